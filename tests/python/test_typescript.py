#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The TypeScript definitions: all that is public and all that the override adds stands there; where a
compiler is installed, it accepts the examples and refuses what is wrong.

Environment: DTI_TYPESCRIPT is the file of definitions, DTI_TSC the compiler (otherwise tsc).
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as ET

CORE = "{http://www.gtk.org/introspection/core/1.0}"
CLASS_STRUCT = "{http://www.gtk.org/introspection/glib/1.0}is-gtype-struct-for"
TSC = os.environ.get("DTI_TSC") or shutil.which("tsc")
ROOT = pathlib.Path(__file__).resolve().parents[2]
STRICT = "--strict --noEmit --target es2022 --module es2022".split()


def definitions():
    with open(os.environ["DTI_TYPESCRIPT"], encoding="utf-8") as stream:
        return stream.read()


def blocks():
    """Class or enumeration → all that stands in its braces, from every place where it is declared.

    Members of namespaces that merge with a class, which are static, have “static” before the name.
    """
    found, name, static = {}, None, ""
    for line in definitions().splitlines():
        start = re.match(r" {4}(?:abstract )?(class|interface|enum|namespace) (\w+)[^{]*\{", line)
        if start:
            name, static = start.group(2), "static " if start.group(1) == "namespace" else ""
            found.setdefault(name, []).append(line)
        elif line == "    }":
            name = None
        elif name:
            found[name].append(re.sub(r"^ {8}function ", f"{static}", line).strip())
    return {name: "\n".join(lines) for name, lines in found.items()}


def introspectable(node):
    return node.get("introspectable") != "0" and node.get("moved-to") is None


class ContentsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.namespace = ET.parse(os.environ["DTI_GIR"]).getroot().find(CORE + "namespace")
        cls.blocks = blocks()

    def list_types(self):
        for kind in ("class", "record", "enumeration"):
            for node in self.namespace.findall(CORE + kind):
                if introspectable(node) and not node.get(CLASS_STRUCT):
                    yield kind, node

    def test_every_class_and_enumeration(self):
        text = definitions()
        for kind, node in self.list_types():
            word = "(?:class|enum)" if kind == "enumeration" else "class"
            self.assertRegex(text, rf"\n    (?:abstract )?{word} {node.get('name')} ")

    def test_every_method(self):
        for _, node in self.list_types():
            block = self.blocks[node.get("name")]
            for kind, before in (("method", ""), ("constructor", "static "), ("function", "static ")):
                for member in filter(introspectable, node.findall(CORE + kind)):
                    # In a namespace that merges with an enumeration functions are static by themselves.
                    self.assertRegex(block, rf"(?m)^{before}{member.get('name')}\(", node.get("name"))
            for member in filter(introspectable, node.findall(CORE + "virtual-method")):
                self.assertRegex(block, rf"(?m)^vfunc_{member.get('name')}\(", node.get("name"))

    def test_every_property(self):
        for _, node in self.list_types():
            for member in node.findall(CORE + "property"):
                name = member.get("name")
                for form in (name.replace("-", "_"), re.sub("-(.)", lambda m: m[1].upper(), name)):
                    pattern = rf"(?m)^(?:readonly )?{form}: "
                    self.assertRegex(self.blocks[node.get("name")], pattern, node.get("name"))

    def test_every_member_of_an_enumeration(self):
        for kind, node in self.list_types():
            for member in node.findall(CORE + "member"):
                pattern = rf"(?m)^(?:static readonly )?{member.get('name').upper()}(?: = -?\d+,|: number;)$"
                self.assertRegex(self.blocks[node.get("name")], pattern, node.get("name"))

    def test_every_function_and_constant(self):
        text = definitions()
        for node in filter(introspectable, self.namespace.findall(CORE + "function")):
            self.assertTrue(f"\n    function {node.get('name')}(" in text, node.get("name"))
        for node in self.namespace.findall(CORE + "constant"):
            self.assertTrue(f"\n    const {node.get('name')}: " in text, node.get("name"))

    def test_methods_that_the_override_changes_stand_once(self):
        text = definitions()
        # Of a scorecard, and of a scenario.
        self.assertEqual(text.count("get_score(unit: string, node: string)"), 2)
        self.assertNotIn("@GENERATED@", text)
        self.assertNotIn("@VERSION@", text)

    def test_lists_say_what_they_hold(self):
        text = definitions()
        self.assertIn("score_all(dataset: Dataset): Gio.List<Scorecard>;", text)
        self.assertNotIn("Gio.List<unknown>", text)

    def test_only_known_types(self):
        text = re.sub(r"/\*.*?\*/|//[^\n]*|'[^']*'", "", definitions(), flags=re.DOTALL)
        for library, name in set(re.findall(r"\b(GLib|GObject|Gio|cairo)\.(\w+)", text)):
            self.assertRegex(text, rf"(?:interface|type) {name}\b", f"{library}.{name}")


