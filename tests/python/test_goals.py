#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Goals: rules backwards, scores for ranks, mixes of options, against computations in Python."""

import itertools
import json
import math
import statistics
import unittest

from support import FRAMEWORK_922, HDI, KIEN_GIANG, Dti, Gio, dataset, file, framework, raises, rows

MOVES = Dti.GoalPopulation.MOVES
GROWTHS = {
    Dti.FieldGrowth.NONE: None,
    Dti.FieldGrowth.LOW: 0,
    Dti.FieldGrowth.MEDIAN: 1,
    Dti.FieldGrowth.HIGH: 2,
}


def value(result):
    """What an optional getter gives, with and without the override that makes it None."""
    if isinstance(result, tuple):
        return result[-1] if result[0] else None
    return result


def provinces():
    """Scorecards of 2022 and 2023 of the 63 provinces."""
    model = Dti.Framework.new_builtin(FRAMEWORK_922)
    data = Dti.Dataset.new_from_file(file(KIEN_GIANG / "data-2022-2023.csv"), model)
    return Dti.Scorer.new(model).score_all(data)


def published():
    """{year: {unit: printed value}}, from the printed tables and not from our scores."""
    printed = {}
    for row in rows(KIEN_GIANG / "published.csv"):
        if row["DTI"]:
            printed.setdefault(row["period"], {})[row["unit"]] = float(row["DTI"])
    return printed


def store(items):
    result = Gio.ListStore.new(Dti.GoalOption)
    for item in items:
        result.append(item)
    return result


class RuleTest(unittest.TestCase):
    def test_find_number(self):
        rule = Dti.GoalpostsRule.new(20.0, 85.0)
        found, number = rule.find_number(5.0, 10.0)
        self.assertTrue(found)
        self.assertAlmostEqual(number, 52.5, delta=1e-12)
        with raises(self, Dti.Error.NOT_COMPUTABLE):
            rule.find_number(11.0, 10.0)
        with raises(self, Dti.Error.UNSUPPORTED):
            Dti.BestRule.new().find_number(1.0, 10.0)

    def test_income_of_the_hdi(self):
        """How much income gives 0.05 more: $100^(1 − y) · $75 000^y for an index of y."""
        data = dataset({"A": {"le": 70.0, "eys": 12.0, "mys": 9.0, "gnipc": 6000.0}})
        card = Dti.Scorer.new(framework(HDI)).score(data, "2022")
        goal = Dti.Goal.new(card, "A", None)
        now = math.log(6000 / 100) / math.log(75000 / 100)
        needed = goal.find_gain("gnipc", 0.05, MOVES)
        expected = 100 ** (1 - now - 0.05) * 75000 ** (now + 0.05)
        self.assertIsInstance(needed, Dti.RequiredNumber)
        self.assertAlmostEqual(value(needed.get_number()), expected, delta=1e-7)
        self.assertEqual(value(needed.round(0)), math.ceil(expected))
        self.assertEqual(value(needed.get_current_number()), 6000.0)
        self.assertAlmostEqual(value(needed.get_current_score()), now, delta=1e-12)
        self.assertIsNone(value(needed.get_numerator()))
        self.assertEqual(value(needed.get_last()), math.inf)
        self.assertEqual(value(needed.get_first()), value(needed.get_number()))
        self.assertEqual(value(needed.get_best_score()), 1.0)
        self.assertTrue(needed.get_reachable())
        self.assertEqual(needed.get_limit(), Dti.GoalLimit.NONE)
        self.assertEqual((needed.get_unit(), needed.get_node().get_id()), ("A", "gnipc"))
        self.assertIsNone(needed.get_input())
        self.assertEqual(needed.get_labels(), [])
        self.assertGreaterEqual(value(needed.get_score()), needed.get_wanted_score())
        self.assertIsInstance(needed.get_exact(), bool)

    def test_refused(self):
        goal = Dti.Goal.new(provinces()[1], "KG", None)
        with raises(self, Dti.Error.UNSUPPORTED):
            goal.find_number("XHS", 10.0, MOVES)
        with raises(self, Dti.Error.NOT_FOUND):
            goal.find_number("nowhere", 10.0, MOVES)
        with raises(self, Dti.Error.NOT_FOUND):
            Dti.Goal.new(provinces()[1], "nobody", None)


