// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* The library from Vala: errors, ownership, virtual functions and out parameters. */

class Goalposts : Dti.Rule {
    public override bool evaluate (double number, double max, out double score) throws Error {
        score = ((number + 1.3) / (9.7 + 1.3) * max).clamp (0, max);

        return true;
    }
}

class Failing : Dti.Rule {
    public override bool evaluate (double number, double max, out double score) throws Error {
        score = double.NAN;
        throw new Dti.Error.LIMIT ("as the rule says");
    }
}

const string MODEL = """{
  "format": "dti-framework", "format-version": 1, "id": "model", "title": { "en": "Model" },
  "ranking": { "node": "all" },
  "root": { "id": "all", "aggregation": "mean", "missing": "rebase", "children": [
    { "id": "a", "max": 7, "rule": { "type": "goalposts", "min": -1.3, "max": 9.7 } },
    { "id": "b", "max": 7 }
  ] }
}""";

File project_file (string path) {
    return File.new_for_path (Environment.get_variable ("DTI_SOURCE_ROOT")).resolve_relative_path (path);
}

Dti.Scorecard provincial (string period) throws Error {
    var framework = new Dti.Framework.builtin ("vn-dti-province-922");
    var dataset = new Dti.Dataset.from_file (project_file ("examples/kien-giang/data-2022-2023.csv"),
                                             framework);

    return new Dti.Scorer (framework).score (dataset, period);
}

Dti.Dataset small_dataset () throws Error {
    var dataset = new Dti.Dataset ();

    dataset.set_number ("u", "2022", "a", 0.1);
    dataset.set_number ("v", "2022", "a", 12);
    dataset.set_number ("w", "2022", "a", -4);
    dataset.set_number ("w", "2022", "b", 3);

    return dataset;
}

void test_periods () {
    try {
        var quarter = Dti.Period.parse ("2023-Q3");

        assert_cmpstr (quarter.format (), CompareOperator.EQ, "2023-Q3");
        assert_cmpstr (quarter.get_next ().format (), CompareOperator.EQ, "2023-Q4");
        assert_cmpuint (quarter.get_n_days (), CompareOperator.EQ, 92);
        assert_true (new Dti.Period.year (2023).contains (quarter));
        Dti.Period.parse ("2023-Q5");
        assert_not_reached ();
    } catch (Error error) {
        assert_error (error, Dti.Error.quark (), Dti.Error.INVALID_DATA);
    }
}

void test_errors () {
    try {
        new Dti.Framework.builtin ("nothing");
        assert_not_reached ();
    } catch (Dti.Error.NOT_FOUND error) {
        assert_true (error.message.contains ("nothing"));
    } catch (Error error) {
        assert_not_reached ();
    }
}

void test_published () {
    double value, rank;

    try {
        var card = provincial ("2022");

        assert_true (card.get_value ("KG", "DTI", out value));
        assert_cmpfloat (Dti.number_round (value, 4), CompareOperator.EQ, 0.5796);
        assert_true (card.get_rank ("KG", "DTI", out rank));
        assert_cmpfloat (rank, CompareOperator.EQ, 32);
        assert_cmpuint (card.get_n_ranked ("DTI"), CompareOperator.EQ, 63);
        assert_false (card.get_score ("KG", "NTS", null));
    } catch (Error error) {
        assert_no_error (error);
    }
}

void test_lists () {
    try {
        var card = provincial ("2022");
        var scores = card.list_scores ("DTI");

        assert_cmpuint (scores.get_n_items (), CompareOperator.EQ, card.n_units);
        for (uint i = 0; i < scores.get_n_items (); i++)
            assert_cmpstr (((Dti.Score) scores.get_item (i)).unit, CompareOperator.EQ, card.get_units ()[i]);
        assert_cmpstr (card.explain ("KG", null).method, CompareOperator.EQ, "sum");
    } catch (Error error) {
        assert_no_error (error);
    }
}

void test_rule () {
    try {
        var framework = new Dti.Framework.from_json (MODEL);
        var dataset = small_dataset ();
        var scorer = new Dti.Scorer (framework);
        var expected = scorer.score (dataset, "2022").get_column ("a", Dti.Column.SCORE);

        scorer.set_rule ("a", new Goalposts ());
        var found = scorer.score (dataset, "2022").get_column ("a", Dti.Column.SCORE);
        assert_cmpint (expected.compare (found), CompareOperator.EQ, 0);

        scorer.set_rule ("a", new Failing ());
        scorer.score (dataset, "2022");
        assert_not_reached ();
    } catch (Error error) {
        assert_error (error, Dti.Error.quark (), Dti.Error.LIMIT);
    }
}

async void score_later (MainLoop loop) {
    try {
        var framework = new Dti.Framework.from_json (MODEL);
        var dataset = small_dataset ();
        var scorer = new Dti.Scorer (framework);
        var card = yield scorer.score_async (dataset, "2022", null);

        assert_cmpstr (card.to_csv (), CompareOperator.EQ, scorer.score (dataset, "2022").to_csv ());
    } catch (Error error) {
        assert_no_error (error);
    }
    loop.quit ();
}

void test_async () {
    var loop = new MainLoop ();

    score_later.begin (loop);
    loop.run ();
}

#if DTI_HAS_CHART
void test_chart () {
    try {
        var chart = new Dti.Chart.bars (provincial ("2023"), null, null, { "KG", "DNA" });
        var surface = new Cairo.ImageSurface (Cairo.Format.RGB24, 300, 200);

        chart.language = "vi";
        chart.theme = Dti.ChartTheme.DARK;
        assert_true (chart.kind == Dti.ChartKind.BARS);
        assert_true ("Kiên Giang" in chart.to_svg ());
        assert_cmpuint (chart.to_png ().length, CompareOperator.GT, 1000);
        chart.draw (new Cairo.Context (surface), 300, 200);
        assert_true (surface.status () == Cairo.Status.SUCCESS);
    } catch (Error error) {
        assert_no_error (error);
    }
}
#endif

int main (string[] args) {
    Test.init (ref args);
    Test.add_func ("/vala/periods", test_periods);
    Test.add_func ("/vala/errors", test_errors);
    Test.add_func ("/vala/published", test_published);
    Test.add_func ("/vala/lists", test_lists);
    Test.add_func ("/vala/rule", test_rule);
    Test.add_func ("/vala/async", test_async);
#if DTI_HAS_CHART
    Test.add_func ("/vala/chart", test_chart);
#endif

    return Test.run ();
}
