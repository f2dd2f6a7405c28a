/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include "comparison-testing.h"

/* What the tests of statistics share. */

/* Two pillars of two and of one, and a denominator. */
#define STATISTICS_MODEL                                                                           \
  "'columns':{'People':'number','Zone':'label'},"                                                  \
  "'root':{'id':'r','children':["                                                                  \
  "{'id':'p','children':[{'id':'a','title':{'vi':'Hạ tầng'}},{'id':'b','direction':'down'}]}," \
  "{'id':'q','children':[{'id':'c'}]}]}"

static inline DtiStatistics *
make_statistics (const char *csv)
{
  g_autoptr (DtiFramework) framework = load_framework (STATISTICS_MODEL);
  g_autoptr (DtiDataset) dataset = read_table (framework, csv);
  g_autoptr (GError) error = NULL;
  DtiStatistics *statistics = dti_statistics_new (framework, dataset, NULL, &error);

  g_assert_no_error (error);

  return statistics;
}

static inline double
get_statistic (DtiStatistics *statistics, const char *id, DtiStatisticsColumn column)
{
  double number = -1.0;
  gboolean found =
      dti_column_statistics_get_number (dti_statistics_lookup (statistics, id), column, &number);

  g_assert_true (found == !isnan (number));

  return number;
}
