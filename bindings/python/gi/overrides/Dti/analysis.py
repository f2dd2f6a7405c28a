# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The classes of libdti/analysis: what if, comparisons, trends, goals, statistics, weights."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from .extension import Extension, native
from .scoring import Scorecard
from .values import Array, Dti, Numbers, Positions, member, to_array, to_bytes, to_list, to_numbers, write


# ---- what if ---------------------------------------------------------------------------------------


class Scenario(Extension):
    def __setitem__(self, place: tuple[str, str], what: float | str | Dti.Status | None) -> None:
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

    def __delitem__(self, place: tuple[str, str]) -> None:
        """del scenario["KG", "HTS"]: what was observed, again."""
        self.clear(*place)

    def __getitem__(self, place: tuple[str, str]) -> float | None:
        """The score of a unit at a node, or None."""
        return self.get_score(*place)

    @contextlib.contextmanager
    def step(self) -> Iterator[Dti.Scenario]:
        """The edits inside are one step, also where one of them fails."""
        self.begin_step()
        try:
            yield self
        finally:
            self.end_step()

    to_numpy = Scorecard.to_numpy

    def __repr__(self) -> str:
        return (
            f"<Dti.Scenario {self.get_base().get_framework().get_id()} {self.get_base().get_period()}: "
            f"{self.get_n_edits()} edits>"
        )


class ScenarioEdit(Extension):
    def __repr__(self) -> str:
        return f"<Dti.ScenarioEdit {self.describe(None)}>"

    def __str__(self) -> str:
        return self.describe(None)


class ScenarioDifference(Extension):
    def __repr__(self) -> str:
        return (
            f"<Dti.ScenarioDifference {self.get_unit()} {self.get_node_id()}: "
            f"{write(self.get_before(Dti.Column.SCORE))} → {write(self.get_after(Dti.Column.SCORE))}>"
        )


# ---- comparisons -----------------------------------------------------------------------------------


class ScorecardComparison(Extension):
    def to_numpy(self, node: str, column: Dti.DifferenceColumn | str = "rank-shift") -> Array:
        """One number for each unit, in the order of get_units(); NaN where there is none."""
        return to_array(self.get_column(node, member(Dti.DifferenceColumn, column)))


class Comparison(Extension):
    records = "get_rows"

    def __str__(self) -> str:
        return self.to_sentence("en")

    def __repr__(self) -> str:
        return f"<Dti.Comparison {self.get_unit()}: {self.get_peers().get_n_units()} peers>"


class ComparisonRow(Extension):
    def __repr__(self) -> str:
        return (
            f"<Dti.ComparisonRow {self.get_node_id()}: {write(self.get_figure())}, "
            f"median {write(self.get_median())}>"
        )


class PeerSet(Extension):
    def __repr__(self) -> str:
        return f"<Dti.PeerSet {self.get_unit()} {self.get_kind().value_nick}: {self.get_n_units()} units>"


class ScorecardDifference(Extension):
    def __repr__(self) -> str:
        return (
            f"<Dti.ScorecardDifference {self.get_unit()} {self.get_node_id()}: "
            f"{write(self.get_first_score())} to {write(self.get_second_score())}>"
        )


class RankAgreement(Extension):
    def __repr__(self) -> str:
        return (
            f"<Dti.RankAgreement {self.get_node_id()}: {self.get_n_units()} units, "
            f"Spearman {write(self.get_spearman())}>"
        )


class PublishedComparison(Extension):
    records = "get_rows"


class MethodComparison(Extension):
    records = "list_rows"


class PublishedRow(Extension):
    def __str__(self) -> str:
        return self.explain("en")

    def __repr__(self) -> str:
        return (
            f"<Dti.PublishedRow {self.get_unit()} {self.get_node_id()} {self.get_kind().value_nick}: "
            f"{self.get_verdict().value_nick}>"
        )


# ---- series and trends -----------------------------------------------------------------------------


class Series(Extension):
    @staticmethod
    def from_values(
        periods: Sequence[str],
        values: Numbers,
        statuses: Sequence[Dti.Status] | None = None,
        direction: Dti.Direction | str = "up",
    ) -> Dti.Series:
        """A series from any sequence of numbers, where None or NaN is no number."""
        return Dti.Series.new(list(periods), to_bytes(values), statuses, member(Dti.Direction, direction))

    def to_numpy(self) -> Array:
        """One number for each point; NaN where there is none."""
        return to_array(self.get_values())

    _index = "period"

    def _table(self, n_max):
        return {"period": self.get_periods()[:n_max], "value": to_numbers(self.get_values())[:n_max]}

    def __iter__(self) -> Iterator[tuple[str, float | None]]:
        """Pairs of period and value, None where there is none."""
        return ((period, self.get_value(period)) for period in self.get_periods())

    def __len__(self) -> int:
        return self.get_n_points()

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        return (
            f"<Dti.Series {self.get_unit() or '–'} {self.get_node() or '–'}: {self.get_n_observed()} values>"
        )


