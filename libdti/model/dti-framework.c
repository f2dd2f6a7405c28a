/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "dti-fixed-list-private.h"
#include "dti-framework-draft-private.h"
#include "dti-framework-private.h"

#include <libdti/base/dti-error.h>

#define BUILTIN_FOLDER "/org/libdti/frameworks"
#define FIXED (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS)

/**
 * DtiFramework:
 *
 * What is measured: the tree of pillars and indicators of an index, and how they are scored.
 *
 * A framework is read from a JSON document and checked as a whole; one with an error is refused,
 * warnings are told by [method@Dti.Framework.validate]. It never changes, so threads share it
 * freely. Texts, lists and nodes that getters lend live as long as the framework.
 *
 * ## Nodes
 *
 * The nodes of the root come depth first, a referenced node where it is defined, then the views
 * with the nodes they define. No way down has more than 64 nodes.
 *
 * ## Problems
 *
 * The codes of the problems are: `wrong-format`, `unsupported-version`, `misplaced-step`,
 * `two-rules`, `wrong-type`, `missing-member`, `unknown-member`, `unknown-name`, `out-of-range`,
 * `invalid-id`, `duplicate-id`, `unknown-id`, `unknown-column`, `invalid-period`, `invalid-class`,
 * `uneven-places`, `not-a-pillar`, `empty-children`, `duplicate-child`, `cycle`, `too-deep`,
 * `too-many-paths`, `no-weight`, `invalid-formula`, `empty-rules`, `misplaced-adjustment`,
 * `unbounded-max`, `misplaced-penalty`, `max-differs`, `out-of-reach`, `no-effect`, `unreadable`
 * and those of the rules.
 *
 * Since: 1.0
 */

typedef enum
{
  PROP_ASSESSMENT = 1,
  PROP_DIGEST,
  PROP_ID,
  PROP_INDICATORS,
  PROP_LANGUAGES,
  PROP_NODES,
  PROP_PERIODS,
  PROP_PILLARS,
  PROP_RANKING_NODE,
  PROP_ROOT,
  PROP_SOURCE,
  PROP_TITLE,
  PROP_VIEWS,
  PROP_METHOD,
} DtiFrameworkProperty;

static GParamSpec *props[PROP_METHOD + 1];

G_DEFINE_FINAL_TYPE (DtiFramework, dti_framework, G_TYPE_OBJECT)

/* ---- class ---- */

static void
dti_framework_finalize (GObject *object)
{
  DtiFramework *self = DTI_FRAMEWORK (object);

  g_free (self->id);
  g_clear_pointer (&self->titles, g_hash_table_unref);
  g_free (self->source);
  g_strfreev (self->periods);
  g_strfreev (self->languages);
  g_free (self->digest);
  g_free (self->json);
  g_clear_pointer (&self->columns, g_hash_table_unref);
  g_clear_object (&self->assessment);
  g_clear_object (&self->problems);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_object (&self->root);
  g_clear_object (&self->ranking_node);
  g_clear_object (&self->method);
  g_clear_object (&self->nodes);
  g_clear_object (&self->indicators);
  g_clear_object (&self->pillars);
  g_clear_object (&self->views);
  g_clear_pointer (&self->numeric, g_array_unref);

  G_OBJECT_CLASS (dti_framework_parent_class)->finalize (object);
}

