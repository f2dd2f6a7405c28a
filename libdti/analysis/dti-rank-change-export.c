/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include <json-glib/json-glib.h>

#include "dti-rank-change-private.h"

#include <libdti/base/dti-csv-private.h>
#include <libdti/base/dti-json-private.h>
#include <libdti/dti-enum-types.h>

static double
read_score (DtiRankChange *self, guint side)
{
  const DtiFieldSide *at = &self->field->sides[side];
  gsize unit = at->units[self->member];
  DtiUnitScore score;

  if (unit == DTI_NO_UNIT)
    return NAN;
  score = dti_results_get_unit (dti_scorecard_peek_results (at->card), at->op, unit);

  return score.score;
}

/* ---- JSON ---- */

static void
begin_object (JsonBuilder *builder, const char *member)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_object (builder);
}

static void
add_change (JsonBuilder *builder, const char *member, double older, double newer, double change)
{
  begin_object (builder, member);
  dti_json_add_number (builder, "from", older);
  dti_json_add_number (builder, "to", newer);
  dti_json_add_number (builder, "change", change);
  json_builder_end_object (builder);
}

static void
add_rank (DtiRankChange *self, JsonBuilder *builder)
{
  static const struct
  {
    const char *name;
    DtiRankColumn column;
  } numbers[] = {
    { "from", DTI_RANK_COLUMN_OLDER_RANK },
    { "to", DTI_RANK_COLUMN_NEWER_RANK },
    { "change", DTI_RANK_COLUMN_RANK_CHANGE },
    { "own", DTI_RANK_COLUMN_OWN_EFFECT },
    { "field", DTI_RANK_COLUMN_FIELD_EFFECT },
    { "cohort", DTI_RANK_COLUMN_COHORT_EFFECT },
    { "of-from", DTI_RANK_COLUMN_OLDER_SIZE },
    { "of-to", DTI_RANK_COLUMN_NEWER_SIZE },
    { "percentile-from", DTI_RANK_COLUMN_OLDER_PERCENTILE },
    { "percentile-to", DTI_RANK_COLUMN_NEWER_PERCENTILE },
    { "common-from", DTI_RANK_COLUMN_COMMON_OLDER_RANK },
    { "common-to", DTI_RANK_COLUMN_COMMON_NEWER_RANK },
  };

  begin_object (builder, "rank");
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    dti_json_add_number (builder, numbers[i].name, dti_rank_change_read (self, numbers[i].column));
  dti_json_add_number (builder, "common-of", (double) self->field->n);
  json_builder_end_object (builder);
}

