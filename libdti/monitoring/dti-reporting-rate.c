/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-reporting-private.h"

/**
 * DtiReportingRate:
 *
 * How an agency, or a group of obligations, reports: counts, and rates made from them.
 *
 * These hold always: on time + late = received; received + none = expected; content with evidence ≤
 * present ≤ expected. So every rate lies from 0 to 1, and those of on time, late and none add up to
 * 1. Where nothing is expected there is no rate, rather than one of 0.
 *
 * A rate never changes, so threads share it freely.
 *
 * Since: 1.0
 */
struct _DtiReportingRate
{
  GObject parent_instance;

  char *id;
  char *title;
  DtiReportingTally tally;
};

typedef enum
{
  PROP_CONTENT_RATE = 1,
  PROP_EVIDENCE_RATE,
  PROP_ID,
  PROP_LATE_RATE,
  PROP_N_CONTENT_EXPECTED,
  PROP_N_CONTENT_PRESENT,
  PROP_N_CONTENT_WITH_EVIDENCE,
  PROP_N_EXCLUDED,
  PROP_N_EXPECTED,
  PROP_N_LATE,
  PROP_N_NONE,
  PROP_N_ON_TIME,
  PROP_N_PENDING,
  PROP_N_RECEIVED,
  PROP_N_RETURNED,
  PROP_N_WAIVED,
  PROP_NONE_RATE,
  PROP_ON_TIME_RATE,
  PROP_RECEIVED_RATE,
  PROP_TITLE,
} DtiReportingRateProperty;

static GParamSpec *props[PROP_TITLE + 1];

G_DEFINE_FINAL_TYPE (DtiReportingRate, dti_reporting_rate, G_TYPE_OBJECT)

static void
dti_reporting_rate_finalize (GObject *object)
{
  DtiReportingRate *self = DTI_REPORTING_RATE (object);

  g_free (self->id);
  g_free (self->title);

  G_OBJECT_CLASS (dti_reporting_rate_parent_class)->finalize (object);
}

static guint
get_count (DtiReportingRate *self, DtiReportingRateProperty property)
{
  static guint (*const getters[]) (DtiReportingRate *) = {
    [PROP_N_EXCLUDED] = dti_reporting_rate_get_n_excluded,
    [PROP_N_EXPECTED] = dti_reporting_rate_get_n_expected,
    [PROP_N_LATE] = dti_reporting_rate_get_n_late,
    [PROP_N_NONE] = dti_reporting_rate_get_n_none,
    [PROP_N_ON_TIME] = dti_reporting_rate_get_n_on_time,
    [PROP_N_PENDING] = dti_reporting_rate_get_n_pending,
    [PROP_N_RECEIVED] = dti_reporting_rate_get_n_received,
    [PROP_N_RETURNED] = dti_reporting_rate_get_n_returned,
    [PROP_N_WAIVED] = dti_reporting_rate_get_n_waived,
  };

  return getters[property](self);
}

static guint64
get_large_count (DtiReportingRate *self, DtiReportingRateProperty property)
{
  static guint64 (*const getters[]) (DtiReportingRate *) = {
    [PROP_N_CONTENT_EXPECTED] = dti_reporting_rate_get_n_content_expected,
    [PROP_N_CONTENT_PRESENT] = dti_reporting_rate_get_n_content_present,
    [PROP_N_CONTENT_WITH_EVIDENCE] = dti_reporting_rate_get_n_content_with_evidence,
  };

  return getters[property](self);
}

static double
get_rate (DtiReportingRate *self, DtiReportingRateProperty property)
{
  static const DtiRate rates[] = {
    [PROP_CONTENT_RATE] = DTI_RATE_CONTENT, [PROP_EVIDENCE_RATE] = DTI_RATE_EVIDENCE,
    [PROP_LATE_RATE] = DTI_RATE_LATE,       [PROP_NONE_RATE] = DTI_RATE_NONE,
    [PROP_ON_TIME_RATE] = DTI_RATE_ON_TIME, [PROP_RECEIVED_RATE] = DTI_RATE_RECEIVED,
  };
  double value = NAN;

  dti_reporting_rate_get_rate (self, rates[property], &value);

  return value;
}

