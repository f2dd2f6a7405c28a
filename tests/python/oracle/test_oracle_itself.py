# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The oracle against closed forms, worked examples and scoring rules of Vietnamese index sets."""

import math
import os
import sys
import unittest
from fractions import Fraction

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import oracle  # noqa: E402
from oracle_benefit import shares  # noqa: E402
from oracle_formula import Formula, FormulaError, NoScore  # noqa: E402
from oracle_numbers import key14, nearly_tied, round_half_away  # noqa: E402


def document(root, **members):
    """A framework document around ROOT."""
    return {"format": "dti-framework", "format-version": 1, "id": "t", "root": root, **members}


def pillar(aggregation, children, **members):
    """A pillar named root."""
    return {"id": "root", "aggregation": aggregation, "children": children, **members}


def leaf(name, rule=None, **members):
    """An indicator, `points` unless told otherwise."""
    return {"id": name, "rule": rule or {"type": "points"}, **members}


class OracleCase(unittest.TestCase):
    """Short ways to ask."""

    def column(self, rule, numbers, max=None, direction=None, header="unit,a", rows=None):
        """The scores of NUMBERS (None is blank), one unit each, by RULE."""
        spec = {"id": "a", "rule": rule}
        if max is not None:
            spec["max"] = max
        if direction:
            spec["direction"] = direction
        lines = [f"u{i},{'' if x is None else x}" for i, x in enumerate(numbers or [])]
        data = "\n".join([header] + (rows or lines)) + "\n"
        result = oracle.score(document(pillar("mean", [spec], missing="rebase")), data)
        return [result.outcomes[key, "a"].score for key in result.dataset.keys()]

    def check(self, expected, found):
        """Compare two lists of numbers or None."""
        self.assertEqual(len(expected), len(found))
        for left, right in zip(expected, found):
            if left is None:
                self.assertIsNone(right)
            else:
                self.assertIsNotNone(right)
                self.assertAlmostEqual(left, right, delta=1e-13 * larger(1, abs(left)))

    def one(self, root, header, *row, **members):
        """The outcome of the root for one unit."""
        result = oracle.score(
            document(root, **members), f"unit,{header}\nu,{','.join(map(str, row))}\n"
        )
        return result.get("u", "root")

    def mean_of(self, aggregation, values, weights=None, **members):
        """The root's value over points of maximum 1; None is blank."""
        weights = weights or [1] * len(values)
        rule = {"type": "points", "clamp": False}
        children = [leaf(f"i{i}", rule, weight=w) for i, w in enumerate(weights)]
        cells = ["" if v is None else v for v in values]
        names = ",".join(f"i{i}" for i in range(len(values)))
        return self.one(pillar(aggregation, children, **members), names, *cells).value


def larger(left, right):
    return left if left > right else right


