// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* A rule of one's own: points grow with the square root of a share between 0 and 1.
 *
 *     gjs -m rule.js FRAMEWORK DATA NODE
 *
 * Prints each unit's score of NODE by the framework's rule and by the new one. FRAMEWORK is a file
 * or the id of a built-in framework. The exit status is 0, 1 on an error, or 2 for wrong usage. */

import Dti from 'gi://Dti?version=1.0';
import Gio from 'gi://Gio';
import GLib from 'gi://GLib';
import GObject from 'gi://GObject';
import System from 'system';

const Root = GObject.registerClass(
class Root extends Dti.Rule {
    /**
     * @param {number} number
     * @param {number} max
     * @returns {[boolean, number]}
     */
    vfunc_evaluate(number, max) {
        /* NOT_COMPUTABLE leaves this unit without a score; another error would stop the scoring. */
        if (number < 0) {
            throw new GLib.Error(Dti.Error, Dti.Error.NOT_COMPUTABLE,
                'a share below 0 has no square root');
        }

        return [true, max * Math.sqrt(number)];
    }
});

/** @param {string} name */
function loadFramework(name) {
    const file = Gio.File.new_for_commandline_arg(name);

    return file.query_exists(null)
        ? Dti.Framework.new_from_file(file)
        : Dti.Framework.new_builtin(name);
}

/** @param {number | null} score */
function writeScore(score) {
    return score === null ? 'none' : Dti.number_format(score, 4, Dti.NumberConvention.AUTO);
}

/** @param {string[]} args */
function run([frameworkName, dataName, node]) {
    const framework = loadFramework(frameworkName);
    const file = Gio.File.new_for_commandline_arg(dataName);
    const dataset = Dti.Dataset.new_from_file(file, framework);

    const scorer = Dti.Scorer.new(framework);
    const before = scorer.score_all(dataset);
    scorer.set_rule(node, new Root());
    const after = [...scorer.score_all(dataset)];

    [...before].forEach((oldCard, i) => {
        const newCard = after[i];

        print(`${node} ${oldCard.get_period()}`);
        for (const unit of oldCard.get_units()) {
            const oldScore = writeScore(oldCard.get_score(unit, node));
            const newScore = writeScore(newCard.get_score(unit, node));

            print(`  ${unit}: ${oldScore}, by the root ${newScore}`);
        }
    });
}

/** @param {string[]} args */
function main(args) {
    if (args.length !== 3) {
        printerr('usage: rule.js FRAMEWORK DATA NODE');
        return 2;
    }
    try {
        run(args);
    } catch (error) {
        if (!(error instanceof GLib.Error))
            throw error;
        printerr(`rule.js: ${error.message}`);
        return 1;
    }

    return 0;
}

System.exit(main(System.programArgs));
