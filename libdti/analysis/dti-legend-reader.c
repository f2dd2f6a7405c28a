/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-legend-private.h"

#include <libdti/model/dti-document-private.h>

/* Legends from documents. */

#define MAX_DECIMALS 15

/* What the items of one document share. */
typedef struct
{
  DtiProblemList *problems;
  GHashTable *titles;
  int decimals;
  GPtrArray *items;
  GHashTable *ids;
  GHashTable *colours; /* colour → id of the item that has it */
  GHashTable *symbols; /* symbol → id */
} DtiLegendDraft;

/* ---- one item ---- */

/* The text of a member that must say something; NULL, reported, where it does not. */
static const char *
need_text (const DtiJsonReader *reader, const char *member)
{
  const char *text = dti_json_get_text (reader, member, "");

  if (*text != '\0')
    return text;
  if (!json_object_has_member (reader->object, member) ||
      dti_document_peek_text (reader->object, member) != NULL)
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "missing-member",
                     member,
                     "an item of a legend needs “%s”: nothing stands by its colour alone",
                     member);

  return NULL;
}

static GHashTable *
need_titles (const DtiJsonReader *reader)
{
  g_autoptr (GHashTable) titles = dti_json_get_titles (reader, "title");
  const char *text = titles != NULL ? dti_json_pick_language (titles, "vi") : NULL;

  if (text != NULL && *text != '\0')
    return g_steal_pointer (&titles);
  /* What is no title at all was reported. */
  if (titles == NULL && json_object_has_member (reader->object, "title"))
    return NULL;

  dti_json_report (reader,
                   DTI_SEVERITY_ERROR,
                   "missing-member",
                   "title",
                   "an item of a legend needs a “title”: nothing stands by its colour alone");

  return NULL;
}

/* Two items must not look alike: what is missing would pass for a bad class. @member is where the
 * document says so; NULL where it says nothing. */
static gboolean
check_reuse (DtiLegendDraft *draft,
             const DtiJsonReader *reader,
             GHashTable *owners,
             const char *member,
             const char *text,
             const char *id)
{
  const char *owner = g_hash_table_lookup (owners, text);
  const char *code = "reused-colour";

  if (owner == NULL)
    {
      g_hash_table_insert (owners, g_strdup (text), g_strdup (id));
      return TRUE;
    }

  if (owners == draft->symbols)
    code = "reused-symbol";
  dti_json_report (reader,
                   DTI_SEVERITY_ERROR,
                   code,
                   member,
                   "“%s” cannot look like “%s”, which has “%s” too",
                   id,
                   owner,
                   text);

  return FALSE;
}

static char *
read_colour (const DtiJsonReader *reader)
{
  const char *text = need_text (reader, "colour");
  char *colour = text != NULL ? dti_legend_read_colour (text) : NULL;

  if (text != NULL && colour == NULL)
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "invalid-colour",
                     "colour",
                     "“%s” is no colour such as #0072B2",
                     text);

  return colour;
}

static DtiLegendItem *
read_look (DtiLegendDraft *draft, const DtiJsonReader *reader, const char *id, DtiLegendRole role)
{
  g_autoptr (GHashTable) titles = need_titles (reader);
  g_autofree char *colour = read_colour (reader);
  const char *symbol = need_text (reader, "symbol");

  if (titles == NULL || colour == NULL || symbol == NULL)
    return NULL;
  if (!g_hash_table_add (draft->ids, g_strdup (id)))
    {
      dti_json_report (reader,
                       DTI_SEVERITY_ERROR,
                       "duplicate-id",
                       "id",
                       "there is an item “%s” already",
                       id);
      return NULL;
    }
  if (!check_reuse (draft, reader, draft->colours, "colour", colour, id) ||
      !check_reuse (draft, reader, draft->symbols, "symbol", symbol, id))
    return NULL;

  return dti_legend_item_new (id, role, g_steal_pointer (&titles), colour, symbol);
}

/* ---- the intervals ---- */

static void
read_interval (DtiLegendItem *self, const DtiJsonReader *reader, gboolean is_first)
{
  self->lower = dti_json_get_number (reader, "from", -INFINITY);
  self->upper = dti_json_get_number (reader, "to", INFINITY);

  if (!is_first && isinf (self->lower) && !json_object_has_member (reader->object, "from"))
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "missing-member",
                     "from",
                     "only the first class may be open below");
  else if (!(self->lower < self->upper))
    dti_json_report (reader, DTI_SEVERITY_ERROR, "out-of-range", "to", "“to” is not above “from”");
}

/* Classes end and start with the same number, so every number has one class. */
static void
check_border (const DtiLegendItem *before, const DtiLegendItem *self, const DtiJsonReader *reader)
{
  if (isinf (before->upper))
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "class-overlap",
                     NULL,
                     "the class before, “%s”, needs “to”: only the last one may be open above",
                     before->id);
  else if (before->upper < self->lower)
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "class-gap",
                     "from",
                     "there is a gap: the class before, “%s”, ends at %g, this one begins at %g",
                     before->id,
                     before->upper,
                     self->lower);
  else if (before->upper > self->lower && isfinite (self->lower))
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "class-overlap",
                     "from",
                     "the class before, “%s”, ends at %g, this one begins at %g already",
                     before->id,
                     before->upper,
                     self->lower);
}

/* ---- the lists ---- */

