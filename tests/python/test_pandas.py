#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Results as DataFrames, and data from them; what stands in them is held against pandas' own reading."""

import datetime
import math
import unittest

import numpy
import pandas
from support import FRAMEWORK_922, KIEN_GIANG, Dti, file

CSV = KIEN_GIANG / "data-2022-2023.csv"


class DatasetTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.framework = Dti.Framework.new_builtin(FRAMEWORK_922)
        cls.data = Dti.Dataset.new_from_file(file(CSV), cls.framework)
        # The file itself, as pandas reads it.
        cls.table = pandas.read_csv(CSV, dtype={"period": str})

    def test_wide(self):
        for period in ("2022", "2023"):
            frame = self.data.to_pandas(period)
            expected = self.table[self.table["period"] == period].set_index("unit")
            self.assertEqual(list(frame.index), list(expected.index))
            self.assertEqual(frame.index.name, "unit")
            shared = [node for node in frame.columns if node in expected.columns]
            self.assertGreater(len(shared), 3)
            for node in shared:
                numpy.testing.assert_array_equal(frame[node], expected[node].astype(float), node)

    def test_long_and_back(self):
        frame = self.data.to_pandas()
        nodes = [node for node in self.data.get_nodes() if node in self.table.columns]
        self.assertEqual(len(frame), int(self.table[nodes].notna().sum().sum()))
        back = Dti.Dataset.from_pandas(frame)
        for one in (self.data, back):
            one.seal()
        self.assertEqual(back.get_digest(), self.data.get_digest())

    def test_wide_and_back(self):
        frame = self.data.to_pandas("2022")
        back = Dti.Dataset.from_pandas(frame, "2022")
        pandas.testing.assert_frame_equal(back.to_pandas("2022"), frame)
        card = Dti.Scorer.new(self.framework).score(back)
        self.assertEqual(card.get_score("KG", "DTI"), 579.6)

    def make_mixed(self):
        """A cell of each kind."""
        data = Dti.Dataset.new()
        data.add_unit("a", "Đơn vị A")
        data.add_unit("b", None)
        data.set_number("a", "2023", "n", 0.0)
        data.set_status("b", "2023", "n", Dti.Status.NOT_APPLICABLE)
        data.set_ratio("a", "2023", "r", 3, 4)
        data.set_text("a", "2023", "t", "có")
        data.set_status("b", "2023", "t", Dti.Status.MISSING)
        seen = Dti.Observation.new(2.5, Dti.Status.PROVISIONAL, Dti.Stage.SELF)
        data.add_observation("b", "2023", "r", seen)
        seen = Dti.Observation(
            number=2.0, status=Dti.Status.ESTIMATED, stage=Dti.Stage.APPRAISED, note="seen", evidence="tr. 3"
        )
        data.add_observation("b", "2023", "r", seen)
        return data

    def test_every_kind_of_cell(self):
        data = self.make_mixed()
        frame = data.to_pandas()
        cell = frame.set_index(["unit", "node", "stage"])
        self.assertEqual(cell.loc["a", "n", "published"]["number"], 0.0)
        self.assertEqual(cell.loc["b", "n", "published"]["status"], "M")
        self.assertTrue(math.isnan(cell.loc["b", "n", "published"]["number"]))
        self.assertEqual(tuple(cell.loc["a", "r", "published"][["numerator", "denominator"]]), (3, 4))
        self.assertEqual(cell.loc["a", "t", "published"]["text"], "có")
        self.assertEqual(cell.loc["b", "r", "self"]["status"], "P")
        self.assertEqual(cell.loc["b", "r", "appraised"]["note"], "seen")
        back = Dti.Dataset.from_pandas(frame)
        for one in (data, back):
            one.seal()
        self.assertEqual(back.get_digest(), data.get_digest())
        self.assertEqual(back.get_unit_name("a"), "Đơn vị A")

    def test_statuses_of_the_wide_form(self):
        letters = pandas.DataFrame({"n": ["P", "M", "O", None]}, index=list("abcd"))
        frame = pandas.DataFrame({"n": [0.5, math.nan, math.nan, 3]}, index=list("abcd"))
        data = Dti.Dataset.from_pandas(frame, "2023", statuses=letters)
        statuses = [data.get_status(unit, "2023", "n") for unit in "abcd"]
        S = Dti.Status
        self.assertEqual(statuses, [S.PROVISIONAL, S.NOT_APPLICABLE, S.MISSING, S.NORMAL])
        back = data.to_pandas("2023", statuses=True)
        self.assertEqual(list(back["n"]), ["P", "M", "O", "A"])
        pandas.testing.assert_frame_equal(data.to_pandas("2023"), frame, check_names=False)

    def test_blank_is_not_zero(self):
        frame = pandas.DataFrame({"unit": ["a", "b"], "node": ["n", "n"], "number": [None, 0.0]})
        data = Dti.Dataset.from_pandas(frame)
        self.assertIsNone(data.get_number("a", None, "n"))
        self.assertEqual(data.get_status("a", None, "n"), Dti.Status.MISSING)
        self.assertEqual(data.get_number("b", None, "n"), 0.0)

    def test_bad_frames(self):
        long = {"unit": ["a"], "node": ["n"]}
        with self.assertRaises(Dti.InvalidDataError):
            Dti.Dataset.from_pandas(pandas.DataFrame({**long, "status": ["?"]}))
        with self.assertRaises(Dti.ConflictError):
            Dti.Dataset.from_pandas(pandas.DataFrame({**long, "status": ["M"], "number": [1.0]}))
        with self.assertRaises(Dti.InvalidDataError):
            Dti.Dataset.from_pandas(pandas.DataFrame({**long, "stage": ["draft"]}))
        with self.assertRaises(TypeError):
            Dti.Dataset.from_pandas(pandas.DataFrame(long), "2023")
        with self.assertRaises(Dti.ExistsError):
            Dti.Dataset.from_pandas(pandas.DataFrame({"n": [1.0, 2.0]}, index=["a", "a"]), "2023")
        self.assertEqual(len(Dti.Dataset.new().to_pandas()), 0)


class ResultTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.framework = Dti.Framework.new_builtin(FRAMEWORK_922)
        cls.data = Dti.Dataset.new_from_file(file(CSV), cls.framework)
        cls.card, cls.next = Dti.Scorer.new(cls.framework).score_all(cls.data)

    def test_scorecard(self):
        frame = self.card.to_pandas()
        self.assertEqual(frame.shape, (63, 5))
        self.assertEqual(frame.index.name, "unit")
        for unit in ("KG", "HN"):
            for column in frame.columns:
                self.assertEqual(frame.loc[unit, column], getattr(self.card, f"get_{column}")(unit, "DTI"))
        # The ranks are those that pandas makes of the scores.
        own = frame["score"].rank(ascending=False, method="min")
        self.assertEqual(list(own), list(frame["rank"]))
        self.assertEqual(list(self.card.to_pandas("HTS").columns), list(frame.columns))

    def test_scorecard_by_nodes(self):
        frame = self.card.to_pandas(column="rank")
        self.assertEqual(list(frame.columns), [node.id for node in self.framework])
        self.assertEqual(frame.loc["KG", "DTI"], self.card.get_rank("KG", "DTI"))
        with self.assertRaises(TypeError):
            self.card.to_pandas("DTI", column="rank")

    def check_records(self, result, rows, n_least=1):
        """A row for each object, and in each cell what its getter says."""
        frame = result.to_pandas()
        self.assertEqual(len(frame), len(rows))
        self.assertGreaterEqual(len(frame), n_least)
        n_cells = 0
        for position, row in enumerate(rows):
            for name in frame.columns:
                expected = getattr(row, name, None)
                cell = frame.iloc[position][name]
                if expected is None:
                    self.assertTrue(cell is None or cell != cell, name)
                elif hasattr(expected, "value_nick"):
                    self.assertEqual(cell, expected.value_nick)
                elif isinstance(expected, Dti.Period):
                    self.assertEqual(cell, str(expected))
                else:
                    self.assertEqual(cell, expected, name)
                n_cells += 1
        self.assertGreater(n_cells, 2 * n_least)
        return frame

    def test_comparison(self):
        peers = Dti.PeerSet.new_all(self.card, "KG")
        comparison = Dti.Comparison.new(self.card, "KG", peers)
        frame = self.check_records(comparison, list(comparison), 5)
        scores = self.card.to_pandas(column="value")
        for _, row in frame.iterrows():
            if row["median"] == row["median"] and row["node_id"] == "HTS":
                others = scores["HTS"].drop("KG")
                self.assertAlmostEqual(row["median"], others.median(), places=12)

    def test_trends(self):
        trends = Dti.Trends.from_numpy(numpy.array([[1.0, 2, 3, 5], [4, 3, math.nan, 1]]), [1.0, 2, 3, 4])
        frame = self.check_records(trends, list(trends), 2)
        self.assertEqual(list(frame["n"]), [4, 3])

    def test_robustness(self):
        experiment = Dti.Experiment.new(self.card)
        experiment.seed = 1
        experiment.add_input(Dti.UncertainInput.new_for_noise("DTI", 0.2))
        uncertainty = experiment.run_uncertainty(50)
        frame = self.check_records(uncertainty, list(uncertainty), 63)
        replicates = uncertainty.ranks_to_numpy("KG")
        found = frame.set_index("unit").loc["KG"]
        self.assertAlmostEqual(found["mean"], numpy.nanmean(replicates), places=12)
        sensitivity = experiment.run_sensitivity(16)
        self.check_records(sensitivity, list(sensitivity))
        importance = Dti.Importance.new(self.card, None, None, 0)
        self.check_records(importance, list(importance), 5)

    def test_statistics(self):
        statistics = Dti.Statistics.new(self.framework, self.data, "2022")
        frame = statistics.to_pandas()
        numbers = self.data.to_pandas("2022")
        for node in ("NTS", "B1"):
            if node in numbers:
                self.assertAlmostEqual(frame.loc[node, "mean"], numbers[node].mean(), places=10)
                self.assertAlmostEqual(frame.loc[node, "sd"], numbers[node].std(), places=10)
                self.assertEqual(frame.loc[node, "n_available"], numbers[node].count())
        self.assertEqual(list(frame.index), statistics.get_ids())
        self.assertEqual(frame.shape[1], len(Dti.StatisticsColumn.__enum_values__))

    def test_correlations(self):
        statistics = Dti.Statistics.new(self.framework, self.data, "2022")
        correlations = Dti.Correlations.new(statistics, Dti.CorrelationMethod.PEARSON, False)
        frame = correlations.to_pandas()
        numpy.testing.assert_array_equal(frame.to_numpy(), correlations.to_numpy())
        self.assertEqual((list(frame.index), list(frame.columns)), (statistics.get_ids(),) * 2)
        shared = [id for id in statistics.get_ids() if frame.loc[id, id] == 1][:5]
        expected = pandas.DataFrame({id: self.data.to_numpy("2022", id) for id in shared}).corr()
        numpy.testing.assert_allclose(frame.loc[shared, shared], expected, atol=1e-12)

    def test_plans(self):
        plan = Dti.Plan.new_from_file(file(KIEN_GIANG / "plan.json"))
        schedule = Dti.Schedule.new(plan, None)
        schedule.today = datetime.date(2023, 9, 25)
        due = schedule.list_obligations(datetime.date(2023, 9, 1), datetime.date(2023, 12, 31))
        frame = self.check_records(due, list(due), 5)
        self.assertIsInstance(frame["due_rolled"].iloc[0], datetime.date)
        self.assertEqual(len(frame[frame["state"] == "overdue"]), sum(one.overdue for one in due))
        account = Dti.Accountability.new(self.card, plan, "KG", datetime.date(2022, 12, 31))
        self.check_records(account, list(account))

    def test_other_lists(self):
        self.check_records(self.framework, list(self.framework), 10)
        changes = Dti.RankChangeList.new(self.card, self.next)
        self.check_records(changes, list(changes), 60)
        attribution = Dti.Attribution.between(self.card, self.next, "KG")
        self.check_records(attribution, list(attribution), 3)
        scenario = Dti.Scenario.new(self.card)
        scenario["KG", "HTS"] = 0.9
        self.check_records(scenario.diff(), list(scenario.diff()))
        problems = self.data.get_problems()
        self.assertEqual(len(problems.to_pandas()), len(problems))

    def test_series(self):
        series = Dti.Series.from_values(["2020", "2021", "2022"], [1.0, None, 3.0])
        frame = series.to_pandas()
        self.assertEqual(list(frame.index), ["2020", "2021", "2022"])
        numpy.testing.assert_array_equal(frame["value"], [1.0, math.nan, 3.0])


if __name__ == "__main__":
    unittest.main()
