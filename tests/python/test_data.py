#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Observations, datasets and their reader from Python."""

import json
import math
import os
import tempfile
import unittest

from support import (
    FRAMEWORK_922,
    HDI,
    KIEN_GIANG,
    Dti,
    GLib,
    file,
    framework,
    raises,
    rows,
    wait_for,
)

try:
    import numpy
except ImportError:
    numpy = None

LETTERS = {
    "A": "NORMAL",
    "P": "PROVISIONAL",
    "E": "ESTIMATED",
    "I": "IMPUTED",
    "B": "BREAK",
    "U": "UNRELIABLE",
    "V": "UNVALIDATED",
    "O": "MISSING",
    "L": "NOT_COLLECTED",
    "M": "NOT_APPLICABLE",
    "Q": "SUPPRESSED",
    "N": "NOT_ASSESSED",
}


def digest(data):
    data.seal()
    return data.get_digest()


class ObservationTest(unittest.TestCase):
    def test_letters(self):
        for letter, name in LETTERS.items():
            status = getattr(Dti.Status, name)
            self.assertEqual(Dti.status_to_letter(status), letter)
            self.assertEqual(Dti.status_from_letter(letter), status)
        self.assertIsNone(Dti.status_from_letter("x"))
        self.assertEqual(len(LETTERS), len(Dti.Status.__enum_values__))

    def test_new(self):
        observed = Dti.Observation.new(2.5, Dti.Status.PROVISIONAL, Dti.Stage.SELF)
        self.assertEqual(observed.get_number(), 2.5)
        self.assertEqual(observed.get_status(), Dti.Status.PROVISIONAL)
        self.assertEqual(observed.get_stage(), Dti.Stage.SELF)
        self.assertIsNone(observed.get_numerator())
        self.assertIsNone(observed.get_denominator())
        self.assertIsNone(observed.get_max())
        self.assertEqual(repr(observed), "<Dti.Observation 2.5 P>")

    def test_zero_is_a_number_and_nan_is_none(self):
        status, stage = Dti.Status.NORMAL, Dti.Stage.PUBLISHED
        self.assertEqual(Dti.Observation.new(0.0, status, stage).get_number(), 0.0)
        self.assertIsNone(Dti.Observation.new(math.nan, Dti.Status.MISSING, stage).get_number())

    def test_every_property(self):
        members = {
            "numerator": 3.0,
            "denominator": 4.0,
            "max": 10.0,
            "text": "có",
            "note": "a remark",
            "evidence": "minutes",
            "file": "v.csv",
            "row": 2,
            "column": 3,
        }
        observed = Dti.Observation(status=Dti.Status.NORMAL, **members)
        for name, value in members.items():
            with self.subTest(name):
                self.assertEqual(getattr(observed, f"get_{name}")(), value)
                self.assertEqual(getattr(observed.props, name), value)


