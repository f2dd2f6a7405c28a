/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <libdti/dti-enum-types.h>

#include "progress-testing.h"

/* One year of eight is gone: the ratio is as given. */
static void
add (GListStore *list, double ratio)
{
  g_autoptr (DtiProgress) progress = assess_numbers (
      DTI_PROGRESS_METHOD_LINEAR_PACE, DTI_TARGET_KIND_AT_LEAST, 0, 0, ratio, 1, 8, 8);

  g_list_store_append (list, progress);
}

static DtiProgressSummary *
summarise (GListStore *list)
{
  g_autoptr (GError) error = NULL;
  DtiProgressSummary *summary = dti_progress_summary_new (G_LIST_MODEL (list), &error);

  g_assert_no_error (error);

  return summary;
}

static void
test_mean (void)
{
  static const struct
  {
    double ratios[4];
    guint n;
    double mean;
    DtiProgressRating rating;
  } cases[] = {
    /* Scores by the published lines: 0.95 is 2.5, 0.6 is 0, 0 is −2.5, −0.6 is −5, 8 is there. */
    { { 0.95 }, 1, 2.5, DTI_PROGRESS_RATING_ON_TRACK },
    { { 0.95, 0.6 }, 2, 1.25, DTI_PROGRESS_RATING_MODERATE },
    { { 0.6, 0.6 }, 2, 0, DTI_PROGRESS_RATING_MODERATE },
    { { 0.6, 0 }, 2, -1.25, DTI_PROGRESS_RATING_INSUFFICIENT },
    { { 0, 0 }, 2, -2.5, DTI_PROGRESS_RATING_INSUFFICIENT },
    { { 0, -0.6 }, 2, -3.75, DTI_PROGRESS_RATING_AWAY },
    /* The worst alone decides nothing, nor does the best. */
    { { -0.6, 8, 8, 8 }, 4, 2.5, DTI_PROGRESS_RATING_ON_TRACK },
    { { 8, 8, 8 }, 3, 5, DTI_PROGRESS_RATING_ACHIEVED },
    { { 1.3, 8 }, 2, 5, DTI_PROGRESS_RATING_ON_TRACK },
    { { 0 }, 0, NAN, DTI_PROGRESS_RATING_NOT_RATED },
  };

  g_test_summary ("Assessments are combined by the mean of their scores");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GListStore) list = g_list_store_new (DTI_TYPE_PROGRESS);
      DtiProgressSummary *summary;
      double mean;

      for (guint k = 0; k < cases[i].n; k++)
        add (list, cases[i].ratios[k]);
      summary = summarise (list);
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_true (dti_progress_summary_get_mean_score (summary, &mean) == (cases[i].n > 0));
      if (cases[i].n > 0)
        g_assert_cmpfloat_with_epsilon (mean, cases[i].mean, 1e-12);
      else
        g_assert_true (isnan (mean));
      g_assert_cmpint (dti_progress_summary_get_rating (summary), ==, cases[i].rating);
      g_assert_cmpuint (dti_progress_summary_get_n_assessed (summary), ==, cases[i].n);
      g_assert_cmpuint (dti_progress_summary_get_n_scored (summary), ==, cases[i].n);
      g_assert_finalize_object (summary);
    }
}

static void
test_counts (void)
{
  g_autoptr (GListStore) list = g_list_store_new (DTI_TYPE_PROGRESS);
  g_autoptr (DtiProgress) lost = assess_numbers (
      DTI_PROGRESS_METHOD_LINEAR_PACE, DTI_TARGET_KIND_AT_LEAST, NAN, NAN, 1, 1, 2, 2);
  g_autoptr (DtiProgressSummary) summary = NULL;
  g_autofree char *json = NULL;
  DtiProgressRating rating;
  double mean;
  guint n_assessed;
  guint n_scored;

  g_test_summary ("What has no score is counted and not averaged");

  add (list, 8);
  add (list, 8);
  g_list_store_append (list, lost);
  summary = summarise (list);
  g_object_get (summary,
                "rating",
                &rating,
                "mean-score",
                &mean,
                "n-assessed",
                &n_assessed,
                "n-scored",
                &n_scored,
                NULL);
  g_assert_cmpuint (n_assessed, ==, 3);
  g_assert_cmpuint (n_scored, ==, 2);
  g_assert_cmpfloat (mean, ==, 5.0);
  /* Not all of them are achieved. */
  g_assert_cmpint (rating, ==, DTI_PROGRESS_RATING_ON_TRACK);
  g_assert_cmpuint (dti_progress_summary_count (summary, DTI_PROGRESS_RATING_ACHIEVED), ==, 2);
  g_assert_cmpuint (dti_progress_summary_count (summary, DTI_PROGRESS_RATING_NOT_RATED), ==, 1);
  g_assert_cmpuint (dti_progress_summary_count (summary, DTI_PROGRESS_RATING_AWAY), ==, 0);
  g_assert_cmpuint (dti_progress_summary_count_status (summary, DTI_PROGRESS_STATUS_OK), ==, 2);
  g_assert_cmpuint (dti_progress_summary_count_status (summary, DTI_PROGRESS_STATUS_NO_BASELINE),
                    ==,
                    1);

  json = dti_progress_summary_to_json (summary);
  g_assert_nonnull (strstr (json, "\"assessed\": 3"));
  g_assert_nonnull (strstr (json, "\"mean-score\": 5"));
  g_assert_nonnull (strstr (json, "\"class\": \"on-track\""));
  g_assert_nonnull (strstr (json, "\"no-baseline\": 1"));
}

static void
test_refused (void)
{
  g_autoptr (GListStore) list = g_list_store_new (G_TYPE_OBJECT);
  g_autoptr (GObject) object = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GError) error = NULL;

  g_test_summary ("A list of something else is refused");

  g_list_store_append (list, object);
  g_assert_null (dti_progress_summary_new (G_LIST_MODEL (list), &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/progress-summary/mean", test_mean);
  g_test_add_func ("/progress-summary/counts", test_counts);
  g_test_add_func ("/progress-summary/refused", test_refused);

  return g_test_run ();
}
