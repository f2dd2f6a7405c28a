/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <libdti/base/dti-number-private.h>

#include "dti-dataset-store-private.h"

static const char *const stage_names[] = { "", "self", "appraised", "published" };

/* One writing of one dataset. */
typedef struct
{
  DtiDataset *dataset;
  GString *text;
  gboolean has_period;
  gboolean has_name;
  gboolean has_ranked;
  GPtrArray *labels; /* names of columns, each once */
  GPtrArray *inputs; /* long: names of inputs, each once */
  GArray *fields;    /* wide: of Field */
} Writer;

typedef enum
{
  FIELD_VALUE,
  FIELD_NUMERATOR,
  FIELD_DENOMINATOR,
  FIELD_STATUS,
  FIELD_MAX,
  FIELD_INPUT,
} FieldKind;

typedef struct
{
  guint node;
  FieldKind kind;
  const char *input;
} Field;

static void
write_text (Writer *self, const char *text)
{
  gsize length = strlen (text);
  const char *next = text;

  if (length == 0)
    return;
  if (strpbrk (text, ",;\"\r\n") == NULL)
    {
      g_string_append (self->text, text);
      return;
    }

  g_string_append_c (self->text, '"');
  for (; *next != '\0'; next++)
    {
      if (*next == '"')
        g_string_append_c (self->text, '"');
      g_string_append_c (self->text, *next);
    }
  g_string_append_c (self->text, '"');
}

/* Spreadsheets take "=1+1" for a formula. The reader takes the apostrophe away again, so a text
 * that has some already gets one more. */
static void
write_guarded (Writer *self, const char *text)
{
  g_autofree char *guarded = NULL;
  gsize n;

  if (text == NULL)
    return;

  n = strspn (text, "'");
  if (text[n] != '\0' && strchr ("=+-@\t\r", text[n]) != NULL)
    guarded = g_strconcat ("'", text, NULL);
  write_text (self, guarded != NULL ? guarded : text);
}

static void
write_comma (Writer *self)
{
  g_string_append_c (self->text, ',');
}

static void
write_number (Writer *self, double number)
{
  char buffer[DTI_NUMBER_BUFFER];

  g_string_append_len (self->text, buffer, (gssize) dti_number_to_buffer (number, buffer));
}

static void
write_value (Writer *self, const DtiStoreColumn *column, gsize row)
{
  const char *text = dti_lane_get_text (&column->texts, row);

  if (text != NULL)
    write_text (self, text);
  else
    write_number (self, dti_lane_get_number (&column->numbers, row));
}

/* Nothing where the letter is what the cell says without it. */
static const char *
get_letter (const DtiStoreColumn *column, gsize row)
{
  DtiStatus status = dti_store_column_get_status (column, row);
  DtiStatus implied =
      dti_store_column_has_value (column, row) ? DTI_STATUS_NORMAL : DTI_STATUS_MISSING;

  return status != implied ? dti_status_to_letter (status) : "";
}

static void
add_once (GPtrArray *names, const char *name)
{
  if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
    g_ptr_array_add (names, (gpointer) name);
}

static void
survey_units (Writer *self)
{
  DtiDataset *dataset = self->dataset;

  self->has_period =
      dataset->periods->len > 0 && dti_dataset_get_period (dataset, 0)->period != NULL;
  for (gsize row = 0; row < dataset->units.names.n; row++)
    self->has_name |= dti_lane_get_text (&dataset->units.names, row) != NULL;

  for (guint i = 0; i < dataset->periods->len; i++)
    {
      const DtiDatasetPeriod *period = dti_dataset_get_period (dataset, i);

      for (gsize row = 0; row < period->unranked.n; row++)
        self->has_ranked |= dti_lane_get_byte (&period->unranked, row) != 0;
      for (guint k = 0; k < period->labels->len; k++)
        add_once (self->labels, ((DtiLabelLane *) g_ptr_array_index (period->labels, k))->name);
    }
}

