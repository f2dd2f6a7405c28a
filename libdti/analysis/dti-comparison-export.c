/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-comparison-private.h"

#include <libdti/base/dti-csv-private.h>
#include <libdti/base/dti-json-private.h>
#include <libdti/base/dti-nick-private.h>
#include <libdti/dti-enum-types.h>

/* The rows of a comparison as a table and as JSON. */

static const struct
{
  const char *name;
  gsize offset;
} numbers[] = {
  { "figure", G_STRUCT_OFFSET (DtiComparisonFacts, figure) },
  { "score", G_STRUCT_OFFSET (DtiComparisonFacts, score) },
  { "median", G_STRUCT_OFFSET (DtiComparisonFacts, median) },
  { "mean", G_STRUCT_OFFSET (DtiComparisonFacts, mean) },
  { "lower-quartile", G_STRUCT_OFFSET (DtiComparisonFacts, lower_quartile) },
  { "upper-quartile", G_STRUCT_OFFSET (DtiComparisonFacts, upper_quartile) },
  { "best", G_STRUCT_OFFSET (DtiComparisonFacts, best) },
  { "gap-to-median", G_STRUCT_OFFSET (DtiComparisonFacts, gap_to_median) },
  { "gap-to-best", G_STRUCT_OFFSET (DtiComparisonFacts, gap_to_best) },
  { "root-gap-to-median", G_STRUCT_OFFSET (DtiComparisonFacts, root_gap_to_median) },
  { "root-gap-to-best", G_STRUCT_OFFSET (DtiComparisonFacts, root_gap_to_best) },
  { "standard-gap", G_STRUCT_OFFSET (DtiComparisonFacts, standard_gap) },
  { "rank", G_STRUCT_OFFSET (DtiComparisonFacts, rank) },
  { "percentile", G_STRUCT_OFFSET (DtiComparisonFacts, percentile) },
};

static double
get_number (const DtiComparisonFacts *facts, guint position)
{
  return G_STRUCT_MEMBER (double, facts, numbers[position].offset);
}

/* ---- CSV ---- */

/* Ids in one cell. */
static void
append_ids (GString *csv, char **ids)
{
  g_autofree char *joined = g_strjoinv (";", ids);

  g_string_append_c (csv, ',');
  dti_csv_append_field (csv, joined);
}

static void
append_row (DtiComparison *self, GString *csv, const DtiComparisonRow *row)
{
  const DtiComparisonFacts *facts = &row->facts;

  dti_csv_append_field (csv, dti_comparison_get_unit (self));
  g_string_append_c (csv, ',');
  dti_csv_append_field (csv, dti_scorecard_get_period (self->card));
  g_string_append_c (csv, ',');
  dti_csv_append_field (csv, dti_node_get_id (row->node));
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    dti_csv_append_number (csv, get_number (facts, i));
  dti_csv_append_number (csv, (double) facts->n_peers);
  dti_csv_append_number (csv, (double) facts->n_distinct);
  g_string_append_printf (csv,
                          ",%s,%s",
                          facts->is_binary ? "yes" : "no",
                          dti_nick_get (DTI_TYPE_SET_ASIDE, (int) facts->set_aside));
  append_ids (csv, facts->best_units);
  append_ids (csv, facts->full_units);
  g_string_append_c (csv, '\n');
}

/**
 * dti_comparison_to_csv:
 * @self: a comparison
 *
 * Writes the rows as CSV, with a header.
 *
 * The columns are `unit`, `period`, `node`, the numbers of [class@Dti.ComparisonRow] from `figure`
 * to `percentile`, `peers` and `distinct` (numbers of peers and of different figures), `binary`
 * (`yes`, `no`), `set-aside` (`no` or why), `best-units` and `full-units` (ids separated by `;`).
 * Numbers are the shortest decimals that read back to the same double, empty where there is none.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_comparison_to_csv (DtiComparison *self)
{
  GString *csv;

  g_return_val_if_fail (DTI_IS_COMPARISON (self), NULL);

  csv = g_string_new ("unit,period,node");
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_string_append_printf (csv, ",%s", numbers[i].name);
  g_string_append (csv, ",peers,distinct,binary,set-aside,best-units,full-units\n");
  for (guint i = 0; i < g_list_model_get_n_items (self->rows); i++)
    {
      g_autoptr (DtiComparisonRow) row = g_list_model_get_item (self->rows, i);

      append_row (self, csv, row);
    }

  return g_string_free (csv, FALSE);
}

/* ---- JSON ---- */

