/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-fixed-list-private.h"
#include "dti-plan-private.h"
#include "dti-responsibility-private.h"
#include "dti-share-private.h"

#include <libdti/base/dti-error.h>

/* Shares are decimals that people write: 1/3 as 0.333333333. */
#define SHARE_TOLERANCE 1e-9

/* ---- the way up ---- */

/* Whether the node is defined right under @parent, not only referred to. */
static gboolean
is_defined_under (DtiNode *node, DtiNode *parent)
{
  const char *children = "/children/";
  const char *pointer = dti_node_get_pointer (node);
  gsize length = strlen (dti_node_get_pointer (parent));

  return strncmp (pointer, dti_node_get_pointer (parent), length) == 0 &&
         g_str_has_prefix (pointer + length, children) &&
         strchr (pointer + length + strlen (children), '/') == NULL;
}

static void
add_parents (DtiNode *node,
             guint distance,
             gboolean defining,
             GHashTable *seen,
             GPtrArray *nodes,
             GArray *ancestors)
{
  GListModel *parents = dti_node_get_parents (node);

  for (guint i = 0; i < g_list_model_get_n_items (parents); i++)
    {
      g_autoptr (DtiNode) parent = g_list_model_get_item (parents, i);
      DtiPlanAncestor ancestor = { .distance = distance };

      if (is_defined_under (node, parent) != defining || !g_hash_table_add (seen, parent))
        continue;
      ancestor.id = dti_node_get_id (parent);
      g_array_append_val (ancestors, ancestor);
      g_ptr_array_add (nodes, parent);
    }
}

GArray *
dti_plan_list_ancestors (DtiFramework *framework, const char *node)
{
  GArray *ancestors = g_array_new (FALSE, FALSE, sizeof (DtiPlanAncestor));
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  DtiNode *start = framework != NULL ? dti_framework_lookup (framework, node) : NULL;
  DtiPlanAncestor ancestor = { .id = node };

  if (framework != NULL && start == NULL)
    return ancestors;

  g_array_append_val (ancestors, ancestor);
  if (start == NULL)
    return ancestors;

  g_hash_table_add (seen, start);
  g_ptr_array_add (nodes, start);
  /* The framework keeps its nodes alive. */
  for (guint i = 0; i < nodes->len; i++)
    {
      guint distance = g_array_index (ancestors, DtiPlanAncestor, i).distance + 1;

      add_parents (g_ptr_array_index (nodes, i), distance, TRUE, seen, nodes, ancestors);
      add_parents (g_ptr_array_index (nodes, i), distance, FALSE, seen, nodes, ancestors);
    }

  return ancestors;
}

/* ---- who has a role ---- */

static gboolean
is_in_force (DtiPlan *self, DtiAssignment *assignment, const GDate *day)
{
  if (day != NULL && !dti_assignment_is_valid_on (assignment, day))
    return FALSE;

  return dti_plan_find_agency_on (self, dti_assignment_get_agency (assignment), day) != NULL;
}

void
dti_plan_holders_clear (DtiPlanHolders *holders)
{
  g_clear_pointer (&holders->assignments, g_ptr_array_unref);
}

void
dti_plan_find_holders (
    DtiPlan *self, const GArray *ancestors, DtiRole role, const GDate *day, DtiPlanHolders *holders)
{
  *holders = (DtiPlanHolders){ .assignments = NULL };

  for (guint i = 0; i < ancestors->len && holders->assignments == NULL; i++)
    {
      const DtiPlanAncestor *ancestor = &g_array_index (ancestors, DtiPlanAncestor, i);
      const GPtrArray *all = g_hash_table_lookup (self->by_node, ancestor->id);

      for (guint j = 0; all != NULL && j < all->len; j++)
        {
          DtiAssignment *assignment = g_ptr_array_index (all, j);

          if (dti_assignment_get_role (assignment) != role || !is_in_force (self, assignment, day))
            continue;
          if (holders->assignments == NULL)
            holders->assignments = g_ptr_array_new ();
          g_ptr_array_add (holders->assignments, assignment);
        }
      holders->node = ancestor->id;
      holders->distance = ancestor->distance;
    }
}

/* NULL, with an error, for a node that the framework does not have. */
static GArray *
find_ancestors (DtiFramework *framework, const char *node, GError **error)
{
  g_autoptr (GArray) ancestors = dti_plan_list_ancestors (framework, node);

  if (ancestors->len > 0)
    return g_steal_pointer (&ancestors);

  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_NOT_FOUND,
               "the framework “%s” has no node “%s”",
               dti_framework_get_id (framework),
               node);

  return NULL;
}

