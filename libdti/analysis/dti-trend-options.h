/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/base/dti-version-macros.h>

G_BEGIN_DECLS

#define DTI_TYPE_TREND_OPTIONS (dti_trend_options_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiTrendOptions, dti_trend_options, DTI, TREND_OPTIONS, GObject)

DTI_AVAILABLE_IN_1_0
DtiTrendOptions *dti_trend_options_new (void) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
double dti_trend_options_get_alpha (DtiTrendOptions *self);
DTI_AVAILABLE_IN_1_0
void dti_trend_options_set_alpha (DtiTrendOptions *self, double alpha);
DTI_AVAILABLE_IN_1_0
gboolean dti_trend_options_get_seasonal (DtiTrendOptions *self);
DTI_AVAILABLE_IN_1_0
void dti_trend_options_set_seasonal (DtiTrendOptions *self, gboolean seasonal);
DTI_AVAILABLE_IN_1_0
guint dti_trend_options_get_threads (DtiTrendOptions *self);
DTI_AVAILABLE_IN_1_0
void dti_trend_options_set_threads (DtiTrendOptions *self, guint threads);

G_END_DECLS
