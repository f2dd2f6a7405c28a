/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/model/dti-enums.h>

G_BEGIN_DECLS

/**
 * DtiTransform:
 * @DTI_TRANSFORM_NONE: the number as it is
 * @DTI_TRANSFORM_LOG: the natural logarithm
 * @DTI_TRANSFORM_LOG_TEN: the logarithm to base ten, `log10` in documents
 * @DTI_TRANSFORM_SQRT: the square root
 * @DTI_TRANSFORM_BOX_COX: Box–Cox, (x^λ − 1)/λ, the natural logarithm for λ = 0
 *
 * What is done to a number before a rule reads it.
 *
 * A number that has no transform (a logarithm of 0) has no score.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_TRANSFORM_NONE,
  DTI_TRANSFORM_LOG,
  DTI_TRANSFORM_LOG_TEN, /*< nick=log10 >*/
  DTI_TRANSFORM_SQRT,
  DTI_TRANSFORM_BOX_COX,
} DtiTransform;

#define DTI_TYPE_RULE (dti_rule_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_DERIVABLE_TYPE (DtiRule, dti_rule, DTI, RULE, GObject)

/**
 * DtiRuleClass:
 * @evaluate: scores one number
 * @evaluate_column: scores the numbers of all units at once
 *
 * The class of rules; derive from it to write a rule of your own.
 *
 * A subclass implements @evaluate, or @evaluate_column where a score depends on the other units.
 *
 * Since: 1.0
 */
struct _DtiRuleClass
{
  /*< private >*/
  GObjectClass parent_class;

  /*< public >*/
  gboolean (*evaluate) (DtiRule *self, double number, double max, double *score, GError **error);
  GBytes *(*evaluate_column) (DtiRule *self, GBytes *numbers, double max, GError **error);

  /*< private >*/
  gconstpointer kernel;
  gpointer padding[8];
};

DTI_AVAILABLE_IN_1_0
DtiRule *dti_rule_new_from_json (const char *json, GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
gboolean
dti_rule_evaluate (DtiRule *self, double number, double max, double *score, GError **error);
DTI_AVAILABLE_IN_1_0
GBytes *dti_rule_evaluate_column (DtiRule *self, GBytes *numbers, double max, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
gboolean
dti_rule_find_number (DtiRule *self, double score, double max, double *number, GError **error);
DTI_AVAILABLE_IN_1_0
const char *dti_rule_get_type_name (DtiRule *self);
DTI_AVAILABLE_IN_1_0
char *dti_rule_describe (DtiRule *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
gboolean dti_rule_get_clamp (DtiRule *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_rule_get_direction (DtiRule *self, DtiDirection *direction);
DTI_AVAILABLE_IN_1_0
DtiTransform dti_rule_get_transform (DtiRule *self);
DTI_AVAILABLE_IN_1_0
double dti_rule_get_lambda (DtiRule *self);
DTI_AVAILABLE_IN_1_0
DtiScope dti_rule_get_scope (DtiRule *self);
DTI_AVAILABLE_IN_1_0
double dti_rule_get_constant (DtiRule *self);

G_END_DECLS
