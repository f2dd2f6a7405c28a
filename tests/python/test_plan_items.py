#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""What plans consist of, from Python: every item tells what the document says of it."""

import copy
import datetime
import json
import math
import random
import unittest

from gi.repository import GObject
from support import KIEN_GIANG, ROOT, Dti, Gio, GLib, raises

PLAN = KIEN_GIANG / "plan.json"
CORPUS = ROOT / "tests" / "fuzzing" / "corpus" / "plan"

FREQUENCIES = ["on-request", "week", "month", "quarter", "half", "year"]
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
ROLES = ["lead", "coordinate", "monitor", "synthesise", "supply-data", "oversee"]
STATUSES = ["planned", "ongoing", "done", "suspended", "cancelled"]


def plan(**members):
    document = {"format": "dti-plan", "format-version": 1, "id": "test", **members}
    return Dti.Plan.new_from_json(json.dumps(document))


def day(date):
    return GLib.Date.new_dmy(date.day, GLib.DateMonth(date.month), date.year)


def as_list(value):
    if value is None:
        return []
    return [value] if isinstance(value, str) else value


def or_none(result):
    """What a getter tells that may tell nothing: the overrides make None of C's (found, result)."""
    if isinstance(result, tuple):
        found, result = result
        return result if found else None
    return result


def nick_or_none(result):
    value = or_none(result)
    return None if value is None else value.value_nick


def main_title(title):
    """The Vietnamese title, else the English one, else any."""
    if not isinstance(title, dict):
        return title
    return title.get("vi", title.get("en", next(iter(title.values()), None)))


class Reader:
    """Compares an item with its object in the document, member by member."""

    def __init__(self, test, item, document):
        self.test, self.item, self.document = test, item, document

    def same(self, name, expected):
        """The getter and the property tell the same."""
        getter = "get_main_title" if name == "title" else "get_" + name
        self.test.assertEqual(getattr(self.item, getter)(), expected, (self.document, name))
        self.test.assertEqual(getattr(self.item.props, name), expected, (self.document, name))

    def text(self, *members):
        for member in members:
            self.same(member.replace("-", "_"), self.document.get(member))

    def texts(self, **names):
        for name, member in names.items():
            self.same(name, as_list(self.document.get(member)))

    def nick(self, name, expected):
        for value in (getattr(self.item, "get_" + name)(), getattr(self.item.props, name)):
            self.test.assertEqual(value.value_nick, expected, (self.document, name))

    def number(self, member):
        """A number that need not be there: then it is NaN, never 0."""
        expected = self.document.get(member)
        of_property = getattr(self.item.props, member)
        self.test.assertEqual(or_none(getattr(self.item, "get_" + member)()), expected)
        if expected is None:
            self.test.assertTrue(math.isnan(of_property))
        else:
            self.test.assertEqual(of_property, expected)

    def valid(self):
        valid = self.document.get("valid", {})
        self.same("valid_from", valid.get("from"))
        self.same("valid_to", valid.get("to"))
        first = datetime.date.fromisoformat(valid.get("from", "1900-01-01"))
        last = datetime.date.fromisoformat(valid.get("to", "2300-12-31"))
        for date in (first, last):
            for offset in (-1, 0, 1):
                other = date + datetime.timedelta(offset)
                inside = ("from" not in valid or other >= first) and (
                    "to" not in valid or other <= last
                )
                self.test.assertEqual(self.item.is_valid_on(day(other)), inside)


def compare_agency(test, item, document):
    reader = Reader(test, item, document)
    reader.text("id", "abbreviation", "kind", "parent", "note", "source")
    reader.same("title", main_title(document.get("title")))
    reader.texts(members="members", aliases="aliases", successors="successors")
    reader.same("answers_to", document.get("answers-to", document.get("parent")))
    reader.same("is_group", document.get("kind") == "group" or bool(document.get("members")))
    reader.valid()


