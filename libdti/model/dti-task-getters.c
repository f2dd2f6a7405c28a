/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-task-private.h"
#include "dti-plan-items-private.h"

#include <libdti/base/dti-number-private.h>

/* What tasks tell; the class itself is in dti-task.c. */

static const char *const no_texts[] = { NULL };

/**
 * dti_task_get_id: (get-property id)
 * @self: a task
 *
 * Gets the id, unique among the tasks of a plan.
 *
 * Returns: the id
 *
 * Since: 1.0
 */
const char *
dti_task_get_id (DtiTask *self)
{
  g_return_val_if_fail (DTI_IS_TASK (self), NULL);

  return self->id;
}

/**
 * dti_task_get_title:
 * @self: a task
 * @language: (nullable): a language such as `en`, or `NULL` for Vietnamese
 *
 * Gets the title in a language.
 *
 * Where there is no title in that language, the English one is taken, else the Vietnamese, else
 * any.
 *
 * Returns: (transfer full) (nullable): the title, or `NULL` where the task has none
 *
 * Since: 1.0
 */
char *
dti_task_get_title (DtiTask *self, const char *language)
{
  g_return_val_if_fail (DTI_IS_TASK (self), NULL);

  return g_strdup (dti_json_pick_language (self->titles, language != NULL ? language : "vi"));
}

/**
 * dti_task_get_main_title: (get-property title)
 * @self: a task
 *
 * Gets the title, the Vietnamese one where there are several.
 *
 * Returns: (nullable): the title, or `NULL` where the task has none
 *
 * Since: 1.0
 */
const char *
dti_task_get_main_title (DtiTask *self)
{
  g_return_val_if_fail (DTI_IS_TASK (self), NULL);

  return dti_json_pick_language (self->titles, "vi");
}

/**
 * dti_task_get_group: (get-property group)
 * @self: a task
 *
 * Gets the group of tasks that it belongs to.
 *
 * Returns: (nullable): the group, or `NULL`
 *
 * Since: 1.0
 */
const char *
dti_task_get_group (DtiTask *self)
{
  g_return_val_if_fail (DTI_IS_TASK (self), NULL);

  return self->group;
}

/**
 * dti_task_get_node: (get-property node)
 * @self: a task
 *
 * Gets the id of the node that it is for.
 *
 * Returns: (nullable): the id, or `NULL` where the plan names none
 *
 * Since: 1.0
 */
const char *
dti_task_get_node (DtiTask *self)
{
  g_return_val_if_fail (DTI_IS_TASK (self), NULL);

  return self->node;
}

/**
 * dti_task_get_leads: (get-property leads)
 * @self: a task
 *
 * Gets the ids of the agencies that answer for it.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids; none where the plan names nobody
 *
 * Since: 1.0
 */
const char *const *
dti_task_get_leads (DtiTask *self)
{
  g_return_val_if_fail (DTI_IS_TASK (self), NULL);

  return self->leads != NULL ? (const char *const *) self->leads : no_texts;
}

/**
 * dti_task_get_coordinators: (get-property coordinators)
 * @self: a task
 *
 * Gets the ids of the agencies that help.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids, possibly none
 *
 * Since: 1.0
 */
const char *const *
dti_task_get_coordinators (DtiTask *self)
{
  g_return_val_if_fail (DTI_IS_TASK (self), NULL);

  return self->coordinators != NULL ? (const char *const *) self->coordinators : no_texts;
}

/**
 * dti_task_get_performers: (get-property performers)
 * @self: a task
 *
 * Gets the ids of the sub-units that carry it out.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids, possibly none
 *
 * Since: 1.0
 */
const char *const *
dti_task_get_performers (DtiTask *self)
{
  g_return_val_if_fail (DTI_IS_TASK (self), NULL);

  return self->performers != NULL ? (const char *const *) self->performers : no_texts;
}

/**
 * dti_task_get_due: (get-property due)
 * @self: a task
 *
 * Gets the last day.
 *
 * Returns: (nullable): a day such as `2023-12-31`, or `NULL` where there is none
 *
 * Since: 1.0
 */
const char *
dti_task_get_due (DtiTask *self)
{
  g_return_val_if_fail (DTI_IS_TASK (self), NULL);

  return self->due;
}

/**
 * dti_task_get_frequency:
 * @self: a task
 * @frequency: (out) (optional): how often; `on-request` where there is none
 *
 * Gets how often it is to be done.
 *
 * Returns: `TRUE` if there is such a rule
 *
 * Since: 1.0
 */
gboolean
dti_task_get_frequency (DtiTask *self, DtiFrequency *frequency)
{
  g_return_val_if_fail (DTI_IS_TASK (self), FALSE);

  if (frequency != NULL)
    *frequency = self->frequency >= 0 ? (DtiFrequency) self->frequency : DTI_FREQUENCY_ON_REQUEST;

  return self->frequency >= 0;
}

/**
 * dti_task_get_target: (get-property target)
 * @self: a task
 *
 * Gets what it is to reach.
 *
 * Returns: (transfer none) (nullable): a target, or `NULL` where there is none
 *
 * Since: 1.0
 */
DtiTarget *
dti_task_get_target (DtiTask *self)
{
  g_return_val_if_fail (DTI_IS_TASK (self), NULL);

  return self->target;
}

/**
 * dti_task_get_cost:
 * @self: a task
 * @cost: (out) (optional): the cost, in the currency of the plan; NaN where there is none
 *
 * Gets what it costs.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_task_get_cost (DtiTask *self, double *cost)
{
  g_return_val_if_fail (DTI_IS_TASK (self), FALSE);

  return dti_number_hand_out (self->cost, cost);
}

/**
 * dti_task_get_effects: (get-property effects)
 * @self: a task
 *
 * Gets what it is expected to do to nodes.
 *
 * Returns: (transfer none): a list of [class@Dti.TaskEffect]
 *
 * Since: 1.0
 */
