// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* What if a unit had another number: its value and rank then, and who moves.
 *
 *     whatif FRAMEWORK DATA PERIOD UNIT NODE NUMBER
 *
 * FRAMEWORK is a file or the id of a built-in framework. The exit status is 0, 1 on an error, or
 * 2 for wrong usage. */

Dti.Framework load_framework (string name) throws Error {
    var file = File.new_for_commandline_arg (name);

    if (file.query_exists ())
        return new Dti.Framework.from_file (file);

    return new Dti.Framework.builtin (name);
}

string write_number (double number, int decimals) {
    return Dti.number_format (number, decimals, Dti.NumberConvention.AUTO);
}

void print_standing (Dti.Scenario scenario, string unit, string node) {
    double value = 0, rank = 0;

    if (!scenario.get_value (unit, node, out value) || !scenario.get_rank (unit, node, out rank)) {
        stdout.printf ("  %s: none\n", node);
        return;
    }
    stdout.printf ("  %s: value %s, rank %s of %u\n",
                   node,
                   write_number (value, 4),
                   write_number (rank, -1),
                   scenario.get_n_ranked (node));
}

void print_edits (Dti.Scenario scenario) {
    var edits = scenario.list_edits ();

    for (uint i = 0; i < edits.get_n_items (); i++)
        stdout.printf ("  %s\n", ((Dti.ScenarioEdit) edits.get_item (i)).describe ("vi"));
}

void print_moved (Dti.Scenario scenario, string unit, string node) throws Error {
    var differences = scenario.diff (node);

    stdout.printf ("  %u others move\n", scenario.get_n_moved ());
    for (uint i = 0; i < differences.get_n_items (); i++) {
        var difference = (Dti.ScenarioDifference) differences.get_item (i);
        double before = 0, after = 0;

        if (difference.unit == unit
            || !difference.get_before (Dti.Column.RANK, out before)
            || !difference.get_after (Dti.Column.RANK, out after)
            || before == after)
            continue;
        stdout.printf ("    %s: %s → %s\n",
                       difference.unit,
                       write_number (before, -1),
                       write_number (after, -1));
    }
}

void run (string[] args) throws Error {
    var framework = load_framework (args[1]);
    double number;
    Dti.number_parse (args[6], Dti.NumberConvention.EN, out number);
    var dataset = new Dti.Dataset.from_file (File.new_for_commandline_arg (args[2]), framework);
    var card = new Dti.Scorer (framework).score (dataset, args[3]);
    var scenario = new Dti.Scenario (card);
    var unit = args[4];
    var node = framework.get_ranking_node ().id;

    stdout.printf ("%s %s\n", unit, card.period);
    print_standing (scenario, unit, node);

    scenario.set_number (unit, args[5], number);
    print_edits (scenario);
    print_standing (scenario, unit, node);
    print_moved (scenario, unit, node);

    scenario.undo ();
    stdout.puts ("undone\n");
    print_standing (scenario, unit, node);
}

int main (string[] args) {
    Intl.setlocale ();
    if (args.length != 7) {
        stderr.puts ("usage: whatif FRAMEWORK DATA PERIOD UNIT NODE NUMBER\n");
        return 2;
    }
    try {
        run (args);
    } catch (Error error) {
        stderr.printf ("whatif: %s\n", error.message);
        return 1;
    }

    return 0;
}
