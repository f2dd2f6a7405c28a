// SPDX-FileCopyrightText: 2026 libdti contributors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Calendars, schedules, reports, rates and accountability from Vala. */

using Support;

Dti.Plan load_plan () throws Error {
    return new Dti.Plan.from_file (project_file ("examples/kien-giang/plan.json"));
}

DateTime instant (int month, int number) {
    return new DateTime.utc (2023, month, number, 3, 0, 0);
}

string date_text (Date date) {
    return "%d-%d-%d".printf (date.get_year (), date.get_month (), date.get_day ());
}

Dti.Submission fill (Dti.SubmissionRegister register, string agency) throws Error {
    var submission = register.open (agency, "q-agency", "2023-Q3", "an", instant (9, 1));

    submission.set_content (4, 4, 3, 0);

    return submission;
}

void test_calendar () throws Error {
    var calendar = new Dti.Calendar.vietnam (2023, 2024);
    Dti.Holiday? made_up = null;

    assert_false (calendar.is_working_day (day (2023, 9, 2)));
    same (date_text (calendar.roll (day (2023, 9, 24), Dti.Roll.PRECEDING)), "2023-9-22");
    assert_true (calendar.get_day_kind (day (2023, 9, 24)) == Dti.DayKind.WEEKEND);
    calendar.set_day (day (2023, 9, 23), Dti.DayKind.WORKING, "làm bù");
    assert_true (calendar.is_working_day (day (2023, 9, 23)));
    /* Monday to Saturday. */
    count (calendar.count_working_days (day (2023, 9, 18), day (2023, 9, 24)), 6);
    for (uint i = 0; i < calendar.holidays.get_n_items (); i++)
        if (((Dti.Holiday) calendar.holidays.get_item (i)).title == "làm bù")
            made_up = (Dti.Holiday) calendar.holidays.get_item (i);
    assert_nonnull (made_up);
    same (date_text (made_up.get_day ()), "2023-9-23");
    assert_true (made_up.kind == Dti.DayKind.WORKING);
    same (new Dti.Calendar.from_json (calendar.to_json ()).to_json (), calendar.to_json ());
}

void test_schedule () throws Error {
    var schedule = new Dti.Schedule (load_plan (), null);
    Dti.Obligation obligation = schedule.lookup ("q-agency", "skhdt", "2023-Q3");
    int days;
    uint changes = 0;

    obligation.notify["state"].connect (() => { changes++; });
    schedule.set_today (day (2023, 9, 1));
    assert_true (obligation.state == Dti.ObligationState.OPEN);
    schedule.set_today (day (2023, 9, 25));
    assert_true (obligation.state == Dti.ObligationState.OVERDUE);
    count (changes, 2);
    assert_true (obligation.get_days_late (out days));
    assert_cmpint (days, CompareOperator.EQ, 3);
    same (date_text (obligation.get_due ()), "2023-9-24");
    same (date_text (obligation.get_due_rolled ()), "2023-9-22");
    same (obligation.describe_state ("en"), "overdue (3 days)");
    count (schedule.list_obligations (day (2023, 9, 1), day (2023, 9, 30)).get_n_items (), 17);
    assert_true (schedule.to_icalendar (day (2023, 9, 1), day (2023, 9, 30)).has_prefix ("BEGIN:VCALENDAR"));
    schedule.waive ("q-agency", "snv", "2023-Q3", "sáp nhập");
    assert_true (schedule.lookup ("q-agency", "snv", "2023-Q3").state == Dti.ObligationState.WAIVED);
}

