#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""A rule of one's own: points grow with the square root of a share between 0 and 1.

    rule.py FRAMEWORK DATA NODE

Prints each unit's score of NODE by the framework's rule and by the new one. FRAMEWORK is a file or
the id of a built-in framework. The exit status is 0, 1 on an error, or 2 for wrong usage.
"""

import math
import sys

import gi

gi.require_version("Dti", "1.0")
from gi.repository import Dti, Gio, GLib  # noqa: E402


class Root(Dti.Rule):
    """Points by the square root."""

    def do_evaluate(self, number: float, maximum: float) -> tuple[bool, float]:
        # This error leaves this unit without a score; another error would stop the scoring.
        if number < 0:
            raise Dti.NotComputableError("a share below 0 has no square root")
        return True, maximum * math.sqrt(number)


def load_framework(name: str) -> Dti.Framework:
    file = Gio.File.new_for_commandline_arg(name)
    if file.query_exists(None):
        return Dti.Framework.new_from_file(file)
    return Dti.Framework.new_builtin(name)


def write_score(score: float | None) -> str:
    if score is None:
        return "none"
    return Dti.number_format(score, 4, Dti.NumberConvention.AUTO)


def run(framework_name: str, data_name: str, node: str) -> None:
    framework = load_framework(framework_name)
    dataset = Dti.Dataset.new_from_file(Gio.File.new_for_commandline_arg(data_name), framework)

    scorer = Dti.Scorer.new(framework)
    before = scorer.score_all(dataset)
    scorer.set_rule(node, Root())
    after = scorer.score_all(dataset)

    for old_card, new_card in zip(before, after):
        print(node, old_card.get_period())
        for unit in old_card.get_units():
            old_score = write_score(old_card.get_score(unit, node))
            new_score = write_score(new_card.get_score(unit, node))
            print(f"  {unit}: {old_score}, by the root {new_score}")


def main(arguments: list[str]) -> int:
    if len(arguments) != 3:
        print("usage: rule.py FRAMEWORK DATA NODE", file=sys.stderr)
        return 2
    try:
        run(*arguments)
    except GLib.Error as error:
        print(f"rule.py: {error.message}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
