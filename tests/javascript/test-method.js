// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Steps of a method from JavaScript: alone, in a framework, and written in JavaScript. */

import Dti from 'gi://Dti?version=1.0';
import Gio from 'gi://Gio';
import GLib from 'gi://GLib';
import GObject from 'gi://GObject';

import {assert, equal, main, raises, test} from './tap.js';

const MODEL = JSON.stringify({
    format: 'dti-framework',
    'format-version': 1,
    id: 'method',
    method: [
        {step: 'impute', with: 'median'},
        {step: 'normalise', rule: {type: 'min-max', upper: 100}},
    ],
    root: {id: 'index', aggregation: 'mean', children: [{id: 'a'}]},
});

function dataset() {
    const data = Dti.Dataset.new();

    [1, 3, null, 5].forEach((number, i) => {
        if (number === null)
            data.set_status(`u${i}`, '2024', 'a', Dti.Status.MISSING);
        else
            data.set_number(`u${i}`, '2024', 'a', number);
    });

    return data;
}

const Double = GObject.registerClass(
class Double extends Dti.Step {
    vfunc_prepare_column(node, numbers) {
        const given = new Float64Array(numbers.toArray().slice().buffer);

        return new GLib.Bytes(new Uint8Array(given.map(number => number * 2).buffer));
    }
});

test('a column', () => {
    const treat = new Dti.Treat({max_points: 1});

    equal([...treat.prepareArray('a', [1, 2, 3, 4, 5, 6, 7, 100])], [1, 2, 3, 4, 5, 6, 7, 7]);
    equal(treat.max_points, 1);
    raises(Dti.Error.UNSUPPORTED, () => Dti.Screen.new(0.5, 0).prepareArray('a', [1]));
    raises(Dti.Error.INVALID_DATA, () => Dti.Step.new_from_json('{}'));
});

test('a method', () => {
    const framework = Dti.Framework.new_from_json(MODEL);
    const preparation = Dti.Preparation.new(framework, dataset());
    const [cell] = preparation.get_cells();
    const card = Dti.Scorer.new(framework).score(dataset(), null);

    equal([...framework.get_method()].map(step => step.get_type_name()), ['impute', 'normalise']);
    equal([cell.get_unit(), cell.get_action()], ['u2', 'imputed-median']);
    equal([cell.get_before(), cell.get_after()], [null, 3]);
    equal(preparation.get_dataset().get_number('u2', '2024', 'a'), 50);
    equal(card.get_score('u2', 'a'), 50);
    equal([...card.get_preparation().get_steps()].length, 1);
});

test('treated columns', () => {
    const steps = Gio.ListStore.new(Dti.Step);

    steps.append(Dti.Treat.new());
    const framework = Dti.Framework.new_from_json(MODEL);
    const preparation = Dti.Preparation.new_with_steps(framework, dataset(), steps);
    const [column] = preparation.get_treated_columns();

    equal(column.get_skewness(), 0);
    equal(column.get_winsorised_kurtosis(), null);
    assert(column.passes);
});

test('a step in JavaScript', () => {
    const steps = Gio.ListStore.new(Dti.Step);

    steps.append(new Double());
    const framework = Dti.Framework.new_from_json(MODEL);
    const preparation = Dti.Preparation.new_with_steps(framework, dataset(), steps);

    equal(preparation.get_dataset().get_number('u1', '2024', 'a'), 6);
});

main();
