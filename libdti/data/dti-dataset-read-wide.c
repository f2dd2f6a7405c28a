/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

/* Wide CSV: a row for each unit and period, a column for each node. A row is read as a whole and
 * written only once it is known to be sound; what it costs depends on the cells it has, not on the
 * columns of the header. */

#include <string.h>

#include "dti-dataset-wide-private.h"

static DtiWidePeriod *
cache_period (DtiWide *self, DtiDatasetPeriod *period)
{
  DtiWidePeriod *cached;

  for (guint i = 0; i < self->n_cached; i++)
    if (self->cache[i].period == period)
      return &self->cache[i];

  cached = &self->cache[self->next_cached];
  self->next_cached = (self->next_cached + 1) % DTI_WIDE_PERIODS;
  self->n_cached = MIN (self->n_cached + 1, DTI_WIDE_PERIODS);
  dti_wide_period_clear (cached);
  cached->period = period;
  cached->lanes = g_new0 (DtiLane *, self->targets->len + 1);

  return cached;
}

static double
get_number (const DtiWide *self, guint field)
{
  return field != 0 && field <= self->n_read ? self->numbers[field - 1] : NAN;
}

static DtiSlice
get_text (const DtiWide *self, guint field)
{
  return field != 0 && field <= self->n_read ? self->texts[field - 1] : (DtiSlice){ "", 0 };
}

static void
add_fault (DtiWide *self, guint column, DtiCellText kind, DtiSlice slice)
{
  DtiWideFault fault = { column, kind, slice };

  g_array_append_val (self->faults, fault);
}

/* The scanner's buffer is gone with the next cell. */
static DtiSlice
keep (DtiWide *self, const DtiCsvCell *cell)
{
  const char *text = cell->text;

  if (text == self->scanner->buffer->str)
    {
      text = g_string_chunk_insert_len (self->scratch, text, (gssize) cell->length);
      self->uses_scratch = TRUE;
    }

  return dti_slice_trim (text, cell->length);
}

static void
take_cell (DtiWide *self, guint column, const DtiCsvCell *cell)
{
  DtiSlice slice = keep (self, cell);
  DtiPart part = self->columns[column].part;
  DtiCellText kind;

  self->numbers[column] = NAN;
  self->texts[column] = (DtiSlice){ "", 0 };
  if (slice.length == 0)
    return;

  self->is_blank = FALSE;
  if (cell->fault == DTI_CSV_FAULT_TEXT_AFTER_QUOTE)
    {
      add_fault (self, column, DTI_CELL_TEXT_AFTER_QUOTE, slice);
      return;
    }
  if (part < DTI_PART_VALUE)
    {
      self->texts[column] = slice;
      if (cell->fault == DTI_CSV_FAULT_STRAY_QUOTE)
        add_fault (self, column, DTI_CELL_TEXT_STRAY_QUOTE, slice);
      return;
    }

  kind = dti_read_text (self->reading,
                        part == DTI_PART_VALUE ? self->infos[column] : NULL,
                        slice,
                        &self->numbers[column]);
  if (kind == DTI_CELL_TEXT_NUMBER)
    return;
  self->numbers[column] = NAN;
  if (kind == DTI_CELL_TEXT_LABEL)
    self->texts[column] = slice;
  else
    add_fault (self, column, kind, slice);
}

static gboolean
take_surplus (DtiWide *self, GError **error)
{
  DtiCsvCell cell;

  self->has_surplus = TRUE;
  while (!self->scanner->row_ended)
    {
      if (!dti_csv_scanner_next (self->scanner, &cell, error) ||
          !dti_read_check_row (self->scanner, error))
        return FALSE;
      if (dti_slice_trim (cell.text, cell.length).length > 0)
        self->has_surplus_text = TRUE;
    }

  return TRUE;
}

static void
start_row (DtiWide *self)
{
  self->n_read = 0;
  self->is_blank = TRUE;
  self->has_surplus = FALSE;
  self->has_surplus_text = FALSE;
  g_array_set_size (self->faults, 0);
  if (self->uses_scratch)
    g_string_chunk_clear (self->scratch);
  self->uses_scratch = FALSE;
}

static gboolean
read_row (DtiWide *self, GError **error)
{
  DtiCsvScanner *scanner = self->scanner;
  guint column = 0;

  start_row (self);
  for (; !scanner->row_ended && column < self->n_columns; column++)
    {
      DtiCsvCell cell;

      if (self->in_place[column] &&
          dti_csv_scanner_next_number (scanner, self->decimal, &self->numbers[column]))
        {
          self->is_blank = FALSE;
          continue;
        }
      if (!dti_csv_scanner_next (scanner, &cell, error))
        return FALSE;
      take_cell (self, column, &cell);
    }
  self->n_read = column;

  return scanner->row_ended || take_surplus (self, error);
}

