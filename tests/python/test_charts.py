#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Charts from Python: what they show, and whether people can read them."""

import itertools
import math
import os
import pathlib
import struct
import tempfile
import unittest

from gi.repository import GLib

from support import FRAMEWORK_922, KIEN_GIANG, Dti, file, framework, raises, wait_for
from svg import Picture, contrast, finite, number, points

try:
    import cairo
except ImportError:
    cairo = None

ROLES = (
    "bar", "total", "cell", "point", "line", "step", "interval", "rank", "median", "break", "missing",
)
TITLES = ("Tỷ lệ dịch vụ công trực tuyến toàn trình", "Hạ tầng số", "Nhân lực số", "Thể chế số")


def provincial(framework_id, name):
    method = Dti.Framework.new_builtin(framework_id)
    return Dti.Scorer.new(method).score_all(Dti.Dataset.new_from_file(file(KIEN_GIANG / name), method))


def years():
    """2022 to 2024, under two frameworks."""
    cards = provincial(FRAMEWORK_922, "data-2022-2023.csv")
    cards.append(provincial("vn-dti-province-405", "data-2024.csv").get_item(0))
    return cards


def bundle(*numbers):
    return GLib.Bytes.new(struct.pack(f"{len(numbers)}d", *numbers))


def large(n_units=63, n_nodes=20):
    """Scorecards of four years, many nodes with long titles, and numbers that are missing."""
    children = [
        {
            "id": f"I{i:02}",
            "level": "main-indicator",
            "title": {"vi": f"{TITLES[i % 4]} {i}", "en": f"Indicator with a title of some length {i}"},
            "max": 10,
            "rule": {"type": "points"},
        }
        for i in range(n_nodes)
    ]
    method = framework(
        {
            "format": "dti-framework",
            "format-version": 1,
            "id": "large",
            "title": {"en": "Large"},
            "languages": ["vi", "en"],
            "ranking": {"node": "all"},
            "root": {
                "id": "all",
                "title": {"vi": "Chỉ số lớn, có tên khá dài, và dài hơn nữa", "en": "A large index"},
                "aggregation": "mean",
                "missing": "rebase",
                "decimals": 4,
                "publish": "value",
                "children": children,
            },
        }
    )
    data = Dti.Dataset.new()
    state = 1
    for period, unit in itertools.product(("2020", "2021", "2022", "2023"), range(n_units)):
        data.add_unit(f"U{unit}", f"Tỉnh số {unit} {'ơ' * (unit % 9)}")
        for node in range(n_nodes):
            state = (state * 1103515245 + 12345) % 2**31
            if state < 0.1 * 2**31 or unit == n_units - 1 or (unit == 5 and period == "2021"):
                data.set_status(f"U{unit}", period, f"I{node:02}", Dti.Status.MISSING)
            else:
                data.set_number(f"U{unit}", period, f"I{node:02}", round(10 * state / 2**31, 2))
    return Dti.Scorer.new(method).score_all(data)


def every_kind(cards, units, nodes=None):
    """Each kind of chart of a list of scorecards; @units: a few of them."""
    card = cards.get_item(cards.get_n_items() - 1)
    before = cards.get_item(cards.get_n_items() - 2)
    node = card.get_framework().get_ranking_node().get_id()
    names = [f"Tỉnh {i}" for i in range(12)]
    spread = [bundle(*[max(1, i + shift) for i in range(1, 13)]) for shift in (0, -2, 0, 5)]
    yield "bars", Dti.Chart.new_bars(card, None, None, None)
    yield "bars of a few", Dti.Chart.new_bars(card, None, "main-indicator", units)
    yield "heatmap", Dti.Chart.new_heatmap(card, None, nodes)
    yield "radar", Dti.Chart.new_radar(card, units[:2], nodes)
    yield "trend of a few", Dti.Chart.new_trend_from_scorecards(cards, None, Dti.Column.VALUE, units)
    yield "trend", Dti.Chart.new_trend_from_scorecards(cards, None, Dti.Column.VALUE, None)
    yield "ranks of a few", Dti.Chart.new_ranks(cards, None, units)
    yield "ranks", Dti.Chart.new_ranks(cards, None, None)
    change = Dti.Attribution.between(before, card, units[0], node, None)
    yield "waterfall", Dti.Chart.new_waterfall(change, "main-indicator")
    change = Dti.RankChange.between(before, card, units[0], node, None, None)
    yield "waterfall of ranks", Dti.Chart.new_waterfall_of_ranks(change, None)
    yield "intervals", Dti.Chart.new_intervals(names, *spread)


