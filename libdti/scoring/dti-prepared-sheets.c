/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-preparation-private.h"

#include <libdti/base/dti-period.h>
#include <libdti/data/dti-dataset-draft-private.h>
#include <libdti/data/dti-dataset-numbers-private.h>

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

/* The columns of an indicator, one for each period; FALSE where nothing was observed of it. */
static gboolean
peek_columns (const DtiPreparedSheets *self, const char *node, DtiDatasetColumn *columns)
{
  const char *const *periods = dti_dataset_get_periods (self->dataset);
  gboolean is_observed = FALSE;

  for (gsize p = 0; periods[p] != NULL; p++)
    {
      columns[p] = (DtiDatasetColumn){ NULL };
      is_observed |=
          dti_dataset_peek_column (self->dataset, periods[p], node, self->stage, &columns[p]);
    }

  return is_observed;
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
list_indicators (DtiPreparedSheets *self)
{
  const GArray *numeric = self->framework->numeric;
  gsize n_periods = self->sheets.n_sheets;

  self->indicators = g_new (const DtiNumericIndicator *, numeric->len + 1);
  self->observed = g_new (DtiDatasetColumn, numeric->len * n_periods + 1);
  for (guint i = 0; i < numeric->len; i++)
    {
      const DtiNumericIndicator *indicator = &g_array_index (numeric, DtiNumericIndicator, i);
      DtiDatasetColumn *columns = self->observed + self->sheets.n_columns * n_periods;

      if (peek_columns (self, indicator->id, columns) || !is_covered (self, indicator->node))
        self->indicators[self->sheets.n_columns++] = indicator;
    }
}

static const DtiDatasetColumn *
get_observed (const DtiPreparedSheets *self, const DtiSheet *sheet, guint position)
{
  return &self->observed[position * self->sheets.n_sheets + (gsize) (sheet - self->sheets.sheets)];
}

static void
load_cells (const DtiPreparedSheets *self, DtiSheetColumn *cells, const DtiDatasetColumn *column)
{
  if (dti_dataset_column_is_plain (column))
    {
      memcpy (cells->numbers, column->numbers, self->sheets.n_units * sizeof (double));
      return;
    }

  for (gsize row = 0; row < self->sheets.n_units; row++)
    {
      if (dti_dataset_column_is_closed (column, row))
        {
          if (cells->closed == NULL)
            cells->closed = g_new0 (guint8, self->sheets.n_units);
          cells->closed[row] = TRUE;
          cells->numbers[row] = NAN;
          continue;
        }
      cells->numbers[row] = dti_dataset_column_read (column, row);
    }
}

static void
load_column (const DtiPreparedSheets *self, const DtiSheet *sheet, guint position)
{
  const DtiNumericIndicator *indicator = self->indicators[position];
  DtiSheetColumn *cells = &sheet->columns[position];

  cells->node = indicator->id;
  cells->pillar = indicator->pillar;
  cells->direction = indicator->direction;
  cells->numbers = sheet->numbers + position * self->sheets.n_units;
  load_cells (self, cells, get_observed (self, sheet, position));
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
  sheet->numbers = g_new (double, self->sheets.n_columns * self->sheets.n_units + 1);
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

  self->framework = g_object_ref (framework);
  self->dataset = g_object_ref (dataset);
  self->stage = stage;
  self->source = (DtiSheetSource){ get_numbers, get_labels, self };
  sheets->n_sheets = g_strv_length ((char **) periods);
  list_indicators (self);
  sheets->n_units = dti_dataset_count_units (dataset);
  sheets->units = dti_dataset_get_units (dataset);
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
      g_free (sheet->columns[c].closed);
      g_free (sheet->columns[c].imputed);
    }
  g_free (sheet->columns);
  g_free (sheet->numbers);
  g_free (sheet->dropped);
}

void
dti_prepared_sheets_free (DtiPreparedSheets *self)
{
  for (gsize p = 0; p < self->sheets.n_sheets; p++)
    clear_sheet (&self->sheets.sheets[p], self->sheets.n_columns);
  g_free (self->sheets.sheets);
  g_free (self->observed);
  g_clear_pointer (&self->sheets.changes, g_array_unref);
  g_clear_pointer (&self->sheets.treatments, g_array_unref);
  g_free (self->indicators);
  g_object_unref (self->framework);
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

/* Whether the numbers of a column are all that is to be stored: the statuses follow from them. */
static gboolean
is_plain (const DtiDatasetColumn *column, const DtiSheetColumn *cells)
{
  return dti_dataset_column_is_plain (column) && cells->imputed == NULL && cells->closed == NULL;
}

static void
store_column (const DtiPreparedSheets *self,
              DtiDataset *draft,
              const DtiSheet *sheet,
              guint position)
{
  const DtiSheetColumn *cells = &sheet->columns[position];
  const DtiDatasetColumn *column = get_observed (self, sheet, position);
  gboolean is_open = FALSE;

  if (is_plain (column, cells))
    {
      memcpy (dti_dataset_draft_open_numbers (draft, sheet->period, cells->node, self->stage),
              cells->numbers,
              self->sheets.n_units * sizeof (double));
      return;
    }

  for (gsize row = 0; row < self->sheets.n_units; row++)
    {
      if (!has_changed (column, cells, row))
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
        if (sheet->columns[c].is_changed)
          store_column (self, draft, sheet, c);
      store_dropped (self, draft, sheet);
    }

  return draft;
}
