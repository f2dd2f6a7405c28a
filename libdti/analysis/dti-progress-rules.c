/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-progress-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/dti-enum-types.h>

#define EDITABLE (G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS)

/**
 * DtiProgressRules:
 *
 * How progress is measured, and which ratio makes which verdict.
 *
 * A ratio of the method is compared with three cut-offs: from the first on it is on track, from the
 * second on moderate, from the third on insufficient, and below that away. They are 0.95, 0.60 and
 * 0 (Statistics Canada and Open SDG, after Eurostat), and 0.95, 0.10 and 0 for the UN’s progress
 * chart, whose lowest class is the last two together.
 *
 * Where there is no target, the methods of growth compare the growth per year with 1.5 %, 0.5 % and
 * 0 (Statistics Canada and Open SDG), or with 2 %, 0.5 % and 0 (the UN’s progress chart).
 *
 * Rules have no lock: threads can share them only while nobody changes them.
 *
 * Since: 1.0
 */

typedef enum
{
  PROP_METHOD = 1,
  PROP_SHAPE,
  PROP_TRAJECTORY,
  PROP_YES_OR_NO,
} DtiProgressRulesProperty;

static GParamSpec *props[PROP_YES_OR_NO + 1];

G_DEFINE_FINAL_TYPE (DtiProgressRules, dti_progress_rules, G_TYPE_OBJECT)

static void
dti_progress_rules_dispose (GObject *object)
{
  DtiProgressRules *self = DTI_PROGRESS_RULES (object);

  g_clear_object (&self->trajectory);

  G_OBJECT_CLASS (dti_progress_rules_parent_class)->dispose (object);
}

static void
dti_progress_rules_constructed (GObject *object)
{
  DtiProgressRules *self = DTI_PROGRESS_RULES (object);

  G_OBJECT_CLASS (dti_progress_rules_parent_class)->constructed (object);

  if (self->method == DTI_PROGRESS_METHOD_UN_PROGRESS_CHART)
    {
      self->cut_offs = (DtiCutOffs){ 0.95, 0.10, 0.0 };
      self->growth_cut_offs = (DtiCutOffs){ 0.02, 0.005, 0.0 };
    }
}

