#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Inputs, results, profiles and what-if against what COINr computed from the same data."""

import csv
import functools
import io
import itertools
import json
import math
import re
import unittest

import coinr
import r_calls
from support import Dti, GLib

CATEGORIES = ("input", "results", "whatif")

FREE = {"type": "points", "clamp": False}
MIN_MAX = {"type": "min-max", "upper": 100}

handles = coinr.handles


def method(rule=MIN_MAX):
    return [
        {"step": "denominate", "by": coinr.denominators()},
        {"step": "impute", "with": "mean", "by": "group:EurAsia_group"},
        {"step": "screen", "min-available": 0.9},
        {"step": "treat", "winsorise": {"max-points": 5}},
        {"step": "normalise", "rule": rule},
    ]


def score(framework, data=None):
    return Dti.Scorer.new(framework).score(data or coinr.dataset(), None)


@functools.lru_cache(None)
def built(rule="min-max"):
    """The whole index, from the data to the scores, by one of two ways of normalising."""
    return score(coinr.framework(method({"min-max": MIN_MAX, "z-score": {
        "type": "z-score", "mean": 10, "sd": 2}}[rule])))


@functools.lru_cache(None)
def shrunk(*dropped):
    """The index without some indicators."""

    def change(document, nodes):
        for name in dropped:
            for node in nodes.values():
                node["children"] = [c for c in node.get("children", []) if c["id"] != name]
            del nodes[name]
        for node in nodes.values():
            if not node["children"]:
                del node["children"]
        by = document["method"][0]["by"]
        document["method"][0]["by"] = {name: by[name] for name in by if name not in dropped}

    return score(coinr.framework(method(), change=change))


def ids_of(card):
    return [node.get_id() for node in card.get_framework().get_nodes()]


def call_of(entry, function):
    return r_calls.parse_call(coinr.manifest()[entry]["call"], function)


class InputTest(coinr.GoldenTest):
    """The tables as COINr's package has them: every number is read to the last bit."""

    NAMES = {"uCode": "unit", "uName": "name", "Time": "period"}

    def read(self, entry, framework, names=NAMES):
        handles(entry)
        table = coinr.rows(coinr.manifest()[entry]["output"])
        text = io.StringIO()
        writer = csv.writer(text)
        writer.writerow(names.get(name, name) for name in table[0])
        writer.writerows(["" if cell == "NA" else cell for cell in row.values()] for row in table)
        reader = Dti.DatasetReader.new(framework)
        data = reader.read_bytes(GLib.Bytes.new(text.getvalue().encode()), "input.csv")
        self.assertEqual([problem.to_string() for problem in data.get_problems()], [])
        # Written and read again it is the same.
        again = reader.read_bytes(GLib.Bytes.new(data.to_csv().encode()), "again.csv")
        return table, data, again

    def compare(self, entry, framework, numbers, labels):
        table, *both = self.read(entry, framework)
        for data in both:
            for row in table:
                unit, period = row["uCode"], row.get("Time", "")
                self.assertEqual(data.get_unit_name(unit), row["uName"])
                for name in numbers:
                    ours = data.get_number(unit, period, name)
                    self.assertEqual(ours, None if row[name] == "NA" else float(row[name]), (unit, name))
                for name in labels:
                    self.assertEqual(data.get_label(unit, period, name) or "NA", row[name], (unit, name))
            units = list(dict.fromkeys(row["uCode"] for row in table))
            self.assertEqual(data.get_units(), units)

    def test_tables(self):
        kinds = {row["iCode"]: row["Type"] for row in coinr.asem_meta()}
        numbers = [name for name, kind in kinds.items() if kind in ("Indicator", "Denominator")]
        labels = [name for name, kind in kinds.items() if kind == "Group"]
        for entry in ("input_ASEM_iData", "input_ASEM_iData_p"):
            with self.subTest(entry):
                self.compare(entry, coinr.framework(), numbers, labels)

    def test_denominators(self):
        numbers = ["GDP", "Population", "Area", "GDPpc"]
        framework = Dti.Framework.new_from_json(json.dumps({
            "format": "dti-framework", "format-version": 1, "id": "world",
            "columns": {"Income_Group": "label"},
            "root": {"id": "world", "children": [{"id": name} for name in numbers]}}))
        self.compare("input_WorldDenoms", framework, numbers, ["Income_Group"])

    def test_meta(self):
        """The table of indicators as a document, and what the framework says of each."""
        handles("input_ASEM_iMeta")
        meta = {row["iCode"]: row for row in coinr.asem_meta()}

        def change(document, nodes):
            for name, node in nodes.items():
                node["title"] = meta[name]["iName"]
                if meta[name]["Unit"] != "NA":
                    node["attributes"] = {"measure": meta[name]["Unit"]}
                if "children" not in node:
                    node["unit"] = meta[name]["Unit"]
                    node["rule"] = {"type": "distance-to-target", "target": float(meta[name]["Target"])}

        step = {"step": "denominate", "by": coinr.denominators()}
        framework = coinr.framework([step], change=change)
        handles("meta_ind")
        sorted_meta = {row["iCode"]: row for row in coinr.rows("pipe/meta_ind.csv")}
        self.assertEqual(set(sorted_meta), set(meta))
        for framework in (framework, Dti.Framework.new_from_json(framework.to_json())):
            self.check_meta(framework, meta)
            self.check_meta(framework, sorted_meta)

    def check_meta(self, framework, meta):
        by = framework.get_method()[0].get_denominators()
        nodes = framework.get_method()[0].get_nodes()
        self.assertEqual(dict(zip(nodes, by)),
                         {name: row["Denominator"] for name, row in meta.items()
                          if row["Denominator"] != "NA" and row["Type"] == "Indicator"})
        for name, row in meta.items():
            if row["Type"] in ("Denominator", "Group"):
                self.assertTrue(framework.has_column(name))
                continue
            node = framework[name]
            self.assertEqual(node.get_main_title(), row["iName"])
            parents = list(node.get_parents())
            self.assertEqual([parent.get_id() for parent in parents],
                             [] if row["Parent"] == "NA" else [row["Parent"]])
            for parent in parents:
                place = [child.get_id() for child in parent].index(name)
                self.assertEqual(parent.get_child_weight(place), float(row["Weight"]))
            if row["Type"] == "Indicator":
                self.assertEqual(node.get_unit_of_measure(), row["Unit"])
                self.assertEqual(node.get_rules()[0].get_target(), float(row["Target"]))
                self.assertEqual(node.get_direction() == Dti.Direction.DOWN, row["Direction"] == "-1")


