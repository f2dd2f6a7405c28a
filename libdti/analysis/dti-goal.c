/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-goal.h"

#include "dti-goal-model-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/base/dti-number-private.h>
#include <libdti/model/dti-fixed-list-private.h>

/**
 * DtiGoal:
 *
 * What a unit has to do for more points, or for a rank.
 *
 * A goal looks from one unit of a scorecard, at one node of it: usually the index. It answers
 *
 * - which number gives a score: [method@Dti.Goal.find_number], [method@Dti.Goal.find_gain];
 * - what the unit can do, and what each gains: [method@Dti.Goal.list_options],
 *   [method@Dti.Goal.list_task_options];
 * - which of it reaches a score with the least effort, or the most points for a budget:
 *   [method@Dti.Goal.find_mix], [method@Dti.Goal.spend];
 * - which score a rank will need: [func@Dti.Goal.required_score].
 *
 * Points at the node of the goal are its published figure on the scale of its declared maximum.
 * Where everything is assessed that is the score; where a part of it is not applicable, the rest is
 * re-based, and so are the points.
 *
 * A goal is immutable and free-threaded.
 *
 * Since: 1.0
 */
typedef enum
{
  PROP_SCORECARD = 1,
  PROP_UNIT,
  PROP_NODE,
  PROP_CURRENT_SCORE,
} DtiGoalProperty;

static GParamSpec *props[PROP_CURRENT_SCORE + 1];

G_DEFINE_FINAL_TYPE (DtiGoal, dti_goal, G_TYPE_OBJECT)

static void
dti_goal_finalize (GObject *object)
{
  DtiGoal *self = DTI_GOAL (object);

  g_clear_object (&self->card);

  G_OBJECT_CLASS (dti_goal_parent_class)->finalize (object);
}

static double
read_current_score (DtiGoal *self)
{
  const DtiResults *results = dti_scorecard_peek_results (self->card);
  const DtiOp *op = &results->binding->program->ops[self->op];
  DtiUnitScore now = dti_results_get_unit (results, self->op, self->unit);
  double figure = dti_scorecard_get_figure (op, &now);

  return op->publish == DTI_PUBLISH_VALUE ? figure * op->max : figure;
}

