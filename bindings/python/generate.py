#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Writes type stubs for PyGObject from a GIR file and the sources of the override.

    generate.py GIR OVERRIDE OUTPUT

OVERRIDE is the folder of the override. The rules that extension.py applies to every class are applied
here, too; what an extension adds is copied with its annotations.
"""

import ast
import keyword
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from gir import (  # noqa: E402
    CORE,
    WHOLE_NUMBERS,
    Parameters,
    callables,
    first_paragraph,
    introspectable,
    is_nullable,
    list_items,
    read_namespace,
    records,
)

HEAD = '''\
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
# Generated from the GIR file of libdti and the override for PyGObject; do not edit.
import datetime
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Generic, TypeVar, overload

@CAIRO@import numpy
import pandas  # type: ignore[import]
from gi.repository import Gio, GLib, GObject

_T = TypeVar("_T")

class _List(Gio.ListModel, Generic[_T]):
    """A list model as the library gives it; there is no such name at run time."""
    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[_T]: ...
    @overload
    def __getitem__(self, key: int) -> _T: ...
    @overload
    def __getitem__(self, key: slice) -> list[_T]: ...
    def __contains__(self, item: object) -> bool: ...
    def get_item(self, position: int) -> _T | None: ...  # type: ignore[override]
    def get_n_items(self) -> int: ...
    def to_pandas(self) -> pandas.DataFrame: ...
    def _repr_html_(self) -> str: ...
'''
SIMPLE = {
    "none": "None",
    "gboolean": "bool",
    "utf8": "str",
    "filename": "str",
    "gpointer": "object",
    "GType": "GObject.GType",
    "gfloat": "float",
    "gdouble": "float",
    **dict.fromkeys(WHOLE_NUMBERS, "int"),
}
TIMES = {"GLib.Date": "datetime.date", "GLib.DateTime": "datetime.datetime"}
OTHER_FORMS = {**TIMES, "Gio.File": "os.PathLike[str]"}
CALLBACKS = {"Gio.AsyncReadyCallback": "Callable[..., object]"}
# What PyGObject gives to all objects; a member of the same name is another one.
OF_OBJECTS = {"connect", "disconnect", "emit", "get_property", "set_property", "notify", "props"}


def indent(lines, by=4):
    return [" " * by + line if line else line for line in lines]


def snake(name):
    return name.replace("-", "_")


def script_name(name):
    """A word of the language ends in an underscore, as PyGObject writes it."""
    return f"{name}_" if keyword.iskeyword(name) else name


def doc_lines(node):
    lines = [line.replace("\\", "\\\\").replace('"""', "'''") for line in first_paragraph(node)]
    if len(lines) < 2:
        return [f'"""{line}"""' for line in lines]
    return [f'"""{lines[0]}', *lines[1:], '"""']


# ---- types -----------------------------------------------------------------------------------------


def element_name(node):
    plain = node.find(CORE + "type")
    return plain.get("name") if plain is not None else "none"


def plain_type(node, sequence):
    array = node.find(CORE + "array")
    if array is not None:
        return f"{sequence}[{plain_type(array, sequence)}]"
    name = element_name(node)
    return SIMPLE.get(name, CALLBACKS.get(name, name))


def or_none(node, text):
    return f"{text} | None" if is_nullable(node) and text not in ("None", "object") else text


def input_type(node):
    text = plain_type(node, "Sequence")
    if text in OTHER_FORMS:
        text = f"{OTHER_FORMS[text]} | {text}"
    return or_none(node, text)


def output_type(node):
    text = plain_type(node, "list")
    if text == "Gio.ListModel":
        return or_none(node, f"_List[{list_items(node) or 'Any'}]")
    return or_none(node, TIMES.get(text, text))


def is_list_model(node):
    return any(i.get("name") == "Gio.ListModel" for i in node.findall(CORE + "implements"))


