/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-layout-private.h"
#include "dti-text-width-private.h"

#define NATURAL_HEIGHT 430.0
#define LINE 13.0
#define MAX_TITLE_LINES 2
/* More lines than these would be a crowd beside each spoke. */
#define MAX_NUMBERED 3
#define LABEL_GAP 12.0
/* Beside a title without numbers: what is missing there. */
#define GAPS_WIDTH 24.0

typedef struct
{
  DtiLayout *layout;
  DtiAxis axis;
  double x;
  double y;
  double label_width;
  guint n_spokes;
  guint n_title_lines;
  gboolean is_numbered;
} DtiRadar;

/* From the top, clockwise. */
static DtiPoint
get_direction (const DtiRadar *radar, guint spoke)
{
  double angle = 2.0 * G_PI * spoke / radar->n_spokes;

  return (DtiPoint){ sin (angle), -cos (angle) };
}

static DtiPoint
get_point (const DtiRadar *radar, guint spoke, double value)
{
  DtiPoint direction = get_direction (radar, spoke);
  double distance = dti_axis_map (&radar->axis, value);

  return (DtiPoint){ radar->x + distance * direction.x, radar->y + distance * direction.y };
}

/* From 0 to 1, or around the numbers where they go beyond. */
static DtiAxis
make_axis (DtiChart *chart)
{
  gsize n = (gsize) chart->content.units->len * chart->content.columns->len;
  double low = 0.0;
  double high = 1.0;

  for (gsize i = 0; i < n; i++)
    {
      double value = chart->content.cells[i];

      if (isnan (value))
        continue;
      low = MIN (low, value);
      high = MAX (high, value);
    }

  return dti_axis_new (low, high, 5);
}

/* Beside the first spoke, but not at the centre, where there is a crowd already. */
static void
draw_ticks (DtiRadar *radar)
{
  DtiLayout *layout = radar->layout;
  guint n = radar->axis.n_ticks;
  g_autofree double *positions = g_new (double, n);
  g_autofree gboolean *shown = g_new (gboolean, n);
  DtiLettering letters = dti_layout_letters (layout, DTI_LAYOUT_SMALL_SIZE, DTI_ANCHOR_START);

  letters.colour = layout->palette->muted;
  for (guint i = 0; i < n; i++)
    positions[i] = get_point (radar, 0, dti_axis_get_tick (&radar->axis, i)).y;
  dti_axis_thin (positions, NULL, n, DTI_LAYOUT_SMALL_SIZE, shown);
  for (guint i = 1; i < n; i++)
    {
      g_autofree char *text = dti_chart_format (layout->chart,
                                                dti_axis_get_tick (&radar->axis, i),
                                                dti_axis_get_decimals (&radar->axis));

      if (shown[i])
        dti_canvas_add_text (layout->canvas, radar->x + 4.0, positions[i] + 3.0, text, letters);
    }
}

static void
draw_grid (DtiRadar *radar)
{
  DtiLayout *layout = radar->layout;
  g_autofree DtiPoint *points = g_new (DtiPoint, radar->n_spokes);
  DtiPaint paint = dti_layout_stroke (layout->palette->grid, 1.0);

  for (guint i = 0; i < radar->axis.n_ticks; i++)
    {
      for (guint j = 0; j < radar->n_spokes; j++)
        points[j] = get_point (radar, j, dti_axis_get_tick (&radar->axis, i));
      dti_canvas_add_path (layout->canvas, points, radar->n_spokes, TRUE, paint);
    }
  for (guint j = 0; j < radar->n_spokes; j++)
    {
      DtiPoint end = get_point (radar, j, radar->axis.maximum);

      dti_canvas_add_line (layout->canvas, radar->x, radar->y, end.x, end.y, paint);
    }
  draw_ticks (radar);
}