class ResultsTest(coinr.GoldenTest):
    def check_order(self, entry, rank):
        """COINr sorts by the index, and ties keep the order of the units."""
        ranks = [(rank(row["uCode"], "Index"), row["uCode"])
                 for row in coinr.rows(coinr.manifest()[entry]["output"])]
        self.assertEqual(ranks, sorted(ranks))

    @staticmethod
    def ranked_within(column):
        return score(coinr.framework(method(), change=lambda document, nodes: document.update(
            {"ranking": {"within": column}})))

    def assert_ranks(self, entry, source, get, columns):
        """Numbers that are equal at 14 digits tie here; of such columns the ranks are counted."""
        table = coinr.rows(source)
        near = {name for name in columns if name in table[0] and len({row[name] for row in table}) > len(
            {f"{coinr.number(row[name]):.13e}" for row in table})}
        self.assertLess(len(near), 3)
        self.assert_table(entry, get, columns=columns, skip=near,
                          why="numbers that are equal at 14 digits tie")
        for name in near:
            rounded = {row["uCode"]: float(f"{coinr.number(row[name]):.13e}") for row in table}
            for unit, number in rounded.items():
                if not math.isnan(number):
                    rank = 1 + sum(other > number for other in rounded.values())
                    self.assertEqual(get(unit, name), rank, (unit, name))

    def check_table(self, entry, named):
        handles(entry)
        card = built()
        get = card.get_score if named["use"] == "scores" else card.get_rank
        if named["use"] == "groupranks":
            get = self.ranked_within(named["use_group"]).get_rank
        names = [name for name in coinr.rows(coinr.manifest()[entry]["output"])[0] if name in ids_of(card)]
        wanted = {"Summ": 1, "Aggs": 11, "Full": 60}
        self.assertEqual(len(names), wanted[named["tab_type"]])
        if named["use"] == "ranks":
            self.assert_ranks(entry, "pipe/aggregated.csv", get, names)
        else:
            self.assert_table(entry, get, columns=names)
        table = coinr.rows(coinr.manifest()[entry]["output"])
        if "Rank" in table[0]:
            for row in table:
                self.assertEqual(card.get_rank(row["uCode"], "Index"), float(row["Rank"]))
        self.check_order(entry, card.get_rank)

    def test_tables(self):
        for entry in sorted(coinr.category("results")):
            call = call_of(entry, "get_results")
            if call:
                with self.subTest(entry):
                    self.check_table(entry, call.named)

    def test_ranks(self):
        """Ranks of each column, of what was aggregated and of raw numbers, whatever their direction."""
        handles("rank_df_agg", "rank_df_raw")
        card = built()
        self.assert_ranks("rank_df_agg", "pipe/aggregated.csv", card.get_rank, ids_of(card))
        self.assert_ranks("rank_df_raw", "pipe/raw.csv", raw_card().get_rank, coinr.indicators())

    def test_group_ranks(self):
        """Ranks among the units of the same label, counted from COINr's scores."""
        scores = {row["uCode"]: row for row in coinr.rows("pipe/aggregated.csv")}
        labels = {row["uCode"]: row for row in coinr.rows("input/ASEM_iData.csv")}
        for group in ("GDP_group", "GDPpc_group", "Pop_group", "EurAsia_group"):
            card = self.ranked_within(group)
            for unit, node in itertools.product(scores, ("Index", "Conn", "Physical")):
                rank = 1 + sum(float(row[node]) > float(scores[unit][node]) for other, row in scores.items()
                               if labels[other][group] == labels[unit][group])
                self.assertEqual(card.get_rank(unit, node), rank, (unit, node, group))

    def test_summaries(self):
        for entry in sorted(coinr.category("results")):
            call = call_of(entry, "get_unit_summary")
            if call:
                with self.subTest(entry):
                    self.check_summary(entry, call.named["usel"])

    def check_summary(self, entry, unit):
        handles(entry)
        card, entry = built(), coinr.manifest()[entry]
        titles = {row["iCode"]: row["iName"] for row in coinr.asem_meta()}
        table = coinr.rows(entry["output"])
        levels = {row["iCode"] for row in coinr.asem_meta() if row["Level"] in ("2", "3", "4")}
        self.assertEqual({row["Code"] for row in table}, levels)
        for row in table:
            self.assertEqual(row["Name"], titles[row["Code"]])
            self.assertTrue(coinr.close(card.get_score(unit, row["Code"]), float(row["Score"]),
                                        entry["tolerance"]), row)
            self.assertEqual(card.get_rank(unit, row["Code"]), float(row["Rank"]), row)


