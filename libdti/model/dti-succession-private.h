/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which unit followed which: a graph of steps, each on a day. */
typedef struct _DtiSuccession DtiSuccession;

DtiSuccession *dti_succession_new (void);
void dti_succession_free (DtiSuccession *self);

/* All of @predecessors became all of @successors on @day ("YYYY-MM-DD"). */
void dti_succession_add (DtiSuccession *self,
                         const char *const *predecessors,
                         const char *const *successors,
                         const char *day);

/* What @id had become by the end of @day, NULL for the last day of all; empty where nothing
 * happened to it. */
char **dti_succession_walk_forward (const DtiSuccession *self, const char *id, const char *day);
/* What there was at the end of @day of that which is @id in the end, NULL for the first day. */
char **dti_succession_walk_back (const DtiSuccession *self, const char *id, const char *day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtiSuccession, dti_succession_free)

G_END_DECLS
