/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include <libdti/dti.h>
#include <libdti/scoring/dti-scorecard-private.h>
#include <libdti/scoring/dti-unit-tree-private.h>

static const char framework_json[] =
    "{ \"format\": \"dti-framework\", \"format-version\": 1, \"id\": \"f\","
    " \"root\": { \"id\": \"r\", \"aggregation\": \"mean\", \"missing\": \"rebase\", \"children\": "
    "["
    "   { \"id\": \"s\", \"aggregation\": \"sum\", \"children\": ["
    "     { \"id\": \"a\", \"max\": 10 }, { \"id\": \"b\", \"max\": 20 } ] },"
    "   { \"id\": \"g\", \"aggregation\": \"geometric-mean\", \"round\": 3, \"children\": ["
    "     { \"id\": \"c\" }, { \"id\": \"d\", \"weight\": 2 } ] },"
    "   { \"id\": \"t\", \"aggregation\": \"mean\", \"then\": { \"type\": \"percentile-rank\" },"
    "     \"children\": [ { \"id\": \"e\" } ] } ] } }";

static DtiScorecard *
make_card (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiFramework) framework = dti_framework_new_from_json (framework_json, &error);
  g_autoptr (DtiScorer) scorer = NULL;
  g_autoptr (DtiDataset) dataset = dti_dataset_new ();
  static const double numbers[3][5] = { { 7, 13, 0.3, 0.7, 0.1 },
                                        { 1, NAN, 0.9, 0.2, 0.4 },
                                        { 5, 20, 0.5, 0, 0.2 } };
  static const char *const units[] = { "u", "v", "w" };
  static const char *const nodes[] = { "a", "b", "c", "d", "e" };

  g_assert_no_error (error);
  for (int u = 0; u < 3; u++)
    for (int n = 0; n < 5; n++)
      if (!isnan (numbers[u][n]))
        g_assert_true (
            dti_dataset_set_number (dataset, units[u], "", nodes[n], numbers[u][n], NULL));
  scorer = dti_scorer_new (framework);

  return dti_scorer_score (scorer, dataset, NULL, NULL);
}

static guint
find (const DtiUnitTree *tree, const char *id)
{
  guint op = 0;

  g_assert_true (dti_program_find (tree->program, id, &op));

  return op;
}

static void
assert_same (double a, double b)
{
  g_assert_true (a == b || (isnan (a) && isnan (b)));
}

static void
test_same (void)
{
  g_autoptr (DtiScorecard) card = make_card ();
  const DtiResults *results = dti_scorecard_peek_results (card);

  g_test_summary ("Left alone, every pillar comes out as the scorer made it, missing ones too");

  for (gsize unit = 0; unit < 3; unit++)
    {
      g_autoptr (DtiUnitTree) tree = dti_unit_tree_new (results, unit);

      dti_unit_tree_evaluate (tree, find (tree, "r"));
      for (guint i = 0; i < tree->program->n_ops; i++)
        {
          DtiUnitScore expected = dti_results_get_unit (results, i, unit);

          assert_same (tree->cells[i].score, expected.score);
          assert_same (tree->cells[i].max, expected.max);
          assert_same (tree->cells[i].coverage, expected.coverage);
          g_assert_cmpint (tree->cells[i].cell, ==, expected.cell);
        }
    }
}

static void
test_change (void)
{
  g_autoptr (DtiScorecard) card = make_card ();
  g_autoptr (DtiUnitTree) tree = dti_unit_tree_new (dti_scorecard_peek_results (card), 0);
  g_autoptr (DtiUnitTree) copy = dti_unit_tree_copy (tree);
  guint root = find (tree, "r");
  double before = dti_unit_tree_evaluate (tree, root)->score;
  double value = 0.0;

  /* 20 of 30 points; the geometric mean, rounded; the lowest of three. */
  value = (20.0 / 30.0 + 0.528 + 0.0) / 3.0;
  g_assert_cmpfloat_with_epsilon (before, value, 1e-15);

  tree->cells[find (tree, "a")].score = 10.0;
  g_assert_cmpfloat_with_epsilon (dti_unit_tree_evaluate (tree, root)->score,
                                  (23.0 / 30.0 + 0.528 + 0.0) / 3.0,
                                  1e-15);

  /* A pillar that is compared with other units stays as it was. */
  tree->cells[find (tree, "e")].score = 1.0;
  g_assert_cmpfloat_with_epsilon (dti_unit_tree_evaluate (tree, root)->score,
                                  (23.0 / 30.0 + 0.528 + 0.0) / 3.0,
                                  1e-15);
  g_assert_cmpfloat (dti_unit_tree_evaluate (copy, root)->score, ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/unit-tree/same", test_same);
  g_test_add_func ("/unit-tree/change", test_change);

  return g_test_run ();
}
