/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

/* The JSON form, described with DtiDatasetReader. Its frame must be sound: what is wrong there is
 * an error. What is wrong in an item of a column is a problem, as in CSV. */

#include <string.h>

#include "dti-dataset-read-json-private.h"

#define FORMAT_VERSION 1

static JsonObject *
get_object (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static gboolean
check_head (DtiJsonDataset *self, JsonObject *root)
{
  JsonNode *version = json_object_get_member (root, "format-version");
  JsonNode *format = json_object_get_member (root, "format");
  double number;

  if (format == NULL || g_strcmp0 (dti_json_dataset_get_string (format), "dti-dataset") != 0)
    return dti_json_dataset_fail_data (self, "/format", "the document is no “dti-dataset”");
  if (version == NULL || !dti_json_dataset_get_number (version, &number))
    return dti_json_dataset_fail_data (self,
                                       "/format-version",
                                       "the version of the format is missing");
  if (number != FORMAT_VERSION)
    return dti_json_dataset_fail (self,
                                  DTI_ERROR_UNSUPPORTED,
                                  "/format-version",
                                  "this version of the library reads version 1 only");

  return TRUE;
}

static gboolean
read_stage (DtiJsonDataset *self, JsonObject *root)
{
  JsonNode *node = json_object_get_member (root, "stage");
  const char *text;

  self->stage = DTI_STAGE_PUBLISHED;
  if (node == NULL)
    return TRUE;

  text = dti_json_dataset_get_string (node);
  if (text == NULL || *text == '\0' ||
      !dti_read_stage ((DtiSlice){ text, strlen (text) }, &self->stage))
    return dti_json_dataset_fail_data (self,
                                       "/stage",
                                       "the stage is none of self, appraised, published");

  return TRUE;
}

/* NULL and an error where the member is there and no array of @length items. */
static JsonArray *
get_array (
    DtiJsonDataset *self, JsonObject *object, const char *pointer, const char *name, gsize length)
{
  JsonNode *node = json_object_get_member (object, name);
  g_autofree char *full = dti_json_pointer_append (pointer, name);
  g_autofree char *message = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    {
      dti_json_dataset_fail_data (self, full, "an array is expected");
      return NULL;
    }
  if (json_array_get_length (json_node_get_array (node)) == length)
    return json_node_get_array (node);

  message =
      g_strdup_printf ("the array has %u items, not one for each of %" G_GSIZE_FORMAT " units",
                       json_array_get_length (json_node_get_array (node)),
                       length);
  dti_json_dataset_fail_data (self, full, message);

  return NULL;
}

static gboolean
read_units (DtiJsonDataset *self, JsonObject *root)
{
  JsonNode *node = json_object_get_member (root, "units");
  JsonArray *units;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return dti_json_dataset_fail_data (self,
                                       "/units",
                                       "an array with the ids of the units is expected");

  units = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (units); i++)
    {
      const char *id = dti_json_dataset_get_string (json_array_get_element (units, i));
      g_autofree char *pointer = dti_json_pointer_append_index ("/units", i);
      g_autoptr (GError) error = NULL;
      gsize row;

      if (id == NULL)
        return dti_json_dataset_fail_data (self, pointer, "the id of a unit is a text");
      if (!dti_dataset_ensure_unit (self->dataset, id, &row, &error))
        return dti_json_dataset_fail_data (self, pointer, error->message);
      if (row != i)
        return dti_json_dataset_fail_data (self, pointer, "the unit stands there twice");
    }

  return TRUE;
}

static gboolean
read_names (DtiJsonDataset *self, JsonObject *root)
{
  JsonArray *names;

  if (!json_object_has_member (root, "names"))
    return TRUE;
  names = get_array (self, root, "", "names", self->dataset->units.n);
  if (names == NULL)
    return FALSE;

  for (guint i = 0; i < json_array_get_length (names); i++)
    {
      JsonNode *node = json_array_get_element (names, i);
      const char *name = dti_json_dataset_get_string (node);
      g_autofree char *pointer = dti_json_pointer_append_index ("/names", i);

      if (name == NULL && !JSON_NODE_HOLDS_NULL (node))
        return dti_json_dataset_fail_data (self, pointer, "a name is a text or null");
      name = dti_dataset_intern_trimmed (self->dataset, name);
      if (name != NULL)
        dti_lane_set_text (&self->dataset->units.names, i, name);
    }

  return TRUE;
}

