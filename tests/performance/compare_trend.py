#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Trends of many series: libdti beside a loop over the rows of a pandas frame, in the same run.

compare_trend.py [SERIES [PERIODS]]    10 000 series of 20 periods by default

The loop is what an analyst writes, with NumPy for the work inside a series: S, its variance with ties,
the probability, Sen's slope with its interval, Theil's intercept, growth, the verdict. Both sides must
find the same. The loop runs in one thread, as Python does; on a busy machine the processors' time tells
more than the wall.
"""

import math
import os
import sys
import time

import gi

gi.require_version("Dti", "1.0")
from gi.repository import Dti, GLib  # noqa: E402

import numpy as np  # noqa: E402
import pandas as pd  # noqa: E402

Z = 1.959963984540054
COLUMNS = ["kendall-s", "variance", "p", "slope", "slope-low", "slope-high", "intercept", "growth", "verdict"]
REPEATS = 9


def make_frame(n_series, n_periods):
    """Random walks with four decimals, so that some values are equal."""
    random = np.random.default_rng(1)
    walks = 0.5 + np.cumsum(random.normal(0.002, 0.02, size=(n_series, n_periods)), axis=1)
    years = np.arange(2005, 2005 + n_periods)
    return pd.DataFrame(np.round(np.clip(walks, 0.0001, None), 4), columns=years)


def find_trend(values, times, earlier, later):
    """One series; earlier and later are the pairs of positions."""
    n = len(values)
    changes = values[later] - values[earlier]
    s = np.sign(changes).sum()
    sizes = np.unique(values, return_counts=True)[1]
    variance = (n * (n - 1) * (2 * n + 5) - (sizes * (sizes - 1) * (2 * sizes + 5)).sum()) / 18
    p = math.erfc(max(abs(s) - 1, 0) / math.sqrt(2 * variance))
    slopes = np.sort(changes / (times[later] - times[earlier]))
    width = Z * math.sqrt(variance)
    low = slopes[round((len(slopes) - width) / 2) - 1]
    high = slopes[round((len(slopes) + width) / 2)]
    slope = np.median(slopes)
    intercept = np.median(values - slope * (times - times[0]))
    growth = (values[-1] / values[0]) ** (1 / (times[-1] - times[0])) - 1
    verdict = 1 if p > 0.05 else 2 if s > 0 else 3
    return s, variance, p, slope, low, high, intercept, growth, verdict


def with_pandas(frame):
    times = frame.columns.to_numpy(dtype=float)
    earlier, later = np.triu_indices(len(times), 1)
    rows = [find_trend(row.to_numpy(), times, earlier, later) for _, row in frame.iterrows()]
    return np.array(rows)


def with_numpy(frame):
    """The same without pandas in the loop."""
    times = frame.columns.to_numpy(dtype=float)
    earlier, later = np.triu_indices(len(times), 1)
    return np.array([find_trend(row, times, earlier, later) for row in frame.to_numpy()])


def with_libdti(frame, threads):
    times = frame.columns.to_numpy(dtype=float)
    options = Dti.TrendOptions(threads=threads)
    trends = Dti.Trends.from_numpy(frame.to_numpy(), times, Dti.Direction.UP, options)
    return np.column_stack([trends.to_numpy(name) for name in COLUMNS])


def timed(function, *arguments, repeats=REPEATS):
    """The least time of the wall and of the processors, and the result."""
    wall = processors = math.inf
    for _ in range(repeats):
        start, start_processors = time.perf_counter(), time.process_time()
        result = function(*arguments)
        wall = min(wall, time.perf_counter() - start)
        processors = min(processors, time.process_time() - start_processors)
    return (wall, processors), result


def main():
    n_series = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    n_periods = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    if n_periods <= 10:
        sys.exit("the loop knows the normal approximation only: more than 10 periods, please")
    frame = make_frame(n_series, n_periods)

    slow, expected = timed(with_pandas, frame, repeats=2)
    bare, _ = timed(with_numpy, frame, repeats=2)
    load = os.getloadavg()[0]
    print(f"{n_series} series of {n_periods} periods, {os.cpu_count()} processors, load {load:.1f}")
    print("milliseconds of the wall and of the processors; times as fast as pandas and as NumPy")
    for name, times in (("pandas and NumPy, row by row", slow), ("NumPy, row by row", bare)):
        print(f"  {name:30}{times[0] * 1e3:9.1f}{times[1] * 1e3:9.1f}")
    for threads in (1, 2):
        fast, found = timed(with_libdti, frame, threads)
        off = np.abs(found - expected).max()
        if not off <= 1e-12:
            sys.exit(f"the two sides differ by {off}")
        ratios = "".join(f"{loop[i] / fast[i]:7.0f}" for i in (0, 1) for loop in (slow, bare))
        print(f"  libdti, threads: {threads:<13}{fast[0] * 1e3:9.1f}{fast[1] * 1e3:9.1f}   {ratios}")
    print("  (ratios: wall beside pandas and NumPy, processors beside pandas and NumPy)")


if __name__ == "__main__":
    try:
        main()
    except GLib.Error as error:
        sys.exit(error.message)
