/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <json-glib/json-glib.h>

#include "change-testing.h"

/* ---- Kiên Giang, 2022 to 2024 ---- */

static DtiScorecard *
score_kien_giang (const char *framework_id, const char *file_name, const char *year)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiFramework) framework = dti_framework_new_builtin (framework_id, &error);
  g_autoptr (GFile) file = g_file_new_build_filename (g_test_get_dir (G_TEST_DIST),
                                                      "..",
                                                      "examples",
                                                      "kien-giang",
                                                      file_name,
                                                      NULL);
  g_autoptr (DtiDatasetReader) reader = dti_dataset_reader_new (framework);
  g_autoptr (DtiDataset) dataset = dti_dataset_reader_read_file (reader, file, &error);
  g_autoptr (DtiScorer) scorer = dti_scorer_new (framework);
  DtiScorecard *card;

  g_assert_no_error (error);
  card = dti_scorer_score (scorer, dataset, year, &error);
  g_assert_no_error (error);

  return card;
}

static void
test_one_framework (void)
{
  g_autoptr (DtiScorecard) older =
      score_kien_giang ("vn-dti-province-922", "data-2022-2023.csv", "2022");
  g_autoptr (DtiScorecard) newer =
      score_kien_giang ("vn-dti-province-922", "data-2022-2023.csv", "2023");
  g_autoptr (DtiAttribution) attribution = explain_change (older, newer, "KG", NULL);
  g_autoptr (DtiAttribution) pillar = explain_change (older, newer, "KG", "KTS");

  g_test_summary ("Kiên Giang 2022 to 2023, both under Decision 922: performance alone");

  assert_points (attribution, "B1", PERFORMANCE, 390.075 - 344.485);
  assert_points (attribution, "HDCQS", PERFORMANCE, 200 * (0.7779 - 0.5821));
  assert_points (attribution, "HDKTS", PERFORMANCE, 150 * (0.5085 - 0.5110));
  assert_points (attribution, "HDXHS", PERFORMANCE, 150 * (0.3318 - 0.2803));
  assert_value (attribution, "HDCQS", PERFORMANCE, 0.2 * (0.7779 - 0.5821));
  g_assert_cmpfloat (dti_attribution_get_value_total (attribution, DTI_CAUSE_METHOD), ==, 0);
  g_assert_cmpfloat (dti_attribution_get_value_total (attribution, DTI_CAUSE_COVERAGE), ==, 0);
  assert_sums (attribution, NULL);

  assert_value (pillar, "B1", PERFORMANCE, (390.075 - 344.485) / 650);
  assert_sums (pillar, NULL);
}

static void
test_two_frameworks (void)
{
  g_autoptr (DtiScorecard) older =
      score_kien_giang ("vn-dti-province-922", "data-2022-2023.csv", "2023");
  g_autoptr (DtiScorecard) newer =
      score_kien_giang ("vn-dti-province-405", "data-2024.csv", "2024");
  g_autoptr (DtiAttribution) attribution = explain_change (older, newer, "KG", NULL);
  /* The foundation weighs 500 of 1000, then 440 of 940; activity 500 of 1000, then 500 of 940. */
  const double before = 390.075 / 500;
  const double after = 403.532 / 440;
  const double foundation = 440 / 940.0 - 0.5;
  const double activity = 500 / 940.0 - 0.5;
  const double activity_before = (200 * 0.7779 + 150 * 0.5085 + 150 * 0.3318) / 500;
  const double activity_after = (200 * 0.7602 + 150 * 0.4223 + 150 * 0.4567) / 500;
  double method;

  g_test_summary ("Kiên Giang 2023 to 2024: the framework and its maximum of 940 are method");

  g_assert_cmpfloat (dti_attribution_get_older_max (attribution), ==, 1000);
  g_assert_cmpfloat (dti_attribution_get_newer_max (attribution), ==, 940);
  assert_value (attribution, "B1", METHOD, 0.5 * (before + after) * foundation);
  assert_value (attribution, "B2", METHOD, 0.5 * (activity_before + activity_after) * activity);
  assert_value (attribution, "B1", PERFORMANCE, 0.5 * (0.5 + 440 / 940.0) * (after - before));
  assert_value (attribution,
                "HDCQS",
                PERFORMANCE,
                0.5 * (0.5 + 500 / 940.0) * 0.4 * (0.7602 - 0.7779));
  assert_points (attribution, "B1", METHOD, 0.5 * (before + after) * (440 - 500));
  assert_points (attribution, "B1", PERFORMANCE, 470 * (after - before));
  assert_points (attribution, "HDXHS", PERFORMANCE, 150 * (0.4567 - 0.3318));

  /* The points fell and the value rose. */
  g_assert_cmpfloat (dti_attribution_get_total (attribution, DTI_CAUSE_METHOD), <, -50);
  method = dti_attribution_get_value_total (attribution, DTI_CAUSE_METHOD);
  g_assert_cmpfloat_with_epsilon (method,
                                  0.5 * (before + after) * foundation +
                                      0.5 * (activity_before + activity_after) * activity,
                                  1e-12);
  g_assert_cmpfloat (dti_attribution_get_value_total (attribution, DTI_CAUSE_COVERAGE), ==, 0);
  assert_sums (attribution, NULL);
  assert_sums (attribution, "group");
}

