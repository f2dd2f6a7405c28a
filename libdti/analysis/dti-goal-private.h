/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/analysis/dti-goal.h>
#include <libdti/base/dti-number.h>
#include <libdti/scoring/dti-scorecard-private.h>
#include <libdti/scoring/dti-trial-private.h>

G_BEGIN_DECLS

struct _DtiGoal
{
  GObject parent_instance;

  DtiScorecard *card;
  gsize unit;
  guint op; /* where points are counted */
};

/* ---- the number that is needed ---- */

typedef struct
{
  double wanted_score;
  gboolean reachable;
  DtiGoalLimit limit;
  double number;
  double first;
  double last;
  double score;
  double best_score;
  double current_number;
  double current_score;
  double numerator;
} DtiRequiredNumberFields;

/* Takes @labels, which may be NULL. */
DtiRequiredNumber *dti_required_number_new (DtiScorecard *card,
                                            guint op,
                                            gsize unit,
                                            const char *input,
                                            const DtiRequiredNumberFields *fields,
                                            char **labels);

/* Finds it. @indicator: a node, or NODE:input.NAME. */
DtiRequiredNumber *dti_goal_search_number (DtiGoal *self,
                                           const char *indicator,
                                           double score,
                                           gboolean is_gain,
                                           DtiGoalPopulation population,
                                           GError **error);
/* The largest score that any observation would give; NaN: not known. */
double dti_goal_find_best (DtiGoal *self, guint op);

/* ---- the score that is needed ---- */

typedef struct
{
  guint rank;
  DtiFieldGrowth growth;
  double yearly_change;
  guint n_changes;
  guint n_others;
  gboolean reachable;
  double figure;
  double ahead_figure;
  double score;
  double current_figure;
  double current_rank;
  const char *rival; /* the scorecard's */
} DtiRequiredScoreFields;

DtiRequiredScore *dti_required_score_new (DtiScorecard *card,
                                          guint op,
                                          gsize unit,
                                          const char *period,
                                          const DtiRequiredScoreFields *fields);
DtiRequiredScore *dti_goal_search_score (GListModel *history,
                                         const char *node,
                                         const char *unit,
                                         guint rank,
                                         const char *period,
                                         DtiFieldGrowth growth,
                                         GError **error);

/* ---- options ---- */

typedef enum
{
  DTI_GOAL_EFFECT_LEVEL,   /* the node reaches a score */
  DTI_GOAL_EFFECT_POINTS,  /* it gets points */
  DTI_GOAL_EFFECT_REMOVAL, /* it is not applicable */
} DtiGoalEffectMode;

typedef struct
{
  char *node;
  DtiGoalEffectMode mode;
  double amount;
} DtiGoalEffect;

DtiGoalOption *dti_goal_option_new_with_effects (const char *id,
                                                 DtiGoalOptionKind kind,
                                                 const DtiGoalEffect *effects,
                                                 guint n_effects);
const DtiGoalEffect *dti_goal_option_peek_effects (DtiGoalOption *self, guint *n);
/* Only for an option that nobody else has seen. */
void
dti_goal_option_set_facts (DtiGoalOption *self, const char *title, double current, double gain);
GPtrArray *dti_goal_collect_options (DtiGoal *self);
GPtrArray *dti_goal_collect_task_options (DtiGoal *self, DtiPlan *plan, GError **error);

/* ---- mixes ---- */

typedef struct
{
  DtiGoalMixStatus status;
  double effort;
  double current_score;
  double score;
  double wanted_score; /* NaN: a budget was given */
  double budget;       /* NaN: a score was wanted */
  double bound;        /* NaN: not known */
  double best_score;   /* NaN: not asked */
  guint n_steps;
} DtiGoalMixFields;

DtiGoalChoice *dti_goal_choice_new (DtiGoalOption *option, double share, double score);
/* Takes the list and the texts. */
DtiGoalMix *dti_goal_mix_new (const DtiGoalMixFields *fields,
                              GListModel *choices,
                              char **capped_nodes,
                              char **blocked_options,
                              const char *node_title);
/* @score or @budget is NaN. */
DtiGoalMix *dti_goal_solve (DtiGoal *self,
                            GListModel *options,
                            double score,
                            double budget,
                            guint max_steps,
                            GCancellable *cancellable,
                            GError **error);

G_END_DECLS
