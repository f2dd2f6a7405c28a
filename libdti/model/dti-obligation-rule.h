/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/model/dti-plan-enums.h>

G_BEGIN_DECLS

#define DTI_TYPE_OBLIGATION_RULE (dti_obligation_rule_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiObligationRule, dti_obligation_rule, DTI, OBLIGATION_RULE, GObject)

DTI_AVAILABLE_IN_1_0
const char *dti_obligation_rule_get_id (DtiObligationRule *self);

DTI_AVAILABLE_IN_1_0
char *dti_obligation_rule_get_title (DtiObligationRule *self,
                                     const char *language) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
const char *dti_obligation_rule_get_main_title (DtiObligationRule *self);

DTI_AVAILABLE_IN_1_0
const char *const *dti_obligation_rule_get_from (DtiObligationRule *self);
DTI_AVAILABLE_IN_1_0
const char *const *dti_obligation_rule_get_to (DtiObligationRule *self);
DTI_AVAILABLE_IN_1_0
DtiFrequency dti_obligation_rule_get_every (DtiObligationRule *self);
DTI_AVAILABLE_IN_1_0
DtiDueAnchor dti_obligation_rule_get_anchor (DtiObligationRule *self);
DTI_AVAILABLE_IN_1_0
guint dti_obligation_rule_get_month (DtiObligationRule *self);
DTI_AVAILABLE_IN_1_0
guint dti_obligation_rule_get_day (DtiObligationRule *self);
DTI_AVAILABLE_IN_1_0
int dti_obligation_rule_get_offset_days (DtiObligationRule *self);
DTI_AVAILABLE_IN_1_0
int dti_obligation_rule_get_offset_months (DtiObligationRule *self);
DTI_AVAILABLE_IN_1_0
DtiBound dti_obligation_rule_get_bound (DtiObligationRule *self);
DTI_AVAILABLE_IN_1_0
DtiRoll dti_obligation_rule_get_roll (DtiObligationRule *self);
DTI_AVAILABLE_IN_1_0
int dti_obligation_rule_get_window_first_month (DtiObligationRule *self);
DTI_AVAILABLE_IN_1_0
guint dti_obligation_rule_get_window_first_day (DtiObligationRule *self);
DTI_AVAILABLE_IN_1_0
int dti_obligation_rule_get_window_last_month (DtiObligationRule *self);
DTI_AVAILABLE_IN_1_0
guint dti_obligation_rule_get_window_last_day (DtiObligationRule *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_obligation_rule_get_opens_days_before (DtiObligationRule *self, int *days);
DTI_AVAILABLE_IN_1_0
gboolean dti_obligation_rule_get_cut_off_days_before (DtiObligationRule *self, int *days);
DTI_AVAILABLE_IN_1_0
guint dti_obligation_rule_get_slack_days (DtiObligationRule *self);
DTI_AVAILABLE_IN_1_0
guint dti_obligation_rule_get_remind_days (DtiObligationRule *self);
DTI_AVAILABLE_IN_1_0
const char *dti_obligation_rule_get_feeds (DtiObligationRule *self);
DTI_AVAILABLE_IN_1_0
const char *const *dti_obligation_rule_get_nodes (DtiObligationRule *self);

DTI_AVAILABLE_IN_1_0
const char *dti_obligation_rule_get_valid_from (DtiObligationRule *self);
DTI_AVAILABLE_IN_1_0
const char *dti_obligation_rule_get_valid_to (DtiObligationRule *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_obligation_rule_is_valid_on (DtiObligationRule *self, const GDate *day);

DTI_AVAILABLE_IN_1_0
const char *dti_obligation_rule_get_legal_basis (DtiObligationRule *self);
DTI_AVAILABLE_IN_1_0
const char *dti_obligation_rule_get_note (DtiObligationRule *self);

G_END_DECLS
