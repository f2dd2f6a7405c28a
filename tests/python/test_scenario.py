#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Scenarios from Python: against scoring anew, against a document with the edits, and published figures."""

import copy
import json
import random
import unittest

from support import FRAMEWORK_922, KIEN_GIANG, Dti, Gio, framework, raises

DTI = "DTI"

MODEL = {
    "format": "dti-framework",
    "format-version": 1,
    "id": "what-if",
    "root": {
        "id": "r",
        "aggregation": "mean",
        "missing": "rebase",
        "children": [
            {
                "id": "p",
                "aggregation": "sum",
                "children": [
                    {"id": "a", "max": 10, "rule": {"type": "points"}},
                    {"id": "b", "max": 5, "rule": {"type": "min-max"}},
                    {"id": "c", "rule": {"type": "boolean"}},
                ],
            },
            {
                "id": "q",
                "aggregation": "geometric-mean",
                "floor": 0.01,
                "children": [
                    {"id": "d", "rule": {"type": "ratio"}},
                    {"id": "e", "rule": {"type": "expression", "formula": "[x] / 2"}},
                ],
            },
        ],
    },
}


def kien_giang(period="2023"):
    model = Dti.Framework.new_builtin(FRAMEWORK_922)
    path = Gio.File.new_for_path(str(KIEN_GIANG / "data-2022-2023.csv"))
    return Dti.Scorer.new(model).score(Dti.Dataset.new_from_file(path, model), period)


def sample(model, seed=1, n_units=20):
    source, data = random.Random(seed), Dti.Dataset.new()
    for i in range(n_units):
        unit = f"u{i}"
        data.set_number(unit, None, "a", source.randint(0, 10))
        data.set_number(unit, None, "b", source.randint(0, 5) / 4)
        data.set_text(unit, None, "c", source.choice(["có", "không"]))
        data.set_ratio(unit, None, "d", source.randint(0, 4), 4)
        data.set_input(unit, None, "e", "x", source.random())
    return Dti.Scorer.new(model).score(data, None)


class SameAsAnewTest(unittest.TestCase):
    def assert_same(self, scenario, card):
        for node in card.get_framework():
            for column in ("SCORE", "MAX", "VALUE", "RANK", "COVERAGE"):
                column = getattr(Dti.Column, column)
                self.assertEqual(
                    scenario.get_column(node.get_id(), column).get_data(),
                    card.get_column(node.get_id(), column).get_data(),
                    (node, column),
                )

    def test_random_edits(self):
        base = sample(framework(MODEL))
        scenario, source = Dti.Scenario.new(base), random.Random(2)
        for _ in range(60):
            unit = f"u{source.randrange(20)}"
            kind = source.randrange(7)
            if kind == 0:
                scenario.set_ratio(unit, "d", source.randint(0, 4), source.randint(0, 4))
            elif kind == 1:
                scenario[unit, "c"] = source.choice(["có", "không"])
            elif kind == 2:
                scenario.set_input(unit, "e", "x", source.random())
            elif kind == 3:
                scenario[unit, source.choice("abcd")] = source.choice([None, Dti.Status.NOT_APPLICABLE])
            elif kind == 4:
                del scenario[unit, source.choice("abcde")]
            else:
                scenario[unit, source.choice("ab")] = source.randint(0, 20) / 4
            self.assert_same(scenario, scenario.to_scorecard())
        while scenario.undo():
            pass
        self.assert_same(scenario, base)
        while scenario.redo():
            pass
        self.assert_same(scenario, scenario.to_scorecard())

    def test_weights_and_rules_as_in_a_document(self):
        edited = copy.deepcopy(MODEL)
        edited["root"]["children"][0]["weight"] = 3
        edited["root"]["children"][0]["children"][1]["weight"] = 0.5
        edited["root"]["children"][0]["children"][1]["rule"] = {"type": "rank"}
        del edited["root"]["children"][0]["children"][1]["max"]
        edited["root"]["children"][0]["children"][0]["rule"] = {"type": "goalposts", "min": 0, "max": 12}
        model = copy.deepcopy(MODEL)
        # The maximum of a rank is 1, and a scenario keeps that of the node.
        del model["root"]["children"][0]["children"][1]["max"]
        scenario = Dti.Scenario.new(sample(framework(model)))
        with scenario.step():
            scenario.set_weight("r", "p", 3)
            scenario.set_weight("p", "b", 0.5)
            scenario.set_rule("b", Dti.Rule.new_from_json('{"type": "rank"}'))
            scenario.set_rule("a", Dti.Rule.new_from_json('{"type": "goalposts", "min": 0, "max": 12}'))
        self.assert_same(scenario, sample(framework(edited)))
        self.assertEqual(scenario.get_n_edits(), 4)


