#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Framework maps, bridges and cohorts from Python; cohorts against means computed here from the CSV files."""

import json
import math
import pathlib
import tempfile
import unittest

from support import FRAMEWORK_922, KIEN_GIANG, Dti, Gio, dataset, file, framework, raises, rows, wait_for

FRAMEWORK_405 = "vn-dti-province-405"
OLDER = ("a", "b", "c", "d", "e")
NEWER = ("a", "bc", "D", "e1", "n")


def flat(name, nodes):
    children = [{"id": node, "max": 100, "title": node} for node in nodes]
    root = {"id": "r", "missing": "rebase", "children": children}
    return framework({"format": "dti-framework", "format-version": 1, "id": name, "root": root})


def model():
    return flat("older", OLDER), flat("newer", NEWER)


def full_map(older, newer):
    result = Dti.FrameworkMap.new(older, newer)
    result.set("r", Dti.MapKind.SAME, ["r"])
    result.set("a", Dti.MapKind.SAME, ["a"])
    result.set("b", Dti.MapKind.MERGED, ["bc"])
    result.set("c", Dti.MapKind.MERGED, ["bc"])
    result.set("d", Dti.MapKind.RENAMED, ["D"])
    result.set("e", Dti.MapKind.REDEFINED, ["e1"])
    result.set(None, Dti.MapKind.ADDED, ["n"])
    return result


def scores(framework_, table):
    """Scorecards of several periods: {period: {unit: {node: number}}}."""
    cards = Gio.ListStore.new(Dti.Scorecard)
    for period, units in table.items():
        cards.append(Dti.Scorer.new(framework_).score(dataset(units, period), period))
    return cards


class MapTest(unittest.TestCase):
    def test_kinds(self):
        older, newer = model()
        result = full_map(older, newer)
        kinds = {node: result.get_kind(node).value_nick for node in OLDER}
        self.assertEqual(
            kinds, {"a": "same", "b": "merged", "c": "merged", "d": "renamed", "e": "redefined"}
        )
        self.assertEqual(result.get_kind("x"), Dti.MapKind.UNMAPPED)
        self.assertEqual(result.list_new_nodes("b"), ["bc"])
        self.assertEqual(result.list_old_nodes("bc"), ["b", "c"])
        self.assertEqual((result.lookup_newer("d"), result.lookup_older("D")), ("D", "d"))
        self.assertIsNone(result.lookup_newer("b"))
        self.assertIsNone(result.lookup_older("bc"))
        self.assertTrue(result.is_added("n"))
        self.assertEqual([node for node in OLDER if result.is_comparable(node)], ["a", "d"])
        self.assertEqual((result.list_unmapped_old(), result.list_unmapped_new()), ([], []))
        self.assertIs(result.get_older(), older)
        self.assertIs(result.props.newer, newer)
        self.assertIs(result.get_newer(), newer)
        self.assertIn("older to newer", repr(result))

    def test_weights_and_notes(self):
        result = full_map(*model())
        self.assertEqual(result.get_weight("a", "a"), 1)
        self.assertIsNone(result.get_weight("b", "bc"))
        self.assertTrue(result.set_weight("b", "bc", 0.25))
        self.assertEqual(result.get_weight("b", "bc"), 0.25)
        with raises(self, Dti.Error.INVALID_DATA):
            result.set_weight("b", "bc", math.nan)
        result.set_note("a", "Điều 3")
        self.assertEqual(result.get_note("a"), "Điều 3")
        self.assertIsNone(result.get_note("b"))

    def test_seal(self):
        result = full_map(*model())
        self.assertFalse(result.get_sealed())
        result.seal()
        self.assertTrue(result.props.sealed)
        with raises(self, Dti.Error.CONFLICT):
            result.set("a", Dti.MapKind.DROPPED, None)

    def test_suggest(self):
        older, newer = model()
        result = Dti.FrameworkMap.suggest(older, newer)
        self.assertEqual(result.lookup_newer("a"), "a")
        # Titles compare without capitals.
        self.assertEqual(result.get_kind("d"), Dti.MapKind.RENAMED)
        self.assertTrue(result.is_suggested("d"))
        self.assertEqual(result.list_unmapped_old(), ["b", "c", "e"])
        codes = [problem.get_code() for problem in result.validate()]
        self.assertEqual(codes.count("unmapped-node"), 6)
        self.assertEqual(codes.count("suggested-entry"), 3)
        result.confirm("d")
        self.assertFalse(result.is_suggested("d"))

    def test_documents(self):
        older, newer = model()
        text = full_map(older, newer).to_json()
        again = Dti.FrameworkMap.new_from_json(text, older, newer)
        self.assertEqual(again.to_json(), text)
        self.assertEqual(json.loads(text)["format"], "dti-framework-map")
        with raises(self, Dti.Error.INVALID_DATA):
            Dti.FrameworkMap.new_from_json(text, newer, older)
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "map.json"
            path.write_text(text, encoding="utf-8")
            read = Dti.FrameworkMap.new_from_file(file(path), older, newer)
            self.assertEqual(read.to_json(), text)
            result = wait_for(
                Dti.FrameworkMap.new_from_file_async, file(path), older, newer, None
            )
            later = Dti.FrameworkMap.new_from_file_finish(result)
            self.assertEqual(later.to_json(), text)
            self.assertEqual(len(list(Dti.FrameworkMap.check_file(file(path), older, newer))), 0)
            path.write_text("{", encoding="utf-8")
            problems = list(Dti.FrameworkMap.check_file(file(path), older, newer))
            self.assertEqual([problem.get_code() for problem in problems], ["unreadable"])


