/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-scenario-private.h"

/* What is edited is written at once and scored when somebody looks, or at the end of the step. */

/* ---- writing ---- */

static DtiRule *
find_base_rule (DtiScenario *self, guint op)
{
  return dti_program_get_override (dti_scorecard_peek_results (self->base)->binding->program, op);
}

void
dti_scenario_load_rules (DtiScenario *self)
{
  const DtiProgram *program = self->binding->program;

  for (guint i = 0; i < program->n_ops; i++)
    {
      DtiRule *rule = find_base_rule (self, i);

      if (rule != NULL)
        g_hash_table_insert (self->rules, g_strdup (program->ops[i].id), g_object_ref (rule));
    }
}

DtiRule *
dti_scenario_peek_edited_rule (DtiScenario *self, guint op)
{
  DtiRule *rule = g_hash_table_lookup (self->rules, dti_scenario_get_op (self, op)->id);

  return rule != find_base_rule (self, op) ? rule : NULL;
}

/* The base can say it at several stages; the last one present is read there. */
void
dti_scenario_read_observed (DtiScenario *self, guint op, gsize unit, DtiDraftCell *cell)
{
  const DtiBinding *binding = dti_scorecard_peek_results (self->base)->binding;
  const char *id = dti_scenario_get_op (self, op)->id;
  DtiDataset *source = binding->dataset;
  g_autoptr (DtiDataset) merged = NULL;

  if (binding->stage == DTI_STAGE_ANY &&
      dti_dataset_draft_count_stages (source, binding->period, id) > 1)
    {
      merged = dti_dataset_new_draft (source);
      dti_dataset_draft_merge_stages (merged, binding->period, id);
      source = merged;
    }
  dti_dataset_draft_read (source,
                          binding->period,
                          id,
                          binding->stage,
                          dti_binding_get_row (binding, unit),
                          cell);
}

static void
write_weight (DtiScenario *self, const DtiScenarioChange *change, DtiScenarioSide side)
{
  gint64 key = dti_program_get_edge_key (change->op, change->child);
  double weight = change->weights[side];
  DtiPillar *pillar = DTI_PILLAR (dti_scenario_get_op (self, change->op)->node);

  if (weight == dti_pillar_get_child_weight (pillar, change->child))
    g_hash_table_remove (self->weights, &key);
  else
    g_hash_table_insert (self->weights,
                         g_memdup2 (&key, sizeof key),
                         g_memdup2 (&weight, sizeof weight));
  self->pending_ops[change->op] = DTI_RESCORE_COLUMN;
  self->has_new_program = TRUE;
}

static void
write_rule (DtiScenario *self, const DtiScenarioChange *change, DtiScenarioSide side)
{
  const char *id = dti_scenario_get_op (self, change->op)->id;
  DtiRule *rule = change->rules[side];

  if (rule == NULL)
    rule = find_base_rule (self, change->op);
  if (rule != NULL)
    g_hash_table_insert (self->rules, g_strdup (id), g_object_ref (rule));
  else
    g_hash_table_remove (self->rules, id);
  self->has_new_program = TRUE;
}

static void
write_cell (DtiScenario *self, const DtiScenarioChange *change, DtiScenarioSide side)
{
  const DtiBinding *binding = self->binding;
  DtiRankingEntry pending = { change->op, (guint32) change->unit };

  dti_dataset_draft_write (self->draft,
                           binding->period,
                           dti_scenario_get_op (self, change->op)->id,
                           binding->stage,
                           dti_binding_get_row (binding, change->unit),
                           &change->cells[side]);
  g_array_append_val (self->pending_cells, pending);
  g_hash_table_add (self->moves.units, GSIZE_TO_POINTER (change->unit + 1));
}

