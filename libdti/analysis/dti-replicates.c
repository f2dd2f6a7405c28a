/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-experiment-private.h"

#include <libdti/base/dti-error.h>

/* The points of a run, and what is computed there. */

/* Scores and ranks of so many units in all replicates are kept, 2 GiB of each. */
#define MOST_FIGURES ((gsize) 1 << 28)

/* So many points are handed out together. */
#define PIECE 8

DtiReplicates *
dti_replicates_new (guint n_inputs, gsize n_points, gsize n_kept, gsize n_units, GError **error)
{
  DtiReplicates *self;

  if (n_points == 0)
    {
      g_set_error_literal (error,
                           DTI_ERROR,
                           DTI_ERROR_INVALID_DATA,
                           "there must be at least one replicate");
      return NULL;
    }
  if (n_points > MOST_FIGURES / MAX (MAX (n_units, n_inputs), 1))
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_LIMIT,
                   "%" G_GSIZE_FORMAT " replicates of %" G_GSIZE_FORMAT " units are too many",
                   n_points,
                   n_units);
      return NULL;
    }

  self = g_new0 (DtiReplicates, 1);
  self->n_inputs = n_inputs;
  self->n_points = n_points;
  self->n_kept = n_kept;
  self->n_units = n_units;
  self->unit = G_MAXSIZE;
  self->points = g_new0 (double, n_points *n_inputs + 1);
  self->streams = g_new0 (guint64, n_points * n_inputs + 1);
  self->scores = g_new (double, n_kept *n_units + 1);
  self->ranks = g_new (double, n_kept *n_units + 1);
  self->outcomes = g_new (double, n_points + 1);
  self->failures = g_new0 (char *, n_points + 1);

  return self;
}

void
dti_replicates_free (DtiReplicates *self)
{
  for (gsize i = 0; i < self->n_points; i++)
    g_free (self->failures[i]);
  g_free (self->failures);
  g_free (self->points);
  g_free (self->streams);
  g_free (self->scores);
  g_free (self->ranks);
  g_free (self->outcomes);
  g_free (self);
}

void
dti_replicates_draw (DtiReplicates *self, guint64 seed)
{
  for (gsize i = 0; i < self->n_points; i++)
    {
      DtiRandom random;

      dti_random_init (&random, seed, i);
      for (guint k = 0; k < self->n_inputs; k++)
        {
          self->points[i * self->n_inputs + k] = dti_random_next_double (&random);
          self->streams[i * self->n_inputs + k] = i;
        }
    }
}

/* ---- running ---- */

typedef struct
{
  DtiExperimentRun *run;
  DtiReplicates *replicates;
  const double *nominal; /* ranks */
} DtiReplicatesJob;

/* NaN where a unit that has a rank lost it, and where none has one. */
static double
measure_shift (const double *nominal, const double *ranks, gsize n)
{
  double sum = 0.0;
  gsize n_ranked = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (isnan (nominal[i]))
        continue;
      sum += fabs (ranks[i] - nominal[i]);
      n_ranked++;
    }

  return n_ranked > 0 ? sum / (double) n_ranked : NAN;
}

static void
run_point (const DtiReplicatesJob *job, gsize i, double *room)
{
  DtiReplicates *self = job->replicates;
  gboolean is_kept = i < self->n_kept;
  double *scores = is_kept ? self->scores + i * self->n_units : room;
  double *ranks = is_kept ? self->ranks + i * self->n_units : room + self->n_units;
  DtiDraw draw = { self->points + i * self->n_inputs, self->streams + i * self->n_inputs };

  self->failures[i] = dti_replicator_run (job->run->replicator, &draw, scores, ranks);
  self->outcomes[i] = self->unit != G_MAXSIZE ? ranks[self->unit]
                                              : measure_shift (job->nominal, ranks, self->n_units);
}

static void
run_piece (gsize piece, gpointer data)
{
  DtiReplicatesJob *job = data;
  DtiReplicates *self = job->replicates;
  g_autofree double *room = g_new (double, 2 * self->n_units + 1);
  gsize last = MIN ((piece + 1) * PIECE, self->n_points);

  for (gsize i = piece * PIECE; i < last; i++)
    {
      run_point (job, i, room);
      g_atomic_pointer_add (&job->run->experiment->n_done, 1);
    }
}

gboolean
dti_experiment_run_replicates (DtiExperimentRun *run,
                               DtiReplicates *replicates,
                               GCancellable *cancellable,
                               GError **error)
{
  DtiReplicatesJob job = { run, replicates, dti_replicator_peek_nominal_ranks (run->replicator) };
  DtiWorkers workers = { run->threads, cancellable };

  g_atomic_pointer_set (&run->experiment->n_points, replicates->n_points);
  g_atomic_pointer_set (&run->experiment->n_done, 0);
  if (dti_workers_run (&workers, (replicates->n_points + PIECE - 1) / PIECE, run_piece, &job))
    return TRUE;

  g_cancellable_set_error_if_cancelled (cancellable, error);

  return FALSE;
}
