// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Conveniences for libdti in GJS: null for no number, typed arrays, iterators, promises.
 *
 * Nothing here computes: every number comes from the library. Getters that tell whether there is a
 * number return it, or null; all other methods keep the form they have in C. */
/* exported _init */

const {GLib, Gio} = imports.gi;

function orNull(prototype, ...names) {
    for (const name of names) {
        const original = prototype[name];

        prototype[name] = function (...args) {
            const [found, result] = original.apply(this, args);

            return found ? result : null;
        };
    }
}

function* items() {
    const n = this.get_n_items();

    for (let i = 0; i < n; i++)
        yield this.get_item(i);
}

/* Lists of types that are not public have no prototype to put an iterator on: the methods that
 * return them do it, and the properties call their getters. */
function iterable(prototype, ...names) {
    for (const name of names) {
        const original = prototype[name];

        prototype[name] = function (...args) {
            const model = original.apply(this, args);

            model[Symbol.iterator] = items;

            return model;
        };
        if (name.startsWith('get_'))
            readThroughGetter(prototype, name);
    }
}

function readThroughGetter(prototype, getter) {
    const property = getter.slice('get_'.length);
    const camelCase = property.replace(/_(.)/g, (_match, letter) => letter.toUpperCase());

    for (const name of new Set([property, camelCase])) {
        Object.defineProperty(prototype, name, {
            get() {
                return this[getter]();
            },
        });
    }
}

function toTyped(bytes) {
    const data = bytes.toArray();

    return new Float64Array(data.buffer, data.byteOffset, data.byteLength / 8);
}

function toBytes(values) {
    const typed = values instanceof Float64Array
        ? values
        : Float64Array.from(values, value => value ?? NaN);

    return new GLib.Bytes(new Uint8Array(typed.buffer, typed.byteOffset, typed.byteLength));
}

/* Columns beside the first one of a class; where there is none, null. */
function typed(prototype, names) {
    for (const [name, getter] of Object.entries(names)) {
        prototype[name] = function (...args) {
            const bytes = this[getter](...args);

            return bytes ? toTyped(bytes) : null;
        };
    }
}

function attachToScores(Dti) {
    const numbers = ['get_score', 'get_max', 'get_value', 'get_rank', 'get_coverage'];

    orNull(Dti.Scorecard.prototype, ...numbers);
    orNull(Dti.Score.prototype, ...numbers);
    orNull(Dti.Explanation.prototype, ...numbers, 'get_own_weight', 'get_share');
    orNull(Dti.StageDifference.prototype, 'get_score', 'get_difference');

    iterable(Dti.Scorecard.prototype, 'list_scores', 'list_unit_scores');
    iterable(Dti.Explanation.prototype, 'get_children');
    iterable(Dti.StageComparison.prototype, 'list_differences');
    iterable(Dti.Scorer.prototype, 'score_all');

    /* The array can share memory with the scorecard: read only. */
    Dti.Scorecard.prototype.toTyped = function (node, column = Dti.Column.SCORE) {
        return toTyped(this.get_column(node, column));
    };
    Dti.Scorecard.prototype[Symbol.iterator] = function () {
        return this.list_scores(this.get_framework().get_ranking_node().get_id())[Symbol.iterator]();
    };
    Dti.Explanation.prototype[Symbol.iterator] = function () {
        return this.get_children()[Symbol.iterator]();
    };

    Gio._promisify(Dti.Scorer.prototype, 'score_async', 'score_finish');
}

function attachToData(Dti) {
    orNull(Dti.Observation.prototype,
        'get_number', 'get_numerator', 'get_denominator', 'get_max');
    orNull(Dti.Dataset.prototype, 'get_number');

    /* The array can share memory with the dataset: read only. */
    Dti.Dataset.prototype.toTyped = function (period, node) {
        return toTyped(this.get_column(period, node));
    };
    Dti.Dataset.prototype.fromTyped = function (period, node, values) {
        return this.set_column(period, node, toBytes(values));
    };

    Gio._promisify(Dti.DatasetReader.prototype, 'read_file_async', 'read_file_finish');
}

