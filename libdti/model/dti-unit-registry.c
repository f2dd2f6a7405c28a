/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "dti-document-private.h"
#include "dti-unit-private.h"
#include "dti-unit-registry-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/base/dti-text.h>

/**
 * DtiUnitRegistry:
 *
 * The units there are and were, and which followed which.
 *
 * A registry is a list of its units in the order of adding. It belongs to one thread while units
 * and successions are added; after that threads can share it for reading. Units that
 * [method@Dti.UnitRegistry.lookup] lends live as long as the registry.
 *
 * Since: 1.0
 */

typedef enum
{
  PROP_ITEM_TYPE = 1,
  PROP_N_ITEMS,
} DtiUnitRegistryProperty;

static GParamSpec *props[PROP_N_ITEMS + 1];

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DtiUnitRegistry,
                               dti_unit_registry,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static GType
dti_unit_registry_get_item_type (GListModel *model)
{
  return DTI_TYPE_UNIT;
}

static guint
dti_unit_registry_count_items (GListModel *model)
{
  return DTI_UNIT_REGISTRY (model)->units->len;
}

static gpointer
dti_unit_registry_get_item (GListModel *model, guint position)
{
  const GPtrArray *units = DTI_UNIT_REGISTRY (model)->units;

  return position < units->len ? g_object_ref (g_ptr_array_index (units, position)) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = dti_unit_registry_get_item_type;
  iface->get_n_items = dti_unit_registry_count_items;
  iface->get_item = dti_unit_registry_get_item;
}

static void
dti_unit_registry_finalize (GObject *object)
{
  DtiUnitRegistry *self = DTI_UNIT_REGISTRY (object);

  g_ptr_array_unref (self->units);
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->by_key);
  g_ptr_array_unref (self->successions);
  dti_succession_free (self->followers);
  g_free (self->head);

  G_OBJECT_CLASS (dti_unit_registry_parent_class)->finalize (object);
}

static void
dti_unit_registry_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiUnitRegistry *self = DTI_UNIT_REGISTRY (object);

  switch ((DtiUnitRegistryProperty) prop_id)
    {
    case PROP_ITEM_TYPE:
      g_value_set_gtype (value, DTI_TYPE_UNIT);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->units->len);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_unit_registry_class_init (DtiUnitRegistryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_unit_registry_finalize;
  object_class->get_property = dti_unit_registry_get_property;

  /**
   * DtiUnitRegistry:item-type:
   *
   * The type of the items, [class@Dti.Unit].
   *
   * Since: 1.0
   */
  props[PROP_ITEM_TYPE] = g_param_spec_gtype ("item-type",
                                              NULL,
                                              NULL,
                                              G_TYPE_OBJECT,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiUnitRegistry:n-items: (getter get_n_items)
   *
   * Number of units.
   *
   * Since: 1.0
   */
  props[PROP_N_ITEMS] = g_param_spec_uint (
      "n-items", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_unit_registry_init (DtiUnitRegistry *self)
{
  GDestroyNotify free_units = (GDestroyNotify) g_ptr_array_unref;

  self->units = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_units);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_units);
  self->successions = g_ptr_array_new_with_free_func (g_free);
  self->followers = dti_succession_new ();
}

/* ---- names ---- */

/* The same text for all spellings in bytes: composed, without spaces around it. */
static char *
normalise (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);

  return g_utf8_normalize (g_strstrip (valid), -1, G_NORMALIZE_DEFAULT_COMPOSE);
}

/* Takes over @key. */
static void
index_name (GHashTable *table, char *key, DtiUnit *unit)
{
  GPtrArray *units = g_hash_table_lookup (table, key);

  if (*key == '\0')
    {
      g_free (key);
      return;
    }
  if (units == NULL)
    {
      units = g_ptr_array_new ();
      g_hash_table_insert (table, key, units);
    }
  else
    g_free (key);
  if (!g_ptr_array_find (units, unit, NULL))
    g_ptr_array_add (units, unit);
}

static void
index_unit (DtiUnitRegistry *self, DtiUnit *unit)
{
  g_autoptr (GPtrArray) names = dti_unit_list_names (unit);

  g_hash_table_insert (self->by_id, (char *) dti_unit_get_id (unit), unit);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      index_name (self->by_name, normalise (name), unit);
      index_name (self->by_key, dti_text_fold_name (name), unit);
    }
}

