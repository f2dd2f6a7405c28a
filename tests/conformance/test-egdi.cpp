/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* UN DESA's E-Government Development Index, eight surveys from 2010 to 2024.
 *
 * The index is a mean of three components. The files give the components rounded, the index was
 * made from the unrounded ones: in most surveys some index figures therefore differ in the last
 * digit. They are listed below, by survey; all of them lie within the rounding of the inputs. */

#include "conformance.h"

#include <cmath>

using namespace conformance;

namespace
{

const File kPanel = { Origin::Reference, "un_egdi/egdi_panel.csv" };
const File kRows = { Origin::TypedIn, "un-egdi.csv" };

const std::vector<Feed> kComponents = { { "osi", "osi" }, { "tii", "tii" }, { "hci", "hci" } };
const std::vector<Feed> kPublishedIndex = { { "egdi", "egdi" } };

/* Of 2010, with a component missing: the survey prints 0 and one shared last rank. The library
 * gives no score to a mean that lacks a child. */
const char *const kIncomplete2010 = "FSM KIR MCO MHL NRU PRK SMR SOM TUV";

/* Of 2012, with an online service index of 0: the survey prints an index of 0, although the other
 * components count for everybody else with a zero. A decision of the publisher, not of the formula.
 */
const char *const kOverridden2012 = "CAF GIN LBY";

struct Survey
{
  const char *year;
  const char *framework;
  int digits;       /* decimals of the index */
  int input_digits; /* decimals of the components: of 2014 and 2024 some have only four */
  std::size_t compared;
  std::size_t ranked;
  const char *misses;      /* off by more than the rounding of the index itself */
  const char *rank_misses; /* against the ranks of the published index */
};

const Survey kSurveys[] = {
  { "2010",
    "egdi-2010.json",
    5,
    5,
    183,
    192,
    "BRB CMR COD DJI DMA FJI FRA GAB GNB IDN IRL MNG MYS NZL PAN SDN SRB TCD UZB VUT WSM",
    "" },
  { "2012",
    "egdi.json",
    5,
    5,
    190,
    193,
    "ARG ARM BRA BTN CHN COM CPV EGY ESP GRD IRQ LSO MHL NGA POL SWZ TON TUR UZB VCT",
    "" },
  { "2014",
    "egdi.json",
    5,
    4,
    193,
    193,
    "AFG ALB AND ARE ARG ATG AUS AUT AZE BDI BEL BEN BFA BGD BHR BHS BLR BLZ BRA BRB BRN "
    "CAF CAN CHE CHL CHN CIV CMR COG CPV CRI CUB CZE DEU DJI DMA DNK DOM DZA ECU ERI ESP "
    "EST ETH FIN FJI FRA GHA GIN GMB GNB GRC GRD GTM HND HRV HTI IDN IND IRL IRN ISL ISR "
    "ITA JAM KEN KGZ KIR LAO LBN LBR LBY LIE LKA LUX MAR MCO MDA MDG MEX MHL MKD MMR MNE "
    "MOZ MWI MYS NAM NGA NIC NLD NOR NPL OMN PAN PHL PLW POL PRK PRT PRY QAT ROU SDN SEN "
    "SGP SLB SLE SLV SSD STP SUR SVK SVN SWE SYC TCD TGO THA TJK TLS TON TTO TUN TUV TZA "
    "URY USA UZB VCT WSM YEM ZMB",
    "" },
  { "2016",
    "egdi.json",
    5,
    5,
    193,
    193,
    "BRA CIV COG COL GNB GRD HND HUN IDN KAZ LSO MHL NRU PAN PER USA YEM",
    "" },
  { "2018", "egdi.json", 4, 4, 193, 193, "", "" },
  /* Four pairs with equal indices were given different ranks; 1224 lets them share. */
  { "2020", "egdi.json", 4, 4, 193, 193, "", "AND HUN MKD TLS" },
  { "2022",
    "egdi.json",
    4,
    4,
    193,
    193,
    "ALB CHN COD COM DEU DJI DOM HTI JAM KHM LKA MAR MMR MRT NZL SMR SOM STP TON TUN TZA "
    "UZB",
    "" },
  { "2024",
    "egdi.json",
    5,
    4,
    193,
    193,
    "AGO ALB AND ARE ARG ARM ATG AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLZ BRA BRB "
    "BTN BWA CHE CHL CMR COD COL COM CPV CRI CUB CYP CZE DEU DJI DNK DOM EGY ERI ESP EST "
    "ETH FIN FJI FSM GAB GBR GEO GIN GMB GNB GNQ GTM GUY HND HRV HTI HUN IDN IND IRL IRN "
    "ISL ISR ITA JAM JOR JPN KAZ KEN KGZ KHM KIR KNA KWT LBR LBY LCA LKA LSO LUX LVA MAR "
    "MCO MDA MDG MDV MEX MKD MLI MLT MMR MNE MOZ MRT MYS NAM NER NGA NIC NLD NPL OMN PER "
    "PHL PLW PNG POL PRT PRY QAT RUS RWA SAU SDN SEN SGP SLB SLE SMR SOM SRB SSD STP SUR "
    "SWZ SYC SYR TCD TGO THA TJK TKM TLS TON TTO TUN TUR TUV TZA UGA UKR URY UZB VCT VNM "
    "VUT WSM YEM ZAF ZMB ZWE",
    "" },
};

Check
make_check (const std::string &name,
            const Survey &survey,
            const File &file,
            const std::vector<Feed> &feeds,
            const std::string &column,
            std::size_t compared)
{
  Check check;

  check.name = name + survey.year;
  check.framework = survey.framework;
  check.inputs = { { file, "iso3", "year", feeds } };
  check.answer = { file, "iso3", "year", column };
  check.only_period = survey.year;
  check.node = "egdi";
  check.digits = survey.digits;
  check.compared = compared;
  check.way = Way::File;

  return check;
}

std::vector<Check>
survey_checks (const Survey &survey)
{
  const std::string year = survey.year;
  Check exact = make_check ("Exact", survey, kPanel, kComponents, "egdi", survey.compared);

  exact.misses = keys (survey.misses, year);
  if (year == "2010")
    exact.unscored = keys (kIncomplete2010, year);
  if (year == "2012")
    exact.overridden = keys (kOverridden2012, year);

  Check rounded = exact;
  rounded.name = "WithinTheRoundingOfTheInputs" + year;
  rounded.misses.clear ();
  rounded.slack = 0.5 * std::pow (10.0, -survey.input_digits) + 1e-9;

  /* 1224 on the index as published, which stands for its components. */
  Check ranks =
      rank (make_check ("Rank", survey, kPanel, kPublishedIndex, "egdi_rank", survey.ranked));
  ranks.misses = keys (survey.rank_misses, year);

  return { exact, rounded, ranks };
}

std::vector<Check>
panel_checks ()
{
  std::vector<Check> checks;

  for (const Survey &survey : kSurveys)
    for (const Check &check : survey_checks (survey))
      checks.push_back (check);

  /* Of 2020 the unrounded means tell Hungary from Croatia, the other three pairs not. */
  Check unrounded =
      rank (make_check ("RankOfTheMean", kSurveys[5], kPanel, kComponents, "egdi_rank", 193));
  unrounded.misses = keys ("AND MKD TLS", "2020");
  checks.push_back (unrounded);

  return checks;
}

/* The first countries of three surveys, so that their ranks are those of the whole table. */
std::vector<Check>
row_checks ()
{
  const Survey &first = kSurveys[0];
  Check index_2010 = make_check ("Rows", first, kRows, kComponents, "egdi", 10);
  index_2010.misses = keys ("FRA", "2010");
  index_2010.unscored = keys ("MCO TUV", "2010");

  Check ranks_2010 = rank (make_check ("RowsRank", first, kRows, kPublishedIndex, "egdi_rank", 12));
  ranks_2010.misses = keys ("MCO TUV", "2010"); /* shared rank 184; here they share the eleventh */

  std::vector<Check> checks = { index_2010, ranks_2010 };

  for (const std::size_t i : { 4, 6 }) /* 2018 and 2022 */
    {
      checks.push_back (make_check ("Rows", kSurveys[i], kRows, kComponents, "egdi", 12));
      if (i == 6)
        checks.back ().misses = keys ("NZL", "2022");
      checks.push_back (
          rank (make_check ("RowsRank", kSurveys[i], kRows, kPublishedIndex, "egdi_rank", 12)));
    }

  return checks;
}

/* Scores of one survey from the components of the whole panel. */
Ref<DtiScorecard>
score_panel (const Survey &survey, const std::vector<Feed> &feeds)
{
  const Ref<DtiFramework> framework = load_framework (survey.framework);
  const Input input = { kPanel, "iso3", "year", feeds };
  const Ref<DtiDataset> dataset = load_dataset (framework.get (), { input }, Way::Columns);
  const Ref<DtiScorer> scorer (dti_scorer_new (framework.get ()));
  GError *error = nullptr;
  Ref<DtiScorecard> card (dti_scorer_score (scorer.get (), dataset.get (), survey.year, &error));

  EXPECT_EQ (error, nullptr);
  g_clear_error (&error);

  return card;
}

} // namespace

