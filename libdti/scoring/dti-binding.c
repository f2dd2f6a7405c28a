/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-assessment-private.h"
#include "dti-binding-parts-private.h"

#include <libdti/base/dti-error.h>

/* Long enough to amortise a call, short enough for the buffers of a chain of rules to stay in the
 * first cache. */
#define CHUNK 256

/* ---- from the dataset to numbers ---- */

static double *
gather (const DtiBinding *self, const double *column)
{
  double *gathered = g_new (double, self->n_units);

  for (gsize i = 0; i < self->n_units; i++)
    gathered[i] = column[dti_binding_get_row (self, i)];

  return gathered;
}

/* A column in the order of the binding: the dataset's own where it can be. */
static const double *
borrow_column (const DtiBinding *self, DtiLeaf *leaf, const double *column)
{
  double *gathered;

  if (column == NULL || self->rows == NULL)
    return column;

  gathered = gather (self, column);
  leaf->owned = g_slist_prepend (leaf->owned, gathered);

  return gathered;
}

static DtiCell
cell_of_status (DtiStatus status)
{
  switch (status)
    {
    case DTI_STATUS_NOT_APPLICABLE:
    case DTI_STATUS_SUPPRESSED:
    case DTI_STATUS_NOT_ASSESSED:
      return DTI_CELL_NOT_APPLICABLE;
    case DTI_STATUS_MISSING:
    case DTI_STATUS_NOT_COLLECTED:
      return DTI_CELL_MISSING;
    case DTI_STATUS_NORMAL:
    case DTI_STATUS_PROVISIONAL:
    case DTI_STATUS_ESTIMATED:
    case DTI_STATUS_IMPUTED:
    case DTI_STATUS_BREAK:
    case DTI_STATUS_UNRELIABLE:
    case DTI_STATUS_UNVALIDATED:
    default:
      return DTI_CELL_SCORED;
    }
}

/* What a denominator of 0 makes of the unit, and the number that goes with it. */
static DtiCell
judge_zero_denominator (DtiRule *rule, double numerator, double *number)
{
  *number = NAN;
  switch (dti_rule_get_zero_denominator (rule))
    {
    case DTI_ZERO_DENOMINATOR_MISSING:
      return DTI_CELL_MISSING;
    case DTI_ZERO_DENOMINATOR_ZERO:
      *number = 0.0;
      return DTI_CELL_SCORED;
    case DTI_ZERO_DENOMINATOR_NOT_APPLICABLE:
      return DTI_CELL_NOT_APPLICABLE;
    case DTI_ZERO_DENOMINATOR_PROBLEM:
    default:
      return numerator == 0.0 ? DTI_CELL_NOT_APPLICABLE : DTI_CELL_NOT_COMPUTABLE;
    }
}

static DtiCell
read_ratio (const DtiDatasetColumn *column, DtiRule *rule, gsize row, double *number)
{
  double numerator = column->numerators[row];
  double denominator = column->denominators[row];

  /* Then what else is there decides: a number, a label, inputs. */
  if (isnan (numerator) || isnan (denominator))
    return DTI_CELL_SCORED;
  if (denominator == 0.0)
    return judge_zero_denominator (rule, numerator, number);

  *number = numerator / denominator;

  return DTI_CELL_SCORED;
}

/* What the inputs of the first rule say of a unit: a formula needs all of them, a checklist any of
 * its items. */
static gboolean
has_inputs (const DtiLeaf *leaf, gsize unit, guint n_inputs, gboolean needs_all)
{
  for (guint i = 0; i < n_inputs; i++)
    {
      gboolean present =
          leaf->inputs != NULL && leaf->inputs[i] != NULL && !isnan (leaf->inputs[i][unit]);

      if (present != needs_all)
        return present;
    }

  return needs_all;
}

static DtiCell
judge_presence (const DtiOp *op, const DtiLeaf *leaf, gsize unit, double number)
{
  DtiRule *rule = op->rules[0];
  guint n_inputs = g_strv_length ((char **) dti_rule_get_input_names (rule));
  gboolean is_checklist = dti_rule_reads_text (rule);

  if (n_inputs == 0)
    return isnan (number) ? DTI_CELL_MISSING : DTI_CELL_SCORED;
  if (is_checklist && !isnan (number))
    return DTI_CELL_SCORED;
  if (!is_checklist && isnan (number) && dti_rule_reads_number (rule))
    return DTI_CELL_MISSING;

  return has_inputs (leaf, unit, n_inputs, !is_checklist) ? DTI_CELL_SCORED : DTI_CELL_MISSING;
}

