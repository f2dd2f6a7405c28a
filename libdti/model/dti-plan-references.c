/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-document-private.h"
#include "dti-plan-graph-private.h"
#include "dti-plan-private.h"

/* What items of a plan document say of each other: ids twice, ids nobody has, cycles. */

/* A member that holds an id, or a list of ids. */
typedef struct
{
  DtiPlanSectionKind section;
  const char *member;
  DtiPlanSectionKind target;
} Reference;

static const Reference references[] = {
  { DTI_PLAN_AGENCIES, "parent", DTI_PLAN_AGENCIES },
  { DTI_PLAN_AGENCIES, "answers-to", DTI_PLAN_AGENCIES },
  { DTI_PLAN_AGENCIES, "members", DTI_PLAN_AGENCIES },
  { DTI_PLAN_AGENCIES, "successors", DTI_PLAN_AGENCIES },
  { DTI_PLAN_ASSIGNMENTS, "agency", DTI_PLAN_AGENCIES },
  { DTI_PLAN_TASKS, "lead", DTI_PLAN_AGENCIES },
  { DTI_PLAN_TASKS, "coordinate", DTI_PLAN_AGENCIES },
  { DTI_PLAN_TASKS, "by", DTI_PLAN_AGENCIES },
  { DTI_PLAN_TASKS, "requires", DTI_PLAN_TASKS },
  { DTI_PLAN_TASKS, "excludes", DTI_PLAN_TASKS },
  { DTI_PLAN_OBLIGATIONS, "from", DTI_PLAN_AGENCIES },
  { DTI_PLAN_OBLIGATIONS, "to", DTI_PLAN_AGENCIES },
  { DTI_PLAN_OBLIGATIONS, "feeds", DTI_PLAN_OBLIGATIONS },
};

static const DtiPlanSectionKind sections_with_ids[] = {
  DTI_PLAN_AGENCIES,
  DTI_PLAN_TASKS,
  DTI_PLAN_TARGETS,
  DTI_PLAN_OBLIGATIONS,
};

/* What people call an item. */
static const char *const nouns[DTI_PLAN_N_SECTIONS] = {
  [DTI_PLAN_AGENCIES] = "agency",
  [DTI_PLAN_ASSIGNMENTS] = "assignment",
  [DTI_PLAN_TASKS] = "task",
  [DTI_PLAN_TARGETS] = "target",
  [DTI_PLAN_OBLIGATIONS] = "obligation",
  [DTI_PLAN_BASELINES] = "baseline",
};

typedef struct
{
  DtiPlan *plan;
  DtiProblemList *problems;
  JsonArray *lists[DTI_PLAN_N_SECTIONS]; /* NULL where the document has none */
  GHashTable *ids[DTI_PLAN_N_SECTIONS];  /* also of items that could not be read */
} Checker;

static guint
count_elements (const Checker *self, DtiPlanSectionKind section)
{
  return self->lists[section] != NULL ? json_array_get_length (self->lists[section]) : 0;
}

/* NULL where the element is no object. */
static JsonObject *
peek_element (const Checker *self, DtiPlanSectionKind section, guint position)
{
  JsonNode *element = json_array_get_element (self->lists[section], position);

  return JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element) : NULL;
}

static void
report_id (const Checker *self,
           const char *code,
           const char *pointer,
           const char *id,
           const char *node,
           const char *message)
{
  DtiPlace place = {
    .file = self->plan->file,
    .pointer = pointer,
    .raw_text = id,
    .node = node,
  };

  dti_problem_list_report (self->problems, DTI_SEVERITY_ERROR, code, &place, "%s", message);
}

/* ---- ids ---- */

static void
register_ids (Checker *self, DtiPlanSectionKind section)
{
  for (guint i = 0; i < count_elements (self, section); i++)
    {
      JsonObject *object = peek_element (self, section, i);
      const char *id = object != NULL ? dti_document_peek_text (object, "id") : NULL;
      g_autofree char *pointer = NULL;
      g_autofree char *message = NULL;

      if (id == NULL || g_hash_table_add (self->ids[section], (char *) id))
        continue;
      pointer = g_strdup_printf ("/%s/%u/id", dti_plan_section_names[section], i);
      message =
          g_strdup_printf ("the id “%s” stands twice in “%s”", id, dti_plan_section_names[section]);
      report_id (self,
                 "duplicate-id",
                 pointer,
                 id,
                 dti_document_peek_text (object, "node"),
                 message);
    }
}

