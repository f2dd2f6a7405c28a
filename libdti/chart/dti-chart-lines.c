/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-chart-lines-private.h"
#include "dti-text-width-private.h"

#define NATURAL_HEIGHT 380.0
#define RANK_HEIGHT 13.0
#define FOOT 40.0
#define PADDING 10.0
/* More lines than these have no colours of their own. */
#define MAX_COLOURED DTI_PALETTE_N_CATEGORIES

const DtiChartUnit *
dti_lines_get_unit (const DtiLines *self, guint position)
{
  return g_ptr_array_index (self->layout->chart->content.units, position);
}

gboolean
dti_lines_has_prominent (const DtiLines *self)
{
  for (guint i = 0; i < self->n; i++)
    if (self->prominent[i])
      return TRUE;

  return FALSE;
}

double
dti_lines_map_time (const DtiLines *self, double time)
{
  double first = g_array_index (self->moments, DtiMoment, 0).time;
  double last = g_array_index (self->moments, DtiMoment, self->moments->len - 1).time;

  if (last <= first)
    return 0.5 * (self->left + self->right);

  return self->left + PADDING +
         (time - first) / (last - first) * (self->right - self->left - 2.0 * PADDING);
}

DtiColour
dti_lines_get_colour (const DtiLines *self, guint unit)
{
  const DtiPalette *palette = self->layout->palette;

  return self->prominent[unit] ? dti_palette_get_category (palette, self->places[unit])
                               : palette->context;
}

/* ---- periods ---- */

static int
compare_moments (gconstpointer a, gconstpointer b)
{
  const DtiMoment *x = a;
  const DtiMoment *y = b;

  return (x->time > y->time) - (x->time < y->time);
}

static GArray *
collect_moments (DtiChart *chart)
{
  GArray *moments = g_array_new (FALSE, FALSE, sizeof (DtiMoment));
  guint kept = 0;

  for (guint i = 0; i < chart->content.units->len; i++)
    {
      const DtiChartUnit *unit = g_ptr_array_index (chart->content.units, i);
      const char *const *periods = dti_series_get_periods (unit->series);
      g_autoptr (GBytes) bytes = dti_series_get_times (unit->series);
      const double *times = g_bytes_get_data (bytes, NULL);

      for (guint j = 0; periods[j] != NULL; j++)
        g_array_append_vals (moments, &(DtiMoment){ times[j], periods[j] }, 1);
    }
  g_array_sort (moments, compare_moments);
  for (guint i = 0; i < moments->len; i++)
    {
      DtiMoment *all = (DtiMoment *) moments->data;

      if (kept == 0 || all[i].time != all[kept - 1].time)
        all[kept++] = all[i];
    }
  if (kept == 0)
    g_array_append_vals (moments, &(DtiMoment){ 0.0, "" }, 1);
  else
    g_array_set_size (moments, kept);

  return moments;
}

static void
draw_periods (DtiLines *self)
{
  DtiLayout *layout = self->layout;
  guint n = self->moments->len;
  g_autofree double *positions = g_new (double, n);
  g_autofree gboolean *shown = g_new (gboolean, n);
  DtiLettering letters = dti_layout_letters (layout, DTI_LAYOUT_LABEL_SIZE, DTI_ANCHOR_MIDDLE);
  double widest = 0.0;

  for (guint i = 0; i < n; i++)
    {
      const DtiMoment *moment = &g_array_index (self->moments, DtiMoment, i);

      positions[i] = dti_lines_map_time (self, moment->time);
      widest = MAX (widest, dti_text_width_measure (moment->period, letters.size, FALSE));
    }
  dti_axis_thin (positions, NULL, n, widest + 8.0, shown);
  for (guint i = 0; i < n; i++)
    if (shown[i])
      dti_canvas_add_text (layout->canvas,
                           positions[i],
                           layout->bottom - 8.0,
                           g_array_index (self->moments, DtiMoment, i).period,
                           letters);
}

/* ---- lines ---- */

typedef struct
{
  const char *const *periods;
  const double *times;
  const double *values;
  guint n;
} DtiRun;

