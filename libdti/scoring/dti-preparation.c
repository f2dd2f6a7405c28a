/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-preparation-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/model/dti-fixed-list-private.h>
#include <libdti/model/dti-normalise.h>
#include <libdti/model/dti-step-private.h>

/**
 * DtiPreparation:
 *
 * A dataset after the steps of a method, and what each of them did.
 *
 * The steps work on the indicators of the framework that are observed as numbers, in all periods of
 * the dataset; what else the dataset holds stays as it is. The dataset that was prepared is not
 * changed: [property@Dti.Preparation:dataset] is another one, where an imputed number has the
 * status “imputed” and units that were screened out are not listed in their period.
 * [class@Dti.Scorer] prepares by itself what its framework asks for.
 *
 * What cannot be done for a cell, a column or a unit is a problem, and leaves the rest standing.
 *
 * A preparation is immutable and free-threaded.
 *
 * Since: 1.0
 */
struct _DtiPreparation
{
  GObject parent_instance;

  DtiFramework *framework;
  DtiDataset *source;
  DtiDataset *dataset;
  GListModel *steps;
  DtiProblemList *problems;

  DtiPreparedSheets *sheets; /* names what the changes mean */
  GArray *n_changes;         /* how many there were after each step, of guint */
  GArray *n_treatments;      /* the same */

  GMutex lock; /* guards the lists, which are made when first asked for */
  GListModel *cells;
  GListModel *treated_columns;
};

typedef enum
{
  PROP_FRAMEWORK = 1,
  PROP_SOURCE,
  PROP_DATASET,
  PROP_STEPS,
  PROP_CELLS,
  PROP_TREATED_COLUMNS,
  PROP_PROBLEMS,
} DtiPreparationProperty;

static GParamSpec *props[PROP_PROBLEMS + 1];

G_DEFINE_FINAL_TYPE (DtiPreparation, dti_preparation, G_TYPE_OBJECT)

/* ---- running ---- */

static gboolean
run_steps (DtiPreparation *self, GError **error)
{
  DtiSheets *sheets = &self->sheets->sheets;

  for (guint i = 0; i < g_list_model_get_n_items (self->steps); i++)
    {
      g_autoptr (DtiStep) step = g_list_model_get_item (self->steps, i);

      if (!dti_step_run (step, sheets, error))
        {
          g_prefix_error (error, "step %u, “%s”: ", i + 1, dti_step_get_type_name (step));
          return FALSE;
        }
      g_array_append_val (self->n_changes, sheets->changes->len);
      g_array_append_val (self->n_treatments, sheets->treatments->len);
    }

  return TRUE;
}

static DtiPreparation *
prepare (
    DtiFramework *framework, DtiDataset *dataset, GListModel *steps, DtiStage stage, GError **error)
{
  g_autoptr (DtiPreparation) self = g_object_new (DTI_TYPE_PREPARATION, NULL);
  DtiSheets *sheets;

  dti_dataset_seal (dataset);
  self->framework = g_object_ref (framework);
  self->source = g_object_ref (dataset);
  self->steps = g_object_ref (steps);
  self->sheets = dti_prepared_sheets_new (framework, dataset, stage);
  sheets = &self->sheets->sheets;
  sheets->problems = self->problems;
  sheets->changes = g_array_new (FALSE, FALSE, sizeof (DtiSheetChange));
  sheets->treatments = g_array_new (FALSE, FALSE, sizeof (DtiTreatment));
  if (!run_steps (self, error))
    return NULL;

  self->dataset = dti_prepared_sheets_store (self->sheets);

  return g_steal_pointer (&self);
}

