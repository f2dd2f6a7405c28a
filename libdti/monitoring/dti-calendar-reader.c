/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "dti-calendar-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/base/dti-file-private.h>
#include <libdti/dti-enum-types.h>
#include <libdti/model/dti-document-private.h>
#include <libdti/model/dti-unit-private.h>

#define TIME_ZONE "+07:00"

/* The document of a calendar that was not read from one. */
#define EMPTY                                                                                      \
  "{\"format\":\"" DTI_CALENDAR_FORMAT "\",\"format-version\":1,"                                  \
  "\"time-zone\":\"" TIME_ZONE "\"}"

/* The names of the days of the week, by GDateWeekday. */
static const char *const weekdays[] = {
  NULL, "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
};

/* The members that say which days an item is about; they are written anew. */
static const char *const day_members[] = { "day", "from", "to", "every", "kind" };

/* ---- from documents ---- */

static gboolean
is_one_of (const char *name, const char *const *names, guint n_names)
{
  for (guint i = 0; i < n_names; i++)
    if (g_str_equal (name, names[i]))
      return TRUE;

  return FALSE;
}

static char *
format_day (guint32 julian)
{
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_julian (&day, julian);

  return g_strdup_printf ("%04u-%02u-%02u",
                          g_date_get_year (&day),
                          (guint) g_date_get_month (&day),
                          g_date_get_day (&day));
}

gboolean
dti_calendar_reading_state (DtiCalendarReading *self,
                            guint32 julian,
                            DtiDayStatement *statement,
                            const DtiPlace *place)
{
  const DtiDayStatement *other;
  g_autofree char *day = NULL;

  if (++self->n_days > DTI_CALENDAR_MAX_DAYS)
    {
      dti_problem_list_report (self->problems,
                               DTI_SEVERITY_ERROR,
                               "too-many-days",
                               place,
                               "the calendar states more than %d days",
                               DTI_CALENDAR_MAX_DAYS);
      return FALSE;
    }
  other = dti_calendar_state_day (self->calendar, julian, statement);
  if (other == NULL)
    return TRUE;

  day = format_day (julian);
  dti_problem_list_report (self->problems,
                           DTI_SEVERITY_ERROR,
                           "contradiction",
                           place,
                           "%s is another kind of day here than at %s",
                           day,
                           other->place);

  return TRUE;
}

static gboolean
parse_day (const char *text, GDate *day)
{
  if (!dti_unit_is_day (text))
    return FALSE;

  g_date_clear (day, 1);
  g_date_set_dmy (day,
                  (GDateDay) g_ascii_strtoull (text + 8, NULL, 10),
                  (GDateMonth) g_ascii_strtoull (text + 5, NULL, 10),
                  (GDateYear) g_ascii_strtoull (text, NULL, 10));

  return TRUE;
}

static gboolean
read_day (const DtiJsonReader *reader, const char *member, guint32 *julian)
{
  const char *text = dti_json_get_text (reader, member, NULL);
  GDate day;

  if (text == NULL)
    {
      if (!dti_json_has (reader, member))
        dti_json_report (reader,
                         DTI_SEVERITY_ERROR,
                         "missing-member",
                         member,
                         "“%s” is missing",
                         member);
      return FALSE;
    }
  if (!parse_day (text, &day))
    {
      dti_json_report (reader,
                       DTI_SEVERITY_ERROR,
                       "invalid-date",
                       member,
                       "“%s” is no day; days are written as 2025-07-01",
                       text);
      return FALSE;
    }
  if (!dti_calendar_knows_year (g_date_get_year (&day)))
    {
      dti_json_report (reader,
                       DTI_SEVERITY_ERROR,
                       "out-of-range",
                       member,
                       "%s is not in the years %d to %d",
                       text,
                       DTI_CALENDAR_FIRST_YEAR,
                       DTI_CALENDAR_LAST_YEAR);
      return FALSE;
    }

  *julian = g_date_get_julian (&day);

  return TRUE;
}

