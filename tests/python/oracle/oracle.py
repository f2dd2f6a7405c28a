# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""A second implementation of scoring: slow, obvious, written from the text of the format alone.

score(document, dataset) gives an Outcome for every (period, unit, node). Steps of "method" are not
part of it. Rounding noise that could have decided a tie or a constant column is remembered in
Result.doubtful, for whoever compares two implementations.

The text leaves some points open. They are read here as follows; the generator touches those
marked * only when asked for contested cases.

 1  `N` behaves as `M` in everything: re-based, coverage empty. A row with unit `*` speaks only by
    `N`.
 2  A pillar with an explicit `O` or `L` is computed from its children, as with a blank.
 3  A pillar without any counting child is not applicable.
 4  "Zero" of a child without a score is 0 of what is applicable below it: for a sum Σ weight ×
    the same of its applicable counting children, else its nominal maximum. Coverage under a sum
    weighs by the nominal maximum.
 5  `min-children` and `min-share` refuse before `zero` and `void` fill in.
 6  A node of maximum 0 has a score and no value, and so a rank only where the score is published.
 7  A `then` that ends in an unbounded rule, `expression`, `steps` or `min-max` with `upper` has
    the node's maximum, for every unit. After any other the assessed maximum stays what the
    aggregation gave. "× max" in `then` is × the one or the other.
 8  `round` applies to indicators and observed pillars too.
 9  Units that are not ranked: a position rule compares each with all ranked others, the size of
    the field is theirs plus one; `n` in a formula counts ranked units. Copeland and outranking
    likewise. Column statistics without any ranked unit: NOT_COMPUTABLE, `constant` does not
    answer.
10  Copeland and outranking compare the units of the period that pass the missing policy there,
    not the observed ones, nor those that `void` made 0; values are compared; a child zeroed by
    `zero` counts as both having it. Benefit of the doubt likewise; for a unit without a child the
    others have no such child, for the others it has 0 there.
11  A formula has no result where its evaluation reads a child or an input without a number; what
    stands in the branch not taken or inside present() is not read. An indicator's number needs x
    (if named) and every input named anywhere.
12* In an `expression` pillar `zero` makes a missing child 0, and present() of it 0; not
    applicable children cannot be dropped: reading one leaves no score.
13  `factor` of a `ratio` multiplies the number also where it comes from the value column, after a
    transform. A `target` is a limit even unclamped.
14  A denominator of 0 is treated so under any rule: 0/0 not applicable; else NOT_COMPUTABLE
    (coverage 1); `zero-denominator` answers for both: `zero` is the number 0.
15  `min-max` is clamped to [lower, upper], defaults 0 and the maximum; only units that are not
    ranked can leave it. `upper` stands for the maximum where `min-max` is the last rule.
16* `percentile-rank` with other `ties` is (rank − 1)/(n − 1). `constant` answers for
    `distance-to-best` on a constant column too.
17  Only the last rule clamps, even where an earlier one says `clamp: true`.
18  Indicators without a rule and without a default rule: `points`.
19* The stage scored is one for the data set: the last that occurs in any row. A row of another
    stage still lists its unit.
20  `void` gives exactly 0, without adjustments, of the sum of the applicable maxima (else of the
    maximum); a child is zero when its score is.
