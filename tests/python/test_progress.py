#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Progress against targets, held against a second implementation in Python."""

import csv
import io
import json
import math
import random
import unittest

from support import FRAMEWORK_922, KIEN_GIANG, Dti, Gio, GLib, framework, raises

NAN = math.nan
METHODS = [
    Dti.ProgressMethod.LINEAR_PACE,
    Dti.ProgressMethod.REQUIRED_PACE,
    Dti.ProgressMethod.CAGR_RATIO,
    Dti.ProgressMethod.UN_PROGRESS_CHART,
    Dti.ProgressMethod.ANTICIPATED,
    Dti.ProgressMethod.AGAINST_TRAJECTORY,
    Dti.ProgressMethod.PERCENT_OF_TARGET,
]


def plan(**members):
    return Dti.Plan.new_from_json(
        json.dumps({"format": "dti-plan", "format-version": 1, "id": "p", **members})
    )


def target(kind="at-least", value=1, period="2030", **members):
    document = {"node": "a", "kind": kind, "value": value, "period": period, **members}
    return plan(targets=[document]).get_targets()[0]


# ---- the methods once more, from their description ---------------------------------------------------


def growth(first, last, years):
    return (last / first) ** (1 / years) - 1


def line(points, when, weights):
    """Weighted least squares by the normal equations of (1, t), with exact fractions' naivety."""
    n = sum(weights)
    t = sum(w * t for w, (t, _) in zip(weights, points))
    tt = sum(w * t * t for w, (t, _) in zip(weights, points))
    y = sum(w * y for w, (_, y) in zip(weights, points))
    ty = sum(w * t * y for w, (t, y) in zip(weights, points))
    determinant = n * tt - t * t
    slope = (n * ty - t * y) / determinant
    return (tt * y - t * ty) / determinant + slope * when


def ratio(method, up, points, goal, when):
    """The ratio of a series of (years since it began, figure), or None."""
    (t0, b), (t, x) = points[0], points[-1]
    sign = 1 if up else -1
    if sign * (b - goal) >= 0 or t <= t0 or (method != METHODS[6] and when <= t0):
        return None
    if method == METHODS[0]:
        return ((x - b) / (t - t0)) / ((goal - b) / (when - t0))
    if method == METHODS[1]:
        if sign * (x - goal) >= 0 or when <= t:
            return None
        return ((x - b) / (t - t0)) / ((goal - x) / (when - t))
    if method == METHODS[2]:
        if min(b, x, goal) <= 0:
            return None
        return sign * growth(b, x, t - t0) / abs(growth(b, goal, when - t0))
    if method == METHODS[3]:
        if min(b, x) <= 0:
            return None
        expected = x * (1 + growth(b, x, t - t0)) ** max(when - t, 0)
        return (expected - b) / (goal - b)
    if method == METHODS[4]:
        expected = x
        if t < when:
            expected = line(points, when, [1 / (when - year) for year, _ in points])
        return (expected - b) / (goal - b)
    if method == METHODS[5]:
        trajectory = b + (goal - b) * min((t - t0) / (when - t0), 1)
        good, bad = (x, trajectory) if up else (trajectory, x)
        return good / bad if bad > 0 and good >= 0 else None
    return (x - b) / (goal - b)


def rating(method, up, points, goal, value):
    (_, b), (_, x) = points[0], points[-1]
    sign = 1 if up else -1
    if sign * (x - goal) >= 0:
        return "achieved"
    if sign * (b - goal) >= 0:
        return "away"
    if value is None:
        return "not-rated"
    cuts = [0.95, 0.1 if method == METHODS[3] else 0.6, 0]
    names = ["on-track", "moderate", "insufficient"]
    for name, cut in zip(names, cuts):
        if value >= cut or math.isclose(value, cut, abs_tol=1e-13):
            break
    else:
        name = "away"
    if method == METHODS[5] and sign * (x - b) < 0 and name != "on-track":
        name = "away"
    return name


def score(method, value):
    """Statistics Canada's figure 2, with the middle where the second cut-off is."""
    middle = 0.1 if method == METHODS[3] else 0.6
    if value < middle:
        return max(-5, -2.5 + 2.5 * value / middle)
    return min(5, 2.5 * (value - middle) / (0.95 - middle))