static void
state_range (DtiCalendarReading *reading,
             const DtiJsonReader *reader,
             DtiDayStatement *statement,
             guint32 first,
             guint32 last)
{
  DtiPlace place = { .file = reader->file, .pointer = reader->pointer };

  if (last < first)
    {
      dti_json_report (reader,
                       DTI_SEVERITY_ERROR,
                       "out-of-range",
                       "to",
                       "the days end before they begin");
      return;
    }
  if (last - first >= DTI_CALENDAR_MAX_LENGTH)
    {
      dti_json_report (reader,
                       DTI_SEVERITY_ERROR,
                       "too-long",
                       "to",
                       "no item is longer than %d days",
                       DTI_CALENDAR_MAX_LENGTH);
      return;
    }

  for (guint32 julian = first; julian <= last; julian++)
    if (!dti_calendar_reading_state (reading, julian, statement, &place))
      return;
}

/* Every year a day, 29 February in leap years. */
static void
state_every (DtiCalendarReading *reading, const DtiJsonReader *reader, DtiDayStatement *statement)
{
  const char *text = dti_json_get_text (reader, "every", NULL);
  DtiPlace place = { .file = reader->file, .pointer = reader->pointer };
  g_autofree char *leap = g_strconcat ("2000-", text, NULL);
  GDate day;

  if (text == NULL)
    return;
  if (!parse_day (leap, &day))
    {
      dti_json_report (reader,
                       DTI_SEVERITY_ERROR,
                       "invalid-date",
                       "every",
                       "“%s” is no day of the year; they are written as 01-31",
                       text);
      return;
    }

  statement->every = g_strdup (text);
  statement->repeated = TRUE;
  g_ptr_array_add (reading->calendar->repeats, dti_day_statement_ref (statement));
  for (guint year = DTI_CALENDAR_FIRST_YEAR; year <= DTI_CALENDAR_LAST_YEAR; year++)
    {
      if (!g_date_valid_dmy (g_date_get_day (&day), g_date_get_month (&day), (GDateYear) year))
        continue;
      g_date_set_year (&day, (GDateYear) year);
      if (!dti_calendar_reading_state (reading, g_date_get_julian (&day), statement, &place))
        return;
    }
}

/* What an item says beside its days. */
static DtiDayStatement *
read_statement (const DtiJsonReader *reader)
{
  g_autoptr (GHashTable) titles = dti_json_get_titles (reader, "title");
  DtiDayKind kind =
      (DtiDayKind) dti_json_get_enum (reader, "kind", DTI_TYPE_DAY_KIND, DTI_DAY_KIND_HOLIDAY);
  DtiDayStatement *self = dti_day_statement_new (kind, dti_json_pick_language (titles, "vi"));
  g_autoptr (JsonNode) rest = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, reader->object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (!is_one_of (name, day_members, G_N_ELEMENTS (day_members)))
      json_object_set_member (object, name, json_node_copy (node));
  json_node_take_object (rest, object);
  self->rest = dti_json_to_canonical (rest);
  self->place = g_strdup (reader->pointer);

  return self;
}

static void
read_item (DtiCalendarReading *reading, const DtiJsonReader *reader)
{
  g_autoptr (DtiDayStatement) statement = read_statement (reader);
  gboolean has_day = dti_json_has (reader, "day");
  gboolean has_range = dti_json_has (reader, "from") || dti_json_has (reader, "to");
  gboolean has_every = dti_json_has (reader, "every");
  guint32 first = 0;
  guint32 last = 0;

  dti_json_get_text (reader, "source", NULL);
  if ((has_day ? 1 : 0) + (has_range ? 1 : 0) + (has_every ? 1 : 0) != 1)
    {
      dti_json_report (reader,
                       DTI_SEVERITY_ERROR,
                       has_day || has_range || has_every ? "wrong-member" : "missing-member",
                       NULL,
                       "an item says “day”, or “from” and “to”, or “every”");
      return;
    }

  if (has_every)
    state_every (reading, reader, statement);
  else if (has_day && read_day (reader, "day", &first))
    state_range (reading, reader, statement, first, first);
  else if (has_range)
    {
      gboolean has_first = read_day (reader, "from", &first);

      if (read_day (reader, "to", &last) && has_first)
        state_range (reading, reader, statement, first, last);
    }
}

static void
read_items (DtiCalendarReading *reading, const DtiJsonReader *top)
{
  JsonArray *list = dti_json_get_array (top, "days");

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);
      g_autofree char *pointer = dti_json_pointer_append_index ("/days", i);
      DtiJsonReader reader = { .pointer = pointer, .file = top->file, .problems = top->problems };

      if (reading->n_days > DTI_CALENDAR_MAX_DAYS)
        return;
      if (!JSON_NODE_HOLDS_OBJECT (node))
        {
          dti_json_report (&reader,
                           DTI_SEVERITY_ERROR,
                           "wrong-type",
                           NULL,
                           "an item of “days” must be an object");
          continue;
        }
      reader.object = json_node_get_object (node);
      read_item (reading, &reader);
    }
}

