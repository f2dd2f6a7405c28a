/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-goal-private.h"

#include <libdti/base/dti-number-private.h>
#include <libdti/dti-enum-types.h>

/**
 * DtiGoalMix:
 *
 * The cheapest mix of options that reaches a score, or the best one for a budget.
 *
 * Made by [method@Dti.Goal.find_mix] and [method@Dti.Goal.spend].
 *
 * Numbers that are not there are NaN in the properties; the getters say so by their result.
 *
 * A mix is immutable and free-threaded.
 *
 * Since: 1.0
 */
struct _DtiGoalMix
{
  GObject parent_instance;

  DtiGoalMixFields fields;
  GListModel *choices;
  char **capped_nodes;
  char **blocked_options;
  char *node_title;
};

typedef enum
{
  PROP_STATUS = 1,
  PROP_CHOICES,
  PROP_EFFORT,
  PROP_CURRENT_SCORE,
  PROP_SCORE,
  PROP_WANTED_SCORE,
  PROP_BUDGET,
  PROP_BOUND,
  PROP_GAP,
  PROP_BEST_SCORE,
  PROP_CAPPED_NODES,
  PROP_BLOCKED_OPTIONS,
  PROP_N_STEPS,
} DtiGoalMixProperty;

static GParamSpec *props[PROP_N_STEPS + 1];

G_DEFINE_FINAL_TYPE (DtiGoalMix, dti_goal_mix, G_TYPE_OBJECT)

static void
dti_goal_mix_finalize (GObject *object)
{
  DtiGoalMix *self = DTI_GOAL_MIX (object);

  g_clear_object (&self->choices);
  g_strfreev (self->capped_nodes);
  g_strfreev (self->blocked_options);
  g_free (self->node_title);

  G_OBJECT_CLASS (dti_goal_mix_parent_class)->finalize (object);
}

/* What was to be small, or large. */
static double
get_measure (DtiGoalMix *self)
{
  return isnan (self->fields.budget) ? self->fields.effort : self->fields.score;
}

