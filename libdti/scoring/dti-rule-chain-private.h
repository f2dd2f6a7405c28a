/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/model/dti-rule-private.h>

G_BEGIN_DECLS

/* Rules over whole columns: for scores that a pillar transforms after aggregation, and for rules of
 * scripts. */

/* The column of one period. */
typedef struct
{
  double *scores;         /* read and written; NaN where there is none */
  const guint8 *excluded; /* units that enter no statistic; NULL: none */
  const double *maxima;   /* one for each unit; NULL: @max */
  double max;
  gsize n;
} DtiSegment;

/* Applies the rules one after the other. A rule of scope `panel` takes its statistics over all the
 * segments, others over their own. */
gboolean dti_rule_chain_apply (DtiRule *const *rules,
                               guint n_rules,
                               DtiDirection direction,
                               DtiSegment *segments,
                               gsize n_segments,
                               GError **error);

G_END_DECLS
