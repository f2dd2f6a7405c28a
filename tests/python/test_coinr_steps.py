#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The steps of a method against what COINr computed from the same data."""

import itertools
import json
import math
import unittest

import coinr
import r_calls
from support import Dti, GLib

CATEGORIES = ("pipeline", "denominate", "impute", "screen", "treat", "normalise", "function", "panel")

DENOMINATE = {"step": "denominate", "by": {}}
IMPUTE = {"step": "impute", "with": "mean", "by": "group:EurAsia_group"}
SCREEN = {"step": "screen", "min-available": 0.9}
TREAT = {"step": "treat", "winsorise": {"max-points": 5}}
NORMALISE = {"step": "normalise", "rule": {"type": "min-max", "upper": 100}}

handles = coinr.handles


def denominate():
    return {"step": "denominate", "by": coinr.denominators()}


def treat(points=5, **members):
    return {"step": "treat", "winsorise": {"max-points": points}, **members}


class StepTest(coinr.GoldenTest):
    def check(self, entry, method, **options):
        handles(entry)
        data = coinr.prepare(method, coinr.dataset()).get_dataset()
        self.assert_table(entry, lambda unit, node: data.get_number(unit, "", node), **options)

    # What COINr calls the transforms; its mark for log_CT_plus is that of log_CT.
    ACTIONS = {
        "log_CT": ("log-ct", "log-ct-plus"),
        "log_CT_orig": ("log-ct-orig",),
        "winhi": ("winsorised-high",),
        "winlo": ("winsorised-low",),
    }

    def check_shapes(self, entry, preparation, stages=3):
        """The table of skewness and kurtosis, and how many numbers were drawn in."""
        handles(entry)
        found = {column.get_node(): column for column in preparation.get_treated_columns()}
        tolerance = coinr.manifest()[entry]["tolerance"]
        names = {
            "check_SkewKurt0": ("skewness", "kurtosis", "passes"),
            "check_SkewKurt1": ("winsorised_skewness", "winsorised_kurtosis", "winsorised_passes"),
            "check_SkewKurt2": ("transformed_skewness", "transformed_kurtosis", "transformed_passes"),
        }
        for row in coinr.rows(coinr.manifest()[entry]["output"]):
            column = found.get(row["iCode"])
            if column is None:
                # An indicator that is not to be treated has no row of numbers there either.
                self.assertNotIn("TRUE", row.values(), row)
                self.assertNotIn("FALSE", row.values(), row)
                continue
            for prefix, ours in list(names.items())[:stages]:
                self.check_shape(row, prefix, column, ours, tolerance)
            if row.get("check_SkewKurt1.Pass") == "TRUE":
                self.assertEqual(column.get_n_high() + column.get_n_low(), int(row["winsorise.nwin"]), row)

    def check_shape(self, row, prefix, column, ours, tolerance):
        skewness, kurtosis, passes = (getattr(column.props, name) for name in ours)
        for suffix, number in (("Skew", skewness), ("Kurt", kurtosis)):
            theirs = coinr.number(row.get(f"{prefix}.{suffix}", "NA"))
            self.assertTrue(coinr.close(number, theirs, tolerance), (row, prefix, number))
        self.assertEqual(passes, row.get(f"{prefix}.Pass") == "TRUE", row)

    def check_points(self, entry, preparation):
        """Which points were winsorised, which transformed, which left."""
        handles(entry)
        treated = preparation.get_dataset()
        last = [step.get_type_name() for step in preparation.get_steps()].index("treat")
        done = {(cell.get_unit(), cell.get_node()): cell for cell in preparation.get_cells()
                if cell.get_step() == last}
        seen = 0
        for row in coinr.rows(coinr.manifest()[entry]["output"]):
            for node in coinr.indicators():
                # A column that was not looked at is not in the table.
                theirs = row.get(node, "").replace("NA", "").split("+")[-1]
                cell = done.get((row["uCode"], node))
                ours = cell.get_action() if cell else ""
                # COINr's Box–Cox leaves no mark, and none over that of the winsorising before.
                if ours != "box-cox":
                    same = cell is None and theirs in self.ACTIONS and self.is_fixed_point(
                        treated, row["uCode"], node)
                    self.assertTrue(same or ours in self.ACTIONS.get(theirs, ("",)), (row["uCode"], node))
                seen += theirs != "" or ours == "box-cox"
        self.assertGreater(seen, 0)

    def is_fixed_point(self, treated, unit, node):
        """log(x − min + 1) of 0 where 0 is the least: transformed, and the same number."""
        column = [treated.get_number(other, "", node) for other in treated.list_units("")]
        return min(column) == 0 == treated.get_number(unit, "", node)


