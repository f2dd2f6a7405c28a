/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-rank-change-private.h"

/**
 * DtiRankInterval:
 *
 * Where a rank can lie if what it is made of is not exactly known.
 *
 * The interval is either what rounding of the figures leaves open
 * ([method@Dti.RankChange.get_rounding_interval]), or what a draw of other weights makes of the
 * ranks ([method@Dti.RankChange.simulate_weights]); then best and worst are the 5 % and 95 %
 * quantiles of the draws.
 *
 * An interval is immutable and free-threaded.
 *
 * Since: 1.0
 */
struct _DtiRankInterval
{
  GObject parent_instance;

  DtiRankRange range;
};

typedef enum
{
  PROP_OLDER_BEST = 1,
  PROP_OLDER_MEDIAN,
  PROP_OLDER_WORST,
  PROP_NEWER_BEST,
  PROP_NEWER_MEDIAN,
  PROP_NEWER_WORST,
  PROP_CHANGE_LOW,
  PROP_CHANGE_MEDIAN,
  PROP_CHANGE_HIGH,
  PROP_AGREEMENT,
  PROP_N_DRAWS,
} DtiRankIntervalProperty;

static GParamSpec *props[PROP_N_DRAWS + 1];

G_DEFINE_FINAL_TYPE (DtiRankInterval, dti_rank_interval, G_TYPE_OBJECT)

