#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Plans, responsibilities and shares from Python, against a slow second reading of the rules."""

import datetime
import json
import os
import random
import tempfile
import unicodedata
import unittest

from support import FRAMEWORK_922, KIEN_GIANG, ROOT, Dti, GLib, file, framework, ids, raises, wait_for

try:
    import jsonschema
except ImportError:
    jsonschema = None

PLAN = KIEN_GIANG / "plan.json"
SCHEMA = ROOT / "docs" / "schemas" / "dti-plan.schema.json"
CORPUS = ROOT / "tests" / "fuzzing" / "corpus" / "plan"


def plan(**members):
    document = {"format": "dti-plan", "format-version": 1, "id": "test", **members}
    return Dti.Plan.new_from_json(json.dumps(document))


def day(text):
    year, month, of_month = map(int, text.split("-"))
    return GLib.Date.new_dmy(of_month, GLib.DateMonth(month), year)


def kien_giang():
    return Dti.Plan.new_from_file(file(PLAN))


def rows(responsibilities):
    """(step, role, agency, inherited) of each row."""
    return [
        (row.get_step(), row.get_role().value_nick, row.get_agency().get_id(), row.get_inherited())
        for row in responsibilities
    ]


def without_accents(text):
    letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


class PlanTest(unittest.TestCase):
    def test_texts(self):
        made = plan(
            title={"vi": "Kế hoạch", "en": "Plan"},
            framework="f",
            source="x",
            valid={"from": "2023-09-12", "to": "2024-12-31"},
        )
        self.assertEqual(made.get_id(), "test")
        self.assertEqual(made.get_main_title(), "Kế hoạch")
        self.assertEqual(made.get_title("en"), "Plan")
        self.assertEqual(made.get_title(None), "Kế hoạch")
        self.assertEqual(made.get_framework_id(), "f")
        self.assertEqual(made.get_source(), "x")
        self.assertEqual((made.get_valid_from(), made.get_valid_to()), ("2023-09-12", "2024-12-31"))
        self.assertTrue(made.is_valid_on(day("2024-12-31")))
        self.assertFalse(made.is_valid_on(day("2025-01-01")))
        for name in ("id", "title", "framework_id", "source", "valid_from", "valid_to", "digest"):
            getter = "get_main_title" if name == "title" else "get_" + name
            self.assertEqual(getattr(made.props, name), getattr(made, getter)())

    def test_round_trip(self):
        made = kien_giang()
        written = made.to_json()
        self.assertEqual(json.loads(written), json.loads(PLAN.read_text(encoding="utf-8")))
        self.assertEqual(Dti.Plan.new_from_json(written).get_digest(), made.get_digest())

    def test_unknown_members_are_kept(self):
        made = plan(mood=[1, None, {"x": 0.1}], agencies=[{"id": "A", "phone": "115"}])
        document = json.loads(made.to_json())
        self.assertEqual(document["mood"], [1, None, {"x": 0.1}])
        self.assertEqual(document["agencies"][0]["phone"], "115")
        codes = [(p.props.code, p.props.pointer) for p in made.validate(None)]
        self.assertEqual(
            sorted(codes), [("unknown-member", "/agencies/0/phone"), ("unknown-member", "/mood")]
        )

    def test_lists_and_lookups(self):
        made = kien_giang()
        self.assertEqual(len(list(made.get_agencies())), made.props.agencies.get_n_items())
        self.assertEqual(ids(made.get_obligations())[0], "q-agency")
        self.assertEqual(made.props.targets[0].get_id(), "top-20")
        self.assertEqual(made.props.tasks.get_item_type(), Dti.Task.__gtype__)
        self.assertEqual(made.props.assignments.get_item_type(), Dti.Assignment.__gtype__)
        self.assertEqual(made.props.obligations.get_item_type(), Dti.ObligationRule.__gtype__)
        self.assertEqual(made.props.baselines.get_item_type(), Dti.Baseline.__gtype__)
        self.assertEqual(made.lookup_agency("snv").get_main_title(), "Sở Nội vụ")
        self.assertEqual(made.lookup_task("7.d").get_leads(), ["stttt", "stc", "skhdt"])
        self.assertEqual(made.lookup_obligation("y-coord").get_from(), ["stttt"])
        self.assertIsNone(made.lookup_agency("x"))
        self.assertIsNone(made.lookup_task("x"))
        self.assertIsNone(made.lookup_obligation("x"))

    def test_errors(self):
        for document in ("", "[]", "{}", '{"format":"dti-plan","format-version":1}'):
            with raises(self, Dti.Error.INVALID_DATA):
                Dti.Plan.new_from_json(document)
        with raises(self, Dti.Error.UNSUPPORTED):
            Dti.Plan.new_from_json('{"format":"dti-plan","format-version":2}')
        with raises(self, Dti.Error.NOT_FOUND):
            Dti.Plan.new_from_file(file("/nowhere/plan.json"))
        with raises(self, Dti.Error.INVALID_DATA) as caught:
            plan(assignments=[{"node": "a", "agency": "X", "role": "lead"}])
        self.assertIn("/assignments/0/agency", caught.exception.message)

    def test_async(self):
        result = wait_for(Dti.Plan.new_from_file_async, file(PLAN), None)
        made = Dti.Plan.new_from_file_finish(result)
        self.assertEqual(made.get_digest(), kien_giang().get_digest())
        result = wait_for(Dti.Plan.new_from_file_async, file("/nowhere/plan.json"), None)
        with raises(self, Dti.Error.NOT_FOUND):
            Dti.Plan.new_from_file_finish(result)

    def test_check_file(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "bad.json")
            document = {
                "format": "dti-plan",
                "format-version": 1,
                "id": "bad",
                "agencies": [{"id": "A"}, {"id": "A"}, {"id": "B", "parent": "C"}],
                "assignments": [{"node": "?", "agency": "A", "role": "lead"}],
            }
            with open(path, "w", encoding="utf-8") as stream:
                json.dump(document, stream)
            found = Dti.Plan.check_file(file(path), Dti.Framework.new_builtin(FRAMEWORK_922))
            errors = [p for p in found if p.props.severity == Dti.Severity.ERROR]
            self.assertEqual(
                [(p.props.code, p.props.pointer, p.props.node) for p in errors],
                [
                    ("duplicate-id", "/agencies/1/id", None),
                    ("unknown-id", "/agencies/2/parent", None),
                    ("unknown-id", "/assignments/0/node", "?"),
                ],
            )
            self.assertTrue(all(p.props.file == path for p in found))

    def test_members_and_reporters(self):
        made = plan(
            agencies=[
                {"id": "A"},
                {"id": "B", "valid": {"to": "2025-06-30"}},
                {"id": "G", "members": ["B", "A"]},
            ],
            obligations=[
                {
                    "id": "o",
                    "from": ["G", "A"],
                    "to": "A",
                    "every": "year",
                    "due": {"anchor": "period-end"},
                }
            ],
        )
        self.assertEqual(made.list_members("G", None), ["B", "A"])
        self.assertEqual(made.list_members("G", day("2025-07-01")), ["A"])
        self.assertEqual(made.list_members("A", None), ["A"])
        self.assertEqual(made.list_members("X", None), [])
        self.assertEqual(made.list_reporters("o", day("2025-06-30")), ["B", "A"])
        self.assertEqual(made.list_reporters("o", day("2025-07-01")), ["A"])

    def test_match(self):
        made = kien_giang()
        for agency in made.get_agencies():
            title = agency.get_main_title()
            spellings = [
                agency.get_id(),
                title,
                unicodedata.normalize("NFD", title),
                without_accents(title),
                title.upper(),
                without_accents(title).lower(),
                f" {title} ",
            ]
            for spelling in spellings:
                self.assertIs(made.match_agency(spelling), agency, spelling)
        with raises(self, Dti.Error.NOT_FOUND):
            made.match_agency("Sở Y tế")
        twins = plan(
            agencies=[{"id": "a", "title": "Sở Xây dựng"}, {"id": "b", "title": "Sở Xây dũng"}]
        )
        with raises(self, Dti.Error.CONFLICT) as caught:
            twins.match_agency("so xay dung")
        self.assertIn("a (Sở Xây dựng), b (Sở Xây dũng)", caught.exception.message)

    def test_rows(self):
        made = plan(
            agencies=[{"id": "A", "title": "Sở A", "answers-to": "H"}, {"id": "H"}],
            assignments=[
                {"node": "DTI", "agency": "A", "role": "lead", "legal-basis": "V.3"},
            ],
        )
        built_in = Dti.Framework.new_builtin(FRAMEWORK_922)
        lead, above = made.who_answers_for(built_in, "HTS", day("2023-09-24"))
        self.assertIsInstance(lead, Dti.Responsibility)
        self.assertEqual(lead.props.agency_title, "Sở A")
        self.assertEqual(lead.props.node, "DTI")
        self.assertEqual(lead.props.legal_basis, "V.3")
        self.assertIs(lead.props.assignment, made.props.assignments[0])
        self.assertTrue(lead.props.inherited)
        self.assertIsNone(lead.props.valid_from)
        self.assertIsNone(lead.props.valid_to)
        self.assertEqual(above.props.role, Dti.Role.OVERSEE)
        self.assertEqual((above.props.step, above.props.agency_title), (2, "H"))
        self.assertIsNone(above.props.assignment)
        (share,) = made.list_shares(built_in, "HTS", day("2023-09-24"))
        self.assertIsInstance(share, Dti.Share)
        self.assertEqual((share.props.agency.get_id(), share.props.share), ("A", 1.0))
        self.assertEqual((share.props.node, share.props.inherited), ("DTI", True))
        with raises(self, Dti.Error.NOT_FOUND):
            made.list_shares(built_in, "x", day("2023-09-24"))


