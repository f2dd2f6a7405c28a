/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <math.h>
#include <string.h>

#include <libdti/dti.h>

#include "framework-testing.h"

/* What the tests of series and trends share. */

/* @periods: separated by spaces; @statuses: one letter for each, a dot for none, or NULL. */
static inline DtiSeries *
make_series_with (const char *periods,
                  const double *values,
                  const char *statuses,
                  DtiDirection direction,
                  GError **error)
{
  g_auto (GStrv) split = g_strsplit (periods, " ", -1);
  gsize n = g_strv_length (split);
  g_autoptr (GBytes) bytes = g_bytes_new (values, n * sizeof (double));
  g_auto (GStrv) letters = g_new0 (char *, n + 1);

  for (gsize i = 0; statuses != NULL && i < n; i++)
    letters[i] = statuses[i] == '.' ? g_strdup ("") : g_strndup (statuses + i, 1);

  return dti_series_new ((const char *const *) split,
                         bytes,
                         statuses != NULL ? (const char *const *) letters : NULL,
                         direction,
                         error);
}

static inline DtiSeries *
make_series (const char *periods, const double *values)
{
  g_autoptr (GError) error = NULL;
  DtiSeries *series = make_series_with (periods, values, NULL, DTI_DIRECTION_UP, &error);

  g_assert_no_error (error);

  return series;
}

/* Years from 2001 on. */
static inline DtiSeries *
make_years (const double *values, gsize n)
{
  g_autoptr (GString) periods = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    g_string_append_printf (periods, "%s%u", i > 0 ? " " : "", 2001 + (guint) i);

  return make_series (periods->str, values);
}

/* Scores every period of a table; @members as in load_framework(). */
static inline GListModel *
score_table (const char *members, const char *csv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiFramework) framework = load_framework (members);
  g_autoptr (GBytes) bytes = g_bytes_new (csv, strlen (csv));
  g_autoptr (DtiDatasetReader) reader = dti_dataset_reader_new (framework);
  g_autoptr (DtiDataset) dataset =
      dti_dataset_reader_read_bytes (reader, bytes, "data.csv", &error);
  g_autoptr (DtiScorer) scorer = dti_scorer_new (framework);
  GListModel *cards;

  g_assert_no_error (error);
  cards = dti_scorer_score_all (scorer, dataset, &error);
  g_assert_no_error (error);

  return cards;
}

static inline double
read_double (GBytes *bytes, gsize position)
{
  gsize size;
  const double *numbers = g_bytes_get_data (bytes, &size);

  g_assert_cmpuint (position, <, size / sizeof (double));

  return numbers[position];
}

#define assert_strv(strv, expected)                                                                \
  do                                                                                               \
    {                                                                                              \
      g_auto (GStrv) taken_strv = (strv);                                                          \
      g_autofree char *joined_strv = g_strjoinv (" ", taken_strv);                                 \
                                                                                                   \
      g_assert_cmpstr (joined_strv, ==, expected);                                                 \
    }                                                                                              \
  while (0)
