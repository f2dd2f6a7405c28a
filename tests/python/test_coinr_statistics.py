#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 libdti contributors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Statistics, correlations and components against what COINr computed from the same data."""

import json
import math
import unittest
from statistics import fmean, median, stdev

import coinr
from support import Dti, raises

CATEGORIES = ("correlation", "pca", "stats")
# What the steps screen is tested with them; what describes it is tested here.
OTHERS = ("data_avail", "data_avail_bygroup", "fun_skewkurt")
ADVERSARIAL = ("cronbach", "pca", "stats")

METHOD = [
    {"step": "denominate", "by": {}},
    {"step": "impute", "with": "mean", "by": "group:EurAsia_group"},
    {"step": "screen", "min-available": 0.9},
    {"step": "treat", "winsorise": {"max-points": 5}},
    {"step": "normalise", "rule": {"type": "min-max", "upper": 100}},
]

COLUMN = Dti.StatisticsColumn
NUMBERS = {
    "Min": COLUMN.MINIMUM,
    "Max": COLUMN.MAXIMUM,
    "Mean": COLUMN.MEAN,
    "Median": COLUMN.MEDIAN,
    "Std": COLUMN.SD,
    "Skew": COLUMN.SKEWNESS,
    "Kurt": COLUMN.KURTOSIS,
    "N.Avail": COLUMN.N_AVAILABLE,
    "N.NonZero": COLUMN.N_NON_ZERO,
    "N.Unique": COLUMN.N_UNIQUE,
    "N.Same": COLUMN.N_SAME,
    "Frc.Avail": COLUMN.AVAILABLE_SHARE,
    "Frc.NonZero": COLUMN.NON_ZERO_SHARE,
    "Frc.Unique": COLUMN.UNIQUE_SHARE,
    "Frc.Same": COLUMN.SAME_SHARE,
}
LEVELS = {"1": "Indicator", "2": "Pillar", "3": "Sub-index"}


def output(entry):
    """The rows of an entry, which counts as handled."""
    coinr.handles(entry)
    return coinr.rows(coinr.manifest()[entry]["output"])


def nan(number):
    return math.nan if number is None else number


def statistics_of(path):
    """Of a table with a column for each indicator."""
    return Dti.Statistics.new(coinr.framework(), coinr.dataset(path), None)


def aggregated():
    """Scores of all nodes, as the whole index was built."""
    METHOD[0]["by"] = coinr.denominators()
    card = Dti.Scorer.new(coinr.framework(METHOD)).score(coinr.dataset(), None)
    return Dti.Statistics.new_for_scorecard(card, Dti.Column.SCORE)


def codes_of(level):
    return [row["iCode"] for row in coinr.asem_meta() if row["Level"] == level and row["Type"] in (
        "Indicator", "Aggregate")]


