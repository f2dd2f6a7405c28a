/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-scenario-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/data/dti-dataset-store-private.h>

/* ---- cells ---- */

/* One figure takes the place of what was said at several stages; what is proven of which of them
 * would be lost. */
static gboolean
check_stages (DtiScenario *self, guint op, GError **error)
{
  const DtiBinding *binding = self->binding;
  const DtiProgram *program = binding->program;
  const char *id = program->ops[op].id;

  if (binding->stage != DTI_STAGE_ANY ||
      dti_dataset_draft_count_stages (self->draft, binding->period, id) < 2)
    return TRUE;

  if (program->assessment != NULL &&
      dti_assessment_rules_get_evidence (program->assessment) != DTI_EVIDENCE_POLICY_IGNORE)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_UNSUPPORTED,
                   "node “%s”: figures of several stages cannot be edited together where evidence "
                   "counts; score one stage",
                   id);
      return FALSE;
    }
  dti_dataset_draft_merge_stages (self->draft, binding->period, id);

  return TRUE;
}

/* Finds the cell and what it says; the edit begins as a copy of that. */
static gboolean
open_cell (DtiScenario *self,
           const char *unit,
           const char *node,
           DtiScenarioEditKind kind,
           DtiScenarioChange *change,
           GError **error)
{
  const DtiBinding *binding = self->binding;

  *change = (DtiScenarioChange){ .kind = kind };
  if (!dti_scenario_find_unit (self, unit, &change->unit, error) ||
      !dti_scenario_find_node (self, node, &change->op, error) ||
      !check_stages (self, change->op, error))
    return FALSE;

  dti_dataset_draft_read (self->draft,
                          binding->period,
                          dti_scenario_get_op (self, change->op)->id,
                          binding->stage,
                          dti_binding_get_row (binding, change->unit),
                          &change->cells[DTI_SCENARIO_BEFORE]);
  dti_draft_cell_copy (&change->cells[DTI_SCENARIO_BEFORE], &change->cells[DTI_SCENARIO_AFTER]);

  return TRUE;
}

/* A letter that excludes a number goes when one comes, and one that needs a number goes with it. */
static void
settle_status (DtiDraftCell *cell)
{
  gboolean has_value = dti_draft_cell_has_value (cell);

  if (has_value && !dti_status_takes_number (cell->values.status))
    cell->values.status = DTI_STATUS_NORMAL;
  else if (!has_value && dti_status_takes_number (cell->values.status))
    cell->values.status = DTI_STATUS_MISSING;
}

static void
close_cell (DtiScenario *self, DtiScenarioChange *change)
{
  if (!dti_draft_cell_equal (&change->cells[DTI_SCENARIO_BEFORE],
                             &change->cells[DTI_SCENARIO_AFTER]))
    {
      dti_scenario_add_edit (self, change);
      return;
    }
  dti_draft_cell_clear (&change->cells[DTI_SCENARIO_BEFORE]);
  dti_draft_cell_clear (&change->cells[DTI_SCENARIO_AFTER]);
}

/* A change that is not made after all. */
static gboolean
refuse (DtiScenarioChange *change)
{
  dti_draft_cell_clear (&change->cells[DTI_SCENARIO_BEFORE]);
  dti_draft_cell_clear (&change->cells[DTI_SCENARIO_AFTER]);

  return FALSE;
}

/**
 * dti_scenario_set_number:
 * @self: a scenario
 * @unit: id of a unit of the scorecard
 * @node: id of a node
 * @number: a finite number, in the unit of measure of the node
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Lets a unit have another number.
 *
 * It takes the place of whatever the cell says: a number, a ratio, a label, a status that excludes
 * numbers. Named inputs stay. A number for a pillar stands for its children, as in the data. The
 * domain of an indicator is not checked: a scenario may leave it.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown unit or node, `DTI_ERROR_INVALID_DATA` for NaN or
 * infinity, and `DTI_ERROR_UNSUPPORTED` where the node has figures at several stages that evidence
 * decides between. Nothing is changed then. A number that is there already is no edit.
 *
 * Returns: `TRUE` on success
 *
 * Since: 1.0
 */
