/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <math.h>

#include "dti-command.h"
#include "dti-table.h"

/* ---- the table ---- */

static void
add_columns (DtiTable *table, gboolean vi)
{
  dti_table_add_column (table, vi ? "Cơ quan" : "Agency", FALSE);
  dti_table_add_column (table, vi ? "Chỉ số" : "Nodes", TRUE);
  dti_table_add_column (table, vi ? "Tối đa" : "Points", TRUE);
  dti_table_add_column (table, vi ? "Mất (toàn bộ)" : "Lost (full)", TRUE);
  dti_table_add_column (table, vi ? "Mất (phần)" : "Lost (share)", TRUE);
  dti_table_add_column (table, vi ? "Tăng (phần)" : "Gained (share)", TRUE);
  dti_table_add_column (table, vi ? "Tự chấm vượt" : "Over-claimed", TRUE);
  dti_table_add_column (table, vi ? "Đúng hạn %" : "On time %", TRUE);
  dti_table_add_column (table, vi ? "Số hạn" : "Due", TRUE);
  dti_table_add_column (table, vi ? "Tuần dồn nhất" : "Busiest week", FALSE);
  dti_table_add_column (table, vi ? "Tên" : "Name", FALSE);
}

static void
add_row (DtiTable *table, DtiAccountabilityRow *row)
{
  g_autoptr (GDate) monday = NULL;
  g_autofree char *week = NULL;
  guint n_busiest = dti_accountability_row_get_busiest_week (row, &monday);
  double number = NAN;

  if (n_busiest > 0)
    {
      g_autofree char *day = dti_call_format_day (monday);

      week = g_strdup_printf ("%s (%u)", day, n_busiest);
    }
  dti_table_add_text (table, dti_accountability_row_get_agency (row));
  dti_table_add_number (table, dti_accountability_row_get_n_nodes (row), -1);
  dti_table_add_number (table, dti_accountability_row_get_points (row), 2);
  dti_table_add_number (table, dti_accountability_row_get_lost_full (row), 2);
  dti_table_add_number (table, dti_accountability_row_get_lost_shared (row), 2);
  dti_accountability_row_get_gained_shared (row, &number);
  dti_table_add_number (table, number, 2);
  dti_accountability_row_get_over_claimed (row, &number);
  dti_table_add_number (table, number, 2);
  dti_accountability_row_get_on_time_rate (row, &number);
  dti_table_add_number (table, 100.0 * number, 1);
  dti_table_add_number (table, dti_accountability_row_get_n_due (row), -1);
  dti_table_add_text (table, week != NULL ? week : "–");
  dti_table_add_text (table, dti_accountability_row_get_agency_title (row));
}

/* A row of which only the number of nodes and the points lost mean something. */
static void
add_sum (DtiTable *table, const char *title, guint n_nodes, double lost)
{
  dti_table_add_text (table, title);
  dti_table_add_number (table, n_nodes, -1);
  for (guint i = 0; i < 2; i++)
    dti_table_add_text (table, "");
  dti_table_add_number (table, lost, 2);
  for (guint i = 0; i < 6; i++)
    dti_table_add_text (table, "");
}

static char *
write_table (DtiCall *call, DtiAccountability *account)
{
  gboolean vi = dti_call_is_vietnamese (call);
  g_autoptr (DtiTable) table = dti_call_new_table (call);
  g_autofree char *text = NULL;

  add_columns (table, vi);
  for (guint i = 0; i < dti_accountability_get_n_items (account); i++)
    {
      g_autoptr (DtiAccountabilityRow) row = g_list_model_get_item (G_LIST_MODEL (account), i);

      add_row (table, row);
    }
  add_sum (table,
           vi ? "(chưa giao)" : "(unassigned)",
           g_strv_length ((char **) dti_accountability_get_unassigned_nodes (account)),
           dti_accountability_get_unassigned_lost (account));
  add_sum (table,
           vi ? "Tổng" : "Total",
           g_list_model_get_n_items (dti_accountability_get_nodes (account)),
           dti_accountability_get_lost (account));
  text = dti_table_to_text (table);

  return g_strconcat (text,
                      "\n",
                      vi ? "Cột “toàn bộ” tính cả phần mất của mọi chỉ số mà cơ quan có vai trò, "
                           "nên không cộng được với nhau; cột “phần” cộng lại đúng bằng tổng.\n"
                         : "“Full” counts all that was lost wherever an agency has a role, so it "
                           "does not add up; “share” sums to the total.\n",
                      NULL);
}

