/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <glib.h>
#include <libdti/base/dti-version-macros.h>

G_BEGIN_DECLS

DTI_AVAILABLE_IN_1_0
char *dti_text_fold (const char *text) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_text_fold_name (const char *text) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_text_collation_key (const char *text) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
int dti_text_compare (const char *a, const char *b);
DTI_AVAILABLE_IN_1_0
int dti_text_compare_codes (const char *a, const char *b);

G_END_DECLS
