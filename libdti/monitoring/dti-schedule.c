/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "dti-fixed-list-private.h"
#include "dti-schedule-private.h"

#define FIXED (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS)
#define OPEN (G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY)

/**
 * DtiSchedule:
 *
 * The reports that a plan asks for: who owes which one by when, and where it stands.
 *
 * A schedule has no clock. [method@Dti.Schedule.set_today] says what day it is, and
 * [method@Dti.Schedule.set_register] what was delivered; every [class@Dti.Obligation] that was
 * handed out then changes its state and notifies. The same report is always the same object.
 *
 * A schedule and its obligations belong to one thread.
 *
 * Since: 1.0
 */

typedef enum
{
  PROP_CALENDAR = 1,
  PROP_PLAN,
  PROP_REGISTER,
  PROP_TODAY,
} DtiScheduleProperty;

static GParamSpec *props[PROP_TODAY + 1];

G_DEFINE_FINAL_TYPE (DtiSchedule, dti_schedule, G_TYPE_OBJECT)

static void refresh_all (DtiSchedule *self);
static void watch_submissions (DtiSchedule *self);
static void forget_submissions (DtiSchedule *self);

static void
dti_schedule_finalize (GObject *object)
{
  DtiSchedule *self = DTI_SCHEDULE (object);

  forget_submissions (self);
  g_clear_object (&self->submissions);
  g_ptr_array_unref (self->watched);
  g_ptr_array_unref (self->requested);
  g_hash_table_unref (self->obligations);
  g_clear_object (&self->calendar);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (dti_schedule_parent_class)->finalize (object);
}

