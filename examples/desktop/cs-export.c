/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <glib/gi18n.h>
#include <string.h>

#include "cs-export.h"

static void
chart_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (dti_chart_save_finish (DTI_CHART (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
table_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The end of the name says whether it becomes SVG, PNG or PDF. */
void
cs_export_chart_async (CsPage *page,
                       GFile *file,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task = g_task_new (page, cancellable, callback, user_data);
  DtiChart *chart = cs_page_get_chart (page);

  g_task_set_source_tag (task, cs_export_chart_async);
  if (chart == NULL)
    {
      g_task_return_new_error (task,
                               G_IO_ERROR,
                               G_IO_ERROR_NOT_FOUND,
                               "%s",
                               _ ("there is no chart on this page"));
      g_object_unref (task);
      return;
    }
  dti_chart_save_async (chart, file, cancellable, chart_saved_cb, task);
}

void
cs_export_table_async (CsPage *page,
                       GFile *file,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task = g_task_new (page, cancellable, callback, user_data);
  const char *extension;
  char *text = cs_page_write_table (page, &extension);
  g_autoptr (GBytes) bytes = NULL;

  g_task_set_source_tag (task, cs_export_table_async);
  if (text == NULL)
    {
      g_task_return_new_error (task,
                               G_IO_ERROR,
                               G_IO_ERROR_NOT_FOUND,
                               "%s",
                               _ ("there is no table on this page"));
      g_object_unref (task);
      return;
    }
  bytes = g_bytes_new_take (text, strlen (text));
  g_file_replace_contents_bytes_async (file,
                                       bytes,
                                       NULL,
                                       FALSE,
                                       G_FILE_CREATE_REPLACE_DESTINATION,
                                       cancellable,
                                       table_saved_cb,
                                       task);
}

gboolean
cs_export_finish (CsPage *page, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (CS_IS_PAGE (page), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, page), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

char *
cs_export_write_card (DtiScorecard *card, const char *const *units, const char *const *nodes)
{
  g_autoptr (GListStore) cards = NULL;

  if (card == NULL)
    return NULL;
  cards = g_list_store_new (DTI_TYPE_SCORECARD);
  g_list_store_append (cards, card);

  return dti_scorecard_list_to_csv (G_LIST_MODEL (cards), units, nodes);
}
