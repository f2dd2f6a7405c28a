# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the generators of definitions for scripts read out of a GIR file, whatever the language."""

import re
import textwrap
import xml.etree.ElementTree as ET

CORE = "{http://www.gtk.org/introspection/core/1.0}"
GLIB = "{http://www.gtk.org/introspection/glib/1.0}"

WHOLE_NUMBERS = {
    "gint", "guint", "gint8", "guint8", "gint16", "guint16", "gint32", "guint32", "gint64", "guint64",
    "glong", "gulong", "gsize", "gssize", "gchar", "guchar", "GLib.Quark",
}  # fmt: skip
NUMBERS = WHOLE_NUMBERS | {"gfloat", "gdouble"}


def read_namespace(gir):
    return ET.parse(gir).getroot().find(CORE + "namespace")


def introspectable(node):
    return node.get("introspectable") != "0" and node.get("moved-to") is None


def records(namespace):
    """The boxed types; the structs of classes are no types of their own."""
    return [
        record
        for record in namespace.findall(CORE + "record")
        if record.get(GLIB + "get-type") and record.get(GLIB + "is-gtype-struct-for") is None
    ]


def callables(node, kind):
    """The constructors, functions, methods or virtual-methods that scripts see."""
    return [found for found in node.findall(CORE + kind) if introspectable(found)]


def first_paragraph(node):
    """The first paragraph of the documentation in lines, its links as code words."""
    doc = node.find(CORE + "doc")
    if doc is None or not doc.text:
        return []
    paragraph = " ".join(doc.text.strip().split("\n\n")[0].split())
    return textwrap.wrap(re.sub(r"\[\w+@(?:Dti\.)?([^\]]+)\]", r"`\1`", paragraph), 90)


def list_items(node):
    """What a list model holds, from the sentence that documents it; None where it does not say."""
    doc = node.find(CORE + "doc")
    match = re.search(r"list of \[class@Dti\.(\w+)\]", doc.text or "") if doc is not None else None
    return match.group(1) if match else None


def is_nullable(node):
    return node.get("nullable") == "1" or node.get("allow-none") == "1"


class Parameters:
    """The parameters of a callable that scripts see."""

    def __init__(self, node):
        params = node.findall(f"{CORE}parameters/{CORE}parameter")
        self.result = node.find(CORE + "return-value")
        hidden = self.find_hidden(params)
        shown = [p for i, p in enumerate(params) if i not in hidden]
        self.inputs = [p for p in shown if p.get("direction", "in") == "in"]
        self.outputs = [p for p in shown if p.get("direction", "in") != "in"]

    def find_hidden(self, params):
        """Lengths of arrays and what belongs to callbacks are not seen by scripts."""
        hidden = set()
        for holder in [*params, self.result]:
            array = holder.find(CORE + "array")
            if array is not None and array.get("length"):
                hidden.add(int(array.get("length")))
            for key in ("closure", "destroy"):
                if holder.get(key) and holder.get("scope"):
                    hidden.add(int(holder.get(key)))
        return hidden
