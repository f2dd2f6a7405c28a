/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "submission-testing.h"

/* ---- the model: the table of the workflow, written out once more ---- */

#define NO (-1)
#define BACK (-2) /* where it was before it was excluded */

/* Rows: DRAFT, SUBMITTED, RETURNED, VERIFIED, INCLUDED, PUBLISHED, SUPERSEDED, EXCLUDED. Columns:
 * create, edit, submit, recall, return, verify, include, publish, amend, supersede, exclude,
 * reinclude, remind. */
static const int model_table[N_STATES][N_ACTIONS] = {
  /*             cre edi sub rec ret ver inc pub ame sup exc rei rem */
  /* DRAFT */ { NO, 0, 1, NO, NO, NO, NO, NO, NO, NO, 7, NO, 0 },
  /* SUBMITTED */ { NO, NO, NO, 0, 2, 3, NO, NO, NO, NO, 7, NO, NO },
  /* RETURNED */ { NO, 2, 1, NO, NO, NO, NO, NO, NO, NO, 7, NO, 2 },
  /* VERIFIED */ { NO, NO, NO, NO, 2, NO, 4, NO, NO, NO, 7, NO, NO },
  /* INCLUDED */ { NO, NO, NO, NO, 2, NO, NO, 5, NO, NO, 7, NO, NO },
  /* PUBLISHED */ { NO, NO, NO, NO, NO, NO, NO, NO, 5, NO, NO, NO, NO },
  /* SUPERSEDED */ { NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO },
  /* EXCLUDED */ { NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, BACK, NO },
};
static const gboolean model_editable[N_STATES] = { TRUE, FALSE, TRUE, FALSE, FALSE, FALSE, FALSE };
static const gboolean model_counts[N_STATES] = { FALSE, FALSE, FALSE, TRUE, TRUE, TRUE, FALSE };
static const gboolean model_needs_reason[N_ACTIONS] = {
  [DTI_SUBMISSION_ACTION_RETURN] = TRUE,
  [DTI_SUBMISSION_ACTION_EXCLUDE] = TRUE,
  [DTI_SUBMISSION_ACTION_AMEND] = TRUE,
  [DTI_SUBMISSION_ACTION_RECALL] = TRUE,
};

static void
check_edge (DtiSubmissionState state, DtiSubmissionAction action)
{
  g_autoptr (DtiSubmissionRegister) reg = dti_submission_register_new ();
  g_autoptr (DtiSubmission) submission = bring_new_to (reg, state);
  g_autofree char *digest = g_strdup (dti_submission_register_get_digest (reg));
  g_autofree char *why = NULL;
  g_autoptr (GError) error = NULL;
  int next = model_table[state][action];
  guint n_events = count_events (submission);
  guint n_items = dti_submission_register_get_n_items (reg);

  g_assert_cmpint (dti_submission_get_editable (submission), ==, model_editable[state]);
  g_assert_cmpint (dti_submission_get_counts (submission), ==, model_counts[state]);
  g_assert_cmpint (dti_submission_get_live (submission),
                   ==,
                   state != DTI_SUBMISSION_STATE_SUPERSEDED);
  g_assert_cmpint (dti_submission_can (submission, action, REVIEWER, &why), ==, next != NO);
  g_assert_cmpint (why == NULL, ==, next != NO);

  if (next != NO && model_needs_reason[action])
    {
      g_assert_false (try_do (submission, action, REVIEWER, NULL, 3, &error));
      g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
      g_clear_error (&error);
      g_assert_false (try_do (submission, action, REVIEWER, " \t", 3, &error));
      g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
      g_clear_error (&error);
    }
  if (next == NO)
    {
      g_assert_false (try_do (submission, action, REVIEWER, "vì thế", 3, &error));
      g_assert_error (error, DTI_ERROR, DTI_ERROR_CONFLICT);
      g_assert_cmpint (dti_submission_get_state (submission), ==, state);
    }
  if (next == NO || model_needs_reason[action])
    {
      g_assert_cmpuint (count_events (submission), ==, n_events);
      g_assert_cmpuint (dti_submission_register_get_n_items (reg), ==, n_items);
      g_assert_cmpstr (dti_submission_register_get_digest (reg), ==, digest);
    }
  if (next == NO)
    return;

  g_assert_true (
      try_do (submission, action, REVIEWER, model_needs_reason[action] ? "vì thế" : NULL, 3, NULL));
  g_assert_cmpint (dti_submission_get_state (submission),
                   ==,
                   next == BACK ? DTI_SUBMISSION_STATE_DRAFT : (DtiSubmissionState) next);
  g_assert_cmpuint (count_events (submission), ==, n_events + 1);
}