static void
add_responsibilities (DtiPlan *self, const DtiPlanHolders *holders, guint step, GPtrArray *rows)
{
  for (guint i = 0; holders->assignments != NULL && i < holders->assignments->len; i++)
    {
      DtiAssignment *assignment = g_ptr_array_index (holders->assignments, i);
      const char *agency = dti_assignment_get_agency (assignment);
      DtiResponsibilityFacts facts = {
        .step = step,
        .role = dti_assignment_get_role (assignment),
        .agency = dti_plan_lookup_agency (self, agency),
        .assignment = assignment,
        .node = holders->node,
        .inherited = holders->distance > 0,
        .valid_from = dti_assignment_get_valid_from (assignment),
        .valid_to = dti_assignment_get_valid_to (assignment),
        .legal_basis = dti_assignment_get_legal_basis (assignment),
      };

      g_ptr_array_add (rows, dti_responsibility_new (&facts));
    }
}

/**
 * dti_plan_list_assignments:
 * @self: a plan
 * @framework: (nullable): the framework the plan is about, or `NULL` for assignments to the node
 *   itself alone
 * @node: id of a node
 * @day: a day
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Lists who has which role at a node on a day.
 *
 * Of each role the nearest assignments are taken, those of the node itself or of one above it; see
 * [class@Dti.Plan]. Groups are listed as groups. Fails with `DTI_ERROR_NOT_FOUND` where the
 * framework has no such node.
 *
 * Returns: (transfer full): a list of [class@Dti.Responsibility] without steps, by role, then in
 * the order of the document
 *
 * Since: 1.0
 */
GListModel *
dti_plan_list_assignments (
    DtiPlan *self, DtiFramework *framework, const char *node, const GDate *day, GError **error)
{
  g_autoptr (GArray) ancestors = NULL;
  GPtrArray *rows;

  g_return_val_if_fail (DTI_IS_PLAN (self), NULL);
  g_return_val_if_fail (framework == NULL || DTI_IS_FRAMEWORK (framework), NULL);
  g_return_val_if_fail (node != NULL, NULL);
  g_return_val_if_fail (day != NULL && g_date_valid (day), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  ancestors = find_ancestors (framework, node, error);
  if (ancestors == NULL)
    return NULL;

  rows = g_ptr_array_new ();
  for (DtiRole role = DTI_ROLE_LEAD; role <= DTI_ROLE_OVERSEE; role++)
    {
      g_auto (DtiPlanHolders) holders = { NULL };

      dti_plan_find_holders (self, ancestors, role, day, &holders);
      add_responsibilities (self, &holders, 0, rows);
    }

  return dti_fixed_list_new (DTI_TYPE_RESPONSIBILITY, rows);
}

/* ---- shares ---- */

/* One agency's part while they are counted. */
typedef struct
{
  DtiAgency *agency;
  double share;
  gboolean is_open; /* gets a part of what is left */
  const char *node;
  gboolean inherited;
} Part;

static void
add_parts (DtiPlan *self, const DtiPlanHolders *holders, gboolean with_open, GArray *parts)
{
  for (guint i = 0; holders->assignments != NULL && i < holders->assignments->len; i++)
    {
      DtiAssignment *assignment = g_ptr_array_index (holders->assignments, i);
      Part part = { .node = holders->node, .inherited = holders->distance > 0 };

      part.is_open = !dti_assignment_get_share (assignment, &part.share);
      if (part.is_open && !with_open)
        continue;
      if (part.is_open)
        part.share = 0.0;
      part.agency = dti_plan_lookup_agency (self, dti_assignment_get_agency (assignment));
      g_array_append_val (parts, part);
    }
}

/* Gives what is left to those without a share; FALSE where that cannot be. */
static gboolean
fill_parts (GArray *parts, const char *node, GError **error)
{
  double given = 0.0;
  guint n_open = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);

      given += part->share;
      n_open += part->is_open ? 1 : 0;
    }

  if (given > 1.0 + SHARE_TOLERANCE || (n_open == 0 && given < 1.0 - SHARE_TOLERANCE))
    {
      char text[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (text, sizeof text, "%.10g", given);
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_CONFLICT,
                   "the shares given at “%s” sum to %s, not to 1",
                   node,
                   text);
      return FALSE;
    }

  for (guint i = 0; i < parts->len; i++)
    {
      Part *part = &g_array_index (parts, Part, i);

      if (part->is_open)
        part->share = MAX (0.0, 1.0 - given) / n_open;
    }

  return TRUE;
}

