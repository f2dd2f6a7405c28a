/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-assessment-private.h"
#include "dti-trial-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/base/dti-number-private.h>

/* Of the numbers of the other units, so many are places: the score rises from one to the next, so
 * what lies between them is found by cutting. */
#define MOST_PLACES 64

static const DtiOp *
get_op (const DtiTrial *self)
{
  return &self->binding->program->ops[self->op];
}

static DtiLeaf *
get_leaf (const DtiTrial *self)
{
  return &self->binding->leaves[self->op];
}

/* ---- making one ---- */

static gboolean
check_rules (const DtiOp *op, GError **error)
{
  for (guint k = 0; k < op->n_rules; k++)
    {
      if (dti_rule_is_builtin (op->rules[k]))
        continue;
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_UNSUPPORTED,
                   "node “%s”: nothing is known of a rule that is written in a script",
                   op->id);
      return FALSE;
    }

  return TRUE;
}

static gboolean
needs (const DtiTrial *self, DtiRuleNeeds what)
{
  const DtiOp *op = get_op (self);

  for (guint k = 0; k < op->n_rules; k++)
    if (dti_rule_get_needs (op->rules[k]) & what)
      return TRUE;

  return FALSE;
}

static double *
copy_column (const DtiTrial *self, const double *column)
{
  double *copy = g_new (double, self->binding->n_units + 1);

  for (gsize i = 0; i < self->binding->n_units; i++)
    copy[i] = column != NULL ? column[i] : NAN;
  get_leaf (self)->owned = g_slist_prepend (get_leaf (self)->owned, copy);

  return copy;
}

/* The items of a checklist win over its number, so the unit's own are left out where the number is
 * asked for. */
static gboolean
own_inputs (DtiTrial *self, const char *input)
{
  DtiLeaf *leaf = get_leaf (self);
  DtiRule *rule = get_op (self)->rules[0];
  const char *const *names = dti_rule_get_input_names (rule);
  gboolean clears = input == NULL && dti_rule_reads_text (rule);
  const double **inputs = g_new0 (const double *, g_strv_length ((char **) names) + 1);

  leaf->owned = g_slist_prepend (leaf->owned, inputs);
  for (guint k = 0; names[k] != NULL; k++)
    {
      gboolean is_asked = g_strcmp0 (names[k], input) == 0;
      double *copy;

      inputs[k] = leaf->inputs != NULL ? leaf->inputs[k] : NULL;
      if (!is_asked && !(clears && inputs[k] != NULL))
        continue;
      copy = copy_column (self, inputs[k]);
      inputs[k] = copy;
      if (clears)
        copy[self->unit] = NAN;
      if (is_asked)
        self->slot = &copy[self->unit];
    }
  if (leaf->inputs != NULL || self->slot != NULL)
    leaf->inputs = inputs;

  return input == NULL || self->slot != NULL;
}

static void
set_unknown_input (const DtiOp *op, const char *input, GError **error)
{
  g_set_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND, "node “%s” has no input “%s”", op->id, input);
}

static gboolean
check_cell (const DtiTrial *self, GError **error)
{
  const DtiOp *op = get_op (self);
  const DtiLeaf *leaf = get_leaf (self);

  if (leaf->cells[self->unit] != DTI_CELL_NOT_APPLICABLE)
    return TRUE;

  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_NOT_COMPUTABLE,
               "node “%s” is not applicable to the unit, or was not assessed",
               op->id);

  return FALSE;
}

DtiTrial *
dti_trial_new (const DtiResults *results,
               guint op,
               gsize unit,
               const char *input,
               gboolean moves,
               GError **error)
{
  const DtiOp *o = &results->binding->program->ops[op];
  g_autoptr (DtiTrial) self = NULL;

  if (!check_rules (o, error))
    return NULL;

  self = g_new0 (DtiTrial, 1);
  self->binding = dti_binding_new_for_node (results->binding, op, unit);
  self->op = op;
  self->unit = unit;
  self->is_input = input != NULL;
  self->moves = moves || needs (self, DTI_RULE_NEEDS_ORDER);
  if (!check_cell (self, error))
    return NULL;
  if (!own_inputs (self, input))
    {
      set_unknown_input (o, input, error);
      return NULL;
    }
  if (self->slot == NULL)
    self->slot = (double *) get_leaf (self)->numbers + unit;

  return g_steal_pointer (&self);
}

