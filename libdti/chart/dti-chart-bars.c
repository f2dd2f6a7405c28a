/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-layout-private.h"
#include "dti-text-width-private.h"

#define AXIS_HEIGHT 20.0
#define BAR_SHARE 0.74
#define MIN_NUMBER_ROW 15.0

/* Where bars begin and end: parts below 0 go to the left. */
static DtiAxis
make_axis (DtiChart *chart, double room)
{
  double lowest = 0.0;
  double highest = 0.0;

  for (guint i = 0; i < chart->content.units->len; i++)
    {
      const DtiChartUnit *unit = g_ptr_array_index (chart->content.units, i);
      double sums[2] = { 0.0, 0.0 };

      for (guint j = 0; !unit->is_whole && j < chart->content.columns->len; j++)
        {
          double part = dti_chart_get_cell (chart, i, j);

          if (!isnan (part))
            sums[part < 0.0 ? 0 : 1] += part;
        }
      lowest = MIN (lowest, isnan (unit->total) ? sums[0] : MIN (sums[0], unit->total));
      highest = MAX (highest, isnan (unit->total) ? sums[1] : MAX (sums[1], unit->total));
    }

  return dti_axis_new (lowest, highest, (guint) MAX (room / 90.0, 2.0));
}

/* The numbers behind the bars. */
static double
measure_totals (DtiChart *chart)
{
  double widest = 0.0;

  for (guint i = 0; i < chart->content.units->len; i++)
    {
      const DtiChartUnit *unit = g_ptr_array_index (chart->content.units, i);
      g_autofree char *total = dti_chart_format_figure (chart, unit->total);

      widest = MAX (widest, dti_text_width_measure (total, DTI_LAYOUT_LABEL_SIZE, TRUE));
    }

  return widest;
}

/* Where the colours begin again. */
static gboolean
is_striped (guint part)
{
  return part / DTI_PALETTE_N_CATEGORIES % 2 == 1;
}

static void
draw_legend (DtiLayout *layout)
{
  DtiChart *chart = layout->chart;
  guint n_parts = chart->content.columns->len;
  g_autofree DtiLegendEntry *entries = g_new0 (DtiLegendEntry, n_parts + 2);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  gboolean whole = FALSE;
  gboolean missing = FALSE;
  guint n = 0;

  for (guint i = 0; i < chart->content.units->len; i++)
    {
      const DtiChartUnit *unit = g_ptr_array_index (chart->content.units, i);

      missing |= isnan (unit->total);
      whole |= !isnan (unit->total) && unit->is_whole;
    }
  for (guint j = 0; j < n_parts; j++)
    {
      char *title = dti_chart_title_node (chart, g_ptr_array_index (chart->content.columns, j));

      g_ptr_array_add (titles, title);
      entries[n++] = (DtiLegendEntry){ .key = is_striped (j) ? DTI_KEY_STRIPED : DTI_KEY_FILLED,
                                       .colour = dti_palette_get_category (layout->palette, j),
                                       .text = title };
    }
  if (whole && n_parts > 0)
    entries[n++] = (DtiLegendEntry){ .key = DTI_KEY_OUTLINED,
                                     .colour = layout->palette->context,
                                     .text = dti_chart_get_word (chart, DTI_CHART_WORD_WHOLE) };
  if (missing)
    entries[n++] = (DtiLegendEntry){ .key = DTI_KEY_DASH,
                                     .text = dti_chart_get_word (chart, DTI_CHART_WORD_MISSING) };
  dti_layout_add_legend (layout, entries, n);
}

/* The number inside its part, where there is room for it. */
static void
draw_number (DtiLayout *layout, double x, double y, double width, DtiColour colour, double value)
{
  g_autofree char *text = dti_chart_format_figure (layout->chart, value);
  DtiLettering letters = dti_layout_letters (layout, DTI_LAYOUT_SMALL_SIZE, DTI_ANCHOR_MIDDLE);

  if (dti_text_width_measure (text, letters.size, FALSE) + 8.0 > width)
    return;
  letters.colour = dti_palette_choose_text (colour);
  dti_canvas_add_text (layout->canvas, x + 0.5 * width, y, text, letters);
}

