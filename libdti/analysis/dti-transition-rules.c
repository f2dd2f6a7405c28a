/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-transition-private.h"

#include <libdti/model/dti-expression-rule.h>

/* The same observation under another rule. */

/* ---- what is the same ---- */

static gboolean
is_same_rule (DtiRule *a, DtiRule *b)
{
  DtiDirection direction_a = DTI_DIRECTION_UP;
  DtiDirection direction_b = DTI_DIRECTION_UP;
  g_autofree char *text_a = NULL;
  g_autofree char *text_b = NULL;
  double constant_a;
  double constant_b;

  if (a == b)
    return TRUE;
  if (!dti_rule_is_builtin (a) || !dti_rule_is_builtin (b) ||
      !g_str_equal (dti_rule_get_type_name (a), dti_rule_get_type_name (b)) ||
      dti_rule_get_clamp (a) != dti_rule_get_clamp (b) ||
      dti_rule_get_transform (a) != dti_rule_get_transform (b) ||
      dti_rule_get_scope (a) != dti_rule_get_scope (b) ||
      dti_rule_get_direction (a, &direction_a) != dti_rule_get_direction (b, &direction_b) ||
      direction_a != direction_b)
    return FALSE;
  if (dti_rule_get_transform (a) == DTI_TRANSFORM_BOX_COX &&
      dti_rule_get_lambda (a) != dti_rule_get_lambda (b))
    return FALSE;

  constant_a = dti_rule_get_constant (a);
  constant_b = dti_rule_get_constant (b);
  if (isnan (constant_a) != isnan (constant_b) || (!isnan (constant_a) && constant_a != constant_b))
    return FALSE;
  text_a = dti_rule_describe (a);
  text_b = dti_rule_describe (b);

  return g_str_equal (text_a, text_b);
}

static gboolean
has_same_rules (const DtiOp *a, const DtiOp *b)
{
  if (a->n_rules != b->n_rules || a->direction != b->direction ||
      a->round_digits != b->round_digits)
    return FALSE;

  for (guint k = 0; k < a->n_rules; k++)
    if (!is_same_rule (a->rules[k], b->rules[k]))
      return FALSE;

  return TRUE;
}

/* ---- what both can read ---- */

/* A published score is no observation that another rule could read. */
static gboolean
reads_scores (const DtiOp *op)
{
  const char *type = dti_rule_get_type_name (op->rules[0]);

  return g_str_equal (type, "points") || g_str_equal (type, "share");
}

/* Whether a formula reads `n` or `best`; what stands in brackets are inputs. */
static gboolean
names_field (const char *formula)
{
  for (const char *c = formula; *c != '\0'; c++)
    {
      const char *start = c;

      if (*c == '[')
        {
          c = strchr (c, ']');
          if (c == NULL)
            return FALSE;
          continue;
        }
      while (g_ascii_isalnum (*c) || *c == '_')
        c++;
      if (c == start)
        continue;
      if ((c - start == 1 && *start == 'n') || (c - start == 4 && strncmp (start, "best", 4) == 0))
        return TRUE;
      c--;
    }

  return FALSE;
}

static gboolean
looks_at_field (DtiRule *rule)
{
  if (!dti_rule_is_builtin (rule))
    return FALSE;
  if (DTI_IS_EXPRESSION_RULE (rule))
    return names_field (dti_expression_rule_get_formula (DTI_EXPRESSION_RULE (rule)));

  return dti_rule_get_needs (rule) != DTI_RULE_NEEDS_NOTHING ||
         dti_rule_get_reference_unit (rule) != NULL;
}

static gboolean
needs_field (const DtiOp *op)
{
  for (guint k = 0; k < op->n_rules; k++)
    if (looks_at_field (op->rules[k]))
      return TRUE;

  return FALSE;
}

/* Plain numbers, which say the same under any rule. */
static gboolean
reads_plain_numbers (const DtiOp *op)
{
  for (guint k = 0; k < op->n_rules; k++)
    if (!dti_rule_is_builtin (op->rules[k]))
      return FALSE;

  return !reads_scores (op) && !dti_rule_reads_text (op->rules[0]) &&
         dti_rule_reads_number (op->rules[0]) && !op->is_adjustment &&
         dti_rule_get_scope (op->rules[0]) != DTI_SCOPE_PANEL &&
         dti_rule_get_reference_unit (op->rules[0]) == NULL &&
         (op->n_rules == 1 || !needs_field (op));
}

