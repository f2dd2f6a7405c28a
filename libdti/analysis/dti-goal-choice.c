/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-goal-private.h"

#include <libdti/base/dti-number-private.h>

/**
 * DtiGoalChoice:
 *
 * An option that a mix takes, and how much of it.
 *
 * A choice is immutable and free-threaded.
 *
 * Since: 1.0
 */
struct _DtiGoalChoice
{
  GObject parent_instance;

  DtiGoalOption *option;
  double share;
  double score;
};

typedef enum
{
  PROP_OPTION = 1,
  PROP_SHARE,
  PROP_EFFORT,
  PROP_SCORE,
} DtiGoalChoiceProperty;

static GParamSpec *props[PROP_SCORE + 1];

G_DEFINE_FINAL_TYPE (DtiGoalChoice, dti_goal_choice, G_TYPE_OBJECT)

static void
dti_goal_choice_finalize (GObject *object)
{
  DtiGoalChoice *self = DTI_GOAL_CHOICE (object);

  g_clear_object (&self->option);

  G_OBJECT_CLASS (dti_goal_choice_parent_class)->finalize (object);
}

static double
get_option_effort (DtiGoalChoice *self)
{
  double effort = 0.0;

  dti_goal_option_get_effort (self->option, &effort);

  return effort;
}

static void
dti_goal_choice_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiGoalChoice *self = DTI_GOAL_CHOICE (object);

  switch ((DtiGoalChoiceProperty) prop_id)
    {
    case PROP_OPTION:
      g_value_set_object (value, dti_goal_choice_get_option (self));
      break;
    case PROP_SHARE:
      g_value_set_double (value, dti_goal_choice_get_share (self));
      break;
    case PROP_EFFORT:
      g_value_set_double (value, dti_goal_choice_get_effort (self));
      break;
    case PROP_SCORE:
      g_value_set_double (value, self->score);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static GParamSpec *
number_spec (const char *name)
{
  return g_param_spec_double (
      name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
install_all_properties (void)
{
  /**
   * DtiGoalChoice:option: (getter get_option)
   *
   * The option.
   *
   * Since: 1.0
   */
  props[PROP_OPTION] = g_param_spec_object ("option",
                                            NULL,
                                            NULL,
                                            DTI_TYPE_GOAL_OPTION,
                                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiGoalChoice:share: (getter get_share)
   *
   * The part of the option that is taken, above 0 and at most 1.
   *
   * Since: 1.0
   */
  props[PROP_SHARE] = number_spec ("share");

  /**
   * DtiGoalChoice:effort: (getter get_effort)
   *
   * The effort of that part.
   *
   * Since: 1.0
   */
  props[PROP_EFFORT] = number_spec ("effort");

  /**
   * DtiGoalChoice:score:
   *
   * The score of the node after the whole mix, in points.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.GoalChoice.get_score].
   *
   * Since: 1.0
   */
  props[PROP_SCORE] = number_spec ("score");
}

static void
dti_goal_choice_class_init (DtiGoalChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_goal_choice_finalize;
  object_class->get_property = dti_goal_choice_get_property;

  install_all_properties ();

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_goal_choice_init (DtiGoalChoice *self)
{
}

DtiGoalChoice *
dti_goal_choice_new (DtiGoalOption *option, double share, double score)
{
  DtiGoalChoice *self = g_object_new (DTI_TYPE_GOAL_CHOICE, NULL);

  self->option = g_object_ref (option);
  self->share = share;
  self->score = score;

  return self;
}

/* ---- getters ---- */

/**
 * dti_goal_choice_get_option: (get-property option)
 * @self: a choice
 *
 * Gets the option.
 *
 * Returns: (transfer none): the option
 *
 * Since: 1.0
 */
DtiGoalOption *
dti_goal_choice_get_option (DtiGoalChoice *self)
{
  g_return_val_if_fail (DTI_IS_GOAL_CHOICE (self), NULL);

  return self->option;
}

/**
 * dti_goal_choice_get_share: (get-property share)
 * @self: a choice
 *
 * Gets the part of the option that is taken, above 0 and at most 1.
 *
 * Returns: the part of the option that is taken, above 0 and at most 1
 *
 * Since: 1.0
 */
double
dti_goal_choice_get_share (DtiGoalChoice *self)
{
  g_return_val_if_fail (DTI_IS_GOAL_CHOICE (self), NAN);

  return self->share;
}

/**
 * dti_goal_choice_get_effort: (get-property effort)
 * @self: a choice
 *
 * Gets the effort of that part.
 *
 * Returns: the effort of that part
 *
 * Since: 1.0
 */
double
dti_goal_choice_get_effort (DtiGoalChoice *self)
{
  g_return_val_if_fail (DTI_IS_GOAL_CHOICE (self), NAN);

  return self->share * get_option_effort (self);
}

/**
 * dti_goal_choice_get_score:
 * @self: a choice
 * @score: (out) (optional): return location; NaN where there is none
 *
 * Gets the score of the node after the whole mix, in points.
 *
 * Of an option that changes several nodes, that of the first.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_goal_choice_get_score (DtiGoalChoice *self, double *score)
{
  g_return_val_if_fail (DTI_IS_GOAL_CHOICE (self), FALSE);

  return dti_number_hand_out (self->score, score);
}