# ---- a slow second reading ---------------------------------------------------------------------------

ROLES = ["lead", "coordinate", "monitor", "synthesise", "supply-data", "oversee"]
DAYS = [f"2023-{month:02}-15" for month in range(1, 13)]


def random_tree(chance):
    """A framework as {node: [parents, the defining one first]} and its document."""
    parents = {"n0": []}
    names = ["n0"]
    children = {"n0": []}
    for i in range(1, chance.randint(2, 14)):
        name = f"n{i}"
        above = chance.choice(names[max(0, len(names) - 4):])
        parents[name] = [above]
        children[name] = []
        children[above].append({"id": name})
        names.append(name)
    # References only downward, so that nothing contains itself.
    for _ in range(chance.randint(0, 5)):
        above, below = sorted(chance.sample(range(len(names)), 2)) if len(names) > 1 else (0, 0)
        if above != below and children[names[above]] and names[above] not in parents[names[below]]:
            parents[names[below]].append(names[above])
            children[names[above]].insert(0, {"ref": names[below]})

    def write(child):
        name = child.get("id")
        if name is None or not children[name]:
            return child
        return {"id": name, "children": [write(below) for below in children[name]]}

    root = write({"id": "n0"})
    order = {name: i for i, name in enumerate(preorder(root))}
    for name, above in parents.items():
        parents[name] = above[:1] + sorted(above[1:], key=order.get)
    document = {"format": "dti-framework", "format-version": 1, "id": "f", "root": root}
    return parents, document


