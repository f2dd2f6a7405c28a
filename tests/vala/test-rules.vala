// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Rules and steps from Vala, with figures worked out by hand, and rules and steps written in Vala. */

using Support;

const double NONE = double.NAN;

/* The goalposts of the library again. */
class Goalposts : Dti.Rule {
    public override bool evaluate (double number, double max, out double score) throws Error {
        score = ((number + 1.3) / (9.7 + 1.3) * max).clamp (0, max);

        return true;
    }
}

class Share : Dti.Rule {
    public override Bytes evaluate_column (Bytes numbers, double max) throws Error {
        var scores = unpack (numbers);
        double sum = 0;

        foreach (var number in scores)
            sum += number;
        for (var i = 0; i < scores.length; i++)
            scores[i] *= max / sum;

        return pack (scores);
    }
}

class Failing : Dti.Rule {
    public override bool evaluate (double number, double max, out double score) throws Error {
        score = double.NAN;
        throw new Dti.Error.LIMIT ("as the rule says");
    }
}

class Doubling : Dti.Step {
    public override Bytes prepare_column (string node, Bytes numbers) throws Error {
        var prepared = unpack (numbers);

        for (var i = 0; i < prepared.length; i++)
            prepared[i] *= 2;

        return pack (prepared);
    }
}

class Refusing : Dti.Step {
    public override Bytes prepare_column (string node, Bytes numbers) throws Error {
        throw new Dti.Error.LIMIT ("as the step says");
    }
}

void scores (Dti.Rule rule, double max, double[] numbers, double[] expected) throws Error {
    column (rule.evaluate_column (pack (numbers), max), expected);
}

void test_fixed () throws Error {
    var ratio = new Dti.RatioRule (1, 0.5, null);
    var steps = new Dti.StepsRule (pack ({ 1, 3 }), pack ({ 2, 5 }), false);
    var adjustment = new Dti.AdjustmentRule (3, -1);

    scores (new Dti.PointsRule (), 10, { 1, NONE, 4 }, { 1, NONE, 4 });
    scores (new Dti.ShareRule (), 10, { 0.1, 0.5, 1 }, { 1, 5, 10 });
    scores (ratio, 10, { 0.25, 0.5, 0.75 }, { 5, 10, 10 });
    equal (ratio.target, 0.5);
    scores (steps, 5, { 0, 1, 2, 3, 9 }, { 0, 2, 2, 5, 5 });
    scores (new Dti.StepsRule (pack ({ 1, 3 }), pack ({ 2, 5 }), true), 5, { 2 }, { 3.5 });
    column (steps.thresholds, { 1, 3 });
    scores (new Dti.GoalpostsRule (20, 85), 10, { 20, 52.5, 85, 100 }, { 0, 5, 10, 10 });
    scores (new Dti.ScaledRule (0, 50), 10, { 25, 100 }, { 5, 20 });
    scores (adjustment, 0, { 2, 5 }, { -2, -3 });
    assert_cmpint (adjustment.sign, CompareOperator.EQ, -1);
    scores (new Dti.ExpressionRule ("2 * x + 1"), 1, { 3 }, { 7 });
    same (new Dti.ExpressionRule ("x").formula, "x");
}

void test_relative () throws Error {
    scores (new Dti.MinMaxRule (0, 100), 100, { 1, 2, 5 }, { 0, 25, 100 });
    scores (new Dti.BestRule (), 10, { 1, 2, 4 }, { 2.5, 5, 10 });
    scores (new Dti.FractionOfMaxRule (), 10, { 1, 2, 4 }, { 2.5, 5, 10 });
    scores (new Dti.ZScoreRule (0, 1), 1, { 1, 2, 3 }, { -1, 0, 1 });
    scores (new Dti.RankRule (Dti.Ties.COMPETITION), 1, { 5, 1, 5 }, { 2, 1, 2 });
    scores (new Dti.RankRule (Dti.Ties.AVERAGE), 1, { 5, 1, 5 }, { 2.5, 1, 2.5 });
    scores (new Dti.BordaRule (Dti.Ties.COMPETITION), 1, { 5, 1, 5 }, { 1, 0, 1 });
    scores (new Dti.PercentileRankRule (Dti.Ties.COMPETITION), 10, { 1, 2, 4 }, { 0, 5, 10 });
    scores (new Dti.DistanceToBestRule (), 10, { 1, 2, 5 }, { 0, 2.5, 10 });
    scores (new Dti.DistanceToTargetRule (3), 10, { 1, 2, 4 }, { 0, 5, 15 });
}

