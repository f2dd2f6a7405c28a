// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Why scores and ranks moved, comparisons, statistics and weights from Vala. */

using Support;

void test_attribution () throws Error {
    var years = provincial_years ();
    var older = (Dti.Scorecard) years.get_item (0);
    var newer = (Dti.Scorecard) years.get_item (1);
    var attribution = Dti.Attribution.between (older, newer, "KG", null, null);
    var list = attribution.list_contributions (null);
    double sum = 0;

    equal (attribution.get_total (Dti.Cause.METHOD), 0);
    near (attribution.get_total (Dti.Cause.PERFORMANCE), attribution.score_change, 1e-9);
    for (uint i = 0; i < list.get_n_items (); i++)
        sum += ((Dti.Contribution) list.get_item (i)).value_change;
    near (sum, attribution.value_change);
    assert_true (attribution.is_exact);
    fails (Dti.Error.NOT_FOUND, () => { Dti.Attribution.between (older, newer, "XX", null, null); });
}

void test_rank_change () throws Error {
    var years = provincial_years ();
    var older = (Dti.Scorecard) years.get_item (0);
    var newer = (Dti.Scorecard) years.get_item (1);
    var change = Dti.RankChange.between (older, newer, "KG", null, null, null);
    var by = change.list_overtaken_by ();
    Dti.RankPeer peer = (Dti.RankPeer) first (by);
    Dti.RankInterval interval = change.simulate_weights (0, 2, 1);
    double number, sum = 0;

    /* The published ranks 32 and 40. */
    assert_true (change.get_older_rank (out number));
    equal (number, 32);
    equal (change.newer_rank, 40);
    near (change.own_effect + change.field_effect, 8);
    assert_true (change.get_places_gained (out number));
    equal (number, -8);
    count (by.get_n_items () - change.list_overtook ().get_n_items (), 8);
    assert_cmpfloat (peer.newer_rank, CompareOperator.LT, 40);
    assert_cmpfloat (peer.lead, CompareOperator.GT, 0);
    for (uint i = 0; i < change.get_pillar_shares ().get_n_items (); i++)
        sum += ((Dti.RankShare) change.get_pillar_shares ().get_item (i)).share;
    near (sum, change.own_effect, 1e-9);
    /* Without noise all draws are alike. */
    equal (interval.newer_median, 40);
    equal (interval.newer_best, 40);
    count (interval.n_draws, 2);

    var all = new Dti.RankChangeList (older, newer, null, null, null);

    count (all.get_n_items (), 63);
    equal (all.lookup ("KG").newer_rank, 40);
    count (unpack (all.get_column (Dti.RankColumn.OWN_EFFECT)).length, 63);
}

void test_peers () throws Error {
    var card = pair ({ 2, 4, 10, 6, 1, 1 });
    var nearest = new Dti.PeerSet.nearest (card, "u0", { "a" }, 1);
    double number;

    texts (new Dti.PeerSet (card, "u0", { "u0", "u2" }).get_units (), { "u2" });
    texts (nearest.get_units (), { "u2" });
    assert_true (nearest.kind == Dti.PeerKind.NEAREST);
    assert_true (nearest.get_distance ("u2", out number));
    count (new Dti.PeerSet.all (card, "u0").n_units, 2);
    texts (new Dti.PeerSet.ranks_above (card, "u0", null, 1).get_units (), { "u1" });
    fails (Dti.Error.NOT_FOUND, () => { new Dti.PeerSet (card, "u0", { "Atlantis" }); });
}

