#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Everything public of the GIR is reachable from Vala, by the name that the GIR leads one to expect.

Environment: DTI_GIR and DTI_VAPI are the two files. What is missing on purpose stands in ABSENT.
"""

import os
import re
import unittest
import xml.etree.ElementTree as ET

CORE = "{http://www.gtk.org/introspection/core/1.0}"
C = "{http://www.gtk.org/introspection/c/1.0}"
GLIB = "{http://www.gtk.org/introspection/glib/1.0}"

# C name → why Vala has no method of that name of its own.
ABSENT = {
    f"dti_{name}_get_n_items": "the one of GLib.ListModel, which the class implements"
    for name in (
        "accountability", "problem_list", "rank_change_list", "reporting_rates", "submission_register",
        "trends", "unit_registry",
    )
}  # fmt: skip
# C name → what it is called, where it is not what the GIR leads one to expect; bindings/vala has the reason.
RENAMED = {
    "dti_rule_new_from_json": "static Dti.Rule from_json (",
    "dti_step_new_from_json": "static Dti.Step from_json (",
}


class Vapi:
    """The file, cut into the blocks of its types: name → text between the braces."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as stream:
            self.text = stream.read()
        pattern = r"^\tpublic (?:sealed |abstract )?(class|enum|errordomain|struct) (\w+)[^{]*\{\n(.*?)^\t\}"
        found = re.findall(pattern, self.text, re.M | re.S)
        self.blocks = {name: body for _, name, body in found}
        self.kinds = {name: kind for kind, name, _ in found}
        self.top = re.sub(pattern, "", self.text, flags=re.M | re.S)


def load():
    return ET.parse(os.environ["DTI_GIR"]).getroot().find(CORE + "namespace"), Vapi(os.environ["DTI_VAPI"])


def introspectable(node):
    return node.get("introspectable") != "0" and node.get("moved-to") is None


def expected(owner, kind, node):
    """How a callable is written in Vala: a pattern."""
    name = node.get("name")
    identifier = node.get(C + "identifier")
    if identifier in RENAMED:
        return re.escape(RENAMED[identifier])
    if kind == "constructor" or name.startswith("new_"):
        stem = name.removeprefix("new").removeprefix("_").removesuffix("_finish")
        started = r"async " if name.endswith(("_async", "_finish")) else ""
        # Only what is called new… is a constructor to Vala.
        return rf"public {started}{owner}{'.' if stem else ''}{re.sub('_async$', '', stem)}\w* \("
    if name.endswith("_finish"):
        return rf"public async [\w.?<>]+ {name.removesuffix('_finish')}\w* \("
    if name.endswith("_async"):
        return rf"public async [\w.?<>]+ @?{name} \("
    return rf"[\w.?<>\]] @?{name} \("


class VapiTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.namespace, cls.vapi = load()
        cls.types = [
            node
            for kind in ("class", "record", "enumeration")
            for node in cls.namespace.findall(CORE + kind)
            if introspectable(node) and not node.get(GLIB + "is-gtype-struct-for")
        ]

    def list_callables(self):
        for node in self.types:
            for kind in ("constructor", "method", "function"):
                for callable_ in node.findall(CORE + kind):
                    if introspectable(callable_):
                        yield node.get("name"), kind, callable_

    def test_types(self):
        for node in self.types:
            kind = node.tag.removeprefix(CORE)
            known = {"class": ["class"], "record": ["class"], "enumeration": ["enum", "errordomain"]}
            self.assertIn(self.vapi.kinds.get(node.get("name")), known[kind], node.get("name"))

    def test_callables(self):
        missing = []
        for owner, kind, node in self.list_callables():
            found = re.search(expected(owner, kind, node), self.vapi.blocks[owner])
            if not found and node.get(C + "identifier") not in ABSENT:
                missing.append(node.get(C + "identifier"))
        self.assertEqual(missing, [])

    def test_what_is_absent_is_in_the_gir_and_not_in_the_vapi(self):
        known = {entry[2].get(C + "identifier"): entry for entry in self.list_callables()}
        for identifier in ABSENT:
            owner, kind, node = known[identifier]
            self.assertIsNone(re.search(expected(owner, kind, node), self.vapi.blocks[owner]), identifier)
            self.assertIn("GLib.ListModel", re.search(rf"class {owner} :[^{{]*", self.vapi.text)[0])

    def test_properties_signals_and_virtual_functions(self):
        patterns = {
            "property": lambda name: rf"\b@?{name} \{{",
            "virtual-method": lambda name: rf"public virtual [\w.?]+ {name} \(",
        }
        for node in self.types:
            block = self.vapi.blocks[node.get("name")]
            for kind, pattern in patterns.items():
                for member in node.findall(CORE + kind):
                    name = member.get("name").replace("-", "_")
                    self.assertRegex(block, pattern(name), f"{node.get('name')}.{name}")
            for signal in node.findall(GLIB + "signal"):
                name = signal.get("name").replace("-", "_")
                self.assertRegex(block, rf"public signal void {name} \(")

    def test_members_of_enumerations(self):
        for node in self.types:
            members = {m.get("name").upper() for m in node.findall(CORE + "member")}
            block = self.vapi.blocks[node.get("name")]
            listed = set(re.findall(r"^\t\t([A-Z][A-Z0-9_]*)[,;]?$", block, re.M))
            self.assertEqual(listed, members, node.get("name"))

    def test_functions_and_constants(self):
        for kind, tail in (("function", r" \("), ("constant", ";")):
            for node in self.namespace.findall(CORE + kind):
                if introspectable(node):
                    self.assertRegex(self.vapi.top, rf"\b{node.get('name')}{tail}")

    def test_lists_of_text_end_in_null(self):
        """Without the attribute Vala passes a length that the function of C does not take."""
        plain, attributes = [], ""
        for line in self.vapi.text.splitlines():
            if line.strip().startswith("[") and line.endswith("]"):
                attributes += line
                continue
            # The result or property has its attributes above, a parameter within the line.
            head, _, parameters = line.partition(" (")
            n_plain = len(re.findall(r"string\[\]", parameters)) - parameters.count("array_null_terminated")
            if "string[]" in head and "array_null_terminated" not in attributes or n_plain > 0:
                plain.append(line.strip())
            attributes = ""
        self.assertEqual(plain, [])


if __name__ == "__main__":
    unittest.main()
