/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "dti-dataset-store-private.h"

gboolean
dti_dataset_require_open (DtiDataset *self, GError **error)
{
  if (!self->is_sealed)
    return TRUE;

  g_set_error_literal (error,
                       DTI_ERROR,
                       DTI_ERROR_CONFLICT,
                       "the dataset is sealed and cannot be changed");

  return FALSE;
}

gboolean
dti_dataset_check_text (const char *what, const char *text, GError **error)
{
  if (text == NULL || g_utf8_validate (text, -1, NULL))
    return TRUE;

  g_set_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA, "the %s is no valid UTF-8", what);

  return FALSE;
}

gboolean
dti_dataset_check_number (const char *what, double number, GError **error)
{
  if (isfinite (number))
    return TRUE;

  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_INVALID_DATA,
               "the %s is no finite number; a missing one is told by its status",
               what);

  return FALSE;
}

static gboolean
is_plain_ascii (const char *text)
{
  for (const guchar *p = (const guchar *) text; *p != '\0'; p++)
    if (*p < 0x20 || *p >= 0x7f)
      return FALSE;

  return TRUE;
}

/* Letters below U+0300 and those of Vietnamese come composed; others are left to GLib. */
static gboolean
may_be_decomposed (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (letter >= 0x300 && (letter < 0x1e00 || letter > 0x1eff))
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_control (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

static gboolean
has_outer_space (const char *text)
{
  const char *last = g_utf8_find_prev_char (text, text + strlen (text));

  return g_unichar_isspace (g_utf8_get_char (text)) || g_unichar_isspace (g_utf8_get_char (last));
}

const char *
dti_dataset_check_id (const char *what, const char *id, char **buffer, GError **error)
{
  const char *fault = NULL;

  if (*id == '\0')
    fault = "is empty";
  else if (*id != ' ' && is_plain_ascii (id) && id[strlen (id) - 1] != ' ')
    return id;
  else if (!g_utf8_validate (id, -1, NULL))
    {
      g_set_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA, "the %s is no valid UTF-8", what);
      return NULL;
    }
  else if (has_control (id))
    fault = "has a control character";
  else if (has_outer_space (id))
    fault = "begins or ends with a space";

  if (fault != NULL)
    {
      g_set_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA, "the %s “%s” %s", what, id, fault);
      return NULL;
    }
  if (!may_be_decomposed (id))
    return id;

  g_free (*buffer);
  *buffer = g_utf8_normalize (id, -1, G_NORMALIZE_NFC);

  return *buffer;
}

static const char *
check_unit (const char *unit, char **buffer, GError **error)
{
  if (g_str_equal (unit, "*"))
    {
      g_set_error_literal (error,
                           DTI_ERROR,
                           DTI_ERROR_INVALID_DATA,
                           "the unit “*” stands for every unit and can only have a status");
      return NULL;
    }

  return dti_dataset_check_id ("unit", unit, buffer, error);
}

const char *
dti_dataset_check_node_id (const char *node, char **buffer, GError **error)
{
  if (strchr (node, ':') != NULL)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_INVALID_DATA,
                   "the node “%s” has a colon, which stands between a node and its part",
                   node);
      return NULL;
    }

  return dti_dataset_check_id ("node", node, buffer, error);
}

static gboolean
find_unit (DtiDataset *self, const char *unit, gsize *row)
{
  return dti_unit_table_find (&self->units, unit, strlen (unit), row);
}

gboolean
dti_dataset_find_unit (DtiDataset *self, const char *unit, gsize *row)
{
  g_autofree char *composed = NULL;

  if (find_unit (self, unit, row))
    return TRUE;
  if (is_plain_ascii (unit) || !g_utf8_validate (unit, -1, NULL))
    return FALSE;

  composed = g_utf8_normalize (unit, -1, G_NORMALIZE_NFC);

  return find_unit (self, composed, row);
}

gboolean
dti_dataset_ensure_unit (DtiDataset *self, const char *unit, gsize *row, GError **error)
{
  g_autofree char *buffer = NULL;

  if (find_unit (self, unit, row))
    return TRUE;

  unit = check_unit (unit, &buffer, error);
  if (unit == NULL)
    return FALSE;
  if (self->units.n >= DTI_UNIT_TABLE_MAX)
    {
      g_set_error_literal (error,
                           DTI_ERROR,
                           DTI_ERROR_LIMIT,
                           "a dataset holds fewer than 2^32 units");
      return FALSE;
    }

  *row = dti_unit_table_ensure (&self->units, unit, strlen (unit));

  return TRUE;
}

static void
free_labels (gpointer data)
{
  DtiLabelLane *labels = data;

  dti_lane_clear (&labels->texts);
  g_free (labels);
}

