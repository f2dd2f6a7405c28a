// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Sensitivity, uncertain inputs and what nodes are worth, from Vala. */

using Support;

/* x + 2 y: the variance is 5 twelfths, of which 1 and 4 belong to the inputs. */
void test_sensitivity () throws Error {
    var design = new Dti.SensitivityDesign (1024, 2, Dti.DesignSequence.SOBOL, 7);
    var points = unpack (design.get_points ());
    var outputs = new double[design.n_points];
    double number;

    count (design.n_points, 4 * 1024);
    for (var i = 0; i < outputs.length; i++)
        outputs[i] = points[2 * i] + 2 * points[2 * i + 1];

    Dti.Sensitivity sensitivity = design.estimate ({ "x", "y" }, pack (outputs));
    Dti.SensitivityIndex index = sensitivity.lookup ("y");

    assert_true (sensitivity.get_mean (out number));
    near (number, 1.5, 0.001);
    assert_true (sensitivity.get_variance (out number));
    near (number, 5.0 / 12, 0.001);
    assert_true (index.get_first (out number));
    near (number, 0.8, 0.001);
    assert_true (index.get_total (out number));
    near (number, 0.8, 0.001);
    same (((Dti.SensitivityIndex) first (sensitivity.list_indices ())).input, "x");
    fails (Dti.Error.INVALID_DATA, () => { design.estimate (null, pack ({ 1 })); });
}

const string SETS = """{ "id": "w", "weights": { "sets": [ { "all": { "a": 1, "b": 1 } },
                                                          { "all": { "a": 3, "b": 1 } } ] } }""";

Dti.Experiment experiment (string input) throws Error {
    var experiment = new Dti.Experiment (pair ({ 10, 0, 0, 8, 3, 3 }));

    experiment.add_input (new Dti.UncertainInput.from_json (input));

    return experiment;
}

void test_uncertainty () throws Error {
    Dti.Uncertainty result = experiment (SETS).run_points (pack ({ 0.1, 0.6, 0.7, 0.9 }), null);
    Dti.UncertainRank row = result.lookup ("u1");
    double number;

    /* Equal weights give the first 5, three to one 7.5; the second gets 4 and 2. */
    column (result.get_score_column ("u0"), { 5, 7.5, 7.5, 7.5 });
    column (result.get_rank_column ("u1"), { 2, 3, 3, 3 });
    assert_true (row.get_mean (out number));
    equal (number, 2.75);
    assert_true (row.get_best (out number));
    equal (number, 2);
    assert_true (row.get_probability (2, out number));
    equal (number, 0.25);
    count (result.n_replicates, 4);
    assert_true (result.to_csv ({ 1 }).has_prefix ("unit,"));
}

void test_inputs () throws Error {
    var noise = new Dti.UncertainInput.for_noise ("w", 0.1, null);
    var places = new Dti.UncertainInput.for_places ("agg", { "/root/aggregation" }, { "\"mean\"", "\"min\"" });

    assert_true (noise.kind == Dti.UncertainKind.WEIGHT_NOISE);
    count (places.n_alternatives, 2);
    same (places.get_alternative (1), "\"min\"");
    fails (Dti.Error.EXISTS, () => {
        var twice = experiment (SETS);

        twice.add_input (noise);
    });
    fails (Dti.Error.INVALID_DATA, () => { new Dti.UncertainInput.from_json ("{\"id\":\"a\"}"); });
}

async void run_later (MainLoop loop) {
    try {
        var run = experiment ("""{ "id": "n", "weights": { "noise": 0.5 } }""");
        var uncertainty = yield run.run_uncertainty_async (100, null);
        var sensitivity = yield run.run_sensitivity_async (16, null);

        count (uncertainty.n_replicates, 100);
        count (uncertainty.n_failed, 0);
        same (((Dti.SensitivityIndex) first (sensitivity.list_indices ())).input, "n");
    } catch (Error error) {
        assert_no_error (error);
    }
    loop.quit ();
}

void test_async () throws Error {
    var loop = new MainLoop ();

    run_later.begin (loop);
    loop.run ();
}

void test_importance () throws Error {
    var importance = new Dti.Importance (pair ({ 10, 0, 0, 8, 3, 3 }), null, null, 1);
    Dti.NodeImportance node = importance.lookup ("a");
    double number;

    /* Ranks 1, 2, 3 become those of the other indicator: 3, 1, 2. */
    column (importance.get_rank_column ("a"), { 3, 1, 2 });
    assert_true (node.get_max_shift (out number));
    equal (number, 2);
    assert_true (node.get_mean_shift (out number));
    near (number, 4.0 / 3);
    count (node.n_moved, 3);
    count (importance.list_nodes ().get_n_items (), 2);
}

int main (string[] args) {
    Test.init (ref args);
    add ("/vala/robustness/sensitivity", test_sensitivity);
    add ("/vala/robustness/uncertainty", test_uncertainty);
    add ("/vala/robustness/inputs", test_inputs);
    add ("/vala/robustness/async", test_async);
    add ("/vala/robustness/importance", test_importance);

    return Test.run ();
}
