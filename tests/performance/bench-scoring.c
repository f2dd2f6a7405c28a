/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Scoring against the memory it has to read: min-max of 98 indicators, weighted means over three
 * levels and the ranks of the index, for a million units and for 63. */

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include <libdti/dti.h>

#define N_INDICATORS 98
#define N_GROUPS 14 /* of 7 indicators */
#define N_PILLARS 2 /* of 7 groups */
#define REPEATS 7

/* ---- the framework ---- */

static char *
make_framework (void)
{
  GString *json =
      g_string_new ("{ \"format\": \"dti-framework\", \"format-version\": 1, \"id\": \"bench\","
                    " \"root\": { \"id\": \"index\", \"aggregation\": \"mean\", \"children\": [");

  for (int p = 0; p < N_PILLARS; p++)
    {
      g_string_append_printf (json,
                              "%s{ \"id\": \"p%d\", \"aggregation\": \"mean\", \"children\": [",
                              p > 0 ? "," : "",
                              p);
      for (int g = 0; g < N_GROUPS / N_PILLARS; g++)
        {
          int group = p * (N_GROUPS / N_PILLARS) + g;

          g_string_append_printf (json,
                                  "%s{ \"id\": \"g%d\", \"aggregation\": \"mean\", \"children\": [",
                                  g > 0 ? "," : "",
                                  group);
          for (int i = 0; i < 7; i++)
            g_string_append_printf (
                json,
                "%s{ \"id\": \"i%d\", \"weight\": %d, \"rule\": { \"type\": \"min-max\" } }",
                i > 0 ? "," : "",
                group * 7 + i,
                1 + i % 3);
          g_string_append (json, "] }");
        }
      g_string_append (json, "] }");
    }
  g_string_append (json, "] } }");

  return g_string_free (json, FALSE);
}

static void
fill_column (double *column, gsize n, guint64 *state)
{
  for (gsize i = 0; i < n; i++)
    {
      *state = *state * G_GUINT64_CONSTANT (6364136223846793005) +
               G_GUINT64_CONSTANT (1442695040888963407);
      column[i] = (double) (*state >> 11) * 0x1p-53;
    }
}

static DtiDataset *
make_dataset (gsize n_units, const double **matrix)
{
  DtiDataset *dataset = dti_dataset_new ();
  g_autofree char **units = g_new0 (char *, n_units + 1);
  g_autofree char *text = g_malloc (n_units * 12);
  guint64 state = 42;

  for (gsize i = 0; i < n_units; i++)
    {
      units[i] = text + i * 12;
      g_snprintf (units[i], 12, "u%" G_GSIZE_FORMAT, i);
    }
  if (!dti_dataset_set_units (dataset, (const char *const *) units, NULL))
    abort ();

  for (int i = 0; i < N_INDICATORS; i++)
    {
      g_autofree char *node = g_strdup_printf ("i%d", i);
      double *column = g_new (double, n_units);
      g_autoptr (GBytes) bytes = NULL;

      fill_column (column, n_units, &state);
      matrix[i] = column;
      bytes = g_bytes_new_take (column, n_units * sizeof (double));
      if (!dti_dataset_set_column (dataset, "", node, bytes, NULL))
        abort ();
    }

  return dataset;
}

/* ---- memory bandwidth ---- */

typedef struct
{
  const double **matrix;
  gsize first, last; /* units */
  double sum;
} DtiReader;

static gpointer
read_part (gpointer data)
{
  DtiReader *reader = data;
  double sums[8] = { 0 };

  for (int i = 0; i < N_INDICATORS; i++)
    {
      const double *column = reader->matrix[i];

      for (gsize k = reader->first; k + 8 <= reader->last; k += 8)
        for (gsize lane = 0; lane < 8; lane++)
          sums[lane] += column[k + lane];
    }
  for (int lane = 0; lane < 8; lane++)
    reader->sum += sums[lane];

  return NULL;
}

static double
read_matrix (const double **matrix, gsize n_units)
{
  DtiReader readers[2] = { { matrix, 0, n_units / 2, 0 }, { matrix, n_units / 2, n_units, 0 } };
  gint64 start = g_get_monotonic_time ();
  GThread *thread = g_thread_new ("read", read_part, &readers[1]);

  read_part (&readers[0]);
  g_thread_join (thread);
  if (isnan (readers[0].sum + readers[1].sum))
    abort ();

  return (double) (g_get_monotonic_time () - start) * 1e-6;
}

