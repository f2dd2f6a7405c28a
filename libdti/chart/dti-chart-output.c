/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "dti-canvas-cairo-private.h"
#include "dti-chart-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/base/dti-file-private.h>

/**
 * dti_chart_to_svg:
 * @self: a chart
 *
 * Draws the chart as SVG, in UTF-8.
 *
 * The text is the same on every machine. Letters are text, so that they can be searched and read
 * out; `class` tells what a mark is: `bar`, `cell`, `line`, `point`, `step`, `interval`, `rank`,
 * `median`, `break` or `missing`.
 *
 * Returns: (transfer full): the document
 *
 * Since: 1.0
 */
char *
dti_chart_to_svg (DtiChart *self)
{
  g_autoptr (DtiCanvas) canvas = NULL;

  g_return_val_if_fail (DTI_IS_CHART (self), NULL);

  canvas = dti_chart_lay_out (self, self->width, self->height);

  return dti_canvas_to_svg (canvas);
}

/**
 * dti_chart_to_png:
 * @self: a chart
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Draws the chart as PNG, with [property@Dti.Chart:scale] pixels for a unit of length.
 *
 * Fails with `DTI_ERROR_LIMIT` where a side would have more than 32767 pixels.
 *
 * Returns: (transfer full): the file
 *
 * Since: 1.0
 */
