#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Peers, strengths and weaknesses, scorecards side by side, published figures."""

import csv
import io
import json
import math
import statistics
import unittest

from support import FRAMEWORK_922, KIEN_GIANG, Dti, Gio, dataset, file, framework, raises, rows


def score(document, table, period="2022"):
    model = framework({"format": "dti-framework", "format-version": 1, "id": "t", **document})
    return Dti.Scorer.new(model).score(dataset(table, period), period)


def kien_giang(period):
    model = Dti.Framework.new_builtin(FRAMEWORK_922)
    data = Dti.Dataset.new_from_file(file(KIEN_GIANG / "data-2022-2023.csv"), model)
    return Dti.Scorer.new(model).score(data, period)


SMALL = {
    "classes": [["low", 0], ["high", 0.5]],
    "root": {"id": "r", "level": "index", "missing": "rebase",
             "children": [{"id": "a", "max": 10}, {"id": "b", "max": 20}]},
}
TABLE = {"x": {"a": 6, "b": 10}, "y": {"a": 8, "b": 20}, "z": {"a": 4, "b": None}, "w": {"a": 10, "b": 4}}


def nodes(items):
    return [item.get_node_id() for item in items]


class PeerTest(unittest.TestCase):
    def setUp(self):
        self.card = kien_giang("2022")

    def test_kinds(self):
        peers = Dti.PeerSet.new(self.card, "KG", ["AG", "CM", "KG"])
        self.assertEqual(peers.get_units(), ["AG", "CM"])
        self.assertEqual(peers.props.kind, Dti.PeerKind.HAND_PICKED)
        self.assertEqual(repr(peers), "<Dti.PeerSet KG hand-picked: 2 units>")
        self.assertEqual(Dti.PeerSet.new_all(self.card, "KG").get_n_units(), 62)
        with raises(self, Dti.Error.NOT_FOUND):
            Dti.PeerSet.new(self.card, "KG", ["AG", "Atlantis"])

    def test_ranks_above(self):
        peers = Dti.PeerSet.new_ranks_above(self.card, "KG", None, 3)
        self.assertEqual(peers.get_kind(), Dti.PeerKind.RANKS_ABOVE)
        printed = {row["unit"]: int(row["DTI:input.rank"]) for row in rows(KIEN_GIANG / "published.csv")
                   if row["period"] == "2022" and row["DTI:input.rank"]}
        self.assertEqual([printed[unit] for unit in peers.get_units()], [31, 30, 29])
        self.assertIn("xếp hạng ngay trên", peers.describe("vi"))
        self.assertIn("ranked just above", peers.describe("en"))

    def test_nearest(self):
        columns = ["HTS", "HDCQS", "HDKTS", "HDXHS"]
        peers = Dti.PeerSet.new_nearest(self.card, "KG", columns, 5)
        table = {row["unit"]: [float(row[c]) for c in columns]
                 for row in rows(KIEN_GIANG / "data-2022-2023.csv") if row["period"] == "2022"}
        spread = [statistics.stdev(column) for column in zip(*table.values())]
        far = {unit: math.sqrt(sum(((a - b) / s) ** 2 for a, b, s in zip(values, table["KG"], spread)))
               for unit, values in table.items() if unit != "KG"}
        self.assertEqual(peers.get_units(), sorted(far, key=far.get)[:5])
        for unit in peers.get_units():
            self.assertAlmostEqual(peers.get_distance(unit), far[unit], 12)
        self.assertIsNone(peers.get_distance("KG"))

    def test_classes_labels_regions(self):
        card = score({**SMALL, "columns": {"zone": "label"}}, TABLE)
        # 16 and 28 of 30 points are high, 4 of 10 and 14 of 30 low.
        self.assertEqual(Dti.PeerSet.new_same_class(card, "x", None).get_units(), ["y"])
        self.assertEqual(Dti.PeerSet.new_class_above(card, "w", None).get_units(), ["x", "y"])
        with raises(self, Dti.Error.NOT_FOUND):
            Dti.PeerSet.new_same_label(card, "x", "zone")
        registry = Dti.UnitRegistry.new_from_json(json.dumps({
            "format": "dti-units", "format-version": 1,
            "units": [{"id": unit, "region": "south", "parent": "vn"} for unit in ("x", "y")]}))
        self.assertEqual(Dti.PeerSet.new_same_region(card, "x", registry).get_units(), ["y"])
        self.assertEqual(Dti.PeerSet.new_same_parent(card, "y", registry).get_units(), ["x"])


