/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-assessment-rules-private.h"

#include <libdti/dti-enum-types.h>

/**
 * DtiAssessmentRules:
 *
 * How self-assessed figures are judged: evidence, cap and late penalty.
 *
 * They stand in the member `assessment` of a framework document; a framework without it has none,
 * and its scores are what the observations say. [class@Dti.Scorer] follows them,
 * [method@Dti.Scorecard.get_problems] and [class@Dti.Explanation] tell where they did something.
 *
 * The rules never change, so threads share them freely.
 *
 * Since: 1.0
 */
struct _DtiAssessmentRules
{
  GObject parent_instance;

  DtiAssessmentFacts facts;
};

typedef enum
{
  PROP_CAP = 1,
  PROP_EVIDENCE,
  PROP_LATE_COLUMN,
  PROP_LATE_FREE_DAYS,
  PROP_LATE_MAX,
  PROP_LATE_NODE,
  PROP_LATE_PER_DAY,
} DtiAssessmentRulesProperty;

static GParamSpec *props[PROP_LATE_PER_DAY + 1];

G_DEFINE_FINAL_TYPE (DtiAssessmentRules, dti_assessment_rules, G_TYPE_OBJECT)

static void
dti_assessment_rules_finalize (GObject *object)
{
  DtiAssessmentRules *self = DTI_ASSESSMENT_RULES (object);

  g_free (self->facts.late_column);
  g_free (self->facts.late_node);

  G_OBJECT_CLASS (dti_assessment_rules_parent_class)->finalize (object);
}