DtiCell
dti_binding_read_cell (const DtiBinding *self,
                       const DtiOp *op,
                       const DtiLeaf *leaf,
                       const DtiDatasetColumn *column,
                       gsize unit,
                       double *number)
{
  gsize row = dti_binding_get_row (self, unit);
  DtiCell cell = DTI_CELL_SCORED;

  *number = column->numbers != NULL ? column->numbers[row] : NAN;
  if (column->statuses != NULL)
    cell = cell_of_status (column->statuses[row]);
  if (cell == DTI_CELL_NOT_APPLICABLE)
    {
      *number = NAN;
      return cell;
    }

  if (column->numerators != NULL && column->denominators != NULL)
    {
      cell = read_ratio (column, op->rules[0], row, number);
      if (cell != DTI_CELL_SCORED)
        return cell;
    }
  if (column->texts != NULL && column->texts[row] != NULL)
    return dti_rule_read_text (op->rules[0], column->texts[row], number) ? DTI_CELL_SCORED
                                                                         : DTI_CELL_NOT_COMPUTABLE;

  return judge_presence (op, leaf, unit, *number);
}

static gboolean
is_plain (const DtiOp *op, const DtiDatasetColumn *column, const DtiLeaf *leaf)
{
  gboolean has_names = dti_rule_get_input_names (op->rules[0])[0] != NULL;

  return (!has_names || (leaf->inputs == NULL && dti_rule_reads_text (op->rules[0]))) &&
         column->numbers != NULL && column->statuses == NULL && column->numerators == NULL &&
         column->texts == NULL;
}

static void
read_cells (const DtiBinding *self, const DtiOp *op, DtiLeaf *leaf, const DtiDatasetColumn *column)
{
  double *numbers = g_new (double, self->n_units);
  guint8 *cells = g_new (guint8, self->n_units);

  for (gsize i = 0; i < self->n_units; i++)
    cells[i] = (guint8) dti_binding_read_cell (self, op, leaf, column, i, &numbers[i]);

  leaf->owned = g_slist_prepend (leaf->owned, numbers);
  leaf->owned = g_slist_prepend (leaf->owned, cells);
  leaf->numbers = numbers;
  leaf->cells = cells;
}

static void
read_inputs (const DtiBinding *self, const DtiOp *op, DtiLeaf *leaf)
{
  const char *const *names = dti_rule_get_input_names (op->rules[0]);
  guint n = g_strv_length ((char **) names);
  gboolean any = FALSE;
  const double **inputs;

  if (n == 0)
    return;

  inputs = g_new0 (const double *, n);
  for (guint i = 0; i < n; i++)
    {
      inputs[i] = borrow_column (
          self,
          leaf,
          dti_dataset_peek_input (self->dataset, self->period, op->id, self->stage, names[i]));
      any |= inputs[i] != NULL;
    }
  leaf->owned = g_slist_prepend (leaf->owned, inputs);
  if (any)
    leaf->inputs = inputs;
}

void
dti_binding_read_leaf (const DtiBinding *self, guint position, DtiLeaf *leaf)
{
  const DtiOp *op = &self->program->ops[position];
  DtiDatasetColumn column = { NULL };

  leaf->populations = g_new0 (DtiPopulation, op->n_rules + 1);
  read_inputs (self, op, leaf);
  leaf->present =
      dti_dataset_peek_column (self->dataset, self->period, op->id, self->stage, &column);
  if (!leaf->present && leaf->inputs == NULL)
    return;

  leaf->present = TRUE;
  leaf->maxima = borrow_column (self, leaf, column.maxima);
  leaf->can_clamp =
      op->n_rules == 1 && (g_str_equal (dti_rule_get_type_name (op->rules[0]), "points") ||
                           g_str_equal (dti_rule_get_type_name (op->rules[0]), "share"));
  if (is_plain (op, &column, leaf))
    leaf->numbers = borrow_column (self, leaf, column.numbers);
  else
    read_cells (self, op, leaf, &column);
  if (self->program->assessment != NULL)
    dti_assessment_check_evidence (self, position, leaf);
}

/* ---- rules over a run of units ---- */

