#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Why a score changed, against formulas and Shapley values written in Python."""

import csv
import io
import itertools
import json
import math
import random
import unittest

from support import FRAMEWORK_922, KIEN_GIANG, Dti, Gio, GLib, framework, raises

FRAMEWORK_405 = "vn-dti-province-405"
PERFORMANCE, METHOD, COVERAGE = Dti.Cause.PERFORMANCE, Dti.Cause.METHOD, Dti.Cause.COVERAGE
ACTIVITY = {"HDCQS": 200, "HDKTS": 150, "HDXHS": 150}


def read(name):
    with open(KIEN_GIANG / name, encoding="utf-8") as file:
        return list(csv.DictReader(file))


def provincial(name, file, period):
    model = Dti.Framework.new_builtin(name)
    data = Dti.DatasetReader.new(model).read_file(Gio.File.new_for_path(str(KIEN_GIANG / file)))
    return Dti.Scorer.new(model).score(data, period)


def score(document, rows, rule=None):
    model = framework(document)
    text = ",".join(rows[0]) + "\n" + "\n".join(",".join(map(str, row.values())) for row in rows)
    reader = Dti.DatasetReader.new(model)
    return Dti.Scorer.new(model).score(
        reader.read_bytes(GLib.Bytes.new(text.encode()), "data.csv"), None
    )


def tree(**members):
    return {"format": "dti-framework", "format-version": 1, "id": "t", "root": {"id": "r", **members}}


def parts(attribution, level=None):
    """{(node, cause): (points, value)}"""
    return {
        (c.get_node_id(), c.get_cause()): (c.get_points(), c.get_value_change())
        for c in attribution.list_contributions(level)
    }