class ComparisonTest(unittest.TestCase):
    def setUp(self):
        self.card = score(SMALL, TABLE)

    def test_numbers(self):
        comparison = Dti.Comparison.new(self.card, "x", None)
        row = comparison.lookup("a")
        self.assertEqual([row.get_figure(), row.get_score(), row.get_median()], [0.6, 6, 0.8])
        self.assertAlmostEqual(row.get_mean(), (0.8 + 0.4 + 1) / 3)
        self.assertAlmostEqual(row.get_lower_quartile(), 0.6)
        self.assertAlmostEqual(row.get_upper_quartile(), 0.9)
        self.assertEqual([row.get_best(), row.get_best_units(), row.get_full_units()], [1, ["w"], ["w"]])
        self.assertEqual([row.get_gap_to_median(), row.get_gap_to_best()], [-2, -4])
        self.assertEqual([row.get_root_gap_to_median(), row.get_root_gap_to_best()], [-2, -4])
        self.assertAlmostEqual(row.get_standard_gap(), -0.2 / statistics.stdev([0.8, 0.4, 1, 0.6]))
        self.assertEqual([row.get_rank(), row.get_n_peers(), row.get_n_distinct()], [3, 3, 4])
        self.assertAlmostEqual(row.get_percentile(), 1 / 3)
        self.assertFalse(row.get_is_binary())
        self.assertEqual(row.get_set_aside(), Dti.SetAside.NO)
        self.assertEqual([row.get_node().get_id(), row.get_node_title()], ["a", "a"])
        self.assertEqual(repr(row), "<Dti.ComparisonRow a: 0.6, median 0.8>")

    def test_lists(self):
        comparison = Dti.Comparison.new(self.card, "x", None)
        self.assertEqual(nodes(comparison), ["r", "a", "b"])
        self.assertEqual(nodes(comparison.get_rows()), nodes(comparison))
        self.assertEqual(nodes(comparison.list_weaknesses(0)), ["a", "b"])
        self.assertEqual(nodes(comparison.list_strengths(0)), [])
        self.assertEqual(nodes(comparison.list_practices(0)), ["b", "a"])
        self.assertEqual(comparison.get_unit(), "x")
        self.assertEqual(comparison.get_scorecard(), self.card)
        self.assertEqual(comparison.get_peers().get_units(), ["y", "z", "w"])
        self.assertEqual(repr(comparison), "<Dti.Comparison x: 3 peers>")

    def test_options(self):
        options = Dti.ComparisonOptions(min_distinct=5, order=Dti.StrengthOrder.POINTS)
        comparison = Dti.Comparison.new_with_options(self.card, "x", None, options)
        self.assertEqual(comparison.lookup("a").get_set_aside(), Dti.SetAside.FEW_DISTINCT)
        options.set_min_distinct(0)
        options.set_exclude_minimum(True)
        options.set_level("index")
        options.set_order(Dti.StrengthOrder.RANK)
        self.assertEqual([options.get_min_distinct(), options.get_exclude_minimum(), options.get_level(),
                          options.get_order()], [0, True, "index", Dti.StrengthOrder.RANK])
        comparison = Dti.Comparison.new_with_options(self.card, "z", None, options)
        self.assertEqual(nodes(comparison), ["r"])
        self.assertEqual(comparison.lookup("r").get_set_aside(), Dti.SetAside.AT_MINIMUM)

    def test_none(self):
        row = Dti.Comparison.new(self.card, "z", None).lookup("b")
        self.assertIsNone(row.get_figure())
        self.assertIsNone(row.get_standard_gap())
        self.assertTrue(math.isnan(row.props.figure))
        self.assertEqual(row.get_set_aside(), Dti.SetAside.NO_FIGURE)

    def test_texts(self):
        comparison = Dti.Comparison.new(self.card, "x", None)
        table = list(csv.DictReader(io.StringIO(comparison.to_csv())))
        self.assertEqual([row["node"] for row in table], ["r", "a", "b"])
        self.assertEqual(table[1]["best-units"], "w")
        document = json.loads(comparison.to_json())
        self.assertEqual(document["practices"], ["b", "a"])
        self.assertEqual(document["rows"][1]["gap-to-best"], -4)
        self.assertIn("xếp thứ", document["sentence"]["vi"])
        self.assertEqual(str(comparison), comparison.to_sentence("en"))

    def test_kien_giang(self):
        comparison = Dti.Comparison.new(kien_giang("2022"), "KG", None)
        sentence = comparison.to_sentence("vi")
        self.assertIn("đạt 0,5796", sentence)
        self.assertIn("xếp thứ 32/63", sentence)


