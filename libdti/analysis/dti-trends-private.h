/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/analysis/dti-trend-private.h>
#include <libdti/analysis/dti-trends.h>

G_BEGIN_DECLS

struct _DtiTrends
{
  GObject parent_instance;

  DtiTrendTest test;
  guint n_threads;
  DtiTimeline *timeline;

  /* Either scorecards … */
  gboolean has_cards;
  DtiCardRow row;
  GStrv nodes;
  /* … or a matrix. */
  GBytes *values;
  DtiDirection direction;

  gsize n_units;
  gsize n_nodes;                        /* 1 of a matrix */
  double *columns[DTI_TREND_N_COLUMNS]; /* unit by unit, node by node */
  guint8 *breaks; /* DtiBreakCause of each series and period; NULL: those that all have */

  GMutex lock; /* guards what is made when first asked for */
  GStrv units;
  GHashTable *live; /* position + 1 → GWeakRef: the same item is the same object as long as somebody
                       holds it */
};

gsize dti_trends_count (const DtiTrends *self);
/* `DTI_ERROR_LIMIT` where they are more than a list can count. */
gboolean dti_trends_check_count (const DtiTrends *self, GError **error);
/* The breaks of a series, or NULL for none. */
const guint8 *dti_trends_peek_breaks (const DtiTrends *self, gsize position);

/* Reads the figures of all series and tests them. */
gboolean dti_trends_test_cards (DtiTrends *self,
                                const char *const *units,
                                const char *const *nodes,
                                GError **error);
void dti_trends_test_matrix (DtiTrends *self);

G_END_DECLS
