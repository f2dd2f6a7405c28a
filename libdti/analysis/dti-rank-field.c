/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-rank-field-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/base/dti-number.h>
#include <libdti/model/dti-framework-map.h>

const DtiOp *
dti_rank_field_peek_op (const DtiRankField *self, guint side)
{
  const DtiFieldSide *at = &self->sides[side];

  return &dti_scorecard_peek_results (at->card)->binding->program->ops[at->op];
}

double
dti_rank_field_round (const DtiRankField *self, double figure)
{
  return self->rule.decimals >= 0 ? dti_number_round (figure, self->rule.decimals) : figure;
}

/* ---- the two scorecards ---- */

static gboolean
find_op (DtiFieldSide *side, const char *node, GError **error)
{
  const DtiProgram *program = dti_scorecard_peek_results (side->card)->binding->program;

  if (dti_program_find (program, node, &side->op))
    return TRUE;

  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_NOT_FOUND,
               "the framework “%s” has no node “%s”",
               dti_framework_get_id (program->framework),
               node);

  return FALSE;
}

static gboolean
find_node (DtiRankField *self, const char *node, GError **error)
{
  const char *older = node;

  if (!find_op (&self->sides[DTI_NEWER], node, error))
    return FALSE;

  if (self->map != NULL)
    older = dti_framework_map_lookup_older (self->map, node);
  if (older == NULL)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_NOT_FOUND,
                   "the map has no single older node for “%s”",
                   node);
      return FALSE;
    }

  return find_op (&self->sides[DTI_OLDER], older, error);
}

static gboolean
is_same_framework (DtiFramework *a, DtiFramework *b)
{
  return a == b || g_str_equal (dti_framework_get_digest (a), dti_framework_get_digest (b));
}

static gboolean
check_map (DtiRankField *self, GError **error)
{
  DtiFramework *frameworks[DTI_N_SIDES];

  if (self->map == NULL)
    return TRUE;

  for (guint side = 0; side < DTI_N_SIDES; side++)
    frameworks[side] = dti_scorecard_get_framework (self->sides[side].card);
  if (is_same_framework (dti_framework_map_get_older (self->map), frameworks[DTI_OLDER]) &&
      is_same_framework (dti_framework_map_get_newer (self->map), frameworks[DTI_NEWER]))
    return TRUE;

  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_CONFLICT,
               "the map leads from “%s” to “%s”, the scorecards from “%s” to “%s”",
               dti_framework_get_id (dti_framework_map_get_older (self->map)),
               dti_framework_get_id (dti_framework_map_get_newer (self->map)),
               dti_framework_get_id (frameworks[DTI_OLDER]),
               dti_framework_get_id (frameworks[DTI_NEWER]));

  return FALSE;
}

/* Figures of two years can stand in one ranking only where they mean the same. */
static gboolean
check_comparable (const DtiRankField *self, GError **error)
{
  const DtiOp *older = dti_rank_field_peek_op (self, DTI_OLDER);
  const DtiOp *newer = dti_rank_field_peek_op (self, DTI_NEWER);

  if (older->publish == newer->publish &&
      dti_node_get_rank_order (older->node) == dti_node_get_rank_order (newer->node))
    return TRUE;

  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_CONFLICT,
               "node “%s”: the two frameworks rank different figures, or in different order",
               newer->id);

  return FALSE;
}

static void
read_side (DtiRankField *self, DtiFieldSide *side)
{
  guint32 n_groups = 1;

  side->n_units = dti_scorecard_peek_results (side->card)->binding->n_units;
  side->figures = g_new (double, side->n_units + 1);
  dti_scorecard_read_figures (dti_scorecard_peek_results (side->card),
                              side->op,
                              0,
                              side->n_units,
                              side->figures);
  for (gsize i = 0; i < side->n_units; i++)
    side->figures[i] = dti_rank_field_round (self, side->figures[i]);

  side->groups = dti_scorecard_read_groups (side->card, side->op);
  for (gsize i = 0; side->groups != NULL && i < side->n_units; i++)
    n_groups = MAX (n_groups, side->groups[i] + 1);
  side->group_sizes = g_new0 (gsize, n_groups);
  for (gsize i = 0; i < side->n_units; i++)
    if (!isnan (side->figures[i]))
      side->group_sizes[side->groups != NULL ? side->groups[i] : 0]++;
}

