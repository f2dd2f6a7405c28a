/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <libdti/model/dti-step.h>

G_BEGIN_DECLS

#define DTI_TYPE_DENOMINATE (dti_denominate_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiDenominate, dti_denominate, DTI, DENOMINATE, DtiStep)

DTI_AVAILABLE_IN_1_0
DtiDenominate *dti_denominate_new (const char *const *nodes,
                                   const char *const *denominators) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
const char *const *dti_denominate_get_nodes (DtiDenominate *self);
DTI_AVAILABLE_IN_1_0
const char *const *dti_denominate_get_denominators (DtiDenominate *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_denominate_get_multiply (DtiDenominate *self);
DTI_AVAILABLE_IN_1_0
double dti_denominate_get_scale (DtiDenominate *self, const char *node);

G_END_DECLS
