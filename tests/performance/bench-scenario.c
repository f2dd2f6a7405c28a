/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* One edit in a scenario against scoring everything anew: 100 000 units, 98 indicators in weighted
 * means over three levels, and the ranks of the index. After each edit the score and the rank of
 * the unit, and how many others moved, are asked for. In the end both ways must have the same bits.
 */

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <libdti/dti.h>

#define N_INDICATORS 98
#define N_GROUPS 14 /* of 7 indicators */
#define N_PILLARS 2 /* of 7 groups */
#define REPEATS 7
#define N_EDITS 10000

/* ---- the data ---- */

static void
append_group (GString *json, int group, const char *rule)
{
  g_string_append_printf (json,
                          "%s{ \"id\": \"g%d\", \"aggregation\": \"mean\", \"children\": [",
                          group % (N_GROUPS / N_PILLARS) > 0 ? "," : "",
                          group);
  for (int i = 0; i < 7; i++)
    g_string_append_printf (json,
                            "%s{ \"id\": \"i%d\", \"weight\": %d, \"rule\": %s }",
                            i > 0 ? "," : "",
                            group * 7 + i,
                            1 + i % 3,
                            rule);
  g_string_append (json, "] }");
}

static DtiFramework *
make_framework (const char *rule)
{
  g_autoptr (GString) json =
      g_string_new ("{ \"format\": \"dti-framework\", \"format-version\": 1, \"id\": \"bench\","
                    " \"root\": { \"id\": \"index\", \"aggregation\": \"mean\", \"children\": [");
  g_autoptr (GError) error = NULL;
  DtiFramework *framework;

  for (int p = 0; p < N_PILLARS; p++)
    {
      g_string_append_printf (json,
                              "%s{ \"id\": \"p%d\", \"aggregation\": \"mean\", \"children\": [",
                              p > 0 ? "," : "",
                              p);
      for (int g = 0; g < N_GROUPS / N_PILLARS; g++)
        append_group (json, p * (N_GROUPS / N_PILLARS) + g, rule);
      g_string_append (json, "] }");
    }
  g_string_append (json, "] } }");
  framework = dti_framework_new_from_json (json->str, &error);
  if (framework == NULL)
    g_error ("%s", error->message);

  return framework;
}

static guint64 state = 42;

static double
next_number (void)
{
  state =
      state * G_GUINT64_CONSTANT (6364136223846793005) + G_GUINT64_CONSTANT (1442695040888963407);

  return (double) (state >> 11) * 0x1p-53;
}

static DtiDataset *
make_dataset (gsize n_units)
{
  DtiDataset *dataset = dti_dataset_new ();
  g_auto (GStrv) units = g_new0 (char *, n_units + 1);

  for (gsize i = 0; i < n_units; i++)
    units[i] = g_strdup_printf ("u%" G_GSIZE_FORMAT, i);
  if (!dti_dataset_set_units (dataset, (const char *const *) units, NULL))
    abort ();

  for (int i = 0; i < N_INDICATORS; i++)
    {
      g_autofree char *node = g_strdup_printf ("i%d", i);
      double *column = g_new (double, n_units);
      g_autoptr (GBytes) bytes = NULL;

      for (gsize k = 0; k < n_units; k++)
        column[k] = next_number ();
      bytes = g_bytes_new_take (column, n_units * sizeof (double));
      if (!dti_dataset_set_column (dataset, "", node, bytes, NULL))
        abort ();
    }

  return dataset;
}

/* ---- scoring anew ---- */

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

static double
get_seconds (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) * 1e-6;
}

static DtiScorecard *
score (DtiFramework *framework, DtiDataset *dataset)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiScorer) scorer = dti_scorer_new (framework);
  DtiScorecard *card;

  dti_scorer_set_threads (scorer, 2);
  card = dti_scorer_score (scorer, dataset, NULL, &error);
  if (card == NULL)
    g_error ("%s", error->message);
  g_bytes_unref (dti_scorecard_get_column (card, "index", DTI_COLUMN_RANK, NULL));

  return card;
}

static double
time_anew (DtiFramework *framework, DtiDataset *dataset)
{
  double times[REPEATS];

  for (int i = 0; i < REPEATS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (DtiScorecard) card = score (framework, dataset);

      times[i] = get_seconds (start);
    }

  return median (times, REPEATS);
}

