/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-method-comparison-private.h"

#include <libdti/base/dti-number-private.h>

/**
 * DtiMethodComparisonRow:
 *
 * One unit by several methods, and the range of its ranks.
 *
 * Numbers that are not there are NaN in the properties; the getters say so by their result.
 *
 * A row is immutable and free-threaded.
 *
 * Since: 1.0
 */
struct _DtiMethodComparisonRow
{
  GObject parent_instance;

  DtiMethodComparison *comparison;
  gsize unit;
};

typedef enum
{
  PROP_UNIT = 1,
  PROP_UNIT_NAME,
  PROP_BEST_RANK,
  PROP_MEDIAN_RANK,
  PROP_WORST_RANK,
  PROP_RANK_SPREAD,
  PROP_N_METHODS,
} DtiMethodComparisonRowProperty;

static GParamSpec *props[PROP_N_METHODS + 1];

G_DEFINE_FINAL_TYPE (DtiMethodComparisonRow, dti_method_comparison_row, G_TYPE_OBJECT)

static void
dti_method_comparison_row_finalize (GObject *object)
{
  DtiMethodComparisonRow *self = DTI_METHOD_COMPARISON_ROW (object);

  g_clear_object (&self->comparison);

  G_OBJECT_CLASS (dti_method_comparison_row_parent_class)->finalize (object);
}

static double
read_range (DtiMethodComparisonRow *self, DtiRankRangeColumn column)
{
  return self->comparison->ranges[column][self->unit];
}

