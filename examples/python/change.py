#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Explains why the score and the rank of one unit changed, step by step.

    change.py UNIT FRAMEWORK DATA PERIOD FRAMEWORK DATA PERIOD [FRAMEWORK DATA PERIOD]…

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


def score(framework_name: str, data_name: str, period: str) -> Dti.Scorecard:
    framework = load_framework(framework_name)
    dataset = Dti.Dataset.new_from_file(Gio.File.new_for_commandline_arg(data_name), framework)
    return Dti.Scorer.new(framework).score(dataset, period)


def write_number(number: float | None, decimals: int) -> str:
    """A number that is not there is None, never 0."""
    if number is None:
        return "none"
    return Dti.number_format(number, decimals, Dti.NumberConvention.EN)


def print_contributions(attribution: Dti.Attribution) -> None:
    print(f"  score {write_number(attribution.get_score_change(), 3)}")
    for part in attribution.list_contributions(None):
        print(
            f"    {part.get_cause().value_nick} of {part.get_node_id()}:"
            f" {write_number(part.get_points(), 3)}"
        )


def print_ranks(change: Dti.RankChange) -> None:
    print(
        f"  rank {write_number(change.get_older_rank(), -1)}"
        f" to {write_number(change.get_newer_rank(), -1)}:"
        f" own {write_number(change.get_own_effect(), -1)},"
        f" others {write_number(change.get_field_effect(), -1)},"
        f" cohort {write_number(change.get_cohort_effect(), -1)}"
    )
    for share in change.list_shares("main-indicator", 0):
        print(f"    {share.get_node_id() or 'method'}: {write_number(share.get_share(), 3)} places")
    print(" ".join(["  overtaken by:", *(peer.get_unit() for peer in change.list_overtaken_by())]))
    print(" ".join(["  overtook:", *(peer.get_unit() for peer in change.list_overtook())]))
    print(f"  {change.to_sentence('vi')}")


def print_step(older: Dti.Scorecard, newer: Dti.Scorecard, unit: str) -> None:
    attribution = Dti.Attribution.between(older, newer, unit)
    change = Dti.RankChange.between(older, newer, unit)
    print(f"{older.get_period()} to {newer.get_period()}")
    print_contributions(attribution)
    print_ranks(change)


def run(unit: str, *triples: str) -> None:
    cards = [score(*triples[i:i + 3]) for i in range(0, len(triples), 3)]
    for older, newer in zip(cards, cards[1:]):
        print_step(older, newer, unit)


def main(arguments: list[str]) -> int:
    if len(arguments) < 7 or len(arguments) % 3 != 1:
        print("usage: change.py UNIT FRAMEWORK DATA PERIOD FRAMEWORK DATA PERIOD…", file=sys.stderr)
        return 2
    try:
        run(*arguments)
    except GLib.Error as error:
        print(f"change.py: {error.message}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
