# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Compiles what was installed, so that a user who cannot write there does not compile it at each start.

    compile.py FOLDER
"""

import compileall
import os
import sys

destination = os.environ.get("DESTDIR", "").rstrip("/")
compileall.compile_dir(destination + sys.argv[1], quiet=1, stripdir=destination or None)
