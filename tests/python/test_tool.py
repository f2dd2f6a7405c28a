#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The command dti as a person or a cron job calls it: output, exit status, places of problems."""

import collections
import csv
import datetime
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = ROOT / "examples" / "kien-giang" / "data-2022-2023.csv"
PRINTED = ROOT / "examples" / "kien-giang" / "published.csv"
PLAN = ROOT / "examples" / "kien-giang" / "plan.json"
FRAMEWORK = "vn-dti-province-922"
TOOL = os.environ.get("DTI_TOOL")


def dti(*arguments):
    return subprocess.run([TOOL, *map(str, arguments)], capture_output=True, text=True, timeout=60)


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


@unittest.skipUnless(TOOL, "DTI_TOOL names no command")
class ToolTest(unittest.TestCase):
    def test_frameworks(self):
        done = dti("frameworks")
        ids = [line.split("\t")[0] for line in done.stdout.splitlines()]
        self.assertEqual(ids, sorted(ids))
        self.assertIn(FRAMEWORK, ids)
        self.assertEqual(done.returncode, 0)

    def test_score_csv(self):
        done = dti("score", FRAMEWORK, DATA, "--period", "2022", "--unit", "KG", "--format", "csv")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stdout.splitlines()[0], "unit,period,node,score,max,value,rank,coverage")
        found = {row["node"]: row for row in rows(done.stdout)}
        # dti.gov.vn/xep-hang-2022: Kiên Giang 0.5796, rank 32.
        self.assertAlmostEqual(float(found["DTI"]["value"]), 0.5796, delta=5e-5)
        self.assertEqual(found["DTI"]["rank"], "32")
        self.assertEqual(found["NTS"]["score"], "")

    def test_score_json_is_the_same(self):
        arguments = ("score", FRAMEWORK, DATA, "--node", "CQS")
        as_csv = rows(dti(*arguments, "--format", "csv").stdout)
        as_json = json.loads(dti(*arguments, "--format", "json").stdout)
        self.assertEqual(len(as_csv), 126)
        self.assertEqual([float(r["score"]) for r in as_csv], [r["score"] for r in as_json])

    def test_stats(self):
        arguments = ("stats", FRAMEWORK, DATA, "--period", "2022")
        found = {row["id"]: row for row in rows(dti(*arguments, "--format", "csv").stdout)}
        self.assertEqual(found["HTS"]["n-available"], "63")
        self.assertEqual(found["NLS"]["mean"], "")
        done = dti(*arguments, "--lang", "vi")
        self.assertEqual(done.returncode, 0)
        self.assertIn("Trung vị", done.stdout)
        self.assertIn("dti: note: “NLS” has no numbers", done.stderr)
        as_json = json.loads(dti(*arguments, "--format", "json").stdout)
        self.assertEqual([column["id"] for column in as_json["columns"]], list(found))

    def test_stats_correlations(self):
        arguments = ("stats", FRAMEWORK, DATA, "--period", "2022", "--correlations", "spearman")
        table = dti(*arguments, "--scores")
        self.assertEqual(table.returncode, 0, table.stderr)
        self.assertNotIn("–", table.stdout)
        found = rows(dti(*arguments, "--format", "csv").stdout)
        self.assertTrue(all(-1 <= float(row["coefficient"] or 0) <= 1 for row in found))
        as_json = json.loads(dti(*arguments, "--format", "json").stdout)
        self.assertEqual((as_json["method"], len(as_json["pairs"])), ("spearman", len(found)))

    def test_stats_components(self):
        with tempfile.TemporaryDirectory() as folder:
            model = pathlib.Path(folder, "f.json")
            model.write_text(json.dumps({
                "format": "dti-framework", "format-version": 1, "id": "f",
                "root": {"id": "r", "children": [{"id": "a"}, {"id": "b"}]}}))
            data = pathlib.Path(folder, "d.csv")
            data.write_text("unit,a,b\nx,1,2\ny,2,1\nz,3,3\nw,4,4\n")
            found = rows(dti("stats", model, data, "--pca", "--format", "csv").stdout)
            self.assertAlmostEqual(float(found[0]["eigenvalue"]), 1.8, delta=1e-12)
            self.assertEqual(dti("stats", model, data, "--pca", "--node", "r").stdout.split()[:3],
                             ["Component", "Eigenvalue", "Share"])
        done = dti("stats", FRAMEWORK, DATA, "--period", "2022", "--pca")
        self.assertEqual(done.returncode, 1)
        self.assertIn("numbers of “", done.stderr)
        for wrong in (("--pca", "--correlations", "kendall"), ("--correlations", "other"), ("--node", "CQS")):
            self.assertEqual(dti("stats", FRAMEWORK, DATA, *wrong).returncode, 2)
        self.assertEqual(dti("stats", FRAMEWORK, DATA).returncode, 1)

    def test_score_table(self):
        done = dti("score", FRAMEWORK, DATA, "--unit", "kien giang", "--node", "DTI", "--lang", "vi")
        self.assertEqual(done.returncode, 0, done.stderr)
        lines = done.stdout.splitlines()
        self.assertEqual(len(lines), 3)
        self.assertIn("0,5796", lines[1])
        self.assertIn("0,6717", lines[2])

    def test_rank(self):
        done = dti("rank", FRAMEWORK, DATA, "--period", "2022")
        lines = done.stdout.splitlines()
        self.assertEqual(len(lines), 64)
        ranks = [line.split()[1] for line in lines[1:]]
        # Thanh Hóa and Yên Bái both 15, then 17.
        self.assertEqual(ranks[13:17], ["14", "15", "15", "17"])
        as_csv = rows(dti("rank", FRAMEWORK, DATA, "--period", "2022", "--format", "csv").stdout)
        self.assertEqual({row["node"] for row in as_csv}, {"DTI"})
        as_json = json.loads(dti("rank", FRAMEWORK, DATA, "--period", "2022", "--format", "json").stdout)
        self.assertEqual([float(r["rank"]) for r in as_csv], [r["rank"] for r in as_json])

    def test_explain(self):
        arguments = ("explain", FRAMEWORK, DATA, "--unit", "KG", "--period", "2022")
        tree = json.loads(dti(*arguments, "--format", "json").stdout)
        self.assertEqual((tree["unit"], tree["node"], tree["aggregation"]), ("KG", "DTI", "sum"))
        activity = tree["children"][-1]["children"][0]
        self.assertEqual(activity["observation"]["number"], 0.5821)
        self.assertGreater(activity["observation"]["row"], 1)
        text = dti(*arguments, "--node", "CQS", "--lang", "vi").stdout
        self.assertTrue(text.startswith("CQS Chính quyền số"), text)
        table = rows(dti(*arguments, "--format", "csv").stdout)
        self.assertEqual(table[0]["node"], "DTI")
        self.assertEqual(table[0]["depth"], "0")

    def test_trend_of_one_unit(self):
        arguments = ("trend", FRAMEWORK, DATA, "--unit", "kien giang")
        done = dti(*arguments, "--lang", "vi")
        self.assertEqual(done.returncode, 0, done.stderr)
        lines = done.stdout.splitlines()
        self.assertEqual(len(lines), 4)
        # The published values of 2022 and 2023, and their growth.
        self.assertEqual(
            lines[1].split(),
            "KG DTI 2 2022 2023 0,5796 0,6717 0,0921 15,89 – – thiếu số liệu".split(),
        )
        self.assertEqual(
            lines[3],
            "KG, DTI: tăng từ 0,5796 (2022) lên 0,6717 (2023), bình quân tăng 15,89% mỗi năm; "
            "2 kỳ số liệu chưa đủ để nói về xu hướng, cần ít nhất 4 kỳ.",
        )
        self.assertIn("too few figures for a trend (2)", dti(*arguments).stdout)
        (told,) = json.loads(dti(*arguments, "--format", "json").stdout)
        self.assertEqual((told["unit"], told["node"], told["n"]), ("KG", "DTI", 2))
        self.assertEqual((told["slope"], told["p"]), (None, None))
        self.assertEqual((told["verdict"], told["breaks"]), ("insufficient-data", []))

    def test_trend_of_all(self):
        arguments = ("trend", FRAMEWORK, DATA, "--node", "DTI", "--node", "CQS")
        table = dti(*arguments).stdout
        self.assertEqual(len(table.splitlines()), 1 + 2 * 63)
        as_csv = rows(dti(*arguments, "--format", "csv").stdout)
        as_json = json.loads(dti(*arguments, "--format", "json").stdout)
        self.assertEqual([float(r["change"]) for r in as_csv], [r["change"] for r in as_json])
        self.assertEqual({r["node"] for r in as_json}, {"DTI", "CQS"})
        self.assertEqual(dti(*arguments, "--node", "nothing").returncode, 1)

    def test_trend_of_a_break(self):
        with tempfile.TemporaryDirectory() as folder:
            framework = pathlib.Path(folder) / "framework.json"
            framework.write_text(
                json.dumps(
                    {
                        "format": "dti-framework",
                        "format-version": 1,
                        "id": "t",
                        "root": {"id": "r", "children": [{"id": "a", "max": 100}]},
                    }
                )
            )
            data = pathlib.Path(folder) / "data.csv"
            numbers = [50, 60, 10, 20, 30, 40, 50]
            lines = [f"x,{2015 + i},{n},{'B' if i == 2 else ''}" for i, n in enumerate(numbers)]
            data.write_text("unit,period,a,a:status\n" + "\n".join(lines) + "\n")
            (told,) = json.loads(dti("trend", framework, data, "--format", "json").stdout)
        self.assertEqual((told["n"], told["first"], told["last"]), (5, 0.1, 0.5))
        self.assertEqual((told["verdict"], told["breaks"]), ("improving", ["2017"]))
        self.assertAlmostEqual(told["p"], 1 / 60, delta=1e-15)
        self.assertAlmostEqual(told["slope"], 0.1, delta=1e-15)

    def test_check_published(self):
        done = dti("check", FRAMEWORK, DATA, "--published", PRINTED)
        self.assertEqual(done.returncode, 0)
        # The plan prints the pillar ranks 21 and 17 for 2022; the figures give 31 and 27.
        self.assertIn("node “KTS”: published rank 21, computed 31", done.stderr)
        self.assertIn("node “XHS”: published rank 17, computed 27", done.stderr)
        self.assertNotIn("node “CQS”: published rank", done.stderr)

    def test_output_file(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "out.csv"
            done = dti("score", FRAMEWORK, DATA, "--format", "csv", "--output", path)
            self.assertEqual((done.returncode, done.stdout), (0, ""))
            self.assertEqual(len(rows(path.read_text())), 126 * 16)
            done = dti("score", FRAMEWORK, DATA, "--output", pathlib.Path(folder) / "no" / "where")
            self.assertEqual(done.returncode, 1)

    def test_problems(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "bad.csv"
            path.write_text("unit,period,B1,HDCQS,HDKTS,HDXHS\nKG,2022,300,x,0.5,0.5\n")
            done = dti("score", FRAMEWORK, path, "--node", "HDKTS", "--format", "csv")
            self.assertEqual(done.returncode, 1)
            self.assertIn(f"dti: {path}:2:4: ", done.stderr)
            self.assertEqual(rows(done.stdout)[0]["score"], "75")
            path.write_text('unit,period,B1\n"KG,2022,300\n')
            done = dti("score", FRAMEWORK, path)
            self.assertEqual((done.returncode, done.stdout), (1, ""))

    def test_usage(self):
        for arguments in (
            (),
            ("nothing",),
            ("score", FRAMEWORK),
            ("explain", FRAMEWORK, DATA),
            ("rank", FRAMEWORK, DATA, "--node", "DTI", "--node", "CQS"),
            ("trend", FRAMEWORK),
            ("trend", FRAMEWORK, DATA, "--period", "2022"),
            ("check",),
            ("check", "--plan", "plan.json"),
            ("score", FRAMEWORK, DATA, "--format", "xml"),
            ("score", FRAMEWORK, DATA, "--threads", "-1"),
            ("score", FRAMEWORK, DATA, "--format", "ics"),
            ("compare", FRAMEWORK, DATA),
            ("compare", FRAMEWORK, "--with", FRAMEWORK),
            ("compare", FRAMEWORK, DATA, "--with", FRAMEWORK, "--top", "-1"),
            ("compare", FRAMEWORK, DATA, "--with", FRAMEWORK, *("--node", "DTI") * 3),
            ("compare", FRAMEWORK, DATA, "--set", "name"),
            ("compare", FRAMEWORK, DATA, "--set", "root/decimals=1"),
            ("compare", FRAMEWORK, DATA, "--set", "name:root/decimals=1"),
            ("compare", FRAMEWORK, DATA, "--set", ":/root/decimals=1"),
            ("compare", FRAMEWORK, DATA, "--set", "name=1:/root/decimals"),
            ("compare", FRAMEWORK, DATA, "--with", FRAMEWORK, "--format", "ics"),
            ("progress", FRAMEWORK, DATA),
            ("progress", FRAMEWORK, DATA, PLAN, "--period", "2023"),
            ("progress", FRAMEWORK, DATA, PLAN, "--method", "fast"),
            ("schedule", PLAN),
            ("schedule", PLAN, "--from", "2023-01-01"),
            ("schedule", PLAN, "--from", "2023-01-01", "--to", "1/2/2023"),
            ("schedule", PLAN, "--from", "2023-01-01", "--to", "2023-02-29"),
            ("schedule", PLAN, "--from", "2023-12-31", "--to", "2023-01-01"),
            ("schedule", PLAN, "--from", "2023-01-01", "--to", "2023-12-31", "--format", "csv"),
            ("schedule", PLAN, "--from", "2023-01-01", "--to", "2023-12-31", "--today", "x"),
            ("accountability", FRAMEWORK, DATA, PLAN),
            ("accountability", FRAMEWORK, DATA, "--unit", "KG"),
            ("accountability", FRAMEWORK, DATA, PLAN, "--unit", "KG", "--day", "2023-13-01"),
            ("accountability", FRAMEWORK, DATA, PLAN, "--unit", "KG", "--format", "ics"),
        ):
            done = dti(*arguments)
            self.assertEqual((done.returncode, done.stdout), (2, ""), arguments)

    def test_unknown_names(self):
        for arguments in (
            ("score", FRAMEWORK, DATA, "--node", "nothing"),
            ("score", FRAMEWORK, DATA, "--unit", "Nowhere"),
            ("score", FRAMEWORK, DATA, "--period", "1999"),
            ("score", "no-such-framework", DATA),
            ("score", FRAMEWORK, "no-such-file.csv"),
            ("check", FRAMEWORK, "--plan", "no-such-plan.json"),
            ("progress", FRAMEWORK, DATA, "no-such-plan.json"),
            ("progress", FRAMEWORK, DATA, PLAN, "--unit", "Nowhere"),
            ("progress", FRAMEWORK, DATA, PLAN, "--node", "nothing"),
            ("schedule", "no-such-plan.json", "--from", "2023-01-01", "--to", "2023-12-31"),
            ("accountability", FRAMEWORK, DATA, PLAN, "--unit", "Nowhere"),
            ("accountability", FRAMEWORK, DATA, PLAN, "--unit", "KG", "--period", "1999"),
            ("accountability", FRAMEWORK, DATA, PLAN, "--unit", "KG", "--since", "1999"),
            ("accountability", FRAMEWORK, DATA, "no-such-plan.json", "--unit", "KG"),
        ):
            done = dti(*arguments)
            self.assertEqual((done.returncode, done.stdout), (1, ""), arguments)
            self.assertTrue(done.stderr.startswith("dti: "), arguments)

    def test_check_plan(self):
        done = dti("check", FRAMEWORK, DATA, "--plan", PLAN)
        self.assertEqual((done.returncode, done.stdout), (0, ""), done.stderr)
        # Of the 27 tasks, 14 name no lead (V of the plan), and the Post is asked for no report.
        self.assertEqual(done.stderr.count("nobody leads the task"), 14)
        self.assertIn("“buudien”", done.stderr)
        self.assertNotIn("the data have no unit", done.stderr)
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "plan.json"
            document = json.loads(PLAN.read_text())
            document["targets"][0]["unit"] = "XX"
            document["baseline"][1]["unit"] = "YY"
            path.write_text(json.dumps(document))
            done = dti("check", FRAMEWORK, DATA, "--plan", path)
            self.assertEqual(done.returncode, 0)
            self.assertIn(f"dti: {path}#/targets/0/unit: ", done.stderr)
            self.assertIn(f"dti: {path}#/baseline/1/unit: ", done.stderr)
            document["assignments"][3]["node"] = "nowhere"
            path.write_text(json.dumps(document))
            done = dti("check", FRAMEWORK, "--plan", path)
            self.assertEqual(done.returncode, 1)
            self.assertIn(f"dti: {path}#/assignments/3/node: ", done.stderr)


@unittest.skipUnless(TOOL, "DTI_TOOL names no command")
class ProgressTest(unittest.TestCase):
    """The plan of Kiên Giang wants rank 20 in 2023, from rank 32 in 2022; printed was 40."""

    def progress(self, *arguments):
        done = dti("progress", FRAMEWORK, DATA, PLAN, *arguments)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return done.stdout

    def test_json_and_csv(self):
        (found,) = json.loads(self.progress("--format", "json"))
        self.assertEqual((found["unit"], found["node"], found["target"]["id"]), ("KG", "DTI", "top-20"))
        self.assertEqual((found["baseline"]["value"], found["present"]["value"]), (32, 40))
        self.assertAlmostEqual(found["ratio"], (32 - 40) / (32 - 20), delta=1e-12)
        (row,) = rows(self.progress("--format", "csv"))
        self.assertEqual((row["class"], row["status"]), ("away", "target-passed"))
        self.assertEqual(float(row["ratio"]), found["ratio"])
        (done,) = rows(self.progress("--method", "percent-of-target", "--format", "csv"))
        self.assertEqual(done["method"], "percent-of-target")

    def test_table(self):
        lines = self.progress("--lang", "vi").splitlines()
        self.assertEqual(lines[1].split()[:9],
                         ["KG", "DTI", "2022", "32", "2023", "40", "2023", "20", "-0,67"])
        self.assertIn("mục tiêu hạng ≤ 20 (2023)", lines[3])

    def test_selection(self):
        self.assertEqual(len(json.loads(self.progress("--unit", "kien giang", "--format", "json"))), 1)
        self.assertEqual(json.loads(self.progress("--unit", "AG", "--format", "json")), [])
        self.assertEqual(json.loads(self.progress("--node", "CQS", "--format", "json")), [])


@unittest.skipUnless(TOOL, "DTI_TOOL names no command")
class CompareTest(unittest.TestCase):
    """By the mean x, y, z have 0.55, 0.5, 0.45, by the geometric mean √0.18, 0.5, √0.08; by b the reverse."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        share = {"rule": {"type": "goalposts", "min": 0, "max": 10}}
        self.mean = self.write(folder, "mean.json", {
            "id": "mean", "root": {"id": "r", "aggregation": "mean", "missing": "propagate", "children": [
                {"id": "a", **share}, {"id": "b", **share}]}})
        self.one = self.write(folder, "one.json", {
            "id": "one", "root": {"id": "s", "aggregation": "mean", "children": [{"id": "b", **share}]}})
        self.data = pathlib.Path(folder.name, "data.csv")
        self.data.write_text("unit,name,a,b\nz,Zed,1,8\ny,,5,5\nx,,9,2\nq,,,9\n")

    def write(self, folder, name, members):
        path = pathlib.Path(folder.name, name)
        path.write_text(json.dumps({"format": "dti-framework", "format-version": 1, **members}))
        return path

    def compare(self, *arguments):
        return dti("compare", self.mean, self.data, *arguments)

    def test_json(self):
        done = self.compare("--with", self.one, "--set", 'geo:/root/aggregation="geometric-mean"',
                            "--format", "json")
        self.assertEqual(done.returncode, 0, done.stderr)
        document = json.loads(done.stdout)
        self.assertEqual([(m["label"], m["node"], m["ranked"]) for m in document["methods"]],
                         [("mean", "r", 3), ("one", "s", 4), ("geo", "r", 3)])
        ranks = {u["unit"]: [r["rank"] for r in u["results"]] for u in document["units"]}
        self.assertEqual(ranks, {"z": [3, 2, 3], "y": [2, 3, 1], "x": [1, 4, 2], "q": [None, 1, None]})
        agreement = {(a["first"], a["second"]): a for a in document["agreements"]}
        self.assertAlmostEqual(agreement["mean", "one"]["spearman"], -1, delta=1e-12)
        self.assertAlmostEqual(agreement["mean", "geo"]["spearman"], 0.5, delta=1e-12)
        self.assertAlmostEqual(agreement["mean", "geo"]["kendall"], 1 / 3, delta=1e-12)
        self.assertAlmostEqual(agreement["mean", "geo"]["mean-shift"], 2 / 3, delta=1e-12)

    def test_csv(self):
        done = self.compare("--set", 'geo:/root/aggregation="geometric-mean"', "--format", "csv")
        found = {row["unit"]: row for row in rows(done.stdout)}
        self.assertEqual(list(found), ["z", "y", "x", "q"])
        self.assertAlmostEqual(float(found["x"]["geo:value"]), 0.18**0.5, delta=1e-12)
        self.assertEqual([found["x"][name] for name in ("mean:rank", "geo:rank", "geo:rank-shift")],
                         ["1", "2", "-1"])
        self.assertEqual((found["q"]["geo:rank"], found["q"]["methods"]), ("", "0"))
        some = self.compare("--with", self.one, "--unit", "zed", "--unit", "x", "--format", "csv")
        self.assertEqual([row["one:rank"] for row in rows(some.stdout)], ["2", "4"])
        top = self.compare("--with", self.one, "--top", "2", "--format", "csv")
        self.assertEqual([row["unit"] for row in rows(top.stdout)], ["y", "x"])

    def test_table(self):
        done = self.compare("--with", self.one, "--top", "2")
        lines = [line.split() for line in done.stdout.splitlines()]
        self.assertEqual(lines[0], ["Unit", "mean", "one", "Best", "Median", "Worst", "Name"])
        self.assertEqual(lines[1], ["x", "1", "4", "1", "2.5", "4", "x"])
        self.assertEqual([line[0] for line in lines[1:3]], ["x", "y"])
        # Among x, y and z alone: 1 and 3, 2 and 2, 3 and 1.
        self.assertEqual(lines[5], ["mean", "one", "3", "-1.000", "-1.000", "1.33", "2", "1"])
        done = self.compare("--with", self.one, "--lang", "vi")
        self.assertIn("Lệch hạng bình quân", done.stdout)
        self.assertIn("1,33", done.stdout)
        self.assertRegex(done.stdout, r"\nq +– +1 +1 +1 +1 +q\n")

    def test_variants(self):
        done = self.compare("--set", "two:/root/children/0/weight=2", "--set", "two:/root/decimals=1",
                            "--set", "/root/children/1/weight=0", "--format", "json")
        self.assertEqual(done.returncode, 0, done.stderr)
        document = json.loads(done.stdout)
        self.assertEqual([m["label"] for m in document["methods"]],
                         ["mean", "two", "/root/children/1/weight=0"])
        values = {u["unit"]: [r["value"] for r in u["results"]] for u in document["units"]}
        for found, expected in zip(values["x"], (0.55, 2 / 3, 0.9)):
            self.assertAlmostEqual(found, expected, delta=1e-12)
        self.assertEqual(self.compare("--with", self.mean, "--format", "csv").stdout.split(",")[5],
                         "mean (2):score")

    def test_nodes(self):
        document = json.loads(self.compare("--with", self.one, "--with", self.mean, "--node", "b",
                                           "--format", "json").stdout)
        self.assertEqual([m["node"] for m in document["methods"]], ["b"] * 3)
        document = json.loads(self.compare("--with", self.one, "--set", "v:/root/decimals=1", "--node", "a",
                                           "--node", "b", "--format", "json").stdout)
        self.assertEqual([m["node"] for m in document["methods"]], ["a", "b", "a"])

    def test_problems(self):
        for arguments, message in (
            (("--set", "v:/root/nothing/here=1"), "“/root” has no “nothing”"),
            (("--set", "v:/root/aggregation=mean"), "the value for “/root/aggregation”: 1:1:"),
            (("--set", "/root/aggregation=\"other\""), "#/root/aggregation: "),
            (("--set", "mean:/root/decimals=1"), "“mean” is the name of a framework"),
            (("--with", "no-such-framework"), "no-such-framework"),
            (("--with", self.one, "--node", "a"), "the framework of “one” has no node “a”"),
            (("--with", self.one, "--unit", "Nowhere"), "Nowhere"),
            (("--with", self.one, "--period", "1999"), "1999"),
        ):
            done = self.compare(*arguments)
            self.assertEqual((done.returncode, done.stdout), (1, ""), arguments)
            self.assertIn(message, done.stderr)
        self.data.write_text("unit,a,b\nx,1,two\ny,2,3\n")
        done = self.compare("--with", self.one)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stderr.count("“two” is no number"), 1, done.stderr)
        self.assertNotIn("“a”", done.stderr)
        self.data.write_text("unit,a,b,c\nx,1,2,3\ny,2,3,4\n")
        done = self.compare("--with", self.one)
        self.assertEqual(done.stderr.count("“c” is no node of the framework"), 1, done.stderr)

    def test_data_in_json(self):
        self.data.write_text(json.dumps({
            "format": "dti-dataset", "format-version": 1, "units": ["x", "y"],
            "periods": {"2022": {"columns": {"a": [1, 2], "b": [2, 1], "a:status": [None, "E"]}}}}))
        done = self.compare("--with", self.one, "--format", "csv")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual([row["one:rank"] for row in rows(done.stdout)], ["1", "2"])

    def test_published(self):
        """dti.gov.vn/xep-hang-2022: Kiên Giang is 32nd; a framework beside itself agrees in full."""
        document = json.loads(dti("compare", FRAMEWORK, DATA, "--period", "2022", "--with", FRAMEWORK,
                                  "--unit", "kien giang", "--format", "json").stdout)
        self.assertEqual([r["rank"] for r in document["units"][0]["results"]], [32, 32])
        self.assertEqual(document["agreements"][0]["unchanged"], 63)


@unittest.skipUnless(TOOL, "DTI_TOOL names no command")
class ScheduleTest(unittest.TestCase):
    RANGE = ("--from", "2023-09-01", "--to", "2025-12-31", "--today", "2023-09-20")

    def read(self, *arguments):
        done = dti("schedule", PLAN, *self.RANGE, *arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done

    def test_json(self):
        found = json.loads(self.read("--format", "json").stdout)
        dates = {(o["obligation"], o["period"]): (o["due"], o["due-rolled"]) for o in found}
        # Last acceptable days and working days before them, as worked out by hand from the plan.
        expected = {
            ("q-agency", "2023-Q3"): ("2023-09-24", "2023-09-22"),
            ("q-agency", "2023-Q4"): ("2023-12-24", "2023-12-22"),
            ("q-agency", "2024-Q2"): ("2024-06-24", "2024-06-24"),
            ("q-coord", "2023-Q3"): ("2023-09-29", "2023-09-29"),
            ("q-coord", "2023-Q4"): ("2023-12-29", "2023-12-29"),
            ("q-coord", "2024-Q2"): ("2024-06-29", "2024-06-28"),
            ("y-agency", "2023"): ("2023-12-19", "2023-12-19"),
            ("y-coord", "2023"): ("2023-12-24", "2023-12-22"),
        }
        for key, days in expected.items():
            self.assertEqual(dates[key], days, key)
        # Ten quarters and three years, each of both rules.
        self.assertEqual(collections.Counter(rule for rule, period in dates),
                         {"q-agency": 10, "q-coord": 10, "y-agency": 3, "y-coord": 3})
        reporters = [o["from"] for o in found if (o["obligation"], o["period"]) == ("y-agency", "2023")]
        self.assertEqual([len(names) for names in reporters], [16])

    def test_table(self):
        done = self.read("--lang", "vi")
        lines = done.stdout.splitlines()
        self.assertTrue(lines[0].startswith("Chậm nhất"), lines[0])
        self.assertEqual(len(lines), 1 + 26)
        self.assertEqual(lines[1].split()[:5],
                         ["2023-09-24", "2023-09-22", "2023-09-22", "2023-Q3", "q-agency"])
        # The yearly report is due before the last quarter that it contains.
        self.assertIn("y-agency", done.stderr)

    def test_icalendar(self):
        text = self.read("--format", "ics").stdout
        self.assertTrue(text.startswith("BEGIN:VCALENDAR"))
        self.assertIn("BEGIN:VEVENT", text)

    def test_calendar(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "days.json"
            days = [{"day": "2023-09-22", "kind": "holiday", "title": "x"}]
            path.write_text(json.dumps(
                {"format": "dti-calendar", "format-version": 1, "id": "x", "days": days}))
            found = json.loads(self.read("--format", "json", "--calendar", path).stdout)
            rolled = {(o["obligation"], o["period"]): o["due-rolled"] for o in found}
            self.assertEqual(rolled[("q-agency", "2023-Q3")], "2023-09-21")
            done = dti("schedule", PLAN, *self.RANGE, "--calendar", pathlib.Path(folder) / "none")
            self.assertEqual((done.returncode, done.stdout), (1, ""))

    def test_zone_of_the_host(self):
        texts = set()
        for zone in ("UTC", "Asia/Ho_Chi_Minh", "Pacific/Pago_Pago", "Etc/GMT-14"):
            done = subprocess.run(
                [TOOL, "schedule", PLAN, *self.RANGE, "--format", "json"],
                capture_output=True, text=True, timeout=60, env={**os.environ, "TZ": zone})
            texts.add(done.stdout)
        self.assertEqual(len(texts), 1)

    def test_today_by_default(self):
        before = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=7))).date()
        done = dti("schedule", PLAN, *self.RANGE[:4], "--format", "json")
        after = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=7))).date()
        explicit = [dti("schedule", PLAN, *self.RANGE[:4], "--format", "json", "--today", day).stdout
                    for day in (before, after)]
        self.assertIn(done.stdout, explicit)


@unittest.skipUnless(TOOL, "DTI_TOOL names no command")
class AccountabilityTest(unittest.TestCase):
    CALL = ("accountability", FRAMEWORK, DATA, PLAN, "--unit", "kien giang", "--today", "2024-01-15")

    def test_json(self):
        done = dti(*self.CALL, "--period", "2023", "--since", "2022", "--format", "json")
        self.assertEqual(done.returncode, 0, done.stderr)
        account = json.loads(done.stdout)
        self.assertEqual((account["unit"], account["period"], account["day"]), ("KG", "2023", "2023-12-31"))
        # Published: 0.6717 after 0.5796, of 1000 points.
        self.assertAlmostEqual(account["lost"], 328.3, delta=0.05)
        self.assertAlmostEqual(account["gained"], 92.1, delta=0.1)
        parts = [agency["lost-shared"] for agency in account["agencies"]]
        self.assertEqual(sum(parts) + account["unassigned"]["lost"], account["lost"])
        gains = [agency["gained-shared"] for agency in account["agencies"]]
        self.assertEqual(sum(gains) + account["unassigned"]["gained"], account["gained"])
        first = account["agencies"][0]
        self.assertEqual((first["agency"], first["lost-full"]), ("stttt", account["lost"]))
        # Since the plan is in force (12/9/2023): the third and fourth quarter and the year, as an
        # agency and as the one that puts it all together; both yearly reports and one quarterly one
        # fall due from 18 to 24 December.
        self.assertEqual(first["due"], 6)
        self.assertEqual(first["busiest-week"], {"monday": "2023-12-18", "due": 3})
        self.assertIsNone(first["on-time-rate"])
        self.assertIsNone(first["over-claimed"])

    def test_csv_and_table(self):
        as_csv = rows(dti(*self.CALL, "--format", "csv").stdout)
        as_json = json.loads(dti(*self.CALL, "--format", "json").stdout)
        self.assertEqual(as_json["period"], "2023")
        self.assertEqual(sum(float(row["lost-shared"]) for row in as_csv), as_json["lost"])
        self.assertEqual(as_csv[-1]["agency"], "")
        done = dti(*self.CALL, "--lang", "vi")
        lines = done.stdout.splitlines()
        self.assertTrue(lines[0].startswith("Cơ quan"), lines[0])
        self.assertTrue(lines[1].startswith("stttt "), lines[1])
        self.assertIn("328,3", lines[1])
        self.assertTrue(lines[len(as_csv)].startswith("(chưa giao)"), lines)
        # Nobody supplies data in this plan.
        self.assertIn("node “HDCQS”: nobody supplies its figures", done.stderr)

    def test_day(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "plan.json"
            document = json.loads(PLAN.read_text())
            document["assignments"] = [
                {"node": "DTI", "agency": "snv", "role": "lead", "valid": {"to": "2023-06-30"}},
                {"node": "DTI", "agency": "stc", "role": "lead", "valid": {"from": "2023-07-01"}},
            ]
            path.write_text(json.dumps(document))
            call = ("accountability", FRAMEWORK, DATA, path, "--unit", "KG", "--format", "json")
            for day, agency in (("2023-06-30", "snv"), ("2023-07-01", "stc")):
                account = json.loads(dti(*call, "--day", day).stdout)
                self.assertEqual(account["agencies"][0]["agency"], agency)

    def test_stages(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "data.csv"
            lines = ["unit,period,node,value,stage"]
            lines += [f"KG,2023,{node},0.5,appraised" for node in ("HDCQS", "HDKTS", "HDXHS")]
            lines += [f"KG,2023,{node},0.6,self" for node in ("HDCQS", "HDKTS", "HDXHS")]
            lines += ["KG,2023,B1,300,appraised", "KG,2023,B1,250,self"]
            path.write_text("\n".join(lines) + "\n")
            done = dti("accountability", FRAMEWORK, path, PLAN, "--unit", "KG", "--format", "json")
            self.assertEqual(done.returncode, 0, done.stderr)
            account = json.loads(done.stdout)
            # 0.1 of 200, 150 and 150 points; B1 claimed too little, which makes up for nothing.
            self.assertAlmostEqual(account["agencies"][0]["over-claimed"], 50, delta=1e-9)
            self.assertAlmostEqual(account["lost"], 450, delta=1e-9)


if __name__ == "__main__":
    if not TOOL:
        print("DTI_TOOL is not set: the command is not tested", file=sys.stderr)
    unittest.main()
