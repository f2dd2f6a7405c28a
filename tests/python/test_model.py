#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Frameworks, nodes, pillars and indicators from Python."""

import copy
import json
import os
import tempfile
import unittest

from support import FRAMEWORK_922, HDI, KIEN_GIANG, Dti, file, framework, ids, raises, wait_for

# Every member of a node once.
FULL = {
    "format": "dti-framework",
    "format-version": 1,
    "id": "full",
    "title": {"en": "Full", "vi": "Đầy đủ"},
    "source": "made up",
    "periods": ["2022", "2023"],
    "languages": ["en", "vi"],
    "publish": "score",
    "ranking": {"node": "index", "ties": "dense", "decimals": 2, "order": "ascending"},
    "columns": {"region": "label", "population": "number"},
    "root": {
        "id": "index",
        "aggregation": "sum",
        "missing": "zero",
        "max": 30,
        "children": [
            {
                "id": "p",
                "title": {"en": "Pillar", "vi": "Trụ cột"},
                "description": {"en": "What it is about", "vi": "Nội dung"},
                "level": "pillar",
                "aggregation": {"type": "power-mean", "p": -0.5},
                "floor": 0.01,
                "missing": "rebase",
                "min-children": 2,
                "min-share": 0.5,
                "max": 10,
                "decimals": 3,
                "round": 4,
                "publish": "value",
                "ranking": {
                    "ties": "average",
                    "order": "descending",
                    "decimals": 1,
                    "within": "region",
                },
                "legal-basis": "Decision 1",
                "data-source": "reports",
                "evidence": ["minutes", "photo"],
                "attributes": {"owner": "DIC", "components": 3},
                "classes": [["low", 0], ["high", 0.5]],
                "then": {"type": "percentile-rank"},
                "children": [
                    {
                        "id": "p.1",
                        "unit": "%",
                        "direction": "down",
                        "domain": [0, 100],
                        "kind": "ratio",
                        "rule": [{"type": "rank"}, {"type": "expression", "formula": "x / n"}],
                    },
                    {"id": "p.2", "weight": 3, "kind": "boolean", "rule": {"type": "boolean"}},
                    {"id": "p.10", "scored": False, "rule": {"type": "share"}},
                ],
            },
            {
                "id": "f",
                "max": 20,
                "aggregation": {"type": "expression", "formula": "[f.1] * 2"},
                "children": [{"id": "f.1"}],
            },
            {
                "id": "i",
                "max": 0,
                "scored": False,
                "aggregation": {"type": "inverse-geometric-mean", "offset": 0.1},
                "children": [{"id": "i.1"}],
            },
        ],
    },
    "views": [
        {
            "id": "view",
            "aggregation": "mean",
            "missing": "propagate",
            "children": [{"ref": "p.1", "weight": 2}],
        }
    ],
}


