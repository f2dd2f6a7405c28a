/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <json-glib/json-glib.h>

#include <libdti/dti-enum-types.h>

#include "plan-testing.h"
#include "progress-testing.h"
#include "series-testing.h"

/* Progress of series, and of the targets of plans. */

static DtiTarget *
make_target (const char *members)
{
  g_autofree char *text = g_strdup_printf ("'targets':[{%s}]", members);
  g_autoptr (DtiPlan) plan = load_plan (text);

  return g_list_model_get_item (dti_plan_get_targets (plan), 0);
}

static DtiBaseline *
make_baseline (const char *members)
{
  g_autofree char *text = g_strdup_printf ("'baseline':[{%s}]", members);
  g_autoptr (DtiPlan) plan = load_plan (text);

  return g_list_model_get_item (dti_plan_get_baselines (plan), 0);
}

static DtiProgress *
assess (DtiSeries *series, DtiTarget *target, DtiProgressMethod method)
{
  g_autoptr (GError) error = NULL;
  DtiProgress *progress = dti_progress_assess (series, target, method, &error);

  g_assert_no_error (error);

  return progress;
}

static void
test_series (void)
{
  static const double values[] = { NAN, 0.4, 0.5, NAN, 0.55, NAN };
  g_autoptr (DtiSeries) series = make_series ("2020 2021 2022 2023 2024 2025", values);
  g_autoptr (DtiTarget) target =
      make_target ("'node':'a','period':'2030','kind':'at-least','value':0.7");
  DtiProgress *progress = assess (series, target, DTI_PROGRESS_METHOD_LINEAR_PACE);
  double number;

  g_test_summary ("A series is assessed from its first figure to its last, gaps being no steps");

  g_assert_cmpint (dti_progress_get_status (progress), ==, DTI_PROGRESS_STATUS_OK);
  /* 0.15 in three years, where 0.3 in nine were wanted. */
  g_assert_cmpfloat_with_epsilon (get_ratio (progress), 1.5, 1e-12);
  g_assert_cmpint (dti_progress_get_rating (progress), ==, DTI_PROGRESS_RATING_ON_TRACK);
  g_assert_cmpstr (dti_progress_get_class_id (progress), ==, "on-track");
  g_assert_false (dti_progress_get_target_met (progress));
  g_assert_null (dti_progress_get_reason (progress));
  g_assert_null (dti_progress_describe_reason (progress, "en"));
  g_assert_cmpstr (dti_progress_get_period (progress), ==, "2024");
  g_assert_cmpstr (dti_progress_get_baseline_period (progress), ==, "2021");
  g_assert_cmpstr (dti_progress_get_target_period (progress), ==, "2030");
  g_assert_cmpint (dti_progress_get_target_kind (progress), ==, DTI_TARGET_KIND_AT_LEAST);
  g_assert_true (dti_progress_get_target (progress) == target);
  g_assert_null (dti_progress_get_baseline (progress));
  g_assert_null (dti_progress_get_unit (progress));
  g_assert_null (dti_progress_get_node (progress));
  g_assert_true (dti_progress_get_value (progress, &number));
  g_assert_cmpfloat (number, ==, 0.55);
  g_assert_true (dti_progress_get_time (progress, &number));
  g_assert_cmpfloat (number, ==, 2024.5);
  g_assert_true (dti_progress_get_baseline_value (progress, &number));
  g_assert_cmpfloat (number, ==, 0.4);
  g_assert_true (dti_progress_get_baseline_time (progress, &number));
  g_assert_cmpfloat (number, ==, 2021.5);
  g_assert_true (dti_progress_get_target_value (progress, &number));
  g_assert_cmpfloat (number, ==, 0.7);
  g_assert_true (dti_progress_get_target_time (progress, &number));
  g_assert_cmpfloat (number, ==, 2030.5);
  g_assert_true (dti_progress_get_pace_per_year (progress, &number));
  g_assert_cmpfloat_with_epsilon (number, 0.05, 1e-12);
  g_assert_true (dti_progress_get_required_pace_per_year (progress, &number));
  g_assert_cmpfloat_with_epsilon (number, 0.025, 1e-12);
  g_assert_true (dti_progress_get_acceleration (progress, &number));
  g_assert_cmpfloat_with_epsilon (number, 0.5, 1e-12);
  g_assert_true (dti_progress_get_expected (progress, &number));
  g_assert_cmpfloat_with_epsilon (number, 0.5, 1e-12);
  g_assert_false (dti_progress_get_anticipated (progress, NULL));
  g_assert_finalize_object (progress);
}

