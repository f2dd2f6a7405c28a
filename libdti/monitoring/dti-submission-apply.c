/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

/* What is done with a submission, and what is refused. */

#include <string.h>

#include "dti-submission-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/model/dti-fixed-list-private.h>

DtiSubmissionRefusal
dti_submission_refuse (DtiSubmission *self,
                       DtiSubmissionAction action,
                       const char *actor,
                       gboolean four_eyes)
{
  const DtiSubmissionEdge *edge = dti_submission_workflow_find (self->state, action);

  if (action == DTI_SUBMISSION_ACTION_CREATE || action == DTI_SUBMISSION_ACTION_SUPERSEDE)
    return DTI_REFUSAL_REGISTER_ONLY;
  if (self->register_ == NULL)
    return DTI_REFUSAL_NO_REGISTER;
  if (edge == NULL)
    return DTI_REFUSAL_WRONG_STATE;
  if (action == DTI_SUBMISSION_ACTION_SUBMIT && self->content.n_errors > 0)
    return DTI_REFUSAL_HAS_ERRORS;
  if (action == DTI_SUBMISSION_ACTION_AMEND && self->is_amended)
    return DTI_REFUSAL_AMENDMENT_OPEN;
  if (edge->actor == DTI_ACTOR_SECOND_PERSON && four_eyes &&
      g_strcmp0 (self->submitter, actor) == 0)
    return DTI_REFUSAL_FOUR_EYES;

  return DTI_REFUSAL_NONE;
}

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;

  return TRUE;
}

/* “a ” would be another person than “a”. */
static gboolean
is_name (const char *text)
{
  const char *last;

  if (*text == '\0' || !g_utf8_validate (text, -1, NULL))
    return FALSE;

  last = g_utf8_prev_char (text + strlen (text));

  return !g_unichar_isspace (g_utf8_get_char (text)) && !g_unichar_isspace (g_utf8_get_char (last));
}

static const char *
find_fault (DtiSubmission *self, const DtiSubmissionDeed *deed)
{
  if (!is_name (deed->actor))
    return "the actor must be a text without spaces around it";
  if (deed->reason != NULL && !g_utf8_validate (deed->reason, -1, NULL))
    return "the reason is not UTF-8";
  if (dti_submission_workflow_needs_reason (deed->action) &&
      (deed->reason == NULL || is_blank (deed->reason)))
    return "a reason must be given";
  if (deed->instant < DTI_INSTANT_MIN || deed->instant >= DTI_INSTANT_MAX)
    return "the instant lies outside of the years 1900 to 9998";
  if (self != NULL && deed->instant < self->last_instant)
    return "the instant lies before that of the last event";

  return NULL;
}

gboolean
dti_submission_check_deed (DtiSubmission *self, const DtiSubmissionDeed *deed, GError **error)
{
  const char *fault = find_fault (self, deed);
  g_autofree char *name = NULL;

  if (fault == NULL)
    return TRUE;

  name = self != NULL ? dti_submission_describe (self) : g_strdup ("register");
  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_INVALID_DATA,
               "%s: cannot %s: %s",
               name,
               dti_submission_action_get_nick (deed->action),
               fault);

  return FALSE;
}

DtiSubmissionEvent *
dti_submission_make_event (DtiSubmission *self, guint sequence, const DtiSubmissionDeed *deed)
{
  const DtiSubmissionEdge *edge = dti_submission_workflow_find (self->state, deed->action);
  DtiSubmissionState next = DTI_SUBMISSION_STATE_DRAFT;
  DtiSubmissionEvent *event;

  /* CREATE is no edge. */
  if (edge != NULL)
    next = edge->restores ? self->restored : edge->next;

  event = dti_submission_event_new (
      sequence, deed->instant, deed->actor, deed->action, self->state, next, deed->reason);
  event->has_content = dti_submission_workflow_is_editable (self->state);
  if (event->has_content)
    event->content = self->content;
  event->four_eyes = deed->four_eyes && edge != NULL && edge->actor == DTI_ACTOR_SECOND_PERSON;

  return event;
}

void
dti_submission_take_event (DtiSubmission *self, DtiSubmissionEvent *event)
{
  if (event->has_content)
    self->recorded = event->content;
  if (event->action == DTI_SUBMISSION_ACTION_SUBMIT)
    {
      g_clear_pointer (&self->submitter, g_ref_string_release);
      self->submitter = g_ref_string_acquire (event->actor);
      if (self->first_complete == DTI_INSTANT_NONE)
        self->first_complete = event->instant;
    }
  if (event->action == DTI_SUBMISSION_ACTION_EXCLUDE)
    self->restored = self->state;
  if (event->action == DTI_SUBMISSION_ACTION_AMEND)
    self->is_amended = TRUE;

  self->state = event->after;
  self->last_instant = event->instant;
  dti_submission_history_append (self->history, event);
}

static gboolean
get_four_eyes (DtiSubmission *self)
{
  return self->register_ != NULL && self->register_->four_eyes;
}

static gboolean
check_permission (DtiSubmission *self, const DtiSubmissionDeed *deed, GError **error)
{
  DtiSubmissionRefusal refusal =
      dti_submission_refuse (self, deed->action, deed->actor, deed->four_eyes);
  g_autofree char *name = NULL;
  g_autofree char *why = NULL;

  if (refusal == DTI_REFUSAL_NONE)
    return TRUE;

  name = dti_submission_describe (self);
  why = dti_submission_refusal_describe (refusal,
                                         self->state,
                                         deed->action,
                                         self->content.n_errors,
                                         "en");
  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_CONFLICT,
               "%s: cannot %s: %s",
               name,
               dti_submission_action_get_nick (deed->action),
               why);

  return FALSE;
}

