# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Reads the SVG of a chart: its marks, its texts, and where they stand."""

import dataclasses
import re
import xml.etree.ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"


@dataclasses.dataclass
class Mark:
    """A shape that stands for something."""

    role: str
    unit: str
    node: str
    period: str
    value: float
    title: str
    element: ET.Element


@dataclasses.dataclass
class Text:
    """A text, with the colour of what it stands on."""

    text: str
    x: float
    y: float
    size: float
    bold: bool
    anchor: str
    turned: bool
    colour: str
    ground: str

    def box(self, measure):
        """Left, top, right, bottom; @measure: (text, size, bold) → width."""
        width = measure(self.text, self.size, self.bold)
        left = self.x - {"start": 0, "middle": 0.5, "end": 1}[self.anchor] * width
        return left, self.y - 0.74 * self.size, left + width, self.y + 0.2 * self.size


def number(element, name):
    return float(element.get(name))


class Picture:
    """A chart that was drawn."""

    def __init__(self, svg):
        self.root = ET.fromstring(svg)
        self.width, self.height = number(self.root, "width"), number(self.root, "height")
        self.shapes = [e for e in self.root if e.tag[len(SVG):] in ("rect", "circle", "path", "text")]
        self.title = self.root.findtext(f"{SVG}title")
        self.description = self.root.findtext(f"{SVG}desc")

    def marks(self, role):
        found = []
        for element in self.shapes:
            if element.get("class") == role:
                value = element.get("data-value")
                found.append(
                    Mark(
                        role,
                        element.get("data-unit"),
                        element.get("data-node"),
                        element.get("data-period"),
                        float(value) if value is not None else None,
                        element.findtext(f"{SVG}title"),
                        element,
                    )
                )
        return found

    def texts(self):
        found = []
        for i, element in enumerate(self.shapes):
            if element.tag != f"{SVG}text":
                continue
            x, y = number(element, "x"), number(element, "y")
            found.append(
                Text(
                    "".join([element.text or ""] + [child.tail or "" for child in element]),
                    x,
                    y,
                    number(element, "font-size"),
                    element.get("font-weight") == "bold",
                    element.get("text-anchor") or "start",
                    element.get("transform") is not None,
                    element.get("fill"),
                    self.ground(i, x, y - 0.3 * number(element, "font-size")),
                )
            )
        return found

    def ground(self, position, x, y):
        """The last filled rectangle that was painted below a point."""
        colour = None
        for element in self.shapes[:position]:
            if element.tag == f"{SVG}rect" and element.get("fill") != "none":
                left, top = float(element.get("x") or 0), float(element.get("y") or 0)
                right, bottom = left + number(element, "width"), top + number(element, "height")
                if left <= x <= right and top <= y <= bottom:
                    colour = element.get("fill")
        return colour


def points(element):
    """The lines of a path, each a list of points."""
    lines = []
    for line in element.get("d").replace("Z", "").split("M")[1:]:
        lines.append([tuple(map(float, point.split())) for point in line.split("L")])
    return lines


def luminance(colour):
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    parts = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    """WCAG 2.1."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def finite(svg):
    """No attribute is no number."""
    return not re.search(r"\b(?:nan|inf)\b", svg)
