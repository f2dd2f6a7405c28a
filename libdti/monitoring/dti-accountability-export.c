/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include <json-glib/json-glib.h>

#include "dti-accountability-private.h"

#include <libdti/base/dti-csv-private.h>
#include <libdti/base/dti-json-private.h>

/* NULL where there is no day. */
static char *
format_day (const GDate *day)
{
  if (day == NULL)
    return NULL;

  return g_strdup_printf ("%04u-%02u-%02u",
                          (guint) g_date_get_year (day),
                          (guint) g_date_get_month (day),
                          (guint) g_date_get_day (day));
}

/* ---- CSV ---- */

static void
append_row (GString *csv, DtiAccountabilityRow *row)
{
  g_autoptr (GDate) monday = NULL;
  g_autofree char *week = NULL;
  guint n_busiest = dti_accountability_row_get_busiest_week (row, &monday);
  double number = NAN;

  dti_csv_append_field (csv, dti_accountability_row_get_agency (row));
  g_string_append_c (csv, ',');
  dti_csv_append_text (csv, dti_accountability_row_get_agency_title (row));
  dti_csv_append_number (csv, dti_accountability_row_get_n_nodes (row));
  dti_csv_append_number (csv, dti_accountability_row_get_points (row));
  dti_csv_append_number (csv, dti_accountability_row_get_lost_full (row));
  dti_csv_append_number (csv, dti_accountability_row_get_lost_shared (row));
  dti_accountability_row_get_gained_shared (row, &number);
  dti_csv_append_number (csv, number);
  dti_accountability_row_get_over_claimed (row, &number);
  dti_csv_append_number (csv, number);
  dti_accountability_row_get_on_time_rate (row, &number);
  dti_csv_append_number (csv, number);
  dti_accountability_row_get_return_rate (row, &number);
  dti_csv_append_number (csv, number);
  dti_csv_append_number (csv, dti_accountability_row_get_n_due (row));
  week = format_day (monday);
  g_string_append_printf (csv, ",%s", week != NULL ? week : "");
  dti_csv_append_number (csv, n_busiest);
  g_string_append_c (csv, '\n');
}

/* What nobody answers for: a row without an agency, so that the column sums to the loss. */
static void
append_unassigned (DtiAccountability *self, GString *csv)
{
  const DtiUnassigned *unassigned = &self->unassigned;

  g_string_append_c (csv, ',');
  dti_csv_append_number (csv, unassigned->nodes->len);
  g_string_append (csv, ",,");
  dti_csv_append_number (csv, unassigned->lost);
  dti_csv_append_number (csv, self->losses->has_gained ? unassigned->gained : NAN);
  dti_csv_append_number (csv, self->losses->has_over_claimed ? unassigned->over_claimed : NAN);
  g_string_append (csv, ",,,,,\n");
}

/**
 * dti_accountability_to_csv:
 * @self: an account
 *
 * Writes the account as CSV, with a header: a row for each agency, in the order of the list.
 *
 * The columns are `agency`, `title`, `nodes` (their number), `points`, `lost-full`, `lost-shared`,
 * `gained-shared`, `over-claimed`, `on-time-rate`, `return-rate`, `due`, `busiest-week` (its
 * Monday) and `busiest-week-due`. The last row has no agency: it holds what nobody answers for, so
 * that `lost-shared` sums to the loss of the unit. `lost-full` and `points` do not add up. Numbers
 * are the shortest decimals that read back to the same double, empty where there is none. A title
 * that a spreadsheet could take for a formula begins with an apostrophe.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_accountability_to_csv (DtiAccountability *self)
{
  GString *csv;

  g_return_val_if_fail (DTI_IS_ACCOUNTABILITY (self), NULL);

  csv = g_string_new ("agency,title,nodes,points,lost-full,lost-shared,gained-shared,"
                      "over-claimed,on-time-rate,return-rate,due,busiest-week,"
                      "busiest-week-due\n");
  for (guint i = 0; i < self->rows->len; i++)
    append_row (csv, g_ptr_array_index (self->rows, i));
  append_unassigned (self, csv);

  return g_string_free (csv, FALSE);
}

/* ---- JSON ---- */

static void
add_week (JsonBuilder *builder, DtiAccountabilityRow *row)
{
  g_autoptr (GDate) monday = NULL;
  g_autofree char *text = NULL;
  guint n = dti_accountability_row_get_busiest_week (row, &monday);

  json_builder_set_member_name (builder, "busiest-week");
  if (n == 0)
    {
      json_builder_add_null_value (builder);
      return;
    }

  text = format_day (monday);
  json_builder_begin_object (builder);
  dti_json_add_text (builder, "monday", text);
  json_builder_set_member_name (builder, "due");
  json_builder_add_int_value (builder, n);
  json_builder_end_object (builder);
}