/* An agency that is named twice has both parts. */
static GPtrArray *
join_parts (const GArray *parts)
{
  g_autoptr (GHashTable) rows = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) joined = g_array_new (FALSE, FALSE, sizeof (Part));
  GPtrArray *shares = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);
      guint row = GPOINTER_TO_UINT (g_hash_table_lookup (rows, part->agency));

      if (row > 0)
        {
          g_array_index (joined, Part, row - 1).share += part->share;
          continue;
        }
      g_array_append_val (joined, *part);
      g_hash_table_insert (rows, part->agency, GUINT_TO_POINTER (joined->len));
    }

  for (guint i = 0; i < joined->len; i++)
    {
      const Part *part = &g_array_index (joined, Part, i);

      g_ptr_array_add (shares,
                       dti_share_new (part->agency,
                                      part->node,
                                      MIN (part->share, 1.0),
                                      part->inherited));
    }

  return shares;
}

GPtrArray *
dti_plan_split (
    DtiPlan *self, const GArray *ancestors, const char *node, const GDate *day, GError **error)
{
  g_auto (DtiPlanHolders) leads = { NULL };
  g_auto (DtiPlanHolders) coordinators = { NULL };
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (Part));

  dti_plan_find_holders (self, ancestors, DTI_ROLE_LEAD, day, &leads);
  if (leads.assignments == NULL)
    return g_ptr_array_new_with_free_func (g_object_unref);

  add_parts (self, &leads, TRUE, parts);
  dti_plan_find_holders (self, ancestors, DTI_ROLE_COORDINATE, day, &coordinators);
  /* What coordinators farther up have was split there, with other leads. */
  if (coordinators.assignments != NULL &&
      (coordinators.distance < leads.distance || g_str_equal (coordinators.node, leads.node)))
    add_parts (self, &coordinators, FALSE, parts);

  if (!fill_parts (parts, node, error))
    return NULL;

  return join_parts (parts);
}

/**
 * dti_plan_list_shares:
 * @self: a plan
 * @framework: (nullable): the framework the plan is about, or `NULL` for assignments to the node
 *   itself alone
 * @node: id of a node
 * @day: a day
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Lists who answers for which part of a node's points on a day.
 *
 * The nearest leads share the points: as the plan says, those without a share get what is left in
 * equal parts. A coordinator has a part only where the plan gives it a share, at the node of those
 * leads or nearer. Fails with `DTI_ERROR_NOT_FOUND` where the framework has no such node and with
 * `DTI_ERROR_CONFLICT` where the shares do not sum to 1 (within 1e-9).
 *
 * Returns: (transfer full): a list of [class@Dti.Share], each agency once; empty where nobody leads
 *
 * Since: 1.0
 */
