/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/scoring/dti-scorecard-private.h>
#include <libdti/scoring/dti-stage-comparison.h>

G_BEGIN_DECLS

#define DTI_STAGE_COUNT (DTI_STAGE_PUBLISHED + 1)

/* One unit at one node. */
typedef struct
{
  double scores[DTI_STAGE_COUNT];     /* by stage; NaN where there is none */
  gboolean observed[DTI_STAGE_COUNT]; /* the node or one below it was observed at the stage */
  gsize n_claims;                     /* self-assessed figures, here and below */
  gsize n_proven;                     /* those with evidence */
} DtiStageRow;

/* What all stages share: program, dataset, period and units. */
const DtiBinding *dti_stage_comparison_peek_binding (DtiStageComparison *self);
/* The scorecard of a stage; of an empty one too. */
DtiScorecard *dti_stage_comparison_peek_card (DtiStageComparison *self, DtiStage stage);
/* Fills one row for each operation. */
void dti_stage_comparison_read_unit (DtiStageComparison *self, gsize unit, DtiStageRow *rows);
/* NULL where there is nothing to tell. */
char *dti_stage_comparison_tell (DtiStageComparison *self, guint op, gsize unit);

/* NaN where one of the two is not there. */
static inline double
dti_stage_row_get_difference (const DtiStageRow *self, DtiStage from, DtiStage to)
{
  return self->scores[to] - self->scores[from];
}

static inline gboolean
dti_stage_row_has_evidence (const DtiStageRow *self)
{
  return self->n_claims > 0 && self->n_proven == self->n_claims;
}

DtiStageDifference *dti_stage_difference_new (DtiStageComparison *comparison,
                                              guint op,
                                              gsize unit,
                                              const DtiStageRow *row);

G_END_DECLS
