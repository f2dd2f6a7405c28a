/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-assessment-private.h"
#include "dti-benefit-of-the-doubt-private.h"
#include "dti-explain-private.h"

#include <libdti/base/dti-nick-private.h>
#include <libdti/base/dti-number-private.h>
#include <libdti/base/dti-number.h>
#include <libdti/dti-enum-types.h>

static gboolean
uses_rules (const DtiResults *results, guint op, gsize unit)
{
  return !results->binding->program->ops[op].is_pillar ||
         dti_results_is_observed (results, op, unit);
}

static char *
join_rules (DtiRule *const *rules, guint n, char *(*tell) (DtiRule *) )
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (texts, tell (rules[i]));
  g_ptr_array_add (texts, NULL);

  return g_strjoinv (", then ", (char **) texts->pdata);
}

static char *
dup_type_name (DtiRule *rule)
{
  return g_strdup (dti_rule_get_type_name (rule));
}

char *
dti_explain_method (const DtiResults *results, guint op, gsize unit)
{
  const DtiOp *o = &results->binding->program->ops[op];

  if (uses_rules (results, op, unit))
    return join_rules (o->rules, o->n_rules, dup_type_name);

  return g_strdup (dti_nick_get (DTI_TYPE_AGGREGATION, o->aggregation));
}

/* "0.5 × le + edu": the children that count, with their weights. */
static char *
list_terms (const DtiProgram *program, const DtiOp *op, const char *joint)
{
  g_autoptr (GString) terms = g_string_new (NULL);

  for (guint k = 0; k < op->n_children; k++)
    {
      const DtiOpChild *edge = &op->children[k];
      char number[DTI_NUMBER_BUFFER];

      if (!edge->counts)
        continue;
      if (terms->len > 0)
        g_string_append (terms, joint);
      if (edge->weight != 1.0)
        {
          dti_number_to_buffer (edge->weight, number);
          g_string_append_printf (terms, "%s × ", number);
        }
      g_string_append (terms, program->ops[edge->op].id);
    }

  return g_string_free (g_steal_pointer (&terms), FALSE);
}

/* "a, b 0.2 to 0.5": the children that count, with the bounds on their shares. */
static char *
list_shares (const DtiProgram *program, const DtiOp *op)
{
  g_autoptr (GString) terms = g_string_new (NULL);
  double total = 0.0;

  for (guint k = 0; k < op->n_children; k++)
    total += op->children[k].counts ? op->children[k].weight : 0.0;

  for (guint k = 0; k < op->n_children; k++)
    {
      const DtiOpChild *edge = &op->children[k];
      DtiShareBounds bounds = dti_pillar_facts_find_shares (op->facts, k, edge->weight / total);
      char lower[DTI_NUMBER_BUFFER];
      char upper[DTI_NUMBER_BUFFER];

      if (!edge->counts)
        continue;
      if (terms->len > 0)
        g_string_append (terms, ", ");
      g_string_append (terms, program->ops[edge->op].id);
      if (bounds.lower == 0.0 && bounds.upper == 1.0)
        continue;
      dti_number_to_buffer (dti_number_round (bounds.lower, 6), lower);
      dti_number_to_buffer (dti_number_round (bounds.upper, 6), upper);
      g_string_append_printf (terms, " %s to %s", lower, upper);
    }

  return g_string_free (g_steal_pointer (&terms), FALSE);
}

static char *
tell_aggregation (const DtiProgram *program, const DtiOp *op)
{
  g_autofree char *terms = NULL;

  if (op->aggregation == DTI_AGGREGATION_EXPRESSION)
    return g_strdup (dti_formula_get_text (op->formula));

  terms = op->aggregation == DTI_AGGREGATION_BENEFIT_OF_THE_DOUBT
              ? list_shares (program, op)
              : list_terms (program, op, op->aggregation == DTI_AGGREGATION_SUM ? " + " : ", ");
  if (op->aggregation == DTI_AGGREGATION_SUM)
    return g_steal_pointer (&terms);

  return g_strdup_printf ("%s (%s)", dti_nick_get (DTI_TYPE_AGGREGATION, op->aggregation), terms);
}

