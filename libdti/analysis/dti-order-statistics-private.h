/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DTI_N_BUCKETS 128

/* Numbers of which some places in the sorted order are asked for: they are spread over buckets, and
 * only the buckets asked for are looked into. */
typedef struct
{
  double *numbers; /* put in here before dti_order_statistics_begin(); none is NaN; room for more
                      is used up */
  gsize n;
  gsize room;
  gboolean is_sorted;
  double *spread; /* the same numbers, bucket by bucket */
  gint32 *buckets;
  guint32 ends[DTI_N_BUCKETS]; /* of the buckets */
} DtiOrderStatistics;

void dti_order_statistics_ensure (DtiOrderStatistics *self, gsize room);
void dti_order_statistics_clear (DtiOrderStatistics *self);

void dti_order_statistics_begin (DtiOrderStatistics *self);
/* The number at a place of the sorted order, from 0. */
double dti_order_statistics_get (DtiOrderStatistics *self, gsize rank);
/* The middle number, or the mean of the two in the middle. @n from 1. */
double dti_order_statistics_get_median (DtiOrderStatistics *self);

G_END_DECLS
