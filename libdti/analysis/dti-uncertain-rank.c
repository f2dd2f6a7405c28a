/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-uncertainty-private.h"

#include <libdti/base/dti-number-private.h>

/**
 * DtiUncertainRank:
 *
 * What the replicates of an uncertainty analysis made of the score and the rank of one unit.
 *
 * Statistics are over the replicates in which the unit was ranked. Quantiles are those of Hyndman
 * and Fan's type 7, which R and NumPy have by default. Numbers that are not there are NaN in the
 * properties; the getters say so by their result.
 *
 * A row is immutable and free-threaded.
 *
 * Since: 1.0
 */
struct _DtiUncertainRank
{
  GObject parent_instance;

  DtiUncertainty *uncertainty; /* owns what is asked for */
  gsize unit;
  DtiUncertainFigures figures;
};

typedef enum
{
  PROP_UNIT = 1,
  PROP_N_RANKED,
  PROP_RANK,
  PROP_SCORE,
  PROP_MEAN,
  PROP_MEDIAN,
  PROP_LOW,
  PROP_HIGH,
  PROP_BEST,
  PROP_WORST,
  PROP_SCORE_MEAN,
  PROP_SCORE_LOW,
  PROP_SCORE_HIGH,
} DtiUncertainRankProperty;

static GParamSpec *props[PROP_SCORE_HIGH + 1];

G_DEFINE_FINAL_TYPE (DtiUncertainRank, dti_uncertain_rank, G_TYPE_OBJECT)

static void
dti_uncertain_rank_finalize (GObject *object)
{
  DtiUncertainRank *self = DTI_UNCERTAIN_RANK (object);

  g_clear_object (&self->uncertainty);

  G_OBJECT_CLASS (dti_uncertain_rank_parent_class)->finalize (object);
}

