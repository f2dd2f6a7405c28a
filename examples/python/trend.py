#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Prints the trend of the Human Development Index of Viet Nam, and carries it on.

    trend.py

The exit status is 0, or 1 on an error.
"""

import sys

import gi

gi.require_version("Dti", "1.0")
from gi.repository import Dti, GLib  # noqa: E402

# UNDP, Human Development Report 2023/24, statistical annex, table 2.
YEARS = ["1990", "2000", "2010", "2015", "2019", "2020", "2021", "2022"]
VALUES = [0.492, 0.599, 0.676, 0.697, 0.717, 0.726, 0.718, 0.726]


def print_trend(n: int) -> None:
    """The trend of the first so many years."""
    series = Dti.Series.from_values(YEARS[:n], VALUES[:n])
    trend = Dti.Trend.test(series)
    print(trend.to_sentence("vi"))
    print(trend.to_sentence("en"))


def print_forecast() -> None:
    series = Dti.Series.from_values(YEARS, VALUES)
    forecast = Dti.Forecast.new(series, Dti.ForecastMethod.DRIFT, 3, 0.8)
    for period in forecast.get_periods():
        value = forecast.get_value(period)
        print(f"{period}: {value:.3f} ({forecast.get_low(period):.3f} to {forecast.get_high(period):.3f})")


def main() -> None:
    print_trend(3)
    print_trend(len(YEARS))
    print_forecast()


if __name__ == "__main__":
    try:
        main()
    except GLib.Error as error:
        print(error.message, file=sys.stderr)
        sys.exit(1)