static void
test_table (void)
{
  g_test_summary ("Each action in each state does what the table says, or changes nothing");

  for (guint state = 0; state < N_STATES; state++)
    for (guint action = 0; action < N_ACTIONS; action++)
      check_edge ((DtiSubmissionState) state, (DtiSubmissionAction) action);
}

static void
test_reinclude (void)
{
  static const DtiSubmissionState states[] = {
    DTI_SUBMISSION_STATE_DRAFT,    DTI_SUBMISSION_STATE_SUBMITTED, DTI_SUBMISSION_STATE_RETURNED,
    DTI_SUBMISSION_STATE_VERIFIED, DTI_SUBMISSION_STATE_INCLUDED,
  };

  g_test_summary ("What was excluded goes back to where it was");

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (DtiSubmissionRegister) reg = dti_submission_register_new ();
      g_autoptr (DtiSubmission) submission = bring_new_to (reg, states[i]);

      do_it (submission, DTI_SUBMISSION_ACTION_EXCLUDE, 3);
      g_assert_cmpint (dti_submission_get_state (submission), ==, DTI_SUBMISSION_STATE_EXCLUDED);
      g_assert_false (dti_submission_get_counts (submission));
      do_it (submission, DTI_SUBMISSION_ACTION_REINCLUDE, 3);
      g_assert_cmpint (dti_submission_get_state (submission), ==, states[i]);
    }
}

/* ---- a million actions ---- */

#define N_WALK 1000000
#define N_ROUNDS 100

/* The address sanitizer unwinds the stack at each allocation, which takes minutes. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#undef N_WALK
#define N_WALK 100000
#endif
#endif
#define N_REPORTS 12

static const char *const people[] = { "an", "bình", "cường", "dung" };

/* What one submission should be, by the model alone. */
typedef struct Model
{
  struct Model *previous;
  DtiSubmission *submission;
  int state;
  int before_exclusion;
  gboolean is_amended;
  gboolean has_errors;
  gboolean verified; /* since the last SUBMIT */
  const char *submitter;
  gint64 last;
  guint n_events;
} Model;

typedef struct
{
  GRand *random;
  DtiSubmissionRegister *reg;
  GPtrArray *models; /* in the order of the register */
  gint64 now;
  guint n_done;
  guint n_refused;
  guint n_published;
} Walk;

static Model *
model_new (DtiSubmission *submission, Model *previous, gint64 now)
{
  Model *model = g_new0 (Model, 1);

  model->submission = submission;
  model->previous = previous;
  model->last = now;
  model->n_events = 1;

  return model;
}

static void
model_free (gpointer data_)
{
  Model *model = data_;

  g_object_unref (model->submission);
  g_free (model);
}

/* Which error is due, 0 for none. */
static int
predict (const Model *model,
         DtiSubmissionAction action,
         const char *actor,
         const char *reason,
         gint64 now)
{
  gboolean second =
      action == DTI_SUBMISSION_ACTION_VERIFY || action == DTI_SUBMISSION_ACTION_PUBLISH;

  if (model_table[model->state][action] == NO ||
      (action == DTI_SUBMISSION_ACTION_SUBMIT && model->has_errors) ||
      (action == DTI_SUBMISSION_ACTION_AMEND && model->is_amended) ||
      (second && g_strcmp0 (model->submitter, actor) == 0))
    return DTI_ERROR_CONFLICT + 1;
  if ((model_needs_reason[action] && (reason == NULL || *reason == ' ')) || now < model->last)
    return DTI_ERROR_INVALID_DATA + 1;

  return 0;
}