DtiPreparation *
dti_preparation_new_for_scorer (DtiFramework *framework,
                                DtiDataset *dataset,
                                DtiStage stage,
                                GError **error)
{
  GListModel *method = dti_framework_get_method (framework);
  GPtrArray *before_rules = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GListModel) steps = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (method); i++)
    {
      DtiStep *step = g_list_model_get_item (method, i);

      /* It stands for the rules, and they are the scorer's own. */
      if (DTI_IS_NORMALISE (step))
        g_object_unref (step);
      else
        g_ptr_array_add (before_rules, step);
    }
  steps = dti_fixed_list_new (DTI_TYPE_STEP, before_rules);

  return prepare (framework, dataset, steps, stage, error);
}

/* ---- lists ---- */

/* The step that made item @position; @counts: how many items there were after each. */
static guint
find_step (const GArray *counts, guint position)
{
  guint step = 0;

  while (step + 1 < counts->len && position >= g_array_index (counts, guint, step))
    step++;

  return step;
}

static DtiNode *
get_indicator (DtiPreparation *self, guint column)
{
  return self->sheets->indicators[column]->node;
}

static GListModel *
list_cells (DtiPreparation *self)
{
  GArray *changes = self->sheets->sheets.changes;
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < changes->len; i++)
    {
      const DtiSheetChange *change = &g_array_index (changes, DtiSheetChange, i);

      g_ptr_array_add (items,
                       dti_prepared_cell_new (self->source,
                                              get_indicator (self, change->column),
                                              &self->sheets->sheets,
                                              change,
                                              find_step (self->n_changes, i)));
    }

  return dti_fixed_list_new (DTI_TYPE_PREPARED_CELL, items);
}

static GListModel *
list_treated_columns (DtiPreparation *self)
{
  GArray *treatments = self->sheets->sheets.treatments;
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < treatments->len; i++)
    {
      const DtiTreatment *treatment = &g_array_index (treatments, DtiTreatment, i);

      g_ptr_array_add (items,
                       dti_treated_column_new (self->source,
                                               get_indicator (self, treatment->column),
                                               &self->sheets->sheets,
                                               treatment,
                                               find_step (self->n_treatments, i)));
    }

  return dti_fixed_list_new (DTI_TYPE_TREATED_COLUMN, items);
}

/* ---- class ---- */

static void
dti_preparation_finalize (GObject *object)
{
  DtiPreparation *self = DTI_PREPARATION (object);

  g_clear_object (&self->cells);
  g_clear_object (&self->treated_columns);
  g_clear_pointer (&self->sheets, dti_prepared_sheets_free);
  g_clear_object (&self->dataset);
  g_clear_object (&self->source);
  g_clear_object (&self->framework);
  g_clear_object (&self->steps);
  g_clear_object (&self->problems);
  g_array_unref (self->n_changes);
  g_array_unref (self->n_treatments);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (dti_preparation_parent_class)->finalize (object);
}