class VietnameseRulesTest(OracleCase):
    """Rules found in index sets in force, with the numbers their texts give."""

    def test_yes_no(self):
        """Yes: the maximum; no: 0."""
        rule = {"type": "choice", "options": [["có", 1], ["không", 0]]}
        self.check([10, 0], self.column(rule, ["có", "Không"], max=10))

    def test_levels(self):
        """Head of the steering committee: full; deputy: half; else none."""
        rule = {"type": "choice", "options": [["trưởng", 1], ["phó", 0.5], ["khác", 0]]}
        self.check([20, 10, 0], self.column(rule, ["trưởng", "phó", "khác"], max=20))

    def test_conditions(self):
        """Two independent conditions of one half each."""
        rule = {"type": "checklist", "items": [["tham gia", 0.5], ["chủ trì", 0.5]]}
        self.check([5, 10], self.column(rule, ["tham gia", "tham gia;chủ trì"], max=10))

    def test_ratio(self):
        """a / b × the maximum."""
        rows = ["u,3,4"]
        found = self.column(
            {"type": "ratio"}, None, 20, None, "unit,a:numerator,a:denominator", rows
        )
        self.check([15], found)

    def test_steps(self):
        """Meetings: four 20, three 15, two 10, one 5, else 0; five keeps the last step."""
        rule = {"type": "steps", "steps": [[1, 5], [2, 10], [3, 15], [4, 20]]}
        self.check([20, 10, 0, 20, 15, 5], self.column(rule, [4, 2, 0, 5, 3.5, 1], max=20))

    def test_relative_to_best(self):
        """Own rate / best rate × the maximum."""
        self.check([20, 40], self.column({"type": "best"}, [2, 4], max=40))

    def test_weighted_parts(self):
        """Ratio × 45 and one point for each application, at most 5."""
        root = pillar("sum", [leaf("r", {"type": "ratio"}, max=45), leaf("n", max=5)])
        one = self.one(root, "r,n", 0.8, 7)
        self.assertAlmostEqual(one.score, 41, delta=1e-13)
        self.assertEqual(one.max, 50)

    def test_best_alternative(self):
        """Of several ways to score, the one with most points counts."""
        children = [leaf(name, max=20) for name in "abc"]
        self.assertEqual(self.one(pillar("max", children), "a,b,c", 5, 12, 8).score, 12)

    def test_target(self):
        """At the target the maximum, below it in proportion."""
        rule = {"type": "ratio", "target": 0.5}
        self.check([5, 10, 10], self.column(rule, [0.25, 0.9, 0.5], max=10))

    def test_min_max(self):
        """Between the extremes of the cohort."""
        self.check([0, 5, 10], self.column({"type": "min-max"}, [1, 3, 5], max=10))

    def test_zero_points(self):
        """A part of no points is shown and counts nowhere."""
        root = pillar("sum", [leaf("a", max=10), leaf("b", max=0)])
        result = oracle.score(document(root), "unit,a,b\nu,7,3\n")
        self.assertEqual(result.get("u", "b").score, 0)
        self.assertIsNone(result.get("u", "b").value)
        self.assertEqual(result.get("u", "root").max, 10)
        self.assertEqual(result.get("u", "root").coverage, 1)

    def test_not_assessed(self):
        """60 of 1000 points were not assessed: 620.4 of 940 is 0.66."""
        root = pillar("sum", [leaf("a", max=940), leaf("b", max=60)])
        result = oracle.score(document(root), "unit,a,b,b:status\nu,620.4,,\n*,,,N\n")
        self.assertAlmostEqual(result.get("u", "root").value, 0.66, delta=1e-13)
        self.assertEqual(result.get("u", "root").max, 940)
        self.assertEqual(result.get("u", "root").coverage, 1)
        self.assertIsNone(result.get("u", "b").coverage)

    def test_bonus_and_penalty(self):
        """90 and 3 bonus and 1 penalty are 92; caps hold."""
        bonus = leaf("b", {"type": "adjustment", "sign": 1, "cap": 5})
        penalty = leaf("p", {"type": "adjustment", "sign": -1, "cap": 2})
        root = pillar("sum", [leaf("a", max=100), bonus, penalty])
        self.assertEqual(self.one(root, "a,b,p", 90, 3, 1).score, 92)
        one = self.one(root, "a,b,p", 90, 30, 10)
        self.assertEqual((one.score, one.max), (93, 100))
        self.assertEqual(self.one(root, "a,b,p", 90, "", "").score, 90)
        self.assertEqual(self.one(root, "a,b,p", 90, "", "").coverage, 1)