static void
dti_rank_interval_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiRankInterval *self = DTI_RANK_INTERVAL (object);

  switch ((DtiRankIntervalProperty) prop_id)
    {
    case PROP_OLDER_BEST:
      g_value_set_double (value, self->range.ranks[DTI_OLDER].low);
      break;
    case PROP_OLDER_MEDIAN:
      g_value_set_double (value, self->range.ranks[DTI_OLDER].middle);
      break;
    case PROP_OLDER_WORST:
      g_value_set_double (value, self->range.ranks[DTI_OLDER].high);
      break;
    case PROP_NEWER_BEST:
      g_value_set_double (value, self->range.ranks[DTI_NEWER].low);
      break;
    case PROP_NEWER_MEDIAN:
      g_value_set_double (value, self->range.ranks[DTI_NEWER].middle);
      break;
    case PROP_NEWER_WORST:
      g_value_set_double (value, self->range.ranks[DTI_NEWER].high);
      break;
    case PROP_CHANGE_LOW:
      g_value_set_double (value, self->range.change.low);
      break;
    case PROP_CHANGE_MEDIAN:
      g_value_set_double (value, self->range.change.middle);
      break;
    case PROP_CHANGE_HIGH:
      g_value_set_double (value, self->range.change.high);
      break;
    case PROP_AGREEMENT:
      g_value_set_double (value, self->range.agreement);
      break;
    case PROP_N_DRAWS:
      g_value_set_uint (value, self->range.n_draws);
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

static GParamSpec *
count_spec (const char *name)
{
  return g_param_spec_uint (
      name, NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
install_older_properties (void)
{
  /**
   * DtiRankInterval:older-best: (getter get_older_best)
   *
   * The best rank in the older year.
   *
   * Since: 1.0
   */
  props[PROP_OLDER_BEST] = number_spec ("older-best");

  /**
   * DtiRankInterval:older-median: (getter get_older_median)
   *
   * The rank in the middle in the older year.
   *
   * Since: 1.0
   */
  props[PROP_OLDER_MEDIAN] = number_spec ("older-median");

  /**
   * DtiRankInterval:older-worst: (getter get_older_worst)
   *
   * The worst rank in the older year.
   *
   * Since: 1.0
   */
  props[PROP_OLDER_WORST] = number_spec ("older-worst");
}

static void
install_newer_properties (void)
{
  /**
   * DtiRankInterval:newer-best: (getter get_newer_best)
   *
   * The best rank in the newer year.
   *
   * Since: 1.0
   */
  props[PROP_NEWER_BEST] = number_spec ("newer-best");

  /**
   * DtiRankInterval:newer-median: (getter get_newer_median)
   *
   * The rank in the middle in the newer year.
   *
   * Since: 1.0
   */
  props[PROP_NEWER_MEDIAN] = number_spec ("newer-median");

  /**
   * DtiRankInterval:newer-worst: (getter get_newer_worst)
   *
   * The worst rank in the newer year.
   *
   * Since: 1.0
   */
  props[PROP_NEWER_WORST] = number_spec ("newer-worst");
}

static void
install_change_properties (void)
{
  /**
   * DtiRankInterval:change-low: (getter get_change_low)
   *
   * The smallest change of the rank.
   *
   * Since: 1.0
   */
  props[PROP_CHANGE_LOW] = number_spec ("change-low");

  /**
   * DtiRankInterval:change-median: (getter get_change_median)
   *
   * The change of the rank in the middle.
   *
   * Since: 1.0
   */
  props[PROP_CHANGE_MEDIAN] = number_spec ("change-median");

  /**
   * DtiRankInterval:change-high: (getter get_change_high)
   *
   * The largest change of the rank.
   *
   * Since: 1.0
   */
  props[PROP_CHANGE_HIGH] = number_spec ("change-high");

  /**
   * DtiRankInterval:agreement: (getter get_agreement)
   *
   * The share of the draws in which the rank changes in the direction it did, from 0 to 1.
   *
   * Since: 1.0
   */
  props[PROP_AGREEMENT] = number_spec ("agreement");

  /**
   * DtiRankInterval:n-draws: (getter get_n_draws)
   *
   * How many draws of weights were made, 0 for an interval of rounding.
   *
   * Since: 1.0
   */
  props[PROP_N_DRAWS] = count_spec ("n-draws");
}

static void
dti_rank_interval_class_init (DtiRankIntervalClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dti_rank_interval_get_property;

  install_older_properties ();
  install_newer_properties ();
  install_change_properties ();

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_rank_interval_init (DtiRankInterval *self)
{
}

DtiRankInterval *
dti_rank_interval_new (const DtiRankRange *range)
{
  DtiRankInterval *self = g_object_new (DTI_TYPE_RANK_INTERVAL, NULL);

  self->range = *range;

  return self;
}

/**
 * dti_rank_interval_get_older_best: (get-property older-best)
 * @self: an interval
 *
 * Gets the best rank in the older year.
 *
 * Returns: the best rank in the older year
 *
 * Since: 1.0
 */
double
dti_rank_interval_get_older_best (DtiRankInterval *self)
{
  g_return_val_if_fail (DTI_IS_RANK_INTERVAL (self), NAN);

  return self->range.ranks[DTI_OLDER].low;
}

/**
 * dti_rank_interval_get_older_median: (get-property older-median)
 * @self: an interval
 *
 * Gets the rank in the middle in the older year.
 *
 * Returns: the rank in the middle in the older year
 *
 * Since: 1.0
 */
double
dti_rank_interval_get_older_median (DtiRankInterval *self)
{
  g_return_val_if_fail (DTI_IS_RANK_INTERVAL (self), NAN);

  return self->range.ranks[DTI_OLDER].middle;
}

/**
 * dti_rank_interval_get_older_worst: (get-property older-worst)
 * @self: an interval
 *
 * Gets the worst rank in the older year.
 *
 * Returns: the worst rank in the older year
 *
 * Since: 1.0
 */
double
dti_rank_interval_get_older_worst (DtiRankInterval *self)
{
  g_return_val_if_fail (DTI_IS_RANK_INTERVAL (self), NAN);

  return self->range.ranks[DTI_OLDER].high;
}

/**
 * dti_rank_interval_get_newer_best: (get-property newer-best)
 * @self: an interval
 *
 * Gets the best rank in the newer year.
 *
 * Returns: the best rank in the newer year
 *
 * Since: 1.0
 */
double
dti_rank_interval_get_newer_best (DtiRankInterval *self)
{
  g_return_val_if_fail (DTI_IS_RANK_INTERVAL (self), NAN);

  return self->range.ranks[DTI_NEWER].low;
}

/**
 * dti_rank_interval_get_newer_median: (get-property newer-median)
 * @self: an interval
 *
 * Gets the rank in the middle in the newer year.
 *
 * Returns: the rank in the middle in the newer year
 *
 * Since: 1.0
 */
double
dti_rank_interval_get_newer_median (DtiRankInterval *self)
{
  g_return_val_if_fail (DTI_IS_RANK_INTERVAL (self), NAN);

  return self->range.ranks[DTI_NEWER].middle;
}

/**
 * dti_rank_interval_get_newer_worst: (get-property newer-worst)
 * @self: an interval
 *
 * Gets the worst rank in the newer year.
 *
 * Returns: the worst rank in the newer year
 *
 * Since: 1.0
 */
double
dti_rank_interval_get_newer_worst (DtiRankInterval *self)
{
  g_return_val_if_fail (DTI_IS_RANK_INTERVAL (self), NAN);

  return self->range.ranks[DTI_NEWER].high;
}

/**
 * dti_rank_interval_get_change_low: (get-property change-low)
 * @self: an interval
 *
 * Gets the smallest change of the rank.
 *
 * A change is the newer rank less the older one; below 0 the unit came forward. Each draw of
 * weights holds in both years, so the changes lie closer together than the ranks do.
 *
 * Returns: the smallest change of the rank
 *
 * Since: 1.0
 */
double
dti_rank_interval_get_change_low (DtiRankInterval *self)
{
  g_return_val_if_fail (DTI_IS_RANK_INTERVAL (self), NAN);

  return self->range.change.low;
}

/**
 * dti_rank_interval_get_change_median: (get-property change-median)
 * @self: an interval
 *
 * Gets the change of the rank in the middle.
 *
 * Returns: the change of the rank in the middle
 *
 * Since: 1.0
 */
double
dti_rank_interval_get_change_median (DtiRankInterval *self)
{
  g_return_val_if_fail (DTI_IS_RANK_INTERVAL (self), NAN);

  return self->range.change.middle;
}

/**
 * dti_rank_interval_get_change_high: (get-property change-high)
 * @self: an interval
 *
 * Gets the largest change of the rank.
 *
 * Returns: the largest change of the rank
 *
 * Since: 1.0
 */
double
dti_rank_interval_get_change_high (DtiRankInterval *self)
{
  g_return_val_if_fail (DTI_IS_RANK_INTERVAL (self), NAN);

  return self->range.change.high;
}

/**
 * dti_rank_interval_get_agreement: (get-property agreement)
 * @self: an interval
 *
 * Gets the share of the draws in which the rank changes in the direction it did, from 0 to 1.
 *
 * Without draws it is 1 where every rank the rounding leaves open says the same, else 0.
 *
 * Returns: the share of the draws in which the rank changes in the direction it did, from 0 to 1
 *
 * Since: 1.0
 */
double
dti_rank_interval_get_agreement (DtiRankInterval *self)
{
  g_return_val_if_fail (DTI_IS_RANK_INTERVAL (self), NAN);

  return self->range.agreement;
}

/**
 * dti_rank_interval_get_n_draws: (get-property n-draws)
 * @self: an interval
 *
 * Gets how many draws of weights were made, 0 for an interval of rounding.
 *
 * Returns: how many draws of weights were made, 0 for an interval of rounding
 *
 * Since: 1.0
 */
guint
dti_rank_interval_get_n_draws (DtiRankInterval *self)
{
  g_return_val_if_fail (DTI_IS_RANK_INTERVAL (self), 0);

  return self->range.n_draws;
}