static void
dti_progress_rules_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiProgressRules *self = DTI_PROGRESS_RULES (object);

  switch ((DtiProgressRulesProperty) prop_id)
    {
    case PROP_METHOD:
      g_value_set_enum (value, self->method);
      break;
    case PROP_SHAPE:
      g_value_set_enum (value, self->shape);
      break;
    case PROP_TRAJECTORY:
      g_value_set_object (value, self->trajectory);
      break;
    case PROP_YES_OR_NO:
      g_value_set_boolean (value, self->yes_or_no);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_progress_rules_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  DtiProgressRules *self = DTI_PROGRESS_RULES (object);

  switch ((DtiProgressRulesProperty) prop_id)
    {
    case PROP_METHOD:
      self->method = g_value_get_enum (value);
      break;
    case PROP_SHAPE:
      dti_progress_rules_set_shape (self, g_value_get_enum (value));
      break;
    case PROP_TRAJECTORY:
      dti_progress_rules_set_trajectory (self, g_value_get_object (value));
      break;
    case PROP_YES_OR_NO:
      dti_progress_rules_set_yes_or_no (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  /**
   * DtiProgressRules:method: (getter get_method)
   *
   * How progress is measured.
   *
   * Since: 1.0
   */
  props[PROP_METHOD] =
      g_param_spec_enum ("method",
                         NULL,
                         NULL,
                         DTI_TYPE_PROGRESS_METHOD,
                         DTI_PROGRESS_METHOD_LINEAR_PACE,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /**
   * DtiProgressRules:shape: (getter get_shape) (setter set_shape)
   *
   * Shape of the trajectory from baseline to target, where no other one is given.
   *
   * Since: 1.0
   */
  props[PROP_SHAPE] = g_param_spec_enum ("shape",
                                         NULL,
                                         NULL,
                                         DTI_TYPE_TRAJECTORY_SHAPE,
                                         DTI_TRAJECTORY_SHAPE_LINEAR,
                                         EDITABLE);

  /**
   * DtiProgressRules:trajectory: (getter get_trajectory) (setter set_trajectory)
   *
   * The trajectory that figures are held against, instead of one from baseline to target.
   *
   * Since: 1.0
   */
  props[PROP_TRAJECTORY] =
      g_param_spec_object ("trajectory", NULL, NULL, DTI_TYPE_TRAJECTORY, EDITABLE);

  /**
   * DtiProgressRules:yes-or-no: (getter get_yes_or_no) (setter set_yes_or_no)
   *
   * Whether the figure says yes or no, so that its pace means nothing.
   *
   * Since: 1.0
   */
  props[PROP_YES_OR_NO] = g_param_spec_boolean ("yes-or-no", NULL, NULL, FALSE, EDITABLE);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_progress_rules_class_init (DtiProgressRulesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dti_progress_rules_dispose;
  object_class->constructed = dti_progress_rules_constructed;
  object_class->get_property = dti_progress_rules_get_property;
  object_class->set_property = dti_progress_rules_set_property;

  install_properties (object_class);
}

static void
dti_progress_rules_init (DtiProgressRules *self)
{
  self->cut_offs = (DtiCutOffs){ 0.95, 0.60, 0.0 };
  self->growth_cut_offs = (DtiCutOffs){ 0.015, 0.005, 0.0 };
}

/**
 * dti_progress_rules_new:
 * @method: how progress is measured
 *
 * Makes the usual rules of a method.
 *
 * Returns: (transfer full): new rules
 *
 * Since: 1.0
 */
DtiProgressRules *
dti_progress_rules_new (DtiProgressMethod method)
{
  g_return_val_if_fail (method <= DTI_PROGRESS_METHOD_PERCENT_OF_TARGET, NULL);

  return g_object_new (DTI_TYPE_PROGRESS_RULES, "method", method, NULL);
}

/**
 * dti_progress_rules_get_method: (get-property method)
 * @self: rules
 *
 * Gets how progress is measured.
 *
 * Returns: the method
 *
 * Since: 1.0
 */
DtiProgressMethod
dti_progress_rules_get_method (DtiProgressRules *self)
{
  g_return_val_if_fail (DTI_IS_PROGRESS_RULES (self), DTI_PROGRESS_METHOD_LINEAR_PACE);

  return self->method;
}

/**
 * dti_progress_rules_get_shape: (get-property shape)
 * @self: rules
 *
 * Gets the shape of the trajectory from baseline to target, where no other one is given.
 *
 * Returns: the shape
 *
 * Since: 1.0
 */
DtiTrajectoryShape
dti_progress_rules_get_shape (DtiProgressRules *self)
{
  g_return_val_if_fail (DTI_IS_PROGRESS_RULES (self), DTI_TRAJECTORY_SHAPE_LINEAR);

  return self->shape;
}

/**
 * dti_progress_rules_set_shape: (set-property shape)
 * @self: rules
 * @shape: the shape; `DTI_TRAJECTORY_SHAPE_MILESTONES` is the straight line between the two
 *
 * Sets the shape of the trajectory from baseline to target, where no other one is given.
 *
 * Since: 1.0
 */
void
dti_progress_rules_set_shape (DtiProgressRules *self, DtiTrajectoryShape shape)
{
  g_return_if_fail (DTI_IS_PROGRESS_RULES (self));
  g_return_if_fail (shape <= DTI_TRAJECTORY_SHAPE_MILESTONES);

  if (self->shape == shape)
    return;

  self->shape = shape;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHAPE]);
}

/**
 * dti_progress_rules_get_trajectory: (get-property trajectory)
 * @self: rules
 *
 * Gets the trajectory that figures are held against, instead of one from baseline to target.
 *
 * Returns: (transfer none) (nullable): the trajectory, or `NULL`
 *
 * Since: 1.0
 */
DtiTrajectory *
dti_progress_rules_get_trajectory (DtiProgressRules *self)
{
  g_return_val_if_fail (DTI_IS_PROGRESS_RULES (self), NULL);

  return self->trajectory;
}

/**
 * dti_progress_rules_set_trajectory: (set-property trajectory)
 * @self: rules
 * @trajectory: (nullable): a trajectory, or `NULL` for one from baseline to target
 *
 * Sets the trajectory that figures are held against, instead of one from baseline to target.
 *
 * Since: 1.0
 */
void
dti_progress_rules_set_trajectory (DtiProgressRules *self, DtiTrajectory *trajectory)
{
  g_return_if_fail (DTI_IS_PROGRESS_RULES (self));
  g_return_if_fail (trajectory == NULL || DTI_IS_TRAJECTORY (trajectory));

  if (g_set_object (&self->trajectory, trajectory))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TRAJECTORY]);
}

/**
 * dti_progress_rules_get_yes_or_no: (get-property yes-or-no)
 * @self: rules
 *
 * Tells whether the figure says yes or no, so that its pace means nothing.
 *
 * Returns: `TRUE` if it does
 *
 * Since: 1.0
 */
gboolean
dti_progress_rules_get_yes_or_no (DtiProgressRules *self)
{
  g_return_val_if_fail (DTI_IS_PROGRESS_RULES (self), FALSE);

  return self->yes_or_no;
}

