#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Aggregations and weights against what COINr computed; its defects against the right answers."""

import array
import itertools
import math
import re
import statistics
import unittest

import coinr
from support import Dti, GLib

NORMAL = "norm/minmax_1_100.csv"
WITH_GAPS = "norm/na_minmax_1_100.csv"
FREE = {"type": "points", "clamp": False}

handles = coinr.handles


def weights_of(path):
    return {row["iCode"]: float(row["Weight"]) for row in coinr.rows(path)}


def pack(numbers):
    return GLib.Bytes.new(array.array("d", numbers).tobytes())


def framework(aggregation="mean", weights=None, threshold=None, change=None):
    """The index over numbers that are normalised already."""

    def finish(document, nodes):
        for node in nodes.values():
            children = node.get("children")
            if children is None:
                node["rule"] = FREE
            elif threshold is not None:
                # COINr counts children, whatever they weigh.
                node["min-children"] = math.ceil(threshold * len(children) - 1e-9)
        if change:
            change(document, nodes)

    return coinr.framework(aggregation=aggregation, weights=weights, change=finish)


def score(model, path=NORMAL):
    data = coinr.dataset(path, columns=coinr.indicators())
    return Dti.Scorer.new(model).score(data, None)


def pillars():
    return [row["iCode"] for row in coinr.asem_meta() if row["Type"] == "Aggregate"]


def children_of(pillar):
    return [row["iCode"] for row in coinr.asem_meta() if row["Parent"] == pillar]


def only(pillar, aggregation, weights=None):
    """A framework of one pillar alone."""
    names = children_of(pillar)

    def change(document, nodes):
        document["root"] = nodes[pillar]
        document["root"].pop("weight", None)
        for name, weight in zip(names, weights or []):
            nodes[name]["weight"] = weight

    return framework(aggregation, change=change)


