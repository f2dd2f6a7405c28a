// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* How sure the ranks are, from JavaScript. */

import Dti from 'gi://Dti?version=1.0';

import {assert, equal, main, raises, test} from './tap.js';

const MODEL = {
    format: 'dti-framework', 'format-version': 1, id: 't',
    root: {
        id: 'r', aggregation: 'mean', missing: 'rebase',
        children: [{id: 'a', weight: 1, max: 10}, {id: 'b', weight: 1, max: 10}],
    },
};
const SETS = {id: 'w', weights: {sets: [{r: {a: 1, b: 1}}, {r: {a: 3, b: 1}}]}};

function score() {
    const data = Dti.Dataset.new();

    for (const [unit, a, b] of [['x', 10, 0], ['y', 0, 8], ['z', 3, 3]]) {
        data.set_number(unit, '', 'a', a);
        data.set_number(unit, '', 'b', b);
    }

    return Dti.Scorer.new(Dti.Framework.new_from_json(JSON.stringify(MODEL))).score(data, null);
}

function makeExperiment(input = SETS) {
    const experiment = Dti.Experiment.new(score());

    experiment.add_input(Dti.UncertainInput.new_from_json(JSON.stringify(input)));

    return experiment;
}

test('points', () => {
    const points = new Uint8Array(Float64Array.of(0.1, 0.6, 0.7, 0.9).buffer);
    const result = makeExperiment().run_points(points, null);
    const y = result.lookup('y');

    equal([...result.scoresToTyped('x')], [5, 7.5, 7.5, 7.5]);
    equal([...result.ranksToTyped('y')], [2, 3, 3, 3]);
    /* Below one half the first set, above it the second. */
    equal([...result.inputToTyped('w')], [0.1, 0.6, 0.7, 0.9]);
    equal([...result.get_inputs()].map(input => input.get_id()), ['w']);
    equal([...result.inputs].length, 1);
    equal([y.get_rank(), y.get_best(), y.get_worst(), y.get_mean()], [2, 2, 3, 2.75]);
    equal(y.get_probability(2), 0.25);
    equal([...result].map(row => row.get_unit()), ['x', 'y', 'z']);
    equal(JSON.parse(result.to_json([1])).units[0]['p-rank']['1'], 1);
});

test('refused', () => {
    raises(Dti.Error.INVALID_DATA, () => Dti.UncertainInput.new_from_json('{"id":"a"}'));
    raises(Dti.Error.EXISTS, () => {
        makeExperiment().add_input(Dti.UncertainInput.new_from_json(JSON.stringify(SETS)));
        const twice = makeExperiment();
        twice.add_input(Dti.UncertainInput.new_for_noise('w', 0.1, null));
    });
});

test('in the background', async () => {
    const experiment = makeExperiment({id: 'n', weights: {noise: 0.5}});
    const uncertainty = await experiment.run_uncertainty_async(100, null);
    const sensitivity = await experiment.run_sensitivity_async(16, null);

    equal([uncertainty.nReplicates, uncertainty.nFailed], [100, 0]);
    equal(sensitivity.uncertainty.nReplicates, 32);
    equal([...sensitivity].map(index => index.get_input()), ['n']);
    equal(experiment.progress, 1);
});

test('importance', () => {
    const importance = Dti.Importance.new(score(), null, null, 1);

    equal([...importance].map(row => row.get_node()), ['a', 'b']);
    equal([...importance.ranksToTyped('a')], [3, 1, 2]);
    equal([...importance.scoresToTyped('a')], [0, 8, 3]);
    equal(importance.lookup('a').get_max_shift(), 2);
    assert(importance.lookup('nothing') === null);
});

main();
