#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""What makes the library one of Python: exceptions by code, days of datetime, attributes, lists, with."""

import copy
import datetime
import gc
import pathlib
import subprocess
import sys
import tempfile
import unittest

from support import FRAMEWORK_922, KIEN_GIANG, Dti, Gio, GLib, dataset, file, framework, HDI

HANOI = datetime.timezone(datetime.timedelta(hours=7))
ERRORS = {
    Dti.Error.INVALID_DATA: Dti.InvalidDataError,
    Dti.Error.NOT_FOUND: Dti.NotFoundError,
    Dti.Error.EXISTS: Dti.ExistsError,
    Dti.Error.UNSUPPORTED: Dti.UnsupportedError,
    Dti.Error.NOT_COMPUTABLE: Dti.NotComputableError,
    Dti.Error.CONFLICT: Dti.ConflictError,
    Dti.Error.LIMIT: Dti.LimitError,
    Dti.Error.FAILED: Dti.FailedError,
}


def score_922():
    loaded = Dti.Framework.new_builtin(FRAMEWORK_922)
    data = Dti.Dataset.new_from_file(file(KIEN_GIANG / "data-2022-2023.csv"), loaded)
    return Dti.Scorer.new(loaded).score(data, "2022")


class ExceptionTest(unittest.TestCase):
    def test_a_class_for_each_code(self):
        self.assertEqual(set(ERRORS), {Dti.Error(n) for n in Dti.Error.__enum_values__})
        for code, cls in ERRORS.items():
            self.assertTrue(issubclass(cls, Dti.DtiError))
            self.assertTrue(issubclass(cls, GLib.Error))
            self.assertEqual(cls.__name__, code.value_nick.title().replace("-", "") + "Error")
            error = cls("no more")
            self.assertTrue(error.matches(Dti.Error.quark(), code))
            self.assertEqual((error.message, error.code), ("no more", code))

    def test_raised_by_the_library(self):
        data = Dti.Dataset.new()
        data.add_unit("a", None)
        cases = {
            Dti.NotFoundError: lambda: Dti.Framework.new_builtin("x"),
            Dti.InvalidDataError: lambda: Dti.Framework.new_from_json("{"),
            Dti.ExistsError: lambda: Dti.Dataset.new().set_units(["a", "a"]),
        }
        for cls, call in cases.items():
            with self.subTest(cls.__name__):
                with self.assertRaises(cls) as caught:
                    call()
                self.assertIs(type(caught.exception), cls)
                self.assertIn(cls.__name__, repr(caught.exception))
                for general in (Dti.DtiError, GLib.Error, RuntimeError):
                    with self.assertRaises(general):
                        call()
        data.seal()
        with self.assertRaises(Dti.ConflictError):
            data.add_unit("b", None)

    def test_the_right_clause_is_taken(self):
        try:
            Dti.Framework.new_builtin("x")
        except (Dti.ConflictError, Dti.LimitError):
            self.fail("another code")
        except Dti.NotFoundError as error:
            self.assertIn("“x”", error.message)

    def test_other_domains_stay_what_they_are(self):
        with self.assertRaises(GLib.Error) as caught:
            Gio.File.new_for_path("/no/such/file").load_contents()
        self.assertIs(type(caught.exception), GLib.Error)
        self.assertTrue(caught.exception.matches(Gio.io_error_quark(), Gio.IOErrorEnum.NOT_FOUND))

    def test_made_by_hand(self):
        """GLib's own ways to make one give the class, too."""
        made = GLib.Error.new_literal(Dti.Error.quark(), "text", Dti.Error.LIMIT)
        self.assertIs(type(made), Dti.LimitError)
        self.assertIs(type(made.copy()), Dti.LimitError)
        self.assertEqual(str(copy.copy(made)), str(made))

    def test_a_rule_raises_one(self):
        class Refusing(Dti.Rule):
            def do_evaluate(self, number, maximum):
                raise Dti.NotComputableError("no") if number < 0 else Dti.LimitError("too much")

        with self.assertRaises(Dti.LimitError) as caught:
            Refusing().evaluate(1, 1)
        self.assertEqual(caught.exception.message, "too much")
        with self.assertRaises(Dti.NotComputableError):
            Refusing().evaluate(-1, 1)


