/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The European Commission's Digital Economy and Society Index 2022: six yearly waves, 27 member
 * states and the EU, 33 indicators on fixed goalposts that do not clamp, 15 weighted means.
 *
 * The inputs are the Commission's completed ones; the workbook gives them and the scores in full,
 * so that scores agree to eight decimals and normalised indicators to nine. Of 2520 ranks one is
 * not that of the workbook's own scores: Belgium, 2018, sub-dimension 2a. */

#include "conformance.h"

using namespace conformance;

namespace
{

const File kCompleted = { Origin::Reference, "desi_2022/desi_completed.csv" };
const File kNormalised = { Origin::Reference, "desi_2022/desi_normalised.csv" };
const File kScores = { Origin::Reference, "desi_2022/desi_scores.csv" };
const File kRanks = { Origin::Reference, "desi_2022/desi_ranks_incl_eu.csv" };
const File kRanksOfMembers = { Origin::Reference, "desi_2022/desi_ranks_2022_ms27.csv" };
const File kRows = { Origin::TypedIn, "eu-desi-2022.csv" };

const std::vector<std::string> kPillars = { "DESI", "1",  "2",  "3",  "4",  "1a", "1b", "2a",
                                            "2b",   "2c", "2d", "3a", "3b", "3c", "4a" };

const std::vector<std::string> kIndicators = { "1a1", "1a2", "1a3", "1b1", "1b2", "1b3", "1b4",
                                               "2a1", "2a2", "2a3", "2b1", "2b2", "2b3", "2c1",
                                               "2c2", "2c3", "2d1", "3a1", "3b1", "3b2", "3b3",
                                               "3b4", "3b5", "3b6", "3b7", "3c1", "3c2", "3c3",
                                               "4a1", "4a2", "4a3", "4a4", "4a5" };

Check
make_check (const std::string &name,
            const File &inputs,
            const File &answers,
            const std::string &node,
            std::size_t compared)
{
  Check check;
  Input input = { inputs, "country", "year", {} };

  for (const std::string &indicator : kIndicators)
    input.feeds.push_back ({ indicator, indicator });

  check.name = name + node;
  check.framework = "desi-2022.json";
  check.inputs = { input };
  check.answer = { answers, "country", "year", node };
  check.node = node;
  check.figure = Figure::Score;
  check.digits = 8;
  check.compared = compared;
  check.way = Way::File;

  return check;
}

std::vector<Check>
desi_checks ()
{
  std::vector<Check> checks;

  for (const std::string &node : kIndicators)
    {
      checks.push_back (make_check ("Normalised", kCompleted, kNormalised, node, 168));
      checks.back ().figure = Figure::Value;
      checks.back ().digits = 9;
    }

  for (const std::string &node : kPillars)
    {
      checks.push_back (make_check ("Rows", kRows, kRows, node, 12));
      checks.push_back (make_check ("Score", kCompleted, kScores, node, 168));

      checks.push_back (rank (make_check ("Rank", kCompleted, kRanks, node, 168)));
      if (node == "2a")
        checks.back ().misses = { "BE 2018" };

      /* Among the member states: the EU keeps its scores and has no rank. */
      checks.push_back (rank (make_check ("RankOfMembers", kCompleted, kRanksOfMembers, node, 27)));
      checks.back ().answer.period = "2022";
    }

  return checks;
}

} // namespace

using Desi = Published;

TEST_P (Desi, ComesOutAsPublished) { verify (GetParam ()); }

INSTANTIATE_TEST_SUITE_P (Desi2022, Desi, testing::ValuesIn (desi_checks ()), check_name);

TEST (DesiAggregate, IsScoredAndNotRanked)
{
  const Ref<DtiFramework> framework = load_framework ("desi-2022.json");
  const Check check = make_check ("", kRows, kRows, "DESI", 0);
  const Ref<DtiDataset> dataset = load_dataset (framework.get (), check.inputs, Way::Columns);
  const Ref<DtiScorer> scorer (dti_scorer_new (framework.get ()));
  GError *error = nullptr;
  double figure = 0;

  ASSERT_TRUE (dti_dataset_set_ranked (dataset.get (), "EU", "2022", FALSE, &error));
  const Scorecards cards = score_all (scorer.get (), dataset.get ());
  DtiScorecard *card = cards.at ("2022").get ();

  EXPECT_TRUE (dti_scorecard_get_score (card, "EU", "DESI", &figure));
  EXPECT_FALSE (dti_scorecard_get_rank (card, "EU", "DESI", &figure));
  EXPECT_EQ (dti_scorecard_get_n_ranked (card, "DESI"), 10u);
  ASSERT_TRUE (dti_scorecard_get_rank (card, "RO", "DESI", &figure));
  EXPECT_EQ (figure, 10.0);
}

/* Ten countries of 2022 and two of the years before: below its goalpost a share is negative. */
TEST (DesiGoalposts, DoNotClamp)
{
  const Ref<DtiFramework> framework = load_framework ("desi-2022.json");
  const Check check = make_check ("", kRows, kRows, "DESI", 0);
  const Ref<DtiDataset> dataset = load_dataset (framework.get (), check.inputs, Way::Numbers);
  const Ref<DtiScorer> scorer (dti_scorer_new (framework.get ()));
  const Scorecards cards = score_all (scorer.get (), dataset.get ());
  double value = 0;

  ASSERT_TRUE (dti_scorecard_get_value (cards.at ("2020").get (), "RO", "3a1", &value));
  EXPECT_NEAR (value, -0.0215802623975, 1e-13);
}
