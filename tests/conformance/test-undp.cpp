/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* UNDP's Human Development Report: HDI, IHDI, GDI, GII, PHDI.
 *
 * Everything UNDP publishes with its inputs comes out to the last published digit; there is no
 * known miss. Of the panel of the planetary pressures-adjusted index, five rows of Rwanda have a
 * figure but lack the HDI it was made from. */

#include "conformance.h"

using namespace conformance;

namespace
{

const File kHdiPanel = { Origin::Reference, "undp_hdr/hdi_panel_1990_2022.csv" };
const File kHdiTable2022 = { Origin::Reference, "undp_hdr/hdi_table1_2022.csv" };
const File kHdiTable2021 = { Origin::Reference, "undp_hdr/hdi_table1_2021.csv" };
const File kHdiTrends = { Origin::Reference, "undp_hdr/hdi_trends_table2_2022.csv" };
const File kIhdiPanel = { Origin::Reference, "undp_hdr/ihdi_panel_2010_2022.csv" };
const File kIhdiTable = { Origin::Reference, "undp_hdr/ihdi_table3_2022.csv" };
const File kGdiPanel = { Origin::Reference, "undp_hdr/gdi_panel_1990_2022.csv" };
const File kGiiPanel = { Origin::Reference, "undp_hdr/gii_panel_1990_2022.csv" };
const File kPhdiPanel = { Origin::Reference, "undp_hdr/phdi_panel_1990_2022.csv" };
const File kRanks2022 = { Origin::Reference, "undp_hdr/ranks_2022.csv" };

const File kHdiRows2022 = { Origin::TypedIn, "undp-hdi-2022.csv" };
const File kHdiRows2021 = { Origin::TypedIn, "undp-hdi-2021.csv" };
const File kIhdiRows = { Origin::TypedIn, "undp-ihdi-2022.csv" };
const File kGdiRows = { Origin::TypedIn, "undp-gdi-2022.csv" };
const File kGiiRows = { Origin::TypedIn, "undp-gii.csv" };
const File kPhdiRows = { Origin::TypedIn, "undp-phdi-2022.csv" };

const std::vector<Feed> kHdiFeeds = {
  { "le", "le" },
  { "eys", "eys" },
  { "mys", "mys" },
  { "gnipc", "gnipc" },
};

Check
make_check (const std::string &name,
            const std::string &framework,
            const Input &input,
            const std::string &node,
            const std::string &column,
            std::size_t compared)
{
  Check check;

  check.name = name;
  check.framework = framework;
  check.inputs = { input };
  check.answer = { input.file, input.unit, input.period, column };
  check.node = node;
  check.compared = compared;

  return check;
}

Check
score (Check check, int digits)
{
  check.figure = Figure::Score;
  check.digits = digits;

  return check;
}

/* The tables of a report: countries by name, values and ranks of one year. Ranks order the
 * published value of three decimals, 1224; the rows typed in are the first of the table. */
std::vector<Check>
hdi_table (const std::string &name, const File &file, const std::string &year, std::size_t rows)
{
  const Input input = { file, "country", year, kHdiFeeds };

  return {
    make_check (name, "hdi.json", input, "hdi", "hdi_" + year, rows),
    rank (make_check (name + "Rank", "hdi.json", input, "hdi", "hdi_rank_" + year, rows)),
  };
}

Check
gni_rank_minus_hdi_rank (const File &file, const std::string &year, std::size_t rows)
{
  Input input = { file, "country", year, kHdiFeeds };

  input.feeds.push_back ({ "gnipc", "gni-level" });
  Check check = make_check ("GniRankMinusHdiRank" + year,
                            "hdi.json",
                            input,
                            "gni-level",
                            "gni_rank_minus_hdi_rank",
                            rows);
  check.figure = Figure::RankDifference;
  check.minus_node = "hdi";
  check.digits = kExact;

  return check;
}

std::vector<Check>
hdi_checks ()
{
  const Input panel = { kHdiPanel, "iso3", "year", kHdiFeeds };
  const Input panel_by_name = { kHdiPanel, "country", "year", kHdiFeeds };
  std::vector<Check> checks;

  /* The file lacks these four, whose inputs are complete: UNDP's own Table 2 prints the first, and
   * its PHDI of all four is made from them. (1994: a life expectancy below the goalpost, no mean.)
   */
  Check series = make_check ("Hdi", "hdi.json", panel, "hdi", "hdi", 6171);
  series.unpublished = { "RWA 1990", "RWA 1991", "RWA 1992", "RWA 1993" };
  checks.push_back (series);

  for (const auto &more : { hdi_table ("HdiRows2022", kHdiRows2022, "2022", 15),
                            hdi_table ("HdiRows2021", kHdiRows2021, "2021", 15),
                            hdi_table ("HdiTable2022", kHdiTable2022, "2022", 193),
                            hdi_table ("HdiTable2021", kHdiTable2021, "2021", 191) })
    checks.insert (checks.end (), more.begin (), more.end ());

  checks.push_back (gni_rank_minus_hdi_rank (kHdiTable2022, "2022", 193));
  checks.push_back (gni_rank_minus_hdi_rank (kHdiTable2021, "2021", 191));

  /* The report of a year ranks the year before anew, on the series of today: Equatorial Guinea, new
   * in the series, takes a place without a number. */
  Check before = rank (make_check (
      "HdiRankOfTheYearBefore", "hdi.json", panel_by_name, "hdi", "hdi_rank_2021", 191));
  before.answer = { kHdiTable2022, "country", "2021", "hdi_rank_2021" };
  before.ranked_by = "hdi_2022";
  before.unpublished = { "Equatorial Guinea 2021" };
  checks.push_back (before);

  const std::vector<std::pair<std::string, std::size_t> > trends = {
    { "1990", 143 }, { "2000", 176 }, { "2010", 191 }, { "2015", 192 },
    { "2019", 192 }, { "2020", 192 }, { "2021", 192 }, { "2022", 193 },
  };
  for (const auto &[year, rows] : trends)
    {
      Check trend =
          make_check ("HdiTrends" + year, "hdi.json", panel_by_name, "hdi", "hdi_" + year, rows);

      trend.only_period = year;
      trend.answer = { kHdiTrends, "country", year, "hdi_" + year };
      checks.push_back (trend);
    }

  return checks;
}

/* The loss is made from the HDI and the IHDI as published, that is of three decimals. */
std::vector<Check>
ihdi_panel (const std::string &name, const File &file, std::size_t rows)
{
  Input input = { file, "iso3", "year", kHdiFeeds };

  for (const char *part : { "le", "edu", "inc" })
    input.feeds.push_back ({ std::string ("ineq_") + part, std::string ("ineq-") + part });

  return {
    make_check (name, "ihdi.json", input, "ihdi", "ihdi", rows),
    make_check (name + "Hdi", "ihdi.json", input, "hdi", "hdi", rows),
    score (make_check (name + "Coefficient", "ihdi.json", input, "coefficient", "coef_ineq", rows),
           7),
    score (make_check (name + "Loss", "ihdi.json", input, "loss", "loss", rows), 7),
  };
}

/* Table 3 prints the three adjusted indices: the index of the panel less the inequality of the
 * table, and, the other way, the IHDI from the three observed on their pillars. */
std::vector<Check>
ihdi_table ()
{
  const std::vector<std::pair<std::string, std::size_t> > parts = { { "le", 193 },
                                                                    { "edu", 178 },
                                                                    { "inc", 171 } };
  Input indices = { kIhdiTable, "country", "2022", {} };
  std::vector<Check> checks;

  for (const auto &[part, rows] : parts)
    {
      const Input inequality = {
        kIhdiTable, "country", "2022", { { "ineq_" + part, "ineq-" + part } }
      };
      Check check = make_check ("IhdiTable_" + part,
                                "ihdi.json",
                                { kHdiPanel, "country", "year", kHdiFeeds },
                                "ia-" + part,
                                "",
                                rows);

      check.inputs.push_back (inequality);
      check.answer = { kIhdiTable, "country", "2022", "ia_" + part + "_index" };
      check.digits = 6;
      checks.push_back (check);
      indices.feeds.push_back ({ "ia_" + part + "_index", "ia-" + part });
    }
  checks.push_back (make_check ("IhdiTableFromIndices", "ihdi.json", indices, "ihdi", "ihdi", 165));

  return checks;
}

/* Female and male HDI are published to nine decimals. */
std::vector<Check>
gdi_panel (const std::string &name, const File &file, std::size_t rows)
{
  Input input = { file, "iso3", "year", {} };

  for (const char *sex : { "f", "m" })
    for (const auto &[column, node] : std::vector<std::pair<std::string, std::string> >{
             { "le_", "le-" }, { "eys_", "eys-" }, { "mys_", "mys-" }, { "gni_pc_", "gnipc-" } })
      input.feeds.push_back ({ column + sex, node + sex });

  return {
    score (make_check (name + "Female", "gdi.json", input, "hdi-f", "hdi_f", rows), 8),
    score (make_check (name + "Male", "gdi.json", input, "hdi-m", "hdi_m", rows), 8),
    score (make_check (name, "gdi.json", input, "gdi", "gdi", rows), 3),
    score (make_check (name + "Group", "gdi.json", input, "group", "gdi_group", rows), kExact),
  };
}

std::vector<Check>
gdi_checks ()
{
  std::vector<Check> checks = gdi_panel ("GdiRows", kGdiRows, 13);
  std::vector<Check> panel = gdi_panel ("Gdi", kGdiPanel, 5014);

  panel.back ().answer = { kRanks2022, "iso3", "2022", "gdi_group" };
  panel.back ().compared = 182;
  checks.insert (checks.end (), panel.begin (), panel.end ());

  /* “Less than 2.5 percent” of the unrounded deviation, as the text says, is not what was done. */
  Check unrounded = panel.back ();
  unrounded.name = "GdiGroupByTheUnroundedDeviation";
  for (const char *bound : { "2.5", "5", "7.5", "10" })
    unrounded.edits.push_back ({ std::string ("round([deviation], 1) > ") + bound,
                                 std::string ("[deviation] >= ") + bound });
  unrounded.misses = keys ("CMR MKD SEN", "2022");
  checks.push_back (unrounded);

  return checks;
}

/* The GII is ranked upwards and on the unrounded value: another convention than the HDI's, of the
 * same publisher. */
std::vector<Check>
gii_checks ()
{
  Input rows = { kGiiRows, "iso3", "year", {} };

  for (const char *column : { "mmr", "abr" })
    rows.feeds.push_back ({ column, column });
  for (const char *column : { "se", "pr", "lfpr" })
    for (const char *sex : { "f", "m" })
      rows.feeds.push_back ({ std::string (column) + "_" + sex, std::string (column) + "-" + sex });

  Input panel = rows;
  panel.file = kGiiPanel;

  Check ranks = rank (make_check ("GiiRank", "gii.json", panel, "gii", "", 166));
  ranks.answer = { kRanks2022, "iso3", "2022", "gii_rank" };

  /* On the published value four countries would tie with another. */
  Check rounded = ranks;
  rounded.name = "GiiRankOnThreeDecimals";
  rounded.misses = keys ("MUS NER PAN ROU", "2022");
  rounded.setup = [] (DtiScorer *scorer) { dti_scorer_set_rank_decimals (scorer, 3); };

  return {
    score (make_check ("GiiRows", "gii.json", rows, "gii", "gii", 20), 3),
    rank (make_check ("GiiRowsRank", "gii.json", rows, "gii", "gii_rank", 12)),
    score (make_check ("Gii", "gii.json", panel, "gii", "gii", 4711), 3),
    ranks,
    rounded,
  };
}

/* The published HDI is an input here; its ranks are made anew among the countries with a PHDI. */
std::vector<Check>
phdi_checks ()
{
  const std::vector<Feed> feeds = { { "hdi", "hdi" }, { "co2_prod", "co2-prod" }, { "mf", "mf" } };
  const Input panel = { kPhdiPanel, "iso3", "year", feeds };

  Check phdi = make_check ("Phdi", "phdi.json", panel, "phdi", "phdi", 5095);
  phdi.unscored = { "RWA 1990", "RWA 1991", "RWA 1992", "RWA 1993", "RWA 1994" };

  /* The goalposts are maxima of the series, but rounded ones. */
  Check unrounded = phdi;
  unrounded.name = "PhdiWithUnroundedMaxima";
  unrounded.edits = { { "76.61,", "76.61294863," }, { "140.82,", "140.8157," } };
  unrounded.misses = { "CHE 2011", "DOM 1994", "MLT 2006", "URY 1996", "VNM 2014" };

  Check difference = make_check ("PhdiRankDifference", "phdi.json", panel, "hdi", "", 154);
  difference.answer = { kRanks2022, "iso3", "2022", "rankdiff_hdi_phdi" };
  difference.figure = Figure::RankDifference;
  difference.minus_node = "phdi";
  difference.digits = kExact;

  return {
    make_check ("PhdiRows", "phdi.json", { kPhdiRows, "iso3", "year", feeds }, "phdi", "phdi", 15),
    phdi,
    unrounded,
    difference,
  };
}

std::size_t
count_rank_matches (const File &file, const std::string &year, void (*setup) (DtiScorer *))
{
  const Ref<DtiFramework> framework = load_framework ("hdi.json");
  const Input input = { file, "country", year, kHdiFeeds };
  const Ref<DtiDataset> dataset = load_dataset (framework.get (), { input }, Way::File);
  const Ref<DtiScorer> scorer (dti_scorer_new (framework.get ()));
  const Table &published = table (file);
  std::size_t matches = 0;

  setup (scorer.get ());
  const Scorecards cards = score_all (scorer.get (), dataset.get ());

  for (std::size_t i = 0; i < published.n_rows (); i++)
    {
      double rank = 0;

      if (dti_scorecard_get_rank (cards.at (year).get (),
                                  published.text (i, "country").c_str (),
                                  "hdi",
                                  &rank) &&
          rank == published.number (i, "hdi_rank_" + year))
        matches++;
    }

  return matches;
}

/* A class is read off the published figure, one decimal, as the group is. */
void
expect_classes (const File &file, const Answer &answer, std::size_t n_expected)
{
  const Ref<DtiFramework> framework = load_framework ("gdi.json");
  Check check = gdi_panel ("", file, 0).front ();
  const Ref<DtiDataset> dataset = load_dataset (framework.get (), check.inputs, Way::Columns);
  const Ref<DtiScorer> scorer (dti_scorer_new (framework.get ()));
  const Scorecards cards = score_all (scorer.get (), dataset.get ());
  const Table &published = table (answer.file);
  std::size_t n_classes = 0;

  for (std::size_t i = 0; i < published.n_rows (); i++)
    {
      const std::string &unit = published.text (i, answer.unit);
      const std::string &group = published.text (i, answer.column);

      if (group.empty ())
        continue;

      const Ref<DtiExplanation> explanation (
          dti_scorecard_explain (cards.at ("2022").get (), unit.c_str (), "deviation", nullptr));
      ASSERT_TRUE (explanation) << unit;
      ASSERT_STREQ (dti_explanation_get_class_label (explanation.get ()),
                    ("Group " + group).c_str ())
          << unit;
      n_classes++;
    }

  EXPECT_EQ (n_classes, n_expected);
}

} // namespace

