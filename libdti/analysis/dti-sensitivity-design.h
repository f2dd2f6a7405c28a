/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/analysis/dti-sensitivity.h>

G_BEGIN_DECLS

/**
 * DtiDesignSequence:
 * @DTI_DESIGN_SEQUENCE_SOBOL: the sequence of Sobol’, shifted at random: even, for up to 32 inputs
 * @DTI_DESIGN_SEQUENCE_RANDOM: pseudo-random numbers, for any number of inputs
 *
 * Where the points of a [class@Dti.SensitivityDesign] come from.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_DESIGN_SEQUENCE_SOBOL,
  DTI_DESIGN_SEQUENCE_RANDOM,
} DtiDesignSequence;

#define DTI_TYPE_SENSITIVITY_DESIGN (dti_sensitivity_design_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (
    DtiSensitivityDesign, dti_sensitivity_design, DTI, SENSITIVITY_DESIGN, GObject)

DTI_AVAILABLE_IN_1_0
DtiSensitivityDesign *dti_sensitivity_design_new (guint n_rows,
                                                  guint n_inputs,
                                                  DtiDesignSequence sequence,
                                                  guint64 seed,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
guint dti_sensitivity_design_get_n_rows (DtiSensitivityDesign *self);
DTI_AVAILABLE_IN_1_0
guint dti_sensitivity_design_get_n_inputs (DtiSensitivityDesign *self);
DTI_AVAILABLE_IN_1_0
guint dti_sensitivity_design_get_n_points (DtiSensitivityDesign *self);
DTI_AVAILABLE_IN_1_0
DtiDesignSequence dti_sensitivity_design_get_sequence (DtiSensitivityDesign *self);
DTI_AVAILABLE_IN_1_0
guint64 dti_sensitivity_design_get_seed (DtiSensitivityDesign *self);
DTI_AVAILABLE_IN_1_0
GBytes *dti_sensitivity_design_get_points (DtiSensitivityDesign *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiSensitivity *dti_sensitivity_design_estimate (DtiSensitivityDesign *self,
                                                 const char *const *inputs,
                                                 GBytes *outputs,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiSensitivity *dti_sensitivity_design_estimate_with (DtiSensitivityDesign *self,
                                                      const char *const *inputs,
                                                      GBytes *outputs,
                                                      DtiSobolEstimator estimator,
                                                      guint n_resamples,
                                                      double confidence,
                                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