class RuleTest(OracleCase):
    """Rules against their closed forms."""

    def test_points_and_share(self):
        """Clamped by default, not when told so."""
        self.check([0, 3, 5, None], self.column({"type": "points"}, [-1, 3, 7, None], max=5))
        self.check([-1, 7], self.column({"type": "points", "clamp": False}, [-1, 7]))
        self.check([0, 5, 10], self.column({"type": "share"}, [-0.5, 0.5, 1.5], max=10))
        self.check([-5, 15], self.column({"type": "share", "clamp": False}, [-0.5, 1.5], max=10))
        self.check([2.5], self.column({"type": "share"}, [0.75], max=10, direction="down"))

    def test_boolean(self):
        """0 or the maximum, with levels something between."""
        self.check([0, 4], self.column({"type": "boolean"}, [0, 1], max=4))
        rule = {"type": "boolean", "levels": [["có", 1], ["đang", 0.5], ["không", 0]]}
        self.check([4, 2, 0], self.column(rule, [" CÓ", "đang", "không"], max=4))
        self.check([2], self.column(rule, ["đang"], max=4, direction="down"))

    def test_choice_in_points(self):
        """Options may be points."""
        rule = {"type": "choice", "options": [["x", 3], ["y", 9]], "points": True}
        self.check([3, 5], self.column(rule, ["X", "y"], max=5))

    def test_checklist_of_inputs(self):
        """Items by column: absent is 0 once one is given, none given is missing."""
        rule = {"type": "checklist", "items": [["a", 0.5], ["b", 0.25]]}
        rows = ["u,1,", "v,,0.5", "w,,", "x,1,1"]
        found = self.column(rule, None, 8, None, "unit,a:input.a,a:input.b", rows)
        self.check([4, 1, None, 6], found)

    def test_zero_denominator(self):
        """0/0 is not applicable, x/0 a problem, unless the rule says what it is."""
        header, rows = "unit,a:numerator,a:denominator,a", [
            "u,0,0,1",
            "v,2,0,1",
            "w,1,2,1",
            "x,1,,0.25",
        ]
        self.check(
            [None, None, 5, 2.5], self.column({"type": "ratio"}, None, 10, None, header, rows)
        )
        for answer, expected in (("missing", None), ("zero", 0), ("not-applicable", None)):
            rule = {"type": "ratio", "zero-denominator": answer}
            self.check(
                [expected, expected, 5, 2.5], self.column(rule, None, 10, None, header, rows)
            )

    def test_states_of_zero_denominator(self):
        """What becomes of coverage."""
        root = pillar("mean", [leaf("a", {"type": "ratio"})])
        data = "unit,a:numerator,a:denominator\nu,0,0\nv,2,0\n"
        result = oracle.score(document(root), data)
        self.assertEqual(result.get("u", "a").state, oracle.OUT)
        self.assertEqual(result.get("v", "a").coverage, 1)
        self.assertIsNone(result.get("v", "a").score)

    def test_factor(self):
        """The factor multiplies."""
        self.check([4.2], self.column({"type": "ratio", "factor": 0.01}, [42], max=10))

    def test_interpolated_steps(self):
        """Straight lines between the steps, the last is kept, below the first 0."""
        rule = {"type": "steps", "steps": [[0, 0], [1, 5], [3, 9]], "interpolate": True}
        self.check([0, 2.5, 5, 7, 9, 9, 0], self.column(rule, [0, 0.5, 1, 2, 3, 10, -1], max=9))

    def test_goalposts(self):
        """Human development: life expectancy and logarithm of income."""
        self.check(
            [0, 0.5, 1], self.column({"type": "goalposts", "min": 20, "max": 85}, [10, 52.5, 90])
        )
        rule = {"type": "goalposts", "transform": "log", "min": 100, "max": 75000}
        expected = (math.log(5000) - math.log(100)) / (math.log(75000) - math.log(100))
        self.check([expected, None], self.column(rule, [5000, 0]))
        rule = {"type": "goalposts", "min": 0, "max": 10}
        self.check([7.5], self.column(rule, [2.5], max=10, direction="down"))
        self.check([None], self.column({"type": "goalposts", "min": 1, "max": 1}, [2.5]))
        rule = {"type": "goalposts", "min": 1, "max": 1, "constant": 0.5}
        self.check([5], self.column(rule, [2.5], max=10, direction="down"))

    def test_bounds_of_min_max(self):
        """`lower` and `upper` are points; down mirrors inside them."""
        rule = {"type": "min-max", "lower": 1, "upper": 100}
        self.check([1, 50.5, 100], self.column(rule, [2, 4, 6]))
        self.check([100, 50.5, 1], self.column(rule, [2, 4, 6], direction="down"))
        self.check([None, None], self.column(rule, [4, 4]))
        self.check([50, 50, None], self.column({**rule, "constant": 0.5}, [4, 4, None]))

    def test_best(self):
        """A best of 0 or less has no answer."""
        self.check([0, 5, 10], self.column({"type": "best"}, [-1, 2, 4], max=10))
        self.check([5, 0], self.column({"type": "best"}, [2, 4], max=10, direction="down"))
        self.check([None, None], self.column({"type": "best"}, [0, -4], max=10))

    def test_z_score(self):
        """Mean and standard deviation with n - 1."""
        self.check([-1, 0, 1], self.column({"type": "z-score"}, [1, 2, 3]))
        rule = {"type": "z-score", "mean": 100, "sd": 15}
        self.check([85, 100, 115], self.column(rule, [1, 2, 3]))
        self.check([115, 100, 85], self.column(rule, [1, 2, 3], direction="down"))
        self.check([None], self.column(rule, [1]))

    def test_positions(self):
        """Ranks from the lowest, by each way to treat ties."""
        numbers = [30, 10, 20, 20, None, 40]
        ties = {
            "competition": [4, 1, 2, 2, None, 5],
            "max": [4, 1, 3, 3, None, 5],
            "dense": [3, 1, 2, 2, None, 4],
            "average": [4, 1, 2.5, 2.5, None, 5],
            "first": [4, 1, 2, 3, None, 5],
        }
        for name, expected in ties.items():
            self.check(expected, self.column({"type": "rank", "ties": name}, numbers))
        self.check([2, 5, 4, 4, None, 1], self.column({"type": "rank"}, numbers, direction="down"))
        self.check([3, 0, 1, 1, None, 4], self.column({"type": "borda"}, numbers))
        self.check([1, 4, 3, 3, None, 0], self.column({"type": "borda"}, numbers, direction="down"))
        shares = [0.75, 0, 0.25, 0.25, None, 1]
        self.check(shares, self.column({"type": "percentile-rank"}, numbers))
        mirrored = [None if share is None else 1 - share for share in shares]
        self.check(mirrored, self.column({"type": "percentile-rank"}, numbers, direction="down"))
        self.check([None], self.column({"type": "percentile-rank"}, [3]))

    def test_ties_at_fourteen_digits(self):
        """Rounding noise makes no rank."""
        self.check([1, 1, 3], self.column({"type": "rank"}, [0.3, 0.1 + 0.2, 0.31]))

    def test_distances(self):
        """1 - (ref - x)/(ref - min); down works on -x for targets and references."""
        numbers = [1, 2, 5]
        self.check([0, 0.25, 1], self.column({"type": "distance-to-best"}, numbers))
        self.check(
            [1, 0.75, 0], self.column({"type": "distance-to-best"}, numbers, direction="down")
        )
        rule = {"type": "distance-to-reference", "reference": "u1"}
        self.check([0, 1, 4], self.column(rule, numbers))
        self.check([0, 1, 1], self.column({**rule, "clamp": True}, numbers))
        self.check([4 / 3, 1, 0], self.column(rule, numbers, direction="down"))
        rule = {"type": "distance-to-target", "target": 9}
        self.check([0, 0.125, 0.5], self.column(rule, numbers))
        rule = {"type": "distance-to-target", "target": 0}
        self.check([0.8, 0.6, 0], self.column(rule, numbers, direction="down"))
        rule = {"type": "distance-to-reference", "reference": "u0"}
        self.check([None, None, None], self.column(rule, numbers))

    def test_fractions_and_scales(self):
        """x / max, and between the ends of a range."""
        self.check([2, 10], self.column({"type": "fraction-of-max"}, [1, 5], max=10))
        self.check(
            [8, 0], self.column({"type": "fraction-of-max"}, [1, 5], max=10, direction="down")
        )
        self.check([0.25, 1.2], self.column({"type": "scaled"}, [25, 120]))
        rule = {"type": "scaled", "range": [10, 20], "clamp": True}
        self.check([5, 10], self.column(rule, [15, 25], max=10))

    def test_transforms(self):
        """Box-Cox meets the logarithm at 0."""
        for transform, expected in (
            ("sqrt", [3, None]),
            ("log10", [math.log10(9), None]),
            ({"type": "box-cox", "lambda": 0.5}, [4, None]),
            ({"type": "box-cox", "lambda": 0}, [math.log(9), None]),
            ({"type": "box-cox", "lambda": -1}, [8 / 9, None]),
        ):
            rule = {"type": "points", "clamp": False, "transform": transform}
            self.check(expected, self.column(rule, [9, -1]))

    def test_lists(self):
        """Only the last one clamps; n counts what the rule reads."""
        chain = [{"type": "points"}, {"type": "expression", "formula": "x / n"}]
        self.check([2.5, 5, None], self.column(chain, [5, 10, None], max=1))
        curve = "-23 * ln(1 - x/n * (1 - exp(-100/23)))"
        chain = [{"type": "rank"}, {"type": "expression", "formula": curve}]
        found = self.column(chain, [3, 9], max=100)
        self.assertAlmostEqual(found[1], 100, delta=1e-11)
        self.assertAlmostEqual(
            found[0], -23 * math.log(1 - 0.5 * (1 - math.exp(-100 / 23))), delta=1e-12
        )
        chain = [{"type": "best"}, {"type": "points", "direction": "down"}]
        self.check([0.5, 0], self.column(chain, [2, 4], direction="down"))

    def test_panel(self):
        """The extremes over all periods."""
        rule = {"type": "min-max", "scope": "panel"}
        rows = ["u,2021,0", "u,2022,10", "v,2021,5", "v,2022,20"]
        found = self.column(rule, None, None, None, "unit,period,a", rows)
        self.check([0, 0.25, 0.5, 1], found)
        found = self.column({"type": "min-max"}, None, None, None, "unit,period,a", rows)
        self.check([0, 1, 0, 1], found)

    def test_inputs(self):
        """x may be absent where unused; every input must be there."""
        rule = {"type": "expression", "formula": "[a] / [b]"}
        rows = ["u,1,4", "v,,4", "w,1,0"]
        found = self.column(rule, None, None, None, "unit,a:input.a,a:input.b", rows)
        self.check([0.25, None, None], found)


