/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-progress-private.h"

#include <libdti/dti-enum-types.h>

#define FIXED (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS)

/**
 * DtiProgress:
 *
 * How far a figure has come from its baseline towards its target.
 *
 * A progress holds the method, what it started from, the ratio, the verdict and a status that says
 * how the assessment went. What cannot be computed has no ratio and a reason: nothing is put in the
 * place of a zero, and no verdict is made up. Formulas and sources of the seven methods stand in
 * [Progress against targets](progress.html).
 *
 * Ranks are figures where less is better: the target “rank 20 or better” is reached downwards. A
 * target of a range, or of just one figure, is approached from where the baseline is; a figure that
 * left the range at its other end is as far away as its distance.
 *
 * A progress is immutable and free-threaded. Texts that getters lend live as long as it.
 *
 * Since: 1.0
 */

typedef enum
{
  PROP_ACCELERATION = 1,
  PROP_ANTICIPATED,
  PROP_BASELINE,
  PROP_BASELINE_PERIOD,
  PROP_BASELINE_TIME,
  PROP_BASELINE_VALUE,
  PROP_CLASS_ID,
  PROP_EXPECTED,
  PROP_METHOD,
  PROP_NODE,
  PROP_PACE_PER_YEAR,
  PROP_PERIOD,
  PROP_RATING,
  PROP_RATIO,
  PROP_REASON,
  PROP_REQUIRED_PACE_PER_YEAR,
  PROP_SCORE,
  PROP_STATUS,
  PROP_TARGET,
  PROP_TARGET_KIND,
  PROP_TARGET_MET,
  PROP_TARGET_PERIOD,
  PROP_TARGET_TIME,
  PROP_TARGET_VALUE,
  PROP_TIME,
  PROP_UNIT,
  PROP_VALUE,
} DtiProgressProperty;

static GParamSpec *props[PROP_VALUE + 1];

G_DEFINE_FINAL_TYPE (DtiProgress, dti_progress, G_TYPE_OBJECT)

static void
dti_progress_finalize (GObject *object)
{
  DtiProgress *self = DTI_PROGRESS (object);

  g_free (self->input.points);
  g_free (self->unit);
  g_free (self->node);
  g_free (self->period);
  g_free (self->baseline_period);
  g_free (self->target_period);
  g_clear_object (&self->target);
  g_clear_object (&self->baseline);

  G_OBJECT_CLASS (dti_progress_parent_class)->finalize (object);
}

/* The numbers among the properties. */
static double
read_number (const DtiProgress *self, DtiProgressProperty property)
{
  switch ((int) property)
    {
    case PROP_RATIO:
      return self->outcome.ratio;
    case PROP_SCORE:
      return self->outcome.score;
    case PROP_PACE_PER_YEAR:
      return self->outcome.pace;
    case PROP_REQUIRED_PACE_PER_YEAR:
      return self->outcome.required_pace;
    case PROP_ACCELERATION:
      return self->outcome.acceleration;
    case PROP_EXPECTED:
      return self->outcome.expected;
    case PROP_ANTICIPATED:
      return self->outcome.anticipated;
    case PROP_VALUE:
      return self->input.present.value;
    case PROP_TIME:
      return self->input.present.time;
    case PROP_BASELINE_VALUE:
      return self->input.baseline.value;
    case PROP_BASELINE_TIME:
      return self->input.baseline.time;
    case PROP_TARGET_VALUE:
      return self->input.goal.value;
    case PROP_TARGET_TIME:
      return self->input.goal.time;
    default:
      return NAN;
    }
}

/* The texts. */
static const char *
read_text (DtiProgress *self, DtiProgressProperty property)
{
  switch ((int) property)
    {
    case PROP_BASELINE_PERIOD:
      return self->baseline_period;
    case PROP_CLASS_ID:
      return dti_progress_get_class_id (self);
    case PROP_NODE:
      return self->node;
    case PROP_PERIOD:
      return self->period;
    case PROP_REASON:
      return dti_progress_get_reason (self);
    case PROP_TARGET_PERIOD:
      return self->target_period;
    case PROP_UNIT:
    default:
      return self->unit;
    }
}

/* The verdicts. */
static int
read_enum (const DtiProgress *self, DtiProgressProperty property)
{
  switch ((int) property)
    {
    case PROP_METHOD:
      return (int) self->method;
    case PROP_RATING:
      return (int) self->outcome.rating;
    case PROP_STATUS:
      return (int) self->outcome.status;
    case PROP_TARGET_KIND:
    default:
      return (int) self->input.kind;
    }
}

