#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The ground floor from Python: version, errors, numbers, text, periods, problems."""

import datetime
import math
import unittest

from support import Dti, GLib, raises


class VersionTest(unittest.TestCase):
    def test_text_and_comparison_agree(self):
        text = Dti.version_get_text()
        major, minor, micro = (int(part) for part in text.split("."))
        self.assertTrue(Dti.version_is_at_least(major, minor, micro))
        self.assertTrue(Dti.version_is_at_least(0, 0, 0))
        self.assertFalse(Dti.version_is_at_least(major, minor, micro + 1))
        self.assertFalse(Dti.version_is_at_least(major, minor + 1, 0))
        self.assertFalse(Dti.version_is_at_least(major + 1, 0, 0))


class ErrorTest(unittest.TestCase):
    def test_codes(self):
        names = "INVALID_DATA NOT_FOUND EXISTS UNSUPPORTED NOT_COMPUTABLE CONFLICT LIMIT FAILED"
        for value, name in enumerate(names.split()):
            self.assertEqual(int(getattr(Dti.Error, name)), value)

    def test_matches(self):
        with raises(self, Dti.Error.NOT_FOUND) as caught:
            Dti.Framework.new_builtin("no-such-framework")
        self.assertEqual(caught.exception.domain, GLib.quark_to_string(Dti.Error.quark()))
        self.assertIn("no-such-framework", caught.exception.message)


class NumberTest(unittest.TestCase):
    def parse(self, text, convention=Dti.NumberConvention.AUTO):
        found, number = Dti.number_parse(text, convention)
        self.assertTrue(found)
        return number

    def test_parse(self):
        vi, en = Dti.NumberConvention.VI, Dti.NumberConvention.EN
        self.assertEqual(self.parse("1.234,5", vi), 1234.5)
        self.assertEqual(self.parse("1,234.5", en), 1234.5)
        self.assertEqual(self.parse("0,5796", vi), 0.5796)
        self.assertEqual(self.parse("85,5%", vi), 0.855)
        self.assertEqual(self.parse("1e-05"), 1e-05)
        self.assertEqual(self.parse("−3"), -3.0)
        self.assertTrue(math.isnan(self.parse("không có")))
        self.assertTrue(math.isnan(self.parse("")))

    def test_parse_refuses(self):
        for text in ("abc", "1.234", "nan", "inf", "1,2,3", "1e999"):
            with self.subTest(text), raises(self, Dti.Error.INVALID_DATA):
                Dti.number_parse(text, Dti.NumberConvention.AUTO)

    def test_format(self):
        vi, en, auto = Dti.NumberConvention.VI, Dti.NumberConvention.EN, Dti.NumberConvention.AUTO
        self.assertEqual(Dti.number_format(1234.5, 2, vi), "1.234,50")
        self.assertEqual(Dti.number_format(1234.5, 2, en), "1,234.50")
        self.assertEqual(Dti.number_format(1234.5, 2, auto), "1234.50")
        self.assertEqual(Dti.number_format(0.1, -1, auto), "0.1")
        self.assertEqual(Dti.number_format(math.nan, 2, auto), "")

    def test_shortest_text_reads_back(self):
        for number in (0.1 + 0.2, 1 / 3, 1e300, 5e-324, -2.5):
            self.assertEqual(
                self.parse(Dti.number_format(number, -1, Dti.NumberConvention.AUTO)), number
            )

    def test_round_and_ties(self):
        # Decimal halves that binary numbers miss by a little.
        self.assertEqual(Dti.number_round(1.005, 2), 1.01)
        self.assertEqual(Dti.number_round(2.5, 0), 3.0)
        self.assertEqual(Dti.number_round(-2.5, 0), -3.0)
        self.assertTrue(Dti.number_ties(0.1 + 0.2, 0.3))
        self.assertFalse(Dti.number_ties(0.3, 0.3001))
        self.assertFalse(Dti.number_ties(math.nan, math.nan))


