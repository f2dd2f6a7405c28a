/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <libdti/base/dti-json-private.h>
#include <libdti/monitoring/dti-submission-private.h>

#include "submission-testing.h"

static void
test_getters (void)
{
  g_autoptr (DtiSubmissionRegister) reg = dti_submission_register_new ();
  g_autoptr (DtiSubmission) submission = open_one (reg);
  g_autoptr (GDateTime) expected = at (2, 9);
  g_autoptr (GDateTime) instant = NULL;
  g_autoptr (GDateTime) told = NULL;
  g_autofree char *actor = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *previous = NULL;
  DtiSubmissionEvent *event;
  DtiSubmissionAction action;
  DtiSubmissionState before;
  DtiSubmissionState after;
  guint sequence;

  g_test_summary ("An event says who did what, when and why, and what it led from and to");

  do_it (submission, DTI_SUBMISSION_ACTION_SUBMIT, 2);
  g_assert_true (
      try_do (submission, DTI_SUBMISSION_ACTION_RETURN, REVIEWER, "Thiếu tài liệu 3.2", 2, NULL));
  event = get_event (submission, 2);
  instant = dti_submission_event_get_instant (event);
  g_assert_true (g_date_time_equal (instant, expected));
  g_assert_cmpuint (dti_submission_event_get_sequence (event), ==, 3);
  g_assert_cmpstr (dti_submission_event_get_actor (event), ==, REVIEWER);
  g_assert_cmpstr (dti_submission_event_get_reason (event), ==, "Thiếu tài liệu 3.2");
  g_assert_cmpint (dti_submission_event_get_action (event), ==, DTI_SUBMISSION_ACTION_RETURN);
  g_assert_cmpint (dti_submission_event_get_state_before (event),
                   ==,
                   DTI_SUBMISSION_STATE_SUBMITTED);
  g_assert_cmpint (dti_submission_event_get_state_after (event), ==, DTI_SUBMISSION_STATE_RETURNED);
  g_assert_cmpstr (dti_submission_event_get_digest (event),
                   ==,
                   dti_submission_register_get_digest (reg));

  g_object_get (event, "actor", &actor, "reason", &reason, "digest", &digest, NULL);
  g_object_get (event, "previous-digest", &previous, "sequence", &sequence, NULL);
  g_object_get (event, "action", &action, "state-before", &before, "state-after", &after, NULL);
  g_object_get (event, "instant", &told, NULL);
  g_assert_cmpstr (actor, ==, REVIEWER);
  g_assert_cmpstr (reason, ==, "Thiếu tài liệu 3.2");
  g_assert_cmpstr (digest, ==, dti_submission_event_get_digest (event));
  g_assert_cmpstr (previous, ==, dti_submission_event_get_previous_digest (event));
  g_assert_cmpuint (sequence, ==, 3);
  g_assert_cmpint (action, ==, DTI_SUBMISSION_ACTION_RETURN);
  g_assert_cmpint (before, ==, DTI_SUBMISSION_STATE_SUBMITTED);
  g_assert_cmpint (after, ==, DTI_SUBMISSION_STATE_RETURNED);
  g_assert_true (g_date_time_equal (told, expected));

  g_clear_object (&submission);
  g_clear_object (&reg);
  g_assert_finalize_object (event);
}

/* SHA-256 of the first event that open_one() makes, by another program: the canonical text went
 * through sha256sum. */
static void
test_digest (void)
{
  static const char canonical[] =
      "{\"action\":\"create\",\"actor\":\"" OWNER "\",\"after\":\"draft\",\"agency\":\"SKHDT\","
      "\"before\":\"draft\",\"content\":{\"errors\":0,\"expected\":0,\"present\":0,"
      "\"with-evidence\":0},\"instant\":\"2023-09-01T01:00:00Z\",\"obligation\":\"quarterly\","
      "\"period\":\"2023-Q3\",\"previous\":\"" DTI_DIGEST_NONE "\",\"sequence\":1,\"version\":1}";
  static const char sha[] = "b8ab5b25b91c4bef82c12c5d2481d220b3c506a81c5c69e3b747c05071c667ba";
  g_autoptr (DtiSubmissionRegister) reg = dti_submission_register_new ();
  g_autoptr (DtiSubmission) submission = open_one (reg);
  g_autoptr (DtiSubmissionEvent) event = get_event (submission, 0);
  g_autoptr (GString) text = g_string_new (NULL);
  DtiSubmissionKey key = dti_submission_get_key (submission);

  g_test_summary ("The digest is the SHA-256 of the canonical JSON");

  dti_submission_event_write_canonical (event, &key, text);
  g_assert_cmpstr (text->str, ==, canonical);
  g_assert_cmpstr (dti_submission_event_get_digest (event), ==, sha);
  g_assert_cmpstr (dti_submission_event_get_previous_digest (event), ==, DTI_DIGEST_NONE);
}

