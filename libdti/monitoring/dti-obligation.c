/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-obligation-private.h"

#include <libdti/dti-enum-types.h>

#define FIXED (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS)

/**
 * DtiObligation:
 *
 * A report that one agency owes for one period: what it covers, when it is due, where it stands.
 *
 * The days never change. State, lateness and submission are those of the day and the register of
 * the [class@Dti.Schedule] that made the obligation, and notify when they change. An obligation
 * belongs to the thread of its schedule.
 *
 * Since: 1.0
 */

typedef enum
{
  PROP_AGENCY = 1,
  PROP_AGENCY_TITLE,
  PROP_COLLATION_KEY,
  PROP_CUT_OFF,
  PROP_DAYS_LATE,
  PROP_DUE,
  PROP_DUE_INSTANT,
  PROP_DUE_ROLLED,
  PROP_OPENS,
  PROP_OVERDUE,
  PROP_PERIOD,
  PROP_REASON,
  PROP_RULE,
  PROP_RULE_ID,
  PROP_STATE,
  PROP_SUBMISSION,
  PROP_TO,
  PROP_UID,
  PROP_WINDOW_FIRST,
  PROP_WINDOW_LAST,
  PROP_WORKING_DAY_BEFORE,
} DtiObligationProperty;

static GParamSpec *props[PROP_WORKING_DAY_BEFORE + 1];

G_DEFINE_FINAL_TYPE (DtiObligation, dti_obligation, G_TYPE_OBJECT)

static void
dti_obligation_finalize (GObject *object)
{
  DtiObligation *self = DTI_OBLIGATION (object);

  g_clear_object (&self->rule);
  g_clear_object (&self->agency);
  g_clear_object (&self->submission);
  g_free (self->agency_id);
  g_free (self->period);
  g_free (self->uid);
  g_free (self->day_off);
  g_free (self->reason);

  G_OBJECT_CLASS (dti_obligation_parent_class)->finalize (object);
}

