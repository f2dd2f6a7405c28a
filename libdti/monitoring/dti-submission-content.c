/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

/* How much of what was asked for is in a submission. */

#include "dti-submission-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/base/dti-period.h>

gboolean
dti_submission_check_content (const DtiSubmissionContent *content, GError **error)
{
  const char *fault = NULL;

  if (MAX (content->n_expected, content->n_errors) > G_MAXINT)
    fault = "a count is beyond 2147483647";
  else if (content->n_present > content->n_expected)
    fault = "there are more values than are expected";
  else if (content->n_with_evidence > content->n_present)
    fault = "more values have evidence than there are values";
  else
    return TRUE;

  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_INVALID_DATA,
               "%s: %u expected, %u present, %u with evidence, %u errors",
               fault,
               content->n_expected,
               content->n_present,
               content->n_with_evidence,
               content->n_errors);

  return FALSE;
}

static gboolean
set_content (DtiSubmission *self, const DtiSubmissionContent *content, GError **error)
{
  DtiSubmissionView before = dti_submission_view (self);
  g_autofree char *name = NULL;

  if (!dti_submission_workflow_is_editable (self->state))
    {
      name = dti_submission_describe (self);
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_CONFLICT,
                   "%s is “%s”: its content can be changed only where it is “draft” or “returned”",
                   name,
                   dti_submission_state_get_nick (self->state));
      return FALSE;
    }
  if (!dti_submission_check_content (content, error))
    {
      name = dti_submission_describe (self);
      g_prefix_error (error, "%s: ", name);
      return FALSE;
    }

  self->content = *content;
  dti_submission_announce (self, &before);

  return TRUE;
}

/* ---- counting in a dataset ---- */

/* The name under which the dataset has the period; NULL where it does not. */
static const char *
find_period (DtiDataset *dataset, const char *period)
{
  const char *const *names = dti_dataset_get_periods (dataset);
  g_autoptr (DtiPeriod) wanted = dti_period_parse (period, NULL);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (DtiPeriod) present = dti_period_parse (names[i], NULL);

      if (present != NULL && dti_period_equal (present, wanted))
        return names[i];
    }

  return NULL;
}

/* Nobody expects a number there. */
static gboolean
is_exempt (DtiObservation *observation)
{
  DtiStatus status = dti_observation_get_status (observation);

  return status == DTI_STATUS_NOT_APPLICABLE || status == DTI_STATUS_SUPPRESSED ||
         status == DTI_STATUS_NOT_ASSESSED;
}

/* A cell of named inputs alone has a status, and no number of its own. */
static gboolean
has_value (DtiObservation *observation)
{
  DtiStatus status = dti_observation_get_status (observation);
  gboolean has_numerator = dti_observation_get_numerator (observation, NULL);
  gboolean has_denominator = dti_observation_get_denominator (observation, NULL);

  if (dti_observation_get_number (observation, NULL) || (has_numerator && has_denominator) ||
      dti_observation_get_text (observation) != NULL)
    return TRUE;

  return status != DTI_STATUS_MISSING && status != DTI_STATUS_NOT_COLLECTED && !has_numerator &&
         !has_denominator;
}

/* The one who submits brings the evidence; a later stage need not repeat it. */
static gboolean
has_evidence (DtiDataset *dataset, const char *unit, const char *period, const char *node)
{
  for (guint stage = DTI_STAGE_SELF; stage <= DTI_STAGE_PUBLISHED; stage++)
    {
      g_autoptr (DtiObservation) observation =
          dti_dataset_lookup_observation (dataset, unit, period, node, (DtiStage) stage);
      const char *evidence =
          observation != NULL ? dti_observation_get_evidence (observation) : NULL;

      if (evidence != NULL && *evidence != '\0')
        return TRUE;
    }

  return FALSE;
}

static void
count_node (DtiSubmissionContent *content,
            DtiDataset *dataset,
            const char *unit,
            const char *period,
            const char *node)
{
  g_autoptr (DtiObservation) observation = NULL;

  if (period != NULL)
    observation = dti_dataset_lookup_observation (dataset, unit, period, node, DTI_STAGE_ANY);
  if (observation != NULL && is_exempt (observation))
    return;

  content->n_expected++;
  if (observation == NULL || !has_value (observation))
    return;

  content->n_present++;
  if (has_evidence (dataset, unit, period, node))
    content->n_with_evidence++;
}

