# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The classes of libdti/analysis: what if, comparisons, trends, goals, statistics, weights."""

import contextlib
import functools

from .base import Dti, attach_or_none, to_array, to_bytes, write
from .scoring import find_column, scorecard_to_numpy


# ---- what if ---------------------------------------------------------------------------------------


attach_or_none(Dti.Scenario, "get_score", "get_max", "get_value", "get_rank", "get_coverage")
attach_or_none(Dti.ScenarioEdit, "get_before", "get_after")
attach_or_none(Dti.ScenarioDifference, "get_before", "get_after", "get_change")


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
Dti.Scenario.to_numpy = scorecard_to_numpy
Dti.Scenario.__repr__ = lambda self: (
    f"<Dti.Scenario {self.get_base().get_framework().get_id()} {self.get_base().get_period()}: "
    f"{self.get_n_edits()} edits>"
)
Dti.ScenarioEdit.__repr__ = lambda self: f"<Dti.ScenarioEdit {self.describe(None)}>"
Dti.ScenarioEdit.__str__ = lambda self: self.describe(None)
Dti.ScenarioDifference.__repr__ = lambda self: (
    f"<Dti.ScenarioDifference {self.get_unit()} {self.get_node_id()}: "
    f"{write(self.get_before(Dti.Column.SCORE))} → {write(self.get_after(Dti.Column.SCORE))}>"
)


# ---- comparisons -----------------------------------------------------------------------------------