function attachToModel(Dti) {
    orNull(Dti.AssessmentRules.prototype, 'get_late_max');
    orNull(Dti.Pillar.prototype, 'get_floor', 'get_share_band');
    orNull(Dti.Rule.prototype, 'get_direction');

    iterable(Dti.Framework.prototype, 'get_nodes', 'get_indicators', 'get_pillars', 'get_views');
    iterable(Dti.Node.prototype, 'get_rules', 'get_then_rules', 'get_parents');
    iterable(Dti.Pillar.prototype, 'get_children');

    Dti.Framework.prototype[Symbol.iterator] = function () {
        return this.get_nodes()[Symbol.iterator]();
    };
    Dti.Pillar.prototype[Symbol.iterator] = function () {
        return this.get_children()[Symbol.iterator]();
    };
    iterable(Dti.Plan.prototype,
        'get_agencies', 'get_assignments', 'get_tasks', 'get_targets', 'get_obligations',
        'get_baselines', 'list_assignments', 'list_shares', 'who_answers_for');
    iterable(Dti.Task.prototype, 'get_effects', 'get_history');
    iterable(Dti.Calendar.prototype, 'get_holidays');
    iterable(Dti.Schedule.prototype, 'list_obligations', 'list_due');
    iterable(Dti.Submission.prototype, 'get_history', 'list_permissions');
    iterable(Dti.SubmissionRegister.prototype, 'list_versions');
    iterable(Dti.Accountability.prototype, 'get_nodes', 'who_answers_for');
    Dti.ProblemList.prototype[Symbol.iterator] = items;
    Dti.UnitRegistry.prototype[Symbol.iterator] = items;
    Dti.SubmissionRegister.prototype[Symbol.iterator] = items;
    Dti.ReportingRates.prototype[Symbol.iterator] = items;
    Dti.Accountability.prototype[Symbol.iterator] = items;
    Dti.Rule.prototype.evaluateArray = function (values, max = 1) {
        return toTyped(this.evaluate_column(toBytes(values), max));
    };
    typed(Dti.StepsRule.prototype,
        {thresholdsToTyped: 'get_thresholds', pointsToTyped: 'get_points'});
    typed(Dti.Pillar.prototype, {orderWeightsToTyped: 'get_order_weights'});
    for (const cls of [Dti.BooleanRule, Dti.ChecklistRule, Dti.ChoiceRule])
        typed(cls.prototype, {creditsToTyped: 'get_credits'});

    orNull(Dti.Task.prototype, 'get_cost', 'get_frequency', 'get_status_on');
    orNull(Dti.TaskEffect.prototype, 'get_points', 'get_value');
    orNull(Dti.Assignment.prototype, 'get_share');
    orNull(Dti.Baseline.prototype, 'get_value', 'get_rank');
    orNull(Dti.ObligationRule.prototype, 'get_opens_days_before', 'get_cut_off_days_before');
    orNull(Dti.Obligation.prototype, 'get_days_late');
    orNull(Dti.ReportingRate.prototype, 'get_rate');
    orNull(Dti.Accountability.prototype, 'get_gained');
    orNull(Dti.AccountabilityNode.prototype, 'get_gained', 'get_over_claimed');
    orNull(Dti.AccountabilityRow.prototype,
        'get_gained_shared', 'get_over_claimed', 'get_on_time_rate', 'get_return_rate');
    for (const cls of [Dti.Plan, Dti.Calendar, Dti.SubmissionRegister])
        Gio._promisify(cls, 'new_from_file_async', 'new_from_file_finish');
    Gio._promisify(Dti.Framework, 'new_from_file_async', 'new_from_file_finish');
    Gio._promisify(Dti.UnitRegistry, 'new_from_file_async', 'new_from_file_finish');
}

