/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include <libdti/dti.h>

static const char framework_json[] =
    "{ \"format\": \"dti-framework\", \"format-version\": 1, \"id\": \"f\", \"root\": {"
    " \"id\": \"r\", \"children\": [ { \"id\": \"a\" }, { \"id\": \"b\", \"rule\": { \"type\": "
    "\"ratio\" } }, { \"id\": \"c\", \"rule\": { \"type\": \"boolean\" } }, { \"id\": \"d\", "
    "\"rule\": { \"type\": \"expression\", \"formula\": \"[p]\" } } ] } }";

static DtiScenario *
make_scenario (void)
{
  g_autoptr (DtiFramework) framework = dti_framework_new_from_json (framework_json, NULL);
  g_autoptr (DtiScorer) scorer = dti_scorer_new (framework);
  g_autoptr (DtiDataset) dataset = dti_dataset_new ();
  g_autoptr (DtiScorecard) card = NULL;

  dti_dataset_add_unit (dataset, "KG", "Kiên Giang", NULL);
  dti_dataset_set_number (dataset, "KG", NULL, "a", 0.25, NULL);
  dti_dataset_set_ratio (dataset, "KG", NULL, "b", 1, 4, NULL);
  dti_dataset_set_number (dataset, "AG", NULL, "a", 1, NULL);
  card = dti_scorer_score (scorer, dataset, NULL, NULL);

  return dti_scenario_new (card, NULL);
}

typedef struct
{
  DtiScenarioEditKind kind;
  const char *unit;
  const char *node;
  const char *part;
  double before;
  double after;
  const char *vi;
  const char *en;
} Expected;

static const Expected expected[] = {
  { DTI_SCENARIO_EDIT_KIND_NUMBER,
    "KG",
    "a",
    NULL,
    0.25,
    1234.5,
    "Kiên Giang, a: 0,25 → 1.234,5",
    "Kiên Giang, a: 0.25 → 1,234.5" },
  { DTI_SCENARIO_EDIT_KIND_RATIO,
    "KG",
    "b",
    NULL,
    0.25,
    0.5,
    "Kiên Giang, b: 1/4 → 1,5/3",
    "Kiên Giang, b: 1/4 → 1.5/3" },
  { DTI_SCENARIO_EDIT_KIND_STATUS,
    "AG",
    "a",
    NULL,
    1,
    NAN,
    "AG, a: 1 → không áp dụng",
    "AG, a: 1 → not applicable" },
  { DTI_SCENARIO_EDIT_KIND_TEXT,
    "KG",
    "c",
    NULL,
    NAN,
    NAN,
    "Kiên Giang, c: thiếu số liệu → “có”",
    "Kiên Giang, c: missing → “có”" },
  { DTI_SCENARIO_EDIT_KIND_INPUT,
    "KG",
    "d",
    "p",
    NAN,
    2,
    "Kiên Giang, d [p]: không có → 2",
    "Kiên Giang, d [p]: none → 2" },
  { DTI_SCENARIO_EDIT_KIND_NUMBER,
    "KG",
    "r",
    NULL,
    NAN,
    3,
    "Kiên Giang, r: thiếu số liệu → 3",
    "Kiên Giang, r: missing → 3" },
  { DTI_SCENARIO_EDIT_KIND_MAX,
    "KG",
    "r",
    NULL,
    NAN,
    4,
    "Kiên Giang, điểm tối đa của r: không có → 4",
    "Kiên Giang, maximum of r: none → 4" },
  { DTI_SCENARIO_EDIT_KIND_CLEAR,
    "KG",
    "a",
    NULL,
    1234.5,
    0.25,
    "Kiên Giang, a: 1.234,5 → 0,25",
    "Kiên Giang, a: 1,234.5 → 0.25" },
  { DTI_SCENARIO_EDIT_KIND_STATUS,
    "KG",
    "a",
    NULL,
    0.25,
    0.25,
    "Kiên Giang, a: 0,25 → 0,25 (ước tính)",
    "Kiên Giang, a: 0.25 → 0.25 (estimated)" },
  { DTI_SCENARIO_EDIT_KIND_WEIGHT,
    NULL,
    "r",
    "a",
    1,
    0.5,
    "trọng số của a trong r: 1 → 0,5",
    "weight of a in r: 1 → 0.5" },
  { DTI_SCENARIO_EDIT_KIND_RULE,
    NULL,
    "a",
    NULL,
    NAN,
    NAN,
    "quy tắc của a: như bảng điểm gốc → (x − 0)/(2 − 0) × max",
    "rule of a: as in the base → (x − 0)/(2 − 0) × max" },
};

