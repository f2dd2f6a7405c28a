/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-chart-lines-private.h"
#include "dti-text-width-private.h"

#define LINE 12.5
#define LABEL_GAP 10.0
/* Where only a few lines stand behind, they have names as well. */
#define MAX_NAMED 12

/* ---- breaks ---- */

static const char *
get_cause_word (DtiChart *chart, DtiBreakCause cause)
{
  switch (cause)
    {
    case DTI_BREAK_CAUSE_OBSERVED:
      return dti_chart_get_word (chart, DTI_CHART_WORD_BREAK_OBSERVED);
    case DTI_BREAK_CAUSE_FRAMEWORK:
      return dti_chart_get_word (chart, DTI_CHART_WORD_BREAK_FRAMEWORK);
    case DTI_BREAK_CAUSE_PERIOD:
      return dti_chart_get_word (chart, DTI_CHART_WORD_BREAK_PERIOD);
    case DTI_BREAK_CAUSE_GIVEN:
    case DTI_BREAK_CAUSE_NONE:
    default:
      return dti_chart_get_word (chart, DTI_CHART_WORD_BREAK_GIVEN);
    }
}

/* The first cause that any line has for a break at a moment. */
static DtiBreakCause
find_cause (const DtiLines *self, const char *period)
{
  for (guint i = 0; i < self->n; i++)
    {
      DtiBreakCause cause =
          dti_series_get_break_cause (dti_lines_get_unit (self, i)->series, period);

      if (cause != DTI_BREAK_CAUSE_NONE)
        return cause;
    }

  return DTI_BREAK_CAUSE_NONE;
}

gboolean
dti_lines_has_breaks (const DtiLines *self)
{
  for (guint i = 1; i < self->moments->len; i++)
    if (find_cause (self, g_array_index (self->moments, DtiMoment, i).period) !=
        DTI_BREAK_CAUSE_NONE)
      return TRUE;

  return FALSE;
}

void
dti_lines_draw_breaks (DtiLines *self)
{
  DtiLayout *layout = self->layout;
  DtiLettering letters = dti_layout_letters (layout, DTI_LAYOUT_SMALL_SIZE, DTI_ANCHOR_MIDDLE);
  double free_from = self->left;

  letters.colour = layout->palette->muted;
  for (guint i = 1; i < self->moments->len; i++)
    {
      const DtiMoment *moment = &g_array_index (self->moments, DtiMoment, i);
      const DtiMoment *before = &g_array_index (self->moments, DtiMoment, i - 1);
      DtiBreakCause cause = find_cause (self, moment->period);
      double x =
          0.5 * (dti_lines_map_time (self, before->time) + dti_lines_map_time (self, moment->time));
      const char *word = get_cause_word (layout->chart, cause);
      double half = 0.5 * dti_text_width_measure (word, letters.size, FALSE);
      g_autofree char *title = g_strdup_printf ("%s: %s", moment->period, word);

      if (cause == DTI_BREAK_CAUSE_NONE)
        continue;
      dti_canvas_add_line (layout->canvas,
                           x,
                           layout->top + 16.0,
                           x,
                           layout->bottom - 24.0,
                           dti_layout_dash (layout->palette->text, 1.5));
      dti_canvas_mark (layout->canvas,
                       &(DtiMark){ .role = "break",
                                   .period = moment->period,
                                   .value = NAN,
                                   .title = title });
      if (x - half < free_from)
        continue;
      dti_canvas_add_text (layout->canvas, x, layout->top + 10.0, word, letters);
      free_from = x + half + 6.0;
    }
}

/* ---- names ---- */

/* The first or last number of a line, NaN where there is none. */
static double
find_end (const DtiLines *self, guint u, gboolean first)
{
  DtiSeries *series = dti_lines_get_unit (self, u)->series;
  g_autoptr (GBytes) bytes = dti_series_get_values (series);
  const double *values = g_bytes_get_data (bytes, NULL);
  guint n = dti_series_get_n_points (series);

  for (guint i = 0; i < n; i++)
    {
      double value = values[first ? i : n - 1 - i];

      if (!isnan (value))
        return value;
    }

  return NAN;
}

