# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the package COINr computed, read through the option reference_data.

The environment variable DTI_REFERENCE_DATA names the folder; without it, or without the folder
coinr/golden in it, the tests say loudly that they compare nothing.
"""

import csv
import functools
import json
import math
import os
import pathlib
import sys
import unittest

from support import Dti, GLib

SKIPPED = 77


def golden():
    """The folder of the results, or None."""
    folder = pathlib.Path(os.environ.get("DTI_REFERENCE_DATA") or "/nonexistent", "coinr", "golden")
    return folder if (folder / "manifest.json").is_file() else None


def require_golden():
    """Ends the program as skipped where there is nothing to compare with."""
    if golden() is None:
        print("NOT COMPARED WITH COINr: no coinr/golden in reference_data", file=sys.stderr)
        sys.exit(SKIPPED)


@functools.lru_cache(None)
def manifest():
    """Entry by id."""
    entries = json.loads((golden() / "manifest.json").read_text(encoding="utf-8"))["entries"]
    return {entry["id"]: entry for entry in entries}


def category(*names):
    return {name for name, entry in manifest().items() if entry["category"] in names}


# What became of each entry: no reasons where all of it was reproduced, else why it is answered otherwise.
outcomes = {}


def handles(*ids):
    """The test that calls holds these entries against the library, all of them."""
    for name in ids:
        outcomes.setdefault(manifest()[name]["id"], [])
    return ids


def answers(reason, *ids):
    """Something in these entries is answered otherwise, on purpose; the rest of them is reproduced."""
    for name in ids:
        reasons = outcomes.setdefault(manifest()[name]["id"], [])
        if reason not in reasons:
            reasons.append(reason)


def present(*ids):
    """Those that the manifest has; it may be a part of a larger one."""
    return [name for name in ids if name in manifest()]


@functools.lru_cache(None)
def rows(path):
    """The rows of a table as dictionaries."""
    with open(golden() / path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def number(text):
    """NaN for what R calls NA."""
    return math.nan if text in ("NA", "NaN", "") else float(text.replace("Inf", "inf"))


def close(a, b, tolerance):
    """By the rule of the manifest; NaN equals NaN."""
    if math.isnan(a) or math.isnan(b):
        return math.isnan(a) and math.isnan(b)
    return a == b or abs(a - b) <= tolerance["abs"] + tolerance["rel"] * abs(b)


# ---- the index of the ASEM countries -----------------------------------------------------------------


def asem_meta():
    return rows("input/ASEM_iMeta.csv")


def indicators():
    return [row["iCode"] for row in asem_meta() if row["Type"] == "Indicator"]


def denominators():
    return {
        row["iCode"]: row["Denominator"]
        for row in asem_meta()
        if row["Type"] == "Indicator" and row["Denominator"] not in ("NA", "")
    }


def _node(row, aggregation, weights, pillar):
    weight = weights[row["iCode"]] if weights else float(row["Weight"])
    node = {"id": row["iCode"], "weight": weight}
    if row["Type"] == "Indicator":
        node["direction"] = "down" if float(row["Direction"]) < 0 else "up"
    else:
        node.update({"aggregation": aggregation, "missing": "rebase", "children": []}, **pillar)
    return node


def framework(method=(), aggregation="mean", weights=None, pillar=None, change=None):
    """The index with a method; @change alters the document before it is read."""
    meta = [row for row in asem_meta() if row["Type"] in ("Indicator", "Aggregate")]
    nodes = {row["iCode"]: _node(row, aggregation, weights, pillar or {}) for row in meta}
    root = None
    for row in meta:
        if row["Parent"] in ("NA", ""):
            root = nodes[row["iCode"]]
        else:
            nodes[row["Parent"]]["children"].append(nodes[row["iCode"]])
    del root["weight"]
    kinds = {"Denominator": "number", "Group": "label"}
    document = {
        "format": "dti-framework",
        "format-version": 1,
        "id": "asem",
        "columns": {row["iCode"]: kinds[row["Type"]] for row in asem_meta() if row["Type"] in kinds},
        "method": list(method),
        "root": root,
    }
    if change:
        change(document, nodes)
    return Dti.Framework.new_from_json(json.dumps(document))


def _fill(dataset, table, period, columns):
    for row in table:
        for column in columns:
            value = number(row.get(column, "NA"))
            if math.isfinite(value):
                dataset.set_number(row["uCode"], period(row), column, value)


def dataset(path="input/ASEM_iData.csv", period=None, columns=None):
    """The table of units; numbers of indicators and denominators, labels of groups.

    Units come in the order of their codes, as COINr has them.
    """
    table = sorted(rows(path), key=lambda row: row["uCode"])
    period = period or (lambda row: "")
    data = Dti.Dataset.new()
    for row in table:
        data.add_unit(row["uCode"], None)
    kinds = {row["iCode"]: row["Type"] for row in asem_meta()}
    names = columns or [name for name, kind in kinds.items() if kind in ("Indicator", "Denominator")]
    _fill(data, table, period, names)
    sources = {row["uCode"]: row for row in rows("input/ASEM_iData.csv")}
    for row in table:
        for name in (name for name, kind in kinds.items() if kind == "Group"):
            label = sources[row["uCode"]].get(name, "NA")
            if label not in ("NA", ""):
                data.set_label(row["uCode"], period(row), name, label)
        for name in (name for name, kind in kinds.items() if kind == "Denominator" and name not in row):
            value = number(sources[row["uCode"]][name])
            if math.isfinite(value):
                data.set_number(row["uCode"], period(row), name, value)
    return data


class GoldenTest(unittest.TestCase):
    """Compares tables cell by cell; every entry of a category must be handled."""

    def assert_table(self, entry_id, get, *, path=None, columns=None, period=None, skip=(), why=None):
        """@get tells our number of (unit, column[, period]), None or NaN where there is none.

        Columns in @skip are answered otherwise, for the reason @why.
        """
        entry = manifest()[entry_id]
        if skip:
            answers(why, entry_id)
        compared = 0
        for row in rows(path or entry["output"]):
            for column in columns or [name for name in row if name in set(indicators())]:
                if column in skip:
                    continue
                expected = number(row[column])
                place = (row["uCode"], column) + ((period(row),) if period else ())
                ours = get(*place)
                ours = math.nan if ours is None else ours
                compared += 1
                if not close(ours, expected, entry["tolerance"]):
                    self.fail(f"{entry_id}, {place}: {ours!r} is not {expected!r}")
        self.assertGreater(compared, 0, entry_id)


def prepare(method, data, **options):
    return Dti.Preparation.new(framework(method, **options), data)


def column_numbers(step, node, values):
    """One column through a step."""
    import array

    data = GLib.Bytes.new(array.array("d", values).tobytes())
    result = array.array("d")
    result.frombytes(step.prepare_column(node, data).get_data() or b"")
    return list(result)