gboolean
dti_scenario_set_number (
    DtiScenario *self, const char *unit, const char *node, double number, GError **error)
{
  DtiScenarioChange change;
  DtiCellValues *values;

  g_return_val_if_fail (DTI_IS_SCENARIO (self), FALSE);
  g_return_val_if_fail (unit != NULL && node != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!dti_dataset_check_number ("number", number, error) ||
      !open_cell (self, unit, node, DTI_SCENARIO_EDIT_KIND_NUMBER, &change, error))
    return FALSE;

  values = &change.cells[DTI_SCENARIO_AFTER].values;
  values->number = dti_dataset_plain_number (number);
  values->numerator = values->denominator = NAN;
  values->text = NULL;
  settle_status (&change.cells[DTI_SCENARIO_AFTER]);
  close_cell (self, &change);

  return TRUE;
}

/**
 * dti_scenario_set_ratio:
 * @self: a scenario
 * @unit: id of a unit of the scorecard
 * @node: id of a node
 * @numerator: a finite number
 * @denominator: a finite number; 0 is judged by the rule of the node
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Lets a unit have another numerator and denominator.
 *
 * Fails as [method@Dti.Scenario.set_number] does.
 *
 * Returns: `TRUE` on success
 *
 * Since: 1.0
 */
gboolean
dti_scenario_set_ratio (DtiScenario *self,
                        const char *unit,
                        const char *node,
                        double numerator,
                        double denominator,
                        GError **error)
{
  DtiScenarioChange change;
  DtiCellValues *values;

  g_return_val_if_fail (DTI_IS_SCENARIO (self), FALSE);
  g_return_val_if_fail (unit != NULL && node != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!dti_dataset_check_number ("numerator", numerator, error) ||
      !dti_dataset_check_number ("denominator", denominator, error) ||
      !open_cell (self, unit, node, DTI_SCENARIO_EDIT_KIND_RATIO, &change, error))
    return FALSE;

  values = &change.cells[DTI_SCENARIO_AFTER].values;
  values->numerator = dti_dataset_plain_number (numerator);
  values->denominator = dti_dataset_plain_number (denominator);
  values->number = NAN;
  values->text = NULL;
  settle_status (&change.cells[DTI_SCENARIO_AFTER]);
  close_cell (self, &change);

  return TRUE;
}

static gboolean
take_status (DtiScenario *self, DtiScenarioChange *change, DtiStatus status, GError **error)
{
  DtiDraftCell *cell = &change->cells[DTI_SCENARIO_AFTER];

  if (!dti_status_takes_number (status))
    {
      dti_draft_cell_clear (cell);
      cell->values = (DtiCellValues){ NAN, NAN, NAN, NAN, NULL, status };
      return TRUE;
    }
  if (!dti_draft_cell_has_value (cell))
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_CONFLICT,
                   "unit “%s”, node “%s”: the status “%s” needs a number, and there is none",
                   dti_scenario_get_unit_id (self, change->unit),
                   dti_scenario_get_op (self, change->op)->id,
                   dti_status_to_letter (status));
      return FALSE;
    }
  cell->values.status = status;

  return TRUE;
}

/**
 * dti_scenario_set_status:
 * @self: a scenario
 * @unit: id of a unit of the scorecard
 * @node: id of a node
 * @status: what the number, or its absence, means
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Lets a unit have another status.
 *
 * A status that excludes a number (missing, not collected, not applicable, suppressed, not
 * assessed) removes what was observed.
 *
 * Fails as [method@Dti.Scenario.set_number] does, and with `DTI_ERROR_CONFLICT` for a status that
 * needs a number where there is none.
 *
 * Returns: `TRUE` on success
 *
 * Since: 1.0
 */
gboolean
dti_scenario_set_status (
    DtiScenario *self, const char *unit, const char *node, DtiStatus status, GError **error)
{
  DtiScenarioChange change;

  g_return_val_if_fail (DTI_IS_SCENARIO (self), FALSE);
  g_return_val_if_fail (unit != NULL && node != NULL, FALSE);
  g_return_val_if_fail ((guint) status <= DTI_STATUS_NOT_ASSESSED, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!open_cell (self, unit, node, DTI_SCENARIO_EDIT_KIND_STATUS, &change, error))
    return FALSE;
  if (!take_status (self, &change, status, error))
    return refuse (&change);
  close_cell (self, &change);

  return TRUE;
}

