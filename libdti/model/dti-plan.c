/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "dti-document-private.h"
#include "dti-plan-private.h"

#define FIXED (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS)

/**
 * DtiPlan:
 *
 * Who answers for what, by when: agencies, assignments, tasks, targets and reports.
 *
 * A plan is read from a JSON document and checked as a whole. One that contradicts itself (an id
 * twice, an agency nobody knows, a body above itself) is refused; what it leaves open is told by
 * [method@Dti.Plan.validate]. A plan never changes, so threads share it freely. Texts, lists and
 * items that getters lend live as long as the plan.
 *
 * ## Who answers for a node
 *
 * An assignment to a pillar covers all nodes below it, until a nearer assignment of the same role
 * takes over: the nearest wins, role by role. Where a node has several parents, the way up goes
 * breadth first, at each node to the parent first under which it is defined. Assignments count on
 * days on which they and their agency are in force. That needs the framework; without one an
 * assignment covers its own node only.
 *
 * ## Problems
 *
 * The codes of the problems are: `unreadable`, `wrong-format`, `unsupported-version`,
 * `wrong-type`, `missing-member`, `unknown-member`, `unknown-name`, `out-of-range`,
 * `invalid-date`, `duplicate-id`, `unknown-id`, `cycle`, `other-framework`, `unranked-node`,
 * `invalid-shares`, `several-leads`, `no-lead`, `no-data-supplier`, `closed-agency`,
 * `empty-group`, `not-reporting`, `coordinator-without-duty`, `task-without-lead`,
 * `only-coordinators`, `contradiction` and those of the items.
 *
 * Since: 1.0
 */

typedef enum
{
  PROP_AGENCIES = 1,
  PROP_ASSIGNMENTS,
  PROP_BASELINES,
  PROP_DIGEST,
  PROP_FRAMEWORK_ID,
  PROP_ID,
  PROP_OBLIGATIONS,
  PROP_SOURCE,
  PROP_TARGETS,
  PROP_TASKS,
  PROP_TITLE,
  PROP_VALID_FROM,
  PROP_VALID_TO,
} DtiPlanProperty;

static GParamSpec *props[PROP_VALID_TO + 1];

G_DEFINE_FINAL_TYPE (DtiPlan, dti_plan, G_TYPE_OBJECT)

/* ---- class ---- */

static void
dti_plan_finalize (GObject *object)
{
  DtiPlan *self = DTI_PLAN (object);

  g_free (self->id);
  g_clear_pointer (&self->titles, g_hash_table_unref);
  g_free (self->framework_id);
  g_free (self->source);
  g_free (self->valid_from);
  g_free (self->valid_to);
  g_free (self->file);
  g_free (self->json);
  g_free (self->digest);
  g_clear_object (&self->problems);
  g_hash_table_unref (self->single);
  g_hash_table_unref (self->by_node);
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->by_fold);
  g_hash_table_unref (self->by_short);
  for (guint i = 0; i < DTI_PLAN_N_SECTIONS; i++)
    {
      g_hash_table_unref (self->sections[i].indices);
      g_clear_object (&self->sections[i].list);
      g_ptr_array_unref (self->sections[i].items);
      g_array_unref (self->sections[i].places);
    }

  G_OBJECT_CLASS (dti_plan_parent_class)->finalize (object);
}

