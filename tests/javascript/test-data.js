// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Observations, datasets and their reader from JavaScript. */

import Dti from 'gi://Dti?version=1.0';

import {assert, equal, file, main, raises, rejects, test} from './tap.js';

const DATA = 'examples/kien-giang/data-2022-2023.csv';

function provincial() {
    return Dti.Framework.new_builtin('vn-dti-province-922');
}

test('observation', () => {
    const observed = new Dti.Observation({
        numerator: 3,
        denominator: 4,
        status: Dti.Status.PROVISIONAL,
        stage: Dti.Stage.SELF,
        note: 'a remark',
    });

    equal(observed.get_numerator(), 3);
    equal(observed.get_max(), null);
    equal(observed.get_note(), 'a remark');
    equal(observed.get_stage(), Dti.Stage.SELF);
    equal(Dti.Observation.new(0, Dti.Status.NORMAL, Dti.Stage.ANY).get_number(), 0);
    equal(Dti.Observation.new(NaN, Dti.Status.MISSING, Dti.Stage.ANY).get_number(), null);
    equal(Dti.status_to_letter(Dti.Status.NOT_ASSESSED), 'N');
    equal(Dti.status_from_letter('M'), [true, Dti.Status.NOT_APPLICABLE]);
});

test('cells', () => {
    const data = Dti.Dataset.new();

    data.add_unit('a', 'Unit A');
    data.set_number('a', '2022', 'n', 1.5);
    equal(data.get_number('a', '2022', 'n'), 1.5);
    equal(data.get_number('a', '2022', 'm'), null);
    data.set_ratio('a', '2022', 'r', 1, 4);
    equal(data.get_number('a', '2022', 'r'), 0.25);
    data.set_status('a', '2022', 'n', Dti.Status.NOT_APPLICABLE);
    equal(data.get_number('a', '2022', 'n'), null);
    equal(data.get_status('a', '2022', 'n'), Dti.Status.NOT_APPLICABLE);
    data.set_label('a', '2022', 'region', 'north');
    equal(data.get_label('a', '2022', 'region'), 'north');
    equal(data.get_units(), ['a']);
    equal(data.get_unit_name('a'), 'Unit A');
    raises(Dti.Error.INVALID_DATA, () => data.set_number('a', '2022', 'n', NaN));
    data.seal();
    raises(Dti.Error.CONFLICT, () => data.set_number('a', '2022', 'n', 1));
});

test('columns', () => {
    const data = Dti.Dataset.new();
    const numbers = Float64Array.from({length: 1000}, (_, i) => i % 7 ? Math.sin(i) : NaN);

    data.set_units(Array.from(numbers, (_, i) => `u${i}`));
    data.fromTyped('2022', 'n', numbers);
    equal([...data.toTyped('2022', 'n')], [...numbers]);
    equal(data.get_number('u0', '2022', 'n'), null);
    equal(data.get_number('u1', '2022', 'n'), Math.sin(1));
    data.fromTyped('2022', 'm', Array.from(numbers, (_, i) => i === 0 ? null : i));
    equal(data.get_number('u0', '2022', 'm'), null);
    equal(data.get_number('u999', '2022', 'm'), 999);
    /* A part of a larger array. */
    data.fromTyped('2022', 'p', new Float64Array([...numbers, ...numbers]).subarray(1000));
    equal([...data.toTyped('2022', 'p')], [...numbers]);
    raises(Dti.Error.INVALID_DATA, () => data.fromTyped('2022', 'n', [1, 2]));
});

test('reader', async () => {
    const reader = new Dti.DatasetReader({framework: provincial()});
    const data = reader.read_file(file(DATA));

    equal(data.get_units().length, 63);
    equal(data.get_periods(), ['2022', '2023']);
    equal(data.get_number('KG', '2022', 'B1'), 344.485);
    equal(data.lookup_observation('KG', '2022', 'B1', Dti.Stage.ANY).get_row(), 35);

    const again = await reader.read_file_async(file(DATA), null);

    equal(data.get_digest(), null);
    data.seal();
    again.seal();
    equal(again.get_digest(), data.get_digest());
    await rejects(Dti.Error.NOT_FOUND, reader.read_file_async(file('nowhere.csv'), null));
});

test('bytes', () => {
    const reader = new Dti.DatasetReader({framework: provincial()});
    let notified = 0;

    reader.connect('notify::number-convention', () => notified++);
    reader.numberConvention = Dti.NumberConvention.VI;
    equal(notified, 1);

    const data = reader.read_bytes(new TextEncoder().encode('unit;period;HTS;B1\na;2022;0,5;x\n'), 'v.csv');
    const [problem] = data.get_problems();

    equal(data.get_number('a', '2022', 'HTS'), 0.5);
    equal(data.get_number('a', '2022', 'B1'), null);
    equal(problem.get_row(), 2);
    equal(problem.get_column(), 4);
    assert(data.get_problems().has_errors());
});

main();
