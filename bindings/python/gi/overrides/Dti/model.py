# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The classes of libdti/model: frameworks, their nodes, rules and steps, units, plans."""

from .base import Dti, attach_or_none, to_array, to_bytes


# ---- frameworks ------------------------------------------------------------------------------------


attach_or_none(Dti.Pillar, "get_floor", "get_share_band")


def _framework_getitem(self, node):
    found = self.lookup(node)
    if found is None:
        raise KeyError(node)
    return found


Dti.Framework.__getitem__ = _framework_getitem
Dti.Framework.__contains__ = lambda self, node: self.lookup(node) is not None
Dti.Framework.__iter__ = lambda self: iter(self.get_nodes())
Dti.Framework.__repr__ = lambda self: (
    f"<Dti.Framework {self.get_id()}: {len(self.get_indicators())} indicators, "
    f"{len(self.get_pillars())} pillars>"
)
Dti.Node.__repr__ = lambda self: f"<Dti.{type(self).__name__} {self.get_id()}>"
Dti.Pillar.__iter__ = lambda self: iter(self.get_children())
Dti.Unit.__repr__ = lambda self: f"<Dti.Unit {self.get_id()} {self.get_title(None)}>"
Dti.UnitRegistry.__bool__ = lambda self: True


# ---- framework maps --------------------------------------------------------------------------------


attach_or_none(Dti.FrameworkMap, "get_weight")
Dti.FrameworkMap.__repr__ = lambda self: (
    f"<Dti.FrameworkMap {self.get_older().get_id()} to {self.get_newer().get_id()}>"
)


# ---- rules -----------------------------------------------------------------------------------------


attach_or_none(Dti.Rule, "get_direction")


def _rule_evaluate_array(self, numbers, maximum=1.0):
    """Scores a column of numbers; NaN where there is no number or no score."""
    return to_array(self.evaluate_column(to_bytes(numbers), maximum))


Dti.Rule.evaluate_array = _rule_evaluate_array
Dti.Rule.__repr__ = lambda self: f"<Dti.Rule {self.get_type_name()}: {self.describe()}>"


# ---- steps -----------------------------------------------------------------------------------------


def _step_prepare_array(self, node, numbers):
    """Prepares a column of numbers; NaN where there is none."""
    return to_array(self.prepare_column(node, to_bytes(numbers)))


Dti.Step.prepare_array = _step_prepare_array
Dti.Step.__repr__ = lambda self: f"<Dti.Step {self.get_type_name()}: {self.describe()}>"


# ---- plans -----------------------------------------------------------------------------------------


attach_or_none(Dti.AssessmentRules, "get_late_max")
attach_or_none(Dti.Task, "get_cost", "get_frequency", "get_status_on")
attach_or_none(Dti.TaskEffect, "get_points", "get_value")
attach_or_none(Dti.Assignment, "get_share")
attach_or_none(Dti.Baseline, "get_value", "get_rank")
attach_or_none(Dti.ObligationRule, "get_opens_days_before", "get_cut_off_days_before")
Dti.Agency.__repr__ = lambda self: f"<Dti.Agency {self.get_id()} {self.get_title(None)}>"
Dti.Task.__repr__ = lambda self: f"<Dti.Task {self.get_id()} {self.get_status().value_nick}>"
Dti.Plan.__repr__ = lambda self: (
    f"<Dti.Plan {self.get_id()}: {len(self.get_agencies())} agencies, {len(self.get_tasks())} tasks>"
)
Dti.Responsibility.__repr__ = lambda self: (
    f"<Dti.Responsibility {self.get_agency().get_id()} {self.get_role().value_nick} {self.get_node()}>"
)
