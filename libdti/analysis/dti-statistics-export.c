/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-statistics-private.h"

#include <libdti/base/dti-csv-private.h>
#include <libdti/base/dti-json-private.h>
#include <libdti/base/dti-nick-private.h>
#include <libdti/dti-enum-types.h>

/* Statistics as a table and as JSON. */

#define N_FLAGS 4

static const char *const flag_names[N_FLAGS] = {
  "sparse",
  "mostly-zero",
  "repetitive",
  "outlying",
};

static void
read_flags (DtiColumnStatistics *row, gboolean *flags)
{
  flags[0] = dti_column_statistics_is_sparse (row, DTI_STATISTICS_MIN_AVAILABLE);
  flags[1] = dti_column_statistics_is_mostly_zero (row, DTI_STATISTICS_MIN_NON_ZERO);
  flags[2] = dti_column_statistics_is_repetitive (row, DTI_STATISTICS_MIN_UNIQUE);
  flags[3] = dti_column_statistics_is_outlying (row,
                                                DTI_STATISTICS_MAX_SKEWNESS,
                                                DTI_STATISTICS_MAX_KURTOSIS);
}

static const char *
get_name (guint column)
{
  return dti_nick_get (DTI_TYPE_STATISTICS_COLUMN, (int) column);
}

/**
 * dti_statistics_to_csv:
 * @self: statistics
 *
 * Writes a line for each column as CSV, with a header.
 *
 * The header is `id`, the nicks of [enum@Dti.StatisticsColumn] and the flags `sparse`,
 * `mostly-zero`, `repetitive` and `outlying` with COINr's thresholds, as `true` or `false`. Numbers
 * are the shortest decimals that read back to the same double, empty where there is none.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_statistics_to_csv (DtiStatistics *self)
{
  GString *csv;

  g_return_val_if_fail (DTI_IS_STATISTICS (self), NULL);

  csv = g_string_new ("id");
  for (guint i = 0; i < DTI_STATISTICS_N_COLUMNS; i++)
    g_string_append_printf (csv, ",%s", get_name (i));
  for (guint i = 0; i < N_FLAGS; i++)
    g_string_append_printf (csv, ",%s", flag_names[i]);
  g_string_append_c (csv, '\n');

  for (guint r = 0; r < self->n_ids; r++)
    {
      g_autoptr (DtiColumnStatistics) row = g_list_model_get_item (self->rows, r);
      gboolean flags[N_FLAGS];

      dti_csv_append_field (csv, self->ids[r]);
      for (guint i = 0; i < DTI_STATISTICS_N_COLUMNS; i++)
        dti_csv_append_number (csv, dti_column_statistics_read (row, (DtiStatisticsColumn) i));
      read_flags (row, flags);
      for (guint i = 0; i < N_FLAGS; i++)
        g_string_append (csv, flags[i] ? ",true" : ",false");
      g_string_append_c (csv, '\n');
    }

  return g_string_free (csv, FALSE);
}

static void
add_row (JsonBuilder *builder, DtiColumnStatistics *row)
{
  gboolean flags[N_FLAGS];

  json_builder_begin_object (builder);
  dti_json_add_text (builder, "id", dti_column_statistics_get_id (row));
  dti_json_add_text (builder, "title", dti_column_statistics_get_title (row));
  for (guint i = 0; i < DTI_STATISTICS_N_COLUMNS; i++)
    dti_json_add_number (builder,
                         get_name (i),
                         dti_column_statistics_read (row, (DtiStatisticsColumn) i));
  read_flags (row, flags);
  for (guint i = 0; i < N_FLAGS; i++)
    {
      json_builder_set_member_name (builder, flag_names[i]);
      json_builder_add_boolean_value (builder, flags[i]);
    }
  json_builder_end_object (builder);
}

/**
 * dti_statistics_to_json:
 * @self: statistics
 *
 * Writes the statistics as a JSON object.
 *
 * Its members are `framework`, `period` and `columns`: an array of objects with `id`, `title` and
 * the members that [method@Dti.Statistics.to_csv] has as columns. What is not there is `null`.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_statistics_to_json (DtiStatistics *self)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (DTI_IS_STATISTICS (self), NULL);

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  dti_json_add_text (builder, "framework", dti_framework_get_id (self->framework));
  dti_json_add_text (builder, "period", self->period);
  json_builder_set_member_name (builder, "columns");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->n_ids; i++)
    {
      g_autoptr (DtiColumnStatistics) row = g_list_model_get_item (self->rows, i);

      add_row (builder, row);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return dti_json_to_pretty (root);
}