class Signature(Parameters):
    """What a callable takes and gives in Python."""

    def __init__(self, node, adapted=True):
        super().__init__(node)
        self.name = node.get("name")
        self.tells_whether = (
            adapted
            and bool(self.outputs)
            and element_name(self.result) == "gboolean"
            and node.get("throws") != "1"
            and not self.name.startswith(("has_", "can"))
        )
        self.given = self.find_given()

    def find_given(self):
        outputs = [output_type(p).removesuffix(" | None") for p in self.outputs]
        result = output_type(self.result)
        given = outputs if self.tells_whether or result == "None" else [result, *outputs]
        text = f"tuple[{', '.join(given)}]" if len(given) > 1 else (given or ["None"])[0]
        return f"{text} | None" if self.tells_whether else text

    def inputs_text(self, first):
        """Whatever can be None at the end can be left out."""
        texts = []
        optional = True
        for node in reversed(self.inputs):
            optional = optional and is_nullable(node)
            name, default = script_name(node.get("name")), " = None" if optional else ""
            texts.append(f"{name}: {input_type(node)}{default}")
        texts = [*first, *reversed(texts)]
        if any(p.get("scope") for p in self.inputs):
            texts.append("*user_data: object")
        return ", ".join(texts)

    def vfunc_text(self):
        """The caller is C: an override can name its parameters as it likes."""
        return ", ".join(["self", *(f"__{p.get('name')}: {output_type(p)}" for p in self.inputs)])


# ---- the override ----------------------------------------------------------------------------------


def annotation(node):
    return re.sub(r"\bDti\.", "", ast.unparse(node)) if node is not None else "None"


class Override:
    """What the extensions and the module of the override add."""

    def __init__(self, folder):
        self.classes = {}
        self.module = []
        self.aliases = {}
        for path in sorted(Path(folder).glob("*.py")):
            self.read(ast.parse(path.read_text(encoding="utf-8")))

    def read(self, tree):
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and node.bases:
                self.read_class(node, ast.unparse(node.bases[0]))
            elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
                if isinstance(node.value.value, str) and node.targets[0].id.isidentifier():
                    self.aliases[node.targets[0].id] = node.value.value

    def read_class(self, node, base):
        if base == "Extension":
            self.classes[node.name] = node
        elif base in ("GLib.Error", "DtiError"):
            self.module.append(node)

    def replace_aliases(self, text):
        return re.sub(r"\b[A-Z]\w+\b", lambda m: self.aliases.get(m[0], m[0]), text)

    def records(self, name):
        """The method that gives the rows of a class."""
        for node in self.body(name):
            if isinstance(node, ast.Assign) and node.targets[0].id == "records":
                return node.value.value
        return None

    def body(self, name):
        return self.classes[name].body if name in self.classes else []

    def functions(self, name):
        return [node for node in self.body(name) if isinstance(node, ast.FunctionDef)]

    def assigned(self, name):
        """Members that are copies of others, or made by a function."""
        for node in self.body(name):
            if isinstance(node, ast.Assign) and node.targets[0].id != "records":
                yield node.targets[0].id, node.value

    def write_function(self, node):
        decorators = [ast.unparse(d) for d in node.decorator_list]
        result = annotation(node.returns)
        if "contextlib.contextmanager" in decorators:
            decorators.remove("contextlib.contextmanager")
            result = result.replace("Iterator[", "AbstractContextManager[")
        arguments = re.sub(r"\bDti\.", "", ast.unparse(node.args))
        arguments = re.sub(r"=_\w+", "=...", arguments)
        yield from (f"@{decorator}" for decorator in decorators)
        yield self.replace_aliases(f"def {node.name}({arguments}) -> {result}:")
        doc = ast.get_docstring(node)
        yield from indent([f'"""{doc}"""'] if doc else ["..."])


# ---- the whole -------------------------------------------------------------------------------------