static void
dti_reporting_rate_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiReportingRate *self = DTI_REPORTING_RATE (object);
  DtiReportingRateProperty property = (DtiReportingRateProperty) prop_id;

  switch (property)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_N_EXCLUDED:
    case PROP_N_EXPECTED:
    case PROP_N_LATE:
    case PROP_N_NONE:
    case PROP_N_ON_TIME:
    case PROP_N_PENDING:
    case PROP_N_RECEIVED:
    case PROP_N_RETURNED:
    case PROP_N_WAIVED:
      g_value_set_uint (value, get_count (self, property));
      break;
    case PROP_N_CONTENT_EXPECTED:
    case PROP_N_CONTENT_PRESENT:
    case PROP_N_CONTENT_WITH_EVIDENCE:
      g_value_set_uint64 (value, get_large_count (self, property));
      break;
    case PROP_CONTENT_RATE:
    case PROP_EVIDENCE_RATE:
    case PROP_LATE_RATE:
    case PROP_NONE_RATE:
    case PROP_ON_TIME_RATE:
    case PROP_RECEIVED_RATE:
      g_value_set_double (value, get_rate (self, property));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static GParamSpec *
text_spec (const char *name)
{
  return g_param_spec_string (name, NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static GParamSpec *
count_spec (const char *name)
{
  return g_param_spec_uint (
      name, NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static GParamSpec *
large_count_spec (const char *name)
{
  return g_param_spec_uint64 (
      name, NULL, NULL, 0, G_MAXUINT64, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static GParamSpec *
rate_spec (const char *name)
{
  return g_param_spec_double (
      name, NULL, NULL, 0.0, 1.0, 0.0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
make_count_properties (void)
{
  /**
   * DtiReportingRate:n-expected: (getter get_n_expected)
   *
   * Number of obligations that count: on time, late and not received.
   *
   * Since: 1.0
   */
  props[PROP_N_EXPECTED] = count_spec ("n-expected");

  /**
   * DtiReportingRate:n-received: (getter get_n_received)
   *
   * Number of reports received, on time or late.
   *
   * Since: 1.0
   */
  props[PROP_N_RECEIVED] = count_spec ("n-received");

  /**
   * DtiReportingRate:n-on-time: (getter get_n_on_time)
   *
   * Number of reports received on time.
   *
   * Since: 1.0
   */
  props[PROP_N_ON_TIME] = count_spec ("n-on-time");

  /**
   * DtiReportingRate:n-late: (getter get_n_late)
   *
   * Number of reports received late.
   *
   * Since: 1.0
   */
  props[PROP_N_LATE] = count_spec ("n-late");

  /**
   * DtiReportingRate:n-none: (getter get_n_none)
   *
   * Number of reports that are due and were not received.
   *
   * Since: 1.0
   */
  props[PROP_N_NONE] = count_spec ("n-none");

  /**
   * DtiReportingRate:n-pending: (getter get_n_pending)
   *
   * Number of reports that are not due yet and were not received.
   *
   * Since: 1.0
   */
  props[PROP_N_PENDING] = count_spec ("n-pending");

  /**
   * DtiReportingRate:n-waived: (getter get_n_waived)
   *
   * Number of obligations that were waived.
   *
   * Since: 1.0
   */
  props[PROP_N_WAIVED] = count_spec ("n-waived");

  /**
   * DtiReportingRate:n-excluded: (getter get_n_excluded)
   *
   * Number of obligations that were excluded.
   *
   * Since: 1.0
   */
  props[PROP_N_EXCLUDED] = count_spec ("n-excluded");

  /**
   * DtiReportingRate:n-returned: (getter get_n_returned)
   *
   * Number of reports that were returned and not submitted again.
   *
   * Since: 1.0
   */
  props[PROP_N_RETURNED] = count_spec ("n-returned");
}

static void
make_content_properties (void)
{
  /**
   * DtiReportingRate:n-content-expected: (getter get_n_content_expected)
   *
   * Number of values asked for in the reports received.
   *
   * Since: 1.0
   */
  props[PROP_N_CONTENT_EXPECTED] = large_count_spec ("n-content-expected");

  /**
   * DtiReportingRate:n-content-present: (getter get_n_content_present)
   *
   * Number of values that are there in the reports received.
   *
   * Since: 1.0
   */
  props[PROP_N_CONTENT_PRESENT] = large_count_spec ("n-content-present");

  /**
   * DtiReportingRate:n-content-with-evidence: (getter get_n_content_with_evidence)
   *
   * Number of values that have evidence in the reports received.
   *
   * Since: 1.0
   */
  props[PROP_N_CONTENT_WITH_EVIDENCE] = large_count_spec ("n-content-with-evidence");
}

static void
make_rate_properties (void)
{
  /**
   * DtiReportingRate:received-rate:
   *
   * Rate of received of expected, 0 to 1; NaN where there is none.
   *
   * For lists and expressions; programs call [method@Dti.ReportingRate.get_rate].
   *
   * Since: 1.0
   */
  props[PROP_RECEIVED_RATE] = rate_spec ("received-rate");

  /**
   * DtiReportingRate:on-time-rate:
   *
   * Rate of on time of expected, 0 to 1; NaN where there is none.
   *
   * For lists and expressions; programs call [method@Dti.ReportingRate.get_rate].
   *
   * Since: 1.0
   */
  props[PROP_ON_TIME_RATE] = rate_spec ("on-time-rate");

  /**
   * DtiReportingRate:late-rate:
   *
   * Rate of late of expected, 0 to 1; NaN where there is none.
   *
   * For lists and expressions; programs call [method@Dti.ReportingRate.get_rate].
   *
   * Since: 1.0
   */
  props[PROP_LATE_RATE] = rate_spec ("late-rate");

  /**
   * DtiReportingRate:none-rate:
   *
   * Rate of not received of expected, 0 to 1; NaN where there is none.
   *
   * For lists and expressions; programs call [method@Dti.ReportingRate.get_rate].
   *
   * Since: 1.0
   */
  props[PROP_NONE_RATE] = rate_spec ("none-rate");

  /**
   * DtiReportingRate:content-rate:
   *
   * Rate of values present of those expected, 0 to 1; NaN where there is none.
   *
   * For lists and expressions; programs call [method@Dti.ReportingRate.get_rate].
   *
   * Since: 1.0
   */
  props[PROP_CONTENT_RATE] = rate_spec ("content-rate");

  /**
   * DtiReportingRate:evidence-rate:
   *
   * Rate of values with evidence of those present, 0 to 1; NaN where there is none.
   *
   * For lists and expressions; programs call [method@Dti.ReportingRate.get_rate].
   *
   * Since: 1.0
   */
  props[PROP_EVIDENCE_RATE] = rate_spec ("evidence-rate");
}

static void
dti_reporting_rate_class_init (DtiReportingRateClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_reporting_rate_finalize;
  object_class->get_property = dti_reporting_rate_get_property;

  /**
   * DtiReportingRate:id: (getter get_id)
   *
   * What is counted together.
   *
   * Since: 1.0
   */
  props[PROP_ID] = text_spec ("id");

  /**
   * DtiReportingRate:title: (getter get_title)
   *
   * Its title.
   *
   * Since: 1.0
   */
  props[PROP_TITLE] = text_spec ("title");

  make_count_properties ();
  make_content_properties ();
  make_rate_properties ();
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_reporting_rate_init (DtiReportingRate *self)
{
}

void
dti_reporting_tally_add (DtiReportingTally *self, const DtiReportingTally *other)
{
  self->n_on_time += other->n_on_time;
  self->n_late += other->n_late;
  self->n_none += other->n_none;
  self->n_pending += other->n_pending;
  self->n_waived += other->n_waived;
  self->n_excluded += other->n_excluded;
  self->n_returned += other->n_returned;
  self->n_content_expected += other->n_content_expected;
  self->n_content_present += other->n_content_present;
  self->n_content_with_evidence += other->n_content_with_evidence;
}

DtiReportingRate *
dti_reporting_rate_new (const char *id, const char *title)
{
  DtiReportingRate *self = g_object_new (DTI_TYPE_REPORTING_RATE, NULL);

  self->id = g_strdup (id);
  self->title = g_strdup (title);

  return self;
}

DtiReportingTally *
dti_reporting_rate_get_tally (DtiReportingRate *self)
{
  return &self->tally;
}

/* ---- public functions ---- */

/**
 * dti_reporting_rate_get_id: (get-property id)
 * @self: a rate
 *
 * Gets what is counted together.
 *
 * It is the id of an agency or a rule, a kind, a period, or `*` for all that have nothing above
 * them; empty for agencies without a kind.
 *
 * Returns: the id
 *
 * Since: 1.0
 */
const char *
dti_reporting_rate_get_id (DtiReportingRate *self)
{
  g_return_val_if_fail (DTI_IS_REPORTING_RATE (self), NULL);

  return self->id;
}

/**
 * dti_reporting_rate_get_title: (get-property title)
 * @self: a rate
 *
 * Gets its title, of an agency or a rule.
 *
 * Returns: (nullable): the title, or `NULL` where there is none
 *
 * Since: 1.0
 */
const char *
dti_reporting_rate_get_title (DtiReportingRate *self)
{
  g_return_val_if_fail (DTI_IS_REPORTING_RATE (self), NULL);

  return self->title;
}

/**
 * dti_reporting_rate_get_n_expected: (get-property n-expected)
 * @self: a rate
 *
 * Gets the number of obligations that count: on time, late and not received.
 *
 * Waived, excluded and pending ones do not count, nor do those that are due on request and that
 * nobody asked for.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
dti_reporting_rate_get_n_expected (DtiReportingRate *self)
{
  g_return_val_if_fail (DTI_IS_REPORTING_RATE (self), 0);

  return self->tally.n_on_time + self->tally.n_late + self->tally.n_none;
}

/**
 * dti_reporting_rate_get_n_received: (get-property n-received)
 * @self: a rate
 *
 * Gets the number of reports received, on time or late.
 *
 * It is never more than [method@Dti.ReportingRate.get_n_expected].
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
dti_reporting_rate_get_n_received (DtiReportingRate *self)
{
  g_return_val_if_fail (DTI_IS_REPORTING_RATE (self), 0);

  return self->tally.n_on_time + self->tally.n_late;
}

/**
 * dti_reporting_rate_get_n_on_time: (get-property n-on-time)
 * @self: a rate
 *
 * Gets the number of reports received on time.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
dti_reporting_rate_get_n_on_time (DtiReportingRate *self)
{
  g_return_val_if_fail (DTI_IS_REPORTING_RATE (self), 0);

  return self->tally.n_on_time;
}

/**
 * dti_reporting_rate_get_n_late: (get-property n-late)
 * @self: a rate
 *
 * Gets the number of reports received late.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
dti_reporting_rate_get_n_late (DtiReportingRate *self)
{
  g_return_val_if_fail (DTI_IS_REPORTING_RATE (self), 0);

  return self->tally.n_late;
}

/**
 * dti_reporting_rate_get_n_none: (get-property n-none)
 * @self: a rate
 *
 * Gets the number of reports that are due and were not received.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
dti_reporting_rate_get_n_none (DtiReportingRate *self)
{
  g_return_val_if_fail (DTI_IS_REPORTING_RATE (self), 0);

  return self->tally.n_none;
}

/**
 * dti_reporting_rate_get_n_pending: (get-property n-pending)
 * @self: a rate
 *
 * Gets the number of reports that are not due yet and were not received.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
dti_reporting_rate_get_n_pending (DtiReportingRate *self)
{
  g_return_val_if_fail (DTI_IS_REPORTING_RATE (self), 0);

  return self->tally.n_pending;
}

/**
 * dti_reporting_rate_get_n_waived: (get-property n-waived)
 * @self: a rate
 *
 * Gets the number of obligations that were waived.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
dti_reporting_rate_get_n_waived (DtiReportingRate *self)
{
  g_return_val_if_fail (DTI_IS_REPORTING_RATE (self), 0);

  return self->tally.n_waived;
}

/**
 * dti_reporting_rate_get_n_excluded: (get-property n-excluded)
 * @self: a rate
 *
 * Gets the number of obligations that were excluded.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
dti_reporting_rate_get_n_excluded (DtiReportingRate *self)
{
  g_return_val_if_fail (DTI_IS_REPORTING_RATE (self), 0);

  return self->tally.n_excluded;
}

/**
 * dti_reporting_rate_get_n_returned: (get-property n-returned)
 * @self: a rate
 *
 * Gets the number of reports that were returned and not submitted again.
 *
 * They are also among those not received, or among the pending ones.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
dti_reporting_rate_get_n_returned (DtiReportingRate *self)
{
  g_return_val_if_fail (DTI_IS_REPORTING_RATE (self), 0);

  return self->tally.n_returned;
}

/**
 * dti_reporting_rate_get_n_content_expected: (get-property n-content-expected)
 * @self: a rate
 *
 * Gets the number of values asked for in the reports received.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint64
dti_reporting_rate_get_n_content_expected (DtiReportingRate *self)
{
  g_return_val_if_fail (DTI_IS_REPORTING_RATE (self), 0);

  return self->tally.n_content_expected;
}

/**
 * dti_reporting_rate_get_n_content_present: (get-property n-content-present)
 * @self: a rate
 *
 * Gets the number of values that are there in the reports received.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint64
dti_reporting_rate_get_n_content_present (DtiReportingRate *self)
{
  g_return_val_if_fail (DTI_IS_REPORTING_RATE (self), 0);

  return self->tally.n_content_present;
}

/**
 * dti_reporting_rate_get_n_content_with_evidence: (get-property n-content-with-evidence)
 * @self: a rate
 *
 * Gets the number of values that have evidence in the reports received.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint64
dti_reporting_rate_get_n_content_with_evidence (DtiReportingRate *self)
{
  g_return_val_if_fail (DTI_IS_REPORTING_RATE (self), 0);

  return self->tally.n_content_with_evidence;
}

static guint64
get_numerator (const DtiReportingTally *tally, DtiRate rate)
{
  switch (rate)
    {
    case DTI_RATE_RECEIVED:
      return (guint64) tally->n_on_time + tally->n_late;
    case DTI_RATE_ON_TIME:
      return tally->n_on_time;
    case DTI_RATE_LATE:
      return tally->n_late;
    case DTI_RATE_NONE:
      return tally->n_none;
    case DTI_RATE_CONTENT:
      return tally->n_content_present;
    case DTI_RATE_EVIDENCE:
      return tally->n_content_with_evidence;
    default:
      g_return_val_if_reached (0);
    }
}

static guint64
get_denominator (const DtiReportingTally *tally, DtiRate rate)
{
  if (rate == DTI_RATE_CONTENT)
    return tally->n_content_expected;
  if (rate == DTI_RATE_EVIDENCE)
    return tally->n_content_present;

  return (guint64) tally->n_on_time + tally->n_late + tally->n_none;
}

/**
 * dti_reporting_rate_get_rate:
 * @self: a rate
 * @rate: which one
 * @value: (out) (optional): return location for the rate, 0 to 1; NaN where there is none
 *
 * Computes a rate from the counts.
 *
 * Returns: `FALSE` where there is none, because nothing is expected
 *
 * Since: 1.0
 */
gboolean
dti_reporting_rate_get_rate (DtiReportingRate *self, DtiRate rate, double *value)
{
  guint64 denominator;

  g_return_val_if_fail (DTI_IS_REPORTING_RATE (self), FALSE);
  g_return_val_if_fail ((guint) rate <= DTI_RATE_EVIDENCE, FALSE);

  denominator = get_denominator (&self->tally, rate);
  if (value != NULL)
    *value =
        denominator > 0 ? (double) get_numerator (&self->tally, rate) / (double) denominator : NAN;

  return denominator > 0;
}