static DtiDatasetPeriod *
create_period (char *id, DtiPeriod *period)
{
  DtiDatasetPeriod *self = g_new0 (DtiDatasetPeriod, 1);

  self->id = id;
  self->period = period;
  self->columns = g_hash_table_new_full (NULL,
                                         NULL,
                                         NULL,
                                         (GDestroyNotify) (void (*) (void)) dti_store_column_unref);
  self->merged = g_hash_table_new_full (NULL,
                                        NULL,
                                        NULL,
                                        (GDestroyNotify) (void (*) (void)) dti_store_column_unref);
  self->labels = g_ptr_array_new_with_free_func (free_labels);

  return self;
}

void
dti_dataset_period_free (DtiDatasetPeriod *self)
{
  g_free (self->id);
  g_clear_pointer (&self->period, dti_period_free);
  g_hash_table_unref (self->columns);
  g_hash_table_unref (self->merged);
  g_ptr_array_unref (self->labels);
  dti_lane_clear (&self->listed);
  dti_lane_clear (&self->unranked);
  dti_lane_clear (&self->ranked);
  dti_lane_clear (&self->rows);
  g_free (self);
}

DtiDatasetPeriod *
dti_dataset_get_period (DtiDataset *self, guint position)
{
  return g_ptr_array_index (self->periods, position);
}

static DtiDatasetPeriod *
find_period_exactly (DtiDataset *self, const char *id)
{
  /* One period is the usual case. */
  if (self->periods->len == 1)
    {
      DtiDatasetPeriod *only = dti_dataset_get_period (self, 0);

      return only->id == id || g_str_equal (only->id, id) ? only : NULL;
    }

  return g_hash_table_lookup (self->period_rows, id);
}

DtiDatasetPeriod *
dti_dataset_find_period (DtiDataset *self, const char *period)
{
  const char *id = period != NULL ? period : "";
  DtiDatasetPeriod *found = find_period_exactly (self, id);
  g_autoptr (DtiPeriod) parsed = NULL;
  g_autofree char *canonical = NULL;

  if (found != NULL || *id == '\0')
    return found;

  parsed = dti_period_parse (id, NULL);
  if (parsed == NULL)
    return NULL;
  canonical = dti_period_format (parsed);

  return find_period_exactly (self, canonical);
}

static int
compare_periods (const DtiDatasetPeriod *a, const DtiDatasetPeriod *b)
{
  int order = 0;

  if (a->period != NULL && b->period != NULL)
    order = dti_period_compare (a->period, b->period);

  return order != 0 ? order : strcmp (a->id, b->id);
}

static void
insert_period (DtiDataset *self, DtiDatasetPeriod *period)
{
  guint low = 0;
  guint high = self->periods->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_periods (dti_dataset_get_period (self, middle), period) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  g_ptr_array_insert (self->periods, (int) low, period);
  g_hash_table_insert (self->period_rows, period->id, period);
  g_clear_pointer (&self->period_ids, g_free);
}

const char *const *
dti_dataset_list_period_ids (DtiDataset *self)
{
  if (self->period_ids != NULL)
    return self->period_ids;

  self->period_ids = g_new (const char *, self->periods->len + 1);
  for (guint i = 0; i < self->periods->len; i++)
    self->period_ids[i] = dti_dataset_get_period (self, i)->id;
  self->period_ids[self->periods->len] = NULL;

  return self->period_ids;
}

/* A dataset has periods or it has none; a mixture is a forgotten cell. */
static gboolean
check_mixture (DtiDataset *self, const char *id, GError **error)
{
  gboolean has_empty;

  if (self->periods->len == 0)
    return TRUE;
  has_empty = dti_dataset_get_period (self, 0)->period == NULL;
  if (has_empty == (*id == '\0'))
    return TRUE;

  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_CONFLICT,
               "the empty period cannot stand beside the period “%s”",
               has_empty ? id : dti_dataset_get_period (self, 0)->id);

  return FALSE;
}

DtiDatasetPeriod *
dti_dataset_ensure_period (DtiDataset *self, const char *period, GError **error)
{
  const char *id = period != NULL ? period : "";
  DtiDatasetPeriod *found = find_period_exactly (self, id);
  g_autoptr (DtiPeriod) parsed = NULL;
  g_autofree char *canonical = NULL;

  if (found != NULL)
    return found;

  if (*id != '\0')
    {
      parsed = dti_period_parse (id, error);
      if (parsed == NULL)
        return NULL;
      canonical = dti_period_format (parsed);
      found = find_period_exactly (self, canonical);
      if (found != NULL)
        return found;
    }
  if (!check_mixture (self, id, error))
    return NULL;

  found = create_period (canonical != NULL ? g_steal_pointer (&canonical) : g_strdup (""),
                         g_steal_pointer (&parsed));
  insert_period (self, found);

  return found;
}

