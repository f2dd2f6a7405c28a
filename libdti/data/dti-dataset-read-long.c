/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

/* Long CSV: a row for each cell of the dataset. A row without a node lists the unit in the period
 * and can carry its name and whether it is ranked. */

#include <string.h>

#include "dti-dataset-read-private.h"

#define N_PARTS (DTI_PART_INPUT + 1)

typedef struct
{
  guint column; /* from 1 */
  const char *name;
  double number;
} Input;

typedef struct
{
  DtiReading *reading;
  DtiDataset *dataset;
  DtiCsvScanner *scanner;
  DtiReadHeader *header;
  const DtiReadColumn *columns;
  guint n_columns;
  char decimal;

  guint fields[N_PARTS];   /* column of each part, from 1; 0 for none */
  GString *texts[N_PARTS]; /* of the row, without spaces around */
  gboolean is_faulty[N_PARTS];
  double numbers[N_PARTS];
  GArray *inputs;
  guint n_read;
  gboolean is_blank;
  gboolean has_surplus_text;
  DtiCsvFault value_fault;

  DtiDatasetPeriod *period; /* of the row before */
  char *period_text;
  const DtiReadNode *node;
} Long;

static const char *
none_if_empty (const char *text)
{
  return *text != '\0' ? text : NULL;
}

static const char *
get_text (const Long *self, DtiPart part)
{
  return self->texts[part]->str;
}

static DtiReadPlace
get_place (const Long *self, DtiPart part)
{
  DtiReadPlace place = { .row = self->scanner->row, .column = self->fields[part] };

  place.unit = none_if_empty (get_text (self, DTI_PART_UNIT));
  place.period = none_if_empty (get_text (self, DTI_PART_PERIOD));
  place.node = none_if_empty (get_text (self, DTI_PART_NODE));

  return place;
}

static DtiSlice
get_slice (const Long *self, DtiPart part)
{
  return (DtiSlice){ self->texts[part]->str, self->texts[part]->len };
}

static void
report (Long *self, DtiSeverity severity, DtiPart part, const char *code, const char *message)
{
  DtiReadPlace place = get_place (self, part);

  dti_read_report (self->reading, severity, code, &place, get_slice (self, part), "%s", message);
}

static void
start_row (Long *self)
{
  for (guint i = 0; i < N_PARTS; i++)
    {
      g_string_truncate (self->texts[i], 0);
      self->numbers[i] = NAN;
      self->is_faulty[i] = FALSE;
    }
  for (guint i = 0; i < self->inputs->len; i++)
    g_array_index (self->inputs, Input, i).number = NAN;
  self->is_blank = TRUE;
  self->has_surplus_text = FALSE;
  self->n_read = 0;
}

static void
put_number (Long *self, guint column, double number)
{
  if (self->columns[column].part != DTI_PART_INPUT)
    {
      self->numbers[self->columns[column].part] = number;
      return;
    }

  for (guint i = 0; i < self->inputs->len; i++)
    {
      Input *input = &g_array_index (self->inputs, Input, i);

      if (input->column == column + 1)
        input->number = number;
    }
}

/* Numbers of a row are read where they stand, except for the value, whose meaning depends on the
 * node; they are few. */
static void
take_number (Long *self, guint column, DtiSlice slice)
{
  DtiReadPlace place = get_place (self, DTI_PART_VALUE);
  double number = NAN;
  DtiCellText kind = dti_read_text (self->reading, NULL, slice, &number);

  place.column = column + 1;
  if (kind == DTI_CELL_TEXT_NUMBER)
    put_number (self, column, number);
  else
    dti_read_report_text (self->reading, &place, kind, slice);
}

