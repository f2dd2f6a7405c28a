/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-canvas-private.h"
#include "dti-font-private.h"

#include <libdti/base/dti-number-private.h>
#include <libdti/base/dti-number.h>

/* Hundredths of a unit are finer than any screen, and coarser than what arithmetic leaves open. */
#define COORDINATE_DECIMALS 2

static void
add_attribute (GString *svg, const char *name, const char *value)
{
  g_autofree char *escaped = NULL;

  if (value == NULL)
    return;
  escaped = g_markup_escape_text (value, -1);
  g_string_append_printf (svg, " %s=\"%s\"", name, escaped);
}

static void
append_number (GString *svg, double number)
{
  char buffer[DTI_NUMBER_BUFFER];

  dti_number_to_buffer (dti_number_round (number, COORDINATE_DECIMALS), buffer);
  g_string_append (svg, buffer);
}

static void
add_number (GString *svg, const char *name, double number)
{
  g_string_append_printf (svg, " %s=\"", name);
  append_number (svg, number);
  g_string_append_c (svg, '"');
}

static void
add_colour (GString *svg, const char *name, DtiColour colour)
{
  if (colour == DTI_COLOUR_NONE)
    g_string_append_printf (svg, " %s=\"none\"", name);
  else
    g_string_append_printf (svg, " %s=\"#%06x\"", name, colour);
}

static void
add_element (GString *svg, const char *name, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append_printf (svg, "<%s>%s</%s>", name, escaped, name);
}

static void
add_mark (GString *svg, const DtiMark *mark)
{
  char buffer[DTI_NUMBER_BUFFER];

  add_attribute (svg, "class", mark->role);
  add_attribute (svg, "data-unit", mark->unit);
  add_attribute (svg, "data-node", mark->node);
  add_attribute (svg, "data-period", mark->period);
  if (isnan (mark->value))
    return;
  dti_number_to_buffer (mark->value, buffer);
  add_attribute (svg, "data-value", buffer);
}

static void
add_paint (GString *svg, const DtiPaint *paint)
{
  add_colour (svg, "fill", paint->fill);
  if (paint->stroke == DTI_COLOUR_NONE)
    return;
  add_colour (svg, "stroke", paint->stroke);
  add_number (svg, "stroke-width", paint->line_width);
  if (paint->dashed)
    g_string_append (svg, " stroke-dasharray=\"4 3\"");
}

static void
add_path (GString *svg, const DtiShape *shape)
{
  gboolean begins = TRUE;

  g_string_append (svg, " d=\"");
  for (gsize i = 0; i < shape->n_points; i++)
    {
      if (isnan (shape->points[i].x))
        {
          begins = TRUE;
          continue;
        }
      g_string_append_c (svg, begins ? 'M' : 'L');
      append_number (svg, shape->points[i].x);
      g_string_append_c (svg, ' ');
      append_number (svg, shape->points[i].y);
      begins = FALSE;
    }
  g_string_append (svg, shape->closed ? "Z\"" : "\"");
}

static void
add_lettering (GString *svg, const DtiShape *shape)
{
  static const char *const anchors[] = { NULL, "middle", "end" };

  add_number (svg, "x", shape->x);
  add_number (svg, "y", shape->y);
  add_number (svg, "font-size", shape->lettering.size);
  add_colour (svg, "fill", shape->lettering.colour);
  add_attribute (svg, "text-anchor", anchors[shape->lettering.anchor]);
  if (shape->lettering.bold)
    add_attribute (svg, "font-weight", "bold");
  if (shape->lettering.angle == 0)
    return;
  g_string_append_printf (svg, " transform=\"rotate(%d ", shape->lettering.angle);
  append_number (svg, shape->x);
  g_string_append_c (svg, ' ');
  append_number (svg, shape->y);
  g_string_append (svg, ")\"");
}

static void
add_shape (GString *svg, const DtiShape *shape)
{
  static const char *const elements[] = { "rect", "circle", "path", "text" };
  const char *element = elements[shape->kind];

  g_string_append_printf (svg, "<%s", element);
  add_mark (svg, &shape->mark);
  switch (shape->kind)
    {
    case DTI_SHAPE_RECTANGLE:
      add_number (svg, "x", shape->x);
      add_number (svg, "y", shape->y);
      add_number (svg, "width", shape->width);
      add_number (svg, "height", shape->height);
      break;
    case DTI_SHAPE_CIRCLE:
      add_number (svg, "cx", shape->x);
      add_number (svg, "cy", shape->y);
      add_number (svg, "r", shape->width);
      break;
    case DTI_SHAPE_PATH:
      add_path (svg, shape);
      break;
    case DTI_SHAPE_TEXT:
    default:
      add_lettering (svg, shape);
    }
  if (shape->kind != DTI_SHAPE_TEXT)
    add_paint (svg, &shape->paint);
  if (shape->text == NULL && shape->mark.title == NULL)
    {
      g_string_append (svg, "/>\n");
      return;
    }

  g_string_append_c (svg, '>');
  if (shape->mark.title != NULL)
    add_element (svg, "title", shape->mark.title);
  if (shape->text != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (shape->text, -1);

      g_string_append (svg, escaped);
    }
  g_string_append_printf (svg, "</%s>\n", element);
}

char *
dti_canvas_to_svg (const DtiCanvas *self)
{
  GString *svg = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg "
                               "xmlns=\"http://www.w3.org/2000/svg\"");
  double width = dti_canvas_get_width (self);
  double height = dti_canvas_get_height (self);

  add_number (svg, "width", width);
  add_number (svg, "height", height);
  g_string_append (svg, " viewBox=\"0 0 ");
  append_number (svg, width);
  g_string_append_c (svg, ' ');
  append_number (svg, height);
  g_string_append (svg, "\" role=\"img\"");
  add_attribute (svg, "lang", dti_canvas_get_language (self));
  add_attribute (svg, "aria-label", dti_canvas_get_title (self));
  add_attribute (svg, "font-family", DTI_FONT_FAMILY);
  g_string_append (svg, ">\n");
  add_element (svg, "title", dti_canvas_get_title (self));
  g_string_append_c (svg, '\n');
  add_element (svg, "desc", dti_canvas_get_description (self));
  g_string_append (svg, "\n<rect");
  add_number (svg, "width", width);
  add_number (svg, "height", height);
  add_colour (svg, "fill", dti_canvas_get_background (self));
  g_string_append (svg, "/>\n");
  for (gsize i = 0; i < dti_canvas_get_n_shapes (self); i++)
    add_shape (svg, dti_canvas_get_shape (self, i));
  g_string_append (svg, "</svg>\n");

  return g_string_free (svg, FALSE);
}