/* ---- the measurements ---- */

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
median (double *times, gsize n)
{
  qsort (times, n, sizeof (double), compare);

  return times[n / 2];
}

static void
score_once (DtiScorer *scorer, DtiDataset *dataset, gsize n_units)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiScorecard) card = dti_scorer_score (scorer, dataset, NULL, &error);
  g_autoptr (GBytes) ranks = NULL;

  if (card == NULL)
    g_error ("%s", error->message);
  ranks = dti_scorecard_get_column (card, "index", DTI_COLUMN_RANK, &error);
  if (ranks == NULL || g_bytes_get_size (ranks) != n_units * sizeof (double))
    abort ();
}

static double
time_fresh (DtiFramework *framework, DtiDataset *dataset, gsize n_units)
{
  double times[REPEATS];

  /* A new scorer each time: nothing is remembered of the columns. */
  for (int i = 0; i < REPEATS; i++)
    {
      g_autoptr (DtiScorer) scorer = dti_scorer_new (framework);
      gint64 start = g_get_monotonic_time ();

      dti_scorer_set_threads (scorer, 2);
      score_once (scorer, dataset, n_units);
      times[i] = (double) (g_get_monotonic_time () - start) * 1e-6;
    }

  return median (times, REPEATS);
}

static double
time_again (DtiFramework *framework, DtiDataset *dataset, gsize n_units, int n)
{
  g_autoptr (DtiScorer) scorer = dti_scorer_new (framework);
  double times[REPEATS];

  score_once (scorer, dataset, n_units);
  for (int i = 0; i < REPEATS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      for (int k = 0; k < n; k++)
        score_once (scorer, dataset, n_units);
      times[i] = (double) (g_get_monotonic_time () - start) * 1e-6 / n;
    }

  return median (times, REPEATS);
}

static double
get_peak_memory (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);

  return (double) usage.ru_maxrss * 1024.0;
}

static void
measure_large (DtiFramework *framework, gsize n_units)
{
  const double *matrix[N_INDICATORS];
  g_autoptr (DtiDataset) dataset = make_dataset (n_units, matrix);
  double size;
  double reading[REPEATS];
  double scoring;
  double read_twice;

  dti_dataset_seal (dataset);
  size = get_peak_memory ();
  read_matrix (matrix, n_units);
  for (int i = 0; i < REPEATS; i++)
    reading[i] = read_matrix (matrix, n_units);
  read_twice = 2.0 * median (reading, REPEATS);
  scoring = time_fresh (framework, dataset, n_units);

  g_print ("%" G_GSIZE_FORMAT " units x %d, 2 threads\n", n_units, N_INDICATORS);
  g_print ("  reading the matrix twice   %8.1f ms  (%.1f GB/s)\n",
           read_twice * 1e3,
           2.0 * (double) n_units * N_INDICATORS * 8.0 / read_twice * 1e-9);
  g_print ("  scoring and ranking        %8.1f ms\n", scoring * 1e3);
  g_print ("  ratio                      %8.2f\n", scoring / read_twice);
  g_print ("  peak memory / dataset      %8.2f\n", get_peak_memory () / size);
}

static void
measure_small (DtiFramework *framework)
{
  const double *matrix[N_INDICATORS];
  g_autoptr (DtiDataset) dataset = make_dataset (63, matrix);
  double again = time_again (framework, dataset, 63, 2000);

  g_print ("63 units x %d, again by the same scorer\n", N_INDICATORS);
  g_print ("  scoring and ranking        %8.2f us\n", again * 1e6);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *json = make_framework ();
  g_autoptr (DtiFramework) framework = dti_framework_new_from_json (json, &error);
  gsize n_units = argc > 1 ? (gsize) g_ascii_strtoull (argv[1], NULL, 10) : 1000000;

  if (framework == NULL)
    g_error ("%s", error->message);

  measure_small (framework);
  measure_large (framework, n_units);

  return 0;
}
