/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "dti-plan-validate-private.h"

/* Nodes: unknown ones, targets that cannot be checked, who leads them and who shares their points.
 */

/* ---- unknown nodes ---- */

static void
check_node (const DtiPlanCheck *check,
            DtiPlanSectionKind section,
            guint index,
            const char *member,
            const char *node)
{
  DtiPlanSpot spot = {
    .section = section,
    .index = index,
    .member = member,
    .raw_text = node,
    .node = node,
  };

  if (node == NULL || dti_framework_lookup (check->framework, node) != NULL)
    return;

  dti_plan_report (check->plan,
                   check->problems,
                   DTI_SEVERITY_ERROR,
                   "unknown-id",
                   &spot,
                   "the framework “%s” has no node “%s”",
                   dti_framework_get_id (check->framework),
                   node);
}

static void
check_effects (const DtiPlanCheck *check, guint index, DtiTask *task)
{
  GListModel *effects = dti_task_get_effects (task);

  for (guint i = 0; i < g_list_model_get_n_items (effects); i++)
    {
      g_autoptr (DtiTaskEffect) effect = g_list_model_get_item (effects, i);
      g_autofree char *member = g_strdup_printf ("effects/%u/node", i);

      check_node (check, DTI_PLAN_TASKS, index, member, dti_task_effect_get_node (effect));
    }
}

static void
check_covered_nodes (const DtiPlanCheck *check, guint index, DtiObligationRule *rule)
{
  const char *const *nodes = dti_obligation_rule_get_nodes (rule);

  for (guint i = 0; nodes[i] != NULL; i++)
    {
      g_autofree char *member = g_strdup_printf ("nodes/%u", i);

      check_node (check, DTI_PLAN_OBLIGATIONS, index, member, nodes[i]);
    }
}

static void
check_known_nodes (const DtiPlanCheck *check)
{
  DtiPlan *plan = check->plan;

  for (guint i = 0; i < dti_plan_count (plan, DTI_PLAN_ASSIGNMENTS); i++)
    check_node (check,
                DTI_PLAN_ASSIGNMENTS,
                i,
                "node",
                dti_assignment_get_node (dti_plan_peek (plan, DTI_PLAN_ASSIGNMENTS, i)));
  for (guint i = 0; i < dti_plan_count (plan, DTI_PLAN_TASKS); i++)
    {
      DtiTask *task = dti_plan_peek (plan, DTI_PLAN_TASKS, i);

      check_node (check, DTI_PLAN_TASKS, i, "node", dti_task_get_node (task));
      check_effects (check, i, task);
    }
  for (guint i = 0; i < dti_plan_count (plan, DTI_PLAN_TARGETS); i++)
    check_node (check,
                DTI_PLAN_TARGETS,
                i,
                "node",
                dti_target_get_node (dti_plan_peek (plan, DTI_PLAN_TARGETS, i)));
  for (guint i = 0; i < dti_plan_count (plan, DTI_PLAN_OBLIGATIONS); i++)
    check_covered_nodes (check, i, dti_plan_peek (plan, DTI_PLAN_OBLIGATIONS, i));
  for (guint i = 0; i < dti_plan_count (plan, DTI_PLAN_BASELINES); i++)
    check_node (check,
                DTI_PLAN_BASELINES,
                i,
                "node",
                dti_baseline_get_node (dti_plan_peek (plan, DTI_PLAN_BASELINES, i)));
}

/* ---- targets ---- */

static void
check_ranks (const DtiPlanCheck *check)
{
  for (guint i = 0; i < dti_plan_count (check->plan, DTI_PLAN_TARGETS); i++)
    {
      DtiTarget *target = dti_plan_peek (check->plan, DTI_PLAN_TARGETS, i);
      const char *id = dti_target_get_node (target);
      DtiNode *node = id != NULL ? dti_framework_lookup (check->framework, id) : NULL;
      DtiPlanSpot spot = {
        .section = DTI_PLAN_TARGETS,
        .index = i,
        .member = "kind",
        .raw_text = "rank-at-most",
        .node = id,
      };

      if (node == NULL || dti_target_get_kind (target) != DTI_TARGET_KIND_RANK_AT_MOST ||
          (dti_node_get_scored (node) && dti_node_get_max (node) > 0.0))
        continue;
      dti_plan_report (check->plan,
                       check->problems,
                       DTI_SEVERITY_WARNING,
                       "unranked-node",
                       &spot,
                       "“%s” gives no points, so nobody is ranked by it",
                       id);
    }
}

