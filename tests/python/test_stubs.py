#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The type stubs: nothing is forgotten, mypy accepts what is right and refuses what is wrong.

Environment: DTI_STUBS is the file of stubs, DTI_GIR the GIR file.
"""

import ast
import keyword
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as ET

from support import ROOT, Dti
from gi.repository import GObject

CORE = "{http://www.gtk.org/introspection/core/1.0}"
GLIB = "{http://www.gtk.org/introspection/glib/1.0}"
MYPY = shutil.which("mypy")
PLATFORM = ROOT / "bindings" / "python" / "stubs"

GOOD = """
import datetime
import pathlib

import gi

gi.require_version("Dti", "1.0")
from gi.repository import Dti, Gio, GLib

class Root(Dti.Rule):
    def do_evaluate(self, number: float, maximum: float) -> tuple[bool, float]:
        if number < 0:
            raise Dti.NotComputableError("below 0")
        return True, maximum * number

def main(file: Gio.File) -> None:
    framework = Dti.Framework.new_builtin("vn-dti-province-922")
    reader = Dti.DatasetReader(framework=framework)
    reader.number_convention = Dti.NumberConvention.VI
    scorer = Dti.Scorer.new(framework)
    scorer.set_rule("HTS", Root())
    dataset = Dti.Dataset.new_from_file(file, framework)
    dataset = Dti.Dataset.new_from_file(pathlib.Path("data.csv"), framework)
    card = scorer.score(dataset, "2022")
    score: float | None = card.get_score("KG", "DTI")
    for row in card:
        unit: str = row.unit
        print(unit, row.rank, score)
    node: Dti.Node = framework["HTS"]
    for child in framework.root:
        print(child.id, node.title)
    for other in scorer.score_all(dataset):
        print(other.period, other.to_numpy("DTI", "rank").mean(), other.to_pandas())
    scenario = Dti.Scenario.new(card)
    with scenario.step() as step:
        step["KG", "HTS"] = 0.9
    for difference in scenario.diff():
        change: float | None = difference.get_change(Dti.Column.RANK)
        print(change)
    day: datetime.date = Dti.Period.parse("2023-Q3").first_day
    window = Dti.Period.new_window(day, day)
    print(day in window, Dti.Trend.test(Dti.Series.from_values(["2020", "2021"], [0.1, None])))
    try:
        card.explain("KG", "DTI")
    except Dti.NotFoundError as error:
        print(error.message, error.code == Dti.Error.NOT_FOUND)
    except GLib.Error as error:
        print(error.domain)
"""

# Each line that ends in a comment is wrong.
BAD = """
import gi

gi.require_version("Dti", "1.0")
from gi.repository import Dti

framework = Dti.Framework.new_builtin("x")
card = Dti.Scorer.new(framework).score(Dti.Dataset.new(), "2022")
card.get_score("KG") #
card.get_score("KG", 3) #
card.get_scores("KG") #
card.get_score("KG", "DTI") + 1 #
card.units.add("KG") #
framework.id = "y" #
framework["HTS"].no_such_attribute #
Dti.Scorer.new("framework") #
Dti.no_such_function() #
Dti.Column.HEIGHT #
Dti.Period.new_window("2022-01-01", "2022-01-02") #
card.to_numpy("DTI", 3) #
Dti.Dataset.new_from_file("data.csv", framework) #
Dti.DatasetReader(frame=framework) #
for score in card:
    score.get_score().upper() #
for unit in card.list_scores("DTI"):
    unit.no_such_attribute #
