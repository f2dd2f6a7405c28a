/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <glib/gi18n.h>
#include <math.h>

#include "cs-agencies-page.h"
#include "cs-table.h"
#include "cs-text.h"

/* Who owes which report by when: the table stands on dti_schedule_list_obligations(). A report that
 * changes its state says so itself, and its row follows. */
struct _CsAgenciesPage
{
  CsPage parent_instance;

  GtkStack *stack;
  GtkLabel *heading;
  GtkLabel *summary;
  GtkDropDown *spans;
  GtkCheckButton *late_only;
  CsTable *table;

  GListModel *obligations;
};

G_DEFINE_FINAL_TYPE (CsAgenciesPage, cs_agencies_page, CS_TYPE_PAGE)

/* In the order of the items in the .ui file. */
enum
{
  SPAN_QUARTER,
  SPAN_YEAR,
  SPAN_ALL,
};

/* ---- cells ---- */

static char *
write_state (gpointer item, gpointer user_data)
{
  return dti_obligation_describe_state (item, cs_text_get_language ());
}

/* What is late comes first, then what is due soon; what is done comes last. */
static double
get_urgency (gpointer item, gpointer user_data)
{
  static const double urgencies[] = {
    [DTI_OBLIGATION_STATE_OVERDUE] = 0,        [DTI_OBLIGATION_STATE_DUE_SOON] = 1,
    [DTI_OBLIGATION_STATE_OPEN] = 2,           [DTI_OBLIGATION_STATE_NOT_OPEN] = 3,
    [DTI_OBLIGATION_STATE_SUBMITTED_LATE] = 4, [DTI_OBLIGATION_STATE_SUBMITTED_ON_TIME] = 5,
    [DTI_OBLIGATION_STATE_WAIVED] = 6,         [DTI_OBLIGATION_STATE_EXCLUDED] = 7,
  };
  const DtiObligationState state = dti_obligation_get_state (item);
  g_autoptr (GDate) due = dti_obligation_get_due_rolled (item);

  /* Within a state by the due day. */
  return urgencies[state] * 1e7 + (due != NULL ? (double) g_date_get_julian (due) : 0.0);
}

static const char *
style_state (gpointer item)
{
  switch (dti_obligation_get_state (item))
    {
    case DTI_OBLIGATION_STATE_OVERDUE:
      return "error";
    case DTI_OBLIGATION_STATE_DUE_SOON:
    case DTI_OBLIGATION_STATE_SUBMITTED_LATE:
      return "warning";
    case DTI_OBLIGATION_STATE_SUBMITTED_ON_TIME:
      return "success";
    case DTI_OBLIGATION_STATE_OPEN:
      return "accent";
    case DTI_OBLIGATION_STATE_NOT_OPEN:
    case DTI_OBLIGATION_STATE_WAIVED:
    case DTI_OBLIGATION_STATE_EXCLUDED:
    default:
      return "dim-label";
    }
}

static DtiPlan *
get_plan (gpointer user_data)
{
  return dti_schedule_get_plan (cs_session_get_schedule (cs_page_get_session (user_data)));
}

static char *
write_title (DtiPlan *plan, const char *agency)
{
  DtiAgency *found = dti_plan_lookup_agency (plan, agency);

  return found != NULL ? dti_agency_get_title (found, cs_text_get_language ()) : g_strdup (agency);
}

static char *
write_agency (gpointer item, gpointer user_data)
{
  return write_title (get_plan (user_data), dti_obligation_get_agency (item));
}

static char *
write_report (gpointer item, gpointer user_data)
{
  return dti_obligation_rule_get_title (dti_obligation_get_rule (item), cs_text_get_language ());
}

static char *
write_period (gpointer item, gpointer user_data)
{
  return g_strdup (dti_obligation_get_period (item));
}

