#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Schedules from Python: the due days of a real plan in several host zones, states, sentences, checks."""

import datetime
import json
import os
import pathlib
import subprocess
import sys
import unittest

from support import Dti, Gio, raises

ROOT = pathlib.Path(__file__).resolve().parents[2]
PLAN = ROOT / "examples" / "kien-giang" / "plan.json"
ZONES = ["UTC", "Asia/Ho_Chi_Minh", "Pacific/Pago_Pago", "Pacific/Apia", "Pacific/Kiritimati"]
# Plan 222/KH-UBND, V.1 and V.3, with a printed calendar: strict, and the working day before.
DUE = {
    ("q-agency", "2023-Q3"): ("2023-09-24", "2023-09-22"),
    ("q-agency", "2023-Q4"): ("2023-12-24", "2023-12-22"),
    ("q-agency", "2024-Q2"): ("2024-06-24", "2024-06-24"),
    ("q-coord", "2023-Q3"): ("2023-09-29", "2023-09-29"),
    ("q-coord", "2023-Q4"): ("2023-12-29", "2023-12-29"),
    ("q-coord", "2024-Q2"): ("2024-06-29", "2024-06-28"),
    ("y-agency", "2023"): ("2023-12-19", "2023-12-19"),
    ("y-coord", "2023"): ("2023-12-24", "2023-12-22"),
}


def day(year, month, number):
    return datetime.date(year, month, number)


def utc(*parts):
    return datetime.datetime(*parts, tzinfo=datetime.timezone.utc)


def text(value):
    return value.isoformat()


def load():
    return Dti.Plan.new_from_file(Gio.File.new_for_path(str(PLAN)))


class DaysTest(unittest.TestCase):
    def test_due_days(self):
        schedule = Dti.Schedule.new(load(), None)
        entries = json.loads(schedule.to_json(day(2023, 1, 1), day(2025, 12, 31)))
        found = {(e["obligation"], e["period"]): (e["due"], e["due-rolled"]) for e in entries}
        self.assertEqual({key: found[key] for key in DUE}, DUE)

    def test_host_zones(self):
        code = (
            "import test_schedule as t; s = t.Dti.Schedule.new(t.load(), None);"
            "s.set_today(t.day(2023, 9, 25));"
            "print(s.to_json(t.day(2023, 1, 1), t.day(2025, 12, 31)))"
        )
        texts = set()
        for zone in ZONES:
            run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                                 cwd=pathlib.Path(__file__).parent, env={**os.environ, "TZ": zone})
            texts.add(run.stdout)
        self.assertEqual(len(texts), 1)

    def test_agencies_of_a_duty(self):
        """Sixteen bodies must report: those of IV without the Post."""
        schedule = Dti.Schedule.new(load(), None)
        entry = json.loads(schedule.to_json(day(2023, 9, 1), day(2023, 9, 25)))[0]
        self.assertEqual(len(entry["from"]), 16)
        self.assertNotIn("buudien", entry["from"])
        self.assertEqual(entry["to"], ["stttt"])


class StateTest(unittest.TestCase):
    def setUp(self):
        self.schedule = Dti.Schedule.new(load(), None)
        self.obligation = self.schedule.lookup("q-agency", "skhdt", "2023-Q3")

    def test_states_notify(self):
        changes = []
        self.obligation.connect("notify::state", lambda o, _: changes.append(o.props.state.value_nick))
        for number in (1, 18, 20, 23):
            self.schedule.set_today(day(2023, 9, number))
        self.assertEqual(changes, ["open", "due-soon", "overdue"])
        self.assertEqual(self.obligation.props.days_late, 1)
        self.assertTrue(self.obligation.props.overdue)
        self.assertEqual(self.obligation.describe_state("vi"), "quá hạn 1 ngày")

    def test_delivery(self):
        register = Dti.SubmissionRegister.new()
        self.schedule.set_register(register)
        self.schedule.set_today(day(2023, 9, 30))
        start = utc(2023, 9, 1, 2)
        submission = register.open("skhdt", "q-agency", "2023-Q3", "an", start)
        submission.set_content(3, 3, 2, 0)
        # The 22nd ends at 17:00 UTC.
        submission.apply(Dti.SubmissionAction.SUBMIT, "an", None, utc(2023, 9, 22, 17))
        self.assertEqual(self.obligation.props.state, Dti.ObligationState.SUBMITTED_LATE)
        self.assertEqual(self.obligation.props.days_late, 1)
        self.assertEqual(self.obligation.props.submission, submission)

    def test_waiver_and_request(self):
        with raises(self, Dti.Error.INVALID_DATA):
            self.schedule.waive("q-agency", "skhdt", "2023-Q3", "")
        self.schedule.waive("q-agency", "skhdt", "2023-Q3", "bão số 3")
        self.assertEqual(self.obligation.props.state, Dti.ObligationState.WAIVED)
        self.assertEqual(self.obligation.props.reason, "bão số 3")
        with raises(self, Dti.Error.CONFLICT):
            self.schedule.request("q-agency", "skhdt", "2023-Q3", day(2023, 10, 1))

    def test_reminders(self):
        self.schedule.set_today(day(2023, 9, 18))
        due = list(self.schedule.list_due(7))
        self.assertEqual({o.get_rule_id() for o in due}, {"q-agency"})
        self.assertEqual(len(due), 16)