void test_comparison () throws Error {
    var card = pair ({ 2, 4, 10, 6, 1, 1 });
    var comparison = new Dti.Comparison (card, "u0", null);
    Dti.ComparisonRow row = comparison.lookup ("a");
    double number;

    /* The peers have 10 and 1 of 10 points. */
    assert_true (row.get_figure (out number));
    near (number, 0.2);
    assert_true (row.get_median (out number));
    near (number, 0.55);
    assert_true (row.get_best (out number));
    near (number, 1);
    texts (row.get_best_units (), { "u1" });
    assert_true (row.get_gap_to_median (out number));
    near (number, -3.5);
    count (row.n_peers, 2);
    count (comparison.rows.get_n_items (), 3);

    var options = new Dti.ComparisonOptions ();

    options.min_distinct = 100;
    options.order = Dti.StrengthOrder.RANK;
    comparison = new Dti.Comparison.with_options (card, "u0", null, options);
    count (comparison.list_strengths (0).get_n_items (), 0);
    assert_true (comparison.lookup ("a").set_aside == Dti.SetAside.FEW_DISTINCT);
}

void test_two_scorecards () throws Error {
    var comparison = new Dti.ScorecardComparison (pair ({ 2, 4, 10, 6, 1, 1 }), pair ({ 2, 4, 1, 1, 10, 10 }));
    Dti.ScorecardDifference row = (Dti.ScorecardDifference) comparison.list_differences ("all").get_item (2);
    Dti.RankAgreement agreement = comparison.measure_agreement ("all");
    double number;

    assert_true (row.get_rank_shift (out number));
    equal (number, 2);
    assert_true (row.get_value_difference (out number));
    near (number, 0.9);
    column (comparison.get_column ("all", Dti.DifferenceColumn.SECOND_RANK), { 2, 3, 1 });
    /* Of ranks 2 1 3 and 2 3 1: Spearman 1 − 6 · 8 / 24, Kendall −1. */
    assert_true (agreement.get_spearman (out number));
    near (number, -1);
    assert_true (agreement.get_kendall (out number));
    near (number, -1);
    assert_true (agreement.get_mean_shift (out number));
    near (number, 4.0 / 3);
    count (agreement.n_unchanged, 1);
    count (agreement.count_common_top (3), 3);
}

void test_methods () throws Error {
    var framework = new Dti.Framework.from_json (PAIR);
    var data = table ({ "a", "b" }, { 9, 1, 4, 4, 1, 2 });
    var cards = new ListStore (typeof (Dti.Scorecard));

    foreach (var aggregation in new string[] { "mean", "min" })
        cards.append (new Dti.Scorer (framework.make_variant ("/root/aggregation", "\"%s\"".printf (aggregation)))
                      .score (data, "2022"));

    var comparison = new Dti.MethodComparison (cards, { "mean", "weakest" }, null);
    Dti.MethodComparisonRow row = (Dti.MethodComparisonRow) first (comparison.list_rows ());
    double number;

    /* Means 5, 4, 1.5; minima 1, 4, 1. */
    column (comparison.get_column (0, Dti.MethodColumn.RANK), { 1, 2, 3 });
    column (comparison.get_column (1, Dti.MethodColumn.RANK), { 2, 1, 2 });
    assert_true (row.get_best_rank (out number));
    equal (number, 1);
    assert_true (row.get_worst_rank (out number));
    equal (number, 2);
    assert_true (row.get_median_rank (out number));
    equal (number, 1.5);
    assert_true (row.get_rank_spread (out number));
    equal (number, 1);
    count (row.n_methods, 2);
    fails (Dti.Error.EXISTS, () => { new Dti.MethodComparison (cards, { "a", "a" }, null); });
}

void test_published () throws Error {
    var card = provincial ("2022");
    var printed = new Dti.Dataset.from_file (project_file ("examples/kien-giang/published.csv"),
                                             card.framework);
    var comparison = new Dti.PublishedComparison (card, printed);
    var misses = comparison.list_misses ();
    Dti.PublishedTally tally = (Dti.PublishedTally) first (comparison.tallies);
    Dti.PublishedRow? row = null;
    double number;

    count (comparison.count (Dti.PublishedKind.RANK, Dti.PublishedVerdict.DIFFERS), 2);
    count (tally.n_agreeing, 63);
    for (uint i = 0; i < misses.get_n_items (); i++)
        if (((Dti.PublishedRow) misses.get_item (i)).kind == Dti.PublishedKind.RANK && row == null)
            row = (Dti.PublishedRow) misses.get_item (i);
    same (row.node_id, "KTS");
    equal (row.published, 21);
    assert_true (row.get_computed (out number));
    equal (number, 31);
    assert_true (row.verdict == Dti.PublishedVerdict.DIFFERS);
}