@functools.lru_cache(None)
def raw_card(directed=False):
    """Raw numbers as scores; pillars in the order of COINr's lists."""

    def change(document, nodes):
        for node in nodes.values():
            if "children" in node:
                node["children"].sort(key=lambda child: child["id"] if "children" in child else "")
            else:
                node["rule"] = FREE
                if directed and node["direction"] == "down":
                    node["ranking"] = {"order": "ascending"}

    return score(coinr.framework(change=change))


class ProfileTest(coinr.GoldenTest):
    """Strengths and weaknesses of a unit by the ranks of its raw numbers."""

    def compare_with(self, unit, named):
        """COINr sets the last place aside unless told otherwise, and what is the same for too many."""
        n = len({row["uCode"] for row in coinr.rows("pipe/raw.csv")})
        # unq_discard: the share of different numbers that must be exceeded.
        least = math.floor(named.get("unq_discard", 0) * n) + 1 if named.get("unq_discard") else 0
        options = Dti.ComparisonOptions(order=Dti.StrengthOrder.RANK, min_distinct=least,
                                        exclude_minimum=named.get("min_discard", True))
        return Dti.Comparison.new_with_options(raw_card(True), unit, None, options)

    def check(self, entry, found):
        handles(entry)
        expected = coinr.rows(coinr.manifest()[entry]["output"])
        numbers = {row["uCode"]: row for row in coinr.rows("pipe/raw.csv")}
        titles = {row["iCode"]: row for row in coinr.asem_meta()}
        self.assertEqual([row.get_node_id() for row in found], [row["Code"] for row in expected])
        for ours, theirs in zip(found, expected):
            self.assertEqual(ours.get_rank(), float(theirs["Rank"]))
            self.assertEqual(ours.get_figure(), float(theirs["Value"]))
            self.assertEqual(float(numbers[entry.split("_")[1]][theirs["Code"]]), ours.get_figure())
            self.assertEqual(titles[theirs["Code"]]["Parent"], theirs["Pillar"])

    @staticmethod
    def named_of(entry):
        """The options of a list; of weaknesses they stand at the list of strengths."""
        call = call_of(entry, "get_str_weak") or call_of(
            entry.replace("weaknesses", "strengths"), "get_str_weak")
        return call.named

    def test_strengths(self):
        """Who has the median is no strength here, though many share the first place."""
        for entry in sorted(coinr.category("results")):
            if not entry.startswith("strengths_"):
                continue
            with self.subTest(entry):
                named = self.named_of(entry)
                comparison = self.compare_with(named["usel"], named)
                expected = [row["Code"] for row in coinr.rows(coinr.manifest()[entry]["output"])]
                common = [name for name in expected if comparison.lookup(name).get_standard_gap() == 0]
                found = [comparison.lookup(name) for name in common]
                found += list(comparison.list_strengths(0))
                order = {row.get_node_id(): i for i, row in enumerate(comparison)}
                found.sort(key=lambda row: (row.get_rank(), order[row.get_node_id()]))
                if common:
                    coinr.answers("who has the median is not strong, though it is the first rank", entry)
                self.check(entry, found[:len(expected)])

    def test_weaknesses(self):
        for entry in sorted(coinr.category("results")):
            if not entry.startswith("weaknesses_"):
                continue
            with self.subTest(entry):
                named = self.named_of(entry)
                comparison = self.compare_with(named["usel"], named)
                order = {row.get_node_id(): i for i, row in enumerate(comparison)}
                found = sorted(comparison.list_weaknesses(0),
                               key=lambda row: (row.get_rank(), order[row.get_node_id()]))
                self.check(entry, found[-len(coinr.rows(coinr.manifest()[entry]["output"])):])


