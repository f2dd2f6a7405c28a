/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-adjustment-rule.h"
#include "dti-best-rule.h"
#include "dti-boolean-rule.h"
#include "dti-borda-rule.h"
#include "dti-checklist-rule.h"
#include "dti-choice-rule.h"
#include "dti-distance-to-best-rule.h"
#include "dti-distance-to-reference-rule.h"
#include "dti-distance-to-target-rule.h"
#include "dti-expression-rule.h"
#include "dti-fraction-of-max-rule.h"
#include "dti-goalposts-rule.h"
#include "dti-min-max-rule.h"
#include "dti-percentile-rank-rule.h"
#include "dti-points-rule.h"
#include "dti-rank-rule.h"
#include "dti-ratio-rule.h"
#include "dti-rule-kernel-private.h"
#include "dti-scaled-rule.h"
#include "dti-share-rule.h"
#include "dti-steps-rule.h"
#include "dti-z-score-rule.h"

#include <libdti/base/dti-error.h>
#include <libdti/dti-enum-types.h>

/* ---- the kinds ---- */

static const struct
{
  const char *type;
  GType (*get_type) (void);
} kinds[] = {
  { "points", dti_points_rule_get_type },
  { "share", dti_share_rule_get_type },
  { "boolean", dti_boolean_rule_get_type },
  { "choice", dti_choice_rule_get_type },
  { "checklist", dti_checklist_rule_get_type },
  { "ratio", dti_ratio_rule_get_type },
  { "steps", dti_steps_rule_get_type },
  { "goalposts", dti_goalposts_rule_get_type },
  { "min-max", dti_min_max_rule_get_type },
  { "best", dti_best_rule_get_type },
  { "z-score", dti_z_score_rule_get_type },
  { "rank", dti_rank_rule_get_type },
  { "percentile-rank", dti_percentile_rank_rule_get_type },
  { "borda", dti_borda_rule_get_type },
  { "distance-to-best", dti_distance_to_best_rule_get_type },
  { "distance-to-reference", dti_distance_to_reference_rule_get_type },
  { "distance-to-target", dti_distance_to_target_rule_get_type },
  { "fraction-of-max", dti_fraction_of_max_rule_get_type },
  { "scaled", dti_scaled_rule_get_type },
  { "adjustment", dti_adjustment_rule_get_type },
  { "expression", dti_expression_rule_get_type },
};

static GType
find_kind (const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].type, type))
      return kinds[i].get_type ();

  return G_TYPE_INVALID;
}

static char *
list_kinds (void)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", kinds[i].type);

  return g_string_free (names, FALSE);
}

/* ---- members of every rule ---- */

static void
read_transform_object (DtiRulePrivate *priv, const DtiJsonReader *reader, JsonObject *object)
{
  g_autofree char *pointer = dti_json_pointer_append (reader->pointer, "transform");
  g_autoptr (GHashTable) seen = dti_json_seen_new ();
  DtiJsonReader nested = *reader;

  nested.object = object;
  nested.pointer = pointer;
  nested.seen = seen;
  if (dti_json_has (&nested, "type"))
    priv->transform = dti_json_get_enum (&nested, "type", DTI_TYPE_TRANSFORM, DTI_TRANSFORM_NONE);
  else
    dti_json_report (&nested,
                     DTI_SEVERITY_ERROR,
                     "missing-member",
                     NULL,
                     "the transform has no member “type”");
  if (priv->transform == DTI_TRANSFORM_BOX_COX)
    priv->lambda = dti_rule_read_number (&nested, "lambda");
  dti_json_report_unknown (&nested);
}

static void
read_transform (DtiRule *self, const DtiJsonReader *reader)
{
  DtiRulePrivate *priv = dti_rule_get_private (self);
  JsonNode *node = json_object_get_member (reader->object, "transform");

  if (!dti_json_has (reader, "transform"))
    return;
  if (dti_rule_get_kernel (self)->read_text != NULL)
    {
      dti_json_report (reader,
                       DTI_SEVERITY_ERROR,
                       "wrong-member",
                       "transform",
                       "a rule of type “%s” reads labels and takes no transform",
                       dti_rule_get_kernel (self)->type);
      return;
    }
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      read_transform_object (priv, reader, json_node_get_object (node));
      return;
    }
  priv->transform = dti_json_get_enum (reader, "transform", DTI_TYPE_TRANSFORM, DTI_TRANSFORM_NONE);
  if (priv->transform == DTI_TRANSFORM_BOX_COX)
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "missing-member",
                     "transform",
                     "a Box–Cox transform needs { \"type\": \"box-cox\", \"lambda\": λ }");
}