class StatisticsTest(coinr.GoldenTest):
    def check_numbers(self, entry, statistics, digits=None):
        """@digits: to so many the table is rounded, and R rounds halves in its own way."""
        tolerance = coinr.manifest()[entry]["tolerance"]
        for row in output(entry):
            ours = statistics.lookup(row["iCode"])
            for name, column in NUMBERS.items():
                number = nan(ours.get_number(column))
                expected = coinr.number(row[name])
                if digits and number != 0 and not math.isnan(number):
                    half = 0.5 * 10.0 ** (math.floor(math.log10(abs(number))) + 1 - digits)
                    self.assertLessEqual(abs(number - expected), half * (1 + 1e-9), (row, name, number))
                else:
                    self.assertTrue(coinr.close(number, expected, tolerance), (row, name, number))
            self.assertEqual(ours.is_sparse(0.65), row["Flag.Avail"] == "LOW", row)
            self.assertEqual(ours.is_mostly_zero(0.5), row["Flag.NonZero"] == "LOW", row)
            self.assertEqual(ours.is_repetitive(0.5), row["Flag.Unique"] == "LOW", row)
            self.assertEqual(ours.is_outlying(2, 3.5), row["Flag.SkewKurt"] == "OUT", row)

    def test_stats(self):
        self.check_numbers("stats_Raw", statistics_of("pipe/raw.csv"))
        self.check_numbers("stats_Raw_sig3", statistics_of("pipe/raw.csv"), 3)
        self.check_numbers("stats_Normalised", statistics_of("pipe/normalised.csv"))

    def test_shape(self):
        statistics = statistics_of("pipe/denominated.csv")
        tolerance = coinr.manifest()["fun_skewkurt"]["tolerance"]
        for row in output("fun_skewkurt"):
            ours = statistics.lookup(row["iCode"])
            for name, column in (("skew", COLUMN.SKEWNESS), ("kurt", COLUMN.KURTOSIS)):
                self.assertTrue(coinr.close(ours.get_number(column), float(row[name]), tolerance), row)

    def check_availability(self, entry, statistics, columns):
        units = statistics.get_units()
        tolerance = coinr.manifest()[entry]["tolerance"]
        for name, (node, column) in columns.items():
            ours = statistics.availability_to_numpy(node, column)
            for row in output(entry):
                number = ours[units.index(row["uCode"])]
                self.assertTrue(coinr.close(number, coinr.number(row[name]), tolerance), (row, name, number))

    def test_availability(self):
        statistics = statistics_of("pipe/denominated.csv")
        column = Dti.AvailabilityColumn
        self.check_availability("data_avail", statistics, {
            "N_missing": (None, column.N_MISSING),
            "N_zero": (None, column.N_ZERO),
            "N_miss_or_zero": (None, column.N_MISSING_OR_ZERO),
            "Dat_Avail": (None, column.AVAILABLE_SHARE),
            "Non_Zero": (None, column.NON_ZERO_SHARE),
        })
        groups = [name for name in output("data_avail_bygroup")[0] if name != "uCode"]
        self.check_availability("data_avail_bygroup", statistics,
                                {name: (name, column.AVAILABLE_SHARE) for name in groups})


def slow_kendall(x, y):
    signs = [((x[i] > x[j]) - (x[i] < x[j]), (y[i] > y[j]) - (y[i] < y[j]))
             for i in range(len(x)) for j in range(i)]
    return sum(a * b for a, b in signs) / math.sqrt(sum(a * a for a, _ in signs)
                                                    * sum(b * b for _, b in signs))


def slow_spearman(x, y):
    def centre(numbers):
        ranks = [sum(b < a for b in numbers) + (1 + sum(b == a for b in numbers)) / 2 for a in numbers]
        mean = sum(ranks) / len(ranks)
        return [rank - mean for rank in ranks]

    a, b = centre(x), centre(y)
    return sum(p * q for p, q in zip(a, b)) / math.sqrt(sum(p * p for p in a) * sum(q * q for q in b))


