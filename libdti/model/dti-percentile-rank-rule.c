/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-percentile-rank-rule.h"

#include "dti-rule-kernel-private.h"

#include <libdti/dti-enum-types.h>

/**
 * DtiPercentileRankRule:
 *
 * The score is the share of the other units with a lower number, times the maximum.
 *
 * (rank − 1)/(n − 1) × max. Numbers tie at 14 significant digits. A unit that takes no
 * part in the ranking is compared with those that do. Clamped by default; the direction “down”
 * gives max − score. A unit without others has no score.
 *
 * In documents: [percentile-rank](file-formats.html#percentile-rank). Source: CDC/ATSDR, Social
 * Vulnerability Index 2018, documentation.
 *
 * Rules are immutable, so threads share them freely.
 *
 * Since: 1.0
 */
struct _DtiPercentileRankRule
{
  DtiRule parent_instance;

  DtiTies ties;
};

typedef enum
{
  PROP_TIES = 1,
} DtiPercentileRankRuleProperty;

static GParamSpec *props[PROP_TIES + 1];

G_DEFINE_FINAL_TYPE (DtiPercentileRankRule, dti_percentile_rank_rule, DTI_TYPE_RULE)

static void
read_members (DtiRule *rule, const DtiJsonReader *reader)
{
  DtiPercentileRankRule *self = DTI_PERCENTILE_RANK_RULE (rule);

  self->ties = dti_json_get_enum (reader, "ties", DTI_TYPE_TIES, self->ties);
}

static void
apply (DtiRule *rule, const DtiPopulation *population, const DtiRuleSpan *span, double *scores)
{
  const DtiTies ties = DTI_PERCENTILE_RANK_RULE (rule)->ties;
  const gboolean panel = dti_rule_get_scope (rule) == DTI_SCOPE_PANEL;
  const double constant = dti_rule_get_constant (rule);
  const double alone = constant >= 0.0 ? constant * span->max : NAN;
  const double max = span->max;
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
      if (others == 0)
        scores[i] = alone;
      else
        scores[i] = (rank - 1.0) / (double) others * max;
      if (down && others > 0)
        scores[i] = max - scores[i];
    }
}

static const char *
explain_failure (DtiRule *rule, const DtiPopulation *population, double number)
{
  return population == NULL || population->n < 2 ? "there is no other unit" : NULL;
}

static char *
describe (DtiRule *rule)
{
  return g_strdup ("(rank of x − 1)/(n − 1) × max");
}

static void
invert (DtiRule *rule,
        const DtiPopulation *population,
        const DtiRuleSpan *span,
        double score,
        GArray *numbers)
{
  const double share = dti_rule_undirect (span, score) / span->max;

  dti_rule_add_position (population,
                         share * ((double) population->n - 1.0),
                         DTI_PERCENTILE_RANK_RULE (rule)->ties,
                         numbers);
}

static const DtiRuleKernel kernel = {
  .type = "percentile-rank",
  .read = read_members,
  .needs = DTI_RULE_NEEDS_ORDER,
  .clamps = TRUE,
  .bounded = TRUE,
  .takes_constant = TRUE,
  .apply = apply,
  .explain_failure = explain_failure,
  .describe = describe,
  .invert = invert,
};

static void
dti_percentile_rank_rule_get_property (GObject *object,
                                       guint prop_id,
                                       GValue *value,
                                       GParamSpec *pspec)
{
  DtiPercentileRankRule *self = DTI_PERCENTILE_RANK_RULE (object);

  switch ((DtiPercentileRankRuleProperty) prop_id)
    {
    case PROP_TIES:
      g_value_set_enum (value, dti_percentile_rank_rule_get_ties (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_percentile_rank_rule_set_property (GObject *object,
                                       guint prop_id,
                                       const GValue *value,
                                       GParamSpec *pspec)
{
  DtiPercentileRankRule *self = DTI_PERCENTILE_RANK_RULE (object);

  switch ((DtiPercentileRankRuleProperty) prop_id)
    {
    case PROP_TIES:
      self->ties = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_percentile_rank_rule_class_init (DtiPercentileRankRuleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dti_percentile_rank_rule_get_property;
  object_class->set_property = dti_percentile_rank_rule_set_property;
  DTI_RULE_CLASS (klass)->kernel = &kernel;

  /**
   * DtiPercentileRankRule:ties: (getter get_ties)
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
dti_percentile_rank_rule_init (DtiPercentileRankRule *self)
{
}

/**
 * dti_percentile_rank_rule_new:
 * @ties: how equal numbers are ranked
 *
 * Creates a rule by the share of the units surpassed.
 *
 * Returns: (transfer full): a new rule
 *
 * Since: 1.0
 */
DtiPercentileRankRule *
dti_percentile_rank_rule_new (DtiTies ties)
{
  return g_object_new (DTI_TYPE_PERCENTILE_RANK_RULE, "ties", ties, NULL);
}

/**
 * dti_percentile_rank_rule_get_ties: (get-property ties)
 * @self: a rule
 *
 * Gets how equal numbers are ranked.
 *
 * Returns: how equal numbers are ranked
 *
 * Since: 1.0
 */
DtiTies
dti_percentile_rank_rule_get_ties (DtiPercentileRankRule *self)
{
  g_return_val_if_fail (DTI_IS_PERCENTILE_RANK_RULE (self), DTI_TIES_COMPETITION);

  return self->ties;
}
