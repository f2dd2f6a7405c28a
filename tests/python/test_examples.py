#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The examples print the same in every language.

Environment: DTI_EXAMPLE_PROGRAMS lists the compiled ones as LANGUAGE-NAME=PATH, separated by “:”;
the scripts are run from the sources.
"""

import os
import re
import shutil
import subprocess
import sys
import unittest

from support import FRAMEWORK_922, KIEN_GIANG, ROOT

DATA = os.fspath(KIEN_GIANG / "data-2022-2023.csv")
EXAMPLES = ROOT / "examples"


def commands(name):
    """Language → command of an example, of all languages that are there."""
    listed = filter(None, os.environ.get("DTI_EXAMPLE_PROGRAMS", "").split(":"))
    compiled = dict(entry.split("=", 1) for entry in listed)
    found = {
        key.split("-", 1)[0]: [path]
        for key, path in compiled.items()
        if key.split("-", 1)[1] == name
    }
    found["python"] = [sys.executable, os.fspath(EXAMPLES / "python" / f"{name}.py")]
    if shutil.which("gjs"):
        found["javascript"] = ["gjs", "-m", os.fspath(EXAMPLES / "javascript" / f"{name}.js")]
    missing = sorted({"c", "vala", "javascript"} - set(found))
    if missing:
        print(
            f"NOT COMPARED, because it is not built or not installed: {', '.join(missing)}",
            file=sys.stderr,
        )
    return found


def run(command, *arguments):
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        [*command, *arguments], env=environment, capture_output=True, text=True, timeout=60
    )


class SameOutputTest(unittest.TestCase):
    def assert_same(self, name, *arguments):
        """All languages print the same; returns it."""
        results = {
            language: run(command, *arguments) for language, command in commands(name).items()
        }
        for language, result in results.items():
            self.assertEqual((result.returncode, result.stderr), (0, ""), language)
            self.assertEqual(result.stdout, results["python"].stdout, language)
        return results["python"].stdout

    def test_score(self):
        output = self.assert_same("score", FRAMEWORK_922, DATA, "KG")
        lines = output.splitlines()
        self.assertEqual(lines[0], "Kiên Giang 2022")
        # The published value and rank of both years.
        self.assertRegex(output, r"2022\n  DTI: score [\d.]+, value 0\.5796, rank 32 of 63")
        self.assertRegex(output, r"2023\n  DTI: score [\d.]+, value 0\.6717, rank 40 of 63")
        self.assertIn("    B1: 344.4850 of 500.0000 by", output)

    def test_score_with_a_framework_file(self):
        framework = os.fspath(ROOT / "libdti" / "frameworks" / f"{FRAMEWORK_922}.json")
        self.assertEqual(
            self.assert_same("score", framework, DATA, "KG"),
            self.assert_same("score", FRAMEWORK_922, DATA, "KG"),
        )

    def test_rule(self):
        output = self.assert_same("rule", FRAMEWORK_922, DATA, "HDCQS")
        # The published 0.5821 of 200 points, and its root 0.762955 of them.
        self.assertIn("  KG: 116.4200, by the root 152.5910\n", output)

    def test_plan(self):
        plan = os.fspath(KIEN_GIANG / "plan.json")
        output = self.assert_same("plan", plan, "2023-12-01", "2023-12-31", "2023-12-20", "HTS")
        # Sixteen bodies, twice; the department that puts it together, twice.
        self.assertEqual(output.count("\n  trước ngày "), 34)
        self.assertIn("2023-12-19 y-agency 2023 Công an tỉnh: quá hạn 1 ngày\n", output)
        self.assertIn("2023-12-29 q-coord 2023-Q4 Sở Thông tin và Truyền thông:", output)
        self.assertIn("lead: Sở Thông tin và Truyền thông, through a node above\n", output)
        self.assertTrue(output.endswith("oversee: Chủ tịch UBND tỉnh\n"), output[-300:])

    def test_whatif(self):
        output = self.assert_same("whatif", FRAMEWORK_922, DATA, "2023", "KG", "HDKTS", "0.75")
        lines = output.splitlines()
        # The published value and rank, before the edit and after it was undone.
        self.assertEqual(lines[:2], ["KG 2023", "  DTI: value 0.6717, rank 40 of 63"])
        self.assertEqual(lines[-2:], ["undone", "  DTI: value 0.6717, rank 40 of 63"])
        self.assertRegex(lines[2], r"^  Kiên Giang, HDKTS: 0,\d+ → 0,75$")
        # Those that are passed go down one place.
        rank, moved = int(re.search(r"rank (\d+) of", lines[3])[1]), lines[5:-2]
        self.assertEqual(lines[4], f"  {40 - rank} others move")
        self.assertEqual(len(moved), 40 - rank)
        for line in moved:
            before, after = re.search(r": (\d+) → (\d+)$", line).groups()
            self.assertEqual(int(after), int(before) + 1, line)

    def test_trend(self):
        lines = self.assert_same("trend").splitlines()
        self.assertEqual(len(lines), 7)
        # UNDP prints 1.223 % a year for 1990 to 2022.
        self.assertIn("growing by 1.22% a year; a trend of improvement (Mann–Kendall, n = 8", lines[3])
        self.assertIn("3 kỳ số liệu chưa đủ để nói về xu hướng", lines[0])
        self.assertTrue(lines[4].startswith("2023: 0.733 ("), lines[4])

    def test_change(self):
        data_2024 = os.fspath(KIEN_GIANG / "data-2024.csv")
        output = self.assert_same(
            "change",
            "KG",
            *(FRAMEWORK_922, DATA, "2022"),
            *(FRAMEWORK_922, DATA, "2023"),
            *("vn-dti-province-405", data_2024, "2024"),
        )
        # The published ranks 32, 40 and 23.
        self.assertRegex(output, r"2022 to 2023\n(.*\n)*  rank 32 to 40: own -21, others 29, cohort 0\n")
        self.assertRegex(output, r"2023 to 2024\n(.*\n)*  rank 40 to 23: own -23\.5, others 6\.5, cohort 0\n")
        self.assertIn("từ hạng 32/63 xuống hạng 40/63", output)
        self.assertIn("    method of ", output)

    def test_errors_say_what_is_wrong(self):
        for language, command in commands("score").items():
            with self.subTest(language):
                result = run(command, FRAMEWORK_922, DATA, "XX")
                self.assertEqual(result.returncode, 1)
                self.assertIn("XX", result.stderr)
                result = run(command, "no-such-framework", DATA, "KG")
                self.assertEqual(result.returncode, 1)
                self.assertIn("no-such-framework", result.stderr)
                self.assertEqual(run(command).returncode, 2)


if __name__ == "__main__":
    unittest.main()
