/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/analysis/dti-bridge.h>
#include <libdti/analysis/dti-cohort-private.h>

G_BEGIN_DECLS

struct _DtiBridge
{
  GObject parent_instance;

  DtiFrameworkMap *map;
  DtiDataset *dataset;    /* the older observations, by the newer framework */
  GListModel *scorecards; /* what the newer framework makes of them */
  DtiProblemList *problems;

  /* What each scorecard has in common with the last of the newer ones, by period. */
  GPtrArray *older;     /* of DtiCohort */
  GPtrArray *newer;     /* of DtiCohort */
  GHashTable *rescored; /* period → DtiCohort */
};

static inline DtiCohort *
dti_bridge_get_older (const DtiBridge *self, guint position)
{
  return g_ptr_array_index (self->older, position);
}

static inline DtiCohort *
dti_bridge_get_newer (const DtiBridge *self, guint position)
{
  return g_ptr_array_index (self->newer, position);
}

G_END_DECLS
