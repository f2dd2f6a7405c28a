#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""libdti from Python beside NumPy and pandas, on the same numbers in the same run.

compare.py [UNITS]    1 000 000 units by default
"""

import os
import statistics
import sys
import tempfile
import time

import gi

gi.require_version("Dti", "1.0")
from gi.repository import Dti, Gio, GLib  # noqa: E402

import numpy as np  # noqa: E402

N_INDICATORS = 98
GROUP = 7
REPEATS = 3


def framework_json():
    def indicator(i):
        return {"id": f"i{i}", "weight": 1 + i % GROUP % 3, "rule": {"type": "min-max"}}

    def group(g):
        members = [indicator(g * GROUP + i) for i in range(GROUP)]
        return {"id": f"g{g}", "aggregation": "mean", "children": members}

    def pillar(p):
        return {"id": f"p{p}", "aggregation": "mean", "children": [group(p * 7 + g) for g in range(7)]}

    pillars = [pillar(0), pillar(1)]
    root = {"id": "index", "aggregation": "mean", "children": pillars}
    import json

    return json.dumps({"format": "dti-framework", "format-version": 1, "id": "bench", "root": root})


def with_numpy(matrix, weights):
    """What one writes in NumPy: min-max by column, weighted means over three levels, competition ranks."""
    low, high = matrix.min(axis=0), matrix.max(axis=0)
    scores = (matrix - low) / (high - low)
    parts = [slice(g * GROUP, (g + 1) * GROUP) for g in range(N_INDICATORS // GROUP)]
    groups = np.column_stack([np.average(scores[:, p], axis=1, weights=weights[p]) for p in parts])
    pillars = np.column_stack([groups[:, :7].mean(axis=1), groups[:, 7:].mean(axis=1)])
    index = pillars.mean(axis=1)
    order = np.sort(-index)
    return index, np.searchsorted(order, -index) + 1


def timed(function, repeats=REPEATS):
    times = []
    result = None
    for _ in range(repeats):
        start = time.perf_counter()
        result = function()
        times.append(time.perf_counter() - start)
    return statistics.median(times), result


def compare_scoring(n):
    generator = np.random.default_rng(42)
    matrix = generator.random((n, N_INDICATORS))
    weights = np.array([1 + i % GROUP % 3 for i in range(N_INDICATORS)], dtype=float)
    framework = Dti.Framework.new_from_json(framework_json())
    dataset = Dti.Dataset.new()
    dataset.set_units([f"u{i}" for i in range(n)])
    for i in range(N_INDICATORS):
        dataset.from_numpy("", f"i{i}", matrix[:, i])
    dataset.seal()

    def with_libdti():
        scorer = Dti.Scorer.new(framework)
        scorer.set_threads(2)
        card = scorer.score(dataset, None)
        return card.to_numpy("index"), card.to_numpy("index", "rank")

    ours, (scores, ranks) = timed(with_libdti)
    theirs, (expected_scores, expected_ranks) = timed(lambda: with_numpy(matrix, weights))
    assert np.allclose(scores, expected_scores, rtol=1e-12), "libdti and NumPy disagree"
    assert (ranks == expected_ranks).mean() > 0.999, "libdti and NumPy disagree about ranks"
    print(f"scoring {n} x {N_INDICATORS}: libdti {ours * 1e3:.1f} ms, NumPy {theirs * 1e3:.1f} ms, "
          f"ratio {theirs / ours:.1f}")

    card = Dti.Scorer.new(framework).score(dataset, None)
    column, _ = timed(lambda: card.to_numpy("index"), 15)
    print(f"a whole column from Python: {column / n * 1e9:.2f} ns a value")


def compare_reading(n=100_000):
    import pandas as pd

    generator = np.random.default_rng(7)
    frame = pd.DataFrame(generator.random((n, N_INDICATORS)), columns=[f"i{i}" for i in range(N_INDICATORS)])
    frame.insert(0, "unit", [f"u{i}" for i in range(n)])
    framework = Dti.Framework.new_from_json(framework_json())
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "data.csv")
        frame.to_csv(path, index=False)
        file = Gio.File.new_for_path(path)
        ours, dataset = timed(lambda: Dti.Dataset.new_from_file(file, framework))
        theirs, expected = timed(lambda: pd.read_csv(path))
    assert (dataset.to_numpy("", "i97") == frame["i97"].to_numpy()).all(), "libdti read other numbers"
    print(f"reading CSV {n} x {N_INDICATORS}: libdti {ours * 1e3:.0f} ms, pandas {theirs * 1e3:.0f} ms, "
          f"ratio {theirs / ours:.1f}")


def t_test_p_values(coefficients, counts):
    """Two-sided p-values of a matrix, by the closed series of Student's t for whole degrees of freedom.

    (Abramowitz and Stegun 26.7.3 and 26.7.4.) SciPy would do it in one call, and is not at hand everywhere.
    """
    result = np.zeros_like(coefficients)
    for i in range(len(coefficients)):
        for j in range(i):
            r, degrees = abs(coefficients[i, j]), counts[i, j] - 2
            cosine_squared = 1 - r * r
            sine = r
            if degrees % 2:
                term, total = np.sqrt(cosine_squared), 0.0
                for k in range(1, degrees - 1, 2):
                    total += term
                    term *= (k + 1) / (k + 2) * cosine_squared
                p = 1 - 2 / np.pi * (np.arcsin(sine) + sine * total)
            else:
                term, total = 1.0, 0.0
                for k in range(0, degrees - 1, 2):
                    total += term
                    term *= (k + 1) / (k + 2) * cosine_squared
                p = 1 - sine * total
            result[i, j] = result[j, i] = p
    return result


def compare_correlations(n_units=51, n_columns=49):
    """All pairs of 49 columns of 51 units, some numbers missing, with p-values.

    Both have read the numbers before, into statistics and into a frame.
    """
    import json

    import pandas as pd

    generator = np.random.default_rng(5)
    matrix = generator.normal(size=(n_units, n_columns)) + generator.normal(size=(n_units, 1))
    matrix[generator.random(matrix.shape) < 0.03] = np.nan
    children = [{"id": f"i{i}"} for i in range(n_columns)]
    framework = Dti.Framework.new_from_json(json.dumps({
        "format": "dti-framework", "format-version": 1, "id": "bench",
        "root": {"id": "index", "children": children}}))
    dataset = Dti.Dataset.new()
    dataset.set_units([f"u{i}" for i in range(n_units)])
    for i in range(n_columns):
        dataset.from_numpy("", f"i{i}", matrix[:, i])
    measured = Dti.Statistics.new(framework, dataset, None)
    frame = pd.DataFrame(matrix)
    present = frame.notna().astype(int).to_numpy()

    def with_libdti(method=Dti.CorrelationMethod.PEARSON):
        correlations = Dti.Correlations.new(measured, method, False)
        return correlations.to_numpy(), correlations.to_numpy(Dti.CorrelationColumn.P_VALUE)

    def with_pandas():
        coefficients = frame.corr().to_numpy()
        return coefficients, t_test_p_values(coefficients, present.T @ present)

    ours, (coefficients, p_values) = timed(with_libdti, 15)
    theirs, (expected, expected_p_values) = timed(with_pandas)
    alone, _ = timed(frame.corr, 15)
    assert np.allclose(coefficients, expected, atol=1e-12), "libdti and pandas disagree"
    assert np.allclose(p_values, expected_p_values, atol=1e-12), "libdti and the series disagree"
    print(f"correlations with p-values {n_columns} x {n_columns}: libdti {ours * 1e3:.2f} ms, "
          f"pandas and a loop of p-values {theirs * 1e3:.1f} ms, ratio {theirs / ours:.0f}; "
          f"pandas without p-values {alone * 1e3:.2f} ms, ratio {alone / ours:.1f}")
    for method in (Dti.CorrelationMethod.SPEARMAN, Dti.CorrelationMethod.KENDALL):
        ours, _ = timed(lambda: with_libdti(method), 5)
        name = method.value_nick
        print(f"the same by {name}: libdti {ours * 1e3:.2f} ms")
    theirs, _ = timed(lambda: frame.corr("spearman"), 5)
    print(f"pandas by spearman, without p-values: {theirs * 1e3:.1f} ms")


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    glib = f"{GLib.MAJOR_VERSION}.{GLib.MINOR_VERSION}"
    print(f"libdti {Dti.version_get_text()}, NumPy {np.__version__}, GLib {glib}")
    compare_correlations()
    compare_scoring(n)
    compare_reading()


if __name__ == "__main__":
    main()