class AggregationTest(OracleCase):
    """Aggregations against their closed forms."""

    def test_means(self):
        """Weighted power means."""
        values, weights = [0.2, 0.8], [3, 1]
        expected = {
            "mean": 0.35,
            "geometric-mean": 0.2**0.75 * 0.8**0.25,
            "harmonic-mean": 4 / (3 / 0.2 + 1 / 0.8),
            "min": 0.2,
            "max": 0.8,
            "median": 0.5,
            "product": 0.2**3 * 0.8,
            "inverse-geometric-mean": 1 - 0.8**0.75 * 0.2**0.25,
        }
        for name, value in expected.items():
            self.assertAlmostEqual(
                self.mean_of(name, values, weights), value, delta=1e-14, msg=name
            )
        for p, value in (
            (1, 0.35),
            (2, math.sqrt((3 * 0.04 + 0.64) / 4)),
            (0, expected["geometric-mean"]),
        ):
            found = self.mean_of({"type": "power-mean", "p": p}, values, weights)
            self.assertAlmostEqual(found, value, delta=1e-14)
        found = self.mean_of({"type": "power-mean", "p": -1}, values, weights)
        self.assertAlmostEqual(found, expected["harmonic-mean"], delta=1e-14)

    def test_offset(self):
        """An offset keeps one perfect value from ending everything."""
        self.assertEqual(self.mean_of("inverse-geometric-mean", [1, 0]), 1)
        found = self.mean_of({"type": "inverse-geometric-mean", "offset": 0.1}, [1, 0])
        self.assertAlmostEqual(found, (1 - math.sqrt(0.1)) / 0.9, delta=1e-14)
        self.assertIsNone(self.mean_of("inverse-geometric-mean", [1.5, 0]))

    def test_mazziotta_pareto(self):
        """Of two equal children it is the harmonic mean; a mean below 0 has no share to lose."""
        self.assertAlmostEqual(self.mean_of("mazziotta-pareto", [0.25, 0.75]), 0.375, delta=1e-15)
        plus = {"type": "mazziotta-pareto", "penalty": "plus"}
        self.assertAlmostEqual(self.mean_of(plus, [0.25, 0.75]), 0.625, delta=1e-15)
        self.assertEqual(self.mean_of("mazziotta-pareto", [0.3, 0]), 0)
        self.assertIsNone(self.mean_of("mazziotta-pareto", [-1, 0.5]))

    def test_ordered(self):
        """By place, the best first; weights of children widen their place."""
        for places, value in (([1, 0, 0], 1), ([0, 0, 1], 0.2), ([0, 3, 0], 0.6), ([1, 1, 1], 0.6)):
            kind = {"type": "ordered-weighted-mean", "order-weights": places}
            self.assertAlmostEqual(self.mean_of(kind, [0.6, 1, 0.2]), value, delta=1e-15)
        kind = {"type": "ordered-weighted-mean", "order-weights": [0, 1]}
        self.assertAlmostEqual(self.mean_of(kind, [0.6, 1, 0.2], [1, 1, 2]), 0.2, delta=1e-15)

    def test_not_positive(self):
        """No silent geometric mean of 0; a floor is an answer."""
        for name in ("geometric-mean", "harmonic-mean", {"type": "power-mean", "p": -2}):
            self.assertIsNone(self.mean_of(name, [0, 1]))
            self.assertIsNotNone(self.mean_of(name, [0, 1], floor=0.01))
        self.assertAlmostEqual(self.mean_of("geometric-mean", [0, 1], floor=0.01), 0.1, delta=1e-15)
        self.assertIsNone(self.mean_of({"type": "power-mean", "p": 2}, [-0.1, 1]))
        self.assertIsNone(self.mean_of("product", [-0.1], [0.5]))

    def test_scales(self):
        """Means work on values and give points of the node's maximum."""
        root = pillar("mean", [leaf("a", max=10), leaf("b", max=20)], max=50)
        one = self.one(root, "a,b", 5, 5)
        self.assertEqual((one.score, one.max, one.value), (18.75, 50, 0.375))
        root = pillar("mean", [leaf("a", max=10), leaf("b", max=10)])
        self.assertEqual(self.one(root, "a,b", 5, 10).score, 7.5)
        root = pillar("sum", [leaf("a", max=10, weight=2), leaf("b", max=20)])
        one = self.one(root, "a,b", 5, 5)
        self.assertEqual((one.score, one.max), (15, 40))

    def test_expression(self):
        """Over the scores of the children; the maximum is the pillar's own or 1."""
        root = pillar(
            {"type": "expression", "formula": "[a] / [b]"}, [leaf("a", max=9), leaf("b", max=9)]
        )
        self.assertEqual(self.one(root, "a,b", 6, 8).score, 0.75)
        self.assertIsNone(self.one(root, "a,b", 6, 0).score)
        self.assertIsNone(self.one({**root, "missing": "rebase"}, "a,b", 6, "").score)
        formula = "if(present([b]), [b], [a] / 2)"
        root = pillar(
            {"type": "expression", "formula": formula}, root["children"], missing="rebase"
        )
        self.assertEqual(self.one(root, "a,b", 6, "").score, 3)
        self.assertEqual(self.one(root, "a,b", 6, 7).score, 7)

    def pairs(self, kind, rows, weights=(1, 1, 1)):
        """The root's scores of units given as lines of three values."""
        rule = {"type": "points", "clamp": False}
        children = [leaf(name, rule, weight=w) for name, w in zip("abc", weights)]
        root = pillar(kind, children, missing="rebase")
        data = "unit,a,b,c\n" + "".join(f"u{i},{row}\n" for i, row in enumerate(rows))
        result = oracle.score(document(root), data)
        return [result.get(f"u{i}", "root").score for i in range(len(rows))]

    def test_copeland(self):
        """A ring of three has no winner; a Condorcet winner wins all."""
        self.check([0, 0, 0], self.pairs("copeland", ["3,1,2", "2,3,1", "1,2,3"]))
        self.check([2, 0, -2], self.pairs("copeland", ["3,3,1", "2,2,3", "1,1,2"]))
        self.check([0], self.pairs("copeland", ["3,3,1"]))

    def test_outranking(self):
        """The mean share of the weights by which a unit stands above the others."""
        self.check([2 / 3, 1 / 3], self.pairs("outranking", ["3,3,1", "2,2,3"]))
        self.check([0.75, 0.25], self.pairs("outranking", ["3,3,1", "2,3,1"], (2, 1, 1)))
        self.check([0.5, 0.5], self.pairs("outranking", ["3,,", ",3,"]))
        self.check([None], self.pairs("outranking", ["3,3,1"]))

    def test_benefit(self):
        """The best of all weights that leave everybody at 1, by hand."""
        kind = "benefit-of-the-doubt"
        self.check([1], self.pairs(kind, ["3,3,1"]))
        self.check([1, 0.5, 0], self.pairs(kind, ["4,,", "2,,", "0,,"]))
        self.check([1, 1, 1, 6 / 7.2], self.pairs(kind, ["1,0.2,", "0.2,1,", "0.9,0.9,", "0.8,0.4,"]))
        self.check([1, None], self.pairs(kind, ["1,1,", "2,-1,"]))
        even = {"type": kind, "shares": [0.5, 0.5]}
        self.check([0.8, 0.8, 0], self.pairs(even, ["1,0.5,", "0.5,1,", "1,0,"]))
        self.check([1, None], self.pairs({"type": kind, "shares": [0, 0.5]}, ["1,1,1", "1,,"]))
        self.check([1, 0.8], self.pairs({"type": kind, "band": 0}, ["1,1,", "0.5,1,"], (1, 3, 1)))

    def test_even_shares(self):
        """Of several best weights, those that leave no child behind that need not be."""
        parts = {"a": (1, 1), "b": (0.25, 1)}
        peers = [{"a": (0.25, 1), "b": (1, 1)}]
        self.assertEqual(shares({}, parts, []), {"a": 0.5, "b": 0.5})
        # b weighs at most 0.8: a + b/4 = 1 and a/4 + b = 1.
        self.assertEqual(shares({}, parts, peers), {"a": Fraction(4, 5), "b": Fraction(1, 5)})
        self.assertEqual(shares({}, {"a": (0, 1)}, peers), {})


