/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/model/dti-assessment-rules-private.h>
#include <libdti/model/dti-document-private.h>
#include <libdti/model/dti-node-private.h>
#include <libdti/model/dti-normalise.h>
#include <libdti/model/dti-rule-private.h>

G_BEGIN_DECLS

/* A framework between its document and the finished object. It is read node by node, then checked
 * as a whole; only a draft without errors becomes a framework. */

/* Pillars of pillars, by definition or reference: code that walks down a framework may recurse. */
#define DTI_FRAMEWORK_MAX_DEPTH 64
/* Ways from a node to the nodes below it, counted one by one: bounds an explanation. */
#define DTI_FRAMEWORK_MAX_PATHS 1e6

typedef struct _DtiDraftNode DtiDraftNode;

/* A child under a parent. */
typedef struct
{
  DtiDraftNode *child; /* NULL: a reference that is not resolved */
  char *ref;           /* NULL: defined here */
  char *pointer;
  double weight;
} DtiDraftEdge;

struct _DtiDraftNode
{
  DtiNode *node;
  gboolean is_pillar;
  GPtrArray *edges; /* DtiDraftEdge; empty for indicators */
  /* For the walks over the graph. */
  guint state;
  guint depth;
  double n_paths;
  GPtrArray *parents; /* DtiPillar, borrowed */
};

typedef struct
{
  const char *file; /* name for the problems, or NULL */
  DtiProblemList *problems;

  char *id;
  GHashTable *titles;
  char *source;
  char **periods;
  char **languages;
  GHashTable *columns; /* name → TRUE for labels */
  DtiPublish publish;
  DtiRankingFacts ranking;
  char *ranking_node; /* id, or NULL */
  DtiClasses *classes;
  GListModel *default_rules;      /* or NULL */
  GListModel *method;             /* of DtiStep; NULL where the document cannot be read */
  DtiNormalise *normalise;        /* its last step, or NULL */
  DtiAssessmentRules *assessment; /* or NULL */

  GPtrArray *nodes;  /* DtiDraftNode, depth first from the root, then the views */
  GHashTable *by_id; /* borrowed from nodes */
  DtiDraftNode *root;
  GPtrArray *views; /* borrowed from nodes */
  guint n_cycles;
} DtiFrameworkDraft;

/* Reads a document. Never NULL: faults are in the list of problems, and the draft is of use only
 * while that has no errors. */
DtiFrameworkDraft *
dti_framework_draft_read (JsonNode *document, const char *file, DtiProblemList *problems);
void dti_framework_draft_free (DtiFrameworkDraft *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtiFrameworkDraft, dti_framework_draft_free)

/* ---- parts of the reading */

/* What the node in @reader says of itself; children are left to the caller. */
DtiNode *dti_framework_draft_read_node (DtiFrameworkDraft *self, const DtiJsonReader *reader);
void dti_framework_draft_read_indicator (const DtiJsonReader *reader, DtiIndicatorFacts *facts);
void dti_framework_draft_read_pillar (const DtiFrameworkDraft *self,
                                      const DtiJsonReader *reader,
                                      DtiMissingPolicy inherited,
                                      DtiPillarFacts *facts);
/* The bounds on shares in an object “aggregation”. */
void dti_framework_draft_read_shares (const DtiJsonReader *reader, DtiPillarFacts *facts);

/* One rule or a list of rules; NULL where there is none or where one is faulty. */
GListModel *dti_framework_draft_read_rules (const DtiFrameworkDraft *self,
                                            const DtiJsonReader *reader,
                                            const char *member);
/* @facts holds what is inherited and is overridden member by member. */
void dti_framework_draft_read_ranking (const DtiFrameworkDraft *self,
                                       const DtiJsonReader *reader,
                                       DtiRankingFacts *facts,
                                       char **node);
/* The classes in force: the node's own, or a reference to @inherited. */
DtiClasses *dti_framework_draft_read_classes (const DtiJsonReader *reader, DtiClasses *inherited);
gboolean dti_framework_is_id (const char *text);
/* Reads “assessment”; without it the draft has none. */
void dti_framework_draft_read_assessment (DtiFrameworkDraft *self, const DtiJsonReader *reader);

/* Reads “method”; without it the list is empty. */
void dti_framework_draft_read_method (DtiFrameworkDraft *self, const DtiJsonReader *reader);
/* The rule that the last step gives to an indicator; NULL: none. */
DtiRule *dti_framework_draft_find_normalise (const DtiFrameworkDraft *self, const char *node);

/* ---- checks of the whole */

/* Resolves references, finds cycles, gives each pillar its children and each node its maximum. */
void dti_framework_draft_validate (DtiFrameworkDraft *self);
/* Maxima of the nodes of @order, children before parents, and what can be wrong with them. */
void dti_framework_draft_compute_maxima (DtiFrameworkDraft *self, const GPtrArray *order);
/* Bounds on shares: the children they name, and whether they can be met. */
void dti_framework_draft_check_shares (DtiFrameworkDraft *self, const DtiDraftNode *pillar);
/* One for each child of a pillar; see DtiPillarFacts. */
DtiShareBounds *dti_framework_draft_join_shares (const DtiDraftNode *pillar);
/* Column and node of the late penalty. */
void dti_framework_draft_check_assessment (DtiFrameworkDraft *self, const GPtrArray *order);
/* Indicators and columns that the steps name. */
void dti_framework_draft_check_method (DtiFrameworkDraft *self);

void dti_framework_draft_report (const DtiFrameworkDraft *self,
                                 DtiSeverity severity,
                                 const char *code,
                                 const DtiDraftNode *node,
                                 const char *member,
                                 const char *format,
                                 ...) G_GNUC_PRINTF (6, 7);
/* Whether the child has a part in its parent's score, other than as an adjustment. */
gboolean dti_draft_edge_counts (const DtiDraftEdge *edge);
gboolean dti_draft_node_is_adjustment (const DtiDraftNode *self);

static inline DtiDraftNode *
dti_framework_draft_get_node (const DtiFrameworkDraft *self, guint position)
{
  return (DtiDraftNode *) g_ptr_array_index (self->nodes, position);
}

static inline DtiDraftEdge *
dti_draft_node_get_edge (const DtiDraftNode *self, guint position)
{
  return (DtiDraftEdge *) g_ptr_array_index (self->edges, position);
}

G_END_DECLS