def worlds():
    yield "provincial", years(), ["KG", "HCM", "DNA", "HN"]
    yield "large", large(), ["U3", "U5", "U7", "U62"]


class NumbersTest(unittest.TestCase):
    """What is drawn is what the scorecard says."""

    @classmethod
    def setUpClass(cls):
        cls.cards = years()
        cls.card = cls.cards.get_item(2)

    def test_bars(self):
        chart = Dti.Chart.new_bars(self.card, "DTI", "main-indicator", None)
        picture = Picture(chart.to_svg())
        bars = picture.marks("bar")
        self.assertEqual(len(bars), 63 * 4)
        maximum = {u: self.card.get_max(u, "DTI") for u in self.card.get_units()}
        scale = {number(b.element, "width") / b.value for b in bars if b.value > 0.05}
        # Lengths are rounded to hundredths, so the scale is known to 0.01 / 0.05.
        self.assertLess(max(scale) - min(scale), 0.5)
        for bar in bars:
            expected = self.card.get_score(bar.unit, bar.node) / maximum[bar.unit]
            self.assertAlmostEqual(bar.value, expected, delta=1e-12)
        for total in picture.marks("total"):
            self.assertEqual(total.value, self.card.get_value(total.unit, "DTI"))
            own = sorted(
                (b for b in bars if b.unit == total.unit), key=lambda b: number(b.element, "x")
            )
            self.assertAlmostEqual(sum(b.value for b in own), total.value, delta=1e-12)
            # One begins where the other ends.
            for one, other in zip(own, own[1:]):
                end = number(one.element, "x") + number(one.element, "width")
                self.assertAlmostEqual(end, number(other.element, "x"), delta=0.021)

    def test_order(self):
        chart = Dti.Chart.new_bars(self.card, None, None, None)
        totals = Picture(chart.to_svg()).marks("total")
        totals.sort(key=lambda mark: number(mark.element, "y"))
        ranks = [self.card.get_rank(mark.unit, "DTI") for mark in totals]
        self.assertEqual(ranks, sorted(ranks))

    def test_heatmap(self):
        nodes = ["HTS", "HDCQS", "NTS"]
        picture = Picture(Dti.Chart.new_heatmap(self.card, None, nodes).to_svg())
        cells = picture.marks("cell")
        self.assertEqual(len(cells), 63 * 2)
        for cell in cells:
            self.assertEqual(cell.value, self.card.get_value(cell.unit, cell.node))
        missing = picture.marks("missing")
        self.assertEqual({(m.node, m.value) for m in missing}, {("NTS", None)})
        self.assertEqual(len(missing), 63)
        # More is darker.
        cells.sort(key=lambda cell: cell.value)
        ground = [contrast(cell.element.get("fill"), "#ffffff") for cell in cells]
        self.assertEqual(ground, sorted(ground))

    def test_default_nodes(self):
        """The main indicators that have values, and the pillars."""
        cells = Picture(Dti.Chart.new_heatmap(self.card, ["KG"], None).to_svg()).marks("cell")
        self.assertEqual([c.node for c in cells], ["HTS", "HDCQS", "HDKTS", "HDXHS"])
        spokes = Picture(Dti.Chart.new_radar(self.card, ["KG"], None).to_svg()).marks("point")
        self.assertEqual([s.node for s in spokes], ["CQS", "KTS", "XHS"])
        for spoke in spokes:
            self.assertEqual(spoke.value, self.card.get_value("KG", spoke.node))

    def test_ranks(self):
        picture = Picture(Dti.Chart.new_ranks(self.cards, None, None).to_svg())
        marks = picture.marks("point")
        self.assertEqual(len(marks), 63 * 3)
        by_period = {c.get_period(): c for c in self.cards}
        heights = {}
        for mark in marks:
            self.assertEqual(mark.value, by_period[mark.period].get_rank(mark.unit, "DTI"))
            heights[mark.value] = number(mark.element, "cy")
        # 1 on top, and the same distance between neighbours.
        ranks = sorted(heights)
        steps = {
            (heights[b] - heights[a]) / (b - a) for a, b in zip(ranks, ranks[1:])
        }
        self.assertGreater(min(steps), 0)
        self.assertLess(max(steps) - min(steps), 0.021)

    def test_trend_breaks(self):
        """Where the framework changes, the line stops and the break is marked."""
        chart = Dti.Chart.new_trend_from_scorecards(self.cards, "DTI", Dti.Column.VALUE, ["KG", "DNA"])
        picture = Picture(chart.to_svg())
        self.assertEqual([mark.period for mark in picture.marks("break")], ["2024"])
        for line in picture.marks("line"):
            self.assertEqual([len(part) for part in points(line.element)], [2])
        self.assertEqual(len(picture.marks("point")), 6)
        for mark in picture.marks("point"):
            card = next(c for c in self.cards if c.get_period() == mark.period)
            self.assertEqual(mark.value, card.get_value(mark.unit, "DTI"))

    def test_waterfall(self):
        attribution = Dti.Attribution.between(self.cards.get_item(1), self.card, "KG", "DTI", None)
        picture = Picture(Dti.Chart.new_waterfall(attribution, None).to_svg())
        first, last = picture.marks("total")
        steps = picture.marks("step")
        self.assertEqual((first.period, last.period), ("2023", "2024"))
        self.assertAlmostEqual(first.value + sum(s.value for s in steps), last.value, delta=1e-12)
        self.assertEqual(
            [(s.node, s.value) for s in steps],
            [(c.get_node_id(), c.get_value_change()) for c in attribution.list_contributions(None)],
        )

    def test_trends_are_series(self):
        trends = Dti.Trends.new_from_scorecards(self.cards, ["KG"], ["CQS", "KTS"], Dti.Column.VALUE, None)
        picture = Picture(Dti.Chart.new_trend(trends).to_svg())
        self.assertEqual({mark.node for mark in picture.marks("point")}, {"CQS", "KTS"})
        self.assertTrue(any(text.text.startswith("CQS") for text in picture.texts()))

    def test_intervals(self):
        chart = Dti.Chart.new_intervals(
            ["A", "B", "C"],
            bundle(2, 1, math.nan),
            bundle(1, 1, math.nan),
            bundle(2, 1, math.nan),
            bundle(3, 2, math.nan),
        )
        picture = Picture(chart.to_svg())
        self.assertEqual([(m.unit, m.value) for m in picture.marks("rank")], [("B", 1), ("A", 2)])
        left = {m.unit: number(m.element, "x") for m in picture.marks("interval")}
        self.assertEqual(left["A"], left["B"])
        with raises(self, Dti.Error.INVALID_DATA):
            Dti.Chart.new_intervals(["A"], bundle(1), bundle(2), bundle(1), bundle(1))

    def test_uncertainty(self):
        method = framework({
            "format": "dti-framework", "format-version": 1, "id": "u",
            "root": {"id": "r", "aggregation": "mean", "children": [{"id": "a"}, {"id": "b"}]}})
        data = Dti.Dataset.new()
        for unit, name, a, b in (("x", "Xã", 1, 0), ("y", "Yên", 0, 0.8), ("z", None, 0.3, 0.3)):
            data.add_unit(unit, name)
            data.set_number(unit, "2023", "a", a)
            data.set_number(unit, "2023", "b", b)
        experiment = Dti.Experiment.new(Dti.Scorer.new(method).score(data, "2023"))
        experiment.add_input(Dti.UncertainInput.new_from_json(
            '{"id": "w", "weights": {"sets": [{"r": {"a": 1, "b": 1}}, {"r": {"a": 3, "b": 1}}]}}'))
        # The weights are equal once, then a has three times that of b: y has ranks 2, 3, 3, 3.
        uncertainty = experiment.run_points(bundle(0.1, 0.6, 0.7, 0.9), None)
        chart = Dti.Chart.new_uncertainty(uncertainty)
        picture = Picture(chart.to_svg())
        self.assertEqual([(m.unit, m.value) for m in picture.marks("rank")], [("x", 1), ("y", 2), ("z", 3)])
        self.assertEqual({m.unit: m.value for m in picture.marks("median")}, {"x": 1, "y": 3, "z": 2})
        texts = {text.text for text in picture.texts()}
        self.assertLessEqual({"Xã", "Yên", "z", "4 replicates, from 5 % to 95 %"}, texts)
        chart.set_language("vi")
        self.assertIn("4 lần mô phỏng, từ 5 % đến 95 %", chart.to_svg())


