/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <math.h>
#include <string.h>

#include <libdti/dti.h>

#include "framework-testing.h"

/* What the tests of comparisons share. */

/* r = p (a 10, b 20) + c (20, yes or no), view v over b. */
#define SMALL_MODEL                                                                                \
  "'classes':[['Thấp',0],['Khá',0.4],['Cao',0.8]],"                                             \
  "'columns':{'People':'number','Income':'number','Zone':'label'},"                                \
  "'root':{'id':'r','title':{'vi':'Chỉ số','en':'Index'},'level':'index','decimals':2,"        \
  "'children':["                                                                                   \
  "{'id':'p','level':'pillar','children':[{'id':'a','max':10,'title':{'vi':'Hạ tầng'}},"       \
  "{'id':'b','max':20}]},"                                                                         \
  "{'id':'c','max':20,'level':'pillar','kind':'boolean'}]},"                                       \
  "'views':[{'id':'v','level':'view','children':[{'ref':'b'}]}]"

/* By hand: r is 36, 48, 16 and 34 of 50 points; the mean m is for information. */
#define SMALL_TABLE                                                                                \
  "unit,name,a,b,c,People,Income,Zone,:ranked\n"                                                   \
  "x,Kiên Giang,6,10,20,1,10,Nam,\n"                                                              \
  "y,,8,20,20,2,10,Bắc,\n"                                                                       \
  "z,,4,12,0,3,10,Nam,\n"                                                                          \
  "w,,10,4,20,6,10,,\n"                                                                            \
  "m,,5,5,5,1,10,Nam,false\n"

static inline DtiDataset *
read_table (DtiFramework *framework, const char *csv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (csv, strlen (csv));
  g_autoptr (DtiDatasetReader) reader = dti_dataset_reader_new (framework);
  DtiDataset *dataset = dti_dataset_reader_read_bytes (reader, bytes, "data.csv", &error);
  g_autofree char *problems = NULL;

  g_assert_no_error (error);
  problems = dti_problem_list_to_string (dti_dataset_get_problems (dataset));
  g_assert_cmpstr (problems, ==, "");

  return dataset;
}

static inline DtiScorecard *
score_dataset (DtiFramework *framework, DtiDataset *dataset, const char *period)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiScorer) scorer = dti_scorer_new (framework);
  DtiScorecard *card;

  /* Small tables: threads would only cost time. */
  dti_scorer_set_threads (scorer, 1);
  card = dti_scorer_score (scorer, dataset, period, &error);

  g_assert_no_error (error);

  return card;
}

static inline DtiScorecard *
score_table (const char *members, const char *csv)
{
  g_autoptr (DtiFramework) framework = load_framework (members);
  g_autoptr (DtiDataset) dataset = read_table (framework, csv);

  return score_dataset (framework, dataset, NULL);
}

/* A file of the example. */
static inline GFile *
find_kien_giang (const char *name)
{
  return g_file_new_build_filename (g_test_get_dir (G_TEST_DIST),
                                    "..",
                                    "examples",
                                    "kien-giang",
                                    name,
                                    NULL);
}

static inline DtiDataset *
load_kien_giang (DtiFramework *framework, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = find_kien_giang (name);
  DtiDataset *dataset = dti_dataset_new_from_file (file, framework, &error);

  g_assert_no_error (error);

  return dataset;
}

static inline DtiScorecard *
score_kien_giang (const char *framework_id, const char *data, const char *period)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiFramework) framework = dti_framework_new_builtin (framework_id, &error);
  g_autoptr (DtiDataset) dataset = NULL;

  g_assert_no_error (error);
  dataset = load_kien_giang (framework, data);

  return score_dataset (framework, dataset, period);
}

static inline void
assert_joined (const char *const *texts, const char *expected)
{
  g_autofree char *joined = g_strjoinv (" ", (char **) texts);

  g_assert_cmpstr (joined, ==, expected);
}

/* Equal, or both NaN. */
static inline void
assert_same (double found, double expected)
{
  if (!(isnan (found) && isnan (expected)))
    g_assert_cmpfloat (found, ==, expected);
}

static inline void
assert_near (double found, double expected)
{
  if (!(isnan (found) && isnan (expected)))
    g_assert_cmpfloat_with_epsilon (found, expected, 1e-12 * MAX (1.0, fabs (expected)));
}
