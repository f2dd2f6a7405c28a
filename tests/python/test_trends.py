#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Series, trends and forecasts, from Python."""

import csv
import io
import json
import math
import unittest

from support import Dti, framework, raises

YEARS = ["2015", "2016", "2017", "2018", "2019", "2020"]


class SeriesTest(unittest.TestCase):
    def test_values(self):
        series = Dti.Series.from_values(["2019", "2020", "2022"], [1, None, 3], ["", "O", "B"])
        self.assertEqual(series.get_value("2019"), 1)
        self.assertIsNone(series.get_value("2020"))
        self.assertEqual(list(series), [("2019", 1), ("2020", None), ("2022", 3)])
        self.assertEqual(len(series), 3)
        self.assertEqual(series.get_n_points(), 3)
        self.assertEqual(series.get_n_observed(), 2)
        self.assertEqual(series.get_periods(), ["2019", "2020", "2022"])
        self.assertEqual(series.list_breaks(), ["2022"])
        self.assertEqual(series.get_break_cause("2022"), Dti.BreakCause.OBSERVED)
        self.assertEqual(series.get_status("2020"), Dti.Status.MISSING)
        self.assertIsNone(series.get_change("2019", "2022"))
        self.assertTrue(series.get_dated())
        self.assertFalse(series.get_is_rank())
        self.assertEqual(series.get_direction(), Dti.Direction.UP)
        self.assertIsNone(series.get_unit())
        self.assertIsNone(series.get_node())
        self.assertEqual(repr(series), "<Dti.Series – –: 2 values>")

    def test_numpy(self):
        import numpy

        series = Dti.Series.from_values(YEARS, numpy.arange(6.0))
        self.assertEqual(series.to_numpy().tolist(), [0, 1, 2, 3, 4, 5])
        times = numpy.frombuffer(series.get_times().get_data())
        self.assertEqual(times.tolist(), [2015.5, 2016.5, 2017.5, 2018.5, 2019.5, 2020.5])

    def test_made_from_series(self):
        series = Dti.Series.from_values(YEARS, [1, 2, 4, 8, 16, 32])
        self.assertEqual(series.get_growth("2015", "2018"), 1)
        self.assertEqual(series.get_change("2015", "2020"), 31)
        self.assertIsNone(series.get_domain())
        self.assertEqual(series.bound(0, 100).get_domain(), (0, 100))
        broken = series.break_at("2018")
        self.assertEqual(broken.get_break_cause("2018"), Dti.BreakCause.GIVEN)
        self.assertEqual([len(s) for s in broken.list_segments()], [3, 3])
        newer = Dti.Series.from_values(["2020", "2021"], [64, 65])
        linked = newer.link(series, "2020", Dti.LinkMethod.RATIO)
        self.assertEqual(linked.get_value("2015"), 2)
        self.assertTrue(linked.is_reconstructed("2019"))
        self.assertFalse(linked.is_reconstructed("2020"))
        changes = Dti.Series.from_values(YEARS, [1, 2, 4, 8, 16, 32]).to_year_on_year()
        self.assertEqual(changes.to_numpy()[1:].tolist(), [1, 2, 4, 8, 16])

    def test_from_data(self):
        dataset = Dti.Dataset.new()
        for year, number in zip(YEARS, range(6)):
            dataset.set_number("KG", year, "a", number)
        series = Dti.Series.new_from_dataset(dataset, "KG", "a", Dti.Direction.DOWN)
        self.assertEqual(dict(series)["2018"], 3)
        self.assertEqual((series.get_unit(), series.get_node()), ("KG", "a"))

    def test_faults(self):
        with raises(self, Dti.Error.INVALID_DATA):
            Dti.Series.from_values(["2020", "2019"], [1, 2])


class TrendTest(unittest.TestCase):
    def test_three_points(self):
        trend = Dti.Trend.test(Dti.Series.from_values(YEARS[:3], [1, 2, 3]))
        self.assertEqual(trend.get_verdict(), Dti.TrendVerdict.INSUFFICIENT_DATA)
        self.assertIsNone(trend.get_p())
        self.assertIsNone(trend.get_slope())
        self.assertTrue(math.isnan(trend.props.p))
        self.assertEqual(trend.get_change(), 2)
        self.assertIn("3 kỳ số liệu chưa đủ", str(trend))

    def test_six_points(self):
        series = Dti.Series.from_values(YEARS, [1, 2, 3, 4, 5, 7])
        trend = Dti.Trend.test(series)
        self.assertEqual(trend.get_verdict(), Dti.TrendVerdict.IMPROVING)
        self.assertEqual(trend.get_n(), 6)
        self.assertAlmostEqual(trend.get_p(), 2 / 720, delta=1e-15)
        self.assertTrue(trend.get_exact())
        self.assertFalse(trend.get_seasonal())
        self.assertEqual(trend.get_slope(), 1)
        self.assertEqual((trend.get_slope_low(), trend.get_slope_high()), (1, 1.5))
        self.assertEqual((trend.get_first(), trend.get_last()), (1, 7))
        self.assertAlmostEqual(trend.get_growth(), 7 ** (1 / 5) - 1, delta=1e-15)
        self.assertEqual((trend.get_first_period(), trend.get_last_period()), ("2015", "2020"))
        self.assertEqual(trend.get_number(Dti.TrendColumn.KENDALL_S), 15)
        self.assertIs(trend.get_series(), series)
        self.assertEqual(repr(trend), "<Dti.Trend n 6, p 0.00277778, slope 1: improving>")
        self.assertTrue(trend.describe_verdict("en").startswith("a trend of improvement"))
        self.assertTrue(trend.to_sentence("en").startswith("Series: up from 1 (2015) to 7 (2020)"))

    def test_options(self):
        options = Dti.TrendOptions(alpha=0.1)
        self.assertEqual(options.get_alpha(), 0.1)
        self.assertTrue(options.get_seasonal())
        self.assertEqual(options.get_threads(), 0)
        options.set_alpha(1 / 12)
        options.set_seasonal(False)
        options.set_threads(1)
        series = Dti.Series.from_values(YEARS[:4], [4, 3, 2, 1])
        trend = Dti.Trend.test_with(series, options)
        self.assertEqual(trend.get_alpha(), 1 / 12)
        self.assertEqual(trend.get_verdict(), Dti.TrendVerdict.DECLINING)
        default = Dti.Trend.test_with(series, Dti.TrendOptions.new())
        self.assertEqual(default.get_verdict(), Dti.TrendVerdict.NO_EVIDENCE)


