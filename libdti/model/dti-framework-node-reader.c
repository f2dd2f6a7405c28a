/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-fixed-list-private.h"
#include "dti-framework-draft-private.h"

#include <libdti/dti-enum-types.h>

/* What a node says of itself. */

#define MAX_DIGITS 15

static void
read_id (const DtiJsonReader *reader, DtiNodeFacts *facts)
{
  const char *id = dti_json_get_text (reader, "id", NULL);

  if (id == NULL)
    {
      if (!json_object_has_member (reader->object, "id"))
        dti_json_report (reader,
                         DTI_SEVERITY_ERROR,
                         "missing-member",
                         NULL,
                         "the node has no “id”");
      return;
    }

  if (!dti_framework_is_id (id))
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "invalid-id",
                     "id",
                     "the id “%s” has other characters than letters A–Z, digits, “.”, “_” and “-”",
                     id);
  facts->id = g_strdup (id);
}

static DtiRule *
read_rule (const DtiFrameworkDraft *self,
           const DtiJsonReader *reader,
           JsonNode *node,
           const char *pointer,
           gboolean is_last)
{
  DtiRule *rule = dti_rule_new_from_node (node, pointer, self->file, reader->node, self->problems);
  DtiPlace place = { .file = self->file, .pointer = pointer, .node = reader->node };

  if (rule != NULL && !is_last && dti_rule_is_adjustment (rule))
    dti_problem_list_report (self->problems,
                             DTI_SEVERITY_ERROR,
                             "misplaced-adjustment",
                             &place,
                             "an adjustment can only be the last rule of a list");

  return rule;
}

static GPtrArray *
read_rule_list (const DtiFrameworkDraft *self,
                const DtiJsonReader *reader,
                JsonArray *list,
                const char *pointer)
{
  GPtrArray *rules = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = json_array_get_length (list);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *place = dti_json_pointer_append_index (pointer, i);
      DtiRule *rule = read_rule (self, reader, json_array_get_element (list, i), place, i + 1 == n);

      if (rule != NULL)
        g_ptr_array_add (rules, rule);
    }

  return rules;
}

GListModel *
dti_framework_draft_read_rules (const DtiFrameworkDraft *self,
                                const DtiJsonReader *reader,
                                const char *member)
{
  g_autoptr (GPtrArray) rules = NULL;
  g_autofree char *pointer = NULL;
  JsonNode *node;
  DtiRule *rule;

  if (!dti_json_has (reader, member))
    return NULL;

  node = json_object_get_member (reader->object, member);
  pointer = dti_json_pointer_append (reader->pointer, member);
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *list = json_node_get_array (node);

      if (json_array_get_length (list) == 0)
        dti_json_report (reader,
                         DTI_SEVERITY_ERROR,
                         "empty-rules",
                         member,
                         "a list of rules needs a rule");
      rules = read_rule_list (self, reader, list, pointer);
    }
  else
    {
      rules = g_ptr_array_new_with_free_func (g_object_unref);
      rule = read_rule (self, reader, node, pointer, TRUE);
      if (rule != NULL)
        g_ptr_array_add (rules, rule);
    }

  return rules->len > 0 ? dti_fixed_list_new (DTI_TYPE_RULE, g_steal_pointer (&rules)) : NULL;
}

static GListModel *
make_rules (DtiRule *rule)
{
  GPtrArray *rules = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (rules, rule);

  return dti_fixed_list_new (DTI_TYPE_RULE, rules);
}

void
dti_framework_draft_read_ranking (const DtiFrameworkDraft *self,
                                  const DtiJsonReader *reader,
                                  DtiRankingFacts *facts,
                                  char **node)
{
  JsonObject *ranking = dti_json_get_object (reader, "ranking");
  DtiObjectReader sub;
  char *within;

  if (ranking == NULL)
    return;

  dti_object_reader_init (&sub,
                          self->file,
                          self->problems,
                          ranking,
                          dti_json_pointer_append (reader->pointer, "ranking"),
                          reader->node);
  if (node != NULL)
    *node = g_strdup (dti_json_get_text (&sub.reader, "node", NULL));
  facts->ties = (DtiTies) dti_json_get_enum (&sub.reader, "ties", DTI_TYPE_TIES, facts->ties);
  facts->order =
      (DtiRankOrder) dti_json_get_enum (&sub.reader, "order", DTI_TYPE_RANK_ORDER, facts->order);
  facts->decimals = dti_json_get_int (&sub.reader, "decimals", 0, MAX_DIGITS, facts->decimals);
  within = g_strdup (dti_json_get_text (&sub.reader, "within", facts->within));
  g_free (facts->within);
  facts->within = within;
  if (json_object_has_member (ranking, "within") && within != NULL &&
      !g_hash_table_contains (self->columns, within))
    dti_json_report (&sub.reader,
                     DTI_SEVERITY_WARNING,
                     "unknown-column",
                     "within",
                     "the framework declares no column “%s”",
                     within);
  dti_object_reader_clear (&sub);
}

