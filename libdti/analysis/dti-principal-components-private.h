/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/analysis/dti-principal-components.h>
#include <libdti/analysis/dti-statistics-private.h>

G_BEGIN_DECLS

struct _DtiPrincipalComponents
{
  GObject parent_instance;

  DtiStatistics *statistics; /* owns the ids */
  char **ids;
  guint n;
  guint8 *complete; /* for each unit whether it has all numbers */
  guint n_complete;
  double *standardised; /* complete units, column by column: mean 0, squares sum to 1 */
  double *eigenvalues;
  double *loadings; /* component by component */
};

/* Replaces a symmetric matrix by its eigenvectors, one after the other, of the largest eigenvalue
 * first. Rounding never makes an eigenvalue of correlations negative here. */
gboolean
dti_principal_components_decompose (double *matrix, gsize n, double *eigenvalues, GError **error);

/* NaN where there is none. */
double dti_principal_components_read_inflation (const DtiPrincipalComponents *self, guint position);

G_END_DECLS