class AggregateTest(coinr.GoldenTest):
    def check(self, entry, *, path=NORMAL, columns=None, **options):
        handles(entry)
        card = score(framework(**options), path)
        self.assert_table(entry, card.get_score, columns=columns or pillars())

    def test_means(self):
        means = {"amean": "mean", "gmean": "geometric-mean", "hmean": "harmonic-mean"}
        for name, kind in means.items():
            with self.subTest(name):
                self.check(f"agg_{name}", aggregation=kind)
        self.check("agg_w_none_gmean", aggregation="geometric-mean")
        for entry in sorted(coinr.category("aggregate")):
            exponent = re.fullmatch(r"agg_genmean_p([-.\d]+)", entry)
            if exponent:
                self.check(entry, aggregation={"type": "power-mean", "p": float(exponent[1])})

    def test_a_mean_for_each_level(self):
        """Pillars by the arithmetic, sub-indices by the geometric, the index by the harmonic mean."""

        def change(document, nodes):
            document["root"]["aggregation"] = "harmonic-mean"
            for sub in document["root"]["children"]:
                sub["aggregation"] = "geometric-mean"

        card = score(framework(change=change))
        for entry in coinr.present("agg_mixed_agh"):
            handles(entry)
            self.assert_table(entry, card.get_score, columns=pillars())
        for row in coinr.rows(NORMAL):
            subs = {}
            for sub in ("Conn", "Sust"):
                members = [[float(row[name]) for name in children_of(pillar)] for pillar in children_of(sub)]
                subs[sub] = statistics.geometric_mean([statistics.fmean(numbers) for numbers in members])
                self.assertAlmostEqual(card.get_score(row["uCode"], sub), subs[sub], 11)
            self.assertAlmostEqual(card.get_score(row["uCode"], "Index"),
                                   statistics.harmonic_mean(subs.values()), 11)

    def test_weights(self):
        ramp = weights_of("input/weights_ramp.csv")
        power = {"type": "power-mean", "p": 2}
        for name, kind in (
            ("amean", "mean"),
            ("gmean", "geometric-mean"),
            ("hmean", "harmonic-mean"),
            ("genmean2", power),
        ):
            with self.subTest(name):
                self.check(f"agg_{name}_wramp", aggregation=kind, weights=ramp)
        self.check("agg_amean_wzero", weights=weights_of("input/weights_zero.csv"))

    def test_applied_weights(self):
        """The same weights, not written in the document but put upon it."""
        ramp = weights_of("input/weights_ramp.csv")
        del ramp["Index"]
        weights = Dti.Weights.from_dict(framework(), ramp)
        card = score(weights.apply(framework()))
        self.assert_table("agg_amean_wramp", card.get_score, columns=pillars())

    def test_other_numbers(self):
        self.check("agg_zscore_amean", path="norm/zscore_0_1.csv")
        self.check("agg_prank_amean", path="norm/prank_min.csv")

    def test_gaps(self):
        self.check("agg_na_amean", path=WITH_GAPS)
        self.check("agg_na_gmean", path=WITH_GAPS, aggregation="geometric-mean")
        self.check("agg_na_hmean", path=WITH_GAPS, aggregation="harmonic-mean")
        for entry in sorted(coinr.category("aggregate")):
            threshold = re.fullmatch(r"agg_na_amean_thresh([.\d]+)", entry)
            if threshold:
                self.check(entry, path=WITH_GAPS, threshold=float(threshold[1]))
        for entry in coinr.present("agg_na_amean_thresh_vec"):
            self.check(entry, path=WITH_GAPS, change=self.bound_by_level)
        self.check(
            "agg_na_amean_wramp_thresh",
            path=WITH_GAPS,
            threshold=0.8,
            weights=weights_of("input/weights_ramp.csv"),
        )

    @staticmethod
    def bound_by_level(document, nodes):
        """0.9 of the indicators, 0.5 of the pillars, all sub-indices."""
        levels = [(document["root"], 1.0)] + [(sub, 0.5) for sub in document["root"]["children"]]
        levels += [(pillar, 0.9) for sub in document["root"]["children"] for pillar in sub["children"]]
        for pillar, share in levels:
            pillar["min-children"] = math.ceil(share * len(pillar["children"]) - 1e-9)

    def test_power_mean_of_gaps(self):
        """COINr has no result where a child is missing."""
        coinr.answers("the missing children are left out", "agg_na_genmean2")
        self.check("correct_agg_na_genmean2", path=WITH_GAPS, aggregation={"type": "power-mean", "p": 2})
        entry = coinr.manifest()["agg_na_genmean2"]
        for theirs, right in zip(coinr.rows(entry["output"]), coinr.rows("correct/agg_na_genmean2.csv")):
            for pillar in pillars():
                number = coinr.number(theirs[pillar])
                self.assertTrue(math.isnan(number) or coinr.close(
                    number, float(right[pillar]), entry["tolerance"]), (theirs["uCode"], pillar))

    def test_equal_weights_by_default(self):
        """COINr's arithmetic mean has none and fails."""
        coinr.answers("weights that are not given are equal", "agg_w_none_amean")
        self.assertEqual(coinr.manifest()["agg_w_none_amean"]["status"], "error")
        model = framework(weights={row["iCode"]: 1 for row in coinr.asem_meta()})
        card = score(Dti.Weights.new_equal(model).apply(model))
        self.assert_table("agg_amean", card.get_score, columns=pillars())

    def test_harmonic_mean_of_zero(self):
        """COINr stops the whole run; here the units with a 0 have no score, and the others have."""
        coinr.answers("not-computable at the units with a 0, and scores for the others",
                      "agg_hmean_on_zero")
        self.assertEqual(coinr.manifest()["agg_hmean_on_zero"]["status"], "error")
        self.check_harmonic("pipe/normalised.csv", lambda values: min(values) > 0)

    def test_harmonic_mean_below_zero(self):
        """COINr's numbers mean nothing there; where all children are positive they are the same."""
        coinr.answers("a harmonic mean of a number below 0 is not-computable", "agg_zscore_hmean")
        card = self.check_harmonic("norm/zscore_0_1.csv", lambda values: min(values) > 0)
        entry = coinr.manifest()["agg_zscore_hmean"]
        compared = 0
        for row in coinr.rows(entry["output"]):
            for pillar in (name for name in pillars() if children_of(name)[0] in coinr.indicators()):
                ours = card.get_score(row["uCode"], pillar)
                if ours is not None:
                    self.assertTrue(coinr.close(ours, float(row[pillar]), entry["tolerance"]))
                    compared += 1
        self.assertGreater(compared, 0)

    def check_harmonic(self, path, computable):
        card = score(framework("harmonic-mean"), path)
        for row in coinr.rows(path):
            for pillar in (name for name in pillars() if children_of(name)[0] in coinr.indicators()):
                values = [coinr.number(row[name]) for name in children_of(pillar)]
                values = [value for value in values if not math.isnan(value)]
                ours = card.get_score(row["uCode"], pillar)
                self.assertEqual(ours is not None, computable(values), (row["uCode"], pillar))
        codes = {problem.get_code() for problem in card.get_problems()}
        self.assertIn("not-computable", codes)
        return card


