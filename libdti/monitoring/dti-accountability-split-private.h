/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/scoring/dti-scorecard-private.h>

G_BEGIN_DECLS

/* Where the points of the root come from. The root's score is taken apart as far down as it is a
 * sum or a mean of what stands below; nodes where it is not are parts as a whole. */

#define DTI_SPLIT_CARDS 2

/* One unit on one scorecard. */
typedef struct
{
  const DtiResults *results;
  gsize unit;
} DtiSplitSource;

/* What a node has to do with the root, in points of the root. */
typedef struct
{
  guint op;
  gboolean is_own; /* what a pillar itself takes off: its children are other parts */
  struct
  {
    gboolean counts; /* FALSE: not applicable, or left out */
    gboolean scored; /* FALSE: missing, and counted as nothing */
    double score;
    double max;
    double factor; /* points of the root for a point of the node */
  } of[DTI_SPLIT_CARDS];
} DtiSplitPart;

/* Takes one or two scorecards of one framework apart, both at the same nodes: no deeper than each
 * of them allows. The parts sum to score and maximum of the root, up to rounding; those of a
 * scorecard where the root has no score are all left out. Parts from the root downward, as the
 * program is ordered. */
GArray *dti_accountability_split (const DtiSplitSource *sources, guint n_sources, guint root);

G_END_DECLS