static gboolean
check_label (DtiScenario *self, const DtiScenarioChange *change, const char *text, GError **error)
{
  const DtiOp *op = dti_scenario_get_op (self, change->op);
  double number = NAN;

  if (text == NULL || dti_rule_read_text (op->rules[0], text, &number))
    return TRUE;

  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_INVALID_DATA,
               "node “%s”: the rule “%s” knows no label “%s”",
               op->id,
               dti_rule_get_type_name (op->rules[0]),
               text);

  return FALSE;
}

/**
 * dti_scenario_set_text:
 * @self: a scenario
 * @unit: id of a unit of the scorecard
 * @node: id of an indicator whose rule reads labels
 * @text: (nullable): the label; `NULL` or an empty text removes it
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Lets a unit have another label of a choice, or other items of a checklist.
 *
 * Fails as [method@Dti.Scenario.set_number] does, and with `DTI_ERROR_INVALID_DATA` for a label
 * that the rule does not know.
 *
 * Returns: `TRUE` on success
 *
 * Since: 1.0
 */
gboolean
dti_scenario_set_text (
    DtiScenario *self, const char *unit, const char *node, const char *text, GError **error)
{
  DtiScenarioChange change;
  DtiCellValues *values;

  g_return_val_if_fail (DTI_IS_SCENARIO (self), FALSE);
  g_return_val_if_fail (unit != NULL && node != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!dti_dataset_check_text ("text", text, error) ||
      !open_cell (self, unit, node, DTI_SCENARIO_EDIT_KIND_TEXT, &change, error))
    return FALSE;

  values = &change.cells[DTI_SCENARIO_AFTER].values;
  values->text = dti_dataset_intern_trimmed (self->draft, text);
  if (!check_label (self, &change, values->text, error))
    return refuse (&change);
  if (values->text != NULL)
    values->number = values->numerator = values->denominator = NAN;
  settle_status (&change.cells[DTI_SCENARIO_AFTER]);
  close_cell (self, &change);

  return TRUE;
}

/**
 * dti_scenario_set_input:
 * @self: a scenario
 * @unit: id of a unit of the scorecard
 * @node: id of an indicator
 * @input: name of an input of its formula, or of an item of its checklist
 * @number: a finite number
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Lets a unit have another number for a named input.
 *
 * Fails as [method@Dti.Scenario.set_number] does, and with `DTI_ERROR_NOT_FOUND` for an input that
 * the rule does not read.
 *
 * Returns: `TRUE` on success
 *
 * Since: 1.0
 */
gboolean
dti_scenario_set_input (DtiScenario *self,
                        const char *unit,
                        const char *node,
                        const char *input,
                        double number,
                        GError **error)
{
  DtiScenarioChange change;
  const DtiOp *op;

  g_return_val_if_fail (DTI_IS_SCENARIO (self), FALSE);
  g_return_val_if_fail (unit != NULL && node != NULL && input != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!dti_dataset_check_number ("input", number, error) ||
      !open_cell (self, unit, node, DTI_SCENARIO_EDIT_KIND_INPUT, &change, error))
    return FALSE;

  op = dti_scenario_get_op (self, change.op);
  if (!g_strv_contains (dti_rule_get_input_names (op->rules[0]), input))
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_NOT_FOUND,
                   "node “%s”: the rule reads no input “%s”",
                   op->id,
                   input);
      return refuse (&change);
    }

  change.input = dti_dataset_intern (self->draft, input);
  dti_draft_cell_set_input (&change.cells[DTI_SCENARIO_AFTER],
                            change.input,
                            dti_dataset_plain_number (number));
  settle_status (&change.cells[DTI_SCENARIO_AFTER]);
  close_cell (self, &change);

  return TRUE;
}

/**
 * dti_scenario_set_observed_max:
 * @self: a scenario
 * @unit: id of a unit of the scorecard
 * @node: id of a pillar that is observed
 * @max: its assessed maximum in points, at least 0
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Lets an observed pillar have another maximum.
 *
 * Fails as [method@Dti.Scenario.set_number] does, and with `DTI_ERROR_CONFLICT` where the pillar
 * has no number of its own.
 *
 * Returns: `TRUE` on success
 *
 * Since: 1.0
 */