static void
prepare_span (DtiRuleSpan *span, const DtiOp *op, guint rule, double max)
{
  span->max = max;
  span->direction = rule == 0 ? op->direction : DTI_DIRECTION_UP;
  span->clamp = rule + 1 == op->n_rules;
}

/* Applies one rule to @n numbers already transformed. */
static void
apply_one (const DtiBinding *self,
           guint position,
           guint rule,
           gsize first,
           gsize n,
           const double *numbers,
           double *scores,
           gsize *n_clamped)
{
  const DtiOp *op = &self->program->ops[position];
  const DtiLeaf *leaf = &self->leaves[position];
  guint n_inputs = leaf->inputs != NULL && rule == 0
                       ? g_strv_length ((char **) dti_rule_get_input_names (op->rules[0]))
                       : 0;
  const double **inputs = n_inputs > 0 ? g_newa (const double *, n_inputs) : NULL;
  DtiRuleSpan span = { .n = n, .first_row = first, .numbers = numbers, .inputs = inputs };

  for (guint i = 0; i < n_inputs; i++)
    inputs[i] = leaf->inputs[i] != NULL ? leaf->inputs[i] + first : NULL;

  prepare_span (&span, op, rule, op->max);
  if (leaf->maxima == NULL)
    {
      dti_rule_apply (op->rules[rule], &leaf->populations[rule], &span, scores, n_clamped);
      return;
    }

  /* Each unit has a maximum of its own. */
  span.n = 1;
  for (gsize i = 0; i < n; i++)
    {
      span.first_row = first + i;
      span.numbers = numbers + i;
      span.max = isnan (leaf->maxima[first + i]) ? op->max : leaf->maxima[first + i];
      for (guint k = 0; k < n_inputs; k++)
        inputs[k] = leaf->inputs[k] != NULL ? leaf->inputs[k] + first + i : NULL;
      dti_rule_apply (op->rules[rule], &leaf->populations[rule], &span, scores + i, n_clamped);
    }
}

/* What rule @rule reads for units [first, first + n): the numbers after the rules before it,
 * transformed. */
static const double *
read_chunk (
    const DtiBinding *self, guint position, guint rule, gsize first, gsize n, double *buffer)
{
  const DtiOp *op = &self->program->ops[position];
  const double *numbers = self->leaves[position].numbers + first;

  for (guint k = 0; k <= rule; k++)
    {
      if (dti_rule_has_transform (op->rules[k]))
        {
          dti_rule_transform (op->rules[k], numbers, buffer, n);
          numbers = buffer;
        }
      if (k == rule)
        break;
      apply_one (self, position, k, first, n, numbers, buffer, NULL);
      numbers = buffer;
    }

  return numbers;
}

/* A single rule over numbers that need no second look. */
static void
apply_sure (const DtiBinding *self, guint position, gsize first, gsize n, double *scores)
{
  const DtiOp *op = &self->program->ops[position];
  const DtiLeaf *leaf = &self->leaves[position];
  DtiRuleSpan span = { .n = n, .first_row = first, .numbers = leaf->numbers + first };

  prepare_span (&span, op, 0, op->max);
  dti_rule_apply_sure (op->rules[0], &leaf->populations[0], &span, scores);
}

void
dti_binding_apply_claims (
    const DtiBinding *self, guint op, gsize first, gsize n, double *scores, gsize *n_clamped)
{
  const DtiLeaf *leaf = &self->leaves[op];
  guint last = self->program->ops[op].n_rules - 1;
  double buffer[CHUNK];

  if (leaf->scores != NULL)
    {
      memcpy (scores, leaf->scores + first, n * sizeof (double));
      if (n_clamped != NULL)
        *n_clamped += leaf->n_clamped;
      return;
    }
  if (leaf->is_sure)
    {
      apply_sure (self, op, first, n, scores);
      return;
    }

  if (last == 0 && !dti_rule_has_transform (self->program->ops[op].rules[0]))
    {
      apply_one (self, op, 0, first, n, leaf->numbers + first, scores, n_clamped);
      return;
    }

  for (gsize start = 0; start < n; start += CHUNK)
    {
      gsize length = MIN (CHUNK, n - start);
      const double *numbers = read_chunk (self, op, last, first + start, length, buffer);

      apply_one (self, op, last, first + start, length, numbers, scores + start, n_clamped);
    }
}

