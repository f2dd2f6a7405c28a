#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Holds the pages against the sources: code blocks, names, codes, options, links, JSON Schemas.

check-pages.py [--update]    --update rewrites the blocks that are copies of files

The exit status is 0, 1 where something differs, or 77 where only python3-jsonschema is missing.
"""

import copy
import json
import re
import runpy
import sys
import textwrap
from pathlib import Path

try:
    import jsonschema
except ImportError:
    jsonschema = None

DOCS = Path(__file__).resolve().parent
ROOT = DOCS.parent
PAGES = sorted(DOCS.glob("*.md"))
TEXTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "NEWS"]
BLOCK = re.compile(
    r"^(<!-- file: (?P<file>\S+)(?: lines: (?P<first>\d+)-(?P<last>\d+)| section: (?P<section>[\w-]+))? -->\n"
    r"```(?P<language>\w*)\n)"
    r"(?P<body>.*?)^```$",
    re.M | re.S,
)
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)

faults = []


def fault(where, message):
    faults.append(f"{where}: {message}")


def read(path):
    return (ROOT / path).read_text(encoding="utf-8")


def compare(what, documented, known):
    """Both sides must name the same."""
    for name in sorted(known - documented):
        fault(what, f"“{name}” is not documented")
    for name in sorted(documented - known):
        fault(what, f"“{name}” is documented and does not exist")


# ---- blocks that are copies of files ----------------------------------------------------------------


def find_section(text, name):
    """The lines between the comments “section: NAME” and “end: NAME” of a program."""
    mark = r"^\s*(?:#|//|/\*) {}: {}(?: \*/)?\n"
    begin, end = (re.search(mark.format(word, re.escape(name)), text, re.M) for word in ("section", "end"))
    if begin is None or end is None or begin.end() > end.start():
        return None
    return textwrap.dedent(text[begin.end():end.start()])


def expected_block(match):
    path = ROOT / match["file"]
    if not path.is_file():
        return None
    text = path.read_text(encoding="utf-8")
    if match["section"]:
        return find_section(text, match["section"])
    if match["first"]:
        lines = text.splitlines(keepends=True)
        return "".join(lines[int(match["first"]) - 1:int(match["last"])])
    return text


def path_is_untested(file):
    """Programs on the pages are those that the tests of the examples run."""
    path = Path(file)
    if path.suffix not in (".c", ".h", ".js", ".py", ".vala"):
        return False
    tests = read("tests/python/test_examples.py") + read("tests/python/test_tutorial.py")
    names = (path.name, f'"{path.stem}"')
    return not any(name in tests + read("examples/meson.build") for name in names)


def check_blocks(update):
    for page in PAGES + [path for path in TEXTS if path.is_file()]:
        text = page.read_text(encoding="utf-8")

        def replace(match):
            expected = expected_block(match)
            if expected is None:
                fault(page.name, f"there is no file {match['file']}, or not this section in it")
                return match[0]
            if path_is_untested(match["file"]):
                fault(page.name, f"no test runs {match['file']}")
            if expected != match["body"] and not update:
                fault(page.name, f"the block of {match['file']} differs from the file: --update copies it")
            return match[1] + expected + "```"

        changed = BLOCK.sub(replace, text)
        if len(BLOCK.findall(text)) != text.count("<!-- file:"):
            fault(page.name, "a mark of a file has no block below it")
        if update and changed != text:
            page.write_text(changed, encoding="utf-8")


# ---- names -----------------------------------------------------------------------------------------


def enum_nicks(header, name):
    """Nicks of an enumeration, as GLib makes them."""
    text = read(header)
    body = re.search(r"typedef enum\s*\{([^}]*)\}\s*" + name + ";", text)[1]
    prefix = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).upper() + "_"
    nicks = set()
    for line in body.splitlines():
        match = re.match(r"\s*" + prefix + r"(\w+)", line)
        if match:
            nick = re.search(r"nick=([\w-]+)", line)
            nicks.add(nick[1] if nick else match[1].lower().replace("_", "-"))
    return nicks


def code_words(text):
    return set(re.findall(r"`([^`\n]+)`", text))


def section(text, title, level=1):
    """The text under a heading, with its deeper headings."""
    match = re.search(rf"^{'#' * level} {re.escape(title)}$(.*?)(?=^#{{1,{level}}} |\Z)", text, re.M | re.S)
    if match is None:
        fault("pages", f"there is no heading “{title}”")
        return ""
    return match[1]


def first_cells(text):
    """Code words in the first cell of each table row."""
    words = set()
    for line in text.splitlines():
        match = re.match(r"\|([^|]*)\|", line)
        if match:
            words |= code_words(match[1])
    return words


def check_errors():
    page = read("docs/errors.md")
    documented = first_cells(section(page, "Error codes", 2))
    known = {nick.upper().replace("-", "_") for nick in enum_nicks("libdti/base/dti-error.h", "DtiError")}
    compare("errors.md, error codes", documented, known)

    documented = set()
    for title in re.findall(r"^## (Codes of .+)$", page, re.M):
        documented |= first_cells(section(page, title, 2))
    sources = "\n".join(path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("libdti/*/*.c")))
    compare("errors.md, problems", documented, problem_codes(sources))


def problem_codes(sources):
    """A code is the first text in a call of a function that reports; or is kept in “code” for it."""
    codes = set(re.findall(r"\bcode = \"([a-z]+(?:-[a-z]+)*)\"", sources))
    for text in re.findall(r"\b\w*report\w* \([^;\"]*\"([^\"]*)\"", sources):
        if re.fullmatch(r"[a-z]+(?:-[a-z]+)*", text):
            codes.add(text)
    return codes


def check_command():
    source = read("libdti/tool/main.c")
    page = read("docs/command-line.md")
    options = {"--" + name for name in re.findall(r"\{ \"([a-z]+)\",\s*(?:0|'\w'),", source)} | {"--help"}
    compare("command-line.md, options", first_cells(section(page, "Options", 2)), options)
    compare("command-line.md, mentioned", set(re.findall(r"--[a-z]+", page)) | options, options)
    letters = {"-" + letter for letter in re.findall(r"'(\w)',", source)} | {"-h"}
    documented = {cell for cell in re.findall(r"^\| `--[a-z]+` \| `(-\w)`", page, re.M)}
    compare("command-line.md, letters", documented, letters)
    commands = set(re.findall(r"\{ \"([a-z]+)\", dti_command_", source))
    compare("command-line.md, commands", first_cells(section(page, "Commands", 2)), commands)
    lists = {
        "formats": "format",
        "conventions": "numbers",
        "stages": "stage",
        "languages": "lang",
        "themes": "theme",
    }
    for words, option in lists.items():
        listed = re.search(rf"{words}\[\] = \{{([^}}]*)\}}", source)[1]
        row = re.search(rf"^\| `--{option}` \|[^|]*\|([^|]*)\|", page, re.M)
        compare(f"command-line.md, --{option}", code_words(row[1]), set(re.findall(r"\"(\w+)\"", listed)))


def check_formats(framework_schema):
    page = read("docs/file-formats.md")
    rules = section(page, "Rules")
    kinds = re.search(r"kinds\[\] = \{(.*?)\n\};", read("libdti/model/dti-rule-reader.c"), re.S)[1]
    known = set(re.findall(r"\{ \"([a-z-]+)\",", kinds))
    compare("file-formats.md, rules", set(re.findall(r"^## (.*)$", rules, re.M)), known)
    compare("schema, rules", set(framework_schema["$defs"]["rule"]["properties"]["type"]["enum"]), known)

    enums = "libdti/model/dti-enums.h"
    aggregations = enum_nicks(enums, "DtiAggregation")
    compare("file-formats.md, aggregation", first_cells(section(page, "Aggregation")), aggregations)
    schema = framework_schema["$defs"]["aggregation"]["anyOf"]
    named = set(schema[0]["enum"]) | {form["properties"]["type"].get("const") for form in schema[2:]}
    compare("schema, aggregation", named, aggregations)
    pillar = framework_schema["$defs"]["pillar"]["properties"]
    policies = enum_nicks(enums, "DtiMissingPolicy")
    compare("file-formats.md, missing", first_cells(section(page, "Missing")), policies)
    compare("schema, missing", set(pillar["missing"]["enum"]), policies)
    compare("schema, ties", set(framework_schema["$defs"]["ties"]["enum"]), enum_nicks(enums, "DtiTies"))
    letters = set(re.findall(r"@DTI_STATUS_\w+: `(\w)`", read("libdti/data/dti-observation.h")))
    compare("file-formats.md, statuses", first_cells(section(page, "Statuses", 2)), letters)


def asked_members(*files):
    """Members that readers ask for by name."""
    names = set()
    for file in files:
        text = read(file)
        names |= set(re.findall(r"dti_json_(?:get_\w+|has)\s*\(\s*&?[\w.>-]+,\s*\"([a-z-]+)\"", text))
        names |= set(re.findall(r"dti_framework_draft_read_rules \([^,]*, [^,]*, \"([a-z-]+)\"", text))
        names |= set(re.findall(r"dti_rule_(?:labels_read|read_number) \(&?\w+, \"([a-z-]+)\"", text))
        names |= set(re.findall(r"\bread_share \(\w+, \"([a-z-]+)\"", text))
    return names


def property_names(schema):
    names = set()
    if isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict):
            names |= set(schema["properties"])
        for value in schema.values():
            names |= property_names(value)
    elif isinstance(schema, list):
        for value in schema:
            names |= property_names(value)
    return names


def check_members(framework_schema):
    model = ROOT / "libdti/model"
    files = [path.relative_to(ROOT) for path in sorted(model.glob("dti-framework-*reader.c"))]
    files += [path.relative_to(ROOT) for path in sorted(model.glob("dti-*rule*.c"))
              if "obligation" not in path.name]
    steps = "step-reader step-nodes denominate screen impute treat normalise"
    files += [f"libdti/model/dti-{name}.c" for name in steps.split()]
    free = {"description", "legal-basis", "attributes"}
    asked = asked_members(*files) | free
    declared = property_names(framework_schema)
    compare("schema, members", declared, asked)
    words = code_words(read("docs/file-formats.md"))
    for name in sorted(asked):
        if name not in words and not any(re.search(rf"\"{name}\"", word) for word in words):
            fault("file-formats.md", f"the member “{name}” is not documented")


# ---- the interface in NEWS ---------------------------------------------------------------------------


def public_functions():
    functions = set()
    for header in sorted(ROOT.glob("libdti/*/dti-*.h")):
        if header.name.endswith("-private.h") or header.parent.name == "tool":
            continue
        text = header.read_text(encoding="utf-8")
        pattern = r"DTI_AVAILABLE_IN_1_0\n(?!G_DECLARE)(?:[^;]*?)\b(dti_\w+) \("
        functions |= set(re.findall(pattern, text))
    return {name for name in functions if not name.endswith("_get_type")}


def snake(name):
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def listed_functions(news):
    """“DtiScorer: new, get_framework” stands for dti_scorer_new() and dti_scorer_get_framework()."""
    names = set()
    for owner, functions in re.findall(r"^  (\w+): ((?:.+\n)(?:    .+\n)*)", news, re.M):
        prefix = snake(owner) + "_" if owner[0].isupper() else owner + "_"
        names |= {prefix + name for name in re.split(r"[,\s]+", functions.strip()) if name}
    return names


def check_news():
    compare("NEWS", listed_functions(read("NEWS")), public_functions())


# ---- links -----------------------------------------------------------------------------------------


def slug(heading):
    """As Python-Markdown's toc makes it, without double spaces and dashes."""
    text = re.sub(r"[`*]", "", heading)
    text = re.sub(r"\[[^\]]*@([^\]]*)\]", r"\1", text).replace("’", "")
    text = re.sub(r"[^\w\s-]", "", text.encode("ascii", "ignore").decode()).strip().lower()
    return re.sub(r"[-\s]+", "-", text)