class PairwiseTest(coinr.GoldenTest):
    def test_copeland(self):
        """As printed in COINr's vignette it cannot run."""
        coinr.answers("the aggregation runs", "agg_copeland_builtin")
        handles("agg_copeland_all", "agg_amean_then_copeland")
        self.assertEqual(coinr.manifest()["agg_copeland_builtin"]["status"], "error")
        card = score(framework("copeland"))
        self.assert_table("agg_copeland_all", card.get_score, columns=pillars())

        def change(document, nodes):
            document["root"]["aggregation"] = "copeland"

        card = score(framework(change=change))
        self.assert_table("agg_amean_then_copeland", card.get_score, columns=pillars())

    def test_copeland_of_gaps(self):
        """COINr lets the later row win what cannot be compared."""
        handles("correct_copeland_na_physical")
        card = score(only("Physical", "copeland"), WITH_GAPS)
        entry = coinr.manifest()["correct_copeland_na_physical"]
        rows = coinr.rows(entry["output"])
        column = next(name for name in rows[0] if name != "uCode")
        for row in rows:
            ours = card.get_score(row["uCode"], "Physical")
            self.assertTrue(coinr.close(ours, float(row[column]), entry["tolerance"]), row)

    def check_matrix(self, entry_id, weights):
        """Each pair by itself, and all units together; returns how many dominate another."""
        handles(entry_id)
        entry = coinr.manifest()[entry_id]
        matrix = coinr.rows(entry["output"])
        key = next(iter(matrix[0]))
        names = [name for name in matrix[0] if name != key]
        model = only("Physical", "outranking", weights)
        card = score(model)
        numbers = {row["uCode"]: row for row in coinr.rows(NORMAL)}
        dominant = 0
        for i, row in enumerate(matrix):
            others = [coinr.number(row[name]) for j, name in enumerate(names) if j != i]
            ours = card.get_score(names[i], "Physical")
            self.assertTrue(coinr.close(ours, math.fsum(others) / len(others), entry["tolerance"]))
        for (i, one), (j, other) in itertools.combinations(enumerate(names), 2):
            data = Dti.Dataset.new()
            for unit, node in itertools.product((one, other), children_of("Physical")):
                data.set_number(unit, "", node, float(numbers[unit][node]))
            pair = Dti.Scorer.new(model).score(data, None)
            for unit, row, column in ((one, i, other), (other, j, one)):
                ours = pair.get_score(unit, "Physical")
                self.assertTrue(coinr.close(ours, float(matrix[row][column]), entry["tolerance"]))
                dominant += ours == 1
        return dominant, len(names)

    def test_outranking(self):
        handles("outrank_physical_dom")
        dominant, n = self.check_matrix("outrank_physical", None)
        row = coinr.rows("agg/outrank_physical_dom.csv")[0]
        self.assertEqual(dominant, float(row["nDominant"]))
        tolerance = coinr.manifest()["outrank_physical_dom"]["tolerance"]
        pairs = n * (n - 1) / 2
        self.assertTrue(coinr.close(dominant / pairs, float(row["fracDominant"]), tolerance))
        self.check_matrix("outrank_physical_w", list(range(1, 9)))