def preorder(node):
    yield node["id"]
    for child in node.get("children", []):
        if "id" in child:
            yield from preorder(child)


def random_range(chance):
    valid = {}
    if chance.random() < 0.2:
        valid["from"] = chance.choice(DAYS)
    if chance.random() < 0.2:
        valid["to"] = chance.choice([text for text in DAYS if text >= valid.get("from", "")])
    return valid


def random_plan(chance, nodes):
    names = [f"a{i}" for i in range(6)]
    agencies = []
    for i, name in enumerate(names):
        agency = {"id": name, "valid": random_range(chance)}
        for member in ("parent", "answers-to"):
            if i > 0 and chance.random() < 0.5:
                agency[member] = chance.choice(names[:i])
        agencies.append(agency)
    assignments = []
    for _ in range(chance.randint(0, 14)):
        assignment = {
            "node": chance.choice(nodes),
            "agency": chance.choice(names),
            "role": chance.choice(["lead", "lead", "coordinate", *ROLES]),
            "valid": random_range(chance),
        }
        if chance.random() < 0.3:
            assignment["share"] = chance.choice([0, 0.25, 0.5, 0.75, 1])
        assignments.append(assignment)
    return agencies, assignments


def in_force(item, on):
    valid = item.get("valid", {})
    return valid.get("from", "") <= on <= valid.get("to", "9")