void
dti_binding_apply_rules (
    const DtiBinding *self, guint op, gsize first, gsize n, double *scores, gsize *n_clamped)
{
  dti_binding_apply_claims (self, op, first, n, scores, n_clamped);
  if (self->leaves[op].assessed != NULL)
    dti_assessment_settle (self, op, first, n, scores);
}

static gboolean
is_scripted (const DtiOp *op)
{
  for (guint k = 0; k < op->n_rules; k++)
    if (!dti_rule_is_builtin (op->rules[k]))
      return TRUE;

  return FALSE;
}

/* ---- populations ---- */

static double
find_reference (const DtiBinding *self, DtiRule *rule, const double *numbers)
{
  const char *unit = dti_rule_get_reference_unit (rule);
  gsize row = 0;

  if (unit == NULL || !dti_dataset_find_unit (self->dataset, unit, &row))
    return NAN;

  for (gsize i = 0; i < self->n_units; i++)
    if (dti_binding_get_row (self, i) == row)
      return numbers[i];

  return NAN;
}

/* All numbers that rule @rule reads in this period; NULL where they are the leaf's own. */
static double *
read_whole (const DtiBinding *self, guint position, guint rule)
{
  const DtiOp *op = &self->program->ops[position];
  double *whole;

  if (rule == 0 && !dti_rule_has_transform (op->rules[0]))
    return NULL;

  whole = g_new (double, self->n_units);
  for (gsize start = 0; start < self->n_units; start += CHUNK)
    {
      gsize length = MIN (CHUNK, self->n_units - start);
      const double *numbers = read_chunk (self, position, rule, start, length, whole + start);

      if (numbers != whole + start)
        memcpy (whole + start, numbers, length * sizeof (double));
    }

  return whole;
}

/* A formula that reads inputs counts the units that have them. */
static void
count_inputs (const DtiBinding *self, guint position, DtiPopulation *population)
{
  const DtiLeaf *leaf = &self->leaves[position];

  population->n = 0;
  for (gsize i = 0; i < self->n_units; i++)
    if (leaf->cells[i] == DTI_CELL_SCORED && (self->excluded == NULL || !self->excluded[i]))
      population->n++;
}

static gboolean
reads_inputs (const DtiOp *op, guint rule)
{
  return rule == 0 && !dti_rule_reads_text (op->rules[0]) &&
         dti_rule_get_input_names (op->rules[0])[0] != NULL;
}

static void
measure_period (DtiBinding *self, guint position, guint rule)
{
  DtiLeaf *leaf = &self->leaves[position];
  DtiRule *r = self->program->ops[position].rules[rule];
  g_autofree double *whole = read_whole (self, position, rule);
  const double *numbers = whole != NULL ? whole : leaf->numbers;

  dti_population_measure (&leaf->populations[rule],
                          numbers,
                          self->excluded,
                          self->n_units,
                          dti_rule_get_needs (r));
  leaf->populations[rule].reference = find_reference (self, r, numbers);
  if (reads_inputs (&self->program->ops[position], rule))
    count_inputs (self, position, &leaf->populations[rule]);
}

/* Appends what rule @rule reads in @period to the panel's numbers. */
static void
append_period (DtiBinding *self,
               const char *period,
               guint position,
               guint rule,
               GArray *numbers,
               GByteArray *excluded)
{
  /* The numbers of this period may be others than those of the dataset. */
  gboolean is_own = g_str_equal (period, self->period);
  g_autoptr (DtiBinding) other =
      is_own ? dti_binding_ref (self)
             : dti_binding_alloc (self->program, self->dataset, period, self->stage);
  g_autofree double *whole = NULL;
  static const guint8 zero = 0;

  if (!is_own)
    dti_binding_read_leaf (other, position, &other->leaves[position]);
  if (other->leaves[position].numbers == NULL)
    return;

  if (!is_own)
    dti_binding_measure_rules (other, position, rule);
  whole = read_whole (other, position, rule);
  g_array_append_vals (numbers,
                       whole != NULL ? whole : other->leaves[position].numbers,
                       (guint) other->n_units);
  for (gsize i = 0; i < other->n_units; i++)
    g_byte_array_append (excluded, other->excluded != NULL ? &other->excluded[i] : &zero, 1);
}