static void
take_cell (Long *self, guint column, const DtiCsvCell *cell)
{
  DtiSlice slice = dti_slice_trim (cell->text, cell->length);
  DtiPart part = self->columns[column].part;

  if (slice.length == 0)
    return;

  self->is_blank = FALSE;
  if (cell->fault == DTI_CSV_FAULT_TEXT_AFTER_QUOTE)
    {
      DtiReadPlace place = get_place (self, part);

      self->is_faulty[part] = TRUE;
      place.column = column + 1;
      dti_read_report_text (self->reading, &place, DTI_CELL_TEXT_AFTER_QUOTE, slice);
      return;
    }
  if (part > DTI_PART_VALUE)
    take_number (self, column, slice);
  else
    g_string_append_len (self->texts[part], slice.text, (gssize) slice.length);
}

static gboolean
read_row (Long *self, GError **error)
{
  DtiCsvScanner *scanner = self->scanner;
  DtiCsvCell cell;
  guint column = 0;

  start_row (self);
  for (; !scanner->row_ended; column++)
    {
      double number;

      if (column < self->n_columns && self->columns[column].part > DTI_PART_VALUE &&
          dti_csv_scanner_next_number (scanner, self->decimal, &number))
        {
          self->is_blank = FALSE;
          put_number (self, column, number);
          continue;
        }
      if (!dti_csv_scanner_next (scanner, &cell, error) || !dti_read_check_row (scanner, error))
        return FALSE;
      if (column < self->n_columns)
        take_cell (self, column, &cell);
      else if (dti_slice_trim (cell.text, cell.length).length > 0)
        self->has_surplus_text = TRUE;
    }
  self->n_read = column;

  return TRUE;
}

static gboolean
find_period (Long *self)
{
  const char *text = get_text (self, DTI_PART_PERIOD);
  g_autoptr (GError) error = NULL;
  DtiDatasetPeriod *period;

  if (self->period != NULL && g_str_equal (text, self->period_text))
    return TRUE;
  if (self->header->has_period && *text == '\0')
    {
      report (self,
              DTI_SEVERITY_ERROR,
              DTI_PART_PERIOD,
              "period-missing",
              "the row has no period and is left out");
      return FALSE;
    }

  period = dti_dataset_ensure_period (self->dataset, text, &error);
  if (period == NULL)
    {
      report (self, DTI_SEVERITY_ERROR, DTI_PART_PERIOD, "invalid-period", error->message);
      return FALSE;
    }

  self->period = period;
  g_free (self->period_text);
  self->period_text = g_strdup (text);

  return TRUE;
}

/* The node of the row, once its id is known to be one. */
static const DtiReadNode *
find_node (Long *self)
{
  const char *text = get_text (self, DTI_PART_NODE);
  g_autofree char *buffer = NULL;
  g_autoptr (GError) error = NULL;
  const char *id;
  const DtiReadNode *node;

  if (self->node != NULL && g_str_equal (self->node->id, text))
    return self->node;

  id = strchr (text, ':') == NULL ? dti_dataset_check_id ("node", text, &buffer, &error) : NULL;
  if (id == NULL)
    {
      report (self,
              DTI_SEVERITY_ERROR,
              DTI_PART_NODE,
              "invalid-node",
              error != NULL ? error->message : "the id of the node has a colon");
      return NULL;
    }

  node = dti_read_header_get_node (self->reading, self->header, id);
  if (!node->is_known)
    {
      report (self,
              DTI_SEVERITY_ERROR,
              DTI_PART_NODE,
              "unknown-node",
              "the node is none of the framework; the row is left out");
      return NULL;
    }
  self->node = node;

  return node;
}

static void
write_unit_columns (Long *self, gsize row)
{
  DtiUnitTable *units = &self->dataset->units;
  DtiSlice ranked = get_slice (self, DTI_PART_RANKED);
  gboolean is_ranked = TRUE;

  if (self->texts[DTI_PART_NAME]->len > 0 && dti_lane_get_text (&units->names, row) == NULL)
    {
      DtiSlice name = dti_slice_unguard (get_slice (self, DTI_PART_NAME));

      /* What is unguarded loses its beginning and keeps its end. */
      dti_lane_set_text (&units->names, row, dti_dataset_intern_trimmed (self->dataset, name.text));
    }
  if (ranked.length == 0)
    return;

  if (!dti_read_ranked (ranked, &is_ranked))
    report (self,
            DTI_SEVERITY_ERROR,
            DTI_PART_RANKED,
            "invalid-ranked",
            "ranked is told by true, 1, yes or false, 0, no");
  else if (!is_ranked)
    dti_lane_set_byte (&self->period->unranked, row, TRUE);
}

