/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <libdti/base/dti-problem.h>

G_BEGIN_DECLS

#define DTI_TYPE_PROBLEM_LIST (dti_problem_list_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiProblemList, dti_problem_list, DTI, PROBLEM_LIST, GObject)

DTI_AVAILABLE_IN_1_0
DtiProblemList *dti_problem_list_new (void) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
void dti_problem_list_add (DtiProblemList *self, DtiProblem *problem);
DTI_AVAILABLE_IN_1_0
void dti_problem_list_add_all (DtiProblemList *self, DtiProblemList *others);
DTI_AVAILABLE_IN_1_0
guint dti_problem_list_count (DtiProblemList *self, DtiSeverity severity);
DTI_AVAILABLE_IN_1_0
gboolean dti_problem_list_has_errors (DtiProblemList *self);
DTI_AVAILABLE_IN_1_0
guint dti_problem_list_get_n_items (DtiProblemList *self);
DTI_AVAILABLE_IN_1_0
char *dti_problem_list_to_string (DtiProblemList *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
