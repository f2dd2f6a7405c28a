/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "dti-submission-private.h"

#include <libdti/base/dti-json-private.h>
#include <libdti/base/dti-period.h>
#include <libdti/dti-enum-types.h>
#include <libdti/model/dti-document-private.h>

/* What follows of itself from the event before, and must come next. */
typedef struct
{
  DtiSubmission
      *submission; /* of the next event, or for CREATE of the version before; NULL: none */
  DtiSubmissionAction action;
  const DtiSubmissionEvent *cause;
} Consequence;

typedef struct
{
  DtiSubmissionRegister *self;
  const char *file;
  DtiProblemList *problems;
  Consequence due;
} Replay;

/* An event as it stands in the document. */
typedef struct
{
  guint sequence;
  DtiSubmissionKey key;
  DtiSubmissionDeed deed;
  DtiSubmissionState before;
  DtiSubmissionState after;
  gboolean has_content;
  DtiSubmissionContent content;
  const char *previous;
  const char *digest;
} Written;

static const char *const event_members[] = {
  "sequence", "instant", "actor",  "action",  "agency",    "obligation", "period", "version",
  "before",   "after",   "reason", "content", "four-eyes", "previous",   "digest", NULL,
};
static const char *const content_members[] = {
  "expected", "present", "with-evidence", "errors", NULL,
};
static const char *const pending_members[] = {
  "agency", "obligation", "period", "version", "content", NULL,
};

static gboolean
has_errors (const DtiJsonReader *reader)
{
  return dti_problem_list_has_errors (reader->problems);
}

/* What no digest covers could be anything. */
static void
refuse_foreign (const DtiJsonReader *reader, const char *const *known)
{
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init_ordered (&iter, reader->object);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    if (!g_strv_contains (known, name))
      dti_json_report (reader,
                       DTI_SEVERITY_ERROR,
                       "wrong-member",
                       name,
                       "“%s” has no place here",
                       name);
}

static void
refuse_missing (const DtiJsonReader *reader, const char *member)
{
  dti_json_report (reader,
                   DTI_SEVERITY_ERROR,
                   "missing-member",
                   NULL,
                   "the member “%s” is missing",
                   member);
}

static const char *
require_text (const DtiJsonReader *reader, const char *member)
{
  if (!dti_json_has (reader, member))
    refuse_missing (reader, member);

  return dti_json_get_text (reader, member, "");
}

static guint
require_count (const DtiJsonReader *reader, const char *member, int minimum)
{
  if (!dti_json_has (reader, member))
    refuse_missing (reader, member);

  return (guint) dti_json_get_int (reader, member, minimum, G_MAXINT, minimum);
}

static int
require_enum (const DtiJsonReader *reader, const char *member, GType type)
{
  if (!dti_json_has (reader, member))
    refuse_missing (reader, member);

  return dti_json_get_enum (reader, member, type, 0);
}

/* ---- one event ---- */

static void
read_content (const DtiJsonReader *reader, DtiSubmissionContent *content)
{
  JsonObject *object = dti_json_get_object (reader, "content");
  g_autofree char *pointer = dti_json_pointer_append (reader->pointer, "content");
  g_autoptr (GError) error = NULL;
  DtiJsonReader sub = *reader;

  if (object == NULL)
    return;

  sub.object = object;
  sub.pointer = pointer;
  refuse_foreign (&sub, content_members);
  content->n_expected = require_count (&sub, "expected", 0);
  content->n_present = require_count (&sub, "present", 0);
  content->n_with_evidence = require_count (&sub, "with-evidence", 0);
  content->n_errors = require_count (&sub, "errors", 0);
  if (!dti_submission_check_content (content, &error))
    dti_json_report (&sub, DTI_SEVERITY_ERROR, "out-of-range", NULL, "%s", error->message);
}

static void
read_key (const DtiJsonReader *reader, DtiSubmissionKey *key)
{
  g_autoptr (DtiPeriod) period = NULL;
  g_autofree char *normal = NULL;

  key->agency = require_text (reader, "agency");
  key->obligation = require_text (reader, "obligation");
  key->period = require_text (reader, "period");
  key->version = require_count (reader, "version", 1);

  if (!dti_submission_register_is_id (key->agency))
    dti_json_report (reader, DTI_SEVERITY_ERROR, "invalid-id", "agency", "the id cannot be");
  if (!dti_submission_register_is_id (key->obligation))
    dti_json_report (reader, DTI_SEVERITY_ERROR, "invalid-id", "obligation", "the id cannot be");
  period = dti_period_parse (key->period, NULL);
  if (period != NULL)
    normal = dti_period_format (period);
  if (g_strcmp0 (normal, key->period) != 0)
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "invalid-period",
                     "period",
                     "“%s” is no period, or another way to write one",
                     key->period);
}

