// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Trends, progress, goals, scenarios and bridges between frameworks from Vala. */

using Support;

Dti.Series series_of (double[] numbers) throws Error {
    string[] years = {};

    for (var i = 0; i < numbers.length; i++)
        years += (2015 + i).to_string ();

    return new Dti.Series (years, pack (numbers), null, Dti.Direction.UP);
}

void test_trends () throws Error {
    var options = new Dti.TrendOptions ();
    var series = series_of ({ 1, 2, 3, 4, 5, 7 });
    Dti.Trend trend = Dti.Trend.test (series);
    double number;

    assert_true (trend.verdict == Dti.TrendVerdict.IMPROVING);
    assert_true (trend.get_slope (out number));
    equal (number, 1);
    /* Of 6! orders two have every pair in one direction. */
    assert_true (trend.get_p (out number));
    near (number, 2.0 / 720);
    options.alpha = 0.001;
    assert_true (Dti.Trend.test_with (series, options).verdict == Dti.TrendVerdict.NO_EVIDENCE);
    assert_true (series.get_growth ("2015", "2016", out number));
    assert_false (series.get_value ("1999", out number));
    column (series.get_values (), { 1, 2, 3, 4, 5, 7 });

    var trends = new Dti.Trends.from_matrix (pack ({ 1, 2, 3, 4, 5, 5, 4, 3, 2, 1 }), pack ({ 1, 2, 3, 4, 5 }),
                                             Dti.Direction.UP, null);

    column (trends.get_column (Dti.TrendColumn.VERDICT),
            { (double) Dti.TrendVerdict.IMPROVING, (double) Dti.TrendVerdict.DECLINING });
    assert_true (((Dti.Trend) trends.get_item (1)).verdict == Dti.TrendVerdict.DECLINING);
}

void test_forecast () throws Error {
    var forecast = new Dti.Forecast (series_of ({ 1, 2, 3, 4, 5, 6 }), Dti.ForecastMethod.DRIFT, 2, 0.8);
    double number;

    texts (forecast.get_periods (), { "2021", "2022" });
    column (forecast.get_values (), { 7, 8 });
    assert_true (forecast.get_value ("2021", out number));
    equal (number, 7);
    assert_false (forecast.get_low ("2019", out number));
}

Dti.Target target_of (double number) throws Error {
    var plan = new Dti.Plan.from_json (
        """{ "format": "dti-plan", "format-version": 1, "id": "p",
             "targets": [ { "node": "a", "kind": "at-least", "value": %g, "period": "2019" } ] }""".printf (number));

    return (Dti.Target) first (plan.targets);
}

void test_progress () throws Error {
    var progress = Dti.Progress.assess (series_of ({ 0, 1, 2 }), target_of (4), Dti.ProgressMethod.LINEAR_PACE);
    var list = new ListStore (typeof (Dti.Progress));
    double number;

    assert_true (progress.status == Dti.ProgressStatus.OK);
    assert_true (progress.get_ratio (out number));
    equal (number, 1);
    assert_true (progress.get_required_pace_per_year (out number));
    equal (number, 1);
    assert_true (progress.rating == Dti.ProgressRating.ON_TRACK);
    list.append (progress);

    var summary = new Dti.ProgressSummary (list);

    count (summary.n_assessed, 1);
    count (summary.count (Dti.ProgressRating.ON_TRACK), 1);
    count (summary.count_status (Dti.ProgressStatus.NO_TARGET), 0);
}

void test_trajectory () throws Error {
    var rules = new Dti.ProgressRules (Dti.ProgressMethod.AGAINST_TRAJECTORY);
    var way = new Dti.Trajectory (Dti.TrajectoryShape.LINEAR, "2015", 10, "2019", 30);
    double number, moderate, away;

    assert_true (way.get_value ("2017", out number));
    equal (number, 20);
    assert_false (way.get_value ("2014", out number));
    rules.trajectory = way;
    assert_true (Dti.Progress.assess_with_rules (series_of ({ 10, 10, 18 }), null, null, rules)
                 .get_ratio (out number));
    equal (number, 0.9);
    rules.set_cut_offs (0.9, 0.5, 0.1);
    rules.get_cut_offs (out number, out moderate, out away);
    equal (number, 0.9);
    equal (moderate, 0.5);
    equal (away, 0.1);
    fails (Dti.Error.INVALID_DATA, () => { rules.set_cut_offs (0, 1, 2); });
}

