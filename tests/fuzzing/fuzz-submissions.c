/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "fuzz.h"

/* What is written reads back as the same register. */
static void
check_round_trip (DtiSubmissionRegister *reg)
{
  g_autofree char *json = dti_submission_register_to_json (reg);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiSubmissionRegister) again = dti_submission_register_new_from_json (json, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (dti_submission_register_get_digest (again),
                   ==,
                   dti_submission_register_get_digest (reg));
}

/* Nothing is published that nobody appraised. */
static void
check_submission (DtiSubmission *submission)
{
  GListModel *history = dti_submission_get_history (submission);
  gboolean verified = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (history); i++)
    {
      g_autoptr (DtiSubmissionEvent) event = g_list_model_get_item (history, i);
      DtiSubmissionAction action = dti_submission_event_get_action (event);

      if (action == DTI_SUBMISSION_ACTION_SUBMIT)
        verified = FALSE;
      if (action == DTI_SUBMISSION_ACTION_VERIFY)
        verified = TRUE;
      g_assert_true (action != DTI_SUBMISSION_ACTION_PUBLISH || verified);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = NULL;
  g_autoptr (DtiSubmissionRegister) reg = NULL;
  g_autoptr (GError) error = NULL;

  if (size > FUZZ_MAX_SIZE || memchr (data, '\0', size) != NULL)
    return 0;

  text = size > 0 ? g_strndup ((const char *) data, size) : g_strdup ("");
  reg = dti_submission_register_new_from_json (text, &error);
  g_assert_true ((reg == NULL) == (error != NULL));
  if (reg == NULL)
    return 0;

  g_assert_true (dti_submission_register_verify (reg, NULL, NULL));
  for (guint i = 0; i < dti_submission_register_get_n_items (reg); i++)
    {
      g_autoptr (DtiSubmission) submission = g_list_model_get_item (G_LIST_MODEL (reg), i);

      check_submission (submission);
    }
  check_round_trip (reg);

  return 0;
}