/* Reads one `[label, lower bound]`. */
static gboolean
read_class (JsonNode *element, GPtrArray *labels, GArray *bounds)
{
  JsonArray *pair = JSON_NODE_HOLDS_ARRAY (element) ? json_node_get_array (element) : NULL;
  JsonNode *label;
  JsonNode *bound;
  double number;

  if (pair == NULL || json_array_get_length (pair) != 2)
    return FALSE;

  label = json_array_get_element (pair, 0);
  bound = json_array_get_element (pair, 1);
  if (json_node_get_value_type (label) != G_TYPE_STRING ||
      (json_node_get_value_type (bound) != G_TYPE_INT64 &&
       json_node_get_value_type (bound) != G_TYPE_DOUBLE))
    return FALSE;

  number = json_node_get_double (bound);
  if (bounds->len > 0 && !(number > g_array_index (bounds, double, bounds->len - 1)))
    return FALSE;

  g_ptr_array_add (labels, json_node_dup_string (label));
  g_array_append_val (bounds, number);

  return TRUE;
}

DtiClasses *
dti_framework_draft_read_classes (const DtiJsonReader *reader, DtiClasses *inherited)
{
  JsonArray *list = dti_json_get_array (reader, "classes");
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) bounds = g_array_new (FALSE, FALSE, sizeof (double));

  if (list == NULL)
    return inherited != NULL ? dti_classes_ref (inherited) : NULL;

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      if (read_class (json_array_get_element (list, i), labels, bounds))
        continue;
      dti_json_report (reader,
                       DTI_SEVERITY_ERROR,
                       "invalid-class",
                       "classes",
                       "class %u must be a label and a lower bound above the one before",
                       i + 1);
    }

  return dti_classes_new (g_steal_pointer (&labels), g_steal_pointer (&bounds));
}

static GHashTable *
read_attributes (const DtiJsonReader *reader)
{
  JsonObject *object = dti_json_get_object (reader, "attributes");
  GHashTable *attributes;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (object == NULL)
    return NULL;

  attributes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    g_hash_table_insert (attributes,
                         g_strdup (name),
                         json_node_get_value_type (node) == G_TYPE_STRING
                             ? json_node_dup_string (node)
                             : dti_json_to_canonical (node));

  return attributes;
}

static void
read_max (const DtiJsonReader *reader, DtiNodeFacts *facts)
{
  double max = dti_json_get_number (reader, "max", NAN);

  if (isnan (max))
    return;

  facts->has_declared_max = TRUE;
  if (isfinite (max) && max >= 0.0)
    facts->max = max;
  else
    dti_json_report (reader, DTI_SEVERITY_ERROR, "out-of-range", "max", "“max” must be 0 or more");
}

static void
read_texts (const DtiJsonReader *reader, DtiNodeFacts *facts)
{
  facts->titles = dti_json_get_titles (reader, "title");
  facts->descriptions = dti_json_get_titles (reader, "description");
  facts->level = g_strdup (dti_json_get_text (reader, "level", NULL));
  facts->legal_basis = g_strdup (dti_json_get_text (reader, "legal-basis", NULL));
  facts->data_source = g_strdup (dti_json_get_text (reader, "data-source", NULL));
  facts->evidence = dti_json_get_texts (reader, "evidence");
  facts->attributes = read_attributes (reader);
}

static void
replace_rules (GListModel **rules, GListModel *read)
{
  if (read == NULL)
    return;

  g_object_unref (*rules);
  *rules = read;
}

static void
read_rules (const DtiFrameworkDraft *self,
            const DtiJsonReader *reader,
            gboolean is_pillar,
            DtiNodeFacts *facts)
{
  GListModel *rules = dti_framework_draft_read_rules (self, reader, "rule");
  DtiRule *normalise = is_pillar ? NULL : dti_framework_draft_find_normalise (self, facts->id);

  if (rules != NULL && normalise != NULL)
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "two-rules",
                     "rule",
                     "the indicator has a rule, and the step “normalise” gives it another");
  if (rules == NULL && normalise != NULL)
    rules = make_rules (g_object_ref (normalise));
  if (rules == NULL && !is_pillar && self->default_rules != NULL)
    rules = g_object_ref (self->default_rules);
  if (rules == NULL)
    rules = make_rules (dti_rule_new_default ());
  replace_rules (&facts->rules, rules);
  if (is_pillar)
    replace_rules (&facts->then_rules, dti_framework_draft_read_rules (self, reader, "then"));
}

