/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The whole method of a framework on a dataset (steps, rules, aggregation, ranks) in a loop of a C
 * program: bench-build FRAMEWORK DATA NODE writes the microseconds of one build, the median of some
 * rounds and the least. compare_method.py puts them beside NumPy. */

#include <stdio.h>
#include <stdlib.h>

#include <libdti/dti.h>

#define N_ROUNDS 15
#define N_BUILDS 2000

static DtiFramework *
read_framework (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  DtiFramework *framework = dti_framework_new_from_file (file, &error);

  if (framework == NULL)
    g_error ("%s", error->message);

  return framework;
}

static DtiDataset *
read_dataset (const char *path, DtiFramework *framework)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  DtiDataset *dataset = dti_dataset_new_from_file (file, framework, &error);

  if (dataset == NULL)
    g_error ("%s", error->message);
  dti_dataset_seal (dataset);

  return dataset;
}

static void
build (DtiScorer *scorer, DtiDataset *dataset, const char *node)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiScorecard) card = dti_scorer_score (scorer, dataset, NULL, &error);
  g_autoptr (GBytes) ranks =
      card != NULL ? dti_scorecard_get_column (card, node, DTI_COLUMN_RANK, &error) : NULL;

  if (ranks == NULL)
    g_error ("%s", error->message);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  double difference = *(const double *) a - *(const double *) b;

  return difference < 0.0 ? -1 : difference > 0.0;
}

int
main (int argc, char **argv)
{
  g_autoptr (DtiFramework) framework = NULL;
  g_autoptr (DtiDataset) first = NULL;
  g_autoptr (DtiDataset) second = NULL;
  g_autoptr (DtiScorer) scorer = NULL;
  double times[N_ROUNDS];

  if (argc != 4)
    {
      g_printerr ("usage: bench-build FRAMEWORK DATA NODE\n");
      return EXIT_FAILURE;
    }
  framework = read_framework (argv[1]);
  /* Two datasets in turn, so that nothing is remembered. */
  first = read_dataset (argv[2], framework);
  second = read_dataset (argv[2], framework);
  scorer = dti_scorer_new (framework);
  dti_scorer_set_threads (scorer, 1);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      gint64 start = g_get_monotonic_time ();

      for (guint i = 0; i < N_BUILDS; i++)
        build (scorer, i % 2 == 0 ? first : second, argv[3]);
      times[round] = (double) (g_get_monotonic_time () - start) / N_BUILDS;
    }

  qsort (times, N_ROUNDS, sizeof (double), compare_times);
  printf ("%.2f %.2f\n", times[N_ROUNDS / 2], times[0]);

  return EXIT_SUCCESS;
}
