// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Scorers, scorecards, explanations, preparations and stages from Vala. */

using Support;

void test_published () throws Error {
    var card = provincial ("2022");
    double value, rank;

    assert_true (card.get_value ("KG", "DTI", out value));
    equal (Dti.number_round (value, 4), 0.5796);
    assert_true (card.get_rank ("KG", "DTI", out rank));
    equal (rank, 32);
    count (card.get_n_ranked ("DTI"), 63);
    assert_false (card.get_score ("KG", "NTS", null));
}

void test_by_hand () throws Error {
    var card = pair ({ 2, 4, 10, 6, 1, 1 });
    Dti.Score score = (Dti.Score) first (card.list_scores ("all"));
    double number;

    /* Means of the values; all have the maximum 1 of the mean. */
    column (card.get_column ("all", Dti.Column.VALUE), { 0.3, 0.8, 0.1 });
    column (card.get_column ("all", Dti.Column.RANK), { 2, 1, 3 });
    column (card.get_column ("a", Dti.Column.SCORE), { 2, 10, 1 });
    same (score.unit, "u0");
    assert_true (score.get_rank (out number));
    equal (number, 2);
    count (card.list_unit_scores ("u1").get_n_items (), 3);
    fails (Dti.Error.NOT_FOUND, () => { card.get_column ("nothing", Dti.Column.SCORE); });
}

void test_lists () throws Error {
    var card = provincial ("2022");
    var scores = card.list_scores ("DTI");

    count (scores.get_n_items (), card.n_units);
    for (uint i = 0; i < scores.get_n_items (); i++)
        same (((Dti.Score) scores.get_item (i)).unit, card.get_units ()[i]);
}

void test_explanation () throws Error {
    Dti.Explanation explanation = pair ({ 2, 4 }).explain ("u0", null);
    Dti.Explanation part = (Dti.Explanation) explanation.children.get_item (1);
    double number;

    same (explanation.method, "mean");
    count (explanation.children.get_n_items (), 2);
    same (part.node.id, "b");
    assert_true (part.get_score (out number));
    equal (number, 4);
    assert_true (part.observation.get_number (out number));
    equal (number, 4);
    assert_true (explanation.get_value (out number));
    near (number, 0.3);
}

void test_preparation () throws Error {
    var framework = new Dti.Framework.from_json (
        """{ "format": "dti-framework", "format-version": 1, "id": "method",
             "method": [ { "step": "impute", "with": "median" },
                         { "step": "normalise", "rule": { "type": "min-max", "upper": 100 } } ],
             "root": { "id": "index", "aggregation": "mean", "children": [ { "id": "a" } ] } }""");
    var data = table ({ "a" }, { 1, 3, 5 });

    data.set_status ("u3", "2022", "a", Dti.Status.MISSING);

    var preparation = new Dti.Preparation (framework, data);
    Dti.PreparedCell cell = (Dti.PreparedCell) first (preparation.cells);
    double number;

    same (cell.unit, "u3");
    assert_true (cell.get_after (out number));
    equal (number, 3);
    column (preparation.dataset.get_column ("2022", "a"), { 0, 50, 100, 50 });
    column (new Dti.Scorer (framework).score (data, null).get_column ("a", Dti.Column.SCORE), { 0, 50, 100, 50 });
    count (preparation.get_treated_columns ().get_n_items (), 0);
}

void test_treated () throws Error {
    var steps = new ListStore (typeof (Dti.Step));

    steps.append (new Dti.Treat ());

    var preparation = new Dti.Preparation.with_steps (new Dti.Framework.from_json (PAIR),
                                                      table ({ "a" }, { 1, 2, 3, 4 }), steps);
    Dti.TreatedColumn treated = (Dti.TreatedColumn) first (preparation.treated_columns);
    double number;

    assert_true (treated.get_skewness (out number));
    near (number, 0);
    assert_true (treated.get_kurtosis (out number));
    /* G2 of 1, 2, 3, 4: 3/2 · (5 (1.64 − 3) + 6). */
    near (number, -1.2);
    assert_true (treated.passes);
}

void test_stages () throws Error {
    var data = new Dti.Dataset ();
    double number;

    data.add_observation ("u", "2022", "a", new Dti.Observation (8, Dti.Status.NORMAL, Dti.Stage.SELF));
    data.add_observation ("u", "2022", "a", new Dti.Observation (6, Dti.Status.NORMAL, Dti.Stage.APPRAISED));

    var scorer = new Dti.Scorer (new Dti.Framework.from_json (PAIR));
    var comparison = new Dti.StageComparison (scorer, data, "2022");
    var list = comparison.list_differences ("u");
    Dti.StageDifference? difference = null;

    for (uint i = 0; i < list.get_n_items (); i++)
        if (((Dti.StageDifference) list.get_item (i)).node_id == "a")
            difference = (Dti.StageDifference) list.get_item (i);
    assert_nonnull (difference);
    assert_true (difference.get_difference (Dti.Stage.SELF, Dti.Stage.APPRAISED, out number));
    equal (number, -2);
    assert_true (difference.get_score (Dti.Stage.SELF, out number));
    equal (number, 8);
    assert_false (difference.get_score (Dti.Stage.PUBLISHED, out number));
    assert_true (comparison.get_scorecard (Dti.Stage.APPRAISED).get_score ("u", "a", out number));
    equal (number, 6);
}

void test_options () throws Error {
    var scorer = provincial_scorer ();
    uint notified = 0;

    scorer.notify.connect (() => { notified++; });
    scorer.ties = Dti.Ties.DENSE;
    scorer.threads = 3;
    scorer.threads = 3;
    count (notified, 2);
    count (scorer.get_threads (), 3);
}

async void score_later (MainLoop loop) {
    try {
        var scorer = provincial_scorer ();
        var data = provincial_data (scorer.framework);
        var card = yield scorer.score_async (data, "2022", null);

        same (card.to_csv (), scorer.score (data, "2022").to_csv ());
        yield scorer.score_async (data, "1999", null);
        assert_not_reached ();
    } catch (Error error) {
        assert_error (error, Dti.Error.quark (), Dti.Error.NOT_FOUND);
    }
    loop.quit ();
}

void test_async () throws Error {
    var loop = new MainLoop ();

    score_later.begin (loop);
    loop.run ();
}

int main (string[] args) {
    Test.init (ref args);
    add ("/vala/scoring/published", test_published);
    add ("/vala/scoring/by-hand", test_by_hand);
    add ("/vala/scoring/lists", test_lists);
    add ("/vala/scoring/explanation", test_explanation);
    add ("/vala/scoring/preparation", test_preparation);
    add ("/vala/scoring/treated", test_treated);
    add ("/vala/scoring/stages", test_stages);
    add ("/vala/scoring/options", test_options);
    add ("/vala/scoring/async", test_async);

    return Test.run ();
}