using Undp = Published;

TEST_P (Undp, ComesOutAsPublished) { verify (GetParam ()); }

INSTANTIATE_TEST_SUITE_P (HdiSuite, Undp, testing::ValuesIn (hdi_checks ()), check_name);
INSTANTIATE_TEST_SUITE_P (IhdiRows,
                          Undp,
                          testing::ValuesIn (ihdi_panel ("IhdiRows", kIhdiRows, 13)),
                          check_name);
INSTANTIATE_TEST_SUITE_P (IhdiPanel,
                          Undp,
                          testing::ValuesIn (ihdi_panel ("Ihdi", kIhdiPanel, 2106)),
                          check_name);
INSTANTIATE_TEST_SUITE_P (IhdiTable, Undp, testing::ValuesIn (ihdi_table ()), check_name);
INSTANTIATE_TEST_SUITE_P (GdiSuite, Undp, testing::ValuesIn (gdi_checks ()), check_name);
INSTANTIATE_TEST_SUITE_P (GiiSuite, Undp, testing::ValuesIn (gii_checks ()), check_name);
INSTANTIATE_TEST_SUITE_P (PhdiSuite, Undp, testing::ValuesIn (phdi_checks ()), check_name);

TEST (UndpClasses, NameTheGdiGroups)
{
  expect_classes (kGdiRows, { kGdiRows, "iso3", "2022", "gdi_group" }, 13);
}

