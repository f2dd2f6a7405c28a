/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/base/dti-grid-private.h>
#include <libdti/model/dti-plan.h>
#include <libdti/monitoring/dti-accountability.h>

G_BEGIN_DECLS

/* ---- exact sums ---- */

/* Splits @amount, which is on the grid, in parts of the grid that sum to it. */
void dti_grid_split (DtiGrid grid, double amount, GListModel *shares, double *parts);

/* ---- a node ---- */

/* A node where points of the root are counted. Numbers are in points of the root and on a grid, NaN
 * where there is none. */
typedef struct
{
  guint op;
  DtiNode *node;     /* borrowed */
  gboolean has_lost; /* FALSE: only a gain is counted here */
  gboolean is_split; /* a pillar beside its children */
  double max;
  double lost;
  double gained;
  double over_claimed;
  GListModel *shares; /* of DtiShare */
  GListModel *roles;  /* of DtiResponsibility */
} DtiLoss;

DtiAccountabilityNode *dti_accountability_node_new (const DtiLoss *loss);

/* ---- all nodes ---- */

/* Scorecards of one framework that have the unit; those but the first may be NULL. */
typedef struct
{
  DtiScorecard *card;
  DtiScorecard *previous;
  DtiScorecard *claimed;
  DtiScorecard *appraised;
} DtiAccountabilityCards;

typedef struct
{
  GPtrArray *losses; /* of DtiLoss, in the order of the framework */
  DtiGrid lost_grid;
  DtiGrid gained_grid;
  DtiGrid over_claimed_grid;
  gboolean has_gained;
  gboolean has_over_claimed;
} DtiLosses;

/* NULL where the shares of some node do not sum to 1, or the root has no score. */
DtiLosses *dti_losses_new (const DtiAccountabilityCards *cards,
                           DtiPlan *plan,
                           const char *unit,
                           const GDate *day,
                           GError **error);
void dti_losses_free (DtiLosses *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtiLosses, dti_losses_free)

/* ---- an agency ---- */

/* What an agency answers for; NaN where there is no number. */
typedef struct
{
  char *agency;
  DtiAgency *object; /* NULL: not in the plan */
  GPtrArray *nodes;  /* ids, borrowed from the framework */
  double points;
  double lost_full;
  double lost_shared;
  double gained_shared;
  double over_claimed;
  double on_time_rate;
  double return_rate;
  guint n_due;
  guint n_sent;      /* reports that were sent in */
  guint n_returned;  /* those of them that were sent back */
  GHashTable *weeks; /* julian day of the Monday → number of due days; NULL: none */
} DtiTally;

DtiAccountabilityRow *dti_accountability_row_new (const DtiTally *tally);

/* What nobody answers for. */
typedef struct
{
  GPtrArray *nodes; /* ids, borrowed from the framework */
  double lost;
  double gained;
  double over_claimed;
} DtiUnassigned;

/* The agencies, in the order of the list. */
GPtrArray *dti_accountability_tally (const DtiLosses *losses,
                                     DtiPlan *plan,
                                     DtiReportingRates *rates,
                                     GListModel *obligations,
                                     DtiUnassigned *unassigned);

/* ---- the whole ---- */

struct _DtiAccountability
{
  GObject parent_instance;

  DtiAccountabilityCards cards; /* owned */
  DtiPlan *plan;
  char *unit;
  GDate day;
  DtiReportingRates *rates;
  GListModel *obligations;

  DtiLosses *losses;
  GListStore *nodes;
  GPtrArray *rows;       /* of DtiAccountabilityRow */
  GHashTable *by_agency; /* id, borrowed → row, borrowed */
  double lost;
  double gained; /* NaN: no previous scorecard */
  DtiUnassigned unassigned;
  char **unassigned_nodes;
};

G_END_DECLS
