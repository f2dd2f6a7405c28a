/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <json-glib/json-glib.h>
#include <math.h>

#include "dti-explanation.h"

#include <libdti/base/dti-json-private.h>
#include <libdti/base/dti-number.h>
#include <libdti/model/dti-pillar.h>

static double
number_or_nan (gboolean (*get) (DtiExplanation *, double *), DtiExplanation *explanation)
{
  double number = NAN;

  get (explanation, &number);

  return number;
}

/* ---- JSON ---- */

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  if (text == NULL)
    return;

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_number (JsonBuilder *builder, const char *name, double number)
{
  json_builder_set_member_name (builder, name);
  if (isnan (number))
    json_builder_add_null_value (builder);
  else
    json_builder_add_double_value (builder, number);
}

static void
add_observation (JsonBuilder *builder, DtiObservation *observation)
{
  double number = NAN;
  double numerator = NAN;
  double denominator = NAN;

  if (observation == NULL)
    return;

  dti_observation_get_number (observation, &number);
  dti_observation_get_numerator (observation, &numerator);
  dti_observation_get_denominator (observation, &denominator);
  json_builder_set_member_name (builder, "observation");
  json_builder_begin_object (builder);
  add_number (builder, "number", number);
  add_number (builder, "numerator", numerator);
  add_number (builder, "denominator", denominator);
  add_text (builder, "text", dti_observation_get_text (observation));
  add_text (builder, "status", dti_status_to_letter (dti_observation_get_status (observation)));
  add_text (builder, "file", dti_observation_get_file (observation));
  json_builder_set_member_name (builder, "row");
  json_builder_add_int_value (builder, dti_observation_get_row (observation));
  json_builder_set_member_name (builder, "column");
  json_builder_add_int_value (builder, dti_observation_get_column (observation));
  add_text (builder, "note", dti_observation_get_note (observation));
  add_text (builder, "evidence", dti_observation_get_evidence (observation));
  json_builder_end_object (builder);
}

/* What the unit's own weights are, where it has some. */
static void
add_own_weight (JsonBuilder *builder, DtiExplanation *self)
{
  if (!dti_explanation_get_own_weight (self, NULL))
    return;

  add_number (builder, "own-weight", number_or_nan (dti_explanation_get_own_weight, self));
  add_number (builder, "share", number_or_nan (dti_explanation_get_share, self));
}

