#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Who answers for lost points, from Python: against a count of its own in exact fractions."""

import csv
import datetime
import io
import json
import math
import os
import pathlib
import random
import subprocess
import tempfile
import unittest
from fractions import Fraction

from support import FRAMEWORK_922, KIEN_GIANG, Dti, GLib, dataset, file, framework, raises

DAY = datetime.date(2023, 12, 31)
AGENCIES = [
    {"id": "chair", "title": "Chủ tịch"},
    {"id": "sxd", "title": "Sở Xây dựng", "answers-to": "chair"},
    {"id": "syt", "title": "Sở Y tế", "answers-to": "chair"},
    {"id": "dai", "title": "Đài Phát thanh"},
]


def plan(assignments, **members):
    document = {"format": "dti-plan", "format-version": 1, "id": "p", "framework": "t"}
    document.update({"agencies": AGENCIES, "assignments": assignments}, **members)
    return Dti.Plan.new_from_json(json.dumps(document))


def assign(node, agency, role="lead", **members):
    return {"node": node, "agency": agency, "role": role, **members}


def tree(children, **members):
    root = {"id": "r", "aggregation": "sum", "missing": "zero", "children": children, **members}
    return framework({"format": "dti-framework", "format-version": 1, "id": "t", "root": root})


def leaf(name, most, **members):
    return {"id": name, "max": most, "rule": {"type": "points"}, **members}


def score(rules, numbers, period="2023"):
    return Dti.Scorer.new(rules).score(dataset({"u": numbers}, period), period)


def known(result):
    """The number or None: as the binding gives it, or as its overrides do."""
    if not isinstance(result, tuple):
        return result
    found, number = result
    return number if found else None