function attachToScenarios(Dti) {
    orNull(Dti.Scenario.prototype,
        'get_score', 'get_max', 'get_value', 'get_rank', 'get_coverage');
    orNull(Dti.ScenarioEdit.prototype, 'get_before', 'get_after');
    orNull(Dti.ScenarioDifference.prototype, 'get_before', 'get_after', 'get_change');
    iterable(Dti.Scenario.prototype, 'diff', 'list_edits');

    Dti.Scenario.prototype.toTyped = function (node, column = Dti.Column.SCORE) {
        return toTyped(this.get_column(node, column));
    };
    /* The edits that the function does are one step, also where one of them fails. */
    Dti.Scenario.prototype.step = function (edit) {
        this.begin_step();
        try {
            edit(this);
        } finally {
            this.end_step();
        }
    };
}

function attachToComparisons(Dti) {
    orNull(Dti.PeerSet.prototype, 'get_distance');
    orNull(Dti.ComparisonRow.prototype,
        'get_figure', 'get_score', 'get_median', 'get_mean', 'get_lower_quartile',
        'get_upper_quartile', 'get_best', 'get_gap_to_median', 'get_gap_to_best',
        'get_root_gap_to_median', 'get_root_gap_to_best', 'get_standard_gap', 'get_rank',
        'get_percentile');
    orNull(Dti.ScorecardDifference.prototype,
        'get_first_score', 'get_second_score', 'get_score_difference', 'get_first_value',
        'get_second_value', 'get_value_difference', 'get_first_rank', 'get_second_rank',
        'get_rank_shift');
    orNull(Dti.MethodComparisonRow.prototype,
        'get_number', 'get_best_rank', 'get_median_rank', 'get_worst_rank', 'get_rank_spread');
    orNull(Dti.RankAgreement.prototype,
        'get_spearman', 'get_kendall', 'get_pearson', 'get_mean_shift', 'get_max_shift');
    orNull(Dti.PublishedRow.prototype,
        'get_computed', 'get_rounded', 'get_last_digits', 'get_lower', 'get_upper');

    iterable(Dti.Comparison.prototype,
        'get_rows', 'list_strengths', 'list_weaknesses', 'list_practices');
    iterable(Dti.ScorecardComparison.prototype, 'list_differences', 'list_movers');
    iterable(Dti.MethodComparison.prototype, 'list_rows', 'list_movers');
    iterable(Dti.PublishedComparison.prototype, 'get_rows', 'get_tallies', 'list_misses');

    Dti.ScorecardComparison.prototype.toTyped = function (
        node, column = Dti.DifferenceColumn.RANK_SHIFT) {
        return toTyped(this.get_column(node, column));
    };
    typed(Dti.MethodComparison.prototype,
        {matrixToTyped: 'get_matrix', rangeToTyped: 'get_range_column'});
    Dti.MethodComparison.prototype.toTyped = function (method, column = Dti.MethodColumn.RANK) {
        return toTyped(this.get_column(method, column));
    };
    Dti.Comparison.prototype[Symbol.iterator] = function () {
        return this.get_rows()[Symbol.iterator]();
    };
    Dti.PublishedComparison.prototype[Symbol.iterator] = function () {
        return this.get_rows()[Symbol.iterator]();
    };
}

function attachToBridges(Dti) {
    orNull(Dti.FrameworkMap.prototype, 'get_weight');
    orNull(Dti.Cohort.prototype, 'get_weight');
    iterable(Dti.Bridge.prototype, 'get_scorecards');

    Dti.Cohort.prototype.olderToTyped = function (node, column = Dti.Column.VALUE) {
        return toTyped(this.get_older_column(node, column));
    };
    Dti.Cohort.prototype.newerToTyped = function (node, column = Dti.Column.VALUE) {
        return toTyped(this.get_newer_column(node, column));
    };
    Dti.Cohort.prototype[Symbol.iterator] = function () {
        return this.get_units()[Symbol.iterator]();
    };

    Gio._promisify(Dti.FrameworkMap, 'new_from_file_async', 'new_from_file_finish');
}

