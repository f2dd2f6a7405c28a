#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Rules from Python: every class against its closed form, and rules written in Python."""

import array
import json
import math
import statistics
import struct
import sys
import unittest

from support import (
    FRAMEWORK_922,
    KIEN_GIANG,
    Dti,
    GLib,
    dataset,
    file,
    framework,
    raises,
    silent_exceptions,
)

NAN = math.nan
X = [3.0, -1.0, 7.5, 3.0, 12.0]
LOW, HIGH = min(X), max(X)
MEAN, SD = statistics.mean(X), statistics.stdev(X)
BELOW = [sum(other < x for other in X) for x in X]


def packed(*numbers):
    return GLib.Bytes.new(array.array("d", numbers).tobytes())


def unpacked(data):
    return list(array.array("d", data.get_data()))


def clip(score, upper):
    return min(max(score, 0.0), upper)


# Class → (rule, the JSON form, what it makes of X with a maximum of 10).
RULES = {
    "AdjustmentRule": (
        lambda: Dti.AdjustmentRule.new(5.0, -1),
        {"type": "adjustment", "cap": 5, "sign": -1},
        [-min(x, 5.0) for x in X],
    ),
    "BestRule": (
        lambda: Dti.BestRule.new(),
        {"type": "best"},
        [clip(x / HIGH * 10, 10) for x in X],
    ),
    "BordaRule": (
        lambda: Dti.BordaRule.new(Dti.Ties.COMPETITION),
        {"type": "borda"},
        [float(below) for below in BELOW],
    ),
    "DistanceToBestRule": (
        lambda: Dti.DistanceToBestRule.new(),
        {"type": "distance-to-best"},
        [(1 - (HIGH - x) / (HIGH - LOW)) * 10 for x in X],
    ),
    "DistanceToTargetRule": (
        lambda: Dti.DistanceToTargetRule.new(20.0),
        {"type": "distance-to-target", "target": 20},
        [(x - LOW) / (20 - LOW) * 10 for x in X],
    ),
    "ExpressionRule": (
        lambda: Dti.ExpressionRule.new("x * x - n + best"),
        {"type": "expression", "formula": "x * x - n + best"},
        [x * x - len(X) + HIGH for x in X],
    ),
    "FractionOfMaxRule": (
        lambda: Dti.FractionOfMaxRule.new(),
        {"type": "fraction-of-max"},
        [x / HIGH * 10 for x in X],
    ),
    "GoalpostsRule": (
        lambda: Dti.GoalpostsRule.new(1.0, 9.0),
        {"type": "goalposts", "min": 1, "max": 9},
        [clip((x - 1) / 8 * 10, 10) for x in X],
    ),
    "MinMaxRule": (
        lambda: Dti.MinMaxRule.new(1.0, 100.0),
        {"type": "min-max", "lower": 1, "upper": 100},
        [(x - LOW) / (HIGH - LOW) * 99 + 1 for x in X],
    ),
    "PercentileRankRule": (
        lambda: Dti.PercentileRankRule.new(Dti.Ties.COMPETITION),
        {"type": "percentile-rank"},
        [below / (len(X) - 1) * 10 for below in BELOW],
    ),
    "PointsRule": (lambda: Dti.PointsRule.new(), {"type": "points"}, [clip(x, 10) for x in X]),
    "RankRule": (
        lambda: Dti.RankRule.new(Dti.Ties.COMPETITION),
        {"type": "rank"},
        [below + 1.0 for below in BELOW],
    ),
    "RatioRule": (
        lambda: Dti.RatioRule.new(0.5, 4.0, "zero"),
        {"type": "ratio", "factor": 0.5, "target": 4, "zero-denominator": "zero"},
        [clip(min(0.5 * x / 4, 1) * 10, 10) for x in X],
    ),
    "ScaledRule": (
        lambda: Dti.ScaledRule.new(0.0, 50.0),
        {"type": "scaled", "range": [0, 50]},
        [x / 50 * 10 for x in X],
    ),
    "ShareRule": (lambda: Dti.ShareRule.new(), {"type": "share"}, [clip(x * 10, 10) for x in X]),
    "StepsRule": (
        lambda: Dti.StepsRule.new(packed(0, 5, 10), packed(1, 4, 9), False),
        {"type": "steps", "steps": [[0, 1], [5, 4], [10, 9]]},
        [1.0, 0.0, 4.0, 1.0, 9.0],
    ),
    "ZScoreRule": (
        lambda: Dti.ZScoreRule.new(50.0, 10.0),
        {"type": "z-score", "mean": 50, "sd": 10},
        [(x - MEAN) / SD * 10 + 50 for x in X],
    ),
}

