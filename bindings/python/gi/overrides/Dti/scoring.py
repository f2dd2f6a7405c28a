# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The classes of libdti/scoring: scorecards, explanations and what was prepared for them."""

from __future__ import annotations

from collections.abc import Iterable

from .extension import Extension
from .values import Array, DataFrame, Dti, member, to_array, to_frame, to_list, write

_COLUMNS = ("score", "max", "value", "rank", "coverage")


# ---- scorecards ------------------------------------------------------------------------------------


class Scorecard(Extension):
    # The scores of the node that the framework ranks, unit by unit.
    records = "_list_ranked"

    def to_numpy(self, node: str, column: Dti.Column | str = "score") -> Array:
        """One number for each unit, in the order of get_units(); NaN where there is none."""
        return to_array(self.get_column(node, member(Dti.Column, column)))

    def to_dict(self, node: str, column: Dti.Column | str = "score") -> dict[str, float | None]:
        """Unit to number, None where there is none."""
        return dict(zip(self.get_units(), to_list(self.get_column(node, member(Dti.Column, column)))))

    def _list_ranked(self) -> Iterable[Dti.Score]:
        return self.list_scores(self.get_framework().get_ranking_node().get_id())

    def __getitem__(self, place: tuple[str, str]) -> float | None:
        """card["KG", "HTS"]: the score of a unit at a node, or None."""
        return self.get_score(*place)

    def __contains__(self, unit: object) -> bool:
        return unit in self.get_units()

    def to_pandas(self, node: str | None = None, *, column: Dti.Column | str | None = None) -> DataFrame:
        """Units by columns of a node, or of the one that is ranked; with a column, units by nodes."""
        if column is None:
            return to_frame(self._columns_of(node), self.get_units(), "unit")
        if node is not None:
            raise TypeError("to_pandas() takes a node or a column, not both")
        nodes = [found.get_id() for found in self.get_framework()]
        return to_frame({id: self.to_numpy(id, column) for id in nodes}, self.get_units(), "unit")

    def _columns_of(self, node):
        if node is None:
            node = self.get_framework().get_ranking_node().get_id()
        return {column: self.to_numpy(node, column) for column in _COLUMNS}

    def __len__(self) -> int:
        return self.get_n_units()

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        return (
            f"<Dti.Scorecard {self.get_framework().get_id()} {self.get_period()}: {self.get_n_units()} units>"
        )


class Score(Extension):
    def __repr__(self) -> str:
        return (
            f"<Dti.Score {self.get_unit()} {self.get_period()} {self.get_node_id()}: "
            f"{write(self.get_score())} of {write(self.get_max())}, rank {write(self.get_rank())}>"
        )


class Explanation(Extension):
    records = "get_children"

    def __repr__(self) -> str:
        return f"<Dti.Explanation {self.get_unit()} {self.get_node().get_id()}: {write(self.get_score())}>"

    def __str__(self) -> str:
        return self.to_text(None)


# ---- preparation -----------------------------------------------------------------------------------


class Preparation(Extension):
    records = "get_cells"

    def __repr__(self) -> str:
        return f"<Dti.Preparation of {len(self.get_steps())} steps: {len(self.get_cells())} numbers changed>"


class PreparedCell(Extension):
    def __repr__(self) -> str:
        return (
            f"<Dti.PreparedCell {self.get_unit()} {self.get_period()} {self.get_node()}: "
            f"{write(self.get_before())} {self.get_action()} {write(self.get_after())}>"
        )
