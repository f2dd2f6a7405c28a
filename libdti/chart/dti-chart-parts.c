/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-chart-parts-private.h"

/* What sums of doubles leave open. */
#define TOLERANCE 1e-9

/* One part: what a point of its score adds to the figure of each unit. */
typedef struct
{
  DtiNode *node;
  double *factors;
} DtiPart;

static void
clear_part (gpointer data)
{
  DtiPart *part = data;

  g_free (part->factors);
}

static double
get_score (DtiScorecard *card, const DtiChartUnit *unit, DtiNode *node)
{
  double score;

  dti_scorecard_get_score (card, unit->id, dti_node_get_id (node), &score);

  return score;
}

/* Of a weighted mean: the weights of the children that have a score. */
static double
sum_weights (DtiScorecard *card, const DtiChartUnit *unit, DtiPillar *pillar)
{
  GListModel *children = dti_pillar_get_children (pillar);
  double sum = 0.0;

  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (DtiNode) child = g_list_model_get_item (children, i);

      if (!isnan (get_score (card, unit, child)))
        sum += dti_pillar_get_child_weight (pillar, i);
    }

  return sum;
}

/* How many points of the pillar one point of its child is worth. */
static double
get_worth (DtiScorecard *card, const DtiChartUnit *unit, DtiPillar *pillar, guint child)
{
  g_autoptr (DtiNode) node = g_list_model_get_item (dti_pillar_get_children (pillar), child);
  double pillar_max;
  double child_max;

  if (dti_pillar_get_aggregation (pillar) == DTI_AGGREGATION_SUM)
    return 1.0;
  if (!dti_scorecard_get_max (card, unit->id, dti_node_get_id (DTI_NODE (pillar)), &pillar_max) ||
      !dti_scorecard_get_max (card, unit->id, dti_node_get_id (node), &child_max))
    return NAN;

  return pillar_max * dti_pillar_get_child_weight (pillar, child) /
         sum_weights (card, unit, pillar) / child_max;
}

static gboolean
adds_up (DtiScorecard *card, const DtiChartUnit *unit, DtiPillar *pillar)
{
  GListModel *children = dti_pillar_get_children (pillar);
  double whole = get_score (card, unit, DTI_NODE (pillar));
  double sum = 0.0;
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (DtiNode) child = g_list_model_get_item (children, i);
      double score = get_score (card, unit, child);

      if (isnan (score))
        continue;
      sum += score * get_worth (card, unit, pillar, i);
      n++;
    }

  return n > 0 && fabs (sum - whole) <= TOLERANCE * MAX (1.0, fabs (whole));
}

/* Whether its figure is made of shares at all. */
static gboolean
has_parts (DtiNode *node)
{
  DtiAggregation aggregation;

  if (!DTI_IS_PILLAR (node))
    return FALSE;
  aggregation = dti_pillar_get_aggregation (DTI_PILLAR (node));

  return aggregation == DTI_AGGREGATION_SUM || aggregation == DTI_AGGREGATION_MEAN;
}

static gboolean
can_be_taken_apart (DtiChart *chart, DtiScorecard *card, DtiNode *node)
{
  if (!has_parts (node))
    return FALSE;

  for (guint i = 0; i < chart->content.units->len; i++)
    {
      const DtiChartUnit *unit = g_ptr_array_index (chart->content.units, i);

      if (!isnan (get_score (card, unit, node)) && !adds_up (card, unit, DTI_PILLAR (node)))
        return FALSE;
    }

  return TRUE;
}

static void
add_parts (DtiChart *chart,
           DtiScorecard *card,
           DtiNode *node,
           const double *factors,
           const char *level,
           GArray *parts)
{
  GListModel *children = dti_pillar_get_children (DTI_PILLAR (node));
  guint n_units = chart->content.units->len;

  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (DtiNode) child = g_list_model_get_item (children, i);
      DtiPart part = { child, g_new (double, n_units) };

      for (guint u = 0; u < n_units; u++)
        part.factors[u] =
            factors[u] *
            get_worth (card, g_ptr_array_index (chart->content.units, u), DTI_PILLAR (node), i);
      if (level != NULL && g_strcmp0 (dti_node_get_level (child), level) != 0 &&
          can_be_taken_apart (chart, card, child))
        {
          add_parts (chart, card, child, part.factors, level, parts);
          g_free (part.factors);
        }
      else
        {
          g_array_append_val (parts, part);
        }
    }
}

static gboolean
has_score (DtiChart *chart, DtiScorecard *card, DtiNode *node)
{
  for (guint u = 0; u < chart->content.units->len; u++)
    if (!isnan (get_score (card, g_ptr_array_index (chart->content.units, u), node)))
      return TRUE;

  return FALSE;
}

static void
fill_unit (DtiChart *chart, DtiScorecard *card, const GArray *parts, guint u)
{
  DtiChartContent *content = &chart->content;
  DtiChartUnit *unit = g_ptr_array_index (content->units, u);
  double sum = 0.0;

  for (guint i = 0; i < parts->len; i++)
    {
      const DtiPart *part = &g_array_index (parts, DtiPart, i);
      double share = get_score (card, unit, part->node) * part->factors[u];

      content->cells[(gsize) u * parts->len + i] = share;
      if (!isnan (share))
        sum += share;
    }
  unit->is_whole =
      parts->len == 0 || !(fabs (sum - unit->total) <= TOLERANCE * MAX (1.0, fabs (unit->total)));
}

void
dti_chart_parts_find (DtiChart *chart, DtiScorecard *card, const char *level)
{
  DtiChartContent *content = &chart->content;
  DtiNode *node = content->node;
  g_autofree double *factors = g_new (double, content->units->len);
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (DtiPart));

  g_array_set_clear_func (parts, clear_part);
  for (guint u = 0; u < content->units->len; u++)
    {
      const DtiChartUnit *unit = g_ptr_array_index (content->units, u);
      double max = NAN;

      if (dti_node_get_publish (node) == DTI_PUBLISH_SCORE)
        factors[u] = 1.0;
      else
        factors[u] =
            dti_scorecard_get_max (card, unit->id, dti_node_get_id (node), &max) ? 1.0 / max : NAN;
    }

  if (has_parts (node))
    add_parts (chart, card, node, factors, level, parts);
  for (guint i = parts->len; i > 0; i--)
    if (!has_score (chart, card, g_array_index (parts, DtiPart, i - 1).node))
      g_array_remove_index (parts, i - 1);
  for (guint i = 0; i < parts->len; i++)
    g_ptr_array_add (content->columns, g_object_ref (g_array_index (parts, DtiPart, i).node));

  content->cells = g_new (double, (gsize) content->units->len * parts->len + 1);
  for (guint u = 0; u < content->units->len; u++)
    fill_unit (chart, card, parts, u);
}