static void
draw_parts (DtiLayout *layout, const DtiAxis *axis, guint u, double top, double height)
{
  DtiChart *chart = layout->chart;
  const DtiChartUnit *unit = g_ptr_array_index (chart->content.units, u);
  double ends[2] = { 0.0, 0.0 };

  for (guint j = 0; j < chart->content.columns->len; j++)
    {
      double part = dti_chart_get_cell (chart, u, j);
      DtiColour colour = dti_palette_get_category (layout->palette, j);
      guint side = part < 0.0 ? 0 : 1;
      double x;
      double width;

      if (isnan (part))
        continue;
      x = dti_axis_map (axis, MIN (ends[side], ends[side] + part));
      width = dti_axis_map (axis, MAX (ends[side], ends[side] + part)) - x;
      ends[side] += part;
      dti_canvas_add_rectangle (layout->canvas,
                                x,
                                top,
                                width,
                                height,
                                (DtiPaint){ colour,
                                            layout->palette->background,
                                            width > 2.0 ? 0.75 : 0.0,
                                            FALSE });
      dti_layout_mark_value (layout,
                             "bar",
                             unit,
                             g_ptr_array_index (chart->content.columns, j),
                             part);
      if (is_striped (j))
        dti_canvas_add_hatch (layout->canvas, x, top, width, height, layout->palette->background);
      else if (height > MIN_NUMBER_ROW * BAR_SHARE)
        draw_number (layout, x, top + 0.5 * height + 3.6, width, colour, part);
    }
}

static void
draw_whole (
    DtiLayout *layout, const DtiAxis *axis, const DtiChartUnit *unit, double top, double height)
{
  gboolean alone = layout->chart->content.columns->len == 0;
  double x = dti_axis_map (axis, MIN (0.0, unit->total));
  double width = dti_axis_map (axis, MAX (0.0, unit->total)) - x;
  DtiPaint paint = alone ? dti_layout_fill (layout->palette->up)
                         : dti_layout_stroke (layout->palette->context, 2.0);

  dti_canvas_add_rectangle (layout->canvas, x, top, width, height, paint);
  dti_layout_mark_value (layout, "bar", unit, layout->chart->content.node, unit->total);
}

static void
draw_bar (DtiLayout *layout, const DtiRows *rows, const DtiAxis *axis, guint u, double top)
{
  const DtiChartUnit *unit = g_ptr_array_index (layout->chart->content.units, u);
  g_autofree char *total = dti_chart_format_figure (layout->chart, unit->total);
  DtiLettering letters = dti_layout_letters (layout, rows->size, DTI_ANCHOR_START);
  double y = dti_rows_get_top (rows, u, top);
  double height = rows->height * BAR_SHARE;
  double end = dti_axis_map (axis, MAX (0.0, isnan (unit->total) ? 0.0 : unit->total));

  letters.bold = rows->rows[u].is_highlighted;
  if (!isnan (unit->total) && unit->is_whole)
    draw_whole (layout, axis, unit, y + 0.5 * (rows->height - height), height);
  else if (!isnan (unit->total))
    draw_parts (layout, axis, u, y + 0.5 * (rows->height - height), height);
  if (rows->height < rows->size)
    return;
  dti_canvas_add_text (layout->canvas,
                       end + 5.0,
                       y + 0.5 * rows->height + 0.36 * rows->size,
                       total,
                       letters);
  dti_layout_mark_value (layout,
                         isnan (unit->total) ? "missing" : "total",
                         unit,
                         layout->chart->content.node,
                         unit->total);
}

void
dti_chart_lay_out_bars (DtiLayout *layout)
{
  DtiChart *chart = layout->chart;
  guint n = chart->content.units->len;
  DtiRow *units = dti_chart_make_rows (chart);
  DtiRows rows;
  DtiAxis axis;
  double right;

  draw_legend (layout);
  rows = dti_layout_measure_rows (layout, units, n);
  right = MAX (layout->right - measure_totals (chart) - 8.0, rows.left + 10.0);
  axis = make_axis (chart, right - rows.left);
  dti_axis_place (&axis, rows.left, right);
  dti_layout_open (layout, rows.natural_height + AXIS_HEIGHT);
  dti_layout_draw_rows (layout, &rows, layout->top, layout->bottom - AXIS_HEIGHT);
  dti_layout_draw_bottom_axis (layout, &axis, layout->top, layout->bottom - AXIS_HEIGHT);
  for (guint i = 0; i < n; i++)
    draw_bar (layout, &rows, &axis, i, layout->top);
  dti_chart_free_rows (units, n);
}
