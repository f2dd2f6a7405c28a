// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Weights and pairwise comparisons from JavaScript. */

import Dti from 'gi://Dti?version=1.0';

import {assert, equal, main, raises, test} from './tap.js';

const free = {type: 'points', clamp: false};
const loadFramework = (aggregation = 'mean') => Dti.Framework.new_from_json(JSON.stringify({
    'format': 'dti-framework',
    'format-version': 1,
    'id': 'test',
    'root': {
        id: 'r',
        aggregation,
        children: [{id: 'a', rule: free}, {id: 'b', rule: free, weight: 3}],
    },
}));
const pack = numbers => new Uint8Array(new Float64Array(numbers).buffer);
const near = (a, b) => assert(Math.abs(a - b) < 1e-12, `${a} is not ${b}`);

function score(framework) {
    const data = Dti.Dataset.new();

    [[1, 2], [2, 4], [4, 3]].forEach(([a, b], i) => {
        data.set_number(`u${i}`, '', 'a', a);
        data.set_number(`u${i}`, '', 'b', b);
    });

    return Dti.Scorer.new(framework).score(data, null);
}

test('given weights', () => {
    const framework = loadFramework();
    const weights = Dti.Weights.new_from_values(framework, ['b'], pack([1]));

    equal(weights.get_weight('b', null), 1);
    equal(weights.get_share('a', 'r'), 0.5);
    equal(weights.get_effective('a'), 0.5);
    equal(weights.get_effective('nobody'), null);
    equal(weights.get_loading('a', null), null);
    equal([...weights.toTyped('r')], [1, 1]);
    equal(weights.method, Dti.WeightsMethod.VALUES);
    equal(Dti.Weights.new_from_framework(weights.apply(framework)).list_nodes('r'), ['a', 'b']);
    equal(JSON.parse(weights.to_json()).method, 'values');
    assert(weights.to_csv().startsWith('pillar,node,weight,share,effective\n'));
    raises(Dti.Error.NOT_FOUND, () => Dti.Weights.new_from_values(framework, ['x'], pack([1])));
});

test('weights from scores', () => {
    const card = score(loadFramework());
    const component = Dti.Weights.new_principal_component(card, 'r');
    const infomax = Dti.Weights.new_infomax(card, 'r');

    near(component.get_weight('a', null), Math.SQRT1_2);
    near(component.get_loading('b', 'r'), Math.SQRT1_2);
    assert(component.get_explained('r') > 0.5);
    near(Dti.Weights.new_entropy(card, null).get_share('a', null) +
        Dti.Weights.new_entropy(card, null).get_share('b', null), 1);
    assert(Dti.Weights.new_standard_deviation(card, 'r').get_weight('a', null) > 0.5);
    assert(Dti.Weights.new_critic(card, 'r').get_weight('a', null) > 0.5);
    assert(infomax.get_correlation('a', null) > 0);
    equal(Dti.Weights.new_correlation_optimised(card, 'r', ['b', 'a'], pack([1, 1])).method,
        Dti.WeightsMethod.CORRELATION);
});

test('weights from people', () => {
    const framework = loadFramework();
    const comparisons = Dti.PairwiseComparisons.new(['a', 'b']);

    equal(comparisons.get_eigenvalue(), null);
    assert(Number.isNaN(comparisons.eigenvalue));
    comparisons.set_judgement('a', 'b', 4);
    equal(comparisons.get_judgement('b', 'a'), 0.25);
    equal(comparisons.get_consistency_ratio(), 0);
    near(comparisons.weightsToTyped()[0], 0.8);
    near(comparisons.weightsToTyped()[1], 0.2);
    near(Dti.Weights.new_from_comparisons(framework, 'r', comparisons).get_weight('a', null), 0.8);
    raises(Dti.Error.INVALID_DATA, () => comparisons.set_judgement('a', 'b', 10));

    const budget = Dti.Weights.new_budget_allocation(framework, 'r', ['a', 'b'], pack([1, 1, 1, 3]));

    near(budget.get_weight('b', null), 0.625);
    near(budget.get_spread('b', null), Math.sqrt(0.03125));
});

test('noise', () => {
    const base = Dti.Weights.new_equal(loadFramework());
    const noisy = base.make_noisy(null, pack([0.5]), 1, 2);

    assert(noisy.get_weight('a', null) !== 1);
    equal(noisy.get_weight('a', null),
        base.make_noisy(null, pack([0.5]), 1, 2).get_weight('a', null));
});

test('aggregations', () => {
    const framework = loadFramework({'type': 'ordered-weighted-mean', 'order-weights': [0, 1]});
    const index = loadFramework('mazziotta-pareto');

    equal(framework.get_root().aggregation, Dti.Aggregation.ORDERED_WEIGHTED_MEAN);
    equal([...framework.get_root().orderWeightsToTyped()], [0, 1]);
    equal(index.get_root().get_order_weights(), null);
    equal(index.get_root().orderWeightsToTyped(), null);
    equal(index.get_root().penalty_sign, Dti.PenaltySign.MINUS);
    assert(score(index).get_score('u0', 'r') < 1.75);
});

test('weights of its own for each unit', () => {
    const framework = loadFramework('benefit-of-the-doubt');
    const band = loadFramework({type: 'benefit-of-the-doubt', band: 0.5});
    const card = score(framework);
    const children = [...card.explain('u0', 'r')];

    equal(framework.get_root().aggregation, Dti.Aggregation.BENEFIT_OF_THE_DOUBT);
    equal(framework.get_root().get_share_band(), null);
    equal(band.get_root().get_share_band(), 0.5);
    equal(band.get_root().get_lower_share(0), 0.125);
    equal(band.get_root().get_upper_share(1), 1);
    /* u0 is half of u1: a + 2 b = 1/2. u2 has 4 a + 3 b, so a is at most 0.1, the most even. */
    near(card.get_score('u0', 'r'), 0.5);
    near(children[0].get_own_weight(), 0.1);
    near(children[1].get_own_weight(), 0.2);
    near(children[0].get_share(), 0.2);
    equal(card.explain('u0', 'r').get_own_weight(), null);
    equal([...score(loadFramework()).explain('u0', 'r')][0].get_share(), null);
    assert(Number.isNaN(card.explain('u0', 'r').share));
});

main();