class Trend(Extension):
    def __repr__(self) -> str:
        return (
            f"<Dti.Trend n {self.get_n()}, p {write(self.get_p())}, slope {write(self.get_slope())}: "
            f"{self.get_verdict().value_nick}>"
        )

    def __str__(self) -> str:
        return self.to_sentence(None)


class Forecast(Extension):
    _index = "period"

    def _table(self, n_max):
        columns = {"value": self.get_values(), "low": self.get_lows(), "high": self.get_highs()}
        numbers = {name: to_numbers(data)[:n_max] for name, data in columns.items()}
        return {"period": self.get_periods()[:n_max]} | numbers

    def to_numpy(self) -> Array:
        """One number for each point; NaN where there is none."""
        return to_array(self.get_values())

    def __repr__(self) -> str:
        return f"<Dti.Forecast {self.get_method().value_nick}: {self.get_horizon()} periods>"


class Trends(Extension):
    @staticmethod
    def from_numpy(
        values: Numbers,
        times: Numbers,
        direction: Dti.Direction | str = "up",
        options: Dti.TrendOptions | None = None,
    ) -> Dti.Trends:
        """Tests every row of an array of two dimensions; NaN is no number."""
        chosen = member(Dti.Direction, direction)
        return Dti.Trends.new_from_matrix(to_bytes(values), to_bytes(times), chosen, options)

    def to_numpy(self, column: Dti.TrendColumn | str) -> Array:
        """One number for each series; NaN where there is none."""
        return to_array(self.get_column(member(Dti.TrendColumn, column)))

    def __repr__(self) -> str:
        return f"<Dti.Trends of {self.get_n_items()} series>"


# ---- cohorts ---------------------------------------------------------------------------------------


class Cohort(Extension):
    def older_to_numpy(self, node: str, column: Dti.Column | str = "value") -> Array:
        """One older number for each unit, in the order of get_units(); NaN where there is none."""
        return to_array(self.get_older_column(node, member(Dti.Column, column)))

    def newer_to_numpy(self, node: str, column: Dti.Column | str = "value") -> Array:
        """One newer number for each unit, in the order of get_units(); NaN where there is none."""
        return to_array(self.get_newer_column(node, member(Dti.Column, column)))

    def __iter__(self) -> Iterator[str]:
        return iter(self.get_units())

    def __len__(self) -> int:
        return self.get_n_units()

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        return f"<Dti.Cohort {self.get_n_units()} units>"


# ---- goals -----------------------------------------------------------------------------------------


class GoalMix(Extension):
    records = "get_choices"

    def __repr__(self) -> str:
        return f"<Dti.GoalMix {self.describe('en')}>"


class Goal(Extension):
    def __repr__(self) -> str:
        return f"<Dti.Goal {self.get_unit()} {self.get_node().get_id()}>"


class RequiredNumber(Extension):
    def __repr__(self) -> str:
        return f"<Dti.RequiredNumber {self.get_unit()} {self.get_node().get_id()}: {self.get_number()}>"


class RequiredScore(Extension):
    def __repr__(self) -> str:
        return f"<Dti.RequiredScore {self.describe('en')}>"


class GoalOption(Extension):
    def __repr__(self) -> str:
        return f"<Dti.GoalOption {self.get_id()}: {self.get_gain()}>"


class GoalChoice(Extension):
    def __repr__(self) -> str:
        return f"<Dti.GoalChoice {self.get_option().get_id()}: {self.get_share():g}>"


# ---- why a score changed ---------------------------------------------------------------------------


class Attribution(Extension):
    records = "_list_all"

    def _list_all(self) -> Iterable[Dti.Contribution]:
        return self.list_contributions(None)

    def __repr__(self) -> str:
        return (
            f"<Dti.Attribution {self.get_unit()} {self.get_node_id()} {self.get_older().get_period()} to "
            f"{self.get_newer().get_period()}: {self.get_score_change():+g}>"
        )


class Contribution(Extension):
    def __repr__(self) -> str:
        return (
            f"<Dti.Contribution {self.get_node_id()} {self.get_cause().value_nick}: {self.get_points():+g}>"
        )


# ---- why a rank changed ----------------------------------------------------------------------------


class RankChangeList(Extension):
    def to_numpy(self, column: Dti.RankColumn | str) -> Array:
        """One number for each unit, in the order of get_units(); NaN where there is none."""
        return to_array(self.get_column(member(Dti.RankColumn, column)))

    def __repr__(self) -> str:
        return (
            f"<Dti.RankChangeList {self.get_older().get_period()} to {self.get_newer().get_period()}: "
            f"{self.get_n_items()} units>"
        )


