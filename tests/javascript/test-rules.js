// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Every rule and every step of the library from JavaScript, with figures worked out by hand. */

import Dti from 'gi://Dti?version=1.0';
import Gio from 'gi://Gio';

import {assert, equal, main, test} from './tap.js';

const MODEL = Dti.Framework.new_from_json(JSON.stringify({
    'format': 'dti-framework', 'format-version': 1, 'id': 'pair',
    'root': {
        id: 'all', aggregation: 'mean', missing: 'rebase',
        children: [{id: 'a', max: 10}, {id: 'b', max: 10}],
    },
}));
const bytes = numbers => new Uint8Array(Float64Array.from(numbers).buffer);
const {Ties} = Dti;

/* The scores are near enough: what is third of ten is not written in binary. */
function near(found, expected) {
    equal(found.length, expected.length);
    found.forEach((number, i) => {
        assert(Number.isNaN(expected[i])
            ? Number.isNaN(number)
            : Math.abs(number - expected[i]) < 1e-12, `${found} instead of ${expected}`);
    });
}

/* Rule, maximum, numbers, scores. */
const ALONE = [
    [Dti.PointsRule.new(), 10, [1, null, 4], [1, NaN, 4]],
    [Dti.ShareRule.new(), 10, [0.1, 0.5, 1], [1, 5, 10]],
    [Dti.RatioRule.new(1, 0.5, null), 10, [0.25, 0.5, 0.75], [5, 10, 10]],
    [Dti.StepsRule.new(bytes([1, 3]), bytes([2, 5]), false), 5, [0, 1, 2, 3, 9], [0, 2, 2, 5, 5]],
    [Dti.StepsRule.new(bytes([1, 3]), bytes([2, 5]), true), 5, [2], [3.5]],
    [Dti.GoalpostsRule.new(20, 85), 10, [20, 52.5, 85, 100], [0, 5, 10, 10]],
    [Dti.ScaledRule.new(0, 50), 10, [25, 100], [5, 20]],
    [Dti.AdjustmentRule.new(3, -1), 0, [2, 5], [-2, -3]],
    [Dti.ExpressionRule.new('2 * x + 1'), 1, [3], [7]],
    [Dti.BooleanRule.new(null, null, false), 5, [1, 0], [5, 0]],
    [Dti.MinMaxRule.new(0, 100), 100, [1, 2, 5], [0, 25, 100]],
    [Dti.BestRule.new(), 10, [1, 2, 4], [2.5, 5, 10]],
    [Dti.FractionOfMaxRule.new(), 10, [1, 2, 4], [2.5, 5, 10]],
    [Dti.ZScoreRule.new(0, 1), 1, [1, 2, 3], [-1, 0, 1]],
    [Dti.RankRule.new(Ties.COMPETITION), 1, [5, 1, 5], [2, 1, 2]],
    [Dti.BordaRule.new(Ties.COMPETITION), 1, [5, 1, 5], [1, 0, 1]],
    [Dti.PercentileRankRule.new(Ties.COMPETITION), 10, [1, 2, 4], [0, 5, 10]],
    [Dti.DistanceToBestRule.new(), 10, [1, 2, 5], [0, 2.5, 10]],
    [Dti.DistanceToTargetRule.new(3), 10, [1, 2, 4], [0, 5, 15]],
];

for (const [rule, max, numbers, scores] of ALONE) {
    test(rule.describe(), () => {
        assert(rule instanceof Dti.Rule);
        near([...rule.evaluateArray(numbers, max)], scores);
    });
}

/* Labels and other units are known to a scorer only. */
function scoreWith(rule, fill) {
    const scorer = Dti.Scorer.new(MODEL);
    const data = Dti.Dataset.new();

    fill(data);
    scorer.set_rule('a', rule);

    return [...scorer.score(data, '2022').toTyped('a')];
}

test('labels', () => {
    const labels = [['có', 'một phần'], bytes([1, 0.5]), false];
    const partly = data => data.set_text('u', '2022', 'a', 'Một phần');

    equal(scoreWith(Dti.ChoiceRule.new(...labels), partly), [5]);
    equal(scoreWith(Dti.BooleanRule.new(...labels), partly), [5]);
    equal(scoreWith(Dti.ChecklistRule.new(['x', 'y'], bytes([0.6, 0.4]), false), data => {
        data.set_text('u', '2022', 'a', 'y');
        data.set_text('v', '2022', 'a', 'x;y');
    }), [4, 10]);
    equal(Dti.ChoiceRule.new(...labels).get_labels(), labels[0]);
    for (const cls of [Dti.BooleanRule, Dti.ChecklistRule, Dti.ChoiceRule])
        equal([...cls.new(...labels).creditsToTyped()], [1, 0.5]);
    const steps = Dti.StepsRule.new(bytes([1, 3]), bytes([2, 5]), false);

    equal([...steps.thresholdsToTyped()], [1, 3]);
    equal([...steps.pointsToTyped()], [2, 5]);
});

test('a reference', () => {
    equal(scoreWith(Dti.DistanceToReferenceRule.new('v'), data => {
        data.set_number('u', '2022', 'a', 1);
        data.set_number('v', '2022', 'a', 2);
        data.set_number('w', '2022', 'a', 4);
    }), [0, 10, 30]);
});

function prepare(step, data) {
    const steps = Gio.ListStore.new(Dti.Step);

    steps.append(step);

    return Dti.Preparation.new_with_steps(MODEL, data, steps);
}

function table(columns) {
    const data = Dti.Dataset.new();

    for (const [node, numbers] of Object.entries(columns))
        numbers.forEach((number, i) => data.set_number(`u${i}`, '2022', node, number));

    return data;
}

test('treat', () => {
    const preparation = prepare(new Dti.Treat({maxPoints: 1}), table({a: [1, 2, 3, 4, 5, 6, 7, 10]}));
    const far = prepare(new Dti.Treat({maxPoints: 1}), table({a: [1, 2, 3, 4, 5, 6, 7, 100]}));
    const [column] = far.get_treated_columns();
    const [cell] = far.get_cells();

    equal([...preparation.get_cells()], []);
    assert(column instanceof Dti.TreatedColumn);
    equal([column.get_n_high(), column.get_n_low(), column.winsorisedPasses], [1, 0, true]);
    assert(cell instanceof Dti.PreparedCell);
    equal([cell.get_unit(), cell.get_before(), cell.get_after()], ['u7', 100, 7]);
});

test('impute', () => {
    const data = table({a: [1, 3, 5]});

    data.set_status('u3', '2022', 'a', Dti.Status.MISSING);
    equal([...prepare(Dti.Impute.new(Dti.ImputeEstimate.MEDIAN, Dti.ImputeBy.NODE), data)
        .get_dataset().toTyped('2022', 'a')], [1, 3, 5, 3]);
});

test('denominate', () => {
    const step = Dti.Denominate.new(['a'], ['people']);

    equal(step.get_scale('a'), 1);
    equal([...prepare(step, table({a: [20, 6], people: [10, 4]})).get_dataset().toTyped('2022', 'a')],
        [2, 1.5]);
});

test('screen', () => {
    const data = table({a: [1, 3, 5], b: [2, 4]});

    equal(prepare(Dti.Screen.new(0.9, 0), data).get_dataset().list_units('2022'), ['u0', 'u1']);
});

test('normalise', () => {
    const rule = Dti.MinMaxRule.new(0, 100);
    const step = Dti.Normalise.new(rule);

    equal(step.lookup_rule('a'), rule);
    equal([...prepare(step, table({a: [1, 2, 5]})).get_dataset().toTyped('2022', 'a')], [0, 25, 100]);
});

main();
