# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Rules: from a column of numbers to a column of scores.

A column is a dict from key (period, unit) to a number; a result of None means NOT_COMPUTABLE.
"""

import functools
import math

from oracle_data import fold
from oracle_formula import Formula, NoScore, divide, power
from oracle_numbers import NEAR, key14, nearly_tied

CLAMPED = {
    "points",
    "share",
    "ratio",
    "boolean",
    "choice",
    "checklist",
    "goalposts",
    "min-max",
    "best",
    "percentile-rank",
}
LABELLED = {"boolean", "choice", "checklist"}
# Rules whose result with direction "down" is max - s.
MIRRORED = {
    "goalposts",
    "best",
    "share",
    "ratio",
    "percentile-rank",
    "distance-to-best",
    "fraction-of-max",
    "scaled",
}


def as_list(rule):
    """A rule or a list of rules as a list."""
    return rule if isinstance(rule, list) else [rule]


def is_unbounded(rule):
    """Whether the rule's score has maximum 1 and is its own value."""
    kind = rule["type"]
    return kind in ("z-score", "rank", "borda") or (kind == "points" and rule.get("clamp") is False)


def writes_points(rule):
    """Whether the rule's score is in points of its own, not in shares of a maximum."""
    return rule["type"] in ("expression", "steps") or (rule["type"] == "min-max" and "upper" in rule)


def own_max(rules, declared, default):
    """The nominal maximum of a node whose last rule is the last of RULES."""
    last = rules[-1] if rules else None
    if last and last["type"] == "adjustment":
        return 0.0
    if last and is_unbounded(last):
        return 1.0
    if declared is not None:
        return float(declared)
    if last and last["type"] == "min-max" and "upper" in last:
        return float(max(last.get("lower", 0), last["upper"]))
    return float(default)


# Transforms


def transform(rule, number):
    """NUMBER through the rule's transform, None where it is not computable."""
    how = rule.get("transform")
    if how is None:
        return number
    if how == "sqrt":
        return math.sqrt(number) if number >= 0 else None
    if number <= 0:
        return None
    if how == "log":
        return math.log(number)
    if how == "log10":
        return math.log10(number)
    exponent = how["lambda"]
    return math.log(number) if exponent == 0 else (power(number, exponent) - 1) / exponent


@functools.lru_cache(maxsize=None)
def formula(text):
    """TEXT parsed, once."""
    return Formula(text)


# Columns


class Column:
    """The numbers a rule reads in one period (or in all), and statistics over the ranked."""

    def __init__(self, keys, numbers, is_ranked):
        self.numbers = {key: numbers[key] for key in keys if key in numbers}
        self.keys = list(self.numbers)
        self.field = [key for key in self.keys if is_ranked(key)]
        self.values = [self.numbers[key] for key in self.field]

    @property
    def minimum(self):
        """The least number, None without any."""
        return min(self.values, default=None)

    @property
    def maximum(self):
        """The greatest number, None without any."""
        return max(self.values, default=None)

    @property
    def is_constant(self):
        """Whether all are the same exactly."""
        return self.minimum == self.maximum

    def mean(self):
        """The arithmetic mean."""
        return math.fsum(self.values) / len(self.values)

    def deviation(self):
        """The standard deviation with n - 1."""
        mean = self.mean()
        squares = [(value - mean) ** 2 for value in self.values]
        return math.sqrt(math.fsum(squares) / (len(squares) - 1))

    def near_ties(self):
        """Whether noise alone could decide who stands before whom."""
        values = sorted(self.numbers.values())
        return any(nearly_tied(a, b) for a, b in zip(values, values[1:]))

    def nearly_constant(self):
        """Whether noise alone could decide whether the column is constant."""
        return not self.is_constant and key14(self.minimum) == key14(self.maximum)

    def position(self, key, ties):
        """(position from the lowest, size of the field) of KEY among ranked others and itself."""
        mine = key14(self.numbers[key])
        others = [other for other in self.field if other != key]
        below = [other for other in others if key14(self.numbers[other]) < mine]
        equal = [other for other in others if key14(self.numbers[other]) == mine]
        rank = tie_rank(key, below, equal, self.keys, ties, lambda k: key14(self.numbers[k]))
        return rank, len(others) + 1


def tie_rank(key, before, equal, order, ties, figure):
    """The rank of KEY when BEFORE stand before it and EQUAL beside it; ORDER is the input's."""
    if ties == "competition":
        return 1 + len(before)
    if ties == "max":
        return len(before) + len(equal) + 1
    if ties == "average":
        return 1 + len(before) + len(equal) / 2
    if ties == "dense":
        return 1 + len({figure(other) for other in before})
    if ties == "first":
        return 1 + len(before) + sum(order.index(other) < order.index(key) for other in equal)
    raise ValueError(f"unknown ties {ties!r}")


# Reading the observation