gboolean
dti_dataset_find_node (DtiDataset *self, const char *node, guint *position)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->node_rows, node));

  if (found == 0)
    return FALSE;
  *position = found - 1;

  return TRUE;
}

void
dti_dataset_init_nodes (DtiDataset *self)
{
  self->nodes = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->nodes, NULL);
  self->node_rows = g_hash_table_new (g_str_hash, g_str_equal);
}

static guint
add_node (DtiDataset *self, const char *node)
{
  guint position = self->nodes->len - 1;
  char *id = g_strdup (node);

  self->nodes->pdata[position] = id;
  g_ptr_array_add (self->nodes, NULL);
  g_hash_table_insert (self->node_rows, id, GUINT_TO_POINTER (position + 1));

  return position;
}

/* A draft shares the table of its source until it has a node of its own. */
static void
own_nodes (DtiDataset *self)
{
  GPtrArray *nodes = self->nodes;

  if (!self->shares_nodes)
    return;

  g_hash_table_unref (self->node_rows);
  dti_dataset_init_nodes (self);
  self->shares_nodes = FALSE;
  for (guint i = 0; i + 1 < nodes->len; i++)
    add_node (self, g_ptr_array_index (nodes, i));
  g_ptr_array_unref (nodes);
}

gboolean
dti_dataset_ensure_node (DtiDataset *self, const char *node, guint *position, GError **error)
{
  g_autofree char *buffer = NULL;

  if (dti_dataset_find_node (self, node, position))
    return TRUE;

  node = dti_dataset_check_node_id (node, &buffer, error);
  if (node == NULL)
    return FALSE;
  if (dti_dataset_find_node (self, node, position))
    return TRUE;

  own_nodes (self);
  *position = add_node (self, node);

  return TRUE;
}

const char *
dti_dataset_get_node_id (DtiDataset *self, guint node)
{
  return g_ptr_array_index (self->nodes, node);
}

gboolean
dti_dataset_place (DtiDataset *self,
                   const char *unit,
                   const char *period,
                   const char *node,
                   DtiCellPlace *place,
                   GError **error)
{
  g_autofree char *unit_buffer = NULL;
  g_autofree char *node_buffer = NULL;

  if (!dti_dataset_require_open (self, error))
    return FALSE;

  if (!find_unit (self, unit, &place->row))
    {
      unit = check_unit (unit, &unit_buffer, error);
      if (unit == NULL)
        return FALSE;
    }
  if (node != NULL && !dti_dataset_find_node (self, node, &place->node))
    {
      node = dti_dataset_check_node_id (node, &node_buffer, error);
      if (node == NULL)
        return FALSE;
    }

  place->period = dti_dataset_ensure_period (self, period, error);
  if (place->period == NULL || !dti_dataset_ensure_unit (self, unit, &place->row, error))
    return FALSE;
  if (node != NULL && !dti_dataset_ensure_node (self, node, &place->node, error))
    return FALSE;

  dti_dataset_period_list (place->period, place->row);

  return TRUE;
}

DtiStoreColumn *
dti_dataset_open_column (DtiDataset *self,
                         const char *period,
                         const char *node,
                         DtiDatasetPeriod **found,
                         GError **error)
{
  g_autofree char *buffer = NULL;
  guint position;

  if (!dti_dataset_require_open (self, error))
    return NULL;

  node = dti_dataset_check_node_id (node, &buffer, error);
  if (node == NULL)
    return NULL;
  *found = dti_dataset_ensure_period (self, period, error);
  if (*found == NULL || !dti_dataset_ensure_node (self, node, &position, error))
    return NULL;

  return dti_dataset_ensure_column (self, *found, position, DTI_STAGE_PUBLISHED);
}

static gpointer
column_key (guint node, DtiStage stage)
{
  return GSIZE_TO_POINTER ((gsize) node * DTI_N_STAGES + stage);
}

DtiStoreColumn *
dti_dataset_find_column (DtiDataset *self,
                         const DtiDatasetPeriod *period,
                         guint node,
                         DtiStage stage)
{
  return g_hash_table_lookup (period->columns, column_key (node, stage));
}

DtiStoreColumn *
dti_dataset_ensure_column (DtiDataset *self, DtiDatasetPeriod *period, guint node, DtiStage stage)
{
  DtiStoreColumn *column = dti_dataset_find_column (self, period, node, stage);

  if (column != NULL)
    return column;

  column = dti_store_column_new ();
  dti_dataset_adopt_column (self, period, node, stage, column);

  return column;
}