class PipelineTest(StepTest):
    def test_stages(self):
        method = [denominate(), IMPUTE, SCREEN, TREAT, NORMALISE]
        names = ["raw", "denominated", "imputed", "screened", "treated", "normalised"]
        for n, name in enumerate(names):
            with self.subTest(name):
                # The manifest compares the treated numbers exactly, but with others as input.
                self.check("screened" if name == "treated" else name, method[:n],
                           path=f"pipe/{name}.csv")

    def test_aggregated(self):
        handles("aggregated")
        framework = coinr.framework([denominate(), IMPUTE, SCREEN, TREAT, NORMALISE])
        card = Dti.Scorer.new(framework).score(coinr.dataset(), None)
        nodes = [node.get_id() for node in framework.get_nodes()]
        self.assert_table("aggregated", card.get_score, columns=nodes)

    def test_tree(self):
        """Parents and weights, from the document that was read."""
        handles("lineage", "meta_ind", "weights_original")
        framework = coinr.framework()
        for row in coinr.rows("pipe/lineage.csv"):
            chain = [row[name] for name in ("Indicator", "Pillar", "Sub-index", "Index")]
            for child, parent in zip(chain, chain[1:]):
                parents = [node.get_id() for node in framework[child].get_parents()]
                self.assertEqual(parents, [parent])
        for row in coinr.rows("pipe/weights_original.csv"):
            parents = list(framework[row["iCode"]].get_parents())
            if parents:
                children = [node.get_id() for node in parents[0]]
                weight = parents[0].get_child_weight(children.index(row["iCode"]))
                self.assertEqual(weight, float(row["Weight"]))
        seen = set()
        for row in coinr.rows("pipe/meta_ind.csv"):
            if row["Type"] in ("Group", "Denominator"):
                self.assertTrue(framework.has_column(row["iCode"]))
                continue
            node = framework[row["iCode"]]
            seen.add(row["iCode"])
            # COINr counts levels from the indicators, here all of one depth.
            depth = 0
            while isinstance(node, Dti.Pillar):
                node, depth = list(node)[0], depth + 1
            self.assertEqual(depth + 1, int(row["Level"]))
            node = framework[row["iCode"]]
            self.assertEqual([parent.get_id() for parent in node.get_parents()],
                             [] if row["Parent"] == "NA" else [row["Parent"]])
            if row["Type"] == "Indicator":
                self.assertEqual(node.get_direction() == Dti.Direction.DOWN, float(row["Direction"]) < 0)
        self.assertEqual(seen, {node.get_id() for node in framework.get_nodes()})

    def test_treatment(self):
        preparation = coinr.prepare([denominate(), IMPUTE, SCREEN, TREAT], coinr.dataset())
        self.check_shapes("treated_dets", preparation)
        self.check_points("treated_points", preparation)