static void
dti_preparation_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiPreparation *self = DTI_PREPARATION (object);

  switch ((DtiPreparationProperty) prop_id)
    {
    case PROP_FRAMEWORK:
      g_value_set_object (value, dti_preparation_get_framework (self));
      break;
    case PROP_SOURCE:
      g_value_set_object (value, dti_preparation_get_source (self));
      break;
    case PROP_DATASET:
      g_value_set_object (value, dti_preparation_get_dataset (self));
      break;
    case PROP_STEPS:
      g_value_set_object (value, dti_preparation_get_steps (self));
      break;
    case PROP_CELLS:
      g_value_set_object (value, dti_preparation_get_cells (self));
      break;
    case PROP_TREATED_COLUMNS:
      g_value_set_object (value, dti_preparation_get_treated_columns (self));
      break;
    case PROP_PROBLEMS:
      g_value_set_object (value, dti_preparation_get_problems (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_preparation_class_init (DtiPreparationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = dti_preparation_finalize;
  object_class->get_property = dti_preparation_get_property;

  /**
   * DtiPreparation:framework: (getter get_framework)
   *
   * The framework whose indicators were prepared.
   *
   * Since: 1.0
   */
  props[PROP_FRAMEWORK] = g_param_spec_object ("framework", NULL, NULL, DTI_TYPE_FRAMEWORK, flags);

  /**
   * DtiPreparation:source: (getter get_source)
   *
   * The observations as they were.
   *
   * Since: 1.0
   */
  props[PROP_SOURCE] = g_param_spec_object ("source", NULL, NULL, DTI_TYPE_DATASET, flags);

  /**
   * DtiPreparation:dataset: (getter get_dataset)
   *
   * The observations after the steps.
   *
   * Since: 1.0
   */
  props[PROP_DATASET] = g_param_spec_object ("dataset", NULL, NULL, DTI_TYPE_DATASET, flags);

  /**
   * DtiPreparation:steps: (getter get_steps)
   *
   * The steps, in their order.
   *
   * Since: 1.0
   */
  props[PROP_STEPS] = g_param_spec_object ("steps", NULL, NULL, G_TYPE_LIST_MODEL, flags);

  /**
   * DtiPreparation:cells: (getter get_cells)
   *
   * What was done to which number, step by step.
   *
   * Since: 1.0
   */
  props[PROP_CELLS] = g_param_spec_object ("cells", NULL, NULL, G_TYPE_LIST_MODEL, flags);

  /**
   * DtiPreparation:treated-columns: (getter get_treated_columns)
   *
   * The columns that were looked at for outliers, and what was found.
   *
   * Since: 1.0
   */
  props[PROP_TREATED_COLUMNS] =
      g_param_spec_object ("treated-columns", NULL, NULL, G_TYPE_LIST_MODEL, flags);

  /**
   * DtiPreparation:problems: (getter get_problems)
   *
   * What could not be done, and who was left out.
   *
   * Since: 1.0
   */
  props[PROP_PROBLEMS] = g_param_spec_object ("problems", NULL, NULL, DTI_TYPE_PROBLEM_LIST, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_preparation_init (DtiPreparation *self)
{
  g_mutex_init (&self->lock);
  self->problems = dti_problem_list_new ();
  self->n_changes = g_array_new (FALSE, FALSE, sizeof (guint));
  self->n_treatments = g_array_new (FALSE, FALSE, sizeof (guint));
}

/* ---- public ---- */

/**
 * dti_preparation_new:
 * @framework: a framework
 * @dataset: the observations; sealed by this call
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Runs all steps of the method of a framework, “normalise” included.
 *
 * Fails only with the error of a step written in a script; see
 * [method@Dti.Preparation.get_problems].
 *
 * Returns: (transfer full): the preparation
 *
 * Since: 1.0
 */
DtiPreparation *
dti_preparation_new (DtiFramework *framework, DtiDataset *dataset, GError **error)
{
  g_return_val_if_fail (DTI_IS_FRAMEWORK (framework), NULL);
  g_return_val_if_fail (DTI_IS_DATASET (dataset), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return prepare (framework, dataset, dti_framework_get_method (framework), DTI_STAGE_ANY, error);
}

/**
 * dti_preparation_new_with_steps:
 * @framework: a framework, whose indicators are prepared
 * @dataset: the observations; sealed by this call
 * @steps: a list of [class@Dti.Step]
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Runs steps other than those of the framework, or some of them.
 *
 * Fails with `DTI_ERROR_INVALID_DATA` where the list holds something else than steps, and with the
 * error of a step written in a script.
 *
 * Returns: (transfer full): the preparation
 *
 * Since: 1.0
 */
DtiPreparation *
dti_preparation_new_with_steps (DtiFramework *framework,
                                DtiDataset *dataset,
                                GListModel *steps,
                                GError **error)
{
  GPtrArray *copies;
  g_autoptr (GListModel) fixed = NULL;

  g_return_val_if_fail (DTI_IS_FRAMEWORK (framework), NULL);
  g_return_val_if_fail (DTI_IS_DATASET (dataset), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (steps), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  copies = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    g_ptr_array_add (copies, g_list_model_get_item (steps, i));
  fixed = dti_fixed_list_new (DTI_TYPE_STEP, copies);
  for (guint i = 0; i < g_list_model_get_n_items (fixed); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (fixed, i);

      if (DTI_IS_STEP (item))
        continue;
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_INVALID_DATA,
                   "item %u of the steps is a %s",
                   i + 1,
                   item != NULL ? G_OBJECT_TYPE_NAME (item) : "hole");
      return NULL;
    }

  return prepare (framework, dataset, fixed, DTI_STAGE_ANY, error);
}

/**
 * dti_preparation_get_framework: (get-property framework)
 * @self: a preparation
 *
 * Gets the framework whose indicators were prepared.
 *
 * Returns: (transfer none): the framework
 *
 * Since: 1.0
 */
DtiFramework *
dti_preparation_get_framework (DtiPreparation *self)
{
  g_return_val_if_fail (DTI_IS_PREPARATION (self), NULL);

  return self->framework;
}

/**
 * dti_preparation_get_source: (get-property source)
 * @self: a preparation
 *
 * Gets the observations as they were; the dataset is sealed.
 *
 * Returns: (transfer none): the dataset
 *
 * Since: 1.0
 */
DtiDataset *
dti_preparation_get_source (DtiPreparation *self)
{
  g_return_val_if_fail (DTI_IS_PREPARATION (self), NULL);

  return self->source;
}

/**
 * dti_preparation_get_dataset: (get-property dataset)
 * @self: a preparation
 *
 * Gets the observations after the steps; the dataset is sealed.
 *
 * Returns: (transfer none): the dataset
 *
 * Since: 1.0
 */
DtiDataset *
dti_preparation_get_dataset (DtiPreparation *self)
{
  g_return_val_if_fail (DTI_IS_PREPARATION (self), NULL);

  return self->dataset;
}

/**
 * dti_preparation_get_steps: (get-property steps)
 * @self: a preparation
 *
 * Gets the steps, in their order.
 *
 * Returns: (transfer none): a list of [class@Dti.Step]
 *
 * Since: 1.0
 */
GListModel *
dti_preparation_get_steps (DtiPreparation *self)
{
  g_return_val_if_fail (DTI_IS_PREPARATION (self), NULL);

  return self->steps;
}

/**
 * dti_preparation_get_cells: (get-property cells)
 * @self: a preparation
 *
 * Gets what was done to which number, step by step.
 *
 * Returns: (transfer none): a list of [class@Dti.PreparedCell]
 *
 * Since: 1.0
 */
GListModel *
dti_preparation_get_cells (DtiPreparation *self)
{
  g_return_val_if_fail (DTI_IS_PREPARATION (self), NULL);

  g_mutex_lock (&self->lock);
  if (self->cells == NULL)
    self->cells = list_cells (self);
  g_mutex_unlock (&self->lock);

  return self->cells;
}

/**
 * dti_preparation_get_treated_columns: (get-property treated-columns)
 * @self: a preparation
 *
 * Gets the columns that were looked at for outliers, and what was found.
 *
 * Returns: (transfer none): a list of [class@Dti.TreatedColumn]
 *
 * Since: 1.0
 */
GListModel *
dti_preparation_get_treated_columns (DtiPreparation *self)
{
  g_return_val_if_fail (DTI_IS_PREPARATION (self), NULL);

  g_mutex_lock (&self->lock);
  if (self->treated_columns == NULL)
    self->treated_columns = list_treated_columns (self);
  g_mutex_unlock (&self->lock);

  return self->treated_columns;
}

/**
 * dti_preparation_get_problems: (get-property problems)
 * @self: a preparation
 *
 * Gets what could not be done, and who was left out.
 *
 * Returns: (transfer none): the problems
 *
 * Since: 1.0
 */
DtiProblemList *
dti_preparation_get_problems (DtiPreparation *self)
{
  g_return_val_if_fail (DTI_IS_PREPARATION (self), NULL);

  return self->problems;
}
