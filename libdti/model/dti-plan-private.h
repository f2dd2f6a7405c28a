/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <json-glib/json-glib.h>
#include <libdti/model/dti-plan-items-private.h>
#include <libdti/model/dti-plan.h>

G_BEGIN_DECLS

/* The lists of a plan document. */
typedef enum
{
  DTI_PLAN_AGENCIES,
  DTI_PLAN_ASSIGNMENTS,
  DTI_PLAN_TASKS,
  DTI_PLAN_TARGETS,
  DTI_PLAN_OBLIGATIONS,
  DTI_PLAN_BASELINES,
  DTI_PLAN_N_SECTIONS,
} DtiPlanSectionKind;

typedef struct
{
  GPtrArray *items;
  GArray *places;      /* of guint: where each item stands in its list of the document */
  GHashTable *indices; /* id, borrowed → index in items + 1; empty where items have no ids */
  GListModel *list;
} DtiPlanSection;

struct _DtiPlan
{
  GObject parent_instance;

  char *id;
  GHashTable *titles;
  char *framework_id;
  char *source;
  char *valid_from;
  char *valid_to;
  char *file; /* name for problems, or NULL */
  char *json;
  char *digest;
  DtiProblemList *problems; /* warnings of the reading */
  gboolean is_partial;      /* something could not be read: never handed out */

  DtiPlanSection sections[DTI_PLAN_N_SECTIONS];
  GHashTable *single;   /* pointers of ids that stand alone where a list can be */
  GHashTable *by_node;  /* node → GPtrArray of assignments */
  GHashTable *by_name;  /* NFC → GPtrArray of agencies */
  GHashTable *by_fold;  /* without accents and capitals → same */
  GHashTable *by_short; /* nor words such as “Sở” → same */
};

extern const char *const dti_plan_section_names[DTI_PLAN_N_SECTIONS];

/* ---- reading ---- */

/* Reads a document; everything wrong with it is in @problems. Where those have errors, the plan
 * holds what could be read and serves for further checks only. */
DtiPlan *dti_plan_read (JsonNode *document, const char *file, DtiProblemList *problems);

/* References and cycles, which can be checked when all items are known. */
void dti_plan_check_references (DtiPlan *self, JsonObject *document, DtiProblemList *problems);
/* What is doubtful in a plan; @framework may be NULL. */
void dti_plan_check_gaps (DtiPlan *self, DtiFramework *framework, DtiProblemList *problems);

/* ---- items ---- */

static inline guint
dti_plan_count (DtiPlan *self, DtiPlanSectionKind kind)
{
  return self->sections[kind].items->len;
}

static inline gpointer
dti_plan_peek (DtiPlan *self, DtiPlanSectionKind kind, guint index)
{
  return g_ptr_array_index (self->sections[kind].items, index);
}

/* FALSE where there is none of that id. */
gboolean dti_plan_find (DtiPlan *self, DtiPlanSectionKind kind, const char *id, guint *index);

/* Whether the agency is there and exists on @day; NULL: on any day. */
DtiAgency *dti_plan_find_agency_on (DtiPlan *self, const char *id, const GDate *day);

/* ---- problems ---- */

/* Something to say about an item, or about a member of it. */
typedef struct
{
  DtiPlanSectionKind section;
  guint index;        /* in the items that were read */
  const char *member; /* as "lead" or "effects/0/node"; NULL: the item itself */
  const char *raw_text;
  const char *node;
} DtiPlanSpot;

void dti_plan_report (DtiPlan *self,
                      DtiProblemList *problems,
                      DtiSeverity severity,
                      const char *code,
                      const DtiPlanSpot *spot,
                      const char *format,
                      ...) G_GNUC_PRINTF (6, 7);

/* ---- groups ---- */

/* Adds to @ids those for which @id stands, each once: the members of a group, recursively, else
 * itself. @seen remembers ids that were met; with @whole the groups are among the result too. */
void dti_plan_expand (DtiPlan *self,
                      const char *id,
                      const GDate *day,
                      gboolean whole,
                      GHashTable *seen,
                      GPtrArray *ids);

/* ---- responsibility ---- */

/* A node on the way up from another one. */
typedef struct
{
  const char *id;
  guint distance;
} DtiPlanAncestor;

/* @node and what is above it, nearest first. Without a framework @node alone; empty where the
 * framework does not know it. */
GArray *dti_plan_list_ancestors (DtiFramework *framework, const char *node);

/* Who has a role by the nearest assignments in force. */
typedef struct
{
  GPtrArray *assignments; /* NULL where there are none */
  const char *node;
  guint distance;
} DtiPlanHolders;

void dti_plan_find_holders (DtiPlan *self,
                            const GArray *ancestors,
                            DtiRole role,
                            const GDate *day,
                            DtiPlanHolders *holders);
void dti_plan_holders_clear (DtiPlanHolders *holders);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DtiPlanHolders, dti_plan_holders_clear)

/* How the points of a node are split; NULL where the shares given do not sum to 1. */
GPtrArray *dti_plan_split (
    DtiPlan *self, const GArray *ancestors, const char *node, const GDate *day, GError **error);

G_END_DECLS
