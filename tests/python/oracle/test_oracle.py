# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The command against the oracle on random cases; the oracle and the generator against themselves.

    test_oracle.py                       all tests
    test_oracle.py --seed 1234           one case, with framework, data and differences
    test_oracle.py --cases 5000 --start 1 --keep-going      seeds that differ, and by what

Environment: DTI_TOOL is the command; without it the comparison is skipped. DTI_ORACLE_CASES is the
number of cases (300), DTI_ORACLE_SEED the first seed (1), DTI_ORACLE_CONTESTED=1 adds what the
format leaves open.
"""

import argparse
import collections
import copy
import os
import random
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

import compare  # noqa: E402
import metamorphic  # noqa: E402
from generate import generate  # noqa: E402

CASES = int(os.environ.get("DTI_ORACLE_CASES") or 300)
FIRST = int(os.environ.get("DTI_ORACLE_SEED") or 1)
CONTESTED = os.environ.get("DTI_ORACLE_CONTESTED") == "1"
NEED_TOOL = "DTI_TOOL is not set: THE COMMAND IS NOT COMPARED WITH THE ORACLE"


class ComparisonTest(unittest.TestCase):
    """The command gives what the oracle gives."""

    @unittest.skipUnless(compare.tool_path(), NEED_TOOL)
    def test_random_cases(self):
        """Presence and ranks are the same, numbers to rounding noise."""
        doubtful = 0
        for seed in range(FIRST, FIRST + CASES):
            case = generate(seed, CONTESTED)
            lines, doubt = compare.check(case)
            if lines and doubt:
                # Noise could have broken a tie in either: no verdict, but it must stay rare.
                doubtful += 1
            elif lines:
                self.fail(compare.report(case, lines))
        self.assertLessEqual(doubtful, max(2, CASES // 100))


class MetamorphicRelations:
    """What must hold whatever the right scores are; score() gives the table of a case."""

    count = 40

    def tables(self, change, wanted=lambda case: True):
        """(case, table, changed case, its table) for cases CHANGE has something to do for."""
        seed, found = FIRST, 0
        while found < self.count:
            self.assertLess(seed, FIRST + 100 * self.count, "no cases for this relation")
            case = generate(seed)
            seed += 1
            rng = random.Random(seed)
            changed = change(copy.deepcopy(case), rng) if wanted(case) else None
            if changed is None or compare.by_oracle(case)[1] or compare.by_oracle(changed)[1]:
                continue
            found += 1
            yield case, self.score(case), changed, self.score(changed)

    def assert_same(self, case, expected, changed, found):
        """Fail with the case where the tables differ."""
        lines = compare.differences(expected, found, ordered=False)
        self.assertFalse(lines, compare.report(changed, lines + ["before:", case.csv()]))

    def test_order_of_units(self):
        """The order of the rows plays no part, `first` apart."""
        for case, table, changed, other in self.tables(metamorphic.permute):
            self.assert_same(case, table, changed, other)

    def test_blank_is_missing(self):
        """A blank and the status `O` are the same."""
        for case, table, changed, other in self.tables(metamorphic.say_missing):
            self.assert_same(case, table, changed, other)

    def test_lost_number_raises_nothing(self):
        """Without re-basing, nothing rises where a number is replaced by `O`."""
        for seed in range(FIRST, FIRST + self.count):
            case, poorer = metamorphic.monotone(seed)
            before, after = self.score(case), self.score(poorer)
            for key, (score, _, value, _, coverage) in after.items():
                old_score, _, old_value, _, old_coverage = before[key]
                message = compare.report(poorer, [f"{key} rose", "before:", case.csv()])
                for now, then in ((score, old_score), (value, old_value), (coverage, old_coverage)):
                    if now is not None:
                        self.assertIsNotNone(then, message)
                        self.assertLessEqual(now, then + 1e-12, message)

    def test_unscored_node(self):
        """A node that is not scored, or weighs nothing, changes nothing else."""
        for case, table, changed, other in self.tables(metamorphic.add_unscored):
            extra = {key for key in other if key[2].startswith("zz-")}
            self.assertTrue(extra)
            kept = {key: row for key, row in other.items() if key not in extra}
            self.assert_same(case, table, changed, kept)

    def test_scale_of_weights(self):
        """Under a mean only the ratios of the weights count."""
        for case, table, changed, other in self.tables(metamorphic.scale_weights):
            self.assert_same(case, table, changed, other)

    def test_view_of_one(self):
        """A view of one node shows its values."""
        for case, table, changed, other in self.tables(metamorphic.add_view):
            root = case.document["root"]["id"]
            for (period, unit, node), row in other.items():
                if node == "zz-view":
                    value = table[period, unit, root][2]
                    self.assertEqual(value is None, row[2] is None)
                    if value is not None:
                        self.assertAlmostEqual(value, row[2], delta=1e-12 * max(1, abs(value)))

    def test_order_of_children(self):
        """The order of the children plays no part."""
        for case, table, changed, other in self.tables(metamorphic.reverse_children):
            self.assert_same(case, table, changed, other)


class OracleMetamorphicTest(MetamorphicRelations, unittest.TestCase):
    """The relations hold for the oracle."""

    def score(self, case):
        """The table of CASE."""
        return compare.by_oracle(case)[0]


@unittest.skipUnless(compare.tool_path(), NEED_TOOL)
class ToolMetamorphicTest(MetamorphicRelations, unittest.TestCase):
    """The relations hold for the command."""

    count = 20

    def score(self, case):
        """The table of CASE."""
        return compare.by_tool(case)[0]


class GeneratorTest(unittest.TestCase):
    """The generator is repeatable and walks over the whole format."""

    def test_repeatable(self):
        """The same seed gives the same case."""
        for seed in range(20):
            first, second = generate(seed), generate(seed)
            self.assertEqual((first.json(), first.csv()), (second.json(), second.csv()))

    def test_everything_occurs(self):
        """Every rule, aggregation and policy gets scores, and none always."""
        scored, total = collections.Counter(), collections.Counter()
        for seed in range(1, 501):
            case = generate(seed)
            result = compare.oracle.score(case.document, case.csv(), case.stage)
            for (_, name), one in result.outcomes.items():
                node = result.tree.nodes[name]
                kinds = {node.kind, node.missing} if node.is_pillar else {node.rules[0]["type"]}
                total.update(kinds)
                scored.update(kinds if one.score is not None else ())
        for kind in EVERYTHING:
            self.assertGreater(scored[kind], 30, kind)
            self.assertLess(scored[kind], total[kind], kind)


EVERYTHING = """
    points share boolean choice checklist ratio steps goalposts min-max best z-score rank borda
    percentile-rank distance-to-best distance-to-reference distance-to-target fraction-of-max
    scaled adjustment expression sum mean geometric-mean harmonic-mean power-mean min max median
    product inverse-geometric-mean copeland outranking mazziotta-pareto ordered-weighted-mean
    benefit-of-the-doubt propagate zero rebase void