class FrameworkTest(unittest.TestCase):
    def test_texts(self):
        hdi = framework(HDI)
        self.assertEqual(hdi.get_id(), "hdi")
        self.assertEqual(hdi.props.id, "hdi")
        self.assertEqual(hdi.get_title("vi"), "Chỉ số phát triển con người")
        self.assertEqual(hdi.get_title("en"), "Human Development Index")
        self.assertEqual(hdi.get_main_title(), hdi.get_title(None))
        self.assertEqual(hdi.get_source(), "UNDP, technical note 1")
        self.assertEqual(hdi.get_periods(), ["2021", "2022"])
        self.assertEqual(hdi.get_languages(), ["en", "vi"])

    def test_lists_depth_first(self):
        full = framework(FULL)
        order = ["index", "p", "p.1", "p.2", "p.10", "f", "f.1", "i", "i.1", "view"]
        self.assertEqual(ids(full.get_nodes()), order)
        self.assertEqual(ids(full), order)
        self.assertEqual(ids(full.get_indicators()), ["p.1", "p.2", "p.10", "f.1", "i.1"])
        self.assertEqual(ids(full.get_pillars()), ["index", "p", "f", "i", "view"])
        self.assertEqual(ids(full.get_views()), ["view"])
        self.assertEqual(full.get_root().get_id(), "index")
        self.assertIs(full.get_ranking_node(), full.get_root())

    def test_lookup(self):
        hdi = framework(HDI)
        self.assertIsInstance(hdi.lookup("le"), Dti.Indicator)
        self.assertIsInstance(hdi.lookup("edu"), Dti.Pillar)
        self.assertIsNone(hdi.lookup("nothing"))
        self.assertIs(hdi["edu"], hdi.lookup("edu"))
        self.assertIn("edu", hdi)
        self.assertNotIn("nothing", hdi)
        with self.assertRaises(KeyError):
            hdi["nothing"]

    def test_columns(self):
        full = framework(FULL)
        self.assertEqual(full.has_column("region"), (True, True))
        self.assertEqual(full.has_column("population"), (True, False))
        self.assertFalse(full.has_column("nothing")[0])

    def test_json_and_digest(self):
        hdi = framework(HDI)
        again = Dti.Framework.new_from_json(hdi.to_json())
        self.assertEqual(json.loads(hdi.to_json())["id"], "hdi")
        self.assertEqual(again.get_digest(), hdi.get_digest())
        self.assertEqual(again.to_json(), hdi.to_json())

        changed = copy.deepcopy(HDI)
        changed["root"]["children"][0]["rule"]["min"] = 21
        self.assertNotEqual(framework(changed).get_digest(), hdi.get_digest())

    def test_variant(self):
        hdi = framework(HDI)
        changed = copy.deepcopy(HDI)
        changed["root"]["aggregation"] = "mean"
        changed["root"]["children"][0]["rule"]["min"] = 25
        variant = hdi.make_variant("/root/aggregation", '"mean"')
        variant = variant.make_variant("/root/children/0/rule/min", "25")
        self.assertEqual(variant.get_digest(), framework(changed).get_digest())
        self.assertEqual(hdi.get_digest(), framework(HDI).get_digest())
        with raises(self, Dti.Error.NOT_FOUND) as caught:
            hdi.make_variant("/root/children/3/rule/min", "25")
        self.assertIn("“/root/children” has no “3”", caught.exception.message)
        with raises(self, Dti.Error.INVALID_DATA):
            hdi.make_variant("/root/aggregation", "mean")
        with raises(self, Dti.Error.INVALID_DATA):
            hdi.make_variant("/root/aggregation", '"nothing"')

    def test_builtin(self):
        names = Dti.Framework.list_builtin()
        self.assertIn(FRAMEWORK_922, names)
        self.assertEqual(names, sorted(names))
        for name in names:
            with self.subTest(name):
                builtin = Dti.Framework.new_builtin(name)
                self.assertEqual(builtin.get_id(), name)
                self.assertFalse(builtin.validate().has_errors())

    def test_provincial_index(self):
        provincial = Dti.Framework.new_builtin(FRAMEWORK_922)
        self.assertEqual(provincial.get_root().get_max(), 1000.0)
        self.assertEqual(ids(provincial.get_views()), ["CQS", "KTS", "XHS"])
        self.assertIn("Digital Transformation", provincial.get_title("en"))

    def test_file(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "hdi.json")
            with open(path, "w", encoding="utf-8") as stream:
                json.dump(HDI, stream)
            self.assertEqual(
                Dti.Framework.new_from_file(file(path)).get_digest(), framework(HDI).get_digest()
            )
            self.assertFalse(Dti.Framework.check_file(file(path)).has_errors())
            result = wait_for(Dti.Framework.new_from_file_async, file(path), None)
            self.assertEqual(Dti.Framework.new_from_file_finish(result).get_id(), "hdi")

    def test_example_document(self):
        template = Dti.Framework.new_from_file(file(KIEN_GIANG / "annex-template.json"))
        self.assertFalse(template.validate().has_errors())

    def test_refuses(self):
        duplicate = copy.deepcopy(HDI)
        duplicate["root"]["children"][0]["id"] = "eys"
        with raises(self, Dti.Error.INVALID_DATA):
            framework(duplicate)
        with raises(self, Dti.Error.INVALID_DATA):
            Dti.Framework.new_from_json("{ no JSON")
        with raises(self, Dti.Error.NOT_FOUND):
            Dti.Framework.new_from_file(file("/nowhere/at/all.json"))
        with raises(self, Dti.Error.NOT_FOUND):
            Dti.Framework.new_builtin("nothing")

    def test_async_error(self):
        result = wait_for(Dti.Framework.new_from_file_async, file("/nowhere.json"), None)
        with raises(self, Dti.Error.NOT_FOUND):
            Dti.Framework.new_from_file_finish(result)

    def test_check_file_lists_problems(self):
        broken = copy.deepcopy(HDI)
        broken["root"]["children"][0]["rule"] = {"type": "no-such-rule"}
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "broken.json")
            with open(path, "w", encoding="utf-8") as stream:
                json.dump(broken, stream)
            problems = Dti.Framework.check_file(file(path))
        self.assertTrue(problems.has_errors())
        self.assertTrue(any(p.get_pointer().startswith("/root/children/0") for p in problems))

    def test_repr(self):
        self.assertEqual(repr(framework(HDI)), "<Dti.Framework hdi: 4 indicators, 2 pillars>")


