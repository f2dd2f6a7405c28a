/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <libdti/data/dti-dataset-reader.h>

#include "submission-testing.h"

/* ---- properties ---- */

static void
test_new (void)
{
  g_autoptr (DtiSubmissionRegister) reg = dti_submission_register_new ();
  DtiSubmission *submission = open_one (reg);
  g_autoptr (GListModel) history = NULL;
  g_autoptr (GDateTime) first = NULL;
  g_autofree char *agency = NULL;
  g_autofree char *obligation = NULL;
  g_autofree char *period = NULL;
  DtiSubmissionState state;
  gboolean complete, counts, editable, live;
  guint version, n_expected, n_present, n_with_evidence, n_errors;

  g_test_summary ("A new submission is a draft without content; properties say what getters do");

  g_object_get (submission, "agency", &agency, "obligation", &obligation, "period", &period, NULL);
  g_object_get (submission, "state", &state, "version", &version, "history", &history, NULL);
  g_object_get (submission, "complete", &complete, "counts", &counts, NULL);
  g_object_get (submission, "editable", &editable, "live", &live, NULL);
  g_object_get (submission, "n-expected", &n_expected, "n-present", &n_present, NULL);
  g_object_get (submission, "n-with-evidence", &n_with_evidence, "n-errors", &n_errors, NULL);
  g_object_get (submission, "first-complete", &first, NULL);
  g_assert_cmpstr (agency, ==, "SKHDT");
  g_assert_cmpstr (dti_submission_get_agency (submission), ==, agency);
  g_assert_cmpstr (obligation, ==, "quarterly");
  g_assert_cmpstr (dti_submission_get_obligation (submission), ==, obligation);
  g_assert_cmpstr (period, ==, "2023-Q3");
  g_assert_cmpstr (dti_submission_get_period (submission), ==, period);
  g_assert_cmpuint (version, ==, 1);
  g_assert_cmpuint (dti_submission_get_version (submission), ==, 1);
  g_assert_cmpint (state, ==, DTI_SUBMISSION_STATE_DRAFT);
  g_assert_true (history == dti_submission_get_history (submission));
  g_assert_true (editable && live && !counts && !complete);
  g_assert_null (first);
  g_assert_cmpuint (n_expected + n_present + n_with_evidence + n_errors, ==, 0);
  g_assert_cmpuint (count_events (submission), ==, 1);

  g_clear_object (&reg);
  g_clear_object (&history);
  g_assert_finalize_object (submission);
}

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  GHashTable *counts = user_data;
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, pspec->name));

  g_hash_table_insert (counts, (char *) pspec->name, GUINT_TO_POINTER (n + 1));
}

/* Checks which properties notified, each once: names with spaces between. */
static void
assert_notified (GHashTable *counts, const char *names)
{
  g_auto (GStrv) list = g_strsplit (names, " ", -1);
  guint n = *names != '\0' ? g_strv_length (list) : 0;

  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (counts, list[i])), ==, 1);
  g_assert_cmpuint (g_hash_table_size (counts), ==, n);
  g_hash_table_remove_all (counts);
}

