/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-schedule-private.h"

#include <libdti/base/dti-problem-private.h>

/* Faults of the due days themselves, whoever reports. */

typedef struct
{
  DtiSchedule *schedule;
  GPtrArray *obligations;
  GPtrArray *heads;      /* the first of those who owe the same report */
  GHashTable *by_agency; /* id → what the agency owes */
  GHashTable *told;      /* what was reported, for one of several agencies */
  DtiProblemList *problems;
} DtiCheck;

static void report (DtiCheck *check,
                    DtiSeverity severity,
                    const char *code,
                    const DtiObligation *obligation,
                    const char *format,
                    ...) G_GNUC_PRINTF (5, 6);

static void
report_message (DtiCheck *check,
                DtiSeverity severity,
                const char *code,
                DtiObligationRule *rule,
                const char *period,
                const char *message)
{
  DtiPlace place = { .period = period };

  dti_problem_list_report (check->problems,
                           severity,
                           code,
                           &place,
                           "obligation “%s”: %s",
                           dti_obligation_rule_get_id (rule),
                           message);
}

static void
report (DtiCheck *check,
        DtiSeverity severity,
        const char *code,
        const DtiObligation *obligation,
        const char *format,
        ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  report_message (check, severity, code, obligation->rule, obligation->period, message);
}

/* ---- one obligation ---- */

static void
check_day_off (DtiCheck *check, const DtiObligation *obligation)
{
  char due[DTI_DUE_BUFFER];
  char rolled[DTI_DUE_BUFFER];

  dti_due_write_day (&obligation->due.due, due);
  dti_due_write_day (&obligation->due.due_rolled, rolled);
  if (!dti_calendar_is_working_day (check->schedule->calendar, &obligation->due.due_rolled))
    report (check,
            DTI_SEVERITY_WARNING,
            "due-on-day-off",
            obligation,
            "it is due on %s, a day off, and the rule does not say where the day goes",
            rolled);
  if (g_date_get_month (&obligation->due.due) != g_date_get_month (&obligation->due.due_rolled))
    report (check,
            DTI_SEVERITY_WARNING,
            "roll-leaves-month",
            obligation,
            "the day goes from %s to %s, in another %s",
            due,
            rolled,
            g_date_get_year (&obligation->due.due) != g_date_get_year (&obligation->due.due_rolled)
                ? "year"
                : "month");
}

static void
check_opening (DtiCheck *check, const DtiObligation *obligation)
{
  char opens[DTI_DUE_BUFFER];

  if (g_date_compare (&obligation->due.due_rolled, &obligation->due.opens) >= 0)
    return;

  dti_due_write_day (&obligation->due.opens, opens);
  report (check,
          DTI_SEVERITY_ERROR,
          "due-before-opening",
          obligation,
          "it is due before reports are accepted, from %s",
          opens);
}

/* The agency may be closed between the due day and the day it rolls to. */
static void
check_agency (DtiCheck *check, const DtiObligation *obligation)
{
  char due[DTI_DUE_BUFFER];

  if (obligation->agency == NULL ||
      dti_agency_is_valid_on (obligation->agency, &obligation->due.due_rolled))
    return;

  dti_due_write_day (&obligation->due.due_rolled, due);
  report (check,
          DTI_SEVERITY_WARNING,
          "due-after-closing",
          obligation,
          "agency “%s” no longer exists on %s",
          obligation->agency_id,
          due);
}

/* ---- what nobody owes, because something ended too soon ---- */

/* Those who report on @day but no longer when it is due. */
static void
check_leavers (DtiCheck *check,
               DtiObligationRule *rule,
               const char *period,
               const DtiDue *due,
               const GDate *day,
               GHashTable *staying)
{
  g_auto (GStrv) agencies =
      dti_plan_list_reporters (check->schedule->plan, dti_obligation_rule_get_id (rule), day);
  char text[DTI_DUE_BUFFER];

  dti_due_write_day (&due->due, text);
  for (guint i = 0; agencies[i] != NULL; i++)
    {
      g_autofree char *message = NULL;

      if (!g_hash_table_add (staying, g_strdup (agencies[i])))
        continue;
      message =
          g_strdup_printf ("agency “%s” no longer exists on %s, when it is due: it owes nothing",
                           agencies[i],
                           text);
      report_message (check, DTI_SEVERITY_WARNING, "due-after-closing", rule, period, message);
    }
}

/* Whether something held on a day of the window, and the report is due after it. */
static gboolean
has_ended (DtiCheck *check, DtiObligationRule *rule, const GDate *day, const DtiDue *due)
{
  return g_date_compare (day, &due->due) < 0 &&
         dti_schedule_is_in_force (check->schedule, rule, day);
}