static void
dti_goal_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiGoal *self = DTI_GOAL (object);

  switch ((DtiGoalProperty) prop_id)
    {
    case PROP_SCORECARD:
      g_value_set_object (value, self->card);
      break;
    case PROP_UNIT:
      g_value_set_string (value, dti_goal_get_unit (self));
      break;
    case PROP_NODE:
      g_value_set_object (value, dti_goal_get_node (self));
      break;
    case PROP_CURRENT_SCORE:
      g_value_set_double (value, read_current_score (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_goal_class_init (DtiGoalClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = dti_goal_finalize;
  object_class->get_property = dti_goal_get_property;

  /**
   * DtiGoal:scorecard: (getter get_scorecard)
   *
   * The scorecard.
   *
   * Since: 1.0
   */
  props[PROP_SCORECARD] = g_param_spec_object ("scorecard", NULL, NULL, DTI_TYPE_SCORECARD, flags);

  /**
   * DtiGoal:unit: (getter get_unit)
   *
   * The id of the unit.
   *
   * Since: 1.0
   */
  props[PROP_UNIT] = g_param_spec_string ("unit", NULL, NULL, NULL, flags);

  /**
   * DtiGoal:node: (getter get_node)
   *
   * The node where points are counted.
   *
   * Since: 1.0
   */
  props[PROP_NODE] = g_param_spec_object ("node", NULL, NULL, DTI_TYPE_NODE, flags);

  /**
   * DtiGoal:current-score:
   *
   * The points of the unit now; NaN where there are none.
   *
   * For lists and expressions; programs call [method@Dti.Goal.get_current_score].
   *
   * Since: 1.0
   */
  props[PROP_CURRENT_SCORE] =
      g_param_spec_double ("current-score", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_goal_init (DtiGoal *self)
{
}

/**
 * dti_goal_new:
 * @scorecard: a scorecard
 * @unit: id of a unit of it
 * @node: (nullable): id of the node where points are counted; `NULL` for the one that the framework
 *   ranks by
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Creates a goal.
 *
 * Fails with `NOT_FOUND` where the unit or the node is unknown, and with `UNSUPPORTED` where steps
 * of a method prepared the data.
 *
 * Returns: (transfer full): a new goal
 *
 * Since: 1.0
 */
DtiGoal *
dti_goal_new (DtiScorecard *scorecard, const char *unit, const char *node, GError **error)
{
  DtiFramework *framework;
  g_autoptr (DtiGoal) self = NULL;

  g_return_val_if_fail (DTI_IS_SCORECARD (scorecard), NULL);
  g_return_val_if_fail (unit != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!dti_scorecard_require_unprepared (scorecard, "goals", error))
    return NULL;

  framework = dti_scorecard_get_framework (scorecard);
  if (node == NULL)
    node = dti_node_get_id (dti_framework_get_ranking_node (framework));

  self = g_object_new (DTI_TYPE_GOAL, NULL);
  self->card = g_object_ref (scorecard);
  if (!dti_program_find (dti_scorecard_peek_results (scorecard)->binding->program, node, &self->op))
    g_set_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND, "node “%s” is unknown", node);
  else if (!dti_scorecard_find_unit (scorecard, unit, &self->unit))
    g_set_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND, "unit “%s” is unknown", unit);
  else
    return g_steal_pointer (&self);

  return NULL;
}

/**
 * dti_goal_get_scorecard: (get-property scorecard)
 * @self: a goal
 *
 * Gets the scorecard.
 *
 * Returns: (transfer none): the scorecard
 *
 * Since: 1.0
 */
DtiScorecard *
dti_goal_get_scorecard (DtiGoal *self)
{
  g_return_val_if_fail (DTI_IS_GOAL (self), NULL);

  return self->card;
}

/**
 * dti_goal_get_unit: (get-property unit)
 * @self: a goal
 *
 * Gets the id of the unit.
 *
 * Returns: (transfer none): the id of the unit
 *
 * Since: 1.0
 */
const char *
dti_goal_get_unit (DtiGoal *self)
{
  g_return_val_if_fail (DTI_IS_GOAL (self), NULL);

  return dti_scorecard_get_unit_id (self->card, self->unit);
}

/**
 * dti_goal_get_node: (get-property node)
 * @self: a goal
 *
 * Gets the node where points are counted.
 *
 * Returns: (transfer none): the node
 *
 * Since: 1.0
 */
DtiNode *
dti_goal_get_node (DtiGoal *self)
{
  g_return_val_if_fail (DTI_IS_GOAL (self), NULL);

  return dti_scorecard_peek_results (self->card)->binding->program->ops[self->op].node;
}

/**
 * dti_goal_get_current_score:
 * @self: a goal
 * @current_score: (out) (optional): the points; NaN where there are none
 *
 * Gets the points of the unit now.
 *
 * Returns: `TRUE` if there are any
 *
 * Since: 1.0
 */
gboolean
dti_goal_get_current_score (DtiGoal *self, double *current_score)
{
  g_return_val_if_fail (DTI_IS_GOAL (self), FALSE);

  return dti_number_hand_out (read_current_score (self), current_score);
}

static gboolean
check_finite (double number, const char *what, GError **error)
{
  if (isfinite (number))
    return TRUE;

  g_set_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA, "%s are no finite number", what);

  return FALSE;
}

/**
 * dti_goal_find_number:
 * @self: a goal
 * @indicator: id of an indicator, or of a pillar that was observed; `NODE:input.NAME` for a named
 *   input of its formula or checklist
 * @score: the score that is wanted there, in points
 * @population: what the number does to the statistics over all units
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Finds the number that gives the unit at least a score at an indicator: the rules backwards.
 *
 * The rules of the indicator are gone through from the last to the first; each kind of rule has a
 * closed form. Then the number is moved to the last bit by scoring: as the scorer does, with
 * transform, clamp, `round`, the cap of an assessment and a penalty for being late. A formula is
 * searched instead. A number that is asked for is taken as proven by evidence.
 *
 * A score that is reached already needs the number that was observed. One that cannot be reached is
 * no error: the result says so, with the reason and with the number that gives the most.
 *
 * With `MOVES`, what the number does to the best one, the mean, the deviation and the order of all
 * units counts as well, so that scoring again gives exactly this score. Then each number that is
 * tried costs a look at all units; with `FROZEN` it does not, except where the order decides.
 *
 * Fails with `NOT_FOUND` where the node or the input is unknown, with `UNSUPPORTED` for a pillar
 * that was not observed and for rules that are written in a script, with `NOT_COMPUTABLE` where the
 * node is not applicable to the unit, and with `INVALID_DATA` where @score is not finite.
 *
 * Returns: (transfer full): what is needed
 *
 * Since: 1.0
 */
DtiRequiredNumber *
dti_goal_find_number (DtiGoal *self,
                      const char *indicator,
                      double score,
                      DtiGoalPopulation population,
                      GError **error)
{
  g_return_val_if_fail (DTI_IS_GOAL (self), NULL);
  g_return_val_if_fail (indicator != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!check_finite (score, "the points that are wanted", error))
    return NULL;

  return dti_goal_search_number (self, indicator, score, FALSE, population, error);
}

/**
 * dti_goal_find_gain:
 * @self: a goal
 * @indicator: id of an indicator, as in [method@Dti.Goal.find_number]
 * @points: how many points more are wanted there
 * @population: what the number does to the statistics over all units
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Finds the number that gives the unit so many points more at an indicator.
 *
 * A unit without a score begins at 0. For the rest, and for the errors, see
 * [method@Dti.Goal.find_number].
 *
 * Returns: (transfer full): what is needed
 *
 * Since: 1.0
 */
DtiRequiredNumber *
dti_goal_find_gain (DtiGoal *self,
                    const char *indicator,
                    double points,
                    DtiGoalPopulation population,
                    GError **error)
{
  g_return_val_if_fail (DTI_IS_GOAL (self), NULL);
  g_return_val_if_fail (indicator != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!check_finite (points, "the points that are wanted", error))
    return NULL;

  return dti_goal_search_number (self, indicator, points, TRUE, population, error);
}

/**
 * dti_goal_list_options:
 * @self: a goal
 *
 * Lists what the unit can do, and what each gains alone: the most points first.
 *
 * For each indicator below the node of the goal, and for each pillar that was observed instead:
 *
 * - do better, up to the most that its rules give;
 * - deliver the evidence of a claim that does not count for want of it;
 * - deliver a figure that is missing;
 * - have a figure that is missing recognised as not applicable, so that the rest is re-based.
 *
 * What gains nothing is left out. A node whose score has no end goes up to the best other unit.
 * Gains are found by aggregating again; what other units do to them, where units are compared, is
 * not counted, and nothing is listed below a pillar that compares its aggregated scores. A gain
 * that is not there (the index needs more than one option to have a score) is at the end.
 *
 * Returns: (transfer full): a list of [class@Dti.GoalOption], without effort
 *
 * Since: 1.0
 */
GListModel *
dti_goal_list_options (DtiGoal *self)
{
  g_return_val_if_fail (DTI_IS_GOAL (self), NULL);

  return dti_fixed_list_new (DTI_TYPE_GOAL_OPTION, dti_goal_collect_options (self));
}

/**
 * dti_goal_list_task_options:
 * @self: a goal
 * @plan: a plan
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Lists the tasks of a plan as options: the most points first.
 *
 * The effects of a task count as what is expected of them: points times probability, or that part
 * of the way to the value. Its cost is the effort, and what it requires and excludes are its
 * conditions; one that requires a task that is done has that condition met. Tasks that are done or
 * cancelled, that exclude one that is done, or that have no effect and are required by none are
 * left out.
 *
 * A gain below a pillar that compares units is not known, and not there.
 *
 * Fails with `NOT_FOUND` where a node is unknown, and with `INVALID_DATA` where a task takes points
 * away.
 *
 * Returns: (transfer full): a list of [class@Dti.GoalOption]
 *
 * Since: 1.0
 */
GListModel *
dti_goal_list_task_options (DtiGoal *self, DtiPlan *plan, GError **error)
{
  GPtrArray *options;

  g_return_val_if_fail (DTI_IS_GOAL (self), NULL);
  g_return_val_if_fail (DTI_IS_PLAN (plan), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  options = dti_goal_collect_task_options (self, plan, error);

  return options != NULL ? dti_fixed_list_new (DTI_TYPE_GOAL_OPTION, options) : NULL;
}

static gboolean
check_options (GListModel *options, GError **error)
{
  for (guint i = 0; i < g_list_model_get_n_items (options); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (options, i);

      if (DTI_IS_GOAL_OPTION (item))
        continue;
      g_set_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA, "item %u is no option", i);
      return FALSE;
    }

  return TRUE;
}

/**
 * dti_goal_find_mix:
 * @self: a goal
 * @options: a list of [class@Dti.GoalOption], each with an effort
 * @score: the points that are wanted at the node of the goal
 * @max_steps: how many partial mixes to look at, at most; 0 for 200 000
 * @cancellable: (nullable): a cancellable, or `NULL`
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Finds the mix of options that reaches a score with the least effort.
 *
 * Options that lead to scores of one node exclude each other; points that options add to a node are
 * added up, to the most that its rules give, so doubling up gains nothing. Conditions are kept. A
 * divisible option can be taken in part.
 *
 * Where points add up along the tree (sums, and means whose children keep their maxima, without
 * rounding on the way) the mix is found by branch and bound, and proven: see the status. Options
 * that take a node away count there too where all is sums. The search is exhaustive, so its effort
 * can double with each option; @max_steps ends it, and then the bound tells how far it can be from
 * the best. Elsewhere (a geometric mean, say) the mix is found step by step, and nothing is proven.
 * What it leads to is computed by aggregating again in both cases, and the same options give the
 * same mix on every machine.
 *
 * A score that cannot be reached is no error: the result says what the most is, which nodes are at
 * their maximum, and which options their conditions keep out. To find the most can cost as many
 * steps again.
 *
 * Fails with `NOT_FOUND` where an option names an unknown node, with `INVALID_DATA` where an option
 * has no effort, takes points away, changes a node that is not applicable, or has the id of
 * another, and where @score is not finite; with `NOT_COMPUTABLE` where the node of the goal is not
 * applicable to the unit; with `UNSUPPORTED` where an option acts below a pillar that compares its
 * units (`then`, `copeland`, `outranking`, `benefit-of-the-doubt`), for one unit does not tell what
 * comes of it; and with `G_IO_ERROR_CANCELLED`.
 *
 * Returns: (transfer full): the mix
 *
 * Since: 1.0
 */
DtiGoalMix *
dti_goal_find_mix (DtiGoal *self,
                   GListModel *options,
                   double score,
                   guint max_steps,
                   GCancellable *cancellable,
                   GError **error)
{
  g_return_val_if_fail (DTI_IS_GOAL (self), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (options), NULL);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!check_finite (score, "the points that are wanted", error) || !check_options (options, error))
    return NULL;

  return dti_goal_solve (self, options, score, NAN, max_steps, cancellable, error);
}

/**
 * dti_goal_spend:
 * @self: a goal
 * @options: a list of [class@Dti.GoalOption], each with an effort
 * @budget: the effort that is allowed, not negative
 * @max_steps: how many partial mixes to look at, at most; 0 for 200 000
 * @cancellable: (nullable): a cancellable, or `NULL`
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Finds the mix of options that gives the most points for a budget.
 *
 * Of mixes with the same points it is one with the least effort that was met. For the rest, and for
 * the errors, see [method@Dti.Goal.find_mix].
 *
 * Returns: (transfer full): the mix
 *
 * Since: 1.0
 */
DtiGoalMix *
dti_goal_spend (DtiGoal *self,
                GListModel *options,
                double budget,
                guint max_steps,
                GCancellable *cancellable,
                GError **error)
{
  g_return_val_if_fail (DTI_IS_GOAL (self), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (options), NULL);
  g_return_val_if_fail (budget >= 0.0, NULL);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!check_options (options, error))
    return NULL;

  return dti_goal_solve (self, options, NAN, budget, max_steps, cancellable, error);
}

