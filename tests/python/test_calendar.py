#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Calendars from Python: working days against NumPy's, rules against dateutil's."""

import datetime
import json
import random
import unittest

import numpy
from dateutil import rrule
from support import Dti, Gio, GLib, file, raises, wait_for

SATURDAY, SUNDAY = 5, 6
ROLLS = {
    Dti.Roll.PRECEDING: "preceding",
    Dti.Roll.FOLLOWING: "following",
    Dti.Roll.MODIFIED_FOLLOWING: "modifiedfollowing",
}
DOCUMENT = {
    "format": "dti-calendar",
    "format-version": 1,
    "id": "vn-2024",
    "time-zone": "+07:00",
    "weekend": ["saturday", "sunday"],
    "days": [
        {"every": "09-02", "kind": "holiday", "title": "Quốc khánh"},
        {
            "from": "2024-02-08",
            "to": "2024-02-14",
            "kind": "holiday",
            "title": {"vi": "Tết Giáp Thìn", "en": "Lunar New Year"},
            "source": "announced",
        },
        {"day": "2024-04-29", "kind": "day-off", "title": "Nghỉ hoán đổi"},
        {"day": "2024-05-04", "kind": "working", "title": "Làm bù ngày 29/4"},
    ],
}


def load(document):
    return Dti.Calendar.new_from_json(json.dumps(document))


def holidays(calendar):
    return [(h.get_day(), h.get_kind(), h.get_title()) for h in calendar.get_holidays()]


def event(lines):
    text = "\r\n".join(["BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR", ""])
    return Dti.Calendar.new_from_icalendar(text)


class CalendarTest(unittest.TestCase):
    def test_week(self):
        calendar = Dti.Calendar.new()
        self.assertTrue(calendar.get_weekend(GLib.DateWeekday.SATURDAY))
        calendar.set_weekend(GLib.DateWeekday.SATURDAY, False)
        self.assertFalse(calendar.get_weekend(GLib.DateWeekday.SATURDAY))
        self.assertTrue(calendar.is_working_day(datetime.date(2024, 5, 4)))
        self.assertEqual(
            calendar.get_day_kind(datetime.date(2024, 5, 5)), Dti.DayKind.WEEKEND
        )

    def test_days(self):
        calendar = load(DOCUMENT)
        swap = datetime.date(2024, 5, 4)
        self.assertEqual(calendar.get_day_kind(swap), Dti.DayKind.WORKING)
        self.assertEqual(calendar.get_day_title(swap), "Làm bù ngày 29/4")
        self.assertTrue(calendar.is_working_day(swap))
        tet = datetime.date(2024, 2, 10)
        self.assertEqual(calendar.get_day_title(tet), "Tết Giáp Thìn")
        self.assertIsNone(calendar.get_day_title(datetime.date(2024, 3, 1)))
        self.assertEqual(len(calendar.get_holidays()), 401 + 7 + 2)
        days = [day for day, _, _ in holidays(calendar)]
        self.assertEqual(days, sorted(days))

    def test_vietnam(self):
        calendar = Dti.Calendar.new_vietnam(2024, 2024)
        self.assertEqual(
            [(day.month, day.day, kind) for day, kind, _ in holidays(calendar)],
            [(m, d, Dti.DayKind.HOLIDAY) for m, d in ((1, 1), (4, 30), (5, 1), (9, 2))],
        )
        row = calendar.props.holidays[3]
        self.assertIsInstance(row, Dti.Holiday)
        self.assertEqual((row.props.title, row.props.kind), ("Quốc khánh", Dti.DayKind.HOLIDAY))
        self.assertEqual(row.day, datetime.date(2024, 9, 2))

    def test_set_day(self):
        calendar = Dti.Calendar.new()
        seen = []
        calendar.connect("notify::holidays", lambda *_: seen.append("holidays"))
        calendar.connect("notify::sealed", lambda *_: seen.append("sealed"))
        day = datetime.date(2024, 4, 18)
        calendar.set_day(day, Dti.DayKind.HOLIDAY, "Giỗ Tổ Hùng Vương")
        self.assertEqual(holidays(calendar), [(day, Dti.DayKind.HOLIDAY, "Giỗ Tổ Hùng Vương")])
        with raises(self, Dti.Error.INVALID_DATA):
            calendar.set_day(datetime.date(2400, 1, 1), Dti.DayKind.HOLIDAY, None)
        calendar.seal()
        self.assertTrue(calendar.props.sealed and calendar.get_sealed())
        with raises(self, Dti.Error.CONFLICT):
            calendar.set_day(day, Dti.DayKind.WORKING, None)
        self.assertEqual(seen, ["holidays", "sealed"])

    def test_no_working_day(self):
        calendar = Dti.Calendar.new()
        for weekday in range(1, 8):
            calendar.set_weekend(GLib.DateWeekday(weekday), True)
        day = datetime.date(2024, 5, 4)
        for roll in ROLLS:
            self.assertIsNone(calendar.roll(day, roll))
        self.assertEqual(calendar.roll(day, Dti.Roll.NONE), datetime.date(2024, 5, 4))
        self.assertIsNone(calendar.add_working_days(day, -1))

    def test_json(self):
        calendar = load(DOCUMENT)
        self.assertEqual(json.loads(calendar.to_json()), DOCUMENT)

    def test_faults(self):
        with raises(self, Dti.Error.UNSUPPORTED):
            load({**DOCUMENT, "time-zone": "UTC"})
        with raises(self, Dti.Error.LIMIT):
            load({**DOCUMENT, "days": [{"from": "1900-01-01", "to": "2300-12-31"}]})
        with raises(self, Dti.Error.INVALID_DATA) as caught:
            event(["DTSTART:20240418T080000"])
        self.assertIn("3: DTSTART", caught.exception.message)

    def test_files(self):
        for text in (
            json.dumps(DOCUMENT),
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20240504\n"
            "CATEGORIES:WORKING-DAY\nEND:VEVENT\nEND:VCALENDAR\n",
        ):
            path, stream = Gio.File.new_tmp(None)
            stream.get_output_stream().write_all(text.encode(), None)
            stream.close(None)
            swap = datetime.date(2024, 5, 4)
            self.assertTrue(Dti.Calendar.new_from_file(path).is_working_day(swap))
            result = wait_for(Dti.Calendar.new_from_file_async, path, None)
            calendar = Dti.Calendar.new_from_file_finish(result)
            self.assertTrue(calendar.is_working_day(swap))
            path.delete(None)
        with raises(self, Dti.Error.NOT_FOUND):
            Dti.Calendar.new_from_file(file("/nowhere.ics"))


