/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-submission-private.h"

#include <libdti/dti-enum-types.h>

/**
 * DtiSubmission:
 *
 * One version of a report of an agency, for an obligation and a period.
 *
 * Submissions are opened by [method@Dti.SubmissionRegister.open] and belong to that register. What
 * is done with one goes through [method@Dti.Submission.apply], which looks into one table of what
 * is allowed in which state; [method@Dti.Submission.list_permissions] tells the same beforehand.
 * Everything that happened stays in the history.
 *
 * All properties notify. A submission belongs to the thread of its register.
 *
 * Since: 1.0
 */

typedef enum
{
  PROP_AGENCY = 1,
  PROP_COMPLETE,
  PROP_COUNTS,
  PROP_EDITABLE,
  PROP_FIRST_COMPLETE,
  PROP_HISTORY,
  PROP_LIVE,
  PROP_N_ERRORS,
  PROP_N_EXPECTED,
  PROP_N_PRESENT,
  PROP_N_WITH_EVIDENCE,
  PROP_OBLIGATION,
  PROP_PERIOD,
  PROP_STATE,
  PROP_VERSION,
} DtiSubmissionProperty;

static GParamSpec *props[PROP_VERSION + 1];

G_DEFINE_FINAL_TYPE (DtiSubmission, dti_submission, G_TYPE_OBJECT)

static void
dti_submission_finalize (GObject *object)
{
  DtiSubmission *self = DTI_SUBMISSION (object);

  g_free (self->agency);
  g_free (self->obligation);
  g_free (self->period);
  g_clear_object (&self->previous);
  g_clear_pointer (&self->submitter, g_ref_string_release);
  g_clear_object (&self->history);

  G_OBJECT_CLASS (dti_submission_parent_class)->finalize (object);
}