static void
report_row (DtiWide *self,
            DtiSeverity severity,
            guint field,
            const char *code,
            DtiSlice raw,
            const char *message)
{
  DtiReadPlace place = { .row = self->scanner->row, .column = field };
  g_autofree char *unit = dti_slice_copy (get_text (self, self->unit_column + 1));

  place.unit = *unit != '\0' ? unit : NULL;
  dti_read_report (self->reading, severity, code, &place, raw, "%s", message);
}

static void
report_faults (DtiWide *self, const DtiReadPlace *row)
{
  for (guint i = 0; i < self->faults->len; i++)
    {
      const DtiWideFault *fault = &g_array_index (self->faults, DtiWideFault, i);
      DtiReadPlace place = *row;

      place.column = fault->column + 1;
      place.node = self->columns[fault->column].node;
      dti_read_report_text (self->reading, &place, fault->kind, fault->slice);
    }
}

/* The period of the row, or NULL where it has none that is sound. */
static DtiDatasetPeriod *
find_period (DtiWide *self)
{
  DtiSlice slice = get_text (self, self->period_column);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  DtiDatasetPeriod *period;

  if (self->last != NULL && slice.length == self->last_period.length &&
      memcmp (slice.text, self->last_period.text, slice.length) == 0)
    return self->last->period;

  if (self->period_column != 0 && slice.length == 0)
    {
      report_row (self,
                  DTI_SEVERITY_ERROR,
                  self->period_column,
                  "period-missing",
                  slice,
                  "the row has no period and is left out");
      return NULL;
    }

  text = dti_slice_copy (slice);
  period = dti_dataset_ensure_period (self->dataset, text, &error);
  if (period == NULL)
    {
      report_row (self,
                  DTI_SEVERITY_ERROR,
                  self->period_column,
                  "invalid-period",
                  slice,
                  error->message);
      return NULL;
    }

  self->last = cache_period (self, period);
  g_free ((char *) self->last_period.text);
  self->last_period = (DtiSlice){ g_steal_pointer (&text), slice.length };

  return period;
}

static gboolean
find_unit (DtiWide *self, DtiSlice slice, gsize *row)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *unit = NULL;

  if (dti_unit_table_find (&self->dataset->units, slice.text, slice.length, row))
    return TRUE;

  unit = dti_slice_copy (slice);
  if (dti_dataset_ensure_unit (self->dataset, unit, row, &error))
    return TRUE;
  report_row (self,
              DTI_SEVERITY_ERROR,
              self->unit_column + 1,
              "invalid-unit",
              slice,
              error->message);

  return FALSE;
}

/* Columns of the dataset are made when the first cell is filled. */
static DtiLane *
find_lane (DtiWide *self, guint position)
{
  const DtiWideTarget *target = &g_array_index (self->targets, DtiWideTarget, position);
  DtiStoreColumn *column = dti_dataset_ensure_column (self->dataset,
                                                      self->last->period,
                                                      target->node,
                                                      DTI_STAGE_PUBLISHED);
  DtiLane *lane = &column->numbers;

  if (column->source_column == 0 || target->part == DTI_PART_VALUE)
    column->source_column = target->column + 1;
  if (target->part == DTI_PART_NUMERATOR)
    lane = &column->numerators;
  else if (target->part == DTI_PART_DENOMINATOR)
    lane = &column->denominators;
  else if (target->part == DTI_PART_MAX)
    lane = &column->maxima;
  else if (target->part == DTI_PART_INPUT)
    lane =
        dti_store_column_ensure_input (column, dti_dataset_intern (self->dataset, target->input));
  self->last->lanes[position] = lane;

  return lane;
}

static void
write_numbers (DtiWide *self, gsize row, const DtiReadPlace *place)
{
  const DtiWideTarget *targets = (const DtiWideTarget *) (gconstpointer) self->targets->data;
  DtiLane **lanes = self->last->lanes;

  for (guint i = 0; i < self->targets->len && targets[i].column < self->n_read; i++)
    {
      const DtiWideTarget *target = &targets[i];
      double number = self->numbers[target->column];

      if (isnan (number))
        continue;
      if (number < target->minimum || number > target->maximum)
        {
          DtiReadPlace at = *place;

          at.column = target->column + 1;
          at.node = target->info->id;
          dti_read_check_domain (self->reading, &at, target->info, number);
          continue;
        }
      dti_lane_set_number (lanes[i] != NULL ? lanes[i] : find_lane (self, i), row, number);
    }
}

static void
put_number (DtiWide *self, guint field, double number)
{
  if (field != 0 && field <= self->n_read)
    self->numbers[field - 1] = number;
}

