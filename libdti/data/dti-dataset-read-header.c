/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

/* The first row of a CSV file: what its columns mean. */

#include <string.h>

#include "dti-dataset-read-private.h"

#define INPUT_PREFIX "input."

static const struct
{
  const char *name;
  DtiPart part;
} node_parts[] = {
  { "numerator", DTI_PART_NUMERATOR },
  { "denominator", DTI_PART_DENOMINATOR },
  { "status", DTI_PART_STATUS },
  { "max", DTI_PART_MAX },
};

static const struct
{
  const char *name;
  DtiPart part;
} long_parts[] = {
  { "node", DTI_PART_NODE },
  { "value", DTI_PART_VALUE },
  { "numerator", DTI_PART_NUMERATOR },
  { "denominator", DTI_PART_DENOMINATOR },
  { "status", DTI_PART_STATUS },
  { "stage", DTI_PART_STAGE },
  { "note", DTI_PART_NOTE },
  { "evidence", DTI_PART_EVIDENCE },
  { "max", DTI_PART_MAX },
  { "ranked", DTI_PART_RANKED },
};

static void
read_domain (DtiReadNode *self, DtiIndicator *indicator)
{
  double minimum = dti_indicator_get_domain_min (indicator);
  double maximum = dti_indicator_get_domain_max (indicator);

  if (!isnan (minimum))
    self->minimum = minimum;
  if (!isnan (maximum))
    self->maximum = maximum;
}

static void
read_text_rule (DtiReadNode *self, DtiNode *node)
{
  GListModel *rules = dti_node_get_rules (node);
  g_autoptr (DtiRule) first = rules != NULL ? g_list_model_get_item (rules, 0) : NULL;

  if (first != NULL && dti_rule_reads_text (first))
    self->text_rule = g_steal_pointer (&first);
}

DtiReadNode *
dti_read_node_new (DtiReading *reading, const char *id)
{
  DtiReadNode *self = g_new0 (DtiReadNode, 1);
  DtiNode *node;

  self->id = g_strdup (id);
  self->minimum = -INFINITY;
  self->maximum = INFINITY;
  self->is_known = TRUE;
  if (reading->framework == NULL)
    return self;

  node = dti_framework_lookup (reading->framework, id);
  if (node == NULL)
    {
      self->is_known = dti_framework_has_column (reading->framework, id, &self->is_label);
      return self;
    }
  if (DTI_IS_INDICATOR (node))
    read_domain (self, DTI_INDICATOR (node));
  read_text_rule (self, node);

  return self;
}

void
dti_read_node_free (DtiReadNode *self)
{
  g_free (self->id);
  g_clear_object (&self->text_rule);
  g_free (self);
}

DtiReadNode *
dti_read_header_get_node (DtiReading *reading, DtiReadHeader *self, const char *id)
{
  DtiReadNode *node = g_hash_table_lookup (self->nodes, id);

  if (node != NULL)
    return node;

  node = dti_read_node_new (reading, id);
  g_hash_table_insert (self->nodes, node->id, node);

  return node;
}

static void
clear_column (gpointer data)
{
  DtiReadColumn *column = data;

  g_clear_pointer (&column->node, g_free);
  g_clear_pointer (&column->input, g_free);
}

void
dti_read_header_clear (DtiReadHeader *self)
{
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->nodes, g_hash_table_unref);
}

gboolean
dti_read_parse_column (const char *text, DtiReadColumn *column)
{
  const char *colon = strchr (text, ':');
  const char *part;

  *column = (DtiReadColumn){ DTI_PART_VALUE, NULL, NULL };
  if (colon == NULL)
    {
      column->node = g_strdup (text);
      return TRUE;
    }

  part = colon + 1;
  if (colon == text)
    {
      column->part = DTI_PART_RANKED;
      return g_str_equal (part, "ranked");
    }

  column->part = DTI_PART_IGNORED;
  for (guint i = 0; i < G_N_ELEMENTS (node_parts); i++)
    if (g_str_equal (part, node_parts[i].name))
      column->part = node_parts[i].part;
  if (g_str_has_prefix (part, INPUT_PREFIX) && part[strlen (INPUT_PREFIX)] != '\0')
    {
      column->part = DTI_PART_INPUT;
      column->input = g_strdup (part + strlen (INPUT_PREFIX));
    }
  if (column->part == DTI_PART_IGNORED)
    return FALSE;
  column->node = g_strndup (text, (gsize) (colon - text));

  return TRUE;
}

/* Names that mean the same in both forms. */
static gboolean
parse_common (const char *text, DtiReadColumn *column)
{
  if (g_str_equal (text, "unit"))
    column->part = DTI_PART_UNIT;
  else if (g_str_equal (text, "period"))
    column->part = DTI_PART_PERIOD;
  else if (g_str_equal (text, "name"))
    column->part = DTI_PART_NAME;
  else
    return FALSE;

  return TRUE;
}

static gboolean
parse_long (const char *text, DtiReadColumn *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (long_parts); i++)
    if (g_str_equal (text, long_parts[i].name))
      {
        column->part = long_parts[i].part;
        return TRUE;
      }
  if (!g_str_has_prefix (text, INPUT_PREFIX) || text[strlen (INPUT_PREFIX)] == '\0')
    return FALSE;

  column->part = DTI_PART_INPUT;
  column->input = g_strdup (text + strlen (INPUT_PREFIX));

  return TRUE;
}