void
dti_scenario_write (DtiScenario *self, const DtiScenarioChange *change, DtiScenarioSide side)
{
  /* Who moves is told by the ranks before. */
  if (!self->is_pending && self->moves.before == NULL)
    dti_scenario_ensure_ranks (self, self->ranking);
  self->is_pending = TRUE;

  if (change->kind == DTI_SCENARIO_EDIT_KIND_WEIGHT)
    write_weight (self, change, side);
  else if (change->kind == DTI_SCENARIO_EDIT_KIND_RULE)
    write_rule (self, change, side);
  else
    write_cell (self, change, side);
}

/* ---- ranks ---- */

static guint64
make_key (const DtiRankingRule *rule, double figure)
{
  return isnan (figure) ? DTI_SCENARIO_NO_KEY : dti_ranking_get_key (rule, figure);
}

typedef struct
{
  const DtiResults *results;
  guint op;
  DtiRankingRule rule;
  guint64 *keys;
} DtiKeyRun;

#define RUN 1024

static void
make_keys (gsize piece, gpointer data)
{
  const DtiKeyRun *run = data;
  gsize first = piece * RUN;
  gsize n = MIN (RUN, run->results->binding->n_units - first);
  double figures[RUN];

  dti_scorecard_read_figures (run->results, run->op, first, n, figures);
  for (gsize i = 0; i < n; i++)
    run->keys[first + i] = make_key (&run->rule, figures[i]);
}

DtiScenarioRanks *
dti_scenario_ensure_ranks (DtiScenario *self, guint op)
{
  gsize n = self->binding->n_units;
  DtiWorkers workers = { self->results->n_threads, NULL };
  DtiKeyRun run = { self->results, op, dti_scorecard_get_ranking_rule (self->base, op), NULL };
  g_autofree guint64 *keys = NULL;
  g_autofree guint32 *groups = NULL;

  dti_scenario_score (self);
  if (self->ranks[op] != NULL)
    return self->ranks[op];

  keys = run.keys = g_new (guint64, n + 1);
  groups = dti_scorecard_read_groups (self->base, op);
  dti_workers_run (&workers, (n + RUN - 1) / RUN, make_keys, &run);
  self->ranks[op] = dti_scenario_ranks_new (run.rule.ties, keys, groups, n, &workers);

  return self->ranks[op];
}

/* A key before the step, of a unit that is not known yet. */
static void
note_key (DtiScenario *self, gsize unit, guint64 key)
{
  DtiRankingEntry entry = { key, (guint32) unit };

  if (self->moves.before == NULL &&
      g_hash_table_add (self->moves.seen, GSIZE_TO_POINTER (unit + 1)))
    g_array_append_val (self->moves.keys, entry);
}

static void
move_units (DtiScenario *self, guint op, const GArray *units)
{
  DtiRankingRule rule = dti_scorecard_get_ranking_rule (self->base, op);
  DtiScenarioRanks *ranks = self->ranks[op];

  for (guint i = 0; i < units->len; i++)
    {
      gsize unit = g_array_index (units, gsize, i);
      double figure;

      dti_scorecard_read_figures (self->results, op, unit, 1, &figure);
      if (op == self->ranking)
        note_key (self, unit, dti_scenario_ranks_get_key (ranks, unit));
      dti_scenario_ranks_set_key (ranks, unit, make_key (&rule, figure));
    }
}

static void
revert_keys (DtiScenarioRanks *ranks, const GArray *keys)
{
  for (guint i = 0; i < keys->len; i++)
    {
      const DtiRankingEntry *entry = &g_array_index (keys, DtiRankingEntry, i);

      dti_scenario_ranks_set_key (ranks, entry->unit, entry->key);
    }
}

static void
drop_ranks (DtiScenario *self, guint op)
{
  DtiScenarioRanks *ranks = g_steal_pointer (&self->ranks[op]);

  if (op != self->ranking || self->moves.before != NULL)
    {
      dti_scenario_ranks_free (ranks);
      return;
    }
  revert_keys (ranks, self->moves.keys);
  self->moves.before = ranks;
}