class TreatTest(StepTest):
    """COINr treated the screened data; here they are the input."""

    def test_pipeline(self):
        handles("treated")
        self.assert_table("treated", self.get(self.run_step(TREAT)))

    CASES = {
        "default": treat(),
        "winmax1": treat(1),
        "winmax1_combine": treat(1, combine=True),
        "winmax2_logorig": treat(2, then="log-ct-orig"),
        "winmax1_logplus": treat(1, then="log-ct-plus"),
        "winmax1_boxcox0": treat(1, then={"type": "box-cox", "lambda": 0}),
        "winmax1_boxcox05": treat(1, then={"type": "box-cox", "lambda": 0.5}),
        "thresh1_1": {"step": "treat", "winsorise": {"skewness": 1, "kurtosis": 1}},
        "thresh_half": {"step": "treat", "winsorise": {"skewness": 0.5, "kurtosis": 0}},
        "indiv_mix": treat(
            nodes={"LPI": "none", "Flights": "none", "Bord": {"winsorise": {"max-points": 1}}}
        ),
    }

    def run_step(self, step):
        return coinr.prepare([step], coinr.dataset("pipe/screened.csv", columns=coinr.indicators()))

    def get(self, preparation):
        data = preparation.get_dataset()
        return lambda unit, node: data.get_number(unit, "", node)

    def test_cases(self):
        for name, step in self.CASES.items():
            with self.subTest(name):
                preparation = self.run_step(step)
                handles(f"treat_{name}")
                self.assert_table(f"treat_{name}", self.get(preparation))
                for entry in coinr.present(f"treat_{name}_dets"):
                    self.check_shapes(entry, preparation)
                for entry in coinr.present(f"treat_{name}_points"):
                    self.check_points(entry, preparation)

    def test_quick(self):
        handles("qtreat_win3")
        step = {"step": "treat", "winsorise": {"max-points": 3, "skewness": 1.5, "kurtosis": 3}}
        self.assert_table("qtreat_win3", self.get(self.run_step(step)))

    def test_none_is_none(self):
        """COINr treats in spite of "none"; here what is not asked for is not done."""
        coinr.answers("“none” leaves the numbers as they are", *(
            name for name in coinr.category("treat") if name.startswith("treat_none_string")))
        self.assert_table("treat_none_string", self.get(self.run_step(TREAT)))
        data = coinr.dataset("pipe/screened.csv", columns=coinr.indicators())
        untouched = coinr.prepare([], data).get_dataset()
        entry = coinr.manifest()["screened"]
        self.assertEqual(entry["output"], "pipe/screened.csv")
        self.assert_table("screened", lambda unit, node: untouched.get_number(unit, "", node))

    def test_logarithm_of_the_innovation_index(self):
        """COINr leaves the numbers; the right ones stand in correct/. A maximum up to 1 is refused."""
        coinr.answers("log-gii transforms", *(
            name for name in coinr.category("treat") if name.startswith("treat_winmax1_logGII")))
        handles("correct_treat_winmax1_logGII")
        preparation = self.run_step(treat(1, then="log-gii"))
        refused = {problem.get_node() for problem in preparation.get_problems()}
        self.assertEqual({problem.get_code() for problem in preparation.get_problems()}, {"not-treated"})
        self.assert_table("correct_treat_winmax1_logGII", self.get(preparation), skip=refused,
                          why="not-treated: log-gii turns the order round where the maximum is below 1")
        for entry in coinr.present("treat_winmax1_logGII_dets"):
            # Before the transform the shapes are those of COINr.
            self.check_shapes(entry, preparation, 2)
        original = {row["uCode"]: row for row in coinr.rows("pipe/screened.csv")}
        get = self.get(preparation)
        for row in coinr.rows("treat/winmax1_logGII.csv"):
            for node in coinr.indicators():
                if get(row["uCode"], node) == float(original[row["uCode"]][node]):
                    self.assertEqual(row[node], original[row["uCode"]][node])
        for node in refused:
            self.assertLessEqual(max(coinr.number(row[node]) for row in original.values()), 1.0)


class FunctionTest(coinr.GoldenTest):
    """Single functions on the columns of one table."""

    def apply(self, entry, step, source="pipe/imputed.csv"):
        handles(entry)
        step = Dti.Step.new_from_json(json.dumps(step))
        table = {}
        for node in coinr.indicators():
            values = [coinr.number(row[node]) for row in coinr.rows(source)]
            table[node] = coinr.column_numbers(step, node, values)
        expected = coinr.rows(coinr.manifest()[entry]["output"])
        tolerance = coinr.manifest()[entry]["tolerance"]
        for node in coinr.indicators():
            for row, ours in zip(expected, table[node]):
                self.assertTrue(coinr.close(ours, coinr.number(row[node]), tolerance), (entry, node))

    def test_winsorise(self):
        for n in (1, 2, 3, 5, 10):
            with self.subTest(n):
                self.apply(f"fun_winsorise_force{n}",
                           {"step": "treat", "winsorise": {"max-points": n, "force": True}, "then": "none"})
        self.apply("fun_winsorise_nomax", {"step": "treat", "then": "none",
                                           "winsorise": {"max-points": -1, "skewness": 1, "kurtosis": 1}})

    def test_transforms(self):
        """Bounds that nothing passes, and no point to winsorise: the transform alone."""
        always = {"max-points": 0, "skewness": -1, "kurtosis": -100}
        cases = {
            "fun_log_CT": "log-ct",
            "fun_log_CT_orig": "log-ct-orig",
            "fun_log_CT_plus": "log-ct-plus",
            "fun_boxcox_-1": {"type": "box-cox", "lambda": -1},
            "fun_boxcox_0": {"type": "box-cox", "lambda": 0},
            "fun_boxcox_0.5": {"type": "box-cox", "lambda": 0.5},
            "fun_boxcox_2": {"type": "box-cox", "lambda": 2},
        }
        for entry, then in cases.items():
            with self.subTest(entry):
                self.apply(entry, {"step": "treat", "winsorise": always, "then": then})

    def test_shape(self):
        handles("fun_skewkurt")
        preparation = coinr.prepare(
            [treat()], coinr.dataset("pipe/denominated.csv", columns=coinr.indicators()))
        columns = {column.get_node(): column for column in preparation.get_treated_columns()}
        entry = coinr.manifest()["fun_skewkurt"]
        for row in coinr.rows(entry["output"]):
            column = columns[row["iCode"]]
            self.assertTrue(coinr.close(column.get_skewness(), float(row["skew"]), entry["tolerance"]))
            self.assertTrue(coinr.close(column.get_kurtosis(), float(row["kurt"]), entry["tolerance"]))


