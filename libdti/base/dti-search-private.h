/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Finds the numbers at which a function of one number reaches a level: to the last bit, whatever
 * the function, as long as it turns only at the places that are named, or slowly. */

/* NaN: no result. */
typedef double (*DtiSearchFunction) (double number, gpointer data);

typedef struct
{
  DtiSearchFunction evaluate;
  gpointer data;
  double lower; /* where to search; infinite: no end */
  double upper;
  const double *places; /* where the function may pass the level, jump or turn; in any order */
  gsize n_places;
  gboolean scans; /* the places do not tell all: look between them too */
} DtiSearch;

typedef struct
{
  double number;
  double result;
} DtiSearchPoint;

/* Numbers from the first to the last, both included; infinite where no end was found. An end is
 * sharp where the result beyond it is lower; at others there is none, or nothing was searched. */
typedef struct
{
  double first;
  double last;
  gboolean first_is_sharp;
  gboolean last_is_sharp;
} DtiSearchRange;

/* The function at the places, beside them, and far out: DtiSearchPoints, ascending. */
GArray *dti_search_sample (const DtiSearch *self);
/* The ranges where the result is at least @level: DtiSearchRanges, ascending. The next number
 * beyond a sharp end does not reach the level. */
GArray *dti_search_find (const DtiSearch *self, const GArray *points, double level);
/* The largest result among the points; NaN where there is none. */
double dti_search_get_best (const GArray *points);
/* Of @ranges, the number that is nearest to @number, of two the larger. NaN where there is no
 * range. */
double dti_search_get_nearest (const GArray *ranges, double number);
/* The same among the sharp ends; where there are none, among all numbers. */
double dti_search_get_nearest_end (const GArray *ranges, double number);

G_END_DECLS