def fractions(rule):
    """[(folded label, fraction or points)] of a rule with options, levels or items."""
    table = rule.get("options") or rule.get("levels") or rule.get("items") or []
    pairs = table.items() if isinstance(table, dict) else table
    return {fold(label): float(number) for label, number in pairs}


def read_label(rule, cell):
    """The number that a label, a yes or no, or a list of items stands for; None if nothing."""
    table = fractions(rule)
    if rule["type"] == "checklist":
        given = {fold(name): v for name, v in cell.inputs.items() if v is not None}
        if given:
            return math.fsum(table[name] * given.get(name, 0.0) for name in table)
        if not cell.text.strip():
            return None
        ticked = {fold(item) for item in cell.text.split(";")}
        return math.fsum(table[name] for name in table if name in ticked)
    if table:
        return table.get(fold(cell.text)) if cell.text.strip() else None
    if cell.value is None:
        return None
    return 1.0 if cell.value != 0 else 0.0


# Single rules: (rule, x, maximum, down, column, key, env) -> number or None


def rule_points(rule, x, maximum, down, column, key, env):
    """The number itself."""
    return x


def rule_share(rule, x, maximum, down, column, key, env):
    """The number is a value."""
    return x * maximum


def rule_labelled(rule, x, maximum, down, column, key, env):
    """A fraction of the maximum, or points."""
    return x if rule.get("points") else x * maximum


def rule_ratio(rule, x, maximum, down, column, key, env):
    """A ratio, perhaps up to a target."""
    number = rule.get("factor", 1.0) * x
    if "target" not in rule:
        return number * maximum
    target = transform(rule, rule["target"])
    if target is None:
        return None
    return maximum if number >= target else divide(number, target) * maximum


def rule_steps(rule, x, maximum, down, column, key, env):
    """A table of thresholds."""
    steps = rule["steps"]
    env.doubt(env.computed and any(0 < abs(x - t) < NEAR * max(1.0, abs(t)) for t, _ in steps))
    if x < steps[0][0]:
        return 0.0
    at = max(i for i, (threshold, _) in enumerate(steps) if threshold <= x)
    if not rule.get("interpolate") or at == len(steps) - 1:
        return float(steps[at][1])
    (low, before), (high, after) = steps[at], steps[at + 1]
    return before + (x - low) / (high - low) * (after - before)


def rule_goalposts(rule, x, maximum, down, column, key, env):
    """Between two fixed posts."""
    low, high = transform(rule, rule["min"]), transform(rule, rule["max"])
    if low is None or high is None:
        return None
    if low == high:
        return constant(rule, maximum)
    return (x - low) / (high - low) * maximum


def rule_min_max(rule, x, maximum, down, column, key, env):
    """Between the least and the greatest."""
    if not column.field:
        return None
    if column.is_constant:
        return constant(rule, maximum)
    env.doubt(column.nearly_constant())
    lower, upper = rule.get("lower", 0.0), rule.get("upper", maximum)
    share = (x - column.minimum) / (column.maximum - column.minimum)
    score = share * (upper - lower) + lower
    return lower + upper - score if down else score


def rule_best(rule, x, maximum, down, column, key, env):
    """Relative to the greatest."""
    if not column.field:
        return None
    if column.maximum <= 0:
        return constant(rule, maximum)
    return x / column.maximum * maximum


def rule_z_score(rule, x, maximum, down, column, key, env):
    """Standardised."""
    if not column.field:
        return None
    if len(column.field) == 1 or column.is_constant:
        return constant(rule, maximum)
    env.doubt(column.nearly_constant())
    mean = rule.get("mean", 0.0)
    score = divide(x - column.mean(), column.deviation()) * rule.get("sd", 1.0) + mean
    return 2 * mean - score if down else score


def rule_rank(rule, x, maximum, down, column, key, env):
    """1 is the lowest."""
    env.doubt(column.near_ties())
    rank, size = column.position(key, rule.get("ties", "competition"))
    return size + 1 - rank if down else rank


def rule_borda(rule, x, maximum, down, column, key, env):
    """0 is the lowest."""
    env.doubt(column.near_ties())
    rank, size = column.position(key, rule.get("ties", "competition"))
    return size - rank if down else rank - 1


def rule_percentile_rank(rule, x, maximum, down, column, key, env):
    """The share of the others that stand below."""
    env.doubt(column.near_ties())
    rank, size = column.position(key, rule.get("ties", "competition"))
    if size == 1:
        return constant(rule, maximum)
    return (rank - 1) / (size - 1) * maximum


def rule_distance_to_best(rule, x, maximum, down, column, key, env):
    """1 - (max - x) / (max - min)."""
    if not column.field:
        return None
    if column.is_constant:
        return constant(rule, maximum)
    env.doubt(column.nearly_constant())
    return (1 - (column.maximum - x) / (column.maximum - column.minimum)) * maximum


