/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-principal-components-private.h"

#include <libdti/base/dti-csv-private.h>
#include <libdti/base/dti-json-private.h>

/* Principal components as a table and as JSON. */

/**
 * dti_principal_components_to_csv:
 * @self: principal components
 *
 * Writes a line for each component as CSV, with a header.
 *
 * The header is `component` (from 1), `eigenvalue`, `share` and the ids of the columns, which have
 * the loadings.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_principal_components_to_csv (DtiPrincipalComponents *self)
{
  GString *csv;

  g_return_val_if_fail (DTI_IS_PRINCIPAL_COMPONENTS (self), NULL);

  csv = g_string_new ("component,eigenvalue,share");
  for (guint i = 0; i < self->n; i++)
    {
      g_string_append_c (csv, ',');
      dti_csv_append_field (csv, self->ids[i]);
    }
  g_string_append_c (csv, '\n');

  for (guint k = 0; k < self->n; k++)
    {
      g_string_append_printf (csv, "%u", k + 1);
      dti_csv_append_number (csv, self->eigenvalues[k]);
      dti_csv_append_number (csv, self->eigenvalues[k] / self->n);
      for (guint i = 0; i < self->n; i++)
        dti_csv_append_number (csv, self->loadings[(gsize) k * self->n + i]);
      g_string_append_c (csv, '\n');
    }

  return g_string_free (csv, FALSE);
}

static void
add_component (JsonBuilder *builder, const DtiPrincipalComponents *self, guint k)
{
  json_builder_begin_object (builder);
  dti_json_add_number (builder, "eigenvalue", self->eigenvalues[k]);
  dti_json_add_number (builder, "share", self->eigenvalues[k] / self->n);
  json_builder_set_member_name (builder, "loadings");
  json_builder_begin_object (builder);
  for (guint i = 0; i < self->n; i++)
    dti_json_add_number (builder, self->ids[i], self->loadings[(gsize) k * self->n + i]);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

/**
 * dti_principal_components_to_json:
 * @self: principal components
 *
 * Writes the components as a JSON object.
 *
 * Its members are `units` (how many have all numbers), `components`, each with `eigenvalue`,
 * `share` and `loadings` by id, and `inflation`: the variance inflation factor by id, `null` for
 * columns that are redundant.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_principal_components_to_json (DtiPrincipalComponents *self)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (DTI_IS_PRINCIPAL_COMPONENTS (self), NULL);

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  dti_json_add_number (builder, "units", self->n_complete);
  json_builder_set_member_name (builder, "components");
  json_builder_begin_array (builder);
  for (guint k = 0; k < self->n; k++)
    add_component (builder, self, k);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "inflation");
  json_builder_begin_object (builder);
  for (guint i = 0; i < self->n; i++)
    dti_json_add_number (builder, self->ids[i], dti_principal_components_read_inflation (self, i));
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return dti_json_to_pretty (root);
}
