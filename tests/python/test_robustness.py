#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Experiments: uncertain inputs, how sure ranks are, which input moves them, what each node does."""

import array
import csv
import io
import itertools
import json
import math
import os
import tempfile
import unittest

from support import Dti, Gio, GLib, dataset, framework, raises

TREE = {
    "format": "dti-framework",
    "format-version": 1,
    "id": "t",
    "method": [{"step": "treat", "winsorise": {"max-points": 1}, "then": "none"}],
    "root": {
        "id": "r",
        "aggregation": "mean",
        "missing": "rebase",
        "children": [
            {"id": "p", "weight": 2, "level": "pillar", "aggregation": "mean", "missing": "rebase",
             "children": [
                 {"id": "a", "weight": 1, "domain": [0, 100], "rule": {"type": "min-max"}},
                 {"id": "b", "weight": 3, "rule": {"type": "min-max"}}]},
            {"id": "q", "weight": 1, "level": "pillar", "aggregation": "mean", "missing": "rebase",
             "children": [
                 {"id": "c", "weight": 1, "rule": {"type": "min-max"}},
                 {"id": "d", "weight": 1, "direction": "down", "rule": {"type": "min-max"}}]},
        ],
    },
}
TABLE = {
    "u": {"a": 10, "b": 40, "c": 7, "d": 3},
    "v": {"a": 30, "b": 20, "c": 5, "d": None},
    "w": {"a": 55, "b": 31, "c": 9, "d": 8},
    "x": {"a": 21, "b": 65, "c": 2, "d": 5},
    "y": {"a": 90, "b": 12, "c": 1, "d": 1},
    "z": {"a": 48, "b": 33, "c": 6, "d": 4},
}
UNITS = list(TABLE)


def card(document=TREE, table=TABLE):
    model = framework(document)
    return Dti.Scorer.new(model).score(dataset(table, "2023"), "2023")


def experiment(*inputs, seed=1, **options):
    result = Dti.Experiment.new(card(**options))
    for text in inputs:
        result.add_input(Dti.UncertainInput.new_from_json(json.dumps(text)))
    result.set_seed(seed)
    return result


def points(*rows):
    return GLib.Bytes.new(array.array("d", itertools.chain(*rows)).tobytes())


def column(data):
    return list(memoryview(data.get_data() or b"").cast("d"))


def scores(result, unit):
    return column(result.get_score_column(unit))


def changed(document, pointer, value):
    """A copy of the document with another value at the place."""
    copy = json.loads(json.dumps(document))
    *path, last = [int(step) if step.isdigit() else step for step in pointer.split("/")[1:]]
    place = copy
    for step in path:
        place = place[step]
    place[last] = value
    return copy


AGGREGATION = {"id": "agg", "nodes": "pillars", "member": "aggregation",
               "alternatives": ["mean", "geometric-mean"]}
POINTS = {"id": "points", "at": "/method/0/winsorise/max-points", "alternatives": [0, 1, 2]}
NOISE = {"id": "noise", "weights": {"noise": 0.5}}