static void
test_notify (void)
{
  g_autoptr (DtiSubmissionRegister) reg = dti_submission_register_new ();
  g_autoptr (DtiSubmission) submission = open_one (reg);
  g_autoptr (DtiSubmission) amendment = NULL;
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) amendment_counts = g_hash_table_new (g_str_hash, g_str_equal);

  g_test_summary ("What changes notifies once, and nothing else does");

  g_signal_connect (submission, "notify", G_CALLBACK (count_cb), counts);
  g_assert_true (dti_submission_set_content (submission, 10, 8, 5, 1, NULL));
  assert_notified (counts, "n-expected n-present n-with-evidence n-errors");
  g_assert_true (dti_submission_set_content (submission, 10, 8, 5, 0, NULL));
  assert_notified (counts, "n-errors");
  g_assert_true (dti_submission_set_content (submission, 10, 8, 5, 0, NULL));
  assert_notified (counts, "");
  do_it (submission, DTI_SUBMISSION_ACTION_EDIT, 2);
  assert_notified (counts, "");
  do_it (submission, DTI_SUBMISSION_ACTION_SUBMIT, 2);
  assert_notified (counts, "state editable complete first-complete");
  do_it (submission, DTI_SUBMISSION_ACTION_RETURN, 2);
  assert_notified (counts, "state editable complete");
  do_it (submission, DTI_SUBMISSION_ACTION_SUBMIT, 3);
  assert_notified (counts, "state editable complete");
  do_it (submission, DTI_SUBMISSION_ACTION_VERIFY, 3);
  assert_notified (counts, "state counts");
  g_assert_false (try_do (submission, DTI_SUBMISSION_ACTION_VERIFY, REVIEWER, NULL, 3, NULL));
  assert_notified (counts, "");
  do_it (submission, DTI_SUBMISSION_ACTION_INCLUDE, 3);
  do_it (submission, DTI_SUBMISSION_ACTION_PUBLISH, 3);
  g_hash_table_remove_all (counts);
  do_it (submission, DTI_SUBMISSION_ACTION_AMEND, 4);
  assert_notified (counts, "");

  amendment = g_list_model_get_item (G_LIST_MODEL (reg), 1);
  g_signal_connect (amendment, "notify", G_CALLBACK (count_cb), amendment_counts);
  do_it (amendment, DTI_SUBMISSION_ACTION_SUBMIT, 5);
  assert_notified (amendment_counts, "state editable");
  do_it (amendment, DTI_SUBMISSION_ACTION_VERIFY, 5);
  assert_notified (amendment_counts, "state");
  do_it (amendment, DTI_SUBMISSION_ACTION_INCLUDE, 5);
  assert_notified (amendment_counts, "state");
  assert_notified (counts, "");
  do_it (amendment, DTI_SUBMISSION_ACTION_PUBLISH, 5);
  assert_notified (amendment_counts, "state counts");
  assert_notified (counts, "state live counts");
}

/* ---- history ---- */

typedef struct
{
  guint n_items;
  guint n_calls;
} Growth;

static void
grow_cb (GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  Growth *growth = user_data;

  g_assert_cmpuint (position, ==, growth->n_items);
  g_assert_cmpuint (removed, ==, 0);
  g_assert_cmpuint (added, ==, 1);
  growth->n_items += added;
  growth->n_calls++;
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, growth->n_items);
}

static void
test_history (void)
{
  g_autoptr (DtiSubmissionRegister) reg = dti_submission_register_new ();
  g_autoptr (DtiSubmission) submission = open_one (reg);
  GListModel *history = dti_submission_get_history (submission);
  g_autoptr (DtiSubmissionEvent) first = NULL;
  g_autoptr (DtiSubmissionEvent) second = NULL;
  g_autoptr (DtiSubmissionEvent) again = NULL;
  Growth growth = { 1, 0 };
  GType type;
  guint n_items;

  g_test_summary ("The history is a list that only grows and that nobody can write to");

  g_signal_connect (history, "items-changed", G_CALLBACK (grow_cb), &growth);
  do_it (submission, DTI_SUBMISSION_ACTION_SUBMIT, 2);
  do_it (submission, DTI_SUBMISSION_ACTION_RETURN, 3);
  do_it (submission, DTI_SUBMISSION_ACTION_REMIND, 4);
  g_assert_cmpuint (growth.n_calls, ==, 3);
  g_assert_true (g_list_model_get_item_type (history) == DTI_TYPE_SUBMISSION_EVENT);
  g_object_get (history, "item-type", &type, "n-items", &n_items, NULL);
  g_assert_true (type == DTI_TYPE_SUBMISSION_EVENT);
  g_assert_cmpuint (n_items, ==, 4);
  g_assert_null (g_list_model_get_item (history, 4));
  g_assert_false (G_IS_LIST_STORE (history));

  first = get_event (submission, 0);
  second = get_event (submission, 1);
  again = get_event (submission, 1);
  g_assert_true (second == again);
  g_assert_cmpint (dti_submission_event_get_action (first), ==, DTI_SUBMISSION_ACTION_CREATE);
  g_assert_cmpstr (dti_submission_event_get_previous_digest (second),
                   ==,
                   dti_submission_event_get_digest (first));
}

