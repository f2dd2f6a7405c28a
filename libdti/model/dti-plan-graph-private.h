/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Who points to whom among the items of a list: to find what points to itself in the end. */
typedef struct _DtiPlanGraph DtiPlanGraph;

/* A cycle: each index points to the next, the last one to the first. */
typedef void (*DtiPlanCycleFunc) (const guint *cycle, guint length, gpointer user_data);

DtiPlanGraph *dti_plan_graph_new (guint n_items);
void dti_plan_graph_free (DtiPlanGraph *self);
void dti_plan_graph_add (DtiPlanGraph *self, guint from, guint to);

/* Calls @func for the cycles found on one walk over the graph, at most 20. */
void
dti_plan_graph_find_cycles (const DtiPlanGraph *self, DtiPlanCycleFunc func, gpointer user_data);
/* The items that can be reached from @start, itself included, as bytes 0 or 1. */
guint8 *dti_plan_graph_reach (const DtiPlanGraph *self, guint start);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtiPlanGraph, dti_plan_graph_free)

G_END_DECLS
