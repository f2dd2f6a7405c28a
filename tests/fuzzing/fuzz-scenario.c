/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "fuzz.h"

static const char framework_json[] =
    "{ \"format\": \"dti-framework\", \"format-version\": 1, \"id\": \"f\", \"root\": {"
    " \"id\": \"r\", \"aggregation\": \"mean\", \"missing\": \"rebase\", \"children\": ["
    " { \"id\": \"a\", \"rule\": { \"type\": \"min-max\" } },"
    " { \"id\": \"b\", \"rule\": { \"type\": \"ratio\" } },"
    " { \"id\": \"c\", \"rule\": { \"type\": \"boolean\" } },"
    " { \"id\": \"d\", \"rule\": { \"type\": \"expression\", \"formula\": \"[p]\" } } ] } }";

static DtiScorecard *
make_card (void)
{
  g_autoptr (DtiFramework) framework = dti_framework_new_from_json (framework_json, NULL);
  g_autoptr (DtiScorer) scorer = dti_scorer_new (framework);
  g_autoptr (DtiDataset) dataset = dti_dataset_new ();

  dti_scorer_set_threads (scorer, 1);
  dti_dataset_set_number (dataset, "u", NULL, "a", 1, NULL);
  dti_dataset_set_number (dataset, "v", NULL, "a", 2, NULL);
  dti_dataset_set_number (dataset, "v", NULL, "b", 0.5, NULL);

  return dti_scorer_score (scorer, dataset, NULL, NULL);
}

static void
check_same (DtiScenario *scenario, DtiScorecard *card)
{
  for (guint column = DTI_COLUMN_SCORE; column <= DTI_COLUMN_COVERAGE; column++)
    {
      g_autoptr (GBytes) a = dti_scenario_get_column (scenario, "r", (DtiColumn) column, NULL);
      g_autoptr (GBytes) b = dti_scorecard_get_column (card, "r", (DtiColumn) column, NULL);
      const double *x = g_bytes_get_data (a, NULL);
      const double *y = g_bytes_get_data (b, NULL);

      for (guint i = 0; i < 2; i++)
        g_assert_true (x[i] == y[i] || (x[i] != x[i] && y[i] != y[i]));
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = NULL;
  g_autofree char *json = NULL;
  g_autoptr (DtiScorecard) card = NULL;
  g_autoptr (DtiScorecard) edited = NULL;
  g_autoptr (DtiScenario) scenario = NULL;
  g_autoptr (DtiScenario) again = NULL;
  g_autoptr (GError) error = NULL;

  if (size > FUZZ_MAX_SIZE || memchr (data, '\0', size) != NULL)
    return 0;

  text = size > 0 ? g_strndup ((const char *) data, size) : g_strdup ("");
  card = make_card ();
  scenario = dti_scenario_new (card, NULL);
  g_assert_true (dti_scenario_apply_json (scenario, text, &error) == (error == NULL));
  if (error != NULL)
    {
      /* Nothing of a faulty document is done. */
      g_assert_cmpuint (dti_scenario_get_n_edits (scenario), ==, 0);
      check_same (scenario, card);
      return 0;
    }

  edited = dti_scenario_to_scorecard (scenario, NULL);
  check_same (scenario, edited);
  json = dti_scenario_to_json (scenario, &error);
  g_assert_no_error (error);
  again = dti_scenario_new_from_json (card, json, &error);
  g_assert_no_error (error);
  check_same (again, edited);
  dti_scenario_reset (scenario);
  check_same (scenario, card);

  return 0;
}
