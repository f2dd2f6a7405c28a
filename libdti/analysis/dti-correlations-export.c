/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-correlations-private.h"

#include <libdti/base/dti-csv-private.h>
#include <libdti/base/dti-json-private.h>
#include <libdti/base/dti-nick-private.h>
#include <libdti/dti-enum-types.h>

/* Correlations as a table and as JSON. */

static const char *
get_name (guint column)
{
  return dti_nick_get (DTI_TYPE_CORRELATION_COLUMN, (int) column);
}

/**
 * dti_correlations_to_csv:
 * @self: correlations
 *
 * Writes each pair of columns once as CSV, with a header.
 *
 * The header is `first`, `second`, `coefficient`, `p-value` and `n-units`. Numbers are the shortest
 * decimals that read back to the same double, empty where there is none.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_correlations_to_csv (DtiCorrelations *self)
{
  GString *csv;
  guint n;

  g_return_val_if_fail (DTI_IS_CORRELATIONS (self), NULL);

  n = self->statistics->n_ids;
  csv = g_string_new ("first,second");
  for (guint k = 0; k < DTI_CORRELATIONS_N_COLUMNS; k++)
    g_string_append_printf (csv, ",%s", get_name (k));
  g_string_append_c (csv, '\n');

  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      {
        dti_csv_append_field (csv, self->statistics->ids[i]);
        g_string_append_c (csv, ',');
        dti_csv_append_field (csv, self->statistics->ids[j]);
        for (guint k = 0; k < DTI_CORRELATIONS_N_COLUMNS; k++)
          dti_csv_append_number (csv, dti_correlations_read (self, (DtiCorrelationColumn) k, i, j));
        g_string_append_c (csv, '\n');
      }

  return g_string_free (csv, FALSE);
}

static void
add_pair (JsonBuilder *builder, DtiCorrelations *self, guint i, guint j)
{
  json_builder_begin_object (builder);
  dti_json_add_text (builder, "first", self->statistics->ids[i]);
  dti_json_add_text (builder, "second", self->statistics->ids[j]);
  for (guint k = 0; k < DTI_CORRELATIONS_N_COLUMNS; k++)
    dti_json_add_number (builder,
                         get_name (k),
                         dti_correlations_read (self, (DtiCorrelationColumn) k, i, j));
  json_builder_end_object (builder);
}

/**
 * dti_correlations_to_json:
 * @self: correlations
 *
 * Writes the correlations as a JSON object.
 *
 * Its members are `method`, `use-directions`, `period` and `pairs`: an array of objects with the
 * columns of [method@Dti.Correlations.to_csv] as members. What is not there is `null`.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_correlations_to_json (DtiCorrelations *self)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (DTI_IS_CORRELATIONS (self), NULL);

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  dti_json_add_text (builder,
                     "method",
                     dti_nick_get (DTI_TYPE_CORRELATION_METHOD, (int) self->method));
  json_builder_set_member_name (builder, "use-directions");
  json_builder_add_boolean_value (builder, self->use_directions);
  dti_json_add_text (builder, "period", self->statistics->period);
  json_builder_set_member_name (builder, "pairs");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->statistics->n_ids; i++)
    for (guint j = i + 1; j < self->statistics->n_ids; j++)
      add_pair (builder, self, i, j);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return dti_json_to_pretty (root);
}
