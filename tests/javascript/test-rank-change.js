// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Why ranks changed, from JavaScript, against published ranks. */

import Dti from 'gi://Dti?version=1.0';

import {assert, equal, file, main, raises, test} from './tap.js';

function cards() {
    const framework = Dti.Framework.new_builtin('vn-dti-province-922');
    const path = file('examples/kien-giang/data-2022-2023.csv');

    return [...Dti.Scorer.new(framework).score_all(Dti.Dataset.new_from_file(path, framework))];
}

function explain(unit = 'KG') {
    return Dti.RankChange.between(...cards(), unit, null, null, null);
}

test('own and field effect', () => {
    const change = explain();

    equal([change.get_older_rank(), change.get_newer_rank()], [32, 40]);
    equal(change.get_own_effect() + change.fieldEffect, 8);
    equal(change.get_places_gained(), -8);
    equal(change.get_cohort_effect(), 0);
    equal(change.get_crossed_rank(false, false), 32);
    equal(change.get_crossed_rank(true, true), 40);
    equal(change.older_percentile, 0.5);
});

test('no number is null', () => {
    const [older, newer] = cards();
    const changes = Dti.RankChangeList.new(older, newer, null, null, null);
    const first = [...changes].find(change => change.get_newer_rank() === 1);
    const last = [...changes].find(change => change.get_newer_rank() === 63);

    equal(first.get_gap(), null);
    equal(first.gap, NaN);
    equal(last.get_cushion(), null);
    equal(last.get_cushion_points(), null);
});

test('lists', () => {
    const change = explain();
    const by = [...change.list_overtaken_by()];
    const these = [...change.list_overtook()];

    equal(by.length - these.length, change.get_rank_change());
    assert(by.every(peer => peer.get_newer_rank() < 40 && peer.lead > 0));
    equal([...change.get_pillar_shares()].map(share => share.get_node_id()), ['B1', 'B2']);
    equal([...change.list_shares('main-indicator', 0)].map(share => share.nodeId),
        ['B1', 'HDCQS', 'HDKTS', 'HDXHS']);
    equal([...change.list_near(0)].length, 0);
});

test('columns', () => {
    const [older, newer] = cards();
    const changes = Dti.RankChangeList.new(older, newer, null, null, null);
    const own = changes.toTyped(Dti.RankColumn.OWN_EFFECT);

    equal(own.length, 63);
    equal([...own], [...changes].map(change => change.get_own_effect()));
    equal(changes.get_units().length, 63);
    equal(changes.lookup('KG').get_newer_rank(), 40);
});

test('words', () => {
    const change = explain();

    assert(change.to_sentence('vi').includes('từ hạng 32/63 xuống hạng 40/63'));
    equal(JSON.parse(change.to_json(null)).sentence.vi, change.to_sentence('vi'));
    equal(change.tell_robustness(null), null);
    equal(change.simulate_weights(0, 2, 1).get_newer_median(), 40);
    equal(change.get_rounding_interval().get_n_draws(), 0);
});

test('errors', () => {
    raises(Dti.Error.NOT_FOUND, () => explain('nobody'));
});

main();