char *
dti_explain_formula (const DtiResults *results, guint op, gsize unit)
{
  const DtiProgram *program = results->binding->program;
  const DtiOp *o = &program->ops[op];
  g_autofree char *aggregation = NULL;
  g_autofree char *then = NULL;

  if (uses_rules (results, op, unit))
    return join_rules (o->rules, o->n_rules, dti_rule_describe);

  aggregation = tell_aggregation (program, o);
  if (o->n_then == 0)
    return g_steal_pointer (&aggregation);

  then = join_rules (o->then, o->n_then, dti_rule_describe);

  return g_strdup_printf ("%s, then %s", aggregation, then);
}

/* What rule @rule read of a unit. */
static double
read_number (const DtiResults *results, guint op, gsize unit)
{
  const DtiLeaf *leaf = &results->binding->leaves[op];

  return leaf->numbers != NULL ? leaf->numbers[unit] : NAN;
}

static char *
explain_aggregation (const DtiResults *results, guint op, gsize unit)
{
  const DtiOp *o = &results->binding->program->ops[op];
  char *why = NULL;

  if (o->aggregation == DTI_AGGREGATION_BENEFIT_OF_THE_DOUBT)
    why = dti_benefit_of_the_doubt_explain_failure (results, op, unit);
  if (why != NULL)
    return why;

  return g_strdup_printf ("the %s of these children cannot be computed",
                          dti_nick_get (DTI_TYPE_AGGREGATION, o->aggregation));
}

char *
dti_explain_failure (const DtiResults *results, guint op, gsize unit)
{
  const DtiOp *o = &results->binding->program->ops[op];
  const DtiLeaf *leaf = &results->binding->leaves[op];
  double number = read_number (results, op, unit);

  if (!uses_rules (results, op, unit))
    return explain_aggregation (results, op, unit);
  if (isnan (number))
    return g_strdup ("the observation is no number that the rule can read");

  return g_strdup (dti_rule_explain_failure (o->rules[0], &leaf->populations[0], number));
}

static char *
note_observed (const DtiResults *results, guint op, gsize unit)
{
  DtiUnitScore children = dti_results_aggregate_unit (results, op, unit);
  DtiUnitScore own = dti_results_get_unit (results, op, unit);
  char number[DTI_NUMBER_BUFFER];

  if (children.cell != DTI_CELL_SCORED || dti_number_ties (children.score, own.score))
    return g_strdup ("the figure was observed for this node and stands for its children");

  dti_number_to_buffer (dti_number_round (children.score, 6), number);

  return g_strdup_printf ("the figure was observed for this node and stands for its children, "
                          "which give a score of %s",
                          number);
}

static char *
note_score (const DtiResults *results, guint op, gsize unit)
{
  DtiUnitScore score = dti_results_get_unit (results, op, unit);
  const DtiOp *o = &results->binding->program->ops[op];

  switch (score.cell)
    {
    case DTI_CELL_NOT_APPLICABLE:
      return g_strdup ("not applicable or not assessed: re-based away");
    case DTI_CELL_NOT_COMPUTABLE:
      return dti_explain_failure (results, op, unit);
    case DTI_CELL_MISSING:
      if (!o->is_pillar)
        return g_strdup ("no observation");
      return g_strdup_printf ("too much is missing (policy “%s”)",
                              dti_nick_get (DTI_TYPE_MISSING_POLICY, o->missing));
    case DTI_CELL_SCORED:
    default:
      break;
    }

  if (dti_results_is_observed (results, op, unit))
    return note_observed (results, op, unit);
  if (!dti_node_get_scored (o->node))
    return g_strdup ("information only: counts nowhere");
  if (o->aggregation == DTI_AGGREGATION_BENEFIT_OF_THE_DOUBT)
    return dti_benefit_of_the_doubt_explain_zero (results, op, unit);

  return NULL;
}

char *
dti_explain_note (const DtiResults *results, guint op, gsize unit)
{
  const DtiProgram *program = results->binding->program;
  g_autofree char *note = NULL;
  g_autofree char *assessed = NULL;

  if (program->assessment == NULL)
    return note_score (results, op, unit);

  assessed = dti_assessment_note (results, op, unit);
  /* “No observation” would be wrong. */
  if (!program->ops[op].is_pillar && dti_assessment_withholds (results, op, unit))
    return g_steal_pointer (&assessed);

  note = note_score (results, op, unit);
  if (assessed == NULL || note == NULL)
    return note != NULL ? g_steal_pointer (&note) : g_steal_pointer (&assessed);

  return g_strdup_printf ("%s; %s", note, assessed);
}