GListModel *
dti_task_get_effects (DtiTask *self)
{
  g_return_val_if_fail (DTI_IS_TASK (self), NULL);

  return self->effects;
}

/**
 * dti_task_get_requires: (get-property requires)
 * @self: a task
 *
 * Gets the ids of the tasks that must be done before.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids, possibly none
 *
 * Since: 1.0
 */
const char *const *
dti_task_get_requires (DtiTask *self)
{
  g_return_val_if_fail (DTI_IS_TASK (self), NULL);

  return self->requires != NULL ? (const char *const *) self->requires : no_texts;
}

/**
 * dti_task_get_excludes: (get-property excludes)
 * @self: a task
 *
 * Gets the ids of the tasks that cannot be done besides.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids, possibly none
 *
 * Since: 1.0
 */
const char *const *
dti_task_get_excludes (DtiTask *self)
{
  g_return_val_if_fail (DTI_IS_TASK (self), NULL);

  return self->excludes != NULL ? (const char *const *) self->excludes : no_texts;
}

/**
 * dti_task_get_legal_basis: (get-property legal-basis)
 * @self: a task
 *
 * Gets the decision that it follows from.
 *
 * Returns: (nullable): the decision, or `NULL`
 *
 * Since: 1.0
 */
const char *
dti_task_get_legal_basis (DtiTask *self)
{
  g_return_val_if_fail (DTI_IS_TASK (self), NULL);

  return self->legal_basis;
}

/**
 * dti_task_get_status: (get-property status)
 * @self: a task
 *
 * Gets the latest status: that of the last event of the history, else the one that the plan gives.
 *
 * Returns: the status
 *
 * Since: 1.0
 */
DtiTaskStatus
dti_task_get_status (DtiTask *self)
{
  g_return_val_if_fail (DTI_IS_TASK (self), DTI_TASK_STATUS_PLANNED);

  return self->status;
}

/**
 * dti_task_get_status_on:
 * @self: a task
 * @day: a day
 * @status: (out) (optional): the status; `planned` where the history has none
 *
 * Gets the status on a day: that of the last event until then.
 *
 * Returns: `TRUE` if the history has one
 *
 * Since: 1.0
 */
gboolean
dti_task_get_status_on (DtiTask *self, const GDate *day, DtiTaskStatus *status)
{
  DtiTaskStatus last = DTI_TASK_STATUS_PLANNED;
  gboolean found = FALSE;

  g_return_val_if_fail (DTI_IS_TASK (self), FALSE);
  g_return_val_if_fail (day != NULL && g_date_valid (day), FALSE);

  for (guint i = 0; i < g_list_model_get_n_items (self->history); i++)
    {
      g_autoptr (DtiTaskEvent) event = g_list_model_get_item (self->history, i);

      if (!dti_plan_range_contains (dti_task_event_get_date (event), NULL, day))
        break;
      last = dti_task_event_get_status (event);
      found = TRUE;
    }
  if (status != NULL)
    *status = last;

  return found;
}

/**
 * dti_task_get_history: (get-property history)
 * @self: a task
 *
 * Gets how the status changed.
 *
 * Returns: (transfer none): a list of [class@Dti.TaskEvent] from first to last
 *
 * Since: 1.0
 */
GListModel *
dti_task_get_history (DtiTask *self)
{
  g_return_val_if_fail (DTI_IS_TASK (self), NULL);

  return self->history;
}

/**
 * dti_task_get_valid_from: (get-property valid-from)
 * @self: a task
 *
 * Gets the first day on which the task holds.
 *
 * Returns: (nullable): a day such as `2023-09-12`, or `NULL` for always
 *
 * Since: 1.0
 */
const char *
dti_task_get_valid_from (DtiTask *self)
{
  g_return_val_if_fail (DTI_IS_TASK (self), NULL);

  return self->valid_from;
}

/**
 * dti_task_get_valid_to: (get-property valid-to)
 * @self: a task
 *
 * Gets the last day on which the task holds.
 *
 * Returns: (nullable): a day such as `2025-02-28`, or `NULL` for always
 *
 * Since: 1.0
 */
const char *
dti_task_get_valid_to (DtiTask *self)
{
  g_return_val_if_fail (DTI_IS_TASK (self), NULL);

  return self->valid_to;
}

/**
 * dti_task_is_valid_on:
 * @self: a task
 * @day: a day
 *
 * Tells whether the task holds on a day; the first and the last day count.
 *
 * Returns: `TRUE` if it does
 *
 * Since: 1.0
 */
gboolean
dti_task_is_valid_on (DtiTask *self, const GDate *day)
{
  g_return_val_if_fail (DTI_IS_TASK (self), FALSE);
  g_return_val_if_fail (day != NULL && g_date_valid (day), FALSE);

  return dti_plan_range_contains (self->valid_from, self->valid_to, day);
}

/**
 * dti_task_get_note: (get-property note)
 * @self: a task
 *
 * Gets remarks.
 *
 * Returns: (nullable): the remarks, or `NULL`
 *
 * Since: 1.0
 */
const char *
dti_task_get_note (DtiTask *self)
{
  g_return_val_if_fail (DTI_IS_TASK (self), NULL);

  return self->note;
}

/**
 * dti_task_get_source: (get-property source)
 * @self: a task
 *
 * Gets where the document has it from.
 *
 * Returns: (nullable): the source, or `NULL`
 *
 * Since: 1.0
 */
const char *
dti_task_get_source (DtiTask *self)
{
  g_return_val_if_fail (DTI_IS_TASK (self), NULL);

  return self->source;
}
