/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/analysis/dti-goal-model-private.h>

G_BEGIN_DECLS

/* What is asked of a model: least effort for a score, or most points for a budget. */
typedef struct
{
  const DtiGoalModel *model;
  double score;  /* in points; NaN: a budget is given */
  double budget; /* NaN: a score is wanted */
  guint max_steps;
  GCancellable *cancellable;
} DtiGoalQuestion;

typedef struct
{
  double *shares; /* of each item; owned */
  gboolean found;
  gboolean proven; /* nothing better, or nothing at all, exists */
  double effort;
  double points;
  double bound; /* NaN: not known */
  guint n_steps;
} DtiGoalAnswer;

/* FALSE where it was cancelled. Both fill @answer; for a budget, it holds a mix to begin with. */
gboolean dti_goal_branch (const DtiGoalQuestion *question, DtiGoalAnswer *answer, GError **error);
/* The same for models that are not linear: step by step, without a proof. */
gboolean dti_goal_climb (const DtiGoalQuestion *question, DtiGoalAnswer *answer, GError **error);

static inline gboolean
dti_goal_question_reaches (const DtiGoalQuestion *question, double points)
{
  return points >= question->score ||
         (!isnan (points) && dti_number_ties (points, question->score));
}

G_END_DECLS