# Rules of labels read the numbers that their labels are worth.
LABELS = {
    "BooleanRule": (
        lambda: Dti.BooleanRule.new(["có", "đang", "không"], packed(1, 0.5, 0), False),
        {"type": "boolean", "levels": [["có", 1], ["đang", 0.5], ["không", 0]]},
    ),
    "ChoiceRule": (
        lambda: Dti.ChoiceRule.new(["a", "b"], packed(1, 0.25), False),
        {"type": "choice", "options": [["a", 1], ["b", 0.25]]},
    ),
    "ChecklistRule": (
        lambda: Dti.ChecklistRule.new(["a", "b"], packed(0.75, 0.25), False),
        {"type": "checklist", "items": {"a": 0.75, "b": 0.25}},
    ),
}


class RuleClassTest(unittest.TestCase):
    def assert_close(self, found, expected):
        self.assertEqual(len(found), len(expected))
        for a, b in zip(found, expected):
            self.assertTrue(
                math.isclose(a, b, rel_tol=1e-13, abs_tol=1e-13), f"{found} instead of {expected}"
            )

    def test_every_class_is_here(self):
        """Each class that derives from Rule is tested; not all that is called a rule is one."""
        named = {name: getattr(Dti, name) for name in dir(Dti) if name.endswith("Rule")}
        derived = {name for name, cls in named.items() if issubclass(cls, Dti.Rule)}
        classes = derived - {"Rule"}
        self.assertEqual(classes, {*RULES, *LABELS, "DistanceToReferenceRule"})

    def test_closed_forms(self):
        for name, (new, _document, expected) in RULES.items():
            with self.subTest(name):
                rule = new()
                self.assertIs(type(rule), getattr(Dti, name))
                self.assert_close(unpacked(rule.evaluate_column(packed(*X), 10.0)), expected)

    def test_json_and_constructors_agree(self):
        for name, (new, document, _expected) in RULES.items():
            with self.subTest(name):
                rule = Dti.Rule.new_from_json(json.dumps(document))
                self.assertIs(type(rule), getattr(Dti, name))
                self.assertEqual(rule.get_type_name(), document["type"])
                self.assertEqual(rule.describe(), new().describe())
                self.assertEqual(
                    rule.evaluate_column(packed(*X), 10.0).get_data(),
                    new().evaluate_column(packed(*X), 10.0).get_data(),
                )

    def test_no_number_no_score(self):
        for name, (new, _document, _expected) in RULES.items():
            with self.subTest(name):
                self.assertTrue(
                    math.isnan(unpacked(new().evaluate_column(packed(NAN, *X), 10.0))[0])
                )

    def test_labels(self):
        for name, (new, document) in LABELS.items():
            with self.subTest(name):
                rule, again = new(), Dti.Rule.new_from_json(json.dumps(document))
                self.assertIs(type(again), getattr(Dti, name))
                self.assertEqual(again.get_labels(), rule.get_labels())
                self.assertEqual(again.get_credits().get_data(), rule.get_credits().get_data())
                self.assertFalse(rule.get_points())
                self.assertEqual(rule.describe(), again.describe())
        boolean, choice = LABELS["BooleanRule"][0](), LABELS["ChoiceRule"][0]()
        self.assertEqual(boolean.get_labels(), ["có", "đang", "không"])
        self.assertEqual(unpacked(boolean.get_credits()), [1.0, 0.5, 0.0])
        self.assertEqual(boolean.evaluate(0.5, 10.0), (True, 5.0))
        self.assertEqual(choice.evaluate(0.25, 10.0), (True, 2.5))

    def test_reference(self):
        rule = Dti.DistanceToReferenceRule.new("KG")
        self.assertEqual(rule.get_reference(), "KG")
        document = {"type": "distance-to-reference", "reference": "KG"}
        self.assertEqual(Dti.Rule.new_from_json(json.dumps(document)).get_reference(), "KG")

    def test_parameters(self):
        for rule, members in (
            (Dti.AdjustmentRule.new(5.0, -1), {"cap": 5.0, "sign": -1}),
            (Dti.BordaRule.new(Dti.Ties.MAX), {"ties": Dti.Ties.MAX}),
            (Dti.DistanceToTargetRule.new(2.0), {"target": 2.0}),
            (Dti.ExpressionRule.new("x + 1"), {"formula": "x + 1"}),
            (Dti.GoalpostsRule.new(1.0, 2.0), {"min": 1.0, "max": 2.0}),
            (Dti.MinMaxRule.new(0.0, 5.0), {"lower": 0.0, "upper": 5.0}),
            (Dti.PercentileRankRule.new(Dti.Ties.AVERAGE), {"ties": Dti.Ties.AVERAGE}),
            (Dti.RankRule.new(Dti.Ties.DENSE), {"ties": Dti.Ties.DENSE}),
            (
                Dti.RatioRule.new(2.0, 3.0, "missing"),
                {"factor": 2.0, "target": 3.0, "zero_denominator": "missing"},
            ),
            (Dti.ScaledRule.new(1.0, 2.0), {"lower": 1.0, "upper": 2.0}),
            (Dti.ZScoreRule.new(1.0, 2.0), {"mean": 1.0, "sd": 2.0}),
        ):
            again = type(rule)(**members)
            for name, value in members.items():
                with self.subTest(f"{type(rule).__name__}.{name}"):
                    self.assertEqual(getattr(rule, f"get_{name}")(), value)
                    self.assertEqual(getattr(again.props, name), value)
        steps = RULES["StepsRule"][0]()
        self.assertEqual(unpacked(steps.get_thresholds()), [0.0, 5.0, 10.0])
        self.assertEqual(unpacked(steps.get_points()), [1.0, 4.0, 9.0])
        self.assertFalse(steps.get_interpolate())

    def test_common_members(self):
        rule = Dti.Rule.new_from_json(
            json.dumps(
                {
                    "type": "min-max",
                    "direction": "down",
                    "clamp": False,
                    "transform": {"type": "box-cox", "lambda": 0.5},
                    "scope": "panel",
                    "constant": 0.5,
                }
            )
        )
        self.assertEqual(rule.get_direction(), Dti.Direction.DOWN)
        self.assertFalse(rule.get_clamp())
        self.assertEqual(rule.get_transform(), Dti.Transform.BOX_COX)
        self.assertEqual(rule.get_lambda(), 0.5)
        self.assertEqual(rule.get_scope(), Dti.Scope.PANEL)
        self.assertEqual(rule.get_constant(), 0.5)
        plain = Dti.Rule.new_from_json('{"type": "goalposts", "min": 0, "max": 1}')
        self.assertIsNone(plain.get_direction())
        self.assertTrue(plain.get_clamp())
        self.assertEqual(plain.get_transform(), Dti.Transform.NONE)
        self.assertLess(plain.get_constant(), 0.0)

    def test_transforms(self):
        goalposts = Dti.Rule.new_from_json(
            '{"type": "goalposts", "min": 100, "max": 75000, "transform": "log"}'
        )
        found, score = goalposts.evaluate(1500.0, 1.0)
        self.assertTrue(found)
        self.assertAlmostEqual(
            score, (math.log(1500) - math.log(100)) / (math.log(75000) - math.log(100)), 14
        )

    def test_evaluate_array(self):
        rule = Dti.GoalpostsRule.new(0.0, 10.0)
        self.assertEqual(list(rule.evaluate_array([0, 5, 10], 4.0)), [0.0, 2.0, 4.0])
        self.assertTrue(math.isnan(rule.evaluate_array([None])[0]))

    def test_repr(self):
        rule = Dti.GoalpostsRule.new(20.0, 85.0)
        self.assertEqual(repr(rule), f"<Dti.Rule goalposts: {rule.describe()}>")
        self.assertIn("85", rule.describe())

    def test_refuses(self):
        for text in ('{"type": "nothing"}', "{", '{"type": "goalposts", "min": 0}', "[]"):
            with self.subTest(text), raises(self, Dti.Error.INVALID_DATA):
                Dti.Rule.new_from_json(text)
        with raises(self, Dti.Error.NOT_COMPUTABLE):
            Dti.Rule.new_from_json('{"type": "points", "transform": "log"}').evaluate(-1.0, 1.0)
        with raises(self, Dti.Error.INVALID_DATA):
            Dti.PointsRule.new().evaluate_column(GLib.Bytes.new(b"123"), 1.0)