/**
 * dti_goal_required_score:
 * @history: a list of [class@Dti.Scorecard], at least one, periods ascending
 * @node: id of the node that is ranked
 * @unit: id of a unit of the last scorecard
 * @rank: the rank that is wanted, from 1
 * @period: the period it is wanted in, that of the last scorecard or a later one
 * @growth: how the other units are thought to go on
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Finds the score that a unit needs for a rank.
 *
 * The other units that are ranked with it go on from their published figures of the last scorecard:
 * by the lower quartile, the median or the upper quartile of all the yearly changes that the
 * history has of them, or each by its own mean yearly change. Quartiles lie between the two changes
 * around them (definition 7 of R. J. Hyndman and Y. Fan, “Sample quantiles in statistical
 * packages”, 1996). A change is the difference of two neighbouring scorecards of a unit over the
 * years between them; scorecards of an earlier framework do not count, because a change of
 * framework breaks the series. With one scorecard the field stands still. No figure rises beyond
 * the maximum, unless some unit stands beyond it now.
 *
 * Then the last figure that gives the rank is sought, as the ranking of the node counts ties and
 * decimals.
 *
 * Fails with `NOT_FOUND` where node or unit are unknown, and with `INVALID_DATA` where the history
 * is empty or does not ascend, or a period cannot be read or lies before the last scorecard.
 *
 * Returns: (transfer full): what is needed
 *
 * Since: 1.0
 */
DtiRequiredScore *
dti_goal_required_score (GListModel *history,
                         const char *node,
                         const char *unit,
                         guint rank,
                         const char *period,
                         DtiFieldGrowth growth,
                         GError **error)
{
  g_return_val_if_fail (G_IS_LIST_MODEL (history), NULL);
  g_return_val_if_fail (node != NULL, NULL);
  g_return_val_if_fail (unit != NULL, NULL);
  g_return_val_if_fail (rank >= 1, NULL);
  g_return_val_if_fail (period != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return dti_goal_search_score (history, node, unit, rank, period, growth, error);
}
