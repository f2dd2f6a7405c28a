/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <json-glib/json-glib.h>
#include <libdti/model/dti-framework-map.h>

G_BEGIN_DECLS

/* Where a node went. */
typedef struct
{
  char *id;      /* a node of the newer framework */
  double weight; /* of the old number in the new one; NaN: nobody has said */
} DtiMapTarget;

/* What became of a node. */
typedef struct
{
  char *old_node;  /* NULL: the target was added */
  guint position;  /* of the old node in its framework */
  DtiMapKind kind; /* never UNMAPPED */
  GArray *targets; /* of DtiMapTarget */
  gboolean is_suggested;
  char *note; /* or NULL */
  char *rest; /* members of the document unknown to this version, as a JSON object; or NULL */
} DtiMapEntry;

struct _DtiFrameworkMap
{
  GObject parent_instance;

  DtiFramework *older;
  DtiFramework *newer;
  GHashTable *positions; /* old node → position + 1 */
  GHashTable *by_old;    /* old node → DtiMapEntry; owns */
  GHashTable *added;     /* new node → DtiMapEntry; owns */
  /* New node → GPtrArray of the entries of old nodes that lead there, in the order of the older
   * framework. */
  GHashTable *by_new;
  char *head;               /* the document with no entries, as JSON; or NULL */
  DtiProblemList *problems; /* warnings of the reading */
  gboolean is_sealed;
};

DtiMapEntry *dti_map_entry_new (const char *old_node, DtiMapKind kind);
void dti_map_entry_free (DtiMapEntry *self);
void dti_map_entry_add_target (DtiMapEntry *self, const char *id, double weight);
const DtiMapTarget *dti_map_entry_get_target (const DtiMapEntry *self, guint position);
/* The one in force, NaN where there is none. */
double dti_map_entry_get_weight (const DtiMapEntry *self, const DtiMapTarget *target);
/* Whether one node stands for one node: it shares it with no other. */
gboolean dti_map_entry_is_single (const DtiMapEntry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtiMapEntry, dti_map_entry_free)

/* Puts an entry in the place of the one of the same node; takes it over, also where it fails. */
gboolean dti_framework_map_take (DtiFrameworkMap *self, DtiMapEntry *entry, GError **error);

void dti_framework_map_forget_old (DtiFrameworkMap *self, const char *old_node);
/* Whether the framework has the node. */
gboolean dti_framework_map_check_old (DtiFrameworkMap *self, const char *old_node, GError **error);
/* Whether the node can be one that was added. */
gboolean
dti_framework_map_check_added (DtiFrameworkMap *self, const char *new_node, GError **error);

/* Of the node, or of the node that was added; NULL where there is none. */
DtiMapEntry *dti_framework_map_find_old (DtiFrameworkMap *self, const char *old_node);
DtiMapEntry *dti_framework_map_find_added (DtiFrameworkMap *self, const char *new_node);
/* The entries that lead to a node; NULL where none does. */
const GPtrArray *dti_framework_map_find_sources (DtiFrameworkMap *self, const char *new_node);

/* Fills an empty map by what the two frameworks call their nodes. */
void dti_framework_map_guess (DtiFrameworkMap *self);

/* Reads a document into an empty map and reports what is wrong. */
void dti_framework_map_read (DtiFrameworkMap *self,
                             JsonNode *document,
                             const char *file,
                             DtiProblemList *problems);
/* The document of a map. */
char *dti_framework_map_write (DtiFrameworkMap *self);

G_END_DECLS