function attachToSteps(Dti) {
    orNull(Dti.PreparedCell.prototype, 'get_before', 'get_after');
    orNull(Dti.TreatedColumn.prototype,
        'get_skewness', 'get_kurtosis',
        'get_winsorised_skewness', 'get_winsorised_kurtosis',
        'get_transformed_skewness', 'get_transformed_kurtosis');

    iterable(Dti.Framework.prototype, 'get_method');
    iterable(Dti.Preparation.prototype, 'get_steps', 'get_cells', 'get_treated_columns');

    Dti.Step.prototype.prepareArray = function (node, values) {
        return toTyped(this.prepare_column(node, toBytes(values)));
    };
}

function attachToTrends(Dti) {
    const getDomain = Dti.Series.prototype.get_domain;

    orNull(Dti.Series.prototype, 'get_value', 'get_change', 'get_growth');
    orNull(Dti.Trend.prototype,
        'get_number', 'get_first', 'get_last', 'get_change', 'get_growth', 'get_p',
        'get_slope', 'get_slope_low', 'get_slope_high');
    orNull(Dti.Forecast.prototype, 'get_value', 'get_low', 'get_high');
    iterable(Dti.Series.prototype, 'list_segments');
    Dti.Trends.prototype[Symbol.iterator] = items;

    Dti.Series.prototype.get_domain = function () {
        const [found, ...bounds] = getDomain.apply(this);

        return found ? bounds : null;
    };
    Dti.Series.fromValues = function (periods, values, statuses = null,
        direction = Dti.Direction.UP) {
        return Dti.Series.new(periods, toBytes(values), statuses, direction);
    };
    Dti.Series.prototype.toTyped = function () {
        return toTyped(this.get_values());
    };
    typed(Dti.Series.prototype, {timesToTyped: 'get_times'});
    typed(Dti.Forecast.prototype, {lowsToTyped: 'get_lows', highsToTyped: 'get_highs'});
    Dti.Forecast.prototype.toTyped = function () {
        return toTyped(this.get_values());
    };
    /* The array can share memory with the trends: read only. */
    Dti.Trends.prototype.toTyped = function (column) {
        return toTyped(this.get_column(column));
    };
}

function attachToGoals(Dti) {
    orNull(Dti.Goal.prototype, 'get_current_score');
    orNull(Dti.RequiredNumber.prototype,
        'get_number', 'get_first', 'get_last', 'get_score', 'get_best_score', 'get_current_number',
        'get_current_score', 'get_numerator', 'round');
    orNull(Dti.RequiredScore.prototype,
        'get_yearly_change', 'get_figure', 'get_ahead_figure', 'get_score', 'get_current_figure',
        'get_current_rank', 'get_gap');
    orNull(Dti.GoalOption.prototype,
        'get_current_score', 'get_score', 'get_points', 'get_gain', 'get_effort');
    orNull(Dti.GoalChoice.prototype, 'get_score');
    orNull(Dti.GoalMix.prototype,
        'get_current_score', 'get_score', 'get_wanted_score', 'get_budget', 'get_bound', 'get_gap',
        'get_best_score');

    iterable(Dti.Goal.prototype, 'list_options', 'list_task_options');
    iterable(Dti.GoalMix.prototype, 'get_choices');
    Dti.GoalMix.prototype[Symbol.iterator] = function () {
        return this.get_choices()[Symbol.iterator]();
    };
}

function attachToAttributions(Dti) {
    iterable(Dti.Attribution.prototype, 'list_contributions');
    Dti.Attribution.prototype[Symbol.iterator] = function () {
        return this.list_contributions(null)[Symbol.iterator]();
    };
}

