/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/data/dti-dataset-private.h>
#include <libdti/scoring/dti-program-private.h>
#include <libdti/scoring/dti-rule-chain-private.h>
#include <libdti/scoring/dti-workers-private.h>

G_BEGIN_DECLS

/* A program bound to the numbers of one period: everything the scoring of a run of units reads.
 * Immutable. */

/* What is known of a unit at a node. */
typedef enum
{
  DTI_CELL_SCORED,
  DTI_CELL_MISSING,
  DTI_CELL_NOT_APPLICABLE,
  DTI_CELL_NOT_COMPUTABLE, /* a number is there, and no score comes of it */
} DtiCell;

/* What the rules of the assessment do to the scores of a node; see dti-assessment-private.h. */
typedef struct _DtiAssessedLeaf DtiAssessedLeaf;

/* How often the ends of a range occur; of leaves that are edited. */
typedef struct
{
  gboolean is_known;
  gsize n_lowest;
  gsize n_highest;
  gboolean has_negative_zero; /* among the numbers: which zero is the end depends on their order */
} DtiLeafEnds;

/* The observations of a node, ready for its rules. Rows are the listed units of the period. */
typedef struct
{
  gboolean present;      /* the dataset has a column for the node */
  const double *numbers; /* NaN where there is none, or where the status forbids it */
  const guint8
      *cells; /* DtiCell; NULL: scored where there is a number, missing where there is none */
  const double *maxima;       /* observed maxima; NULL: the node's */
  const double **inputs;      /* a column for each input name of the first rule; NULL: none */
  DtiPopulation *populations; /* one for each rule */
  const double *scores; /* made here for scripts, and for so few units that they are worth keeping;
                           else NULL */
  gsize n_clamped;      /* of the scores made here */
  gboolean is_sure;     /* every number is there and gets a score in its bounds: nothing to check */
  gboolean can_clamp;   /* points and shares: a clamped score is a warning */
  DtiAssessedLeaf *assessed; /* NULL: the scores are what the rules give */
  GSList *owned;             /* memory that goes with the leaf */
  gboolean is_borrowed;      /* from the binding that a draft was made of */
  DtiLeafEnds ends;
} DtiLeaf;

typedef struct
{
  gatomicrefcount ref_count;
  DtiProgram *program;
  DtiDataset *dataset;
  char *period;
  DtiStage stage;
  gsize n_units;
  guint32 *rows;    /* rows of the dataset; NULL: the same */
  guint8 *excluded; /* units that are not ranked; NULL: none */
  DtiLeaf *leaves;  /* one for each operation */
  double *kept;     /* room for the scores of all leaves, of few units; NULL: each has its own */
  gpointer origin;  /* DtiBinding whose leaves a draft borrows; NULL: all are its own */
} DtiBinding;

DtiBinding *dti_binding_new (DtiProgram *program,
                             DtiDataset *dataset,
                             const char *period,
                             DtiStage stage,
                             DtiWorkers *workers,
                             GError **error);
/* One node of a binding, bound again, to play with: numbers, cells and inputs of its leaf may be
 * written, with dti_binding_measure_node() after it. Nothing else of it can be asked. What @unit
 * claims there is taken as proven. No rule of the node is written in a script. */
DtiBinding *dti_binding_new_for_node (const DtiBinding *like, guint op, gsize unit);
/* Looks again at the numbers of all units. */
void dti_binding_measure_node (DtiBinding *self, guint op);
DtiBinding *dti_binding_ref (DtiBinding *self);
void dti_binding_unref (DtiBinding *self);

static inline gsize
dti_binding_get_row (const DtiBinding *self, gsize unit)
{
  return self->rows != NULL ? self->rows[unit] : unit;
}

/* Runs the rules of operation @op over units [first, first + n) and writes scores, NaN where there
 * is none. */
void dti_binding_apply_rules (
    const DtiBinding *self, guint op, gsize first, gsize n, double *scores, gsize *n_clamped);
/* The same before the rules of the assessment: what was claimed. */
void dti_binding_apply_claims (
    const DtiBinding *self, guint op, gsize first, gsize n, double *scores, gsize *n_clamped);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtiBinding, dti_binding_unref)

G_END_DECLS
