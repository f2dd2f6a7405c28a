/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-plan-items-private.h"

#include <libdti/base/dti-number-private.h>

#define FIXED (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS)

/**
 * DtiBaseline:
 *
 * A published figure that a plan starts from.
 *
 * Baselines never change, so threads share them freely. Texts that getters lend live as long as the
 * baseline.
 *
 * Since: 1.0
 */
struct _DtiBaseline
{
  GObject parent_instance;

  char *node;
  char *unit;
  char *period;
  double value; /* NaN: none */
  double rank;  /* NaN: none */
  gboolean doubtful;
  char *note;
  char *source;
};

typedef enum
{
  PROP_DOUBTFUL = 1,
  PROP_NODE,
  PROP_NOTE,
  PROP_PERIOD,
  PROP_RANK,
  PROP_SOURCE,
  PROP_UNIT,
  PROP_VALUE,
} DtiBaselineProperty;

static GParamSpec *props[PROP_VALUE + 1];

G_DEFINE_FINAL_TYPE (DtiBaseline, dti_baseline, G_TYPE_OBJECT)

static void
dti_baseline_finalize (GObject *object)
{
  DtiBaseline *self = DTI_BASELINE (object);

  g_free (self->node);
  g_free (self->unit);
  g_free (self->period);
  g_free (self->note);
  g_free (self->source);

  G_OBJECT_CLASS (dti_baseline_parent_class)->finalize (object);
}