class InputTest(unittest.TestCase):
    def test_constructors(self):
        places = Dti.UncertainInput.new_for_places("n", ["/a", "/b"], ["1", '{"x": 2}'])
        self.assertEqual(places.get_kind(), Dti.UncertainKind.MEMBER)
        self.assertEqual(places.get_n_alternatives(), 2)
        self.assertEqual(places.get_alternative(1), '{"x":2}')
        self.assertIsNone(places.get_alternative(2))
        self.assertEqual(places.describe(), '/a, /b: 1 or {"x":2}')
        self.assertEqual(repr(places), '<Dti.UncertainInput n: /a, /b: 1 or {"x":2}>')
        span = Dti.UncertainInput.new_for_range("s", ["/a"], Dti.UncertainShape.TRIANGULAR, 2, 0.5)
        self.assertEqual(span.describe(), "/a: triangular, 2 ± 0.5")
        noise = Dti.UncertainInput.new_for_noise("w", 0.25, ["pillar"])
        self.assertEqual(noise.describe(), "noise of ±25 % on the weights of pillar")
        error = Dti.UncertainInput.new_for_observations(
            "e", ["a"], "u", Dti.UncertainShape.NORMAL, 2, True, False)
        self.assertEqual(error.describe(), "a of the unit u: normal, 0 ± 2 of the number")
        sets = Gio.ListStore.new(Dti.Weights)
        sets.append(Dti.Weights.new_equal(framework(TREE)))
        self.assertEqual(Dti.UncertainInput.new_for_weights("k", sets).describe(),
                         "one of 1 sets of weights")

    def test_refused(self):
        new = Dti.UncertainInput.new_from_json
        for text in (
            "[]", "{", "{}", '{"id": "a"}', '{"id": "a", "at": "x", "alternatives": [1]}',
            '{"id": "a", "at": "/x"}', '{"id": "a", "at": "/x", "alternatives": []}',
            '{"id": "a", "at": "/x", "uniform": [2, 1]}', '{"id": "a", "at": "/x", "uniform": [1]}',
            '{"id": "a", "at": "/x", "alternatives": [1], "uniform": [1, 2]}',
            '{"id": "a", "at": "/x", "alternatives": [1, 2], "probabilities": [0.5]}',
            '{"id": "a", "at": "/x", "alternatives": [1, 2], "probabilities": [0.5, 0.6]}',
            '{"id": "a", "nodes": "all", "member": "m", "alternatives": [1]}',
            '{"id": "a", "nodes": "pillars", "alternatives": [1]}',
            '{"id": "a", "weights": {"noise": 2}}', '{"id": "a", "weights": {"sets": []}}',
            '{"id": "a", "weights": {"sets": [{"p": {"a": -1}}]}}',
            '{"id": "a", "observations": "a"}', '{"id": "a", "observations": "a", "normal": -1}',
            '{"id": "", "weights": {"noise": 0.1}}',
        ):
            with self.subTest(text), raises(self, Dti.Error.INVALID_DATA):
                new(text)
        with raises(self, Dti.Error.INVALID_DATA):
            Dti.UncertainInput.new_for_noise("w", 1.5, None)
        with raises(self, Dti.Error.INVALID_DATA):
            Dti.UncertainInput.new_for_places("n", [], ["1"])
        with raises(self, Dti.Error.INVALID_DATA):
            Dti.UncertainInput.new_for_places("n", ["/a"], ["{"])
        with raises(self, Dti.Error.INVALID_DATA):
            Dti.UncertainInput.new_for_range("n", ["/a"], Dti.UncertainShape.NORMAL, 1, math.inf)
        with raises(self, Dti.Error.INVALID_DATA):
            Dti.UncertainInput.new_for_weights("k", Gio.ListStore.new(Dti.Weights))

    def test_documents(self):
        run = Dti.Experiment.new(card())
        document = {"format": "dti-uncertainty", "format-version": 1, "inputs": [AGGREGATION, NOISE]}
        self.assertTrue(run.add_from_json(json.dumps(document)))
        self.assertEqual([i.get_id() for i in run.get_inputs()], ["agg", "noise"])
        # All or none: the second one is taken.
        document["inputs"] = [POINTS, NOISE]
        with raises(self, Dti.Error.EXISTS):
            run.add_from_json(json.dumps(document))
        self.assertEqual(len(run.get_inputs()), 2)
        for text in ("[]", "{}", '{"format": "dti-uncertainty", "format-version": 1}',
                     '{"format": "dti-uncertainty", "format-version": 1, "inputs": [1]}'):
            with self.subTest(text), raises(self, Dti.Error.INVALID_DATA):
                run.add_from_json(text)
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "inputs.json")
            with open(path, "w", encoding="utf-8") as file:
                json.dump({**document, "inputs": [POINTS]}, file)
            self.assertTrue(run.add_from_file(Gio.File.new_for_path(path)))
        self.assertEqual(len(run.get_inputs()), 3)