21  The common maximum is that of the counting children.
22  A power mean with p < 0 and a value 0 is NOT_COMPUTABLE, as the harmonic mean is.
23* `scope: panel` is understood by every rule that looks at a column.
24  An empty label in the column of `within` is a group of its own.
25  `population` of `fraction-of-max` and `scaled` is not understood.
"""

import math
from dataclasses import dataclass

import oracle_rules as rules
from oracle_aggregate import PAIRWISE, aggregate, pairwise
from oracle_benefit import benefit
from oracle_data import Dataset
from oracle_formula import Formula
from oracle_numbers import doubtful_rounding, key14, nearly_tied, round_half_away

COMPARING = PAIRWISE | {"benefit-of-the-doubt"}
SHARE = 1e-12
TINY = 1e-12
OUT, MISSING, SCORED = "not applicable", "missing", "scored"


@dataclass
class Outcome:
    """What is known of one node for one unit in one period."""

    state: str = MISSING
    score: float | None = None
    max: float | None = None
    value: float | None = None
    rank: float | None = None
    coverage: float | None = None


class Node:
    """A node of the framework where it is defined."""

    def __init__(self, spec, parent, missing, default_rule):
        self.spec = spec
        self.id = spec["id"]
        self.parent = parent
        self.is_pillar = "children" in spec
        self.missing = spec.get("missing", missing)
        self.children = []
        self.scored = spec.get("scored", True)
        given = spec.get("rule", None if self.is_pillar else default_rule)
        self.rules = rules.as_list(given or {"type": "points"})
        self.then = rules.as_list(spec["then"]) if "then" in spec else []
        kind = spec.get("aggregation", "sum")
        self.aggregation = kind if isinstance(kind, dict) else {"type": kind}

    @property
    def kind(self):
        """The type of the aggregation."""
        return self.aggregation["type"]

    @property
    def is_adjustment(self):
        """Whether the node is a bonus or a penalty."""
        return not self.is_pillar and self.rules[-1]["type"] == "adjustment"

    @property
    def has_own_scale(self):
        """Whether what follows the aggregation ends in a rule that has its own maximum."""
        last = self.then[-1] if self.then else None
        return last is not None and (rules.is_unbounded(last) or rules.writes_points(last))

    def nominal_max(self):
        """The declared maximum or its default, the same for all units."""
        declared = self.spec.get("max")
        if not self.is_pillar:
            return rules.own_max(self.rules, declared, 1.0)
        return rules.own_max(self.then, declared, 1.0 if self.has_own_scale else self._default_max())

    def _default_max(self):
        counting = [(c, w) for c, w in self.children if may_count(c, w)]
        if self.kind == "sum":
            return math.fsum(w * c.nominal_max() for c, w in counting)
        if self.kind in ("expression", "copeland"):
            return 1.0
        maxima = {child.nominal_max() for child, _ in counting}
        return maxima.pop() if len(maxima) == 1 else 1.0


def may_count(child, weight):
    """Whether CHILD can play a part in its parent's policy, maximum and coverage."""
    return weight > 0 and child.scored and not child.is_adjustment and child.nominal_max() != 0


class Tree:
    """All nodes of a framework document in the order of the output."""

    def __init__(self, document):
        self.document = document
        self.nodes = {}
        self._links = []
        self._add(document["root"], None, "propagate")
        for view in document.get("views", []):
            self._add(view, None, "propagate")
        for parent, child_id, weight in self._links:
            parent.children.append((self.nodes[child_id], float(weight)))

    def _add(self, spec, parent, missing):
        node = Node(spec, parent, missing, self.document.get("rule"))
        if node.id in self.nodes:
            raise ValueError(f"{node.id} is defined twice")
        self.nodes[node.id] = node
        for child in spec.get("children", []):
            if "ref" in child:
                self._links.append((node, child["ref"], child.get("weight", 1)))
            else:
                self._links.append((node, child["id"], child.get("weight", 1)))
                self._add(child, node, node.missing)

    def columns_of_labels(self):
        """Columns of the data that are labels, no nodes."""
        return list(self.document.get("columns", {}))


class Result:
    """The outcomes of a scoring."""

    def __init__(self, outcomes, tree, dataset, doubtful):
        self.outcomes = outcomes
        self.tree = tree
        self.dataset = dataset
        self.doubtful = doubtful

    def get(self, unit, node_id, period=""):
        """The outcome of one node for one unit."""
        return self.outcomes[(period, unit), node_id]

    def rows(self):
        """(unit, period, node, score, max, value, rank, coverage) in the order of the output."""
        for period, unit in self.dataset.keys():
            for node_id in self.tree.nodes:
                one = self.outcomes[(period, unit), node_id]
                yield (unit, period, node_id, one.score, one.max, one.value, one.rank, one.coverage)


