// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* What the tests in Vala share: files, numbers as bytes, and how a body that throws is run. */

namespace Support {
    public delegate void Body () throws Error;

    public const string FRAMEWORK = "vn-dti-province-922";

    /* A framework of two indicators of up to 10 points each; the index is their mean. */
    public const string PAIR = """{
      "format": "dti-framework", "format-version": 1, "id": "pair",
      "root": { "id": "all", "aggregation": "mean", "missing": "rebase", "children": [
        { "id": "a", "max": 10 }, { "id": "b", "max": 10 } ] } }""";

    public void add (string path, owned Body body) {
        Test.add_data_func (path, () => {
            try {
                body ();
            } catch (Error error) {
                assert_no_error (error);
            }
        });
    }

    /* The body throws an error of the library with this code. */
    public void fails (int code, Body body) {
        try {
            body ();
            assert_not_reached ();
        } catch (Error error) {
            assert_error (error, Dti.Error.quark (), code);
        }
    }

    public File project_file (string path) {
        return File.new_for_path (Environment.get_variable ("DTI_SOURCE_ROOT")).resolve_relative_path (path);
    }

    public Bytes pack (double[] numbers) {
        unowned uint8[] data = (uint8[]) numbers;

        return new Bytes (data[0 : numbers.length * sizeof (double)]);
    }

    public double[] unpack (Bytes bytes) {
        var numbers = new double[bytes.length / sizeof (double)];

        Memory.copy (numbers, bytes.get_data (), bytes.length);

        return numbers;
    }

    public void same (string? found, string? expected) {
        assert_cmpstr (found, CompareOperator.EQ, expected);
    }

    public void count (uint found, uint expected) {
        assert_cmpuint (found, CompareOperator.EQ, expected);
    }

    public void equal (double found, double expected) {
        if (!(found.is_nan () && expected.is_nan ()))
            assert_cmpfloat (found, CompareOperator.EQ, expected);
    }

    public void near (double found, double expected, double distance = 1e-12) {
        assert_cmpfloat_with_epsilon (found, expected, distance);
    }

    public void column (Bytes found, double[] expected) {
        var numbers = unpack (found);

        count (numbers.length, expected.length);
        for (var i = 0; i < expected.length; i++) {
            if (expected[i].is_nan ())
                assert_true (numbers[i].is_nan ());
            else
                near (numbers[i], expected[i]);
        }
    }

    public void texts (string[] found, string[] expected) {
        same (string.joinv ("|", found), string.joinv ("|", expected));
    }

    public Object first (ListModel list) {
        return list.get_item (0);
    }

    public Date day (int year, int month, int number) {
        Date date = {};

        date.set_dmy ((DateDay) number, month, (DateYear) year);

        return date;
    }

    public Dti.Scorer provincial_scorer () throws Error {
        return new Dti.Scorer (new Dti.Framework.builtin (FRAMEWORK));
    }

    public Dti.Dataset provincial_data (Dti.Framework framework) throws Error {
        return new Dti.Dataset.from_file (project_file ("examples/kien-giang/data-2022-2023.csv"), framework);
    }

    public Dti.Scorecard provincial (string period) throws Error {
        var scorer = provincial_scorer ();

        return scorer.score (provincial_data (scorer.framework), period);
    }

    public ListModel provincial_years () throws Error {
        var scorer = provincial_scorer ();

        return scorer.score_all (provincial_data (scorer.framework));
    }

    /* A framework of indicators with 100 points each. */
    public Dti.Framework flat (string id, string[] nodes) throws Error {
        var children = "";

        foreach (var node in nodes)
            children += """%s{ "id": "%s", "max": 100 }""".printf (children == "" ? "" : ",", node);

        return new Dti.Framework.from_json (
            """{ "format": "dti-framework", "format-version": 1, "id": "%s",
                 "root": { "id": "r", "missing": "rebase", "children": [%s] } }""".printf (id, children));
    }

    /* Units u0, u1, … with a number for each node. */
    public Dti.Dataset table (string[] nodes, double[] numbers, string? period = "2022") throws Error {
        var data = new Dti.Dataset ();

        for (var i = 0; i < numbers.length; i++)
            data.set_number ("u%d".printf (i / nodes.length), period, nodes[i % nodes.length], numbers[i]);

        return data;
    }

    public Dti.Scorecard pair (double[] numbers) throws Error {
        return new Dti.Scorer (new Dti.Framework.from_json (PAIR)).score (table ({ "a", "b" }, numbers), "2022");
    }
}
