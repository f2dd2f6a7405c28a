// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* What lists and getters give: each class of it is met here, with a figure worked out by hand. */

import Dti from 'gi://Dti?version=1.0';
import Gio from 'gi://Gio';
import GLib from 'gi://GLib';

import {assert, equal, file, main, test} from './tap.js';

const MODEL = {
    'format': 'dti-framework', 'format-version': 1, 'id': 'pair',
    'root': {
        id: 'all', aggregation: 'mean', missing: 'rebase',
        children: [{id: 'a', max: 10}, {id: 'b', max: 10}],
    },
};
const framework = Dti.Framework.new_from_json(JSON.stringify(MODEL));
const day = (year, month, number) => GLib.Date.new_dmy(number, month, year);
const instant = (month, number) => GLib.DateTime.new_utc(2023, month, number, 3, 0, 0);

function near(found, expected) {
    assert(Math.abs(found - expected) < 1e-12, `${found} instead of ${expected}`);
}

/* The object is one of the class, and comes back. */
function one(cls, object) {
    assert(object instanceof cls, `${object} is no ${cls.name}`);

    return object;
}

function dataOf(rows, period = '2022') {
    const data = Dti.Dataset.new();

    rows.forEach(([a, b], i) => {
        data.set_number(`u${i}`, period, 'a', a);
        data.set_number(`u${i}`, period, 'b', b);
    });

    return data;
}

function score(rows) {
    return Dti.Scorer.new(framework).score(dataOf(rows), '2022');
}

function provincialYears() {
    const provinces = Dti.Framework.new_builtin('vn-dti-province-922');
    const path = file('examples/kien-giang/data-2022-2023.csv');

    return Dti.Scorer.new(provinces).score_all(Dti.Dataset.new_from_file(path, provinces));
}

const ROWS = [[2, 4], [10, 6], [1, 1]];
const SHIFTED = [[2, 4], [1, 1], [10, 10]];

test('scores and explanations', () => {
    const card = score(ROWS);
    const [item] = card.list_scores('all');
    const [part] = one(Dti.Explanation, card.explain('u0', null));

    near(one(Dti.Score, item).get_score(), 3);
    equal(item.get_rank(), 2);
    equal(part.get_score(), 2);
    equal(one(Dti.Node, part.get_node()).get_id(), 'a');
});

test('stages', () => {
    const data = Dti.Dataset.new();

    data.add_observation('u', '2022', 'a', Dti.Observation.new(8, Dti.Status.NORMAL, Dti.Stage.SELF));
    data.add_observation('u', '2022', 'a', Dti.Observation.new(6, Dti.Status.NORMAL, Dti.Stage.APPRAISED));

    const comparison = Dti.StageComparison.new(Dti.Scorer.new(framework), data, '2022');
    const item = [...comparison.list_differences('u')].find(row => row.get_node_id() === 'a');

    equal(one(Dti.StageDifference, item).get_difference(Dti.Stage.SELF, Dti.Stage.APPRAISED), -2);
    equal(item.get_score(Dti.Stage.PUBLISHED), null);
});

test('comparisons', () => {
    const row = one(Dti.ComparisonRow, Dti.Comparison.new(score(ROWS), 'u0', null).lookup('a'));
    const two = Dti.ScorecardComparison.new(score(ROWS), score(SHIFTED));
    const agreement = one(Dti.RankAgreement, two.measure_agreement('all'));
    const shift = [...two.list_differences('all')][2];

    near(row.get_median(), 0.55);
    equal(row.get_best_units(), ['u1']);
    equal(one(Dti.ScorecardDifference, shift).get_rank_shift(), 2);
    /* Of ranks 2 1 3 and 2 3 1. */
    near(agreement.get_spearman(), -1);
    near(agreement.get_mean_shift(), 4 / 3);
});

test('methods', () => {
    const cards = Gio.ListStore.new(Dti.Scorecard);
    const data = dataOf([[9, 1], [4, 4], [1, 2]]);

    for (const aggregation of ['"mean"', '"min"'])
        cards.append(Dti.Scorer.new(framework.make_variant('/root/aggregation', aggregation)).score(data, null));

    const [row] = Dti.MethodComparison.new(cards, ['mean', 'weakest'], null).list_rows();

    equal(one(Dti.MethodComparisonRow, row).get_median_rank(), 1.5);
});