static void
test_properties (void)
{
  static const double values[] = { 10, 12 };
  g_autoptr (DtiSeries) series = make_series ("2021 2023", values);
  g_autoptr (DtiTarget) target =
      make_target ("'node':'a','period':'2031','kind':'at-least','value':20");
  g_autoptr (DtiProgress) progress = assess (series, target, DTI_PROGRESS_METHOD_ANTICIPATED);
  guint n;
  g_autofree GParamSpec **specs =
      g_object_class_list_properties (G_OBJECT_GET_CLASS (progress), &n);
  static const struct
  {
    const char *name;
    double number;
  } numbers[] = {
    { "ratio", 1 },
    { "score", 2.5 + 2.5 * (0.05 / 0.35) },
    { "pace-per-year", 1 },
    { "required-pace-per-year", 1 },
    { "acceleration", 1 },
    { "expected", 12 },
    { "anticipated", 20 },
    { "value", 12 },
    { "time", 2023.5 },
    { "baseline-value", 10 },
    { "baseline-time", 2021.5 },
    { "target-value", 20 },
    { "target-time", 2031.5 },
  };

  g_test_summary ("Properties say what getters say");

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      double number;

      g_test_message ("%s", numbers[i].name);
      g_object_get (progress, numbers[i].name, &number, NULL);
      g_assert_cmpfloat_with_epsilon (number, numbers[i].number, 1e-9);
    }
  for (guint i = 0; i < n; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      g_value_init (&value, specs[i]->value_type);
      g_object_get_property (G_OBJECT (progress), specs[i]->name, &value);
      if (g_str_equal (specs[i]->name, "class-id"))
        g_assert_cmpstr (g_value_get_string (&value), ==, "on-track");
      else if (g_str_equal (specs[i]->name, "method"))
        g_assert_cmpint (g_value_get_enum (&value), ==, DTI_PROGRESS_METHOD_ANTICIPATED);
      else if (g_str_equal (specs[i]->name, "target"))
        g_assert_true (g_value_get_object (&value) == target);
    }
}

/* Years 0, 1, 2 and a target at 4 weigh 1/4, 1/3, 1/2. The figures 0, 0, 3 then have the mean 18/13
 * at 16/13, the slope 5/3, and 6 at 4. */
static void
test_anticipated (void)
{
  static const double values[] = { 0, 0, 3 };
  g_autoptr (DtiSeries) series = make_series ("2020 2021 2022", values);
  g_autoptr (DtiTarget) target =
      make_target ("'node':'a','period':'2024','kind':'at-least','value':8");
  g_autoptr (DtiProgress) progress = assess (series, target, DTI_PROGRESS_METHOD_ANTICIPATED);
  double anticipated;

  g_test_summary ("Recent figures weigh more in what is anticipated");

  g_assert_true (dti_progress_get_anticipated (progress, &anticipated));
  g_assert_cmpfloat_with_epsilon (anticipated, 6.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (get_ratio (progress), 0.75, 1e-12);
  g_assert_cmpint (dti_progress_get_rating (progress), ==, DTI_PROGRESS_RATING_MODERATE);
}

static void
test_range (void)
{
  static const struct
  {
    double baseline;
    double value;
    double ratio;
    DtiProgressRating rating;
  } cases[] = {
    /* The range 4 to 6, half of the time. */
    { 0, 2, 1, DTI_PROGRESS_RATING_ON_TRACK },        { 10, 8, 1, DTI_PROGRESS_RATING_ON_TRACK },
    { 10, 9, 0.5, DTI_PROGRESS_RATING_INSUFFICIENT }, { 10, 12, -1, DTI_PROGRESS_RATING_AWAY },
    { 0, 8, 1, DTI_PROGRESS_RATING_ON_TRACK },        { 0, 14, -2, DTI_PROGRESS_RATING_AWAY },
    { 0, 6, 2, DTI_PROGRESS_RATING_ACHIEVED },        { 0, 4, 2, DTI_PROGRESS_RATING_ACHIEVED },
    { 5, 5, NAN, DTI_PROGRESS_RATING_ACHIEVED },      { 5, 7, NAN, DTI_PROGRESS_RATING_AWAY },
  };
  g_autoptr (DtiTarget) target =
      make_target ("'node':'a','period':'2024','kind':'range','value':4,'upper':6");

  g_test_summary ("A range is approached from where the baseline is");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const double values[] = { cases[i].baseline, cases[i].value };
      g_autoptr (DtiSeries) series = make_series ("2020 2022", values);
      g_autoptr (DtiProgress) progress = assess (series, target, DTI_PROGRESS_METHOD_LINEAR_PACE);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      assert_number (get_ratio (progress), cases[i].ratio);
      g_assert_cmpint (dti_progress_get_rating (progress), ==, cases[i].rating);
    }
}