class TimeTest(unittest.TestCase):
    def test_both_are_taken(self):
        day = datetime.date(2024, 2, 29)
        glib = GLib.Date.new_dmy(29, GLib.DateMonth.FEBRUARY, 2024)
        for given in (day, glib):
            window = Dti.Period.new_window(given, given)
            self.assertEqual(window.get_first_day(), day)
            self.assertIs(type(window.first_day), datetime.date)
            self.assertIn(given, Dti.Period.new_year(2024))
            self.assertNotIn(given, Dti.Period.new_year(2023))
            calendar = Dti.Calendar.new()
            self.assertEqual(calendar.roll(given, Dti.Roll.FOLLOWING), day)
            self.assertEqual(calendar.add_working_days(day=given, n_days=1), datetime.date(2024, 3, 1))

    def test_an_instant_is_no_day(self):
        with self.assertRaises(TypeError):
            Dti.Period.new_year(2024).contains_day(datetime.datetime(2024, 1, 1, tzinfo=HANOI))

    def open_one(self, instant):
        register = Dti.SubmissionRegister.new()
        report = register.open("a", "q", "2023-Q3", "an", instant)
        return report.history[0].instant

    def test_instants_come_back(self):
        instants = [
            datetime.datetime(2023, 9, 20, 8, 30, 15, tzinfo=HANOI),
            datetime.datetime(2023, 9, 20, 1, 30, tzinfo=datetime.timezone.utc),
        ]
        for instant in instants:
            back = self.open_one(instant)
            self.assertIs(type(back), datetime.datetime)
            self.assertEqual(back, instant)
            # The register keeps its own zone.
            self.assertEqual(back.utcoffset(), HANOI.utcoffset(None))
        given = GLib.DateTime.new_from_iso8601("2023-09-20T08:30:15+07", None)
        self.assertEqual(self.open_one(given), instants[0])

    def test_without_a_zone(self):
        with self.assertRaisesRegex(ValueError, "time zone"):
            self.open_one(datetime.datetime(2023, 9, 20))

    def test_set_as_an_attribute(self):
        plan = Dti.Plan.new_from_file(file(KIEN_GIANG / "plan.json"))
        schedule = Dti.Schedule.new(plan, None)
        self.assertIsNone(schedule.today)
        schedule.today = datetime.date(2023, 9, 25)
        self.assertEqual(schedule.today, datetime.date(2023, 9, 25))
        schedule.today = None
        self.assertIsNone(schedule.get_today())


class PathTest(unittest.TestCase):
    def test_a_path_is_a_file(self):
        path = KIEN_GIANG / "data-2022-2023.csv"
        loaded = Dti.Framework.new_builtin(FRAMEWORK_922)
        by_path = Dti.Dataset.new_from_file(path, loaded)
        by_file = Dti.Dataset.new_from_file(file(path), framework=loaded)
        for data in (by_path, by_file):
            data.seal()
        self.assertEqual(by_path.get_digest(), by_file.get_digest())
        with tempfile.TemporaryDirectory() as folder:
            with self.assertRaises(Dti.NotFoundError):
                Dti.Framework.new_from_file(pathlib.Path(folder) / "no.json")


class AttributeTest(unittest.TestCase):
    def test_getters(self):
        loaded = framework(HDI)
        self.assertEqual(loaded.id, "hdi")
        self.assertEqual(loaded.title, loaded.get_main_title())
        self.assertEqual(loaded["le"].rules[0].min, 20)
        self.assertEqual([node.id for node in loaded.root.children], ["le", "edu", "gnipc"])
        year = Dti.Period.new_year(2023)
        self.assertEqual((year.kind, year.n_days), (Dti.PeriodKind.YEAR, 365))

    def test_no_number_is_none(self):
        card = Dti.Scorer.new(framework(HDI)).score(dataset({"a": {"le": 70}}))
        score = card.list_scores("hdi")[0]
        self.assertIsNone(score.score)
        # GObject's own level says NaN.
        self.assertNotEqual(score.props.score, score.props.score)
        self.assertEqual(card.list_scores("le")[0].value, (70 - 20) / (85 - 20))

    def test_setters(self):
        scorer = Dti.Scorer.new(framework(HDI))
        scorer.threads = 3
        self.assertEqual(scorer.get_threads(), 3)
        with self.assertRaises(AttributeError):
            scorer.framework = None
        with self.assertRaises(AttributeError):
            framework(HDI).id = "other"

    def test_words_of_the_language(self):
        plan = Dti.Plan.new_from_file(file(KIEN_GIANG / "plan.json"))
        rule = plan.obligations[0]
        self.assertEqual(rule.from_, rule.get_property("from"))

    def test_a_completion_lists_them(self):
        self.assertLessEqual({"id", "get_id", "nodes", "to_pandas"}, set(dir(framework(HDI))))


class ListTest(unittest.TestCase):
    def test_models(self):
        nodes = framework(HDI).nodes
        self.assertEqual(len(nodes), 6)
        self.assertEqual(nodes[0].id, "hdi")
        self.assertEqual(nodes[-1].id, "gnipc")
        self.assertEqual([node.id for node in nodes[1:3]], ["le", "edu"])
        self.assertIn("6", repr(nodes))
        with self.assertRaises(IndexError):
            nodes[6]

    def test_by_id(self):
        card = score_922()
        other = Dti.Scorer.new(card.framework).score(card.dataset, "2023")
        changes = Dti.RankChangeList.new(card, other)
        self.assertEqual(changes["KG"].unit, "KG")
        self.assertEqual(changes[0], changes[changes[0].unit])
        self.assertIn("KG", changes)
        self.assertNotIn("XX", changes)
        self.assertIn(changes[0], changes)
        with self.assertRaises(KeyError):
            changes["XX"]
        with self.assertRaises(IndexError):
            changes[1000]
        self.assertEqual(Dti.Statistics.new(card.framework, card.dataset, "2022")["NTS"].id, "NTS")

    def test_empty_lists_are_objects(self):
        problems = Dti.ProblemList.new()
        self.assertEqual(len(problems), 0)
        self.assertTrue(problems)

    def test_with(self):
        scenario = Dti.Scenario.new(score_922())
        with self.assertRaises(KeyError), scenario.step():
            scenario["KG", "HTS"] = 0.9
            raise KeyError
        self.assertEqual(scenario.n_edits, 1)
        scenario.undo()
        self.assertEqual(scenario.n_edits, 0)
        counted = []
        scorer = Dti.Scorer.new(framework(HDI))
        scorer.connect("notify::threads", lambda *_: counted.append(1))
        with scorer.freeze_notify():
            scorer.threads = 2
            scorer.threads = 3
            self.assertEqual(counted, [])
        self.assertEqual(counted, [1])


