// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Prints the index and the views of one unit, and what each is made of.
 *
 *     score FRAMEWORK DATA UNIT
 *
 * FRAMEWORK is a file or the id of a built-in framework. The exit status is 0, 1 on an error, or
 * 2 for wrong usage. */

Dti.Framework load_framework (string name) throws Error {
    var file = File.new_for_commandline_arg (name);

    if (file.query_exists ())
        return new Dti.Framework.from_file (file);

    return new Dti.Framework.builtin (name);
}

/* A number that is not there is NaN, never 0. */
string write_number (double number, int decimals) {
    if (number.is_nan ())
        return "none";

    return Dti.number_format (number, decimals, Dti.NumberConvention.AUTO);
}

void print_part (Dti.Explanation part) {
    double score, max;

    part.get_score (out score);
    part.get_max (out max);
    stdout.printf ("    %s: %s of %s by %s\n",
                   part.node.id,
                   write_number (score, 4),
                   write_number (max, 4),
                   part.method);
}

void print_node (Dti.Scorecard card, string unit, string node) throws Error {
    var explanation = card.explain (unit, node);
    double score, value, rank, coverage;

    card.get_score (unit, node, out score);
    card.get_value (unit, node, out value);
    card.get_rank (unit, node, out rank);
    card.get_coverage (unit, node, out coverage);
    stdout.printf ("  %s: score %s, value %s, rank %s of %u, coverage %s\n",
                   node,
                   write_number (score, 4),
                   write_number (value, 4),
                   write_number (rank, -1),
                   card.get_n_ranked (node),
                   write_number (coverage, 4));

    for (uint i = 0; i < explanation.children.get_n_items (); i++)
        print_part ((Dti.Explanation) explanation.children.get_item (i));
}

void print_card (Dti.Scorecard card, string unit) throws Error {
    var views = card.framework.get_views ();

    stdout.printf ("%s %s\n", card.dataset.get_unit_name (unit) ?? unit, card.period);
    print_node (card, unit, card.framework.root.id);
    for (uint i = 0; i < views.get_n_items (); i++)
        print_node (card, unit, ((Dti.Node) views.get_item (i)).id);
}

void run (string framework_name, string data_name, string unit) throws Error {
    var framework = load_framework (framework_name);
    var dataset = new Dti.Dataset.from_file (File.new_for_commandline_arg (data_name), framework);

    /* Cells that could not be read leave the others standing. */
    stderr.puts (dataset.get_problems ().to_string ());

    var cards = new Dti.Scorer (framework).score_all (dataset);
    for (uint i = 0; i < cards.get_n_items (); i++)
        print_card ((Dti.Scorecard) cards.get_item (i), unit);
}

int main (string[] args) {
    Intl.setlocale ();
    if (args.length != 4) {
        stderr.puts ("usage: score FRAMEWORK DATA UNIT\n");
        return 2;
    }
    try {
        run (args[1], args[2], args[3]);
    } catch (Error error) {
        stderr.printf ("score: %s\n", error.message);
        return 1;
    }

    return 0;
}
