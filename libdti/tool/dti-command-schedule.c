/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "dti-command.h"
#include "dti-table.h"

/* Agencies that owe the same report by the same day, in the same state. */
typedef struct
{
  DtiObligation *obligation; /* the first of them */
  GString *agencies;
} DtiLine;

static void
line_free (gpointer data)
{
  DtiLine *self = data;

  g_object_unref (self->obligation);
  g_string_free (self->agencies, TRUE);
  g_free (self);
}

static char *
make_key (DtiObligation *obligation)
{
  g_autoptr (GDate) due = dti_obligation_get_due_rolled (obligation);
  int days = 0;

  dti_obligation_get_days_late (obligation, &days);

  return g_strdup_printf ("%s\n%s\n%u\n%d\n%d",
                          dti_obligation_get_rule_id (obligation),
                          dti_obligation_get_period (obligation),
                          due != NULL ? g_date_get_julian (due) : 0,
                          (int) dti_obligation_get_state (obligation),
                          days);
}

/* In the order in which the first of each came. */
static GPtrArray *
make_lines (GListModel *obligations)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (obligations); i++)
    {
      g_autoptr (DtiObligation) obligation = g_list_model_get_item (obligations, i);
      char *key = make_key (obligation);
      DtiLine *line = g_hash_table_lookup (by_key, key);

      if (line == NULL)
        {
          line = g_new0 (DtiLine, 1);
          line->obligation = g_object_ref (obligation);
          line->agencies = g_string_new (NULL);
          g_ptr_array_add (lines, line);
          g_hash_table_insert (by_key, g_steal_pointer (&key), line);
        }
      g_free (key);
      if (line->agencies->len > 0)
        g_string_append (line->agencies, ", ");
      g_string_append (line->agencies, dti_obligation_get_agency (obligation));
    }

  return lines;
}

static void
add_day (DtiTable *table, GDate *day)
{
  g_autofree char *text = day != NULL ? dti_call_format_day (day) : NULL;

  dti_table_add_text (table, text != NULL ? text : "–");
  g_clear_pointer (&day, g_date_free);
}

static void
add_line (DtiTable *table, const DtiLine *line, const char *language)
{
  DtiObligation *obligation = line->obligation;
  g_autofree char *to = g_strjoinv (", ", (char **) dti_obligation_get_to (obligation));
  g_autofree char *state = dti_obligation_describe_state (obligation, language);

  add_day (table, dti_obligation_get_due (obligation));
  add_day (table, dti_obligation_get_due_rolled (obligation));
  add_day (table, dti_obligation_get_working_day_before (obligation));
  dti_table_add_text (table, dti_obligation_get_period (obligation));
  dti_table_add_text (table, dti_obligation_get_rule_id (obligation));
  dti_table_add_text (table, state);
  dti_table_add_text (table, to);
  dti_table_add_text (table, line->agencies->str);
}

static char *
write_table (DtiCall *call, GListModel *obligations)
{
  gboolean vi = dti_call_is_vietnamese (call);
  g_autoptr (GPtrArray) lines = make_lines (obligations);
  g_autoptr (DtiTable) table = dti_call_new_table (call);

  dti_table_add_column (table, vi ? "Chậm nhất" : "Due", FALSE);
  dti_table_add_column (table, vi ? "Dời đến" : "Rolled to", FALSE);
  dti_table_add_column (table, vi ? "Ngày làm việc" : "Working day", FALSE);
  dti_table_add_column (table, vi ? "Kỳ" : "Period", FALSE);
  dti_table_add_column (table, vi ? "Báo cáo" : "Report", FALSE);
  dti_table_add_column (table, vi ? "Tình trạng" : "State", FALSE);
  dti_table_add_column (table, vi ? "Gửi đến" : "To", FALSE);
  dti_table_add_column (table, vi ? "Từ" : "From", FALSE);
  for (guint i = 0; i < lines->len; i++)
    add_line (table, g_ptr_array_index (lines, i), vi ? "vi" : "en");

  return dti_table_to_text (table);
}

static char *
write_schedule (DtiCall *call, DtiSchedule *schedule, const GDate *first, const GDate *last)
{
  g_autoptr (GListModel) obligations = NULL;

  if (call->output == DTI_OUTPUT_JSON)
    return dti_schedule_to_json (schedule, first, last);
  if (call->output == DTI_OUTPUT_ICALENDAR)
    return dti_schedule_to_icalendar (schedule, first, last);

  obligations = dti_schedule_list_obligations (schedule, first, last);

  return write_table (call, obligations);
}

static gboolean
read_range (DtiCall *call, GDate *first, GDate *last)
{
  if (!dti_call_read_day (call, "--from", call->from, first) ||
      !dti_call_read_day (call, "--to", call->to, last))
    return FALSE;
  if (g_date_compare (first, last) <= 0)
    return TRUE;

  dti_call_complain (call, "--from: %s is after %s", call->from, call->to);

  return FALSE;
}

DtiExit
dti_command_schedule (DtiCall *call)
{
  g_autoptr (DtiPlan) plan = NULL;
  g_autoptr (DtiSchedule) schedule = NULL;
  g_autoptr (DtiProblemList) problems = NULL;
  g_autofree char *text = NULL;
  GDate first;
  GDate last;

  if (g_strv_length (call->arguments) != 1 || call->from == NULL || call->to == NULL ||
      !dti_call_check_days (call) || !read_range (call, &first, &last))
    return DTI_EXIT_USAGE;

  plan = dti_call_load_plan (call, call->arguments[0]);
  if (plan == NULL)
    return DTI_EXIT_PROBLEMS;
  schedule = dti_call_make_schedule (call, plan, &first, &last);
  if (schedule == NULL)
    return DTI_EXIT_PROBLEMS;

  problems = dti_schedule_check (schedule, &first, &last);
  dti_call_report (call, problems);
  text = write_schedule (call, schedule, &first, &last);

  return dti_call_print (call, text);
}
