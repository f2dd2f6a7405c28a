/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/analysis/dti-statistics.h>

G_BEGIN_DECLS

#define DTI_TYPE_RELIABILITY (dti_reliability_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiReliability, dti_reliability, DTI, RELIABILITY, GObject)

DTI_AVAILABLE_IN_1_0
DtiReliability *dti_reliability_new (DtiStatistics *statistics,
                                     const char *const *ids,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiReliability *dti_reliability_new_for_pillar (DtiStatistics *statistics,
                                                const char *pillar,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiStatistics *dti_reliability_get_statistics (DtiReliability *self);
DTI_AVAILABLE_IN_1_0
const char *const *dti_reliability_get_ids (DtiReliability *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_reliability_get_alpha (DtiReliability *self, double *alpha);
DTI_AVAILABLE_IN_1_0
gboolean dti_reliability_get_alpha_without (DtiReliability *self, const char *id, double *alpha);
DTI_AVAILABLE_IN_1_0
gboolean dti_reliability_get_item_rest (DtiReliability *self, const char *id, double *correlation);

G_END_DECLS
