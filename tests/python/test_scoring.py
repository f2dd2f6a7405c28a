#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Scorers, scorecards, scores and explanations from Python, against published figures."""

import csv
import io
import json
import math
import threading
import unittest

from support import (
    FRAMEWORK_922,
    HDI,
    KIEN_GIANG,
    PUBLISHED,
    Dti,
    Gio,
    dataset,
    file,
    framework,
    ids,
    raises,
    rows,
    wait_for,
)

try:
    import numpy
except ImportError:
    numpy = None


def provincial():
    """The provincial index and its figures of 2022 and 2023."""
    model = Dti.Framework.new_builtin(FRAMEWORK_922)
    return model, Dti.Dataset.new_from_file(file(KIEN_GIANG / "data-2022-2023.csv"), model)


def published(year, node, column="DTI"):
    """Unit → what was printed."""
    table = rows(KIEN_GIANG / "published.csv")
    return {r["unit"]: float(r[column]) for r in table if r["period"] == year and r[column]}


class ScorerTest(unittest.TestCase):
    def test_options(self):
        model = framework(HDI)
        scorer, seen = Dti.Scorer.new(model), []
        scorer.connect("notify", lambda _scorer, pspec: seen.append(pspec.name))
        self.assertIs(scorer.get_framework(), model)
        self.assertEqual(scorer.get_ties(), Dti.Ties.COMPETITION)
        self.assertEqual(scorer.get_rank_decimals(), 3)
        self.assertEqual(scorer.get_stage(), Dti.Stage.ANY)
        for name, value in (
            ("ties", Dti.Ties.DENSE),
            ("rank_decimals", 2),
            ("threads", 2),
            ("stage", Dti.Stage.SELF),
        ):
            getattr(scorer, f"set_{name}")(value)
            getattr(scorer, f"set_{name}")(value)
            self.assertEqual(getattr(scorer, f"get_{name}")(), value)
            self.assertEqual(getattr(scorer.props, name), value)
        self.assertEqual(seen, ["ties", "rank-decimals", "threads", "stage"])

    def test_periods(self):
        model, data = provincial()
        scorer = Dti.Scorer.new(model)
        with raises(self, Dti.Error.NOT_FOUND):
            scorer.score(data, "1999")
        with raises(self, Dti.Error.CONFLICT):
            scorer.score(data, None)
        cards = scorer.score_all(data)
        self.assertEqual([card.get_period() for card in cards], ["2022", "2023"])
        self.assertTrue(data.get_sealed())

    def test_async(self):
        model, data = provincial()
        scorer = Dti.Scorer.new(model)
        result = wait_for(scorer.score_async, data, "2022", None)
        self.assertEqual(scorer.score_finish(result).to_csv(), scorer.score(data, "2022").to_csv())
        result = wait_for(scorer.score_async, data, "1999", None)
        with raises(self, Dti.Error.NOT_FOUND):
            scorer.score_finish(result)

    def test_async_with_a_rule_in_python_stays_in_this_thread(self):
        threads = []

        class Points(Dti.Rule):
            def do_evaluate(self, number, maximum):
                threads.append(threading.get_ident())
                return True, number * maximum

        model, data = provincial()
        scorer = Dti.Scorer.new(model)
        scorer.set_rule("HDCQS", Points())
        result = wait_for(scorer.score_async, data, "2022", None)
        self.assertEqual(scorer.score_finish(result).get_n_units(), 63)
        self.assertEqual(set(threads), {threading.get_ident()})

    def test_cancelled(self):
        model, data = provincial()
        scorer, cancellable = Dti.Scorer.new(model), Gio.Cancellable.new()
        cancellable.cancel()
        result = wait_for(scorer.score_async, data, "2022", cancellable)
        with self.assertRaises(Exception) as caught:
            scorer.score_finish(result)
        self.assertTrue(caught.exception.matches(Gio.io_error_quark(), Gio.IOErrorEnum.CANCELLED))

    def test_threads_do_not_change_a_bit(self):
        model, data = provincial()
        scorer = Dti.Scorer.new(model)
        tables = set()
        for threads in (1, 2, 5, 0):
            scorer.set_threads(threads)
            tables.add(scorer.score(data, "2023").to_csv())
        self.assertEqual(len(tables), 1)

    def test_python_threads_share_sealed_data(self):
        model, data = provincial()
        data.seal()
        expected = Dti.Scorer.new(model).score(data, "2022").to_csv()
        found = []
        workers = [
            threading.Thread(
                target=lambda: found.append(Dti.Scorer.new(model).score(data, "2022").to_csv())
            )
            for _ in range(4)
        ]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        self.assertEqual(found, [expected] * 4)

    def test_stages(self):
        data = Dti.Dataset.new()
        for number, stage in ((10.0, Dti.Stage.SELF), (70.0, Dti.Stage.PUBLISHED)):
            observed = Dti.Observation.new(number, Dti.Status.NORMAL, stage)
            data.add_observation("a", "2022", "le", observed)
        scorer = Dti.Scorer.new(framework(HDI))
        self.assertAlmostEqual(scorer.score(data, "2022").get_score("a", "le"), 50 / 65, 14)
        scorer.set_stage(Dti.Stage.SELF)
        self.assertEqual(scorer.score(data, "2022").get_score("a", "le"), 0.0)


