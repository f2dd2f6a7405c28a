/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <string.h>

#include <gio/gio.h>
#include <libdti/base/dti-error.h>
#include <libdti/monitoring/dti-submission-register.h>

/* What the tests of submissions share. */

#define OWNER "Nguyễn Văn An"
#define REVIEWER "Trần Thị Bình"

#define N_STATES (DTI_SUBMISSION_STATE_EXCLUDED + 1)
#define N_ACTIONS (DTI_SUBMISSION_ACTION_REMIND + 1)

static inline GDateTime *
at (int day, int hour)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (7 * 3600);

  return g_date_time_new (zone, 2023, 9, day, hour, 0, 0);
}

static inline DtiSubmission *
open_one (DtiSubmissionRegister *reg)
{
  g_autoptr (GDateTime) instant = at (1, 8);
  g_autoptr (GError) error = NULL;
  DtiSubmission *submission =
      dti_submission_register_open (reg, "SKHDT", "quarterly", "2023-Q3", OWNER, instant, &error);

  g_assert_no_error (error);

  return submission;
}

static inline gboolean
try_do (DtiSubmission *submission,
        DtiSubmissionAction action,
        const char *actor,
        const char *reason,
        int day,
        GError **error)
{
  g_autoptr (GDateTime) instant = at (day, 9);

  return dti_submission_apply (submission, action, actor, reason, instant, error);
}

/* Does what must succeed, as whoever may. */
static inline void
do_it (DtiSubmission *submission, DtiSubmissionAction action, int day)
{
  gboolean is_owner = action == DTI_SUBMISSION_ACTION_EDIT ||
                      action == DTI_SUBMISSION_ACTION_SUBMIT ||
                      action == DTI_SUBMISSION_ACTION_RECALL;
  g_autoptr (GError) error = NULL;

  g_assert_true (try_do (submission, action, is_owner ? OWNER : REVIEWER, "vì thế", day, &error));
  g_assert_no_error (error);
}

static inline guint
count_events (DtiSubmission *submission)
{
  return g_list_model_get_n_items (dti_submission_get_history (submission));
}

static inline DtiSubmissionEvent *
get_event (DtiSubmission *submission, guint position)
{
  return g_list_model_get_item (dti_submission_get_history (submission), position);
}

/* Ways from DRAFT into each state. */
static inline void
bring_to (DtiSubmission *submission, DtiSubmissionState state)
{
  if (state == DTI_SUBMISSION_STATE_DRAFT)
    return;
  if (state == DTI_SUBMISSION_STATE_EXCLUDED)
    {
      do_it (submission, DTI_SUBMISSION_ACTION_EXCLUDE, 2);
      return;
    }
  do_it (submission, DTI_SUBMISSION_ACTION_SUBMIT, 2);
  if (state == DTI_SUBMISSION_STATE_SUBMITTED)
    return;
  if (state == DTI_SUBMISSION_STATE_RETURNED)
    {
      do_it (submission, DTI_SUBMISSION_ACTION_RETURN, 2);
      return;
    }
  do_it (submission, DTI_SUBMISSION_ACTION_VERIFY, 2);
  if (state == DTI_SUBMISSION_STATE_VERIFIED)
    return;
  do_it (submission, DTI_SUBMISSION_ACTION_INCLUDE, 2);
  if (state == DTI_SUBMISSION_STATE_INCLUDED)
    return;
  do_it (submission, DTI_SUBMISSION_ACTION_PUBLISH, 2);
}

static inline DtiSubmission *
bring_new_to (DtiSubmissionRegister *reg, DtiSubmissionState state)
{
  DtiSubmission *submission = open_one (reg);

  bring_to (submission,
            state == DTI_SUBMISSION_STATE_SUPERSEDED ? DTI_SUBMISSION_STATE_PUBLISHED : state);
  if (state == DTI_SUBMISSION_STATE_SUPERSEDED)
    {
      g_autoptr (DtiSubmission) second = NULL;

      do_it (submission, DTI_SUBMISSION_ACTION_AMEND, 2);
      second = g_list_model_get_item (G_LIST_MODEL (reg), 1);
      bring_to (second, DTI_SUBMISSION_STATE_PUBLISHED);
    }
  g_assert_cmpint (dti_submission_get_state (submission), ==, state);

  return submission;
}
