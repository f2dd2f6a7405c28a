/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-framework-draft-private.h"

#include <libdti/base/dti-period.h>
#include <libdti/dti-enum-types.h>

#define FORMAT "dti-framework"
#define FORMAT_VERSION 1

static void
draft_edge_free (gpointer data)
{
  DtiDraftEdge *self = data;

  g_free (self->ref);
  g_free (self->pointer);
  g_free (self);
}

static void
draft_node_free (gpointer data)
{
  DtiDraftNode *self = data;

  g_object_unref (self->node);
  g_ptr_array_unref (self->edges);
  g_ptr_array_unref (self->parents);
  g_free (self);
}

static DtiFrameworkDraft *
draft_new (const char *file, DtiProblemList *problems)
{
  DtiFrameworkDraft *self = g_new0 (DtiFrameworkDraft, 1);

  self->file = file;
  self->problems = problems;
  self->ranking.decimals = -1;
  self->columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->nodes = g_ptr_array_new_with_free_func (draft_node_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->views = g_ptr_array_new ();

  return self;
}

void
dti_framework_draft_free (DtiFrameworkDraft *self)
{
  g_free (self->id);
  g_clear_pointer (&self->titles, g_hash_table_unref);
  g_free (self->source);
  g_strfreev (self->periods);
  g_strfreev (self->languages);
  g_clear_pointer (&self->columns, g_hash_table_unref);
  g_free (self->ranking.within);
  g_free (self->ranking_node);
  g_clear_pointer (&self->classes, dti_classes_unref);
  g_clear_object (&self->default_rules);
  g_clear_object (&self->method);
  g_clear_object (&self->normalise);
  g_clear_object (&self->assessment);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->views, g_ptr_array_unref);
  g_clear_pointer (&self->nodes, g_ptr_array_unref);
  g_free (self);
}

gboolean
dti_framework_is_id (const char *text)
{
  for (const char *c = text; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && *c != '.' && *c != '_' && *c != '-')
      return FALSE;

  return *text != '\0';
}

/* ---- the tree ---- */

static DtiDraftNode *read_tree (DtiFrameworkDraft *self,
                                JsonObject *object,
                                const char *pointer,
                                DtiMissingPolicy inherited,
                                double *weight);

static double
read_weight (const DtiJsonReader *reader)
{
  double weight = dti_json_get_number (reader, "weight", 1.0);

  if (isfinite (weight) && weight >= 0.0)
    return weight;

  dti_json_report (reader,
                   DTI_SEVERITY_ERROR,
                   "out-of-range",
                   "weight",
                   "“weight” must be 0 or more");

  return 1.0;
}

static void
register_id (DtiFrameworkDraft *self, const DtiJsonReader *reader, DtiDraftNode *node)
{
  const char *id = dti_node_get_id (node->node);
  const DtiDraftNode *other;

  if (id == NULL)
    return;

  other = g_hash_table_lookup (self->by_id, id);
  if (other == NULL)
    g_hash_table_insert (self->by_id, (char *) id, node);
  else
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "duplicate-id",
                     "id",
                     "the id “%s” stands at %s already",
                     id,
                     dti_node_get_pointer (other->node));
}

static DtiDraftEdge *
read_reference (DtiFrameworkDraft *self,
                JsonObject *object,
                const char *pointer,
                const char *parent)
{
  DtiDraftEdge *edge = g_new0 (DtiDraftEdge, 1);
  DtiObjectReader sub;

  dti_object_reader_init (&sub, self->file, self->problems, object, g_strdup (pointer), parent);
  edge->ref = g_strdup (dti_json_get_text (&sub.reader, "ref", NULL));
  edge->weight = read_weight (&sub.reader);
  dti_object_reader_clear (&sub);

  return edge;
}

static void
read_child (DtiFrameworkDraft *self,
            const DtiJsonReader *reader,
            DtiDraftNode *parent,
            JsonNode *element,
            char *pointer)
{
  DtiDraftEdge *edge;
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (element))
    {
      DtiPlace place = { .file = self->file, .pointer = pointer, .node = reader->node };

      dti_problem_list_report (self->problems,
                               DTI_SEVERITY_ERROR,
                               "wrong-type",
                               &place,
                               "a child must be an object: a node or a reference");
      g_free (pointer);
      return;
    }

  object = json_node_get_object (element);
  if (json_object_has_member (object, "ref"))
    edge = read_reference (self, object, pointer, reader->node);
  else
    {
      edge = g_new0 (DtiDraftEdge, 1);
      edge->child = read_tree (self,
                               object,
                               pointer,
                               dti_pillar_get_missing_policy (DTI_PILLAR (parent->node)),
                               &edge->weight);
    }
  edge->pointer = pointer;
  g_ptr_array_add (parent->edges, edge);
}

