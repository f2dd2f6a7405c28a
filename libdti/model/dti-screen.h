/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <libdti/model/dti-step.h>

G_BEGIN_DECLS

#define DTI_TYPE_SCREEN (dti_screen_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiScreen, dti_screen, DTI, SCREEN, DtiStep)

DTI_AVAILABLE_IN_1_0
DtiScreen *dti_screen_new (double min_available, double min_non_zero) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
double dti_screen_get_min_available (DtiScreen *self);
DTI_AVAILABLE_IN_1_0
double dti_screen_get_min_non_zero (DtiScreen *self);
DTI_AVAILABLE_IN_1_0
const char *const *dti_screen_get_kept (DtiScreen *self);
DTI_AVAILABLE_IN_1_0
const char *const *dti_screen_get_dropped (DtiScreen *self);

G_END_DECLS
