/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "dti-impute-private.h"
#include "dti-moments-private.h"

#include <libdti/base/dti-number-private.h>

/* Means and medians, over units or over indicators. */

double
dti_impute_summarise (DtiImputeEstimate estimate, double *numbers, gsize n)
{
  double sum = 0.0;

  if (estimate == DTI_IMPUTE_ESTIMATE_MEDIAN)
    {
      qsort (numbers, n, sizeof (double), dti_number_compare);
      return n % 2 == 1 ? numbers[n / 2] : (numbers[n / 2 - 1] + numbers[n / 2]) / 2.0;
    }

  for (gsize i = 0; i < n; i++)
    sum += numbers[i];

  return sum / (double) n;
}

/* ---- over units ---- */

static const char *
name_action (const DtiImpute *self)
{
  gboolean median = self->estimate == DTI_IMPUTE_ESTIMATE_MEDIAN;

  switch (self->by)
    {
    case DTI_IMPUTE_BY_GROUP:
      return median ? "imputed-group-median" : "imputed-group-mean";
    case DTI_IMPUTE_BY_UNIT:
      return median ? "imputed-unit-median" : "imputed-unit-mean";
    case DTI_IMPUTE_BY_PILLAR:
      return median ? "imputed-pillar-median" : "imputed-pillar-mean";
    case DTI_IMPUTE_BY_NODE:
    default:
      return median ? "imputed-median" : "imputed-mean";
    }
}

static gsize
gather_group (const DtiSheets *sheets,
              const DtiSheet *sheet,
              guint column,
              const char *const *labels,
              const char *label,
              double *numbers)
{
  const double *from = sheet->columns[column].numbers;
  gsize n = 0;

  for (gsize i = 0; i < sheets->n_units; i++)
    if (!isnan (from[i]) && dti_sheet_counts (sheet, i) && labels[i] != NULL &&
        g_str_equal (labels[i], label) &&
        (sheet->columns[column].imputed == NULL || !sheet->columns[column].imputed[i]))
      numbers[n++] = from[i];

  return n;
}

static void
fill_group (DtiImpute *self,
            DtiSheets *sheets,
            gsize s,
            guint column,
            gsize unit,
            const char *const *labels,
            double *scratch)
{
  gsize n;

  if (labels == NULL || labels[unit] == NULL)
    {
      dti_impute_report_left (sheets, s, column, unit, "the unit is in no group");
      return;
    }

  n = gather_group (sheets, &sheets->sheets[s], column, labels, labels[unit], scratch);
  if (n == 0)
    dti_impute_report_left (sheets, s, column, unit, "nobody in its group has a number");
  else
    dti_sheets_impute (sheets,
                       s,
                       column,
                       unit,
                       dti_impute_summarise (self->estimate, scratch, n),
                       name_action (self));
}

static void
fill_by_group (DtiImpute *self, DtiSheets *sheets, gsize s, guint column, double *scratch)
{
  const DtiSheet *sheet = &sheets->sheets[s];
  const char *const *labels = NULL;

  if (sheets->source != NULL && self->group_column != NULL)
    labels = sheets->source->get_labels (sheets->source, sheet->period, self->group_column);
  for (gsize i = 0; i < sheets->n_units; i++)
    if (dti_impute_is_open (sheet, &sheet->columns[column], i))
      fill_group (self, sheets, s, column, i, labels, scratch);
}

static void
fill_by_node (DtiImpute *self, DtiSheets *sheets, gsize s, guint column, double *scratch)
{
  const DtiSheet *sheet = &sheets->sheets[s];
  gsize n = dti_sheets_gather (sheets, s, column, scratch);
  double estimate = n > 0 ? dti_impute_summarise (self->estimate, scratch, n) : NAN;

  for (gsize i = 0; i < sheets->n_units; i++)
    {
      if (!dti_impute_is_open (sheet, &sheet->columns[column], i))
        continue;
      if (n == 0)
        dti_impute_report_left (sheets, s, column, i, "no unit has a number");
      else
        dti_sheets_impute (sheets, s, column, i, estimate, name_action (self));
    }
}