/**
 * dti_progress_rules_set_yes_or_no: (set-property yes-or-no)
 * @self: rules
 * @yes_or_no: whether it does
 *
 * Says whether the figure says yes or no, so that its pace means nothing.
 *
 * Such a figure is achieved or not achieved, whatever the method. [func@Dti.Progress.assess_target]
 * knows it of boolean indicators.
 *
 * Since: 1.0
 */
void
dti_progress_rules_set_yes_or_no (DtiProgressRules *self, gboolean yes_or_no)
{
  g_return_if_fail (DTI_IS_PROGRESS_RULES (self));

  yes_or_no = !!yes_or_no;
  if (self->yes_or_no == yes_or_no)
    return;

  self->yes_or_no = yes_or_no;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_YES_OR_NO]);
}

/* ---- cut-offs ---- */

static void
hand_out (const DtiCutOffs *cut_offs, double *on_track, double *moderate, double *away)
{
  if (on_track != NULL)
    *on_track = cut_offs->on_track;
  if (moderate != NULL)
    *moderate = cut_offs->moderate;
  if (away != NULL)
    *away = cut_offs->away;
}

static gboolean
take (DtiCutOffs *cut_offs, const DtiCutOffs *wanted, GError **error)
{
  if (isfinite (wanted->on_track) && isfinite (wanted->away) &&
      wanted->on_track > wanted->moderate && wanted->moderate > wanted->away)
    {
      *cut_offs = *wanted;
      return TRUE;
    }

  g_set_error_literal (error,
                       DTI_ERROR,
                       DTI_ERROR_INVALID_DATA,
                       "cut-offs must be numbers that descend from on track to away");

  return FALSE;
}

/**
 * dti_progress_rules_get_cut_offs:
 * @self: rules
 * @on_track: (out) (optional): from this ratio on, progress is on track
 * @moderate: (out) (optional): from this ratio on, it is moderate
 * @away: (out) (optional): from this ratio on, it is insufficient, and away below
 *
 * Gets the cut-offs of the ratio to the target.
 *
 * Since: 1.0
 */
void
dti_progress_rules_get_cut_offs (DtiProgressRules *self,
                                 double *on_track,
                                 double *moderate,
                                 double *away)
{
  g_return_if_fail (DTI_IS_PROGRESS_RULES (self));

  hand_out (&self->cut_offs, on_track, moderate, away);
}

/**
 * dti_progress_rules_set_cut_offs:
 * @self: rules
 * @on_track: from this ratio on, progress is on track
 * @moderate: from this ratio on, it is moderate
 * @away: from this ratio on, it is insufficient, and away below
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Sets the cut-offs of the ratio to the target.
 *
 * Fails with `DTI_ERROR_INVALID_DATA`, and changes nothing, where they are no numbers or do not
 * descend.
 *
 * Returns: `TRUE` if they were set
 *
 * Since: 1.0
 */
gboolean
dti_progress_rules_set_cut_offs (
    DtiProgressRules *self, double on_track, double moderate, double away, GError **error)
{
  g_return_val_if_fail (DTI_IS_PROGRESS_RULES (self), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return take (&self->cut_offs, &(DtiCutOffs){ on_track, moderate, away }, error);
}

/**
 * dti_progress_rules_get_growth_cut_offs:
 * @self: rules
 * @on_track: (out) (optional): from this growth per year on, progress is on track
 * @moderate: (out) (optional): from this growth on, it is moderate
 * @away: (out) (optional): from this growth on, it is insufficient, and away below
 *
 * Gets the cut-offs of growth in the wanted direction, for figures without a target.
 *
 * Growth is a share per year: 0.015 is 1.5 %.
 *
 * Since: 1.0
 */
void
dti_progress_rules_get_growth_cut_offs (DtiProgressRules *self,
                                        double *on_track,
                                        double *moderate,
                                        double *away)
{
  g_return_if_fail (DTI_IS_PROGRESS_RULES (self));

  hand_out (&self->growth_cut_offs, on_track, moderate, away);
}

/**
 * dti_progress_rules_set_growth_cut_offs:
 * @self: rules
 * @on_track: from this growth per year on, progress is on track
 * @moderate: from this growth on, it is moderate
 * @away: from this growth on, it is insufficient, and away below
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Sets the cut-offs of growth in the wanted direction, for figures without a target.
 *
 * Growth is a share per year: 0.015 is 1.5 %. Fails with `DTI_ERROR_INVALID_DATA`, and changes
 * nothing, where they are no numbers or do not descend.
 *
 * Returns: `TRUE` if they were set
 *
 * Since: 1.0
 */
gboolean
dti_progress_rules_set_growth_cut_offs (
    DtiProgressRules *self, double on_track, double moderate, double away, GError **error)
{
  g_return_val_if_fail (DTI_IS_PROGRESS_RULES (self), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return take (&self->growth_cut_offs, &(DtiCutOffs){ on_track, moderate, away }, error);
}
