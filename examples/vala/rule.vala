// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* A rule of one's own: points grow with the square root of a share between 0 and 1.
 *
 *     rule FRAMEWORK DATA NODE
 *
 * Prints each unit's score of NODE by the framework's rule and by the new one. FRAMEWORK is a file
 * or the id of a built-in framework. The exit status is 0, 1 on an error, or 2 for wrong usage. */

class Root : Dti.Rule {
    public override bool evaluate (double number, double max, out double score) throws Error {
        score = double.NAN;

        /* NOT_COMPUTABLE leaves this unit without a score; another error would stop the scoring. */
        if (number < 0)
            throw new Dti.Error.NOT_COMPUTABLE ("a share below 0 has no square root");

        score = max * Math.sqrt (number);

        return true;
    }
}

Dti.Framework load_framework (string name) throws Error {
    var file = File.new_for_commandline_arg (name);

    if (file.query_exists ())
        return new Dti.Framework.from_file (file);

    return new Dti.Framework.builtin (name);
}

string write_score (Dti.Scorecard card, string unit, string node) {
    double score;

    if (!card.get_score (unit, node, out score))
        return "none";

    return Dti.number_format (score, 4, Dti.NumberConvention.AUTO);
}

void print_both (Dti.Scorecard before, Dti.Scorecard after, string node) {
    stdout.printf ("%s %s\n", node, before.period);
    foreach (unowned var unit in before.get_units ()) {
        stdout.printf ("  %s: %s, by the root %s\n",
                       unit,
                       write_score (before, unit, node),
                       write_score (after, unit, node));
    }
}

void run (string framework_name, string data_name, string node) throws Error {
    var framework = load_framework (framework_name);
    var dataset = new Dti.Dataset.from_file (File.new_for_commandline_arg (data_name), framework);

    var scorer = new Dti.Scorer (framework);
    var before = scorer.score_all (dataset);
    scorer.set_rule (node, new Root ());
    var after = scorer.score_all (dataset);

    for (uint i = 0; i < before.get_n_items (); i++) {
        print_both ((Dti.Scorecard) before.get_item (i),
                    (Dti.Scorecard) after.get_item (i),
                    node);
    }
}

int main (string[] args) {
    Intl.setlocale ();
    if (args.length != 4) {
        stderr.puts ("usage: rule FRAMEWORK DATA NODE\n");
        return 2;
    }
    try {
        run (args[1], args[2], args[3]);
    } catch (Error error) {
        stderr.printf ("rule: %s\n", error.message);
        return 1;
    }

    return 0;
}