/* Names of lines, with the figure between them and the line. */
static char *
make_label (const DtiLines *self, guint u, gboolean at_left)
{
  DtiChart *chart = self->layout->chart;
  const char *name = dti_lines_get_unit (self, u)->name;
  g_autofree char *figure = dti_chart_format_figure (chart, find_end (self, u, at_left));

  if (at_left)
    return g_strdup_printf ("%s  %s", name, figure);
  if (chart->content.is_rank)
    return g_strdup_printf ("%s  %s", figure, name);

  return g_strdup_printf ("%s  %s", name, figure);
}

double
dti_lines_measure_labels (const DtiLines *self, gboolean at_left)
{
  double widest = 0.0;

  for (guint i = 0; i < self->n; i++)
    {
      g_autofree char *label = make_label (self, i, at_left);

      widest =
          MAX (widest, dti_text_width_measure (label, DTI_LAYOUT_LABEL_SIZE, self->prominent[i]));
    }

  return widest + LABEL_GAP;
}

typedef struct
{
  guint unit;
  double y;
} DtiLabelPlace;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const DtiLabelPlace *x = a;
  const DtiLabelPlace *y = b;

  return (x->y > y->y) - (x->y < y->y);
}

/* Prominent lines are always named, beside each other; the others where there is room left, and
 * where they do not only stand behind. */
static GArray *
choose_labels (DtiLines *self, gboolean at_left)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (DtiLabelPlace));
  g_autofree double *positions = g_new (double, self->n);
  g_autofree gboolean *shown = g_new (gboolean, self->n);
  gboolean ranks = self->layout->chart->kind == DTI_CHART_KIND_RANKS;
  gboolean named = ranks || self->n <= MAX_NAMED || !dti_lines_has_prominent (self);
  /* Those of equal rank stand below each other: the ranks after them are free. A few lines find
   * room as well. */
  gboolean has_room = (ranks || self->n <= MAX_NAMED) &&
                      self->n * LINE <= fabs (self->axis.to - self->axis.from) + LINE;

  for (guint i = 0; i < self->n; i++)
    positions[i] = dti_axis_map (&self->axis, find_end (self, i, at_left));
  dti_axis_thin (positions, self->prominent, self->n, LINE, shown);
  for (guint i = 0; i < self->n; i++)
    if (!isnan (positions[i]) && (self->prominent[i] || has_room || (shown[i] && named)))
      g_array_append_vals (places, &(DtiLabelPlace){ i, positions[i] }, 1);
  g_array_sort (places, compare_places);

  return places;
}

void
dti_lines_draw_labels (DtiLines *self, gboolean at_left)
{
  DtiLayout *layout = self->layout;
  g_autoptr (GArray) places = choose_labels (self, at_left);
  g_autofree double *lines = g_new (double, places->len + 1);
  double x = at_left ? self->left - LABEL_GAP : self->right + LABEL_GAP;
  double room = at_left ? x - self->numbers + 2.0 : layout->right - x + 4.0;

  for (guint i = 0; i < places->len; i++)
    lines[i] = g_array_index (places, DtiLabelPlace, i).y;
  dti_axis_spread (lines, places->len, LINE, layout->top + 20.0, layout->bottom - 40.0);
  for (guint i = 0; i < places->len; i++)
    {
      const DtiLabelPlace *place = &g_array_index (places, DtiLabelPlace, i);
      DtiLettering letters = dti_layout_letters (layout,
                                                 DTI_LAYOUT_LABEL_SIZE,
                                                 at_left ? DTI_ANCHOR_END : DTI_ANCHOR_START);
      g_autofree char *label = make_label (self, place->unit, at_left);

      letters.bold = self->prominent[place->unit];
      if (!letters.bold)
        letters.colour = layout->palette->muted;
      if (fabs (lines[i] - place->y) > 3.0)
        dti_canvas_add_line (layout->canvas,
                             at_left ? self->left : self->right,
                             place->y,
                             at_left ? x + 2.0 : x - 2.0,
                             lines[i],
                             dti_layout_stroke (dti_lines_get_colour (self, place->unit), 1.0));
      dti_canvas_add_fitting_text (layout->canvas, x, lines[i] + 4.0, room, label, letters);
    }
}
