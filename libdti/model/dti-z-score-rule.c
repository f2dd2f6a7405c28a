/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-z-score-rule.h"

#include "dti-rule-kernel-private.h"

/**
 * DtiZScoreRule:
 *
 * The score is the distance from the mean of the units in standard deviations.
 *
 * (x − mean of the units)/(their standard deviation with n − 1) × sd + mean. It has no bounds; the
 * direction “down” gives 2 × mean − score. No unit has a score where all have the same number.
 *
 * In documents: [z-score](file-formats.html#z-score). Source: OECD and JRC, Handbook on
 * Constructing Composite Indicators (2008).
 *
 * Rules are immutable, so threads share them freely.
 *
 * Since: 1.0
 */
struct _DtiZScoreRule
{
  DtiRule parent_instance;

  double mean;
  double sd;
};

typedef enum
{
  PROP_MEAN = 1,
  PROP_SD,
} DtiZScoreRuleProperty;

static GParamSpec *props[PROP_SD + 1];

G_DEFINE_FINAL_TYPE (DtiZScoreRule, dti_z_score_rule, DTI_TYPE_RULE)

static void
read_members (DtiRule *rule, const DtiJsonReader *reader)
{
  DtiZScoreRule *self = DTI_Z_SCORE_RULE (rule);

  self->mean = dti_json_get_number (reader, "mean", self->mean);
  self->sd = dti_json_get_number (reader, "sd", self->sd);
  if (!(self->sd > 0.0))
    dti_json_report (reader, DTI_SEVERITY_ERROR, "out-of-range", "sd", "“sd” must be above 0");
}

DTI_VECTOR static void
apply (DtiRule *rule, const DtiPopulation *population, const DtiRuleSpan *span, double *scores)
{
  const gboolean is_constant = population->n < 2 || population->maximum == population->minimum;
  const double center = population->mean;
  const double spread = is_constant ? 0.0 : population->sd;
  const double sd = DTI_Z_SCORE_RULE (rule)->sd;
  const double mean = DTI_Z_SCORE_RULE (rule)->mean;
  const double twice = 2.0 * mean;

  if (!dti_rule_can_divide (rule, population, span, spread, scores))
    return;

  if (span->direction == DTI_DIRECTION_DOWN)
    DTI_RULE_MAP (span, scores, x, twice - ((x - center) / spread * sd + mean));
  else
    DTI_RULE_MAP (span, scores, x, (x - center) / spread * sd + mean);
}

static const char *
explain_failure (DtiRule *rule, const DtiPopulation *population, double number)
{
  return population != NULL && population->n > 0 && !(population->maximum > population->minimum)
             ? "all units have the same number"
             : NULL;
}

static char *
describe (DtiRule *rule)
{
  g_autofree char *mean = dti_rule_print (DTI_Z_SCORE_RULE (rule)->mean);
  g_autofree char *sd = dti_rule_print (DTI_Z_SCORE_RULE (rule)->sd);

  return g_strdup_printf ("(x − mean)/sd × %s + %s", sd, mean);
}

static void
invert (DtiRule *rule,
        const DtiPopulation *population,
        const DtiRuleSpan *span,
        double score,
        GArray *numbers)
{
  const double mean = DTI_Z_SCORE_RULE (rule)->mean;

  if (span->direction == DTI_DIRECTION_DOWN)
    score = 2.0 * mean - score;
  dti_rule_add_number (numbers,
                       population->mean +
                           (score - mean) / DTI_Z_SCORE_RULE (rule)->sd * population->sd);
}

static const DtiRuleKernel kernel = {
  .type = "z-score",
  .read = read_members,
  .needs = DTI_RULE_NEEDS_MOMENTS,
  .apply = apply,
  .explain_failure = explain_failure,
  .describe = describe,
  .takes_constant = TRUE,
  .invert = invert,
};

static void
dti_z_score_rule_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiZScoreRule *self = DTI_Z_SCORE_RULE (object);

  switch ((DtiZScoreRuleProperty) prop_id)
    {
    case PROP_MEAN:
      g_value_set_double (value, dti_z_score_rule_get_mean (self));
      break;
    case PROP_SD:
      g_value_set_double (value, dti_z_score_rule_get_sd (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_z_score_rule_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  DtiZScoreRule *self = DTI_Z_SCORE_RULE (object);

  switch ((DtiZScoreRuleProperty) prop_id)
    {
    case PROP_MEAN:
      self->mean = g_value_get_double (value);
      break;
    case PROP_SD:
      self->sd = g_value_get_double (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_z_score_rule_class_init (DtiZScoreRuleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dti_z_score_rule_get_property;
  object_class->set_property = dti_z_score_rule_set_property;
  DTI_RULE_CLASS (klass)->kernel = &kernel;

  /**
   * DtiZScoreRule:mean: (getter get_mean)
   *
   * The mean of the scores.
   *
   * Since: 1.0
   */
  props[PROP_MEAN] =
      g_param_spec_double ("mean", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, flags);

  /**
   * DtiZScoreRule:sd: (getter get_sd)
   *
   * The standard deviation of the scores.
   *
   * Since: 1.0
   */
  props[PROP_SD] = g_param_spec_double ("sd", NULL, NULL, 0.0, G_MAXDOUBLE, 1.0, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_z_score_rule_init (DtiZScoreRule *self)
{
}

/**
 * dti_z_score_rule_new:
 * @mean: the mean of the scores
 * @sd: the standard deviation of the scores
 *
 * Creates a rule by the distance from the mean.
 *
 * Returns: (transfer full): a new rule
 *
 * Since: 1.0
 */
DtiZScoreRule *
dti_z_score_rule_new (double mean, double sd)
{
  return g_object_new (DTI_TYPE_Z_SCORE_RULE, "mean", mean, "sd", sd, NULL);
}

/**
 * dti_z_score_rule_get_mean: (get-property mean)
 * @self: a rule
 *
 * Gets the mean of the scores.
 *
 * Returns: the mean of the scores
 *
 * Since: 1.0
 */
double
dti_z_score_rule_get_mean (DtiZScoreRule *self)
{
  g_return_val_if_fail (DTI_IS_Z_SCORE_RULE (self), 0.0);

  return self->mean;
}

/**
 * dti_z_score_rule_get_sd: (get-property sd)
 * @self: a rule
 *
 * Gets the standard deviation of the scores.
 *
 * Returns: the standard deviation of the scores
 *
 * Since: 1.0
 */
double
dti_z_score_rule_get_sd (DtiZScoreRule *self)
{
  g_return_val_if_fail (DTI_IS_Z_SCORE_RULE (self), 0.0);

  return self->sd;
}
