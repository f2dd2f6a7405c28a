/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-chart-card-private.h"
#include "dti-chart-parts-private.h"
#include "dti-chart-words-private.h"

#include <libdti/analysis/dti-rank-share.h>
#include <libdti/base/dti-error.h>

/* Fewer make no surface. */
#define MIN_SPOKES 3

/* ---- of one scorecard ---- */

/**
 * dti_chart_new_bars:
 * @card: a scorecard
 * @node: (nullable): id of a node, or `NULL` for the one that the framework ranks
 * @level: (nullable): level of the parts, such as `main-indicator`, or `NULL` for the children of
 *   the node
 * @units: (nullable) (array zero-terminated=1): ids of units, or `NULL` for all
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Makes a chart with a bar for each unit, best rank first, of the parts its figure is made of.
 *
 * The figure is what the node publishes, its value or its score, and the parts are in the same
 * measure: what each adds to it. With @level, pillars are taken apart until it is reached. Only
 * sums and weighted means have such parts; a pillar stays whole where it is made in another way, or
 * where its parts do not add up, as with one that was observed itself.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown node or unit, and with `DTI_ERROR_INVALID_DATA`
 * where there are no units.
 *
 * Returns: (transfer full): a new chart
 *
 * Since: 1.0
 */
DtiChart *
dti_chart_new_bars (DtiScorecard *card,
                    const char *node,
                    const char *level,
                    const char *const *units,
                    GError **error)
{
  g_autoptr (DtiChart) self = NULL;
  DtiNode *found;

  g_return_val_if_fail (DTI_IS_SCORECARD (card), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  found = dti_chart_card_find_node (card, node, error);
  if (found == NULL)
    return NULL;
  self = dti_chart_create (DTI_CHART_KIND_BARS);
  if (!dti_chart_card_add_units (self, card, found, units, error))
    return NULL;
  dti_chart_parts_find (self, card, level);

  return g_steal_pointer (&self);
}

/* Adds the nodes of a level for which there are values; @level NULL: all indicators. */
static void
add_level (DtiChart *self, DtiScorecard *card, const char *level)
{
  DtiFramework *framework = dti_scorecard_get_framework (card);
  GListModel *nodes = level != NULL ? dti_framework_get_nodes (framework)
                                    : dti_framework_get_indicators (framework);

  for (guint i = 0; i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr (DtiNode) node = g_list_model_get_item (nodes, i);

      if ((level == NULL || g_strcmp0 (dti_node_get_level (node), level) == 0) &&
          dti_chart_card_has_value (self, card, node))
        g_ptr_array_add (self->content.columns, g_steal_pointer (&node));
    }
}

static gboolean
add_nodes (DtiChart *self, DtiScorecard *card, const char *const *nodes, GError **error)
{
  for (gsize i = 0; nodes[i] != NULL; i++)
    {
      DtiNode *node = dti_chart_card_find_node (card, nodes[i], error);

      if (node == NULL)
        return FALSE;
      g_ptr_array_add (self->content.columns, g_object_ref (node));
    }

  return TRUE;
}

/* The first of the levels that has enough nodes. */
static gboolean
choose_columns (DtiChart *self,
                DtiScorecard *card,
                const char *const *nodes,
                const char *const *levels,
                gsize n_levels,
                guint least,
                GError **error)
{
  GPtrArray *columns = self->content.columns;

  if (nodes != NULL && !add_nodes (self, card, nodes, error))
    return FALSE;
  for (gsize i = 0; nodes == NULL && i < n_levels && columns->len < least; i++)
    {
      g_ptr_array_set_size (columns, 0);
      add_level (self, card, levels[i]);
    }
  if (columns->len < least)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_INVALID_DATA,
                   "the chart needs %u nodes or more, and there are %u",
                   least,
                   columns->len);
      return FALSE;
    }
  dti_chart_card_fill (self, card);

  return TRUE;
}