class ReplicateTest(unittest.TestCase):
    """Each replicate is what a scorer makes of the framework and the data written out by hand."""

    def check(self, run, rows, documents, tables=None):
        result = run.run_points(points(*rows), None)
        self.assertEqual(result.get_n_failed(), 0)
        for i, document in enumerate(documents):
            expected = card(document, tables[i] if tables else TABLE)
            for unit in UNITS:
                with self.subTest((i, unit)):
                    self.assertEqual(scores(result, unit)[i], expected.get_score(unit, "r"))
                    self.assertEqual(column(result.get_rank_column(unit))[i], expected.get_rank(unit, "r"))

    def test_members(self):
        rows, documents = [], []
        for i, count in enumerate((0, 1, 2)):
            for k, kind in enumerate(("mean", "geometric-mean")):
                rows.append(((i + 0.5) / 3, (k + 0.5) / 2))
                document = changed(TREE, "/method/0/winsorise/max-points", count)
                for place in ("/root", "/root/children/0", "/root/children/1"):
                    document = changed(document, place + "/aggregation", kind)
                documents.append(document)
        # Of a geometric mean the worst of a min-max has no score: only the plain means are complete.
        plain = [i for i, row in enumerate(rows) if row[1] < 0.5]
        self.check(experiment(POINTS, AGGREGATION), [rows[i] for i in plain], [documents[i] for i in plain])

    def test_range(self):
        text = {"id": "upper", "at": "/root/children/0/children/0/rule",
                "alternatives": [{"type": "goalposts", "min": 0, "max": 100}]}
        number = {"id": "w", "at": "/root/children/0/weight", "uniform": [1, 3]}
        documents = [
            changed(changed(TREE, "/root/children/0/children/0/rule", text["alternatives"][0]),
                    "/root/children/0/weight", weight)
            for weight in (1.5, 2.25)
        ]
        self.check(experiment(text, number), [(0.1, 0.25), (0.9, 0.625)], documents)

    def test_weight_sets(self):
        sets = [{"r": {"p": 1, "q": 5}}, {"p": {"a": 2, "b": 2}, "q": {"c": 0.5}}]
        first = changed(changed(TREE, "/root/children/0/weight", 1), "/root/children/1/weight", 5)
        second = TREE
        for place, weight in (("0/children/0", 2), ("0/children/1", 2), ("1/children/0", 0.5)):
            second = changed(second, f"/root/children/{place}/weight", weight)
        self.check(experiment({"id": "s", "weights": {"sets": sets}}), [(0.2,), (0.7,)], [first, second])

    def test_noise_is_that_of_weights(self):
        run = experiment(NOISE, seed=5)
        result = run.run_points(points((0.1,), (0.9,)), None)
        model = run.get_scorecard().get_framework()
        half = GLib.Bytes.new(array.array("d", [0.5]).tobytes())
        for i in range(2):
            # The stream of the first input, draw by draw.
            noisy = Dti.Weights.new_from_framework(model).make_noisy(None, half, 5, (1 << 40) + i)
            expected = Dti.Scorer.new(noisy.apply(model)).score(dataset(TABLE, "2023"), "2023")
            for unit in UNITS:
                self.assertAlmostEqual(scores(result, unit)[i], expected.get_score(unit, "r"), 14)

    def test_observations(self):
        one = {"id": "one", "observations": "c", "unit": "w", "uniform": 4}
        tables = [{**TABLE, "w": {**TABLE["w"], "c": value}} for value in (7, 11)]
        self.check(experiment(one), [(0.25,), (0.75,)], [TREE, TREE], tables)
        scale = {"id": "scale", "observations": ["b"], "uniform": 0.5, "relative": True, "common": True}
        tables = [{unit: {**row, "b": row["b"] + row["b"] * error} for unit, row in TABLE.items()}
                  for error in (-0.25, 0.25)]
        self.check(experiment(scale), [(0.25,), (0.75,)], [TREE, TREE], tables)

    def test_domain(self):
        """An error does not carry a number out of the domain of its indicator."""
        text = {"id": "far", "observations": "a", "unit": "y", "uniform": 50}
        table = {**TABLE, "y": {**TABLE["y"], "a": 100}}
        self.check(experiment(text), [(0.875,)], [TREE], [table])

    def test_missing_stays_missing(self):
        text = {"id": "d", "observations": "d", "normal": 1}
        result = experiment(text).run_uncertainty(50, None)
        self.assertEqual(result.get_n_failed(), 0)
        # v has no d: only what its neighbours move changes its score, through c and p alone nothing.
        self.assertEqual(len(set(scores(result, "v"))), 1)
        self.assertGreater(len(set(scores(result, "u"))), 10)

    def test_two_stages_of_work_together(self):
        """Choices, weights and errors of data in one experiment, against a plain repetition."""
        error = {"id": "one", "observations": "c", "unit": "w", "uniform": 4}
        sets = {"id": "s", "weights": {"sets": [{"r": {"p": 1, "q": 5}}, {"r": {"p": 4, "q": 1}}]}}
        rows = [(i, s, e) for i in (0.1, 0.5, 0.9) for s in (0.2, 0.7) for e in (0.25, 0.75)]
        documents, tables = [], []
        for i, s, e in rows:
            document = changed(TREE, "/method/0/winsorise/max-points", int(i * 3))
            group = sets["weights"]["sets"][int(s * 2)]["r"]
            for k, name in enumerate("pq"):
                document = changed(document, f"/root/children/{k}/weight", group[name])
            documents.append(document)
            tables.append({**TABLE, "w": {**TABLE["w"], "c": 9 + 4 * (2 * e - 1)}})
        self.check(experiment(POINTS, sets, error), rows, documents, tables)


