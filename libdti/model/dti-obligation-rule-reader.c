/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-obligation-rule-private.h"
#include "dti-plan-items-private.h"

#include <libdti/dti-enum-types.h>

/* Obligations of plan documents. */

/* Ten years: no report is due further away. */
#define MAX_DAYS 3660
#define MAX_MONTHS 120

#define MAX_DAY 31

/* ---- how often ---- */

/* FALSE, reported, where it cannot be read. */
static gboolean
read_frequency (DtiObligationRule *self, const DtiJsonReader *reader)
{
  JsonNode *node = json_object_get_member (reader->object, "every");
  int every;

  /* Absent or null: when somebody asks. */
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    {
      dti_json_has (reader, "every");
      return TRUE;
    }

  every = dti_json_get_enum (reader, "every", DTI_TYPE_FREQUENCY, -1);
  if (every < 0)
    return FALSE;

  self->every = (DtiFrequency) every;

  return TRUE;
}

/* Of a period; 0 where it does not consist of months. */
static int
count_months (DtiFrequency every)
{
  switch (every)
    {
    case DTI_FREQUENCY_MONTH:
      return 1;
    case DTI_FREQUENCY_QUARTER:
      return 3;
    case DTI_FREQUENCY_HALF:
      return 6;
    case DTI_FREQUENCY_YEAR:
      return 12;
    case DTI_FREQUENCY_WEEK:
    case DTI_FREQUENCY_ON_REQUEST:
    default:
      return 0;
    }
}

/* ---- the due day ---- */

/* Members that an anchor does not use are not asked for, and so are reported. */

static void
read_month_of_period (DtiObligationRule *self, const DtiJsonReader *due)
{
  int n_months = count_months (self->every);

  if (n_months == 0 && self->every != DTI_FREQUENCY_ON_REQUEST)
    dti_json_report (due,
                     DTI_SEVERITY_ERROR,
                     "contradiction",
                     "anchor",
                     "a week has no months: its due day is counted from “period-end”");

  dti_plan_need (due, "day");
  self->month = (guint) dti_json_get_int (due, "month", 1, n_months > 0 ? n_months : 12, 0);
  self->day = (guint) dti_json_get_int (due, "day", 1, MAX_DAY, 0);
}