class Oracle:
    """What the rules say, read again without an eye on speed."""

    def __init__(self, parents, agencies, assignments):
        self.parents, self.assignments = parents, assignments
        self.agencies = {agency["id"]: agency for agency in agencies}

    def way_up(self, node):
        """[(node, distance)], nearest first."""
        way, level, distance = [], [node], 0
        while level:
            above = []
            for name in level:
                if name not in [seen for seen, _ in way]:
                    way.append((name, distance))
                    above += self.parents[name]
            level, distance = above, distance + 1
        return way

    def holders(self, node, role, on):
        """(assignments, node, distance) of the nearest ones in force."""
        for name, distance in self.way_up(node):
            found = [
                a
                for a in self.assignments
                if a["node"] == name
                and a["role"] == role
                and in_force(a, on)
                and in_force(self.agencies[a["agency"]], on)
            ]
            if found:
                return found, name, distance
        return [], None, None

    def roles(self, node, on):
        listed = []
        for role in ROLES:
            found, _, distance = self.holders(node, role, on)
            listed += [(0, role, a["agency"], distance > 0) for a in found]
        return listed

    def shares(self, node, on):
        """{agency: share}, or None where they do not sum to 1."""
        leads, at, distance = self.holders(node, "lead", on)
        if not leads:
            return {}
        helpers, other, other_distance = self.holders(node, "coordinate", on)
        if helpers and not (other == at or other_distance < distance):
            helpers = []
        parts = [(a["agency"], a.get("share")) for a in leads]
        parts += [(a["agency"], a["share"]) for a in helpers if "share" in a]
        rest = 1 - sum(share for _, share in parts if share is not None)
        n_open = sum(share is None for _, share in parts)
        if rest < 0 or (rest != 0 and n_open == 0):
            return None
        shares = {}
        for agency, share in parts:
            shares[agency] = shares.get(agency, 0) + (rest / n_open if share is None else share)
        return shares

    def above(self, agency):
        return self.agencies[agency].get("answers-to", self.agencies[agency].get("parent"))

    def chain(self, node, on):
        steps = []
        for role in ("coordinate", "lead", "synthesise"):
            found, _, distance = self.holders(node, role, on)
            if found:
                steps.append([(role, a["agency"], distance > 0) for a in found])
        answering = self.holders(node, "synthesise", on)[0] or self.holders(node, "lead", on)[0]
        named, _, distance = self.holders(node, "oversee", on)
        level = [a["agency"] for a in answering]
        beside = [a["agency"] for a in named]
        step = [("oversee", agency, distance > 0) for agency in beside]
        seen = set(level + beside)
        while level or beside:
            found = []
            for agency in level:
                boss = self.above(agency)
                if boss is not None and boss not in seen:
                    seen.add(boss)
                    found.append(boss)
            step += [("oversee", a, False) for a in found if in_force(self.agencies[a], on)]
            if step:
                steps.append(step)
            level, beside, step = beside + found, [], []
        return [(i + 1, *row) for i, step in enumerate(steps) for row in step]


