/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-method-comparison-private.h"
#include "dti-scorecard-comparison-private.h"

#include <libdti/base/dti-csv-private.h>
#include <libdti/base/dti-json-private.h>

/* Several methods as a table and as JSON. */

/* In the order of DtiMethodColumn. */
static const char *const column_names[DTI_N_METHOD_COLUMNS] = {
  "score", "value", "rank", "score-difference", "value-difference", "rank-shift",
};

/* In the order of DtiRankRangeColumn. */
static const char *const range_names[DTI_N_RANK_RANGE_COLUMNS] = {
  "best-rank", "median-rank", "worst-rank", "rank-spread", "methods",
};

static gboolean
selects (const char *const *units, const char *unit)
{
  return units == NULL || g_strv_contains (units, unit);
}

/* The first method does not differ from itself. */
static guint
count_columns (guint method)
{
  return method > 0 ? DTI_N_METHOD_COLUMNS : DTI_METHOD_COLUMN_RANK + 1;
}

static void
append_header (GString *csv, DtiMethodComparison *self)
{
  g_string_append (csv, "unit,name");
  for (guint m = 0; m < self->n_methods; m++)
    for (guint i = 0; i < count_columns (m); i++)
      {
        g_autofree char *name = g_strconcat (self->labels[m], ":", column_names[i], NULL);

        g_string_append_c (csv, ',');
        dti_csv_append_text (csv, name);
      }
  for (guint i = 0; i < DTI_N_RANK_RANGE_COLUMNS; i++)
    g_string_append_printf (csv, ",%s", range_names[i]);
  g_string_append_c (csv, '\n');
}

/**
 * dti_method_comparison_to_csv:
 * @self: a comparison
 * @units: (nullable) (array zero-terminated=1): ids of the units, or `NULL` for all
 *
 * Writes units as CSV, one a line, with a header.
 *
 * The columns are `unit` and `name`, then for each method `LABEL:score`, `LABEL:value` and
 * `LABEL:rank`, for all but the first also `LABEL:score-difference`, `LABEL:value-difference` and
 * `LABEL:rank-shift`, then `best-rank`, `median-rank`, `worst-rank`, `rank-spread` and `methods`,
 * as [enum@Dti.MethodColumn] and [enum@Dti.RankRangeColumn] explain them. Units stand in the order
 * of [method@Dti.MethodComparison.get_units]. Numbers are the shortest decimals that read back to
 * the same double, empty where there is none.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_method_comparison_to_csv (DtiMethodComparison *self, const char *const *units)
{
  GString *csv;

  g_return_val_if_fail (DTI_IS_METHOD_COMPARISON (self), NULL);

  csv = g_string_new (NULL);
  append_header (csv, self);
  for (gsize unit = 0; unit < self->n_units; unit++)
    {
      if (!selects (units, self->units[unit]))
        continue;
      dti_csv_append_field (csv, self->units[unit]);
      g_string_append_c (csv, ',');
      dti_csv_append_text (csv, dti_method_comparison_peek_unit_name (self, unit));
      for (guint m = 0; m < self->n_methods; m++)
        for (guint i = 0; i < count_columns (m); i++)
          dti_csv_append_number (csv, dti_method_column (self, m, (DtiMethodColumn) i)[unit]);
      for (guint i = 0; i < DTI_N_RANK_RANGE_COLUMNS; i++)
        dti_csv_append_number (csv, self->ranges[i][unit]);
      g_string_append_c (csv, '\n');
    }

  return g_string_free (csv, FALSE);
}

static void
add_methods (JsonBuilder *builder, DtiMethodComparison *self)
{
  json_builder_set_member_name (builder, "methods");
  json_builder_begin_array (builder);
  for (guint m = 0; m < self->n_methods; m++)
    {
      DtiFramework *framework = dti_scorecard_get_framework (self->cards[m]);

      json_builder_begin_object (builder);
      dti_json_add_text (builder, "label", self->labels[m]);
      dti_json_add_text (builder, "framework", dti_framework_get_id (framework));
      dti_json_add_text (builder, "digest", dti_framework_get_digest (framework));
      dti_json_add_text (builder,
                         "node",
                         dti_node_get_id (dti_method_comparison_peek_node (self, m)));
      dti_json_add_number (builder, "ranked", dti_method_comparison_get_n_ranked (self, m));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_agreements (JsonBuilder *builder, DtiMethodComparison *self)
{
  json_builder_set_member_name (builder, "agreements");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->n_methods; i++)
    for (guint j = i + 1; j < self->n_methods; j++)
      {
        g_autoptr (DtiRankAgreement) agreement = dti_method_comparison_agree (self, i, j);

        json_builder_begin_object (builder);
        dti_json_add_text (builder, "first", self->labels[i]);
        dti_json_add_text (builder, "second", self->labels[j]);
        dti_rank_agreement_add_members (agreement, builder);
        json_builder_end_object (builder);
      }
  json_builder_end_array (builder);
}

static void
add_unit (JsonBuilder *builder, DtiMethodComparison *self, gsize unit)
{
  json_builder_begin_object (builder);
  dti_json_add_text (builder, "unit", self->units[unit]);
  dti_json_add_text (builder, "name", dti_method_comparison_peek_unit_name (self, unit));
  for (guint i = 0; i < DTI_N_RANK_RANGE_COLUMNS; i++)
    dti_json_add_number (builder, range_names[i], self->ranges[i][unit]);
  json_builder_set_member_name (builder, "results");
  json_builder_begin_array (builder);
  for (guint m = 0; m < self->n_methods; m++)
    {
      json_builder_begin_object (builder);
      dti_json_add_text (builder, "method", self->labels[m]);
      for (guint i = 0; i < count_columns (m); i++)
        dti_json_add_number (builder,
                             column_names[i],
                             dti_method_column (self, m, (DtiMethodColumn) i)[unit]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/**
 * dti_method_comparison_to_json:
 * @self: a comparison
 * @units: (nullable) (array zero-terminated=1): ids of the units, or `NULL` for all
 *
 * Writes the comparison as a JSON object.
 *
 * Its members are `period`; `methods`, each with `label`, `framework` (its id), `digest`, `node`
 * and `ranked` (how many units); `agreements`, one for each pair, with the labels `first` and
 * `second` and what [class@Dti.RankAgreement] tells (`units`, `only-first`, `only-second`,
 * `unchanged`, `spearman`, `kendall`, `pearson`, `mean-shift`, `max-shift`); and `units`, each with
 * `unit`, `name`, `best-rank`, `median-rank`, `worst-rank`, `rank-spread`, `methods` and `results`:
 * for each method its label `method` and the columns of [method@Dti.MethodComparison.to_csv]. What
 * is not there is `null`.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_method_comparison_to_json (DtiMethodComparison *self, const char *const *units)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (DTI_IS_METHOD_COMPARISON (self), NULL);

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  dti_json_add_text (builder, "period", dti_scorecard_get_period (self->cards[0]));
  add_methods (builder, self);
  add_agreements (builder, self);
  json_builder_set_member_name (builder, "units");
  json_builder_begin_array (builder);
  for (gsize unit = 0; unit < self->n_units; unit++)
    if (selects (units, self->units[unit]))
      add_unit (builder, self, unit);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return dti_json_to_pretty (root);
}