static gboolean
read_written (const DtiJsonReader *reader, Written *event)
{
  const char *instant = require_text (reader, "instant");

  refuse_foreign (reader, event_members);
  read_key (reader, &event->key);
  event->sequence = require_count (reader, "sequence", 1);
  event->deed.actor = require_text (reader, "actor");
  event->deed.action =
      (DtiSubmissionAction) require_enum (reader, "action", DTI_TYPE_SUBMISSION_ACTION);
  event->deed.reason = dti_json_get_text (reader, "reason", NULL);
  event->deed.four_eyes = dti_json_get_boolean (reader, "four-eyes", FALSE);
  event->before = (DtiSubmissionState) require_enum (reader, "before", DTI_TYPE_SUBMISSION_STATE);
  event->after = (DtiSubmissionState) require_enum (reader, "after", DTI_TYPE_SUBMISSION_STATE);
  event->previous = require_text (reader, "previous");
  event->digest = require_text (reader, "digest");
  event->has_content = dti_json_has (reader, "content");
  read_content (reader, &event->content);
  if (!dti_instant_parse (instant, &event->deed.instant))
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "invalid-date",
                     "instant",
                     "“%s” is no instant; instants are written as 2023-09-24T17:30:00Z",
                     instant);

  return !has_errors (reader);
}

static void
refuse_transition (const DtiJsonReader *reader, const char *member, const char *message)
{
  dti_json_report (reader, DTI_SEVERITY_ERROR, "broken-transition", member, "%s", message);
}

static void
refuse_chain (const DtiJsonReader *reader, const char *member, const char *message)
{
  dti_json_report (reader, DTI_SEVERITY_ERROR, "broken-chain", member, "%s", message);
}

static DtiSubmission *
find_submission (Replay *replay, const DtiSubmissionKey *key)
{
  GPtrArray *versions = dti_submission_register_find_versions (replay->self,
                                                               key->agency,
                                                               key->obligation,
                                                               key->period);

  if (versions == NULL || key->version > versions->len)
    return NULL;

  return g_ptr_array_index (versions, key->version - 1);
}

/* The submission that CREATE begins. */
static DtiSubmission *
create_submission (Replay *replay, const DtiJsonReader *reader, const DtiSubmissionKey *key)
{
  DtiSubmissionKey before = *key;
  DtiSubmission *previous = NULL;

  if (find_submission (replay, key) != NULL)
    {
      refuse_transition (reader, NULL, "there is such a submission already");
      return NULL;
    }
  if (key->version > 1)
    {
      before.version--;
      previous = find_submission (replay, &before);
      if (previous == NULL || previous != replay->due.submission)
        {
          refuse_transition (reader, "version", "the version before it was not amended");
          return NULL;
        }
    }

  return dti_submission_register_append (replay->self,
                                         key->agency,
                                         key->obligation,
                                         key->period,
                                         previous);
}

/* An amendment begins at once, and its publication supersedes at once. */
static gboolean
check_consequence (Replay *replay,
                   const DtiJsonReader *reader,
                   const Written *event,
                   DtiSubmission *submission)
{
  const Consequence *due = &replay->due;
  gboolean is_due = event->deed.action == DTI_SUBMISSION_ACTION_SUPERSEDE ||
                    (event->deed.action == DTI_SUBMISSION_ACTION_CREATE && event->key.version > 1);
  DtiSubmission *about = submission;

  if (due->submission == NULL)
    {
      if (is_due)
        refuse_transition (reader, "action", "nothing before it leads to this");
      return !is_due;
    }

  if (event->deed.action == DTI_SUBMISSION_ACTION_CREATE)
    about = submission->previous;
  if (event->deed.action == due->action && about == due->submission &&
      event->deed.instant == due->cause->instant &&
      g_str_equal (event->deed.actor, due->cause->actor))
    return TRUE;

  dti_json_report (reader,
                   DTI_SEVERITY_ERROR,
                   "broken-transition",
                   NULL,
                   "event %u must be followed by “%s”, by the same actor at the same instant",
                   due->cause->sequence,
                   dti_submission_action_get_nick (due->action));

  return FALSE;
}