class UncertaintyTest(unittest.TestCase):
    def test_statistics(self):
        result = experiment(POINTS, NOISE).run_uncertainty(300, None)
        nominal = result.get_scorecard()
        self.assertEqual((result.get_seed(), result.get_node(), len(result.get_inputs())), (1, "r", 2))
        self.assertIsInstance(result, Dti.Uncertainty)
        for row in result:
            self.assertIsInstance(row, Dti.UncertainRank)
            ranks = sorted(column(result.get_rank_column(row.get_unit())))
            self.assertEqual(row.get_rank(), nominal.get_rank(row.get_unit(), "r"))
            self.assertEqual(row.get_score(), nominal.get_score(row.get_unit(), "r"))
            self.assertEqual((row.get_best(), row.get_worst()), (ranks[0], ranks[-1]))
            self.assertAlmostEqual(row.get_mean(), math.fsum(ranks) / 300, 12)
            for share, got in ((0.05, row.get_low()), (0.5, row.get_median()), (0.95, row.get_high())):
                place = 299 * share
                below = int(place)
                expected = ranks[below] + (place - below) * (ranks[min(below + 1, 299)] - ranks[below])
                self.assertAlmostEqual(got, expected, 12)
            for k in range(1, 7):
                self.assertEqual(row.get_probability(k), sum(rank <= k for rank in ranks) / 300)
            self.assertEqual(row.get_n_ranked(), 300)
        self.assertIsNone(result.lookup("nobody"))
        with raises(self, Dti.Error.NOT_FOUND):
            result.get_rank_column("nobody")
        with raises(self, Dti.Error.NOT_FOUND):
            result.get_input_column("nothing")
        draws = column(result.get_input_column("points"))
        self.assertEqual(len(draws), 300)
        self.assertTrue(all(0 <= u < 1 for u in draws))
        self.assertAlmostEqual(sum(draws) / 300, 0.5, delta=0.06)

    def test_texts(self):
        result = experiment(NOISE).run_uncertainty(20, None)
        found = list(csv.DictReader(io.StringIO(result.to_csv([1, 3]))))
        document = json.loads(result.to_json([1, 3]))
        self.assertEqual([row["unit"] for row in found], UNITS)
        self.assertEqual((document["seed"], document["replicates"], document["failed"]), (1, 20, 0))
        for row, unit in zip(found, document["units"]):
            ours = result.lookup(row["unit"])
            self.assertEqual(float(row["q95"]), ours.get_high())
            self.assertEqual(unit["q05"], ours.get_low())
            self.assertEqual(float(row["p-rank-3"]), ours.get_probability(3))
            self.assertEqual(unit["p-rank"], {"1": ours.get_probability(1), "3": ours.get_probability(3)})

    def test_texts_of_some_units(self):
        sensitivity = experiment(POINTS, NOISE).run_sensitivity(16, None)
        result = sensitivity.get_uncertainty()
        lines = result.to_csv([2]).splitlines()
        self.assertEqual(result.to_csv_for_units(["w", "nobody", "u"], [2]).splitlines(),
                         [lines[0], lines[1], lines[3]])
        self.assertEqual(result.to_csv_for_units([], []).count("\n"), 1)
        self.assertEqual(result.to_csv_for_units(None, [2]), result.to_csv([2]))
        self.assertEqual(result.to_json_for_units(None, [2]), result.to_json([2]))
        whole = json.loads(result.to_json([2]))
        some = json.loads(result.to_json_for_units(["v"], [2]))
        self.assertEqual(some, {**whole, "units": [whole["units"][1]]})
        both = json.loads(sensitivity.to_json_for_units(["v"], [2]))
        self.assertEqual(both, {**some, **json.loads(sensitivity.to_json())})

    def test_same_bits(self):
        """Whatever the threads; another seed gives others."""
        found = []
        for threads, seed in ((1, 3), (2, 3), (8, 3), (2, 4)):
            run = experiment(POINTS, NOISE, {"id": "e", "observations": "*", "normal": 1}, seed=seed)
            run.set_threads(threads)
            found.append([scores(run.run_uncertainty(64, None), unit) for unit in UNITS])
        self.assertEqual(found[0], found[1])
        self.assertEqual(found[0], found[2])
        self.assertNotEqual(found[0], found[3])

    def test_failures(self):
        """A replicate that cannot be read is counted, told once, and enters nothing."""
        bad = {"id": "bad", "at": "/root/aggregation", "alternatives": ["mean", "nonsense", "mean"]}
        result = experiment(bad).run_points(points((0.1,), (0.5,), (0.9,), (0.6,)), None)
        self.assertEqual((result.get_n_replicates(), result.get_n_failed()), (4, 2))
        problems = result.get_problems()
        self.assertEqual([p.get_code() for p in problems], ["failed-replicates"])
        self.assertIn("2 of 4 replicates failed, first that with number 2", str(problems[0]))
        row = result.lookup("u")
        self.assertEqual(row.get_n_ranked(), 2)
        self.assertEqual(row.get_mean(), row.get_rank())
        self.assertTrue(math.isnan(scores(result, "u")[1]))

    def test_refused(self):
        with raises(self, Dti.Error.INVALID_DATA):
            experiment(NOISE).run_uncertainty(0, None)
        with raises(self, Dti.Error.INVALID_DATA):
            experiment(NOISE).run_points(points((1.0,)), None)
        with raises(self, Dti.Error.INVALID_DATA):
            experiment(NOISE).run_points(GLib.Bytes.new(b"1234"), None)
        with raises(self, Dti.Error.LIMIT):
            experiment(NOISE).run_uncertainty(4_000_000_000, None)
        for text in (
            {"id": "n", "observations": "nothing", "normal": 1},
            {"id": "n", "observations": "a", "unit": "nobody", "normal": 1},
            {"id": "n", "nodes": ["nothing"], "member": "weight", "alternatives": [1]},
            {"id": "n", "weights": {"sets": [{"nothing": {"a": 1}}]}},
            {"id": "n", "weights": {"sets": [{"p": {"c": 1}}]}},
            {"id": "n", "weights": {"noise": 0.1, "levels": ["nothing"]}},
            {"id": "n", "at": "/root/children/7/weight", "alternatives": [1]},
        ):
            with self.subTest(text), raises(self, Dti.Error.NOT_FOUND):
                experiment(text).run_uncertainty(1, None)
        run = experiment(NOISE)
        run.set_node("nothing")
        with raises(self, Dti.Error.NOT_FOUND):
            run.run_uncertainty(1, None)
        with raises(self, Dti.Error.EXISTS):
            run.add_input(Dti.UncertainInput.new_from_json(json.dumps(NOISE)))

    def test_cancelled(self):
        cancellable = Gio.Cancellable()
        cancellable.cancel()
        with self.assertRaises(GLib.Error) as caught:
            experiment(NOISE).run_uncertainty(10, cancellable)
        self.assertTrue(caught.exception.matches(Gio.io_error_quark(), Gio.IOErrorEnum.CANCELLED))

    def test_in_the_background(self):
        run = experiment(POINTS, NOISE)
        loop = GLib.MainLoop()
        seen, made = [], []
        run.connect("notify::progress", lambda self, pspec: seen.append(self.get_progress()))

        def done(source, result):
            made.append(source.run_uncertainty_finish(result))
            loop.quit()

        run.run_uncertainty_async(2000, None, done)
        loop.run()
        expected = experiment(POINTS, NOISE).run_uncertainty(2000, None)
        self.assertEqual(scores(made[0], "u"), scores(expected, "u"))
        self.assertEqual(run.get_progress(), 1.0)
        GLib.MainContext.default().iteration(False)
        self.assertEqual(seen, sorted(seen))

    def test_panel(self):
        """A rule that looks at all periods is scored with them."""
        document = {**TREE, "method": [], "root": {**TREE["root"],
                    "then": [{"type": "min-max", "scope": "panel"}]}}
        model = framework(document)
        data = dataset(TABLE, "2023")
        for unit, row in TABLE.items():
            for node, number in row.items():
                if number is not None:
                    data.set_number(unit, "2022", node, number / 2)
        base = Dti.Scorer.new(model).score(data, "2023")
        run = Dti.Experiment.new(base)
        run.add_input(Dti.UncertainInput.new_for_noise("n", 0.0, None))
        result = run.run_uncertainty(3, None)
        for unit in UNITS:
            self.assertEqual(scores(result, unit), [base.get_score(unit, "r")] * 3)


