// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Prints who must report by when, and who answers for a node.
 *
 *     plan PLAN FIRST LAST TODAY NODE
 *
 * The days are written as 2023-09-25. The exit status is 0, 1 on an error, or 2 for wrong usage. */

/* A day is a period of one day. */
Date read_day (string text) throws Error {
    return Dti.Period.parse ("%s/%s".printf (text, text)).get_first_day ();
}

void print_obligation (Dti.Obligation obligation) {
    var due = obligation.get_due_rolled ();

    stdout.printf ("%04d-%02d-%02d %s %s %s: %s\n",
                   due.get_year (),
                   (int) due.get_month (),
                   due.get_day (),
                   obligation.rule_id,
                   obligation.period,
                   obligation.agency_title,
                   obligation.describe_state ("vi"));
    stdout.printf ("  %s\n", obligation.explain_due ("vi"));
}

void print_responsibility (Dti.Responsibility responsibility) {
    var roles = (EnumClass) typeof (Dti.Role).class_ref ();

    stdout.printf ("%u. %s: %s%s\n",
                   responsibility.step,
                   roles.get_value (responsibility.role).value_nick,
                   responsibility.agency_title,
                   responsibility.inherited ? ", through a node above" : "");
}

void run (string[] arguments) throws Error {
    var plan = new Dti.Plan.from_file (File.new_for_commandline_arg (arguments[1]));
    var framework = new Dti.Framework.builtin (plan.framework_id);
    var schedule = new Dti.Schedule (plan, null);
    var today = read_day (arguments[4]);

    schedule.set_today (today);
    var obligations = schedule.list_obligations (read_day (arguments[2]), read_day (arguments[3]));
    for (uint i = 0; i < obligations.get_n_items (); i++)
        print_obligation ((Dti.Obligation) obligations.get_item (i));

    var node = framework.lookup (arguments[5]);
    stdout.printf ("%s:\n", node != null ? node.get_title ("vi") : arguments[5]);
    var chain = plan.who_answers_for (framework, arguments[5], today);
    for (uint i = 0; i < chain.get_n_items (); i++)
        print_responsibility ((Dti.Responsibility) chain.get_item (i));
}

int main (string[] arguments) {
    Intl.setlocale ();
    if (arguments.length != 6) {
        stderr.printf ("usage: plan PLAN FIRST LAST TODAY NODE\n");
        return 2;
    }

    try {
        run (arguments);
    } catch (Error error) {
        stderr.printf ("plan: %s\n", error.message);
        return 1;
    }

    return 0;
}