static void
read_children (DtiFrameworkDraft *self, const DtiJsonReader *reader, DtiDraftNode *parent)
{
  JsonArray *children = dti_json_get_array (reader, "children");
  g_autofree char *pointer = dti_json_pointer_append (reader->pointer, "children");
  guint n = children != NULL ? json_array_get_length (children) : 0;

  if (children != NULL && n == 0)
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "empty-children",
                     "children",
                     "a pillar needs at least one child");

  for (guint i = 0; i < n; i++)
    read_child (self,
                reader,
                parent,
                json_array_get_element (children, i),
                dti_json_pointer_append_index (pointer, i));
}

/* Reads the node at @pointer and those below it. @weight: return location for the weight in the
 * parent; NULL where there is no parent. */
static DtiDraftNode *
read_tree (DtiFrameworkDraft *self,
           JsonObject *object,
           const char *pointer,
           DtiMissingPolicy inherited,
           double *weight)
{
  DtiDraftNode *draft = g_new0 (DtiDraftNode, 1);
  DtiObjectReader sub;

  dti_object_reader_init (&sub,
                          self->file,
                          self->problems,
                          object,
                          g_strdup (pointer),
                          dti_document_peek_text (object, "id"));
  draft->edges = g_ptr_array_new_with_free_func (draft_edge_free);
  draft->parents = g_ptr_array_new ();
  draft->node = dti_framework_draft_read_node (self, &sub.reader);
  draft->is_pillar = DTI_IS_PILLAR (draft->node);
  g_ptr_array_add (self->nodes, draft);
  register_id (self, &sub.reader, draft);
  if (weight != NULL)
    *weight = read_weight (&sub.reader);

  if (draft->is_pillar)
    {
      DtiPillarFacts *facts = dti_pillar_peek_facts (DTI_PILLAR (draft->node));

      dti_framework_draft_read_pillar (self, &sub.reader, inherited, facts);
      read_children (self, &sub.reader, draft);
    }
  else
    dti_framework_draft_read_indicator (&sub.reader,
                                        dti_indicator_peek_facts (DTI_INDICATOR (draft->node)));
  dti_object_reader_clear (&sub);

  return draft;
}

/* The root and the views stand on their own: they are pillars, inherit nothing and have no weight.
 */
static DtiDraftNode *
read_top (DtiFrameworkDraft *self, JsonNode *node, const char *pointer, const char *what)
{
  DtiPlace place = { .file = self->file, .pointer = pointer };
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      dti_problem_list_report (self->problems,
                               DTI_SEVERITY_ERROR,
                               "wrong-type",
                               &place,
                               "%s must be an object",
                               what);
      return NULL;
    }

  object = json_node_get_object (node);
  place.node = dti_document_peek_text (object, "id");
  if (!json_object_has_member (object, "children"))
    {
      dti_problem_list_report (self->problems,
                               DTI_SEVERITY_ERROR,
                               "not-a-pillar",
                               &place,
                               "%s must be a pillar: it has no “children”",
                               what);
      return NULL;
    }

  return read_tree (self, object, pointer, DTI_MISSING_POLICY_PROPAGATE, NULL);
}

static void
read_views (DtiFrameworkDraft *self, const DtiJsonReader *reader)
{
  JsonArray *views = dti_json_get_array (reader, "views");

  for (guint i = 0; views != NULL && i < json_array_get_length (views); i++)
    {
      g_autofree char *pointer = dti_json_pointer_append_index ("/views", i);
      DtiDraftNode *view = read_top (self, json_array_get_element (views, i), pointer, "a view");

      if (view != NULL)
        g_ptr_array_add (self->views, view);
    }
}

static void
read_root (DtiFrameworkDraft *self, const DtiJsonReader *reader)
{
  if (!dti_json_has (reader, "root"))
    {
      dti_json_report (reader,
                       DTI_SEVERITY_ERROR,
                       "missing-member",
                       NULL,
                       "the framework has no “root”");
      return;
    }

  self->root =
      read_top (self, json_object_get_member (reader->object, "root"), "/root", "the root");
}

/* ---- the document ---- */

/* Whether this is a framework of a version that can be read. */
static gboolean
check_format (const DtiJsonReader *reader)
{
  const char *format = dti_json_get_text (reader, "format", NULL);
  double version = dti_json_get_number (reader, "format-version", 0.0);

  if (g_strcmp0 (format, FORMAT) != 0)
    {
      dti_json_report (reader,
                       DTI_SEVERITY_ERROR,
                       "wrong-format",
                       json_object_has_member (reader->object, "format") ? "format" : NULL,
                       "this is no framework: “format” must be “" FORMAT "”");
      return FALSE;
    }
  if (version >= FORMAT_VERSION + 1)
    {
      dti_json_report (reader,
                       DTI_SEVERITY_ERROR,
                       "unsupported-version",
                       "format-version",
                       "the document is of format version %g, this library reads version %d",
                       version,
                       FORMAT_VERSION);
      return FALSE;
    }
  if (version >= FORMAT_VERSION)
    return TRUE;

  dti_json_report (reader,
                   DTI_SEVERITY_ERROR,
                   "wrong-format",
                   json_object_has_member (reader->object, "format-version") ? "format-version"
                                                                             : NULL,
                   "“format-version” must be %d",
                   FORMAT_VERSION);
  return FALSE;
}

