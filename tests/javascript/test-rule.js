// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Rules from JavaScript: those of the library, and rules written in JavaScript. */

import Dti from 'gi://Dti?version=1.0';
import GLib from 'gi://GLib';
import GObject from 'gi://GObject';

import {assert, equal, main, raises, test} from './tap.js';

const MODEL = JSON.stringify({
    format: 'dti-framework',
    'format-version': 1,
    id: 'model',
    title: {en: 'Model'},
    ranking: {node: 'all'},
    root: {
        id: 'all',
        aggregation: 'mean',
        missing: 'rebase',
        children: [
            {id: 'a', max: 7, rule: {type: 'goalposts', min: -1.3, max: 9.7}},
            {id: 'b', max: 7},
        ],
    },
});

const Goalposts = GObject.registerClass(
class Goalposts extends Dti.Rule {
    vfunc_evaluate(number, max) {
        const score = (number + 1.3) / (9.7 + 1.3) * max;

        return [true, Math.min(Math.max(score, 0), max)];
    }
});

const Relative = GObject.registerClass(
class Relative extends Dti.Rule {
    vfunc_evaluate_column(numbers, max) {
        const column = new Float64Array(numbers.toArray().slice().buffer);
        const best = Math.max(...column.filter(x => !Number.isNaN(x)));

        return new GLib.Bytes(new Uint8Array(column.map(x => x / best * max).buffer));
    }
});

const Failing = GObject.registerClass(
class Failing extends Dti.Rule {
    vfunc_evaluate() {
        throw this.error;
    }
});

const Negative = GObject.registerClass(
class Negative extends Dti.Rule {
    vfunc_evaluate(number) {
        if (number < 0)
            throw new GLib.Error(Dti.Error, Dti.Error.NOT_COMPUTABLE, 'below 0');

        return [true, number];
    }
});

function dataset() {
    const data = Dti.Dataset.new();

    for (const [unit, a, b] of [['u', 0.1, 1], ['v', 12, 2], ['w', -4, 3], ['x', 9.699999, 3]]) {
        data.set_number(unit, '2022', 'a', a);
        data.set_number(unit, '2022', 'b', b);
    }
    data.set_number('y', '2022', 'b', 1);

    return data;
}

function score(node = 'a', rule = null) {
    const scorer = Dti.Scorer.new(Dti.Framework.new_from_json(MODEL));

    if (rule)
        scorer.set_rule(node, rule);

    return scorer.score(dataset(), '2022');
}

test('rules of the library', () => {
    const rule = Dti.GoalpostsRule.new(20, 85);

    equal([...rule.evaluateArray([20, 85, 52.5, null, 100], 2)], [0, 2, 1, NaN, 2]);
    equal(rule.evaluate(52.5, 2), [true, 1]);
    equal(rule.get_type_name(), 'goalposts');
    equal(rule.get_min(), 20);
    equal(rule.max, 85);
    equal(rule.get_direction(), null);
    equal(new Dti.GoalpostsRule({min: 1, max: 2}).describe(), Dti.GoalpostsRule.new(1, 2).describe());
    equal([...Dti.RankRule.new(Dti.Ties.AVERAGE).evaluateArray([5, 1, 5])], [2.5, 1, 2.5]);
});

test('rules from JSON', () => {
    const rule = Dti.Rule.new_from_json('{"type": "goalposts", "min": 0, "max": 4, "direction": "down"}');

    assert(rule instanceof Dti.GoalpostsRule);
    equal(rule.get_direction(), Dti.Direction.DOWN);
    equal(rule.evaluate(1, 1), [true, 0.75]);
    raises(Dti.Error.INVALID_DATA, () => Dti.Rule.new_from_json('{"type": "nothing"}'));
});

test('a rule in JavaScript gives the same bits', () => {
    const expected = score();
    const card = score('a', new Goalposts());

    for (const node of ['a', 'all']) {
        for (const column of Object.values(Dti.Column).filter(Number.isInteger))
            equal([...card.toTyped(node, column)], [...expected.toTyped(node, column)], node);
    }
});

test('a rule that compares units', () => {
    equal([...score('b', new Relative()).toTyped('b')], [1, 2, 3, 3, 1].map(n => n / 3 * 7));
});

test('NOT_COMPUTABLE leaves the others standing', () => {
    const card = score('a', new Negative());

    equal(card.get_score('w', 'a'), null);
    equal(card.get_score('u', 'a'), 0.1);
    assert([...card.get_problems()].some(p => p.get_unit() === 'w'));
});

test('an error stops the scoring', () => {
    const rule = new Failing();

    rule.error = new GLib.Error(Dti.Error, Dti.Error.LIMIT, 'as the rule says');
    assert(raises(Dti.Error.LIMIT, () => score('a', rule)).message.includes('as the rule says'));
});

test('an exception comes back', () => {
    const rule = new Failing();

    rule.error = new RangeError('in the rule');
    try {
        score('a', rule);
        throw new Error('nothing was thrown');
    } catch (error) {
        assert(error.message.includes('in the rule'), error);
    }
});

test('a rule in a promise', async () => {
    const scorer = Dti.Scorer.new(Dti.Framework.new_from_json(MODEL));

    scorer.set_rule('a', new Goalposts());
    const card = await scorer.score_async(dataset(), '2022', null);

    equal([...card.toTyped('all')], [...score().toTyped('all')]);
});

main();
