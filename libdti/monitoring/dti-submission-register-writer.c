/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "dti-submission-private.h"

#include <libdti/base/dti-json-private.h>

static void
set_key (JsonObject *object, const DtiSubmissionKey *key)
{
  json_object_set_string_member (object, "agency", key->agency);
  json_object_set_string_member (object, "obligation", key->obligation);
  json_object_set_string_member (object, "period", key->period);
  json_object_set_int_member (object, "version", key->version);
}

static void
set_content (JsonObject *object, const DtiSubmissionContent *content)
{
  JsonObject *member = json_object_new ();

  json_object_set_int_member (member, "expected", content->n_expected);
  json_object_set_int_member (member, "present", content->n_present);
  json_object_set_int_member (member, "with-evidence", content->n_with_evidence);
  json_object_set_int_member (member, "errors", content->n_errors);
  json_object_set_object_member (object, "content", member);
}

static JsonObject *
write_event (const DtiJournalEntry *entry)
{
  const DtiSubmissionEvent *event = entry->event;
  DtiSubmissionKey key = dti_submission_get_key (entry->submission);
  JsonObject *object = json_object_new ();
  char instant[DTI_INSTANT_SIZE];

  dti_instant_format (event->instant, instant);
  json_object_set_int_member (object, "sequence", event->sequence);
  json_object_set_string_member (object, "instant", instant);
  json_object_set_string_member (object, "actor", event->actor);
  json_object_set_string_member (object, "action", dti_submission_action_get_nick (event->action));
  set_key (object, &key);
  json_object_set_string_member (object, "before", dti_submission_state_get_nick (event->before));
  json_object_set_string_member (object, "after", dti_submission_state_get_nick (event->after));
  if (event->reason != NULL)
    json_object_set_string_member (object, "reason", event->reason);
  if (event->has_content)
    set_content (object, &event->content);
  if (event->four_eyes)
    json_object_set_boolean_member (object, "four-eyes", TRUE);
  json_object_set_string_member (object, "previous", event->previous);
  json_object_set_string_member (object, "digest", event->digest);

  return object;
}

static JsonArray *
write_events (DtiSubmissionRegister *self)
{
  JsonArray *list = json_array_sized_new (self->journal->len);

  for (guint i = 0; i < self->journal->len; i++)
    json_array_add_object_element (list,
                                   write_event (
                                       &g_array_index (self->journal, DtiJournalEntry, i)));

  return list;
}

/* Content that no event tells of yet. */
static JsonArray *
write_contents (DtiSubmissionRegister *self)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < self->submissions->len; i++)
    {
      DtiSubmission *submission = g_ptr_array_index (self->submissions, i);
      DtiSubmissionKey key = dti_submission_get_key (submission);
      JsonObject *object;

      if (dti_submission_content_equal (&submission->content, &submission->recorded))
        continue;
      object = json_object_new ();
      set_key (object, &key);
      set_content (object, &submission->content);
      json_array_add_object_element (list, object);
    }

  return list;
}

static void
add_head (JsonObject *document, const char *head)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  if (head == NULL)
    return;

  node = dti_json_parse (head, strlen (head), NULL, NULL);
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &member))
    json_object_set_member (document, name, json_node_copy (member));
}

JsonNode *
dti_submission_register_write (DtiSubmissionRegister *self)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *document = json_object_new ();
  JsonArray *contents = write_contents (self);

  json_object_set_string_member (document, "format", DTI_SUBMISSIONS_FORMAT);
  json_object_set_int_member (document, "format-version", DTI_SUBMISSIONS_VERSION);
  add_head (document, self->head);
  json_object_set_boolean_member (document, "four-eyes", self->four_eyes);
  json_object_set_array_member (document, "events", write_events (self));
  if (json_array_get_length (contents) > 0)
    json_object_set_array_member (document, "contents", contents);
  else
    json_array_unref (contents);
  json_object_set_string_member (document, "digest", self->digest);
  json_node_take_object (node, document);

  return node;
}