static void
dti_submission_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiSubmission *self = DTI_SUBMISSION (object);

  switch ((DtiSubmissionProperty) prop_id)
    {
    case PROP_AGENCY:
      g_value_set_string (value, self->agency);
      break;
    case PROP_COMPLETE:
      g_value_set_boolean (value, dti_submission_get_complete (self));
      break;
    case PROP_COUNTS:
      g_value_set_boolean (value, dti_submission_get_counts (self));
      break;
    case PROP_EDITABLE:
      g_value_set_boolean (value, dti_submission_get_editable (self));
      break;
    case PROP_FIRST_COMPLETE:
      g_value_take_boxed (value, dti_submission_get_first_complete (self));
      break;
    case PROP_HISTORY:
      g_value_set_object (value, self->history);
      break;
    case PROP_LIVE:
      g_value_set_boolean (value, dti_submission_get_live (self));
      break;
    case PROP_N_ERRORS:
      g_value_set_uint (value, self->content.n_errors);
      break;
    case PROP_N_EXPECTED:
      g_value_set_uint (value, self->content.n_expected);
      break;
    case PROP_N_PRESENT:
      g_value_set_uint (value, self->content.n_present);
      break;
    case PROP_N_WITH_EVIDENCE:
      g_value_set_uint (value, self->content.n_with_evidence);
      break;
    case PROP_OBLIGATION:
      g_value_set_string (value, self->obligation);
      break;
    case PROP_PERIOD:
      g_value_set_string (value, self->period);
      break;
    case PROP_STATE:
      g_value_set_enum (value, (int) self->state);
      break;
    case PROP_VERSION:
      g_value_set_uint (value, self->version);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static GParamSpec *
text_spec (const char *name)
{
  return g_param_spec_string (name, NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static GParamSpec *
count_spec (const char *name)
{
  return g_param_spec_uint (
      name, NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static GParamSpec *
flag_spec (const char *name)
{
  return g_param_spec_boolean (name, NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
make_key_properties (void)
{
  /**
   * DtiSubmission:agency: (getter get_agency)
   *
   * Id of the agency that reports.
   *
   * Since: 1.0
   */
  props[PROP_AGENCY] = text_spec ("agency");

  /**
   * DtiSubmission:obligation: (getter get_obligation)
   *
   * Id of the obligation rule that asks for the report.
   *
   * Since: 1.0
   */
  props[PROP_OBLIGATION] = text_spec ("obligation");

  /**
   * DtiSubmission:period: (getter get_period)
   *
   * The period reported on.
   *
   * Since: 1.0
   */
  props[PROP_PERIOD] = text_spec ("period");

  /**
   * DtiSubmission:version: (getter get_version)
   *
   * Number of the version, counted from 1.
   *
   * Since: 1.0
   */
  props[PROP_VERSION] = count_spec ("version");
}

static void
make_state_properties (void)
{
  /**
   * DtiSubmission:complete: (getter get_complete)
   *
   * Whether a complete report has been delivered.
   *
   * Since: 1.0
   */
  props[PROP_COMPLETE] = flag_spec ("complete");

  /**
   * DtiSubmission:counts: (getter get_counts)
   *
   * Whether its figures are taken into sums.
   *
   * Since: 1.0
   */
  props[PROP_COUNTS] = flag_spec ("counts");

  /**
   * DtiSubmission:editable: (getter get_editable)
   *
   * Whether its content can be changed.
   *
   * Since: 1.0
   */
  props[PROP_EDITABLE] = flag_spec ("editable");

  /**
   * DtiSubmission:first-complete: (getter get_first_complete)
   *
   * When a complete report was first submitted.
   *
   * Since: 1.0
   */
  props[PROP_FIRST_COMPLETE] = g_param_spec_boxed ("first-complete",
                                                   NULL,
                                                   NULL,
                                                   G_TYPE_DATE_TIME,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiSubmission:live: (getter get_live)
   *
   * Whether it is not superseded.
   *
   * Since: 1.0
   */
  props[PROP_LIVE] = flag_spec ("live");

  /**
   * DtiSubmission:state: (getter get_state)
   *
   * Where it is in its life.
   *
   * Since: 1.0
   */
  props[PROP_STATE] = g_param_spec_enum ("state",
                                         NULL,
                                         NULL,
                                         DTI_TYPE_SUBMISSION_STATE,
                                         DTI_SUBMISSION_STATE_DRAFT,
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
make_content_properties (void)
{
  /**
   * DtiSubmission:history: (getter get_history)
   *
   * Everything that was done with it.
   *
   * Since: 1.0
   */
  props[PROP_HISTORY] = g_param_spec_object ("history",
                                             NULL,
                                             NULL,
                                             G_TYPE_LIST_MODEL,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiSubmission:n-errors: (getter get_n_errors)
   *
   * Number of errors in the content.
   *
   * Since: 1.0
   */
  props[PROP_N_ERRORS] = count_spec ("n-errors");

  /**
   * DtiSubmission:n-expected: (getter get_n_expected)
   *
   * Number of values asked for.
   *
   * Since: 1.0
   */
  props[PROP_N_EXPECTED] = count_spec ("n-expected");

  /**
   * DtiSubmission:n-present: (getter get_n_present)
   *
   * Number of values there are.
   *
   * Since: 1.0
   */
  props[PROP_N_PRESENT] = count_spec ("n-present");

  /**
   * DtiSubmission:n-with-evidence: (getter get_n_with_evidence)
   *
   * Number of values that have evidence.
   *
   * Since: 1.0
   */
  props[PROP_N_WITH_EVIDENCE] = count_spec ("n-with-evidence");
}

static void
dti_submission_class_init (DtiSubmissionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_submission_finalize;
  object_class->get_property = dti_submission_get_property;

  make_key_properties ();
  make_state_properties ();
  make_content_properties ();
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_submission_init (DtiSubmission *self)
{
  self->last_instant = DTI_INSTANT_NONE;
  self->first_complete = DTI_INSTANT_NONE;
  self->history = dti_submission_history_new ();
}

DtiSubmission *
dti_submission_new (DtiSubmissionRegister *register_,
                    const char *agency,
                    const char *obligation,
                    const char *period,
                    DtiSubmission *previous)
{
  DtiSubmission *self = g_object_new (DTI_TYPE_SUBMISSION, NULL);

  self->register_ = register_;
  self->agency = g_strdup (agency);
  self->obligation = g_strdup (obligation);
  self->period = g_strdup (period);
  self->version = 1;
  if (previous != NULL)
    {
      self->previous = g_object_ref (previous);
      self->version = previous->version + 1;
      self->first_complete = previous->first_complete;
      self->content = previous->content;
    }

  return self;
}

DtiSubmissionKey
dti_submission_get_key (DtiSubmission *self)
{
  return (DtiSubmissionKey){ self->agency, self->obligation, self->period, self->version };
}

char *
dti_submission_describe (DtiSubmission *self)
{
  return g_strdup_printf ("%s, %s, %s, version %u",
                          self->agency,
                          self->obligation,
                          self->period,
                          self->version);
}

DtiSubmission *
dti_submission_peek_standing (DtiSubmission *self)
{
  if (self->previous == NULL || self->state == DTI_SUBMISSION_STATE_PUBLISHED ||
      self->state == DTI_SUBMISSION_STATE_SUPERSEDED)
    return self;

  return self->previous;
}

/* ---- notifications ---- */

DtiSubmissionView
dti_submission_view (DtiSubmission *self)
{
  return (DtiSubmissionView){
    .state = self->state,
    .counts = dti_submission_get_counts (self),
    .complete = dti_submission_get_complete (self),
    .first_complete = self->first_complete,
    .content = self->content,
  };
}

static void
notify (DtiSubmission *self, DtiSubmissionProperty property)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[property]);
}

static void
announce_content (DtiSubmission *self, const DtiSubmissionContent *before)
{
  const DtiSubmissionContent now = self->content;

  if (now.n_expected != before->n_expected)
    notify (self, PROP_N_EXPECTED);
  if (now.n_present != before->n_present)
    notify (self, PROP_N_PRESENT);
  if (now.n_with_evidence != before->n_with_evidence)
    notify (self, PROP_N_WITH_EVIDENCE);
  if (now.n_errors != before->n_errors)
    notify (self, PROP_N_ERRORS);
}

static void
announce_state (DtiSubmission *self, const DtiSubmissionView *before, const DtiSubmissionView *now)
{
  if (now->state == before->state)
    return;

  notify (self, PROP_STATE);
  if (dti_submission_workflow_is_editable (now->state) !=
      dti_submission_workflow_is_editable (before->state))
    notify (self, PROP_EDITABLE);
  if ((now->state == DTI_SUBMISSION_STATE_SUPERSEDED) !=
      (before->state == DTI_SUBMISSION_STATE_SUPERSEDED))
    notify (self, PROP_LIVE);
}

void
dti_submission_announce (DtiSubmission *self, const DtiSubmissionView *before)
{
  DtiSubmissionView now = dti_submission_view (self);

  g_object_freeze_notify (G_OBJECT (self));
  announce_state (self, before, &now);
  announce_content (self, &before->content);
  if (now.counts != before->counts)
    notify (self, PROP_COUNTS);
  if (now.complete != before->complete)
    notify (self, PROP_COMPLETE);
  if (now.first_complete != before->first_complete)
    notify (self, PROP_FIRST_COMPLETE);
  dti_submission_history_announce (self->history);
  g_object_thaw_notify (G_OBJECT (self));
}

/* ---- public functions ---- */

/**
 * dti_submission_get_agency: (get-property agency)
 * @self: a submission
 *
 * Gets the id of the agency that reports.
 *
 * Returns: the id
 *
 * Since: 1.0
 */
const char *
dti_submission_get_agency (DtiSubmission *self)
{
  g_return_val_if_fail (DTI_IS_SUBMISSION (self), NULL);

  return self->agency;
}

/**
 * dti_submission_get_obligation: (get-property obligation)
 * @self: a submission
 *
 * Gets the id of the obligation rule that asks for the report.
 *
 * Returns: the id
 *
 * Since: 1.0
 */
const char *
dti_submission_get_obligation (DtiSubmission *self)
{
  g_return_val_if_fail (DTI_IS_SUBMISSION (self), NULL);

  return self->obligation;
}

/**
 * dti_submission_get_period: (get-property period)
 * @self: a submission
 *
 * Gets the period reported on.
 *
 * Returns: the period, as [method@Dti.Period.format] writes it
 *
 * Since: 1.0
 */
const char *
dti_submission_get_period (DtiSubmission *self)
{
  g_return_val_if_fail (DTI_IS_SUBMISSION (self), NULL);

  return self->period;
}

/**
 * dti_submission_get_version: (get-property version)
 * @self: a submission
 *
 * Gets the number of the version, counted from 1.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
dti_submission_get_version (DtiSubmission *self)
{
  g_return_val_if_fail (DTI_IS_SUBMISSION (self), 0);

  return self->version;
}

/**
 * dti_submission_get_state: (get-property state)
 * @self: a submission
 *
 * Gets where it is in its life.
 *
 * Returns: the state
 *
 * Since: 1.0
 */
DtiSubmissionState
dti_submission_get_state (DtiSubmission *self)
{
  g_return_val_if_fail (DTI_IS_SUBMISSION (self), DTI_SUBMISSION_STATE_DRAFT);

  return self->state;
}

/**
 * dti_submission_get_live: (get-property live)
 * @self: a submission
 *
 * Gets whether it is not superseded.
 *
 * A report has one live version; only while an amendment is under way there are two, the published
 * one and the amendment.
 *
 * Returns: `FALSE` once a later version was published
 *
 * Since: 1.0
 */
gboolean
dti_submission_get_live (DtiSubmission *self)
{
  g_return_val_if_fail (DTI_IS_SUBMISSION (self), FALSE);

  return self->state != DTI_SUBMISSION_STATE_SUPERSEDED;
}

/**
 * dti_submission_get_editable: (get-property editable)
 * @self: a submission
 *
 * Gets whether its content can be changed.
 *
 * Returns: `TRUE` in `DRAFT` and `RETURNED`
 *
 * Since: 1.0
 */
gboolean
dti_submission_get_editable (DtiSubmission *self)
{
  g_return_val_if_fail (DTI_IS_SUBMISSION (self), FALSE);

  return dti_submission_workflow_is_editable (self->state);
}

/**
 * dti_submission_get_counts: (get-property counts)
 * @self: a submission
 *
 * Gets whether its figures are taken into sums.
 *
 * Of the versions of one report never more than one counts: an amendment counts from its
 * publication on, and until then the version before it.
 *
 * Returns: `TRUE` in `VERIFIED`, `INCLUDED` and `PUBLISHED`
 *
 * Since: 1.0
 */
gboolean
dti_submission_get_counts (DtiSubmission *self)
{
  g_return_val_if_fail (DTI_IS_SUBMISSION (self), FALSE);

  return dti_submission_workflow_counts (self->state) &&
         dti_submission_peek_standing (self) == self;
}

/**
 * dti_submission_get_complete: (get-property complete)
 * @self: a submission
 *
 * Gets whether a complete report has been delivered.
 *
 * A report is complete when it is submitted, which it can be only without errors; how much of what
 * was asked for is in it is another matter. One that was returned or recalled is incomplete until
 * it is submitted again. An amendment is always complete: the published version stands meanwhile.
 *
 * Returns: `TRUE` if it is complete
 *
 * Since: 1.0
 */
gboolean
dti_submission_get_complete (DtiSubmission *self)
{
  g_return_val_if_fail (DTI_IS_SUBMISSION (self), FALSE);

  return self->first_complete != DTI_INSTANT_NONE &&
         (self->previous != NULL || dti_submission_workflow_is_delivered (self->state));
}

/**
 * dti_submission_get_first_complete: (get-property first-complete)
 * @self: a submission
 *
 * Gets when a complete report was first submitted.
 *
 * Whether a report is on time goes by this instant, so later corrections and amendments do not make
 * it late. It stays when the report is returned; see [method@Dti.Submission.get_complete].
 *
 * Returns: (transfer full) (nullable): the instant, in the time zone +07:00, or `NULL` where it was
 *   never submitted
 *
 * Since: 1.0
 */
GDateTime *
dti_submission_get_first_complete (DtiSubmission *self)
{
  g_return_val_if_fail (DTI_IS_SUBMISSION (self), NULL);

  return self->first_complete != DTI_INSTANT_NONE ? dti_instant_to_date_time (self->first_complete)
                                                  : NULL;
}

/**
 * dti_submission_get_n_expected: (get-property n-expected)
 * @self: a submission
 *
 * Gets the number of values asked for.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
dti_submission_get_n_expected (DtiSubmission *self)
{
  g_return_val_if_fail (DTI_IS_SUBMISSION (self), 0);

  return self->content.n_expected;
}

/**
 * dti_submission_get_n_present: (get-property n-present)
 * @self: a submission
 *
 * Gets the number of values there are.
 *
 * Returns: the number, at most that of [method@Dti.Submission.get_n_expected]
 *
 * Since: 1.0
 */
guint
dti_submission_get_n_present (DtiSubmission *self)
{
  g_return_val_if_fail (DTI_IS_SUBMISSION (self), 0);

  return self->content.n_present;
}

/**
 * dti_submission_get_n_with_evidence: (get-property n-with-evidence)
 * @self: a submission
 *
 * Gets the number of values that have evidence.
 *
 * Returns: the number, at most that of [method@Dti.Submission.get_n_present]
 *
 * Since: 1.0
 */
guint
dti_submission_get_n_with_evidence (DtiSubmission *self)
{
  g_return_val_if_fail (DTI_IS_SUBMISSION (self), 0);

  return self->content.n_with_evidence;
}

/**
 * dti_submission_get_n_errors: (get-property n-errors)
 * @self: a submission
 *
 * Gets the number of errors in the content.
 *
 * While there is one, the report cannot be submitted.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
dti_submission_get_n_errors (DtiSubmission *self)
{
  g_return_val_if_fail (DTI_IS_SUBMISSION (self), 0);

  return self->content.n_errors;
}

/**
 * dti_submission_get_history: (get-property history)
 * @self: a submission
 *
 * Gets everything that was done with it, in the order in which it was done.
 *
 * The list only grows.
 *
 * Returns: (transfer none): a list of [class@Dti.SubmissionEvent]
 *
 * Since: 1.0
 */
GListModel *
dti_submission_get_history (DtiSubmission *self)
{
  g_return_val_if_fail (DTI_IS_SUBMISSION (self), NULL);

  return G_LIST_MODEL (self->history);
}