class DenominateTest(StepTest):
    def test_scales(self):
        by = {row["iCode"]: row["Denominator"] for row in coinr.rows("input/denomby.csv")}
        scale = {row["iCode"]: float(row["ScaleFactor"]) for row in coinr.rows("input/denomby.csv")}
        self.check("denom_scalefactor", [{"step": "denominate", "by": by, "scale": scale}])
        self.check("denom_mult", [{"step": "denominate", "by": by, "scale": scale, "multiply": True}])

    def test_world(self):
        """Denominators from another table."""
        handles("denom_world")
        data = coinr.dataset(columns=coinr.indicators())
        world = {row["uCode"]: row for row in coinr.rows("input/WorldDenoms.csv")}
        other = Dti.Dataset.new()
        for unit in data.get_units():
            for node in coinr.indicators():
                value = data.get_number(unit, "", node)
                if value is not None:
                    other.set_number(unit, "", node, value)
            for name in ("GDP", "Population"):
                value = coinr.number(world[unit][name]) if unit in world else math.nan
                if math.isfinite(value):
                    other.set_number(unit, "", name, value)
        step = {"step": "denominate", "by": {"Goods": "GDP", "Flights": "Population"}}
        result = coinr.prepare([step], other).get_dataset()
        self.assert_table("denom_world", lambda unit, node: result.get_number(unit, "", node))


class ImputeTest(StepTest):
    """The steps are read from the calls."""

    def calls(self, function):
        for entry in sorted(coinr.category("impute")):
            call = r_calls.parse_call(coinr.manifest()[entry]["call"], function)
            if call and not entry.endswith("_DataT"):
                yield entry, call.named

    @staticmethod
    def step(named):
        step = {"step": "impute", "with": "median" if "median" in named["f_i"] else "mean"}
        if "use_group" in named:
            step["by"] = f"group:{named['use_group']}"
        if named.get("impute_by") == "row":
            step["by"] = "pillar" if "group_level" in named else "unit"
            step["normalise"] = named.get("normalise_first", True)
        return step

    @staticmethod
    def flatten(document, nodes):
        """Takes the pillars out of the tree: COINr's level 2 are they, its level 3 the sub-indices."""
        for sub in document["root"]["children"]:
            sub["children"] = [child for pillar in sub["children"] for child in pillar["children"]]

    def test_columns_and_rows(self):
        for entry, named in self.calls("Impute"):
            if coinr.manifest()[entry]["status"] == "error":
                # The documented way to skip the step stops COINr; a step that is not there does nothing.
                coinr.answers("a method without the step does not impute", entry)
                self.assertEqual(named["f_i"], "none")
                continue
            handles(entry)
            change = self.flatten if named.get("group_level") == 3 else None
            framework = coinr.framework([denominate(), self.step(named)], change=change)
            data = Dti.Preparation.new(framework, coinr.dataset()).get_dataset()
            self.assert_table(entry, lambda unit, node: data.get_number(unit, "", node))

    PANEL = {
        "latest": {"with": "latest"},
        "constant": {"with": "latest", "hold-ends": True},
        "linear": {"with": "linear", "hold-ends": True},
        "linear-constant": {"with": "linear", "hold-ends": True},
    }

    def test_panel(self):
        seen = set()
        for entry, named in self.calls("impute_panel"):
            kind = named.get("imp_type", "latest")
            step = {"step": "impute", **self.PANEL[kind]}
            if "max_time" in named:
                step["max-steps"] = int(named["max_time"])
            if coinr.manifest()[entry]["status"] == "error":
                # A unit with one number stops COINr's "linear"; here the number is held.
                coinr.answers("a single number is held, and stops nothing", entry)
                self.assertEqual(kind, "linear")
                self.check_panel("impute_panel_linear_constant", [step])
            else:
                self.check_panel(entry, [step])
            seen.add(kind)
        self.assertGreaterEqual(seen, {"latest", "constant", "linear-constant"})

    def check_panel(self, entry, method):
        handles(entry)
        columns = [name for name in coinr.rows("input/panel_na.csv")[0] if name not in ("uCode", "Time")]
        data = coinr.dataset("input/panel_na.csv", lambda row: row["Time"], columns)
        result = coinr.prepare(method, data).get_dataset()
        self.assert_table(entry, lambda unit, node, time: result.get_number(unit, time, node),
                          columns=columns, period=lambda row: row["Time"])

    def test_sources(self):
        """The period that each number was taken from has that number."""
        handles("impute_panel_latest_DataT")
        columns = [name for name in coinr.rows("input/panel_na.csv")[0] if name not in ("uCode", "Time")]
        data = coinr.dataset("input/panel_na.csv", lambda row: row["Time"], columns)
        preparation = coinr.prepare([{"step": "impute", "with": "latest"}], data)
        filled = {(c.get_unit(), c.get_period(), c.get_node()): c.get_after()
                  for c in preparation.get_cells()}
        checked = 0
        for row in coinr.rows("impute/panel_latest_DataT.csv"):
            for column in columns:
                key = (row["uCode"], row["Time"], column)
                if key in filled:
                    self.assertEqual(filled[key], data.get_number(row["uCode"], row[column], column))
                    checked += 1
        self.assertEqual(checked, len(filled))


