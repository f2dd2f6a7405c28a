// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Progress against targets, and legends, from JavaScript. */

import Dti from 'gi://Dti?version=1.0';
import GLib from 'gi://GLib';

import {assert, equal, file, main, raises, test} from './tap.js';

function seriesOf(...values) {
    const periods = values.map((_value, i) => `${2020 + i}`);
    const data = Float64Array.from(values);

    return Dti.Series.new(periods, new GLib.Bytes(new Uint8Array(data.buffer)), null,
        Dti.Direction.UP);
}

function targetOf(value, period = '2024') {
    const plan = Dti.Plan.new_from_json(JSON.stringify({
        'format': 'dti-plan',
        'format-version': 1,
        'id': 'p',
        'targets': [{node: 'a', kind: 'at-least', value, period}],
    }));

    return plan.get_targets().get_item(0);
}

test('a leader looks at an indicator', () => {
    const pr = Dti.Progress.assess(seriesOf(0, 1, 2), targetOf(4), Dti.ProgressMethod.LINEAR_PACE);

    equal(pr.status, Dti.ProgressStatus.OK);
    equal(pr.ratio, 1);
    equal(pr.required_pace_per_year, 1);
    equal(pr.reason, null);
    equal(pr.rating, Dti.ProgressRating.ON_TRACK);
    equal(pr.class_id, 'on-track');
    equal(pr.get_ratio(), 1);
    equal(pr.get_anticipated(), null);
    equal(JSON.parse(pr.to_json()).class, 'on-track');
});

test('what cannot be computed says why', () => {
    const pr = Dti.Progress.assess(seriesOf(0, 1), targetOf(4), Dti.ProgressMethod.CAGR_RATIO);

    equal(pr.get_status(), Dti.ProgressStatus.NOT_COMPUTABLE);
    equal(pr.get_ratio(), null);
    equal(pr.ratio, NaN);
    assert(pr.reason.startsWith('tốc độ tăng trưởng'));
    equal(pr.describe_reason('en'), 'growth is computed of figures above 0 only');
    equal(Dti.Legend.new_for_progress().lookup(pr.class_id).get_role(), Dti.LegendRole.NOT_RATED);
});

test('the target of a plan', () => {
    const framework = Dti.Framework.new_builtin('vn-dti-province-922');
    const data = Dti.Dataset.new_from_file(file('examples/kien-giang/data-2022-2023.csv'), framework);
    const cards = Dti.Scorer.new(framework).score_all(data);
    const plan = Dti.Plan.new_from_file(file('examples/kien-giang/plan.json'));
    const [pr] = [...Dti.Progress.list_for_plan(plan, cards, null, null)];

    equal(pr.get_value(), 40);
    equal(pr.get_baseline_value(), 32);
    equal(pr.get_rating(), Dti.ProgressRating.AWAY);
    equal(pr.get_status(), Dti.ProgressStatus.TARGET_PASSED);

    const list = Dti.Progress.list_for_plan(plan, cards, null, null);

    equal(JSON.parse(Dti.Progress.list_to_json(list)).map(item => JSON.stringify(item)),
        [JSON.stringify(JSON.parse(pr.to_json()))]);
    assert(Dti.Progress.list_to_csv(list).includes('\nKG,DTI,top-20,rank-at-most,linear-pace,'));
});

test('rules and trajectories', () => {
    const rules = Dti.ProgressRules.new(Dti.ProgressMethod.AGAINST_TRAJECTORY);
    const way = Dti.Trajectory.new(Dti.TrajectoryShape.LINEAR, '2020', 10, '2024', 30);

    equal(way.get_value('2022'), 20);
    equal([...way.toTyped()], [10, 30]);
    equal(way.get_value('2019'), null);
    rules.trajectory = way;
    equal(Dti.Progress.assess_with_rules(seriesOf(10, 10, 18), null, null, rules).get_ratio(), 0.9);
    equal(rules.get_cut_offs(), [0.95, 0.6, 0]);
    raises(Dti.Error.INVALID_DATA, () => rules.set_cut_offs(0, 1, 2));
});

test('a summary', () => {
    const list = Dti.Progress.list_for_plan(
        Dti.Plan.new_from_json('{"format":"dti-plan","format-version":1,"id":"p"}'),
        Dti.Plan.new_from_json('{"format":"dti-plan","format-version":1,"id":"p"}').get_targets(),
        null, null);
    const summary = Dti.ProgressSummary.new(list);

    equal(summary.get_n_assessed(), 0);
    equal(summary.get_mean_score(), null);
    equal(summary.get_rating(), Dti.ProgressRating.NOT_RATED);
});

test('a legend', () => {
    const legend = Dti.Legend.new_from_json(JSON.stringify({
        'format': 'dti-legend',
        'format-version': 1,
        'classes': [
            {id: 'low', title: 'Thấp', to: 0.5, colour: '#D55E00', symbol: '▼'},
            {id: 'high', title: 'Cao', from: 0.5, colour: '#0072B2', symbol: '▲'},
        ],
    }));
    const cls = legend.classify(0.7);

    equal([cls.id, cls.title, cls.colour, cls.symbol], ['high', 'Cao', '#0072B2', '▲']);
    equal(cls.get_lower(), 0.5);
    equal(cls.get_upper(), null);
    equal(legend.classify(null).id, 'missing');
    equal([...legend].map(item => item.get_id()),
        ['low', 'high', 'missing', 'not-applicable', 'not-rated']);
    equal([...legend.classifyArray([1, null, 0])], [1, 2, 0]);
    equal(legend.classify_status(Dti.Status.NOT_APPLICABLE).id, 'not-applicable');
    raises(Dti.Error.INVALID_DATA, () => Dti.Legend.new_from_json('{}'));
});

main();