class MethodTest(unittest.TestCase):
    def check(self, method, up, points, goal, year):
        periods = [str(2000 + t) for t, _ in points]
        direction = Dti.Direction.UP if up else Dti.Direction.DOWN
        series = Dti.Series.from_values(periods, [y for _, y in points], None, direction)
        wanted = target("at-least" if up else "at-most", goal, str(2000 + year))
        progress = Dti.Progress.assess(series, wanted, method)
        expected = ratio(method, up, points, goal, year)
        what = (method.value_nick, up, points, goal, year, repr(progress))
        if expected is None:
            self.assertIsNone(progress.get_ratio(), what)
        else:
            self.assertAlmostEqual(progress.get_ratio(), expected, delta=1e-9 * (1 + abs(expected)))
        self.assertEqual(
            progress.get_class_id(), rating(method, up, points, goal, expected), what
        )
        if progress.get_class_id() == "achieved":
            self.assertEqual(progress.get_score(), 5)
        elif expected is not None:
            self.assertAlmostEqual(progress.get_score(), score(method, expected), delta=1e-8)

    def test_random(self):
        source = random.Random(42)
        for i in range(4200):
            n = source.randrange(2, 7)
            years = sorted(source.sample(range(0, 15), n))
            points = [(t, source.randrange(-3, 40) / 4) for t in years]
            self.check(
                METHODS[i % 7], source.random() < 0.5, points, source.randrange(-8, 60) / 4,
                source.randrange(1, 25),
            )