class Scoring:
    """One run over all periods."""

    def __init__(self, tree, dataset):
        self.tree = tree
        self.dataset = dataset
        self.keys = dataset.keys()
        self.outcomes = {}
        self.doubtful = False
        self.done = set()

    def run(self):
        """Score and rank every node."""
        for node in self.tree.nodes.values():
            self.score(node)
        for node in self.tree.nodes.values():
            self.rank(node)
        return Result(self.outcomes, self.tree, self.dataset, self.doubtful)

    def outcome(self, key, node):
        """The outcome of NODE, which must have been scored."""
        return self.outcomes[key, node.id]

    def score(self, node):
        """Score NODE after what it stands on."""
        if node.id in self.done:
            return
        self.done.add(node.id)
        for child, _ in node.children:
            self.score(child)
        if node.is_pillar:
            self.score_pillar(node)
        else:
            self.score_indicator(node)
        for key in self.keys:
            self.finish(node, self.outcome(key, node))

    def finish(self, node, one):
        """Round the score and derive the value."""
        if one.score is None:
            one.max = None
            return
        if "round" in node.spec:
            self.doubtful = self.doubtful or doubtful_rounding(one.score, node.spec["round"])
            one.score = round_half_away(one.score, node.spec["round"])
        one.score += 0.0
        one.value = one.score / one.max if one.max != 0 else None

    # Indicators

    def environment(self, node):
        """What the rules of NODE see."""
        inputs = {key: self.dataset.cell(key, node.id).inputs for key in self.keys}
        return rules.Environment(self.keys, self.dataset.is_ranked, inputs)

    def run_rules(self, chain, numbers, maxima, env, direction):
        """Scores of NUMBERS; None where NOT_COMPUTABLE."""
        scores = rules.run(chain, numbers, maxima, env, direction)
        self.doubtful = self.doubtful or env.doubtful
        return {key: scores.get(key) for key in numbers}

    def score_indicator(self, node):
        """Score an indicator for all units and periods."""
        numbers = {}
        for key in self.keys:
            state, number = read_number(node, self.dataset.cell(key, node.id))
            covered = state == "number" or state == "not computable"
            self.outcomes[key, node.id] = one = Outcome(coverage=1.0 if covered else 0.0)
            if state == OUT:
                one.state, one.coverage = OUT, None
            elif state == "number":
                numbers[key] = number
        maximum = node.nominal_max()
        maxima = {key: maximum for key in numbers}
        direction = node.spec.get("direction")
        scores = self.run_rules(node.rules, numbers, maxima, self.environment(node), direction)
        self.write(node, scores, maxima)

    def write(self, node, scores, maxima):
        """Put SCORES into the outcomes."""
        for key, score in scores.items():
            if score is not None:
                one = self.outcome(key, node)
                one.state, one.score, one.max = SCORED, score, maxima[key]

    # Pillars

    def score_pillar(self, node):
        """Score a pillar: observed where observed, else from its children."""
        observed, plans = {}, {}
        for key in self.keys:
            self.outcomes[key, node.id] = one = Outcome()
            cell = self.dataset.cell(key, node.id)
            state, number = read_number(node, cell)
            if cell.is_out or state == OUT:
                one.state = OUT
            elif state == "number":
                observed[key] = number
                one.coverage = 1.0
            elif state == "not computable":
                one.coverage = 1.0
            else:
                plans[key] = self.gather(node, key, one)
        self.score_observed(node, observed)
        self.score_aggregated(node, {k: plan for k, plan in plans.items() if plan is not None})

    def score_observed(self, node, observed):
        """The figures given for the pillar itself."""
        nominal = node.nominal_max()
        maxima = {}
        for key in observed:
            given = self.dataset.cell(key, node.id).maximum
            maxima[key] = nominal if given is None else given
        scores = self.run_rules(node.rules, observed, maxima, self.environment(node), None)
        self.write(node, scores, maxima)

    def score_aggregated(self, node, plans):
        """Aggregate, then let `then` run over the units that have a score."""
        scores, maxima = {}, {}
        compared = {key: plan for key, plan in plans.items() if plan.void_max is None}
        for key, plan in plans.items():
            if plan.void_max is not None:
                scores[key], maxima[key] = 0.0, plan.void_max
            elif node.kind not in COMPARING:
                scores[key], maxima[key] = aggregate(node.aggregation, plan, node.spec.get("floor"))
        if node.kind in COMPARING:
            scores.update(self.compare(node, compared))
            maxima.update({key: plan.maximum for key, plan in compared.items()})
        numbers = {key: score for key, score in scores.items() if score is not None}
        if node.then:
            env = rules.Environment(self.keys, self.dataset.is_ranked, computed=True)
            if node.has_own_scale:
                maxima = {key: node.nominal_max() for key in maxima}
            scores = self.run_rules(node.then, numbers, maxima, env, None)
        self.write(node, scores, maxima)

    def compare(self, node, plans):
        """Scores that need all units of a period."""
        if node.kind not in PAIRWISE:
            return benefit(node.aggregation, plans, self.dataset.is_ranked)
        found, doubtful = pairwise(node.kind, plans, self.dataset.is_ranked)
        self.doubtful = self.doubtful or doubtful
        return found

    def gather(self, node, key, one):
        """What there is to aggregate; None where the policy leaves no score. Sets the coverage."""
        counting = [(c, w) for c, w in node.children if self.counts(c, w, key)]
        applicable = [(c, w) for c, w in counting if self.outcome(key, c).state != OUT]
        if not applicable:
            one.state = OUT
            return None
        one.coverage = self.coverage(node, applicable, key)
        present = [(c, w) for c, w in applicable if self.outcome(key, c).state == SCORED]
        if len(present) < node.spec.get("min-children", 0):
            return None
        share = math.fsum(w for _, w in present) / math.fsum(w for _, w in applicable)
        if share < node.spec.get("min-share", 0) - SHARE:
            return None
        return self.plan(node, key, applicable, present)

    def plan(self, node, key, applicable, present):
        """The plan under the node's missing policy."""
        complete = len(present) == len(applicable)
        plan = Plan(node.nominal_max())
        if node.missing == "void":
            scores = [self.outcome(key, c).score for c, _ in present]
            if not complete or 0 in scores:
                plan.void_max = self.void_max(node, key, applicable)
        elif not complete and node.missing == "propagate":
            return None
        elif not present and node.missing == "rebase":
            return None
        filled = applicable if node.missing == "zero" else present
        for child, weight in filled:
            self.doubtful = self.doubtful or 0 < abs(self.outcome(key, child).score or 0.0) < TINY
            plan.add(child.id, weight, self.outcome(key, child), self.applicable_max(child, key))
        for child, weight in node.children:
            if child.is_adjustment and child.scored:
                plan.extra += weight * (self.outcome(key, child).score or 0.0)
        return plan

    def counts(self, child, weight, key):
        """Whether CHILD plays a part in its parent for this unit."""
        if weight == 0 or not child.scored or child.is_adjustment:
            return False
        one = self.outcome(key, child)
        return (child.nominal_max() if one.score is None else one.max) != 0

    def applicable_max(self, node, key):
        """The maximum a node without a score could have reached."""
        one = self.outcome(key, node)
        if one.score is not None:
            return one.max
        if not node.is_pillar or node.kind != "sum" or node.has_own_scale:
            return node.nominal_max()
        counting = [(c, w) for c, w in node.children if self.counts(c, w, key)]
        applicable = [(c, w) for c, w in counting if self.outcome(key, c).state != OUT]
        return math.fsum(w * self.applicable_max(c, key) for c, w in applicable)

    def void_max(self, node, key, applicable):
        """The maximum that goes with a 0 by `void`."""
        if node.kind != "sum":
            return node.nominal_max()
        return math.fsum(w * self.applicable_max(c, key) for c, w in applicable)

    def coverage(self, node, applicable, key):
        """The mean of the children's coverage."""
        by_max = node.kind == "sum"
        parts = [(w * c.nominal_max() if by_max else w, c) for c, w in applicable]
        total = math.fsum(weight for weight, _ in parts)
        return math.fsum(w * (self.outcome(key, c).coverage or 0.0) for w, c in parts) / total

    # Ranks

    def rank(self, node):
        """Rank the units of each period by the published figure."""
        ranking = {**self.tree.document.get("ranking", {}), **node.spec.get("ranking", {})}
        publish = node.spec.get("publish", self.tree.document.get("publish", "value"))
        groups = {}
        for key in self.keys:
            one = self.outcome(key, node)
            figure = one.score if publish == "score" else one.value
            if figure is None or not self.dataset.is_ranked(key):
                continue
            label = None
            if "within" in ranking:
                label = self.dataset.labels.get((key, ranking["within"]), "")
            groups.setdefault((key[0], label), {})[key] = figure
        for figures in groups.values():
            self.rank_group(node, ranking, figures)

    def rank_group(self, node, ranking, figures):
        """Rank FIGURES, a dict by key in input order."""
        self.doubtful = self.doubtful or doubtful_order(figures.values(), ranking.get("decimals"))
        decimals = ranking.get("decimals")
        sign = 1.0 if ranking.get("order") == "ascending" else -1.0
        shown = {}
        for key, figure in figures.items():
            exact = key14(figure) if decimals is None else round_half_away(figure, decimals)
            shown[key] = sign * exact
        order = list(shown)
        for key in order:
            before = [other for other in order if shown[other] < shown[key]]
            equal = [other for other in order if shown[other] == shown[key] and other != key]
            ties = ranking.get("ties", "competition")
            rank = rules.tie_rank(key, before, equal, order, ties, shown.get)
            self.outcome(key, node).rank = rank


