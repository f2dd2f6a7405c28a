#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Units and their registry from Python."""

import unittest

from support import KIEN_GIANG, Dti, file, ids, raises, wait_for

BEFORE, AFTER = "2025-06-30", "2025-07-01"


class UnitTest(unittest.TestCase):
    def test_new(self):
        unit = Dti.Unit.new("KG", "Kiên Giang")
        self.assertEqual(unit.get_id(), "KG")
        self.assertEqual(unit.props.id, "KG")
        self.assertEqual(unit.get_title(None), "Kiên Giang")
        self.assertEqual(unit.get_main_title(), "Kiên Giang")
        self.assertEqual(unit.get_aliases(), [])
        self.assertIsNone(unit.get_region())
        self.assertIsNone(unit.get_parent())
        self.assertIn("KG", repr(unit))

    def test_collation_key(self):
        titles = ["Đà Nẵng", "Cà Mau", "An Giang", "Đồng Nai", "Bắc Ninh"]
        units = [Dti.Unit.new(str(i), title) for i, title in enumerate(titles)]
        units.sort(key=lambda unit: unit.get_collation_key())
        self.assertEqual(
            [unit.get_title(None) for unit in units],
            ["An Giang", "Bắc Ninh", "Cà Mau", "Đà Nẵng", "Đồng Nai"],
        )


class UnitRegistryTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.provinces = Dti.UnitRegistry.new_from_file(file(KIEN_GIANG / "units.json"))

    def test_list(self):
        self.assertEqual(len(self.provinces), self.provinces.get_n_items())
        self.assertIn("KG", ids(self.provinces))
        self.assertIs(self.provinces[0], self.provinces[0])

    def test_lookup(self):
        unit = self.provinces.lookup("KG")
        self.assertEqual(unit.get_title("vi"), "Kiên Giang")
        self.assertEqual(unit.get_valid_to(), BEFORE)
        self.assertIsNone(unit.get_valid_from())
        self.assertIsNone(self.provinces.lookup("nothing"))
        self.assertIn("TPHCM", self.provinces.lookup("HCM").get_aliases())

    def test_match(self):
        for name, unit in {
            "kien giang": "KG",
            "KIÊN GIANG": "KG",
            "Thừa Thiên Huế": "HUE",
            "Thành phố Hồ Chí Minh": "HCM",
            "tphcm": "HCM",
        }.items():
            with self.subTest(name):
                self.assertEqual(self.provinces.match(name).get_id(), unit)
        with raises(self, Dti.Error.NOT_FOUND):
            self.provinces.match("Atlantis")

    def test_successions(self):
        self.assertEqual(sorted(self.provinces.get_predecessors("AG-2025", BEFORE)), ["AG", "KG"])
        self.assertEqual(sorted(self.provinces.get_predecessors("AG-2025", None)), ["AG", "KG"])
        self.assertEqual(self.provinces.get_predecessors("AG-2025", AFTER), [])
        self.assertEqual(self.provinces.get_successors("KG", AFTER), ["AG-2025"])
        self.assertEqual(self.provinces.get_successors("KG", BEFORE), [])

    def test_validity(self):
        unit = self.provinces.lookup("KG")
        self.assertTrue(unit.is_valid_in(Dti.Period.new_year(2024)))
        self.assertFalse(unit.is_valid_in(Dti.Period.new_year(2026)))

    def test_async(self):
        result = wait_for(
            Dti.UnitRegistry.new_from_file_async, file(KIEN_GIANG / "units.json"), None
        )
        registry = Dti.UnitRegistry.new_from_file_finish(result)
        self.assertEqual(registry.to_json(), self.provinces.to_json())

    def test_json(self):
        again = Dti.UnitRegistry.new_from_json(self.provinces.to_json())
        self.assertEqual(ids(again), ids(self.provinces))
        self.assertEqual(again.to_json(), self.provinces.to_json())

    def test_build(self):
        registry = Dti.UnitRegistry.new()
        self.assertTrue(registry)
        for name in ("a", "b", "c"):
            registry.add(Dti.Unit.new(name, name.upper()))
        with raises(self, Dti.Error.EXISTS):
            registry.add(Dti.Unit.new("a", "again"))
        registry.add_succession(Dti.SuccessionKind.MERGE, ["a", "b"], ["c"], AFTER, "Resolution 1")
        self.assertEqual(registry.get_successors("a", AFTER), ["c"])
        self.assertEqual(sorted(registry.get_predecessors("c", BEFORE)), ["a", "b"])
        with raises(self, Dti.Error.NOT_FOUND):
            registry.add_succession(Dti.SuccessionKind.SPLIT, ["x"], ["a", "b"], AFTER, None)
        self.assertEqual(len(registry), 3)

    def test_refuses(self):
        with raises(self, Dti.Error.INVALID_DATA):
            Dti.UnitRegistry.new_from_json("[]")
        with raises(self, Dti.Error.NOT_FOUND):
            Dti.UnitRegistry.new_from_file(file("/nowhere.json"))


if __name__ == "__main__":
    unittest.main()