static void
dti_schedule_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiSchedule *self = DTI_SCHEDULE (object);

  switch ((DtiScheduleProperty) prop_id)
    {
    case PROP_CALENDAR:
      g_value_set_object (value, dti_schedule_get_calendar (self));
      break;
    case PROP_PLAN:
      g_value_set_object (value, dti_schedule_get_plan (self));
      break;
    case PROP_REGISTER:
      g_value_set_object (value, dti_schedule_get_register (self));
      break;
    case PROP_TODAY:
      g_value_take_boxed (value, dti_schedule_get_today (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_schedule_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DtiSchedule *self = DTI_SCHEDULE (object);

  switch (prop_id)
    {
    case PROP_REGISTER:
      dti_schedule_set_register (self, g_value_get_object (value));
      break;
    case PROP_TODAY:
      dti_schedule_set_today (self, g_value_get_boxed (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_schedule_class_init (DtiScheduleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_schedule_finalize;
  object_class->get_property = dti_schedule_get_property;
  object_class->set_property = dti_schedule_set_property;

  /**
   * DtiSchedule:calendar: (getter get_calendar)
   *
   * Says which days are working days.
   *
   * Since: 1.0
   */
  props[PROP_CALENDAR] = g_param_spec_object ("calendar", NULL, NULL, DTI_TYPE_CALENDAR, FIXED);

  /**
   * DtiSchedule:plan: (getter get_plan)
   *
   * The plan that asks for the reports.
   *
   * Since: 1.0
   */
  props[PROP_PLAN] = g_param_spec_object ("plan", NULL, NULL, DTI_TYPE_PLAN, FIXED);

  /**
   * DtiSchedule:register: (getter get_register) (setter set_register)
   *
   * The reports that were delivered; `NULL`: none.
   *
   * Since: 1.0
   */
  props[PROP_REGISTER] =
      g_param_spec_object ("register", NULL, NULL, DTI_TYPE_SUBMISSION_REGISTER, OPEN);

  /**
   * DtiSchedule:today: (getter get_today) (setter set_today)
   *
   * The day it is, in the time zone +07:00; `NULL`: not said.
   *
   * Since: 1.0
   */
  props[PROP_TODAY] = g_param_spec_boxed ("today", NULL, NULL, G_TYPE_DATE, OPEN);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_schedule_init (DtiSchedule *self)
{
  g_date_clear (&self->today, 1);
  self->watched = g_ptr_array_new_with_free_func (g_object_unref);
  self->requested = g_ptr_array_new ();
  self->obligations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

/* ---- obligations ---- */

char *
dti_schedule_make_key (const char *rule, const char *agency, const char *period)
{
  return g_strdup_printf ("%s\x1f%s\x1f%s", rule, agency, period);
}

const GDate *
dti_schedule_peek_today (DtiSchedule *self)
{
  return g_date_valid (&self->today) ? &self->today : NULL;
}

void
dti_schedule_refresh (DtiSchedule *self, DtiObligation *obligation)
{
  DtiSubmission *submission = NULL;

  if (self->submissions != NULL)
    submission = dti_submission_register_lookup (self->submissions,
                                                 dti_obligation_get_agency (obligation),
                                                 dti_obligation_get_rule_id (obligation),
                                                 dti_obligation_get_period (obligation));
  dti_obligation_refresh (obligation, dti_schedule_peek_today (self), submission);
}

static void
refresh_all (DtiSchedule *self)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer obligation;

  /* Whoever is told of a change may ask for more obligations. */
  g_hash_table_iter_init (&iter, self->obligations);
  while (g_hash_table_iter_next (&iter, NULL, &obligation))
    g_ptr_array_add (all, g_object_ref (obligation));
  for (guint i = 0; i < all->len; i++)
    dti_schedule_refresh (self, g_ptr_array_index (all, i));
}

DtiObligation *
dti_schedule_keep (DtiSchedule *self,
                   DtiObligationRule *rule,
                   const char *agency,
                   const char *period,
                   const DtiDue *due)
{
  g_autofree char *key = dti_schedule_make_key (dti_obligation_rule_get_id (rule), agency, period);
  DtiObligation *obligation = g_hash_table_lookup (self->obligations, key);

  if (obligation != NULL)
    return obligation;

  obligation = dti_obligation_new (rule,
                                   agency,
                                   dti_plan_lookup_agency (self->plan, agency),
                                   dti_plan_get_id (self->plan),
                                   period,
                                   due,
                                   self->calendar);
  g_hash_table_insert (self->obligations, g_steal_pointer (&key), obligation);
  dti_schedule_refresh (self, obligation);

  return obligation;
}

gboolean
dti_schedule_is_in_force (DtiSchedule *self, DtiObligationRule *rule, const GDate *day)
{
  return dti_plan_is_valid_on (self->plan, day) && dti_obligation_rule_is_valid_on (rule, day);
}

static gboolean
is_between (const GDate *day, const GDate *first, const GDate *last)
{
  return g_date_compare (first, day) <= 0 && g_date_compare (day, last) <= 0;
}

static void
collect_period (DtiSchedule *self,
                DtiObligationRule *rule,
                const DtiPeriod *period,
                const DtiDue *due,
                gpointer obligations)
{
  g_auto (GStrv) agencies = NULL;
  g_autofree char *text = NULL;

  if (!dti_schedule_is_in_force (self, rule, &due->due))
    return;

  agencies = dti_plan_list_reporters (self->plan, dti_obligation_rule_get_id (rule), &due->due);
  text = dti_period_format (period);
  for (guint i = 0; agencies[i] != NULL; i++)
    g_ptr_array_add (obligations, dti_schedule_keep (self, rule, agencies[i], text, due));
}

/* A day so many days off, inside what can be written. */
static void
move_day (const GDate *from, gint64 n_days, GDate *day)
{
  gint64 julian = CLAMP ((gint64) g_date_get_julian (from) + n_days, 1, 3652059);

  g_date_clear (day, 1);
  g_date_set_julian (day, (guint32) julian);
}

static void
find_periods (DtiSchedule *self,
              DtiObligationRule *rule,
              const GDate *first,
              const GDate *last,
              DtiDueFunc function,
              gpointer user_data)
{
  guint reach = dti_due_get_reach (rule);
  g_autoptr (DtiPeriod) period = NULL;
  GDate from;
  GDate until;

  move_day (first, -(gint64) reach, &from);
  move_day (last, reach, &until);
  period = dti_due_get_period (dti_obligation_rule_get_every (rule), &from);
  while (period != NULL)
    {
      g_autoptr (GDate) start = dti_period_get_first_day (period);
      DtiPeriod *next;
      DtiDue due;

      if (g_date_compare (start, &until) > 0)
        return;
      if (dti_due_find (rule, period, self->calendar, &due) &&
          is_between (&due.due_rolled, first, last))
        function (self, rule, period, &due, user_data);

      next = dti_period_get_next (period);
      dti_period_free (period);
      period = next;
    }
}

void
dti_schedule_foreach_due (DtiSchedule *self,
                          const GDate *first,
                          const GDate *last,
                          DtiDueFunc function,
                          gpointer user_data)
{
  GListModel *rules = dti_plan_get_obligations (self->plan);

  for (guint i = 0; i < g_list_model_get_n_items (rules); i++)
    {
      g_autoptr (DtiObligationRule) rule = g_list_model_get_item (rules, i);

      find_periods (self, rule, first, last, function, user_data);
    }
}

static int
compare_obligations (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const DtiObligation *x = *(DtiObligation *const *) a;
  const DtiObligation *y = *(DtiObligation *const *) b;

  return g_date_compare (&x->due.due_rolled, &y->due.due_rolled);
}

/* Stable: those of one day stay in the order of the rules, and of the agencies in each. */
static void
sort_by_due (GPtrArray *obligations)
{
  g_qsort_with_data (obligations->pdata,
                     (int) obligations->len,
                     sizeof (gpointer),
                     compare_obligations,
                     NULL);
}

GPtrArray *
dti_schedule_collect (DtiSchedule *self, const GDate *first, const GDate *last)
{
  GPtrArray *obligations = g_ptr_array_new ();

  dti_schedule_foreach_due (self, first, last, collect_period, obligations);
  for (guint i = 0; i < self->requested->len; i++)
    {
      DtiObligation *obligation = g_ptr_array_index (self->requested, i);

      if (is_between (&obligation->due.due_rolled, first, last))
        g_ptr_array_add (obligations, obligation);
    }
  sort_by_due (obligations);

  return obligations;
}

/* ---- submissions ---- */

static void
submission_notify_cb (DtiSubmission *submission, GParamSpec *pspec, DtiSchedule *self)
{
  g_autofree char *key = dti_schedule_make_key (dti_submission_get_obligation (submission),
                                                dti_submission_get_agency (submission),
                                                dti_submission_get_period (submission));
  DtiObligation *obligation = g_hash_table_lookup (self->obligations, key);

  if (obligation != NULL)
    dti_schedule_refresh (self, obligation);
}

static void
forget_submissions (DtiSchedule *self)
{
  for (guint i = 0; i < self->watched->len; i++)
    g_signal_handlers_disconnect_by_func (g_ptr_array_index (self->watched, i),
                                          submission_notify_cb,
                                          self);
  g_ptr_array_set_size (self->watched, 0);
  if (self->submissions != NULL)
    g_signal_handlers_disconnect_by_data (self->submissions, self);
}

static void
watch_submission (DtiSchedule *self, guint position)
{
  DtiSubmission *submission = g_list_model_get_item (G_LIST_MODEL (self->submissions), position);

  g_signal_connect (submission, "notify::state", G_CALLBACK (submission_notify_cb), self);
  g_signal_connect (submission, "notify::complete", G_CALLBACK (submission_notify_cb), self);
  g_ptr_array_add (self->watched, submission);
  submission_notify_cb (submission, NULL, self);
}

static void
register_changed_cb (
    GListModel *model, guint position, guint n_removed, guint n_added, DtiSchedule *self)
{
  /* A register only grows. */
  for (guint i = 0; i < n_added; i++)
    watch_submission (self, position + i);
}

static void
watch_submissions (DtiSchedule *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->submissions));

  g_signal_connect (self->submissions, "items-changed", G_CALLBACK (register_changed_cb), self);
  for (guint i = 0; i < n; i++)
    watch_submission (self, i);
}

/* ---- public functions ---- */

/**
 * dti_schedule_new:
 * @plan: a plan
 * @calendar: (nullable): the working days, or `NULL` where all but Saturdays and Sundays are
 *
 * Creates a schedule; the calendar is sealed.
 *
 * Returns: (transfer full): a new schedule, with neither a day nor a register
 *
 * Since: 1.0
 */
DtiSchedule *
dti_schedule_new (DtiPlan *plan, DtiCalendar *calendar)
{
  DtiSchedule *self;

  g_return_val_if_fail (DTI_IS_PLAN (plan), NULL);
  g_return_val_if_fail (calendar == NULL || DTI_IS_CALENDAR (calendar), NULL);

  self = g_object_new (DTI_TYPE_SCHEDULE, NULL);
  self->plan = g_object_ref (plan);
  self->calendar = calendar != NULL ? g_object_ref (calendar) : dti_calendar_new ();
  dti_calendar_seal (self->calendar);

  return self;
}

/**
 * dti_schedule_get_plan: (get-property plan)
 * @self: a schedule
 *
 * Gets the plan that asks for the reports.
 *
 * Returns: (transfer none): the plan
 *
 * Since: 1.0
 */
DtiPlan *
dti_schedule_get_plan (DtiSchedule *self)
{
  g_return_val_if_fail (DTI_IS_SCHEDULE (self), NULL);

  return self->plan;
}

/**
 * dti_schedule_get_calendar: (get-property calendar)
 * @self: a schedule
 *
 * Gets the calendar of working days.
 *
 * Returns: (transfer none): the calendar
 *
 * Since: 1.0
 */
DtiCalendar *
dti_schedule_get_calendar (DtiSchedule *self)
{
  g_return_val_if_fail (DTI_IS_SCHEDULE (self), NULL);

  return self->calendar;
}

/**
 * dti_schedule_get_today: (get-property today)
 * @self: a schedule
 *
 * Gets the day it is for the schedule.
 *
 * Returns: (transfer full) (nullable): the day, or `NULL` if none was set
 *
 * Since: 1.0
 */
GDate *
dti_schedule_get_today (DtiSchedule *self)
{
  g_return_val_if_fail (DTI_IS_SCHEDULE (self), NULL);

  return g_date_valid (&self->today) ? g_date_copy (&self->today) : NULL;
}

/**
 * dti_schedule_set_today: (set-property today)
 * @self: a schedule
 * @today: (nullable): the day in the time zone +07:00, or `NULL` for none
 *
 * Says what day it is; what changes by that notifies.
 *
 * Reports delivered after the day are not known yet.
 *
 * Since: 1.0
 */
void
dti_schedule_set_today (DtiSchedule *self, const GDate *today)
{
  g_return_if_fail (DTI_IS_SCHEDULE (self));
  g_return_if_fail (today == NULL || g_date_valid (today));

  if (today == NULL && !g_date_valid (&self->today))
    return;
  if (today != NULL && g_date_valid (&self->today) && g_date_compare (today, &self->today) == 0)
    return;

  g_date_clear (&self->today, 1);
  if (today != NULL)
    self->today = *today;
  refresh_all (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TODAY]);
}

/**
 * dti_schedule_get_register: (get-property register)
 * @self: a schedule
 *
 * Gets the register of delivered reports.
 *
 * Returns: (transfer none) (nullable): the register, or `NULL` if none was set
 *
 * Since: 1.0
 */
DtiSubmissionRegister *
dti_schedule_get_register (DtiSchedule *self)
{
  g_return_val_if_fail (DTI_IS_SCHEDULE (self), NULL);

  return self->submissions;
}

/**
 * dti_schedule_set_register: (set-property register)
 * @self: a schedule
 * @submissions: (nullable): a register, or `NULL` for none
 *
 * Says what was delivered; later changes in the register are followed.
 *
 * Since: 1.0
 */
void
dti_schedule_set_register (DtiSchedule *self, DtiSubmissionRegister *submissions)
{
  g_return_if_fail (DTI_IS_SCHEDULE (self));
  g_return_if_fail (submissions == NULL || DTI_IS_SUBMISSION_REGISTER (submissions));

  if (submissions == self->submissions)
    return;

  forget_submissions (self);
  g_set_object (&self->submissions, submissions);
  if (submissions != NULL)
    watch_submissions (self);
  refresh_all (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REGISTER]);
}

static GListModel *
make_list (const GPtrArray *obligations)
{
  GPtrArray *items = g_ptr_array_new_full (obligations->len, g_object_unref);

  for (guint i = 0; i < obligations->len; i++)
    g_ptr_array_add (items, g_object_ref (g_ptr_array_index (obligations, i)));

  return dti_fixed_list_new (DTI_TYPE_OBLIGATION, items);
}

/**
 * dti_schedule_list_obligations:
 * @self: a schedule
 * @first: a day
 * @last: a day
 *
 * Lists the reports that are due from one day to another, both included.
 *
 * What counts is the due day after the roll. Reports that plan, rule or agency do not owe on that
 * day are left out; those on request are in it once they were asked for. The list does not change,
 * what is in it does: see [method@Dti.Schedule.set_today].
 *
 * Returns: (transfer full): a list of [class@Dti.Obligation] by due day, then in the order of the
 *   rules and of those who report
 *
 * Since: 1.0
 */
GListModel *
dti_schedule_list_obligations (DtiSchedule *self, const GDate *first, const GDate *last)
{
  g_autoptr (GPtrArray) obligations = NULL;

  g_return_val_if_fail (DTI_IS_SCHEDULE (self), NULL);
  g_return_val_if_fail (first != NULL && g_date_valid (first), NULL);
  g_return_val_if_fail (last != NULL && g_date_valid (last), NULL);

  obligations = dti_schedule_collect (self, first, last);

  return make_list (obligations);
}

/**
 * dti_schedule_list_due:
 * @self: a schedule
 * @days: how many days to look ahead
 *
 * Lists whom to remind.
 *
 * Those are the reports that are missing and due within so many days, and those overdue for up to a
 * year.
 *
 * Without a day set, the list is empty.
 *
 * Returns: (transfer full): a list of [class@Dti.Obligation] by due day
 *
 * Since: 1.0
 */
GListModel *
dti_schedule_list_due (DtiSchedule *self, guint days)
{
  g_autoptr (GPtrArray) obligations = NULL;
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();
  GDate first;
  GDate last;

  g_return_val_if_fail (DTI_IS_SCHEDULE (self), NULL);

  if (!g_date_valid (&self->today))
    return make_list (missing);

  move_day (&self->today, -366, &first);
  move_day (&self->today, days, &last);
  obligations = dti_schedule_collect (self, &first, &last);
  for (guint i = 0; i < obligations->len; i++)
    {
      DtiObligation *obligation = g_ptr_array_index (obligations, i);

      if (obligation->state == DTI_OBLIGATION_STATE_NOT_OPEN ||
          obligation->state == DTI_OBLIGATION_STATE_OPEN ||
          obligation->state == DTI_OBLIGATION_STATE_DUE_SOON ||
          obligation->state == DTI_OBLIGATION_STATE_OVERDUE)
        g_ptr_array_add (missing, obligation);
    }

  return make_list (missing);
}
