/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <json-glib/json-glib.h>
#include <libdti/analysis/dti-uncertain-rank.h>
#include <libdti/analysis/dti-uncertainty.h>
#include <libdti/scoring/dti-scorecard-private.h>

G_BEGIN_DECLS

/* What the replicates say of one unit; NaN where there is nothing to say. */
typedef struct
{
  guint n;
  double nominal_rank;
  double nominal_score;
  double mean;
  double median;
  double low;
  double high;
  double best;
  double worst;
  double score_mean;
  double score_low;
  double score_high;
} DtiUncertainFigures;

struct _DtiUncertainty
{
  GObject parent_instance;

  DtiScorecard *card; /* the nominal one */
  char *node;
  guint op;
  GListModel *inputs;
  guint64 seed;
  guint n_replicates;
  guint n_failed;
  gsize n_units;
  double *scores; /* of all units, replicate after replicate */
  double *ranks;
  double *points; /* of all inputs, replicate after replicate */
  DtiProblemList *problems;
};

/* Without replicates yet. */
DtiUncertainty *
dti_uncertainty_new (DtiScorecard *card, const char *node, GListModel *inputs, guint64 seed);
/* Takes over @n replicates: arrays, and why each failed, or NULL; @failures stay the caller's. */
void dti_uncertainty_take (DtiUncertainty *self,
                           guint n,
                           double *points,
                           double *scores,
                           double *ranks,
                           char *const *failures);

const char *dti_uncertainty_get_unit_id (DtiUncertainty *self, gsize unit);
void dti_uncertainty_measure_unit (DtiUncertainty *self, gsize unit, DtiUncertainFigures *figures);
/* The share of the replicates in which the unit was ranked in which its rank is @k or better. */
double dti_uncertainty_find_probability (DtiUncertainty *self, gsize unit, guint k);

/* Members of the object that is being built; @units: of these alone, NULL: of all. */
void dti_uncertainty_add_members (DtiUncertainty *self,
                                  JsonBuilder *builder,
                                  const char *const *units,
                                  const guint *tops,
                                  gsize n_tops);

DtiUncertainRank *dti_uncertain_rank_new (DtiUncertainty *uncertainty, gsize unit);

/* One problem for each reason, in the order of the first replicate that failed for it. */
void dti_uncertainty_report_failures (DtiProblemList *problems, char *const *failures, gsize n);

G_END_DECLS