static gboolean
has_content (const Long *self)
{
  static const DtiPart texts[] = {
    DTI_PART_VALUE, DTI_PART_STATUS, DTI_PART_NOTE, DTI_PART_EVIDENCE
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (self->texts[texts[i]]->len > 0)
      return TRUE;
  for (guint i = DTI_PART_NUMERATOR; i < DTI_PART_INPUT; i++)
    if (!isnan (self->numbers[i]))
      return TRUE;
  for (guint i = 0; i < self->inputs->len; i++)
    if (!isnan (g_array_index (self->inputs, Input, i).number))
      return TRUE;

  return FALSE;
}

static gboolean
has_input (const Long *self)
{
  for (guint i = 0; i < self->inputs->len; i++)
    if (!isnan (g_array_index (self->inputs, Input, i).number))
      return TRUE;

  return FALSE;
}

static void
read_status (Long *self, DtiReadCell *cell)
{
  DtiSlice slice = get_slice (self, DTI_PART_STATUS);

  if (slice.length == 0)
    return;
  cell->has_status = dti_read_status (slice, &cell->status);
  if (!cell->has_status)
    report (self,
            DTI_SEVERITY_ERROR,
            DTI_PART_STATUS,
            "unknown-status",
            "the text is no letter of a status");
}

/* What the row says, judged as a whole. */
static DtiReadCell
judge_cell (Long *self, const DtiReadNode *node, gboolean *has_label)
{
  DtiReadPlace place = get_place (self, DTI_PART_VALUE);
  DtiSlice value = get_slice (self, DTI_PART_VALUE);
  DtiReadCell cell = { .number = NAN,
                       .numerator = self->numbers[DTI_PART_NUMERATOR],
                       .denominator = self->numbers[DTI_PART_DENOMINATOR],
                       .max = self->numbers[DTI_PART_MAX],
                       .number_column = self->fields[DTI_PART_VALUE],
                       .numerator_column = self->fields[DTI_PART_NUMERATOR],
                       .denominator_column = self->fields[DTI_PART_DENOMINATOR],
                       .max_column = self->fields[DTI_PART_MAX],
                       .status_column = self->fields[DTI_PART_STATUS] };
  double number = NAN;
  DtiCellText kind = dti_read_text (self->reading, node, value, &number);

  if (kind == DTI_CELL_TEXT_NUMBER)
    cell.number = number;
  else
    dti_read_report_text (self->reading, &place, kind, value);
  *has_label = kind == DTI_CELL_TEXT_LABEL;
  cell.has_other = *has_label || has_input (self);

  read_status (self, &cell);
  dti_read_check_cell (self->reading, &place, node, &cell);
  *has_label &= !cell.is_refused;

  return cell;
}

static void
write_number (DtiLane *lane, gsize row, double number)
{
  if (!isnan (number))
    dti_lane_set_number (lane, row, number);
}

static void
write_cell (
    Long *self, DtiStoreColumn *column, gsize row, const DtiReadCell *cell, gboolean has_label)
{
  DtiSlice note = dti_slice_unguard (get_slice (self, DTI_PART_NOTE));
  DtiSlice evidence = dti_slice_unguard (get_slice (self, DTI_PART_EVIDENCE));

  write_number (&column->numbers, row, cell->number);
  write_number (&column->numerators, row, cell->numerator);
  write_number (&column->denominators, row, cell->denominator);
  write_number (&column->maxima, row, cell->max);
  for (guint i = 0; !cell->is_refused && i < self->inputs->len; i++)
    {
      const Input *input = &g_array_index (self->inputs, Input, i);

      if (!isnan (input->number))
        dti_lane_set_number (dti_store_column_ensure_input (column,
                                                            dti_dataset_intern (self->dataset,
                                                                                input->name)),
                             row,
                             input->number);
    }
  if (has_label)
    dti_lane_set_text (&column->texts,
                       row,
                       dti_dataset_intern (self->dataset, get_text (self, DTI_PART_VALUE)));
  if (cell->has_status)
    dti_store_column_set_status (column, row, cell->status);
  if (note.length > 0 || evidence.length > 0)
    dti_store_column_set_detail (column,
                                 row,
                                 dti_dataset_intern_trimmed (self->dataset, note.text),
                                 dti_dataset_intern_trimmed (self->dataset, evidence.text));
}

static gboolean
read_stage (Long *self, DtiStage *stage)
{
  if (dti_read_stage (get_slice (self, DTI_PART_STAGE), stage))
    return TRUE;

  report (self,
          DTI_SEVERITY_ERROR,
          DTI_PART_STAGE,
          "unknown-stage",
          "the stage is none of self, appraised, published; the row is left out");

  return FALSE;
}

static gboolean
place_node (Long *self, const DtiReadNode *node, guint *position)
{
  g_autoptr (GError) error = NULL;

  if (dti_dataset_ensure_node (self->dataset, node->id, position, &error))
    return TRUE;
  report (self, DTI_SEVERITY_ERROR, DTI_PART_NODE, "invalid-node", error->message);

  return FALSE;
}

static void
write_observation (Long *self, const DtiReadNode *node, gsize row)
{
  DtiReadCell cell;
  DtiStoreColumn *column;
  DtiStage stage;
  gboolean has_label;
  guint position;

  if (!read_stage (self, &stage) || !place_node (self, node, &position))
    return;

  column = dti_dataset_ensure_column (self->dataset, self->period, position, stage);
  if (dti_lane_get_index (&column->rows, row) != 0)
    {
      report (self,
              DTI_SEVERITY_ERROR,
              DTI_PART_NODE,
              "duplicate",
              "the unit has this node in this period and stage already; the row is left out");
      return;
    }

  column->source_column = self->fields[DTI_PART_VALUE];
  dti_lane_set_index (&column->rows, row, self->scanner->row);
  cell = judge_cell (self, node, &has_label);
  write_cell (self, column, row, &cell, has_label);
}

static void
write_label (Long *self, const DtiReadNode *node, gsize row)
{
  const char *value = none_if_empty (get_text (self, DTI_PART_VALUE));
  DtiLane *labels;

  if (value == NULL)
    return;

  labels = dti_dataset_period_ensure_labels (self->dataset, self->period, node->id);
  if (dti_lane_get_text (labels, row) != NULL)
    report (self,
            DTI_SEVERITY_ERROR,
            DTI_PART_NODE,
            "duplicate",
            "the unit has this label in this period already; the row is left out");
  else
    dti_lane_set_text (labels, row, dti_dataset_intern (self->dataset, value));
}

static void
write_status_row (Long *self)
{
  DtiPart part = self->texts[DTI_PART_STATUS]->len > 0 ? DTI_PART_STATUS : DTI_PART_VALUE;
  const DtiReadNode *node = find_node (self);
  DtiReadPlace place = get_place (self, part);
  DtiStage stage;

  if (node == NULL || !read_stage (self, &stage))
    return;

  place.node = node->id;
  if (node->is_label)
    dti_read_report_no_letter (self->reading, &place, get_slice (self, part));
  else
    dti_read_column_status (self->reading, &place, stage, get_slice (self, part));
}

/* FALSE where the row is left out. */
static gboolean
judge_row (Long *self)
{
  if (self->is_blank)
    return FALSE;
  if (self->has_surplus_text)
    {
      report (self,
              DTI_SEVERITY_ERROR,
              DTI_PART_UNIT,
              "row-too-long",
              "the row has more cells than the header and is left out");
      return FALSE;
    }
  if (self->texts[DTI_PART_UNIT]->len == 0)
    {
      report (self,
              DTI_SEVERITY_ERROR,
              DTI_PART_UNIT,
              "unit-missing",
              "the row has no unit and is left out");
      return FALSE;
    }
  if (self->n_read < self->n_columns)
    report (self,
            DTI_SEVERITY_WARNING,
            DTI_PART_UNIT,
            "row-too-short",
            "the row has fewer cells than the header; the others are taken as blank");
  if (self->is_faulty[DTI_PART_PERIOD] || self->is_faulty[DTI_PART_NODE] ||
      self->is_faulty[DTI_PART_STAGE])
    return FALSE;

  return find_period (self);
}

static void
write_row (Long *self)
{
  g_autoptr (GError) error = NULL;
  const DtiReadNode *node = NULL;
  gboolean has_node = self->texts[DTI_PART_NODE]->len > 0;
  gsize row;

  if (g_str_equal (get_text (self, DTI_PART_UNIT), "*"))
    {
      write_status_row (self);
      return;
    }
  if (!has_node && has_content (self))
    {
      report (self,
              DTI_SEVERITY_ERROR,
              DTI_PART_NODE,
              "node-missing",
              "the row has no node and is left out");
      return;
    }
  if (has_node)
    {
      node = find_node (self);
      if (node == NULL)
        return;
    }
  if (!dti_dataset_ensure_unit (self->dataset, get_text (self, DTI_PART_UNIT), &row, &error))
    {
      report (self, DTI_SEVERITY_ERROR, DTI_PART_UNIT, "invalid-unit", error->message);
      return;
    }

  dti_dataset_period_list (self->period, row);
  if (dti_lane_get_index (&self->period->rows, row) == 0)
    dti_lane_set_index (&self->period->rows, row, self->scanner->row);
  write_unit_columns (self, row);
  if (node != NULL && node->is_label)
    write_label (self, node, row);
  else if (node != NULL)
    write_observation (self, node, row);
}

static void
prepare (Long *self)
{
  self->inputs = g_array_new (FALSE, TRUE, sizeof (Input));
  for (guint i = 0; i < N_PARTS; i++)
    self->texts[i] = g_string_new (NULL);
  for (guint i = 0; i < self->n_columns; i++)
    {
      Input input = { i + 1, self->columns[i].input, NAN };

      self->fields[self->columns[i].part] = i + 1;
      if (self->columns[i].part == DTI_PART_INPUT)
        g_array_append_val (self->inputs, input);
    }
}

static void
clear (Long *self)
{
  for (guint i = 0; i < N_PARTS; i++)
    g_string_free (self->texts[i], TRUE);
  g_array_unref (self->inputs);
  g_free (self->period_text);
}

static gboolean
read_rows (Long *self, GError **error)
{
  while (dti_csv_scanner_begin_row (self->scanner))
    {
      if (self->scanner->row % DTI_READ_INTERVAL == 0 &&
          !dti_read_go_on (self->reading, self->scanner->next, error))
        return FALSE;
      if (!read_row (self, error))
        return FALSE;
      if (judge_row (self))
        write_row (self);
      if (!dti_read_check_size (self->reading, self->scanner->row, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
dti_dataset_read_long (DtiReading *self,
                       DtiCsvScanner *scanner,
                       DtiReadHeader *header,
                       GError **error)
{
  Long reader = { .reading = self, .dataset = self->dataset, .scanner = scanner, .header = header };
  gboolean is_read;

  reader.columns = (const DtiReadColumn *) (gconstpointer) header->columns->data;
  reader.n_columns = header->columns->len;
  reader.decimal = dti_read_get_decimal (self, scanner->separator);
  prepare (&reader);
  is_read = read_rows (&reader, error);
  clear (&reader);

  return is_read;
}
