/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "statistics-testing.h"

#define TABLE                                                                                      \
  "unit,a,b,c,People,Zone\n"                                                                       \
  "x,0,5,,10,N\n"                                                                                  \
  "y,2,5,,20,N\n"                                                                                  \
  "z,,5,,30,S\n"                                                                                   \
  "w,40,5,,,S\n"

static void
test_dataset (void)
{
  g_autoptr (DtiStatistics) statistics = make_statistics (TABLE);
  g_autofree char *ids = g_strjoinv (" ", (char **) dti_statistics_get_ids (statistics));
  g_autofree char *units = g_strjoinv (" ", (char **) dti_statistics_get_units (statistics));
  g_autofree char *problems = NULL;
  g_autofree char *period = NULL;
  g_autoptr (GListModel) rows = NULL;
  g_autoptr (DtiFramework) framework = NULL;

  g_assert_cmpstr (ids, ==, "a b c People");
  g_assert_cmpstr (units, ==, "x y z w");
  g_assert_cmpstr (dti_statistics_get_period (statistics), ==, "");
  g_object_get (statistics, "period", &period, "rows", &rows, "framework", &framework, NULL);
  g_assert_cmpstr (period, ==, "");
  g_assert_true (rows == dti_statistics_get_rows (statistics));
  g_assert_true (framework == dti_statistics_get_framework (statistics));
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 4);
  g_assert_null (dti_statistics_lookup (statistics, "Zone"));

  g_assert_cmpfloat (get_statistic (statistics, "a", DTI_STATISTICS_COLUMN_MEAN), ==, 14.0);
  g_assert_cmpfloat (get_statistic (statistics, "People", DTI_STATISTICS_COLUMN_MEDIAN), ==, 20.0);
  g_assert_true (isnan (get_statistic (statistics, "c", DTI_STATISTICS_COLUMN_MEAN)));

  problems = dti_problem_list_to_string (dti_statistics_get_problems (statistics));
  g_assert_nonnull (strstr (problems, "all numbers of “b” are equal"));
  g_assert_nonnull (strstr (problems, "“c” has no numbers"));

  g_clear_object (&rows);
  g_clear_object (&framework);
  g_assert_finalize_object (g_steal_pointer (&statistics));
}

static void
assert_numbers (GBytes *bytes, const double *expected, gsize n)
{
  gsize size;
  const double *numbers = g_bytes_get_data (bytes, &size);

  g_assert_cmpuint (size, ==, n * sizeof (double));
  for (gsize i = 0; i < n; i++)
    g_assert_true (numbers[i] == expected[i] || (isnan (numbers[i]) && isnan (expected[i])));
}

