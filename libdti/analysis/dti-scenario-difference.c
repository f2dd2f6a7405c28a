/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-scenario-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/base/dti-number-private.h>
#include <libdti/dti-enum-types.h>
#include <libdti/model/dti-fixed-list-private.h>

/**
 * DtiScenarioDifference:
 *
 * The numbers of one unit at one node before and after the edits of a scenario.
 *
 * Numbers that are not there are NaN in the properties; the getters say so by their result.
 *
 * A difference is immutable and free-threaded; it does not follow later edits.
 *
 * Since: 1.0
 */
struct _DtiScenarioDifference
{
  GObject parent_instance;

  DtiScorecard *base; /* owns the node and the text of the unit */
  DtiNode *node;
  const char *unit;
  double numbers[DTI_COLUMN_COVERAGE + 1][2]; /* by column, before and after */
};

typedef enum
{
  PROP_UNIT = 1,
  PROP_NODE,
  PROP_NODE_ID,
  PROP_SCORE_BEFORE,
  PROP_SCORE_AFTER,
  PROP_VALUE_BEFORE,
  PROP_VALUE_AFTER,
  PROP_RANK_BEFORE,
  PROP_RANK_AFTER,
} DtiScenarioDifferenceProperty;

static GParamSpec *props[PROP_RANK_AFTER + 1];

G_DEFINE_FINAL_TYPE (DtiScenarioDifference, dti_scenario_difference, G_TYPE_OBJECT)

static void
dti_scenario_difference_finalize (GObject *object)
{
  DtiScenarioDifference *self = DTI_SCENARIO_DIFFERENCE (object);

  g_clear_object (&self->base);

  G_OBJECT_CLASS (dti_scenario_difference_parent_class)->finalize (object);
}