@unittest.skipUnless(shutil.which("gjs"), "gjs is not installed: THE OVERRIDE IS NOT COMPARED")
class OverrideTest(unittest.TestCase):
    """What the override has put on the classes, and what it leaves out."""

    @classmethod
    def setUpClass(cls):
        script = os.fspath(ROOT / "tests" / "javascript" / "list-override.js")
        output = subprocess.run(["gjs", "-m", script], capture_output=True, text=True, check=True).stdout
        cls.override = json.loads(output)
        cls.blocks = blocks()

    def members(self, *kinds):
        for owner, members in self.override.items():
            for name, kind in members.items():
                if kind in kinds:
                    yield owner, name, re.findall(
                        rf"(?ms)^{re.escape(name)}\(.*?\): (.*?);$", self.blocks[owner]
                    )

    def test_it_has_every_kind(self):
        kinds = {kind for members in self.override.values() for kind in members.values()}
        self.assertEqual(kinds, {"iterator", "list", "method", "nullable", "promise"})

    def test_methods(self):
        for owner, name, results in self.members("method", "nullable", "promise", "list"):
            self.assertTrue(results, f"{owner}.{name}")

    def test_what_can_be_null(self):
        for owner, name, results in self.members("nullable"):
            for result in results:
                self.assertRegex(result, r" \| null$", f"{owner}.{name}")

    def test_promises(self):
        for owner, name, results in self.members("promise"):
            self.assertTrue(any(r.startswith("Promise<") for r in results), f"{owner}.{name}")
            self.assertIn("void", results, f"{owner}.{name}")

    def test_lists(self):
        for owner, name, results in self.members("list"):
            self.assertRegex(results[0], r"^Gio\.List<\w+>", f"{owner}.{name}")

    def test_iterators(self):
        for owner, members in self.override.items():
            if "[Symbol.iterator]" in members:
                self.assertRegex(self.blocks[owner], rf"interface {owner} extends Iterable<\w+>")

    def test_nothing_is_declared_that_is_not_there(self):
        """Members that the library does not have come from the override."""
        template = (ROOT / "bindings" / "typescript" / "override.d.ts.in").read_text(encoding="utf-8")
        part = template.split("@GENERATED@")[1]
        if "class Chart " not in definitions():
            part = re.sub(r"(?ms)^    interface Chart \{.*?^    \}$", "", part)
        owner, static = None, ""
        for line in part.splitlines():
            block = re.match(r" {4}(interface|namespace) (\w+)", line)
            member = re.match(r" {8}(?:function )?(\w+)\(", line)
            if block:
                owner, static = block[2], "static " if block[1] == "namespace" else ""
            elif member:
                self.assertIn(static + member[1], self.override.get(owner, {}), owner)

    def test_the_override_leaves_nothing_out(self):
        """Lists can be looped over, figures that may be missing are null, every _async is a promise."""
        namespace = ET.parse(os.environ["DTI_GIR"]).getroot().find(CORE + "namespace")
        for node in namespace.findall(CORE + "class"):
            known = self.override.get(node.get("name"), {})
            implemented = {i.get("name") for i in node.findall(CORE + "implements")}
            if "Gio.ListModel" in implemented:
                self.assertIn("[Symbol.iterator]", known, node.get("name"))
            for kind, before in (("method", ""), ("constructor", "static "), ("function", "static ")):
                for member in filter(introspectable, node.findall(CORE + kind)):
                    expected = self.expected_kind(member)
                    if expected:
                        name = before + member.get("name")
                        self.assertEqual(known.get(name), expected, f"{node.get('name')}.{name}")

    @staticmethod
    def expected_kind(member):
        def type_of(node):
            plain = node.find(CORE + "type")
            return plain.get("name") if plain is not None else None

        result = type_of(member.find(CORE + "return-value"))
        outputs = [
            type_of(p)
            for p in member.iterfind(f"{CORE}parameters/{CORE}parameter")
            if p.get("direction") == "out"
        ]
        if member.get("name").endswith("_async"):
            return "promise"
        if result == "Gio.ListModel":
            return "list"
        if result == "gboolean" and outputs and member.get("name").startswith("get_"):
            return "nullable"
        return None