void test_legend () throws Error {
    var legend = new Dti.Legend.from_json (
        """{ "format": "dti-legend", "format-version": 1, "classes": [
             { "id": "low", "title": "Thấp", "to": 0.5, "colour": "#000000", "symbol": "▼" },
             { "id": "high", "title": "Cao", "from": 0.5, "colour": "#0072B2", "symbol": "▲" } ] }""");
    Dti.LegendItem item = legend.classify (0.7);
    double number;

    same (item.id, "high");
    same (item.get_title ("vi"), "Cao");
    assert_true (item.get_lower (out number));
    equal (number, 0.5);
    assert_false (item.get_upper (out number));
    same (legend.classify (double.NAN).id, "missing");
    /* Black on white: (1 + 0.05) / (0 + 0.05). */
    assert_true (legend.lookup ("low").compute_contrast ("#FFFFFF", out number));
    near (number, 21, 1e-9);
    count (legend.items.get_n_items (), 5);
    same (legend.classify_status (Dti.Status.NOT_APPLICABLE).id, "not-applicable");
}

void test_goals () throws Error {
    var goal = new Dti.Goal (pair ({ 2, 4, 10, 6, 1, 1 }), "u0", null);
    Dti.RequiredNumber needed = goal.find_gain ("a", 3, Dti.GoalPopulation.MOVES);
    var options = new ListStore (typeof (Dti.GoalOption));
    double number;

    assert_true (goal.get_current_score (out number));
    near (number, 3);
    assert_true (needed.reachable);
    assert_true (needed.get_number (out number));
    near (number, 5);
    assert_true (goal.find_gain ("a", 50, Dti.GoalPopulation.MOVES).limit == Dti.GoalLimit.MAXIMUM);

    /* The mean must be 5: 4 points more. a alone can give 8, b alone 6. */
    options.append (new Dti.GoalOption ("cheap", "a", 10, 5, false));
    options.append (new Dti.GoalOption ("dear", "b", 10, 50, false));

    Dti.GoalMix mix = goal.find_mix (options, 5, 0, null);
    Dti.GoalChoice choice = (Dti.GoalChoice) first (mix.choices);

    assert_true (mix.status == Dti.GoalMixStatus.OPTIMAL);
    count (mix.choices.get_n_items (), 1);
    same (choice.option.id, "cheap");
    equal (choice.share, 1);
    equal (mix.effort, 5);
    assert_true (mix.get_score (out number));
    near (number, 7);
}

void test_required_score () throws Error {
    Dti.RequiredScore need = Dti.Goal.required_score (provincial_years (), "DTI", "KG", 20, "2024",
                                                      Dti.FieldGrowth.NONE);
    var card = (Dti.Scorecard) provincial_years ().get_item (1);
    double number, figure = double.NAN, rank;

    assert_true (need.get_current_rank (out number));
    equal (number, 40);
    /* Where nobody moves, it is the figure of the unit that stands there. */
    foreach (unowned var unit in card.get_units ())
        if (card.get_rank (unit, "DTI", out rank) && rank == 20)
            card.get_value (unit, "DTI", out figure);
    assert_true (need.get_figure (out number));
    near (number, figure, 1e-4);
    assert_true (need.reachable);
    same (need.period, "2024");
}