static void
add_shares (DtiRankChange *self, JsonBuilder *builder)
{
  GListModel *shares = dti_rank_change_get_pillar_shares (self);

  json_builder_set_member_name (builder, "shares");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (shares); i++)
    {
      g_autoptr (DtiRankShare) share = g_list_model_get_item (shares, i);

      json_builder_begin_object (builder);
      dti_json_add_text (builder, "node", dti_rank_share_get_node_id (share));
      dti_json_add_text (builder,
                         "cause",
                         dti_rank_share_get_is_method (share) ? "method" : "performance");
      dti_json_add_number (builder, "places", dti_rank_share_get_share (share));
      dti_json_add_number (builder, "standard-error", dti_rank_share_get_standard_error (share));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static const char *
get_nick (DtiCause cause)
{
  g_autoptr (GEnumClass) causes = g_type_class_ref (DTI_TYPE_CAUSE);

  /* Nicks are static texts. */
  return g_enum_get_value (causes, (int) cause)->value_nick;
}

static void
add_contributions (DtiAttribution *attribution, JsonBuilder *builder)
{
  g_autoptr (GListModel) contributions = dti_attribution_list_contributions (attribution, NULL);

  json_builder_set_member_name (builder, "contributions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (contributions); i++)
    {
      g_autoptr (DtiContribution) contribution = g_list_model_get_item (contributions, i);

      json_builder_begin_object (builder);
      dti_json_add_text (builder, "node", dti_contribution_get_node_id (contribution));
      dti_json_add_text (builder, "cause", get_nick (dti_contribution_get_cause (contribution)));
      dti_json_add_number (builder, "change", dti_contribution_get_points (contribution));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_passing (DtiRankChange *self, JsonBuilder *builder, const char *member, DtiRankPassing passing)
{
  g_autoptr (GArray) others = dti_rank_field_list_passing (self->field, self->member, passing);

  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
  for (guint i = 0; i < others->len; i++)
    json_builder_add_string_value (builder,
                                   dti_rank_field_get_unit (self->field,
                                                            g_array_index (others, gsize, i)));
  json_builder_end_array (builder);
}

static void
add_distance (DtiRankChange *self,
              JsonBuilder *builder,
              const char *member,
              DtiRankColumn figure,
              DtiRankColumn points)
{
  begin_object (builder, member);
  dti_json_add_number (builder, "figure", dti_rank_change_read (self, figure));
  dti_json_add_number (builder, "points", dti_rank_change_read (self, points));
  json_builder_end_object (builder);
}

static void
add_words (DtiRankChange *self,
           JsonBuilder *builder,
           const char *member,
           char *(*tell) (DtiRankChange *self, const char *language))
{
  static const char *const languages[] = { "vi", "en" };

  begin_object (builder, member);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *text = tell (self, languages[i]);

      dti_json_add_text (builder, languages[i], text);
    }
  json_builder_end_object (builder);
}

static void
add_boolean (JsonBuilder *builder, const char *member, gboolean value)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_boolean_value (builder, value);
}

/**
 * dti_rank_change_to_json:
 * @self: a change
 * @attribution: (nullable): why the score of the same unit and node changed, or `NULL`
 *
 * Writes the change as a JSON object, as the command `dti change` prints it.
 *
 * The members are `unit`, `name`, `from`, `to`, `node`; `score` and `figure`, each with `from`,
 * `to` and `change`; `rank` with `from`, `to`, `change`, `own`, `field`, `cohort`, `of-from`,
 * `of-to`, `percentile-from`, `percentile-to`, `common-from`, `common-to`, `common-of`; `shares` of
 * the children with `node`, `cause`, `places`, `standard-error`; with @attribution its
 * `contributions` with `node`, `cause` and `change` in points; `overtaken-by` and `overtook`;
 * `cushion` and `gap` in figures and points; `robust`, `doubts` by language, `reconstructed`,
 * `other-rule`; `sentence` by language. What is not there is `null`.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_rank_change_to_json (DtiRankChange *self, DtiAttribution *attribution)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (JsonNode) root = NULL;
  double older;
  double newer;

  g_return_val_if_fail (DTI_IS_RANK_CHANGE (self), NULL);
  g_return_val_if_fail (attribution == NULL || DTI_IS_ATTRIBUTION (attribution), NULL);

  older = read_score (self, DTI_OLDER);
  newer = read_score (self, DTI_NEWER);
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  dti_json_add_text (builder, "unit", dti_rank_change_get_unit (self));
  dti_json_add_text (builder, "name", dti_rank_change_get_unit_name (self));
  dti_json_add_text (builder, "from", dti_rank_change_get_older_period (self));
  dti_json_add_text (builder, "to", dti_rank_change_get_newer_period (self));
  dti_json_add_text (builder, "node", dti_node_get_id (dti_rank_change_get_node (self)));
  add_change (builder, "score", older, newer, newer - older);
  older = dti_rank_change_read (self, DTI_RANK_COLUMN_OLDER_FIGURE);
  newer = dti_rank_change_read (self, DTI_RANK_COLUMN_NEWER_FIGURE);
  add_change (builder, "figure", older, newer, dti_rank_field_subtract (self->field, newer, older));
  add_rank (self, builder);
  add_shares (self, builder);
  if (attribution != NULL)
    add_contributions (attribution, builder);
  add_passing (self, builder, "overtaken-by", DTI_RANK_PASSED_US);
  add_passing (self, builder, "overtook", DTI_RANK_PASSED_BY_US);
  add_distance (self, builder, "cushion", DTI_RANK_COLUMN_CUSHION, DTI_RANK_COLUMN_CUSHION_POINTS);
  add_distance (self, builder, "gap", DTI_RANK_COLUMN_GAP, DTI_RANK_COLUMN_GAP_POINTS);
  add_boolean (builder, "robust", dti_rank_change_get_is_robust (self));
  add_words (self, builder, "doubts", dti_rank_change_tell_robustness);
  add_boolean (builder, "reconstructed", dti_rank_change_get_is_reconstructed (self));
  add_boolean (builder, "other-rule", dti_rank_change_get_has_other_rule (self));
  add_words (self, builder, "sentence", dti_rank_change_to_sentence);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return dti_json_to_pretty (root);
}

/* ---- CSV ---- */

static void
append_row (GString *csv,
            const char *item,
            const char *id,
            const char *name,
            double older,
            double newer,
            double change)
{
  g_string_append_printf (csv, "%s,", item);
  if (id != NULL)
    dti_csv_append_field (csv, id);
  g_string_append_c (csv, ',');
  dti_csv_append_text (csv, name);
  dti_csv_append_number (csv, older);
  dti_csv_append_number (csv, newer);
  dti_csv_append_number (csv, change);
  g_string_append_c (csv, '\n');
}

static void
append_effects (DtiRankChange *self, GString *csv)
{
  const char *unit = dti_rank_change_get_unit (self);
  const char *name = dti_rank_change_get_unit_name (self);
  DtiRankEffects effects = dti_rank_field_get_effects (self->field, self->member);
  double older = dti_rank_change_read (self, DTI_RANK_COLUMN_OLDER_FIGURE);
  double newer = dti_rank_change_read (self, DTI_RANK_COLUMN_NEWER_FIGURE);

  append_row (
      csv, "figure", unit, name, older, newer, dti_rank_field_subtract (self->field, newer, older));
  append_row (csv,
              "rank",
              unit,
              name,
              dti_rank_change_read (self, DTI_RANK_COLUMN_OLDER_RANK),
              dti_rank_change_read (self, DTI_RANK_COLUMN_NEWER_RANK),
              effects.printed);
  append_row (csv, "own", unit, name, NAN, NAN, effects.own);
  append_row (csv, "field", unit, name, NAN, NAN, effects.field);
  append_row (csv, "cohort", unit, name, NAN, NAN, effects.cohort);
}

static void
append_shares (DtiRankChange *self, GString *csv)
{
  GListModel *shares = dti_rank_change_get_pillar_shares (self);

  for (guint i = 0; i < g_list_model_get_n_items (shares); i++)
    {
      g_autoptr (DtiRankShare) share = g_list_model_get_item (shares, i);
      double older;
      double newer;

      dti_rank_share_get_older_value (share, &older);
      dti_rank_share_get_newer_value (share, &newer);
      append_row (csv,
                  dti_rank_share_get_is_method (share) ? "method" : "part",
                  dti_rank_share_get_node_id (share),
                  dti_rank_share_get_node_title (share),
                  older,
                  newer,
                  dti_rank_share_get_share (share));
    }
}

static void
append_contributions (DtiAttribution *attribution, GString *csv)
{
  g_autoptr (GListModel) contributions = dti_attribution_list_contributions (attribution, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (contributions); i++)
    {
      g_autoptr (DtiContribution) contribution = g_list_model_get_item (contributions, i);
      g_autofree char *item =
          g_strconcat ("score-", get_nick (dti_contribution_get_cause (contribution)), NULL);

      append_row (csv,
                  item,
                  dti_contribution_get_node_id (contribution),
                  dti_contribution_get_node_title (contribution),
                  NAN,
                  NAN,
                  dti_contribution_get_points (contribution));
    }
}

static void
append_peers (GString *csv, const char *item, GListModel *peers)
{
  for (guint i = 0; i < g_list_model_get_n_items (peers); i++)
    {
      g_autoptr (DtiRankPeer) peer = g_list_model_get_item (peers, i);
      double older = dti_rank_peer_get_older_rank (peer);
      double newer = dti_rank_peer_get_newer_rank (peer);

      append_row (csv,
                  item,
                  dti_rank_peer_get_unit (peer),
                  dti_rank_peer_get_unit_name (peer),
                  older,
                  newer,
                  newer - older);
    }
}

/**
 * dti_rank_change_to_csv:
 * @self: a change
 * @attribution: (nullable): why the score of the same unit and node changed, or `NULL`
 *
 * Writes the change as CSV, with a header.
 *
 * The columns are `item`, `id`, `name`, `from`, `to`, `change`. Items are `figure`, `rank` and the
 * effects `own`, `field` and `cohort`, which sum to the change of the rank; `part` and `method`,
 * which sum to the own effect (values of the part, and places); with @attribution
 * `score-performance`, `score-method` and `score-coverage` of nodes, in points, which sum to the
 * change of the score;  `overtaken-by` and `overtook` with the ranks of the other unit. Numbers are
 * the shortest decimals that read back to the same double, empty where there is none.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_rank_change_to_csv (DtiRankChange *self, DtiAttribution *attribution)
{
  g_autoptr (GListModel) by = NULL;
  g_autoptr (GListModel) these = NULL;
  GString *csv;

  g_return_val_if_fail (DTI_IS_RANK_CHANGE (self), NULL);
  g_return_val_if_fail (attribution == NULL || DTI_IS_ATTRIBUTION (attribution), NULL);

  by = dti_rank_change_list_overtaken_by (self);
  these = dti_rank_change_list_overtook (self);
  csv = g_string_new ("item,id,name,from,to,change\n");
  append_effects (self, csv);
  append_shares (self, csv);
  if (attribution != NULL)
    append_contributions (attribution, csv);
  append_peers (csv, "overtaken-by", by);
  append_peers (csv, "overtook", these);

  return g_string_free (csv, FALSE);
}
