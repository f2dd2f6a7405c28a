/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/model/dti-rule-kernel-private.h>

G_BEGIN_DECLS

/* Labels and what each is worth; immutable. Labels compare trimmed, in NFC and without case. */
struct _DtiRuleLabels
{
  guint n;
  char **names;    /* as written, NULL-terminated */
  char **keys;     /* as compared */
  double *credits; /* fractions of the maximum, or points */
  double *codes;   /* the numbers that stand for the labels, see dti_rule_labels_read_text() */
  gboolean points; /* the credits are points */
};

DtiRuleLabels *
dti_rule_labels_new (const char *const *names, const double *credits, guint n, gboolean points);
/* From the property values of a rule: @credits holds doubles. */
DtiRuleLabels *
dti_rule_labels_new_from_bytes (const char *const *names, GBytes *credits, gboolean points);
/* From a list of [label, fraction] or an object; NULL after a problem. */
DtiRuleLabels *dti_rule_labels_read (const DtiJsonReader *reader, const char *member);
void dti_rule_labels_free (DtiRuleLabels *self);

GBytes *dti_rule_labels_dup_credits (const DtiRuleLabels *self);
gboolean dti_rule_labels_find (const DtiRuleLabels *self, const char *text, guint *index);

/* One label → the number that stands for it. That is its credit; but where some labels are numbers
 * themselves ("1", "2"), such a label stands for its own number, and the others have numbers that
 * nobody writes. */
gboolean dti_rule_labels_read_text (const DtiRuleLabels *self, const char *text, double *number);
/* Scores the numbers that stand for labels; any other number has no score. */
void dti_rule_labels_apply (const DtiRuleLabels *self, const DtiRuleSpan *span, double *scores);
/* “có” 1, “không” 0, × max */
char *dti_rule_labels_describe (const DtiRuleLabels *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtiRuleLabels, dti_rule_labels_free)

G_END_DECLS
