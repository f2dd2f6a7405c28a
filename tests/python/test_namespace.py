#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the namespace shows and what it hides, and that both overrides cover it."""

import ast
import inspect
import os
import re
import unittest
import xml.etree.ElementTree as ET

from support import ROOT, Dti

CORE = "{http://www.gtk.org/introspection/core/1.0}"
ABOVE = {"tool"} if Dti.HAS_CHART else {"tool", "chart"}
FLOORS = [path for path in (ROOT / "libdti").glob("*/dti-*.h") if path.parent.name not in ABOVE]
HEADERS = [path for path in FLOORS if "-private" not in path.name]
PRIVATE_HEADERS = [path for path in FLOORS if "-private" in path.name]
GIR = os.environ.get("DTI_GIR")


def types_of(pattern, headers=HEADERS):
    """What the pattern finds in headers, as a set."""
    return {
        name for path in headers for name in re.findall(pattern, path.read_text(encoding="utf-8"))
    }


def optional_getters():
    """(class, method) of each getter that tells whether there is a result by its boolean."""
    namespace = ET.parse(GIR).getroot().find(CORE + "namespace")
    for owner in namespace.findall(CORE + "class"):
        for method in owner.findall(CORE + "method"):
            result = method.find(f"{CORE}return-value/{CORE}type")
            outs = [
                p
                for p in method.iterfind(f"{CORE}parameters/{CORE}parameter")
                if p.get("direction") == "out"
            ]
            boolean = result is not None and result.get("name") == "gboolean"
            if (
                method.get("name").startswith("get_")
                and boolean
                and len(outs) == 1
                and method.get("throws") != "1"
            ):
                yield owner.get("name"), method.get("name")


class VisibleTest(unittest.TestCase):
    def test_every_type_of_the_headers(self):
        classes = types_of(r"G_DECLARE_(?:FINAL|DERIVABLE)_TYPE\s*\(\s*Dti(\w+)")
        enums = types_of(r"\}\s*Dti(\w+);")
        self.assertGreater(len(classes), 30)
        self.assertGreater(len(enums), 10)
        for name in sorted(classes | enums | {"Period"}):
            with self.subTest(name):
                self.assertEqual(getattr(Dti, name).__gtype__.name, f"Dti{name}")

    def test_every_function_of_the_headers(self):
        """Each public function can be called from a script, under whatever class it belongs to."""
        symbols = types_of(r"\b(dti_\w+) \(")
        symbols = {s for s in symbols if not s.endswith("_get_type")}
        namespace = ET.parse(GIR).getroot().find(CORE + "namespace")
        attribute = "{http://www.gtk.org/introspection/c/1.0}identifier"
        seen = {
            n.get(attribute)
            for n in namespace.iter()
            if n.get(attribute) and n.get("introspectable") != "0"
        }
        self.assertGreater(len(symbols), 150)
        self.assertEqual(sorted(symbols - seen), [])


class HiddenTest(unittest.TestCase):
    def test_internals(self):
        names = types_of(r"\}\s*Dti(\w+);", PRIVATE_HEADERS) | types_of(
            r"struct _Dti(\w+)", PRIVATE_HEADERS
        )
        public = types_of(r"\bDti(\w+)\b", HEADERS)
        self.assertIn("Program", names)
        for name in sorted(names - public):
            with self.subTest(name):
                self.assertFalse(hasattr(Dti, name))

    def test_no_private_functions(self):
        for name in dir(Dti):
            self.assertNotIn("private", name.lower())
        for name in (
            "json_reader_new",
            "file_load",
            "number_scan",
            "scorer_new",
            "JsonReader",
            "ScoreList",
        ):
            self.assertFalse(hasattr(Dti, name), name)


class OverrideTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.parts = {
            path.stem: path.read_text(encoding="utf-8")
            for path in (ROOT / "bindings/python/gi/overrides/Dti").glob("*.py")
        }
        cls.javascript = (ROOT / "bindings/javascript/overrides/Dti.js").read_text(encoding="utf-8")
        cls.typescript = (ROOT / "bindings/typescript/override.d.ts.in").read_text(encoding="utf-8")

    def test_no_getter_is_forgotten(self):
        """A getter that tells by a boolean gives None and null."""
        getters = set(optional_getters())
        self.assertGreater(len(getters), 15)
        for owner, method in sorted(getters):
            with self.subTest(f"{owner}.{method}"):
                self.assertTrue(inspect.isfunction(getattr(Dti, owner).__dict__.get(method)))
                attached = re.findall(
                    rf"orNull\(Dti\.{owner}\.prototype,\s*([^)]*)\)", self.javascript
                )
                self.assertTrue(attached)
                self.assertTrue(method in attached[0] or "numbers" in attached[0])
                block = self.typescript.split(f"    interface {owner} ", 1)[1].split("    }", 1)[0]
                self.assertRegex(block, rf"{method}\([^)]*\): \w+ \| null")

    def test_typescript_knows_every_addition(self):
        for name in re.findall(r"Dti\.\w+\.prototype\.(\w+) =", self.javascript):
            self.assertIn(f"{name}(", self.typescript)
        for name in re.findall(r"Dti\.(\w+)\.prototype\[Symbol\.iterator\]", self.javascript):
            self.assertRegex(self.typescript, rf"interface {name} extends Iterable<")
        for name in re.findall(r"_promisify\(Dti\.\w+(?:\.prototype)?, '(\w+)'", self.javascript):
            self.assertRegex(self.typescript, rf"{name}\([^)]*\): Promise<")

    def test_overrides_replace_no_constructor(self):
        for floor, extensions in self.extensions().items():
            for name, members in extensions.items():
                self.assertFalse({"__init__", "__new__"} & members, f"{floor}.{name}")

    def extensions(self):
        """Floor → class → members, as the sources have them."""
        found = {}
        for floor, text in self.parts.items():
            for node in ast.parse(text).body:
                if isinstance(node, ast.ClassDef) and [ast.unparse(b) for b in node.bases] == ["Extension"]:
                    members = {m.name for m in node.body if isinstance(m, ast.FunctionDef)}
                    found.setdefault(floor, {})[node.name] = members
        return found

    def test_each_class_in_the_part_of_its_floor(self):
        changed = self.extensions()
        self.assertEqual(sorted(changed), "analysis base chart data model monitoring scoring".split())
        for floor, names in changed.items():
            # Also of a floor that was not built.
            headers = list((ROOT / "libdti" / floor).glob("dti-*.h"))
            own = types_of(r"G_DECLARE_(?:FINAL|DERIVABLE)_TYPE\s*\(\s*Dti(\w+)", headers)
            own |= types_of(r"typedef struct _Dti(\w+)", headers)
            self.assertEqual(sorted(set(names) - own), [], floor)

    def test_every_part_is_installed(self):
        build = (ROOT / "bindings/python/meson.build").read_text(encoding="utf-8")
        installed = re.search(r"python_parts = \[(.*?)\]", build, re.DOTALL).group(1)
        self.assertEqual(re.findall(r"'(\w+)'", installed), sorted(self.parts))


if __name__ == "__main__":
    unittest.main()