class KienGiangTest(unittest.TestCase):
    def test_the_base_is_what_was_published(self):
        scenario = Dti.Scenario.new(kien_giang())
        self.assertEqual(round(scenario.get_value("KG", DTI), 4), 0.6717)
        self.assertEqual(scenario.get_rank("KG", DTI), 40)
        self.assertEqual(scenario.get_n_ranked(DTI), 63)

    def test_a_rank_by_counting(self):
        scenario = Dti.Scenario.new(kien_giang())
        before = scenario.to_numpy(DTI, "rank")
        units = scenario.get_base().get_units()
        scenario["KG", "HDKTS"] = 0.9
        values, own = scenario.to_numpy(DTI, "value"), scenario.get_value("KG", DTI)
        self.assertEqual(scenario.get_rank("KG", DTI), 1 + sum(value > own for value in values))
        after = scenario.to_numpy(DTI, "rank")
        moved = [u for u, x, y in zip(units, before, after) if x != y and u != "KG"]
        self.assertEqual(scenario.list_moved(), moved)
        self.assertEqual(scenario.get_n_moved(), len(moved))
        self.assertEqual(sorted(moved + ["KG"]), sorted(d.get_unit() for d in scenario.diff(DTI)))

    def test_differences(self):
        scenario = Dti.Scenario.new(kien_giang())
        self.assertEqual(len(scenario.diff()), 0)
        scenario["KG", "HDKTS"] = 0.9
        own = next(d for d in scenario.diff(DTI) if d.get_unit() == "KG")
        self.assertIsInstance(own, Dti.ScenarioDifference)
        self.assertEqual(own.get_before(Dti.Column.RANK), 40)
        self.assertEqual(own.props.rank_after, scenario.get_rank("KG", DTI))
        self.assertEqual(
            own.get_change(Dti.Column.SCORE),
            own.get_after(Dti.Column.SCORE) - own.get_before(Dti.Column.SCORE),
        )
        self.assertEqual((own.get_node_id(), own.get_node().get_id()), (DTI, DTI))
        self.assertEqual(own.get_after(Dti.Column.MAX), scenario.get_max("KG", DTI))
        self.assertEqual(own.get_after(Dti.Column.COVERAGE), scenario.get_coverage("KG", DTI))
        self.assertIn("KG DTI", repr(own))
        self.assertIsNone(scenario["XX", DTI])
        self.assertEqual(scenario["KG", DTI], own.get_after(Dti.Column.SCORE))


