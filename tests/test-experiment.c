/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "robustness-testing.h"

static void
test_settings (void)
{
  g_autoptr (DtiExperiment) experiment = make_experiment (ROBUSTNESS_SETS);
  g_autoptr (DtiScorecard) card = NULL;
  g_autoptr (GListModel) inputs = NULL;
  g_autofree char *node = NULL;
  g_autofree char *unit = NULL;
  guint64 seed;
  guint threads;
  double progress;

  g_object_set (experiment, "node", "b", "unit", "x", "seed", (guint64) 7, "threads", 3, NULL);
  g_object_get (experiment,
                "scorecard",
                &card,
                "inputs",
                &inputs,
                "node",
                &node,
                "unit",
                &unit,
                "seed",
                &seed,
                "threads",
                &threads,
                "progress",
                &progress,
                NULL);
  g_assert_true (card == dti_experiment_get_scorecard (experiment));
  g_assert_cmpuint (g_list_model_get_n_items (inputs), ==, 1);
  g_assert_true (inputs == dti_experiment_get_inputs (experiment));
  g_assert_cmpstr (node, ==, dti_experiment_get_node (experiment));
  g_assert_cmpstr (unit, ==, dti_experiment_get_unit (experiment));
  g_assert_cmpuint (seed, ==, dti_experiment_get_seed (experiment));
  g_assert_cmpuint (threads, ==, dti_experiment_get_threads (experiment));
  g_assert_cmpfloat (progress, ==, 0.0);
}

static double
get_score (DtiUncertainty *uncertainty, const char *unit, gsize replicate)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) scores = dti_uncertainty_get_score_column (uncertainty, unit, &error);

  g_assert_no_error (error);

  return ((const double *) g_bytes_get_data (scores, NULL))[replicate];
}

static void
test_points (void)
{
  g_autoptr (DtiUncertainty) uncertainty = run_sets ();

  g_assert_cmpfloat (get_score (uncertainty, "x", 0), ==, 5.0);
  g_assert_cmpfloat (get_score (uncertainty, "x", 1), ==, 7.5);
  g_assert_cmpfloat (get_score (uncertainty, "y", 1), ==, 2.0);
  g_assert_cmpfloat (get_score (uncertainty, "z", 3), ==, 3.0);
}

static void
test_documents (void)
{
  g_autoptr (DtiExperiment) experiment = make_experiment (ROBUSTNESS_SETS);
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/nonexistent/inputs.json");
  g_autoptr (GError) error = NULL;

  g_assert_true (dti_experiment_add_from_json (
      experiment,
      "{\"format\":\"dti-uncertainty\",\"format-version\":1,\"inputs\":["
      "{\"id\":\"n\",\"weights\":{\"noise\":0.1}}]}",
      &error));
  g_assert_no_error (error);
  g_assert_false (dti_experiment_add_from_json (experiment, "{}", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
  g_clear_error (&error);
  g_assert_false (dti_experiment_add_from_file (experiment, nowhere, &error));
  g_assert_nonnull (error);
}

static void
test_refused (void)
{
  g_autoptr (DtiExperiment) experiment = make_experiment (ROBUSTNESS_SETS);
  g_autoptr (GError) error = NULL;

  g_assert_null (dti_experiment_run_uncertainty (experiment, 0, NULL, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
  g_clear_error (&error);
  dti_experiment_set_unit (experiment, "nobody");
  g_assert_null (dti_experiment_run_sensitivity (experiment, 8, NULL, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
}

/* The only input explains all that moves. */
static void
test_sensitivity (void)
{
  g_autoptr (DtiExperiment) experiment = make_experiment (ROBUSTNESS_SETS);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiSensitivity) sensitivity =
      dti_experiment_run_sensitivity (experiment, 256, NULL, &error);
  double first = NAN;
  double total = NAN;

  g_assert_no_error (error);
  g_assert_nonnull (dti_sensitivity_get_uncertainty (sensitivity));
  dti_sensitivity_index_get_first (dti_sensitivity_lookup (sensitivity, "w"), &first);
  dti_sensitivity_index_get_total (dti_sensitivity_lookup (sensitivity, "w"), &total);
  g_assert_cmpfloat_with_epsilon (first, 1.0, 0.05);
  g_assert_cmpfloat_with_epsilon (total, 1.0, 0.05);
}

typedef struct
{
  GMainLoop *loop;
  DtiUncertainty *uncertainty;
  DtiSensitivity *sensitivity;
  GError *error;
  guint n_left;
} Waiting;

static void
uncertainty_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;

  waiting->uncertainty =
      dti_experiment_run_uncertainty_finish (DTI_EXPERIMENT (source), result, &waiting->error);
  if (--waiting->n_left == 0)
    g_main_loop_quit (waiting->loop);
}

static void
sensitivity_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;

  waiting->sensitivity =
      dti_experiment_run_sensitivity_finish (DTI_EXPERIMENT (source), result, &waiting->error);
  if (--waiting->n_left == 0)
    g_main_loop_quit (waiting->loop);
}

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer data)
{
  (*(guint *) data)++;
}

/* Both at once, and settings that change meanwhile change nothing. */
static void
test_background (void)
{
  g_autoptr (DtiExperiment) experiment = make_experiment (ROBUSTNESS_SETS);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Waiting waiting = { loop, NULL, NULL, NULL, 2 };
  g_autoptr (DtiUncertainty) plain = NULL;
  g_autoptr (GError) error = NULL;
  guint n_notified = 0;

  g_signal_connect (experiment, "notify::progress", G_CALLBACK (count_cb), &n_notified);
  dti_experiment_run_uncertainty_async (experiment, 500, NULL, uncertainty_cb, &waiting);
  dti_experiment_run_sensitivity_async (experiment, 16, NULL, sensitivity_cb, &waiting);
  dti_experiment_set_seed (experiment, 99);
  g_main_loop_run (loop);
  g_assert_no_error (waiting.error);
  g_assert_cmpuint (n_notified, >, 0);

  dti_experiment_set_seed (experiment, 0);
  plain = dti_experiment_run_uncertainty (experiment, 500, NULL, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < 500; i++)
    g_assert_cmpfloat (get_score (waiting.uncertainty, "x", i), ==, get_score (plain, "x", i));
  g_object_unref (waiting.uncertainty);
  g_object_unref (waiting.sensitivity);
}

static void
test_cancelled (void)
{
  g_autoptr (DtiExperiment) experiment = make_experiment (ROBUSTNESS_SETS);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (dti_experiment_run_uncertainty (experiment, 8, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/experiment/settings", test_settings);
  g_test_add_func ("/experiment/points", test_points);
  g_test_add_func ("/experiment/documents", test_documents);
  g_test_add_func ("/experiment/refused", test_refused);
  g_test_add_func ("/experiment/sensitivity", test_sensitivity);
  g_test_add_func ("/experiment/background", test_background);
  g_test_add_func ("/experiment/cancelled", test_cancelled);

  return g_test_run ();
}
