/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The Social Vulnerability Index 2018 of the US Centers for Disease Control, 3142 counties:
 * percentile ranks of 15 indicators, rounded to four decimals; sums by theme; percentile ranks of
 * the sums.
 *
 * All published figures come out. Rio Arriba, New Mexico, lacks three inputs, hence its first theme
 * and its overall rank.
 *
 * A dozen counties cannot have the ranks they have among 3142. Their sums and flags follow from the
 * published percentile ranks; the ranks among the twelve are compared with their closed form. */

#include "conformance.h"

#include <cctype>
#include <cmath>

using namespace conformance;

namespace
{

const File kCounties = { Origin::Reference, "cdc_svi_2018/svi2018_counties.csv" };
const File kRows = { Origin::TypedIn, "cdc-svi-2018.csv" };

const std::vector<std::vector<std::string> > kThemes = {
  { "POV", "UNEMP", "PCI", "NOHSDP" },
  { "AGE65", "AGE17", "DISABL", "SNGPNT" },
  { "MINRTY", "LIMENG" },
  { "MUNIT", "MOBILE", "CROWD", "NOVEH", "GROUPQ" },
};

/* Counties with an input: Rio Arriba has none for three indicators of theme 1. */
constexpr std::size_t kAll = 3142;
constexpr std::size_t kAllButOne = 3141;

std::string
node_id (const std::string &variable)
{
  std::string id;

  for (const char c : variable)
    id += static_cast<char> (std::tolower (static_cast<unsigned char> (c)));

  return id;
}

std::vector<std::string>
variables ()
{
  std::vector<std::string> all;

  for (const auto &theme : kThemes)
    all.insert (all.end (), theme.begin (), theme.end ());

  return all;
}

std::vector<Feed>
feed_variables (const std::string &prefix)
{
  std::vector<Feed> feeds;

  for (const std::string &variable : variables ())
    feeds.push_back ({ prefix + variable, node_id (variable) });

  return feeds;
}

std::size_t
n_counties (const std::string &variable)
{
  return variable == "POV" || variable == "UNEMP" || variable == "PCI" ? kAllButOne : kAll;
}

Check
make_check (const std::string &name,
            const std::string &framework,
            const Input &input,
            const std::string &node,
            const std::string &column,
            std::size_t compared)
{
  Check check;

  check.name = name + column;
  check.framework = framework;
  check.inputs = { input };
  check.answer = { input.file, "fips", "2018", column };
  check.node = node;
  check.figure = Figure::Score;
  check.digits = 4;
  check.compared = compared;
  check.way = Way::Columns;

  return check;
}

/* The score of a ranked sum has the sum's maximum; its published figure is the value. */
Check
value (Check check)
{
  check.figure = Figure::Value;

  return check;
}

/* Everything that is made from percentile ranks, whichever way these came. */
std::vector<Check>
sums_and_flags (const std::string &name,
                const std::string &framework,
                const Input &input,
                std::size_t all,
                std::size_t all_but_one)
{
  std::vector<Check> checks;

  for (std::size_t i = 0; i < kThemes.size (); i++)
    {
      const std::string k = std::to_string (i + 1);
      const std::size_t compared = i == 0 ? all_but_one : all;

      checks.push_back (
          make_check (name, framework, input, "spl-theme" + k, "SPL_THEME" + k, compared));
      checks.push_back (
          make_check (name, framework, input, "f-theme" + k, "F_THEME" + k, compared));
      for (const std::string &variable : kThemes[i])
        checks.push_back (make_check (name,
                                      framework,
                                      input,
                                      "f-" + node_id (variable),
                                      "F_" + variable,
                                      all == kAll ? n_counties (variable) : all));
    }
  checks.push_back (make_check (name, framework, input, "spl-themes", "SPL_THEMES", all_but_one));
  checks.push_back (make_check (name, framework, input, "f-total", "F_TOTAL", all_but_one));

  return checks;
}

std::vector<Check>
ranks_of_sums (const std::string &name, const std::string &framework, const Input &input)
{
  std::vector<Check> checks;

  for (std::size_t i = 0; i < kThemes.size (); i++)
    {
      const std::string k = std::to_string (i + 1);

      checks.push_back (value (make_check (
          name, framework, input, "rpl-theme" + k, "RPL_THEME" + k, i == 0 ? kAllButOne : kAll)));
    }
  checks.push_back (
      value (make_check (name, framework, input, "rpl-themes", "RPL_THEMES", kAllButOne)));

  return checks;
}

/* From the percentages to the overall rank, without a look at any published step between. */
std::vector<Check>
end_to_end ()
{
  const Input input = { kCounties, "fips", "2018", feed_variables ("EP_") };
  std::vector<Check> checks = sums_and_flags ("", "svi-2018.json", input, kAll, kAllButOne);

  for (const std::string &variable : variables ())
    checks.push_back (make_check (
        "", "svi-2018.json", input, node_id (variable), "EPL_" + variable, n_counties (variable)));
  for (const Check &check : ranks_of_sums ("", "svi-2018.json", input))
    checks.push_back (check);

  return checks;
}

/* Each step from the published figures of the step before. */
std::vector<Check>
step_by_step ()
{
  const Input ranks = { kCounties, "fips", "2018", feed_variables ("EPL_") };
  Input sums = { kCounties, "fips", "2018", {} };
  std::vector<Check> checks = sums_and_flags ("", "svi-2018-themes.json", ranks, kAll, kAllButOne);

  for (const char *k : { "1", "2", "3", "4" })
    sums.feeds.push_back ({ std::string ("SPL_THEME") + k, std::string ("spl-theme") + k });
  for (const Check &check : ranks_of_sums ("", "svi-2018-themes.json", sums))
    checks.push_back (check);
  checks.push_back (make_check (
      "FromThemes_", "svi-2018-themes.json", sums, "spl-themes", "SPL_THEMES", kAllButOne));

  return checks;
}

std::vector<Check>
row_checks ()
{
  const Input input = { kRows, "fips", "2018", feed_variables ("EPL_") };

  return sums_and_flags ("", "svi-2018-themes.json", input, 12, 12);
}

/* (units strictly below) / (n - 1), by counting. */
double
percentile_rank (const std::vector<double> &numbers, double number)
{
  double below = 0;

  for (const double other : numbers)
    below += other < number ? 1 : 0;

  return below / static_cast<double> (numbers.size () - 1);
}

double
four_decimals (double number)
{
  return std::floor (number * 1e4 + 0.5 + 1e-9) / 1e4;
}

} // namespace

