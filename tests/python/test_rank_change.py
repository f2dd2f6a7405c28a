#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Why ranks changed: the published ranks of Kiên Giang, and a second implementation in Python."""

import csv
import io
import itertools
import json
import unittest
from fractions import Fraction

from support import FRAMEWORK_922, KIEN_GIANG, Dti, file, raises, rows

FRAMEWORK_405 = "vn-dti-province-405"
PARTS = {"B1": 500, "HDCQS": 200, "HDKTS": 150, "HDXHS": 150}


def value(result):
    """What an optional getter gives, with and without the override that makes it None."""
    if isinstance(result, tuple):
        return result[-1] if result[0] else None
    return result


def score(framework, name, period):
    model = Dti.Framework.new_builtin(framework)
    data = Dti.Dataset.new_from_file(file(KIEN_GIANG / name), model)
    return Dti.Scorer.new(model).score(data, period)


def printed(year):
    """Unit → (figure, rank) as they were published."""
    return {
        row["unit"]: (float(row["DTI"]), int(row["DTI:input.rank"]))
        for row in rows(KIEN_GIANG / "published.csv")
        if row["period"] == year and row["DTI:input.rank"]
    }


def rank(figure, others):
    return 1 + sum(other > figure for other in others)


class CardsTest(unittest.TestCase):
    """Three scorecards, and no test."""

    @classmethod
    def setUpClass(cls):
        cls.cards = {
            "2022": score(FRAMEWORK_922, "data-2022-2023.csv", "2022"),
            "2023": score(FRAMEWORK_922, "data-2022-2023.csv", "2023"),
            "2024": score(FRAMEWORK_405, "data-2024.csv", "2024"),
        }

    def between(self, older, newer, unit="KG"):
        return Dti.RankChange.between(self.cards[older], self.cards[newer], unit, None, None, None)


