/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-binding-draft-private.h"
#include "dti-binding-parts-private.h"

DtiBinding *
dti_binding_new_draft (DtiBinding *base, DtiDataset *dataset)
{
  DtiBinding *self = dti_binding_alloc (base->program, dataset, base->period, base->stage);

  self->origin = dti_binding_ref (base);
  for (guint i = 0; i < base->program->n_ops; i++)
    {
      self->leaves[i] = base->leaves[i];
      self->leaves[i].is_borrowed = TRUE;
    }

  return self;
}

/* ---- populations ---- */

static gboolean
same_bits (double a, double b)
{
  return memcmp (&a, &b, sizeof a) == 0 || (isnan (a) && isnan (b));
}

/* Only formulas compute with the number of units itself. */
static gboolean
reads_count (DtiRule *rule)
{
  return g_str_equal (dti_rule_get_type_name (rule), "expression");
}

/* Whether a rule scores a number by one population as by the other. */
static gboolean
are_alike (DtiRule *rule, const DtiPopulation *a, const DtiPopulation *b)
{
  DtiRuleNeeds needs = dti_rule_get_needs (rule);

  if (needs == DTI_RULE_NEEDS_NOTHING)
    return TRUE;
  if ((needs & DTI_RULE_NEEDS_ORDER) || (a->n == 0) != (b->n == 0) ||
      (a->n != b->n && (reads_count (rule) || (needs & DTI_RULE_NEEDS_MOMENTS))))
    return FALSE;

  return same_bits (a->minimum, b->minimum) && same_bits (a->maximum, b->maximum) &&
         same_bits (a->mean, b->mean) && same_bits (a->sd, b->sd) &&
         same_bits (a->reference, b->reference);
}

/* ---- the ends of a range ---- */

/* How often the lowest and the highest number occur: while one of several goes, the range stays. */
static void
count_ends (const DtiBinding *self, guint op)
{
  DtiLeaf *leaf = &self->leaves[op];
  DtiRule *rule = self->program->ops[op].rules[0];
  const DtiPopulation *population = &leaf->populations[0];
  gboolean transforms = dti_rule_has_transform (rule);

  leaf->ends = (DtiLeafEnds){ .is_known = TRUE };
  for (gsize i = 0; i < self->n_units; i++)
    {
      double x = leaf->numbers[i];

      if (isnan (x) || (self->excluded != NULL && self->excluded[i]))
        continue;
      if (transforms)
        dti_rule_transform (rule, &x, &x, 1);
      leaf->ends.n_lowest += x == population->minimum;
      leaf->ends.n_highest += x == population->maximum;
      leaf->ends.has_negative_zero |= x == 0.0 && signbit (x);
    }
}

static gboolean
remeasure (DtiBinding *self, guint op)
{
  DtiLeaf *leaf = &self->leaves[op];
  DtiRule *rule = self->program->ops[op].rules[0];
  DtiPopulation before = leaf->populations[0];
  g_autofree double *transformed = NULL;
  const double *numbers = leaf->numbers;

  if (dti_rule_has_transform (rule))
    {
      transformed = g_new (double, self->n_units + 1);
      dti_rule_transform (rule, leaf->numbers, transformed, self->n_units);
      numbers = transformed;
    }
  dti_population_measure (&leaf->populations[0],
                          numbers,
                          self->excluded,
                          self->n_units,
                          dti_rule_get_needs (rule));
  leaf->ends.is_known = FALSE;

  return !are_alike (rule, &before, &leaf->populations[0]);
}

static gboolean
is_zero_at_end (const DtiPopulation *population, double number)
{
  return number == 0.0 && (population->minimum == 0.0 || population->maximum == 0.0);
}

static gboolean
is_end (const DtiPopulation *population, double number)
{
  return number == population->minimum || number == population->maximum;
}

/* Whether the range stays what it is when one number is replaced by another. */
static gboolean
keeps_range (const DtiBinding *self, guint op, double before, double after)
{
  DtiLeaf *leaf = &self->leaves[op];
  const DtiPopulation *population = &leaf->populations[0];
  DtiLeafEnds *ends = &leaf->ends;

  if (population->n == 0 || after < population->minimum || after > population->maximum)
    return FALSE;
  if (!is_end (population, before) && !is_zero_at_end (population, after))
    {
      /* Nothing leaves an end; how many arrive must be counted if that is known. */
      ends->n_lowest += after == population->minimum;
      ends->n_highest += after == population->maximum;
      return TRUE;
    }

  if (!ends->is_known)
    count_ends (self, op);
  /* Zeros have signs, and which of them is the end depends on the order of the units. */
  if ((is_zero_at_end (population, before) || is_zero_at_end (population, after)) &&
      (ends->has_negative_zero || (after == 0.0 && signbit (after))))
    return FALSE;

  ends->n_lowest += (after == population->minimum) - (before == population->minimum);
  ends->n_highest += (after == population->maximum) - (before == population->maximum);

  return ends->n_lowest > 0 && ends->n_highest > 0;
}

/* ---- leaves ---- */

