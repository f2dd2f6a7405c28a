// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Frameworks, nodes, units and their registry from JavaScript. */

import Dti from 'gi://Dti?version=1.0';

import {assert, equal, file, main, raises, rejects, test} from './tap.js';

const FRAMEWORK = 'vn-dti-province-922';
const idsOf = items => [...items].map(item => item.get_id());

test('built-in frameworks', () => {
    const names = Dti.Framework.list_builtin();

    assert(names.includes(FRAMEWORK));
    for (const name of names) {
        const framework = Dti.Framework.new_builtin(name);

        equal(framework.get_id(), name);
        assert(!framework.validate().has_errors(), name);
    }
});

test('framework', () => {
    const framework = Dti.Framework.new_builtin(FRAMEWORK);
    const again = Dti.Framework.new_from_json(framework.to_json());

    equal(again.get_digest(), framework.get_digest());
    equal(framework.get_root().get_max(), 1000);
    equal(idsOf(framework.get_views()), ['CQS', 'KTS', 'XHS']);
    equal(idsOf(framework), idsOf(framework.get_nodes()));
    equal(framework.get_nodes().get_n_items(),
        framework.get_indicators().get_n_items() + framework.get_pillars().get_n_items());
    equal(framework.get_periods(), ['2021', '2022', '2023']);
    equal(framework.get_ranking_node(), framework.get_root());
    equal(framework.lookup('nothing'), null);
    raises(Dti.Error.INVALID_DATA, () => Dti.Framework.new_from_json('{'));
});

test('variant', () => {
    const framework = Dti.Framework.new_builtin(FRAMEWORK);
    const variant = framework.make_variant('/root/decimals', '1');

    equal(variant.get_root().get_decimals(), 1);
    assert(variant.get_digest() !== framework.get_digest());
    equal(variant.make_variant('', framework.to_json()).get_digest(), framework.get_digest());
    raises(Dti.Error.NOT_FOUND, () => framework.make_variant('/nothing/here', '1'));
    raises(Dti.Error.INVALID_DATA, () => framework.make_variant('/root/aggregation', 'mean'));
});

test('nodes', () => {
    const framework = Dti.Framework.new_builtin(FRAMEWORK);
    const group = framework.lookup('B1');
    const indicator = framework.lookup('HTS');

    assert(group instanceof Dti.Pillar);
    assert(indicator instanceof Dti.Indicator);
    equal(group.get_aggregation(), Dti.Aggregation.SUM);
    equal(group.get_missing_policy(), Dti.MissingPolicy.PROPAGATE);
    equal(group.get_floor(), null);
    equal(group.id, 'B1');
    equal(group.get_title('en'), 'Common foundation group');
    equal(idsOf(group)[0], 'NTS');
    equal(idsOf(group.get_children())[0], 'NTS');
    equal(idsOf(group.children)[0], 'NTS');
    equal([...group.thenRules].length, 0);
    equal([...group.then_rules].length, 0);
    equal(group.get_child_weight(0), 1);
    assert(idsOf(indicator.get_parents()).includes('B1'));
    equal([...indicator.get_rules()].map(rule => rule.get_type_name()), ['share']);
    equal(indicator.get_ties(), Dti.Ties.COMPETITION);
    equal(indicator.get_rank_decimals(), 4);
});

test('framework file with a promise', async () => {
    const path = file(`libdti/frameworks/${FRAMEWORK}.json`);
    const framework = await Dti.Framework.new_from_file_async(path, null);

    equal(framework.get_digest(), Dti.Framework.new_builtin(FRAMEWORK).get_digest());
    await rejects(Dti.Error.NOT_FOUND, Dti.Framework.new_from_file_async(file('nowhere.json'), null));
    assert(!Dti.Framework.check_file(path).has_errors());
});

test('units', async () => {
    const registry = Dti.UnitRegistry.new_from_file(file('examples/kien-giang/units.json'));
    const again = await Dti.UnitRegistry.new_from_file_async(file('examples/kien-giang/units.json'), null);
    const unit = registry.match('kien giang');

    equal(again.to_json(), registry.to_json());
    equal(unit.get_id(), 'KG');
    equal(registry.lookup('KG'), unit);
    equal(registry.get_successors('KG', '2025-07-01'), ['AG-2025']);
    equal(registry.get_predecessors('AG-2025', '2025-06-30').sort(), ['AG', 'KG']);
    equal(idsOf(registry).length, registry.get_n_items());
    raises(Dti.Error.NOT_FOUND, () => registry.match('Atlantis'));
    raises(Dti.Error.EXISTS, () => registry.add(Dti.Unit.new('KG', 'again')));
});

main();