static DtiSubmissionDeed
make_deed (DtiSubmission *self,
           DtiSubmissionAction action,
           const char *actor,
           const char *reason,
           GDateTime *instant)
{
  return (DtiSubmissionDeed){ .action = action,
                              .actor = actor,
                              .reason = reason,
                              .instant = dti_instant_from_date_time (instant),
                              .four_eyes = get_four_eyes (self) };
}

DtiSubmission *
dti_submission_begin_amendment (
    DtiSubmission *self, const char *actor, const char *reason, GDateTime *instant, GError **error)
{
  DtiSubmissionDeed deed = make_deed (self, DTI_SUBMISSION_ACTION_AMEND, actor, reason, instant);

  if (!check_permission (self, &deed, error) || !dti_submission_check_deed (self, &deed, error))
    return NULL;

  return dti_submission_register_perform_amend (self->register_, self, &deed);
}

/* ---- public functions ---- */

/**
 * dti_submission_list_permissions:
 * @self: a submission
 * @actor: who wants to act
 *
 * Lists for every action whether it can be done now, and why not.
 *
 * Who belongs to the agency and who reviews is the caller's to know; the library only sees to it
 * that whoever submitted does not verify or publish, where
 * [property@Dti.SubmissionRegister:four-eyes] says so.
 *
 * Returns: (transfer full): a list of [class@Dti.SubmissionPermission], in the order of
 *   [enum@Dti.SubmissionAction]; it does not follow later changes
 *
 * Since: 1.0
 */
GListModel *
dti_submission_list_permissions (DtiSubmission *self, const char *actor)
{
  GPtrArray *permissions;

  g_return_val_if_fail (DTI_IS_SUBMISSION (self), NULL);
  g_return_val_if_fail (actor != NULL, NULL);

  permissions = g_ptr_array_new ();
  for (guint i = 0; i < DTI_N_SUBMISSION_ACTIONS; i++)
    {
      DtiSubmissionAction action = (DtiSubmissionAction) i;

      g_ptr_array_add (permissions,
                       dti_submission_permission_new (action,
                                                      self->state,
                                                      dti_submission_refuse (self,
                                                                             action,
                                                                             actor,
                                                                             get_four_eyes (self)),
                                                      self->content.n_errors));
    }

  return dti_fixed_list_new (DTI_TYPE_SUBMISSION_PERMISSION, permissions);
}

/**
 * dti_submission_can:
 * @self: a submission
 * @action: an action
 * @actor: who wants to act
 * @reason: (out) (optional) (nullable) (transfer full): return location for why not, in Vietnamese;
 *   `NULL` where it can be done
 *
 * Asks whether an action can be done now.
 *
 * [method@Dti.Submission.list_permissions] says why in other languages too.
 *
 * Returns: `TRUE` if it can
 *
 * Since: 1.0
 */
gboolean
dti_submission_can (DtiSubmission *self,
                    DtiSubmissionAction action,
                    const char *actor,
                    char **reason)
{
  DtiSubmissionRefusal refusal;

  g_return_val_if_fail (DTI_IS_SUBMISSION (self), FALSE);
  g_return_val_if_fail ((guint) action < DTI_N_SUBMISSION_ACTIONS, FALSE);
  g_return_val_if_fail (actor != NULL, FALSE);

  refusal = dti_submission_refuse (self, action, actor, get_four_eyes (self));
  if (reason != NULL)
    *reason = dti_submission_refusal_describe (refusal,
                                               self->state,
                                               action,
                                               self->content.n_errors,
                                               NULL);

  return refusal == DTI_REFUSAL_NONE;
}

/**
 * dti_submission_apply:
 * @self: a submission
 * @action: what is done
 * @actor: who does it: a text without spaces around it, which names the same person always
 * @reason: (nullable): why; `RETURN`, `RECALL`, `EXCLUDE` and `AMEND` need one
 * @instant: when it is done: not before the last event of the submission
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Does something with a submission, and writes it into the history.
 *
 * `AMEND` begins a new version, as [method@Dti.SubmissionRegister.amend] does. Publishing an
 * amendment supersedes the version before it.
 *
 * Errors are `DTI_ERROR_CONFLICT` for an action that is refused, with the reason that
 * [method@Dti.Submission.list_permissions] gives, and `DTI_ERROR_INVALID_DATA` for a missing
 * reason, an actor or an instant that cannot be. Nothing is changed then.
 *
 * Returns: `FALSE` on an error
 *
 * Since: 1.0
 */
gboolean
dti_submission_apply (DtiSubmission *self,
                      DtiSubmissionAction action,
                      const char *actor,
                      const char *reason,
                      GDateTime *instant,
                      GError **error)
{
  DtiSubmissionDeed deed;

  g_return_val_if_fail (DTI_IS_SUBMISSION (self), FALSE);
  g_return_val_if_fail ((guint) action < DTI_N_SUBMISSION_ACTIONS, FALSE);
  g_return_val_if_fail (actor != NULL, FALSE);
  g_return_val_if_fail (instant != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (action == DTI_SUBMISSION_ACTION_AMEND)
    {
      g_autoptr (DtiSubmission) amendment =
          dti_submission_begin_amendment (self, actor, reason, instant, error);

      return amendment != NULL;
    }

  deed = make_deed (self, action, actor, reason, instant);
  if (!check_permission (self, &deed, error) || !dti_submission_check_deed (self, &deed, error))
    return FALSE;

  dti_submission_register_perform (self->register_, self, &deed);

  return TRUE;
}