def compare_assignment(test, item, document):
    reader = Reader(test, item, document)
    reader.text("node", "agency", "legal-basis", "note")
    reader.nick("role", document["role"])
    reader.number("share")
    reader.valid()


def compare_baseline(test, item, document):
    reader = Reader(test, item, document)
    reader.text("node", "unit", "period", "note", "source")
    reader.number("value")
    reader.number("rank")
    reader.same("doubtful", document.get("doubtful", False))


def compare_target(test, item, document, is_task=False):
    reader = Reader(test, item, document)
    reader.nick("kind", document["kind"] if "kind" in document else document["op"])
    reader.same("value", document["value"])
    if document.get("kind", document.get("op")) == "range":
        reader.same("upper", document["upper"])
    else:
        test.assertTrue(math.isnan(item.get_upper()) and math.isnan(item.props.upper))
    if is_task:
        reader.same("unit_of_measure", document.get("unit"))
        test.assertIsNone(item.get_node())
        return
    reader.text("id", "node", "unit", "period", "unit-of-measure", "source")
    reader.same("title", main_title(document.get("title")))


def compare_task(test, item, document):
    reader = Reader(test, item, document)
    reader.text("id", "group", "node", "due", "legal-basis", "note", "source")
    reader.same("title", main_title(document.get("title")))
    reader.texts(leads="lead", coordinators="coordinate", performers="by")
    reader.texts(requires="requires", excludes="excludes")
    reader.number("cost")
    reader.valid()
    test.assertEqual(nick_or_none(item.get_frequency()), document.get("frequency"))

    history = document.get("history", [])
    reader.nick("status", history[-1]["status"] if history else document.get("status", "planned"))
    test.assertEqual(len(history), item.get_history().get_n_items())
    for event, expected in zip(item.props.history, history):
        of_event = Reader(test, event, expected)
        of_event.text("date", "actor", "note")
        of_event.nick("status", expected["status"])
    effects = document.get("effects", [])
    test.assertEqual(len(effects), item.get_effects().get_n_items())
    for effect, expected in zip(item.props.effects, effects):
        of_effect = Reader(test, effect, expected)
        of_effect.text("node")
        of_effect.number("points")
        of_effect.number("value")
        of_effect.same("probability", expected.get("probability", 1))
    if "target" in document:
        compare_target(test, item.get_target(), document["target"], is_task=True)
    else:
        test.assertIsNone(item.props.target)


def compare_obligation(test, item, document):
    reader = Reader(test, item, document)
    reader.text("id", "feeds", "legal-basis", "note")
    reader.same("title", main_title(document.get("title")))
    # “from” is a word of Python: such properties are asked for by name.
    test.assertEqual(item.get_from(), as_list(document.get("from")))
    test.assertEqual(item.get_property("from"), as_list(document.get("from")))
    reader.texts(to="to", nodes="nodes")
    reader.nick("every", document.get("every") or "on-request")
    due = document.get("due", {"anchor": "on-request"})
    reader.nick("anchor", due["anchor"])
    reader.nick("bound", due.get("bound", "on-or-before"))
    reader.nick("roll", due.get("roll", "none"))
    for member in ("month", "day", "offset-days", "offset-months"):
        reader.same(member.replace("-", "_"), due.get(member, 0))
    window = document.get("window", {})
    for member in ("first-month", "first-day", "last-month", "last-day"):
        reader.same("window_" + member.replace("-", "_"), window.get(member, 0))
    for member in ("opens-days-before", "cut-off-days-before"):
        name = member.replace("-", "_")
        test.assertEqual(or_none(getattr(item, "get_" + name)()), document.get(member))
        test.assertEqual(getattr(item.props, name), document.get(member, -1))
    reader.same("slack_days", document.get("slack-days", 0))
    reader.same("remind_days", document.get("remind-days", 7))
    reader.valid()


SECTIONS = {
    "agencies": compare_agency,
    "assignments": compare_assignment,
    "tasks": compare_task,
    "targets": compare_target,
    "obligations": compare_obligation,
    "baseline": compare_baseline,
}