static void
read_id (DtiFrameworkDraft *self, const DtiJsonReader *reader)
{
  const char *id = dti_json_get_text (reader, "id", NULL);

  if (id != NULL && dti_framework_is_id (id))
    {
      self->id = g_strdup (id);
      return;
    }
  if (id != NULL)
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "invalid-id",
                     "id",
                     "the id “%s” has other characters than letters A–Z, digits, “.”, “_” and “-”",
                     id);
  else if (!json_object_has_member (reader->object, "id"))
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "missing-member",
                     NULL,
                     "the framework has no “id”");
}

static void
read_periods (DtiFrameworkDraft *self, const DtiJsonReader *reader)
{
  self->periods = dti_json_get_texts (reader, "periods");

  for (guint i = 0; self->periods != NULL && self->periods[i] != NULL; i++)
    {
      g_autoptr (DtiPeriod) period = dti_period_parse (self->periods[i], NULL);

      if (period == NULL)
        dti_json_report (reader,
                         DTI_SEVERITY_WARNING,
                         "invalid-period",
                         "periods",
                         "“%s” is no period",
                         self->periods[i]);
    }
}

static void
read_columns (DtiFrameworkDraft *self, const DtiJsonReader *reader)
{
  JsonObject *columns = dti_json_get_object (reader, "columns");
  DtiObjectReader sub;
  JsonObjectIter iter;
  const char *name;

  if (columns == NULL)
    return;

  dti_object_reader_init (&sub,
                          self->file,
                          self->problems,
                          columns,
                          dti_json_pointer_append (reader->pointer, "columns"),
                          NULL);
  json_object_iter_init_ordered (&iter, columns);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    {
      const char *kind = dti_json_get_text (&sub.reader, name, "number");
      gboolean is_label = g_str_equal (kind, "label");

      if (is_label || g_str_equal (kind, "number"))
        g_hash_table_insert (self->columns, g_strdup (name), GINT_TO_POINTER (is_label));
      else
        dti_json_report (&sub.reader,
                         DTI_SEVERITY_ERROR,
                         "unknown-name",
                         name,
                         "a column cannot be “%s”; known are: number, label",
                         kind);
    }
  dti_object_reader_clear (&sub);
}

static void
read_head (DtiFrameworkDraft *self, const DtiJsonReader *reader)
{
  static const char *const free_members[] = { "description", "legal-basis", "attributes" };

  read_id (self, reader);
  self->titles = dti_json_get_titles (reader, "title");
  self->source = g_strdup (dti_json_get_text (reader, "source", NULL));
  self->languages = dti_json_get_texts (reader, "languages");
  read_periods (self, reader);
  self->publish =
      (DtiPublish) dti_json_get_enum (reader, "publish", DTI_TYPE_PUBLISH, DTI_PUBLISH_VALUE);
  read_columns (self, reader);
  dti_framework_draft_read_ranking (self, reader, &self->ranking, &self->ranking_node);
  self->classes = dti_framework_draft_read_classes (reader, NULL);
  self->default_rules = dti_framework_draft_read_rules (self, reader, "rule");
  dti_framework_draft_read_method (self, reader);
  dti_framework_draft_read_assessment (self, reader);

  /* Described by the document for its readers. */
  for (guint i = 0; i < G_N_ELEMENTS (free_members); i++)
    dti_json_has (reader, free_members[i]);
}

DtiFrameworkDraft *
dti_framework_draft_read (JsonNode *document, const char *file, DtiProblemList *problems)
{
  DtiFrameworkDraft *self = draft_new (file, problems);
  DtiObjectReader top;

  if (!JSON_NODE_HOLDS_OBJECT (document))
    {
      DtiPlace place = { .file = file, .pointer = "" };

      dti_problem_list_report (problems,
                               DTI_SEVERITY_ERROR,
                               "wrong-type",
                               &place,
                               "this is no framework: the document must be an object");
      return self;
    }

  dti_object_reader_init (&top,
                          file,
                          problems,
                          json_node_get_object (document),
                          g_strdup (""),
                          NULL);
  if (check_format (&top.reader))
    {
      read_head (self, &top.reader);
      read_root (self, &top.reader);
      read_views (self, &top.reader);
      dti_object_reader_clear (&top);
      dti_framework_draft_validate (self);
    }
  else
    {
      /* Members of another format are no news. */
      g_hash_table_unref (top.reader.seen);
      g_free (top.pointer);
    }

  return self;
}
