/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include "dti-cohort-private.h"
#include "dti-rank-board-private.h"
#include "dti-transition-private.h"

G_BEGIN_DECLS

/* Two years of the same node: the units that are ranked in both of them, member by member, each
 * year as a board on which any figure finds its rank. Immutable. */

/* In place of the position of a member whose older figure is made of those of other units. */
#define DTI_NO_UNIT G_MAXSIZE

/* One of the two scorecards, at the node. */
typedef struct
{
  DtiScorecard *card;
  guint op;
  gsize n_units;
  double *figures;        /* of every unit of the card, as they are ranked; NaN: not ranked */
  guint32 *groups;        /* of every unit; NULL: all are ranked together */
  gsize *group_sizes;     /* ranked units in each group; without groups there is one */
  gsize *units;           /* of each member, its position in the card, or DTI_NO_UNIT */
  gsize *origins;         /* the same, or the first of the units that it comes from */
  double *member_figures; /* of each member, as they are ranked */
  DtiRankBoard *board;    /* of the members */
} DtiFieldSide;

typedef struct
{
  gatomicrefcount ref_count;
  DtiFieldSide sides[DTI_N_SIDES];
  DtiFrameworkMap *map; /* NULL: nodes are the same where their ids are */
  DtiRankingRule rule;  /* of the newer year; ranks between the years are made by it */
  gboolean other_rule;  /* the older year's ranks were made by another one */
  gsize n;              /* members */
  DtiRankBoard *all;    /* every unit that is ranked in the newer year */
  guint32 *all_places;  /* of each unit of the newer scorecard, its place on that board */
  gsize *all_units;     /* the other way round */
  char **joined;        /* ranked in the newer year only */
  char **left;          /* ranked in the older year only */
} DtiRankField;

/* @node: NULL for the node that the newer framework ranks; @map: sealed by this call, or NULL;
 * @cohort: NULL for units that are the same where their ids are. */
DtiRankField *dti_rank_field_new (DtiScorecard *older,
                                  DtiScorecard *newer,
                                  const char *node,
                                  DtiFrameworkMap *map,
                                  DtiCohort *cohort,
                                  GError **error);
DtiRankField *dti_rank_field_ref (DtiRankField *self);
void dti_rank_field_unref (DtiRankField *self);

const DtiOp *dti_rank_field_peek_op (const DtiRankField *self, guint side);
/* The member with an id of the newer scorecard. */
gboolean
dti_rank_field_find (const DtiRankField *self, const char *unit, gsize *member, GError **error);
const char *dti_rank_field_get_unit (const DtiRankField *self, gsize member);
/* The id where there is no name. */
const char *dti_rank_field_get_name (const DtiRankField *self, gsize member);

/* A figure as it is ranked: rounded where the ranking rounds. */
double dti_rank_field_round (const DtiRankField *self, double figure);
/* How far two figures that are rounded so are apart, without the traces of binary arithmetic. */
static inline double
dti_rank_field_subtract (const DtiRankField *self, double a, double b)
{
  return dti_rank_field_round (self, a - b);
}

/* The rank of a member with its figure of the side @own among the others' figures of @others. */
double dti_rank_field_get_rank (const DtiRankField *self, gsize member, guint own, guint others);
/* What the scorecard of a side prints: the rank among all of its units, NaN where it had none, and
 * how many those are. */
double dti_rank_field_get_printed (const DtiRankField *self, gsize member, guint side);
gsize dti_rank_field_get_size (const DtiRankField *self, gsize member, guint side);

/* Everything that ranks alone tell of a member. Own and field sum to the change on the common
 * cohort, and with the cohort to the printed one. */
typedef struct
{
  double own;
  double field;
  double cohort;  /* NaN where the older year printed no rank */
  double printed; /* change of the printed rank, likewise */
} DtiRankEffects;

DtiRankEffects dti_rank_field_get_effects (const DtiRankField *self, gsize member);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtiRankField, dti_rank_field_unref)

G_END_DECLS
