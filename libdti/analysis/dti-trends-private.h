/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/analysis/dti-trend-private.h>
#include <libdti/analysis/dti-trends.h>
#include <libdti/base/dti-live-items-private.h>

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

  GMutex lock; /* guards the units of a matrix, named when asked for */
  GStrv units;
  DtiLiveItems live;
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
