/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Trends as UNDP publishes them: average annual growth of the HDI, and changes of rank (Human
 * Development Report 2023/24, Table 2). */

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "conformance.h"

using namespace conformance;

namespace
{

const File kPanel = { Origin::Reference, "undp_hdr/hdi_panel_1990_2022.csv" };
const File kTrends = { Origin::Reference, "undp_hdr/hdi_trends_table2_2022.csv" };
const File kRows = { Origin::TypedIn, "undp-hdi-trends.csv" };

const std::vector<std::pair<std::string, std::string> > kSpans = {
  { "1990", "2000" },
  { "2000", "2010" },
  { "2010", "2022" },
  { "1990", "2022" },
};

/* Growth is made from the published values, which have three decimals: so does the index here. */
const std::vector<std::pair<std::string, std::string> > kRounded = {
  { "\"missing\": \"propagate\", \"decimals\": 3", "\"missing\": \"propagate\", \"round\": 3" },
};

const std::vector<Feed> kFeeds = {
  { "le", "le" },
  { "eys", "eys" },
  { "mys", "mys" },
  { "gnipc", "gnipc" },
};

Ref<GListModel>
list_cards (const Scorecards &cards, const std::set<std::string> &periods)
{
  GListStore *list = g_list_store_new (DTI_TYPE_SCORECARD);

  for (const auto &period : periods)
    g_list_store_append (list, cards.at (period).get ());

  return Ref<GListModel> (G_LIST_MODEL (list));
}

/* The HDI of every country and year, from its components. */
Ref<DtiDataset>
load_panel (DtiFramework *framework)
{
  return load_dataset (framework, { { kPanel, "country", "year", kFeeds } }, Way::Numbers);
}

/* Compares the growth in percent between the years of each span, to nine decimals. */
void
expect_growth (const Table &published, std::size_t row, DtiSeries *series, std::size_t *n_compared)
{
  for (const auto &[before, after] : kSpans)
    {
      const double expected = published.number (row, "growth_" + before + "_" + after);
      double growth = 0;

      if (std::isnan (expected))
        continue;
      ASSERT_TRUE (dti_series_get_growth (series, before.c_str (), after.c_str (), &growth))
          << published.text (row, "country") << " " << before;
      EXPECT_NEAR (100 * growth, expected, 0.5e-9)
          << published.text (row, "country") << " " << before;
      (*n_compared)++;
    }
}

/* The printed values of a row as a series. */
Ref<DtiSeries>
read_row (const Table &published, std::size_t row)
{
  const char *const periods[] = { "1990", "2000", "2010", "2015", "2019",
                                  "2020", "2021", "2022", nullptr };
  std::vector<double> values;

  for (std::size_t i = 0; periods[i] != nullptr; i++)
    values.push_back (published.number (row, std::string ("hdi_") + periods[i]));

  GBytes *bytes = g_bytes_new (values.data (), values.size () * sizeof (double));
  Ref<DtiSeries> series (dti_series_new (periods, bytes, nullptr, DTI_DIRECTION_UP, nullptr));

  g_bytes_unref (bytes);

  return series;
}

void
expect_growth_of_rows (const File &file, std::size_t n_expected)
{
  const Table &published = table (file);
  std::size_t n_compared = 0;

  for (std::size_t row = 0; row < published.n_rows (); row++)
    expect_growth (published, row, read_row (published, row).get (), &n_compared);

  EXPECT_EQ (n_compared, n_expected);
}

/* Countries, not aggregates, that have a published HDI in both years. */
std::set<std::string>
list_ranked (const std::string &before, const std::string &after)
{
  const Table &panel = table (kPanel);
  std::map<std::string, int> n_years;
  std::set<std::string> ranked;

  for (std::size_t row = 0; row < panel.n_rows (); row++)
    {
      const std::string &year = panel.text (row, "year");

      if (panel.text (row, "iso3").rfind ("ZZ", 0) == 0 || (year != before && year != after) ||
          std::isnan (panel.number (row, "hdi")))
        continue;
      if (++n_years[panel.text (row, "country")] == 2)
        ranked.insert (panel.text (row, "country"));
    }

  return ranked;
}

} // namespace

