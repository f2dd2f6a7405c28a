/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "dti-document-private.h"
#include "dti-fixed-list-private.h"
#include "dti-plan-private.h"

#include <libdti/base/dti-text.h>

#define FORMAT "dti-plan"
#define FORMAT_VERSION 1

/* Where an item is not in a list. */
#define ALONE G_MAXUINT

const char *const dti_plan_section_names[DTI_PLAN_N_SECTIONS] = {
  [DTI_PLAN_AGENCIES] = "agencies",
  [DTI_PLAN_ASSIGNMENTS] = "assignments",
  [DTI_PLAN_TASKS] = "tasks",
  [DTI_PLAN_TARGETS] = "targets",
  [DTI_PLAN_OBLIGATIONS] = "obligations",
  [DTI_PLAN_BASELINES] = "baseline",
};

/* ---- items ---- */

static GObject *
read_item (DtiPlanSectionKind kind, JsonObject *object, const DtiPlanPlace *place)
{
  switch (kind)
    {
    case DTI_PLAN_AGENCIES:
      return (GObject *) dti_agency_read (object, place);
    case DTI_PLAN_ASSIGNMENTS:
      return (GObject *) dti_assignment_read (object, place);
    case DTI_PLAN_TASKS:
      return (GObject *) dti_task_read (object, place);
    case DTI_PLAN_TARGETS:
      return (GObject *) dti_target_read (object, place);
    case DTI_PLAN_OBLIGATIONS:
      return (GObject *) dti_obligation_rule_read (object, place);
    case DTI_PLAN_BASELINES:
      return (GObject *) dti_baseline_read (object, place);
    case DTI_PLAN_N_SECTIONS:
    default:
      return NULL;
    }
}

static GType
get_item_type (DtiPlanSectionKind kind)
{
  switch (kind)
    {
    case DTI_PLAN_AGENCIES:
      return DTI_TYPE_AGENCY;
    case DTI_PLAN_ASSIGNMENTS:
      return DTI_TYPE_ASSIGNMENT;
    case DTI_PLAN_TASKS:
      return DTI_TYPE_TASK;
    case DTI_PLAN_TARGETS:
      return DTI_TYPE_TARGET;
    case DTI_PLAN_OBLIGATIONS:
      return DTI_TYPE_OBLIGATION_RULE;
    case DTI_PLAN_BASELINES:
      return DTI_TYPE_BASELINE;
    case DTI_PLAN_N_SECTIONS:
    default:
      return G_TYPE_OBJECT;
    }
}

/* NULL where items of that kind have no ids, or this one has none. */
static const char *
get_item_id (DtiPlanSectionKind kind, gpointer item)
{
  switch (kind)
    {
    case DTI_PLAN_AGENCIES:
      return dti_agency_get_id (item);
    case DTI_PLAN_TASKS:
      return dti_task_get_id (item);
    case DTI_PLAN_TARGETS:
      return dti_target_get_id (item);
    case DTI_PLAN_OBLIGATIONS:
      return dti_obligation_rule_get_id (item);
    case DTI_PLAN_ASSIGNMENTS:
    case DTI_PLAN_BASELINES:
    case DTI_PLAN_N_SECTIONS:
    default:
      return NULL;
    }
}

/* Takes over @key. */
static void
index_item (GHashTable *table, char *key, gpointer item)
{
  GPtrArray *items = g_hash_table_lookup (table, key);

  if (items == NULL)
    {
      items = g_ptr_array_new ();
      g_hash_table_insert (table, key, items);
    }
  else
    g_free (key);
  if (items->len == 0 || g_ptr_array_index (items, items->len - 1) != item)
    g_ptr_array_add (items, item);
}

/* ---- names ---- */

