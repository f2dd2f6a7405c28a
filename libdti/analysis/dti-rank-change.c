/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-rank-change-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/model/dti-fixed-list-private.h>

/**
 * DtiRankChange:
 *
 * Why the rank of a unit changed from one scorecard to another.
 *
 * A rank has two reasons: the unit's own figure and the figures of all others. Both are separated
 * exactly, for the units that are ranked in both years; what is left of the printed change comes
 * from units that entered, left or merged. Further, it is told which part of the node did it, who
 * went past whom, how near the neighbours are, and how far the change can be trusted.
 *
 * Signs are those of the rank, a number of which 1 is the best: 32 to 40 is a change of +8, and
 * an effect below 0 brought the unit forward. [property@Dti.RankChange:places-gained] has the
 * opposite sign.
 *
 * The two scorecards may belong to different frameworks, if both publish the same kind of figure
 * of the node, value or score. Figures are compared as they are published: scores of different
 * maxima do not mean the same, values do. For all units at once there is
 * [class@Dti.RankChangeList].
 *
 * A change is immutable and free-threaded. What it takes long to find is found when first asked
 * for.
 *
 * Since: 1.0
 */

typedef enum
{
  PROP_UNIT = 1,
  PROP_UNIT_NAME,
  PROP_NODE,
  PROP_OLDER_PERIOD,
  PROP_NEWER_PERIOD,
  PROP_OLDER_FIGURE,
  PROP_NEWER_FIGURE,
  PROP_OLDER_RANK,
  PROP_NEWER_RANK,
  PROP_OLDER_SIZE,
  PROP_NEWER_SIZE,
  PROP_OLDER_PERCENTILE,
  PROP_NEWER_PERCENTILE,
  PROP_RANK_CHANGE,
  PROP_PLACES_GAINED,
  PROP_OWN_EFFECT,
  PROP_FIELD_EFFECT,
  PROP_COHORT_EFFECT,
  PROP_COMMON_OLDER_RANK,
  PROP_COMMON_NEWER_RANK,
  PROP_COMMON_SIZE,
  PROP_CUSHION,
  PROP_CUSHION_POINTS,
  PROP_GAP,
  PROP_GAP_POINTS,
  PROP_IS_RECONSTRUCTED,
  PROP_HAS_OTHER_RULE,
  PROP_IS_ROBUST,
} DtiRankChangeProperty;

static GParamSpec *props[PROP_IS_ROBUST + 1];

G_DEFINE_FINAL_TYPE (DtiRankChange, dti_rank_change, G_TYPE_OBJECT)

double
dti_rank_change_read (DtiRankChange *self, DtiRankColumn column)
{
  return dti_rank_field_get_number (self->field, self->member, column);
}

static void
dti_rank_change_finalize (GObject *object)
{
  DtiRankChange *self = DTI_RANK_CHANGE (object);

  g_clear_object (&self->shares);
  g_clear_pointer (&self->field, dti_rank_field_unref);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (dti_rank_change_parent_class)->finalize (object);
}

static double
read_number (DtiRankChange *self, DtiRankChangeProperty property)
{
  switch ((guint) property)
    {
    case PROP_OLDER_FIGURE:
      return dti_rank_change_read (self, DTI_RANK_COLUMN_OLDER_FIGURE);
    case PROP_NEWER_FIGURE:
      return dti_rank_change_read (self, DTI_RANK_COLUMN_NEWER_FIGURE);
    case PROP_OLDER_RANK:
      return dti_rank_change_read (self, DTI_RANK_COLUMN_OLDER_RANK);
    case PROP_NEWER_RANK:
      return dti_rank_change_read (self, DTI_RANK_COLUMN_NEWER_RANK);
    case PROP_OLDER_PERCENTILE:
      return dti_rank_change_read (self, DTI_RANK_COLUMN_OLDER_PERCENTILE);
    case PROP_NEWER_PERCENTILE:
      return dti_rank_change_read (self, DTI_RANK_COLUMN_NEWER_PERCENTILE);
    case PROP_RANK_CHANGE:
      return dti_rank_change_read (self, DTI_RANK_COLUMN_RANK_CHANGE);
    case PROP_PLACES_GAINED:
      return 0.0 - dti_rank_change_read (self, DTI_RANK_COLUMN_RANK_CHANGE);
    case PROP_OWN_EFFECT:
      return dti_rank_change_read (self, DTI_RANK_COLUMN_OWN_EFFECT);
    case PROP_FIELD_EFFECT:
      return dti_rank_change_read (self, DTI_RANK_COLUMN_FIELD_EFFECT);
    case PROP_COHORT_EFFECT:
      return dti_rank_change_read (self, DTI_RANK_COLUMN_COHORT_EFFECT);
    case PROP_COMMON_OLDER_RANK:
      return dti_rank_change_read (self, DTI_RANK_COLUMN_COMMON_OLDER_RANK);
    case PROP_COMMON_NEWER_RANK:
      return dti_rank_change_read (self, DTI_RANK_COLUMN_COMMON_NEWER_RANK);
    case PROP_CUSHION:
      return dti_rank_change_read (self, DTI_RANK_COLUMN_CUSHION);
    case PROP_CUSHION_POINTS:
      return dti_rank_change_read (self, DTI_RANK_COLUMN_CUSHION_POINTS);
    case PROP_GAP:
      return dti_rank_change_read (self, DTI_RANK_COLUMN_GAP);
    case PROP_GAP_POINTS:
      return dti_rank_change_read (self, DTI_RANK_COLUMN_GAP_POINTS);
    default:
      return NAN;
    }
}