/* Whether a leaf can take a cell without looking at those of the other units. */
static gboolean
can_patch (const DtiBinding *self, guint op, const DtiDatasetColumn *column)
{
  const DtiOp *o = &self->program->ops[op];
  const DtiLeaf *leaf = &self->leaves[op];
  DtiRule *rule = o->rules[0];

  if (leaf->is_borrowed || leaf->numbers == NULL || self->program->assessment != NULL ||
      column->maxima != NULL || dti_rule_get_input_names (rule)[0] != NULL)
    return FALSE;

  for (guint k = 0; k < o->n_rules; k++)
    if (dti_rule_get_needs (o->rules[k]) != DTI_RULE_NEEDS_NOTHING &&
        (o->n_rules > 1 || dti_rule_get_needs (rule) != DTI_RULE_NEEDS_RANGE ||
         dti_rule_get_scope (rule) == DTI_SCOPE_PANEL ||
         dti_rule_get_reference_unit (rule) != NULL))
      return FALSE;

  return TRUE;
}

/* Cells of a leaf that did not need any. */
static void
make_cells (const DtiBinding *self, DtiLeaf *leaf)
{
  guint8 *cells = g_new (guint8, self->n_units + 1);

  for (gsize i = 0; i < self->n_units; i++)
    cells[i] = (guint8) (isnan (leaf->numbers[i]) ? DTI_CELL_MISSING : DTI_CELL_SCORED);
  leaf->owned = g_slist_prepend (leaf->owned, cells);
  leaf->cells = cells;
}

static gboolean
patch (DtiBinding *self, guint op, gsize unit, const DtiDatasetColumn *column)
{
  const DtiOp *o = &self->program->ops[op];
  DtiLeaf *leaf = &self->leaves[op];
  DtiPopulation *population = &leaf->populations[0];
  DtiRule *rule = o->rules[0];
  double number = NAN;
  DtiCell cell = dti_binding_read_cell (self, o, leaf, column, unit, &number);
  double before = leaf->numbers[unit];
  double after = number;
  gboolean keeps = TRUE;
  gsize n = population->n;

  if (leaf->cells == NULL && cell != (isnan (number) ? DTI_CELL_MISSING : DTI_CELL_SCORED))
    make_cells (self, leaf);
  if (dti_rule_has_transform (rule))
    {
      dti_rule_transform (rule, &before, &before, 1);
      dti_rule_transform (rule, &after, &after, 1);
    }
  if (dti_rule_get_needs (rule) != DTI_RULE_NEEDS_NOTHING &&
      (self->excluded == NULL || !self->excluded[unit]) && !same_bits (before, after))
    {
      keeps = keeps_range (self, op, before, after);
      population->n = n + (isnan (after) ? 0 : 1) - (isnan (before) ? 0 : 1);
    }

  /* The leaf's own since it was last read. */
  ((double *) leaf->numbers)[unit] = number;
  if (leaf->cells != NULL)
    ((guint8 *) leaf->cells)[unit] = (guint8) cell;
  if (keeps)
    return population->n != n && reads_count (rule);

  population->n = n;

  return remeasure (self, op);
}

/* What is read from the dataset stays in its memory, which the next edit may move. */
static void
own_numbers (const DtiBinding *self, DtiLeaf *leaf)
{
  double *numbers = g_new (double, self->n_units + 1);

  memcpy (numbers, leaf->numbers, self->n_units * sizeof (double));
  leaf->owned = g_slist_prepend (leaf->owned, numbers);
  leaf->numbers = numbers;
}

static gboolean
read_again (DtiBinding *self, guint op)
{
  const DtiOp *o = &self->program->ops[op];
  DtiLeaf *leaf = &self->leaves[op];
  DtiLeaf before = *leaf;
  gboolean differs;

  *leaf = (DtiLeaf){ 0 };
  dti_binding_bind_leaf (self, op);
  differs = leaf->numbers != NULL && before.numbers == NULL;
  if (leaf->numbers != NULL)
    own_numbers (self, leaf);
  /* Whatever is edited next would spoil both. */
  leaf->scores = NULL;
  leaf->is_sure = FALSE;
  for (guint k = 0; !differs && leaf->numbers != NULL && k < o->n_rules; k++)
    differs = !are_alike (o->rules[k], &before.populations[k], &leaf->populations[k]);
  dti_binding_clear_leaf (&before, o->n_rules);

  return differs;
}

gboolean
dti_binding_draft_update (DtiBinding *self, guint op, gsize unit, gboolean *whole)
{
  DtiDatasetColumn column = { NULL };

  dti_dataset_peek_column (self->dataset,
                           self->period,
                           self->program->ops[op].id,
                           self->stage,
                           &column);
  *whole = !can_patch (self, op, &column);

  return *whole ? read_again (self, op) : patch (self, op, unit, &column);
}

/* ---- programs ---- */

static gboolean
have_same_rules (const DtiOp *a, const DtiOp *b)
{
  return a->n_rules == b->n_rules &&
         memcmp (a->rules, b->rules, a->n_rules * sizeof (DtiRule *)) == 0;
}

void
dti_binding_draft_set_program (DtiBinding *self, DtiProgram *program, guint8 *changed)
{
  DtiProgram *before = self->program;

  self->program = dti_program_ref (program);
  for (guint i = 0; i < program->n_ops; i++)
    {
      DtiLeaf *leaf = &self->leaves[i];

      if (have_same_rules (&before->ops[i], &program->ops[i]) &&
          (leaf->numbers == NULL || before->ops[i].max == program->ops[i].max))
        continue;

      dti_binding_clear_leaf (leaf, before->ops[i].n_rules);
      *leaf = (DtiLeaf){ .populations = g_new0 (DtiPopulation, program->ops[i].n_rules + 1) };
      read_again (self, i);
      changed[i] = TRUE;
    }
  dti_program_unref (before);
}
