#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Checks a GIR file for shapes that PyGObject 3.42 or GJS 1.74 handle badly, and for its documentation.

    check-gir.py GIR…

Exit status 1 where there is an error (E-); warnings (W-) are listed and count as errors too unless
ACCEPTED gives a reason for them.
"""

import collections
import keyword
import pathlib
import re
import sys
import xml.etree.ElementTree as ET

CORE = "{http://www.gtk.org/introspection/core/1.0}"
C = "{http://www.gtk.org/introspection/c/1.0}"
GLIB = "{http://www.gtk.org/introspection/glib/1.0}"
HEADERS = pathlib.Path(__file__).resolve().parent.parent / "libdti"

CALLABLES = ("function", "method", "constructor", "virtual-method", "callback")
OWNERS = ("class", "interface", "record", "enumeration", "bitfield")
FLOATS = {"gdouble", "gfloat"}
SCALARS = {
    "gint", "guint", "gint8", "guint16", "gint16", "gint32", "guint32", "gint64", "guint64", "gfloat",
    "gdouble",
}  # fmt: skip
GLIB_CONTAINERS = {"GLib.PtrArray", "GLib.Array", "GLib.List", "GLib.SList", "GLib.HashTable"}
RESERVED = set(keyword.kwlist) | {
    "arguments", "async", "case", "catch", "const", "default", "delete", "do", "enum", "export", "extends",
    "function", "lock", "new", "null", "params", "super", "switch", "this", "throw", "typeof", "var", "void",
}  # fmt: skip
RESERVED_METHODS = RESERVED | {"foreach", "ref", "out", "construct"}
OBJECT_METHODS = {
    "bind_property", "connect", "connect_after", "disconnect", "emit", "freeze_notify", "get_data",
    "get_property", "handler_block", "notify", "ref", "ref_sink", "run_dispose", "set_data",
    "set_property", "steal_data", "thaw_notify", "unref", "weak_ref",
}  # fmt: skip
LONGEST_SUMMARY = 100

# Warnings that are meant: (rule, symbol) → reason.
ACCEPTED = {
    (
        "W-GETTER",
        "DtiScore:*",
    ): "GTK's lists sort by properties; the C getters say by their result that there is none",
    ("W-GETTER", "DtiExplanation:*"): "as in DtiScore",
    ("W-GETTER", "DtiObservation:*"): "as in DtiScore",
    ("W-GETTER", "DtiStageDifference:*"): "as in DtiScore",
    ("W-GETTER", "DtiUncertainRank:*"): "as in DtiScore",
    ("W-GETTER", "DtiNodeImportance:*"): "as in DtiScore",
    ("W-INT64", "dti_experiment_get_seed"): "seeds stay below 2^53",
    ("W-INT64", "dti_uncertainty_get_seed"): "seeds stay below 2^53",
    ("W-GETTER", "DtiScenarioDifference:*"): "as in DtiScore",
    ("W-GETTER", "DtiScenarioEdit:*"): "as in DtiScore",
    ("W-GETTER", "DtiPreparedCell:*"): "as in DtiScore",
    ("W-GETTER", "DtiTreatedColumn:*"): "as in DtiScore",
    ("W-GETTER", "DtiAssessmentRules:late-max"): "as in DtiScore",
    ("W-GETTER", "DtiReportingRate:*"): "as in DtiScore",
    ("W-GETTER", "DtiGoal:current-score"): "as in DtiScore",
    ("W-GETTER", "DtiGoalChoice:score"): "as in DtiScore",
    ("W-GETTER", "DtiGoalMix:*"): "as in DtiScore",
    ("W-GETTER", "DtiGoalOption:*"): "as in DtiScore",
    ("W-GETTER", "DtiRequiredNumber:*"): "as in DtiScore",
    ("W-GETTER", "DtiRequiredScore:*"): "as in DtiScore",
    ("W-INT64", "dti_reporting_rate_get_n_content_expected"): "so many indicators are not counted",
    ("W-INT64", "dti_reporting_rate_get_n_content_present"): "as above",
    ("W-INT64", "dti_reporting_rate_get_n_content_with_evidence"): "as above",
    ("W-GETTER", "DtiAccountability:gained"): "as in DtiScore",
    ("W-GETTER", "DtiAccountabilityNode:*"): "as in DtiScore",
    ("W-GETTER", "DtiAccountabilityRow:*"): "as in DtiScore",
    ("W-GETTER", "DtiAssignment:share"): "as in DtiScore",
    ("W-GETTER", "DtiBaseline:*"): "as in DtiScore",
    ("W-GETTER", "DtiLegendItem:*"): "as in DtiScore",
    ("W-GETTER", "DtiObligation:days-late"): "as in DtiScore",
    ("W-GETTER", "DtiObligationRule:*"): "as in DtiScore",
    ("W-GETTER", "DtiRankChange:*"): "as in DtiScore",
    ("W-GETTER", "DtiRankShare:*"): "as in DtiScore",
    ("W-GETTER", "DtiProgress:*"): "as in DtiScore",
    ("W-GETTER", "DtiProgressSummary:mean-score"): "as in DtiScore",
    ("W-GETTER", "DtiTask:cost"): "as in DtiScore",
    ("W-GETTER", "DtiTaskEffect:*"): "as in DtiScore",
    ("W-GETTER", "DtiComparisonRow:*"): "as in DtiScore",
    ("W-GETTER", "DtiMethodComparisonRow:*"): "as in DtiScore",
    ("W-GETTER", "DtiPublishedRow:*"): "as in DtiScore",
    ("W-GETTER", "DtiRankAgreement:*"): "as in DtiScore",
    ("W-GETTER", "DtiScorecardDifference:*"): "as in DtiScore",
    ("W-GETTER", "DtiTrend:*"): "as in DtiScore",
    ("W-GETTER", "DtiCorrelation:*"): "as in DtiScore",
    ("W-GETTER", "DtiReliability:alpha"): "as in DtiScore",
    ("W-GETTER", "DtiSensitivity:mean"): "as in DtiScore",
    ("W-GETTER", "DtiSensitivity:variance"): "as in DtiScore",
    ("W-GETTER", "DtiSensitivityIndex:*"): "as in DtiScore",
    ("W-INT64", "dti_sensitivity_design_get_seed"): "GJS cannot give a greater one either",
    ("W-GETTER", "DtiPairwiseComparisons:*"): "as in DtiScore",
    ("W-GETTER", "*:item-type"): "the getter belongs to GListModel",
    ("W-DIGIT", "DtiTransform.log10"): "the name in documents",
}


def type_of(node):
    """(container or None, name of the type or of its elements)."""
    array = node.find(CORE + "array")
    if array is not None:
        element = array.find(CORE + "type")
        return array.get("name", "C"), element.get("name") if element is not None else None
    plain = node.find(CORE + "type")
    return None, plain.get("name") if plain is not None else None


def text_of(node):
    doc = node.find(CORE + "doc")
    return doc.text if doc is not None and doc.text else ""


def parameters(node):
    return node.findall(f"{CORE}parameters/{CORE}parameter")


def introspectable(node):
    return node.get("introspectable") != "0" and node.get("moved-to") is None


def symbol(node):
    return node.get(C + "identifier") or node.get(C + "type") or node.get("name")


class Checker:
    """Gathers what is wrong with one GIR file."""

    def __init__(self, path):
        self.namespace = ET.parse(path).getroot().find(CORE + "namespace")
        self.prefix = self.namespace.get(C + "identifier-prefixes")
        self.found = []
        self.records = {
            node.get("name")
            for node in self.namespace.findall(CORE + "record")
            if node.get(GLIB + "is-gtype-struct-for") is None
        }
        self.callbacks = {node.get("name") for node in self.namespace.findall(CORE + "callback")}
        # Pointers in class structures: what they are is checked at the virtual methods.
        self.slots = {
            slot
            for record in self.namespace.findall(CORE + "record")
            if record.get(GLIB + "is-gtype-struct-for") is not None
            for slot in record.iter(CORE + "callback")
        }
        self.availability = read_availability()

    def report(self, rule, name, text):
        self.found.append((rule, name, text))

    def run(self):
        for node in self.namespace.iter():
            tag = node.tag.replace(CORE, "")
            if tag in OWNERS and node.get(GLIB + "is-gtype-struct-for") is None:
                self.check_owner(tag, node)
            if tag in CALLABLES and node not in self.slots:
                self.check_callable(tag, node)
        self.check_asynchronous(self.namespace, self.namespace.get("name"))
        for node in self.namespace.findall(CORE + "constant"):
            if "private" in node.get("name").lower():
                self.report("E-LEAK", node.get("name"), "a private constant")
        return self.found

    # ---- documentation -----------------------------------------------------------------------------

    def check_documentation(self, node, name, since=True):
        text = text_of(node)
        if not text:
            self.report("E-DOC", name, "no documentation")
            return
        summary = " ".join(text.strip().split("\n\n")[0].split())
        if not summary.endswith((".", ":")):
            self.report("E-SUMMARY", name, "the first paragraph does not end in a full stop")
        if since and len(summary) > LONGEST_SUMMARY:
            self.report("W-SUMMARY", name, f"the first paragraph has {len(summary)} characters")
        if since and node.get("version") is None:
            self.report("E-SINCE", name, "no Since:")

    def check_values(self, node, name):
        """What goes in and out is documented, and says where it can be absent."""
        result = node.find(CORE + "return-value")
        for value, what in [(p, p.get("name")) for p in parameters(node)] + [
            (result, "the result")
        ]:
            container, element = type_of(value)
            if value is result and container is None and element == "none":
                continue
            if not text_of(value) and value.get("name") != "...":
                self.report("E-DOC", name, f"{what} is not documented")
            nullable = value.get("nullable") == "1" or value.get("allow-none") == "1"
            failed = value is result and node.get("throws") == "1"
            if "or `NULL`" in text_of(value) and not nullable and not failed:
                self.report("E-NULLABLE", name, f"{what} can be NULL and is not (nullable)")

    # ---- classes and enumerations ------------------------------------------------------------------

    def check_owner(self, tag, node):
        name = node.get(C + "type")
        self.check_documentation(node, name)
        self.check_asynchronous(node, name)
        if tag == "class" and node.get("parent") is None:
            self.report("E-FUND", name, "a fundamental type; PyGObject 3.42 rejects it")
        if tag in ("enumeration", "bitfield"):
            self.check_enumeration(node, name)
        methods = {m.get("name"): m for m in node.findall(CORE + "method")}
        for method in methods:
            if tag == "class" and method in OBJECT_METHODS:
                self.report("E-NAME", f"{name}.{method}", "a method of GObject has this name")
            if method in RESERVED_METHODS and not (
                tag == "record" and method in ("ref", "free", "copy")
            ):
                self.report("E-WORD", f"{name}.{method}", "a reserved word")
        for prop in node.findall(CORE + "property"):
            self.check_property(f"{name}:{prop.get('name')}", prop, methods)
        self.check_constructors(node, name, methods)
        self.check_bulk(node, name)

    def check_constructors(self, node, name, methods):
        """Vala leaves out the new_ of a constructor, and then drops a member of the same name."""
        members = set(methods)
        members.update(p.get("name").replace("-", "_") for p in node.findall(CORE + "property"))
        for constructor in node.findall(CORE + "constructor"):
            short = constructor.get("name").removeprefix("new_")
            if short in members:
                self.report("E-NAME", f"{name}.{constructor.get('name')}", "Vala drops a member of this name")

    def check_enumeration(self, node, name):
        for member in node.findall(CORE + "member"):
            if not text_of(member):
                self.report("E-DOC", f"{name}.{member.get('name')}", "no documentation")
            if any(ch.isdigit() for ch in member.get("name")):
                self.report(
                    "W-DIGIT", f"{name}.{member.get('name')}", "a digit in the name of a value"
                )
        if node.get(GLIB + "get-type") is None and node.get(GLIB + "error-domain") is None:
            self.report("E-ENUM", name, "not registered as a type")
        if node.get("name").endswith("Error") and node.get(GLIB + "error-domain") is None:
            self.report("E-QUARK", name, "an enumeration of errors without a quark of its name")

    def check_property(self, name, prop, methods):
        self.check_documentation(prop, name)
        if prop.get("name").replace("-", "_") in methods:
            self.report("E-NAME", name, "a method has the same name")
        getter, setter = methods.get(prop.get("getter")), methods.get(prop.get("setter"))
        if prop.get("readable") != "0" and getter is None:
            self.report("W-GETTER", name, "no C getter")
        if prop.get("writable") == "1" and prop.get("construct-only") != "1" and setter is None:
            self.report("E-SETTER", name, "no C setter")
        if getter is not None and type_of(getter.find(CORE + "return-value")) != type_of(prop):
            outs = [type_of(p) for p in parameters(getter) if p.get("direction") == "out"]
            if outs == [type_of(prop)]:
                self.report("W-GETTER", name, "the getter hands it out by a parameter")
            else:
                self.report("E-GETTER", name, "the getter has another type")

    def check_bulk(self, node, name):
        """Arrays of numbers are copied element by element, so there must be bytes beside them."""
        arrays, has_bytes = [], False
        for method in node.findall(CORE + "method"):
            container, element = type_of(method.find(CORE + "return-value"))
            has_bytes |= element == "GLib.Bytes"
            if container in ("C", "GLib.Array") and element in SCALARS:
                arrays.append(symbol(method))
        for method in arrays if not has_bytes else []:
            self.report("W-BULK", method, f"copied element by element; {name} offers no GBytes")

    def check_asynchronous(self, node, owner):
        names = {m.get("name"): m for kind in CALLABLES[:3] for m in node.findall(CORE + kind)}
        for name, method in names.items():
            if name.endswith("_async"):
                if name[:-6] + "_finish" not in names:
                    self.report("E-ASYNC", f"{owner}.{name}", "no _finish")
                if "Gio.Cancellable" not in [type_of(p)[1] for p in parameters(method)]:
                    self.report("E-ASYNC", f"{owner}.{name}", "no GCancellable")
            if name.endswith("_finish") and name[:-7] + "_async" not in names:
                self.report("E-ASYNC", f"{owner}.{name}", "no _async")

    # ---- functions ---------------------------------------------------------------------------------

    def check_callable(self, tag, node):
        name = symbol(node)
        if node.get("introspectable") == "0":
            self.report("W-SKIP", name, "not introspectable")
        if not introspectable(node):
            return
        self.check_documentation(node, name, since=tag not in ("virtual-method", "callback"))
        self.check_values(node, name)
        self.check_result(tag, node, name)
        self.check_parameters(tag, node, name)
        since = self.availability.get(node.get(C + "identifier"))
        if since and node.get("version") and since != node.get("version"):
            self.report("E-SINCE", name, f"Since: {node.get('version')}, in the header {since}")
        if any(ch.isdigit() for ch in node.get("name", "")):
            self.report("W-DIGIT", name, "a digit in the name; camelCase bindings guess wrong")

    def check_result(self, tag, node, name):
        result = node.find(CORE + "return-value")
        container, element = type_of(result)
        transfer = result.get("transfer-ownership")
        called_back = tag in ("virtual-method", "callback")
        if called_back and container is None and element in FLOATS:
            self.report(
                "E-GJSFLOAT", name, "GJS loses a floating point return value; use an out parameter"
            )
        if called_back and container is not None:
            self.report(
                "E-VFUNCLIST", name, "a list made by a script; pass an object that collects"
            )
        elif container == "GLib.PtrArray" and transfer == "full":
            self.report("E-PTRARRAY", name, "annotate (transfer container) and set a free function")
        elif GLIB_CONTAINERS & {container, element}:
            self.report(
                "E-CONTAINER", name, "a container of GLib; return a list model, texts or bytes"
            )
        if container in ("C", "GLib.Array") and element in self.records and transfer == "full":
            self.report("E-STRUCTS", name, "an array of structures; PyGObject crashes")
        if element in ("guint64", "gint64"):
            self.report("W-INT64", name, "GJS rounds beyond 2^53")
        if node.get("throws") == "1" and container is None and element == "none":
            self.report("E-THROWS", name, "an error and no result that tells of it")
        created = set(name.split("_")) & {"new", "dup", "create"}
        if created and transfer == "none" and element != "none" and tag != "virtual-method":
            self.report("E-TRANSFER", name, "a new object that the caller does not own")

    def check_parameters(self, tag, node, name):
        callbacks = 0
        for param in parameters(node):
            if param.get("name") in RESERVED:
                self.report("E-WORD", name, f"parameter “{param.get('name')}” is a reserved word")
            if param.get("direction") == "inout":
                self.report("E-INOUT", name, "inout parameter")
            if param.get("caller-allocates") == "1" and type_of(param)[0] is not None:
                self.report("E-OUTARRAY", name, "caller-allocated array")
            if param.find(CORE + "varargs") is not None:
                self.report("E-VARARGS", name, "varargs")
            if (
                tag != "callback"
                and param.get("closure") is not None
                and param.get("scope") is None
            ):
                self.report("E-SCOPE", name, "callback without (scope)")
            if param.get("scope") == "notified" and param.get("destroy") is None:
                self.report("E-SCOPE", name, "(scope notified) without (destroy)")
            callbacks += self.is_callback(param)
        if callbacks > 1:
            self.report("E-SCOPE", name, "more than one callback")

    def is_callback(self, param):
        element = type_of(param)[1]
        return element != "GLib.DestroyNotify" and (
            param.get("scope") is not None or element in self.callbacks
        )


def read_availability():
    """Symbol → the version its header says it is available in."""
    pattern = re.compile(r"DTI_AVAILABLE_IN_(\d+)_(\d+)\s+[^;(]*?\b(dti_\w+)\s*\(")
    return {
        name: f"{major}.{minor}"
        for path in HEADERS.glob("*/dti-*.h")
        for major, minor, name in pattern.findall(path.read_text(encoding="utf-8"))
    }


def reason(rule, name):
    """The entry of ACCEPTED that covers a warning, or None."""
    owner, _, member = name.partition(":")
    keys = [(rule, name), (rule, f"{owner}:*"), (rule, f"*:{member}")]
    return next((key for key in keys if key in ACCEPTED), None)


def main(paths):
    failed, used = False, collections.Counter()
    for path in paths:
        for rule, name, text in Checker(path).run():
            accepted = reason(rule, name) if rule.startswith("W-") else None
            used[accepted] += 1
            if accepted is None:
                failed = True
                print(f"{rule}: {name}: {text}")
    for key in ACCEPTED:
        if used[key]:
            print(f"accepted {used[key]} times: {key[0]} {key[1]}: {ACCEPTED[key]}")
        else:
            failed = True
            print(f"nothing needs this any more, remove it from ACCEPTED: {key[0]} {key[1]}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
