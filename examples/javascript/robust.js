// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* From raw data to ranks, and how robust they are: what the preparation did, who leads, how sure
 * that is, which uncertain input matters, and which indicators hold the ranks where they are.
 *
 *     gjs -m robust.js FRAMEWORK DATA INPUTS [UNIT]
 *
 * UNIT is told beside the first five. The exit status is 0, 1 on an error, or 2 for wrong usage. */

import Dti from 'gi://Dti?version=1.0';
import Gio from 'gi://Gio';
import GLib from 'gi://GLib';
import System from 'system';

const N_FIRST = 5;
const N_REPLICATES = 500;
const N_ROWS = 128;
const N_NODES = 3;
const SEED = 1;

/**
 * @param {number | null} number
 * @param {number} decimals
 */
function writeNumber(number, decimals) {
    return number === null ? 'none' : Dti.number_format(number, decimals, Dti.NumberConvention.AUTO);
}

/* ---- from raw data to ranks ---- */

/**
 * @param {string} frameworkName
 * @param {string} dataName
 */
function score(frameworkName, dataName) {
    const framework = Dti.Framework.new_from_file(Gio.File.new_for_commandline_arg(frameworkName));
    const file = Gio.File.new_for_commandline_arg(dataName);
    const dataset = Dti.Dataset.new_from_file(file, framework);

    return Dti.Scorer.new(framework).score(dataset, null);
}

/** @param {Dti.Scorecard} card */
function printPreparation(card) {
    const preparation = card.get_preparation();
    const period = card.get_period();

    if (preparation === null)
        return;
    const before = preparation.get_source().list_units(period);
    const after = preparation.get_dataset().list_units(period);
    const cells = [...preparation.get_cells()];
    const treated = [...preparation.get_treated_columns()].filter(column =>
        column.get_transformed() || column.get_n_low() + column.get_n_high() > 0);

    print('prepared');
    for (const [i, step] of [...preparation.get_steps()].entries()) {
        const n = cells.filter(cell => cell.get_step() === i).length;

        print(`  ${step.get_type_name()}: ${n} cells`);
    }
    print(`  ${before.length - after.length} units left out, ${treated.length} columns treated,` +
        ` ${preparation.get_problems().get_n_items()} problems`);
}

/**
 * The scores of the ranked units, the best first.
 *
 * @param {Dti.Scorecard} card
 * @param {string} node
 */
function listBest(card, node) {
    return [...card.list_scores(node)]
        .filter(unit => unit.get_rank() !== null)
        .sort((a, b) => (a.get_rank() ?? NaN) - (b.get_rank() ?? NaN));
}

/**
 * @param {Dti.Score[]} best
 * @param {number} nRanked
 */
function printBest(best, nRanked) {
    print(`ranked, of ${nRanked}`);
    for (const unit of best.slice(0, N_FIRST)) {
        const rank = writeNumber(unit.get_rank(), -1);

        print(`  ${rank} ${unit.get_unit()} ${writeNumber(unit.get_score(), 2)}`);
    }
}

/* ---- how robust the ranks are ---- */

/**
 * @param {Dti.Uncertainty} uncertainty
 * @param {string} unit
 */
function printInterval(uncertainty, unit) {
    const row = uncertainty.lookup(unit);

    if (row === null)
        throw new GLib.Error(Dti.Error, Dti.Error.NOT_FOUND, `there is no unit “${unit}”`);
    const [low, high] = [row.get_low(), row.get_high()];
    const probability = row.get_probability(N_FIRST);

    if (low === null || high === null || probability === null) {
        print(`  ${unit}: none`);
        return;
    }
    print(`  ${unit}: ${writeNumber(low, -1)} to ${writeNumber(high, -1)},` +
        ` among the first ${N_FIRST}: ${writeNumber(probability, 3)}`);
}

/**
 * @param {Dti.Experiment} experiment
 * @param {string[]} units
 */
async function printUncertainty(experiment, units) {
    const uncertainty = await experiment.run_uncertainty_async(N_REPLICATES, null);

    print(`ranks in 90% of ${uncertainty.get_n_replicates()} replicates`);
    for (const unit of units)
        printInterval(uncertainty, unit);
}

/** @param {Dti.Experiment} experiment */
async function printSensitivity(experiment) {
    const sensitivity = await experiment.run_sensitivity_async(N_ROWS, null);

    print('Sobol’ indices, first order and total');
    for (const index of sensitivity) {
        const [first, total] = [index.get_first(), index.get_total()];

        if (first === null || total === null)
            print(`  ${index.get_input()}: none`);
        else
            print(`  ${index.get_input()}: ${writeNumber(first, 2)}, ${writeNumber(total, 2)}`);
    }
}

/* ---- which indicators matter ---- */

/** @param {Dti.Scorecard} card */
function printImportance(card) {
    const framework = card.get_framework();
    /* A stable sort: of the same shift, in the order of the framework. */
    const important = [...Dti.Importance.new(card, null, null, 0)]
        .filter(row => framework.lookup(row.get_node()) instanceof Dti.Indicator &&
            row.get_mean_shift() !== null)
        .sort((a, b) => (b.get_mean_shift() ?? NaN) - (a.get_mean_shift() ?? NaN));

    print('without an indicator ranks move by');
    for (const row of important.slice(0, N_NODES)) {
        const title = framework.lookup(row.get_node())?.get_title(null);

        print(`  ${row.get_node()} ${title}: ${writeNumber(row.get_mean_shift(), 2)}`);
    }
}

/** @param {string[]} args */
async function run([frameworkName, dataName, inputsName, unit]) {
    const card = score(frameworkName, dataName);
    const experiment = Dti.Experiment.new(card);

    experiment.set_seed(SEED);
    experiment.add_from_file(Gio.File.new_for_commandline_arg(inputsName));
    const node = experiment.get_node();
    const best = listBest(card, node);
    const units = best.slice(0, N_FIRST).map(first => first.get_unit());

    if (unit && !units.includes(unit))
        units.push(unit);

    printPreparation(card);
    printBest(best, card.get_n_ranked(node));
    await printUncertainty(experiment, units);
    await printSensitivity(experiment);
    printImportance(card);
}

/** @param {string[]} args */
async function main(args) {
    if (args.length < 3 || args.length > 4) {
        printerr('usage: robust.js FRAMEWORK DATA INPUTS [UNIT]');
        return 2;
    }
    try {
        await run(args);
    } catch (error) {
        if (!(error instanceof GLib.Error))
            throw error;
        printerr(`robust.js: ${error.message}`);
        return 1;
    }

    return 0;
}

System.exit(await main(System.programArgs));
