/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-timeline-private.h"
#include "dti-trajectory-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/base/dti-number-private.h>
#include <libdti/dti-enum-types.h>

/* How steep the S-curve is; with 10 the logistic curve is within 0.7 % of its bounds at both ends,
 * before it is stretched to reach them. */
#define STEEPNESS 10.0

/**
 * DtiTrajectory:
 *
 * The figures that would lead from a baseline to a target, period by period.
 *
 * A trajectory goes from a start to an end in one of four shapes. With u from 0 to 1 for the share
 * of the time that is gone, b the start and T the end:
 *
 * - linear: b + (T − b)·u
 * - geometric: b·(T/b)^u, for figures of the same sign that are not 0
 * - S-curve: b + (T − b)·(L(u) − L(0))/(L(1) − L(0)), where L(u) = 1/(1 + exp(−10·(u − ½))) is the
 *   logistic function (P.-F. Verhulst, 1838), stretched so that it reaches both ends
 * - milestones: straight lines between the given figures
 *
 * Before its start a trajectory has no figure; after its end it stays where it is. Times are the
 * middles of periods in years, as those of [class@Dti.Series].
 *
 * A trajectory is immutable and free-threaded.
 *
 * Since: 1.0
 */
struct _DtiTrajectory
{
  GObject parent_instance;

  DtiTrajectoryShape shape;
  DtiTimeline *timeline;
  double *values;
};

typedef enum
{
  PROP_PERIODS = 1,
  PROP_SHAPE,
} DtiTrajectoryProperty;

static GParamSpec *props[PROP_SHAPE + 1];

G_DEFINE_FINAL_TYPE (DtiTrajectory, dti_trajectory, G_TYPE_OBJECT)

static void
dti_trajectory_finalize (GObject *object)
{
  DtiTrajectory *self = DTI_TRAJECTORY (object);

  g_clear_pointer (&self->timeline, dti_timeline_unref);
  g_free (self->values);

  G_OBJECT_CLASS (dti_trajectory_parent_class)->finalize (object);
}

