/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

/* The arrays of one node in the JSON form, item by item. */

#include <string.h>

#include "dti-dataset-read-json-private.h"

gboolean
dti_json_dataset_fail (DtiJsonDataset *self,
                       DtiError code,
                       const char *pointer,
                       const char *message)
{
  g_set_error (self->error,
               DTI_ERROR,
               code,
               "%s%s%s: %s",
               self->reading->file != NULL ? self->reading->file : "",
               self->reading->file != NULL ? ": " : "",
               *pointer != '\0' ? pointer : "/",
               message);

  return FALSE;
}

gboolean
dti_json_dataset_fail_data (DtiJsonDataset *self, const char *pointer, const char *message)
{
  return dti_json_dataset_fail (self, DTI_ERROR_INVALID_DATA, pointer, message);
}

const char *
dti_json_dataset_get_string (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

gboolean
dti_json_dataset_get_number (JsonNode *node, double *number)
{
  GType type;

  if (!JSON_NODE_HOLDS_VALUE (node))
    return FALSE;
  type = json_node_get_value_type (node);
  if (type == G_TYPE_INT64)
    *number = (double) json_node_get_int (node);
  else if (type == G_TYPE_DOUBLE)
    *number = dti_dataset_plain_number (json_node_get_double (node));
  else
    return FALSE;

  return isfinite (*number);
}

DtiReadPlace
dti_json_dataset_place (const DtiJsonDataset *self,
                        const char *pointer,
                        gsize row,
                        const char *node)
{
  return (DtiReadPlace){ .pointer = pointer,
                         .unit = self->dataset->units.ids[row],
                         .period = self->period->id,
                         .node = node };
}

void
dti_json_dataset_report (DtiJsonDataset *self,
                         const DtiReadPlace *place,
                         const char *code,
                         const char *message)
{
  dti_read_report (
      self->reading, DTI_SEVERITY_ERROR, code, place, (DtiSlice){ NULL, 0 }, "%s", message);
}

DtiJsonGroup *
dti_json_group_new (const char *pointer, const DtiReadNode *info)
{
  DtiJsonGroup *group = g_new0 (DtiJsonGroup, 1);

  group->pointer = g_strdup (pointer);
  group->info = info;
  group->inputs = g_ptr_array_new ();
  group->input_names = g_ptr_array_new_with_free_func (g_free);

  return group;
}

void
dti_json_group_free (gpointer data)
{
  DtiJsonGroup *group = data;

  g_free (group->pointer);
  g_ptr_array_unref (group->inputs);
  g_ptr_array_unref (group->input_names);
  g_free (group);
}

void
dti_json_group_add (DtiJsonGroup *group, DtiReadColumn *column, JsonArray *array)
{
  switch (column->part)
    {
    case DTI_PART_NUMERATOR:
      group->numerator = array;
      break;
    case DTI_PART_DENOMINATOR:
      group->denominator = array;
      break;
    case DTI_PART_MAX:
      group->max = array;
      break;
    case DTI_PART_STATUS:
      group->status = array;
      break;
    case DTI_PART_NOTE:
      group->note = array;
      break;
    case DTI_PART_EVIDENCE:
      group->evidence = array;
      break;
    case DTI_PART_INPUT:
      g_ptr_array_add (group->inputs, array);
      g_ptr_array_add (group->input_names, g_steal_pointer (&column->input));
      break;
    case DTI_PART_VALUE:
    case DTI_PART_IGNORED:
    case DTI_PART_UNIT:
    case DTI_PART_PERIOD:
    case DTI_PART_NAME:
    case DTI_PART_RANKED:
    case DTI_PART_NODE:
    case DTI_PART_STAGE:
    case DTI_PART_LABEL:
    default:
      group->value = array;
    }
}

/* One item of an array of numbers; NaN for null and for what is none, which is reported. */
static double
read_item (
    DtiJsonDataset *self, const DtiJsonGroup *group, const char *part, JsonArray *array, guint item)
{
  gsize row = g_array_index (self->rows, gsize, item);
  g_autofree char *name = NULL;
  g_autofree char *member = NULL;
  g_autofree char *pointer = NULL;
  DtiReadPlace place;
  JsonNode *node;
  double number;

  if (array == NULL)
    return NAN;
  node = json_array_get_element (array, item);
  if (dti_json_dataset_get_number (node, &number))
    return number;
  if (JSON_NODE_HOLDS_NULL (node))
    return NAN;

  name = g_strconcat (group->info->id, part, NULL);
  member = dti_json_pointer_append (group->pointer, name);
  pointer = dti_json_pointer_append_index (member, item);
  place = dti_json_dataset_place (self, pointer, row, group->info->id);
  dti_json_dataset_report (self, &place, "not-a-number", "the item is no number");

  return NAN;
}

static const char *
read_item_text (JsonArray *array, guint item)
{
  return array != NULL ? dti_json_dataset_get_string (json_array_get_element (array, item)) : NULL;
}

/* The label in the place of a number; NULL where there is none that is sound. */
static const char *
read_label (DtiJsonDataset *self, const DtiJsonGroup *group, const DtiReadPlace *place, guint item)
{
  const char *text = read_item_text (group->value, item);
  DtiRule *rule = group->info->text_rule;
  double number;

  if (text == NULL || *text == '\0')
    return NULL;
  /* Without a framework a text is what it is. */
  if (rule == NULL ? self->reading->framework == NULL : dti_rule_read_text (rule, text, &number))
    return text;

  dti_read_report_text (self->reading,
                        place,
                        rule != NULL ? DTI_CELL_TEXT_UNKNOWN_LABEL : DTI_CELL_TEXT_NO_NUMBER,
                        (DtiSlice){ text, strlen (text) });

  return NULL;
}

static void
read_status (DtiJsonDataset *self,
             const DtiJsonGroup *group,
             const DtiReadPlace *place,
             guint item,
             DtiReadCell *cell)
{
  JsonNode *node = group->status != NULL ? json_array_get_element (group->status, item) : NULL;
  const char *text = node != NULL ? dti_json_dataset_get_string (node) : NULL;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node) || (text != NULL && *text == '\0'))
    return;

  cell->has_status = text != NULL && dti_status_from_letter (text, &cell->status);
  if (!cell->has_status)
    dti_json_dataset_report (self, place, "unknown-status", "the item is no letter of a status");
}

