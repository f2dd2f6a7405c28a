// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Framework maps, bridges and cohorts from JavaScript. */

import Dti from 'gi://Dti?version=1.0';
import Gio from 'gi://Gio';

import {assert, equal, file, main, raises, rejects, test} from './tap.js';

function flat(id, nodes) {
    const children = nodes.map(node => ({id: node, max: 100}));

    return Dti.Framework.new_from_json(JSON.stringify({
        format: 'dti-framework',
        'format-version': 1,
        id,
        root: {id: 'r', missing: 'rebase', children},
    }));
}

function model() {
    return [flat('older', ['a', 'b', 'c']), flat('newer', ['a', 'bc'])];
}

function mapOf(older, newer) {
    const map = Dti.FrameworkMap.new(older, newer);

    map.set('r', Dti.MapKind.SAME, ['r']);
    map.set('a', Dti.MapKind.REDEFINED, ['a']);
    map.set('b', Dti.MapKind.MERGED, ['bc']);
    map.set('c', Dti.MapKind.MERGED, ['bc']);

    return map;
}

function cards(framework, table) {
    const list = Gio.ListStore.new(Dti.Scorecard);

    for (const [period, numbers] of Object.entries(table)) {
        const data = Dti.Dataset.new();

        for (const [node, number] of Object.entries(numbers))
            data.set_number('x', period, node, number);
        list.append(Dti.Scorer.new(framework).score(data, period));
    }

    return list;
}

function scoreExample(name) {
    const framework = Dti.Framework.new_builtin('vn-dti-province-405');
    const data = Dti.Dataset.new_from_file(file(`examples/kien-giang/${name}`), framework);

    return Dti.Scorer.new(framework).score(data, '2024');
}

test('what became of a node', () => {
    const map = mapOf(...model());

    equal(map.get_kind('b'), Dti.MapKind.MERGED);
    equal(map.get_kind('nothing'), Dti.MapKind.UNMAPPED);
    equal(map.list_old_nodes('bc'), ['b', 'c']);
    equal(map.lookup_newer('a'), 'a');
    equal(map.lookup_older('bc'), null);
    equal(map.is_comparable('a'), false);
    equal(map.get_weight('b', 'bc'), null);
    map.set_weight('b', 'bc', 0.25);
    equal(map.get_weight('b', 'bc'), 0.25);
    /* The root has three children of 100 points, and then two. */
    equal([...map.validate()].map(problem => problem.get_code()), ['changed-max']);
    raises(Dti.Error.CONFLICT, () => map.set('c', Dti.MapKind.RENAMED, ['a']));
    map.seal();
    equal(map.sealed, true);
    raises(Dti.Error.CONFLICT, () => map.confirm(null));
});

test('suggestions', () => {
    const map = Dti.FrameworkMap.suggest(...model());

    equal(map.get_kind('a'), Dti.MapKind.SAME);
    equal(map.is_suggested('a'), true);
    equal(map.list_unmapped_old(), ['b', 'c']);
    equal(map.list_unmapped_new(), ['bc']);
});

test('documents', async () => {
    const [older, newer] = model();
    const text = mapOf(older, newer).to_json();

    equal(Dti.FrameworkMap.new_from_json(text, older, newer).to_json(), text);

    const [path, stream] = Gio.File.new_tmp('map-XXXXXX.json');

    stream.close(null);
    path.replace_contents(text, null, false, Gio.FileCreateFlags.NONE, null);

    const read = await Dti.FrameworkMap.new_from_file_async(path, older, newer, null);

    equal(read.to_json(), text);
    path.delete(null);
    await rejects(Dti.Error.NOT_FOUND,
        Dti.FrameworkMap.new_from_file_async(path, older, newer, null));
});

test('a series over two frameworks', () => {
    const [older, newer] = model();
    const map = mapOf(older, newer);

    map.set_weight('b', 'bc', 0.5);
    map.set_weight('c', 'bc', 0.5);

    const bridge = Dti.Bridge.new(map,
        cards(older, {2021: {a: 10, b: 20, c: 40}, 2022: {a: 20, b: 30, c: 50}}),
        cards(newer, {2022: {a: 40, bc: 41}, 2023: {a: 50, bc: 60}}),
        null);
    const [merged, backcast] = bridge.make_series('x', 'bc', Dti.Column.SCORE, Dti.BridgeMethod.BACKCAST);
    const [linked, link] = bridge.make_series('x', 'a', Dti.Column.SCORE, Dti.BridgeMethod.BACKCAST);

    equal(backcast, Dti.BridgeMethod.BACKCAST);
    equal(link, Dti.BridgeMethod.CHAIN_LINK);
    equal([...new Float64Array(merged.get_values().toArray().slice().buffer)], [30, 41, 60]);
    equal([...new Float64Array(linked.get_values().toArray().slice().buffer)], [20, 40, 50]);
    equal([...bridge.get_scorecards()].map(card => card.get_period()), ['2021', '2022']);
    equal([...bridge.problems].map(problem => problem.get_node()), ['a', 'a']);
});

test('the provinces after the mergers', () => {
    const units = Dti.UnitRegistry.new_from_file(file('examples/kien-giang/units.json'));
    const cohort = Dti.Cohort.new(
        scoreExample('data-2024.csv'), scoreExample('data-2024-34.csv'), units, null);
    const names = [...cohort];
    const ranks = cohort.olderToTyped('DTI', Dti.Column.RANK);

    equal(names.length, 34);
    equal(ranks[names.indexOf('HN')], 1);
    equal(ranks[names.indexOf('CB')], 34);
    equal(cohort.newerToTyped('DTI').length, 34);
    equal(cohort.list_predecessors('AG-2025'), ['AG', 'KG']);
    equal(cohort.get_weight('AG-2025', 'KG'), 0.5);
    equal(cohort.get_weight('AG-2025', 'HN'), null);
    assert(cohort.is_reconstructed('AG-2025'));
    assert(cohort.describe_unit('AG-2025', 'en').includes('An Giang and Kiên Giang'));
});

main();
