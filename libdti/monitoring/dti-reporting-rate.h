/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/base/dti-version-macros.h>

G_BEGIN_DECLS

/**
 * DtiRate:
 * @DTI_RATE_RECEIVED: received of expected
 * @DTI_RATE_ON_TIME: on time of expected
 * @DTI_RATE_LATE: late of expected
 * @DTI_RATE_NONE: not received of expected
 * @DTI_RATE_CONTENT: indicators with a value of those expected in the reports received
 * @DTI_RATE_EVIDENCE: indicators with evidence of those with a value
 *
 * One of the reporting rates; each lies from 0 to 1.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_RATE_RECEIVED,
  DTI_RATE_ON_TIME,
  DTI_RATE_LATE,
  DTI_RATE_NONE,
  DTI_RATE_CONTENT,
  DTI_RATE_EVIDENCE,
} DtiRate;

#define DTI_TYPE_REPORTING_RATE (dti_reporting_rate_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiReportingRate, dti_reporting_rate, DTI, REPORTING_RATE, GObject)

DTI_AVAILABLE_IN_1_0
const char *dti_reporting_rate_get_id (DtiReportingRate *self);
DTI_AVAILABLE_IN_1_0
const char *dti_reporting_rate_get_title (DtiReportingRate *self);
DTI_AVAILABLE_IN_1_0
guint dti_reporting_rate_get_n_expected (DtiReportingRate *self);
DTI_AVAILABLE_IN_1_0
guint dti_reporting_rate_get_n_received (DtiReportingRate *self);
DTI_AVAILABLE_IN_1_0
guint dti_reporting_rate_get_n_on_time (DtiReportingRate *self);
DTI_AVAILABLE_IN_1_0
guint dti_reporting_rate_get_n_late (DtiReportingRate *self);
DTI_AVAILABLE_IN_1_0
guint dti_reporting_rate_get_n_none (DtiReportingRate *self);
DTI_AVAILABLE_IN_1_0
guint dti_reporting_rate_get_n_pending (DtiReportingRate *self);
DTI_AVAILABLE_IN_1_0
guint dti_reporting_rate_get_n_waived (DtiReportingRate *self);
DTI_AVAILABLE_IN_1_0
guint dti_reporting_rate_get_n_excluded (DtiReportingRate *self);
DTI_AVAILABLE_IN_1_0
guint dti_reporting_rate_get_n_returned (DtiReportingRate *self);
DTI_AVAILABLE_IN_1_0
guint64 dti_reporting_rate_get_n_content_expected (DtiReportingRate *self);
DTI_AVAILABLE_IN_1_0
guint64 dti_reporting_rate_get_n_content_present (DtiReportingRate *self);
DTI_AVAILABLE_IN_1_0
guint64 dti_reporting_rate_get_n_content_with_evidence (DtiReportingRate *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_reporting_rate_get_rate (DtiReportingRate *self, DtiRate rate, double *value);

G_END_DECLS
