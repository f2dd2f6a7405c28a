/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/scoring/dti-unit-tree-private.h>

G_BEGIN_DECLS

/* What one unit's score at a node above would gain if its score at one node below were another and
 * all else stayed. Belongs to one thread. */
typedef struct
{
  DtiUnitTree *tree;
  guint top;
  guint8 *reaches; /* operations from which something leads to the top */
  GArray *sums;    /* guint: observed pillars on these ways that sum their children, ascending */
} DtiNodeEffect;

DtiNodeEffect *dti_node_effect_new (const DtiResults *results, gsize unit, guint top);
void dti_node_effect_free (DtiNodeEffect *self);

/* NaN where nothing leads from @op to the top, or one of them has no score. */
double dti_node_effect_of_score (const DtiNodeEffect *self, guint op, double score);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtiNodeEffect, dti_node_effect_free)

G_END_DECLS
