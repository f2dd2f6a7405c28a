# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Conveniences for libdti in Python: None for no number, iteration, NumPy, readable representations.

Nothing here computes: every number comes from the library. Getters that tell whether there is a
number return it, or None; all other methods keep the form they have in C.
"""

import functools

from gi.module import get_introspection_module
from gi.repository import Gio, GLib  # noqa: F401  Gio makes list models iterable

Dti = get_introspection_module("Dti")

__all__ = []


# ---- None for no number ----------------------------------------------------------------------------


def _or_none(method):
    """Turns (found, result) into the result, or None."""

    @functools.wraps(method, assigned=("__name__", "__doc__"), updated=())
    def get(*args, **kwargs):
        found, result = method(*args, **kwargs)
        return result if found else None

    return get


def _attach_or_none(cls, *names):
    for name in names:
        setattr(cls, name, _or_none(getattr(cls, name)))


_attach_or_none(Dti.Scorecard, "get_score", "get_max", "get_value", "get_rank", "get_coverage")
_attach_or_none(Dti.Score, "get_score", "get_max", "get_value", "get_rank", "get_coverage")
_attach_or_none(Dti.Explanation, "get_score", "get_max", "get_value", "get_rank", "get_coverage")
_attach_or_none(Dti.Observation, "get_number", "get_numerator", "get_denominator", "get_max")
_attach_or_none(Dti.Dataset, "get_number")
_attach_or_none(Dti.StageDifference, "get_score", "get_difference")
_attach_or_none(Dti.AssessmentRules, "get_late_max")
_attach_or_none(Dti.Task, "get_cost", "get_frequency", "get_status_on")
_attach_or_none(Dti.TaskEffect, "get_points", "get_value")
_attach_or_none(Dti.Assignment, "get_share")
_attach_or_none(Dti.Baseline, "get_value", "get_rank")
_attach_or_none(Dti.ObligationRule, "get_opens_days_before", "get_cut_off_days_before")
_attach_or_none(Dti.Obligation, "get_days_late")
_attach_or_none(Dti.ReportingRate, "get_rate")
_attach_or_none(Dti.Accountability, "get_gained")
_attach_or_none(Dti.AccountabilityNode, "get_gained", "get_over_claimed")
_attach_or_none(
    Dti.AccountabilityRow,
    "get_gained_shared",
    "get_over_claimed",
    "get_on_time_rate",
    "get_return_rate",
)
_attach_or_none(Dti.Pillar, "get_floor")
_attach_or_none(Dti.Rule, "get_direction")


def _write(number):
    return "none" if number is None else f"{number:g}"


# ---- columns ---------------------------------------------------------------------------------------


def _to_array(data):
    """A read-only NumPy array of the doubles in a GLib.Bytes; one copy, no loop."""
    import numpy

    return numpy.frombuffer(data.get_data() or b"", dtype=numpy.float64)


def _to_bytes(values):
    """GLib.Bytes of the doubles in an array, or in any sequence where None is no number."""
    if hasattr(values, "__array__"):
        import numpy

        values = numpy.asarray(values, dtype=numpy.float64)
    else:
        import array

        values = array.array("d", [float("nan") if v is None else v for v in values])
    return GLib.Bytes.new(values.tobytes())


# ---- scorecards ------------------------------------------------------------------------------------


def _column(name):
    """A Dti.Column, also by its name."""
    return getattr(Dti.Column, name.upper()) if isinstance(name, str) else name


def _scorecard_to_numpy(self, node, column="score"):
    """One number for each unit, in the order of get_units(); NaN where there is none."""
    return _to_array(self.get_column(node, _column(column)))


def _scorecard_to_dict(self, node, column="score"):
    """Unit to number, None where there is none."""
    numbers = memoryview(self.get_column(node, _column(column)).get_data() or b"").cast("d")
    return {unit: None if n != n else n for unit, n in zip(self.get_units(), numbers)}


def _scorecard_iter(self):
    """The scores of the node that the framework ranks, unit by unit."""
    return iter(self.list_scores(self.get_framework().get_ranking_node().get_id()))


Dti.Scorecard.to_numpy = _scorecard_to_numpy
Dti.Scorecard.to_dict = _scorecard_to_dict
Dti.Scorecard.__iter__ = _scorecard_iter
Dti.Scorecard.__len__ = lambda self: self.get_n_units()
Dti.Scorecard.__bool__ = lambda self: True
Dti.Scorecard.__repr__ = lambda self: (
    f"<Dti.Scorecard {self.get_framework().get_id()} {self.get_period()}: {self.get_n_units()} units>"
)

Dti.Score.__repr__ = lambda self: (
    f"<Dti.Score {self.get_unit()} {self.get_period()} {self.get_node_id()}: "
    f"{_write(self.get_score())} of {_write(self.get_max())}, rank {_write(self.get_rank())}>"
)

Dti.Explanation.__iter__ = lambda self: iter(self.get_children())
Dti.Explanation.__repr__ = lambda self: (
    f"<Dti.Explanation {self.get_unit()} {self.get_node().get_id()}: {_write(self.get_score())}>"
)
Dti.Explanation.__str__ = lambda self: self.to_text(None)


# ---- data ------------------------------------------------------------------------------------------


def _dataset_to_numpy(self, period, node):
    """One observation for each unit, in the order of get_units(); NaN where there is none."""
    return _to_array(self.get_column(period, node))


def _dataset_from_numpy(self, period, node, values):
    """Sets a whole column from an array or a sequence; NaN or None is no number."""
    return self.set_column(period, node, _to_bytes(values))


Dti.Dataset.to_numpy = _dataset_to_numpy
Dti.Dataset.from_numpy = _dataset_from_numpy
Dti.Dataset.__repr__ = lambda self: (
    f"<Dti.Dataset {len(self.get_units())} units, {len(self.get_periods())} periods, "
    f"{len(self.get_nodes())} columns>"
)
Dti.Observation.__repr__ = lambda self: (
    f"<Dti.Observation {_write(self.get_number())} {Dti.status_to_letter(self.get_status())}>"
)


# ---- the model -------------------------------------------------------------------------------------


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
Dti.Problem.__repr__ = lambda self: f"<Dti.Problem {self.get_code()}: {self.to_string()}>"
Dti.Problem.__str__ = lambda self: self.to_string()

# An empty list is an object like any other; its length says that it is empty.
Dti.ProblemList.__bool__ = lambda self: True
Dti.ProblemList.__str__ = lambda self: self.to_string()
Dti.UnitRegistry.__bool__ = lambda self: True


# ---- plans and reports -----------------------------------------------------------------------------


Dti.Agency.__repr__ = lambda self: f"<Dti.Agency {self.get_id()} {self.get_title(None)}>"
Dti.Task.__repr__ = lambda self: f"<Dti.Task {self.get_id()} {self.get_status().value_nick}>"
Dti.Plan.__repr__ = lambda self: (
    f"<Dti.Plan {self.get_id()}: {len(self.get_agencies())} agencies, {len(self.get_tasks())} tasks>"
)
Dti.Responsibility.__repr__ = lambda self: (
    f"<Dti.Responsibility {self.get_agency().get_id()} {self.get_role().value_nick} {self.get_node()}>"
)
Dti.Obligation.__repr__ = lambda self: (
    f"<Dti.Obligation {self.get_rule_id()} {self.get_agency()} {self.get_period()}: "
    f"{self.get_state().value_nick}>"
)
Dti.Submission.__repr__ = lambda self: (
    f"<Dti.Submission {self.get_agency()} {self.get_obligation()} {self.get_period()} "
    f"version {self.get_version()}: {self.get_state().value_nick}>"
)
Dti.ReportingRate.__repr__ = lambda self: (
    f"<Dti.ReportingRate {self.get_id()}: {self.get_n_received()} of {self.get_n_expected()}>"
)
Dti.AccountabilityRow.__repr__ = lambda self: (
    f"<Dti.AccountabilityRow {self.get_agency()}: lost {self.get_lost_shared():g}>"
)
Dti.SubmissionRegister.__bool__ = lambda self: True
Dti.ReportingRates.__bool__ = lambda self: True
Dti.Accountability.__bool__ = lambda self: True


# ---- series and trends -----------------------------------------------------------------------------


def _series_from_values(periods, values, statuses=None, direction=Dti.Direction.UP):
    """A series from any sequence of numbers, where None or NaN is no number."""
    return Dti.Series.new(list(periods), _to_bytes(values), statuses, direction)


def _series_get_domain(self):
    """The least and the greatest possible figure, or None."""
    found, minimum, maximum = _series_domain(self)
    return (minimum, maximum) if found else None


def _series_iter(self):
    """Pairs of period and value, None where there is none."""
    return ((period, self.get_value(period)) for period in self.get_periods())


_attach_or_none(Dti.Series, "get_value", "get_change", "get_growth")
_series_domain = Dti.Series.get_domain
Dti.Series.get_domain = _series_get_domain
_attach_or_none(Dti.Forecast, "get_value", "get_low", "get_high")
_attach_or_none(
    Dti.Trend,
    "get_number",
    "get_first",
    "get_last",
    "get_change",
    "get_growth",
    "get_p",
    "get_slope",
    "get_slope_low",
    "get_slope_high",
)
Dti.Series.from_values = staticmethod(_series_from_values)
Dti.Series.to_numpy = lambda self: _to_array(self.get_values())
Dti.Series.__iter__ = _series_iter
Dti.Series.__len__ = lambda self: self.get_n_points()
Dti.Series.__bool__ = lambda self: True
Dti.Series.__repr__ = lambda self: (
    f"<Dti.Series {self.get_unit() or '–'} {self.get_node() or '–'}: {self.get_n_observed()} values>"
)
Dti.Trend.__repr__ = lambda self: (
    f"<Dti.Trend n {self.get_n()}, p {_write(self.get_p())}, slope {_write(self.get_slope())}: "
    f"{self.get_verdict().value_nick}>"
)


def _trend_column(name):
    """A Dti.TrendColumn, also by its name."""
    if not isinstance(name, str):
        return name
    return getattr(Dti.TrendColumn, name.upper().replace("-", "_"))


def _trends_from_numpy(values, times, direction=Dti.Direction.UP, options=None):
    """Tests every row of an array of two dimensions; NaN is no number."""
    return Dti.Trends.new_from_matrix(_to_bytes(values), _to_bytes(times), direction, options)


Dti.Forecast.to_numpy = lambda self: _to_array(self.get_values())
Dti.Forecast.__repr__ = lambda self: (
    f"<Dti.Forecast {self.get_method().value_nick}: {self.get_horizon()} periods>"
)
Dti.Trends.from_numpy = staticmethod(_trends_from_numpy)
Dti.Trends.to_numpy = lambda self, column: _to_array(self.get_column(_trend_column(column)))
Dti.Trends.__bool__ = lambda self: True
Dti.Trends.__repr__ = lambda self: f"<Dti.Trends of {self.get_n_items()} series>"
Dti.Trend.__str__ = lambda self: self.to_sentence(None)


# ---- progress and legends --------------------------------------------------------------------------


def _trajectory_from_values(periods, values):
    """A trajectory through milestones, from any two sequences."""
    return Dti.Trajectory.new_from_milestones(list(periods), _to_bytes(values))


def _legend_getitem(self, item):
    found = self.lookup(item)
    if found is None:
        raise KeyError(item)
    return found


def _legend_classify(self, number):
    """The item of a figure; None is no figure, as NaN is."""
    return _legend_classify_number(self, float("nan") if number is None else number)


def _legend_classify_array(self, numbers):
    """The positions of the items of many figures, as a read-only NumPy array."""
    import numpy

    positions = self.classify_column(_to_bytes(numbers))
    return numpy.frombuffer(positions.get_data() or b"", dtype=numpy.uint32)


_attach_or_none(
    Dti.Progress,
    "get_ratio",
    "get_score",
    "get_pace_per_year",
    "get_required_pace_per_year",
    "get_acceleration",
    "get_expected",
    "get_anticipated",
    "get_value",
    "get_time",
    "get_baseline_value",
    "get_baseline_time",
    "get_target_value",
    "get_target_time",
)
_attach_or_none(Dti.ProgressSummary, "get_mean_score")
_attach_or_none(Dti.Trajectory, "get_value", "get_value_at")
_attach_or_none(Dti.LegendItem, "get_lower", "get_upper", "compute_contrast")
_legend_classify_number = Dti.Legend.classify
Dti.Legend.classify = _legend_classify
Dti.Legend.classify_array = _legend_classify_array
Dti.Legend.__getitem__ = _legend_getitem
Dti.Legend.__contains__ = lambda self, item: self.lookup(item) is not None
Dti.Legend.__iter__ = lambda self: iter(self.get_items())
Dti.Legend.__len__ = lambda self: len(self.get_items())
Dti.Trajectory.from_values = staticmethod(_trajectory_from_values)
Dti.LegendItem.__repr__ = lambda self: (
    f"<Dti.LegendItem {self.get_id()} {self.get_symbol()} {self.get_colour()}>"
)
Dti.Progress.__repr__ = lambda self: (
    f"<Dti.Progress {self.get_method().value_nick} {_write(self.get_ratio())}: "
    f"{self.get_class_id()}, {self.get_status().value_nick}>"
)
Dti.ProgressSummary.__repr__ = lambda self: (
    f"<Dti.ProgressSummary {self.get_n_assessed()} assessed: {self.get_rating().value_nick}>"
)


# ---- rules -----------------------------------------------------------------------------------------


def _rule_evaluate_array(self, numbers, maximum=1.0):
    """Scores a column of numbers; NaN where there is no number or no score."""
    return _to_array(self.evaluate_column(_to_bytes(numbers), maximum))


Dti.Rule.evaluate_array = _rule_evaluate_array
Dti.Rule.__repr__ = lambda self: f"<Dti.Rule {self.get_type_name()}: {self.describe()}>"


# ---- periods: boxed values compare by what they say ------------------------------------------------


def _compare(test):
    def compare(self, other):
        return test(self.compare(other)) if isinstance(other, Dti.Period) else NotImplemented

    return compare


def _period_contains(self, other):
    """Whether a period or a day lies within."""
    return self.contains_day(other) if isinstance(other, GLib.Date) else self.contains(other)


Dti.Period.__eq__ = _compare(lambda order: order == 0)
Dti.Period.__lt__ = _compare(lambda order: order < 0)
Dti.Period.__le__ = _compare(lambda order: order <= 0)
Dti.Period.__gt__ = _compare(lambda order: order > 0)
Dti.Period.__ge__ = _compare(lambda order: order >= 0)
Dti.Period.__hash__ = lambda self: self.hash()
Dti.Period.__contains__ = _period_contains
Dti.Period.__str__ = lambda self: self.format()
Dti.Period.__repr__ = lambda self: f"<Dti.Period {self.format()}>"
