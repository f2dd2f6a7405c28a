# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The classes of libdti/base: errors, periods, problems."""

from __future__ import annotations

import datetime

from gi.repository import GLib

from .extension import Extension
from .values import Dti

# ---- errors ----------------------------------------------------------------------------------------

_DOMAIN = GLib.quark_to_string(Dti.Error.quark())
_by_code = {}


class DtiError(GLib.Error):
    """What the library could not do; a subclass for each code of Dti.Error."""

    def __init_subclass__(cls, code=None):
        cls._code = code
        _by_code[int(code)] = cls

    def __init__(self, message: str = "", domain: str = _DOMAIN, code: int | None = None) -> None:
        super().__init__(message, domain, self._code if code is None else code)

    def __repr__(self) -> str:
        return f"Dti.{type(self).__name__}({self.message!r})"

    _code = Dti.Error.FAILED


class InvalidDataError(DtiError, code=Dti.Error.INVALID_DATA):
    """A document, a value or a text is malformed."""


class NotFoundError(DtiError, code=Dti.Error.NOT_FOUND):
    """An id, a file or a name is unknown."""


class ExistsError(DtiError, code=Dti.Error.EXISTS):
    """An id is there already."""


class UnsupportedError(DtiError, code=Dti.Error.UNSUPPORTED):
    """A document asks for something this version cannot do."""


class NotComputableError(DtiError, code=Dti.Error.NOT_COMPUTABLE):
    """A formula has no result for this input."""


class ConflictError(DtiError, code=Dti.Error.CONFLICT):
    """Two statements contradict each other, or an object is sealed."""


class LimitError(DtiError, code=Dti.Error.LIMIT):
    """An input is larger or deeper than the reader accepts."""


class FailedError(DtiError, code=Dti.Error.FAILED):
    """Anything else."""


def _make_error(cls, message="", domain=None, code=None):
    """PyGObject raises every GError as GLib.Error; those of the library are made of their own class."""
    if cls is GLib.Error and domain == _DOMAIN:
        cls = _by_code.get(code, DtiError)
    return RuntimeError.__new__(cls, message)


GLib.Error.__new__ = _make_error


# ---- periods: boxed values compare by what they say ------------------------------------------------


def _compare(test):
    def compare(self, other):
        return test(self.compare(other)) if isinstance(other, Dti.Period) else NotImplemented

    return compare


class Period(Extension):
    __eq__ = _compare(lambda order: order == 0)
    __lt__ = _compare(lambda order: order < 0)
    __le__ = _compare(lambda order: order <= 0)
    __gt__ = _compare(lambda order: order > 0)
    __ge__ = _compare(lambda order: order >= 0)

    def __hash__(self) -> int:
        return self.hash()

    def __contains__(self, other: Dti.Period | datetime.date | GLib.Date) -> bool:
        """Whether a period or a day lies within."""
        is_day = isinstance(other, (datetime.date, GLib.Date))
        return self.contains_day(other) if is_day else self.contains(other)

    def __str__(self) -> str:
        return self.format()

    def __repr__(self) -> str:
        return f"<Dti.Period {self.format()}>"


# ---- problems --------------------------------------------------------------------------------------


class Problem(Extension):
    def __repr__(self) -> str:
        return f"<Dti.Problem {self.get_code()}: {self.to_string()}>"

    def __str__(self) -> str:
        return self.to_string()


class ProblemList(Extension):
    def __str__(self) -> str:
        return self.to_string()

    def __repr__(self) -> str:
        return f"<Dti.ProblemList of {len(self)} problems>"
