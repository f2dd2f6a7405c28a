/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <libical/ical.h>

#include "dti-calendar-private.h"
#include "dti-icalendar-private.h"

#include <libdti/base/dti-text.h>
#include <libdti/dti-enum-types.h>
#include <libdti/model/dti-document-private.h>

/* The lines and components are taken apart here, and libical sees only properties of events that
 * matter, one line at a time: so every fault has a line, nothing else of a file reaches libical,
 * and the work stays proportional to the file. */

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* Bytes of a line with its continuations. */
#define MAX_LINE 65536

#define MAX_DEPTH 16

/* Values of one line: libical drops those beyond 500 and says nothing. */
#define MAX_VALUES 400

/* Beyond so many faults nobody reads on. */
#define MAX_FAULTS 1000

/* Following a rule through four centuries takes some milliseconds. */
#define MAX_RULES 100

/* One event, while its lines are read. */
typedef struct
{
  guint line; /* where it begins */
  GDate first;
  GDate end; /* the day after it, invalid where the event does not say */
  guint n_days;
  struct icalrecurrencetype rule;
  GArray *added;       /* guint32: further days it begins on */
  GHashTable *removed; /* days on which it does not begin */
  char *title;
  DtiDayKind kind;
  gboolean has_rule;
  gboolean has_kind;
  gboolean has_exact_kind; /* by property, which goes before a category */
  gboolean is_cancelled;
  gboolean has_fault;
} Event;

typedef struct
{
  DtiCalendarReading reading;
  const char *next;
  const char *end;
  guint line;       /* of the line in @content, from 1 */
  guint next_line;  /* of what follows */
  GString *content; /* the line, continuations joined */
  const char *name; /* of the property in it */
  GPtrArray *open;  /* names of the components that are not closed */
  Event *event;     /* the event that is open, or NULL */
  guint n_rules;
  gboolean is_broken; /* what follows makes no sense */
} Scan;

void
dti_icalendar_prepare (void)
{
  static gsize is_ready = 0;

  if (!g_once_init_enter (&is_ready))
    return;

  icaltimezone_get_utc_timezone ();
  g_once_init_leave (&is_ready, 1);
}