static void
report_column (
    DtiReading *self, guint position, const char *text, const char *code, const char *why)
{
  DtiReadPlace place = { .row = 1, .column = position + 1 };

  dti_read_report (self,
                   DTI_SEVERITY_ERROR,
                   code,
                   &place,
                   (DtiSlice){ text, strlen (text) },
                   "the column “%s” %s",
                   text,
                   why);
}

/* Nodes and columns of labels. */
static void
judge_node (DtiReading *self, DtiReadHeader *header, guint position, const char *text)
{
  DtiReadColumn *column = &g_array_index (header->columns, DtiReadColumn, position);
  g_autofree char *buffer = NULL;
  g_autoptr (GError) error = NULL;
  const char *id = dti_dataset_check_id ("node", column->node, &buffer, &error);
  const DtiReadNode *node;

  if (id == NULL)
    {
      column->part = DTI_PART_IGNORED;
      report_column (self, position, text, "unknown-column", "names no node");
      return;
    }

  if (id != column->node)
    {
      g_free (column->node);
      column->node = g_steal_pointer (&buffer);
    }
  node = dti_read_header_get_node (self, header, column->node);
  if (!node->is_known)
    {
      column->part = DTI_PART_IGNORED;
      report_column (self, position, text, "unknown-node", "is no node of the framework");
    }
  else if (node->is_label && column->part == DTI_PART_VALUE)
    column->part = DTI_PART_LABEL;
  else if (node->is_label)
    {
      column->part = DTI_PART_IGNORED;
      report_column (self, position, text, "unknown-column", "belongs to a column of labels");
    }
}

static void
judge_column (DtiReading *self, DtiReadHeader *header, guint position, const char *text)
{
  DtiReadColumn *column = &g_array_index (header->columns, DtiReadColumn, position);

  if (*text == '\0')
    {
      DtiReadPlace place = { .row = 1, .column = position + 1 };

      dti_read_report (self,
                       DTI_SEVERITY_WARNING,
                       "unnamed-column",
                       &place,
                       (DtiSlice){ NULL, 0 },
                       "the column has no name and is left out");
      return;
    }
  if (parse_common (text, column))
    return;

  if (header->is_long ? !parse_long (text, column) : !dti_read_parse_column (text, column))
    {
      column->part = DTI_PART_IGNORED;
      report_column (self, position, text, "unknown-column", "is unknown");
      return;
    }
  if (column->node != NULL)
    judge_node (self, header, position, text);
}

static gboolean
fail (const DtiReading *self, guint column, DtiError code, GError **error, const char *message)
{
  if (column != 0)
    g_set_error (error, DTI_ERROR, code, "1:%u: %s", column, message);
  else
    g_set_error (error, DTI_ERROR, code, "1: %s", message);

  return FALSE;
}

/* The names of all columns, each once. */
static GPtrArray *
read_names (DtiReading *self, DtiCsvScanner *scanner, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  while (!scanner->row_ended)
    {
      DtiCsvCell cell;
      g_autofree char *raw = NULL;
      char *name;

      if (!dti_csv_scanner_next (scanner, &cell, error))
        return NULL;
      if (names->len == DTI_READ_MAX_COLUMNS)
        {
          fail (self, scanner->column, DTI_ERROR_LIMIT, error, "there are too many columns");
          return NULL;
        }
      if (cell.fault == DTI_CSV_FAULT_TEXT_AFTER_QUOTE)
        {
          fail (self,
                scanner->column,
                DTI_ERROR_INVALID_DATA,
                error,
                "there is text after the closing quote in the header");
          return NULL;
        }
      raw = dti_slice_copy (dti_slice_trim (cell.text, cell.length));
      name = g_utf8_normalize (raw, -1, G_NORMALIZE_NFC);
      g_ptr_array_add (names, name);
      if (*name == '\0' || g_hash_table_add (seen, name))
        continue;

      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_INVALID_DATA,
                   "1:%u: the column “%s” stands there twice",
                   scanner->column,
                   name);
      return NULL;
    }

  return g_steal_pointer (&names);
}

static gboolean
contains (GPtrArray *names, const char *name)
{
  return g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL);
}

gboolean
dti_read_header (DtiReading *self, DtiCsvScanner *scanner, DtiReadHeader *header, GError **error)
{
  g_autoptr (GPtrArray) names = NULL;

  if (!dti_csv_scanner_begin_row (scanner))
    return fail (self, 0, DTI_ERROR_INVALID_DATA, error, "the file is empty");

  names = read_names (self, scanner, error);
  if (names == NULL)
    return FALSE;
  if (!contains (names, "unit"))
    return fail (self, 0, DTI_ERROR_INVALID_DATA, error, "the header has no column “unit”");

  header->is_long = contains (names, "node") && contains (names, "value");
  header->has_period = contains (names, "period");
  header->columns = g_array_sized_new (FALSE, TRUE, sizeof (DtiReadColumn), names->len);
  g_array_set_clear_func (header->columns, clear_column);
  g_array_set_size (header->columns, names->len);
  header->nodes = g_hash_table_new_full (g_str_hash,
                                         g_str_equal,
                                         NULL,
                                         (GDestroyNotify) (void (*) (void)) dti_read_node_free);
  for (guint i = 0; i < names->len; i++)
    judge_column (self, header, i, g_ptr_array_index (names, i));

  return TRUE;
}
