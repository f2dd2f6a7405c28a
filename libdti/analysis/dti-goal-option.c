/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-goal-private.h"

#include <libdti/base/dti-number-private.h>
#include <libdti/dti-enum-types.h>

/**
 * DtiGoalOption:
 *
 * Something a unit can do for more points.
 *
 * A goal lists the options it knows of, see [method@Dti.Goal.list_options]; a program gives them
 * their effort with [method@Dti.GoalOption.with_effort], or makes options of its own.
 *
 * An option either leads to a score of a node, or adds points to it, or takes the node away.
 *
 * Numbers that are not there are NaN in the properties; the getters say so by their result.
 *
 * An option is immutable and free-threaded.
 *
 * Since: 1.0
 */
struct _DtiGoalOption
{
  GObject parent_instance;

  char *id;
  DtiGoalOptionKind kind;
  char *title;
  double current_score;
  double gain;
  double effort;
  gboolean divisible;
  char **requires;
  char **excludes;
  DtiGoalEffect *effects;
  guint n_effects;
};

typedef enum
{
  PROP_ID = 1,
  PROP_KIND,
  PROP_NODE,
  PROP_TITLE,
  PROP_CURRENT_SCORE,
  PROP_SCORE,
  PROP_POINTS,
  PROP_GAIN,
  PROP_EFFORT,
  PROP_DIVISIBLE,
  PROP_REQUIRES,
  PROP_EXCLUDES,
} DtiGoalOptionProperty;

static GParamSpec *props[PROP_EXCLUDES + 1];

G_DEFINE_FINAL_TYPE (DtiGoalOption, dti_goal_option, G_TYPE_OBJECT)

static void
dti_goal_option_finalize (GObject *object)
{
  DtiGoalOption *self = DTI_GOAL_OPTION (object);

  g_free (self->id);
  g_free (self->title);
  g_strfreev (self->requires);
  g_strfreev (self->excludes);
  for (guint i = 0; i < self->n_effects; i++)
    g_free (self->effects[i].node);
  g_free (self->effects);

  G_OBJECT_CLASS (dti_goal_option_parent_class)->finalize (object);
}

/* The first effect of its kind. */
static double
get_amount (DtiGoalOption *self, DtiGoalEffectMode mode)
{
  for (guint i = 0; i < self->n_effects; i++)
    if (self->effects[i].mode == mode)
      return self->effects[i].amount;

  return NAN;
}