static gboolean
has_details (const DtiStoreColumn *column)
{
  return column->details != NULL && g_hash_table_size (column->details) > 0;
}

static gboolean
is_reserved (DtiDataset *self, const char *name)
{
  guint node;

  return g_str_equal (name, "unit") || g_str_equal (name, "period") || g_str_equal (name, "name") ||
         (g_str_equal (name, "node") && dti_dataset_find_node (self, "value", &node));
}

/* Wide has no place for stages, notes, and nodes that are called like its other columns. */
static gboolean
can_be_wide (Writer *self)
{
  DtiDataset *dataset = self->dataset;

  for (guint i = 0; i + 1 < dataset->nodes->len; i++)
    if (is_reserved (dataset, dti_dataset_get_node_id (dataset, i)))
      return FALSE;

  for (guint i = 0; i < dataset->periods->len; i++)
    {
      const DtiDatasetPeriod *period = dti_dataset_get_period (dataset, i);
      GHashTableIter iter;
      gpointer key;
      gpointer column;

      g_hash_table_iter_init (&iter, period->columns);
      while (g_hash_table_iter_next (&iter, &key, &column))
        if (GPOINTER_TO_SIZE (key) % DTI_N_STAGES != DTI_STAGE_PUBLISHED || has_details (column))
          return FALSE;
    }

  for (guint i = 0; i < self->labels->len; i++)
    {
      const char *name = g_ptr_array_index (self->labels, i);
      guint node;

      if (is_reserved (dataset, name) || g_str_equal (name, "value") ||
          dti_dataset_find_node (dataset, name, &node))
        return FALSE;
    }

  return TRUE;
}

static gboolean
has_letters (DtiDataset *self, const DtiDatasetPeriod *period, const DtiStoreColumn *column)
{
  if (column->statuses.n == 0 && column->column_status == 0)
    return FALSE;

  for (gsize row = 0; row < self->units.n; row++)
    if (dti_dataset_period_lists (period, row) && *get_letter (column, row) != '\0')
      return TRUE;

  return FALSE;
}

typedef struct
{
  gboolean has[FIELD_INPUT];
  GPtrArray *inputs;
} NodeSurvey;

static void
survey_node (DtiDataset *self, guint node, NodeSurvey *survey)
{
  for (guint i = 0; i < self->periods->len; i++)
    {
      const DtiDatasetPeriod *period = dti_dataset_get_period (self, i);
      const DtiStoreColumn *column =
          dti_dataset_find_column (self, period, node, DTI_STAGE_PUBLISHED);

      if (column == NULL)
        continue;
      survey->has[FIELD_VALUE] |= dti_lane_has_numbers (&column->numbers) || column->texts.n > 0;
      survey->has[FIELD_NUMERATOR] |= dti_lane_has_numbers (&column->numerators);
      survey->has[FIELD_DENOMINATOR] |= dti_lane_has_numbers (&column->denominators);
      survey->has[FIELD_MAX] |= dti_lane_has_numbers (&column->maxima);
      survey->has[FIELD_STATUS] |= has_letters (self, period, column);
      for (guint k = 0; column->inputs != NULL && k < column->inputs->len; k++)
        add_once (survey->inputs, ((DtiInputLane *) g_ptr_array_index (column->inputs, k))->name);
    }
}

static void
plan_fields (Writer *self)
{
  for (guint node = 0; node + 1 < self->dataset->nodes->len; node++)
    {
      NodeSurvey survey = { { FALSE } };
      gboolean has_any = FALSE;

      survey.inputs = g_ptr_array_new ();
      survey_node (self->dataset, node, &survey);
      for (guint kind = FIELD_NUMERATOR; kind < FIELD_INPUT; kind++)
        has_any |= survey.has[kind];
      /* A node with nothing at all keeps its column. */
      survey.has[FIELD_VALUE] |= !has_any && survey.inputs->len == 0;

      for (guint kind = FIELD_VALUE; kind < FIELD_INPUT; kind++)
        {
          Field field = { node, (FieldKind) kind, NULL };

          if (survey.has[kind])
            g_array_append_val (self->fields, field);
        }
      for (guint i = 0; i < survey.inputs->len; i++)
        {
          Field field = { node, FIELD_INPUT, g_ptr_array_index (survey.inputs, i) };

          g_array_append_val (self->fields, field);
        }
      g_ptr_array_unref (survey.inputs);
    }
}