static void
dti_scenario_difference_get_property (GObject *object,
                                      guint prop_id,
                                      GValue *value,
                                      GParamSpec *pspec)
{
  DtiScenarioDifference *self = DTI_SCENARIO_DIFFERENCE (object);

  switch ((DtiScenarioDifferenceProperty) prop_id)
    {
    case PROP_UNIT:
      g_value_set_string (value, self->unit);
      break;
    case PROP_NODE:
      g_value_set_object (value, self->node);
      break;
    case PROP_NODE_ID:
      g_value_set_string (value, dti_node_get_id (self->node));
      break;
    case PROP_SCORE_BEFORE:
      g_value_set_double (value, self->numbers[DTI_COLUMN_SCORE][DTI_SCENARIO_BEFORE]);
      break;
    case PROP_SCORE_AFTER:
      g_value_set_double (value, self->numbers[DTI_COLUMN_SCORE][DTI_SCENARIO_AFTER]);
      break;
    case PROP_VALUE_BEFORE:
      g_value_set_double (value, self->numbers[DTI_COLUMN_VALUE][DTI_SCENARIO_BEFORE]);
      break;
    case PROP_VALUE_AFTER:
      g_value_set_double (value, self->numbers[DTI_COLUMN_VALUE][DTI_SCENARIO_AFTER]);
      break;
    case PROP_RANK_BEFORE:
      g_value_set_double (value, self->numbers[DTI_COLUMN_RANK][DTI_SCENARIO_BEFORE]);
      break;
    case PROP_RANK_AFTER:
      g_value_set_double (value, self->numbers[DTI_COLUMN_RANK][DTI_SCENARIO_AFTER]);
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
install_number_properties (void)
{
  /**
   * DtiScenarioDifference:score-before:
   *
   * The score in points before the edits; NaN where there is none.
   *
   * For lists and expressions; programs call [method@Dti.ScenarioDifference.get_before].
   *
   * Since: 1.0
   */
  props[PROP_SCORE_BEFORE] = number_spec ("score-before");

  /**
   * DtiScenarioDifference:score-after:
   *
   * The score in points after the edits; NaN where there is none.
   *
   * For lists and expressions; programs call [method@Dti.ScenarioDifference.get_after].
   *
   * Since: 1.0
   */
  props[PROP_SCORE_AFTER] = number_spec ("score-after");

  /**
   * DtiScenarioDifference:value-before:
   *
   * The value before the edits; NaN where there is none.
   *
   * For lists and expressions; programs call [method@Dti.ScenarioDifference.get_before].
   *
   * Since: 1.0
   */
  props[PROP_VALUE_BEFORE] = number_spec ("value-before");

  /**
   * DtiScenarioDifference:value-after:
   *
   * The value after the edits; NaN where there is none.
   *
   * For lists and expressions; programs call [method@Dti.ScenarioDifference.get_after].
   *
   * Since: 1.0
   */
  props[PROP_VALUE_AFTER] = number_spec ("value-after");

  /**
   * DtiScenarioDifference:rank-before:
   *
   * The rank before the edits; NaN where there is none.
   *
   * For lists and expressions; programs call [method@Dti.ScenarioDifference.get_before].
   *
   * Since: 1.0
   */
  props[PROP_RANK_BEFORE] = number_spec ("rank-before");

  /**
   * DtiScenarioDifference:rank-after:
   *
   * The rank after the edits; NaN where there is none.
   *
   * For lists and expressions; programs call [method@Dti.ScenarioDifference.get_after].
   *
   * Since: 1.0
   */
  props[PROP_RANK_AFTER] = number_spec ("rank-after");
}

static void
dti_scenario_difference_class_init (DtiScenarioDifferenceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = dti_scenario_difference_finalize;
  object_class->get_property = dti_scenario_difference_get_property;

  /**
   * DtiScenarioDifference:unit: (getter get_unit)
   *
   * The id of the unit.
   *
   * Since: 1.0
   */
  props[PROP_UNIT] = g_param_spec_string ("unit", NULL, NULL, NULL, flags);

  /**
   * DtiScenarioDifference:node: (getter get_node)
   *
   * The node.
   *
   * Since: 1.0
   */
  props[PROP_NODE] = g_param_spec_object ("node", NULL, NULL, DTI_TYPE_NODE, flags);

  /**
   * DtiScenarioDifference:node-id: (getter get_node_id)
   *
   * The id of the node.
   *
   * Since: 1.0
   */
  props[PROP_NODE_ID] = g_param_spec_string ("node-id", NULL, NULL, NULL, flags);

  install_number_properties ();

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_scenario_difference_init (DtiScenarioDifference *self)
{
}

/**
 * dti_scenario_difference_get_unit: (get-property unit)
 * @self: a difference
 *
 * Gets the id of the unit.
 *
 * Returns: (transfer none): the id
 *
 * Since: 1.0
 */
const char *
dti_scenario_difference_get_unit (DtiScenarioDifference *self)
{
  g_return_val_if_fail (DTI_IS_SCENARIO_DIFFERENCE (self), NULL);

  return self->unit;
}

/**
 * dti_scenario_difference_get_node: (get-property node)
 * @self: a difference
 *
 * Gets the node.
 *
 * Returns: (transfer none): the node
 *
 * Since: 1.0
 */
DtiNode *
dti_scenario_difference_get_node (DtiScenarioDifference *self)
{
  g_return_val_if_fail (DTI_IS_SCENARIO_DIFFERENCE (self), NULL);

  return self->node;
}

/**
 * dti_scenario_difference_get_node_id: (get-property node-id)
 * @self: a difference
 *
 * Gets the id of the node.
 *
 * Returns: (transfer none): the id
 *
 * Since: 1.0
 */
const char *
dti_scenario_difference_get_node_id (DtiScenarioDifference *self)
{
  g_return_val_if_fail (DTI_IS_SCENARIO_DIFFERENCE (self), NULL);

  return dti_node_get_id (self->node);
}

/**
 * dti_scenario_difference_get_before:
 * @self: a difference
 * @column: which number
 * @number: (out) (optional): the number, NaN where there is none
 *
 * Gets a number before the edits.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_scenario_difference_get_before (DtiScenarioDifference *self, DtiColumn column, double *number)
{
  g_return_val_if_fail (DTI_IS_SCENARIO_DIFFERENCE (self), FALSE);
  g_return_val_if_fail (column <= DTI_COLUMN_COVERAGE, FALSE);

  return dti_number_hand_out (self->numbers[column][DTI_SCENARIO_BEFORE], number);
}

/**
 * dti_scenario_difference_get_after:
 * @self: a difference
 * @column: which number
 * @number: (out) (optional): the number, NaN where there is none
 *
 * Gets a number after the edits.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_scenario_difference_get_after (DtiScenarioDifference *self, DtiColumn column, double *number)
{
  g_return_val_if_fail (DTI_IS_SCENARIO_DIFFERENCE (self), FALSE);
  g_return_val_if_fail (column <= DTI_COLUMN_COVERAGE, FALSE);

  return dti_number_hand_out (self->numbers[column][DTI_SCENARIO_AFTER], number);
}

/**
 * dti_scenario_difference_get_change:
 * @self: a difference
 * @column: which number
 * @number: (out) (optional): after less before, NaN where one of them is not there
 *
 * Gets by how much a number changed; a rank that falls is better.
 *
 * Returns: `TRUE` if both are there
 *
 * Since: 1.0
 */
gboolean
dti_scenario_difference_get_change (DtiScenarioDifference *self, DtiColumn column, double *number)
{
  const double *numbers;

  g_return_val_if_fail (DTI_IS_SCENARIO_DIFFERENCE (self), FALSE);
  g_return_val_if_fail (column <= DTI_COLUMN_COVERAGE, FALSE);

  numbers = self->numbers[column];

  return dti_number_hand_out (numbers[DTI_SCENARIO_AFTER] - numbers[DTI_SCENARIO_BEFORE], number);
}

/* ---- the list ---- */

/* A node at which something can have changed, and all ranks there. */
typedef struct
{
  guint op;
  const double *before;
  double *after;
} DtiCompared;

static gboolean
is_touched (DtiScenario *self, guint op)
{
  const DtiProgram *base = dti_scorecard_peek_results (self->base)->binding->program;
  const DtiProgram *program = self->binding->program;

  if (program->ops[op].is_pillar)
    return !dti_results_draft_borrows (self->results, op) ||
           base->ops[op].max != program->ops[op].max;

  return !self->binding->leaves[op].is_borrowed;
}

static void
read_side (
    const DtiResults *results, guint op, gsize unit, DtiScenarioSide side, double (*numbers)[2])
{
  DtiUnitScore score = dti_results_get_unit (results, op, unit);

  for (guint column = DTI_COLUMN_SCORE; column <= DTI_COLUMN_COVERAGE; column++)
    if (column != DTI_COLUMN_RANK)
      numbers[column][side] = dti_scorecard_read_unit (&score, (DtiColumn) column);
}

static gboolean
differs (double (*numbers)[2])
{
  for (guint column = DTI_COLUMN_SCORE; column <= DTI_COLUMN_COVERAGE; column++)
    {
      double before = numbers[column][DTI_SCENARIO_BEFORE];
      double after = numbers[column][DTI_SCENARIO_AFTER];

      if (before != after && !(isnan (before) && isnan (after)))
        return TRUE;
    }

  return FALSE;
}

static void
compare_unit (DtiScenario *self, const DtiCompared *compared, gsize unit, GPtrArray *differences)
{
  double numbers[DTI_COLUMN_COVERAGE + 1][2];
  DtiScenarioDifference *difference;

  read_side (dti_scorecard_peek_results (self->base),
             compared->op,
             unit,
             DTI_SCENARIO_BEFORE,
             numbers);
  read_side (self->results, compared->op, unit, DTI_SCENARIO_AFTER, numbers);
  numbers[DTI_COLUMN_RANK][DTI_SCENARIO_BEFORE] = compared->before[unit];
  numbers[DTI_COLUMN_RANK][DTI_SCENARIO_AFTER] = compared->after[unit];
  if (!differs (numbers))
    return;

  difference = g_object_new (DTI_TYPE_SCENARIO_DIFFERENCE, NULL);
  difference->base = g_object_ref (self->base);
  difference->node = dti_scenario_get_op (self, compared->op)->node;
  difference->unit = dti_scenario_get_unit_id (self, unit);
  memcpy (difference->numbers, numbers, sizeof numbers);
  g_ptr_array_add (differences, difference);
}

static void
compare_node (DtiScenario *self, guint op, GPtrArray *differences)
{
  gsize n = self->binding->n_units;
  g_autofree double *after = NULL;
  DtiCompared compared = { .op = op };

  if (!is_touched (self, op))
    return;

  after = g_new (double, n + 1);
  dti_scenario_ranks_write (dti_scenario_ensure_ranks (self, op), after);
  compared.before = dti_scorecard_peek_ranks (self->base, op)->ranks;
  compared.after = after;
  for (gsize unit = 0; unit < n; unit++)
    compare_unit (self, &compared, unit, differences);
}

/**
 * dti_scenario_diff:
 * @self: a scenario
 * @node: (nullable): id of a node, or `NULL` for all
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Lists what differs between the base and the scenario.
 *
 * There is an item for each unit and node with another score, maximum, value, rank or coverage:
 * nodes depth first from the root, then the views, and the units of each in the order of the
 * scorecard. The list does not follow later edits.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown node.
 *
 * Returns: (transfer full): a list of [class@Dti.ScenarioDifference]
 *
 * Since: 1.0
 */
GListModel *
dti_scenario_diff (DtiScenario *self, const char *node, GError **error)
{
  g_autoptr (GPtrArray) differences = NULL;
  guint op = DTI_NO_OP;

  g_return_val_if_fail (DTI_IS_SCENARIO (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (node != NULL && !dti_scenario_find_node (self, node, &op, error))
    return NULL;

  dti_scenario_score (self);
  differences = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->binding->program->n_ops; i++)
    if (op == DTI_NO_OP || op == self->binding->program->order[i])
      compare_node (self, self->binding->program->order[i], differences);

  return dti_fixed_list_new (DTI_TYPE_SCENARIO_DIFFERENCE, g_steal_pointer (&differences));
}