class MissingTest(OracleCase):
    """Policies for what is missing."""

    def test_policies(self):
        """No score, 0, re-based, void."""
        for policy, expected in (("propagate", None), ("zero", 0.3), ("rebase", 0.6), ("void", 0)):
            self.assertEqual(self.mean_of("mean", [0.6, None], missing=policy), expected)
        self.assertEqual(self.mean_of("mean", [0.6, 0], missing="void"), 0)
        for policy, expected in (("propagate", None), ("zero", 0), ("rebase", None), ("void", 0)):
            self.assertEqual(self.mean_of("mean", [None, None], missing=policy), expected)

    def test_sum(self):
        """What happens to the maximum."""
        for policy, expected in (("zero", (6, 30)), ("rebase", (6, 10)), ("void", (0, 30))):
            root = pillar("sum", [leaf("a", max=10), leaf("b", max=20)], missing=policy)
            one = self.one(root, "a,b", 6, "")
            self.assertEqual((one.score, one.max), expected)
            self.assertAlmostEqual(one.coverage, 1 / 3, delta=1e-15)

    def test_not_applicable(self):
        """Always re-based; all of them make the pillar not applicable."""
        root = pillar("mean", [leaf("a"), leaf("b")])
        data = "unit,a,b,a:status,b:status\nu,0.5,,,M\nv,,,M,N\nw,0.5,,,O\n"
        result = oracle.score(document(root), data)
        one = result.get("u", "root")
        self.assertEqual((one.score, one.coverage), (0.5, 1))
        self.assertEqual(result.get("v", "root").state, oracle.OUT)
        self.assertIsNone(result.get("v", "root").coverage)
        self.assertEqual(result.get("w", "root").coverage, 0.5)
        self.assertIsNone(result.get("w", "root").score)

    def test_bounds(self):
        """Reaching the bound suffices."""
        for members, refused in (
            ({"min-children": 2}, False),
            ({"min-children": 3}, True),
            ({"min-share": 0.3}, False),
            ({"min-share": 0.31}, True),
        ):
            found = self.mean_of(
                "mean", [0.5, 0.5, None], [0.1, 0.2, 0.7], missing="rebase", **members
            )
            self.assertEqual(found is None, refused, members)

    def test_uncounted(self):
        """Unscored and weightless children play no part."""
        children = [leaf("a"), leaf("b", scored=False), leaf("c", weight=0)]
        result = oracle.score(document(pillar("mean", children)), "unit,a,b,c\nu,0.5,1,\n")
        one = result.get("u", "root")
        self.assertEqual((one.score, one.coverage), (0.5, 1))
        self.assertEqual(result.get("u", "b").score, 1)

    def test_coverage(self):
        """Weighted by weight × maximum under a sum, by weight under a mean."""
        children = [leaf("a", max=10), leaf("b", max=30, weight=2)]
        for kind, expected in (("sum", 1 / 7), ("mean", 1 / 3)):
            one = self.one(pillar(kind, children), "a,b", 5, "")
            self.assertAlmostEqual(one.coverage, expected, delta=1e-15)


