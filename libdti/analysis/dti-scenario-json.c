/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-scenario-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/base/dti-json-private.h>
#include <libdti/model/dti-document-private.h>

/* Scenarios as documents: the edits, step by step. */

#define FORMAT "dti-scenario"
#define FORMAT_VERSION 1

/* ---- writing ---- */

static void
add_text (JsonObject *object, const char *member, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, member, text);
  else
    json_object_set_null_member (object, member);
}

static gboolean
add_rule (JsonObject *object, const DtiScenarioChange *change, const char *node, GError **error)
{
  DtiRule *rule = change->rules[DTI_SCENARIO_AFTER];
  const char *document;

  if (rule == NULL)
    {
      json_object_set_null_member (object, "rule");
      return TRUE;
    }

  document = dti_rule_peek_document (rule);
  if (document == NULL)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_UNSUPPORTED,
                   "node “%s”: only a rule that was made from JSON can be written",
                   node);
      return FALSE;
    }
  json_object_set_member (object, "rule", json_from_string (document, NULL));

  return TRUE;
}

static void
add_cell (JsonObject *object, const DtiScenarioChange *change)
{
  const DtiDraftCell *cell = &change->cells[DTI_SCENARIO_AFTER];
  const DtiCellValues *values = &cell->values;

  switch (change->kind)
    {
    case DTI_SCENARIO_EDIT_KIND_NUMBER:
      json_object_set_double_member (object, "number", values->number);
      break;
    case DTI_SCENARIO_EDIT_KIND_RATIO:
      json_object_set_double_member (object, "numerator", values->numerator);
      json_object_set_double_member (object, "denominator", values->denominator);
      break;
    case DTI_SCENARIO_EDIT_KIND_STATUS:
      add_text (object, "status", dti_status_to_letter (values->status));
      break;
    case DTI_SCENARIO_EDIT_KIND_TEXT:
      add_text (object, "text", values->text);
      break;
    case DTI_SCENARIO_EDIT_KIND_INPUT:
      add_text (object, "input", change->input);
      json_object_set_double_member (object,
                                     "number",
                                     dti_draft_cell_get_input (cell, change->input));
      break;
    case DTI_SCENARIO_EDIT_KIND_MAX:
      json_object_set_double_member (object, "max", values->max);
      break;
    case DTI_SCENARIO_EDIT_KIND_CLEAR:
      json_object_set_boolean_member (object, "clear", TRUE);
      break;
    case DTI_SCENARIO_EDIT_KIND_WEIGHT:
    case DTI_SCENARIO_EDIT_KIND_RULE:
    default:
      break;
    }
}

static JsonObject *
write_edit (DtiScenarioEdit *edit, GError **error)
{
  const DtiScenarioChange *change = dti_scenario_edit_peek (edit);
  const char *node = dti_scenario_edit_get_node (edit);
  g_autoptr (JsonObject) object = json_object_new ();

  if (change->kind == DTI_SCENARIO_EDIT_KIND_WEIGHT)
    {
      add_text (object, "pillar", node);
      add_text (object, "child", dti_scenario_edit_get_part (edit));
      json_object_set_double_member (object, "weight", change->weights[DTI_SCENARIO_AFTER]);
      return g_steal_pointer (&object);
    }

  if (change->kind != DTI_SCENARIO_EDIT_KIND_RULE)
    add_text (object, "unit", dti_scenario_edit_get_unit (edit));
  add_text (object, "node", node);
  if (change->kind == DTI_SCENARIO_EDIT_KIND_RULE)
    {
      if (!add_rule (object, change, node, error))
        return NULL;
    }
  else
    {
      add_cell (object, change);
    }

  return g_steal_pointer (&object);
}

static JsonArray *
write_steps (DtiScenario *self, GError **error)
{
  g_autoptr (JsonArray) steps = json_array_new ();

  for (guint i = 0; i < self->n_done; i++)
    {
      const GPtrArray *step = g_ptr_array_index (self->steps, i);
      JsonArray *edits = json_array_new ();

      json_array_add_array_element (steps, edits);
      for (guint k = 0; k < step->len; k++)
        {
          JsonObject *object = write_edit (g_ptr_array_index (step, k), error);

          if (object == NULL)
            return NULL;
          json_array_add_object_element (edits, object);
        }
    }

  return g_steal_pointer (&steps);
}

