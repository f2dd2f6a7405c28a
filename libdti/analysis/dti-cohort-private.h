/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/analysis/dti-cohort.h>
#include <libdti/scoring/dti-scorecard-private.h>

G_BEGIN_DECLS

/* A unit of the older scorecard that a unit of the newer one comes from. */
typedef struct
{
  gsize unit;    /* position in the older scorecard */
  double weight; /* > 0, not normalised */
} DtiCohortSource;

/* A unit that both scorecards know. */
typedef struct
{
  gsize unit;  /* position in the newer scorecard */
  guint first; /* its sources are [first, first + n_sources) */
  guint n_sources;
  gboolean is_reconstructed; /* its older figures are those of other units */
} DtiCohortMember;

struct _DtiCohort
{
  GObject parent_instance;

  DtiScorecard *older;
  DtiScorecard *newer;
  GArray *members; /* of DtiCohortMember, in the order of the newer scorecard */
  GArray *sources; /* of DtiCohortSource */
  char **units;
  GHashTable *positions; /* unit → position among the members + 1 */
  gboolean is_weighted;
  DtiProblemList *problems;
};

guint dti_cohort_get_n_members (const DtiCohort *self);
const DtiCohortMember *dti_cohort_get_member (const DtiCohort *self, guint position);
const DtiCohortSource *
dti_cohort_get_source (const DtiCohort *self, const DtiCohortMember *member, guint position);

/* Finds the members; FALSE where a weight is missing. */
gboolean dti_cohort_find_members (DtiCohort *self,
                                  DtiUnitRegistry *registry,
                                  const char *weight_column,
                                  GError **error);

/* A number for each member at an operation of the older or of the newer scorecard; NaN where there
 * is none. Free with g_free(). */
double *dti_cohort_read_older (DtiCohort *self, guint op, DtiColumn column);
double *dti_cohort_read_newer (DtiCohort *self, guint op, DtiColumn column);
/* The same for the published figures of units that are ranked. */
double *dti_cohort_read_older_figures (DtiCohort *self, guint op);
double *dti_cohort_read_newer_figures (DtiCohort *self, guint op);

G_END_DECLS