static void
dti_plan_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiPlan *self = DTI_PLAN (object);

  switch ((DtiPlanProperty) prop_id)
    {
    case PROP_AGENCIES:
      g_value_set_object (value, dti_plan_get_agencies (self));
      break;
    case PROP_ASSIGNMENTS:
      g_value_set_object (value, dti_plan_get_assignments (self));
      break;
    case PROP_BASELINES:
      g_value_set_object (value, dti_plan_get_baselines (self));
      break;
    case PROP_DIGEST:
      g_value_set_string (value, dti_plan_get_digest (self));
      break;
    case PROP_FRAMEWORK_ID:
      g_value_set_string (value, dti_plan_get_framework_id (self));
      break;
    case PROP_ID:
      g_value_set_string (value, dti_plan_get_id (self));
      break;
    case PROP_OBLIGATIONS:
      g_value_set_object (value, dti_plan_get_obligations (self));
      break;
    case PROP_SOURCE:
      g_value_set_string (value, dti_plan_get_source (self));
      break;
    case PROP_TARGETS:
      g_value_set_object (value, dti_plan_get_targets (self));
      break;
    case PROP_TASKS:
      g_value_set_object (value, dti_plan_get_tasks (self));
      break;
    case PROP_TITLE:
      g_value_set_string (value, dti_plan_get_main_title (self));
      break;
    case PROP_VALID_FROM:
      g_value_set_string (value, dti_plan_get_valid_from (self));
      break;
    case PROP_VALID_TO:
      g_value_set_string (value, dti_plan_get_valid_to (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
make_text_properties (void)
{
  /**
   * DtiPlan:digest: (getter get_digest)
   *
   * SHA-256 of the document.
   *
   * Since: 1.0
   */
  props[PROP_DIGEST] = g_param_spec_string ("digest", NULL, NULL, NULL, FIXED);

  /**
   * DtiPlan:framework-id: (getter get_framework_id)
   *
   * Id of the framework that the plan is about.
   *
   * Since: 1.0
   */
  props[PROP_FRAMEWORK_ID] = g_param_spec_string ("framework-id", NULL, NULL, NULL, FIXED);

  /**
   * DtiPlan:id: (getter get_id)
   *
   * Id of the plan.
   *
   * Since: 1.0
   */
  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, FIXED);

  /**
   * DtiPlan:source: (getter get_source)
   *
   * Where the plan comes from.
   *
   * Since: 1.0
   */
  props[PROP_SOURCE] = g_param_spec_string ("source", NULL, NULL, NULL, FIXED);

  /**
   * DtiPlan:title: (getter get_main_title)
   *
   * Title, the Vietnamese one where there are several.
   *
   * Since: 1.0
   */
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, FIXED);

  /**
   * DtiPlan:valid-from: (getter get_valid_from)
   *
   * First day on which the plan is in force.
   *
   * Since: 1.0
   */
  props[PROP_VALID_FROM] = g_param_spec_string ("valid-from", NULL, NULL, NULL, FIXED);

  /**
   * DtiPlan:valid-to: (getter get_valid_to)
   *
   * Last day on which the plan is in force.
   *
   * Since: 1.0
   */
  props[PROP_VALID_TO] = g_param_spec_string ("valid-to", NULL, NULL, NULL, FIXED);
}

static void
make_list_properties (void)
{
  /**
   * DtiPlan:agencies: (getter get_agencies)
   *
   * The bodies of the plan.
   *
   * Since: 1.0
   */
  props[PROP_AGENCIES] = g_param_spec_object ("agencies", NULL, NULL, G_TYPE_LIST_MODEL, FIXED);

  /**
   * DtiPlan:assignments: (getter get_assignments)
   *
   * Who does what about which node.
   *
   * Since: 1.0
   */
  props[PROP_ASSIGNMENTS] =
      g_param_spec_object ("assignments", NULL, NULL, G_TYPE_LIST_MODEL, FIXED);

  /**
   * DtiPlan:baselines: (getter get_baselines)
   *
   * Figures from which the plan starts.
   *
   * Since: 1.0
   */
  props[PROP_BASELINES] = g_param_spec_object ("baselines", NULL, NULL, G_TYPE_LIST_MODEL, FIXED);

  /**
   * DtiPlan:obligations: (getter get_obligations)
   *
   * Who reports what to whom, and by when.
   *
   * Since: 1.0
   */
  props[PROP_OBLIGATIONS] =
      g_param_spec_object ("obligations", NULL, NULL, G_TYPE_LIST_MODEL, FIXED);

  /**
   * DtiPlan:targets: (getter get_targets)
   *
   * What is to be reached.
   *
   * Since: 1.0
   */
  props[PROP_TARGETS] = g_param_spec_object ("targets", NULL, NULL, G_TYPE_LIST_MODEL, FIXED);

  /**
   * DtiPlan:tasks: (getter get_tasks)
   *
   * What is to be done.
   *
   * Since: 1.0
   */
  props[PROP_TASKS] = g_param_spec_object ("tasks", NULL, NULL, G_TYPE_LIST_MODEL, FIXED);
}

static void
dti_plan_class_init (DtiPlanClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_plan_finalize;
  object_class->get_property = dti_plan_get_property;

  make_text_properties ();
  make_list_properties ();
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static GHashTable *
new_index (void)
{
  return g_hash_table_new_full (g_str_hash,
                                g_str_equal,
                                g_free,
                                (GDestroyNotify) g_ptr_array_unref);
}

static void
dti_plan_init (DtiPlan *self)
{
  self->single = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_node = new_index ();
  self->by_name = new_index ();
  self->by_fold = new_index ();
  self->by_short = new_index ();
  for (guint i = 0; i < DTI_PLAN_N_SECTIONS; i++)
    {
      self->sections[i].items = g_ptr_array_new_with_free_func (g_object_unref);
      self->sections[i].places = g_array_new (FALSE, FALSE, sizeof (guint));
      self->sections[i].indices = g_hash_table_new (g_str_hash, g_str_equal);
    }
}

/* ---- reading ---- */

static DtiPlan *
read_document (JsonNode *document, const char *file, GError **error)
{
  g_autoptr (DtiProblemList) problems = dti_problem_list_new ();
  g_autoptr (DtiPlan) self = dti_plan_read (document, file, problems);

  if (dti_problem_list_has_errors (problems))
    {
      dti_document_set_error (error, problems);
      return NULL;
    }

  self->problems = g_steal_pointer (&problems);

  return g_steal_pointer (&self);
}

static DtiPlan *
read_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (JsonNode) document = dti_document_load (file, cancellable, &name, error);

  return document != NULL ? read_document (document, name, error) : NULL;
}

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  DtiPlan *plan = read_file (task_data, cancellable, &error);

  if (plan != NULL)
    g_task_return_pointer (task, plan, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* ---- public functions ---- */

/**
 * dti_plan_new_from_file:
 * @file: a file
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Reads a plan from a file.
 *
 * Errors are those of [ctor@Dti.Plan.new_from_json], `DTI_ERROR_NOT_FOUND` for a file that is not
 * there and `DTI_ERROR_FAILED` for one that cannot be read.
 *
 * Returns: (transfer full): a new plan
 *
 * Since: 1.0
 */
DtiPlan *
dti_plan_new_from_file (GFile *file, GError **error)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return read_file (file, NULL, error);
}

/**
 * dti_plan_new_from_file_async:
 * @file: a file
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async) (nullable): called when the plan is read
 * @user_data: (closure): data for @callback
 *
 * Reads a plan from a file in another thread.
 *
 * Since: 1.0
 */
void
dti_plan_new_from_file_async (GFile *file,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, dti_plan_new_from_file_async);
  g_task_set_check_cancellable (task, TRUE);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * dti_plan_new_from_file_finish:
 * @result: the result given to the callback
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Ends what [func@Dti.Plan.new_from_file_async] began.
 *
 * Errors are those of [ctor@Dti.Plan.new_from_file], and `G_IO_ERROR_CANCELLED`.
 *
 * Returns: (transfer full): a new plan
 *
 * Since: 1.0
 */
DtiPlan *
dti_plan_new_from_file_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, dti_plan_new_from_file_async), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dti_plan_new_from_json:
 * @json: a plan document
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Reads a plan from JSON.
 *
 * Fails where the document has an error; the message names the place of the first and how many
 * more there are. Errors are `DTI_ERROR_INVALID_DATA`, `DTI_ERROR_UNSUPPORTED` for a document of
 * a newer format version and `DTI_ERROR_LIMIT` for one that is nested too deep.
 *
 * Returns: (transfer full): a new plan
 *
 * Since: 1.0
 */