def compare(test, document):
    made = Dti.Plan.new_from_json(json.dumps(document))
    n_items = 0
    for section, compare_item in SECTIONS.items():
        items = list(getattr(made, "get_" + section.replace("baseline", "baselines"))())
        test.assertEqual(len(items), len(document.get(section, [])))
        for item, expected in zip(items, document.get(section, [])):
            compare_item(test, item, expected)
            n_items += 1
    return n_items


# ---- documents made at random ----


def some(chance, members):
    """Some of the members."""
    return {name: value for name, value in members.items() if random.random() < chance}


def ids_of(ids):
    return random.sample(ids, random.randrange(len(ids) + 1))


def random_valid():
    first = datetime.date(1900, 1, 1) + datetime.timedelta(random.randrange(146000))
    last = first + datetime.timedelta(random.randrange(1000))
    return some(0.7, {"from": first.isoformat(), "to": last.isoformat()})


def random_title(text):
    return random.choice([text, {"vi": text}, {"en": text}, {"vi": text, "en": text + " en"}])


def random_task(identifier, agencies, tasks):
    days = sorted(
        (datetime.date(2023, 1, 1) + datetime.timedelta(random.randrange(600))).isoformat()
        for _ in range(random.randrange(4))
    )
    history = [{"status": random.choice(STATUSES), "date": date, "actor": "x"} for date in days]
    target = {"op": "at-least", "value": random.random(), "unit": "lần/tuần"}
    task = some(
        0.6,
        {
            "title": random_title("Nhiệm vụ " + identifier),
            "group": "NTS",
            "node": "a",
            "lead": ids_of(agencies),
            "coordinate": ids_of(agencies),
            "by": ids_of(agencies),
            "due": random.choice(["2023-12-31", "2024-02-29"]),
            "frequency": random.choice(FREQUENCIES),
            "target": random.choice([target, {"kind": "range", "value": 1, "upper": 2}]),
            "cost": random.randrange(10**12),
            "effects": [{"node": "a", "points": 1.5}, {"node": "b", "value": 0, "probability": 0}],
            "requires": ids_of(tasks),
            "status": random.choice(STATUSES),
            "history": history,
            "valid": random_valid(),
            "legal-basis": "l",
            "note": "n",
            "source": "s",
        },
    )
    if task.get("history"):
        task.pop("status", None)
    return {"id": identifier, **task}


def random_due(every):
    if every is None or every == "on-request":
        return {"anchor": "on-request"}
    offsets = {"offset-days": random.randrange(-9, 9), "offset-months": random.randrange(-3, 3)}
    common = some(
        0.5,
        {
            "bound": random.choice(["before", "on-or-before"]),
            "roll": random.choice(["none", "preceding", "following", "modified-following"]),
            **offsets,
        },
    )
    anchors = ["period-end", "fixed-date"] + ["month-of-period"] * (every != "week")
    anchor = random.choice(anchors)
    if anchor == "month-of-period":
        common["day"] = random.randrange(1, 32)
        common.update(some(0.5, {"month": random.randrange(1, MONTHS[every] + 1)}))
    elif anchor == "fixed-date":
        common.update(month=random.randrange(1, 13), day=random.randrange(1, 29))
    return {"anchor": anchor, **common}


def random_obligation(identifier, agencies):
    every = random.choice([None, *FREQUENCIES])
    window = {"first-month": random.randrange(-3, 0), "first-day": random.randrange(1, 32)}
    return {
        "id": identifier,
        "from": random.choice([random.choice(agencies), agencies[:2]]),
        "every": every,
        "due": random_due(every),
        **some(
            0.5,
            {
                "title": random_title("Báo cáo"),
                "to": random.choice([agencies[-1], ids_of(agencies)]),
                "window": some(0.7, {**window, "last-month": 0, "last-day": 31}),
                "opens-days-before": random.randrange(30),
                "cut-off-days-before": random.randrange(30),
                "slack-days": random.randrange(30),
                "remind-days": random.randrange(30),
                "nodes": ["a", "b"],
                "valid": random_valid(),
                "legal-basis": "l",
                "note": "n",
            },
        ),
    }


