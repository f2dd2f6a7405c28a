# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Aggregations: from what a unit brings to a pillar to the pillar's score.

A plan has parts (id, weight, score, maximum, value, present), a maximum and, for sums, something
extra from adjustments. A score of None means NOT_COMPUTABLE.
"""

import math

from oracle_formula import NoScore, divide, power
from oracle_numbers import key14, nearly_tied
from oracle_rules import formula

PAIRWISE = {"copeland", "outranking"}
TIE = 1e-12


def aggregate(aggregation, plan, floor):
    """(score, assessed maximum) of one unit."""
    kind = aggregation["type"]
    if kind == "sum":
        score = math.fsum(w * s for _, w, s, _, _, _ in plan.parts) + plan.extra
        return score, math.fsum(w * m for _, w, _, m, _, _ in plan.parts)
    if kind == "expression":
        return expression(aggregation["formula"], plan), plan.maximum
    pairs = [(value, weight) for _, weight, _, _, value, _ in plan.parts]
    value = MEANS[kind](aggregation, pairs, floor)
    if value is None or not math.isfinite(value):
        return None, plan.maximum
    return value * plan.maximum, plan.maximum


def expression(text, plan):
    """A formula over the children's scores."""
    parsed = formula(text)
    scores = {node_id: score for node_id, _, score, _, _, _ in plan.parts}
    zeroed = {node_id for node_id, _, _, _, _, present in plan.parts if not present}
    try:
        result = parsed.evaluate({}, scores, zeroed)
    except NoScore:
        return None
    return result if math.isfinite(result) else None


def mean(aggregation, pairs, floor):
    """Weighted arithmetic."""
    return math.fsum(v * w for v, w in pairs) / total(pairs)


def total(pairs):
    """The sum of the weights."""
    return math.fsum(w for _, w in pairs)


def raised(pairs, floor):
    """PAIRS with values below the floor raised to it; None where one is not positive."""
    if floor is not None:
        pairs = [(max(v, floor), w) for v, w in pairs]
    return None if any(v <= 0 for v, _ in pairs) else pairs


def geometric(aggregation, pairs, floor):
    """Weighted geometric."""
    pairs = raised(pairs, floor)
    if pairs is None:
        return None
    return math.exp(math.fsum(w * math.log(v) for v, w in pairs) / total(pairs))


def harmonic(aggregation, pairs, floor):
    """Weighted harmonic."""
    pairs = raised(pairs, floor)
    if pairs is None:
        return None
    reciprocals = math.fsum(w / v for v, w in pairs)
    return total(pairs) / reciprocals if math.isfinite(reciprocals) else None


def power_mean(aggregation, pairs, floor):
    """Weighted power mean; exponent 0 is the geometric mean."""
    p = aggregation["p"]
    if p == 0:
        return geometric(aggregation, pairs, floor)
    if p < 0:
        pairs = raised(pairs, floor)
    if pairs is None or any(v < 0 for v, _ in pairs):
        return None
    return power(math.fsum(w * power(v, p) for v, w in pairs) / total(pairs), 1 / p)


def least(aggregation, pairs, floor):
    """The least."""
    return min(v for v, _ in pairs)


def greatest(aggregation, pairs, floor):
    """The greatest."""
    return max(v for v, _ in pairs)


def median(aggregation, pairs, floor):
    """The middle one, or the mean of the middle two."""
    values = sorted(v for v, _ in pairs)
    half = len(values) // 2
    return values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2


def product(aggregation, pairs, floor):
    """The product of value to the power of weight, weights as they are."""
    result = 1.0
    for value, weight in pairs:
        result *= power(value, weight)
    return result


def inverse_geometric(aggregation, pairs, floor):
    """1 less the geometric mean of what lacks."""
    offset = aggregation.get("offset", 0.0)
    if any(v > 1 for v, _ in pairs):
        return None
    weights = total(pairs)
    lacking = 1.0
    for value, weight in pairs:
        lacking *= power(offset + (1 - offset) * (1 - value), weight / weights)
    return divide(1 - lacking, 1 - offset)


def mazziotta_pareto(aggregation, pairs, floor):
    """The mean, less or plus its standard deviation times the coefficient of variation."""
    centre = mean(aggregation, pairs, floor)
    if centre <= 0:
        return None
    deviation = math.sqrt(math.fsum(w * (v - centre) ** 2 for v, w in pairs) / total(pairs))
    penalty = deviation * (deviation / centre)
    found = centre + penalty if aggregation.get("penalty") == "plus" else centre - penalty
    return 0.0 if abs(found) < TIE * centre else found


def ordered(aggregation, pairs, floor):
    """Each value by the area of a staircase: places of equal width, children of their weight."""
    places = aggregation["order-weights"]
    edges = [at / len(places) for at in range(len(places) + 1)]
    result, left = [], 0.0
    for value, weight in sorted(pairs, reverse=True):
        right = left + weight / total(pairs)
        for low, high, place in zip(edges, edges[1:], places):
            shared = max(min(right, high) - max(left, low), 0.0) * len(places)
            result.append(value * place * shared)
        left = right
    return math.fsum(result) / math.fsum(places)


MEANS = {
    "mean": mean,
    "geometric-mean": geometric,
    "harmonic-mean": harmonic,
    "power-mean": power_mean,
    "min": least,
    "max": greatest,
    "median": median,
    "product": product,
    "inverse-geometric-mean": inverse_geometric,
    "mazziotta-pareto": mazziotta_pareto,
    "ordered-weighted-mean": ordered,
}


def outranks(mine, theirs):
    """(o, doubtful): the weight by which MINE stands above THEIRS, {id: (value, weight)} each."""
    both = [name for name in mine if name in theirs]
    if not both:
        return 0.5, False
    above, doubtful = [], False
    for name in both:
        (left, weight), (right, _) = mine[name], theirs[name]
        doubtful = doubtful or nearly_tied(left, right)
        if key14(left) > key14(right):
            above.append(weight)
        elif key14(left) == key14(right):
            above.append(weight / 2)
    return math.fsum(above) / math.fsum(mine[name][1] for name in both), doubtful


def pairwise(kind, plans, is_ranked):
    """({key: score or None}, doubtful) of `copeland` or `outranking`, period by period."""
    scores, any_doubt = {}, False
    values = {
        key: {part[0]: (part[4], part[1]) for part in plan.parts} for key, plan in plans.items()
    }
    for key in plans:
        others = [o for o in plans if o[0] == key[0] and o != key and is_ranked(o)]
        wins = []
        for other in others:
            win, doubtful = outranks(values[key], values[other])
            wins.append(win)
            any_doubt = any_doubt or doubtful
        if kind == "copeland":
            signs = [0 if abs(win - 0.5) <= TIE else math.copysign(1.0, win - 0.5) for win in wins]
            scores[key] = float(sum(signs))
        else:
            scores[key] = math.fsum(wins) / len(wins) * plans[key].maximum if wins else None
    return scores, any_doubt
