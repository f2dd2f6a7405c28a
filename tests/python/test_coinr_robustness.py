#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Sensitivity indices against what COINr computed from the same outputs."""

import array
import math
import unittest

import coinr
from support import Dti, GLib

UNCENTRED = "COINr does not centre the outputs, so its first-order indices are noise"
INPUTS = ("Winmax", "Normalisation", "Weights", "Aggregation")


def output(entry):
    return coinr.rows(coinr.manifest()[entry]["output"])


def column(entry, name):
    return [coinr.number(row[name]) for row in output(entry)]


def estimate(outputs, inputs, estimator, n_resamples=0):
    """COINr's blocks stand in the order of ours: A, B, AB of each input."""
    n_rows = len(outputs) // (len(inputs) + 2)
    design = Dti.SensitivityDesign.new(n_rows, len(inputs), Dti.DesignSequence.RANDOM, 1)
    data = GLib.Bytes.new(array.array("d", outputs).tobytes())
    return design.estimate_with(list(inputs), data, estimator, n_resamples, 0.9)


class SensitivityTest(coinr.GoldenTest):
    def assert_close(self, entry, ours, expected):
        tolerance = coinr.manifest()[entry]["tolerance"]
        self.assertTrue(coinr.close(ours, expected, tolerance), f"{entry}: {ours!r} is not {expected!r}")

    def test_order_of_the_sample(self):
        """The sample of COINr is R's; its blocks are made as ours are."""
        coinr.handles("sa_sample")
        sample = [tuple(map(float, row.values())) for row in output("sa_sample")]
        n_rows = len(sample) // 5
        a, b = sample[:n_rows], sample[n_rows : 2 * n_rows]
        for i in range(3):
            ab = sample[(i + 2) * n_rows : (i + 3) * n_rows]
            for x, y, z in zip(a, b, ab):
                self.assertEqual(z, x[:i] + (y[i],) + x[i + 1 :])

    def test_ishigami_outputs(self):
        coinr.handles("sa_ishigami_y")
        sample = [tuple(map(float, row.values())) for row in output("sa_sample")]
        for row, expected in zip(sample, column("sa_ishigami_y", "y")):
            x = [math.pi * (2 * u - 1) for u in row]
            y = math.sin(x[0]) + 7 * math.sin(x[1]) ** 2 + 0.1 * x[2] ** 4 * math.sin(x[0])
            self.assert_close("sa_ishigami_y", y, expected)

    def test_centred(self):
        """The right first order indices of the example, by both estimators."""
        coinr.handles("correct_sa_indices_centred")
        outputs = column("correct_sa_y", "y")
        saltelli = estimate(outputs, INPUTS, Dti.SobolEstimator.SALTELLI)
        jansen = estimate(outputs, INPUTS, Dti.SobolEstimator.JANSEN)
        for row in output("correct_sa_indices_centred"):
            name = row["Variable"]
            for ours, member in (
                (saltelli.lookup(name).get_first(), "Si_centred"),
                (jansen.lookup(name).get_first(), "Si_jansen"),
                (saltelli.lookup(name).get_total(), "STi"),
                (jansen.lookup(name).get_total(), "STi"),
            ):
                self.assert_close("correct_sa_indices_centred", ours, float(row[member]))

    def check_uncentred(self, entry, outputs, inputs):
        """COINr does not centre the outputs of B: what that adds is the mean times the mean step."""
        sensitivity = estimate(outputs, inputs, Dti.SobolEstimator.SALTELLI)
        n_rows = sensitivity.get_n_rows()
        a = outputs[:n_rows]
        for i, row in enumerate(output(entry)):
            ab = outputs[(i + 2) * n_rows : (i + 3) * n_rows]
            step = math.fsum(y - x for x, y in zip(a, ab)) / n_rows
            index = sensitivity.lookup(row["Variable"])
            wrong = index.get_first() + sensitivity.get_mean() * step / sensitivity.get_variance()
            self.assert_close(entry, wrong, float(row["Si"]))
            self.assert_close(entry, index.get_total(), float(row["STi"]))
        return sensitivity

    def test_of_coinr(self):
        coinr.answers(UNCENTRED, "sa_indices")
        self.check_uncentred("sa_indices", column("correct_sa_y", "y"), INPUTS)

    def test_ishigami(self):
        coinr.answers(UNCENTRED, "sa_ishigami")
        outputs = column("sa_ishigami_y", "y")
        sensitivity = self.check_uncentred("sa_ishigami", outputs, ("V1", "V2", "V3"))
        variance = float(output("sa_ishigami")[0]["Variance"])
        self.assert_close("sa_ishigami", sensitivity.get_variance(), variance)

    def test_intervals(self):
        """COINr resamples each column of outputs by itself; that is roughly the same for totals."""
        sensitivity = estimate(
            column("correct_sa_y", "y"), INPUTS, Dti.SobolEstimator.SALTELLI, 1000
        )
        for row in output("sa_indices"):
            index = sensitivity.lookup(row["Variable"])
            self.assertAlmostEqual(index.get_total_low(), float(row["STi_q5"]), delta=0.05)
            self.assertAlmostEqual(index.get_total_high(), float(row["STi_q95"]), delta=0.05)


if __name__ == "__main__":
    coinr.require_golden()
    unittest.main()