/* Content goes with the events in whose states it can be changed. */
static gboolean
check_content (const DtiJsonReader *reader,
               const Written *event,
               DtiSubmission *submission,
               const DtiSubmissionContent *before)
{
  gboolean needs_content = dti_submission_workflow_is_editable (submission->state);

  if (needs_content && !event->has_content)
    refuse_transition (reader, NULL, "the member “content” is missing");
  else if (!needs_content && event->has_content)
    refuse_transition (reader, "content", "the content cannot be changed in this state");
  else if (event->deed.action == DTI_SUBMISSION_ACTION_CREATE &&
           !dti_submission_content_equal (&event->content, before))
    refuse_transition (reader, "content", "a submission cannot begin with this content");
  else
    return TRUE;

  return FALSE;
}

static gboolean
check_allowed (const DtiJsonReader *reader, const Written *event, DtiSubmission *submission)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *why = NULL;
  DtiSubmissionRefusal refusal = DTI_REFUSAL_NONE;

  /* These two are consequences, and were looked at as such. */
  if (event->deed.action != DTI_SUBMISSION_ACTION_CREATE &&
      event->deed.action != DTI_SUBMISSION_ACTION_SUPERSEDE)
    refusal = dti_submission_refuse (submission,
                                     event->deed.action,
                                     event->deed.actor,
                                     event->deed.four_eyes);
  if (refusal != DTI_REFUSAL_NONE)
    {
      why = dti_submission_refusal_describe (refusal,
                                             submission->state,
                                             event->deed.action,
                                             submission->content.n_errors,
                                             "en");
      refuse_transition (reader, "action", why);
      return FALSE;
    }
  if (dti_submission_check_deed (submission, &event->deed, &error))
    return TRUE;

  refuse_transition (reader, NULL, error->message);

  return FALSE;
}

static gboolean
link_event (Replay *replay,
            const DtiJsonReader *reader,
            const Written *written,
            DtiSubmission *submission,
            DtiSubmissionEvent *event)
{
  if (written->before != event->before)
    refuse_transition (reader, "before", "the submission was in another state");
  else if (written->after != event->after)
    refuse_transition (reader, "after", "the action leads to another state");
  else if (written->deed.four_eyes != event->four_eyes)
    refuse_transition (reader, "four-eyes", "the rule is not about this action");
  else if (written->sequence != event->sequence)
    refuse_chain (reader, "sequence", "the number is not the next one");
  else if (!g_str_equal (written->previous, replay->self->digest))
    refuse_chain (reader, "previous", "this is not the digest of the event before");
  else
    {
      dti_submission_register_link (replay->self, submission, event);
      if (!g_str_equal (written->digest, event->digest))
        refuse_chain (reader, "digest", "this is not the digest of the event");
    }

  return !has_errors (reader);
}

static void
note_consequence (Replay *replay, DtiSubmission *submission, const DtiSubmissionEvent *event)
{
  replay->due = (Consequence){ NULL };
  if (event->action == DTI_SUBMISSION_ACTION_AMEND)
    replay->due = (Consequence){ submission, DTI_SUBMISSION_ACTION_CREATE, event };
  else if (event->action == DTI_SUBMISSION_ACTION_PUBLISH && submission->previous != NULL)
    replay->due = (Consequence){ submission->previous, DTI_SUBMISSION_ACTION_SUPERSEDE, event };
}

static gboolean
replay_event (Replay *replay, const DtiJsonReader *reader)
{
  g_autoptr (DtiSubmissionEvent) event = NULL;
  Written written = { 0 };
  DtiSubmissionContent before;
  DtiSubmission *submission;

  if (!read_written (reader, &written))
    return FALSE;

  if (written.deed.action == DTI_SUBMISSION_ACTION_CREATE)
    submission = create_submission (replay, reader, &written.key);
  else
    {
      submission = find_submission (replay, &written.key);
      if (submission == NULL)
        refuse_transition (reader, NULL, "there is no such submission");
    }
  if (submission == NULL || !check_consequence (replay, reader, &written, submission))
    return FALSE;

  before = submission->content;
  if (dti_submission_workflow_is_editable (submission->state) && written.has_content)
    submission->content = written.content;
  if (!check_allowed (reader, &written, submission) ||
      !check_content (reader, &written, submission, &before))
    return FALSE;

  event = dti_submission_make_event (submission, replay->self->journal->len + 1, &written.deed);
  if (!link_event (replay, reader, &written, submission, event))
    return FALSE;

  note_consequence (replay, submission, event);

  return TRUE;
}

/* ---- the document ---- */