static void
read_weekend (DtiCalendar *self, const DtiJsonReader *top)
{
  g_auto (GStrv) names = dti_json_get_texts (top, "weekend");

  if (names == NULL)
    return;

  for (guint day = G_DATE_MONDAY; day <= G_DATE_SUNDAY; day++)
    dti_calendar_set_weekend (self,
                              (GDateWeekday) day,
                              g_strv_contains ((const char *const *) names, weekdays[day]));
  for (guint i = 0; names[i] != NULL; i++)
    if (!is_one_of (names[i], weekdays + 1, G_DATE_SUNDAY))
      dti_json_report (top,
                       DTI_SEVERITY_ERROR,
                       "unknown-name",
                       "weekend",
                       "“%s” is no day of the week; they are “monday” to “sunday”",
                       names[i]);
  for (guint day = G_DATE_MONDAY; day <= G_DATE_SUNDAY; day++)
    if (!dti_calendar_get_weekend (self, (GDateWeekday) day))
      return;

  dti_json_report (top,
                   DTI_SEVERITY_ERROR,
                   "no-working-day",
                   "weekend",
                   "no day of the week is a working day");
}

static gboolean
check_format (const DtiJsonReader *top)
{
  if (!dti_document_check_format (top, DTI_CALENDAR_FORMAT, "calendar"))
    return FALSE;
  if (g_str_equal (dti_json_get_text (top, "time-zone", TIME_ZONE), TIME_ZONE))
    return TRUE;

  dti_json_report (top,
                   DTI_SEVERITY_ERROR,
                   "unsupported-time-zone",
                   "time-zone",
                   "the days of a calendar are those of " TIME_ZONE);

  return FALSE;
}

/* Keeps what stands around the days; “days” and “weekend” keep their places. */
static void
read_head (DtiCalendar *self, const DtiJsonReader *top)
{
  GHashTable *titles = dti_json_get_titles (top, "title");
  g_autoptr (JsonNode) head = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  /* Read for their faults: they stay as they are. */
  g_clear_pointer (&titles, g_hash_table_unref);
  dti_json_get_text (top, "id", NULL);
  json_object_iter_init_ordered (&iter, top->object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      if (g_str_equal (name, "days") || g_str_equal (name, "weekend"))
        json_object_set_array_member (object, name, json_array_new ());
      else
        json_object_set_member (object, name, json_node_copy (node));
    }
  json_node_take_object (head, object);
  self->head = dti_json_to_pretty (head);
}