static void
write_number (DtiLane *lane, gsize row, double number)
{
  if (!isnan (number))
    dti_lane_set_number (lane, row, number);
}

static void
read_cell (DtiJsonDataset *self, const DtiJsonGroup *group, DtiStoreColumn *column, guint item)
{
  gsize row = g_array_index (self->rows, gsize, item);
  gboolean is_text = read_item_text (group->value, item) != NULL;
  g_autofree char *member = dti_json_pointer_append (group->pointer, group->info->id);
  g_autofree char *pointer = dti_json_pointer_append_index (member, item);
  DtiReadPlace place = dti_json_dataset_place (self, pointer, row, group->info->id);
  const char *label = read_label (self, group, &place, item);
  const char *note = dti_dataset_intern_trimmed (self->dataset, read_item_text (group->note, item));
  const char *evidence =
      dti_dataset_intern_trimmed (self->dataset, read_item_text (group->evidence, item));
  g_autofree double *inputs = g_new (double, group->inputs->len + 1);
  DtiReadCell cell = { .has_other = label != NULL };

  cell.number = is_text ? NAN : read_item (self, group, "", group->value, item);
  cell.numerator = read_item (self, group, ":numerator", group->numerator, item);
  cell.denominator = read_item (self, group, ":denominator", group->denominator, item);
  cell.max = read_item (self, group, ":max", group->max, item);
  for (guint i = 0; i < group->inputs->len; i++)
    {
      g_autofree char *part =
          g_strconcat (":input.", g_ptr_array_index (group->input_names, i), NULL);

      inputs[i] = read_item (self, group, part, g_ptr_array_index (group->inputs, i), item);
      cell.has_other |= !isnan (inputs[i]);
    }
  read_status (self, group, &place, item, &cell);
  dti_read_check_cell (self->reading, &place, group->info, &cell);

  write_number (&column->numbers, row, cell.number);
  write_number (&column->numerators, row, cell.numerator);
  write_number (&column->denominators, row, cell.denominator);
  write_number (&column->maxima, row, cell.max);
  for (guint i = 0; !cell.is_refused && i < group->inputs->len; i++)
    write_number (dti_store_column_ensure_input (
                      column,
                      dti_dataset_intern (self->dataset,
                                          g_ptr_array_index (group->input_names, i))),
                  row,
                  inputs[i]);
  if (label != NULL && !cell.is_refused)
    dti_lane_set_text (&column->texts, row, dti_dataset_intern_trimmed (self->dataset, label));
  if (cell.has_status)
    dti_store_column_set_status (column, row, cell.status);
  if (note != NULL || evidence != NULL)
    dti_store_column_set_detail (column, row, note, evidence);
}

/* Nothing but numbers: no need to look at each as a cell with parts. */
static gboolean
is_plain (const DtiJsonGroup *group)
{
  return group->value != NULL && group->numerator == NULL && group->denominator == NULL &&
         group->max == NULL && group->status == NULL && group->note == NULL &&
         group->evidence == NULL && group->inputs->len == 0;
}

gboolean
dti_json_group_read (DtiJsonDataset *self, const DtiJsonGroup *group, DtiStage stage)
{
  g_autoptr (GError) error = NULL;
  gboolean plain = is_plain (group);
  DtiStoreColumn *column;
  guint node;

  if (group->info->is_label)
    return TRUE;
  if (!dti_dataset_ensure_node (self->dataset, group->info->id, &node, &error))
    return dti_json_dataset_fail_data (self, group->pointer, error->message);

  column = dti_dataset_ensure_column (self->dataset, self->period, node, stage);
  for (guint i = 0; i < self->rows->len; i++)
    {
      double number;

      if (plain &&
          dti_json_dataset_get_number (json_array_get_element (group->value, i), &number) &&
          number >= group->info->minimum && number <= group->info->maximum)
        dti_lane_set_number (&column->numbers, g_array_index (self->rows, gsize, i), number);
      else
        read_cell (self, group, column, i);
    }

  return TRUE;
}