class TextTest(unittest.TestCase):
    def setUp(self):
        self.schedule = Dti.Schedule.new(load(), None)
        self.obligation = self.schedule.lookup("q-coord", "stttt", "2024-Q2")

    def test_sentences(self):
        self.assertEqual(
            self.obligation.explain_due("vi"),
            "trước ngày 30/6/2024 ⇒ chậm nhất Thứ Bảy 29/6/2024; "
            "ngày nghỉ, tính theo ngày làm việc gần nhất Thứ Sáu 28/6/2024")
        self.assertIn("before 30 June 2024", self.obligation.explain_due("en"))

    def test_checks(self):
        codes = [p.get_code() for p in self.schedule.check(day(2023, 12, 1), day(2023, 12, 31))]
        self.assertIn("due-before-part", codes)
        self.assertNotIn("due-on-day-off", codes)

    def test_days(self):
        days = {
            "window_first": "2024-04-01", "window_last": "2024-06-30", "opens": "2024-04-01",
            "due": "2024-06-29", "due_rolled": "2024-06-28", "working_day_before": "2024-06-28",
        }
        for name, expected in days.items():
            self.assertEqual(text(getattr(self.obligation, f"get_{name}")()), expected, name)
            self.assertEqual(text(getattr(self.obligation, name)), expected, name)
        for name in ("cut_off", "due_instant"):
            self.assertEqual(
                getattr(self.obligation, f"get_{name}")().isoformat(), "2024-06-29T00:00:00+07:00"
            )

    def test_standing(self):
        self.schedule.today = day(2024, 6, 30)
        self.assertEqual(text(self.schedule.get_today()), "2024-06-30")
        self.assertEqual(self.obligation.get_state(), Dti.ObligationState.OVERDUE)
        self.assertTrue(self.obligation.get_overdue())
        self.assertEqual(self.obligation.props.days_late, 2)
        self.assertIsNone(self.obligation.get_submission())
        self.assertIsNone(self.obligation.get_reason())
        self.assertEqual(self.obligation.describe_state("en"), "overdue (2 days)")
        self.assertEqual(self.obligation.get_agency(), "stttt")
        self.assertEqual(self.obligation.get_agency_title(), "Sở Thông tin và Truyền thông")
        self.assertEqual(
            self.obligation.get_collation_key(), Dti.text_collation_key(self.obligation.get_agency_title())
        )
        self.assertEqual(self.obligation.get_period(), "2024-Q2")

    def test_list(self):
        """In order, and the same objects again."""
        first, last = day(2023, 1, 1), day(2025, 12, 31)
        obligations = list(self.schedule.list_obligations(first, last))
        self.assertEqual(obligations, list(self.schedule.list_obligations(first, last)))
        rolled = [text(o.get_due_rolled()) for o in obligations]
        self.assertEqual(rolled, sorted(rolled))

    def test_getters(self):
        self.assertEqual(self.obligation.get_uid(), "kien-giang-222-kh-ubnd/q-coord/stttt/2024-Q2@libdti")
        self.assertEqual(self.obligation.get_rule().get_id(), "q-coord")
        self.assertIn("ubnd-tinh", self.obligation.get_to())
        self.assertEqual(self.schedule.get_plan().get_id(), "kien-giang-222-kh-ubnd")
        self.assertTrue(self.schedule.get_calendar().get_sealed())
        self.assertIsNone(self.schedule.get_today())
        self.assertIsNone(self.schedule.get_register())
        self.assertIn("BEGIN:VCALENDAR", self.schedule.to_icalendar(day(2023, 9, 1), day(2023, 9, 30)))


if __name__ == "__main__":
    unittest.main()