static void
read_clamp (DtiRule *self, const DtiJsonReader *reader)
{
  gboolean clamp = dti_json_get_boolean (reader, "clamp", FALSE);

  if (!dti_json_has (reader, "clamp"))
    return;

  dti_rule_get_private (self)->clamp = clamp ? DTI_RULE_CLAMP_ON : DTI_RULE_CLAMP_OFF;
  if (clamp && !dti_rule_get_kernel (self)->bounded)
    dti_json_report (reader,
                     DTI_SEVERITY_WARNING,
                     "no-effect",
                     "clamp",
                     "a rule of type “%s” has no bounds to clamp to",
                     dti_rule_get_kernel (self)->type);
}

static void
read_constant (DtiRule *self, const DtiJsonReader *reader)
{
  double constant;

  if (!dti_json_has (reader, "constant"))
    return;

  constant = dti_json_get_number (reader, "constant", 0.0);
  if (constant >= 0.0 && constant <= 1.0)
    dti_rule_get_private (self)->constant = constant;
  else
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "out-of-range",
                     "constant",
                     "“constant” is a share of the maximum, between 0 and 1");
}

static void
read_common (DtiRule *self, const DtiJsonReader *reader)
{
  DtiRulePrivate *priv = dti_rule_get_private (self);
  const DtiRuleKernel *kernel = dti_rule_get_kernel (self);

  read_clamp (self, reader);
  read_transform (self, reader);
  priv->has_direction = dti_json_has (reader, "direction");
  priv->direction = dti_json_get_enum (reader, "direction", DTI_TYPE_DIRECTION, DTI_DIRECTION_UP);
  if (kernel->needs != DTI_RULE_NEEDS_NOTHING)
    priv->scope = dti_json_get_enum (reader, "scope", DTI_TYPE_SCOPE, priv->scope);
  if (kernel->takes_constant)
    read_constant (self, reader);
}

/* ---- helpers of the kinds ---- */

gboolean
dti_rule_read_finite (JsonNode *node, double *number)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    return FALSE;

  *number = json_node_get_double (node);

  return isfinite (*number);
}

double
dti_rule_read_number (const DtiJsonReader *reader, const char *member)
{
  if (dti_json_has (reader, member))
    return dti_json_get_number (reader, member, NAN);

  dti_json_report (reader,
                   DTI_SEVERITY_ERROR,
                   "missing-member",
                   NULL,
                   "the member “%s” is missing",
                   member);

  return NAN;
}

void
dti_rule_report_element (const DtiJsonReader *reader,
                         const char *member,
                         guint index,
                         const char *message)
{
  g_autofree char *list = dti_json_pointer_append (reader->pointer, member);
  g_autofree char *pointer = dti_json_pointer_append_index (list, index);
  DtiJsonReader element = *reader;

  element.pointer = pointer;
  dti_json_report (&element, DTI_SEVERITY_ERROR, "wrong-value", NULL, "%s", message);
}

gboolean
dti_rule_read_pair (
    const DtiJsonReader *reader, const char *member, guint index, JsonNode *element, double pair[2])
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (element) ? json_node_get_array (element) : NULL;

  if (array != NULL && json_array_get_length (array) == 2 &&
      dti_rule_read_finite (json_array_get_element (array, 0), &pair[0]) &&
      dti_rule_read_finite (json_array_get_element (array, 1), &pair[1]))
    return TRUE;

  dti_rule_report_element (reader, member, index, "a list of two numbers is expected");

  return FALSE;
}

/* ---- a rule ---- */