static void
test_all_provinces (void)
{
  static const char *const nodes[] = { "DTI", "B1", "HDKTS", "CQS", "KTS", "XHS" };
  DtiScorecard *cards[] = {
    score_kien_giang ("vn-dti-province-922", "data-2022-2023.csv", "2022"),
    score_kien_giang ("vn-dti-province-922", "data-2022-2023.csv", "2023"),
    score_kien_giang ("vn-dti-province-405", "data-2024.csv", "2024"),
  };
  const char *const *units = dti_scorecard_get_units (cards[0]);
  guint n = 0;

  g_test_summary ("The 63 provinces, the index and its pillars: all sums hold");

  for (guint i = 0; units[i] != NULL; i++)
    for (guint k = 0; k < G_N_ELEMENTS (nodes); k++)
      for (guint year = 0; year < 2; year++)
        {
          g_autoptr (DtiAttribution) attribution =
              explain_change (cards[year], cards[year + 1], units[i], nodes[k]);

          assert_sums (attribution, NULL);
          n++;
        }
  g_assert_cmpuint (n, ==, 63 * 6 * 2);
  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    g_object_unref (cards[i]);
}

/* ---- texts ---- */

#define MODEL                                                                                      \
  "'root':{'id':'r','title':{'vi':'Chỉ số','en':'Index'},'decimals':3,'children':["            \
  "{'id':'a','title':{'vi':'Hạ tầng','en':'Infrastructure'},'max':16},"                        \
  "{'id':'b','title':'=B','max':48,'weight':%s}]}"

static DtiAttribution *
explain_model (void)
{
  g_autofree char *older_model = g_strdup_printf (MODEL, "1");
  g_autofree char *newer_model = g_strdup_printf (MODEL, "5");
  g_autoptr (DtiScorecard) older =
      score_text (older_model, "unit,period,name,a,b\nx,2022,Xuân,8,24\n", NULL);
  g_autoptr (DtiScorecard) newer =
      score_text (newer_model, "unit,period,name,a,b\nx,2023,Xuân,16,24\n", NULL);

  return explain_change (older, newer, "x", NULL);
}

static void
test_csv (void)
{
  g_autoptr (DtiAttribution) attribution = explain_model ();
  g_autofree char *text = dti_attribution_to_csv (attribution);

  g_test_summary ("The contributions as a table; a title that looks like a formula is guarded");

  /* The weight of a is 1/4, then 1/16; its values 1/2 and 1. */
  g_assert_cmpstr (text,
                   ==,
                   "unit,from,to,node,title,cause,change,value-change,error,value-error,"
                   "decomposition,note\n"
                   "x,2022,2023,a,Hạ tầng,method,0,-0.140625,0,0,linear,\n"
                   "x,2022,2023,b,'=B,method,96,0.09375,0,0,linear,\n"
                   "x,2022,2023,a,Hạ tầng,performance,8,0.078125,0,0,linear,\n");
}

static void
test_json (void)
{
  g_autoptr (DtiAttribution) attribution = explain_model ();
  g_autofree char *text = dti_attribution_to_json (attribution);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = json_from_string (text, &error);
  JsonObject *object;
  JsonObject *score;
  JsonArray *rows;
  double sum = 0;

  g_test_summary ("The attribution as JSON, read back by json-glib");

  g_assert_no_error (error);
  object = json_node_get_object (root);
  g_assert_cmpstr (json_object_get_string_member (object, "unit"), ==, "x");
  g_assert_cmpstr (json_object_get_string_member (object, "from-unit"), ==, "x");
  g_assert_cmpstr (json_object_get_string_member (object, "from"), ==, "2022");
  g_assert_cmpstr (json_object_get_string_member (object, "to"), ==, "2023");
  g_assert_cmpstr (json_object_get_string_member (object, "node"), ==, "r");
  score = json_object_get_object_member (object, "score");
  g_assert_cmpfloat (json_object_get_double_member (score, "from"), ==, 32);
  g_assert_cmpfloat (json_object_get_double_member (score, "change"), ==, 104);
  g_assert_cmpfloat (json_object_get_double_member (json_object_get_object_member (object,
                                                                                   "causes"),
                                                    "method"),
                     ==,
                     96);
  rows = json_object_get_array_member (object, "contributions");
  for (guint i = 0; i < json_array_get_length (rows); i++)
    sum += json_object_get_double_member (json_array_get_object_element (rows, i), "change");
  g_assert_cmpfloat (sum, ==, 104);
  score = json_array_get_object_element (rows, 0);
  g_assert_cmpstr (json_object_get_string_member (score, "cause"), ==, "method");
  g_assert_cmpstr (json_object_get_string_member (score, "decomposition"), ==, "linear");
  g_assert_true (json_object_get_null_member (score, "note"));
  g_assert_cmpuint (json_object_get_size (json_object_get_object_member (object, "sentence")),
                    ==,
                    2);
}