DtiCalendar *
dti_calendar_read_json (JsonNode *document, const char *file, GError **error)
{
  g_autoptr (DtiProblemList) problems = dti_problem_list_new ();
  g_autoptr (DtiCalendar) self = dti_calendar_new ();
  DtiJsonReader top = { .pointer = "", .file = file, .problems = problems };
  DtiCalendarReading reading = { .calendar = self, .file = file, .problems = problems };

  if (!JSON_NODE_HOLDS_OBJECT (document))
    dti_json_report (&top,
                     DTI_SEVERITY_ERROR,
                     "wrong-type",
                     NULL,
                     "the document must be an object");
  else
    {
      top.object = json_node_get_object (document);
      if (check_format (&top))
        {
          read_head (self, &top);
          read_weekend (self, &top);
          read_items (&reading, &top);
        }
    }

  if (dti_problem_list_has_errors (problems))
    {
      dti_document_set_error (error, problems);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/* ---- to documents ---- */

static JsonNode *
parse_own (const char *json)
{
  return dti_json_parse (json, strlen (json), NULL, NULL);
}

static void
set_day (JsonObject *object, const char *member, guint32 julian)
{
  g_autofree char *text = format_day (julian);

  json_object_set_string_member (object, member, text);
}

/* One item of “days”; @first is 0 for the day of every year. */
static void
add_item (JsonArray *list, const DtiDayStatement *statement, guint32 first, guint32 last)
{
  g_autoptr (JsonNode) rest = statement->rest != NULL ? parse_own (statement->rest) : NULL;
  g_autoptr (GEnumClass) kinds = g_type_class_ref (DTI_TYPE_DAY_KIND);
  JsonObject *object = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (first == 0)
    json_object_set_string_member (object, "every", statement->every);
  else if (first == last)
    set_day (object, "day", first);
  else
    {
      set_day (object, "from", first);
      set_day (object, "to", last);
    }
  json_object_set_string_member (object,
                                 "kind",
                                 g_enum_get_value (kinds, (int) statement->kind)->value_nick);
  if (rest == NULL && statement->title != NULL)
    json_object_set_string_member (object, "title", statement->title);
  if (rest != NULL)
    {
      json_object_iter_init_ordered (&iter, json_node_get_object (rest));
      while (json_object_iter_next_ordered (&iter, &name, &node))
        json_object_set_member (object, name, json_node_copy (node));
    }
  json_array_add_object_element (list, object);
}

/* Neighbours of one statement become a range, up to the length that the reader takes. */
static void
add_stated_days (JsonArray *list, DtiCalendar *self)
{
  g_autoptr (GArray) days = dti_calendar_sort_days (self);
  guint first = 0;

  while (first < days->len)
    {
      guint32 julian = g_array_index (days, guint32, first);
      const DtiDayStatement *statement = dti_calendar_look_up (self, julian);
      guint n_days = 1;

      while (first + n_days < days->len && n_days < DTI_CALENDAR_MAX_LENGTH &&
             g_array_index (days, guint32, first + n_days) == julian + n_days &&
             dti_calendar_look_up (self, julian + n_days) == statement)
        n_days++;
      if (statement->every == NULL)
        add_item (list, statement, julian, julian + n_days - 1);
      first += n_days;
    }
}

JsonNode *
dti_calendar_to_node (DtiCalendar *self)
{
  JsonNode *document = parse_own (self->head != NULL ? self->head : EMPTY);
  JsonObject *object = json_node_get_object (document);
  JsonArray *weekend = json_array_new ();
  JsonArray *days = json_array_new ();

  for (guint day = G_DATE_MONDAY; day <= G_DATE_SUNDAY; day++)
    if (dti_calendar_get_weekend (self, (GDateWeekday) day))
      json_array_add_string_element (weekend, weekdays[day]);
  json_object_set_array_member (object, "weekend", weekend);

  for (guint i = 0; i < self->repeats->len; i++)
    add_item (days, g_ptr_array_index (self->repeats, i), 0, 0);
  add_stated_days (days, self);
  json_object_set_array_member (object, "days", days);

  return document;
}

/* ---- reading ---- */

static DtiCalendar *
read_text (const char *text, gsize length, const char *name, GError **error)
{
  g_autoptr (JsonNode) document = NULL;

  if (length > DTI_CALENDAR_MAX_SIZE)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_LIMIT,
                   "%s%sthe calendar is larger than %" G_GSIZE_FORMAT " bytes",
                   name != NULL ? name : "",
                   name != NULL ? ": " : "",
                   DTI_CALENDAR_MAX_SIZE);
      return NULL;
    }
  if (dti_calendar_is_icalendar (text, length))
    return dti_calendar_read_icalendar (text, length, name, error);

  document = dti_json_parse (text, length, name, error);

  return document != NULL ? dti_calendar_read_json (document, name, error) : NULL;
}

static DtiCalendar *
read_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_file_get_parse_name (file);
  g_autoptr (GBytes) bytes = dti_file_load (file, DTI_CALENDAR_MAX_SIZE, cancellable, error);
  const char *text;
  gsize length = 0;

  if (bytes == NULL)
    return NULL;

  text = g_bytes_get_data (bytes, &length);

  return read_text (text != NULL ? text : "", length, name, error);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  DtiCalendar *calendar = read_file (task_data, cancellable, &error);

  if (calendar != NULL)
    g_task_return_pointer (task, calendar, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* ---- public functions ---- */

/**
 * dti_calendar_new_from_file:
 * @file: a file of JSON or iCalendar
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Reads a calendar from a file; which format it is shows its content.
 *
 * Errors are those of [ctor@Dti.Calendar.new_from_json] or
 * [ctor@Dti.Calendar.new_from_icalendar], `DTI_ERROR_NOT_FOUND` for a file that is not there and
 * `DTI_ERROR_FAILED` for one that cannot be read.
 *
 * Returns: (transfer full): a new calendar, not sealed
 *
 * Since: 1.0
 */
DtiCalendar *
dti_calendar_new_from_file (GFile *file, GError **error)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return read_file (file, NULL, error);
}

