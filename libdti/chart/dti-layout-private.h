/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include "dti-axis-private.h"
#include "dti-chart-words-private.h"
#include "dti-palette-private.h"

G_BEGIN_DECLS

#define DTI_LAYOUT_MARGIN 16.0
#define DTI_LAYOUT_LABEL_SIZE 11.0
#define DTI_LAYOUT_SMALL_SIZE 10.0

/* A chart while it is laid out: from the top down, titles, legend, then the room that is left. */
typedef struct
{
  DtiChart *chart;
  DtiCanvas *canvas;
  const DtiPalette *palette;
  double left;
  double right;
  double top;    /* the first free line; of the plot, once it is open */
  double bottom; /* of the plot */
  double height; /* asked for, or 0 */
} DtiLayout;

/* What stands beside a word of a legend. */
typedef enum
{
  DTI_KEY_FILLED,
  DTI_KEY_HATCHED,
  DTI_KEY_OUTLINED,
  DTI_KEY_STRIPED, /* filled and hatched */
  DTI_KEY_LINE,
  DTI_KEY_UPRIGHT, /* a dashed line that stands */
  DTI_KEY_TICK,
  DTI_KEY_DIAMOND,
  DTI_KEY_HOLLOW,
  DTI_KEY_DASH,   /* the sign – */
  DTI_KEY_MARKER, /* a line with the mark of its place */
} DtiKey;

typedef struct
{
  DtiKey key;
  DtiColour colour;
  guint place; /* of DTI_KEY_MARKER */
  const char *text;
} DtiLegendEntry;

/* One line of a chart that is a table. */
typedef struct
{
  const char *label;
  const char *prefix; /* a rank, or NULL */
  const char *id;
  gboolean is_highlighted;
} DtiRow;

typedef struct
{
  const DtiRow *rows;
  guint n;
  double prefix_width;
  double label_width;
  double natural_height;
  double left;   /* where the plot begins */
  double height; /* of one row */
  double size;   /* of its letters */
} DtiRows;

void dti_layout_start (DtiLayout *self, DtiChart *chart, double width, double height);
/* Words side by side, on as many lines as they need. */
void dti_layout_add_legend (DtiLayout *self, const DtiLegendEntry *entries, guint n);
/* Ends the head: the plot has the height it needs, or what the chart's height leaves. */
void dti_layout_open (DtiLayout *self, double natural_height);

DtiLettering dti_layout_letters (const DtiLayout *self, double size, DtiAnchor anchor);
DtiPaint dti_layout_fill (DtiColour colour);
DtiPaint dti_layout_stroke (DtiColour colour, double line_width);
DtiPaint dti_layout_dash (DtiColour colour, double line_width);

/* How much room the labels of rows take; to be called before the plot is opened. */
DtiRows dti_layout_measure_rows (DtiLayout *self, const DtiRow *rows, guint n);
/* Bands and labels, once the plot is open; @top and @bottom bound the rows. */
void dti_layout_draw_rows (DtiLayout *self, DtiRows *rows, double top, double bottom);
double dti_rows_get_top (const DtiRows *self, guint position, double top);

/* Lines up from ticks, and their numbers below; the axis runs from left to right. */
void dti_layout_draw_bottom_axis (DtiLayout *self, const DtiAxis *axis, double top, double bottom);
/* Its numbers end at @numbers. */
void dti_layout_draw_left_axis (
    DtiLayout *self, const DtiAxis *axis, double numbers, double left, double right);
/* How wide the numbers of an axis are. */
double dti_layout_measure_axis (const DtiLayout *self, const DtiAxis *axis);

/* A mark of the shape that belongs to a place: circle, square, triangle, diamond … */
void dti_layout_draw_marker (DtiLayout *self,
                             guint place,
                             double x,
                             double y,
                             double radius,
                             DtiColour colour,
                             gboolean hollow);

/* What was drawn last is the value of a node. */
void dti_layout_mark_value (
    DtiLayout *self, const char *role, const DtiChartUnit *unit, DtiNode *node, double value);

/* Each kind fills an open canvas. */
void dti_chart_lay_out_bars (DtiLayout *layout);
void dti_chart_lay_out_heatmap (DtiLayout *layout);
void dti_chart_lay_out_intervals (DtiLayout *layout);
void dti_chart_lay_out_lines (DtiLayout *layout);
void dti_chart_lay_out_radar (DtiLayout *layout);
void dti_chart_lay_out_waterfall (DtiLayout *layout);

/* The rows of the units of a chart; prefixes are their ranks. Free with dti_chart_free_rows(). */
DtiRow *dti_chart_make_rows (DtiChart *chart);
void dti_chart_free_rows (DtiRow *rows, guint n);

G_END_DECLS
