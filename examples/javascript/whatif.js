// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* What if a unit had another number: its value and rank then, and who moves.
 *
 *     gjs -m whatif.js FRAMEWORK DATA PERIOD UNIT NODE NUMBER
 *
 * FRAMEWORK is a file or the id of a built-in framework. The exit status is 0, 1 on an error, or
 * 2 for wrong usage. */

import Dti from 'gi://Dti?version=1.0';
import Gio from 'gi://Gio';
import GLib from 'gi://GLib';
import System from 'system';

/** @param {string} name */
function loadFramework(name) {
    const file = Gio.File.new_for_commandline_arg(name);

    return file.query_exists(null)
        ? Dti.Framework.new_from_file(file)
        : Dti.Framework.new_builtin(name);
}

/**
 * @param {number} number
 * @param {number} decimals
 */
function writeNumber(number, decimals) {
    return Dti.number_format(number, decimals, Dti.NumberConvention.AUTO);
}

/**
 * @param {Dti.Scenario} scenario
 * @param {string} unit
 * @param {string} node
 */
function printStanding(scenario, unit, node) {
    const value = scenario.get_value(unit, node);
    const rank = scenario.get_rank(unit, node);

    if (value === null || rank === null) {
        print(`  ${node}: none`);
        return;
    }
    print(`  ${node}: value ${writeNumber(value, 4)},` +
        ` rank ${writeNumber(rank, -1)} of ${scenario.get_n_ranked(node)}`);
}

/**
 * @param {Dti.Scenario} scenario
 * @param {string} unit
 * @param {string} node
 */
function printMoved(scenario, unit, node) {
    print(`  ${scenario.get_n_moved()} others move`);
    for (const difference of scenario.diff(node)) {
        const before = difference.get_before(Dti.Column.RANK);
        const after = difference.get_after(Dti.Column.RANK);

        if (difference.get_unit() === unit || before === null || after === null || before === after)
            continue;
        print(`    ${difference.get_unit()}: ${writeNumber(before, -1)} → ${writeNumber(after, -1)}`);
    }
}

/** @param {string[]} args */
function run([frameworkName, dataName, period, unit, edited, text]) {
    const framework = loadFramework(frameworkName);
    const [, number] = Dti.number_parse(text, Dti.NumberConvention.EN);
    const file = Gio.File.new_for_commandline_arg(dataName);
    const dataset = Dti.Dataset.new_from_file(file, framework);
    const card = Dti.Scorer.new(framework).score(dataset, period);
    const scenario = Dti.Scenario.new(card);
    const node = framework.get_ranking_node().get_id();

    print(`${unit} ${card.get_period()}`);
    printStanding(scenario, unit, node);

    scenario.set_number(unit, edited, number);
    for (const edit of scenario.list_edits())
        print(`  ${edit.describe('vi')}`);
    printStanding(scenario, unit, node);
    printMoved(scenario, unit, node);

    scenario.undo();
    print('undone');
    printStanding(scenario, unit, node);
}

/** @param {string[]} args */
function main(args) {
    if (args.length !== 6) {
        printerr('usage: whatif.js FRAMEWORK DATA PERIOD UNIT NODE NUMBER');
        return 2;
    }
    try {
        run(args);
    } catch (error) {
        if (!(error instanceof GLib.Error))
            throw error;
        printerr(`whatif.js: ${error.message}`);
        return 1;
    }

    return 0;
}

System.exit(main(System.programArgs));
