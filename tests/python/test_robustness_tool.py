#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The command dti robustness: how sure ranks are, which input moves them, what each node does."""

import csv
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

TOOL = os.environ.get("DTI_TOOL")

MODEL = {
    "format": "dti-framework",
    "format-version": 1,
    "id": "f",
    "root": {"id": "r", "aggregation": "mean", "children": [
        {"id": "a", "rule": {"type": "share"}, "weight": 1},
        {"id": "b", "rule": {"type": "share"}, "weight": 1}]},
}
# By means of a and b: x 0.5, y 0.6, z 0.46; with a alone x is first, with b alone z is.
DATA = "unit,name,a,b\nx,Ích,0.8,0.2\ny,Ý,0.6,0.6\nz,Dét,0.02,0.9\n"
# One of two sets of weights, each of them half of the time: all on a, or all on b.
SETS = {"id": "sets", "weights": {"sets": [{"r": {"a": 1, "b": 0}}, {"r": {"a": 0, "b": 1}}]}}
RANKS = {"x": (1, 3), "y": (2, 2), "z": (3, 1)}


def document(*inputs):
    return json.dumps({"format": "dti-uncertainty", "format-version": 1, "inputs": inputs})


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


@unittest.skipUnless(TOOL, "DTI_TOOL names no command")
class RobustnessTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.model = self.write("f.json", json.dumps(MODEL))
        self.data = self.write("d.csv", DATA)
        self.inputs = self.write("inputs.json", document(SETS))

    def write(self, name, text):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def call(self, *arguments, **variables):
        call = [TOOL, "robustness", self.model, self.data, *arguments]
        return subprocess.run([str(word) for word in call], capture_output=True, encoding="utf-8",
                              timeout=60, env={**os.environ, **variables})

    def read(self, *arguments):
        done = self.call("--inputs", self.inputs, *arguments)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return done.stdout

    def test_json(self):
        found = json.loads(self.read("--replicates", "400", "--seed", "7", "--top", "1", "--top", "2",
                                     "--format", "json"))
        self.assertEqual([found[name] for name in ("seed", "replicates", "failed", "node")], [7, 400, 0, "r"])
        self.assertNotIn("sensitivity", found)
        units = {unit["unit"]: unit for unit in found["units"]}
        self.assertEqual({name: unit["rank"] for name, unit in units.items()}, {"x": 2, "y": 1, "z": 3})
        # How often the first set was drawn: x is first then, and only then.
        share = units["x"]["p-rank"]["1"]
        self.assertAlmostEqual(share, 0.5, delta=0.1)
        for name, (first, second) in RANKS.items():
            unit = units[name]
            low, high = sorted((first, second))
            self.assertEqual((unit["q05"], unit["q95"]), (low, high), name)
            self.assertEqual((unit["best"], unit["worst"]), (low, high))
            self.assertAlmostEqual(unit["mean"], share * first + (1 - share) * second, delta=1e-12)
            for k in (1, 2):
                expected = share * (first <= k) + (1 - share) * (second <= k)
                self.assertAlmostEqual(unit["p-rank"][str(k)], expected, delta=1e-12)

    def test_csv(self):
        calls = ("--top", "1", "--replicates", "50")
        found = rows(self.read(*calls, "--format", "csv"))
        units = json.loads(self.read(*calls, "--format", "json"))["units"]
        self.assertEqual([row["unit"] for row in found], ["x", "y", "z"])
        for row, unit in zip(found, units):
            for name in ("rank", "q05", "median", "q95", "mean", "score-mean", "replicates"):
                self.assertEqual(float(row[name]), unit[name])
            self.assertEqual(float(row["p-rank-1"]), unit["p-rank"]["1"])
        some = rows(self.read(*calls, "--unit", "Dét", "--unit", "x", "--format", "csv"))
        self.assertEqual(some, [found[0], found[2]])
        some = json.loads(self.read(*calls, "--unit", "Dét", "--format", "json"))
        self.assertEqual(some["units"], [units[2]])

    def test_table(self):
        lines = [line.split() for line in self.read("--top", "1").splitlines()]
        self.assertEqual(lines[0],
                         ["Unit", "Name", "Rank", "5", "%", "95", "%", "Median", "P(rank", "≤", "1)"])
        self.assertEqual([line[:5] for line in lines[1:]],
                         [["y", "Ý", "1", "2.0", "2.0"], ["x", "Ích", "2", "1.0", "3.0"],
                          ["z", "Dét", "3", "1.0", "3.0"]])
        self.assertEqual(lines[1][5:], ["2.0", "0.000"])
        text = self.read("--lang", "vi", "--unit", "y", "--top", "2", "--rows", "16")
        lines = text.splitlines()
        self.assertEqual(lines[0].split(),
                         ["Mã", "Tên", "Hạng", "5%", "95%", "Trung", "vị", "P(hạng", "≤", "2)"])
        self.assertEqual(lines[1].split(), ["y", "Ý", "1", "2,0", "2,0", "2,0", "1,000"])
        self.assertTrue(lines[3].startswith("Đầu vào"), text)
        self.assertNotIn("P(rank", self.read())
        # Who is not ranked comes last, with dashes.
        self.data.write_text("unit,a,b\nq,,\nx,0.8,0.2\ny,0.6,0.6\nz,0.02,0.9\n")
        done = self.call("--inputs", self.inputs, "--top", "1")
        self.assertEqual(done.stdout.splitlines()[-1].split(), ["q", "q", "–", "–", "–", "–", "–"])

    def test_sensitivity(self):
        other = {"id": "nothing", "at": "/root/decimals", "alternatives": [1, 2]}
        self.inputs.write_text(document(SETS, other))
        found = json.loads(self.read("--rows", "64", "--format", "json"))
        self.assertEqual((found["replicates"], found["n-rows"]), (128, 64))
        first, second = found["sensitivity"]
        self.assertEqual(list(first), ["input", "first", "first-low", "first-high",
                                       "total", "total-low", "total-high"])
        # The sets move x from 2 to 1 or 3, y from 1 to 2 and z from 3 to 3 or 1: by 2/3 or by 4/3 on average.
        self.assertAlmostEqual(found["mean"], 1.0, delta=0.02)
        self.assertAlmostEqual(first["total"], 1.0, delta=0.1)
        self.assertEqual((second["first"], second["total"]), (0, 0))
        units, indices = self.read("--rows", "64", "--format", "csv", "--top", "1").split("\n\n")
        self.assertEqual([float(row["q05"]) for row in rows(units)], [u["q05"] for u in found["units"]])
        self.assertEqual([float(row["total"]) for row in rows(indices)], [first["total"], second["total"]])
        table = self.read("--rows", "64").split("\n\n")[1].splitlines()
        self.assertEqual(table[0].split(), ["Input", "First", "order", "5", "%", "95", "%",
                                            "Total", "5", "%", "95", "%"])
        self.assertEqual([line.split()[0] for line in table[1:]], ["sets", "nothing"])
        self.assertEqual(table[2].split()[1:], ["0.000"] * 6)

    def test_default_noise(self):
        done = self.call("--format", "json")
        self.assertEqual(done.returncode, 0)
        self.assertEqual(done.stderr,
                         "dti: note: no uncertain inputs were given: all weights get noise of 25 %\n")
        told = self.call("--format", "json", "--noise", "0.25", "--replicates", "1000", "--seed", "0")
        self.assertEqual((told.stdout, told.stderr), (done.stdout, ""))
        self.assertEqual(json.loads(done.stdout)["replicates"], 1000)
        # Shares from 3/8 to 5/8: x has at most 0.575 and z at most 0.57, below the 0.6 of y.
        units = {u["unit"]: u for u in json.loads(done.stdout)["units"]}
        self.assertEqual((units["y"]["best"], units["y"]["worst"]), (1, 1))
        # Both: the inputs of the file, and noise.
        both = json.loads(self.read("--noise", "0.5", "--rows", "8", "--format", "json"))
        self.assertEqual([index["input"] for index in both["sensitivity"]], ["sets", "weights"])

    def test_same_text(self):
        noise = {"id": "errors", "observations": "*", "normal": 0.2}
        self.inputs.write_text(document(SETS, noise))
        for arguments in (("--format", "csv"), ("--rows", "32", "--format", "json"), ("--lang", "vi")):
            base = self.read(*arguments, "--seed", "5")
            for threads in ("1", "2", "8"):
                self.assertEqual(self.read(*arguments, "--seed", "5", "--threads", threads), base)
            for locale in ("C", "C.UTF-8", "vi_VN.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8"):
                done = self.call("--inputs", self.inputs, *arguments, "--seed", "5", "--noise", "0.0",
                                 LC_ALL=locale)
                again = self.call("--inputs", self.inputs, *arguments, "--seed", "5", "--noise", "0.0")
                self.assertEqual((done.returncode, done.stdout), (0, again.stdout), locale)
            self.assertNotEqual(self.read(*arguments, "--seed", "6"), base)
        largest = str(2**53 - 1)
        self.assertIn(largest, self.read("--seed", largest, "--format", "json"))

    def test_importance(self):
        done = self.call("--importance", "--format", "csv")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        found = rows(done.stdout)
        # Without a the ranks are 3, 2, 1 in place of 2, 1, 3; without b they are 1, 2, 3.
        self.assertEqual([(row["node"], row["moved"], row["max-shift"]) for row in found],
                         [("a", "3", "2"), ("b", "2", "1")])
        self.assertAlmostEqual(float(found[0]["mean-shift"]), 4 / 3, delta=1e-12)
        as_json = json.loads(self.call("--importance", "--format", "json").stdout)
        self.assertEqual([row["node"] for row in as_json["importance"]], ["a", "b"])
        self.model.write_text(json.dumps({**MODEL, "root": {
            **MODEL["root"], "children": MODEL["root"]["children"][::-1]}}))
        found = rows(self.call("--importance", "--format", "csv").stdout)
        self.assertEqual([row["node"] for row in found], ["b", "a"])
        table = self.call("--importance", "--lang", "vi").stdout.splitlines()
        self.assertIn("Lệch hạng bình quân", table[0])
        # −1/2 and 1/2 by Spearman’s formula.
        self.assertEqual([line.split() for line in table[1:]],
                         [["a", "1,33", "2", "3", "0", "-0,500"], ["b", "0,67", "1", "2", "0", "0,500"]])
        done = self.call("--importance", "--level", "nothing")
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertIn("“nothing”", done.stderr)

    def test_output_and_period(self):
        path = self.folder / "out.csv"
        done = self.call("--inputs", self.inputs, "--format", "csv", "--output", path)
        self.assertEqual((done.returncode, done.stdout), (0, ""))
        self.assertEqual(path.read_text(), self.read("--format", "csv"))
        self.data.write_text("unit,period,a,b\nx,2022,0.1,0.2\ny,2022,0.2,0.1\n"
                             "x,2023,0.1,0.2\ny,2023,0.2,0.3\n")
        self.assertEqual(self.call("--noise", "0.1").returncode, 1)
        done = self.call("--noise", "0.1", "--period", "2023", "--node", "b", "--format", "json")
        found = json.loads(done.stdout)
        self.assertEqual((found["period"], found["node"]), ("2023", "b"))

    def test_wrong_usage(self):
        for arguments in (
            ("--noise", "1.5"), ("--noise", "-0.1"), ("--noise", "much"), ("--noise", ""), ("--noise", "0,5"),
            ("--replicates", "0"), ("--replicates", "-5"), ("--replicates", "many"),
            ("--rows", "1"), ("--rows", "0"), ("--rows", "x"), ("--rows", "8", "--replicates", "8"),
            ("--seed", "-1"), ("--seed", str(2**53)), ("--seed", "1.5"), ("--seed", ""),
            ("--top", "0"), ("--top", "-1"), ("--top", "x"), ("--threads", "-1"),
            ("--node", "a", "--node", "b"), ("--level", "pillar"), ("--format", "ics"), ("third",),
            ("--importance", "--noise", "0.1"), ("--importance", "--rows", "8"),
            ("--importance", "--replicates", "8"), ("--importance", "--inputs", self.inputs),
            ("--importance", "--top", "1"), ("--importance", "--seed", "1"), ("--importance", "--unit", "x"),
        ):
            done = self.call(*arguments)
            self.assertEqual((done.returncode, done.stdout), (2, ""), arguments)
            self.assertIn("usage:", done.stderr)

    def test_problems(self):
        for text, message in (
            (document({"id": "n", "weights": {"noise": 2}}), "inputs.json#/inputs/0/weights/noise: "),
            (document(SETS, {"id": "n", "at": "x", "alternatives": [1]}), "inputs.json#/inputs/1/at: "),
            (document(SETS, SETS), "“sets”"),
            (document({"id": "n", "observations": "c", "normal": 1}), "“c”"),
            ("{", "inputs.json:1:"),
        ):
            self.inputs.write_text(text)
            done = self.call("--inputs", self.inputs)
            self.assertEqual((done.returncode, done.stdout), (1, ""), text)
            self.assertIn(message, done.stderr)
        self.assertEqual(self.call("--inputs", self.folder / "none.json").returncode, 1)
        self.assertEqual(self.call("--node", "nothing").returncode, 1)
        self.assertEqual(self.call("--unit", "nobody").returncode, 1)

    def test_failed_replicates(self):
        """They are warnings; the others are printed."""
        bad = {"id": "bad", "at": "/root/aggregation", "alternatives": ["mean", "nonsense"]}
        self.inputs.write_text(document(bad))
        done = self.call("--inputs", self.inputs, "--replicates", "40", "--format", "json")
        self.assertEqual(done.returncode, 0)
        failed = json.loads(done.stdout)["failed"]
        self.assertTrue(0 < failed < 40)
        self.assertIn(f"dti: warning: {failed} of 40 replicates failed", done.stderr)
        done = self.call("--inputs", self.inputs, "--rows", "16", "--format", "json")
        self.assertEqual(done.returncode, 0)
        self.assertGreater(json.loads(done.stdout)["n-failed"], 0)
        self.assertEqual(done.stderr.count("replicates failed"), 1)
        # None at all is no answer, and a place that is not there is said at once.
        self.inputs.write_text(document({"id": "n", "at": "/root/aggregation", "alternatives": [1]}))
        for arguments in (("--replicates", "9"), ("--rows", "9")):
            done = self.call("--inputs", self.inputs, *arguments)
            self.assertEqual(done.returncode, 1)
            self.assertIn("dti: no replicate could be scored\n", done.stderr)
        self.inputs.write_text(document({"id": "n", "at": "/root/no/where", "alternatives": [1]}))
        done = self.call("--inputs", self.inputs, "--replicates", "9")
        self.assertEqual(done.returncode, 1)
        self.assertIn("“/root” has no “no”", done.stderr)


if __name__ == "__main__":
    if not TOOL:
        print("DTI_TOOL is not set: the command is not tested", file=sys.stderr)
    unittest.main()
