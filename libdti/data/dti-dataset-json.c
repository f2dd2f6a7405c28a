/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <libdti/base/dti-number-private.h>

#include "dti-dataset-store-private.h"

/* Written by hand: a tree of a million values would take more memory than the dataset. */
typedef struct
{
  DtiDataset *dataset;
  GString *text;
  const DtiDatasetPeriod *period;
  gsize *rows; /* units of the period */
  gsize n_rows;
  const char *indent;
  gboolean is_first; /* member of the object being written */
} Writer;

static const char *const stage_names[] = { NULL, "self", "appraised", "published" };

static void
write_string (GString *text, const char *string)
{
  if (string == NULL)
    {
      g_string_append (text, "null");
      return;
    }

  g_string_append_c (text, '"');
  for (; *string != '\0'; string++)
    {
      if (*string == '"' || *string == '\\')
        g_string_append_printf (text, "\\%c", *string);
      else if ((guchar) *string < 0x20)
        g_string_append_printf (text, "\\u%04x", (guint) (guchar) *string);
      else
        g_string_append_c (text, *string);
    }
  g_string_append_c (text, '"');
}

static void
write_number (GString *text, double number)
{
  char buffer[DTI_NUMBER_BUFFER];

  if (isnan (number))
    g_string_append (text, "null");
  else
    g_string_append_len (text, buffer, (gssize) dti_number_to_buffer (number, buffer));
}

static void
begin_member (Writer *self, const char *name, const char *part)
{
  g_autofree char *full = g_strconcat (name, part, NULL);

  g_string_append (self->text, self->is_first ? "\n" : ",\n");
  g_string_append (self->text, self->indent);
  write_string (self->text, full);
  g_string_append (self->text, ": ");
  self->is_first = FALSE;
}

typedef void (*WriteItem) (Writer *self, gconstpointer column, gsize row);

static void
write_array (
    Writer *self, const char *name, const char *part, WriteItem write_item, gconstpointer column)
{
  begin_member (self, name, part);
  g_string_append_c (self->text, '[');
  for (gsize i = 0; i < self->n_rows; i++)
    {
      if (i > 0)
        g_string_append (self->text, ", ");
      write_item (self, column, self->rows[i]);
    }
  g_string_append_c (self->text, ']');
}

static void
write_lane_number (Writer *self, gconstpointer lane, gsize row)
{
  write_number (self->text, dti_lane_get_number (lane, row));
}

static void
write_lane_text (Writer *self, gconstpointer lane, gsize row)
{
  write_string (self->text, dti_lane_get_text (lane, row));
}

static void
write_unit (Writer *self, gconstpointer column, gsize row)
{
  write_string (self->text, self->dataset->units.ids[row]);
}

static void
write_ranked (Writer *self, gconstpointer lane, gsize row)
{
  g_string_append (self->text, dti_lane_get_byte (lane, row) ? "false" : "true");
}

static void
write_value (Writer *self, gconstpointer data, gsize row)
{
  const DtiStoreColumn *column = data;
  const char *label = dti_lane_get_text (&column->texts, row);

  if (label != NULL)
    write_string (self->text, label);
  else
    write_number (self->text, dti_lane_get_number (&column->numbers, row));
}

static gboolean
has_letter (const DtiStoreColumn *column, gsize row)
{
  return dti_store_column_get_status (column, row) !=
         (dti_store_column_has_value (column, row) ? DTI_STATUS_NORMAL : DTI_STATUS_MISSING);
}

static void
write_letter (Writer *self, gconstpointer column, gsize row)
{
  write_string (self->text,
                has_letter (column, row)
                    ? dti_status_to_letter (dti_store_column_get_status (column, row))
                    : NULL);
}

static void
write_note (Writer *self, gconstpointer column, gsize row)
{
  const DtiCellDetail *detail = dti_store_column_get_detail (column, row);

  write_string (self->text, detail != NULL ? detail->note : NULL);
}

static void
write_evidence (Writer *self, gconstpointer column, gsize row)
{
  const DtiCellDetail *detail = dti_store_column_get_detail (column, row);

  write_string (self->text, detail != NULL ? detail->evidence : NULL);
}

static gboolean
has_letters (const Writer *self, const DtiStoreColumn *column)
{
  for (gsize i = 0; i < self->n_rows; i++)
    if (has_letter (column, self->rows[i]))
      return TRUE;

  return FALSE;
}

static void
write_numbers (Writer *self, const char *node, const char *part, const DtiLane *lane)
{
  if (dti_lane_has_numbers (lane))
    write_array (self, node, part, write_lane_number, lane);
}

