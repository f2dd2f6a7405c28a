/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <math.h>
#include <string.h>

#include <libdti/analysis/dti-scenario-private.h>
#include <libdti/dti.h>

/* What the tests of scenarios share: a scenario is compared with scoring everything anew, bit by
 * bit. */

static inline gboolean
same_bits (double a, double b)
{
  return memcmp (&a, &b, sizeof a) == 0 || (isnan (a) && isnan (b));
}

static inline const char *
name_op (const DtiProgram *program, guint op)
{
  return program->ops[op].id;
}

static inline void
assert_same_unit (const DtiResults *a, const DtiResults *b, guint op, gsize unit)
{
  DtiUnitScore x = dti_results_get_unit (a, op, unit);
  DtiUnitScore y = dti_results_get_unit (b, op, unit);

  if (same_bits (x.score, y.score) && same_bits (x.max, y.max) &&
      same_bits (x.applicable, y.applicable) && same_bits (x.coverage, y.coverage) &&
      x.cell == y.cell &&
      dti_results_is_observed (a, op, unit) == dti_results_is_observed (b, op, unit))
    return;

  g_error ("node %s, unit %" G_GSIZE_FORMAT ": %.17g of %.17g (%.17g), coverage %.17g, cell %d; "
           "anew %.17g of %.17g (%.17g), coverage %.17g, cell %d",
           name_op (a->binding->program, op),
           unit,
           x.score,
           x.max,
           x.applicable,
           x.coverage,
           x.cell,
           y.score,
           y.max,
           y.applicable,
           y.coverage,
           y.cell);
}

static inline void
assert_same_column (DtiScenario *scenario, DtiScorecard *card, const char *node, DtiColumn column)
{
  g_autoptr (GBytes) a = dti_scenario_get_column (scenario, node, column, NULL);
  g_autoptr (GBytes) b = dti_scorecard_get_column (card, node, column, NULL);
  gsize size;
  const double *x = g_bytes_get_data (a, &size);
  const double *y = g_bytes_get_data (b, NULL);

  g_assert_cmpuint (size, ==, g_bytes_get_size (b));
  for (gsize i = 0; i < size / sizeof (double); i++)
    {
      double single;

      if (!same_bits (x[i], y[i]))
        g_error ("node %s, column %d, unit %" G_GSIZE_FORMAT ": %.17g, anew %.17g",
                 node,
                 column,
                 i,
                 x[i],
                 y[i]);
      if (column != DTI_COLUMN_RANK || i % MAX (size >> 13, 1) != 0)
        continue;
      dti_scenario_get_rank (scenario, dti_scorecard_get_units (card)[i], node, &single);
      g_assert_true (same_bits (single, x[i]));
    }
}

/* Everything a scenario knows is what a scorecard says. */
static inline void
assert_same_as (DtiScenario *scenario, DtiScorecard *card)
{
  const DtiResults *results = dti_scorecard_peek_results (card);
  const DtiProgram *program = results->binding->program;

  dti_scenario_score (scenario);
  for (guint op = 0; op < program->n_ops; op++)
    {
      /* All units, or a thousand of them; the columns have all. */
      for (gsize unit = 0; unit < results->binding->n_units;
           unit += 1 + results->binding->n_units / 1000)
        assert_same_unit (scenario->results, results, op, unit);
      for (guint column = DTI_COLUMN_SCORE; column <= DTI_COLUMN_COVERAGE; column++)
        assert_same_column (scenario, card, program->ops[op].id, (DtiColumn) column);
      g_assert_cmpuint (dti_scenario_get_n_ranked (scenario, program->ops[op].id),
                        ==,
                        dti_scorecard_get_n_ranked (card, program->ops[op].id));
    }
}

static inline void
assert_scored_anew (DtiScenario *scenario)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiScorecard) card = dti_scenario_to_scorecard (scenario, &error);

  g_assert_no_error (error);
  assert_same_as (scenario, card);
}