static void
dti_trajectory_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiTrajectory *self = DTI_TRAJECTORY (object);

  switch ((DtiTrajectoryProperty) prop_id)
    {
    case PROP_PERIODS:
      g_value_set_boxed (value, dti_trajectory_get_periods (self));
      break;
    case PROP_SHAPE:
      g_value_set_enum (value, self->shape);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_trajectory_class_init (DtiTrajectoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_trajectory_finalize;
  object_class->get_property = dti_trajectory_get_property;

  /**
   * DtiTrajectory:periods: (getter get_periods)
   *
   * The periods of start and end, or of the milestones, ascending.
   *
   * Since: 1.0
   */
  props[PROP_PERIODS] = g_param_spec_boxed ("periods",
                                            NULL,
                                            NULL,
                                            G_TYPE_STRV,
                                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiTrajectory:shape: (getter get_shape)
   *
   * How the trajectory goes from its start to its end.
   *
   * Since: 1.0
   */
  props[PROP_SHAPE] = g_param_spec_enum ("shape",
                                         NULL,
                                         NULL,
                                         DTI_TYPE_TRAJECTORY_SHAPE,
                                         DTI_TRAJECTORY_SHAPE_LINEAR,
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_trajectory_init (DtiTrajectory *self)
{
}

/* ---- computing ---- */

static double
compute_logistic (double share)
{
  return 1.0 / (1.0 + exp (-STEEPNESS * (share - 0.5)));
}

double
dti_trajectory_shape_compute (DtiTrajectoryShape shape, double start, double end, double share)
{
  double first;

  switch (shape)
    {
    case DTI_TRAJECTORY_SHAPE_GEOMETRIC:
      return start != 0.0 && end / start > 0.0 ? start * pow (end / start, share) : NAN;
    case DTI_TRAJECTORY_SHAPE_S_CURVE:
      first = compute_logistic (0.0);
      return start +
             (end - start) * (compute_logistic (share) - first) / (compute_logistic (1.0) - first);
    case DTI_TRAJECTORY_SHAPE_LINEAR:
    case DTI_TRAJECTORY_SHAPE_MILESTONES:
    default:
      return start + (end - start) * share;
    }
}

double
dti_trajectory_read_time (const char *period)
{
  const char *const periods[] = { period, NULL };
  g_autoptr (DtiTimeline) timeline = dti_timeline_new (periods, 1, NULL);

  return timeline->is_dated ? timeline->times[0] : NAN;
}

/* ---- making ---- */

static DtiTrajectory *
create (DtiTrajectoryShape shape, const char *const *periods, const double *values, GError **error)
{
  gsize n = g_strv_length ((char **) periods);
  g_autoptr (DtiTimeline) timeline = dti_timeline_new (periods, n, error);
  DtiTrajectory *self;

  if (timeline == NULL)
    return NULL;
  if (!timeline->is_dated)
    {
      g_set_error_literal (error,
                           DTI_ERROR,
                           DTI_ERROR_INVALID_DATA,
                           "the periods of a trajectory must be dates");
      return NULL;
    }
  for (gsize i = 0; i < n; i++)
    if (!isfinite (values[i]))
      {
        g_set_error (error,
                     DTI_ERROR,
                     DTI_ERROR_INVALID_DATA,
                     "period “%s”: the figure of a trajectory is no number",
                     periods[i]);
        return NULL;
      }

  self = g_object_new (DTI_TYPE_TRAJECTORY, NULL);
  self->shape = shape;
  self->timeline = g_steal_pointer (&timeline);
  self->values = g_memdup2 (values, n * sizeof (double));

  return self;
}

/**
 * dti_trajectory_new:
 * @shape: how it goes from start to end; not `DTI_TRAJECTORY_SHAPE_MILESTONES`
 * @start_period: period of the start, such as `2022`
 * @start: the figure there
 * @end_period: period of the end, a later one
 * @end: the figure there
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Makes a trajectory from its two ends.
 *
 * Fails with `DTI_ERROR_INVALID_DATA` where a period is no date, the end does not come after the
 * start, or a figure is no number; and with `DTI_ERROR_NOT_COMPUTABLE` for a geometric trajectory
 * from or to 0, or between figures of different signs.
 *
 * Returns: (transfer full): a new trajectory
 *
 * Since: 1.0
 */
DtiTrajectory *
dti_trajectory_new (DtiTrajectoryShape shape,
                    const char *start_period,
                    double start,
                    const char *end_period,
                    double end,
                    GError **error)
{
  const char *const periods[] = { start_period, end_period, NULL };
  const double values[] = { start, end };

  g_return_val_if_fail (shape <= DTI_TRAJECTORY_SHAPE_S_CURVE, NULL);
  g_return_val_if_fail (start_period != NULL, NULL);
  g_return_val_if_fail (end_period != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (isfinite (start) && isfinite (end) &&
      isnan (dti_trajectory_shape_compute (shape, start, end, 0.5)))
    {
      g_set_error_literal (error,
                           DTI_ERROR,
                           DTI_ERROR_NOT_COMPUTABLE,
                           "a geometric trajectory needs ends of the same sign that are not 0");
      return NULL;
    }

  return create (shape, periods, values, error);
}

/**
 * dti_trajectory_new_from_milestones:
 * @periods: (array zero-terminated=1): the periods, ascending
 * @values: packed doubles in host byte order, one for each period
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Makes a trajectory from the figures it must pass.
 *
 * Fails with `DTI_ERROR_INVALID_DATA` where there is no period, a period is no date, periods do not
 * ascend or are not as many as values, or a value is no number.
 *
 * Returns: (transfer full): a new trajectory
 *
 * Since: 1.0
 */
DtiTrajectory *
dti_trajectory_new_from_milestones (const char *const *periods, GBytes *values, GError **error)
{
  gsize n;

  g_return_val_if_fail (periods != NULL, NULL);
  g_return_val_if_fail (values != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  n = g_strv_length ((char **) periods);
  if (n == 0 || g_bytes_get_size (values) != n * sizeof (double))
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_INVALID_DATA,
                   "%" G_GSIZE_FORMAT " milestones do not fit the values",
                   n);
      return NULL;
    }

  return create (DTI_TRAJECTORY_SHAPE_MILESTONES, periods, g_bytes_get_data (values, NULL), error);
}

/* ---- public ---- */

/**
 * dti_trajectory_get_shape: (get-property shape)
 * @self: a trajectory
 *
 * Gets how the trajectory goes from its start to its end.
 *
 * Returns: the shape
 *
 * Since: 1.0
 */
DtiTrajectoryShape
dti_trajectory_get_shape (DtiTrajectory *self)
{
  g_return_val_if_fail (DTI_IS_TRAJECTORY (self), DTI_TRAJECTORY_SHAPE_LINEAR);

  return self->shape;
}

/**
 * dti_trajectory_get_periods: (get-property periods)
 * @self: a trajectory
 *
 * Gets the periods of start and end, or of the milestones, ascending.
 *
 * Returns: (transfer none) (array zero-terminated=1): the periods
 *
 * Since: 1.0
 */
const char *const *
dti_trajectory_get_periods (DtiTrajectory *self)
{
  g_return_val_if_fail (DTI_IS_TRAJECTORY (self), NULL);

  return (const char *const *) self->timeline->periods;
}

/**
 * dti_trajectory_get_values:
 * @self: a trajectory
 *
 * Gets the figures at its periods: packed doubles in host byte order.
 *
 * Returns: (transfer full): one double for each period
 *
 * Since: 1.0
 */
GBytes *
dti_trajectory_get_values (DtiTrajectory *self)
{
  g_return_val_if_fail (DTI_IS_TRAJECTORY (self), NULL);

  return g_bytes_new (self->values, self->timeline->n * sizeof (double));
}

/**
 * dti_trajectory_get_value:
 * @self: a trajectory
 * @period: a period such as `2023` or `2023-Q3`
 * @value: (out) (optional): the figure, NaN where there is none
 *
 * Gets the figure of a period.
 *
 * Returns: `TRUE` if there is one; `FALSE` before the start, and where the period is no date
 *
 * Since: 1.0
 */
gboolean
dti_trajectory_get_value (DtiTrajectory *self, const char *period, double *value)
{
  g_return_val_if_fail (DTI_IS_TRAJECTORY (self), FALSE);
  g_return_val_if_fail (period != NULL, FALSE);

  return dti_trajectory_get_value_at (self, dti_trajectory_read_time (period), value);
}

/**
 * dti_trajectory_get_value_at:
 * @self: a trajectory
 * @time: a time in years; the middle of 2023 is 2023.5
 * @value: (out) (optional): the figure, NaN where there is none
 *
 * Gets the figure at a time.
 *
 * Returns: `TRUE` if there is one; `FALSE` before the start
 *
 * Since: 1.0
 */
gboolean
dti_trajectory_get_value_at (DtiTrajectory *self, double time, double *value)
{
  const double *times;
  double found = NAN;
  guint last;

  g_return_val_if_fail (DTI_IS_TRAJECTORY (self), FALSE);

  times = self->timeline->times;
  last = self->timeline->n - 1;
  if (time >= times[last])
    found = self->values[last];
  for (guint i = 0; i < last && isnan (found); i++)
    if (time >= times[i] && time < times[i + 1])
      found = dti_trajectory_shape_compute (self->shape,
                                            self->values[i],
                                            self->values[i + 1],
                                            (time - times[i]) / (times[i + 1] - times[i]));

  return dti_number_hand_out (found, value);
}
