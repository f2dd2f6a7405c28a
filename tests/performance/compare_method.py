#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The whole method of a composite index beside NumPy, on the ASEM example of COINr.

Needs reference data (DTI_REFERENCE_DATA); says so and measures nothing without. COINr's own figures are
of version 1.1.14 with R 4.2.2 on the same kind of machine, one thread: a full build with treatment 82.5 ms,
one replicate of a sensitivity analysis 131.5 ms (6000 of them 789 s), leave-one-out of 49 indicators 4357 ms.

The build is measured from Python and, with DTI_BENCH_BUILD (the program bench-build), from C.
"""

import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "python"))

import coinr  # noqa: E402
import numpy as np  # noqa: E402
import test_coinr_uncertainty as uncertainty  # noqa: E402
from support import Dti  # noqa: E402

COINR_BUILD = 82.5e-3
COINR_SENSITIVITY = 789.0
COINR_LEAVE_ONE_OUT = 4.357
METHOD = [
    {"step": "treat", "winsorise": {"max-points": 5}},
    {"step": "normalise", "rule": {"type": "min-max", "lower": 0, "upper": 100}},
]


def timed(function, repeats, count=1):
    """The median time of one call, and the smallest."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        for _ in range(count):
            function()
        times.append((time.perf_counter() - start) / count)
    return statistics.median(times), min(times)


# ---- the same in NumPy -------------------------------------------------------------------------------


def shape(x):
    """Skewness and kurtosis of the numbers, as spreadsheets have them."""
    n = len(x)
    d = x - x.mean()
    s2, s3, s4 = (d**2).sum(), (d**3).sum(), (d**4).sum()
    skew = np.sqrt(n * (n - 1)) / (n - 2) * np.sqrt(n) * s3 / s2**1.5
    ratio = n * s4 / s2**2
    return skew, ((n + 1) * (ratio - 3) + 6) * (n - 1) / ((n - 2) * (n - 3))


def passes(x):
    skew, kurtosis = shape(x)
    return skew, abs(skew) < 2 or kurtosis < 3.5


def treat(column):
    """Winsorises up to five points, else the logarithm."""
    there = ~np.isnan(column)
    x = column[there]
    skew, fine = passes(x)
    if fine:
        return column
    y, points = x.copy(), 0
    while not fine and points < 5:
        if skew >= 0:
            y[y == y.max()] = y[y < y.max()].max()
        else:
            y[y == y.min()] = y[y > y.min()].min()
        points = (y != x).sum()
        skew, fine = passes(y)
    if not fine:
        y = np.log(x - x.min() + 0.01 * (x.max() - x.min()))
    result = column.copy()
    result[there] = y
    return result


class NumpyIndex:
    def __init__(self, matrix):
        names = coinr.indicators()
        meta = {row["iCode"]: row for row in coinr.asem_meta()}
        self.matrix = matrix
        self.signs = np.array([float(meta[name]["Direction"]) for name in names])
        pillars = list(dict.fromkeys(meta[name]["Parent"] for name in names))
        halves = list(dict.fromkeys(meta[name]["Parent"] for name in pillars))
        self.levels = [
            [np.array([i for i, n in enumerate(names) if meta[n]["Parent"] == p]) for p in pillars],
            [np.array([i for i, n in enumerate(pillars) if meta[n]["Parent"] == h]) for h in halves],
            [np.arange(len(halves))],
        ]

    def build(self):
        treated = np.column_stack([treat(column) for column in self.matrix.T])
        signed = treated * self.signs
        low, high = np.nanmin(signed, axis=0), np.nanmax(signed, axis=0)
        scores = (signed - low) / (high - low) * 100
        for groups in self.levels:
            scores = np.column_stack([np.nanmean(scores[:, g], axis=1) for g in groups])
        index = scores[:, 0]
        return index, np.searchsorted(np.sort(-index), -index) + 1


# ---- measuring ---------------------------------------------------------------------------------------


def build_from_c(framework, dataset):
    """The same build by a C program, where there is one; its median time and the smallest."""
    program = os.environ.get("DTI_BENCH_BUILD")
    if not program:
        return {}
    with tempfile.TemporaryDirectory() as folder:
        files = [pathlib.Path(folder, name) for name in ("framework.json", "data.csv")]
        for file, text in zip(files, (framework.to_json(), dataset.to_csv())):
            file.write_text(text, encoding="utf-8")
        done = subprocess.run([program, *files, "Index"], check=True, capture_output=True, text=True)
    return {"C": [float(number) * 1e-6 for number in done.stdout.split()]}


def compare_build():
    framework = coinr.framework(METHOD)
    datasets = [coinr.dataset(), coinr.dataset()]
    for data in datasets:
        data.seal()
    scorer = Dti.Scorer.new(framework)
    scorer.set_threads(1)
    turn = iter(range(10**9))

    def ours():
        # Another dataset each time, so that nothing is remembered.
        card = scorer.score(datasets[next(turn) % 2], None)
        return card.get_column("Index", Dti.Column.RANK), card

    matrix = np.column_stack([datasets[0].to_numpy("", name) for name in coinr.indicators()])
    theirs = NumpyIndex(matrix)
    expected, ranks = theirs.build()
    card = ours()[1]
    assert np.allclose(card.to_numpy("Index"), expected, rtol=1e-10), "libdti and NumPy disagree"
    assert (card.to_numpy("Index", "rank") == ranks).mean() > 0.95, "libdti and NumPy disagree about ranks"
    numpy_median, _ = timed(theirs.build, 15)
    for language, (median, least) in {
        "Python": timed(ours, 15, 400),
        **build_from_c(framework, datasets[0]),
    }.items():
        print(f"full build, 51 x 49, one thread, from {language}: libdti {median * 1e6:.1f} µs "
              f"(least {least * 1e6:.1f}), NumPy {numpy_median * 1e3:.2f} ms, "
              f"ratio {numpy_median / median:.0f}; "
              f"COINr {COINR_BUILD * 1e3:.1f} ms, ratio {COINR_BUILD / median:.0f}")


def compare_sensitivity():
    for threads in (1, 2):
        experiment = uncertainty.experiment()
        experiment.set_threads(threads)
        median, least = timed(lambda: experiment.run_sensitivity(1000, None), 7)
        print(f"Sobol', 1000 rows, 4 inputs, 6000 replicates, {threads} threads: libdti {median * 1e3:.0f} ms"
              f" (least {least * 1e3:.0f}), COINr {COINR_SENSITIVITY:.0f} s, "
              f"ratio {COINR_SENSITIVITY / median:.0f}")


def compare_importance():
    card = uncertainty.experiment().get_scorecard()
    names = set(coinr.indicators())
    for threads in (1, 2):
        median, least = timed(lambda: Dti.Importance.new(card, None, None, threads), 15, 5)
        rows = [row for row in Dti.Importance.new(card, None, None, 1) if row.get_node() in names]
        assert len(rows) == 49
        print(f"leave-one-out, 49 indicators and 10 pillars, {threads} threads: libdti {median * 1e3:.2f} ms "
              f"(least {least * 1e3:.2f}), COINr {COINR_LEAVE_ONE_OUT * 1e3:.0f} ms for the 49, "
              f"ratio {COINR_LEAVE_ONE_OUT / median:.0f}")


if __name__ == "__main__":
    if coinr.golden() is None:
        print("NOT MEASURED: no coinr/golden in reference_data", file=sys.stderr)
        sys.exit(77)
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    compare_build()
    compare_sensitivity()
    compare_importance()