class ScorecardComparisonTest(unittest.TestCase):
    def test_two_years(self):
        comparison = Dti.ScorecardComparison.new(kien_giang("2022"), kien_giang("2023"))
        units = comparison.get_units()
        shifts = [Dti.DifferenceColumn.RANK_SHIFT, Dti.DifferenceColumn.FIRST_RANK]
        shift, first = (memoryview(comparison.get_column("DTI", c).get_data()).cast("d") for c in shifts)
        self.assertEqual((shift[units.index("KG")], first[units.index("KG")]), (-8, 32))
        self.assertEqual(comparison.get_first().get_period(), "2022")
        self.assertEqual(comparison.get_second().get_period(), "2023")
        self.assertIn("HTS", comparison.get_nodes())
        movers = list(comparison.list_movers("DTI", 4))
        largest = sorted((abs(s) for s in shift), reverse=True)[:4]
        self.assertEqual([abs(row.get_rank_shift()) for row in movers], largest)
        agreement = comparison.measure_agreement("DTI")
        self.assertEqual(agreement.get_max_shift(), largest[0])
        self.assertAlmostEqual(agreement.get_mean_shift(), sum(abs(s) for s in shift) / 63, 12)
        self.assertEqual(agreement.get_n_units(), 63)
        self.assertEqual(agreement.get_n_unchanged(), sum(s == 0 for s in shift))
        self.assertEqual([agreement.get_n_only_first(), agreement.get_n_only_second()], [0, 0])
        both = sum(f <= 10 and f - s <= 10 for f, s in zip(first, shift))
        self.assertEqual(agreement.count_common_top(10), both)
        self.assertIsInstance(agreement, Dti.RankAgreement)
        self.assertIn("Spearman", repr(agreement))

    def test_rows_and_texts(self):
        later = {"x": {"a": 10, "b": 20}, "y": {"a": 8, "b": 20}, "w": {"a": 1, "b": 4}}
        comparison = Dti.ScorecardComparison.new(score(SMALL, TABLE), score(SMALL, later, "2023"))
        row = list(comparison.list_differences("r"))[0]
        self.assertEqual([row.get_unit(), row.get_unit_name(), row.get_node_id(), row.get_node_title()],
                         ["x", "x", "r", "r"])
        self.assertEqual(row.get_node().get_id(), "r")
        self.assertEqual([row.get_first_score(), row.get_second_score(), row.get_score_difference()],
                         [16, 30, 14])
        self.assertAlmostEqual(row.get_value_difference(), 14 / 30)
        self.assertAlmostEqual(row.get_first_value() + row.get_value_difference(), row.get_second_value())
        self.assertEqual([row.get_first_rank(), row.get_second_rank(), row.get_rank_shift()], [2, 1, 1])
        self.assertEqual(repr(row), "<Dti.ScorecardDifference x r: 16 to 30>")
        self.assertAlmostEqual(comparison.measure_agreement("r").get_kendall(), 1 / 3)
        table = list(csv.DictReader(io.StringIO(comparison.to_csv())))
        self.assertEqual((table[0]["unit"], table[0]["rank-shift"]), ("x", "1"))
        self.assertEqual(json.loads(comparison.to_json())["nodes"][0]["only-first"], 1)
        with raises(self, Dti.Error.NOT_FOUND):
            comparison.get_column("q", Dti.DifferenceColumn.RANK_SHIFT)


