/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-layout-private.h"
#include "dti-text-width-private.h"

#define MAX_LABEL_SHARE 0.38
#define LABEL_GAP 8.0
#define MIN_SIZE 8.0

DtiRow *
dti_chart_make_rows (DtiChart *chart)
{
  GPtrArray *units = chart->content.units;
  DtiRow *rows = g_new0 (DtiRow, units->len);

  for (guint i = 0; i < units->len; i++)
    {
      const DtiChartUnit *unit = g_ptr_array_index (units, i);

      rows[i].label = unit->name;
      rows[i].id = unit->id;
      rows[i].prefix = dti_chart_format (chart, unit->rank, -1);
      rows[i].is_highlighted = dti_chart_is_highlighted (chart, unit);
    }

  return rows;
}

void
dti_chart_free_rows (DtiRow *rows, guint n)
{
  for (guint i = 0; i < n; i++)
    g_free ((char *) rows[i].prefix);
  g_free (rows);
}

/* The more rows, the less air between them. */
static double
get_natural_height (guint n)
{
  return n <= 12 ? 26.0 : n <= 25 ? 20.0 : 16.0;
}

DtiRows
dti_layout_measure_rows (DtiLayout *self, const DtiRow *rows, guint n)
{
  DtiRows measured = { .rows = rows, .n = n };
  double room = MAX_LABEL_SHARE * (self->right - self->left);

  for (guint i = 0; i < n; i++)
    {
      gboolean bold = rows[i].is_highlighted;
      double width = dti_text_width_measure (rows[i].label, DTI_LAYOUT_LABEL_SIZE, bold);

      measured.label_width = MAX (measured.label_width, width);
      if (rows[i].prefix != NULL)
        measured.prefix_width =
            MAX (measured.prefix_width,
                 dti_text_width_measure (rows[i].prefix, DTI_LAYOUT_LABEL_SIZE, bold) + 6.0);
    }
  measured.label_width = MIN (measured.label_width, MAX (room - measured.prefix_width, 0.0));
  measured.natural_height = n * get_natural_height (n);
  measured.left = self->left + measured.prefix_width + measured.label_width + LABEL_GAP;

  return measured;
}

double
dti_rows_get_top (const DtiRows *self, guint position, double top)
{
  return top + position * self->height;
}

static gboolean *
choose_rows (const DtiRows *rows, double top)
{
  g_autofree double *positions = g_new (double, rows->n);
  g_autofree gboolean *wanted = g_new (gboolean, rows->n);
  gboolean *shown = g_new (gboolean, rows->n);

  for (guint i = 0; i < rows->n; i++)
    {
      positions[i] = dti_rows_get_top (rows, i, top);
      wanted[i] = rows->rows[i].is_highlighted;
    }
  dti_axis_thin (positions, wanted, rows->n, rows->size * 1.1, shown);

  return shown;
}

static void
draw_label (DtiLayout *self, const DtiRows *rows, guint i, double y)
{
  const DtiRow *row = &rows->rows[i];
  DtiLettering letters = dti_layout_letters (self, rows->size, DTI_ANCHOR_END);

  letters.bold = row->is_highlighted;
  if (row->prefix != NULL)
    {
      letters.colour = row->is_highlighted ? self->palette->text : self->palette->muted;
      dti_canvas_add_text (self->canvas,
                           self->left + rows->prefix_width - 6.0,
                           y,
                           row->prefix,
                           letters);
    }
  letters.anchor = DTI_ANCHOR_START;
  letters.colour = self->palette->text;
  dti_canvas_add_fitting_text (self->canvas,
                               self->left + rows->prefix_width,
                               y,
                               rows->label_width,
                               row->label,
                               letters);
}

void
dti_layout_draw_rows (DtiLayout *self, DtiRows *rows, double top, double bottom)
{
  g_autofree gboolean *shown = NULL;

  rows->height = MAX (bottom - top, 1.0) / MAX (rows->n, 1);
  rows->size = CLAMP (rows->height * 0.72, MIN_SIZE, DTI_LAYOUT_LABEL_SIZE);
  shown = choose_rows (rows, top);
  for (guint i = 0; i < rows->n; i++)
    {
      double y = dti_rows_get_top (rows, i, top);

      if (rows->rows[i].is_highlighted)
        dti_canvas_add_rectangle (self->canvas,
                                  self->left - 4.0,
                                  y,
                                  self->right - self->left + 8.0,
                                  rows->height,
                                  dti_layout_fill (self->palette->band));
      if (shown[i])
        draw_label (self, rows, i, y + 0.5 * rows->height + 0.36 * rows->size);
    }
}
