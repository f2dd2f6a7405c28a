# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Random rules for random indicators, each with the way its data look."""

MAXIMA = [1, 5, 10, 20, 100, 2.5, 0.3]
TIES = ["competition", "dense", "max", "average", "first"]
TRANSFORMS = ["log", "log10", "sqrt", {"type": "box-cox", "lambda": 0.5}]
BOX_COX = [-1, 0, 0.5, 2]
CURVE = "-23 * ln(1 - x/n * (1 - exp(-100/23)))"
FORMULAS = [
    "x",
    "x * 2 + 1",
    "x / n",
    "sqrt(abs(x))",
    "min(max(x, 0), 1)",
    "if(x >= 5, 1, x / 5)",
    "round(x, 1)",
    "floor(x) / 10 + ceil(x)",
    "100 * abs(x) ^ 0.5",
    "ln(x)",
    "x ^ 0.5",
    "-x^2",
    "2^-x + 2^2^0.5",
    "(x > 3) + (x > 6) - (x != 1) * (x <= 2)",
    "max(x, 1, 2.5) - log10(exp(x / 10))",
    "1 / (x - 3)",
    "round(x / 7, 3)",
    "x * 1.5e-1 + 2E1",
]
# Sums that differ from their decimal text, and texts that stand on a half.
NOISY = [0.3, 0.1 + 0.2, 0.6, 0.1 * 6, 0.7 + 0.1, 0.8, 0.7, 1e-05]
HALVES = [0.285, 1.005, 0.125, 2.5, 0.5, 0.145, 3.15, 0.0005]
INPUT_FORMULAS = [
    "[a] / [b]",
    "([a] - [b]) / x",
    "[a] + [b] * 2",
    "max([a], [b], x)",
    "[a] ^ 2 - n",
]
LABELS = ["có", "đang thực hiện", "không", "Phó ban", "partly", "yes"]