using Svi = Published;

TEST_P (Svi, ComesOutAsPublished) { verify (GetParam ()); }

INSTANTIATE_TEST_SUITE_P (Typed, Svi, testing::ValuesIn (row_checks ()), check_name);
INSTANTIATE_TEST_SUITE_P (EndToEnd, Svi, testing::ValuesIn (end_to_end ()), check_name);
INSTANTIATE_TEST_SUITE_P (StepByStep, Svi, testing::ValuesIn (step_by_step ()), check_name);

TEST (SviMethod, RanksTwelveCountiesByTheClosedForm)
{
  const Ref<DtiFramework> framework = load_framework ("svi-2018.json");
  const Input input = { kRows, "fips", "2018", feed_variables ("EP_") };
  const Ref<DtiDataset> dataset = load_dataset (framework.get (), { input }, Way::File);
  const Ref<DtiScorer> scorer (dti_scorer_new (framework.get ()));
  const Scorecards cards = score_all (scorer.get (), dataset.get ());
  DtiScorecard *card = cards.at ("2018").get ();
  const Table &rows = table (kRows);
  std::vector<double> totals (rows.n_rows (), 0);
  double figure = 0;

  for (const std::string &variable : variables ())
    {
      std::vector<double> numbers;

      for (std::size_t i = 0; i < rows.n_rows (); i++)
        numbers.push_back (rows.number (i, "EP_" + variable));

      for (std::size_t i = 0; i < rows.n_rows (); i++)
        {
          const double rank = percentile_rank (numbers, numbers[i]);
          /* Per capita income is reversed: one minus its percentile rank. */
          const double expected = four_decimals (variable == "PCI" ? 1 - rank : rank);
          const std::string &county = rows.text (i, "fips");

          ASSERT_TRUE (dti_scorecard_get_score (card,
                                                county.c_str (),
                                                node_id (variable).c_str (),
                                                &figure));
          EXPECT_NEAR (figure, expected, 1e-12) << county << " " << variable;
          totals[i] += expected;
        }
    }

  /* Sums of four decimals are whole numbers of ten-thousandths: equal sums must stay equal. */
  for (double &total : totals)
    total = std::round (total * 1e4);
  for (std::size_t i = 0; i < rows.n_rows (); i++)
    {
      const std::string &county = rows.text (i, "fips");

      ASSERT_TRUE (dti_scorecard_get_value (card, county.c_str (), "rpl-themes", &figure));
      EXPECT_NEAR (figure, percentile_rank (totals, totals[i]), 1e-12) << county;
    }
}