static void
update_ranks (DtiScenario *self, const guint8 *ops, const GArray *units)
{
  for (guint i = 0; i < self->binding->program->n_ops; i++)
    {
      if (self->ranks[i] == NULL || ops[i] == DTI_RESCORE_NOTHING)
        continue;
      if (ops[i] == DTI_RESCORE_UNITS)
        move_units (self, i, units);
      else
        drop_ranks (self, i);
    }
}

/* ---- scoring ---- */

static void
update_program (DtiScenario *self, guint8 *ops)
{
  DtiProgram *before = self->binding->program;
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiProgram) program = NULL;
  g_autofree guint8 *changed = g_new0 (guint8, before->n_ops + 1);

  if (!self->has_new_program)
    return;

  self->has_new_program = FALSE;
  program = dti_program_new_weighted (before->framework,
                                      self->rules,
                                      g_hash_table_size (self->weights) > 0 ? self->weights : NULL,
                                      &error);
  if (program == NULL)
    {
      /* Each edit was checked. */
      g_warning ("%s", error->message);
      return;
    }

  for (guint i = 0; i < program->n_ops; i++)
    if (before->ops[i].max != program->ops[i].max)
      ops[i] = DTI_RESCORE_COLUMN;
  dti_binding_draft_set_program (self->binding, program, changed);
  for (guint i = 0; i < program->n_ops; i++)
    if (changed[i])
      ops[i] = DTI_RESCORE_COLUMN;
}

/* Reads the edited cells; returns their units, each once. */
static GArray *
update_cells (DtiScenario *self, guint8 *ops)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autoptr (GHashTable) seen = self->pending_cells->len > 1 ? g_hash_table_new (NULL, NULL) : NULL;
  /* Columns that were read with all the edits in them. */
  g_autofree gboolean *whole = g_new0 (gboolean, self->binding->program->n_ops + 1);

  for (guint i = 0; i < self->pending_cells->len; i++)
    {
      const DtiRankingEntry *cell = &g_array_index (self->pending_cells, DtiRankingEntry, i);
      guint op = (guint) cell->key;
      gsize unit = cell->unit;

      if (!whole[op] && dti_binding_draft_update (self->binding, op, unit, &whole[op]))
        ops[op] = DTI_RESCORE_COLUMN;
      ops[op] = MAX (ops[op], DTI_RESCORE_UNITS);
      if (seen == NULL || g_hash_table_add (seen, GSIZE_TO_POINTER (unit + 1)))
        g_array_append_val (units, unit);
    }
  g_array_set_size (self->pending_cells, 0);

  return units;
}

static void
count_changed (DtiScenario *self, const guint8 *ops)
{
  self->moves.n_changed = MAX (self->moves.n_changed, g_hash_table_size (self->moves.units));
  for (guint i = 0; i < self->binding->program->n_ops; i++)
    if (ops[i] == DTI_RESCORE_COLUMN)
      self->moves.n_changed = self->binding->n_units;
}

void
dti_scenario_score (DtiScenario *self)
{
  const DtiProgram *program = self->binding->program;
  g_autofree guint8 *ops = NULL;
  g_autoptr (GArray) units = NULL;

  if (!self->is_pending)
    return;

  self->is_pending = FALSE;
  ops = g_memdup2 (self->pending_ops, program->n_ops + 1);
  memset (self->pending_ops, 0, program->n_ops);
  update_program (self, ops);
  program = self->binding->program;
  units = update_cells (self, ops);
  dti_results_draft_spread (self->results, ops);
  for (guint k = 0; k < program->n_pillars; k++)
    for (guint i = 0; ops[program->pillars[k]] == DTI_RESCORE_UNITS && i < units->len; i++)
      dti_results_draft_rescore_unit (self->results,
                                      program->pillars[k],
                                      g_array_index (units, gsize, i));
  dti_results_draft_rescore_columns (self->results, ops);
  update_ranks (self, ops, units);
  count_changed (self, ops);
}

/* ---- the last step ---- */

