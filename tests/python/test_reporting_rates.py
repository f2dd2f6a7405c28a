#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Reporting rates from Python."""

import csv
import io
import json
import math
import unittest

from support import Dti, Gio, GLib, ids, raises

ACTION, GROUP = Dti.SubmissionAction, Dti.RateGroup

PLAN = {
    "format": "dti-plan",
    "format-version": 1,
    "id": "p",
    "agencies": [
        {"id": "ubnd", "title": "UBND tỉnh", "kind": "people-committee"},
        {"id": "stt", "title": "Sở TTTT", "kind": "department", "parent": "ubnd"},
        {"id": "skh", "title": "Sở KHĐT", "kind": "department", "parent": "ubnd"},
        {"id": "phong", "title": "Phòng 1", "kind": "office", "parent": "skh"},
    ],
    "obligations": [
        {
            "id": "quarterly",
            "title": "Báo cáo quý",
            "from": ["stt", "skh", "phong"],
            "to": "ubnd",
            "every": "quarter",
            "due": {"anchor": "month-of-period", "day": 25, "bound": "before"},
        }
    ],
}


def instant(text):
    return GLib.DateTime.new_from_iso8601(text, None)


def day(year, month, number):
    return GLib.Date.new_dmy(number, month, year)


def get_rate(rate, which):
    """The rate, or None; with the overrides and without."""
    result = rate.get_rate(which)
    if result is None or isinstance(result, float):
        return result
    found, value = result
    return value if found else None


class ReportingRatesTest(unittest.TestCase):
    def setUp(self):
        self.plan = Dti.Plan.new_from_json(json.dumps(PLAN))
        self.reports = Dti.SubmissionRegister.new()
        schedule = Dti.Schedule.new(self.plan, Dti.Calendar.new())
        schedule.set_register(self.reports)
        schedule.set_today(day(2023, 10, 1))
        self.deliver("stt", "2023-09-24T23:59:59+07", None)
        self.deliver("skh", "2023-09-25T00:00:00+07", ACTION.VERIFY)
        self.deliver("phong", "2023-09-20T08:00:00+07", ACTION.RETURN)
        model = schedule.list_obligations(day(2023, 7, 1), day(2023, 9, 30))
        self.obligations = Gio.ListStore.new(Dti.Obligation)
        for obligation in model:
            if obligation.get_period() == "2023-Q3":
                self.obligations.append(obligation)
        self.assertEqual(len(self.obligations), 3)

    def deliver(self, agency, when, then):
        report = self.reports.open(agency, "quarterly", "2023-Q3", "an", instant(when))
        report.set_content(10, 8, 6, 0)
        report.apply(ACTION.SUBMIT, "an", None, instant(when))
        if then is not None:
            report.apply(then, "bình", "vì thế", instant(when))

    def test_agencies(self):
        rates = Dti.ReportingRates.new(self.obligations, GROUP.AGENCY)
        self.assertEqual(rates.get_group(), GROUP.AGENCY)
        self.assertEqual(set(ids(rates)), {"stt", "skh", "phong"})
        self.assertEqual(rates.lookup("stt").get_n_on_time(), 1)
        self.assertEqual(rates.lookup("stt").get_title(), "Sở TTTT")
        self.assertEqual(rates.lookup("skh").get_n_late(), 1)
        self.assertEqual(rates.lookup("phong").get_n_none(), 1)
        self.assertEqual(rates.lookup("phong").get_n_returned(), 1)
        self.assertIsNone(rates.lookup("ubnd"))
        self.assertEqual(len(rates.get_problems()), 0)

    def test_total(self):
        total = Dti.ReportingRates.new(self.obligations, GROUP.ALL).get_total()
        self.assertIsInstance(total, Dti.ReportingRate)
        self.assertEqual(total.get_id(), "*")
        self.assertIsNone(total.get_title())
        self.assertEqual((total.get_n_expected(), total.get_n_received()), (3, 2))
        self.assertEqual((total.get_n_pending(), total.get_n_waived(), total.get_n_excluded()), (0, 0, 0))
        self.assertEqual(total.get_n_content_expected(), 20)
        self.assertEqual(total.get_n_content_present(), 16)
        self.assertEqual(total.get_n_content_with_evidence(), 12)
        self.assertEqual(get_rate(total, Dti.Rate.RECEIVED), 2 / 3)
        self.assertEqual(total.props.on_time_rate, 1 / 3)
        self.assertEqual(get_rate(total, Dti.Rate.CONTENT), 0.8)
        self.assertEqual(get_rate(total, Dti.Rate.EVIDENCE), 0.75)

    def test_nothing(self):
        empty = Gio.ListStore.new(Dti.Obligation)
        total = Dti.ReportingRates.new(empty, GROUP.AGENCY).get_total()
        self.assertIsNone(get_rate(total, Dti.Rate.ON_TIME))
        self.assertTrue(math.isnan(total.props.on_time_rate))

    def test_roll_up(self):
        rates = Dti.ReportingRates.new(self.obligations, GROUP.AGENCY)
        parents = rates.roll_up(self.plan, GROUP.PARENT)
        self.assertEqual({r.get_id(): r.get_n_expected() for r in parents}, {"ubnd": 2, "skh": 1})
        above = parents.roll_up(self.plan, GROUP.PARENT)
        self.assertEqual({r.get_id(): r.get_n_expected() for r in above}, {"ubnd": 1, "*": 2})
        kinds = rates.roll_up(self.plan, GROUP.KIND)
        self.assertEqual({r.get_id(): r.get_n_expected() for r in kinds}, {"department": 2, "office": 1})
        other = Dti.Plan.new_from_json(json.dumps(dict(PLAN, agencies=[], obligations=[])))
        with raises(self, Dti.Error.NOT_FOUND):
            rates.roll_up(other, GROUP.PARENT)

    def test_strays(self):
        self.deliver("ubnd", "2023-09-20T08:00:00+07", None)
        rates = Dti.ReportingRates.new_with_submissions(
            self.obligations, self.reports, GROUP.AGENCY
        )
        problems = list(rates.get_problems())
        self.assertEqual([problem.get_code() for problem in problems], ["stray-submission"])
        self.assertEqual(rates.get_total().get_n_received(), 2)

    def test_export(self):
        rates = Dti.ReportingRates.new(self.obligations, GROUP.AGENCY)
        rows = {row["id"]: row for row in csv.DictReader(io.StringIO(rates.to_csv()))}
        document = json.loads(rates.to_json())
        self.assertEqual(document["group"], "agency")
        self.assertEqual(document["total"]["expected"], 3)
        self.assertEqual(len(document["rates"]), rates.get_n_items())
        for rate in document["rates"]:
            row = rows[rate["id"]]
            self.assertEqual(set(row), set(rate))
            for name, value in rate.items():
                if name in ("id", "title"):
                    self.assertEqual(row[name], value)
                else:
                    self.assertEqual(None if row[name] == "" else float(row[name]), value)


if __name__ == "__main__":
    unittest.main()
