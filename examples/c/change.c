/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Explains why the score and the rank of one unit changed, step by step.
 *
 *     change UNIT FRAMEWORK DATA PERIOD FRAMEWORK DATA PERIOD [FRAMEWORK DATA PERIOD]…
 *
 * FRAMEWORK is a file or the id of a built-in framework. The exit status is 0, 1 on an error, or
 * 2 for wrong usage. */

#include <libdti/dti.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>

static DtiFramework *
load_framework (const char *name, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (name);

  if (g_file_query_exists (file, NULL))
    return dti_framework_new_from_file (file, error);

  return dti_framework_new_builtin (name, error);
}

static DtiScorecard *
score (char **triple, GError **error)
{
  g_autoptr (DtiFramework) framework = load_framework (triple[0], error);
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (triple[1]);
  g_autoptr (DtiDataset) dataset = NULL;
  g_autoptr (DtiScorer) scorer = NULL;

  if (framework == NULL)
    return NULL;
  dataset = dti_dataset_new_from_file (file, framework, error);
  if (dataset == NULL)
    return NULL;
  scorer = dti_scorer_new (framework);

  return dti_scorer_score (scorer, dataset, triple[2], error);
}

/* A number that is not there is NaN, never 0. */
static char *
write_number (double number, int decimals)
{
  if (isnan (number))
    return g_strdup ("none");

  return dti_number_format (number, decimals, DTI_NUMBER_CONVENTION_EN);
}

static void
print_contributions (DtiAttribution *attribution)
{
  static const char *const causes[] = { "performance", "method", "coverage" };
  g_autoptr (GListModel) contributions = dti_attribution_list_contributions (attribution, NULL);
  g_autofree char *change = write_number (dti_attribution_get_score_change (attribution), 3);

  printf ("  score %s\n", change);
  for (guint i = 0; i < g_list_model_get_n_items (contributions); i++)
    {
      g_autoptr (DtiContribution) part = g_list_model_get_item (contributions, i);
      g_autofree char *points = write_number (dti_contribution_get_points (part), 3);

      printf ("    %s of %s: %s\n",
              causes[dti_contribution_get_cause (part)],
              dti_contribution_get_node_id (part),
              points);
    }
}

static void
print_effects (DtiRankChange *change)
{
  double older = NAN;
  double cohort = NAN;
  g_autofree char *older_text = NULL;
  g_autofree char *newer_text = write_number (dti_rank_change_get_newer_rank (change), -1);
  g_autofree char *own = write_number (dti_rank_change_get_own_effect (change), -1);
  g_autofree char *field = write_number (dti_rank_change_get_field_effect (change), -1);
  g_autofree char *cohort_text = NULL;

  dti_rank_change_get_older_rank (change, &older);
  dti_rank_change_get_cohort_effect (change, &cohort);
  older_text = write_number (older, -1);
  cohort_text = write_number (cohort, -1);
  printf ("  rank %s to %s: own %s, others %s, cohort %s\n",
          older_text,
          newer_text,
          own,
          field,
          cohort_text);
}

static void
print_shares (DtiRankChange *change)
{
  g_autoptr (GListModel) shares = dti_rank_change_list_shares (change, "main-indicator", 0);

  for (guint i = 0; i < g_list_model_get_n_items (shares); i++)
    {
      g_autoptr (DtiRankShare) share = g_list_model_get_item (shares, i);
      const char *node = dti_rank_share_get_node_id (share);
      g_autofree char *places = write_number (dti_rank_share_get_share (share), 3);

      printf ("    %s: %s places\n", node != NULL ? node : "method", places);
    }
}

/* Takes the list. */
static void
print_peers (const char *title, GListModel *peers)
{
  printf ("  %s:", title);
  for (guint i = 0; i < g_list_model_get_n_items (peers); i++)
    {
      g_autoptr (DtiRankPeer) peer = g_list_model_get_item (peers, i);

      printf (" %s", dti_rank_peer_get_unit (peer));
    }
  printf ("\n");
  g_object_unref (peers);
}

static gboolean
print_step (DtiScorecard *older, DtiScorecard *newer, const char *unit, GError **error)
{
  g_autoptr (DtiAttribution) attribution =
      dti_attribution_between (older, newer, unit, NULL, NULL, error);
  g_autoptr (DtiRankChange) change = NULL;
  g_autofree char *sentence = NULL;

  if (attribution == NULL)
    return FALSE;
  change = dti_rank_change_between (older, newer, unit, NULL, NULL, NULL, error);
  if (change == NULL)
    return FALSE;

  printf ("%s to %s\n", dti_scorecard_get_period (older), dti_scorecard_get_period (newer));
  print_contributions (attribution);
  print_effects (change);
  print_shares (change);
  print_peers ("overtaken by", dti_rank_change_list_overtaken_by (change));
  print_peers ("overtook", dti_rank_change_list_overtook (change));
  sentence = dti_rank_change_to_sentence (change, "vi");
  printf ("  %s\n", sentence);

  return TRUE;
}

static gboolean
run (int argc, char **argv, GError **error)
{
  g_autoptr (DtiScorecard) older = score (argv + 2, error);

  for (int i = 5; older != NULL && i < argc; i += 3)
    {
      g_autoptr (DtiScorecard) newer = score (argv + i, error);

      if (newer == NULL || !print_step (older, newer, argv[1], error))
        return FALSE;
      g_set_object (&older, newer);
    }

  return older != NULL;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  if (argc < 8 || argc % 3 != 2)
    {
      fputs ("usage: change UNIT FRAMEWORK DATA PERIOD FRAMEWORK DATA PERIOD…\n", stderr);
      return 2;
    }
  if (!run (argc, argv, &error))
    {
      fprintf (stderr, "change: %s\n", error->message);
      return 1;
    }

  return 0;
}
