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
 * DtiUncertainKind:
 * @DTI_UNCERTAIN_KIND_MEMBER: a member of the framework document, at one place or at several
 * @DTI_UNCERTAIN_KIND_WEIGHT_NOISE: all weights, each with noise of its own
 * @DTI_UNCERTAIN_KIND_WEIGHT_SETS: all weights together, one set or another
 * @DTI_UNCERTAIN_KIND_OBSERVATION: the observed numbers of an indicator, or one of them
 *
 * What of an index is uncertain.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_UNCERTAIN_KIND_MEMBER,
  DTI_UNCERTAIN_KIND_WEIGHT_NOISE,
  DTI_UNCERTAIN_KIND_WEIGHT_SETS,
  DTI_UNCERTAIN_KIND_OBSERVATION,
} DtiUncertainKind;

/**
 * DtiUncertainShape:
 * @DTI_UNCERTAIN_SHAPE_UNIFORM: every number from centre − spread to centre + spread, equally
 * likely
 * @DTI_UNCERTAIN_SHAPE_TRIANGULAR: between the same ends, the centre the most likely
 * @DTI_UNCERTAIN_SHAPE_NORMAL: normal; the spread is the standard deviation
 *
 * How an uncertain number is spread around its centre.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_UNCERTAIN_SHAPE_UNIFORM,
  DTI_UNCERTAIN_SHAPE_TRIANGULAR,
  DTI_UNCERTAIN_SHAPE_NORMAL,
} DtiUncertainShape;

#define DTI_TYPE_UNCERTAIN_INPUT (dti_uncertain_input_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiUncertainInput, dti_uncertain_input, DTI, UNCERTAIN_INPUT, GObject)

DTI_AVAILABLE_IN_1_0
DtiUncertainInput *dti_uncertain_input_new_from_json (const char *json,
                                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiUncertainInput *dti_uncertain_input_new_for_weights (const char *id,
                                                        GListModel *sets,
                                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiUncertainInput *dti_uncertain_input_new_for_noise (const char *id,
                                                      double factor,
                                                      const char *const *levels,
                                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiUncertainInput *dti_uncertain_input_new_for_places (const char *id,
                                                       const char *const *pointers,
                                                       const char *const *alternatives,
                                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiUncertainInput *dti_uncertain_input_new_for_range (const char *id,
                                                      const char *const *pointers,
                                                      DtiUncertainShape shape,
                                                      double centre,
                                                      double spread,
                                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiUncertainInput *
dti_uncertain_input_new_for_observations (const char *id,
                                          const char *const *nodes,
                                          const char *unit,
                                          DtiUncertainShape shape,
                                          double spread,
                                          gboolean relative,
                                          gboolean common,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
const char *dti_uncertain_input_get_id (DtiUncertainInput *self);
DTI_AVAILABLE_IN_1_0
DtiUncertainKind dti_uncertain_input_get_kind (DtiUncertainInput *self);
DTI_AVAILABLE_IN_1_0
guint dti_uncertain_input_get_n_alternatives (DtiUncertainInput *self);
DTI_AVAILABLE_IN_1_0
char *dti_uncertain_input_get_alternative (DtiUncertainInput *self,
                                           guint position) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_uncertain_input_describe (DtiUncertainInput *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
