// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Scenarios from JavaScript: results, signals, steps, documents. */

import Dti from 'gi://Dti?version=1.0';

import {assert, equal, file, main, raises, test} from './tap.js';

function scenarioOf(period) {
    const framework = Dti.Framework.new_builtin('vn-dti-province-922');
    const path = file('examples/kien-giang/data-2022-2023.csv');
    const dataset = Dti.Dataset.new_from_file(path, framework);

    return Dti.Scenario.new(Dti.Scorer.new(framework).score(dataset, period));
}

test('results follow an edit', () => {
    const scenario = scenarioOf('2023');

    equal(scenario.get_rank('KG', 'DTI'), 40);
    equal(Dti.number_round(scenario.get_value('KG', 'DTI'), 4), 0.6717);
    assert(scenario.set_number('KG', 'HDKTS', 0.9));
    equal(scenario.get_score('XX', 'DTI'), null);

    const card = scenario.to_scorecard();

    for (const column of [Dti.Column.SCORE, Dti.Column.RANK])
        equal([...scenario.toTyped('DTI', column)], [...card.toTyped('DTI', column)]);
    equal(scenario.get_coverage('KG', 'DTI'), card.get_coverage('KG', 'DTI'));
    equal(scenario.get_max('KG', 'DTI'), card.get_max('KG', 'DTI'));
    equal(scenario.get_n_ranked('DTI'), 63);
});

test('signals', () => {
    const scenario = scenarioOf('2023');
    const told = [];
    const notified = [];

    scenario.connect('changed', (_scenario, nUnits) => told.push(nUnits));
    scenario.connect('notify::n-edits', () => notified.push(scenario.nEdits));
    scenario.step(() => {
        scenario.set_number('KG', 'HDKTS', 0.9);
        scenario.set_status('AG', 'HTS', Dti.Status.NOT_APPLICABLE);
    });
    scenario.set_weight('B2', 'HDXHS', 2);
    equal(told, [2, 63]);
    equal(notified, [2, 3]);
    assert(scenario.can_undo && !scenario.can_redo);
    assert(scenario.undo());
    assert(scenario.undo());
    assert(!scenario.undo());
    assert(scenario.redo());
    equal(notified, [2, 3, 2, 0, 2]);
    scenario.reset();
    equal(scenario.get_rank('KG', 'DTI'), 40);
});

test('differences and who moved', () => {
    const scenario = scenarioOf('2023');

    scenario.set_number('KG', 'HDKTS', 0.9);

    const differences = [...scenario.diff('DTI')];
    const own = differences.find(difference => difference.get_unit() === 'KG');

    equal(own.get_before(Dti.Column.RANK), 40);
    equal(own.get_after(Dti.Column.RANK), scenario.get_rank('KG', 'DTI'));
    equal(own.rank_before, 40);
    equal(scenario.list_moved().length, scenario.get_n_moved());
    equal(differences.length, scenario.get_n_moved() + 1);
});

test('edits and documents', () => {
    const scenario = scenarioOf('2023');

    scenario.set_number('KG', 'HDKTS', 0.9);
    scenario.clear('KG', 'HDKTS');
    equal([...scenario.list_edits()].map(edit => edit.get_after()),
        [0.9, scenario.get_base().get_dataset().get_number('KG', '2023', 'HDKTS')]);

    const again = Dti.Scenario.new_from_json(scenario.get_base(), scenario.to_json());

    equal(again.get_n_edits(), 2);
    raises(Dti.Error.INVALID_DATA, () => again.apply_json('{}'));
    raises(Dti.Error.NOT_FOUND, () => again.set_number('KG', 'nothing', 1));
});

main();