static void
test_break (void)
{
  static const double values[] = { 1, 2, 3, 4 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiSeries) series =
      make_series_with ("2020 2021 2022 2023", values, "..B.", DTI_DIRECTION_UP, &error);
  g_autoptr (DtiTarget) target =
      make_target ("'node':'a','period':'2026','kind':'at-least','value':3.5");
  g_autoptr (DtiBaseline) after = make_baseline ("'node':'a','unit':'x','period':'2022','value':3");
  g_autoptr (DtiProgress) broken = NULL;
  g_autoptr (DtiProgress) whole = NULL;
  g_autoptr (DtiProgress) anticipated = NULL;
  g_autoptr (DtiProgressRules) rules = dti_progress_rules_new (DTI_PROGRESS_METHOD_ANTICIPATED);

  g_test_summary ("Nothing is compared across a break; a baseline behind it is");

  g_assert_no_error (error);
  broken = assess (series, target, DTI_PROGRESS_METHOD_LINEAR_PACE);
  g_assert_cmpint (dti_progress_get_status (broken), ==, DTI_PROGRESS_STATUS_BREAK_IN_SERIES);
  g_assert_cmpint (dti_progress_get_rating (broken), ==, DTI_PROGRESS_RATING_NOT_RATED);
  g_assert_true (isnan (get_ratio (broken)));
  /* The figure is there; whether the target means it is another question. */
  g_assert_true (dti_progress_get_target_met (broken));

  whole = dti_progress_assess_with_rules (series, target, after, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dti_progress_get_status (whole), ==, DTI_PROGRESS_STATUS_OK);
  g_assert_cmpint (dti_progress_get_rating (whole), ==, DTI_PROGRESS_RATING_ACHIEVED);
  g_assert_true (dti_progress_get_baseline (whole) == after);
  g_assert_cmpfloat_with_epsilon (get_ratio (whole), 8.0, 1e-12);

  /* Of the line, too, only what can be compared is a part: 3, 4 and so 7 in 2026. */
  anticipated = dti_progress_assess_with_rules (series, target, after, rules, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (get_ratio (anticipated), 8.0, 1e-12);
}

static void
test_break_without_dates (void)
{
  static const double values[] = { 1, 2 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiSeries) series =
      make_series_with ("before after", values, ".B", DTI_DIRECTION_UP, &error);
  g_autoptr (DtiTarget) target = make_target ("'node':'a','kind':'at-least','value':5");
  g_autoptr (DtiBaseline) baseline =
      make_baseline ("'node':'a','unit':'x','period':'2020','value':1");
  g_autoptr (DtiProgressRules) rules =
      dti_progress_rules_new (DTI_PROGRESS_METHOD_PERCENT_OF_TARGET);
  g_autoptr (DtiProgress) progress = NULL;

  g_test_summary ("A baseline of an unknown time may lie before any break");

  g_assert_no_error (error);
  progress = dti_progress_assess_with_rules (series, target, baseline, rules, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dti_progress_get_status (progress), ==, DTI_PROGRESS_STATUS_BREAK_IN_SERIES);
}

/* A baseline of a plan that is older than the series is a figure of the line as well. */
static void
test_baseline (void)
{
  static const double values[] = { 4 };
  g_autoptr (DtiSeries) series = make_series ("2022", values);
  g_autoptr (DtiTarget) target =
      make_target ("'node':'a','period':'2026','kind':'at-least','value':10");
  g_autoptr (DtiBaseline) baseline =
      make_baseline ("'node':'a','unit':'x','period':'2020','value':2,'rank':5");
  g_autoptr (DtiBaseline) rank = make_baseline ("'node':'a','unit':'x','period':'2020','rank':5");
  g_autoptr (DtiProgressRules) rules = dti_progress_rules_new (DTI_PROGRESS_METHOD_ANTICIPATED);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiProgress) none = assess (series, target, DTI_PROGRESS_METHOD_ANTICIPATED);
  g_autoptr (DtiProgress) some = NULL;
  g_autoptr (DtiProgress) other = NULL;
  double number;

  g_test_summary ("A baseline of the plan stands for the past that the series has not");

  g_assert_cmpint (dti_progress_get_status (none), ==, DTI_PROGRESS_STATUS_NO_BASELINE);
  g_assert_true (dti_progress_get_required_pace_per_year (none, &number));
  g_assert_cmpfloat_with_epsilon (number, 1.5, 1e-12);
  g_assert_false (dti_progress_get_pace_per_year (none, NULL));

  some = dti_progress_assess_with_rules (series, target, baseline, rules, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (get_ratio (some), 0.75, 1e-12);
  g_assert_cmpstr (dti_progress_get_baseline_period (some), ==, "2020");

  /* A rank is no figure. */
  other = dti_progress_assess_with_rules (series, target, rank, rules, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dti_progress_get_status (other), ==, DTI_PROGRESS_STATUS_NO_BASELINE);
}

static void
test_without (void)
{
  static const double values[] = { NAN, NAN };
  static const double two[] = { 8, 6 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiSeries) empty = make_series ("2020 2021", values);
  g_autoptr (DtiSeries) falling =
      make_series_with ("2020 2021", two, NULL, DTI_DIRECTION_DOWN, &error);
  g_autoptr (DtiSeries) undated = make_series ("before after", two);
  g_autoptr (DtiTarget) timeless = make_target ("'node':'a','kind':'at-most','value':4");
  g_autoptr (DtiTarget) dated =
      make_target ("'node':'a','period':'2022','kind':'at-most','value':4");
  g_autoptr (DtiProgress) nothing = assess (empty, dated, DTI_PROGRESS_METHOD_LINEAR_PACE);
  g_autoptr (DtiProgress) growth = assess (falling, NULL, DTI_PROGRESS_METHOD_CAGR_RATIO);
  g_autoptr (DtiProgress) pace = assess (falling, timeless, DTI_PROGRESS_METHOD_LINEAR_PACE);
  g_autoptr (DtiProgress) share = assess (falling, timeless, DTI_PROGRESS_METHOD_PERCENT_OF_TARGET);
  g_autoptr (DtiProgress) place = assess (undated, dated, DTI_PROGRESS_METHOD_LINEAR_PACE);

  g_test_summary ("Without figures, target or dates there is a status");

  g_assert_no_error (error);
  g_assert_cmpint (dti_progress_get_status (nothing), ==, DTI_PROGRESS_STATUS_NOT_COMPUTABLE);
  g_assert_null (dti_progress_get_period (nothing));
  /* Less is better, says the series. */
  g_assert_cmpint (dti_progress_get_status (growth), ==, DTI_PROGRESS_STATUS_NO_TARGET);
  g_assert_cmpint (dti_progress_get_rating (growth), ==, DTI_PROGRESS_RATING_ON_TRACK);
  g_assert_cmpfloat_with_epsilon (get_ratio (growth), 0.25, 1e-12);
  g_assert_false (dti_progress_get_target_value (growth, NULL));
  g_assert_cmpint (dti_progress_get_status (pace), ==, DTI_PROGRESS_STATUS_NOT_COMPUTABLE);
  g_assert_cmpfloat_with_epsilon (get_ratio (share), 0.5, 1e-12);
  g_assert_cmpint (dti_progress_get_status (place), ==, DTI_PROGRESS_STATUS_NOT_COMPUTABLE);
}

#define MODEL                                                                                      \
  "'root':{'id':'r','missing':'rebase','children':["                                               \
  "{'id':'a','max':10,'publish':'score','rule':{'type':'points'}},"                                \
  "{'id':'b','kind':'boolean','rule':{'type':'boolean'}}]}"
#define TABLE                                                                                      \
  "unit,period,a,b\n"                                                                              \
  "x,2021,2,0\n"                                                                                   \
  "y,2021,6,1\n"                                                                                   \
  "x,2022,8,0\n"                                                                                   \
  "y,2022,5,1\n"

static void
test_conflicts (void)
{
  g_autoptr (GListModel) cards = score_table (MODEL, TABLE);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiSeries) ranks =
      dti_series_new_from_scorecards (cards, "x", "a", DTI_COLUMN_RANK, &error);
  g_autoptr (DtiSeries) scores =
      dti_series_new_from_scorecards (cards, "x", "a", DTI_COLUMN_SCORE, &error);
  g_autoptr (DtiTarget) rank =
      make_target ("'node':'a','period':'2024','kind':'rank-at-most','value':1");
  g_autoptr (DtiTarget) figure =
      make_target ("'node':'a','period':'2024','kind':'at-least','value':9");
  g_autoptr (DtiTarget) other_node =
      make_target ("'node':'b','period':'2024','kind':'at-least','value':9");
  g_autoptr (DtiTarget) other_unit =
      make_target ("'node':'a','unit':'y','period':'2024','kind':'at-least','value':9");
  g_autoptr (DtiBaseline) baseline =
      make_baseline ("'node':'a','unit':'y','period':'2020','value':2");
  const struct
  {
    DtiSeries *series;
    DtiTarget *target;
    DtiBaseline *baseline;
  } cases[] = {
    { ranks, figure, NULL },      { scores, rank, NULL },       { scores, other_node, NULL },
    { scores, other_unit, NULL }, { scores, figure, baseline },
  };
  g_autoptr (DtiProgress) good = NULL;

  g_test_summary ("What is about different things is not compared");

  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_null (dti_progress_assess_with_rules (cases[i].series,
                                                     cases[i].target,
                                                     cases[i].baseline,
                                                     NULL,
                                                     &error));
      g_assert_error (error, DTI_ERROR, DTI_ERROR_CONFLICT);
      g_clear_error (&error);
    }
  good = assess (ranks, rank, DTI_PROGRESS_METHOD_LINEAR_PACE);
  g_assert_cmpstr (dti_progress_get_unit (good), ==, "x");
  g_assert_cmpstr (dti_progress_get_node (good), ==, "a");
  g_assert_cmpint (dti_progress_get_rating (good), ==, DTI_PROGRESS_RATING_ACHIEVED);
}

