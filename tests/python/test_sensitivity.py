#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Sensitivity of any model from Python, against slow formulas of their own."""

import array
import csv
import io
import json
import math
import random
import statistics
import unittest

from support import Dti, GLib, raises

SALTELLI = Dti.SobolEstimator.SALTELLI
JANSEN = Dti.SobolEstimator.JANSEN
NUMBERS = ("first", "first_low", "first_high", "total", "total_low", "total_high")


def pack(numbers):
    return GLib.Bytes.new(array.array("d", numbers).tobytes())


def points_of(design):
    numbers = array.array("d", design.get_points().get_data())
    n = design.get_n_inputs()
    return [tuple(numbers[i : i + n]) for i in range(0, len(numbers), n)]


def blocks_of(outputs, n_inputs):
    """(a, b, list of ab)."""
    n = len(outputs) // (n_inputs + 2)
    parts = [outputs[i * n : (i + 1) * n] for i in range(n_inputs + 2)]
    return parts[0], parts[1], parts[2:]


def slow_indices(outputs, n_inputs, estimator):
    """[(first, total)] as the formulas are written."""
    a, b, abs_ = blocks_of(outputs, n_inputs)
    mean = statistics.fmean(a + b)
    variance = statistics.variance(a + b)
    result = []
    for ab in abs_:
        if estimator == JANSEN:
            first = 1 - statistics.fmean((y - c) ** 2 for y, c in zip(b, ab)) / (2 * variance)
        else:
            products = ((y - mean) * (c - x) for x, y, c in zip(a, b, ab))
            first = statistics.fmean(products) / variance
        total = statistics.fmean((x - c) ** 2 for x, c in zip(a, ab)) / (2 * variance)
        result.append((first, total))
    return result


class DesignTest(unittest.TestCase):
    def test_points(self):
        for sequence in (Dti.DesignSequence.SOBOL, Dti.DesignSequence.RANDOM):
            design = Dti.SensitivityDesign.new(8, 3, sequence, 5)
            points = points_of(design)
            a, b, abs_ = blocks_of(points, 3)
            self.assertEqual(design.props.n_points, len(points))
            for i, ab in enumerate(abs_):
                for x, y, z in zip(a, b, ab):
                    self.assertEqual(z, x[:i] + (y[i],) + x[i + 1 :])
            self.assertEqual(design.get_sequence(), sequence)
            self.assertEqual(design.get_seed(), 5)
            again = Dti.SensitivityDesign.new(8, 3, sequence, 5)
            other = Dti.SensitivityDesign.new(8, 3, sequence, 6)
            self.assertEqual(points, points_of(again))
            self.assertNotEqual(points, points_of(other))
        self.assertIn("8 rows, 3 inputs", repr(design))

    def test_numpy(self):
        try:
            import numpy
        except ImportError:
            self.skipTest("NumPy is not installed")
        design = Dti.SensitivityDesign.new(16, 2, Dti.DesignSequence.SOBOL, 1)
        points = design.to_numpy()
        self.assertEqual(points.shape, (64, 2))
        self.assertEqual([tuple(row) for row in points.tolist()], points_of(design))
        sensitivity = design.estimate_array(numpy.exp(points[:, 0]), ["a", "b"])
        self.assertIsInstance(sensitivity, Dti.Sensitivity)
        self.assertEqual(sensitivity.lookup("b").get_total(), 0)

    def test_limits(self):
        with raises(self, Dti.Error.LIMIT):
            Dti.SensitivityDesign.new(8, 33, Dti.DesignSequence.SOBOL, 1)
        with raises(self, Dti.Error.INVALID_DATA):
            Dti.SensitivityDesign.new(1, 3, Dti.DesignSequence.RANDOM, 1)


