/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include "dti-reporting-rate.h"
#include "dti-reporting-rates.h"

G_BEGIN_DECLS

/* Each obligation counts 1 in one of the first six, or in none where it is due on request and
 * nobody asked. */
typedef struct
{
  guint n_on_time;
  guint n_late;
  guint n_none;
  guint n_pending;
  guint n_waived;
  guint n_excluded;
  guint n_returned; /* of n_none and n_pending */
  guint64 n_content_expected;
  guint64 n_content_present;
  guint64 n_content_with_evidence;
} DtiReportingTally;

void dti_reporting_tally_add (DtiReportingTally *self, const DtiReportingTally *other);

/* A rate of nothing yet, to be filled before anybody sees it. */
DtiReportingRate *dti_reporting_rate_new (const char *id, const char *title);
DtiReportingTally *dti_reporting_rate_get_tally (DtiReportingRate *self);

/* What has nothing above it. No id of a plan is written so. */
#define DTI_REPORTING_TOP "*"

G_END_DECLS