class HumanDevelopmentTest(unittest.TestCase):
    """The index of UNDP for the countries of the table that UNDP printed."""

    def test_published_values_and_ranks(self):
        table = rows(PUBLISHED / "undp-hdi-2022.csv")
        nodes = ("le", "eys", "mys", "gnipc")
        data = dataset(
            {row["country"]: {node: float(row[node]) for node in nodes} for row in table}
        )
        card = Dti.Scorer.new(framework(HDI)).score(data, "2022")
        for row in table:
            value = card.get_value(row["country"], "hdi")
            self.assertEqual(Dti.number_round(value, 3), float(row["hdi_2022"]), row["country"])
            self.assertEqual(
                card.get_rank(row["country"], "hdi"), float(row["hdi_rank_2022"]), row["country"]
            )


class ScorecardTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.model, cls.data = provincial()
        cls.cards = {
            card.get_period(): card for card in Dti.Scorer.new(cls.model).score_all(cls.data)
        }
        cls.card = cls.cards["2022"]

    def test_kien_giang_as_published(self):
        for year, value, rank in (("2022", 0.5796, 32), ("2023", 0.6717, 40)):
            card = self.cards[year]
            self.assertEqual(Dti.number_round(card.get_value("KG", "DTI"), 4), value)
            self.assertEqual(card.get_rank("KG", "DTI"), rank)
            self.assertEqual(card.get_n_ranked("DTI"), 63)

    def test_all_provinces_as_published(self):
        for year, card in self.cards.items():
            for unit, value in published(year, "DTI").items():
                self.assertEqual(
                    Dti.number_round(card.get_value(unit, "DTI"), 4), value, f"{unit} {year}"
                )

    def test_what_it_is_of(self):
        self.assertIs(self.card.get_framework(), self.model)
        self.assertIs(self.card.get_dataset(), self.data)
        self.assertEqual(self.card.get_period(), "2022")
        self.assertEqual(self.card.props.period, "2022")
        self.assertEqual(self.card.get_units(), self.data.list_units("2022"))
        self.assertEqual(self.card.get_n_units(), 63)
        self.assertEqual(len(self.card), 63)
        self.assertEqual(repr(self.card), f"<Dti.Scorecard {FRAMEWORK_922} 2022: 63 units>")

    def test_numbers(self):
        card = self.card
        self.assertEqual(card.get_max("KG", "DTI"), 1000.0)
        self.assertTrue(
            math.isclose(
                card.get_score("KG", "DTI"), 1000 * card.get_value("KG", "DTI"), rel_tol=1e-15
            )
        )
        self.assertTrue(0.0 < card.get_coverage("KG", "DTI") <= 1.0)
        self.assertIsNone(card.get_score("KG", "NTS"))
        self.assertIsNone(card.get_rank("KG", "NTS"))
        self.assertEqual(card.get_coverage("KG", "NTS"), 0.0)
        self.assertIsNone(card.get_score("XX", "DTI"))
        self.assertIsNone(card.get_score("KG", "nothing"))
        self.assertEqual(card.get_n_ranked("nothing"), 0)

    def test_columns_agree_with_single_numbers(self):
        getters = {
            Dti.Column.SCORE: self.card.get_score,
            Dti.Column.MAX: self.card.get_max,
            Dti.Column.VALUE: self.card.get_value,
            Dti.Column.RANK: self.card.get_rank,
            Dti.Column.COVERAGE: self.card.get_coverage,
        }
        for node in ("DTI", "B1", "HTS", "NTS", "CQS"):
            for column, getter in getters.items():
                numbers = memoryview(self.card.get_column(node, column).get_data()).cast("d")
                expected = [getter(unit, node) for unit in self.card.get_units()]
                self.assertEqual([None if n != n else n for n in numbers], expected)
        with raises(self, Dti.Error.NOT_FOUND):
            self.card.get_column("nothing", Dti.Column.SCORE)

    def test_dictionary(self):
        scores = self.card.to_dict("DTI")
        self.assertEqual(list(scores), self.card.get_units())
        self.assertEqual(scores["KG"], self.card.get_score("KG", "DTI"))
        self.assertEqual(set(self.card.to_dict("NTS").values()), {None})
        self.assertEqual(self.card.to_dict("DTI", "rank")["KG"], 32.0)

    @unittest.skipIf(numpy is None, "NumPy is not installed: COLUMNS ARE NOT TESTED")
    def test_numpy(self):
        ranks = self.card.to_numpy("DTI", "rank")
        values = self.card.to_numpy("DTI", Dti.Column.VALUE)
        self.assertEqual((ranks.dtype, ranks.shape), (numpy.float64, (63,)))
        # A second implementation of competition ranking on four decimals.
        rounded = numpy.array([Dti.number_round(value, 4) for value in values])
        self.assertEqual(list(ranks), [1.0 + (rounded > value).sum() for value in rounded])
        self.assertTrue(numpy.isnan(self.card.to_numpy("NTS")).all())
        with self.assertRaises(ValueError):
            ranks[0] = 1.0

    def test_columns_outlive_the_scorecard(self):
        model, data = provincial()
        card = Dti.Scorer.new(model).score(data, "2022")
        column, expected = card.get_column("DTI", Dti.Column.SCORE), card.to_dict("DTI")
        units = card.get_units()
        del card, model, data
        self.assertEqual(dict(zip(units, memoryview(column.get_data()).cast("d"))), expected)

    def test_csv(self):
        lines = list(csv.DictReader(io.StringIO(self.card.to_csv())))
        self.assertEqual(
            list(lines[0]), "unit,period,node,score,max,value,rank,coverage".split(",")
        )
        self.assertEqual(len(lines), 63 * len(self.model.get_nodes()))
        (line,) = (r for r in lines if r["unit"] == "KG" and r["node"] == "DTI")
        # The shortest text that reads back to the same double.
        self.assertEqual(float(line["score"]), self.card.get_score("KG", "DTI"))
        self.assertEqual(line["rank"], "32")
        (line,) = (r for r in lines if r["unit"] == "KG" and r["node"] == "NTS")
        self.assertEqual((line["score"], line["coverage"]), ("", "0"))

    def test_json(self):
        self.assertTrue(json.loads(self.card.to_json()))

    def test_lists_of_cards(self):
        cards = Gio.ListStore.new(Dti.Scorecard)
        for card in self.cards.values():
            cards.append(card)
        everything = Dti.Scorecard.list_to_csv(cards, None, None)
        first, second = (card.to_csv().splitlines() for card in self.cards.values())
        self.assertEqual(everything.splitlines(), first + second[1:])
        some = list(
            csv.DictReader(io.StringIO(Dti.Scorecard.list_to_csv(cards, ["KG"], ["DTI", "CQS"])))
        )
        self.assertEqual(
            [(r["period"], r["node"]) for r in some],
            [(y, n) for y in self.cards for n in ("DTI", "CQS")],
        )
        self.assertTrue(json.loads(Dti.Scorecard.list_to_json(cards, ["KG"], ["DTI"])))

    def test_problems(self):
        self.assertFalse(self.card.get_problems().has_errors())

    def test_check_published(self):
        printed = Dti.Dataset.new_from_file(file(KIEN_GIANG / "published.csv"), self.model)
        self.assertFalse(self.cards["2023"].check_published(printed).has_errors())
        wrong = Dti.Dataset.new()
        wrong.set_number("KG", "2022", "DTI", 0.5)
        problems = self.card.check_published(wrong)
        self.assertTrue(any(p.get_unit() == "KG" and p.get_node() == "DTI" for p in problems))


class ScoreTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.model, cls.data = provincial()
        cls.card = Dti.Scorer.new(cls.model).score(cls.data, "2022")

    def test_scores_of_a_node(self):
        scores = self.card.list_scores("DTI")
        self.assertEqual(len(scores), 63)
        self.assertEqual([score.get_unit() for score in scores], self.card.get_units())
        self.assertEqual([score.get_unit() for score in self.card], self.card.get_units())
        self.assertIs(scores[5], scores[5])
        self.assertEqual(scores[-1].get_unit(), self.card.get_units()[-1])
        with self.assertRaises(IndexError):
            scores[63]
        with raises(self, Dti.Error.NOT_FOUND):
            self.card.list_scores("nothing")

    def test_every_getter(self):
        (score,) = (s for s in self.card.list_scores("DTI") if s.get_unit() == "KG")
        self.assertIsInstance(score, Dti.Score)
        self.assertEqual(score.get_unit_name(), "Kiên Giang")
        self.assertEqual(score.get_period(), "2022")
        self.assertEqual(score.get_node_id(), "DTI")
        self.assertIs(score.get_node(), self.model.get_root())
        for name in ("score", "max", "value", "rank", "coverage"):
            number = getattr(score, f"get_{name}")()
            self.assertEqual(number, getattr(self.card, f"get_{name}")("KG", "DTI"))
            self.assertEqual(getattr(score.props, name), number)
        self.assertIn("KG 2022 DTI", repr(score))

    def test_none_is_nan_in_properties(self):
        score = self.card.list_scores("NTS")[0]
        self.assertIsNone(score.get_score())
        self.assertTrue(math.isnan(score.props.score))

    def test_scores_of_a_unit(self):
        scores = self.card.list_unit_scores("KG")
        self.assertEqual([score.get_node_id() for score in scores], ids(self.model.get_nodes()))
        with raises(self, Dti.Error.NOT_FOUND):
            self.card.list_unit_scores("XX")


class ExplanationTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.model, cls.data = provincial()
        cls.card = Dti.Scorer.new(cls.model).score(cls.data, "2022")

    def test_every_getter(self):
        explanation = self.card.explain("KG", None)
        self.assertIsInstance(explanation, Dti.Explanation)
        self.assertEqual(explanation.get_unit(), "KG")
        self.assertEqual(explanation.get_period(), "2022")
        self.assertIs(explanation.get_node(), self.model.get_root())
        for name in ("score", "max", "value", "rank", "coverage"):
            self.assertEqual(
                getattr(explanation, f"get_{name}")(),
                getattr(self.card, f"get_{name}")("KG", "DTI"),
            )
        self.assertEqual(explanation.get_weight(), 1.0)
        self.assertEqual(explanation.get_method(), "sum")
        self.assertIsNone(explanation.get_observation())
        self.assertIsNone(explanation.get_class_label())
        self.assertIn("KG DTI", repr(explanation))

    def test_children_add_up(self):
        explanation = self.card.explain("KG", "DTI")
        parts = [part for part in explanation if part.get_node().get_scored()]
        self.assertEqual([part.get_node().get_id() for part in parts], ["B1", "B2"])
        self.assertEqual(sum(part.get_score() for part in parts), explanation.get_score())
        self.assertEqual(sum(part.get_max() for part in parts), explanation.get_max())

    def test_down_to_the_observation(self):
        (group,) = (p for p in self.card.explain("KG", "DTI") if p.get_node().get_id() == "B1")
        observed = group.get_observation()
        self.assertEqual(observed.get_number(), 344.485)
        self.assertTrue(observed.get_file().endswith("data-2022-2023.csv"))
        self.assertEqual(observed.get_row(), 35)

    def test_texts(self):
        explanation = self.card.explain("KG", None)
        self.assertEqual(str(explanation), explanation.to_text(None))
        self.assertIn("579,6 / 1.000", explanation.to_text("vi"))
        self.assertIn("hạng 32", explanation.to_text("vi"))
        tree = json.loads(explanation.to_json())
        self.assertEqual((tree["unit"], tree["node"], tree["rank"]), ("KG", "DTI", 32))
        self.assertEqual([child["node"] for child in tree["children"]], ["A", "B1", "B2"])

    def test_no_score_says_why(self):
        self.assertIsNone(self.card.explain("KG", "NTS").get_score())
        self.assertTrue(self.card.explain("KG", "NTS").get_note())

    def test_classes(self):
        model = json.loads(json.dumps(HDI))
        model["root"]["classes"] = [["Low", 0], ["Very high", 0.8]]
        data = dataset({"a": {"le": 85, "eys": 18, "mys": 15, "gnipc": 75000}})
        card = Dti.Scorer.new(framework(model)).score(data, "2022")
        self.assertEqual(card.explain("a", None).get_class_label(), "Very high")

    def test_refuses(self):
        with raises(self, Dti.Error.NOT_FOUND):
            self.card.explain("XX", None)
        with raises(self, Dti.Error.NOT_FOUND):
            self.card.explain("KG", "nothing")


if __name__ == "__main__":
    unittest.main()
