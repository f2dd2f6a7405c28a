/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/base/dti-json-private.h>

G_BEGIN_DECLS

/* What the readers of documents share. */

/* Reads one object of the document and at the end reports the members nobody asked for. */
typedef struct
{
  DtiJsonReader reader;
  char *pointer;
} DtiObjectReader;

/* @pointer is taken over; @node_id must outlive the reader. */
void dti_object_reader_init (DtiObjectReader *self,
                             const char *file,
                             DtiProblemList *problems,
                             JsonObject *object,
                             char *pointer,
                             const char *node_id);
void dti_object_reader_clear (DtiObjectReader *self);

/* The error of a document that has errors: the first, and how many there are besides. */
void dti_document_set_error (GError **error, DtiProblemList *problems);

/* A document that is not read at all is a problem like the others: what @error says of line and
 * column becomes its place. */
void
dti_document_report_unreadable (DtiProblemList *problems, const char *file, const GError *error);

/* Reads a file of JSON; @name gets the name for problems. */
JsonNode *dti_document_load (GFile *file, GCancellable *cancellable, char **name, GError **error);

/* Whether “format” and “format-version” are the ones that are read; reports it where they are not.
 * @what: what the document should be, as "plan". */
gboolean dti_document_check_format (const DtiJsonReader *reader,
                                    const char *format,
                                    int version,
                                    const char *what);

/* The text of a member, NULL where it is absent or no text. Reports nothing. */
const char *dti_document_peek_text (JsonObject *object, const char *member);

G_END_DECLS