void
dti_unit_registry_append (DtiUnitRegistry *self, DtiUnit *unit)
{
  g_ptr_array_add (self->units, g_object_ref (unit));
  index_unit (self, unit);
  g_list_model_items_changed (G_LIST_MODEL (self), self->units->len - 1, 0, 1);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_ITEMS]);
}

static char *
list_candidates (const GPtrArray *units)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < units->len; i++)
    {
      DtiUnit *unit = g_ptr_array_index (units, i);
      const char *title = dti_unit_get_main_title (unit);

      g_string_append_printf (list,
                              "%s%s (%s)",
                              i > 0 ? ", " : "",
                              dti_unit_get_id (unit),
                              title != NULL ? title : "");
    }

  return g_string_free (list, FALSE);
}

/* ---- successions ---- */

static void
set_ids (JsonObject *object, const char *member, const char *const *ids, gboolean as_list)
{
  JsonArray *list;

  if (!as_list)
    {
      json_object_set_string_member (object, member, ids[0]);
      return;
    }

  list = json_array_new ();
  for (guint i = 0; ids[i] != NULL; i++)
    json_array_add_string_element (list, ids[i]);
  json_object_set_array_member (object, member, list);
}

static char *
write_succession (DtiSuccessionKind kind,
                  const char *const *predecessors,
                  const char *const *successors,
                  const char *date,
                  const char *legal_basis)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  gboolean is_merge = kind == DTI_SUCCESSION_KIND_MERGE;

  json_object_set_string_member (object, "kind", is_merge ? "merge" : "split");
  set_ids (object, "from", predecessors, is_merge);
  set_ids (object, "to", successors, !is_merge);
  json_object_set_string_member (object, "date", date);
  if (legal_basis != NULL)
    json_object_set_string_member (object, "legal-basis", legal_basis);
  json_node_take_object (node, object);

  return dti_json_to_pretty (node);
}

/* ---- reading ---- */

static DtiUnitRegistry *
read_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (JsonNode) document = dti_document_load (file, cancellable, &name, error);

  return document != NULL ? dti_unit_registry_read (document, name, error) : NULL;
}

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  DtiUnitRegistry *registry = read_file (task_data, cancellable, &error);

  if (registry != NULL)
    g_task_return_pointer (task, registry, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* ---- public functions ---- */

/**
 * dti_unit_registry_new:
 *
 * Creates an empty registry.
 *
 * Returns: (transfer full): a new registry
 *
 * Since: 1.0
 */
DtiUnitRegistry *
dti_unit_registry_new (void)
{
  return g_object_new (DTI_TYPE_UNIT_REGISTRY, NULL);
}

/**
 * dti_unit_registry_new_from_file:
 * @file: a file
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Reads a registry from a file.
 *
 * Errors are those of [ctor@Dti.UnitRegistry.new_from_json], `DTI_ERROR_NOT_FOUND` for a file that
 * is not there and `DTI_ERROR_FAILED` for one that cannot be read.
 *
 * Returns: (transfer full): a new registry
 *
 * Since: 1.0
 */
DtiUnitRegistry *
dti_unit_registry_new_from_file (GFile *file, GError **error)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return read_file (file, NULL, error);
}

/**
 * dti_unit_registry_new_from_file_async:
 * @file: a file
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async) (nullable): called when the registry is read
 * @user_data: (closure): data for @callback
 *
 * Reads a registry from a file in another thread.
 *
 * Since: 1.0
 */
void
dti_unit_registry_new_from_file_async (GFile *file,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, dti_unit_registry_new_from_file_async);
  g_task_set_check_cancellable (task, TRUE);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * dti_unit_registry_new_from_file_finish:
 * @result: the result given to the callback
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Ends what [func@Dti.UnitRegistry.new_from_file_async] began.
 *
 * Errors are those of [ctor@Dti.UnitRegistry.new_from_file], and `G_IO_ERROR_CANCELLED`.
 *
 * Returns: (transfer full): a new registry
 *
 * Since: 1.0
 */
DtiUnitRegistry *
dti_unit_registry_new_from_file_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, dti_unit_registry_new_from_file_async),
                        NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dti_unit_registry_new_from_json:
 * @json: a document of the format `dti-units`
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Reads a registry from JSON.
 *
 * Fails where the document has an error; the message names the place of the first and how many
 * more there are. Errors are `DTI_ERROR_INVALID_DATA`, `DTI_ERROR_UNSUPPORTED` for a document of
 * a newer format version and `DTI_ERROR_LIMIT` for one that is nested too deep.
 *
 * Returns: (transfer full): a new registry
 *
 * Since: 1.0
 */
