/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-obligation-private.h"

/* Sentences about an obligation, in Vietnamese and English. */

static const char *const weekdays_vi[] = { "Thứ Hai", "Thứ Ba",  "Thứ Tư",  "Thứ Năm",
                                           "Thứ Sáu", "Thứ Bảy", "Chủ nhật" };
static const char *const weekdays_en[] = { "Monday", "Tuesday",  "Wednesday", "Thursday",
                                           "Friday", "Saturday", "Sunday" };
static const char *const months_en[] = { "January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December" };

static gboolean
is_vietnamese (const char *language)
{
  return language == NULL || g_str_has_prefix (language, "vi");
}

static char *
write_date (int year, guint month, guint day, gboolean vietnamese)
{
  if (vietnamese)
    return g_strdup_printf ("%u/%u/%d", day, month, year);

  return g_strdup_printf ("%u %s %d", day, months_en[month - 1], year);
}

/* “Chủ nhật 24/9/2023”, “Sunday 24 September 2023”. */
static char *
write_day (const GDate *day, gboolean vietnamese)
{
  guint weekday = (guint) g_date_get_weekday (day) - 1;
  g_autofree char *date =
      write_date (g_date_get_year (day), g_date_get_month (day), g_date_get_day (day), vietnamese);

  return g_strdup_printf ("%s %s", vietnamese ? weekdays_vi[weekday] : weekdays_en[weekday], date);
}

/* ---- the rule in words ---- */

/* “3 days”, “1 month”, in both languages. */
static char *
write_count (int n, gboolean months, gboolean vietnamese)
{
  if (vietnamese)
    return g_strdup_printf ("%d %s", n, months ? "tháng" : "ngày");

  return g_strdup_printf ("%d %s%s", n, months ? "month" : "day", n == 1 ? "" : "s");
}

/* Appends “, plus 2 months”, “, less 3 days”, where there is something to add. */
static void
append_offset (GString *text, int offset, gboolean months, gboolean vietnamese)
{
  g_autofree char *count = write_count (ABS (offset), months, vietnamese);

  if (offset == 0)
    return;

  if (vietnamese)
    g_string_append_printf (text, ", %s %s", offset > 0 ? "cộng thêm" : "lùi lại", count);
  else
    g_string_append_printf (text, ", %s %s", offset > 0 ? "plus" : "less", count);
}

/* Counted from the end of the period. */
static char *
write_after_end (DtiObligationRule *rule, gboolean before, gboolean vietnamese)
{
  GString *text = g_string_new (NULL);

  if (vietnamese)
    g_string_append (text, before ? "trước ngày cuối kỳ" : "chậm nhất ngày cuối kỳ");
  else
    g_string_append (text,
                     before ? "before the last day of the period"
                            : "by the last day of the period");
  append_offset (text, dti_obligation_rule_get_offset_months (rule), TRUE, vietnamese);
  append_offset (text, dti_obligation_rule_get_offset_days (rule), FALSE, vietnamese);

  return g_string_free (text, FALSE);
}

/* A day with a name: the months are in it already. */
static char *
write_named (DtiObligationRule *rule, const char *date, gboolean before, gboolean vietnamese)
{
  GString *text = g_string_new (NULL);

  if (vietnamese)
    g_string_append_printf (text, "%s %s", before ? "trước ngày" : "chậm nhất ngày", date);
  else
    g_string_append_printf (text, "%s %s", before ? "before" : "on or before", date);
  append_offset (text, dti_obligation_rule_get_offset_days (rule), FALSE, vietnamese);

  return g_string_free (text, FALSE);
}

static char *
write_rule (DtiObligation *self, gboolean vietnamese)
{
  DtiObligationRule *rule = self->rule;
  gboolean before = dti_obligation_rule_get_bound (rule) == DTI_BOUND_BEFORE;
  g_autoptr (DtiPeriod) period = dti_period_parse (self->period, NULL);
  g_autofree char *date = NULL;
  int year;
  guint month;
  guint day;

  if (dti_obligation_rule_get_anchor (rule) == DTI_DUE_ANCHOR_ON_REQUEST || period == NULL)
    return g_strdup (vietnamese ? "theo yêu cầu" : "on request");
  if (!dti_due_get_named_day (rule, period, &year, &month, &day))
    return write_after_end (rule, before, vietnamese);

  date = write_date (year, month, day, vietnamese);

  return write_named (rule, date, before, vietnamese);
}

/* ---- where the due day falls ---- */

