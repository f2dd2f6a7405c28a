/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <glib/gstdio.h>

#include <libdti/base/dti-json-private.h>
#include <libdti/monitoring/dti-submission-private.h>

#include "submission-testing.h"

/* ---- opening ---- */

static void
changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  guint *calls = user_data;

  (*calls)++;
  g_assert_cmpuint (removed, ==, 0);
  g_assert_cmpuint (added, ==, 1);
  g_assert_cmpuint (position, ==, g_list_model_get_n_items (model) - 1);
}

static void
notified_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  guint *calls = user_data;

  (*calls)++;
}

static DtiSubmission *
try_open (DtiSubmissionRegister *reg,
          const char *agency,
          const char *obligation,
          const char *period,
          GError **error)
{
  g_autoptr (GDateTime) instant = at (1, 8);

  return dti_submission_register_open (reg, agency, obligation, period, OWNER, instant, error);
}

static void
test_open (void)
{
  static const struct
  {
    const char *agency;
    const char *obligation;
    const char *period;
    int code; /* -1: good */
  } cases[] = {
    { "SKHDT", "quarterly", "2023-Q3", -1 },
    { "SKHDT", "quarterly", "2023-Q3", DTI_ERROR_EXISTS },
    { "SKHDT", "quarterly", "2023-q3", DTI_ERROR_EXISTS },
    { "SKHDT", "quarterly", "2023-Q4", -1 },
    { "SKHDT", "yearly", "2023", -1 },
    { "STC", "quarterly", "2023-q3", -1 },
    { "STC", "weekly", "2023-09-04/2023-09-10", -1 },
    { "STC", "quarterly", "2023-Q5", DTI_ERROR_INVALID_DATA },
    { "STC", "quarterly", "", DTI_ERROR_INVALID_DATA },
    { "", "quarterly", "2023-Q3", DTI_ERROR_INVALID_DATA },
    { "STC", "", "2023-Q3", DTI_ERROR_INVALID_DATA },
    { "S\x1fT", "quarterly", "2023-Q3", DTI_ERROR_INVALID_DATA },
    { "\xff", "quarterly", "2023-Q3", DTI_ERROR_INVALID_DATA },
  };
  DtiSubmissionRegister *reg = dti_submission_register_new ();
  guint n_changes = 0;
  guint n_notifications = 0;
  guint n_digests = 0;
  guint n_good = 0;
  guint n_items = 0;
  GType item_type = G_TYPE_INVALID;

  g_test_summary ("An agency has one report for an obligation and a period, however it is written");

  g_signal_connect (reg, "items-changed", G_CALLBACK (changed_cb), &n_changes);
  g_signal_connect (reg, "notify::n-items", G_CALLBACK (notified_cb), &n_notifications);
  g_signal_connect (reg, "notify::digest", G_CALLBACK (notified_cb), &n_digests);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DtiSubmission) submission =
          try_open (reg, cases[i].agency, cases[i].obligation, cases[i].period, &error);

      g_test_message ("case %u", i);
      g_assert_cmpint (submission != NULL, ==, cases[i].code == -1);
      n_good += cases[i].code == -1;
      if (cases[i].code != -1)
        g_assert_error (error, DTI_ERROR, cases[i].code);
      else
        g_assert_true (dti_submission_register_lookup (reg,
                                                       cases[i].agency,
                                                       cases[i].obligation,
                                                       cases[i].period) == submission);
    }
  g_object_get (reg, "n-items", &n_items, "item-type", &item_type, NULL);
  g_assert_cmpuint (n_items, ==, n_good);
  g_assert_cmpuint (dti_submission_register_get_n_items (reg), ==, n_good);
  g_assert_true (item_type == DTI_TYPE_SUBMISSION);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (reg)) == DTI_TYPE_SUBMISSION);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (reg), n_good));
  g_assert_cmpuint (n_changes, ==, n_good);
  g_assert_cmpuint (n_notifications, ==, n_good);
  g_assert_cmpuint (n_digests, ==, n_good);
  g_assert_null (dti_submission_register_lookup (reg, "SKHDT", "quarterly", "2023-Q2"));
  g_assert_null (dti_submission_register_lookup (reg, "SKHDT", "quarterly", "no period"));
  g_assert_finalize_object (reg);
}