void
dti_trial_free (DtiTrial *self)
{
  g_clear_pointer (&self->binding, dti_binding_unref);
  g_free (self);
}

/* ---- asking it ---- */

double
dti_trial_evaluate (DtiTrial *self, double number)
{
  guint8 *cells = (guint8 *) get_leaf (self)->cells;
  double score = NAN;

  *self->slot = number;
  cells[self->unit] = DTI_CELL_SCORED;
  if (self->moves)
    dti_binding_measure_node (self->binding, self->op);
  dti_binding_apply_rules (self->binding, self->op, self->unit, 1, &score, NULL);
  score = dti_tile_round (get_op (self), score);

  return isfinite (score) ? score : NAN;
}

double
dti_trial_get_number (const DtiTrial *self)
{
  return *self->slot;
}

double
dti_trial_get_max (const DtiTrial *self)
{
  const DtiLeaf *leaf = get_leaf (self);

  if (leaf->maxima != NULL && !isnan (leaf->maxima[self->unit]))
    return leaf->maxima[self->unit];

  return get_op (self)->max;
}

gboolean
dti_trial_compares_units (const DtiTrial *self)
{
  for (guint k = 0; k < get_op (self)->n_rules; k++)
    if (dti_rule_get_needs (get_op (self)->rules[k]) != DTI_RULE_NEEDS_NOTHING &&
        !g_str_equal (dti_rule_get_type_name (get_op (self)->rules[k]), "expression"))
      return TRUE;

  return FALSE;
}

/* ---- places ---- */

/* From the last rule to the first: each score that the rule after it needs leads to numbers that
 * this one needs. What comes before a rule that has no way back still jumps where it jumps,
 * whatever score it is asked for. */
static GArray *
go_back (const DtiTrial *self, GArray *scores, gboolean *scans)
{
  const DtiOp *op = get_op (self);

  for (guint k = op->n_rules; k > 0; k--)
    {
      GArray *numbers = g_array_new (FALSE, FALSE, sizeof (double));
      DtiRuleSpan span = { .max = dti_trial_get_max (self),
                           .direction = k == 1 ? op->direction : DTI_DIRECTION_UP };
      const DtiPopulation *population = &get_leaf (self)->populations[k - 1];

      for (guint i = 0; i < scores->len; i++)
        {
          double wanted = g_array_index (scores, double, i);

          if (dti_rule_invert (op->rules[k - 1], population, &span, wanted, numbers))
            continue;
          *scans = TRUE;
          g_array_append_val (numbers, wanted);
        }
      g_array_unref (scores);
      scores = numbers;
    }

  return scores;
}

static void
add_others (const DtiTrial *self, GArray *places)
{
  const DtiLeaf *leaf = get_leaf (self);
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (double));
  gsize step;

  for (gsize i = 0; i < self->binding->n_units; i++)
    if (i != self->unit && isfinite (leaf->numbers[i]))
      g_array_append_val (others, leaf->numbers[i]);
  if (others->len == 0)
    return;

  g_array_sort (others, dti_number_compare);
  step = 1 + others->len / MOST_PLACES;
  for (gsize i = 0; i < others->len; i += step)
    g_array_append_val (places, g_array_index (others, double, i));
  g_array_append_val (places, g_array_index (others, double, others->len - 1));
}

GArray *
dti_trial_list_places (DtiTrial *self, double score, gboolean *scans)
{
  const DtiOp *op = get_op (self);
  const DtiAssessedLeaf *assessed = get_leaf (self)->assessed;
  GArray *scores = g_array_new (FALSE, FALSE, sizeof (double));
  double rounding = op->round_digits >= 0 ? 0.5 * pow (10.0, -op->round_digits) : 0.0;
  GArray *places;

  *scans = self->is_input;
  score -= rounding;
  if (assessed != NULL && assessed->penalties != NULL)
    score += assessed->penalties[self->unit];
  g_array_append_val (scores, score);
  places = go_back (self, scores, scans);
  if (self->is_input)
    g_array_set_size (places, 0);
  if (isfinite (*self->slot))
    g_array_append_val (places, *self->slot);
  if (dti_trial_compares_units (self) && !self->is_input)
    add_others (self, places);

  return places;
}