def random_agency(identifier, others):
    members = {
        "title": random_title("Sở " + identifier),
        "abbreviation": "S" + identifier,
        "aliases": ["x", "y"],
        "kind": random.choice(["department", "group", "sở"]),
        "members": ids_of(others),
        "successors": ids_of(others),
        "valid": random_valid(),
        "note": "n",
        "source": "s",
    }
    if others:
        members.update({"parent": others[0], "answers-to": others[-1]})
    return {"id": identifier, **some(0.5, members)}


def random_document():
    agencies = [f"A{i}" for i in range(random.randrange(1, 8))]
    tasks = [f"t{i}" for i in range(random.randrange(8))]
    value = {"value": random.uniform(-9, 9)}
    return {
        "format": "dti-plan",
        "format-version": 1,
        "id": "random",
        # What comes later stands below what came before: there is no cycle.
        "agencies": [random_agency(name, agencies[:i]) for i, name in enumerate(agencies)],
        "assignments": [
            {
                "node": f"n{i}",
                "agency": random.choice(agencies),
                "role": role,
                **some(0.5, {"share": 1.0} if role == "lead" else {"note": "n"}),
                **some(0.5, {"legal-basis": "l", "valid": random_valid()}),
            }
            for i, role in enumerate(random.choices(ROLES, k=random.randrange(8)))
        ],
        "tasks": [random_task(name, agencies, tasks[:i]) for i, name in enumerate(tasks)],
        "targets": [
            {
                "node": "a",
                "kind": kind,
                "value": 1 + random.random(),
                **({"upper": 3.5} if kind == "range" else {}),
                **some(0.5, {"id": f"g{i}", "unit": "KG", "period": "2023-Q3", "title": "T"}),
            }
            for i, kind in enumerate(["at-least", "at-most", "exact", "range", "rank-at-most"])
        ],
        "obligations": [random_obligation(f"o{i}", agencies) for i in range(random.randrange(6))],
        "baseline": [
            {"node": "a", **value, **some(0.5, {"rank": 32, "doubtful": True, "period": "2022"})},
            {"node": "a", "rank": 1, **some(0.5, {**value, "unit": "KG", "source": "s"})},
        ],
    }


class ItemsTest(unittest.TestCase):
    def test_kien_giang(self):
        """The whole plan: what Python's own reader of JSON finds, the items tell."""
        document = json.loads(PLAN.read_text(encoding="utf-8"))
        self.assertGreater(compare(self, document), 50)
        made = Dti.Plan.new_from_json(json.dumps(document))
        self.assertEqual(sum(not task.get_leads() for task in made.get_tasks()), 14)

    def test_every_member(self):
        document = json.loads((CORPUS / "full.json").read_text(encoding="utf-8"))
        self.assertGreater(compare(self, document), 15)

    def test_random(self):
        random.seed(222)
        for _ in range(150):
            compare(self, random_document())

    def test_properties_are_all(self):
        """Each getter has a property of its name, but for those that a property cannot hold."""
        without = {"title", "main_title", "status_on", "frequency"}
        for cls in (
            Dti.Agency,
            Dti.Assignment,
            Dti.Baseline,
            Dti.ObligationRule,
            Dti.Target,
            Dti.Task,
            Dti.TaskEffect,
            Dti.TaskEvent,
        ):
            getters = {name[4:] for name in vars(cls) if name.startswith("get_")}
            properties = {pspec.name.replace("-", "_") for pspec in cls.list_properties()}
            self.assertEqual(getters - without, properties - {"title"}, cls)


