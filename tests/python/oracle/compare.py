# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Scores of a case by the oracle and by the command, as tables that can be compared."""

import csv
import io
import math
import os
import subprocess
import tempfile

import oracle

FIGURES = ["score", "max", "value", "rank", "coverage"]
COLUMNS = ["unit", "period", "node"] + FIGURES
TOLERANCE = 1e-12


class Refused(Exception):
    """The command gave no table."""


def tool_path():
    """The command to compare with, None if there is none."""
    return os.environ.get("DTI_TOOL") or None


def by_oracle(case):
    """({(period, unit, node): figures}, doubtful) by the oracle."""
    result = oracle.score(case.document, case.csv(), case.stage)
    table = {(row[1], row[0], row[2]): tuple(row[3:]) for row in result.rows()}
    return table, result.doubtful


def by_tool(case):
    """The same by the command."""
    with tempfile.TemporaryDirectory(prefix="dti-oracle-") as folder:
        case.write(folder)
        command = [tool_path(), "score", "framework.json", "data.csv", "--format", "csv"]
        done = subprocess.run(
            command + case.options(), cwd=folder, capture_output=True, timeout=60, check=False
        )
    # 1 is the status of a table beside problems in the data.
    if done.returncode not in (0, 1) or not done.stdout:
        raise Refused(f"exit status {done.returncode}\n{done.stderr.decode(errors='replace')}")
    return parse(done.stdout.decode("utf-8")), False


def parse(text):
    """The table in TEXT, as the command prints it."""
    rows = list(csv.reader(io.StringIO(text)))
    if rows[0] != COLUMNS:
        raise Refused(f"unexpected header {rows[0]}")
    table = {}
    for row in rows[1:]:
        key = (row[1], row[0], row[2])
        if key in table:
            raise Refused(f"{key} occurs twice")
        table[key] = tuple(float(text) if text else None for text in row[3:])
    return table


def same(name, left, right):
    """Whether two figures agree: ranks exactly, others to rounding noise."""
    if left is None or right is None:
        return left is right
    if name == "rank":
        return left == right
    return abs(left - right) <= TOLERANCE * max(1.0, abs(left), abs(right))


def differences(expected, found, ordered=True):
    """Lines that say where two tables differ."""
    lines = []
    if set(expected) != set(found):
        lines.append(f"rows lacking: {sorted(set(expected) - set(found))[:5]}")
        lines.append(f"rows too many: {sorted(set(found) - set(expected))[:5]}")
    elif ordered and list(expected) != list(found):
        lines.append("the rows stand in another order")
    for key in expected:
        if key not in found:
            continue
        for name, left, right in zip(FIGURES, expected[key], found[key]):
            if not same(name, left, right):
                where = "/".join(part or "-" for part in key)
                lines.append(f"{where} {name}: expected {left!r}, found {right!r}")
    return lines


def check(case):
    """(lines of differences between oracle and command, doubtful)."""
    expected, doubtful = by_oracle(case)
    try:
        found, _ = by_tool(case)
    except (Refused, subprocess.TimeoutExpired) as error:
        return [f"the command gave no scores: {error}"], False
    assert all(figure is None or math.isfinite(figure) for row in found.values() for figure in row)
    return differences(expected, found), doubtful


def report(case, lines):
    """Everything needed to look into a difference."""
    shown = lines[:20] + ([f"... {len(lines) - 20} more"] if len(lines) > 20 else [])
    return "\n".join(
        [f"seed {case.seed}", *shown, "--- framework.json", case.json(), "--- data.csv", case.csv()]
    )
