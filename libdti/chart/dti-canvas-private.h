/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A picture as a list of shapes, in the order in which they are painted. It knows nothing of
 * charts, and measures text by a table, so that every machine makes the same list. Lengths are in
 * units of 1/96 inch, x goes right and y goes down. */

/* Red, green and blue as 0xRRGGBB. */
typedef guint32 DtiColour;
#define DTI_COLOUR_NONE G_MAXUINT32

typedef struct
{
  double x;
  double y;
} DtiPoint;

typedef enum
{
  DTI_ANCHOR_START,
  DTI_ANCHOR_MIDDLE,
  DTI_ANCHOR_END,
} DtiAnchor;

/* How a shape that is no text is painted. */
typedef struct
{
  DtiColour fill;
  DtiColour stroke;
  double line_width;
  gboolean dashed;
} DtiPaint;

/* How a text is painted; it turns clockwise by @angle degrees about the point where it stands. */
typedef struct
{
  double size;
  DtiColour colour;
  DtiAnchor anchor;
  int angle;
  gboolean bold;
} DtiLettering;

/* What a shape stands for. */
typedef struct
{
  const char *role; /* a static word for style sheets and programs */
  const char *unit;
  const char *node;
  const char *period;
  double value; /* NaN: there is none */
  const char *title;
} DtiMark;

typedef enum
{
  DTI_SHAPE_RECTANGLE, /* x, y, width, height */
  DTI_SHAPE_CIRCLE,    /* x, y; the radius is its width */
  DTI_SHAPE_PATH,      /* points; a point that is NaN begins another line */
  DTI_SHAPE_TEXT,      /* x, y on its base line */
} DtiShapeKind;

typedef struct
{
  DtiShapeKind kind;
  double x;
  double y;
  double width;
  double height;
  DtiPaint paint;
  DtiLettering lettering;
  char *text;
  DtiPoint *points;
  gsize n_points;
  gboolean closed;
  DtiMark mark; /* its texts belong to the canvas */
} DtiShape;

typedef struct _DtiCanvas DtiCanvas;

DtiCanvas *dti_canvas_new (double width, DtiColour background);
void dti_canvas_free (DtiCanvas *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtiCanvas, dti_canvas_free)

void dti_canvas_set_height (DtiCanvas *self, double height);
/* What is told instead of showing it: the title, a description, and the language of both. */
void dti_canvas_describe (DtiCanvas *self,
                          const char *language,
                          const char *title,
                          const char *description);

double dti_canvas_get_width (const DtiCanvas *self);
double dti_canvas_get_height (const DtiCanvas *self);
DtiColour dti_canvas_get_background (const DtiCanvas *self);
const char *dti_canvas_get_language (const DtiCanvas *self);
const char *dti_canvas_get_title (const DtiCanvas *self);
const char *dti_canvas_get_description (const DtiCanvas *self);
gsize dti_canvas_get_n_shapes (const DtiCanvas *self);
const DtiShape *dti_canvas_get_shape (const DtiCanvas *self, gsize position);

void dti_canvas_add_rectangle (
    DtiCanvas *self, double x, double y, double width, double height, DtiPaint paint);
void dti_canvas_add_circle (DtiCanvas *self, double x, double y, double radius, DtiPaint paint);
void
dti_canvas_add_line (DtiCanvas *self, double x1, double y1, double x2, double y2, DtiPaint paint);
void dti_canvas_add_path (
    DtiCanvas *self, const DtiPoint *points, gsize n_points, gboolean closed, DtiPaint paint);
/* Lines at 45° inside a rectangle, for what is not there. */
void dti_canvas_add_hatch (
    DtiCanvas *self, double x, double y, double width, double height, DtiColour colour);
void
dti_canvas_add_text (DtiCanvas *self, double x, double y, const char *text, DtiLettering lettering);
/* The same, cut short with … where it would be wider than @room; then the whole is its title. */
void dti_canvas_add_fitting_text (
    DtiCanvas *self, double x, double y, double room, const char *text, DtiLettering lettering);
/* Says what the last shape stands for. */
void dti_canvas_mark (DtiCanvas *self, const DtiMark *mark);

/* The back ends. */
char *dti_canvas_to_svg (const DtiCanvas *self);

G_END_DECLS