TEST (HdiGrowth, OfTheRowsTypedIn) { expect_growth_of_rows (kRows, 50); }

TEST (HdiGrowth, OfThePrintedValues)
{
  SKIP_WITHOUT_REFERENCE_DATA ();
  expect_growth_of_rows (kTrends, 653);
}

TEST (HdiGrowth, OfTheIndexFromItsComponents)
{
  SKIP_WITHOUT_REFERENCE_DATA ();

  const Ref<DtiFramework> framework = load_framework ("hdi.json", kRounded);
  const Ref<DtiDataset> dataset = load_panel (framework.get ());
  const Ref<DtiScorer> scorer (dti_scorer_new (framework.get ()));
  const Scorecards cards = score_all (scorer.get (), dataset.get ());
  const Ref<GListModel> list = list_cards (cards, { "1990", "2000", "2010", "2022" });
  const Table &published = table (kTrends);
  std::size_t n_compared = 0;

  for (std::size_t row = 0; row < published.n_rows (); row++)
    {
      GError *error = nullptr;
      const Ref<DtiSeries> series (dti_series_new_from_scorecards (
          list.get (), published.text (row, "country").c_str (), "hdi", DTI_COLUMN_VALUE, &error));

      ASSERT_TRUE (series) << error->message;
      expect_growth (published, row, series.get (), &n_compared);
    }

  EXPECT_EQ (n_compared, 653u);
}

/* Both ranks are made among the countries that have a value in both years. A fall of the number is
 * an improvement, which UNDP prints as positive. */
TEST (HdiRankChange, From2015To2022)
{
  SKIP_WITHOUT_REFERENCE_DATA ();

  const Ref<DtiFramework> framework = load_framework ("hdi.json");
  const Ref<DtiDataset> dataset = load_panel (framework.get ());
  const std::set<std::string> ranked = list_ranked ("2015", "2022");
  const char *const *units = dti_dataset_get_units (dataset.get ());

  for (std::size_t i = 0; units[i] != nullptr; i++)
    for (const char *year : { "2015", "2022" })
      if (ranked.count (units[i]) == 0)
        dti_dataset_set_ranked (dataset.get (), units[i], year, FALSE, nullptr);

  const Ref<DtiScorer> scorer (dti_scorer_new (framework.get ()));
  const Scorecards cards = score_all (scorer.get (), dataset.get ());
  const Ref<GListModel> list = list_cards (cards, { "2015", "2022" });
  const char *const nodes[] = { "hdi", nullptr };
  const Ref<DtiTrends> trends (dti_trends_new_from_scorecards (
      list.get (), nullptr, nodes, DTI_COLUMN_RANK, nullptr, nullptr));
  const Table &published = table (kTrends);
  std::size_t n_compared = 0;

  ASSERT_TRUE (trends);
  for (std::size_t row = 0; row < published.n_rows (); row++)
    {
      const std::string &country = published.text (row, "country");
      const double expected = published.number (row, "rank_change_2015_2022");
      double change = 0;

      if (std::isnan (expected))
        continue;

      const Ref<DtiTrend> trend (dti_trends_lookup (trends.get (), country.c_str (), "hdi"));
      ASSERT_TRUE (trend) << country;
      ASSERT_TRUE (dti_trend_get_change (trend.get (), &change)) << country;
      EXPECT_EQ (-change, expected) << country;
      EXPECT_EQ (dti_trend_get_verdict (trend.get ()), DTI_TREND_VERDICT_INSUFFICIENT_DATA);
      n_compared++;
    }

  EXPECT_EQ (n_compared, 192u);
}