class ReadingTest(unittest.TestCase):
    """Whether texts can be read: contrast, size, overlaps, the edge of the picture."""

    def measure(self):
        if cairo is None:
            self.skipTest("python3-cairo is not installed")
        context = cairo.Context(cairo.ImageSurface(cairo.FORMAT_A8, 1, 1))
        options = cairo.FontOptions()
        options.set_hint_metrics(cairo.HINT_METRICS_OFF)
        context.set_font_options(options)
        weights = {False: cairo.FONT_WEIGHT_NORMAL, True: cairo.FONT_WEIGHT_BOLD}

        def width(text, size, bold):
            context.select_font_face("DejaVu Sans", cairo.FONT_SLANT_NORMAL, weights[bold])
            context.set_font_size(size)
            return context.text_extents(text).x_advance

        return width

    def pictures(self):
        for world, cards, units in worlds():
            for name, chart in every_kind(cards, units):
                for language, theme in (("vi", Dti.ChartTheme.LIGHT), ("en", Dti.ChartTheme.DARK)):
                    chart.set_language(language)
                    chart.set_theme(theme)
                    chart.set_highlighted(units[:1])
                    chart.set_source_note("Nguồn: dti.gov.vn")
                    svg = chart.to_svg()
                    with self.subTest(f"{world}, {name}, {language}"):
                        self.assertTrue(finite(svg))
                        yield Picture(svg)

    def test_contrast(self):
        for picture in self.pictures():
            for text in picture.texts():
                self.assertGreaterEqual(contrast(text.colour, text.ground), 4.5, text.text)
                self.assertGreaterEqual(text.size, 8, text.text)

    def test_overlaps(self):
        measure = self.measure()
        for picture in self.pictures():
            self.check_places(picture, measure)

    def check_places(self, picture, measure):
        boxes = [(t.text, t.box(measure)) for t in picture.texts() if not t.turned and t.text != "–"]
        for text, (left, top, right, bottom) in boxes:
            self.assertTrue(0 <= left and right <= picture.width, text)
            self.assertTrue(0 <= top and bottom <= picture.height, text)
        for (one, a), (other, b) in itertools.combinations(boxes, 2):
            apart = a[2] <= b[0] + 1 or b[2] <= a[0] + 1 or a[3] <= b[1] + 1 or b[3] <= a[1] + 1
            self.assertTrue(apart, f"“{one}” and “{other}”: {a} {b}")

    def test_other_sizes(self):
        """Also where there is less room, or more."""
        measure = self.measure()
        for _, cards, units in worlds():
            for name, chart in every_kind(cards, units):
                for width, height in ((420, 0), (500, 320), (800, 300), (640, 480), (1200, 0)):
                    chart.set_width(width)
                    chart.set_height(height)
                    picture = Picture(chart.to_svg())
                    with self.subTest(f"{name} {width} × {height}"):
                        self.check_places(picture, measure)

    def test_measure(self):
        """A chart is as high as it says; a given height changes nothing."""
        for _, cards, units in worlds():
            for name, chart in every_kind(cards, units):
                for width in (420, 800, 1200):
                    chart.set_width(width)
                    chart.set_height(0)
                    root = Picture(chart.to_svg()).root
                    with self.subTest(f"{name} {width}"):
                        self.assertAlmostEqual(chart.measure(width), float(root.get("height")), delta=0.01)
                        chart.set_height(100)
                        self.assertAlmostEqual(chart.measure(width), float(root.get("height")), delta=0.01)

    def test_accessible(self):
        for picture in self.pictures():
            self.assertEqual(picture.root.get("role"), "img")
            self.assertTrue(picture.root.get("aria-label"))
            self.assertEqual(picture.root.get("aria-label"), picture.title)
            self.assertTrue(picture.description)
            for role in ROLES:
                for mark in picture.marks(role):
                    self.assertTrue(mark.title, mark)

    def test_vietnamese(self):
        chart = Dti.Chart.new_bars(years().get_item(2), None, None, ["KG"])
        chart.set_language("vi")
        texts = [text.text for text in Picture(chart.to_svg()).texts()]
        self.assertIn("Chỉ số chuyển đổi số cấp tỉnh (DTI), 2024", texts)
        self.assertIn("0,7313", texts)
        chart.set_language("en")
        texts = [text.text for text in Picture(chart.to_svg()).texts()]
        self.assertIn("Provincial Digital Transformation Index (DTI), 2024", texts)
        self.assertIn("0.7313", texts)


