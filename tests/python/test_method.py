#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Steps of a method from Python: alone, in a framework, and written in a script."""

import json
import math
import unittest

from support import Dti, Gio, GLib

FRAMEWORK = {
    "format": "dti-framework",
    "format-version": 1,
    "id": "method",
    "columns": {"people": "number", "region": "label"},
    "method": [
        {"step": "denominate", "by": {"flights": "people"}, "scale": {"flights": 10}},
        {"step": "screen", "min-available": 0.5},
        {"step": "impute", "with": "mean", "by": "group:region"},
        {"step": "treat"},
        {"step": "normalise", "rule": {"type": "min-max", "upper": 100}},
    ],
    "root": {
        "id": "index",
        "aggregation": "mean",
        "children": [{"id": "flights"}, {"id": "delay", "direction": "down"}],
    },
}

UNITS = {  # flights, people, delay, region
    "a": (10, 10, 5, "north"),
    "b": (40, 20, 7, "north"),
    "c": (None, 30, 9, "north"),
    "d": (None, 40, None, "south"),
}


def make_data():
    data = Dti.Dataset.new()
    for unit, (flights, people, delay, region) in UNITS.items():
        for node, number in (("flights", flights), ("people", people), ("delay", delay)):
            if number is not None:
                data.set_number(unit, "2024", node, number)
        data.set_label(unit, "2024", "region", region)
    return data


def make_framework(**members):
    return Dti.Framework.new_from_json(json.dumps({**FRAMEWORK, **members}))


class AddOne(Dti.Step):
    """A step of a script."""

    __gtype_name__ = "TestAddOneStep"

    def do_prepare_column(self, node, numbers):
        import array

        column = array.array("d")
        column.frombytes(numbers.get_data())
        return GLib.Bytes.new(array.array("d", [number + 1.0 for number in column]).tobytes())


class Broken(Dti.Step):
    __gtype_name__ = "TestBrokenStep"

    def do_prepare_column(self, node, numbers):
        raise GLib.Error("no " + node, GLib.quark_to_string(Dti.Error.quark()), int(Dti.Error.LIMIT))


class StepTest(unittest.TestCase):
    def test_constructors(self):
        treat = Dti.Treat(max_points=3, skewness=1.0, then=Dti.TreatTransform.NONE)
        self.assertEqual(treat.get_max_points(), 3)
        self.assertEqual((treat.props.kurtosis, treat.get_kurtosis()), (3.5, 3.5))
        self.assertEqual(treat.get_skewness(), 1.0)
        self.assertEqual(treat.get_then(), Dti.TreatTransform.NONE)
        self.assertEqual((treat.get_lambda(), treat.get_combined(), treat.get_forced()), (0.0, False, False))
        self.assertEqual(treat.get_nodes(), [])
        self.assertEqual(Dti.Treat.new().get_max_points(), 5)
        self.assertEqual(treat.get_type_name(), "treat")
        self.assertEqual(treat.get_scope(), Dti.Scope.PERIOD)
        self.assertIn("draw in 3 points", repr(treat))

        screen = Dti.Screen.new(0.5, 0.25)
        self.assertEqual((screen.get_min_available(), screen.get_min_non_zero()), (0.5, 0.25))
        self.assertEqual((screen.get_kept(), screen.get_dropped()), ([], []))
        denominate = Dti.Denominate.new(["a"], ["b"])
        self.assertEqual((denominate.get_nodes(), denominate.get_denominators()), (["a"], ["b"]))
        self.assertEqual((denominate.get_scale("a"), denominate.get_multiply()), (1.0, False))
        impute = Dti.Impute(estimate=Dti.ImputeEstimate.CONSTANT, constant=3.0)
        self.assertEqual((impute.get_estimate(), impute.get_constant()), (Dti.ImputeEstimate.CONSTANT, 3.0))
        by_unit = Dti.Impute.new(Dti.ImputeEstimate.MEAN, Dti.ImputeBy.UNIT)
        self.assertEqual(by_unit.get_by(), Dti.ImputeBy.UNIT)
        self.assertEqual((impute.get_max_steps(), impute.get_holds_ends()), (0, False))
        self.assertEqual((impute.get_normalises(), impute.get_group_column()), (True, None))
        rule = Dti.Rule.new_from_json('{"type": "z-score"}')
        normalise = Dti.Normalise.new(rule)
        self.assertIs(normalise.get_rule(), rule)
        self.assertIs(normalise.lookup_rule("a"), rule)
        self.assertEqual(normalise.get_nodes(), [])

    def test_column(self):
        treated = Dti.Treat.new().prepare_array("x", [1, 2, 3, 4, 5, 6, 7, None, 100])
        self.assertEqual(list(treated[:7]) + [treated[8]], [1, 2, 3, 4, 5, 6, 7, 7])
        self.assertTrue(math.isnan(treated[7]))

    def test_errors(self):
        with self.assertRaises(GLib.Error) as caught:
            Dti.Step.new_from_json('{"step": "guess"}')
        self.assertTrue(caught.exception.matches(Dti.Error.quark(), Dti.Error.INVALID_DATA))
        with self.assertRaises(GLib.Error) as caught:
            Dti.Screen.new(0.5, 0.0).prepare_array("x", [1.0])
        self.assertTrue(caught.exception.matches(Dti.Error.quark(), Dti.Error.UNSUPPORTED))


