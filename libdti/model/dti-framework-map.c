/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "dti-document-private.h"
#include "dti-framework-map-private.h"

/**
 * DtiFrameworkMap:
 *
 * What became of the nodes of a framework in its next version.
 *
 * For each node of the older framework a map says whether it is the same in the newer one, was
 * renamed, split, merged, redefined or dropped; and it says which nodes of the newer one were
 * added. The words are those of [enum@Dti.MapKind]. Figures of two years that were scored under
 * two frameworks can be compared where [method@Dti.FrameworkMap.is_comparable] holds, and nowhere
 * else.
 *
 * A map is made by [method@Dti.FrameworkMap.set], read from a document, or proposed by
 * [ctor@Dti.FrameworkMap.suggest]. A proposal is marked as such until somebody confirms it.
 *
 * A *weight* between two nodes says what part the older number has in the newer one: the newer
 * number is the sum of weight × older number. It is 1 where the node is the same or was renamed;
 * for a split, a merger or a redefinition there is none until it is set, for nobody can guess it.
 *
 * Until [method@Dti.FrameworkMap.seal] is called a map belongs to one thread. Sealed, it is
 * immutable and threads share it freely; what uses a map seals it.
 *
 * Since: 1.0
 */

typedef enum
{
  PROP_OLDER = 1,
  PROP_NEWER,
  PROP_SEALED,
} DtiFrameworkMapProperty;

static GParamSpec *props[PROP_SEALED + 1];

G_DEFINE_FINAL_TYPE (DtiFrameworkMap, dti_framework_map, G_TYPE_OBJECT)

static void
free_entry (gpointer data)
{
  dti_map_entry_free (data);
}

static void
index_nodes (DtiFrameworkMap *self)
{
  GListModel *nodes = dti_framework_get_nodes (self->older);

  for (guint i = 0; i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr (DtiNode) node = g_list_model_get_item (nodes, i);

      g_hash_table_insert (self->positions,
                           (char *) dti_node_get_id (node),
                           GUINT_TO_POINTER (i + 1));
    }
}

static void
dti_framework_map_constructed (GObject *object)
{
  DtiFrameworkMap *self = DTI_FRAMEWORK_MAP (object);

  G_OBJECT_CLASS (dti_framework_map_parent_class)->constructed (object);

  if (self->older != NULL)
    index_nodes (self);
}

static void
dti_framework_map_finalize (GObject *object)
{
  DtiFrameworkMap *self = DTI_FRAMEWORK_MAP (object);

  g_hash_table_unref (self->by_new);
  g_hash_table_unref (self->by_old);
  g_hash_table_unref (self->added);
  g_hash_table_unref (self->positions);
  g_clear_object (&self->older);
  g_clear_object (&self->newer);
  g_clear_object (&self->problems);
  g_free (self->head);

  G_OBJECT_CLASS (dti_framework_map_parent_class)->finalize (object);
}