gboolean
dti_scenario_set_observed_max (
    DtiScenario *self, const char *unit, const char *node, double max, GError **error)
{
  DtiScenarioChange change;

  g_return_val_if_fail (DTI_IS_SCENARIO (self), FALSE);
  g_return_val_if_fail (unit != NULL && node != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!dti_dataset_check_number ("maximum", max, error))
    return FALSE;
  if (max < 0.0)
    {
      g_set_error_literal (error, DTI_ERROR, DTI_ERROR_INVALID_DATA, "the maximum is below 0");
      return FALSE;
    }
  if (!open_cell (self, unit, node, DTI_SCENARIO_EDIT_KIND_MAX, &change, error))
    return FALSE;
  if (!dti_scenario_get_op (self, change.op)->is_pillar ||
      !dti_draft_cell_has_value (&change.cells[DTI_SCENARIO_BEFORE]))
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_CONFLICT,
                   "unit “%s”, node “%s”: there is no observed pillar whose maximum it could be",
                   unit,
                   node);
      return refuse (&change);
    }

  change.cells[DTI_SCENARIO_AFTER].values.max = dti_dataset_plain_number (max);
  close_cell (self, &change);

  return TRUE;
}

/**
 * dti_scenario_clear:
 * @self: a scenario
 * @unit: id of a unit of the scorecard
 * @node: id of a node
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Lets a cell say again what was observed.
 *
 * That is an edit like the others, and can be undone. Fails as [method@Dti.Scenario.set_number]
 * does.
 *
 * Returns: `TRUE` on success
 *
 * Since: 1.0
 */
gboolean
dti_scenario_clear (DtiScenario *self, const char *unit, const char *node, GError **error)
{
  DtiScenarioChange change;

  g_return_val_if_fail (DTI_IS_SCENARIO (self), FALSE);
  g_return_val_if_fail (unit != NULL && node != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!open_cell (self, unit, node, DTI_SCENARIO_EDIT_KIND_CLEAR, &change, error))
    return FALSE;

  dti_draft_cell_clear (&change.cells[DTI_SCENARIO_AFTER]);
  dti_scenario_read_observed (self, change.op, change.unit, &change.cells[DTI_SCENARIO_AFTER]);
  close_cell (self, &change);

  return TRUE;
}

/* ---- weights ---- */

static gboolean
find_child (DtiScenario *self, guint op, const char *child, guint *position, GError **error)
{
  const DtiOp *o = dti_scenario_get_op (self, op);

  for (*position = 0; *position < o->n_children; (*position)++)
    if (g_str_equal (dti_scenario_get_op (self, o->children[*position].op)->id, child))
      return TRUE;

  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_NOT_FOUND,
               "the node “%s” has no child “%s”",
               o->id,
               child);

  return FALSE;
}

static double
get_weight (DtiScenario *self, guint op, guint child)
{
  gint64 key = dti_program_get_edge_key (op, child);
  const double *weight = g_hash_table_lookup (self->weights, &key);
  DtiNode *node = dti_scenario_get_op (self, op)->node;

  return weight != NULL ? *weight : dti_pillar_get_child_weight (DTI_PILLAR (node), child);
}

static gboolean
is_named (const DtiOp *op, guint child)
{
  gsize n = op->formula != NULL ? g_strv_length ((char **) dti_formula_get_names (op->formula)) : 0;

  for (gsize i = 0; i < n; i++)
    if (op->formula_children[i] == child)
      return TRUE;

  return FALSE;
}

/* What a framework with such weights would not be read for. */
static const char *
find_weight_fault (DtiScenario *self, guint op, guint child, double weight)
{
  const DtiOp *o = dti_scenario_get_op (self, op);
  gboolean any = weight > 0.0;

  for (guint k = 0; k < o->n_children && !any; k++)
    any = k != child && get_weight (self, op, k) > 0.0;
  if (!any && o->aggregation != DTI_AGGREGATION_SUM && o->aggregation != DTI_AGGREGATION_EXPRESSION)
    return "its weights would all be 0";
  if (weight == 0.0 && is_named (o, child))
    return "its formula needs the child";

  return NULL;
}

static gboolean
check_weight (DtiScenario *self, const DtiScenarioChange *change, double weight, GError **error)
{
  const DtiProgram *program = self->binding->program;
  const char *id = dti_scenario_get_op (self, change->op)->id;
  const char *fault;

  if (!isfinite (weight) || weight < 0.0)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_INVALID_DATA,
                   "node “%s”: a weight is a finite number from 0",
                   id);
      return FALSE;
    }
  fault = find_weight_fault (self, change->op, change->child, weight);
  if (fault != NULL)
    {
      g_set_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA, "node “%s”: %s", id, fault);
      return FALSE;
    }
  if (program->late_op != DTI_NO_OP && change->weights[DTI_SCENARIO_BEFORE] == 0.0 && weight > 0.0)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_UNSUPPORTED,
                   "node “%s”: no child can be brought in while units lose points for being late",
                   id);
      return FALSE;
    }

  return TRUE;
}