class WhatIfTest(coinr.GoldenTest):
    def test_other_method(self):
        handles("regen_zscore")
        card = built("z-score")
        self.assert_table("regen_zscore", card.get_score, columns=ids_of(card))

    def test_fewer_indicators(self):
        handles("change_ind_drop")
        dropped = ("LPI", "Flights", "CO2")
        card = shrunk(*dropped)
        names = [name for name in coinr.rows("whatif/change_ind_drop.csv")[0] if name != "uCode"]
        self.assertEqual(set(names) | set(dropped), set(ids_of(built())))
        self.assert_table("change_ind_drop", card.get_score, columns=names)

    def test_two_methods(self):
        """A shift of ranks counts places gained: COINr's difference, coin 1 less coin 2, is the same."""
        comparison = Dti.ScorecardComparison.new(built(), built("z-score"))
        found = {row.get_unit(): row for row in comparison.list_differences("Index")}
        for entry, names in (
            ("compare_ranks", ("first_rank", "second_rank", "rank_shift")),
            ("compare_scores", ("first_score", "second_score", "score_difference")),
        ):
            handles(entry)
            tolerance = coinr.manifest()[entry]["tolerance"]
            table = coinr.rows(coinr.manifest()[entry]["output"])
            self.assertEqual({row["uCode"] for row in table}, set(found))
            for row in table:
                first, second, change = (getattr(found[row["uCode"]], f"get_{name}")() for name in names)
                # Points gained are the second less the first.
                change = -change if entry == "compare_scores" else change
                for ours, column in ((first, "coin.1"), (second, "coin.2"), (change, "Diff"),
                                     (abs(change), "Abs.diff")):
                    self.assertTrue(coinr.close(ours, float(row[column]), tolerance), (row, ours))

    def test_three_methods(self):
        handles("compare_multi_all")
        cards = {"zscore": built("z-score"), "drop": shrunk("LPI", "Flights", "CO2")}
        table = coinr.rows(coinr.manifest()["compare_multi_all"]["output"])
        for name, card in cards.items():
            found = {row.get_unit(): row for row in Dti.ScorecardComparison.new(
                built(), card).list_differences("Index")}
            for row in table:
                ours = found[row["uCode"]]
                self.assertEqual([ours.get_first_rank(), ours.get_second_rank()],
                                 [float(row["base"]), float(row[name])])

    def test_agreement(self):
        handles("compare_corr")
        comparison = Dti.ScorecardComparison.new(built(), built("z-score"))
        entry = coinr.manifest()["compare_corr"]
        table = coinr.rows(entry["output"])
        self.assertEqual(len(table), 11)
        for row in table:
            ours = comparison.measure_agreement(row["iCode"]).get_spearman()
            self.assertTrue(coinr.close(ours, float(row["Correlation"]), entry["tolerance"]), row)


