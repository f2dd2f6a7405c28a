/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-attribution-private.h"

/* ---- frames ---- */

static guint
add_frame (DtiLedger *self, guint above, const DtiResults *const *results, const guint *ops)
{
  guint side = ops[DTI_NEWER] != DTI_NO_OP ? DTI_NEWER : DTI_OLDER;
  DtiFrame frame = { above, results[side]->binding->program->ops[ops[side]].node };

  g_array_append_val (self->frames, frame);

  return self->frames->len - 1;
}

guint
dti_ledger_add_frame (DtiLedger *self, guint above, const DtiTransition *transition)
{
  return add_frame (self, above, transition->results, transition->ops);
}

guint
dti_ledger_add_part_frame (DtiLedger *self,
                           guint above,
                           const DtiTransition *transition,
                           guint part)
{
  return add_frame (self, above, transition->results, transition->parts[part].ops);
}

/* ---- entries ---- */

void
dti_ledger_add_entry (DtiLedger *self, const DtiEntry *entry)
{
  if (entry->changes[DTI_POINTS] == 0.0 && entry->changes[DTI_VALUE] == 0.0 &&
      entry->errors[DTI_POINTS] == 0.0 && entry->errors[DTI_VALUE] == 0.0)
    return;

  g_array_append_val (self->entries, *entry);
}

void
dti_ledger_read_change (const DtiTransition *transition, const DtiScale *scale, double *changes)
{
  const DtiUnitScore *older = &transition->cells[DTI_OLDER];
  const DtiUnitScore *newer = &transition->cells[DTI_NEWER];
  double measure = dti_scale_measure (scale, dti_unit_score_get_value (newer)) -
                   dti_scale_measure (scale, dti_unit_score_get_value (older));

  for (guint q = 0; q < DTI_N_QUANTITIES; q++)
    changes[q] = dti_scale_apply (scale, q, newer->score - older->score, measure);
}

DtiRemark
dti_ledger_find_remarks (const DtiTransition *transition)
{
  DtiRemark remarks = 0;

  if (dti_transition_looks_at_field (transition, 0))
    remarks |= DTI_REMARK_FIELD;
  if (transition->rules == DTI_TRANSITION_RULES_APART)
    remarks |= DTI_REMARK_RULES;
  for (guint side = 0; side < DTI_N_SIDES; side++)
    if (dti_results_is_observed (transition->results[side],
                                 transition->ops[side],
                                 transition->units[side]))
      remarks |= DTI_REMARK_OBSERVED;

  return remarks;
}

/* ---- taking apart ---- */

/* One figure, made and assessed in one way. */
static void
attribute_figure (DtiLedger *ledger,
                  const DtiTransition *transition,
                  guint frame,
                  const DtiScale *scale)
{
  DtiEntry entry = { .frame = frame,
                     .cause = DTI_CAUSE_PERFORMANCE,
                     .decomposition = scale->decomposition,
                     .remarks = dti_ledger_find_remarks (transition) };

  dti_ledger_read_change (transition, scale, entry.changes);
  dti_ledger_add_entry (ledger, &entry);
}

/* As it was before. */
static void
roll_back (DtiLedger *ledger, guint n_frames, guint n_entries, guint n_games)
{
  g_array_set_size (ledger->frames, n_frames);
  g_array_set_size (ledger->entries, n_entries);
  ledger->n_games = n_games;
}

/* Logarithms of sums have no slope that holds for every way between two values: where a game is
 * played below, one of its combinations can be a thousand times both. So that game must see the
 * logarithm itself. */
static gboolean
attribute_mean (DtiLedger *ledger,
                const DtiTransition *transition,
                guint frame,
                const DtiScale *scale)
{
  guint n_frames = ledger->frames->len;
  guint n_entries = ledger->entries->len;
  guint n_games = ledger->n_games;

  if (!dti_attribute_mean (ledger, transition, frame, scale))
    return FALSE;
  if (!scale->is_log || ledger->n_games == n_games || dti_attribute_mean_keeps_log (transition))
    return TRUE;

  roll_back (ledger, n_frames, n_entries, n_games);

  return FALSE;
}

void
dti_attribute_node (DtiLedger *ledger,
                    const DtiTransition *transition,
                    guint frame,
                    const DtiScale *scale)
{
  /* Below the node that is explained only values count, and no maximum changes those. */
  gboolean is_figure = transition->is_whole &&
                       (!transition->has_method ||
                        (!scale->is_top && transition->rules != DTI_TRANSITION_RULES_CROSSED));

  if (is_figure)
    attribute_figure (ledger, transition, frame, scale);
  else if (!attribute_mean (ledger, transition, frame, scale))
    dti_attribute_game (ledger, transition, frame, scale);
}