using Egdi = Published;

TEST_P (Egdi, ComesOutAsPublished) { verify (GetParam ()); }

INSTANTIATE_TEST_SUITE_P (Typed, Egdi, testing::ValuesIn (row_checks ()), check_name);
INSTANTIATE_TEST_SUITE_P (Panel, Egdi, testing::ValuesIn (panel_checks ()), check_name);

/* The three zeros of 2012 are a decision: by the formula these countries have an index. */
TEST (EgdiZeros, OfTwentyTwelveFollowFromNoFormula)
{
  SKIP_WITHOUT_REFERENCE_DATA ();

  const Ref<DtiScorecard> card = score_panel (kSurveys[1], kComponents);
  ASSERT_TRUE (card);

  for (const auto &[unit, mean] :
       std::vector<std::pair<const char *, double> >{ { "CAF", (0.0 + 0.02973 + 0.34457) / 3 },
                                                      { "GIN", (0.0 + 0.0491 + 0.26957) / 3 },
                                                      { "LBY", (0.0 + 0.37433 + 0.85018) / 3 } })
    {
      double value = 0;

      ASSERT_TRUE (dti_scorecard_get_value (card.get (), unit, "egdi", &value));
      EXPECT_NEAR (value, mean, 1e-15);
    }
}

/* An index observed together with its components wins over them; that it differs from what they
 * make is worth a note, and no error. */
TEST (EgdiObserved, IndexWinsOverItsComponents)
{
  SKIP_WITHOUT_REFERENCE_DATA ();

  std::vector<Feed> feeds = kComponents;
  feeds.push_back (kPublishedIndex[0]);

  const Ref<DtiScorecard> card = score_panel (kSurveys[3], feeds);
  ASSERT_TRUE (card);

  const Table &published = table (kPanel);
  for (std::size_t i = 0; i < published.n_rows (); i++)
    if (published.text (i, "year") == "2016")
      {
        double value = 0;

        ASSERT_TRUE (dti_scorecard_get_value (card.get (),
                                              published.text (i, "iso3").c_str (),
                                              "egdi",
                                              &value));
        EXPECT_EQ (value, published.number (i, "egdi")) << published.text (i, "iso3");
      }

  DtiProblemList *problems = dti_scorecard_get_problems (card.get ());
  EXPECT_EQ (dti_problem_list_count (problems, DTI_SEVERITY_ERROR), 0u);
  EXPECT_GT (dti_problem_list_count (problems, DTI_SEVERITY_NOTE), 0u);
}
