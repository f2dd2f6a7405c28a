/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/base/dti-version-macros.h>

G_BEGIN_DECLS

/**
 * DtiSeverity:
 * @DTI_SEVERITY_NOTE: worth knowing, changes nothing
 * @DTI_SEVERITY_WARNING: probably a fault; the result stands
 * @DTI_SEVERITY_ERROR: a fault; something is left out of the result
 *
 * How grave a problem is.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_SEVERITY_NOTE,
  DTI_SEVERITY_WARNING,
  DTI_SEVERITY_ERROR,
} DtiSeverity;

#define DTI_TYPE_PROBLEM (dti_problem_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiProblem, dti_problem, DTI, PROBLEM, GObject)

DTI_AVAILABLE_IN_1_0
DtiProblem *dti_problem_new (DtiSeverity severity,
                             const char *code,
                             const char *message) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiSeverity dti_problem_get_severity (DtiProblem *self);
DTI_AVAILABLE_IN_1_0
const char *dti_problem_get_code (DtiProblem *self);
DTI_AVAILABLE_IN_1_0
const char *dti_problem_get_message (DtiProblem *self);
DTI_AVAILABLE_IN_1_0
const char *dti_problem_get_file (DtiProblem *self);
DTI_AVAILABLE_IN_1_0
const char *dti_problem_get_sheet (DtiProblem *self);
DTI_AVAILABLE_IN_1_0
guint dti_problem_get_row (DtiProblem *self);
DTI_AVAILABLE_IN_1_0
guint dti_problem_get_column (DtiProblem *self);
DTI_AVAILABLE_IN_1_0
const char *dti_problem_get_pointer (DtiProblem *self);
DTI_AVAILABLE_IN_1_0
const char *dti_problem_get_raw_text (DtiProblem *self);
DTI_AVAILABLE_IN_1_0
const char *dti_problem_get_node (DtiProblem *self);
DTI_AVAILABLE_IN_1_0
const char *dti_problem_get_unit (DtiProblem *self);
DTI_AVAILABLE_IN_1_0
const char *dti_problem_get_period (DtiProblem *self);
DTI_AVAILABLE_IN_1_0
char *dti_problem_to_string (DtiProblem *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