static void
dti_baseline_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiBaseline *self = DTI_BASELINE (object);

  switch ((DtiBaselineProperty) prop_id)
    {
    case PROP_DOUBTFUL:
      g_value_set_boolean (value, dti_baseline_get_doubtful (self));
      break;
    case PROP_NODE:
      g_value_set_string (value, dti_baseline_get_node (self));
      break;
    case PROP_NOTE:
      g_value_set_string (value, dti_baseline_get_note (self));
      break;
    case PROP_PERIOD:
      g_value_set_string (value, dti_baseline_get_period (self));
      break;
    case PROP_RANK:
      g_value_set_double (value, self->rank);
      break;
    case PROP_SOURCE:
      g_value_set_string (value, dti_baseline_get_source (self));
      break;
    case PROP_UNIT:
      g_value_set_string (value, dti_baseline_get_unit (self));
      break;
    case PROP_VALUE:
      g_value_set_double (value, self->value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
make_figure_properties (void)
{
  /**
   * DtiBaseline:node: (getter get_node)
   *
   * Id of the node.
   *
   * Since: 1.0
   */
  props[PROP_NODE] = g_param_spec_string ("node", NULL, NULL, NULL, FIXED);

  /**
   * DtiBaseline:period: (getter get_period)
   *
   * The period, such as `2022`.
   *
   * Since: 1.0
   */
  props[PROP_PERIOD] = g_param_spec_string ("period", NULL, NULL, NULL, FIXED);

  /**
   * DtiBaseline:rank:
   *
   * The rank as published, 1 is the best; NaN where there is none.
   *
   * For lists and expressions; programs call [method@Dti.Baseline.get_rank].
   *
   * Since: 1.0
   */
  props[PROP_RANK] =
      g_param_spec_double ("rank", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, FIXED);

  /**
   * DtiBaseline:unit: (getter get_unit)
   *
   * Id of the unit.
   *
   * Since: 1.0
   */
  props[PROP_UNIT] = g_param_spec_string ("unit", NULL, NULL, NULL, FIXED);

  /**
   * DtiBaseline:value:
   *
   * The figure as published; NaN where there is none.
   *
   * For lists and expressions; programs call [method@Dti.Baseline.get_value].
   *
   * Since: 1.0
   */
  props[PROP_VALUE] =
      g_param_spec_double ("value", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, FIXED);
}

static void
make_other_properties (void)
{
  /**
   * DtiBaseline:doubtful: (getter get_doubtful)
   *
   * Whether it is printed so and most likely wrong.
   *
   * Since: 1.0
   */
  props[PROP_DOUBTFUL] = g_param_spec_boolean ("doubtful", NULL, NULL, FALSE, FIXED);

  /**
   * DtiBaseline:note: (getter get_note)
   *
   * Remarks.
   *
   * Since: 1.0
   */
  props[PROP_NOTE] = g_param_spec_string ("note", NULL, NULL, NULL, FIXED);

  /**
   * DtiBaseline:source: (getter get_source)
   *
   * Where the document has it from.
   *
   * Since: 1.0
   */
  props[PROP_SOURCE] = g_param_spec_string ("source", NULL, NULL, NULL, FIXED);
}

static void
dti_baseline_class_init (DtiBaselineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_baseline_finalize;
  object_class->get_property = dti_baseline_get_property;

  make_figure_properties ();
  make_other_properties ();
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_baseline_init (DtiBaseline *self)
{
  self->value = NAN;
  self->rank = NAN;
}

/* ---- from documents ---- */

DtiBaseline *
dti_baseline_read (JsonObject *object, const DtiPlanPlace *place)
{
  g_auto (DtiObjectReader) item = dti_plan_open (object, place);
  const DtiJsonReader *reader = &item.reader;
  DtiBaseline *self = g_object_new (DTI_TYPE_BASELINE, NULL);

  self->node = dti_plan_need_id (reader, "node");
  self->unit = dti_plan_read_id (reader, "unit");
  self->period = dti_plan_read_period (reader, "period");
  self->value = dti_json_get_number (reader, "value", NAN);
  self->rank = dti_plan_read_number (reader, "rank", 1.0, INFINITY, NAN);
  self->doubtful = dti_json_get_boolean (reader, "doubtful", FALSE);
  self->note = dti_plan_read_text (reader, "note");
  self->source = dti_plan_read_text (reader, "source");
  dti_plan_need_one (reader, "value", "rank");

  if (self->node == NULL)
    g_clear_object (&self);

  return self;
}

/* ---- public functions ---- */

/**
 * dti_baseline_get_node: (get-property node)
 * @self: a baseline
 *
 * Gets the id of the node.
 *
 * Returns: the id
 *
 * Since: 1.0
 */
const char *
dti_baseline_get_node (DtiBaseline *self)
{
  g_return_val_if_fail (DTI_IS_BASELINE (self), NULL);

  return self->node;
}

/**
 * dti_baseline_get_unit: (get-property unit)
 * @self: a baseline
 *
 * Gets the id of the unit.
 *
 * Returns: (nullable): the id, or `NULL` where the plan does not say
 *
 * Since: 1.0
 */
const char *
dti_baseline_get_unit (DtiBaseline *self)
{
  g_return_val_if_fail (DTI_IS_BASELINE (self), NULL);

  return self->unit;
}

/**
 * dti_baseline_get_period: (get-property period)
 * @self: a baseline
 *
 * Gets the period.
 *
 * Returns: (nullable): a period such as `2022`, or `NULL` where the plan does not say
 *
 * Since: 1.0
 */
const char *
dti_baseline_get_period (DtiBaseline *self)
{
  g_return_val_if_fail (DTI_IS_BASELINE (self), NULL);

  return self->period;
}

/**
 * dti_baseline_get_value:
 * @self: a baseline
 * @value: (out) (optional): the figure; NaN where there is none
 *
 * Gets the figure as published.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_baseline_get_value (DtiBaseline *self, double *value)
{
  g_return_val_if_fail (DTI_IS_BASELINE (self), FALSE);

  return dti_number_hand_out (self->value, value);
}

/**
 * dti_baseline_get_rank:
 * @self: a baseline
 * @rank: (out) (optional): the rank, 1 is the best; NaN where there is none
 *
 * Gets the rank as published.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_baseline_get_rank (DtiBaseline *self, double *rank)
{
  g_return_val_if_fail (DTI_IS_BASELINE (self), FALSE);

  return dti_number_hand_out (self->rank, rank);
}

/**
 * dti_baseline_get_doubtful: (get-property doubtful)
 * @self: a baseline
 *
 * Tells whether it is printed so and most likely wrong; the note says why.
 *
 * Returns: `TRUE` if it is doubtful
 *
 * Since: 1.0
 */
gboolean
dti_baseline_get_doubtful (DtiBaseline *self)
{
  g_return_val_if_fail (DTI_IS_BASELINE (self), FALSE);

  return self->doubtful;
}

/**
 * dti_baseline_get_note: (get-property note)
 * @self: a baseline
 *
 * Gets remarks.
 *
 * Returns: (nullable): the remarks, or `NULL`
 *
 * Since: 1.0
 */
const char *
dti_baseline_get_note (DtiBaseline *self)
{
  g_return_val_if_fail (DTI_IS_BASELINE (self), NULL);

  return self->note;
}

/**
 * dti_baseline_get_source: (get-property source)
 * @self: a baseline
 *
 * Gets where the document has it from.
 *
 * Returns: (nullable): the source, or `NULL`
 *
 * Since: 1.0
 */
const char *
dti_baseline_get_source (DtiBaseline *self)
{
  g_return_val_if_fail (DTI_IS_BASELINE (self), NULL);

  return self->source;
}
