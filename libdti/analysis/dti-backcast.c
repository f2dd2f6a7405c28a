/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-backcast-private.h"

#include <libdti/base/dti-problem-private.h>
#include <libdti/model/dti-framework-private.h>
#include <libdti/model/dti-indicator.h>
#include <libdti/model/dti-points-rule.h>
#include <libdti/model/dti-rule-private.h>

typedef struct
{
  DtiFrameworkMap *map;
  DtiScorecard *card;
  DtiDataset *source;
  DtiDataset *target;
  const char *period;
  DtiStage stage;
  DtiProblemList *problems;
} Backcast;

static DtiRule *
peek_rule (DtiNode *node)
{
  g_autoptr (DtiRule) rule = g_list_model_get_item (dti_node_get_rules (node), 0);

  /* The node keeps it. */
  return rule;
}

static DtiObservation *
look_up (const Backcast *self, const char *unit, const char *node)
{
  return dti_dataset_lookup_observation (self->source, unit, self->period, node, self->stage);
}

/* ---- what can be carried over ---- */

/* Whether a cell of the older node is a cell of the newer one as it stands. */
static gboolean
is_copy (const GPtrArray *sources, const DtiMapTarget *target)
{
  const DtiMapEntry *entry = g_ptr_array_index (sources, 0);

  return sources->len == 1 && dti_map_entry_get_weight (entry, target) == 1.0 &&
         (entry->kind == DTI_MAP_SAME || entry->kind == DTI_MAP_RENAMED);
}

static const DtiMapTarget *
find_target (const DtiMapEntry *entry, const char *node)
{
  for (guint i = 0; i < entry->targets->len; i++)
    if (g_str_equal (dti_map_entry_get_target (entry, i)->id, node))
      return dti_map_entry_get_target (entry, i);

  return NULL;
}

/* Points were given by a scale that is no more. */
static gboolean
are_other_points (const Backcast *self, const DtiMapEntry *entry, DtiNode *node)
{
  DtiNode *old_node = dti_framework_lookup (self->map->older, entry->old_node);

  return DTI_IS_POINTS_RULE (peek_rule (node)) &&
         isnan (find_target (entry, dti_node_get_id (node))->weight) &&
         dti_node_get_max (old_node) != dti_node_get_max (node);
}

/* Why no observation of the newer node can be made; NULL where one can. */
static const char *
find_obstacle (const Backcast *self, DtiNode *node, const GPtrArray *sources)
{
  const char *id = dti_node_get_id (node);

  if (dti_framework_map_is_added (self->map, id))
    return "it was added";
  if (sources == NULL)
    return "the map does not say where it comes from";

  for (guint i = 0; i < sources->len; i++)
    {
      const DtiMapEntry *entry = g_ptr_array_index (sources, i);
      const DtiMapTarget *target = find_target (entry, id);

      if (isnan (dti_map_entry_get_weight (entry, target)))
        return entry->kind == DTI_MAP_REDEFINED ? "it was redefined"
                                                : "the map gives no weight to what went into it";
      if (are_other_points (self, entry, node))
        return "its points were given out of another maximum";
      if (!is_copy (sources, target) && dti_rule_get_input_names (peek_rule (node))[0] != NULL)
        return "named inputs cannot be weighed";
    }

  return NULL;
}

/* ---- cells ---- */