void test_submission () throws Error {
    var register = new Dti.SubmissionRegister ();
    var submission = fill (register, "skhdt");
    var permissions = submission.list_permissions ("binh");
    Dti.SubmissionPermission? verify = null;
    string? reason;
    uint n_events;

    for (uint i = 0; i < permissions.get_n_items (); i++)
        if (((Dti.SubmissionPermission) permissions.get_item (i)).action == Dti.SubmissionAction.VERIFY)
            verify = (Dti.SubmissionPermission) permissions.get_item (i);
    assert_nonnull (verify);
    assert_false (verify.allowed);
    assert_nonnull (verify.get_reason ("vi"));
    assert_false (submission.can (Dti.SubmissionAction.VERIFY, "binh", out reason));
    assert_nonnull (reason);
    fails (Dti.Error.CONFLICT,
           () => { submission.apply (Dti.SubmissionAction.VERIFY, "binh", null, instant (9, 20)); });
    submission.apply (Dti.SubmissionAction.SUBMIT, "an", null, instant (9, 20));
    submission.apply (Dti.SubmissionAction.VERIFY, "binh", null, instant (9, 21));
    assert_true (submission.state == Dti.SubmissionState.VERIFIED);
    count (submission.history.get_n_items (), 3);

    var event = (Dti.SubmissionEvent) submission.history.get_item (1);

    assert_true (event.action == Dti.SubmissionAction.SUBMIT);
    assert_true (event.state_before == Dti.SubmissionState.DRAFT);
    assert_true (event.state_after == Dti.SubmissionState.SUBMITTED);
    same (event.actor, "an");
    assert_true (event.instant.equal (instant (9, 20)));
    assert_true (register.verify (out n_events));
    count (n_events, 3);
    assert_true (register.lookup ("skhdt", "q-agency", "2023-Q3") == submission);
    same (new Dti.SubmissionRegister.from_json (register.to_json ()).get_digest (), register.get_digest ());
}

void test_rates () throws Error {
    var schedule = new Dti.Schedule (load_plan (), null);
    var register = new Dti.SubmissionRegister ();
    double number;

    fill (register, "skhdt").apply (Dti.SubmissionAction.SUBMIT, "an", null, instant (9, 20));
    fill (register, "snv").apply (Dti.SubmissionAction.SUBMIT, "an", null, instant (9, 27));
    schedule.set_register (register);
    schedule.set_today (day (2023, 9, 28));

    var rates = new Dti.ReportingRates (schedule.list_obligations (day (2023, 9, 1), day (2023, 9, 25)),
                                        Dti.RateGroup.AGENCY);
    Dti.ReportingRate total = rates.get_total ();

    count (rates.get_n_items (), 16);
    count (total.n_expected, 16);
    count (total.n_on_time, 1);
    count (total.n_late, 1);
    count (total.n_none, 14);
    assert_true (total.get_rate (Dti.Rate.RECEIVED, out number));
    equal (number, 2.0 / 16);
    assert_true (rates.lookup ("snv").get_rate (Dti.Rate.ON_TIME, out number));
    equal (number, 0);
}

void test_accountability () throws Error {
    var plan = load_plan ();
    var scorer = provincial_scorer ();
    var data = provincial_data (scorer.framework);
    var account = new Dti.Accountability (scorer.score (data, "2023"), plan, "KG", day (2023, 12, 31));
    Dti.AccountabilityNode node = (Dti.AccountabilityNode) first (account.nodes);
    double number, sum = account.unassigned_lost;

    assert_false (account.get_gained (out number));
    account.set_previous (scorer.score (data, "2022"));
    assert_true (account.get_gained (out number));
    assert_cmpfloat (number, CompareOperator.GT, 0);
    for (uint i = 0; i < account.get_n_items (); i++)
        sum += ((Dti.AccountabilityRow) account.get_item (i)).lost_shared;
    near (sum, account.lost, 1e-9);
    assert_true (node.owner_inherited);
    assert_cmpfloat (node.lost, CompareOperator.LE, node.max);
    assert_true (account.lookup ("nobody") == null);
    assert_true (account.to_csv () != "");
}

async void read_later (MainLoop loop) {
    var plan = project_file ("examples/kien-giang/plan.json");

    try {
        yield new Dti.SubmissionRegister.from_file_async (plan, null);
        assert_not_reached ();
    } catch (Error error) {
        assert_error (error, Dti.Error.quark (), Dti.Error.INVALID_DATA);
    }
    try {
        yield new Dti.Calendar.from_file_async (project_file ("nothing.json"), null);
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
    add ("/vala/monitoring/calendar", test_calendar);
    add ("/vala/monitoring/schedule", test_schedule);
    add ("/vala/monitoring/submission", test_submission);
    add ("/vala/monitoring/rates", test_rates);
    add ("/vala/monitoring/accountability", test_accountability);
    add ("/vala/monitoring/async", test_async);

    return Test.run ();
}