static void
check_id (const Checker *self,
          const Reference *reference,
          JsonObject *object,
          JsonNode *value,
          const char *pointer)
{
  g_autofree char *message = NULL;
  const char *id;

  if (!JSON_NODE_HOLDS_VALUE (value) || json_node_get_value_type (value) != G_TYPE_STRING)
    return;
  id = json_node_get_string (value);
  if (g_hash_table_contains (self->ids[reference->target], id))
    return;

  message = g_strdup_printf ("the plan has no %s “%s”", nouns[reference->target], id);
  report_id (self, "unknown-id", pointer, id, dti_document_peek_text (object, "node"), message);
}

static void
check_reference (const Checker *self, const Reference *reference)
{
  for (guint i = 0; i < count_elements (self, reference->section); i++)
    {
      JsonObject *object = peek_element (self, reference->section, i);
      JsonNode *value = object != NULL ? json_object_get_member (object, reference->member) : NULL;
      g_autofree char *pointer = g_strdup_printf ("/%s/%u/%s",
                                                  dti_plan_section_names[reference->section],
                                                  i,
                                                  reference->member);

      if (value == NULL)
        continue;
      if (!JSON_NODE_HOLDS_ARRAY (value))
        {
          check_id (self, reference, object, value, pointer);
          continue;
        }
      for (guint j = 0; j < json_array_get_length (json_node_get_array (value)); j++)
        {
          g_autofree char *element = dti_json_pointer_append_index (pointer, j);

          check_id (self,
                    reference,
                    object,
                    json_array_get_element (json_node_get_array (value), j),
                    element);
        }
    }
}

/* ---- cycles ---- */

/* What is reported of a cycle in one kind of relation. */
typedef struct
{
  const Checker *checker;
  DtiPlanSectionKind section;
  const char *member;
  const char *message;
} Relation;

static const char *
get_id (const Checker *self, DtiPlanSectionKind section, guint index)
{
  gpointer item = dti_plan_peek (self->plan, section, index);

  if (section == DTI_PLAN_AGENCIES)
    return dti_agency_get_id (item);
  if (section == DTI_PLAN_TASKS)
    return dti_task_get_id (item);

  return dti_obligation_rule_get_id (item);
}

static void
report_cycle (const guint *cycle, guint length, gpointer user_data)
{
  const Relation *relation = user_data;
  const Checker *self = relation->checker;
  DtiPlanSpot spot = {
    .section = relation->section,
    .index = cycle[length - 1],
    .member = relation->member,
  };
  g_autoptr (GString) path = g_string_new (NULL);

  for (guint i = 0; i < length; i++)
    g_string_append_printf (path, "%s → ", get_id (self, relation->section, cycle[i]));
  g_string_append (path, get_id (self, relation->section, cycle[0]));
  if (relation->section == DTI_PLAN_TASKS)
    spot.node = dti_task_get_node (dti_plan_peek (self->plan, DTI_PLAN_TASKS, spot.index));

  dti_plan_report (self->plan,
                   self->problems,
                   DTI_SEVERITY_ERROR,
                   "cycle",
                   &spot,
                   "%s: %s",
                   relation->message,
                   path->str);
}

static void
add_edge (const Checker *self,
          DtiPlanGraph *graph,
          DtiPlanSectionKind section,
          guint from,
          const char *id)
{
  guint to = 0;

  if (dti_plan_find (self->plan, section, id, &to))
    dti_plan_graph_add (graph, from, to);
}

static void
add_edges (const Checker *self,
           DtiPlanGraph *graph,
           DtiPlanSectionKind section,
           guint from,
           const char *const *ids)
{
  for (guint i = 0; ids[i] != NULL; i++)
    add_edge (self, graph, section, from, ids[i]);
}

