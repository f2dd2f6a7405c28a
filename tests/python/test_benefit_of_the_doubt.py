#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Benefit of the doubt from Python: weights against exact fractions, 63 provinces, what refuses."""

import json
import math
import os
import random
import sys
import unittest

from gi.repository import Gio

from support import FRAMEWORK_922, KIEN_GIANG, Dti, GLib, file, framework

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "oracle"))

from oracle_benefit import shares, value  # noqa: E402

KIND = "benefit-of-the-doubt"


def tree(n, aggregation, **members):
    free = {"type": "points", "clamp": False}
    children = [{"id": f"x{i}", "rule": free} for i in range(n)]
    root = {"id": "r", "aggregation": aggregation, "children": children, **members}
    return framework({"format": "dti-framework", "format-version": 1, "id": "test", "root": root})


def score(tree_, rows, period=""):
    data = Dti.Dataset.new()
    for unit, numbers in enumerate(rows):
        for i, number in enumerate(numbers):
            if number is not None:
                data.set_number(f"u{unit}", period, f"x{i}", number)
    return Dti.Scorer.new(tree_).score(data, None)


def own(card, unit, pillar="r"):
    """[(own weight, share)] of the children."""
    return [(child.get_own_weight(), child.get_share()) for child in card.explain(unit, pillar)]


class ExactTest(unittest.TestCase):
    """Linear programs in fractions."""

    BOUNDS = (
        {},
        {"shares": [0.125, 1]},
        {"shares": [0, 0.5]},
        {"shares-of": {"x0": [0.25, 0.75]}},
        {"band": 0.5},
        {"band": 0},
    )

    def check(self, rng, draw):
        n = rng.randint(2, 4)
        rows = [[draw() for _ in range(n)] for _ in range(rng.randint(1, 6))]
        bounds = rng.choice(self.BOUNDS)
        card = score(tree(n, {"type": KIND, **bounds}), rows)
        parts = [{f"x{i}": (y, 1) for i, y in enumerate(row)} for row in rows]
        for at, mine in enumerate(parts):
            peers = parts[:at] + parts[at + 1:]
            expected = float(value(bounds, mine, peers))
            self.assertAlmostEqual(card.get_score(f"u{at}", "r"), expected, 13)
            exact = shares(bounds, mine, peers)
            for (weight, share), (name, (y, _)) in zip(own(card, f"u{at}"), mine.items()):
                if expected == 0:
                    self.assertIsNone(share)
                    self.assertIsNone(weight)
                    continue
                self.assertAlmostEqual(share, float(exact[name]), 11, (bounds, rows, at))
                self.assertAlmostEqual(weight * y, share * expected, 11)

    def test_many(self):
        """The most even of the best weights are the only ones, so they must be the same."""
        rng = random.Random(2007)
        draws = (
            rng.random,
            lambda: round(rng.random(), 1),
            lambda: rng.choice([0, 0.5, 1, rng.random()]),
            lambda: rng.choice([1, 2, 3]),
            lambda: 10 ** rng.uniform(-2, 2),
        )
        for at in range(60):
            self.check(rng, draws[at % len(draws)])


