/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/model/dti-formula-private.h>
#include <libdti/model/dti-node-private.h>
#include <libdti/model/dti-rule-private.h>

G_BEGIN_DECLS

/* A framework compiled to a flat list of operations, children before parents. */

#define DTI_NO_OP G_MAXUINT

typedef struct
{
  guint op;               /* position of the child's operation */
  double weight;          /* in this parent */
  double max;             /* the child's maximum, as its node has it */
  gboolean counts;        /* has a weight and is scored */
  gboolean is_adjustment; /* is added to a sum, and has a part in nothing else */
} DtiOpChild;

typedef struct
{
  DtiNode *node; /* borrowed: the framework keeps it */
  const char *id;
  gboolean is_pillar;
  gboolean is_adjustment;
  DtiDirection direction;
  double max;
  int round_digits; /* -1: none */
  DtiPublish publish;

  DtiRule **rules; /* from an observation to a score */
  guint n_rules;
  DtiRule **then; /* from the aggregated score to the score */
  guint n_then;
  /* `then` ends in a rule whose score has a scale of its own: the maximum is the node's, whatever
   * the children of a unit add up to. */
  gboolean has_own_scale;

  DtiOpChild *children;
  guint n_children;
  guint n_counting;
  DtiAggregation aggregation;
  DtiMissingPolicy missing;
  guint min_children;
  double min_share;
  double power;
  double offset;
  double floor;         /* -INFINITY: none */
  double penalty_sign;  /* -1 or 1 */
  const double *places; /* weights of the places, best first; borrowed from the node */
  guint n_places;
  const DtiPillarFacts *facts; /* bounds on shares; borrowed from the node */
  DtiFormula *formula;
  guint *formula_children; /* child position of each name of the formula */

  /* A columnar operation must see all units before its score is known. */
  gboolean is_columnar;
  /* Operations of a stage need only tiles of their children of the same stage. */
  guint stage;
  /* Runs of units whose children are all scored in full need no look at single units. */
  gboolean has_run;
  /* The scores of this pillar must outlive the tile that made them. */
  gboolean is_kept;
  /* Where a tile has its scores until its last parent has read them: one of n_slots. */
  guint slot;
  guint pillar; /* position among the pillars */
} DtiOp;

typedef struct
{
  gatomicrefcount ref_count;
  DtiFramework *framework;
  DtiOp *ops;
  guint n_ops;
  guint n_stages;
  guint *order;                   /* operations in the order of dti_framework_get_nodes() */
  GHashTable *by_id;              /* id → position + 1 */
  DtiAssessmentRules *assessment; /* the framework's; NULL: figures are taken as they are */
  guint late_op;                  /* loses points where a unit is late; DTI_NO_OP: none */
  gboolean needs_panel;           /* some `then` looks at all periods */
  guint n_slots;
  guint *pillars; /* the operations that are pillars */
  guint n_pillars;
  guint n_kept;
  gboolean
      has_scripts; /* some rule is written in a script: its column is made by the caller's thread */
  gsize n_edges;   /* children of all pillars together */
  DtiOpChild *edges; /* of a reweighed program: those of all operations */
  gpointer origin;   /* DtiProgram that a reweighed one shares all else with; else NULL */
} DtiProgram;

/* @overrides: node id → DtiRule, takes the place of the node's rules; may be NULL. */
DtiProgram *dti_program_new (DtiFramework *framework, GHashTable *overrides, GError **error);
/* The same with other weights too. @weights: key of an edge → double; maxima that were not declared
 * follow. */
DtiProgram *dti_program_new_weighted (DtiFramework *framework,
                                      GHashTable *overrides,
                                      GHashTable *weights,
                                      GError **error);
/* A program that differs from @base in its weights alone, and is quick to make. @weights: one for
 * each child of each pillar, operation after operation; maxima that were not declared follow. */
DtiProgram *dti_program_new_reweighed (DtiProgram *base, const double *weights);
/* The key of a child of a pillar, for g_int64_hash(). */
static inline gint64
dti_program_get_edge_key (guint op, guint child)
{
  return (gint64) op << 32 | child;
}
DtiProgram *dti_program_ref (DtiProgram *self);
void dti_program_unref (DtiProgram *self);
gboolean dti_program_find (const DtiProgram *self, const char *id, guint *op);
/* The rule that a scorer put in the place of the framework's; NULL: none. */
DtiRule *dti_program_get_override (const DtiProgram *self, guint op);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtiProgram, dti_program_unref)

G_END_DECLS
