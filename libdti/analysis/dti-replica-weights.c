/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-replica-private.h"

#include <libdti/base/dti-error.h>

/* The weights of replicates. */

static const DtiWeightsEntry *
get_entry (const DtiVariant *self, guint position)
{
  return &g_array_index (self->declared->entries, DtiWeightsEntry, position);
}

/* The edges of the program are those of its pillars, one after the other. */
static void
list_edges (DtiVariant *self)
{
  const DtiProgram *program = self->program;
  g_autofree gsize *starts = g_new (gsize, program->n_ops + 1);
  gsize edge = 0;

  self->weights = g_new (double, program->n_edges + 1);
  for (guint i = 0; i < program->n_ops; i++)
    {
      starts[i] = edge;
      for (guint k = 0; k < program->ops[i].n_children; k++)
        self->weights[edge++] = program->ops[i].children[k].weight;
    }

  self->edges = g_new (gsize, self->declared->entries->len + 1);
  for (guint i = 0; i < self->declared->groups->len; i++)
    {
      const DtiWeightsGroup *group = dti_weights_get_group (self->declared, i);
      guint op = 0;

      dti_program_find (program, dti_node_get_id (DTI_NODE (group->pillar)), &op);
      for (guint k = 0; k < group->n; k++)
        self->edges[group->first + k] = starts[op] + get_entry (self, group->first + k)->position;
    }
}

/* One set, as parts of the entries. */
static gboolean
read_set (const DtiVariant *self, const GArray *set, double *parts, GError **error)
{
  for (guint i = 0; i < self->declared->entries->len; i++)
    parts[i] = NAN;

  for (guint i = 0; i < set->len; i++)
    {
      const DtiSetWeight *weight = &g_array_index (set, DtiSetWeight, i);
      const DtiWeightsGroup *group = dti_weights_find_group (self->declared, weight->pillar, error);
      const DtiWeightsEntry *entry;

      if (group == NULL)
        return FALSE;
      entry = dti_weights_find_entry (self->declared, group, weight->node);
      if (entry == NULL)
        {
          g_set_error (error,
                       DTI_ERROR,
                       DTI_ERROR_NOT_FOUND,
                       "“%s” has no child “%s” that has a weight",
                       weight->pillar,
                       weight->node);
          return FALSE;
        }
      parts[entry - get_entry (self, 0)] = weight->weight;
    }

  return TRUE;
}

static gboolean
read_sets (DtiVariant *self, const DtiUncertainInput *input, GError **error)
{
  gsize n = self->declared->entries->len;
  double *parts;

  if (input->sets == NULL)
    {
      g_ptr_array_add (self->sets, NULL);
      return TRUE;
    }

  parts = g_new (double, n * input->sets->len + 1);
  g_ptr_array_add (self->sets, parts);
  for (guint i = 0; i < input->sets->len; i++)
    if (!read_set (self, g_ptr_array_index (input->sets, i), parts + i * n, error))
      {
        g_prefix_error (error, "input “%s”, set %u: ", input->id, i + 1);
        return FALSE;
      }

  return TRUE;
}