static void report (Scan *self, guint line, const char *code, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

static void
report (Scan *self, guint line, const char *code, const char *format, ...)
{
  DtiPlace place = { .file = self->reading.file, .row = line };
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  dti_problem_list_report (self->reading.problems, DTI_SEVERITY_ERROR, code, &place, "%s", message);
  if (self->event != NULL)
    self->event->has_fault = TRUE;
  if (dti_problem_list_count (self->reading.problems, DTI_SEVERITY_ERROR) >= MAX_FAULTS)
    self->is_broken = TRUE;
}

/* ---- events ---- */

static Event *
event_new (guint line)
{
  Event *self = g_new0 (Event, 1);

  self->line = line;
  g_date_clear (&self->first, 1);
  g_date_clear (&self->end, 1);
  self->kind = DTI_DAY_KIND_HOLIDAY;
  self->added = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->removed = g_hash_table_new (NULL, NULL);

  return self;
}

static void
event_free (Event *self)
{
  g_array_unref (self->added);
  g_hash_table_unref (self->removed);
  g_free (self->title);
  g_free (self);
}

/* ---- values ---- */

/* Whole days only: a holiday has no time of day, and no zone. */
static gboolean
take_day (Scan *self, icalproperty *property, struct icaltimetype time, GDate *day)
{
  const char *name = icalproperty_get_property_name (property);

  if (!time.is_date)
    {
      report (self,
              self->line,
              "invalid-event",
              "%s must be a day (VALUE=DATE): a holiday lasts whole days",
              name);
      return FALSE;
    }
  if (time.year < 1 || time.month < 1 || time.month > 12 || time.day < 1 ||
      !g_date_valid_dmy ((GDateDay) time.day, (GDateMonth) time.month, (GDateYear) time.year))
    {
      report (self, self->line, "invalid-date", "%s is no day of the calendar", name);
      return FALSE;
    }
  if (!dti_calendar_knows_year ((guint) time.year))
    {
      report (self,
              self->line,
              "out-of-range",
              "%s is not in the years %d to %d",
              name,
              DTI_CALENDAR_FIRST_YEAR,
              DTI_CALENDAR_LAST_YEAR);
      return FALSE;
    }

  g_date_clear (day, 1);
  g_date_set_dmy (day, (GDateDay) time.day, (GDateMonth) time.month, (GDateYear) time.year);

  return TRUE;
}

static void
take_added_day (Scan *self, icalproperty *property)
{
  GDate day;

  if (take_day (self, property, icalproperty_get_rdate (property).time, &day))
    {
      guint32 julian = g_date_get_julian (&day);

      g_array_append_val (self->event->added, julian);
    }
}

static void
take_removed_day (Scan *self, icalproperty *property)
{
  GDate day;

  if (take_day (self, property, icalproperty_get_exdate (property), &day))
    g_hash_table_add (self->event->removed, GUINT_TO_POINTER (g_date_get_julian (&day)));
}

static void
take_duration (Scan *self, struct icaldurationtype duration)
{
  guint64 n_days = (guint64) duration.weeks * 7 + duration.days;

  if (duration.is_neg || n_days == 0 || duration.hours != 0 || duration.minutes != 0 ||
      duration.seconds != 0)
    report (self, self->line, "invalid-event", "DURATION must be a number of whole days");
  else
    self->event->n_days = (guint) MIN (n_days, DTI_CALENDAR_MAX_LENGTH + 1);
}

static void
take_kind (Scan *self, DtiDayKind kind, gboolean is_exact)
{
  Event *event = self->event;

  if (event->has_exact_kind && !is_exact)
    return;
  if (event->has_kind && event->has_exact_kind == is_exact && event->kind != kind)
    report (self, self->line, "contradiction", "the event is two kinds of day");

  event->kind = kind;
  event->has_kind = TRUE;
  event->has_exact_kind = is_exact;
}

static void
take_category (Scan *self, const char *category)
{
  static const struct
  {
    const char *name;
    DtiDayKind kind;
  } known[] = {
    { "working day", DTI_DAY_KIND_WORKING },  { "working", DTI_DAY_KIND_WORKING },
    { "ngày làm bù", DTI_DAY_KIND_WORKING },  { "làm bù", DTI_DAY_KIND_WORKING },
    { "day off", DTI_DAY_KIND_DAY_OFF },      { "ngày nghỉ bù", DTI_DAY_KIND_DAY_OFF },
    { "nghỉ bù", DTI_DAY_KIND_DAY_OFF },      { "holiday", DTI_DAY_KIND_HOLIDAY },
    { "ngày nghỉ lễ", DTI_DAY_KIND_HOLIDAY }, { "nghỉ lễ", DTI_DAY_KIND_HOLIDAY },
  };
  g_autofree char *folded = dti_text_fold (category);
  glong length = g_utf8_strlen (folded, -1);

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autofree char *name = NULL;

      /* Spares the folding: a key has a letter for each letter of the name. */
      if (g_utf8_strlen (known[i].name, -1) != length)
        continue;
      name = dti_text_fold (known[i].name);
      if (g_str_equal (folded, name))
        take_kind (self, known[i].kind, FALSE);
    }
}

static void
take_extension (Scan *self, const icalproperty *property)
{
  const char *text = icalproperty_get_x (property);
  g_autofree char *nick = g_strstrip (g_ascii_strdown (text != NULL ? text : "", -1));
  g_autoptr (GEnumClass) kinds = g_type_class_ref (DTI_TYPE_DAY_KIND);
  const GEnumValue *value = g_enum_get_value_by_nick (kinds, nick);

  if (value != NULL)
    take_kind (self, (DtiDayKind) value->value, TRUE);
  else
    report (self,
            self->line,
            "unknown-name",
            "X-DTI-DAY-KIND cannot be “%s”; known are: working, weekend, holiday, day-off",
            nick);
}

