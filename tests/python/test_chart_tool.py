#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The command dti chart as a person calls it, and its pictures beside what dti score prints."""

import csv
import io
import os
import pathlib
import re
import struct
import subprocess
import tempfile
import unittest

from svg import Picture

ROOT = pathlib.Path(__file__).resolve().parents[2]
KIEN_GIANG = ROOT / "examples" / "kien-giang"
OLDER = ("vn-dti-province-922", KIEN_GIANG / "data-2022-2023.csv")
NEWER = ("vn-dti-province-405", KIEN_GIANG / "data-2024.csv")
TOOL = os.environ.get("DTI_TOOL")
KINDS = {
    "bars": (),
    "trend": (),
    "ranks": (),
    "radar": ("--unit", "KG"),
    "waterfall": ("--unit", "KG", "--from", "2022", "--to", "2023"),
    "heatmap": (),
    "intervals": (),
}


def dti(*arguments, **environment):
    return subprocess.run(
        [TOOL, *map(str, arguments)],
        capture_output=True,
        timeout=60,
        env={**os.environ, **environment},
    )


def draw(*arguments):
    done = dti("chart", *arguments)
    assert done.returncode == 0, done.stderr.decode()
    return Picture(done.stdout.decode("utf-8"))


def scores(*arguments):
    """(unit, period, node) → the row that dti score prints."""
    done = dti("score", *arguments, "--format", "csv")
    assert done.returncode == 0, done.stderr.decode()
    rows = csv.DictReader(io.StringIO(done.stdout.decode("utf-8")))
    return {(row["unit"], row["period"], row["node"]): row for row in rows}


@unittest.skipUnless(TOOL, "DTI_TOOL names no command")
class ChartToolTest(unittest.TestCase):
    def test_every_kind(self):
        for kind, options in KINDS.items():
            for language, theme in (("vi", "light"), ("en", "dark")):
                with self.subTest(f"{kind} {language}"):
                    picture = draw(kind, *OLDER, *options, "--lang", language, "--theme", theme)
                    self.assertEqual(picture.root.get("lang"), language)
                    self.assertGreater(len(picture.shapes), 10)

    def test_same_as_score(self):
        table = scores(*OLDER)
        bars = draw("bars", *OLDER, "--period", "2023", "--level", "main-indicator")
        self.assertEqual(len(bars.marks("total")), 63)
        for mark in bars.marks("total"):
            self.assertEqual(mark.value, float(table[mark.unit, "2023", "DTI"]["value"]))
        for mark in bars.marks("bar"):
            whole = table[mark.unit, "2023", "DTI"]
            part = float(table[mark.unit, "2023", mark.node]["score"])
            self.assertAlmostEqual(mark.value, part / float(whole["max"]), delta=1e-12)
        for kind, column in (("trend", "value"), ("ranks", "rank")):
            points = draw(kind, *OLDER).marks("point")
            self.assertEqual(len(points), 126)
            for mark in points:
                self.assertEqual(mark.value, float(table[mark.unit, mark.period, "DTI"][column]))
        for mark in draw("heatmap", *OLDER, "--period", "2022", "--level", "pillar").marks("cell"):
            self.assertEqual(mark.value, float(table[mark.unit, "2022", mark.node]["value"]))
        for mark in draw("intervals", *OLDER).marks("rank"):
            self.assertEqual(mark.value, float(table[mark.unit, "2023", "DTI"]["rank"]))

    def test_experiment(self):
        """The intervals of the chart are those of the command robustness."""
        options = ("--noise", "0.5", "--replicates", "200", "--seed", "7", "--period", "2023")
        ranks = csv.DictReader(io.StringIO(
            dti("robustness", *OLDER, *options, "--format", "csv").stdout.decode()))
        expected = {row["unit"]: float(row["median"]) for row in ranks}
        found = {mark.unit: mark.value for mark in draw("intervals", *OLDER, *options).marks("median")}
        self.assertEqual(len(found), 63)
        self.assertEqual(found, expected)
        for misuse in (("bars", *OLDER, "--noise", "0.5"), ("intervals", *OLDER, "--replicates", "0")):
            self.assertEqual(dti("chart", *misuse).returncode, 2)

    def test_published(self):
        """Kiên Giang was 32nd in 2022, 40th in 2023 and 23rd in 2024 (dti.gov.vn)."""
        points = draw("ranks", *OLDER, *NEWER, "--unit", "kien giang").marks("point")
        found = {mark.period: mark.value for mark in points if mark.unit == "KG"}
        self.assertEqual(found, {"2022": 32, "2023": 40, "2024": 23})

    def test_files(self):
        with tempfile.TemporaryDirectory() as folder:
            heads = {"svg": b"<?xml", "png": b"\x89PNG\r\n\x1a\n", "pdf": b"%PDF-"}
            for ending, head in heads.items():
                contents = []
                for locale in ("C", "vi_VN.UTF-8", "tr_TR.UTF-8"):
                    path = pathlib.Path(folder) / f"chart.{ending}"
                    done = dti("chart", "bars", *OLDER, "--width", "640", "--height", "700", "-o", path,
                               LC_ALL=locale)
                    self.assertEqual(done.returncode, 0, done.stderr)
                    self.assertEqual(done.stdout, b"")
                    contents.append(path.read_bytes())
                self.assertTrue(contents[0].startswith(head))
                self.assertEqual(len(set(contents)), 1)
                if ending == "png":
                    self.assertEqual(struct.unpack(">II", contents[0][16:24]), (1280, 1400))

    def test_wrong_calls(self):
        for arguments in (
            ("pie", *OLDER),
            ("bars",),
            ("bars", OLDER[0]),
            ("radar", *OLDER),
            ("waterfall", *OLDER, "--unit", "KG"),
            ("waterfall", *OLDER, "--from", "2022", "--to", "2023"),
            ("bars", *OLDER, "--theme", "pink"),
            ("bars", *OLDER, "--width", "-1"),
            ("bars", *OLDER, "--format", "csv"),
        ):
            done = dti("chart", *arguments)
            self.assertEqual((done.returncode, done.stdout), (2, b""), arguments)
            self.assertIn(b"dti: ", done.stderr)

    def test_faults(self):
        for arguments in (
            ("bars", *OLDER, "--node", "nothing"),
            ("bars", *OLDER, "--unit", "nobody"),
            ("bars", *OLDER, "--period", "1999"),
            ("waterfall", *OLDER, "--unit", "KG", "--from", "2021", "--to", "2023"),
            ("radar", *OLDER, "--unit", "KG", "--level", "index"),
            ("bars", *OLDER, "--output", "/tmp/chart.gif"),
            ("bars", *OLDER, "--output", "/nowhere/chart.svg"),
        ):
            done = dti("chart", *arguments)
            self.assertEqual(done.returncode, 1, (arguments, done.stderr))
            self.assertIn(b"dti: ", done.stderr)

    def test_page(self):
        """Each picture of the page has a command, and each command draws."""
        page = (ROOT / "docs" / "charts.md").read_text(encoding="utf-8")
        pictures = re.findall(r"^<picture>.*<img src=\"(\S+)\" alt=\"[^\"]+\"></picture>$", page, re.M)
        commands = re.findall(r"^dti chart (.*) --output (\S+)$", page, re.M)
        self.assertEqual(pictures, [name for _, name in commands])
        self.assertEqual([line.split()[0] for line, _ in commands], list(KINDS))


if __name__ == "__main__":
    unittest.main()
