/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include "dti-canvas-private.h"
#include "dti-chart.h"

#include <libdti/analysis/dti-series.h>

G_BEGIN_DECLS

/* A unit, as a row or a line. */
typedef struct
{
  char *id;
  char *name;
  double rank;       /* NaN: none */
  double total;      /* of a bar; likewise */
  gboolean is_whole; /* the parts of the bar are not known, or do not add up to it */
  DtiSeries *series; /* of a line */
} DtiChartUnit;

/* A step of a waterfall. */
typedef struct
{
  char *id;      /* of a node, or NULL */
  DtiNode *node; /* or NULL: what @word says */
  int word;      /* DtiChartWord, or -1 */
  DtiCause cause;
  double change;
} DtiChartStep;

/* What a chart shows. It never changes, and numbers that are not there are NaN. */
typedef struct
{
  DtiNode *node; /* or NULL */
  char *unit;    /* id and name of the one unit that all is about, or NULL */
  char *unit_name;
  char *first_period; /* or NULL */
  char *last_period;
  GPtrArray *units;   /* of DtiChartUnit */
  GPtrArray *columns; /* of DtiNode */
  double *cells;      /* units × columns; of intervals: low, median, high */
  GArray *steps;      /* of DtiChartStep */
  double from;
  double to;
  guint n_replicates; /* of which intervals are made; 0: not known */
  gboolean is_rank;
  int decimals; /* of figures */
} DtiChartContent;

struct _DtiChart
{
  GObject parent_instance;

  DtiChartKind kind;
  DtiChartContent content;

  char *title;
  char *subtitle;
  char *source_note;
  char *language;
  DtiChartTheme theme;
  char **highlighted;
  double width;
  double height;
  double scale;
};

/* A new chart without content. */
DtiChart *dti_chart_create (DtiChartKind kind);
DtiChartUnit *dti_chart_add_unit (DtiChart *self, const char *id, const char *name);
gboolean dti_chart_is_highlighted (DtiChart *self, const DtiChartUnit *unit);
gboolean dti_chart_is_vietnamese (DtiChart *self);
double dti_chart_get_cell (DtiChart *self, guint unit, guint column);
/* Lays the chart out; a width or height of 0 is the chart's own. */
DtiCanvas *dti_chart_lay_out (DtiChart *self, double width, double height);

G_END_DECLS