class CorrelationTest(coinr.GoldenTest):
    # Two pairs of its numbers differ in the last bit, 3.4 and 5.1 of R's reading of a table. COINr
    # gives them two ranks; here numbers that are equal at 14 digits tie, whatever made them.
    NEAR_TIES = "TolMin"

    TIES = "numbers that are equal at 14 digits tie"

    def check_near_tie(self, correlations, first, second, number, theirs, tolerance):
        statistics = correlations.get_statistics()
        numbers = statistics.to_numpy([first, second])
        pairs = [pair for pair in numbers.tolist() if not math.isnan(sum(pair))]
        rounded = [[float(f"{value:.14g}") for value in pair] for pair in pairs]
        slow = {Dti.CorrelationMethod.KENDALL: slow_kendall,
                Dti.CorrelationMethod.SPEARMAN: slow_spearman}[correlations.get_method()]
        self.assertTrue(coinr.close(slow(*zip(*pairs)), theirs, tolerance), (first, second))
        self.assertTrue(coinr.close(number, slow(*zip(*rounded)), tolerance), (first, second))

    def check_pairs(self, entry, pairs, first="Var1", second="Var2", value="Correlation", *, swap=False,
                    both=False, where=lambda row: True, ranks=None):
        """The same pairs, with the same numbers; COINr writes some lists twice, with the diagonal."""
        tolerance = coinr.manifest()[entry]["tolerance"]
        ours = {}
        for pair in pairs:
            key = (pair.get_first(), pair.get_second())
            ours[key[::-1] if swap else key] = pair.get_coefficient()
        if both:
            ours.update({key[::-1]: number for key, number in ours.items()})
        table = [row for row in output(entry) if row[first] != row[second] and where(row)]
        for row in table:
            key = (row[first], row[second])
            number = ours.get(key, ours.get(key[::-1]))
            if ranks and self.NEAR_TIES in key:
                coinr.answers(self.TIES, entry)
                self.check_near_tie(ranks, *key, number, float(row[value]), tolerance)
                continue
            self.assertTrue(coinr.close(nan(number), coinr.number(row[value]), tolerance), (row, number))
        self.assertEqual(len(ours), len(table), entry)

    def check_matrix(self, entry, correlations, ranks=False):
        tolerance = coinr.manifest()[entry]["tolerance"]
        matrix = correlations.to_numpy()
        ids = correlations.get_statistics().get_ids()
        for row in output(entry):
            for name in coinr.indicators():
                number = matrix[ids.index(row["row"]), ids.index(name)]
                if ranks and self.NEAR_TIES in (row["row"], name):
                    coinr.answers(self.TIES, entry)
                    self.check_near_tie(correlations, row["row"], name, number, float(row[name]), tolerance)
                    continue
                self.assertTrue(coinr.close(number, float(row[name]), tolerance), (row["row"], name, number))

    def test_matrices(self):
        raw = statistics_of("pipe/raw.csv")
        method = Dti.CorrelationMethod
        self.check_matrix("corr_ind_pearson", Dti.Correlations.new(raw, method.PEARSON, False))
        self.check_matrix("corr_ind_kendall", Dti.Correlations.new(raw, method.KENDALL, False), True)
        self.check_matrix("get_corr_wide_dir", Dti.Correlations.new(raw, method.PEARSON, True))
        for entry in coinr.present("corr_ind_spearman"):
            self.check_matrix(entry, Dti.Correlations.new(raw, method.SPEARMAN, False), True)

    def test_parents(self):
        statistics = aggregated()
        for name in ("pearson", "spearman", "kendall"):
            method = getattr(Dti.CorrelationMethod, name.upper())
            correlations = Dti.Correlations.new(statistics, method, False)
            pairs = correlations.list_with_ancestors(1)
            indicators = set(coinr.indicators())
            self.check_pairs(f"get_corr_parent_{name}",
                             [pair for pair in pairs if pair.get_first() in indicators], swap=True,
                             ranks=None if name == "pearson" else correlations)

    def test_family(self):
        """COINr names the levels; the pillars of each are those above the indicator."""
        correlations = Dti.Correlations.new(aggregated(), Dti.CorrelationMethod.PEARSON, False)
        tolerance = coinr.manifest()["get_corr_family"]["tolerance"]
        lineage = {row["Indicator"]: row for row in coinr.rows("pipe/lineage.csv")}
        pairs = {(pair.get_first(), pair.get_second()): pair.get_coefficient()
                 for pair in correlations.list_with_ancestors(0)}
        table = output("get_corr_family")
        for row in table:
            pillar = lineage[row["Var2"]][row["Var1"].replace(".", "-")]
            number = pairs[(row["Var2"], pillar)]
            self.assertTrue(coinr.close(number, float(row["Correlation"]), tolerance), row)
        self.assertEqual(len(table), sum(first in lineage for first, _ in pairs))

    def test_groups(self):
        correlations = Dti.Correlations.new(statistics_of("pipe/raw.csv"),
                                            Dti.CorrelationMethod.PEARSON, False)
        self.check_pairs("get_corr_group", correlations.list_pairs(1), both=True)

    def test_p_values(self):
        correlations = Dti.Correlations.new(aggregated(), Dti.CorrelationMethod.PEARSON, False)
        pillars = set(codes_of("2"))
        pairs = [pair for pair in correlations.list_pairs(0)
                 if {pair.get_first(), pair.get_second()} <= pillars and pair.get_p_value() <= 0.05]
        self.check_pairs("get_corr_L2_p05", pairs, both=True, where=lambda row: row["Correlation"] != "NA")

    def test_flags(self):
        correlations = Dti.Correlations.new(statistics_of("pipe/normalised.csv"),
                                            Dti.CorrelationMethod.PEARSON, False)
        names = ("Ind1", "Ind2", "Corr")
        self.check_pairs("corr_flags_high", correlations.list_collinear(0.75, 1), *names)
        self.check_pairs("corr_flags_low", correlations.list_opposed(-0.5, 2), *names)

    def test_denominators(self):
        correlations = Dti.Correlations.new(statistics_of("input/ASEM_iData.csv"),
                                            Dti.CorrelationMethod.PEARSON, False)
        pairs = [pair for pair in correlations.list_with_columns()
                 if abs(nan(pair.get_coefficient())) >= 0.6]
        self.check_pairs("denom_corr", pairs, "Ind", "Denom", "Corr")

    def test_cronbach(self):
        """Alpha of the indicators below each aggregate, against its formula and COINr's table."""
        lineage = coinr.rows("pipe/lineage.csv")
        for dset, path in (("Raw", "pipe/raw.csv"), ("Normalised", "pipe/normalised.csv")):
            statistics = statistics_of(path)
            for group in {row[level] for row in lineage for level in ("Index", "Sub-index", "Pillar")}:
                below = {row["Indicator"] for row in lineage if group in row.values()}
                names = [name for name in coinr.indicators() if name in below]
                alpha = Dti.Reliability.new(statistics, names).get_alpha()
                self.assertAlmostEqual(alpha, slow_cronbach(coinr.rows(path), names), delta=1e-9)
                for entry in coinr.present("cronbach"):
                    for row in (row for row in output(entry) if (row["dset"], row["group"]) == (dset, group)):
                        self.assertTrue(coinr.close(alpha, float(row["alpha"]),
                                                    coinr.manifest()[entry]["tolerance"]), row)


