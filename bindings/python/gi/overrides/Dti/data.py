# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The classes of libdti/data: datasets and observations."""

from .base import Dti, attach_or_none, to_array, to_bytes, write


# ---- datasets --------------------------------------------------------------------------------------


attach_or_none(Dti.Observation, "get_number", "get_numerator", "get_denominator", "get_max")
attach_or_none(Dti.Dataset, "get_number")


def _dataset_to_numpy(self, period, node):
    """One observation for each unit, in the order of get_units(); NaN where there is none."""
    return to_array(self.get_column(period, node))


def _dataset_from_numpy(self, period, node, values):
    """Sets a whole column from an array or a sequence; NaN or None is no number."""
    return self.set_column(period, node, to_bytes(values))


Dti.Dataset.to_numpy = _dataset_to_numpy
Dti.Dataset.from_numpy = _dataset_from_numpy
Dti.Dataset.__repr__ = lambda self: (
    f"<Dti.Dataset {len(self.get_units())} units, {len(self.get_periods())} periods, "
    f"{len(self.get_nodes())} columns>"
)
Dti.Observation.__repr__ = lambda self: (
    f"<Dti.Observation {write(self.get_number())} {Dti.status_to_letter(self.get_status())}>"
)
