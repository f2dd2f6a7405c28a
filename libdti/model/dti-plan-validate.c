/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-plan-graph-private.h"
#include "dti-plan-validate-private.h"

/* What is doubtful in a plan that could be read; and its tasks. */

char *
dti_plan_name_agency (DtiPlan *self, const char *id)
{
  DtiAgency *agency = dti_plan_lookup_agency (self, id);
  const char *title = agency != NULL ? dti_agency_get_main_title (agency) : NULL;

  return title != NULL ? g_strdup_printf ("“%s” (%s)", id, title) : g_strdup_printf ("“%s”", id);
}

/* ---- leads ---- */

static void
check_leads (const DtiPlanCheck *check, guint index)
{
  DtiTask *task = dti_plan_peek (check->plan, DTI_PLAN_TASKS, index);
  const char *const *coordinators = dti_task_get_coordinators (task);
  DtiPlanSpot spot = {
    .section = DTI_PLAN_TASKS,
    .index = index,
    .raw_text = dti_task_get_id (task),
    .node = dti_task_get_node (task),
  };

  if (dti_task_get_leads (task)[0] != NULL)
    return;

  dti_plan_report (check->plan,
                   check->problems,
                   DTI_SEVERITY_WARNING,
                   "task-without-lead",
                   &spot,
                   "nobody leads the task “%s”",
                   dti_task_get_id (task));
  if (coordinators[0] == NULL)
    return;

  spot.member = "coordinate";
  dti_plan_report (check->plan,
                   check->problems,
                   DTI_SEVERITY_NOTE,
                   "only-coordinators",
                   &spot,
                   "the task “%s” has agencies that help, and none that they answer to",
                   dti_task_get_id (task));
}

/* ---- what excludes what ---- */

/* Two tasks of which one excludes the other. */
typedef struct
{
  guint excluding;
  guint excluded;
} Exclusion;

static gboolean
requires_one_of (DtiPlan *plan, guint index, const guint8 *clashing)
{
  DtiTask *task = dti_plan_peek (plan, DTI_PLAN_TASKS, index);
  const char *const *required = dti_task_get_requires (task);

  for (guint i = 0; required[i] != NULL; i++)
    {
      guint other = 0;

      if (dti_plan_find (plan, DTI_PLAN_TASKS, required[i], &other) && clashing[other] != 0)
        return TRUE;
    }

  return FALSE;
}

static void
report_contradiction (const DtiPlanCheck *check, guint index, const Exclusion *exclusion)
{
  DtiTask *task = dti_plan_peek (check->plan, DTI_PLAN_TASKS, index);
  DtiTask *excluding = dti_plan_peek (check->plan, DTI_PLAN_TASKS, exclusion->excluding);
  DtiTask *excluded = dti_plan_peek (check->plan, DTI_PLAN_TASKS, exclusion->excluded);
  DtiPlanSpot spot = {
    .section = DTI_PLAN_TASKS,
    .index = index,
    .member = index == exclusion->excluding ? "excludes" : "requires",
    .raw_text = dti_task_get_id (task),
    .node = dti_task_get_node (task),
  };

  if (exclusion->excluding == exclusion->excluded)
    dti_plan_report (check->plan,
                     check->problems,
                     DTI_SEVERITY_ERROR,
                     "contradiction",
                     &spot,
                     "the task “%s” excludes itself",
                     dti_task_get_id (task));
  else
    dti_plan_report (check->plan,
                     check->problems,
                     DTI_SEVERITY_ERROR,
                     "contradiction",
                     &spot,
                     "the task “%s” cannot be done: it needs both “%s” and “%s”, which exclude "
                     "each other",
                     dti_task_get_id (task),
                     dti_task_get_id (excluding),
                     dti_task_get_id (excluded));
}

/* A task needs itself and what it requires. Those that need both are clashing; told are the ones
 * where it begins. @needed: from each task to those that require it. */
static void
check_exclusion (const DtiPlanCheck *check, const DtiPlanGraph *needed, const Exclusion *exclusion)
{
  guint n = dti_plan_count (check->plan, DTI_PLAN_TASKS);
  g_autofree guint8 *clashing = dti_plan_graph_reach (needed, exclusion->excluding);
  g_autofree guint8 *others = dti_plan_graph_reach (needed, exclusion->excluded);

  for (guint i = 0; i < n; i++)
    clashing[i] &= others[i];
  for (guint i = 0; i < n; i++)
    if (clashing[i] != 0 && !requires_one_of (check->plan, i, clashing))
      report_contradiction (check, i, exclusion);
}

static DtiPlanGraph *
make_graph_of_needs (DtiPlan *plan)
{
  guint n = dti_plan_count (plan, DTI_PLAN_TASKS);
  DtiPlanGraph *graph = dti_plan_graph_new (n);

  for (guint i = 0; i < n; i++)
    {
      DtiTask *task = dti_plan_peek (plan, DTI_PLAN_TASKS, i);
      const char *const *required = dti_task_get_requires (task);

      for (guint j = 0; required[j] != NULL; j++)
        {
          guint other = 0;

          if (dti_plan_find (plan, DTI_PLAN_TASKS, required[j], &other))
            dti_plan_graph_add (graph, other, i);
        }
    }

  return graph;
}

static void
check_exclusions (const DtiPlanCheck *check)
{
  g_autoptr (DtiPlanGraph) needed = make_graph_of_needs (check->plan);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < dti_plan_count (check->plan, DTI_PLAN_TASKS); i++)
    {
      DtiTask *task = dti_plan_peek (check->plan, DTI_PLAN_TASKS, i);
      const char *const *excluded = dti_task_get_excludes (task);

      for (guint j = 0; excluded[j] != NULL; j++)
        {
          Exclusion exclusion = { .excluding = i };
          gint64 pair;

          if (!dti_plan_find (check->plan, DTI_PLAN_TASKS, excluded[j], &exclusion.excluded))
            continue;
          pair = ((gint64) MIN (i, exclusion.excluded) << 32) | MAX (i, exclusion.excluded);
          if (g_hash_table_add (seen, g_memdup2 (&pair, sizeof pair)))
            check_exclusion (check, needed, &exclusion);
        }
    }
}

void
dti_plan_check_tasks (const DtiPlanCheck *check)
{
  /* What seems to be missing may stand in what could not be read. */
  for (guint i = 0; !check->plan->is_partial && i < dti_plan_count (check->plan, DTI_PLAN_TASKS);
       i++)
    check_leads (check, i);
  check_exclusions (check);
}

/* ---- the whole ---- */

static void
check_framework (const DtiPlanCheck *check)
{
  const char *expected = check->plan->framework_id;
  DtiPlace place = {
    .file = check->plan->file,
    .pointer = "/framework",
    .raw_text = expected,
  };

  if (check->framework == NULL || expected == NULL ||
      g_str_equal (expected, dti_framework_get_id (check->framework)))
    return;

  dti_problem_list_report (check->problems,
                           DTI_SEVERITY_WARNING,
                           "other-framework",
                           &place,
                           "the plan is about the framework “%s”, not “%s”",
                           expected,
                           dti_framework_get_id (check->framework));
}

void
dti_plan_check_gaps (DtiPlan *self, DtiFramework *framework, DtiProblemList *problems)
{
  DtiPlanCheck check = { .plan = self, .framework = framework, .problems = problems };

  check_framework (&check);
  dti_plan_check_nodes (&check);
  dti_plan_check_duties (&check);
  dti_plan_check_tasks (&check);
}
