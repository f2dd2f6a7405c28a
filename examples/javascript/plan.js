// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Prints who must report by when, and who answers for a node.
 *
 *     gjs -m plan.js PLAN FIRST LAST TODAY NODE
 *
 * The days are written as 2023-09-25. The exit status is 0, 1 on an error, or 2 for wrong usage. */

import Dti from 'gi://Dti?version=1.0';
import Gio from 'gi://Gio';
import GLib from 'gi://GLib';
import System from 'system';

const ROLES = ['lead', 'coordinate', 'monitor', 'synthesise', 'supply-data', 'oversee'];

/**
 * A day is a period of one day.
 *
 * @param {string} text
 */
function readDay(text) {
    return Dti.Period.parse(`${text}/${text}`).get_first_day();
}

/** @param {GLib.Date | null} day */
function writeDay(day) {
    if (day === null)
        return 'none';
    const [year, month, number] = [day.get_year(), day.get_month(), day.get_day()].map(String);

    return `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${number.padStart(2, '0')}`;
}

/** @param {Dti.Obligation} obligation */
function printObligation(obligation) {
    print(`${writeDay(obligation.get_due_rolled())} ${obligation.get_rule_id()}` +
        ` ${obligation.get_period()} ${obligation.get_agency_title()}:` +
        ` ${obligation.describe_state('vi')}`);
    print(`  ${obligation.explain_due('vi')}`);
}

/** @param {Dti.Responsibility} responsibility */
function printResponsibility(responsibility) {
    const inherited = responsibility.get_inherited() ? ', through a node above' : '';

    print(`${responsibility.get_step()}. ${ROLES[responsibility.get_role()]}:` +
        ` ${responsibility.get_agency_title()}${inherited}`);
}

/** @param {string[]} args */
function run([planName, first, last, today, node]) {
    const plan = Dti.Plan.new_from_file(Gio.File.new_for_commandline_arg(planName));
    const framework = Dti.Framework.new_builtin(plan.get_framework_id() ?? '');
    const schedule = Dti.Schedule.new(plan, null);
    const day = readDay(today);

    schedule.set_today(day);
    for (const obligation of schedule.list_obligations(readDay(first), readDay(last)))
        printObligation(obligation);

    print(`${framework.lookup(node)?.get_title('vi') ?? node}:`);
    for (const responsibility of plan.who_answers_for(framework, node, day))
        printResponsibility(responsibility);
}

/** @param {string[]} args */
function main(args) {
    if (args.length !== 5) {
        printerr('usage: gjs -m plan.js PLAN FIRST LAST TODAY NODE');
        return 2;
    }

    try {
        run(args);
    } catch (error) {
        if (!(error instanceof GLib.Error))
            throw error;
        printerr(`plan: ${error.message}`);
        return 1;
    }

    return 0;
}

System.exit(main(System.programArgs));