class SensitivityTest(unittest.TestCase):
    def test_shifts(self):
        """The outcome is the mean shift of the ranks, at the points of the design."""
        run = experiment(POINTS, NOISE, seed=2)
        sensitivity = run.run_sensitivity(64, None)
        self.assertEqual([i.get_input() for i in sensitivity], ["points", "noise"])
        self.assertEqual(sensitivity.get_uncertainty().get_n_replicates(), 128)
        self.assertEqual((sensitivity.get_n_rows(), sensitivity.get_n_failed()), (64, 0))
        design = Dti.SensitivityDesign.new(64, 2, Dti.DesignSequence.SOBOL, 2)
        coordinates = column(design.get_points())[: 128 * 2]
        kept = sensitivity.get_uncertainty()
        self.assertEqual(column(kept.get_input_column("points")), coordinates[0::2])
        nominal = {unit: run.get_scorecard().get_rank(unit, "r") for unit in UNITS}
        shifts = [
            math.fsum(abs(column(kept.get_rank_column(u))[i] - nominal[u]) for u in UNITS) / len(UNITS)
            for i in range(128)
        ]
        self.assertAlmostEqual(sensitivity.get_mean(), math.fsum(shifts) / 128, 12)

    def test_discrete_inputs_by_enumeration(self):
        """With choices alone the indices are those of all combinations, and the estimates come near."""
        document = {**TREE, "method": []}
        weights = {"id": "w", "at": "/root/children/0/weight", "alternatives": [0.2, 1, 2, 6]}
        rule = {"id": "rule", "at": "/root/children/0/children/0/rule",
                "alternatives": [{"type": "min-max"}, {"type": "rank"}]}
        run = experiment(weights, rule, document=document)
        grid = [(i, k) for i in range(4) for k in range(2)]
        result = run.run_points(points(*[((i + 0.5) / 4, (k + 0.5) / 2) for i, k in grid]), None)
        nominal = {u: run.get_scorecard().get_rank(u, "r") for u in UNITS}
        y = {place: sum(abs(column(result.get_rank_column(u))[n] - nominal[u]) for u in UNITS) / 6
             for n, place in enumerate(grid)}
        mean = sum(y.values()) / 8
        variance = sum((v - mean) ** 2 for v in y.values()) / 8
        first_w = sum((sum(y[i, k] for k in range(2)) / 2 - mean) ** 2 for i in range(4)) / 4
        first_r = sum((sum(y[i, k] for i in range(4)) / 4 - mean) ** 2 for k in range(2)) / 2
        sensitivity = run.run_sensitivity(4096, None)
        w, r = sensitivity
        self.assertGreater(variance, 0)
        self.assertAlmostEqual(w.get_first(), first_w / variance, delta=0.02)
        self.assertAlmostEqual(r.get_first(), first_r / variance, delta=0.02)
        self.assertAlmostEqual(w.get_total(), 1 - first_r / variance, delta=0.02)
        self.assertAlmostEqual(r.get_total(), 1 - first_w / variance, delta=0.02)
        self.assertLess(w.get_first_low(), w.get_first())
        self.assertGreater(w.get_first_high(), w.get_first())

    def test_rank_of_a_unit(self):
        run = experiment(NOISE)
        run.set_unit("x")
        self.assertEqual(run.get_unit(), "x")
        sensitivity = run.run_sensitivity(32, None)
        ranks = column(sensitivity.get_uncertainty().get_rank_column("x"))
        self.assertAlmostEqual(sensitivity.get_mean(), math.fsum(ranks) / 64, 12)
        run.set_unit("nobody")
        with raises(self, Dti.Error.NOT_FOUND):
            run.run_sensitivity(32, None)

    def test_failed_rows(self):
        """One failure takes its row out, and nothing else."""
        bad = {"id": "bad", "at": "/root/aggregation",
               "alternatives": ["mean", "nonsense"], "probabilities": [0.95, 0.05]}
        sensitivity = experiment(bad, NOISE).run_sensitivity(256, None)
        failed = sensitivity.get_n_failed()
        self.assertTrue(0 < failed < 60, failed)
        codes = {p.get_code() for p in sensitivity.get_problems()}
        self.assertEqual(codes, {"failed-rows", "failed-replicates"})
        noise = sensitivity.lookup("noise")
        self.assertAlmostEqual(noise.get_total(), 1.0, delta=0.05)

    def test_same_bits(self):
        found = []
        for threads in (1, 2, 8):
            run = experiment(POINTS, NOISE)
            run.set_threads(threads)
            found.append(run.run_sensitivity(32, None).to_json())
        self.assertEqual(found[0], found[1])
        self.assertEqual(found[0], found[2])

    def test_in_the_background(self):
        run = experiment(NOISE)
        loop = GLib.MainLoop()
        made = []

        def done(source, result):
            made.append(source.run_sensitivity_finish(result))
            loop.quit()

        run.run_sensitivity_async(16, None, done)
        loop.run()
        self.assertEqual(made[0].to_json(), experiment(NOISE).run_sensitivity(16, None).to_json())