class PillarTest(OracleCase):
    """Observed pillars, views, `then`, rounding, ranks."""

    def test_observed(self):
        """A figure for the pillar wins, with its own maximum."""
        root = pillar("sum", [leaf("a", max=10), leaf("b", max=20)])
        data = "unit,root,root:max,a,b\nu,12,,5,5\nv,12,24,5,5\nw,,,5,5\nx,99,,,\n"
        result = oracle.score(document(root), data)
        found = [(result.get(unit, "root").score, result.get(unit, "root").max) for unit in "uvwx"]
        self.assertEqual(found, [(12, 30), (12, 24), (10, 30), (30, 30)])
        self.assertEqual(result.get("x", "root").coverage, 1)

    def test_then(self):
        """Across the units with an aggregated score; observed ones stay out."""
        root = pillar("mean", [leaf("a"), leaf("b")], then={"type": "percentile-rank"})
        data = "unit,root,a,b\nu,,0.1,0.1\nv,,0.5,0.5\nw,,0.9,0.9\nx,,0.5,\ny,0.33,,\n"
        result = oracle.score(document(root), data)
        found = [result.get(unit, "root").score for unit in "uvwxy"]
        self.assertEqual(found, [0, 0.5, 1, None, 0.33])
        root["then"] = {"type": "rank"}
        result = oracle.score(document(root), data)
        self.assertEqual(result.get("w", "root").max, 1)
        self.assertEqual(result.get("w", "root").value, 3)

    def test_round(self):
        """Score, value, rank and parents see the rounded score."""
        child = {"id": "p", "aggregation": "mean", "round": 1, "children": [leaf("a"), leaf("b")]}
        result = oracle.score(document(pillar("mean", [child])), "unit,a,b\nu,0.2,0.3\nv,0.3,0.3\n")
        self.assertEqual(result.get("u", "root").score, 0.3)
        self.assertEqual(result.get("v", "p").rank, 1)
        self.assertEqual(result.get("u", "p").rank, 1)

    def test_views(self):
        """Shared nodes with other weights; a view inherits no policy."""
        root = pillar("mean", [leaf("a"), leaf("b")], missing="zero")
        view = {
            "id": "v",
            "aggregation": "mean",
            "children": [{"ref": "a", "weight": 3}, {"ref": "b"}],
        }
        result = oracle.score(document(root, views=[view]), "unit,a,b\nu,1,0\nw,1,\n")
        self.assertEqual(result.get("u", "v").score, 0.75)
        self.assertEqual(result.get("w", "root").score, 0.5)
        self.assertIsNone(result.get("w", "v").score)

    def ranks(self, ranking, numbers, column=None):
        """The ranks of the root."""
        root = pillar("mean", [leaf("a", {"type": "points", "clamp": False})])
        lines = [f"u{i},{x}" + (f",{column[i]}" if column else "") for i, x in enumerate(numbers)]
        header = "unit,a" + (",region" if column else "")
        members = {"ranking": ranking, "columns": {"region": "label"}}
        result = oracle.score(document(root, **members), "\n".join([header] + lines) + "\n")
        return [result.get(f"u{i}", "root").rank for i in range(len(numbers))]

    def test_ranks(self):
        """Best is highest; ties; order; decimals; groups."""
        numbers = [5, 7, 7, 1, ""]
        self.assertEqual(self.ranks({}, numbers), [3, 1, 1, 4, None])
        self.assertEqual(self.ranks({"ties": "dense"}, numbers), [2, 1, 1, 3, None])
        self.assertEqual(self.ranks({"ties": "max"}, numbers), [3, 2, 2, 4, None])
        self.assertEqual(self.ranks({"ties": "average"}, numbers), [3, 1.5, 1.5, 4, None])
        self.assertEqual(self.ranks({"ties": "first"}, numbers), [3, 1, 2, 4, None])
        self.assertEqual(self.ranks({"order": "ascending"}, numbers), [2, 3, 3, 1, None])
        self.assertEqual(self.ranks({"decimals": 1}, [0.25, 0.34, 0.24]), [1, 1, 3])
        self.assertEqual(self.ranks({"within": "region"}, [1, 2, 3], "NSN"), [2, 1, 1])
        self.assertEqual(self.ranks({}, [0.1 + 0.2, 0.3]), [1, 1])

    def test_unranked_units(self):
        """They are scored, not ranked, and in no statistic; positions compare them with others."""
        root = pillar(
            "mean", [leaf("a", {"type": "min-max"}), leaf("b", {"type": "percentile-rank"})]
        )
        data = "unit,a,b,:ranked\nu,1,1,\nv,3,3,\nw,4,2,no\n"
        result = oracle.score(document(root), data)
        self.assertEqual([result.get(unit, "a").score for unit in "uvw"], [0, 1, 1])
        self.assertEqual([result.get(unit, "b").score for unit in "uvw"], [0, 1, 0.5])
        self.assertIsNone(result.get("w", "root").rank)

    def test_long_form_and_stages(self):
        """The last stage that occurs is scored, or the one asked for."""
        root = pillar("sum", [leaf("a", max=10)])
        data = (
            "unit,period,node,value,stage\nu,2022,a,7,self\nu,2022,a,5,appraised\n"
            "v,2021,a,4,self\nv,2021,a,3,appraised\n"
        )
        result = oracle.score(document(root), data)
        self.assertEqual(result.get("u", "root", "2022").score, 5)
        result = oracle.score(document(root), data, stage="self")
        self.assertEqual(result.get("u", "root", "2022").score, 7)
        self.assertEqual(result.dataset.keys(), [("2021", "v"), ("2022", "u")])


