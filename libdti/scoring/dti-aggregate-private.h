/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <math.h>

#include <libdti/scoring/dti-binding-private.h>

G_BEGIN_DECLS

/* One unit at one node. */
typedef struct
{
  double score;      /* NaN where there is none */
  double max;        /* assessed maximum: of what counted */
  double applicable; /* what a missing unit counts with: the maximum with its missing children, of
                        the others what they have */
  double coverage;   /* NaN where not applicable */
  DtiCell cell;
} DtiUnitScore;

/* Makes a pillar's score from its children's, one unit at a time: the plain form, for every
 * aggregation.
 * @children stand in the order of op->children. Where units are compared the score is a
 * placeholder. */
DtiUnitScore dti_aggregate_unit (const DtiOp *op, const DtiUnitScore *children);

/* The score as a share of the maximum; NaN where there is none. */
static inline double
dti_unit_score_get_value (const DtiUnitScore *unit)
{
  return unit->score / unit->max;
}

/* What the unit could have: its maximum, where it has no score that of what is applicable. */
static inline double
dti_unit_score_get_max (const DtiUnitScore *unit)
{
  return unit->cell == DTI_CELL_SCORED ? unit->max : unit->applicable;
}

/* A child whose maximum is 0 plays no part at all, nor does an adjustment but in the sum. */
static inline gboolean
dti_aggregate_plays_part (const DtiOpChild *edge, const DtiUnitScore *child)
{
  return edge->counts && !edge->is_adjustment && dti_unit_score_get_max (child) != 0.0;
}

/* A floor raises values only in the means that cannot take a 0. */
static inline double
dti_aggregate_get_floor (const DtiOp *op)
{
  gboolean takes_none = op->aggregation == DTI_AGGREGATION_GEOMETRIC_MEAN ||
                        op->aggregation == DTI_AGGREGATION_HARMONIC_MEAN ||
                        (op->aggregation == DTI_AGGREGATION_POWER_MEAN && op->power <= 0.0);

  return takes_none ? op->floor : -INFINITY;
}

/* Sum and mean of whole runs of units whose children all have a score, the maximum of their node
 * and coverage 1; to the last bit the same as dti_aggregate_unit(). Asked once: see op->has_run. */
gboolean dti_aggregate_has_run (const DtiOp *op);
void dti_aggregate_run (const DtiOp *op, const double *const *children, gsize n, double *scores);

G_END_DECLS