static void
check_end (DtiSchedule *self,
           DtiObligationRule *rule,
           const DtiPeriod *period,
           const DtiDue *due,
           gpointer user_data)
{
  DtiCheck *check = user_data;
  gboolean first = has_ended (check, rule, &due->window_first, due);
  gboolean last = has_ended (check, rule, &due->window_last, due);
  g_autoptr (GHashTable) staying = NULL;
  g_auto (GStrv) agencies = NULL;
  g_autofree char *text = dti_period_format (period);

  if (!dti_schedule_is_in_force (self, rule, &due->due))
    {
      if (first || last)
        report_message (check,
                        DTI_SEVERITY_WARNING,
                        "due-after-end",
                        rule,
                        text,
                        "it is due after the plan or the rule has ended: nobody owes it");
      return;
    }

  staying = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  agencies = dti_plan_list_reporters (self->plan, dti_obligation_rule_get_id (rule), &due->due);
  for (guint i = 0; agencies[i] != NULL; i++)
    g_hash_table_add (staying, g_strdup (agencies[i]));
  if (first)
    check_leavers (check, rule, text, due, &due->window_first, staying);
  if (last)
    check_leavers (check, rule, text, due, &due->window_last, staying);
}

/* ---- several obligations ---- */

static gboolean
is_regular (DtiObligationRule *rule)
{
  return dti_obligation_rule_get_every (rule) != DTI_FREQUENCY_ON_REQUEST;
}

/* Whether the report of @part is made for days inside those of @whole. */
static gboolean
contains (const DtiObligation *whole, const DtiObligation *part)
{
  return g_date_compare (&whole->due.window_first, &part->due.window_first) <= 0 &&
         g_date_compare (&part->due.window_last, &whole->due.window_last) <= 0;
}

/* Whether it is told for the first time. */
static gboolean
is_news (DtiCheck *check, const DtiObligation *a, const DtiObligation *b)
{
  return g_hash_table_add (check->told,
                           g_strdup_printf ("%p %s %p %s",
                                            (gpointer) a->rule,
                                            a->period,
                                            (gpointer) b->rule,
                                            b->period));
}

/* The report of a long period is due before the last of the short periods it contains. */
static void
check_contained (DtiCheck *check, const DtiObligation *whole, const DtiObligation *part)
{
  char whole_due[DTI_DUE_BUFFER];
  char part_due[DTI_DUE_BUFFER];

  if (!is_regular (part->rule) || !contains (whole, part) ||
      dti_obligation_rule_get_every (whole->rule) <= dti_obligation_rule_get_every (part->rule) ||
      g_date_compare (&whole->due.due_rolled, &part->due.due_rolled) >= 0 ||
      !is_news (check, whole, part))
    return;

  dti_due_write_day (&whole->due.due_rolled, whole_due);
  dti_due_write_day (&part->due.due_rolled, part_due);
  report (check,
          DTI_SEVERITY_WARNING,
          "due-before-part",
          whole,
          "it is due on %s, before the report “%s” for %s that it contains, due on %s",
          whole_due,
          dti_obligation_rule_get_id (part->rule),
          part->period,
          part_due);
}

/* Whether the agency, or a group it is a member of, receives reports by @source. */
static gboolean
receives (DtiCheck *check, DtiObligationRule *source, const char *agency)
{
  const char *const *to = dti_obligation_rule_get_to (source);

  if (g_strv_contains (to, agency))
    return TRUE;

  for (guint i = 0; to[i] != NULL; i++)
    {
      DtiAgency *receiver = dti_plan_lookup_agency (check->schedule->plan, to[i]);

      if (receiver != NULL && g_strv_contains (dti_agency_get_members (receiver), agency))
        return TRUE;
    }

  return FALSE;
}

/* Whether reports by @source are what the obligation is made from. */
static gboolean
feeds (DtiCheck *check, DtiObligationRule *source, const DtiObligation *obligation)
{
  const char *feeds = dti_obligation_rule_get_feeds (source);

  if (feeds != NULL)
    return g_str_equal (feeds, dti_obligation_rule_get_id (obligation->rule));

  return source != obligation->rule &&
         dti_obligation_rule_get_every (source) ==
             dti_obligation_rule_get_every (obligation->rule) &&
         receives (check, source, obligation->agency_id);
}

static void
check_chain (DtiCheck *check, const DtiObligation *source, const DtiObligation *obligation)
{
  guint slack = dti_obligation_rule_get_slack_days (obligation->rule);
  int days = g_date_days_between (&source->due.due_rolled, &obligation->due.due_rolled);
  DtiSeverity severity = DTI_SEVERITY_WARNING;
  const char *code = "chain-without-slack";

  if (!g_str_equal (source->period, obligation->period) || days >= (int) slack ||
      !feeds (check, source->rule, obligation))
    return;

  if (days < 0)
    {
      severity = DTI_SEVERITY_ERROR;
      code = "chain-reversed";
    }
  report (check,
          severity,
          code,
          obligation,
          "“%s” owes it %d %s %s “%s” is due, from which it is made; %u after it are wanted",
          obligation->agency_id,
          ABS (days),
          days == 1 || days == -1 ? "day" : "days",
          days < 0 ? "before" : "after",
          dti_obligation_rule_get_id (source->rule),
          slack);
}