class FormulaTest(unittest.TestCase):
    """The parser of formulas."""

    def value(self, text, names=None, ids=None):
        """The result of TEXT."""
        return Formula(text).evaluate(names or {}, ids or {})

    def test_precedence(self):
        """Powers bind tightest and to the right, comparisons loosest."""
        for text, expected in (
            ("-2^2", -4),
            ("2^3^2", 512),
            ("2^-1", 0.5),
            ("-2^-2", -0.25),
            ("1 - 2 - 3", -4),
            ("8 / 4 / 2", 1),
            ("2 + 3 * 4 ^ 2", 50),
            ("(2 + 3) * 4", 20),
            ("1 + 1 == 2", 1),
            ("3 < 2 + 2", 1),
            ("1.5e1 >= 16", 0),
            ("--3", 3),
            ("2 * -3", -6),
            (".5 + 1.", 1.5),
            ("min(3, 1, 2) + max(3, 1, 2)", 4),
            ("round(2.345, 2)", 2.35),
            ("round(-2.5, 0)", -3),
            ("floor(-1.5) + ceil(1.2)", 0),
            ("if(2 > 1, 10, ln(0))", 10),
            ("ln(exp(2)) + log10(100)", 4),
            ("abs(-3) + sqrt(16)", 7),
        ):
            self.assertAlmostEqual(self.value(text), expected, delta=1e-14, msg=text)

    def test_infinities(self):
        """Arithmetic goes on."""
        self.assertEqual(self.value("1 / 0"), math.inf)
        self.assertEqual(self.value("min(1, 1 / 0)"), 1)
        self.assertTrue(math.isnan(self.value("0 / 0")))
        self.assertTrue(math.isnan(self.value("sqrt(-1)")))
        self.assertTrue(math.isnan(self.value("(-8) ^ (1 / 3)")))
        self.assertEqual(self.value("exp(1000)"), math.inf)
        self.assertEqual(self.value("ln(0)"), -math.inf)

    def test_names(self):
        """Ids in brackets, x and n; a branch not taken is not read."""
        self.assertEqual(self.value("[4.10] * x + n", {"x": 2, "n": 5}, {"4.10": 3}), 11)
        self.assertEqual(self.value("if(present([a]), [a], 7)", {}, {"a": None}), 7)
        with self.assertRaises(NoScore):
            self.value("[a] + 1", {}, {})
        parsed = Formula("if(present([a]), [b], x)")
        self.assertEqual((parsed.ids, parsed.names), ({"b"}, {"x"}))

    def test_refused(self):
        """What is no formula."""
        for text in (
            "",
            "1 +",
            "(1",
            "1 < 2 < 3",
            "foo(1)",
            "y",
            "[a",
            "[]",
            "1 2",
            "min()",
            "if(1, 2)",
        ):
            with self.assertRaises(FormulaError, msg=text):
                Formula(text)


