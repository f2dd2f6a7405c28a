#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""A short script as a whole process: import, score the 63 provinces of 2022, print a rank.

compare_start.py [RUNS]    15 runs of each by default

Beside it the same numbers with pandas and with NumPy, and what an empty interpreter and PyGObject cost
alone. Each run is a new process; the runs take turns, so that a busy machine slows all of them.
"""

import pathlib
import re
import statistics
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = ROOT / "examples/kien-giang/data-2022-2023.csv"

LIBDTI = f"""
import gi
gi.require_version("Dti", "1.0")
from gi.repository import Dti, Gio
framework = Dti.Framework.new_builtin("vn-dti-province-922")
data = Dti.Dataset.new_from_file(Gio.File.new_for_path("{DATA}"), framework)
card = Dti.Scorer.new(framework).score(data, "2022")
print(int(card.get_rank("KG", "DTI")), len(card))
"""
PANDAS = f"""
import pandas
frame = pandas.read_csv("{DATA}", dtype={{"period": str}})
frame = frame[frame["period"] == "2022"].set_index("unit")
weights = {{"B1": 1, "HDCQS": 200, "HDKTS": 150, "HDXHS": 150}}
score = sum(frame[node] * weight for node, weight in weights.items()).round(1)
print(int(score.rank(ascending=False, method="min")["KG"]), len(score))
"""
NUMPY = f"""
import csv
import numpy
with open("{DATA}", encoding="utf-8", newline="") as stream:
    rows = [row for row in csv.DictReader(stream) if row["period"] == "2022"]
weights = {{"B1": 1, "HDCQS": 200, "HDKTS": 150, "HDXHS": 150}}
parts = numpy.array([[float(row[node]) for node in weights] for row in rows])
score = (parts @ list(weights.values())).round(1)
own = score[[row["unit"] for row in rows].index("KG")]
print(int((score > own).sum()) + 1, len(score))
"""
PROGRAMS = {
    "an empty interpreter": "",
    "PyGObject with Gio": "from gi.repository import Gio",
    "import of libdti": 'import gi\ngi.require_version("Dti", "1.0")\nfrom gi.repository import Dti',
    "libdti": LIBDTI,
    "NumPy": NUMPY,
    "pandas": PANDAS,
}


def run(program, *options):
    return subprocess.run(
        [sys.executable, *options, "-c", program], capture_output=True, text=True, check=True
    )


def measure(n_runs):
    times = {name: [] for name in PROGRAMS}
    outputs = {}
    for _ in range(n_runs):
        for name, program in PROGRAMS.items():
            start = time.perf_counter()
            result = run(program)
            times[name].append(time.perf_counter() - start)
            outputs[name] = result.stdout.split()
    assert outputs["libdti"] == outputs["NumPy"] == outputs["pandas"], outputs
    print("all say: rank {} of {}".format(*outputs["libdti"]))
    return {name: statistics.median(values) for name, values in times.items()}


def print_imports(n_shown=8):
    """Where the time of the import goes."""
    rows = []
    for line in run(PROGRAMS["import of libdti"], "-X", "importtime").stderr.splitlines():
        match = re.match(r"import time:\s+(\d+) \|\s+(\d+) \| +(\S+)", line)
        if match:
            rows.append((int(match[1]), match[3]))
    print("the slowest modules, each without what it imports:")
    for own, name in sorted(rows, reverse=True)[:n_shown]:
        print(f"  {own / 1e3:6.1f} ms  {name}")


def main():
    medians = measure(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
    ours = medians["libdti"]
    for name, seconds in medians.items():
        print(f"{name}: {seconds * 1e3:.0f} ms, ratio to libdti {seconds / ours:.2f}")
    print_imports()


if __name__ == "__main__":
    main()
