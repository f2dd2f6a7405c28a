/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "fuzz.h"

/* What is written reads back as the same plan. */
static void
check_round_trip (DtiPlan *plan)
{
  g_autofree char *json = dti_plan_to_json (plan);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiPlan) again = dti_plan_new_from_json (json, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (dti_plan_get_digest (again), ==, dti_plan_get_digest (plan));
}

/* Shares are parts of the whole, or there is an error. */
static void
check_shares (DtiPlan *plan, DtiFramework *framework, const char *node, const GDate *day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) shares = dti_plan_list_shares (plan, framework, node, day, &error);
  guint n_shares = shares != NULL ? g_list_model_get_n_items (shares) : 0;
  double sum = 0.0;

  g_assert_true ((shares == NULL) == (error != NULL));
  for (guint i = 0; i < n_shares; i++)
    {
      g_autoptr (DtiShare) share = g_list_model_get_item (shares, i);

      sum += dti_share_get_share (share);
    }
  g_assert_true (n_shares == 0 || (sum > 1.0 - 1e-8 && sum < 1.0 + 1e-8));
}

static void
ask (DtiPlan *plan, DtiFramework *framework)
{
  g_autoptr (GDate) day = g_date_new_dmy (12, G_DATE_SEPTEMBER, 2023);
  GListModel *assignments = dti_plan_get_assignments (plan);
  GListModel *obligations = dti_plan_get_obligations (plan);

  for (guint i = 0; i < MIN (g_list_model_get_n_items (assignments), 20); i++)
    {
      g_autoptr (DtiAssignment) assignment = g_list_model_get_item (assignments, i);
      const char *node = dti_assignment_get_node (assignment);
      g_autoptr (GListModel) chain = dti_plan_who_answers_for (plan, framework, node, day, NULL);
      g_auto (GStrv) members =
          dti_plan_list_members (plan, dti_assignment_get_agency (assignment), day);
      g_autoptr (DtiAgency) agency =
          dti_plan_match_agency (plan, dti_assignment_get_agency (assignment), NULL);

      g_assert_nonnull (agency);
      g_assert_nonnull (members);
      check_shares (plan, framework, node, day);
      check_shares (plan, NULL, node, day);
    }
  for (guint i = 0; i < MIN (g_list_model_get_n_items (obligations), 20); i++)
    {
      g_autoptr (DtiObligationRule) rule = g_list_model_get_item (obligations, i);
      g_auto (GStrv) reporters =
          dti_plan_list_reporters (plan, dti_obligation_rule_get_id (rule), day);

      g_assert_nonnull (reporters);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = NULL;
  g_autoptr (DtiPlan) plan = NULL;
  g_autoptr (DtiFramework) framework = NULL;
  g_autoptr (DtiProblemList) problems = NULL;
  g_autoptr (GError) error = NULL;

  if (size > FUZZ_MAX_SIZE || memchr (data, '\0', size) != NULL)
    return 0;

  text = size > 0 ? g_strndup ((const char *) data, size) : g_strdup ("");
  plan = dti_plan_new_from_json (text, &error);
  g_assert_true ((plan == NULL) == (error != NULL));
  if (plan == NULL)
    return 0;

  framework = dti_framework_new_builtin ("vn-dti-province-922", NULL);
  problems = dti_plan_validate (plan, framework);
  ask (plan, framework);
  check_round_trip (plan);

  return 0;
}