static void
dti_uncertain_rank_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiUncertainRank *self = DTI_UNCERTAIN_RANK (object);

  switch ((DtiUncertainRankProperty) prop_id)
    {
    case PROP_UNIT:
      g_value_set_string (value, dti_uncertain_rank_get_unit (self));
      break;
    case PROP_N_RANKED:
      g_value_set_uint (value, dti_uncertain_rank_get_n_ranked (self));
      break;
    case PROP_RANK:
      g_value_set_double (value, self->figures.nominal_rank);
      break;
    case PROP_SCORE:
      g_value_set_double (value, self->figures.nominal_score);
      break;
    case PROP_MEAN:
      g_value_set_double (value, self->figures.mean);
      break;
    case PROP_MEDIAN:
      g_value_set_double (value, self->figures.median);
      break;
    case PROP_LOW:
      g_value_set_double (value, self->figures.low);
      break;
    case PROP_HIGH:
      g_value_set_double (value, self->figures.high);
      break;
    case PROP_BEST:
      g_value_set_double (value, self->figures.best);
      break;
    case PROP_WORST:
      g_value_set_double (value, self->figures.worst);
      break;
    case PROP_SCORE_MEAN:
      g_value_set_double (value, self->figures.score_mean);
      break;
    case PROP_SCORE_LOW:
      g_value_set_double (value, self->figures.score_low);
      break;
    case PROP_SCORE_HIGH:
      g_value_set_double (value, self->figures.score_high);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_uncertain_rank_class_init (DtiUncertainRankClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = dti_uncertain_rank_finalize;
  object_class->get_property = dti_uncertain_rank_get_property;

  /**
   * DtiUncertainRank:unit: (getter get_unit)
   *
   * The id of the unit.
   *
   * Since: 1.0
   */
  props[PROP_UNIT] = g_param_spec_string ("unit", NULL, NULL, NULL, flags);

  /**
   * DtiUncertainRank:n-ranked: (getter get_n_ranked)
   *
   * In how many replicates the unit was ranked.
   *
   * Since: 1.0
   */
  props[PROP_N_RANKED] = g_param_spec_uint ("n-ranked", NULL, NULL, 0, G_MAXUINT, 0, flags);

  /**
   * DtiUncertainRank:rank: (getter get_rank)
   *
   * The rank without uncertainty; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_RANK] =
      g_param_spec_double ("rank", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, flags);

  /**
   * DtiUncertainRank:score: (getter get_score)
   *
   * The score without uncertainty; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_SCORE] =
      g_param_spec_double ("score", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, flags);

  /**
   * DtiUncertainRank:mean: (getter get_mean)
   *
   * The mean of the ranks; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_MEAN] =
      g_param_spec_double ("mean", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, flags);

  /**
   * DtiUncertainRank:median: (getter get_median)
   *
   * The median of the ranks; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_MEDIAN] =
      g_param_spec_double ("median", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, flags);

  /**
   * DtiUncertainRank:low: (getter get_low)
   *
   * The 5 % quantile of the ranks, the better end; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_LOW] = g_param_spec_double ("low", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, flags);

  /**
   * DtiUncertainRank:high: (getter get_high)
   *
   * The 95 % quantile of the ranks, the worse end; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_HIGH] =
      g_param_spec_double ("high", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, flags);

  /**
   * DtiUncertainRank:best: (getter get_best)
   *
   * The best rank; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_BEST] =
      g_param_spec_double ("best", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, flags);

  /**
   * DtiUncertainRank:worst: (getter get_worst)
   *
   * The worst rank; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_WORST] =
      g_param_spec_double ("worst", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, flags);

  /**
   * DtiUncertainRank:score-mean: (getter get_score_mean)
   *
   * The mean of the scores; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_SCORE_MEAN] =
      g_param_spec_double ("score-mean", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, flags);

  /**
   * DtiUncertainRank:score-low: (getter get_score_low)
   *
   * The 5 % quantile of the scores; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_SCORE_LOW] =
      g_param_spec_double ("score-low", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, flags);

  /**
   * DtiUncertainRank:score-high: (getter get_score_high)
   *
   * The 95 % quantile of the scores; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_SCORE_HIGH] =
      g_param_spec_double ("score-high", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_uncertain_rank_init (DtiUncertainRank *self)
{
}

DtiUncertainRank *
dti_uncertain_rank_new (DtiUncertainty *uncertainty, gsize unit)
{
  DtiUncertainRank *self = g_object_new (DTI_TYPE_UNCERTAIN_RANK, NULL);

  self->uncertainty = g_object_ref (uncertainty);
  self->unit = unit;
  dti_uncertainty_measure_unit (uncertainty, unit, &self->figures);

  return self;
}

/* ---- public ---- */

/**
 * dti_uncertain_rank_get_unit: (get-property unit)
 * @self: a row
 *
 * Gets the id of the unit.
 *
 * Returns: (transfer none): the id of the unit
 *
 * Since: 1.0
 */
const char *
dti_uncertain_rank_get_unit (DtiUncertainRank *self)
{
  g_return_val_if_fail (DTI_IS_UNCERTAIN_RANK (self), NULL);

  return dti_uncertainty_get_unit_id (self->uncertainty, self->unit);
}

/**
 * dti_uncertain_rank_get_n_ranked: (get-property n-ranked)
 * @self: a row
 *
 * Gets in how many replicates the unit was ranked.
 *
 * Returns: in how many replicates the unit was ranked
 *
 * Since: 1.0
 */
guint
dti_uncertain_rank_get_n_ranked (DtiUncertainRank *self)
{
  g_return_val_if_fail (DTI_IS_UNCERTAIN_RANK (self), 0);

  return self->figures.n;
}

/**
 * dti_uncertain_rank_get_rank: (get-property rank)
 * @self: a row
 * @rank: (out) (optional): the rank without uncertainty; NaN where there is none
 *
 * Gets the rank without uncertainty.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_uncertain_rank_get_rank (DtiUncertainRank *self, double *rank)
{
  g_return_val_if_fail (DTI_IS_UNCERTAIN_RANK (self), FALSE);

  return dti_number_hand_out (self->figures.nominal_rank, rank);
}

/**
 * dti_uncertain_rank_get_score: (get-property score)
 * @self: a row
 * @score: (out) (optional): the score without uncertainty; NaN where there is none
 *
 * Gets the score without uncertainty.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_uncertain_rank_get_score (DtiUncertainRank *self, double *score)
{
  g_return_val_if_fail (DTI_IS_UNCERTAIN_RANK (self), FALSE);

  return dti_number_hand_out (self->figures.nominal_score, score);
}

/**
 * dti_uncertain_rank_get_mean: (get-property mean)
 * @self: a row
 * @mean: (out) (optional): the mean of the ranks; NaN where there is none
 *
 * Gets the mean of the ranks.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_uncertain_rank_get_mean (DtiUncertainRank *self, double *mean)
{
  g_return_val_if_fail (DTI_IS_UNCERTAIN_RANK (self), FALSE);

  return dti_number_hand_out (self->figures.mean, mean);
}

/**
 * dti_uncertain_rank_get_median: (get-property median)
 * @self: a row
 * @median: (out) (optional): the median of the ranks; NaN where there is none
 *
 * Gets the median of the ranks.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_uncertain_rank_get_median (DtiUncertainRank *self, double *median)
{
  g_return_val_if_fail (DTI_IS_UNCERTAIN_RANK (self), FALSE);

  return dti_number_hand_out (self->figures.median, median);
}

/**
 * dti_uncertain_rank_get_low: (get-property low)
 * @self: a row
 * @low: (out) (optional): the 5 % quantile of the ranks, the better end; NaN where there is none
 *
 * Gets the 5 % quantile of the ranks, the better end.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_uncertain_rank_get_low (DtiUncertainRank *self, double *low)
{
  g_return_val_if_fail (DTI_IS_UNCERTAIN_RANK (self), FALSE);

  return dti_number_hand_out (self->figures.low, low);
}

/**
 * dti_uncertain_rank_get_high: (get-property high)
 * @self: a row
 * @high: (out) (optional): the 95 % quantile of the ranks, the worse end; NaN where there is none
 *
 * Gets the 95 % quantile of the ranks, the worse end.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_uncertain_rank_get_high (DtiUncertainRank *self, double *high)
{
  g_return_val_if_fail (DTI_IS_UNCERTAIN_RANK (self), FALSE);

  return dti_number_hand_out (self->figures.high, high);
}

/**
 * dti_uncertain_rank_get_best: (get-property best)
 * @self: a row
 * @best: (out) (optional): the best rank; NaN where there is none
 *
 * Gets the best rank.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_uncertain_rank_get_best (DtiUncertainRank *self, double *best)
{
  g_return_val_if_fail (DTI_IS_UNCERTAIN_RANK (self), FALSE);

  return dti_number_hand_out (self->figures.best, best);
}

/**
 * dti_uncertain_rank_get_worst: (get-property worst)
 * @self: a row
 * @worst: (out) (optional): the worst rank; NaN where there is none
 *
 * Gets the worst rank.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_uncertain_rank_get_worst (DtiUncertainRank *self, double *worst)
{
  g_return_val_if_fail (DTI_IS_UNCERTAIN_RANK (self), FALSE);

  return dti_number_hand_out (self->figures.worst, worst);
}

/**
 * dti_uncertain_rank_get_score_mean: (get-property score-mean)
 * @self: a row
 * @score_mean: (out) (optional): the mean of the scores; NaN where there is none
 *
 * Gets the mean of the scores.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_uncertain_rank_get_score_mean (DtiUncertainRank *self, double *score_mean)
{
  g_return_val_if_fail (DTI_IS_UNCERTAIN_RANK (self), FALSE);

  return dti_number_hand_out (self->figures.score_mean, score_mean);
}

/**
 * dti_uncertain_rank_get_score_low: (get-property score-low)
 * @self: a row
 * @score_low: (out) (optional): the 5 % quantile of the scores; NaN where there is none
 *
 * Gets the 5 % quantile of the scores.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_uncertain_rank_get_score_low (DtiUncertainRank *self, double *score_low)
{
  g_return_val_if_fail (DTI_IS_UNCERTAIN_RANK (self), FALSE);

  return dti_number_hand_out (self->figures.score_low, score_low);
}

/**
 * dti_uncertain_rank_get_score_high: (get-property score-high)
 * @self: a row
 * @score_high: (out) (optional): the 95 % quantile of the scores; NaN where there is none
 *
 * Gets the 95 % quantile of the scores.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_uncertain_rank_get_score_high (DtiUncertainRank *self, double *score_high)
{
  g_return_val_if_fail (DTI_IS_UNCERTAIN_RANK (self), FALSE);

  return dti_number_hand_out (self->figures.score_high, score_high);
}

/**
 * dti_uncertain_rank_get_probability:
 * @self: a row
 * @k: a rank, from 1
 * @probability: (out) (optional): from 0 to 1; NaN where there is none
 *
 * Gets how likely the unit is among the first @k.
 *
 * That is the share of the replicates in which its rank is @k or better, of those in which it was
 * ranked.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_uncertain_rank_get_probability (DtiUncertainRank *self, guint k, double *probability)
{
  g_return_val_if_fail (DTI_IS_UNCERTAIN_RANK (self), FALSE);

  return dti_number_hand_out (dti_uncertainty_find_probability (self->uncertainty, self->unit, k),
                              probability);
}
