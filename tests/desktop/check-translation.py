#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Every text of the application has a translation, and every file with texts is in POTFILES.

    check-translation.py FOLDER
"""

import pathlib
import re
import subprocess
import sys
import tempfile


def main(folder):
    folder = pathlib.Path(folder)
    root = folder.parent.parent
    listed = {
        line
        for line in (folder / "po/POTFILES").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    }
    texts = re.compile(r"\b(?:N?_|C_|ngettext) \(\"|translatable=\"yes\"")
    faults = []
    for path in sorted([*folder.glob("*.c"), *folder.glob("ui/*.ui")]):
        if texts.search(path.read_text(encoding="utf-8")):
            name = str(path.relative_to(root))
            if name not in listed:
                faults.append(f"{name} is not in POTFILES")
    with tempfile.TemporaryDirectory() as place:
        template = pathlib.Path(place) / "chi-so.pot"
        command = ["xgettext", "--from-code=UTF-8", "--add-comments", "--files-from=-", "-o", template]
        command += ["-k_", "-kN_", "-kC_:1c,2", "-kngettext:1,2"]
        code = sorted(name for name in listed if name.endswith((".c", ".ui")))
        subprocess.run(command, input="\n".join(code), text=True, check=True, cwd=root)
        merged = pathlib.Path(place) / "vi.po"
        subprocess.run(
            ["msgmerge", "-q", "--no-fuzzy-matching", "-o", merged, folder / "po/vi.po", template],
            check=True,
        )
        subprocess.run(["msgfmt", "--check", "-o", "/dev/null", folder / "po/vi.po"], check=True)
        missing = subprocess.run(
            ["msgattrib", "--untranslated", "--no-obsolete", merged],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
    if missing.strip():
        faults.append(f"without a translation:\n{missing}")
    print("\n".join(faults) or f"{len(listed)} files, all translated")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
