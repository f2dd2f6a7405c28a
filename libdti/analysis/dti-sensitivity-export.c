/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-sensitivity-private.h"
#include "dti-uncertainty-private.h"

#include <libdti/base/dti-csv-private.h>
#include <libdti/base/dti-json-private.h>
#include <libdti/base/dti-nick-private.h>
#include <libdti/dti-enum-types.h>

/* A sensitivity as a table and as JSON. */

#define N_NUMBERS 6

static const char *const names[N_NUMBERS] = {
  "first", "first-low", "first-high", "total", "total-low", "total-high",
};

static void
read_numbers (DtiSensitivityIndex *index, double numbers[N_NUMBERS])
{
  const DtiSobolIndices *indices = dti_sensitivity_index_peek (index);

  numbers[0] = indices->first;
  numbers[1] = indices->first_low;
  numbers[2] = indices->first_high;
  numbers[3] = indices->total;
  numbers[4] = indices->total_low;
  numbers[5] = indices->total_high;
}

/**
 * dti_sensitivity_to_csv:
 * @self: a sensitivity
 *
 * Writes the indices of each input as CSV, with a header.
 *
 * The header is `input`, `first`, `first-low`, `first-high`, `total`, `total-low` and `total-high`.
 * Numbers are the shortest decimals that read back to the same double, empty where there is none.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_sensitivity_to_csv (DtiSensitivity *self)
{
  GString *csv;

  g_return_val_if_fail (DTI_IS_SENSITIVITY (self), NULL);

  csv = g_string_new ("input");
  for (guint k = 0; k < N_NUMBERS; k++)
    g_string_append_printf (csv, ",%s", names[k]);
  g_string_append_c (csv, '\n');

  for (guint i = 0; i < g_list_model_get_n_items (self->indices); i++)
    {
      g_autoptr (DtiSensitivityIndex) index = g_list_model_get_item (self->indices, i);
      double numbers[N_NUMBERS];

      read_numbers (index, numbers);
      dti_csv_append_field (csv, dti_sensitivity_index_get_input (index));
      for (guint k = 0; k < N_NUMBERS; k++)
        dti_csv_append_number (csv, numbers[k]);
      g_string_append_c (csv, '\n');
    }

  return g_string_free (csv, FALSE);
}

static void
add_count (JsonBuilder *builder, const char *member, guint count)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_int_value (builder, count);
}

/* Programs that read all numbers as doubles read this one too. */
static void
add_seed (JsonBuilder *builder, guint64 seed)
{
  g_autofree char *text = g_strdup_printf ("%" G_GUINT64_FORMAT, seed);

  json_builder_set_member_name (builder, "seed");
  if (seed <= G_GUINT64_CONSTANT (1) << 53)
    json_builder_add_int_value (builder, (gint64) seed);
  else
    json_builder_add_string_value (builder, text);
}

static void
add_index (JsonBuilder *builder, DtiSensitivityIndex *index)
{
  double numbers[N_NUMBERS];

  read_numbers (index, numbers);
  json_builder_begin_object (builder);
  dti_json_add_text (builder, "input", dti_sensitivity_index_get_input (index));
  for (guint k = 0; k < N_NUMBERS; k++)
    dti_json_add_number (builder, names[k], numbers[k]);
  json_builder_end_object (builder);
}

/* All but the seed. */
static void
add_members (JsonBuilder *builder, DtiSensitivity *self)
{
  add_count (builder, "n-rows", self->n_rows);
  add_count (builder, "n-failed", self->n_failed);
  dti_json_add_text (builder,
                     "estimator",
                     dti_nick_get (DTI_TYPE_SOBOL_ESTIMATOR, (int) self->estimator));
  add_count (builder, "n-resamples", self->n_resamples);
  dti_json_add_number (builder, "confidence", self->confidence);
  dti_json_add_number (builder, "mean", self->mean);
  dti_json_add_number (builder, "variance", self->variance);
  json_builder_set_member_name (builder, "sensitivity");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (self->indices); i++)
    {
      g_autoptr (DtiSensitivityIndex) index = g_list_model_get_item (self->indices, i);

      add_index (builder, index);
    }
  json_builder_end_array (builder);
}

static void
add_sequence (JsonBuilder *builder, DtiSensitivity *self)
{
  dti_json_add_text (builder,
                     "sequence",
                     dti_nick_get (DTI_TYPE_DESIGN_SEQUENCE, (int) self->sequence));
}

/**
 * dti_sensitivity_to_json:
 * @self: a sensitivity
 *
 * Writes the sensitivity as a JSON object.
 *
 * Its members are `sequence`, `seed` (a text where it is above 2^53), `n-rows`, `n-failed`,
 * `estimator`, `n-resamples`, `confidence`, `mean`, `variance` and `sensitivity`: an array of
 * objects with the columns of [method@Dti.Sensitivity.to_csv] as members. What is not there is
 * `null`.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_sensitivity_to_json (DtiSensitivity *self)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (DTI_IS_SENSITIVITY (self), NULL);

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  add_sequence (builder, self);
  add_seed (builder, self->seed);
  add_members (builder, self);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return dti_json_to_pretty (root);
}

/**
 * dti_sensitivity_to_json_for_units:
 * @self: a sensitivity
 * @units: (nullable) (array zero-terminated=1): ids of units, or `NULL` for all of them
 * @tops: (array length=n_tops): ranks k, for P(rank ≤ k)
 * @n_tops: how many
 *
 * Writes the sensitivity and the uncertainty of an experiment as one JSON object.
 *
 * Its members are those of [method@Dti.Uncertainty.to_json_for_units], then those of
 * [method@Dti.Sensitivity.to_json]. Where the sensitivity is not that of an experiment, only the
 * latter are there.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_sensitivity_to_json_for_units (DtiSensitivity *self,
                                   const char *const *units,
                                   const guint *tops,
                                   gsize n_tops)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (DTI_IS_SENSITIVITY (self), NULL);
  g_return_val_if_fail (tops != NULL || n_tops == 0, NULL);

  if (self->uncertainty == NULL)
    return dti_sensitivity_to_json (self);

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  dti_uncertainty_add_members (self->uncertainty, builder, units, tops, n_tops);
  add_sequence (builder, self);
  add_members (builder, self);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return dti_json_to_pretty (root);
}
