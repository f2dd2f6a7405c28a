#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Statistics, correlations, components and reliability, beside NumPy on the same random numbers."""

import csv
import io
import json
import math
import unittest

import numpy

from support import Dti, dataset, framework, raises

MODEL = {
    "format": "dti-framework", "format-version": 1, "id": "t", "columns": {"People": "number"},
    "root": {"id": "r", "children": [
        {"id": "p", "children": [{"id": "a"}, {"id": "b", "direction": "down"}, {"id": "c"}]},
        {"id": "q", "children": [{"id": "d"}, {"id": "e"}]}]},
}
NAMES = ["a", "b", "c", "d", "e"]


def make(table, names=NAMES):
    """Statistics of a matrix with a row for each unit; NaN where there is no number."""
    rows = {f"u{i}": {name: None if math.isnan(number) else number for name, number in zip(names, row)}
            for i, row in enumerate(table)}
    return Dti.Statistics.new(framework(MODEL), dataset(rows, ""), None)


def random_table(seed, n=40, missing=0.0):
    random = numpy.random.default_rng(seed)
    common = random.normal(size=(n, 1))
    table = random.normal(size=(n, len(NAMES))) + common * random.uniform(0, 2, len(NAMES))
    table[random.uniform(size=table.shape) < missing] = numpy.nan
    return table


class StatisticsTest(unittest.TestCase):
    def test_beside_numpy(self):
        table = random_table(1, missing=0.2)
        statistics = make(table)
        column = Dti.StatisticsColumn
        numpy.testing.assert_array_equal(statistics.to_numpy(NAMES), table)
        for name, numbers in zip(NAMES, table.T):
            row = statistics.lookup(name)
            self.assertEqual(row.get_number(column.N_AVAILABLE), numpy.isfinite(numbers).sum())
            for which, expected in (
                (column.MEAN, numpy.nanmean(numbers)),
                (column.SD, numpy.nanstd(numbers, ddof=1)),
                (column.MEDIAN, numpy.nanmedian(numbers)),
                (column.LOWER_QUARTILE, numpy.nanquantile(numbers, 0.25)),
                (column.UPPER_QUARTILE, numpy.nanquantile(numbers, 0.75)),
            ):
                self.assertAlmostEqual(row.get_number(which), expected, delta=1e-13)

    def test_rows(self):
        statistics = make([[1, 2, 3, 4, math.nan], [2, 2, 3, 5, math.nan], [3, 2, 9, 90, math.nan]])
        self.assertEqual([row.get_id() for row in statistics], NAMES + ["People"])
        self.assertEqual(statistics.get_ids(), NAMES + ["People"])
        self.assertEqual(statistics.get_units(), ["u0", "u1", "u2"])
        self.assertEqual(statistics.get_framework().get_id(), "t")
        self.assertEqual((statistics.get_period(), statistics.props.period), ("", ""))
        self.assertEqual(len(statistics.props.rows), len(statistics.get_rows()))
        row = statistics.lookup("a")
        self.assertEqual((row.props.id, row.get_title(), row.props.node), ("a", "a", row.get_node()))
        self.assertEqual(repr(row), "<Dti.ColumnStatistics a: mean 2>")
        self.assertEqual(repr(statistics), "<Dti.Statistics 3 units, 6 columns>")
        self.assertIsNone(statistics.lookup("e").get_number(Dti.StatisticsColumn.MEAN))
        self.assertIsNone(statistics.lookup("Atlantis"))
        self.assertEqual(statistics.list_outliers("d"), [])
        self.assertEqual({problem.get_code() for problem in statistics.get_problems()},
                         {"no-numbers", "constant-column"})
        self.assertTrue(row.is_sparse(1.1) and row.is_mostly_zero(1.1) and row.is_repetitive(1.1))
        self.assertFalse(row.is_outlying(0, 0))
        with raises(self, Dti.Error.NOT_FOUND):
            statistics.get_numbers("Atlantis")

    def test_availability(self):
        statistics = make([[1, 0, 0, math.nan, 2], [math.nan] * 3 + [1, 1]])
        column = Dti.AvailabilityColumn
        self.assertEqual(list(statistics.availability_to_numpy()), [0.8, 0.4])
        self.assertEqual(list(statistics.availability_to_numpy("q", column.N_MISSING)), [1, 0])
        self.assertEqual(statistics.get_availability("p", column.N_ZERO).get_size(), 16)

    def test_export(self):
        statistics = make(random_table(2, 5))
        table = list(csv.DictReader(io.StringIO(statistics.to_csv())))
        document = json.loads(statistics.to_json())
        self.assertEqual([row["id"] for row in table], statistics.get_ids())
        self.assertEqual(float(table[0]["mean"]), document["columns"][0]["mean"])
        means = numpy.frombuffer(statistics.get_column(Dti.StatisticsColumn.MEAN).get_data())
        self.assertEqual(float(table[1]["mean"]), means[1])


