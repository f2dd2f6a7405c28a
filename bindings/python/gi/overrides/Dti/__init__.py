# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Conveniences for libdti in Python: None for no number, iteration, NumPy, readable representations.

Nothing here computes: every number comes from the library. Getters that tell whether there is a
number return it, or None; all other methods keep the form they have in C.

A class is changed in the part that is named as its folder in libdti.
"""

# PyGObject takes every module of gi.overrides for the namespace of its name, and imports gi.overrides.Dti
# whether that is a file or a folder. Parts inside the folder are no namespaces, and Python finds them in the
# source tree as where they are installed. It prefers the folder to a file Dti.py left by an older libdti.
from . import analysis, base, data, model, monitoring, scoring  # noqa: F401

__all__ = []