class NodeTest(unittest.TestCase):
    def setUp(self):
        self.full = framework(FULL)
        self.node = self.full["p"]

    def test_texts(self):
        node = self.node
        self.assertIsInstance(node, Dti.Node)
        self.assertEqual(node.get_id(), "p")
        self.assertEqual(node.props.id, "p")
        self.assertEqual(node.get_level(), "pillar")
        self.assertEqual(node.get_title("en"), "Pillar")
        self.assertEqual(node.get_title("vi"), "Trụ cột")
        self.assertEqual(node.get_description("vi"), "Nội dung")
        self.assertEqual(node.get_legal_basis(), "Decision 1")
        self.assertEqual(node.get_data_source(), "reports")
        self.assertEqual(node.get_evidence(), ["minutes", "photo"])
        self.assertIn("DIC", node.get_attribute("owner"))
        self.assertIsNone(node.get_attribute("nothing"))
        self.assertEqual(node.get_pointer(), "/root/children/0")

    def test_numbers(self):
        node = self.node
        self.assertTrue(node.has_declared_max())
        self.assertFalse(self.full["p.1"].has_declared_max())
        self.assertEqual(node.get_decimals(), 3)
        self.assertEqual(node.get_round_digits(), 4)
        self.assertTrue(node.get_scored())
        self.assertFalse(self.full["p.10"].get_scored())
        self.assertEqual(self.full["index"].get_max(), 30.0)
        self.assertEqual(self.full["p.1"].get_max(), 1.0)

    def test_publishing_and_ranking(self):
        node, root = self.node, self.full["index"]
        self.assertEqual(node.get_publish(), Dti.Publish.VALUE)
        self.assertEqual(root.get_publish(), Dti.Publish.SCORE)
        self.assertEqual(node.get_ties(), Dti.Ties.AVERAGE)
        self.assertEqual(root.get_ties(), Dti.Ties.DENSE)
        self.assertEqual(node.get_rank_order(), Dti.RankOrder.DESCENDING)
        self.assertEqual(root.get_rank_order(), Dti.RankOrder.ASCENDING)
        self.assertEqual(node.get_rank_decimals(), 1)
        self.assertEqual(root.get_rank_decimals(), 2)
        self.assertEqual(node.get_rank_within(), "region")
        self.assertIsNone(root.get_rank_within())

    def test_rules(self):
        rules = self.full["p.1"].get_rules()
        self.assertEqual([rule.get_type_name() for rule in rules], ["rank", "expression"])
        self.assertEqual(
            [rule.get_type_name() for rule in self.node.get_then_rules()], ["percentile-rank"]
        )
        self.assertEqual(len(self.full["index"].get_then_rules()), 0)

    def test_parents(self):
        self.assertEqual(sorted(ids(self.full["p.1"].get_parents())), ["p", "view"])
        self.assertEqual(len(self.full["index"].get_parents()), 0)

    def test_classes(self):
        self.assertEqual(self.node.classify(0.49), "low")
        self.assertEqual(self.node.classify(0.5), "high")
        self.assertIsNone(self.node.classify(-1.0))
        self.assertIsNone(self.full["p.1"].classify(0.5))

    def test_repr(self):
        self.assertEqual(repr(self.node), "<Dti.Pillar p>")
        self.assertEqual(repr(self.full["p.1"]), "<Dti.Indicator p.1>")