static void
test_four_eyes (void)
{
  g_autoptr (DtiSubmissionRegister) reg = dti_submission_register_new ();
  guint n_notifications = 0;
  gboolean four_eyes;

  g_test_summary ("Four eyes are the rule, and a property");

  g_signal_connect (reg, "notify::four-eyes", G_CALLBACK (notified_cb), &n_notifications);
  g_assert_true (dti_submission_register_get_four_eyes (reg));
  g_object_set (reg, "four-eyes", TRUE, NULL);
  g_assert_cmpuint (n_notifications, ==, 0);
  g_object_set (reg, "four-eyes", FALSE, NULL);
  g_object_get (reg, "four-eyes", &four_eyes, NULL);
  g_assert_false (four_eyes);
  dti_submission_register_set_four_eyes (reg, FALSE);
  g_assert_cmpuint (n_notifications, ==, 1);
}

/* ---- amending ---- */

static DtiSubmission *
try_amend (DtiSubmissionRegister *reg, const char *agency, const char *reason, GError **error)
{
  g_autoptr (GDateTime) instant = at (10, 9);

  return dti_submission_register_amend (
      reg, agency, "quarterly", "2023-Q3", OWNER, reason, instant, error);
}

static void
publish (DtiSubmission *submission, int day)
{
  do_it (submission, DTI_SUBMISSION_ACTION_SUBMIT, day);
  do_it (submission, DTI_SUBMISSION_ACTION_VERIFY, day);
  do_it (submission, DTI_SUBMISSION_ACTION_INCLUDE, day);
  do_it (submission, DTI_SUBMISSION_ACTION_PUBLISH, day);
}