static void
dti_goal_mix_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiGoalMix *self = DTI_GOAL_MIX (object);

  switch ((DtiGoalMixProperty) prop_id)
    {
    case PROP_STATUS:
      g_value_set_enum (value, dti_goal_mix_get_status (self));
      break;
    case PROP_CHOICES:
      g_value_set_object (value, dti_goal_mix_get_choices (self));
      break;
    case PROP_EFFORT:
      g_value_set_double (value, dti_goal_mix_get_effort (self));
      break;
    case PROP_CURRENT_SCORE:
      g_value_set_double (value, self->fields.current_score);
      break;
    case PROP_SCORE:
      g_value_set_double (value, self->fields.score);
      break;
    case PROP_WANTED_SCORE:
      g_value_set_double (value, self->fields.wanted_score);
      break;
    case PROP_BUDGET:
      g_value_set_double (value, self->fields.budget);
      break;
    case PROP_BOUND:
      g_value_set_double (value, self->fields.bound);
      break;
    case PROP_GAP:
      g_value_set_double (value, fabs (get_measure (self) - self->fields.bound));
      break;
    case PROP_BEST_SCORE:
      g_value_set_double (value, self->fields.best_score);
      break;
    case PROP_CAPPED_NODES:
      g_value_set_boxed (value, dti_goal_mix_get_capped_nodes (self));
      break;
    case PROP_BLOCKED_OPTIONS:
      g_value_set_boxed (value, dti_goal_mix_get_blocked_options (self));
      break;
    case PROP_N_STEPS:
      g_value_set_uint (value, dti_goal_mix_get_n_steps (self));
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
install_choice_properties (void)
{
  /**
   * DtiGoalMix:status: (getter get_status)
   *
   * What is known of the mix.
   *
   * Since: 1.0
   */
  props[PROP_STATUS] = g_param_spec_enum ("status",
                                          NULL,
                                          NULL,
                                          DTI_TYPE_GOAL_MIX_STATUS,
                                          DTI_GOAL_MIX_STATUS_UNKNOWN,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiGoalMix:choices: (getter get_choices)
   *
   * The options that are taken, in the order they were given.
   *
   * Since: 1.0
   */
  props[PROP_CHOICES] = g_param_spec_object ("choices",
                                             NULL,
                                             NULL,
                                             G_TYPE_LIST_MODEL,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiGoalMix:effort: (getter get_effort)
   *
   * The effort of all of it.
   *
   * Since: 1.0
   */
  props[PROP_EFFORT] = number_spec ("effort");

  /**
   * DtiGoalMix:current-score:
   *
   * The points of the unit now.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.GoalMix.get_current_score].
   *
   * Since: 1.0
   */
  props[PROP_CURRENT_SCORE] = number_spec ("current-score");
}

static void
install_score_properties (void)
{
  /**
   * DtiGoalMix:score:
   *
   * The points that the mix leads to.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.GoalMix.get_score].
   *
   * Since: 1.0
   */
  props[PROP_SCORE] = number_spec ("score");

  /**
   * DtiGoalMix:wanted-score:
   *
   * The points that were asked for.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.GoalMix.get_wanted_score].
   *
   * Since: 1.0
   */
  props[PROP_WANTED_SCORE] = number_spec ("wanted-score");

  /**
   * DtiGoalMix:budget:
   *
   * The effort that was allowed.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.GoalMix.get_budget].
   *
   * Since: 1.0
   */
  props[PROP_BUDGET] = number_spec ("budget");

  /**
   * DtiGoalMix:bound:
   *
   * What no mix can beat.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.GoalMix.get_bound].
   *
   * Since: 1.0
   */
  props[PROP_BOUND] = number_spec ("bound");
}

static void
install_bound_properties (void)
{
  /**
   * DtiGoalMix:gap:
   *
   * How far the mix can be from the best one.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.GoalMix.get_gap].
   *
   * Since: 1.0
   */
  props[PROP_GAP] = number_spec ("gap");

  /**
   * DtiGoalMix:best-score:
   *
   * The most points that all options together lead to.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.GoalMix.get_best_score].
   *
   * Since: 1.0
   */
  props[PROP_BEST_SCORE] = number_spec ("best-score");

  /**
   * DtiGoalMix:capped-nodes: (getter get_capped_nodes)
   *
   * The ids of the nodes that a mix brings to their maximum.
   *
   * Since: 1.0
   */
  props[PROP_CAPPED_NODES] = g_param_spec_boxed ("capped-nodes",
                                                 NULL,
                                                 NULL,
                                                 G_TYPE_STRV,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiGoalMix:blocked-options: (getter get_blocked_options)
   *
   * The ids of the options that others keep out.
   *
   * Since: 1.0
   */
  props[PROP_BLOCKED_OPTIONS] = g_param_spec_boxed ("blocked-options",
                                                    NULL,
                                                    NULL,
                                                    G_TYPE_STRV,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
install_rest_properties (void)
{
  /**
   * DtiGoalMix:n-steps: (getter get_n_steps)
   *
   * How many partial mixes were looked at.
   *
   * Since: 1.0
   */
  props[PROP_N_STEPS] = g_param_spec_uint (
      "n-steps", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
dti_goal_mix_class_init (DtiGoalMixClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_goal_mix_finalize;
  object_class->get_property = dti_goal_mix_get_property;

  install_choice_properties ();
  install_score_properties ();
  install_bound_properties ();
  install_rest_properties ();

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_goal_mix_init (DtiGoalMix *self)
{
}

DtiGoalMix *
dti_goal_mix_new (const DtiGoalMixFields *fields,
                  GListModel *choices,
                  char **capped_nodes,
                  char **blocked_options,
                  const char *node_title)
{
  DtiGoalMix *self = g_object_new (DTI_TYPE_GOAL_MIX, NULL);

  self->fields = *fields;
  self->choices = choices;
  self->capped_nodes = capped_nodes;
  self->blocked_options = blocked_options;
  self->node_title = g_strdup (node_title);

  return self;
}

/* ---- getters ---- */

/**
 * dti_goal_mix_get_status: (get-property status)
 * @self: a mix
 *
 * Gets what is known of the mix.
 *
 * Returns: what is known of the mix
 *
 * Since: 1.0
 */
DtiGoalMixStatus
dti_goal_mix_get_status (DtiGoalMix *self)
{
  g_return_val_if_fail (DTI_IS_GOAL_MIX (self), DTI_GOAL_MIX_STATUS_UNKNOWN);

  return self->fields.status;
}

/**
 * dti_goal_mix_get_choices: (get-property choices)
 * @self: a mix
 *
 * Gets the options that are taken, in the order they were given.
 *
 * Where nothing does what was asked, they are those that lead farthest.
 *
 * Returns: (transfer none): a list of [class@Dti.GoalChoice]
 *
 * Since: 1.0
 */
GListModel *
dti_goal_mix_get_choices (DtiGoalMix *self)
{
  g_return_val_if_fail (DTI_IS_GOAL_MIX (self), NULL);

  return self->choices;
}

/**
 * dti_goal_mix_get_effort: (get-property effort)
 * @self: a mix
 *
 * Gets the effort of all of it.
 *
 * Returns: the effort of all of it
 *
 * Since: 1.0
 */
double
dti_goal_mix_get_effort (DtiGoalMix *self)
{
  g_return_val_if_fail (DTI_IS_GOAL_MIX (self), NAN);

  return self->fields.effort;
}

/**
 * dti_goal_mix_get_current_score:
 * @self: a mix
 * @current_score: (out) (optional): return location; NaN where there is none
 *
 * Gets the points of the unit now.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_goal_mix_get_current_score (DtiGoalMix *self, double *current_score)
{
  g_return_val_if_fail (DTI_IS_GOAL_MIX (self), FALSE);

  return dti_number_hand_out (self->fields.current_score, current_score);
}

/**
 * dti_goal_mix_get_score:
 * @self: a mix
 * @score: (out) (optional): return location; NaN where there is none
 *
 * Gets the points that the mix leads to.
 *
 * They are computed by aggregating again, not by adding up gains.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_goal_mix_get_score (DtiGoalMix *self, double *score)
{
  g_return_val_if_fail (DTI_IS_GOAL_MIX (self), FALSE);

  return dti_number_hand_out (self->fields.score, score);
}

/**
 * dti_goal_mix_get_wanted_score:
 * @self: a mix
 * @wanted_score: (out) (optional): return location; NaN where there is none
 *
 * Gets the points that were asked for.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_goal_mix_get_wanted_score (DtiGoalMix *self, double *wanted_score)
{
  g_return_val_if_fail (DTI_IS_GOAL_MIX (self), FALSE);

  return dti_number_hand_out (self->fields.wanted_score, wanted_score);
}

/**
 * dti_goal_mix_get_budget:
 * @self: a mix
 * @budget: (out) (optional): return location; NaN where there is none
 *
 * Gets the effort that was allowed.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_goal_mix_get_budget (DtiGoalMix *self, double *budget)
{
  g_return_val_if_fail (DTI_IS_GOAL_MIX (self), FALSE);

  return dti_number_hand_out (self->fields.budget, budget);
}

/**
 * dti_goal_mix_get_bound:
 * @self: a mix
 * @bound: (out) (optional): return location; NaN where there is none
 *
 * Gets what no mix can beat.
 *
 * Where points were asked for, the least effort that is still possible; where a budget was
 * given, the most points. With the status `OPTIMAL` it is what the mix has; there is none where
 * the points do not add up along the tree.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_goal_mix_get_bound (DtiGoalMix *self, double *bound)
{
  g_return_val_if_fail (DTI_IS_GOAL_MIX (self), FALSE);

  return dti_number_hand_out (self->fields.bound, bound);
}

/**
 * dti_goal_mix_get_gap:
 * @self: a mix
 * @gap: (out) (optional): return location; NaN where there is none
 *
 * Gets how far the mix can be from the best one.
 *
 * The difference to the bound: in effort where points were asked for, in points where a budget
 * was given.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_goal_mix_get_gap (DtiGoalMix *self, double *gap)
{
  g_return_val_if_fail (DTI_IS_GOAL_MIX (self), FALSE);

  return dti_number_hand_out (fabs (get_measure (self) - self->fields.bound), gap);
}

/**
 * dti_goal_mix_get_best_score:
 * @self: a mix
 * @best_score: (out) (optional): return location; NaN where there is none
 *
 * Gets the most points that all options together lead to.
 *
 * It is there where the wanted points could not be reached.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_goal_mix_get_best_score (DtiGoalMix *self, double *best_score)
{
  g_return_val_if_fail (DTI_IS_GOAL_MIX (self), FALSE);

  return dti_number_hand_out (self->fields.best_score, best_score);
}

/**
 * dti_goal_mix_get_capped_nodes: (get-property capped-nodes)
 * @self: a mix
 *
 * Gets the ids of the nodes that a mix brings to their maximum.
 *
 * More options there would gain nothing.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids
 *
 * Since: 1.0
 */
const char *const *
dti_goal_mix_get_capped_nodes (DtiGoalMix *self)
{
  g_return_val_if_fail (DTI_IS_GOAL_MIX (self), NULL);

  return (const char *const *) self->capped_nodes;
}

/**
 * dti_goal_mix_get_blocked_options: (get-property blocked-options)
 * @self: a mix
 *
 * Gets the ids of the options that others keep out.
 *
 * They would gain points, but require an option that is not there, or exclude one that is taken,
 * or are excluded by it. They are told where the wanted points could not be reached.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids
 *
 * Since: 1.0
 */
const char *const *
dti_goal_mix_get_blocked_options (DtiGoalMix *self)
{
  g_return_val_if_fail (DTI_IS_GOAL_MIX (self), NULL);

  return (const char *const *) self->blocked_options;
}

/**
 * dti_goal_mix_get_n_steps: (get-property n-steps)
 * @self: a mix
 *
 * Gets how many partial mixes were looked at.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
dti_goal_mix_get_n_steps (DtiGoalMix *self)
{
  g_return_val_if_fail (DTI_IS_GOAL_MIX (self), 0);

  return self->fields.n_steps;
}

/* ---- in words ---- */

static char *
print_number (double number, gboolean vi)
{
  double rounded = dti_number_round (number, 2);
  int decimals = rounded == dti_number_round (number, 0) ? 0 : 2;

  if (isnan (number))
    return g_strdup (vi ? "chưa có" : "none");

  return dti_number_format (rounded,
                            decimals,
                            vi ? DTI_NUMBER_CONVENTION_VI : DTI_NUMBER_CONVENTION_EN);
}

static char *
join_ids (char **ids)
{
  return g_strjoinv (", ", ids);
}

static char *
describe_failure (DtiGoalMix *self, gboolean vi)
{
  g_autofree char *wanted = print_number (self->fields.wanted_score, vi);
  g_autofree char *best = print_number (self->fields.best_score, vi);
  g_autofree char *capped = join_ids (self->capped_nodes);
  g_autofree char *blocked = join_ids (self->blocked_options);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text,
                          vi ? "Không thể đạt %s điểm: tối đa chỉ được %s điểm."
                             : "%s points cannot be reached: the most are %s.",
                          wanted,
                          best);
  if (*capped != '\0')
    g_string_append_printf (text,
                            vi ? " Đã đạt điểm tối đa: %s." : " At their maximum: %s.",
                            capped);
  if (*blocked != '\0')
    g_string_append_printf (text,
                            vi ? " Bị loại bởi ràng buộc: %s." : " Kept out by conditions: %s.",
                            blocked);

  return g_string_free (text, FALSE);
}

static const char *
describe_status (DtiGoalMix *self, gboolean vi)
{
  if (self->fields.status == DTI_GOAL_MIX_STATUS_OPTIMAL)
    return vi ? "đã chứng minh là tối ưu" : "proven to be the best";

  return vi ? "chưa chứng minh là tối ưu" : "not proven to be the best";
}

/**
 * dti_goal_mix_describe:
 * @self: a mix
 * @language: `vi` or `en`
 *
 * Describes the mix in one or two sentences.
 *
 * Returns: (transfer full): the sentences, in English for any language but `vi`
 *
 * Since: 1.0
 */
char *
dti_goal_mix_describe (DtiGoalMix *self, const char *language)
{
  gboolean vi = g_strcmp0 (language, "vi") == 0;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *effort = NULL;
  guint n;

  g_return_val_if_fail (DTI_IS_GOAL_MIX (self), NULL);
  g_return_val_if_fail (language != NULL, NULL);

  if (self->fields.status == DTI_GOAL_MIX_STATUS_INFEASIBLE)
    return describe_failure (self, vi);
  if (self->fields.status == DTI_GOAL_MIX_STATUS_UNKNOWN)
    return g_strdup (vi ? "Chưa tìm được phương án nào." : "No mix was found.");

  before = print_number (self->fields.current_score, vi);
  after = print_number (self->fields.score, vi);
  effort = print_number (self->fields.effort, vi);
  n = g_list_model_get_n_items (self->choices);

  if (vi)
    return g_strdup_printf ("%s: từ %s lên %s điểm với %u phương án, chi phí %s (%s).",
                            self->node_title,
                            before,
                            after,
                            n,
                            effort,
                            describe_status (self, TRUE));

  return g_strdup_printf ("%s: from %s to %s points with %u option%s, at an effort of %s (%s).",
                          self->node_title,
                          before,
                          after,
                          n,
                          n == 1 ? "" : "s",
                          effort,
                          describe_status (self, FALSE));
}