def doubtful_order(figures, decimals):
    """Whether noise could change the order of FIGURES."""
    ordered = sorted(figures)
    if decimals is None:
        return any(nearly_tied(a, b) for a, b in zip(ordered, ordered[1:]))
    return any(doubtful_rounding(figure, decimals) for figure in ordered)


class Plan:
    """What one unit brings to an aggregation."""

    def __init__(self, maximum):
        self.maximum = maximum
        self.void_max = None
        self.extra = 0.0
        self.parts = []

    def add(self, node_id, weight, one, maximum):
        """A child: (id, weight, score, maximum, value, whether it has a score of its own)."""
        if one.state == SCORED:
            self.parts.append((node_id, weight, one.score, one.max, one.value, True))
        else:
            self.parts.append((node_id, weight, 0.0, maximum, 0.0, False))


def read_number(node, cell):
    """(state, number) of what was observed for NODE."""
    first = node.rules[0]
    if cell.is_out:
        return OUT, None
    if cell.is_void:
        return MISSING, None
    if node.is_pillar and not cell.text.strip() and not cell.has_parts:
        return MISSING, None
    if first["type"] in rules.LABELLED and not cell.has_parts:
        number = rules.read_label(first, cell)
        return (MISSING, None) if number is None else ("number", number)
    names, ids = named(node)
    if any(cell.inputs.get(name) is None for name in ids):
        return MISSING, None
    if first["type"] == "expression" and "x" not in names:
        return "number", math.nan
    if cell.has_parts:
        return read_parts(first, cell)
    return (MISSING, None) if cell.value is None else ("number", cell.value)


def named(node):
    """(names the first rule uses, inputs any rule uses)."""
    formulas = [Formula(r["formula"]) if r["type"] == "expression" else None for r in node.rules]
    ids = set().union(*(f.ids for f in formulas if f))
    return (formulas[0].names if formulas[0] else {"x"}), ids


def read_parts(rule, cell):
    """The number of numerator and denominator."""
    if cell.denominator != 0:
        return "number", cell.numerator / cell.denominator
    answer = rule.get("zero-denominator")
    if answer == "missing":
        return MISSING, None
    if answer == "zero":
        return "number", 0.0
    if answer == "not-applicable" or cell.numerator == 0:
        return OUT, None
    return "not computable", None


def score(document, dataset, stage=None):
    """The Result of scoring DATASET (or the text of a CSV file) by the framework DOCUMENT."""
    tree = Tree(document)
    if isinstance(dataset, str):
        dataset = Dataset.from_csv(dataset, tree.nodes, tree.columns_of_labels(), stage)
    return Scoring(tree, dataset).run()
