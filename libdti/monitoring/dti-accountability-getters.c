/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-accountability-private.h"

#include <libdti/base/dti-number-private.h>
#include <libdti/base/dti-problem-private.h>

/* ---- coverage ---- */

static void
check_owners (DtiAccountabilityNode *node, DtiProblemList *problems)
{
  const char *id = dti_accountability_node_get_node_id (node);
  const char *const *owners = dti_accountability_node_get_owners (node);
  DtiPlace place = { .node = id };

  if (owners[0] == NULL)
    dti_problem_list_report (problems,
                             DTI_SEVERITY_WARNING,
                             "no-owner",
                             &place,
                             "node “%s”: nobody leads, its loss is unassigned%s",
                             id,
                             DTI_IS_PILLAR (dti_accountability_node_get_node (node))
                                 ? "; it cannot be split among its children"
                                 : "");
  else if (dti_accountability_node_get_owner_inherited (node))
    dti_problem_list_report (problems,
                             DTI_SEVERITY_NOTE,
                             "inherited-owner",
                             &place,
                             "node “%s”: only led from a node above, by “%s”%s",
                             id,
                             owners[0],
                             owners[1] != NULL ? " and others" : "");
}

static void
check_suppliers (DtiAccountabilityNode *node, DtiProblemList *problems)
{
  const char *id = dti_accountability_node_get_node_id (node);
  DtiPlace place = { .node = id };

  if (dti_accountability_node_get_suppliers (node)[0] == NULL)
    dti_problem_list_report (problems,
                             DTI_SEVERITY_WARNING,
                             "no-data-supplier",
                             &place,
                             "node “%s”: nobody supplies its figures",
                             id);
}

/* ---- public functions ---- */

/**
 * dti_accountability_get_lost: (get-property lost)
 * @self: an account
 *
 * Gets the points lost: maximum less score of the root, within 10⁻⁹ of the maximum.
 *
 * It is the exact sum of the losses of all nodes, and of what all agencies lost by share and
 * [method@Dti.Accountability.get_unassigned_lost].
 *
 * Returns: points of the root
 *
 * Since: 1.0
 */
double
dti_accountability_get_lost (DtiAccountability *self)
{
  g_return_val_if_fail (DTI_IS_ACCOUNTABILITY (self), NAN);

  return self->lost;
}

/**
 * dti_accountability_get_unassigned_lost: (get-property unassigned-lost)
 * @self: an account
 *
 * Gets the points lost at nodes that nobody leads.
 *
 * Returns: points of the root
 *
 * Since: 1.0
 */
double
dti_accountability_get_unassigned_lost (DtiAccountability *self)
{
  g_return_val_if_fail (DTI_IS_ACCOUNTABILITY (self), NAN);

  return self->unassigned.lost;
}

/**
 * dti_accountability_get_gained:
 * @self: an account
 * @gained: (out) (optional): points of the root, NaN where there is no number
 *
 * Gets the points gained: the score of the root less that on the scorecard before.
 *
 * Returns: `TRUE` if [method@Dti.Accountability.set_previous] gave a scorecard to compare with
 *
 * Since: 1.0
 */
gboolean
dti_accountability_get_gained (DtiAccountability *self, double *gained)
{
  g_return_val_if_fail (DTI_IS_ACCOUNTABILITY (self), FALSE);

  return dti_number_hand_out (self->gained, gained);
}

/**
 * dti_accountability_get_unassigned_nodes: (get-property unassigned-nodes)
 * @self: an account
 *
 * Gets the ids of the nodes that nobody leads, in the order of the framework.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids, possibly none
 *
 * Since: 1.0
 */
const char *const *
dti_accountability_get_unassigned_nodes (DtiAccountability *self)
{
  g_return_val_if_fail (DTI_IS_ACCOUNTABILITY (self), NULL);

  return (const char *const *) self->unassigned_nodes;
}

/**
 * dti_accountability_get_nodes: (get-property nodes)
 * @self: an account
 *
 * Gets the nodes where points are counted, in the order of the framework.
 *
 * The list stays the same object; its items change when another scorecard is set.
 *
 * Returns: (transfer none): a list of [class@Dti.AccountabilityNode]
 *
 * Since: 1.0
 */
GListModel *
dti_accountability_get_nodes (DtiAccountability *self)
{
  g_return_val_if_fail (DTI_IS_ACCOUNTABILITY (self), NULL);

  return G_LIST_MODEL (self->nodes);
}

/**
 * dti_accountability_get_n_items: (get-property n-items)
 * @self: an account
 *
 * Gets the number of agencies.
 *
 * Returns: a number
 *
 * Since: 1.0
 */
guint
dti_accountability_get_n_items (DtiAccountability *self)
{
  g_return_val_if_fail (DTI_IS_ACCOUNTABILITY (self), 0);

  return self->rows->len;
}

/**
 * dti_accountability_lookup:
 * @self: an account
 * @agency: id of an agency
 *
 * Finds the row of an agency.
 *
 * Returns: (transfer none) (nullable): the row, or `NULL` where the agency has none
 *
 * Since: 1.0
 */
DtiAccountabilityRow *
dti_accountability_lookup (DtiAccountability *self, const char *agency)
{
  g_return_val_if_fail (DTI_IS_ACCOUNTABILITY (self), NULL);
  g_return_val_if_fail (agency != NULL, NULL);

  return g_hash_table_lookup (self->by_agency, agency);
}

/**
 * dti_accountability_who_answers_for:
 * @self: an account
 * @node: id of a node
 * @day: (nullable): a day, or `NULL` for the day of the account
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Lists who answers for a node, step by step upward.
 *
 * It is what [method@Dti.Plan.who_answers_for] gives for the framework of the scorecard. Fails with
 * `DTI_ERROR_NOT_FOUND` where that has no such node.
 *
 * Returns: (transfer full): a list of [class@Dti.Responsibility]
 *
 * Since: 1.0
 */
GListModel *
dti_accountability_who_answers_for (DtiAccountability *self,
                                    const char *node,
                                    const GDate *day,
                                    GError **error)
{
  g_return_val_if_fail (DTI_IS_ACCOUNTABILITY (self), NULL);
  g_return_val_if_fail (node != NULL, NULL);
  g_return_val_if_fail (day == NULL || g_date_valid (day), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return dti_plan_who_answers_for (self->plan,
                                   dti_scorecard_get_framework (self->cards.card),
                                   node,
                                   day != NULL ? day : &self->day,
                                   error);
}

/**
 * dti_accountability_check_coverage:
 * @self: an account
 *
 * Tells where the plan leaves nodes without people.
 *
 * Of the nodes where points are counted, those that nobody leads (`no-owner`, a warning), those
 * that are led only from a node above (`inherited-owner`, a note), and those whose figures nobody
 * supplies (`no-data-supplier`, a warning), node by node in the order of the framework.
 *
 * Returns: (transfer full): the problems
 *
 * Since: 1.0
 */
DtiProblemList *
dti_accountability_check_coverage (DtiAccountability *self)
{
  DtiProblemList *problems;

  g_return_val_if_fail (DTI_IS_ACCOUNTABILITY (self), NULL);

  problems = dti_problem_list_new ();
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->nodes)); i++)
    {
      g_autoptr (DtiAccountabilityNode) node =
          g_list_model_get_item (G_LIST_MODEL (self->nodes), i);

      check_owners (node, problems);
      check_suppliers (node, problems);
    }

  return problems;
}
