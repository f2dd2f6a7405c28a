/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-plan-validate-private.h"

/* Agencies: groups without members, agencies that are closed, who is asked for a report. */

static void
check_groups (const DtiPlanCheck *check)
{
  for (guint i = 0; i < dti_plan_count (check->plan, DTI_PLAN_AGENCIES); i++)
    {
      DtiAgency *agency = dti_plan_peek (check->plan, DTI_PLAN_AGENCIES, i);
      DtiPlanSpot spot = {
        .section = DTI_PLAN_AGENCIES,
        .index = i,
        .raw_text = dti_agency_get_id (agency),
      };

      if (dti_agency_get_is_group (agency) && dti_agency_get_members (agency)[0] == NULL)
        dti_plan_report (check->plan,
                         check->problems,
                         DTI_SEVERITY_NOTE,
                         "empty-group",
                         &spot,
                         "the plan does not say who belongs to “%s”: it counts as one",
                         dti_agency_get_id (agency));
    }
}

/* ---- closed agencies ---- */

/* The days on which something is in force; NULL is open. */
typedef struct
{
  const char *from;
  const char *to;
} Range;

static Range
intersect (const DtiPlan *plan, const char *from, const char *to)
{
  Range range = { from, to };

  if (from == NULL || (plan->valid_from != NULL && g_strcmp0 (plan->valid_from, from) > 0))
    range.from = plan->valid_from;
  if (to == NULL || (plan->valid_to != NULL && g_strcmp0 (plan->valid_to, to) < 0))
    range.to = plan->valid_to;

  return range;
}

static char *
name_successors (DtiPlan *plan, DtiAgency *agency)
{
  const char *const *ids = dti_agency_get_successors (agency);
  GString *text = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autofree char *name = dti_plan_name_agency (plan, ids[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "; it is followed by ", name);
    }

  return g_string_free (text, FALSE);
}

/* @what: as "an assignment of its". */
static void
check_open (const DtiPlanCheck *check,
            DtiAgency *agency,
            const DtiPlanSpot *spot,
            Range range,
            const char *what)
{
  const char *id = dti_agency_get_id (agency);
  const char *from = dti_agency_get_valid_from (agency);
  const char *to = dti_agency_get_valid_to (agency);
  g_autofree char *successors = name_successors (check->plan, agency);

  if (to != NULL && (range.to == NULL || g_strcmp0 (range.to, to) > 0))
    dti_plan_report (check->plan,
                     check->problems,
                     DTI_SEVERITY_WARNING,
                     "closed-agency",
                     spot,
                     "%s goes on when “%s” has ended on %s%s",
                     what,
                     id,
                     to,
                     successors);
  if (from != NULL && range.from != NULL && g_strcmp0 (range.from, from) < 0)
    dti_plan_report (check->plan,
                     check->problems,
                     DTI_SEVERITY_WARNING,
                     "closed-agency",
                     spot,
                     "%s begins before “%s” does on %s",
                     what,
                     id,
                     from);
}

static void
check_assignments_of_closed (const DtiPlanCheck *check)
{
  for (guint i = 0; i < dti_plan_count (check->plan, DTI_PLAN_ASSIGNMENTS); i++)
    {
      DtiAssignment *assignment = dti_plan_peek (check->plan, DTI_PLAN_ASSIGNMENTS, i);
      const char *id = dti_assignment_get_agency (assignment);
      DtiAgency *agency = dti_plan_lookup_agency (check->plan, id);
      Range range = intersect (check->plan,
                               dti_assignment_get_valid_from (assignment),
                               dti_assignment_get_valid_to (assignment));
      DtiPlanSpot spot = {
        .section = DTI_PLAN_ASSIGNMENTS,
        .index = i,
        .member = "agency",
        .raw_text = id,
        .node = dti_assignment_get_node (assignment),
      };

      if (agency != NULL)
        check_open (check, agency, &spot, range, "the assignment");
    }
}