static void
add_explanation (JsonBuilder *builder, DtiExplanation *self)
{
  GListModel *children = dti_explanation_get_children (self);
  gboolean is_pillar = DTI_IS_PILLAR (dti_explanation_get_node (self));

  json_builder_begin_object (builder);
  add_text (builder, "unit", dti_explanation_get_unit (self));
  add_text (builder, "period", dti_explanation_get_period (self));
  add_text (builder, "node", dti_node_get_id (dti_explanation_get_node (self)));
  add_number (builder, "weight", dti_explanation_get_weight (self));
  add_own_weight (builder, self);
  add_number (builder, "score", number_or_nan (dti_explanation_get_score, self));
  add_number (builder, "max", number_or_nan (dti_explanation_get_max, self));
  add_number (builder, "value", number_or_nan (dti_explanation_get_value, self));
  add_number (builder, "rank", number_or_nan (dti_explanation_get_rank, self));
  add_number (builder, "coverage", number_or_nan (dti_explanation_get_coverage, self));
  add_text (builder, is_pillar ? "aggregation" : "rule", dti_explanation_get_method (self));
  add_text (builder, "formula", dti_explanation_get_formula (self));
  add_text (builder, "class", dti_explanation_get_class_label (self));
  add_text (builder, "note", dti_explanation_get_note (self));
  add_observation (builder, dti_explanation_get_observation (self));
  json_builder_set_member_name (builder, "children");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (DtiExplanation) child = g_list_model_get_item (children, i);

      add_explanation (builder, child);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/**
 * dti_explanation_to_json:
 * @self: an explanation
 *
 * Writes the explanation and those of its children as a JSON object.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_explanation_to_json (DtiExplanation *self)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (DTI_IS_EXPLANATION (self), NULL);

  builder = json_builder_new ();
  add_explanation (builder, self);
  root = json_builder_get_root (builder);

  return dti_json_to_pretty (root);
}

/* ---- text for people ---- */

typedef struct
{
  const char *language;
  DtiNumberConvention convention;
  gboolean vietnamese;
} DtiWriter;

static char *
write_number (const DtiWriter *writer, double number, int decimals)
{
  if (isnan (number))
    return g_strdup ("–");

  return dti_number_format (number, decimals, writer->convention);
}

static void
write_observation (const DtiWriter *writer, GString *text, DtiObservation *observation)
{
  double number;

  if (observation == NULL)
    return;

  if (dti_observation_get_number (observation, &number))
    {
      g_autofree char *figure = write_number (writer, number, -1);

      g_string_append_printf (text, "; %s %s", writer->vietnamese ? "số liệu" : "observed", figure);
    }
  else if (dti_observation_get_text (observation) != NULL)
    {
      g_string_append_printf (text,
                              "; %s “%s”",
                              writer->vietnamese ? "số liệu" : "observed",
                              dti_observation_get_text (observation));
    }
  if (dti_observation_get_file (observation) != NULL)
    g_string_append_printf (text,
                            " (%s:%u:%u)",
                            dti_observation_get_file (observation),
                            dti_observation_get_row (observation),
                            dti_observation_get_column (observation));
}

static void
write_own_weight (const DtiWriter *writer, GString *text, DtiExplanation *self)
{
  double own_weight;
  double share = number_or_nan (dti_explanation_get_share, self);
  g_autofree char *weight_text = NULL;
  g_autofree char *share_text = NULL;

  if (!dti_explanation_get_own_weight (self, &own_weight))
    return;

  weight_text = write_number (writer, dti_number_round (own_weight, 4), -1);
  share_text = write_number (writer, dti_number_round (share, 4), -1);
  g_string_append_printf (text,
                          "; %s %s, %s %s",
                          writer->vietnamese ? "trọng số riêng" : "own weight",
                          weight_text,
                          writer->vietnamese ? "tỷ phần" : "share",
                          share_text);
}

static void
write_line (const DtiWriter *writer, GString *text, DtiExplanation *self, guint depth)
{
  DtiNode *node = dti_explanation_get_node (self);
  g_autofree char *title = dti_node_get_title (node, writer->language);
  g_autofree char *score =
      write_number (writer,
                    dti_number_round (number_or_nan (dti_explanation_get_score, self), 4),
                    -1);
  g_autofree char *max = write_number (writer, number_or_nan (dti_explanation_get_max, self), -1);
  g_autofree char *rank = write_number (writer, number_or_nan (dti_explanation_get_rank, self), -1);
  const char *formula = dti_explanation_get_formula (self);
  const char *note = dti_explanation_get_note (self);

  g_string_append_printf (text, "%*s%s", (int) depth * 2, "", dti_node_get_id (node));
  if (title != NULL && title[0] != '\0')
    g_string_append_printf (text, " %s", title);
  g_string_append_printf (text,
                          ": %s / %s; %s %s",
                          score,
                          max,
                          writer->vietnamese ? "hạng" : "rank",
                          rank);
  write_own_weight (writer, text, self);
  if (formula != NULL)
    g_string_append_printf (text, "; %s", formula);
  write_observation (writer, text, dti_explanation_get_observation (self));
  if (note != NULL)
    g_string_append_printf (text, "; %s", note);
  g_string_append_c (text, '\n');
}

static void
write_tree (const DtiWriter *writer, GString *text, DtiExplanation *self, guint depth)
{
  GListModel *children = dti_explanation_get_children (self);

  write_line (writer, text, self, depth);
  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (DtiExplanation) child = g_list_model_get_item (children, i);

      write_tree (writer, text, child, depth + 1);
    }
}

/**
 * dti_explanation_to_text:
 * @self: an explanation
 * @language: (nullable): `vi` or `en`; `NULL`: English
 *
 * Writes the explanation and those of its children as an indented text for people.
 *
 * Titles are in the language where the framework has them, numbers have a decimal comma in
 * Vietnamese.
 *
 * Returns: (transfer full): the text, one line for each node
 *
 * Since: 1.0
 */
char *
dti_explanation_to_text (DtiExplanation *self, const char *language)
{
  DtiWriter writer = { .language = language != NULL ? language : "en" };
  GString *text;

  g_return_val_if_fail (DTI_IS_EXPLANATION (self), NULL);

  writer.vietnamese = g_str_equal (writer.language, "vi");
  writer.convention = writer.vietnamese ? DTI_NUMBER_CONVENTION_VI : DTI_NUMBER_CONVENTION_EN;
  text = g_string_new (NULL);
  write_tree (&writer, text, self, 0);

  return g_string_free (text, FALSE);
}
