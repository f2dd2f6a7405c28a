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
 * DtiStatus:
 * @DTI_STATUS_MISSING: `O`, expected and not delivered
 * @DTI_STATUS_NORMAL: `A`, a normal value
 * @DTI_STATUS_PROVISIONAL: `P`, provisional
 * @DTI_STATUS_ESTIMATED: `E`, estimated
 * @DTI_STATUS_IMPUTED: `I`, imputed
 * @DTI_STATUS_BREAK: `B`, break in the series
 * @DTI_STATUS_UNRELIABLE: `U`, low reliability
 * @DTI_STATUS_UNVALIDATED: `V`, unvalidated
 * @DTI_STATUS_NOT_COLLECTED: `L`, exists but was not collected
 * @DTI_STATUS_NOT_APPLICABLE: `M`, cannot exist
 * @DTI_STATUS_SUPPRESSED: `Q`, confidential
 * @DTI_STATUS_NOT_ASSESSED: `N`, not assessed in this period
 *
 * What a value, or its absence, means; the letters are those of SDMX and `N`.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_STATUS_MISSING,
  DTI_STATUS_NORMAL,
  DTI_STATUS_PROVISIONAL,
  DTI_STATUS_ESTIMATED,
  DTI_STATUS_IMPUTED,
  DTI_STATUS_BREAK,
  DTI_STATUS_UNRELIABLE,
  DTI_STATUS_UNVALIDATED,
  DTI_STATUS_NOT_COLLECTED,
  DTI_STATUS_NOT_APPLICABLE,
  DTI_STATUS_SUPPRESSED,
  DTI_STATUS_NOT_ASSESSED,
} DtiStatus;

/**
 * DtiStage:
 * @DTI_STAGE_ANY: the last stage present
 * @DTI_STAGE_SELF: self-assessed, tự chấm
 * @DTI_STAGE_APPRAISED: appraised, thẩm định
 * @DTI_STAGE_PUBLISHED: published, công bố
 *
 * Who stands behind a figure.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_STAGE_ANY,
  DTI_STAGE_SELF,
  DTI_STAGE_APPRAISED,
  DTI_STAGE_PUBLISHED,
} DtiStage;

DTI_AVAILABLE_IN_1_0
const char *dti_status_to_letter (DtiStatus status);
DTI_AVAILABLE_IN_1_0
gboolean dti_status_from_letter (const char *letter, DtiStatus *status);

#define DTI_TYPE_OBSERVATION (dti_observation_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiObservation, dti_observation, DTI, OBSERVATION, GObject)

DTI_AVAILABLE_IN_1_0
DtiObservation *
dti_observation_new (double number, DtiStatus status, DtiStage stage) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
gboolean dti_observation_get_number (DtiObservation *self, double *number);
DTI_AVAILABLE_IN_1_0
gboolean dti_observation_get_numerator (DtiObservation *self, double *numerator);
DTI_AVAILABLE_IN_1_0
gboolean dti_observation_get_denominator (DtiObservation *self, double *denominator);
DTI_AVAILABLE_IN_1_0
gboolean dti_observation_get_max (DtiObservation *self, double *max);
DTI_AVAILABLE_IN_1_0
const char *dti_observation_get_text (DtiObservation *self);
DTI_AVAILABLE_IN_1_0
DtiStatus dti_observation_get_status (DtiObservation *self);
DTI_AVAILABLE_IN_1_0
DtiStage dti_observation_get_stage (DtiObservation *self);
DTI_AVAILABLE_IN_1_0
const char *dti_observation_get_note (DtiObservation *self);
DTI_AVAILABLE_IN_1_0
const char *dti_observation_get_evidence (DtiObservation *self);
DTI_AVAILABLE_IN_1_0
const char *dti_observation_get_file (DtiObservation *self);
DTI_AVAILABLE_IN_1_0
guint dti_observation_get_row (DtiObservation *self);
DTI_AVAILABLE_IN_1_0
guint dti_observation_get_column (DtiObservation *self);

G_END_DECLS
