# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The classes of libdti/model: frameworks, their nodes, rules and steps, units, plans."""

from __future__ import annotations

from .extension import Extension
from .values import Array, Numbers, to_array, to_bytes


# ---- frameworks ------------------------------------------------------------------------------------


class Framework(Extension):
    records = "get_nodes"

    def __repr__(self) -> str:
        return (
            f"<Dti.Framework {self.get_id()}: {len(self.get_indicators())} indicators, "
            f"{len(self.get_pillars())} pillars>"
        )


class Node(Extension):
    def __repr__(self) -> str:
        return f"<Dti.{type(self).__name__} {self.get_id()}>"


class Pillar(Extension):
    records = "get_children"


class Unit(Extension):
    def __repr__(self) -> str:
        return f"<Dti.Unit {self.get_id()} {self.get_title(None)}>"


# ---- framework maps --------------------------------------------------------------------------------


class FrameworkMap(Extension):
    def __repr__(self) -> str:
        return f"<Dti.FrameworkMap {self.get_older().get_id()} to {self.get_newer().get_id()}>"


# ---- rules -----------------------------------------------------------------------------------------


class Rule(Extension):
    def evaluate_array(self, numbers: Numbers, maximum: float = 1.0) -> Array:
        """Scores a column of numbers; NaN where there is no number or no score."""
        return to_array(self.evaluate_column(to_bytes(numbers), maximum))

    def __repr__(self) -> str:
        return f"<Dti.Rule {self.get_type_name()}: {self.describe()}>"


# ---- steps -----------------------------------------------------------------------------------------


class Step(Extension):
    def prepare_array(self, node: str, numbers: Numbers) -> Array:
        """Prepares a column of numbers; NaN where there is none."""
        return to_array(self.prepare_column(node, to_bytes(numbers)))

    def __repr__(self) -> str:
        return f"<Dti.Step {self.get_type_name()}: {self.describe()}>"


# ---- plans -----------------------------------------------------------------------------------------


class Agency(Extension):
    def __repr__(self) -> str:
        return f"<Dti.Agency {self.get_id()} {self.get_title(None)}>"


class Task(Extension):
    def __repr__(self) -> str:
        return f"<Dti.Task {self.get_id()} {self.get_status().value_nick}>"


class Plan(Extension):
    def __repr__(self) -> str:
        return (
            f"<Dti.Plan {self.get_id()}: {len(self.get_agencies())} agencies, {len(self.get_tasks())} tasks>"
        )


class Responsibility(Extension):
    def __repr__(self) -> str:
        return (
            f"<Dti.Responsibility {self.get_agency().get_id()} {self.get_role().value_nick} "
            f"{self.get_node()}>"
        )