static void
write_field_name (Writer *self, const Field *field)
{
  static const char *const parts[] = { "",        ":numerator", ":denominator",
                                       ":status", ":max",       ":input." };
  const char *id = dti_dataset_get_node_id (self->dataset, field->node);
  g_autofree char *name =
      g_strconcat (id, parts[field->kind], field->input != NULL ? field->input : "", NULL);

  write_comma (self);
  write_text (self, name);
}

static void
write_wide_header (Writer *self)
{
  g_string_append (self->text, "unit");
  if (self->has_period)
    g_string_append (self->text, ",period");
  if (self->has_name)
    g_string_append (self->text, ",name");
  if (self->has_ranked)
    g_string_append (self->text, ",:ranked");
  for (guint i = 0; i < self->labels->len; i++)
    {
      write_comma (self);
      write_text (self, g_ptr_array_index (self->labels, i));
    }
  for (guint i = 0; i < self->fields->len; i++)
    write_field_name (self, &g_array_index (self->fields, Field, i));
  g_string_append_c (self->text, '\n');
}

static void
write_field (Writer *self, const Field *field, const DtiStoreColumn *column, gsize row)
{
  const DtiInputLane *input;

  switch (field->kind)
    {
    case FIELD_VALUE:
      write_value (self, column, row);
      break;
    case FIELD_NUMERATOR:
      write_number (self, dti_lane_get_number (&column->numerators, row));
      break;
    case FIELD_DENOMINATOR:
      write_number (self, dti_lane_get_number (&column->denominators, row));
      break;
    case FIELD_STATUS:
      g_string_append (self->text, get_letter (column, row));
      break;
    case FIELD_MAX:
      write_number (self, dti_lane_get_number (&column->maxima, row));
      break;
    case FIELD_INPUT:
    default:
      input = dti_store_column_find_input (column, field->input);
      if (input != NULL)
        write_number (self, dti_lane_get_number (&input->numbers, row));
    }
}

static void
write_label (Writer *self, const DtiDatasetPeriod *period, const char *name, gsize row)
{
  const DtiLane *labels = dti_dataset_period_find_labels (period, name);
  const char *label = labels != NULL ? dti_lane_get_text (labels, row) : NULL;

  if (label != NULL)
    write_text (self, label);
}

static void
write_wide_row (Writer *self, const DtiDatasetPeriod *period, gsize row)
{
  DtiDataset *dataset = self->dataset;

  write_text (self, dataset->units.ids[row]);
  if (self->has_period)
    {
      write_comma (self);
      write_text (self, period->id);
    }
  if (self->has_name)
    {
      write_comma (self);
      write_guarded (self, dti_lane_get_text (&dataset->units.names, row));
    }
  if (self->has_ranked)
    g_string_append (self->text, dti_lane_get_byte (&period->unranked, row) ? ",false" : ",");
  for (guint i = 0; i < self->labels->len; i++)
    {
      write_comma (self);
      write_label (self, period, g_ptr_array_index (self->labels, i), row);
    }
  for (guint i = 0; i < self->fields->len; i++)
    {
      const Field *field = &g_array_index (self->fields, Field, i);
      const DtiStoreColumn *column =
          dti_dataset_find_column (dataset, period, field->node, DTI_STAGE_PUBLISHED);

      write_comma (self);
      if (column != NULL)
        write_field (self, field, column, row);
    }
  g_string_append_c (self->text, '\n');
}

