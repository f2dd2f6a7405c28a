// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Observations, datasets and their reader from Vala. */

using Support;

void test_observation () throws Error {
    var observed = new Dti.Observation (1.5, Dti.Status.PROVISIONAL, Dti.Stage.SELF);
    var missing = new Dti.Observation (double.NAN, Dti.Status.MISSING, Dti.Stage.ANY);
    double number;

    assert_true (observed.get_number (out number));
    equal (number, 1.5);
    assert_true (observed.stage == Dti.Stage.SELF);
    assert_true (observed.status == Dti.Status.PROVISIONAL);
    assert_false (missing.get_number (out number));
    assert_true (number.is_nan ());
    assert_false (observed.get_max (out number));
}

void test_cells () throws Error {
    var data = new Dti.Dataset ();
    double number;

    data.add_unit ("a", "Unit A");
    data.set_number ("a", "2022", "n", 1.5);
    data.set_ratio ("a", "2022", "r", 1, 4);
    data.set_label ("a", "2022", "region", "north");
    data.add_observation ("a", "2022", "o", new Dti.Observation (7, Dti.Status.NORMAL, Dti.Stage.SELF));
    assert_true (data.get_number ("a", "2022", "r", out number));
    equal (number, 0.25);
    assert_false (data.get_number ("a", "2022", "m", out number));
    assert_true (number.is_nan ());
    data.set_status ("a", "2022", "n", Dti.Status.NOT_APPLICABLE);
    assert_true (data.get_status ("a", "2022", "n") == Dti.Status.NOT_APPLICABLE);
    same (data.get_label ("a", "2022", "region"), "north");
    same (data.get_unit_name ("a"), "Unit A");
    assert_true (data.lookup_observation ("a", "2022", "o", Dti.Stage.SELF).get_number (out number));
    equal (number, 7);
    texts (data.get_units (), { "a" });
    fails (Dti.Error.INVALID_DATA, () => { data.set_number ("a", "2022", "n", double.NAN); });
    data.seal ();
    assert_true (data.get_sealed ());
    fails (Dti.Error.CONFLICT, () => { data.set_number ("a", "2022", "n", 1); });
}

void test_columns () throws Error {
    var data = new Dti.Dataset ();

    data.set_units ({ "a", "b", "c" });
    data.set_column ("2022", "n", pack ({ 1, double.NAN, 3 }));
    column (data.get_column ("2022", "n"), { 1, double.NAN, 3 });
    texts (data.list_units ("2022"), { "a", "b", "c" });
    texts (data.get_nodes (), { "n" });
    fails (Dti.Error.INVALID_DATA, () => { data.set_column ("2022", "n", pack ({ 1, 2 })); });
}

void test_reader () throws Error {
    var reader = new Dti.DatasetReader (new Dti.Framework.builtin (FRAMEWORK));
    double number;

    reader.number_convention = Dti.NumberConvention.VI;

    var data = reader.read_bytes (new Bytes ("unit;period;HTS;B1\na;2022;0,5;x\n".data), "v.csv");
    var problem = (Dti.Problem) first (data.get_problems ());

    assert_true (data.get_number ("a", "2022", "HTS", out number));
    equal (number, 0.5);
    assert_false (data.get_number ("a", "2022", "B1", out number));
    count (problem.row, 2);
    count (problem.column, 4);
    same (problem.raw_text, "x");
}

async void read_later (MainLoop loop) {
    var file = project_file ("examples/kien-giang/data-2022-2023.csv");

    try {
        var reader = new Dti.DatasetReader (new Dti.Framework.builtin (FRAMEWORK));
        var data = yield reader.read_file_async (file, null);
        double number;

        count (data.get_units ().length, 63);
        assert_true (data.get_number ("KG", "2022", "B1", out number));
        equal (number, 344.485);
        yield reader.read_file_async (project_file ("nowhere.csv"), null);
        assert_not_reached ();
    } catch (Error error) {
        assert_error (error, Dti.Error.quark (), Dti.Error.NOT_FOUND);
    }
    loop.quit ();
}

void test_async () throws Error {
    var loop = new MainLoop ();

    read_later.begin (loop);
    loop.run ();
}

int main (string[] args) {
    Test.init (ref args);
    add ("/vala/data/observation", test_observation);
    add ("/vala/data/cells", test_cells);
    add ("/vala/data/columns", test_columns);
    add ("/vala/data/reader", test_reader);
    add ("/vala/data/async", test_async);

    return Test.run ();
}