static void
add_row (JsonBuilder *builder, DtiAccountabilityRow *row)
{
  double number = NAN;

  json_builder_begin_object (builder);
  dti_json_add_text (builder, "agency", dti_accountability_row_get_agency (row));
  dti_json_add_text (builder, "title", dti_accountability_row_get_agency_title (row));
  dti_json_add_texts (builder, "nodes", dti_accountability_row_get_nodes (row));
  dti_json_add_number (builder, "points", dti_accountability_row_get_points (row));
  dti_json_add_number (builder, "lost-full", dti_accountability_row_get_lost_full (row));
  dti_json_add_number (builder, "lost-shared", dti_accountability_row_get_lost_shared (row));
  dti_accountability_row_get_gained_shared (row, &number);
  dti_json_add_number (builder, "gained-shared", number);
  dti_accountability_row_get_over_claimed (row, &number);
  dti_json_add_number (builder, "over-claimed", number);
  dti_accountability_row_get_on_time_rate (row, &number);
  dti_json_add_number (builder, "on-time-rate", number);
  dti_accountability_row_get_return_rate (row, &number);
  dti_json_add_number (builder, "return-rate", number);
  json_builder_set_member_name (builder, "due");
  json_builder_add_int_value (builder, dti_accountability_row_get_n_due (row));
  add_week (builder, row);
  json_builder_end_object (builder);
}

static void
add_unassigned (JsonBuilder *builder, DtiAccountability *self)
{
  json_builder_set_member_name (builder, "unassigned");
  json_builder_begin_object (builder);
  dti_json_add_texts (builder, "nodes", dti_accountability_get_unassigned_nodes (self));
  dti_json_add_number (builder, "lost", self->unassigned.lost);
  dti_json_add_number (builder, "gained", self->losses->has_gained ? self->unassigned.gained : NAN);
  dti_json_add_number (builder,
                       "over-claimed",
                       self->losses->has_over_claimed ? self->unassigned.over_claimed : NAN);
  json_builder_end_object (builder);
}

static void
add_node (JsonBuilder *builder, DtiAccountabilityNode *node)
{
  double number = NAN;

  json_builder_begin_object (builder);
  dti_json_add_text (builder, "node", dti_accountability_node_get_node_id (node));
  dti_json_add_text (builder, "title", dti_accountability_node_get_node_title (node));
  dti_json_add_number (builder, "max", dti_accountability_node_get_max (node));
  dti_json_add_number (builder, "lost", dti_accountability_node_get_lost (node));
  dti_accountability_node_get_gained (node, &number);
  dti_json_add_number (builder, "gained", number);
  dti_accountability_node_get_over_claimed (node, &number);
  dti_json_add_number (builder, "over-claimed", number);
  dti_json_add_texts (builder, "owners", dti_accountability_node_get_owners (node));
  json_builder_set_member_name (builder, "owner-inherited");
  json_builder_add_boolean_value (builder, dti_accountability_node_get_owner_inherited (node));
  dti_json_add_texts (builder, "suppliers", dti_accountability_node_get_suppliers (node));
  json_builder_end_object (builder);
}

static void
add_head (JsonBuilder *builder, DtiAccountability *self)
{
  DtiScorecard *card = self->cards.card;
  const char *root =
      dti_node_get_id (DTI_NODE (dti_framework_get_root (dti_scorecard_get_framework (card))));
  g_autofree char *day = format_day (&self->day);
  double number = NAN;

  dti_json_add_text (builder, "unit", self->unit);
  dti_json_add_text (builder, "period", dti_scorecard_get_period (card));
  dti_json_add_text (builder, "day", day);
  dti_json_add_text (builder, "plan", dti_plan_get_id (self->plan));
  dti_json_add_text (builder, "node", root);
  dti_scorecard_get_score (card, self->unit, root, &number);
  dti_json_add_number (builder, "score", number);
  dti_scorecard_get_max (card, self->unit, root, &number);
  dti_json_add_number (builder, "max", number);
  dti_json_add_number (builder, "lost", self->lost);
  dti_json_add_number (builder, "gained", self->gained);
}

/**
 * dti_accountability_to_json:
 * @self: an account
 *
 * Writes the account as a JSON object.
 *
 * Its members are `unit`, `period`, `day`, `plan`, `node` (the root), `score`, `max`, `lost`,
 * `gained`; `agencies`, in the order of the list, with the members of
 * [method@Dti.Accountability.to_csv] (`nodes` lists ids, `busiest-week` has `monday` and `due`);
 * `unassigned` with `nodes`, `lost`, `gained` and `over-claimed`; and `nodes`, each with `node`,
 * `title`, `max`, `lost`, `gained`, `over-claimed`, `owners`, `owner-inherited` and `suppliers`.
 * What is not known is `null`. Summed up, `lost-shared` of the agencies and `lost` of `unassigned`
 * are `lost`.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_accountability_to_json (DtiAccountability *self)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (DTI_IS_ACCOUNTABILITY (self), NULL);

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  add_head (builder, self);
  json_builder_set_member_name (builder, "agencies");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->rows->len; i++)
    add_row (builder, g_ptr_array_index (self->rows, i));
  json_builder_end_array (builder);
  add_unassigned (builder, self);
  json_builder_set_member_name (builder, "nodes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->nodes)); i++)
    {
      g_autoptr (DtiAccountabilityNode) node =
          g_list_model_get_item (G_LIST_MODEL (self->nodes), i);

      add_node (builder, node);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return dti_json_to_pretty (root);
}