static void
dti_method_comparison_row_get_property (GObject *object,
                                        guint prop_id,
                                        GValue *value,
                                        GParamSpec *pspec)
{
  DtiMethodComparisonRow *self = DTI_METHOD_COMPARISON_ROW (object);

  switch ((DtiMethodComparisonRowProperty) prop_id)
    {
    case PROP_UNIT:
      g_value_set_string (value, dti_method_comparison_row_get_unit (self));
      break;
    case PROP_UNIT_NAME:
      g_value_set_string (value, dti_method_comparison_row_get_unit_name (self));
      break;
    case PROP_BEST_RANK:
      g_value_set_double (value, read_range (self, DTI_RANK_RANGE_COLUMN_BEST));
      break;
    case PROP_MEDIAN_RANK:
      g_value_set_double (value, read_range (self, DTI_RANK_RANGE_COLUMN_MEDIAN));
      break;
    case PROP_WORST_RANK:
      g_value_set_double (value, read_range (self, DTI_RANK_RANGE_COLUMN_WORST));
      break;
    case PROP_RANK_SPREAD:
      g_value_set_double (value, read_range (self, DTI_RANK_RANGE_COLUMN_SPREAD));
      break;
    case PROP_N_METHODS:
      g_value_set_uint (value, dti_method_comparison_row_get_n_methods (self));
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
number_spec (const char *name)
{
  return g_param_spec_double (
      name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
install_rank_properties (void)
{
  /**
   * DtiMethodComparisonRow:best-rank: (getter get_best_rank)
   *
   * The best rank by any method.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.MethodComparisonRow.get_best_rank].
   *
   * Since: 1.0
   */
  props[PROP_BEST_RANK] = number_spec ("best-rank");

  /**
   * DtiMethodComparisonRow:median-rank: (getter get_median_rank)
   *
   * The middle rank; of an even count the mean of the middle two.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.MethodComparisonRow.get_median_rank].
   *
   * Since: 1.0
   */
  props[PROP_MEDIAN_RANK] = number_spec ("median-rank");

  /**
   * DtiMethodComparisonRow:worst-rank: (getter get_worst_rank)
   *
   * The worst rank by any method.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.MethodComparisonRow.get_worst_rank].
   *
   * Since: 1.0
   */
  props[PROP_WORST_RANK] = number_spec ("worst-rank");

  /**
   * DtiMethodComparisonRow:rank-spread: (getter get_rank_spread)
   *
   * Places from the best rank to the worst.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.MethodComparisonRow.get_rank_spread].
   *
   * Since: 1.0
   */
  props[PROP_RANK_SPREAD] = number_spec ("rank-spread");
}

static void
dti_method_comparison_row_class_init (DtiMethodComparisonRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_method_comparison_row_finalize;
  object_class->get_property = dti_method_comparison_row_get_property;

  /**
   * DtiMethodComparisonRow:unit: (getter get_unit)
   *
   * The id of the unit.
   *
   * Since: 1.0
   */
  props[PROP_UNIT] = text_spec ("unit");

  /**
   * DtiMethodComparisonRow:unit-name: (getter get_unit_name)
   *
   * The name of the unit.
   *
   * Since: 1.0
   */
  props[PROP_UNIT_NAME] = text_spec ("unit-name");

  /**
   * DtiMethodComparisonRow:n-methods: (getter get_n_methods)
   *
   * How many methods rank the unit.
   *
   * Since: 1.0
   */
  props[PROP_N_METHODS] = g_param_spec_uint (
      "n-methods", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  install_rank_properties ();
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_method_comparison_row_init (DtiMethodComparisonRow *self)
{
}

DtiMethodComparisonRow *
dti_method_comparison_row_new (DtiMethodComparison *comparison, gsize unit)
{
  DtiMethodComparisonRow *self = g_object_new (DTI_TYPE_METHOD_COMPARISON_ROW, NULL);

  self->comparison = g_object_ref (comparison);
  self->unit = unit;

  return self;
}

/**
 * dti_method_comparison_row_get_unit: (get-property unit)
 * @self: a row
 *
 * Gets the id of the unit.
 *
 * Returns: (transfer none): the id
 *
 * Since: 1.0
 */
const char *
dti_method_comparison_row_get_unit (DtiMethodComparisonRow *self)
{
  g_return_val_if_fail (DTI_IS_METHOD_COMPARISON_ROW (self), NULL);

  return self->comparison->units[self->unit];
}

/**
 * dti_method_comparison_row_get_unit_name: (get-property unit-name)
 * @self: a row
 *
 * Gets the name of the unit.
 *
 * It is that of the first scorecard that lists the unit.
 *
 * Returns: (transfer none): the name, the id where it has none
 *
 * Since: 1.0
 */
const char *
dti_method_comparison_row_get_unit_name (DtiMethodComparisonRow *self)
{
  g_return_val_if_fail (DTI_IS_METHOD_COMPARISON_ROW (self), NULL);

  return dti_method_comparison_peek_unit_name (self->comparison, self->unit);
}

/**
 * dti_method_comparison_row_get_number:
 * @self: a row
 * @method: number of a method, from 0, in the order of [method@Dti.MethodComparison.get_labels]
 * @column: which number
 * @number: (out) (optional): the number; NaN where there is none
 *
 * Gets one number of the unit by one method.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_method_comparison_row_get_number (DtiMethodComparisonRow *self,
                                      guint method,
                                      DtiMethodColumn column,
                                      double *number)
{
  g_return_val_if_fail (DTI_IS_METHOD_COMPARISON_ROW (self), FALSE);
  g_return_val_if_fail (method < self->comparison->n_methods, FALSE);
  g_return_val_if_fail ((guint) column < DTI_N_METHOD_COLUMNS, FALSE);

  return dti_number_hand_out (dti_method_column (self->comparison, method, column)[self->unit],
                              number);
}

/**
 * dti_method_comparison_row_get_best_rank: (get-property best-rank)
 * @self: a row
 * @rank: (out) (optional): the rank, NaN where there is none
 *
 * Gets the best rank by any method.
 *
 * Returns: `TRUE` if any method ranks the unit
 *
 * Since: 1.0
 */
gboolean
dti_method_comparison_row_get_best_rank (DtiMethodComparisonRow *self, double *rank)
{
  g_return_val_if_fail (DTI_IS_METHOD_COMPARISON_ROW (self), FALSE);

  return dti_number_hand_out (read_range (self, DTI_RANK_RANGE_COLUMN_BEST), rank);
}

/**
 * dti_method_comparison_row_get_median_rank: (get-property median-rank)
 * @self: a row
 * @rank: (out) (optional): the rank, NaN where there is none
 *
 * Gets the middle rank; of an even count the mean of the middle two.
 *
 * Returns: `TRUE` if any method ranks the unit
 *
 * Since: 1.0
 */
gboolean
dti_method_comparison_row_get_median_rank (DtiMethodComparisonRow *self, double *rank)
{
  g_return_val_if_fail (DTI_IS_METHOD_COMPARISON_ROW (self), FALSE);

  return dti_number_hand_out (read_range (self, DTI_RANK_RANGE_COLUMN_MEDIAN), rank);
}

/**
 * dti_method_comparison_row_get_worst_rank: (get-property worst-rank)
 * @self: a row
 * @rank: (out) (optional): the rank, NaN where there is none
 *
 * Gets the worst rank by any method.
 *
 * Returns: `TRUE` if any method ranks the unit
 *
 * Since: 1.0
 */
gboolean
dti_method_comparison_row_get_worst_rank (DtiMethodComparisonRow *self, double *rank)
{
  g_return_val_if_fail (DTI_IS_METHOD_COMPARISON_ROW (self), FALSE);

  return dti_number_hand_out (read_range (self, DTI_RANK_RANGE_COLUMN_WORST), rank);
}

/**
 * dti_method_comparison_row_get_rank_spread: (get-property rank-spread)
 * @self: a row
 * @spread: (out) (optional): the places, NaN where there is no rank
 *
 * Gets how many places lie between the best rank and the worst.
 *
 * Returns: `TRUE` if any method ranks the unit
 *
 * Since: 1.0
 */
gboolean
dti_method_comparison_row_get_rank_spread (DtiMethodComparisonRow *self, double *spread)
{
  g_return_val_if_fail (DTI_IS_METHOD_COMPARISON_ROW (self), FALSE);

  return dti_number_hand_out (read_range (self, DTI_RANK_RANGE_COLUMN_SPREAD), spread);
}

/**
 * dti_method_comparison_row_get_n_methods: (get-property n-methods)
 * @self: a row
 *
 * Gets how many methods rank the unit.
 *
 * Returns: the number of methods, 0 where none does
 *
 * Since: 1.0
 */
guint
dti_method_comparison_row_get_n_methods (DtiMethodComparisonRow *self)
{
  g_return_val_if_fail (DTI_IS_METHOD_COMPARISON_ROW (self), 0);

  return (guint) read_range (self, DTI_RANK_RANGE_COLUMN_N_METHODS);
}