class AccountabilityTest(unittest.TestCase):
    def setUp(self):
        self.framework = tree([leaf("a", 60), leaf("b", 40), leaf("c", 20)])
        self.card = score(self.framework, {"a": 50, "b": 32, "c": 15})
        self.plan = plan(
            [
                assign("a", "sxd", share=0.75),
                assign("a", "dai", share=0.25),
                assign("b", "syt"),
                assign("b", "dai", "coordinate"),
                assign("a", "dai", "supply-data"),
                assign("r", "chair", "oversee"),
            ]
        )
        self.account = Dti.Accountability.new(self.card, self.plan, "u", DAY)

    def test_rows(self):
        account = self.account
        self.assertEqual(account.get_lost(), 23)
        self.assertEqual(account.get_unassigned_lost(), 5)
        self.assertEqual(account.get_unassigned_nodes(), ["c"])
        rows = {row.get_agency(): row for row in account}
        self.assertEqual([row.props.agency for row in account], ["syt", "sxd", "dai", "chair"])
        shared = {name: row.get_lost_shared() for name, row in rows.items()}
        self.assertEqual(shared, {"syt": 8, "sxd": 7.5, "dai": 2.5, "chair": 0})
        full = {name: row.get_lost_full() for name, row in rows.items()}
        self.assertEqual(full, {"syt": 8, "sxd": 10, "dai": 18, "chair": 23})
        self.assertEqual(rows["dai"].get_nodes(), ["a", "b"])
        self.assertEqual(rows["dai"].get_n_nodes(), 2)
        self.assertEqual(rows["dai"].get_points(), 100)
        self.assertEqual(rows["sxd"].get_agency_title(), "Sở Xây dựng")
        self.assertLess(rows["sxd"].get_collation_key(), rows["syt"].get_collation_key())
        self.assertEqual(account.lookup("dai"), rows["dai"])
        self.assertIsNone(account.lookup("nobody"))
        self.assertIsInstance(rows["dai"], Dti.AccountabilityRow)

    def test_not_known(self):
        row = self.account.lookup("sxd")
        for result in (
            self.account.get_gained(),
            row.get_gained_shared(),
            row.get_over_claimed(),
            row.get_on_time_rate(),
            row.get_return_rate(),
        ):
            self.assertIsNone(known(result))
        self.assertTrue(math.isnan(row.props.gained_shared))
        self.assertEqual(row.get_n_due(), 0)
        self.assertEqual(row.get_busiest_week(), (0, None))
        self.assertIsNone(row.props.busiest_week)

    def test_sources(self):
        account = self.account
        self.assertEqual(account.get_scorecard(), self.card)
        self.assertEqual(account.get_plan(), self.plan)
        self.assertEqual(account.get_unit(), "u")
        self.assertEqual(account.get_day(), DAY)
        self.assertEqual(account.props.lost, 23)
        self.assertEqual(account.props.n_items, account.get_n_items())

    def test_nodes(self):
        nodes = {node.get_node_id(): node for node in self.account.get_nodes()}
        self.assertEqual(list(nodes), ["a", "b", "c"])
        node = nodes["a"]
        self.assertIsInstance(node, Dti.AccountabilityNode)
        self.assertEqual(node.get_node(), self.framework.lookup("a"))
        self.assertIsNone(node.get_node_title())
        self.assertEqual((node.get_max(), node.get_lost()), (60, 10))
        self.assertEqual(node.get_owners(), ["sxd", "dai"])
        self.assertEqual(node.get_suppliers(), ["dai"])
        self.assertFalse(node.get_owner_inherited())
        self.assertIsNone(known(node.get_gained()))
        self.assertIsNone(known(node.get_over_claimed()))

    def test_gained(self):
        before = score(self.framework, {"a": 40, "b": 36, "c": 15}, "2022")
        changes = []
        self.account.connect("items-changed", lambda model, *change: changes.append(change))
        self.account.connect("notify::gained", lambda model, spec: changes.append(spec.name))
        self.account.set_previous(before)
        self.assertEqual(changes, [(0, 4, 4), "gained"])
        self.assertEqual(known(self.account.get_gained()), 6)
        self.assertEqual(known(self.account.lookup("syt").get_gained_shared()), -4)
        self.assertEqual(known(self.account.lookup("dai").get_gained_shared()), 2.5)

        stranger = score(tree([leaf("a", 60)]), {"a": 50})
        with raises(self, Dti.Error.CONFLICT):
            self.account.set_previous(stranger)
        self.assertEqual(known(self.account.get_gained()), 6)
        self.account.set_previous(None)
        self.assertIsNone(known(self.account.get_gained()))

    def test_over_claimed(self):
        granted = score(self.framework, {"a": 42, "b": 38, "c": 15}, "2022")
        self.account.set_claimed(self.card, granted)
        self.assertEqual(known(self.account.lookup("sxd").get_over_claimed()), 6)
        self.assertEqual(known(self.account.lookup("syt").get_over_claimed()), 0)
        nodes = {n.get_node_id(): known(n.get_over_claimed()) for n in self.account.get_nodes()}
        self.assertEqual(nodes, {"a": 8, "b": 0, "c": 0})

    def test_errors(self):
        with raises(self, Dti.Error.NOT_FOUND):
            Dti.Accountability.new(self.card, self.plan, "nobody", DAY)
        torn = plan([assign("a", "sxd", share=0.7), assign("a", "syt", share=0.2)])
        with raises(self, Dti.Error.CONFLICT):
            Dti.Accountability.new(self.card, torn, "u", DAY)
        rules = tree([leaf("a", 60), leaf("b", 40)], missing="propagate")
        with raises(self, Dti.Error.NOT_COMPUTABLE):
            Dti.Accountability.new(score(rules, {"a": 50, "b": None}), self.plan, "u", DAY)

    def test_who_answers(self):
        chain = self.account.who_answers_for("b", None)
        people = [(row.get_step(), row.get_agency().get_id()) for row in chain]
        self.assertEqual(people, [(1, "dai"), (2, "syt"), (3, "chair")])
        with raises(self, Dti.Error.NOT_FOUND):
            self.account.who_answers_for("nowhere", DAY)

    def test_coverage(self):
        found = [(p.get_code(), p.get_node()) for p in self.account.check_coverage()]
        expected = [("no-data-supplier", "b"), ("no-owner", "c"), ("no-data-supplier", "c")]
        self.assertEqual(found, expected)

    def test_exports(self):
        table = list(csv.DictReader(io.StringIO(self.account.to_csv())))
        document = json.loads(self.account.to_json())
        self.assertEqual([row["agency"] for row in table], ["syt", "sxd", "dai", "chair", ""])
        self.assertEqual(sum(float(row["lost-shared"]) for row in table), 23)
        self.assertEqual(document["lost"], 23)
        self.assertEqual((document["unit"], document["period"]), ("u", "2023"))
        self.assertEqual(document["unassigned"]["nodes"], ["c"])
        self.assertEqual(document["agencies"][2]["nodes"], ["a", "b"])
        self.assertEqual(document["agencies"][2]["lost-full"], 18)
        self.assertIsNone(document["agencies"][2]["on-time-rate"])
        self.assertEqual([node["node"] for node in document["nodes"]], ["a", "b", "c"])


