# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The classes of libdti/data: datasets and observations."""

from __future__ import annotations

from .extension import Extension
from .values import Array, Dti, Numbers, to_array, to_bytes, write


# ---- datasets --------------------------------------------------------------------------------------


class Dataset(Extension):
    def to_numpy(self, period: str | None, node: str) -> Array:
        """One observation for each unit, in the order of get_units(); NaN where there is none."""
        return to_array(self.get_column(period, node))

    def from_numpy(self, period: str | None, node: str, values: Numbers) -> bool:
        """Sets a whole column from an array or a sequence; NaN or None is no number."""
        return self.set_column(period, node, to_bytes(values))

    def __repr__(self) -> str:
        return (
            f"<Dti.Dataset {len(self.get_units())} units, {len(self.get_periods())} periods, "
            f"{len(self.get_nodes())} columns>"
        )


class Observation(Extension):
    def __repr__(self) -> str:
        return f"<Dti.Observation {write(self.get_number())} {Dti.status_to_letter(self.get_status())}>"