static void
test_amend (void)
{
  g_autoptr (DtiSubmissionRegister) reg = dti_submission_register_new ();
  g_autoptr (DtiSubmission) first = open_one (reg);
  g_autoptr (DtiSubmission) second = NULL;
  g_autoptr (GListModel) versions = NULL;
  g_autoptr (DtiSubmissionEvent) event = NULL;
  g_autoptr (GError) error = NULL;

  g_test_summary ("Version 1 stands until version 2 is published, and is superseded then");

  g_assert_null (try_amend (reg, "SKHDT", "sai số liệu", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_null (try_amend (reg, "STC", "sai số liệu", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (dti_submission_set_content (first, 9, 8, 7, 0, NULL));
  publish (first, 2);
  g_assert_null (try_amend (reg, "SKHDT", "", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
  g_clear_error (&error);

  second = try_amend (reg, "SKHDT", "sai số liệu", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dti_submission_get_version (second), ==, 2);
  g_assert_cmpuint (dti_submission_get_n_with_evidence (second), ==, 7);
  g_assert_cmpint (dti_submission_get_state (first), ==, DTI_SUBMISSION_STATE_PUBLISHED);
  g_assert_true (dti_submission_get_live (first) && dti_submission_get_counts (first));
  event = get_event (second, 0);
  g_assert_cmpstr (dti_submission_event_get_reason (event), ==, "sai số liệu");
  g_assert_true (dti_submission_register_lookup (reg, "SKHDT", "quarterly", "2023-Q3") == second);
  g_assert_null (try_amend (reg, "SKHDT", "nữa", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_CONFLICT);

  do_it (second, DTI_SUBMISSION_ACTION_EXCLUDE, 11);
  g_assert_true (dti_submission_register_lookup (reg, "SKHDT", "quarterly", "2023-Q3") == first);
  do_it (second, DTI_SUBMISSION_ACTION_REINCLUDE, 11);
  publish (second, 12);
  g_assert_cmpint (dti_submission_get_state (first), ==, DTI_SUBMISSION_STATE_SUPERSEDED);
  g_assert_false (dti_submission_get_live (first) || dti_submission_get_counts (first));
  g_assert_true (dti_submission_get_live (second) && dti_submission_get_counts (second));
  versions = dti_submission_register_list_versions (reg, "SKHDT", "quarterly", "2023-q3");
  g_assert_cmpuint (g_list_model_get_n_items (versions), ==, 2);
  g_assert_true (g_list_model_get_item_type (versions) == DTI_TYPE_SUBMISSION);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DtiSubmission) version = g_list_model_get_item (versions, i);

      g_assert_true (version == (i == 0 ? first : second));
    }
}

static void
test_no_versions (void)
{
  g_autoptr (DtiSubmissionRegister) reg = dti_submission_register_new ();
  g_autoptr (GListModel) versions =
      dti_submission_register_list_versions (reg, "SKHDT", "quarterly", "2023-Q3");

  g_test_summary ("What is not there has no versions");

  g_assert_cmpuint (g_list_model_get_n_items (versions), ==, 0);
}

/* ---- the chain ---- */

/* Two reports, an amendment, an exclusion: every kind of event. */
static DtiSubmissionRegister *
make_register (void)
{
  DtiSubmissionRegister *reg = dti_submission_register_new ();
  g_autoptr (DtiSubmission) first = open_one (reg);
  g_autoptr (DtiSubmission) other = try_open (reg, "STC", "quarterly", "2023-Q3", NULL);
  g_autoptr (DtiSubmission) second = NULL;

  g_assert_true (dti_submission_set_content (first, 9, 8, 7, 0, NULL));
  do_it (first, DTI_SUBMISSION_ACTION_EDIT, 2);
  do_it (other, DTI_SUBMISSION_ACTION_REMIND, 2);
  do_it (first, DTI_SUBMISSION_ACTION_SUBMIT, 3);
  do_it (first, DTI_SUBMISSION_ACTION_RECALL, 3);
  do_it (first, DTI_SUBMISSION_ACTION_SUBMIT, 3);
  do_it (first, DTI_SUBMISSION_ACTION_RETURN, 3);
  do_it (other, DTI_SUBMISSION_ACTION_EXCLUDE, 4);
  publish (first, 5);
  do_it (other, DTI_SUBMISSION_ACTION_REINCLUDE, 6);
  second = try_amend (reg, "SKHDT", "sai số liệu", NULL);
  publish (second, 11);
  g_assert_true (dti_submission_set_content (other, 4, 3, 2, 1, NULL));

  return reg;
}

static void
test_verify (void)
{
  g_autoptr (DtiSubmissionRegister) reg = make_register ();
  guint n_events = 0;
  guint n_journal = reg->journal->len;

  g_test_summary ("Whatever is changed in whatever event, the chain breaks there");

  g_assert_true (dti_submission_register_verify (reg, &n_events, NULL));
  g_assert_cmpuint (n_events, ==, n_journal);
  g_assert_true (dti_submission_register_verify (reg, NULL, NULL));

  for (guint i = 0; i < n_journal; i++)
    {
      DtiSubmissionEvent *event = g_array_index (reg->journal, DtiJournalEntry, i).event;
      const DtiSubmissionEvent was = *event;

      for (guint field = 0; field < 8; field++)
        {
          g_autofree char *number = g_strdup_printf ("event %u:", i + 1);
          g_autoptr (GError) error = NULL;

          event->instant += field == 0;
          event->sequence += field == 1;
          event->action =
              (DtiSubmissionAction) ((event->action + (field == 2)) % DTI_N_SUBMISSION_ACTIONS);
          event->before = (DtiSubmissionState) (event->before ^ (field == 3));
          event->after = (DtiSubmissionState) (event->after ^ (field == 4));
          event->reason = field == 5 ? (char *) "khác" : event->reason;
          event->four_eyes ^= field == 6;
          event->digest[0] = field == 7 ? 'x' : event->digest[0];
          g_assert_false (dti_submission_register_verify (reg, &n_events, &error));
          g_assert_error (error, DTI_ERROR, DTI_ERROR_CONFLICT);
          g_assert_nonnull (strstr (error->message, number));
          g_assert_cmpuint (n_events, ==, i);

          event->instant = was.instant;
          event->sequence = was.sequence;
          event->action = was.action;
          event->before = was.before;
          event->after = was.after;
          event->reason = was.reason;
          event->four_eyes = was.four_eyes;
          event->digest[0] = was.digest[0];
        }
    }
  g_assert_true (dti_submission_register_verify (reg, NULL, NULL));
  reg->digest[5] = 'x';
  g_assert_false (dti_submission_register_verify (reg, NULL, NULL));
}

static void
test_empty (void)
{
  g_autoptr (DtiSubmissionRegister) reg = dti_submission_register_new ();
  g_autofree char *json = dti_submission_register_to_json (reg);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiSubmissionRegister) again = dti_submission_register_new_from_json (json, &error);
  guint n_events = 1;

  g_test_summary ("A register in which nothing happened is whole");

  g_assert_no_error (error);
  g_assert_cmpuint (dti_submission_register_get_n_items (again), ==, 0);
  g_assert_true (dti_submission_register_verify (again, &n_events, NULL));
  g_assert_cmpuint (n_events, ==, 0);
  g_assert_cmpstr (dti_submission_register_get_digest (reg), ==, DTI_DIGEST_NONE);
}

/* ---- documents ---- */

static void
assert_same (DtiSubmission *a, DtiSubmission *b)
{
  g_autoptr (GDateTime) first_a = dti_submission_get_first_complete (a);
  g_autoptr (GDateTime) first_b = dti_submission_get_first_complete (b);

  g_assert_cmpstr (dti_submission_get_agency (a), ==, dti_submission_get_agency (b));
  g_assert_cmpuint (dti_submission_get_version (a), ==, dti_submission_get_version (b));
  g_assert_cmpint (dti_submission_get_state (a), ==, dti_submission_get_state (b));
  g_assert_cmpint (dti_submission_get_counts (a), ==, dti_submission_get_counts (b));
  g_assert_cmpint (dti_submission_get_complete (a), ==, dti_submission_get_complete (b));
  g_assert_cmpuint (dti_submission_get_n_expected (a), ==, dti_submission_get_n_expected (b));
  g_assert_cmpuint (dti_submission_get_n_present (a), ==, dti_submission_get_n_present (b));
  g_assert_cmpuint (dti_submission_get_n_errors (a), ==, dti_submission_get_n_errors (b));
  g_assert_cmpint (first_a == NULL, ==, first_b == NULL);
  g_assert_true (first_a == NULL || g_date_time_equal (first_a, first_b));
  g_assert_cmpuint (count_events (a), ==, count_events (b));
  for (guint i = 0; i < count_events (a); i++)
    {
      g_autoptr (DtiSubmissionEvent) event_a = get_event (a, i);
      g_autoptr (DtiSubmissionEvent) event_b = get_event (b, i);

      g_assert_cmpstr (dti_submission_event_get_digest (event_a),
                       ==,
                       dti_submission_event_get_digest (event_b));
    }
}

static void
test_round_trip (void)
{
  g_autoptr (DtiSubmissionRegister) reg = make_register ();
  g_autofree char *json = dti_submission_register_to_json (reg);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiSubmissionRegister) again = dti_submission_register_new_from_json (json, &error);
  g_autofree char *json_again = NULL;
  DtiSubmission *other;

  g_test_summary ("A register reads back as it was, and work goes on where it stood");

  g_assert_no_error (error);
  json_again = dti_submission_register_to_json (again);
  g_assert_cmpstr (json_again, ==, json);
  g_assert_cmpuint (dti_submission_register_get_n_items (again), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (DtiSubmission) a = g_list_model_get_item (G_LIST_MODEL (reg), i);
      g_autoptr (DtiSubmission) b = g_list_model_get_item (G_LIST_MODEL (again), i);

      assert_same (a, b);
    }

  /* The four errors that were found after the last event still block. */
  other = dti_submission_register_lookup (again, "STC", "quarterly", "2023-Q3");
  g_assert_false (dti_submission_can (other, DTI_SUBMISSION_ACTION_SUBMIT, OWNER, NULL));
  g_assert_true (dti_submission_set_content (other, 4, 3, 2, 0, NULL));
  do_it (other, DTI_SUBMISSION_ACTION_SUBMIT, 20);
  g_assert_false (dti_submission_can (other, DTI_SUBMISSION_ACTION_VERIFY, OWNER, NULL));
  g_assert_true (dti_submission_register_verify (again, NULL, NULL));
}

static void
test_head (void)
{
  static const char json[] = "{\"format\":\"dti-submissions\",\"format-version\":1,"
                             "\"four-eyes\":false,\"events\":[],\"note\":{\"a\":[1]},"
                             "\"digest\":\"" DTI_DIGEST_NONE "\"}";
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiSubmissionRegister) reg = dti_submission_register_new_from_json (json, &error);
  g_autofree char *written = NULL;

  g_test_summary ("What others put into the document is kept");

  g_assert_no_error (error);
  g_assert_false (dti_submission_register_get_four_eyes (reg));
  written = dti_submission_register_to_json (reg);
  g_assert_nonnull (strstr (written, "\"note\": { \"a\": [1] }"));
  g_assert_nonnull (strstr (written, "\"four-eyes\": false"));
}

/* ---- documents that are refused ---- */

static JsonNode *
parse (const char *json)
{
  g_autofree char *text = g_strdelimit (g_strdup (json), "'", '"');
  g_autoptr (GError) error = NULL;
  JsonNode *node = dti_json_parse (text, strlen (text), NULL, &error);

  g_assert_no_error (error);

  return node;
}

/* The chain as a forger would make it: whole, whatever the events say. */
static void
forge_chain (JsonObject *document)
{
  JsonArray *events = json_object_get_array_member (document, "events");
  g_autofree char *previous = g_strdup (DTI_DIGEST_NONE);

  for (guint i = 0; i < json_array_get_length (events); i++)
    {
      JsonObject *event = json_array_get_object_element (events, i);
      g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
      g_autofree char *text = NULL;

      json_object_set_string_member (event, "previous", previous);
      json_object_remove_member (event, "digest");
      json_node_set_object (node, event);
      text = dti_json_to_canonical (node);
      g_free (previous);
      previous = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
      json_object_set_string_member (event, "digest", previous);
    }
  json_object_set_string_member (document, "digest", previous);
}

typedef struct
{
  int event;          /* position; -1: the document */
  const char *member; /* to be set; NULL: the event is removed */
  const char *value;  /* JSON with single quotes; NULL: the member is removed */
  gboolean forged;    /* with a chain that fits */
  const char *pointer;
} Fault;

/* The events of make_register(): 0 create SKHDT, 1 create STC, 2 edit, 3 remind STC, 4 submit,
 * 5 recall, 6 submit, 7 return, 8 exclude STC, 9 submit, 10 verify, 11 include, 12 publish,
 * 13 reinclude STC, 14 amend, 15 create version 2, 16 submit, 17 verify, 18 include, 19 publish,
 * 20 supersede version 1. */
static const Fault faults[] = {
  /* One thing changed, and no more: the chain shows it. */
  { 4, "actor", "'x'", FALSE, "/events/4/digest" },
  { 4, "instant", "'2023-09-03T02:00:01Z'", FALSE, "/events/4/digest" },
  { 4, "instant", "'2023-09-03T02:00:00.000000Z'", FALSE, NULL }, /* the same instant */
  { 7, "reason", "'x'", FALSE, "/events/7/digest" },
  { 2, "content", "{'expected':9,'present':9,'with-evidence':7,'errors':0}", FALSE, "/2/digest" },
  { 10, "four-eyes", NULL, FALSE, "/events/10/digest" },
  { 9, "four-eyes", "true", FALSE, "/events/9/four-eyes" },
  { 4, "digest", "'00'", FALSE, "/events/4/digest" },
  { 4, "previous", "'00'", FALSE, "/events/4/previous" },
  { 4, "sequence", "6", FALSE, "/events/4/sequence" },
  { 3, NULL, NULL, FALSE, "/events/3/sequence" },
  { -1, "digest", "'00'", FALSE, "/digest" },
  { -1, "digest", NULL, FALSE, "digest" },
  { 20, NULL, NULL, FALSE, "/events" },

  /* The chain forged too: the table shows it. */
  { 4, "before", "'returned'", TRUE, "/events/4/before" },
  { 4, "after", "'verified'", TRUE, "/events/4/after" },
  { 4, "action", "'publish'", TRUE, "/events/4/action" },
  { 4, "action", "'supersede'", TRUE, "/events/4/action" },
  { 4, "action", "'create'", TRUE, "/events/4" },
  { 1, "action", "'edit'", TRUE, "/events/1" },
  { 4, "instant", "'2023-09-01T00:00:00Z'", TRUE, "/events/4" },
  { 4, "agency", "'STC'", TRUE, "/events/5/action" },
  { 4, "version", "2", TRUE, "/events/4" },
  { 4, "actor", "' '", TRUE, "/events/4" },
  { 4, "sequence", "7", TRUE, "/events/4/sequence" },
  { 4, "content", "{'expected':9,'present':9,'with-evidence':7,'errors':1}", TRUE, "/4/action" },
  { 4, "content", NULL, TRUE, "/events/4" },
  { 5, "content", "{'expected':9,'present':9,'with-evidence':7,'errors':0}", TRUE, "/5/content" },
  { 0, "content", "{'expected':9,'present':9,'with-evidence':7,'errors':0}", TRUE, "/0/content" },
  { 5, "reason", NULL, TRUE, "/events/5" },
  { 7, "reason", "' '", TRUE, "/events/7" },
  { 10, "actor", "'" OWNER "'", TRUE, "/events/10/action" },
  { 12, "actor", "'" OWNER "'", TRUE, "/events/12/action" },
  { 15, "version", "3", TRUE, "/events/15/version" },
  { 15, "actor", "'x'", TRUE, "/events/15" },
  { 15, NULL, NULL, TRUE, "/events/15" },
  { 20, "instant", "'2023-09-12T00:00:00Z'", TRUE, "/events/20" },
  { 20, NULL, NULL, TRUE, "/events" },
  { 19, NULL, NULL, TRUE, "/events/19/action" },

  /* No events at all. */
  { 4, "actor", NULL, TRUE, "/events/4" },
  { 4, "actor", "1", TRUE, "/events/4/actor" },
  { 4, "action", "'jump'", TRUE, "/events/4/action" },
  { 4, "instant", "'yesterday'", TRUE, "/events/4/instant" },
  { 4, "period", "'2023-q3'", TRUE, "/events/4/period" },
  { 4, "period", "'soon'", TRUE, "/events/4/period" },
  { 4, "agency", "''", TRUE, "/events/4/agency" },
  { 4, "version", "0", TRUE, "/events/4/version" },
  { 4, "version", "1.5", TRUE, "/events/4/version" },
  { 4, "content", "{'expected':1,'present':2,'with-evidence':0,'errors':0}", TRUE, "/4/content" },
  { 4, "content", "{'expected':1,'present':1,'with-evidence':0}", TRUE, "/4/content" },
  { 4, "content", "{'expected':-1,'present':0,'with-evidence':0,'errors':0}", TRUE, "/expected" },
  { 4, "content", "[]", TRUE, "/events/4/content" },
  { 4, "mood", "'good'", TRUE, "/events/4/mood" },

  /* The document. */
  { -1, "format", "'dti-plan'", FALSE, "/format" },
  { -1, "format-version", "0", FALSE, "/format-version" },
  { -1, "events", NULL, FALSE, "events" },
  { -1, "events", "{}", FALSE, "/events" },
  { -1, "events", "[1]", FALSE, "/events/0" },
  { -1, "four-eyes", "1", FALSE, "/four-eyes" },
  { -1, "contents", "[1]", FALSE, "/contents/0" },
  { -1, "contents", "[{}]", FALSE, "/contents/0" },
};

static void
make_fault (JsonObject *document, const Fault *fault)
{
  JsonArray *events = json_object_get_array_member (document, "events");
  JsonObject *object = document;

  if (fault->event >= 0)
    object = json_array_get_object_element (events, (guint) fault->event);
  if (fault->member == NULL)
    json_array_remove_element (events, (guint) fault->event);
  else if (fault->value == NULL)
    json_object_remove_member (object, fault->member);
  else
    json_object_set_member (object, fault->member, parse (fault->value));
  if (fault->forged)
    forge_chain (document);
}

static void
test_refused (void)
{
  g_autoptr (DtiSubmissionRegister) reg = make_register ();
  g_autofree char *json = dti_submission_register_to_json (reg);

  g_test_summary ("What does not follow is refused, and the message names its JSON pointer");

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (JsonNode) node = dti_json_parse (json, strlen (json), NULL, NULL);
      g_autofree char *changed = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (DtiSubmissionRegister) read = NULL;

      make_fault (json_node_get_object (node), &faults[i]);
      changed = dti_json_to_pretty (node);
      read = dti_submission_register_new_from_json (changed, &error);
      g_test_message ("case %u: %s", i, error != NULL ? error->message : "taken");
      if (faults[i].pointer == NULL)
        {
          g_assert_no_error (error);
          continue;
        }
      g_assert_null (read);
      g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
      g_assert_nonnull (strstr (error->message, faults[i].pointer));
    }
}

static void
test_forged_chain (void)
{
  g_autoptr (DtiSubmissionRegister) reg = make_register ();
  g_autofree char *json = dti_submission_register_to_json (reg);
  g_autoptr (JsonNode) node = dti_json_parse (json, strlen (json), NULL, NULL);
  g_autofree char *again = NULL;

  g_test_summary ("The chain computed from the documentation alone is that of the library");

  forge_chain (json_node_get_object (node));
  again = dti_json_to_pretty (node);
  g_assert_cmpint (strlen (again), ==, strlen (json));
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (DtiSubmissionRegister) read = dti_submission_register_new_from_json (again, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (dti_submission_register_get_digest (read),
                     ==,
                     dti_submission_register_get_digest (reg));
  }
}

static void
test_contents_refused (void)
{
  static const struct
  {
    const char *content;
    const char *place;
  } cases[] = {
    { "'agency':'SKHDT','obligation':'quarterly','period':'2023-Q3','version':1,"
      "'content':{'expected':1,'present':1,'with-evidence':1,'errors':0}",
      "/contents/0" }, /* superseded */
    { "'agency':'X','obligation':'quarterly','period':'2023-Q3','version':1,"
      "'content':{'expected':1,'present':1,'with-evidence':1,'errors':0}",
      "/contents/0" },
    { "'agency':'STC','obligation':'quarterly','period':'2023-Q3','version':1", "/contents/0" },
    { "'agency':'STC','obligation':'quarterly','period':'2023-Q3','version':1,'x':1,"
      "'content':{'expected':1,'present':1,'with-evidence':1,'errors':0}",
      "/contents/0/x" },
  };
  g_autoptr (DtiSubmissionRegister) reg = make_register ();
  g_autofree char *json = dti_submission_register_to_json (reg);

  g_test_summary ("Content under work belongs to a submission that can be edited");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) node = dti_json_parse (json, strlen (json), NULL, NULL);
      g_autofree char *list = g_strdup_printf ("[{%s}]", cases[i].content);
      g_autofree char *changed = NULL;
      g_autoptr (GError) error = NULL;

      json_object_set_member (json_node_get_object (node), "contents", parse (list));
      changed = dti_json_to_pretty (node);
      g_assert_null (dti_submission_register_new_from_json (changed, &error));
      g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
      g_assert_nonnull (strstr (error->message, cases[i].place));
    }
}

