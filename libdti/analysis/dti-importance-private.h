/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/analysis/dti-importance.h>
#include <libdti/analysis/dti-node-importance.h>
#include <libdti/scoring/dti-scorecard-private.h>

G_BEGIN_DECLS

/* What leaving a node out does to the ranks; NaN where there is nothing to say. */
typedef struct
{
  guint n_units;
  guint n_lost;
  guint n_moved;
  double mean_shift;
  double max_shift;
  double correlation;
} DtiImportanceFigures;

struct _DtiImportance
{
  GObject parent_instance;

  DtiScorecard *card;
  char *node;
  guint *ops; /* of the nodes that were left out in turn */
  guint n_ops;
  gsize n_units;
  const double *nominal; /* ranks; borrowed from the card */
  double *ranks;         /* of all units, node after node */
  double *scores;
};

const char *dti_importance_get_node_id (DtiImportance *self, guint position);
void
dti_importance_measure_node (DtiImportance *self, guint position, DtiImportanceFigures *figures);

DtiNodeImportance *dti_node_importance_new (DtiImportance *importance, guint position);

G_END_DECLS