attach_or_none(Dti.PeerSet, "get_distance")
attach_or_none(
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
attach_or_none(
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
attach_or_none(
    Dti.MethodComparisonRow,
    "get_number",
    "get_best_rank",
    "get_median_rank",
    "get_worst_rank",
    "get_rank_spread",
)
attach_or_none(
    Dti.RankAgreement,
    "get_spearman",
    "get_kendall",
    "get_pearson",
    "get_mean_shift",
    "get_max_shift",
)
attach_or_none(
    Dti.PublishedRow, "get_computed", "get_rounded", "get_last_digits", "get_lower", "get_upper"
)


def _scorecard_comparison_to_numpy(self, node, column="rank-shift"):
    """One number for each unit, in the order of get_units(); NaN where there is none."""
    if isinstance(column, str):
        column = getattr(Dti.DifferenceColumn, column.replace("-", "_").upper())
    return to_array(self.get_column(node, column))


Dti.ScorecardComparison.to_numpy = _scorecard_comparison_to_numpy
Dti.Comparison.__iter__ = lambda self: iter(self.get_rows())
Dti.Comparison.__str__ = lambda self: self.to_sentence("en")
Dti.Comparison.__repr__ = lambda self: (
    f"<Dti.Comparison {self.get_unit()}: {self.get_peers().get_n_units()} peers>"
)
Dti.ComparisonRow.__repr__ = lambda self: (
    f"<Dti.ComparisonRow {self.get_node_id()}: {write(self.get_figure())}, "
    f"median {write(self.get_median())}>"
)
Dti.PeerSet.__repr__ = lambda self: (
    f"<Dti.PeerSet {self.get_unit()} {self.get_kind().value_nick}: {self.get_n_units()} units>"
)
Dti.ScorecardDifference.__repr__ = lambda self: (
    f"<Dti.ScorecardDifference {self.get_unit()} {self.get_node_id()}: "
    f"{write(self.get_first_score())} to {write(self.get_second_score())}>"
)
Dti.RankAgreement.__repr__ = lambda self: (
    f"<Dti.RankAgreement {self.get_node_id()}: {self.get_n_units()} units, "
    f"Spearman {write(self.get_spearman())}>"
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
    return Dti.Series.new(list(periods), to_bytes(values), statuses, direction)


def _series_get_domain(self):
    """The least and the greatest possible figure, or None."""
    found, minimum, maximum = _series_domain(self)
    return (minimum, maximum) if found else None


def _series_iter(self):
    """Pairs of period and value, None where there is none."""
    return ((period, self.get_value(period)) for period in self.get_periods())


attach_or_none(Dti.Series, "get_value", "get_change", "get_growth")
_series_domain = Dti.Series.get_domain
Dti.Series.get_domain = _series_get_domain
attach_or_none(Dti.Forecast, "get_value", "get_low", "get_high")
attach_or_none(
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
Dti.Series.to_numpy = lambda self: to_array(self.get_values())
Dti.Series.__iter__ = _series_iter
Dti.Series.__len__ = lambda self: self.get_n_points()
Dti.Series.__bool__ = lambda self: True
Dti.Series.__repr__ = lambda self: (
    f"<Dti.Series {self.get_unit() or '–'} {self.get_node() or '–'}: {self.get_n_observed()} values>"
)
Dti.Trend.__repr__ = lambda self: (
    f"<Dti.Trend n {self.get_n()}, p {write(self.get_p())}, slope {write(self.get_slope())}: "
    f"{self.get_verdict().value_nick}>"
)


def _trend_column(name):
    """A Dti.TrendColumn, also by its name."""
    if not isinstance(name, str):
        return name
    return getattr(Dti.TrendColumn, name.upper().replace("-", "_"))


def _trends_from_numpy(values, times, direction=Dti.Direction.UP, options=None):
    """Tests every row of an array of two dimensions; NaN is no number."""
    return Dti.Trends.new_from_matrix(to_bytes(values), to_bytes(times), direction, options)


Dti.Forecast.to_numpy = lambda self: to_array(self.get_values())
Dti.Forecast.__repr__ = lambda self: (
    f"<Dti.Forecast {self.get_method().value_nick}: {self.get_horizon()} periods>"
)
Dti.Trends.from_numpy = staticmethod(_trends_from_numpy)
Dti.Trends.to_numpy = lambda self, column: to_array(self.get_column(_trend_column(column)))
Dti.Trends.__bool__ = lambda self: True
Dti.Trends.__repr__ = lambda self: f"<Dti.Trends of {self.get_n_items()} series>"
Dti.Trend.__str__ = lambda self: self.to_sentence(None)


# ---- cohorts ---------------------------------------------------------------------------------------


def _cohort_older(self, node, column="value"):
    """One older number for each unit, in the order of get_units(); NaN where there is none."""
    return to_array(self.get_older_column(node, find_column(column)))


def _cohort_newer(self, node, column="value"):
    """One newer number for each unit, in the order of get_units(); NaN where there is none."""
    return to_array(self.get_newer_column(node, find_column(column)))


attach_or_none(Dti.Cohort, "get_weight")
Dti.Cohort.older_to_numpy = _cohort_older
Dti.Cohort.newer_to_numpy = _cohort_newer
Dti.Cohort.__iter__ = lambda self: iter(self.get_units())
Dti.Cohort.__len__ = lambda self: self.get_n_units()
Dti.Cohort.__bool__ = lambda self: True
Dti.Cohort.__repr__ = lambda self: f"<Dti.Cohort {self.get_n_units()} units>"


# ---- goals -----------------------------------------------------------------------------------------


attach_or_none(Dti.Goal, "get_current_score")
attach_or_none(
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
attach_or_none(
    Dti.RequiredScore,
    "get_yearly_change",
    "get_figure",
    "get_ahead_figure",
    "get_score",
    "get_current_figure",
    "get_current_rank",
    "get_gap",
)
attach_or_none(
    Dti.GoalOption, "get_current_score", "get_score", "get_points", "get_gain", "get_effort"
)
attach_or_none(Dti.GoalChoice, "get_score")
attach_or_none(
    Dti.GoalMix,
    "get_current_score",
    "get_score",
    "get_wanted_score",
    "get_budget",
    "get_bound",
    "get_gap",
    "get_best_score",
)
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


attach_or_none(
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
attach_or_none(Dti.RankShare, "get_older_value", "get_newer_value")


def _rank_column(name):
    """A Dti.RankColumn, also by its name."""
    return getattr(Dti.RankColumn, name.upper()) if isinstance(name, str) else name


Dti.RankChangeList.to_numpy = lambda self, column: to_array(self.get_column(_rank_column(column)))
Dti.RankChangeList.__bool__ = lambda self: True
Dti.RankChangeList.__repr__ = lambda self: (
    f"<Dti.RankChangeList {self.get_older().get_period()} to {self.get_newer().get_period()}: "
    f"{self.get_n_items()} units>"
)
Dti.RankChange.__str__ = lambda self: self.to_sentence(None)
Dti.RankChange.__repr__ = lambda self: (
    f"<Dti.RankChange {self.get_unit()} {self.get_older_period()} to {self.get_newer_period()}: "
    f"{write(self.get_older_rank())} to {write(self.get_newer_rank())}, "
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
    return Dti.Trajectory.new_from_milestones(list(periods), to_bytes(values))


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

    positions = self.classify_column(to_bytes(numbers))
    return numpy.frombuffer(positions.get_data() or b"", dtype=numpy.uint32)


attach_or_none(
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
attach_or_none(Dti.ProgressSummary, "get_mean_score")
attach_or_none(Dti.Trajectory, "get_value", "get_value_at")
attach_or_none(Dti.LegendItem, "get_lower", "get_upper", "compute_contrast")
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
    f"<Dti.Progress {self.get_method().value_nick} {write(self.get_ratio())}: "
    f"{self.get_class_id()}, {self.get_status().value_nick}>"
)
Dti.ProgressSummary.__repr__ = lambda self: (
    f"<Dti.ProgressSummary {self.get_n_assessed()} assessed: {self.get_rating().value_nick}>"
)


# ---- statistics ------------------------------------------------------------------------------------


def _statistics_to_numpy(self, ids=None):
    """A matrix with a row for each unit and a column for each id."""
    import numpy

    columns = [to_array(self.get_numbers(name)) for name in ids or self.get_ids()]
    return numpy.column_stack(columns)


def _statistics_availability(self, node=None, column=Dti.AvailabilityColumn.AVAILABLE_SHARE):
    """One number for each unit, NaN where there is none."""
    return to_array(self.get_availability(node, column))


def _correlations_to_numpy(self, column=Dti.CorrelationColumn.COEFFICIENT):
    """A square matrix, NaN where there is none."""
    n = len(self.get_statistics().get_ids())
    return to_array(self.get_matrix(column)).reshape(n, n)


attach_or_none(Dti.ColumnStatistics, "get_number")
attach_or_none(Dti.Correlation, "get_coefficient", "get_p_value")
attach_or_none(Dti.PrincipalComponents, "get_inflation")
attach_or_none(Dti.Reliability, "get_alpha", "get_alpha_without", "get_item_rest")
Dti.Statistics.to_numpy = _statistics_to_numpy
Dti.Statistics.availability_to_numpy = _statistics_availability
Dti.Statistics.__iter__ = lambda self: iter(self.get_rows())
Dti.Statistics.__repr__ = lambda self: (
    f"<Dti.Statistics {len(self.get_units())} units, {len(self.get_ids())} columns>"
)
Dti.ColumnStatistics.__repr__ = lambda self: (
    f"<Dti.ColumnStatistics {self.get_id()}: "
    f"mean {write(self.get_number(Dti.StatisticsColumn.MEAN))}>"
)
Dti.Correlations.to_numpy = _correlations_to_numpy
Dti.Correlations.__repr__ = lambda self: (
    f"<Dti.Correlations {self.get_method().value_nick}: "
    f"{len(self.get_statistics().get_ids())} columns>"
)
Dti.Correlation.__repr__ = lambda self: (
    f"<Dti.Correlation {self.get_first()} {self.get_second()}: {write(self.get_coefficient())}>"
)
Dti.PrincipalComponents.eigenvalues_to_numpy = lambda self: to_array(self.get_eigenvalues())
Dti.PrincipalComponents.shares_to_numpy = lambda self: to_array(self.get_shares())
Dti.PrincipalComponents.loadings_to_numpy = lambda self, component=0: to_array(
    self.get_loadings(component)
)
Dti.PrincipalComponents.scores_to_numpy = lambda self, component=0: to_array(
    self.get_scores(component)
)
Dti.PrincipalComponents.__repr__ = lambda self: (
    f"<Dti.PrincipalComponents of {self.get_n_components()} columns, {self.get_n_units()} units>"
)
Dti.Reliability.__repr__ = lambda self: (
    f"<Dti.Reliability of {len(self.get_ids())} columns: alpha {write(self.get_alpha())}>"
)


# ---- weights ---------------------------------------------------------------------------------------


def _weights_to_dict(self, pillar):
    """Node to weight, for the children of a pillar."""
    numbers = memoryview(self.get_column(pillar).get_data() or b"").cast("d")
    return dict(zip(self.list_nodes(pillar), numbers))


def _weights_from_dict(framework, weights):
    """Weights from a mapping of node to weight."""
    return Dti.Weights.new_from_values(framework, list(weights), to_bytes(list(weights.values())))


attach_or_none(Dti.Weights, "get_weight", "get_share", "get_effective", "get_spread")
attach_or_none(Dti.Weights, "get_loading", "get_explained", "get_correlation")
attach_or_none(Dti.PairwiseComparisons, "get_judgement", "get_eigenvalue")
attach_or_none(Dti.PairwiseComparisons, "get_consistency_index", "get_consistency_ratio")
Dti.Weights.to_dict = _weights_to_dict
Dti.Weights.from_dict = staticmethod(_weights_from_dict)
Dti.Weights.__repr__ = lambda self: (
    f"<Dti.Weights {self.get_framework().get_id()}: {self.get_method().value_nick}>"
)
Dti.PairwiseComparisons.__repr__ = lambda self: (
    f"<Dti.PairwiseComparisons {' '.join(self.get_ids())}>"
)


# ---- sensitivity -----------------------------------------------------------------------------------


def _design_to_numpy(self):
    """A row for each point, a column for each input; from [0, 1)."""
    return to_array(self.get_points()).reshape(self.get_n_points(), self.get_n_inputs())


def _design_estimate_array(self, outputs, inputs=None):
    """Estimates from an array or a sequence; NaN or None where the model failed."""
    return self.estimate(inputs, to_bytes(outputs))


attach_or_none(Dti.Sensitivity, "get_mean", "get_variance")
attach_or_none(Dti.SensitivityIndex, "get_first", "get_first_low", "get_first_high")
attach_or_none(Dti.SensitivityIndex, "get_total", "get_total_low", "get_total_high")
Dti.SensitivityDesign.to_numpy = _design_to_numpy
Dti.SensitivityDesign.estimate_array = _design_estimate_array
Dti.SensitivityDesign.__repr__ = lambda self: (
    f"<Dti.SensitivityDesign {self.get_sequence().value_nick}: {self.get_n_rows()} rows, "
    f"{self.get_n_inputs()} inputs>"
)
Dti.Sensitivity.__iter__ = lambda self: iter(self.list_indices())
Dti.Sensitivity.__repr__ = lambda self: (
    f"<Dti.Sensitivity to {len(self.list_indices())} inputs: variance {write(self.get_variance())}>"
)
Dti.SensitivityIndex.__repr__ = lambda self: (
    f"<Dti.SensitivityIndex {self.get_input()}: first {write(self.get_first())}, "
    f"total {write(self.get_total())}>"
)


# ---- robustness ------------------------------------------------------------------------------------


attach_or_none(Dti.UncertainRank, "get_rank", "get_score", "get_mean", "get_median")
attach_or_none(Dti.UncertainRank, "get_low", "get_high", "get_best", "get_worst")
attach_or_none(Dti.UncertainRank, "get_score_mean", "get_score_low", "get_score_high")
attach_or_none(Dti.UncertainRank, "get_probability")
attach_or_none(Dti.NodeImportance, "get_mean_shift", "get_max_shift", "get_correlation")
Dti.Uncertainty.__iter__ = lambda self: iter(self.list_ranks())
Dti.Uncertainty.ranks_to_numpy = lambda self, unit: to_array(self.get_rank_column(unit))
Dti.Uncertainty.scores_to_numpy = lambda self, unit: to_array(self.get_score_column(unit))
Dti.Uncertainty.input_to_numpy = lambda self, name: to_array(self.get_input_column(name))
Dti.Uncertainty.__repr__ = lambda self: (
    f"<Dti.Uncertainty {self.get_node()}: {self.get_n_replicates()} replicates, "
    f"{self.get_n_failed()} failed>"
)
Dti.UncertainRank.__repr__ = lambda self: (
    f"<Dti.UncertainRank {self.get_unit()}: {write(self.get_rank())}, "
    f"from {write(self.get_low())} to {write(self.get_high())}>"
)
Dti.UncertainInput.__repr__ = lambda self: (
    f"<Dti.UncertainInput {self.get_id()}: {self.describe()}>"
)
Dti.Importance.__iter__ = lambda self: iter(self.list_nodes())
Dti.Importance.ranks_to_numpy = lambda self, node: to_array(self.get_rank_column(node))
Dti.NodeImportance.__repr__ = lambda self: (
    f"<Dti.NodeImportance {self.get_node()}: mean shift {write(self.get_mean_shift())}>"
)