DtiNode *
dti_framework_draft_read_node (DtiFrameworkDraft *self, const DtiJsonReader *reader)
{
  gboolean is_pillar = dti_json_has (reader, "children");
  DtiNode *node = g_object_new (is_pillar ? DTI_TYPE_PILLAR : DTI_TYPE_INDICATOR, NULL);
  DtiNodeFacts *facts = dti_node_peek_facts (node);

  facts->pointer = g_strdup (reader->pointer);
  if (self->languages != NULL)
    facts->language = g_strdup (self->languages[0]);
  facts->publish = self->publish;
  facts->ranking = self->ranking;
  facts->ranking.within = g_strdup (self->ranking.within);

  read_id (reader, facts);
  read_texts (reader, facts);
  read_max (reader, facts);
  facts->decimals = dti_json_get_int (reader, "decimals", 0, MAX_DIGITS, -1);
  facts->round_digits = dti_json_get_int (reader, "round", 0, MAX_DIGITS, -1);
  facts->scored = dti_json_get_boolean (reader, "scored", TRUE);
  facts->publish =
      (DtiPublish) dti_json_get_enum (reader, "publish", DTI_TYPE_PUBLISH, facts->publish);
  dti_framework_draft_read_ranking (self, reader, &facts->ranking, NULL);
  facts->classes = dti_framework_draft_read_classes (reader, self->classes);
  read_rules (self, reader, is_pillar, facts);

  return node;
}

static gboolean
read_number (JsonArray *array, guint position, double *number)
{
  JsonNode *node = json_array_get_element (array, position);

  if (json_node_get_value_type (node) != G_TYPE_INT64 &&
      json_node_get_value_type (node) != G_TYPE_DOUBLE)
    return FALSE;

  *number = json_node_get_double (node);

  return TRUE;
}

void
dti_framework_draft_read_indicator (const DtiJsonReader *reader, DtiIndicatorFacts *facts)
{
  JsonArray *domain = dti_json_get_array (reader, "domain");

  facts->unit_of_measure = g_strdup (dti_json_get_text (reader, "unit", NULL));
  facts->direction =
      (DtiDirection) dti_json_get_enum (reader, "direction", DTI_TYPE_DIRECTION, DTI_DIRECTION_UP);
  facts->kind = (DtiIndicatorKind)
      dti_json_get_enum (reader, "kind", DTI_TYPE_INDICATOR_KIND, DTI_INDICATOR_KIND_NUMBER);

  if (domain != NULL &&
      (json_array_get_length (domain) != 2 || !read_number (domain, 0, &facts->domain_min) ||
       !read_number (domain, 1, &facts->domain_max) || facts->domain_min > facts->domain_max))
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "out-of-range",
                     "domain",
                     "“domain” must be two numbers, the smaller first");
}

static void
read_order_weights (const DtiJsonReader *reader, DtiPillarFacts *facts)
{
  JsonArray *array = dti_json_get_array (reader, "order-weights");
  double total = 0.0;

  facts->order_weights = g_array_new (FALSE, FALSE, sizeof (double));
  if (array == NULL)
    {
      if (!dti_json_has (reader, "order-weights"))
        dti_json_report (reader,
                         DTI_SEVERITY_ERROR,
                         "missing-member",
                         NULL,
                         "an ordered weighted mean needs its “order-weights”");
      return;
    }

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      double weight = -1.0;

      if (!read_number (array, i, &weight) || weight < 0.0)
        continue;
      total += weight;
      g_array_append_val (facts->order_weights, weight);
    }
  if (facts->order_weights->len == json_array_get_length (array) && total > 0.0 && isfinite (total))
    return;

  g_array_set_size (facts->order_weights, 0);
  dti_json_report (reader,
                   DTI_SEVERITY_ERROR,
                   "out-of-range",
                   "order-weights",
                   "“order-weights” must be numbers from 0, and not all of them 0");
}

/* Reads the members that belong to one kind of aggregation. */
static void
read_aggregation_members (const DtiJsonReader *reader, DtiPillarFacts *facts)
{
  if (facts->aggregation == DTI_AGGREGATION_POWER_MEAN)
    {
      facts->power = dti_json_get_number (reader, "p", 1.0);
      if (!dti_json_has (reader, "p"))
        dti_json_report (reader,
                         DTI_SEVERITY_ERROR,
                         "missing-member",
                         NULL,
                         "a power mean needs its exponent “p”");
    }
  else if (facts->aggregation == DTI_AGGREGATION_EXPRESSION)
    {
      facts->formula = g_strdup (dti_json_get_text (reader, "formula", NULL));
      if (!dti_json_has (reader, "formula"))
        dti_json_report (reader,
                         DTI_SEVERITY_ERROR,
                         "missing-member",
                         NULL,
                         "an expression needs a “formula”");
    }
  else if (facts->aggregation == DTI_AGGREGATION_INVERSE_GEOMETRIC_MEAN)
    {
      facts->offset = dti_json_get_number (reader, "offset", 0.0);
      if (facts->offset < 0.0 || facts->offset >= 1.0)
        dti_json_report (reader,
                         DTI_SEVERITY_ERROR,
                         "out-of-range",
                         "offset",
                         "“offset” must be from 0 to below 1");
    }
  else if (facts->aggregation == DTI_AGGREGATION_MAZZIOTTA_PARETO)
    {
      facts->penalty_sign = (DtiPenaltySign)
          dti_json_get_enum (reader, "penalty", DTI_TYPE_PENALTY_SIGN, DTI_PENALTY_SIGN_MINUS);
    }
  else if (facts->aggregation == DTI_AGGREGATION_ORDERED_WEIGHTED_MEAN)
    {
      read_order_weights (reader, facts);
    }
  else if (facts->aggregation == DTI_AGGREGATION_BENEFIT_OF_THE_DOUBT)
    {
      dti_framework_draft_read_shares (reader, facts);
    }
}

