#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Weights from Python, against slow formulas of their own."""

import array
import itertools
import json
import math
import random
import unittest

from support import FRAMEWORK_922, HDI, KIEN_GIANG, Dti, GLib, file, framework


def pack(*numbers):
    return GLib.Bytes.new(array.array("d", numbers).tobytes())


def tree(n, aggregation="mean"):
    free = {"type": "points", "clamp": False}
    children = [{"id": f"x{i}", "rule": free} for i in range(n)]
    return framework(
        {
            "format": "dti-framework",
            "format-version": 1,
            "id": "test",
            "root": {"id": "r", "aggregation": aggregation, "missing": "rebase", "children": children},
        }
    )


def world(seed, n_units, n, low=0.0):
    """(scorecard, columns) of children that have something in common."""
    rng = random.Random(seed)
    common = [rng.random() for _ in range(n_units)]
    columns = [[low + rng.random() + rng.choice([0.3, 1, 2]) * c for c in common] for _ in range(n)]
    tree_ = tree(n)
    data = Dti.Dataset.new()
    for unit in range(n_units):
        for i in range(n):
            data.set_number(f"u{unit}", "", f"x{i}", columns[i][unit])
    return Dti.Scorer.new(tree_).score(data, None), columns


def moments(x, y):
    """Covariance with n − 1."""
    mx, my = math.fsum(x) / len(x), math.fsum(y) / len(y)
    return math.fsum((a - mx) * (b - my) for a, b in zip(x, y)) / (len(x) - 1)


def sd(x):
    return math.sqrt(moments(x, x))


def correlation(x, y):
    return moments(x, y) / (sd(x) * sd(y))


def scaled(numbers):
    total = math.fsum(numbers)
    return [number / total for number in numbers]


def slow_entropy(columns):
    diversities = []
    for column in columns:
        shares = scaled(column)
        entropy = -math.fsum(p * math.log(p) for p in shares if p) / math.log(len(shares))
        diversities.append(1 - entropy)
    return scaled(diversities)


def slow_critic(columns):
    return scaled([sd(x) * math.fsum(1 - correlation(x, y) for y in columns) for x in columns])


def slow_component(columns):
    """Power iteration on the correlation matrix."""
    matrix = [[correlation(x, y) for y in columns] for x in columns]
    vector = [1.0] * len(columns)
    for _ in range(5000):
        vector = [math.fsum(a * b for a, b in zip(row, vector)) for row in matrix]
        length = math.sqrt(math.fsum(v * v for v in vector))
        vector = [v / length for v in vector]
    return vector, length / len(columns)


class MethodTest(unittest.TestCase):
    def assert_weights(self, weights, expected, places=12):
        for i, number in enumerate(expected):
            self.assertAlmostEqual(weights.get_weight(f"x{i}", None), number, places)

    def test_statistics(self):
        for seed in range(40):
            card, columns = world(seed, 5 + seed, 2 + seed % 5)
            self.assert_weights(Dti.Weights.new_entropy(card, "r"), slow_entropy(columns), 11)
            self.assert_weights(Dti.Weights.new_critic(card, None), slow_critic(columns))
            deviation = Dti.Weights.new_standard_deviation(card, "r")
            self.assert_weights(deviation, scaled([sd(x) for x in columns]))

    def test_component(self):
        for seed in range(20):
            card, columns = world(seed, 40, 2 + seed % 5)
            weights = Dti.Weights.new_principal_component(card, "r")
            vector, explained = slow_component(columns)
            for i, loading in enumerate(vector):
                self.assertAlmostEqual(weights.get_loading(f"x{i}", "r"), loading, 9)
                self.assertAlmostEqual(weights.get_weight(f"x{i}", "r"), max(loading, 0), 9)
            self.assertAlmostEqual(weights.get_explained("r"), explained, 9)

    def test_units_without_a_value(self):
        """They are left out, and so are units for information only."""
        card, columns = world(3, 12, 3)
        data = Dti.Dataset.new()
        for unit, i in itertools.product(range(12), range(3)):
            data.set_number(f"u{unit}", "", f"x{i}", columns[i][unit])
        for unit in range(5):
            data.set_number(f"v{unit}", "", "x0", 100.0 + unit)
        more = Dti.Scorer.new(card.get_framework()).score(data, None)
        self.assertEqual(
            Dti.Weights.new_critic(card, "r").to_dict("r"),
            Dti.Weights.new_critic(more, "r").to_dict("r"),
        )


