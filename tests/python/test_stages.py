#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Scores by stage and the rules for self-assessed figures, against a scoring written in Python."""

import copy
import csv
import io
import json
import math
import random
import unittest

from support import Dti, GLib, framework, ids, raises

MAXIMA = {"a": 10, "b": 20, "c": 5, "d": 15}
MODEL = {
    "format": "dti-framework",
    "format-version": 1,
    "id": "stages",
    "columns": {"late": "number"},
    "root": {
        "id": "r",
        "missing": "zero",
        "children": [
            {"id": "p", "children": [{"id": "a", "max": 10}, {"id": "b", "max": 20}]},
            {"id": "q", "children": [{"id": "c", "max": 5}, {"id": "d", "max": 15}]},
        ],
    },
}
TREE = {"r": ("p", "q"), "p": ("a", "b"), "q": ("c", "d")}
STAGES = {"self": Dti.Stage.SELF, "appraised": Dti.Stage.APPRAISED, "published": Dti.Stage.PUBLISHED}


def model(assessment=None):
    document = copy.deepcopy(MODEL)
    if assessment is not None:
        document["assessment"] = assessment
    return framework(document)


def value(result):
    """What an optional getter gives, with and without the override that makes it None."""
    if isinstance(result, tuple):
        return result[-1] if result[0] else None
    return result


def plain(number):
    """A property: NaN stands for no number."""
    return None if math.isnan(number) else number


def sample(seed, n_units=40):
    """{(unit, node, stage): (number, has evidence)} and {unit: days late}."""
    source, cells, late = random.Random(seed), {}, {}
    for i in range(n_units):
        unit = f"u{i}"
        for node, top in MAXIMA.items():
            for stage in STAGES:
                if source.random() < 0.7:
                    cells[unit, node, stage] = (source.randint(0, 8 * top) / 8, source.random() < 0.5)
        if source.random() < 0.8:
            late[unit] = source.randint(-3, 20)
    return cells, late


def read(cells, late, model):
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(["unit", "period", "node", "value", "stage", "evidence"])
    for (unit, node, stage), (number, proven) in cells.items():
        table.writerow([unit, "2022", node, number, stage, "văn bản" if proven else ""])
    for unit, days in late.items():
        table.writerow([unit, "2022", "late", days, "", ""])
    reader = Dti.DatasetReader.new(model)
    data = reader.read_bytes(GLib.Bytes.new(text.getvalue().encode()), "data.csv")
    assert not data.get_problems().has_errors(), data.get_problems().to_string()
    return data


def own_score(cells, rules, unit, node, stage):
    """The score of an indicator, None where it is missing."""
    number, proven = cells.get((unit, node, stage), (None, False))
    if number is None:
        return None
    if stage == "self" and not proven:
        number = {"missing": None, "zero": 0}.get(rules.get("evidence"), number)
    if stage == "self" and rules.get("cap") == "appraised" and number is not None:
        number = min(number, cells.get((unit, node, "appraised"), (number, True))[0])
    return number


def reference(cells, late, rules, unit, node, stage):
    """The score by the text of the documentation."""
    if node in MAXIMA:
        return own_score(cells, rules, unit, node, stage)
    total = sum(reference(cells, late, rules, unit, child, stage) or 0 for child in TREE[node])
    penalty = rules.get("late-penalty")
    if penalty and penalty.get("node", "r") == node and unit in late:
        days = max(0, late[unit] - penalty.get("free-days", 0))
        total = max(0, total - min(days * penalty["per-day"], penalty.get("max", math.inf)))
    return total


def observed(cells, unit, node, stage):
    if node in MAXIMA:
        return (unit, node, stage) in cells
    return any(observed(cells, unit, child, stage) for child in TREE[node])


RULES = [
    None,
    {},
    {"evidence": "flag"},
    {"evidence": "missing"},
    {"evidence": "zero", "cap": "appraised"},
    {"cap": "appraised"},
    {"late-penalty": {"column": "late", "per-day": 0.5, "free-days": 2, "max": 6}},
    {"late-penalty": {"column": "late", "node": "p", "per-day": 2}},
    {
        "evidence": "missing",
        "cap": "appraised",
        "late-penalty": {"column": "late", "node": "q", "per-day": 1, "max": 9},
    },
]


class Half(Dti.Rule):
    """A rule in Python, whose scores are made before the others."""

    def do_evaluate(self, number, maximum):
        return True, number / 2


