/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/analysis/dti-weights.h>
#include <libdti/base/dti-problem-private.h>

G_BEGIN_DECLS

/* A child under a pillar that is scored and no adjustment: one whose weight means something. A node
 * that stands under several pillars has an entry for each. */
typedef struct
{
  DtiNode *node;   /* borrowed: the framework keeps it */
  guint position;  /* among the children of the pillar */
  gboolean counts; /* is declared with a weight, and with a maximum that is not 0 */
  double weight;
  double detail; /* what the method tells of the child besides; NaN: nothing */
} DtiWeightsEntry;

typedef struct
{
  DtiPillar *pillar; /* borrowed */
  guint first;       /* of its entries */
  guint n;
  double detail; /* what the method tells of the pillar; NaN: nothing */
} DtiWeightsGroup;

struct _DtiWeights
{
  GObject parent_instance;

  DtiFramework *framework;
  DtiWeightsMethod method;
  GArray *entries; /* DtiWeightsEntry, group after group */
  GArray *groups;  /* DtiWeightsGroup, in the order of dti_framework_get_pillars() */
  DtiProblemList *problems;
};

/* The declared weights, to be written over before anybody else sees them. */
DtiWeights *dti_weights_new_draft (DtiFramework *framework, DtiWeightsMethod method);

static inline DtiWeightsGroup *
dti_weights_get_group (const DtiWeights *self, guint position)
{
  return &g_array_index (self->groups, DtiWeightsGroup, position);
}

static inline DtiWeightsEntry *
dti_weights_get_entry (const DtiWeights *self, const DtiWeightsGroup *group, guint position)
{
  return &g_array_index (self->entries, DtiWeightsEntry, group->first + position);
}

/* NULL, and an error, where there is none. */
DtiWeightsGroup *
dti_weights_find_group (const DtiWeights *self, const char *pillar, GError **error);
DtiWeightsEntry *
dti_weights_find_entry (const DtiWeights *self, const DtiWeightsGroup *group, const char *node);
/* The sum of the weights of a group. */
double dti_weights_get_total (const DtiWeights *self, const DtiWeightsGroup *group);

/* Under a sum a child's part is its weight times its maximum, elsewhere its weight. */
double dti_weights_get_declared (const DtiWeightsGroup *group, const DtiWeightsEntry *entry);
/* The weight that the edge needs in the document for @part of @total, the parts of all children. */
double dti_weights_get_edge_weight (const DtiWeightsGroup *group,
                                    const DtiWeightsEntry *entry,
                                    double part,
                                    double total);

/* One number for each of @ids, which all stand under @group, in the order of its entries; every
 * child that counts must be among them, others get 0. @rows of numbers follow each other in
 * @numbers; each is finite and at least 0, and no row is all 0. NULL and an error otherwise. */
double *dti_weights_read_rows (const DtiWeights *self,
                               const DtiWeightsGroup *group,
                               const char *const *ids,
                               GBytes *numbers,
                               const char *what,
                               guint *n_rows,
                               GError **error);

/* A weight with noise; @uniform from 0 to 1. */
static inline double
dti_weights_disturb (double weight, double factor, double uniform)
{
  return weight * (1.0 + factor * (2.0 * uniform - 1.0));
}

void dti_weights_report (DtiWeights *self,
                         DtiSeverity severity,
                         const char *code,
                         DtiNode *node,
                         const char *format,
                         ...) G_GNUC_PRINTF (5, 6);

/* ---- from scores ---- */

/* The children of a pillar that count, over the ranked units in which all of them have a value. */
typedef struct
{
  guint n_children;
  gsize n_units;
  DtiWeightsEntry **entries;
  double **values; /* a column for each child */
} DtiWeightsSample;

typedef gboolean (*DtiWeightsFunction) (DtiWeights *self,
                                        DtiWeightsGroup *group,
                                        const DtiWeightsSample *sample,
                                        GError **error);

/* Makes the weights of one pillar, or of each (@pillar NULL: where that cannot be, the declared
 * weights stay and a problem tells). */
DtiWeights *dti_weights_new_from_scores (DtiScorecard *card,
                                         const char *pillar,
                                         DtiWeightsMethod method,
                                         DtiWeightsFunction function,
                                         GError **error);

G_END_DECLS
