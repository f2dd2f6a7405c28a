# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The classes of libdti/data: datasets and observations."""

from __future__ import annotations

import itertools

from .base import InvalidDataError, NotFoundError
from .extension import Extension
from .values import Array, DataFrame, Dti, Numbers, to_array, to_bytes, to_frame, write

# What a row of the long form says beside unit, period and node; all are properties of an observation.
_NUMBERS = ("number", "numerator", "denominator", "max")
_TEXTS = ("text", "note", "evidence")


# ---- datasets --------------------------------------------------------------------------------------


def _stages_of(dataset, *cell):
    """What was observed in a cell, stage by stage."""
    last = dataset.lookup_observation(*cell, Dti.Stage.ANY)
    if last is None:
        return
    for stage in (Dti.Stage.SELF, Dti.Stage.APPRAISED):
        if stage < last.get_stage():
            seen = dataset.lookup_observation(*cell, stage)
            if seen is not None:
                yield seen
    yield last


def _observations(dataset):
    for period in dataset.get_periods():
        for unit in dataset.list_units(period):
            for node in dataset.get_nodes():
                for seen in _stages_of(dataset, unit, period, node):
                    yield unit, period, node, seen


def _to_long(dataset, n_max=None):
    """A row for each observation."""
    rows = list(itertools.islice(_observations(dataset), n_max))
    table = {
        "unit": [row[0] for row in rows],
        "unit_name": [dataset.get_unit_name(row[0]) for row in rows],
        "period": [row[1] for row in rows],
        "node": [row[2] for row in rows],
        "stage": [row[3].get_stage().value_nick for row in rows],
        "status": [Dti.status_to_letter(row[3].get_status()) for row in rows],
    }
    nan = float("nan")
    for name in _NUMBERS:
        numbers = (getattr(row[3], name) for row in rows)
        table[name] = [nan if number is None else number for number in numbers]
    for name in _TEXTS:
        table[name] = [getattr(row[3], name) for row in rows]
    return table


def _read_letter(letter):
    status = Dti.status_from_letter(str(letter))
    if status is None:
        raise InvalidDataError(f"“{letter}” is no status")
    return status


def _read_stage(nick):
    stage = getattr(Dti.Stage, str(nick).upper(), None)
    if not isinstance(stage, Dti.Stage):
        raise InvalidDataError(f"“{nick}” is no stage")
    return stage


def _is_absent(value):
    return value is None or value != value


def _read_row(row):
    """An observation of what is there in a row of the long form."""
    given = {name: row[name] for name in (*_NUMBERS, *_TEXTS) if not _is_absent(row.get(name))}
    number = given.get("number", given.get("numerator", given.get("text")))
    letter, stage = row.get("status"), row.get("stage")
    if _is_absent(letter):
        letter = "O" if number is None else "A"
    # A ratio has its number from its parts.
    if "numerator" in given and "denominator" in given:
        given.pop("number", None)
    return Dti.Observation(
        status=_read_letter(letter),
        stage=Dti.Stage.PUBLISHED if _is_absent(stage) else _read_stage(stage),
        **given,
    )


def _from_long(dataset, frame):
    named = "unit_name" in frame.columns
    for row in frame.drop_duplicates("unit").to_dict("records"):
        name = row["unit_name"] if named else None
        dataset.add_unit(str(row["unit"]), None if _is_absent(name) else name)
    for row in frame.to_dict("records"):
        period = row.get("period")
        period = None if _is_absent(period) else str(period)
        dataset.add_observation(str(row["unit"]), period, str(row["node"]), _read_row(row))


def _from_wide(dataset, frame, period, statuses):
    units = [str(unit) for unit in frame.index]
    dataset.set_units(units)
    for node in frame.columns:
        dataset.from_numpy(period, str(node), frame[node])
    if statuses is None:
        return
    for node in statuses.columns:
        for unit, letter, number in zip(units, statuses[node], frame[node]):
            if _is_absent(letter):
                continue
            seen = Dti.Observation.new(number, _read_letter(letter), Dti.Stage.PUBLISHED)
            dataset.add_observation(unit, period, str(node), seen)


class Dataset(Extension):
    def to_numpy(self, period: str | None, node: str) -> Array:
        """One observation for each unit, in the order of get_units(); NaN where there is none."""
        return to_array(self.get_column(period, node))

    def from_numpy(self, period: str | None, node: str, values: Numbers) -> bool:
        """Sets a whole column from an array or a sequence; NaN or None is no number."""
        return self.set_column(period, node, to_bytes(values))

    def to_pandas(self, period: str | None = None, *, statuses: bool = False) -> DataFrame:
        """The long form, a row for each observation; of one period, units by nodes: numbers, or letters.

        Data without periods have the period "".
        """
        import pandas

        if period is None:
            return pandas.DataFrame(_to_long(self))
        units = self.get_units()
        listed = self.list_units(period)
        columns = {}
        for node in self.get_nodes():
            try:
                columns[node] = self.to_numpy(period, node)
            except NotFoundError:
                continue
            if statuses:
                status = (self.get_status(unit, period, node) for unit in units)
                columns[node] = [Dti.status_to_letter(one) for one in status]
        return to_frame(columns, units, "unit").loc[listed]

    @staticmethod
    def from_pandas(
        frame: DataFrame, period: str | None = None, *, statuses: DataFrame | None = None
    ) -> Dti.Dataset:
        """A dataset from a frame of the long form, or from units by nodes of one period.

        The long form has columns unit and node, and whichever of unit_name, period, stage, status,
        number, numerator, denominator, max, text, note and evidence. Absent is NaN, or None.
        """
        dataset = Dti.Dataset.new()
        if "unit" in frame.columns and "node" in frame.columns:
            if period is not None or statuses is not None:
                raise TypeError("a frame of the long form says itself what the period and the statuses are")
            _from_long(dataset, frame)
        else:
            _from_wide(dataset, frame, period, statuses)
        return dataset

    def _table(self, n_max):
        return _to_long(self, n_max)

    def __repr__(self) -> str:
        return (
            f"<Dti.Dataset {len(self.get_units())} units, {len(self.get_periods())} periods, "
            f"{len(self.get_nodes())} columns>"
        )


class Observation(Extension):
    def __repr__(self) -> str:
        return f"<Dti.Observation {write(self.get_number())} {Dti.status_to_letter(self.get_status())}>"
