# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""What all parts of the override stand on, and the classes of libdti/base."""

import functools

from gi.module import get_introspection_module
from gi.repository import Gio, GLib  # noqa: F401  Gio makes list models iterable

Dti = get_introspection_module("Dti")


# ---- None for no number ----------------------------------------------------------------------------


def or_none(method):
    """Turns (found, result) into the result, or None."""

    @functools.wraps(method, assigned=("__name__", "__doc__"), updated=())
    def get(*args, **kwargs):
        found, result = method(*args, **kwargs)
        return result if found else None

    return get


def attach_or_none(cls, *names):
    for name in names:
        setattr(cls, name, or_none(getattr(cls, name)))


def write(number):
    return "none" if number is None else f"{number:g}"


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


# ---- periods: boxed values compare by what they say ------------------------------------------------


def _compare(test):
    def compare(self, other):
        return test(self.compare(other)) if isinstance(other, Dti.Period) else NotImplemented

    return compare


def _period_contains(self, other):
    """Whether a period or a day lies within."""
    return self.contains_day(other) if isinstance(other, GLib.Date) else self.contains(other)


Dti.Period.__eq__ = _compare(lambda order: order == 0)
Dti.Period.__lt__ = _compare(lambda order: order < 0)
Dti.Period.__le__ = _compare(lambda order: order <= 0)
Dti.Period.__gt__ = _compare(lambda order: order > 0)
Dti.Period.__ge__ = _compare(lambda order: order >= 0)
Dti.Period.__hash__ = lambda self: self.hash()
Dti.Period.__contains__ = _period_contains
Dti.Period.__str__ = lambda self: self.format()
Dti.Period.__repr__ = lambda self: f"<Dti.Period {self.format()}>"


# ---- problems --------------------------------------------------------------------------------------


Dti.Problem.__repr__ = lambda self: f"<Dti.Problem {self.get_code()}: {self.to_string()}>"
Dti.Problem.__str__ = lambda self: self.to_string()

# An empty list is an object like any other; its length says that it is empty.
Dti.ProblemList.__bool__ = lambda self: True
Dti.ProblemList.__str__ = lambda self: self.to_string()