/* Those that follow each other: of a body and its successor each is meant in its own time. */
static GHashTable *
find_relays (DtiPlan *plan, const GPtrArray *agencies, GHashTable *ids)
{
  GHashTable *relays = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < agencies->len; i++)
    {
      const char *id = g_ptr_array_index (agencies, i);
      DtiAgency *agency = dti_plan_lookup_agency (plan, id);
      const char *const *successors = dti_agency_get_successors (agency);

      for (guint j = 0; successors[j] != NULL; j++)
        if (g_hash_table_contains (ids, successors[j]))
          {
            g_hash_table_add (relays, (char *) id);
            g_hash_table_add (relays, (char *) successors[j]);
          }
    }

  return relays;
}

static void
check_side (const DtiPlanCheck *check,
            const char *const *ids,
            DtiPlanSpot *spot,
            Range range,
            const char *what)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) agencies = g_ptr_array_new ();
  g_autoptr (GHashTable) relays = NULL;

  for (guint i = 0; ids[i] != NULL; i++)
    dti_plan_expand (check->plan, ids[i], NULL, TRUE, seen, agencies);
  relays = find_relays (check->plan, agencies, seen);
  for (guint i = 0; i < agencies->len; i++)
    {
      spot->raw_text = g_ptr_array_index (agencies, i);
      if (g_hash_table_contains (relays, spot->raw_text))
        continue;
      check_open (check, dti_plan_lookup_agency (check->plan, spot->raw_text), spot, range, what);
    }
}

static void
check_obligations_of_closed (const DtiPlanCheck *check)
{
  for (guint i = 0; i < dti_plan_count (check->plan, DTI_PLAN_OBLIGATIONS); i++)
    {
      DtiObligationRule *rule = dti_plan_peek (check->plan, DTI_PLAN_OBLIGATIONS, i);
      g_autofree char *what =
          g_strdup_printf ("the obligation “%s”", dti_obligation_rule_get_id (rule));
      Range range = intersect (check->plan,
                               dti_obligation_rule_get_valid_from (rule),
                               dti_obligation_rule_get_valid_to (rule));
      DtiPlanSpot spot = { .section = DTI_PLAN_OBLIGATIONS, .index = i };

      spot.member = "from";
      check_side (check, dti_obligation_rule_get_from (rule), &spot, range, what);
      spot.member = "to";
      check_side (check, dti_obligation_rule_get_to (rule), &spot, range, what);
    }
}

/* ---- who is asked for a report ---- */

/* Who is asked, groups and their members alike. */
typedef struct
{
  GHashTable *asked;     /* for any report */
  GHashTable *regularly; /* for one that comes by itself */
  gboolean has_regular;  /* the plan asks for such reports */
} Askings;

static void
find_askings (DtiPlan *plan, Askings *askings)
{
  g_autoptr (GPtrArray) unused = g_ptr_array_new ();

  for (guint i = 0; i < dti_plan_count (plan, DTI_PLAN_OBLIGATIONS); i++)
    {
      DtiObligationRule *rule = dti_plan_peek (plan, DTI_PLAN_OBLIGATIONS, i);
      const char *const *from = dti_obligation_rule_get_from (rule);
      gboolean on_request = dti_obligation_rule_get_every (rule) == DTI_FREQUENCY_ON_REQUEST;

      askings->has_regular |= !on_request;
      for (guint j = 0; from[j] != NULL; j++)
        {
          dti_plan_expand (plan, from[j], NULL, TRUE, askings->asked, unused);
          if (!on_request)
            dti_plan_expand (plan, from[j], NULL, TRUE, askings->regularly, unused);
        }
    }
}

/* A group is asked, too, where each of its members is. */
static gboolean
is_among (DtiPlan *plan, const char *id, GHashTable *asked)
{
  g_autoptr (GHashTable) seen = NULL;
  g_autoptr (GPtrArray) members = NULL;

  if (g_hash_table_contains (asked, id))
    return TRUE;

  seen = g_hash_table_new (g_str_hash, g_str_equal);
  members = g_ptr_array_new ();
  dti_plan_expand (plan, id, NULL, FALSE, seen, members);
  for (guint i = 0; i < members->len; i++)
    if (!g_hash_table_contains (asked, g_ptr_array_index (members, i)))
      return FALSE;

  return members->len > 0;
}

