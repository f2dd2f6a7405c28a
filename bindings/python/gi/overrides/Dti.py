# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Conveniences for libdti in Python: None for no number, iteration, NumPy, readable representations.

Nothing here computes: every number comes from the library. Getters that tell whether there is a
number return it, or None; all other methods keep the form they have in C.
"""

import contextlib
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
_attach_or_none(Dti.Explanation, "get_own_weight", "get_share")
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
_attach_or_none(Dti.Goal, "get_current_score")
_attach_or_none(
    Dti.RequiredNumber,
    "get_number",
    "get_first",
    "get_last",
    "get_score",
    "get_best_score",
    "get_current_number",
    "get_current_score",
    "get_numerator",
    "round",
)
_attach_or_none(
    Dti.RequiredScore,
    "get_yearly_change",
    "get_figure",
    "get_ahead_figure",
    "get_score",
    "get_current_figure",
    "get_current_rank",
    "get_gap",
)
_attach_or_none(
    Dti.GoalOption, "get_current_score", "get_score", "get_points", "get_gain", "get_effort"
)
_attach_or_none(Dti.GoalChoice, "get_score")
_attach_or_none(
    Dti.GoalMix,
    "get_current_score",
    "get_score",
    "get_wanted_score",
    "get_budget",
    "get_bound",
    "get_gap",
    "get_best_score",
)
_attach_or_none(Dti.Pillar, "get_floor", "get_share_band")
_attach_or_none(Dti.Rule, "get_direction")
_attach_or_none(Dti.PreparedCell, "get_before", "get_after")
_attach_or_none(
    Dti.TreatedColumn,
    "get_skewness",
    "get_kurtosis",
    "get_winsorised_skewness",
    "get_winsorised_kurtosis",
    "get_transformed_skewness",
    "get_transformed_kurtosis",
)


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


# ---- what if ---------------------------------------------------------------------------------------

_attach_or_none(Dti.Scenario, "get_score", "get_max", "get_value", "get_rank", "get_coverage")
_attach_or_none(Dti.ScenarioEdit, "get_before", "get_after")
_attach_or_none(Dti.ScenarioDifference, "get_before", "get_after", "get_change")


def _scenario_setitem(self, place, what):
    """scenario["KG", "HTS"] = 0.9; also a label, a status, or None for a missing number."""
    unit, node = place
    if what is None:
        what = Dti.Status.MISSING
    if isinstance(what, Dti.Status):
        self.set_status(unit, node, what)
    elif isinstance(what, str):
        self.set_text(unit, node, what)
    else:
        self.set_number(unit, node, what)


def _scenario_delitem(self, place):
    """del scenario["KG", "HTS"]: what was observed, again."""
    self.clear(*place)


def _scenario_getitem(self, place):
    """The score of a unit at a node, or None."""
    return self.get_score(*place)


@contextlib.contextmanager
def _scenario_step(self):
    """The edits inside are one step, also where one of them fails."""
    self.begin_step()
    try:
        yield self
    finally:
        self.end_step()


def _scenario_diff(method):
    @functools.wraps(method, assigned=("__name__", "__doc__"), updated=())
    def diff(self, node=None):
        return method(self, node)

    return diff


Dti.Scenario.__setitem__ = _scenario_setitem
Dti.Scenario.__delitem__ = _scenario_delitem
Dti.Scenario.__getitem__ = _scenario_getitem
Dti.Scenario.step = _scenario_step
Dti.Scenario.diff = _scenario_diff(Dti.Scenario.diff)
Dti.Scenario.to_numpy = _scorecard_to_numpy
Dti.Scenario.__repr__ = lambda self: (
    f"<Dti.Scenario {self.get_base().get_framework().get_id()} {self.get_base().get_period()}: "
    f"{self.get_n_edits()} edits>"
)
Dti.ScenarioEdit.__repr__ = lambda self: f"<Dti.ScenarioEdit {self.describe(None)}>"
Dti.ScenarioEdit.__str__ = lambda self: self.describe(None)
Dti.ScenarioDifference.__repr__ = lambda self: (
    f"<Dti.ScenarioDifference {self.get_unit()} {self.get_node_id()}: "
    f"{_write(self.get_before(Dti.Column.SCORE))} → {_write(self.get_after(Dti.Column.SCORE))}>"
)


# ---- comparisons -----------------------------------------------------------------------------------


_attach_or_none(Dti.PeerSet, "get_distance")
_attach_or_none(
    Dti.ComparisonRow,
    "get_figure",
    "get_score",
    "get_median",
    "get_mean",
    "get_lower_quartile",
    "get_upper_quartile",
    "get_best",
    "get_gap_to_median",
    "get_gap_to_best",
    "get_root_gap_to_median",
    "get_root_gap_to_best",
    "get_standard_gap",
    "get_rank",
    "get_percentile",
)
_attach_or_none(
    Dti.ScorecardDifference,
    "get_first_score",
    "get_second_score",
    "get_score_difference",
    "get_first_value",
    "get_second_value",
    "get_value_difference",
    "get_first_rank",
    "get_second_rank",
    "get_rank_shift",
)
_attach_or_none(
    Dti.RankAgreement,
    "get_spearman",
    "get_kendall",
    "get_pearson",
    "get_mean_shift",
    "get_max_shift",
)
_attach_or_none(
    Dti.PublishedRow, "get_computed", "get_rounded", "get_last_digits", "get_lower", "get_upper"
)


def _scorecard_comparison_to_numpy(self, node, column="rank-shift"):
    """One number for each unit, in the order of get_units(); NaN where there is none."""
    if isinstance(column, str):
        column = getattr(Dti.DifferenceColumn, column.replace("-", "_").upper())
    return _to_array(self.get_column(node, column))


Dti.ScorecardComparison.to_numpy = _scorecard_comparison_to_numpy
Dti.Comparison.__iter__ = lambda self: iter(self.get_rows())
Dti.Comparison.__str__ = lambda self: self.to_sentence("en")
Dti.Comparison.__repr__ = lambda self: (
    f"<Dti.Comparison {self.get_unit()}: {self.get_peers().get_n_units()} peers>"
)
Dti.ComparisonRow.__repr__ = lambda self: (
    f"<Dti.ComparisonRow {self.get_node_id()}: {_write(self.get_figure())}, "
    f"median {_write(self.get_median())}>"
)
Dti.PeerSet.__repr__ = lambda self: (
    f"<Dti.PeerSet {self.get_unit()} {self.get_kind().value_nick}: {self.get_n_units()} units>"
)
Dti.ScorecardDifference.__repr__ = lambda self: (
    f"<Dti.ScorecardDifference {self.get_unit()} {self.get_node_id()}: "
    f"{_write(self.get_first_score())} to {_write(self.get_second_score())}>"
)
Dti.RankAgreement.__repr__ = lambda self: (
    f"<Dti.RankAgreement {self.get_node_id()}: {self.get_n_units()} units, "
    f"Spearman {_write(self.get_spearman())}>"
)
Dti.PublishedComparison.__iter__ = lambda self: iter(self.get_rows())
Dti.PublishedRow.__str__ = lambda self: self.explain("en")
Dti.PublishedRow.__repr__ = lambda self: (
    f"<Dti.PublishedRow {self.get_unit()} {self.get_node_id()} {self.get_kind().value_nick}: "
    f"{self.get_verdict().value_nick}>"
)


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


# ---- framework maps and cohorts --------------------------------------------------------------------


def _cohort_older(self, node, column="value"):
    """One older number for each unit, in the order of get_units(); NaN where there is none."""
    return _to_array(self.get_older_column(node, _column(column)))


def _cohort_newer(self, node, column="value"):
    """One newer number for each unit, in the order of get_units(); NaN where there is none."""
    return _to_array(self.get_newer_column(node, _column(column)))


_attach_or_none(Dti.FrameworkMap, "get_weight")
_attach_or_none(Dti.Cohort, "get_weight")
Dti.FrameworkMap.__repr__ = lambda self: (
    f"<Dti.FrameworkMap {self.get_older().get_id()} to {self.get_newer().get_id()}>"
)
Dti.Cohort.older_to_numpy = _cohort_older
Dti.Cohort.newer_to_numpy = _cohort_newer
Dti.Cohort.__iter__ = lambda self: iter(self.get_units())
Dti.Cohort.__len__ = lambda self: self.get_n_units()
Dti.Cohort.__bool__ = lambda self: True
Dti.Cohort.__repr__ = lambda self: f"<Dti.Cohort {self.get_n_units()} units>"


# ---- steps -----------------------------------------------------------------------------------------


def _step_prepare_array(self, node, numbers):
    """Prepares a column of numbers; NaN where there is none."""
    return _to_array(self.prepare_column(node, _to_bytes(numbers)))


Dti.Step.prepare_array = _step_prepare_array
Dti.Step.__repr__ = lambda self: f"<Dti.Step {self.get_type_name()}: {self.describe()}>"
Dti.Preparation.__repr__ = lambda self: (
    f"<Dti.Preparation of {len(self.get_steps())} steps: {len(self.get_cells())} numbers changed>"
)
Dti.PreparedCell.__repr__ = lambda self: (
    f"<Dti.PreparedCell {self.get_unit()} {self.get_period()} {self.get_node()}: "
    f"{_write(self.get_before())} {self.get_action()} {_write(self.get_after())}>"
)


# ---- goals -----------------------------------------------------------------------------------------


Dti.GoalMix.__iter__ = lambda self: iter(self.get_choices())
Dti.Goal.__repr__ = lambda self: f"<Dti.Goal {self.get_unit()} {self.get_node().get_id()}>"
Dti.RequiredNumber.__repr__ = lambda self: (
    f"<Dti.RequiredNumber {self.get_unit()} {self.get_node().get_id()}: {self.get_number()}>"
)
Dti.RequiredScore.__repr__ = lambda self: f"<Dti.RequiredScore {self.describe('en')}>"
Dti.GoalOption.__repr__ = lambda self: f"<Dti.GoalOption {self.get_id()}: {self.get_gain()}>"
Dti.GoalChoice.__repr__ = lambda self: (
    f"<Dti.GoalChoice {self.get_option().get_id()}: {self.get_share():g}>"
)
Dti.GoalMix.__repr__ = lambda self: f"<Dti.GoalMix {self.describe('en')}>"


# ---- why a score changed ---------------------------------------------------------------------------


Dti.Attribution.__iter__ = lambda self: iter(self.list_contributions(None))
Dti.Attribution.__repr__ = lambda self: (
    f"<Dti.Attribution {self.get_unit()} {self.get_node_id()} {self.get_older().get_period()} to "
    f"{self.get_newer().get_period()}: {self.get_score_change():+g}>"
)
Dti.Contribution.__repr__ = lambda self: (
    f"<Dti.Contribution {self.get_node_id()} {self.get_cause().value_nick}: {self.get_points():+g}>"
)


# ---- why a rank changed ----------------------------------------------------------------------------


_attach_or_none(
    Dti.RankChange,
    "get_older_rank",
    "get_older_percentile",
    "get_newer_percentile",
    "get_rank_change",
    "get_places_gained",
    "get_cohort_effect",
    "get_cushion",
    "get_cushion_points",
    "get_gap",
    "get_gap_points",
)
_attach_or_none(Dti.RankShare, "get_older_value", "get_newer_value")


def _rank_column(name):
    """A Dti.RankColumn, also by its name."""
    return getattr(Dti.RankColumn, name.upper()) if isinstance(name, str) else name


Dti.RankChangeList.to_numpy = lambda self, column: _to_array(self.get_column(_rank_column(column)))
Dti.RankChangeList.__bool__ = lambda self: True
Dti.RankChangeList.__repr__ = lambda self: (
    f"<Dti.RankChangeList {self.get_older().get_period()} to {self.get_newer().get_period()}: "
    f"{self.get_n_items()} units>"
)
Dti.RankChange.__str__ = lambda self: self.to_sentence(None)
Dti.RankChange.__repr__ = lambda self: (
    f"<Dti.RankChange {self.get_unit()} {self.get_older_period()} to {self.get_newer_period()}: "
    f"{_write(self.get_older_rank())} to {_write(self.get_newer_rank())}, "
    f"own {self.get_own_effect():+g}, field {self.get_field_effect():+g}>"
)
Dti.RankPeer.__repr__ = lambda self: (
    f"<Dti.RankPeer {self.get_unit()}: {self.get_older_rank():g} to {self.get_newer_rank():g}>"
)
Dti.RankShare.__repr__ = lambda self: (
    f"<Dti.RankShare {self.get_node_id() or 'method'}: {self.get_share():+g}>"
)


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


# ---- statistics ------------------------------------------------------------------------------------


def _statistics_to_numpy(self, ids=None):
    """A matrix with a row for each unit and a column for each id."""
    import numpy

    columns = [_to_array(self.get_numbers(name)) for name in ids or self.get_ids()]
    return numpy.column_stack(columns)


def _statistics_availability(self, node=None, column=Dti.AvailabilityColumn.AVAILABLE_SHARE):
    """One number for each unit, NaN where there is none."""
    return _to_array(self.get_availability(node, column))


def _correlations_to_numpy(self, column=Dti.CorrelationColumn.COEFFICIENT):
    """A square matrix, NaN where there is none."""
    n = len(self.get_statistics().get_ids())
    return _to_array(self.get_matrix(column)).reshape(n, n)


_attach_or_none(Dti.ColumnStatistics, "get_number")
_attach_or_none(Dti.Correlation, "get_coefficient", "get_p_value")
_attach_or_none(Dti.PrincipalComponents, "get_inflation")
_attach_or_none(Dti.Reliability, "get_alpha", "get_alpha_without", "get_item_rest")
Dti.Statistics.to_numpy = _statistics_to_numpy
Dti.Statistics.availability_to_numpy = _statistics_availability
Dti.Statistics.__iter__ = lambda self: iter(self.get_rows())
Dti.Statistics.__repr__ = lambda self: (
    f"<Dti.Statistics {len(self.get_units())} units, {len(self.get_ids())} columns>"
)
Dti.ColumnStatistics.__repr__ = lambda self: (
    f"<Dti.ColumnStatistics {self.get_id()}: "
    f"mean {_write(self.get_number(Dti.StatisticsColumn.MEAN))}>"
)
Dti.Correlations.to_numpy = _correlations_to_numpy
Dti.Correlations.__repr__ = lambda self: (
    f"<Dti.Correlations {self.get_method().value_nick}: "
    f"{len(self.get_statistics().get_ids())} columns>"
)
Dti.Correlation.__repr__ = lambda self: (
    f"<Dti.Correlation {self.get_first()} {self.get_second()}: {_write(self.get_coefficient())}>"
)
Dti.PrincipalComponents.eigenvalues_to_numpy = lambda self: _to_array(self.get_eigenvalues())
Dti.PrincipalComponents.shares_to_numpy = lambda self: _to_array(self.get_shares())
Dti.PrincipalComponents.loadings_to_numpy = lambda self, component=0: _to_array(
    self.get_loadings(component)
)
Dti.PrincipalComponents.scores_to_numpy = lambda self, component=0: _to_array(
    self.get_scores(component)
)
Dti.PrincipalComponents.__repr__ = lambda self: (
    f"<Dti.PrincipalComponents of {self.get_n_components()} columns, {self.get_n_units()} units>"
)
Dti.Reliability.__repr__ = lambda self: (
    f"<Dti.Reliability of {len(self.get_ids())} columns: alpha {_write(self.get_alpha())}>"
)


# ---- weights ---------------------------------------------------------------------------------------


def _weights_to_dict(self, pillar):
    """Node to weight, for the children of a pillar."""
    numbers = memoryview(self.get_column(pillar).get_data() or b"").cast("d")
    return dict(zip(self.list_nodes(pillar), numbers))


def _weights_from_dict(framework, weights):
    """Weights from a mapping of node to weight."""
    return Dti.Weights.new_from_values(framework, list(weights), _to_bytes(list(weights.values())))


_attach_or_none(Dti.Weights, "get_weight", "get_share", "get_effective", "get_spread")
_attach_or_none(Dti.Weights, "get_loading", "get_explained", "get_correlation")
_attach_or_none(Dti.PairwiseComparisons, "get_judgement", "get_eigenvalue")
_attach_or_none(Dti.PairwiseComparisons, "get_consistency_index", "get_consistency_ratio")
Dti.Weights.to_dict = _weights_to_dict
Dti.Weights.from_dict = staticmethod(_weights_from_dict)
Dti.Weights.__repr__ = lambda self: (
    f"<Dti.Weights {self.get_framework().get_id()}: {self.get_method().value_nick}>"
)
Dti.PairwiseComparisons.__repr__ = lambda self: (
    f"<Dti.PairwiseComparisons {' '.join(self.get_ids())}>"
)