class WeightsTest(coinr.GoldenTest):
    def test_effective(self):
        handles("eff_weights")
        entry = coinr.manifest()["eff_weights"]
        for weights in (
            Dti.Weights.new_from_framework(framework()),
            Dti.Weights.new_from_points(framework()),
        ):
            for row in coinr.rows(entry["output"]):
                ours = weights.get_effective(row["iCode"])
                self.assertTrue(coinr.close(ours, float(row["EffWeight"]), entry["tolerance"]), row)

    def test_noisy(self):
        """The generators differ; what COINr drew follows the same formula with a U from 0 to 1."""
        coinr.answers("another generator draws other numbers, by the same formula", "noisy_weights")
        factors = {"1": 0.25, "2": 0.25, "3": 0.5}
        declared = {row["iCode"]: float(row["Weight"]) for row in coinr.rows("pipe/weights_original.csv")}
        for row in coinr.rows(coinr.manifest()["noisy_weights"]["output"]):
            moved = float(row["Weight"]) / declared[row["iCode"]] - 1
            self.assertLessEqual(abs(moved), factors.get(row["Level"], 0) + 1e-12, row)

        levels = {row["iCode"]: row["Level"] for row in coinr.asem_meta()}

        def change(document, nodes):
            for name, node in nodes.items():
                node["level"] = levels[name]

        base = Dti.Weights.new_from_framework(framework(change=change))
        seen = {level: set() for level in factors}
        for stream in range(50):
            noisy = base.make_noisy(list(factors), pack(factors.values()), 42, stream)
            for name, level in levels.items():
                weight = noisy.get_weight(name, None)
                if weight is not None and level in factors:
                    seen[level].add(abs(weight / declared[name] - 1))
        for level, factor in factors.items():
            self.assertLessEqual(max(seen[level]), factor)
            self.assertGreater(max(seen[level]), 0.9 * factor)

    def test_components(self):
        """Up to the sign of a component; no weight is negative."""
        weights = Dti.Weights.new_principal_component(score(framework(), "pipe/normalised.csv"), None)
        for name in coinr.present(*(f"pca_L{level}_grp_weights" for level in (1, 2, 3))):
            handles(name)
            level = name[5]
            entry = coinr.manifest()[name]
            found = {row["iCode"]: float(row["Weight"]) for row in coinr.rows(entry["output"])
                     if row["Level"] == level}
            for pillar in pillars():
                names = [child for child in children_of(pillar) if child in found]
                if names:
                    self.check_component(weights, names, [found[child] for child in names], entry)

    def check_component(self, weights, names, expected, entry):
        ours = [weights.get_loading(name, None) for name in names]
        sign = math.copysign(1, math.fsum(a * b for a, b in zip(ours, expected)))
        for name, loading, theirs in zip(names, ours, expected):
            if sign * theirs < 0:
                coinr.answers("a weight is never below 0; the loading is the same", entry["id"])
            self.assertTrue(coinr.close(loading, sign * theirs, entry["tolerance"]), name)
            self.assertEqual(weights.get_weight(name, None), max(loading, 0))

    def test_optimised(self):
        """COINr has negative weights, and tells the last point it tried."""
        coinr.answers("weights from 0, correlations at the optimum, targets by id", *(
            name for name in coinr.category("weights") if name.startswith("opt_weights")))
        theirs = [float(row["OptWeight"]) for row in coinr.rows("weights/opt_equal_corr.csv")]
        self.assertLess(min(theirs), 0)
        card = score(framework(), "pipe/normalised.csv")
        for pillar in ("Conn", "Sust"):
            names = children_of(pillar)
            equal = Dti.Weights.new_correlation_optimised(card, pillar, names, pack([1] * len(names)))
            ours = [equal.get_weight(name, None) for name in names]
            self.assertGreaterEqual(min(ours), 0)
            made = score(equal.apply(framework()), "pipe/normalised.csv")
            for name in names:
                self.assertAlmostEqual(
                    equal.get_correlation(name, None), self.correlate(made, name, pillar), 10)
            best = Dti.Weights.new_infomax(card, pillar)
            self.assertGreaterEqual(min(best.get_weight(name, None) for name in names), 0)
            self.assertGreater(
                math.fsum(best.get_correlation(name, None) for name in names),
                math.fsum(self.correlate(card, name, pillar) for name in names))

    @staticmethod
    def correlate(card, *nodes):
        columns = [list(card.to_dict(node, "value").values()) for node in nodes]
        means = [math.fsum(column) / len(column) for column in columns]
        x, y = ([value - mean for value in column] for column, mean in zip(columns, means))
        products = [math.fsum(a * b for a, b in zip(p, q)) for p, q in ((x, y), (x, x), (y, y))]
        return products[0] / math.sqrt(products[1] * products[2])


class CompletenessTest(unittest.TestCase):
    def test_every_entry_is_handled(self):
        """Runs last: the others have noted what they compared."""
        expected = coinr.category("weights", "aggregate") | {
            "correct_agg_na_genmean2", "correct_copeland_na_physical"}
        expected |= {name for name in coinr.category("pca") if name.endswith("_grp_weights")}
        self.assertEqual(expected - set(coinr.outcomes), set())


def load_tests(loader, tests, pattern):
    cases = (AggregateTest, PairwiseTest, WeightsTest, CompletenessTest)
    return unittest.TestSuite(loader.loadTestsFromTestCase(case) for case in cases)


if __name__ == "__main__":
    coinr.require_golden()
    unittest.main()
