/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-layout-private.h"
#include "dti-text-width-private.h"

#define MAX_CELL_WIDTH 180.0
#define SLANT 45
#define MAX_SLANTED 150.0
#define LINE 13.0
#define MAX_HEAD_LINES 3
#define MIN_NUMBER_HEIGHT 11.0
#define CELL_DECIMALS 2
#define RAMP_STEPS 48
#define RAMP_WIDTH 144.0

/* The numbers that the ends of the ramp stand for: 0 and 1, or those that are there. Tells whether
 * any is missing. */
static gboolean
find_range (DtiChart *chart, double range[2])
{
  gsize n = (gsize) chart->content.units->len * chart->content.columns->len;
  gboolean missing = FALSE;
  double low = INFINITY;
  double high = -INFINITY;

  for (gsize i = 0; i < n; i++)
    {
      double value = chart->content.cells[i];

      missing |= isnan (value);
      if (isnan (value))
        continue;
      low = MIN (low, value);
      high = MAX (high, value);
    }
  range[0] = 0.0;
  range[1] = 1.0;
  if (low < 0.0 || high > 1.0)
    {
      range[0] = low;
      range[1] = high > low ? high : low + 1.0;
    }

  return missing;
}

static void
draw_legend (DtiLayout *layout, const double range[2], gboolean has_missing)
{
  DtiCanvas *canvas = layout->canvas;
  DtiLettering letters = dti_layout_letters (layout, DTI_LAYOUT_SMALL_SIZE, DTI_ANCHOR_START);
  g_autofree char *low = dti_chart_format (layout->chart, range[0], -1);
  g_autofree char *high = dti_chart_format (layout->chart, range[1], -1);
  const DtiLegendEntry missing = { .key = DTI_KEY_HATCHED,
                                   .colour = layout->palette->context,
                                   .text =
                                       dti_chart_get_word (layout->chart, DTI_CHART_WORD_MISSING) };
  double x = layout->left + dti_text_width_measure (low, letters.size, FALSE) + 6.0;
  double left = layout->left;

  layout->top += 8.0;
  dti_canvas_add_text (canvas, layout->left, layout->top, low, letters);
  for (guint i = 0; i < RAMP_STEPS; i++)
    dti_canvas_add_rectangle (canvas,
                              x + i * RAMP_WIDTH / RAMP_STEPS,
                              layout->top - 10.0,
                              RAMP_WIDTH / RAMP_STEPS + (i + 1 < RAMP_STEPS ? 0.5 : 0.0),
                              12.0,
                              dti_layout_fill (
                                  dti_palette_mix (layout->palette, i / (RAMP_STEPS - 1.0))));
  dti_canvas_add_text (canvas, x + RAMP_WIDTH + 6.0, layout->top, high, letters);
  if (!has_missing)
    {
      layout->top += 12.0;
      return;
    }
  layout->top -= 8.0;
  layout->left = x + RAMP_WIDTH + 50.0;
  dti_layout_add_legend (layout, &missing, 1);
  layout->left = left;
}

/* ---- heads of columns ---- */

static guint
count_lines (DtiChart *chart, double width)
{
  guint lines = 0;

  for (guint j = 0; j < chart->content.columns->len; j++)
    {
      g_autofree char *title =
          dti_chart_title_node (chart, g_ptr_array_index (chart->content.columns, j));
      g_auto (GStrv) wrapped =
          dti_text_width_wrap (title, DTI_LAYOUT_SMALL_SIZE, FALSE, width, MAX_HEAD_LINES + 1);

      lines = MAX (lines, g_strv_length (wrapped));
      for (gsize i = 0; wrapped[i] != NULL; i++)
        if (g_str_has_suffix (wrapped[i], "…"))
          return MAX_HEAD_LINES + 1;
    }

  return lines;
}

/* How high the heads are; those that fit into no few lines are slanted. */
static double
measure_heads (DtiChart *chart, double width, gboolean *slanted)
{
  guint lines = count_lines (chart, width - 6.0);
  double longest = 0.0;

  *slanted = lines > MAX_HEAD_LINES;
  if (!*slanted)
    return lines * LINE + 6.0;
  for (guint j = 0; j < chart->content.columns->len; j++)
    {
      g_autofree char *title =
          dti_chart_title_node (chart, g_ptr_array_index (chart->content.columns, j));

      longest = MAX (longest, dti_text_width_measure (title, DTI_LAYOUT_SMALL_SIZE, FALSE));
    }

  return MIN (longest, MAX_SLANTED) * sin (SLANT * G_PI / 180.0) + 14.0;
}

