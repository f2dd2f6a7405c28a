/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/model/dti-enums.h>

G_BEGIN_DECLS

#define DTI_TYPE_STEP (dti_step_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_DERIVABLE_TYPE (DtiStep, dti_step, DTI, STEP, GObject)

/**
 * DtiStepClass:
 * @prepare_column: prepares the numbers of one indicator
 *
 * The class of steps; derive from it to write a step of your own.
 *
 * Since: 1.0
 */
struct _DtiStepClass
{
  /*< private >*/
  GObjectClass parent_class;

  /*< public >*/
  GBytes *(*prepare_column) (DtiStep *self, const char *node, GBytes *numbers, GError **error);

  /*< private >*/
  gconstpointer kernel;
  gpointer padding[8];
};

DTI_AVAILABLE_IN_1_0
DtiStep *dti_step_new_from_json (const char *json, GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GBytes *dti_step_prepare_column (DtiStep *self, const char *node, GBytes *numbers, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
const char *dti_step_get_type_name (DtiStep *self);
DTI_AVAILABLE_IN_1_0
char *dti_step_describe (DtiStep *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiScope dti_step_get_scope (DtiStep *self);

G_END_DECLS