class CorrelationTest(unittest.TestCase):
    def test_beside_numpy(self):
        for seed in range(20):
            table = random_table(seed)
            found = Dti.Correlations.new(make(table), Dti.CorrelationMethod.PEARSON, False).to_numpy()
            numpy.testing.assert_allclose(found[:5, :5], numpy.corrcoef(table.T), atol=1e-14)

    def test_missing(self):
        """Each pair over the units that have both."""
        for seed in range(20):
            table = random_table(seed, missing=0.3)
            for method in (Dti.CorrelationMethod.PEARSON, Dti.CorrelationMethod.SPEARMAN):
                found = Dti.Correlations.new(make(table), method, False)
                pair = table[:, [0, 3]]
                pair = pair[numpy.isfinite(pair).all(axis=1)]
                if method == Dti.CorrelationMethod.SPEARMAN:
                    pair = pair.argsort(axis=0).argsort(axis=0)
                ours = found.lookup("a", "d")
                self.assertEqual(ours.get_n_units(), len(pair))
                self.assertAlmostEqual(ours.get_coefficient(), numpy.corrcoef(pair.T)[0, 1], delta=1e-14)

    def test_p_value_is_a_probability(self):
        """Of unrelated columns one in twenty has a p-value below 0.05."""
        random = numpy.random.default_rng(7)
        for method in (Dti.CorrelationMethod.PEARSON, Dti.CorrelationMethod.SPEARMAN,
                       Dti.CorrelationMethod.KENDALL):
            below = 0
            for _ in range(200):
                found = Dti.Correlations.new(make(random.normal(size=(20, 5))), method, False)
                below += sum(pair.get_p_value() < 0.05 for pair in found.list_pairs(0))
            # 2000 pairs: 100 expected, and a deviation of ten.
            self.assertLess(abs(below - 100), 50)

    def test_lists(self):
        found = Dti.Correlations.new(make(random_table(3)), Dti.CorrelationMethod.KENDALL, True)
        self.assertEqual(len(found.list_pairs(0)), 10)
        self.assertEqual(len(found.list_pairs(1)), 4)
        self.assertEqual(len(found.list_collinear(-1, 1)) + len(found.list_opposed(-1, 1)), 4)
        self.assertEqual(len(found.list_with_ancestors(1)), 0)
        self.assertEqual([pair.props.second for pair in found.list_with_columns()], ["People"] * 5)
        self.assertTrue(found.get_use_directions() and found.props.use_directions)
        self.assertEqual(found.get_method(), found.props.method)
        self.assertEqual(repr(found), "<Dti.Correlations kendall: 6 columns>")
        self.assertIsNone(found.lookup("a", "People").get_p_value())
        self.assertEqual(repr(found.lookup("a", "People")), "<Dti.Correlation a People: none>")
        self.assertTrue(math.isnan(found.lookup("a", "People").props.coefficient))
        self.assertEqual(found.get_matrix(Dti.CorrelationColumn.P_VALUE).get_size(), 36 * 8)
        self.assertTrue(found.get_problems())
        self.assertEqual(found.to_csv().count("\n"), 16)
        self.assertEqual(len(json.loads(found.to_json())["pairs"]), 15)