class OracleTest(unittest.TestCase):
    def check(self, made, tree, oracle, node, on):
        self.assertEqual(
            rows(made.list_assignments(tree, node, day(on))), oracle.roles(node, on)
        )
        self.assertEqual(rows(made.who_answers_for(tree, node, day(on))), oracle.chain(node, on))
        expected = oracle.shares(node, on)
        if expected is None:
            with raises(self, Dti.Error.CONFLICT):
                made.list_shares(tree, node, day(on))
            return
        shares = {s.get_agency().get_id(): s.get_share() for s in made.list_shares(tree, node, day(on))}
        self.assertEqual(list(shares), list(expected))
        for agency, share in expected.items():
            self.assertAlmostEqual(shares[agency], share, 12)
        if shares:
            self.assertAlmostEqual(sum(shares.values()), 1, 12)

    def test_random_plans(self):
        chance = random.Random(222)
        outcomes = {"none": 0, "shared": 0, "conflict": 0}
        for _ in range(600):
            parents, document = random_tree(chance)
            tree = framework(document)
            agencies, assignments = random_plan(chance, list(parents))
            made = plan(agencies=agencies, assignments=assignments)
            oracle = Oracle(parents, agencies, assignments)
            for node in parents:
                on = f"2023-{chance.randint(1, 12):02}-{chance.randint(14, 16)}"
                self.check(made, tree, oracle, node, on)
                shares = oracle.shares(node, on)
                kind = "conflict" if shares is None else "shared" if shares else "none"
                outcomes[kind] += 1
        # The plans are random, but not all of one kind.
        self.assertGreater(min(outcomes.values()), 100, outcomes)

    def test_shares_agree_with_validation(self):
        """Where validation finds no fault in shares, no day has one at a node with assignments."""
        chance = random.Random(2023)
        n_faults = n_sound = 0
        every_day = [datetime.date(2023, 1, 10) + datetime.timedelta(days=n) for n in range(350)]
        for _ in range(150):
            parents, document = random_tree(chance)
            tree = framework(document)
            agencies, assignments = random_plan(chance, list(parents))
            made = plan(agencies=agencies, assignments=assignments)
            oracle = Oracle(parents, agencies, assignments)
            nodes = {a["node"] for a in assignments if a["role"] in ("lead", "coordinate")}
            expected = {
                node for node in nodes if any(oracle.shares(node, str(d)) is None for d in every_day)
            }
            found = {p.props.node for p in made.validate(tree) if p.props.code == "invalid-shares"}
            self.assertEqual(found, expected)
            n_faults += len(expected)
            n_sound += len(nodes - expected)
        self.assertGreater(min(n_faults, n_sound), 20)


# ---- the real plan -----------------------------------------------------------------------------------


class KienGiangTest(unittest.TestCase):
    def test_who_is_responsible(self):
        document = json.loads(PLAN.read_text(encoding="utf-8"))
        made = kien_giang()
        monitors = [a for a in document["assignments"] if a["role"] == "monitor"]
        self.assertEqual(len(monitors), 17)
        self.assertEqual({a["node"] for a in document["assignments"]}, {"DTI"})
        reporters = made.list_reporters("q-agency", day("2023-09-24"))
        self.assertEqual({a["agency"] for a in monitors} - set(reporters), {"buudien"})
        self.assertEqual(reporters, made.list_reporters("y-agency", None))
        self.assertEqual(len(reporters), 16)

    def test_tasks(self):
        tasks = list(kien_giang().get_tasks())
        self.assertEqual(len(tasks), 27)
        self.assertEqual(len({task.get_group() for task in tasks}), 8)
        self.assertEqual(sum(not task.get_leads() for task in tasks), 14)
        nodes = Dti.Framework.new_builtin(FRAMEWORK_922)
        for task in tasks:
            title = nodes.lookup(task.get_node()).get_title("vi")
            self.assertEqual(task.get_group(), "Nhóm " + title)

    def test_obligations(self):
        made = kien_giang()
        self.assertEqual(
            ids(made.get_obligations()), ["q-agency", "y-agency", "q-coord", "y-coord", "on-request"]
        )
        dues = {"q-agency": (3, 25), "y-agency": (12, 20), "q-coord": (3, 30), "y-coord": (12, 25)}
        for name, (month, of_month) in dues.items():
            rule = made.lookup_obligation(name)
            self.assertEqual((rule.get_month(), rule.get_day()), (month, of_month))
            self.assertEqual(rule.get_bound(), Dti.Bound.BEFORE)
            self.assertEqual(rule.get_roll(), Dti.Roll.PRECEDING)
        self.assertEqual(made.lookup_obligation("q-coord").get_slack_days(), 5)
        self.assertEqual(
            made.lookup_obligation("on-request").get_every(), Dti.Frequency.ON_REQUEST
        )

    def test_target_and_baseline(self):
        made = kien_giang()
        (target,) = made.get_targets()
        self.assertEqual(target.get_kind(), Dti.TargetKind.RANK_AT_MOST)
        self.assertEqual((target.get_node(), target.get_unit(), target.get_period()), ("DTI", "KG", "2023"))
        self.assertEqual(target.get_value(), 20)
        printed = json.loads(PLAN.read_text(encoding="utf-8"))["baseline"]
        self.assertEqual([row["rank"] for row in printed], [32, 33, 21, 17])
        self.assertEqual(
            [row.get_doubtful() for row in made.get_baselines()], [False, False, True, True]
        )

    def test_validate(self):
        found = kien_giang().validate(Dti.Framework.new_builtin(FRAMEWORK_922))
        self.assertFalse(found.has_errors())
        codes = [p.props.code for p in found]
        self.assertEqual(codes.count("task-without-lead"), 14)
        (gap,) = [p for p in found if p.props.code == "not-reporting"]
        self.assertEqual(gap.props.raw_text, "buudien")
        self.assertIn("Bưu điện tỉnh Kiên Giang", gap.props.message)