test('published figures', () => {
    const [card] = provincialYears();
    const printed = Dti.Dataset.new_from_file(file('examples/kien-giang/published.csv'), card.get_framework());
    const comparison = Dti.PublishedComparison.new(card, printed);
    const [tally] = comparison.get_tallies();
    const row = [...comparison.list_misses()].find(r => r.get_kind() === Dti.PublishedKind.RANK);

    equal(one(Dti.PublishedTally, tally).get_n_agreeing(), 63);
    equal([one(Dti.PublishedRow, row).get_published(), row.get_computed()], [21, 31]);
});

test('why it changed', () => {
    const [older, newer] = provincialYears();
    const attribution = Dti.Attribution.between(older, newer, 'KG', null, null);
    const change = Dti.RankChange.between(older, newer, 'KG', null, null, null);
    const [peer] = change.list_overtaken_by();
    const [share] = change.get_pillar_shares();
    const interval = change.simulate_weights(0, 2, 1);
    const sum = [...attribution].reduce((total, item) => total + item.get_value_change(), 0);

    one(Dti.Contribution, [...attribution][0]);
    near(sum, attribution.get_value_change());
    assert(one(Dti.RankPeer, peer).get_newer_rank() < 40);
    equal(one(Dti.RankShare, share).get_node_id(), 'B1');
    /* Without noise all draws are alike. */
    equal([one(Dti.RankInterval, interval).get_newer_best(), interval.get_newer_worst()], [40, 40]);
});

test('what if', () => {
    const scenario = Dti.Scenario.new(score(ROWS));

    scenario.set_number('u2', 'a', 10);

    const [edit] = scenario.list_edits();
    const difference = [...scenario.diff('all')].find(item => item.get_unit() === 'u2');

    equal([one(Dti.ScenarioEdit, edit).get_before(), edit.get_after()], [1, 10]);
    equal([one(Dti.ScenarioDifference, difference).get_before(Dti.Column.RANK),
        difference.get_after(Dti.Column.RANK)], [3, 2]);
});

test('goals', () => {
    const goal = Dti.Goal.new(score(ROWS), 'u0', null);
    const needed = goal.find_gain('a', 3, Dti.GoalPopulation.MOVES);
    const options = Gio.ListStore.new(Dti.GoalOption);

    near(one(Dti.RequiredNumber, needed).get_number(), 5);
    /* The mean must be 5: 4 points more. a alone can give 8, b alone 6. */
    options.append(Dti.GoalOption.new('cheap', 'a', 10, 5, false));
    options.append(Dti.GoalOption.new('dear', 'b', 10, 50, false));

    const [choice, ...others] = one(Dti.GoalMix, goal.find_mix(options, 5, 0, null));

    equal(others.length, 0);
    equal(one(Dti.GoalChoice, choice).get_option().get_id(), 'cheap');
    equal(choice.get_effort(), 5);

    const need = Dti.Goal.required_score(
        provincialYears(), 'DTI', 'KG', 20, '2024', Dti.FieldGrowth.NONE);

    equal(one(Dti.RequiredScore, need).get_current_rank(), 40);
});

test('statistics', () => {
    const statistics = Dti.Statistics.new(framework, dataOf([[1, 2], [2, 1], [3, 3], [4, 4]]), null);
    const correlation = Dti.Correlations.new(statistics, Dti.CorrelationMethod.PEARSON, false).lookup('a', 'b');

    equal(one(Dti.ColumnStatistics, statistics.lookup('a')).get_number(Dti.StatisticsColumn.MEAN), 2.5);
    near(one(Dti.Correlation, correlation).get_coefficient(), 0.8);
});

test('robustness', () => {
    const card = score([[10, 0], [0, 8], [3, 3]]);
    const experiment = Dti.Experiment.new(card);
    const sets = [{all: {a: 1, b: 1}}, {all: {a: 3, b: 1}}];

    experiment.add_input(one(Dti.UncertainInput,
        Dti.UncertainInput.new_from_json(JSON.stringify({id: 'w', weights: {sets}}))));

    const points = new Uint8Array(Float64Array.of(0.1, 0.6, 0.7, 0.9).buffer);
    const result = one(Dti.Uncertainty, experiment.run_points(points, null));
    const [index] = experiment.run_sensitivity(4, null);
    const node = Dti.Importance.new(card, null, null, 1).lookup('a');

    equal(one(Dti.UncertainRank, result.lookup('u1')).get_mean(), 2.75);
    equal(one(Dti.SensitivityIndex, index).get_input(), 'w');
    equal(one(Dti.NodeImportance, node).get_max_shift(), 2);
});

test('legends', () => {
    const item = Dti.Legend.new_from_json(JSON.stringify({
        'format': 'dti-legend',
        'format-version': 1,
        'classes': [{id: 'all', title: 'All', colour: '#000000', symbol: '▲'}],
    })).lookup('all');

    /* Black on white: (1 + 0.05) / (0 + 0.05). */
    assert(Math.abs(one(Dti.LegendItem, item).compute_contrast('#FFFFFF') - 21) < 1e-9);
});