gboolean
dti_variant_list_weights (DtiVariant *self, const DtiReplicator *replicator, GError **error)
{
  if (!replicator->has_weights)
    return TRUE;

  self->declared = dti_weights_new_draft (self->program->framework, DTI_WEIGHTS_METHOD_DECLARED);
  list_edges (self);
  self->sets = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < replicator->inputs->len; i++)
    if (!read_sets (self, g_ptr_array_index (replicator->inputs, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
has_level (const DtiUncertainInput *input, DtiNode *node)
{
  const char *level = dti_node_get_level (node);

  return input->levels == NULL ||
         (level != NULL && g_strv_contains ((const char *const *) input->levels, level));
}

/* Noise that touches nothing is a level that was misspelt. */
static gboolean
check_levels (const DtiVariant *self, const DtiUncertainInput *input, GError **error)
{
  if (input->kind != DTI_UNCERTAIN_KIND_WEIGHT_NOISE)
    return TRUE;
  for (guint i = 0; i < self->declared->entries->len; i++)
    if (has_level (input, get_entry (self, i)->node))
      return TRUE;

  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_NOT_FOUND,
               "input “%s”: no node with a weight has one of the levels",
               input->id);

  return FALSE;
}

gboolean
dti_replicator_check_weights (const DtiReplicator *self, GError **error)
{
  g_autoptr (DtiVariant) variant = g_new0 (DtiVariant, 1);

  g_atomic_ref_count_init (&variant->ref_count);
  variant->program = dti_program_ref (dti_scorecard_peek_results (self->card)->binding->program);

  if (!dti_variant_list_weights (variant, self, error))
    return FALSE;
  for (guint i = 0; self->has_weights && i < self->inputs->len; i++)
    if (!check_levels (variant, g_ptr_array_index (self->inputs, i), error))
      return FALSE;

  return TRUE;
}

/* ---- a draw ---- */

static const double *
find_set (const DtiVariant *self, guint input, guint set)
{
  const double *sets = g_ptr_array_index (self->sets, input);

  return sets + (gsize) set * self->declared->entries->len;
}

static void
take_set (const DtiVariant *self, const double *set, double *parts)
{
  for (guint i = 0; i < self->declared->entries->len; i++)
    if (!isnan (set[i]))
      parts[i] = set[i];
}

/* Every node draws its number, whatever becomes of it. */
static void
add_noise (const DtiVariant *self, const DtiUncertainInput *input, DtiRandom *random, double *parts)
{
  for (guint i = 0; i < self->declared->entries->len; i++)
    {
      double uniform = dti_random_next_double (random);

      if (has_level (input, get_entry (self, i)->node))
        parts[i] = dti_weights_disturb (parts[i], input->factor, uniform);
    }
}

static void
draw_parts (const DtiVariant *self,
            const DtiReplicator *replicator,
            const DtiDraw *draw,
            double *parts)
{
  for (guint i = 0; i < replicator->inputs->len; i++)
    {
      const DtiUncertainInput *input = g_ptr_array_index (replicator->inputs, i);
      DtiRandom random;

      if (input->kind == DTI_UNCERTAIN_KIND_WEIGHT_SETS)
        take_set (self, find_set (self, i, dti_uncertain_input_choose (input, draw->u[i])), parts);
      if (input->kind != DTI_UNCERTAIN_KIND_WEIGHT_NOISE)
        continue;
      dti_replicator_init_random (replicator, i, draw, &random);
      add_noise (self, input, &random, parts);
    }
}

/* As dti_weights_apply() writes them into a framework. */
static void
write_group (const DtiVariant *self,
             const DtiWeightsGroup *group,
             const double *parts,
             double *weights)
{
  gboolean is_sum = dti_pillar_get_aggregation (group->pillar) == DTI_AGGREGATION_SUM;
  double total = dti_weights_get_total (self->declared, group);
  double own_total = 0.0;

  for (guint k = 0; k < group->n; k++)
    own_total += parts[group->first + k];
  for (guint k = 0; k < group->n; k++)
    {
      const DtiWeightsEntry *entry = get_entry (self, group->first + k);
      double part = parts[group->first + k];

      if (part == entry->weight && (!is_sum || own_total == total))
        continue;
      if (is_sum && own_total > 0.0)
        part /= own_total;
      weights[self->edges[group->first + k]] =
          dti_weights_get_edge_weight (group, entry, part, total);
    }
}

DtiProgram *
dti_variant_weigh (const DtiVariant *self, const DtiReplicator *replicator, const DtiDraw *draw)
{
  gsize n_entries = self->declared->entries->len;
  gsize n_edges = self->program->n_edges;
  g_autofree double *room = g_new (double, n_entries + n_edges + 1);
  double *parts = room;
  double *weights = room + n_entries;

  for (guint i = 0; i < n_entries; i++)
    parts[i] = get_entry (self, i)->weight;
  draw_parts (self, replicator, draw, parts);
  memcpy (weights, self->weights, n_edges * sizeof (double));
  for (guint i = 0; i < self->declared->groups->len; i++)
    write_group (self, dti_weights_get_group (self->declared, i), parts, weights);

  return dti_program_new_reweighed (self->program, weights);
}