void
dti_dataset_forget_columns (DtiDataset *self, DtiDatasetPeriod *period, guint node)
{
  for (guint i = DTI_STAGE_SELF; i < DTI_N_STAGES; i++)
    if (g_hash_table_remove (period->columns, column_key (node, (DtiStage) i)))
      self->n_columns--;
}

void
dti_dataset_adopt_column (
    DtiDataset *self, DtiDatasetPeriod *period, guint node, DtiStage stage, DtiStoreColumn *column)
{
  if (g_hash_table_insert (period->columns, column_key (node, stage), column))
    self->n_columns++;
}

DtiStoreColumn *
dti_dataset_find_cell (
    DtiDataset *self, const DtiDatasetPeriod *period, guint node, DtiStage stage, gsize row)
{
  DtiStoreColumn *found = NULL;

  if (stage != DTI_STAGE_ANY)
    return dti_dataset_find_column (self, period, node, stage);

  for (guint i = DTI_STAGE_SELF; i < DTI_N_STAGES; i++)
    {
      DtiStoreColumn *column = dti_dataset_find_column (self, period, node, (DtiStage) i);

      if (column != NULL && (found == NULL || dti_store_column_is_present (column, row) ||
                             !dti_store_column_has_cell (found, row)))
        found = column;
    }

  return found;
}

const char *
dti_dataset_intern (DtiDataset *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (self->units.texts, text) : NULL;
}

const char *
dti_dataset_trim (const char *text, gsize *length)
{
  static const char hard_space[] = "\xc2\xa0";
  gsize n = *length;

  while (n > 0)
    {
      gsize step = g_ascii_isspace (text[0]) ? 1 : 2;

      if (step == 2 && (n < 2 || memcmp (text, hard_space, 2) != 0))
        break;
      text += step;
      n -= step;
    }
  while (n > 0)
    {
      gsize step = g_ascii_isspace (text[n - 1]) ? 1 : 2;

      if (step == 2 && (n < 2 || memcmp (text + n - 2, hard_space, 2) != 0))
        break;
      n -= step;
    }
  *length = n;

  return text;
}

const char *
dti_dataset_intern_trimmed (DtiDataset *self, const char *text)
{
  g_autofree char *copy = NULL;
  const char *start;
  gsize length;

  if (text == NULL)
    return NULL;
  length = strlen (text);
  start = dti_dataset_trim (text, &length);
  if (length == 0)
    return NULL;
  if (start[length] == '\0')
    return dti_dataset_intern (self, start);
  copy = g_strndup (start, length);

  return dti_dataset_intern (self, copy);
}

void
dti_dataset_period_list (DtiDatasetPeriod *self, gsize row)
{
  if (row < self->n_listed_first)
    return;
  if (row != self->n_listed_first)
    {
      dti_lane_set_byte (&self->listed, row, TRUE);
      return;
    }

  self->n_listed_first++;
  while (dti_lane_get_byte (&self->listed, self->n_listed_first))
    self->n_listed_first++;
}

gboolean
dti_dataset_period_lists (const DtiDatasetPeriod *self, gsize row)
{
  return self->lists_all || row < self->n_listed_first || dti_lane_get_byte (&self->listed, row);
}

void
dti_dataset_period_list_first (DtiDatasetPeriod *self, gsize n)
{
  self->n_listed_first = MAX (self->n_listed_first, n);
  while (dti_lane_get_byte (&self->listed, self->n_listed_first))
    self->n_listed_first++;
}

const DtiLane *
dti_dataset_period_find_labels (const DtiDatasetPeriod *self, const char *column)
{
  for (guint i = 0; i < self->labels->len; i++)
    {
      const DtiLabelLane *labels = g_ptr_array_index (self->labels, i);

      if (g_str_equal (labels->name, column))
        return &labels->texts;
    }

  return NULL;
}

DtiLane *
dti_dataset_period_ensure_labels (DtiDataset *dataset, DtiDatasetPeriod *self, const char *column)
{
  const DtiLane *found = dti_dataset_period_find_labels (self, column);
  DtiLabelLane *labels;

  if (found != NULL)
    return (DtiLane *) found;

  labels = g_new0 (DtiLabelLane, 1);
  labels->name = dti_dataset_intern (dataset, column);
  g_ptr_array_add (self->labels, labels);

  return &labels->texts;
}

static int
compare_nodes (gconstpointer a, gconstpointer b, gpointer nodes)
{
  const char *const *ids = nodes;

  return strcmp (ids[*(const guint *) a], ids[*(const guint *) b]);
}

guint *
dti_dataset_sort_nodes (DtiDataset *self)
{
  guint n = self->nodes->len - 1;
  guint *order = g_new (guint, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) n, sizeof *order, compare_nodes, self->nodes->pdata);

  return order;
}
