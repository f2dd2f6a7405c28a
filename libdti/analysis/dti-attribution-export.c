/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-attribution-private.h"

#include <libdti/base/dti-csv-private.h>
#include <libdti/base/dti-json-private.h>
#include <libdti/base/dti-number.h>
#include <libdti/dti-enum-types.h>

static const char *
get_cause_nick (DtiCause cause)
{
  g_autoptr (GEnumClass) causes = g_type_class_ref (DTI_TYPE_CAUSE);

  /* Nicks are static texts. */
  return g_enum_get_value (causes, (int) cause)->value_nick;
}

static const char *
get_decomposition_nick (DtiDecomposition decomposition)
{
  g_autoptr (GEnumClass) decompositions = g_type_class_ref (DTI_TYPE_DECOMPOSITION);

  return g_enum_get_value (decompositions, (int) decomposition)->value_nick;
}

/* ---- CSV ---- */

static void
append_row (GString *csv, DtiAttribution *self, DtiContribution *contribution)
{
  const DtiEntry *entry = dti_contribution_peek_entry (contribution);

  dti_csv_append_field (csv, dti_attribution_get_unit (self));
  for (guint side = 0; side < DTI_N_SIDES; side++)
    {
      g_string_append_c (csv, ',');
      dti_csv_append_field (csv, dti_scorecard_get_period (self->cards[side]));
    }
  g_string_append_c (csv, ',');
  dti_csv_append_field (csv, dti_contribution_get_node_id (contribution));
  g_string_append_c (csv, ',');
  dti_csv_append_text (csv, dti_contribution_get_node_title (contribution));
  g_string_append_printf (csv, ",%s", get_cause_nick (entry->cause));
  dti_csv_append_number (csv, entry->changes[DTI_POINTS]);
  dti_csv_append_number (csv, entry->changes[DTI_VALUE]);
  dti_csv_append_number (csv, entry->errors[DTI_POINTS]);
  dti_csv_append_number (csv, entry->errors[DTI_VALUE]);
  g_string_append_printf (csv, ",%s,", get_decomposition_nick (entry->decomposition));
  dti_csv_append_text (csv, dti_contribution_get_note (contribution));
  g_string_append_c (csv, '\n');
}

/**
 * dti_attribution_to_csv:
 * @self: an attribution
 *
 * Writes the contributions as CSV, with a header.
 *
 * The columns are `unit` (of the newer scorecard), `from` and `to` (periods), `node`, `title`,
 * `cause`, `change` in points, `value-change`, `error` and `value-error` (standard errors, 0 where
 * exact), `decomposition` and `note`. The rows are those of
 * [method@Dti.Attribution.list_contributions] with no level. Numbers are the shortest decimals that
 * read back to the same double. A text that a spreadsheet could take for a formula begins with an
 * apostrophe.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_attribution_to_csv (DtiAttribution *self)
{
  g_autoptr (GListModel) contributions = NULL;
  GString *csv;

  g_return_val_if_fail (DTI_IS_ATTRIBUTION (self), NULL);

  csv = g_string_new ("unit,from,to,node,title,cause,change,value-change,error,value-error,"
                      "decomposition,note\n");
  contributions = dti_attribution_list_contributions (self, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (contributions); i++)
    {
      g_autoptr (DtiContribution) contribution = g_list_model_get_item (contributions, i);

      append_row (csv, self, contribution);
    }

  return g_string_free (csv, FALSE);
}

/* ---- JSON ---- */

static void
add_pair (JsonBuilder *builder, const char *member, double older, double newer)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_object (builder);
  dti_json_add_number (builder, "from", older);
  dti_json_add_number (builder, "to", newer);
  dti_json_add_number (builder, "change", newer - older);
  json_builder_end_object (builder);
}

static void
add_totals (JsonBuilder *builder, const char *member, DtiAttribution *self, guint quantity)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_object (builder);
  for (guint cause = 0; cause <= DTI_CAUSE_COVERAGE; cause++)
    dti_json_add_number (builder, get_cause_nick ((DtiCause) cause), self->totals[cause][quantity]);
  json_builder_end_object (builder);
}

static void
add_contribution (JsonBuilder *builder, DtiContribution *contribution)
{
  const DtiEntry *entry = dti_contribution_peek_entry (contribution);

  json_builder_begin_object (builder);
  dti_json_add_text (builder, "node", dti_contribution_get_node_id (contribution));
  dti_json_add_text (builder, "title", dti_contribution_get_node_title (contribution));
  dti_json_add_text (builder, "cause", get_cause_nick (entry->cause));
  dti_json_add_number (builder, "change", entry->changes[DTI_POINTS]);
  dti_json_add_number (builder, "value-change", entry->changes[DTI_VALUE]);
  dti_json_add_number (builder, "error", entry->errors[DTI_POINTS]);
  dti_json_add_number (builder, "value-error", entry->errors[DTI_VALUE]);
  dti_json_add_text (builder, "decomposition", get_decomposition_nick (entry->decomposition));
  dti_json_add_text (builder, "note", dti_contribution_get_note (contribution));
  json_builder_end_object (builder);
}

static void
add_sentences (JsonBuilder *builder, DtiAttribution *self)
{
  static const char *const languages[] = { "vi", "en" };

  json_builder_set_member_name (builder, "sentence");
  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *sentence = dti_attribution_to_sentence (self, languages[i]);

      dti_json_add_text (builder, languages[i], sentence);
    }
  json_builder_end_object (builder);
}

/**
 * dti_attribution_to_json:
 * @self: an attribution
 *
 * Writes the attribution as a JSON object.
 *
 * The members are `unit`, `from-unit`, `from`, `to` (periods), `node`; `score`, `max` and `value`,
 * each with `from`, `to` and `change`; `causes` and `value-causes` (what each cause has to do with
 * the change of score and value); `contributions`, an array of objects with `node`, `title`,
 * `cause`, `change` in points, `value-change`, `error`, `value-error`, `decomposition` and `note`;
 * and `sentence` by language. The contributions are those of
 * [method@Dti.Attribution.list_contributions] with no level.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_attribution_to_json (DtiAttribution *self)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GListModel) contributions = NULL;

  g_return_val_if_fail (DTI_IS_ATTRIBUTION (self), NULL);

  contributions = dti_attribution_list_contributions (self, NULL);
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  dti_json_add_text (builder, "unit", dti_attribution_get_unit (self));
  dti_json_add_text (builder, "from-unit", dti_attribution_get_older_unit (self));
  dti_json_add_text (builder, "from", dti_scorecard_get_period (self->cards[DTI_OLDER]));
  dti_json_add_text (builder, "to", dti_scorecard_get_period (self->cards[DTI_NEWER]));
  dti_json_add_text (builder, "node", dti_attribution_get_node_id (self));
  add_pair (builder, "score", self->scores[DTI_OLDER].score, self->scores[DTI_NEWER].score);
  add_pair (builder, "max", self->scores[DTI_OLDER].max, self->scores[DTI_NEWER].max);
  add_pair (builder,
            "value",
            dti_attribution_get_older_value (self),
            dti_attribution_get_newer_value (self));
  add_totals (builder, "causes", self, DTI_POINTS);
  add_totals (builder, "value-causes", self, DTI_VALUE);
  json_builder_set_member_name (builder, "contributions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (contributions); i++)
    {
      g_autoptr (DtiContribution) contribution = g_list_model_get_item (contributions, i);

      add_contribution (builder, contribution);
    }
  json_builder_end_array (builder);
  add_sentences (builder, self);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return dti_json_to_pretty (root);
}