class RuleMaker:
    """Makes rules; each returns (rule, node members, style of the data)."""

    def __init__(self, rng, units, contested):
        self.rng = rng
        self.units = units
        self.contested = contested

    def chance(self, share):
        """True with probability SHARE."""
        return self.rng.random() < share

    def maximum(self, share=0.6):
        """Perhaps a declared maximum, as node members."""
        return {"max": self.rng.choice(MAXIMA)} if self.chance(share) else {}

    def make(self):
        """A random rule for an indicator."""
        kinds = [getattr(self, name) for name in dir(self) if name.startswith("rule_")]
        rule, members, style = self.rng.choice(kinds)()
        first = rule[0] if isinstance(rule, list) else rule
        if self.chance(0.35):
            members["direction"] = self.rng.choice(["up", "down", "down", "range"])
        if self.chance(0.1):
            first["direction"] = self.rng.choice(["up", "down"])
        return rule, members, style

    def clamp(self, rule, share=0.2):
        """Perhaps say something about clamping."""
        if self.chance(share):
            rule["clamp"] = self.chance(0.5)

    def transform(self, rule, style, share=0.2):
        """Perhaps a transform, then mostly with positive data."""
        if not self.chance(share):
            return style
        rule["transform"] = self.rng.choice(TRANSFORMS)
        if isinstance(rule["transform"], dict):
            rule["transform"] = {"type": "box-cox", "lambda": self.rng.choice(BOX_COX)}
        return "positive" if self.chance(0.8) else style

    def constant(self, rule):
        """Perhaps an answer for constant columns."""
        if self.chance(0.3):
            rule["constant"] = self.rng.choice([0, 0.5, 1])

    def column(self):
        """The style of a column that is compared across units."""
        styles = ["integers", "ties", "decimals", "signed", "positive", "constant", "zeros"]
        styles += ["noisy", "halves"]
        return self.rng.choice(styles)

    def scope(self, rule):
        """Perhaps over all periods together."""
        if self.chance(0.25):
            rule["scope"] = self.rng.choice(["panel", "panel", "period"])

    def rule_points(self):
        """The number itself, clamped or not."""
        rule, members = {"type": "points"}, self.maximum()
        if self.chance(0.15):
            rule["clamp"] = False
            return rule, {}, "decimals"
        style = self.transform(rule, "up to max", 0.1)
        return rule, members, style

    def rule_share(self):
        """A published value."""
        rule = {"type": "share"}
        self.clamp(rule)
        return rule, self.maximum(), self.rng.choice(["fraction", "fraction", "noisy", "halves"])

    def rule_boolean(self):
        """Yes or no, or something between."""
        rule = {"type": "boolean"}
        if self.chance(0.5):
            return rule, self.maximum(), "bit"
        rule["levels"] = [["có", 1], ["đang thực hiện", 0.5], ["không", 0]]
        return rule, self.maximum(), "label"

    def rule_choice(self):
        """Labelled options."""
        labels = self.rng.sample(LABELS, self.rng.randint(2, 4))
        if self.chance(0.3):
            options = [[label, self.rng.choice([0, 1, 3, 7.5])] for label in labels]
            return {"type": "choice", "options": options, "points": True}, {"max": 7.5}, "label"
        options = [[label, self.rng.choice([0, 0.25, 0.5, 1])] for label in labels]
        return {"type": "choice", "options": options}, self.maximum(), "label"

    def rule_checklist(self):
        """Independent items."""
        items = [["a", 0.5], ["b", 0.25], ["c-1", 0.25], ["d", 0.3]]
        rule = {"type": "checklist", "items": items[: self.rng.randint(1, 4)]}
        return rule, self.maximum(), self.rng.choice(["items", "item list"])

    def rule_ratio(self):
        """A ratio, perhaps up to a target."""
        rule = {"type": "ratio"}
        if self.chance(0.3):
            rule["factor"] = self.rng.choice([0.01, 0.5, 2])
        if self.chance(0.4):
            rule["target"] = self.rng.choice([0.2, 0.5, 0.8, 1])
        else:
            self.clamp(rule)
        if self.chance(0.3):
            rule["zero-denominator"] = self.rng.choice(["missing", "zero", "not-applicable"])
        return rule, self.maximum(), "parts" if self.chance(0.6) else "fraction"

    def rule_steps(self):
        """A table of thresholds."""
        start = self.rng.choice([0, 0, 1, -2])
        count = self.rng.randint(1, 5)
        points = sorted(self.rng.sample(range(0, 30), count))
        steps = [[start + 2 * i, points[i]] for i in range(count)]
        rule = {"type": "steps", "steps": steps}
        if self.chance(0.4):
            rule["interpolate"] = True
        self.clamp(rule)
        return rule, self.maximum(0.9), self.rng.choice(["integers", "decimals", "signed"])

    def rule_goalposts(self):
        """Between fixed posts."""
        low = self.rng.choice([0, 1, 2, 20])
        rule = {"type": "goalposts", "min": low, "max": low + self.rng.choice([1, 5, 8, 0.3])}
        style = self.transform(rule, self.rng.choice(["integers", "decimals", "positive"]))
        if "transform" in rule and low == 0:
            rule["min"] = 0.5
            rule["max"] += 0.5
        elif self.chance(0.04):
            rule["max"] = rule["min"]
            self.constant(rule)
        self.clamp(rule)
        return rule, self.maximum(), style

    def rule_min_max(self):
        """Between the extremes of the units."""
        rule, members = {"type": "min-max"}, self.maximum(0.4)
        if self.chance(0.4):
            members = {}
            rule["upper"] = self.rng.choice([1, 10, 100])
            if self.chance(0.5):
                rule["lower"] = self.rng.choice([0, 0.5, 1])
        self.scope(rule)
        self.constant(rule)
        self.clamp(rule)
        return rule, members, self.transform(rule, self.column())

    def rule_best(self):
        """Relative to the best unit."""
        rule = {"type": "best"}
        self.scope(rule)
        self.constant(rule)
        self.clamp(rule)
        return rule, self.maximum(), self.transform(rule, self.column())

    def rule_z_score(self):
        """Standardised."""
        rule = {"type": "z-score"}
        if self.chance(0.5):
            rule.update({"mean": self.rng.choice([0, 5, 100]), "sd": self.rng.choice([1, 10])})
        self.constant(rule)
        return rule, {}, self.transform(rule, self.column())

    def rule_position(self):
        """By position among the units."""
        rule = {"type": self.rng.choice(["rank", "borda", "percentile-rank"])}
        whole = rule["type"] == "percentile-rank"
        if self.chance(0.5) and (self.contested or not whole):
            rule["ties"] = self.rng.choice(TIES)
        if whole:
            self.constant(rule)
            self.clamp(rule)
        if self.contested and rule.get("ties") != "first":
            self.scope(rule)
        return rule, self.maximum() if whole else {}, self.transform(rule, self.column(), 0.1)

    def rule_distance(self):
        """Distance to the best, to a unit or to a target."""
        rule = {
            "type": self.rng.choice(
                ["distance-to-best", "distance-to-reference", "distance-to-target"]
            )
        }
        style = self.transform(rule, self.column())
        if rule["type"].endswith("reference"):
            rule["reference"] = self.rng.choice(self.units)
        elif rule["type"].endswith("target"):
            rule["target"] = self.rng.choice([3, 7.5, 20])
        elif self.contested:
            self.constant(rule)
        self.clamp(rule)
        return rule, self.maximum(), style

    def rule_fraction_of_max(self):
        """x / max."""
        rule = {"type": "fraction-of-max"}
        self.clamp(rule)
        self.constant(rule)
        return rule, self.maximum(), self.transform(rule, self.column())

    def rule_scaled(self):
        """Between the ends of a range."""
        rule = {"type": "scaled"}
        if self.chance(0.7):
            rule["range"] = self.rng.choice([[0, 10], [-5, 5], [1, 8.5]])
        self.clamp(rule)
        return rule, self.maximum(), self.column()

    def rule_expression(self):
        """A formula of x."""
        rule = {"type": "expression", "formula": self.rng.choice(FORMULAS)}
        self.clamp(rule)
        return rule, self.maximum(), self.rng.choice(["integers", "decimals", "signed"])

    def rule_inputs(self):
        """A formula of named inputs."""
        rule = {"type": "expression", "formula": self.rng.choice(INPUT_FORMULAS)}
        self.clamp(rule)
        return rule, self.maximum(), "inputs and x" if "x" in rule["formula"] else "inputs"

    def rule_list(self):
        """Several rules in a row."""
        members = {"max": self.rng.choice([10, 100])} if self.chance(0.6) else {}
        last = {"type": "expression", "formula": "x * 10 + 5"}
        self.clamp(last)
        chains = [
            ([{"type": "rank"}, {"type": "expression", "formula": CURVE}], "ties"),
            ([{"type": "min-max"}, {"type": "expression", "formula": "x ^ 2"}], "decimals"),
            ([{"type": "z-score"}, last], "signed"),
            ([{"type": "expression", "formula": "x / 4"}, {"type": "share"}], "integers"),
            ([{"type": "expression", "formula": "x * x"}, {"type": "min-max"}], "ties"),
            ([{"type": "percentile-rank"}, {"type": "points"}], "ties"),
            ([{"type": "expression", "formula": "ln(x)"}, {"type": "best"}], "integers"),
            ([{"type": "goalposts", "min": 2, "max": 8}, last], "integers"),
            ([{"type": "best"}, {"type": "rank", "direction": "down"}], "ties"),
            ([{"type": "points"}, {"type": "best", "direction": "down"}], "positive"),
            (
                [{"type": "borda"}, {"type": "min-max", "transform": "sqrt"}, {"type": "points"}],
                "ties",
            ),
        ]
        chain, style = self.rng.choice(chains)
        if chain[-1]["type"] == "rank":
            members = {}
        return chain, members, style