class RemovalTest(coinr.GoldenTest):
    """What each element is worth: the index with its weight at 0."""

    @staticmethod
    def normalised():
        """The scores of the indicators as data: a scenario begins after the steps of a method."""

        def change(document, nodes):
            for node in nodes.values():
                if "children" not in node:
                    node["rule"] = FREE

        data = Dti.Preparation.new(coinr.framework(method()), coinr.dataset()).get_dataset()
        return score(coinr.framework(change=change), data)

    @classmethod
    def setUpClass(cls):
        cls.parents = {row["iCode"]: row["Parent"] for row in coinr.asem_meta()}
        cls.found = {}
        scenario = Dti.Scenario.new(cls.normalised())
        units = built().get_units()
        for level in ("1", "2", "3"):
            names = [row["iCode"] for row in coinr.asem_meta()
                     if row["Level"] == level and row["Type"] in ("Indicator", "Aggregate")]
            for name in names:
                scenario.set_weight(cls.parents[name], name, 0)
                cls.found[name] = {unit: (scenario.get_score(unit, "Index"),
                                          scenario.get_rank(unit, "Index")) for unit in units}
                scenario.undo()
        cls.found["Nominal"] = {unit: (scenario.get_score(unit, "Index"),
                                       scenario.get_rank(unit, "Index")) for unit in units}

    def test_tables(self):
        for entry in sorted(coinr.category("whatif")):
            match = re.fullmatch(r"remove_L(\d)_(scores|ranks|mad)", entry)
            if match:
                with self.subTest(entry):
                    handles(entry)
                    self.check(entry, *match.groups())

    def check(self, entry, level, kind):
        table = coinr.rows(coinr.manifest()[entry]["output"])
        names = [row["iCode"] for row in coinr.asem_meta() if row["Level"] == level] + ["Nominal"]
        if kind == "mad":
            self.assertEqual({row["iCode"] for row in table}, set(names))
            for row in table:
                shifts = [abs(rank - self.found["Nominal"][unit][1])
                          for unit, (_, rank) in self.found[row["iCode"]].items()]
                ours = math.fsum(shifts) / len(shifts)
                self.assertTrue(coinr.close(ours, float(row["MeanAbsDiff"]),
                                            coinr.manifest()[entry]["tolerance"]), row)
            return
        self.assertEqual(set(table[0]) - {"uCode"}, set(names))
        self.assert_table(entry, lambda unit, name: self.found[name][unit][kind == "ranks"], columns=names)

    def test_other_way(self):
        """The same with the weights put on a framework, and with the element taken out of the tree."""
        declared = {row["iCode"]: float(row["Weight"]) for row in coinr.asem_meta() if row["Parent"] != "NA"}
        framework = built().get_framework()
        for name in ("Bord", "Physical", "Sust"):
            weights = Dti.Weights.from_dict(framework, {**{n: declared[n] for n in ids_of(built())
                                                           if n != "Index"}, name: 0})
            card = score(weights.apply(framework))
            for unit, (ours, rank) in self.found[name].items():
                self.assertAlmostEqual(card.get_score(unit, "Index"), ours, 11)
                self.assertEqual(card.get_rank(unit, "Index"), rank)
        removed = shrunk("Bord")
        for unit, (ours, _) in self.found["Bord"].items():
            self.assertAlmostEqual(removed.get_score(unit, "Index"), ours, 11)


class ZCompleteTest(unittest.TestCase):
    def test_every_entry_is_handled(self):
        """Runs last: what no test above named would be left out in silence."""
        self.assertEqual(coinr.category(*CATEGORIES) - set(coinr.outcomes), set())


if __name__ == "__main__":
    coinr.require_golden()
    unittest.main()
