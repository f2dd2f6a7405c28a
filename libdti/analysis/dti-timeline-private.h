/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The periods that series share. Immutable. */
typedef struct
{
  gatomicrefcount ref_count;
  guint n;
  char **periods;
  double *times; /* ascending; years, or the positions 0, 1, 2 … where some period is no date */
  gboolean is_dated;
  /* For each period: how many of its kind make a year, 1 for years and windows; and its place among
   * those, from 0. */
  guint8 *n_seasons;
  guint8 *seasons;
  guint8 *kind_changes; /* the period is of another kind than the one before */
} DtiTimeline;

/* `DTI_ERROR_INVALID_DATA` where the periods do not ascend, `DTI_ERROR_LIMIT` where they are more
 * than 5000. */
DtiTimeline *dti_timeline_new (const char *const *periods, gsize n, GError **error);
/* The labels are the times as numbers; all kinds are years. */
DtiTimeline *dti_timeline_new_from_times (const double *times, gsize n, GError **error);
DtiTimeline *dti_timeline_ref (DtiTimeline *self);
void dti_timeline_unref (DtiTimeline *self);

gboolean dti_timeline_find (const DtiTimeline *self, const char *period, guint *position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtiTimeline, dti_timeline_unref)

G_END_DECLS
