/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

/* Registers from documents, and back. */

#include <string.h>

#include "dti-submission-private.h"

#include <libdti/base/dti-json-private.h>
#include <libdti/model/dti-document-private.h>

static DtiSubmissionRegister *
read_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (JsonNode) document = dti_document_load (file, cancellable, &name, error);

  return document != NULL ? dti_submission_register_read (document, name, error) : NULL;
}

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  DtiSubmissionRegister *read = read_file (task_data, cancellable, &error);

  if (read != NULL)
    g_task_return_pointer (task, read, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * dti_submission_register_new_from_file:
 * @file: a file
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Reads a register from a file.
 *
 * Errors are those of [ctor@Dti.SubmissionRegister.new_from_json], `DTI_ERROR_NOT_FOUND` for a file
 * that is not there and `DTI_ERROR_FAILED` for one that cannot be read.
 *
 * Returns: (transfer full): a new register
 *
 * Since: 1.0
 */
DtiSubmissionRegister *
dti_submission_register_new_from_file (GFile *file, GError **error)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return read_file (file, NULL, error);
}

/**
 * dti_submission_register_new_from_file_async:
 * @file: a file
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async) (nullable): called when the register is read
 * @user_data: (closure): data for @callback
 *
 * Reads a register from a file in another thread.
 *
 * Since: 1.0
 */
void
dti_submission_register_new_from_file_async (GFile *file,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, dti_submission_register_new_from_file_async);
  g_task_set_check_cancellable (task, TRUE);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * dti_submission_register_new_from_file_finish:
 * @result: the result given to the callback
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Ends what [func@Dti.SubmissionRegister.new_from_file_async] began.
 *
 * Errors are those of [ctor@Dti.SubmissionRegister.new_from_file], and `G_IO_ERROR_CANCELLED`.
 *
 * Returns: (transfer full): a new register
 *
 * Since: 1.0
 */
DtiSubmissionRegister *
dti_submission_register_new_from_file_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result,
                                                  dti_submission_register_new_from_file_async),
                        NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dti_submission_register_new_from_json:
 * @json: a document of the format `dti-submissions`
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Reads a register from JSON, by doing once more all that was done.
 *
 * Each event must be allowed where it stands, follow from the one before it by its digest, and have
 * the digest it says; else the document is refused, and the message names the JSON pointer of what
 * is wrong. Errors are `DTI_ERROR_INVALID_DATA`, `DTI_ERROR_UNSUPPORTED` for a document of a newer
 * format version and `DTI_ERROR_LIMIT` for one that is nested too deep.
 *
 * Returns: (transfer full): a new register
 *
 * Since: 1.0
 */
DtiSubmissionRegister *
dti_submission_register_new_from_json (const char *json, GError **error)
{
  g_autoptr (JsonNode) document = NULL;

  g_return_val_if_fail (json != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  document = dti_json_parse (json, strlen (json), NULL, error);

  return document != NULL ? dti_submission_register_read (document, NULL, error) : NULL;
}

/**
 * dti_submission_register_to_json:
 * @self: a register
 *
 * Writes the register as a JSON document of the format `dti-submissions`.
 *
 * It reads back as the same register, with the same digest.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_submission_register_to_json (DtiSubmissionRegister *self)
{
  g_autoptr (JsonNode) document = NULL;

  g_return_val_if_fail (DTI_IS_SUBMISSION_REGISTER (self), NULL);

  document = dti_submission_register_write (self);

  return dti_json_to_pretty (document);
}