static char *
write_account (DtiCall *call, DtiAccountability *account)
{
  switch (call->output)
    {
    case DTI_OUTPUT_CSV:
      return dti_accountability_to_csv (account);
    case DTI_OUTPUT_JSON:
      return dti_accountability_to_json (account);
    case DTI_OUTPUT_ICALENDAR:
    case DTI_OUTPUT_TABLE:
    default:
      return write_table (call, account);
    }
}

/* ---- what goes into the account ---- */

/* The scorecard of a period; NULL where there is none. */
static DtiScorecard *
find_card (GListModel *cards, const char *period)
{
  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr (DtiScorecard) card = g_list_model_get_item (cards, i);

      if (g_str_equal (dti_scorecard_get_period (card), period))
        return g_steal_pointer (&card);
    }

  return NULL;
}

static DtiScorecard *
find_last_card (GListModel *cards)
{
  guint n = g_list_model_get_n_items (cards);

  return n > 0 ? g_list_model_get_item (cards, n - 1) : NULL;
}

/* The day asked for, else the last one of the period. */
static gboolean
choose_day (DtiCall *call, DtiScorecard *card, GDate *day)
{
  g_autoptr (DtiPeriod) period = NULL;
  g_autoptr (GDate) last = NULL;

  if (call->day != NULL)
    return dti_call_read_day (call, "--day", call->day, day);

  period = dti_period_parse (dti_scorecard_get_period (card), NULL);
  if (period == NULL)
    {
      dti_call_complain (call,
                         "the period “%s” has no last day: --day must say on which day the plan is "
                         "read",
                         dti_scorecard_get_period (card));
      return FALSE;
    }
  last = dti_period_get_last_day (period);
  *day = *last;

  return TRUE;
}

static gboolean
add_previous (DtiCall *call, DtiAccountability *account, GListModel *cards)
{
  g_autoptr (DtiScorecard) previous = NULL;
  g_autoptr (GError) error = NULL;

  if (call->since == NULL)
    return TRUE;

  previous = find_card (cards, call->since);
  if (previous == NULL)
    {
      dti_call_complain (call, "--since: the data have no period “%s”", call->since);
      return FALSE;
    }
  if (!dti_accountability_set_previous (account, previous, &error))
    {
      dti_call_complain (call, "--since: %s", error->message);
      return FALSE;
    }

  return TRUE;
}

/* Where the data have figures of both stages, they tell what was claimed and not granted. */
static gboolean
add_claimed (DtiCall *call, DtiAccountability *account)
{
  DtiScorecard *card = dti_accountability_get_scorecard (account);
  g_autoptr (DtiScorer) scorer = dti_scorer_new (dti_scorecard_get_framework (card));
  g_autoptr (DtiStageComparison) stages = NULL;
  g_autoptr (GError) error = NULL;
  DtiScorecard *claimed;
  DtiScorecard *appraised;

  dti_scorer_set_threads (scorer, call->threads);
  stages = dti_stage_comparison_new (scorer,
                                     dti_scorecard_get_dataset (card),
                                     dti_scorecard_get_period (card),
                                     &error);
  if (stages != NULL)
    {
      claimed = dti_stage_comparison_get_scorecard (stages, DTI_STAGE_SELF);
      appraised = dti_stage_comparison_get_scorecard (stages, DTI_STAGE_APPRAISED);
      if (claimed == NULL || appraised == NULL ||
          dti_accountability_set_claimed (account, claimed, appraised, &error))
        return TRUE;
    }
  dti_call_complain (call, "%s", error->message);

  return FALSE;
}

