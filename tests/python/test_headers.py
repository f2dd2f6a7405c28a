#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The headers alone are clean in C and in C++, and only the one that serves all can be included."""

import shutil
import subprocess
import sys
import unittest

STRICT = ["-Wall", "-Wextra", "-pedantic", "-Werror", "-fsyntax-only"]
DIALECTS = {
    "gcc": ["-xc", "-std=c11"],
    "clang": ["-xc", "-std=c11"],
    "g++": ["-xc++", "-std=c++17"],
    "clang++": ["-xc++", "-std=c++17"],
}


def flags():
    command = ["pkg-config", "--cflags", "dti-1.0"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()


def compile_text(compiler, text):
    command = [compiler, *DIALECTS[compiler], *STRICT, *flags(), "-"]
    return subprocess.run(command, input=text, capture_output=True, text=True)


def compilers():
    """Those that are installed; says which are not."""
    missing = [name for name in DIALECTS if not shutil.which(name)]
    if missing:
        print(f"NOT TRIED, because it is not installed: {', '.join(missing)}", file=sys.stderr)
    return [name for name in DIALECTS if name not in missing]


class HeadersTest(unittest.TestCase):
    def test_alone(self):
        for compiler in compilers():
            with self.subTest(compiler):
                result = compile_text(compiler, "#include <libdti/dti.h>\n")
                self.assertEqual((result.returncode, result.stderr), (0, ""))

    def test_types_are_known(self):
        """The header brings what it declares, and C++ sees the names without mangling."""
        text = """#include <libdti/dti.h>
        double score (DtiScorecard *card) {
          double number;
          g_autoptr (GError) error = NULL;
          return dti_scorecard_get_score (card, "u", "n", &number) && error == NULL ? number : 0;
        }\n"""
        for compiler in compilers():
            with self.subTest(compiler):
                result = compile_text(compiler, text)
                self.assertEqual((result.returncode, result.stderr), (0, ""))

    def test_no_other_header(self):
        for compiler in compilers():
            with self.subTest(compiler):
                result = compile_text(compiler, "#include <libdti/model/dti-rule.h>\n")
                self.assertNotEqual(result.returncode, 0)
                self.assertIn("can be included directly", result.stderr)


if __name__ == "__main__":
    unittest.main()
