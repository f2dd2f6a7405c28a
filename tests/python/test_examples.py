#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The examples print the same in every language.

Environment: DTI_EXAMPLE_PROGRAMS lists the compiled ones as LANGUAGE-NAME=PATH, separated by “:”;
the scripts are run from the sources.
"""

import csv
import json
import math
import os
import re
import shutil
import statistics
import subprocess
import sys
import unittest

from support import FRAMEWORK_922, KIEN_GIANG, ROOT

DATA = os.fspath(KIEN_GIANG / "data-2022-2023.csv")
EXAMPLES = ROOT / "examples"
ASEM = [os.fspath(EXAMPLES / "asem" / name) for name in ("framework.json", "data.csv", "inputs.json")]


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
    wanted = {"c", "vala", "javascript"} | ({"cpp"} if name == "score" else set())
    missing = sorted(wanted - set(found))
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


class SlowIndex:
    """The index of examples/asem step by step, as docs/file-formats.md has the formulas."""

    def __init__(self, framework, data):
        with open(framework, encoding="utf-8") as file:
            document = json.load(file)
        with open(data, encoding="utf-8", newline="") as file:
            self.table = {row["unit"]: row for row in csv.DictReader(file)}
        self.root, self.by = document["root"], document["method"][0]["by"]
        self.n_divided = self.n_lost = self.n_imputed = self.n_treated = 0

    def denominated(self, node):
        column = {unit: row[node] for unit, row in self.table.items()}
        for unit, text in column.items():
            denominator = self.table[unit][self.by[node]] if node in self.by else "1"
            self.n_lost += text != "" == denominator
            self.n_divided += node in self.by and text != "" != denominator
            column[unit] = None if "" in (text, denominator) else float(text) / float(denominator)
        return column

    def imputed(self, column):
        groups = {}
        for unit, number in column.items():
            if number is not None:
                groups.setdefault(self.table[unit]["EurAsia_group"], []).append(number)
        for unit, number in column.items():
            if number is None:
                self.n_imputed += 1
                column[unit] = statistics.fmean(groups[self.table[unit]["EurAsia_group"]])
        return column

    def treated(self, column):
        """Draws in the largest number until the column passes; none is drawn in from below here."""
        self.n_treated += not self.passes(column)
        while not self.passes(column):
            high = max(column.values())
            rest = max(number for number in column.values() if number < high)
            column = {unit: min(number, rest) for unit, number in column.items()}
        return column

    @staticmethod
    def passes(column):
        n, mean = len(column), statistics.fmean(column.values())
        m2, m3, m4 = (sum((x - mean) ** k for x in column.values()) / n for k in (2, 3, 4))
        skewness = math.sqrt(n * (n - 1)) / (n - 2) * m3 / m2**1.5
        kurtosis = (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * (m4 / m2**2 - 3) + 6)
        assert abs(skewness) < 2 or kurtosis < 3.5 or skewness > 0
        return abs(skewness) < 2 or kurtosis < 3.5

    def score(self, node=None):
        """Scores of all units; all weights are 1 and nothing is missing."""
        node = node or self.root
        if "children" in node:
            columns = [self.score(child) for child in node["children"]]
            return {unit: statistics.fmean(column[unit] for column in columns) for unit in self.table}
        column = self.treated(self.imputed(self.denominated(node["id"])))
        low, high = min(column.values()), max(column.values())
        share = {unit: (number - low) / (high - low) for unit, number in column.items()}
        return {unit: 100 * (1 - x if node["direction"] == "down" else x) for unit, x in share.items()}


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

    def test_robust(self):
        output = self.assert_same("robust", *ASEM, "VNM")
        slow = SlowIndex(*ASEM[:2])
        best = sorted(((score, unit) for unit, score in slow.score().items()), reverse=True)
        lost, treated, changed = slow.n_lost, slow.n_treated, slow.n_divided + slow.n_lost
        self.assertIn(f"  denominate: {changed} cells\n  impute: {slow.n_imputed} cells\n", output)
        self.assertIn(f"  0 units left out, {treated} columns treated, {lost} problems\n", output)
        expected = [(str(i), unit, f"{score:.2f}") for i, (score, unit) in enumerate(best[:5], 1)]
        ranked = re.findall(r"^  (\d) ([A-Z]{3}) (\d\d\.\d\d)$", output, re.M)
        self.assertEqual(ranked, expected)
        intervals = re.findall(r"^  ([A-Z]{3}): (\S+) to (\S+), among the first 5: (\S+)$", output, re.M)
        self.assertEqual([row[0] for row in intervals], [unit for _, unit, _ in ranked] + ["VNM"])
        for _, low, high, probability in intervals:
            self.assertTrue(1 <= float(low) <= float(high) <= 20)
            self.assertTrue(float(high) > 5 or float(probability) >= 0.95)
            self.assertTrue(float(low) <= 5 or float(probability) <= 0.05)
        # Where all columns pass after one number is drawn in, the limit does nothing.
        self.assertIn("  winsorisation: 0.00, 0.00\n", output)
        self.assertEqual(len(re.findall(r"^  [A-Za-z]+ .+: 0\.\d\d$", output, re.M)), 3)

        # A unit that is among the first five is told once.
        self.assertEqual(
            self.assert_same("robust", *ASEM, ranked[0][1]), self.assert_same("robust", *ASEM)
        )
        # The page shows this output.
        page = (ROOT / "docs" / "sensitivity.md").read_text(encoding="utf-8")
        self.assertIn(f"```text\n{output}```\n", page)

    def test_robust_errors(self):
        for language, command in commands("robust").items():
            with self.subTest(language):
                result = run(command, *ASEM, "XX")
                self.assertEqual(result.returncode, 1)
                self.assertIn("there is no unit “XX”", result.stderr)
                self.assertEqual(run(command, *ASEM[:2]).returncode, 2)

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
