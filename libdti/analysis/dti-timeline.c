/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-timeline-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/base/dti-number-private.h>
#include <libdti/base/dti-period.h>

#define MONTHS_IN_YEAR 12
/* Trends look at all pairs of periods, and longer series are mistakes. */
#define MAX_PERIODS 5000

static guint8
count_seasons (DtiPeriodKind kind)
{
  switch (kind)
    {
    case DTI_PERIOD_KIND_HALF:
      return 2;
    case DTI_PERIOD_KIND_QUARTER:
      return 4;
    case DTI_PERIOD_KIND_MONTH:
      return MONTHS_IN_YEAR;
    case DTI_PERIOD_KIND_YEAR:
    case DTI_PERIOD_KIND_WINDOW:
    default:
      return 1;
    }
}

static void
read_period (DtiTimeline *self, guint position, const DtiPeriod *period)
{
  g_autoptr (GDate) first = dti_period_get_first_day (period);
  guint8 n_seasons = count_seasons (dti_period_get_kind (period));

  self->n_seasons[position] = n_seasons;
  if (n_seasons > 1)
    self->seasons[position] =
        (guint8) ((g_date_get_month (first) - 1) / (MONTHS_IN_YEAR / n_seasons));
  self->times[position] = dti_period_get_middle (period);
}

/* Without dates there are only positions. */
static void
forget_dates (DtiTimeline *self)
{
  self->is_dated = FALSE;
  for (guint i = 0; i < self->n; i++)
    {
      self->times[i] = i;
      self->n_seasons[i] = 1;
      self->seasons[i] = 0;
      self->kind_changes[i] = FALSE;
    }
}

static void
read_periods (DtiTimeline *self)
{
  int last_kind = -1;

  for (guint i = 0; i < self->n; i++)
    {
      g_autoptr (DtiPeriod) period = dti_period_parse (self->periods[i], NULL);

      if (period == NULL)
        {
          forget_dates (self);
          return;
        }
      read_period (self, i, period);
      self->kind_changes[i] = i > 0 && (int) dti_period_get_kind (period) != last_kind;
      last_kind = (int) dti_period_get_kind (period);
    }
}

static gboolean
check_length (gsize n, GError **error)
{
  if (n <= MAX_PERIODS)
    return TRUE;

  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_LIMIT,
               "a series has at most %u periods, not %" G_GSIZE_FORMAT,
               MAX_PERIODS,
               n);

  return FALSE;
}

static DtiTimeline *
create (gsize n)
{
  DtiTimeline *self = g_new0 (DtiTimeline, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->n = (guint) n;
  self->periods = g_new0 (char *, n + 1);
  self->times = g_new0 (double, n);
  self->is_dated = TRUE;
  self->n_seasons = g_new0 (guint8, n);
  self->seasons = g_new0 (guint8, n);
  self->kind_changes = g_new0 (guint8, n);

  return self;
}

static gboolean
ascends (const DtiTimeline *self, GError **error)
{
  for (guint i = 1; i < self->n; i++)
    if (!(self->times[i - 1] < self->times[i]) ||
        g_str_equal (self->periods[i - 1], self->periods[i]))
      {
        g_set_error (error,
                     DTI_ERROR,
                     DTI_ERROR_INVALID_DATA,
                     "period “%s” does not come after “%s”",
                     self->periods[i],
                     self->periods[i - 1]);
        return FALSE;
      }

  return TRUE;
}

DtiTimeline *
dti_timeline_new (const char *const *periods, gsize n, GError **error)
{
  g_autoptr (DtiTimeline) self = NULL;

  if (!check_length (n, error))
    return NULL;

  self = create (n);
  for (gsize i = 0; i < n; i++)
    self->periods[i] = g_strdup (periods[i]);
  read_periods (self);

  return ascends (self, error) ? g_steal_pointer (&self) : NULL;
}

DtiTimeline *
dti_timeline_new_from_times (const double *times, gsize n, GError **error)
{
  g_autoptr (DtiTimeline) self = NULL;
  char buffer[DTI_NUMBER_BUFFER];

  if (!check_length (n, error))
    return NULL;

  self = create (n);
  for (gsize i = 0; i < n; i++)
    {
      if (!isfinite (times[i]))
        {
          g_set_error (error,
                       DTI_ERROR,
                       DTI_ERROR_INVALID_DATA,
                       "time %" G_GSIZE_FORMAT " is no number",
                       i + 1);
          return NULL;
        }
      dti_number_to_buffer (times[i], buffer);
      self->periods[i] = g_strdup (buffer);
      self->times[i] = times[i];
      self->n_seasons[i] = 1;
    }

  return ascends (self, error) ? g_steal_pointer (&self) : NULL;
}

DtiTimeline *
dti_timeline_ref (DtiTimeline *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
dti_timeline_unref (DtiTimeline *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_strfreev (self->periods);
  g_free (self->times);
  g_free (self->n_seasons);
  g_free (self->seasons);
  g_free (self->kind_changes);
  g_free (self);
}

gboolean
dti_timeline_find (const DtiTimeline *self, const char *period, guint *position)
{
  for (guint i = 0; i < self->n; i++)
    if (g_str_equal (self->periods[i], period))
      {
        *position = i;
        return TRUE;
      }

  return FALSE;
}