/**
 * dti_chart_new_radar:
 * @card: a scorecard
 * @units: (nullable) (array zero-terminated=1): ids of units, or `NULL` for all
 * @nodes: (nullable) (array zero-terminated=1): ids of at least three nodes, or `NULL` for the
 *   nodes of the level `pillar` that have values, else of the level `main-indicator`, else the
 *   indicators
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Makes a chart of the values of units at several nodes, each on a spoke of its own.
 *
 * Where a unit has no value its line is interrupted. More than a handful of units cannot be told
 * apart.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown node or unit, and with `DTI_ERROR_INVALID_DATA`
 * where there are no units or fewer than three nodes.
 *
 * Returns: (transfer full): a new chart
 *
 * Since: 1.0
 */
DtiChart *
dti_chart_new_radar (DtiScorecard *card,
                     const char *const *units,
                     const char *const *nodes,
                     GError **error)
{
  static const char *const levels[] = { "pillar", "main-indicator", NULL };
  g_autoptr (DtiChart) self = NULL;
  DtiNode *node;

  g_return_val_if_fail (DTI_IS_SCORECARD (card), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = dti_chart_create (DTI_CHART_KIND_RADAR);
  node = dti_chart_card_find_node (card, NULL, error);
  if (!dti_chart_card_add_units (self, card, node, units, error) ||
      !choose_columns (self, card, nodes, levels, G_N_ELEMENTS (levels), MIN_SPOKES, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * dti_chart_new_heatmap:
 * @card: a scorecard
 * @units: (nullable) (array zero-terminated=1): ids of units, or `NULL` for all
 * @nodes: (nullable) (array zero-terminated=1): ids of nodes, or `NULL` for the nodes of the level
 *   `main-indicator` that have values, else the indicators
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Makes a chart of the values of units at nodes, as a table of colours and numbers.
 *
 * The best rank at the node that the framework ranks stands first.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown node or unit, and with `DTI_ERROR_INVALID_DATA`
 * where there are no units or no nodes.
 *
 * Returns: (transfer full): a new chart
 *
 * Since: 1.0
 */
DtiChart *
dti_chart_new_heatmap (DtiScorecard *card,
                       const char *const *units,
                       const char *const *nodes,
                       GError **error)
{
  static const char *const levels[] = { "main-indicator", NULL };
  g_autoptr (DtiChart) self = NULL;
  DtiNode *node;

  g_return_val_if_fail (DTI_IS_SCORECARD (card), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = dti_chart_create (DTI_CHART_KIND_HEATMAP);
  node = dti_chart_card_find_node (card, NULL, error);
  if (!dti_chart_card_add_units (self, card, node, units, error) ||
      !choose_columns (self, card, nodes, levels, G_N_ELEMENTS (levels), 1, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* ---- changes ---- */

static void
add_step (DtiChart *self, DtiNode *node, int word, DtiCause cause, double change)
{
  DtiChartStep step = { .word = word, .cause = cause, .change = change };

  if (node != NULL)
    {
      step.node = g_object_ref (node);
      step.id = g_strdup (dti_node_get_id (node));
    }
  g_array_append_val (self->content.steps, step);
}

/**
 * dti_chart_new_waterfall:
 * @attribution: why a score changed
 * @level: (nullable): the level of the parts, as in [method@Dti.Attribution.list_contributions]
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Makes a chart of what a change is made of, the largest contribution first.
 *
 * The figure is what the node publishes, its value or its score. Of more than 20 contributions the
 * smallest ones are drawn as one.
 *
 * Fails with `DTI_ERROR_NOT_COMPUTABLE` where one of the years has no figure.
 *
 * Returns: (transfer full): a new chart
 *
 * Since: 1.0
 */
DtiChart *
dti_chart_new_waterfall (DtiAttribution *attribution, const char *level, GError **error)
{
  g_autoptr (DtiChart) self = NULL;
  g_autoptr (GListModel) contributions = NULL;
  DtiNode *node;
  DtiScorecard *newer;
  gboolean score;

  g_return_val_if_fail (DTI_IS_ATTRIBUTION (attribution), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = dti_chart_create (DTI_CHART_KIND_WATERFALL);
  node = dti_attribution_get_node (attribution);
  newer = dti_attribution_get_newer (attribution);
  score = dti_node_get_publish (node) == DTI_PUBLISH_SCORE;
  self->content.node = g_object_ref (node);
  self->content.decimals = dti_node_get_decimals (node);
  self->content.unit = g_strdup (dti_attribution_get_unit (attribution));
  self->content.unit_name =
      g_strdup (dti_dataset_get_unit_name (dti_scorecard_get_dataset (newer), self->content.unit));
  self->content.first_period =
      g_strdup (dti_scorecard_get_period (dti_attribution_get_older (attribution)));
  self->content.last_period = g_strdup (dti_scorecard_get_period (newer));
  self->content.from = score ? dti_attribution_get_older_score (attribution)
                             : dti_attribution_get_older_value (attribution);
  self->content.to = score ? dti_attribution_get_newer_score (attribution)
                           : dti_attribution_get_newer_value (attribution);
  if (isnan (self->content.from) || isnan (self->content.to))
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_NOT_COMPUTABLE,
                   "unit “%s”: a year has no figure to start or to end with",
                   self->content.unit);
      return NULL;
    }

  contributions = dti_attribution_list_contributions (attribution, level);
  for (guint i = 0; i < g_list_model_get_n_items (contributions); i++)
    {
      g_autoptr (DtiContribution) item = g_list_model_get_item (contributions, i);

      add_step (self,
                dti_contribution_get_node (item),
                -1,
                dti_contribution_get_cause (item),
                score ? dti_contribution_get_points (item)
                      : dti_contribution_get_value_change (item));
    }

  return g_steal_pointer (&self);
}

/* The parts of the own effect, then the others, then who is ranked. */
static void
add_rank_steps (DtiChart *self, DtiRankChange *change, const char *level)
{
  g_autoptr (GListModel) shares = dti_rank_change_list_shares (change, level, 0);
  double cohort = NAN;

  for (guint i = 0; i < g_list_model_get_n_items (shares); i++)
    {
      g_autoptr (DtiRankShare) share = g_list_model_get_item (shares, i);
      gboolean method = dti_rank_share_get_is_method (share);

      add_step (self,
                dti_rank_share_get_node (share),
                method ? DTI_CHART_WORD_METHOD : -1,
                method ? DTI_CAUSE_METHOD : DTI_CAUSE_PERFORMANCE,
                dti_rank_share_get_share (share));
    }
  add_step (self,
            NULL,
            DTI_CHART_WORD_FIELD,
            DTI_CAUSE_PERFORMANCE,
            dti_rank_change_get_field_effect (change));
  if (dti_rank_change_get_cohort_effect (change, &cohort) && cohort != 0.0)
    add_step (self, NULL, DTI_CHART_WORD_COHORT, DTI_CAUSE_COVERAGE, cohort);
}

/**
 * dti_chart_new_waterfall_of_ranks:
 * @change: why a rank changed
 * @level: (nullable): the level of the parts, as in [method@Dti.RankChange.list_shares]
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Makes a chart of the places that a unit gained and lost, and by what.
 *
 * First the parts of its own figure, then the other units, then who is ranked. The better rank is
 * on the right.
 *
 * Fails with `DTI_ERROR_NOT_COMPUTABLE` where the unit had no rank in the older year.
 *
 * Returns: (transfer full): a new chart
 *
 * Since: 1.0
 */
DtiChart *
dti_chart_new_waterfall_of_ranks (DtiRankChange *change, const char *level, GError **error)
{
  g_autoptr (DtiChart) self = NULL;

  g_return_val_if_fail (DTI_IS_RANK_CHANGE (change), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = dti_chart_create (DTI_CHART_KIND_WATERFALL);
  self->content.is_rank = TRUE;
  self->content.node = g_object_ref (dti_rank_change_get_node (change));
  self->content.unit = g_strdup (dti_rank_change_get_unit (change));
  self->content.unit_name = g_strdup (dti_rank_change_get_unit_name (change));
  self->content.first_period = g_strdup (dti_rank_change_get_older_period (change));
  self->content.last_period = g_strdup (dti_rank_change_get_newer_period (change));
  self->content.to = dti_rank_change_get_newer_rank (change);
  if (!dti_rank_change_get_older_rank (change, &self->content.from))
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_NOT_COMPUTABLE,
                   "unit “%s” had no rank in “%s”",
                   self->content.unit,
                   self->content.first_period);
      return NULL;
    }
  add_rank_steps (self, change, level);

  return g_steal_pointer (&self);
}