static void
dti_framework_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiFramework *self = DTI_FRAMEWORK (object);

  switch ((DtiFrameworkProperty) prop_id)
    {
    case PROP_ASSESSMENT:
      g_value_set_object (value, dti_framework_get_assessment (self));
      break;
    case PROP_DIGEST:
      g_value_set_string (value, dti_framework_get_digest (self));
      break;
    case PROP_ID:
      g_value_set_string (value, dti_framework_get_id (self));
      break;
    case PROP_INDICATORS:
      g_value_set_object (value, dti_framework_get_indicators (self));
      break;
    case PROP_LANGUAGES:
      g_value_set_boxed (value, dti_framework_get_languages (self));
      break;
    case PROP_NODES:
      g_value_set_object (value, dti_framework_get_nodes (self));
      break;
    case PROP_PERIODS:
      g_value_set_boxed (value, dti_framework_get_periods (self));
      break;
    case PROP_PILLARS:
      g_value_set_object (value, dti_framework_get_pillars (self));
      break;
    case PROP_RANKING_NODE:
      g_value_set_object (value, dti_framework_get_ranking_node (self));
      break;
    case PROP_ROOT:
      g_value_set_object (value, dti_framework_get_root (self));
      break;
    case PROP_SOURCE:
      g_value_set_string (value, dti_framework_get_source (self));
      break;
    case PROP_TITLE:
      g_value_set_string (value, dti_framework_get_main_title (self));
      break;
    case PROP_VIEWS:
      g_value_set_object (value, dti_framework_get_views (self));
      break;
    case PROP_METHOD:
      g_value_set_object (value, dti_framework_get_method (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
make_text_properties (void)
{
  /**
   * DtiFramework:digest: (getter get_digest)
   *
   * SHA-256 of the document.
   *
   * Since: 1.0
   */
  props[PROP_DIGEST] = g_param_spec_string ("digest", NULL, NULL, NULL, FIXED);

  /**
   * DtiFramework:id: (getter get_id)
   *
   * Id of the framework.
   *
   * Since: 1.0
   */
  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, FIXED);

  /**
   * DtiFramework:languages: (getter get_languages)
   *
   * Languages of the texts, the main one first.
   *
   * Since: 1.0
   */
  props[PROP_LANGUAGES] = g_param_spec_boxed ("languages", NULL, NULL, G_TYPE_STRV, FIXED);

  /**
   * DtiFramework:periods: (getter get_periods)
   *
   * Periods for which the framework is in force.
   *
   * Since: 1.0
   */
  props[PROP_PERIODS] = g_param_spec_boxed ("periods", NULL, NULL, G_TYPE_STRV, FIXED);

  /**
   * DtiFramework:source: (getter get_source)
   *
   * Where the framework comes from.
   *
   * Since: 1.0
   */
  props[PROP_SOURCE] = g_param_spec_string ("source", NULL, NULL, NULL, FIXED);

  /**
   * DtiFramework:title: (getter get_main_title)
   *
   * Title in the first language of the framework.
   *
   * Since: 1.0
   */
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, FIXED);
}

static void
make_node_properties (void)
{
  /**
   * DtiFramework:indicators: (getter get_indicators)
   *
   * All indicators.
   *
   * Since: 1.0
   */
  props[PROP_INDICATORS] = g_param_spec_object ("indicators", NULL, NULL, G_TYPE_LIST_MODEL, FIXED);

  /**
   * DtiFramework:nodes: (getter get_nodes)
   *
   * All nodes, depth first from the root, then the views.
   *
   * Since: 1.0
   */
  props[PROP_NODES] = g_param_spec_object ("nodes", NULL, NULL, G_TYPE_LIST_MODEL, FIXED);

  /**
   * DtiFramework:pillars: (getter get_pillars)
   *
   * All pillars, the root and the views among them.
   *
   * Since: 1.0
   */
  props[PROP_PILLARS] = g_param_spec_object ("pillars", NULL, NULL, G_TYPE_LIST_MODEL, FIXED);

  /**
   * DtiFramework:ranking-node: (getter get_ranking_node)
   *
   * Node by which units are ranked.
   *
   * Since: 1.0
   */
  props[PROP_RANKING_NODE] = g_param_spec_object ("ranking-node", NULL, NULL, DTI_TYPE_NODE, FIXED);

  /**
   * DtiFramework:root: (getter get_root)
   *
   * The index itself.
   *
   * Since: 1.0
   */
  props[PROP_ROOT] = g_param_spec_object ("root", NULL, NULL, DTI_TYPE_PILLAR, FIXED);

  /**
   * DtiFramework:views: (getter get_views)
   *
   * Further pillars over the same nodes.
   *
   * Since: 1.0
   */
  props[PROP_VIEWS] = g_param_spec_object ("views", NULL, NULL, G_TYPE_LIST_MODEL, FIXED);

  /**
   * DtiFramework:method: (getter get_method)
   *
   * The steps that prepare the data before the rules score them, in their order.
   *
   * Since: 1.0
   */
  props[PROP_METHOD] = g_param_spec_object ("method", NULL, NULL, G_TYPE_LIST_MODEL, FIXED);
}

static void
dti_framework_class_init (DtiFrameworkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_framework_finalize;
  object_class->get_property = dti_framework_get_property;

  /**
   * DtiFramework:assessment: (getter get_assessment)
   *
   * How self-assessed figures are judged; `NULL` where the document says nothing about it.
   *
   * Since: 1.0
   */
  props[PROP_ASSESSMENT] =
      g_param_spec_object ("assessment", NULL, NULL, DTI_TYPE_ASSESSMENT_RULES, FIXED);

  make_text_properties ();
  make_node_properties ();
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_framework_init (DtiFramework *self)
{
}

/* ---- reading ---- */

static GListModel *
list_nodes (const GPtrArray *nodes, GType type)
{
  GPtrArray *items = g_ptr_array_new ();

  for (guint i = 0; i < nodes->len; i++)
    {
      const DtiDraftNode *draft = g_ptr_array_index (nodes, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (draft->node, type))
        g_ptr_array_add (items, g_object_ref (draft->node));
    }

  return dti_fixed_list_new (type, items);
}

/* Labels and inputs are not prepared. */
static gboolean
is_numeric (DtiNode *indicator)
{
  g_autoptr (DtiRule) first = g_list_model_get_item (dti_node_get_rules (indicator), 0);

  return !dti_rule_reads_text (first) && dti_rule_get_input_names (first)[0] == NULL;
}

static void
list_numeric (DtiFramework *self)
{
  self->numeric = g_array_new (FALSE, FALSE, sizeof (DtiNumericIndicator));
  for (guint i = 0; i < g_list_model_get_n_items (self->indicators); i++)
    {
      g_autoptr (DtiNode) node = g_list_model_get_item (self->indicators, i);
      g_autoptr (DtiNode) parent = g_list_model_get_item (dti_node_get_parents (node), 0);
      DtiNumericIndicator numeric = { node,
                                      dti_node_get_id (node),
                                      parent != NULL ? dti_node_get_id (parent) : NULL,
                                      dti_indicator_get_direction (DTI_INDICATOR (node)) };

      if (is_numeric (node))
        g_array_append_val (self->numeric, numeric);
    }
}

static void
take_nodes (DtiFramework *self, const DtiFrameworkDraft *draft)
{
  self->nodes = list_nodes (draft->nodes, DTI_TYPE_NODE);
  self->indicators = list_nodes (draft->nodes, DTI_TYPE_INDICATOR);
  self->pillars = list_nodes (draft->nodes, DTI_TYPE_PILLAR);
  self->views = list_nodes (draft->views, DTI_TYPE_PILLAR);
  self->root = g_object_ref (DTI_PILLAR (draft->root->node));

  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < draft->nodes->len; i++)
    {
      DtiNode *node = dti_framework_draft_get_node (draft, i)->node;

      g_hash_table_insert (self->by_id, (char *) dti_node_get_id (node), node);
    }
  list_numeric (self);
  self->ranking_node = g_object_ref (draft->ranking_node != NULL
                                         ? g_hash_table_lookup (self->by_id, draft->ranking_node)
                                         : DTI_NODE (self->root));
}

static DtiFramework *
framework_from_draft (DtiFrameworkDraft *draft, JsonNode *document)
{
  DtiFramework *self = g_object_new (DTI_TYPE_FRAMEWORK, NULL);
  g_autofree char *canonical = dti_json_to_canonical (document);

  self->id = g_steal_pointer (&draft->id);
  self->titles = g_steal_pointer (&draft->titles);
  self->source = g_steal_pointer (&draft->source);
  self->periods = g_steal_pointer (&draft->periods);
  self->languages = g_steal_pointer (&draft->languages);
  self->columns = g_hash_table_ref (draft->columns);
  self->method = g_object_ref (draft->method);
  self->assessment = g_steal_pointer (&draft->assessment);
  self->problems = g_object_ref (draft->problems);
  self->digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, canonical, -1);
  self->json = dti_json_to_pretty (document);
  take_nodes (self, draft);

  return self;
}