class ScreenTest(coinr.GoldenTest):
    def check_included(self, entry, **members):
        handles(entry)
        preparation = coinr.prepare([denominate(), {"step": "screen", **members}], coinr.dataset())
        kept = set(preparation.get_dataset().list_units(""))
        statistics = Dti.Statistics.new(
            coinr.framework(), coinr.dataset("pipe/denominated.csv", columns=coinr.indicators()), None)
        shares = [dict(zip(statistics.get_units(), statistics.availability_to_numpy(None, column)))
                  for column in (Dti.AvailabilityColumn.AVAILABLE_SHARE,
                                 Dti.AvailabilityColumn.NON_ZERO_SHARE)]
        tolerance = coinr.manifest()[entry]["tolerance"]
        for row in coinr.rows(coinr.manifest()[entry]["output"]):
            self.assertEqual(row["uCode"] in kept, row["Included"] == "TRUE", row["uCode"])
            for share, name in zip(shares, ("Dat_Avail", "Non_Zero")):
                self.assertTrue(coinr.close(share[row["uCode"]], float(row[name]), tolerance), (row, name))

    def test_included(self):
        self.check_included("screen_byNA_0.95", **{"min-available": 0.95})
        self.check_included("screen_byzeros_0.95", **{"min-non-zero": 0.95})
        self.check_included("screen_both", **{"min-available": 0.95, "min-non-zero": 0.95})
        self.check_included("screen_force", **{"min-available": 0.95, "force": {"BRN": True, "AUT": False}})

    def test_availability(self):
        """The shares, found by where the bound begins to bite; by pillar, by coverage."""
        handles("data_avail", "data_avail_bygroup")
        for row in coinr.rows("screen/data_avail.csv")[:12]:
            available, non_zero = float(row["Dat_Avail"]), float(row["Non_Zero"])
            for name, share in (("min-available", available), ("min-non-zero", non_zero)):
                for bound, stays in ((share - 1e-9, True), (min(share + 1e-9, 1.0), share == 1.0)):
                    preparation = coinr.prepare(
                        [denominate(), {"step": "screen", name: max(bound, 0.0)}], coinr.dataset())
                    kept = preparation.get_dataset().list_units("")
                    self.assertEqual(row["uCode"] in kept, stays, (row["uCode"], name, bound))
        card = Dti.Scorer.new(coinr.framework([denominate()])).score(coinr.dataset(), None)
        pillars = [row["iCode"] for row in coinr.asem_meta() if row["Level"] == "2"]
        self.assert_table("data_avail_bygroup", card.get_coverage, columns=pillars)


