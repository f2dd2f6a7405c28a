/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/analysis/dti-correlations.h>
#include <libdti/analysis/dti-statistics-private.h>

G_BEGIN_DECLS

#define DTI_CORRELATIONS_N_COLUMNS (DTI_CORRELATION_COLUMN_N_UNITS + 1)

struct _DtiCorrelations
{
  GObject parent_instance;

  DtiStatistics *statistics;
  DtiCorrelationMethod method;
  gboolean use_directions;
  double *matrices[DTI_CORRELATIONS_N_COLUMNS]; /* row by row, symmetric */
  DtiProblemList *problems;
};

/* Fills the matrices. */
void dti_correlations_measure (DtiCorrelations *self);
double dti_correlations_read (const DtiCorrelations *self,
                              DtiCorrelationColumn column,
                              guint first,
                              guint second);

DtiCorrelation *dti_correlation_new (
    const char *first, const char *second, guint n_units, double coefficient, double p_value);

G_END_DECLS