static gboolean
uses (const short *list)
{
  return list[0] != ICAL_RECURRENCE_ARRAY_MAX;
}

static void
take_rule (Scan *self, icalproperty *property)
{
  struct icalrecurrencetype rule = icalproperty_get_rrule (property);

  if (self->event->has_rule)
    report (self, self->line, "unsupported-recurrence", "an event has one RRULE at most");
  else if (rule.rscale != NULL && g_ascii_strcasecmp (rule.rscale, "GREGORIAN") != 0)
    report (self,
            self->line,
            "unsupported-recurrence",
            "holidays of other calendars (RSCALE) must be given day by day");
  else if (rule.freq != ICAL_YEARLY_RECURRENCE)
    report (self,
            self->line,
            "unsupported-recurrence",
            "only events that return every year (FREQ=YEARLY) are read");
  else if (uses (rule.by_hour) || uses (rule.by_minute) || uses (rule.by_second))
    report (self, self->line, "invalid-event", "whole days do not return by the hour");
  else if (++self->n_rules > MAX_RULES)
    report (self,
            self->line,
            "too-many-rules",
            "the calendar has more than %d events that return",
            MAX_RULES);
  else
    {
      /* Its text belongs to the property. */
      rule.rscale = NULL;
      self->event->rule = rule;
      self->event->has_rule = TRUE;
    }
}

static void
take_summary (Scan *self, const icalproperty *property)
{
  const char *text = icalproperty_get_summary (property);

  if (self->event->title == NULL && text != NULL && *text != '\0')
    self->event->title = g_strstrip (g_strdup (text));
}

static void
take_end (Scan *self, icalproperty *property)
{
  Event *event = self->event;
  GDate end;

  /* The day after 2300-12-31 is a good end. */
  struct icaltimetype time = icalproperty_get_dtend (property);

  if (time.is_date && time.year == DTI_CALENDAR_LAST_YEAR + 1 && time.month == 1 && time.day == 1)
    g_date_set_dmy (&event->end, 1, G_DATE_JANUARY, DTI_CALENDAR_LAST_YEAR + 1);
  else if (take_day (self, property, time, &end))
    event->end = end;
}

static gboolean
is_free_text (const char *name)
{
  return g_str_equal (name, "SUMMARY") || g_str_equal (name, "CATEGORIES");
}

static void
take_property (Scan *self, icalproperty *property)
{
  Event *event = self->event;
  icalproperty_kind kind = icalproperty_isa (property);
  GDate day;

  if (kind == ICAL_DTSTART_PROPERTY)
    {
      if (g_date_valid (&event->first))
        report (self, self->line, "invalid-event", "the event begins twice");
      else if (take_day (self, property, icalproperty_get_dtstart (property), &day))
        event->first = day;
    }
  else if (kind == ICAL_DTEND_PROPERTY)
    take_end (self, property);
  else if (kind == ICAL_DURATION_PROPERTY)
    take_duration (self, icalproperty_get_duration (property));
  else if (kind == ICAL_RRULE_PROPERTY)
    take_rule (self, property);
  else if (kind == ICAL_RDATE_PROPERTY)
    take_added_day (self, property);
  else if (kind == ICAL_EXDATE_PROPERTY)
    take_removed_day (self, property);
  else if (kind == ICAL_STATUS_PROPERTY)
    event->is_cancelled = icalproperty_get_status (property) == ICAL_STATUS_CANCELLED;
  else if (kind == ICAL_SUMMARY_PROPERTY)
    take_summary (self, property);
  else if (kind == ICAL_CATEGORIES_PROPERTY)
    take_category (self, icalproperty_get_categories (property));
  else if (kind == ICAL_X_PROPERTY)
    take_extension (self, property);
  else if (kind == ICAL_XLICERROR_PROPERTY && is_free_text (self->name))
    return; /* empty, which says nothing */
  else if (kind == ICAL_XLICERROR_PROPERTY)
    report (self, self->line, "invalid-event", "%s", icalproperty_get_xlicerror (property));
  else
    report (self,
            self->line,
            "unsupported-recurrence",
            "%s is not read",
            icalproperty_get_property_name (property));
}