static gboolean
has_input (const DtiWide *self, const DtiWideGroup *group)
{
  for (guint i = 0; group->inputs != NULL && i < group->inputs->len; i++)
    if (!isnan (get_number (self, g_array_index (group->inputs, guint, i) + 1)))
      return TRUE;

  return FALSE;
}

static void
read_group_status (DtiWide *self,
                   const DtiWideGroup *group,
                   const DtiReadPlace *place,
                   DtiReadCell *cell)
{
  DtiSlice slice = get_text (self, group->status);
  DtiReadPlace at = *place;

  if (slice.length == 0)
    return;
  cell->has_status = dti_read_status (slice, &cell->status);
  if (cell->has_status)
    return;

  at.column = group->status;
  dti_read_report (self->reading,
                   DTI_SEVERITY_ERROR,
                   "unknown-status",
                   &at,
                   slice,
                   "“%.*s” is no letter of a status",
                   (int) MIN (slice.length, 64),
                   slice.text);
}

/* Judges what belongs together in one cell of the dataset, before the numbers are written. */
static void
check_group (DtiWide *self, const DtiWideGroup *group, const DtiReadPlace *row, gsize unit)
{
  DtiReadPlace place = *row;
  DtiSlice text = get_text (self, group->value);
  DtiReadCell cell = { .number = get_number (self, group->value),
                       .numerator = get_number (self, group->numerator),
                       .denominator = get_number (self, group->denominator),
                       .max = get_number (self, group->max),
                       .has_other = text.length > 0 || has_input (self, group),
                       .number_column = group->value,
                       .numerator_column = group->numerator,
                       .denominator_column = group->denominator,
                       .max_column = group->max,
                       .status_column = group->status };
  DtiStoreColumn *column;

  place.node = group->info->id;
  place.column = group->first;
  read_group_status (self, group, &place, &cell);
  dti_read_check_cell (self->reading, &place, group->info, &cell);
  put_number (self, group->value, cell.number);
  put_number (self, group->numerator, cell.numerator);
  put_number (self, group->denominator, cell.denominator);
  put_number (self, group->max, cell.max);
  for (guint i = 0; cell.is_refused && group->inputs != NULL && i < group->inputs->len; i++)
    put_number (self, g_array_index (group->inputs, guint, i) + 1, NAN);

  if (!cell.has_status && (text.length == 0 || cell.is_refused))
    return;
  column = dti_dataset_ensure_column (self->dataset,
                                      self->last->period,
                                      group->node,
                                      DTI_STAGE_PUBLISHED);
  if (column->source_column == 0)
    column->source_column = group->first;
  if (text.length > 0 && !cell.is_refused)
    {
      g_autofree char *label = dti_slice_copy (text);

      dti_lane_set_text (&column->texts, unit, dti_dataset_intern (self->dataset, label));
    }
  if (cell.has_status)
    dti_store_column_set_status (column, unit, cell.status);
}

static void
write_unit_columns (DtiWide *self, gsize row, const DtiReadPlace *place)
{
  DtiSlice name = get_text (self, self->name_column);
  DtiSlice ranked = get_text (self, self->ranked_column);
  DtiReadPlace at = *place;
  gboolean is_ranked = TRUE;

  if (name.length > 0 && dti_lane_get_text (&self->dataset->units.names, row) == NULL)
    {
      g_autofree char *text = dti_slice_copy (dti_slice_unguard (name));

      dti_lane_set_text (&self->dataset->units.names,
                         row,
                         dti_dataset_intern_trimmed (self->dataset, text));
    }

  at.column = self->ranked_column;
  if (ranked.length > 0 && !dti_read_ranked (ranked, &is_ranked))
    dti_read_report (self->reading,
                     DTI_SEVERITY_ERROR,
                     "invalid-ranked",
                     &at,
                     ranked,
                     "ranked is told by true, 1, yes or false, 0, no");
  if (!is_ranked)
    dti_lane_set_byte (&self->last->period->unranked, row, TRUE);

  for (guint i = 0; i < self->labels->len; i++)
    {
      guint column = g_array_index (self->labels, guint, i);
      DtiSlice slice = get_text (self, column + 1);
      g_autofree char *label = NULL;

      if (slice.length == 0)
        continue;
      label = dti_slice_copy (slice);
      dti_lane_set_text (dti_dataset_period_ensure_labels (self->dataset,
                                                           self->last->period,
                                                           self->columns[column].node),
                         row,
                         dti_dataset_intern (self->dataset, label));
    }
}