static void
add_both_languages (JsonBuilder *builder, const char *member, char *vi, char *en)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_object (builder);
  dti_json_add_text (builder, "vi", vi);
  dti_json_add_text (builder, "en", en);
  json_builder_end_object (builder);
}

static void
add_peers (JsonBuilder *builder, DtiPeerSet *peers)
{
  g_autofree char *vi = dti_peer_set_describe (peers, "vi");
  g_autofree char *en = dti_peer_set_describe (peers, "en");

  json_builder_set_member_name (builder, "peers");
  json_builder_begin_object (builder);
  dti_json_add_text (builder,
                     "kind",
                     dti_nick_get (DTI_TYPE_PEER_KIND, (int) dti_peer_set_get_kind (peers)));
  dti_json_add_texts (builder, "units", dti_peer_set_get_units (peers));
  add_both_languages (builder, "text", vi, en);
  json_builder_end_object (builder);
}

static void
add_row (JsonBuilder *builder, const DtiComparisonRow *row)
{
  const DtiComparisonFacts *facts = &row->facts;

  json_builder_begin_object (builder);
  dti_json_add_text (builder, "node", dti_node_get_id (row->node));
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    dti_json_add_number (builder, numbers[i].name, get_number (facts, i));
  dti_json_add_number (builder, "peers", (double) facts->n_peers);
  dti_json_add_number (builder, "distinct", (double) facts->n_distinct);
  json_builder_set_member_name (builder, "binary");
  json_builder_add_boolean_value (builder, facts->is_binary);
  dti_json_add_text (builder,
                     "set-aside",
                     dti_nick_get (DTI_TYPE_SET_ASIDE, (int) facts->set_aside));
  dti_json_add_texts (builder, "best-units", (const char *const *) facts->best_units);
  dti_json_add_texts (builder, "full-units", (const char *const *) facts->full_units);
  json_builder_end_object (builder);
}

static void
add_rows (JsonBuilder *builder, const char *member, GListModel *rows)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (DtiComparisonRow) row = g_list_model_get_item (rows, i);

      add_row (builder, row);
    }
  json_builder_end_array (builder);
}

/* A picked list as ids; takes the list over. */
static void
add_ids (JsonBuilder *builder, const char *member, GListModel *rows)
{
  g_autoptr (GListModel) list = rows;

  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (DtiComparisonRow) row = g_list_model_get_item (list, i);

      json_builder_add_string_value (builder, dti_node_get_id (row->node));
    }
  json_builder_end_array (builder);
}

/**
 * dti_comparison_to_json:
 * @self: a comparison
 *
 * Writes the comparison as a JSON object.
 *
 * Its members are `unit`, `period`, `peers` (`kind`, `units` and, in `vi` and `en`, `text`), `rows`
 * with the members of [method@Dti.Comparison.to_csv] (`binary` is `true` or `false`, `best-units`
 * and `full-units` are lists), the ids of all `strengths`, `weaknesses` and `practices`, and the
 * `sentence` in `vi` and `en`. What is not there is `null`.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_comparison_to_json (DtiComparison *self)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *vi = NULL;
  g_autofree char *en = NULL;

  g_return_val_if_fail (DTI_IS_COMPARISON (self), NULL);

  vi = dti_comparison_to_sentence (self, "vi");
  en = dti_comparison_to_sentence (self, "en");
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  dti_json_add_text (builder, "unit", dti_comparison_get_unit (self));
  dti_json_add_text (builder, "period", dti_scorecard_get_period (self->card));
  add_peers (builder, self->peers);
  add_rows (builder, "rows", self->rows);
  add_ids (builder, "strengths", dti_comparison_list_strengths (self, 0));
  add_ids (builder, "weaknesses", dti_comparison_list_weaknesses (self, 0));
  add_ids (builder, "practices", dti_comparison_list_practices (self, 0));
  add_both_languages (builder, "sentence", vi, en);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return dti_json_to_pretty (root);
}