/* ---- edits ---- */

static guint64 n_moved;
static guint n_columns;

static void
changed_cb (DtiScenario *scenario, guint n_units, gpointer data)
{
  n_columns += n_units > 1 ? 1 : 0;
}

static void
edit (DtiScenario *scenario, const char *const *units, gsize n_units)
{
  const char *unit = units[(gsize) (next_number () * (double) n_units)];
  double rank;
  double value;
  char node[8];

  g_snprintf (node, sizeof node, "i%d", (int) (next_number () * N_INDICATORS));
  if (!dti_scenario_set_number (scenario, unit, node, next_number (), NULL) ||
      !dti_scenario_get_value (scenario, unit, "index", &value) ||
      !dti_scenario_get_rank (scenario, unit, "index", &rank))
    abort ();
  n_moved += dti_scenario_get_n_moved (scenario);
}

static void
check_column (DtiScenario *scenario, DtiScorecard *card, const char *node, DtiColumn column)
{
  g_autoptr (GBytes) a = dti_scenario_get_column (scenario, node, column, NULL);
  g_autoptr (GBytes) b = dti_scorecard_get_column (card, node, column, NULL);

  if (!g_bytes_equal (a, b))
    g_error ("%s: not the same bits", node);
}

static void
measure (const char *name, const char *rule, DtiDataset *dataset, gsize n_units)
{
  static double times[N_EDITS];
  g_autoptr (DtiFramework) framework = make_framework (rule);
  double anew = time_anew (framework, dataset);
  g_autoptr (DtiScorecard) card = score (framework, dataset);
  const char *const *units = dti_scorecard_get_units (card);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (DtiScenario) scenario = dti_scenario_new (card, NULL);
  g_autoptr (DtiScorecard) after = NULL;
  double making = get_seconds (start);
  double first;
  double total = 0.0;
  clock_t processor;

  g_signal_connect (scenario, "changed", G_CALLBACK (changed_cb), NULL);
  start = g_get_monotonic_time ();
  edit (scenario, units, n_units);
  first = get_seconds (start);
  n_moved = n_columns = 0;
  processor = clock ();
  for (int i = 0; i < N_EDITS; i++)
    {
      start = g_get_monotonic_time ();
      edit (scenario, units, n_units);
      times[i] = get_seconds (start);
      total += times[i];
    }

  processor = clock () - processor;
  after = dti_scenario_to_scorecard (scenario, NULL);
  check_column (scenario, after, "index", DTI_COLUMN_SCORE);
  check_column (scenario, after, "index", DTI_COLUMN_RANK);
  check_column (scenario, after, "g3", DTI_COLUMN_SCORE);
  check_column (scenario, after, "i5", DTI_COLUMN_SCORE);

  g_print ("%s, %" G_GSIZE_FORMAT " units x %d\n", name, n_units, N_INDICATORS);
  g_print ("  scoring and ranking anew   %10.1f us (2 threads)\n", anew * 1e6);
  g_print ("  making the scenario        %10.1f us\n", making * 1e6);
  g_print ("  first edit, with sorting   %10.1f us\n", first * 1e6);
  g_print ("  one edit, mean of %d    %10.2f us (%u moved a whole column)\n",
           N_EDITS,
           total / N_EDITS * 1e6,
           n_columns);
  g_print ("  the same, processor time   %10.2f us\n",
           (double) processor / CLOCKS_PER_SEC / N_EDITS * 1e6);
  g_print ("  one edit, median           %10.2f us\n", median (times, N_EDITS) * 1e6);
  g_print ("  others moved by an edit    %10.1f\n", (double) n_moved / N_EDITS);
  g_print ("  ratio to the mean          %10.0f\n", anew / (total / N_EDITS));
  g_print ("  ratio to the median        %10.0f\n", anew / times[N_EDITS / 2]);
}

int
main (int argc, char **argv)
{
  gsize n_units = argc > 1 ? (gsize) g_ascii_strtoull (argv[1], NULL, 10) : 100000;
  g_autoptr (DtiDataset) dataset = make_dataset (n_units);

  measure ("min-max", "{ \"type\": \"min-max\" }", dataset, n_units);
  measure ("goalposts", "{ \"type\": \"goalposts\", \"min\": 0, \"max\": 1 }", dataset, n_units);

  return 0;
}
