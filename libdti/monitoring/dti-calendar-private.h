/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/base/dti-json-private.h>
#include <libdti/monitoring/dti-calendar.h>

G_BEGIN_DECLS

/* The years a calendar says something of; before and after there is only the week. */
#define DTI_CALENDAR_FIRST_YEAR 1900
#define DTI_CALENDAR_LAST_YEAR 2300

/* No calendar is larger; what is, is a mistake or an attack. */
#define DTI_CALENDAR_MAX_SIZE ((gsize) 16 << 20)

/* Twice the days that there are: whoever states more repeats himself. */
#define DTI_CALENDAR_MAX_DAYS 300000
/* No holiday is longer than a year, as one event or one item of a document. */
#define DTI_CALENDAR_MAX_LENGTH 366

#define DTI_CALENDAR_FORMAT "dti-calendar"

/* What one item of a document, one event or one call says of its days. Counted references. */
typedef struct
{
  DtiDayKind kind;
  char *title;       /* GRefString, or NULL */
  char *every;       /* "01-01" of an item that returns every year, or NULL */
  char *rest;        /* the item without its days, as JSON, or NULL */
  char *place;       /* where it stands, for messages, or NULL */
  gboolean repeated; /* gives way to a statement of the day itself */
} DtiDayStatement;

struct _DtiCalendar
{
  GObject parent_instance;

  GHashTable *days;     /* day as of g_date_get_julian() → DtiDayStatement */
  GPtrArray *repeats;   /* the statements with `every`, in the order of the document */
  GListModel *holidays; /* the list handed out, NULL until somebody asks */
  char *head;           /* the document with neither days nor weekend, as JSON */
  guint weekend;        /* a bit for each GDateWeekday */
  gboolean sealed;
};

/* @title may be NULL. */
DtiDayStatement *dti_day_statement_new (DtiDayKind kind, const char *title);
DtiDayStatement *dti_day_statement_ref (DtiDayStatement *self);
void dti_day_statement_unref (DtiDayStatement *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtiDayStatement, dti_day_statement_unref)

/* Adds what @statement says to a calendar that is being read. Of two statements the one of the day
 * itself stays, of two alike the first; returns the other where they contradict each other. */
const DtiDayStatement *
dti_calendar_state_day (DtiCalendar *self, guint32 julian, DtiDayStatement *statement);

/* The same while reading, with what it takes: reports a contradiction, and counts the days. */
typedef struct
{
  DtiCalendar *calendar;
  const char *file; /* may be NULL */
  DtiProblemList *problems;
  guint n_days;
} DtiCalendarReading;

/* FALSE where the reader had better stop. */
gboolean dti_calendar_reading_state (DtiCalendarReading *self,
                                     guint32 julian,
                                     DtiDayStatement *statement,
                                     const DtiPlace *place);

/* Whether @day lies in the years of a calendar. */
gboolean dti_calendar_knows_year (guint year);

/* The two formats. @file is a name for messages, or NULL. */
DtiCalendar *dti_calendar_read_json (JsonNode *document, const char *file, GError **error);
DtiCalendar *
dti_calendar_read_icalendar (const char *text, gsize length, const char *file, GError **error);
/* Whether the text looks like iCalendar. */
gboolean dti_calendar_is_icalendar (const char *text, gsize length);

/* What is said of a day, or NULL. */
const DtiDayStatement *dti_calendar_look_up (DtiCalendar *self, guint32 julian);
/* The days of which something is said, ascending: an array of guint32. */
GArray *dti_calendar_sort_days (DtiCalendar *self);

/* The document that dti_calendar_to_json() gives. */
JsonNode *dti_calendar_to_node (DtiCalendar *self);

G_END_DECLS
