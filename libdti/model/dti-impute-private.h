/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/model/dti-impute.h>
#include <libdti/model/dti-step-private.h>

G_BEGIN_DECLS

struct _DtiImpute
{
  DtiStep parent_instance;

  DtiImputeEstimate estimate;
  DtiImputeBy by;
  char *group_column;
  double constant;
  guint max_steps; /* 0: any number */
  gboolean holds_ends;
  gboolean normalises;
};

/* Whether a number can be put there. */
static inline gboolean
dti_impute_is_open (const DtiSheet *sheet, const DtiSheetColumn *column, gsize unit)
{
  return isnan (column->numbers[unit]) && (column->closed == NULL || !column->closed[unit]) &&
         (sheet->dropped == NULL || !sheet->dropped[unit]);
}

void dti_impute_report_left (
    DtiSheets *sheets, gsize sheet, guint column, gsize unit, const char *reason);
/* Mean or median of @n numbers, at least one; the order of the numbers is lost. */
double dti_impute_summarise (DtiImputeEstimate estimate, double *numbers, gsize n);

/* ---- the ways ---- */

/* Over units, all or of a group. */
void dti_impute_by_units (DtiImpute *self, DtiSheets *sheets);
/* Over the indicators of the unit, all or of a pillar. */
void dti_impute_by_indicators (DtiImpute *self, DtiSheets *sheets);
/* Over the periods. */
void dti_impute_in_time (DtiImpute *self, DtiSheets *sheets);
/* From the other indicators, all or of a pillar. */
void dti_impute_by_expectation (DtiImpute *self, DtiSheets *sheets);

G_END_DECLS
