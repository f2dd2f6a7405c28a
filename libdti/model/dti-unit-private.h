/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/base/dti-json-private.h>
#include <libdti/model/dti-unit.h>

G_BEGIN_DECLS

/* Reads a unit of a document and reports problems; NULL where it has no id. */
DtiUnit *dti_unit_new_from_node (JsonNode *node,
                                 const char *pointer,
                                 const char *file,
                                 DtiProblemList *problems);
/* A copy of the unit's object, with the members that the library does not know. */
JsonNode *dti_unit_to_node (DtiUnit *self);
/* Ids of the units it came from, as the unit itself says; possibly none. */
const char *const *dti_unit_peek_predecessors (DtiUnit *self);
/* The texts the unit goes by: titles in every language and aliases, borrowed. */
GPtrArray *dti_unit_list_names (DtiUnit *self);

/* Whether @text is a day of the calendar as "YYYY-MM-DD"; such texts sort as the days do. */
gboolean dti_unit_is_day (const char *text);

G_END_DECLS
