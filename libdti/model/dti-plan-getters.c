/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-plan-private.h"

/* What plans tell; the class itself is in dti-plan.c. */

/**
 * dti_plan_get_digest: (get-property digest)
 * @self: a plan
 *
 * Gets the digest of the document.
 *
 * It is the SHA-256 of the document with its members in order and without spaces, so the same for
 * documents that say the same.
 *
 * Returns: 64 hexadecimal digits
 *
 * Since: 1.0
 */
const char *
dti_plan_get_digest (DtiPlan *self)
{
  g_return_val_if_fail (DTI_IS_PLAN (self), NULL);

  return self->digest;
}

/**
 * dti_plan_get_id: (get-property id)
 * @self: a plan
 *
 * Gets the id of the plan.
 *
 * Returns: the id
 *
 * Since: 1.0
 */
const char *
dti_plan_get_id (DtiPlan *self)
{
  g_return_val_if_fail (DTI_IS_PLAN (self), NULL);

  return self->id;
}

/**
 * dti_plan_get_title:
 * @self: a plan
 * @language: (nullable): a language such as `en`, or `NULL` for Vietnamese
 *
 * Gets the title in a language.
 *
 * Where there is no title in that language, the English one is taken, else the Vietnamese, else
 * any.
 *
 * Returns: (transfer full) (nullable): the title, or `NULL` where the plan has none
 *
 * Since: 1.0
 */
char *
dti_plan_get_title (DtiPlan *self, const char *language)
{
  g_return_val_if_fail (DTI_IS_PLAN (self), NULL);

  return g_strdup (dti_json_pick_language (self->titles, language != NULL ? language : "vi"));
}

/**
 * dti_plan_get_main_title: (get-property title)
 * @self: a plan
 *
 * Gets the title, the Vietnamese one where there are several.
 *
 * Returns: (nullable): the title, or `NULL` where the plan has none
 *
 * Since: 1.0
 */
const char *
dti_plan_get_main_title (DtiPlan *self)
{
  g_return_val_if_fail (DTI_IS_PLAN (self), NULL);

  return dti_json_pick_language (self->titles, "vi");
}

/**
 * dti_plan_get_framework_id: (get-property framework-id)
 * @self: a plan
 *
 * Gets the id of the framework that the plan is about.
 *
 * Returns: (nullable): the id, or `NULL` where the plan names none
 *
 * Since: 1.0
 */
const char *
dti_plan_get_framework_id (DtiPlan *self)
{
  g_return_val_if_fail (DTI_IS_PLAN (self), NULL);

  return self->framework_id;
}

/**
 * dti_plan_get_source: (get-property source)
 * @self: a plan
 *
 * Gets where the plan comes from.
 *
 * Returns: (nullable): the source
 *
 * Since: 1.0
 */
const char *
dti_plan_get_source (DtiPlan *self)
{
  g_return_val_if_fail (DTI_IS_PLAN (self), NULL);

  return self->source;
}

/**
 * dti_plan_get_valid_from: (get-property valid-from)
 * @self: a plan
 *
 * Gets the first day on which the plan is in force.
 *
 * Returns: (nullable): a day such as `2023-09-12`, or `NULL` where it has no beginning
 *
 * Since: 1.0
 */
const char *
dti_plan_get_valid_from (DtiPlan *self)
{
  g_return_val_if_fail (DTI_IS_PLAN (self), NULL);

  return self->valid_from;
}

/**
 * dti_plan_get_valid_to: (get-property valid-to)
 * @self: a plan
 *
 * Gets the last day on which the plan is in force.
 *
 * Returns: (nullable): a day such as `2025-12-31`, or `NULL` where it has no end
 *
 * Since: 1.0
 */
const char *
dti_plan_get_valid_to (DtiPlan *self)
{
  g_return_val_if_fail (DTI_IS_PLAN (self), NULL);

  return self->valid_to;
}

/**
 * dti_plan_is_valid_on:
 * @self: a plan
 * @day: a day
 *
 * Tells whether the plan is in force on a day.
 *
 * Returns: `TRUE` if it is
 *
 * Since: 1.0
 */
gboolean
dti_plan_is_valid_on (DtiPlan *self, const GDate *day)
{
  g_return_val_if_fail (DTI_IS_PLAN (self), FALSE);
  g_return_val_if_fail (day != NULL && g_date_valid (day), FALSE);

  return dti_plan_range_contains (self->valid_from, self->valid_to, day);
}

/**
 * dti_plan_get_agencies: (get-property agencies)
 * @self: a plan
 *
 * Gets the bodies of the plan, in the order of the document.
 *
 * Returns: (transfer none): a list of [class@Dti.Agency]
 *
 * Since: 1.0
 */