/* Labels and other units are known to a scorer only. */
Dti.Scorecard with_rule (Dti.Rule rule, Dti.Dataset data) throws Error {
    var scorer = new Dti.Scorer (new Dti.Framework.from_json (PAIR));

    scorer.set_rule ("a", rule);

    return scorer.score (data, "2022");
}

void test_labels () throws Error {
    string[] labels = { "có", "một phần" };
    string[] items = { "x", "y" };
    var choice = new Dti.ChoiceRule (labels, pack ({ 1, 0.5 }), false);
    var data = new Dti.Dataset ();

    data.set_text ("u", "2022", "a", "Một phần");
    column (with_rule (choice, data).get_column ("a", Dti.Column.SCORE), { 5 });
    texts (choice.get_labels (), labels);
    column (choice.credits, { 1, 0.5 });
    column (with_rule (new Dti.BooleanRule (labels, pack ({ 1, 0.5 }), false), data)
            .get_column ("a", Dti.Column.SCORE), { 5 });
    scores (new Dti.BooleanRule (null, null, false), 5, { 1, 0 }, { 5, 0 });

    data = new Dti.Dataset ();
    data.set_text ("u", "2022", "a", "y");
    data.set_text ("v", "2022", "a", "x;y");
    column (with_rule (new Dti.ChecklistRule (items, pack ({ 0.6, 0.4 }), false), data)
            .get_column ("a", Dti.Column.SCORE), { 4, 10 });
}

void test_reference () throws Error {
    var rule = new Dti.DistanceToReferenceRule ("u1");
    var card = with_rule (rule, table ({ "a" }, { 1, 2, 4 }));

    column (card.get_column ("a", Dti.Column.SCORE), { 0, 10, 30 });
    same (rule.reference, "u1");
}

void test_of_a_rule () throws Error {
    Dti.Direction direction;
    double number, score;
    var rule = Dti.Rule.from_json ("""{ "type": "goalposts", "min": 0, "max": 4, "direction": "down" }""");

    assert_true (rule is Dti.GoalpostsRule);
    same (rule.get_type_name (), "goalposts");
    assert_true (rule.get_direction (out direction));
    assert_true (direction == Dti.Direction.DOWN);
    assert_true (rule.evaluate (1, 1, out score));
    equal (score, 0.75);
    assert_true (new Dti.GoalpostsRule (20, 85).find_number (5, 10, out number));
    near (number, 52.5);
    fails (Dti.Error.INVALID_DATA, () => { Dti.Rule.from_json ("{}"); });
    fails (Dti.Error.UNSUPPORTED, () => { new Dti.BestRule ().find_number (1, 10, out number); });
}

void test_rule_in_vala () throws Error {
    var data = table ({ "a" }, { 0.1, 12, -4 });

    /* The same bits. */
    assert_cmpint (with_rule (new Goalposts (), data).get_column ("a", Dti.Column.SCORE)
                   .compare (with_rule (new Dti.GoalpostsRule (-1.3, 9.7), data)
                             .get_column ("a", Dti.Column.SCORE)), CompareOperator.EQ, 0);
    column (with_rule (new Share (), table ({ "a" }, { 1, 3, 4 })).get_column ("a", Dti.Column.SCORE),
            { 1.25, 3.75, 5 });
    fails (Dti.Error.LIMIT, () => { with_rule (new Failing (), data); });
}

Dti.Preparation prepare (Dti.Step step, Dti.Dataset data) throws Error {
    var steps = new ListStore (typeof (Dti.Step));

    steps.append (step);

    return new Dti.Preparation.with_steps (new Dti.Framework.from_json (PAIR), data, steps);
}