class ComponentTest(unittest.TestCase):
    def test_beside_numpy(self):
        for seed in range(20):
            table = random_table(seed)
            found = Dti.PrincipalComponents.new(make(table), NAMES)
            values, vectors = numpy.linalg.eigh(numpy.corrcoef(table.T))
            numpy.testing.assert_allclose(found.eigenvalues_to_numpy(), values[::-1], atol=1e-13)
            self.assertAlmostEqual(found.shares_to_numpy().sum(), 1, delta=1e-14)
            for k in range(5):
                ours = found.loadings_to_numpy(k)
                self.assertAlmostEqual(abs(ours @ vectors[:, 4 - k]), 1, delta=1e-12)
                self.assertEqual(ours[numpy.abs(ours).argmax()], numpy.abs(ours).max())
                # The variance of the scores is the eigenvalue.
                self.assertAlmostEqual(found.scores_to_numpy(k).var(ddof=1), values[4 - k], delta=1e-12)

    def test_inflation(self):
        """The diagonal of the inverse of the correlations."""
        for seed in range(20):
            table = random_table(seed)
            found = Dti.PrincipalComponents.new(make(table), NAMES)
            inverse = numpy.linalg.inv(numpy.corrcoef(table.T))
            for name, expected in zip(NAMES, inverse.diagonal()):
                self.assertAlmostEqual(found.get_inflation(name) / expected, 1, delta=1e-11)
        table[:, 1] = 2 * table[:, 0] - table[:, 2]
        found = Dti.PrincipalComponents.new_for_pillar(make(table), "p")
        self.assertEqual([found.get_inflation(name) for name in "abc"], [None] * 3)

    def test_object(self):
        found = Dti.PrincipalComponents.new_for_pillar(make(random_table(5, 9)), "r")
        self.assertEqual((found.get_ids(), found.get_n_components(), found.get_n_units()), (NAMES, 5, 9))
        self.assertEqual(found.get_statistics(), found.props.statistics)
        self.assertEqual(repr(found), "<Dti.PrincipalComponents of 5 columns, 9 units>")
        self.assertEqual(found.get_eigenvalues().get_size(), found.get_shares().get_size())
        self.assertEqual(found.get_loadings(0).get_size(), 40)
        self.assertEqual(found.get_scores(0).get_size(), 72)
        self.assertEqual(found.to_csv().count("\n"), 6)
        self.assertEqual(json.loads(found.to_json())["units"], 9)
        with raises(self, Dti.Error.NOT_COMPUTABLE):
            Dti.PrincipalComponents.new(found.get_statistics(), ["a", "People"])


class ReliabilityTest(unittest.TestCase):
    def test_beside_numpy(self):
        for seed in range(20):
            table = random_table(seed)
            found = Dti.Reliability.new(make(table), NAMES)
            covariances = numpy.cov(table.T)
            alpha = 5 / 4 * (1 - covariances.trace() / covariances.sum())
            self.assertAlmostEqual(found.get_alpha(), alpha, delta=1e-12 * max(1, abs(alpha)))
            rest = covariances[1:, 1:]
            without = 4 / 3 * (1 - rest.trace() / rest.sum())
            self.assertAlmostEqual(found.get_alpha_without("a"), without, delta=1e-11 * max(1, abs(without)))
            expected = numpy.corrcoef(table[:, 0], table[:, 1:].sum(axis=1))[0, 1]
            self.assertAlmostEqual(found.get_item_rest("a"), expected, delta=1e-13)

    def test_object(self):
        found = Dti.Reliability.new_for_pillar(make(random_table(1)), "q")
        self.assertEqual(found.get_ids(), ["d", "e"])
        self.assertEqual(found.get_statistics(), found.props.statistics)
        self.assertEqual(found.props.alpha, found.get_alpha())
        self.assertIsNone(found.get_alpha_without("d"))
        self.assertIn("2 columns: alpha", repr(found))
        with raises(self, Dti.Error.NOT_FOUND):
            Dti.Reliability.new_for_pillar(found.get_statistics(), "a")


class ScorecardTest(unittest.TestCase):
    def test_scores(self):
        model = framework(MODEL)
        rows = {f"u{i}": {"a": i, "b": -i, "c": i * i, "d": 1, "e": 7 - i} for i in range(7)}
        card = Dti.Scorer.new(model).score(dataset(rows, ""), None)
        statistics = Dti.Statistics.new_for_scorecard(card, Dti.Column.SCORE)
        found = Dti.Correlations.new(statistics, Dti.CorrelationMethod.PEARSON, False)
        self.assertEqual(statistics.get_ids()[0], "r")
        self.assertEqual(len(found.list_with_ancestors(1)), 7)
        self.assertEqual(len(found.list_with_ancestors(0)), 12)


if __name__ == "__main__":
    unittest.main()