/* The properties are read in three parts. */
static gboolean
get_text_property (DtiObligation *self, guint prop_id, GValue *value)
{
  switch (prop_id)
    {
    case PROP_AGENCY:
      g_value_set_string (value, dti_obligation_get_agency (self));
      return TRUE;
    case PROP_AGENCY_TITLE:
      g_value_set_string (value, dti_obligation_get_agency_title (self));
      return TRUE;
    case PROP_COLLATION_KEY:
      g_value_take_string (value, dti_obligation_get_collation_key (self));
      return TRUE;
    case PROP_PERIOD:
      g_value_set_string (value, dti_obligation_get_period (self));
      return TRUE;
    case PROP_REASON:
      g_value_set_string (value, dti_obligation_get_reason (self));
      return TRUE;
    case PROP_RULE_ID:
      g_value_set_string (value, dti_obligation_get_rule_id (self));
      return TRUE;
    case PROP_TO:
      g_value_set_boxed (value, dti_obligation_get_to (self));
      return TRUE;
    case PROP_UID:
      g_value_set_string (value, dti_obligation_get_uid (self));
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
get_day_property (DtiObligation *self, guint prop_id, GValue *value)
{
  switch (prop_id)
    {
    case PROP_CUT_OFF:
      g_value_take_boxed (value, dti_obligation_get_cut_off (self));
      return TRUE;
    case PROP_DUE:
      g_value_take_boxed (value, dti_obligation_get_due (self));
      return TRUE;
    case PROP_DUE_INSTANT:
      g_value_take_boxed (value, dti_obligation_get_due_instant (self));
      return TRUE;
    case PROP_DUE_ROLLED:
      g_value_take_boxed (value, dti_obligation_get_due_rolled (self));
      return TRUE;
    case PROP_OPENS:
      g_value_take_boxed (value, dti_obligation_get_opens (self));
      return TRUE;
    case PROP_WINDOW_FIRST:
      g_value_take_boxed (value, dti_obligation_get_window_first (self));
      return TRUE;
    case PROP_WINDOW_LAST:
      g_value_take_boxed (value, dti_obligation_get_window_last (self));
      return TRUE;
    case PROP_WORKING_DAY_BEFORE:
      g_value_take_boxed (value, dti_obligation_get_working_day_before (self));
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
get_state_property (DtiObligation *self, guint prop_id, GValue *value)
{
  switch (prop_id)
    {
    case PROP_DAYS_LATE:
      g_value_set_int (value, self->has_days_late ? self->days_late : 0);
      return TRUE;
    case PROP_OVERDUE:
      g_value_set_boolean (value, dti_obligation_get_overdue (self));
      return TRUE;
    case PROP_RULE:
      g_value_set_object (value, dti_obligation_get_rule (self));
      return TRUE;
    case PROP_STATE:
      g_value_set_enum (value, dti_obligation_get_state (self));
      return TRUE;
    case PROP_SUBMISSION:
      g_value_set_object (value, dti_obligation_get_submission (self));
      return TRUE;
    default:
      return FALSE;
    }
}

static void
dti_obligation_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiObligation *self = DTI_OBLIGATION (object);

  if (!get_text_property (self, prop_id, value) && !get_day_property (self, prop_id, value) &&
      !get_state_property (self, prop_id, value))
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
make_agency_properties (void)
{
  /**
   * DtiObligation:agency: (getter get_agency)
   *
   * Id of the agency that reports.
   *
   * Since: 1.0
   */
  props[PROP_AGENCY] = g_param_spec_string ("agency", NULL, NULL, NULL, FIXED);

  /**
   * DtiObligation:agency-title: (getter get_agency_title)
   *
   * Main title of that agency, its id where it has none.
   *
   * Since: 1.0
   */
  props[PROP_AGENCY_TITLE] = g_param_spec_string ("agency-title", NULL, NULL, NULL, FIXED);

  /**
   * DtiObligation:collation-key: (getter get_collation_key)
   *
   * Sorts obligations by agency in Vietnamese order.
   *
   * Since: 1.0
   */
  props[PROP_COLLATION_KEY] = g_param_spec_string ("collation-key", NULL, NULL, NULL, FIXED);
}

static void
make_text_properties (void)
{
  /**
   * DtiObligation:period: (getter get_period)
   *
   * The period, as `2023-Q3`.
   *
   * Since: 1.0
   */
  props[PROP_PERIOD] = g_param_spec_string ("period", NULL, NULL, NULL, FIXED);

  /**
   * DtiObligation:reason: (getter get_reason)
   *
   * Why it is waived or excluded; `NULL`: it is neither.
   *
   * Since: 1.0
   */
  props[PROP_REASON] = g_param_spec_string ("reason", NULL, NULL, NULL, FIXED);

  /**
   * DtiObligation:rule-id: (getter get_rule_id)
   *
   * Id of that rule.
   *
   * Since: 1.0
   */
  props[PROP_RULE_ID] = g_param_spec_string ("rule-id", NULL, NULL, NULL, FIXED);

  /**
   * DtiObligation:to: (getter get_to)
   *
   * Ids of those who receive the report.
   *
   * Since: 1.0
   */
  props[PROP_TO] = g_param_spec_boxed ("to", NULL, NULL, G_TYPE_STRV, FIXED);

  /**
   * DtiObligation:uid: (getter get_uid)
   *
   * An id that no other obligation has, for calendars.
   *
   * Since: 1.0
   */
  props[PROP_UID] = g_param_spec_string ("uid", NULL, NULL, NULL, FIXED);
}

static void
make_due_properties (void)
{
  /**
   * DtiObligation:cut-off: (getter get_cut_off)
   *
   * When the figures are frozen, in the time zone +07:00.
   *
   * Since: 1.0
   */
  props[PROP_CUT_OFF] = g_param_spec_boxed ("cut-off", NULL, NULL, G_TYPE_DATE_TIME, FIXED);

  /**
   * DtiObligation:due: (getter get_due)
   *
   * Last acceptable day by the words of the rule.
   *
   * Since: 1.0
   */
  props[PROP_DUE] = g_param_spec_boxed ("due", NULL, NULL, G_TYPE_DATE, FIXED);

  /**
   * DtiObligation:due-instant: (getter get_due_instant)
   *
   * The first instant that is late, in the time zone +07:00.
   *
   * Since: 1.0
   */
  props[PROP_DUE_INSTANT] = g_param_spec_boxed ("due-instant", NULL, NULL, G_TYPE_DATE_TIME, FIXED);

  /**
   * DtiObligation:due-rolled: (getter get_due_rolled)
   *
   * The last acceptable day after the roll.
   *
   * Since: 1.0
   */
  props[PROP_DUE_ROLLED] = g_param_spec_boxed ("due-rolled", NULL, NULL, G_TYPE_DATE, FIXED);
}

static void
make_window_properties (void)
{
  /**
   * DtiObligation:opens: (getter get_opens)
   *
   * First day on which reports are accepted.
   *
   * Since: 1.0
   */
  props[PROP_OPENS] = g_param_spec_boxed ("opens", NULL, NULL, G_TYPE_DATE, FIXED);

  /**
   * DtiObligation:window-first: (getter get_window_first)
   *
   * First day that the figures describe.
   *
   * Since: 1.0
   */
  props[PROP_WINDOW_FIRST] = g_param_spec_boxed ("window-first", NULL, NULL, G_TYPE_DATE, FIXED);

  /**
   * DtiObligation:window-last: (getter get_window_last)
   *
   * Last day that the figures describe.
   *
   * Since: 1.0
   */
  props[PROP_WINDOW_LAST] = g_param_spec_boxed ("window-last", NULL, NULL, G_TYPE_DATE, FIXED);

  /**
   * DtiObligation:working-day-before: (getter get_working_day_before)
   *
   * The due day, or the last working day before it.
   *
   * Since: 1.0
   */
  props[PROP_WORKING_DAY_BEFORE] =
      g_param_spec_boxed ("working-day-before", NULL, NULL, G_TYPE_DATE, FIXED);
}

static void
make_state_properties (void)
{
  /**
   * DtiObligation:days-late:
   *
   * Days late, negative for days early; 0 where nothing is late or was delivered yet.
   *
   * Since: 1.0
   */
  props[PROP_DAYS_LATE] = g_param_spec_int ("days-late", NULL, NULL, G_MININT, G_MAXINT, 0, FIXED);

  /**
   * DtiObligation:overdue: (getter get_overdue)
   *
   * Whether the report is missing and its day has passed.
   *
   * Since: 1.0
   */
  props[PROP_OVERDUE] = g_param_spec_boolean ("overdue", NULL, NULL, FALSE, FIXED);

  /**
   * DtiObligation:rule: (getter get_rule)
   *
   * The rule it follows from.
   *
   * Since: 1.0
   */
  props[PROP_RULE] = g_param_spec_object ("rule", NULL, NULL, DTI_TYPE_OBLIGATION_RULE, FIXED);

  /**
   * DtiObligation:state: (getter get_state)
   *
   * Where it stands on the day of the schedule.
   *
   * Since: 1.0
   */
  props[PROP_STATE] = g_param_spec_enum ("state",
                                         NULL,
                                         NULL,
                                         DTI_TYPE_OBLIGATION_STATE,
                                         DTI_OBLIGATION_STATE_NOT_OPEN,
                                         FIXED);

  /**
   * DtiObligation:submission: (getter get_submission)
   *
   * The live submission; `NULL`: none.
   *
   * Since: 1.0
   */
  props[PROP_SUBMISSION] =
      g_param_spec_object ("submission", NULL, NULL, DTI_TYPE_SUBMISSION, FIXED);
}

static void
dti_obligation_class_init (DtiObligationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_obligation_finalize;
  object_class->get_property = dti_obligation_get_property;

  make_agency_properties ();
  make_text_properties ();
  make_due_properties ();
  make_window_properties ();
  make_state_properties ();
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_obligation_init (DtiObligation *self)
{
}

/* ---- for the schedule ---- */

static void
note_day_off (DtiObligation *self, DtiCalendar *calendar)
{
  g_autoptr (GDate) before = dti_calendar_roll (calendar, &self->due.due, DTI_ROLL_PRECEDING);

  self->working_day_before = before != NULL ? *before : self->due.due;
  if (!dti_calendar_is_working_day (calendar, &self->due.due))
    self->day_off = dti_calendar_get_day_title (calendar, &self->due.due);
}

DtiObligation *
dti_obligation_new (DtiObligationRule *rule,
                    const char *agency_id,
                    DtiAgency *agency,
                    const char *plan_id,
                    const char *period,
                    const DtiDue *due,
                    DtiCalendar *calendar)
{
  DtiObligation *self = g_object_new (DTI_TYPE_OBLIGATION, NULL);

  self->rule = g_object_ref (rule);
  self->agency_id = g_strdup (agency_id);
  if (agency != NULL)
    self->agency = g_object_ref (agency);
  self->period = g_strdup (period);
  self->uid = g_strdup_printf ("%s/%s/%s/%s@libdti",
                               plan_id,
                               dti_obligation_rule_get_id (rule),
                               agency_id,
                               period);
  self->due = *due;
  note_day_off (self, calendar);

  return self;
}

/* The day of the first complete report, as far as it is known on @today. */
static gboolean
find_delivery (DtiSubmission *submission, const GDate *today, GDateTime **instant, GDate *day)
{
  g_autoptr (GDateTime) first = NULL;

  if (submission == NULL || !dti_submission_get_complete (submission))
    return FALSE;

  first = dti_submission_get_first_complete (submission);
  if (first == NULL)
    return FALSE;

  dti_due_day_of (first, day);
  if (today != NULL && g_date_compare (day, today) > 0)
    return FALSE;

  *instant = g_steal_pointer (&first);

  return TRUE;
}

static DtiObligationState
find_open_state (DtiObligation *self, const GDate *today)
{
  int left;

  if (today == NULL)
    return DTI_OBLIGATION_STATE_NOT_OPEN;

  left = g_date_days_between (today, &self->due.due_rolled);
  if (left < 0)
    return DTI_OBLIGATION_STATE_OVERDUE;
  if (g_date_compare (today, &self->due.opens) < 0)
    return DTI_OBLIGATION_STATE_NOT_OPEN;

  return (guint) left <= dti_obligation_rule_get_remind_days (self->rule)
             ? DTI_OBLIGATION_STATE_DUE_SOON
             : DTI_OBLIGATION_STATE_OPEN;
}

/* What the day and the submission say. */
typedef struct
{
  DtiObligationState state;
  gboolean has_days_late;
  int days_late;
} DtiStanding;

static DtiStanding
find_standing (DtiObligation *self, const GDate *today, DtiSubmission *submission)
{
  g_autoptr (GDateTime) instant = NULL;
  g_autoptr (GDateTime) end = dti_due_end_of_day (&self->due.due_rolled);
  DtiStanding standing = { DTI_OBLIGATION_STATE_WAIVED, FALSE, 0 };
  GDate day;

  if (self->is_waived)
    return standing;

  standing.state = DTI_OBLIGATION_STATE_EXCLUDED;
  if (submission != NULL && dti_submission_get_state (submission) == DTI_SUBMISSION_STATE_EXCLUDED)
    return standing;

  if (find_delivery (submission, today, &instant, &day))
    {
      standing.state = g_date_time_compare (instant, end) < 0
                           ? DTI_OBLIGATION_STATE_SUBMITTED_ON_TIME
                           : DTI_OBLIGATION_STATE_SUBMITTED_LATE;
      standing.has_days_late = TRUE;
      standing.days_late = g_date_days_between (&self->due.due_rolled, &day);
      return standing;
    }

  standing.state = find_open_state (self, today);
  if (standing.state == DTI_OBLIGATION_STATE_OVERDUE)
    {
      standing.has_days_late = TRUE;
      standing.days_late = g_date_days_between (&self->due.due_rolled, today);
    }

  return standing;
}

static void
notify (DtiObligation *self, DtiObligationProperty property)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[property]);
}

/* Why a submission was excluded: the reason of the last event that did it. */
static char *
find_exclusion (DtiSubmission *submission)
{
  GListModel *history = dti_submission_get_history (submission);

  for (guint i = g_list_model_get_n_items (history); i > 0; i--)
    {
      g_autoptr (DtiSubmissionEvent) event = g_list_model_get_item (history, i - 1);

      if (dti_submission_event_get_action (event) == DTI_SUBMISSION_ACTION_EXCLUDE)
        return g_strdup (dti_submission_event_get_reason (event));
    }

  return NULL;
}

static void
set_reason (DtiObligation *self, DtiSubmission *submission, DtiObligationState state)
{
  g_autofree char *reason = NULL;

  if (self->is_waived)
    return;

  if (state == DTI_OBLIGATION_STATE_EXCLUDED)
    reason = find_exclusion (submission);
  if (g_strcmp0 (reason, self->reason) == 0)
    return;

  g_free (self->reason);
  self->reason = g_steal_pointer (&reason);
  notify (self, PROP_REASON);
}

static void
set_standing (DtiObligation *self, const DtiStanding *standing)
{
  gboolean was_overdue = self->state == DTI_OBLIGATION_STATE_OVERDUE;
  int was_late = self->has_days_late ? self->days_late : 0;
  gboolean has_changed = self->state != standing->state;

  self->state = standing->state;
  self->has_days_late = standing->has_days_late;
  self->days_late = standing->days_late;
  if (has_changed)
    notify (self, PROP_STATE);
  if (was_overdue != (self->state == DTI_OBLIGATION_STATE_OVERDUE))
    notify (self, PROP_OVERDUE);
  if (was_late != (self->has_days_late ? self->days_late : 0))
    notify (self, PROP_DAYS_LATE);
}

void
dti_obligation_refresh (DtiObligation *self, const GDate *today, DtiSubmission *submission)
{
  DtiStanding standing = find_standing (self, today, submission);

  g_object_freeze_notify (G_OBJECT (self));
  if (g_set_object (&self->submission, submission))
    notify (self, PROP_SUBMISSION);
  set_reason (self, submission, standing.state);
  set_standing (self, &standing);
  g_object_thaw_notify (G_OBJECT (self));
}

void
dti_obligation_waive (DtiObligation *self, const char *reason)
{
  char *copy;

  self->is_waived = TRUE;
  if (g_strcmp0 (reason, self->reason) == 0)
    return;

  /* Copy first: the caller can pass the present reason. */
  copy = g_strdup (reason);
  g_free (self->reason);
  self->reason = copy;
  notify (self, PROP_REASON);
}
