# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The classes of libdti/scoring: scorecards, explanations and what was prepared for them."""

from .base import Dti, attach_or_none, to_array, write


# ---- scorecards ------------------------------------------------------------------------------------


attach_or_none(Dti.Scorecard, "get_score", "get_max", "get_value", "get_rank", "get_coverage")
attach_or_none(Dti.Score, "get_score", "get_max", "get_value", "get_rank", "get_coverage")
attach_or_none(Dti.Explanation, "get_score", "get_max", "get_value", "get_rank", "get_coverage")
attach_or_none(Dti.Explanation, "get_own_weight", "get_share")
attach_or_none(Dti.StageDifference, "get_score", "get_difference")


def find_column(name):
    """A Dti.Column, also by its name."""
    return getattr(Dti.Column, name.upper()) if isinstance(name, str) else name


def scorecard_to_numpy(self, node, column="score"):
    """One number for each unit, in the order of get_units(); NaN where there is none."""
    return to_array(self.get_column(node, find_column(column)))


def _scorecard_to_dict(self, node, column="score"):
    """Unit to number, None where there is none."""
    numbers = memoryview(self.get_column(node, find_column(column)).get_data() or b"").cast("d")
    return {unit: None if n != n else n for unit, n in zip(self.get_units(), numbers)}


def _scorecard_iter(self):
    """The scores of the node that the framework ranks, unit by unit."""
    return iter(self.list_scores(self.get_framework().get_ranking_node().get_id()))


Dti.Scorecard.to_numpy = scorecard_to_numpy
Dti.Scorecard.to_dict = _scorecard_to_dict
Dti.Scorecard.__iter__ = _scorecard_iter
Dti.Scorecard.__len__ = lambda self: self.get_n_units()
Dti.Scorecard.__bool__ = lambda self: True
Dti.Scorecard.__repr__ = lambda self: (
    f"<Dti.Scorecard {self.get_framework().get_id()} {self.get_period()}: {self.get_n_units()} units>"
)

Dti.Score.__repr__ = lambda self: (
    f"<Dti.Score {self.get_unit()} {self.get_period()} {self.get_node_id()}: "
    f"{write(self.get_score())} of {write(self.get_max())}, rank {write(self.get_rank())}>"
)

Dti.Explanation.__iter__ = lambda self: iter(self.get_children())
Dti.Explanation.__repr__ = lambda self: (
    f"<Dti.Explanation {self.get_unit()} {self.get_node().get_id()}: {write(self.get_score())}>"
)
Dti.Explanation.__str__ = lambda self: self.to_text(None)


# ---- preparation -----------------------------------------------------------------------------------


attach_or_none(Dti.PreparedCell, "get_before", "get_after")
attach_or_none(
    Dti.TreatedColumn,
    "get_skewness",
    "get_kurtosis",
    "get_winsorised_skewness",
    "get_winsorised_kurtosis",
    "get_transformed_skewness",
    "get_transformed_kurtosis",
)
Dti.Preparation.__repr__ = lambda self: (
    f"<Dti.Preparation of {len(self.get_steps())} steps: {len(self.get_cells())} numbers changed>"
)
Dti.PreparedCell.__repr__ = lambda self: (
    f"<Dti.PreparedCell {self.get_unit()} {self.get_period()} {self.get_node()}: "
    f"{write(self.get_before())} {self.get_action()} {write(self.get_after())}>"
)
