# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Formulas of the framework document: a recursive descent parser and a tree walker.

Grammar, loosest first:

    formula    = sum [ ("<" | "<=" | ">" | ">=" | "==" | "!=") sum ]      (comparisons do not chain)
    sum        = product { ("+" | "-") product }
    product    = unary { ("*" | "/") unary }
    unary      = "-" unary | power
    power      = atom [ "^" exponent ]                                      (binds to the right)
    exponent   = "-" exponent | power
    atom       = number | "x" | "n" | "[" id "]" | "(" formula ")"
               | function "(" formula { "," formula } ")"

Arithmetic is that of IEEE doubles: a division by zero gives an infinity or a NaN and goes on; it is
the caller who refuses a result that is not finite.
"""

import math
import string

from oracle_numbers import round_half_away

ID_LETTERS = set(string.ascii_letters + string.digits + "._-")
COMPARISONS = ("<=", ">=", "==", "!=", "<", ">")
ARITIES = {
    "abs": (1, 1),
    "sqrt": (1, 1),
    "exp": (1, 1),
    "ln": (1, 1),
    "log10": (1, 1),
    "floor": (1, 1),
    "ceil": (1, 1),
    "round": (2, 2),
    "if": (3, 3),
    "min": (1, None),
    "max": (1, None),
}


class FormulaError(ValueError):
    """The text is no formula."""


class NoScore(Exception):
    """The evaluation read a name that has no number."""


def tokenize(text):
    """Cut TEXT into (kind, value) pairs ending in ("end", None)."""
    tokens = []
    at = 0
    while at < len(text):
        letter = text[at]
        if letter.isspace():
            at += 1
        elif letter.isdigit() or (letter == "." and text[at + 1 : at + 2].isdigit()):
            end = _end_of_number(text, at)
            tokens.append(("number", float(text[at:end])))
            at = end
        elif letter.isalpha():
            end = at
            while end < len(text) and text[end].isalnum():
                end += 1
            tokens.append(("name", text[at:end]))
            at = end
        elif letter == "[":
            end = text.find("]", at)
            name = text[at + 1 : end].strip() if end > at else ""
            if not name or not set(name) <= ID_LETTERS:
                raise FormulaError(f"bad name at {at} in {text!r}")
            tokens.append(("id", name))
            at = end + 1
        elif text[at : at + 2] in COMPARISONS:
            tokens.append(("sign", text[at : at + 2]))
            at += 2
        elif letter in "+-*/^(),<>":
            tokens.append(("sign", letter))
            at += 1
        else:
            raise FormulaError(f"unexpected {letter!r} at {at} in {text!r}")
    tokens.append(("end", None))
    return tokens


def _end_of_number(text, at):
    end = at
    while end < len(text) and (text[end].isdigit() or text[end] == "."):
        end += 1
    if text[end : end + 1] in ("e", "E"):
        tail = end + 1
        if text[tail : tail + 1] in ("+", "-"):
            tail += 1
        if text[tail : tail + 1].isdigit():
            while tail < len(text) and text[tail].isdigit():
                tail += 1
            end = tail
    return end


class Parser:
    """Turns a text into nested tuples."""

    def __init__(self, text):
        self.text = text
        self.tokens = tokenize(text)
        self.at = 0

    def parse(self):
        """The tree of the whole text."""
        tree = self.comparison()
        if self.tokens[self.at][0] != "end":
            raise FormulaError(f"something after the end of {self.text!r}")
        return tree

    def accept(self, *signs):
        """The sign at the reading point, if it is one of SIGNS; it is consumed."""
        kind, value = self.tokens[self.at]
        if kind == "sign" and value in signs:
            self.at += 1
            return value
        return None

    def expect(self, sign):
        """Consume SIGN or fail."""
        if not self.accept(sign):
            raise FormulaError(f"{sign!r} expected in {self.text!r}")

    def comparison(self):
        """A sum, or two with a comparison between them."""
        left = self.sum()
        sign = self.accept(*COMPARISONS)
        if not sign:
            return left
        tree = (sign, left, self.sum())
        if self.accept(*COMPARISONS):
            raise FormulaError(f"comparisons do not chain: {self.text!r}")
        return tree

    def sum(self):
        """Products joined by + and -."""
        tree = self.product()
        while sign := self.accept("+", "-"):
            tree = (sign, tree, self.product())
        return tree

    def product(self):
        """Factors joined by * and /."""
        tree = self.unary()
        while sign := self.accept("*", "/"):
            tree = (sign, tree, self.unary())
        return tree

    def unary(self):
        """A power with minus signs before it."""
        if self.accept("-"):
            return ("negate", self.unary())
        return self.power()

    def power(self):
        """An atom, perhaps raised to something."""
        base = self.atom()
        if self.accept("^"):
            return ("^", base, self.exponent())
        return base

    def exponent(self):
        """What stands right of ^."""
        if self.accept("-"):
            return ("negate", self.exponent())
        return self.power()

    def atom(self):
        """A number, a name, a call or something in parentheses."""
        kind, value = self.tokens[self.at]
        self.at += 1
        if kind == "number":
            return ("number", value)
        if kind == "id":
            return ("id", value)
        if kind == "name" and value in ("x", "n"):
            return ("name", value)
        if kind == "name":
            return self.call(value)
        if (kind, value) == ("sign", "("):
            tree = self.comparison()
            self.expect(")")
            return tree
        raise FormulaError(f"a number or a name expected in {self.text!r}")

    def call(self, name):
        """The arguments of a function."""
        self.expect("(")
        if name == "present":
            kind, value = self.tokens[self.at]
            if kind != "id":
                raise FormulaError(f"present() wants an id in {self.text!r}")
            self.at += 1
            self.expect(")")
            return ("present", value)
        if name not in ARITIES:
            raise FormulaError(f"unknown function {name!r} in {self.text!r}")
        arguments = [self.comparison()]
        while self.accept(","):
            arguments.append(self.comparison())
        self.expect(")")
        least, most = ARITIES[name]
        if len(arguments) < least or (most is not None and len(arguments) > most):
            raise FormulaError(f"wrong number of arguments to {name} in {self.text!r}")
        return ("call", name, arguments)


class Formula:
    """A parsed formula: what it names, and its result for given names."""

    def __init__(self, text):
        self.text = text
        self.tree = Parser(text).parse()
        self.names = set()
        self.ids = set()
        self._collect(self.tree)

    def _collect(self, tree):
        kind = tree[0]
        if kind == "id":
            self.ids.add(tree[1])
        elif kind == "name":
            self.names.add(tree[1])
        elif kind == "call":
            for argument in tree[2]:
                self._collect(argument)
        elif kind not in ("number", "present"):
            for part in tree[1:]:
                self._collect(part)

    def evaluate(self, names, ids, absent=()):
        """The number for NAMES (x, n) and IDS; raises NoScore where one read is None.

        present() is 0 for what has no number and for what is ABSENT, though it may be read.
        """
        return _evaluate(self.tree, names, {"": set(absent), **ids})


def _evaluate(tree, names, ids):
    kind = tree[0]
    if kind == "number":
        return tree[1]
    if kind == "name":
        return _given(names.get(tree[1]))
    if kind == "id":
        return _given(ids.get(tree[1]))
    if kind == "present":
        return 1.0 if ids.get(tree[1]) is not None and tree[1] not in ids[""] else 0.0
    if kind == "negate":
        return -_evaluate(tree[1], names, ids)
    if kind == "call":
        return _call(tree[1], tree[2], names, ids)
    return operate(kind, _evaluate(tree[1], names, ids), _evaluate(tree[2], names, ids))


def _given(number):
    if number is None:
        raise NoScore()
    return float(number)


def _call(name, arguments, names, ids):
    if name == "if":
        branch = arguments[1] if _evaluate(arguments[0], names, ids) != 0 else arguments[2]
        return _evaluate(branch, names, ids)
    values = [_evaluate(argument, names, ids) for argument in arguments]
    if name == "min":
        return min(values)
    if name == "max":
        return max(values)
    if name == "round":
        return round_half_away(values[0], int(values[1])) if _finite(values) else math.nan
    return {
        "abs": abs,
        "sqrt": lambda v: math.sqrt(v) if v >= 0 else math.nan,
        "exp": exponential,
        "ln": lambda v: logarithm(v, math.log),
        "log10": lambda v: logarithm(v, math.log10),
        "floor": lambda v: float(math.floor(v)) if math.isfinite(v) else v,
        "ceil": lambda v: float(math.ceil(v)) if math.isfinite(v) else v,
    }[name](values[0])


def _finite(values):
    return all(math.isfinite(value) for value in values)


def exponential(value):
    """e to VALUE, infinite where it overflows."""
    try:
        return math.exp(value)
    except OverflowError:
        return math.inf


def logarithm(value, function):
    """The logarithm: minus infinity at zero, no number below."""
    if value == 0:
        return -math.inf
    return function(value) if value > 0 else math.nan


def power(base, exponent):
    """BASE to EXPONENT as in C: no exceptions, no complex numbers."""
    try:
        return math.pow(base, exponent)
    except OverflowError:
        odd = exponent == int(exponent) and int(exponent) % 2 == 1
        return -math.inf if base < 0 and odd else math.inf
    except ValueError:
        return math.inf if base == 0 else math.nan


def divide(left, right):
    """LEFT / RIGHT with the infinities of IEEE 754."""
    if right != 0:
        return left / right
    if left == 0 or math.isnan(left):
        return math.nan
    return math.copysign(math.inf, left) * math.copysign(1.0, right)


def operate(sign, left, right):
    """One binary operator."""
    if sign == "+":
        return left + right
    if sign == "-":
        return left - right
    if sign == "*":
        return left * right
    if sign == "/":
        return divide(left, right)
    if sign == "^":
        return power(left, right)
    truth = {
        "<": left < right,
        "<=": left <= right,
        ">": left > right,
        ">=": left >= right,
        "==": left == right,
        "!=": left != right,
    }[sign]
    return 1.0 if truth else 0.0