static guint
count_errors (DtiDataset *dataset, const char *unit, const char *period, GHashTable *nodes)
{
  GListModel *problems = G_LIST_MODEL (dti_dataset_get_problems (dataset));
  guint n_problems = g_list_model_get_n_items (problems);
  guint n_errors = 0;

  for (guint i = 0; i < n_problems; i++)
    {
      g_autoptr (DtiProblem) problem = g_list_model_get_item (problems, i);
      const char *node = dti_problem_get_node (problem);

      if (dti_problem_get_severity (problem) == DTI_SEVERITY_ERROR &&
          g_strcmp0 (dti_problem_get_unit (problem), unit) == 0 &&
          g_strcmp0 (dti_problem_get_period (problem), period) == 0 &&
          (node == NULL || g_hash_table_contains (nodes, node)))
        n_errors++;
    }

  return n_errors;
}

/* ---- public functions ---- */

/**
 * dti_submission_set_content:
 * @self: a submission
 * @n_expected: number of values asked for
 * @n_present: number of values there are, at most @n_expected
 * @n_with_evidence: number of values that have evidence, at most @n_present
 * @n_errors: number of errors in the content
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Sets how much of what was asked for is there.
 *
 * The counts become part of the history with the next event, such as `EDIT` or `SUBMIT`. Errors are
 * `DTI_ERROR_CONFLICT` where the submission is not editable, and `DTI_ERROR_INVALID_DATA` for
 * counts that cannot be; nothing is changed then.
 *
 * Returns: `FALSE` on an error
 *
 * Since: 1.0
 */
gboolean
dti_submission_set_content (DtiSubmission *self,
                            guint n_expected,
                            guint n_present,
                            guint n_with_evidence,
                            guint n_errors,
                            GError **error)
{
  DtiSubmissionContent content = { n_expected, n_present, n_with_evidence, n_errors };

  g_return_val_if_fail (DTI_IS_SUBMISSION (self), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return set_content (self, &content, error);
}

/**
 * dti_submission_set_content_from_dataset:
 * @self: a submission
 * @dataset: a dataset
 * @unit: id of the unit reported on
 * @nodes: (nullable) (array zero-terminated=1): ids of the nodes that the report covers, or `NULL`
 *   for all of the dataset
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Counts how much of what was asked for is in a dataset.
 *
 * Of each node the last stage present counts, in the submission's period. A node is expected unless
 * it is not applicable, confidential or not assessed; it is present with a number, both parts of a
 * ratio, a label or named inputs; evidence counts from any stage. Errors are the dataset's problems
 * of severity error that name the unit, the period, and one of the nodes or none. Where the dataset
 * has no such period or unit, nothing is present.
 *
 * Errors are those of [method@Dti.Submission.set_content].
 *
 * Returns: `FALSE` on an error
 *
 * Since: 1.0
 */
gboolean
dti_submission_set_content_from_dataset (DtiSubmission *self,
                                         DtiDataset *dataset,
                                         const char *unit,
                                         const char *const *nodes,
                                         GError **error)
{
  g_autoptr (GHashTable) seen = NULL;
  DtiSubmissionContent content = { 0 };
  const char *period;

  g_return_val_if_fail (DTI_IS_SUBMISSION (self), FALSE);
  g_return_val_if_fail (DTI_IS_DATASET (dataset), FALSE);
  g_return_val_if_fail (unit != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  seen = g_hash_table_new (g_str_hash, g_str_equal);
  period = find_period (dataset, self->period);
  if (nodes == NULL)
    nodes = dti_dataset_get_nodes (dataset);
  for (guint i = 0; nodes[i] != NULL; i++)
    if (g_hash_table_add (seen, (char *) nodes[i]))
      count_node (&content, dataset, unit, period, nodes[i]);
  content.n_errors = count_errors (dataset, unit, period != NULL ? period : self->period, seen);

  return set_content (self, &content, error);
}
