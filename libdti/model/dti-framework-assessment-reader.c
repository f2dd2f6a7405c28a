/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-framework-draft-private.h"

#include <libdti/dti-enum-types.h>

/* The member “assessment”: how self-assessed figures are judged. */

#define POINTER "/assessment"
#define LATE_POINTER POINTER "/late-penalty"

static double
read_amount (const DtiJsonReader *reader, const char *member, double number)
{
  if (isfinite (number) && number >= 0.0)
    return number;

  dti_json_report (reader,
                   DTI_SEVERITY_ERROR,
                   "out-of-range",
                   member,
                   "“%s” must be 0 or more",
                   member);

  return 0.0;
}

static void
require (const DtiJsonReader *reader, const char *member)
{
  if (!json_object_has_member (reader->object, member))
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "missing-member",
                     NULL,
                     "a late penalty needs “%s”",
                     member);
}

static void
read_late_penalty (DtiFrameworkDraft *self, const DtiJsonReader *reader, DtiAssessmentFacts *facts)
{
  JsonObject *object = dti_json_get_object (reader, "late-penalty");
  DtiObjectReader sub;

  if (object == NULL)
    return;

  dti_object_reader_init (&sub, self->file, self->problems, object, g_strdup (LATE_POINTER), NULL);
  require (&sub.reader, "column");
  require (&sub.reader, "per-day");
  facts->has_late_penalty = TRUE;
  facts->late_column = g_strdup (dti_json_get_text (&sub.reader, "column", NULL));
  facts->late_node = g_strdup (dti_json_get_text (&sub.reader, "node", NULL));
  facts->late_per_day =
      read_amount (&sub.reader, "per-day", dti_json_get_number (&sub.reader, "per-day", 0.0));
  facts->late_free_days =
      read_amount (&sub.reader, "free-days", dti_json_get_number (&sub.reader, "free-days", 0.0));
  if (dti_json_has (&sub.reader, "max"))
    facts->late_max =
        read_amount (&sub.reader, "max", dti_json_get_number (&sub.reader, "max", 0.0));
  dti_object_reader_clear (&sub);
}

void
dti_framework_draft_read_assessment (DtiFrameworkDraft *self, const DtiJsonReader *reader)
{
  JsonObject *object = dti_json_get_object (reader, "assessment");
  DtiAssessmentFacts *facts;
  DtiObjectReader sub;

  if (object == NULL)
    return;

  self->assessment = dti_assessment_rules_new ();
  facts = dti_assessment_rules_peek_facts (self->assessment);
  dti_object_reader_init (&sub, self->file, self->problems, object, g_strdup (POINTER), NULL);
  facts->evidence = (DtiEvidencePolicy) dti_json_get_enum (&sub.reader,
                                                           "evidence",
                                                           DTI_TYPE_EVIDENCE_POLICY,
                                                           DTI_EVIDENCE_POLICY_IGNORE);
  facts->cap =
      (DtiScoreCap) dti_json_get_enum (&sub.reader, "cap", DTI_TYPE_SCORE_CAP, DTI_SCORE_CAP_NONE);
  read_late_penalty (self, &sub.reader, facts);
  dti_object_reader_clear (&sub);
}

/* ---- checks of the whole ---- */

static void G_GNUC_PRINTF (5, 6) report (DtiFrameworkDraft *self,
                                         const char *code,
                                         const char *pointer,
                                         const char *raw_text,
                                         const char *format,
                                         ...)
{
  DtiPlace place = { .file = self->file, .pointer = pointer, .raw_text = raw_text };
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  dti_problem_list_report (self->problems, DTI_SEVERITY_ERROR, code, &place, "%s", message);
}

static void
check_column (DtiFrameworkDraft *self, const char *column)
{
  gpointer is_label = NULL;

  if (column == NULL)
    return;

  if (!g_hash_table_lookup_extended (self->columns, column, NULL, &is_label))
    report (self,
            "unknown-column",
            LATE_POINTER "/column",
            column,
            "the framework declares no column “%s”",
            column);
  else if (GPOINTER_TO_INT (is_label))
    report (self,
            "unknown-column",
            LATE_POINTER "/column",
            column,
            "the column “%s” holds labels, not days",
            column);
}

/* Units are compared there after the points are taken off, so that the comparison would have to be
 * made again. */
static gboolean
compares_units (const DtiDraftNode *node)
{
  return g_list_model_get_n_items (dti_node_get_then_rules (node->node)) > 0 ||
         dti_aggregation_compares_units (dti_pillar_get_aggregation (DTI_PILLAR (node->node)));
}

static gboolean
has_child_of (const DtiDraftNode *node, GHashTable *nodes)
{
  for (guint i = 0; i < node->edges->len; i++)
    {
      const DtiDraftEdge *edge = dti_draft_node_get_edge (node, i);

      if (dti_draft_edge_counts (edge) && g_hash_table_contains (nodes, edge->child))
        return TRUE;
    }

  return FALSE;
}

/* @order: children before parents. An indicator is scored before anything is compared. */
static void
check_ancestors (DtiFrameworkDraft *self, DtiDraftNode *late, const GPtrArray *order)
{
  g_autoptr (GHashTable) above = g_hash_table_new (NULL, NULL);

  if (!late->is_pillar)
    return;

  g_hash_table_add (above, late);
  for (guint i = 0; i < order->len; i++)
    {
      DtiDraftNode *node = g_ptr_array_index (order, i);

      if (!has_child_of (node, above))
        continue;
      g_hash_table_add (above, node);
      if (compares_units (node))
        report (self,
                "misplaced-penalty",
                LATE_POINTER "/node",
                dti_node_get_id (late->node),
                "points are taken off “%s”, which stands below “%s”, where units are compared",
                dti_node_get_id (late->node),
                dti_node_get_id (node->node));
    }
}

void
dti_framework_draft_check_assessment (DtiFrameworkDraft *self, const GPtrArray *order)
{
  DtiAssessmentFacts *facts;
  DtiDraftNode *late;

  if (self->assessment == NULL || self->root == NULL)
    return;

  facts = dti_assessment_rules_peek_facts (self->assessment);
  if (!facts->has_late_penalty)
    return;

  check_column (self, facts->late_column);
  if (facts->late_node == NULL)
    facts->late_node = g_strdup (self->ranking_node != NULL ? self->ranking_node
                                                            : dti_node_get_id (self->root->node));
  if (facts->late_node == NULL)
    return;

  late = g_hash_table_lookup (self->by_id, facts->late_node);
  if (late != NULL)
    check_ancestors (self, late, order);
  else if (g_strcmp0 (facts->late_node, self->ranking_node) != 0)
    report (self,
            "unknown-id",
            LATE_POINTER "/node",
            facts->late_node,
            "the framework has no node “%s”",
            facts->late_node);
}
