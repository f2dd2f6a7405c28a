/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/analysis/dti-order-statistics-private.h>
#include <libdti/analysis/dti-timeline-private.h>
#include <libdti/analysis/dti-trend.h>

G_BEGIN_DECLS

/* Fewer points, or years where seasons are compared, are never a trend. */
#define DTI_TREND_MIN_POINTS 4
/* Up to so many points the probability is counted, beyond them it is that of a normal variable. */
#define DTI_TREND_MAX_EXACT 10

/* Months. */
#define DTI_TREND_MAX_SEASONS 12

#define DTI_TREND_N_COLUMNS (DTI_TREND_COLUMN_VERDICT + 1)

/* What is computed for one series; the same whoever asks. */
typedef struct
{
  double numbers[DTI_TREND_N_COLUMNS]; /* by DtiTrendColumn; NaN where there is none */
  guint segment;                       /* the first period that was looked at */
  guint first;                         /* positions of the first and the last value that are */
  guint last;                          /* compared, where there are any */
  gboolean is_exact;
  gboolean is_seasonal;
} DtiTrendResult;

typedef struct
{
  double alpha;
  double z; /* normal quantile of 1 − alpha / 2 */
  gboolean seasonal;
} DtiTrendTest;

/* Points of equal season stand together, in the order of time. */
typedef struct
{
  double *values;
  double *times;
  guint *positions;
  guint n;
  guint room;
  guint ends[DTI_TREND_MAX_SEASONS]; /* of the seasons */
  guint n_seasons;
  DtiOrderStatistics order;
} DtiTrendSpace;

void dti_trend_space_clear (DtiTrendSpace *self);

/* @options: NULL for the defaults. */
void dti_trend_test_init (DtiTrendTest *self, DtiTrendOptions *options);
/* @breaks: DtiBreakCause of each period, or NULL for none. */
void dti_trend_test_run (const DtiTrendTest *self,
                         const DtiTimeline *timeline,
                         const double *values,
                         const guint8 *breaks,
                         DtiDirection direction,
                         DtiTrendSpace *space,
                         DtiTrendResult *result);

/* How likely S is at least as far from 0 as @s if every order of the values is equally likely.
 * @sizes: for each season the sizes of its groups of equal values, ended by 0, in one row. */
double dti_kendall_get_exact (const guint *sizes, guint n_seasons, gint64 s);

G_END_DECLS