/* ---- leads ---- */

static gboolean
overlap (DtiAssignment *a, DtiAssignment *b)
{
  const char *a_from = dti_assignment_get_valid_from (a);
  const char *a_to = dti_assignment_get_valid_to (a);
  const char *b_from = dti_assignment_get_valid_from (b);
  const char *b_to = dti_assignment_get_valid_to (b);

  return (a_to == NULL || b_from == NULL || strcmp (b_from, a_to) <= 0) &&
         (b_to == NULL || a_from == NULL || strcmp (a_from, b_to) <= 0);
}

static gboolean
is_bare_lead (DtiAssignment *assignment)
{
  return dti_assignment_get_role (assignment) == DTI_ROLE_LEAD &&
         !dti_assignment_get_share (assignment, NULL);
}

/* Two who lead the same node at the same time, and nobody said who answers for how much. */
static void
check_several_leads (const DtiPlanCheck *check, guint index)
{
  DtiAssignment *assignment = dti_plan_peek (check->plan, DTI_PLAN_ASSIGNMENTS, index);
  const char *node = dti_assignment_get_node (assignment);
  const GPtrArray *others = g_hash_table_lookup (check->plan->by_node, node);
  DtiPlanSpot spot = {
    .section = DTI_PLAN_ASSIGNMENTS,
    .index = index,
    .raw_text = dti_assignment_get_agency (assignment),
    .node = node,
  };

  if (!is_bare_lead (assignment))
    return;

  for (guint i = 0; i < others->len && g_ptr_array_index (others, i) != assignment; i++)
    {
      DtiAssignment *other = g_ptr_array_index (others, i);

      if (!is_bare_lead (other) || !overlap (assignment, other))
        continue;
      dti_plan_report (check->plan,
                       check->problems,
                       DTI_SEVERITY_WARNING,
                       "several-leads",
                       &spot,
                       "“%s” is led by “%s” and by “%s”, and the plan does not say who has which "
                       "share",
                       node,
                       dti_assignment_get_agency (other),
                       dti_assignment_get_agency (assignment));
      return;
    }
}

static gboolean
has_holder (const DtiPlanCheck *check, const GArray *ancestors, DtiRole role)
{
  g_auto (DtiPlanHolders) holders = { NULL };

  dti_plan_find_holders (check->plan, ancestors, role, NULL, &holders);

  return holders.assignments != NULL;
}

static void
report_gap (const DtiPlanCheck *check, const char *code, const char *node, const char *message)
{
  DtiPlace place = { .file = check->plan->file, .pointer = "/assignments", .node = node };

  dti_problem_list_report (
      check->problems, DTI_SEVERITY_WARNING, code, &place, "%s “%s”", message, node);
}

static void
check_indicators (const DtiPlanCheck *check)
{
  GListModel *indicators = dti_framework_get_indicators (check->framework);

  for (guint i = 0; i < g_list_model_get_n_items (indicators); i++)
    {
      g_autoptr (DtiNode) node = g_list_model_get_item (indicators, i);
      const char *id = dti_node_get_id (node);
      g_autoptr (GArray) ancestors = NULL;

      if (!dti_node_get_scored (node))
        continue;
      ancestors = dti_plan_list_ancestors (check->framework, id);
      if (!has_holder (check, ancestors, DTI_ROLE_LEAD))
        report_gap (check, "no-lead", id, "nobody leads");
      if (!has_holder (check, ancestors, DTI_ROLE_SUPPLY_DATA))
        report_gap (check, "no-data-supplier", id, "nobody is to supply the figures of");
    }
}

/* ---- shares ---- */

static gboolean
parse_day (const char *text, guint32 *julian)
{
  GDate day;

  if (text == NULL || strlen (text) != strlen ("YYYY-MM-DD"))
    return FALSE;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day,
                  (GDateDay) g_ascii_strtoull (text + 8, NULL, 10),
                  (GDateMonth) g_ascii_strtoull (text + 5, NULL, 10),
                  (GDateYear) g_ascii_strtoull (text, NULL, 10));
  *julian = g_date_get_julian (&day);

  return TRUE;
}

static void
add_bounds (GArray *days, const char *from, const char *to)
{
  guint32 day = 0;

  if (parse_day (from, &day))
    {
      guint32 before = day - 1;

      if (before > 0)
        g_array_append_val (days, before);
      g_array_append_val (days, day);
    }
  if (parse_day (to, &day))
    {
      day++;
      g_array_append_val (days, day);
    }
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  guint32 x = *(const guint32 *) a;
  guint32 y = *(const guint32 *) b;

  return x < y ? -1 : x > y;
}