class RulesTest(unittest.TestCase):
    def test_options(self):
        rules = model(RULES[-1]).get_assessment()
        self.assertIsInstance(rules, Dti.AssessmentRules)
        self.assertEqual(rules.get_evidence(), Dti.EvidencePolicy.MISSING)
        self.assertEqual(rules.get_cap(), Dti.ScoreCap.APPRAISED)
        self.assertTrue(rules.has_late_penalty())
        self.assertEqual(rules.get_late_column(), "late")
        self.assertEqual(rules.get_late_node(), "q")
        self.assertEqual(rules.get_late_per_day(), 1)
        self.assertEqual(rules.get_late_free_days(), 0)
        self.assertEqual(value(rules.get_late_max()), 9)
        self.assertEqual(rules.compute_late_penalty(4), 4)
        self.assertEqual(rules.compute_late_penalty(40), 9)
        self.assertEqual(rules.props.late_max, 9)
        self.assertIsNone(model().get_assessment())
        self.assertIsNone(model().props.assessment)
        self.assertIsNone(value(model({}).get_assessment().get_late_max()))

    def test_faults(self):
        with raises(self, Dti.Error.INVALID_DATA) as caught:
            model({"late-penalty": {"column": "days", "per-day": 1}})
        self.assertIn("/assessment/late-penalty/column", str(caught.exception))

    def test_script(self):
        """A rule written in Python is capped and asked for evidence like any other."""

        table = {
            ("x", "a", "self"): (9, True),
            ("x", "a", "appraised"): (4, True),
            ("y", "a", "self"): (9, False),
        }
        chosen = model({"evidence": "zero", "cap": "appraised"})
        data, scorer = read(table, {}, chosen), Dti.Scorer.new(chosen)
        scorer.set_rule("a", Half())
        scorer.set_stage(Dti.Stage.SELF)
        card = scorer.score(data, "2022")
        self.assertEqual(value(card.get_score("x", "a")), 2)
        self.assertEqual(value(card.get_score("y", "a")), 0)


class ComparisonTest(unittest.TestCase):
    def compare(self, rules, seed):
        cells, late = sample(seed)
        chosen = model(rules)
        scorer = Dti.Scorer.new(chosen)
        comparison = Dti.StageComparison.new(scorer, read(cells, late, chosen), "2022")
        self.assertEqual(scorer.get_stage(), Dti.Stage.ANY)
        return cells, late, comparison

    def test_against_reference(self):
        for seed, rules in enumerate(RULES):
            with self.subTest(rules=rules):
                cells, late, comparison = self.compare(rules, seed)
                for unit in sorted({unit for unit, _, _ in cells}):
                    for row in comparison.list_differences(unit):
                        self.check_row(cells, late, rules or {}, unit, row)

    def check_row(self, cells, late, rules, unit, row):
        node, scores = row.get_node_id(), {}
        for stage, nick in STAGES.items():
            expected = None
            if observed(cells, unit, node, stage):
                expected = reference(cells, late, rules, unit, node, stage)
            scores[stage] = value(row.get_score(nick))
            self.assertEqual(scores[stage], expected, (unit, node, stage))
            self.assertEqual(plain(row.get_property(f"{stage}-score")), expected)
        for start in STAGES:
            for end in STAGES:
                known = scores[start] is not None and scores[end] is not None
                expected = scores[end] - scores[start] if known else None
                self.assertEqual(value(row.get_difference(STAGES[start], STAGES[end])), expected)

    def test_exports(self):
        cells, late, comparison = self.compare(RULES[4], 99)
        table = list(csv.DictReader(io.StringIO(comparison.to_csv())))
        objects = json.loads(comparison.to_json())
        self.assertEqual(len(table), len(objects))
        self.assertEqual(set(table[0]), set(objects[0]))
        for line, item in zip(table, objects):
            self.assertEqual(line["unit"], item["unit"])
            self.assertEqual(line["node"], item["node"])
            self.assertEqual(line["note"], item["note"] or "")
            self.assertEqual(line["evidence"], {True: "yes", False: "no", None: ""}[item["evidence"]])
            for name in (*STAGES, "self-to-appraised", "self-to-published", "appraised-to-published"):
                number = item[name]
                self.assertEqual(line[name] == "", number is None)
                self.assertTrue(number is None or float(line[name]) == number)

    def test_row(self):
        cells, late, comparison = self.compare(None, 1)
        rows = list(comparison.list_differences("u0"))
        self.assertEqual([row.get_node_id() for row in rows], ["r", "p", "a", "b", "q", "c", "d"])
        self.assertEqual(ids(row.get_node() for row in rows), [row.props.node_id for row in rows])
        for row in rows:
            self.assertIsInstance(row, Dti.StageDifference)
            self.assertEqual(row.get_unit(), "u0")
            self.assertEqual(row.get_node_title(), row.get_node_id())
            claims = [
                proven
                for (unit, node, stage), (_, proven) in cells.items()
                if unit == "u0" and stage == "self" and self.below(node, row.get_node_id())
            ]
            self.assertEqual(row.get_has_evidence(), bool(claims) and all(claims))
            self.assertIsNone(row.get_note())

    def below(self, node, top):
        return node == top or any(self.below(node, child) for child in TREE.get(top, ()))

    def test_cards_and_problems(self):
        cells, late, comparison = self.compare({"evidence": "zero"}, 5)
        self.assertEqual(comparison.get_period(), "2022")
        self.assertIsNone(comparison.get_scorecard(Dti.Stage.ANY))
        card = comparison.get_scorecard(Dti.Stage.APPRAISED)
        self.assertEqual(value(card.get_score("u1", "p")), reference(cells, late, {}, "u1", "p", "appraised"))
        codes = [problem.get_code() for problem in comparison.get_problems()]
        unproven = [k for k, (_, proven) in cells.items() if k[2] == "self" and not proven]
        silent = [
            k for k in cells if k[2] == "self" and (k[0], k[1], "appraised") not in cells
        ]
        self.assertEqual(codes.count("no-evidence"), len(unproven))
        self.assertEqual(codes.count("not-appraised"), len(silent))
        with raises(self, Dti.Error.NOT_FOUND):
            comparison.list_differences("nobody")


if __name__ == "__main__":
    unittest.main()
