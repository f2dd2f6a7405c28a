/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-uncertainty-private.h"

#include <libdti/base/dti-csv-private.h>
#include <libdti/base/dti-json-private.h>

/* An uncertainty as a table and as JSON. */

/* What the columns of a unit are called, and its numbers in their order. */
static const char *const names[] = {
  "rank",  "q05",   "median",     "q95",       "mean",      "best",
  "worst", "score", "score-mean", "score-q05", "score-q95",
};

static void
list_numbers (const DtiUncertainFigures *figures, double numbers[G_N_ELEMENTS (names)])
{
  const double listed[] = {
    figures->nominal_rank, figures->low,       figures->median,     figures->high,
    figures->mean,         figures->best,      figures->worst,      figures->nominal_score,
    figures->score_mean,   figures->score_low, figures->score_high,
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (listed) == G_N_ELEMENTS (names));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    numbers[i] = listed[i];
}

static void
append_unit (GString *csv, DtiUncertainty *self, gsize unit, const guint *tops, gsize n_tops)
{
  DtiUncertainFigures figures;
  double numbers[G_N_ELEMENTS (names)];

  dti_uncertainty_measure_unit (self, unit, &figures);
  list_numbers (&figures, numbers);
  dti_csv_append_field (csv, dti_uncertainty_get_unit_id (self, unit));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    dti_csv_append_number (csv, numbers[i]);
  dti_csv_append_number (csv, figures.n);
  for (gsize i = 0; i < n_tops; i++)
    dti_csv_append_number (csv, dti_uncertainty_find_probability (self, unit, tops[i]));
  g_string_append_c (csv, '\n');
}

static gboolean
is_wanted (DtiUncertainty *self, gsize unit, const char *const *units)
{
  return units == NULL || g_strv_contains (units, dti_uncertainty_get_unit_id (self, unit));
}

/**
 * dti_uncertainty_to_csv:
 * @self: an uncertainty
 * @tops: (array length=n_tops): ranks k, for the columns of P(rank ≤ k)
 * @n_tops: how many
 *
 * Writes all units as CSV, with a header.
 *
 * The columns are `unit`, `rank` (without uncertainty), `q05`, `median`, `q95`, `mean`, `best`,
 * `worst`, `score`, `score-mean`, `score-q05`, `score-q95`, `replicates` (in which the unit was
 * ranked) and `p-rank-K` for each of @tops. Numbers are the shortest decimals that read back to the
 * same double, empty where there is none.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_uncertainty_to_csv (DtiUncertainty *self, const guint *tops, gsize n_tops)
{
  return dti_uncertainty_to_csv_for_units (self, NULL, tops, n_tops);
}

/**
 * dti_uncertainty_to_csv_for_units:
 * @self: an uncertainty
 * @units: (nullable) (array zero-terminated=1): ids of units, or `NULL` for all of them
 * @tops: (array length=n_tops): ranks k, for the columns of P(rank ≤ k)
 * @n_tops: how many
 *
 * Writes some units as CSV, with the columns of [method@Dti.Uncertainty.to_csv].
 *
 * They come in the order of the scorecard; ids of units that are not there are passed over.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_uncertainty_to_csv_for_units (DtiUncertainty *self,
                                  const char *const *units,
                                  const guint *tops,
                                  gsize n_tops)
{
  GString *csv;

  g_return_val_if_fail (DTI_IS_UNCERTAINTY (self), NULL);
  g_return_val_if_fail (tops != NULL || n_tops == 0, NULL);

  csv = g_string_new ("unit");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_string_append_printf (csv, ",%s", names[i]);
  g_string_append (csv, ",replicates");
  for (gsize i = 0; i < n_tops; i++)
    g_string_append_printf (csv, ",p-rank-%u", tops[i]);
  g_string_append_c (csv, '\n');
  for (gsize unit = 0; unit < self->n_units; unit++)
    if (is_wanted (self, unit, units))
      append_unit (csv, self, unit, tops, n_tops);

  return g_string_free (csv, FALSE);
}

static void
add_unit (JsonBuilder *builder, DtiUncertainty *self, gsize unit, const guint *tops, gsize n_tops)
{
  DtiUncertainFigures figures;
  double numbers[G_N_ELEMENTS (names)];

  dti_uncertainty_measure_unit (self, unit, &figures);
  list_numbers (&figures, numbers);
  json_builder_begin_object (builder);
  dti_json_add_text (builder, "unit", dti_uncertainty_get_unit_id (self, unit));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    dti_json_add_number (builder, names[i], numbers[i]);
  dti_json_add_number (builder, "replicates", figures.n);
  json_builder_set_member_name (builder, "p-rank");
  json_builder_begin_object (builder);
  for (gsize i = 0; i < n_tops; i++)
    {
      g_autofree char *k = g_strdup_printf ("%u", tops[i]);

      dti_json_add_number (builder, k, dti_uncertainty_find_probability (self, unit, tops[i]));
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

void
dti_uncertainty_add_members (DtiUncertainty *self,
                             JsonBuilder *builder,
                             const char *const *units,
                             const guint *tops,
                             gsize n_tops)
{
  dti_json_add_number (builder, "seed", (double) self->seed);
  dti_json_add_number (builder, "replicates", self->n_replicates);
  dti_json_add_number (builder, "failed", self->n_failed);
  dti_json_add_text (builder, "node", self->node);
  dti_json_add_text (builder, "period", dti_scorecard_get_period (self->card));
  json_builder_set_member_name (builder, "units");
  json_builder_begin_array (builder);
  for (gsize unit = 0; unit < self->n_units; unit++)
    if (is_wanted (self, unit, units))
      add_unit (builder, self, unit, tops, n_tops);
  json_builder_end_array (builder);
}

/**
 * dti_uncertainty_to_json:
 * @self: an uncertainty
 * @tops: (array length=n_tops): ranks k, for P(rank ≤ k)
 * @n_tops: how many
 *
 * Writes the uncertainty as a JSON object.
 *
 * Its members are `seed`, `replicates`, `failed`,
 * `node`, `period` and `units`, an array with the columns of [method@Dti.Uncertainty.to_csv] for
 * each unit, and `p-rank`, an object with a member for each of @tops. What is not there is `null`.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_uncertainty_to_json (DtiUncertainty *self, const guint *tops, gsize n_tops)
{
  return dti_uncertainty_to_json_for_units (self, NULL, tops, n_tops);
}

/**
 * dti_uncertainty_to_json_for_units:
 * @self: an uncertainty
 * @units: (nullable) (array zero-terminated=1): ids of units, or `NULL` for all of them
 * @tops: (array length=n_tops): ranks k, for P(rank ≤ k)
 * @n_tops: how many
 *
 * Writes the uncertainty as [method@Dti.Uncertainty.to_json] does, with some units in `units`.
 *
 * They come in the order of the scorecard; ids of units that are not there are passed over.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_uncertainty_to_json_for_units (DtiUncertainty *self,
                                   const char *const *units,
                                   const guint *tops,
                                   gsize n_tops)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (DTI_IS_UNCERTAINTY (self), NULL);
  g_return_val_if_fail (tops != NULL || n_tops == 0, NULL);

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  dti_uncertainty_add_members (self, builder, units, tops, n_tops);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return dti_json_to_pretty (root);
}
