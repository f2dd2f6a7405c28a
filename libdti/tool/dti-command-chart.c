/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "dti-command.h"

#if DTI_HAS_CHART

/* What is drawn, with the last of the scorecards in its own place. */
typedef struct
{
  GListModel *cards;
  DtiScorecard *last;
} DtiCards;

static void
cards_clear (DtiCards *cards)
{
  g_clear_object (&cards->cards);
  g_clear_object (&cards->last);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DtiCards, cards_clear)

/* ---- reading ---- */

/* The scorecards of one pair of arguments, behind those that are there. */
static gboolean
append_cards (DtiCall *call, const char *framework_name, const char *data_name, GListStore *store)
{
  g_autoptr (DtiFramework) framework = dti_call_load_framework (call, framework_name);
  g_autoptr (DtiDataset) dataset = NULL;
  g_autoptr (GListModel) cards = NULL;

  if (framework == NULL || !dti_call_check_nodes (call, framework))
    return FALSE;
  dataset = dti_call_load_dataset (call, framework, data_name);
  if (dataset == NULL || !dti_call_resolve_units (call, dataset))
    return FALSE;
  cards = dti_call_score (call, framework, dataset);
  for (guint i = 0; cards != NULL && i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr (DtiScorecard) card = g_list_model_get_item (cards, i);

      g_list_store_append (store, card);
    }

  return cards != NULL;
}

/* Two pairs of framework and data are one span of time. */
static gboolean
read_cards (DtiCall *call, DtiCards *cards)
{
  GListStore *store = g_list_store_new (DTI_TYPE_SCORECARD);
  guint n;

  cards->cards = G_LIST_MODEL (store);
  for (guint i = 1; call->arguments[i] != NULL; i += 2)
    if (!append_cards (call, call->arguments[i], call->arguments[i + 1], store))
      return FALSE;
  n = g_list_model_get_n_items (cards->cards);
  if (n == 0)
    {
      dti_call_complain (call, "there is no period to draw");
      return FALSE;
    }
  cards->last = g_list_model_get_item (cards->cards, n - 1);

  return TRUE;
}

static DtiScorecard *
find_card (DtiCall *call, const DtiCards *cards, const char *period)
{
  for (guint i = 0; i < g_list_model_get_n_items (cards->cards); i++)
    {
      g_autoptr (DtiScorecard) card = g_list_model_get_item (cards->cards, i);

      if (g_str_equal (dti_scorecard_get_period (card), period))
        return g_steal_pointer (&card);
    }
  dti_call_complain (call, "there is no period “%s”", period);

  return NULL;
}

static DtiFrameworkMap *
read_map (DtiCall *call, DtiScorecard *older, DtiScorecard *newer)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (call->map);
  DtiFrameworkMap *map = dti_framework_map_new_from_file (file,
                                                          dti_scorecard_get_framework (older),
                                                          dti_scorecard_get_framework (newer),
                                                          &error);

  if (map == NULL)
    dti_call_complain (call, "%s", error->message);

  return map;
}

/* ---- kinds ---- */

static const char *
get_node (const DtiCall *call)
{
  return call->nodes != NULL ? call->nodes[0] : NULL;
}

/* The nodes that were asked for, or those of a level; NULL: the chart's own choice. */
static char **
list_nodes (const DtiCall *call, DtiScorecard *card)
{
  GListModel *nodes = dti_framework_get_nodes (dti_scorecard_get_framework (card));
  g_autoptr (GStrvBuilder) ids = NULL;

  if (call->nodes != NULL || call->level == NULL)
    return g_strdupv (call->nodes);

  ids = g_strv_builder_new ();
  for (guint i = 0; i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr (DtiNode) node = g_list_model_get_item (nodes, i);

      if (g_strcmp0 (dti_node_get_level (node), call->level) == 0)
        g_strv_builder_add (ids, dti_node_get_id (node));
    }

  return g_strv_builder_end (ids);
}

static DtiChart *
make_bars (DtiCall *call, const DtiCards *cards, GError **error)
{
  return dti_chart_new_bars (cards->last, get_node (call), call->level, NULL, error);
}

/* The published figure. */
static DtiChart *
make_trend (DtiCall *call, const DtiCards *cards, GError **error)
{
  DtiFramework *framework = dti_scorecard_get_framework (cards->last);
  DtiNode *node = call->nodes != NULL ? dti_framework_lookup (framework, call->nodes[0])
                                      : dti_framework_get_ranking_node (framework);
  gboolean score = node != NULL && dti_node_get_publish (node) == DTI_PUBLISH_SCORE;

  return dti_chart_new_trend_from_scorecards (cards->cards,
                                              get_node (call),
                                              score ? DTI_COLUMN_SCORE : DTI_COLUMN_VALUE,
                                              NULL,
                                              error);
}