static DtiRule *
create_kind (const DtiJsonReader *reader)
{
  const char *type = dti_json_get_text (reader, "type", NULL);
  g_autofree char *known = NULL;
  GType kind;

  if (type == NULL)
    {
      if (!dti_json_has (reader, "type"))
        dti_json_report (reader,
                         DTI_SEVERITY_ERROR,
                         "missing-member",
                         NULL,
                         "the rule has no member “type”");
      return NULL;
    }

  kind = find_kind (type);
  if (kind != G_TYPE_INVALID)
    return g_object_new (kind, NULL);

  known = list_kinds ();
  dti_json_report (reader,
                   DTI_SEVERITY_ERROR,
                   "unknown-name",
                   "type",
                   "there is no rule of type “%s”; known are: %s",
                   type,
                   known);

  return NULL;
}

DtiRule *
dti_rule_new_from_node (JsonNode *node,
                        const char *pointer,
                        const char *file,
                        const char *node_id,
                        DtiProblemList *problems)
{
  g_autoptr (DtiProblemList) own = dti_problem_list_new ();
  g_autoptr (GHashTable) seen = dti_json_seen_new ();
  g_autoptr (DtiRule) rule = NULL;
  DtiJsonReader reader = { NULL, pointer, file, node_id, own, seen };

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      dti_json_report (&reader, DTI_SEVERITY_ERROR, "wrong-type", NULL, "a rule must be an object");
    }
  else
    {
      reader.object = json_node_get_object (node);
      rule = create_kind (&reader);
    }
  if (rule != NULL)
    {
      const DtiRuleKernel *kernel = dti_rule_get_kernel (rule);

      read_common (rule, &reader);
      if (kernel->read != NULL)
        kernel->read (rule, &reader);
      dti_json_report_unknown (&reader);
    }

  dti_problem_list_add_all (problems, own);

  return dti_problem_list_has_errors (own) ? NULL : g_steal_pointer (&rule);
}

DtiRule *
dti_rule_new_default (void)
{
  return g_object_new (DTI_TYPE_POINTS_RULE, NULL);
}

static char *
join_errors (DtiProblemList *problems)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < dti_problem_list_get_n_items (problems); i++)
    {
      g_autoptr (DtiProblem) problem = g_list_model_get_item (G_LIST_MODEL (problems), i);
      const char *pointer = dti_problem_get_pointer (problem);

      if (dti_problem_get_severity (problem) != DTI_SEVERITY_ERROR)
        continue;
      g_string_append_printf (text,
                              "%s%s%s%s",
                              text->len > 0 ? "; " : "",
                              pointer != NULL ? pointer : "",
                              pointer != NULL && *pointer != '\0' ? ": " : "",
                              dti_problem_get_message (problem));
    }

  return g_string_free (text, FALSE);
}

static GQuark
document_quark (void)
{
  return g_quark_from_static_string ("dti-rule-document");
}

const char *
dti_rule_peek_document (DtiRule *self)
{
  return g_object_get_qdata (G_OBJECT (self), document_quark ());
}

/**
 * dti_rule_new_from_json:
 * @json: a rule as in framework documents, such as `{ "type": "goalposts", "min": 0, "max": 1 }`
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Creates a built-in rule from its JSON form.
 *
 * Fails with `INVALID_DATA` where the text is no JSON, where the type is unknown and where a member
 * is missing or wrong; members that no rule has are ignored.
 *
 * This function is thread-safe.
 *
 * Returns: (transfer full): a new rule
 *
 * Since: 1.0
 */
DtiRule *
dti_rule_new_from_json (const char *json, GError **error)
{
  g_autoptr (DtiProblemList) problems = dti_problem_list_new ();
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *errors = NULL;
  DtiRule *rule;

  g_return_val_if_fail (json != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  node = dti_json_parse (json, strlen (json), "rule", error);
  if (node == NULL)
    return NULL;

  rule = dti_rule_new_from_node (node, "", NULL, NULL, problems);
  if (rule != NULL)
    {
      g_object_set_qdata_full (G_OBJECT (rule), document_quark (), g_strdup (json), g_free);
      return rule;
    }

  errors = join_errors (problems);
  g_set_error_literal (error, DTI_ERROR, DTI_ERROR_INVALID_DATA, errors);

  return NULL;
}