static void
draw_head (DtiLayout *layout, guint j, double x, double width, double bottom, gboolean slanted)
{
  DtiChart *chart = layout->chart;
  g_autofree char *title =
      dti_chart_title_node (chart, g_ptr_array_index (chart->content.columns, j));
  DtiLettering letters = dti_layout_letters (layout, DTI_LAYOUT_SMALL_SIZE, DTI_ANCHOR_MIDDLE);
  g_auto (GStrv) lines = NULL;
  gsize n;

  if (slanted)
    {
      /* Towards the right edge there is less room. */
      double room = (layout->right - x) / cos (SLANT * G_PI / 180.0) - 6.0;

      letters.anchor = DTI_ANCHOR_START;
      letters.angle = -SLANT;
      dti_canvas_add_fitting_text (layout->canvas,
                                   x + 0.5 * width + 3.0,
                                   bottom - 6.0,
                                   MIN (MAX_SLANTED, room),
                                   title,
                                   letters);
      return;
    }

  lines = dti_text_width_wrap (title, letters.size, FALSE, width - 6.0, MAX_HEAD_LINES);
  n = g_strv_length (lines);
  for (gsize i = 0; i < n; i++)
    dti_canvas_add_text (layout->canvas,
                         x + 0.5 * width,
                         bottom - 6.0 - (double) (n - 1 - i) * LINE,
                         lines[i],
                         letters);
}

/* ---- cells ---- */

static void
draw_cell (DtiLayout *layout,
           const DtiRows *rows,
           const double range[2],
           guint u,
           guint j,
           double x,
           double y,
           double width)
{
  DtiChart *chart = layout->chart;
  double value = dti_chart_get_cell (chart, u, j);
  double height = rows->height;
  double share = (value - range[0]) / (range[1] - range[0]);
  DtiColour colour =
      isnan (value) ? layout->palette->background : dti_palette_mix (layout->palette, share);
  DtiLettering letters =
      dti_layout_letters (layout, MIN (rows->size, DTI_LAYOUT_SMALL_SIZE), DTI_ANCHOR_MIDDLE);
  g_autofree char *text = dti_chart_format (chart, value, CELL_DECIMALS);

  if (isnan (value))
    dti_canvas_add_hatch (layout->canvas, x, y, width, height, layout->palette->hatch);
  dti_canvas_add_rectangle (layout->canvas,
                            x,
                            y,
                            width,
                            height,
                            (DtiPaint){ isnan (value) ? DTI_COLOUR_NONE : colour,
                                        layout->palette->background,
                                        1.0,
                                        FALSE });
  dti_layout_mark_value (layout,
                         isnan (value) ? "missing" : "cell",
                         g_ptr_array_index (chart->content.units, u),
                         g_ptr_array_index (chart->content.columns, j),
                         value);
  if (height < MIN_NUMBER_HEIGHT ||
      dti_text_width_measure (text, letters.size, FALSE) + 2.0 > width)
    return;
  letters.colour = dti_palette_choose_text (colour);
  dti_canvas_add_text (layout->canvas,
                       x + 0.5 * width,
                       y + 0.5 * height + 0.36 * letters.size,
                       text,
                       letters);
}

void
dti_chart_lay_out_heatmap (DtiLayout *layout)
{
  DtiChart *chart = layout->chart;
  guint n = chart->content.units->len;
  guint n_columns = chart->content.columns->len;
  DtiRow *units = dti_chart_make_rows (chart);
  gboolean slanted;
  gboolean has_missing;
  double range[2];
  DtiRows rows;
  double width;
  double head;

  has_missing = find_range (chart, range);
  draw_legend (layout, range, has_missing);
  rows = dti_layout_measure_rows (layout, units, n);
  width = MIN ((layout->right - rows.left) / n_columns, MAX_CELL_WIDTH);
  head = measure_heads (chart, width, &slanted);
  /* The last of the slanted heads needs room beside its column. */
  if (slanted)
    width = MIN ((layout->right - rows.left - 60.0) / n_columns, MAX_CELL_WIDTH);
  width = MAX (width, 1.0);
  dti_layout_open (layout, rows.natural_height + head + 4.0);
  dti_layout_draw_rows (layout, &rows, layout->top + head, layout->bottom);
  for (guint j = 0; j < n_columns; j++)
    {
      double x = rows.left + j * width;

      draw_head (layout, j, x, width, layout->top + head, slanted);
      for (guint i = 0; i < n; i++)
        draw_cell (
            layout, &rows, range, i, j, x, dti_rows_get_top (&rows, i, layout->top + head), width);
    }
  dti_chart_free_rows (units, n);
}