function attachToRankChanges(Dti) {
    orNull(Dti.RankChange.prototype,
        'get_older_rank', 'get_older_percentile', 'get_newer_percentile', 'get_rank_change',
        'get_places_gained', 'get_cohort_effect', 'get_cushion', 'get_cushion_points',
        'get_gap', 'get_gap_points');
    orNull(Dti.RankShare.prototype, 'get_older_value', 'get_newer_value');

    iterable(Dti.RankChange.prototype,
        'list_overtaken_by', 'list_overtook', 'list_near', 'list_shares', 'get_pillar_shares');
    Dti.RankChangeList.prototype[Symbol.iterator] = items;
    Dti.RankChangeList.prototype.toTyped = function (column) {
        return toTyped(this.get_column(column));
    };
}

function attachToProgress(Dti) {
    orNull(Dti.Progress.prototype,
        'get_ratio', 'get_score', 'get_pace_per_year', 'get_required_pace_per_year',
        'get_acceleration', 'get_expected', 'get_anticipated', 'get_value', 'get_time',
        'get_baseline_value', 'get_baseline_time', 'get_target_value', 'get_target_time');
    orNull(Dti.ProgressSummary.prototype, 'get_mean_score');
    orNull(Dti.Trajectory.prototype, 'get_value', 'get_value_at');
    orNull(Dti.LegendItem.prototype, 'get_lower', 'get_upper', 'compute_contrast');

    typed(Dti.Trajectory.prototype, {toTyped: 'get_values'});
    iterable(Dti.Legend.prototype, 'get_items');
    iterable(Dti.Progress, 'list_for_plan');

    const {classify} = Dti.Legend.prototype;

    /* null is no figure, as NaN is. */
    Dti.Legend.prototype.classify = function (number) {
        return classify.call(this, number ?? NaN);
    };
    /* Positions in the items of the legend. */
    Dti.Legend.prototype.classifyArray = function (numbers) {
        const data = this.classify_column(toBytes(numbers)).toArray();

        return new Uint32Array(data.buffer, data.byteOffset, data.byteLength / 4);
    };
    Dti.Legend.prototype[Symbol.iterator] = function () {
        return this.get_items()[Symbol.iterator]();
    };
}

function attachToStatistics(Dti) {
    orNull(Dti.ColumnStatistics.prototype, 'get_number');
    orNull(Dti.Correlation.prototype, 'get_coefficient', 'get_p_value');
    orNull(Dti.PrincipalComponents.prototype, 'get_inflation');
    orNull(Dti.Reliability.prototype, 'get_alpha', 'get_alpha_without', 'get_item_rest');

    iterable(Dti.Statistics.prototype, 'get_rows');
    iterable(Dti.Correlations.prototype,
        'list_pairs', 'list_with_ancestors', 'list_with_columns', 'list_collinear', 'list_opposed');

    Dti.Statistics.prototype.toTyped = function (id) {
        return toTyped(this.get_numbers(id));
    };
    Dti.Statistics.prototype[Symbol.iterator] = function () {
        return this.get_rows()[Symbol.iterator]();
    };
    Dti.Correlations.prototype.toTyped = function (column = Dti.CorrelationColumn.COEFFICIENT) {
        return toTyped(this.get_matrix(column));
    };
    typed(Dti.Statistics.prototype,
        {columnToTyped: 'get_column', availabilityToTyped: 'get_availability'});
    typed(Dti.PrincipalComponents.prototype,
        {eigenvaluesToTyped: 'get_eigenvalues', sharesToTyped: 'get_shares'});
    Dti.PrincipalComponents.prototype.loadingsToTyped = function (component = 0) {
        return toTyped(this.get_loadings(component));
    };
    Dti.PrincipalComponents.prototype.scoresToTyped = function (component = 0) {
        return toTyped(this.get_scores(component));
    };
}