class AgencyTest(unittest.TestCase):
    def test_constructor(self):
        agency = Dti.Agency.new("cat", "Công an tỉnh")
        self.assertEqual((agency.get_id(), agency.get_main_title()), ("cat", "Công an tỉnh"))
        self.assertEqual(agency.get_title(None), "Công an tỉnh")
        self.assertIsNone(Dti.Agency.new("cat", None).get_title("vi"))
        self.assertEqual(Dti.Agency(id="x", title="y").props.title, "y")

    def test_titles(self):
        titles = {"vi": "Sở", "en": "Department", "fr": "Service"}
        agency = plan(agencies=[{"id": "a", "title": titles}]).lookup_agency("a")
        for language, title in titles.items():
            self.assertEqual(agency.get_title(language), title)
        self.assertEqual(agency.get_title(None), "Sở")
        self.assertEqual(agency.get_title("de"), "Department")

    def test_collation(self):
        names = ["Ban Dân tộc", "Báo Kiên Giang", "Cục Thuế", "Doanh nghiệp", "Đài PTTH", "Sở Y tế"]
        mixed = random.Random(1).sample(names, len(names))
        agencies = [Dti.Agency.new(str(i), name) for i, name in enumerate(mixed)]
        store = Gio.ListStore.new(Dti.Agency)
        for agency in agencies:
            store.insert_sorted(agency, self.compare_keys)
        self.assertEqual([agency.props.title for agency in store], names)

    @staticmethod
    def compare_keys(a, b):
        keys = a.props.collation_key, b.props.collation_key
        return (keys[0] > keys[1]) - (keys[0] < keys[1])


class TargetTest(unittest.TestCase):
    def test_is_met(self):
        kinds = {
            "at-least": lambda number: number >= 0.6,
            "at-most": lambda number: number <= 0.6,
            "exact": lambda number: number == 0.6,
            "range": lambda number: 0.6 <= number <= 0.7,
        }
        for kind, expected in kinds.items():
            upper = {"upper": 0.7} if kind == "range" else {}
            target = plan(targets=[{"node": "a", "kind": kind, "value": 0.6, **upper}])
            target = target.get_targets()[0]
            for number in (-math.inf, 0.0, 0.59, 0.6, 0.65, 0.7, 0.71, math.inf, math.nan):
                self.assertEqual(target.is_met(number), expected(number), (kind, number))

    def test_rank(self):
        target = Dti.Plan.new_from_json(PLAN.read_text(encoding="utf-8")).get_targets()[0]
        self.assertEqual(target.get_kind(), Dti.TargetKind.RANK_AT_MOST)
        self.assertTrue(target.is_met(20))
        self.assertFalse(target.is_met(32))


class StatusTest(unittest.TestCase):
    def test_status_on(self):
        """The status of every day is that of the last event until then."""
        random.seed(7)
        for _ in range(30):
            offsets = sorted(random.choices(range(60), k=random.randrange(5)))
            start = datetime.date(2023, 12, 15)
            history = [
                {
                    "status": random.choice(STATUSES),
                    "date": (start + datetime.timedelta(offset)).isoformat(),
                }
                for offset in offsets
            ]
            task = plan(tasks=[{"id": "t", "history": history}]).lookup_task("t")
            for offset in range(-1, 62):
                date = start + datetime.timedelta(offset)
                until = [e["status"] for e in history if e["date"] <= date.isoformat()]
                status = nick_or_none(task.get_status_on(day(date)))
                self.assertEqual(status, until[-1] if until else None)