static void
measure_panel (DtiBinding *self, guint position, guint rule)
{
  DtiLeaf *leaf = &self->leaves[position];
  DtiRule *r = self->program->ops[position].rules[rule];
  const char *const *periods = dti_dataset_get_periods (self->dataset);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GByteArray) excluded = g_byte_array_new ();
  g_autofree double *whole = read_whole (self, position, rule);

  for (gsize i = 0; periods[i] != NULL; i++)
    append_period (self, periods[i], position, rule, numbers, excluded);

  dti_population_measure (&leaf->populations[rule],
                          (const double *) (gpointer) numbers->data,
                          excluded->data,
                          numbers->len,
                          dti_rule_get_needs (r));
  leaf->populations[rule].reference =
      find_reference (self, r, whole != NULL ? whole : leaf->numbers);
}

void
dti_binding_measure_rules (DtiBinding *self, guint position, guint n_rules)
{
  const DtiOp *op = &self->program->ops[position];

  for (guint k = 0; k < n_rules && !is_scripted (op); k++)
    {
      if (dti_rule_get_needs (op->rules[k]) == DTI_RULE_NEEDS_NOTHING)
        continue;
      if (dti_rule_get_scope (op->rules[k]) == DTI_SCOPE_PANEL)
        measure_panel (self, position, k);
      else
        measure_period (self, position, k);
    }
}

static gboolean
is_sure (const DtiBinding *self, guint position)
{
  const DtiOp *op = &self->program->ops[position];
  const DtiLeaf *leaf = &self->leaves[position];

  return op->n_rules == 1 && leaf->cells == NULL && leaf->maxima == NULL && leaf->inputs == NULL &&
         self->excluded == NULL && leaf->populations[0].n == self->n_units &&
         dti_rule_get_scope (op->rules[0]) == DTI_SCOPE_PERIOD &&
         dti_rule_is_sure (op->rules[0], &leaf->populations[0], op->max);
}

/* ---- columns made once ---- */

/* Up to so many units, the scores of a column are kept: scoring again only aggregates. */
#define FEW_UNITS CHUNK

static void
keep_scores (DtiBinding *self, guint position)
{
  DtiLeaf *leaf = &self->leaves[position];
  double *scores;

  if (self->n_units > FEW_UNITS || is_scripted (&self->program->ops[position]))
    return;

  if (self->kept != NULL)
    scores = self->kept + position * self->n_units;
  else
    {
      scores = g_new (double, self->n_units + 1);
      leaf->owned = g_slist_prepend (leaf->owned, scores);
    }
  dti_binding_apply_claims (self, position, 0, self->n_units, scores, &leaf->n_clamped);
  leaf->scores = scores;
}

static gboolean
run_scripts (DtiBinding *self, guint position, GError **error)
{
  const DtiOp *op = &self->program->ops[position];
  DtiLeaf *leaf = &self->leaves[position];
  DtiSegment segment = { .excluded = self->excluded, .max = op->max, .n = self->n_units };

  if (!is_scripted (op) || leaf->numbers == NULL)
    return TRUE;

  segment.scores = g_memdup2 (leaf->numbers, self->n_units * sizeof (double));
  leaf->owned = g_slist_prepend (leaf->owned, segment.scores);
  leaf->scores = segment.scores;
  if (dti_rule_chain_apply (op->rules, op->n_rules, op->direction, &segment, 1, error))
    return TRUE;

  g_prefix_error (error, "node “%s”, period “%s”: ", op->id, self->period);

  return FALSE;
}

/* ---- rules of the assessment ---- */

/* The scores of the appraised observations, which the self-assessed ones may not exceed. */
static gboolean
cap_leaf (DtiBinding *self, guint position, GError **error)
{
  g_autoptr (DtiBinding) appraised =
      dti_binding_alloc (self->program, self->dataset, self->period, DTI_STAGE_APPRAISED);

  dti_binding_read_leaf (appraised, position, &appraised->leaves[position]);
  if (appraised->leaves[position].numbers == NULL)
    return TRUE;

  dti_binding_measure_rules (appraised, position, self->program->ops[position].n_rules);
  if (!run_scripts (appraised, position, error))
    return FALSE;
  dti_assessment_set_ceilings (self, position, appraised);

  return TRUE;
}