class Goalposts(Dti.Rule):
    """The rule of the library once more; the order of operations is the same."""

    def __init__(self, low, high):
        super().__init__()
        self.low, self.high = low, high

    def do_evaluate(self, number, maximum):
        score = (number - self.low) / (self.high - self.low) * maximum
        return True, min(max(score, 0.0), maximum)


class GoalpostsColumn(Goalposts):
    """The same for all units at once."""

    def do_evaluate_column(self, numbers, maximum):
        scores = [NAN if x != x else self.do_evaluate(x, maximum)[1] for x in unpacked(numbers)]
        return packed(*scores)


class Relative(Dti.Rule):
    """A score that depends on the other units."""

    def do_evaluate_column(self, numbers, maximum):
        column = unpacked(numbers)
        best = max(x for x in column if x == x)
        return packed(*(x / best * maximum for x in column))


class Failing(Dti.Rule):
    def __init__(self, error):
        super().__init__()
        self.error = error

    def do_evaluate(self, number, maximum):
        raise self.error


class Negative(Dti.Rule):
    """Has no score for numbers below 0."""

    def do_evaluate(self, number, maximum):
        if number < 0:
            raise GLib.Error.new_literal(Dti.Error.quark(), "below 0", Dti.Error.NOT_COMPUTABLE)
        return True, number