static void
dti_rank_change_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiRankChange *self = DTI_RANK_CHANGE (object);

  switch (prop_id)
    {
    case PROP_UNIT:
      g_value_set_string (value, dti_rank_field_get_unit (self->field, self->member));
      break;
    case PROP_UNIT_NAME:
      g_value_set_string (value, dti_rank_field_get_name (self->field, self->member));
      break;
    case PROP_NODE:
      g_value_set_object (value, dti_rank_field_peek_op (self->field, DTI_NEWER)->node);
      break;
    case PROP_OLDER_PERIOD:
      g_value_set_string (value, dti_scorecard_get_period (self->field->sides[DTI_OLDER].card));
      break;
    case PROP_NEWER_PERIOD:
      g_value_set_string (value, dti_scorecard_get_period (self->field->sides[DTI_NEWER].card));
      break;
    case PROP_OLDER_SIZE:
      g_value_set_uint (value,
                        (guint) dti_rank_field_get_size (self->field, self->member, DTI_OLDER));
      break;
    case PROP_NEWER_SIZE:
      g_value_set_uint (value,
                        (guint) dti_rank_field_get_size (self->field, self->member, DTI_NEWER));
      break;
    case PROP_COMMON_SIZE:
      g_value_set_uint (value, (guint) self->field->n);
      break;
    case PROP_IS_RECONSTRUCTED:
      g_value_set_boolean (value, self->field->sides[DTI_OLDER].units[self->member] == DTI_NO_UNIT);
      break;
    case PROP_HAS_OTHER_RULE:
      g_value_set_boolean (value, self->field->other_rule);
      break;
    case PROP_IS_ROBUST:
      g_value_set_boolean (value, dti_rank_change_find_doubts (self) == 0);
      break;
    default:
      if (G_IS_PARAM_SPEC_DOUBLE (pspec))
        g_value_set_double (value, read_number (self, (DtiRankChangeProperty) prop_id));
      else
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static GParamSpec *
text_spec (const char *name)
{
  return g_param_spec_string (name, NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static GParamSpec *
number_spec (const char *name)
{
  return g_param_spec_double (
      name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static GParamSpec *
count_spec (const char *name)
{
  return g_param_spec_uint (
      name, NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
install_place_properties (void)
{
  /**
   * DtiRankChange:unit: (getter get_unit)
   *
   * The id of the unit, as the newer scorecard has it.
   *
   * Since: 1.0
   */
  props[PROP_UNIT] = text_spec ("unit");

  /**
   * DtiRankChange:unit-name: (getter get_unit_name)
   *
   * The name of the unit, its id where it has none.
   *
   * Since: 1.0
   */
  props[PROP_UNIT_NAME] = text_spec ("unit-name");

  /**
   * DtiRankChange:node: (getter get_node)
   *
   * The node that is ranked, of the newer framework.
   *
   * Since: 1.0
   */
  props[PROP_NODE] = g_param_spec_object ("node",
                                          NULL,
                                          NULL,
                                          DTI_TYPE_NODE,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiRankChange:older-period: (getter get_older_period)
   *
   * The period of the older scorecard.
   *
   * Since: 1.0
   */
  props[PROP_OLDER_PERIOD] = text_spec ("older-period");

  /**
   * DtiRankChange:newer-period: (getter get_newer_period)
   *
   * The period of the newer scorecard.
   *
   * Since: 1.0
   */
  props[PROP_NEWER_PERIOD] = text_spec ("newer-period");
}

static void
install_figure_properties (void)
{
  /**
   * DtiRankChange:older-figure: (getter get_older_figure)
   *
   * The figure the unit was ranked by in the older year.
   *
   * Since: 1.0
   */
  props[PROP_OLDER_FIGURE] = number_spec ("older-figure");

  /**
   * DtiRankChange:newer-figure: (getter get_newer_figure)
   *
   * The figure the unit is ranked by in the newer year.
   *
   * Since: 1.0
   */
  props[PROP_NEWER_FIGURE] = number_spec ("newer-figure");
}

static void
install_rank_properties (void)
{
  /**
   * DtiRankChange:older-rank: (getter get_older_rank)
   *
   * The rank in the older year, as the older scorecard has it; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_OLDER_RANK] = number_spec ("older-rank");

  /**
   * DtiRankChange:newer-rank: (getter get_newer_rank)
   *
   * The rank in the newer year, as the newer scorecard has it.
   *
   * Since: 1.0
   */
  props[PROP_NEWER_RANK] = number_spec ("newer-rank");

  /**
   * DtiRankChange:older-size: (getter get_older_size)
   *
   * How many units were ranked together in the older year.
   *
   * Since: 1.0
   */
  props[PROP_OLDER_SIZE] = count_spec ("older-size");

  /**
   * DtiRankChange:newer-size: (getter get_newer_size)
   *
   * How many units are ranked together in the newer year.
   *
   * Since: 1.0
   */
  props[PROP_NEWER_SIZE] = count_spec ("newer-size");
}

static void
install_percentile_properties (void)
{
  /**
   * DtiRankChange:older-percentile: (getter get_older_percentile)
   *
   * The share of the others that stood behind in the older year, 0 to 1; NaN where
   * there is none.
   *
   * Since: 1.0
   */
  props[PROP_OLDER_PERCENTILE] = number_spec ("older-percentile");

  /**
   * DtiRankChange:newer-percentile: (getter get_newer_percentile)
   *
   * The share of the others that stand behind in the newer year, 0 to 1; NaN where
   * there is none.
   *
   * Since: 1.0
   */
  props[PROP_NEWER_PERCENTILE] = number_spec ("newer-percentile");

  /**
   * DtiRankChange:rank-change: (getter get_rank_change)
   *
   * The newer rank less the older one; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_RANK_CHANGE] = number_spec ("rank-change");

  /**
   * DtiRankChange:places-gained: (getter get_places_gained)
   *
   * How many places the unit came forward; NaN
   * where there is none.
   *
   * Since: 1.0
   */
  props[PROP_PLACES_GAINED] = number_spec ("places-gained");
}

static void
install_effect_properties (void)
{
  /**
   * DtiRankChange:own-effect: (getter get_own_effect)
   *
   * What the unit's own figure did to the rank, in places.
   *
   * Since: 1.0
   */
  props[PROP_OWN_EFFECT] = number_spec ("own-effect");

  /**
   * DtiRankChange:field-effect: (getter get_field_effect)
   *
   * What the figures of the other units did to the rank, in places.
   *
   * Since: 1.0
   */
  props[PROP_FIELD_EFFECT] = number_spec ("field-effect");

  /**
   * DtiRankChange:cohort-effect: (getter get_cohort_effect)
   *
   * What a different set of units, or another rule of ranking, did to the rank; NaN where there is
   * none.
   *
   * Since: 1.0
   */
  props[PROP_COHORT_EFFECT] = number_spec ("cohort-effect");
}

static void
install_common_properties (void)
{
  /**
   * DtiRankChange:common-older-rank: (getter get_common_older_rank)
   *
   * The rank in the older year among the units that are ranked in both years.
   *
   * Since: 1.0
   */
  props[PROP_COMMON_OLDER_RANK] = number_spec ("common-older-rank");

  /**
   * DtiRankChange:common-newer-rank: (getter get_common_newer_rank)
   *
   * The rank in the newer year among the units that are ranked in both years.
   *
   * Since: 1.0
   */
  props[PROP_COMMON_NEWER_RANK] = number_spec ("common-newer-rank");

  /**
   * DtiRankChange:common-size: (getter get_common_size)
   *
   * How many units are ranked in both years.
   *
   * Since: 1.0
   */
  props[PROP_COMMON_SIZE] = count_spec ("common-size");
}

static void
install_distance_properties (void)
{
  /**
   * DtiRankChange:cushion: (getter get_cushion)
   *
   * How much the figure may fall until it is level with the unit behind; NaN where
   * there is none.
   *
   * Since: 1.0
   */
  props[PROP_CUSHION] = number_spec ("cushion");

  /**
   * DtiRankChange:cushion-points: (getter get_cushion_points)
   *
   * The cushion in points; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_CUSHION_POINTS] = number_spec ("cushion-points");

  /**
   * DtiRankChange:gap: (getter get_gap)
   *
   * What the figure lacks to be level with the unit before it; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_GAP] = number_spec ("gap");

  /**
   * DtiRankChange:gap-points: (getter get_gap_points)
   *
   * The gap in points; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_GAP_POINTS] = number_spec ("gap-points");
}

static void
install_remark_properties (void)
{
  /**
   * DtiRankChange:is-reconstructed: (getter get_is_reconstructed)
   *
   * Whether the older figure is made of those of the units that became this one.
   *
   * Since: 1.0
   */
  props[PROP_IS_RECONSTRUCTED] = g_param_spec_boolean ("is-reconstructed",
                                                       NULL,
                                                       NULL,
                                                       FALSE,
                                                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiRankChange:has-other-rule: (getter get_has_other_rule)
   *
   * Whether the older year was ranked by another rule than the newer one.
   *
   * Since: 1.0
   */
  props[PROP_HAS_OTHER_RULE] = g_param_spec_boolean ("has-other-rule",
                                                     NULL,
                                                     NULL,
                                                     FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiRankChange:is-robust: (getter get_is_robust)
   *
   * Whether the change of the rank can be trusted.
   *
   * Since: 1.0
   */
  props[PROP_IS_ROBUST] = g_param_spec_boolean ("is-robust",
                                                NULL,
                                                NULL,
                                                FALSE,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
dti_rank_change_class_init (DtiRankChangeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_rank_change_finalize;
  object_class->get_property = dti_rank_change_get_property;

  install_place_properties ();
  install_figure_properties ();
  install_rank_properties ();
  install_percentile_properties ();
  install_effect_properties ();
  install_common_properties ();
  install_distance_properties ();
  install_remark_properties ();

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_rank_change_init (DtiRankChange *self)
{
  g_mutex_init (&self->lock);
}

DtiRankChange *
dti_rank_change_new (DtiRankField *field, gsize member)
{
  DtiRankChange *self = g_object_new (DTI_TYPE_RANK_CHANGE, NULL);

  self->field = dti_rank_field_ref (field);
  self->member = member;

  return self;
}

/* ---- public ---- */

/**
 * dti_rank_change_between:
 * @older: the older scorecard
 * @newer: the newer scorecard, of the same framework or another one
 * @unit: id of a unit, as the newer scorecard has it
 * @node: (nullable): id of a node of the newer framework, or `NULL` for the one it ranks
 * @map: (nullable): which nodes became which, sealed by this call, or `NULL`: nodes are the same
 *   where their ids are
 * @cohort: (nullable): which units are which, of the same two scorecards, or `NULL`: units are the
 *   same where their ids are
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Explains the rank of one unit.
 *
 * For many units of the same scorecards make a [class@Dti.RankChangeList].
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown unit or node, with `DTI_ERROR_NOT_COMPUTABLE` for
 * a unit that is not ranked in both years, with `DTI_ERROR_CONFLICT` where one framework publishes
 * the value of the node and the other its score, or one ranks the highest first and the other the
 * lowest, or where @map or @cohort belong to others.
 *
 * Returns: (transfer full): a new change
 *
 * Since: 1.0
 */
DtiRankChange *
dti_rank_change_between (DtiScorecard *older,
                         DtiScorecard *newer,
                         const char *unit,
                         const char *node,
                         DtiFrameworkMap *map,
                         DtiCohort *cohort,
                         GError **error)
{
  g_autoptr (DtiRankField) field = NULL;
  gsize member;

  g_return_val_if_fail (DTI_IS_SCORECARD (older), NULL);
  g_return_val_if_fail (DTI_IS_SCORECARD (newer), NULL);
  g_return_val_if_fail (unit != NULL, NULL);
  g_return_val_if_fail (map == NULL || DTI_IS_FRAMEWORK_MAP (map), NULL);
  g_return_val_if_fail (cohort == NULL || DTI_IS_COHORT (cohort), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  field = dti_rank_field_new (older, newer, node, map, cohort, error);
  if (field == NULL || !dti_rank_field_find (field, unit, &member, error))
    return NULL;

  return dti_rank_change_new (field, member);
}