static void
draw_line (DtiRadar *radar, guint u)
{
  DtiLayout *layout = radar->layout;
  const DtiChartUnit *unit = g_ptr_array_index (layout->chart->content.units, u);
  DtiColour colour = dti_palette_get_category (layout->palette, u);
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (DtiPoint));
  const DtiPoint gap = { NAN, NAN };

  /* Side by side, so that a spoke without a value interrupts the line on both sides. */
  for (guint j = 0; j < radar->n_spokes; j++)
    {
      guint next = (j + 1) % radar->n_spokes;
      double a = dti_chart_get_cell (layout->chart, u, j);
      double b = dti_chart_get_cell (layout->chart, u, next);
      DtiPoint from = get_point (radar, j, a);
      DtiPoint to = get_point (radar, next, b);

      if (isnan (a) || isnan (b))
        continue;
      g_array_append_val (points, from);
      g_array_append_val (points, to);
      g_array_append_val (points, gap);
    }
  if (points->len == 0)
    return;
  dti_canvas_add_path (layout->canvas,
                       (const DtiPoint *) points->data,
                       points->len,
                       FALSE,
                       dti_layout_stroke (colour, 2.0));
  dti_canvas_mark (layout->canvas,
                   &(DtiMark){
                       .role = "line", .unit = unit->id, .value = NAN, .title = unit->name });
}

static void
draw_points (DtiRadar *radar, guint u)
{
  DtiLayout *layout = radar->layout;
  DtiChart *chart = layout->chart;

  for (guint j = 0; j < radar->n_spokes; j++)
    {
      double value = dti_chart_get_cell (chart, u, j);
      DtiPoint point = get_point (radar, j, value);

      if (isnan (value))
        continue;
      dti_layout_draw_marker (
          layout, u, point.x, point.y, 4.5, dti_palette_get_category (layout->palette, u), FALSE);
      dti_layout_mark_value (layout,
                             isnan (value) ? "missing" : "point",
                             g_ptr_array_index (chart->content.units, u),
                             g_ptr_array_index (chart->content.columns, j),
                             value);
    }
}

/* The numbers of a spoke, each behind the mark of its unit. */
static void
draw_spoke_numbers (DtiRadar *radar, guint j, double x, double y, DtiAnchor anchor)
{
  DtiLayout *layout = radar->layout;
  DtiChart *chart = layout->chart;

  for (guint u = 0; u < chart->content.units->len; u++)
    {
      double value = dti_chart_get_cell (chart, u, j);
      g_autofree char *text = dti_chart_format_figure (chart, value);
      double width = dti_text_width_measure (text, DTI_LAYOUT_LABEL_SIZE, FALSE);
      double left = x - 0.5 * anchor * (width + 12.0);

      dti_layout_draw_marker (layout,
                              u,
                              left + 4.0,
                              y + u * LINE - 4.0,
                              3.5,
                              dti_palette_get_category (layout->palette, u),
                              FALSE);
      dti_canvas_add_text (layout->canvas,
                           left + 12.0,
                           y + u * LINE,
                           text,
                           dti_layout_letters (layout, DTI_LAYOUT_LABEL_SIZE, DTI_ANCHOR_START));
      if (isnan (value))
        dti_layout_mark_value (layout,
                               isnan (value) ? "missing" : "point",
                               g_ptr_array_index (chart->content.units, u),
                               g_ptr_array_index (chart->content.columns, j),
                               value);
    }
}

/* Without numbers: what is missing at a spoke, behind its title. */
static void
draw_spoke_gaps (DtiRadar *radar, guint j, double x, double y, DtiAnchor anchor, double width)
{
  DtiLayout *layout = radar->layout;
  DtiChart *chart = layout->chart;
  double step = anchor == DTI_ANCHOR_END ? -20.0 : 20.0;
  double place = x + (anchor == DTI_ANCHOR_END      ? -width - 14.0
                      : anchor == DTI_ANCHOR_MIDDLE ? 0.5 * width + 10.0
                                                    : width + 10.0);

  for (guint u = 0; u < chart->content.units->len; u++)
    {
      if (!isnan (dti_chart_get_cell (chart, u, j)))
        continue;
      dti_layout_draw_marker (
          layout, u, place, y - 4.0, 3.0, dti_palette_get_category (layout->palette, u), FALSE);
      dti_canvas_add_text (layout->canvas,
                           place + 5.0,
                           y,
                           "–",
                           dti_layout_letters (layout, DTI_LAYOUT_LABEL_SIZE, DTI_ANCHOR_START));
      dti_layout_mark_value (layout,
                             "missing",
                             g_ptr_array_index (chart->content.units, u),
                             g_ptr_array_index (chart->content.columns, j),
                             NAN);
      place += step;
    }
}

