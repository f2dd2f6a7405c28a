/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/analysis/dti-uncertain-input-private.h>
#include <libdti/analysis/dti-weights-private.h>
#include <libdti/base/dti-random-private.h>
#include <libdti/scoring/dti-scorecard-private.h>

G_BEGIN_DECLS

/* Scores an index again and again with other values of its uncertain inputs. Only what a replicate
 * changes is computed again: what the choices in the framework document make is kept for as long as
 * the same choices come again, weights touch nothing but the aggregation, and only errors of
 * observations begin from the data. */

/* The framework with one choice for each of its uncertain members, bound to the observations. */
typedef struct
{
  gatomicrefcount ref_count;
  DtiProgram *program;
  GPtrArray *bindings; /* DtiBinding of all periods that are scored together */
  char *failure;       /* why there is none of this; NULL: all is well */

  /* Where weights are uncertain. */
  DtiWeights *declared;
  gsize *edges;    /* of each entry of @declared, its edge among those of the program */
  double *weights; /* of all edges, as declared */
  GPtrArray *sets; /* of each input, the parts of the entries of @declared, set after set, of
                      double: NaN as declared; NULL for an input without sets */
} DtiVariant;

typedef struct
{
  DtiScorecard *card;  /* the nominal one */
  DtiDataset *dataset; /* before its preparation */
  char *period;
  char *node;
  gsize n_units;         /* of the nominal card */
  guint32 *positions;    /* of each row of the dataset, its unit there, or DTI_NO_OP */
  GPtrArray *inputs;     /* DtiUncertainInput */
  char ***pointers;      /* of each input, its places in the document; NULL: it is no member */
  GArray **columns;      /* of each input, DtiNoisyColumn; NULL: it is no error of observations */
  char ***texts;         /* of each such input, its alternatives as JSON; NULL: any number */
  char *json;            /* the framework; NULL: no input is a member of it */
  GHashTable *overrides; /* node id → DtiRule, of the scorer */
  gboolean has_noise;    /* in the observations */
  gboolean has_weights;
  gboolean keeps; /* the variants: there are not too many choices */
  guint64 seed;

  GMutex lock;          /* guards what is below */
  GHashTable *variants; /* the choices as bytes → DtiVariant */
} DtiReplicator;

/* One draw for each input. */
typedef struct
{
  const double *u;        /* from [0, 1) */
  const guint64 *streams; /* of what one number is too little for: noise, errors of many cells */
} DtiDraw;

DtiReplicator *dti_replicator_new (
    DtiScorecard *card, const char *node, GPtrArray *inputs, guint64 seed, GError **error);
void dti_replicator_free (DtiReplicator *self);

/* Scores and ranks of all units of the nominal card, NaN where there is none. Returns why there are
 * none at all, or NULL. Several threads call it. */
char *dti_replicator_run (DtiReplicator *self, const DtiDraw *draw, double *scores, double *ranks);

/* The ranks of the nominal card, one for each unit. */
const double *dti_replicator_peek_nominal_ranks (const DtiReplicator *self);
/* Scores and ranks of the nominal observations under a program that differs in its weights alone.
 */
char *dti_replicator_run_program (DtiReplicator *self,
                                  DtiProgram *program,
                                  double *scores,
                                  double *ranks);

/* ---- the parts ---- */

void dti_variant_unref (DtiVariant *self);

/* A stream of its own for the draw of an input. */
void dti_replicator_init_random (const DtiReplicator *self,
                                 guint input,
                                 const DtiDraw *draw,
                                 DtiRandom *random);

/* Once the program is there; FALSE with an error where a set does not fit. */
gboolean
dti_variant_list_weights (DtiVariant *self, const DtiReplicator *replicator, GError **error);
/* Whether the sets of all inputs fit the nominal framework. */
gboolean dti_replicator_check_weights (const DtiReplicator *self, GError **error);
/* The program with the weights of the draw. */
DtiProgram *
dti_variant_weigh (const DtiVariant *self, const DtiReplicator *replicator, const DtiDraw *draw);

gboolean dti_replicator_find_columns (DtiReplicator *self, GError **error);
/* A draft of the observations with the errors of the draw. */
DtiDataset *dti_replicator_disturb (const DtiReplicator *self, const DtiDraw *draw);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtiReplicator, dti_replicator_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtiVariant, dti_variant_unref)

G_END_DECLS