static void
test_no_register (void)
{
  static const struct
  {
    const char *json;
    DtiError code;
  } cases[] = {
    { "", DTI_ERROR_INVALID_DATA },
    { "[]", DTI_ERROR_INVALID_DATA },
    { "{}", DTI_ERROR_INVALID_DATA },
    { "{\"format\":\"dti-submissions\",\"format-version\":2}", DTI_ERROR_UNSUPPORTED },
    { "{\"format\":\"dti-submissions\",\"format-version\":1,\"events\":[]}",
      DTI_ERROR_INVALID_DATA },
  };

  g_test_summary ("Other documents are no registers");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dti_submission_register_new_from_json (cases[i].json, &error));
      g_assert_error (error, DTI_ERROR, (int) cases[i].code);
    }
}

/* ---- files ---- */

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static DtiSubmissionRegister *
read_async (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dti_submission_register_new_from_file_async (file, cancellable, read_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return dti_submission_register_new_from_file_finish (result, error);
}

static void
test_files (void)
{
  g_autoptr (DtiSubmissionRegister) reg = make_register ();
  g_autofree char *json = dti_submission_register_to_json (reg);
  g_autofree char *folder = g_dir_make_tmp ("dti-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "reports.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (DtiSubmissionRegister) read = NULL;
  g_autoptr (DtiSubmissionRegister) later = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_test_summary ("Registers are read from files, here or in another thread");

  g_assert_null (dti_submission_register_new_from_file (file, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (read_async (file, NULL, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (path, json, -1, NULL));
  read = dti_submission_register_new_from_file (file, &error);
  g_assert_no_error (error);
  later = read_async (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dti_submission_register_get_digest (read),
                   ==,
                   dti_submission_register_get_digest (later));
  g_cancellable_cancel (cancellable);
  g_assert_null (read_async (file, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (path, "{\"events\": 1}", -1, NULL));
  g_assert_null (dti_submission_register_new_from_file (file, &error));
  g_assert_nonnull (strstr (error->message, "reports.json"));
  g_assert_true (g_file_delete (file, NULL, NULL));
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* ---- listeners ---- */

static void
look_cb (DtiSubmission *second, GParamSpec *pspec, gpointer user_data)
{
  DtiSubmission *first = user_data;

  /* Whoever hears of the new version finds the old one superseded. */
  if (dti_submission_get_state (second) == DTI_SUBMISSION_STATE_PUBLISHED)
    g_assert_cmpint (dti_submission_get_state (first), ==, DTI_SUBMISSION_STATE_SUPERSEDED);
  g_assert_cmpint (dti_submission_get_counts (first) + dti_submission_get_counts (second), <=, 1);
}

static void
drop_cb (DtiSubmission *submission, GParamSpec *pspec, gpointer user_data)
{
  g_clear_object ((DtiSubmissionRegister **) user_data);
}

static void
test_listeners (void)
{
  DtiSubmissionRegister *reg = dti_submission_register_new ();
  g_autoptr (DtiSubmission) first = open_one (reg);
  g_autoptr (DtiSubmission) second = NULL;

  g_test_summary ("Listeners see whole changes, and may let go of the register");

  publish (first, 2);
  second = try_amend (reg, "SKHDT", "vì thế", NULL);
  g_signal_connect (second, "notify::state", G_CALLBACK (look_cb), first);
  do_it (second, DTI_SUBMISSION_ACTION_SUBMIT, 11);
  do_it (second, DTI_SUBMISSION_ACTION_VERIFY, 11);
  do_it (second, DTI_SUBMISSION_ACTION_INCLUDE, 11);
  g_signal_connect (second, "notify::state", G_CALLBACK (drop_cb), &reg);
  do_it (second, DTI_SUBMISSION_ACTION_PUBLISH, 11);
  g_assert_null (reg);
  g_assert_cmpint (dti_submission_get_state (second), ==, DTI_SUBMISSION_STATE_PUBLISHED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/submission-register/open", test_open);
  g_test_add_func ("/submission-register/four-eyes", test_four_eyes);
  g_test_add_func ("/submission-register/amend", test_amend);
  g_test_add_func ("/submission-register/no-versions", test_no_versions);
  g_test_add_func ("/submission-register/verify", test_verify);
  g_test_add_func ("/submission-register/empty", test_empty);
  g_test_add_func ("/submission-register/round-trip", test_round_trip);
  g_test_add_func ("/submission-register/head", test_head);
  g_test_add_func ("/submission-register/refused", test_refused);
  g_test_add_func ("/submission-register/forged-chain", test_forged_chain);
  g_test_add_func ("/submission-register/contents-refused", test_contents_refused);
  g_test_add_func ("/submission-register/no-register", test_no_register);
  g_test_add_func ("/submission-register/files", test_files);
  g_test_add_func ("/submission-register/listeners", test_listeners);

  return g_test_run ();
}