static void
mark_point (DtiLines *self, guint u, const char *period, double value)
{
  DtiChart *chart = self->layout->chart;
  const DtiChartUnit *unit = dti_lines_get_unit (self, u);
  g_autofree char *number = isnan (value)
                                ? g_strdup (dti_chart_get_word (chart, DTI_CHART_WORD_MISSING))
                                : dti_chart_format_figure (chart, value);
  g_autofree char *title = g_strdup_printf ("%s, %s: %s", unit->name, period, number);

  dti_canvas_mark (self->layout->canvas,
                   &(DtiMark){ .role = isnan (value) ? "missing" : "point",
                               .unit = unit->id,
                               .node = dti_series_get_node (unit->series),
                               .period = period,
                               .value = value,
                               .title = title });
}

/* The stretches whose points can be compared, or, @broken, those that cross a break. */
static void
draw_stretches (DtiLines *self, guint u, const DtiRun *run, gboolean broken)
{
  const DtiChartUnit *unit = dti_lines_get_unit (self, u);
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (DtiPoint));
  const DtiPoint gap = { NAN, NAN };
  gboolean prominent = self->prominent[u];
  DtiPaint paint = dti_layout_stroke (dti_lines_get_colour (self, u), prominent ? 2.5 : 1.2);

  for (guint i = 1; i < run->n; i++)
    {
      gboolean crosses =
          dti_series_get_break_cause (unit->series, run->periods[i]) != DTI_BREAK_CAUSE_NONE;
      DtiPoint from = { dti_lines_map_time (self, run->times[i - 1]),
                        dti_axis_map (&self->axis, run->values[i - 1]) };
      DtiPoint to = { dti_lines_map_time (self, run->times[i]),
                      dti_axis_map (&self->axis, run->values[i]) };

      if (isnan (run->values[i - 1]) || isnan (run->values[i]) || crosses != broken)
        continue;
      if (points->len == 0 || g_array_index (points, DtiPoint, points->len - 1).x != from.x)
        {
          if (points->len > 0)
            g_array_append_val (points, gap);
          g_array_append_val (points, from);
        }
      g_array_append_val (points, to);
    }
  if (points->len == 0)
    return;
  paint.dashed = broken;
  dti_canvas_add_path (self->layout->canvas,
                       (const DtiPoint *) points->data,
                       points->len,
                       FALSE,
                       paint);
  dti_canvas_mark (self->layout->canvas,
                   &(DtiMark){
                       .role = "line", .unit = unit->id, .value = NAN, .title = unit->name });
}

/* Below the plot, side by side where several lines have no number, each behind its mark. */
static void
draw_missing (DtiLines *self, guint u, double x, double time)
{
  DtiLayout *layout = self->layout;
  DtiLettering letters = dti_layout_letters (layout, 13.0, DTI_ANCHOR_MIDDLE);
  double y = layout->bottom - FOOT + 6.0;
  guint moment = 0;

  while (g_array_index (self->moments, DtiMoment, moment).time < time)
    moment++;
  x += self->n_missing[moment]++ * 22.0;
  dti_layout_draw_marker (
      layout, self->places[u], x - 8.0, y - 4.0, 3.0, dti_lines_get_colour (self, u), FALSE);
  dti_canvas_add_text (layout->canvas, x + 2.0, y, "–", letters);
}

static void
draw_points (DtiLines *self, guint u, const DtiRun *run)
{
  DtiLayout *layout = self->layout;
  const DtiChartUnit *unit = dti_lines_get_unit (self, u);
  DtiColour colour = dti_lines_get_colour (self, u);
  double radius = self->prominent[u] ? 4.5 : 2.0;

  for (guint i = 0; i < run->n; i++)
    {
      double x = dti_lines_map_time (self, run->times[i]);
      gboolean hollow = dti_series_is_reconstructed (unit->series, run->periods[i]);

      if (!isnan (run->values[i]))
        {
          double y = dti_axis_map (&self->axis, run->values[i]);

          dti_layout_draw_marker (
              layout, self->prominent[u] ? self->places[u] : 0, x, y, radius, colour, hollow);
          mark_point (self, u, run->periods[i], run->values[i]);
        }
      else if (self->prominent[u])
        {
          draw_missing (self, u, x, run->times[i]);
          mark_point (self, u, run->periods[i], NAN);
        }
    }
}

