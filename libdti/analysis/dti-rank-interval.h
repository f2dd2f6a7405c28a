/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/base/dti-version-macros.h>

G_BEGIN_DECLS

#define DTI_TYPE_RANK_INTERVAL (dti_rank_interval_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiRankInterval, dti_rank_interval, DTI, RANK_INTERVAL, GObject)

DTI_AVAILABLE_IN_1_0
double dti_rank_interval_get_older_best (DtiRankInterval *self);
DTI_AVAILABLE_IN_1_0
double dti_rank_interval_get_older_median (DtiRankInterval *self);
DTI_AVAILABLE_IN_1_0
double dti_rank_interval_get_older_worst (DtiRankInterval *self);
DTI_AVAILABLE_IN_1_0
double dti_rank_interval_get_newer_best (DtiRankInterval *self);
DTI_AVAILABLE_IN_1_0
double dti_rank_interval_get_newer_median (DtiRankInterval *self);
DTI_AVAILABLE_IN_1_0
double dti_rank_interval_get_newer_worst (DtiRankInterval *self);
DTI_AVAILABLE_IN_1_0
double dti_rank_interval_get_change_low (DtiRankInterval *self);
DTI_AVAILABLE_IN_1_0
double dti_rank_interval_get_change_median (DtiRankInterval *self);
DTI_AVAILABLE_IN_1_0
double dti_rank_interval_get_change_high (DtiRankInterval *self);
DTI_AVAILABLE_IN_1_0
double dti_rank_interval_get_agreement (DtiRankInterval *self);
DTI_AVAILABLE_IN_1_0
guint dti_rank_interval_get_n_draws (DtiRankInterval *self);

G_END_DECLS