static void
write_row (DtiWide *self, gsize row)
{
  DtiDatasetPeriod *period = self->last->period;
  DtiReadPlace place = { .row = self->scanner->row,
                         .unit = self->dataset->units.ids[row],
                         .period = period->id };

  if (self->n_read < self->n_columns)
    report_row (self,
                DTI_SEVERITY_WARNING,
                self->n_read,
                "row-too-short",
                (DtiSlice){ NULL, 0 },
                "the row has fewer cells than the header; the others are taken as blank");
  if (self->has_surplus)
    report_row (self,
                DTI_SEVERITY_WARNING,
                self->n_columns + 1,
                "row-too-long",
                (DtiSlice){ NULL, 0 },
                "the row has more cells than the header; they are blank");
  report_faults (self, &place);

  dti_dataset_period_list (period, row);
  dti_lane_set_index (&period->rows, row, self->scanner->row);
  write_unit_columns (self, row, &place);
  for (guint i = 0; i < self->groups->len; i++)
    {
      const DtiWideGroup *group = &g_array_index (self->groups, DtiWideGroup, i);

      if (group->first > self->n_read)
        break;
      check_group (self, group, &place, row);
    }
  write_numbers (self, row, &place);
}

/* A row with the unit "*" is read again, for letters only. */
static gboolean
read_status_row (DtiWide *self, const char *start, GError **error)
{
  DtiSlice period_text = get_text (self, self->period_column);
  g_autofree char *period = dti_slice_copy (period_text);

  self->scanner->next = start;
  self->scanner->column = 0;
  self->scanner->row_ended = FALSE;
  for (guint i = 0; !self->scanner->row_ended; i++)
    {
      DtiCsvCell cell;
      DtiSlice slice;
      DtiPart part;
      DtiReadPlace place = { .row = self->scanner->row, .column = i + 1, .period = period };

      if (!dti_csv_scanner_next (self->scanner, &cell, error))
        return FALSE;
      slice = dti_slice_trim (cell.text, cell.length);
      if (i >= self->n_columns || slice.length == 0)
        continue;
      part = self->columns[i].part;
      if (part < DTI_PART_LABEL)
        continue;
      place.node = self->columns[i].node;
      if (part == DTI_PART_VALUE || part == DTI_PART_STATUS)
        dti_read_column_status (self->reading, &place, DTI_STAGE_PUBLISHED, slice);
      else
        dti_read_report_no_letter (self->reading, &place, slice);
    }

  return TRUE;
}

/* What is wrong with the cells of a row that is left out. */
static void
report_left_out (DtiWide *self)
{
  DtiReadPlace place = { .row = self->scanner->row };

  report_faults (self, &place);
}

static gboolean
judge_row (DtiWide *self, const char *start, GError **error)
{
  DtiSlice unit = get_text (self, self->unit_column + 1);
  DtiDatasetPeriod *period;
  gsize row;

  if (self->is_blank)
    return TRUE;
  if (self->has_surplus_text)
    {
      report_row (self,
                  DTI_SEVERITY_ERROR,
                  self->n_columns + 1,
                  "row-too-long",
                  unit,
                  "the row has more cells than the header and is left out");
      return TRUE;
    }
  if (unit.length == 0)
    {
      report_row (self,
                  DTI_SEVERITY_ERROR,
                  self->unit_column + 1,
                  "unit-missing",
                  unit,
                  "the row has no unit and is left out");
      report_left_out (self);
      return TRUE;
    }

  period = find_period (self);
  if (period == NULL)
    {
      report_left_out (self);
      return TRUE;
    }
  if (dti_slice_equals (unit, "*"))
    return read_status_row (self, start, error);
  if (!find_unit (self, unit, &row))
    return TRUE;
  if (dti_dataset_period_lists (period, row))
    {
      report_row (self,
                  DTI_SEVERITY_ERROR,
                  self->unit_column + 1,
                  "duplicate",
                  unit,
                  "the unit has a row in this period already; this one is left out");
      return TRUE;
    }

  write_row (self, row);

  return dti_read_check_size (self->reading, self->scanner->row, error);
}

static gboolean
read_rows (DtiWide *self, GError **error)
{
  while (dti_csv_scanner_begin_row (self->scanner))
    {
      const char *start = self->scanner->next;

      if (self->scanner->row % DTI_READ_INTERVAL == 0 &&
          !dti_read_go_on (self->reading, self->scanner->next, error))
        return FALSE;
      if (!read_row (self, error) || !judge_row (self, start, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
dti_dataset_read_wide (DtiReading *self,
                       DtiCsvScanner *scanner,
                       DtiReadHeader *header,
                       GError **error)
{
  DtiWide wide = {
    .reading = self, .dataset = self->dataset, .scanner = scanner, .header = header
  };
  gboolean is_read;

  wide.columns = (const DtiReadColumn *) (gconstpointer) header->columns->data;
  wide.n_columns = header->columns->len;
  wide.decimal = dti_read_get_decimal (self, scanner->separator);
  is_read = dti_wide_plan (&wide, error) && read_rows (&wide, error);
  dti_wide_clear (&wide);

  return is_read;
}
