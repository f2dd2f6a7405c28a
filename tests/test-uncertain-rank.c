/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "robustness-testing.h"

/* y has the ranks 2, 3, 3 and 3, and 4, 2, 2 and 2 points. The quantile of 5 % lies at 0.15 of the
 * way from the first to the fourth, that of 95 % at 2.85. */
static const struct
{
  const char *name;
  gboolean (*get) (DtiUncertainRank *self, double *number);
  double expected;
} numbers[] = {
  { "rank", dti_uncertain_rank_get_rank, 2.0 },
  { "score", dti_uncertain_rank_get_score, 4.0 },
  { "mean", dti_uncertain_rank_get_mean, 2.75 },
  { "median", dti_uncertain_rank_get_median, 3.0 },
  { "low", dti_uncertain_rank_get_low, 2.15 },
  { "high", dti_uncertain_rank_get_high, 3.0 },
  { "best", dti_uncertain_rank_get_best, 2.0 },
  { "worst", dti_uncertain_rank_get_worst, 3.0 },
  { "score-mean", dti_uncertain_rank_get_score_mean, 2.5 },
  { "score-low", dti_uncertain_rank_get_score_low, 2.0 },
  { "score-high", dti_uncertain_rank_get_score_high, 3.7 },
};

static void
test_numbers (void)
{
  g_autoptr (DtiUncertainty) uncertainty = run_sets ();
  g_autoptr (DtiUncertainRank) row = dti_uncertainty_lookup (uncertainty, "y");
  g_autofree char *unit = NULL;
  guint n_ranked;

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      double number = NAN;
      double property = NAN;

      g_assert_true (numbers[i].get (row, &number));
      g_object_get (row, numbers[i].name, &property, NULL);
      g_assert_cmpfloat_with_epsilon (number, numbers[i].expected, 1e-12);
      g_assert_cmpfloat (property, ==, number);
    }
  g_object_get (row, "unit", &unit, "n-ranked", &n_ranked, NULL);
  g_assert_cmpstr (unit, ==, dti_uncertain_rank_get_unit (row));
  g_assert_cmpuint (n_ranked, ==, 4);
  g_assert_cmpuint (dti_uncertain_rank_get_n_ranked (row), ==, 4);
}

static void
test_probability (void)
{
  g_autoptr (DtiUncertainty) uncertainty = run_sets ();
  g_autoptr (GListModel) rows = dti_uncertainty_list_ranks (uncertainty);
  g_autoptr (DtiUncertainRank) z = g_list_model_get_item (rows, 2);
  double probability = NAN;

  /* z is the last, then three times the second. */
  g_assert_true (dti_uncertain_rank_get_probability (z, 2, &probability));
  g_assert_cmpfloat (probability, ==, 0.75);
  g_assert_null (dti_uncertainty_lookup (uncertainty, "nobody"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/uncertain-rank/numbers", test_numbers);
  g_test_add_func ("/uncertain-rank/probability", test_probability);

  return g_test_run ();
}
