#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""What a notebook shows: tables as HTML, charts as SVG, both read back by a parser of XML."""

import html.parser
import unittest
import xml.etree.ElementTree as ET

from support import FRAMEWORK_922, HDI, KIEN_GIANG, Dti, dataset, file, framework

SVG = "{http://www.w3.org/2000/svg}"
NASTY = "<script>alert('&amp;\"')</script>"


class Balance(html.parser.HTMLParser):
    """A browser's view: which elements are open at the end."""

    def __init__(self):
        super().__init__()
        self.open = []
        self.seen = set()

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)
        self.seen.add(tag)

    def handle_endtag(self, tag):
        if self.open.pop() != tag:
            raise AssertionError(f"{tag} closes something else")


def read(case, shown):
    """Caption, header and rows of a table, which is right as XML and as HTML."""
    text = shown._repr_html_()
    balance = Balance()
    balance.feed(text)
    balance.close()
    case.assertEqual(balance.open, [])
    case.assertLessEqual(
        balance.seen, {"table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"}
    )
    table = ET.fromstring(text)
    header = [cell.text for cell in table.findall("thead/tr/th")]
    rows = [["".join(cell.itertext()) for cell in row] for row in table.findall("tbody/tr")]
    for row in rows:
        case.assertEqual(len(row), len(header))
    return table.findtext("caption"), header, rows


class TableTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.framework = Dti.Framework.new_builtin(FRAMEWORK_922)
        cls.data = Dti.Dataset.new_from_file(file(KIEN_GIANG / "data-2022-2023.csv"), cls.framework)
        cls.card = Dti.Scorer.new(cls.framework).score(cls.data, "2022")

    def test_scorecard(self):
        caption, header, rows = read(self, self.card)
        self.assertIn("2022", caption)
        # 63 provinces; a notebook gets the first 60 and is told so.
        self.assertEqual(len(rows), 60)
        self.assertIn("The first 60 rows", self.card._repr_html_())
        row = dict(zip(header, next(row for row in rows if row[0] == "KG")))
        self.assertEqual(row["unit_name"], "Kiên Giang")
        self.assertEqual(row["rank"], f"{self.card.get_rank('KG', 'DTI'):g}")

    def test_others(self):
        later = Dti.Scorer.new(self.framework).score(self.data, "2023")
        scenario = Dti.Scenario.new(self.card)
        scenario["KG", "HTS"] = 0.9
        plan = Dti.Plan.new_from_file(file(KIEN_GIANG / "plan.json"))
        statistics = Dti.Statistics.new(self.framework, self.data, "2022")
        shown = [
            self.framework,
            self.framework.root,
            self.data,
            Dti.Comparison.new(self.card, "KG", None),
            Dti.Attribution.between(self.card, later, "KG"),
            Dti.RankChangeList.new(self.card, later),
            scenario.diff(),
            plan.tasks,
            statistics,
            Dti.Correlations.new(statistics, Dti.CorrelationMethod.SPEARMAN, False),
            self.card.explain("KG", "DTI"),
            Dti.Importance.new(self.card, None, None, 0),
            Dti.Series.from_values(["2020", "2021"], [1.0, None]),
        ]
        for one in shown:
            with self.subTest(type(one).__name__):
                caption, header, rows = read(self, one)
                self.assertTrue(rows)
                self.assertNotIn("0x", caption)

    def test_what_is_not_there_is_blank(self):
        _, header, rows = read(self, Dti.Series.from_values(["2020", "2021"], [0.0, None]))
        self.assertEqual(rows, [["2020", "0"], ["2021", ""]])

    def test_names_are_text(self):
        """Markup in a name is shown, and is no markup."""
        data = Dti.Dataset.new()
        data.add_unit("a", NASTY)
        data.set_number("a", "2022", "le", 70)
        card = Dti.Scorer.new(framework(HDI)).score(data)
        _, header, rows = read(self, card)
        self.assertEqual(dict(zip(header, rows[0]))["unit_name"], NASTY)
        self.assertNotIn("<script", card._repr_html_())

    def test_problems(self):
        problems = Dti.ProblemList.new()
        self.assertEqual(read(self, problems)[1:], ([], []))
        problem = Dti.Problem(code="no-number", message=NASTY, row=3, severity=Dti.Severity.ERROR)
        problems.add(problem)
        caption, header, rows = read(self, problems)
        self.assertEqual(dict(zip(header, rows[0]))["message"], NASTY)
        self.assertEqual(dict(zip(header, rows[0]))["severity"], "error")
        self.assertIn("1 problems", caption)

    def test_empty(self):
        self.assertEqual(read(self, Dti.Dataset.new())[2], [])
        card = Dti.Scorer.new(framework(HDI)).score(dataset({"a": {"le": 70}}))
        self.assertEqual(len(read(self, card)[2]), 1)


@unittest.skipUnless(Dti.HAS_CHART, "the library was built without charts")
class ChartTest(unittest.TestCase):
    def test_svg(self):
        loaded = Dti.Framework.new_builtin(FRAMEWORK_922)
        data = Dti.Dataset.new_from_file(file(KIEN_GIANG / "data-2022-2023.csv"), loaded)
        card = Dti.Scorer.new(loaded).score(data, "2022")
        chart = Dti.Chart.new_bars(card, "DTI", None, ["KG", "HN"])
        chart.title = NASTY
        root = ET.fromstring(chart._repr_svg_())
        self.assertEqual(root.tag, SVG + "svg")
        self.assertEqual(chart._repr_svg_(), chart.to_svg())
        self.assertIn(NASTY, "".join(root.itertext()))
        self.assertIn("bars", repr(chart))


if __name__ == "__main__":
    unittest.main()
