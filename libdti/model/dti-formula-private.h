/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/base/dti-error.h>

G_BEGIN_DECLS

/* An arithmetic formula, compiled once; immutable. */
typedef struct _DtiFormula DtiFormula;

/* What a formula reads. Names in brackets are numbered in the order of their first appearance. */
typedef struct
{
  double x;             /* the number so far, NaN where there is none */
  double n;             /* units present */
  double best;          /* largest x among the units present */
  const double *values; /* one for each name; NaN where there is none */
} DtiFormulaInput;

DtiFormula *dti_formula_new (const char *text, GError **error);
void dti_formula_free (DtiFormula *self);
const char *dti_formula_get_text (const DtiFormula *self);
const char *const *dti_formula_get_names (const DtiFormula *self);
gboolean dti_formula_uses_x (const DtiFormula *self);

/* NaN where the result is not finite or a name that was needed has no value. */
double dti_formula_evaluate (const DtiFormula *self, const DtiFormulaInput *input);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtiFormula, dti_formula_free)

G_END_DECLS
