/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "dti-canvas-cairo-private.h"
#include "dti-font-private.h"

#include <libdti/base/dti-error.h>

/* What cairo can hold in one image. */
#define MAX_PIXELS 32767.0
/* A document that was made twice is the same document, so it has no time. */
#define CREATION_DATE "2000-01-01T00:00:00Z"
#define POINTS_PER_UNIT 0.75

static void
set_colour (cairo_t *cr, DtiColour colour)
{
  cairo_set_source_rgb (cr,
                        (colour >> 16 & 0xff) / 255.0,
                        (colour >> 8 & 0xff) / 255.0,
                        (colour & 0xff) / 255.0);
}

static void
trace_path (cairo_t *cr, const DtiShape *shape)
{
  gboolean begins = TRUE;

  for (gsize i = 0; i < shape->n_points; i++)
    {
      const DtiPoint *point = &shape->points[i];

      if (isnan (point->x))
        {
          begins = TRUE;
          continue;
        }
      if (begins)
        cairo_move_to (cr, point->x, point->y);
      else
        cairo_line_to (cr, point->x, point->y);
      begins = FALSE;
    }
  if (shape->closed)
    cairo_close_path (cr);
}

static void
draw_outline (cairo_t *cr, const DtiShape *shape)
{
  const double dashes[] = { 4.0, 3.0 };

  cairo_new_path (cr);
  if (shape->kind == DTI_SHAPE_RECTANGLE)
    cairo_rectangle (cr, shape->x, shape->y, shape->width, shape->height);
  else if (shape->kind == DTI_SHAPE_CIRCLE)
    cairo_arc (cr, shape->x, shape->y, shape->width, 0.0, 2.0 * G_PI);
  else
    trace_path (cr, shape);

  if (shape->paint.fill != DTI_COLOUR_NONE)
    {
      set_colour (cr, shape->paint.fill);
      cairo_fill_preserve (cr);
    }
  if (shape->paint.stroke != DTI_COLOUR_NONE)
    {
      set_colour (cr, shape->paint.stroke);
      cairo_set_line_width (cr, shape->paint.line_width);
      cairo_set_dash (cr, dashes, shape->paint.dashed ? 2 : 0, 0.0);
      cairo_stroke_preserve (cr);
    }
  cairo_new_path (cr);
}

static void
draw_text (cairo_t *cr, PangoLayout *layout, const DtiShape *shape)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (DTI_FONT_FAMILY);
  int width;

  pango_font_description_set_absolute_size (font, shape->lettering.size * PANGO_SCALE);
  if (shape->lettering.bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, shape->text, -1);
  pango_layout_get_size (layout, &width, NULL);

  cairo_save (cr);
  cairo_translate (cr, shape->x, shape->y);
  cairo_rotate (cr, shape->lettering.angle * G_PI / 180.0);
  set_colour (cr, shape->lettering.colour);
  cairo_move_to (cr,
                 -0.5 * shape->lettering.anchor * width / PANGO_SCALE,
                 -(double) pango_layout_get_baseline (layout) / PANGO_SCALE);
  pango_cairo_show_layout (cr, layout);
  cairo_restore (cr);
}

void
dti_canvas_draw (const DtiCanvas *self, cairo_t *cr)
{
  g_autoptr (PangoLayout) layout = NULL;
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_save (cr);
  layout = pango_cairo_create_layout (cr);
  /* Letters keep their places at every scale. */
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (pango_layout_get_context (layout), options);
  cairo_font_options_destroy (options);

  set_colour (cr, dti_canvas_get_background (self));
  cairo_rectangle (cr, 0.0, 0.0, dti_canvas_get_width (self), dti_canvas_get_height (self));
  cairo_fill (cr);
  for (gsize i = 0; i < dti_canvas_get_n_shapes (self); i++)
    {
      const DtiShape *shape = dti_canvas_get_shape (self, i);

      if (shape->kind == DTI_SHAPE_TEXT)
        draw_text (cr, layout, shape);
      else
        draw_outline (cr, shape);
    }
  cairo_restore (cr);
}

/* ---- files ---- */

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
take_bytes (cairo_status_t status, GByteArray *bytes, GError **error)
{
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_FAILED,
                   "the picture cannot be drawn: %s",
                   cairo_status_to_string (status));
      g_byte_array_unref (bytes);
      return NULL;
    }

  return g_byte_array_free_to_bytes (bytes);
}

GBytes *
dti_canvas_to_png (const DtiCanvas *self, double scale, GError **error)
{
  double width = ceil (dti_canvas_get_width (self) * scale);
  double height = ceil (dti_canvas_get_height (self) * scale);
  GByteArray *bytes;
  cairo_surface_t *surface;
  cairo_t *cr;
  cairo_status_t status;

  if (width > MAX_PIXELS || height > MAX_PIXELS)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_LIMIT,
                   "a PNG of %.0f × %.0f pixels is larger than %.0f",
                   width,
                   height,
                   MAX_PIXELS);
      return NULL;
    }

  bytes = g_byte_array_new ();
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, (int) height);
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  dti_canvas_draw (self, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, append_bytes, bytes);
  cairo_surface_destroy (surface);

  return take_bytes (status, bytes, error);
}

GBytes *
dti_canvas_to_pdf (const DtiCanvas *self, GError **error)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (append_bytes,
                                           bytes,
                                           dti_canvas_get_width (self) * POINTS_PER_UNIT,
                                           dti_canvas_get_height (self) * POINTS_PER_UNIT);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, CREATION_DATE);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, dti_canvas_get_title (self));
  cairo_scale (cr, POINTS_PER_UNIT, POINTS_PER_UNIT);
  dti_canvas_draw (self, cr);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  return take_bytes (status, bytes, error);
}