static void
test_targets (void)
{
  g_autoptr (GListModel) cards = score_table (MODEL, TABLE);
  g_autoptr (DtiTarget) figure =
      make_target ("'node':'a','period':'2022','kind':'at-least','value':9");
  g_autoptr (DtiTarget) boolean =
      make_target ("'node':'b','unit':'x','period':'2022','kind':'at-least','value':1");
  g_autoptr (DtiTarget) unknown =
      make_target ("'node':'c','unit':'x','period':'2022','kind':'at-least','value':1");
  g_autoptr (GListStore) strange = g_list_store_new (G_TYPE_OBJECT);
  g_autoptr (GObject) object = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiProgress) score =
      dti_progress_assess_target (figure, NULL, cards, "x", NULL, &error);
  g_autoptr (DtiProgress) no =
      dti_progress_assess_target (boolean, NULL, cards, NULL, NULL, &error);
  double value;

  g_test_summary ("A target of a plan is held against what its node publishes");

  g_assert_no_error (error);
  /* Points, not shares. */
  g_assert_true (dti_progress_get_value (score, &value));
  g_assert_cmpfloat (value, ==, 8.0);
  g_assert_cmpfloat_with_epsilon (get_ratio (score), 6.0 / 7.0, 1e-12);
  g_assert_cmpint (dti_progress_get_status (score), ==, DTI_PROGRESS_STATUS_TARGET_PASSED);
  /* No is no, and not a pace of 0. */
  g_assert_cmpint (dti_progress_get_rating (no), ==, DTI_PROGRESS_RATING_NOT_ACHIEVED);

  g_assert_null (dti_progress_assess_target (figure, NULL, cards, NULL, NULL, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
  g_clear_error (&error);
  g_assert_null (dti_progress_assess_target (boolean, NULL, cards, "y", NULL, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_null (dti_progress_assess_target (figure, NULL, cards, "z", NULL, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (dti_progress_assess_target (unknown, NULL, cards, NULL, NULL, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_list_store_append (strange, object);
  g_assert_null (
      dti_progress_assess_target (figure, NULL, G_LIST_MODEL (strange), "x", NULL, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
}

static void
test_list (void)
{
  g_autoptr (GListModel) cards = score_table (MODEL, TABLE);
  g_autoptr (DtiPlan) plan =
      load_plan ("'targets':["
                 "{'id':'t','node':'a','unit':'x','period':'2024','kind':'at-least','value':10},"
                 "{'node':'a','period':'2024','kind':'rank-at-most','value':1},"
                 "{'node':'a','unit':'y','period':'2024','kind':'at-least','value':7}],"
                 "'baseline':["
                 "{'node':'a','unit':'x','period':'2019','value':1},"
                 "{'node':'a','unit':'x','period':'2020','value':4,'rank':2},"
                 "{'node':'a','unit':'x','period':'2024','value':9},"
                 "{'node':'b','unit':'x','period':'2020','value':5}]");
  g_autoptr (DtiPlan) wrong = load_plan (
      "'targets':[{'node':'zz','unit':'x','period':'2024','kind':'at-least','value':1}]");
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) named = dti_progress_list_for_plan (plan, cards, NULL, NULL, &error);
  g_autoptr (GListModel) of_x = dti_progress_list_for_plan (plan, cards, "x", NULL, &error);
  g_autoptr (DtiProgress) first = NULL;
  g_autoptr (DtiProgress) second = NULL;
  g_autofree char *csv = NULL;
  g_autofree char *json = NULL;
  g_autofree char *single = NULL;
  g_autoptr (JsonNode) list_root = NULL;
  g_autoptr (JsonNode) root = NULL;
  double number;

  g_test_summary ("All targets of a plan, each from its last baseline before");

  g_assert_no_error (error);
  g_assert_true (g_list_model_get_item_type (named) == DTI_TYPE_PROGRESS);
  g_assert_cmpuint (g_list_model_get_n_items (named), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (of_x), ==, 2);
  first = g_list_model_get_item (of_x, 0);
  second = g_list_model_get_item (of_x, 1);
  g_assert_cmpstr (dti_progress_get_baseline_period (first), ==, "2020");
  /* From 4 in 2020 to 8 in 2022, where 10 is wanted in 2024. */
  g_assert_cmpfloat_with_epsilon (get_ratio (first), 2.0 / 1.5, 1e-12);
  g_assert_true (dti_progress_get_baseline_value (second, &number));
  g_assert_cmpfloat (number, ==, 2.0);
  g_assert_cmpint (dti_progress_get_rating (second), ==, DTI_PROGRESS_RATING_ACHIEVED);

  csv = dti_progress_list_to_csv (of_x);
  json = dti_progress_list_to_json (of_x);
  single = dti_progress_to_json (first);
  g_assert_true (g_str_has_prefix (
      csv,
      "unit,node,target,kind,method,status,class,baseline-period,baseline,period,value,"
      "target-period,target-value,target-upper,ratio,score,pace-per-year,required-pace-per-year,"
      "acceleration,expected,anticipated\n"
      "x,a,t,at-least,linear-pace,ok,on-track,2020,4,2022,8,2024,10,,1.3333333333333333,"));
  g_assert_nonnull (strstr (csv, "\nx,a,,rank-at-most,linear-pace,"));
  list_root = json_from_string (json, NULL);
  root = json_from_string (single, NULL);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (list_root)), ==, 2);
  g_assert_true (
      json_node_equal (json_array_get_element (json_node_get_array (list_root), 0), root));

  g_assert_null (dti_progress_list_for_plan (wrong, cards, NULL, NULL, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_assert_true (g_str_has_prefix (error->message, "target 1: "));
}

/* The plan of 12 September 2023 wants rank 20 in 2023 from rank 32 in 2022; published was 40. */
static void
test_kien_giang (void)
{
  g_autoptr (DtiPlan) plan = load_kien_giang_plan ();
  g_autoptr (GFile) file = g_file_new_build_filename (g_test_get_dir (G_TEST_DIST),
                                                      "..",
                                                      "examples",
                                                      "kien-giang",
                                                      "data-2022-2023.csv",
                                                      NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiFramework) framework = dti_framework_new_builtin ("vn-dti-province-922", &error);
  g_autoptr (DtiDataset) dataset = dti_dataset_new_from_file (file, framework, &error);
  g_autoptr (DtiScorer) scorer = dti_scorer_new (framework);
  g_autoptr (GListModel) cards = dti_scorer_score_all (scorer, dataset, &error);
  g_autoptr (GListModel) list = NULL;
  g_autoptr (DtiProgress) progress = NULL;
  g_autofree char *vi = NULL;
  g_autofree char *en = NULL;
  double number;

  g_test_summary ("Kiên Giang went from rank 32 to 40, where its plan wanted 20");

  g_assert_no_error (error);
  list = dti_progress_list_for_plan (plan, cards, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1);
  progress = g_list_model_get_item (list, 0);
  g_assert_cmpstr (dti_progress_get_unit (progress), ==, "KG");
  g_assert_cmpstr (dti_progress_get_node (progress), ==, "DTI");
  g_assert_true (dti_progress_get_baseline_value (progress, &number));
  g_assert_cmpfloat (number, ==, 32.0);
  g_assert_true (dti_progress_get_value (progress, &number));
  g_assert_cmpfloat (number, ==, 40.0);
  g_assert_true (dti_progress_get_target_value (progress, &number));
  g_assert_cmpfloat (number, ==, 20.0);
  g_assert_cmpint (dti_progress_get_rating (progress), ==, DTI_PROGRESS_RATING_AWAY);
  g_assert_cmpint (dti_progress_get_status (progress), ==, DTI_PROGRESS_STATUS_TARGET_PASSED);
  g_assert_cmpfloat_with_epsilon (get_ratio (progress), -8.0 / 12.0, 1e-12);
  /* Eight places a year the wrong way. */
  g_assert_true (dti_progress_get_pace_per_year (progress, &number));
  g_assert_cmpfloat (number, ==, 8.0);
  g_assert_false (dti_progress_get_acceleration (progress, NULL));

  vi = dti_progress_to_sentence (progress, NULL);
  en = dti_progress_to_sentence (progress, "en");
  g_assert_cmpstr (vi,
                   ==,
                   "KG, DTI: 32 (2022) → 40 (2023), mục tiêu hạng ≤ 20 (2023). "
                   "Đi xa mục tiêu, tỷ lệ -0,67: đã đến hạn mà chưa đạt mục tiêu.");
  g_assert_cmpstr (en,
                   ==,
                   "KG, DTI: 32 (2022) → 40 (2023), target rank ≤ 20 (2023). "
                   "Moving away from the target, ratio -0.67: "
                   "the time has come and the target is not met.");
}

/* Each reason in both languages, and a sentence that ends. */
static void
assert_told (DtiProgress *progress)
{
  const char *vi = dti_progress_describe_reason (progress, NULL);
  const char *en = dti_progress_describe_reason (progress, "en");
  g_autofree char *sentence = dti_progress_to_sentence (progress, "vi");
  g_autofree char *json = dti_progress_to_json (progress);

  g_assert_cmpstr (vi, ==, dti_progress_get_reason (progress));
  g_assert_true ((vi == NULL) == (en == NULL));
  g_assert_true (vi == NULL || g_strcmp0 (vi, en) != 0);
  g_assert_true (g_str_has_suffix (sentence, "."));
  g_assert_true (g_utf8_validate (json, -1, NULL));
  g_assert_null (strstr (json, "nan"));
}

static void
test_texts (void)
{
  static const double numbers[] = { NAN, -1, 0, 1, 3 };
  static const guint n = G_N_ELEMENTS (numbers);

  g_test_summary ("Every outcome can be told in both languages");

  for (guint method = 0; method <= DTI_PROGRESS_METHOD_PERCENT_OF_TARGET; method++)
    for (guint i = 0; i < n * n * n * n; i++)
      {
        static const DtiTargetKind kinds[] = { DTI_TARGET_KIND_AT_LEAST,
                                               DTI_TARGET_KIND_AT_MOST,
                                               DTI_TARGET_KIND_EXACT,
                                               DTI_TARGET_KIND_RANK_AT_MOST };
        g_autoptr (DtiProgress) progress = assess_numbers ((DtiProgressMethod) method,
                                                           kinds[i % 4],
                                                           numbers[i % n],
                                                           0,
                                                           numbers[i / n % n],
                                                           numbers[i / n / n % n],
                                                           numbers[i / n / n / n],
                                                           2);

        assert_told (progress);
      }
}

static void
test_json (void)
{
  g_autoptr (DtiProgress) progress = assess_numbers (
      DTI_PROGRESS_METHOD_PERCENT_OF_TARGET, DTI_TARGET_KIND_AT_LEAST, 1, 2020, 1, 2021, 5, 2025);
  g_autofree char *json = dti_progress_to_json (progress);
  g_auto (GStrv) lines = g_strsplit (json, "\n", -1);
  static const char *const expected[] = {
    "{",
    "  \"unit\": null,",
    "  \"node\": null,",
    "  \"method\": \"percent-of-target\",",
    "  \"status\": \"ok\",",
    "  \"class\": \"insufficient\",",
    "  \"baseline\": { \"value\": 1, \"period\": null, \"time\": 2020 },",
    "  \"present\": { \"value\": 1, \"period\": null, \"time\": 2021 },",
    "  \"target\": { \"id\": null, \"kind\": \"at-least\", \"value\": 5, \"period\": null, "
    "\"time\": 2025 },",
    "  \"ratio\": 0,",
    "  \"score\": -2.5,",
    "  \"pace-per-year\": 0,",
    "  \"required-pace-per-year\": 1,",
    "  \"acceleration\": null,",
    "  \"expected\": 1.8,",
    "  \"anticipated\": null,",
    "  \"reason\": null",
    "}",
    "",
    NULL
  };

  g_test_summary ("The JSON holds method, inputs, ratio, class and status");

  g_assert_cmpstrv (lines, (char **) expected);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/progress/series", test_series);
  g_test_add_func ("/progress/properties", test_properties);
  g_test_add_func ("/progress/anticipated", test_anticipated);
  g_test_add_func ("/progress/range", test_range);
  g_test_add_func ("/progress/break", test_break);
  g_test_add_func ("/progress/break-without-dates", test_break_without_dates);
  g_test_add_func ("/progress/baseline", test_baseline);
  g_test_add_func ("/progress/without", test_without);
  g_test_add_func ("/progress/conflicts", test_conflicts);
  g_test_add_func ("/progress/targets", test_targets);
  g_test_add_func ("/progress/list", test_list);
  g_test_add_func ("/progress/kien-giang", test_kien_giang);
  g_test_add_func ("/progress/texts", test_texts);
  g_test_add_func ("/progress/json", test_json);

  return g_test_run ();
}