class ImportanceTest(unittest.TestCase):
    def test_against_frameworks_without_the_node(self):
        importance = Dti.Importance.new(card(), None, None, 2)
        self.assertEqual([row.get_node() for row in importance], ["p", "a", "b", "q", "c", "d"])
        base = card()
        places = {"p": "/root/children/0", "a": "/root/children/0/children/0",
                  "b": "/root/children/0/children/1", "q": "/root/children/1",
                  "c": "/root/children/1/children/0", "d": "/root/children/1/children/1"}
        for row in importance:
            self.assertIsInstance(row, Dti.NodeImportance)
            without = card(changed(TREE, places[row.get_node()] + "/weight", 0))
            ranks = column(importance.get_rank_column(row.get_node()))
            self.assertEqual(ranks, [without.get_rank(unit, "r") for unit in UNITS])
            self.assertEqual(column(importance.get_score_column(row.get_node())),
                             [without.get_score(unit, "r") for unit in UNITS])
            shifts = [abs(rank - base.get_rank(unit, "r")) for rank, unit in zip(ranks, UNITS)]
            self.assertEqual((row.get_n_units(), row.get_n_lost()), (6, 0))
            self.assertEqual(row.get_n_moved(), sum(shift > 0 for shift in shifts))
            self.assertEqual((row.get_mean_shift(), row.get_max_shift()), (sum(shifts) / 6, max(shifts)))

    def test_levels_and_nodes(self):
        pillars = Dti.Importance.new(card(), None, "pillar", 1)
        self.assertEqual([row.get_node() for row in pillars], ["p", "q"])
        below = Dti.Importance.new(card(), "q", None, 1)
        self.assertEqual([row.get_node() for row in below], ["c", "d"])
        self.assertEqual(below.get_node(), "q")
        # v has no d, so without c there is nothing left of its q.
        self.assertEqual(below.lookup("c").get_n_lost(), 1)
        self.assertIsNone(below.lookup("a"))
        with raises(self, Dti.Error.NOT_FOUND):
            Dti.Importance.new(card(), None, "nothing", 1)
        with raises(self, Dti.Error.NOT_FOUND):
            Dti.Importance.new(card(), "nothing", None, 1)
        with raises(self, Dti.Error.NOT_FOUND):
            below.get_rank_column("a")

    def test_texts(self):
        importance = Dti.Importance.new(card(), None, None, 0)
        found = list(csv.DictReader(io.StringIO(importance.to_csv())))
        document = json.loads(importance.to_json())
        for row, text, item in zip(importance, found, document["importance"]):
            self.assertEqual(text["node"], row.get_node())
            self.assertEqual(float(text["mean-shift"]), row.get_mean_shift())
            self.assertEqual(item["correlation"], row.get_correlation())


if __name__ == "__main__":
    unittest.main()