static void
read_fixed_date (DtiObligationRule *self, const DtiJsonReader *due)
{
  static const guint8 n_days[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  int month = dti_json_get_int (due, "month", 1, 12, 0);

  dti_plan_need (due, "month");
  dti_plan_need (due, "day");
  self->month = (guint) month;
  self->day = (guint) dti_json_get_int (due, "day", 1, month > 0 ? n_days[month - 1] : MAX_DAY, 0);
}

/* What is asked for is due when who asks says so, and nothing else is. */
static void
check_anchor (const DtiObligationRule *self, const DtiJsonReader *due)
{
  gboolean is_asked_for = self->every == DTI_FREQUENCY_ON_REQUEST;

  if (is_asked_for == (self->anchor == DTI_DUE_ANCHOR_ON_REQUEST))
    return;

  dti_json_report (due,
                   DTI_SEVERITY_ERROR,
                   "contradiction",
                   "anchor",
                   is_asked_for ? "a report on request is due “on-request”: “every” is not given"
                                : "a report that “every” makes regular is not due “on-request”");
}

static void
read_day (DtiObligationRule *self, const DtiJsonReader *due)
{
  int anchor = dti_json_get_enum (due, "anchor", DTI_TYPE_DUE_ANCHOR, -1);

  dti_plan_need (due, "anchor");
  if (anchor < 0)
    {
      dti_plan_give_up (due);
      return;
    }

  self->anchor = (DtiDueAnchor) anchor;
  check_anchor (self, due);
  self->roll = (DtiRoll) dti_json_get_enum (due, "roll", DTI_TYPE_ROLL, DTI_ROLL_NONE);
  if (self->anchor == DTI_DUE_ANCHOR_ON_REQUEST)
    return;

  if (self->anchor == DTI_DUE_ANCHOR_MONTH_OF_PERIOD)
    read_month_of_period (self, due);
  else if (self->anchor == DTI_DUE_ANCHOR_FIXED_DATE)
    read_fixed_date (self, due);
  self->bound = (DtiBound) dti_json_get_enum (due, "bound", DTI_TYPE_BOUND, DTI_BOUND_ON_OR_BEFORE);
  self->offset_days = dti_json_get_int (due, "offset-days", -MAX_DAYS, MAX_DAYS, 0);
  self->offset_months = dti_json_get_int (due, "offset-months", -MAX_MONTHS, MAX_MONTHS, 0);
}

static void
read_due (DtiObligationRule *self, const DtiJsonReader *reader)
{
  JsonObject *object = dti_json_get_object (reader, "due");
  DtiObjectReader due;

  if (self->every != DTI_FREQUENCY_ON_REQUEST)
    dti_plan_need (reader, "due");
  if (object == NULL)
    return;

  dti_object_reader_init (&due,
                          reader->file,
                          reader->problems,
                          object,
                          dti_json_pointer_append (reader->pointer, "due"),
                          reader->node);
  read_day (self, &due.reader);
  dti_object_reader_clear (&due);
}

/* ---- the days reported on ---- */

static void
check_window (const DtiObligationRule *self, const DtiJsonReader *window)
{
  int n_months = count_months (self->every);
  int last_month = n_months - 1 + self->window_last_month;
  guint first_day = MAX (self->window_first_day, 1);
  guint last_day = self->window_last_day > 0 ? self->window_last_day : MAX_DAY;

  if (n_months == 0 || self->window_first_month < last_month ||
      (self->window_first_month == last_month && first_day <= last_day))
    return;

  dti_json_report (window,
                   DTI_SEVERITY_ERROR,
                   "out-of-range",
                   NULL,
                   "the days reported on end before they begin");
}

static void
read_window (DtiObligationRule *self, const DtiJsonReader *reader)
{
  JsonObject *object = dti_json_get_object (reader, "window");
  DtiObjectReader window;

  if (object == NULL)
    return;

  dti_object_reader_init (&window,
                          reader->file,
                          reader->problems,
                          object,
                          dti_json_pointer_append (reader->pointer, "window"),
                          reader->node);
  self->window_first_month =
      dti_json_get_int (&window.reader, "first-month", -MAX_MONTHS, MAX_MONTHS, 0);
  self->window_first_day = (guint) dti_json_get_int (&window.reader, "first-day", 1, MAX_DAY, 0);
  self->window_last_month =
      dti_json_get_int (&window.reader, "last-month", -MAX_MONTHS, MAX_MONTHS, 0);
  self->window_last_day = (guint) dti_json_get_int (&window.reader, "last-day", 1, MAX_DAY, 0);
  check_window (self, &window.reader);
  dti_object_reader_clear (&window);
}

/* ---- the rule ---- */

static void
read_days (DtiObligationRule *self, const DtiJsonReader *reader)
{
  self->opens_days_before = dti_json_get_int (reader, "opens-days-before", 0, MAX_DAYS, -1);
  self->cut_off_days_before = dti_json_get_int (reader, "cut-off-days-before", 0, MAX_DAYS, -1);
  self->slack_days = (guint) dti_json_get_int (reader, "slack-days", 0, MAX_DAYS, 0);
  self->remind_days = (guint)
      dti_json_get_int (reader, "remind-days", 0, MAX_DAYS, DTI_OBLIGATION_RULE_REMIND_DAYS);
}

static void
check_from (const DtiJsonReader *reader)
{
  JsonNode *from = json_object_get_member (reader->object, "from");

  dti_plan_need (reader, "from");
  if (from != NULL && JSON_NODE_HOLDS_ARRAY (from) &&
      json_array_get_length (json_node_get_array (from)) == 0)
    dti_json_report (reader, DTI_SEVERITY_ERROR, "out-of-range", "from", "nobody is to report");
}

DtiObligationRule *
dti_obligation_rule_read (JsonObject *object, const DtiPlanPlace *place)
{
  g_auto (DtiObjectReader) item = dti_plan_open (object, place);
  const DtiJsonReader *reader = &item.reader;
  DtiObligationRule *self = g_object_new (DTI_TYPE_OBLIGATION_RULE, NULL);

  self->id = dti_plan_need_id (reader, "id");
  self->titles = dti_json_get_titles (reader, "title");
  self->from = dti_plan_read_id_or_ids (reader, "from");
  self->to = dti_plan_read_id_or_ids (reader, "to");
  self->feeds = dti_plan_read_id (reader, "feeds");
  self->nodes = dti_plan_read_id_or_ids (reader, "nodes");
  self->legal_basis = dti_plan_read_text (reader, "legal-basis");
  self->note = dti_plan_read_text (reader, "note");
  check_from (reader);
  if (read_frequency (self, reader))
    {
      read_due (self, reader);
      read_window (self, reader);
    }
  else
    {
      dti_json_has (reader, "due");
      dti_json_has (reader, "window");
    }
  read_days (self, reader);
  dti_plan_read_valid (reader, &self->valid_from, &self->valid_to);

  if (self->id == NULL)
    g_clear_object (&self);

  return self;
}