class BridgeTest(unittest.TestCase):
    OLD = {
        "2021": {"x": {"a": 10, "b": 20, "c": 40, "d": 5, "e": 30}},
        "2022": {"x": {"a": 20, "b": 30, "c": 50, "d": 6, "e": 40}},
    }
    NEW = {
        "2022": {"x": {"a": 20, "bc": 41, "D": 6, "e1": 80, "n": 1}},
        "2023": {"x": {"a": 30, "bc": 50, "D": 7, "e1": 90, "n": 2}},
    }

    def bridge(self, new=NEW):
        older, newer = model()
        links = full_map(older, newer)
        links.set_weight("b", "bc", 0.5)
        links.set_weight("c", "bc", 0.5)
        result = Dti.Bridge.new(links, scores(older, self.OLD), scores(newer, new), None)
        self.assertIs(result.get_map(), links)
        return result

    def series(self, bridge, node, method=Dti.BridgeMethod.BACKCAST):
        series, used = bridge.make_series("x", node, Dti.Column.SCORE, method)
        return dict(series), used, series

    def test_methods(self):
        bridge = self.bridge()
        values, used, series = self.series(bridge, "bc")
        self.assertEqual(used, Dti.BridgeMethod.BACKCAST)
        self.assertEqual(values, {"2021": 30, "2022": 41, "2023": 50})
        self.assertTrue(series.is_reconstructed("2021"))
        values, used, series = self.series(bridge, "e1")
        self.assertEqual(used, Dti.BridgeMethod.CHAIN_LINK)
        self.assertEqual(values, {"2021": 30 * 80 / 40, "2022": 80, "2023": 90})
        values, used, series = self.series(bridge, "e1", Dti.BridgeMethod.BREAK)
        self.assertEqual(used, Dti.BridgeMethod.BREAK)
        self.assertEqual(values["2021"], 30)
        self.assertEqual(series.list_breaks(), ["2022"])

    def test_contents(self):
        bridge = self.bridge()
        self.assertEqual(bridge.get_dataset().get_number("x", "2022", "bc"), 40)
        self.assertTrue(bridge.props.dataset.get_sealed())
        periods = [card.get_period() for card in bridge.get_scorecards()]
        self.assertEqual(periods, ["2021", "2022"])
        codes = {(p.get_node(), p.get_code()) for p in bridge.get_problems()}
        self.assertEqual(codes, {("e1", "not-backcast"), ("n", "not-backcast")})

    def test_faults(self):
        bridge = self.bridge()
        with raises(self, Dti.Error.NOT_FOUND):
            bridge.make_series("nobody", "a", Dti.Column.SCORE, Dti.BridgeMethod.BREAK)
        older, newer = model()
        with raises(self, Dti.Error.INVALID_DATA):
            Dti.Bridge.new(
                full_map(older, newer), scores(newer, self.NEW), scores(older, self.OLD), None
            )