DtiUnitRegistry *
dti_unit_registry_new_from_json (const char *json, GError **error)
{
  g_autoptr (JsonNode) document = NULL;

  g_return_val_if_fail (json != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  document = dti_json_parse (json, strlen (json), NULL, error);

  return document != NULL ? dti_unit_registry_read (document, NULL, error) : NULL;
}

static JsonNode *
parse_own (const char *json)
{
  return dti_json_parse (json, strlen (json), NULL, NULL);
}

/**
 * dti_unit_registry_to_json:
 * @self: a registry
 *
 * Writes the whole document, members unknown to this version included.
 *
 * Returns: (transfer full): JSON, indented
 *
 * Since: 1.0
 */
char *
dti_unit_registry_to_json (DtiUnitRegistry *self)
{
  g_autoptr (JsonNode) document = NULL;
  JsonArray *units = NULL;
  JsonArray *successions = NULL;
  JsonObject *object;

  g_return_val_if_fail (DTI_IS_UNIT_REGISTRY (self), NULL);

  document = parse_own (self->head != NULL ? self->head : DTI_UNITS_EMPTY);
  object = json_node_get_object (document);

  units = json_array_new ();
  for (guint i = 0; i < self->units->len; i++)
    json_array_add_element (units, dti_unit_to_node (g_ptr_array_index (self->units, i)));
  json_object_set_array_member (object, "units", units);

  successions = json_array_new ();
  for (guint i = 0; i < self->successions->len; i++)
    json_array_add_element (successions, parse_own (g_ptr_array_index (self->successions, i)));
  if (self->successions->len > 0 || json_object_has_member (object, "successions"))
    json_object_set_array_member (object, "successions", successions);
  else
    json_array_unref (successions);

  return dti_json_to_pretty (document);
}

/**
 * dti_unit_registry_add:
 * @self: a registry
 * @unit: a unit
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Adds a unit at the end.
 *
 * Fails with `DTI_ERROR_EXISTS` where the registry has a unit of that id.
 *
 * Returns: `TRUE` if the unit was added
 *
 * Since: 1.0
 */
gboolean
dti_unit_registry_add (DtiUnitRegistry *self, DtiUnit *unit, GError **error)
{
  const char *id;

  g_return_val_if_fail (DTI_IS_UNIT_REGISTRY (self), FALSE);
  g_return_val_if_fail (DTI_IS_UNIT (unit), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  id = dti_unit_get_id (unit);
  g_return_val_if_fail (id != NULL, FALSE);

  if (g_hash_table_contains (self->by_id, id))
    {
      g_set_error (error, DTI_ERROR, DTI_ERROR_EXISTS, "there is a unit “%s” already", id);
      return FALSE;
    }

  dti_unit_registry_append (self, unit);

  return TRUE;
}

/**
 * dti_unit_registry_add_succession:
 * @self: a registry
 * @kind: whether units merged or one was split
 * @predecessors: (array zero-terminated=1): ids of the units that ended, one for a split
 * @successors: (array zero-terminated=1): ids of the units that began, one for a merger
 * @date: first day of the successors, such as `2025-07-01`
 * @legal_basis: (nullable): the legal text, or `NULL`
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Says which units followed which.
 *
 * An id can stand on both sides where the unit keeps it. Fails with `DTI_ERROR_NOT_FOUND` for an
 * unknown unit and with `DTI_ERROR_INVALID_DATA` for a wrong number of units or no day.
 *
 * Returns: `TRUE` if the succession was added
 *
 * Since: 1.0
 */
gboolean
dti_unit_registry_add_succession (DtiUnitRegistry *self,
                                  DtiSuccessionKind kind,
                                  const char *const *predecessors,
                                  const char *const *successors,
                                  const char *date,
                                  const char *legal_basis,
                                  GError **error)
{
  const char *fault;
  const char *unknown;

  g_return_val_if_fail (DTI_IS_UNIT_REGISTRY (self), FALSE);
  g_return_val_if_fail (predecessors != NULL && successors != NULL && date != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  fault = dti_unit_registry_find_fault (kind, predecessors, successors, date);
  if (fault != NULL)
    {
      g_set_error_literal (error, DTI_ERROR, DTI_ERROR_INVALID_DATA, fault);
      return FALSE;
    }

  unknown = dti_unit_registry_find_unknown (self, predecessors);
  if (unknown == NULL)
    unknown = dti_unit_registry_find_unknown (self, successors);
  if (unknown != NULL)
    {
      g_set_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND, "there is no unit “%s”", unknown);
      return FALSE;
    }

  dti_succession_add (self->followers, predecessors, successors, date);
  g_ptr_array_add (self->successions,
                   write_succession (kind, predecessors, successors, date, legal_basis));

  return TRUE;
}

/**
 * dti_unit_registry_lookup:
 * @self: a registry
 * @id: an id
 *
 * Finds a unit by its id.
 *
 * Returns: (transfer none) (nullable): the unit, or `NULL` where there is none
 *
 * Since: 1.0
 */
DtiUnit *
dti_unit_registry_lookup (DtiUnitRegistry *self, const char *id)
{
  g_return_val_if_fail (DTI_IS_UNIT_REGISTRY (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->by_id, id);
}

/**
 * dti_unit_registry_match:
 * @self: a registry
 * @name: a name as people write it
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Finds the unit that a name means.
 *
 * The name is compared with ids, then with titles and aliases as they are written, then without
 * accents, capitals and words such as “Tỉnh”. Fails with `DTI_ERROR_NOT_FOUND` where no unit has
 * the name and with `DTI_ERROR_CONFLICT` where several have; the message lists those.
 *
 * Returns: (transfer full): the unit
 *
 * Since: 1.0
 */
DtiUnit *
dti_unit_registry_match (DtiUnitRegistry *self, const char *name, GError **error)
{
  g_autofree char *normal = NULL;
  g_autofree char *key = NULL;
  g_autofree char *candidates = NULL;
  DtiUnit *unit;
  const GPtrArray *units;

  g_return_val_if_fail (DTI_IS_UNIT_REGISTRY (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  normal = normalise (name);
  unit = g_hash_table_lookup (self->by_id, normal);
  if (unit != NULL)
    return g_object_ref (unit);

  key = dti_text_fold_name (normal);
  units = g_hash_table_lookup (self->by_name, normal);
  if (units == NULL)
    units = g_hash_table_lookup (self->by_key, key);
  if (units == NULL)
    {
      g_set_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND, "there is no unit “%s”", normal);
      return NULL;
    }
  if (units->len == 1)
    return g_object_ref (g_ptr_array_index (units, 0));

  candidates = list_candidates (units);
  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_CONFLICT,
               "“%s” can be several units: %s",
               normal,
               candidates);

  return NULL;
}

/**
 * dti_unit_registry_get_predecessors:
 * @self: a registry
 * @id: id of a unit
 * @date: (nullable): a day such as `2024-12-31`, or `NULL` for as far back as is known
 *
 * Finds the units out of which a unit was made, as they were on a day.
 *
 * Successions after that day are followed back, one after the other. The unit itself is among the
 * result only where it went into a succession and kept its id.
 *
 * Returns: (transfer full) (array zero-terminated=1): their ids; none where nothing happened to the
 *   unit since, and for an unknown unit
 *
 * Since: 1.0
 */
char **
dti_unit_registry_get_predecessors (DtiUnitRegistry *self, const char *id, const char *date)
{
  g_return_val_if_fail (DTI_IS_UNIT_REGISTRY (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (date == NULL || dti_unit_is_day (date), NULL);

  return dti_succession_walk_back (self->followers, id, date);
}

/**
 * dti_unit_registry_get_successors:
 * @self: a registry
 * @id: id of a unit
 * @date: (nullable): a day such as `2025-12-31`, or `NULL` for as far on as is known
 *
 * Finds the units into which a unit was made, as they are on a day.
 *
 * Successions up to that day are followed, one after the other. The unit itself is among the result
 * only where it came out of a succession and kept its id.
 *
 * Returns: (transfer full) (array zero-terminated=1): their ids; none where nothing happened to the
 *   unit until then, and for an unknown unit
 *
 * Since: 1.0
 */
char **
dti_unit_registry_get_successors (DtiUnitRegistry *self, const char *id, const char *date)
{
  g_return_val_if_fail (DTI_IS_UNIT_REGISTRY (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (date == NULL || dti_unit_is_day (date), NULL);

  return dti_succession_walk_forward (self->followers, id, date);
}

/**
 * dti_unit_registry_get_n_items: (get-property n-items)
 * @self: a registry
 *
 * Gets the number of units.
 *
 * Returns: the number of items
 *
 * Since: 1.0
 */
guint
dti_unit_registry_get_n_items (DtiUnitRegistry *self)
{
  g_return_val_if_fail (DTI_IS_UNIT_REGISTRY (self), 0);

  return self->units->len;
}