static void
test_sentence (void)
{
  g_autoptr (DtiAttribution) attribution = explain_model ();
  g_autofree char *vi = dti_attribution_to_sentence (attribution, NULL);
  g_autofree char *en = dti_attribution_to_sentence (attribution, "en");

  g_test_summary ("One paragraph in Vietnamese and in English");

  g_assert_cmpstr (
      vi,
      ==,
      "Xuân: Chỉ số tăng 0,031, từ 0,500 (2022) lên 0,531 (2023); điểm: 32,00/64, sau đó "
      "136,00/256. Theo nguyên nhân: kết quả thực hiện +0,078, phương pháp đánh giá -0,047, độ phủ "
      "số liệu 0,000. Trong đó -0,047 là do bộ chỉ số hoặc cách đánh giá thay đổi, không phải do "
      "kết quả của đơn vị. Đóng góp lớn nhất: Hạ tầng (phương pháp đánh giá) -0,141; =B (phương "
      "pháp đánh giá) +0,094; Hạ tầng (kết quả thực hiện) +0,078.");
  g_assert_cmpstr (
      en,
      ==,
      "Xuân: Index rose by 0.031, from 0.500 (2022) to 0.531 (2023); points: 32.00 of 64, then "
      "136.00 of 256. By cause: performance +0.078, method -0.047, coverage 0.000. The part of "
      "-0.047 comes from a change of the framework or of what is assessed, not from what the unit "
      "did. Largest contributions: Infrastructure (method) -0.141; =B (method) +0.094; "
      "Infrastructure (performance) +0.078.");
}

static void
test_other_sentences (void)
{
  static const char members[] =
      "'root':{'id':'r','publish':'score','children':[{'id':'a','max':10}]}";
  static const char csv[] = "unit,period,name,a\nx,2022,Xuân,5\ny,2022,Yên,3\nx,2023,Xuân,3\n";
  g_autoptr (DtiFramework) framework = load_clean_framework (members);
  g_autoptr (DtiScorecard) older = score_csv (framework, csv, "2022");
  g_autoptr (DtiScorecard) newer = score_csv (framework, csv, "2023");
  g_autoptr (DtiAttribution) fell = explain_change (older, newer, "x", NULL);
  g_autoptr (DtiAttribution) same =
      dti_attribution_between_full (older, newer, "y", "x", NULL, NULL, 12, 10, 0, NULL);
  g_autofree char *first = dti_attribution_to_sentence (fell, "vi");
  g_autofree char *second = dti_attribution_to_sentence (same, "en");

  g_test_summary ("A score that fell; one of two units that did not change");

  g_assert_cmpstr (first,
                   ==,
                   "Xuân: r giảm 2,00, từ 5,00 (2022) xuống 3,00 (2023). Theo nguyên nhân: kết quả "
                   "thực hiện -2,00, phương pháp đánh giá 0,00, độ phủ số liệu 0,00. Đóng góp lớn "
                   "nhất: a (kết quả thực hiện) -2,00.");
  g_assert_cmpstr (
      second,
      ==,
      "Xuân: r did not change, 3.00 (2022) and 3.00 (2023). The earlier figure is that "
      "of Yên: the two are different units. By cause: performance 0.00, method 0.00, "
      "coverage 0.00.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/attribution-export/one-framework", test_one_framework);
  g_test_add_func ("/attribution-export/two-frameworks", test_two_frameworks);
  g_test_add_func ("/attribution-export/all-provinces", test_all_provinces);
  g_test_add_func ("/attribution-export/csv", test_csv);
  g_test_add_func ("/attribution-export/json", test_json);
  g_test_add_func ("/attribution-export/sentence", test_sentence);
  g_test_add_func ("/attribution-export/other-sentences", test_other_sentences);

  return g_test_run ();
}
