# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Rounding and ties: a double is what its text with 14 significant digits says."""

from decimal import ROUND_HALF_UP, Context, Decimal

NEAR = 1e-13
NOISE = 4e-15


def text14(number):
    """NUMBER with 14 significant digits."""
    return "%.13e" % number


def key14(number):
    """What NUMBER is compared by where ties count."""
    return float(text14(number)) + 0.0


def round_half_away(number, digits):
    """NUMBER rounded to DIGITS decimals, half away from zero, from its text with 14 digits."""
    wide = Context(prec=700, rounding=ROUND_HALF_UP)
    step = Decimal(1).scaleb(-digits)
    return float(wide.quantize(Decimal(text14(number)), step)) + 0.0


def doubtful_rounding(number, digits):
    """Whether noise could change what NUMBER is rounded to."""
    noise = NOISE * max(1.0, abs(number))
    ends = (round_half_away(number - noise, digits), round_half_away(number + noise, digits))
    return ends[0] != ends[1]


def nearly_tied(left, right):
    """Whether noise decides if LEFT and RIGHT, which are not the same, tie at 14 digits."""
    if left == right:
        return False
    if key14(left) == key14(right):
        noise = NOISE * max(abs(left), abs(right))
        return key14(min(left, right) - noise) != key14(max(left, right) + noise)
    return abs(left - right) <= NEAR * max(1.0, abs(left), abs(right))