DtiPlan *
dti_plan_new_from_json (const char *json, GError **error)
{
  g_autoptr (JsonNode) document = NULL;

  g_return_val_if_fail (json != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  document = dti_json_parse (json, strlen (json), NULL, error);

  return document != NULL ? read_document (document, NULL, error) : NULL;
}

/**
 * dti_plan_check_file:
 * @file: a file
 * @framework: (nullable): the framework the plan is about, or `NULL` to look at the plan alone
 *
 * Finds all problems of a plan document without making a plan of it.
 *
 * The problems are those for which [ctor@Dti.Plan.new_from_file] refuses a document and those of
 * [method@Dti.Plan.validate]. Where something cannot be read, what seems to be missing is not
 * reported. A file that cannot be read at all is a problem of the code `unreadable`.
 *
 * Returns: (transfer full): the problems, in the order found
 *
 * Since: 1.0
 */
DtiProblemList *
dti_plan_check_file (GFile *file, DtiFramework *framework)
{
  g_autoptr (DtiProblemList) problems = NULL;
  g_autoptr (DtiPlan) plan = NULL;
  g_autoptr (JsonNode) document = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (framework == NULL || DTI_IS_FRAMEWORK (framework), NULL);

  problems = dti_problem_list_new ();
  document = dti_document_load (file, NULL, &name, &error);
  if (document == NULL)
    {
      dti_document_report_unreadable (problems, name, error);
      return g_steal_pointer (&problems);
    }

  plan = dti_plan_read (document, name, problems);
  dti_plan_check_gaps (plan, framework, problems);

  return g_steal_pointer (&problems);
}

/**
 * dti_plan_to_json:
 * @self: a plan
 *
 * Writes the whole document, members unknown to this version included.
 *
 * A plan read from it has the same digest.
 *
 * Returns: (transfer full): JSON, indented
 *
 * Since: 1.0
 */
char *
dti_plan_to_json (DtiPlan *self)
{
  g_return_val_if_fail (DTI_IS_PLAN (self), NULL);

  return g_strdup (self->json);
}

/**
 * dti_plan_validate:
 * @self: a plan
 * @framework: (nullable): the framework the plan is about, or `NULL` to look at the plan alone
 *
 * Lists what is doubtful in the plan, and what it leaves open.
 *
 * Errors are what makes a part of the plan unusable: a node that the framework does not have,
 * shares that do not sum to 1, tasks that exclude what they require. Warnings are gaps: a node
 * without a lead, an agency that is named and asked for no report, a task that nobody leads. What
 * concerns nodes needs the framework.
 *
 * Returns: (transfer full): a new list of the problems, for the caller
 *
 * Since: 1.0
 */
DtiProblemList *
dti_plan_validate (DtiPlan *self, DtiFramework *framework)
{
  DtiProblemList *problems;

  g_return_val_if_fail (DTI_IS_PLAN (self), NULL);
  g_return_val_if_fail (framework == NULL || DTI_IS_FRAMEWORK (framework), NULL);

  problems = dti_problem_list_new ();
  dti_problem_list_add_all (problems, self->problems);
  dti_plan_check_gaps (self, framework, problems);

  return problems;
}