class KienGiangTest(CardsTest):
    def test_published_ranks(self):
        """32, 40 and 23 are printed; own and field effect explain what is between, exactly."""
        for older, newer, ranks in (("2022", "2023", (32, 40)), ("2023", "2024", (40, 23))):
            change = self.between(older, newer)
            self.assertEqual((value(change.get_older_rank()), change.get_newer_rank()), ranks)
            self.assertEqual((change.get_older_size(), change.get_newer_size()), (63, 63))
            own, others = change.get_own_effect(), change.get_field_effect()
            self.assertEqual(own + others, ranks[1] - ranks[0])
            self.assertEqual(value(change.get_cohort_effect()), 0)
            self.assertEqual(value(change.get_rank_change()), ranks[1] - ranks[0])
            self.assertEqual(value(change.get_places_gained()), ranks[0] - ranks[1])

    def test_against_printed_figures(self):
        """The effects of all provinces, counted from the printed values alone."""
        for older, newer in (("2022", "2023"), ("2023", "2024"), ("2022", "2024")):
            before, after = printed(older), printed(newer)
            common = set(before) & set(after)
            for unit in sorted(common):
                years = ([before[u][0] for u in common - {unit}], [after[u][0] for u in common - {unit}])
                own = (before[unit][0], after[unit][0])
                r = [[rank(figure, others) for others in years] for figure in own]
                change = self.between(older, newer, unit)
                self.assertEqual(
                    change.get_own_effect(), ((r[1][0] - r[0][0]) + (r[1][1] - r[0][1])) / 2, unit
                )
                self.assertEqual(
                    change.get_field_effect(), ((r[0][1] - r[0][0]) + (r[1][1] - r[1][0])) / 2, unit
                )
                for a, b in itertools.product((False, True), repeat=2):
                    self.assertEqual(change.get_crossed_rank(a, b), r[a][b])

    def test_who(self):
        """The overtakers, from the printed ranks alone."""
        for older, newer in (("2022", "2023"), ("2023", "2024")):
            before, after = printed(older), printed(newer)
            change = self.between(older, newer)
            ahead = [{u for u in p if p[u][1] < p["KG"][1]} for p in (before, after)]
            by = [peer.get_unit() for peer in change.list_overtaken_by()]
            these = [peer.get_unit() for peer in change.list_overtook()]
            self.assertEqual(set(by), ahead[1] - ahead[0])
            self.assertEqual(set(these), ahead[0] - ahead[1])
            self.assertEqual(len(by) - len(these), value(change.get_rank_change()))
            self.assertEqual([after[u][1] for u in by], sorted(after[u][1] for u in by))
            for peer in change.list_overtaken_by():
                self.assertIsInstance(peer, Dti.RankPeer)
                self.assertEqual(peer.get_older_figure(), before[peer.get_unit()][0])
                self.assertEqual(peer.get_newer_figure(), after[peer.get_unit()][0])
                self.assertEqual(peer.get_older_rank(), before[peer.get_unit()][1])
                self.assertEqual(peer.get_newer_rank(), after[peer.get_unit()][1])
                self.assertTrue(peer.get_unit_name())
                self.assertEqual(peer.get_gain(), round(peer.props.newer_figure - peer.props.older_figure, 4))
                self.assertGreater(peer.get_lead(), 0)

    def test_distances(self):
        figures = sorted((figure for figure, _ in printed("2023").values()), reverse=True)
        own = figures.index(0.6717)
        change = self.between("2022", "2023")
        self.assertEqual(value(change.get_gap()), round(figures[own - 1] - 0.6717, 4))
        self.assertEqual(value(change.get_cushion()), round(0.6717 - figures[own + 1], 4))
        self.assertAlmostEqual(value(change.get_gap_points()), 1000 * (figures[own - 1] - 0.6717), 9)
        self.assertAlmostEqual(value(change.get_cushion_points()), 1000 * (0.6717 - figures[own + 1]), 9)
        self.assertEqual(change.get_gap_to(20), round(figures[19] - 0.6717, 4))
        self.assertEqual(value(change.get_older_percentile()), 31 / 62)
        self.assertEqual(value(change.get_newer_percentile()), 23 / 62)
        near = [peer.get_unit() for peer in change.list_near(0.002)]
        self.assertEqual(
            sorted(near),
            sorted(u for u, (f, _) in printed("2023").items() if u != "KG" and abs(f - 0.6717) <= 0.002),
        )

    def test_shares(self):
        """The Shapley values of four main indicators, by all orders, from the observed figures."""
        data = {row["period"]: row for row in rows(KIEN_GIANG / "data-2022-2023.csv") if row["unit"] == "KG"}
        years = [[f for u, (f, _) in printed(year).items() if u != "KG"] for year in ("2022", "2023")]

        def points(year, node):
            number = Fraction(data[year][node])
            return number if node == "B1" else number * PARTS[node]

        def worth(newer):
            total = sum(points("2023" if node in newer else "2022", node) for node in PARTS)
            figure = float(round(total / 1000, 4))
            return Fraction(rank(figure, years[0]) + rank(figure, years[1]), 2)

        expected = dict.fromkeys(PARTS, Fraction())
        for order in itertools.permutations(PARTS):
            for i, node in enumerate(order):
                expected[node] += (worth(order[: i + 1]) - worth(order[:i])) / 24
        change = self.between("2022", "2023")
        shares = {share.get_node_id(): share.get_share() for share in change.list_shares("main-indicator", 0)}
        self.assertEqual(list(shares), list(PARTS))
        for node in PARTS:
            self.assertAlmostEqual(shares[node], float(expected[node]), 12)
        self.assertEqual(float(sum(expected.values())), change.get_own_effect())

    def test_method(self):
        """Another framework and another maximum are a share of their own, the last."""
        change = self.between("2023", "2024")
        shares = list(change.get_pillar_shares())
        self.assertEqual([share.get_node_id() for share in shares], ["B1", "B2", None])
        self.assertEqual([share.get_is_method() for share in shares], [False, False, True])
        self.assertAlmostEqual(sum(share.get_share() for share in shares), change.get_own_effect(), 12)
        self.assertNotEqual(shares[2].get_share(), 0)
        self.assertIsInstance(shares[2], Dti.RankShare)
        self.assertIsNone(shares[2].get_node())
        self.assertIsNone(shares[2].get_node_title())
        self.assertIsNone(value(shares[2].get_older_value()))
        self.assertEqual(value(shares[0].get_newer_value()), 403.532 / 440)
        self.assertEqual(shares[0].get_node().get_id(), "B1")
        self.assertEqual(shares[0].get_node_title(), "Nhóm chỉ số nền tảng chung")
        self.assertEqual(shares[0].get_standard_error(), 0)

    def test_robustness(self):
        change = self.between("2022", "2023")
        self.assertTrue(change.get_is_robust())
        self.assertIsNone(change.tell_robustness("vi"))
        rounding = change.get_rounding_interval()
        self.assertIsInstance(rounding, Dti.RankInterval)
        self.assertLessEqual(rounding.get_older_best(), 32)
        self.assertGreaterEqual(rounding.get_older_worst(), 32)
        weights = change.simulate_weights(0.1, 500, 1)
        self.assertEqual(weights.get_n_draws(), 500)
        self.assertEqual(weights.get_agreement(), 1)
        self.assertLessEqual(weights.get_change_low(), weights.get_change_median())
        self.assertLessEqual(weights.get_change_median(), weights.get_change_high())
        same = change.simulate_weights(0, 3, 1)
        self.assertEqual(
            (same.get_older_best(), same.get_older_median(), same.get_older_worst()), (32, 32, 32)
        )
        self.assertEqual(
            (same.get_newer_best(), same.get_newer_median(), same.get_newer_worst()), (40, 40, 40)
        )
        self.assertEqual(same.props.change_low, 8)

    def test_words(self):
        change = self.between("2022", "2023")
        english, vietnamese = change.to_sentence("en"), change.to_sentence("vi")
        self.assertIn("rose by 15.9 %, from 0.5796 (2022) to 0.6717 (2023)", english)
        self.assertIn("(2023), but the rank fell by 8 places", english)
        self.assertIn("tăng 15,9 %, từ 0,5796 (2022) lên 0,6717 (2023)", vietnamese)
        self.assertIn("(2023), nhưng thứ hạng giảm 8 bậc", vietnamese)
        self.assertIn("từ hạng 32/63 xuống hạng 40/63", vietnamese)
        self.assertNotIn("\n", english + vietnamese)
        document = json.loads(change.to_json())
        self.assertEqual(document["sentence"], {"vi": vietnamese, "en": english})
        self.assertEqual(document["rank"]["own"] + document["rank"]["field"], document["rank"]["change"])
        self.assertEqual(
            (document["rank"]["from"], document["rank"]["to"], document["rank"]["of-to"]), (32, 40, 63)
        )
        table = list(csv.DictReader(io.StringIO(change.to_csv())))
        self.assertEqual(
            [row["id"] for row in table if row["item"] == "overtaken-by"], document["overtaken-by"]
        )
        self.assertEqual((change.get_unit(), change.get_unit_name()), ("KG", "Kiên Giang"))
        self.assertEqual((change.get_older_period(), change.get_newer_period()), ("2022", "2023"))
        self.assertEqual((change.get_older_figure(), change.get_newer_figure()), (0.5796, 0.6717))
        self.assertEqual(change.get_node().get_id(), "DTI")
        self.assertEqual(
            (change.get_common_older_rank(), change.get_common_newer_rank(), change.get_common_size()),
            (32, 40, 63),
        )
        self.assertFalse(change.get_is_reconstructed())
        self.assertFalse(change.get_has_other_rule())

    def test_errors(self):
        with raises(self, Dti.Error.NOT_FOUND):
            self.between("2022", "2023", "nobody")
        with raises(self, Dti.Error.NOT_COMPUTABLE):
            Dti.RankChange.between(self.cards["2022"], self.cards["2023"], "KG", "NTS", None, None)
        indicator = Dti.RankChange.between(self.cards["2022"], self.cards["2023"], "KG", "HTS")
        with raises(self, Dti.Error.NOT_COMPUTABLE):
            indicator.simulate_weights(0.1, 1, 1)


