/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "dti-error.h"
#include "dti-file-private.h"

#define CHUNK_SIZE 1048576u

/* Callers see one domain, in the words of GIO. */
static void
set_file_error (GError **error, GFile *file, const GError *cause)
{
  g_autofree char *name = g_file_get_parse_name (file);
  gboolean named = strstr (cause->message, name) != NULL;
  DtiError code = DTI_ERROR_FAILED;

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      if (error != NULL)
        *error = g_error_copy (cause);
      return;
    }
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    code = DTI_ERROR_NOT_FOUND;
  g_set_error (
      error, DTI_ERROR, code, "%s%s%s", named ? "" : name, named ? "" : ": ", cause->message);
}

static void
set_size_error (GError **error, GFile *file, gsize max_size)
{
  g_autofree char *name = g_file_get_parse_name (file);

  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_LIMIT,
               "%s: the file is larger than %" G_GSIZE_FORMAT " bytes",
               name,
               max_size);
}

/* The size a file states; 0 for pipes and the like, which have none. */
static guint64
get_stated_size (GFileInputStream *stream)
{
  g_autoptr (GFileInfo) info =
      g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, NULL, NULL);

  return info != NULL ? g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_STANDARD_SIZE) : 0;
}

GBytes *
dti_file_load (GFile *file, gsize max_size, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, &cause);
  g_autoptr (GByteArray) content = g_byte_array_new ();
  guint length = 0;
  gssize n_read;

  if (stream == NULL)
    {
      set_file_error (error, file, cause);
      return NULL;
    }
  if (get_stated_size (stream) > max_size)
    {
      set_size_error (error, file, max_size);
      return NULL;
    }

  do
    {
      g_byte_array_set_size (content, length + CHUNK_SIZE);
      n_read = g_input_stream_read (G_INPUT_STREAM (stream),
                                    content->data + length,
                                    CHUNK_SIZE,
                                    cancellable,
                                    &cause);
      if (n_read < 0)
        {
          set_file_error (error, file, cause);
          return NULL;
        }
      length += (guint) n_read;
      /* Files can grow while they are read, and pipes state no size. */
      if (length > max_size)
        {
          set_size_error (error, file, max_size);
          return NULL;
        }
    }
  while (n_read > 0);

  g_byte_array_set_size (content, length);
  return g_byte_array_free_to_bytes (g_steal_pointer (&content));
}

gboolean
dti_file_save (GFile *file, GBytes *content, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) cause = NULL;
  gsize size;
  const char *data = g_bytes_get_data (content, &size);

  if (g_file_replace_contents (
          file, data, size, NULL, FALSE, G_FILE_CREATE_NONE, NULL, cancellable, &cause))
    return TRUE;
  set_file_error (error, file, cause);

  return FALSE;
}