static gboolean
is_upright (const DtiRadar *radar, guint spoke)
{
  return fabs (get_direction (radar, spoke).x) < 0.1;
}

/* Between its neighbours' titles, a title on top or at the bottom has room on both sides. */
static double
find_room (const DtiRadar *radar, guint j)
{
  double side = sin (2.0 * G_PI / radar->n_spokes) * (radar->axis.to + LABEL_GAP);
  double gaps = radar->is_numbered ? 0.0 : GAPS_WIDTH;

  if (!is_upright (radar, j))
    return radar->label_width - gaps;
  if (radar->n_spokes <= 4)
    return 2.0 * radar->label_width - gaps;

  return MIN (2.0 * side - 8.0 - 2.0 * gaps, 2.0 * radar->label_width - gaps);
}

static void
draw_spoke_label (DtiRadar *radar, guint j)
{
  DtiLayout *layout = radar->layout;
  DtiChart *chart = layout->chart;
  DtiPoint direction = get_direction (radar, j);
  DtiPoint end = get_point (radar, j, radar->axis.maximum);
  DtiAnchor anchor = is_upright (radar, j) ? DTI_ANCHOR_MIDDLE
                     : direction.x > 0.0   ? DTI_ANCHOR_START
                                           : DTI_ANCHOR_END;
  DtiLettering letters = dti_layout_letters (layout, DTI_LAYOUT_LABEL_SIZE, anchor);
  g_autofree char *title =
      dti_chart_title_node (chart, g_ptr_array_index (chart->content.columns, j));
  g_auto (GStrv) lines = NULL;
  guint n_lines;
  double x = end.x + LABEL_GAP * direction.x;
  double y;

  letters.bold = TRUE;
  lines =
      dti_text_width_wrap (title, letters.size, TRUE, find_room (radar, j), radar->n_title_lines);
  n_lines = g_strv_length (lines);
  /* The block of lines stands above a spoke that goes up, and below one that goes down. */
  y = end.y + LABEL_GAP * direction.y + 10.0 -
      0.5 * (1.0 - direction.y) * LINE *
          (n_lines + (radar->is_numbered ? chart->content.units->len : 0));
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      dti_canvas_add_text (layout->canvas, x, y + (double) i * LINE, lines[i], letters);
      if (g_str_has_suffix (lines[i], "…"))
        dti_canvas_mark (layout->canvas, &(DtiMark){ .value = NAN, .title = title });
    }
  if (radar->is_numbered)
    draw_spoke_numbers (radar, j, x, y + n_lines * LINE, anchor);
  else
    draw_spoke_gaps (radar, j, x, y, anchor, dti_text_width_measure (lines[0], letters.size, TRUE));
}

/* How many lines there are between the titles of neighbours on one side. */
static double
count_free_lines (const DtiRadar *radar)
{
  double least = INFINITY;

  for (guint j = 0; j < radar->n_spokes; j++)
    {
      DtiPoint a = get_point (radar, j, radar->axis.maximum);
      DtiPoint b = get_point (radar, (j + 1) % radar->n_spokes, radar->axis.maximum);

      if (is_upright (radar, j) || is_upright (radar, (j + 1) % radar->n_spokes) ||
          (a.x < radar->x) != (b.x < radar->x))
        continue;
      least = MIN (least, fabs (a.y - b.y) / LINE);
    }

  return least;
}