static void
survey_inputs (Writer *self)
{
  for (guint i = 0; i < self->dataset->periods->len; i++)
    {
      const DtiDatasetPeriod *period = dti_dataset_get_period (self->dataset, i);

      for (guint node = 0; node + 1 < self->dataset->nodes->len; node++)
        for (guint stage = DTI_STAGE_SELF; stage < DTI_N_STAGES; stage++)
          {
            const DtiStoreColumn *column =
                dti_dataset_find_column (self->dataset, period, node, (DtiStage) stage);

            for (guint k = 0; column != NULL && column->inputs != NULL && k < column->inputs->len;
                 k++)
              add_once (self->inputs,
                        ((DtiInputLane *) g_ptr_array_index (column->inputs, k))->name);
          }
    }
}

static void
write_long_header (Writer *self)
{
  g_string_append (self->text, "unit");
  if (self->has_period)
    g_string_append (self->text, ",period");
  g_string_append (self->text, ",node,value,numerator,denominator,status,stage,note,evidence,max");
  for (guint i = 0; i < self->inputs->len; i++)
    {
      g_autofree char *name = g_strconcat ("input.", g_ptr_array_index (self->inputs, i), NULL);

      write_comma (self);
      write_text (self, name);
    }
  if (self->has_name)
    g_string_append (self->text, ",name");
  if (self->has_ranked)
    g_string_append (self->text, ",ranked");
  g_string_append_c (self->text, '\n');
}

static void
start_long_row (Writer *self, const DtiDatasetPeriod *period, gsize row, const char *node)
{
  write_text (self, self->dataset->units.ids[row]);
  write_comma (self);
  if (self->has_period)
    {
      write_text (self, period->id);
      write_comma (self);
    }
  write_text (self, node);
  write_comma (self);
}

/* Name and ranked stand in the first row of the unit in the period. */
static void
end_long_row (Writer *self, const DtiDatasetPeriod *period, gsize row, gboolean *is_first)
{
  if (self->has_name)
    {
      write_comma (self);
      if (*is_first)
        write_guarded (self, dti_lane_get_text (&self->dataset->units.names, row));
    }
  if (self->has_ranked)
    g_string_append (self->text,
                     *is_first && dti_lane_get_byte (&period->unranked, row) ? ",false" : ",");
  g_string_append_c (self->text, '\n');
  *is_first = FALSE;
}

static void
write_commas (Writer *self, guint n)
{
  for (guint i = 0; i < n; i++)
    write_comma (self);
}

static void
write_cell (Writer *self, const DtiStoreColumn *column, guint stage, gsize row)
{
  const DtiCellDetail *detail = dti_store_column_get_detail (column, row);

  write_value (self, column, row);
  write_comma (self);
  write_number (self, dti_lane_get_number (&column->numerators, row));
  write_comma (self);
  write_number (self, dti_lane_get_number (&column->denominators, row));
  write_comma (self);
  g_string_append (self->text, get_letter (column, row));
  write_comma (self);
  g_string_append (self->text, stage_names[stage]);
  write_comma (self);
  write_guarded (self, detail != NULL ? detail->note : NULL);
  write_comma (self);
  write_guarded (self, detail != NULL ? detail->evidence : NULL);
  write_comma (self);
  write_number (self, dti_lane_get_number (&column->maxima, row));
  for (guint i = 0; i < self->inputs->len; i++)
    {
      const DtiInputLane *input =
          dti_store_column_find_input (column, g_ptr_array_index (self->inputs, i));

      write_comma (self);
      if (input != NULL)
        write_number (self, dti_lane_get_number (&input->numbers, row));
    }
}

static void
write_long_labels (Writer *self, const DtiDatasetPeriod *period, gsize row, gboolean *is_first)
{
  for (guint i = 0; i < self->labels->len; i++)
    {
      const char *name = g_ptr_array_index (self->labels, i);
      const DtiLane *labels = dti_dataset_period_find_labels (period, name);

      if (labels == NULL || dti_lane_get_text (labels, row) == NULL)
        continue;
      start_long_row (self, period, row, name);
      write_label (self, period, name, row);
      write_commas (self, 7 + self->inputs->len);
      end_long_row (self, period, row, is_first);
    }
}

