/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-layout-private.h"
#include "dti-text-width-private.h"

#define AXIS_HEIGHT 20.0
#define MAX_STEPS 20u
#define BAR_SHARE 0.62

/* A step where it is drawn: from one figure to the next. */
typedef struct
{
  char *label;
  const char *id;
  DtiCause cause;
  double before;
  double after;
  gboolean is_end; /* the first and the last row: a figure and no change */
} DtiWaterfallRow;

static void
clear_row (gpointer data)
{
  DtiWaterfallRow *row = data;

  g_free (row->label);
}

static const char *
get_cause_word (DtiChart *chart, DtiCause cause)
{
  if (cause == DTI_CAUSE_METHOD)
    return dti_chart_get_word (chart, DTI_CHART_WORD_METHOD);

  return cause == DTI_CAUSE_COVERAGE ? dti_chart_get_word (chart, DTI_CHART_WORD_COVERAGE) : NULL;
}

static char *
label_step (DtiChart *chart, const DtiChartStep *step)
{
  g_autofree char *title = NULL;
  const char *cause = get_cause_word (chart, step->cause);

  if (step->word >= 0)
    return g_strdup (dti_chart_get_word (chart, step->word));
  title = dti_chart_title_node (chart, step->node);

  return cause != NULL ? g_strdup_printf ("%s (%s)", title, cause) : g_steal_pointer (&title);
}

static void
add_row (GArray *rows, char *label, const char *id, DtiCause cause, double before, double change)
{
  DtiWaterfallRow row = { label, id, cause, before, before + change, FALSE };

  g_array_append_val (rows, row);
}

static void
add_end (GArray *rows, const char *period, double figure)
{
  DtiWaterfallRow row = { g_strdup (period), NULL, DTI_CAUSE_PERFORMANCE, figure, figure, TRUE };

  g_array_append_val (rows, row);
}

/* The steps of a score come with the largest first, so the last ones can be drawn as one; those of
 * a rank come in the order of the framework. */
static GArray *
make_rows (DtiChart *chart)
{
  const DtiChartContent *content = &chart->content;
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (DtiWaterfallRow));
  guint n = content->steps->len;
  guint n_single = n > MAX_STEPS && !content->is_rank ? MAX_STEPS - 1 : n;
  double at = content->from;
  double rest = 0.0;

  g_array_set_clear_func (rows, clear_row);
  add_end (rows, content->first_period, content->from);
  for (guint i = 0; i < n_single; i++)
    {
      const DtiChartStep *step = &g_array_index (content->steps, DtiChartStep, i);

      add_row (rows, label_step (chart, step), step->id, step->cause, at, step->change);
      at += step->change;
    }
  for (guint i = n_single; i < n; i++)
    rest += g_array_index (content->steps, DtiChartStep, i).change;
  if (n > n_single)
    add_row (rows,
             g_strdup_printf ("%s (%u)",
                              dti_chart_get_word (chart, DTI_CHART_WORD_SMALLER),
                              n - n_single),
             NULL,
             DTI_CAUSE_PERFORMANCE,
             at,
             rest);
  add_end (rows, content->last_period, content->to);

  return rows;
}

static DtiAxis
make_axis (DtiChart *chart, const GArray *rows, double left, double right)
{
  guint n_ticks = (guint) MAX ((right - left) / 90.0, 2.0);
  double low = INFINITY;
  double high = -INFINITY;
  DtiAxis axis;

  for (guint i = 0; i < rows->len; i++)
    {
      const DtiWaterfallRow *row = &g_array_index (rows, DtiWaterfallRow, i);

      low = MIN (low, MIN (row->before, row->after));
      high = MAX (high, MAX (row->before, row->after));
    }
  axis = dti_axis_new (low, high, n_ticks);
  /* The better figure is on the right. */
  if (chart->content.is_rank)
    dti_axis_place (&axis, right, left);
  else
    dti_axis_place (&axis, left, right);

  return axis;
}

static gboolean
has_cause (DtiChart *chart, DtiCause cause)
{
  for (guint i = 0; i < chart->content.steps->len; i++)
    if (g_array_index (chart->content.steps, DtiChartStep, i).cause == cause)
      return TRUE;

  return FALSE;
}

static void
draw_legend (DtiLayout *layout)
{
  DtiChart *chart = layout->chart;
  gboolean rank = chart->content.is_rank;
  DtiLegendEntry entries[4] = {
    { .key = DTI_KEY_FILLED,
      .colour = layout->palette->up,
      .text = dti_chart_get_word (chart, rank ? DTI_CHART_WORD_GAIN : DTI_CHART_WORD_RISE) },
    { .key = DTI_KEY_FILLED,
      .colour = layout->palette->down,
      .text = dti_chart_get_word (chart, rank ? DTI_CHART_WORD_LOSS : DTI_CHART_WORD_FALL) },
  };
  guint n = 2;

  if (has_cause (chart, DTI_CAUSE_METHOD))
    entries[n++] = (DtiLegendEntry){ .key = DTI_KEY_STRIPED,
                                     .colour = layout->palette->context,
                                     .text = get_cause_word (chart, DTI_CAUSE_METHOD) };
  if (has_cause (chart, DTI_CAUSE_COVERAGE) && !rank)
    entries[n++] = (DtiLegendEntry){ .key = DTI_KEY_OUTLINED,
                                     .colour = layout->palette->context,
                                     .text = get_cause_word (chart, DTI_CAUSE_COVERAGE) };
  dti_layout_add_legend (layout, entries, n);
}

