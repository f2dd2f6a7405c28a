/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Prints who must report by when, and who answers for a node.
 *
 *     plan PLAN FIRST LAST TODAY NODE
 *
 * The days are written as 2023-09-25. The exit status is 0, 1 on an error, or 2 for wrong usage. */

#include <libdti/dti.h>
#include <locale.h>
#include <stdio.h>

/* A day is a period of one day. */
static GDate *
read_day (const char *text, GError **error)
{
  g_autofree char *window = g_strdup_printf ("%s/%s", text, text);
  g_autoptr (DtiPeriod) period = dti_period_parse (window, error);

  return period != NULL ? dti_period_get_first_day (period) : NULL;
}

static void
print_obligation (DtiObligation *obligation)
{
  g_autoptr (GDate) due = dti_obligation_get_due_rolled (obligation);
  g_autofree char *state = dti_obligation_describe_state (obligation, "vi");
  g_autofree char *why = dti_obligation_explain_due (obligation, "vi");

  printf ("%04d-%02d-%02d %s %s %s: %s\n",
          g_date_get_year (due),
          (int) g_date_get_month (due),
          g_date_get_day (due),
          dti_obligation_get_rule_id (obligation),
          dti_obligation_get_period (obligation),
          dti_obligation_get_agency_title (obligation),
          state);
  printf ("  %s\n", why);
}

static void
print_responsibility (DtiResponsibility *responsibility)
{
  g_autoptr (GEnumClass) roles = g_type_class_ref (DTI_TYPE_ROLE);
  GEnumValue *role = g_enum_get_value (roles, dti_responsibility_get_role (responsibility));

  printf ("%u. %s: %s%s\n",
          dti_responsibility_get_step (responsibility),
          role->value_nick,
          dti_responsibility_get_agency_title (responsibility),
          dti_responsibility_get_inherited (responsibility) ? ", through a node above" : "");
}

static void
print_obligations (DtiSchedule *schedule, const GDate *first, const GDate *last)
{
  g_autoptr (GListModel) obligations = dti_schedule_list_obligations (schedule, first, last);

  for (guint i = 0; i < g_list_model_get_n_items (obligations); i++)
    {
      g_autoptr (DtiObligation) obligation = g_list_model_get_item (obligations, i);

      print_obligation (obligation);
    }
}

static gboolean
print_chain (
    DtiPlan *plan, DtiFramework *framework, const char *node, const GDate *day, GError **error)
{
  DtiNode *found = dti_framework_lookup (framework, node);
  g_autofree char *title = found != NULL ? dti_node_get_title (found, "vi") : g_strdup (node);
  g_autoptr (GListModel) chain = NULL;

  printf ("%s:\n", title);
  chain = dti_plan_who_answers_for (plan, framework, node, day, error);
  if (chain == NULL)
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (chain); i++)
    {
      g_autoptr (DtiResponsibility) responsibility = g_list_model_get_item (chain, i);

      print_responsibility (responsibility);
    }

  return TRUE;
}

static gboolean
run (char **arguments, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (arguments[0]);
  g_autoptr (DtiPlan) plan = dti_plan_new_from_file (file, error);
  g_autoptr (DtiFramework) framework = NULL;
  g_autoptr (DtiSchedule) schedule = NULL;
  g_autoptr (GDate) first = NULL;
  g_autoptr (GDate) last = NULL;
  g_autoptr (GDate) today = NULL;

  if (plan == NULL)
    return FALSE;

  framework = dti_framework_new_builtin (dti_plan_get_framework_id (plan), error);
  if (framework == NULL)
    return FALSE;

  schedule = dti_schedule_new (plan, NULL);
  today = read_day (arguments[3], error);
  first = today != NULL ? read_day (arguments[1], error) : NULL;
  last = first != NULL ? read_day (arguments[2], error) : NULL;
  if (last == NULL)
    return FALSE;

  dti_schedule_set_today (schedule, today);
  print_obligations (schedule, first, last);

  return print_chain (plan, framework, arguments[4], today, error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  if (argc != 6)
    {
      fprintf (stderr, "usage: plan PLAN FIRST LAST TODAY NODE\n");
      return 2;
    }

  if (run (argv + 1, &error))
    return 0;

  fprintf (stderr, "plan: %s\n", error->message);

  return 1;
}