class RankTest(unittest.TestCase):
    def expected(self, printed, periods, rank, growth):
        """The printed figure of the other unit at the rank, moved by a quartile of the changes."""
        last = printed[periods[-1]]
        others = {unit: number for unit, number in last.items() if unit != "KG"}
        change = 0.0
        if GROWTHS[growth] is not None and len(periods) > 1:
            first = printed[periods[0]]
            changes = [number - first[unit] for unit, number in others.items()]
            change = statistics.quantiles(changes, n=4, method="inclusive")[GROWTHS[growth]]
        return min(sorted(others.values(), reverse=True)[rank - 1] + change, 1.0)

    def test_kien_giang(self):
        """Scores differ from the printed figures by less than half a unit of the last decimal."""
        cards, printed = provinces(), published()
        first = Gio.ListStore.new(Dti.Scorecard)
        first.append(cards[0])
        for history, periods, target in ((first, ["2022"], "2023"), (cards, ["2022", "2023"], "2024")):
            for rank, growth in itertools.product((1, 5, 20, 40), GROWTHS):
                need = Dti.Goal.required_score(history, "DTI", "KG", rank, target, growth)
                expected = self.expected(printed, periods, rank, growth)
                self.assertAlmostEqual(value(need.get_figure()), expected, delta=2.1e-4)
                self.assertAlmostEqual(
                    value(need.get_ahead_figure()), value(need.get_figure()) + 1e-4, delta=1e-9
                )

    def test_getters(self):
        cards = provinces()
        need = Dti.Goal.required_score(cards, "DTI", "KG", 20, "2024", Dti.FieldGrowth.MEDIAN)
        self.assertIsInstance(need, Dti.RequiredScore)
        self.assertEqual((need.get_unit(), need.get_node().get_id()), ("KG", "DTI"))
        self.assertEqual((need.get_period(), need.get_rank()), ("2024", 20))
        self.assertEqual(need.get_growth(), Dti.FieldGrowth.MEDIAN)
        self.assertEqual((need.get_n_others(), need.get_n_changes()), (62, 62))
        self.assertEqual(value(need.get_current_rank()), 40.0)
        self.assertAlmostEqual(value(need.get_current_figure()), 0.6717, delta=1e-4)
        self.assertAlmostEqual(
            value(need.get_gap()), value(need.get_figure()) - value(need.get_current_figure()), delta=1e-12
        )
        self.assertAlmostEqual(value(need.get_score()), 1000 * value(need.get_figure()), delta=1e-9)
        self.assertGreater(value(need.get_yearly_change()), 0)
        self.assertEqual(need.get_rival(), "HGA")
        self.assertTrue(need.get_reachable())
        self.assertIn("Hạng 20 kỳ 2024: cần 0,8070, hiện là 0,6717", need.describe("vi"))
        own = Dti.Goal.required_score(cards, "DTI", "KG", 20, "2024", Dti.FieldGrowth.OWN)
        self.assertIsNone(value(own.get_yearly_change()))

    def test_the_target_of_the_plan(self):
        """Rank 20 in 2023: what the figures of 2022 asked for, and what it then took."""
        plan = Dti.Plan.new_from_file(file(KIEN_GIANG / "plan.json"))
        target = plan.get_targets()[0]
        cards = provinces()
        first = Gio.ListStore.new(Dti.Scorecard)
        first.append(cards[0])
        before = Dti.Goal.required_score(
            first, target.get_node(), "KG", int(target.get_value()), "2023", Dti.FieldGrowth.NONE
        )
        after = Dti.Goal.required_score(
            cards, target.get_node(), "KG", int(target.get_value()), "2023", Dti.FieldGrowth.NONE
        )
        self.assertEqual(value(before.get_figure()), 0.6274)
        self.assertEqual(value(after.get_figure()), 0.7092)
        reached = value(after.get_current_figure())
        self.assertTrue(value(before.get_figure()) < reached < value(after.get_figure()))