GListModel *
dti_plan_get_agencies (DtiPlan *self)
{
  g_return_val_if_fail (DTI_IS_PLAN (self), NULL);

  return self->sections[DTI_PLAN_AGENCIES].list;
}

/**
 * dti_plan_get_assignments: (get-property assignments)
 * @self: a plan
 *
 * Gets who does what about which node, in the order of the document.
 *
 * Returns: (transfer none): a list of [class@Dti.Assignment]
 *
 * Since: 1.0
 */
GListModel *
dti_plan_get_assignments (DtiPlan *self)
{
  g_return_val_if_fail (DTI_IS_PLAN (self), NULL);

  return self->sections[DTI_PLAN_ASSIGNMENTS].list;
}

/**
 * dti_plan_get_tasks: (get-property tasks)
 * @self: a plan
 *
 * Gets what is to be done, in the order of the document.
 *
 * Returns: (transfer none): a list of [class@Dti.Task]
 *
 * Since: 1.0
 */
GListModel *
dti_plan_get_tasks (DtiPlan *self)
{
  g_return_val_if_fail (DTI_IS_PLAN (self), NULL);

  return self->sections[DTI_PLAN_TASKS].list;
}

/**
 * dti_plan_get_targets: (get-property targets)
 * @self: a plan
 *
 * Gets what is to be reached, in the order of the document.
 *
 * Returns: (transfer none): a list of [class@Dti.Target]
 *
 * Since: 1.0
 */
GListModel *
dti_plan_get_targets (DtiPlan *self)
{
  g_return_val_if_fail (DTI_IS_PLAN (self), NULL);

  return self->sections[DTI_PLAN_TARGETS].list;
}

/**
 * dti_plan_get_obligations: (get-property obligations)
 * @self: a plan
 *
 * Gets who reports what to whom and by when, in the order of the document.
 *
 * Returns: (transfer none): a list of [class@Dti.ObligationRule]
 *
 * Since: 1.0
 */
GListModel *
dti_plan_get_obligations (DtiPlan *self)
{
  g_return_val_if_fail (DTI_IS_PLAN (self), NULL);

  return self->sections[DTI_PLAN_OBLIGATIONS].list;
}

/**
 * dti_plan_get_baselines: (get-property baselines)
 * @self: a plan
 *
 * Gets the figures from which the plan starts, in the order of the document.
 *
 * Returns: (transfer none): a list of [class@Dti.Baseline]
 *
 * Since: 1.0
 */
GListModel *
dti_plan_get_baselines (DtiPlan *self)
{
  g_return_val_if_fail (DTI_IS_PLAN (self), NULL);

  return self->sections[DTI_PLAN_BASELINES].list;
}

/**
 * dti_plan_lookup_agency:
 * @self: a plan
 * @id: an id
 *
 * Finds an agency by its id.
 *
 * Returns: (transfer none) (nullable): what has that id, or `NULL` where nothing has
 *
 * Since: 1.0
 */
DtiAgency *
dti_plan_lookup_agency (DtiPlan *self, const char *id)
{
  guint index = 0;

  g_return_val_if_fail (DTI_IS_PLAN (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  if (!dti_plan_find (self, DTI_PLAN_AGENCIES, id, &index))
    return NULL;

  return dti_plan_peek (self, DTI_PLAN_AGENCIES, index);
}

/**
 * dti_plan_lookup_task:
 * @self: a plan
 * @id: an id
 *
 * Finds a task by its id.
 *
 * Returns: (transfer none) (nullable): what has that id, or `NULL` where nothing has
 *
 * Since: 1.0
 */
DtiTask *
dti_plan_lookup_task (DtiPlan *self, const char *id)
{
  guint index = 0;

  g_return_val_if_fail (DTI_IS_PLAN (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  if (!dti_plan_find (self, DTI_PLAN_TASKS, id, &index))
    return NULL;

  return dti_plan_peek (self, DTI_PLAN_TASKS, index);
}

/**
 * dti_plan_lookup_obligation:
 * @self: a plan
 * @id: an id
 *
 * Finds a rule of reports by its id.
 *
 * Returns: (transfer none) (nullable): what has that id, or `NULL` where nothing has
 *
 * Since: 1.0
 */
DtiObligationRule *
dti_plan_lookup_obligation (DtiPlan *self, const char *id)
{
  guint index = 0;

  g_return_val_if_fail (DTI_IS_PLAN (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  if (!dti_plan_find (self, DTI_PLAN_OBLIGATIONS, id, &index))
    return NULL;

  return dti_plan_peek (self, DTI_PLAN_OBLIGATIONS, index);
}