class OutputTest(unittest.TestCase):
    def chart(self):
        return Dti.Chart.new_bars(years().get_item(2), None, None, ["KG", "DNA"])

    def test_properties(self):
        chart = self.chart()
        chart.props.title = "T"
        chart.props.scale = 1
        chart.props.width = 640
        self.assertEqual(chart.get_kind(), Dti.ChartKind.BARS)
        self.assertEqual(chart.get_title(), "T")
        self.assertEqual(Picture(chart.to_svg()).title, "T")
        data = chart.to_png().get_data()
        self.assertEqual(struct.unpack(">I", data[16:20])[0], 640)
        self.assertTrue(chart.to_pdf().get_data().startswith(b"%PDF-"))
        self.assertEqual(chart.to_svg(), chart.to_svg())

    def test_save(self):
        chart = self.chart()
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "a.svg"
            self.assertTrue(chart.save(file(path), None))
            self.assertEqual(path.read_text(encoding="utf-8"), chart.to_svg())
            other = pathlib.Path(folder) / "b.png"
            result = wait_for(chart.save_async, file(other), None)
            self.assertTrue(chart.save_finish(result))
            self.assertEqual(other.read_bytes(), chart.to_png().get_data())
            with raises(self, Dti.Error.UNSUPPORTED):
                chart.save(file(os.path.join(folder, "c.bmp")), None)

    @unittest.skipIf(cairo is None, "python3-cairo is not installed")
    def test_draw(self):
        surface = cairo.ImageSurface(cairo.FORMAT_RGB24, 400, 300)
        chart = self.chart()
        chart.set_theme(Dti.ChartTheme.DARK)
        chart.draw(cairo.Context(surface), 400, 300)
        surface.flush()
        corner = struct.unpack("<I", bytes(surface.get_data()[:4]))[0] & 0xFFFFFF
        self.assertEqual(corner, 0x16191D)

    def test_faults(self):
        card = years().get_item(2)
        with raises(self, Dti.Error.NOT_FOUND):
            Dti.Chart.new_bars(card, None, None, ["nobody"])
        with raises(self, Dti.Error.INVALID_DATA):
            Dti.Chart.new_radar(card, ["KG"], ["CQS", "KTS"])


if __name__ == "__main__":
    unittest.main()