/* Nothing where the due day is a working day. */
static char *
write_day_off (DtiObligation *self, gboolean vietnamese)
{
  gboolean rolled = g_date_compare (&self->due.due, &self->due.due_rolled) != 0;
  gboolean off = g_date_compare (&self->due.due, &self->working_day_before) != 0;
  g_autofree char *day =
      write_day (rolled ? &self->due.due_rolled : &self->working_day_before, vietnamese);
  g_autofree char *why = self->day_off != NULL ? g_strdup_printf (" (%s)", self->day_off) : NULL;

  if (!off && !rolled)
    return g_strdup ("");
  if (vietnamese)
    return g_strdup_printf ("%s; %s %s",
                            why != NULL ? why : "",
                            rolled ? "ngày nghỉ, tính theo ngày làm việc gần nhất"
                                   : "ngày làm việc gần nhất",
                            day);

  return g_strdup_printf ("%s; %s %s",
                          why != NULL ? why : "",
                          rolled ? "a day off, so the nearest working day counts:"
                                 : "the nearest working day is",
                          day);
}

/**
 * dti_obligation_explain_due:
 * @self: an obligation
 * @language: (nullable): `vi`, or `NULL`, for Vietnamese; English for any other
 *
 * Explains the due day in a sentence.
 *
 * It has the words of the rule, the last acceptable day, and where that is no working day the one
 * to go by.
 *
 * Returns: (transfer full): the sentence
 *
 * Since: 1.0
 */
char *
dti_obligation_explain_due (DtiObligation *self, const char *language)
{
  gboolean vietnamese = is_vietnamese (language);
  g_autofree char *rule = NULL;
  g_autofree char *due = NULL;
  g_autofree char *day_off = NULL;

  g_return_val_if_fail (DTI_IS_OBLIGATION (self), NULL);

  rule = write_rule (self, vietnamese);
  due = write_day (&self->due.due, vietnamese);
  day_off = write_day_off (self, vietnamese);
  if (vietnamese)
    return g_strdup_printf ("%s ⇒ chậm nhất %s%s", rule, due, day_off);

  return g_strdup_printf ("%s ⇒ at the latest %s%s", rule, due, day_off);
}

/* ---- states ---- */

static const char *const states_vi[] = {
  [DTI_OBLIGATION_STATE_NOT_OPEN] = "chưa mở",
  [DTI_OBLIGATION_STATE_OPEN] = "đang mở",
  [DTI_OBLIGATION_STATE_DUE_SOON] = "sắp đến hạn",
  [DTI_OBLIGATION_STATE_SUBMITTED_ON_TIME] = "đã nộp đúng hạn",
  [DTI_OBLIGATION_STATE_SUBMITTED_LATE] = "đã nộp muộn",
  [DTI_OBLIGATION_STATE_OVERDUE] = "quá hạn",
  [DTI_OBLIGATION_STATE_WAIVED] = "được miễn",
  [DTI_OBLIGATION_STATE_EXCLUDED] = "đã loại trừ",
};

static const char *const states_en[] = {
  [DTI_OBLIGATION_STATE_NOT_OPEN] = "not open yet",
  [DTI_OBLIGATION_STATE_OPEN] = "open",
  [DTI_OBLIGATION_STATE_DUE_SOON] = "due soon",
  [DTI_OBLIGATION_STATE_SUBMITTED_ON_TIME] = "delivered on time",
  [DTI_OBLIGATION_STATE_SUBMITTED_LATE] = "delivered late",
  [DTI_OBLIGATION_STATE_OVERDUE] = "overdue",
  [DTI_OBLIGATION_STATE_WAIVED] = "waived",
  [DTI_OBLIGATION_STATE_EXCLUDED] = "excluded",
};

/**
 * dti_obligation_describe_state:
 * @self: an obligation
 * @language: (nullable): `vi`, or `NULL`, for Vietnamese; English for any other
 *
 * Says in words where it stands, with the days late or the reason.
 *
 * Returns: (transfer full): the words
 *
 * Since: 1.0
 */
char *
dti_obligation_describe_state (DtiObligation *self, const char *language)
{
  gboolean vietnamese = is_vietnamese (language);
  const char *state;

  g_return_val_if_fail (DTI_IS_OBLIGATION (self), NULL);

  state = vietnamese ? states_vi[self->state] : states_en[self->state];
  if (self->reason != NULL)
    return g_strdup_printf ("%s: %s", state, self->reason);
  if (self->has_days_late && self->days_late > 0)
    {
      g_autofree char *count = write_count (self->days_late, FALSE, vietnamese);

      return g_strdup_printf (vietnamese ? "%s %s" : "%s (%s)", state, count);
    }

  return g_strdup (state);
}
