/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/base/dti-search-private.h>
#include <libdti/scoring/dti-results-private.h>

G_BEGIN_DECLS

/* The observation of one unit at one node, to play with: what its rules would make of other
 * numbers, to the last bit as a scoring would. The results it is taken from do not change. Belongs
 * to one thread. */
typedef struct
{
  DtiBinding *binding; /* of the one node */
  guint op;
  gsize unit;
  double *slot; /* what is varied */
  gboolean is_input;
  gboolean moves; /* the numbers of all units are looked at again */
} DtiTrial;

/* @input: the named input of the node's formula or checklist that is varied; NULL: the number.
 * @moves: what the unit does to the best, the mean and the order counts too; it always does where
 * the order decides.
 * Fails with NOT_FOUND, UNSUPPORTED, NOT_COMPUTABLE. */
DtiTrial *dti_trial_new (const DtiResults *results,
                         guint op,
                         gsize unit,
                         const char *input,
                         gboolean moves,
                         GError **error);
void dti_trial_free (DtiTrial *self);

/* The score with @number in place of what was observed; NaN: none. */
double dti_trial_evaluate (DtiTrial *self, double number);
/* Where the score may pass @score: doubles. @scans becomes TRUE where they do not tell all. Before
 * the first evaluation. */
GArray *dti_trial_list_places (DtiTrial *self, double score, gboolean *scans);
/* What was observed, NaN where nothing was. Before the first evaluation. */
double dti_trial_get_number (const DtiTrial *self);
/* The maximum of the node for this unit. */
double dti_trial_get_max (const DtiTrial *self);
/* Whether the number decides how the unit stands among others. */
gboolean dti_trial_compares_units (const DtiTrial *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtiTrial, dti_trial_free)

G_END_DECLS
