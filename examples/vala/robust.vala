// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* From raw data to ranks, and how robust they are: what the preparation did, who leads, how sure
 * that is, which uncertain input matters, and which indicators hold the ranks where they are.
 *
 *     robust FRAMEWORK DATA INPUTS [UNIT]
 *
 * UNIT is told beside the first five. The exit status is 0, 1 on an error, or 2 for wrong usage. */

const int N_FIRST = 5;
const int N_REPLICATES = 500;
const int N_ROWS = 128;
const int N_NODES = 3;
const int SEED = 1;

string write_number (double number, int decimals) {
    return Dti.number_format (number, decimals, Dti.NumberConvention.AUTO);
}

/* ---- from raw data to ranks ---- */

uint count_cells (Dti.Preparation preparation, uint step) {
    var cells = preparation.get_cells ();
    uint n_cells = 0;

    for (uint i = 0; i < cells.get_n_items (); i++)
        if (((Dti.PreparedCell) cells.get_item (i)).step == step)
            n_cells++;

    return n_cells;
}

uint count_treated (Dti.Preparation preparation) {
    var columns = preparation.get_treated_columns ();
    uint n_treated = 0;

    for (uint i = 0; i < columns.get_n_items (); i++) {
        var column = (Dti.TreatedColumn) columns.get_item (i);

        if (column.transformed || column.n_low + column.n_high > 0)
            n_treated++;
    }

    return n_treated;
}

void print_preparation (Dti.Scorecard card) {
    var preparation = card.get_preparation ();

    if (preparation == null)
        return;
    var before = preparation.get_source ().list_units (card.period);
    var after = preparation.get_dataset ().list_units (card.period);
    var steps = preparation.get_steps ();

    stdout.puts ("prepared\n");
    for (uint i = 0; i < steps.get_n_items (); i++)
        stdout.printf ("  %s: %u cells\n",
                       ((Dti.Step) steps.get_item (i)).get_type_name (),
                       count_cells (preparation, i));
    stdout.printf ("  %d units left out, %u columns treated, %u problems\n",
                   before.length - after.length,
                   count_treated (preparation),
                   preparation.get_problems ().get_n_items ());
}

/* The scores of the ranked units, the best first. */
GenericArray<Dti.Score> list_best (Dti.Scorecard card, string node) throws Error {
    var scores = card.list_scores (node);
    var best = new GenericArray<Dti.Score> ();
    double rank;

    for (uint i = 0; i < scores.get_n_items (); i++) {
        var score = (Dti.Score) scores.get_item (i);

        if (score.get_rank (out rank))
            best.add (score);
    }
    best.sort ((a, b) => {
        double first, second;

        a.get_rank (out first);
        b.get_rank (out second);
        return (int) (first > second) - (int) (first < second);
    });

    return best;
}

void print_best (GenericArray<Dti.Score> best, uint n_ranked) {
    stdout.printf ("ranked, of %u\n", n_ranked);
    for (int i = 0; i < best.length && i < N_FIRST; i++) {
        double rank, score;

        best[i].get_rank (out rank);
        best[i].get_score (out score);
        stdout.printf ("  %s %s %s\n", write_number (rank, -1), best[i].unit, write_number (score, 2));
    }
}

/* ---- how robust the ranks are ---- */

void print_interval (Dti.Uncertainty uncertainty, string unit) throws Error {
    var row = uncertainty.lookup (unit);
    double low = 0, high = 0, probability = 0;

    if (row == null)
        throw new Dti.Error.NOT_FOUND ("there is no unit “%s”", unit);
    if (!row.get_low (out low)
        || !row.get_high (out high)
        || !row.get_probability (N_FIRST, out probability)) {
        stdout.printf ("  %s: none\n", unit);
        return;
    }
    stdout.printf ("  %s: %s to %s, among the first %d: %s\n",
                   unit,
                   write_number (low, -1),
                   write_number (high, -1),
                   N_FIRST,
                   write_number (probability, 3));
}

void print_uncertainty (Dti.Experiment experiment, string[] units) throws Error {
    var uncertainty = experiment.run_uncertainty (N_REPLICATES, null);

    stdout.printf ("ranks in 90%% of %u replicates\n", uncertainty.get_n_replicates ());
    foreach (var unit in units)
        print_interval (uncertainty, unit);
}

void print_sensitivity (Dti.Experiment experiment) throws Error {
    var sensitivity = experiment.run_sensitivity (N_ROWS, null);
    var indices = sensitivity.list_indices ();

    stdout.puts ("Sobol’ indices, first order and total\n");
    for (uint i = 0; i < indices.get_n_items (); i++) {
        var index = (Dti.SensitivityIndex) indices.get_item (i);
        double first = 0, total = 0;

        if (!index.get_first (out first) || !index.get_total (out total))
            stdout.printf ("  %s: none\n", index.input);
        else
            stdout.printf ("  %s: %s, %s\n", index.input, write_number (first, 2), write_number (total, 2));
    }
}

/* ---- which indicators matter ---- */

/* What each indicator does, the most important first. */
GenericArray<Dti.NodeImportance> list_important (Dti.Scorecard card) throws Error {
    var nodes = new Dti.Importance (card, null, null, 0).list_nodes ();
    var important = new GenericArray<Dti.NodeImportance> ();
    double shift;

    for (uint i = 0; i < nodes.get_n_items (); i++) {
        var row = (Dti.NodeImportance) nodes.get_item (i);

        if (card.framework.lookup (row.node) is Dti.Indicator && row.get_mean_shift (out shift))
            important.add (row);
    }
    /* A stable sort: of the same shift, in the order of the framework. */
    important.sort ((a, b) => {
        double first, second;

        a.get_mean_shift (out first);
        b.get_mean_shift (out second);
        return (int) (first < second) - (int) (first > second);
    });

    return important;
}

void print_importance (Dti.Scorecard card) throws Error {
    var important = list_important (card);

    stdout.puts ("without an indicator ranks move by\n");
    for (int i = 0; i < important.length && i < N_NODES; i++) {
        var id = important[i].node;
        double shift;

        important[i].get_mean_shift (out shift);
        stdout.printf ("  %s %s: %s\n",
                       id,
                       card.framework.lookup (id).get_title (null),
                       write_number (shift, 2));
    }
}

Dti.Scorecard score (string framework_name, string data_name) throws Error {
    var framework = new Dti.Framework.from_file (File.new_for_commandline_arg (framework_name));
    var dataset = new Dti.Dataset.from_file (File.new_for_commandline_arg (data_name), framework);

    return new Dti.Scorer (framework).score (dataset, null);
}

void run (string[] args) throws Error {
    var card = score (args[1], args[2]);
    var experiment = new Dti.Experiment (card);

    experiment.seed = SEED;
    experiment.add_from_file (File.new_for_commandline_arg (args[3]));
    var best = list_best (card, experiment.node);
    string[] units = {};

    for (int i = 0; i < best.length && i < N_FIRST; i++)
        units += best[i].unit;
    if (args.length > 4 && !(args[4] in units))
        units += args[4];

    print_preparation (card);
    print_best (best, card.get_n_ranked (experiment.node));
    print_uncertainty (experiment, units);
    print_sensitivity (experiment);
    print_importance (card);
}

int main (string[] args) {
    Intl.setlocale ();
    if (args.length < 4 || args.length > 5) {
        stderr.puts ("usage: robust FRAMEWORK DATA INPUTS [UNIT]\n");
        return 2;
    }
    try {
        run (args);
    } catch (Error error) {
        stderr.printf ("robust: %s\n", error.message);
        return 1;
    }

    return 0;
}