class RankChange(Extension):
    def __str__(self) -> str:
        return self.to_sentence(None)

    def __repr__(self) -> str:
        return (
            f"<Dti.RankChange {self.get_unit()} {self.get_older_period()} to {self.get_newer_period()}: "
            f"{write(self.get_older_rank())} to {write(self.get_newer_rank())}, "
            f"own {self.get_own_effect():+g}, field {self.get_field_effect():+g}>"
        )


class RankPeer(Extension):
    def __repr__(self) -> str:
        return f"<Dti.RankPeer {self.get_unit()}: {self.get_older_rank():g} to {self.get_newer_rank():g}>"


class RankShare(Extension):
    def __repr__(self) -> str:
        return f"<Dti.RankShare {self.get_node_id() or 'method'}: {self.get_share():+g}>"


# ---- progress and legends --------------------------------------------------------------------------


class Legend(Extension):
    records = "get_items"

    def classify(self, number: float | None) -> Dti.LegendItem | None:
        """The item of a figure; None is no figure, as NaN is."""
        return native(self, "classify")(float("nan") if number is None else number)

    def classify_array(self, numbers: Numbers) -> Positions:
        """The positions of the items of many figures, as a read-only NumPy array."""
        import numpy

        positions = self.classify_column(to_bytes(numbers))
        return numpy.frombuffer(positions.get_data() or b"", dtype=numpy.uint32)

    def __len__(self) -> int:
        return len(self.get_items())


class Trajectory(Extension):
    @staticmethod
    def from_values(periods: Sequence[str], values: Numbers) -> Dti.Trajectory:
        """A trajectory through milestones, from any two sequences."""
        return Dti.Trajectory.new_from_milestones(list(periods), to_bytes(values))


class LegendItem(Extension):
    def __repr__(self) -> str:
        return f"<Dti.LegendItem {self.get_id()} {self.get_symbol()} {self.get_colour()}>"


class Progress(Extension):
    def __repr__(self) -> str:
        return (
            f"<Dti.Progress {self.get_method().value_nick} {write(self.get_ratio())}: "
            f"{self.get_class_id()}, {self.get_status().value_nick}>"
        )


class ProgressSummary(Extension):
    def __repr__(self) -> str:
        return f"<Dti.ProgressSummary {self.get_n_assessed()} assessed: {self.get_rating().value_nick}>"


# ---- statistics ------------------------------------------------------------------------------------


class Statistics(Extension):
    records = "get_rows"

    def to_numpy(self, ids: Sequence[str] | None = None) -> Array:
        """A matrix with a row for each unit and a column for each id."""
        import numpy

        columns = [to_array(self.get_numbers(name)) for name in ids or self.get_ids()]
        return numpy.column_stack(columns)

    # What every number of statistics says of each column.
    _index = "id"

    def _table(self, n_max):
        rows = self.get_rows()[:n_max]
        table = {"id": [row.get_id() for row in rows]}
        for value in Dti.StatisticsColumn.__info__.get_values():
            name = value.get_name()
            numbers = (row.get_number(member(Dti.StatisticsColumn, name)) for row in rows)
            table[name] = [float("nan") if number is None else number for number in numbers]
        return table

    def availability_to_numpy(
        self, node: str | None = None, column: Dti.AvailabilityColumn | str = "available-share"
    ) -> Array:
        """One number for each unit, NaN where there is none."""
        return to_array(self.get_availability(node, member(Dti.AvailabilityColumn, column)))

    def __repr__(self) -> str:
        return f"<Dti.Statistics {len(self.get_units())} units, {len(self.get_ids())} columns>"


class ColumnStatistics(Extension):
    def __repr__(self) -> str:
        return (
            f"<Dti.ColumnStatistics {self.get_id()}: "
            f"mean {write(self.get_number(Dti.StatisticsColumn.MEAN))}>"
        )


class Correlations(Extension):
    def to_numpy(self, column: Dti.CorrelationColumn | str = "coefficient") -> Array:
        """A square matrix, NaN where there is none."""
        n = len(self.get_statistics().get_ids())
        return to_array(self.get_matrix(member(Dti.CorrelationColumn, column))).reshape(n, n)

    def __repr__(self) -> str:
        return (
            f"<Dti.Correlations {self.get_method().value_nick}: "
            f"{len(self.get_statistics().get_ids())} columns>"
        )

    # The coefficients, a row and a column for each id.
    _index = "id"

    def _table(self, n_max):
        ids = self.get_statistics().get_ids()
        rows = self.get_matrix(Dti.CorrelationColumn.COEFFICIENT)
        numbers = to_numbers(rows)[: None if n_max is None else n_max * len(ids)]
        shown = {"id": ids[:n_max]}
        return shown | {id: numbers[i :: len(ids)] for i, id in enumerate(ids)}