static void
write_long_rows (Writer *self, const DtiDatasetPeriod *period, gsize row)
{
  DtiDataset *dataset = self->dataset;
  gboolean is_first = TRUE;

  write_long_labels (self, period, row, &is_first);
  for (guint node = 0; node + 1 < dataset->nodes->len; node++)
    for (guint stage = DTI_STAGE_SELF; stage < DTI_N_STAGES; stage++)
      {
        const DtiStoreColumn *column =
            dti_dataset_find_column (dataset, period, node, (DtiStage) stage);

        if (column == NULL || !dti_store_column_has_cell (column, row))
          continue;
        start_long_row (self, period, row, dti_dataset_get_node_id (dataset, node));
        write_cell (self, column, stage, row);
        end_long_row (self, period, row, &is_first);
      }

  if (is_first)
    {
      start_long_row (self, period, row, "");
      write_commas (self, 7 + self->inputs->len);
      end_long_row (self, period, row, &is_first);
    }
}

typedef void (*WriteRow) (Writer *self, const DtiDatasetPeriod *period, gsize row);

/* Whether the units appear in their order when the periods are written one after the other. */
static gboolean
keeps_order_by_period (DtiDataset *self)
{
  g_autofree guint8 *seen = g_new0 (guint8, MAX (self->units.n, 1));
  gsize next = 0;

  for (guint i = 0; i < self->periods->len; i++)
    for (gsize row = 0; row < self->units.n; row++)
      {
        if (seen[row] || !dti_dataset_period_lists (dti_dataset_get_period (self, i), row))
          continue;
        if (row < next)
          return FALSE;
        seen[row] = TRUE;
        next = row;
      }

  return TRUE;
}

static void
write_rows (Writer *self, WriteRow write_row)
{
  DtiDataset *dataset = self->dataset;
  gboolean by_period = keeps_order_by_period (dataset);
  gsize n_outer = by_period ? dataset->periods->len : dataset->units.n;
  gsize n_inner = by_period ? dataset->units.n : dataset->periods->len;

  for (gsize outer = 0; outer < n_outer; outer++)
    for (gsize inner = 0; inner < n_inner; inner++)
      {
        const DtiDatasetPeriod *period =
            dti_dataset_get_period (dataset, (guint) (by_period ? outer : inner));
        gsize row = by_period ? inner : outer;

        if (dti_dataset_period_lists (period, row))
          write_row (self, period, row);
      }
}

/**
 * dti_dataset_to_csv:
 * @self: a dataset
 *
 * Writes the dataset as CSV: wide where that holds everything, else long.
 *
 * Wide has no place for stages other than published, for notes and for evidence. Numbers are the
 * shortest decimals that read back to the same double; a status is written where the cell does not
 * say as much without it. Names, notes and evidence that a spreadsheet would take for a formula get
 * an apostrophe, which the reader removes. Units that no period lists have no place in CSV; apart
 * from them [class@Dti.DatasetReader] reads a dataset with the same digest, given a framework where
 * there are labels.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_dataset_to_csv (DtiDataset *self)
{
  Writer writer = { NULL };

  g_return_val_if_fail (DTI_IS_DATASET (self), NULL);

  writer.dataset = self;
  writer.text = g_string_new (NULL);
  writer.labels = g_ptr_array_new ();
  writer.inputs = g_ptr_array_new ();
  writer.fields = g_array_new (FALSE, FALSE, sizeof (Field));

  survey_units (&writer);
  if (can_be_wide (&writer))
    {
      plan_fields (&writer);
      write_wide_header (&writer);
      write_rows (&writer, write_wide_row);
    }
  else
    {
      survey_inputs (&writer);
      write_long_header (&writer);
      write_rows (&writer, write_long_rows);
    }

  g_ptr_array_unref (writer.labels);
  g_ptr_array_unref (writer.inputs);
  g_array_unref (writer.fields);

  return g_string_free (writer.text, FALSE);
}