static double
get_due (gpointer item, gpointer user_data)
{
  g_autoptr (GDate) due = dti_obligation_get_due_rolled (item);

  return due != NULL ? (double) g_date_get_julian (due) : NAN;
}

static char *
write_due (gpointer item, gpointer user_data)
{
  g_autoptr (GDate) due = dti_obligation_get_due_rolled (item);

  return cs_text_write_day (due);
}

static double
get_days_late (gpointer item, gpointer user_data)
{
  int days;

  return dti_obligation_get_days_late (item, &days) ? days : NAN;
}

static char *
write_days_late (gpointer item, gpointer user_data)
{
  return cs_text_write_number (get_days_late (item, NULL), 0);
}

static char *
write_short_name (DtiPlan *plan, const char *agency)
{
  DtiAgency *found = dti_plan_lookup_agency (plan, agency);
  const char *abbreviation = found != NULL ? dti_agency_get_abbreviation (found) : NULL;

  return abbreviation != NULL ? g_strdup (abbreviation) : write_title (plan, agency);
}

static char *
write_recipients (gpointer item, gpointer user_data)
{
  const char *const *to = dti_obligation_get_to (item);
  g_autoptr (GString) names = g_string_new (NULL);

  for (gsize i = 0; to != NULL && to[i] != NULL; i++)
    {
      g_autofree char *name = write_short_name (get_plan (user_data), to[i]);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name);
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static const CsTableColumn columns[] = {
  { N_ ("State"), write_state, get_urgency, style_state, FALSE },
  { N_ ("Agency"), write_agency, NULL, NULL, TRUE },
  { N_ ("Report"), write_report, NULL, NULL, TRUE },
  { N_ ("Period"), write_period, NULL, NULL, FALSE },
  { N_ ("Due"), write_due, get_due, NULL, FALSE },
  { N_ ("Days late"), write_days_late, get_days_late, NULL, FALSE },
  { N_ ("Goes to"), write_recipients, NULL, NULL, FALSE },
};

/* ---- which reports ---- */

static gboolean
filter_cb (gpointer item, gpointer user_data)
{
  CsAgenciesPage *self = user_data;

  return !gtk_check_button_get_active (self->late_only) || dti_obligation_get_overdue (item);
}

static void
late_only_toggled_cb (GtkCheckButton *button, CsAgenciesPage *self)
{
  cs_table_filter_changed (self->table);
}

static void
span_selected_cb (GtkDropDown *spans, GParamSpec *pspec, CsAgenciesPage *self)
{
  cs_page_queue_refresh (CS_PAGE (self));
}

/* The first and the last due day that are shown. */
static void
get_span (CsAgenciesPage *self, GDate *first, GDate *last)
{
  CsSession *session = cs_page_get_session (CS_PAGE (self));
  DtiPlan *plan = get_plan (self);
  g_autoptr (GDate) today = cs_session_get_today (session);
  const GDateYear year = g_date_get_year (today);
  const GDateMonth opening = (GDateMonth) ((g_date_get_month (today) - 1) / 3 * 3 + 1);

  g_date_set_dmy (first, 1, G_DATE_JANUARY, year);
  g_date_set_dmy (last, 31, G_DATE_DECEMBER, year);
  if (gtk_drop_down_get_selected (self->spans) == SPAN_QUARTER)
    {
      g_date_set_dmy (first, 1, opening, year);
      *last = *first;
      g_date_add_months (last, 3);
      g_date_subtract_days (last, 1);
    }
  else if (gtk_drop_down_get_selected (self->spans) == SPAN_ALL &&
           dti_plan_get_valid_from (plan) != NULL)
    {
      const GDateYear since =
          (GDateYear) g_ascii_strtoull (dti_plan_get_valid_from (plan), NULL, 10);

      g_date_set_dmy (first, 1, G_DATE_JANUARY, since);
    }
}

static void
show_summary (CsAgenciesPage *self)
{
  const guint n = g_list_model_get_n_items (self->obligations);
  guint late = 0;
  guint soon = 0;
  guint submitted = 0;
  g_autofree char *summary = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DtiObligation) obligation = g_list_model_get_item (self->obligations, i);
      const DtiObligationState state = dti_obligation_get_state (obligation);

      late += state == DTI_OBLIGATION_STATE_OVERDUE;
      soon += state == DTI_OBLIGATION_STATE_DUE_SOON;
      submitted += state == DTI_OBLIGATION_STATE_SUBMITTED_ON_TIME ||
                   state == DTI_OBLIGATION_STATE_SUBMITTED_LATE;
    }
  summary = g_strdup_printf (_ ("%u reports: %u overdue, %u due soon, %u submitted"),
                             n,
                             late,
                             soon,
                             submitted);
  gtk_label_set_label (self->summary, summary);
}