/* Reads the line of an event: a property, or several where libical splits a list. */
static void
read_property (Scan *self)
{
  g_autofree char *text =
      g_strdup_printf ("BEGIN:VEVENT\r\n%s\r\nEND:VEVENT\r\n", self->content->str);
  icalcomponent *component = icalparser_parse_string (text);
  icalproperty *property = NULL;
  guint n_values = 0;

  if (component != NULL)
    property = icalcomponent_get_first_property (component, ICAL_ANY_PROPERTY);
  if (property == NULL)
    report (self, self->line, "invalid-icalendar", "the line is no property");
  while (property != NULL && !self->is_broken)
    {
      if (++n_values > MAX_VALUES)
        {
          report (self, self->line, "too-many-values", "a line has at most %d values", MAX_VALUES);
          break;
        }
      take_property (self, property);
      property = icalcomponent_get_next_property (component, ICAL_ANY_PROPERTY);
    }
  if (component != NULL)
    icalcomponent_free (component);
}

/* ---- what events say ---- */

/* FALSE where there is no more to say. */
static gboolean
state_occurrence (Scan *self, guint32 first, DtiDayStatement *statement)
{
  DtiPlace place = { .file = self->reading.file, .row = self->event->line };
  GDate last_day;

  if (g_hash_table_contains (self->event->removed, GUINT_TO_POINTER (first)))
    return TRUE;

  g_date_clear (&last_day, 1);
  g_date_set_dmy (&last_day, 31, G_DATE_DECEMBER, DTI_CALENDAR_LAST_YEAR);
  for (guint32 i = 0; i < self->event->n_days; i++)
    {
      if (first + i > g_date_get_julian (&last_day))
        break;
      if (!dti_calendar_reading_state (&self->reading, first + i, statement, &place))
        {
          self->is_broken = TRUE;
          return FALSE;
        }
    }

  return TRUE;
}

static void
state_rule (Scan *self, DtiDayStatement *statement)
{
  const Event *event = self->event;
  struct icaltimetype time = { .is_date = 1 };
  icalrecur_iterator *iterator;
  guint32 last = 0;

  time.year = g_date_get_year (&event->first);
  time.month = g_date_get_month (&event->first);
  time.day = g_date_get_day (&event->first);
  iterator = icalrecur_iterator_new (event->rule, time);
  if (iterator == NULL)
    {
      report (self, event->line, "invalid-event", "the event returns on no day");
      return;
    }

  for (;;)
    {
      GDate day;

      time = icalrecur_iterator_next (iterator);
      if (icaltime_is_null_time (time) || time.year > DTI_CALENDAR_LAST_YEAR)
        break;
      g_date_clear (&day, 1);
      g_date_set_dmy (&day, (GDateDay) time.day, (GDateMonth) time.month, (GDateYear) time.year);
      /* Whatever a rule does to libical: days that do not advance end it. */
      if (!g_date_valid (&day) || g_date_get_julian (&day) <= last ||
          !state_occurrence (self, g_date_get_julian (&day), statement))
        break;
      last = g_date_get_julian (&day);
    }
  icalrecur_iterator_free (iterator);
}

