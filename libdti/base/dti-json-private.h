/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <json-glib/json-glib.h>
#include <libdti/base/dti-problem-private.h>

G_BEGIN_DECLS

/* Deeper documents are refused before json-glib sees them: its parser recurses. */
#define DTI_JSON_MAX_DEPTH 64

/* Parses strict JSON (RFC 8259): the text is checked first for UTF-8, depth, duplicate members,
 * numbers out of range and syntax, and an error names line and column as "NAME:LINE:COLUMN:
 * message" (@name may be NULL). */
JsonNode *dti_json_parse (const char *text, gsize length, const char *name, GError **error);

/* Reads the whole file (up to 1 GiB) and parses it; directories and missing files are errors. */
JsonNode *dti_json_parse_file (GFile *file, GError **error);

/* A reader of one object: every getter checks the type and reports a problem of severity error with
 * the JSON pointer of the member, and remembers which members were asked for. */
typedef struct
{
  JsonObject *object;
  const char *pointer; /* JSON pointer of the object, "" for the document */
  const char *file;
  const char *node; /* id of the node, for the problems; may be NULL */
  DtiProblemList *problems;
  GHashTable *seen; /* optional, from dti_json_seen_new(): the members asked for */
} DtiJsonReader;

/* An empty set of member names for a reader; free with g_hash_table_unref(). */
GHashTable *dti_json_seen_new (void);
/* Reports a warning "unknown-member" for each member that nobody asked for; needs @seen. */
void dti_json_report_unknown (const DtiJsonReader *reader);

/* The key of a plain text among texts by language (the ISO 639 code of "undetermined"). */
#define DTI_JSON_NO_LANGUAGE "und"

gboolean dti_json_has (const DtiJsonReader *reader, const char *member);
const char *
dti_json_get_text (const DtiJsonReader *reader, const char *member, const char *fallback);
double dti_json_get_number (const DtiJsonReader *reader, const char *member, double fallback);
int dti_json_get_int (
    const DtiJsonReader *reader, const char *member, int minimum, int maximum, int fallback);
gboolean dti_json_get_boolean (const DtiJsonReader *reader, const char *member, gboolean fallback);
JsonObject *dti_json_get_object (const DtiJsonReader *reader,
                                 const char *member); /* NULL where absent or wrong */
JsonArray *dti_json_get_array (const DtiJsonReader *reader, const char *member);
char **dti_json_get_texts (const DtiJsonReader *reader,
                           const char *member); /* array of texts, NULL where absent */
/* One of the nicks of a registered enum; an unknown nick is a problem that lists the known ones. */
int
dti_json_get_enum (const DtiJsonReader *reader, const char *member, GType enum_type, int fallback);
/* Text by language: { "vi": ..., "en": ... } or a plain text; returns language → text, NULL where
 * absent; a plain text has the language DTI_JSON_NO_LANGUAGE. */
GHashTable *dti_json_get_titles (const DtiJsonReader *reader, const char *member);

void dti_json_report (const DtiJsonReader *reader,
                      DtiSeverity severity,
                      const char *code,
                      const char *member,
                      const char *format,
                      ...) G_GNUC_PRINTF (5, 6);

/* "/a~1b" for "/", "a/b": appends one escaped member to a JSON pointer. */
char *dti_json_pointer_append (const char *pointer, const char *member);
char *dti_json_pointer_append_index (const char *pointer, guint index);

/* What a JSON pointer (RFC 6901) leads to, "" to @root itself. Fails with INVALID_DATA for a text
 * that is no pointer, with NOT_FOUND where it leads nowhere: the message names the part that is
 * not there. */
JsonNode *dti_json_pointer_find (JsonNode *root, const char *pointer, GError **error);
/* Puts a copy of @value in the place of what the pointer leads to, or adds it to the object that
 * lacks the last member. Errors as above; @root is untouched then. */
gboolean
dti_json_pointer_put (JsonNode **root, const char *pointer, JsonNode *value, GError **error);

/* Canonical text of a node (members sorted, shortest numbers), for digests; and the readable form
 * of files. */
char *dti_json_to_canonical (JsonNode *node);
char *dti_json_to_pretty (JsonNode *node);

/* Members of the object that is being built; null for NULL and NaN. */
void dti_json_add_text (JsonBuilder *builder, const char *member, const char *text);
void dti_json_add_texts (JsonBuilder *builder, const char *member, const char *const *texts);
void dti_json_add_number (JsonBuilder *builder, const char *member, double number);

/* Picks a text by language: the language asked for, else "en", else "vi", else any (first by code).
 */
const char *dti_json_pick_language (GHashTable *titles, const char *language);

G_END_DECLS
