/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "dti-weights-private.h"

#include <libdti/base/dti-csv-private.h>
#include <libdti/base/dti-error.h>
#include <libdti/base/dti-json-private.h>
#include <libdti/base/dti-nick-private.h>
#include <libdti/dti-enum-types.h>

/* ---- into a framework ---- */

/* The group of @self that weighs the children of @group, which belongs to another framework. */
static DtiWeightsGroup *
match_group (DtiWeights *self,
             const DtiWeights *declared,
             const DtiWeightsGroup *group,
             GError **error)
{
  const char *pillar = dti_node_get_id (DTI_NODE (group->pillar));
  DtiWeightsGroup *own = dti_weights_find_group (self, pillar, error);

  if (own == NULL)
    {
      g_prefix_error (error, "the weights do not fit: ");
      return NULL;
    }
  for (guint i = 0; i < group->n; i++)
    {
      const char *id = dti_node_get_id (dti_weights_get_entry (declared, group, i)->node);

      if (dti_weights_find_entry (self, own, id) != NULL)
        continue;
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_NOT_FOUND,
                   "the weights do not fit: they have none for “%s” under “%s”",
                   id,
                   pillar);
      return NULL;
    }

  return own;
}

static void
write_group (DtiWeights *self,
             const DtiWeightsGroup *own,
             const DtiWeights *declared,
             const DtiWeightsGroup *group,
             JsonObject *object)
{
  JsonArray *children = json_object_get_array_member (object, "children");
  gboolean is_sum = dti_pillar_get_aggregation (group->pillar) == DTI_AGGREGATION_SUM;
  double own_total = dti_weights_get_total (self, own);
  double total = dti_weights_get_total (declared, group);

  for (guint i = 0; i < group->n; i++)
    {
      const DtiWeightsEntry *entry = dti_weights_get_entry (declared, group, i);
      double weight = dti_weights_find_entry (self, own, dti_node_get_id (entry->node))->weight;

      /* What is as it was keeps every bit. */
      if (weight == entry->weight && (!is_sum || own_total == total))
        continue;
      if (is_sum && own_total > 0.0)
        weight /= own_total;
      json_object_set_double_member (json_array_get_object_element (children, entry->position),
                                     "weight",
                                     dti_weights_get_edge_weight (group, entry, weight, total));
    }
}

/**
 * dti_weights_apply:
 * @self: weights
 * @framework: the framework of the weights, or another with the same nodes
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Makes a framework with these weights.
 *
 * It is a new document with a digest of its own and all else as it was. Under a mean the weights
 * are written as they are. Under a sum each child gets the weight that makes its points the share
 * of what all children had together: the maximum of the pillar stays. Nodes are found by their ids;
 * of nodes that the weights have and the framework has not, nothing is said.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` where the weights lack a pillar of the framework, or a child of
 * one, and with `DTI_ERROR_INVALID_DATA` where the result is no valid framework.
 *
 * Returns: (transfer full): a new framework
 *
 * Since: 1.0
 */
DtiFramework *
dti_weights_apply (DtiWeights *self, DtiFramework *framework, GError **error)
{
  g_autoptr (DtiWeights) declared = NULL;
  g_autoptr (JsonNode) document = NULL;
  g_autofree char *json = NULL;
  g_autofree char *changed = NULL;

  g_return_val_if_fail (DTI_IS_WEIGHTS (self), NULL);
  g_return_val_if_fail (DTI_IS_FRAMEWORK (framework), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  json = dti_framework_to_json (framework);
  document = dti_json_parse (json, strlen (json), NULL, error);
  if (document == NULL)
    return NULL;

  declared = dti_weights_new_draft (framework, DTI_WEIGHTS_METHOD_DECLARED);
  for (guint i = 0; i < declared->groups->len; i++)
    {
      const DtiWeightsGroup *group = dti_weights_get_group (declared, i);
      const DtiWeightsGroup *own = match_group (self, declared, group, error);
      const char *pointer = dti_node_get_pointer (DTI_NODE (group->pillar));
      JsonNode *node = own != NULL ? dti_json_pointer_find (document, pointer, error) : NULL;

      if (node == NULL)
        return NULL;
      write_group (self, own, declared, group, json_node_get_object (node));
    }
  changed = dti_json_to_pretty (document);

  return dti_framework_new_from_json (changed, error);
}

/* ---- tables ---- */

typedef struct
{
  const char *pillar;
  const char *node;
  double weight;
  double share;
  double effective; /* of the node under this pillar */
  double detail;
} DtiWeightsRow;

typedef void (*DtiWeightsWriter) (gpointer target, const DtiWeightsRow *row);

static void
write_rows (DtiWeights *self, DtiWeightsWriter write, gpointer target)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      const DtiWeightsGroup *group = dti_weights_get_group (self, i);
      DtiWeightsRow row = { .pillar = dti_node_get_id (DTI_NODE (group->pillar)) };
      double total = dti_weights_get_total (self, group);
      double above = NAN;

      dti_weights_get_effective (self, row.pillar, &above);
      for (guint k = 0; k < group->n; k++)
        {
          const DtiWeightsEntry *entry = dti_weights_get_entry (self, group, k);

          row.node = dti_node_get_id (entry->node);
          row.weight = entry->weight;
          row.share = total > 0.0 ? entry->weight / total : NAN;
          row.effective = above * row.share;
          row.detail = entry->detail;
          write (target, &row);
        }
    }
}