DtiFramework *
dti_framework_new_from_document (JsonNode *document, const char *file, GError **error)
{
  g_autoptr (DtiProblemList) problems = dti_problem_list_new ();
  g_autoptr (DtiFrameworkDraft) draft = dti_framework_draft_read (document, file, problems);

  if (dti_problem_list_has_errors (problems))
    {
      dti_document_set_error (error, problems);
      return NULL;
    }

  return framework_from_draft (draft, document);
}

static DtiFramework *
read_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (JsonNode) document = dti_document_load (file, cancellable, &name, error);

  return document != NULL ? dti_framework_new_from_document (document, name, error) : NULL;
}

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  DtiFramework *framework = read_file (task_data, cancellable, &error);

  if (framework != NULL)
    g_task_return_pointer (task, framework, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* ---- public functions ---- */

/**
 * dti_framework_new_from_file:
 * @file: a file
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Reads a framework from a file.
 *
 * Errors are those of [ctor@Dti.Framework.new_from_json], `DTI_ERROR_NOT_FOUND` for a file that
 * is not there and `DTI_ERROR_FAILED` for one that cannot be read.
 *
 * Returns: (transfer full): a new framework
 *
 * Since: 1.0
 */
DtiFramework *
dti_framework_new_from_file (GFile *file, GError **error)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return read_file (file, NULL, error);
}

/**
 * dti_framework_new_from_file_async:
 * @file: a file
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async) (nullable): called when the framework is read
 * @user_data: (closure): data for @callback
 *
 * Reads a framework from a file in another thread.
 *
 * Since: 1.0
 */
void
dti_framework_new_from_file_async (GFile *file,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, dti_framework_new_from_file_async);
  g_task_set_check_cancellable (task, TRUE);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * dti_framework_new_from_file_finish:
 * @result: the result given to the callback
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Ends what [func@Dti.Framework.new_from_file_async] began.
 *
 * Errors are those of [ctor@Dti.Framework.new_from_file], and `G_IO_ERROR_CANCELLED`.
 *
 * Returns: (transfer full): a new framework
 *
 * Since: 1.0
 */