static gboolean
list_units (DtiJsonDataset *self, JsonArray *units, const char *pointer)
{
  for (guint i = 0; i < json_array_get_length (units); i++)
    {
      const char *id = dti_json_dataset_get_string (json_array_get_element (units, i));
      g_autofree char *full = dti_json_pointer_append_index (pointer, i);
      gsize row;

      if (id == NULL || !dti_dataset_find_unit (self->dataset, id, &row))
        return dti_json_dataset_fail_data (self, full, "the unit is none of those of the document");
      if (dti_dataset_period_lists (self->period, row))
        return dti_json_dataset_fail_data (self, full, "the unit stands there twice");
      dti_dataset_period_list (self->period, row);
      g_array_append_val (self->rows, row);
    }

  return TRUE;
}

static gboolean
read_period_units (DtiJsonDataset *self, JsonObject *object, const char *pointer)
{
  JsonNode *node = json_object_get_member (object, "units");
  g_autofree char *full = dti_json_pointer_append (pointer, "units");

  g_array_set_size (self->rows, 0);
  if (node != NULL && !JSON_NODE_HOLDS_ARRAY (node))
    return dti_json_dataset_fail_data (self, full, "an array is expected");
  if (node != NULL)
    return list_units (self, json_node_get_array (node), full);

  for (gsize row = 0; row < self->dataset->units.n; row++)
    g_array_append_val (self->rows, row);
  dti_dataset_period_list_first (self->period, self->dataset->units.n);

  return TRUE;
}

static void
read_ranked_items (DtiJsonDataset *self, JsonArray *array, const char *pointer)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      gsize row = g_array_index (self->rows, gsize, i);
      g_autofree char *full = NULL;
      DtiReadPlace place;

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN)
        {
          if (!json_node_get_boolean (node))
            dti_lane_set_byte (&self->period->unranked, row, TRUE);
          continue;
        }
      if (JSON_NODE_HOLDS_NULL (node))
        continue;

      full = dti_json_pointer_append_index (pointer, i);
      place = dti_json_dataset_place (self, full, row, NULL);
      dti_json_dataset_report (self, &place, "invalid-ranked", "ranked is true or false");
    }
}

static gboolean
read_ranked (DtiJsonDataset *self, JsonObject *object, const char *pointer)
{
  g_autofree char *full = dti_json_pointer_append (pointer, "ranked");
  JsonArray *array;

  if (!json_object_has_member (object, "ranked"))
    return TRUE;
  array = get_array (self, object, pointer, "ranked", self->rows->len);
  if (array == NULL)
    return FALSE;
  read_ranked_items (self, array, full);

  return TRUE;
}

static void
read_label_items (DtiJsonDataset *self, JsonArray *array, const char *pointer, const char *name)
{
  DtiLane *labels = dti_dataset_period_ensure_labels (self->dataset, self->period, name);

  for (guint i = 0; i < self->rows->len; i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      gsize row = g_array_index (self->rows, gsize, i);
      const char *label = dti_json_dataset_get_string (node);
      g_autofree char *full = NULL;
      DtiReadPlace place;

      if (label != NULL)
        dti_lane_set_text (labels, row, dti_dataset_intern_trimmed (self->dataset, label));
      if (label != NULL || JSON_NODE_HOLDS_NULL (node))
        continue;

      full = dti_json_pointer_append_index (pointer, i);
      place = dti_json_dataset_place (self, full, row, name);
      dti_json_dataset_report (self, &place, "invalid-label", "a label is a text or null");
    }
}

static gboolean
read_labels (DtiJsonDataset *self, JsonObject *period, const char *pointer)
{
  JsonObject *object = get_object (period, "labels");
  g_autofree char *full = dti_json_pointer_append (pointer, "labels");
  g_autoptr (GList) names = NULL;

  if (!json_object_has_member (period, "labels"))
    return TRUE;
  if (object == NULL)
    return dti_json_dataset_fail_data (self, full, "an object is expected");

  names = json_object_get_members (object);
  for (GList *l = names; l != NULL; l = l->next)
    {
      g_autofree char *member = dti_json_pointer_append (full, l->data);
      g_autofree char *buffer = NULL;
      g_autoptr (GError) error = NULL;
      const char *id = dti_dataset_check_node_id (l->data, &buffer, &error);
      JsonArray *array;

      if (id == NULL)
        return dti_json_dataset_fail_data (self, member, error->message);
      array = get_array (self, object, full, l->data, self->rows->len);
      if (array == NULL)
        return FALSE;
      read_label_items (self, array, member, id);
    }

  return TRUE;
}

