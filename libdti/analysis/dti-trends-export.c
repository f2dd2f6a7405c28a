/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <json-glib/json-glib.h>

#include "dti-trends-private.h"

#include <libdti/base/dti-csv-private.h>
#include <libdti/base/dti-json-private.h>
#include <libdti/dti-enum-types.h>

/* All trends as a table: a row for each series. */

static const struct
{
  const char *name;
  DtiTrendColumn column;
} numbers[] = {
  { "n", DTI_TREND_COLUMN_N },
  { "first", DTI_TREND_COLUMN_FIRST },
  { "last", DTI_TREND_COLUMN_LAST },
  { "change", DTI_TREND_COLUMN_CHANGE },
  { "growth", DTI_TREND_COLUMN_GROWTH },
  { "slope", DTI_TREND_COLUMN_SLOPE },
  { "slope-low", DTI_TREND_COLUMN_SLOPE_LOW },
  { "slope-high", DTI_TREND_COLUMN_SLOPE_HIGH },
  { "p", DTI_TREND_COLUMN_P },
};

/* What stands after the breaks. */
static const struct
{
  const char *name;
  DtiTrendColumn column;
} more[] = {
  { "relative-change", DTI_TREND_COLUMN_RELATIVE_CHANGE },
  { "kendall-s", DTI_TREND_COLUMN_KENDALL_S },
  { "variance", DTI_TREND_COLUMN_VARIANCE },
  { "tau", DTI_TREND_COLUMN_TAU },
  { "intercept", DTI_TREND_COLUMN_INTERCEPT },
};

static const char *
get_node (DtiTrends *self, gsize position)
{
  return self->has_cards ? self->nodes[position % self->n_nodes] : NULL;
}

static const char *
get_verdict (DtiTrends *self, gsize position)
{
  g_autoptr (GEnumClass) verdicts = g_type_class_ref (DTI_TYPE_TREND_VERDICT);

  /* Nicks are static texts. */
  return g_enum_get_value (verdicts, (int) self->columns[DTI_TREND_COLUMN_VERDICT][position])
      ->value_nick;
}

/* The periods with a break; free the array alone. */
static char **
list_breaks (DtiTrends *self, gsize position)
{
  const guint8 *breaks = dti_trends_peek_breaks (self, position);
  char **periods = g_new0 (char *, self->timeline->n + 1);
  guint n = 0;

  for (guint i = 0; breaks != NULL && i < self->timeline->n; i++)
    if (breaks[i] != DTI_BREAK_CAUSE_NONE)
      periods[n++] = self->timeline->periods[i];

  return periods;
}

static void
append_row (DtiTrends *self, GString *csv, gsize position)
{
  const char *node = get_node (self, position);
  g_autofree char **breaks = list_breaks (self, position);
  g_autofree char *joined = g_strjoinv (";", breaks);

  dti_csv_append_field (csv, dti_trends_get_units (self)[position / self->n_nodes]);
  g_string_append_c (csv, ',');
  dti_csv_append_field (csv, node != NULL ? node : "");
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    dti_csv_append_number (csv, self->columns[numbers[i].column][position]);
  g_string_append_printf (csv, ",%s,", get_verdict (self, position));
  dti_csv_append_field (csv, joined);
  for (gsize i = 0; i < G_N_ELEMENTS (more); i++)
    dti_csv_append_number (csv, self->columns[more[i].column][position]);
  g_string_append_c (csv, '\n');
}

/**
 * dti_trends_to_csv:
 * @self: trends
 *
 * Writes the trends as CSV, with a header and a row for each series.
 *
 * The columns are `unit`, `node`, `n`, `first`, `last`, `change`, `growth`, `slope`, `slope-low`,
 * `slope-high`, `p`, `verdict`, `breaks` (periods joined by `;`), `relative-change`, `kendall-s`,
 * `variance`, `tau` and `intercept`, as [enum@Dti.TrendColumn] describes them. Numbers are the
 * shortest decimals that read back to the same double, empty where there is none.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_trends_to_csv (DtiTrends *self)
{
  GString *csv;

  g_return_val_if_fail (DTI_IS_TRENDS (self), NULL);

  csv = g_string_new ("unit,node");
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_string_append_printf (csv, ",%s", numbers[i].name);
  g_string_append (csv, ",verdict,breaks");
  for (gsize i = 0; i < G_N_ELEMENTS (more); i++)
    g_string_append_printf (csv, ",%s", more[i].name);
  g_string_append_c (csv, '\n');
  for (gsize i = 0; i < dti_trends_count (self); i++)
    append_row (self, csv, i);

  return g_string_free (csv, FALSE);
}

static void
add_row (DtiTrends *self, JsonBuilder *builder, gsize position)
{
  g_autofree char **breaks = list_breaks (self, position);

  json_builder_begin_object (builder);
  dti_json_add_text (builder, "unit", dti_trends_get_units (self)[position / self->n_nodes]);
  dti_json_add_text (builder, "node", get_node (self, position));
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    dti_json_add_number (builder, numbers[i].name, self->columns[numbers[i].column][position]);
  dti_json_add_text (builder, "verdict", get_verdict (self, position));
  dti_json_add_texts (builder, "breaks", (const char *const *) breaks);
  for (gsize i = 0; i < G_N_ELEMENTS (more); i++)
    dti_json_add_number (builder, more[i].name, self->columns[more[i].column][position]);
  json_builder_end_object (builder);
}

/**
 * dti_trends_to_json:
 * @self: trends
 *
 * Writes the trends as a JSON array with one object for each series.
 *
 * The members are those of [method@Dti.Trends.to_csv], with `breaks` as an array; what is not there
 * is `null`.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_trends_to_json (DtiTrends *self)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (DTI_IS_TRENDS (self), NULL);

  builder = json_builder_new ();
  json_builder_begin_array (builder);
  for (gsize i = 0; i < dti_trends_count (self); i++)
    add_row (self, builder, i);
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);

  return dti_json_to_pretty (root);
}