GListModel *
dti_plan_list_shares (
    DtiPlan *self, DtiFramework *framework, const char *node, const GDate *day, GError **error)
{
  g_autoptr (GArray) ancestors = NULL;
  GPtrArray *shares;

  g_return_val_if_fail (DTI_IS_PLAN (self), NULL);
  g_return_val_if_fail (framework == NULL || DTI_IS_FRAMEWORK (framework), NULL);
  g_return_val_if_fail (node != NULL, NULL);
  g_return_val_if_fail (day != NULL && g_date_valid (day), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  ancestors = find_ancestors (framework, node, error);
  if (ancestors == NULL)
    return NULL;

  shares = dti_plan_split (self, ancestors, node, day, error);

  return shares != NULL ? dti_fixed_list_new (DTI_TYPE_SHARE, shares) : NULL;
}

/* ---- the chain ---- */

/* Somebody in the chain, and the legal text by which they answer upward. */
typedef struct
{
  const char *agency;
  const char *legal_basis;
} Link;

typedef struct
{
  DtiPlan *plan;
  const char *node;
  const GDate *day;
  guint step;
  GPtrArray *rows;
  GHashTable *seen;
} Chain;

static void
add_step (Chain *self, const DtiPlanHolders *holders)
{
  if (holders->assignments == NULL)
    return;

  self->step++;
  add_responsibilities (self->plan, holders, self->step, self->rows);
}

static GArray *
list_links (const DtiPlanHolders *holders)
{
  GArray *links = g_array_new (FALSE, FALSE, sizeof (Link));

  for (guint i = 0; holders->assignments != NULL && i < holders->assignments->len; i++)
    {
      DtiAssignment *assignment = g_ptr_array_index (holders->assignments, i);
      Link link = { dti_assignment_get_agency (assignment),
                    dti_assignment_get_legal_basis (assignment) };

      g_array_append_val (links, link);
    }

  return links;
}

/* The body to which @link answers, met for the first time; FALSE where there is none. */
static gboolean
go_up (Chain *self, const Link *link, Link *above)
{
  DtiAgency *agency = dti_plan_lookup_agency (self->plan, link->agency);
  const char *id = dti_agency_get_answers_to (agency);

  if (id == NULL || !g_hash_table_add (self->seen, (char *) id))
    return FALSE;

  *above = (Link){ id, link->legal_basis };

  return TRUE;
}

static void
add_overseer (Chain *self, const Link *link)
{
  DtiAgency *agency = dti_plan_find_agency_on (self->plan, link->agency, self->day);
  DtiResponsibilityFacts facts = {
    .step = self->step + 1,
    .role = DTI_ROLE_OVERSEE,
    .agency = agency,
    .node = self->node,
    .legal_basis = link->legal_basis,
  };

  /* Who does not exist on that day oversees nothing; the way up goes on. */
  if (agency == NULL)
    return;

  facts.valid_from = dti_agency_get_valid_from (agency);
  facts.valid_to = dti_agency_get_valid_to (agency);
  g_ptr_array_add (self->rows, dti_responsibility_new (&facts));
}

/* From those who answer upward to the last body nobody is above; @named: overseers by name, equals
 * of the first bodies above. */
static void
add_overseers (Chain *self, const DtiPlanHolders *answering, const DtiPlanHolders *named)
{
  g_autoptr (GArray) links = list_links (answering);
  g_autoptr (GArray) above = list_links (named);

  for (guint i = 0; i < links->len; i++)
    g_hash_table_add (self->seen, (char *) g_array_index (links, Link, i).agency);
  for (guint i = 0; i < above->len; i++)
    g_hash_table_add (self->seen, (char *) g_array_index (above, Link, i).agency);
  add_responsibilities (self->plan, named, self->step + 1, self->rows);

  for (guint n_rows = self->rows->len - above->len; links->len > 0 || above->len > 0;)
    {
      for (guint i = 0; i < links->len; i++)
        {
          Link link = { NULL };

          if (!go_up (self, &g_array_index (links, Link, i), &link))
            continue;
          add_overseer (self, &link);
          g_array_append_val (above, link);
        }
      self->step += self->rows->len > n_rows ? 1 : 0;
      n_rows = self->rows->len;
      g_array_unref (links);
      links = g_steal_pointer (&above);
      above = g_array_new (FALSE, FALSE, sizeof (Link));
    }
}

/**
 * dti_plan_who_answers_for:
 * @self: a plan
 * @framework: (nullable): the framework the plan is about, or `NULL` for assignments to the node
 *   itself alone
 * @node: id of a node
 * @day: a day
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Lists who answers for a node on a day, from those who help up to those who direct.
 *
 * First come the coordinators, then the leads, then those who synthesise; then the bodies that the
 * last of these answer to (`answers-to`, else the parent), upward until nobody is above. Equals
 * have the same step. Bodies above have the role `OVERSEE` and the legal basis of the assignment
 * for which they are answered to. Fails with `DTI_ERROR_NOT_FOUND` where the framework has no such
 * node.
 *
 * Returns: (transfer full): a list of [class@Dti.Responsibility], step by step; empty where nobody
 *   has a role
 *
 * Since: 1.0
 */
GListModel *
dti_plan_who_answers_for (
    DtiPlan *self, DtiFramework *framework, const char *node, const GDate *day, GError **error)
{
  g_autoptr (GArray) ancestors = NULL;
  g_autoptr (GHashTable) seen = NULL;
  g_auto (DtiPlanHolders) coordinators = { NULL };
  g_auto (DtiPlanHolders) leads = { NULL };
  g_auto (DtiPlanHolders) synthesisers = { NULL };
  g_auto (DtiPlanHolders) overseers = { NULL };
  Chain chain = { .plan = self, .node = node, .day = day };

  g_return_val_if_fail (DTI_IS_PLAN (self), NULL);
  g_return_val_if_fail (framework == NULL || DTI_IS_FRAMEWORK (framework), NULL);
  g_return_val_if_fail (node != NULL, NULL);
  g_return_val_if_fail (day != NULL && g_date_valid (day), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  ancestors = find_ancestors (framework, node, error);
  if (ancestors == NULL)
    return NULL;

  seen = g_hash_table_new (g_str_hash, g_str_equal);
  chain.seen = seen;
  chain.rows = g_ptr_array_new ();
  dti_plan_find_holders (self, ancestors, DTI_ROLE_COORDINATE, day, &coordinators);
  dti_plan_find_holders (self, ancestors, DTI_ROLE_LEAD, day, &leads);
  dti_plan_find_holders (self, ancestors, DTI_ROLE_SYNTHESISE, day, &synthesisers);
  dti_plan_find_holders (self, ancestors, DTI_ROLE_OVERSEE, day, &overseers);
  add_step (&chain, &coordinators);
  add_step (&chain, &leads);
  add_step (&chain, &synthesisers);
  add_overseers (&chain, synthesisers.assignments != NULL ? &synthesisers : &leads, &overseers);

  return dti_fixed_list_new (DTI_TYPE_RESPONSIBILITY, chain.rows);
}