class StoryTest(unittest.TestCase):
    """What an analyst and a synthesiser write, and nothing more."""

    def test_why_a_rank_changed(self):
        older = score_922()
        newer = Dti.Scorer.new(older.framework).score(older.dataset, "2023")
        parts = Dti.Attribution.between(older, newer, "KG")
        change = newer["KG", "DTI"] - older["KG", "DTI"]
        self.assertAlmostEqual(sum(part.points for part in parts), change, places=9)
        worst = min(parts, key=lambda part: part.points)
        self.assertIn(worst.node_id, newer.framework)
        moved = Dti.RankChange.between(older, newer, "KG")
        self.assertEqual(moved.older_rank, older.get_rank("KG", "DTI"))
        places = moved.own_effect + moved.field_effect + (moved.cohort_effect or 0)
        self.assertAlmostEqual(abs(places), abs(moved.rank_change), places=9)
        self.assertEqual(str(moved), moved.to_sentence())

    def test_closing_a_quarter(self):
        register = Dti.SubmissionRegister.new()
        at = datetime.datetime(2023, 10, 2, 9, tzinfo=HANOI)
        report = register.open("SKHDT", "quarterly", "2023-Q3", "an", at)
        report.set_content(1, 1, 0, 0)
        report.apply(Dti.SubmissionAction.SUBMIT, actor="an", reason=None, instant=at)
        allowed, why = report.can(Dti.SubmissionAction.RETURN, "bình")
        self.assertTrue(allowed, why)
        report.apply(Dti.SubmissionAction.RETURN, actor="bình", reason="Thiếu tài liệu", instant=at)
        self.assertEqual(report.state, Dti.SubmissionState.RETURNED)
        self.assertEqual([event.actor for event in report.history][-1], "bình")
        self.assertIs(register["SKHDT", "quarterly", "2023-Q3"], report)


class ImportTest(unittest.TestCase):
    def run_python(self, program):
        head = 'import sys\nimport gi\ngi.require_version("Dti", "1.0")\nfrom gi.repository import Dti\n'
        result = subprocess.run(
            [sys.executable, "-c", head + program], capture_output=True, text=True, check=True
        )
        return result.stdout

    def test_heavy_modules_wait(self):
        program = (
            f'framework = Dti.Framework.new_builtin("{FRAMEWORK_922}")\n'
            'print([name for name in ("numpy", "pandas", "html") if name in sys.modules])'
        )
        self.assertEqual(self.run_python(program), "[]\n")

    def test_classes_wait(self):
        program = (
            "from gi.module import get_introspection_module as module\n"
            'print(sorted(n for n, v in vars(module("Dti")).items() if isinstance(v, type)))'
        )
        self.assertEqual(self.run_python(program), "['Error']\n")

    def test_objects_that_come_first_are_complete(self):
        """A class that a script never named is complete where an object of it comes out of the library."""
        program = (
            f'framework = Dti.Framework.new_builtin("{FRAMEWORK_922}")\n'
            'print(framework["DTI"].id, framework["HTS"].get_parents()[0].id)'
        )
        self.assertRegex(self.run_python(program), r"^DTI \w+\n$")

    def test_threads_see_complete_classes(self):
        program = """
import threading
sys.setswitchinterval(1e-6)
names = [name for name in dir(Dti) if name[0].isupper() and not name.endswith("Class")]
added = {"Framework": "to_pandas", "Node": "id", "Scorecard": "to_numpy", "Series": "from_values"}
start, incomplete = threading.Barrier(12), []
def work():
    start.wait()
    for name in sorted(names):
        if not hasattr(getattr(Dti, name), added.get(name, "__doc__")):
            incomplete.append(name)
threads = [threading.Thread(target=work) for _ in range(12)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(incomplete)
"""
        for _ in range(5):
            self.assertEqual(self.run_python(program), "[]\n")

    def test_references(self):
        """The wrappers of methods hold nothing."""
        loaded = framework(HDI)
        before = loaded.__grefcount__
        for _ in range(100):
            loaded.nodes, loaded.root, loaded.get_nodes(), list(loaded)
        gc.collect()
        self.assertEqual(loaded.__grefcount__, before)


if __name__ == "__main__":
    unittest.main()