static void
follow (Walk *walk, Model *model, DtiSubmissionAction action, const char *actor, gint64 now)
{
  int next = model_table[model->state][action];

  if (action == DTI_SUBMISSION_ACTION_EXCLUDE)
    model->before_exclusion = model->state;
  if (action == DTI_SUBMISSION_ACTION_SUBMIT)
    {
      model->submitter = actor;
      model->verified = FALSE;
    }
  if (action == DTI_SUBMISSION_ACTION_VERIFY)
    model->verified = TRUE;
  if (action == DTI_SUBMISSION_ACTION_PUBLISH)
    {
      g_assert_true (model->verified);
      walk->n_published++;
      if (model->previous != NULL)
        {
          model->previous->state = DTI_SUBMISSION_STATE_SUPERSEDED;
          model->previous->n_events++;
          model->previous->last = now;
        }
    }
  if (action == DTI_SUBMISSION_ACTION_AMEND)
    {
      model->is_amended = TRUE;
      g_ptr_array_add (walk->models,
                       model_new (g_list_model_get_item (G_LIST_MODEL (walk->reg),
                                                         walk->models->len),
                                  model,
                                  now));
    }
  model->state = next == BACK ? model->before_exclusion : next;
  model->last = now;
  model->n_events++;
}

static void
assert_model (const Model *model)
{
  gboolean amends = model->previous != NULL && model->state != DTI_SUBMISSION_STATE_PUBLISHED;

  g_assert_cmpint (dti_submission_get_state (model->submission), ==, model->state);
  g_assert_cmpuint (count_events (model->submission), ==, model->n_events);
  g_assert_cmpint (dti_submission_get_counts (model->submission),
                   ==,
                   model_counts[model->state] && !amends);
}

/* The history itself must show an appraisal after the last sending, by somebody else. */
static void
assert_appraised (DtiSubmission *submission)
{
  const char *verifier = NULL;

  for (guint i = count_events (submission); i > 0; i--)
    {
      g_autoptr (DtiSubmissionEvent) event = get_event (submission, i - 1);
      DtiSubmissionAction action = dti_submission_event_get_action (event);

      if (action == DTI_SUBMISSION_ACTION_VERIFY && verifier == NULL)
        verifier = dti_submission_event_get_actor (event);
      if (action == DTI_SUBMISSION_ACTION_SUBMIT)
        {
          g_assert_nonnull (verifier);
          g_assert_cmpstr (verifier, !=, dti_submission_event_get_actor (event));
          return;
        }
    }
  g_assert_not_reached ();
}

/* Any action, but every third time one that the state allows: else most of them were refused. */
static DtiSubmissionAction
pick_action (Walk *walk, const Model *model)
{
  gboolean willing = g_rand_int_range (walk->random, 0, 3) == 0;
  int action;

  do
    action = g_rand_int_range (walk->random, 0, N_ACTIONS);
  while (willing && model->state != DTI_SUBMISSION_STATE_SUPERSEDED &&
         model_table[model->state][action] == NO);

  return (DtiSubmissionAction) action;
}