class ProgressTest(unittest.TestCase):
    def test_story(self):
        series = Dti.Series.from_values(["2020", "2022"], [0.5, 0.6])
        pr = Dti.Progress.assess(series, target(value=0.8, period="2026"), Dti.ProgressMethod.LINEAR_PACE)
        self.assertEqual(pr.props.status, Dti.ProgressStatus.OK)
        self.assertAlmostEqual(pr.props.ratio, 1)
        self.assertAlmostEqual(pr.props.required_pace_per_year, 0.05)
        self.assertIsNone(pr.props.reason)
        self.assertEqual(pr.get_rating(), Dti.ProgressRating.ON_TRACK)
        self.assertAlmostEqual(pr.get_pace_per_year(), 0.05)
        self.assertAlmostEqual(pr.get_acceleration(), 1)
        self.assertAlmostEqual(pr.get_expected(), 0.6)
        self.assertIsNone(pr.get_anticipated())
        self.assertEqual(pr.get_period(), "2022")
        self.assertEqual((pr.get_value(), pr.get_time()), (0.6, 2022.5))
        self.assertEqual(pr.get_baseline_period(), "2020")
        self.assertEqual((pr.get_baseline_value(), pr.get_baseline_time()), (0.5, 2020.5))
        self.assertEqual(pr.get_target_period(), "2026")
        self.assertEqual((pr.get_target_value(), pr.get_target_time()), (0.8, 2026.5))
        self.assertEqual(pr.get_target_kind(), Dti.TargetKind.AT_LEAST)
        self.assertEqual(pr.get_target().get_node(), "a")
        self.assertIsNone(pr.get_baseline())
        self.assertIsNone(pr.get_unit())
        self.assertIsNone(pr.get_node())
        self.assertFalse(pr.get_target_met())
        self.assertEqual(pr.get_method(), Dti.ProgressMethod.LINEAR_PACE)
        self.assertEqual(repr(pr), "<Dti.Progress linear-pace 1: on-track, ok>")

    def test_reasons(self):
        pr = Dti.Progress.assess_numbers(
            Dti.ProgressRules.new(Dti.ProgressMethod.CAGR_RATIO),
            Dti.TargetKind.AT_LEAST, 0, 2020, 1, 2021, 2, 2030,
        )
        self.assertEqual(pr.get_status(), Dti.ProgressStatus.NOT_COMPUTABLE)
        self.assertIsNone(pr.get_ratio())
        self.assertIsNone(pr.get_score())
        self.assertEqual(
            pr.get_reason(), "tốc độ tăng trưởng chỉ tính được khi các số liệu đều lớn hơn 0"
        )
        self.assertEqual(pr.describe_reason("en"), "growth is computed of figures above 0 only")
        self.assertEqual(
            pr.to_sentence("en"),
            "0 → 1, target ≥ 2. Not rated: growth is computed of figures above 0 only.",
        )
        document = json.loads(pr.to_json())
        self.assertEqual(document["method"], "cagr-ratio")
        self.assertIsNone(document["ratio"])
        self.assertEqual(document["reason"]["vi"], pr.get_reason())

    def test_rules(self):
        rules = Dti.ProgressRules(method=Dti.ProgressMethod.LINEAR_PACE, yes_or_no=False)
        self.assertEqual(rules.get_method(), Dti.ProgressMethod.LINEAR_PACE)
        self.assertEqual(rules.get_cut_offs(), (0.95, 0.6, 0))
        self.assertEqual(rules.get_growth_cut_offs(), (0.015, 0.005, 0))
        self.assertTrue(rules.set_cut_offs(1, 0.5, 0))
        self.assertTrue(rules.set_growth_cut_offs(0.02, 0.01, 0))
        with raises(self, Dti.Error.INVALID_DATA):
            rules.set_cut_offs(0, 1, 2)
        rules.set_shape(Dti.TrajectoryShape.S_CURVE)
        self.assertEqual(rules.get_shape(), Dti.TrajectoryShape.S_CURVE)
        rules.set_yes_or_no(True)
        self.assertTrue(rules.get_yes_or_no())
        rules.set_trajectory(Dti.Trajectory.from_values(["2022", "2024"], [1, 3]))
        self.assertEqual(rules.get_trajectory().get_value("2023"), 2)
        rules.set_trajectory(None)
        self.assertIsNone(rules.get_trajectory())

    def test_trajectory(self):
        way = Dti.Trajectory.new(Dti.TrajectoryShape.GEOMETRIC, "2020", 1, "2024", 16)
        self.assertEqual(way.get_shape(), Dti.TrajectoryShape.GEOMETRIC)
        self.assertEqual(way.get_periods(), ["2020", "2024"])
        self.assertAlmostEqual(way.get_value("2022"), 4)
        self.assertAlmostEqual(way.get_value_at(2021.5), 2)
        self.assertIsNone(way.get_value("2019"))
        self.assertEqual(way.get_values().get_size(), 16)
        way = Dti.Trajectory.new_from_milestones(["2020"], GLib.Bytes.new(b"\0" * 8))
        self.assertEqual(way.get_value("2030"), 0)

    def test_break(self):
        series = Dti.Series.from_values(["2020", "2021"], [1, 2], ["", "B"])
        pr = Dti.Progress.assess(series, target(value=5), Dti.ProgressMethod.LINEAR_PACE)
        self.assertEqual(pr.get_status(), Dti.ProgressStatus.BREAK_IN_SERIES)
        self.assertEqual(pr.get_class_id(), "not-rated")

    def test_rules_and_baseline(self):
        series = Dti.Series.from_values(["2021"], [2])
        base = plan(baseline=[{"node": "a", "unit": "x", "period": "2019", "value": 1}]).get_baselines()[0]
        rules = Dti.ProgressRules.new(Dti.ProgressMethod.PERCENT_OF_TARGET)
        pr = Dti.Progress.assess_with_rules(series, target(value=5), base, rules)
        self.assertEqual(pr.get_ratio(), 0.25)
        self.assertEqual(pr.get_baseline().get_period(), "2019")

    def test_kien_giang(self):
        """The target of the plan: rank 20 in 2023, from 32 in 2022; it became 40."""
        fw = Dti.Framework.new_builtin(FRAMEWORK_922)
        data = Dti.Dataset.new_from_file(
            Gio.File.new_for_path(str(KIEN_GIANG / "data-2022-2023.csv")), fw
        )
        cards = Dti.Scorer.new(fw).score_all(data)
        document = Dti.Plan.new_from_file(Gio.File.new_for_path(str(KIEN_GIANG / "plan.json")))
        found = Dti.Progress.list_for_plan(document, cards, None, None)
        (pr,) = found
        self.assertEqual(json.loads(Dti.Progress.list_to_json(found)), [json.loads(pr.to_json())])
        (row,) = csv.DictReader(io.StringIO(Dti.Progress.list_to_csv(found)))
        self.assertEqual([row[name] for name in ("baseline", "value", "target-value", "class")],
                         ["32", "40", "20", "away"])
        self.assertEqual((pr.get_baseline_value(), pr.get_value()), (32, 40))
        self.assertEqual(pr.get_class_id(), "away")
        self.assertEqual(pr.get_status(), Dti.ProgressStatus.TARGET_PASSED)
        self.assertAlmostEqual(pr.get_ratio(), -2 / 3)
        again = Dti.Progress.assess_target(pr.get_target(), pr.get_baseline(), cards, "KG", None)
        self.assertEqual(again.to_json(), pr.to_json())
        # The value of the same index grew by 15.9 % in that year: another target, another verdict.
        series = Dti.Series.new_from_scorecards(cards, "KG", "DTI", Dti.Column.VALUE)
        growth = Dti.Progress.assess(series, None, Dti.ProgressMethod.CAGR_RATIO)
        self.assertAlmostEqual(growth.get_ratio(), 0.6717 / 0.5796 - 1, delta=2e-4)
        self.assertEqual(growth.get_class_id(), "on-track")

    def test_summary(self):
        store = Gio.ListStore.new(Dti.Progress)
        for value in (1.5, 1.1, 2):
            series = Dti.Series.from_values(["2020", "2021"], [1, value])
            store.append(
                Dti.Progress.assess(series, target(value=2, period="2022"), Dti.ProgressMethod.LINEAR_PACE)
            )
        summary = Dti.ProgressSummary.new(store)
        self.assertEqual(summary.get_n_assessed(), 3)
        self.assertEqual(summary.get_n_scored(), 3)
        self.assertEqual(summary.count(Dti.ProgressRating.ACHIEVED), 1)
        self.assertEqual(summary.count_status(Dti.ProgressStatus.OK), 3)
        # Ratios 1 and 0.2, and one that is there.
        mean = (score(METHODS[0], 1) + score(METHODS[0], 0.2) + 5) / 3
        self.assertAlmostEqual(summary.get_mean_score(), mean)
        self.assertEqual(summary.get_rating(), Dti.ProgressRating.MODERATE)
        self.assertEqual(json.loads(summary.to_json())["classes"]["insufficient"], 1)
        self.assertEqual(repr(summary), "<Dti.ProgressSummary 3 assessed: moderate>")
        self.assertIsNone(Dti.ProgressSummary.new(Gio.ListStore.new(Dti.Progress)).get_mean_score())


