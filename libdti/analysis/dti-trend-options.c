/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-trend-options.h"

/**
 * DtiTrendOptions:
 *
 * How trends are tested.
 *
 * Options are read when a test is called, and belong to one thread.
 *
 * Since: 1.0
 */
struct _DtiTrendOptions
{
  GObject parent_instance;

  double alpha;
  gboolean seasonal;
  guint threads;
};

typedef enum
{
  PROP_ALPHA = 1,
  PROP_SEASONAL,
  PROP_THREADS,
} DtiTrendOptionsProperty;

static GParamSpec *props[PROP_THREADS + 1];

G_DEFINE_FINAL_TYPE (DtiTrendOptions, dti_trend_options, G_TYPE_OBJECT)

#define MIN_ALPHA 0.0001
#define MAX_ALPHA 0.5
#define DEFAULT_ALPHA 0.05

static void
dti_trend_options_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiTrendOptions *self = DTI_TREND_OPTIONS (object);

  switch ((DtiTrendOptionsProperty) prop_id)
    {
    case PROP_ALPHA:
      g_value_set_double (value, self->alpha);
      break;
    case PROP_SEASONAL:
      g_value_set_boolean (value, self->seasonal);
      break;
    case PROP_THREADS:
      g_value_set_uint (value, self->threads);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_trend_options_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  DtiTrendOptions *self = DTI_TREND_OPTIONS (object);

  switch ((DtiTrendOptionsProperty) prop_id)
    {
    case PROP_ALPHA:
      dti_trend_options_set_alpha (self, g_value_get_double (value));
      break;
    case PROP_SEASONAL:
      dti_trend_options_set_seasonal (self, g_value_get_boolean (value));
      break;
    case PROP_THREADS:
      dti_trend_options_set_threads (self, g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_trend_options_class_init (DtiTrendOptionsClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dti_trend_options_get_property;
  object_class->set_property = dti_trend_options_set_property;

  /**
   * DtiTrendOptions:alpha: (getter get_alpha) (setter set_alpha)
   *
   * The level of the test; slopes get an interval of the confidence 1 − alpha.
   *
   * Since: 1.0
   */
  props[PROP_ALPHA] =
      g_param_spec_double ("alpha", NULL, NULL, MIN_ALPHA, MAX_ALPHA, DEFAULT_ALPHA, flags);

  /**
   * DtiTrendOptions:seasonal: (getter get_seasonal) (setter set_seasonal)
   *
   * Whether halves, quarters and months are only compared with those of the same season.
   *
   * Since: 1.0
   */
  props[PROP_SEASONAL] = g_param_spec_boolean ("seasonal", NULL, NULL, TRUE, flags);

  /**
   * DtiTrendOptions:threads: (getter get_threads) (setter set_threads)
   *
   * How many threads test many series; 0: one for each processor. Results do not depend on it.
   *
   * Since: 1.0
   */
  props[PROP_THREADS] = g_param_spec_uint ("threads", NULL, NULL, 0, G_MAXUINT, 0, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_trend_options_init (DtiTrendOptions *self)
{
  self->alpha = DEFAULT_ALPHA;
  self->seasonal = TRUE;
}

/**
 * dti_trend_options_new:
 *
 * Makes options: the level 0.05, seasons apart, one thread for each processor.
 *
 * Returns: (transfer full): new options
 *
 * Since: 1.0
 */
DtiTrendOptions *
dti_trend_options_new (void)
{
  return g_object_new (DTI_TYPE_TREND_OPTIONS, NULL);
}

/**
 * dti_trend_options_get_alpha: (get-property alpha)
 * @self: options
 *
 * Gets the level of the test; slopes get an interval of the confidence 1 − alpha.
 *
 * Returns: the level, 0.0001 to 0.5
 *
 * Since: 1.0
 */
double
dti_trend_options_get_alpha (DtiTrendOptions *self)
{
  g_return_val_if_fail (DTI_IS_TREND_OPTIONS (self), DEFAULT_ALPHA);

  return self->alpha;
}

/**
 * dti_trend_options_set_alpha: (set-property alpha)
 * @self: options
 * @alpha: the level, 0.0001 to 0.5
 *
 * Sets the level of the test; slopes get an interval of the confidence 1 − alpha.
 *
 * Since: 1.0
 */
void
dti_trend_options_set_alpha (DtiTrendOptions *self, double alpha)
{
  g_return_if_fail (DTI_IS_TREND_OPTIONS (self));
  g_return_if_fail (alpha >= MIN_ALPHA && alpha <= MAX_ALPHA);

  if (self->alpha == alpha)
    return;

  self->alpha = alpha;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ALPHA]);
}

/**
 * dti_trend_options_get_seasonal: (get-property seasonal)
 * @self: options
 *
 * Tells whether halves, quarters and months are only compared with those of the same season.
 *
 * Returns: `TRUE` if seasons are kept apart
 *
 * Since: 1.0
 */
gboolean
dti_trend_options_get_seasonal (DtiTrendOptions *self)
{
  g_return_val_if_fail (DTI_IS_TREND_OPTIONS (self), TRUE);

  return self->seasonal;
}

/**
 * dti_trend_options_set_seasonal: (set-property seasonal)
 * @self: options
 * @seasonal: whether seasons are kept apart
 *
 * Sets whether halves, quarters and months are only compared with those of the same season.
 *
 * Since: 1.0
 */
void
dti_trend_options_set_seasonal (DtiTrendOptions *self, gboolean seasonal)
{
  g_return_if_fail (DTI_IS_TREND_OPTIONS (self));

  seasonal = !!seasonal;
  if (self->seasonal == seasonal)
    return;

  self->seasonal = seasonal;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SEASONAL]);
}

/**
 * dti_trend_options_get_threads: (get-property threads)
 * @self: options
 *
 * Gets how many threads test many series.
 *
 * Returns: the number; 0: one for each processor
 *
 * Since: 1.0
 */
guint
dti_trend_options_get_threads (DtiTrendOptions *self)
{
  g_return_val_if_fail (DTI_IS_TREND_OPTIONS (self), 0);

  return self->threads;
}

/**
 * dti_trend_options_set_threads: (set-property threads)
 * @self: options
 * @threads: the number; 0: one for each processor
 *
 * Sets how many threads test many series. Results do not depend on it.
 *
 * Since: 1.0
 */
void
dti_trend_options_set_threads (DtiTrendOptions *self, guint threads)
{
  g_return_if_fail (DTI_IS_TREND_OPTIONS (self));

  if (self->threads == threads)
    return;

  self->threads = threads;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_THREADS]);
}