class OptimisedTest(unittest.TestCase):
    """Nothing near the optimum, and no point of a coarse grid, is better."""

    def judge(self, columns, weights, targets):
        index = [math.fsum(w * v for w, v in zip(weights, row)) for row in zip(*columns)]
        found = [correlation(x, index) for x in columns]
        if targets is None:
            return -math.fsum(found)
        total = math.fsum(found)
        return math.fsum((t - r / total) ** 2 for t, r in zip(targets, found)) / len(found)

    def others(self, weights, rng):
        n = len(weights)
        for parts in itertools.product(range(5), repeat=n):
            if sum(parts):
                yield scaled(parts)
        for size in (1e-1, 1e-2, 1e-3):
            for _ in range(60):
                moved = [max(w + size * rng.uniform(-1, 1), 0) for w in weights]
                if sum(moved):
                    yield scaled(moved)

    def check(self, columns, weights, targets):
        found = [weights.get_weight(f"x{i}", None) for i in range(len(columns))]
        self.assertTrue(all(w >= 0 for w in found))
        self.assertAlmostEqual(math.fsum(found), 1, 12)
        level = self.judge(columns, found, targets)
        for other in self.others(found, random.Random(1)):
            self.assertLessEqual(level, self.judge(columns, other, targets) + 1e-9, (found, other))
        index = [math.fsum(w * v for w, v in zip(found, row)) for row in zip(*columns)]
        for i, x in enumerate(columns):
            obtained = weights.get_correlation(f"x{i}", "r")
            self.assertAlmostEqual(obtained, correlation(x, index), 11)
        return level

    def test_targets(self):
        for seed in range(12):
            n = 2 + seed % 3
            card, columns = world(seed, 30, n)
            rng = random.Random(seed)
            targets = scaled([rng.uniform(0.5, 1) for _ in range(n)])
            ids = [f"x{i}" for i in range(n)]
            order = rng.sample(range(n), n)
            weights = Dti.Weights.new_correlation_optimised(
                card, "r", [ids[i] for i in order], pack(*[targets[i] for i in order]))
            level = self.check(columns, weights, targets)
            missed = any(p.get_code() == "target-missed" for p in weights.get_problems())
            self.assertEqual(missed, math.sqrt(level) > 0.005)

    def test_reachable_targets(self):
        """Targets that some weights give are met, also by more children."""
        for n in (5, 8, 12):
            for seed in range(3):
                card, columns = world(seed, 40, n)
                rng = random.Random(seed)
                hidden = scaled([rng.uniform(0.2, 1) for _ in range(n)])
                index = [math.fsum(w * v for w, v in zip(hidden, row)) for row in zip(*columns)]
                targets = scaled([correlation(x, index) for x in columns])
                ids = [f"x{i}" for i in range(n)]
                weights = Dti.Weights.new_correlation_optimised(card, "r", ids, pack(*targets))
                found = scaled([weights.get_correlation(name, "r") for name in ids])
                for target, obtained in zip(targets, found):
                    self.assertAlmostEqual(target, obtained, 12)
                self.assertEqual(len(list(weights.get_problems())), 0)

    def test_infomax(self):
        for seed in range(8):
            card, columns = world(seed, 30, 2 + seed % 3)
            self.check(columns, Dti.Weights.new_infomax(card, "r"), None)


