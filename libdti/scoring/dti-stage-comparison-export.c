/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <json-glib/json-glib.h>

#include "dti-stage-comparison-private.h"

#include <libdti/base/dti-csv-private.h>
#include <libdti/base/dti-json-private.h>

/* The difference report as a table: a row for each unit and node. */

static const struct
{
  const char *name;
  DtiStage from; /* ANY: the score itself */
  DtiStage to;
} numbers[] = {
  { "self", DTI_STAGE_ANY, DTI_STAGE_SELF },
  { "appraised", DTI_STAGE_ANY, DTI_STAGE_APPRAISED },
  { "published", DTI_STAGE_ANY, DTI_STAGE_PUBLISHED },
  { "self-to-appraised", DTI_STAGE_SELF, DTI_STAGE_APPRAISED },
  { "self-to-published", DTI_STAGE_SELF, DTI_STAGE_PUBLISHED },
  { "appraised-to-published", DTI_STAGE_APPRAISED, DTI_STAGE_PUBLISHED },
};

typedef struct
{
  const char *unit;
  const char *period;
  const char *node;
  const DtiStageRow *row;
  const char *note; /* or NULL */
} DtiReportRow;

typedef void (*DtiReportWriter) (gpointer target, const DtiReportRow *row);

static double
get_number (const DtiStageRow *row, guint position)
{
  if (numbers[position].from == DTI_STAGE_ANY)
    return row->scores[numbers[position].to];

  return dti_stage_row_get_difference (row, numbers[position].from, numbers[position].to);
}

static void
write_report (DtiStageComparison *self, DtiReportWriter write, gpointer target)
{
  const DtiBinding *binding = dti_stage_comparison_peek_binding (self);
  const DtiProgram *program = binding->program;
  const char *const *units = dti_dataset_get_units (binding->dataset);
  g_autofree DtiStageRow *rows = g_new (DtiStageRow, program->n_ops);

  for (gsize unit = 0; unit < binding->n_units; unit++)
    {
      dti_stage_comparison_read_unit (self, unit, rows);
      for (guint i = 0; i < program->n_ops; i++)
        {
          guint op = program->order[i];
          g_autofree char *note = dti_stage_comparison_tell (self, op, unit);
          DtiReportRow row = {
            .unit = units[dti_binding_get_row (binding, unit)],
            .period = binding->period,
            .node = program->ops[op].id,
            .row = &rows[op],
            .note = note,
          };

          write (target, &row);
        }
    }
}

/* ---- CSV ---- */

static void
append_row (gpointer target, const DtiReportRow *row)
{
  GString *csv = target;

  dti_csv_append_field (csv, row->unit);
  g_string_append_c (csv, ',');
  dti_csv_append_field (csv, row->period);
  g_string_append_c (csv, ',');
  dti_csv_append_field (csv, row->node);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    dti_csv_append_number (csv, get_number (row->row, i));
  g_string_append_c (csv, ',');
  if (row->row->n_claims > 0)
    g_string_append (csv, dti_stage_row_has_evidence (row->row) ? "yes" : "no");
  g_string_append_c (csv, ',');
  dti_csv_append_text (csv, row->note);
  g_string_append_c (csv, '\n');
}

/**
 * dti_stage_comparison_to_csv:
 * @self: a comparison
 *
 * Writes the difference report as CSV, with a header.
 *
 * The columns are `unit`, `period`, `node`, the scores `self`, `appraised` and `published`, the
 * differences `self-to-appraised`, `self-to-published` and `appraised-to-published`, `evidence`
 * (`yes`, `no`, or empty where nothing was self-assessed) and `note`. Units stand in the order of
 * first appearance, nodes depth first from the root, then the views. Numbers are the shortest
 * decimals that read back to the same double, empty where there is none. A note that a spreadsheet
 * could take for a formula begins with an apostrophe.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_stage_comparison_to_csv (DtiStageComparison *self)
{
  GString *csv;

  g_return_val_if_fail (DTI_IS_STAGE_COMPARISON (self), NULL);

  csv = g_string_new ("unit,period,node");
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_string_append_printf (csv, ",%s", numbers[i].name);
  g_string_append (csv, ",evidence,note\n");
  write_report (self, append_row, csv);

  return g_string_free (csv, FALSE);
}

/* ---- JSON ---- */

static void
add_row (gpointer target, const DtiReportRow *row)
{
  JsonBuilder *builder = target;

  json_builder_begin_object (builder);
  dti_json_add_text (builder, "unit", row->unit);
  dti_json_add_text (builder, "period", row->period);
  dti_json_add_text (builder, "node", row->node);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    dti_json_add_number (builder, numbers[i].name, get_number (row->row, i));
  json_builder_set_member_name (builder, "evidence");
  if (row->row->n_claims > 0)
    json_builder_add_boolean_value (builder, dti_stage_row_has_evidence (row->row));
  else
    json_builder_add_null_value (builder);
  dti_json_add_text (builder, "note", row->note);
  json_builder_end_object (builder);
}

/**
 * dti_stage_comparison_to_json:
 * @self: a comparison
 *
 * Writes the difference report as a JSON array with one object for each row of the CSV.
 *
 * The members are those of [method@Dti.StageComparison.to_csv]; `evidence` is `true` or `false`,
 * and what is not there is `null`.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_stage_comparison_to_json (DtiStageComparison *self)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (DTI_IS_STAGE_COMPARISON (self), NULL);

  builder = json_builder_new ();
  json_builder_begin_array (builder);
  write_report (self, add_row, builder);
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);

  return dti_json_to_pretty (root);
}