/**
 * dti_scenario_to_json:
 * @self: a scenario
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Writes the edits as a document of the format `dti-scenario`.
 *
 * [method@Dti.Scenario.apply_json] does them again, also over another scorecard of the same
 * framework. Steps that were undone, and one that is open, are left out.
 *
 * Fails with `DTI_ERROR_UNSUPPORTED` for an edited rule that was not made by
 * [ctor@Dti.Rule.new_from_json].
 *
 * Returns: (transfer full): the document
 *
 * Since: 1.0
 */
char *
dti_scenario_to_json (DtiScenario *self, GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  JsonObject *top;
  JsonArray *steps;

  g_return_val_if_fail (DTI_IS_SCENARIO (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  steps = write_steps (self, error);
  if (steps == NULL)
    return NULL;

  root = json_node_new (JSON_NODE_OBJECT);
  top = json_object_new ();
  json_node_take_object (root, top);
  add_text (top, "format", FORMAT);
  json_object_set_int_member (top, "format-version", FORMAT_VERSION);
  add_text (top, "framework", dti_framework_get_id (dti_scorecard_get_framework (self->base)));
  add_text (top, "period", self->binding->period);
  json_object_set_array_member (top, "steps", steps);

  return dti_json_to_pretty (root);
}

/* ---- reading ---- */

/* What the members of an edit say it is, and how it is done. */
typedef struct
{
  const char *member; /* only edits of this kind have it */
  gboolean (*apply) (DtiScenario *self, const DtiJsonReader *reader, GError **error);
} DtiEditForm;

static const char *
get_id (const DtiJsonReader *reader, const char *member)
{
  return dti_json_get_text (reader, member, "");
}

static gboolean
has_errors (const DtiJsonReader *reader)
{
  return dti_problem_list_has_errors (reader->problems);
}

static gboolean
apply_number (DtiScenario *self, const DtiJsonReader *reader, GError **error)
{
  double number = dti_json_get_number (reader, "number", NAN);

  if (has_errors (reader))
    return TRUE;
  if (dti_json_has (reader, "input"))
    return dti_scenario_set_input (self,
                                   get_id (reader, "unit"),
                                   get_id (reader, "node"),
                                   get_id (reader, "input"),
                                   number,
                                   error);

  return dti_scenario_set_number (self,
                                  get_id (reader, "unit"),
                                  get_id (reader, "node"),
                                  number,
                                  error);
}

static gboolean
apply_ratio (DtiScenario *self, const DtiJsonReader *reader, GError **error)
{
  double numerator = dti_json_get_number (reader, "numerator", NAN);
  double denominator = dti_json_get_number (reader, "denominator", NAN);

  return has_errors (reader) || dti_scenario_set_ratio (self,
                                                        get_id (reader, "unit"),
                                                        get_id (reader, "node"),
                                                        numerator,
                                                        denominator,
                                                        error);
}

static gboolean
apply_status (DtiScenario *self, const DtiJsonReader *reader, GError **error)
{
  const char *letter = get_id (reader, "status");
  DtiStatus status = DTI_STATUS_MISSING;

  if (has_errors (reader))
    return TRUE;
  if (!dti_status_from_letter (letter, &status))
    {
      g_set_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA, "“%s” is no status", letter);
      return FALSE;
    }

  return dti_scenario_set_status (self,
                                  get_id (reader, "unit"),
                                  get_id (reader, "node"),
                                  status,
                                  error);
}

static gboolean
apply_text (DtiScenario *self, const DtiJsonReader *reader, GError **error)
{
  const char *text = NULL;

  if (!json_object_get_null_member (reader->object, "text"))
    text = dti_json_get_text (reader, "text", NULL);

  return has_errors (reader) || dti_scenario_set_text (self,
                                                       get_id (reader, "unit"),
                                                       get_id (reader, "node"),
                                                       text,
                                                       error);
}

static gboolean
apply_max (DtiScenario *self, const DtiJsonReader *reader, GError **error)
{
  double max = dti_json_get_number (reader, "max", NAN);

  return has_errors (reader) || dti_scenario_set_observed_max (self,
                                                               get_id (reader, "unit"),
                                                               get_id (reader, "node"),
                                                               max,
                                                               error);
}

static gboolean
apply_clear (DtiScenario *self, const DtiJsonReader *reader, GError **error)
{
  if (!dti_json_get_boolean (reader, "clear", TRUE))
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "wrong-member",
                     "clear",
                     "“clear” can only be true");

  return has_errors (reader) ||
         dti_scenario_clear (self, get_id (reader, "unit"), get_id (reader, "node"), error);
}