class Paradox(unittest.TestCase):
    """The value rose from 2022 to 2024; how much of it is the province's doing?"""

    @classmethod
    def setUpClass(cls):
        cls.cards = [
            provincial(FRAMEWORK_922, "data-2022-2023.csv", "2022"),
            provincial(FRAMEWORK_922, "data-2022-2023.csv", "2023"),
            provincial(FRAMEWORK_405, "data-2024.csv", "2024"),
        ]

    def between(self, year, unit="KG", node=None):
        return Dti.Attribution.between(self.cards[year], self.cards[year + 1], unit, node, None)

    def test_story(self):
        for year in (0, 1):
            att = self.between(year)
            older, newer = self.cards[year : year + 2]
            change = newer.get_score("KG", "DTI") - older.get_score("KG", "DTI")
            self.assertEqual(att.get_score_change(), change)
            total = sum(att.get_total(cause) for cause in (PERFORMANCE, METHOD, COVERAGE))
            self.assertLess(abs(total - change), 1e-12)
            points = [c.props.points for c in att.list_contributions(None)]
            self.assertEqual(math.fsum(points), sum(points))
            self.assertEqual(sum(points), total)
            sizes = [abs(c.props.value_change) for c in att.list_contributions(None)]
            self.assertEqual(sizes, sorted(sizes, reverse=True))
        self.assertEqual(self.between(0).get_total(METHOD), 0)
        self.assertNotEqual(self.between(1).get_value_total(METHOD), 0)

    def test_all_provinces(self):
        """Decision 922 to 405: the foundation group weighs 440 of 940 instead of 500 of 1000."""
        before = {r["unit"]: r for r in read("data-2022-2023.csv") if r["period"] == "2023"}
        after = {r["unit"]: r for r in read("data-2024.csv")}
        for unit, old in before.items():
            new = after[unit]
            got = parts(self.between(1, unit))
            x = [float(old["B1"]) / 500, float(new["B1"]) / 440]
            y = [sum(m * float(r[n]) for n, m in ACTIVITY.items()) / 500 for r in (old, new)]
            wanted = {
                ("B1", PERFORMANCE): (0.5 + 440 / 940) / 2 * (x[1] - x[0]),
                ("B1", METHOD): sum(x) / 2 * (440 / 940 - 0.5),
                ("B2", METHOD): sum(y) / 2 * (500 / 940 - 0.5),
            }
            for node, maximum in ACTIVITY.items():
                wanted[node, PERFORMANCE] = (
                    (0.5 + 500 / 940) / 2 * maximum / 500 * (float(new[node]) - float(old[node]))
                )
            for key, number in wanted.items():
                self.assertAlmostEqual(got.get(key, (0, 0))[1], number, delta=1e-12, msg=(unit, key))
            self.assertLessEqual(set(got), set(wanted))

    def test_successor(self):
        card = provincial(FRAMEWORK_405, "data-2024-34.csv", "2024")
        att = Dti.Attribution.between_full(
            self.cards[2], card, "KG", "AG-2025", None, None, 12, 100, 0
        )
        self.assertEqual((att.get_older_unit(), att.get_unit()), ("KG", "AG-2025"))
        self.assertAlmostEqual(att.get_newer_value(), 0.6353, delta=5e-5)
        self.assertIn("Kiên Giang", att.to_sentence("vi"))

    def test_map(self):
        model = [card.get_framework() for card in self.cards[1:]]
        same = Dti.FrameworkMap.new(*model)
        for node in ("DTI", "B1", "B2", *ACTIVITY, "CQS", "KTS", "XHS"):
            same.set(node, Dti.MapKind.SAME, [node])
        att = Dti.Attribution.between(self.cards[1], self.cards[2], "KG", "KTS", same)
        self.assertTrue(same.get_sealed())
        self.assertEqual(att.get_node_id(), "KTS")
        # With no entries nothing is the same node: all of it is method.
        none = Dti.FrameworkMap.new(*model)
        att = Dti.Attribution.between(self.cards[1], self.cards[2], "KG", None, none)
        self.assertEqual(att.get_total(PERFORMANCE), 0)
        self.assertAlmostEqual(att.get_total(METHOD), att.get_score_change(), delta=1e-12)

    def test_errors(self):
        with raises(self, Dti.Error.NOT_FOUND):
            self.between(0, "XX")
        with raises(self, Dti.Error.NOT_FOUND):
            self.between(0, "KG", "nothing")
        with raises(self, Dti.Error.NOT_COMPUTABLE):
            self.between(0, "KG", "NTS")

    def test_texts(self):
        att = self.between(1)
        rows = list(csv.DictReader(io.StringIO(att.to_csv())))
        document = json.loads(att.to_json())
        self.assertEqual(len(rows), len(document["contributions"]))
        self.assertEqual(sum(float(r["change"]) for r in rows), sum(document["causes"].values()))
        self.assertEqual(document["sentence"]["vi"], att.to_sentence(None))
        self.assertEqual(document["max"]["to"], 940)
        self.assertEqual({r["cause"] for r in rows}, {"performance", "method"})
        self.assertIn("0,7313 (2024)", document["sentence"]["vi"])
        self.assertIn("0.7313 (2024)", document["sentence"]["en"])

    def test_objects(self):
        att = self.between(0)
        self.assertIs(att.get_older(), self.cards[0])
        self.assertIs(att.get_newer(), self.cards[1])
        self.assertEqual(att.get_node().get_id(), "DTI")
        self.assertEqual((att.get_older_max(), att.get_newer_max()), (1000, 1000))
        self.assertEqual(att.props.older_score, att.get_older_score())
        self.assertEqual(att.props.newer_score, att.get_newer_score())
        self.assertEqual(att.get_newer_value() - att.get_older_value(), att.get_value_change())
        self.assertTrue(att.get_is_exact())
        first = att.list_contributions(None)[0]
        self.assertIsInstance(first, Dti.Contribution)
        self.assertEqual(first.get_node(), self.cards[1].get_framework().lookup("B1"))
        self.assertEqual(first.get_node_title(), "Nhóm chỉ số nền tảng chung")
        self.assertEqual(first.get_decomposition(), Dti.Decomposition.LINEAR)
        self.assertEqual((first.get_points_error(), first.get_value_error()), (0, 0))
        self.assertIn("observed", first.get_note())
        groups = parts(att, "group")
        self.assertEqual(set(groups), {("B1", PERFORMANCE), ("B2", PERFORMANCE)})
        self.assertEqual(sum(p for p, _ in groups.values()), att.get_total(PERFORMANCE))
        if repr(att).startswith("<Dti.Attribution"):
            self.assertEqual(len(list(att)), len(att.list_contributions(None)))
            self.assertIn("B1", repr(first))


