// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Scorers, scorecards, scores and explanations from JavaScript, against published figures. */

import Dti from 'gi://Dti?version=1.0';
import Gio from 'gi://Gio';
import GLib from 'gi://GLib';

import {assert, equal, file, main, raises, rejects, test} from './tap.js';

function provincial() {
    const framework = Dti.Framework.new_builtin('vn-dti-province-922');
    const path = file('examples/kien-giang/data-2022-2023.csv');

    return [Dti.Scorer.new(framework), Dti.Dataset.new_from_file(path, framework)];
}

function cardOf(period) {
    const [scorer, dataset] = provincial();

    return scorer.score(dataset, period);
}

test('published values and ranks', () => {
    const [scorer, dataset] = provincial();
    const cards = [...scorer.score_all(dataset)];

    equal(cards.map(card => card.get_period()), ['2022', '2023']);
    equal(cards.map(card => Dti.number_round(card.get_value('KG', 'DTI'), 4)), [0.5796, 0.6717]);
    equal(cards.map(card => card.get_rank('KG', 'DTI')), [32, 40]);
    equal(cards.map(card => card.get_n_ranked('DTI')), [63, 63]);
});

test('no number is null', () => {
    const card = cardOf('2022');

    equal(card.get_score('KG', 'NTS'), null);
    equal(card.get_rank('KG', 'NTS'), null);
    equal(card.get_coverage('KG', 'NTS'), 0);
    equal(card.get_score('XX', 'DTI'), null);
    equal(card.list_scores('NTS').get_item(0).get_score(), null);
    equal(card.list_scores('NTS').get_item(0).score, NaN);
    equal(card.explain('KG', 'NTS').get_value(), null);
});

test('columns', () => {
    const card = cardOf('2022');
    const units = card.get_units();

    equal([...card.toTyped('DTI')], units.map(unit => card.get_score(unit, 'DTI')));
    equal([...card.toTyped('DTI', Dti.Column.RANK)], units.map(unit => card.get_rank(unit, 'DTI')));
    assert([...card.toTyped('NTS')].every(Number.isNaN));
    raises(Dti.Error.NOT_FOUND, () => card.toTyped('nothing'));
});

test('lists', () => {
    const card = cardOf('2022');
    const scores = card.list_scores('DTI');
    const score = [...card].find(s => s.get_unit() === 'KG');

    equal([...scores].map(s => s.get_unit()), card.get_units());
    equal(scores.get_item(3), scores.get_item(3));
    equal(scores.get_item(63), null);
    equal(score.get_unit_name(), 'Kiên Giang');
    equal(score.get_rank(), 32);
    equal(score.rank, 32);
    equal(score.get_node_id(), 'DTI');
    equal([...card.list_unit_scores('KG')].map(s => s.get_node_id())[0], 'DTI');
});

test('explanation', () => {
    const explanation = cardOf('2022').explain('KG', null);
    const parts = [...explanation].filter(part => part.get_node().get_scored());

    equal(explanation.get_method(), 'sum');
    equal(parts.map(part => part.get_node().get_id()), ['B1', 'B2']);
    equal(parts.reduce((sum, part) => sum + part.get_score(), 0), explanation.get_score());
    equal(parts[0].get_observation().get_number(), 344.485);
    equal(JSON.parse(explanation.to_json()).rank, 32);
    assert(explanation.to_text('vi').includes('579,6 / 1.000'));
});

test('exports', () => {
    const [scorer, dataset] = provincial();
    const cards = scorer.score_all(dataset);
    const lines = Dti.Scorecard.list_to_csv(cards, ['KG'], ['DTI']).trim().split('\n');

    equal(lines[0], 'unit,period,node,score,max,value,rank,coverage');
    equal(lines.length, 3);
    equal(Number(lines[1].split(',')[3]), cards.get_item(0).get_score('KG', 'DTI'));
    assert(JSON.parse(cards.get_item(0).to_json()));
});

test('options', () => {
    const [scorer] = provincial();
    let notified = 0;

    scorer.connect('notify', () => notified++);
    scorer.ties = Dti.Ties.DENSE;
    scorer.rankDecimals = 2;
    scorer.set_threads(3);
    scorer.set_threads(3);
    equal(notified, 3);
    equal(scorer.get_ties(), Dti.Ties.DENSE);
    equal(scorer.rank_decimals, 2);
});

test('promises', async () => {
    const [scorer, dataset] = provincial();
    const cancellable = new Gio.Cancellable();
    const card = await scorer.score_async(dataset, '2022', null);

    equal(card.to_csv(), scorer.score(dataset, '2022').to_csv());
    await rejects(Dti.Error.NOT_FOUND, scorer.score_async(dataset, '1999', null));

    cancellable.cancel();
    try {
        await scorer.score_async(dataset, '2022', cancellable);
        throw new Error('it was not cancelled');
    } catch (error) {
        assert(error instanceof GLib.Error && error.matches(Gio.IOErrorEnum, Gio.IOErrorEnum.CANCELLED), error);
    }
});

test('published figures', () => {
    const [scorer, dataset] = provincial();
    const printed = Dti.Dataset.new();

    printed.set_number('KG', '2022', 'DTI', 0.5);
    equal([...scorer.score(dataset, '2022').check_published(printed)][0].get_unit(), 'KG');
});

main();