static gboolean
apply_weight (DtiScenario *self, const DtiJsonReader *reader, GError **error)
{
  double weight = dti_json_get_number (reader, "weight", NAN);

  return has_errors (reader) || dti_scenario_set_weight (self,
                                                         get_id (reader, "pillar"),
                                                         get_id (reader, "child"),
                                                         weight,
                                                         error);
}

static gboolean
apply_rule (DtiScenario *self, const DtiJsonReader *reader, GError **error)
{
  JsonNode *node = json_object_get_member (reader->object, "rule");
  g_autofree char *text = NULL;
  g_autoptr (DtiRule) rule = NULL;

  if (!JSON_NODE_HOLDS_NULL (node))
    {
      text = dti_json_to_canonical (node);
      rule = dti_rule_new_from_json (text, error);
      if (rule == NULL)
        return FALSE;
    }

  return dti_scenario_set_rule (self, get_id (reader, "node"), rule, error);
}

static const DtiEditForm forms[] = {
  { "number", apply_number }, { "numerator", apply_ratio }, { "status", apply_status },
  { "text", apply_text },     { "max", apply_max },         { "clear", apply_clear },
  { "weight", apply_weight }, { "rule", apply_rule },
};

static const char *const members[] = {
  "unit", "node",  "number", "input", "numerator", "denominator", "status", "text",
  "max",  "clear", "pillar", "child", "weight",    "rule",        NULL,
};

static const DtiEditForm *
find_form (const DtiJsonReader *reader)
{
  const DtiEditForm *found = NULL;
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init_ordered (&iter, reader->object);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    if (!g_strv_contains (members, name))
      dti_json_report (reader,
                       DTI_SEVERITY_ERROR,
                       "wrong-member",
                       name,
                       "“%s” has no place here",
                       name);

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      if (!json_object_has_member (reader->object, forms[i].member))
        continue;
      if (found != NULL)
        dti_json_report (reader,
                         DTI_SEVERITY_ERROR,
                         "wrong-member",
                         forms[i].member,
                         "an edit cannot have both “%s” and “%s”",
                         found->member,
                         forms[i].member);
      found = &forms[i];
    }
  if (found == NULL)
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "missing-member",
                     NULL,
                     "nothing says what is edited");

  return found;
}

/* FALSE where the document has an error. */
static gboolean
apply_edit (DtiScenario *self, const DtiJsonReader *reader)
{
  const DtiEditForm *form = find_form (reader);
  g_autoptr (GError) error = NULL;

  if (form == NULL || has_errors (reader))
    return FALSE;

  if (!form->apply (self, reader, &error))
    dti_json_report (reader, DTI_SEVERITY_ERROR, "wrong-edit", NULL, "%s", error->message);

  return !has_errors (reader);
}

static gboolean
apply_step (DtiScenario *self, const DtiJsonReader *top, JsonNode *step, const char *pointer)
{
  DtiJsonReader reader = *top;
  JsonArray *edits;

  reader.pointer = pointer;
  if (!JSON_NODE_HOLDS_ARRAY (step))
    {
      dti_json_report (&reader, DTI_SEVERITY_ERROR, "wrong-type", NULL, "a step must be an array");
      return FALSE;
    }

  edits = json_node_get_array (step);
  for (guint i = 0; i < json_array_get_length (edits); i++)
    {
      g_autofree char *place = dti_json_pointer_append_index (pointer, i);
      JsonNode *edit = json_array_get_element (edits, i);

      reader.pointer = place;
      if (!JSON_NODE_HOLDS_OBJECT (edit))
        {
          dti_json_report (&reader,
                           DTI_SEVERITY_ERROR,
                           "wrong-type",
                           NULL,
                           "an edit must be an object");
          return FALSE;
        }
      reader.object = json_node_get_object (edit);
      if (!apply_edit (self, &reader))
        return FALSE;
    }

  return TRUE;
}