class Generator:
    def __init__(self, gir, folder):
        self.namespace = read_namespace(gir)
        self.override = Override(folder)
        self.classes = {c.get("name"): c for c in self.namespace.findall(CORE + "class")}

    def enumeration(self, node):
        yield f"class {node.get('name')}(GObject.GEnum):"
        yield from indent(doc_lines(node))
        for member in node.findall(CORE + "member"):
            yield f"    {member.get('name').upper()}: {node.get('name')}"
        for function in callables(node, "function"):
            yield "    @staticmethod"
            yield from indent(self.function(function, [], adapted=False))

    def function(self, node, first, adapted=True):
        signature = Signature(node, adapted)
        yield f"def {node.get('name')}({signature.inputs_text(first)}) -> {signature.given}:"
        yield from indent(doc_lines(node) or ["..."])

    # ---- members of a class ------------------------------------------------------------------------

    def ancestors(self, node):
        while node.get("parent") in self.classes:
            node = self.classes[node.get("parent")]
            yield node

    def methods(self, node):
        name = node.get("name")
        replaced = {f.name for f in self.override.functions(name)}
        replaced |= {assigned for assigned, _ in self.override.assigned(name)}
        above = {
            member.get("name")
            for ancestor in self.ancestors(node)
            for member in [*callables(ancestor, "constructor"), *callables(ancestor, "function")]
        }
        for kind, decorator, first in (
            ("constructor", "@classmethod", ["cls"]),
            ("function", "@staticmethod", []),
            ("method", None, ["self"]),
        ):
            for member in callables(node, kind):
                if member.get("name") in replaced:
                    continue
                lines = list(self.function(member, first))
                if member.get("name") in above | OF_OBJECTS:
                    lines[0] += "  # type: ignore[override]"
                yield from [decorator] if decorator else []
                yield from lines
        for vfunc in callables(node, "virtual-method"):
            signature = Signature(vfunc, adapted=False)
            yield f"def do_{vfunc.get('name')}({signature.vfunc_text()}) -> {signature.given}: ..."

    def own_properties(self, node):
        return [p for p in node.findall(CORE + "property") if introspectable(p)]

    def props(self, node):
        """The properties as GObject has them: NaN where there is no number, days of GLib."""
        parent = node.get("parent")
        yield f"class Props({parent}.Props):" if parent in self.classes else "class Props:"
        own = [p for p in self.own_properties(node) if not keyword.iskeyword(p.get("name"))]
        yield from indent(f"{snake(p.get('name'))}: {self.property_type(node, p)}" for p in own)
        if not own:
            yield "    ..."
        yield "@property"
        yield "def props(self) -> Props: ..."

    @staticmethod
    def property_type(owner, node):
        """The getter knows more than the property: what is in a list, and what can be absent."""
        text = plain_type(node, "list")
        for method in owner.findall(CORE + "method"):
            result = method.find(CORE + "return-value")
            if method.get("name") == node.get("getter") and plain_type(result, "list") == text:
                return output_type(result) if text == "Gio.ListModel" else or_none(result, text)
        return f"{text} | None" if text in TIMES else text

    def attributes(self, node):
        """Name → (type, type that can be set or None)."""
        signatures = {m.get("name"): Signature(m) for m in callables(node, "method")}
        taken = set(signatures) | {f.name for f in self.override.functions(node.get("name"))}
        found = {}
        for name, signature in signatures.items():
            if name.startswith("get_") and not signature.inputs:
                setter = signatures.get(f"set_{name[4:]}")
                single = setter is not None and len(setter.inputs) == 1
                found[name[4:]] = (signature.given, input_type(setter.inputs[0]) if single else None)
        for prop in self.own_properties(node):
            text = plain_type(prop, "list")
            # A number says by NaN that there is none, and an object that there may be none.
            absent = text == "float" or text not in {*SIMPLE.values()} - {"str"}
            text = TIMES.get(text, text)
            found.setdefault(snake(prop.get("name")), (f"{text} | None" if absent else text, None))
        return {script_name(name): types for name, types in found.items() if name not in taken | OF_OBJECTS}

    def write_attributes(self, node):
        for name, (given, taken) in self.attributes(node).items():
            yield "@property"
            yield f"def {name}(self) -> {given}: ..."
            if taken:
                yield f"@{name}.setter"
                yield f"def {name}(self, value: {taken}) -> None: ..."

    def constructor(self, node):
        """Properties as keywords."""
        settable = [
            f"{snake(p.get('name'))}: {or_none(p, plain_type(p, 'Sequence'))} = ..."
            for owner in [*self.ancestors(node), node]
            for p in self.own_properties(owner)
            if p.get("writable") == "1" and not keyword.iskeyword(snake(p.get("name")))
        ]
        keywords = f"*, {', '.join(settable)}" if settable else ""
        yield f"def __init__(self{', ' + keywords if keywords else ''}) -> None: ..."

    def item_type(self, node):
        """What a class is a list of, or what its rows are."""
        name, method = node.get("name"), self.override.records(node.get("name"))
        for function in self.override.functions(name):
            if function.name == method:
                return annotation(function.returns).removeprefix("Iterable[").removesuffix("]")
        for found in callables(node, "method"):
            if found.get("name") == method:
                return list_items(found.find(CORE + "return-value"))
        if is_list_model(node):
            lookup = [m for m in callables(node, "method") if m.get("name") == "lookup"]
            if not lookup:
                return name.removesuffix("List")
            return element_name(lookup[0].find(CORE + "return-value"))
        return None

    def lookup(self, node):
        for method in callables(node, "method"):
            if method.get("name") != "lookup":
                continue
            signature = Signature(method)
            keys = [input_type(p) for p in signature.inputs]
            key = keys[0] if len(keys) == 1 else f"tuple[{', '.join(keys)}]"
            given = signature.given.removesuffix(" | None")
            if is_list_model(node):
                overloads = {"int": given, "slice": f"list[{given}]", key: given}
                for taken, result in overloads.items():
                    yield "@overload"
                    yield f"def __getitem__(self, key: {taken}) -> {result}: ..."
            else:
                yield f"def __getitem__(self, key: {key}) -> {given}: ..."
            yield "def __contains__(self, key: object) -> bool: ..."

    def additions(self, node):
        name = node.get("name")
        own = {f.name for f in self.override.functions(name)}
        if "__getitem__" not in own:
            yield from self.lookup(node)
        if is_list_model(node):
            yield "def __bool__(self) -> bool: ..."
        if self.override.records(name):
            yield f"def __iter__(self) -> Iterator[{self.item_type(node)}]: ..."
        if self.override.records(name) or "_table" in own:
            yield from (
                line
                for member, line in (
                    ("to_pandas", "def to_pandas(self) -> pandas.DataFrame: ..."),
                    ("_repr_html_", "def _repr_html_(self) -> str: ..."),
                )
                if member not in own
            )
        for function in self.override.functions(name):
            if not function.name.startswith("_") or function.name.endswith("_"):
                yield from self.override.write_function(function)
        for member, value in self.override.assigned(name):
            yield from self.assigned(member, value)

    def assigned(self, member, value):
        if isinstance(value, ast.Attribute):
            owner = ast.unparse(value.value)
            for function in self.override.functions(owner):
                if function.name == value.attr:
                    yield from self.override.write_function(function)
        elif member == "__eq__":
            yield "def __eq__(self, other: object) -> bool: ..."
        else:
            yield f"def {member}(self, other: Period) -> bool: ..."

    # ---- classes -----------------------------------------------------------------------------------

    def klass(self, node):
        name, parent = node.get("name"), node.get("parent")
        bases = [parent if parent in self.classes else "GObject.Object"]
        if is_list_model(node):
            bases.append(f"_List[{self.item_type(node)}]")
        yield f"class {name}({', '.join(bases)}):"
        yield from indent(doc_lines(node))
        for part in (
            self.props(node),
            self.constructor(node),
            self.methods(node),
            self.write_attributes(node),
            self.additions(node),
        ):
            yield from indent(part)

    def record(self, node):
        yield f"class {node.get('name')}:"
        yield from indent(doc_lines(node))
        for part in (self.methods(node), self.write_attributes(node), self.additions(node)):
            yield from indent(part)

    def exception(self, node):
        """A class of exceptions."""
        yield f"class {node.name}({ast.unparse(node.bases[0])}):"
        yield f'    """{ast.get_docstring(node)}"""'
        for function in node.body:
            if isinstance(function, ast.FunctionDef) and function.name == "__init__":
                yield from indent(self.override.write_function(function))

    def generate(self):
        functions = callables(self.namespace, "function")
        parts = [self.enumeration(e) for e in self.namespace.findall(CORE + "enumeration")]
        parts += [self.record(r) for r in records(self.namespace)]
        parts += [self.klass(c) for c in self.in_order() if introspectable(c)]
        parts += [self.function(f, []) for f in functions]
        parts += [self.exception(node) for node in self.override.module]
        lines = [HEAD]
        for constant in self.namespace.findall(CORE + "constant"):
            lines.append(f"{constant.get('name')}: {plain_type(constant, 'list')}")
        for part in parts:
            lines += ["", *part]
        text = "\n".join(lines) + "\n"
        return text.replace("@CAIRO@", "import cairo\n" if "cairo." in text else "", 1)

    def in_order(self):
        """Parents before their children."""
        seen = []
        for node in self.classes.values():
            for one in [*reversed(list(self.ancestors(node))), node]:
                if one not in seen:
                    seen.append(one)
        return seen


def main(gir, folder, output):
    text = Generator(gir, folder).generate()
    Path(output).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