class AggregationTest(unittest.TestCase):
    """The published indices from raw numbers, step by step."""

    RAW = {"u": (1, 10), "v": (2, 14), "w": (4, 11), "x": (9, 17)}

    def score(self, aggregation, rule):
        model = framework(
            {
                "format": "dti-framework",
                "format-version": 1,
                "id": "mpi",
                "root": {
                    "id": "r",
                    "aggregation": aggregation,
                    "children": [{"id": "a", "rule": rule(0)}, {"id": "b", "rule": rule(1)}],
                },
            }
        )
        data = Dti.Dataset.new()
        for unit, numbers in self.RAW.items():
            for node, number in zip("ab", numbers):
                data.set_number(unit, "", node, number)
        return Dti.Scorer.new(model).score(data, None)

    def index(self, scores, sign):
        mean = math.fsum(scores) / len(scores)
        deviation = math.sqrt(math.fsum((s - mean) ** 2 for s in scores) / len(scores))
        return mean + sign * deviation * (deviation / mean)

    def test_mpi(self):
        """z = 100 + 10 (x − M) / S, S with n; M ∓ S · cv."""
        n = len(self.RAW)
        exact = 10 * math.sqrt(n / (n - 1))
        for name, sign in (("minus", -1), ("plus", 1)):
            card = self.score(
                {"type": "mazziotta-pareto", "penalty": name},
                lambda i: {"type": "z-score", "mean": 100, "sd": exact},
            )
            columns = list(zip(*self.RAW.values()))
            for unit, numbers in self.RAW.items():
                scores = []
                for x, column in zip(numbers, columns):
                    mean = math.fsum(column) / n
                    deviation = math.sqrt(math.fsum((c - mean) ** 2 for c in column) / n)
                    scores.append(100 + 10 * (x - mean) / deviation)
                self.assertAlmostEqual(card.get_score(unit, "r"), self.index(scores, sign), 10)

    def test_adjusted_mpi(self):
        """r = (x − Min) / (Max − Min) · 60 + 70 between goalposts, here as an expression."""
        posts = ((0, 10), (8, 20))
        card = self.score(
            "mazziotta-pareto",
            lambda i: {
                "type": "expression",
                "formula": f"(x - {posts[i][0]}) / {posts[i][1] - posts[i][0]} * 60 + 70",
            },
        )
        for unit, numbers in self.RAW.items():
            scores = [(x - low) / (high - low) * 60 + 70 for x, (low, high) in zip(numbers, posts)]
            self.assertAlmostEqual(card.get_score(unit, "r"), self.index(scores, -1), 10)

    def test_pillar(self):
        card = self.score(
            {"type": "ordered-weighted-mean", "order-weights": [0, 2]}, lambda i: {"type": "min-max"})
        root = card.get_framework().get_root()
        self.assertEqual(root.get_aggregation(), Dti.Aggregation.ORDERED_WEIGHTED_MEAN)
        self.assertEqual(list(memoryview(root.get_order_weights().get_data()).cast("d")), [0, 2])
        self.assertEqual(root.get_penalty_sign(), Dti.PenaltySign.MINUS)
        for unit in self.RAW:
            children = [card.get_score(unit, node) for node in "ab"]
            self.assertAlmostEqual(card.get_score(unit, "r"), min(children), 15)


