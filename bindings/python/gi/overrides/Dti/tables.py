# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Results as tables: a pandas DataFrame, or HTML for a notebook.

A table is a mapping of column to values. That of a list comes from the properties of what is in it,
so a class needs no code of its own: Extension.records names its rows. Where a class is no list of
objects, its extension has a method _table(n_max), for so many rows or for all. A column in _index
names the rows.
"""

from __future__ import annotations

import itertools

from gi.repository import Gio, GObject

from .values import DataFrame, Dti, write

N_SHOWN = 60
_NUMBERS = (GObject.TYPE_DOUBLE, GObject.TYPE_FLOAT)
_PLAIN = {
    *_NUMBERS,
    GObject.TYPE_STRING,
    GObject.TYPE_BOOLEAN,
    GObject.TYPE_INT,
    GObject.TYPE_UINT,
    GObject.TYPE_INT64,
    GObject.TYPE_UINT64,
    GObject.TYPE_ENUM,
}
_BOXED = {"GDate", "GDateTime", "DtiPeriod"}
_columns = {}


def _columns_of(cls):
    """The plain properties of a class: name → whether it is a number that can be absent."""
    if cls not in _columns:
        _columns[cls] = {
            spec.name.replace("-", "_"): spec.value_type.fundamental in _NUMBERS
            for spec in cls.list_properties()
            if spec.value_type.fundamental in _PLAIN or spec.value_type.name in _BOXED
        }
    return _columns[cls]


def plain(value):
    """What a cell holds: a nick for a member of an enumeration, text for a period."""
    if isinstance(value, GObject.GEnum):
        return value.value_nick
    return str(value) if isinstance(value, Dti.Period) else value


def from_records(items):
    """The table of objects; an object without a column of another one has None there."""
    items = list(items)
    numeric = {}
    for cls in dict.fromkeys(type(item) for item in items):
        numeric.update(_columns_of(cls))
    nothing = {name: float("nan") if is_number else None for name, is_number in numeric.items()}
    table = {name: [] for name in numeric}
    for item in items:
        for name, values in table.items():
            value = plain(getattr(item, name, None))
            values.append(nothing[name] if value is None else value)
    return table


def to_pandas(self) -> DataFrame:
    """The table as a DataFrame."""
    import pandas

    frame = pandas.DataFrame(self._table(None))
    index = getattr(self, "_index", None)
    return frame if index is None else frame.set_index(index)


# ---- HTML ------------------------------------------------------------------------------------------


def _escape(text):
    # Its list of all names of characters is long, and most scripts show nothing.
    from html import escape

    return escape(str(text))


def _write_cell(value):
    if value is None or value != value:
        return "<td></td>"
    if isinstance(value, float):
        return f'<td style="text-align: right">{write(value)}</td>'
    return f"<td>{_escape(value)}</td>"


def write_html(table, caption, n_max):
    """A table with a caption; it says so where not all rows are shown."""
    n_rows = len(next(iter(table.values()), ()))
    heads = "".join(f'<th scope="col">{_escape(name)}</th>' for name in table)
    lines = ["<table>", f"<caption>{_escape(caption)}</caption>"]
    lines += [f"<thead><tr>{heads}</tr></thead>", "<tbody>"]
    rows = itertools.islice(zip(*table.values()), n_max)
    lines += (f"<tr>{''.join(map(_write_cell, row))}</tr>" for row in rows)
    lines.append("</tbody>")
    if n_rows > n_max:
        lines.append(f'<tfoot><tr><td colspan="{len(table)}">The first {n_max} rows</td></tr></tfoot>')
    return "\n".join([*lines, "</table>"])


def repr_html(self) -> str:
    """The table for a notebook, its first rows."""
    caption = repr(self)[1:-1]
    if " object at 0x" in caption:
        caption = type(self).__name__
    return write_html(self._table(N_SHOWN + 1), caption, N_SHOWN)


# ---- which classes have it -------------------------------------------------------------------------


def attach_records(cls, records):
    """Makes a class a table of the objects that its method gives, and iterable over them."""

    def rows(self):
        return getattr(self, records)()

    attach_rows(cls, rows)
    cls.__iter__ = lambda self: iter(rows(self))


def attach_list(cls):
    """Makes a list model a table of its items."""
    attach_rows(cls, lambda self: self)
    # An empty list is an object like any other; its length says that it is empty.
    cls.__bool__ = lambda self: True


def attach_rows(cls, rows):
    cls._table = lambda self, n_max: from_records(itertools.islice(rows(self), n_max))
    attach(cls)


def attach(cls):
    cls.to_pandas = to_pandas
    cls._repr_html_ = repr_html


def _list_repr(self):
    kinds = "/".join(dict.fromkeys(type(item).__name__ for item in self))
    return f"<list of {len(self)} {kinds or 'items'}>"


def dress(model):
    """A list model of the library whose type has no name for scripts is a table, too."""
    cls = type(model)
    if cls.__module__ == "__gi__" and "_table" not in vars(cls) and isinstance(model, Gio.ListModel):
        attach_rows(cls, lambda self: self)
        cls.__repr__ = _list_repr
    return model
