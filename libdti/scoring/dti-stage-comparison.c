/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-assessment-private.h"
#include "dti-scorer-private.h"
#include "dti-stage-comparison-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/base/dti-nick-private.h>
#include <libdti/data/dti-stage-column-private.h>
#include <libdti/dti-enum-types.h>
#include <libdti/model/dti-fixed-list-private.h>

/**
 * DtiStageComparison:
 *
 * Scores by stage, side by side: self-assessed, appraised, published.
 *
 * Each stage is scored from its own observations alone; nothing of another stage fills a gap. So
 * the columns “điểm tự chấm” and “điểm thẩm định” of an assessment can be compared, node by node,
 * with their difference, the evidence and the remarks of the appraisal.
 *
 * A comparison is immutable and free-threaded.
 *
 * Since: 1.0
 */
struct _DtiStageComparison
{
  GObject parent_instance;

  DtiScorecard *cards[DTI_STAGE_COUNT]; /* NULL for ANY */
  /* By stage, then by operation. */
  const DtiStageColumn **columns[DTI_STAGE_COUNT];
  gboolean has_stage[DTI_STAGE_COUNT]; /* something was observed at the stage */

  GMutex lock; /* guards the problems, which are made when first asked for */
  DtiProblemList *problems;
};

typedef enum
{
  PROP_PERIOD = 1,
} DtiStageComparisonProperty;

static GParamSpec *props[PROP_PERIOD + 1];

G_DEFINE_FINAL_TYPE (DtiStageComparison, dti_stage_comparison, G_TYPE_OBJECT)

static void
dti_stage_comparison_finalize (GObject *object)
{
  DtiStageComparison *self = DTI_STAGE_COMPARISON (object);

  for (guint i = 0; i < DTI_STAGE_COUNT; i++)
    {
      g_clear_object (&self->cards[i]);
      g_free (self->columns[i]);
    }
  g_clear_object (&self->problems);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (dti_stage_comparison_parent_class)->finalize (object);
}

