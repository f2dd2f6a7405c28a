/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-chart-card-private.h"

#include <libdti/base/dti-error.h>

DtiNode *
dti_chart_card_find_node (DtiScorecard *card, const char *id, GError **error)
{
  DtiFramework *framework = dti_scorecard_get_framework (card);
  DtiNode *node = id != NULL ? dti_framework_lookup (framework, id)
                             : dti_framework_get_ranking_node (framework);

  if (node == NULL)
    g_set_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND, "the framework has no node “%s”", id);

  return node;
}

/* g_ptr_array_sort() is stable. */
static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  const DtiChartUnit *x = *(const DtiChartUnit *const *) a;
  const DtiChartUnit *y = *(const DtiChartUnit *const *) b;

  if (isnan (x->rank) || isnan (y->rank))
    return isnan (x->rank) - isnan (y->rank);

  return (x->rank > y->rank) - (x->rank < y->rank);
}

gboolean
dti_chart_card_add_units (
    DtiChart *chart, DtiScorecard *card, DtiNode *node, const char *const *units, GError **error)
{
  const char *const *known = dti_scorecard_get_units (card);
  DtiDataset *dataset = dti_scorecard_get_dataset (card);

  if (units == NULL)
    units = known;
  for (gsize i = 0; units[i] != NULL; i++)
    {
      DtiChartUnit *unit;

      if (!g_strv_contains (known, units[i]))
        {
          g_set_error (error,
                       DTI_ERROR,
                       DTI_ERROR_NOT_FOUND,
                       "the scorecard has no unit “%s”",
                       units[i]);
          return FALSE;
        }
      unit = dti_chart_add_unit (chart, units[i], dti_dataset_get_unit_name (dataset, units[i]));
      dti_scorecard_get_rank (card, units[i], dti_node_get_id (node), &unit->rank);
      unit->total = dti_chart_card_get_figure (card, units[i], node);
    }
  if (chart->content.units->len == 0)
    {
      g_set_error_literal (error, DTI_ERROR, DTI_ERROR_INVALID_DATA, "a chart needs a unit");
      return FALSE;
    }
  g_ptr_array_sort (chart->content.units, compare_ranks);

  chart->content.node = g_object_ref (node);
  chart->content.decimals = dti_node_get_decimals (node);
  chart->content.first_period = g_strdup (dti_scorecard_get_period (card));

  return TRUE;
}

double
dti_chart_card_get_figure (DtiScorecard *card, const char *unit, DtiNode *node)
{
  double figure = NAN;

  if (dti_node_get_publish (node) == DTI_PUBLISH_SCORE)
    dti_scorecard_get_score (card, unit, dti_node_get_id (node), &figure);
  else
    dti_scorecard_get_value (card, unit, dti_node_get_id (node), &figure);

  return figure;
}

void
dti_chart_card_fill (DtiChart *chart, DtiScorecard *card)
{
  DtiChartContent *content = &chart->content;
  gsize n = (gsize) content->units->len * content->columns->len;

  content->cells = g_new (double, n);
  for (gsize i = 0; i < n; i++)
    {
      DtiChartUnit *unit = g_ptr_array_index (content->units, i / content->columns->len);
      DtiNode *node = g_ptr_array_index (content->columns, i % content->columns->len);

      dti_scorecard_get_value (card, unit->id, dti_node_get_id (node), &content->cells[i]);
    }
}

gboolean
dti_chart_card_has_value (DtiChart *chart, DtiScorecard *card, DtiNode *node)
{
  for (guint i = 0; i < chart->content.units->len; i++)
    {
      DtiChartUnit *unit = g_ptr_array_index (chart->content.units, i);

      if (dti_scorecard_get_value (card, unit->id, dti_node_get_id (node), NULL))
        return TRUE;
    }

  return FALSE;
}
