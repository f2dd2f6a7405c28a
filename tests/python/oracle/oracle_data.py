# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Observed data as the oracle sees them: rows of text become cells by (period, unit, node)."""

import csv
import io
import re
import unicodedata
from dataclasses import dataclass, field

STAGES = ["self", "appraised", "published"]
NEEDS_NUMBER = set("APEIBUV")
NOT_APPLICABLE = set("MQN")
FALSE_WORDS = {"false", "0", "no"}
NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")


@dataclass
class Cell:
    """What was observed of one node for one unit and period."""

    text: str = ""
    numerator: float | None = None
    denominator: float | None = None
    status: str = ""
    maximum: float | None = None
    inputs: dict = field(default_factory=dict)

    @property
    def value(self):
        """The number in the cell, None where there is none."""
        return number_of(self.text)

    @property
    def has_parts(self):
        """Whether numerator and denominator are both given."""
        return self.numerator is not None and self.denominator is not None

    @property
    def is_out(self):
        """Whether the node is not applicable or was not assessed for the unit."""
        return self.status in NOT_APPLICABLE

    @property
    def is_void(self):
        """Whether a number here would not count: declared missing."""
        return self.status in ("O", "L")


EMPTY = Cell()


def number_of(text):
    """TEXT as a number, None where it is none."""
    text = text.strip()
    return float(text) if NUMBER.fullmatch(text) else None


def fold(label):
    """What a label is compared by."""
    return unicodedata.normalize("NFC", label.strip()).casefold()


class Dataset:
    """Rows of a CSV file, wide or long."""

    def __init__(self, header, rows, node_ids, label_columns=(), stage=None):
        self.node_ids = set(node_ids)
        self.label_columns = set(label_columns)
        self.units = []
        self.rows = set()
        self.cells = {}
        self.unranked = set()
        self.labels = {}
        self.not_assessed = set()
        long = "node" in header and "value" in header
        records = [dict(zip(header, row)) for row in rows]
        self.stage = stage or self._last_stage(records)
        for record in records:
            key = (record.get("period", ""), record["unit"])
            if key[1] != "*":
                self._register(key)
            if long:
                self._read_long(key, record)
            else:
                self._read_wide(key, record)
        self.periods = sorted({period for period, _ in self.rows})

    @classmethod
    def from_csv(cls, text, node_ids, label_columns=(), stage=None):
        """Read TEXT, a CSV file with comma or semicolon."""
        text = text.removeprefix("\ufeff")
        first = text.splitlines()[0]
        rows = list(csv.reader(io.StringIO(text), delimiter=";" if ";" in first else ","))
        return cls(rows[0], rows[1:], node_ids, label_columns, stage)

    @staticmethod
    def _last_stage(records):
        present = {record.get("stage", "") for record in records}
        return max(
            present, key=lambda name: STAGES.index(name) if name in STAGES else -1, default=""
        )

    def _register(self, key):
        if key[1] not in self.units:
            self.units.append(key[1])
        self.rows.add(key)

    def units_of(self, period):
        """The units with a row in PERIOD, in order of first appearance."""
        return [unit for unit in self.units if (period, unit) in self.rows]

    def keys(self):
        """All (period, unit) with a row, periods ascending."""
        return [(period, unit) for period in self.periods for unit in self.units_of(period)]

    def cell(self, key, node_id):
        """The cell of the node, an empty one where nothing was said."""
        cell = self.cells.get((key, node_id), EMPTY)
        if (key[0], node_id) in self.not_assessed and not cell.is_out:
            return Cell(status="N")
        return cell

    def is_ranked(self, key):
        """Whether the unit takes part in rankings and column statistics."""
        return key[1] not in self.unranked

    def _read_wide(self, key, record):
        for column, text in record.items():
            text = text.strip()
            if column in ("unit", "period", "name") or text == "":
                continue
            if column == ":ranked":
                self._set_ranked(key, text)
            elif column in self.label_columns:
                self.labels[(key, column)] = text
            else:
                self._set(key, *self._split(column), text)

    def _split(self, column):
        if column in self.node_ids:
            return column, "value"
        node_id, _, part = column.partition(":")
        if node_id not in self.node_ids:
            raise ValueError(f"column {column!r} is no node")
        return node_id, part

    def _read_long(self, key, record):
        others = ("unit", "period", "name", "node", "stage", "note", "evidence")
        for column, text in record.items():
            text = text.strip()
            if column in others or text == "":
                continue
            if column == "ranked":
                self._set_ranked(key, text)
            elif record.get("stage", "") == self.stage:
                self._set(key, record["node"], column, text)

    def _set_ranked(self, key, text):
        if text in FALSE_WORDS:
            self.unranked.add(key[1])

    def _set(self, key, node_id, part, text):
        if key[1] == "*":
            if part == "status" and text == "N":
                self.not_assessed.add((key[0], node_id))
            return
        cell = self.cells.setdefault((key, node_id), Cell())
        if part == "value":
            cell.text = text
        elif part == "numerator":
            cell.numerator = number_of(text)
        elif part == "denominator":
            cell.denominator = number_of(text)
        elif part == "status":
            cell.status = text
        elif part == "max":
            cell.maximum = number_of(text)
        elif part.startswith("input."):
            cell.inputs[part.removeprefix("input.")] = number_of(text)
        else:
            raise ValueError(f"unknown part {part!r}")
