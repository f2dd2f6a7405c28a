/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-canvas-private.h"
#include "dti-text-width-private.h"

#define HATCH_DISTANCE 5.0

struct _DtiCanvas
{
  double width;
  double height;
  DtiColour background;
  char *language;
  char *title;
  char *description;
  GArray *shapes;
  GStringChunk *texts;
};

static void
clear_shape (gpointer data)
{
  DtiShape *shape = data;

  g_free (shape->points);
}

/* Names come from files: what XML cannot hold becomes a space. */
static char *
clean_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *clean = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);
      gboolean possible = letter >= 0x20 && letter != 0x7f && (letter & 0xfffe) != 0xfffe;

      g_string_append_unichar (clean, possible ? letter : ' ');
    }

  return g_string_free (clean, FALSE);
}

static char *
keep_text (DtiCanvas *self, const char *text)
{
  g_autofree char *clean = NULL;

  if (text == NULL)
    return NULL;
  clean = clean_text (text);

  return g_string_chunk_insert_const (self->texts, clean);
}

DtiCanvas *
dti_canvas_new (double width, DtiColour background)
{
  DtiCanvas *self = g_new0 (DtiCanvas, 1);

  self->width = width;
  self->background = background;
  self->shapes = g_array_new (FALSE, TRUE, sizeof (DtiShape));
  g_array_set_clear_func (self->shapes, clear_shape);
  self->texts = g_string_chunk_new (1024);
  self->language = g_strdup ("en");
  self->title = g_strdup ("");
  self->description = g_strdup ("");

  return self;
}

void
dti_canvas_free (DtiCanvas *self)
{
  g_array_unref (self->shapes);
  g_string_chunk_free (self->texts);
  g_free (self->language);
  g_free (self->title);
  g_free (self->description);
  g_free (self);
}

void
dti_canvas_set_height (DtiCanvas *self, double height)
{
  self->height = height;
}

void
dti_canvas_describe (DtiCanvas *self,
                     const char *language,
                     const char *title,
                     const char *description)
{
  g_free (self->language);
  g_free (self->title);
  g_free (self->description);
  self->language = g_strdup (language);
  self->title = clean_text (title);
  self->description = clean_text (description);
}

double
dti_canvas_get_width (const DtiCanvas *self)
{
  return self->width;
}

double
dti_canvas_get_height (const DtiCanvas *self)
{
  return self->height;
}

DtiColour
dti_canvas_get_background (const DtiCanvas *self)
{
  return self->background;
}

const char *
dti_canvas_get_language (const DtiCanvas *self)
{
  return self->language;
}

const char *
dti_canvas_get_title (const DtiCanvas *self)
{
  return self->title;
}

const char *
dti_canvas_get_description (const DtiCanvas *self)
{
  return self->description;
}

gsize
dti_canvas_get_n_shapes (const DtiCanvas *self)
{
  return self->shapes->len;
}

const DtiShape *
dti_canvas_get_shape (const DtiCanvas *self, gsize position)
{
  return &g_array_index (self->shapes, DtiShape, position);
}

/* ---- shapes ---- */

static void
add_shape (DtiCanvas *self, DtiShape shape)
{
  shape.mark.value = NAN;
  g_array_append_val (self->shapes, shape);
}

void
dti_canvas_add_rectangle (
    DtiCanvas *self, double x, double y, double width, double height, DtiPaint paint)
{
  DtiShape shape = { .kind = DTI_SHAPE_RECTANGLE, .x = x, .y = y, .paint = paint };

  shape.width = MAX (width, 0.0);
  shape.height = MAX (height, 0.0);
  add_shape (self, shape);
}

void
dti_canvas_add_circle (DtiCanvas *self, double x, double y, double radius, DtiPaint paint)
{
  DtiShape shape = { .kind = DTI_SHAPE_CIRCLE, .x = x, .y = y, .width = radius, .paint = paint };

  add_shape (self, shape);
}

void
dti_canvas_add_line (DtiCanvas *self, double x1, double y1, double x2, double y2, DtiPaint paint)
{
  const DtiPoint points[] = { { x1, y1 }, { x2, y2 } };

  dti_canvas_add_path (self, points, G_N_ELEMENTS (points), FALSE, paint);
}

void
dti_canvas_add_path (
    DtiCanvas *self, const DtiPoint *points, gsize n_points, gboolean closed, DtiPaint paint)
{
  DtiShape shape = { .kind = DTI_SHAPE_PATH, .closed = closed, .paint = paint };

  shape.points = g_memdup2 (points, n_points * sizeof (DtiPoint));
  shape.n_points = n_points;
  add_shape (self, shape);
}

void
dti_canvas_add_hatch (
    DtiCanvas *self, double x, double y, double width, double height, DtiColour colour)
{
  const DtiPaint paint = { DTI_COLOUR_NONE, colour, 1.0, FALSE };
  const DtiPoint gap = { NAN, NAN };
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (DtiPoint));

  /* A line goes from the left or lower edge up to the upper or right one. */
  for (guint i = 1; i * HATCH_DISTANCE < width + height; i++)
    {
      double sum = i * HATCH_DISTANCE;
      DtiPoint from = { x + MAX (0.0, sum - height), y + MIN (sum, height) };
      DtiPoint to = { x + MIN (sum, width), y + MAX (0.0, sum - width) };

      if (points->len > 0)
        g_array_append_val (points, gap);
      g_array_append_val (points, from);
      g_array_append_val (points, to);
    }
  if (points->len > 0)
    dti_canvas_add_path (self, (const DtiPoint *) points->data, points->len, FALSE, paint);
}

void
dti_canvas_add_text (DtiCanvas *self, double x, double y, const char *text, DtiLettering lettering)
{
  DtiShape shape = { .kind = DTI_SHAPE_TEXT, .x = x, .y = y, .lettering = lettering };

  shape.text = keep_text (self, text);
  add_shape (self, shape);
}

void
dti_canvas_add_fitting_text (
    DtiCanvas *self, double x, double y, double room, const char *text, DtiLettering lettering)
{
  g_autofree char *fitting = dti_text_width_shorten (text, lettering.size, lettering.bold, room);

  dti_canvas_add_text (self, x, y, fitting, lettering);
  if (!g_str_equal (fitting, text))
    dti_canvas_mark (self, &(DtiMark){ .value = NAN, .title = text });
}

void
dti_canvas_mark (DtiCanvas *self, const DtiMark *mark)
{
  DtiShape *shape = &g_array_index (self->shapes, DtiShape, self->shapes->len - 1);

  shape->mark.role = mark->role;
  shape->mark.value = mark->value;
  shape->mark.unit = keep_text (self, mark->unit);
  shape->mark.node = keep_text (self, mark->node);
  shape->mark.period = keep_text (self, mark->period);
  shape->mark.title = keep_text (self, mark->title);
}