class NumpyTest(unittest.TestCase):
    """NumPy's busdaycalendar knows weekends and holidays, and no swaps."""

    def make(self, chance):
        first = datetime.date(2020, 1, 1)
        off = sorted({first + datetime.timedelta(chance.randrange(1500)) for _ in range(150)})
        weekend = chance.choice([{SATURDAY, SUNDAY}, {SUNDAY}, {4, SATURDAY}, set()])
        calendar = Dti.Calendar.new()
        for weekday in range(7):
            calendar.set_weekend(GLib.DateWeekday(weekday + 1), weekday in weekend)
        for day in off:
            calendar.set_day(day, Dti.DayKind.HOLIDAY, None)
        mask = [weekday not in weekend for weekday in range(7)]
        return calendar, numpy.busdaycalendar(weekmask=mask, holidays=off)

    def test_roll(self):
        chance = random.Random(1)
        for _ in range(4):
            calendar, oracle = self.make(chance)
            for offset in range(-30, 1600, 3):
                day = datetime.date(2020, 1, 1) + datetime.timedelta(offset)
                for roll, name in ROLLS.items():
                    expected = numpy.busday_offset(day, 0, roll=name, busdaycal=oracle).item()
                    self.assertEqual(calendar.roll(day, roll), expected, (day, name))

    def test_count_and_add(self):
        chance = random.Random(2)
        one = datetime.timedelta(1)
        for _ in range(4):
            calendar, oracle = self.make(chance)
            for _ in range(200):
                first = datetime.date(2019, 12, 1) + chance.randrange(1600) * one
                last = first + chance.randrange(400) * one
                n_days = chance.randrange(-120, 120) or 1
                self.assertEqual(
                    calendar.count_working_days(first, last),
                    numpy.busday_count(first, last + one, busdaycal=oracle),
                )
                expected = numpy.busday_offset(
                    first, n_days, roll="preceding" if n_days > 0 else "following", busdaycal=oracle
                ).item()
                result = calendar.add_working_days(first, n_days)
                self.assertEqual(result, expected, (first, n_days))


class RuleTest(unittest.TestCase):
    def test_dateutil(self):
        """Random yearly rules give the days that dateutil gives."""
        chance = random.Random(3)
        weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
        for _ in range(150):
            start = datetime.date(1900, 1, 1) + datetime.timedelta(chance.randrange(140000))
            parts = ["FREQ=YEARLY"]
            form = chance.randrange(4)
            if form == 1:
                parts += [f"BYMONTH={start.month}", f"BYMONTHDAY={start.day}"]
            elif form == 2:
                nth = (start.day - 1) // 7 + 1
                parts += [f"BYMONTH={start.month}", f"BYDAY={nth}{weekdays[start.weekday()]}"]
            elif form == 3:
                parts += [f"BYYEARDAY={start.timetuple().tm_yday}"]
            if chance.random() < 0.5:
                parts.append(f"INTERVAL={chance.randrange(1, 6)}")
            end = chance.randrange(3)
            if end == 1:
                parts.append(f"COUNT={chance.randrange(1, 20)}")
            elif end == 2:
                until = start + datetime.timedelta(chance.randrange(20000))
                parts.append(f"UNTIL={until:%Y%m%d}")
            rule = ";".join(parts)
            oracle = rrule.rrulestr(rule, dtstart=datetime.datetime.combine(start, datetime.time()))
            expected = []
            for moment in oracle:
                if moment.year > 2300:
                    break
                expected.append(moment.date())
            calendar = event([f"DTSTART;VALUE=DATE:{start:%Y%m%d}", f"RRULE:{rule}"])
            self.assertEqual([day for day, _, _ in holidays(calendar)], expected, (start, rule))


if __name__ == "__main__":
    unittest.main()
