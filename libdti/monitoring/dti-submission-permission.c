/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-submission-private.h"

#include <libdti/dti-enum-types.h>

/**
 * DtiSubmissionPermission:
 *
 * Whether an action can be done with a submission now, and why not.
 *
 * [method@Dti.Submission.list_permissions] makes one for every action. A permission tells how
 * things stood then and never changes, so threads share it freely.
 *
 * Since: 1.0
 */
struct _DtiSubmissionPermission
{
  GObject parent_instance;

  DtiSubmissionAction action;
  DtiSubmissionState state;
  DtiSubmissionRefusal refusal;
  guint n_errors;
};

typedef enum
{
  PROP_ACTION = 1,
  PROP_ALLOWED,
  PROP_CODE,
  PROP_NEEDS_REASON,
} DtiSubmissionPermissionProperty;

static GParamSpec *props[PROP_NEEDS_REASON + 1];

G_DEFINE_FINAL_TYPE (DtiSubmissionPermission, dti_submission_permission, G_TYPE_OBJECT)

static void
dti_submission_permission_get_property (GObject *object,
                                        guint prop_id,
                                        GValue *value,
                                        GParamSpec *pspec)
{
  DtiSubmissionPermission *self = DTI_SUBMISSION_PERMISSION (object);

  switch ((DtiSubmissionPermissionProperty) prop_id)
    {
    case PROP_ACTION:
      g_value_set_enum (value, (int) self->action);
      break;
    case PROP_ALLOWED:
      g_value_set_boolean (value, dti_submission_permission_get_allowed (self));
      break;
    case PROP_CODE:
      g_value_set_string (value, dti_submission_permission_get_code (self));
      break;
    case PROP_NEEDS_REASON:
      g_value_set_boolean (value, dti_submission_permission_get_needs_reason (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_submission_permission_class_init (DtiSubmissionPermissionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dti_submission_permission_get_property;

  /**
   * DtiSubmissionPermission:action: (getter get_action)
   *
   * The action it is about.
   *
   * Since: 1.0
   */
  props[PROP_ACTION] = g_param_spec_enum ("action",
                                          NULL,
                                          NULL,
                                          DTI_TYPE_SUBMISSION_ACTION,
                                          DTI_SUBMISSION_ACTION_CREATE,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiSubmissionPermission:allowed: (getter get_allowed)
   *
   * Whether it can be done.
   *
   * Since: 1.0
   */
  props[PROP_ALLOWED] = g_param_spec_boolean ("allowed",
                                              NULL,
                                              NULL,
                                              FALSE,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiSubmissionPermission:code: (getter get_code)
   *
   * Why it cannot be done, for programs.
   *
   * Since: 1.0
   */
  props[PROP_CODE] =
      g_param_spec_string ("code", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiSubmissionPermission:needs-reason: (getter get_needs_reason)
   *
   * Whether whoever does it must say why.
   *
   * Since: 1.0
   */
  props[PROP_NEEDS_REASON] = g_param_spec_boolean ("needs-reason",
                                                   NULL,
                                                   NULL,
                                                   FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_submission_permission_init (DtiSubmissionPermission *self)
{
}

DtiSubmissionPermission *
dti_submission_permission_new (DtiSubmissionAction action,
                               DtiSubmissionState state,
                               DtiSubmissionRefusal refusal,
                               guint n_errors)
{
  DtiSubmissionPermission *self = g_object_new (DTI_TYPE_SUBMISSION_PERMISSION, NULL);

  self->action = action;
  self->state = state;
  self->refusal = refusal;
  self->n_errors = n_errors;

  return self;
}

/**
 * dti_submission_permission_get_action: (get-property action)
 * @self: a permission
 *
 * Gets the action it is about.
 *
 * Returns: the action
 *
 * Since: 1.0
 */
DtiSubmissionAction
dti_submission_permission_get_action (DtiSubmissionPermission *self)
{
  g_return_val_if_fail (DTI_IS_SUBMISSION_PERMISSION (self), DTI_SUBMISSION_ACTION_CREATE);

  return self->action;
}

/**
 * dti_submission_permission_get_allowed: (get-property allowed)
 * @self: a permission
 *
 * Gets whether it can be done.
 *
 * Returns: `TRUE` if it can
 *
 * Since: 1.0
 */
gboolean
dti_submission_permission_get_allowed (DtiSubmissionPermission *self)
{
  g_return_val_if_fail (DTI_IS_SUBMISSION_PERMISSION (self), FALSE);

  return self->refusal == DTI_REFUSAL_NONE;
}

/**
 * dti_submission_permission_get_code: (get-property code)
 * @self: a permission
 *
 * Gets why it cannot be done, for programs.
 *
 * It is `wrong-state` (the state does not allow it), `has-errors` (the content has errors),
 * `four-eyes` (whoever submitted it can neither verify nor publish it), `amendment-open` (there is
 * an amendment already), `register-only` (the register does it of itself) or `no-register` (the
 * register is gone).
 *
 * Returns: (nullable): the code, or `NULL` where the action is allowed
 *
 * Since: 1.0
 */
const char *
dti_submission_permission_get_code (DtiSubmissionPermission *self)
{
  g_return_val_if_fail (DTI_IS_SUBMISSION_PERMISSION (self), NULL);

  return dti_submission_refusal_get_code (self->refusal);
}

/**
 * dti_submission_permission_get_reason:
 * @self: a permission
 * @language: (nullable): `vi` or `en`, or `NULL` for Vietnamese; any other gives English
 *
 * Gets why it cannot be done, for people.
 *
 * Returns: (transfer full) (nullable): a sentence without a full stop, or `NULL` where the action
 * is allowed
 *
 * Since: 1.0
 */
char *
dti_submission_permission_get_reason (DtiSubmissionPermission *self, const char *language)
{
  g_return_val_if_fail (DTI_IS_SUBMISSION_PERMISSION (self), NULL);

  return dti_submission_refusal_describe (self->refusal,
                                          self->state,
                                          self->action,
                                          self->n_errors,
                                          language);
}

/**
 * dti_submission_permission_get_needs_reason: (get-property needs-reason)
 * @self: a permission
 *
 * Gets whether whoever does it must say why.
 *
 * Returns: `TRUE` for `RETURN`, `RECALL`, `EXCLUDE` and `AMEND`
 *
 * Since: 1.0
 */
gboolean
dti_submission_permission_get_needs_reason (DtiSubmissionPermission *self)
{
  g_return_val_if_fail (DTI_IS_SUBMISSION_PERMISSION (self), FALSE);

  return dti_submission_workflow_needs_reason (self->action);
}
