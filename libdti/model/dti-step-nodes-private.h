/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/model/dti-step-private.h>

G_BEGIN_DECLS

/* The member `nodes` of a step: what single indicators have of their own. Immutable. */
typedef struct _DtiStepNodes DtiStepNodes;

/* Makes an item from the member of a node; NULL after a problem. @reader stands at the member and
 * reads its object, where it is one. */
typedef gpointer (*DtiStepReadNode) (DtiStep *step, const DtiJsonReader *reader, JsonNode *node);

/* NULL where there is no such member. */
DtiStepNodes *dti_step_nodes_read (DtiStep *step,
                                   const DtiJsonReader *reader,
                                   DtiStepReadNode read,
                                   GDestroyNotify free_item);
void dti_step_nodes_free (DtiStepNodes *self);

/* NULL where the node has nothing of its own; @self can be NULL. */
gpointer dti_step_nodes_lookup (const DtiStepNodes *self, const char *node);
/* In the order of the document; empty for NULL. */
const char *const *dti_step_nodes_get_ids (const DtiStepNodes *self);

G_END_DECLS
