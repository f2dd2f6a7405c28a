#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Submissions, their workflow and their register from Python."""

import datetime
import hashlib
import json
import os
import tempfile
import unittest

from support import Dti, Gio, dataset, file, raises, wait_for

OWNER, REVIEWER = "nguyễn an", "trần bình"
ACTION, STATE = Dti.SubmissionAction, Dti.SubmissionState
KEY = ("SKHDT", "quarterly", "2023-Q3")
ZERO = "0" * 64
HANOI = datetime.timezone(datetime.timedelta(hours=7))


def at(day, hour=9):
    return datetime.datetime(2023, 9, day, hour, tzinfo=HANOI)


def act(report, action, day, actor=None, reason=None):
    owner = action in (ACTION.EDIT, ACTION.SUBMIT, ACTION.RECALL)
    return report.apply(action, actor or (OWNER if owner else REVIEWER), reason, at(day))


def publish(report, day):
    for action in (ACTION.SUBMIT, ACTION.VERIFY, ACTION.INCLUDE, ACTION.PUBLISH):
        act(report, action, day)


def canonical_digest(event):
    """As the documentation has it, with the tools of Python."""
    event = {name: value for name, value in event.items() if name != "digest"}
    text = json.dumps(event, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


class SubmissionTest(unittest.TestCase):
    def setUp(self):
        self.register = Dti.SubmissionRegister.new()
        self.report = self.register.open(*KEY, OWNER, at(1))

    def test_new(self):
        report = self.report
        self.assertIsInstance(report, Dti.Submission)
        self.assertEqual((report.get_agency(), report.get_obligation(), report.get_period()), KEY)
        self.assertEqual(report.props.agency, "SKHDT")
        self.assertEqual(report.get_version(), 1)
        self.assertEqual(report.get_state(), STATE.DRAFT)
        self.assertTrue(report.get_live())
        self.assertTrue(report.get_editable())
        self.assertFalse(report.get_counts())
        self.assertFalse(report.get_complete())
        self.assertIsNone(report.get_first_complete())
        self.assertEqual(len(report.get_history()), 1)
        self.assertEqual(len(self.register), 1)

    def test_quarter_close(self):
        report = self.report
        act(report, ACTION.SUBMIT, 20)
        allowed, why = report.can(ACTION.VERIFY, REVIEWER)
        self.assertTrue(allowed)
        self.assertIsNone(why)
        with raises(self, Dti.Error.INVALID_DATA):
            act(report, ACTION.RETURN, 21)
        self.assertEqual(report.get_state(), STATE.SUBMITTED)
        act(report, ACTION.RETURN, 21, reason="Thiếu tài liệu kiểm chứng 3.2")
        self.assertFalse(report.get_counts())
        self.assertFalse(report.get_complete())
        act(report, ACTION.REMIND, 22)
        publish(report, 23)
        self.assertEqual(report.get_first_complete().isoformat(), "2023-09-20T09:00:00+07:00")
        self.assertTrue(report.get_complete())
        for action in ACTION.__enum_values__.values():
            if action != ACTION.AMEND:
                with raises(self, Dti.Error.CONFLICT):
                    act(report, action, 24, reason="x")

        amendment = self.register.amend(*KEY, OWNER, "Sai số liệu", at(25))
        self.assertEqual(amendment.get_version(), 2)
        self.assertTrue(report.get_counts())
        publish(amendment, 26)
        self.assertEqual(report.get_state(), STATE.SUPERSEDED)
        self.assertFalse(report.get_live())
        versions = self.register.list_versions(*KEY)
        self.assertEqual([version.get_version() for version in versions], [1, 2])
        self.assertIs(self.register.lookup(*KEY), amendment)
        self.assertEqual(self.register.verify(), (True, 15))

    def test_permissions(self):
        act(self.report, ACTION.SUBMIT, 2)
        permissions = {p.get_action(): p for p in self.report.list_permissions(OWNER)}
        self.assertEqual(len(permissions), 13)
        verify = permissions[ACTION.VERIFY]
        self.assertIsInstance(verify, Dti.SubmissionPermission)
        self.assertFalse(verify.get_allowed())
        self.assertEqual(verify.get_code(), "four-eyes")
        self.assertEqual(verify.props.code, "four-eyes")
        self.assertIn("người đã gửi", verify.get_reason("vi"))
        self.assertIn("whoever submitted", verify.get_reason("en"))
        self.assertTrue(permissions[ACTION.RECALL].get_allowed())
        self.assertTrue(permissions[ACTION.RECALL].get_needs_reason())
        self.assertIsNone(permissions[ACTION.RECALL].get_reason("en"))
        self.register.set_four_eyes(False)
        self.assertFalse(self.register.get_four_eyes())
        self.assertTrue(self.report.can(ACTION.VERIFY, OWNER)[0])

    def test_content(self):
        report = self.report
        report.set_content(5, 4, 3, 2)
        counts = (report.get_n_expected(), report.get_n_present())
        self.assertEqual(counts, (5, 4))
        self.assertEqual((report.get_n_with_evidence(), report.get_n_errors()), (3, 2))
        with raises(self, Dti.Error.CONFLICT):
            act(report, ACTION.SUBMIT, 2)
        with raises(self, Dti.Error.INVALID_DATA):
            report.set_content(5, 6, 0, 0)
        data = dataset({"KG": {"a": 1, "b": None, "c": 2}}, "2023-Q3")
        report.set_content_from_dataset(data, "KG", ["a", "b", "d"])
        self.assertEqual((report.get_n_expected(), report.get_n_present()), (3, 1))
        act(report, ACTION.SUBMIT, 2)
        with raises(self, Dti.Error.CONFLICT):
            report.set_content(5, 5, 5, 0)

    def test_signals(self):
        heard = []
        self.report.connect("notify", lambda report, spec: heard.append(spec.name))
        history = self.report.get_history()
        history.connect("items-changed", lambda *change: heard.append(change[1:]))
        act(self.report, ACTION.SUBMIT, 2)
        self.assertEqual(heard[0], (1, 0, 1))
        self.assertEqual(set(heard[1:]), {"state", "editable", "complete", "first-complete"})

    def test_event(self):
        act(self.report, ACTION.SUBMIT, 2)
        act(self.report, ACTION.RETURN, 3, reason="lý do")
        first, second, third = self.report.get_history()
        self.assertIsInstance(third, Dti.SubmissionEvent)
        self.assertEqual(third.get_sequence(), 3)
        self.assertEqual(third.get_actor(), REVIEWER)
        self.assertEqual(third.get_action(), ACTION.RETURN)
        self.assertEqual(third.get_state_before(), STATE.SUBMITTED)
        self.assertEqual(third.get_state_after(), STATE.RETURNED)
        self.assertEqual(third.get_reason(), "lý do")
        self.assertIsNone(second.get_reason())
        self.assertEqual(third.get_instant().isoformat(), "2023-09-03T09:00:00+07:00")
        self.assertEqual(third.get_previous_digest(), second.get_digest())
        self.assertEqual(first.get_previous_digest(), ZERO)


class RegisterTest(unittest.TestCase):
    def make(self):
        register = Dti.SubmissionRegister.new()
        report = register.open(*KEY, OWNER, at(1))
        register.open("STC", "quarterly", "2023-Q3", "\"x\"\\\u0001\ty", at(1))
        report.set_content(5, 4, 3, 0)
        publish(report, 2)
        publish(register.amend(*KEY, OWNER, "Sai số liệu", at(3)), 4)
        return register

    def test_one(self):
        register = self.make()
        with raises(self, Dti.Error.EXISTS):
            register.open(*KEY, OWNER, at(5))
        with raises(self, Dti.Error.INVALID_DATA):
            register.open("X", "quarterly", "third quarter", OWNER, at(5))
        with raises(self, Dti.Error.NOT_FOUND):
            register.amend("X", "quarterly", "2023-Q3", OWNER, "x", at(5))
        self.assertIsNone(register.lookup("X", "quarterly", "2023-Q3"))
        self.assertEqual(len(register), register.get_n_items())

    def test_chain(self):
        register = self.make()
        document = json.loads(register.to_json())
        previous = ZERO
        for number, event in enumerate(document["events"], 1):
            self.assertEqual(event["sequence"], number)
            self.assertEqual(event["previous"], previous)
            previous = canonical_digest(event)
            self.assertEqual(event["digest"], previous)
        self.assertEqual(document["digest"], previous)
        self.assertEqual(register.get_digest(), previous)

    def test_round_trip(self):
        text = self.make().to_json()
        again = Dti.SubmissionRegister.new_from_json(text)
        self.assertEqual(again.to_json(), text)
        self.assertEqual([report.get_version() for report in again], [1, 1, 2])

    def test_refuses(self):
        document = json.loads(self.make().to_json())
        document["events"][3]["actor"] = "ai đó"
        with raises(self, Dti.Error.INVALID_DATA) as caught:
            Dti.SubmissionRegister.new_from_json(json.dumps(document))
        self.assertIn("/events/3/digest", caught.exception.message)

    def test_files(self):
        register = self.make()
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "reports.json")
            with raises(self, Dti.Error.NOT_FOUND):
                Dti.SubmissionRegister.new_from_file(file(path))
            with open(path, "w", encoding="utf-8") as stream:
                stream.write(register.to_json())
            here = Dti.SubmissionRegister.new_from_file(file(path))
            result = wait_for(Dti.SubmissionRegister.new_from_file_async, file(path), None)
            there = Dti.SubmissionRegister.new_from_file_finish(result)
        self.assertEqual(here.get_digest(), register.get_digest())
        self.assertEqual(there.get_digest(), register.get_digest())

    def test_list(self):
        register = Dti.SubmissionRegister.new()
        heard = []
        register.connect("items-changed", lambda *change: heard.append(change[1:]))
        self.assertIsInstance(register, Gio.ListModel)
        for number, agency in enumerate("abc"):
            register.open(agency, "quarterly", "2023-Q3", OWNER, at(1))
            self.assertEqual(heard[-1], (number, 0, 1))
        self.assertEqual([report.get_agency() for report in register], ["a", "b", "c"])


if __name__ == "__main__":
    unittest.main()
