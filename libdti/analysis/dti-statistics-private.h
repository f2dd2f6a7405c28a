/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/analysis/dti-statistics.h>

G_BEGIN_DECLS

#define DTI_STATISTICS_N_COLUMNS (DTI_STATISTICS_COLUMN_SAME_SHARE + 1)

/* COINr's thresholds for what is worth a look. */
#define DTI_STATISTICS_MIN_AVAILABLE 0.65
#define DTI_STATISTICS_MIN_NON_ZERO 0.5
#define DTI_STATISTICS_MIN_UNIQUE 0.5
#define DTI_STATISTICS_MAX_SKEWNESS 2.0
#define DTI_STATISTICS_MAX_KURTOSIS 3.5

struct _DtiStatistics
{
  GObject parent_instance;

  DtiFramework *framework;
  char *period;
  char **units;
  gsize n_units;
  char **ids;
  DtiNode **nodes; /* of the first n_nodes ids; the framework owns them */
  guint n_nodes;
  guint n_ids;
  GHashTable *by_id; /* id → position + 1 */
  double *numbers;   /* id by id; finite or NaN */
  GListModel *rows;
  DtiProblemList *problems;
};

static inline const double *
dti_statistics_peek (const DtiStatistics *self, guint position)
{
  return self->numbers + (gsize) position * self->n_units;
}

gboolean dti_statistics_find (DtiStatistics *self, const char *id, guint *position, GError **error);
/* Positions of ids, each once. NULL with an error. */
GArray *dti_statistics_select (DtiStatistics *self, const char *const *ids, GError **error);
/* Positions of the children of a pillar; where they have no numbers, of the indicators below. */
GArray *dti_statistics_select_children (DtiStatistics *self, const char *pillar, GError **error);
/* Whether a way of @generations edges leads from a node up to another; 0: of any length. */
gboolean dti_statistics_has_ancestor (DtiNode *node, DtiNode *ancestor, guint generations);

/* @node: NULL for a column of the dataset. */
DtiColumnStatistics *dti_column_statistics_new (
    DtiFramework *framework, const char *id, DtiNode *node, const double *numbers, gsize n);
/* NaN where there is none. */
double dti_column_statistics_read (DtiColumnStatistics *self, DtiStatisticsColumn column);

G_END_DECLS