/* The text of a digest against what the reader and writer of documents make of it. */
static void
assert_canonical (const char *actor, const char *reason)
{
  static const DtiSubmissionKey key = { "a\"b", "o\\b", "2023", 2 };
  g_autoptr (DtiSubmissionEvent) event = dti_submission_event_new (7,
                                                                   1695576600250000,
                                                                   actor,
                                                                   DTI_SUBMISSION_ACTION_EXCLUDE,
                                                                   DTI_SUBMISSION_STATE_DRAFT,
                                                                   DTI_SUBMISSION_STATE_EXCLUDED,
                                                                   reason);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;

  event->has_content = TRUE;
  event->content = (DtiSubmissionContent){ 9, 8, 7, 6 };
  event->four_eyes = TRUE;
  g_strlcpy (event->previous, DTI_DIGEST_NONE, sizeof event->previous);
  dti_submission_event_write_canonical (event, &key, text);
  node = dti_json_parse (text->str, text->len, NULL, &error);
  g_assert_no_error (error);
  again = dti_json_to_canonical (node);
  g_assert_cmpstr (again, ==, text->str);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (node), "actor"), ==, actor);
  if (reason != NULL)
    g_assert_cmpstr (json_object_get_string_member (json_node_get_object (node), "reason"),
                     ==,
                     reason);
}

static void
test_canonical (void)
{
  g_test_summary ("Every text survives the canonical form, which is that of documents");

  assert_canonical ("Đặng Thị Ngọc Thịnh", NULL);
  assert_canonical ("a\"\\/b", "");
  for (char c = 1; c > 0 && c < 127; c++)
    {
      const char text[] = { 'x', c, 'y', '\0' };

      assert_canonical (text, text);
    }
  assert_canonical ("\x7f\u2028😀", "\u200b\uffff");
}

/* ---- instants ---- */

static void
test_instants (void)
{
  static const struct
  {
    const char *text;
    gint64 instant; /* microseconds */
    gboolean good;
  } cases[] = {
    { "1970-01-01T00:00:00Z", 0, TRUE },
    { "2023-09-24T17:30:00Z", 1695576600000000, TRUE },
    { "2023-09-24T17:30:00.000001Z", 1695576600000001, TRUE },
    { "1969-12-31T23:59:59.999999Z", -1, TRUE },
    { "1900-01-01T00:00:00Z", -2208988800000000, TRUE },
    { "2000-02-29T00:00:00Z", 951782400000000, TRUE },
    { "1899-12-31T23:59:59.999999Z", 0, FALSE },
    { "9999-01-01T00:00:00Z", 0, FALSE },
    { "2023-02-29T00:00:00Z", 0, FALSE },
    { "2023-09-24T24:00:00Z", 0, FALSE },
    { "2023-09-24T17:30:60Z", 0, FALSE },
    { "2023-09-24T17:30:00", 0, FALSE },
    { "2023-09-24T17:30:00+07:00", 0, FALSE },
    { "2023-09-24 17:30:00Z", 0, FALSE },
    { "2023-09-24T17:30:00.5Z", 0, FALSE },
    { "", 0, FALSE },
  };

  g_test_summary ("Instants are written in UTC, in one way only");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char text[DTI_INSTANT_SIZE];
      gint64 instant = 0;

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpint (dti_instant_parse (cases[i].text, &instant), ==, cases[i].good);
      if (!cases[i].good)
        continue;
      g_assert_cmpint (instant, ==, cases[i].instant);
      dti_instant_format (instant, text);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_time_zones (void)
{
  g_autoptr (GDateTime) instant = g_date_time_new_from_iso8601 ("2023-09-24T17:30:00.25Z", NULL);
  g_autoptr (GDateTime) told = dti_instant_to_date_time (dti_instant_from_date_time (instant));
  g_autofree char *text = g_date_time_format_iso8601 (told);

  g_test_summary ("Half past five in the evening UTC is the next day in Viet Nam");

  g_assert_cmpstr (text, ==, "2023-09-25T00:30:00.250000+07");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/submission-event/getters", test_getters);
  g_test_add_func ("/submission-event/digest", test_digest);
  g_test_add_func ("/submission-event/canonical", test_canonical);
  g_test_add_func ("/submission-event/instants", test_instants);
  g_test_add_func ("/submission-event/time-zones", test_time_zones);

  return g_test_run ();
}
