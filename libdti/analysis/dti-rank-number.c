/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-rank-change-private.h"

/* The numbers of a rank change by column, of one unit or of all. */

static double
get_percentile (const DtiRankField *self, gsize member, guint side)
{
  double rank = dti_rank_field_get_printed (self, member, side);
  double size = (double) dti_rank_field_get_size (self, member, side);

  return size > 1.0 ? (size - rank) / (size - 1.0) : NAN;
}

/* A difference of published figures in points of the node. */
static double
get_points (const DtiRankField *self, gsize member, double difference)
{
  const DtiFieldSide *newer = &self->sides[DTI_NEWER];

  if (dti_rank_field_peek_op (self, DTI_NEWER)->publish == DTI_PUBLISH_SCORE)
    return difference;

  return difference * dti_results_get_unit (dti_scorecard_peek_results (newer->card),
                                            newer->op,
                                            newer->units[member])
                          .max;
}

static double
get_distance (const DtiRankField *self, gsize member, DtiRankColumn column)
{
  DtiRankDistance distance = dti_rank_field_get_distance (self, member);
  gboolean ahead = column == DTI_RANK_COLUMN_GAP || column == DTI_RANK_COLUMN_GAP_POINTS;
  double figure = ahead ? distance.gap : distance.cushion;

  return column == DTI_RANK_COLUMN_GAP || column == DTI_RANK_COLUMN_CUSHION
             ? figure
             : get_points (self, member, figure);
}

static double
get_effect (const DtiRankField *self, gsize member, DtiRankColumn column)
{
  DtiRankEffects effects = dti_rank_field_get_effects (self, member);

  switch ((guint) column)
    {
    case DTI_RANK_COLUMN_OWN_EFFECT:
      return effects.own;
    case DTI_RANK_COLUMN_FIELD_EFFECT:
      return effects.field;
    case DTI_RANK_COLUMN_COHORT_EFFECT:
      return effects.cohort;
    default:
      return effects.printed;
    }
}

double
dti_rank_field_get_number (const DtiRankField *self, gsize member, DtiRankColumn column)
{
  switch (column)
    {
    case DTI_RANK_COLUMN_OLDER_FIGURE:
      return self->sides[DTI_OLDER].member_figures[member];
    case DTI_RANK_COLUMN_NEWER_FIGURE:
      return self->sides[DTI_NEWER].member_figures[member];
    case DTI_RANK_COLUMN_OLDER_RANK:
      return dti_rank_field_get_printed (self, member, DTI_OLDER);
    case DTI_RANK_COLUMN_NEWER_RANK:
      return dti_rank_field_get_printed (self, member, DTI_NEWER);
    case DTI_RANK_COLUMN_OLDER_SIZE:
      return (double) dti_rank_field_get_size (self, member, DTI_OLDER);
    case DTI_RANK_COLUMN_NEWER_SIZE:
      return (double) dti_rank_field_get_size (self, member, DTI_NEWER);
    case DTI_RANK_COLUMN_OLDER_PERCENTILE:
      return get_percentile (self, member, DTI_OLDER);
    case DTI_RANK_COLUMN_NEWER_PERCENTILE:
      return get_percentile (self, member, DTI_NEWER);
    case DTI_RANK_COLUMN_RANK_CHANGE:
    case DTI_RANK_COLUMN_OWN_EFFECT:
    case DTI_RANK_COLUMN_FIELD_EFFECT:
    case DTI_RANK_COLUMN_COHORT_EFFECT:
      return get_effect (self, member, column);
    case DTI_RANK_COLUMN_COMMON_OLDER_RANK:
      return dti_rank_field_get_rank (self, member, DTI_OLDER, DTI_OLDER);
    case DTI_RANK_COLUMN_COMMON_NEWER_RANK:
      return dti_rank_field_get_rank (self, member, DTI_NEWER, DTI_NEWER);
    case DTI_RANK_COLUMN_CUSHION:
    case DTI_RANK_COLUMN_CUSHION_POINTS:
    case DTI_RANK_COLUMN_GAP:
    case DTI_RANK_COLUMN_GAP_POINTS:
      return get_distance (self, member, column);
    default:
      return NAN;
    }
}