/* What the method tells of a child besides its weight; NULL: nothing. */
static const char *
name_detail (DtiWeights *self)
{
  switch (self->method)
    {
    case DTI_WEIGHTS_METHOD_PRINCIPAL_COMPONENT:
      return "loading";
    case DTI_WEIGHTS_METHOD_CORRELATION:
    case DTI_WEIGHTS_METHOD_INFOMAX:
      return "correlation";
    case DTI_WEIGHTS_METHOD_BUDGET:
      return "spread";
    case DTI_WEIGHTS_METHOD_DECLARED:
    case DTI_WEIGHTS_METHOD_EQUAL:
    case DTI_WEIGHTS_METHOD_POINTS:
    case DTI_WEIGHTS_METHOD_VALUES:
    case DTI_WEIGHTS_METHOD_ENTROPY:
    case DTI_WEIGHTS_METHOD_CRITIC:
    case DTI_WEIGHTS_METHOD_STANDARD_DEVIATION:
    case DTI_WEIGHTS_METHOD_PAIRWISE:
    case DTI_WEIGHTS_METHOD_NOISY:
    default:
      return NULL;
    }
}

typedef struct
{
  gpointer target;
  const char *detail;
} DtiWeightsTable;

static void
append_row (gpointer data, const DtiWeightsRow *row)
{
  const DtiWeightsTable *table = data;
  GString *csv = table->target;

  dti_csv_append_field (csv, row->pillar);
  g_string_append_c (csv, ',');
  dti_csv_append_field (csv, row->node);
  dti_csv_append_number (csv, row->weight);
  dti_csv_append_number (csv, row->share);
  dti_csv_append_number (csv, row->effective);
  if (table->detail != NULL)
    dti_csv_append_number (csv, row->detail);
  g_string_append_c (csv, '\n');
}

/**
 * dti_weights_to_csv:
 * @self: weights
 *
 * Writes the weights as CSV, with a header.
 *
 * The columns are `pillar`, `node`, `weight`, `share` and `effective` (of the node under this
 * pillar; empty outside the root), then `loading`, `correlation` or `spread` where the method has
 * one. Pillars and nodes stand in the order of the framework. Numbers are the shortest decimals
 * that read back to the same double.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_weights_to_csv (DtiWeights *self)
{
  DtiWeightsTable table;
  GString *csv;

  g_return_val_if_fail (DTI_IS_WEIGHTS (self), NULL);

  csv = g_string_new ("pillar,node,weight,share,effective");
  table = (DtiWeightsTable){ csv, name_detail (self) };
  if (table.detail != NULL)
    g_string_append_printf (csv, ",%s", table.detail);
  g_string_append_c (csv, '\n');
  write_rows (self, append_row, &table);

  return g_string_free (csv, FALSE);
}

static void
add_row (gpointer data, const DtiWeightsRow *row)
{
  const DtiWeightsTable *table = data;
  JsonBuilder *builder = table->target;

  json_builder_begin_object (builder);
  dti_json_add_text (builder, "pillar", row->pillar);
  dti_json_add_text (builder, "node", row->node);
  dti_json_add_number (builder, "weight", row->weight);
  dti_json_add_number (builder, "share", row->share);
  dti_json_add_number (builder, "effective", row->effective);
  if (table->detail != NULL)
    dti_json_add_number (builder, table->detail, row->detail);
  json_builder_end_object (builder);
}

/**
 * dti_weights_to_json:
 * @self: weights
 *
 * Writes the weights as a JSON object.
 *
 * The members are `framework` (its id), `digest`, `method` and `weights`, an array with an object
 * for each row of [method@Dti.Weights.to_csv]; what is not there is `null`.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_weights_to_json (DtiWeights *self)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (JsonNode) root = NULL;
  DtiWeightsTable table;

  g_return_val_if_fail (DTI_IS_WEIGHTS (self), NULL);

  builder = json_builder_new ();
  table = (DtiWeightsTable){ builder, name_detail (self) };
  json_builder_begin_object (builder);
  dti_json_add_text (builder, "framework", dti_framework_get_id (self->framework));
  dti_json_add_text (builder, "digest", dti_framework_get_digest (self->framework));
  dti_json_add_text (builder, "method", dti_nick_get (DTI_TYPE_WEIGHTS_METHOD, (int) self->method));
  json_builder_set_member_name (builder, "weights");
  json_builder_begin_array (builder);
  write_rows (self, add_row, &table);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return dti_json_to_pretty (root);
}
