/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <json-glib/json-glib.h>
#include <libdti/model/dti-succession-private.h>
#include <libdti/model/dti-unit-registry.h>

G_BEGIN_DECLS

#define DTI_UNITS_FORMAT "dti-units"
#define DTI_UNITS_EMPTY "{\"format\":\"" DTI_UNITS_FORMAT "\",\"format-version\":1}"

struct _DtiUnitRegistry
{
  GObject parent_instance;

  GPtrArray *units;
  GHashTable *by_id;
  GHashTable *by_name;      /* NFC → GPtrArray of units */
  GHashTable *by_key;       /* folded → GPtrArray of units */
  GPtrArray *successions;   /* their objects in the document, as JSON */
  DtiSuccession *followers; /* the same as a graph */
  char *head;               /* the document with empty lists, as JSON */
};

/* Reads a document; @file is a name for messages, or NULL. */
DtiUnitRegistry *dti_unit_registry_read (JsonNode *document, const char *file, GError **error);
/* Adds a unit whose id is new. */
void dti_unit_registry_append (DtiUnitRegistry *self, DtiUnit *unit);

/* What is wrong with a succession, or NULL. */
const char *dti_unit_registry_find_fault (DtiSuccessionKind kind,
                                          const char *const *predecessors,
                                          const char *const *successors,
                                          const char *date);
/* The first of @ids that is no unit, or NULL. */
const char *dti_unit_registry_find_unknown (DtiUnitRegistry *self, const char *const *ids);

G_END_DECLS