def score_example(name, framework_id, period):
    """The scorecard, and the framework it was scored by."""
    rules = Dti.Framework.new_builtin(framework_id)
    data = Dti.Dataset.new_from_file(file(KIEN_GIANG / name), rules)
    return Dti.Scorer.new(rules).score(data, period), rules


def value_2024(row):
    """DTI by hand: what was assessed of 940 points."""
    points = float(row["B1"]) + 200 * float(row["HDCQS"])
    return (points + 150 * float(row["HDKTS"]) + 150 * float(row["HDXHS"])) / 940


class CohortTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.units = Dti.UnitRegistry.new_from_file(file(KIEN_GIANG / "units.json"))
        cls.older, _ = score_example("data-2024.csv", FRAMEWORK_405, "2024")
        cls.newer, _ = score_example("data-2024-34.csv", FRAMEWORK_405, "2024")
        cls.cohort = Dti.Cohort.new(cls.older, cls.newer, cls.units, None)

    def test_means(self):
        """Each of the 34 is the mean of the provinces that the document of units names."""
        by_hand = {row["unit"]: value_2024(row) for row in rows(KIEN_GIANG / "data-2024.csv")}
        document = json.loads((KIEN_GIANG / "units.json").read_text(encoding="utf-8"))
        parts = {entry["to"]: entry["from"] for entry in document["successions"]}
        values = dict(zip(self.cohort, self.cohort.older_to_numpy("DTI")))
        self.assertEqual(len(values), 34)
        for unit, value in values.items():
            predecessors = parts.get(unit, [unit])
            expected = sum(by_hand[name] for name in predecessors) / len(predecessors)
            self.assertAlmostEqual(value, expected, places=12)
            self.assertEqual(self.cohort.list_predecessors(unit), predecessors)
            self.assertEqual(self.cohort.is_reconstructed(unit), unit in parts)

    def test_published_ranks(self):
        ranks = dict(zip(self.cohort, self.cohort.older_to_numpy("DTI", "rank")))
        printed = {
            row["unit"]: float(row["DTI:input.rank"])
            for row in rows(KIEN_GIANG / "published-34.csv")
        }
        self.assertEqual(len(printed), 12)
        self.assertEqual({unit: ranks[unit] for unit in printed}, printed)

    def test_answers(self):
        cohort = self.cohort
        self.assertEqual(len(cohort), 34)
        self.assertEqual((cohort.list_joined(), cohort.list_left()), ([], []))
        self.assertIs(cohort.get_older(), self.older)
        self.assertIs(cohort.get_newer(), self.newer)
        self.assertEqual(cohort.get_weight("AG-2025", "KG"), 0.5)
        self.assertIsNone(cohort.get_weight("AG-2025", "HN"))
        self.assertEqual(len(list(cohort.get_problems())), 0)
        self.assertEqual(
            cohort.describe_unit("AG-2025", "vi"),
            "An Giang: số liệu kỳ 2024 được dựng lại, là trung bình cộng của An Giang và Kiên Giang",
        )
        self.assertIsNone(cohort.describe_unit("HN", "vi"))
        self.assertEqual(list(cohort.newer_to_numpy("DTI", "rank")).count(1), 1)
        self.assertIn("34 units", repr(cohort))
        with raises(self, Dti.Error.NOT_FOUND):
            cohort.older_to_numpy("nothing")
        with raises(self, Dti.Error.INVALID_DATA):
            Dti.Cohort.new(self.older, self.newer, self.units, "people")

    def test_example_maps(self):
        """The maps between the built-in frameworks are read, and say what is only suggested."""
        pairs = {
            "map-1726-922.json": ("vn-dti-province-1726", FRAMEWORK_922),
            "map-922-405.json": (FRAMEWORK_922, FRAMEWORK_405),
        }
        for name, (older, newer) in pairs.items():
            frameworks = [Dti.Framework.new_builtin(older), Dti.Framework.new_builtin(newer)]
            result = Dti.FrameworkMap.new_from_file(file(KIEN_GIANG / name), *frameworks)
            nodes = [node.get_id() for node in frameworks[0].get_nodes()]
            self.assertFalse([node for node in nodes if result.is_comparable(node)])
            self.assertTrue([node for node in nodes if result.is_suggested(node)])
            self.assertFalse(result.is_suggested("DTI"))


if __name__ == "__main__":
    unittest.main()