class ReportsTest(unittest.TestCase):
    """Load and reliability, from a schedule and a register."""

    def test_reports(self):
        rules = [
            {
                "id": "m",
                "from": "sxd",
                "to": "chair",
                "every": "month",
                "due": {"anchor": "month-of-period", "day": 10},
            }
        ]
        document = plan([assign("r", "syt")], obligations=rules)
        reports = Dti.SubmissionRegister.new()
        zone = GLib.TimeZone.new_offset(7 * 3600)
        for month, day in ((1, 10), (2, 11)):
            instant = GLib.DateTime.new(zone, 2023, month, day, 9, 0, 0)
            report = reports.open("sxd", "m", f"2023-{month:02}", "An", instant)
            report.apply(Dti.SubmissionAction.SUBMIT, "An", None, instant)
        schedule = Dti.Schedule.new(document, Dti.Calendar.new())
        schedule.set_register(reports)
        schedule.set_today(datetime.date(2023, 4, 1))
        first = datetime.date(2023, 1, 1)
        obligations = schedule.list_obligations(first, schedule.get_today())

        card = score(tree([leaf("a", 60)]), {"a": 50})
        account = Dti.Accountability.new(card, document, "u", DAY)
        self.assertIsNone(account.lookup("sxd"))
        account.set_obligations(obligations)
        account.set_rates(Dti.ReportingRates.new(obligations, Dti.RateGroup.AGENCY))
        row = account.lookup("sxd")
        self.assertEqual(row.get_n_due(), 3)
        n_due, monday = row.get_busiest_week()
        self.assertEqual((n_due, monday.get_julian()), (1, 738529))  # Monday, 9 January 2023
        self.assertEqual(known(row.get_on_time_rate()), 1 / 3)
        self.assertEqual(known(row.get_return_rate()), 0)
        self.assertEqual(row.get_nodes(), [])
        self.assertEqual(row.get_lost_shared(), 0)


class FractionTest(unittest.TestCase):
    """Sums and means of random trees, worked out in exact fractions."""

    def make_tree(self, luck, name, depth):
        most = luck.randint(1, 40)
        if depth == 3 or (depth > 0 and luck.random() < 0.3):
            return leaf(name, most, weight=luck.choice([0.5, 1, 2, 3]))
        kids = [self.make_tree(luck, f"{name}.{i}", depth + 1) for i in range(luck.randint(1, 4))]
        node = {"id": name, "aggregation": luck.choice(["sum", "mean"]), "children": kids}
        if node["aggregation"] == "mean":
            node["max"] = most
        if depth > 0:
            node["weight"] = luck.choice([0.5, 1, 2, 3])
        return node

    def leaves(self, node):
        if "children" not in node:
            return [node["id"]]
        return [name for child in node["children"] for name in self.leaves(child)]

    def most(self, node):
        if node.get("aggregation") == "sum":
            return sum(Fraction(c["weight"]) * self.most(c) for c in node["children"])
        return Fraction(node["max"])

    def lost(self, node, numbers, worth, result):
        """What each leaf lost, in points of the root."""
        if "children" not in node:
            result[node["id"]] = worth * (Fraction(node["max"]) - Fraction(numbers[node["id"]]))
            return
        weight = sum(Fraction(child["weight"]) for child in node["children"])
        for child in node["children"]:
            factor = Fraction(child["weight"])
            if node["aggregation"] == "mean":
                factor *= Fraction(node["max"]) / weight / self.most(child)
            self.lost(child, numbers, worth * factor, result)

    def test_random(self):
        for seed in range(200):
            luck = random.Random(seed)
            root = self.make_tree(luck, "r", 0)
            rules = framework(
                {"format": "dti-framework", "format-version": 1, "id": "t", "root": root}
            )
            names = self.leaves(root)
            owners = {name: luck.choice(["sxd", "syt", "dai", None]) for name in names}
            document = plan([assign(n, owner) for n, owner in owners.items() if owner])
            numbers = {name: luck.randint(0, 64) / 64 for name in names}
            account = Dti.Accountability.new(score(rules, numbers), document, "u", DAY)

            expected = {}
            self.lost(root, numbers, Fraction(1), expected)
            nodes = {node.get_node_id(): node.get_lost() for node in account.get_nodes()}
            top = float(self.most(root))
            self.assertEqual(set(nodes), set(expected))
            for name, lost in nodes.items():
                self.assertAlmostEqual(lost, float(expected[name]), delta=1e-9 * top)
            parts = [row.get_lost_shared() for row in account] + [account.get_unassigned_lost()]
            self.assertEqual(sum(parts), account.get_lost())
            self.assertEqual(math.fsum(nodes.values()), account.get_lost())