void test_treat () throws Error {
    var treat = (Dti.Treat) Object.new (typeof (Dti.Treat), max_points: 1);
    double number;

    assert_cmpint (treat.max_points, CompareOperator.EQ, 1);
    equal (new Dti.Treat ().kurtosis, 3.5);
    column (treat.prepare_column ("a", pack ({ 1, 2, 3, 4, 5, 6, 7, 100 })), { 1, 2, 3, 4, 5, 6, 7, 7 });

    var preparation = prepare (treat, table ({ "a" }, { 1, 2, 3, 4, 5, 6, 7, 100 }));
    var treated = (Dti.TreatedColumn) first (preparation.treated_columns);
    var cell = (Dti.PreparedCell) first (preparation.cells);

    same (treated.node, "a");
    count (treated.n_high, 1);
    count (treated.n_low, 0);
    assert_false (treated.passes);
    assert_true (treated.winsorised_passes);
    assert_false (treated.get_transformed_skewness (out number));
    same (cell.unit, "u7");
    assert_true (cell.get_before (out number));
    equal (number, 100);
    assert_true (cell.get_after (out number));
    equal (number, 7);
}

void test_impute () throws Error {
    var impute = new Dti.Impute (Dti.ImputeEstimate.MEDIAN, Dti.ImputeBy.NODE);
    var data = table ({ "a" }, { 1, 3, 5 });
    double number;

    data.set_status ("u3", "2022", "a", Dti.Status.MISSING);
    assert_true (impute.estimate == Dti.ImputeEstimate.MEDIAN);

    var preparation = prepare (impute, data);
    var cell = (Dti.PreparedCell) first (preparation.cells);

    same (cell.action, "imputed-median");
    assert_false (cell.get_before (out number));
    assert_true (preparation.dataset.get_number ("u3", "2022", "a", out number));
    equal (number, 3);
}

void test_denominate () throws Error {
    var step = new Dti.Denominate ({ "a" }, { "people" });
    var data = table ({ "a", "people" }, { 20, 10, 6, 4 });

    equal (step.get_scale ("a"), 1);
    texts (step.get_nodes (), { "a" });
    texts (step.get_denominators (), { "people" });
    column (prepare (step, data).dataset.get_column ("2022", "a"), { 2, 1.5 });
}

void test_screen () throws Error {
    var screen = new Dti.Screen (0.9, 0);
    var data = table ({ "a", "b" }, { 1, 2, 3, 4 });

    data.set_number ("u2", "2022", "a", 5);
    equal (screen.min_available, 0.9);
    texts (prepare (screen, data).dataset.list_units ("2022"), { "u0", "u1" });
    fails (Dti.Error.UNSUPPORTED, () => { screen.prepare_column ("a", pack ({ 1 })); });
}

void test_normalise () throws Error {
    var rule = new Dti.MinMaxRule (0, 100);
    var step = new Dti.Normalise (rule);

    assert_true (step.lookup_rule ("a") == rule);
    assert_true (step.rule == rule);
    column (prepare (step, table ({ "a" }, { 1, 2, 5 })).dataset.get_column ("2022", "a"), { 0, 25, 100 });
    same (Dti.Step.from_json ("""{ "step": "impute", "with": "mean" }""").get_type_name (), "impute");
}

void test_step_in_vala () throws Error {
    var preparation = prepare (new Doubling (), table ({ "a" }, { 1, 3 }));

    column (preparation.dataset.get_column ("2022", "a"), { 2, 6 });
    count (preparation.steps.get_n_items (), 1);
    fails (Dti.Error.LIMIT, () => { prepare (new Refusing (), table ({ "a" }, { 1, 3 })); });
}

int main (string[] args) {
    Test.init (ref args);
    add ("/vala/rules/fixed", test_fixed);
    add ("/vala/rules/relative", test_relative);
    add ("/vala/rules/labels", test_labels);
    add ("/vala/rules/reference", test_reference);
    add ("/vala/rules/of-a-rule", test_of_a_rule);
    add ("/vala/rules/in-vala", test_rule_in_vala);
    add ("/vala/steps/treat", test_treat);
    add ("/vala/steps/impute", test_impute);
    add ("/vala/steps/denominate", test_denominate);
    add ("/vala/steps/screen", test_screen);
    add ("/vala/steps/normalise", test_normalise);
    add ("/vala/steps/in-vala", test_step_in_vala);

    return Test.run ();
}
