/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-weights-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/scoring/dti-scorecard-private.h>

/* Weights from scores, pillar by pillar. */

/* ---- the sample ---- */

static void
clear_sample (DtiWeightsSample *sample)
{
  for (guint i = 0; i < sample->n_children; i++)
    g_free (sample->values[i]);
  g_free (sample->values);
  g_free (sample->entries);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DtiWeightsSample, clear_sample)

static double
read_value (const DtiResults *results, guint op, gsize unit)
{
  DtiUnitScore score = dti_results_get_unit (results, op, unit);

  return score.cell == DTI_CELL_SCORED && score.max > 0.0 ? dti_unit_score_get_value (&score) : NAN;
}

/* Takes the unit in where it is ranked and each child has a value. */
static void
add_unit (DtiWeightsSample *sample, const DtiResults *results, const guint *ops, gsize unit)
{
  const guint8 *excluded = results->binding->excluded;

  if (excluded != NULL && excluded[unit])
    return;

  for (guint i = 0; i < sample->n_children; i++)
    {
      double value = read_value (results, ops[i], unit);

      if (isnan (value))
        return;
      sample->values[i][sample->n_units] = value;
    }
  sample->n_units++;
}

static void
fill_sample (DtiWeightsSample *sample,
             DtiWeights *self,
             const DtiWeightsGroup *group,
             DtiScorecard *card)
{
  const DtiResults *results = dti_scorecard_peek_results (card);
  gsize n_units = results->binding->n_units;
  g_autofree guint *ops = g_new0 (guint, group->n + 1);

  sample->entries = g_new (DtiWeightsEntry *, group->n + 1);
  sample->values = g_new (double *, group->n + 1);
  for (guint i = 0; i < group->n; i++)
    {
      DtiWeightsEntry *entry = dti_weights_get_entry (self, group, i);

      if (!entry->counts)
        continue;
      dti_program_find (results->binding->program,
                        dti_node_get_id (entry->node),
                        &ops[sample->n_children]);
      sample->values[sample->n_children] = g_new (double, n_units + 1);
      sample->entries[sample->n_children++] = entry;
    }
  for (gsize unit = 0; sample->n_children > 0 && unit < n_units; unit++)
    add_unit (sample, results, ops, unit);
}

/* ---- pillar by pillar ---- */

static gboolean
weigh_group (DtiWeights *self,
             DtiWeightsGroup *group,
             DtiScorecard *card,
             DtiWeightsFunction function,
             GError **error)
{
  g_auto (DtiWeightsSample) sample = { 0 };

  fill_sample (&sample, self, group, card);
  /* An only child has the whole weight, whatever its scores are. */
  if (sample.n_children < 2)
    return TRUE;

  return function (self, group, &sample, error);
}

/* What a method began does not stay. */
static void
reset_group (DtiWeights *self, DtiWeightsGroup *group)
{
  group->detail = NAN;
  for (guint i = 0; i < group->n; i++)
    {
      DtiWeightsEntry *entry = dti_weights_get_entry (self, group, i);

      entry->weight = dti_weights_get_declared (group, entry);
      entry->detail = NAN;
    }
}

DtiWeights *
dti_weights_new_from_scores (DtiScorecard *card,
                             const char *pillar,
                             DtiWeightsMethod method,
                             DtiWeightsFunction function,
                             GError **error)
{
  g_autoptr (DtiWeights) self = dti_weights_new_draft (dti_scorecard_get_framework (card), method);

  if (pillar != NULL)
    {
      DtiWeightsGroup *group = dti_weights_find_group (self, pillar, error);

      return group != NULL && weigh_group (self, group, card, function, error)
                 ? g_steal_pointer (&self)
                 : NULL;
    }

  for (guint i = 0; i < self->groups->len; i++)
    {
      DtiWeightsGroup *group = dti_weights_get_group (self, i);
      g_autoptr (GError) fault = NULL;

      if (weigh_group (self, group, card, function, &fault))
        continue;
      reset_group (self, group);
      dti_weights_report (self,
                          DTI_SEVERITY_WARNING,
                          "weights-kept",
                          DTI_NODE (group->pillar),
                          "%s: the declared weights stay",
                          fault->message);
    }

  return g_steal_pointer (&self);
}