static void
draw_line (DtiLines *self, guint u)
{
  const DtiChartUnit *unit = dti_lines_get_unit (self, u);
  g_autoptr (GBytes) times = dti_series_get_times (unit->series);
  g_autoptr (GBytes) values = dti_series_get_values (unit->series);
  const DtiRun run = { dti_series_get_periods (unit->series),
                       g_bytes_get_data (times, NULL),
                       g_bytes_get_data (values, NULL),
                       dti_series_get_n_points (unit->series) };

  draw_stretches (self, u, &run, FALSE);
  /* A rank can be followed across a break, a figure cannot. */
  if (self->layout->chart->kind == DTI_CHART_KIND_RANKS)
    draw_stretches (self, u, &run, TRUE);
  draw_points (self, u, &run);
}

/* ---- the whole ---- */

static void
choose_prominent (DtiLines *self)
{
  DtiChart *chart = self->layout->chart;
  guint n_highlighted = 0;
  guint place = 0;

  for (guint i = 0; i < self->n; i++)
    n_highlighted += dti_chart_is_highlighted (chart, dti_lines_get_unit (self, i));
  for (guint i = 0; i < self->n; i++)
    {
      self->prominent[i] = n_highlighted > 0
                               ? dti_chart_is_highlighted (chart, dti_lines_get_unit (self, i))
                               : self->n <= MAX_COLOURED;
      self->places[i] = self->prominent[i] ? place++ : 0;
    }
}

static DtiAxis
make_axis (DtiLines *self, double height)
{
  DtiChart *chart = self->layout->chart;
  double low = INFINITY;
  double high = -INFINITY;
  guint n_ticks = (guint) CLAMP (height / 45.0, 2.0, 12.0);

  for (guint i = 0; i < self->n; i++)
    {
      g_autoptr (GBytes) bytes = dti_series_get_values (dti_lines_get_unit (self, i)->series);
      gsize size;
      const double *values = g_bytes_get_data (bytes, &size);

      for (gsize j = 0; j < size / sizeof (double); j++)
        {
          low = isnan (values[j]) ? low : MIN (low, values[j]);
          high = isnan (values[j]) ? high : MAX (high, values[j]);
        }
    }
  if (!chart->content.is_rank)
    return dti_axis_new (low, high, n_ticks);

  return dti_axis_new_ranks (isfinite (high) ? (guint) CLAMP (ceil (high), 1.0, 1e6) : 1, n_ticks);
}

typedef struct
{
  gboolean missing;
  gboolean reconstructed;
  gboolean others;
} DtiLinesNeeds;

static DtiLinesNeeds
find_needs (const DtiLines *self)
{
  DtiLinesNeeds needs = { FALSE, FALSE, FALSE };

  for (guint i = 0; i < self->n; i++)
    {
      DtiSeries *series = dti_lines_get_unit (self, i)->series;
      const char *const *periods = dti_series_get_periods (series);

      needs.others |= !self->prominent[i];
      for (guint j = 0; periods[j] != NULL; j++)
        {
          needs.missing |= self->prominent[i] && !dti_series_get_value (series, periods[j], NULL);
          needs.reconstructed |= dti_series_is_reconstructed (series, periods[j]);
        }
    }
  needs.others &= dti_lines_has_prominent (self);

  return needs;
}

/* Lines are named where they end; here are those that have no end. */
static guint
add_empty_lines (const DtiLines *self, DtiLegendEntry *entries)
{
  guint n = 0;

  for (guint i = 0; i < self->n; i++)
    if (self->prominent[i] && dti_series_get_n_observed (dti_lines_get_unit (self, i)->series) == 0)
      entries[n++] = (DtiLegendEntry){ .key = DTI_KEY_MARKER,
                                       .colour = dti_lines_get_colour (self, i),
                                       .place = self->places[i],
                                       .text = dti_lines_get_unit (self, i)->name };

  return n;
}

static void
draw_legend (DtiLines *self)
{
  DtiLayout *layout = self->layout;
  DtiChart *chart = layout->chart;
  g_autofree DtiLegendEntry *entries = g_new0 (DtiLegendEntry, self->n + 4);
  DtiLinesNeeds needs = find_needs (self);
  guint n = add_empty_lines (self, entries);

  if (needs.others)
    entries[n++] = (DtiLegendEntry){ .key = DTI_KEY_LINE,
                                     .colour = layout->palette->context,
                                     .text = dti_chart_get_word (chart, DTI_CHART_WORD_OTHERS) };
  if (dti_lines_has_breaks (self))
    entries[n++] = (DtiLegendEntry){ .key = DTI_KEY_UPRIGHT,
                                     .colour = layout->palette->text,
                                     .text = dti_chart_get_word (chart, DTI_CHART_WORD_BREAK) };
  if (needs.missing)
    entries[n++] = (DtiLegendEntry){ .key = DTI_KEY_DASH,
                                     .text = dti_chart_get_word (chart, DTI_CHART_WORD_MISSING) };
  if (needs.reconstructed)
    entries[n++] = (DtiLegendEntry){
      .key = DTI_KEY_HOLLOW,
      .colour = layout->palette->text,
      .text = dti_chart_get_word (chart, DTI_CHART_WORD_RECONSTRUCTED),
    };
  dti_layout_add_legend (layout, entries, n);
}

