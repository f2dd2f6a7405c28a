/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-preparation-private.h"

#include <libdti/base/dti-period.h>
#include <libdti/data/dti-dataset-draft-private.h>
#include <libdti/data/dti-dataset-numbers-private.h>
#include <libdti/model/dti-rule-private.h>

/* ---- from the dataset ---- */

/* Denominators are nobody's claim: they are read at whatever stage they stand. */
static const double *
get_numbers (const DtiSheetSource *source, const char *period, const char *name)
{
  const DtiPreparedSheets *self = source->data;
  DtiDatasetColumn column = { NULL };

  if (!dti_dataset_peek_column (self->dataset, period, name, DTI_STAGE_ANY, &column))
    return NULL;

  return column.numbers;
}

static const char *const *
get_labels (const DtiSheetSource *source, const char *period, const char *name)
{
  const DtiPreparedSheets *self = source->data;

  return dti_dataset_peek_labels (self->dataset, period, name);
}

/* An indicator whose rule reads numbers; labels and inputs are not prepared. */
static gboolean
can_prepare (DtiNode *indicator)
{
  g_autoptr (DtiRule) first = g_list_model_get_item (dti_node_get_rules (indicator), 0);

  return !dti_rule_reads_text (first) && dti_rule_get_input_names (first)[0] == NULL;
}

static gboolean
is_observed (const DtiPreparedSheets *self, const char *node)
{
  const char *const *periods = dti_dataset_get_periods (self->dataset);
  DtiDatasetColumn column;

  for (gsize p = 0; periods[p] != NULL; p++)
    if (dti_dataset_peek_column (self->dataset, periods[p], node, self->stage, &column))
      return TRUE;

  return FALSE;
}

/* A figure of a pillar stands for what is below it. */
static gboolean
is_covered (const DtiPreparedSheets *self, DtiNode *node)
{
  GListModel *parents = dti_node_get_parents (node);

  for (guint i = 0; i < g_list_model_get_n_items (parents); i++)
    {
      g_autoptr (DtiNode) parent = g_list_model_get_item (parents, i);

      if (is_observed (self, dti_node_get_id (parent)) || is_covered (self, parent))
        return TRUE;
    }

  return FALSE;
}

/* An indicator that nobody has a number of is missing for all, whether the data have an empty
 * column for it or none. */
static void
list_indicators (DtiPreparedSheets *self, DtiFramework *framework)
{
  GListModel *indicators = dti_framework_get_indicators (framework);

  self->indicators = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (indicators); i++)
    {
      g_autoptr (DtiNode) indicator = g_list_model_get_item (indicators, i);

      if (can_prepare (indicator) &&
          (is_observed (self, dti_node_get_id (indicator)) || !is_covered (self, indicator)))
        g_ptr_array_add (self->indicators, g_steal_pointer (&indicator));
    }
}

static void
load_cells (const DtiPreparedSheets *self, DtiSheetColumn *cells, const DtiDatasetColumn *column)
{
  for (gsize row = 0; row < self->sheets.n_units; row++)
    {
      if (dti_dataset_column_is_closed (column, row))
        {
          if (cells->closed == NULL)
            cells->closed = g_new0 (guint8, self->sheets.n_units);
          cells->closed[row] = TRUE;
          continue;
        }
      cells->numbers[row] = dti_dataset_column_read (column, row);
    }
}

static void
load_column (const DtiPreparedSheets *self, const DtiSheet *sheet, guint position)
{
  DtiNode *indicator = g_ptr_array_index (self->indicators, position);
  g_autoptr (DtiNode) parent = g_list_model_get_item (dti_node_get_parents (indicator), 0);
  DtiSheetColumn *cells = &sheet->columns[position];
  DtiDatasetColumn column = { NULL };

  cells->node = dti_node_get_id (indicator);
  cells->pillar = parent != NULL ? dti_node_get_id (parent) : NULL;
  cells->direction = dti_indicator_get_direction (DTI_INDICATOR (indicator));
  cells->numbers = g_new (double, self->sheets.n_units + 1);
  for (gsize row = 0; row < self->sheets.n_units; row++)
    cells->numbers[row] = NAN;
  if (dti_dataset_peek_column (self->dataset, sheet->period, cells->node, self->stage, &column))
    load_cells (self, cells, &column);
}

/* Units that are not listed are out from the start. */
static void
load_sheet (const DtiPreparedSheets *self, DtiSheet *sheet, const char *period)
{
  const guint8 *listed = dti_dataset_peek_listed (self->dataset, period);
  g_autoptr (DtiPeriod) parsed = dti_period_parse (period, NULL);

  sheet->period = period;
  sheet->time = parsed != NULL ? dti_period_get_middle (parsed) : NAN;
  sheet->counts = dti_dataset_peek_ranked (self->dataset, period);
  sheet->columns = g_new0 (DtiSheetColumn, self->sheets.n_columns + 1);
  if (listed != NULL)
    {
      sheet->dropped = g_new (guint8, self->sheets.n_units + 1);
      for (gsize row = 0; row < self->sheets.n_units; row++)
        sheet->dropped[row] = !listed[row];
    }
  for (guint c = 0; c < self->sheets.n_columns; c++)
    load_column (self, sheet, c);
}

