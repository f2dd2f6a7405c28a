/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <math.h>

#include <libdti/analysis/dti-attribution.h>
#include <libdti/analysis/dti-transition-private.h>

G_BEGIN_DECLS

/* ---- what is attributed ---- */

/* Two changes of a node are attributed side by side. */
enum
{
  DTI_POINTS, /* of its score */
  DTI_VALUE,  /* of its score / assessed maximum */
  DTI_N_QUANTITIES
};

/* What a change in the value of a node means for the node that is explained: so much for each unit
 * of it, or of its logarithm where a geometric mean stands above. The node that is explained has
 * neither: its points and its value change in their own ways. */
typedef struct
{
  gboolean is_top;
  gboolean is_log;
  double floor; /* of logarithms: lower values count as this; -INFINITY: none */
  double of[DTI_N_QUANTITIES];
  DtiDecomposition decomposition; /* that gave these */
} DtiScale;

/* What counts of a value. */
static inline double
dti_scale_measure (const DtiScale *self, double value)
{
  return self->is_log ? log (MAX (value, self->floor)) : value;
}

/* @points, @measure: what is said of the node at hand, or a change of it. */
static inline double
dti_scale_apply (const DtiScale *self, guint quantity, double points, double measure)
{
  if (self->is_top)
    return quantity == DTI_POINTS ? points : measure;

  return self->of[quantity] * measure;
}

/* ---- where it goes ---- */

#define DTI_NO_FRAME G_MAXUINT

/* A node as it was reached from above: a node with two parents is reached twice. */
typedef struct
{
  guint above; /* DTI_NO_FRAME: the node that is explained */
  DtiNode *node;
} DtiFrame;

typedef enum
{
  DTI_REMARK_FIELD = 1 << 0,    /* the score also depends on other units */
  DTI_REMARK_OBSERVED = 1 << 1, /* a figure observed for the pillar stands for what is below */
  DTI_REMARK_RULES = 1 << 2,    /* other rules, which read something else */
  DTI_REMARK_MIXED = 1 << 3,    /* causes that cannot be told apart */
} DtiRemark;

typedef struct
{
  guint frame;
  DtiCause cause;
  DtiDecomposition decomposition;
  DtiRemark remarks;
  double changes[DTI_N_QUANTITIES];
  double errors[DTI_N_QUANTITIES];
} DtiEntry;

typedef struct
{
  DtiFrameworkMap *map; /* or NULL */
  guint max_players;
  guint n_samples;
  guint64 seed;
  guint n_games; /* so far: each has random streams of its own */
  GArray *frames;
  GArray *entries;
} DtiLedger;

guint dti_ledger_add_frame (DtiLedger *self, guint above, const DtiTransition *transition);
/* The frame of a part of what stands at @above. */
guint dti_ledger_add_part_frame (DtiLedger *self,
                                 guint above,
                                 const DtiTransition *transition,
                                 guint part);
/* The change of a node from one side to the other, in both quantities. */
void
dti_ledger_read_change (const DtiTransition *transition, const DtiScale *scale, double *changes);
/* What must be known of a node that is not taken further apart. */
DtiRemark dti_ledger_find_remarks (const DtiTransition *transition);
/* An entry of 0 is none. */
void dti_ledger_add_entry (DtiLedger *self, const DtiEntry *entry);

/* ---- taking apart ---- */

/* Attributes the change of a node, and of what is below it as far as that goes. */
void dti_attribute_node (DtiLedger *ledger,
                         const DtiTransition *transition,
                         guint frame,
                         const DtiScale *scale);

/* Sums, arithmetic and geometric means. FALSE where the node is something else; nothing is added
 * then. */
gboolean dti_attribute_mean (DtiLedger *ledger,
                             const DtiTransition *transition,
                             guint frame,
                             const DtiScale *scale);

/* Whether such a node is a geometric mean, whose logarithm is the sum of its children's. */
gboolean dti_attribute_mean_keeps_log (const DtiTransition *transition);

/* Everything else. */
void dti_attribute_game (DtiLedger *ledger,
                         const DtiTransition *transition,
                         guint frame,
                         const DtiScale *scale);

/* ---- the whole ---- */

struct _DtiAttribution
{
  GObject parent_instance;

  DtiScorecard *cards[DTI_N_SIDES];
  gsize units[DTI_N_SIDES];
  DtiUnitScore scores[DTI_N_SIDES];
  DtiNode *node;   /* borrowed from the newer framework */
  GArray *frames;  /* of DtiFrame */
  GArray *entries; /* of DtiEntry; their changes are on a grid */
  double totals[DTI_CAUSE_COVERAGE + 1][DTI_N_QUANTITIES];
  gboolean is_exact;
};

/* ---- a contribution ---- */

DtiContribution *dti_contribution_new (DtiNode *node, const DtiEntry *entry);
const DtiEntry *dti_contribution_peek_entry (DtiContribution *self);

G_END_DECLS