/* Titles in two lines, and numbers below them, where there is room for both. */
static void
choose_lines (DtiRadar *radar)
{
  guint n_units = radar->layout->chart->content.units->len;
  double free_lines = count_free_lines (radar);

  radar->is_numbered = n_units <= MAX_NUMBERED && free_lines >= 1 + n_units;
  radar->n_title_lines =
      free_lines >= MAX_TITLE_LINES + (radar->is_numbered ? n_units : 0) ? MAX_TITLE_LINES : 1;
}

static void
draw_spoke_labels (DtiRadar *radar)
{
  g_autofree double *positions = g_new (double, radar->n_spokes);
  g_autofree gboolean *shown = g_new (gboolean, radar->n_spokes);

  /* Left and right have labels of their own: as if one side stood far below the other. */
  for (guint j = 0; j < radar->n_spokes; j++)
    {
      DtiPoint end = get_point (radar, j, radar->axis.maximum);

      positions[j] = end.y + (end.x < radar->x - 1.0 ? 1e6 : is_upright (radar, j) ? 2e6 : 0.0);
    }
  dti_axis_thin (positions, NULL, radar->n_spokes, LINE, shown);
  for (guint j = 0; j < radar->n_spokes; j++)
    if (shown[j])
      draw_spoke_label (radar, j);
}

static void
draw_legend (DtiLayout *layout)
{
  GPtrArray *units = layout->chart->content.units;
  g_autofree DtiLegendEntry *entries = g_new0 (DtiLegendEntry, units->len + 1);
  guint n = units->len;
  gboolean missing = FALSE;

  for (guint u = 0; u < units->len; u++)
    {
      const DtiChartUnit *unit = g_ptr_array_index (units, u);

      entries[u] = (DtiLegendEntry){ .key = DTI_KEY_MARKER,
                                     .colour = dti_palette_get_category (layout->palette, u),
                                     .place = u,
                                     .text = unit->name };
      for (guint j = 0; j < layout->chart->content.columns->len; j++)
        missing |= isnan (dti_chart_get_cell (layout->chart, u, j));
    }
  if (missing)
    entries[n++] =
        (DtiLegendEntry){ .key = DTI_KEY_DASH,
                          .text = dti_chart_get_word (layout->chart, DTI_CHART_WORD_MISSING) };
  dti_layout_add_legend (layout, entries, n);
}

/* As large as there is room for above, below and beside the spokes. */
static void
place_radar (DtiRadar *radar, double above)
{
  DtiLayout *layout = radar->layout;
  double up = 0.0;
  double down = 0.0;
  double side = 0.0;
  double height = layout->bottom - layout->top - 2.0 * above;
  double width = layout->right - layout->left - 2.0 * (radar->label_width + LABEL_GAP);
  double radius;

  for (guint j = 0; j < radar->n_spokes; j++)
    {
      DtiPoint direction = get_direction (radar, j);

      up = MAX (up, -direction.y);
      down = MAX (down, direction.y);
      side = MAX (side, fabs (direction.x));
    }
  radius = MAX (MIN (height / (up + down), 0.5 * width / side), 10.0);
  dti_axis_place (&radar->axis, 0.0, radius);
  radar->x = 0.5 * (layout->left + layout->right);
  radar->y = 0.5 * (layout->top + layout->bottom) + 0.5 * radius * (up - down);
}

void
dti_chart_lay_out_radar (DtiLayout *layout)
{
  DtiChart *chart = layout->chart;
  guint n_units = chart->content.units->len;
  guint n_lines = MAX_TITLE_LINES + (n_units <= MAX_NUMBERED ? n_units : 0);
  DtiRadar radar = { .layout = layout, .n_spokes = chart->content.columns->len };
  double above = LINE * n_lines + LABEL_GAP;

  draw_legend (layout);
  dti_layout_open (layout, NATURAL_HEIGHT);
  radar.label_width = MIN (170.0, 0.26 * (layout->right - layout->left));
  radar.axis = make_axis (chart);
  place_radar (&radar, above);
  choose_lines (&radar);
  draw_grid (&radar);
  for (guint u = 0; u < n_units; u++)
    draw_line (&radar, u);
  for (guint u = 0; u < n_units; u++)
    draw_points (&radar, u);
  draw_spoke_labels (&radar);
}