static void
index_name (DtiPlan *self, DtiAgency *agency, JsonNode *name)
{
  const char *text;
  g_autofree char *trimmed = NULL;
  char *composed;

  if (!JSON_NODE_HOLDS_VALUE (name) || json_node_get_value_type (name) != G_TYPE_STRING)
    return;
  text = json_node_get_string (name);
  trimmed = g_strstrip (g_strdup (text));
  if (*trimmed == '\0')
    return;

  composed = g_utf8_normalize (trimmed, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  index_item (self->by_name, composed, agency);
  index_item (self->by_fold, dti_text_fold (text), agency);
  index_item (self->by_short, dti_text_fold_name (text), agency);
}

static void
index_names (DtiPlan *self, DtiAgency *agency, JsonNode *names)
{
  if (names == NULL)
    return;

  if (JSON_NODE_HOLDS_ARRAY (names))
    {
      JsonArray *list = json_node_get_array (names);

      for (guint i = 0; i < json_array_get_length (list); i++)
        index_name (self, agency, json_array_get_element (list, i));
    }
  else if (JSON_NODE_HOLDS_OBJECT (names))
    {
      JsonObjectIter iter;
      const char *language;
      JsonNode *name;

      json_object_iter_init_ordered (&iter, json_node_get_object (names));
      while (json_object_iter_next_ordered (&iter, &language, &name))
        index_name (self, agency, name);
    }
  else
    index_name (self, agency, names);
}

/* ---- sections ---- */

static void
take_item (
    DtiPlan *self, DtiPlanSectionKind kind, GObject *item, JsonObject *object, guint position)
{
  DtiPlanSection *section = &self->sections[kind];
  const char *id = get_item_id (kind, item);

  g_ptr_array_add (section->items, item);
  g_array_append_val (section->places, position);
  if (id != NULL && !g_hash_table_contains (section->indices, id))
    g_hash_table_insert (section->indices, (char *) id, GUINT_TO_POINTER (section->items->len));

  if (kind == DTI_PLAN_ASSIGNMENTS)
    {
      DtiAssignment *assignment = DTI_ASSIGNMENT (item);

      index_item (self->by_node, g_strdup (dti_assignment_get_node (assignment)), assignment);
    }
  if (kind == DTI_PLAN_AGENCIES && id != NULL)
    {
      static const char *const members[] = { "title", "abbreviation", "aliases" };

      index_item (self->by_fold, dti_text_fold (id), item);
      for (guint i = 0; i < G_N_ELEMENTS (members); i++)
        index_names (self, DTI_AGENCY (item), json_object_get_member (object, members[i]));
    }
}

/* For the pointers of problems: "coordinate" and not "coordinate/0". */
static void
find_single_ids (DtiPlan *self, JsonObject *object, const char *pointer)
{
  static const char *const members[] = { "coordinate", "nodes" };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (dti_document_peek_text (object, members[i]) != NULL)
      g_hash_table_add (self->single, dti_json_pointer_append (pointer, members[i]));
}

static void
read_element (DtiPlan *self,
              const DtiJsonReader *top,
              DtiPlanSectionKind kind,
              JsonNode *element,
              guint position)
{
  g_autofree char *list = dti_json_pointer_append ("", dti_plan_section_names[kind]);
  g_autofree char *pointer =
      position != ALONE ? dti_json_pointer_append_index (list, position) : g_strdup (list);
  DtiPlanPlace place = { .file = top->file, .pointer = pointer, .problems = top->problems };
  JsonObject *object;
  GObject *item;

  if (!JSON_NODE_HOLDS_OBJECT (element))
    {
      DtiPlace spot = { .file = top->file, .pointer = pointer };

      dti_problem_list_report (top->problems,
                               DTI_SEVERITY_ERROR,
                               "wrong-type",
                               &spot,
                               "an item of “%s” must be an object",
                               dti_plan_section_names[kind]);
      return;
    }

  object = json_node_get_object (element);
  find_single_ids (self, object, pointer);
  item = read_item (kind, object, &place);
  if (item != NULL)
    take_item (self, kind, item, object, position);
}

static void
read_section (DtiPlan *self, const DtiJsonReader *top, DtiPlanSectionKind kind)
{
  const char *name = dti_plan_section_names[kind];
  JsonNode *node = json_object_get_member (top->object, name);
  JsonArray *list;

  /* A plan with one figure to start from need not make a list of it. */
  if (kind == DTI_PLAN_BASELINES && node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    {
      dti_json_has (top, name);
      read_element (self, top, kind, node, ALONE);
      return;
    }

  list = dti_json_get_array (top, name);
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    read_element (self, top, kind, json_array_get_element (list, i), i);
}

/* ---- the document ---- */

static void
read_head (DtiPlan *self, const DtiJsonReader *reader)
{
  static const char *const free_members[] = {
    "attributes", "description", "languages", "legal-basis", "note"
  };
  const char *id = dti_json_get_text (reader, "id", NULL);

  if (id == NULL ? !json_object_has_member (reader->object, "id") : *id == '\0')
    dti_json_report (reader, DTI_SEVERITY_ERROR, "missing-member", NULL, "the plan has no “id”");
  self->id = g_strdup (id);
  self->titles = dti_json_get_titles (reader, "title");
  self->framework_id = g_strdup (dti_json_get_text (reader, "framework", NULL));
  self->source = g_strdup (dti_json_get_text (reader, "source", NULL));
  dti_plan_read_valid (reader, &self->valid_from, &self->valid_to);
  for (guint i = 0; i < G_N_ELEMENTS (free_members); i++)
    dti_json_has (reader, free_members[i]);
}

static void
read_body (DtiPlan *self, JsonNode *document, DtiProblemList *problems)
{
  JsonObject *object = json_node_get_object (document);
  g_autofree char *canonical = NULL;
  DtiObjectReader top;

  dti_object_reader_init (&top, self->file, problems, object, g_strdup (""), NULL);
  if (!dti_document_check_format (&top.reader, FORMAT, FORMAT_VERSION, "plan"))
    {
      g_hash_table_unref (top.reader.seen);
      g_free (top.pointer);
      return;
    }

  read_head (self, &top.reader);
  for (guint i = 0; i < DTI_PLAN_N_SECTIONS; i++)
    read_section (self, &top.reader, (DtiPlanSectionKind) i);
  dti_object_reader_clear (&top);

  self->is_partial = dti_problem_list_has_errors (problems);
  dti_plan_check_references (self, object, problems);
  canonical = dti_json_to_canonical (document);
  self->digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, canonical, -1);
  self->json = dti_json_to_pretty (document);
}

DtiPlan *
dti_plan_read (JsonNode *document, const char *file, DtiProblemList *problems)
{
  DtiPlan *self = g_object_new (DTI_TYPE_PLAN, NULL);
  DtiPlace place = { .file = file, .pointer = "" };

  self->file = g_strdup (file);
  self->is_partial = TRUE;
  if (JSON_NODE_HOLDS_OBJECT (document))
    read_body (self, document, problems);
  else
    dti_problem_list_report (problems,
                             DTI_SEVERITY_ERROR,
                             "wrong-type",
                             &place,
                             "the document must be an object");

  for (guint i = 0; i < DTI_PLAN_N_SECTIONS; i++)
    self->sections[i].list = dti_fixed_list_new (get_item_type ((DtiPlanSectionKind) i),
                                                 g_ptr_array_ref (self->sections[i].items));

  return self;
}

/* ---- what the parts of a plan share ---- */

gboolean
dti_plan_find (DtiPlan *self, DtiPlanSectionKind kind, const char *id, guint *index)
{
  gpointer found = id != NULL ? g_hash_table_lookup (self->sections[kind].indices, id) : NULL;

  if (found == NULL)
    return FALSE;

  *index = GPOINTER_TO_UINT (found) - 1;

  return TRUE;
}

DtiAgency *
dti_plan_find_agency_on (DtiPlan *self, const char *id, const GDate *day)
{
  DtiAgency *agency;
  guint index = 0;

  if (!dti_plan_find (self, DTI_PLAN_AGENCIES, id, &index))
    return NULL;

  agency = dti_plan_peek (self, DTI_PLAN_AGENCIES, index);

  return day == NULL || dti_agency_is_valid_on (agency, day) ? agency : NULL;
}

static char *
write_pointer (DtiPlan *self, const DtiPlanSpot *spot)
{
  const DtiPlanSection *section = &self->sections[spot->section];
  guint position = g_array_index (section->places, guint, spot->index);
  GString *pointer = g_string_new (NULL);

  g_string_append_printf (pointer, "/%s", dti_plan_section_names[spot->section]);
  if (position != ALONE)
    g_string_append_printf (pointer, "/%u", position);
  if (spot->member != NULL)
    g_string_append_printf (pointer, "/%s", spot->member);
  if (g_str_has_suffix (pointer->str, "/0"))
    {
      g_autofree char *list = g_strndup (pointer->str, pointer->len - strlen ("/0"));

      if (g_hash_table_contains (self->single, list))
        g_string_assign (pointer, list);
    }

  return g_string_free (pointer, FALSE);
}

void
dti_plan_report (DtiPlan *self,
                 DtiProblemList *problems,
                 DtiSeverity severity,
                 const char *code,
                 const DtiPlanSpot *spot,
                 const char *format,
                 ...)
{
  g_autofree char *pointer = write_pointer (self, spot);
  DtiPlace place = {
    .file = self->file,
    .pointer = pointer,
    .raw_text = spot->raw_text,
    .node = spot->node,
  };
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  dti_problem_list_report (problems, severity, code, &place, "%s", message);
}
