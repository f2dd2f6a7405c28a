/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-impute-private.h"

/* From the other periods of the same unit and indicator. */

/* What was observed, period by period. */
typedef struct
{
  const double *times;
  const double *numbers;
  gsize n;
} DtiPast;

/* The nearest observed period before or after; G_MAXSIZE where there is none. */
static gsize
find_before (const DtiPast *past, gsize at)
{
  while (at-- > 0)
    if (!isnan (past->numbers[at]))
      return at;

  return G_MAXSIZE;
}

static gsize
find_after (const DtiPast *past, gsize at)
{
  for (gsize i = at + 1; i < past->n; i++)
    if (!isnan (past->numbers[i]))
      return i;

  return G_MAXSIZE;
}

static double
interpolate (const DtiPast *past, gsize before, gsize at, gsize after)
{
  double share =
      (past->times[at] - past->times[before]) / (past->times[after] - past->times[before]);

  return past->numbers[before] + share * (past->numbers[after] - past->numbers[before]);
}

static gboolean
is_near (const DtiImpute *self, gsize at, gsize other)
{
  gsize distance = at > other ? at - other : other - at;

  return other != G_MAXSIZE && (self->max_steps == 0 || distance <= self->max_steps);
}

static double
estimate_linear (const DtiImpute *self, const DtiPast *past, gsize at, gsize before, gsize after)
{
  if (before != G_MAXSIZE && after != G_MAXSIZE)
    return interpolate (past, before, at, after);
  if (!self->holds_ends || (before == G_MAXSIZE && after == G_MAXSIZE))
    return NAN;

  return past->numbers[before != G_MAXSIZE ? before : after];
}

static double
estimate_nearest (const DtiImpute *self, const DtiPast *past, gsize at, gsize before, gsize after)
{
  gboolean has_before = is_near (self, at, before);
  gboolean has_after = is_near (self, at, after);

  if (has_before && has_after)
    return past->times[at] - past->times[before] <= past->times[after] - past->times[at]
               ? past->numbers[before]
               : past->numbers[after];
  if (!has_before && !has_after)
    return NAN;

  return past->numbers[has_before ? before : after];
}

static double
estimate_latest (const DtiImpute *self, const DtiPast *past, gsize at, gsize before, gsize after)
{
  if (is_near (self, at, before))
    return past->numbers[before];
  if (before == G_MAXSIZE && self->holds_ends && is_near (self, at, after))
    return past->numbers[after];

  return NAN;
}

static double
estimate (const DtiImpute *self, const DtiPast *past, gsize at, const char **action)
{
  gsize before = find_before (past, at);
  gsize after = find_after (past, at);

  switch (self->estimate)
    {
    case DTI_IMPUTE_ESTIMATE_LINEAR:
      *action = "imputed-linear";
      return estimate_linear (self, past, at, before, after);
    case DTI_IMPUTE_ESTIMATE_NEAREST:
      *action = "imputed-nearest";
      return estimate_nearest (self, past, at, before, after);
    case DTI_IMPUTE_ESTIMATE_LATEST:
      *action = "imputed-latest";
      return estimate_latest (self, past, at, before, after);
    case DTI_IMPUTE_ESTIMATE_MEAN:
    case DTI_IMPUTE_ESTIMATE_MEDIAN:
    case DTI_IMPUTE_ESTIMATE_CONSTANT:
    case DTI_IMPUTE_ESTIMATE_EM:
    default:
      g_return_val_if_reached (NAN);
    }
}

/* Only what was observed serves, so the numbers are set aside before any is filled. */
static void
fill_unit (DtiImpute *self,
           DtiSheets *sheets,
           guint column,
           gsize unit,
           const double *times,
           double *numbers)
{
  DtiPast past = { times, numbers, sheets->n_sheets };

  for (gsize s = 0; s < sheets->n_sheets; s++)
    {
      const DtiSheetColumn *cells = &sheets->sheets[s].columns[column];

      numbers[s] = cells->imputed != NULL && cells->imputed[unit] ? NAN : cells->numbers[unit];
    }

  for (gsize s = 0; s < sheets->n_sheets; s++)
    {
      const DtiSheet *sheet = &sheets->sheets[s];
      const char *action = NULL;
      double number;

      if (!dti_impute_is_open (sheet, &sheet->columns[column], unit))
        continue;
      number = estimate (self, &past, s, &action);
      if (isnan (number))
        dti_impute_report_left (sheets, s, column, unit, "no period that could serve has a number");
      else
        dti_sheets_impute (sheets, s, column, unit, number, action);
    }
}

void
dti_impute_in_time (DtiImpute *self, DtiSheets *sheets)
{
  g_autofree double *times = g_new (double, sheets->n_sheets + 1);
  g_autofree double *numbers = g_new (double, sheets->n_sheets + 1);

  /* Periods without a day of their own are one step apart. */
  for (gsize s = 0; s < sheets->n_sheets; s++)
    times[s] = isnan (sheets->sheets[s].time) ? (double) s : sheets->sheets[s].time;
  for (guint c = 0; c < sheets->n_columns; c++)
    for (gsize i = 0; i < sheets->n_units; i++)
      fill_unit (self, sheets, c, i, times, numbers);
}