# ---- the schema --------------------------------------------------------------------------------------


def property_names(schema):
    names = set()
    if isinstance(schema, dict):
        names |= set(schema["properties"]) if isinstance(schema.get("properties"), dict) else set()
        for value in schema.values():
            names |= property_names(value)
    elif isinstance(schema, list):
        for value in schema:
            names |= property_names(value)
    return names


def member_names(document):
    if isinstance(document, list):
        return set().union(*map(member_names, document))
    if isinstance(document, dict):
        return set(document).union(*map(member_names, document.values()))
    return set()


class SchemaTest(unittest.TestCase):
    def setUp(self):
        self.schema = json.loads(SCHEMA.read_text(encoding="utf-8"))

    def test_members_are_those_of_the_reader(self):
        """A document with every member of the schema has none that the reader does not know."""
        text = (CORPUS / "full.json").read_text(encoding="utf-8")
        free = {"languages", "description", "attributes"}
        declared = property_names(self.schema)
        self.assertEqual(declared - free - member_names(json.loads(text)), set())
        made = Dti.Plan.new_from_json(text)
        self.assertNotIn("unknown-member", [p.props.code for p in made.validate(None)])

    @unittest.skipIf(jsonschema is None, "python3-jsonschema is missing")
    def test_documents(self):
        validator = jsonschema.Draft202012Validator(self.schema)
        for path in (PLAN, CORPUS / "full.json", CORPUS / "shares.json"):
            validator.validate(json.loads(path.read_text(encoding="utf-8")))
        document = json.loads((CORPUS / "full.json").read_text(encoding="utf-8"))
        refused = [
            (["format"], "dti-units"),
            (["format-version"], 2),
            (["id"], ""),
            (["colour"], "red"),
            (["agencies", 0, "id"], 5),
            (["agencies", 0, "members"], "a"),
            (["assignments", 0, "role"], "boss"),
            (["assignments", 0, "share"], 1.5),
            (["tasks", 0, "frequency"], "day"),
            (["tasks", 0, "history", 0, "date"], "1/10/2023"),
            (["tasks", 0, "effects", 0, "probability"], 2),
            (["targets", 0, "kind"], "top"),
            (["targets", 1, "upper"], "x"),
            (["obligations", 0, "due", "anchor"], "moon"),
            (["obligations", 0, "due", "day"], 32),
            (["obligations", 0, "every"], "day"),
            (["baseline", 0, "doubtful"], "yes"),
        ]
        for path, value in refused:
            changed = json.loads(json.dumps(document))
            place = changed
            for step in path[:-1]:
                place = place[step]
            place[path[-1]] = value
            self.assertFalse(validator.is_valid(changed), path)
            if path != ["colour"]:
                with self.assertRaises(GLib.Error, msg=path):
                    Dti.Plan.new_from_json(json.dumps(changed))


if __name__ == "__main__":
    unittest.main(verbosity=2)