/* Days on which something can change at a node, in order, while the plan is in force; on the way
 * whether shares are given there at all. */
static GArray *
list_turning_days (const DtiPlanCheck *check, const GArray *ancestors, gboolean *has_shares)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (guint32));
  const guint32 some_day = 730000;

  *has_shares = FALSE;
  g_array_append_val (days, some_day);
  add_bounds (days, check->plan->valid_from, check->plan->valid_to);
  for (guint i = 0; i < ancestors->len; i++)
    {
      const char *node = g_array_index (ancestors, DtiPlanAncestor, i).id;
      const GPtrArray *all = g_hash_table_lookup (check->plan->by_node, node);

      for (guint j = 0; all != NULL && j < all->len; j++)
        {
          DtiAssignment *assignment = g_ptr_array_index (all, j);
          DtiAgency *agency =
              dti_plan_lookup_agency (check->plan, dti_assignment_get_agency (assignment));

          *has_shares |= dti_assignment_get_share (assignment, NULL);
          add_bounds (days,
                      dti_assignment_get_valid_from (assignment),
                      dti_assignment_get_valid_to (assignment));
          if (agency != NULL)
            add_bounds (days, dti_agency_get_valid_from (agency), dti_agency_get_valid_to (agency));
        }
    }
  g_array_sort (days, compare_days);

  return days;
}

/* Reports the first day on which the shares at the node of an assignment do not sum to 1. */
static void
check_shares (const DtiPlanCheck *check, guint index)
{
  DtiAssignment *assignment = dti_plan_peek (check->plan, DTI_PLAN_ASSIGNMENTS, index);
  const char *node = dti_assignment_get_node (assignment);
  g_autoptr (GArray) ancestors = dti_plan_list_ancestors (check->framework, node);
  gboolean has_shares = FALSE;
  g_autoptr (GArray) days = list_turning_days (check, ancestors, &has_shares);
  DtiPlanSpot spot = {
    .section = DTI_PLAN_ASSIGNMENTS,
    .index = index,
    .member = dti_assignment_get_share (assignment, NULL) ? "share" : NULL,
    .node = node,
  };

  for (guint i = 0; has_shares && i < days->len; i++)
    {
      guint32 julian = g_array_index (days, guint32, i);
      g_autoptr (GDate) day = NULL;
      g_autoptr (GPtrArray) shares = NULL;
      g_autoptr (GError) error = NULL;

      if (!g_date_valid_julian (julian) ||
          (i > 0 && julian == g_array_index (days, guint32, i - 1)))
        continue;
      day = g_date_new_julian (julian);
      if (!dti_plan_is_valid_on (check->plan, day))
        continue;
      shares = dti_plan_split (check->plan, ancestors, node, day, &error);
      if (shares != NULL)
        continue;
      dti_plan_report (check->plan,
                       check->problems,
                       DTI_SEVERITY_ERROR,
                       "invalid-shares",
                       &spot,
                       "%s on %04u-%02u-%02u",
                       error->message,
                       g_date_get_year (day),
                       g_date_get_month (day),
                       g_date_get_day (day));
      return;
    }
}

/* Once for each node: at its first assignment with a share, else at its first one. */
static void
check_all_shares (const DtiPlanCheck *check)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = dti_plan_count (check->plan, DTI_PLAN_ASSIGNMENTS);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < n; i++)
      {
        DtiAssignment *assignment = dti_plan_peek (check->plan, DTI_PLAN_ASSIGNMENTS, i);
        DtiRole role = dti_assignment_get_role (assignment);

        if ((role != DTI_ROLE_LEAD && role != DTI_ROLE_COORDINATE) ||
            (pass == 0 && !dti_assignment_get_share (assignment, NULL)))
          continue;
        if (g_hash_table_add (seen, (char *) dti_assignment_get_node (assignment)))
          check_shares (check, i);
      }
}

void
dti_plan_check_nodes (const DtiPlanCheck *check)
{
  if (check->framework != NULL)
    {
      check_known_nodes (check);
      check_ranks (check);
    }

  for (guint i = 0; i < dti_plan_count (check->plan, DTI_PLAN_ASSIGNMENTS); i++)
    check_several_leads (check, i);
  check_all_shares (check);

  /* What seems to be missing may stand in what could not be read. */
  if (check->framework != NULL && !check->plan->is_partial)
    check_indicators (check);
}