""".split()


def replay(seed, contested):
    """Show one case and how the command differs; the exit status."""
    case = generate(seed, contested)
    lines = ["DTI_TOOL is not set: nothing to compare with"]
    doubt = False
    if compare.tool_path():
        lines, doubt = compare.check(case)
    print(compare.report(case, lines or ["no difference"]))
    print("--- oracle" + (" (doubtful ties)" if doubt else ""))
    print(",".join(compare.COLUMNS))
    for row in compare.oracle.score(case.document, case.csv(), case.stage).rows():
        print(",".join("" if figure is None else str(figure) for figure in row))
    return 1 if lines and compare.tool_path() else 0


def survey(start, cases, contested):
    """List the seeds that differ with their first difference; the exit status."""
    differing = 0
    for seed in range(start, start + cases):
        lines, doubt = compare.check(generate(seed, contested))
        if lines:
            differing += not doubt
            print(
                f"seed {seed}{' (doubtful)' if doubt else ''}: {len(lines)}: {lines[0]}", flush=True
            )
    print(f"{differing} of {cases} cases differ")
    return 1 if differing else 0


def main():
    """Run the tests, or one seed, or many without stopping."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int)
    parser.add_argument("--cases", type=int)
    parser.add_argument("--start", type=int, default=FIRST)
    parser.add_argument("--keep-going", action="store_true")
    parser.add_argument("--contested", action="store_true", default=CONTESTED)
    arguments, rest = parser.parse_known_args()
    if arguments.seed is not None:
        sys.exit(replay(arguments.seed, arguments.contested))
    if arguments.keep_going:
        sys.exit(survey(arguments.start, arguments.cases or CASES, arguments.contested))
    globals().update(
        CASES=arguments.cases or CASES, FIRST=arguments.start, CONTESTED=arguments.contested
    )
    if not compare.tool_path():
        print(f"*** {NEED_TOOL} ***", file=sys.stderr)
    loader = unittest.defaultTestLoader
    names = [name for name in rest if not name.startswith("-")]
    suite = loader.loadTestsFromModule(sys.modules["__main__"])
    if names:
        suite = loader.loadTestsFromNames(names, sys.modules["__main__"])
    else:
        suite.addTests(loader.loadTestsFromName("test_oracle_itself"))
    result = unittest.TextTestRunner(verbosity=2 if "-v" in rest else 1).run(suite)
    sys.exit(0 if result.wasSuccessful() else 1)


if __name__ == "__main__":
    main()
