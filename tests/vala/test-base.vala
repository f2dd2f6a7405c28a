// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Errors, problems, periods, numbers and texts from Vala. */

using Support;

void test_periods () throws Error {
    var quarter = Dti.Period.parse ("2023-Q3");

    same (quarter.format (), "2023-Q3");
    same (quarter.get_next ().format (), "2023-Q4");
    same (quarter.get_previous ().format (), "2023-Q2");
    same (quarter.shift (-3).format (), "2022-Q4");
    count (quarter.get_n_days (), 92);
    assert_true (quarter.get_kind () == Dti.PeriodKind.QUARTER);
    assert_true (new Dti.Period.year (2023).contains (quarter));
    assert_true (quarter.contains_day (day (2023, 9, 30)));
    assert_false (quarter.contains_day (day (2023, 10, 1)));
    assert_true (quarter.equal (new Dti.Period.quarter (2023, 3)));
    assert_cmpint (quarter.compare (new Dti.Period.month (2023, 12)), CompareOperator.LT, 0);
    same (new Dti.Period.half (2023, 2).format (), "2023-H2");
    texts (Dti.Period.list_relative (Dti.RelativePeriod.LAST_QUARTER, day (2023, 2, 1)), { "2022-Q4" });
    count (new Dti.Period.window (day (2024, 2, 1), day (2024, 3, 1)).get_n_days (), 30);
    fails (Dti.Error.INVALID_DATA, () => { Dti.Period.parse ("2023-Q5"); });
}

void test_errors () throws Error {
    try {
        new Dti.Framework.builtin ("nothing");
        assert_not_reached ();
    } catch (Dti.Error.NOT_FOUND error) {
        assert_true (error.message.contains ("nothing"));
    }
}

void test_numbers () throws Error {
    double number;

    assert_true (Dti.number_parse ("1.234,5", Dti.NumberConvention.VI, out number));
    equal (number, 1234.5);
    same (Dti.number_format (1234.5, 1, Dti.NumberConvention.VI), "1.234,5");
    equal (Dti.number_round (0.57964, 4), 0.5796);
    assert_true (Dti.number_ties (0.1 + 0.2, 0.3));
    assert_false (Dti.number_ties (0.1, 0.3));
    fails (Dti.Error.INVALID_DATA, () => { Dti.number_parse ("x", Dti.NumberConvention.EN, out number); });
}

void test_texts () throws Error {
    same (Dti.text_fold ("Kiên Giang"), "kien giang");
    assert_cmpint (Dti.text_compare ("Đà Nẵng", "Dĩ An"), CompareOperator.GT, 0);
    assert_cmpint (Dti.text_compare_codes ("1.2", "1.10"), CompareOperator.LT, 0);
    assert_true (strcmp (Dti.text_collation_key ("An"), Dti.text_collation_key ("Ba")) < 0);
    assert_true (Dti.version_is_at_least (1, 0, 0));
    assert_false (Dti.version_is_at_least (99, 0, 0));
    assert_true (Dti.version_get_text ().has_prefix ("1."));
}

void test_statuses () throws Error {
    Dti.Status status;

    same (Dti.Status.NOT_ASSESSED.to_letter (), "N");
    assert_true (Dti.Status.from_letter ("M", out status));
    assert_true (status == Dti.Status.NOT_APPLICABLE);
    assert_false (Dti.Status.from_letter ("?", out status));
}

void test_problems () throws Error {
    var list = new Dti.ProblemList ();
    var others = new Dti.ProblemList ();
    var problem = (Dti.Problem) Object.new (typeof (Dti.Problem),
                                            severity: Dti.Severity.ERROR,
                                            code: "not-a-number",
                                            message: "“x” is not a number",
                                            file: "values.csv",
                                            row: 7,
                                            column: 2);

    list.add (new Dti.Problem (Dti.Severity.WARNING, "clamped", "too much"));
    assert_false (list.has_errors ());
    others.add (problem);
    list.add_all (others);
    assert_true (list.has_errors ());
    count (list.get_n_items (), 2);
    count (list.count (Dti.Severity.WARNING), 1);
    assert_true (list.get_item (1) == problem);
    count (problem.row, 7);
    same (problem.file, "values.csv");
    same (problem.unit, null);
    assert_true (problem.to_string ().has_prefix ("values.csv:7:2:"));
}

int main (string[] args) {
    Test.init (ref args);
    add ("/vala/base/periods", test_periods);
    add ("/vala/base/errors", test_errors);
    add ("/vala/base/numbers", test_numbers);
    add ("/vala/base/texts", test_texts);
    add ("/vala/base/statuses", test_statuses);
    add ("/vala/base/problems", test_problems);

    return Test.run ();
}
