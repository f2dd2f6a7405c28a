/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-rank-rule.h"

#include "dti-rule-kernel-private.h"

#include <libdti/dti-enum-types.h>

/**
 * DtiRankRule:
 *
 * The score is the rank of the number among the units, 1 for the lowest.
 *
 * Numbers tie at 14 significant digits. A unit that takes no part in the ranking is compared with
 * those that do. It has no bounds; the direction “down” gives n + 1 − rank.
 *
 * In documents: [rank](file-formats.html#rank). Source: OECD and JRC, Handbook on Constructing
 * Composite Indicators (2008).
 *
 * Rules are immutable, so threads share them freely.
 *
 * Since: 1.0
 */
struct _DtiRankRule
{
  DtiRule parent_instance;

  DtiTies ties;
};

typedef enum
{
  PROP_TIES = 1,
} DtiRankRuleProperty;

static GParamSpec *props[PROP_TIES + 1];

G_DEFINE_FINAL_TYPE (DtiRankRule, dti_rank_rule, DTI_TYPE_RULE)

static void
read_members (DtiRule *rule, const DtiJsonReader *reader)
{
  DtiRankRule *self = DTI_RANK_RULE (rule);

  self->ties = dti_json_get_enum (reader, "ties", DTI_TYPE_TIES, self->ties);
}

static void
apply (DtiRule *rule, const DtiPopulation *population, const DtiRuleSpan *span, double *scores)
{
  const DtiTies ties = DTI_RANK_RULE (rule)->ties;
  const gboolean panel = dti_rule_get_scope (rule) == DTI_SCOPE_PANEL;
  const gboolean down = span->direction == DTI_DIRECTION_DOWN;

  for (gsize i = 0; i < span->n; i++)
    {
      double x = span->numbers[i];
      gsize others = 0;
      double rank;

      scores[i] = NAN;
      if (isnan (x))
        continue;
      rank = dti_population_locate (population, span->first_row + i, x, ties, panel, &others);
      scores[i] = down ? (double) (others + 1) + 1.0 - rank : rank;
    }
}

static char *
describe (DtiRule *rule)
{
  return g_strdup ("rank of x, 1 = lowest");
}

static void
invert (DtiRule *rule,
        const DtiPopulation *population,
        const DtiRuleSpan *span,
        double score,
        GArray *numbers)
{
  const double n = (double) population->n;

  dti_rule_add_position (population,
                         span->direction == DTI_DIRECTION_DOWN ? n - score : score - 1.0,
                         DTI_RANK_RULE (rule)->ties,
                         numbers);
}

static const DtiRuleKernel kernel = {
  .type = "rank",
  .read = read_members,
  .needs = DTI_RULE_NEEDS_ORDER,
  .apply = apply,
  .describe = describe,
  .invert = invert,
};

static void
dti_rank_rule_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiRankRule *self = DTI_RANK_RULE (object);

  switch ((DtiRankRuleProperty) prop_id)
    {
    case PROP_TIES:
      g_value_set_enum (value, dti_rank_rule_get_ties (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_rank_rule_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DtiRankRule *self = DTI_RANK_RULE (object);

  switch ((DtiRankRuleProperty) prop_id)
    {
    case PROP_TIES:
      self->ties = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_rank_rule_class_init (DtiRankRuleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dti_rank_rule_get_property;
  object_class->set_property = dti_rank_rule_set_property;
  DTI_RULE_CLASS (klass)->kernel = &kernel;

  /**
   * DtiRankRule:ties: (getter get_ties)
   *
   * How equal numbers are ranked.
   *
   * Since: 1.0
   */
  props[PROP_TIES] =
      g_param_spec_enum ("ties", NULL, NULL, DTI_TYPE_TIES, DTI_TIES_COMPETITION, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_rank_rule_init (DtiRankRule *self)
{
}

/**
 * dti_rank_rule_new:
 * @ties: how equal numbers are ranked
 *
 * Creates a rule by rank.
 *
 * Returns: (transfer full): a new rule
 *
 * Since: 1.0
 */
DtiRankRule *
dti_rank_rule_new (DtiTies ties)
{
  return g_object_new (DTI_TYPE_RANK_RULE, "ties", ties, NULL);
}

/**
 * dti_rank_rule_get_ties: (get-property ties)
 * @self: a rule
 *
 * Gets how equal numbers are ranked.
 *
 * Returns: how equal numbers are ranked
 *
 * Since: 1.0
 */
DtiTies
dti_rank_rule_get_ties (DtiRankRule *self)
{
  g_return_val_if_fail (DTI_IS_RANK_RULE (self), DTI_TIES_COMPETITION);

  return self->ties;
}
