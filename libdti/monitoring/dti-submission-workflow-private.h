/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <glib.h>

#include "dti-submission-enums.h"

G_BEGIN_DECLS

/* What can be done with a submission, and in which state: one table, which everything else asks. */

#define DTI_N_SUBMISSION_STATES (DTI_SUBMISSION_STATE_EXCLUDED + 1)
#define DTI_N_SUBMISSION_ACTIONS (DTI_SUBMISSION_ACTION_REMIND + 1)

/* Who acts. Who belongs to the owner and who reviews is known to the caller alone; the library sees
 * to the second person and keeps its own steps to the register. */
typedef enum
{
  DTI_ACTOR_OWNER,
  DTI_ACTOR_REVIEWER,
  DTI_ACTOR_SECOND_PERSON, /* a reviewer, and with four eyes not the one who submitted */
  DTI_ACTOR_REGISTER,
} DtiSubmissionActor;

typedef struct
{
  DtiSubmissionState state;
  DtiSubmissionAction action;
  DtiSubmissionState next;
  gboolean restores; /* to the state before EXCLUDED; @next is not used */
  gboolean needs_reason;
  DtiSubmissionActor actor;
} DtiSubmissionEdge;

/* Why an action is refused. */
typedef enum
{
  DTI_REFUSAL_NONE,
  DTI_REFUSAL_WRONG_STATE,
  DTI_REFUSAL_HAS_ERRORS,
  DTI_REFUSAL_FOUR_EYES,
  DTI_REFUSAL_AMENDMENT_OPEN,
  DTI_REFUSAL_REGISTER_ONLY,
  DTI_REFUSAL_NO_REGISTER,
} DtiSubmissionRefusal;

/* NULL where the action cannot be done in that state. */
const DtiSubmissionEdge *dti_submission_workflow_find (DtiSubmissionState state,
                                                       DtiSubmissionAction action);
gboolean dti_submission_workflow_needs_reason (DtiSubmissionAction action);
/* The owner can change the content. */
gboolean dti_submission_workflow_is_editable (DtiSubmissionState state);
/* Taken into sums. */
gboolean dti_submission_workflow_counts (DtiSubmissionState state);
/* Sent, and not back with the owner since. */
gboolean dti_submission_workflow_is_delivered (DtiSubmissionState state);

/* The code for programs; NULL for DTI_REFUSAL_NONE. */
const char *dti_submission_refusal_get_code (DtiSubmissionRefusal refusal);
/* A sentence for people; NULL for DTI_REFUSAL_NONE. @language NULL: Vietnamese. */
char *dti_submission_refusal_describe (DtiSubmissionRefusal refusal,
                                       DtiSubmissionState state,
                                       DtiSubmissionAction action,
                                       guint n_errors,
                                       const char *language);
const char *dti_submission_state_get_nick (DtiSubmissionState state);
const char *dti_submission_action_get_nick (DtiSubmissionAction action);

G_END_DECLS