class ProvincesTest(unittest.TestCase):
    """Four main indicators of the 63 provinces, as they were published for 2023."""

    NODES = ("HTS", "HDCQS", "HDKTS", "HDXHS")

    @classmethod
    def setUpClass(cls):
        dti = Dti.Framework.new_builtin(FRAMEWORK_922)
        data = Dti.Dataset.new_from_file(file(KIEN_GIANG / "data-2022-2023.csv"), dti)
        card = Dti.Scorer.new(dti).score(data, "2023")
        cls.rows = [[card.get_value(unit, node) for node in cls.NODES] for unit in card.get_units()]

    def card(self, **bounds):
        return score(tree(4, {"type": KIND, **bounds}), self.rows)

    def test_bands(self):
        """A narrower band leaves less choice; without any the shares are those of the weights."""
        self.assertEqual(len(self.rows), 63)
        last = None
        for band in (0, 0.25, 0.5, 0.75, 1):
            card = self.card(band=band)
            scores = [card.get_score(f"u{i}", "r") for i in range(63)]
            self.assertLessEqual(max(scores), 1)
            self.assertFalse(list(card.get_problems()))
            if last is not None:
                for narrow, wide in zip(last, scores):
                    self.assertLessEqual(narrow, wide + 1e-12)
            last = scores
            for _, share in own(card, "u7"):
                self.assertGreaterEqual(share, (1 - band) / 4 - 1e-12)
                self.assertLessEqual(share, (1 + band) / 4 + 1e-12)
        card = self.card()
        free = [card.get_score(f"u{i}", "r") for i in range(63)]
        self.assertEqual(max(free), 1)
        for narrow, wide in zip(last, free):
            self.assertLessEqual(narrow, wide + 1e-12)

    def test_fixed(self):
        """With a band of 0: 1 / max over the others of the mean of their ratios."""
        card = self.card(band=0)
        for i, mine in enumerate(self.rows):
            means = [math.fsum(y / m for y, m in zip(row, mine)) / 4 for row in self.rows]
            self.assertAlmostEqual(card.get_score(f"u{i}", "r"), 1 / max(means), 14)

    def test_weights_add_up(self):
        card = self.card()
        for i, mine in enumerate(self.rows):
            weights = [weight for weight, _ in own(card, f"u{i}")]
            found = math.fsum(w * y for w, y in zip(weights, mine))
            self.assertAlmostEqual(card.get_score(f"u{i}", "r"), found, 13)
            for row in self.rows:
                self.assertLessEqual(math.fsum(w * y for w, y in zip(weights, row)), 1 + 1e-12)


class MissingTest(unittest.TestCase):
    def test_policies(self):
        rows = [[0.5, 1, None], [1, 0.5, 0.5], [0.25, 0.5, 1], [0.25, 0.5, 0.25]]
        expected = {"rebase": [1, 1, 1, 0.625], "zero": [1, 1, 1, 0.625]}
        expected.update({"propagate": [None, 1, 1, 1], "void": [0, 1, 1, 1]})
        for policy, scores in expected.items():
            card = score(tree(3, KIND, missing=policy), rows)
            self.assertEqual([card.get_score(f"u{i}", "r") for i in range(4)], scores)

    def test_problems(self):
        card = score(tree(2, {"type": KIND, "shares": [0.1, 1]}), [[1, 1], [1, 0], [1, -1]])
        codes = {problem.get_code(): problem for problem in card.get_problems()}
        self.assertEqual(set(codes), {"infeasible-shares", "not-computable"})
        self.assertEqual(codes["infeasible-shares"].get_unit(), "u1")
        self.assertEqual(codes["infeasible-shares"].get_severity(), Dti.Severity.WARNING)
        self.assertEqual(codes["not-computable"].get_unit(), "u2")
        self.assertEqual(card.get_score("u1", "r"), 0)
        self.assertIsNone(card.get_score("u2", "r"))


