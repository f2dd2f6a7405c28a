/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/model/dti-assessment-rules.h>

G_BEGIN_DECLS

/* What the rules hold. The reader of a framework fills it in; afterwards nobody writes it. */
typedef struct
{
  DtiEvidencePolicy evidence;
  DtiScoreCap cap;
  gboolean has_late_penalty;
  char *late_column;
  char *late_node; /* the ranking node where the document names none */
  double late_per_day;
  double late_free_days;
  double late_max; /* INFINITY: none */
} DtiAssessmentFacts;

DtiAssessmentRules *dti_assessment_rules_new (void);
DtiAssessmentFacts *dti_assessment_rules_peek_facts (DtiAssessmentRules *self);

G_END_DECLS