static void
dti_framework_map_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiFrameworkMap *self = DTI_FRAMEWORK_MAP (object);

  switch ((DtiFrameworkMapProperty) prop_id)
    {
    case PROP_OLDER:
      g_value_set_object (value, self->older);
      break;
    case PROP_NEWER:
      g_value_set_object (value, self->newer);
      break;
    case PROP_SEALED:
      g_value_set_boolean (value, self->is_sealed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_framework_map_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  DtiFrameworkMap *self = DTI_FRAMEWORK_MAP (object);

  switch ((DtiFrameworkMapProperty) prop_id)
    {
    case PROP_OLDER:
      self->older = g_value_dup_object (value);
      break;
    case PROP_NEWER:
      self->newer = g_value_dup_object (value);
      break;
    case PROP_SEALED:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_framework_map_class_init (DtiFrameworkMapClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = dti_framework_map_constructed;
  object_class->finalize = dti_framework_map_finalize;
  object_class->get_property = dti_framework_map_get_property;
  object_class->set_property = dti_framework_map_set_property;

  /**
   * DtiFrameworkMap:older: (getter get_older)
   *
   * The framework that the map leads from.
   *
   * Since: 1.0
   */
  props[PROP_OLDER] =
      g_param_spec_object ("older",
                           NULL,
                           NULL,
                           DTI_TYPE_FRAMEWORK,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /**
   * DtiFrameworkMap:newer: (getter get_newer)
   *
   * The framework that the map leads to.
   *
   * Since: 1.0
   */
  props[PROP_NEWER] =
      g_param_spec_object ("newer",
                           NULL,
                           NULL,
                           DTI_TYPE_FRAMEWORK,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /**
   * DtiFrameworkMap:sealed: (getter get_sealed)
   *
   * Whether the map is immutable.
   *
   * Since: 1.0
   */
  props[PROP_SEALED] =
      g_param_spec_boolean ("sealed", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_framework_map_init (DtiFrameworkMap *self)
{
  self->positions = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_old = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_entry);
  self->added = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_entry);
  self->by_new =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->problems = dti_problem_list_new ();
}

/* ---- reading ---- */

typedef struct
{
  DtiFramework *older;
  DtiFramework *newer;
  GFile *file;
} Request;

static void
free_request (gpointer data)
{
  Request *request = data;

  g_object_unref (request->older);
  g_object_unref (request->newer);
  g_object_unref (request->file);
  g_free (request);
}

static DtiFrameworkMap *
read_document (
    DtiFramework *older, DtiFramework *newer, JsonNode *document, const char *file, GError **error)
{
  g_autoptr (DtiFrameworkMap) self = dti_framework_map_new (older, newer);
  g_autoptr (DtiProblemList) problems = dti_problem_list_new ();

  dti_framework_map_read (self, document, file, problems);
  if (dti_problem_list_has_errors (problems))
    {
      dti_document_set_error (error, problems);
      return NULL;
    }
  dti_problem_list_add_all (self->problems, problems);

  return g_steal_pointer (&self);
}

static DtiFrameworkMap *
read_file (const Request *request, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (JsonNode) document = dti_document_load (request->file, cancellable, &name, error);

  return document != NULL ? read_document (request->older, request->newer, document, name, error)
                          : NULL;
}

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  DtiFrameworkMap *map = read_file (task_data, cancellable, &error);

  if (map != NULL)
    g_task_return_pointer (task, map, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* ---- public functions ---- */

/**
 * dti_framework_map_new:
 * @older: the framework to lead from
 * @newer: the framework to lead to
 *
 * Creates a map without entries.
 *
 * Returns: (transfer full): a new map
 *
 * Since: 1.0
 */
DtiFrameworkMap *
dti_framework_map_new (DtiFramework *older, DtiFramework *newer)
{
  g_return_val_if_fail (DTI_IS_FRAMEWORK (older), NULL);
  g_return_val_if_fail (DTI_IS_FRAMEWORK (newer), NULL);

  return g_object_new (DTI_TYPE_FRAMEWORK_MAP, "older", older, "newer", newer, NULL);
}

/**
 * dti_framework_map_suggest: (constructor)
 * @older: the framework to lead from
 * @newer: the framework to lead to
 *
 * Proposes a map by what the two frameworks call their nodes.
 *
 * Nodes of the same level belong together where id and titles agree (“same”), then where a title
 * agrees that only one node on each side has (“renamed”), then where the ids agree (“renamed” where
 * the titles agree in one language at least, else “redefined”). Titles are compared without accents
 * and capitals. What is left over stays unmapped: no name can show that a node was dropped, split
 * or merged.
 *
 * All entries are suggestions, see [method@Dti.FrameworkMap.is_suggested]. Rules are not looked at;
 * [method@Dti.FrameworkMap.validate] tells where they differ.
 *
 * Returns: (transfer full): a new map
 *
 * Since: 1.0
 */
DtiFrameworkMap *
dti_framework_map_suggest (DtiFramework *older, DtiFramework *newer)
{
  DtiFrameworkMap *self;

  g_return_val_if_fail (DTI_IS_FRAMEWORK (older), NULL);
  g_return_val_if_fail (DTI_IS_FRAMEWORK (newer), NULL);

  self = dti_framework_map_new (older, newer);
  dti_framework_map_guess (self);

  return self;
}

/**
 * dti_framework_map_new_from_json:
 * @json: a document of the format `dti-framework-map`
 * @older: the framework to lead from
 * @newer: the framework to lead to
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Reads a map from JSON.
 *
 * Fails where the document has an error or is about other frameworks; the message names the place
 * of the first error and how many more there are. Errors are `DTI_ERROR_INVALID_DATA`,
 * `DTI_ERROR_UNSUPPORTED` for a document of a newer format version and `DTI_ERROR_LIMIT` for one
 * that is nested too deep.
 *
 * Returns: (transfer full): a new map
 *
 * Since: 1.0
 */
DtiFrameworkMap *
dti_framework_map_new_from_json (const char *json,
                                 DtiFramework *older,
                                 DtiFramework *newer,
                                 GError **error)
{
  g_autoptr (JsonNode) document = NULL;

  g_return_val_if_fail (DTI_IS_FRAMEWORK (older), NULL);
  g_return_val_if_fail (DTI_IS_FRAMEWORK (newer), NULL);
  g_return_val_if_fail (json != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  document = dti_json_parse (json, strlen (json), NULL, error);

  return document != NULL ? read_document (older, newer, document, NULL, error) : NULL;
}

/**
 * dti_framework_map_new_from_file:
 * @file: a file
 * @older: the framework to lead from
 * @newer: the framework to lead to
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Reads a map from a file.
 *
 * Errors are those of [ctor@Dti.FrameworkMap.new_from_json], `DTI_ERROR_NOT_FOUND` for a file that
 * is not there and `DTI_ERROR_FAILED` for one that cannot be read.
 *
 * Returns: (transfer full): a new map
 *
 * Since: 1.0
 */
DtiFrameworkMap *
dti_framework_map_new_from_file (GFile *file,
                                 DtiFramework *older,
                                 DtiFramework *newer,
                                 GError **error)
{
  g_return_val_if_fail (DTI_IS_FRAMEWORK (older), NULL);
  g_return_val_if_fail (DTI_IS_FRAMEWORK (newer), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return read_file (&(Request){ .older = older, .newer = newer, .file = file }, NULL, error);
}

/**
 * dti_framework_map_new_from_file_async:
 * @file: a file
 * @older: the framework to lead from
 * @newer: the framework to lead to
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async) (nullable): called when the map is read
 * @user_data: (closure): data for @callback
 *
 * Reads a map from a file in another thread.
 *
 * Since: 1.0
 */
void
dti_framework_map_new_from_file_async (GFile *file,
                                       DtiFramework *older,
                                       DtiFramework *newer,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Request *request;

  g_return_if_fail (DTI_IS_FRAMEWORK (older));
  g_return_if_fail (DTI_IS_FRAMEWORK (newer));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  request = g_new0 (Request, 1);
  request->older = g_object_ref (older);
  request->newer = g_object_ref (newer);
  request->file = g_object_ref (file);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, dti_framework_map_new_from_file_async);
  g_task_set_check_cancellable (task, TRUE);
  g_task_set_task_data (task, request, free_request);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * dti_framework_map_new_from_file_finish:
 * @result: the result given to the callback
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Ends what [func@Dti.FrameworkMap.new_from_file_async] began.
 *
 * Errors are those of [ctor@Dti.FrameworkMap.new_from_file], and `G_IO_ERROR_CANCELLED`.
 *
 * Returns: (transfer full): a new map
 *
 * Since: 1.0
 */
DtiFrameworkMap *
dti_framework_map_new_from_file_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, dti_framework_map_new_from_file_async),
                        NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dti_framework_map_check_file:
 * @file: a file
 * @older: the framework to lead from
 * @newer: the framework to lead to
 *
 * Finds all problems of the document of a map.
 *
 * A file that cannot be read is a problem of the code `unreadable`. Where the document can be read,
 * the problems of [method@Dti.FrameworkMap.validate] come after those of the reading.
 *
 * Returns: (transfer full): the problems, in the order found
 *
 * Since: 1.0
 */
DtiProblemList *
dti_framework_map_check_file (GFile *file, DtiFramework *older, DtiFramework *newer)
{
  g_autoptr (DtiProblemList) problems = NULL;
  g_autoptr (DtiProblemList) doubts = NULL;
  g_autoptr (DtiFrameworkMap) self = NULL;
  g_autoptr (JsonNode) document = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (DTI_IS_FRAMEWORK (older), NULL);
  g_return_val_if_fail (DTI_IS_FRAMEWORK (newer), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  problems = dti_problem_list_new ();
  document = dti_document_load (file, NULL, &name, &error);
  if (document == NULL)
    {
      dti_document_report_unreadable (problems, name, error);
      return g_steal_pointer (&problems);
    }

  self = dti_framework_map_new (older, newer);
  dti_framework_map_read (self, document, name, problems);
  if (!dti_problem_list_has_errors (problems))
    {
      doubts = dti_framework_map_validate (self);
      dti_problem_list_add_all (problems, doubts);
    }

  return g_steal_pointer (&problems);
}

/**
 * dti_framework_map_to_json:
 * @self: a map
 *
 * Writes the whole document, members unknown to this version included.
 *
 * Entries come in the order of the older framework, then those of nodes that were added in the
 * order of the newer one.
 *
 * Returns: (transfer full): JSON, indented
 *
 * Since: 1.0
 */
char *
dti_framework_map_to_json (DtiFrameworkMap *self)
{
  g_return_val_if_fail (DTI_IS_FRAMEWORK_MAP (self), NULL);

  return dti_framework_map_write (self);
}

/**
 * dti_framework_map_get_older: (get-property older)
 * @self: a map
 *
 * Gets the framework that the map leads from.
 *
 * Returns: (transfer none): the older framework
 *
 * Since: 1.0
 */
DtiFramework *
dti_framework_map_get_older (DtiFrameworkMap *self)
{
  g_return_val_if_fail (DTI_IS_FRAMEWORK_MAP (self), NULL);

  return self->older;
}

/**
 * dti_framework_map_get_newer: (get-property newer)
 * @self: a map
 *
 * Gets the framework that the map leads to.
 *
 * Returns: (transfer none): the newer framework
 *
 * Since: 1.0
 */
DtiFramework *
dti_framework_map_get_newer (DtiFrameworkMap *self)
{
  g_return_val_if_fail (DTI_IS_FRAMEWORK_MAP (self), NULL);

  return self->newer;
}

/**
 * dti_framework_map_get_sealed: (get-property sealed)
 * @self: a map
 *
 * Gets whether the map is immutable.
 *
 * Returns: `TRUE` once the map was sealed
 *
 * Since: 1.0
 */
gboolean
dti_framework_map_get_sealed (DtiFrameworkMap *self)
{
  g_return_val_if_fail (DTI_IS_FRAMEWORK_MAP (self), FALSE);

  return self->is_sealed;
}

/**
 * dti_framework_map_seal:
 * @self: a map
 *
 * Makes the map immutable.
 *
 * Every later change fails with `DTI_ERROR_CONFLICT`; from now on threads share the map freely. It
 * is called once, by the thread that filled the map; more calls do nothing.
 *
 * Since: 1.0
 */
void
dti_framework_map_seal (DtiFrameworkMap *self)
{
  g_return_if_fail (DTI_IS_FRAMEWORK_MAP (self));

  if (self->is_sealed)
    return;

  self->is_sealed = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SEALED]);
}