static void
check_agency_cycles (const Checker *self)
{
  guint n = dti_plan_count (self->plan, DTI_PLAN_AGENCIES);
  g_autoptr (DtiPlanGraph) parents = dti_plan_graph_new (n);
  g_autoptr (DtiPlanGraph) bosses = dti_plan_graph_new (n);
  g_autoptr (DtiPlanGraph) members = dti_plan_graph_new (n);
  g_autoptr (DtiPlanGraph) successors = dti_plan_graph_new (n);
  Relation relation = { .checker = self, .section = DTI_PLAN_AGENCIES };
  guint n_errors;

  for (guint i = 0; i < n; i++)
    {
      DtiAgency *agency = dti_plan_peek (self->plan, DTI_PLAN_AGENCIES, i);

      add_edge (self, parents, DTI_PLAN_AGENCIES, i, dti_agency_get_parent (agency));
      add_edge (self, bosses, DTI_PLAN_AGENCIES, i, dti_agency_get_answers_to (agency));
      add_edges (self, members, DTI_PLAN_AGENCIES, i, dti_agency_get_members (agency));
      add_edges (self, successors, DTI_PLAN_AGENCIES, i, dti_agency_get_successors (agency));
    }

  n_errors = dti_problem_list_count (self->problems, DTI_SEVERITY_ERROR);
  relation.member = "parent";
  relation.message = "an agency cannot be below itself";
  dti_plan_graph_find_cycles (parents, report_cycle, &relation);
  /* Who answers to nobody else answers to the parent: the same cycle is not told twice. */
  if (n_errors == dti_problem_list_count (self->problems, DTI_SEVERITY_ERROR))
    {
      relation.member = "answers-to";
      relation.message = "an agency cannot answer to itself";
      dti_plan_graph_find_cycles (bosses, report_cycle, &relation);
    }
  relation.member = "members";
  relation.message = "a group cannot contain itself";
  dti_plan_graph_find_cycles (members, report_cycle, &relation);
  relation.member = "successors";
  relation.message = "an agency cannot succeed itself";
  dti_plan_graph_find_cycles (successors, report_cycle, &relation);
}

static void
check_task_cycles (const Checker *self)
{
  guint n = dti_plan_count (self->plan, DTI_PLAN_TASKS);
  g_autoptr (DtiPlanGraph) graph = dti_plan_graph_new (n);
  Relation relation = {
    .checker = self,
    .section = DTI_PLAN_TASKS,
    .member = "requires",
    .message = "a task cannot require itself",
  };

  for (guint i = 0; i < n; i++)
    add_edges (self,
               graph,
               DTI_PLAN_TASKS,
               i,
               dti_task_get_requires (dti_plan_peek (self->plan, DTI_PLAN_TASKS, i)));
  dti_plan_graph_find_cycles (graph, report_cycle, &relation);
}

static void
check_obligation_cycles (const Checker *self)
{
  guint n = dti_plan_count (self->plan, DTI_PLAN_OBLIGATIONS);
  g_autoptr (DtiPlanGraph) graph = dti_plan_graph_new (n);
  Relation relation = {
    .checker = self,
    .section = DTI_PLAN_OBLIGATIONS,
    .member = "feeds",
    .message = "a report cannot feed itself",
  };

  for (guint i = 0; i < n; i++)
    add_edge (self,
              graph,
              DTI_PLAN_OBLIGATIONS,
              i,
              dti_obligation_rule_get_feeds (dti_plan_peek (self->plan, DTI_PLAN_OBLIGATIONS, i)));
  dti_plan_graph_find_cycles (graph, report_cycle, &relation);
}

void
dti_plan_check_references (DtiPlan *self, JsonObject *document, DtiProblemList *problems)
{
  Checker checker = { .plan = self, .problems = problems };

  for (guint i = 0; i < DTI_PLAN_N_SECTIONS; i++)
    {
      JsonNode *list = json_object_get_member (document, dti_plan_section_names[i]);

      checker.ids[i] = g_hash_table_new (g_str_hash, g_str_equal);
      if (list != NULL && JSON_NODE_HOLDS_ARRAY (list))
        checker.lists[i] = json_node_get_array (list);
    }

  for (guint i = 0; i < G_N_ELEMENTS (sections_with_ids); i++)
    register_ids (&checker, sections_with_ids[i]);
  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    check_reference (&checker, &references[i]);
  check_agency_cycles (&checker);
  check_task_cycles (&checker);
  check_obligation_cycles (&checker);

  for (guint i = 0; i < DTI_PLAN_N_SECTIONS; i++)
    g_hash_table_unref (checker.ids[i]);
}