class AnalysisTest(unittest.TestCase):
    """What works on a score that depends on the other units, and what says that it does not."""

    OLDER = [[0.9, 0.2], [0.3, 0.8], [0.5, 0.5], [0.2, 0.3]]
    NEWER = [[0.9, 0.2], [0.3, 0.8], [0.6, 0.6], [0.2, 0.3]]

    def setUp(self):
        self.tree = tree(2, KIND)
        self.older = score(self.tree, self.OLDER, "2022")
        self.newer = score(self.tree, self.NEWER, "2023")

    def refused(self, code, call, *args):
        with self.assertRaises(GLib.Error) as caught:
            call(*args)
        self.assertTrue(caught.exception.matches(Dti.Error.quark(), code), caught.exception)

    def test_change(self):
        """u3 did nothing, and u2 pushed the frontier out."""
        change = Dti.Attribution.between(self.older, self.newer, "u3", "r")
        lost = self.newer.get_score("u3", "r") - self.older.get_score("u3", "r")
        self.assertLess(lost, 0)
        (contribution,) = change.list_contributions(None)
        self.assertEqual(contribution.get_node_id(), "r")
        self.assertAlmostEqual(contribution.get_points(), lost, 14)
        moved = Dti.RankChange.between(self.older, self.newer, "u3", "r")
        self.refused(Dti.Error.NOT_COMPUTABLE, moved.simulate_weights, 0.2, 10, 1)

    def test_scenario(self):
        scenario = Dti.Scenario.new(self.older)
        for i, row in enumerate(self.NEWER):
            for k, number in enumerate(row):
                scenario.set_number(f"u{i}", f"x{k}", number)
        for i in range(4):
            self.assertEqual(scenario.get_score(f"u{i}", "r"), self.newer.get_score(f"u{i}", "r"))
        scenario.set_weight("r", "x1", 0)
        self.assertAlmostEqual(scenario.get_score("u3", "r"), 0.2 / 0.9, 15)

    def test_goals(self):
        goal = Dti.Goal.new(self.older, "u3", "r")
        self.assertFalse(list(goal.list_options()))
        options = Gio.ListStore.new(Dti.GoalOption)
        options.append(Dti.GoalOption.new("o", "x0", 0.9, 1, True))
        self.refused(Dti.Error.UNSUPPORTED, goal.find_mix, options, 1.0, 0, None)
        self.refused(Dti.Error.UNSUPPORTED, goal.spend, options, 1.0, 0, None)

    def test_weights(self):
        self.refused(Dti.Error.NOT_COMPUTABLE, Dti.Weights.new_infomax, self.older, "r")
        weights = Dti.Weights.from_dict(self.tree, {"x0": 3})
        again = score(weights.apply(self.tree), self.OLDER)
        for i in range(4):
            self.assertEqual(again.get_score(f"u{i}", "r"), self.older.get_score(f"u{i}", "r"))
        band = tree(2, {"type": KIND, "band": 0.5})
        lighter = score(band, self.OLDER)
        heavier = score(Dti.Weights.from_dict(band, {"x0": 3}).apply(band), self.OLDER)
        self.assertLess(heavier.get_score("u1", "r"), lighter.get_score("u1", "r"))

    def test_limit(self):
        data = Dti.Dataset.new()
        data.set_units([f"u{i}" for i in range(22361)])
        data.set_column("", "x0", GLib.Bytes.new(bytes(8 * 22361)))
        self.refused(Dti.Error.LIMIT, Dti.Scorer.new(self.tree).score, data, None)


class BindingTest(unittest.TestCase):
    def test_pillar(self):
        root = tree(2, {"type": KIND, "shares": [0.25, 1], "shares-of": {"x1": [0, 0.5]}}).get_root()
        self.assertEqual(root.get_aggregation(), Dti.Aggregation.BENEFIT_OF_THE_DOUBT)
        self.assertEqual([root.get_lower_share(i) for i in range(2)], [0.25, 0])
        self.assertEqual([root.get_upper_share(i) for i in range(2)], [1, 0.5])
        self.assertIsNone(root.get_share_band())
        self.assertEqual(tree(2, {"type": KIND, "band": 0.2}).get_root().get_share_band(), 0.2)

    def test_explanation(self):
        card = score(tree(2, KIND), [[1, 0.5], [0.5, 0.25]])
        explanation = card.explain("u1", "r")
        self.assertIsNone(explanation.get_own_weight())
        self.assertIsNone(explanation.get_share())
        self.assertEqual(own(card, "u1"), [(0.5, 0.5), (1, 0.5)])
        document = json.loads(explanation.to_json())
        self.assertNotIn("own-weight", document)
        self.assertEqual(document["children"][1]["own-weight"], 1)
        self.assertEqual(document["children"][1]["share"], 0.5)
        self.assertIn("own weight 0.5, share 0.5", explanation.to_text("en"))
        other = score(tree(2, "mean"), [[1, 0.5]]).explain("u0", "r")
        self.assertEqual([child.get_share() for child in other], [None, None])


if __name__ == "__main__":
    unittest.main()