def cell(rng, style, rule, maximum):
    """{part: text} of one observation in STYLE."""
    first = rule[0] if isinstance(rule, list) else rule
    if style == "label":
        label = rng.choice([pair[0] for pair in first.get("options") or first["levels"]])
        return {"value": rng.choice([label, label.upper(), label])}
    if style == "items":
        items = [pair[0] for pair in first["items"]]
        given = rng.sample(items, rng.randint(1, len(items)))
        return {"input." + item: text(rng.choice([0, 1, 1, 0.5])) for item in given}
    if style == "item list":
        items = [pair[0] for pair in first["items"]]
        return {"value": ";".join(rng.sample(items, rng.randint(1, len(items))))}
    if style == "parts":
        return {
            "numerator": text(rng.randint(0, 9)),
            "denominator": text(rng.choice([0, 3, 4, 7, 8, 10, 12])),
        }
    if style in ("inputs", "inputs and x"):
        parts = {
            "input.a": number(rng, "decimals", maximum),
            "input.b": number(rng, "positive", maximum),
        }
        return {**parts, "value": number(rng, "integers", maximum)} if style != "inputs" else parts
    return {"value": number(rng, style, maximum)}


def number(rng, style, maximum):
    """The text of a number in STYLE."""
    if style == "up to max":
        return text(round(rng.uniform(-0.1, 1.15) * (maximum or 0), rng.choice([1, 2, 6])))
    return text(
        {
            "fraction": lambda: round(rng.uniform(-0.05, 1.1), rng.choice([1, 2, 4])),
            "bit": lambda: rng.choice([0, 1]),
            "integers": lambda: rng.randint(0, 9),
            "ties": lambda: rng.choice([1, 2, 2, 3, 7]),
            "decimals": lambda: round(rng.uniform(0, 10), rng.choice([0, 1, 3, 12])),
            "signed": lambda: round(rng.uniform(-5, 8), rng.choice([0, 1, 3])),
            "positive": lambda: round(rng.uniform(0.5, 40), rng.choice([1, 2, 5])),
            "constant": lambda: 4.2,
            "noisy": lambda: rng.choice(NOISY),
            "halves": lambda: rng.choice(HALVES),
            "zeros": lambda: rng.choice([0, 0, 0, -1, 3]),
        }[style]()
    )


def text(value):
    """VALUE as written in a file."""
    return str(int(value)) if value == int(value) else repr(value)
