#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Prints who must report by when, and who answers for a node.

    plan.py PLAN FIRST LAST TODAY NODE

The days are written as 2023-09-25. The exit status is 0, 1 on an error, or 2 for wrong usage.
"""

import datetime
import sys

import gi

gi.require_version("Dti", "1.0")
from gi.repository import Dti, Gio, GLib  # noqa: E402


def read_day(text: str) -> datetime.date:
    """A day is a period of one day."""
    return Dti.Period.parse(f"{text}/{text}").get_first_day()


def print_obligation(obligation: Dti.Obligation) -> None:
    print(
        f"{obligation.get_due_rolled()} {obligation.get_rule_id()} {obligation.get_period()}"
        f" {obligation.get_agency_title()}: {obligation.describe_state('vi')}"
    )
    print(f"  {obligation.explain_due('vi')}")


def print_responsibility(responsibility: Dti.Responsibility) -> None:
    role = responsibility.get_role().value_nick
    inherited = ", through a node above" if responsibility.get_inherited() else ""
    print(f"{responsibility.get_step()}. {role}: {responsibility.get_agency_title()}{inherited}")


def run(plan_name: str, first: str, last: str, today: str, node: str) -> None:
    plan = Dti.Plan.new_from_file(Gio.File.new_for_commandline_arg(plan_name))
    framework = Dti.Framework.new_builtin(plan.get_framework_id() or "")
    schedule = Dti.Schedule.new(plan, None)
    day = read_day(today)

    schedule.set_today(day)
    for obligation in schedule.list_obligations(read_day(first), read_day(last)):
        print_obligation(obligation)

    found = framework.lookup(node)
    print(f"{found.get_title('vi')}:" if found else f"{node}:")
    for responsibility in plan.who_answers_for(framework, node, day):
        print_responsibility(responsibility)


def main(arguments: list[str]) -> int:
    if len(arguments) != 5:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        run(*arguments)
    except GLib.Error as error:
        print(f"plan: {error.message}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