def check_pictures():
    """What the commands on the pages draw is what Meson makes and gi-docgen copies."""
    drawn = set(runpy.run_path(str(DOCS / "draw-charts.py"))["list_pictures"]())
    compare("dti.toml.in, pictures", set(re.findall(r"\"([\w-]+\.svg)\"", read("docs/dti.toml.in"))), drawn)
    made = re.search(r"foreach picture : \[([^\]]*)\]", read("docs/meson.build"))[1]
    made = {name + end for name in re.findall(r"'([\w-]+)'", made) for end in (".svg", "-dark.svg")}
    compare("meson.build, pictures", made, drawn)
    return drawn


def check_links():
    headings = {}
    for page in PAGES:
        text = FENCE.sub("", page.read_text(encoding="utf-8"))
        headings[page.stem + ".html"] = {slug(title) for title in re.findall(r"^#+ (.*)$", text, re.M)}
    copied = {path.name for path in (DOCS / "schemas").glob("*.json")} | check_pictures()
    for page in PAGES:
        text = FENCE.sub("", page.read_text(encoding="utf-8"))
        images = re.findall(r'<(?:img src|source [^>]*srcset)="([^"]+)"', text)
        for target in re.findall(r"\]\(([^)]+)\)", text) + images:
            name, _, anchor = target.partition("#")
            name = name or page.stem + ".html"
            if name not in headings and name not in copied and not name.startswith("https://"):
                fault(page.name, f"the link to {target} leads nowhere")
            elif anchor and anchor not in headings[name]:
                fault(page.name, f"{name} has no heading #{anchor}")

    schemas = {path.name for path in (DOCS / "schemas").glob("*.json")}
    for file in ("docs/dti.toml.in", "docs/meson.build"):
        named = set(re.findall(r"schemas/([\w.-]+\.json)", read(file)))
        compare(f"{Path(file).name}, schemas", named, schemas)
    listed = set(re.findall(r"\"([\w-]+\.md)\"", read("docs/dti.toml.in")))
    compare("dti.toml.in", listed, {page.name for page in PAGES})