class NormaliseTest(coinr.GoldenTest):
    """COINr multiplies the numbers of a negative indicator by −1 and gives its parameters so."""

    CASES = {
        "minmax_default": {"type": "min-max", "upper": 100},
        "minmax_0_1": {"type": "min-max"},
        "minmax_1_100": {"type": "min-max", "lower": 1, "upper": 100},
        "minmax_m1_1": {"type": "min-max", "lower": -1, "upper": 1},
        # An interval from 100 to 0 is one in the other direction.
        "minmax_100_0": {"type": "min-max", "lower": 100, "upper": 0},
        "zscore_0_1": {"type": "z-score"},
        "zscore_10_3": {"type": "z-score", "mean": 10, "sd": 3},
        "zscore_100_15": {"type": "z-score", "mean": 100, "sd": 15},
        "dist2max": {"type": "distance-to-best"},
        "dist2ref_1": {"type": "distance-to-reference", "reference": "AUS", "clamp": False},
    }

    POSITIONS = {
        "borda": {"type": "borda"},
        **{f"rank_{ties}": {"type": "rank", "ties": name} for ties, name in
           (("min", "competition"), ("max", "max"), ("average", "average"), ("first", "first"))},
        **{f"prank_{ties}": {"type": "percentile-rank", "ties": name} for ties, name in
           (("min", "competition"), ("max", "max"), ("average", "average"), ("first", "first"))},
    }

    def run_rule(self, entry, rule, source="pipe/treated.csv", nodes=None, change=None, columns=None):
        """Columns that have no score here, with a problem, are those where COINr divides by 0."""
        handles(entry)
        step = {"step": "normalise", "rule": rule, "nodes": nodes or {}}
        data = coinr.dataset(source, columns=coinr.indicators())
        preparation = coinr.prepare([step], data, change=change)
        result = preparation.get_dataset()
        refused = {problem.get_node() for problem in preparation.get_problems()}
        table = coinr.rows(coinr.manifest()[entry]["output"])
        for node in refused:
            self.assertFalse(all(math.isfinite(coinr.number(row[node])) for row in table), node)
        self.assert_table(entry, lambda unit, node: result.get_number(unit, "", node),
                          columns=columns, skip=refused, why=self.NO_SPREAD)

    NO_SPREAD = "not-computable: the rule divides by 0 there"

    def test_cases(self):
        for name, rule in self.CASES.items():
            for entry in coinr.present(f"norm_{name}"):
                with self.subTest(entry):
                    self.run_rule(entry, rule)

    def positions(self, rule, nodes=None):
        """Scores by position among −x for negative indicators: first the sign, then the rule.

        Turning the scale with `direction` gives n + 1 − r, where of tied units the others are first.
        """
        signed = [{"type": "expression", "formula": "-x"}, rule]

        def change(document, all_nodes):
            for name, node in all_nodes.items():
                if "direction" in node:
                    chosen = (nodes or {}).get(name, rule)
                    node["rule"] = signed if node["direction"] == "down" else chosen

        framework = coinr.framework(change=change)
        data = coinr.dataset("pipe/treated.csv", columns=coinr.indicators())
        return Dti.Scorer.new(framework).score(data, None)

    def near_ties(self):
        """Columns where numbers differ beyond the 14th digit only: they tie here, not in COINr."""
        found = set()
        for node in coinr.indicators():
            values = {float(row[node]) for row in coinr.rows("pipe/treated.csv")}
            if len({f"{value:.13e}" for value in values}) < len(values):
                found.add(node)
        return found

    def test_positions(self):
        near = self.near_ties()
        self.assertLess(len(near), 5)
        for name, rule in self.POSITIONS.items():
            with self.subTest(name):
                handles(f"norm_{name}")
                self.assert_table(f"norm_{name}", self.positions(rule).get_score, skip=near,
                                  why="numbers that are equal at 14 digits tie")

    @staticmethod
    def slow_place(rule, values, unit):
        """The score of a unit by counting; @values as 14 digits write them, in the order of the units."""
        below = sum(other < values[unit] for other in values.values())
        tied = [name for name in values if values[name] == values[unit]]
        place = {"competition": 1, "max": len(tied), "average": (1 + len(tied)) / 2,
                 "first": 1 + tied.index(unit)}[rule.get("ties", "competition")]
        return {"rank": below + place, "borda": below + place - 1,
                "percentile-rank": (below + place - 1) / (len(values) - 1)}[rule["type"]]

    def test_near_ties(self):
        """Against a count of the numbers as 14 digits write them."""
        signs = self.signed()
        for rule in self.POSITIONS.values():
            card = self.positions(rule)
            for node in self.near_ties():
                values = {row["uCode"]: signs[node] * float(f"{float(row[node]):.13e}")
                          for row in coinr.rows("pipe/treated.csv")}
                for unit in values:
                    expected = self.slow_place(rule, values, unit)
                    self.assertAlmostEqual(card.get_score(unit, node), expected, 14)

    def test_with_missing(self):
        for name, rule in (("minmax", {"type": "min-max", "upper": 100}),
                           ("zscore", {"type": "z-score"}),
                           ("minmax_1_100", {"type": "min-max", "lower": 1, "upper": 100})):
            with self.subTest(name):
                self.run_rule(f"norm_na_{name}", rule, "pipe/denominated.csv")

    def test_directions(self):
        def upward(document, nodes):
            for node in nodes.values():
                if "direction" in node:
                    node["direction"] = "up"

        self.run_rule("norm_minmax_alldir1", {"type": "min-max", "upper": 100}, change=upward)

    def test_mix(self):
        nodes = {
            "LPI": {"type": "min-max", "lower": 1, "upper": 7},
            # In the units of the indicator, where COINr wants −20 to 0.
            "CO2": {"type": "expression", "formula": "max(0, min(1, (20 - x) / 20)) * 10"},
        }
        # NEET is negative, and ranks of −x come from a list of rules, which the step does not take.
        others = [node for node in coinr.indicators() if node != "NEET"]
        self.run_rule("norm_indiv_mix", {"type": "z-score"}, nodes=nodes, columns=others)
        card = self.positions({"type": "percentile-rank"})
        self.assert_table("norm_indiv_mix", card.get_score, columns=["NEET"])

    def signed(self):
        return {row["iCode"]: float(row["Direction"]) for row in coinr.asem_meta()
                if row["Type"] == "Indicator"}

    def test_signed_parameters(self):
        """What COINr computes from −x, as a formula in x."""
        down = [node for node, sign in self.signed().items() if sign < 0]
        formula = {node: {"type": "expression", "formula": "-x"} for node in down}
        self.run_rule("norm_none", {"type": "points", "clamp": False}, nodes=formula)
        formula = {node: {"type": "expression", "formula": "(-x - 0) / 100 * 100"} for node in down}
        self.run_rule("norm_scaled_default", {"type": "expression", "formula": "x / 100 * 100"},
                      nodes=formula)
        params = {row["iCode"]: row for row in coinr.rows("input/norm_params.csv")}
        formulas = {}
        for node, sign in self.signed().items():
            ends = sorted(sign * float(params[node][f"goalpost_{end}"]) for end in ("lower", "upper"))
            lower, upper = ends
            formulas[node] = {"type": "expression",
                              "formula": f"({sign:g} * x - ({lower!r})) / (({upper!r}) - ({lower!r})) * 10"}
        self.run_rule("norm_scaled_iMeta", {"type": "points"}, nodes=formulas)
        for entry in coinr.present("norm_scaled_10_20_1"):
            formula = {node: {"type": "expression", "formula": "(-x - 10) / 10"} for node in down}
            self.run_rule(entry, {"type": "expression", "formula": "(x - 10) / 10"}, nodes=formula)

    def scored(self, rules, maximum):
        """Scores with a rule for each indicator, which has @maximum points."""

        def change(document, nodes):
            for name, rule in rules.items():
                nodes[name].update({"rule": rule, "max": maximum})

        data = coinr.dataset("pipe/treated.csv", columns=coinr.indicators())
        return Dti.Scorer.new(coinr.framework(change=change)).score(data, None).get_score

    def test_goalposts(self):
        """Posts and targets in the units of the indicator, of negative ones too."""
        params = {row["iCode"]: row for row in coinr.rows("input/norm_params.csv")}
        table = {row["uCode"]: row for row in coinr.rows("pipe/treated.csv")}
        signs = self.signed()
        for clamp, maximum, name in ((False, 1, "notrunc_1"), (True, 100, "trunc_100")):
            rules = {node: {"type": "goalposts", "min": float(params[node]["goalpost_lower"]),
                            "max": float(params[node]["goalpost_upper"]), "clamp": clamp}
                     for node in coinr.indicators()}
            score = self.scored(rules, maximum)
            for unit, node in itertools.product(table, coinr.indicators()):
                low, high = rules[node]["min"], rules[node]["max"]
                share = (float(table[unit][node]) - low) / (high - low)
                share = 1 - share if signs[node] < 0 else share
                share = min(max(share, 0), 1) if clamp else share
                self.assertAlmostEqual(score(unit, node), maximum * share, delta=1e-12 * (1 + abs(share)))
            for entry in coinr.present(f"norm_goalposts_iMeta_{name}"):
                handles(entry)
                self.assert_table(entry, score)

    def test_targets(self):
        params = {row["iCode"]: row for row in coinr.rows("input/norm_params.csv")}
        table = coinr.rows("pipe/treated.csv")
        rules = {node: {"type": "distance-to-target", "target": float(params[node]["Target"])}
                 for node in coinr.indicators()}
        score = self.scored(rules, 1)
        for node, sign in self.signed().items():
            start = min(sign * float(row[node]) for row in table)
            target = sign * rules[node]["target"]
            for row in table:
                share = (sign * float(row[node]) - start) / (target - start)
                self.assertAlmostEqual(score(row["uCode"], node), share, delta=1e-12 * (1 + abs(share)))
        for entry, top in (("norm_dist2targ_iMeta", math.inf), ("norm_dist2targ_iMeta_cap", 1)):
            for entry in coinr.present(entry):
                handles(entry)
                self.assert_table(entry, lambda unit, node: min(score(unit, node), top))

    def test_reference_with_a_cap(self):
        rule = {"type": "distance-to-reference", "clamp": False}
        units = [row["uCode"] for row in sorted(coinr.rows("pipe/treated.csv"), key=lambda r: r["uCode"])]
        rule["reference"] = units[9]
        handles("norm_dist2ref_10_cap")
        step = {"step": "normalise", "rule": rule}
        data = coinr.dataset("pipe/treated.csv", columns=coinr.indicators())
        preparation = coinr.prepare([step], data)
        # Where the reference is the worst unit COINr divides by 0; here no unit has a score.
        refused = {problem.get_node() for problem in preparation.get_problems()}
        result = preparation.get_dataset()

        def capped(unit, node):
            value = result.get_number(unit, "", node)
            return None if value is None else min(value, 1.0)

        self.assert_table("norm_dist2ref_10_cap", capped, skip=refused, why=self.NO_SPREAD)

    def test_fraction_keeps_the_direction(self):
        """COINr loses the direction of negative indicators here; x / max, mirrored, is right."""
        down = {node for node, sign in self.signed().items() if sign < 0}
        others = [node for node in coinr.indicators() if node not in down]
        coinr.answers("of a negative indicator 1 − x / max", "norm_fracmax")
        self.run_rule("norm_fracmax", {"type": "fraction-of-max", "clamp": False}, columns=others)
        data = coinr.dataset("pipe/treated.csv", columns=coinr.indicators())
        step = {"step": "normalise", "rule": {"type": "fraction-of-max", "clamp": False}}
        result = coinr.prepare([step], data).get_dataset()
        for node in down:
            best = max(coinr.number(row[node]) for row in coinr.rows("pipe/treated.csv"))
            for row in coinr.rows("pipe/treated.csv"):
                expected = 1.0 - coinr.number(row[node]) / best
                self.assertAlmostEqual(result.get_number(row["uCode"], "", node), expected, delta=1e-12)
        # COINr's are x over the least x: the more, the higher.
        for node in down:
            least = min(coinr.number(row[node]) for row in coinr.rows("pipe/treated.csv"))
            for theirs, row in zip(coinr.rows("norm/fracmax.csv"), coinr.rows("pipe/treated.csv")):
                if least != 0:
                    self.assertAlmostEqual(float(theirs[node]) / (float(row[node]) / least), 1, 11)