class EstimateTest(unittest.TestCase):
    def test_formulas(self):
        rng = random.Random(1)
        for case in range(40):
            n_rows, n_inputs = rng.randint(3, 40), rng.randint(1, 7)
            shift = rng.choice([0, 3, -1e4])
            outputs = [rng.gauss(shift, 1) for _ in range(n_rows * (n_inputs + 2))]
            design = Dti.SensitivityDesign.new(n_rows, n_inputs, Dti.DesignSequence.RANDOM, case)
            for estimator in (SALTELLI, JANSEN):
                ours = design.estimate_with(None, pack(outputs), estimator, 0, 0.5)
                for index, expected in zip(ours, slow_indices(outputs, n_inputs, estimator)):
                    self.assertAlmostEqual(index.get_first(), expected[0], delta=1e-10)
                    self.assertAlmostEqual(index.get_total(), expected[1], delta=1e-10)
                    self.assertIsNone(index.get_first_low())
                a, b, _ = blocks_of(outputs, n_inputs)
                self.assertAlmostEqual(ours.get_mean(), statistics.fmean(a + b), delta=1e-10)
                self.assertAlmostEqual(ours.get_variance(), statistics.variance(a + b), delta=1e-10)

    def test_intervals(self):
        """Against a bootstrap with other random numbers: the same but for chance."""
        rng = random.Random(2)
        n_rows = 60
        design = Dti.SensitivityDesign.new(n_rows, 2, Dti.DesignSequence.RANDOM, 3)
        outputs = [2 * x + y + x * y + 0.1 * rng.random() for x, y in points_of(design)]
        ours = design.estimate_with(None, pack(outputs), SALTELLI, 20000, 0.8)
        a, b, abs_ = blocks_of(outputs, 2)
        rows = list(zip(a, b, *abs_))
        draws = []
        for _ in range(2000):
            columns = list(zip(*rng.choices(rows, k=n_rows)))
            draws.append(slow_indices([y for column in columns for y in column], 2, SALTELLI))
        for i, index in enumerate(ours):
            for kind, low, high in (
                (0, index.get_first_low(), index.get_first_high()),
                (1, index.get_total_low(), index.get_total_high()),
            ):
                cuts = statistics.quantiles((draw[i][kind] for draw in draws), n=10, method="inclusive")
                # The quantile of 10 % of 2000 draws errs by about 4 % of the width.
                delta = 0.15 * (cuts[-1] - cuts[0])
                self.assertAlmostEqual(low, cuts[0], delta=delta)
                self.assertAlmostEqual(high, cuts[-1], delta=delta)

    def test_failed(self):
        design = Dti.SensitivityDesign.new(8, 2, Dti.DesignSequence.SOBOL, 1)
        outputs = [x + y for x, y in points_of(design)]
        outputs[3] = None
        outputs[12] = math.inf
        sensitivity = design.estimate_array(outputs)
        self.assertEqual((sensitivity.get_n_rows(), sensitivity.get_n_failed()), (8, 2))
        self.assertEqual([p.get_code() for p in sensitivity.get_problems()], ["failed-rows"])
        self.assertGreater(sensitivity.lookup("1").get_first(), 0)

        nothing = design.estimate_array([None] * len(outputs))
        self.assertEqual(nothing.get_n_failed(), 8)
        self.assertIsNone(nothing.get_mean())
        self.assertIsNone(nothing.lookup("1").get_first())
        self.assertEqual(
            [p.get_code() for p in nothing.get_problems()], ["failed-rows", "no-sensitivity"]
        )
        equal = design.estimate_array([7] * len(outputs))
        self.assertEqual((equal.get_mean(), equal.get_variance()), (7, 0))
        self.assertIsNone(equal.lookup("2").get_total_high())
        self.assertEqual([p.get_code() for p in equal.get_problems()], ["no-sensitivity"])

    def test_documents(self):
        design = Dti.SensitivityDesign.new(8, 2, Dti.DesignSequence.SOBOL, 4)
        sensitivity = design.estimate_array([x * y for x, y in points_of(design)], ["x", "y"])
        document = json.loads(sensitivity.to_json())
        table = list(csv.DictReader(io.StringIO(sensitivity.to_csv())))
        self.assertEqual(document["sequence"], "sobol")
        self.assertEqual((document["seed"], document["n-rows"], document["n-failed"]), (4, 8, 0))
        self.assertEqual((document["n-resamples"], document["confidence"]), (1000, 0.9))
        self.assertEqual(document["mean"], sensitivity.get_mean())
        self.assertEqual(document["variance"], sensitivity.get_variance())
        for index, member, row in zip(sensitivity, document["sensitivity"], table):
            self.assertEqual(member["input"], index.get_input())
            self.assertEqual(row["input"], index.get_input())
            for name in NUMBERS:
                number = getattr(index, "get_" + name)()
                self.assertEqual(member[name.replace("_", "-")], number)
                self.assertEqual(float(row[name.replace("_", "-")]), number)
                self.assertEqual(index.get_property(name.replace("_", "-")), number)
        self.assertEqual(sensitivity.props.estimator, SALTELLI)
        self.assertIsInstance(sensitivity.lookup("x"), Dti.SensitivityIndex)
        self.assertIn("x: first", repr(sensitivity.lookup("x")))
        self.assertIn("2 inputs", repr(sensitivity))
        self.assertIsNone(sensitivity.lookup("z"))

    def test_faults(self):
        design = Dti.SensitivityDesign.new(2, 2, Dti.DesignSequence.SOBOL, 1)
        with raises(self, Dti.Error.INVALID_DATA):
            design.estimate_array([1, 2, 3])
        with raises(self, Dti.Error.EXISTS):
            design.estimate_array(range(8), ["a", "a"])
        with raises(self, Dti.Error.LIMIT):
            design.estimate_with(None, pack(range(8)), JANSEN, 1000000, 0.9)


if __name__ == "__main__":
    unittest.main()