static gboolean
find_length (Scan *self)
{
  Event *event = self->event;
  gboolean has_end = g_date_valid (&event->end);

  if (!g_date_valid (&event->first))
    report (self, event->line, "invalid-event", "the event has no DTSTART");
  else if (has_end && event->n_days > 0)
    report (self, event->line, "invalid-event", "the event has both DTEND and DURATION");
  else if (has_end && g_date_compare (&event->end, &event->first) <= 0)
    report (self,
            event->line,
            "invalid-event",
            "the event ends before it begins: DTEND is the day after the last");
  else if (has_end)
    event->n_days = g_date_get_julian (&event->end) - g_date_get_julian (&event->first);
  else if (event->n_days == 0)
    event->n_days = 1;
  if (event->n_days > DTI_CALENDAR_MAX_LENGTH)
    report (self,
            event->line,
            "too-long",
            "no event is longer than %d days",
            DTI_CALENDAR_MAX_LENGTH);

  return !event->has_fault;
}

static DtiDayStatement *
make_statement (const Event *event, gboolean repeated)
{
  DtiDayStatement *statement = dti_day_statement_new (event->kind, event->title);

  statement->repeated = repeated;
  statement->place = g_strdup_printf ("line %u", event->line);

  return statement;
}

static void
finish_event (Scan *self)
{
  const Event *event = self->event;
  g_autoptr (DtiDayStatement) statement = NULL;

  if (event->has_fault || event->is_cancelled || !find_length (self))
    return;

  statement = make_statement (event, FALSE);
  if (event->has_rule)
    {
      g_autoptr (DtiDayStatement) repeated = make_statement (event, TRUE);

      state_rule (self, repeated);
    }
  else
    state_occurrence (self, g_date_get_julian (&event->first), statement);
  for (guint i = 0; i < event->added->len && !self->is_broken; i++)
    state_occurrence (self, g_array_index (event->added, guint32, i), statement);
}

/* ---- lines and components ---- */

static void
append_physical_line (Scan *self)
{
  const char *start = self->next;
  const char *stop = memchr (start, '\n', (gsize) (self->end - start));
  gsize length = (gsize) ((stop != NULL ? stop : self->end) - start);

  self->next = stop != NULL ? stop + 1 : self->end;
  self->next_line++;
  if (length > 0 && start[length - 1] == '\r')
    length--;
  g_string_append_len (self->content, start, (gssize) length);
}

/* Joins a line with its continuations; FALSE at the end. */
static gboolean
read_line (Scan *self)
{
  if (self->next >= self->end)
    return FALSE;

  self->line = self->next_line;
  g_string_truncate (self->content, 0);
  append_physical_line (self);
  while (self->content->len <= MAX_LINE && self->next < self->end &&
         (*self->next == ' ' || *self->next == '\t'))
    {
      self->next++;
      append_physical_line (self);
    }

  if (self->content->len > MAX_LINE)
    report (self, self->line, "too-long", "the line is longer than %d bytes", MAX_LINE);
  else if (!g_utf8_validate (self->content->str, (gssize) self->content->len, NULL))
    report (self, self->line, "invalid-icalendar", "the line is not UTF-8");
  else
    return TRUE;

  self->is_broken = TRUE;
  return FALSE;
}

static void
begin_component (Scan *self, const char *name)
{
  gboolean in_calendar = self->open->len == 1;

  if (self->open->len == 0 && !g_str_equal (name, "VCALENDAR"))
    {
      report (self, self->line, "invalid-icalendar", "“%s” stands outside a calendar", name);
      self->is_broken = TRUE;
      return;
    }
  if (self->open->len >= MAX_DEPTH)
    {
      report (self,
              self->line,
              "too-deep",
              "the components are nested deeper than %d levels",
              MAX_DEPTH);
      self->is_broken = TRUE;
      return;
    }

  g_ptr_array_add (self->open, g_strdup (name));
  if (in_calendar && g_str_equal (name, "VEVENT"))
    self->event = event_new (self->line);
}

static void
end_component (Scan *self, const char *name)
{
  const char *open = self->open->len > 0 ? self->open->pdata[self->open->len - 1] : NULL;

  if (g_strcmp0 (open, name) != 0)
    {
      report (self,
              self->line,
              "invalid-icalendar",
              "“%s” ends here, and %s%s",
              name,
              open != NULL ? "what is open is " : "nothing is open",
              open != NULL ? open : "");
      self->is_broken = TRUE;
      return;
    }

  g_ptr_array_set_size (self->open, (int) self->open->len - 1);
  if (self->event != NULL && self->open->len == 1)
    {
      finish_event (self);
      g_clear_pointer (&self->event, event_free);
    }
}