/* ---- the members ---- */

static void
add_member (DtiRankField *self, const DtiCohortMember *member, gsize origin, double older_figure)
{
  DtiFieldSide *older = &self->sides[DTI_OLDER];
  DtiFieldSide *newer = &self->sides[DTI_NEWER];
  gsize i = self->n++;

  older->units[i] = member->is_reconstructed ? DTI_NO_UNIT : origin;
  older->origins[i] = origin;
  older->member_figures[i] = dti_rank_field_round (self, older_figure);
  newer->units[i] = member->unit;
  newer->origins[i] = member->unit;
  newer->member_figures[i] = newer->figures[member->unit];
}

static char **
list_others (const DtiFieldSide *side, const guint8 *is_member)
{
  GPtrArray *units = g_ptr_array_new ();

  for (gsize i = 0; i < side->n_units; i++)
    if (!is_member[i] && !isnan (side->figures[i]))
      g_ptr_array_add (units, g_strdup (dti_scorecard_get_unit_id (side->card, i)));
  g_ptr_array_add (units, NULL);

  return (char **) g_ptr_array_free (units, FALSE);
}

static void
match_units (DtiRankField *self, DtiCohort *cohort)
{
  DtiFieldSide *older = &self->sides[DTI_OLDER];
  DtiFieldSide *newer = &self->sides[DTI_NEWER];
  g_autofree guint8 *stayed = g_new0 (guint8, older->n_units + 1);
  g_autofree guint8 *was_there = g_new0 (guint8, newer->n_units + 1);
  g_autofree double *figures = dti_cohort_read_older_figures (cohort, older->op);

  for (guint i = 0; i < dti_cohort_get_n_members (cohort); i++)
    {
      const DtiCohortMember *member = dti_cohort_get_member (cohort, i);

      if (isnan (figures[i]) || isnan (newer->figures[member->unit]))
        continue;
      for (guint k = 0; k < member->n_sources; k++)
        stayed[dti_cohort_get_source (cohort, member, k)->unit] = TRUE;
      was_there[member->unit] = TRUE;
      add_member (self, member, dti_cohort_get_source (cohort, member, 0)->unit, figures[i]);
    }
  self->joined = list_others (newer, was_there);
  self->left = list_others (older, stayed);
}

/* ---- the boards ---- */

/* The order of input counts where ties go by it: that of the card. Several members can come from
 * one unit that was split. */
static guint32 *
order_members (const DtiRankField *self, const DtiFieldSide *side)
{
  guint32 *places = g_new (guint32, self->n + 1);
  g_autofree guint32 *starts = g_new0 (guint32, side->n_units + 1);

  for (gsize i = 0; i < self->n; i++)
    starts[side->origins[i] + 1]++;
  for (gsize unit = 0; unit < side->n_units; unit++)
    starts[unit + 1] += starts[unit];
  for (gsize i = 0; i < self->n; i++)
    places[i] = starts[side->origins[i]]++;

  return places;
}

static guint32 *
group_members (const DtiRankField *self, const DtiFieldSide *side)
{
  guint32 *groups;

  if (side->groups == NULL)
    return NULL;

  groups = g_new (guint32, self->n + 1);
  for (gsize i = 0; i < self->n; i++)
    groups[i] = side->groups[side->origins[i]];

  return groups;
}

static void
make_board (DtiRankField *self, DtiFieldSide *side)
{
  guint64 *keys = g_new (guint64, self->n + 1);

  for (gsize i = 0; i < self->n; i++)
    keys[i] = dti_ranking_get_key (&self->rule, side->member_figures[i]);
  side->board = dti_rank_board_new (self->rule.ties,
                                    self->n,
                                    keys,
                                    group_members (self, side),
                                    order_members (self, side));
}

