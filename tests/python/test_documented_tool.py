#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the pages say of the command dti, against the command: its help, and every line to type."""

import os
import re
import shlex
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "examples/kien-giang/README.md", *sorted((ROOT / "docs").glob("*.md"))]
PAGE = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
# Names that stand for files of the reader.
PLACEHOLDERS = {"FRAMEWORK", "DATA", "index.json", "data.csv", "inputs.json", "framework.json", "PLAN"}
HAS_CHARTS = "DTI_NO_CHART" not in os.environ


def dti(*arguments, **options):
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    command = [os.environ["DTI_TOOL"], *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, **options)


def section(title):
    return re.search(rf"^## {title}$(.*?)(?=^## |\Z)", PAGE, re.M | re.S)[1]


def first_words(text):
    return set(re.findall(r"^\| `([^`]+)` \|", text, re.M))


class HelpTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.help = dti("--help").stdout

    def test_usage(self):
        self.assertIn("dti [OPTION…] COMMAND", self.help)

    def test_commands(self):
        listed = set(re.search(r"^Commands: (.*)$", self.help, re.M)[1].split(", "))
        self.assertEqual(listed, first_words(section("Commands")))

    def test_options(self):
        told = re.findall(r"^  (?:(-\w), )?(--[a-z]+)", self.help, re.M)
        rows = re.findall(r"^\| `(--[a-z]+)` \|(?: `(-\w)`)? \|", section("Options"), re.M)
        self.assertEqual({option: letter for letter, option in told}, dict(rows))

    def test_values(self):
        """Where the help lists the values of an option, the page lists the same."""
        rows = re.findall(r"^\| `(--[a-z]+)` \|[^|]*\|([^|]*)\|", section("Options"), re.M)
        for option, values in rows:
            values = re.findall(r"`([a-z-]+)`", values)
            line = re.search(rf"{option}(?:=\S+)? +(.*)$", self.help, re.M)[1]
            listed = re.search(r"([a-z-]+(?:, [a-z-]+)* or [a-z-]+)$", line)
            if values and listed:
                with self.subTest(option):
                    self.assertEqual(set(re.split(", | or ", listed[1])), set(values))


def typed_lines():
    """(page, folder, arguments) of each complete command line in a block of shell."""
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        mark = re.search(r"^<!-- pictures: (\S+) -->$", text, re.M)
        folder = ROOT if page == ROOT / "README.md" else ROOT / (mark[1] if mark else "examples/kien-giang")
        for block in re.findall(r"^```(?:sh)?\n(.*?)^```$", text, re.M | re.S):
            for line in re.findall(r"^dti .*$", block.replace("\\\n", " "), re.M):
                yield page, folder, shlex.split(line, comments=True)[1:]


class LinesTest(unittest.TestCase):
    def test_lines_are_right(self):
        """No line is refused; one with faults in its documents on purpose may end with 1."""
        n = 0
        for page, folder, arguments in typed_lines():
            absent = PLACEHOLDERS & {Path(word).name for word in arguments}
            absent = {name for name in absent if not (folder / name).exists()}
            if absent or (arguments[0] == "chart" and not HAS_CHARTS):
                continue
            with self.subTest(f"{page.name}: {' '.join(arguments)}"), tempfile.TemporaryDirectory() as copy:
                # What is written stays in a copy; lines of the README name files from the root.
                place = Path(copy) / "examples" if folder == ROOT else Path(copy)
                shutil.copytree(ROOT / "examples" if folder == ROOT else folder, place, dirs_exist_ok=True)
                result = dti(*arguments, cwd=copy)
                self.assertNotEqual(result.returncode, 2, result.stderr)
                if "draft" not in " ".join(arguments):
                    self.assertEqual(result.returncode, 0, result.stderr)
                n += 1
        self.assertGreater(n, 30)


if __name__ == "__main__":
    unittest.main()
