#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Prints the index and the views of one unit, and what each is made of.

    score.py FRAMEWORK DATA UNIT

FRAMEWORK is a file or the id of a built-in framework. The exit status is 0, 1 on an error, or 2 for
wrong usage.
"""

import sys

import gi

gi.require_version("Dti", "1.0")
from gi.repository import Dti, Gio, GLib  # noqa: E402


def load_framework(name: str) -> Dti.Framework:
    file = Gio.File.new_for_commandline_arg(name)
    if file.query_exists(None):
        return Dti.Framework.new_from_file(file)
    return Dti.Framework.new_builtin(name)


def write_number(number: float | None, decimals: int) -> str:
    """A number that is not there is None, never 0."""
    if number is None:
        return "none"
    return Dti.number_format(number, decimals, Dti.NumberConvention.AUTO)


def print_node(card: Dti.Scorecard, unit: str, node: str) -> None:
    print(
        f"  {node}: score {write_number(card.get_score(unit, node), 4)},"
        f" value {write_number(card.get_value(unit, node), 4)},"
        f" rank {write_number(card.get_rank(unit, node), -1)} of {card.get_n_ranked(node)},"
        f" coverage {write_number(card.get_coverage(unit, node), 4)}"
    )
    for part in card.explain(unit, node):
        print(
            f"    {part.get_node().get_id()}: {write_number(part.get_score(), 4)}"
            f" of {write_number(part.get_max(), 4)} by {part.get_method()}"
        )


def print_card(card: Dti.Scorecard, unit: str) -> None:
    framework = card.get_framework()
    print(card.get_dataset().get_unit_name(unit) or unit, card.get_period())
    for pillar in [framework.get_root(), *framework.get_views()]:
        print_node(card, unit, pillar.get_id())


def run(framework_name: str, data_name: str, unit: str) -> None:
    framework = load_framework(framework_name)
    dataset = Dti.Dataset.new_from_file(Gio.File.new_for_commandline_arg(data_name), framework)

    # Cells that could not be read leave the others standing.
    sys.stderr.write(dataset.get_problems().to_string())

    for card in Dti.Scorer.new(framework).score_all(dataset):
        print_card(card, unit)


def main(arguments: list[str]) -> int:
    if len(arguments) != 3:
        print("usage: score.py FRAMEWORK DATA UNIT", file=sys.stderr)
        return 2
    try:
        run(*arguments)
    except GLib.Error as error:
        print(f"score.py: {error.message}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
