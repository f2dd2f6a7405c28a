// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Explains why the score and the rank of one unit changed, step by step.
 *
 *     gjs -m change.js UNIT FRAMEWORK DATA PERIOD FRAMEWORK DATA PERIOD [FRAMEWORK DATA PERIOD]…
 *
 * FRAMEWORK is a file or the id of a built-in framework. The exit status is 0, 1 on an error, or
 * 2 for wrong usage. */

import Dti from 'gi://Dti?version=1.0';
import Gio from 'gi://Gio';
import GLib from 'gi://GLib';
import System from 'system';

const CAUSES = ['performance', 'method', 'coverage'];

/** @param {string} name */
function loadFramework(name) {
    const file = Gio.File.new_for_commandline_arg(name);

    return file.query_exists(null)
        ? Dti.Framework.new_from_file(file)
        : Dti.Framework.new_builtin(name);
}

/**
 * @param {string} frameworkName
 * @param {string} dataName
 * @param {string} period
 */
function score(frameworkName, dataName, period) {
    const framework = loadFramework(frameworkName);
    const file = Gio.File.new_for_commandline_arg(dataName);

    return Dti.Scorer.new(framework).score(Dti.Dataset.new_from_file(file, framework), period);
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
        : Dti.number_format(number, decimals, Dti.NumberConvention.EN);
}

/** @param {Dti.Attribution} attribution */
function printContributions(attribution) {
    print(`  score ${writeNumber(attribution.get_score_change(), 3)}`);
    for (const part of attribution.list_contributions(null)) {
        print(`    ${CAUSES[part.get_cause()]} of ${part.get_node_id()}:` +
            ` ${writeNumber(part.get_points(), 3)}`);
    }
}

/** @param {Dti.RankChange} change */
function printRanks(change) {
    print(`  rank ${writeNumber(change.get_older_rank(), -1)}` +
        ` to ${writeNumber(change.get_newer_rank(), -1)}:` +
        ` own ${writeNumber(change.get_own_effect(), -1)},` +
        ` others ${writeNumber(change.get_field_effect(), -1)},` +
        ` cohort ${writeNumber(change.get_cohort_effect(), -1)}`);
    for (const share of change.list_shares('main-indicator', 0))
        print(`    ${share.get_node_id() ?? 'method'}: ${writeNumber(share.get_share(), 3)} places`);
    print(['  overtaken by:', ...[...change.list_overtaken_by()].map(p => p.get_unit())].join(' '));
    print(['  overtook:', ...[...change.list_overtook()].map(p => p.get_unit())].join(' '));
    print(`  ${change.to_sentence('vi')}`);
}

/**
 * @param {Dti.Scorecard} older
 * @param {Dti.Scorecard} newer
 * @param {string} unit
 */
function printStep(older, newer, unit) {
    const attribution = Dti.Attribution.between(older, newer, unit, null, null);
    const change = Dti.RankChange.between(older, newer, unit, null, null, null);

    print(`${older.get_period()} to ${newer.get_period()}`);
    printContributions(attribution);
    printRanks(change);
}

/** @param {string[]} args */
function run([unit, ...triples]) {
    /** @type {Dti.Scorecard | null} */
    let older = null;

    for (let i = 0; i < triples.length; i += 3) {
        const [frameworkName, dataName, period] = triples.slice(i, i + 3);
        const newer = score(frameworkName, dataName, period);

        if (older)
            printStep(older, newer, unit);
        older = newer;
    }
}

/** @param {string[]} args */
function main(args) {
    if (args.length < 7 || args.length % 3 !== 1) {
        printerr('usage: change.js UNIT FRAMEWORK DATA PERIOD FRAMEWORK DATA PERIOD…');
        return 2;
    }
    try {
        run(args);
    } catch (error) {
        if (!(error instanceof GLib.Error))
            throw error;
        printerr(`change.js: ${error.message}`);
        return 1;
    }

    return 0;
}

System.exit(main(System.programArgs));