TEST (UndpClasses, NameAllGdiGroups)
{
  SKIP_WITHOUT_REFERENCE_DATA ();
  expect_classes (kGdiPanel, { kRanks2022, "iso3", "2022", "gdi_group" }, 182);
}

/* The published ranks tell the convention: with another one they would not come out. */
TEST (UndpRanks, FollowOneConventionOnly)
{
  SKIP_WITHOUT_REFERENCE_DATA ();

  const auto dense = [] (DtiScorer *scorer) { dti_scorer_set_ties (scorer, DTI_TIES_DENSE); };
  const auto unrounded = [] (DtiScorer *scorer) { dti_scorer_set_rank_decimals (scorer, -1); };

  EXPECT_EQ (count_rank_matches (kHdiTable2022, "2022", dense), 6u);
  EXPECT_EQ (count_rank_matches (kHdiTable2021, "2021", dense), 14u);
  EXPECT_EQ (count_rank_matches (kHdiTable2022, "2022", unrounded), 166u);
  EXPECT_EQ (count_rank_matches (kHdiTable2021, "2021", unrounded), 162u);
}

/* One number at a time, a column at a time, or through a file: the same figures to the last bit. */
TEST (UndpDatasets, AreTheSameByEveryWayIn)
{
  const Ref<DtiFramework> framework = load_framework ("hdi.json");
  const Input input = { kHdiRows2022, "country", "2022", kHdiFeeds };
  const Ref<DtiScorer> scorer (dti_scorer_new (framework.get ()));
  std::vector<std::string> outputs;

  for (const Way way : { Way::Numbers, Way::Columns, Way::File })
    {
      const Ref<DtiDataset> dataset = load_dataset (framework.get (), { input }, way);
      const Scorecards cards = score_all (scorer.get (), dataset.get ());
      g_autofree char *csv = dti_scorecard_to_csv (cards.at ("2022").get ());

      outputs.push_back (csv);
    }

  EXPECT_EQ (outputs[0], outputs[1]);
  EXPECT_EQ (outputs[0], outputs[2]);
}