class DatasetTest(unittest.TestCase):
    def setUp(self):
        self.data = Dti.Dataset.new()
        self.data.add_unit("a", "Unit A")
        self.data.set_number("a", "2022", "n", 1.5)
        self.data.set_number("b", "2023", "m", 0.0)

    def test_numbers(self):
        data = self.data
        self.assertEqual(data.get_number("a", "2022", "n"), 1.5)
        self.assertEqual(data.get_number("b", "2023", "m"), 0.0)
        self.assertIsNone(data.get_number("b", "2022", "n"))
        self.assertIsNone(data.get_number("x", "2022", "n"))
        self.assertEqual(data.get_units(), ["a", "b"])
        self.assertEqual(data.get_periods(), ["2022", "2023"])
        self.assertEqual(data.get_nodes(), ["n", "m"])
        self.assertEqual(data.list_units("2022"), ["a"])
        self.assertEqual(data.get_unit_name("a"), "Unit A")
        self.assertIsNone(data.get_unit_name("b"))
        self.assertEqual(repr(data), "<Dti.Dataset 2 units, 2 periods, 2 columns>")

    def test_statuses(self):
        data = self.data
        self.assertEqual(data.get_status("a", "2022", "n"), Dti.Status.NORMAL)
        self.assertEqual(data.get_status("a", "2022", "m"), Dti.Status.MISSING)
        data.set_status("a", "2022", "n", Dti.Status.NOT_APPLICABLE)
        self.assertIsNone(data.get_number("a", "2022", "n"))
        data.set_number("a", "2022", "n", 2.0)
        self.assertEqual(data.get_status("a", "2022", "n"), Dti.Status.NORMAL)
        data.set_period_status("2022", "n", Dti.Status.NOT_ASSESSED)
        self.assertEqual(data.get_status("a", "2022", "n"), Dti.Status.NOT_ASSESSED)

    def test_all_that_a_cell_holds(self):
        data = self.data
        data.set_ratio("a", "2022", "r", 3.0, 4.0)
        self.assertEqual(data.get_number("a", "2022", "r"), 0.75)
        ratio = data.lookup_observation("a", "2022", "r", Dti.Stage.ANY)
        self.assertEqual((ratio.get_numerator(), ratio.get_denominator()), (3.0, 4.0))

        data.set_text("a", "2022", "t", "đang")
        self.assertEqual(
            data.lookup_observation("a", "2022", "t", Dti.Stage.ANY).get_text(), "đang"
        )

        data.set_observed_max("a", "2022", "n", 5.0)
        self.assertEqual(data.lookup_observation("a", "2022", "n", Dti.Stage.ANY).get_max(), 5.0)

        data.set_input("a", "2022", "i", "part", 7.0)
        data.set_label("a", "2022", "region", "north")
        self.assertEqual(data.get_label("a", "2022", "region"), "north")
        self.assertIsNone(data.get_label("b", "2023", "region"))

        self.assertTrue(data.get_ranked("a", "2022"))
        data.set_ranked("a", "2022", False)
        self.assertFalse(data.get_ranked("a", "2022"))

    def test_stages(self):
        data = self.data
        for number, stage in ((1.0, Dti.Stage.SELF), (2.0, Dti.Stage.APPRAISED)):
            observed = Dti.Observation(
                number=number, status=Dti.Status.NORMAL, stage=stage, note="remark"
            )
            data.add_observation("c", "2022", "n", observed)
        self.assertEqual(data.get_number("c", "2022", "n"), 2.0)
        own = data.lookup_observation("c", "2022", "n", Dti.Stage.SELF)
        self.assertEqual((own.get_number(), own.get_note()), (1.0, "remark"))
        self.assertIsNone(data.lookup_observation("c", "2022", "n", Dti.Stage.PUBLISHED))

    def test_refuses_and_stays_as_it_was(self):
        data = self.data
        before = data.to_json()
        for number in (math.nan, math.inf):
            with raises(self, Dti.Error.INVALID_DATA):
                data.set_number("a", "2022", "n", number)
        with raises(self, Dti.Error.CONFLICT):
            data.set_number("a", None, "n", 1.0)
        with raises(self, Dti.Error.NOT_FOUND):
            data.get_column("2022", "nothing")
        with raises(self, Dti.Error.CONFLICT):
            data.set_units(["x"])
        self.assertEqual(data.to_json(), before)

    def test_seal(self):
        self.assertFalse(self.data.get_sealed())
        self.data.seal()
        self.assertTrue(self.data.get_sealed())
        with raises(self, Dti.Error.CONFLICT):
            self.data.set_number("a", "2022", "n", 3.0)
        self.assertEqual(self.data.get_number("a", "2022", "n"), 1.5)

    def test_digest(self):
        """Equal where the contents are, whatever the order of writing; there once it is sealed."""
        same, other = Dti.Dataset.new(), Dti.Dataset.new()
        for data, number in ((same, 1.5), (other, 1.25)):
            data.add_unit("a", "Unit A")
            data.add_unit("b", None)
            data.set_number("b", "2023", "m", 0.0)
            data.set_number("a", "2022", "n", number)
        self.assertIsNone(self.data.get_digest())
        self.assertEqual(digest(same), digest(self.data))
        self.assertNotEqual(digest(other), digest(self.data))

    def test_csv_and_json(self):
        header, *lines = self.data.to_csv().splitlines()
        self.assertTrue(header.startswith("unit,period"))
        self.assertEqual(len(lines), 2)
        self.assertEqual(json.loads(self.data.to_json())["format"], "dti-dataset")

    def test_check(self):
        data = Dti.Dataset.new()
        data.set_number("a", "2022", "le", 70.0)
        self.assertFalse(data.check(framework(HDI)).has_errors())
        data.set_number("a", "2022", "no-such-node", 1.0)
        self.assertTrue(data.check(framework(HDI)).has_errors())

    def test_column_from_a_list(self):
        data = Dti.Dataset.new()
        data.set_units(["a", "b", "c"])
        data.from_numpy("2022", "n", [1, None, 3.5])
        self.assertEqual(data.get_number("a", "2022", "n"), 1.0)
        self.assertIsNone(data.get_number("b", "2022", "n"))
        self.assertEqual(data.get_number("c", "2022", "n"), 3.5)
        with raises(self, Dti.Error.INVALID_DATA):
            data.from_numpy("2022", "n", [1.0, 2.0])

    @unittest.skipIf(numpy is None, "NumPy is not installed: COLUMNS ARE NOT TESTED")
    def test_numpy_round_trip(self):
        units = 1000
        numbers = numpy.random.default_rng(20220520).normal(size=units)
        numbers[::7] = numpy.nan
        data = Dti.Dataset.new()
        data.set_units([f"u{i}" for i in range(units)])
        data.from_numpy("2022", "n", numbers)
        self.assertEqual(data.to_numpy("2022", "n").tobytes(), numbers.tobytes())
        self.assertIsNone(data.get_number("u0", "2022", "n"))
        self.assertEqual(data.get_number("u1", "2022", "n"), numbers[1])
        with self.assertRaises(ValueError):
            data.to_numpy("2022", "n")[0] = 1.0

        # Other element types and slices are converted, not misread.
        data.from_numpy("2022", "m", numpy.arange(units, dtype="int32"))
        self.assertEqual(data.get_number("u999", "2022", "m"), 999.0)
        data.from_numpy("2022", "s", numpy.arange(2.0 * units)[::2])
        self.assertEqual(data.get_number("u3", "2022", "s"), 6.0)


