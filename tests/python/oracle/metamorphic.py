# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Changes of a case whose effect is known without knowing the scores.

Each takes a case of its own and a random source, and gives the changed case, or None where there is
nothing to change.
"""

import copy
import json
import random

from generate import Case
from generate_rules import text

MEANS = {"mean", "geometric-mean", "harmonic-mean", "power-mean", "outranking", "copeland"}
MEANS |= {"inverse-geometric-mean", "min", "max", "median"}
MEANS |= {"mazziotta-pareto", "ordered-weighted-mean", "benefit-of-the-doubt"}


def pillars(case):
    """All pillars where they are defined."""
    stack = [case.document["root"]] + case.document["views"]
    while stack:
        spec = stack.pop()
        if "children" in spec:
            yield spec
            stack.extend(spec["children"])


def kind(spec):
    """The type of a pillar's aggregation."""
    aggregation = spec["aggregation"]
    return aggregation["type"] if isinstance(aggregation, dict) else aggregation


def is_long(case):
    """Whether there is one row for each observation."""
    return "node" in case.header and "value" in case.header


def permute(case, rng):
    """Another order of the rows."""
    if '"first"' in case.json() or len(case.rows) < 2:
        return None
    rng.shuffle(case.rows)
    return case


def say_missing(case, rng):
    """Status `O` in cells that are blank."""
    if is_long(case):
        return None
    indicators = [
        child["id"] for spec in pillars(case) for child in spec["children"] if "id" in child
    ]
    changed = False
    for name in indicators:
        columns = [c for c in case.header if c == name or c.startswith(name + ":")]
        if name not in {spec["id"] for spec in pillars(case)} and columns:
            changed = _say_missing_of(case, name, columns) or changed
    return case if changed else None


def _say_missing_of(case, name, columns):
    status = name + ":status"
    if status not in case.header:
        case.header.append(status)
        for row in case.rows:
            row.append("")
    at = case.header.index(status)
    places = [case.header.index(column) for column in columns]
    changed = False
    for row in case.rows:
        if row[0] != "*" and not any(row[place] for place in places):
            row[at] = "O"
            changed = True
    return changed


def add_unscored(case, rng):
    """Children that count nowhere, with data."""
    if is_long(case):
        return None
    for at, spec in enumerate(list(pillars(case))):
        child = {"id": f"zz-{at}", "rule": {"type": "points"}, "max": rng.choice([1, 7])}
        child.update(rng.choice([{"scored": False}, {"weight": 0}, {"max": 0}]))
        spec["children"].insert(rng.randint(0, len(spec["children"])), child)
        case.header.append(child["id"])
        for row in case.rows:
            row.append("" if row[0] == "*" or rng.random() < 0.3 else rng.choice(["0", "0.4", "1"]))
    return case


def scale_weights(case, rng):
    """All weights under a mean times the same."""
    changed = False
    for spec in pillars(case):
        if kind(spec) in MEANS:
            factor = rng.choice([2, 0.25, 16])
            changed = True
            for child in spec["children"]:
                child["weight"] = child.get("weight", 1) * factor
    return case if changed else None


def add_view(case, rng):
    """A view of the root alone."""
    child = {"ref": case.document["root"]["id"], "weight": rng.choice([1, 0.3, 5])}
    view = {
        "id": "zz-view",
        "aggregation": rng.choice(["sum", "mean", "median"]),
        "children": [child],
    }
    case.document["views"].append(view)
    return case


def reverse_children(case, rng):
    """Children in the opposite order."""
    for spec in pillars(case):
        spec["children"].reverse()
    return case


# A world in which every number that is lost lowers what depends on it


def monotone(seed):
    """(case, the same with some numbers replaced by `O`): rules and policies without re-basing."""
    rng = random.Random(seed)
    world = Monotone(rng)
    root = world.pillar(rng.choice([1, 2, 3]))
    document = {
        "format": "dti-framework",
        "format-version": 1,
        "id": "monotone",
        "root": root,
        "views": [],
    }
    header = ["unit"] + [part for name in world.indicators for part in (name, name + ":status")]
    rows = []
    for unit in range(rng.randint(1, 5)):
        row = [f"u{unit}"]
        for _ in world.indicators:
            row += [text(round(rng.uniform(0, 1.2), 2)), ""] if rng.random() < 0.9 else ["", ""]
        rows.append(row)
    case = Case(seed, document, header, rows)
    poorer = copy.deepcopy(case)
    for row in poorer.rows:
        for at in range(1, len(row), 2):
            if rng.random() < 0.3:
                row[at], row[at + 1] = "", "O"
    return case, poorer


class Monotone:
    """Makes frameworks in which more is never worse."""

    def __init__(self, rng):
        self.rng = rng
        self.indicators = []

    def pillar(self, depth):
        """A pillar and what is below it."""
        aggregations = ["sum", "mean", "min", "max", "median", "geometric-mean", "product"]
        aggregations.append({"type": "power-mean", "p": 2})
        spec = {
            "id": f"p{self.rng.randrange(10**9)}",
            "aggregation": self.rng.choice(aggregations),
            "missing": self.rng.choice(["propagate", "zero", "zero", "void"]),
            "children": [],
        }
        if spec["aggregation"] == "geometric-mean":
            spec["floor"] = 0.01
        for _ in range(self.rng.randint(1, 4)):
            deeper = depth > 1 and self.rng.random() < 0.5
            child = self.pillar(depth - 1) if deeper else self.indicator()
            child["weight"] = self.rng.choice([1, 1, 0.5, 2])
            spec["children"].append(child)
        return spec

    def indicator(self):
        """An indicator whose score rises with the number."""
        rules = [
            {"type": "points"},
            {"type": "share"},
            {"type": "goalposts", "min": 0, "max": 1},
            {"type": "ratio", "target": 0.8},
            {"type": "steps", "steps": [[0, 0], [0.4, 1], [0.9, 2]]},
        ]
        name = f"i{len(self.indicators)}"
        self.indicators.append(name)
        rule = self.rng.choice(rules)
        maximum = 2 if rule["type"] == "steps" else self.rng.choice([1, 2, 10])
        return {"id": name, "rule": json.loads(json.dumps(rule)), "max": maximum}
