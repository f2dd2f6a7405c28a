/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/analysis/dti-experiment.h>
#include <libdti/analysis/dti-replica-private.h>

G_BEGIN_DECLS

/* Seeds that JSON and JavaScript keep. */
#define DTI_MAX_SEED ((G_GUINT64_CONSTANT (1) << 53) - 1)

struct _DtiExperiment
{
  GObject parent_instance;

  DtiScorecard *card;
  char *node;
  char *unit; /* whose rank is the outcome of a sensitivity analysis; NULL: how far all move */
  guint64 seed;
  guint threads; /* 0: as many as there are processors */
  GListStore *inputs;

  gsize n_points; /* of the run that goes on, or of the last one; atomic */
  gsize n_done;
  guint n_running; /* runs in the background */
  GSource *ticker; /* tells of the progress meanwhile */
  double told;
};

/* Where the inputs are in each replicate of a run, and what comes of it. What is NULL is not kept.
 */
typedef struct
{
  guint n_inputs;
  gsize n_points;
  gsize n_kept;     /* scores and ranks are kept of the first ones */
  double *points;   /* from [0, 1): of all inputs, point after point */
  guint64 *streams; /* the same order */
  gsize n_units;
  double *scores; /* of all units, point after point */
  double *ranks;
  gsize unit;       /* whose rank is the outcome; G_MAXSIZE: none */
  double *outcomes; /* of each point: that rank, or by how many ranks the units moved on average;
                       NaN where a unit lost its rank */
  char **failures;  /* of each point; NULL where all went well */
} DtiReplicates;

DtiReplicates *
dti_replicates_new (guint n_inputs, gsize n_points, gsize n_kept, gsize n_units, GError **error);
void dti_replicates_free (DtiReplicates *self);
/* Each with draws of its own: one stream for each replicate. */
void dti_replicates_draw (DtiReplicates *self, guint64 seed);

/* What a run needs of an experiment: it may change while the run goes on. */
typedef struct
{
  DtiReplicator *replicator;
  GListModel *inputs;
  DtiExperiment *experiment; /* borrowed: who is told of the progress */
  guint threads;
  gsize unit; /* as in DtiReplicates */
} DtiExperimentRun;

DtiExperimentRun *dti_experiment_begin (DtiExperiment *self, GError **error);
void dti_experiment_run_free (DtiExperimentRun *run);
/* Scores all points; FALSE when it was cancelled on the way. */
gboolean dti_experiment_run_replicates (DtiExperimentRun *run,
                                        DtiReplicates *replicates,
                                        GCancellable *cancellable,
                                        GError **error);
/* Tells of the progress from the main loop, until the end. */
void dti_experiment_start_ticker (DtiExperiment *self);
void dti_experiment_stop_ticker (DtiExperiment *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtiReplicates, dti_replicates_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtiExperimentRun, dti_experiment_run_free)

G_END_DECLS