/* Neighbours are sought among all units of the newer year. */
static void
make_board_of_all (DtiRankField *self)
{
  const DtiFieldSide *side = &self->sides[DTI_NEWER];
  guint64 *keys = g_new (guint64, side->n_units + 1);
  guint32 *places = g_new (guint32, side->n_units + 1);
  guint32 *groups = side->groups != NULL ? g_new (guint32, side->n_units + 1) : NULL;
  guint32 n = 0;

  self->all_places = g_new0 (guint32, side->n_units + 1);
  self->all_units = g_new (gsize, side->n_units + 1);
  for (gsize i = 0; i < side->n_units; i++)
    {
      if (isnan (side->figures[i]))
        continue;
      keys[n] = dti_ranking_get_key (&self->rule, side->figures[i]);
      places[n] = n;
      if (groups != NULL)
        groups[n] = side->groups[i];
      self->all_places[i] = n;
      self->all_units[n++] = i;
    }
  self->all = dti_rank_board_new (self->rule.ties, n, keys, groups, places);
}

static void
find_rules (DtiRankField *self)
{
  const DtiFieldSide *older = &self->sides[DTI_OLDER];
  const DtiFieldSide *newer = &self->sides[DTI_NEWER];
  DtiRankingRule rule = dti_scorecard_get_ranking_rule (older->card, older->op);

  self->rule = dti_scorecard_get_ranking_rule (newer->card, newer->op);
  self->other_rule =
      rule.ties != self->rule.ties || rule.decimals != self->rule.decimals ||
      g_strcmp0 (dti_node_get_rank_within (dti_rank_field_peek_op (self, DTI_OLDER)->node),
                 dti_node_get_rank_within (dti_rank_field_peek_op (self, DTI_NEWER)->node)) != 0;
}

static void
make_members (DtiRankField *self, DtiCohort *cohort)
{
  gsize most = self->sides[DTI_NEWER].n_units + 1;

  for (guint i = 0; i < DTI_N_SIDES; i++)
    {
      self->sides[i].units = g_new (gsize, most);
      self->sides[i].origins = g_new (gsize, most);
      self->sides[i].member_figures = g_new (double, most);
    }
  match_units (self, cohort);
  for (guint i = 0; i < DTI_N_SIDES; i++)
    make_board (self, &self->sides[i]);
  make_board_of_all (self);
}

static gboolean
check_cohort (const DtiRankField *self, DtiCohort *cohort, GError **error)
{
  if (cohort == NULL || (cohort->older == self->sides[DTI_OLDER].card &&
                         cohort->newer == self->sides[DTI_NEWER].card))
    return TRUE;

  g_set_error_literal (error,
                       DTI_ERROR,
                       DTI_ERROR_CONFLICT,
                       "the cohort belongs to other scorecards");

  return FALSE;
}

DtiRankField *
dti_rank_field_new (DtiScorecard *older,
                    DtiScorecard *newer,
                    const char *node,
                    DtiFrameworkMap *map,
                    DtiCohort *cohort,
                    GError **error)
{
  g_autoptr (DtiRankField) self = g_new0 (DtiRankField, 1);
  g_autoptr (DtiCohort) same = NULL;
  DtiScorecard *cards[] = { older, newer };

  g_atomic_ref_count_init (&self->ref_count);
  for (guint i = 0; i < DTI_N_SIDES; i++)
    self->sides[i].card = g_object_ref (cards[i]);
  if (map != NULL)
    {
      dti_framework_map_seal (map);
      self->map = g_object_ref (map);
    }
  if (node == NULL)
    node = dti_node_get_id (dti_framework_get_ranking_node (dti_scorecard_get_framework (newer)));
  if (!check_map (self, error) || !find_node (self, node, error) ||
      !check_comparable (self, error) || !check_cohort (self, cohort, error))
    return NULL;

  if (cohort == NULL)
    cohort = same = dti_cohort_new (older, newer, NULL, NULL, error);
  if (cohort == NULL)
    return NULL;

  find_rules (self);
  for (guint i = 0; i < DTI_N_SIDES; i++)
    read_side (self, &self->sides[i]);
  make_members (self, cohort);

  return g_steal_pointer (&self);
}