/* ---- refusals ---- */

static void
test_deeds (void)
{
  static const struct
  {
    const char *actor;
    const char *reason;
    int day;
    gboolean good;
  } cases[] = {
    { "", NULL, 5, FALSE },        { " a", NULL, 5, FALSE },   { "a ", NULL, 5, FALSE },
    { "a\u00a0", NULL, 5, FALSE }, { "\xff", NULL, 5, FALSE }, { "a", "\xc3", 5, FALSE },
    { "a", NULL, 4, FALSE },       { "a b", "", 5, TRUE },     { "a", "lý do \"1\"", 5, TRUE },
    { "a", "x\ny", 6, TRUE },
  };
  g_autoptr (DtiSubmissionRegister) reg = dti_submission_register_new ();
  g_autoptr (DtiSubmission) submission = open_one (reg);

  g_test_summary ("Actors are names, reasons are texts, and time does not run backwards");

  do_it (submission, DTI_SUBMISSION_ACTION_EDIT, 5);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      guint n_events = count_events (submission);
      gboolean done = try_do (submission,
                              DTI_SUBMISSION_ACTION_EDIT,
                              cases[i].actor,
                              cases[i].reason,
                              cases[i].day,
                              &error);

      g_test_message ("case %u", i);
      g_assert_cmpint (done, ==, cases[i].good);
      g_assert_cmpuint (count_events (submission), ==, n_events + (cases[i].good ? 1 : 0));
      if (!cases[i].good)
        g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
    }
}

static void
test_far_instants (void)
{
  static const struct
  {
    int year;
    gboolean good;
  } cases[] = { { 1, FALSE }, { 1899, FALSE }, { 1900, TRUE }, { 2300, TRUE }, { 9999, FALSE } };

  g_test_summary ("Instants lie in years that have four digits everywhere");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DtiSubmissionRegister) reg = dti_submission_register_new ();
      g_autoptr (GDateTime) instant = g_date_time_new_utc (cases[i].year, 12, 31, 23, 59, 59.5);
      g_autoptr (GDateTime) told = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (DtiSubmission) submission =
          dti_submission_register_open (reg, "a", "o", "2023", "x", instant, &error);
      g_autoptr (DtiSubmissionEvent) event = NULL;

      g_assert_cmpint (submission != NULL, ==, cases[i].good);
      if (submission == NULL)
        {
          g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
          continue;
        }
      event = get_event (submission, 0);
      told = dti_submission_event_get_instant (event);
      g_assert_true (g_date_time_equal (told, instant));
      g_assert_cmpint (g_date_time_get_utc_offset (told), ==, 7 * G_TIME_SPAN_HOUR);
    }
}

