// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Statistics, correlations, components and reliability from JavaScript. */

import Dti from 'gi://Dti?version=1.0';

import {assert, equal, main, raises, test} from './tap.js';

const MODEL = JSON.stringify({
    format: 'dti-framework', 'format-version': 1, id: 't',
    root: {id: 'r', children: [{id: 'a'}, {id: 'b'}, {id: 'c'}]},
});

function make() {
    const data = Dti.Dataset.new();
    const table = {a: [1, 2, 3, 4], b: [2, 1, 3, 4], c: [7, 7, 7, 7]};

    for (const unit of ['x', 'y', 'z', 'w'])
        data.add_unit(unit, null);
    for (const [node, numbers] of Object.entries(table))
        ['x', 'y', 'z', 'w'].forEach((unit, i) => data.set_number(unit, '', node, numbers[i]));

    return Dti.Statistics.new(Dti.Framework.new_from_json(MODEL), data, null);
}

test('statistics', () => {
    const statistics = make();

    equal([...statistics].map(row => row.get_id()), ['a', 'b', 'c']);
    equal([...statistics.get_rows()].length, 3);
    equal([...statistics.toTyped('b')], [2, 1, 3, 4]);
    equal(statistics.lookup('a').get_number(Dti.StatisticsColumn.MEAN), 2.5);
    equal([...statistics.columnToTyped(Dti.StatisticsColumn.MAXIMUM)], [4, 4, 7]);
    equal([...statistics.availabilityToTyped(null, Dti.AvailabilityColumn.N_MISSING)], [0, 0, 0, 0]);
    equal(statistics.lookup('c').get_number(Dti.StatisticsColumn.SKEWNESS), null);
    assert(statistics.lookup('c').is_repetitive(0.5));
    equal(statistics.list_outliers('a'), []);
    raises(Dti.Error.NOT_FOUND, () => statistics.get_numbers('Atlantis'));
});

test('correlations', () => {
    const correlations = Dti.Correlations.new(make(), Dti.CorrelationMethod.PEARSON, false);
    const pair = correlations.lookup('a', 'b');

    assert(Math.abs(pair.get_coefficient() - 0.8) < 1e-15);
    assert(Math.abs(pair.get_p_value() - 0.2) < 1e-14);
    equal(correlations.lookup('a', 'c').get_coefficient(), null);
    equal([...correlations.list_collinear(0.5, 1)].map(item => item.get_second()), ['b']);
    equal(correlations.toTyped().length, 9);
    equal(correlations.toTyped(Dti.CorrelationColumn.N_UNITS)[1], 4);
});

test('components and reliability', () => {
    const statistics = make();
    const components = Dti.PrincipalComponents.new(statistics, ['a', 'b']);
    const reliability = Dti.Reliability.new(statistics, ['a', 'b']);

    equal(components.get_n_components(), 2);
    assert(Math.abs(components.loadingsToTyped()[0] - Math.SQRT1_2) < 1e-14);
    /* Of two columns with the correlation r the eigenvalues are 1 ± r. */
    assert(Math.abs(components.eigenvaluesToTyped()[0] - 1.8) < 1e-12);
    assert(Math.abs(components.sharesToTyped()[1] - 0.1) < 1e-12);
    equal(components.scoresToTyped().length, 4);
    assert(Math.abs(components.get_inflation('a') - 1 / 0.36) < 1e-12);
    equal(components.get_inflation('c'), null);
    assert(Math.abs(reliability.get_alpha() - 8 / 9) < 1e-14);
    equal(reliability.get_alpha_without('a'), null);
    assert(Math.abs(reliability.get_item_rest('b') - 0.8) < 1e-14);
    raises(Dti.Error.NOT_COMPUTABLE, () => Dti.PrincipalComponents.new(statistics, ['a', 'c']));
});

main();
