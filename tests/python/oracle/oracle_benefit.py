# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Benefit of the doubt in exact fractions: linear programs, solved by the book.

The simplex method walks from 0 to the optimum by Bland's rule, so that it always ends. Objectives
stand in order: a later one only decides between what is equally good by those before it.
"""

from fractions import Fraction

SHARE = Fraction(1, 10**12)


def maximise(rows, bounds, objectives):
    """The x ≥ 0 with rows · x ≤ bounds, all at least 0, that is best by the objectives in turn."""
    n = len(objectives[0])
    table = [[Fraction(a) for a in row] + [Fraction(b)] for row, b in zip(rows, bounds)]
    goals = [[Fraction(a) for a in goal] + [Fraction(0)] for goal in objectives]
    columns, basis = list(range(n)), list(range(n, n + len(table)))
    while True:
        entering = [k for k in range(n) if leads_up([goal[k] for goal in goals])]
        if not entering:
            break
        column = min(entering, key=lambda k: columns[k])
        ratios = [(row[n] / row[column], basis[at], at) for at, row in enumerate(table) if row[column] > 0]
        at = min(ratios)[2]
        pivot(table, goals, at, column)
        columns[column], basis[at] = basis[at], columns[column]
    return [table[basis.index(k)][n] if k in basis else Fraction(0) for k in range(n)]


def leads_up(gains):
    """Whether the first gain that is not 0 is above it."""
    return next((gain > 0 for gain in gains if gain != 0), False)


def pivot(table, goals, at, column):
    """Exchange the variable of row AT with that of COLUMN."""
    middle = table[at][column]
    line = [a / middle for a in table[at]]
    line[column] = 1 / middle
    for row in table + goals:
        if row is not table[at]:
            factor = row[column]
            row[:] = [a - factor * b for a, b in zip(row, line)]
            row[column] = -factor / middle
    table[at][:] = line


def bounds_of(aggregation, parts):
    """(lower, upper) of the share of each of PARTS, {id: (value, weight)}."""
    total = sum(Fraction(weight) for _, weight in parts.values())
    own = aggregation.get("shares-of", {})
    bounds = {}
    for name, (_, weight) in parts.items():
        if name in own:
            bounds[name] = tuple(map(Fraction, own[name]))
        elif "band" in aggregation:
            band, share = Fraction(aggregation["band"]), Fraction(weight) / total
            bounds[name] = ((1 - band) * share, min((1 + band) * share, Fraction(1)))
        else:
            bounds[name] = tuple(map(Fraction, aggregation.get("shares", (0, 1))))
    return bounds


def constraints(parts, bounds, peers):
    """(rows, bounds) over the weights of PARTS: nobody comes above 1, shares keep to their bounds."""
    names = list(parts)
    values = {name: Fraction(parts[name][0]) for name in names}
    rows = [[Fraction(peer[n][0]) if n in peer else Fraction(0) for n in names] for peer in peers + [parts]]
    limits = [Fraction(1)] * len(rows)
    for name in names:
        lower, upper = bounds[name]
        rows.append([(lower - (n == name)) * values[n] for n in names])
        rows.append([((n == name) - upper) * values[n] for n in names])
        limits += [Fraction(0)] * 2
    return rows, limits


def value(aggregation, parts, peers):
    """The value of a unit with PARTS, {id: (value, weight)}, beside PEERS; None: not computable."""
    if any(number < 0 for number, _ in parts.values()):
        return None
    bounds = bounds_of(aggregation, parts)
    if sum(low for low, _ in bounds.values()) > 1 + SHARE:
        return None
    if sum(high for _, high in bounds.values()) < 1 - SHARE:
        return None
    rows, limits = constraints(parts, bounds, peers)
    goal = [Fraction(number) for number, _ in parts.values()]
    return sum(w * y for w, y in zip(maximise(rows, limits, [goal]), goal))


def shares(aggregation, parts, peers):
    """{id: share} of the best weights: those with the most even shares, {} for a value of 0."""
    rows, limits = constraints(parts, bounds_of(aggregation, parts), peers)
    goal = [Fraction(number) for number, _ in parts.values()]
    names, settled, contributions = list(parts), {}, []
    n = len(names)
    while len(settled) < n:
        level = best_level(rows, limits, goal, settled)
        contributions = level(None)
        if sum(contributions) == 0:
            return {}
        lowest = min(contributions[k] for k in range(n) if k not in settled)
        for k in [k for k in range(n) if k not in settled]:
            if level(k)[k] == lowest:
                settled[k] = lowest
    total = sum(contributions)
    return {name: contributions[k] / total for k, name in enumerate(names)}


def best_level(rows, limits, goal, settled):
    """A function of a child: contributions by the best weights, with what is settled, with the rest
    as high as it can be, and then with the most for that child."""
    n = len(goal)
    free = [k for k in range(n) if k not in settled]
    # The variables are weights, what is kept of the settled contributions, and the level.
    width = n + len(settled) + 1
    more = [row + [Fraction(0)] * (width - n) for row in rows]
    bounds = list(limits)

    def add(entries, bound):
        line = [Fraction(0)] * width
        for at, entry in entries:
            line[at] = entry
        more.append(line)
        bounds.append(bound)

    for at, k in enumerate(settled):
        add([(n + at, 1), (k, -goal[k])], 0)
        add([(n + at, 1)], settled[k])
    for k in free:
        add([(width - 1, 1), (k, -goal[k])], 0)
    first = goal + [Fraction(0)] * (width - n)
    kept = [Fraction(0)] * n + [Fraction(1)] * len(settled) + [Fraction(0)]
    level = [Fraction(0)] * (width - 1) + [Fraction(1)]

    def solve(child):
        last = [goal[k] if k == child else Fraction(0) for k in range(n)] + [Fraction(0)] * (width - n)
        weights = maximise(more, bounds, [first, kept, level, last])[:n]
        return [w * y for w, y in zip(weights, goal)]

    return solve


def benefit(aggregation, plans, is_ranked):
    """{key: score or None} of the units of all periods, period by period."""
    parts = {key: {p[0]: (p[4], p[1]) for p in plan.parts} for key, plan in plans.items()}
    scores = {}
    for key, plan in plans.items():
        peers = [
            parts[other]
            for other in plans
            if other[0] == key[0]
            and other != key
            and is_ranked(other)
            and all(number >= 0 for number, _ in parts[other].values())
        ]
        found = value(aggregation, parts[key], peers)
        scores[key] = None if found is None else float(found) * plan.maximum
    return scores
