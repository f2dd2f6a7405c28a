/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-framework-draft-private.h"

/* Bounds on the shares of the children in a score by benefit of the doubt. */

/* Bounds that add up to 1 do so where rounding left them a last bit short. */
#define SHARE_TOLERANCE 1e-12

/* ---- reading ---- */

static gboolean
read_share (JsonArray *array, guint position, double *share)
{
  JsonNode *node = json_array_get_element (array, position);

  if (json_node_get_value_type (node) != G_TYPE_INT64 &&
      json_node_get_value_type (node) != G_TYPE_DOUBLE)
    return FALSE;

  *share = json_node_get_double (node);

  return *share >= 0.0 && *share <= 1.0;
}

static gboolean
read_bounds (const DtiJsonReader *reader, const char *member, DtiShareBounds *bounds)
{
  JsonArray *array = dti_json_get_array (reader, member);

  if (array == NULL)
    return FALSE;
  if (json_array_get_length (array) == 2 && read_share (array, 0, &bounds->lower) &&
      read_share (array, 1, &bounds->upper) && bounds->lower <= bounds->upper)
    return TRUE;

  dti_json_report (reader,
                   DTI_SEVERITY_ERROR,
                   "out-of-range",
                   member,
                   "“%s” must be two shares from 0 to 1, the smaller first",
                   member);

  return FALSE;
}

static void
read_own_shares (const DtiJsonReader *reader, DtiPillarFacts *facts)
{
  JsonObject *object = dti_json_get_object (reader, "shares-of");
  g_autofree char *pointer = dti_json_pointer_append (reader->pointer, "shares-of");
  DtiJsonReader sub = *reader;
  g_autoptr (GList) ids = NULL;

  if (object == NULL)
    return;

  sub.object = object;
  sub.pointer = pointer;
  sub.seen = NULL;
  ids = json_object_get_members (object);
  facts->own_shares = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (GList *l = ids; l != NULL; l = l->next)
    {
      DtiShareBounds bounds;

      if (read_bounds (&sub, l->data, &bounds))
        g_hash_table_insert (facts->own_shares,
                             g_strdup (l->data),
                             g_memdup2 (&bounds, sizeof bounds));
    }
}

static void
read_band (const DtiJsonReader *reader, DtiPillarFacts *facts)
{
  if (!dti_json_has (reader, "band"))
    return;

  facts->band = dti_json_get_number (reader, "band", 0.0);
  if (!(facts->band >= 0.0 && facts->band <= 1.0))
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "out-of-range",
                     "band",
                     "“band” must be from 0 to 1");
  if (dti_json_has (reader, "shares"))
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "wrong-member",
                     "band",
                     "“band” and “shares” both bound the shares of all children");
}

void
dti_framework_draft_read_shares (const DtiJsonReader *reader, DtiPillarFacts *facts)
{
  if (!read_bounds (reader, "shares", &facts->common_shares))
    facts->common_shares = (DtiShareBounds){ 0.0, 1.0 };
  read_own_shares (reader, facts);
  read_band (reader, facts);
}

/* ---- checks ---- */

static const DtiPillarFacts *
peek_facts (const DtiDraftNode *pillar)
{
  return dti_pillar_peek_facts (DTI_PILLAR (pillar->node));
}

DtiShareBounds *
dti_framework_draft_join_shares (const DtiDraftNode *pillar)
{
  const DtiPillarFacts *facts = peek_facts (pillar);
  DtiShareBounds *shares = g_new (DtiShareBounds, pillar->edges->len);

  for (guint i = 0; i < pillar->edges->len; i++)
    {
      const DtiDraftNode *child = dti_draft_node_get_edge (pillar, i)->child;
      const char *id = child != NULL ? dti_node_get_id (child->node) : NULL;
      const DtiShareBounds *own = NULL;

      if (facts->own_shares != NULL && id != NULL)
        own = g_hash_table_lookup (facts->own_shares, id);
      if (own != NULL)
        shares[i] = *own;
      else
        shares[i] = isnan (facts->band) ? facts->common_shares : (DtiShareBounds){ NAN, NAN };
    }

  return shares;
}

static const DtiDraftEdge *
find_edge (const DtiDraftNode *pillar, const char *id)
{
  for (guint i = 0; i < pillar->edges->len; i++)
    {
      const DtiDraftEdge *edge = dti_draft_node_get_edge (pillar, i);

      if (edge->child != NULL && g_strcmp0 (dti_node_get_id (edge->child->node), id) == 0)
        return edge;
    }

  return NULL;
}

static void
check_names (DtiFrameworkDraft *self, const DtiDraftNode *pillar, GHashTable *own_shares)
{
  g_autoptr (GList) ids = g_hash_table_get_keys (own_shares);

  ids = g_list_sort (ids, (GCompareFunc) strcmp);
  for (GList *l = ids; l != NULL; l = l->next)
    {
      const DtiDraftEdge *edge = find_edge (pillar, l->data);

      if (edge == NULL)
        dti_framework_draft_report (self,
                                    DTI_SEVERITY_ERROR,
                                    "unknown-id",
                                    pillar,
                                    "aggregation",
                                    "“shares-of” names “%s”, which is no child",
                                    (const char *) l->data);
      else if (!dti_draft_edge_counts (edge))
        dti_framework_draft_report (self,
                                    DTI_SEVERITY_WARNING,
                                    "no-effect",
                                    pillar,
                                    "aggregation",
                                    "“shares-of” names “%s”, which does not count",
                                    (const char *) l->data);
    }
}

/* The sums over the children that count; FALSE where none does. */
static gboolean
add_up (const DtiDraftNode *pillar, DtiShareBounds *sum)
{
  DtiPillarFacts facts = *peek_facts (pillar);
  g_autofree DtiShareBounds *shares = dti_framework_draft_join_shares (pillar);
  double total = 0.0;

  facts.shares = shares;
  for (guint i = 0; i < pillar->edges->len; i++)
    if (dti_draft_edge_counts (dti_draft_node_get_edge (pillar, i)))
      total += dti_draft_node_get_edge (pillar, i)->weight;

  *sum = (DtiShareBounds){ 0.0, 0.0 };
  for (guint i = 0; i < pillar->edges->len; i++)
    {
      const DtiDraftEdge *edge = dti_draft_node_get_edge (pillar, i);
      DtiShareBounds bounds;

      if (!dti_draft_edge_counts (edge))
        continue;
      bounds = dti_pillar_facts_find_shares (&facts, i, edge->weight / total);
      sum->lower += bounds.lower;
      sum->upper += bounds.upper;
    }

  return total > 0.0;
}

void
dti_framework_draft_check_shares (DtiFrameworkDraft *self, const DtiDraftNode *pillar)
{
  const DtiPillarFacts *facts = peek_facts (pillar);
  DtiShareBounds sum;

  if (facts->aggregation != DTI_AGGREGATION_BENEFIT_OF_THE_DOUBT)
    return;

  if (facts->own_shares != NULL)
    check_names (self, pillar, facts->own_shares);
  if (!add_up (pillar, &sum))
    return;

  if (sum.lower > 1.0 + SHARE_TOLERANCE)
    dti_framework_draft_report (self,
                                DTI_SEVERITY_ERROR,
                                "infeasible-shares",
                                pillar,
                                "aggregation",
                                "the smallest shares of the children add up to more than 1");
  else if (sum.upper < 1.0 - SHARE_TOLERANCE)
    dti_framework_draft_report (self,
                                DTI_SEVERITY_ERROR,
                                "infeasible-shares",
                                pillar,
                                "aggregation",
                                "the greatest shares of the children add up to less than 1");
}
