# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Random framework documents with data, the same for the same seed.

generate(seed) makes small, mostly valid cases that walk over the whole format: nested trees,
views, shared nodes, odd weights, missing cells, statuses, ties, constants, several periods,
stages, observed pillars, adjustments. With contested=True they also touch points the format
leaves open (marked * in oracle.py).
"""

import argparse
import csv
import io
import json
import os
import random
from dataclasses import dataclass, field

from generate_rules import TIES, RuleMaker, cell, text

POLICIES = ["propagate", "zero", "rebase", "void"]
MEANS = ["mean", "mean", "geometric-mean", "harmonic-mean", "power-mean", "min", "max", "median"]
OTHERS = ["product", "inverse-geometric-mean", "copeland", "outranking", "expression"]
OTHERS += ["mazziotta-pareto", "ordered-weighted-mean"]
COMPARING = ["copeland", "outranking", "benefit-of-the-doubt"]
OTHERS.append("benefit-of-the-doubt")
PLACES = [0, 0.5, 1, 1, 2, 3.7]
WEIGHTS = [1, 1, 1, 0.5, 2, 0.1, 3.7, 0.333]
STAGES = ["self", "appraised", "published"]
ONE_CHILD = ["[a]", "sqrt([a])", "-[a]^2", "2^[a]", "exp(-[a])", "round([a], 2)", "1 - [a] / 3"]
TWO_CHILDREN = [
    "[a] / [b]",
    "([a] + [b]) / 2",
    "[a] * (1 - [b])",
    "max([a], [b])",
    "[a] - [b]",
    "if([a] > 0.4321, [a], [b])",
    "min([a], [b], 0.7)",
    "abs([a] - [b])",
    "ln([a]) + [b]",
]


@dataclass
class Case:
    """One framework with data."""

    seed: int
    document: dict
    header: list
    rows: list
    delimiter: str = ","
    bom: bool = False
    stage: str | None = None

    def csv(self):
        """The data file as text."""
        out = io.StringIO()
        writer = csv.writer(out, delimiter=self.delimiter, lineterminator="\n")
        writer.writerow(self.header)
        writer.writerows(self.rows)
        return ("\ufeff" if self.bom else "") + out.getvalue()

    def json(self):
        """The framework file as text."""
        return json.dumps(self.document, indent=1, ensure_ascii=False) + "\n"

    def options(self):
        """Further arguments of the command."""
        return ["--stage", self.stage] if self.stage else []

    def write(self, folder):
        """Write framework.json and data.csv into FOLDER."""
        with open(os.path.join(folder, "framework.json"), "w", encoding="utf-8") as file:
            file.write(self.json())
        with open(os.path.join(folder, "data.csv"), "w", encoding="utf-8", newline="") as file:
            file.write(self.csv())


@dataclass
class Made:
    """A node that was made, with what the data need to know."""

    spec: dict
    counts: bool
    style: str | None = None
    observed: bool = False
    uses: set = field(default_factory=set)


class Generator:
    """Makes one case."""

    def __init__(self, seed, contested=False):
        self.seed = seed
        self.rng = random.Random(seed)
        self.contested = contested
        self.units = self._units()
        self.periods = self._periods()
        self.rules = RuleMaker(self.rng, self.units, contested)
        self.made = {}
        self.ids = self._ids()
        self.budget = self.rng.choice([1, 2, 3, 4, 6, 8, 11, 15])

    def chance(self, share):
        """True with probability SHARE."""
        return self.rng.random() < share

    def _units(self):
        count = self.rng.choice([1, 2, 3, 4, 5, 5, 6, 7, 8, 9, 10, 12])
        names = ["KG", "AG", "Đà Nẵng", "HN", "u-5", "U 6", "Huế", "B.8", "x9", "10", "CT", "VL"]
        return self.rng.sample(names, count)

    def _periods(self):
        if self.chance(0.25):
            return [""]
        choices = [
            ["2021", "2022", "2023"],
            ["2023-Q1", "2023-Q2", "2023-Q4"],
            ["2019", "2020", "2024"],
        ]
        return self.rng.choice(choices)[: self.rng.randint(1, 3)]

    def _ids(self):
        form = self.rng.choice(["n{}", "1.{}", "K-{}_x", "{}"])
        order = self.rng.sample(range(1, 90), 80)
        return (form.format(number) for number in order)

    # The tree

    def document(self):
        """The framework document."""
        document = {"format": "dti-framework", "format-version": 1, "id": f"case-{abs(self.seed)}"}
        if self.chance(0.2):
            document["rule"] = {"type": "share"}
        if self.chance(0.3):
            document["publish"] = self.rng.choice(["value", "score"])
        if self.periods != [""] and self.chance(0.3):
            document["periods"] = self.periods
        self.default_rule = document.get("rule")
        document["root"] = self.pillar(self.rng.choice([1, 1, 2, 2, 3, 4]), "propagate", ())
        if self.chance(0.15):
            self.refer_forward()
        ranking = self.ranking()
        if self.chance(0.5):
            document["ranking"] = {"node": document["root"]["id"], **ranking}
        document["views"] = [self.view() for _ in range(self.rng.choice([0, 0, 1, 2]))]
        if "region" in json.dumps(document):
            document["columns"] = {"region": "label"}
        return document

    def ranking(self):
        """Members of a ranking."""
        members = {
            "ties": self.rng.choice(TIES),
            "order": self.rng.choice(["ascending", "descending"]),
            "decimals": self.rng.choice([0, 1, 2, 3]),
            "within": "region",
        }
        return {name: value for name, value in members.items() if self.chance(0.3)}

    def pillar(self, depth, missing, ancestors):
        """A pillar with what is below it."""
        spec = {"id": next(self.ids)}
        if self.chance(0.2):
            spec["title"] = {"en": "Pillar", "vi": "Trụ cột"}
        if self.chance(0.5):
            spec["missing"] = missing = self.rng.choice(POLICIES)
        kind = self.rng.choice(["sum"] * 8 + MEANS + OTHERS)
        if missing == "void" and kind == "expression":
            kind = "mean"
        spec["children"] = self.children(depth, kind, missing, ancestors + (spec["id"],))
        self.finish_pillar(spec, kind, missing)
        return spec

    def children(self, depth, kind, missing, ancestors):
        """The children of a pillar; the first always counts."""
        specs = []
        for at in range(self.rng.randint(1, 4)):
            if at and self.budget <= 0:
                break
            if depth > 1 and self.chance(0.55):
                child = self.pillar(depth - 1, missing, ancestors)
            elif at and self.chance(0.08):
                child = self.reference(specs, ancestors) or self.indicator()
            elif at and kind == "sum" and missing != "void" and self.chance(0.1):
                child = self.adjustment()
            else:
                child = self.indicator()
            if at:
                self.set_aside(child)
            if "ref" not in child or self.chance(0.5):
                self.weigh(child, at)
            specs.append(child)
        return specs

    def weigh(self, child, at):
        """Perhaps a weight."""
        if self.chance(0.4):
            child["weight"] = 0 if at and self.chance(0.12) else self.rng.choice(WEIGHTS)

    def set_aside(self, child):
        """Perhaps a child that counts nowhere, or one of no points."""
        if "id" not in child or child["id"] not in self.made:
            return
        made = self.made[child["id"]]
        likely = 0.25 if made.style == "fraction" else 0.05
        if self.chance(0.05):
            child["scored"] = False
            made.counts = False
        elif "max" in child and "children" not in child and self.chance(likely):
            child["max"] = 0
            made.counts = False

    def reference(self, specs, ancestors):
        """A reference to a node that stands elsewhere."""
        present = {spec.get("ref", spec.get("id")) for spec in specs}
        names = [name for name, made in self.made.items() if made.counts and name not in present]
        names = [name for name in names if not set(ancestors) & (self.made[name].uses | {name})]
        return {"ref": self.rng.choice(sorted(names))} if names else None

    def refer_forward(self):
        """One more reference, to a node defined anywhere in the tree."""
        pillars = [name for name, made in self.made.items() if "children" in made.spec]
        name = self.rng.choice(pillars)
        child = self.reference(self.made[name].spec["children"], (name,))
        if child is None:
            return
        self.made[name].spec["children"].insert(1, child)
        more = self.made[child["ref"]].uses | {child["ref"]}
        for made in self.made.values():
            if made is self.made[name] or name in made.uses:
                made.uses |= more

    def indicator(self):
        """An indicator with a rule."""
        self.budget -= 1
        spec = {"id": next(self.ids)}
        if self.chance(0.08) and self.default_rule:
            rule, members, style = self.default_rule, {}, "fraction"
        else:
            rule, members, style = self.rules.make()
            spec["rule"] = rule
        spec.update(members)
        if self.chance(0.08):
            spec["round"] = self.rng.choice([0, 1, 2, 4])
        self.decorate(spec)
        self.made[spec["id"]] = Made(spec, True, style)
        return spec

    def adjustment(self):
        """A bonus or a penalty."""
        rule = {"type": "adjustment", "sign": self.rng.choice([1, -1])}
        if self.chance(0.6):
            rule["cap"] = self.rng.choice([1, 2, 5])
        spec = {"id": next(self.ids), "rule": rule}
        self.made[spec["id"]] = Made(spec, False, "decimals")
        return spec

    def decorate(self, spec):
        """Members that have no influence, and those that touch only the node's own rank."""
        if self.chance(0.1):
            spec["ranking"] = self.ranking()
        if self.chance(0.1):
            spec["publish"] = self.rng.choice(["value", "score"])
        if self.chance(0.1):
            spec["decimals"] = self.rng.randint(0, 4)
        if self.chance(0.05):
            spec["attributes"] = {"note": [1, "two", None]}

    def finish_pillar(self, spec, kind, missing):
        """The aggregation of a pillar and what follows it."""
        spec["aggregation"] = self.aggregation(kind, spec)
        if kind in ("geometric-mean", "harmonic-mean", "power-mean") and self.chance(0.4):
            if kind != "power-mean" or spec["aggregation"]["p"] <= 0:
                spec["floor"] = self.rng.choice([0.01, 0.1, 0.5])
        if self.chance(0.3) and (kind != "sum" or self.contested):
            spec["max"] = self.rng.choice([1, 10, 50])
        if self.chance(0.12):
            spec["min-children"] = self.rng.randint(1, len(spec["children"]))
        if self.chance(0.12):
            spec["min-share"] = self.rng.choice([0.25, 0.5, 0.6, 0.75, 1])
        unbounded = self.follow(spec) if self.chance(0.15) else False
        if self.chance(0.1):
            spec["round"] = self.rng.choice([0, 1, 2, 4])
        self.decorate(spec)
        uses = set()
        for child in spec["children"]:
            name = child.get("ref", child.get("id"))
            uses |= {name} | (self.made[name].uses if name in self.made else set())
        observed = self.chance(0.12) and not unbounded and kind not in COMPARING
        self.made[spec["id"]] = Made(spec, True, None, observed, uses)
        if observed:
            self.observed_rule(spec)

    def observed_rule(self, spec):
        """How a figure given for the pillar itself is read."""
        rules = [
            {"type": "points"},
            {"type": "share"},
            {"type": "ratio", "target": 0.8},
            {"type": "goalposts", "min": 0, "max": 1.5},
            {"type": "best"},
        ]
        if self.chance(0.6):
            spec["rule"] = self.rng.choice(rules)

    def aggregation(self, kind, spec):
        """The member of that name."""
        if kind == "power-mean":
            return {"type": kind, "p": self.rng.choice([-2, -1, -0.5, 0, 0.5, 2, 3])}
        if kind == "inverse-geometric-mean" and self.chance(0.4):
            return {"type": kind, "offset": self.rng.choice([0.1, 0.01])}
        if kind == "mazziotta-pareto" and self.chance(0.6):
            return {"type": kind, "penalty": self.rng.choice(["minus", "plus"])}
        if kind == "ordered-weighted-mean":
            n = len(spec["children"]) if self.chance(0.8) else self.rng.randint(1, 5)
            places = [self.rng.choice(PLACES) for _ in range(n)]
            return {"type": kind, "order-weights": places if any(places) else places[1:] + [1]}
        if kind == "expression":
            return {"type": kind, "formula": self.formula(spec)}
        if kind == "benefit-of-the-doubt":
            return self.benefit(spec)
        return kind if self.chance(0.8) else {"type": kind}

    def counting(self, spec):
        """The ids of the children that count."""
        names = []
        for child in spec["children"]:
            name = child.get("ref", child.get("id"))
            if self.made[name].counts and child.get("weight", 1) != 0:
                names.append(name)
        return names

    def benefit(self, spec):
        """Benefit of the doubt, with bounds on shares that can be met; fractions of two are exact."""
        names = self.counting(spec)
        kind = {"type": "benefit-of-the-doubt"}
        if self.chance(0.3):
            kind["band"] = self.rng.choice([0, 0.25, 0.5, 1])
        elif self.chance(0.5):
            kind["shares"] = [self.rng.choice([0, 0.0625]), 0.5 if len(names) > 1 else 1]
        if len(names) > 2 and "band" not in kind and self.chance(0.3):
            kind["shares-of"] = {names[0]: self.rng.choice([[0.25, 0.5], [0, 0.75]])}
        return kind if len(kind) > 1 or self.chance(0.2) else kind["type"]

    def formula(self, spec):
        """A formula over children that count."""
        names = self.counting(spec)
        first = names[0]
        if spec.get("missing") == "rebase" and self.chance(0.4):
            return f"if(present([{first}]), [{first}], 0.25)"
        if len(names) > 1 and self.chance(0.7):
            formula = self.rng.choice(TWO_CHILDREN)
            return formula.replace("[a]", f"[{first}]").replace("[b]", f"[{names[1]}]")
        return self.rng.choice(ONE_CHILD).replace("[a]", f"[{first}]")

    def follow(self, spec):
        """Rules after the aggregation; whether they end in an unbounded one."""
        chains = [
            {"type": "rank"},
            {"type": "z-score"},
            {"type": "borda", "direction": "down"},
            [{"type": "min-max"}, {"type": "rank", "ties": "average"}],
        ]
        bounded = [
            {"type": "percentile-rank"},
            {"type": "best"},
            {"type": "min-max"},
            {"type": "min-max", "scope": "panel"},
            {"type": "fraction-of-max"},
            [{"type": "rank"}, {"type": "best"}],
        ]
        points = [
            {"type": "expression", "formula": "x * 0.5"},
            {"type": "expression", "formula": "x / n", "clamp": True},
            [{"type": "percentile-rank"}, {"type": "expression", "formula": "round(x, 2)"}],
            {"type": "steps", "steps": [[0, 0], [0.31, 2], [0.77, 3]], "interpolate": True},
            {"type": "min-max", "lower": 1, "upper": 7},
        ]
        form = self.rng.choice(["unbounded", "bounded", "points"])
        spec["then"] = self.rng.choice(
            {"unbounded": chains, "bounded": bounded, "points": points}[form]
        )
        if form == "unbounded":
            spec.pop("max", None)
        elif form == "points" and self.chance(0.5):
            spec["max"] = 10
        return form == "unbounded"

    def view(self):
        """A pillar over the same nodes."""
        spec = {"id": next(self.ids), "children": []}
        missing = "propagate"
        if self.chance(0.5):
            spec["missing"] = missing = self.rng.choice(POLICIES)
        for _ in range(self.rng.randint(1, 4)):
            child = self.reference(spec["children"], (spec["id"],))
            if child is None:
                break
            if spec["children"] and self.chance(0.15):
                child = self.indicator()
            self.weigh(child, len(spec["children"]))
            spec["children"].append(child)
        kind = self.rng.choice(["sum", "mean", "mean", "geometric-mean", "median"])
        self.finish_pillar(spec, kind, missing)
        return spec

    # The data

    def case(self):
        """The whole case."""
        document = self.document()
        within = "region" in json.dumps(document)
        long = self.periods != [""] and not within and self.chance(0.3)
        stages = [""]
        if long and self.chance(0.4):
            stages = STAGES[: self.rng.randint(2, 3)]
        cells = {stage: self.cells(stage) for stage in stages}
        out = {(period, name) for period in self.periods for name in self.made if self.chance(0.05)}
        out = out if self.chance(0.2) else set()
        self.unranked = set()
        if len(self.units) > 3 and self.chance(0.2):
            self.unranked = set(self.rng.sample(self.units, self.rng.randint(1, 2)))
        header, rows = self.long(cells, out) if long else self.wide(cells[""], out, within)
        case = Case(self.seed, document, header, rows)
        case.delimiter = ";" if self.chance(0.15) else ","
        case.bom = self.chance(0.05)
        if stages != [""] and (not self.contested or self.chance(0.3)):
            case.stage = self.rng.choice(stages)
        return case

    def cells(self, stage):
        """{(period, unit): {node: {part: text}}}."""
        absent = self.rng.choice([0, 0.05, 0.2, 0.4])
        speaking = {name for name in self.made if self.chance(0.25)}
        table = {}
        for period in self.periods:
            for at, unit in enumerate(self.units):
                if at and len(self.periods) > 1 and not stage and self.chance(0.06):
                    continue
                row = table[(period, unit)] = {}
                for name, made in self.made.items():
                    if made.style or made.observed:
                        row[name] = self.observe(made, absent, name in speaking)
        return table

    def observe(self, made, absent, speaking):
        """One cell."""
        if made.style is None:
            return self.observe_pillar(made)
        maximum = made.spec.get("max", 1)
        rule = made.spec.get("rule", self.default_rule)
        number = cell(self.rng, made.style, rule, maximum)
        plain = made.style in ("fraction", "integers", "ties", "decimals", "signed", "positive")
        if plain and self.chance(0.03):
            number.update(cell(self.rng, "parts", rule, maximum))
        if self.chance(absent):
            number = {}
            if speaking:
                number = {"status": self.rng.choice(["O", "L", "M", "Q", "N", "M", "N", "A"])}
        elif speaking and self.chance(0.5):
            number["status"] = self.rng.choice("APEIBUV")
        elif speaking and self.chance(0.05):
            number["status"] = self.rng.choice("MQNOL")
        elif made.style == "inputs and x" and self.chance(0.1):
            number.pop(self.rng.choice(sorted(number)))
        return number

    def observe_pillar(self, made):
        """A figure for a pillar, for some units."""
        if self.chance(0.6):
            return {"status": self.rng.choice("MN")} if self.chance(0.1) else {}
        number = {"value": text(round(self.rng.uniform(0, 1.2), 3))}
        if self.chance(0.3):
            number["max"] = text(self.rng.choice([0.5, 1, 2, 40]))
        return number

    def wide(self, table, out, within):
        """Header and rows, one row for each unit and period."""
        columns = []
        for row in table.values():
            for name, parts in row.items():
                for part in parts:
                    column = name if part == "value" else f"{name}:{part}"
                    if column not in columns:
                        columns.append(column)
        columns += sorted({f"{name}:status" for _, name in out} - set(columns))
        lead = ["unit"] + (["period"] if self.periods != [""] else [])
        lead += ["name"] if self.chance(0.2) else []
        tail = ([":ranked"] if self.unranked else []) + (["region"] if within else [])
        rows = []
        for period, unit in self.order(table):
            named = {"unit": unit, "period": period, "name": f"Tỉnh {unit}"}
            named[":ranked"] = (
                self.rng.choice(["false", "0", "no"]) if unit in self.unranked else ""
            )
            named["region"] = ["north", "south, east", "miền Tây"][self.units.index(unit) % 3]
            for name, parts in table[(period, unit)].items():
                for part, value in parts.items():
                    named[name if part == "value" else f"{name}:{part}"] = value
            rows.append([named.get(column, "") for column in lead + columns + tail])
        for period in sorted({period for period, _ in out}):
            named = {f"{name}:status": "N" for at, name in out if at == period}
            named.update({"unit": "*", "period": period})
            rows.append([named.get(column, "") for column in lead + columns + tail])
        return lead + columns + tail, rows

    def order(self, table):
        """The order of the rows; the units' own order where ties could depend on it."""
        keys = list(table)
        style = self.rng.choice(["period", "unit", "reversed"])
        if style == "unit":
            keys.sort(key=lambda key: self.units.index(key[1]))
        elif style == "reversed":
            keys.sort(key=lambda key: -self.periods.index(key[0]))
        return keys

    def long(self, cells, out):
        """Header and rows, one row for each observation."""
        parts_used = {
            part for t in cells.values() for row in t.values() for p in row.values() for part in p
        }
        extra = sorted(parts_used - {"value", "status"})
        header = ["unit", "period", "node", "value"] + extra + ["status"]
        header += ["stage"] if list(cells) != [""] else []
        header += ["ranked"] if self.unranked else []
        rows = []
        for stage, table in cells.items():
            for period, unit in self.order(table):
                items = table[(period, unit)].items()
                for at, (name, parts) in enumerate(items):
                    if at and not parts and self.chance(0.5):
                        continue
                    named = {"unit": unit, "period": period, "node": name, "stage": stage, **parts}
                    named["ranked"] = "false" if unit in self.unranked else ""
                    rows.append([named.get(column, "") for column in header])
            for period, name in sorted(out):
                named = {"unit": "*", "period": period, "node": name, "status": "N", "stage": stage}
                rows.append([named.get(column, "") for column in header])
        return header, rows


def generate(seed, contested=False):
    """The case of SEED."""
    return Generator(seed, contested).case()


def main():
    """Print the framework and the data of a seed."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("seed", type=int)
    parser.add_argument("--contested", action="store_true")
    arguments = parser.parse_args()
    case = generate(arguments.seed, arguments.contested)
    print(case.json() + case.csv(), end="")


if __name__ == "__main__":
    main()
