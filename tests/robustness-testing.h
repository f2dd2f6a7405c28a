/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include "comparison-testing.h"

/* What the tests of experiments share: x has 5 points, y 4 and z 3. */
#define ROBUSTNESS_MODEL                                                                           \
  "'root':{'id':'r','aggregation':'mean','missing':'rebase','children':["                          \
  "{'id':'a','level':'leaf','weight':1,'max':10},{'id':'b','weight':1,'max':10}]}"
#define ROBUSTNESS_TABLE "unit,a,b\nx,10,0\ny,0,8\nz,3,3\n"

static inline DtiExperiment *
make_experiment (const char *input)
{
  g_autoptr (DtiScorecard) card = score_table (ROBUSTNESS_MODEL, ROBUSTNESS_TABLE);
  DtiExperiment *experiment = dti_experiment_new (card);
  g_autofree char *json = g_strdup (input);
  g_autoptr (DtiUncertainInput) made = NULL;
  g_autoptr (GError) error = NULL;

  for (char *c = json; *c != '\0'; c++)
    *c = *c == '\'' ? '"' : *c;
  made = dti_uncertain_input_new_from_json (json, &error);
  g_assert_no_error (error);
  dti_experiment_add_input (experiment, made, &error);
  g_assert_no_error (error);

  return experiment;
}

/* Equal weights, then a with three times the weight of b: 7.5, 2 and 3 points. */
#define ROBUSTNESS_SETS "{'id':'w','weights':{'sets':[{'r':{'a':1,'b':1}},{'r':{'a':3,'b':1}}]}}"

static inline DtiUncertainty *
run_points (DtiExperiment *experiment, const double *points, gsize n)
{
  g_autoptr (GBytes) bytes = g_bytes_new (points, n * sizeof (double));
  g_autoptr (GError) error = NULL;
  DtiUncertainty *uncertainty = dti_experiment_run_points (experiment, bytes, NULL, &error);

  g_assert_no_error (error);

  return uncertainty;
}

/* The first set once and the second three times. */
static inline DtiUncertainty *
run_sets (void)
{
  static const double points[] = { 0.1, 0.6, 0.7, 0.9 };
  g_autoptr (DtiExperiment) experiment = make_experiment (ROBUSTNESS_SETS);

  return run_points (experiment, points, G_N_ELEMENTS (points));
}