DtiRankField *
dti_rank_field_ref (DtiRankField *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

static void
clear_side (DtiFieldSide *side)
{
  g_clear_object (&side->card);
  g_free (side->figures);
  g_free (side->groups);
  g_free (side->group_sizes);
  g_free (side->units);
  g_free (side->origins);
  g_free (side->member_figures);
  g_clear_pointer (&side->board, dti_rank_board_free);
}

void
dti_rank_field_unref (DtiRankField *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < DTI_N_SIDES; i++)
    clear_side (&self->sides[i]);
  g_clear_object (&self->map);
  g_clear_pointer (&self->all, dti_rank_board_free);
  g_free (self->all_places);
  g_free (self->all_units);
  g_strfreev (self->joined);
  g_strfreev (self->left);
  g_free (self);
}

/* ---- one member ---- */

gboolean
dti_rank_field_find (const DtiRankField *self, const char *unit, gsize *member, GError **error)
{
  const DtiFieldSide *newer = &self->sides[DTI_NEWER];
  gsize position;

  if (!dti_scorecard_find_unit (newer->card, unit, &position))
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_NOT_FOUND,
                   "the period “%s” has no unit “%s”",
                   dti_scorecard_get_period (newer->card),
                   unit);
      return FALSE;
    }

  /* Members stand in the order of the newer scorecard. */
  for (gsize first = 0, last = self->n; first < last;)
    {
      *member = first + (last - first) / 2;
      if (newer->units[*member] == position)
        return TRUE;
      if (newer->units[*member] < position)
        first = *member + 1;
      else
        last = *member;
    }

  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_NOT_COMPUTABLE,
               "unit “%s” is not ranked at the node “%s” in both periods",
               unit,
               dti_rank_field_peek_op (self, DTI_NEWER)->id);

  return FALSE;
}

const char *
dti_rank_field_get_unit (const DtiRankField *self, gsize member)
{
  const DtiFieldSide *newer = &self->sides[DTI_NEWER];

  return dti_scorecard_get_unit_id (newer->card, newer->units[member]);
}

const char *
dti_rank_field_get_name (const DtiRankField *self, gsize member)
{
  const char *unit = dti_rank_field_get_unit (self, member);
  const char *name =
      dti_dataset_get_unit_name (dti_scorecard_get_dataset (self->sides[DTI_NEWER].card), unit);

  return name != NULL ? name : unit;
}

double
dti_rank_field_get_rank (const DtiRankField *self, gsize member, guint own, guint others)
{
  return dti_rank_board_get_rank (self->sides[others].board,
                                  member,
                                  self->sides[own].board->keys[member]);
}

double
dti_rank_field_get_printed (const DtiRankField *self, gsize member, guint side)
{
  const DtiFieldSide *at = &self->sides[side];

  if (at->units[member] == DTI_NO_UNIT)
    return NAN;

  return dti_scorecard_peek_ranks (at->card, at->op)->ranks[at->units[member]];
}

gsize
dti_rank_field_get_size (const DtiRankField *self, gsize member, guint side)
{
  const DtiFieldSide *at = &self->sides[side];
  gboolean in_group = at->groups != NULL && at->units[member] != DTI_NO_UNIT;

  return at->group_sizes[in_group ? at->groups[at->units[member]] : 0];
}

/* The Shapley value of a game of two players, our figure and the figures of the others. Ranks are
 * multiples of a half, so all of this is exact. */
DtiRankEffects
dti_rank_field_get_effects (const DtiRankField *self, gsize member)
{
  double r00 = dti_rank_field_get_rank (self, member, DTI_OLDER, DTI_OLDER);
  double r01 = dti_rank_field_get_rank (self, member, DTI_OLDER, DTI_NEWER);
  double r10 = dti_rank_field_get_rank (self, member, DTI_NEWER, DTI_OLDER);
  double r11 = dti_rank_field_get_rank (self, member, DTI_NEWER, DTI_NEWER);
  DtiRankEffects effects = {
    .own = ((r10 - r00) + (r11 - r01)) / 2.0,
    .field = ((r01 - r00) + (r11 - r10)) / 2.0,
  };

  effects.printed = dti_rank_field_get_printed (self, member, DTI_NEWER) -
                    dti_rank_field_get_printed (self, member, DTI_OLDER);
  effects.cohort = effects.printed - (r11 - r00);

  return effects;
}