static gint64
week_of (const GDate *day)
{
  return ((gint64) g_date_get_julian (day) - 1) / 7;
}

/* Several due days of one agency in one week, told at the first of them. */
static void
check_week (DtiCheck *check, const GPtrArray *own, guint position)
{
  const DtiObligation *first = g_ptr_array_index (own, position);
  gint64 week = week_of (&first->due.due_rolled);
  guint n = 1;

  if (position > 0)
    {
      const DtiObligation *before = g_ptr_array_index (own, position - 1);

      if (week_of (&before->due.due_rolled) == week)
        return;
    }
  while (position + n < own->len)
    {
      const DtiObligation *next = g_ptr_array_index (own, position + n);

      if (week_of (&next->due.due_rolled) != week)
        break;
      n++;
    }
  if (n > 1)
    report (check,
            DTI_SEVERITY_NOTE,
            "busy-week",
            first,
            "“%s” owes %u reports in the same week",
            first->agency_id,
            n);
}

static void
check_pairs (DtiCheck *check, const GPtrArray *own, const DtiObligation *obligation)
{
  for (guint i = 0; i < own->len; i++)
    check_contained (check, obligation, g_ptr_array_index (own, i));
  for (guint i = 0; i < check->heads->len; i++)
    {
      const DtiObligation *source = g_ptr_array_index (check->heads, i);

      if (source != obligation && is_regular (source->rule))
        check_chain (check, source, obligation);
    }
}

static void
check_obligation (DtiCheck *check, DtiObligation *obligation)
{
  const GPtrArray *own = g_hash_table_lookup (check->by_agency, obligation->agency_id);
  guint position = 0;

  g_ptr_array_find ((GPtrArray *) own, obligation, &position);
  check_agency (check, obligation);
  check_week (check, own, position);
  if (is_regular (obligation->rule))
    check_pairs (check, own, obligation);
}

static void
note_obligation (DtiCheck *check, DtiObligation *obligation)
{
  const DtiObligation *last =
      check->heads->len > 0 ? g_ptr_array_index (check->heads, check->heads->len - 1) : NULL;
  GPtrArray *own = g_hash_table_lookup (check->by_agency, obligation->agency_id);

  if (last == NULL || last->rule != obligation->rule ||
      !g_str_equal (last->period, obligation->period))
    g_ptr_array_add (check->heads, obligation);
  if (own == NULL)
    {
      own = g_ptr_array_new ();
      g_hash_table_insert (check->by_agency, obligation->agency_id, own);
    }
  g_ptr_array_add (own, obligation);
}

/**
 * dti_schedule_check:
 * @self: a schedule
 * @first: a day
 * @last: a day
 *
 * Looks for faults in the due days from one day to another.
 *
 * The codes are `due-on-day-off`, `roll-leaves-month`, `due-before-opening`, `due-after-closing`
 * and `due-after-end` (the agency, or plan or rule, ended before the report on its time is due),
 * `due-before-part` (the yearly report is due before the last quarterly one), `chain-reversed` and
 * `chain-without-slack` (a report is due before, or too soon after, those it is made from), and as
 * a note `busy-week`.
 *
 * Returns: (transfer full): the problems; empty where there is none
 *
 * Since: 1.0
 */
DtiProblemList *
dti_schedule_check (DtiSchedule *self, const GDate *first, const GDate *last)
{
  DtiCheck check = { .schedule = self };

  g_return_val_if_fail (DTI_IS_SCHEDULE (self), NULL);
  g_return_val_if_fail (first != NULL && g_date_valid (first), NULL);
  g_return_val_if_fail (last != NULL && g_date_valid (last), NULL);

  check.problems = dti_problem_list_new ();
  check.obligations = dti_schedule_collect (self, first, last);
  check.heads = g_ptr_array_new ();
  check.by_agency =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  check.told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < check.obligations->len; i++)
    note_obligation (&check, g_ptr_array_index (check.obligations, i));

  for (guint i = 0; i < check.heads->len; i++)
    {
      check_day_off (&check, g_ptr_array_index (check.heads, i));
      check_opening (&check, g_ptr_array_index (check.heads, i));
    }
  for (guint i = 0; i < check.obligations->len; i++)
    check_obligation (&check, g_ptr_array_index (check.obligations, i));
  dti_schedule_foreach_due (self, first, last, check_end, &check);

  g_hash_table_unref (check.told);
  g_hash_table_unref (check.by_agency);
  g_ptr_array_unref (check.heads);
  g_ptr_array_unref (check.obligations);

  return check.problems;
}