gboolean
dti_binding_assess_leaf (DtiBinding *self, guint position, GError **error)
{
  if (self->program->assessment == NULL || self->leaves[position].numbers == NULL)
    return TRUE;

  dti_assessment_finish_evidence (self, position);
  dti_assessment_set_penalties (self, position);

  return !dti_assessment_has_cap (self) || cap_leaf (self, position, error);
}

/* ---- the binding ---- */

static void
list_units (DtiBinding *self)
{
  const guint8 *listed = dti_dataset_peek_listed (self->dataset, self->period);
  const guint8 *ranked = dti_dataset_peek_ranked (self->dataset, self->period);
  gsize n = dti_dataset_count_units (self->dataset);

  self->n_units = n;
  if (listed != NULL)
    {
      self->rows = g_new (guint32, n + 1);
      self->n_units = 0;
      for (gsize i = 0; i < n; i++)
        if (listed[i])
          self->rows[self->n_units++] = (guint32) i;
    }

  if (ranked == NULL)
    return;

  self->excluded = g_new (guint8, self->n_units + 1);
  for (gsize i = 0; i < self->n_units; i++)
    self->excluded[i] = !ranked[dti_binding_get_row (self, i)];
}

DtiBinding *
dti_binding_alloc (DtiProgram *program, DtiDataset *dataset, const char *period, DtiStage stage)
{
  DtiBinding *self = g_new0 (DtiBinding, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->program = dti_program_ref (program);
  self->dataset = g_object_ref (dataset);
  self->period = g_strdup (period);
  self->stage = stage;
  self->leaves = g_new0 (DtiLeaf, program->n_ops);
  list_units (self);

  return self;
}

void
dti_binding_bind_leaf (DtiBinding *self, guint position)
{
  DtiLeaf *leaf = &self->leaves[position];

  dti_binding_read_leaf (self, position, leaf);
  if (leaf->numbers == NULL)
    return;

  dti_binding_measure_rules (self, position, self->program->ops[position].n_rules);
  /* Without a script nothing there can fail. */
  if (!is_scripted (&self->program->ops[position]))
    dti_binding_assess_leaf (self, position, NULL);
  leaf->is_sure = leaf->assessed == NULL && is_sure (self, position);
  keep_scores (self, position);
}

static void
bind_piece (gsize piece, gpointer data)
{
  dti_binding_bind_leaf (data, (guint) piece);
}

DtiBinding *
dti_binding_new (DtiProgram *program,
                 DtiDataset *dataset,
                 const char *period,
                 DtiStage stage,
                 DtiWorkers *workers,
                 GError **error)
{
  g_autoptr (DtiBinding) self = dti_binding_alloc (program, dataset, period, stage);
  /* Rules of scripts are called from the thread that asked for the scores, and from no other. */
  DtiWorkers alone = { 1, workers->cancellable };

  if (self->n_units <= FEW_UNITS)
    self->kept = g_new (double, program->n_ops * self->n_units + 1);

  if (!dti_workers_run (program->has_scripts ? &alone : workers, program->n_ops, bind_piece, self))
    {
      g_cancellable_set_error_if_cancelled (workers->cancellable, error);
      return NULL;
    }

  for (guint i = 0; program->has_scripts && i < program->n_ops; i++)
    if (is_scripted (&program->ops[i]) &&
        (!run_scripts (self, i, error) || !dti_binding_assess_leaf (self, i, error)))
      return NULL;

  return g_steal_pointer (&self);
}

DtiBinding *
dti_binding_ref (DtiBinding *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
dti_binding_clear_leaf (DtiLeaf *leaf, guint n_rules)
{
  if (leaf->is_borrowed)
    return;

  for (guint i = 0; leaf->populations != NULL && i < n_rules; i++)
    dti_population_clear (&leaf->populations[i]);
  g_free (leaf->populations);
  dti_assessed_leaf_free (leaf->assessed);
  g_slist_free_full (g_steal_pointer (&leaf->owned), g_free);
}

void
dti_binding_unref (DtiBinding *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < self->program->n_ops; i++)
    dti_binding_clear_leaf (&self->leaves[i], self->program->ops[i].n_rules);
  g_free (self->leaves);
  g_free (self->kept);
  g_free (self->rows);
  g_free (self->excluded);
  g_free (self->period);
  g_object_unref (self->dataset);
  dti_program_unref (self->program);
  g_clear_pointer (&self->origin, dti_binding_unref);
  g_free (self);
}