/**
 * dti_calendar_new_from_file_async:
 * @file: a file of JSON or iCalendar
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async) (nullable): called when the calendar is read
 * @user_data: (closure): data for @callback
 *
 * Reads a calendar from a file in another thread.
 *
 * Since: 1.0
 */
void
dti_calendar_new_from_file_async (GFile *file,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, dti_calendar_new_from_file_async);
  g_task_set_check_cancellable (task, TRUE);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * dti_calendar_new_from_file_finish:
 * @result: the result given to the callback
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Ends what [func@Dti.Calendar.new_from_file_async] began.
 *
 * Errors are those of [ctor@Dti.Calendar.new_from_file], and `G_IO_ERROR_CANCELLED`.
 *
 * Returns: (transfer full): a new calendar, not sealed
 *
 * Since: 1.0
 */
DtiCalendar *
dti_calendar_new_from_file_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, dti_calendar_new_from_file_async), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dti_calendar_new_from_json:
 * @json: a document of the format `dti-calendar`
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Reads a calendar from JSON.
 *
 * A day that is stated itself, alone or in a range, goes before one that returns every year. Two
 * statements of the same strength must agree on the kind of day; the first one gives the title.
 *
 * Fails where the document has an error; the message names the place of the first and how many more
 * there are. Errors are `DTI_ERROR_INVALID_DATA`, `DTI_ERROR_UNSUPPORTED` for a later format
 * version or a zone other than +07:00, and `DTI_ERROR_LIMIT` for a document that is larger than
 * 16 MiB, nested too deep, or states more days than there are.
 *
 * Returns: (transfer full): a new calendar, not sealed
 *
 * Since: 1.0
 */
DtiCalendar *
dti_calendar_new_from_json (const char *json, GError **error)
{
  g_return_val_if_fail (json != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return read_text (json, strlen (json), NULL, error);
}

/**
 * dti_calendar_new_from_icalendar:
 * @text: the content of an iCalendar file
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Reads a calendar from iCalendar text (RFC 5545).
 *
 * Every event must last whole days (`VALUE=DATE`) and is a holiday under the name in `SUMMARY`,
 * unless it says otherwise: `X-DTI-DAY-KIND` is one of `working`, `weekend`, `holiday` and
 * `day-off`, or a category is `WORKING-DAY`, `DAY-OFF` or `HOLIDAY`, or in Vietnamese “Ngày làm
 * bù”, “Ngày nghỉ bù” or “Ngày nghỉ lễ”. Events with the status `CANCELLED` do not count; `TRANSP`,
 * alarms, zones, to-dos and all else are ignored. Rules that repeat an event each year (`RRULE`
 * with `FREQ=YEARLY`) are followed up to 2300; other rules and lunar calendars are refused. A day
 * that an event states itself goes before one that is repeated.
 *
 * Fails where the text has an error; the message names the line of the first and how many more
 * there are. Errors are `DTI_ERROR_INVALID_DATA`, `DTI_ERROR_UNSUPPORTED` for a repetition that is
 * not yearly, and `DTI_ERROR_LIMIT` for a text that is larger than 16 MiB, nested too deep, or has
 * too many or too long events, lines or lists.
 *
 * Returns: (transfer full): a new calendar, not sealed
 *
 * Since: 1.0
 */
DtiCalendar *
dti_calendar_new_from_icalendar (const char *text, GError **error)
{
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return read_text (text, strlen (text), NULL, error);
}

/**
 * dti_calendar_to_json:
 * @self: a calendar
 *
 * Writes the calendar as a document of the format `dti-calendar`.
 *
 * Days come in their order, after those of every year; neighbours of one statement become a range.
 * Members of the document that this version does not know are kept.
 *
 * Returns: (transfer full): JSON, indented
 *
 * Since: 1.0
 */
char *
dti_calendar_to_json (DtiCalendar *self)
{
  g_autoptr (JsonNode) document = NULL;

  g_return_val_if_fail (DTI_IS_CALENDAR (self), NULL);

  document = dti_calendar_to_node (self);

  return dti_json_to_pretty (document);
}
