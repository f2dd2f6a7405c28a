#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""From raw data to ranks, and how robust they are: what the preparation did, who leads, how sure
that is, which uncertain input matters, and which indicators hold the ranks where they are.

    robust.py FRAMEWORK DATA INPUTS [UNIT]

UNIT is told beside the first five. The exit status is 0, 1 on an error, or 2 for wrong usage.
"""

import sys

import gi

gi.require_version("Dti", "1.0")
from gi.repository import Dti, Gio, GLib  # noqa: E402

N_FIRST = 5
N_REPLICATES = 500
N_ROWS = 128
N_NODES = 3
SEED = 1


def write_number(number: float | None, decimals: int) -> str:
    if number is None:
        return "none"
    return Dti.number_format(number, decimals, Dti.NumberConvention.AUTO)


# ---- from raw data to ranks ----


def score(framework_name: str, data_name: str) -> Dti.Scorecard:
    framework = Dti.Framework.new_from_file(Gio.File.new_for_commandline_arg(framework_name))
    dataset = Dti.Dataset.new_from_file(Gio.File.new_for_commandline_arg(data_name), framework)
    return Dti.Scorer.new(framework).score(dataset, None)


def print_preparation(card: Dti.Scorecard) -> None:
    preparation = card.get_preparation()
    if preparation is None:
        return
    period = card.get_period()
    before = preparation.get_source().list_units(period)
    after = preparation.get_dataset().list_units(period)
    treated = [
        column
        for column in preparation.get_treated_columns()
        if column.get_transformed() or column.get_n_low() + column.get_n_high() > 0
    ]

    print("prepared")
    for i, step in enumerate(preparation.get_steps()):
        cells = [cell for cell in preparation.get_cells() if cell.get_step() == i]
        print(f"  {step.get_type_name()}: {len(cells)} cells")
    print(
        f"  {len(before) - len(after)} units left out, {len(treated)} columns treated,"
        f" {len(preparation.get_problems())} problems"
    )


def list_best(card: Dti.Scorecard, node: str) -> list[tuple[float, Dti.Score]]:
    """The ranks and scores of the ranked units, the best first."""
    ranks = [(score.rank, score) for score in card.list_scores(node)]
    return sorted(((r, s) for r, s in ranks if r is not None), key=lambda pair: pair[0])


def print_best(best: list[tuple[float, Dti.Score]], n_ranked: int) -> None:
    print(f"ranked, of {n_ranked}")
    for rank, score in best[:N_FIRST]:
        print(f"  {write_number(rank, -1)} {score.unit} {write_number(score.score, 2)}")


# ---- how robust the ranks are ----


def print_interval(uncertainty: Dti.Uncertainty, unit: str) -> None:
    row = uncertainty.lookup(unit)
    if row is None:
        raise Dti.NotFoundError(f"there is no unit “{unit}”")
    low, high, probability = row.get_low(), row.get_high(), row.get_probability(N_FIRST)
    if low is None or high is None or probability is None:
        print(f"  {unit}: none")
        return
    print(
        f"  {unit}: {write_number(low, -1)} to {write_number(high, -1)},"
        f" among the first {N_FIRST}: {write_number(probability, 3)}"
    )


# section: questions
def print_uncertainty(experiment: Dti.Experiment, units: list[str]) -> None:
    uncertainty = experiment.run_uncertainty(N_REPLICATES, None)
    print(f"ranks in 90% of {uncertainty.get_n_replicates()} replicates")
    for unit in units:
        print_interval(uncertainty, unit)


def print_sensitivity(experiment: Dti.Experiment) -> None:
    sensitivity = experiment.run_sensitivity(N_ROWS, None)
    print("Sobol’ indices, first order and total")
    for index in sensitivity:
        first, total = index.get_first(), index.get_total()
        if first is None or total is None:
            print(f"  {index.get_input()}: none")
            continue
        print(f"  {index.get_input()}: {write_number(first, 2)}, {write_number(total, 2)}")
# end: questions


# ---- which indicators matter ----


def print_importance(card: Dti.Scorecard) -> None:
    framework = card.get_framework()
    shifts = [
        (row.mean_shift, framework[row.node])
        for row in Dti.Importance.new(card, None, None, 0)
        if isinstance(framework[row.node], Dti.Indicator)
    ]
    # A stable sort: of the same shift, in the order of the framework.
    important = sorted(((s, n) for s, n in shifts if s is not None), key=lambda pair: -pair[0])

    print("without an indicator ranks move by")
    for shift, node in important[:N_NODES]:
        print(f"  {node.id} {node.get_title(None)}: {write_number(shift, 2)}")


# section: run
def run(framework_name: str, data_name: str, inputs_name: str, unit: str | None = None) -> None:
    card = score(framework_name, data_name)
    experiment = Dti.Experiment.new(card)
    experiment.set_seed(SEED)
    experiment.add_from_file(Gio.File.new_for_commandline_arg(inputs_name))
    node = experiment.get_node()
    best = list_best(card, node)
    units = [score.unit for _, score in best[:N_FIRST]]
    if unit is not None and unit not in units:
        units.append(unit)

    print_preparation(card)
    print_best(best, card.get_n_ranked(node))
    print_uncertainty(experiment, units)
    print_sensitivity(experiment)
    print_importance(card)
# end: run


def main(arguments: list[str]) -> int:
    if len(arguments) not in (3, 4):
        print("usage: robust.py FRAMEWORK DATA INPUTS [UNIT]", file=sys.stderr)
        return 2
    try:
        run(*arguments)
    except GLib.Error as error:
        print(f"robust.py: {error.message}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