static void
edit_all (DtiScenario *scenario)
{
  g_autoptr (DtiRule) rule =
      dti_rule_new_from_json ("{ \"type\": \"goalposts\", \"min\": 0, \"max\": 2 }", NULL);

  g_assert_true (dti_scenario_set_number (scenario, "KG", "a", 1234.5, NULL));
  g_assert_true (dti_scenario_set_ratio (scenario, "KG", "b", 1.5, 3, NULL));
  g_assert_true (dti_scenario_set_status (scenario, "AG", "a", DTI_STATUS_NOT_APPLICABLE, NULL));
  g_assert_true (dti_scenario_set_text (scenario, "KG", "c", "có", NULL));
  g_assert_true (dti_scenario_set_input (scenario, "KG", "d", "p", 2, NULL));
  g_assert_true (dti_scenario_set_number (scenario, "KG", "r", 3, NULL));
  g_assert_true (dti_scenario_set_observed_max (scenario, "KG", "r", 4, NULL));
  g_assert_true (dti_scenario_clear (scenario, "KG", "a", NULL));
  g_assert_true (dti_scenario_set_status (scenario, "KG", "a", DTI_STATUS_ESTIMATED, NULL));
  g_assert_true (dti_scenario_set_weight (scenario, "r", "a", 0.5, NULL));
  g_assert_true (dti_scenario_set_rule (scenario, "a", rule, NULL));
}

static void
assert_number (gboolean found, double number, double wanted)
{
  g_assert_cmpint (found, ==, !isnan (wanted));
  if (isnan (wanted))
    g_assert_true (isnan (number));
  else
    g_assert_cmpfloat (number, ==, wanted);
}

static void
test_edits (void)
{
  g_autoptr (DtiScenario) scenario = make_scenario ();
  g_autoptr (GListModel) edits = NULL;

  g_test_summary ("Each edit says where it is, what was before, and what comes after it");

  edit_all (scenario);
  edits = dti_scenario_list_edits (scenario);
  g_assert_cmpuint (g_list_model_get_n_items (edits), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (DtiScenarioEdit) edit = g_list_model_get_item (edits, i);
      g_autofree char *vi = dti_scenario_edit_describe (edit, "vi");
      g_autofree char *en = dti_scenario_edit_describe (edit, NULL);
      gboolean found;
      double number;

      g_assert_cmpint (dti_scenario_edit_get_kind (edit), ==, expected[i].kind);
      g_assert_cmpstr (dti_scenario_edit_get_unit (edit), ==, expected[i].unit);
      g_assert_cmpstr (dti_scenario_edit_get_node (edit), ==, expected[i].node);
      g_assert_cmpstr (dti_scenario_edit_get_part (edit), ==, expected[i].part);
      g_assert_cmpstr (vi, ==, expected[i].vi);
      g_assert_cmpstr (en, ==, expected[i].en);
      found = dti_scenario_edit_get_before (edit, &number);
      assert_number (found, number, expected[i].before);
      found = dti_scenario_edit_get_after (edit, &number);
      assert_number (found, number, expected[i].after);
      g_object_get (edit, "after", &number, NULL);
      assert_number (!isnan (expected[i].after), number, expected[i].after);
    }
}

static void
test_outlives (void)
{
  DtiScenario *scenario = make_scenario ();
  g_autoptr (GListModel) edits = NULL;
  g_autoptr (DtiScenarioEdit) edit = NULL;
  g_autofree char *text = NULL;

  g_test_summary ("An edit can be read when the scenario is gone");

  edit_all (scenario);
  edits = dti_scenario_list_edits (scenario);
  g_assert_finalize_object (scenario);
  edit = g_list_model_get_item (edits, 3);
  text = dti_scenario_edit_describe (edit, "en");
  g_assert_cmpstr (text, ==, expected[3].en);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/scenario-edit/edits", test_edits);
  g_test_add_func ("/scenario-edit/outlives", test_outlives);

  return g_test_run ();
}
