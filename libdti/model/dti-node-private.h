/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <math.h>

#include <libdti/model/dti-framework.h>

G_BEGIN_DECLS

/* What nodes hold. The reader of a framework fills it in; afterwards nobody writes it. */

/* Classes of a figure, shared by the nodes of a framework; a box with a reference count. */
typedef struct
{
  char **labels;
  double *bounds; /* lower bounds, ascending */
} DtiClasses;

DtiClasses *dti_classes_ref (DtiClasses *self);
void dti_classes_unref (DtiClasses *self);
DtiClasses *dti_classes_new (GPtrArray *labels, GArray *bounds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtiClasses, dti_classes_unref)

typedef struct
{
  DtiTies ties;
  DtiRankOrder order;
  int decimals; /* -1: none */
  char *within; /* column of groups, or NULL */
} DtiRankingFacts;

typedef struct
{
  char *id;
  char *pointer;
  char *level;
  char *language; /* first language of the framework, or NULL */
  GHashTable *titles;
  GHashTable *descriptions;
  double max;
  gboolean has_declared_max;
  int decimals;     /* -1: none */
  int round_digits; /* -1: none */
  gboolean scored;
  DtiPublish publish;
  DtiRankingFacts ranking;
  GListModel *rules;
  GListModel *then_rules;
  GListModel *parents;
  char *legal_basis;
  char *data_source;
  char **evidence;
  GHashTable *attributes; /* name → text */
  DtiClasses *classes;    /* or NULL */
} DtiNodeFacts;

typedef struct
{
  char *unit_of_measure;
  DtiDirection direction;
  DtiIndicatorKind kind;
  double domain_min; /* -INFINITY: none */
  double domain_max;
} DtiIndicatorFacts;

/* Between which the share of a child in its parent's score must lie. */
typedef struct
{
  double lower;
  double upper;
} DtiShareBounds;

typedef struct
{
  GListModel *children;
  double *weights; /* one for each child */
  DtiAggregation aggregation;
  double power;
  double offset;
  gboolean has_floor;
  double floor;
  char *formula;
  DtiPenaltySign penalty_sign;
  GArray *order_weights;        /* double, best value first; NULL: none */
  DtiShareBounds common_shares; /* of children without bounds of their own */
  GHashTable *own_shares;       /* id → DtiShareBounds; NULL: none */
  double band;                  /* NaN: none */
  DtiShareBounds *shares;       /* one for each child, NaN where the band decides */
  DtiMissingPolicy missing;
  guint min_children;
  double min_share;
} DtiPillarFacts;

DtiNodeFacts *dti_node_peek_facts (DtiNode *self);
DtiIndicatorFacts *dti_indicator_peek_facts (DtiIndicator *self);
DtiPillarFacts *dti_pillar_peek_facts (DtiPillar *self);

/* Whether the score of a unit depends on what the others have at the children. */
static inline gboolean
dti_aggregation_compares_units (DtiAggregation aggregation)
{
  return aggregation == DTI_AGGREGATION_COPELAND || aggregation == DTI_AGGREGATION_OUTRANKING ||
         aggregation == DTI_AGGREGATION_BENEFIT_OF_THE_DOUBT;
}

/* The bounds of a child that has the part @weight of the weights of the children that are there. */
static inline DtiShareBounds
dti_pillar_facts_find_shares (const DtiPillarFacts *facts, guint child, double weight)
{
  if (!isnan (facts->shares[child].lower))
    return facts->shares[child];

  return (DtiShareBounds){ (1.0 - facts->band) * weight, MIN ((1.0 + facts->band) * weight, 1.0) };
}

/* Whether the method has steps before the rules. */
gboolean dti_framework_needs_preparation (DtiFramework *self);

G_END_DECLS