class TextTest(unittest.TestCase):
    def test_fold(self):
        self.assertEqual(Dti.text_fold("Kiên Giang"), "kien giang")
        self.assertEqual(Dti.text_fold("ĐẮK LẮK"), Dti.text_fold("Đắk Lắk"))
        # The same letters composed and decomposed.
        self.assertEqual(Dti.text_fold("Hu\u1ebf"), Dti.text_fold("Hue\u0302\u0301"))

    def test_fold_name(self):
        self.assertEqual(
            Dti.text_fold_name("Thành phố Hồ Chí Minh"), Dti.text_fold_name("TP. Hồ Chí Minh")
        )

    def test_vietnamese_order(self):
        names = ["Đồng Nai", "Da", "Ân", "Ăn", "An", "Dương"]
        expected = ["An", "Ăn", "Ân", "Da", "Dương", "Đồng Nai"]
        self.assertEqual(sorted(names, key=Dti.text_collation_key), expected)
        self.assertLess(Dti.text_compare("An", "Ăn"), 0)
        self.assertEqual(Dti.text_compare("An", "An"), 0)

    def test_natural_order_of_codes(self):
        self.assertLess(Dti.text_compare_codes("4.2", "4.10"), 0)
        self.assertGreater(Dti.text_compare_codes("10", "9"), 0)
        self.assertEqual(Dti.text_compare_codes("4.2", "4.2"), 0)


def day(year, month, number):
    return datetime.date(year, month, number)


class PeriodTest(unittest.TestCase):
    def test_constructors_and_texts(self):
        periods = {
            "2023": (Dti.Period.new_year(2023), Dti.PeriodKind.YEAR),
            "2023-H1": (Dti.Period.new_half(2023, 1), Dti.PeriodKind.HALF),
            "2023-Q3": (Dti.Period.new_quarter(2023, 3), Dti.PeriodKind.QUARTER),
            "2023-09": (Dti.Period.new_month(2023, 9), Dti.PeriodKind.MONTH),
            "2023-06-15/2023-09-14": (
                Dti.Period.new_window(day(2023, 6, 15), day(2023, 9, 14)),
                Dti.PeriodKind.WINDOW,
            ),
        }
        for text, (period, kind) in periods.items():
            with self.subTest(text):
                self.assertEqual(period.format(), text)
                self.assertEqual(str(period), text)
                self.assertIn(text, repr(period))
                self.assertEqual(period.get_kind(), kind)
                self.assertEqual(Dti.Period.parse(text), period)
                self.assertEqual(period.copy(), period)

    def test_days(self):
        quarter = Dti.Period.parse("2023-Q3")
        self.assertEqual(quarter.get_first_day(), day(2023, 7, 1))
        self.assertEqual(quarter.get_last_day(), day(2023, 9, 30))
        self.assertEqual(quarter.get_n_days(), 92)
        self.assertEqual(quarter.get_middle(), 2023.625)
        self.assertEqual(Dti.Period.parse("2024-02").get_n_days(), 29)

    def test_neighbours(self):
        self.assertEqual(str(Dti.Period.parse("2023-Q4").get_next()), "2024-Q1")
        self.assertEqual(str(Dti.Period.parse("2023-H1").get_previous()), "2022-H2")
        self.assertEqual(str(Dti.Period.parse("2023-09").shift(-21)), "2021-12")
        self.assertEqual(str(Dti.Period.parse("2023").shift(0)), "2023")

    def test_contains(self):
        year, month = Dti.Period.parse("2023"), Dti.Period.parse("2023-09")
        self.assertTrue(year.contains(month))
        self.assertFalse(month.contains(year))
        self.assertTrue(month.contains_day(day(2023, 9, 30)))
        self.assertFalse(month.contains_day(day(2023, 10, 1)))
        self.assertIn(month, year)
        self.assertIn(day(2023, 12, 31), year)
        self.assertNotIn(day(2024, 1, 1), year)

    def test_order_and_hash(self):
        early, late = Dti.Period.parse("2022"), Dti.Period.parse("2023")
        self.assertLess(early.compare(late), 0)
        self.assertTrue(early.equal(Dti.Period.new_year(2022)))
        self.assertEqual(early.hash(), Dti.Period.new_year(2022).hash())
        self.assertTrue(early < late and early <= late and late > early and late >= early)
        self.assertNotEqual(early, late)
        self.assertNotEqual(early, "2022")
        self.assertEqual(len({early, late, Dti.Period.new_year(2022)}), 2)
        texts = ["2023-12", "2023-02", "2022-07"]
        self.assertEqual([str(p) for p in sorted(map(Dti.Period.parse, texts))], sorted(texts))

    def test_refuses(self):
        for text in ("", "23", "2023-13", "2023-Q5", "2023-H3", "2023-09-14/2023-06-15", "x"):
            with self.subTest(text), raises(self, Dti.Error.INVALID_DATA):
                Dti.Period.parse(text)

    def test_relative(self):
        lists = {
            Dti.RelativePeriod.THIS_MONTH: ["2024-02"],
            Dti.RelativePeriod.LAST_QUARTER: ["2023-Q4"],
            Dti.RelativePeriod.LAST_FOUR_QUARTERS: ["2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4"],
            Dti.RelativePeriod.LAST_FIVE_YEARS: ["2019", "2020", "2021", "2022", "2023"],
            Dti.RelativePeriod.YEAR_TO_DATE: ["2024-01-01/2024-02-29"],
        }
        for kind, expected in lists.items():
            self.assertEqual(Dti.Period.list_relative(kind, day(2024, 2, 29)), expected)


