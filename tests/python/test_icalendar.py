#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The calendar file of a schedule, as the icalendar package of Python reads it."""

import datetime
import unittest

import icalendar
from support import KIEN_GIANG, Dti, file

FIRST, LAST = datetime.date(2023, 1, 1), datetime.date(2025, 12, 31)
TODAY = datetime.date(2023, 9, 15)
CALLED_OFF = (Dti.ObligationState.WAIVED, Dti.ObligationState.EXCLUDED)


def expected(obligation):
    """What an event says, worked out from the obligation."""
    due = obligation.get_due_rolled()
    rule = obligation.get_rule()
    called_off = obligation.get_state() in CALLED_OFF
    remind = 0 if called_off else rule.get_remind_days()
    return {
        "uid": obligation.get_uid(),
        "from": due,
        "to": due + datetime.timedelta(1),
        "category": obligation.get_rule_id(),
        "title": rule.get_main_title(),
        "agency": obligation.get_agency_title(),
        "period": obligation.get_period(),
        "text": obligation.explain_due("vi") + "\n" + obligation.explain_due("en"),
        "status": "CANCELLED" if called_off else None,
        "alarms": [datetime.timedelta(-remind)] if remind else [],
    }


class IcalendarTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        plan = Dti.Plan.new_from_file(file(KIEN_GIANG / "plan.json"))
        cls.schedule = Dti.Schedule.new(plan, Dti.Calendar.new_vietnam(2023, 2025))
        cls.schedule.set_today(TODAY)
        cls.text = cls.schedule.to_icalendar(FIRST, LAST)
        cls.calendar = icalendar.Calendar.from_ical(cls.text)
        obligations = cls.schedule.list_obligations(FIRST, LAST)
        cls.obligations = [o for o in obligations if o.get_due_rolled()]

    def test_head(self):
        self.assertEqual(self.calendar["VERSION"], "2.0")
        self.assertEqual(self.calendar["X-WR-CALNAME"], self.schedule.get_plan().get_id())
        self.assertFalse(self.calendar.errors)

    def test_same_events(self):
        events = self.calendar.walk("VEVENT")
        self.assertGreater(len(events), 100)
        self.assertEqual(len(events), len(self.obligations))
        for event, obligation in zip(events, self.obligations):
            with self.subTest(obligation.get_uid()):
                wanted = expected(obligation)
                self.assertEqual(str(event["UID"]), wanted["uid"])
                self.assertEqual(event["DTSTART"].dt, wanted["from"])
                self.assertEqual(event["DTEND"].dt, wanted["to"])
                self.assertEqual(event["DTSTAMP"].dt.date(), TODAY)
                self.assertEqual([str(c) for c in event["CATEGORIES"].cats], [wanted["category"]])
                self.assertEqual(str(event["DESCRIPTION"]), wanted["text"])
                self.assertEqual(event.get("STATUS"), wanted["status"])
                for part in ("title", "agency", "period"):
                    self.assertIn(wanted[part], event["SUMMARY"])
                alarms = [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")]
                self.assertEqual(alarms, wanted["alarms"])

    def test_each_uid_once(self):
        uids = [str(event["UID"]) for event in self.calendar.walk("VEVENT")]
        self.assertEqual(len(uids), len(set(uids)))

    def test_lines(self):
        text = self.text.encode()
        self.assertEqual(text.count(b"\n"), text.count(b"\r\n"))
        for line in text.split(b"\r\n"):
            self.assertLessEqual(len(line), 75)
            line.decode()

    def test_working_days(self):
        """Rules of the plan roll to a working day, so no event is on a day off."""
        calendar = self.schedule.get_calendar()
        for event in self.calendar.walk("VEVENT"):
            self.assertTrue(calendar.is_working_day(event["DTSTART"].dt))

    def test_days_of_the_table(self):
        """The plan's own dates, worked out by hand: trước ngày 25, trước ngày 30 tháng cuối quý."""
        days = {
            (str(event["CATEGORIES"].cats[0]), event["DTSTART"].dt)
            for event in self.calendar.walk("VEVENT")
        }
        for rule, day in (
            ("q-agency", datetime.date(2023, 9, 22)),
            ("q-agency", datetime.date(2023, 12, 22)),
            ("q-agency", datetime.date(2024, 6, 24)),
            ("q-coord", datetime.date(2023, 9, 29)),
            ("q-coord", datetime.date(2023, 12, 29)),
            ("q-coord", datetime.date(2024, 6, 28)),
            ("y-agency", datetime.date(2023, 12, 19)),
            ("y-coord", datetime.date(2023, 12, 22)),
        ):
            self.assertIn((rule, day), days)


if __name__ == "__main__":
    unittest.main()
