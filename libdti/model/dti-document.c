/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "dti-document-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/base/dti-file-private.h>

void
dti_object_reader_init (DtiObjectReader *self,
                        const char *file,
                        DtiProblemList *problems,
                        JsonObject *object,
                        char *pointer,
                        const char *node_id)
{
  self->pointer = pointer;
  self->reader = (DtiJsonReader){
    .object = object,
    .pointer = pointer,
    .file = file,
    .node = node_id,
    .problems = problems,
    .seen = dti_json_seen_new (),
  };
}

void
dti_object_reader_clear (DtiObjectReader *self)
{
  dti_json_report_unknown (&self->reader);
  g_hash_table_unref (self->reader.seen);
  g_free (self->pointer);
}

static DtiError
find_error_code (DtiProblem *problem)
{
  const char *code = dti_problem_get_code (problem);

  if (g_str_has_prefix (code, "unsupported-"))
    return DTI_ERROR_UNSUPPORTED;
  if (g_str_has_prefix (code, "too-"))
    return DTI_ERROR_LIMIT;

  return DTI_ERROR_INVALID_DATA;
}

void
dti_document_set_error (GError **error, DtiProblemList *problems)
{
  guint n_errors = dti_problem_list_count (problems, DTI_SEVERITY_ERROR);
  g_autoptr (DtiProblem) problem = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; problem == NULL; i++)
    {
      problem = g_list_model_get_item (G_LIST_MODEL (problems), i);
      if (dti_problem_get_severity (problem) != DTI_SEVERITY_ERROR)
        g_clear_object (&problem);
    }

  text = dti_problem_to_string (problem);
  if (n_errors > 1)
    g_set_error (error,
                 DTI_ERROR,
                 find_error_code (problem),
                 "%s (and %u more)",
                 text,
                 n_errors - 1);
  else
    g_set_error_literal (error, DTI_ERROR, find_error_code (problem), text);
}

void
dti_document_report_unreadable (DtiProblemList *problems, const char *file, const GError *error)
{
  const char *message = error->message;
  DtiPlace place = { .file = file };
  guint64 row;
  guint64 column;
  char *end;

  if (g_str_has_prefix (message, file) && message[strlen (file)] == ':')
    message += strlen (file) + 1;
  row = g_ascii_strtoull (message, &end, 10);
  if (row > 0 && *end == ':')
    {
      column = g_ascii_strtoull (end + 1, &end, 10);
      if (*end == ':' && end[1] == ' ')
        {
          place.row = (guint) row;
          place.column = (guint) column;
          message = end + 2;
        }
    }
  if (*message == ' ')
    message++;

  dti_problem_list_report (problems, DTI_SEVERITY_ERROR, "unreadable", &place, "%s", message);
}

JsonNode *
dti_document_load (GFile *file, GCancellable *cancellable, char **name, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  const char *text;
  gsize length = 0;

  *name = g_file_get_parse_name (file);
  bytes = dti_file_load (file, DTI_FILE_MAX_SIZE, cancellable, error);
  if (bytes == NULL)
    return NULL;

  text = g_bytes_get_data (bytes, &length);

  return dti_json_parse (text != NULL ? text : "", length, *name, error);
}

const char *
dti_document_peek_text (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;

  return json_node_get_string (node);
}

gboolean
dti_document_check_format (const DtiJsonReader *reader,
                           const char *format,
                           int version,
                           const char *what)
{
  double found = dti_json_get_number (reader, "format-version", 0.0);

  if (g_strcmp0 (dti_json_get_text (reader, "format", NULL), format) != 0)
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "wrong-format",
                     json_object_has_member (reader->object, "format") ? "format" : NULL,
                     "this is no %s: “format” must be “%s”",
                     what,
                     format);
  else if (found >= version + 1)
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "unsupported-version",
                     "format-version",
                     "the document is of format version %g, this library reads version %d",
                     found,
                     version);
  else if (found < version)
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "wrong-format",
                     json_object_has_member (reader->object, "format-version") ? "format-version"
                                                                               : NULL,
                     "“format-version” must be %d",
                     version);
  else
    return TRUE;

  return FALSE;
}
