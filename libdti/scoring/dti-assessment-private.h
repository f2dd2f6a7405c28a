/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/base/dti-problem-private.h>
#include <libdti/scoring/dti-results-private.h>

G_BEGIN_DECLS

/* How self-assessed figures are judged. What is judged at a single observation (evidence, cap) and
 * a penalty at an indicator are bound to its leaf; a penalty at a pillar is taken off when all
 * scores are known. Where a framework has no “assessment”, none of this runs. */

struct _DtiAssessedLeaf
{
  guint8 *unproven;  /* TRUE: self-assessed without evidence; NULL: none */
  double *ceilings;  /* appraised scores, NaN where there is none; NULL: no cap */
  double *penalties; /* points taken off; NULL: none */
};

/* ---- leaves, in the order of binding ---- */

/* Right after reading, before the numbers of all units are looked at. */
void dti_assessment_check_evidence (const DtiBinding *binding, guint op, DtiLeaf *leaf);
/* After that. */
void dti_assessment_finish_evidence (DtiBinding *binding, guint op);
gboolean dti_assessment_has_cap (const DtiBinding *binding);
void dti_assessment_set_ceilings (DtiBinding *binding, guint op, const DtiBinding *appraised);
void dti_assessment_set_penalties (DtiBinding *binding, guint op);
/* Makes claimed scores what they count. */
void
dti_assessment_settle (const DtiBinding *binding, guint op, gsize first, gsize n, double *scores);
void dti_assessed_leaf_free (DtiAssessedLeaf *self);

/* ---- the late penalty ---- */

/* Days late by rows of the dataset, NaN where nobody says; NULL where there is no such column. */
const double *dti_late_penalty_peek_days (DtiAssessmentRules *rules, const DtiBinding *binding);

/* What a unit loses by @rules for the days in @binding, which may be scored by other rules; 0 where
 * nobody says. */
double dti_late_penalty_compute (DtiAssessmentRules *rules, const DtiBinding *binding, gsize unit);

/* No score falls below 0. */
static inline double
dti_late_penalty_take_off (double score, double penalty)
{
  return score > 0.0 ? MAX (score - penalty, 0.0) : score;
}

/* Takes the points off at a pillar, and carries that up. Only for results nobody has seen. */
void dti_late_penalty_apply (DtiResults *results);

/* ---- what there is to tell ---- */

/* NULL: nothing. */
char *dti_assessment_note (const DtiResults *results, guint op, gsize unit);
/* Whether an observation is there and was not taken. */
gboolean dti_assessment_withholds (const DtiResults *results, guint op, gsize unit);
void
dti_assessment_collect_problems (const DtiResults *results, guint op, DtiProblemList *problems);

G_END_DECLS