static void
check_responsible (const DtiPlanCheck *check, const Askings *askings)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < dti_plan_count (check->plan, DTI_PLAN_ASSIGNMENTS); i++)
    {
      DtiAssignment *assignment = dti_plan_peek (check->plan, DTI_PLAN_ASSIGNMENTS, i);
      DtiRole role = dti_assignment_get_role (assignment);
      const char *id = dti_assignment_get_agency (assignment);
      DtiPlanSpot spot = {
        .section = DTI_PLAN_ASSIGNMENTS,
        .index = i,
        .member = "agency",
        .raw_text = id,
        .node = dti_assignment_get_node (assignment),
      };
      g_autofree char *name = NULL;

      if (role == DTI_ROLE_COORDINATE || role == DTI_ROLE_OVERSEE ||
          dti_plan_lookup_agency (check->plan, id) == NULL)
        continue;
      if (!g_hash_table_add (seen, (char *) id) || is_among (check->plan, id, askings->regularly))
        continue;
      name = dti_plan_name_agency (check->plan, id);
      dti_plan_report (check->plan,
                       check->problems,
                       DTI_SEVERITY_WARNING,
                       "not-reporting",
                       &spot,
                       "%s is named responsible, but is not among those who must report",
                       name);
    }
}

static void
check_coordinator (const DtiPlanCheck *check,
                   const Askings *askings,
                   const char *id,
                   DtiPlanSpot *spot,
                   GHashTable *seen)
{
  g_autofree char *name = NULL;

  if (dti_plan_lookup_agency (check->plan, id) == NULL || !g_hash_table_add (seen, (char *) id) ||
      is_among (check->plan, id, askings->asked))
    return;

  spot->raw_text = id;
  name = dti_plan_name_agency (check->plan, id);
  dti_plan_report (check->plan,
                   check->problems,
                   DTI_SEVERITY_WARNING,
                   "coordinator-without-duty",
                   spot,
                   "%s is to coordinate, but no obligation asks a report from it, not even on "
                   "request",
                   name);
}

static void
check_coordinators (const DtiPlanCheck *check, const Askings *askings)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < dti_plan_count (check->plan, DTI_PLAN_ASSIGNMENTS); i++)
    {
      DtiAssignment *assignment = dti_plan_peek (check->plan, DTI_PLAN_ASSIGNMENTS, i);
      DtiPlanSpot spot = {
        .section = DTI_PLAN_ASSIGNMENTS,
        .index = i,
        .member = "agency",
        .node = dti_assignment_get_node (assignment),
      };

      if (dti_assignment_get_role (assignment) == DTI_ROLE_COORDINATE)
        check_coordinator (check, askings, dti_assignment_get_agency (assignment), &spot, seen);
    }
  for (guint i = 0; i < dti_plan_count (check->plan, DTI_PLAN_TASKS); i++)
    {
      DtiTask *task = dti_plan_peek (check->plan, DTI_PLAN_TASKS, i);
      const char *const *ids = dti_task_get_coordinators (task);

      for (guint j = 0; ids[j] != NULL; j++)
        {
          g_autofree char *member = g_strdup_printf ("coordinate/%u", j);
          DtiPlanSpot spot = {
            .section = DTI_PLAN_TASKS,
            .index = i,
            .member = member,
            .node = dti_task_get_node (task),
          };

          check_coordinator (check, askings, ids[j], &spot, seen);
        }
    }
}

void
dti_plan_check_duties (const DtiPlanCheck *check)
{
  g_autoptr (GHashTable) asked = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) regularly = g_hash_table_new (g_str_hash, g_str_equal);
  Askings askings = { .asked = asked, .regularly = regularly };

  check_groups (check);
  check_assignments_of_closed (check);
  check_obligations_of_closed (check);

  /* What seems to be missing may stand in what could not be read. */
  if (check->plan->is_partial)
    return;

  find_askings (check->plan, &askings);
  if (askings.has_regular)
    check_responsible (check, &askings);
  check_coordinators (check, &askings);
}
