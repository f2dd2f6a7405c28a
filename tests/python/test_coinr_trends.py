#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Trends of a panel against what COINr computed from the same data."""

import functools
import math
import unittest

import coinr
import r_calls
from support import Dti

CATEGORIES = ("trends",)
OTHERS = {"fun_trend", "correct_trends_Time_2020_2022"}

YEARS = ["2018", "2019", "2020", "2021", "2022"]
GROWTH = "no growth from or to a number that is not above 0"
LEAST_SQUARES = "Sen's slope in its place; least squares over the numbers of the series give COINr's"


@functools.lru_cache(None)
def raw():
    return coinr.dataset("panel/raw.csv", lambda row: row["Time"], coinr.indicators())


@functools.lru_cache(None)
def cards():
    """Scores of all years, as the panel was built."""
    rule = {"type": "min-max", "upper": 100, "scope": "panel"}
    framework = coinr.framework([
        {"step": "screen", "min-available": 0.9}, {"step": "treat", "winsorise": {"max-points": 5}},
        {"step": "normalise", "rule": rule}])
    return Dti.Scorer.new(framework).score_all(raw())


@functools.lru_cache(None)
def observed(unit, node):
    return Dti.Series.new_from_dataset(raw(), unit, node, Dti.Direction.UP)


@functools.lru_cache(None)
def aggregated(unit, node):
    return Dti.Series.new_from_scorecards(cards(), unit, node, Dti.Column.SCORE)


def last_of(series, n):
    """The last @n numbers of a series."""
    return Dti.Series.from_values(*zip(*[item for item in series if item[1] is not None][-n:]))


def compound(first, last, years):
    """What COINr calls CAGR, as R computes it: Inf from 0, NaN of a root of a negative number."""
    if first == last:
        return 0.0
    if first == 0:
        return math.copysign(math.inf, last)
    ratio = last / first
    if ratio < 0 and years != 1:
        return math.nan
    return ratio ** (1 / years) - 1


def least_squares(series):
    """Slope of a straight line over its value at the first point, in percent."""
    points = [(float(year), value) for year, value in series if value is not None]
    if len(points) < 2:
        return math.nan
    x, y = zip(*points)
    if len(set(y)) == 1:
        return 0.0
    if len(points) == 2:
        return math.copysign(math.inf, y[1]) if y[0] == 0 else (y[1] - y[0]) / y[0] / (x[1] - x[0]) * 100
    means = [math.fsum(column) / len(points) for column in (x, y)]
    squares = math.fsum((a - means[0]) ** 2 for a in x)
    slope = math.fsum((a - means[0]) * (b - means[1]) for a, b in points) / squares
    return slope / (means[1] + slope * (x[0] - means[0])) * 100