/* CSV has other places for these two. */
static gboolean
parse_column (const char *name, DtiReadColumn *column)
{
  static const struct
  {
    const char *suffix;
    DtiPart part;
  } texts[] = { { ":note", DTI_PART_NOTE }, { ":evidence", DTI_PART_EVIDENCE } };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *colon = strchr (name, ':');

      if (colon == NULL || colon == name || !g_str_equal (colon, texts[i].suffix))
        continue;
      *column = (DtiReadColumn){ texts[i].part, g_strndup (name, (gsize) (colon - name)), NULL };
      return TRUE;
    }

  return dti_read_parse_column (name, column);
}

static void
report_column (DtiJsonDataset *self, const char *pointer, const char *code, const char *message)
{
  DtiReadPlace place = { .pointer = pointer, .period = self->period->id };

  dti_json_dataset_report (self, &place, code, message);
}

/* Finds the node of an array; NULL where the column is left out. */
static DtiJsonGroup *
find_group (DtiJsonDataset *self,
            DtiReadColumn *column,
            const char *pointer,
            const char *member,
            GPtrArray *groups,
            GHashTable *by_node)
{
  g_autofree char *buffer = NULL;
  g_autoptr (GError) error = NULL;
  const char *id = dti_dataset_check_id ("node", column->node, &buffer, &error);
  const DtiReadNode *info;
  DtiJsonGroup *group;

  if (id == NULL)
    {
      report_column (self, member, "unknown-column", error->message);
      return NULL;
    }
  info = dti_read_header_get_node (self->reading, &self->nodes, id);
  if (!info->is_known || (info->is_label && column->part != DTI_PART_VALUE))
    {
      report_column (self,
                     member,
                     info->is_known ? "unknown-column" : "unknown-node",
                     "the column belongs to no node of the framework");
      return NULL;
    }

  group = g_hash_table_lookup (by_node, info->id);
  if (group == NULL)
    {
      group = dti_json_group_new (pointer, info);
      g_ptr_array_add (groups, group);
      g_hash_table_insert (by_node, info->id, group);
    }

  return group;
}

static gboolean
add_column (DtiJsonDataset *self,
            JsonObject *object,
            const char *pointer,
            const char *name,
            GPtrArray *groups,
            GHashTable *by_node)
{
  g_autofree char *member = dti_json_pointer_append (pointer, name);
  JsonArray *array = get_array (self, object, pointer, name, self->rows->len);
  DtiReadColumn column = { DTI_PART_IGNORED, NULL, NULL };
  DtiJsonGroup *group = NULL;

  if (array == NULL)
    return FALSE;

  if (!parse_column (name, &column))
    report_column (self, member, "unknown-column", "the column is unknown");
  else if (column.part == DTI_PART_RANKED)
    read_ranked_items (self, array, member);
  else
    group = find_group (self, &column, pointer, member, groups, by_node);
  if (group != NULL && group->info->is_label)
    read_label_items (self, array, member, group->info->id);
  else if (group != NULL)
    dti_json_group_add (group, &column, array);
  g_free (column.node);
  g_free (column.input);

  return TRUE;
}

static gboolean
read_columns (DtiJsonDataset *self, JsonObject *object, const char *pointer, DtiStage stage)
{
  g_autoptr (GList) names = json_object_get_members (object);
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (dti_json_group_free);
  g_autoptr (GHashTable) by_node = g_hash_table_new (g_str_hash, g_str_equal);

  for (GList *l = names; l != NULL; l = l->next)
    if (!add_column (self, object, pointer, l->data, groups, by_node))
      return FALSE;
  for (guint i = 0; i < groups->len; i++)
    if (!dti_json_group_read (self, g_ptr_array_index (groups, i), stage) ||
        !dti_read_check_size (self->reading, 0, self->error))
      return FALSE;

  return TRUE;
}

static gboolean
read_stages (DtiJsonDataset *self, JsonObject *period, const char *pointer)
{
  JsonObject *stages = get_object (period, "stages");
  g_autofree char *full = dti_json_pointer_append (pointer, "stages");
  g_autoptr (GList) names = NULL;

  if (!json_object_has_member (period, "stages"))
    return TRUE;
  if (stages == NULL)
    return dti_json_dataset_fail_data (self, full, "an object is expected");

  names = json_object_get_members (stages);
  for (GList *l = names; l != NULL; l = l->next)
    {
      const char *name = l->data;
      g_autofree char *member = dti_json_pointer_append (full, name);
      JsonObject *columns = get_object (stages, name);
      DtiStage stage;

      if (*name == '\0' || !dti_read_stage ((DtiSlice){ name, strlen (name) }, &stage))
        return dti_json_dataset_fail_data (self,
                                           member,
                                           "the stage is none of self, appraised, published");
      if (stage == self->stage && json_object_has_member (period, "columns"))
        return dti_json_dataset_fail_data (self, member, "the stage is that of “columns” already");
      if (columns == NULL)
        return dti_json_dataset_fail_data (self, member, "an object is expected");
      if (!read_columns (self, columns, member, stage))
        return FALSE;
    }

  return TRUE;
}