static void
mark_row (DtiLayout *layout, const DtiWaterfallRow *row, const char *number)
{
  g_autofree char *title = g_strdup_printf ("%s: %s", row->label, number);

  dti_canvas_mark (layout->canvas,
                   &(DtiMark){ .role = row->is_end ? "total" : "step",
                               .unit = layout->chart->content.unit,
                               .node = row->id,
                               .period = row->is_end ? row->label : NULL,
                               .value = row->is_end ? row->after : row->after - row->before,
                               .title = title });
}

static void
draw_step (
    DtiLayout *layout, const DtiWaterfallRow *row, const DtiAxis *axis, double y, double height)
{
  gboolean better = (row->after > row->before) != layout->chart->content.is_rank;
  DtiColour colour = row->after == row->before ? layout->palette->context
                     : better                  ? layout->palette->up
                                               : layout->palette->down;
  double from = dti_axis_map (axis, row->before);
  double to = dti_axis_map (axis, row->after);
  double x = MIN (from, to);
  double width = MAX (fabs (to - from), 1.0);
  DtiPaint paint =
      row->cause == DTI_CAUSE_COVERAGE ? dti_layout_stroke (colour, 2.0) : dti_layout_fill (colour);

  if (row->cause == DTI_CAUSE_METHOD)
    {
      dti_canvas_add_rectangle (layout->canvas, x, y, width, height, paint);
      dti_canvas_add_hatch (layout->canvas, x, y, width, height, layout->palette->background);
      paint = dti_layout_stroke (colour, 1.0);
    }
  dti_canvas_add_rectangle (layout->canvas, x, y, width, height, paint);
}

static void
draw_row (DtiLayout *layout, const DtiRows *rows, const GArray *steps, const DtiAxis *axis, guint i)
{
  DtiChart *chart = layout->chart;
  const DtiWaterfallRow *row = &g_array_index (steps, DtiWaterfallRow, i);
  double y = dti_rows_get_top (rows, i, layout->top);
  double height = rows->height * BAR_SHARE;
  double after = dti_axis_map (axis, row->after);
  double middle = y + 0.5 * rows->height;
  double change = row->after - row->before;
  gboolean better = (change > 0.0) != chart->content.is_rank;
  DtiLettering letters = dti_layout_letters (layout, rows->size, DTI_ANCHOR_END);
  g_autofree char *number = row->is_end ? dti_chart_format_figure (chart, row->after)
                                        : dti_chart_format_change (chart, change);
  /* What changed nothing went neither up nor down; the ends of the chart are such rows. */
  g_autofree char *text =
      change == 0.0 ? g_strdup (number) : g_strdup_printf ("%s %s", better ? "▲" : "▼", number);

  if (row->is_end)
    dti_layout_draw_marker (layout, 3, after, middle, 5.0, layout->palette->text, FALSE);
  else
    draw_step (layout, row, axis, middle - 0.5 * height, height);
  mark_row (layout, row, number);
  if (i + 1 < steps->len)
    dti_canvas_add_line (layout->canvas,
                         after,
                         middle + (row->is_end ? 6.0 : 0.5 * height),
                         after,
                         middle + rows->height - 0.5 * height,
                         dti_layout_stroke (layout->palette->context, 1.0));
  /* The first and the last number have room in any case. */
  if (rows->height < rows->size && !row->is_end)
    return;
  letters.bold = row->is_end;
  dti_canvas_add_text (layout->canvas, layout->right, middle + 0.36 * rows->size, text, letters);
}

void
dti_chart_lay_out_waterfall (DtiLayout *layout)
{
  DtiChart *chart = layout->chart;
  g_autoptr (GArray) steps = make_rows (chart);
  g_autofree DtiRow *labels = g_new0 (DtiRow, steps->len);
  double room = dti_text_width_measure ("▲ +0.00000", DTI_LAYOUT_LABEL_SIZE, TRUE);
  DtiRows rows;
  DtiAxis axis;

  draw_legend (layout);
  for (guint i = 0; i < steps->len; i++)
    {
      const DtiWaterfallRow *step = &g_array_index (steps, DtiWaterfallRow, i);
      g_autofree char *number = dti_chart_format_change (chart, step->after - step->before);
      g_autofree char *figure = dti_chart_format_figure (chart, step->after);

      labels[i] = (DtiRow){ .label = step->label };
      room = MAX (room, dti_text_width_measure (number, DTI_LAYOUT_LABEL_SIZE, TRUE) + 24.0);
      room = MAX (room, dti_text_width_measure (figure, DTI_LAYOUT_LABEL_SIZE, TRUE) + 12.0);
    }
  rows = dti_layout_measure_rows (layout, labels, steps->len);
  axis =
      make_axis (chart, steps, rows.left + 6.0, MAX (layout->right - room - 8.0, rows.left + 16.0));
  dti_layout_open (layout, rows.natural_height + AXIS_HEIGHT);
  dti_layout_draw_rows (layout, &rows, layout->top, layout->bottom - AXIS_HEIGHT);
  dti_layout_draw_bottom_axis (layout, &axis, layout->top, layout->bottom - AXIS_HEIGHT);
  for (guint i = 0; i < steps->len; i++)
    draw_row (layout, &rows, steps, &axis, i);
}
