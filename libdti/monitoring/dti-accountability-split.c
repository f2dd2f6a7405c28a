/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-accountability-split-private.h"

#include <libdti/scoring/dti-linear-private.h>

/* A part of the sum that is larger is no rounding: the pillar does something else besides. */
#define SPLIT_TOLERANCE 1e-12

/* What is known of a node while the root is taken apart. */
typedef struct
{
  gboolean counts;
  double factor;
} DtiReach;

/* ---- one pillar ---- */

/* What the children alone give a pillar; a penalty for coming late is not in it. */
static DtiUnitScore
get_undiminished (const DtiSplitSource *source, guint op)
{
  const DtiProgram *program = source->results->binding->program;

  if (op == program->late_op)
    return dti_results_aggregate_unit (source->results, op, source->unit);

  return dti_results_get_unit (source->results, op, source->unit);
}

/* Whether score and maximum of the pillar are the sums over its children. */
static gboolean
adds_up (const DtiSplitSource *source, guint position, const double *factors)
{
  const DtiOp *op = &source->results->binding->program->ops[position];
  DtiUnitScore whole = get_undiminished (source, position);
  double size = fabs (whole.score) + fabs (whole.max);
  double score = 0.0;
  double max = 0.0;

  for (guint k = 0; k < op->n_children; k++)
    {
      DtiUnitScore child;

      if (isnan (factors[k]))
        continue;
      child = dti_results_get_unit (source->results, op->children[k].op, source->unit);
      max += factors[k] * dti_unit_score_get_max (&child);
      if (child.cell != DTI_CELL_SCORED)
        continue;
      score += factors[k] * child.score;
      size += fabs (factors[k] * child.score);
    }

  return whole.cell == DTI_CELL_SCORED && fabs (score - whole.score) <= SPLIT_TOLERANCE * size &&
         fabs (max - whole.max) <= SPLIT_TOLERANCE * size;
}

static gboolean
can_split (const DtiSplitSource *source, guint position, double *factors)
{
  const DtiOp *op = &source->results->binding->program->ops[position];
  DtiUnitScore score = dti_results_get_unit (source->results, position, source->unit);
  DtiUnitScore *children;

  if (!dti_linear_fits (op) || score.cell != DTI_CELL_SCORED ||
      dti_results_is_observed (source->results, position, source->unit))
    return FALSE;

  children = g_newa (DtiUnitScore, op->n_children + 1);
  for (guint k = 0; k < op->n_children; k++)
    children[k] = dti_results_get_unit (source->results, op->children[k].op, source->unit);
  dti_linear_find_factors (op, children, factors);

  return adds_up (source, position, factors);
}

/* ---- the whole ---- */

typedef struct
{
  const DtiSplitSource *sources;
  guint n_sources;
  const DtiProgram *program;
  DtiReach *reached[DTI_SPLIT_CARDS]; /* by operation */
  double *factors[DTI_SPLIT_CARDS];   /* of the children of one pillar */
  GArray *parts;
} DtiSplit;

static gboolean
is_reached (const DtiSplit *split, guint op)
{
  for (guint s = 0; s < split->n_sources; s++)
    if (split->reached[s][op].counts)
      return TRUE;

  return FALSE;
}

/* A scorecard on which the node does not count has nothing against it. */
static gboolean
can_split_all (DtiSplit *split, guint op)
{
  for (guint s = 0; s < split->n_sources; s++)
    if (split->reached[s][op].counts && !can_split (&split->sources[s], op, split->factors[s]))
      return FALSE;

  return TRUE;
}

static void
add_part (DtiSplit *split, guint op)
{
  DtiSplitPart part = { .op = op };

  for (guint s = 0; s < split->n_sources; s++)
    {
      const DtiReach *reach = &split->reached[s][op];
      DtiUnitScore score =
          dti_results_get_unit (split->sources[s].results, op, split->sources[s].unit);

      if (!reach->counts)
        continue;
      part.of[s].counts = TRUE;
      part.of[s].scored = score.cell == DTI_CELL_SCORED;
      part.of[s].score = part.of[s].scored ? reach->factor * score.score : 0.0;
      part.of[s].max = reach->factor * dti_unit_score_get_max (&score);
      part.of[s].factor = reach->factor;
    }
  g_array_append_val (split->parts, part);
}

/* What a pillar loses beside its children: the penalty for coming late. */
static void
add_own_part (DtiSplit *split, guint op)
{
  DtiSplitPart part = { .op = op, .is_own = TRUE };
  gboolean any = FALSE;

  if (op != split->program->late_op)
    return;

  for (guint s = 0; s < split->n_sources; s++)
    {
      const DtiSplitSource *source = &split->sources[s];
      const DtiReach *reach = &split->reached[s][op];
      double penalty;

      if (!reach->counts)
        continue;
      penalty = get_undiminished (source, op).score -
                dti_results_get_unit (source->results, op, source->unit).score;
      part.of[s].counts = part.of[s].scored = TRUE;
      part.of[s].score = -reach->factor * penalty;
      part.of[s].factor = reach->factor;
      any |= penalty != 0.0;
    }
  if (any)
    g_array_append_val (split->parts, part);
}

static void
reach_children (DtiSplit *split, guint position)
{
  const DtiOp *op = &split->program->ops[position];

  for (guint s = 0; s < split->n_sources; s++)
    {
      const DtiReach *reach = &split->reached[s][position];

      for (guint k = 0; reach->counts && k < op->n_children; k++)
        {
          DtiReach *child = &split->reached[s][op->children[k].op];

          if (isnan (split->factors[s][k]))
            continue;
          child->counts = TRUE;
          /* A node that stands under several pillars counts in each of them. */
          child->factor += reach->factor * split->factors[s][k];
        }
    }
}

GArray *
dti_accountability_split (const DtiSplitSource *sources, guint n_sources, guint root)
{
  const DtiProgram *program = sources[0].results->binding->program;
  DtiSplit split = { .sources = sources, .n_sources = n_sources, .program = program };

  split.parts = g_array_new (FALSE, FALSE, sizeof (DtiSplitPart));
  for (guint s = 0; s < n_sources; s++)
    {
      split.reached[s] = g_new0 (DtiReach, program->n_ops);
      split.factors[s] = g_new (double, program->n_ops + 1);
      split.reached[s][root].counts =
          dti_results_get_unit (sources[s].results, root, sources[s].unit).cell == DTI_CELL_SCORED;
      split.reached[s][root].factor = 1.0;
    }

  /* Parents come after their children. */
  for (guint op = root + 1; op-- > 0;)
    {
      if (!is_reached (&split, op))
        continue;
      if (can_split_all (&split, op))
        {
          add_own_part (&split, op);
          reach_children (&split, op);
        }
      else
        {
          add_part (&split, op);
        }
    }

  for (guint s = 0; s < n_sources; s++)
    {
      g_free (split.reached[s]);
      g_free (split.factors[s]);
    }

  return split.parts;
}