class PillarTest(unittest.TestCase):
    def setUp(self):
        self.full = framework(FULL)

    def test_children(self):
        pillar = self.full["p"]
        self.assertEqual(ids(pillar.get_children()), ["p.1", "p.2", "p.10"])
        self.assertEqual(ids(pillar), ["p.1", "p.2", "p.10"])
        self.assertEqual([pillar.get_child_weight(i) for i in range(3)], [1.0, 3.0, 1.0])
        self.assertIs(self.full["view"].get_children()[0], self.full["p.1"])
        self.assertEqual(self.full["view"].get_child_weight(0), 2.0)

    def test_aggregation(self):
        pillar, root = self.full["p"], self.full["index"]
        self.assertEqual(pillar.get_aggregation(), Dti.Aggregation.POWER_MEAN)
        self.assertEqual(pillar.get_power(), -0.5)
        self.assertEqual(pillar.get_floor(), 0.01)
        self.assertEqual(root.get_aggregation(), Dti.Aggregation.SUM)
        self.assertIsNone(root.get_floor())
        self.assertEqual(self.full["f"].get_aggregation(), Dti.Aggregation.EXPRESSION)
        self.assertEqual(self.full["f"].get_formula(), "[f.1] * 2")
        self.assertIsNone(root.get_formula())
        self.assertEqual(self.full["i"].get_offset(), 0.1)

    def test_missing(self):
        pillar, root = self.full["p"], self.full["index"]
        self.assertEqual(pillar.get_missing_policy(), Dti.MissingPolicy.REBASE)
        self.assertEqual(root.get_missing_policy(), Dti.MissingPolicy.ZERO)
        # Inherited from the parent.
        self.assertEqual(self.full["f"].get_missing_policy(), Dti.MissingPolicy.ZERO)
        self.assertEqual(pillar.get_min_children(), 2)
        self.assertEqual(pillar.get_min_share(), 0.5)
        self.assertEqual(root.get_min_children(), 0)


class IndicatorTest(unittest.TestCase):
    def test_every_getter(self):
        full = framework(FULL)
        indicator = full["p.1"]
        self.assertEqual(indicator.get_unit_of_measure(), "%")
        self.assertEqual(indicator.get_direction(), Dti.Direction.DOWN)
        self.assertEqual(indicator.get_kind(), Dti.IndicatorKind.RATIO)
        self.assertEqual((indicator.get_domain_min(), indicator.get_domain_max()), (0.0, 100.0))
        self.assertEqual(full["p.2"].get_kind(), Dti.IndicatorKind.BOOLEAN)
        self.assertEqual(full["f.1"].get_kind(), Dti.IndicatorKind.NUMBER)
        self.assertEqual(full["f.1"].get_direction(), Dti.Direction.UP)
        self.assertIsNone(full["f.1"].get_unit_of_measure())


if __name__ == "__main__":
    unittest.main()
