#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""What if a unit had another number: its value and rank then, and who moves.

    whatif.py FRAMEWORK DATA PERIOD UNIT NODE NUMBER

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


def write_number(number: float, decimals: int) -> str:
    return Dti.number_format(number, decimals, Dti.NumberConvention.AUTO)


def print_standing(scenario: Dti.Scenario, unit: str, node: str) -> None:
    value, rank = scenario.get_value(unit, node), scenario.get_rank(unit, node)
    if value is None or rank is None:
        print(f"  {node}: none")
        return
    print(
        f"  {node}: value {write_number(value, 4)},"
        f" rank {write_number(rank, -1)} of {scenario.get_n_ranked(node)}"
    )


def print_moved(scenario: Dti.Scenario, unit: str, node: str) -> None:
    print(f"  {scenario.get_n_moved()} others move")
    for difference in scenario.diff(node):
        before = difference.get_before(Dti.Column.RANK)
        after = difference.get_after(Dti.Column.RANK)
        if difference.get_unit() == unit or before is None or after is None or before == after:
            continue
        print(f"    {difference.get_unit()}: {write_number(before, -1)} → {write_number(after, -1)}")


def run(
    framework_name: str, data_name: str, period: str, unit: str, edited: str, text: str
) -> None:
    framework = load_framework(framework_name)
    _, number = Dti.number_parse(text, Dti.NumberConvention.EN)
    dataset = Dti.Dataset.new_from_file(Gio.File.new_for_commandline_arg(data_name), framework)
    card = Dti.Scorer.new(framework).score(dataset, period)
    scenario = Dti.Scenario.new(card)

    node = framework.get_ranking_node().get_id()
    print(unit, card.get_period())
    print_standing(scenario, unit, node)

    scenario[unit, edited] = number
    for edit in scenario.list_edits():
        print(f"  {edit.describe('vi')}")
    print_standing(scenario, unit, node)
    print_moved(scenario, unit, node)

    scenario.undo()
    print("undone")
    print_standing(scenario, unit, node)


def main(arguments: list[str]) -> int:
    if len(arguments) != 6:
        print("usage: whatif.py FRAMEWORK DATA PERIOD UNIT NODE NUMBER", file=sys.stderr)
        return 2
    try:
        run(*arguments)
    except GLib.Error as error:
        print(f"whatif.py: {error.message}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
