// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Explains why the score and the rank of one unit changed, step by step.
 *
 *     change UNIT FRAMEWORK DATA PERIOD FRAMEWORK DATA PERIOD [FRAMEWORK DATA PERIOD]…
 *
 * FRAMEWORK is a file or the id of a built-in framework. The exit status is 0, 1 on an error, or
 * 2 for wrong usage. */

Dti.Framework load_framework (string name) throws Error {
    var file = File.new_for_commandline_arg (name);

    if (file.query_exists ())
        return new Dti.Framework.from_file (file);

    return new Dti.Framework.builtin (name);
}

Dti.Scorecard score (string framework_name, string data_name, string period) throws Error {
    var framework = load_framework (framework_name);
    var dataset = new Dti.Dataset.from_file (File.new_for_commandline_arg (data_name), framework);

    return new Dti.Scorer (framework).score (dataset, period);
}

/* A number that is not there is NaN, never 0. */
string write_number (double number, int decimals) {
    if (number.is_nan ())
        return "none";

    return Dti.number_format (number, decimals, Dti.NumberConvention.EN);
}

void print_contributions (Dti.Attribution attribution) {
    string[] causes = { "performance", "method", "coverage" };
    var contributions = attribution.list_contributions (null);

    stdout.printf ("  score %s\n", write_number (attribution.get_score_change (), 3));
    for (uint i = 0; i < contributions.get_n_items (); i++) {
        var part = (Dti.Contribution) contributions.get_item (i);

        stdout.printf ("    %s of %s: %s\n",
                       causes[(int) part.get_cause ()],
                       part.node_id,
                       write_number (part.get_points (), 3));
    }
}

void print_peers (string title, ListModel peers) {
    stdout.printf ("  %s:", title);
    for (uint i = 0; i < peers.get_n_items (); i++)
        stdout.printf (" %s", ((Dti.RankPeer) peers.get_item (i)).unit);
    stdout.printf ("\n");
}

void print_ranks (Dti.RankChange change) {
    var shares = change.list_shares ("main-indicator", 0);
    double older, cohort;

    change.get_older_rank (out older);
    change.get_cohort_effect (out cohort);
    stdout.printf ("  rank %s to %s: own %s, others %s, cohort %s\n",
                   write_number (older, -1),
                   write_number (change.newer_rank, -1),
                   write_number (change.own_effect, -1),
                   write_number (change.field_effect, -1),
                   write_number (cohort, -1));
    for (uint i = 0; i < shares.get_n_items (); i++) {
        var share = (Dti.RankShare) shares.get_item (i);

        stdout.printf ("    %s: %s places\n",
                       share.node_id ?? "method",
                       write_number (share.share, 3));
    }
    print_peers ("overtaken by", change.list_overtaken_by ());
    print_peers ("overtook", change.list_overtook ());
    stdout.printf ("  %s\n", change.to_sentence ("vi"));
}

void print_step (Dti.Scorecard older, Dti.Scorecard newer, string unit) throws Error {
    var attribution = Dti.Attribution.between (older, newer, unit, null, null);
    var change = Dti.RankChange.between (older, newer, unit, null, null, null);

    stdout.printf ("%s to %s\n", older.period, newer.period);
    print_contributions (attribution);
    print_ranks (change);
}

void run (string[] args) throws Error {
    Dti.Scorecard? older = null;

    for (int i = 2; i < args.length; i += 3) {
        var newer = score (args[i], args[i + 1], args[i + 2]);

        if (older != null)
            print_step (older, newer, args[1]);
        older = newer;
    }
}

int main (string[] args) {
    Intl.setlocale ();
    if (args.length < 8 || args.length % 3 != 2) {
        stderr.puts ("usage: change UNIT FRAMEWORK DATA PERIOD FRAMEWORK DATA PERIOD…\n");
        return 2;
    }
    try {
        run (args);
    } catch (Error error) {
        stderr.printf ("change: %s\n", error.message);
        return 1;
    }

    return 0;
}