class KienGiangTest(unittest.TestCase):
    def test_plan(self):
        rules = Dti.Framework.new_builtin(FRAMEWORK_922)
        data = Dti.Dataset.new_from_file(file(KIEN_GIANG / "data-2022-2023.csv"), rules)
        document = Dti.Plan.new_from_file(file(KIEN_GIANG / "plan.json"))
        scorer = Dti.Scorer.new(rules)
        account = Dti.Accountability.new(scorer.score(data, "2023"), document, "KG", DAY)
        account.set_previous(scorer.score(data, "2022"))
        # Published: 0.5796 in 2022, 0.6717 in 2023, of 1000 points.
        self.assertAlmostEqual(account.get_lost(), 1000 - 671.7, delta=0.05)
        self.assertAlmostEqual(known(account.get_gained()), 671.7 - 579.6, delta=0.1)
        # Only the department answers for the whole index; the others follow it (annex 2 is lost).
        lead = account.lookup("stttt")
        self.assertEqual(lead.get_lost_shared(), account.get_lost())
        self.assertEqual(account.get_unassigned_lost(), 0)
        for row in account:
            self.assertEqual(row.get_lost_full(), account.get_lost())

    @unittest.skipUnless(os.environ.get("DTI_TOOL"), "DTI_TOOL names no command")
    def test_command_with_submissions(self):
        """Of six reports that fell due by the end of 2023, one came on time and one late."""
        reports = Dti.SubmissionRegister.new()
        for rule, day in (("q-agency", 20), ("q-coord", 30)):
            instant = GLib.DateTime.new(GLib.TimeZone.new_offset(7 * 3600), 2023, 9, day, 9, 0, 0)
            report = reports.open("stttt", rule, "2023-Q3", "An", instant)
            report.apply(Dti.SubmissionAction.SUBMIT, "An", None, instant)
            if rule == "q-agency":
                report.apply(Dti.SubmissionAction.RETURN, "Bình", "Thiếu tài liệu", instant)
                report.apply(Dti.SubmissionAction.SUBMIT, "An", None, instant)
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "reports.json"
            path.write_text(reports.to_json())
            arguments = ["accountability", FRAMEWORK_922, KIEN_GIANG / "data-2022-2023.csv"]
            arguments += [KIEN_GIANG / "plan.json", "--unit", "KG", "--submissions", path]
            arguments += ["--today", "2024-01-15", "--format", "json"]
            done = subprocess.run(
                [os.environ["DTI_TOOL"], *arguments], capture_output=True, text=True, timeout=60
            )
        self.assertEqual(done.returncode, 0, done.stderr)
        agencies = {agency["agency"]: agency for agency in json.loads(done.stdout)["agencies"]}
        self.assertEqual(agencies["stttt"]["due"], 6)
        self.assertEqual(agencies["stttt"]["on-time-rate"], 1 / 6)
        self.assertEqual(agencies["stttt"]["return-rate"], 1 / 2)
        self.assertEqual(agencies["stc"]["on-time-rate"], 0)
        self.assertIsNone(agencies["stc"]["return-rate"])
        self.assertIsNone(agencies["buudien"]["on-time-rate"])


if __name__ == "__main__":
    unittest.main()