static void
write_column (Writer *self, const char *node, const DtiStoreColumn *column)
{
  write_array (self, node, "", write_value, column);
  write_numbers (self, node, ":numerator", &column->numerators);
  write_numbers (self, node, ":denominator", &column->denominators);
  write_numbers (self, node, ":max", &column->maxima);
  for (guint i = 0; column->inputs != NULL && i < column->inputs->len; i++)
    {
      const DtiInputLane *input = g_ptr_array_index (column->inputs, i);
      g_autofree char *part = g_strconcat (":input.", input->name, NULL);

      write_numbers (self, node, part, &input->numbers);
    }
  if (has_letters (self, column))
    write_array (self, node, ":status", write_letter, column);
  if (column->details != NULL && g_hash_table_size (column->details) > 0)
    {
      write_array (self, node, ":note", write_note, column);
      write_array (self, node, ":evidence", write_evidence, column);
    }
}

static gboolean
has_stage (const Writer *self, DtiStage stage)
{
  for (guint node = 0; node + 1 < self->dataset->nodes->len; node++)
    if (dti_dataset_find_column (self->dataset, self->period, node, stage) != NULL)
      return TRUE;

  return FALSE;
}

static void
begin_object (Writer *self, const char *name, const char *indent)
{
  begin_member (self, name, "");
  g_string_append_c (self->text, '{');
  self->indent = indent;
  self->is_first = TRUE;
}

static void
end_object (Writer *self, const char *indent)
{
  if (!self->is_first)
    {
      g_string_append_c (self->text, '\n');
      g_string_append (self->text, indent);
    }
  g_string_append_c (self->text, '}');
  self->indent = indent;
  self->is_first = FALSE;
}

static void
write_stage (Writer *self, const char *name, DtiStage stage, const char *indent)
{
  const char *outer = self->indent;

  begin_object (self, name, indent);
  for (guint node = 0; node + 1 < self->dataset->nodes->len; node++)
    {
      const DtiStoreColumn *column =
          dti_dataset_find_column (self->dataset, self->period, node, stage);

      if (column != NULL)
        write_column (self, dti_dataset_get_node_id (self->dataset, node), column);
    }
  end_object (self, outer);
}

static void
write_earlier_stages (Writer *self)
{
  if (!has_stage (self, DTI_STAGE_SELF) && !has_stage (self, DTI_STAGE_APPRAISED))
    return;

  begin_object (self, "stages", "        ");
  for (guint stage = DTI_STAGE_SELF; stage < DTI_STAGE_PUBLISHED; stage++)
    if (has_stage (self, (DtiStage) stage))
      write_stage (self, stage_names[stage], (DtiStage) stage, "          ");
  end_object (self, "      ");
}

static void
write_labels (Writer *self)
{
  if (self->period->labels->len == 0)
    return;

  begin_object (self, "labels", "        ");
  for (guint i = 0; i < self->period->labels->len; i++)
    {
      const DtiLabelLane *labels = g_ptr_array_index (self->period->labels, i);

      write_array (self, labels->name, "", write_lane_text, &labels->texts);
    }
  end_object (self, "      ");
}

static void
write_period (Writer *self, const DtiDatasetPeriod *period)
{
  self->period = period;
  self->n_rows = 0;
  for (gsize row = 0; row < self->dataset->units.n; row++)
    if (dti_dataset_period_lists (period, row))
      self->rows[self->n_rows++] = row;

  begin_object (self, period->id, "      ");
  if (self->n_rows < self->dataset->units.n)
    write_array (self, "units", "", write_unit, NULL);
  if (period->unranked.n > 0)
    write_array (self, "ranked", "", write_ranked, &period->unranked);
  write_labels (self);
  write_stage (self, "columns", DTI_STAGE_PUBLISHED, "        ");
  write_earlier_stages (self);
  end_object (self, "    ");
}

static gboolean
has_names (DtiDataset *self)
{
  for (gsize row = 0; row < self->units.names.n; row++)
    if (dti_lane_get_text (&self->units.names, row) != NULL)
      return TRUE;

  return FALSE;
}

/**
 * dti_dataset_to_json:
 * @self: a dataset
 *
 * Writes the dataset as JSON, in the form [class@Dti.DatasetReader] describes.
 *
 * It holds everything but the place each number was read from. The reader makes a dataset with the
 * same digest from it.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_dataset_to_json (DtiDataset *self)
{
  Writer writer = { .indent = "  ", .is_first = TRUE };

  g_return_val_if_fail (DTI_IS_DATASET (self), NULL);

  writer.dataset = self;
  writer.text = g_string_new ("{");
  writer.n_rows = self->units.n;
  writer.rows = g_new (gsize, MAX (self->units.n, 1));
  for (gsize row = 0; row < self->units.n; row++)
    writer.rows[row] = row;

  begin_member (&writer, "format", "");
  g_string_append (writer.text, "\"dti-dataset\"");
  begin_member (&writer, "format-version", "");
  g_string_append (writer.text, "1");
  write_array (&writer, "units", "", write_unit, NULL);
  if (has_names (self))
    write_array (&writer, "names", "", write_lane_text, &self->units.names);
  begin_object (&writer, "periods", "    ");
  for (guint i = 0; i < self->periods->len; i++)
    write_period (&writer, dti_dataset_get_period (self, i));
  end_object (&writer, "  ");
  g_string_append (writer.text, "\n}\n");
  g_free (writer.rows);

  return g_string_free (writer.text, FALSE);
}
