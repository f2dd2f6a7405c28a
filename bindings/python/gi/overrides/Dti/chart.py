# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The class of libdti/chart, which is there where the library was built with cairo and Pango."""

from __future__ import annotations

from .extension import Extension


class Chart(Extension):
    def _repr_svg_(self) -> str:
        return self.to_svg()

    def __repr__(self) -> str:
        return f"<Dti.Chart {self.get_kind().value_nick}: {self.get_title() or '–'}>"
