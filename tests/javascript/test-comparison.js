// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Peers, comparisons and published figures from JavaScript. */

import Dti from 'gi://Dti?version=1.0';
import Gio from 'gi://Gio';

import {assert, equal, file, main, raises, test} from './tap.js';

const DATA = file('examples/kien-giang/data-2022-2023.csv');
const PRINTED = file('examples/kien-giang/published.csv');

const loadFramework = () => Dti.Framework.new_builtin('vn-dti-province-922');

function scoreYear(period) {
    const framework = loadFramework();

    return Dti.Scorer.new(framework).score(Dti.Dataset.new_from_file(DATA, framework), period);
}

test('peers', () => {
    const card = scoreYear('2022');
    const peers = Dti.PeerSet.new(card, 'KG', ['AG', 'KG', 'CM']);
    const nearest = Dti.PeerSet.new_nearest(card, 'KG', ['HTS', 'HDCQS'], 4);

    equal(peers.get_units(), ['AG', 'CM']);
    equal(peers.kind, Dti.PeerKind.HAND_PICKED);
    equal(peers.get_distance('AG'), null);
    equal(nearest.get_n_units(), 4);
    assert(nearest.get_distance(nearest.get_units()[0]) <= nearest.get_distance(nearest.get_units()[3]));
    equal(Dti.PeerSet.new_all(card, 'KG').get_n_units(), 62);
    equal(Dti.PeerSet.new_ranks_above(card, 'KG', null, 2).get_n_units(), 2);
    raises(Dti.Error.NOT_FOUND, () => Dti.PeerSet.new(card, 'KG', ['Atlantis']));
    raises(Dti.Error.NOT_COMPUTABLE, () => Dti.PeerSet.new_class_above(card, 'KG', null));
});

test('a unit beside its peers', () => {
    const comparison = Dti.Comparison.new(scoreYear('2022'), 'KG', null);
    const root = comparison.lookup('DTI');
    const view = comparison.lookup('CQS');

    equal(root.get_rank(), 32);
    equal(root.get_n_peers(), 62);
    assert(Math.abs(root.gap_to_median - root.get_root_gap_to_median()) < 1e-9);
    equal(view.get_root_gap_to_median(), null);
    assert(Number.isNaN(view.root_gap_to_median));
    equal([...comparison][0].get_node_id(), 'DTI');
    equal([...comparison.rows].length, [...comparison.get_rows()].length);
    equal([...comparison.list_strengths(1)][0].node_id, 'HTS');
    assert([...comparison.list_weaknesses(0)].every(row => row.get_standard_gap() < 0));
    assert([...comparison.list_practices(0)].every(row => row.get_full_units().length > 0));
    assert(comparison.to_sentence('vi').includes('0,5796'));
    equal(JSON.parse(comparison.to_json()).unit, 'KG');
});

test('options', () => {
    const options = new Dti.ComparisonOptions({minDistinct: 100, order: Dti.StrengthOrder.RANK});
    const comparison = Dti.Comparison.new_with_options(scoreYear('2022'), 'KG', null, options);

    equal([...comparison.list_strengths(0)].length, 0);
    equal(comparison.lookup('HTS').get_set_aside(), Dti.SetAside.FEW_DISTINCT);
    options.level = 'storey';
    raises(Dti.Error.NOT_FOUND,
        () => Dti.Comparison.new_with_options(scoreYear('2022'), 'KG', null, options));
});

test('two scorecards', () => {
    const comparison = Dti.ScorecardComparison.new(scoreYear('2022'), scoreYear('2023'));
    const position = comparison.get_units().indexOf('KG');
    const agreement = comparison.measure_agreement('DTI');
    const rows = [...comparison.list_differences('DTI')];

    equal(comparison.toTyped('DTI')[position], -8);
    equal(comparison.toTyped('DTI', Dti.DifferenceColumn.SECOND_RANK)[position], 40);
    equal(rows[position].get_rank_shift(), -8);
    equal(rows[position].first_rank, 32);
    equal([...comparison.list_movers('DTI', 3)].length, 3);
    equal(agreement.get_n_units(), 63);
    assert(agreement.get_spearman() > agreement.get_kendall());
    equal(agreement.count_common_top(63), 63);
});

test('several methods', () => {
    const framework = loadFramework();
    const data = Dti.Dataset.new_from_file(DATA, framework);
    const cards = Gio.ListStore.new(Dti.Scorecard.$gtype);

    for (const aggregation of ['sum', 'geometric-mean', 'max']) {
        const variant = framework.make_variant('/root/aggregation', JSON.stringify(aggregation));

        cards.append(Dti.Scorer.new(variant).score(data, '2022'));
    }

    const labels = ['as decided', 'geometric', 'best'];
    const comparison = Dti.MethodComparison.new(cards, labels, null);
    const position = comparison.get_units().indexOf('KG');
    const row = [...comparison.list_rows()][position];
    const ranks = [0, 1, 2].map(method => row.get_number(method, Dti.MethodColumn.RANK));

    equal(comparison.labels, labels);
    equal(comparison.toTyped(0)[position], 32);
    equal(ranks[0], 32);
    equal(row.get_best_rank(), Math.min(...ranks));
    equal(row.worst_rank, Math.max(...ranks));
    equal(row.get_median_rank(), ranks.sort((a, b) => a - b)[1]);
    equal(row.get_rank_spread(), ranks[2] - ranks[0]);
    equal(row.get_n_methods(), 3);
    equal([...comparison.list_movers(2)].length, 2);
    equal(comparison.measure_agreement(0, 1).get_n_units(), 63);
    equal(comparison.matrixToTyped(Dti.AgreementMeasure.KENDALL).length, 9);
    equal(comparison.matrixToTyped(Dti.AgreementMeasure.N_UNITS)[1], 63);
    equal(comparison.rangeToTyped(Dti.RankRangeColumn.BEST)[position], row.get_best_rank());
    equal(JSON.parse(comparison.to_json(['KG'])).agreements.length, 3);
    assert(comparison.to_csv(null).startsWith('unit,name,as decided:score,'));
    raises(Dti.Error.EXISTS, () => Dti.MethodComparison.new(cards, ['a', 'b', 'a'], null));
    raises(Dti.Error.NOT_FOUND, () => Dti.MethodComparison.new(cards, labels, ['DTI', 'DTI', 'x']));
});

test('published figures', () => {
    const card = scoreYear('2022');
    const printed = Dti.Dataset.new_from_file(PRINTED, card.get_framework());
    const comparison = Dti.PublishedComparison.new(card, printed);
    const ranks = [...comparison.list_misses()].filter(row => row.get_kind() === Dti.PublishedKind.RANK);

    equal(ranks.map(row => [row.get_node_id(), row.published, row.get_computed()]),
        [['KTS', 21, 31], ['XHS', 17, 27]]);
    assert(ranks.every(row => row.get_verdict() === Dti.PublishedVerdict.DIFFERS));
    equal([...comparison][0].get_lower(), null);
    equal([...comparison.get_tallies()][0].get_n_agreeing(), 63);
    equal(comparison.count(Dti.PublishedKind.RANK, Dti.PublishedVerdict.DIFFERS), 2);
});

main();