def slow_cronbach(table, names):
    """k² times the mean covariance of two over the sum of all, of the pairs that are there."""
    def covariance(first, second):
        pairs = [(coinr.number(row[first]), coinr.number(row[second])) for row in table]
        pairs = [pair for pair in pairs if not math.isnan(sum(pair))]
        means = [math.fsum(column) / len(pairs) for column in zip(*pairs)]
        return math.fsum((a - means[0]) * (b - means[1]) for a, b in pairs) / (len(pairs) - 1)

    matrix = [[covariance(first, second) for second in names] for first in names]
    total = math.fsum(number for row in matrix for number in row)
    off = total - math.fsum(matrix[i][i] for i in range(len(names)))
    return len(names) ** 2 * off / (len(names) * (len(names) - 1)) / total


class ComponentTest(coinr.GoldenTest):
    def setUp(self):
        self.statistics = aggregated()

    def find(self, group, level):
        if group == "All":
            return Dti.PrincipalComponents.new(self.statistics, codes_of(level))
        return Dti.PrincipalComponents.new_for_pillar(self.statistics, group)

    def check_loadings(self, entry, level):
        """Up to the sign, which is arbitrary: ours makes the largest loading positive."""
        tolerance = coinr.manifest()[entry]["tolerance"]
        table = output(entry)
        for group in {row["group"] for row in table}:
            found = self.find(group, level)
            members = [row for row in table if row["group"] == group]
            self.assertEqual(set(found.get_ids()), {row["iCode"] for row in members})
            for component in range(min(2, found.get_n_components())):
                theirs = {row["iCode"]: float(row[f"PC{component + 1}"]) for row in members}
                self.check_vector(found, component, theirs, tolerance)

    def check_vector(self, found, component, theirs, tolerance):
        ours = dict(zip(found.get_ids(), found.loadings_to_numpy(component)))
        sign = math.copysign(1, sum(ours[name] * theirs[name] for name in theirs))
        for name, number in theirs.items():
            self.assertTrue(coinr.close(ours[name], sign * number, tolerance), (name, ours[name], number))
        self.assertGreater(max(ours.values()), 0.999999 * max(abs(number) for number in ours.values()))

    def check_sdev(self, entry, level):
        tolerance = coinr.manifest()[entry]["tolerance"]
        for row in output(entry):
            found = self.find(row["group"], level)
            place = int(row["PC"]) - 1
            shares = list(found.shares_to_numpy())
            self.assertTrue(coinr.close(math.sqrt(found.eigenvalues_to_numpy()[place]),
                                        float(row["sdev"]), tolerance), row)
            self.assertTrue(coinr.close(shares[place], float(row["prop"]), tolerance), row)
            self.assertTrue(coinr.close(sum(shares[:place + 1]), float(row["cumprop"]), tolerance), row)

    def check_weights(self, entry, level):
        """The first component of each group; other levels keep what they had."""
        declared = {row["iCode"]: float(row["Weight"]) for row in coinr.rows("pipe/weights_original.csv")}
        for row in (row for row in output(entry) if row["Level"] != level):
            self.assertEqual(float(row["Weight"]), declared[row["iCode"]])
        table = [row for row in output(entry) if row["Level"] == level]
        tolerance = coinr.manifest()[entry]["tolerance"]
        if "_all_" in entry:
            theirs = {row["iCode"]: float(row["Weight"]) for row in table}
            self.check_vector(self.find("All", level), 0, theirs, tolerance)
            return
        parents = {row["iCode"]: row["Parent"] for row in coinr.asem_meta()}
        for group in {parents[row["iCode"]] for row in table}:
            theirs = {row["iCode"]: float(row["Weight"]) for row in table if parents[row["iCode"]] == group}
            self.check_vector(self.find(group, level), 0, theirs, tolerance)

    def test_all(self):
        for entry in sorted(coinr.category("pca")):
            _, level, rest = entry.split("_", 2)
            check = {"loadings": self.check_loadings, "sdev": self.check_sdev,
                     "weights": self.check_weights}[rest.split("_")[-1]]
            with self.subTest(entry):
                check(entry, level[1:])


