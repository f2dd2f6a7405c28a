/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-framework-draft-private.h"

#include <libdti/base/dti-number-private.h>
#include <libdti/base/dti-number.h>

/* A rule whose score has no maximum to be measured by. */
static gboolean
is_unbounded (DtiRule *rule)
{
  return !dti_rule_is_bounded (rule) && !dti_rule_is_adjustment (rule);
}

/* What a declared maximum is worth where the score has none. */
static void
refuse_declared_max (DtiFrameworkDraft *self, const DtiDraftNode *node, DtiRule *rule)
{
  if (dti_node_has_declared_max (node->node))
    dti_framework_draft_report (self,
                                DTI_SEVERITY_ERROR,
                                "unbounded-max",
                                node,
                                "max",
                                "a score by “%s” has no maximum; “max” cannot be declared",
                                dti_rule_get_type_name (rule));
}

static double
find_indicator_max (DtiFrameworkDraft *self, const DtiDraftNode *node)
{
  GListModel *rules = dti_node_get_rules (node->node);
  g_autoptr (DtiRule) last = g_list_model_get_item (rules, g_list_model_get_n_items (rules) - 1);

  if (dti_rule_is_adjustment (last))
    {
      if (dti_node_has_declared_max (node->node) && dti_node_get_max (node->node) > 0.0)
        dti_framework_draft_report (self,
                                    DTI_SEVERITY_WARNING,
                                    "no-effect",
                                    node,
                                    "max",
                                    "an adjustment has the maximum 0; its bound is “cap”");
      return 0.0;
    }
  if (is_unbounded (last))
    {
      refuse_declared_max (self, node, last);
      return 1.0;
    }
  if (dti_node_has_declared_max (node->node))
    return dti_node_get_max (node->node);

  return dti_rule_get_default_max (last);
}

/* Σ weight × maximum of the children that count; FALSE where none does. */
static gboolean
add_up (const DtiDraftNode *pillar, double *total)
{
  gboolean any = FALSE;

  *total = 0.0;
  for (guint i = 0; i < pillar->edges->len; i++)
    {
      const DtiDraftEdge *edge = dti_draft_node_get_edge (pillar, i);

      if (!dti_draft_edge_counts (edge))
        continue;
      any = TRUE;
      *total += edge->weight * dti_node_get_max (edge->child->node);
    }

  return any;
}

/* The maximum that all children that count have in common, else 1. */
static double
find_common_max (const DtiDraftNode *pillar)
{
  double common = 0.0;

  for (guint i = 0; i < pillar->edges->len; i++)
    {
      const DtiDraftEdge *edge = dti_draft_node_get_edge (pillar, i);
      double max;

      if (!dti_draft_edge_counts (edge))
        continue;
      max = dti_node_get_max (edge->child->node);
      if (max == 0.0)
        continue;
      if (common != 0.0 && max != common)
        return 1.0;
      common = max;
    }

  return common != 0.0 ? common : 1.0;
}

static double
find_aggregated_max (const DtiDraftNode *pillar)
{
  DtiAggregation aggregation = dti_pillar_get_aggregation (DTI_PILLAR (pillar->node));
  double total;

  if (aggregation == DTI_AGGREGATION_SUM)
    {
      add_up (pillar, &total);
      return total;
    }
  if (aggregation == DTI_AGGREGATION_EXPRESSION || aggregation == DTI_AGGREGATION_COPELAND)
    return 1.0;

  return find_common_max (pillar);
}

/* A sum is what its parts are; both figures are kept and shown. */
static void
compare_sum (DtiFrameworkDraft *self, const DtiDraftNode *pillar)
{
  char declared_text[DTI_NUMBER_BUFFER];
  char total_text[DTI_NUMBER_BUFFER];
  double declared = dti_node_get_max (pillar->node);
  double total;

  if (dti_pillar_get_aggregation (DTI_PILLAR (pillar->node)) != DTI_AGGREGATION_SUM ||
      !add_up (pillar, &total) || dti_number_ties (declared, total))
    return;

  dti_number_to_buffer (declared, declared_text);
  dti_number_to_buffer (total, total_text);
  dti_framework_draft_report (self,
                              DTI_SEVERITY_WARNING,
                              "max-differs",
                              pillar,
                              "max",
                              "the declared maximum is %s, the maxima of the children add up to %s",
                              declared_text,
                              total_text);
}

static double
find_pillar_max (DtiFrameworkDraft *self, const DtiDraftNode *pillar)
{
  GListModel *then = dti_node_get_then_rules (pillar->node);
  guint n = g_list_model_get_n_items (then);
  g_autoptr (DtiRule) last = n > 0 ? g_list_model_get_item (then, n - 1) : NULL;

  if (last != NULL && is_unbounded (last))
    {
      refuse_declared_max (self, pillar, last);
      return 1.0;
    }
  if (dti_node_has_declared_max (pillar->node))
    {
      if (last == NULL || !dti_rule_writes_points (last))
        compare_sum (self, pillar);
      return dti_node_get_max (pillar->node);
    }
  if (last != NULL && dti_rule_writes_points (last))
    return dti_rule_get_default_max (last);

  return find_aggregated_max (pillar);
}

void
dti_framework_draft_compute_maxima (DtiFrameworkDraft *self, const GPtrArray *order)
{
  for (guint i = 0; i < order->len; i++)
    {
      const DtiDraftNode *node = g_ptr_array_index (order, i);

      dti_node_peek_facts (node->node)->max =
          node->is_pillar ? find_pillar_max (self, node) : find_indicator_max (self, node);
    }
}