class BindingTest(unittest.TestCase):
    def test_given(self):
        hdi = framework(HDI)
        weights = Dti.Weights.from_dict(hdi, {"le": 2, "eys": 3})
        self.assertEqual(weights.to_dict("hdi"), {"le": 2, "edu": 1, "gnipc": 1})
        self.assertEqual(weights.get_share("le", None), 0.5)
        self.assertAlmostEqual(weights.get_effective("eys"), 0.1875, 15)
        self.assertIsNone(weights.get_weight("le", "edu"))
        self.assertIsNone(weights.get_loading("le", None))
        self.assertIsNone(weights.get_spread("le", None))
        self.assertIsNone(weights.get_correlation("le", None))
        self.assertIsNone(weights.get_explained("hdi"))
        self.assertEqual(weights.props.method, Dti.WeightsMethod.VALUES)
        self.assertEqual(repr(weights), "<Dti.Weights hdi: values>")
        self.assertEqual(weights.list_nodes("edu"), ["eys", "mys"])
        self.assertIn("hdi,le,2,0.5,0.5", weights.to_csv())
        self.assertEqual(json.loads(weights.to_json())["weights"][0]["node"], "le")
        made = weights.apply(hdi)
        self.assertNotEqual(made.get_digest(), hdi.get_digest())
        self.assertEqual(Dti.Weights.new_from_framework(made).to_dict("edu"), {"eys": 3, "mys": 1})
        self.assertEqual(Dti.Weights.new_equal(made).to_dict("edu"), {"eys": 1, "mys": 1})
        self.assertEqual(Dti.Weights.new_from_points(made).to_dict("edu"), {"eys": 1, "mys": 1})
        self.assertIs(weights.get_framework(), hdi)
        self.assertEqual(weights.get_method(), Dti.WeightsMethod.VALUES)
        with self.assertRaises(GLib.Error) as caught:
            Dti.Weights.from_dict(hdi, {"nobody": 2})
        self.assertTrue(caught.exception.matches(Dti.Error.quark(), Dti.Error.NOT_FOUND))

    def test_people(self):
        hdi = framework(HDI)
        comparisons = Dti.PairwiseComparisons.new(["le", "edu", "gnipc"])
        self.assertFalse(comparisons.is_complete())
        self.assertIsNone(comparisons.get_eigenvalue())
        comparisons.set_judgement("le", "edu", 2)
        comparisons.set_judgement("le", "gnipc", 4)
        comparisons.set_judgement("edu", "gnipc", 2)
        self.assertEqual(comparisons.get_judgement("edu", "le"), 0.5)
        self.assertAlmostEqual(comparisons.get_consistency_ratio(), 0, 12)
        self.assertAlmostEqual(comparisons.get_consistency_index(), 0, 12)
        self.assertEqual(comparisons.get_ids(), ["le", "edu", "gnipc"])
        self.assertEqual(len(comparisons.compute_weights().get_data()), 24)
        self.assertIn("edu", repr(comparisons))
        weights = Dti.Weights.new_from_comparisons(hdi, "hdi", comparisons)
        self.assertAlmostEqual(weights.get_weight("edu", None), 2 / 7, 12)
        budget = Dti.Weights.new_budget_allocation(hdi, "edu", ["mys", "eys"], pack(1, 3, 50, 50))
        self.assertEqual(budget.to_dict("edu"), {"eys": 0.625, "mys": 0.375})
        self.assertAlmostEqual(budget.get_spread("eys", "edu"), math.sqrt(0.03125), 15)

    def test_noise(self):
        hdi = framework(HDI)
        base = Dti.Weights.new_equal(hdi)
        noisy = base.make_noisy(["dimension"], pack(0.5), 1, 2)
        self.assertEqual(noisy.get_weight("le", None), 1)
        self.assertNotEqual(noisy.get_weight("edu", None), 1)
        again = base.make_noisy(None, pack(0.5), 1, 2)
        self.assertEqual(noisy.get_weight("edu", None), again.get_weight("edu", None))

    def test_example(self):
        """Real data: the weights of every pillar, and the framework they make."""
        dti = Dti.Framework.new_builtin(FRAMEWORK_922)
        data = Dti.Dataset.new_from_file(file(KIEN_GIANG / "data-2022-2023.csv"), dti)
        card = Dti.Scorer.new(dti).score(data, "2022")
        weights = Dti.Weights.new_standard_deviation(card, None)
        made = weights.apply(dti)
        back = Dti.Weights.new_from_framework(made)
        root = dti.get_root().get_id()
        self.assertAlmostEqual(made.get_root().get_max(), dti.get_root().get_max(), 9)
        for node in weights.list_nodes(root):
            self.assertAlmostEqual(back.get_share(node, root), weights.get_share(node, root), 12)
        again = Dti.Scorer.new(made).score(data, "2022")
        self.assertEqual(again.get_n_units(), card.get_n_units())


if __name__ == "__main__":
    unittest.main()