static void
test_four_eyes (void)
{
  g_autoptr (DtiSubmissionRegister) reg = dti_submission_register_new ();
  g_autoptr (DtiSubmission) submission = open_one (reg);
  g_autofree char *why = NULL;
  g_autoptr (GError) error = NULL;

  g_test_summary ("Whoever submitted last neither verifies nor publishes, unless the rule is off");

  do_it (submission, DTI_SUBMISSION_ACTION_SUBMIT, 2);
  g_assert_false (try_do (submission, DTI_SUBMISSION_ACTION_VERIFY, OWNER, NULL, 2, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (dti_submission_can (submission, DTI_SUBMISSION_ACTION_VERIFY, REVIEWER, NULL));
  g_assert_true (try_do (submission, DTI_SUBMISSION_ACTION_RETURN, OWNER, "sai số", 2, NULL));

  /* Now the other one submits. */
  g_assert_true (try_do (submission, DTI_SUBMISSION_ACTION_SUBMIT, REVIEWER, NULL, 2, NULL));
  g_assert_false (dti_submission_can (submission, DTI_SUBMISSION_ACTION_VERIFY, REVIEWER, &why));
  g_assert_nonnull (strstr (why, "không được tự duyệt"));
  g_assert_true (try_do (submission, DTI_SUBMISSION_ACTION_VERIFY, OWNER, NULL, 2, NULL));
  g_assert_true (try_do (submission, DTI_SUBMISSION_ACTION_INCLUDE, REVIEWER, NULL, 2, NULL));
  g_assert_false (try_do (submission, DTI_SUBMISSION_ACTION_PUBLISH, REVIEWER, NULL, 2, NULL));
  dti_submission_register_set_four_eyes (reg, FALSE);
  g_assert_true (try_do (submission, DTI_SUBMISSION_ACTION_PUBLISH, REVIEWER, NULL, 2, NULL));
}

static void
test_orphan (void)
{
  DtiSubmissionRegister *reg = dti_submission_register_new ();
  g_autoptr (DtiSubmission) submission = open_one (reg);
  g_autofree char *why = NULL;
  g_autoptr (GError) error = NULL;

  g_test_summary ("A submission that outlives its register can be read only");

  g_assert_finalize_object (reg);
  g_assert_cmpstr (dti_submission_get_agency (submission), ==, "SKHDT");
  g_assert_cmpuint (count_events (submission), ==, 1);
  g_assert_false (dti_submission_can (submission, DTI_SUBMISSION_ACTION_EDIT, OWNER, &why));
  g_assert_nonnull (why);
  g_assert_false (try_do (submission, DTI_SUBMISSION_ACTION_EDIT, OWNER, NULL, 2, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_CONFLICT);
}

/* ---- timeliness ---- */

static void
assert_first_complete (DtiSubmission *submission, gboolean complete, int day)
{
  g_autoptr (GDateTime) first = dti_submission_get_first_complete (submission);
  g_autoptr (GDateTime) expected = at (day, 9);

  g_assert_cmpint (dti_submission_get_complete (submission), ==, complete);
  g_assert_true (g_date_time_equal (first, expected));
}

static void
test_complete (void)
{
  g_autoptr (DtiSubmissionRegister) reg = dti_submission_register_new ();
  g_autoptr (DtiSubmission) submission = open_one (reg);
  g_autoptr (DtiSubmission) amendment = NULL;
  g_autoptr (GError) error = NULL;

  g_test_summary (
      "The first submission without errors decides; one that is returned is incomplete");

  g_assert_true (dti_submission_set_content (submission, 10, 10, 0, 2, NULL));
  g_assert_false (try_do (submission, DTI_SUBMISSION_ACTION_SUBMIT, OWNER, NULL, 2, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "2 errors"));
  g_assert_null (dti_submission_get_first_complete (submission));
  g_assert_true (dti_submission_set_content (submission, 10, 3, 0, 0, NULL));
  do_it (submission, DTI_SUBMISSION_ACTION_SUBMIT, 3);
  assert_first_complete (submission, TRUE, 3);
  do_it (submission, DTI_SUBMISSION_ACTION_RETURN, 4);
  assert_first_complete (submission, FALSE, 3);
  do_it (submission, DTI_SUBMISSION_ACTION_SUBMIT, 20);
  assert_first_complete (submission, TRUE, 3);
  do_it (submission, DTI_SUBMISSION_ACTION_RECALL, 21);
  assert_first_complete (submission, FALSE, 3);
  do_it (submission, DTI_SUBMISSION_ACTION_SUBMIT, 22);
  do_it (submission, DTI_SUBMISSION_ACTION_EXCLUDE, 22);
  assert_first_complete (submission, FALSE, 3);
  do_it (submission, DTI_SUBMISSION_ACTION_REINCLUDE, 22);
  do_it (submission, DTI_SUBMISSION_ACTION_VERIFY, 23);
  do_it (submission, DTI_SUBMISSION_ACTION_INCLUDE, 23);
  do_it (submission, DTI_SUBMISSION_ACTION_PUBLISH, 24);
  assert_first_complete (submission, TRUE, 3);

  do_it (submission, DTI_SUBMISSION_ACTION_AMEND, 25);
  amendment = g_list_model_get_item (G_LIST_MODEL (reg), 1);
  g_assert_cmpuint (dti_submission_get_version (amendment), ==, 2);
  assert_first_complete (amendment, TRUE, 3);
  do_it (amendment, DTI_SUBMISSION_ACTION_SUBMIT, 26);
  do_it (amendment, DTI_SUBMISSION_ACTION_RETURN, 26);
  assert_first_complete (amendment, TRUE, 3);
}

/* ---- content ---- */

static void
test_content (void)
{
  static const struct
  {
    guint expected, present, with_evidence, errors;
    gboolean good;
  } cases[] = {
    { 0, 0, 0, 0, TRUE },          { 5, 5, 5, 0, TRUE },  { 5, 4, 3, 7, TRUE },
    { 5, 6, 0, 0, FALSE },         { 5, 4, 5, 0, FALSE }, { G_MAXUINT, 0, 0, 0, FALSE },
    { 0, 0, 0, G_MAXUINT, FALSE },
  };
  g_autoptr (DtiSubmissionRegister) reg = dti_submission_register_new ();
  g_autoptr (DtiSubmission) submission = open_one (reg);
  g_autoptr (GError) error = NULL;

  g_test_summary ("Evidence is of values, values are of those expected; sent content is closed");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) fault = NULL;
      guint before = dti_submission_get_n_expected (submission);

      g_assert_cmpint (dti_submission_set_content (submission,
                                                   cases[i].expected,
                                                   cases[i].present,
                                                   cases[i].with_evidence,
                                                   cases[i].errors,
                                                   &fault),
                       ==,
                       cases[i].good);
      if (!cases[i].good)
        {
          g_assert_error (fault, DTI_ERROR, DTI_ERROR_INVALID_DATA);
          g_assert_cmpuint (dti_submission_get_n_expected (submission), ==, before);
        }
    }
  g_assert_true (dti_submission_set_content (submission, 5, 4, 3, 0, NULL));
  do_it (submission, DTI_SUBMISSION_ACTION_SUBMIT, 2);
  g_assert_false (dti_submission_set_content (submission, 5, 5, 3, 0, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_CONFLICT);
  g_assert_cmpuint (dti_submission_get_n_present (submission), ==, 4);
  g_assert_cmpuint (dti_submission_get_n_with_evidence (submission), ==, 3);
}

/* Unit KG, third quarter: a value with evidence at the first stage, a value without, a ratio, a
 * label, M, a blank, a bad number. */
static const char data[] = "unit,period,node,value,numerator,denominator,status,stage,evidence\n"
                           "KG,2023-Q3,a,1,,,,self,tài liệu 1\n"
                           "KG,2023-Q3,a,2,,,,appraised,\n"
                           "KG,2023-Q3,b,3,,,,self,\n"
                           "KG,2023-Q3,c,,1,2,,self,tài liệu 2\n"
                           "KG,2023-Q3,d,,,,M,self,\n"
                           "KG,2023-Q3,e,,,,,self,\n"
                           "KG,2023-Q3,f,abc,,,,self,\n"
                           "KG,2023-Q2,f,abc,,,,self,\n"
                           "AG,2023-Q3,f,abc,,,,self,\n"
                           "AG,2023-Q3,e,9,,,,self,\n";

static DtiDataset *
read_data (void)
{
  g_autoptr (DtiDatasetReader) reader = dti_dataset_reader_new (NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, strlen (data));
  g_autoptr (GError) error = NULL;
  DtiDataset *dataset = dti_dataset_reader_read_bytes (reader, bytes, "data.csv", &error);

  g_assert_no_error (error);

  return dataset;
}

static void
assert_content (
    DtiSubmission *submission, guint expected, guint present, guint with_evidence, guint errors)
{
  g_assert_cmpuint (dti_submission_get_n_expected (submission), ==, expected);
  g_assert_cmpuint (dti_submission_get_n_present (submission), ==, present);
  g_assert_cmpuint (dti_submission_get_n_with_evidence (submission), ==, with_evidence);
  g_assert_cmpuint (dti_submission_get_n_errors (submission), ==, errors);
}

static void
test_dataset (void)
{
  static const char *const all[] = { "a", "b", "c", "d", "e", "f", NULL };
  static const char *const some[] = { "a", "b", "a", "nowhere", NULL };
  static const char *const none[] = { NULL };
  g_autoptr (DtiSubmissionRegister) reg = dti_submission_register_new ();
  g_autoptr (DtiSubmission) submission = open_one (reg);
  g_autoptr (DtiDataset) dataset = read_data ();
  g_autoptr (GError) error = NULL;

  g_test_summary ("Values, evidence and errors are counted in the submission's period");

  g_assert_true (dti_submission_set_content_from_dataset (submission, dataset, "KG", all, &error));
  assert_content (submission, 5, 3, 2, 1);
  g_assert_true (dti_submission_set_content_from_dataset (submission, dataset, "KG", NULL, &error));
  assert_content (submission, 5, 3, 2, 1);
  g_assert_true (dti_submission_set_content_from_dataset (submission, dataset, "KG", some, &error));
  assert_content (submission, 3, 2, 1, 0);
  g_assert_true (dti_submission_set_content_from_dataset (submission, dataset, "AG", all, &error));
  assert_content (submission, 6, 1, 0, 1);
  g_assert_true (dti_submission_set_content_from_dataset (submission, dataset, "XX", all, &error));
  assert_content (submission, 6, 0, 0, 0);
  g_assert_true (dti_submission_set_content_from_dataset (submission, dataset, "KG", none, &error));
  assert_content (submission, 0, 0, 0, 0);

  do_it (submission, DTI_SUBMISSION_ACTION_SUBMIT, 2);
  g_assert_false (dti_submission_set_content_from_dataset (submission, dataset, "KG", all, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_CONFLICT);
}

static void
test_preconditions (void)
{
  g_autoptr (DtiSubmissionRegister) reg = dti_submission_register_new ();
  g_autoptr (DtiSubmission) submission = open_one (reg);

  g_test_summary ("A fault of the program is a critical warning");

  g_test_expect_message ("Dti", G_LOG_LEVEL_CRITICAL, "*N_SUBMISSION_ACTIONS*");
  g_assert_false (dti_submission_can (submission, (DtiSubmissionAction) 99, OWNER, NULL));
  g_test_assert_expected_messages ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/submission/new", test_new);
  g_test_add_func ("/submission/notify", test_notify);
  g_test_add_func ("/submission/history", test_history);
  g_test_add_func ("/submission/deeds", test_deeds);
  g_test_add_func ("/submission/far-instants", test_far_instants);
  g_test_add_func ("/submission/four-eyes", test_four_eyes);
  g_test_add_func ("/submission/orphan", test_orphan);
  g_test_add_func ("/submission/complete", test_complete);
  g_test_add_func ("/submission/content", test_content);
  g_test_add_func ("/submission/dataset", test_dataset);
  g_test_add_func ("/submission/preconditions", test_preconditions);

  return g_test_run ();
}
