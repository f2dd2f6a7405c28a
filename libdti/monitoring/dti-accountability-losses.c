/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-accountability-private.h"
#include "dti-accountability-split-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/model/dti-share.h>

/* ---- exact sums ---- */

/* The borders between the parts are rounded and not the parts, so nobody gets less than nothing. */
void
dti_grid_split (DtiGrid grid, double amount, GListModel *shares, double *parts)
{
  guint n = g_list_model_get_n_items (shares);
  g_autofree double *given = g_new (double, n + 1);
  double sum = 0.0;
  double border = 0.0;
  guint last = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DtiShare) share = g_list_model_get_item (shares, i);

      given[i] = dti_share_get_share (share);
      if (given[i] > 0.0)
        last = i;
    }

  for (guint i = 0; i < n; i++)
    {
      double next;

      sum += given[i];
      next = i < last ? dti_grid_snap (grid, amount * MIN (sum, 1.0)) : amount;
      parts[i] = next - border;
      border = next;
    }
}

/* ---- what stands at the nodes ---- */

static void
loss_free (gpointer data)
{
  DtiLoss *self = data;

  if (self == NULL)
    return;

  g_clear_object (&self->shares);
  g_clear_object (&self->roles);
  g_free (self);
}

/* The entries of the nodes while they are gathered, by operation. */
typedef struct
{
  const DtiProgram *program;
  DtiLoss **by_op;
} DtiGathering;

static DtiLoss *
ensure_loss (const DtiGathering *gathering, guint op)
{
  DtiLoss **slot = &gathering->by_op[op];

  if (*slot == NULL)
    {
      *slot = g_new0 (DtiLoss, 1);
      (*slot)->op = op;
      (*slot)->node = gathering->program->ops[op].node;
      (*slot)->gained = NAN;
      (*slot)->over_claimed = NAN;
    }

  return *slot;
}

static double
measure (const GArray *parts, guint n_sources)
{
  double size = 0.0;

  for (guint i = 0; i < parts->len; i++)
    for (guint s = 0; s < n_sources; s++)
      size += fabs (g_array_index (parts, DtiSplitPart, i).of[s].score) +
              fabs (g_array_index (parts, DtiSplitPart, i).of[s].max);

  return size;
}

static void
gather_lost (DtiLosses *self, const DtiGathering *gathering, const GArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const DtiSplitPart *part = &g_array_index (parts, DtiSplitPart, i);
      DtiLoss *loss = ensure_loss (gathering, part->op);

      loss->has_lost = TRUE;
      loss->is_split = part->is_own;
      loss->max = dti_grid_snap (self->lost_grid, part->of[0].max);
      loss->lost = dti_grid_snap (self->lost_grid, part->of[0].max - part->of[0].score);
    }
}

static void
gather_gained (DtiLosses *self, const DtiGathering *gathering, const GArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const DtiSplitPart *part = &g_array_index (parts, DtiSplitPart, i);

      ensure_loss (gathering, part->op)->gained =
          dti_grid_snap (self->gained_grid, part->of[0].score) -
          dti_grid_snap (self->gained_grid, part->of[1].score);
    }
}

/* A point claimed counts at the root as a point of that node does on the scorecard itself. */
static void
gather_over_claimed (DtiLosses *self,
                     const DtiGathering *gathering,
                     const GArray *parts,
                     const DtiSplitSource *claimed,
                     const DtiSplitSource *appraised)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const DtiSplitPart *part = &g_array_index (parts, DtiSplitPart, i);
      DtiUnitScore claim = dti_results_get_unit (claimed->results, part->op, claimed->unit);
      DtiUnitScore grant = dti_results_get_unit (appraised->results, part->op, appraised->unit);

      if (part->is_own || claim.cell != DTI_CELL_SCORED || grant.cell != DTI_CELL_SCORED)
        continue;
      ensure_loss (gathering, part->op)->over_claimed =
          dti_grid_snap (self->over_claimed_grid,
                         part->of[0].factor * MAX (claim.score - grant.score, 0.0));
    }
}

/* ---- who has them ---- */

