/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <json-glib/json-glib.h>
#include <math.h>

#include "dti-scorecard-private.h"

#include <libdti/base/dti-csv-private.h>
#include <libdti/base/dti-json-private.h>

/* ---- what is asked for ---- */

typedef struct
{
  const char *const *units; /* NULL: all */
  const char *const *nodes; /* NULL: all */
} DtiSelection;

typedef void (*DtiRowWriter) (gpointer target, DtiScorecard *self, guint op, gsize unit);

static gboolean
selects (const char *const *ids, const char *id)
{
  return ids == NULL || g_strv_contains (ids, id);
}

static void
write_rows (DtiScorecard *self, const DtiSelection *selection, DtiRowWriter write, gpointer target)
{
  const DtiBinding *binding = dti_scorecard_peek_results (self)->binding;
  const DtiProgram *program = binding->program;

  for (gsize unit = 0; unit < binding->n_units; unit++)
    {
      if (!selects (selection->units, dti_scorecard_get_unit_id (self, unit)))
        continue;
      for (guint i = 0; i < program->n_ops; i++)
        if (selects (selection->nodes, program->ops[program->order[i]].id))
          write (target, self, program->order[i], unit);
    }
}

static void
write_cards (GListModel *cards, const DtiSelection *selection, DtiRowWriter write, gpointer target)
{
  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr (DtiScorecard) card = g_list_model_get_item (cards, i);

      write_rows (card, selection, write, target);
    }
}

static GListModel *
list_of_one (DtiScorecard *self)
{
  GListStore *list = g_list_store_new (DTI_TYPE_SCORECARD);

  g_list_store_append (list, self);

  return G_LIST_MODEL (list);
}

/* ---- CSV ---- */

static void
append_row (gpointer target, DtiScorecard *self, guint op, gsize unit)
{
  GString *csv = target;
  const DtiResults *results = dti_scorecard_peek_results (self);
  DtiUnitScore score = dti_results_get_unit (results, op, unit);
  gboolean scored = score.cell == DTI_CELL_SCORED;

  dti_csv_append_field (csv, dti_scorecard_get_unit_id (self, unit));
  g_string_append_c (csv, ',');
  dti_csv_append_field (csv, results->binding->period);
  g_string_append_c (csv, ',');
  dti_csv_append_field (csv, results->binding->program->ops[op].id);
  dti_csv_append_number (csv, scored ? score.score : NAN);
  dti_csv_append_number (csv, scored ? score.max : NAN);
  dti_csv_append_number (csv, scored && score.max > 0.0 ? dti_unit_score_get_value (&score) : NAN);
  dti_csv_append_number (csv, dti_scorecard_peek_ranks (self, op)->ranks[unit]);
  dti_csv_append_number (csv, score.coverage);
  g_string_append_c (csv, '\n');
}

/**
 * dti_scorecard_list_to_csv:
 * @cards: a list of [class@Dti.Scorecard], such as all periods
 * @units: (nullable) (array zero-terminated=1): ids of the units, or `NULL` for all
 * @nodes: (nullable) (array zero-terminated=1): ids of the nodes, or `NULL` for all
 *
 * Writes scores as CSV: `unit,period,node,score,max,value,rank,coverage`, with a header.
 *
 * Scorecards stand in the order of the list, units in the order of first appearance, nodes depth
 * first from the root, then the views. Numbers are the shortest decimals that read back to the same
 * double, empty where there is none.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_scorecard_list_to_csv (GListModel *cards, const char *const *units, const char *const *nodes)
{
  DtiSelection selection = { units, nodes };
  GString *csv;

  g_return_val_if_fail (G_IS_LIST_MODEL (cards), NULL);

  csv = g_string_new ("unit,period,node,score,max,value,rank,coverage\n");
  write_cards (cards, &selection, append_row, csv);

  return g_string_free (csv, FALSE);
}

/**
 * dti_scorecard_to_csv:
 * @self: a scorecard
 *
 * Writes all scores as CSV, as [func@Dti.Scorecard.list_to_csv] does for several scorecards.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_scorecard_to_csv (DtiScorecard *self)
{
  g_autoptr (GListModel) cards = NULL;

  g_return_val_if_fail (DTI_IS_SCORECARD (self), NULL);

  cards = list_of_one (self);

  return dti_scorecard_list_to_csv (cards, NULL, NULL);
}

/* ---- JSON ---- */

static void
add_row (gpointer target, DtiScorecard *self, guint op, gsize unit)
{
  JsonBuilder *builder = target;
  const DtiResults *results = dti_scorecard_peek_results (self);
  const DtiOp *o = &results->binding->program->ops[op];
  DtiUnitScore score = dti_results_get_unit (results, op, unit);
  double figure = dti_scorecard_get_figure (o, &score);
  gboolean scored = score.cell == DTI_CELL_SCORED;
  const char *label = isnan (figure) ? NULL : dti_node_classify (o->node, figure);

  json_builder_begin_object (builder);
  dti_json_add_text (builder, "unit", dti_scorecard_get_unit_id (self, unit));
  dti_json_add_text (builder, "period", results->binding->period);
  dti_json_add_text (builder, "node", o->id);
  dti_json_add_number (builder, "score", scored ? score.score : NAN);
  dti_json_add_number (builder, "max", scored ? score.max : NAN);
  dti_json_add_number (builder,
                       "value",
                       scored && score.max > 0.0 ? dti_unit_score_get_value (&score) : NAN);
  dti_json_add_number (builder, "rank", dti_scorecard_peek_ranks (self, op)->ranks[unit]);
  dti_json_add_number (builder, "coverage", score.coverage);
  if (label != NULL)
    dti_json_add_text (builder, "class", label);
  json_builder_end_object (builder);
}

/**
 * dti_scorecard_list_to_json:
 * @cards: a list of [class@Dti.Scorecard], such as all periods
 * @units: (nullable) (array zero-terminated=1): ids of the units, or `NULL` for all
 * @nodes: (nullable) (array zero-terminated=1): ids of the nodes, or `NULL` for all
 *
 * Writes scores as a JSON array with one object for each row of the CSV.
 *
 * The members are those of the CSV, and `class` where the framework has classes. The order is that
 * of [func@Dti.Scorecard.list_to_csv]; a number that is not there is `null`.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_scorecard_list_to_json (GListModel *cards, const char *const *units, const char *const *nodes)
{
  DtiSelection selection = { units, nodes };
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (G_IS_LIST_MODEL (cards), NULL);

  builder = json_builder_new ();
  json_builder_begin_array (builder);
  write_cards (cards, &selection, add_row, builder);
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);

  return dti_json_to_pretty (root);
}

/**
 * dti_scorecard_to_json:
 * @self: a scorecard
 *
 * Writes all scores as JSON, as [func@Dti.Scorecard.list_to_json] does for several scorecards.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_scorecard_to_json (DtiScorecard *self)
{
  g_autoptr (GListModel) cards = NULL;

  g_return_val_if_fail (DTI_IS_SCORECARD (self), NULL);

  cards = list_of_one (self);

  return dti_scorecard_list_to_json (cards, NULL, NULL);
}