MODEL = {
    "format": "dti-framework",
    "format-version": 1,
    "id": "trends",
    "root": {"id": "r", "children": [{"id": "a", "max": 10}, {"id": "b", "max": 10}]},
}


def score(rows):
    """Scorecards of rows of unit, year, a and b."""
    data = Dti.Dataset.new()
    for unit, year, a, b in rows:
        data.set_number(unit, year, "a", a)
        data.set_number(unit, year, "b", b)
    return Dti.Scorer.new(framework(MODEL)).score_all(data)


class TrendsTest(unittest.TestCase):
    def test_scorecards(self):
        cards = score([("x", y, i, 2) for i, y in enumerate(YEARS)] + [("y", YEARS[0], 1, 1)])
        trends = Dti.Trends.new_from_scorecards(cards, None, None, Dti.Column.SCORE, None)
        self.assertEqual(trends.get_units(), ["x", "y"])
        self.assertEqual(trends.get_nodes(), ["r", "a", "b"])
        self.assertEqual(trends.get_periods(), YEARS)
        self.assertEqual(len(trends), 6)
        self.assertEqual(trends.get_n_items(), 6)
        self.assertEqual(trends.to_numpy("n").tolist(), [6, 6, 6, 1, 1, 1])
        self.assertEqual(trends.to_numpy("slope")[:3].tolist(), [1, 1, 0])
        self.assertTrue(math.isnan(trends.to_numpy(Dti.TrendColumn.SLOPE_LOW)[4]))
        self.assertIs(trends[1], trends.lookup("x", "a"))
        self.assertIsNone(trends.lookup("z", "a"))
        self.assertEqual(repr(trends), "<Dti.Trends of 6 series>")
        rows = list(csv.DictReader(io.StringIO(trends.to_csv())))
        told = json.loads(trends.to_json())
        self.assertEqual([row["verdict"] for row in rows], [row["verdict"] for row in told])
        self.assertEqual(told[0]["verdict"], "improving")
        self.assertEqual(told[3]["slope"], None)
        with raises(self, Dti.Error.NOT_FOUND):
            Dti.Trends.new_from_scorecards(cards, ["q"], None, Dti.Column.SCORE, None)

    def test_numpy(self):
        import numpy

        values = numpy.array([[1, 2, 3, 4, 5], [5, 4, numpy.nan, 2, 1], [1, 1, 1, 1, 1]])
        trends = Dti.Trends.from_numpy(values, range(2001, 2006), Dti.Direction.DOWN)
        verdicts = [Dti.TrendVerdict(int(v)).value_nick for v in trends.to_numpy("verdict")]
        self.assertEqual(verdicts, ["declining", "no-evidence", "no-evidence"])
        self.assertEqual(trends.to_numpy("kendall-s").tolist(), [10, -6, 0])
        self.assertEqual(trends.to_numpy("slope").tolist(), [1, -1, 0])


class ForecastTest(unittest.TestCase):
    def test_drift(self):
        series = Dti.Series.from_values(YEARS, [1, 2, 3, 4, 5, 6]).bound(0, 8)
        forecast = Dti.Forecast.new(series, Dti.ForecastMethod.DRIFT, 3, 0.8)
        self.assertEqual(forecast.get_periods(), ["2021", "2022", "2023"])
        self.assertEqual(forecast.to_numpy().tolist(), [7, 8, 8])
        self.assertEqual(forecast.get_value("2021"), 7)
        self.assertEqual((forecast.get_low("2021"), forecast.get_high("2021")), (7, 7))
        self.assertIsNone(forecast.get_value("2020"))
        self.assertEqual(forecast.get_lows().get_size(), 24)
        self.assertEqual(forecast.get_highs().get_size(), 24)
        self.assertIs(forecast.get_series(), series)
        self.assertEqual((forecast.get_horizon(), forecast.get_level()), (3, 0.8))
        self.assertEqual(forecast.get_method(), Dti.ForecastMethod.DRIFT)
        self.assertEqual(repr(forecast), "<Dti.Forecast drift: 3 periods>")

    def test_refused(self):
        series = Dti.Series.from_values(YEARS[:3], [1, 2, 3])
        with raises(self, Dti.Error.NOT_COMPUTABLE):
            Dti.Forecast.new(series, Dti.ForecastMethod.LAST, 1, 0.8)


if __name__ == "__main__":
    unittest.main()
