#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Checks the site that gi-docgen built: links, anchors, pictures, and whether pages can be reached.

    check-site.py SITE

The exit status is 0, or 1 where something is wrong.
"""

import collections
import html.parser
import pathlib
import sys
import urllib.parse
import xml.etree.ElementTree as ElementTree

DOCS = pathlib.Path(__file__).resolve().parent
ADDRESSES = {"href", "src", "srcset"}
START = "overview.html"


class Page(html.parser.HTMLParser):
    """Anchors and addresses of a page; those of its own text apart."""

    def __init__(self, path):
        super().__init__()
        self.anchors = {""}
        self.addresses = []
        self.n_open = 0  # of the element of the text
        self.in_text = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.n_open += tag == "section" and (self.n_open > 0 or attributes.get("id") == "main")
        self.anchors |= {attributes[name] for name in ("id", "name") if attributes.get(name)}
        found = [attributes[name] for name in ADDRESSES if attributes.get(name)]
        self.addresses += found
        if self.n_open > 0:
            self.in_text += found

    def handle_endtag(self, tag):
        self.n_open -= tag == "section" and self.n_open > 0


def resolve(address):
    """File and anchor, or nothing where the address is elsewhere."""
    parts = urllib.parse.urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    return urllib.parse.unquote(parts.path), urllib.parse.unquote(parts.fragment)


def check_links(site, pages):
    for name, page in sorted(pages.items()):
        for address in sorted(set(page.addresses)):
            target = resolve(address)
            if target is None:
                continue
            file, anchor = target[0] or name, target[1]
            if not (site / file).is_file():
                yield f"{name}: the link to {address} leads nowhere"
            elif file in pages and anchor not in pages[file].anchors:
                yield f"{name}: {file} has no anchor #{anchor}"


def check_reach(pages):
    """From the overview, by links in the texts of pages for people."""
    written = {path.stem + ".html" for path in DOCS.glob("*.md")}
    seen, waiting = {START}, collections.deque([START])
    while waiting:
        for address in pages[waiting.popleft()].in_text:
            target = resolve(address)
            if target is not None and target[0] in written - seen:
                seen.add(target[0])
                waiting.append(target[0])
    for name in sorted(written - seen):
        yield f"{name} cannot be reached from {START}"


def check_pictures(site):
    for path in sorted(site.glob("*.svg")):
        try:
            ElementTree.parse(path)
        except ElementTree.ParseError as error:
            yield f"{path.name} is no picture: {error}"


def main(site):
    site = pathlib.Path(site)
    pages = {path.name: Page(path) for path in site.glob("*.html")}
    faults = [*check_links(site, pages), *check_reach(pages), *check_pictures(site)]
    for fault in faults:
        print(fault)
    print(f"{len(pages)} pages, {sum(len(page.addresses) for page in pages.values())} links")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