class DatasetReaderTest(unittest.TestCase):
    def read(self, text, convention=Dti.NumberConvention.AUTO, model=HDI):
        reader = Dti.DatasetReader.new(framework(model))
        reader.set_number_convention(convention)
        return reader.read_bytes(GLib.Bytes.new(text.encode()), "values.csv")

    def test_properties(self):
        model = framework(HDI)
        reader = Dti.DatasetReader.new(model)
        seen = []
        reader.connect(
            "notify::number-convention", lambda *_: seen.append(reader.get_number_convention())
        )
        self.assertIs(reader.get_framework(), model)
        self.assertIs(reader.props.framework, model)
        reader.set_number_convention(Dti.NumberConvention.VI)
        reader.set_number_convention(Dti.NumberConvention.VI)
        self.assertEqual(seen, [Dti.NumberConvention.VI])

    def test_wide(self):
        data = self.read("unit,period,name,le,mys\na,2022,Unit A,70.5,\nb,2022,Unit B,,9\n")
        self.assertEqual(len(data.get_problems()), 0)
        self.assertEqual(data.get_number("a", "2022", "le"), 70.5)
        self.assertIsNone(data.get_number("a", "2022", "mys"))
        self.assertEqual(data.get_status("a", "2022", "mys"), Dti.Status.MISSING)
        self.assertEqual(data.get_unit_name("b"), "Unit B")
        observed = data.lookup_observation("b", "2022", "mys", Dti.Stage.ANY)
        self.assertEqual(
            (observed.get_file(), observed.get_row(), observed.get_column()), ("values.csv", 3, 5)
        )

    def test_long(self):
        text = "unit,period,node,value,status,stage,note\na,2022,le,70.5,P,self,later\n"
        observed = self.read(text).lookup_observation("a", "2022", "le", Dti.Stage.SELF)
        self.assertEqual(observed.get_number(), 70.5)
        self.assertEqual(observed.get_status(), Dti.Status.PROVISIONAL)
        self.assertEqual(observed.get_note(), "later")

    def test_decimal_comma(self):
        data = self.read("unit;period;le\na;2022;70,5\n", Dti.NumberConvention.VI)
        self.assertEqual(data.get_number("a", "2022", "le"), 70.5)

    def test_bad_cells_are_problems_with_a_place(self):
        data = self.read("unit,period,le,mys\na,2022,many,9\n")
        self.assertTrue(data.get_problems().has_errors())
        problem = data.get_problems()[0]
        self.assertEqual(
            (problem.get_file(), problem.get_row(), problem.get_column()), ("values.csv", 2, 3)
        )
        self.assertEqual(problem.get_raw_text(), "many")
        self.assertIsNone(data.get_number("a", "2022", "le"))
        self.assertEqual(data.get_number("a", "2022", "mys"), 9.0)

    def test_files(self):
        path = KIEN_GIANG / "data-2022-2023.csv"
        model = Dti.Framework.new_builtin(FRAMEWORK_922)
        reader = Dti.DatasetReader.new(model)
        data = reader.read_file(file(path))
        self.assertEqual(len(data.get_units()), 63)
        for row in rows(path):
            for node in ("B1", "HTS", "HDCQS", "HDKTS", "HDXHS"):
                self.assertEqual(
                    data.get_number(row["unit"], row["period"], node), float(row[node])
                )

        result = wait_for(reader.read_file_async, file(path), None)
        self.assertEqual(digest(reader.read_file_finish(result)), digest(data))
        self.assertEqual(digest(Dti.Dataset.new_from_file(file(path), model)), digest(data))

    def test_round_trip_through_files(self):
        model = Dti.Framework.new_builtin(FRAMEWORK_922)
        data = Dti.Dataset.new_from_file(file(KIEN_GIANG / "data-2024.csv"), model)
        with tempfile.TemporaryDirectory() as folder:
            for name, text in (("data.csv", data.to_csv()), ("data.json", data.to_json())):
                path = os.path.join(folder, name)
                with open(path, "w", encoding="utf-8", newline="") as stream:
                    stream.write(text)
                again = Dti.Dataset.new_from_file(file(path), model)
                self.assertEqual(digest(again), digest(data), name)

    def test_refuses(self):
        reader = Dti.DatasetReader.new(framework(HDI))
        with raises(self, Dti.Error.NOT_FOUND):
            reader.read_file(file("/nowhere.csv"))
        with raises(self, Dti.Error.INVALID_DATA):
            self.read("no header at all\n")
        result = wait_for(reader.read_file_async, file("/nowhere.csv"), None)
        with raises(self, Dti.Error.NOT_FOUND):
            reader.read_file_finish(result)


if __name__ == "__main__":
    unittest.main()