class PublishedTest(unittest.TestCase):
    def setUp(self):
        card = kien_giang("2022")
        printed = Dti.Dataset.new_from_file(file(KIEN_GIANG / "published.csv"), card.get_framework())
        self.comparison = Dti.PublishedComparison.new(card, printed)

    def test_ranks_of_the_plan(self):
        misses = [row for row in self.comparison.list_misses() if row.get_kind() == Dti.PublishedKind.RANK]
        self.assertEqual([(row.get_unit(), row.get_node_id(), row.get_published(), row.get_computed())
                          for row in misses], [("KG", "KTS", 21, 31), ("KG", "XHS", 17, 27)])
        for row in misses:
            self.assertEqual(row.get_verdict(), Dti.PublishedVerdict.DIFFERS)
            self.assertGreater(row.get_lower(), row.get_published())
            self.assertIn("hạng công bố", row.explain("vi"))
            self.assertIn("that rank is held by", str(row))

    def test_counts(self):
        total = {(kind, verdict): self.comparison.count(kind, verdict)
                 for kind in (Dti.PublishedKind.FIGURE, Dti.PublishedKind.RANK)
                 for verdict in (Dti.PublishedVerdict.AGREES, Dti.PublishedVerdict.WITHIN_ROUNDING,
                                 Dti.PublishedVerdict.DIFFERS, Dti.PublishedVerdict.NOT_COMPUTED)}
        self.assertEqual(sum(total.values()), len(list(self.comparison)))
        for kind in (Dti.PublishedKind.FIGURE, Dti.PublishedKind.RANK):
            tallies = [t for t in self.comparison.get_tallies() if t.get_kind() == kind]
            self.assertEqual(sum(t.get_n_differing() for t in tallies),
                             total[kind, Dti.PublishedVerdict.DIFFERS])
            for t in tallies:
                self.assertIsInstance(t, Dti.PublishedTally)
                self.assertEqual(t.get_n_compared(), t.get_n_agreeing() + t.get_n_within_rounding()
                                 + t.get_n_differing() + t.get_n_not_computed())
        dti = [t for t in self.comparison.get_tallies() if t.get_node_id() == "DTI"]
        self.assertEqual([(t.get_node().get_id(), t.get_node_title() != "", t.get_n_agreeing())
                          for t in dti], [("DTI", True, 63), ("DTI", True, 63)])

    def test_derived_inputs(self):
        """B1 was derived from figures with four decimals, and is known to 0.075 points only."""
        card = self.comparison.get_scorecard()
        printed = Dti.Dataset.new()
        for row in rows(KIEN_GIANG / "published.csv"):
            for node in ("CQS", "KTS", "XHS"):
                if row["period"] == "2022" and row[node]:
                    printed.set_number(row["unit"], "2022", node, float(row[node]))
                    printed.set_input(row["unit"], "2022", "B1", "half-width", 0.075)
        verdicts = {row.get_verdict() for row in Dti.PublishedComparison.new(card, printed).list_misses()}
        self.assertEqual(verdicts, {Dti.PublishedVerdict.WITHIN_ROUNDING})

    def test_texts(self):
        table = list(csv.DictReader(io.StringIO(self.comparison.to_csv())))
        self.assertEqual(len(table), len(list(self.comparison.get_rows())))
        document = json.loads(self.comparison.to_json())
        self.assertEqual(document["tallies"][0]["agrees"], 63)
        first = list(self.comparison)[0]
        self.assertEqual(repr(first), "<Dti.PublishedRow AG DTI figure: agrees>")
        self.assertEqual([first.get_decimals(), first.get_last_digits(), first.get_upper()], [4, 0, None])
        self.assertEqual(first.get_rounded(), first.get_published())
        self.assertEqual(first.get_node().get_id(), "DTI")
        self.assertEqual(self.comparison.get_scorecard().get_period(), "2022")
        self.assertTrue(first.get_node_title())


def compare(cards, nodes=None):
    """Scorecards by their labels."""
    store = Gio.ListStore.new(Dti.Scorecard)
    for card in cards.values():
        store.append(card)
    return Dti.MethodComparison.new(store, list(cards), nodes)


def doubles(packed):
    return list(memoryview(packed.get_data()).cast("d"))


def column(comparison, method, which=Dti.MethodColumn.RANK):
    return doubles(comparison.get_column(method, which))