/* What an aggregation lacks that is only named; NULL: nothing. */
static const char *
name_lack (DtiAggregation aggregation)
{
  if (aggregation == DTI_AGGREGATION_POWER_MEAN)
    return "a power mean needs its exponent “p” in an object";
  if (aggregation == DTI_AGGREGATION_EXPRESSION)
    return "an expression needs its “formula” in an object";
  if (aggregation == DTI_AGGREGATION_ORDERED_WEIGHTED_MEAN)
    return "an ordered weighted mean needs its “order-weights” in an object";

  return NULL;
}

static void
read_aggregation (const DtiFrameworkDraft *self, const DtiJsonReader *reader, DtiPillarFacts *facts)
{
  JsonNode *node = json_object_get_member (reader->object, "aggregation");
  DtiObjectReader sub;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      facts->aggregation = (DtiAggregation)
          dti_json_get_enum (reader, "aggregation", DTI_TYPE_AGGREGATION, DTI_AGGREGATION_SUM);
      if (name_lack (facts->aggregation) != NULL)
        dti_json_report (reader,
                         DTI_SEVERITY_ERROR,
                         "missing-member",
                         "aggregation",
                         "%s",
                         name_lack (facts->aggregation));
      return;
    }

  dti_json_has (reader, "aggregation");
  dti_object_reader_init (&sub,
                          self->file,
                          self->problems,
                          json_node_get_object (node),
                          dti_json_pointer_append (reader->pointer, "aggregation"),
                          reader->node);
  if (!dti_json_has (&sub.reader, "type"))
    dti_json_report (&sub.reader,
                     DTI_SEVERITY_ERROR,
                     "missing-member",
                     NULL,
                     "the aggregation has no “type”");
  facts->aggregation = (DtiAggregation)
      dti_json_get_enum (&sub.reader, "type", DTI_TYPE_AGGREGATION, DTI_AGGREGATION_SUM);
  read_aggregation_members (&sub.reader, facts);
  dti_object_reader_clear (&sub);
}

static gboolean
takes_floor (const DtiPillarFacts *facts)
{
  return facts->aggregation == DTI_AGGREGATION_GEOMETRIC_MEAN ||
         facts->aggregation == DTI_AGGREGATION_HARMONIC_MEAN ||
         (facts->aggregation == DTI_AGGREGATION_POWER_MEAN && facts->power <= 0.0);
}

static void
read_floor (const DtiJsonReader *reader, DtiPillarFacts *facts)
{
  if (!dti_json_has (reader, "floor"))
    return;

  facts->has_floor = TRUE;
  facts->floor = dti_json_get_number (reader, "floor", 1.0);
  if (facts->floor <= 0.0 || facts->floor > 1.0)
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "out-of-range",
                     "floor",
                     "“floor” must be above 0 and at most 1");
  else if (!takes_floor (facts))
    dti_json_report (reader,
                     DTI_SEVERITY_WARNING,
                     "no-effect",
                     "floor",
                     "“floor” has no effect but in geometric, harmonic and power means with p ≤ 0");
}

void
dti_framework_draft_read_pillar (const DtiFrameworkDraft *self,
                                 const DtiJsonReader *reader,
                                 DtiMissingPolicy inherited,
                                 DtiPillarFacts *facts)
{
  facts->missing = (DtiMissingPolicy)
      dti_json_get_enum (reader, "missing", DTI_TYPE_MISSING_POLICY, (int) inherited);
  read_aggregation (self, reader, facts);
  read_floor (reader, facts);
  facts->min_children = (guint) dti_json_get_int (reader, "min-children", 0, G_MAXINT, 0);
  facts->min_share = dti_json_get_number (reader, "min-share", 0.0);
  if (facts->min_share < 0.0 || facts->min_share > 1.0)
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "out-of-range",
                     "min-share",
                     "“min-share” must be from 0 to 1");
}