test('rules of assessment', () => {
    const rules = Dti.Framework.new_from_json(JSON.stringify({
        ...MODEL,
        'columns': {days: 'number'},
        'assessment': {
            'evidence': 'zero', 'late-penalty': {'column': 'days', 'per-day': 2, 'free-days': 3, 'max': 10},
        },
    })).get_assessment();

    equal(one(Dti.AssessmentRules, rules).get_late_max(), 10);
    equal([3, 5, 50].map(days => rules.compute_late_penalty(days)), [0, 4, 10]);
});

test('items of a plan', () => {
    const plan = Dti.Plan.new_from_json(JSON.stringify({
        'format': 'dti-plan', 'format-version': 1, 'id': 'p',
        'agencies': [{id: 'so', title: 'Sở Tài chính'}],
        'assignments': [{node: 'a', role: 'lead', agency: 'so'}],
        'targets': [{node: 'a', kind: 'at-least', value: 8, period: '2025'}],
        'tasks': [{
            id: 't', cost: 12,
            effects: [{node: 'a', points: 4, probability: 0.5}],
            history: [{status: 'ongoing', date: '2023-05-01', actor: 'an'}],
        }],
    }));
    const [task] = plan.get_tasks();
    const [effect] = task.get_effects();
    const [event] = task.get_history();
    const [target] = plan.get_targets();
    const [assignment] = plan.get_assignments();
    const [lead] = plan.who_answers_for(framework, 'a', day(2023, 10, 1));
    const [share] = plan.list_shares(framework, 'a', day(2023, 10, 1));

    equal(one(Dti.Task, task).get_cost(), 12);
    equal(one(Dti.TaskEffect, effect).get_probability(), 0.5);
    equal(one(Dti.TaskEvent, event).get_actor(), 'an');
    equal([8, 7.9].map(number => one(Dti.Target, target).is_met(number)), [true, false]);
    equal(one(Dti.Assignment, assignment).get_role(), Dti.Role.LEAD);
    equal(one(Dti.Responsibility, lead).get_agency(), one(Dti.Agency, plan.match_agency('so tai chinh')));
    equal(one(Dti.Share, share).get_share(), 1);
});

test('monitoring', () => {
    const plan = Dti.Plan.new_from_file(file('examples/kien-giang/plan.json'));
    const schedule = Dti.Schedule.new(plan, null);
    const register = Dti.SubmissionRegister.new();
    const submission = register.open('skhdt', 'q-agency', '2023-Q3', 'an', instant(9, 1));
    const [permission] = submission.list_permissions('an');
    const [baseline] = plan.get_baselines();
    const calendar = Dti.Calendar.new_vietnam(2023, 2023);
    const holiday = [...calendar.get_holidays()].find(item => item.get_day().get_month() === 9);

    one(Dti.Submission, submission).set_content(4, 4, 3, 0);
    submission.apply(Dti.SubmissionAction.SUBMIT, 'an', null, instant(9, 20));
    one(Dti.SubmissionPermission, permission);
    schedule.set_register(register);
    schedule.set_today(day(2023, 9, 28));

    const [, event] = submission.get_history();
    const obligation = one(Dti.Obligation, schedule.lookup('q-agency', 'skhdt', '2023-Q3'));
    const rates = Dti.ReportingRates.new(
        schedule.list_obligations(day(2023, 9, 1), day(2023, 9, 25)), Dti.RateGroup.AGENCY);

    equal(one(Dti.SubmissionEvent, event).get_actor(), 'an');
    equal(obligation.get_state(), Dti.ObligationState.SUBMITTED_ON_TIME);
    equal(one(Dti.ObligationRule, obligation.get_rule()).get_id(), 'q-agency');
    equal(one(Dti.ReportingRate, rates.get_total()).get_rate(Dti.Rate.RECEIVED), 1 / 16);
    assert(one(Dti.Baseline, baseline).get_node().length > 0);
    /* The national day. */
    equal(one(Dti.Holiday, holiday).get_kind() === Dti.DayKind.HOLIDAY, true);

    const [, card] = provincialYears();
    const account = Dti.Accountability.new(card, plan, 'KG', day(2023, 12, 31));
    const [node] = account.get_nodes();
    const [row] = account;

    assert(one(Dti.AccountabilityNode, node).get_lost() <= node.get_max());
    assert(one(Dti.AccountabilityRow, row).get_lost_shared() <= row.get_lost_full());
});

main();