class LegendTest(unittest.TestCase):
    def test_document(self):
        # Colours and symbols of classes; what is not said is usual.
        document = {
            "format": "dti-legend",
            "format-version": 1,
            "title": {"vi": "Mức độ", "en": "Level"},
            "classes": [
                {"id": "low", "title": "Thấp", "from": 0, "to": 0.5, "colour": "#D55E00", "symbol": "▼"},
                {"id": "high", "title": "Cao", "from": 0.5, "to": 1, "colour": "#0072B2", "symbol": "▲"},
            ],
        }
        legend = Dti.Legend.new_from_json(json.dumps(document))
        cls = legend.classify(0.5)
        self.assertEqual(
            (cls.get_id(), cls.get_main_title(), cls.get_colour(), cls.get_symbol()),
            ("high", "Cao", "#0072B2", "▲"),
        )
        self.assertEqual((cls.get_lower(), cls.get_upper()), (0.5, 1))
        self.assertEqual(cls.get_title("en"), "Cao")
        self.assertEqual(cls.get_role(), Dti.LegendRole.CLASS)
        self.assertEqual(cls.get_text_colour(), "#FFFFFF")
        self.assertAlmostEqual(cls.get_contrast_on_light() * cls.get_contrast_on_dark(), 21)
        self.assertAlmostEqual(cls.compute_contrast("#FFFFFF"), cls.get_contrast_on_light())
        self.assertIsNone(cls.compute_contrast("white"))
        self.assertEqual(legend.classify(None).get_id(), "missing")
        self.assertIsNone(legend.classify(None).get_lower())
        self.assertEqual(legend.classify_status(Dti.Status.NOT_APPLICABLE).get_id(), "not-applicable")
        self.assertEqual(legend.get_title("en"), "Level")
        self.assertEqual(legend.get_main_title(), "Mức độ")
        self.assertEqual(legend.get_decimals(), -1)
        self.assertEqual(len(legend), 5)
        self.assertEqual([item.get_id() for item in legend][:2], ["low", "high"])
        self.assertIn("low", legend)
        self.assertEqual(legend["low"], legend.lookup("low"))
        self.assertEqual(legend.lookup_role(Dti.LegendRole.NOT_RATED).get_id(), "not-rated")
        self.assertEqual(legend.classify_array([0.1, None, 0.9, 7]).tolist(), [0, 2, 1, 4])
        self.assertEqual(repr(legend["low"]), "<Dti.LegendItem low ▼ #D55E00>")
        again = Dti.Legend.new_from_json(legend.to_json())
        self.assertEqual(again.to_json(), legend.to_json())
        self.assertEqual(len(Dti.Legend.check_json(legend.to_json())), 0)
        document["classes"][1]["from"] = 0.6
        (problem,) = Dti.Legend.check_json(json.dumps(document))
        self.assertEqual((problem.get_code(), problem.get_pointer()), ("class-gap", "/classes/1/from"))
        with raises(self, Dti.Error.INVALID_DATA):
            Dti.Legend.new_from_json(json.dumps(document))

    def test_progress(self):
        legend = Dti.Legend.new_for_progress()
        for nick in ("achieved", "on-track", "moderate", "insufficient", "away", "not-achieved", "not-rated"):
            self.assertIn(nick, legend)
        # Nothing but what moves away looks as it does.
        bad = legend["away"].get_colour()
        self.assertEqual([item.get_id() for item in legend if item.get_colour() == bad], ["away"])
        trend = Dti.Legend.new_for_trend()
        self.assertNotIn(trend["insufficient-data"].get_symbol(), "▲▼↑↓→←")
        for value in (Dti.TrendVerdict.IMPROVING, Dti.TrendVerdict.DECLINING,
                      Dti.TrendVerdict.NO_EVIDENCE, Dti.TrendVerdict.INSUFFICIENT_DATA):
            self.assertIn(value.value_nick, trend)

    def test_scores(self):
        document = {
            "format": "dti-framework", "format-version": 1, "id": "t",
            "root": {"id": "r", "missing": "rebase", "classes": [["Thấp", 0], ["Cao", 0.5]],
                     "children": [{"id": "a"}, {"id": "b"}]},
        }
        fw = framework(document)
        reader = Dti.DatasetReader.new(fw)
        text = "unit,a,a:status,b\nx,0.2,,\ny,,M,0.9\n"
        data = reader.read_bytes(GLib.Bytes.new(text.encode()), "data.csv")
        card = Dti.Scorer.new(fw).score(data, None)
        legend = Dti.Legend.new_for_node(fw["r"])
        classes = {
            (unit, node): legend.classify_score(card, unit, node).get_id()
            for unit in "xy" for node in "rab"
        }
        self.assertEqual(classes["x", "r"], "class-1")
        self.assertEqual(classes["x", "b"], "missing")
        self.assertEqual(classes["y", "a"], "not-applicable")
        self.assertEqual(classes["y", "b"], "class-2")
        bare = framework({**document, "root": {"id": "r", "children": [{"id": "a"}]}})
        with raises(self, Dti.Error.NOT_FOUND):
            Dti.Legend.new_for_node(bare["r"])


