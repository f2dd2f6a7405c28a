#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""What Meson installs for Python: found by PyGObject, by importlib.metadata and by a type checker.

Environment: DTI_MESON is Meson, DTI_BUILD the build folder.
"""

import importlib.util
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

MESON, BUILD = os.environ["DTI_MESON"], os.environ["DTI_BUILD"]
MYPY = shutil.which("mypy")

PROGRAM = """
import importlib.metadata
import gi
gi.require_version("Dti", "1.0")
from gi.repository import Dti
import gi.overrides.Dti
print(gi.overrides.Dti.__file__)
print(importlib.metadata.version("libdti"), Dti.version_get_text())
print(importlib.metadata.metadata("libdti")["Name"])
print(Dti.Framework.new_builtin("vn-dti-province-922")["DTI"].id)
"""


def only(paths):
    (path,) = paths
    return path


class InstallTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.root = pathlib.Path(folder.name).resolve()
        subprocess.run(
            [MESON, "install", "-C", BUILD, "--no-rebuild", "--quiet", "--destdir", cls.root],
            check=True,
            capture_output=True,
        )
        cls.site = only(cls.root.rglob("gi/overrides/Dti/__init__.py")).parents[3]

    def run_python(self, *arguments):
        environment = {
            "GI_TYPELIB_PATH": str(only(self.root.rglob("Dti-1.0.typelib")).parent),
            "LD_LIBRARY_PATH": str(only(self.root.rglob("libdti-1.so")).parent),
            "PYTHONPATH": str(self.site),
            "PATH": os.environ["PATH"],
            "LC_ALL": "C.UTF-8",
        }
        return subprocess.run(
            [sys.executable, *arguments], env=environment, cwd=self.root, capture_output=True, text=True
        )

    def test_from_there(self):
        result = self.run_python("-c", PROGRAM)
        self.assertEqual(result.stderr, "")
        override, versions, name, node = result.stdout.splitlines()
        self.assertEqual(override, str(self.site / "gi" / "overrides" / "Dti" / "__init__.py"))
        installed, library = versions.split()
        self.assertEqual(installed, library)
        self.assertEqual((name, node), ("libdti", "DTI"))

    def test_where_the_interpreter_looks(self):
        """The folder is one of Python's, where the prefix is one of its own."""
        inside = "/" + str(self.site.relative_to(self.root))
        if inside.startswith(("/usr/lib", "/usr/local")):
            self.assertIn(inside, [path.rstrip("/") for path in sys.path])

    def test_compiled(self):
        """Every part, with the file's name as it is without the DESTDIR."""
        folder = self.site / "gi" / "overrides" / "Dti"
        for source in folder.glob("*.py"):
            cached = pathlib.Path(importlib.util.cache_from_source(source))
            self.assertTrue(cached.is_file(), source.name)
            self.assertNotIn(str(self.root).encode(), cached.read_bytes())

    def test_pip_lists_it(self):
        if self.run_python("-m", "pip", "--version").returncode != 0:
            self.skipTest("pip is not installed: WHAT PIP LISTS IS NOT TESTED")
        listed = self.run_python("-m", "pip", "list", "--format=freeze", "--path", str(self.site))
        self.assertRegex(listed.stdout, r"(?m)^libdti==\d+\.\d+\.\d+")

    def test_stub_package(self):
        stubs = self.site / "gi-stubs"
        self.assertEqual((stubs / "py.typed").read_text(encoding="utf-8"), "partial\n")
        self.assertIn("class Scorecard", (stubs / "repository" / "Dti.pyi").read_text(encoding="utf-8"))
        # The place of the stubs of others is left free.
        self.assertEqual([path.name for path in (stubs / "repository").iterdir()], ["Dti.pyi"])

    @unittest.skipUnless(MYPY, "mypy is not installed: THE INSTALLED STUBS ARE NOT CHECKED")
    def test_a_checker_finds_it(self):
        """mypy reads stub packages of an interpreter's own folders: this one has the folder as its own."""
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", self.root / "venv"], check=True)
        packages = only((self.root / "venv").glob("lib/python*/site-packages"))
        for name in ("gi-stubs", "gi"):
            if (self.site / name).exists():
                os.symlink(self.site / name, packages / name)
        program = self.root / "program.py"
        program.write_text(
            'from gi.repository import Dti\nDti.Framework.new_builtin("x")["HTS"].id.upper()\n'
            'Dti.Framework.new_builtin("x").no_such_attribute\nDti.Framework.new_builtin(3)\n',
            encoding="utf-8",
        )
        platform = only(self.root.rglob("dti-1.0/python"))
        result = subprocess.run(
            [MYPY, "--strict", "--python-executable", self.root / "venv/bin/python3", program],
            env={"MYPYPATH": str(platform), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
            cwd=self.root,
            capture_output=True,
            text=True,
        )
        found = [line.split(": ")[0] for line in result.stdout.splitlines() if ": error: " in line]
        self.assertEqual(found, ["program.py:3", "program.py:4"], result.stdout)


if __name__ == "__main__":
    unittest.main()
