/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-published-comparison-private.h"

#include <libdti/base/dti-csv-private.h>
#include <libdti/base/dti-json-private.h>
#include <libdti/base/dti-nick-private.h>
#include <libdti/dti-enum-types.h>

/* Published and computed numbers as a table and as JSON. */

static const struct
{
  const char *name;
  gsize offset;
} numbers[] = {
  { "published", G_STRUCT_OFFSET (DtiPublishedFacts, published) },
  { "computed", G_STRUCT_OFFSET (DtiPublishedFacts, computed) },
  { "rounded", G_STRUCT_OFFSET (DtiPublishedFacts, rounded) },
  { "last-digits", G_STRUCT_OFFSET (DtiPublishedFacts, last_digits) },
  { "lower", G_STRUCT_OFFSET (DtiPublishedFacts, lower) },
  { "upper", G_STRUCT_OFFSET (DtiPublishedFacts, upper) },
};

static double
get_number (const DtiPublishedFacts *facts, guint position)
{
  return G_STRUCT_MEMBER (double, facts, numbers[position].offset);
}

static void
append_row (GString *csv, const DtiPublishedRow *row)
{
  const DtiPublishedFacts *facts = &row->facts;

  dti_csv_append_field (csv, dti_scorecard_get_unit_id (row->card, facts->unit));
  g_string_append_c (csv, ',');
  dti_csv_append_field (csv, dti_scorecard_get_period (row->card));
  g_string_append_c (csv, ',');
  dti_csv_append_field (csv, dti_node_get_id (row->node));
  g_string_append_printf (csv,
                          ",%s,%s",
                          dti_nick_get (DTI_TYPE_PUBLISHED_KIND, (int) facts->kind),
                          dti_nick_get (DTI_TYPE_PUBLISHED_VERDICT, (int) facts->verdict));
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    dti_csv_append_number (csv, get_number (facts, i));
  g_string_append_c (csv, '\n');
}

/**
 * dti_published_comparison_to_csv:
 * @self: a comparison
 *
 * Writes the rows as CSV, with a header.
 *
 * The columns are `unit`, `period`, `node`, `kind` (`figure` or `rank`), `verdict` (`agrees`,
 * `within-rounding`, `differs`, `not-computed`), `published`, `computed`, `rounded`, `last-digits`,
 * `lower` and `upper`, as [class@Dti.PublishedRow] explains them. Numbers are the shortest decimals
 * that read back to the same double, empty where there is none.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_published_comparison_to_csv (DtiPublishedComparison *self)
{
  GString *csv;

  g_return_val_if_fail (DTI_IS_PUBLISHED_COMPARISON (self), NULL);

  csv = g_string_new ("unit,period,node,kind,verdict");
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_string_append_printf (csv, ",%s", numbers[i].name);
  g_string_append_c (csv, '\n');
  for (guint i = 0; i < g_list_model_get_n_items (self->rows); i++)
    {
      g_autoptr (DtiPublishedRow) row = g_list_model_get_item (self->rows, i);

      append_row (csv, row);
    }

  return g_string_free (csv, FALSE);
}

static void
add_row (JsonBuilder *builder, DtiPublishedRow *row)
{
  const DtiPublishedFacts *facts = &row->facts;
  g_autofree char *vi = dti_published_row_explain (row, "vi");
  g_autofree char *en = dti_published_row_explain (row, "en");

  json_builder_begin_object (builder);
  dti_json_add_text (builder, "unit", dti_scorecard_get_unit_id (row->card, facts->unit));
  dti_json_add_text (builder, "node", dti_node_get_id (row->node));
  dti_json_add_text (builder, "kind", dti_nick_get (DTI_TYPE_PUBLISHED_KIND, (int) facts->kind));
  dti_json_add_text (builder,
                     "verdict",
                     dti_nick_get (DTI_TYPE_PUBLISHED_VERDICT, (int) facts->verdict));
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    dti_json_add_number (builder, numbers[i].name, get_number (facts, i));
  json_builder_set_member_name (builder, "text");
  json_builder_begin_object (builder);
  dti_json_add_text (builder, "vi", vi);
  dti_json_add_text (builder, "en", en);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
add_tally (JsonBuilder *builder, DtiPublishedTally *tally)
{
  json_builder_begin_object (builder);
  dti_json_add_text (builder, "node", dti_published_tally_get_node_id (tally));
  dti_json_add_text (builder,
                     "kind",
                     dti_nick_get (DTI_TYPE_PUBLISHED_KIND,
                                   (int) dti_published_tally_get_kind (tally)));
  dti_json_add_number (builder, "compared", dti_published_tally_get_n_compared (tally));
  dti_json_add_number (builder, "agrees", dti_published_tally_get_n_agreeing (tally));
  dti_json_add_number (builder,
                       "within-rounding",
                       dti_published_tally_get_n_within_rounding (tally));
  dti_json_add_number (builder, "differs", dti_published_tally_get_n_differing (tally));
  dti_json_add_number (builder, "not-computed", dti_published_tally_get_n_not_computed (tally));
  json_builder_end_object (builder);
}

/**
 * dti_published_comparison_to_json:
 * @self: a comparison
 *
 * Writes the comparison as a JSON object.
 *
 * Its members are `period`, `tallies` (`node`, `kind`, `compared` and the number for each verdict)
 * and `rows`, with the columns of [method@Dti.PublishedComparison.to_csv] without the period, and
 * `text` in `vi` and `en`. What is not there is `null`.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_published_comparison_to_json (DtiPublishedComparison *self)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (DTI_IS_PUBLISHED_COMPARISON (self), NULL);

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  dti_json_add_text (builder, "period", dti_scorecard_get_period (self->card));
  json_builder_set_member_name (builder, "tallies");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (self->tallies); i++)
    {
      g_autoptr (DtiPublishedTally) tally = g_list_model_get_item (self->tallies, i);

      add_tally (builder, tally);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (self->rows); i++)
    {
      g_autoptr (DtiPublishedRow) row = g_list_model_get_item (self->rows, i);

      add_row (builder, row);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return dti_json_to_pretty (root);
}