def rule_distance_to_reference(rule, x, maximum, down, column, key, env):
    """1 - (ref - x) / (ref - min)."""
    reference = column.numbers.get((key[0], rule["reference"]))
    if reference is None or not column.field:
        return None
    sign = -1.0 if down else 1.0
    low = min(sign * value for value in column.values)
    span = sign * reference - low
    return (1 - divide(sign * reference - sign * x, span)) * maximum


def rule_distance_to_target(rule, x, maximum, down, column, key, env):
    """(x - min) / (target - min)."""
    target = transform(rule, rule["target"])
    if target is None or not column.field:
        return None
    sign = -1.0 if down else 1.0
    low = min(sign * value for value in column.values)
    return divide(sign * x - low, sign * target - low) * maximum


def rule_fraction_of_max(rule, x, maximum, down, column, key, env):
    """x / max."""
    return rule_best(rule, x, maximum, down, column, key, env)


def rule_scaled(rule, x, maximum, down, column, key, env):
    """Between the ends of a declared range."""
    low, high = rule.get("range", [0.0, 100.0])
    return divide(x - low, high - low) * maximum


def rule_adjustment(rule, x, maximum, down, column, key, env):
    """A bonus or a penalty."""
    return rule.get("sign", 1) * min(x, rule.get("cap", math.inf))


def rule_expression(rule, x, maximum, down, column, key, env):
    """A formula over x, n and the inputs."""
    names = {"x": x, "n": len(column.field)}
    try:
        return formula(rule["formula"]).evaluate(names, env.inputs.get(key, {}))
    except NoScore:
        return None


RULES = {
    "points": rule_points,
    "share": rule_share,
    "boolean": rule_labelled,
    "choice": rule_labelled,
    "checklist": rule_labelled,
    "ratio": rule_ratio,
    "steps": rule_steps,
    "goalposts": rule_goalposts,
    "min-max": rule_min_max,
    "best": rule_best,
    "z-score": rule_z_score,
    "rank": rule_rank,
    "borda": rule_borda,
    "percentile-rank": rule_percentile_rank,
    "distance-to-best": rule_distance_to_best,
    "distance-to-reference": rule_distance_to_reference,
    "distance-to-target": rule_distance_to_target,
    "fraction-of-max": rule_fraction_of_max,
    "scaled": rule_scaled,
    "adjustment": rule_adjustment,
    "expression": rule_expression,
}


class Constant(Exception):
    """The rule's "constant" answers; direction does not apply to it."""

    def __init__(self, score):
        super().__init__()
        self.score = score


def constant(rule, maximum):
    """The score on a constant column: None unless the rule gives a share of the maximum."""
    if "constant" in rule:
        raise Constant(rule["constant"] * maximum)
    return None


class Environment:
    """What rules need beside their column."""

    def __init__(self, keys, is_ranked, inputs=None, computed=False):
        self.keys = keys
        self.is_ranked = is_ranked
        self.inputs = inputs or {}
        self.computed = computed
        self.doubtful = False

    def doubt(self, condition):
        """Remember that rounding noise may have decided something."""
        self.doubtful = self.doubtful or condition

    def groups(self, rule):
        """The lists of keys a rule looks at together."""
        if rule.get("scope") == "panel":
            return [self.keys]
        periods = sorted({period for period, _ in self.keys})
        return [[key for key in self.keys if key[0] == period] for period in periods]


def bounds(rule, maximum):
    """The interval a clamped rule ends in."""
    if rule["type"] == "min-max":
        return rule.get("lower", 0.0), rule.get("upper", maximum)
    return 0.0, maximum


def clamp(rule, score, maximum):
    """SCORE inside the bounds of the rule, where it is clamped."""
    kind = rule["type"]
    if kind == "adjustment" or not rule.get("clamp", kind in CLAMPED):
        return score
    low, high = bounds(rule, maximum)
    return min(max(score, low), high)


def one_score(rule, x, maximum, down, column, key, env):
    """The score of one unit, None where it is not computable."""
    kind = rule["type"]
    try:
        score = RULES[kind](rule, x, maximum, down, column, key, env)
    except Constant as answer:
        return answer.score
    if score is None or not math.isfinite(score):
        return None
    return maximum - score if down and kind in MIRRORED else score


def run(rules, numbers, maxima, env, direction=None):
    """The scores of NUMBERS through RULES; MAXIMA and DIRECTION are the node's."""
    for at, rule in enumerate(rules):
        down = rule.get("direction", direction if at == 0 else None) == "down"
        moved = {key: transform(rule, number) for key, number in numbers.items()}
        moved = {key: number for key, number in moved.items() if number is not None}
        scores = {}
        for keys in env.groups(rule):
            column = Column(keys, moved, env.is_ranked)
            for key in column.keys:
                scores[key] = one_score(rule, moved[key], maxima[key], down, column, key, env)
        if at == len(rules) - 1:
            scores = {
                key: None if score is None else clamp(rule, score, maxima[key])
                for key, score in scores.items()
            }
        numbers = {key: score + 0.0 for key, score in scores.items() if score is not None}
        env.computed = True
    return numbers