static void
dti_assessment_rules_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiAssessmentRules *self = DTI_ASSESSMENT_RULES (object);
  double max = NAN;

  switch ((DtiAssessmentRulesProperty) prop_id)
    {
    case PROP_CAP:
      g_value_set_enum (value, self->facts.cap);
      break;
    case PROP_EVIDENCE:
      g_value_set_enum (value, self->facts.evidence);
      break;
    case PROP_LATE_COLUMN:
      g_value_set_string (value, self->facts.late_column);
      break;
    case PROP_LATE_FREE_DAYS:
      g_value_set_double (value, self->facts.late_free_days);
      break;
    case PROP_LATE_MAX:
      dti_assessment_rules_get_late_max (self, &max);
      g_value_set_double (value, max);
      break;
    case PROP_LATE_NODE:
      g_value_set_string (value, self->facts.late_node);
      break;
    case PROP_LATE_PER_DAY:
      g_value_set_double (value, self->facts.late_per_day);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static GParamSpec *
number_spec (const char *name)
{
  return g_param_spec_double (
      name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
install_late_properties (void)
{
  /**
   * DtiAssessmentRules:late-column: (getter get_late_column)
   *
   * The column with the days late; `NULL` where being late costs nothing.
   *
   * Since: 1.0
   */
  props[PROP_LATE_COLUMN] = g_param_spec_string ("late-column",
                                                 NULL,
                                                 NULL,
                                                 NULL,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiAssessmentRules:late-node: (getter get_late_node)
   *
   * The id of the node that loses points; `NULL` where being late costs nothing.
   *
   * Since: 1.0
   */
  props[PROP_LATE_NODE] = g_param_spec_string ("late-node",
                                               NULL,
                                               NULL,
                                               NULL,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiAssessmentRules:late-per-day: (getter get_late_per_day)
   *
   * Points for each day late beyond the free ones.
   *
   * Since: 1.0
   */
  props[PROP_LATE_PER_DAY] = number_spec ("late-per-day");

  /**
   * DtiAssessmentRules:late-free-days: (getter get_late_free_days)
   *
   * Days late that cost nothing.
   *
   * Since: 1.0
   */
  props[PROP_LATE_FREE_DAYS] = number_spec ("late-free-days");

  /**
   * DtiAssessmentRules:late-max:
   *
   * The most points that can be taken off; NaN where there is no such bound.
   *
   * For lists and expressions; programs call [method@Dti.AssessmentRules.get_late_max].
   *
   * Since: 1.0
   */
  props[PROP_LATE_MAX] = number_spec ("late-max");
}

static void
dti_assessment_rules_class_init (DtiAssessmentRulesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_assessment_rules_finalize;
  object_class->get_property = dti_assessment_rules_get_property;

  /**
   * DtiAssessmentRules:evidence: (getter get_evidence)
   *
   * What becomes of a self-assessed observation without evidence.
   *
   * Since: 1.0
   */
  props[PROP_EVIDENCE] = g_param_spec_enum ("evidence",
                                            NULL,
                                            NULL,
                                            DTI_TYPE_EVIDENCE_POLICY,
                                            DTI_EVIDENCE_POLICY_IGNORE,
                                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiAssessmentRules:cap: (getter get_cap)
   *
   * What a self-assessed score may not exceed.
   *
   * Since: 1.0
   */
  props[PROP_CAP] = g_param_spec_enum ("cap",
                                       NULL,
                                       NULL,
                                       DTI_TYPE_SCORE_CAP,
                                       DTI_SCORE_CAP_NONE,
                                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  install_late_properties ();
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_assessment_rules_init (DtiAssessmentRules *self)
{
  self->facts.late_max = INFINITY;
}

DtiAssessmentRules *
dti_assessment_rules_new (void)
{
  return g_object_new (DTI_TYPE_ASSESSMENT_RULES, NULL);
}

DtiAssessmentFacts *
dti_assessment_rules_peek_facts (DtiAssessmentRules *self)
{
  return &self->facts;
}

/**
 * dti_assessment_rules_get_evidence: (get-property evidence)
 * @self: rules of an assessment
 *
 * Gets what becomes of a self-assessed observation without evidence.
 *
 * Returns: the policy
 *
 * Since: 1.0
 */
DtiEvidencePolicy
dti_assessment_rules_get_evidence (DtiAssessmentRules *self)
{
  g_return_val_if_fail (DTI_IS_ASSESSMENT_RULES (self), DTI_EVIDENCE_POLICY_IGNORE);

  return self->facts.evidence;
}

/**
 * dti_assessment_rules_get_cap: (get-property cap)
 * @self: rules of an assessment
 *
 * Gets what a self-assessed score may not exceed.
 *
 * Returns: the cap
 *
 * Since: 1.0
 */
DtiScoreCap
dti_assessment_rules_get_cap (DtiAssessmentRules *self)
{
  g_return_val_if_fail (DTI_IS_ASSESSMENT_RULES (self), DTI_SCORE_CAP_NONE);

  return self->facts.cap;
}

/**
 * dti_assessment_rules_has_late_penalty:
 * @self: rules of an assessment
 *
 * Tells whether being late costs points.
 *
 * Returns: `TRUE` if the document has a `late-penalty`
 *
 * Since: 1.0
 */
gboolean
dti_assessment_rules_has_late_penalty (DtiAssessmentRules *self)
{
  g_return_val_if_fail (DTI_IS_ASSESSMENT_RULES (self), FALSE);

  return self->facts.has_late_penalty;
}

/**
 * dti_assessment_rules_get_late_column: (get-property late-column)
 * @self: rules of an assessment
 *
 * Gets the column of the dataset with the days late.
 *
 * Returns: (transfer none) (nullable): the name of the column, `NULL` where being late costs
 *   nothing
 *
 * Since: 1.0
 */
const char *
dti_assessment_rules_get_late_column (DtiAssessmentRules *self)
{
  g_return_val_if_fail (DTI_IS_ASSESSMENT_RULES (self), NULL);

  return self->facts.late_column;
}

/**
 * dti_assessment_rules_get_late_node: (get-property late-node)
 * @self: rules of an assessment
 *
 * Gets the node that loses points.
 *
 * Returns: (transfer none) (nullable): the id of the node, `NULL` where being late costs nothing
 *
 * Since: 1.0
 */
const char *
dti_assessment_rules_get_late_node (DtiAssessmentRules *self)
{
  g_return_val_if_fail (DTI_IS_ASSESSMENT_RULES (self), NULL);

  return self->facts.late_node;
}

/**
 * dti_assessment_rules_get_late_per_day: (get-property late-per-day)
 * @self: rules of an assessment
 *
 * Gets how many points each day late costs, beyond the free ones.
 *
 * Returns: points for a day, 0 where being late costs nothing
 *
 * Since: 1.0
 */
double
dti_assessment_rules_get_late_per_day (DtiAssessmentRules *self)
{
  g_return_val_if_fail (DTI_IS_ASSESSMENT_RULES (self), 0.0);

  return self->facts.late_per_day;
}

/**
 * dti_assessment_rules_get_late_free_days: (get-property late-free-days)
 * @self: rules of an assessment
 *
 * Gets how many days late cost nothing.
 *
 * Returns: the days, 0 or more
 *
 * Since: 1.0
 */
double
dti_assessment_rules_get_late_free_days (DtiAssessmentRules *self)
{
  g_return_val_if_fail (DTI_IS_ASSESSMENT_RULES (self), 0.0);

  return self->facts.late_free_days;
}

/**
 * dti_assessment_rules_get_late_max:
 * @self: rules of an assessment
 * @max: (out) (optional): the most points that can be taken off; NaN where there is no such bound
 *
 * Gets the most points that being late can cost.
 *
 * Returns: `TRUE` if there is such a bound
 *
 * Since: 1.0
 */
gboolean
dti_assessment_rules_get_late_max (DtiAssessmentRules *self, double *max)
{
  gboolean found;

  g_return_val_if_fail (DTI_IS_ASSESSMENT_RULES (self), FALSE);

  found = self->facts.has_late_penalty && isfinite (self->facts.late_max);
  if (max != NULL)
    *max = found ? self->facts.late_max : NAN;

  return found;
}

/**
 * dti_assessment_rules_compute_late_penalty:
 * @self: rules of an assessment
 * @days_late: days late; 0 or less for on time, NaN for not known
 *
 * Computes how many points a delay costs.
 *
 * That is `per-day` × (days late − `free-days`), at least 0 and at most `max`. A score keeps at
 * least 0 points, so less may be taken off.
 *
 * Returns: the points, 0 or more; 0 where being late costs nothing or the days are not known
 *
 * Since: 1.0
 */
double
dti_assessment_rules_compute_late_penalty (DtiAssessmentRules *self, double days_late)
{
  double days;

  g_return_val_if_fail (DTI_IS_ASSESSMENT_RULES (self), 0.0);

  days = days_late - self->facts.late_free_days;
  if (!self->facts.has_late_penalty || isnan (days) || days <= 0.0)
    return 0.0;

  return MIN (self->facts.late_per_day * days, self->facts.late_max);
}