static gboolean
copy_inputs (
    const Backcast *self, const char *unit, const char *old_node, DtiNode *node, GError **error)
{
  const char *const *names = dti_rule_get_input_names (peek_rule (node));
  gsize row;

  if (!dti_dataset_find_unit (self->source, unit, &row))
    return TRUE;

  for (guint i = 0; names[i] != NULL; i++)
    {
      const double *numbers =
          dti_dataset_peek_input (self->source, self->period, old_node, self->stage, names[i]);

      if (numbers != NULL && !isnan (numbers[row]) &&
          !dti_dataset_set_input (self->target,
                                  unit,
                                  self->period,
                                  dti_node_get_id (node),
                                  names[i],
                                  numbers[row],
                                  error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
copy_cell (
    const Backcast *self, const char *unit, const char *old_node, DtiNode *node, GError **error)
{
  g_autoptr (DtiObservation) observation = look_up (self, unit, old_node);

  if (observation == NULL)
    return TRUE;

  /* What the older dataset itself contradicts is no cell here either: its scoring has told. */
  dti_dataset_add_observation (self->target,
                               unit,
                               self->period,
                               dti_node_get_id (node),
                               observation,
                               NULL);

  return copy_inputs (self, unit, old_node, node, error);
}

/* Σ weight × number of the parts of a cell; NaN where one is missing. */
typedef struct
{
  double number;
  double numerator;
  double denominator;
  double max;
  gboolean has_texts;
} Sum;

static void
add_part (Sum *sum, DtiObservation *observation, double weight)
{
  double number = NAN;
  double numerator = NAN;
  double denominator = NAN;
  double max = NAN;

  if (observation != NULL)
    {
      dti_observation_get_number (observation, &number);
      dti_observation_get_numerator (observation, &numerator);
      dti_observation_get_denominator (observation, &denominator);
      dti_observation_get_max (observation, &max);
      sum->has_texts |= dti_observation_get_text (observation) != NULL;
    }
  /* Quotients do not add up; their parts do. */
  if (!isnan (numerator))
    number = NAN;
  sum->number += weight * number;
  sum->numerator += weight * numerator;
  sum->denominator += weight * denominator;
  sum->max += weight * max;
}

static gboolean
write_sum (const Backcast *self, const char *unit, const char *node, const Sum *sum, GError **error)
{
  gboolean done;

  if (sum->has_texts)
    return TRUE;
  if (isfinite (sum->numerator) && isfinite (sum->denominator))
    done = dti_dataset_set_ratio (
        self->target, unit, self->period, node, sum->numerator, sum->denominator, error);
  else if (isfinite (sum->number))
    done = dti_dataset_set_number (self->target, unit, self->period, node, sum->number, error);
  else
    return TRUE;
  if (done && isfinite (sum->max) && sum->max >= 0.0)
    done = dti_dataset_set_observed_max (self->target, unit, self->period, node, sum->max, error);

  return done && dti_dataset_set_status (self->target,
                                         unit,
                                         self->period,
                                         node,
                                         DTI_STATUS_ESTIMATED,
                                         error);
}

static gboolean
weigh_cell (const Backcast *self,
            const char *unit,
            const GPtrArray *sources,
            const char *node,
            GError **error)
{
  Sum sum = { 0.0 };

  for (guint i = 0; i < sources->len; i++)
    {
      const DtiMapEntry *entry = g_ptr_array_index (sources, i);
      g_autoptr (DtiObservation) observation = look_up (self, unit, entry->old_node);

      add_part (&sum, observation, dti_map_entry_get_weight (entry, find_target (entry, node)));
    }

  return write_sum (self, unit, node, &sum, error);
}

/* ---- nodes ---- */

static gboolean
carry_node (const Backcast *self, DtiNode *node, const GPtrArray *sources, GError **error)
{
  const char *id = dti_node_get_id (node);
  const DtiMapEntry *first = g_ptr_array_index (sources, 0);
  gboolean copies = is_copy (sources, find_target (first, id));

  for (gsize i = 0; i < dti_scorecard_get_n_units (self->card); i++)
    {
      const char *unit = dti_scorecard_get_unit_id (self->card, i);
      gboolean done = copies ? copy_cell (self, unit, first->old_node, node, error)
                             : weigh_cell (self, unit, sources, id, error);

      if (!done)
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_observed (const Backcast *self, const char *node)
{
  DtiDatasetColumn column;

  return dti_dataset_peek_column (self->source, self->period, node, self->stage, &column);
}

static gboolean
is_any_observed (const Backcast *self, const GPtrArray *sources)
{
  for (guint i = 0; sources != NULL && i < sources->len; i++)
    if (is_observed (self, ((DtiMapEntry *) g_ptr_array_index (sources, i))->old_node))
      return TRUE;

  return FALSE;
}

static void
report_obstacle (const Backcast *self, DtiNode *node, const char *obstacle)
{
  DtiPlace place = { .node = dti_node_get_id (node), .period = self->period };

  dti_problem_list_report (self->problems,
                           DTI_SEVERITY_WARNING,
                           "not-backcast",
                           &place,
                           "the node “%s” has no figures for “%s”: %s",
                           place.node,
                           self->period,
                           obstacle);
}

static void
report_unused (const Backcast *self)
{
  const char *const *nodes = dti_dataset_get_nodes (self->source);

  for (guint i = 0; nodes[i] != NULL; i++)
    {
      const DtiMapEntry *entry = dti_framework_map_find_old (self->map, nodes[i]);
      DtiPlace place = { .node = nodes[i], .period = self->period };

      if (dti_framework_lookup (self->map->older, nodes[i]) == NULL ||
          (entry != NULL && entry->targets->len > 0) || !is_observed (self, nodes[i]))
        continue;
      dti_problem_list_report (self->problems,
                               DTI_SEVERITY_NOTE,
                               "not-carried-over",
                               &place,
                               "the figures of the node “%s” for “%s” are not used: %s",
                               nodes[i],
                               self->period,
                               entry != NULL ? "it was dropped"
                                             : "the map does not say what became of it");
    }
}

static gboolean
carry_nodes (const Backcast *self, GError **error)
{
  GListModel *nodes = dti_framework_get_nodes (self->map->newer);

  for (guint i = 0; i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr (DtiNode) node = g_list_model_get_item (nodes, i);
      const GPtrArray *sources = dti_framework_map_find_sources (self->map, dti_node_get_id (node));
      const char *obstacle = find_obstacle (self, node, sources);
      gboolean has_figures = is_any_observed (self, sources);

      /* A pillar that nobody observed is made from its children. */
      if (obstacle == NULL && !has_figures && DTI_IS_INDICATOR (node))
        obstacle = "nothing was observed of what it comes from";
      if (obstacle != NULL && (has_figures || DTI_IS_INDICATOR (node)))
        report_obstacle (self, node, obstacle);
      if (obstacle == NULL && has_figures && !carry_node (self, node, sources, error))
        return FALSE;
    }

  return TRUE;
}

/* ---- what stands beside the nodes ---- */

static gboolean
copy_column (const Backcast *self, const char *unit, const char *name, GError **error)
{
  const char *label = dti_dataset_get_label (self->source, unit, self->period, name);
  double number;

  if (label != NULL)
    return dti_dataset_set_label (self->target, unit, self->period, name, label, error);
  if (dti_dataset_get_number (self->source, unit, self->period, name, &number) && isfinite (number))
    return dti_dataset_set_number (self->target, unit, self->period, name, number, error);

  return TRUE;
}

/* Units, whether they are ranked, and the columns that the newer framework knows. */
static gboolean
copy_units (const Backcast *self, GError **error)
{
  for (gsize i = 0; i < dti_scorecard_get_n_units (self->card); i++)
    {
      const char *unit = dti_scorecard_get_unit_id (self->card, i);
      const char *name = dti_dataset_get_unit_name (self->source, unit);
      GHashTableIter iter;
      gpointer column;

      if (!dti_dataset_add_unit (self->target, unit, name, error) ||
          (!dti_dataset_get_ranked (self->source, unit, self->period) &&
           !dti_dataset_set_ranked (self->target, unit, self->period, FALSE, error)))
        return FALSE;
      g_hash_table_iter_init (&iter, self->map->newer->columns);
      while (g_hash_table_iter_next (&iter, &column, NULL))
        if (!copy_column (self, unit, column, error))
          return FALSE;
    }

  return TRUE;
}

gboolean
dti_backcast_card (DtiFrameworkMap *map,
                   DtiScorecard *card,
                   DtiDataset *target,
                   DtiProblemList *problems,
                   GError **error)
{
  Backcast self = {
    .map = map,
    .card = card,
    .source = dti_scorecard_get_dataset (card),
    .target = target,
    .period = dti_scorecard_get_period (card),
    .stage = dti_scorecard_peek_results (card)->binding->stage,
    .problems = problems,
  };

  if (!copy_units (&self, error) || !carry_nodes (&self, error))
    return FALSE;
  report_unused (&self);

  return TRUE;
}
