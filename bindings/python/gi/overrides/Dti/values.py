# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Values of Python for those of the library: days, instants, paths, columns, members of enumerations."""

from __future__ import annotations

import datetime
import os

from gi.module import get_introspection_module
from gi.repository import Gio, GLib

Dti = get_introspection_module("Dti")

# Names for annotations, which only the stubs use: neither NumPy nor pandas is imported for them.
Array = "numpy.ndarray[Any, numpy.dtype[numpy.float64]]"
Positions = "numpy.ndarray[Any, numpy.dtype[numpy.uint32]]"
Numbers = "Sequence[float | None] | numpy.ndarray[Any, numpy.dtype[Any]]"
DataFrame = "pandas.DataFrame"


def write(number):
    """A number for people to read."""
    return "none" if number is None else f"{number:g}"


def member(enumeration, name):
    """A member of an enumeration, also by its name."""
    if not isinstance(name, str):
        return name
    return getattr(enumeration, name.upper().replace("-", "_"))


# ---- days, instants and paths ----------------------------------------------------------------------


def to_library(value):
    """GLib.Date, GLib.DateTime or Gio.File for what Python has; all else as it is."""
    if isinstance(value, os.PathLike) and not isinstance(value, Gio.File):
        return Gio.File.new_for_path(os.fspath(value))
    if not isinstance(value, datetime.date):
        return value
    if not isinstance(value, datetime.datetime):
        return GLib.Date.new_dmy(value.day, GLib.DateMonth(value.month), value.year)
    offset = value.utcoffset()
    if offset is None:
        raise ValueError(f"{value} has no time zone: the library does not know where it is")
    zone = GLib.TimeZone.new_offset(int(offset.total_seconds()))
    instant = GLib.DateTime.new(
        zone, value.year, value.month, value.day, value.hour, value.minute, value.second
    )
    return instant.add(value.microsecond)


def to_script(value):
    """What Python has for GLib.Date or GLib.DateTime; all else as it is."""
    if isinstance(value, GLib.Date):
        return datetime.date(value.get_year(), int(value.get_month()), value.get_day())
    if isinstance(value, GLib.DateTime):
        zone = datetime.timezone(datetime.timedelta(microseconds=value.get_utc_offset()))
        return datetime.datetime(
            *value.get_ymd(),
            value.get_hour(),
            value.get_minute(),
            value.get_second(),
            value.get_microsecond(),
            zone,
        )
    return value


# ---- columns ---------------------------------------------------------------------------------------


def to_array(data):
    """A read-only NumPy array of the doubles in a GLib.Bytes; one copy, no loop."""
    import numpy

    return numpy.frombuffer(data.get_data() or b"", dtype=numpy.float64)


def to_bytes(values):
    """GLib.Bytes of the doubles in an array, or in any sequence where None is no number."""
    if hasattr(values, "__array__"):
        import numpy

        values = numpy.asarray(values, dtype=numpy.float64)
    else:
        import array

        values = array.array("d", [float("nan") if v is None else v for v in values])
    return GLib.Bytes.new(values.tobytes())


def to_frame(columns, index, name):
    """A DataFrame of columns, with a name for each row and one for the index."""
    import pandas

    return pandas.DataFrame(columns, index=pandas.Index(index, name=name, dtype=object))


def to_numbers(data):
    """The doubles in a GLib.Bytes as a list, NaN where there is no number."""
    return memoryview(data.get_data() or b"").cast("d").tolist()


def to_list(data):
    """The same, None where there is no number."""
    return [None if number != number else number for number in to_numbers(data)]