# ---- schemas ---------------------------------------------------------------------------------------

DOCUMENTS = ("libdti/frameworks", "tests/conformance/frameworks", "examples/kien-giang", "examples/tutorial")
# Drafts have faults that the pages tell of.
DRAFT = re.compile(r"^<!-- file: \S+-draft\.json -->\n```json\n.*?^```$", re.M | re.S)
# What each schema must refuse: a name, a path in a good document, and the bad value there.
REFUSED = {
    "framework": [
        ("another format", ["format"], "dti-dataset"),
        ("a later version", ["format-version"], 2),
        ("an id with a space", ["root", "id"], "a b"),
        ("an empty pillar", ["root", "children"], []),
        ("a negative weight", ["root", "children", 0, "weight"], -1),
        ("a weight at the root", ["root", "weight"], 1),
        ("decimals beyond 15", ["root", "decimals"], 16),
        ("an unknown aggregation", ["root", "aggregation"], "total"),
        ("a power mean without p", ["root", "aggregation"], {"type": "power-mean"}),
        ("an offset of 1", ["root", "aggregation"], {"type": "inverse-geometric-mean", "offset": 1}),
        ("no order weights", ["root", "aggregation"], {"type": "ordered-weighted-mean"}),
        ("an unknown penalty", ["root", "aggregation"], {"type": "mazziotta-pareto", "penalty": 1}),
        ("one share", ["root", "aggregation"], {"type": "benefit-of-the-doubt", "shares": [0.1]}),
        ("a share above 1", ["root", "aggregation"],
         {"type": "benefit-of-the-doubt", "shares-of": {"le": [0, 2]}}),
        ("a band and shares", ["root", "aggregation"],
         {"type": "benefit-of-the-doubt", "shares": [0, 1], "band": 0.5}),
        ("an unknown policy", ["root", "missing"], "ignore"),
        ("a floor of 0", ["root", "floor"], 0),
        ("a share beyond 1", ["root", "min-share"], 1.5),
        ("an unknown rule", ["root", "children", 0, "rule"], {"type": "magic"}),
        ("a rule without a type", ["root", "children", 0, "rule"], {"min": 0}),
        ("goalposts without max", ["root", "children", 0, "rule"], {"type": "goalposts", "min": 0}),
        ("a foreign member of a rule", ["root", "children", 0, "rule"], {"type": "share", "min": 0}),
        ("a fraction beyond 1", ["root", "children", 0, "rule"], {"type": "choice", "options": [["a", 2]]}),
        ("a bare Box-Cox", ["root", "children", 0, "rule"], {"type": "points", "transform": "box-cox"}),
        ("an empty list of rules", ["root", "children", 0, "rule"], []),
        ("a domain of one number", ["root", "children", 0, "domain"], [0]),
        ("a member nobody knows", ["root", "children", 0, "heaviness"], 1),
        ("a reference with a title", ["root", "children", 0], {"ref": "eys", "title": "x"}),
        ("ties of another kind", ["ranking", "ties"], "dens"),
        ("a column of another kind", ["columns"], {"Population": "text"}),
        ("a root that is an indicator", ["root"], {"id": "x", "rule": {"type": "points"}}),
    ],
    "dataset": [
        ("another format", ["format"], "dti-framework"),
        ("no units", ["units"], None),
        ("a unit twice", ["units"], ["KG", "KG"]),
        ("an unknown status", ["periods", "2022", "columns", "TCS:status"], ["Z", None]),
        ("an unknown part", ["periods", "2022", "columns", "TCS:mean"], [1, 2]),
        ("a text as numerator", ["periods", "2022", "columns", "TCS:numerator"], ["1", "2"]),
        ("a column that is no list", ["periods", "2022", "columns", "HTS"], 0.5),
        ("a list in a cell", ["periods", "2022", "columns", "HTS"], [[1], None]),
        ("a member nobody knows", ["periods", "2022", "figures"], {}),
        ("an unknown stage", ["periods", "2022", "stages"], {"draft": {}}),
        ("ranked in words", ["periods", "2022", "ranked"], ["no", "yes"]),
        ("a label that is a number", ["periods", "2022", "labels"], {"Group": [1, 2]}),
    ],
    "legend": [
        ("another format", ["format"], "dti-plan"),
        ("a later version", ["format-version"], 2),
        ("a class without a symbol", ["classes", 0], {"id": "a", "title": "A", "colour": "#000000"}),
        ("a class without a label", ["classes", 0], {"id": "a", "colour": "#000000", "symbol": "a"}),
        ("an empty label", ["classes", 0, "title"], ""),
        ("a colour by its name", ["classes", 0, "colour"], "red"),
        ("a bound in words", ["classes", 0, "to"], "0.5"),
        ("an interval of a category", ["categories"],
         [{"id": "a", "title": "A", "colour": "#000000", "symbol": "a", "from": 0}]),
        ("a special item with an id", ["missing", "id"], "none"),
        ("decimals beyond 15", ["decimals"], 16),
        ("a member nobody knows", ["palette"], "viridis"),
    ],
    "units": [
        ("another format", ["format"], "dti-dataset"),
        ("a unit without an id", ["units", 0], {"title": "x"}),
        ("a day that is none", ["units", 0, "valid"], {"to": "30/6/2025"}),
        ("an unknown kind", ["successions", 0, "kind"], "rename"),
        ("aliases that are no list", ["units", 0, "aliases"], "Rach Gia"),
    ],
    "scenario": [
        ("another format", ["format"], "dti-dataset"),
        ("a step that is no list", ["steps", 0], {}),
        ("an edit of nothing", ["steps", 0, 0], {"unit": "KG", "node": "HTS"}),
        ("two edits in one", ["steps", 0, 0], {"unit": "KG", "node": "HTS", "number": 1, "status": "M"}),
        ("a number in words", ["steps", 0, 0, "number"], "1"),
        ("an unknown status", ["steps", 0, 1, "status"], "Z"),
        ("a negative weight", ["steps", 1, 0, "weight"], -1),
        ("a member nobody knows", ["steps", 0, 0, "nummer"], 1),
    ],
    "uncertainty": [
        ("another format", ["format"], "dti-scenario"),
        ("a later version", ["format-version"], 2),
        ("no inputs", ["inputs"], None),
        ("an input without an id", ["inputs", 3], {"weights": {"noise": 0.1}}),
        ("an empty id", ["inputs", 0, "id"], ""),
        ("an input of nothing", ["inputs", 0], {"id": "a"}),
        ("a place without values", ["inputs", 0], {"id": "a", "at": "/root"}),
        ("a pointer without a slash", ["inputs", 1, "at"], "method"),
        ("no alternatives", ["inputs", 1, "alternatives"], []),
        ("two kinds of values", ["inputs", 1, "uniform"], [0, 1]),
        ("nodes of another kind", ["inputs", 0, "nodes"], "views"),
        ("nodes without a member", ["inputs", 0], {"id": "a", "nodes": "pillars", "alternatives": [1]}),
        ("a range of one number", ["inputs", 2, "triangular"], [80]),
        ("a negative deviation", ["inputs", 2], {"id": "a", "at": "/x", "normal": [1, -1]}),
        ("noise above 1", ["inputs", 3, "weights", "noise"], 1.5),
        ("noise and sets", ["inputs", 4, "weights", "noise"], 0.5),
        ("a negative weight", ["inputs", 4, "weights", "sets", 0, "index", "p"], -1),
        ("no sets", ["inputs", 4, "weights", "sets"], []),
        ("errors without a shape", ["inputs", 5], {"id": "a", "observations": "*"}),
        ("a negative spread", ["inputs", 5, "normal"], -1),
        ("relative in words", ["inputs", 6, "relative"], "yes"),
        ("a member nobody knows", ["inputs", 6, "units"], ["KG"]),
    ],
    "framework-map": [
        ("another format", ["format"], "dti-framework"),
        ("no framework to lead to", ["newer"], None),
        ("an unknown kind", ["entries", 0, "kind"], "moved"),
        ("one node that becomes two", ["entries", 0, "new"], ["2.1", "2.2"]),
        ("a split into one", ["entries", 1, "new"], ["2.1"]),
        ("a weight in words", ["entries", 2, "new"], {"node": "3", "weight": "half"}),
        ("a dropped node that leads somewhere", ["entries", 4, "new"], ["3"]),
        ("an added node that was there", ["entries", 5, "old"], "5"),
    ],
}