static void
test_columns (void)
{
  g_autoptr (DtiStatistics) statistics = make_statistics (TABLE);
  const double numbers[] = { 0, 2, NAN, 40 };
  const double available[] = { 3, 4, 0, 3 };
  g_autoptr (GBytes) of_units = dti_statistics_get_numbers (statistics, "a", NULL);
  g_autoptr (GBytes) of_columns =
      dti_statistics_get_column (statistics, DTI_STATISTICS_COLUMN_N_AVAILABLE);
  g_autoptr (GError) error = NULL;

  assert_numbers (of_units, numbers, 4);
  assert_numbers (of_columns, available, 4);
  g_assert_null (dti_statistics_get_numbers (statistics, "Atlantis", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
}

static void
test_availability (void)
{
  g_autoptr (DtiStatistics) statistics = make_statistics (TABLE);
  const double missing[] = { 1, 1, 2, 1 };
  const double zero[] = { 1, 0, 0, 0 };
  const double either[] = { 2, 1, 2, 1 };
  const double of_pillar[] = { 1, 1, 0.5, 1 };
  const double non_zero[] = { 0.5, 1, 1, 1 };
  const double nothing[] = { NAN, NAN, NAN, NAN };
  const struct
  {
    const char *node;
    DtiAvailabilityColumn column;
    const double *expected;
  } cases[] = {
    { NULL, DTI_AVAILABILITY_COLUMN_N_MISSING, missing },
    { "r", DTI_AVAILABILITY_COLUMN_N_ZERO, zero },
    { NULL, DTI_AVAILABILITY_COLUMN_N_MISSING_OR_ZERO, either },
    { "p", DTI_AVAILABILITY_COLUMN_AVAILABLE_SHARE, of_pillar },
    { NULL, DTI_AVAILABILITY_COLUMN_NON_ZERO_SHARE, non_zero },
    { "c", DTI_AVAILABILITY_COLUMN_NON_ZERO_SHARE, nothing },
  };
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes =
          dti_statistics_get_availability (statistics, cases[i].node, cases[i].column, NULL);

      assert_numbers (bytes, cases[i].expected, 4);
    }
  g_assert_null (dti_statistics_get_availability (statistics,
                                                  "Atlantis",
                                                  DTI_AVAILABILITY_COLUMN_N_ZERO,
                                                  &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
}

static void
test_outliers (void)
{
  g_autoptr (DtiStatistics) statistics = make_statistics ("unit,a\nx,1\ny,2\nz,3\nw,4\nv,50\n");
  g_auto (GStrv) units = dti_statistics_list_outliers (statistics, "a", NULL);
  g_auto (GStrv) none = dti_statistics_list_outliers (statistics, "b", NULL);
  g_autoptr (GError) error = NULL;

  /* Quartiles 2 and 4: fences at −1 and 7. */
  g_assert_cmpfloat (get_statistic (statistics, "a", DTI_STATISTICS_COLUMN_UPPER_FENCE), ==, 7.0);
  g_assert_cmpuint (g_strv_length (units), ==, 1);
  g_assert_cmpstr (units[0], ==, "v");
  g_assert_cmpuint (g_strv_length (none), ==, 0);
  g_assert_null (dti_statistics_list_outliers (statistics, "Zone", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
}

static void
test_scorecard (void)
{
  g_autoptr (DtiFramework) framework = load_framework (SMALL_MODEL);
  g_autoptr (DtiDataset) dataset = read_table (framework, SMALL_TABLE);
  g_autoptr (DtiScorecard) card = score_dataset (framework, dataset, NULL);
  g_autoptr (DtiStatistics) statistics = dti_statistics_new_for_scorecard (card, DTI_COLUMN_SCORE);

  /* 36, 48, 16, 34 and 10 points by hand; the one that is not ranked is there too. */
  g_assert_cmpfloat (get_statistic (statistics, "r", DTI_STATISTICS_COLUMN_N_UNITS), ==, 5.0);
  g_assert_cmpfloat (get_statistic (statistics, "r", DTI_STATISTICS_COLUMN_MAXIMUM), ==, 48.0);
  g_assert_null (dti_statistics_lookup (statistics, "People"));
}

static void
test_periods (void)
{
  g_autoptr (DtiFramework) framework = load_framework (STATISTICS_MODEL);
  g_autoptr (DtiDataset) dataset =
      read_table (framework, "unit,period,a\nx,2021,1\nx,2022,2\ny,2022,4\n");
  g_autoptr (DtiStatistics) statistics = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (dti_statistics_new (framework, dataset, NULL, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_null (dti_statistics_new (framework, dataset, "2023", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_clear_error (&error);
  statistics = dti_statistics_new (framework, dataset, "2022", &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (get_statistic (statistics, "a", DTI_STATISTICS_COLUMN_MEAN), ==, 3.0);
}

static void
test_export (void)
{
  g_autoptr (DtiStatistics) statistics = make_statistics (TABLE);
  g_autofree char *csv = dti_statistics_to_csv (statistics);
  g_autofree char *json = dti_statistics_to_json (statistics);

  g_assert_true (g_str_has_prefix (csv, "id,n-units,n-available,n-non-zero,"));
  g_assert_nonnull (strstr (csv, "\nc,4,0,0,0,0,,,,,"));
  g_assert_nonnull (strstr (csv, ",true,true,true,false\n"));
  g_assert_nonnull (strstr (json, "\"title\": \"Hạ tầng\""));
  g_assert_nonnull (strstr (json, "\"skewness\": null"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/statistics/dataset", test_dataset);
  g_test_add_func ("/statistics/columns", test_columns);
  g_test_add_func ("/statistics/availability", test_availability);
  g_test_add_func ("/statistics/outliers", test_outliers);
  g_test_add_func ("/statistics/scorecard", test_scorecard);
  g_test_add_func ("/statistics/periods", test_periods);
  g_test_add_func ("/statistics/export", test_export);

  return g_test_run ();
}
