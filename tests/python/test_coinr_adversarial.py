#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Small tables with something odd in them: against COINr, and against the right answer.

The right answer is found here a second time, in exact fractions. Each call is made on each table,
whether the manifest has the result or not. Where COINr says something else, the reason must stand in
DIFFERENT; where a number has no score, a problem must name its place.
"""

import fnmatch
import functools
import itertools
import json
import math
import os
import tempfile
import unittest
from fractions import Fraction

import coinr
import r_calls
from support import Dti, GLib, file, raises

# Statistics, components and alpha of these tables are tested with the others.
ELSEWHERE = ("cronbach", "pca", "stats")

TABLES = ("allNA", "constant", "zeros", "negatives", "oneunit", "ties", "inf", "nan", "allNArow", "huge",
          "twounits", "oneNAeach")

FREE = {"type": "points", "clamp": False}
RULES = {
    "n_minmax": {"type": "min-max", "upper": 100},
    "n_zscore": {"type": "z-score"},
    "n_dist2max": {"type": "distance-to-best"},
    "n_fracmax": {"type": "fraction-of-max"},
    "n_prank": {"type": "percentile-rank"},
    "n_rank": {"type": "rank"},
    "n_borda": {"type": "borda"},
    "neg_minmax": {"type": "min-max", "upper": 100, "direction": "down"},
}
# What is done: the rule of the indicators, the aggregation, the weights.
SCORES = {name: (rule, "mean", None) for name, rule in RULES.items()}
for mean in ("gmean", "hmean"):
    KIND = {"gmean": "geometric-mean", "hmean": "harmonic-mean"}[mean]
    SCORES[f"minmax1_100_a_{mean}"] = ({"type": "min-max", "lower": 1, "upper": 100}, KIND, None)
    SCORES[f"rawagg_{mean}"] = (FREE, KIND, None)
SCORES["rawagg_amean_w021"] = (FREE, "mean", (0, 2, 1))
SCORES["copeland"] = (FREE, "copeland", None)
SCORES["ranks"] = (FREE, "mean", None)
STEPS = {
    "impute_mean": {"step": "impute", "with": "mean"},
    "impute_row": {"step": "impute", "with": "mean", "by": "unit"},
    "treat": {"step": "treat", "winsorise": {"max-points": 5}},
    "screen": {"step": "screen", "min-available": 2 / 3},
    "screen_zeros": {"step": "screen", "min-non-zero": 0.05},
}

# Where the exact answer is a number and a double cannot find it; a problem says so.
TOO_FAR = {("huge", call): {"x"} for call in (
    "n_minmax", "n_dist2max", "neg_minmax", "minmax1_100_a_gmean", "minmax1_100_a_hmean")}
TOO_FAR["huge", "n_zscore"] = {"x", "y"}
TOO_FAR["huge", "rawagg_hmean"] = {"IDX"}

# Why the answer is not COINr's: where it stops ("error"), has other units ("units"), or at which nodes.
ALONE = "what two units do not both have decides nothing between them"
DIFFERENT = (
    ("inf_*", {"x", "z", "IDX", "copeland", "units"},
     "not-a-number: an infinite number is refused; the rest is scored without it"),
    ("huge_rawagg_[gh]mean", {"error"},
     "not-computable at the units with a number ≤ 0 or next to 0, and not the whole run"),
    ("huge_n_zscore", {"x", "y", "IDX"},
     "not-computable: the squares are more, or less, than a double holds"),
    ("huge_*m[ia]*", {"x", "IDX"},
     "not-computable: the range is more than a double holds, of all units alike"),
    ("*_rawagg_[gh]mean", {"error"},
     "not-computable at the units with a number ≤ 0, and scores for the others"),
    ("allNA*_copeland", {"copeland"}, ALONE),
    ("oneNAeach_copeland", {"copeland"}, ALONE),
    ("allNArow_screen_zeros", {"units"},
     "a unit without numbers has no zeros: it stays, under its own name"),
    ("ties_treat", {"z"}, "the skewness is 2 exactly, and only one below 2 passes"),
)


def split(entry):
    table, call = entry.removeprefix("adv_").split("_", 1)
    return table, call


@functools.lru_cache(None)
def cells(table):
    """Unit → node → exact number, or None; infinite numbers stand as they are."""
    def read(text):
        number = coinr.number(text)
        return None if math.isnan(number) else number if math.isinf(number) else Fraction(number)

    return {row["uCode"]: {name: read(text) for name, text in row.items() if name != "uCode"}
            for row in coinr.rows(f"adv/input_{table}.csv")}


def names_of(table):
    return list(next(iter(cells(table).values())))


@functools.lru_cache(None)
def finite(table):
    """The same as libdti takes it."""
    return {unit: {name: None if number is not None and math.isinf(number) else number
                   for name, number in row.items()} for unit, row in cells(table).items()}


def framework(table, call):
    rule, aggregation, weights = SCORES.get(call, (None, "mean", None))
    children = [{"id": name, "weight": weight, **({"rule": rule} if rule else {})}
                for name, weight in zip(names_of(table), weights or itertools.repeat(1))]
    return Dti.Framework.new_from_json(json.dumps({
        "format": "dti-framework", "format-version": 1, "id": "adv",
        "method": [STEPS[call]] if call in STEPS else [],
        "root": {"id": "IDX", "aggregation": aggregation, "missing": "rebase", "children": children}}))


def read(table, model):
    """The table as a file; what is not there is an empty cell."""
    def write(number):
        if number is None:
            return ""
        return str(number).replace("inf", "Inf") if math.isinf(number) else repr(float(number))

    lines = [",".join(["unit", *names_of(table)])]
    lines += [",".join([unit, *map(write, row.values())]) for unit, row in cells(table).items()]
    return Dti.DatasetReader.new(model).read_bytes(GLib.Bytes.new("\n".join(lines).encode()), f"{table}.csv")


# ---- the right answers ----


def ranks(numbers, sign=1):
    """Competition ranks, 1 for the least."""
    return [1 + sum(sign * other < sign * number for other in numbers) for number in numbers]


def normalise(call, numbers):
    """Scores of the numbers of one column, or None: there are none."""
    n, low, high = len(numbers), min(numbers), max(numbers)
    if call in ("n_rank", "n_borda", "n_prank"):
        places = ranks(numbers)
        if call == "n_prank":
            return [Fraction(rank - 1, n - 1) for rank in places] if n > 1 else None
        return [rank - (call == "n_borda") for rank in places]
    if call == "n_fracmax":
        return [number / high for number in numbers] if high > 0 else None
    if low == high:
        return None
    shares = [(number - low) / (high - low) for number in numbers]
    if call == "n_zscore":
        mean = sum(numbers) / n
        variance = sum((number - mean) ** 2 for number in numbers) / (n - 1)
        return [math.copysign(math.sqrt((number - mean) ** 2 / variance), number - mean)
                for number in numbers]
    return {
        "n_dist2max": shares,
        "n_minmax": [100 * share for share in shares],
        "neg_minmax": [100 - 100 * share for share in shares],
    }.get(call, [1 + 99 * share for share in shares])


def aggregate(aggregation, pairs):
    """Of (number, weight) of the children that are there."""
    total = sum(weight for _, weight in pairs)
    if not pairs or total == 0:
        return None
    if aggregation == "mean":
        return sum(number * weight for number, weight in pairs) / total
    if min(number for number, _ in pairs) <= 0:
        return None
    if aggregation == "harmonic-mean":
        return total / sum(weight / number for number, weight in pairs)
    return math.exp(sum(float(weight / total) * math.log(number) for number, weight in pairs))


def copeland(rows, unit):
    """Pairs won less pairs lost, over what both have."""
    score = 0
    for other in rows:
        both = [(a, b) for a, b in zip(rows[unit].values(), rows[other].values()) if None not in (a, b)]
        ahead = sum(a > b for a, b in both)
        behind = sum(a < b for a, b in both)
        score += (ahead > behind) - (ahead < behind) if any(
            number is not None for number in rows[other].values()) else 0
    return score if any(number is not None for number in rows[unit].values()) else None


def expect_scores(table, call):
    """Unit → node → score."""
    rule, aggregation, weights = SCORES[call]
    source, names = finite(table), names_of(table)
    scores = {unit: dict(row) for unit, row in source.items()}
    for name in names if rule is not FREE else ():
        there = [unit for unit in source if source[unit][name] is not None]
        found = normalise(call, [source[unit][name] for unit in there]) if there else None
        if name in TOO_FAR.get((table, call), ()):
            found = None
        for i, unit in enumerate(there):
            scores[unit][name] = found[i] if found else None
    for unit, row in scores.items():
        pairs = [(row[name], weight) for name, weight in zip(names, weights or itertools.repeat(1))
                 if row[name] is not None and weight]
        row["IDX"] = None if "IDX" in TOO_FAR.get((table, call), ()) else aggregate(aggregation, pairs) \
            if aggregation != "copeland" else copeland(source, unit)
    return scores


def expect_imputed(table, call):
    source = finite(table)
    found = {unit: dict(row) for unit, row in source.items()}
    ends = {}
    for name in names_of(table):
        column = [row[name] for row in source.values() if row[name] is not None]
        ends[name] = (min(column), max(column), sum(column) / len(column)) if column else None
    for unit, row in source.items():
        shares = [(row[name] - ends[name][0]) / (ends[name][1] - ends[name][0]) for name in row
                  if row[name] is not None and ends[name][0] < ends[name][1]]
        for name in row:
            if row[name] is not None or ends[name] is None:
                continue
            low, high, mean = ends[name]
            if call == "impute_mean":
                found[unit][name] = mean
            elif shares:
                found[unit][name] = low + sum(shares) / len(shares) * (high - low)
    return found


def passes(numbers):
    """|skewness| < 2 or kurtosis < 3.5, in exact fractions; None where nobody can tell."""
    n = len(numbers)
    mean = sum(numbers) / n
    second, third, fourth = (sum((number - mean) ** power for number in numbers) for power in (2, 3, 4))
    if n < 3 or second == 0:
        return None
    if Fraction(n * (n - 1), (n - 2) ** 2) * n * third ** 2 / second ** 3 < 4:
        return True
    if n < 4:
        return None
    ratio = n * fourth / second ** 2
    return ((n + 1) * (ratio - 3) + 6) * (n - 1) / ((n - 2) * (n - 3)) < Fraction(7, 2)


def expect_treated(table, call):
    """No table of these has a column that winsorising helps: the logarithm, or nothing."""
    source = finite(table)
    found = {unit: dict(row) for unit, row in source.items()}
    for name in names_of(table):
        there = [unit for unit in source if source[unit][name] is not None]
        numbers = [source[unit][name] for unit in there]
        if numbers and passes(numbers) is False:
            low, high = min(numbers), max(numbers)
            for unit in there:
                found[unit][name] = math.log(source[unit][name] - low + (high - low) / 100)
    return found


def shares_of(row):
    """How many numbers there are, and how many of them are not 0; of no numbers no share."""
    there = [number for number in row.values() if number is not None]
    return Fraction(len(there), len(row)), Fraction(
        sum(number != 0 for number in there), len(there)) if there else None


def expect_screened(table, call):
    kept = {}
    for unit, row in finite(table).items():
        available, non_zero = shares_of(row)
        if available >= Fraction(2, 3) if call == "screen" else non_zero is None or non_zero >= 0.05:
            kept[unit] = row
    return kept


class AdversarialTest(coinr.GoldenTest):
    EXPECT = {"impute_mean": expect_imputed, "impute_row": expect_imputed, "treat": expect_treated,
              "screen": expect_screened, "screen_zeros": expect_screened}

    def assert_same(self, place, ours, expected):
        if expected is None or ours is None:
            self.assertEqual(ours, expected, place)
        else:
            self.assertTrue(coinr.close(ours, float(expected), {"abs": 1e-320, "rel": 1e-12}),
                            (place, ours, float(expected)))

    def load(self, table, call):
        """The table, whose infinite numbers are problems with their row and column."""
        model = framework(table, call)
        data = read(table, model)
        found = {(problem.get_code(), problem.get_row(), problem.get_raw_text())
                 for problem in data.get_problems()}
        wanted = {("not-a-number", i + 2, "Inf" if number > 0 else "-Inf")
                  for i, row in enumerate(cells(table).values()) for number in row.values()
                  if number is not None and math.isinf(number)}
        self.assertEqual(found, wanted)
        return model, data

    def check_problems(self, problems, code, places):
        """One problem for each place, and no place without."""
        found = [(problem.get_unit(), problem.get_node()) for problem in problems
                 if problem.get_code() == code]
        self.assertEqual(sorted(found), sorted(places))

    def score(self, table, call):
        model, data = self.load(table, call)
        card = Dti.Scorer.new(model).score(data, None)
        expected, source = expect_scores(table, call), finite(table)
        without = []
        for unit, row in expected.items():
            for node, score in row.items():
                self.assert_same((table, call, unit, node), card.get_score(unit, node), score)
                # An index of children that all have no score is not computed; they are told.
                below = [source[unit][node]] if node != "IDX" else [row[name] for name in source[unit]]
                if score is None and any(number is not None for number in below):
                    without.append((unit, node))
            # What stands behind the index is told beside it.
            weights = dict(zip(source[unit], SCORES[call][2] or itertools.repeat(1)))
            there = [name for name in weights if source[unit][name] is not None]
            share = sum(weights[name] for name in there) / sum(weights.values())
            self.assertAlmostEqual(card.get_coverage(unit, "IDX"), share, 15)
        self.check_problems(card.get_problems(), "not-computable", without)
        if call == "ranks":
            return {unit: {node: card.get_rank(unit, node) for node in source[unit]} for unit in source}
        if call == "copeland":
            return {unit: {"copeland": card.get_score(unit, "IDX")} for unit in source}
        return {unit: {node: card.get_score(unit, node) for node in row} for unit, row in expected.items()}

    def prepare(self, table, call):
        model, data = self.load(table, call)
        preparation = Dti.Preparation.new(model, data)
        result = preparation.get_dataset()
        expected = self.EXPECT[call](table, call)
        self.assertEqual(result.list_units(""), list(expected))
        for unit, row in expected.items():
            for node, number in row.items():
                self.assert_same((table, call, unit, node), result.get_number(unit, "", node), number)
        problems = preparation.get_problems()
        blank = [(unit, node) for unit, row in expected.items() for node in row if row[node] is None]
        self.check_problems(problems, "not-imputed", blank if call.startswith("impute") else [])
        self.check_problems(problems, "screened-out", [(unit, None) for unit in cells(table)
                                                       if unit not in expected])
        self.check_problems(problems, "not-treated", self.untested(table) if call == "treat" else [])
        if call == "screen":
            return {unit: {"Included": float(unit in expected)} for unit in cells(table)}
        return {unit: {node: result.get_number(unit, "", node) for node in row}
                for unit, row in expected.items()}

    @staticmethod
    def untested(table):
        """Columns of which nobody can tell whether they pass; the powers of huge numbers neither."""
        columns = {name: [row[name] for row in finite(table).values() if row[name] is not None]
                   for name in names_of(table)}
        return [(None, name) for name, numbers in columns.items()
                if numbers and (table == "huge" or passes(numbers) is None)]

    def theirs(self, entry):
        """Unit → node → what COINr has, None where it has NA or NaN."""
        truth = {"TRUE": "1", "FALSE": "0"}
        rows = coinr.rows(coinr.manifest()[entry]["output"])
        wanted = ["Included"] if entry.endswith("_screen") else [name for name in rows[0] if name != "uCode"]
        table = {row["uCode"]: {name: coinr.number(truth.get(row[name], row[name])) for name in wanted}
                 for row in rows}
        return {unit: {name: None if math.isnan(number) else number for name, number in row.items()}
                for unit, row in table.items()}

    def differences(self, entry, ours):
        """Whether COINr stops or has other units, and the nodes where it has another number."""
        if coinr.manifest()[entry]["status"] == "error":
            return {"error"}
        theirs = self.theirs(entry)
        found = set() if set(theirs) == set(ours) else {"units"}
        tolerance = coinr.manifest()[entry]["tolerance"]
        for unit in set(theirs) & set(ours):
            self.assertEqual(set(theirs[unit]), set(ours[unit]), entry)
            for node, number in theirs[unit].items():
                mine = ours[unit][node]
                if (mine is None) != (number is None) or mine is not None and not coinr.close(
                        mine, number, tolerance):
                    found.add(node)
        return found

    def test_all(self):
        for table, call in itertools.product(TABLES, (*SCORES, *STEPS)):
            entry = f"adv_{table}_{call}"
            with self.subTest(entry):
                ours = self.score(table, call) if call in SCORES else self.prepare(table, call)
                if entry not in coinr.manifest():
                    continue
                coinr.handles(entry)
                found = self.differences(entry, ours)
                if found:
                    why = next((why for pattern, where, why in DIFFERENT
                                if fnmatch.fnmatch(f"{table}_{call}", pattern) and found <= where), None)
                    self.assertIsNotNone(why, f"{entry}: another answer at {found}, and nobody says why")
                    coinr.answers(why, entry)

    def test_availability(self):
        """The columns beside the one that says who stays."""
        for entry in sorted(coinr.category("adversarial")):
            table, call = split(entry)
            if call != "screen":
                continue
            model = framework(table, "screen")
            statistics = Dti.Statistics.new(model, read(table, model), None)
            column = Dti.AvailabilityColumn
            for name, which in (("N_missing", column.N_MISSING), ("N_zero", column.N_ZERO),
                                ("N_miss_or_zero", column.N_MISSING_OR_ZERO),
                                ("Dat_Avail", column.AVAILABLE_SHARE), ("Non_Zero", column.NON_ZERO_SHARE)):
                ours = dict(zip(statistics.get_units(), statistics.availability_to_numpy(None, which)))
                for row in coinr.rows(coinr.manifest()[entry]["output"]):
                    if table != "inf":
                        self.assertTrue(coinr.close(ours[row["uCode"]], coinr.number(row[name]),
                                                    {"abs": 1e-12, "rel": 1e-12}), (entry, row, name))


class StructureTest(unittest.TestCase):
    """Trees and tables that do not hold together, read from the calls of the manifest."""

    # Entry → where the fault is found: a code of the document, of the data, or an error of scoring.
    FAULTS = {
        "dup_unit": ("data", "duplicate", "a second row of a unit is left out, and told"),
        "cycle": ("document", "cycle", "a node that contains itself"),
        "two_roots": ("document", "wrong-type", "a document has one root; another tree is a view"),
        "neg_weight": ("document", "out-of-range", "a weight is never below 0"),
        "empty": ("score", Dti.Error.NOT_FOUND, "data without units have nothing to score"),
        "two_parents": ("document", "duplicate-id", "a node is defined once, and referred to elsewhere"),
        "unit_eq_col": (None, None, "units and nodes have names of their own: nothing is wrong"),
    }

    @staticmethod
    def expand(frame):
        n = max(len(value) if isinstance(value, list) else 1 for value in frame.values())
        return [{name: value[i] if isinstance(value, list) else value for name, value in frame.items()}
                for i in range(n if any(isinstance(v, list) and v for v in frame.values()) else 0)]

    def document(self, meta):
        """The tree of an iMeta; what hangs on no root stands in a view."""
        rows = self.expand(meta)
        roots = [row["iCode"] for row in rows if row["Parent"] is None]
        made = set()

        def build(name):
            row = next(row for row in rows if row["iCode"] == name)
            if name in made and any(other["Parent"] == name for other in rows):
                return {"ref": name}
            made.add(name)
            node = {"id": name, "weight": row["Weight"]}
            children = [build(other["iCode"]) for other in rows if other["Parent"] == name]
            return {**node, "children": children} if children else node

        trees = [build(name) for name in roots]
        views = []
        for row in rows:
            if row["iCode"] not in made and row["Type"] == "Aggregate":
                views.append(build(row["iCode"]))
        for tree in trees + views:
            tree.pop("weight", None)
        return {"format": "dti-framework", "format-version": 1, "id": "adv",
                "root": trees[0] if len(trees) == 1 else trees, "views": views}

    def check_document(self, document):
        """The problems of a document, by code."""
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "framework.json")
            with open(path, "w", encoding="utf-8") as stream:
                json.dump(document, stream)
            problems = list(Dti.Framework.check_file(file(path)))
        for problem in problems:
            self.assertTrue(problem.get_pointer(), problem.to_string())
        return {problem.get_code() for problem in problems
                if problem.get_severity() == Dti.Severity.ERROR}

    def read(self, model, frame):
        rows = self.expand(frame)
        names = [name for name in frame if name != "uCode"]
        lines = [",".join(["unit", *names])]
        lines += [",".join([row["uCode"], *(f"{row[name]:g}" for name in names)]) for row in rows]
        return Dti.DatasetReader.new(model).read_bytes(GLib.Bytes.new("\n".join(lines).encode()), "adv.csv")

    def check(self, entry, where, code):
        call = r_calls.parse_call(coinr.manifest()[entry]["call"], "new_coin")
        data, meta = (frame.named for frame in call.given)
        document = self.document(meta)
        found = self.check_document(document)
        if where == "document":
            self.assertIn(code, found)
            with self.assertRaises(GLib.Error):
                Dti.Framework.new_from_json(json.dumps(document))
            return
        self.assertEqual(found, set())
        model = Dti.Framework.new_from_json(json.dumps(document))
        table = self.read(model, data)
        codes = {problem.get_code() for problem in table.get_problems()}
        self.assertEqual(codes, {code} if where == "data" else set())
        if where == "score":
            with raises(self, code):
                Dti.Scorer.new(model).score(table, None)
            return
        card = Dti.Scorer.new(model).score(table, None)
        first = {row["uCode"]: row for row in reversed(self.expand(data))}
        for unit, row in first.items():
            self.assertEqual(table.get_number(unit, "", "x"), row["x"])
            self.assertIsNotNone(card.get_rank(unit, "I"))

    def test_all(self):
        for entry in sorted(coinr.category("adversarial")):
            if not entry.startswith("adv_struct_"):
                continue
            with self.subTest(entry):
                where, code, why = self.FAULTS[entry.removeprefix("adv_struct_")]
                coinr.answers(why, entry)
                self.check(entry, where, code)


class ZCompleteTest(unittest.TestCase):
    def test_every_entry_is_handled(self):
        """Runs last: what no test above named would be left out in silence."""
        wanted = {entry for entry in coinr.category("adversarial") if split(entry)[1] not in ELSEWHERE}
        self.assertEqual(wanted - set(coinr.outcomes), set())


if __name__ == "__main__":
    coinr.require_golden()
    unittest.main()