class TrendTest(coinr.GoldenTest):
    def check_growth(self, entry, trend, theirs, sign=1):
        """Growth where both ends are above 0, which is what UNDP defines it for."""
        ours = trend.get_growth()
        if trend.get_n() < 2:
            self.assertTrue(math.isnan(theirs), (entry, theirs))
            self.assertIn(ours, (None, 0.0))
            return
        first, last = trend.get_first(), trend.get_last()
        years = int(trend.get_last_period()) - int(trend.get_first_period())
        tolerance = coinr.manifest()[entry]["tolerance"]
        expected = sign * compound(first, last, years)
        self.assertTrue(coinr.close(expected, theirs, tolerance), (entry, first, last, theirs))
        if first > 0 and last > 0:
            self.assertTrue(coinr.close(sign * ours, theirs, tolerance), (entry, ours, theirs))
        else:
            coinr.answers(GROWTH, entry)
            self.assertIsNone(ours, (entry, first, last))

    def check_span(self, series, trend, row):
        """How much of the series is there, and from when to when."""
        self.assertEqual(series.get_n_observed() / series.get_n_points(), float(row["Avail"]), row)
        if series.get_n_observed() == 0:
            self.assertEqual((row["t_first"], row["t_latest"]), ("NA", "NA"))
            return
        self.assertEqual((trend.get_first_period(), trend.get_last_period()),
                         (row["t_first"], row["t_latest"]))

    def check_table(self, entry, get, sign=None):
        coinr.handles(entry)
        table = coinr.rows(coinr.manifest()[entry]["output"])
        for row in table:
            series = get(row["uCode"], row["iCode"])
            trend = Dti.Trend.test(series)
            self.check_span(series, trend, row)
            self.check_growth(entry, trend, coinr.number(row["CAGR"]), sign[row["iCode"]] if sign else 1)
        return table

    def test_growth(self):
        table = self.check_table("trends_CAGR_Raw", observed)
        self.assertEqual(len(table), 51 * 49)
        table = self.check_table("trends_CAGR_Aggregated", aggregated)
        self.assertEqual({row["uCode"] for row in table}, set(cards()[0].get_units()))

    def test_directions(self):
        """A growth that COINr has turned round: its own, times the direction."""
        signs = {row["iCode"]: float(row["Direction"]) for row in coinr.asem_meta()
                 if row["Type"] == "Indicator"}
        self.check_table("trends_dir", observed, signs)

    def test_interpolated(self):
        """The gaps filled between two numbers, before the growth."""
        data = coinr.prepare([{"step": "impute", "with": "linear"}], raw()).get_dataset()
        coinr.handles("trends_interp")
        for row in coinr.rows(coinr.manifest()["trends_interp"]["output"]):
            series = Dti.Series.new_from_dataset(data, row["uCode"], row["iCode"], Dti.Direction.UP)
            self.check_growth("trends_interp", Dti.Trend.test(series), coinr.number(row["CAGR"]))
            self.check_span(series, Dti.Trend.test(series), row)

    def test_latest(self):
        """The growth over the last three numbers."""
        coinr.handles("trends_latest3")
        for row in coinr.rows(coinr.manifest()["trends_latest3"]["output"]):
            series = observed(row["uCode"], row["iCode"])
            if series.get_n_observed() == 0:
                self.assertEqual(row["CAGR"], "NA")
                continue
            trend = Dti.Trend.test(last_of(series, 3))
            self.check_growth("trends_latest3", trend, coinr.number(row["CAGR"]))
            self.assertEqual(trend.get_first_period(), row["t_first_use_latest"])

    def test_least_squares(self):
        for entry, get in (("trends_prc_Aggregated", aggregated), ("trends_prc_Raw", observed)):
            for entry in coinr.present(entry):
                coinr.answers(LEAST_SQUARES, entry)
                tolerance = coinr.manifest()[entry]["tolerance"]
                for row in coinr.rows(coinr.manifest()[entry]["output"]):
                    series = get(row["uCode"], row["iCode"])
                    if "Avail" in row:
                        self.check_span(series, Dti.Trend.test(series), row)
                    ours = least_squares(series)
                    self.assertTrue(coinr.close(ours, coinr.number(row["prc_change"]), tolerance), row)

    def test_some_years(self):
        """Asked for 2020 to 2022 COINr takes the first three years; the growth of the right ones."""
        coinr.answers("the numbers of the years that were asked for", "trends_Time_subset_BUG")
        coinr.handles("correct_trends_Time_2020_2022")
        named = r_calls.parse_call(coinr.manifest()["trends_Time_subset_BUG"]["call"], "get_trends").named
        years = [f"{year:g}" for year in named["Time"]]
        tolerance = coinr.manifest()["correct_trends_Time_2020_2022"]["tolerance"]
        wrong = 0
        for right, bug in zip(coinr.rows("correct/trends_Time_2020_2022.csv"),
                              coinr.rows("trends/Time_subset_BUG.csv")):
            series = observed(right["uCode"], right["iCode"])
            ours = series.get_growth(years[0], years[-1])
            self.assertTrue(coinr.close(ours, float(right["CAGR"]), tolerance), right)
            first = series.get_growth(YEARS[0], YEARS[2])
            self.assertTrue(coinr.close(first, float(bug["CAGR"]), tolerance), bug)
            wrong += ours != first
        self.assertGreater(wrong, 90)

    def test_function(self):
        """Single series, with numbers that have no growth among them."""
        coinr.handles("fun_trend")
        tolerance = coinr.manifest()["fun_trend"]["tolerance"]
        for row in coinr.rows(coinr.manifest()["fun_trend"]["output"]):
            values = [None if text == "NA" else float(text) for text in row["y"].split()]
            series = Dti.Series.from_values([str(2000 + i) for i in range(len(values))], values)
            trend = Dti.Trend.test(series)
            self.check_growth("fun_trend", trend, coinr.number(row["CAGR"]))
            coinr.answers(LEAST_SQUARES, "fun_trend")
            for per, column in ((1, "prc1"), (10, "prc10")):
                ours = per * least_squares(series)
                self.assertTrue(coinr.close(ours, coinr.number(row[column]), tolerance), (row, ours))


class ZCompleteTest(unittest.TestCase):
    def test_every_entry_is_handled(self):
        """Runs last: what no test above named would be left out in silence."""
        self.assertEqual((coinr.category(*CATEGORIES) | OTHERS) - set(coinr.outcomes), set())


if __name__ == "__main__":
    coinr.require_golden()
    unittest.main()
