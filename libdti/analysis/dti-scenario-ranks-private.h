/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/scoring/dti-ranking-private.h>

G_BEGIN_DECLS

/* The ranks of a node while figures change one by one: keys in sorted blocks of bounded length, so
 * that a change, and the rank of any unit, take about the square root of the number of units. Ranks
 * are those of dti_ranking_run(). */
typedef struct _DtiScenarioRanks DtiScenarioRanks;

/* The key of a unit that has no rank. No figure has it. */
#define DTI_SCENARIO_NO_KEY G_MAXUINT64

/* @keys: one for each unit, from dti_ranking_get_key(). @groups: a number for each; NULL: all are
 * ranked together. Both are copied. */
DtiScenarioRanks *dti_scenario_ranks_new (DtiTies ties,
                                          const guint64 *keys,
                                          const guint32 *groups,
                                          gsize n_units,
                                          const DtiWorkers *workers);
DtiScenarioRanks *dti_scenario_ranks_copy (const DtiScenarioRanks *self, const DtiWorkers *workers);
void dti_scenario_ranks_free (DtiScenarioRanks *self);

guint64 dti_scenario_ranks_get_key (const DtiScenarioRanks *self, gsize unit);
void dti_scenario_ranks_set_key (DtiScenarioRanks *self, gsize unit, guint64 key);
gsize dti_scenario_ranks_get_n_ranked (const DtiScenarioRanks *self);
/* NaN where the unit has none. */
double dti_scenario_ranks_get_rank (DtiScenarioRanks *self, gsize unit);
/* One for each unit. */
void dti_scenario_ranks_write (const DtiScenarioRanks *self, double *ranks);
/* How many other units got another rank when the key of @unit, and nothing else, became what it is
 * now. */
gsize dti_scenario_ranks_count_moved (DtiScenarioRanks *self, gsize unit, guint64 before);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtiScenarioRanks, dti_scenario_ranks_free)

G_END_DECLS