class PreparationTest(unittest.TestCase):
    def test_method(self):
        framework = make_framework()
        self.assertEqual([step.get_type_name() for step in framework.get_method()],
                         ["denominate", "screen", "impute", "treat", "normalise"])
        steps = Gio.ListStore.new(Dti.Step)
        for step in list(framework.get_method())[:3]:
            steps.append(step)
        data = make_data()
        preparation = Dti.Preparation.new_with_steps(framework, data, steps)
        prepared = preparation.get_dataset()
        self.assertIs(preparation.get_source(), data)
        self.assertIs(preparation.get_framework(), framework)
        self.assertEqual(len(preparation.get_steps()), 3)
        # Flights for each ten people; that of c is the mean of its region; d is left out.
        self.assertEqual(prepared.get_number("a", "2024", "flights"), 10.0)
        self.assertEqual(prepared.get_number("b", "2024", "flights"), 20.0)
        self.assertEqual(prepared.get_number("c", "2024", "flights"), 15.0)
        self.assertEqual(prepared.get_status("c", "2024", "flights"), Dti.Status.IMPUTED)
        self.assertEqual(prepared.list_units("2024"), ["a", "b", "c"])
        # What was given stays as it was.
        self.assertEqual(data.get_number("a", "2024", "flights"), 10.0)
        self.assertIsNone(data.get_number("c", "2024", "flights"))
        self.assertEqual(data.list_units("2024"), ["a", "b", "c", "d"])

        cells = {(cell.get_unit(), cell.get_action()): cell for cell in preparation.get_cells()}
        imputed = cells["c", "imputed-group-mean"]
        self.assertIsInstance(imputed, Dti.PreparedCell)
        self.assertEqual((imputed.get_before(), imputed.get_after()), (None, 15.0))
        place = (imputed.get_step(), imputed.get_period(), imputed.get_node())
        self.assertEqual(place, (2, "2024", "flights"))
        self.assertEqual([problem.get_code() for problem in preparation.get_problems()], ["screened-out"])
        self.assertEqual(preparation.get_problems()[0].get_unit(), "d")
        self.assertIn("3 steps", repr(preparation))

    def test_scored(self):
        """The scorer prepares by itself; both ends of each scale are there."""
        card = Dti.Scorer.new(make_framework()).score(make_data(), "2024")
        self.assertEqual(card.get_units(), ["a", "b", "c"])
        self.assertEqual(card.get_score("a", "flights"), 0.0)
        self.assertEqual(card.get_score("c", "flights"), 50.0)
        self.assertEqual(card.get_score("a", "delay"), 100.0)
        self.assertEqual(card.get_value("c", "index"), 0.25)
        self.assertEqual(len(card.get_preparation().get_steps()), 4)
        self.assertIn("screened-out", [problem.get_code() for problem in card.get_problems()])
        plain = Dti.Scorer.new(make_framework(method=[])).score(make_data(), "2024")
        self.assertIsNone(plain.get_preparation())

    def test_treated_columns(self):
        preparation = Dti.Preparation.new(make_framework(), make_data())
        columns = {column.get_node(): column for column in preparation.get_treated_columns()}
        self.assertEqual(set(columns), {"flights", "delay"})
        column = columns["delay"]
        self.assertIsInstance(column, Dti.TreatedColumn)
        self.assertTrue(column.get_passes())
        self.assertEqual(column.get_skewness(), 0.0)
        self.assertIsNone(column.get_kurtosis())
        self.assertIsNone(column.get_winsorised_skewness())
        self.assertIsNone(column.get_winsorised_kurtosis())
        self.assertIsNone(column.get_transformed_skewness())
        self.assertIsNone(column.get_transformed_kurtosis())
        self.assertEqual((column.get_n_low(), column.get_n_high()), (0, 0))
        self.assertEqual((column.get_winsorised_passes(), column.get_transformed_passes()), (False, False))
        self.assertEqual((column.get_transformed(), column.get_failure()), (False, None))
        self.assertEqual((column.get_period(), column.get_step()), ("2024", 3))

    def test_stages(self):
        """Only the stage that is scored is prepared."""
        data = make_data()
        own = Dti.Observation(number=400.0, stage=Dti.Stage.SELF)
        data.add_observation("b", "2024", "flights", own)
        method = FRAMEWORK["method"][:1]
        scorer = Dti.Scorer.new(make_framework(method=method))
        scorer.set_stage(Dti.Stage.SELF)
        claimed = scorer.score(data, "2024")
        self.assertEqual(claimed.get_dataset().lookup_observation(
            "b", "2024", "flights", Dti.Stage.SELF).get_number(), 200.0)
        scorer.set_stage(Dti.Stage.PUBLISHED)
        self.assertEqual(scorer.score(data, "2024").get_dataset().lookup_observation(
            "b", "2024", "flights", Dti.Stage.PUBLISHED).get_number(), 20.0)

    def test_script(self):
        steps = Gio.ListStore.new(Dti.Step)
        steps.append(AddOne())
        preparation = Dti.Preparation.new_with_steps(make_framework(), make_data(), steps)
        self.assertEqual(preparation.get_dataset().get_number("a", "2024", "delay"), 6.0)
        self.assertIsNone(preparation.get_dataset().get_number("d", "2024", "delay"))
        self.assertEqual(AddOne().get_type_name(), "TestAddOneStep")

        steps.append(Broken())
        with self.assertRaises(GLib.Error) as caught:
            Dti.Preparation.new_with_steps(make_framework(), make_data(), steps)
        self.assertTrue(caught.exception.matches(Dti.Error.quark(), Dti.Error.LIMIT))
        self.assertIn("step 2, “TestBrokenStep”: node “flights”, period “2024”: no flights",
                      caught.exception.message)

    def test_wrong_list(self):
        with self.assertRaises(GLib.Error) as caught:
            Dti.Preparation.new_with_steps(make_framework(), make_data(), Gio.ListStore.new(Dti.Rule))
            items = Gio.ListStore.new(Dti.Rule)
            items.append(Dti.Rule.new_from_json('{"type": "rank"}'))
            Dti.Preparation.new_with_steps(make_framework(), make_data(), items)
        self.assertTrue(caught.exception.matches(Dti.Error.quark(), Dti.Error.INVALID_DATA))

    def test_scenarios_and_goals_are_refused(self):
        """Another observation would change what the steps make of the others."""
        card = Dti.Scorer.new(make_framework()).score(make_data(), "2024")
        for make in (Dti.Scenario.new, lambda card: Dti.Goal.new(card, "a", None)):
            with self.assertRaises(GLib.Error) as caught:
                make(card)
            self.assertTrue(caught.exception.matches(Dti.Error.quark(), Dti.Error.UNSUPPORTED))


if __name__ == "__main__":
    unittest.main()
