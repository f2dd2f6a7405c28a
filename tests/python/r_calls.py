# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Reads the calls of the manifest: as much of R as stands there, and ValueError for the rest."""

import re

TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+\.?\d*(?:e[+-]?\d+)?|\.\d+)|(?P<text>'[^']*'|\"[^\"]*\")"
    r"|(?P<file><[\w./]+>)|(?P<name>\.{3}|[A-Za-z][\w.]*)|(?P<sign>[(),=:$-]))"
)
NAMES = {"TRUE": True, "FALSE": False, "NA": None, "NULL": None}


class Call:
    """A call of a function: what is named stands in @named, the rest in @given."""

    def __init__(self, name, given, named):
        self.name, self.given, self.named = name, given, named

    def find(self, name):
        """The call of this name, itself or among its arguments, or None."""
        if self.name == name:
            return self
        calls = (value for value in [*self.given, *self.named.values()] if isinstance(value, Call))
        return next((found for found in (call.find(name) for call in calls) if found), None)


def _tokens(text):
    place = 0
    while text[place:].strip():
        match = TOKEN.match(text, place)
        if not match:
            raise ValueError(f"cannot read “{text[place:place + 20]}”")
        yield match.lastgroup, match.group(match.lastgroup)
        place = match.end()
    yield "end", ""


class _Reader:
    def __init__(self, text):
        self.tokens = list(_tokens(text))

    def take(self, value=None):
        kind, text = self.tokens[0]
        if value is not None and text != value:
            raise ValueError(f"“{text}” instead of “{value}”")
        self.tokens.pop(0)
        return kind, text

    def read(self):
        value = self.read_one()
        while self.tokens[0][1] in ("$", ":"):
            _, sign = self.take()
            other = self.read_one()
            if sign == ":":
                value = [float(n) for n in range(int(value), int(other) + 1)]
        return value

    def read_one(self):
        kind, text = self.take()
        if kind == "number":
            return float(text)
        if text == "-":
            return -self.read_one()
        if kind in ("text", "file"):
            return text[1:-1]
        if kind != "name":
            raise ValueError(f"unexpected “{text}”")
        if self.tokens[0][1] == "(":
            return _finish(self.read_call(text))
        return NAMES.get(text, text)

    def read_call(self, name):
        given, named = [], {}
        self.take("(")
        while self.tokens[0][1] != ")":
            if self.tokens[1][1] == "=":
                _, key = self.take()
                self.take("=")
                named[key] = self.read()
            else:
                given.append(self.read())
            if self.tokens[0][1] != ")":
                self.take(",")
        self.take(")")
        return Call(name, given, named)


def _finish(call):
    """Vectors are lists, named lists dictionaries."""
    if call.name == "c":
        return call.given
    if call.name == "list":
        return call.named or call.given
    if call.name in ("character", "numeric"):
        return []
    return call


def parse(text):
    """The value of an expression; ValueError where it is more than calls, vectors and literals."""
    reader = _Reader(text)
    value = reader.read()
    reader.take("")
    return value


def parse_call(text, name):
    """The call of function @name in an expression, or None where there is none that can be read."""
    try:
        value = parse(text)
    except (ValueError, TypeError, IndexError):
        return None
    return value.find(name) if isinstance(value, Call) else None
