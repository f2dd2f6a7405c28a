/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include "dti-layout-private.h"

G_BEGIN_DECLS

/* A period of any line, and when it is. */
typedef struct
{
  double time;
  const char *period;
} DtiMoment;

/* Lines over periods while they are laid out. */
typedef struct
{
  DtiLayout *layout;
  DtiAxis axis;
  GArray *moments; /* of DtiMoment, ascending */
  double numbers;  /* where those of the axis end */
  double left;     /* of the plot */
  double right;
  gboolean *prominent; /* of each unit */
  guint *places;       /* colour and mark of each */
  guint *n_missing;    /* of each moment: how many lines have no number, as far as drawn */
  guint n;
} DtiLines;

/* Whether any line has a colour of its own. */
gboolean dti_lines_has_prominent (const DtiLines *self);
const DtiChartUnit *dti_lines_get_unit (const DtiLines *self, guint position);
double dti_lines_map_time (const DtiLines *self, double time);
DtiColour dti_lines_get_colour (const DtiLines *self, guint unit);
/* Names at the ends of lines; at the left end those of ranks only. */
void dti_lines_draw_labels (DtiLines *self, gboolean at_left);
double dti_lines_measure_labels (const DtiLines *self, gboolean at_left);
/* Upright lines where a line breaks. */
void dti_lines_draw_breaks (DtiLines *self);
gboolean dti_lines_has_breaks (const DtiLines *self);

G_END_DECLS