void test_scenario () throws Error {
    var scenario = new Dti.Scenario (pair ({ 2, 4, 10, 6, 1, 1 }));
    uint told = 0;
    double number;

    scenario.changed.connect ((n_units) => { told = n_units; });
    scenario.set_number ("u2", "a", 10);
    count (told, 1);
    assert_true (scenario.get_value ("u2", "all", out number));
    near (number, 0.55);
    assert_true (scenario.get_rank ("u2", "all", out number));
    equal (number, 2);
    /* The others only. */
    texts (scenario.list_moved (), { "u0" });

    Dti.ScenarioEdit edit = (Dti.ScenarioEdit) first (scenario.list_edits ());
    Dti.ScenarioDifference difference = (Dti.ScenarioDifference) first (scenario.diff ("all"));

    assert_true (edit.get_before (out number));
    equal (number, 1);
    assert_true (edit.get_after (out number));
    equal (number, 10);
    assert_true (edit.kind == Dti.ScenarioEditKind.NUMBER);
    assert_true (difference.get_before (Dti.Column.RANK, out number));
    equal (number, difference.unit == "u0" ? 2 : 3);
    same (new Dti.Scenario.from_json (scenario.base, scenario.to_json ()).to_json (), scenario.to_json ());
    assert_true (scenario.undo ());
    assert_false (scenario.can_undo);
    assert_true (scenario.can_redo);
    assert_true (scenario.get_rank ("u2", "all", out number));
    equal (number, 3);
}

void test_bridge () throws Error {
    var older = flat ("older", { "a", "b", "c" });
    var newer = flat ("newer", { "a", "bc" });
    var map = new Dti.FrameworkMap (older, newer);
    var old_cards = new ListStore (typeof (Dti.Scorecard));
    var new_cards = new ListStore (typeof (Dti.Scorecard));
    Dti.BridgeMethod used;

    map.set ("r", Dti.MapKind.SAME, { "r" });
    map.set ("a", Dti.MapKind.SAME, { "a" });
    map.set ("b", Dti.MapKind.MERGED, { "bc" });
    map.set ("c", Dti.MapKind.MERGED, { "bc" });
    map.set_weight ("b", "bc", 0.5);
    map.set_weight ("c", "bc", 0.5);
    old_cards.append (new Dti.Scorer (older).score (table ({ "a", "b", "c" }, { 10, 20, 40 }, "2021"), "2021"));
    new_cards.append (new Dti.Scorer (newer).score (table ({ "a", "bc" }, { 40, 41 }, "2022"), "2022"));

    var bridge = new Dti.Bridge (map, old_cards, new_cards, null);
    var merged = bridge.make_series ("u0", "bc", Dti.Column.SCORE, Dti.BridgeMethod.BACKCAST, out used);

    assert_true (used == Dti.BridgeMethod.BACKCAST);
    column (merged.get_values (), { 30, 41 });
    count (bridge.scorecards.get_n_items (), 1);
}

void test_cohort () throws Error {
    var registry = new Dti.UnitRegistry ();
    var framework = new Dti.Framework.from_json (PAIR);
    var newer = new Dti.Dataset ();
    double number;

    foreach (var id in new string[] { "u0", "u1", "u2", "joint" })
        registry.add (new Dti.Unit (id, id));
    registry.add_succession (Dti.SuccessionKind.MERGE, { "u0", "u1" }, { "joint" }, "2023-01-01", null);
    newer.set_number ("joint", "2023", "a", 5);
    newer.set_number ("u2", "2023", "a", 6);

    var cohort = new Dti.Cohort (pair ({ 2, 4, 10, 6, 1, 1 }), new Dti.Scorer (framework).score (newer, "2023"),
                                 registry, null);

    texts (cohort.get_units (), { "joint", "u2" });
    texts (cohort.list_predecessors ("joint"), { "u0", "u1" });
    assert_true (cohort.is_reconstructed ("joint"));
    assert_true (cohort.get_weight ("joint", "u0", out number));
    equal (number, 0.5);
    column (cohort.get_older_column ("a", Dti.Column.SCORE), { 6, 1 });
    column (cohort.get_newer_column ("a", Dti.Column.SCORE), { 5, 6 });
}

int main (string[] args) {
    Test.init (ref args);
    add ("/vala/outlook/trends", test_trends);
    add ("/vala/outlook/forecast", test_forecast);
    add ("/vala/outlook/progress", test_progress);
    add ("/vala/outlook/trajectory", test_trajectory);
    add ("/vala/outlook/legend", test_legend);
    add ("/vala/outlook/goals", test_goals);
    add ("/vala/outlook/required-score", test_required_score);
    add ("/vala/outlook/scenario", test_scenario);
    add ("/vala/outlook/bridge", test_bridge);
    add ("/vala/outlook/cohort", test_cohort);

    return Test.run ();
}
