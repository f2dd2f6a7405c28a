/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-scorecard-comparison-private.h"

#include <libdti/base/dti-csv-private.h>
#include <libdti/base/dti-json-private.h>

/* Two scorecards as a table and as JSON. */

/* In the order of DtiDifferenceColumn. */
static const char *const names[DTI_N_DIFFERENCE_COLUMNS] = {
  "first-score",      "second-score", "score-difference", "first-value", "second-value",
  "value-difference", "first-rank",   "second-rank",      "rank-shift",
};

/**
 * dti_scorecard_comparison_to_csv:
 * @self: a comparison
 *
 * Writes all units at all nodes as CSV, with a header.
 *
 * The columns are `node`, `unit`, `first-score`, `second-score`, `score-difference`, `first-value`,
 * `second-value`, `value-difference`, `first-rank`, `second-rank` and `rank-shift`, as
 * [enum@Dti.DifferenceColumn] explains them. Nodes stand in the order of the first framework, units
 * in that of the first scorecard. Numbers are the shortest decimals that read back to the same
 * double, empty where there is none.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_scorecard_comparison_to_csv (DtiScorecardComparison *self)
{
  GString *csv;

  g_return_val_if_fail (DTI_IS_SCORECARD_COMPARISON (self), NULL);

  csv = g_string_new ("node,unit");
  for (guint i = 0; i < DTI_N_DIFFERENCE_COLUMNS; i++)
    g_string_append_printf (csv, ",%s", names[i]);
  g_string_append_c (csv, '\n');

  for (guint node = 0; node < self->n_nodes; node++)
    {
      g_autofree double *columns = dti_scorecard_comparison_measure (self, node);

      for (gsize unit = 0; unit < self->n_units; unit++)
        {
          dti_csv_append_field (csv, self->nodes[node]);
          g_string_append_c (csv, ',');
          dti_csv_append_field (csv, self->units[unit]);
          for (guint i = 0; i < DTI_N_DIFFERENCE_COLUMNS; i++)
            dti_csv_append_number (csv, columns[i * self->n_units + unit]);
          g_string_append_c (csv, '\n');
        }
    }

  return g_string_free (csv, FALSE);
}

void
dti_rank_agreement_add_members (DtiRankAgreement *self, JsonBuilder *builder)
{
  double number = NAN;

  dti_json_add_number (builder, "units", dti_rank_agreement_get_n_units (self));
  dti_json_add_number (builder, "only-first", dti_rank_agreement_get_n_only_first (self));
  dti_json_add_number (builder, "only-second", dti_rank_agreement_get_n_only_second (self));
  dti_json_add_number (builder, "unchanged", dti_rank_agreement_get_n_unchanged (self));
  dti_rank_agreement_get_spearman (self, &number);
  dti_json_add_number (builder, "spearman", number);
  dti_rank_agreement_get_kendall (self, &number);
  dti_json_add_number (builder, "kendall", number);
  dti_rank_agreement_get_pearson (self, &number);
  dti_json_add_number (builder, "pearson", number);
  dti_rank_agreement_get_mean_shift (self, &number);
  dti_json_add_number (builder, "mean-shift", number);
  dti_rank_agreement_get_max_shift (self, &number);
  dti_json_add_number (builder, "max-shift", number);
}

static void
add_node (JsonBuilder *builder, DtiScorecardComparison *self, guint node)
{
  g_autofree double *columns = dti_scorecard_comparison_measure (self, node);
  g_autoptr (DtiRankAgreement) agreement = dti_scorecard_comparison_agree (self, node, columns);

  json_builder_begin_object (builder);
  dti_json_add_text (builder, "node", self->nodes[node]);
  dti_rank_agreement_add_members (agreement, builder);
  json_builder_set_member_name (builder, "differences");
  json_builder_begin_array (builder);
  for (gsize unit = 0; unit < self->n_units; unit++)
    {
      json_builder_begin_object (builder);
      dti_json_add_text (builder, "unit", self->units[unit]);
      for (guint i = 0; i < DTI_N_DIFFERENCE_COLUMNS; i++)
        dti_json_add_number (builder, names[i], columns[i * self->n_units + unit]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_card (JsonBuilder *builder, const char *member, DtiScorecard *card)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_object (builder);
  dti_json_add_text (builder,
                     "framework",
                     dti_framework_get_id (dti_scorecard_get_framework (card)));
  dti_json_add_text (builder, "period", dti_scorecard_get_period (card));
  json_builder_end_object (builder);
}

/**
 * dti_scorecard_comparison_to_json:
 * @self: a comparison
 *
 * Writes the comparison as a JSON object.
 *
 * Its members are `first` and `second` (`framework` and `period` of each) and `nodes`, each with
 * `node`, what [class@Dti.RankAgreement] tells (`units`, `only-first`, `only-second`, `unchanged`,
 * `spearman`, `kendall`, `pearson`, `mean-shift`, `max-shift`) and `differences`, with the columns
 * of [method@Dti.ScorecardComparison.to_csv]. What is not there is `null`.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_scorecard_comparison_to_json (DtiScorecardComparison *self)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (DTI_IS_SCORECARD_COMPARISON (self), NULL);

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  add_card (builder, "first", self->cards[0]);
  add_card (builder, "second", self->cards[1]);
  json_builder_set_member_name (builder, "nodes");
  json_builder_begin_array (builder);
  for (guint node = 0; node < self->n_nodes; node++)
    add_node (builder, self, node);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return dti_json_to_pretty (root);
}
