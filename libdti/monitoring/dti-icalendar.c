/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#define LIBICAL_GLIB_UNSTABLE_API
#include <libical-glib/libical-glib.h>

#include "dti-icalendar-private.h"

#include <libdti/monitoring/dti-obligation.h>

#define PRODUCT "-//libdti//Schedule//EN"

#define SECONDS_OF_DAY 86400
/* More than ten years ahead nobody is reminded, and seconds must fit an int. */
#define MAX_REMIND_DAYS 3660u

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ICalComponent, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ICalTime, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ICalTrigger, g_object_unref)

/* Texts may hold line breaks and tabs, no other control characters: iCalendar cannot write them. */
static char *
clean (const char *text)
{
  GString *cleaned = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c++)
    {
      gboolean is_control = ((guchar) *c < 0x20 && *c != '\n' && *c != '\t') || *c == 0x7f;

      if (is_control && !(*c == '\r' && c[1] == '\n'))
        g_string_append_c (cleaned, ' ');
      else if (!is_control)
        g_string_append_c (cleaned, *c);
    }

  return g_string_free (cleaned, FALSE);
}

static void
add (ICalComponent *component, ICalProperty *property)
{
  i_cal_component_take_property (component, property);
}

static void
add_text (ICalComponent *component, ICalProperty *(*make) (const char *text), const char *text)
{
  g_autofree char *cleaned = clean (text);

  add (component, make (cleaned));
}

static void
add_day (ICalComponent *component, ICalProperty *(*make) (ICalTime *time), const GDate *day)
{
  g_autoptr (ICalTime) time = i_cal_time_new ();

  i_cal_time_set_date (time,
                       g_date_get_year (day),
                       (int) g_date_get_month (day),
                       g_date_get_day (day));
  i_cal_time_set_is_date (time, TRUE);
  add (component, make (time));
}

/* The stamp must be an instant; the first one of the day is as good as any. */
static void
add_stamp (ICalComponent *component, const GDate *today)
{
  g_autofree char *text = g_strdup_printf ("%04u%02u%02uT000000Z",
                                           g_date_get_year (today),
                                           (guint) g_date_get_month (today),
                                           g_date_get_day (today));
  g_autoptr (ICalTime) time = i_cal_time_new_from_string (text);

  add (component, i_cal_property_new_dtstamp (time));
}

/* ---- events ---- */

static char *
write_summary (DtiObligation *obligation)
{
  const char *title = dti_obligation_rule_get_main_title (dti_obligation_get_rule (obligation));
  const char *agency = dti_obligation_get_agency_title (obligation);

  return g_strdup_printf ("%s: %s (%s)",
                          title != NULL ? title : dti_obligation_get_rule_id (obligation),
                          agency != NULL ? agency : dti_obligation_get_agency (obligation),
                          dti_obligation_get_period (obligation));
}

static char *
write_description (DtiObligation *obligation)
{
  g_autofree char *vietnamese = dti_obligation_explain_due (obligation, "vi");
  g_autofree char *english = dti_obligation_explain_due (obligation, "en");

  return g_strdup_printf ("%s\n%s", vietnamese, english);
}

static void
add_alarm (ICalComponent *event, guint days, const char *summary)
{
  ICalComponent *alarm = i_cal_component_new_valarm ();
  g_autoptr (ICalTrigger) trigger =
      i_cal_trigger_new_from_int (-(int) MIN (days, MAX_REMIND_DAYS) * SECONDS_OF_DAY);

  add (alarm, i_cal_property_new_action (I_CAL_ACTION_DISPLAY));
  add (alarm, i_cal_property_new_trigger (trigger));
  add_text (alarm, i_cal_property_new_description, summary);
  i_cal_component_take_component (event, alarm);
}

static gboolean
is_called_off (DtiObligation *obligation)
{
  DtiObligationState state = dti_obligation_get_state (obligation);

  return state == DTI_OBLIGATION_STATE_WAIVED || state == DTI_OBLIGATION_STATE_EXCLUDED;
}

static ICalComponent *
write_event (DtiObligation *obligation, const GDate *due, const GDate *today)
{
  ICalComponent *event = i_cal_component_new_vevent ();
  guint remind_days = dti_obligation_rule_get_remind_days (dti_obligation_get_rule (obligation));
  g_autofree char *summary = write_summary (obligation);
  g_autofree char *description = write_description (obligation);
  GDate end = *due;

  g_date_add_days (&end, 1);
  add_text (event, i_cal_property_new_uid, dti_obligation_get_uid (obligation));
  add_stamp (event, today);
  add_day (event, i_cal_property_new_dtstart, due);
  add_day (event, i_cal_property_new_dtend, &end);
  add_text (event, i_cal_property_new_summary, summary);
  add_text (event, i_cal_property_new_description, description);
  add_text (event, i_cal_property_new_categories, dti_obligation_get_rule_id (obligation));
  /* A deadline takes nobody's time. */
  add (event, i_cal_property_new_transp (I_CAL_TRANSP_TRANSPARENT));
  if (is_called_off (obligation))
    add (event, i_cal_property_new_status (I_CAL_STATUS_CANCELLED));
  else if (remind_days > 0)
    add_alarm (event, remind_days, summary);

  return event;
}

char *
dti_icalendar_write (GListModel *obligations, const GDate *today, const char *plan_id)
{
  g_autoptr (ICalComponent) calendar = NULL;

  dti_icalendar_prepare ();
  calendar = i_cal_component_new_vcalendar ();
  add (calendar, i_cal_property_new_version ("2.0"));
  add (calendar, i_cal_property_new_prodid (PRODUCT));
  add (calendar, i_cal_property_new_calscale ("GREGORIAN"));
  if (plan_id != NULL)
    {
      g_autofree char *name = clean (plan_id);
      ICalProperty *property = i_cal_property_new_x (name);

      i_cal_property_set_x_name (property, "X-WR-CALNAME");
      add (calendar, property);
    }

  for (guint i = 0; i < g_list_model_get_n_items (obligations); i++)
    {
      g_autoptr (DtiObligation) obligation = g_list_model_get_item (obligations, i);
      g_autoptr (GDate) due = dti_obligation_get_due_rolled (obligation);

      if (due != NULL)
        i_cal_component_take_component (calendar, write_event (obligation, due, today));
    }

  return i_cal_component_as_ical_string (calendar);
}
