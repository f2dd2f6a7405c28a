/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <libdti/model/dti-node.h>

G_BEGIN_DECLS

#define DTI_TYPE_INDICATOR (dti_indicator_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiIndicator, dti_indicator, DTI, INDICATOR, DtiNode)

DTI_AVAILABLE_IN_1_0
const char *dti_indicator_get_unit_of_measure (DtiIndicator *self);
DTI_AVAILABLE_IN_1_0
DtiDirection dti_indicator_get_direction (DtiIndicator *self);
DTI_AVAILABLE_IN_1_0
DtiIndicatorKind dti_indicator_get_kind (DtiIndicator *self);
DTI_AVAILABLE_IN_1_0
double dti_indicator_get_domain_min (DtiIndicator *self);
DTI_AVAILABLE_IN_1_0
double dti_indicator_get_domain_max (DtiIndicator *self);

G_END_DECLS
