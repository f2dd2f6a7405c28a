/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/analysis/dti-scenario-difference.h>
#include <libdti/analysis/dti-scenario-edit.h>
#include <libdti/analysis/dti-scenario.h>
#include <libdti/data/dti-dataset-draft-private.h>
#include <libdti/scoring/dti-binding-draft-private.h>
#include <libdti/scoring/dti-results-draft-private.h>
#include <libdti/scoring/dti-scorecard-private.h>

#include "dti-scenario-ranks-private.h"

G_BEGIN_DECLS

/* ---- what is edited ---- */

/* One edit: what was before and what is after, so that it can be done, undone and done again. */
typedef struct
{
  DtiScenarioEditKind kind;
  guint op;              /* the node; the pillar of a weight */
  gsize unit;            /* of the edits of a cell */
  guint child;           /* position of a weight's child */
  const char *input;     /* name of an input, interned by the draft */
  DtiDraftCell cells[2]; /* before and after */
  double weights[2];
  DtiRule *rules[2]; /* NULL: the one of the base */
} DtiScenarioChange;

typedef enum
{
  DTI_SCENARIO_BEFORE,
  DTI_SCENARIO_AFTER,
} DtiScenarioSide;

static inline gboolean
dti_scenario_change_is_of_cell (const DtiScenarioChange *change)
{
  return change->kind != DTI_SCENARIO_EDIT_KIND_WEIGHT &&
         change->kind != DTI_SCENARIO_EDIT_KIND_RULE;
}

/* The texts it needs are copied; @change is taken over. */
DtiScenarioEdit *dti_scenario_edit_new (DtiScenario *scenario, const DtiScenarioChange *change);
const DtiScenarioChange *dti_scenario_edit_peek (DtiScenarioEdit *self);

/* ---- what is known of the last step ---- */

typedef struct
{
  GHashTable *units;        /* position + 1 of the units that were edited */
  GHashTable *seen;         /* of those whose keys are known */
  GArray *keys;             /* of DtiRankingEntry: keys before, at the ranking node */
  DtiScenarioRanks *before; /* all of them, where a whole column changed; else NULL */
  gsize n_changed;          /* units whose results can have changed */
} DtiScenarioMoves;

/* ---- the scenario ---- */

struct _DtiScenario
{
  GObject parent_instance;

  DtiScorecard *base;
  DtiDataset *draft;
  DtiBinding *binding;
  DtiResults *results;
  GHashTable *rules;   /* node → DtiRule: those of the base's scorer, and edited ones */
  GHashTable *weights; /* edge → double */
  guint ranking;       /* the operation that the framework ranks by */

  /* Edited, and not yet scored. */
  GArray *pending_cells; /* of DtiRankingEntry: operation as key, unit */
  guint8 *pending_ops;   /* DtiRescore: columns of edited weights */
  gboolean is_pending;
  gboolean has_new_program;

  GPtrArray *steps; /* of GPtrArray of DtiScenarioEdit */
  guint n_done;     /* steps that are not undone */
  GPtrArray *open;  /* the step that is being made; NULL: none */
  guint depth;
  guint n_edits; /* of the steps that are done */

  DtiScenarioRanks **ranks; /* for each operation; NULL until asked for */
  DtiScenarioMoves moves;   /* of the last step */
};

const DtiOp *dti_scenario_get_op (DtiScenario *self, guint op);
const char *dti_scenario_get_unit_id (DtiScenario *self, gsize unit);
gboolean
dti_scenario_find_unit (DtiScenario *self, const char *unit, gsize *position, GError **error);
gboolean dti_scenario_find_node (DtiScenario *self, const char *node, guint *op, GError **error);

/* The rules that the scorer of the base put in the place of the framework's. */
void dti_scenario_load_rules (DtiScenario *self);
/* Brings the results up to date. */
void dti_scenario_score (DtiScenario *self);
DtiScenarioRanks *dti_scenario_ensure_ranks (DtiScenario *self, guint op);
/* Writes what a change says before or after it. */
void dti_scenario_write (DtiScenario *self, const DtiScenarioChange *change, DtiScenarioSide side);
void dti_scenario_forget_moves (DtiScenario *self);

/* What the base says in a cell. */
void dti_scenario_read_observed (DtiScenario *self, guint op, gsize unit, DtiDraftCell *cell);
/* The rule that an edit put there; NULL: the one of the base. */
DtiRule *dti_scenario_peek_edited_rule (DtiScenario *self, guint op);

/* Does an edit, in the open step or in one of its own. */
void dti_scenario_add_edit (DtiScenario *self, const DtiScenarioChange *change);
/* Undoes the edits of the open step but the first ones. */
void dti_scenario_drop_edits (DtiScenario *self, guint n_kept);
void dti_scenario_notify (DtiScenario *self);

G_END_DECLS
