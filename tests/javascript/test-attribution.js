// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Why a score changed, from JavaScript: Kiên Giang from 2022 to 2024. */

import Dti from 'gi://Dti?version=1.0';

import {assert, equal, file, main, raises, test} from './tap.js';

function score(id, name, period) {
    const framework = Dti.Framework.new_builtin(id);
    const dataset = Dti.Dataset.new_from_file(file(`examples/kien-giang/${name}`), framework);

    return Dti.Scorer.new(framework).score(dataset, period);
}

const cards = [
    score('vn-dti-province-922', 'data-2022-2023.csv', '2022'),
    score('vn-dti-province-922', 'data-2022-2023.csv', '2023'),
    score('vn-dti-province-405', 'data-2024.csv', '2024'),
];

function between(year, unit = 'KG', node = null) {
    return Dti.Attribution.between(cards[year], cards[year + 1], unit, node, null);
}

function near(number, expected) {
    assert(Math.abs(number - expected) < 1e-12);
}

test('performance alone under one framework', () => {
    const attribution = between(0);

    equal(attribution.get_total(Dti.Cause.METHOD), 0);
    near(attribution.get_total(Dti.Cause.PERFORMANCE), attribution.get_score_change());
    equal(attribution.get_unit(), 'KG');
    equal(attribution.get_node_id(), 'DTI');
    equal(attribution.score_change, attribution.get_score_change());
    assert(attribution.get_is_exact());
});

test('a maximum of 940 is method', () => {
    const attribution = between(1);
    const contributions = [...attribution.list_contributions(null)];
    const method = contributions.find(
        c => c.get_node_id() === 'B1' && c.get_cause() === Dti.Cause.METHOD);
    const values = contributions.map(c => c.get_value_change());

    equal(attribution.get_newer_max(), 940);
    near(method.get_value_change(), (390.075 / 500 + 403.532 / 440) / 2 * (440 / 940 - 0.5));
    near(values.reduce((a, b) => a + b, 0), attribution.get_value_change());
    equal(contributions.length, [...attribution].length);
    equal([...attribution.list_contributions('group')].map(c => c.get_node_id()).sort(),
        ['B1', 'B1', 'B2', 'B2']);
});

test('errors', () => {
    raises(Dti.Error.NOT_FOUND, () => between(0, 'XX'));
    raises(Dti.Error.NOT_COMPUTABLE, () => between(0, 'KG', 'NTS'));
});

test('another unit, and a seed', () => {
    const attribution = Dti.Attribution.between_full(
        cards[0], cards[1], 'KG', 'AG', null, null, 12, 10, 1);

    equal(attribution.get_older_unit(), 'KG');
    equal(attribution.get_unit(), 'AG');
});

test('texts', () => {
    const attribution = between(1);
    const document = JSON.parse(attribution.to_json());

    equal(document.contributions.length, attribution.list_contributions(null).get_n_items());
    equal(document.sentence.en, attribution.to_sentence('en'));
    assert(attribution.to_csv().startsWith('unit,from,to,node,'));
    assert(attribution.to_sentence(null).includes('0,7313 (2024)'));
});

main();