function attachToWeights(Dti) {
    orNull(Dti.Weights.prototype,
        'get_weight', 'get_share', 'get_effective', 'get_loading', 'get_explained',
        'get_correlation', 'get_spread');
    orNull(Dti.PairwiseComparisons.prototype,
        'get_judgement', 'get_eigenvalue', 'get_consistency_index', 'get_consistency_ratio');

    typed(Dti.PairwiseComparisons.prototype, {weightsToTyped: 'compute_weights'});
    Dti.Weights.prototype.toTyped = function (pillar) {
        return toTyped(this.get_column(pillar));
    };
}

function attachToSensitivities(Dti) {
    orNull(Dti.Sensitivity.prototype, 'get_mean', 'get_variance');
    orNull(Dti.SensitivityIndex.prototype,
        'get_first', 'get_first_low', 'get_first_high',
        'get_total', 'get_total_low', 'get_total_high');

    iterable(Dti.Sensitivity.prototype, 'list_indices');

    Dti.SensitivityDesign.prototype.toTyped = function () {
        return toTyped(this.get_points());
    };
    /* null is an output that is not there, as NaN is. */
    Dti.SensitivityDesign.prototype.estimateArray = function (outputs, inputs = null) {
        return this.estimate(inputs, toBytes(outputs));
    };
    Dti.Sensitivity.prototype[Symbol.iterator] = function () {
        return this.list_indices()[Symbol.iterator]();
    };
}

function attachToRobustness(Dti) {
    orNull(Dti.UncertainRank.prototype,
        'get_rank', 'get_score', 'get_mean', 'get_median', 'get_low', 'get_high', 'get_best',
        'get_worst', 'get_score_mean', 'get_score_low', 'get_score_high', 'get_probability');
    orNull(Dti.NodeImportance.prototype, 'get_mean_shift', 'get_max_shift', 'get_correlation');
    Gio._promisify(Dti.Experiment.prototype, 'run_uncertainty_async', 'run_uncertainty_finish');
    Gio._promisify(Dti.Experiment.prototype, 'run_sensitivity_async', 'run_sensitivity_finish');

    iterable(Dti.Experiment.prototype, 'get_inputs');
    iterable(Dti.Uncertainty.prototype, 'list_ranks', 'get_inputs');
    typed(Dti.Uncertainty.prototype, {inputToTyped: 'get_input_column'});
    typed(Dti.Importance.prototype, {scoresToTyped: 'get_score_column'});
    iterable(Dti.Importance.prototype, 'list_nodes');
    Dti.Uncertainty.prototype[Symbol.iterator] = function () {
        return this.list_ranks()[Symbol.iterator]();
    };
    Dti.Uncertainty.prototype.ranksToTyped = function (unit) {
        return toTyped(this.get_rank_column(unit));
    };
    Dti.Uncertainty.prototype.scoresToTyped = function (unit) {
        return toTyped(this.get_score_column(unit));
    };
    Dti.Importance.prototype[Symbol.iterator] = function () {
        return this.list_nodes()[Symbol.iterator]();
    };
    Dti.Importance.prototype.ranksToTyped = function (node) {
        return toTyped(this.get_rank_column(node));
    };
}

/* The library can be built without charts. */
function attachToCharts(Dti) {
    if (Dti.HAS_CHART)
        Gio._promisify(Dti.Chart.prototype, 'save_async', 'save_finish');
}

function _init() {
    attachToModel(this);
    attachToData(this);
    attachToScores(this);
    attachToScenarios(this);
    attachToComparisons(this);
    attachToBridges(this);
    attachToSteps(this);
    attachToTrends(this);
    attachToGoals(this);
    attachToAttributions(this);
    attachToRankChanges(this);
    attachToProgress(this);
    attachToStatistics(this);
    attachToWeights(this);
    attachToSensitivities(this);
    attachToRobustness(this);
    attachToCharts(this);
}
