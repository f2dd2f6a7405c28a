/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-rule-chain-private.h"

static void
measure_panel (DtiPopulation *population,
               const DtiSegment *segments,
               gsize n_segments,
               DtiRuleNeeds needs)
{
  g_autofree double *numbers = NULL;
  g_autofree guint8 *excluded = NULL;
  gsize n = 0;

  for (gsize i = 0; i < n_segments; i++)
    n += segments[i].n;
  numbers = g_new (double, n + 1);
  excluded = g_new0 (guint8, n + 1);

  n = 0;
  for (gsize i = 0; i < n_segments; n += segments[i].n, i++)
    {
      if (segments[i].n == 0)
        continue;
      memcpy (numbers + n, segments[i].scores, segments[i].n * sizeof (double));
      if (segments[i].excluded != NULL)
        memcpy (excluded + n, segments[i].excluded, segments[i].n);
    }
  dti_population_measure (population, numbers, excluded, n, needs);
}

static void
apply_builtin (DtiRule *rule,
               const DtiPopulation *population,
               DtiRuleSpan *span,
               const DtiSegment *segment)
{
  span->n = segment->n;
  span->numbers = segment->scores;
  span->max = segment->max;
  if (segment->maxima == NULL)
    {
      dti_rule_apply (rule, population, span, segment->scores, NULL);
      return;
    }

  span->n = 1;
  for (gsize i = 0; i < segment->n; i++)
    {
      span->first_row = i;
      span->numbers = segment->scores + i;
      span->max = segment->maxima[i];
      dti_rule_apply (rule, population, span, segment->scores + i, NULL);
    }
}

static gboolean
apply_script (DtiRule *rule, const DtiSegment *segment, GError **error)
{
  gsize size = segment->n * sizeof (double);
  g_autoptr (GBytes) numbers = g_bytes_new (segment->scores, size);
  g_autoptr (GBytes) scores = dti_rule_evaluate_column (rule, numbers, segment->max, error);

  if (scores == NULL)
    return FALSE;
  if (size > 0)
    memcpy (segment->scores, g_bytes_get_data (scores, NULL), size);

  return TRUE;
}

static void
transform_all (DtiRule *rule, const DtiSegment *segments, gsize n_segments)
{
  for (gsize i = 0; dti_rule_has_transform (rule) && i < n_segments; i++)
    dti_rule_transform (rule, segments[i].scores, segments[i].scores, segments[i].n);
}

static void
apply_builtin_to_all (DtiRule *rule,
                      DtiRuleSpan *span,
                      const DtiSegment *segments,
                      gsize n_segments)
{
  DtiRuleNeeds needs = dti_rule_get_needs (rule);
  gboolean panel = dti_rule_get_scope (rule) == DTI_SCOPE_PANEL;
  DtiPopulation population = { .reference = NAN };

  if (panel)
    measure_panel (&population, segments, n_segments, needs);
  for (gsize i = 0; i < n_segments; i++)
    {
      if (!panel)
        dti_population_measure (&population,
                                segments[i].scores,
                                segments[i].excluded,
                                segments[i].n,
                                needs);
      apply_builtin (rule, &population, span, &segments[i]);
      if (!panel)
        dti_population_clear (&population);
    }
  if (panel)
    dti_population_clear (&population);
}

gboolean
dti_rule_chain_apply (DtiRule *const *rules,
                      guint n_rules,
                      DtiDirection direction,
                      DtiSegment *segments,
                      gsize n_segments,
                      GError **error)
{
  for (guint k = 0; k < n_rules; k++)
    {
      DtiRuleSpan span = { .direction = k == 0 ? direction : DTI_DIRECTION_UP };

      span.clamp = k + 1 == n_rules;
      transform_all (rules[k], segments, n_segments);
      if (dti_rule_is_builtin (rules[k]))
        {
          apply_builtin_to_all (rules[k], &span, segments, n_segments);
          continue;
        }
      for (gsize i = 0; i < n_segments; i++)
        if (!apply_script (rules[k], &segments[i], error))
          return FALSE;
    }

  return TRUE;
}