class AdversarialTest(coinr.GoldenTest):
    """Small tables with something odd in them."""

    # What COINr answers with infinity, or with a number that does not come of the data.
    UNDEFINED = {
        "allNA": "a column without numbers has no covariance",
        "constant": "the covariances sum to 0",
        "huge": "the squares are more than a double holds",
        "oneunit": "one unit has no covariance",
    }

    REFUSED = "invalid-data: an infinite number is refused; the rest has statistics"

    def read(self, entry):
        coinr.handles(entry)
        table = coinr.rows(coinr.manifest()[entry]["inputs"][0])
        names = [name for name in table[0] if name != "uCode"]
        framework = Dti.Framework.new_from_json(json.dumps({
            "format": "dti-framework", "format-version": 1, "id": "adv",
            "root": {"id": "IDX", "children": [{"id": name} for name in names]}}))
        data = Dti.Dataset.new()
        for row in table:
            data.add_unit(row["uCode"], None)
            for name in names:
                number = coinr.number(row[name])
                if math.isfinite(number):
                    data.set_number(row["uCode"], "", name, number)
                elif not math.isnan(number):
                    with raises(self, Dti.Error.INVALID_DATA):
                        data.set_number(row["uCode"], "", name, number)
            # A unit without any number is listed all the same.
            data.set_ranked(row["uCode"], "", True)
        return Dti.Statistics.new(framework, data, None), names

    def check_stats(self, entry, statistics):
        if "_inf_" in entry:
            coinr.answers(self.REFUSED, entry)
            table = coinr.rows(coinr.manifest()[entry]["inputs"][0])
            for name in statistics.get_ids():
                ours = statistics.lookup(name)
                numbers = [float(row[name]) for row in table if "Inf" not in row[name]]
                for column, expected in ((COLUMN.MINIMUM, min(numbers)), (COLUMN.MAXIMUM, max(numbers)),
                                         (COLUMN.N_AVAILABLE, len(numbers)), (COLUMN.SD, stdev(numbers)),
                                         (COLUMN.MEAN, fmean(numbers)), (COLUMN.MEDIAN, median(numbers))):
                    self.assertAlmostEqual(ours.get_number(column), expected, 14)
            return
        StatisticsTest.check_numbers(self, entry, statistics)

    def check_cronbach(self, entry, statistics, names):
        alpha = Dti.Reliability.new(statistics, names).get_alpha()
        name = entry.split("_")[1]
        theirs = coinr.rows(coinr.manifest()[entry]["output"])[0]
        number = coinr.number(next(iter(theirs.values())))
        if name in self.UNDEFINED:
            self.assertFalse(math.isfinite(number))
            if math.isinf(number):
                coinr.answers("no alpha: " + self.UNDEFINED[name], entry)
            self.assertIsNone(alpha)
            return
        if name == "inf":
            coinr.answers(self.REFUSED, entry)
            table = [{key: text.replace("-Inf", "NA").replace("Inf", "NA") for key, text in row.items()}
                     for row in coinr.rows(coinr.manifest()[entry]["inputs"][0])]
            self.assertAlmostEqual(alpha, slow_cronbach(table, names), delta=1e-12)
            return
        self.assertTrue(coinr.close(alpha, number, coinr.manifest()[entry]["tolerance"]), (alpha, number))

    def check_pca(self, entry, statistics, names):
        if coinr.manifest()[entry]["status"] == "error":
            # COINr stops with a text of R; here the error has a code and names what is missing.
            with raises(self, Dti.Error.NOT_COMPUTABLE) as caught:
                Dti.PrincipalComponents.new(statistics, names)
            self.assertRegex(caught.exception.message, r"constant|unit|number")
            return
        theirs = {row["iCode"]: float(row["Weight"])
                  for row in coinr.rows(coinr.manifest()[entry]["output"]) if row["iCode"] in names}
        ComponentTest.check_vector(self, Dti.PrincipalComponents.new(statistics, names), 0, theirs,
                                   {"abs": 1e-8, "rel": 1e-8})

    def test_all(self):
        for entry in sorted(coinr.category("adversarial")):
            kind = entry.rsplit("_", 1)[-1]
            if kind not in ADVERSARIAL:
                continue
            with self.subTest(entry):
                statistics, names = self.read(entry)
                if kind == "stats":
                    self.check_stats(entry, statistics)
                else:
                    getattr(self, f"check_{kind}")(entry, statistics, names)


class CompletenessTest(unittest.TestCase):
    """Runs last: by its name."""

    def test_zz_every_entry_is_handled(self):
        wanted = coinr.category(*CATEGORIES) | set(OTHERS)
        wanted |= {entry for entry in coinr.category("adversarial")
                   if entry.rsplit("_", 1)[-1] in ADVERSARIAL}
        self.assertEqual(wanted - set(coinr.outcomes), set())


def load_tests(loader, _tests, _pattern):
    """In an order that has the completeness last."""
    suite = unittest.TestSuite()
    for case in (StatisticsTest, CorrelationTest, ComponentTest, AdversarialTest, CompletenessTest):
        suite.addTests(loader.loadTestsFromTestCase(case))
    return suite


if __name__ == "__main__":
    coinr.require_golden()
    unittest.main()
