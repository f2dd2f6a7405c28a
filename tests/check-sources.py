#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Checks the sources against the house style, as far as a script can.

    check-sources.py [PROJECT]

Prints FILE:LINE: RULE: what is wrong; the exit status is 1 where anything is. A line that contains
"check-sources: RULE: reason" waives that rule for its file; waivers are counted, and there may be no
more than WAIVERS.
"""

import ast
import pathlib
import re
import subprocess
import sys

WAIVERS = 1

LONGEST_FILE = 800
LONGEST_TEST = 1000  # cases stand in tables, which are long
LONGEST_FUNCTION = 60
DEEPEST_NESTING = 4

LICENCED = {
    ".c",
    ".h",
    ".cpp",
    ".py",
    ".js",
    ".vala",
    ".sh",
    ".build",
    ".ts",
    ".toml",
    ".supp",
    ".yml",
}
LICENCED_NAMES = {"meson_options.txt", "run", "override.d.ts.in", ".clang-format", ".editorconfig"}
# REUSE-IgnoreStart
SPDX = (
    "SPDX-FileCopyrightText: 2026 libdti contributors",
    "SPDX-License-Identifier: LGPL-2.1-or-later",
)
# REUSE-IgnoreEnd
CODE = {".c", ".h", ".cpp", ".py", ".js", ".vala", ".sh", ".build"}
# Corpora are broken on purpose; published tables and built-in documents are as long as they are.
DATA_FOLDERS = ("tests/data/", "tests/fuzzing/corpus/")

# The tests in which every public class occurs.
BINDING_TESTS = {
    "javascript": r"test-[\w-]+\.js",
    "python": r"test_\w+\.py",
    "vala": r"test-[\w-]+\.vala",
}

# What each floor stands on.
FLOORS = {
    "base": [],
    "model": ["base"],
    "data": ["base", "model"],
    "scoring": ["base", "model", "data"],
    "analysis": ["base", "model", "data", "scoring"],
    "monitoring": ["base", "model", "data", "scoring"],
    "chart": ["base", "model", "data", "scoring", "analysis", "monitoring"],
    "tool": ["base", "model", "data", "scoring", "analysis", "monitoring", "chart"],
}

# Pieces are put together so that this file does not name what it looks for.
MACHINE = re.compile(
    "|".join(
        [
            r"(?<![\w.])/" + r"work/",
            r"\.\./" + r"shared\b",
            r"(?<![\w.])/" + r"home/\w+/",
            "(?:" + r"registry\.npmjs|pypi|proxy\.golang|crates)\.(?:org|io)",
        ]
    )
)

# Call → why not, in the library; the command and the examples may speak to a terminal.
FORBIDDEN = {
    "strtod": "depends on the locale",
    "strtof": "depends on the locale",
    "strtol": "no check of the whole text; use g_ascii_string_to_signed",
    "atof": "depends on the locale",
    "atoi": "no errors",
    "sprintf": "no bounds",
    "vsprintf": "no bounds",
    "strcpy": "no bounds",
    "strcat": "no bounds",
    "sscanf": "depends on the locale",
    "g_set_str": "newer than GLib 2.74",
    "g_string_free_and_steal": "newer than GLib 2.74",
    "g_object_notify": "use g_object_notify_by_pspec",
    "assert": "not of GLib",
    "g_error_free": "use g_autoptr",
}
FORBIDDEN_IN_TESTS = {
    "g_assert": "says too little and can be compiled out; use g_assert_true and its like"
}
FORBIDDEN_IN_LIBRARY = {
    "setlocale": "belongs to the program",
    "exit": "belongs to the program",
    "abort": "belongs to the program",
    "printf": "the library is silent",
    "fprintf": "the library is silent",
    "g_print": "the library is silent",
    "g_printerr": "the library is silent",
    "rand": "not the same on every machine",
    "g_random_double": "not the same in every run",
    "g_get_real_time": "the library has no clock",
    "g_date_time_new_now": "the library has no clock",
    "g_date_time_new_now_local": "the library has no clock",
    "time": "the library has no clock",
}


class Function:
    """A function definition in C, in GNU layout."""

    def __init__(self, name, line, parameters, body):
        self.name, self.line, self.parameters, self.body = name, line, parameters, body

    def length(self):
        """Lines without those that hold nothing but a comment; the result type and name are two."""
        return 2 + sum(1 for line in self.body.splitlines() if line.strip() or line == "")

    def depth(self):
        deepest = depth = 0
        for character in self.body:
            depth += (character == "{") - (character == "}")
            deepest = max(deepest, depth)
        return deepest - 1


def blank(match):
    """What is cut out leaves its line breaks."""
    return re.sub(r"[^\n]+", "\0", match.group(0))


def strip_comments(text):
    """The text without comments and without what stands in quotes; the lines stay where they are."""
    pattern = r"/\*.*?\*/|//[^\n]*|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])+'"
    return re.sub(
        pattern, lambda m: '""' if m.group(0)[0] in "\"'" else blank(m), text, flags=re.DOTALL
    )


def find_functions(code):
    """Function definitions: a name at the start of a line, its parameters, a brace at the start of a line."""
    pattern = r"^(\w+) \(((?:[^()]|\([^()]*\))*)\)\n\{\n(.*?)^\}"
    for match in re.finditer(pattern, code, flags=re.MULTILINE | re.DOTALL):
        line = code.count("\n", 0, match.start()) + 1
        # A line with a comment alone is a mark; an empty line counts.
        body = "\n".join(text for text in match.group(3).splitlines() if not only_comment(text))
        yield Function(match.group(1), line, " ".join(match.group(2).split()), f"{{\n{body}\n}}")


def only_comment(line):
    return "\0" in line and not line.replace("\0", "").strip()


class Source:
    """One file of the project."""

    def __init__(self, root, name):
        self.name, self.path = name, root / name
        self.text = self.path.read_text(encoding="utf-8")
        self.lines = self.text.splitlines()
        self.suffix = self.path.suffix
        parts = name.split("/")
        self.floor = parts[1] if parts[0] == "libdti" and len(parts) == 3 else None
        self.is_test = parts[0] == "tests"
        self.private = name.endswith("-private.h")
        self.is_c = self.suffix in (".c", ".h")
        self.code = (
            strip_comments(self.text) if self.suffix in (".c", ".h", ".cpp", ".vala", ".js") else ""
        )
        self.is_public_header = (
            self.floor not in (None, "tool") and self.suffix == ".h" and not self.private
        )


class Checker:
    def __init__(self, root):
        self.root = root
        self.found = []
        self.sources = [Source(root, name) for name in self.list_files()]
        self.public = {
            name
            for source in self.sources
            if source.is_public_header
            for name in re.findall(r"\b(dti_\w+) \(", source.code)
        }

    def list_files(self):
        """Files that are or will be in the repository; all where there is none."""
        command = ["git", "-C", self.root, "ls-files", "-co", "--exclude-standard"]
        listed = subprocess.run(command, capture_output=True, text=True, check=False)
        names = listed.stdout.splitlines() if listed.returncode == 0 else None
        if names is None:
            paths = (p.relative_to(self.root) for p in self.root.rglob("*") if p.is_file())
            names = [str(p) for p in paths if not str(p).startswith((".git/", "_"))]
        return sorted(n for n in names if self.is_text(n))

    def is_text(self, name):
        if name.startswith(DATA_FOLDERS) or "/corpus/" in name or not (self.root / name).is_file():
            return False
        return b"\0" not in (self.root / name).read_bytes()[:4096]

    def report(self, source, line, rule, text):
        self.found.append((source, line, rule, text))

    def report_at(self, source, position, rule, text):
        self.report(source, source.code.count("\n", 0, position) + 1, rule, text)

    def run(self):
        for source in self.sources:
            self.check_text(source)
            if source.is_c:
                self.check_includes(source)
                self.check_calls(source)
                self.check_functions(source)
                self.check_declarations(source)
            if source.is_public_header:
                self.check_public_header(source)
            if source.floor and source.suffix == ".c":
                self.check_class(source)
                self.check_listed(source)
            if source.suffix == ".py":
                self.check_python(source)
            if source.path.name == "meson.build" and source.name.startswith("libdti/"):
                self.check_order(source)
            if source.suffix == ".supp":
                self.check_suppressions(source)
        self.check_coverage()
        return self.found

    # ---- every file --------------------------------------------------------------------------------

    def check_text(self, source):
        head = "\n".join(source.lines[:4])
        if source.suffix in LICENCED or source.path.name in LICENCED_NAMES:
            if not all(line in head for line in SPDX):
                self.report(source, 1, "licence", "the first lines are not the two of SPDX")
        longest = LONGEST_TEST if source.is_test else LONGEST_FILE
        if source.suffix in CODE and len(source.lines) > longest:
            self.report(source, len(source.lines), "file-length", f"{len(source.lines)} lines")
        if source.text and not source.text.endswith("\n"):
            self.report(source, len(source.lines), "end", "no line break at the end")
        for number, line in enumerate(source.lines, 1):
            if "\t" in line and source.path.name not in ("COPYING", ".editorconfig"):
                self.report(source, number, "tab", "a tab")
            if line != line.rstrip() and source.suffix not in (".csv", ".diff"):
                self.report(source, number, "space", "space at the end of the line")
            # Only the script of CI may look beside the checkout.
            if MACHINE.search(line) and source.name != ".ci/run":
                self.report(source, number, "machine", f"names a machine: {line.strip()}")

    def check_python(self, source):
        for node in ast.walk(ast.parse(source.text)):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                length = node.end_lineno - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    self.report(
                        source, node.lineno, "function-length", f"{node.name}: {length} lines"
                    )

    def check_suppressions(self, source):
        """Each suppression says why it is there."""
        for number, line in enumerate(source.lines, 1):
            entry = line.startswith("{") or line.startswith("leak:")
            if entry and not source.lines[number - 2].startswith("#"):
                self.report(source, number, "suppression", "no comment says why")

    # ---- C -----------------------------------------------------------------------------------------

    def check_includes(self, source):
        for number, line in enumerate(source.lines, 1):
            match = re.match(r'#include [<"](?:libdti/)?(?:\.\./)?(\w+)/(dti-[\w-]+\.h)[>"]', line)
            if match is None or source.floor is None or match.group(1) not in FLOORS:
                continue
            floor, header = match.groups()
            if floor == source.floor:
                continue
            if floor not in FLOORS[source.floor]:
                self.report(source, number, "floor", f"{source.floor} stands below {floor}")
            if header.endswith("-private.h") and source.is_public_header:
                self.report(source, number, "private", f"a public header includes {header}")
            if header.endswith("-private.h") and source.floor == "tool":
                self.report(source, number, "private", f"the command includes {header}")
        for number, line in enumerate(source.lines, 1):
            if source.is_public_header and re.match(r"#include .*-private\.h", line):
                self.report(source, number, "private", "a public header includes a private one")

    def check_calls(self, source):
        forbidden = dict(FORBIDDEN)
        if source.floor not in (None, "tool"):
            forbidden.update(FORBIDDEN_IN_LIBRARY)
        if source.name.startswith("tests/"):
            forbidden.update(FORBIDDEN_IN_TESTS)
        for match in re.finditer(r"(?<![\w>.])(\w+) ?\(", source.code):
            if match.group(1) in forbidden:
                why = forbidden[match.group(1)]
                self.report_at(source, match.start(), "call", f"{match.group(1)}: {why}")
        for match in re.finditer(r"!strcmp \(|\bstrcmp \([^;]*?\) [!=]= 0", source.code):
            self.report_at(source, match.start(), "call", "strcmp: use g_str_equal or g_strcmp0")
        for match in re.finditer(r"\bgoto\b", source.code):
            self.report_at(source, match.start(), "goto", "a goto")

    def check_functions(self, source):
        for function in find_functions(source.code):
            if function.length() > LONGEST_FUNCTION and not source.is_test:
                text = f"{function.name}: {function.length()} lines"
                self.report(source, function.line, "function-length", text)
            if function.depth() > DEEPEST_NESTING:
                self.report(
                    source, function.line, "nesting", f"{function.name}: {function.depth()} levels"
                )
            if source.floor not in (None, "tool"):
                self.check_preconditions(source, function)
                self.check_chaining(source, function)
            body = function.body
            if "g_task_new (" in body and "g_task_set_source_tag (" not in body:
                self.report(source, function.line, "task", f"{function.name}: no source tag")

    def check_preconditions(self, source, function):
        """A public function looks at self and at the error first."""
        delegates = re.fullmatch(r"\{\s*return dti_\w+ \(self\b[^;]*;\s*\}", function.body)
        if function.name not in self.public or function.name.endswith("_free") or delegates:
            return
        needed = []
        if re.search(r"\*\s*self\b", function.parameters):
            needed.append(r"\(?(?:DTI_IS_\w+ \(self\)|self != NULL)")
        if "GError **error" in function.parameters:
            needed.append(r"error == NULL \|\| \*error == NULL")
        for pattern in needed:
            if not re.search(rf"g_return_(?:val_)?if_fail \({pattern}", function.body):
                what = "self" if "self" in pattern else "error"
                self.report(
                    source, function.line, "precondition", f"{function.name}: {what} is not checked"
                )

    def check_chaining(self, source, function):
        match = re.search(r"_(finalize|dispose)$", function.name)
        if match is None or "GObject *" not in function.parameters:
            return
        last = function.body.rstrip("}\n ").splitlines()[-1]
        if f"parent_class)->{match.group(1)} (" not in last:
            self.report(source, function.line, "chain", f"{function.name} does not chain up last")

    def check_declarations(self, source):
        pattern = r"g_auto(?:ptr|free|slist)?\b(?: \(\w+\))? (?:\w+ )*\*?\w+;"
        for match in re.finditer(pattern, source.code):
            self.report_at(source, match.start(), "auto", f"not initialised: {match.group(0)}")
        for match in re.finditer(r"\bPROP_0\b", source.code):
            self.report_at(source, match.start(), "property", "PROP_0")
        for match in re.finditer(r"G_DEFINE_QUARK \(([^)]*)\)", source.code):
            if " " in match.group(1).split(",")[0]:
                self.report_at(source, match.start(), "quark", "a space in the name of a quark")
        for match in re.finditer(r"g_set_error(?:_literal)? \((?:[^;]*?)(\"[^;]*\")", source.text):
            text = match.group(1)
            if re.search(r"(?<!\.\.)\.\"$", text.split('",')[0] + '"') or "\\n" in text:
                line = source.text.count("\n", 0, match.start()) + 1
                self.report(
                    source, line, "message", "the message ends in a full stop or has a line break"
                )

    # ---- public headers ----------------------------------------------------------------------------

    def check_public_header(self, source):
        if source.text.count("#pragma once") != 1:
            self.report(source, 1, "header", "#pragma once")
        guarded = "#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)" in source.text
        if not guarded and not source.path.name == "dti-version-macros.h":
            self.report(source, 1, "header", "no guard against direct inclusion")
        if f"#include <{source.name}>" not in self.read("libdti/dti.h"):
            self.report(source, 1, "header", "not in dti.h")
        if f"'{source.path.name}'" not in self.read(f"libdti/{source.floor}/meson.build"):
            self.report(source, 1, "header", "not in public_headers")
        for match in re.finditer(
            r"^(?!typedef|#|\s|G_DEFINE_AUTOPTR)[\w *]*?\**(\w+)\s\(", source.code, re.MULTILINE
        ):
            start = source.code.rfind("\n", 0, match.start()) + 1
            before = source.code[:start].rstrip("\n").rsplit("\n", 1)[-1]
            if match.group(1).startswith(("dti_", "G_DECLARE_")) and not self.is_available(
                source, match, before
            ):
                self.report_at(
                    source, match.start(), "available", f"{match.group(1)} has no DTI_AVAILABLE_IN_"
                )

    @staticmethod
    def is_available(source, match, before):
        """The macro stands on the line before, or two before where the result has a line of its own."""
        lines = source.code[: match.start(1)].splitlines()
        return any(line.startswith("DTI_AVAILABLE_IN_") for line in [before, *lines[-3:]])

    def read(self, name):
        path = self.root / name
        return path.read_text(encoding="utf-8") if path.exists() else ""

    def check_listed(self, source):
        build = self.read(f"libdti/{source.floor}/meson.build")
        if f"'{source.path.name}'" not in build:
            self.report(source, 1, "meson", "in no meson.build")
        documented = re.search(r"^/\*\*\n \* (dti_\w+):", source.text, re.MULTILINE)
        public = "".join(re.findall(r"public_sources \+= files\((.*?)\)", build, re.DOTALL))
        if (
            documented
            and documented.group(1) in self.public
            and f"'{source.path.name}'" not in public
        ):
            self.report(
                source, 1, "meson", f"documents {documented.group(1)} and is not in public_sources"
            )

    # ---- classes -----------------------------------------------------------------------------------

    def check_class(self, source):
        values = re.search(r"typedef enum\s*\{([^}]*PROP_[^}]*)\}\s*Dti\w+Property;", source.code)
        if values is None:
            if re.search(r"\bPROP_\w+ = 1\b|\bN_PROPS\b", source.code):
                self.report(source, 1, "property", "the enumeration of properties has no type")
            return
        names = re.findall(r"\b(PROP_\w+)", values.group(1))
        if f"props[{names[-1]} + 1]" not in source.code:
            self.report_at(source, values.start(), "property", f"props[{names[-1]} + 1]")
        for name in names:
            if f"case {name}:" not in source.code:
                self.report_at(source, values.start(), "property", f"{name} is in no switch")
        for match in re.finditer(r"g_param_spec_(\w+) \(((?:[^()]|\([^()]*\))*)\)", source.code):
            flags = self.expand_flags(source, match.group(2))
            if "G_PARAM_STATIC_STRINGS" not in flags:
                self.report_at(source, match.start(), "property", "no G_PARAM_STATIC_STRINGS")
            if "G_PARAM_READWRITE" in flags and not re.search(
                "CONSTRUCT_ONLY|EXPLICIT_NOTIFY", flags
            ):
                self.report_at(source, match.start(), "property", "no G_PARAM_EXPLICIT_NOTIFY")

    @staticmethod
    def expand_flags(source, arguments):
        """The last argument, with what its names stand for in this file."""
        flags = arguments.rsplit(",", 1)[-1]
        for name in re.findall(r"\b(?!G_)[A-Za-z_]\w*", flags):
            meaning = re.search(
                rf"\b{name}\s*=?\s((?:\\\n|[^;\n])*\bG_PARAM_[^;]*?)(?:;|\n(?!\s))", source.code
            )
            flags += f" | {meaning.group(1)}" if meaning else ""
        return flags

    def check_order(self, source):
        """Lists of files are in alphabetical order."""
        for match in re.finditer(r"files\(\n(.*?)\n\s*\)", source.text, re.DOTALL):
            names = re.findall(r"'([^']+)'", match.group(1))
            if names not in (sorted(names), sorted(names, key=lambda name: name[:-2])):
                line = source.text.count("\n", 0, match.start()) + 1
                self.report(source, line, "order", "files are not in alphabetical order")

    # ---- the whole ---------------------------------------------------------------------------------

    def check_coverage(self):
        """Each class has a C test, and occurs in the tests of every binding."""
        bindings = {
            folder: self.join_tests(rf"tests/{folder}/{pattern}$")
            for folder, pattern in BINDING_TESTS.items()
        }
        tests = "".join(
            s.path.name + "\n" for s in self.sources if re.match(r"tests/test-[\w-]+\.c$", s.name)
        )
        for source in self.sources:
            if source.is_public_header and (source.path.with_suffix(".c")).exists():
                stem = source.path.stem.removeprefix("dti-")
                if not self.has_c_test(stem, tests):
                    self.report(source, 1, "test", f"no tests/test-{stem}.c")
                for name in re.findall(r"G_DECLARE_\w+_TYPE\s*\(\s*Dti(\w+)", source.code):
                    for folder, text in bindings.items():
                        if not re.search(rf"\bDti\.{name}\b", text):
                            self.report(source, 1, "test", f"{name} does not occur in tests/{folder}/")
        if any(
            s.name in ("bindings/python/gi/__init__.py", "bindings/python/gi/overrides/__init__.py")
            for s in self.sources
        ):
            self.report(self.sources[0], 1, "override", "an __init__.py hides the gi of the system")

    def join_tests(self, pattern):
        """The code of these tests; what a comment names is not tested."""
        found = [s for s in self.sources if re.match(pattern, s.name)]
        return "".join(s.code or s.text for s in found)

    @staticmethod
    def has_c_test(stem, tests):
        """A rule can share the test of its kind: test-rule-….c or test-rules-….c."""
        if f"test-{stem}.c\n" in tests:
            return True
        return (
            stem.endswith("-rule")
            and re.search(r"test-(?:\w+-)*rules?(?:-\w+)*\.c\n", tests) is not None
        )


def main(arguments):
    root = pathlib.Path(arguments[0] if arguments else __file__).resolve()
    checker = Checker(root if arguments else root.parent.parent)
    waived = open_faults = 0
    for source, line, rule, text in checker.run():
        if f"check-sources: {rule}: " in source.text:
            waived += 1
            continue
        open_faults += 1
        print(f"{source.name}:{line}: {rule}: {text}")
    waivers = sum(
        len(re.findall(r"check-sources: [\w-]+: \w", source.text))
        for source in checker.sources
        if source.path.name != "check-sources.py"
    )
    print(
        f"{len(checker.sources)} files, {open_faults} faults, {waivers} waivers for {waived} faults"
    )
    if waivers > WAIVERS:
        print(f"more waivers than the {WAIVERS} that tests/check-sources.py allows")
    return 1 if open_faults or waivers > WAIVERS else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