/* The packed columns of a scorecard say what the getters say, in the order of its units. */
TEST (UndpScorecards, HaveColumnsEqualToTheGetters)
{
  const Ref<DtiFramework> framework = load_framework ("hdi.json");
  const Input input = { kHdiRows2022, "country", "2022", kHdiFeeds };
  const Ref<DtiDataset> dataset = load_dataset (framework.get (), { input }, Way::Numbers);
  const Ref<DtiScorer> scorer (dti_scorer_new (framework.get ()));
  const Scorecards cards = score_all (scorer.get (), dataset.get ());
  DtiScorecard *card = cards.at ("2022").get ();
  GError *error = nullptr;
  gsize size = 0;

  g_autoptr (GBytes) bytes = dti_scorecard_get_column (card, "hdi", DTI_COLUMN_VALUE, &error);
  ASSERT_EQ (error, nullptr);
  const double *values = static_cast<const double *> (g_bytes_get_data (bytes, &size));
  ASSERT_EQ (size, 15 * sizeof (double));
  ASSERT_EQ (dti_scorecard_get_n_units (card), 15u);

  for (guint i = 0; i < 15; i++)
    {
      double value = 0;

      ASSERT_TRUE (
          dti_scorecard_get_value (card, dti_scorecard_get_units (card)[i], "hdi", &value));
      EXPECT_EQ (value, values[i]);
    }
}