"""


def read_stub():
    return ast.parse(pathlib.Path(os.environ["DTI_STUBS"]).read_text(encoding="utf-8"))


def members(node):
    """The names that a class of the stub defines."""
    found = set()
    for item in node.body:
        if isinstance(item, (ast.FunctionDef, ast.ClassDef)):
            found.add(item.name)
        elif isinstance(item, ast.AnnAssign):
            found.add(item.target.id)
    return found


class ContentsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.namespace = ET.parse(os.environ["DTI_GIR"]).getroot().find(CORE + "namespace")
        tree = read_stub()
        cls.classes = {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}
        cls.functions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}

    def all_members(self, name):
        """With those of the bases that stand in the stub."""
        found = members(self.classes[name])
        for base in self.classes[name].bases:
            base_name = ast.unparse(base).split("[")[0]
            if base_name in self.classes:
                found |= self.all_members(base_name)
        return found

    def test_all_of_the_gir_file(self):
        n_methods = 0
        for kind in ("class", "record", "enumeration"):
            for node in self.namespace.findall(CORE + kind):
                name = node.get("name")
                if kind == "record" and node.get(GLIB + "is-gtype-struct-for") is not None:
                    continue
                self.assertIn(name, self.classes)
                known = members(self.classes[name])
                for member in node.iterfind(f"{CORE}member"):
                    self.assertIn(member.get("name").upper(), known, name)
                for tag in ("method", "function", "constructor"):
                    for method in node.findall(CORE + tag):
                        if method.get("introspectable") != "0" and method.get("moved-to") is None:
                            self.assertIn(method.get("name"), known, name)
                            n_methods += 1
                for vfunc in node.findall(CORE + "virtual-method"):
                    self.assertIn("do_" + vfunc.get("name"), known, name)
        self.assertGreater(n_methods, 1400)
        for node in self.namespace.findall(CORE + "function"):
            if not node.get("moved-to"):
                self.assertIn(node.get("name"), self.functions)

    def test_all_of_the_override(self):
        """What a class has while a program runs stands in the stub, and the other way round."""
        plain = set(dir(GObject.Object)) | {"__gsignals__", "parent_instance"}
        n_added = 0
        for node in self.namespace.findall(CORE + "class"):
            name = node.get("name")
            cls = getattr(Dti, name)
            here = {
                member
                for member in vars(cls)
                if member not in plain
                and (not member.startswith("_") or member.endswith("_"))
                and not member.startswith("do_")
                and member not in ("__info__", "__gtype__", "__gproperties__", "__doc__", "__module__")
            }
            known = self.all_members(name)
            self.assertEqual(sorted(here - known), [], name)
            n_added += len(here)
            missing = {
                member
                for member in members(self.classes[name])
                if not hasattr(cls, member) and member != "Props"
            }
            self.assertEqual(sorted(missing), [], name)
        self.assertGreater(n_added, 2400)

    def test_all_of_the_module(self):
        for name in dir(Dti):
            item = getattr(Dti, name)
            if isinstance(item, type) and issubclass(item, Exception):
                self.assertIn(name, self.classes)

    def test_every_attribute_has_a_getter(self):
        """x is x of get_x(), for properties with the same rule as the GIR file has."""
        for node in self.namespace.findall(CORE + "class"):
            known = self.all_members(node.get("name"))
            for prop in node.findall(CORE + "property"):
                name = prop.get("name").replace("-", "_")
                script_name = f"{name}_" if keyword.iskeyword(name) else name
                self.assertIn(script_name, known, node.get("name"))

    def test_lists_say_what_they_hold(self):
        text = pathlib.Path(os.environ["DTI_STUBS"]).read_text(encoding="utf-8")
        self.assertNotIn("_List[Any]", text)
        self.assertIn("def score_all(self, dataset: Dataset) -> _List[Scorecard]:", text)
        self.assertIn("class Trends(GObject.Object, _List[Trend]):", text)


@unittest.skipUnless(MYPY, "mypy is not installed: THE TYPES OF THE STUBS ARE NOT CHECKED")
class MypyTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.stubs = pathlib.Path(cls.folder.name) / "stubs"
        shutil.copytree(PLATFORM, cls.stubs)
        shutil.copy(os.environ["DTI_STUBS"], cls.stubs / "gi" / "repository" / "Dti.pyi")

    def mypy(self, *files):
        # Without the build's own paths: a checker reads stubs, and no programs.
        environment = {
            "MYPYPATH": str(self.stubs), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8",
        }  # fmt: skip
        command = [MYPY, "--strict", "--cache-dir", f"{self.folder.name}/cache", *map(str, files)]
        return subprocess.run(
            command, capture_output=True, text=True, env=environment, cwd=self.folder.name
        )

    def check(self, program):
        path = pathlib.Path(self.folder.name) / "program.py"
        path.write_text(program, encoding="utf-8")
        return self.mypy(path)

    def test_the_stubs(self):
        result = self.mypy(*self.stubs.rglob("*.pyi"))
        self.assertEqual(result.returncode, 0, result.stdout)

    def test_the_examples(self):
        examples = sorted((ROOT / "examples" / "python").glob("*.py"))
        if not Dti.HAS_CHART:
            examples = [path for path in examples if "Dti.Chart" not in path.read_text(encoding="utf-8")]
        self.assertGreater(len(examples), 6)
        result = self.mypy(*examples)
        self.assertEqual(result.returncode, 0, result.stdout)

    def test_a_good_program(self):
        result = self.check(GOOD)
        self.assertEqual(result.returncode, 0, result.stdout)

    def test_faults_are_found(self):
        result = self.check(BAD)
        found = {int(n) for n in re.findall(r"program\.py:(\d+): error", result.stdout)}
        wrong = {n for n, line in enumerate(BAD.splitlines(), 1) if line.endswith("#")}
        self.assertEqual(found, wrong, result.stdout)


if __name__ == "__main__":
    unittest.main()
