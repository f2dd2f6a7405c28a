#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The documents of examples/asem with the whole table, against what COINr made of it."""

import csv
import pathlib
import tempfile
import unittest

import coinr
from support import ROOT, Dti, Gio

ASEM = ROOT / "examples" / "asem"
NAMES = {"uCode": "unit", "uName": "name"}
# A column of the table that the index has no use for.
DROPPED = ("Time",)


def to_csv(path):
    """Writes COINr's table as the dataset format has it."""
    table = coinr.rows("input/ASEM_iData.csv")
    columns = [name for name in table[0] if name not in DROPPED]
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([NAMES.get(name, name) for name in columns])
        writer.writerows(["" if row[name] == "NA" else row[name] for name in columns] for row in table)


def framework():
    return Dti.Framework.new_from_file(Gio.File.new_for_path(str(ASEM / "framework.json")))


def read(path):
    return Dti.Dataset.new_from_file(Gio.File.new_for_path(str(path)), framework())


class ExampleTest(coinr.GoldenTest):
    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "data.csv")
            to_csv(path)
            cls.whole = read(path)
        cls.card = Dti.Scorer.new(framework()).score(cls.whole, None)
        cls.nodes = [node.get_id() for node in framework().get_nodes()]

    def test_scores(self):
        self.assertEqual(coinr.manifest()["aggregated"]["tolerance"], {"abs": 1e-12, "rel": 1e-12})
        self.assertEqual(len(self.nodes), 49 + 8 + 2 + 1)
        self.assert_table("aggregated", self.card.get_score, columns=self.nodes)

    def test_ranks(self):
        self.assertEqual(self.card.get_n_ranked("Index"), 51)
        self.assertEqual(coinr.manifest()["results_Aggs_ranks"]["tolerance"], {"abs": 0, "rel": 0})
        pillars = [node.get_id() for node in framework().get_pillars()]
        self.assertEqual(len(pillars), 8 + 2 + 1)
        self.assert_table("results_Aggs_ranks", self.card.get_rank, columns=pillars)

    def test_titles(self):
        for row in coinr.asem_meta():
            # One name is misspelt there.
            if row["iCode"] in self.nodes and row["iCode"] != "Poverty":
                node = framework().lookup(row["iCode"])
                self.assertEqual(node.get_title("en"), row["iName"])

    def test_part(self):
        """The figures that come with the example are those of the table, to the last bit."""
        part = read(ASEM / "data.csv")
        self.assertEqual([problem.to_string() for problem in part.get_problems()], [])
        kinds = {row["iCode"]: row["Type"] for row in coinr.asem_meta()}
        self.assertEqual(len(part.list_units("")), 20)
        for unit in part.list_units(""):
            self.assertEqual(part.get_unit_name(unit), self.whole.get_unit_name(unit))
            for name, kind in kinds.items():
                if kind in ("Indicator", "Denominator"):
                    self.assertEqual(part.get_number(unit, "", name), self.whole.get_number(unit, "", name))
                elif kind == "Group":
                    self.assertEqual(part.get_label(unit, "", name), self.whole.get_label(unit, "", name))

    def test_inputs(self):
        """The inputs fit the whole table too: no replicate fails."""
        experiment = Dti.Experiment.new(self.card)
        experiment.add_from_file(Gio.File.new_for_path(str(ASEM / "inputs.json")))
        result = experiment.run_uncertainty(100, None)
        self.assertEqual((result.get_n_replicates(), result.get_n_failed()), (100, 0))
        self.assertEqual(len(list(result)), 51)


if __name__ == "__main__":
    coinr.require_golden()
    unittest.main()
