/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <glib-object.h>
#include <libdti/base/dti-version-macros.h>

G_BEGIN_DECLS

/**
 * DtiPeriodKind:
 * @DTI_PERIOD_KIND_YEAR: a calendar year, `2023`
 * @DTI_PERIOD_KIND_HALF: a half year, `2023-H1`
 * @DTI_PERIOD_KIND_QUARTER: a quarter, `2023-Q3`
 * @DTI_PERIOD_KIND_MONTH: a month, `2023-09`
 * @DTI_PERIOD_KIND_WINDOW: any run of days, `2023-06-15/2023-09-14`
 *
 * The kinds of period.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_PERIOD_KIND_YEAR,
  DTI_PERIOD_KIND_HALF,
  DTI_PERIOD_KIND_QUARTER,
  DTI_PERIOD_KIND_MONTH,
  DTI_PERIOD_KIND_WINDOW,
} DtiPeriodKind;

/**
 * DtiRelativePeriod:
 * @DTI_RELATIVE_PERIOD_THIS_MONTH: the month of the day
 * @DTI_RELATIVE_PERIOD_LAST_MONTH: the month before
 * @DTI_RELATIVE_PERIOD_MONTHS_THIS_YEAR: the twelve months of the year
 * @DTI_RELATIVE_PERIOD_LAST_TWELVE_MONTHS: the twelve months before this one
 * @DTI_RELATIVE_PERIOD_THIS_QUARTER: the quarter of the day
 * @DTI_RELATIVE_PERIOD_LAST_QUARTER: the quarter before
 * @DTI_RELATIVE_PERIOD_QUARTERS_THIS_YEAR: the four quarters of the year
 * @DTI_RELATIVE_PERIOD_LAST_FOUR_QUARTERS: the four quarters before this one
 * @DTI_RELATIVE_PERIOD_THIS_HALF: the half year of the day
 * @DTI_RELATIVE_PERIOD_LAST_HALF: the half year before
 * @DTI_RELATIVE_PERIOD_THIS_YEAR: the year of the day
 * @DTI_RELATIVE_PERIOD_LAST_YEAR: the year before
 * @DTI_RELATIVE_PERIOD_LAST_FIVE_YEARS: the five years before this one
 * @DTI_RELATIVE_PERIOD_YEAR_TO_DATE: from the first of January to the day
 *
 * Periods named by their place relative to a day.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_RELATIVE_PERIOD_THIS_MONTH,
  DTI_RELATIVE_PERIOD_LAST_MONTH,
  DTI_RELATIVE_PERIOD_MONTHS_THIS_YEAR,
  DTI_RELATIVE_PERIOD_LAST_TWELVE_MONTHS,
  DTI_RELATIVE_PERIOD_THIS_QUARTER,
  DTI_RELATIVE_PERIOD_LAST_QUARTER,
  DTI_RELATIVE_PERIOD_QUARTERS_THIS_YEAR,
  DTI_RELATIVE_PERIOD_LAST_FOUR_QUARTERS,
  DTI_RELATIVE_PERIOD_THIS_HALF,
  DTI_RELATIVE_PERIOD_LAST_HALF,
  DTI_RELATIVE_PERIOD_THIS_YEAR,
  DTI_RELATIVE_PERIOD_LAST_YEAR,
  DTI_RELATIVE_PERIOD_LAST_FIVE_YEARS,
  DTI_RELATIVE_PERIOD_YEAR_TO_DATE,
} DtiRelativePeriod;

/**
 * DtiPeriod:
 *
 * A stretch of whole days: a year, half year, quarter, month or window.
 *
 * Periods are immutable, so threads share them freely.
 *
 * Since: 1.0
 */
typedef struct _DtiPeriod DtiPeriod;

#define DTI_TYPE_PERIOD (dti_period_get_type ())

DTI_AVAILABLE_IN_1_0
GType dti_period_get_type (void) G_GNUC_CONST;
DTI_AVAILABLE_IN_1_0
DtiPeriod *dti_period_new_year (int year) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiPeriod *dti_period_new_half (int year, guint half) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiPeriod *dti_period_new_quarter (int year, guint quarter) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiPeriod *dti_period_new_month (int year, guint month) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiPeriod *dti_period_new_window (const GDate *first, const GDate *last) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiPeriod *dti_period_parse (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char **dti_period_list_relative (DtiRelativePeriod relative,
                                 const GDate *day) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiPeriod *dti_period_copy (const DtiPeriod *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
void dti_period_free (DtiPeriod *self);
DTI_AVAILABLE_IN_1_0
char *dti_period_format (const DtiPeriod *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiPeriodKind dti_period_get_kind (const DtiPeriod *self);
DTI_AVAILABLE_IN_1_0
GDate *dti_period_get_first_day (const DtiPeriod *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GDate *dti_period_get_last_day (const DtiPeriod *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
guint dti_period_get_n_days (const DtiPeriod *self);
DTI_AVAILABLE_IN_1_0
double dti_period_get_middle (const DtiPeriod *self);
DTI_AVAILABLE_IN_1_0
DtiPeriod *dti_period_get_next (const DtiPeriod *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiPeriod *dti_period_get_previous (const DtiPeriod *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiPeriod *dti_period_shift (const DtiPeriod *self, int steps) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
gboolean dti_period_contains (const DtiPeriod *self, const DtiPeriod *other);
DTI_AVAILABLE_IN_1_0
gboolean dti_period_contains_day (const DtiPeriod *self, const GDate *day);
DTI_AVAILABLE_IN_1_0
int dti_period_compare (const DtiPeriod *a, const DtiPeriod *b);
DTI_AVAILABLE_IN_1_0
gboolean dti_period_equal (const DtiPeriod *a, const DtiPeriod *b);
DTI_AVAILABLE_IN_1_0
guint dti_period_hash (const DtiPeriod *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtiPeriod, dti_period_free)

G_END_DECLS