class ProblemTest(unittest.TestCase):
    def test_every_property(self):
        members = {
            "severity": Dti.Severity.WARNING,
            "code": "clamped",
            "message": "the number is too large",
            "file": "values.csv",
            "sheet": "Sheet 1",
            "row": 3,
            "column": 7,
            "pointer": "/root",
            "raw_text": "1,5",
            "node": "HTS",
            "unit": "KG",
            "period": "2022",
        }
        problem = Dti.Problem(**members)
        for name, value in members.items():
            with self.subTest(name):
                self.assertEqual(getattr(problem, f"get_{name}")(), value)
                self.assertEqual(getattr(problem.props, name), value)

    def test_one_line(self):
        problem = Dti.Problem(
            severity=Dti.Severity.ERROR,
            code="not-a-number",
            message="no number",
            file="v.csv",
            row=2,
            column=5,
        )
        self.assertEqual(problem.to_string(), "v.csv:2:5: no number")
        self.assertEqual(str(problem), "v.csv:2:5: no number")
        self.assertIn("not-a-number", repr(problem))

    def test_without_a_place(self):
        problem = Dti.Problem.new(Dti.Severity.ERROR, "x", "message")
        self.assertEqual(problem.to_string(), "message")
        self.assertIsNone(problem.get_file())
        self.assertEqual(problem.get_row(), 0)


class ProblemListTest(unittest.TestCase):
    def test_list(self):
        problems = Dti.ProblemList.new()
        note = Dti.Problem.new(Dti.Severity.NOTE, "a", "first")
        error = Dti.Problem.new(Dti.Severity.ERROR, "b", "second")
        self.assertEqual(len(problems), 0)
        self.assertFalse(problems.has_errors())
        self.assertEqual(problems.to_string(), "")

        problems.add(note)
        self.assertFalse(problems.has_errors())
        problems.add(error)
        self.assertTrue(problems.has_errors())
        self.assertEqual(problems.count(Dti.Severity.NOTE), 1)
        self.assertEqual(problems.count(Dti.Severity.WARNING), 0)
        self.assertEqual(problems.get_n_items(), 2)
        self.assertEqual(problems.props.n_items, 2)
        self.assertEqual(list(problems), [note, error])
        self.assertIs(problems[0], note)
        self.assertEqual(problems.get_item_type(), Dti.Problem.__gtype__)
        self.assertIsNone(problems.get_item(2))
        self.assertEqual(problems.to_string().count("\n"), 2)

        all_of_them = Dti.ProblemList.new()
        all_of_them.add_all(problems)
        self.assertEqual(list(all_of_them), [note, error])

    def test_signals(self):
        problems, seen = Dti.ProblemList.new(), []
        problems.connect("items-changed", lambda _list, *change: seen.append(change))
        problems.connect("notify::n-items", lambda *_: seen.append("n-items"))
        problems.add(Dti.Problem.new(Dti.Severity.NOTE, "a", "first"))
        self.assertEqual(sorted(seen, key=str), [(0, 0, 1), "n-items"])


if __name__ == "__main__":
    unittest.main()
