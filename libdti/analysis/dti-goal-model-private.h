/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/analysis/dti-goal-private.h>
#include <libdti/scoring/dti-unit-tree-private.h>

G_BEGIN_DECLS

/* What options do to the score of a unit. */

/* A node that options change. */
typedef struct
{
  guint op;
  gboolean is_missing; /* it has no score yet */
  double base;         /* the score now; 0 where there is none */
  double cap;          /* the most it can have; infinite: no end */
  double max;          /* the assessed maximum it has, or will have */

  /* Where points add up along the tree: what a point here is at the goal, and what having a score
   * at all, or not being applicable, changes there. */
  double weight;
  double start_score;
  double start_max;
  double removal_score;
  double removal_max;
} DtiGoalSlot;

typedef struct
{
  guint slot;
  DtiGoalEffectMode mode;
  double amount;
} DtiGoalMove;

typedef struct
{
  DtiGoalOption *option; /* borrowed */
  DtiGoalMove *moves;
  guint n_moves;
  double effort;
  gboolean divisible;
  guint group;         /* items of a group exclude each other */
  GArray *requires;    /* guint: positions of items */
  GArray *excludes;    /* the same, in both directions */
  gboolean is_blocked; /* requires an option that is not there */
} DtiGoalItem;

typedef struct
{
  DtiGoal *goal;       /* borrowed */
  GListModel *options; /* borrowed */
  const DtiOp *o;      /* of the node of the goal */
  DtiUnitTree *tree;   /* as it is now */
  guint late_op;       /* loses points for being late; DTI_NO_OP: none */
  double late_penalty;
  DtiGoalSlot *slots;
  guint n_slots;
  DtiGoalItem *items;
  guint n_items;
  guint *comparing;   /* for each operation: the pillar on the way to the goal that compares units,
                         so that one unit does not tell what comes of a change; DTI_NO_OP: none */
  gboolean is_linear; /* points add up along the tree, up to the caps of the slots */
  DtiUnitScore now;
} DtiGoalModel;

/* Fails with NOT_FOUND, INVALID_DATA, NOT_COMPUTABLE. @needs_effort: each option must have one. */
DtiGoalModel *
dti_goal_model_new (DtiGoal *goal, GListModel *options, gboolean needs_effort, GError **error);
void dti_goal_model_free (DtiGoalModel *self);
/* The pillar that keeps the gain of an item from being known; DTI_NO_OP: none. */
guint dti_goal_model_find_comparing (const DtiGoalModel *self, guint item);

/* The node of the goal when so much of each item is taken, by aggregating again. @scores, which may
 * be NULL, gets the score of each slot. */
DtiUnitScore
dti_goal_model_evaluate (const DtiGoalModel *self, const double *shares, double *scores);
/* The published figure in points of the declared maximum; NaN: none. */
double dti_goal_model_get_points (const DtiGoalModel *self, const DtiUnitScore *score);

/* Fills what linear models have of their slots, or finds that the model is none. */
void dti_goal_model_linearise (DtiGoalModel *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtiGoalModel, dti_goal_model_free)

G_END_DECLS
