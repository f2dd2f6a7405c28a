#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The command dti as a person or a cron job calls it: output, exit status, places of problems."""

import csv
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
            ("check",),
            ("check", FRAMEWORK, "--plan", "plan.json"),
            ("score", FRAMEWORK, DATA, "--format", "xml"),
            ("score", FRAMEWORK, DATA, "--threads", "-1"),
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
        ):
            done = dti(*arguments)
            self.assertEqual((done.returncode, done.stdout), (1, ""), arguments)
            self.assertTrue(done.stderr.startswith("dti: "), arguments)


if __name__ == "__main__":
    if not TOOL:
        print("DTI_TOOL is not set: the command is not tested", file=sys.stderr)
    unittest.main()