static void
apply_steps (DtiScenario *self, const DtiJsonReader *top)
{
  JsonArray *steps = dti_json_get_array (top, "steps");
  guint n = steps != NULL ? json_array_get_length (steps) : 0;

  if (steps == NULL && !has_errors (top))
    dti_json_report (top, DTI_SEVERITY_ERROR, "missing-member", "steps", "“steps” is missing");

  for (guint i = 0; i < n && !has_errors (top); i++)
    {
      g_autofree char *pointer = dti_json_pointer_append_index ("/steps", i);

      apply_step (self, top, json_array_get_element (steps, i), pointer);
    }
}

static gboolean
check_head (DtiScenario *self, const DtiJsonReader *top)
{
  const char *framework = dti_framework_get_id (dti_scorecard_get_framework (self->base));
  const char *written = dti_json_get_text (top, "framework", NULL);

  if (g_strcmp0 (dti_json_get_text (top, "format", NULL), FORMAT) != 0)
    dti_json_report (top,
                     DTI_SEVERITY_ERROR,
                     "wrong-format",
                     "format",
                     "the format must be “%s”",
                     FORMAT);
  else if (dti_json_get_int (top, "format-version", 0, G_MAXINT, 0) != FORMAT_VERSION)
    dti_json_report (top,
                     DTI_SEVERITY_ERROR,
                     "unsupported-version",
                     "format-version",
                     "only version %d can be read",
                     FORMAT_VERSION);
  else if (written != NULL && !g_str_equal (written, framework))
    dti_json_report (top,
                     DTI_SEVERITY_ERROR,
                     "wrong-framework",
                     "framework",
                     "the scenario belongs to the framework “%s”, the scorecard to “%s”",
                     written,
                     framework);

  return !has_errors (top);
}

static void
apply_document (DtiScenario *self, const DtiJsonReader *top)
{
  if (check_head (self, top))
    apply_steps (self, top);
}

/**
 * dti_scenario_apply_json:
 * @self: a scenario
 * @json: a document of the format `dti-scenario`
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Does the edits of a document, as one step.
 *
 * The document must be of the same framework; its period is for readers only. Either all edits are
 * done, or none: fails with `DTI_ERROR_INVALID_DATA` and a message that begins with the JSON
 * pointer of the first fault.
 *
 * Returns: `TRUE` on success
 *
 * Since: 1.0
 */
gboolean
dti_scenario_apply_json (DtiScenario *self, const char *json, GError **error)
{
  g_autoptr (DtiProblemList) problems = NULL;
  g_autoptr (JsonNode) root = NULL;
  DtiJsonReader top = { .pointer = "" };
  guint n_kept;

  g_return_val_if_fail (DTI_IS_SCENARIO (self), FALSE);
  g_return_val_if_fail (json != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  root = dti_json_parse (json, strlen (json), NULL, error);
  if (root == NULL)
    return FALSE;

  problems = dti_problem_list_new ();
  top.problems = problems;
  dti_scenario_begin_step (self);
  n_kept = self->open->len;
  if (JSON_NODE_HOLDS_OBJECT (root))
    {
      top.object = json_node_get_object (root);
      apply_document (self, &top);
    }
  else
    {
      dti_json_report (&top,
                       DTI_SEVERITY_ERROR,
                       "wrong-type",
                       NULL,
                       "the document must be an object");
    }

  if (has_errors (&top))
    {
      dti_document_set_error (error, problems);
      dti_scenario_drop_edits (self, n_kept);
    }
  dti_scenario_end_step (self);

  return !has_errors (&top);
}

/**
 * dti_scenario_new_from_json:
 * @card: a scorecard
 * @json: a document of the format `dti-scenario`
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Creates a scenario with the edits of a document, as one step.
 *
 * Fails as [ctor@Dti.Scenario.new] and [method@Dti.Scenario.apply_json] do.
 *
 * Returns: (transfer full): a new scenario
 *
 * Since: 1.0
 */
DtiScenario *
dti_scenario_new_from_json (DtiScorecard *card, const char *json, GError **error)
{
  g_autoptr (DtiScenario) self = NULL;

  g_return_val_if_fail (DTI_IS_SCORECARD (card), NULL);
  g_return_val_if_fail (json != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = dti_scenario_new (card, error);
  if (self == NULL || !dti_scenario_apply_json (self, json, error))
    return NULL;

  return g_steal_pointer (&self);
}