MODEL = {
    "format": "dti-framework",
    "format-version": 1,
    "id": "model",
    "title": {"en": "Model"},
    "ranking": {"node": "all"},
    "root": {
        "id": "all",
        "aggregation": "mean",
        "missing": "rebase",
        "children": [
            {"id": "a", "max": 7, "rule": {"type": "goalposts", "min": -1.3, "max": 9.7}},
            {"id": "b", "max": 7},
        ],
    },
}


class ScriptedRuleTest(unittest.TestCase):
    def setUp(self):
        self.model = framework(MODEL)
        self.data = dataset(
            {
                "u": {"a": 0.1, "b": 1.0},
                "v": {"a": 12.0, "b": 2.0},
                "w": {"a": -4.0, "b": 3.0},
                "x": {"a": 9.699999, "b": 3.0},
                "y": {"b": 1.0},
            }
        )

    def columns(self, rule, node="a"):
        scorer = Dti.Scorer.new(self.model)
        if rule is not None:
            scorer.set_rule(node, rule)
        card = scorer.score(self.data, "2022")
        return [card.get_column(n, column).get_data() for n in ("a", "all") for column in range(5)]

    def test_same_bits_as_the_library(self):
        expected = self.columns(None)
        self.assertEqual(self.columns(Goalposts(-1.3, 9.7)), expected)
        self.assertEqual(self.columns(GoalpostsColumn(-1.3, 9.7)), expected)

    def test_same_bits_on_real_data(self):
        model = Dti.Framework.new_builtin(FRAMEWORK_922)
        data = Dti.Dataset.new_from_file(file(KIEN_GIANG / "data-2022-2023.csv"), model)
        scorer = Dti.Scorer.new(model)
        before = scorer.score(data, "2022")
        scorer.set_rule("HDCQS", Goalposts(0.0, 1.0))
        after = scorer.score(data, "2022")
        for node in ("HDCQS", "B2", "DTI", "CQS"):
            for column in (Dti.Column.SCORE, Dti.Column.RANK):
                self.assertEqual(
                    after.get_column(node, column).get_data(),
                    before.get_column(node, column).get_data(),
                    node,
                )

    def test_called_directly(self):
        rule = Goalposts(0.0, 10.0)
        self.assertEqual(rule.evaluate(2.5, 8.0), (True, 2.0))
        self.assertEqual(unpacked(rule.evaluate_column(packed(0, 5, 20), 8.0)), [0.0, 4.0, 8.0])
        self.assertEqual(GoalpostsColumn(0.0, 10.0).evaluate(2.5, 8.0), (True, 2.0))
        self.assertTrue(rule.get_type_name().endswith("Goalposts"))

    def test_compares_units(self):
        scorer = Dti.Scorer.new(self.model)
        scorer.set_rule("b", Relative())
        card = scorer.score(self.data, "2022")
        self.assertEqual(
            card.to_dict("b"), {u: n / 3 * 7 for u, n in zip("uvwxy", (1.0, 2.0, 3.0, 3.0, 1.0))}
        )

    def test_back_to_the_rule_of_the_framework(self):
        scorer = Dti.Scorer.new(self.model)
        scorer.set_rule("a", Relative())
        scorer.set_rule("a", None)
        card = scorer.score(self.data, "2022")
        self.assertEqual(card.get_column("a", Dti.Column.SCORE).get_data(), self.columns(None)[0])

    def test_unknown_node(self):
        with raises(self, Dti.Error.NOT_FOUND):
            Dti.Scorer.new(self.model).set_rule("nothing", Relative())

    def test_not_computable_leaves_the_others_standing(self):
        scorer = Dti.Scorer.new(self.model)
        scorer.set_rule("a", Negative())
        card = scorer.score(self.data, "2022")
        self.assertIsNone(card.get_score("w", "a"))
        self.assertEqual(card.get_score("u", "a"), 0.1)
        self.assertTrue(
            any(p.get_unit() == "w" and p.get_node() == "a" for p in card.get_problems())
        )

    def test_an_error_stops_the_scoring(self):
        error = GLib.Error.new_literal(Dti.Error.quark(), "as the rule says", Dti.Error.LIMIT)
        with raises(self, Dti.Error.LIMIT) as caught:
            self.columns(Failing(error))
        self.assertIn("as the rule says", caught.exception.message)

    def test_an_exception_becomes_an_error(self):
        with silent_exceptions() as seen, raises(self, Dti.Error.FAILED):
            self.columns(Failing(ZeroDivisionError("in the rule")))
        self.assertIsInstance(seen[0], ZeroDivisionError)

    def test_a_column_of_another_length_is_an_error(self):
        class Short(Dti.Rule):
            def do_evaluate_column(self, numbers, maximum):
                return packed(1.0)

        with raises(self, Dti.Error.INVALID_DATA):
            self.columns(Short())

    def test_rules_live_as_long_as_the_scorer(self):
        scorer = Dti.Scorer.new(self.model)
        scorer.set_rule("a", Goalposts(-1.3, 9.7))
        # The scorer keeps the rule, and the rule its Python attributes.
        for _ in range(3):
            card = scorer.score(self.data, "2022")
        self.assertEqual(card.get_column("a", Dti.Column.SCORE).get_data(), self.columns(None)[0])

    def test_doubles_are_not_rounded(self):
        smallest = struct.unpack("d", struct.pack("q", 1))[0]
        found, score = Goalposts(0.0, 1.0).evaluate(smallest, 1.0)
        self.assertTrue(found)
        self.assertEqual(score, smallest)
        self.assertEqual(
            Goalposts(0.0, sys.float_info.max).evaluate(1e308, 1e-3)[1],
            1e308 / sys.float_info.max * 1e-3,
        )


if __name__ == "__main__":
    unittest.main()
