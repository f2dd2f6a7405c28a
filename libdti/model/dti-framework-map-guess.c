/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-framework-map-private.h"
#include "dti-node-private.h"

#include <libdti/base/dti-text.h>

/* A proposal for a map: which nodes are called the same. */

/* How far the titles of two nodes agree, over the languages both have. */
typedef enum
{
  TITLES_DIFFER,
  TITLES_AGREE_PARTLY, /* in some language */
  TITLES_AGREE,        /* in all, or there are none to compare */
} Agreement;

static gboolean
have_same_level (DtiNode *a, DtiNode *b)
{
  return g_strcmp0 (dti_node_get_level (a), dti_node_get_level (b)) == 0 &&
         G_OBJECT_TYPE (a) == G_OBJECT_TYPE (b);
}

static Agreement
compare_titles (DtiNode *a, DtiNode *b)
{
  GHashTable *titles = dti_node_peek_facts (a)->titles;
  GHashTable *others = dti_node_peek_facts (b)->titles;
  guint n_same = 0;
  guint n_common = 0;
  GHashTableIter iter;
  gpointer language;
  gpointer title;

  if (titles == NULL || others == NULL)
    return TITLES_AGREE;

  g_hash_table_iter_init (&iter, titles);
  while (g_hash_table_iter_next (&iter, &language, &title))
    {
      const char *other = g_hash_table_lookup (others, language);
      g_autofree char *key = dti_text_fold (title);
      g_autofree char *other_key = NULL;

      if (other == NULL)
        continue;
      other_key = dti_text_fold (other);
      n_common++;
      n_same += g_str_equal (key, other_key) ? 1 : 0;
    }

  if (n_same == n_common)
    return TITLES_AGREE;

  return n_same > 0 ? TITLES_AGREE_PARTLY : TITLES_DIFFER;
}

/* The key of a title among nodes of its kind; kinds and levels do not mix. */
static char *
make_key (DtiNode *node, const char *language, const char *title)
{
  const char *level = dti_node_get_level (node);
  g_autofree char *folded = dti_text_fold (title);

  return *folded == '\0' ? NULL
                         : g_strjoin ("\n",
                                      G_OBJECT_TYPE_NAME (node),
                                      level != NULL ? level : "",
                                      language,
                                      folded,
                                      NULL);
}

static gboolean
is_open_old (DtiFrameworkMap *self, const char *id)
{
  return dti_framework_map_find_old (self, id) == NULL;
}

static gboolean
is_open_new (DtiFrameworkMap *self, const char *id)
{
  return dti_framework_map_find_sources (self, id) == NULL;
}

static void
propose (DtiFrameworkMap *self, DtiNode *old_node, DtiNode *new_node, DtiMapKind kind)
{
  DtiMapEntry *entry = dti_map_entry_new (dti_node_get_id (old_node), kind);

  entry->is_suggested = TRUE;
  dti_map_entry_add_target (entry, dti_node_get_id (new_node), NAN);
  dti_framework_map_take (self, entry, NULL);
}

/* Nodes of one id. */
static void
match_ids (DtiFrameworkMap *self, gboolean with_titles)
{
  GListModel *nodes = dti_framework_get_nodes (self->older);

  for (guint i = 0; i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr (DtiNode) node = g_list_model_get_item (nodes, i);
      const char *id = dti_node_get_id (node);
      DtiNode *other = dti_framework_lookup (self->newer, id);
      Agreement agreement;

      if (other == NULL || !have_same_level (node, other) || !is_open_old (self, id) ||
          !is_open_new (self, id))
        continue;
      agreement = compare_titles (node, other);
      if (agreement == TITLES_AGREE)
        propose (self, node, other, DTI_MAP_SAME);
      else if (!with_titles)
        propose (self,
                 node,
                 other,
                 agreement == TITLES_AGREE_PARTLY ? DTI_MAP_RENAMED : DTI_MAP_REDEFINED);
    }
}

/* Key → node; a key of several nodes leads to nothing. */
static GHashTable *
index_titles (DtiFrameworkMap *self, DtiFramework *framework, gboolean is_older)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GListModel *nodes = dti_framework_get_nodes (framework);

  for (guint i = 0; i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr (DtiNode) node = g_list_model_get_item (nodes, i);
      const char *id = dti_node_get_id (node);
      GHashTable *titles = dti_node_peek_facts (node)->titles;
      GHashTableIter iter;
      gpointer language;
      gpointer title;

      if (titles == NULL || !(is_older ? is_open_old (self, id) : is_open_new (self, id)))
        continue;
      g_hash_table_iter_init (&iter, titles);
      while (g_hash_table_iter_next (&iter, &language, &title))
        {
          char *key = make_key (node, language, title);

          if (key != NULL)
            g_hash_table_insert (table, key, g_hash_table_contains (table, key) ? NULL : node);
        }
    }

  return table;
}

/* Nodes of one title, where only one on each side has it. */
static void
match_titles (DtiFrameworkMap *self)
{
  g_autoptr (GHashTable) older = index_titles (self, self->older, TRUE);
  g_autoptr (GHashTable) newer = index_titles (self, self->newer, FALSE);
  GListModel *nodes = dti_framework_get_nodes (self->older);

  for (guint i = 0; i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr (DtiNode) node = g_list_model_get_item (nodes, i);
      GHashTable *titles = dti_node_peek_facts (node)->titles;
      DtiNode *found = NULL;
      gboolean is_sure = TRUE;
      GHashTableIter iter;
      gpointer language;
      gpointer title;

      if (titles == NULL)
        continue;
      g_hash_table_iter_init (&iter, titles);
      while (g_hash_table_iter_next (&iter, &language, &title))
        {
          g_autofree char *key = make_key (node, language, title);
          DtiNode *other = NULL;

          if (key != NULL && g_hash_table_lookup (older, key) == node)
            other = g_hash_table_lookup (newer, key);
          /* Two languages that lead to two nodes show nothing. */
          is_sure &= other == NULL || found == NULL || other == found;
          found = other != NULL ? other : found;
        }
      if (found != NULL && is_sure && is_open_new (self, dti_node_get_id (found)))
        propose (self, node, found, DTI_MAP_RENAMED);
    }
}

void
dti_framework_map_guess (DtiFrameworkMap *self)
{
  match_ids (self, TRUE);
  match_titles (self);
  match_ids (self, FALSE);
}
