/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <glib.h>
#include <libdti/base/dti-version-macros.h>

G_BEGIN_DECLS

/**
 * DtiNumberConvention:
 * @DTI_NUMBER_CONVENTION_AUTO: decide by the text; an ambiguous text is an error
 * @DTI_NUMBER_CONVENTION_VI: comma for decimals, point for groups
 * @DTI_NUMBER_CONVENTION_EN: point for decimals, comma for groups
 *
 * How numbers are written.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_NUMBER_CONVENTION_AUTO,
  DTI_NUMBER_CONVENTION_VI,
  DTI_NUMBER_CONVENTION_EN,
} DtiNumberConvention;

DTI_AVAILABLE_IN_1_0
gboolean
dti_number_parse (const char *text, DtiNumberConvention convention, double *number, GError **error);
DTI_AVAILABLE_IN_1_0
char *dti_number_format (double number,
                         int decimals,
                         DtiNumberConvention convention) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
double dti_number_round (double number, int digits);
DTI_AVAILABLE_IN_1_0
gboolean dti_number_ties (double a, double b);

G_END_DECLS