@unittest.skipUnless(
    TSC, "tsc is not installed (npm package typescript): THE TYPESCRIPT SYNTAX IS NOT CHECKED"
)
class CompilerTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.copy(os.environ["DTI_TYPESCRIPT"])
        self.copy(ROOT / "bindings" / "typescript" / "gjs.d.ts")

    def copy(self, path):
        shutil.copy(path, self.folder.name)

    def compile(self, *arguments):
        files = sorted(os.listdir(self.folder.name))
        return subprocess.run(
            [TSC, *STRICT, *arguments, *files], cwd=self.folder.name, capture_output=True, text=True
        )

    def test_definitions_alone(self):
        os.remove(os.path.join(self.folder.name, "gjs.d.ts"))
        result = self.compile()
        self.assertEqual((result.returncode, result.stdout), (0, ""))

    def test_a_good_program(self):
        self.copy(ROOT / "tests" / "typescript" / "program.ts")
        if "class Chart " in definitions():
            self.copy(ROOT / "tests" / "typescript" / "chart.ts")
        result = self.compile()
        self.assertEqual((result.returncode, result.stdout), (0, ""))

    def test_the_examples(self):
        examples = sorted((ROOT / "examples" / "javascript").glob("*.js"))
        self.assertGreater(len(examples), 0)
        for path in examples:
            self.copy(path)
        result = self.compile("--allowJs", "--checkJs")
        self.assertEqual((result.returncode, result.stdout), (0, ""))

    def test_a_fault_in_an_example_is_found(self):
        text = (ROOT / "examples" / "javascript" / "score.js").read_text(encoding="utf-8")
        for right, wrong in (("get_coverage(", "get_cover("), (".NumberConvention.AUTO", ".Column.AUTO")):
            self.assertIn(right, text)
            path = os.path.join(self.folder.name, "score.js")
            with open(path, "w", encoding="utf-8") as stream:
                stream.write(text.replace(right, wrong))
            self.assertIn("score.js(", self.compile("--allowJs", "--checkJs").stdout)

    def test_every_fault_is_found(self):
        path = ROOT / "tests" / "typescript" / "faults.ts"
        self.copy(path)
        lines = path.read_text(encoding="utf-8").splitlines()
        wrong = {i for i, line in enumerate(lines, 1) if line.endswith("// wrong")}
        found = {int(n) for n in re.findall(r"(?m)^faults\.ts\((\d+),", self.compile().stdout)}
        self.assertEqual(found, wrong)


if __name__ == "__main__":
    unittest.main()