static void
dti_goal_option_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiGoalOption *self = DTI_GOAL_OPTION (object);

  switch ((DtiGoalOptionProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, dti_goal_option_get_id (self));
      break;
    case PROP_KIND:
      g_value_set_enum (value, dti_goal_option_get_kind (self));
      break;
    case PROP_NODE:
      g_value_set_string (value, dti_goal_option_get_node (self));
      break;
    case PROP_TITLE:
      g_value_set_string (value, dti_goal_option_get_title (self));
      break;
    case PROP_CURRENT_SCORE:
      g_value_set_double (value, self->current_score);
      break;
    case PROP_SCORE:
      g_value_set_double (value, get_amount (self, DTI_GOAL_EFFECT_LEVEL));
      break;
    case PROP_POINTS:
      g_value_set_double (value, get_amount (self, DTI_GOAL_EFFECT_POINTS));
      break;
    case PROP_GAIN:
      g_value_set_double (value, self->gain);
      break;
    case PROP_EFFORT:
      g_value_set_double (value, self->effort);
      break;
    case PROP_DIVISIBLE:
      g_value_set_boolean (value, dti_goal_option_get_divisible (self));
      break;
    case PROP_REQUIRES:
      g_value_set_boxed (value, dti_goal_option_get_requires (self));
      break;
    case PROP_EXCLUDES:
      g_value_set_boxed (value, dti_goal_option_get_excludes (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static GParamSpec *
text_spec (const char *name)
{
  return g_param_spec_string (name, NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static GParamSpec *
number_spec (const char *name)
{
  return g_param_spec_double (
      name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static GParamSpec *
flag_spec (const char *name)
{
  return g_param_spec_boolean (name, NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
install_identity_properties (void)
{
  /**
   * DtiGoalOption:id: (getter get_id)
   *
   * The id of the option.
   *
   * Since: 1.0
   */
  props[PROP_ID] = text_spec ("id");

  /**
   * DtiGoalOption:kind: (getter get_kind)
   *
   * What the option consists in.
   *
   * Since: 1.0
   */
  props[PROP_KIND] = g_param_spec_enum ("kind",
                                        NULL,
                                        NULL,
                                        DTI_TYPE_GOAL_OPTION_KIND,
                                        DTI_GOAL_OPTION_KIND_OTHER,
                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiGoalOption:node: (getter get_node)
   *
   * The id of the node that changes.
   *
   * Of a task that changes several nodes, the first.
   *
   * Since: 1.0
   */
  props[PROP_NODE] = text_spec ("node");

  /**
   * DtiGoalOption:title: (getter get_title)
   *
   * The title of the node or task.
   *
   * Since: 1.0
   */
  props[PROP_TITLE] = text_spec ("title");
}

static void
install_points_properties (void)
{
  /**
   * DtiGoalOption:current-score:
   *
   * The score of the node now, in points.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.GoalOption.get_current_score].
   *
   * Since: 1.0
   */
  props[PROP_CURRENT_SCORE] = number_spec ("current-score");

  /**
   * DtiGoalOption:score:
   *
   * The score of the node that the option leads to, in points.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.GoalOption.get_score].
   *
   * Since: 1.0
   */
  props[PROP_SCORE] = number_spec ("score");

  /**
   * DtiGoalOption:points:
   *
   * The points that the option adds to the node.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.GoalOption.get_points].
   *
   * Since: 1.0
   */
  props[PROP_POINTS] = number_spec ("points");

  /**
   * DtiGoalOption:gain:
   *
   * The points gained at the node of the goal, by this option alone.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.GoalOption.get_gain].
   *
   * Since: 1.0
   */
  props[PROP_GAIN] = number_spec ("gain");
}

static void
install_effort_properties (void)
{
  /**
   * DtiGoalOption:effort:
   *
   * The effort: money, days, or whatever the program counts.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.GoalOption.get_effort].
   *
   * Since: 1.0
   */
  props[PROP_EFFORT] = number_spec ("effort");

  /**
   * DtiGoalOption:divisible: (getter get_divisible)
   *
   * Whether a part of the option can be taken, for that part of effort and points.
   *
   * Since: 1.0
   */
  props[PROP_DIVISIBLE] = flag_spec ("divisible");

  /**
   * DtiGoalOption:requires: (getter get_requires)
   *
   * The ids of options without which it cannot be taken.
   *
   * Since: 1.0
   */
  props[PROP_REQUIRES] = g_param_spec_boxed ("requires",
                                             NULL,
                                             NULL,
                                             G_TYPE_STRV,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiGoalOption:excludes: (getter get_excludes)
   *
   * The ids of options with which it cannot be taken.
   *
   * Since: 1.0
   */
  props[PROP_EXCLUDES] = g_param_spec_boxed ("excludes",
                                             NULL,
                                             NULL,
                                             G_TYPE_STRV,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
dti_goal_option_class_init (DtiGoalOptionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_goal_option_finalize;
  object_class->get_property = dti_goal_option_get_property;

  install_identity_properties ();
  install_points_properties ();
  install_effort_properties ();

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_goal_option_init (DtiGoalOption *self)
{
}

DtiGoalOption *
dti_goal_option_new_with_effects (const char *id,
                                  DtiGoalOptionKind kind,
                                  const DtiGoalEffect *effects,
                                  guint n_effects)
{
  DtiGoalOption *self = g_object_new (DTI_TYPE_GOAL_OPTION, NULL);

  self->id = g_strdup (id);
  self->kind = kind;
  self->current_score = NAN;
  self->gain = NAN;
  self->effort = NAN;
  self->requires = g_new0 (char *, 1);
  self->excludes = g_new0 (char *, 1);
  self->effects = g_new0 (DtiGoalEffect, n_effects + 1);
  self->n_effects = n_effects;
  for (guint i = 0; i < n_effects; i++)
    {
      self->effects[i] = effects[i];
      self->effects[i].node = g_strdup (effects[i].node);
    }

  return self;
}

static DtiGoalOption *
copy_option (DtiGoalOption *self)
{
  DtiGoalOption *copy =
      dti_goal_option_new_with_effects (self->id, self->kind, self->effects, self->n_effects);

  copy->title = g_strdup (self->title);
  copy->current_score = self->current_score;
  copy->gain = self->gain;
  copy->effort = self->effort;
  copy->divisible = self->divisible;
  g_strfreev (copy->requires);
  g_strfreev (copy->excludes);
  copy->requires = g_strdupv (self->requires);
  copy->excludes = g_strdupv (self->excludes);

  return copy;
}

const DtiGoalEffect *
dti_goal_option_peek_effects (DtiGoalOption *self, guint *n)
{
  *n = self->n_effects;

  return self->effects;
}

void
dti_goal_option_set_facts (DtiGoalOption *self, const char *title, double current, double gain)
{
  /* It can be the present one. */
  char *copy = g_strdup (title);

  g_free (self->title);
  self->title = copy;
  self->current_score = current;
  self->gain = gain;
}

static DtiGoalOption *
new_single (const char *id,
            const char *node,
            DtiGoalEffectMode mode,
            double amount,
            double effort,
            gboolean divisible)
{
  DtiGoalEffect effect = { (char *) node, mode, amount };
  DtiGoalOption *self = dti_goal_option_new_with_effects (id,
                                                          mode == DTI_GOAL_EFFECT_REMOVAL
                                                              ? DTI_GOAL_OPTION_KIND_NOT_APPLICABLE
                                                              : DTI_GOAL_OPTION_KIND_OTHER,
                                                          &effect,
                                                          1);

  self->effort = effort;
  self->divisible = divisible;

  return self;
}

/**
 * dti_goal_option_new:
 * @id: an id of its own
 * @node: id of the node that changes
 * @score: the score that it reaches, in points
 * @effort: the effort, not negative
 * @divisible: whether a part of it can be taken, for that part of the effort
 *
 * Creates an option that leads to a score.
 *
 * Options that lead to scores of one node exclude each other: they are levels of it.
 *
 * Returns: (transfer full): a new option
 *
 * Since: 1.0
 */
DtiGoalOption *
dti_goal_option_new (
    const char *id, const char *node, double score, double effort, gboolean divisible)
{
  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (node != NULL, NULL);
  g_return_val_if_fail (isfinite (score), NULL);
  g_return_val_if_fail (effort >= 0.0 && isfinite (effort), NULL);

  return new_single (id, node, DTI_GOAL_EFFECT_LEVEL, score, effort, divisible);
}

/**
 * dti_goal_option_new_for_points:
 * @id: an id of its own
 * @node: id of the node that changes
 * @points: the points that it adds, not negative
 * @effort: the effort, not negative
 * @divisible: whether a part of it can be taken, for that part of the effort
 *
 * Creates an option that adds points.
 *
 * Points that several options add to one node are added up, to the maximum of the node.
 *
 * Returns: (transfer full): a new option
 *
 * Since: 1.0
 */
DtiGoalOption *
dti_goal_option_new_for_points (
    const char *id, const char *node, double points, double effort, gboolean divisible)
{
  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (node != NULL, NULL);
  g_return_val_if_fail (points >= 0.0 && isfinite (points), NULL);
  g_return_val_if_fail (effort >= 0.0 && isfinite (effort), NULL);

  return new_single (id, node, DTI_GOAL_EFFECT_POINTS, points, effort, divisible);
}

/**
 * dti_goal_option_new_not_applicable:
 * @id: an id of its own
 * @node: id of the node that no longer counts
 * @effort: the effort, not negative
 *
 * Creates an option that has a node recognised as not applicable.
 *
 * It excludes the options that lead to a score of the node.
 *
 * Returns: (transfer full): a new option
 *
 * Since: 1.0
 */
DtiGoalOption *
dti_goal_option_new_not_applicable (const char *id, const char *node, double effort)
{
  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (node != NULL, NULL);
  g_return_val_if_fail (effort >= 0.0 && isfinite (effort), NULL);

  return new_single (id, node, DTI_GOAL_EFFECT_REMOVAL, NAN, effort, FALSE);
}

/**
 * dti_goal_option_with_effort:
 * @self: an option
 * @effort: the effort, not negative
 * @divisible: whether a part of it can be taken, for that part of the effort
 *
 * Copies the option, with another effort.
 *
 * With conditions, several nodes or a node taken away it cannot be divided, whatever @divisible is.
 *
 * Returns: (transfer full): a new option
 *
 * Since: 1.0
 */
DtiGoalOption *
dti_goal_option_with_effort (DtiGoalOption *self, double effort, gboolean divisible)
{
  DtiGoalOption *copy;

  g_return_val_if_fail (DTI_IS_GOAL_OPTION (self), NULL);
  g_return_val_if_fail (effort >= 0.0 && isfinite (effort), NULL);

  copy = copy_option (self);
  copy->effort = effort;
  copy->divisible = divisible && self->n_effects == 1 &&
                    self->effects[0].mode != DTI_GOAL_EFFECT_REMOVAL && self->requires[0] == NULL &&
                    self->excludes[0] == NULL;

  return copy;
}

/**
 * dti_goal_option_with_conditions:
 * @self: an option
 * @requires: (nullable) (array zero-terminated=1): ids of options without which it cannot be taken
 * @excludes: (nullable) (array zero-terminated=1): ids of options with which it cannot be taken
 *
 * Copies the option, with other conditions.
 *
 * With conditions it cannot be divided.
 *
 * Returns: (transfer full): a new option
 *
 * Since: 1.0
 */
DtiGoalOption *
dti_goal_option_with_conditions (DtiGoalOption *self,
                                 const char *const *requires,
                                 const char *const *excludes)
{
  DtiGoalOption *copy;

  g_return_val_if_fail (DTI_IS_GOAL_OPTION (self), NULL);

  copy = copy_option (self);
  g_strfreev (copy->requires);
  g_strfreev (copy->excludes);
  copy->requires = requires != NULL ? g_strdupv ((char **) requires) : g_new0 (char *, 1);
  copy->excludes = excludes != NULL ? g_strdupv ((char **) excludes) : g_new0 (char *, 1);
  if (copy->requires[0] != NULL || copy->excludes[0] != NULL)
    copy->divisible = FALSE;

  return copy;
}

/* ---- getters ---- */

/**
 * dti_goal_option_get_id: (get-property id)
 * @self: an option
 *
 * Gets the id of the option.
 *
 * Returns: (transfer none): the id of the option
 *
 * Since: 1.0
 */
const char *
dti_goal_option_get_id (DtiGoalOption *self)
{
  g_return_val_if_fail (DTI_IS_GOAL_OPTION (self), NULL);

  return self->id;
}

/**
 * dti_goal_option_get_kind: (get-property kind)
 * @self: an option
 *
 * Gets what the option consists in.
 *
 * Returns: what the option consists in
 *
 * Since: 1.0
 */
DtiGoalOptionKind
dti_goal_option_get_kind (DtiGoalOption *self)
{
  g_return_val_if_fail (DTI_IS_GOAL_OPTION (self), DTI_GOAL_OPTION_KIND_OTHER);

  return self->kind;
}

/**
 * dti_goal_option_get_node: (get-property node)
 * @self: an option
 *
 * Gets the id of the node that changes.
 *
 * Of a task that changes several nodes, the first.
 *
 * Returns: (transfer none) (nullable): the id of the node that changes
 *
 * Since: 1.0
 */
const char *
dti_goal_option_get_node (DtiGoalOption *self)
{
  g_return_val_if_fail (DTI_IS_GOAL_OPTION (self), NULL);

  return self->n_effects > 0 ? self->effects[0].node : NULL;
}

/**
 * dti_goal_option_get_title: (get-property title)
 * @self: an option
 *
 * Gets the title of the node or task.
 *
 * Returns: (transfer none) (nullable): the title of the node or task
 *
 * Since: 1.0
 */
const char *
dti_goal_option_get_title (DtiGoalOption *self)
{
  g_return_val_if_fail (DTI_IS_GOAL_OPTION (self), NULL);

  return self->title;
}

/**
 * dti_goal_option_get_current_score:
 * @self: an option
 * @current_score: (out) (optional): return location; NaN where there is none
 *
 * Gets the score of the node now, in points.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_goal_option_get_current_score (DtiGoalOption *self, double *current_score)
{
  g_return_val_if_fail (DTI_IS_GOAL_OPTION (self), FALSE);

  return dti_number_hand_out (self->current_score, current_score);
}

/**
 * dti_goal_option_get_score:
 * @self: an option
 * @score: (out) (optional): return location; NaN where there is none
 *
 * Gets the score of the node that the option leads to, in points.
 *
 * There is none where the option adds points, or takes the node away.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_goal_option_get_score (DtiGoalOption *self, double *score)
{
  g_return_val_if_fail (DTI_IS_GOAL_OPTION (self), FALSE);

  return dti_number_hand_out (get_amount (self, DTI_GOAL_EFFECT_LEVEL), score);
}

/**
 * dti_goal_option_get_points:
 * @self: an option
 * @points: (out) (optional): return location; NaN where there is none
 *
 * Gets the points that the option adds to the node.
 *
 * Of a task they are expected ones: points times probability. There are none where the option
 * leads to a score.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_goal_option_get_points (DtiGoalOption *self, double *points)
{
  g_return_val_if_fail (DTI_IS_GOAL_OPTION (self), FALSE);

  return dti_number_hand_out (get_amount (self, DTI_GOAL_EFFECT_POINTS), points);
}

/**
 * dti_goal_option_get_gain:
 * @self: an option
 * @gain: (out) (optional): return location; NaN where there is none
 *
 * Gets the points gained at the node of the goal, by this option alone.
 *
 * It is there for options that a goal listed.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_goal_option_get_gain (DtiGoalOption *self, double *gain)
{
  g_return_val_if_fail (DTI_IS_GOAL_OPTION (self), FALSE);

  return dti_number_hand_out (self->gain, gain);
}

/**
 * dti_goal_option_get_effort:
 * @self: an option
 * @effort: (out) (optional): return location; NaN where there is none
 *
 * Gets the effort: money, days, or whatever the program counts.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_goal_option_get_effort (DtiGoalOption *self, double *effort)
{
  g_return_val_if_fail (DTI_IS_GOAL_OPTION (self), FALSE);

  return dti_number_hand_out (self->effort, effort);
}

/**
 * dti_goal_option_get_divisible: (get-property divisible)
 * @self: an option
 *
 * Tells whether a part of the option can be taken, for that part of effort and points.
 *
 * Returns: `TRUE` if it is so
 *
 * Since: 1.0
 */
gboolean
dti_goal_option_get_divisible (DtiGoalOption *self)
{
  g_return_val_if_fail (DTI_IS_GOAL_OPTION (self), FALSE);

  return self->divisible;
}

/**
 * dti_goal_option_get_requires: (get-property requires)
 * @self: an option
 *
 * Gets the ids of options without which it cannot be taken.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids
 *
 * Since: 1.0
 */
const char *const *
dti_goal_option_get_requires (DtiGoalOption *self)
{
  g_return_val_if_fail (DTI_IS_GOAL_OPTION (self), NULL);

  return (const char *const *) self->requires;
}

/**
 * dti_goal_option_get_excludes: (get-property excludes)
 * @self: an option
 *
 * Gets the ids of options with which it cannot be taken.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids
 *
 * Since: 1.0
 */
const char *const *
dti_goal_option_get_excludes (DtiGoalOption *self)
{
  g_return_val_if_fail (DTI_IS_GOAL_OPTION (self), NULL);

  return (const char *const *) self->excludes;
}
