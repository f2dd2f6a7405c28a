/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/model/dti-moments-private.h>
#include <libdti/model/dti-treat.h>

G_BEGIN_DECLS

/* The treatment of the outliers of one column: points beyond are drawn in, or all are
 * transformed. */

typedef struct
{
  gboolean is_off;        /* the column is left as it is */
  int max_points;         /* to winsorise at most; -1: any number */
  double skewness;        /* a column passes whose skewness is smaller in size … */
  double kurtosis;        /* … or whose kurtosis is smaller */
  gboolean is_forced;     /* winsorise max_points whether the column passes or not */
  DtiTreatTransform then; /* where winsorising does not help */
  double lambda;          /* of Box–Cox */
  gboolean is_combined;   /* the transform works on the winsorised numbers, not on the first ones */
} DtiTreatSpec;

#define DTI_TREAT_SPEC_DEFAULT                                                                     \
  {                                                                                                \
    FALSE, 5, 2.0, 3.5, FALSE, DTI_TREAT_TRANSFORM_LOG_CT, 0.0, FALSE                              \
  }

/* Skewness and kurtosis, and whether they are small enough. */
typedef struct
{
  double skewness;
  double kurtosis;
  gboolean passes;
} DtiTreatCheck;

/* What is done to a column, and why. */
typedef struct
{
  gsize sheet; /* G_MAXSIZE: of all periods */
  guint column;
  DtiTreatCheck before;
  DtiTreatCheck winsorised;  /* NaN where it was not tried */
  DtiTreatCheck transformed; /* the same */
  guint n_low;               /* points drawn in */
  guint n_high;
  double lower; /* what is beyond these is drawn in; ∓∞: nothing */
  double upper;
  gboolean is_transformed;
  double minimum; /* of the numbers that are transformed */
  double maximum;
  gboolean leans_right; /* their skewness is above 0 */
  const char *failure;  /* why the column is left as it is; NULL: nothing is wrong */
} DtiTreatment;

/* Finds the treatment of @n numbers, none of them NaN. @scratch has room for 3 n. */
void dti_treatment_find (
    DtiTreatment *self, const DtiTreatSpec *spec, const double *numbers, gsize n, double *scratch);
/* Treats one number; NaN stays. */
double dti_treatment_apply (const DtiTreatment *self, const DtiTreatSpec *spec, double number);

G_END_DECLS
