#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the .ui files promise: well-formed, every field has a label, every mnemonic one widget.

    check-ui.py FOLDER

gtk4-builder-tool cannot read templates of classes it does not know, so this looks at what matters:
ids are unique, what refers to an id finds it, mnemonics of one file differ, and each control has a
text, a tooltip, a mnemonic label or an accessible name.
"""

import pathlib
import sys
import xml.etree.ElementTree as ElementTree

CONTROLS = {
    "GtkButton",
    "GtkCheckButton",
    "GtkColumnView",
    "GtkDropDown",
    "GtkListBox",
    "GtkListView",
    "GtkMenuButton",
    "GtkScale",
    "GtkSearchEntry",
    "GtkSpinButton",
}
# Named by the program, with the text of the page it stands on.
NAMED_IN_CODE = {("cs-table.ui", "view")}


def get_property(element, name):
    for child in element.findall("property"):
        if child.get("name") == name:
            return child.text or ""
    return None


def is_named(element, labelled):
    if get_property(element, "label") or get_property(element, "tooltip-text"):
        return True
    return element.find("accessibility") is not None or element.get("id") in labelled


def check(path):
    tree = ElementTree.parse(path)
    ids = [element.get("id") for element in tree.iter() if element.get("id") and element.tag != "template"]
    for name in sorted({name for name in ids if ids.count(name) > 1}):
        yield f"the id {name} stands twice"
    labelled = set()
    for element in tree.iter("object"):
        target = get_property(element, "mnemonic-widget")
        if target:
            labelled.add(target)
            if target not in ids:
                yield f"no widget {target} for a mnemonic"
    mnemonics = []
    for element in tree.iter("object"):
        label = get_property(element, "label") or ""
        if get_property(element, "use-underline") == "True":
            mnemonics.append((label[label.index("_") + 1].lower(), label))
        if element.get("class") in CONTROLS and not is_named(element, labelled):
            if (path.name, element.get("id")) not in NAMED_IN_CODE:
                yield f"{element.get('class')} {element.get('id')} has no name"
    for key in sorted({key for key, _ in mnemonics}):
        labels = {label for other, label in mnemonics if other == key}
        if len(labels) > 1:
            yield f"one mnemonic for {sorted(labels)}"


def main(folder):
    faults = 0
    for path in sorted(pathlib.Path(folder).glob("ui/*.ui")):
        for fault in check(path):
            faults += 1
            print(f"{path.name}: {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
