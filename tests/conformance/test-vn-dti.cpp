/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Vietnam's provincial Digital Transformation Index 2022, by the built-in framework of Decision
 * 922/QĐ-BTTTT: the five provinces whose eight main indicators can be read, and the ranks of
 * all 63.
 *
 * Main indicators and index are printed with four decimals, the index is made from unrounded
 * points. Hồ Chí Minh City's 0.7163 therefore comes out as 0.716355, off by 0.000055: within the
 * rounding of the inputs, beyond that of the index. */

#include "conformance.h"

using namespace conformance;

namespace
{

const char *const kFramework = "vn-dti-province-922";

const File kTopTable = { Origin::Reference, "vn_dti_2022/dti2022_top5.csv" };
const File kRankTable = { Origin::Reference, "vn_dti_2022/dti2022_ranks.csv" };
const File kTopRows = { Origin::TypedIn, "vn-dti-2022.csv" };
const File kRankRows = { Origin::TypedIn, "vn-dti-2022-ranks.csv" };

const std::vector<Feed> kMainIndicators = {
  { "nhan_thuc_so", "NTS" },
  { "the_che_so", "TCS" },
  { "ha_tang_so", "HTS" },
  { "nhan_luc_so", "NLS" },
  { "an_toan_thong_tin_mang", "ATTT" },
  { "hoat_dong_chinh_quyen_so", "HDCQS" },
  { "hoat_dong_kinh_te_so", "HDKTS" },
  { "hoat_dong_xa_hoi_so", "HDXHS" },
};

Check
make_check (const std::string &name,
            const Input &input,
            const File &answers,
            const std::string &column,
            std::size_t compared)
{
  Check check;

  check.name = name;
  check.framework = kFramework;
  check.inputs = { input };
  check.answer = { answers, "province", "2022", column };
  check.node = "DTI";
  check.digits = 4;
  check.compared = compared;
  check.way = Way::File;

  return check;
}

std::vector<Check>
top_five (const std::string &name, const File &file)
{
  const Input input = { file, "province", "2022", kMainIndicators };
  Check exact = make_check (name + "Exact", input, file, "pdti", 5);
  Check rounded = make_check (name + "WithinTheRoundingOfTheInputs", input, file, "pdti", 5);

  exact.misses = { "TP. Hồ Chí Minh 2022" };
  rounded.slack = 0.5e-4 + 1e-9;

  return { exact, rounded, rank (make_check (name + "Rank", input, file, "dti_rank", 5)) };
}

/* The index itself is observed, in its published form; 1224 on four decimals gives all 63 ranks:
 * Thanh Hóa and Yên Bái share the 15th, Hậu Giang is 17th. */
std::vector<Check>
all_provinces ()
{
  const Input input = { kRankRows, "province", "2022", { { "pdti", "DTI" } } };

  return {
    make_check ("ObservedValue", input, kRankRows, "pdti", 63),
    rank (make_check ("RankRows", input, kRankRows, "dti_rank", 63)),
    rank (make_check ("RankTable", input, kRankTable, "dti_rank", 63)),
  };
}

} // namespace

using VnDti = Published;

TEST_P (VnDti, ComesOutAsPublished) { verify (GetParam ()); }

INSTANTIATE_TEST_SUITE_P (TopRows,
                          VnDti,
                          testing::ValuesIn (top_five ("Rows", kTopRows)),
                          check_name);
INSTANTIATE_TEST_SUITE_P (TopTable,
                          VnDti,
                          testing::ValuesIn (top_five ("Table", kTopTable)),
                          check_name);
INSTANTIATE_TEST_SUITE_P (AllProvinces, VnDti, testing::ValuesIn (all_provinces ()), check_name);

/* A value is points of 1000: the same figure both ways. */
TEST (VnDtiPoints, AreOfAThousand)
{
  const Ref<DtiFramework> framework = load_framework (kFramework);
  const Input input = { kTopRows, "province", "2022", kMainIndicators };
  const Ref<DtiDataset> dataset = load_dataset (framework.get (), { input }, Way::Numbers);
  const Ref<DtiScorer> scorer (dti_scorer_new (framework.get ()));
  const Scorecards cards = score_all (scorer.get (), dataset.get ());
  double score = 0;
  double max = 0;

  /* 100 (1 + .9 + .8253 + .8487 + .7578) + 200 · .8575 + 150 (.7836 + .5197) */
  ASSERT_TRUE (dti_scorecard_get_score (cards.at ("2022").get (), "TP. Đà Nẵng", "DTI", &score));
  ASSERT_TRUE (dti_scorecard_get_max (cards.at ("2022").get (), "TP. Đà Nẵng", "DTI", &max));
  EXPECT_NEAR (score, 800.175, 1e-9);
  EXPECT_EQ (max, 1000.0);
}