/* The properties of an event that say which days it is about, and what they are. */
static gboolean
is_of_interest (const char *name)
{
  static const char *const names[] = {
    "DTSTART", "DTEND",         "DURATION", "RRULE",   "RDATE",      "EXDATE",
    "EXRULE",  "RECURRENCE-ID", "STATUS",   "SUMMARY", "CATEGORIES", "X-DTI-DAY-KIND",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (name, names[i]))
      return TRUE;

  return FALSE;
}

static void
take_line (Scan *self)
{
  gsize length = strcspn (self->content->str, ":;");
  g_autofree char *name = g_ascii_strup (self->content->str, (gssize) length);
  gboolean is_begin = g_str_equal (name, "BEGIN");

  if (self->content->len == 0)
    return;
  if (self->content->str[length] == '\0' || length == 0)
    {
      report (self, self->line, "invalid-icalendar", "a line reads NAME:VALUE");
      self->is_broken = TRUE;
    }
  else if (is_begin || g_str_equal (name, "END"))
    {
      g_autofree char *component = g_ascii_strup (self->content->str + length + 1, -1);

      g_strstrip (component);
      if (is_begin)
        begin_component (self, component);
      else
        end_component (self, component);
    }
  else if (self->open->len == 0)
    {
      report (self, self->line, "invalid-icalendar", "“%s” stands outside a calendar", name);
      self->is_broken = TRUE;
    }
  else if (self->event != NULL && self->open->len == 2 && is_of_interest (name))
    {
      self->name = name;
      read_property (self);
    }
}

static void
read_lines (Scan *self)
{
  while (!self->is_broken && read_line (self))
    take_line (self);

  if (!self->is_broken && self->open->len > 0)
    report (self,
            self->line,
            "invalid-icalendar",
            "the text ends, and “%s” is open",
            (const char *) self->open->pdata[self->open->len - 1]);
  else if (!self->is_broken && self->line == 0)
    report (self, 1, "invalid-icalendar", "there is no calendar");
}

static const char *
skip_mark (const char *text, gsize length)
{
  gsize mark = strlen (BYTE_ORDER_MARK);

  return length >= mark && memcmp (text, BYTE_ORDER_MARK, mark) == 0 ? text + mark : text;
}

gboolean
dti_calendar_is_icalendar (const char *text, gsize length)
{
  static const char begin[] = "BEGIN:VCALENDAR";
  const char *end = text + length;
  const char *start = skip_mark (text, length);

  while (start < end && g_ascii_isspace (*start))
    start++;

  return (gsize) (end - start) >= strlen (begin) &&
         g_ascii_strncasecmp (start, begin, strlen (begin)) == 0;
}

DtiCalendar *
dti_calendar_read_icalendar (const char *text, gsize length, const char *file, GError **error)
{
  g_autoptr (DtiProblemList) problems = dti_problem_list_new ();
  g_autoptr (DtiCalendar) self = dti_calendar_new ();
  Scan scan = {
    .reading = { .calendar = self, .file = file, .problems = problems },
    .next = skip_mark (text, length),
    .end = text + length,
    .next_line = 1,
    .content = g_string_new (NULL),
    .open = g_ptr_array_new_with_free_func (g_free),
  };

  dti_icalendar_prepare ();
  read_lines (&scan);
  g_string_free (scan.content, TRUE);
  g_ptr_array_unref (scan.open);
  g_clear_pointer (&scan.event, event_free);

  if (dti_problem_list_has_errors (problems))
    {
      dti_document_set_error (error, problems);
      return NULL;
    }

  return g_steal_pointer (&self);
}
