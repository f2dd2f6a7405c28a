#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The ledger of what COINr computed: every entry of the manifest is held against libdti by some test.

The suites run in this process, and each entry must come out of them: reproduced within its tolerance,
or answered otherwise for a reason that is printed. An entry that nobody looked at fails the ledger; one
that cannot be reproduced stands in NOT_REPRODUCED, with a reason, and is printed and counted.
"""

import collections
import fnmatch
import importlib
import io
import pathlib
import re
import sys
import unittest

import coinr

# A suite that is added here has to handle what ELSEWHERE says of it.
SUITES = (
    "adversarial",
    "aggregation",
    "results",
    "robustness",
    "statistics",
    "steps",
    "trends",
    "uncertainty",
)

# Suite → the entries that are left to it as long as it is not in SUITES.
ELSEWHERE = {}

# Entry → why it cannot be reproduced.
NOT_REPRODUCED = {}

# Marked as defects, and yet the numbers of these tables are right: the suite computes them anew.
RIGHT_BY_CHANCE = ("adv_*_copeland",)

PAGE = pathlib.Path(__file__).resolve().parents[2] / "docs" / "coinr.md"


def matches(name, patterns):
    return any(fnmatch.fnmatch(name, pattern) for pattern in patterns)


def left_to(suite):
    """The entries that a suite outside of SUITES is expected to handle."""
    return {entry for entry in coinr.manifest() if suite not in SUITES and matches(entry, ELSEWHERE[suite])}


def documented():
    """What stands in the first column of the tables of the page; a * stands for any text."""
    rows = re.findall(r"^\| ([^|]*)\|", PAGE.read_text(encoding="utf-8"), re.M)
    return {name for row in rows for name in re.findall(r"`([^`]+)`", row)}


def run(suite):
    """Runs a suite; the text of its failures, or nothing."""
    module = importlib.import_module(f"test_coinr_{suite}")
    text = io.StringIO()
    tests = unittest.defaultTestLoader.loadTestsFromModule(module)
    result = unittest.TextTestRunner(stream=text).run(tests)
    return "" if result.wasSuccessful() and not result.skipped else text.getvalue()


class LedgerTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.failures = {suite: text for suite in SUITES if (text := run(suite))}
        cls.elsewhere = set().union(*map(left_to, ELSEWHERE))

    def test_suites(self):
        if self.failures:
            self.fail("\n".join(f"{suite}\n{text}" for suite, text in self.failures.items()))

    def test_every_entry_once(self):
        """Handled, left to another suite or not reproduced: each entry is one of these."""
        handled = set(coinr.outcomes)
        self.assertEqual(handled & self.elsewhere, set())
        self.assertEqual(handled & set(NOT_REPRODUCED), set())
        known = handled | self.elsewhere | set(NOT_REPRODUCED)
        self.assertEqual(set(coinr.manifest()) - known, set(), "NOBODY LOOKED AT THESE")
        self.assertEqual(known - set(coinr.manifest()), set())

    def test_defects(self):
        """What COINr has wrong is answered otherwise, and the page says how."""
        page = documented()
        defects = {name for name, entry in coinr.manifest().items() if "coinr_defect" in entry}
        for name in sorted(defects - self.elsewhere):
            with self.subTest(name):
                self.assertTrue(matches(name, page), f"{PAGE.name} says nothing of it")
                if not matches(name, RIGHT_BY_CHANCE):
                    self.assertNotEqual(coinr.outcomes[name], [], "a defect was reproduced")

    def test_errors(self):
        """Where COINr stops there is nothing to reproduce, so a reason must say what is done instead."""
        for name, entry in coinr.manifest().items():
            if entry["status"] == "error" and not name.endswith("_pca"):
                with self.subTest(name):
                    self.assertNotEqual(coinr.outcomes[name], [])

    def test_print(self):
        """The ledger itself, for people."""
        print_ledger(self.elsewhere)


def print_ledger(elsewhere):
    counts = collections.defaultdict(collections.Counter)
    reasons = collections.defaultdict(list)
    for name, entry in coinr.manifest().items():
        if name in elsewhere:
            kind = "elsewhere"
        elif name in NOT_REPRODUCED:
            kind = "not reproduced"
        else:
            kind = "otherwise" if coinr.outcomes.get(name) else "reproduced"
            for reason in coinr.outcomes.get(name, ()):
                reasons[reason].append(name)
        counts[entry["category"]][kind] += 1
    kinds = ("reproduced", "otherwise", "elsewhere", "not reproduced")
    print(f"{'category':15}{'entries':>9}" + "".join(f"{kind:>16}" for kind in kinds))
    total = sum(counts.values(), collections.Counter())
    for category, row in [*sorted(counts.items()), ("all", total)]:
        print(f"{category:15}{sum(row.values()):9}" + "".join(f"{row[kind]:16}" for kind in kinds))
    print("\nANSWERED OTHERWISE")
    for reason, names in sorted(reasons.items()):
        print(f"  {reason}: {', '.join(names)}")
    for suite in ELSEWHERE:
        if left_to(suite):
            print(f"\nEXPECTED FROM test_coinr_{suite}.py, NOT COMPARED HERE: {len(left_to(suite))} entries")
    print(f"\nNOT REPRODUCED: {len(NOT_REPRODUCED)}")
    for name, reason in sorted(NOT_REPRODUCED.items()):
        print(f"  {name}: {reason}", file=sys.stderr)


if __name__ == "__main__":
    coinr.require_golden()
    unittest.main()