static void
take_step (Walk *walk)
{
  static const char *const reasons[] = { NULL, " ", "vì thế", "vì thế" };
  guint position = (guint) g_rand_int_range (walk->random, 0, (int) walk->models->len);
  Model *model = g_ptr_array_index (walk->models, position);
  DtiSubmissionAction action = pick_action (walk, model);
  const char *actor = people[g_rand_int_range (walk->random, 0, G_N_ELEMENTS (people))];
  const char *reason = reasons[g_rand_int_range (walk->random, 0, G_N_ELEMENTS (reasons))];
  gint64 now = walk->now += g_rand_int_range (walk->random, 0, 100);
  g_autoptr (GDateTime) instant = NULL;
  g_autoptr (GError) error = NULL;
  int due;

  if (g_rand_int_range (walk->random, 0, 50) == 0)
    now -= 1000000;
  if (model_editable[model->state])
    {
      model->has_errors = g_rand_int_range (walk->random, 0, 4) == 0;
      g_assert_true (
          dti_submission_set_content (model->submission, 9, 9, 9, model->has_errors, NULL));
    }

  instant = g_date_time_new_from_unix_utc (now);
  due = predict (model, action, actor, reason, now);
  g_assert_cmpint (dti_submission_apply (model->submission, action, actor, reason, instant, &error),
                   ==,
                   due == 0);
  if (due == 0)
    {
      follow (walk, model, action, actor, now);
      walk->n_done++;
      if (action == DTI_SUBMISSION_ACTION_PUBLISH)
        assert_appraised (model->submission);
    }
  else
    {
      g_assert_error (error, DTI_ERROR, due - 1);
      walk->n_refused++;
    }
  assert_model (model);
}

static void
walk_round (Walk *walk, guint n_steps)
{
  g_autoptr (GDateTime) start = g_date_time_new_from_unix_utc (walk->now);
  guint n_events = 0;
  guint n_found = 0;

  walk->reg = dti_submission_register_new ();
  walk->models = g_ptr_array_new_with_free_func (model_free);
  for (guint i = 0; i < N_REPORTS; i++)
    {
      g_autofree char *agency = g_strdup_printf ("agency-%u", i);

      g_ptr_array_add (walk->models,
                       model_new (dti_submission_register_open (
                                      walk->reg, agency, "quarterly", "2023-Q3", "an", start, NULL),
                                  NULL,
                                  walk->now));
    }

  for (guint i = 0; i < n_steps; i++)
    take_step (walk);

  g_assert_cmpuint (dti_submission_register_get_n_items (walk->reg), ==, walk->models->len);
  for (guint i = 0; i < walk->models->len; i++)
    {
      const Model *model = g_ptr_array_index (walk->models, i);

      assert_model (model);
      n_events += model->n_events;
    }
  g_assert_true (dti_submission_register_verify (walk->reg, &n_found, NULL));
  g_assert_cmpuint (n_found, ==, n_events);
}

static void
test_walk (void)
{
  Walk walk = { .random = g_rand_new_with_seed (20230925), .now = 1695600000 };

  g_test_summary ("A million random actions: nothing is published without an appraisal after the "
                  "last sending, no history shrinks, every state is that of an independent model");

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      walk_round (&walk, N_WALK / N_ROUNDS);
      /* Now and then the document is read back, which does it all once more. */
      if (i % 25 == 0)
        {
          g_autofree char *json = dti_submission_register_to_json (walk.reg);
          g_autoptr (GError) error = NULL;
          g_autoptr (DtiSubmissionRegister) again =
              dti_submission_register_new_from_json (json, &error);

          g_assert_no_error (error);
          g_assert_cmpstr (dti_submission_register_get_digest (again),
                           ==,
                           dti_submission_register_get_digest (walk.reg));
        }
      g_clear_pointer (&walk.models, g_ptr_array_unref);
      g_clear_object (&walk.reg);
    }
  g_test_message ("%u done, %u refused, %u published",
                  walk.n_done,
                  walk.n_refused,
                  walk.n_published);
  g_assert_cmpuint (walk.n_done + walk.n_refused, ==, N_WALK);
  g_assert_cmpuint (walk.n_done, >, N_WALK / 20);
  g_assert_cmpuint (walk.n_published, >, N_WALK / 1000);
  g_rand_free (walk.random);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/submission-workflow/table", test_table);
  g_test_add_func ("/submission-workflow/reinclude", test_reinclude);
  g_test_add_func ("/submission-workflow/walk", test_walk);

  return g_test_run ();
}