class StepsTest(unittest.TestCase):
    def test_signals(self):
        scenario, told, notified = Dti.Scenario.new(kien_giang()), [], []
        scenario.connect("changed", lambda _, n_units: told.append(n_units))
        scenario.connect("notify::can-undo", lambda *_: notified.append(scenario.props.can_undo))
        with scenario.step() as step:
            step["KG", "HDKTS"] = 0.9
            step["AG", "HDKTS"] = 0.1
        self.assertEqual((told, notified), ([2], [True]))
        self.assertTrue(scenario.get_can_undo())
        self.assertFalse(scenario.get_can_redo())
        self.assertEqual(scenario.props.n_edits, 2)
        scenario.undo()
        self.assertTrue(scenario.props.can_redo)
        scenario.redo()
        scenario.reset()
        self.assertEqual(len(told), 4)
        self.assertEqual(scenario.get_n_edits(), 0)
        self.assertEqual(repr(scenario), "<Dti.Scenario vn-dti-province-922 2023: 0 edits>")

    def test_a_step_that_fails_is_a_step(self):
        scenario = Dti.Scenario.new(kien_giang())
        with raises(self, Dti.Error.NOT_FOUND):
            with scenario.step():
                scenario["KG", "HDKTS"] = 0.9
                scenario["XX", "HDKTS"] = 0.9
        self.assertTrue(scenario.undo())
        self.assertFalse(scenario.undo())

    def test_edits(self):
        scenario = Dti.Scenario.new(kien_giang())
        scenario["KG", "HDKTS"] = 0.9
        scenario.set_weight("B2", "HDXHS", 2)
        first, second = scenario.list_edits()
        self.assertIsInstance(first, Dti.ScenarioEdit)
        self.assertEqual(first.get_kind(), Dti.ScenarioEditKind.NUMBER)
        self.assertEqual((first.get_unit(), first.get_node(), first.get_part()), ("KG", "HDKTS", None))
        self.assertEqual((first.get_after(), first.props.after), (0.9, 0.9))
        observed = scenario.get_base().get_dataset().get_number("KG", "2023", "HDKTS")
        self.assertEqual(first.get_before(), observed)
        self.assertTrue(first.describe("vi").startswith("Kiên Giang, HDKTS: 0,"))
        self.assertEqual(str(second), "weight of HDXHS in B2: 1 → 2")
        self.assertEqual((second.get_unit(), second.get_part()), (None, "HDXHS"))

    def test_bad_input(self):
        scenario = Dti.Scenario.new(kien_giang())
        for code, call in (
            (Dti.Error.NOT_FOUND, lambda: scenario.set_number("KG", "nothing", 1)),
            (Dti.Error.INVALID_DATA, lambda: scenario.set_number("KG", "HTS", float("nan"))),
            (Dti.Error.INVALID_DATA, lambda: scenario.set_weight("B2", "HDXHS", -1)),
            (Dti.Error.CONFLICT, lambda: scenario.set_observed_max("KG", "HTS", 1)),
            (Dti.Error.NOT_FOUND, lambda: scenario.diff("nothing")),
        ):
            with raises(self, code):
                call()
        self.assertFalse(scenario.get_can_undo())


class DocumentTest(unittest.TestCase):
    def test_round_trip(self):
        base = kien_giang()
        scenario = Dti.Scenario.new(base)
        with scenario.step():
            scenario["KG", "HDKTS"] = 0.9
            scenario["AG", "HTS"] = Dti.Status.NOT_APPLICABLE
        scenario.set_observed_max("KG", "B1", 450)
        scenario.set_weight("B2", "HDXHS", 0.5)
        document = json.loads(scenario.to_json())
        self.assertEqual(document["format"], "dti-scenario")
        self.assertEqual([len(step) for step in document["steps"]], [2, 1, 1])
        again = Dti.Scenario.new_from_json(base, json.dumps(document))
        self.assertEqual(again.get_column(DTI, Dti.Column.RANK).get_data(),
                         scenario.get_column(DTI, Dti.Column.RANK).get_data())
        # Over another year the same edits.
        other = Dti.Scenario.new(kien_giang("2022"))
        self.assertTrue(other.apply_json(json.dumps(document)))
        self.assertEqual(other.get_n_edits(), 4)

    def test_fault(self):
        scenario = Dti.Scenario.new(kien_giang())
        with self.assertRaisesRegex(Exception, "/steps/0/0"):
            scenario.apply_json('{"format": "dti-scenario", "format-version": 1, "steps": [[{}]]}')


if __name__ == "__main__":
    unittest.main()
