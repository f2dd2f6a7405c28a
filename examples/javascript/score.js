// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Prints the index and the views of one unit, and what each is made of.
 *
 *     gjs -m score.js FRAMEWORK DATA UNIT
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
 * A number that is not there is null, never 0.
 *
 * @param {number | null} number
 * @param {number} decimals
 */
function writeNumber(number, decimals) {
    return number === null
        ? 'none'
        : Dti.number_format(number, decimals, Dti.NumberConvention.AUTO);
}

/**
 * @param {Dti.Scorecard} card
 * @param {string} unit
 * @param {string} node
 */
function printNode(card, unit, node) {
    print(`  ${node}: score ${writeNumber(card.get_score(unit, node), 4)},` +
        ` value ${writeNumber(card.get_value(unit, node), 4)},` +
        ` rank ${writeNumber(card.get_rank(unit, node), -1)} of ${card.get_n_ranked(node)},` +
        ` coverage ${writeNumber(card.get_coverage(unit, node), 4)}`);

    for (const part of card.explain(unit, node)) {
        print(`    ${part.get_node().get_id()}: ${writeNumber(part.get_score(), 4)}` +
            ` of ${writeNumber(part.get_max(), 4)} by ${part.get_method()}`);
    }
}

/**
 * @param {Dti.Scorecard} card
 * @param {string} unit
 */
function printCard(card, unit) {
    const framework = card.get_framework();

    print(`${card.get_dataset().get_unit_name(unit) ?? unit} ${card.get_period()}`);
    for (const pillar of [framework.get_root(), ...framework.get_views()])
        printNode(card, unit, pillar.get_id());
}

/** @param {string[]} args */
function run([frameworkName, dataName, unit]) {
    const framework = loadFramework(frameworkName);
    const file = Gio.File.new_for_commandline_arg(dataName);
    const dataset = Dti.Dataset.new_from_file(file, framework);

    /* Cells that could not be read leave the others standing. */
    for (const problem of dataset.get_problems())
        printerr(problem.to_string());

    for (const card of Dti.Scorer.new(framework).score_all(dataset))
        printCard(card, unit);
}

/** @param {string[]} args */
function main(args) {
    if (args.length !== 3) {
        printerr('usage: score.js FRAMEWORK DATA UNIT');
        return 2;
    }
    try {
        run(args);
    } catch (error) {
        if (!(error instanceof GLib.Error))
            throw error;
        printerr(`score.js: ${error.message}`);
        return 1;
    }

    return 0;
}

System.exit(main(System.programArgs));
