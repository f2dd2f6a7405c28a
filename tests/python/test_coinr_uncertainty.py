#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Uncertain inputs against what COINr computed, replicate by replicate."""

import array
import json
import unittest

import coinr
from support import Dti, GLib

AGGREGATIONS = {"a_amean": "mean", "a_gmean": "geometric-mean"}
NORMALISATIONS = {
    "n_minmax": {"type": "min-max", "lower": 1, "upper": 100},
    "n_zscore": {"type": "z-score", "mean": 10, "sd": 2},
}
METHOD = [
    {"step": "denominate", "by": {}},
    {"step": "impute", "with": "mean", "by": "group:EurAsia_group"},
    {"step": "screen", "min-available": 0.9},
    {"step": "treat", "winsorise": {"max-points": 5}},
    {"step": "normalise", "rule": {"type": "min-max", "lower": 0, "upper": 100}},
]


def numbers(data):
    result = array.array("d")
    result.frombytes(data.get_data() or b"")
    return list(result)


def weight_sets():
    parents = {row["iCode"]: row["Parent"] for row in coinr.asem_meta()}
    sets = {}
    for row in coinr.rows("sens/weight_sets.csv"):
        parent = parents[row["iCode"]]
        if parent not in ("NA", ""):
            group = sets.setdefault(int(row["set"]), {}).setdefault(parent, {})
            group[row["iCode"]] = float(row["Weight"])
    return [sets[number] for number in sorted(sets)]


def inputs():
    return {
        "format": "dti-uncertainty",
        "format-version": 1,
        "inputs": [
            {"id": "Winmax", "at": "/method/3/winsorise/max-points", "alternatives": [1, 2, 3, 4, 5]},
            {"id": "Norm", "at": "/method/4/rule", "alternatives": list(NORMALISATIONS.values())},
            {"id": "WeightSet", "weights": {"sets": weight_sets()}},
            {
                "id": "Agg",
                "nodes": "pillars",
                "member": "aggregation",
                "alternatives": list(AGGREGATIONS.values()),
            },
        ],
    }


def experiment():
    METHOD[0]["by"] = coinr.denominators()
    card = Dti.Scorer.new(coinr.framework(METHOD)).score(coinr.dataset(), None)
    result = Dti.Experiment.new(card)
    result.add_from_json(json.dumps(inputs()))
    return result


def points(path):
    """Where the inputs were in COINr's replicates: the middle of the part that stands for a choice."""
    result = []
    for row in coinr.rows(path):
        result += [
            (int(row["Winmax"]) - 0.5) / 5,
            (list(NORMALISATIONS).index(row["Norm"]) + 0.5) / 2,
            (int(row["WeightSet"]) - 0.5) / 100,
            (list(AGGREGATIONS).index(row["Agg"]) + 0.5) / 2,
        ]
    return GLib.Bytes.new(array.array("d", result).tobytes())


class UncertaintyTest(coinr.GoldenTest):
    def check_columns(self, entry, get, nominal, count=None):
        """@get: the numbers of a unit in all replicates; @nominal: the one without uncertainty."""
        tolerance = coinr.manifest()[entry]["tolerance"]
        for row in coinr.rows(coinr.manifest()[entry]["output"]):
            unit = row["uCode"]
            names = [name for name in row if name.startswith("r_")][:count]
            ours = numbers(get(unit))[:count]
            self.assertEqual(len(ours), len(names))
            for name, number in zip(["Nominal"] + names, [nominal(unit)] + ours):
                expected = coinr.number(row[name])
                place = (entry, unit, name, number, expected)
                self.assertTrue(coinr.close(number, expected, tolerance), place)

    def check_statistics(self, entry, result):
        tolerance = coinr.manifest()[entry]["tolerance"]
        columns = {"Nominal": "rank", "Mean": "mean", "Median": "median", "Q5": "low", "Q95": "high"}
        for row in coinr.rows(coinr.manifest()[entry]["output"]):
            ours = result.lookup(row["uCode"])
            for theirs, name in columns.items():
                number = getattr(ours.props, name)
                expected = coinr.number(row[theirs])
                self.assertTrue(coinr.close(number, expected, tolerance), (row, theirs, number))

    def test_uncertainty(self):
        coinr.handles("sa_weight_sets", "ua_para", "ua_scores", "ua_ranks", "ua_rankstats")
        result = experiment().run_points(points("sens/ua_para.csv"), None)
        self.assertEqual((result.get_n_replicates(), result.get_n_failed()), (100, 0))
        self.check_columns("ua_scores", result.get_score_column, lambda unit: result.lookup(unit).props.score)
        self.check_columns("ua_ranks", result.get_rank_column, lambda unit: result.lookup(unit).props.rank)
        self.check_statistics("ua_rankstats", result)

    def test_sensitivity_replicates(self):
        """All 600 points of the design, and the statistics of the first 200."""
        coinr.handles("sa_para", "sa_scores", "sa_rankstats")
        run = experiment()
        result = run.run_points(points("sens/sa_para.csv"), None)
        self.check_columns("sa_scores", result.get_score_column, lambda unit: result.lookup(unit).props.score)
        first = GLib.Bytes.new(points("sens/sa_para.csv").get_data()[: 200 * 4 * 8])
        self.check_statistics("sa_rankstats", run.run_points(first, None))

    def test_shifts(self):
        """The target of the sensitivity analysis: by how many ranks the units moved on average."""
        coinr.handles("correct_sa_y")
        result = experiment().run_points(points("sens/sa_para.csv"), None)
        entry = coinr.manifest()["correct_sa_y"]
        units = [row["uCode"] for row in coinr.rows("sens/ua_ranks.csv")]
        shifts = [0.0] * result.get_n_replicates()
        for unit in units:
            nominal = result.lookup(unit).props.rank
            for i, rank in enumerate(numbers(result.get_rank_column(unit))):
                shifts[i] += abs(rank - nominal) / len(units)
        for row, ours in zip(coinr.rows(entry["output"]), shifts):
            expected = [coinr.number(value) for value in row.values()][-1]
            self.assertTrue(coinr.close(ours, expected, {"abs": 1e-12, "rel": 1e-12}), (row, ours))

    def test_threads(self):
        results = []
        for threads in (1, 2, 8):
            run = experiment()
            run.set_threads(threads)
            run.set_seed(7)
            result = run.run_uncertainty(200, None)
            results.append([bytes(result.get_score_column(unit).get_data()) for unit in ("VNM", "CHE")])
        self.assertEqual(results[0], results[1])
        self.assertEqual(results[0], results[2])


if __name__ == "__main__":
    coinr.require_golden()
    unittest.main()