static void
report_unknown (DtiJsonDataset *self,
                JsonObject *object,
                const char *pointer,
                const char *const *known)
{
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *l = names; l != NULL; l = l->next)
    {
      g_autofree char *member = dti_json_pointer_append (pointer, l->data);
      DtiReadPlace place = { .pointer = member };

      if (!g_strv_contains (known, l->data))
        dti_read_report (self->reading,
                         DTI_SEVERITY_WARNING,
                         "unknown-member",
                         &place,
                         (DtiSlice){ NULL, 0 },
                         "the member “%s” is unknown and left out",
                         (const char *) l->data);
    }
}

static gboolean
read_period (DtiJsonDataset *self, const char *id, JsonObject *object, const char *pointer)
{
  static const char *const known[] = { "units", "ranked", "labels", "columns", "stages", NULL };
  JsonObject *columns = get_object (object, "columns");
  g_autofree char *full = dti_json_pointer_append (pointer, "columns");
  g_autoptr (GError) error = NULL;
  guint n_before = self->dataset->periods->len;

  self->period = dti_dataset_ensure_period (self->dataset, id, &error);
  if (self->period == NULL)
    return dti_json_dataset_fail_data (self, pointer, error->message);
  if (self->dataset->periods->len == n_before)
    return dti_json_dataset_fail_data (self, pointer, "the period stands there twice");
  if (columns == NULL && json_object_has_member (object, "columns"))
    return dti_json_dataset_fail_data (self, full, "an object is expected");

  report_unknown (self, object, pointer, known);

  return read_period_units (self, object, pointer) && read_ranked (self, object, pointer) &&
         read_labels (self, object, pointer) &&
         (columns == NULL || read_columns (self, columns, full, self->stage)) &&
         read_stages (self, object, pointer);
}

static gboolean
read_root (DtiJsonDataset *self, JsonObject *root)
{
  static const char *const known[] = { "format", "format-version", "units", "names",
                                       "stage",  "periods",        NULL };
  JsonObject *periods = get_object (root, "periods");
  g_autoptr (GList) ids = NULL;

  if (!check_head (self, root) || !read_stage (self, root) || !read_units (self, root) ||
      !read_names (self, root))
    return FALSE;
  report_unknown (self, root, "", known);
  if (periods == NULL)
    return dti_json_dataset_fail_data (self, "/periods", "an object is expected");

  ids = json_object_get_members (periods);
  for (GList *l = ids; l != NULL; l = l->next)
    {
      g_autofree char *pointer = dti_json_pointer_append ("/periods", l->data);
      JsonObject *period = get_object (periods, l->data);

      if (g_cancellable_set_error_if_cancelled (self->reading->cancellable, self->error))
        return FALSE;
      if (period == NULL)
        return dti_json_dataset_fail_data (self, pointer, "an object is expected");
      if (!read_period (self, l->data, period, pointer))
        return FALSE;
    }

  return TRUE;
}

gboolean
dti_dataset_read_json (DtiReading *self, const char *text, gsize length, GError **error)
{
  g_autoptr (JsonNode) root = dti_json_parse (text, length, self->file, error);
  DtiJsonDataset reader = { .reading = self, .dataset = self->dataset, .error = error };
  gboolean is_read;

  if (root == NULL)
    return FALSE;
  if (!JSON_NODE_HOLDS_OBJECT (root))
    return dti_json_dataset_fail_data (&reader, "", "an object is expected");

  reader.rows = g_array_new (FALSE, FALSE, sizeof (gsize));
  reader.nodes.nodes =
      g_hash_table_new_full (g_str_hash,
                             g_str_equal,
                             NULL,
                             (GDestroyNotify) (void (*) (void)) dti_read_node_free);
  is_read = read_root (&reader, json_node_get_object (root));
  g_array_unref (reader.rows);
  dti_read_header_clear (&reader.nodes);

  return is_read;
}