void
dti_scenario_forget_moves (DtiScenario *self)
{
  g_hash_table_remove_all (self->moves.units);
  g_hash_table_remove_all (self->moves.seen);
  g_array_set_size (self->moves.keys, 0);
  g_clear_pointer (&self->moves.before, dti_scenario_ranks_free);
  self->moves.n_changed = 0;
}

static gboolean
differ (double a, double b)
{
  return a != b && !(isnan (a) && isnan (b));
}

/* One byte for each unit: another one that has another rank than before the step. */
static guint8 *
find_moved (DtiScenario *self, gsize *n_moved)
{
  gsize n = self->binding->n_units;
  DtiWorkers workers = { self->results->n_threads, NULL };
  DtiScenarioRanks *now = dti_scenario_ensure_ranks (self, self->ranking);
  g_autoptr (DtiScenarioRanks) reverted = NULL;
  g_autofree double *before = g_new (double, n + 1);
  g_autofree double *after = g_new (double, n + 1);
  guint8 *moved = g_new0 (guint8, n + 1);

  if (self->moves.before == NULL)
    {
      reverted = dti_scenario_ranks_copy (now, &workers);
      revert_keys (reverted, self->moves.keys);
    }
  dti_scenario_ranks_write (reverted != NULL ? reverted : self->moves.before, before);
  dti_scenario_ranks_write (now, after);

  *n_moved = 0;
  for (gsize i = 0; i < n; i++)
    {
      moved[i] = differ (before[i], after[i]) &&
                 !g_hash_table_contains (self->moves.units, GSIZE_TO_POINTER (i + 1));
      *n_moved += moved[i];
    }

  return moved;
}

/**
 * dti_scenario_get_n_moved:
 * @self: a scenario
 *
 * Counts the units that the last step moved without editing them.
 *
 * That is how many others have another rank, at the node the framework ranks by, than before the
 * last edit, step, undo or redo. After an edit of one unit it is known at once; after one of a
 * whole column all ranks are compared.
 *
 * Returns: the number of units
 *
 * Since: 1.0
 */
guint
dti_scenario_get_n_moved (DtiScenario *self)
{
  g_autofree guint8 *moved = NULL;
  gsize n_moved = 0;

  g_return_val_if_fail (DTI_IS_SCENARIO (self), 0);

  dti_scenario_score (self);
  if (self->moves.before == NULL && self->moves.keys->len == 0)
    return 0;
  if (self->moves.before == NULL && self->moves.keys->len == 1 &&
      g_hash_table_size (self->moves.units) == 1)
    {
      const DtiRankingEntry *entry = &g_array_index (self->moves.keys, DtiRankingEntry, 0);

      return (guint) dti_scenario_ranks_count_moved (self->ranks[self->ranking],
                                                     entry->unit,
                                                     entry->key);
    }

  moved = find_moved (self, &n_moved);

  return (guint) n_moved;
}

/**
 * dti_scenario_list_moved:
 * @self: a scenario
 *
 * Lists the units that [method@Dti.Scenario.get_n_moved] counts.
 *
 * Returns: (transfer full) (array zero-terminated=1): their ids, in the order of the scorecard
 *
 * Since: 1.0
 */
char **
dti_scenario_list_moved (DtiScenario *self)
{
  g_autoptr (GPtrArray) ids = NULL;
  g_autofree guint8 *moved = NULL;
  gsize n_moved = 0;

  g_return_val_if_fail (DTI_IS_SCENARIO (self), NULL);

  dti_scenario_score (self);
  ids = g_ptr_array_new ();
  if (self->moves.before != NULL || self->moves.keys->len > 0)
    moved = find_moved (self, &n_moved);
  for (gsize i = 0; moved != NULL && i < self->binding->n_units; i++)
    if (moved[i])
      g_ptr_array_add (ids, g_strdup (dti_scenario_get_unit_id (self, i)));
  g_ptr_array_add (ids, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&ids), FALSE);
}