Dti.Statistics statistics () throws Error {
    return new Dti.Statistics (new Dti.Framework.from_json (PAIR),
                               table ({ "a", "b" }, { 1, 2, 2, 1, 3, 3, 4, 4 }), null);
}

void test_statistics () throws Error {
    Dti.ColumnStatistics row = statistics ().lookup ("a");
    double number;

    assert_true (row.get_number (Dti.StatisticsColumn.MEAN, out number));
    equal (number, 2.5);
    assert_true (row.get_number (Dti.StatisticsColumn.SD, out number));
    near (number, Math.sqrt (5.0 / 3));
    assert_false (row.is_sparse (0.5));
    column (statistics ().get_numbers ("b"), { 2, 1, 3, 4 });
    texts (statistics ().list_outliers ("a"), {});
}

void test_correlations () throws Error {
    var correlations = new Dti.Correlations (statistics (), Dti.CorrelationMethod.PEARSON, false);
    Dti.Correlation between = correlations.lookup ("a", "b");
    var components = new Dti.PrincipalComponents (statistics (), { "a", "b" });
    var reliability = new Dti.Reliability (statistics (), { "a", "b" });
    double number;

    assert_true (between.get_coefficient (out number));
    near (number, 0.8);
    assert_true (between.get_p_value (out number));
    near (number, 0.2);
    count (between.n_units, 4);
    /* Of two columns with the correlation r the eigenvalues are 1 ± r. */
    column (components.get_eigenvalues (), { 1.8, 0.2 });
    assert_true (components.get_inflation ("a", out number));
    near (number, 1 / 0.36);
    /* Alpha of two columns of equal spread: 2 r / (1 + r). */
    assert_true (reliability.get_alpha (out number));
    near (number, 1.6 / 1.8);
}

void test_weights () throws Error {
    var framework = new Dti.Framework.from_json (PAIR);
    var weights = new Dti.Weights.from_values (framework, { "a", "b" }, pack ({ 1, 3 }));
    var comparisons = new Dti.PairwiseComparisons ({ "a", "b" });
    double number;

    assert_true (weights.get_share ("b", null, out number));
    equal (number, 0.75);
    assert_true (weights.method == Dti.WeightsMethod.VALUES);
    column (weights.get_column ("all"), { 1, 3 });
    texts (weights.list_nodes ("all"), { "a", "b" });
    assert_false (weights.get_effective ("nobody", out number));
    near (weights.apply (framework).root.get_child_weight (1), 3);
    comparisons.set_judgement ("a", "b", 4);
    assert_true (comparisons.is_complete ());
    assert_true (comparisons.get_judgement ("b", "a", out number));
    equal (number, 0.25);
    column (comparisons.compute_weights (), { 0.8, 0.2 });
    assert_true (new Dti.Weights.from_comparisons (framework, "all", comparisons)
                 .get_weight ("a", null, out number));
    near (number, 0.8);
    fails (Dti.Error.INVALID_DATA, () => { comparisons.set_judgement ("a", "b", 10); });
}

int main (string[] args) {
    Test.init (ref args);
    add ("/vala/analysis/attribution", test_attribution);
    add ("/vala/analysis/rank-change", test_rank_change);
    add ("/vala/analysis/peers", test_peers);
    add ("/vala/analysis/comparison", test_comparison);
    add ("/vala/analysis/two-scorecards", test_two_scorecards);
    add ("/vala/analysis/methods", test_methods);
    add ("/vala/analysis/published", test_published);
    add ("/vala/analysis/statistics", test_statistics);
    add ("/vala/analysis/correlations", test_correlations);
    add ("/vala/analysis/weights", test_weights);

    return Test.run ();
}