static void
read_listed (DtiLegendDraft *draft, const DtiJsonReader *reader, DtiLegendRole role)
{
  DtiLegendItem *before =
      draft->items->len > 0 ? g_ptr_array_index (draft->items, draft->items->len - 1) : NULL;
  const char *id = need_text (reader, "id");
  DtiLegendItem *item = id != NULL ? read_look (draft, reader, id, role) : NULL;

  /* The other members are asked for, so that nothing is said of them. */
  if (item == NULL)
    {
      dti_json_has (reader, "from");
      dti_json_has (reader, "to");
      return;
    }

  if (role == DTI_LEGEND_ROLE_CLASS)
    {
      read_interval (item, reader, before == NULL);
      if (before != NULL)
        check_border (before, item, reader);
    }
  g_ptr_array_add (draft->items, item);
}

static void
read_list (DtiLegendDraft *draft, const DtiJsonReader *top, const char *member, DtiLegendRole role)
{
  JsonArray *list = dti_json_get_array (top, member);

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);
      g_autofree char *list_pointer = dti_json_pointer_append ("", member);
      g_autofree char *pointer = dti_json_pointer_append_index (list_pointer, i);
      DtiJsonReader place = { .pointer = pointer, .problems = draft->problems };
      DtiObjectReader item;

      if (!JSON_NODE_HOLDS_OBJECT (node))
        {
          dti_json_report (&place,
                           DTI_SEVERITY_ERROR,
                           "wrong-type",
                           NULL,
                           "an item of a legend must be an object");
          continue;
        }
      dti_object_reader_init (&item,
                              NULL,
                              draft->problems,
                              json_node_get_object (node),
                              g_steal_pointer (&pointer),
                              NULL);
      read_listed (draft, &item.reader, role);
      dti_object_reader_clear (&item);
    }
}

static void
read_special (DtiLegendDraft *draft,
              const DtiJsonReader *top,
              const char *member,
              DtiLegendRole role)
{
  JsonObject *object = dti_json_get_object (top, member);
  g_autoptr (DtiLegendItem) usual = dti_legend_make_special (role);
  DtiLegendItem *item = NULL;
  DtiObjectReader reader;

  if (object != NULL)
    {
      dti_object_reader_init (&reader,
                              NULL,
                              draft->problems,
                              object,
                              dti_json_pointer_append ("", member),
                              NULL);
      item = read_look (draft, &reader.reader, member, role);
      dti_object_reader_clear (&reader);
    }
  else if (check_reuse (draft, top, draft->colours, NULL, usual->colour, member) &&
           check_reuse (draft, top, draft->symbols, NULL, usual->symbol, member))
    {
      item = g_steal_pointer (&usual);
    }
  if (item != NULL)
    g_ptr_array_add (draft->items, item);
}

static void
draft_clear (DtiLegendDraft *self)
{
  g_clear_pointer (&self->titles, g_hash_table_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_clear_pointer (&self->colours, g_hash_table_unref);
  g_clear_pointer (&self->symbols, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DtiLegendDraft, draft_clear)

static void
read_items (DtiLegendDraft *draft, const DtiJsonReader *top)
{
  read_list (draft, top, "classes", DTI_LEGEND_ROLE_CLASS);
  read_list (draft, top, "categories", DTI_LEGEND_ROLE_CATEGORY);
  if (draft->items->len == 0 && !dti_problem_list_has_errors (draft->problems))
    dti_json_report (top,
                     DTI_SEVERITY_ERROR,
                     "missing-member",
                     NULL,
                     "a legend needs “classes” or “categories”");
  /* The document's own colours first, so that the usual ones are held against them. */
  read_special (draft, top, "missing", DTI_LEGEND_ROLE_MISSING);
  read_special (draft, top, "not-applicable", DTI_LEGEND_ROLE_NOT_APPLICABLE);
  read_special (draft, top, "not-rated", DTI_LEGEND_ROLE_NOT_RATED);
}

static void
read_document (DtiLegendDraft *draft, JsonObject *document)
{
  DtiJsonReader plain = { .object = document, .pointer = "", .problems = draft->problems };
  DtiObjectReader top;

  /* Of another document nothing more is said. */
  if (!dti_document_check_format (&plain, DTI_LEGEND_FORMAT, "legend"))
    return;

  dti_object_reader_init (&top, NULL, draft->problems, document, g_strdup (""), NULL);
  dti_json_has (&top.reader, "format");
  dti_json_has (&top.reader, "format-version");
  draft->titles = dti_json_get_titles (&top.reader, "title");
  draft->decimals = dti_json_get_int (&top.reader, "decimals", 0, MAX_DECIMALS, -1);
  read_items (draft, &top.reader);
  dti_object_reader_clear (&top);
}

DtiLegend *
dti_legend_read (JsonNode *document, DtiProblemList *problems)
{
  g_auto (DtiLegendDraft) draft = {
    .problems = problems,
    .items = g_ptr_array_new_with_free_func (g_object_unref),
    .ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .colours = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
    .symbols = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
  };
  DtiJsonReader place = { .pointer = "", .problems = problems };

  if (JSON_NODE_HOLDS_OBJECT (document))
    read_document (&draft, json_node_get_object (document));
  else
    dti_json_report (&place,
                     DTI_SEVERITY_ERROR,
                     "wrong-type",
                     NULL,
                     "the document must be an object");

  if (dti_problem_list_has_errors (problems))
    return NULL;

  return dti_legend_new (g_steal_pointer (&draft.titles),
                         draft.decimals,
                         g_steal_pointer (&draft.items));
}