class PanelTest(coinr.GoldenTest):
    def prepared(self, source, method):
        data = coinr.dataset(source, lambda row: row["Time"], coinr.indicators())
        result = coinr.prepare(method, data).get_dataset()
        return lambda unit, node, time: result.get_number(unit, time, node)

    def check(self, entry, source, method):
        handles(entry)
        self.assert_table(entry, self.prepared(source, method), period=lambda row: row["Time"])

    def test_panel(self):
        panel = {"type": "min-max", "upper": 100, "scope": "panel"}
        self.check("purse_raw", "input/ASEM_iData_p.csv", [])
        self.check("purse_treated", "panel/raw.csv", [SCREEN, TREAT])
        self.check("purse_normalised_indep", "panel/treated.csv", [NORMALISE])
        self.check("purse_normalised_global", "panel/treated.csv",
                   [{"step": "normalise", "rule": panel}])

    def test_aggregated(self):
        handles("purse_aggregated")
        panel = {"type": "min-max", "upper": 100, "scope": "panel"}
        framework = coinr.framework([SCREEN, TREAT, {"step": "normalise", "rule": panel}])
        data = coinr.dataset("panel/raw.csv", lambda row: row["Time"], coinr.indicators())
        cards = {card.get_period(): card for card in Dti.Scorer.new(framework).score_all(data)}
        nodes = [node.get_id() for node in framework.get_nodes()]
        self.assert_table("purse_aggregated", lambda u, n, time: cards[time].get_score(u, n),
                          columns=nodes, period=lambda row: row["Time"])


class ZCompleteTest(unittest.TestCase):
    def test_every_entry_is_handled(self):
        """Runs last: what no test above named would be left out in silence."""
        trends = {"fun_trend"}  # belongs to the trends
        self.assertEqual(coinr.category(*CATEGORIES) - set(coinr.outcomes) - trends, set())


if __name__ == "__main__":
    coinr.require_golden()
    assert GLib
    unittest.main()
