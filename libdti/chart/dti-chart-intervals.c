/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-layout-private.h"
#include "dti-text-width-private.h"

#define AXIS_HEIGHT 20.0

typedef enum
{
  CELL_LOW,
  CELL_MEDIAN,
  CELL_HIGH,
  N_CELLS,
} DtiIntervalCell;

static double
get_cell (DtiChart *chart, guint unit, DtiIntervalCell cell)
{
  return chart->content.cells[(gsize) unit * N_CELLS + cell];
}

/* The largest rank that occurs, or the number of units. */
static guint
find_last_rank (DtiChart *chart)
{
  guint n = chart->content.units->len;
  double last = n;

  for (guint i = 0; i < n; i++)
    {
      const DtiChartUnit *unit = g_ptr_array_index (chart->content.units, i);
      double high = get_cell (chart, i, CELL_HIGH);

      if (unit->rank > last)
        last = unit->rank;
      if (high > last)
        last = high;
    }

  return (guint) MIN (ceil (last), 1e6);
}

static void
draw_legend (DtiLayout *layout)
{
  DtiChart *chart = layout->chart;
  const DtiLegendEntry entries[] = {
    { .key = DTI_KEY_DIAMOND,
      .colour = layout->palette->down,
      .text = dti_chart_get_word (chart, DTI_CHART_WORD_RANK) },
    { .key = DTI_KEY_LINE,
      .colour = layout->palette->context,
      .text = dti_chart_get_word (chart, DTI_CHART_WORD_INTERVAL) },
    { .key = DTI_KEY_TICK,
      .colour = layout->palette->text,
      .text = dti_chart_get_word (chart, DTI_CHART_WORD_MEDIAN) },
  };

  dti_layout_add_legend (layout, entries, G_N_ELEMENTS (entries));
}

static char *
format_interval (DtiChart *chart, guint i)
{
  g_autofree char *low = dti_chart_format_figure (chart, get_cell (chart, i, CELL_LOW));
  g_autofree char *high = dti_chart_format_figure (chart, get_cell (chart, i, CELL_HIGH));

  if (isnan (get_cell (chart, i, CELL_LOW)) || isnan (get_cell (chart, i, CELL_HIGH)))
    return g_strdup ("–");
  if (g_str_equal (low, high))
    return g_steal_pointer (&low);

  return g_strdup_printf ("%s–%s", low, high);
}

static void
mark_number (DtiLayout *layout, const char *role, guint i, double value)
{
  DtiChart *chart = layout->chart;
  const DtiChartUnit *unit = g_ptr_array_index (chart->content.units, i);
  g_autofree char *rank = dti_chart_format_figure (chart, unit->rank);
  g_autofree char *median = dti_chart_format_figure (chart, get_cell (chart, i, CELL_MEDIAN));
  g_autofree char *interval = format_interval (chart, i);
  g_autofree char *title = g_strdup_printf ("%s: %s %s; %s; %s %s",
                                            unit->name,
                                            dti_chart_get_word (chart, DTI_CHART_WORD_RANK),
                                            rank,
                                            interval,
                                            dti_chart_get_word (chart, DTI_CHART_WORD_MEDIAN),
                                            median);

  dti_canvas_mark (layout->canvas,
                   &(DtiMark){ .role = role, .unit = unit->id, .value = value, .title = title });
}

static void
draw_interval (DtiLayout *layout, const DtiRows *rows, const DtiAxis *axis, guint i)
{
  DtiChart *chart = layout->chart;
  const DtiChartUnit *unit = g_ptr_array_index (chart->content.units, i);
  double y = dti_rows_get_top (rows, i, layout->top) + 0.5 * rows->height;
  double low = get_cell (chart, i, CELL_LOW);
  double median = get_cell (chart, i, CELL_MEDIAN);
  double high = get_cell (chart, i, CELL_HIGH);
  double thick = CLAMP (rows->height * 0.36, 2.0, 8.0);

  if (!isnan (low) && !isnan (high))
    {
      double left = dti_axis_map (axis, low);

      /* An interval of one rank is still to be seen. */
      dti_canvas_add_rectangle (layout->canvas,
                                left - 1.5,
                                y - 0.5 * thick,
                                dti_axis_map (axis, high) - left + 3.0,
                                thick,
                                dti_layout_fill (layout->palette->context));
      mark_number (layout, "interval", i, high - low);
    }
  if (!isnan (median))
    {
      double x = dti_axis_map (axis, median);

      dti_canvas_add_line (layout->canvas,
                           x,
                           y - 0.46 * rows->height,
                           x,
                           y + 0.46 * rows->height,
                           dti_layout_stroke (layout->palette->text, 2.0));
      mark_number (layout, "median", i, median);
    }
  if (!isnan (unit->rank))
    {
      dti_layout_draw_marker (layout,
                              3,
                              dti_axis_map (axis, unit->rank),
                              y,
                              CLAMP (rows->height * 0.19, 1.5, 4.0),
                              layout->palette->down,
                              FALSE);
      mark_number (layout, "rank", i, unit->rank);
    }
}

static void
draw_numbers (DtiLayout *layout, const DtiRows *rows)
{
  DtiLettering letters = dti_layout_letters (layout, rows->size, DTI_ANCHOR_END);

  for (guint i = 0; i < rows->n && rows->height >= rows->size; i++)
    {
      double y = dti_rows_get_top (rows, i, layout->top) + 0.5 * rows->height;
      g_autofree char *text = format_interval (layout->chart, i);

      letters.bold = rows->rows[i].is_highlighted;
      dti_canvas_add_text (layout->canvas, layout->right, y + 0.36 * letters.size, text, letters);
      if (g_str_equal (text, "–"))
        mark_number (layout, "missing", i, NAN);
    }
}

void
dti_chart_lay_out_intervals (DtiLayout *layout)
{
  DtiChart *chart = layout->chart;
  guint n = chart->content.units->len;
  DtiRow *units = dti_chart_make_rows (chart);
  guint last = find_last_rank (chart);
  double room = dti_text_width_measure ("63–63", DTI_LAYOUT_LABEL_SIZE, TRUE) + 14.0;
  DtiRows rows;
  DtiAxis axis;
  double right;

  draw_legend (layout);
  rows = dti_layout_measure_rows (layout, units, n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = format_interval (chart, i);

      room = MAX (room, dti_text_width_measure (text, DTI_LAYOUT_LABEL_SIZE, TRUE) + 14.0);
    }
  right = MAX (layout->right - room, rows.left + 10.0);
  axis = dti_axis_new_ranks (last, (guint) MAX ((right - rows.left) / 60.0, 1.0));
  dti_axis_place (&axis, rows.left + 6.0, right);
  dti_layout_open (layout, rows.natural_height + AXIS_HEIGHT);
  dti_layout_draw_rows (layout, &rows, layout->top, layout->bottom - AXIS_HEIGHT);
  dti_layout_draw_bottom_axis (layout, &axis, layout->top, layout->bottom - AXIS_HEIGHT);
  for (guint i = 0; i < n; i++)
    draw_interval (layout, &rows, &axis, i);
  draw_numbers (layout, &rows);
  dti_chart_free_rows (units, n);
}