static gboolean
find_people (
    DtiLoss *loss, DtiFramework *framework, DtiPlan *plan, const GDate *day, GError **error)
{
  const char *id = dti_node_get_id (loss->node);

  loss->shares = dti_plan_list_shares (plan, framework, id, day, error);
  if (loss->shares == NULL)
    return FALSE;

  loss->roles = dti_plan_list_assignments (plan, framework, id, day, error);

  return loss->roles != NULL;
}

static gboolean
collect (DtiLosses *self, DtiGathering *gathering, DtiPlan *plan, const GDate *day, GError **error)
{
  const DtiProgram *program = gathering->program;
  gboolean ok = TRUE;

  for (guint i = 0; i < program->n_ops; i++)
    {
      DtiLoss *loss = g_steal_pointer (&gathering->by_op[program->order[i]]);

      if (loss == NULL)
        continue;
      g_ptr_array_add (self->losses, loss);
      ok = ok && find_people (loss, program->framework, plan, day, error);
    }

  return ok;
}

/* ---- the whole ---- */

static DtiSplitSource
find_source (DtiScorecard *card, const char *unit)
{
  DtiSplitSource source = { dti_scorecard_peek_results (card), 0 };
  gboolean found = dti_scorecard_find_unit (card, unit, &source.unit);

  g_warn_if_fail (found);

  return source;
}

static gboolean
check_root (DtiScorecard *card, const char *unit, const char *root, GError **error)
{
  const char *period = dti_scorecard_get_period (card);

  if (dti_scorecard_get_score (card, unit, root, NULL))
    return TRUE;

  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_NOT_COMPUTABLE,
               "unit “%s” has no score at “%s”%s%s: what it lost is not known",
               unit,
               root,
               *period != '\0' ? " in " : "",
               period);

  return FALSE;
}

static void
count_gained (DtiLosses *self,
              const DtiGathering *gathering,
              const DtiAccountabilityCards *cards,
              const char *unit,
              guint root)
{
  DtiSplitSource sources[] = {
    find_source (cards->card, unit),
    find_source (cards->previous, unit),
  };
  g_autoptr (GArray) parts = dti_accountability_split (sources, 2, root);

  self->has_gained = TRUE;
  self->gained_grid = dti_grid_new (gathering->program->ops[root].max, measure (parts, 2));
  gather_gained (self, gathering, parts);
}

static void
count_over_claimed (DtiLosses *self,
                    const DtiGathering *gathering,
                    const DtiAccountabilityCards *cards,
                    const char *unit,
                    const GArray *parts)
{
  DtiSplitSource claimed = find_source (cards->claimed, unit);
  DtiSplitSource appraised = find_source (cards->appraised, unit);

  self->has_over_claimed = TRUE;
  self->over_claimed_grid = self->lost_grid;
  gather_over_claimed (self, gathering, parts, &claimed, &appraised);
}

DtiLosses *
dti_losses_new (const DtiAccountabilityCards *cards,
                DtiPlan *plan,
                const char *unit,
                const GDate *day,
                GError **error)
{
  const DtiProgram *program = dti_scorecard_peek_results (cards->card)->binding->program;
  const char *id = dti_node_get_id (DTI_NODE (dti_framework_get_root (program->framework)));
  DtiSplitSource source = find_source (cards->card, unit);
  g_autoptr (DtiLosses) self = g_new0 (DtiLosses, 1);
  g_autoptr (GArray) parts = NULL;
  g_autofree DtiLoss **by_op = g_new0 (DtiLoss *, program->n_ops);
  DtiGathering gathering = { program, by_op };
  guint root = 0;

  self->losses = g_ptr_array_new_with_free_func (loss_free);
  if (!dti_program_find (program, id, &root) || !check_root (cards->card, unit, id, error) ||
      (cards->previous != NULL && !check_root (cards->previous, unit, id, error)))
    return NULL;

  parts = dti_accountability_split (&source, 1, root);
  self->lost_grid = dti_grid_new (program->ops[root].max, measure (parts, 1));
  gather_lost (self, &gathering, parts);
  if (cards->previous != NULL)
    count_gained (self, &gathering, cards, unit, root);
  if (cards->claimed != NULL)
    count_over_claimed (self, &gathering, cards, unit, parts);
  if (!collect (self, &gathering, plan, day, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
dti_losses_free (DtiLosses *self)
{
  g_ptr_array_unref (self->losses);
  g_free (self);
}