class Values(unittest.TestCase):
    def test_shapley(self):
        """The median of five against every order of five, in Python."""
        ids = "abcde"
        source = random.Random(7)
        for aggregation in ("median", "harmonic-mean", "min"):
            model = tree(aggregation=aggregation, children=[{"id": i} for i in ids])
            years = [{i: 0.1 + 0.9 * source.random() for i in ids} for _ in range(2)]
            cards = [score(model, [{"unit": "x", **year}]) for year in years]
            got = parts(Dti.Attribution.between(*cards, "x", None, None))

            def value(newer):
                xs = sorted(years[i in newer][i] for i in ids)
                if aggregation == "median":
                    return xs[2]
                return xs[0] if aggregation == "min" else 5 / sum(1 / x for x in xs)

            totals = dict.fromkeys(ids, 0.0)
            for order in itertools.permutations(ids):
                for k, i in enumerate(order):
                    totals[i] += value(set(order[: k + 1])) - value(set(order[:k]))
            for i in ids:
                self.assertAlmostEqual(
                    got.get((i, PERFORMANCE), (0, 0))[0], totals[i] / 120, delta=1e-12
                )

    def test_log_mean(self):
        model = tree(
            aggregation="geometric-mean",
            children=[{"id": "a"}, {"id": "b", "weight": 2}, {"id": "c"}],
        )
        years = [{"a": 0.3, "b": 0.5, "c": 0.8}, {"a": 0.4, "b": 0.45, "c": 0.8}]
        got = parts(
            Dti.Attribution.between(
                *[score(model, [{"unit": "x", **y}]) for y in years], "x", None, None
            )
        )
        means = [math.exp((math.log(y["a"]) + 2 * math.log(y["b"]) + math.log(y["c"])) / 4) for y in years]
        slope = (means[1] - means[0]) / math.log(means[1] / means[0])
        self.assertAlmostEqual(got["a", PERFORMANCE][1], slope * math.log(4 / 3) / 4, delta=1e-12)
        self.assertAlmostEqual(got["b", PERFORMANCE][1], slope * math.log(0.9) / 2, delta=1e-12)
        self.assertNotIn(("c", PERFORMANCE), got)

    def test_samples(self):
        ids = [f"n{i}" for i in range(16)]
        model = tree(aggregation="harmonic-mean", children=[{"id": i} for i in ids])
        source = random.Random(3)
        cards = [
            score(model, [{"unit": "x", **{i: 0.2 + 0.8 * source.random() for i in ids}}])
            for _ in range(2)
        ]
        runs = [
            Dti.Attribution.between_full(*cards, "x", "x", None, None, 12, 50, seed)
            for seed in (1, 1, 2)
        ]
        self.assertEqual(runs[0].to_json(), runs[1].to_json())
        self.assertNotEqual(runs[0].to_json(), runs[2].to_json())
        for run in runs:
            self.assertFalse(run.get_is_exact())
            self.assertAlmostEqual(
                sum(c.get_points() for c in run.list_contributions(None)),
                run.get_score_change(),
                delta=1e-12,
            )
            self.assertTrue(any(c.get_points_error() > 0 for c in run.list_contributions(None)))

    def test_coverage(self):
        model = tree(missing="rebase", children=[{"id": "a", "max": 10}, {"id": "b", "max": 30}])
        cards = [
            score(model, [{"unit": "x", "a": 4, "b": 15}]),
            score(model, [{"unit": "x", "a": 6, "b": ""}]),
        ]
        att = Dti.Attribution.between(*cards, "x", None, None)
        got = parts(att)
        self.assertAlmostEqual(got["b", COVERAGE][0], -15, delta=1e-12)
        self.assertAlmostEqual(got["a", COVERAGE][1], 0.5 * 0.75, delta=1e-12)
        self.assertAlmostEqual(att.get_total(COVERAGE), -15, delta=1e-12)


if __name__ == "__main__":
    unittest.main()
