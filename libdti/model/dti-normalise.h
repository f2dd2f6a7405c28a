/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <libdti/model/dti-rule.h>
#include <libdti/model/dti-step.h>

G_BEGIN_DECLS

#define DTI_TYPE_NORMALISE (dti_normalise_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiNormalise, dti_normalise, DTI, NORMALISE, DtiStep)

DTI_AVAILABLE_IN_1_0
DtiNormalise *dti_normalise_new (DtiRule *rule) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiRule *dti_normalise_get_rule (DtiNormalise *self);
DTI_AVAILABLE_IN_1_0
const char *const *dti_normalise_get_nodes (DtiNormalise *self);
DTI_AVAILABLE_IN_1_0
DtiRule *dti_normalise_lookup_rule (DtiNormalise *self, const char *node);

G_END_DECLS
