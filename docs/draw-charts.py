#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Makes the pictures of the pages by the commands that stand on them, each for light and for dark.

    draw-charts.py DTI FOLDER

DTI is the command, FOLDER where the pictures go.
"""

import pathlib
import re
import shlex
import subprocess
import sys

DOCS = pathlib.Path(__file__).resolve().parent
PAGES = sorted(DOCS.glob("*.md"))


def dark(name):
    return name.removesuffix(".svg") + "-dark.svg"


def commands(page):
    """Arguments of the commands of a page whose pictures it shows, and the folder they run in."""
    text = page.read_text(encoding="utf-8")
    mark = re.search(r"^<!-- pictures: (\S+) -->$", text, re.M)
    folder = DOCS.parent / (mark[1] if mark else "examples/kien-giang")
    for line in re.findall(r"^dti chart .* --output \S+\.svg$", text, re.M):
        arguments = shlex.split(line)[1:]
        if f'<img src="{arguments[-1]}"' in text:
            yield arguments, folder


def list_pictures():
    names = [arguments[-1] for page in PAGES for arguments, _ in commands(page)]
    return sorted([*names, *map(dark, names)])


def draw(dti, arguments, data, output):
    subprocess.run([dti, *arguments[:-1], output], cwd=data, check=True)


def main(dti, folder):
    dti, folder = pathlib.Path(dti).resolve(), pathlib.Path(folder).resolve()
    for page in PAGES:
        for arguments, data in commands(page):
            name = arguments[-1]
            draw(dti, arguments, data, folder / name)
            draw(dti, ["chart", "--theme", "dark", *arguments[1:]], data, folder / dark(name))


if __name__ == "__main__":
    main(*sys.argv[1:])