/* Ends with the first event that is wrong: all after it stand on it. */
static void
replay_events (Replay *replay, const DtiJsonReader *top)
{
  JsonArray *list = dti_json_get_array (top, "events");
  guint n_events = list != NULL ? json_array_get_length (list) : 0;

  if (!dti_json_has (top, "events"))
    refuse_missing (top, "events");
  for (guint i = 0; i < n_events; i++)
    {
      JsonNode *node = json_array_get_element (list, i);
      g_autofree char *pointer = dti_json_pointer_append_index ("/events", i);
      DtiJsonReader reader = { .pointer = pointer, .file = top->file, .problems = top->problems };

      if (!JSON_NODE_HOLDS_OBJECT (node))
        {
          dti_json_report (&reader,
                           DTI_SEVERITY_ERROR,
                           "wrong-type",
                           NULL,
                           "an event must be an object");
          return;
        }
      reader.object = json_node_get_object (node);
      if (!replay_event (replay, &reader))
        return;
    }

  if (has_errors (top))
    return;
  if (replay->due.submission != NULL)
    dti_json_report (top,
                     DTI_SEVERITY_ERROR,
                     "broken-transition",
                     "events",
                     "event %u must be followed by “%s”",
                     replay->due.cause->sequence,
                     dti_submission_action_get_nick (replay->due.action));
  else if (!g_str_equal (require_text (top, "digest"), replay->self->digest))
    refuse_chain (top, "digest", "this is not the digest of the last event");
}

static void
read_pending (Replay *replay, const DtiJsonReader *reader)
{
  DtiSubmissionContent content = { 0 };
  DtiSubmissionKey key = { NULL };
  DtiSubmission *submission;

  refuse_foreign (reader, pending_members);
  read_key (reader, &key);
  if (!dti_json_has (reader, "content"))
    refuse_missing (reader, "content");
  read_content (reader, &content);
  if (has_errors (reader))
    return;

  submission = find_submission (replay, &key);
  if (submission == NULL)
    dti_json_report (reader, DTI_SEVERITY_ERROR, "unknown-id", NULL, "there is no such submission");
  else if (!dti_submission_workflow_is_editable (submission->state))
    refuse_transition (reader, NULL, "the content cannot be changed in this state");
  else
    submission->content = content;
}

/* Content that was set since the last event of a submission. */
static void
read_contents (Replay *replay, const DtiJsonReader *top)
{
  JsonArray *list = dti_json_get_array (top, "contents");

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);
      g_autofree char *pointer = dti_json_pointer_append_index ("/contents", i);
      DtiJsonReader reader = { .pointer = pointer, .file = top->file, .problems = top->problems };

      if (JSON_NODE_HOLDS_OBJECT (node))
        {
          reader.object = json_node_get_object (node);
          read_pending (replay, &reader);
        }
      else
        dti_json_report (&reader,
                         DTI_SEVERITY_ERROR,
                         "wrong-type",
                         NULL,
                         "a content must be an object");
    }
}

/* Members that others put there are kept. */
static void
keep_head (DtiSubmissionRegister *self, JsonObject *document)
{
  static const char *const own[] = { "format",   "format-version", "four-eyes", "events",
                                     "contents", "digest",         NULL };
  g_autoptr (JsonNode) head = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, document);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (!g_strv_contains (own, name))
      json_object_set_member (object, name, json_node_copy (node));
  json_node_take_object (head, object);
  if (json_object_get_size (object) > 0)
    self->head = dti_json_to_pretty (head);
}

static void
read_document (DtiSubmissionRegister *self, const DtiJsonReader *top)
{
  Replay replay = { .self = self, .file = top->file, .problems = top->problems };

  if (!dti_document_check_format (top, DTI_SUBMISSIONS_FORMAT, "register of submissions"))
    return;

  keep_head (self, top->object);
  self->four_eyes = dti_json_get_boolean (top, "four-eyes", TRUE);
  replay_events (&replay, top);
  if (!has_errors (top))
    read_contents (&replay, top);
  for (guint i = 0; i < self->submissions->len; i++)
    {
      DtiSubmission *submission = g_ptr_array_index (self->submissions, i);

      dti_submission_history_announce (submission->history);
    }
  self->n_announced = self->submissions->len;
}

DtiSubmissionRegister *
dti_submission_register_read (JsonNode *document, const char *file, GError **error)
{
  g_autoptr (DtiProblemList) problems = dti_problem_list_new ();
  g_autoptr (DtiSubmissionRegister) self = dti_submission_register_new ();
  DtiJsonReader top = { .pointer = "", .file = file, .problems = problems };

  if (!JSON_NODE_HOLDS_OBJECT (document))
    dti_json_report (&top,
                     DTI_SEVERITY_ERROR,
                     "wrong-type",
                     NULL,
                     "the document must be an object");
  else
    {
      top.object = json_node_get_object (document);
      read_document (self, &top);
    }

  if (dti_problem_list_has_errors (problems))
    {
      dti_document_set_error (error, problems);
      return NULL;
    }

  return g_steal_pointer (&self);
}
