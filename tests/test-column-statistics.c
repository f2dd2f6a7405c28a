/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "statistics-testing.h"

static void
test_documented (void)
{
  /* Skewness and kurtosis of 3, 4, 5, 2, 3, 4, 5, 6, 4, 7 stand in the documentation of
   * spreadsheets; the rest by hand. One of eleven units has no number. */
  g_autoptr (DtiStatistics) statistics =
      make_statistics ("unit,a,b\nu1,3,\nu2,4,\nu3,5,\nu4,2,\nu5,3,\nu6,4,\nu7,5,\nu8,6,\nu9,4,\n"
                       "u10,7,\nu11,,1\n");
  static const struct
  {
    DtiStatisticsColumn column;
    double expected;
    double tolerance;
  } cases[] = {
    { DTI_STATISTICS_COLUMN_N_UNITS, 11, 0 },
    { DTI_STATISTICS_COLUMN_N_AVAILABLE, 10, 0 },
    { DTI_STATISTICS_COLUMN_N_NON_ZERO, 10, 0 },
    { DTI_STATISTICS_COLUMN_N_UNIQUE, 6, 0 },
    { DTI_STATISTICS_COLUMN_N_SAME, 3, 0 },
    { DTI_STATISTICS_COLUMN_MINIMUM, 2, 0 },
    { DTI_STATISTICS_COLUMN_MAXIMUM, 7, 0 },
    { DTI_STATISTICS_COLUMN_MEAN, 4.3, 1e-15 },
    { DTI_STATISTICS_COLUMN_MEDIAN, 4, 0 },
    { DTI_STATISTICS_COLUMN_SD, 1.4944341180973264, 1e-14 },
    { DTI_STATISTICS_COLUMN_SKEWNESS, 0.359543, 5e-7 },
    { DTI_STATISTICS_COLUMN_KURTOSIS, -0.151799637, 5e-10 },
    { DTI_STATISTICS_COLUMN_LOWER_QUARTILE, 3.25, 0 },
    { DTI_STATISTICS_COLUMN_UPPER_QUARTILE, 5, 0 },
    { DTI_STATISTICS_COLUMN_LOWER_FENCE, 0.625, 0 },
    { DTI_STATISTICS_COLUMN_UPPER_FENCE, 7.625, 0 },
    { DTI_STATISTICS_COLUMN_N_OUTLIERS, 0, 0 },
    { DTI_STATISTICS_COLUMN_AVAILABLE_SHARE, 10.0 / 11.0, 0 },
    { DTI_STATISTICS_COLUMN_NON_ZERO_SHARE, 1, 0 },
    { DTI_STATISTICS_COLUMN_UNIQUE_SHARE, 0.6, 0 },
    { DTI_STATISTICS_COLUMN_SAME_SHARE, 0.3, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double number = get_statistic (statistics, "a", cases[i].column);

      g_assert_true (fabs (number - cases[i].expected) <= cases[i].tolerance);
    }
}

static void
test_flags (void)
{
  g_autoptr (DtiStatistics) statistics =
      make_statistics ("unit,a,b,c\nx,0,1,1\ny,0,2,1\nz,5,,1\nw,0,,1\nv,0,,100\n");
  DtiColumnStatistics *a = dti_statistics_lookup (statistics, "a");
  DtiColumnStatistics *b = dti_statistics_lookup (statistics, "b");
  DtiColumnStatistics *c = dti_statistics_lookup (statistics, "c");

  g_assert_false (dti_column_statistics_is_sparse (a, 0.65));
  g_assert_true (dti_column_statistics_is_sparse (b, 0.65));
  g_assert_false (dti_column_statistics_is_sparse (b, 0.4));
  g_assert_true (dti_column_statistics_is_mostly_zero (a, 0.5));
  /* Both numbers of b are there, and are less than half of the units. */
  g_assert_true (dti_column_statistics_is_mostly_zero (b, 0.5));
  g_assert_false (dti_column_statistics_is_mostly_zero (c, 0.5));
  g_assert_true (dti_column_statistics_is_repetitive (c, 0.5));
  g_assert_false (dti_column_statistics_is_repetitive (c, 0.4));
  /* One of five that differs has skewness √5 and kurtosis 5. */
  g_assert_true (dti_column_statistics_is_outlying (c, 2.0, 3.5));
  g_assert_false (dti_column_statistics_is_outlying (c, 2.3, 3.5));
  g_assert_false (dti_column_statistics_is_outlying (c, 2.0, 5.1));
  g_assert_false (dti_column_statistics_is_outlying (b, 0.0, 0.0));
}

static void
test_row (void)
{
  g_autoptr (DtiStatistics) statistics = make_statistics ("unit,a,People\nx,1,1e200\ny,2,-1e200\n");
  DtiColumnStatistics *row = dti_statistics_lookup (statistics, "a");
  DtiColumnStatistics *column = dti_statistics_lookup (statistics, "People");
  g_autoptr (DtiNode) node = NULL;
  g_autofree char *id = NULL;
  g_autofree char *title = NULL;

  g_object_get (row, "id", &id, "node", &node, "title", &title, NULL);
  g_assert_cmpstr (id, ==, "a");
  g_assert_cmpstr (title, ==, "Hạ tầng");
  g_assert_true (node == dti_column_statistics_get_node (row));
  g_assert_cmpstr (dti_column_statistics_get_id (row), ==, "a");

  g_assert_null (dti_column_statistics_get_node (column));
  g_assert_cmpstr (dti_column_statistics_get_title (column), ==, "People");
  /* Its squares are more than a double holds. */
  g_assert_true (isnan (get_statistic (statistics, "People", DTI_STATISTICS_COLUMN_SD)));
  g_assert_cmpfloat (get_statistic (statistics, "People", DTI_STATISTICS_COLUMN_MEAN), ==, 0.0);
  g_assert_false (dti_column_statistics_get_number (column, DTI_STATISTICS_COLUMN_SKEWNESS, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/column-statistics/documented", test_documented);
  g_test_add_func ("/column-statistics/flags", test_flags);
  g_test_add_func ("/column-statistics/row", test_row);

  return g_test_run ();
}