# Linear RGB as people with protanopia, deuteranopia and tritanopia see it: Machado, Oliveira and
# Fernandes, “A Physiologically-based Model for Simulation of Color Vision Deficiency” (2009), severity 1.
DEFICIENCIES = {
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900),
    ),
}


def see(colour, deficiency):
    """CIELAB of a colour as it is seen."""
    channels = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    seen = [min(max(sum(m * c for m, c in zip(row, linear)), 0), 1) for row in DEFICIENCIES[deficiency]]
    to_xyz = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1, 1.089)
    xyz = [sum(m * c for m, c in zip(row, seen)) / w for row, w in zip(to_xyz, white)]
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in xyz)
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


class ColourTest(unittest.TestCase):
    def test_told_apart(self):
        """Ten times what can just be told apart (2.3 in CIELAB), for everybody."""
        for legend in (Dti.Legend.new_for_progress(), Dti.Legend.new_for_trend()):
            items = [item for item in legend if item.get_role() == Dti.LegendRole.CATEGORY]
            for deficiency in DEFICIENCIES:
                for i, a in enumerate(items):
                    for b in items[:i]:
                        distance = math.dist(see(a.get_colour(), deficiency), see(b.get_colour(), deficiency))
                        self.assertGreater(distance, 10, (deficiency, a, b))


if __name__ == "__main__":
    unittest.main()
