// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Goals from JavaScript: rules backwards, scores for ranks, mixes of options. */

import Dti from 'gi://Dti?version=1.0';
import Gio from 'gi://Gio';

import {assert, equal, file, main, raises, test} from './tap.js';

function provinces() {
    const framework = Dti.Framework.new_builtin('vn-dti-province-922');
    const path = file('examples/kien-giang/data-2022-2023.csv');
    const dataset = Dti.Dataset.new_from_file(path, framework);

    return Dti.Scorer.new(framework).score_all(dataset);
}

function kienGiang() {
    return Dti.Goal.new(provinces().get_item(1), 'KG', null);
}

function store(options) {
    const list = Gio.ListStore.new(Dti.GoalOption);

    options.forEach(option => list.append(option));

    return list;
}

test('a rule backwards', () => {
    const [found, number] = Dti.GoalpostsRule.new(20, 85).find_number(5, 10);

    assert(found);
    assert(Math.abs(number - 52.5) < 1e-12);
    raises(Dti.Error.UNSUPPORTED, () => Dti.BestRule.new().find_number(1, 10));
});

test('the number for more points', () => {
    const needed = kienGiang().find_gain('HTS', 5, Dti.GoalPopulation.MOVES);
    const far = kienGiang().find_gain('HTS', 50, Dti.GoalPopulation.MOVES);

    // 0.7266 are 72.66 of 100 points.
    equal(needed.round(4), 0.7766);
    assert(needed.reachable);
    equal(needed.get_numerator(), null);
    equal(far.get_limit(), Dti.GoalLimit.MAXIMUM);
    equal(far.get_best_score(), 100);
});

test('the score for a rank', () => {
    const history = provinces();
    const need = Dti.Goal.required_score(history, 'DTI', 'KG', 20, '2024', Dti.FieldGrowth.MEDIAN);

    equal(need.get_current_rank(), 40);
    equal(Dti.number_round(need.get_figure(), 4), 0.807);
    equal(need.get_rival(), 'HGA');
    assert(need.describe('en').startsWith('Rank 20 in 2024: 0.8070 is needed'));
});

test('options and mixes', () => {
    const goal = kienGiang();
    const options = [...goal.list_options()];

    equal(options.map(option => option.get_node()), ['B1', 'HDXHS', 'HDKTS', 'HDCQS']);
    equal(options[0].get_effort(), null);

    const mix = goal.find_mix(store(options.map(o => o.with_effort(10, true))), 742.7, 0, null);

    equal(mix.get_status(), Dti.GoalMixStatus.OPTIMAL);
    equal([...mix].map(choice => choice.get_option().get_id()), ['improve:B1']);
    equal(mix.get_gap(), 0);
    equal(mix.get_budget(), null);

    const spent = goal.spend(store(options.map(o => o.with_effort(10, false))), 20, 0, null);

    equal([...spent.get_choices()].map(choice => choice.get_share()), [1, 1]);
    equal(spent.get_wanted_score(), null);
});

main();