DtiFramework *
dti_framework_new_from_file_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, dti_framework_new_from_file_async), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dti_framework_new_from_json:
 * @json: a framework document
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Reads a framework from JSON.
 *
 * Fails where the document has an error; the message names the place of the first and how many
 * more there are. Errors are `DTI_ERROR_INVALID_DATA`, `DTI_ERROR_UNSUPPORTED` for a document of
 * a newer format version and `DTI_ERROR_LIMIT` for one that is nested too deep.
 *
 * Returns: (transfer full): a new framework
 *
 * Since: 1.0
 */
DtiFramework *
dti_framework_new_from_json (const char *json, GError **error)
{
  g_autoptr (JsonNode) document = NULL;

  g_return_val_if_fail (json != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  document = dti_json_parse (json, strlen (json), NULL, error);

  return document != NULL ? dti_framework_new_from_document (document, NULL, error) : NULL;
}

/**
 * dti_framework_new_builtin:
 * @id: an id of [func@Dti.Framework.list_builtin]
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Reads a framework that comes with the library.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` where there is none of that id.
 *
 * Returns: (transfer full): a new framework
 *
 * Since: 1.0
 */
DtiFramework *
dti_framework_new_builtin (const char *id, GError **error)
{
  g_auto (GStrv) known = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonNode) document = NULL;
  const char *text;
  gsize length = 0;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  known = dti_framework_list_builtin ();
  path = g_strdup_printf (BUILTIN_FOLDER "/%s.json", id);
  if (g_strv_contains ((const char *const *) known, id))
    bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (bytes == NULL)
    {
      g_autofree char *list = g_strjoinv (", ", known);

      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_NOT_FOUND,
                   "there is no built-in framework “%s”; known are: %s",
                   id,
                   list);
      return NULL;
    }

  text = g_bytes_get_data (bytes, &length);
  document = dti_json_parse (text, length, id, error);

  return document != NULL ? dti_framework_new_from_document (document, id, error) : NULL;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/**
 * dti_framework_list_builtin:
 *
 * Lists the frameworks that come with the library.
 *
 * Returns: (transfer full) (array zero-terminated=1): their ids, sorted
 *
 * Since: 1.0
 */
char **
dti_framework_list_builtin (void)
{
  g_auto (GStrv) names =
      g_resources_enumerate_children (BUILTIN_FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (g_str_has_suffix (names[i], ".json"))
      g_ptr_array_add (ids, g_strndup (names[i], strlen (names[i]) - strlen (".json")));

  g_ptr_array_sort (ids, compare_ids);
  g_ptr_array_add (ids, NULL);

  return (char **) g_ptr_array_free (ids, FALSE);
}

/**
 * dti_framework_check_file:
 * @file: a file
 *
 * Finds all problems of a framework document without making a framework of it.
 *
 * A file that cannot be read is a problem of the code `unreadable`.
 *
 * Returns: (transfer full): the problems, in the order found
 *
 * Since: 1.0
 */
DtiProblemList *
dti_framework_check_file (GFile *file)
{
  g_autoptr (DtiProblemList) problems = NULL;
  g_autoptr (DtiFrameworkDraft) draft = NULL;
  g_autoptr (JsonNode) document = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  problems = dti_problem_list_new ();
  document = dti_document_load (file, NULL, &name, &error);
  if (document == NULL)
    {
      dti_document_report_unreadable (problems, name, error);
      return g_steal_pointer (&problems);
    }

  draft = dti_framework_draft_read (document, name, problems);

  return g_steal_pointer (&problems);
}

/**
 * dti_framework_to_json:
 * @self: a framework
 *
 * Writes the whole document, members unknown to this version included.
 *
 * A framework read from it has the same digest.
 *
 * Returns: (transfer full): JSON, indented
 *
 * Since: 1.0
 */
char *
dti_framework_to_json (DtiFramework *self)
{
  g_return_val_if_fail (DTI_IS_FRAMEWORK (self), NULL);

  return g_strdup (self->json);
}

/**
 * dti_framework_validate:
 * @self: a framework
 *
 * Lists what is doubtful in the document.
 *
 * A framework that could be read has no errors but one: `misplaced-step`, `two-rules`, where the
 * document has steps of `method` that this version cannot run.
 *
 * Returns: (transfer full): a new list of the problems, for the caller
 *
 * Since: 1.0
 */
DtiProblemList *
dti_framework_validate (DtiFramework *self)
{
  DtiProblemList *problems;

  g_return_val_if_fail (DTI_IS_FRAMEWORK (self), NULL);

  problems = dti_problem_list_new ();
  dti_problem_list_add_all (problems, self->problems);

  return problems;
}
