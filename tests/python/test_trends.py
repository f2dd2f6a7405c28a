#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Series, trends and forecasts, from Python."""

import unittest

from support import Dti, raises

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
        numpy = __import__("numpy")
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


if __name__ == "__main__":
    unittest.main()