static void
show_heading (CsAgenciesPage *self)
{
  g_autofree char *title = dti_plan_get_title (get_plan (self), cs_text_get_language ());
  g_autoptr (GDate) today = cs_session_get_today (cs_page_get_session (CS_PAGE (self)));
  g_autofree char *day = cs_text_write_day (today);
  g_autofree char *heading = g_strdup_printf ("%s · %s", title, day);

  gtk_label_set_label (self->heading, heading);
}

/* ---- the page ---- */

static void
cs_agencies_page_refresh (CsPage *page)
{
  CsAgenciesPage *self = CS_AGENCIES_PAGE (page);
  DtiSchedule *schedule = cs_session_get_schedule (cs_page_get_session (page));
  GDate first;
  GDate last;

  gtk_stack_set_visible_child_name (self->stack, schedule != NULL ? "table" : "none");
  if (schedule == NULL)
    return;
  show_heading (self);
  get_span (self, &first, &last);
  g_clear_object (&self->obligations);
  self->obligations = dti_schedule_list_obligations (schedule, &first, &last);
  cs_table_set_list (self->table, self->obligations);
  show_summary (self);
}

/* The days as a calendar, which other programs read. */
static char *
cs_agencies_page_write_table (CsPage *page, const char **extension)
{
  DtiSchedule *schedule = cs_session_get_schedule (cs_page_get_session (page));
  GDate first;
  GDate last;

  if (schedule == NULL)
    return NULL;
  *extension = "ics";
  get_span (CS_AGENCIES_PAGE (page), &first, &last);

  return dti_schedule_to_icalendar (schedule, &first, &last);
}

static void
cs_agencies_page_dispose (GObject *object)
{
  CsAgenciesPage *self = CS_AGENCIES_PAGE (object);

  g_clear_object (&self->obligations);

  G_OBJECT_CLASS (cs_agencies_page_parent_class)->dispose (object);
}

static void
cs_agencies_page_class_init (CsAgenciesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cs_agencies_page_dispose;
  CS_PAGE_CLASS (klass)->refresh = cs_agencies_page_refresh;
  CS_PAGE_CLASS (klass)->write_table = cs_agencies_page_write_table;

  g_type_ensure (CS_TYPE_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/libdti/ChiSo/cs-agencies-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CsAgenciesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CsAgenciesPage, heading);
  gtk_widget_class_bind_template_child (widget_class, CsAgenciesPage, summary);
  gtk_widget_class_bind_template_child (widget_class, CsAgenciesPage, spans);
  gtk_widget_class_bind_template_child (widget_class, CsAgenciesPage, late_only);
  gtk_widget_class_bind_template_child (widget_class, CsAgenciesPage, table);
  gtk_widget_class_bind_template_callback (widget_class, late_only_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, span_selected_cb);
}

static void
cs_agencies_page_init (CsAgenciesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cs_table_add_columns (self->table, columns, G_N_ELEMENTS (columns), self);
  cs_table_set_filter (self->table, filter_cb, self);
  cs_table_sort_by (self->table, 0, GTK_SORT_ASCENDING);
}