class ListTest(CardsTest):
    def test_all_provinces(self):
        changes = Dti.RankChangeList.new(self.cards["2022"], self.cards["2023"], None, None, None)
        self.assertEqual(changes.get_n_items(), 63)
        self.assertEqual(len(list(changes)), 63)
        self.assertEqual(changes.get_units(), [change.get_unit() for change in changes])
        self.assertEqual((changes.get_joined(), changes.get_left()), ([], []))
        self.assertEqual(changes.get_node().get_id(), "DTI")
        self.assertEqual(changes.get_older(), self.cards["2022"])
        self.assertEqual(changes.get_newer(), self.cards["2023"])
        own = memoryview(changes.get_column(Dti.RankColumn.OWN_EFFECT).get_data()).cast("d")
        self.assertEqual(list(own), [change.get_own_effect() for change in changes])
        self.assertEqual(changes.lookup("KG").get_newer_rank(), 40)
        self.assertIsNone(changes.lookup("AG-2025"))
        table = list(csv.DictReader(io.StringIO(changes.to_csv())))
        self.assertEqual(len(table), len(json.loads(changes.to_json())))
        for row in table:
            total = float(row["own"]) + float(row["field"]) + float(row["cohort"])
            self.assertEqual(total, float(row["change"]))

    def test_mergers(self):
        """63 provinces became 34: the new ones are ranked among what all of them were."""
        merged = score(FRAMEWORK_405, "data-2024-34.csv", "2024")
        registry = Dti.UnitRegistry.new_from_file(file(KIEN_GIANG / "units.json"))
        same_year = Dti.RankChangeList.new(
            self.cards["2024"],
            merged,
            None,
            None,
            Dti.Cohort.new(self.cards["2024"], merged, registry, None),
        )
        self.assertEqual(same_year.get_n_items(), 34)
        self.assertEqual((same_year.get_joined(), same_year.get_left()), ([], []))
        for change in same_year:
            # Nothing happened but the mergers.
            self.assertEqual((change.get_own_effect(), change.get_field_effect()), (0, 0))
            self.assertEqual(change.get_is_reconstructed(), change.get_unit().endswith("-2025"))
            self.assertEqual(value(change.get_older_rank()) is None, change.get_is_reconstructed())
        an_giang = same_year.lookup("AG-2025")
        self.assertEqual((an_giang.get_newer_rank(), an_giang.get_newer_size()), (30, 34))
        self.assertEqual(an_giang.get_common_older_rank(), 30)
        self.assertIsNone(value(an_giang.get_rank_change()))
        self.assertIsNone(value(an_giang.get_cohort_effect()))
        stayed = same_year.lookup("CB")
        self.assertEqual(value(stayed.get_cohort_effect()), value(stayed.get_rank_change()))

        year = Dti.RankChangeList.new(
            self.cards["2023"],
            merged,
            None,
            None,
            Dti.Cohort.new(self.cards["2023"], merged, registry, None),
        )
        for change in year:
            self.assertEqual(
                change.get_own_effect() + change.get_field_effect(),
                change.get_common_newer_rank() - change.get_common_older_rank(),
            )
        with raises(self, Dti.Error.CONFLICT):
            Dti.RankChangeList.new(
                self.cards["2023"],
                merged,
                None,
                None,
                Dti.Cohort.new(self.cards["2024"], merged, registry, None),
            )


if __name__ == "__main__":
    unittest.main()