static gboolean
can_cross (const DtiTransition *self, const DtiOp *older, const DtiOp *newer)
{
  const DtiLeaf *leaves[DTI_N_SIDES];

  if (!reads_plain_numbers (older) || !reads_plain_numbers (newer) ||
      g_strcmp0 (dti_indicator_get_unit_of_measure (DTI_INDICATOR (older->node)),
                 dti_indicator_get_unit_of_measure (DTI_INDICATOR (newer->node))) != 0)
    return FALSE;

  for (guint side = 0; side < DTI_N_SIDES; side++)
    {
      leaves[side] = &self->results[side]->binding->leaves[self->ops[side]];
      if (self->parts[0].cells[side].cell != DTI_CELL_SCORED || leaves[side]->inputs != NULL ||
          leaves[side]->assessed != NULL)
        return FALSE;
    }

  return TRUE;
}

/* ---- crossing ---- */

/* What the rules of @method must know of all units of @side. */
static void
measure (const DtiTransition *self, guint method, guint side, DtiPopulation *population)
{
  const DtiBinding *binding = self->results[side]->binding;
  const double *numbers = binding->leaves[self->ops[side]].numbers;
  DtiRule *rule = self->results[method]->binding->program->ops[self->ops[method]].rules[0];
  g_autofree double *transformed = NULL;

  if (dti_rule_get_needs (rule) == DTI_RULE_NEEDS_NOTHING)
    return;

  if (dti_rule_has_transform (rule))
    {
      transformed = g_new (double, binding->n_units + 1);
      dti_rule_transform (rule, numbers, transformed, binding->n_units);
      numbers = transformed;
    }
  dti_population_measure (population,
                          numbers,
                          binding->excluded,
                          binding->n_units,
                          dti_rule_get_needs (rule));
}

/* Applies the rules of @method to the observation of @side: as if the other framework had read the
 * data of that year. */
static DtiUnitScore
cross (const DtiTransition *self, guint method, guint side)
{
  const DtiBinding *binding = self->results[side]->binding;
  DtiProgram *program = self->results[method]->binding->program;
  const DtiOp *op = &program->ops[self->ops[method]];
  g_autofree DtiLeaf *leaves = g_new0 (DtiLeaf, program->n_ops);
  g_autofree DtiPopulation *populations = g_new0 (DtiPopulation, op->n_rules);
  DtiBinding other = { .program = program, .n_units = binding->n_units, .leaves = leaves };
  DtiLeaf *leaf = &leaves[self->ops[method]];
  double max = self->parts[0].assessable[method];
  DtiUnitScore result = { NAN, max, max, 1.0, DTI_CELL_SCORED };

  measure (self, method, side, &populations[0]);
  leaf->numbers = binding->leaves[self->ops[side]].numbers;
  leaf->populations = populations;
  dti_binding_apply_rules (&other, self->ops[method], self->units[side], 1, &result.score, NULL);
  result.score = dti_tile_round (op, result.score);
  dti_population_clear (&populations[0]);
  if (!isfinite (result.score))
    result.cell = DTI_CELL_NOT_COMPUTABLE;

  return result;
}

void
dti_transition_cross_rules (DtiTransition *self)
{
  const DtiOp *older;
  const DtiOp *newer;

  self->rules = DTI_TRANSITION_RULES_SAME;
  if (self->ops[DTI_OLDER] == DTI_NO_OP || self->ops[DTI_NEWER] == DTI_NO_OP)
    return;

  older = &self->results[DTI_OLDER]->binding->program->ops[self->ops[DTI_OLDER]];
  newer = &self->results[DTI_NEWER]->binding->program->ops[self->ops[DTI_NEWER]];
  if (older->is_pillar || newer->is_pillar || older == newer || has_same_rules (older, newer))
    return;
  if (!can_cross (self, older, newer))
    {
      self->rules = DTI_TRANSITION_RULES_APART;
      return;
    }

  self->rules = DTI_TRANSITION_RULES_CROSSED;
  for (guint method = 0; method < DTI_N_SIDES; method++)
    for (guint side = 0; side < DTI_N_SIDES; side++)
      self->crossed[method][side] =
          method == side ? self->parts[0].cells[side] : cross (self, method, side);
}

gboolean
dti_transition_looks_at_field (const DtiTransition *self, guint part)
{
  for (guint side = 0; side < DTI_N_SIDES; side++)
    {
      const DtiOp *op;

      if (self->parts[part].ops[side] == DTI_NO_OP)
        continue;
      op = &self->results[side]->binding->program->ops[self->parts[part].ops[side]];
      if (op->is_pillar ? op->is_columnar : needs_field (op))
        return TRUE;
    }

  return FALSE;
}