static void
dti_progress_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiProgress *self = DTI_PROGRESS (object);
  DtiProgressProperty property = (DtiProgressProperty) prop_id;

  switch (property)
    {
    case PROP_ACCELERATION:
    case PROP_ANTICIPATED:
    case PROP_BASELINE_TIME:
    case PROP_BASELINE_VALUE:
    case PROP_EXPECTED:
    case PROP_PACE_PER_YEAR:
    case PROP_RATIO:
    case PROP_REQUIRED_PACE_PER_YEAR:
    case PROP_SCORE:
    case PROP_TARGET_TIME:
    case PROP_TARGET_VALUE:
    case PROP_TIME:
    case PROP_VALUE:
      g_value_set_double (value, read_number (self, property));
      break;
    case PROP_BASELINE_PERIOD:
    case PROP_CLASS_ID:
    case PROP_NODE:
    case PROP_PERIOD:
    case PROP_REASON:
    case PROP_TARGET_PERIOD:
    case PROP_UNIT:
      g_value_set_string (value, read_text (self, property));
      break;
    case PROP_METHOD:
    case PROP_RATING:
    case PROP_STATUS:
    case PROP_TARGET_KIND:
      g_value_set_enum (value, read_enum (self, property));
      break;
    case PROP_TARGET_MET:
      g_value_set_boolean (value, self->outcome.is_met);
      break;
    case PROP_TARGET:
      g_value_set_object (value, self->target);
      break;
    case PROP_BASELINE:
      g_value_set_object (value, self->baseline);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static GParamSpec *
number_spec (const char *name)
{
  return g_param_spec_double (name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, FIXED);
}

static GParamSpec *
text_spec (const char *name)
{
  return g_param_spec_string (name, NULL, NULL, NULL, FIXED);
}

static void
install_result_numbers (void)
{
  /**
   * DtiProgress:ratio: (getter get_ratio)
   *
   * The ratio of the method; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_RATIO] = number_spec ("ratio");

  /**
   * DtiProgress:score: (getter get_score)
   *
   * The score, −5 to 5; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_SCORE] = number_spec ("score");

  /**
   * DtiProgress:pace-per-year: (getter get_pace_per_year)
   *
   * The pace so far: change per year since the baseline; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_PACE_PER_YEAR] = number_spec ("pace-per-year");

  /**
   * DtiProgress:required-pace-per-year: (getter get_required_pace_per_year)
   *
   * The pace that is needed from now on, per year; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_REQUIRED_PACE_PER_YEAR] = number_spec ("required-pace-per-year");

  /**
   * DtiProgress:acceleration: (getter get_acceleration)
   *
   * How many times as fast it must go from now on; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_ACCELERATION] = number_spec ("acceleration");

  /**
   * DtiProgress:expected: (getter get_expected)
   *
   * The figure that the trajectory has at present; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_EXPECTED] = number_spec ("expected");

  /**
   * DtiProgress:anticipated: (getter get_anticipated)
   *
   * The figure that is anticipated at the target’s time; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_ANTICIPATED] = number_spec ("anticipated");
}

static void
install_input_numbers (void)
{
  /**
   * DtiProgress:value: (getter get_value)
   *
   * The present figure: the last one observed; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_VALUE] = number_spec ("value");

  /**
   * DtiProgress:time: (getter get_time)
   *
   * When the present figure was, in years; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_TIME] = number_spec ("time");

  /**
   * DtiProgress:baseline-value: (getter get_baseline_value)
   *
   * The figure of the baseline; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_BASELINE_VALUE] = number_spec ("baseline-value");

  /**
   * DtiProgress:baseline-time: (getter get_baseline_time)
   *
   * When the baseline was, in years; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_BASELINE_TIME] = number_spec ("baseline-time");

  /**
   * DtiProgress:target-value: (getter get_target_value)
   *
   * The figure that the target asks for, the lower end of a range; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_TARGET_VALUE] = number_spec ("target-value");

  /**
   * DtiProgress:target-time: (getter get_target_time)
   *
   * When the target is to be reached, in years; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_TARGET_TIME] = number_spec ("target-time");
}

static void
install_texts (void)
{
  /**
   * DtiProgress:unit: (getter get_unit)
   *
   * The id of the unit, or `NULL` where it was not said.
   *
   * Since: 1.0
   */
  props[PROP_UNIT] = text_spec ("unit");

  /**
   * DtiProgress:node: (getter get_node)
   *
   * The id of the node, or `NULL` where it was not said.
   *
   * Since: 1.0
   */
  props[PROP_NODE] = text_spec ("node");

  /**
   * DtiProgress:period: (getter get_period)
   *
   * The period of the present figure, or `NULL` where it was not said.
   *
   * Since: 1.0
   */
  props[PROP_PERIOD] = text_spec ("period");

  /**
   * DtiProgress:baseline-period: (getter get_baseline_period)
   *
   * The period of the baseline, or `NULL` where it was not said.
   *
   * Since: 1.0
   */
  props[PROP_BASELINE_PERIOD] = text_spec ("baseline-period");

  /**
   * DtiProgress:target-period: (getter get_target_period)
   *
   * The period by which the target is to be reached, or `NULL` where it was not said.
   *
   * Since: 1.0
   */
  props[PROP_TARGET_PERIOD] = text_spec ("target-period");

  /**
   * DtiProgress:class-id: (getter get_class_id)
   *
   * The verdict as the id of an item of [ctor@Dti.Legend.new_for_progress].
   *
   * Since: 1.0
   */
  props[PROP_CLASS_ID] = text_spec ("class-id");

  /**
   * DtiProgress:reason: (getter get_reason)
   *
   * Why there is no ratio or no verdict, in Vietnamese; `NULL` where all is said.
   *
   * Since: 1.0
   */
  props[PROP_REASON] = text_spec ("reason");
}

static void
install_verdicts (void)
{
  /**
   * DtiProgress:method: (getter get_method)
   *
   * How progress was measured.
   *
   * Since: 1.0
   */
  props[PROP_METHOD] = g_param_spec_enum ("method",
                                          NULL,
                                          NULL,
                                          DTI_TYPE_PROGRESS_METHOD,
                                          DTI_PROGRESS_METHOD_LINEAR_PACE,
                                          FIXED);

  /**
   * DtiProgress:status: (getter get_status)
   *
   * How the assessment went.
   *
   * Since: 1.0
   */
  props[PROP_STATUS] = g_param_spec_enum ("status",
                                          NULL,
                                          NULL,
                                          DTI_TYPE_PROGRESS_STATUS,
                                          DTI_PROGRESS_STATUS_OK,
                                          FIXED);

  /**
   * DtiProgress:rating: (getter get_rating)
   *
   * The verdict.
   *
   * Since: 1.0
   */
  props[PROP_RATING] = g_param_spec_enum ("rating",
                                          NULL,
                                          NULL,
                                          DTI_TYPE_PROGRESS_RATING,
                                          DTI_PROGRESS_RATING_NOT_RATED,
                                          FIXED);

  /**
   * DtiProgress:target-kind: (getter get_target_kind)
   *
   * What the target asks for.
   *
   * Since: 1.0
   */
  props[PROP_TARGET_KIND] = g_param_spec_enum ("target-kind",
                                               NULL,
                                               NULL,
                                               DTI_TYPE_TARGET_KIND,
                                               DTI_TARGET_KIND_AT_LEAST,
                                               FIXED);

  /**
   * DtiProgress:target-met: (getter get_target_met)
   *
   * Whether the present figure is what the target asks for.
   *
   * Since: 1.0
   */
  props[PROP_TARGET_MET] = g_param_spec_boolean ("target-met", NULL, NULL, FALSE, FIXED);

  /**
   * DtiProgress:target: (getter get_target)
   *
   * The target, or `NULL` where there is none, or only a number.
   *
   * Since: 1.0
   */
  props[PROP_TARGET] = g_param_spec_object ("target", NULL, NULL, DTI_TYPE_TARGET, FIXED);

  /**
   * DtiProgress:baseline: (getter get_baseline)
   *
   * The baseline of the plan, or `NULL` where the first figure of the series stands for it.
   *
   * Since: 1.0
   */
  props[PROP_BASELINE] = g_param_spec_object ("baseline", NULL, NULL, DTI_TYPE_BASELINE, FIXED);
}

static void
dti_progress_class_init (DtiProgressClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_progress_finalize;
  object_class->get_property = dti_progress_get_property;

  install_result_numbers ();
  install_input_numbers ();
  install_texts ();
  install_verdicts ();
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_progress_init (DtiProgress *self)
{
  self->decimals = -1;
}

DtiProgress *
dti_progress_create (const DtiProgressRules *rules, const DtiProgressInput *input)
{
  DtiProgress *self = g_object_new (DTI_TYPE_PROGRESS, NULL);

  self->method = rules->method;
  self->input = *input;
  dti_progress_compute (&self->input, rules, &self->outcome);

  return self;
}

const char *
dti_progress_get_nick (GType type, int value)
{
  g_autoptr (GEnumClass) values = g_type_class_ref (type);

  return g_enum_get_value (values, value)->value_nick;
}