class MethodComparisonTest(unittest.TestCase):
    def cards(self):
        other = {"root": {"id": "s", "children": [{"id": "b", "max": 20}]}}
        return {"both": score(SMALL, TABLE),
                "one": score(other, {"w": {"b": 4}, "x": {"b": 10}, "q": {"b": 20}})}

    def test_frameworks_of_other_nodes(self):
        comparison = compare(self.cards())
        self.assertIsInstance(comparison.list_rows()[0], Dti.MethodComparisonRow)
        self.assertEqual(comparison.get_units(), ["x", "y", "z", "w", "q"])
        self.assertEqual(comparison.get_node(1).get_id(), "s")
        # x 16 of 30, y 28 of 30, z 4 of 10 and w 14 of 30; then w 4, x 10 and q 20 of 20.
        self.assertEqual(column(comparison, 0)[:4], [2, 1, 4, 3])
        self.assertTrue(math.isnan(column(comparison, 0)[4]))
        found = column(comparison, 1)
        self.assertEqual([found[0], found[3], found[4]], [2, 3, 1])
        self.assertTrue(math.isnan(found[1]) and math.isnan(found[2]))
        agreement = comparison.measure_agreement(0, 1)
        self.assertEqual((agreement.get_n_units(), agreement.get_mean_shift()), (2, 0))
        methods = doubles(comparison.get_range_column(Dti.RankRangeColumn.N_METHODS))
        self.assertEqual(methods, [2, 1, 1, 2, 1])

    def test_texts(self):
        comparison = compare(self.cards())
        found = {row["unit"]: row for row in csv.DictReader(io.StringIO(comparison.to_csv(None)))}
        self.assertEqual((found["q"]["both:rank"], found["q"]["one:rank"]), ("", "1"))
        document = json.loads(comparison.to_json(None))
        self.assertEqual([method["ranked"] for method in document["methods"]], [4, 3])
        self.assertIsNone(document["units"][4]["results"][0]["rank"])
        self.assertEqual(document["agreements"][0]["only-first"], 2)

    def test_refused(self):
        cards = self.cards()
        with raises(self, Dti.Error.INVALID_DATA):
            compare({"alone": cards["both"]})
        with raises(self, Dti.Error.NOT_FOUND):
            compare(cards, ["r", "r"])
        with raises(self, Dti.Error.CONFLICT):
            compare({**cards, "later": score(SMALL, TABLE, "2023")})


class NumpyTest(unittest.TestCase):
    def test_ranks_of_methods(self):
        """Kendall's tau-b and Spearman's rho against all pairs in NumPy."""
        try:
            import numpy
        except ImportError:
            self.skipTest("NumPy is not installed: THE MATRICES ARE NOT COMPARED")
        base = Dti.Framework.new_builtin(FRAMEWORK_922)
        data = Dti.Dataset.new_from_file(file(KIEN_GIANG / "data-2022-2023.csv"), base)
        variants = {name: base.make_variant("/root/aggregation", json.dumps(name))
                    for name in ("sum", "geometric-mean", "max")}
        comparison = compare({name: Dti.Scorer.new(variant).score(data, "2022")
                              for name, variant in variants.items()})
        spearman = numpy.array(doubles(comparison.get_matrix(Dti.AgreementMeasure.SPEARMAN))).reshape(3, 3)
        kendall = numpy.array(doubles(comparison.get_matrix(Dti.AgreementMeasure.KENDALL))).reshape(3, 3)
        shift = numpy.array(doubles(comparison.get_matrix(Dti.AgreementMeasure.MEAN_SHIFT))).reshape(3, 3)
        ranks = numpy.array([column(comparison, i) for i in range(3)])
        signs = numpy.sign(ranks[:, :, None] - ranks[:, None, :]).reshape(3, -1)
        mean_ranks = signs.reshape(3, ranks.shape[1], -1).sum(axis=2)
        self.assertLess(kendall.min(), 0.9)
        numpy.testing.assert_allclose(spearman, numpy.corrcoef(mean_ranks), rtol=1e-12)
        products = signs @ signs.T
        norms = numpy.sqrt(numpy.diag(products))
        numpy.testing.assert_allclose(kendall, products / norms[:, None] / norms, rtol=1e-12)
        numpy.testing.assert_allclose(
            shift, numpy.abs(ranks[:, None] - ranks[None]).mean(axis=2), rtol=1e-12)

    def test_columns(self):
        try:
            import numpy
        except ImportError:
            self.skipTest("NumPy is not installed: to_numpy() IS NOT TESTED")
        comparison = Dti.ScorecardComparison.new(kien_giang("2022"), kien_giang("2023"))
        shifts = comparison.to_numpy("DTI")
        ranks = comparison.to_numpy("DTI", "first-rank")
        self.assertEqual(numpy.sum(shifts), numpy.sum(ranks - comparison.to_numpy("DTI", "second-rank")))
        self.assertEqual(len(shifts), 63)


if __name__ == "__main__":
    unittest.main()