/**
 * dti_scenario_set_weight:
 * @self: a scenario
 * @pillar: id of a pillar
 * @child: id of one of its children
 * @weight: the weight, finite and at least 0
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Lets a child have another weight in its pillar.
 *
 * Maxima that the framework does not declare follow, as if the weight stood there. All units are
 * aggregated again, at the pillar and above it.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown pillar or child, `DTI_ERROR_INVALID_DATA` for a
 * weight that no framework could have (negative, not finite, the last one above 0, one that a
 * formula needs), and `DTI_ERROR_UNSUPPORTED` for bringing in a child while units lose points for
 * being late.
 *
 * Returns: `TRUE` on success
 *
 * Since: 1.0
 */
gboolean
dti_scenario_set_weight (
    DtiScenario *self, const char *pillar, const char *child, double weight, GError **error)
{
  DtiScenarioChange change = { .kind = DTI_SCENARIO_EDIT_KIND_WEIGHT };

  g_return_val_if_fail (DTI_IS_SCENARIO (self), FALSE);
  g_return_val_if_fail (pillar != NULL && child != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!dti_scenario_find_node (self, pillar, &change.op, error) ||
      !find_child (self, change.op, child, &change.child, error))
    return FALSE;
  change.weights[DTI_SCENARIO_BEFORE] = get_weight (self, change.op, change.child);
  change.weights[DTI_SCENARIO_AFTER] = weight + 0.0;
  if (!check_weight (self, &change, weight, error))
    return FALSE;

  if (change.weights[DTI_SCENARIO_BEFORE] != weight)
    dti_scenario_add_edit (self, &change);

  return TRUE;
}

/* ---- rules ---- */

static gboolean
check_rule (const DtiOp *op, DtiRule *rule, GError **error)
{
  const char *fault = NULL;

  if (op->is_adjustment || (rule != NULL && dti_rule_is_adjustment (rule)))
    fault = "an adjustment can be neither the old rule nor the new one";
  else if (rule != NULL && !dti_rule_is_builtin (rule))
    fault = "a rule of a script need not answer the same twice";
  if (fault == NULL)
    return TRUE;

  g_set_error (error, DTI_ERROR, DTI_ERROR_UNSUPPORTED, "node “%s”: %s", op->id, fault);

  return FALSE;
}

/**
 * dti_scenario_set_rule:
 * @self: a scenario
 * @node: id of a node
 * @rule: (nullable): a built-in rule, or `NULL` for the one of the scorecard
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Scores a node by another rule.
 *
 * The maximum of the node stays, as with [method@Dti.Scorer.set_rule]. Fails with
 * `DTI_ERROR_NOT_FOUND` for an unknown node and `DTI_ERROR_UNSUPPORTED` for rules of scripts and
 * adjustments.
 *
 * Returns: `TRUE` on success
 *
 * Since: 1.0
 */
gboolean
dti_scenario_set_rule (DtiScenario *self, const char *node, DtiRule *rule, GError **error)
{
  DtiScenarioChange change = { .kind = DTI_SCENARIO_EDIT_KIND_RULE };

  g_return_val_if_fail (DTI_IS_SCENARIO (self), FALSE);
  g_return_val_if_fail (node != NULL, FALSE);
  g_return_val_if_fail (rule == NULL || DTI_IS_RULE (rule), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!dti_scenario_find_node (self, node, &change.op, error) ||
      !check_rule (dti_scenario_get_op (self, change.op), rule, error))
    return FALSE;

  change.rules[DTI_SCENARIO_BEFORE] = dti_scenario_peek_edited_rule (self, change.op);
  if (change.rules[DTI_SCENARIO_BEFORE] == rule)
    return TRUE;
  if (change.rules[DTI_SCENARIO_BEFORE] != NULL)
    g_object_ref (change.rules[DTI_SCENARIO_BEFORE]);
  if (rule != NULL)
    change.rules[DTI_SCENARIO_AFTER] = g_object_ref (rule);
  dti_scenario_add_edit (self, &change);

  return TRUE;
}