static double
find_natural_height (DtiLines *self)
{
  if (!self->layout->chart->content.is_rank)
    return NATURAL_HEIGHT;

  return MAX (0.75 * NATURAL_HEIGHT, self->axis.maximum * RANK_HEIGHT + FOOT + 30.0);
}

/* Names of ranks begin with the rank; where most ranks have a name, the axis needs no numbers. */
static gboolean
has_numbers (const DtiLines *self)
{
  return self->layout->chart->kind != DTI_CHART_KIND_RANKS || self->n < 0.5 * self->axis.maximum;
}

static void
open_plot (DtiLines *self)
{
  DtiLayout *layout = self->layout;
  gboolean ranks = layout->chart->kind == DTI_CHART_KIND_RANKS;
  double room = layout->right - layout->left;
  double axis_width = dti_layout_measure_axis (layout, &self->axis) + 8.0;

  dti_layout_open (layout, find_natural_height (self));
  self->numbers = layout->left + axis_width;
  if (!has_numbers (self))
    self->numbers = layout->left;
  self->left = self->numbers;
  if (ranks)
    self->left += MIN (dti_lines_measure_labels (self, TRUE), 0.3 * room) + 6.0;
  self->right = layout->right - MIN (dti_lines_measure_labels (self, FALSE), 0.34 * room) - 6.0;
  self->right = MAX (self->right, self->left + 2.0 * PADDING + 1.0);
  self->axis = make_axis (self, layout->bottom - layout->top - FOOT);
  /* The words of breaks stand above the lines. */
  if (layout->chart->content.is_rank)
    dti_axis_place (&self->axis, layout->top + 24.0, layout->bottom - FOOT - 20.0);
  else
    dti_axis_place (&self->axis, layout->bottom - FOOT - 20.0, layout->top + 24.0);
}

static void
draw_axis (DtiLines *self)
{
  DtiLayout *layout = self->layout;

  if (has_numbers (self))
    {
      dti_layout_draw_left_axis (layout, &self->axis, self->numbers - 2.0, self->left, self->right);
      return;
    }
  for (guint i = 0; i < self->axis.n_ticks; i++)
    {
      double y = dti_axis_map (&self->axis, dti_axis_get_tick (&self->axis, i));

      dti_canvas_add_line (layout->canvas,
                           self->left,
                           y,
                           self->right,
                           y,
                           dti_layout_stroke (layout->palette->grid, 1.0));
    }
}

void
dti_chart_lay_out_lines (DtiLayout *layout)
{
  guint n = layout->chart->content.units->len;
  g_autofree gboolean *prominent = g_new0 (gboolean, n);
  g_autofree guint *places = g_new0 (guint, n);
  g_autoptr (GArray) moments = collect_moments (layout->chart);
  g_autofree guint *n_missing = g_new0 (guint, moments->len);
  DtiLines self = { .layout = layout,
                    .moments = moments,
                    .prominent = prominent,
                    .places = places,
                    .n_missing = n_missing,
                    .n = n };

  choose_prominent (&self);
  draw_legend (&self);
  self.axis = make_axis (&self, NATURAL_HEIGHT);
  open_plot (&self);
  draw_axis (&self);
  draw_periods (&self);
  dti_lines_draw_breaks (&self);
  for (guint i = 0; i < n; i++)
    if (!prominent[i])
      draw_line (&self, i);
  for (guint i = 0; i < n; i++)
    if (prominent[i])
      draw_line (&self, i);
  dti_lines_draw_labels (&self, FALSE);
  if (layout->chart->kind == DTI_CHART_KIND_RANKS)
    dti_lines_draw_labels (&self, TRUE);
}