DtiPreparedSheets *
dti_prepared_sheets_new (DtiFramework *framework, DtiDataset *dataset, DtiStage stage)
{
  DtiPreparedSheets *self = g_new0 (DtiPreparedSheets, 1);
  const char *const *periods = dti_dataset_get_periods (dataset);
  DtiSheets *sheets = &self->sheets;

  self->dataset = g_object_ref (dataset);
  self->stage = stage;
  self->source = (DtiSheetSource){ get_numbers, get_labels, self };
  list_indicators (self, framework);
  sheets->n_units = dti_dataset_count_units (dataset);
  sheets->units = dti_dataset_get_units (dataset);
  sheets->n_columns = self->indicators->len;
  sheets->n_sheets = g_strv_length ((char **) periods);
  sheets->sheets = g_new0 (DtiSheet, sheets->n_sheets + 1);
  sheets->source = &self->source;
  for (gsize p = 0; p < sheets->n_sheets; p++)
    load_sheet (self, &sheets->sheets[p], periods[p]);

  return self;
}

static void
clear_sheet (DtiSheet *sheet, guint n_columns)
{
  for (guint c = 0; c < n_columns; c++)
    {
      g_free (sheet->columns[c].numbers);
      g_free (sheet->columns[c].closed);
      g_free (sheet->columns[c].imputed);
    }
  g_free (sheet->columns);
  g_free (sheet->dropped);
}

void
dti_prepared_sheets_free (DtiPreparedSheets *self)
{
  for (gsize p = 0; p < self->sheets.n_sheets; p++)
    clear_sheet (&self->sheets.sheets[p], self->sheets.n_columns);
  g_free (self->sheets.sheets);
  g_clear_pointer (&self->sheets.changes, g_array_unref);
  g_clear_pointer (&self->sheets.treatments, g_array_unref);
  g_ptr_array_unref (self->indicators);
  g_object_unref (self->dataset);
  g_free (self);
}

/* ---- back to a dataset ---- */

static DtiStatus
choose_status (DtiStatus status, double number, gboolean imputed)
{
  if (isnan (number))
    return DTI_STATUS_MISSING;
  if (imputed)
    return DTI_STATUS_IMPUTED;

  return status;
}

static void
store_cell (DtiDataset *draft,
            DtiStage stage,
            const DtiSheet *sheet,
            const DtiSheetColumn *cells,
            gsize row)
{
  DtiDraftCell cell;

  dti_dataset_draft_read (draft, sheet->period, cells->node, stage, row, &cell);
  cell.values.status = choose_status (cell.values.status,
                                      cells->numbers[row],
                                      cells->imputed != NULL && cells->imputed[row]);
  cell.values.number = cells->numbers[row];
  cell.values.numerator = cell.values.denominator = NAN;
  dti_dataset_draft_write (draft, sheet->period, cells->node, stage, row, &cell);
  dti_draft_cell_clear (&cell);
}

/* Whether the number is another one than was observed. */
static gboolean
has_changed (const DtiDatasetColumn *column, const DtiSheetColumn *cells, gsize row)
{
  double before = dti_dataset_column_read (column, row);

  if (cells->closed != NULL && cells->closed[row])
    return FALSE;

  return before != cells->numbers[row] && !(isnan (before) && isnan (cells->numbers[row]));
}

static void
store_column (const DtiPreparedSheets *self,
              DtiDataset *draft,
              const DtiSheet *sheet,
              const DtiSheetColumn *cells)
{
  DtiDatasetColumn column = { NULL };
  gboolean is_open = FALSE;

  dti_dataset_peek_column (self->dataset, sheet->period, cells->node, self->stage, &column);
  for (gsize row = 0; row < self->sheets.n_units; row++)
    {
      if (!has_changed (&column, cells, row))
        continue;
      if (!is_open && self->stage == DTI_STAGE_ANY &&
          dti_dataset_draft_count_stages (draft, sheet->period, cells->node) > 1)
        dti_dataset_draft_merge_stages (draft, sheet->period, cells->node);
      is_open = TRUE;
      store_cell (draft, self->stage, sheet, cells, row);
    }
}

static void
store_dropped (const DtiPreparedSheets *self, DtiDataset *draft, const DtiSheet *sheet)
{
  const guint8 *listed = dti_dataset_peek_listed (self->dataset, sheet->period);

  for (gsize row = 0; sheet->dropped != NULL && row < self->sheets.n_units; row++)
    if (sheet->dropped[row] && (listed == NULL || listed[row]))
      dti_dataset_draft_unlist (draft, sheet->period, row);
}

DtiDataset *
dti_prepared_sheets_store (const DtiPreparedSheets *self)
{
  DtiDataset *draft = dti_dataset_new_draft (self->dataset);

  for (gsize p = 0; p < self->sheets.n_sheets; p++)
    {
      const DtiSheet *sheet = &self->sheets.sheets[p];

      for (guint c = 0; c < self->sheets.n_columns; c++)
        store_column (self, draft, sheet, &sheet->columns[c]);
      store_dropped (self, draft, sheet);
    }

  return draft;
}