static void
dti_stage_comparison_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((DtiStageComparisonProperty) prop_id)
    {
    case PROP_PERIOD:
      g_value_set_string (value, dti_stage_comparison_get_period (DTI_STAGE_COMPARISON (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_stage_comparison_class_init (DtiStageComparisonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_stage_comparison_finalize;
  object_class->get_property = dti_stage_comparison_get_property;

  /**
   * DtiStageComparison:period: (getter get_period)
   *
   * The period that was scored, empty where the data have none.
   *
   * Since: 1.0
   */
  props[PROP_PERIOD] =
      g_param_spec_string ("period", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_stage_comparison_init (DtiStageComparison *self)
{
  g_mutex_init (&self->lock);
}

/* ---- making ---- */

/* The same scorer, whose stage can be set without anybody noticing. */
static DtiScorer *
copy_scorer (DtiScorer *scorer)
{
  DtiScorer *copy = dti_scorer_new (scorer->framework);

  g_hash_table_unref (copy->rules);
  copy->rules = g_hash_table_ref (scorer->rules);
  copy->ties = scorer->ties;
  copy->rank_decimals = scorer->rank_decimals;
  copy->threads = scorer->threads;

  g_mutex_lock (&scorer->lock);
  if (scorer->program != NULL)
    copy->program = dti_program_ref (scorer->program);
  g_mutex_unlock (&scorer->lock);

  return copy;
}

static gboolean
is_observed (DtiStageComparison *self, DtiStage stage)
{
  const DtiBinding *binding = dti_stage_comparison_peek_binding (self);

  for (guint op = 0; op < binding->program->n_ops; op++)
    for (gsize i = 0; self->columns[stage][op] != NULL && i < binding->n_units; i++)
      if (dti_stage_column_has_cell (self->columns[stage][op], dti_binding_get_row (binding, i)))
        return TRUE;

  return FALSE;
}

static void
find_columns (DtiStageComparison *self, DtiStage stage)
{
  const DtiBinding *binding = dti_stage_comparison_peek_binding (self);
  const DtiProgram *program = binding->program;

  self->columns[stage] = g_new0 (const DtiStageColumn *, program->n_ops);
  for (guint op = 0; op < program->n_ops; op++)
    self->columns[stage][op] =
        dti_dataset_peek_stage (binding->dataset, binding->period, program->ops[op].id, stage);
  self->has_stage[stage] = is_observed (self, stage);
}

const DtiBinding *
dti_stage_comparison_peek_binding (DtiStageComparison *self)
{
  return dti_scorecard_peek_results (self->cards[DTI_STAGE_SELF])->binding;
}

DtiScorecard *
dti_stage_comparison_peek_card (DtiStageComparison *self, DtiStage stage)
{
  return self->cards[stage];
}

/* ---- one unit ---- */

static void
read_row (DtiStageComparison *self, guint op, gsize unit, DtiStageRow *rows)
{
  const DtiBinding *binding = dti_stage_comparison_peek_binding (self);
  const DtiOp *o = &binding->program->ops[op];
  const DtiStageColumn *claims = self->columns[DTI_STAGE_SELF][op];
  gsize row = dti_binding_get_row (binding, unit);
  DtiStageRow *result = &rows[op];

  *result = (DtiStageRow){ .scores = { NAN, NAN, NAN, NAN } };
  if (dti_stage_column_has_value (claims, row))
    {
      result->n_claims = 1;
      result->n_proven = dti_stage_column_has_evidence (claims, row) ? 1 : 0;
    }
  for (guint k = 0; k < o->n_children; k++)
    {
      result->n_claims += rows[o->children[k].op].n_claims;
      result->n_proven += rows[o->children[k].op].n_proven;
    }

  for (guint stage = DTI_STAGE_SELF; stage < DTI_STAGE_COUNT; stage++)
    {
      DtiUnitScore score;

      result->observed[stage] = dti_stage_column_has_cell (self->columns[stage][op], row);
      for (guint k = 0; k < o->n_children; k++)
        result->observed[stage] |= rows[o->children[k].op].observed[stage];
      if (!result->observed[stage])
        continue;
      score = dti_results_get_unit (dti_scorecard_peek_results (self->cards[stage]), op, unit);
      if (score.cell == DTI_CELL_SCORED)
        result->scores[stage] = score.score;
    }
}

void
dti_stage_comparison_read_unit (DtiStageComparison *self, gsize unit, DtiStageRow *rows)
{
  guint n_ops = dti_stage_comparison_peek_binding (self)->program->n_ops;

  /* Children come before their parents. */
  for (guint op = 0; op < n_ops; op++)
    read_row (self, op, unit, rows);
}

/* The same sentence at two stages is said once. */
static void
add_text (GPtrArray *texts, char *text)
{
  if (text == NULL || *text == '\0' ||
      g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL))
    g_free (text);
  else
    g_ptr_array_add (texts, text);
}

char *
dti_stage_comparison_tell (DtiStageComparison *self, guint op, gsize unit)
{
  const DtiBinding *binding = dti_stage_comparison_peek_binding (self);
  gsize row = dti_binding_get_row (binding, unit);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint stage = DTI_STAGE_SELF;
       binding->program->assessment != NULL && stage < DTI_STAGE_COUNT;
       stage++)
    if (self->has_stage[stage])
      add_text (texts,
                dti_assessment_note (dti_scorecard_peek_results (self->cards[stage]), op, unit));
  for (guint stage = DTI_STAGE_APPRAISED; stage < DTI_STAGE_COUNT; stage++)
    add_text (texts, g_strdup (dti_stage_column_get_note (self->columns[stage][op], row)));
  if (texts->len == 0)
    return NULL;
  g_ptr_array_add (texts, NULL);

  return g_strjoinv ("; ", (char **) texts->pdata);
}

/* ---- problems ---- */

/* What a scoring tells, with its stage. */
static void
pass_on (DtiStageComparison *self, DtiStage stage)
{
  DtiProblemList *problems = dti_scorecard_get_problems (self->cards[stage]);

  for (guint i = 0; i < dti_problem_list_get_n_items (problems); i++)
    {
      g_autoptr (DtiProblem) problem = g_list_model_get_item (G_LIST_MODEL (problems), i);
      DtiPlace place = {
        .file = dti_problem_get_file (problem),
        .row = dti_problem_get_row (problem),
        .column = dti_problem_get_column (problem),
        .raw_text = dti_problem_get_raw_text (problem),
        .node = dti_problem_get_node (problem),
        .unit = dti_problem_get_unit (problem),
        .period = dti_problem_get_period (problem),
      };

      dti_problem_list_report (self->problems,
                               dti_problem_get_severity (problem),
                               dti_problem_get_code (problem),
                               &place,
                               "stage “%s”: %s",
                               dti_nick_get (DTI_TYPE_STAGE, (int) stage),
                               dti_problem_get_message (problem));
    }
}

static void
report_empty (DtiStageComparison *self, DtiStage stage)
{
  DtiPlace place = { .period = dti_stage_comparison_get_period (self) };

  dti_problem_list_report (self->problems,
                           DTI_SEVERITY_NOTE,
                           "stage-empty",
                           &place,
                           "nothing was observed at the stage “%s”",
                           dti_nick_get (DTI_TYPE_STAGE, (int) stage));
}

static void
check_appraisal (DtiStageComparison *self, guint op, gsize unit)
{
  const DtiBinding *binding = dti_stage_comparison_peek_binding (self);
  gsize row = dti_binding_get_row (binding, unit);
  DtiPlace place = { NULL };

  if (!dti_stage_column_has_value (self->columns[DTI_STAGE_SELF][op], row) ||
      dti_stage_column_has_cell (self->columns[DTI_STAGE_APPRAISED][op], row))
    return;

  dti_dataset_locate (binding->dataset,
                      binding->period,
                      row,
                      binding->program->ops[op].id,
                      DTI_STAGE_SELF,
                      &place);
  dti_problem_list_report (self->problems,
                           DTI_SEVERITY_NOTE,
                           "not-appraised",
                           &place,
                           "unit “%s”, node “%s”: self-assessed and not appraised",
                           place.unit,
                           place.node);
}

static void
collect_problems (DtiStageComparison *self)
{
  const DtiBinding *binding = dti_stage_comparison_peek_binding (self);
  const DtiProgram *program = binding->program;

  self->problems = dti_problem_list_new ();
  for (guint stage = DTI_STAGE_SELF; stage < DTI_STAGE_COUNT; stage++)
    if (self->has_stage[stage])
      pass_on (self, (DtiStage) stage);
    else
      report_empty (self, (DtiStage) stage);

  for (guint i = 0; self->has_stage[DTI_STAGE_APPRAISED] && i < program->n_ops; i++)
    for (gsize unit = 0; unit < binding->n_units; unit++)
      check_appraisal (self, program->order[i], unit);
}

/* ---- public ---- */

/**
 * dti_stage_comparison_new:
 * @scorer: a scorer; its own stage does not matter and stays
 * @dataset: the observations; sealed by this call
 * @period: (nullable): the period, or `NULL` for the only one
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Scores one period at each stage.
 *
 * Fails as [method@Dti.Scorer.score] does.
 *
 * Returns: (transfer full): a new comparison
 *
 * Since: 1.0
 */
DtiStageComparison *
dti_stage_comparison_new (DtiScorer *scorer,
                          DtiDataset *dataset,
                          const char *period,
                          GError **error)
{
  g_autoptr (DtiStageComparison) self = NULL;
  g_autoptr (DtiScorer) copy = NULL;

  g_return_val_if_fail (DTI_IS_SCORER (scorer), NULL);
  g_return_val_if_fail (DTI_IS_DATASET (dataset), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = g_object_new (DTI_TYPE_STAGE_COMPARISON, NULL);
  copy = copy_scorer (scorer);
  for (guint stage = DTI_STAGE_SELF; stage < DTI_STAGE_COUNT; stage++)
    {
      dti_scorer_set_stage (copy, (DtiStage) stage);
      self->cards[stage] = dti_scorer_score (copy, dataset, period, error);
      if (self->cards[stage] == NULL)
        return NULL;
    }
  for (guint stage = DTI_STAGE_SELF; stage < DTI_STAGE_COUNT; stage++)
    find_columns (self, (DtiStage) stage);

  return g_steal_pointer (&self);
}

/**
 * dti_stage_comparison_get_period: (get-property period)
 * @self: a comparison
 *
 * Gets the period that was scored, empty where the data have none.
 *
 * Returns: (transfer none): the period
 *
 * Since: 1.0
 */
const char *
dti_stage_comparison_get_period (DtiStageComparison *self)
{
  g_return_val_if_fail (DTI_IS_STAGE_COMPARISON (self), NULL);

  return dti_scorecard_get_period (self->cards[DTI_STAGE_SELF]);
}

/**
 * dti_stage_comparison_get_scorecard:
 * @self: a comparison
 * @stage: a stage
 *
 * Gets the scores at a stage.
 *
 * Returns: (transfer none) (nullable): the scorecard, `NULL` for `DTI_STAGE_ANY` and where nothing
 *   was observed at the stage
 *
 * Since: 1.0
 */
DtiScorecard *
dti_stage_comparison_get_scorecard (DtiStageComparison *self, DtiStage stage)
{
  g_return_val_if_fail (DTI_IS_STAGE_COMPARISON (self), NULL);
  g_return_val_if_fail (stage <= DTI_STAGE_PUBLISHED, NULL);

  return self->has_stage[stage] ? self->cards[stage] : NULL;
}

/**
 * dti_stage_comparison_list_differences:
 * @self: a comparison
 * @unit: id of a unit
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Lists all nodes for one unit, depth first from the root, then the views.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown unit.
 *
 * Returns: (transfer full): a list of [class@Dti.StageDifference]
 *
 * Since: 1.0
 */
GListModel *
dti_stage_comparison_list_differences (DtiStageComparison *self, const char *unit, GError **error)
{
  const DtiProgram *program;
  g_autofree DtiStageRow *rows = NULL;
  GPtrArray *items;
  gsize position;

  g_return_val_if_fail (DTI_IS_STAGE_COMPARISON (self), NULL);
  g_return_val_if_fail (unit != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!dti_scorecard_find_unit (self->cards[DTI_STAGE_SELF], unit, &position))
    {
      g_set_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND, "the period has no unit “%s”", unit);
      return NULL;
    }

  program = dti_stage_comparison_peek_binding (self)->program;
  rows = g_new (DtiStageRow, program->n_ops);
  dti_stage_comparison_read_unit (self, position, rows);
  items = g_ptr_array_new ();
  for (guint i = 0; i < program->n_ops; i++)
    g_ptr_array_add (items,
                     dti_stage_difference_new (self,
                                               program->order[i],
                                               position,
                                               &rows[program->order[i]]));

  return dti_fixed_list_new (DTI_TYPE_STAGE_DIFFERENCE, items);
}

/**
 * dti_stage_comparison_get_problems:
 * @self: a comparison
 *
 * Gets what there is to report.
 *
 * That is what the scoring of each stage reports ([method@Dti.Scorecard.get_problems]), stages at
 * which nothing was observed (`stage-empty`), and figures that were self-assessed and not appraised
 * (`not-appraised`).
 *
 * Returns: (transfer none): the problems
 *
 * Since: 1.0
 */
DtiProblemList *
dti_stage_comparison_get_problems (DtiStageComparison *self)
{
  g_return_val_if_fail (DTI_IS_STAGE_COMPARISON (self), NULL);

  g_mutex_lock (&self->lock);
  if (self->problems == NULL)
    collect_problems (self);
  g_mutex_unlock (&self->lock);

  return self->problems;
}