class Correlation(Extension):
    def __repr__(self) -> str:
        return f"<Dti.Correlation {self.get_first()} {self.get_second()}: {write(self.get_coefficient())}>"


class PrincipalComponents(Extension):
    def eigenvalues_to_numpy(self) -> Array:
        """One eigenvalue for each component, the largest first."""
        return to_array(self.get_eigenvalues())

    def shares_to_numpy(self) -> Array:
        """The share of the variance that each component explains."""
        return to_array(self.get_shares())

    def loadings_to_numpy(self, component: int = 0) -> Array:
        """One loading for each column."""
        return to_array(self.get_loadings(component))

    def scores_to_numpy(self, component: int = 0) -> Array:
        """One score for each unit; NaN where there is none."""
        return to_array(self.get_scores(component))

    def __repr__(self) -> str:
        return f"<Dti.PrincipalComponents of {self.get_n_components()} columns, {self.get_n_units()} units>"


class Reliability(Extension):
    def __repr__(self) -> str:
        return f"<Dti.Reliability of {len(self.get_ids())} columns: alpha {write(self.get_alpha())}>"


# ---- weights ---------------------------------------------------------------------------------------


class Weights(Extension):
    def to_dict(self, pillar: str) -> dict[str, float | None]:
        """Node to weight, for the children of a pillar."""
        return dict(zip(self.list_nodes(pillar), to_list(self.get_column(pillar))))

    @staticmethod
    def from_dict(framework: Dti.Framework, weights: Mapping[str, float]) -> Dti.Weights:
        """Weights from a mapping of node to weight."""
        return Dti.Weights.new_from_values(framework, list(weights), to_bytes(list(weights.values())))

    def __repr__(self) -> str:
        return f"<Dti.Weights {self.get_framework().get_id()}: {self.get_method().value_nick}>"


class PairwiseComparisons(Extension):
    def __repr__(self) -> str:
        return f"<Dti.PairwiseComparisons {' '.join(self.get_ids())}>"


# ---- sensitivity -----------------------------------------------------------------------------------


class SensitivityDesign(Extension):
    def to_numpy(self) -> Array:
        """A row for each point, a column for each input; from [0, 1)."""
        return to_array(self.get_points()).reshape(self.get_n_points(), self.get_n_inputs())

    def estimate_array(
        self, outputs: Numbers, inputs: Sequence[str] | None = None
    ) -> Dti.Sensitivity:
        """Estimates from an array or a sequence; NaN or None where the model failed."""
        return self.estimate(inputs, to_bytes(outputs))

    def __repr__(self) -> str:
        return (
            f"<Dti.SensitivityDesign {self.get_sequence().value_nick}: {self.get_n_rows()} rows, "
            f"{self.get_n_inputs()} inputs>"
        )


class Sensitivity(Extension):
    records = "list_indices"

    def __repr__(self) -> str:
        return (
            f"<Dti.Sensitivity to {len(self.list_indices())} inputs: variance {write(self.get_variance())}>"
        )


class SensitivityIndex(Extension):
    def __repr__(self) -> str:
        return (
            f"<Dti.SensitivityIndex {self.get_input()}: first {write(self.get_first())}, "
            f"total {write(self.get_total())}>"
        )


# ---- robustness ------------------------------------------------------------------------------------


class Uncertainty(Extension):
    records = "list_ranks"

    def ranks_to_numpy(self, unit: str) -> Array:
        """The rank of a unit in each replicate; NaN where it has none."""
        return to_array(self.get_rank_column(unit))

    def scores_to_numpy(self, unit: str) -> Array:
        """The score of a unit in each replicate; NaN where it has none."""
        return to_array(self.get_score_column(unit))

    def input_to_numpy(self, name: str) -> Array:
        """What an input was in each replicate."""
        return to_array(self.get_input_column(name))

    def __repr__(self) -> str:
        return (
            f"<Dti.Uncertainty {self.get_node()}: {self.get_n_replicates()} replicates, "
            f"{self.get_n_failed()} failed>"
        )


class UncertainRank(Extension):
    def __repr__(self) -> str:
        return (
            f"<Dti.UncertainRank {self.get_unit()}: {write(self.get_rank())}, "
            f"from {write(self.get_low())} to {write(self.get_high())}>"
        )


class UncertainInput(Extension):
    def __repr__(self) -> str:
        return f"<Dti.UncertainInput {self.get_id()}: {self.describe()}>"


class Importance(Extension):
    records = "list_nodes"

    def ranks_to_numpy(self, node: str) -> Array:
        """The rank of each unit without a node; NaN where it has none."""
        return to_array(self.get_rank_column(node))


class NodeImportance(Extension):
    def __repr__(self) -> str:
        return f"<Dti.NodeImportance {self.get_node()}: mean shift {write(self.get_mean_shift())}>"
