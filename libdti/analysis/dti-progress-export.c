/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-progress-private.h"

#include <libdti/base/dti-csv-private.h>
#include <libdti/base/dti-json-private.h>
#include <libdti/dti-enum-types.h>

/* Assessments of progress as JSON and as tables. */

static void
add_point (JsonBuilder *builder,
           const char *member,
           const DtiProgressPoint *point,
           const char *period)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_object (builder);
  dti_json_add_number (builder, "value", point->value);
  dti_json_add_text (builder, "period", period);
  dti_json_add_number (builder, "time", point->time);
  json_builder_end_object (builder);
}

static const char *
get_target_id (const DtiProgress *self)
{
  return self->target != NULL ? dti_target_get_id (self->target) : NULL;
}

static void
add_target (JsonBuilder *builder, const DtiProgress *self)
{
  json_builder_set_member_name (builder, "target");
  if (!self->input.has_target)
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_object (builder);
  dti_json_add_text (builder, "id", get_target_id (self));
  dti_json_add_text (builder,
                     "kind",
                     dti_progress_get_nick (DTI_TYPE_TARGET_KIND, (int) self->input.kind));
  dti_json_add_number (builder, "value", self->input.goal.value);
  if (self->input.kind == DTI_TARGET_KIND_RANGE)
    dti_json_add_number (builder, "upper", self->input.upper);
  dti_json_add_text (builder, "period", self->target_period);
  dti_json_add_number (builder, "time", self->input.goal.time);
  json_builder_end_object (builder);
}

static void
add_results (JsonBuilder *builder, const DtiProgressOutcome *outcome)
{
  dti_json_add_number (builder, "ratio", outcome->ratio);
  dti_json_add_number (builder, "score", outcome->score);
  dti_json_add_number (builder, "pace-per-year", outcome->pace);
  dti_json_add_number (builder, "required-pace-per-year", outcome->required_pace);
  dti_json_add_number (builder, "acceleration", outcome->acceleration);
  dti_json_add_number (builder, "expected", outcome->expected);
  dti_json_add_number (builder, "anticipated", outcome->anticipated);
}

static void
add_progress (JsonBuilder *builder, DtiProgress *self)
{
  json_builder_begin_object (builder);
  dti_json_add_text (builder, "unit", self->unit);
  dti_json_add_text (builder, "node", self->node);
  dti_json_add_text (builder,
                     "method",
                     dti_progress_get_nick (DTI_TYPE_PROGRESS_METHOD, (int) self->method));
  dti_json_add_text (builder,
                     "status",
                     dti_progress_get_nick (DTI_TYPE_PROGRESS_STATUS, (int) self->outcome.status));
  dti_json_add_text (builder, "class", dti_progress_get_class_id (self));
  add_point (builder, "baseline", &self->input.baseline, self->baseline_period);
  add_point (builder, "present", &self->input.present, self->period);
  add_target (builder, self);
  add_results (builder, &self->outcome);
  json_builder_set_member_name (builder, "reason");
  if (self->outcome.reason == DTI_PROGRESS_REASON_NONE)
    {
      json_builder_add_null_value (builder);
    }
  else
    {
      json_builder_begin_object (builder);
      dti_json_add_text (builder, "vi", dti_progress_describe_reason (self, "vi"));
      dti_json_add_text (builder, "en", dti_progress_describe_reason (self, "en"));
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

/**
 * dti_progress_to_json:
 * @self: a progress
 *
 * Writes the assessment as JSON: method, inputs, ratio, class, status.
 *
 * What is not there is `null`; the members are described in
 * [Progress against targets](progress.html#what-comes-out).
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_progress_to_json (DtiProgress *self)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (DTI_IS_PROGRESS (self), NULL);

  builder = json_builder_new ();
  add_progress (builder, self);
  root = json_builder_get_root (builder);

  return dti_json_to_pretty (root);
}

/**
 * dti_progress_list_to_json:
 * @list: a list of [class@Dti.Progress], such as that of a plan
 *
 * Writes assessments as a JSON array, each as [method@Dti.Progress.to_json] does.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_progress_list_to_json (GListModel *list)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (G_IS_LIST_MODEL (list), NULL);

  builder = json_builder_new ();
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (DtiProgress) progress = g_list_model_get_item (list, i);

      add_progress (builder, progress);
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);

  return dti_json_to_pretty (root);
}

/* ---- CSV ---- */

/* A comma and an id, a period or a word. */
static void
append_word (GString *csv, const char *word)
{
  g_string_append_c (csv, ',');
  dti_csv_append_field (csv, word != NULL ? word : "");
}

static void
append_row (GString *csv, DtiProgress *self)
{
  const DtiProgressInput *input = &self->input;
  const DtiProgressOutcome *outcome = &self->outcome;
  double upper = input->kind == DTI_TARGET_KIND_RANGE ? input->upper : NAN;

  dti_csv_append_field (csv, self->unit != NULL ? self->unit : "");
  append_word (csv, self->node);
  append_word (csv, get_target_id (self));
  append_word (csv,
               input->has_target ? dti_progress_get_nick (DTI_TYPE_TARGET_KIND, (int) input->kind)
                                 : NULL);
  append_word (csv, dti_progress_get_nick (DTI_TYPE_PROGRESS_METHOD, (int) self->method));
  append_word (csv, dti_progress_get_nick (DTI_TYPE_PROGRESS_STATUS, (int) outcome->status));
  append_word (csv, dti_progress_get_class_id (self));
  append_word (csv, self->baseline_period);
  dti_csv_append_number (csv, input->baseline.value);
  append_word (csv, self->period);
  dti_csv_append_number (csv, input->present.value);
  append_word (csv, self->target_period);
  dti_csv_append_number (csv, input->has_target ? input->goal.value : NAN);
  dti_csv_append_number (csv, input->has_target ? upper : NAN);
  dti_csv_append_number (csv, outcome->ratio);
  dti_csv_append_number (csv, outcome->score);
  dti_csv_append_number (csv, outcome->pace);
  dti_csv_append_number (csv, outcome->required_pace);
  dti_csv_append_number (csv, outcome->acceleration);
  dti_csv_append_number (csv, outcome->expected);
  dti_csv_append_number (csv, outcome->anticipated);
  g_string_append_c (csv, '\n');
}

/**
 * dti_progress_list_to_csv:
 * @list: a list of [class@Dti.Progress], such as that of a plan
 *
 * Writes assessments as CSV, one a line, with a header.
 *
 * The columns are `unit`, `node`, `target` (its id), `kind`, `method`, `status`, `class`,
 * `baseline-period`, `baseline`, `period`, `value`, `target-period`, `target-value`, `target-upper`
 * (of a range), `ratio`, `score`, `pace-per-year`, `required-pace-per-year`, `acceleration`,
 * `expected` and `anticipated`. Numbers are the shortest decimals that read back to the same
 * double; what is not there is empty.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_progress_list_to_csv (GListModel *list)
{
  GString *csv;

  g_return_val_if_fail (G_IS_LIST_MODEL (list), NULL);

  csv = g_string_new ("unit,node,target,kind,method,status,class,baseline-period,baseline,period,"
                      "value,target-period,target-value,target-upper,ratio,score,pace-per-year,"
                      "required-pace-per-year,acceleration,expected,anticipated\n");
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (DtiProgress) progress = g_list_model_get_item (list, i);

      append_row (csv, progress);
    }

  return g_string_free (csv, FALSE);
}