class NumberTest(unittest.TestCase):
    """Rounding from 14 significant digits."""

    def test_half_away(self):
        """What is printed as a half is a half."""
        self.assertEqual(round_half_away(0.285, 2), 0.29)
        self.assertEqual(round_half_away(1.005, 2), 1.01)
        self.assertEqual(round_half_away(-1.005, 2), -1.01)
        self.assertEqual(round_half_away(0.1 + 0.2 - 0.05, 1), 0.3)
        self.assertEqual(round_half_away(1234.5, -2), 1200)
        self.assertEqual(round_half_away(1e300, 3), 1e300)
        self.assertEqual(math.copysign(1, round_half_away(-0.001, 1)), 1)

    def test_ties(self):
        """Equal at 14 digits."""
        self.assertEqual(key14(0.1 + 0.2), key14(0.3))
        self.assertNotEqual(key14(0.30000000000001), key14(0.3))

    def test_doubt(self):
        """Noise parts equals where the fifteenth digit is a half, and joins near neighbours."""
        self.assertTrue(nearly_tied(0.4082605380554648, 0.4082605380554646))
        self.assertFalse(nearly_tied(0.4082605380554608, 0.4082605380554606))
        self.assertFalse(nearly_tied(0.4082605380554648, 0.4082605380554648))
        self.assertTrue(nearly_tied(0.40826053805547, 0.40826053805546))
        self.assertFalse(nearly_tied(0.4083, 0.4082))


if __name__ == "__main__":
    unittest.main()
