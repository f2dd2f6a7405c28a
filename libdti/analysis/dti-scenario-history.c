/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-scenario-private.h"

#include <libdti/model/dti-fixed-list-private.h>

static GPtrArray *
get_step (DtiScenario *self, guint position)
{
  return g_ptr_array_index (self->steps, position);
}

/* Replays a step: backwards where it is undone. */
static void
play_step (DtiScenario *self, const GPtrArray *step, DtiScenarioSide side)
{
  for (guint i = 0; i < step->len; i++)
    {
      guint position = side == DTI_SCENARIO_AFTER ? i : step->len - 1 - i;

      dti_scenario_write (self, dti_scenario_edit_peek (g_ptr_array_index (step, position)), side);
    }
}

static void
push_step (DtiScenario *self, GPtrArray *step)
{
  g_ptr_array_set_size (self->steps, (int) self->n_done);
  g_ptr_array_add (self->steps, step);
  self->n_done++;
  self->n_edits += step->len;
}

static GPtrArray *
new_step (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

void
dti_scenario_add_edit (DtiScenario *self, const DtiScenarioChange *change)
{
  DtiScenarioEdit *edit = dti_scenario_edit_new (self, change);
  GPtrArray *step = self->open;

  if (step == NULL)
    {
      step = new_step ();
      dti_scenario_forget_moves (self);
    }
  g_ptr_array_add (step, edit);
  dti_scenario_write (self, dti_scenario_edit_peek (edit), DTI_SCENARIO_AFTER);
  if (self->open != NULL)
    return;

  push_step (self, step);
  dti_scenario_score (self);
  dti_scenario_notify (self);
}

/**
 * dti_scenario_begin_step:
 * @self: a scenario
 *
 * Makes one step of the edits that follow, up to [method@Dti.Scenario.end_step].
 *
 * They are scored together, undone together and told by one signal. Steps can be nested; the
 * outermost one counts. Results that are asked for within a step are those of the edits so far.
 *
 * Since: 1.0
 */
void
dti_scenario_begin_step (DtiScenario *self)
{
  g_return_if_fail (DTI_IS_SCENARIO (self));

  if (self->depth++ > 0)
    return;

  self->open = new_step ();
  dti_scenario_forget_moves (self);
}

/**
 * dti_scenario_end_step:
 * @self: a scenario
 *
 * Ends what [method@Dti.Scenario.begin_step] began.
 *
 * A step without edits leaves no trace.
 *
 * Since: 1.0
 */
void
dti_scenario_end_step (DtiScenario *self)
{
  g_autoptr (GPtrArray) step = NULL;

  g_return_if_fail (DTI_IS_SCENARIO (self));
  g_return_if_fail (self->depth > 0);

  if (--self->depth > 0)
    return;

  step = g_steal_pointer (&self->open);
  dti_scenario_score (self);
  if (step->len == 0)
    return;

  push_step (self, g_steal_pointer (&step));
  dti_scenario_notify (self);
}

void
dti_scenario_drop_edits (DtiScenario *self, guint n_kept)
{
  for (guint i = self->open->len; i > n_kept; i--)
    dti_scenario_write (self,
                        dti_scenario_edit_peek (g_ptr_array_index (self->open, i - 1)),
                        DTI_SCENARIO_BEFORE);
  g_ptr_array_set_size (self->open, (int) n_kept);
  dti_scenario_score (self);
  if (n_kept == 0)
    dti_scenario_forget_moves (self);
}

/**
 * dti_scenario_undo:
 * @self: a scenario
 *
 * Undoes the last step: all results are what they were, to the last bit.
 *
 * Returns: `TRUE` on success; `FALSE` where there is none, or within a step
 *
 * Since: 1.0
 */
gboolean
dti_scenario_undo (DtiScenario *self)
{
  g_return_val_if_fail (DTI_IS_SCENARIO (self), FALSE);

  if (!dti_scenario_get_can_undo (self))
    return FALSE;

  dti_scenario_forget_moves (self);
  self->n_done--;
  self->n_edits -= get_step (self, self->n_done)->len;
  play_step (self, get_step (self, self->n_done), DTI_SCENARIO_BEFORE);
  dti_scenario_score (self);
  dti_scenario_notify (self);

  return TRUE;
}

/**
 * dti_scenario_redo:
 * @self: a scenario
 *
 * Does the step again that was undone last.
 *
 * Returns: `TRUE` on success; `FALSE` where there is none, or within a step
 *
 * Since: 1.0
 */
gboolean
dti_scenario_redo (DtiScenario *self)
{
  g_return_val_if_fail (DTI_IS_SCENARIO (self), FALSE);

  if (!dti_scenario_get_can_redo (self))
    return FALSE;

  dti_scenario_forget_moves (self);
  play_step (self, get_step (self, self->n_done), DTI_SCENARIO_AFTER);
  self->n_edits += get_step (self, self->n_done)->len;
  self->n_done++;
  dti_scenario_score (self);
  dti_scenario_notify (self);

  return TRUE;
}

/**
 * dti_scenario_reset:
 * @self: a scenario
 *
 * Goes back to the base, and forgets all edits.
 *
 * A step that is open stays open. What is reset cannot be undone.
 *
 * Since: 1.0
 */
void
dti_scenario_reset (DtiScenario *self)
{
  gboolean any;

  g_return_if_fail (DTI_IS_SCENARIO (self));

  any = self->steps->len > 0 || (self->open != NULL && self->open->len > 0);
  if (!any)
    return;

  dti_scenario_forget_moves (self);
  if (self->open != NULL)
    {
      play_step (self, self->open, DTI_SCENARIO_BEFORE);
      g_ptr_array_set_size (self->open, 0);
    }
  for (guint i = self->n_done; i > 0; i--)
    play_step (self, get_step (self, i - 1), DTI_SCENARIO_BEFORE);
  g_ptr_array_set_size (self->steps, 0);
  self->n_done = 0;
  self->n_edits = 0;
  dti_scenario_score (self);
  dti_scenario_notify (self);
}

/**
 * dti_scenario_list_edits:
 * @self: a scenario
 *
 * Lists the edits that lead from the base to the scenario, in their order.
 *
 * What was undone is not among them. The list does not follow later edits.
 *
 * Returns: (transfer full): a list of [class@Dti.ScenarioEdit]
 *
 * Since: 1.0
 */
GListModel *
dti_scenario_list_edits (DtiScenario *self)
{
  GPtrArray *edits;

  g_return_val_if_fail (DTI_IS_SCENARIO (self), NULL);

  edits = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->n_done; i++)
    for (guint k = 0; k < get_step (self, i)->len; k++)
      g_ptr_array_add (edits, g_object_ref (g_ptr_array_index (get_step (self, i), k)));

  return dti_fixed_list_new (DTI_TYPE_SCENARIO_EDIT, edits);
}