class FaultTest(unittest.TestCase):
    """A member with a wrong value is refused, and the message names its place."""

    FAULTS = [
        ("agencies", 0, "id", 5),
        ("agencies", 0, "members", "a"),
        ("agencies", 0, "valid", "from", "2023-9-1"),
        ("assignments", 0, "role", "boss"),
        ("assignments", 0, "share", 1.5),
        ("assignments", 0, "share", -0.5),
        ("tasks", 0, "due", "31/12/2023"),
        ("tasks", 0, "cost", -1),
        ("tasks", 0, "frequency", "daily"),
        ("tasks", 0, "target", "op", ">="),
        ("tasks", 0, "effects", 0, "probability", 1.01),
        ("tasks", 0, "history", 0, "date", "2023-02-29"),
        ("targets", 0, "value", 0),
        ("targets", 1, "upper", 0.25),
        ("targets", 1, "period", "last year"),
        ("obligations", 0, "every", "day"),
        ("obligations", 0, "due", "anchor", "moon"),
        ("obligations", 0, "due", "day", 32),
        ("obligations", 0, "due", "month", 4),
        ("obligations", 1, "due", "month", 13),
        ("obligations", 0, "remind-days", -1),
        ("baseline", 0, "rank", 0),
        ("baseline", 0, "doubtful", "yes"),
    ]

    def test_faults(self):
        document = json.loads((CORPUS / "full.json").read_text(encoding="utf-8"))
        for *path, value in self.FAULTS:
            changed = copy.deepcopy(document)
            place = changed
            for step in path[:-1]:
                place = place[step]
            place[path[-1]] = value
            with raises(self, Dti.Error.INVALID_DATA) as caught:
                Dti.Plan.new_from_json(json.dumps(changed))
            pointer = "/" + "/".join(map(str, path))
            self.assertIn(pointer + ":", caught.exception.message, path)

    def test_missing_members(self):
        """Without a member that it needs, an item is refused; without another one it is not."""
        needed = {
            "agencies": {"id"},
            "assignments": {"node", "agency", "role"},
            "tasks": {"id"},
            "targets": {"node", "kind", "value", "upper"},
            "obligations": {"id", "from", "due"},
            "baseline": {"node"},
        }
        document = json.loads((CORPUS / "full.json").read_text(encoding="utf-8"))
        for section, names in needed.items():
            for position, item in enumerate(document[section]):
                for member in item:
                    self.check_without(document, section, position, member, member in names)

    def check_without(self, document, section, position, member, is_needed):
        changed = copy.deepcopy(document)
        del changed[section][position][member]
        own = f"/{section}/{position}"
        try:
            Dti.Plan.new_from_json(json.dumps(changed))
        except GLib.Error as error:
            # Others may still speak of what is gone: that is no fault of this item.
            if f"{own}:" in error.message or f"{own}/" in error.message:
                self.assertTrue(is_needed or self.is_bound(member, document[section][position]))
                return
            self.assertEqual(member, "id", error.message)
            return
        self.assertFalse(is_needed and not self.is_loose(member, document[section][position]))

    @staticmethod
    def is_bound(member, item):
        """Where the frequency is gone, a regular due day contradicts it."""
        return member == "every" and item["due"]["anchor"] != "on-request"

    @staticmethod
    def is_loose(member, item):
        """A report on request needs no due rule, a target no id."""
        return member == "due" and not item.get("every")


class BoundaryTest(unittest.TestCase):
    def test_items_cannot_be_changed(self):
        made = Dti.Plan.new_from_json(PLAN.read_text(encoding="utf-8"))
        for section in ("agencies", "assignments", "tasks", "targets", "obligations", "baselines"):
            for item in getattr(made, "get_" + section)():
                for pspec in item.list_properties():
                    flags = pspec.flags
                    constructor = flags & GObject.ParamFlags.CONSTRUCT_ONLY
                    self.assertFalse(flags & GObject.ParamFlags.WRITABLE and not constructor)

    def test_empty_items(self):
        """An object that no document made is empty, and does not crash."""
        for cls in (Dti.Assignment, Dti.Baseline, Dti.ObligationRule, Dti.Target, Dti.Task):
            item = cls()
            for pspec in cls.list_properties():
                item.get_property(pspec.name)
        self.assertEqual(Dti.Task().get_effects().get_n_items(), 0)
        self.assertEqual(Dti.TaskEffect().get_probability(), 1)
        self.assertIsNone(Dti.TaskEvent().get_date())


if __name__ == "__main__":
    unittest.main(verbosity=2)
