# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Conveniences for libdti in Python: None for no number, attributes, iteration, days of datetime,
exceptions by code, NumPy, pandas, readable representations.

Nothing here computes: every number comes from the library. What holds for all classes stands in
extension.py; a class is changed in the part that is named as its folder in libdti.
"""

# PyGObject takes every module of gi.overrides for the namespace of its name, and imports gi.overrides.Dti
# whether that is a file or a folder. Parts inside the folder are no namespaces, and Python finds them in the
# source tree as where they are installed. It prefers the folder to a file Dti.py left by an older libdti.
from .extension import Namespace
from .values import Dti

Namespace.take_over(Dti)

from . import analysis, base, chart, data, model, monitoring, scoring  # noqa: E402, F401
from .base import (  # noqa: E402
    ConflictError,
    DtiError,
    ExistsError,
    FailedError,
    InvalidDataError,
    LimitError,
    NotComputableError,
    NotFoundError,
    UnsupportedError,
)

__all__ = [
    "ConflictError",
    "DtiError",
    "ExistsError",
    "FailedError",
    "InvalidDataError",
    "LimitError",
    "NotComputableError",
    "NotFoundError",
    "UnsupportedError",
]
for _name in __all__:
    globals()[_name].__module__ = Dti.__name__
