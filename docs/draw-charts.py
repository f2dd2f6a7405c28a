#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Makes the pictures of the page on charts by the commands that stand on it.

    draw-charts.py DTI FOLDER

DTI is the command, FOLDER where the pictures go.
"""

import pathlib
import re
import shlex
import subprocess
import sys

DOCS = pathlib.Path(__file__).resolve().parent
DATA = DOCS.parent / "examples" / "kien-giang"


def commands():
    page = (DOCS / "charts.md").read_text(encoding="utf-8")
    return [shlex.split(line)[1:] for line in re.findall(r"^dti chart .*$", page, re.M)]


def main(dti, folder):
    folder = pathlib.Path(folder).resolve()
    for arguments in commands():
        arguments[-1] = str(folder / arguments[-1])
        subprocess.run([pathlib.Path(dti).resolve(), *arguments], cwd=DATA, check=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