def change(document, path, value):
    changed = copy.deepcopy(document)
    place = changed
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return changed


def page_documents():
    """Documents written out in pages: (page, document)."""
    for page in PAGES:
        for language, body in FENCE.findall(DRAFT.sub("", page.read_text(encoding="utf-8"))):
            if language == "json" and body.strip():
                try:
                    yield page.name, json.loads(body)
                except ValueError as error:
                    fault(page.name, f"a block is no JSON: {error}")


def check_schemas(schemas):
    validators = {}
    for kind, schema in schemas.items():
        jsonschema.Draft202012Validator.check_schema(schema)
        validators[kind] = jsonschema.Draft202012Validator(schema)

    files = [path for folder in DOCUMENTS for path in sorted(ROOT.glob(folder + "/*.json"))
             if not path.stem.endswith("-draft")]
    documents = [(path.relative_to(ROOT), json.loads(path.read_text(encoding="utf-8"))) for path in files]
    samples = {}
    for name, document in [*documents, *page_documents()]:
        kind = str(document.get("format", "")).removeprefix("dti-") if isinstance(document, dict) else ""
        if kind not in validators:
            continue
        for error in validators[kind].iter_errors(document):
            pointer = "/".join(str(step) for step in error.absolute_path)
            fault(name, f"/{pointer}: {error.message[:200]}")
        if str(name) in ("file-formats.md", "what-if.md", "robustness.md"):
            samples[kind] = document

    for kind, cases in REFUSED.items():
        if kind not in samples:
            fault("file-formats.md", f"there is no example of dti-{kind}")
            continue
        for name, path, value in cases:
            if validators[kind].is_valid(change(samples[kind], path, value)):
                fault(f"dti-{kind}.schema.json", f"accepts {name}")


def main(arguments):
    if arguments not in ([], ["--update"]):
        print(__doc__, file=sys.stderr)
        return 2

    schemas = {kind: json.loads(read(f"docs/schemas/dti-{kind}.schema.json"))
               for kind in ("framework", "dataset", "units", "calendar", "plan", "scenario", "submissions",
                            "framework-map", "legend", "uncertainty")}
    check_blocks(bool(arguments))
    check_errors()
    check_command()
    check_formats(schemas["framework"])
    check_members(schemas["framework"])
    check_news()
    check_links()
    if jsonschema is not None:
        check_schemas(schemas)

    for line in faults:
        print(line)
    if faults:
        return 1
    if jsonschema is None:
        print("the schemas were not tried: python3-jsonschema is missing")
        return 77
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
