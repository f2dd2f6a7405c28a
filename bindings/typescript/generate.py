#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Writes TypeScript definitions for GJS from a GIR file and a template.

    generate.py GIR TEMPLATE OUTPUT

The template holds the types of other libraries and what the override adds; a member that stands
there is left out of what is generated.
"""

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from gir import (  # noqa: E402
    CORE,
    GLIB,
    NUMBERS,
    Parameters,
    callables,
    first_paragraph,
    introspectable,
    is_nullable,
    list_items,
    read_namespace,
    records,
)

SIMPLE = {
    "none": "void",
    "gboolean": "boolean",
    "utf8": "string",
    "filename": "string",
    "gpointer": "unknown",
    "GType": "GObject.GType",
    **dict.fromkeys(NUMBERS, "number"),
}
RESERVED = {
    "arguments", "break", "case", "catch", "class", "const", "continue", "default", "delete", "do", "else",
    "enum", "eval", "export", "extends", "false", "finally", "for", "function", "if", "import", "in", "new",
    "null", "return", "super", "switch", "this", "throw", "true", "try", "typeof", "var", "void", "while",
    "with",
}  # fmt: skip


def indent(lines, by=4):
    return [" " * by + line if line else line for line in lines]


def camel(name):
    """rank-decimals → rankDecimals."""
    return re.sub(r"[-_](.)", lambda match: match.group(1).upper(), name)


def doc_lines(node):
    """The first paragraph of the documentation as a comment."""
    lines = [line.replace("*/", "*\\/") for line in first_paragraph(node)]
    if len(lines) < 2:
        return [f"/** {line} */" for line in lines]
    return ["/**", *(f" * {line}" for line in lines), " */"]


def type_name(node):
    """The type of a parameter, return value, property or field."""
    array = node.find(CORE + "array")
    if array is not None:
        element = type_name(array)
        plain = array.find(CORE + "type")
        if plain is not None and plain.get("name") == "guint8":
            return "Uint8Array"
        return f"{element}[]"
    plain = node.find(CORE + "type")
    name = plain.get("name") if plain is not None else "none"
    return SIMPLE.get(name, name)


def or_null(node, text):
    return f"{text} | null" if is_nullable(node) and text != "void" else text


def output_type(node):
    text = type_name(node)
    if text == "Gio.ListModel":
        text = f"Gio.List<{list_items(node) or 'unknown'}>"
    # An out parameter that is optional in C is always there in a script.
    return or_null(node, text) if node.get("direction") != "out" else text


class Signature(Parameters):
    """What a callable takes and gives in a script."""

    def __init__(self, node):
        super().__init__(node)
        self.called_back = node.tag == CORE + "virtual-method"
        result = output_type(self.result)
        given = ([] if result == "void" else [result]) + [output_type(p) for p in self.outputs]
        self.given = f"[{', '.join(given)}]" if len(given) > 1 else (given or ["void"])[0]

    def input_type(self, node):
        """The library gives bytes to a script as they are, and takes them in two forms."""
        text = type_name(node)
        if text == "GLib.Bytes" and not self.called_back:
            text = "GLib.Bytes | Uint8Array"
        return or_null(node, text)

    def __str__(self):
        inputs = (
            f"{p.get('name')}{'_' if p.get('name') in RESERVED else ''}: {self.input_type(p)}"
            for p in self.inputs
        )
        return f"({', '.join(inputs)}): {self.given}"


class Generator:
    def __init__(self, gir, template):
        self.namespace = read_namespace(gir)
        self.version = self.namespace.get("version")
        self.template = template
        self.taken = self.read_template(template)
        self.classes = {c.get("name"): c for c in self.namespace.findall(CORE + "class")}

    @staticmethod
    def read_template(template):
        """Class → names of the members that stand in the template."""
        taken, owner = {}, None
        for line in template.split("declare namespace Dti {", 1)[1].splitlines():
            block = re.match(r" {4}(?:interface|namespace) (\w+)", line)
            member = re.match(r" {8}(?:function )?(\w+)\(", line)
            if block:
                owner = taken.setdefault(block.group(1), set())
            elif member:
                owner.add(member.group(1))
        return taken

    # ---- enumerations ------------------------------------------------------------------------------

    def enumeration(self, node):
        name = node.get("name")
        members = node.findall(CORE + "member")
        functions = callables(node, "function")
        if node.get(GLIB + "error-domain"):
            yield from doc_lines(node)
            yield f"class {name} {{"
            yield "    constructor(properties: { code: number, message: string });"
            yield "    readonly code: number;"
            yield "    readonly domain: number;"
            yield "    readonly message: string;"
            yield "    matches(domain: unknown, code: number): boolean;"
            for member in members:
                yield from indent(doc_lines(member))
                yield f"    static readonly {member.get('name').upper()}: number;"
            for function in functions:
                yield from indent(self.function(function, "static "))
            yield "}"
            return
        yield from doc_lines(node)
        yield f"enum {name} {{"
        for member in members:
            yield from indent(doc_lines(member))
            yield f"    {member.get('name').upper()} = {member.get('value')},"
        yield "}"
        if functions:
            yield ""
            yield f"namespace {name} {{"
            for function in functions:
                yield from indent(self.function(function, "function "))
            yield "}"

    # ---- classes -----------------------------------------------------------------------------------

    def function(self, node, prefix=""):
        yield from doc_lines(node)
        yield f"{prefix}{node.get('name')}{Signature(node)};"

    def properties(self, node):
        """Own properties and those of the parents."""
        parent = self.classes.get(node.get("parent"))
        inherited = self.properties(parent) if parent is not None else []
        return inherited + node.findall(CORE + "property")

    def constructor(self, node):
        settable = [p for p in self.properties(node) if p.get("writable") == "1"]
        names = [
            f"    {name}?: {or_null(p, type_name(p))},"
            for p in settable
            for name in sorted({camel(p.get("name")), p.get("name").replace("-", "_")})
        ]
        return ["constructor(properties?: {", *names, "});"] if names else ["constructor();"]

    def property(self, owner, node):
        constant = node.get("writable") != "1" or node.get("construct-only") == "1"
        yield from doc_lines(node)
        for name in sorted({camel(node.get("name")), node.get("name").replace("-", "_")}):
            yield f"{'readonly ' if constant else ''}{name}: {self.property_type(owner, node)};"

    @staticmethod
    def property_type(owner, node):
        """The getter knows more than the property: what is in a list, and what can be absent."""
        for method in owner.findall(CORE + "method"):
            result = method.find(CORE + "return-value")
            if method.get("name") == node.get("getter") and type_name(result) == type_name(node):
                return output_type(result)
        return type_name(node)

    def members(self, node):
        """Everything in the braces of a class."""
        taken = self.taken.get(node.get("name"), set())
        for kind, prefix in (("constructor", "static "), ("function", "static "), ("method", "")):
            for callable_ in callables(node, kind):
                if callable_.get("name") not in taken:
                    yield from self.function(callable_, prefix)
        for vfunc in callables(node, "virtual-method"):
            yield from doc_lines(vfunc)
            yield f"vfunc_{vfunc.get('name')}{Signature(vfunc)};"

    def klass(self, node):
        name = node.get("name")
        parent = node.get("parent") if node.get("parent") in self.classes else None
        abstract = "abstract " if node.get("abstract") == "1" else ""
        yield from doc_lines(node)
        yield f"{abstract}class {name}{f' extends {parent}' if parent else ''} {{"
        yield "    static readonly $gtype: GObject.GType;"
        yield from indent(self.constructor(node))
        for prop in node.findall(CORE + "property"):
            yield from indent(self.property(node, prop))
        yield from indent(self.members(node))
        yield "}"
        bases = [] if parent else ["GObject.Object"]
        for implemented in node.findall(CORE + "implements"):
            bases.append(self.interface(name, implemented.get("name")))
        if bases:
            yield ""
            yield f"interface {name} extends {', '.join(bases)} {{}}"

    def interface(self, name, implemented):
        """Gio.ListModel of what the template says a class iterates over."""
        match = re.search(rf"interface {name} extends Iterable<(\w+)>", self.template)
        return f"{implemented}<{match.group(1)}>" if match else implemented

    def record(self, node):
        yield from doc_lines(node)
        yield f"class {node.get('name')} {{"
        yield "    static readonly $gtype: GObject.GType;"
        yield "    private constructor();"
        yield from indent(self.members(node))
        yield "}"

    @staticmethod
    def constant(node):
        yield from doc_lines(node)
        yield f"const {node.get('name')}: {type_name(node)};"

    # ---- the whole ---------------------------------------------------------------------------------

    def definitions(self):
        parts = [self.enumeration(e) for e in self.namespace.findall(CORE + "enumeration")]
        parts += [self.record(r) for r in records(self.namespace)]
        parts += [self.klass(c) for c in self.classes.values() if introspectable(c)]
        parts += [self.function(f, "function ") for f in callables(self.namespace, "function")]
        parts += [self.constant(c) for c in self.namespace.findall(CORE + "constant")]
        for part in parts:
            yield ""
            yield from part

    def generate(self):
        lines = ["declare namespace Dti {"]
        platform = ("GLib", "GObject", "Gio", "cairo")
        lines += [f"    import {name} = DtiPlatform.{name};" for name in platform]
        lines += [*indent(self.definitions()), "}"]
        # The library can be built without charts: what is not there has no additions.
        absent = set(self.taken) - {n.get("name") for n in self.namespace}
        template = re.sub(
            rf"\n    (?:interface|namespace) (?:{'|'.join(absent) or '-'}) \{{\n.*?\n    \}}\n",
            "",
            self.template,
            flags=re.DOTALL,
        )
        text = template.replace("@GENERATED@", "\n".join(lines))
        return text.replace("@VERSION@", self.version)


def main(gir, template, output):
    with open(template, encoding="utf-8") as file:
        generator = Generator(gir, file.read())
    with open(output, "w", encoding="utf-8") as file:
        file.write(generator.generate())


if __name__ == "__main__":
    main(*sys.argv[1:])