void
dti_impute_by_units (DtiImpute *self, DtiSheets *sheets)
{
  g_autofree double *scratch = g_new (double, sheets->n_units + 1);

  for (gsize s = 0; s < sheets->n_sheets; s++)
    for (guint c = 0; c < sheets->n_columns; c++)
      {
        if (self->by == DTI_IMPUTE_BY_GROUP)
          fill_by_group (self, sheets, s, c, scratch);
        else
          fill_by_node (self, sheets, s, c, scratch);
      }
}

/* ---- over indicators ---- */

/* A common scale of the indicators of a period. */
typedef struct
{
  double zero; /* the number that is 0 on the scale */
  double one;
} DtiScale;

static DtiScale
measure_scale (
    const DtiImpute *self, const DtiSheets *sheets, gsize s, guint column, double *scratch)
{
  gsize n = dti_sheets_gather (sheets, s, column, scratch);
  DtiMoments moments;

  if (!self->normalises)
    return (DtiScale){ 0.0, 1.0 };

  dti_moments_measure (&moments, scratch, n);
  if (sheets->sheets[s].columns[column].direction == DTI_DIRECTION_DOWN)
    return (DtiScale){ moments.maximum, moments.minimum };

  return (DtiScale){ moments.minimum, moments.maximum };
}

static gboolean
is_related (const DtiImpute *self, const DtiSheet *sheet, guint a, guint b)
{
  return self->by == DTI_IMPUTE_BY_UNIT ||
         g_strcmp0 (sheet->columns[a].pillar, sheet->columns[b].pillar) == 0;
}

static gboolean
has_scale (const DtiScale *scale)
{
  return isfinite (scale->zero) && isfinite (scale->one) && scale->zero != scale->one;
}

/* What the unit has of the related indicators, on their scale. */
static gsize
gather_unit (const DtiImpute *self,
             const DtiSheets *sheets,
             const DtiSheet *sheet,
             const DtiScale *scales,
             guint column,
             gsize unit,
             double *numbers)
{
  gsize n = 0;

  for (guint c = 0; c < sheets->n_columns; c++)
    {
      const DtiSheetColumn *cells = &sheet->columns[c];

      if (isnan (cells->numbers[unit]) || !is_related (self, sheet, column, c) ||
          !has_scale (&scales[c]) || (cells->imputed != NULL && cells->imputed[unit]))
        continue;
      numbers[n++] = (cells->numbers[unit] - scales[c].zero) / (scales[c].one - scales[c].zero);
    }

  return n;
}

static void
fill_cell (DtiImpute *self,
           DtiSheets *sheets,
           gsize s,
           const DtiScale *scales,
           guint column,
           gsize unit,
           double *scratch)
{
  gsize n = gather_unit (self, sheets, &sheets->sheets[s], scales, column, unit, scratch);
  const DtiScale *scale = &scales[column];

  if (n == 0)
    dti_impute_report_left (sheets, s, column, unit, "the unit has no number that could serve");
  else if (!has_scale (scale))
    dti_impute_report_left (sheets, s, column, unit, "the indicator has no scale");
  else
    dti_sheets_impute (sheets,
                       s,
                       column,
                       unit,
                       dti_impute_summarise (self->estimate, scratch, n) *
                               (scale->one - scale->zero) +
                           scale->zero,
                       name_action (self));
}

void
dti_impute_by_indicators (DtiImpute *self, DtiSheets *sheets)
{
  g_autofree double *scratch = g_new (double, MAX (sheets->n_units, sheets->n_columns) + 1);
  g_autofree DtiScale *scales = g_new (DtiScale, sheets->n_columns + 1);

  for (gsize s = 0; s < sheets->n_sheets; s++)
    {
      const DtiSheet *sheet = &sheets->sheets[s];

      for (guint c = 0; c < sheets->n_columns; c++)
        scales[c] = measure_scale (self, sheets, s, c, scratch);
      for (gsize i = 0; i < sheets->n_units; i++)
        for (guint c = 0; c < sheets->n_columns; c++)
          if (dti_impute_is_open (sheet, &sheet->columns[c], i))
            fill_cell (self, sheets, s, scales, c, i, scratch);
    }
}