GBytes *
dti_chart_to_png (DtiChart *self, GError **error)
{
  g_autoptr (DtiCanvas) canvas = NULL;

  g_return_val_if_fail (DTI_IS_CHART (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  canvas = dti_chart_lay_out (self, self->width, self->height);

  return dti_canvas_to_png (canvas, self->scale, error);
}

/**
 * dti_chart_to_pdf:
 * @self: a chart
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Draws the chart as PDF of one page, which is as large as the chart.
 *
 * The document has no time of its own: its date is 1 January 2000.
 *
 * Returns: (transfer full): the file
 *
 * Since: 1.0
 */
GBytes *
dti_chart_to_pdf (DtiChart *self, GError **error)
{
  g_autoptr (DtiCanvas) canvas = NULL;

  g_return_val_if_fail (DTI_IS_CHART (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  canvas = dti_chart_lay_out (self, self->width, self->height);

  return dti_canvas_to_pdf (canvas, error);
}

/**
 * dti_chart_measure:
 * @self: a chart
 * @width: a width in 1/96 inch, from 1 to 16384
 *
 * Measures how high the chart is where it has a width and as much height as it needs.
 *
 * A widget asks for this room before it calls [method@Dti.Chart.draw]. It is the height of what
 * [method@Dti.Chart.to_svg] writes with that [property@Dti.Chart:width] and without a
 * [property@Dti.Chart:height].
 *
 * Returns: the height in 1/96 inch
 *
 * Since: 1.0
 */
double
dti_chart_measure (DtiChart *self, double width)
{
  g_autoptr (DtiCanvas) canvas = NULL;

  g_return_val_if_fail (DTI_IS_CHART (self), 0.0);
  g_return_val_if_fail (width >= 1.0 && width <= 16384.0, 0.0);

  canvas = dti_chart_lay_out (self, width, 0.0);

  return dti_canvas_get_height (canvas);
}

/**
 * dti_chart_draw:
 * @self: a chart
 * @cr: a context of cairo
 * @width: the width in units of the context, from 1 to 16384
 * @height: the height, likewise
 *
 * Draws the chart at the origin of a context, laid out for a width and a height.
 *
 * This is what a widget calls. Letters have the size of those on a screen of 96 dots an inch.
 *
 * Since: 1.0
 */
void
dti_chart_draw (DtiChart *self, cairo_t *cr, double width, double height)
{
  g_autoptr (DtiCanvas) canvas = NULL;

  g_return_if_fail (DTI_IS_CHART (self));
  g_return_if_fail (cr != NULL);
  g_return_if_fail (width >= 1.0 && width <= 16384.0);
  g_return_if_fail (height >= 1.0 && height <= 16384.0);

  canvas = dti_chart_lay_out (self, width, height);
  dti_canvas_draw (canvas, cr);
}

/* ---- files ---- */

static gboolean
has_extension (const char *name, const char *extension)
{
  gsize length = strlen (name);
  gsize size = strlen (extension);

  return length > size && g_ascii_strcasecmp (name + length - size, extension) == 0;
}

/* What a file of that name holds. */
static GBytes *
make_content (DtiChart *self, GFile *file, GError **error)
{
  g_autofree char *name = g_file_get_basename (file);
  char *svg;

  if (name != NULL && has_extension (name, ".png"))
    return dti_chart_to_png (self, error);
  if (name != NULL && has_extension (name, ".pdf"))
    return dti_chart_to_pdf (self, error);
  if (name != NULL && has_extension (name, ".svg"))
    {
      svg = dti_chart_to_svg (self);
      return g_bytes_new_take (svg, strlen (svg));
    }
  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_UNSUPPORTED,
               "“%s” ends neither in .svg nor in .png nor in .pdf",
               name != NULL ? name : "");

  return NULL;
}

/**
 * dti_chart_save:
 * @self: a chart
 * @file: a file whose name ends in `.svg`, `.png` or `.pdf`
 * @cancellable: (nullable): a cancellable, or `NULL`
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Writes the chart to a file, which is replaced where it is there.
 *
 * Fails with `DTI_ERROR_UNSUPPORTED` for a name that ends in another way, with
 * `DTI_ERROR_NOT_FOUND` where the folder is not there, with `DTI_ERROR_FAILED` where the file
 * cannot be written, and as [method@Dti.Chart.to_png] does.
 *
 * Returns: `TRUE` if the file was written
 *
 * Since: 1.0
 */
gboolean
dti_chart_save (DtiChart *self, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) content = NULL;

  g_return_val_if_fail (DTI_IS_CHART (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  content = make_content (self, file, error);

  return content != NULL && dti_file_save (file, content, cancellable, error);
}

/* What a thread needs: the chart itself stays where it is. */
typedef struct
{
  GFile *file;
  GBytes *content;
} DtiSaving;

static void
free_saving (gpointer data)
{
  DtiSaving *saving = data;

  g_object_unref (saving->file);
  g_bytes_unref (saving->content);
  g_free (saving);
}

static void
save_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  DtiSaving *saving = data;
  GError *error = NULL;

  if (dti_file_save (saving->file, saving->content, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * dti_chart_save_async:
 * @self: a chart
 * @file: a file whose name ends in `.svg`, `.png` or `.pdf`
 * @cancellable: (nullable): a cancellable, or `NULL`
 * @callback: (scope async): called when the file is written
 * @user_data: data for @callback
 *
 * Draws the chart, and writes it to a file in another thread.
 *
 * The chart is drawn before this returns, so it can be changed at once.
 *
 * Since: 1.0
 */
void
dti_chart_save_async (DtiChart *self,
                      GFile *file,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;
  GBytes *content;
  DtiSaving *saving;

  g_return_if_fail (DTI_IS_CHART (self));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dti_chart_save_async);
  content = make_content (self, file, &error);
  if (content == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  saving = g_new (DtiSaving, 1);
  saving->file = g_object_ref (file);
  saving->content = content;
  g_task_set_task_data (task, saving, free_saving);
  g_task_run_in_thread (task, save_in_thread);
}

/**
 * dti_chart_save_finish:
 * @self: a chart
 * @result: what the callback was given
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Tells how [method@Dti.Chart.save_async] ended.
 *
 * Fails as [method@Dti.Chart.save] does.
 *
 * Returns: `TRUE` if the file was written
 *
 * Since: 1.0
 */
gboolean
dti_chart_save_finish (DtiChart *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (DTI_IS_CHART (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
