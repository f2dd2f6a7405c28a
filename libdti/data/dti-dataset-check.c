/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

/* A dataset against a framework. */

#include "dti-dataset-read-private.h"

typedef struct
{
  DtiDataset *dataset;
  DtiProblemList *problems;
  DtiReading reading;
} Check;

static void
report_node (Check *self, guint node)
{
  const char *id = dti_dataset_get_node_id (self->dataset, node);
  DtiPlace place = { .file = self->dataset->file, .node = id };

  dti_problem_list_report (self->problems,
                           DTI_SEVERITY_ERROR,
                           "unknown-node",
                           &place,
                           "“%s” is no node and no column of the framework",
                           id);
}

static void
check_number (Check *self,
              const DtiReadNode *info,
              const DtiDatasetPeriod *period,
              DtiStage stage,
              gsize row,
              double number)
{
  DtiPlace place = { NULL };

  if (isnan (number) || !(number < info->minimum || number > info->maximum))
    return;

  dti_dataset_locate (self->dataset, period->id, row, info->id, stage, &place);
  dti_problem_list_report (self->problems,
                           DTI_SEVERITY_ERROR,
                           "outside-domain",
                           &place,
                           "%g lies outside the domain from %g to %g",
                           number,
                           info->minimum,
                           info->maximum);
}

static void
check_text (Check *self,
            const DtiReadNode *info,
            const DtiDatasetPeriod *period,
            DtiStage stage,
            gsize row,
            const char *text)
{
  DtiPlace place = { NULL };
  double number;

  if (text == NULL ||
      (info->text_rule != NULL && dti_rule_read_text (info->text_rule, text, &number)))
    return;

  dti_dataset_locate (self->dataset, period->id, row, info->id, stage, &place);
  place.raw_text = text;
  dti_problem_list_report (self->problems,
                           DTI_SEVERITY_ERROR,
                           info->text_rule != NULL ? "unknown-label" : "not-a-number",
                           &place,
                           info->text_rule != NULL ? "“%s” is no label of this indicator"
                                                   : "“%s” is a text; this node takes numbers",
                           text);
}

static void
check_max (Check *self,
           const DtiReadNode *info,
           const DtiDatasetPeriod *period,
           DtiStage stage,
           gsize row,
           const DtiStoreColumn *column)
{
  DtiPlace place = { NULL };

  if (isnan (dti_lane_get_number (&column->maxima, row)) ||
      dti_store_column_has_value (column, row))
    return;

  dti_dataset_locate (self->dataset, period->id, row, info->id, stage, &place);
  dti_problem_list_report (self->problems,
                           DTI_SEVERITY_ERROR,
                           "max-without-number",
                           &place,
                           "an observed maximum stands only beside a number");
}

/* A letter that needs a number was written and none came. */
static void
check_status (Check *self,
              const DtiReadNode *info,
              const DtiDatasetPeriod *period,
              DtiStage stage,
              gsize row,
              const DtiStoreColumn *column)
{
  guint8 given = dti_lane_get_byte (&column->statuses, row);
  DtiPlace place = { NULL };

  if (column->is_finished || given == 0 || !dti_status_takes_number ((DtiStatus) (given - 1)) ||
      given - 1 == DTI_STATUS_NORMAL || dti_store_column_has_value (column, row))
    return;

  dti_dataset_locate (self->dataset, period->id, row, info->id, stage, &place);
  dti_problem_list_report (self->problems,
                           DTI_SEVERITY_ERROR,
                           "status-without-number",
                           &place,
                           "the status “%s” needs a number and there is none",
                           dti_status_to_letter ((DtiStatus) (given - 1)));
}

static void
check_column (Check *self,
              const DtiReadNode *info,
              const DtiDatasetPeriod *period,
              DtiStage stage,
              const DtiStoreColumn *column)
{
  gsize n =
      MAX (MAX (column->numbers.n, column->texts.n), MAX (column->statuses.n, column->maxima.n));

  for (gsize row = 0; row < n; row++)
    {
      check_number (self, info, period, stage, row, dti_lane_get_number (&column->numbers, row));
      check_text (self, info, period, stage, row, dti_lane_get_text (&column->texts, row));
      check_max (self, info, period, stage, row, column);
      check_status (self, info, period, stage, row, column);
    }
}

static void
check_node (Check *self, guint node)
{
  DtiReadNode *info =
      dti_read_node_new (&self->reading, dti_dataset_get_node_id (self->dataset, node));

  if (!info->is_known || info->is_label)
    report_node (self, node);

  for (guint i = 0; info->is_known && i < self->dataset->periods->len; i++)
    for (guint stage = DTI_STAGE_SELF; stage < DTI_N_STAGES; stage++)
      {
        DtiDatasetPeriod *period = dti_dataset_get_period (self->dataset, i);
        DtiStoreColumn *column =
            dti_dataset_find_column (self->dataset, period, node, (DtiStage) stage);

        if (column != NULL)
          check_column (self, info, period, (DtiStage) stage, column);
      }
  dti_read_node_free (info);
}

static void
check_labels (Check *self, DtiFramework *framework, const DtiDatasetPeriod *period)
{
  for (guint i = 0; i < period->labels->len; i++)
    {
      const DtiLabelLane *labels = g_ptr_array_index (period->labels, i);
      DtiPlace place = { .file = self->dataset->file, .period = period->id };
      gboolean is_label;

      if (!dti_framework_has_column (framework, labels->name, &is_label) || !is_label)
        dti_problem_list_report (self->problems,
                                 DTI_SEVERITY_WARNING,
                                 "unknown-column",
                                 &place,
                                 "“%s” is no column of labels of the framework",
                                 labels->name);
    }
}

/**
 * dti_dataset_check:
 * @self: a dataset
 * @framework: the framework the data are for
 *
 * Looks for data that do not fit a framework.
 *
 * Those are nodes the framework does not know, numbers outside the domain of their indicator,
 * labels its rule does not know, statuses without the number they need, maxima without a number.
 * What a reader found is in [method@Dti.Dataset.get_problems] and not told again.
 *
 * Returns: (transfer full): the problems, none where all is well
 *
 * Since: 1.0
 */
DtiProblemList *
dti_dataset_check (DtiDataset *self, DtiFramework *framework)
{
  g_autoptr (DtiProblemList) problems = NULL;
  Check check;

  g_return_val_if_fail (DTI_IS_DATASET (self), NULL);
  g_return_val_if_fail (DTI_IS_FRAMEWORK (framework), NULL);

  problems = dti_problem_list_new ();
  check = (Check){ self, problems, { .dataset = self, .framework = framework } };
  for (guint node = 0; node + 1 < self->nodes->len; node++)
    check_node (&check, node);
  for (guint i = 0; i < self->periods->len; i++)
    check_labels (&check, framework, dti_dataset_get_period (self, i));

  return g_steal_pointer (&problems);
}