static DtiChart *
make_ranks (DtiCall *call, const DtiCards *cards, GError **error)
{
  return dti_chart_new_ranks (cards->cards, get_node (call), NULL, error);
}

static DtiChart *
make_radar (DtiCall *call, const DtiCards *cards, GError **error)
{
  g_auto (GStrv) nodes = list_nodes (call, cards->last);

  return dti_chart_new_radar (cards->last,
                              (const char *const *) call->units,
                              (const char *const *) nodes,
                              error);
}

static DtiChart *
make_heatmap (DtiCall *call, const DtiCards *cards, GError **error)
{
  g_auto (GStrv) nodes = list_nodes (call, cards->last);

  return dti_chart_new_heatmap (cards->last, NULL, (const char *const *) nodes, error);
}

static DtiChart *
make_waterfall (DtiCall *call, const DtiCards *cards, GError **error)
{
  g_autoptr (DtiScorecard) older = find_card (call, cards, call->from);
  g_autoptr (DtiScorecard) newer = older != NULL ? find_card (call, cards, call->to) : NULL;
  g_autoptr (DtiFrameworkMap) map = NULL;
  g_autoptr (DtiAttribution) attribution = NULL;

  if (newer == NULL)
    return NULL;
  if (call->map != NULL)
    {
      map = read_map (call, older, newer);
      if (map == NULL)
        return NULL;
    }
  attribution = dti_attribution_between (older, newer, call->units[0], get_node (call), map, error);

  return attribution != NULL ? dti_chart_new_waterfall (attribution, call->level, error) : NULL;
}

static DtiChart *
make_intervals (DtiCall *call, const DtiCards *cards, GError **error)
{
  g_autoptr (DtiExperiment) experiment = dti_call_new_experiment (call, cards->last, error);
  g_autoptr (DtiUncertainty) uncertainty =
      experiment != NULL ? dti_call_run_uncertainty (call, experiment, error) : NULL;

  return uncertainty != NULL ? dti_chart_new_uncertainty (uncertainty, error) : NULL;
}

/* ---- the command ---- */

static const struct
{
  const char *name;
  DtiChart *(*make) (DtiCall *call, const DtiCards *cards, GError **error);
  gboolean needs_unit;
  gboolean needs_span;
  gboolean has_experiment;
} kinds[] = {
  { "bars", make_bars, FALSE, FALSE, FALSE },
  { "trend", make_trend, FALSE, FALSE, FALSE },
  { "ranks", make_ranks, FALSE, FALSE, FALSE },
  { "radar", make_radar, TRUE, FALSE, FALSE },
  { "waterfall", make_waterfall, TRUE, TRUE, FALSE },
  { "heatmap", make_heatmap, FALSE, FALSE, FALSE },
  { "intervals", make_intervals, FALSE, FALSE, TRUE },
};

static int
find_kind (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].name, name))
      return (int) i;

  return -1;
}

static DtiExit
write_chart (DtiCall *call, DtiChart *chart)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *svg = NULL;

  dti_chart_set_language (chart, dti_call_is_vietnamese (call) ? "vi" : "en");
  dti_chart_set_theme (chart, call->dark ? DTI_CHART_THEME_DARK : DTI_CHART_THEME_LIGHT);
  dti_chart_set_highlighted (chart, (const char *const *) call->units);
  dti_chart_set_width (chart, call->width);
  dti_chart_set_height (chart, call->height);
  if (call->output_file == NULL)
    {
      svg = dti_chart_to_svg (chart);
      return dti_call_print (call, svg);
    }
  file = g_file_new_for_commandline_arg (call->output_file);
  if (!dti_chart_save (chart, file, NULL, &error))
    dti_call_complain (call, "%s", error->message);

  return call->failed ? DTI_EXIT_PROBLEMS : DTI_EXIT_OK;
}

DtiExit
dti_command_chart (DtiCall *call)
{
  guint n = g_strv_length (call->arguments);
  int kind = n > 0 ? find_kind (call->arguments[0]) : -1;
  g_auto (DtiCards) cards = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiChart) chart = NULL;

  if ((n != 3 && n != 5) || kind < 0 || (kinds[kind].needs_unit && call->units == NULL) ||
      (kinds[kind].needs_span && (call->from == NULL || call->to == NULL)) ||
      (!kinds[kind].has_experiment && dti_call_has_experiment (call)) || call->replicates == 0)
    return DTI_EXIT_USAGE;
  if (!read_cards (call, &cards))
    return DTI_EXIT_PROBLEMS;
  chart = kinds[kind].make (call, &cards, &error);
  if (error != NULL)
    dti_call_complain (call, "%s", error->message);
  if (chart == NULL)
    return DTI_EXIT_PROBLEMS;

  return write_chart (call, chart);
}

#else

DtiExit
dti_command_chart (DtiCall *call)
{
  dti_call_complain (call, "this libdti was built without charts");

  return DTI_EXIT_USAGE;
}

#endif