class MixTest(unittest.TestCase):
    def setUp(self):
        self.goal = Dti.Goal.new(provinces()[1], "KG", None)

    def test_goal(self):
        self.assertEqual(self.goal.get_unit(), "KG")
        self.assertEqual(self.goal.get_node().get_id(), "DTI")
        self.assertEqual(self.goal.get_scorecard().get_period(), "2023")
        self.assertAlmostEqual(value(self.goal.get_current_score()), 671.7, delta=0.1)

    def test_options(self):
        options = list(self.goal.list_options())
        gains = [value(option.get_gain()) for option in options]
        self.assertEqual(gains, sorted(gains, reverse=True))
        self.assertEqual([option.get_node() for option in options], ["B1", "HDXHS", "HDKTS", "HDCQS"])
        self.assertEqual({option.get_kind() for option in options}, {Dti.GoalOptionKind.IMPROVE})
        # All of them are sums, so the gains fill what is missing to 1000.
        self.assertAlmostEqual(sum(gains) + value(self.goal.get_current_score()), 1000, delta=1e-9)
        society = options[1]
        self.assertEqual(society.get_id(), "improve:HDXHS")
        self.assertEqual(society.get_title(), "Hoạt động xã hội số")
        self.assertEqual(value(society.get_score()), 150.0)
        self.assertAlmostEqual(value(society.get_current_score()), 49.77, delta=1e-9)
        self.assertIsNone(value(society.get_points()))
        self.assertIsNone(value(society.get_effort()))
        self.assertFalse(society.get_divisible())
        self.assertEqual((society.get_requires(), society.get_excludes()), ([], []))

    def test_against_all_combinations(self):
        sizes = [("HDXHS", 20, 7), ("HDXHS", 45, 11), ("HDKTS", 30, 9), ("HDCQS", 25, 8), ("B1", 50, 16)]
        options = [
            Dti.GoalOption.new_for_points(f"o{i}", node, points, effort, False)
            for i, (node, points, effort) in enumerate(sizes)
        ]
        for wanted in (10, 40, 66, 90, 120, 150):
            best = min(
                sum(sizes[i][2] for i in chosen)
                for n in range(len(sizes) + 1)
                for chosen in itertools.combinations(range(len(sizes)), n)
                if sum(sizes[i][1] for i in chosen) >= wanted
            )
            now = value(self.goal.get_current_score())
            mix = self.goal.find_mix(store(options), now + wanted - 1e-9, 0, None)
            self.assertEqual(mix.get_status(), Dti.GoalMixStatus.OPTIMAL)
            self.assertAlmostEqual(mix.get_effort(), best, delta=1e-9)
            self.assertGreaterEqual(value(mix.get_score()), now + wanted - 1e-6)
            spent = self.goal.spend(store(options), mix.get_effort(), 0, None)
            self.assertGreaterEqual(value(spent.get_score()), value(mix.get_score()) - 1e-9)
            self.assertEqual(value(spent.get_budget()), mix.get_effort())

    def test_mix(self):
        options = [option.with_effort(10.0, True) for option in self.goal.list_options()]
        mix = self.goal.find_mix(store(options), 742.7, 0, None)
        choices = list(mix.get_choices())
        self.assertIsInstance(mix, Dti.GoalMix)
        self.assertIsInstance(choices[0], Dti.GoalChoice)
        self.assertEqual([choice.get_option().get_id() for choice in choices], ["improve:B1"])
        self.assertAlmostEqual(choices[0].get_share(), 71 / 109.925, delta=1e-9)
        self.assertAlmostEqual(choices[0].get_effort(), mix.get_effort(), delta=1e-12)
        self.assertAlmostEqual(value(choices[0].get_score()), 390.075 + 71, delta=1e-9)
        self.assertAlmostEqual(value(mix.get_current_score()), 671.7, delta=1e-9)
        self.assertEqual(value(mix.get_wanted_score()), 742.7)
        self.assertEqual(value(mix.get_bound()), mix.get_effort())
        self.assertEqual(value(mix.get_gap()), 0.0)
        self.assertIsNone(value(mix.get_best_score()))
        self.assertEqual((mix.get_capped_nodes(), mix.get_blocked_options()), ([], []))
        self.assertGreater(mix.get_n_steps(), 0)
        self.assertIn("đã chứng minh là tối ưu", mix.describe("vi"))

    def test_out_of_reach(self):
        options = [option.with_effort(10.0, True) for option in self.goal.list_options()]
        mix = self.goal.find_mix(store(options), 1200.0, 0, None)
        self.assertEqual(mix.get_status(), Dti.GoalMixStatus.INFEASIBLE)
        self.assertAlmostEqual(value(mix.get_best_score()), 1000, delta=1e-9)
        self.assertEqual(set(mix.get_capped_nodes()), {"B1", "HDXHS", "HDKTS", "HDCQS"})
        with raises(self, Dti.Error.INVALID_DATA):
            self.goal.find_mix(self.goal.list_options(), 700.0, 0, None)

    def test_own_options(self):
        option = Dti.GoalOption.new("x", "HDXHS", 100.0, 5.0, True)
        bound = option.with_conditions(["y"], ["z"])
        self.assertEqual((bound.get_requires(), bound.get_excludes()), (["y"], ["z"]))
        self.assertFalse(bound.get_divisible())
        gone = Dti.GoalOption.new_not_applicable("n", "HDXHS", 1.0)
        self.assertEqual(gone.get_kind(), Dti.GoalOptionKind.NOT_APPLICABLE)

    def test_tasks(self):
        document = {
            "format": "dti-plan",
            "format-version": 1,
            "id": "p",
            "framework": FRAMEWORK_922,
            "agencies": [],
            "tasks": [
                {
                    "id": "NV-07",
                    "node": "HDXHS",
                    "cost": 12e9,
                    "effects": [{"node": "HDXHS", "points": 40, "probability": 0.5}],
                }
            ],
        }
        plan = Dti.Plan.new_from_json(json.dumps(document))
        (task,) = self.goal.list_task_options(plan)
        self.assertEqual(task.get_kind(), Dti.GoalOptionKind.TASK)
        self.assertAlmostEqual(value(task.get_gain()), 20, delta=1e-9)
        self.assertEqual(value(task.get_points()), 20.0)
        self.assertEqual(value(task.get_effort()), 12e9)


if __name__ == "__main__":
    unittest.main()