/* The reports due in the period; rates only where somebody says what came. */
static gboolean
add_reports (DtiCall *call, DtiAccountability *account)
{
  const char *name = dti_scorecard_get_period (dti_accountability_get_scorecard (account));
  g_autoptr (DtiPeriod) period = dti_period_parse (name, NULL);
  g_autoptr (GDate) first = NULL;
  g_autoptr (GDate) last = NULL;
  g_autoptr (DtiSchedule) schedule = NULL;
  g_autoptr (GListModel) obligations = NULL;

  if (period == NULL)
    return TRUE;

  first = dti_period_get_first_day (period);
  last = dti_period_get_last_day (period);
  schedule = dti_call_make_schedule (call, dti_accountability_get_plan (account), first, last);
  if (schedule == NULL)
    return FALSE;

  obligations = dti_schedule_list_obligations (schedule, first, last);
  dti_accountability_set_obligations (account, obligations);
  if (call->submissions != NULL)
    {
      g_autoptr (DtiReportingRates) rates =
          dti_reporting_rates_new (obligations, DTI_RATE_GROUP_AGENCY);

      dti_call_report (call, dti_reporting_rates_get_problems (rates));
      dti_accountability_set_rates (account, rates);
    }

  return TRUE;
}

/* All periods are scored where the gain since another one is asked for. */
static GListModel *
score_periods (DtiCall *call, DtiFramework *framework, DtiDataset *dataset)
{
  g_autofree char *period = call->since != NULL ? g_steal_pointer (&call->period) : NULL;
  GListModel *cards = dti_call_score (call, framework, dataset);

  if (period != NULL)
    call->period = g_steal_pointer (&period);

  return cards;
}

static DtiAccountability *
make_account (DtiCall *call, DtiFramework *framework, DtiDataset *dataset, DtiPlan *plan)
{
  g_autofree char *unit = dti_call_find_unit (call, dataset, call->units[0]);
  g_autoptr (GListModel) cards = NULL;
  g_autoptr (DtiScorecard) card = NULL;
  g_autoptr (DtiAccountability) account = NULL;
  g_autoptr (GError) error = NULL;
  GDate day;

  cards = unit != NULL ? score_periods (call, framework, dataset) : NULL;
  if (cards == NULL)
    return NULL;
  card = call->period != NULL ? find_card (cards, call->period) : find_last_card (cards);
  if (card == NULL)
    {
      dti_call_complain (call, "the data have no such period");
      return NULL;
    }
  if (!choose_day (call, card, &day))
    return NULL;

  account = dti_accountability_new (card, plan, unit, &day, &error);
  if (account == NULL)
    {
      dti_call_complain (call, "%s", error->message);
      return NULL;
    }
  if (!add_previous (call, account, cards) || !add_claimed (call, account) ||
      !add_reports (call, account))
    return NULL;

  return g_steal_pointer (&account);
}

DtiExit
dti_command_accountability (DtiCall *call)
{
  g_autoptr (DtiFramework) framework = NULL;
  g_autoptr (DtiDataset) dataset = NULL;
  g_autoptr (DtiPlan) plan = NULL;
  g_autoptr (DtiAccountability) account = NULL;
  g_autoptr (DtiProblemList) problems = NULL;
  g_autofree char *text = NULL;

  if (g_strv_length (call->arguments) != 3 || call->units == NULL ||
      g_strv_length (call->units) != 1 || !dti_call_check_days (call))
    return DTI_EXIT_USAGE;

  framework = dti_call_load_framework (call, call->arguments[0]);
  dataset = framework != NULL ? dti_call_load_dataset (call, framework, call->arguments[1]) : NULL;
  plan = dataset != NULL ? dti_call_load_plan (call, call->arguments[2]) : NULL;
  account = plan != NULL ? make_account (call, framework, dataset, plan) : NULL;
  if (account == NULL)
    return DTI_EXIT_PROBLEMS;

  problems = dti_accountability_check_coverage (account);
  dti_call_report (call, problems);
  text = write_account (call, account);

  return dti_call_print (call, text);
}
