/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-goal-private.h"

#include <libdti/base/dti-number-private.h>
#include <libdti/dti-enum-types.h>

/**
 * DtiRequiredScore:
 *
 * What score a unit needs for a rank.
 *
 * Made by [func@Dti.Goal.required_score].
 *
 * Numbers that are not there are NaN in the properties; the getters say so by their result.
 *
 * It is immutable and free-threaded.
 *
 * Since: 1.0
 */
struct _DtiRequiredScore
{
  GObject parent_instance;

  DtiScorecard *card; /* owns node, unit and rival */
  const char *unit;
  DtiNode *node;
  char *period;
  DtiRequiredScoreFields fields;
};

typedef enum
{
  PROP_UNIT = 1,
  PROP_NODE,
  PROP_PERIOD,
  PROP_RANK,
  PROP_GROWTH,
  PROP_YEARLY_CHANGE,
  PROP_N_CHANGES,
  PROP_N_OTHERS,
  PROP_REACHABLE,
  PROP_FIGURE,
  PROP_AHEAD_FIGURE,
  PROP_SCORE,
  PROP_CURRENT_FIGURE,
  PROP_CURRENT_RANK,
  PROP_GAP,
  PROP_RIVAL,
} DtiRequiredScoreProperty;

static GParamSpec *props[PROP_RIVAL + 1];

G_DEFINE_FINAL_TYPE (DtiRequiredScore, dti_required_score, G_TYPE_OBJECT)

static void
dti_required_score_finalize (GObject *object)
{
  DtiRequiredScore *self = DTI_REQUIRED_SCORE (object);

  g_clear_object (&self->card);
  g_free (self->period);

  G_OBJECT_CLASS (dti_required_score_parent_class)->finalize (object);
}

static void
dti_required_score_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiRequiredScore *self = DTI_REQUIRED_SCORE (object);

  switch ((DtiRequiredScoreProperty) prop_id)
    {
    case PROP_UNIT:
      g_value_set_string (value, dti_required_score_get_unit (self));
      break;
    case PROP_NODE:
      g_value_set_object (value, dti_required_score_get_node (self));
      break;
    case PROP_PERIOD:
      g_value_set_string (value, dti_required_score_get_period (self));
      break;
    case PROP_RANK:
      g_value_set_uint (value, dti_required_score_get_rank (self));
      break;
    case PROP_GROWTH:
      g_value_set_enum (value, dti_required_score_get_growth (self));
      break;
    case PROP_YEARLY_CHANGE:
      g_value_set_double (value, self->fields.yearly_change);
      break;
    case PROP_N_CHANGES:
      g_value_set_uint (value, dti_required_score_get_n_changes (self));
      break;
    case PROP_N_OTHERS:
      g_value_set_uint (value, dti_required_score_get_n_others (self));
      break;
    case PROP_REACHABLE:
      g_value_set_boolean (value, dti_required_score_get_reachable (self));
      break;
    case PROP_FIGURE:
      g_value_set_double (value, self->fields.figure);
      break;
    case PROP_AHEAD_FIGURE:
      g_value_set_double (value, self->fields.ahead_figure);
      break;
    case PROP_SCORE:
      g_value_set_double (value, self->fields.score);
      break;
    case PROP_CURRENT_FIGURE:
      g_value_set_double (value, self->fields.current_figure);
      break;
    case PROP_CURRENT_RANK:
      g_value_set_double (value, self->fields.current_rank);
      break;
    case PROP_GAP:
      g_value_set_double (value, self->fields.figure - self->fields.current_figure);
      break;
    case PROP_RIVAL:
      g_value_set_string (value, dti_required_score_get_rival (self));
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
number_spec (const char *name)
{
  return g_param_spec_double (
      name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static GParamSpec *
flag_spec (const char *name)
{
  return g_param_spec_boolean (name, NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
install_place_properties (void)
{
  /**
   * DtiRequiredScore:unit: (getter get_unit)
   *
   * The id of the unit.
   *
   * Since: 1.0
   */
  props[PROP_UNIT] = text_spec ("unit");

  /**
   * DtiRequiredScore:node: (getter get_node)
   *
   * The node that is ranked.
   *
   * Since: 1.0
   */
  props[PROP_NODE] = g_param_spec_object ("node",
                                          NULL,
                                          NULL,
                                          DTI_TYPE_NODE,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiRequiredScore:period: (getter get_period)
   *
   * The period that is looked at.
   *
   * Since: 1.0
   */
  props[PROP_PERIOD] = text_spec ("period");

  /**
   * DtiRequiredScore:rank: (getter get_rank)
   *
   * The rank that was asked for.
   *
   * Since: 1.0
   */
  props[PROP_RANK] = g_param_spec_uint (
      "rank", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
install_field_properties (void)
{
  /**
   * DtiRequiredScore:growth: (getter get_growth)
   *
   * How the other units are thought to go on.
   *
   * Since: 1.0
   */
  props[PROP_GROWTH] = g_param_spec_enum ("growth",
                                          NULL,
                                          NULL,
                                          DTI_TYPE_FIELD_GROWTH,
                                          DTI_FIELD_GROWTH_NONE,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiRequiredScore:yearly-change:
   *
   * The change of the other units in a year, as a published figure.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.RequiredScore.get_yearly_change].
   *
   * Since: 1.0
   */
  props[PROP_YEARLY_CHANGE] = number_spec ("yearly-change");

  /**
   * DtiRequiredScore:n-changes: (getter get_n_changes)
   *
   * How many yearly changes of other units that was taken from.
   *
   * Since: 1.0
   */
  props[PROP_N_CHANGES] = g_param_spec_uint (
      "n-changes", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiRequiredScore:n-others: (getter get_n_others)
   *
   * How many other units are ranked.
   *
   * Since: 1.0
   */
  props[PROP_N_OTHERS] = g_param_spec_uint (
      "n-others", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
install_figure_properties (void)
{
  /**
   * DtiRequiredScore:reachable: (getter get_reachable)
   *
   * Whether the figure can be reached at all: it is within the maximum.
   *
   * Since: 1.0
   */
  props[PROP_REACHABLE] = flag_spec ("reachable");

  /**
   * DtiRequiredScore:figure:
   *
   * The lowest published figure that gives the rank.
   *
   * Where low ranks go to low figures, the highest one. It is rounded as the ranking rounds it.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.RequiredScore.get_figure].
   *
   * Since: 1.0
   */
  props[PROP_FIGURE] = number_spec ("figure");

  /**
   * DtiRequiredScore:ahead-figure:
   *
   * The figure that stands before the last one inside, however ties are ranked.
   *
   * That is the figure of the other unit at that rank and one more step: the last decimal of the
   * ranking, or the smallest difference that it sees.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.RequiredScore.get_ahead_figure].
   *
   * Since: 1.0
   */
  props[PROP_AHEAD_FIGURE] = number_spec ("ahead-figure");

  /**
   * DtiRequiredScore:score:
   *
   * The figure in points of what was assessed of the unit.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.RequiredScore.get_score].
   *
   * Since: 1.0
   */
  props[PROP_SCORE] = number_spec ("score");
}

static void
install_rest_properties (void)
{
  /**
   * DtiRequiredScore:current-figure:
   *
   * The published figure of the unit now.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.RequiredScore.get_current_figure].
   *
   * Since: 1.0
   */
  props[PROP_CURRENT_FIGURE] = number_spec ("current-figure");

  /**
   * DtiRequiredScore:current-rank:
   *
   * The rank of the unit now.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.RequiredScore.get_current_rank].
   *
   * Since: 1.0
   */
  props[PROP_CURRENT_RANK] = number_spec ("current-rank");

  /**
   * DtiRequiredScore:gap:
   *
   * How much the figure must change from now on.
   *
   * NaN where there is none. For lists and expressions; programs call
   * [method@Dti.RequiredScore.get_gap].
   *
   * Since: 1.0
   */
  props[PROP_GAP] = number_spec ("gap");

  /**
   * DtiRequiredScore:rival: (getter get_rival)
   *
   * The id of the other unit that stands at the rank.
   *
   * Since: 1.0
   */
  props[PROP_RIVAL] = text_spec ("rival");
}

static void
dti_required_score_class_init (DtiRequiredScoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_required_score_finalize;
  object_class->get_property = dti_required_score_get_property;

  install_place_properties ();
  install_field_properties ();
  install_figure_properties ();
  install_rest_properties ();

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_required_score_init (DtiRequiredScore *self)
{
}

DtiRequiredScore *
dti_required_score_new (DtiScorecard *card,
                        guint op,
                        gsize unit,
                        const char *period,
                        const DtiRequiredScoreFields *fields)
{
  DtiRequiredScore *self = g_object_new (DTI_TYPE_REQUIRED_SCORE, NULL);

  self->card = g_object_ref (card);
  self->unit = dti_scorecard_get_unit_id (card, unit);
  self->node = dti_scorecard_peek_results (card)->binding->program->ops[op].node;
  self->period = g_strdup (period);
  self->fields = *fields;

  return self;
}

/* ---- getters ---- */

/**
 * dti_required_score_get_unit: (get-property unit)
 * @self: a required score
 *
 * Gets the id of the unit.
 *
 * Returns: (transfer none): the id of the unit
 *
 * Since: 1.0
 */
const char *
dti_required_score_get_unit (DtiRequiredScore *self)
{
  g_return_val_if_fail (DTI_IS_REQUIRED_SCORE (self), NULL);

  return self->unit;
}

/**
 * dti_required_score_get_node: (get-property node)
 * @self: a required score
 *
 * Gets the node that is ranked.
 *
 * Returns: (transfer none): the node that is ranked
 *
 * Since: 1.0
 */
DtiNode *
dti_required_score_get_node (DtiRequiredScore *self)
{
  g_return_val_if_fail (DTI_IS_REQUIRED_SCORE (self), NULL);

  return self->node;
}

/**
 * dti_required_score_get_period: (get-property period)
 * @self: a required score
 *
 * Gets the period that is looked at.
 *
 * Returns: (transfer none): the period that is looked at
 *
 * Since: 1.0
 */
const char *
dti_required_score_get_period (DtiRequiredScore *self)
{
  g_return_val_if_fail (DTI_IS_REQUIRED_SCORE (self), NULL);

  return self->period;
}

/**
 * dti_required_score_get_rank: (get-property rank)
 * @self: a required score
 *
 * Gets the rank that was asked for.
 *
 * Returns: the rank that was asked for
 *
 * Since: 1.0
 */
guint
dti_required_score_get_rank (DtiRequiredScore *self)
{
  g_return_val_if_fail (DTI_IS_REQUIRED_SCORE (self), 0);

  return self->fields.rank;
}

/**
 * dti_required_score_get_growth: (get-property growth)
 * @self: a required score
 *
 * Gets how the other units are thought to go on.
 *
 * Returns: how the other units are thought to go on
 *
 * Since: 1.0
 */
DtiFieldGrowth
dti_required_score_get_growth (DtiRequiredScore *self)
{
  g_return_val_if_fail (DTI_IS_REQUIRED_SCORE (self), DTI_FIELD_GROWTH_NONE);

  return self->fields.growth;
}

/**
 * dti_required_score_get_yearly_change:
 * @self: a required score
 * @yearly_change: (out) (optional): return location; NaN where there is none
 *
 * Gets the change of the other units in a year, as a published figure.
 *
 * There is none where each has its own.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_required_score_get_yearly_change (DtiRequiredScore *self, double *yearly_change)
{
  g_return_val_if_fail (DTI_IS_REQUIRED_SCORE (self), FALSE);

  return dti_number_hand_out (self->fields.yearly_change, yearly_change);
}

/**
 * dti_required_score_get_n_changes: (get-property n-changes)
 * @self: a required score
 *
 * Gets how many yearly changes of other units that was taken from.
 *
 * It is 0 where there is no history, and then the field stands still.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
dti_required_score_get_n_changes (DtiRequiredScore *self)
{
  g_return_val_if_fail (DTI_IS_REQUIRED_SCORE (self), 0);

  return self->fields.n_changes;
}

/**
 * dti_required_score_get_n_others: (get-property n-others)
 * @self: a required score
 *
 * Gets how many other units are ranked.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
dti_required_score_get_n_others (DtiRequiredScore *self)
{
  g_return_val_if_fail (DTI_IS_REQUIRED_SCORE (self), 0);

  return self->fields.n_others;
}

/**
 * dti_required_score_get_reachable: (get-property reachable)
 * @self: a required score
 *
 * Tells whether the figure can be reached at all: it is within the maximum.
 *
 * Returns: `TRUE` if it is so
 *
 * Since: 1.0
 */
gboolean
dti_required_score_get_reachable (DtiRequiredScore *self)
{
  g_return_val_if_fail (DTI_IS_REQUIRED_SCORE (self), FALSE);

  return self->fields.reachable;
}

/**
 * dti_required_score_get_figure:
 * @self: a required score
 * @figure: (out) (optional): return location; NaN where there is none
 *
 * Gets the lowest published figure that gives the rank.
 *
 * Where low ranks go to low figures, the highest one. It is rounded as the ranking rounds it.
 *
 * A tie counts as the ranking of the node counts it: with the ties of a competition, to draw
 * level with the last one inside is enough. There is none where any figure gives the rank.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_required_score_get_figure (DtiRequiredScore *self, double *figure)
{
  g_return_val_if_fail (DTI_IS_REQUIRED_SCORE (self), FALSE);

  return dti_number_hand_out (self->fields.figure, figure);
}

/**
 * dti_required_score_get_ahead_figure:
 * @self: a required score
 * @ahead_figure: (out) (optional): return location; NaN where there is none
 *
 * Gets the figure that stands before the last one inside, however ties are ranked.
 *
 * That is the figure of the other unit at that rank and one more step: the last decimal of the
 * ranking, or the smallest difference that it sees.
 *
 * There is none where there are fewer other units.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_required_score_get_ahead_figure (DtiRequiredScore *self, double *ahead_figure)
{
  g_return_val_if_fail (DTI_IS_REQUIRED_SCORE (self), FALSE);

  return dti_number_hand_out (self->fields.ahead_figure, ahead_figure);
}

/**
 * dti_required_score_get_score:
 * @self: a required score
 * @score: (out) (optional): return location; NaN where there is none
 *
 * Gets the figure in points of what was assessed of the unit.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_required_score_get_score (DtiRequiredScore *self, double *score)
{
  g_return_val_if_fail (DTI_IS_REQUIRED_SCORE (self), FALSE);

  return dti_number_hand_out (self->fields.score, score);
}

/**
 * dti_required_score_get_current_figure:
 * @self: a required score
 * @current_figure: (out) (optional): return location; NaN where there is none
 *
 * Gets the published figure of the unit now.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_required_score_get_current_figure (DtiRequiredScore *self, double *current_figure)
{
  g_return_val_if_fail (DTI_IS_REQUIRED_SCORE (self), FALSE);

  return dti_number_hand_out (self->fields.current_figure, current_figure);
}

/**
 * dti_required_score_get_current_rank:
 * @self: a required score
 * @current_rank: (out) (optional): return location; NaN where there is none
 *
 * Gets the rank of the unit now.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_required_score_get_current_rank (DtiRequiredScore *self, double *current_rank)
{
  g_return_val_if_fail (DTI_IS_REQUIRED_SCORE (self), FALSE);

  return dti_number_hand_out (self->fields.current_rank, current_rank);
}

/**
 * dti_required_score_get_gap:
 * @self: a required score
 * @gap: (out) (optional): return location; NaN where there is none
 *
 * Gets how much the figure must change from now on.
 *
 * Below 0 where the unit has more than it needs.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_required_score_get_gap (DtiRequiredScore *self, double *gap)
{
  g_return_val_if_fail (DTI_IS_REQUIRED_SCORE (self), FALSE);

  return dti_number_hand_out (self->fields.figure - self->fields.current_figure, gap);
}

/**
 * dti_required_score_get_rival: (get-property rival)
 * @self: a required score
 *
 * Gets the id of the other unit that stands at the rank.
 *
 * Returns: (transfer none) (nullable): the id of the other unit that stands at the rank
 *
 * Since: 1.0
 */
const char *
dti_required_score_get_rival (DtiRequiredScore *self)
{
  g_return_val_if_fail (DTI_IS_REQUIRED_SCORE (self), NULL);

  return self->fields.rival;
}

/* ---- in words ---- */

static const char *
describe_growth (DtiFieldGrowth growth, gboolean vi)
{
  switch (growth)
    {
    case DTI_FIELD_GROWTH_LOW:
      return vi ? "nếu các đơn vị khác tăng chậm" : "if the others rise slowly";
    case DTI_FIELD_GROWTH_MEDIAN:
      return vi ? "nếu các đơn vị khác tăng ở mức trung vị" : "if the others rise by the median";
    case DTI_FIELD_GROWTH_HIGH:
      return vi ? "nếu các đơn vị khác tăng nhanh" : "if the others rise fast";
    case DTI_FIELD_GROWTH_OWN:
      return vi ? "nếu mỗi đơn vị khác tăng như trước" : "if each of the others rises as before";
    case DTI_FIELD_GROWTH_NONE:
    default:
      return vi ? "nếu các đơn vị khác giữ nguyên" : "if the others stay where they are";
    }
}

/**
 * dti_required_score_describe:
 * @self: a required score
 * @language: `vi` or `en`
 *
 * Describes it in one sentence.
 *
 * Returns: (transfer full): the sentence, in English for any language but `vi`
 *
 * Since: 1.0
 */
char *
dti_required_score_describe (DtiRequiredScore *self, const char *language)
{
  DtiNumberConvention convention;
  gboolean vi = g_strcmp0 (language, "vi") == 0;
  g_autofree char *figure = NULL;
  g_autofree char *now = NULL;
  const char *growth;
  int decimals;

  g_return_val_if_fail (DTI_IS_REQUIRED_SCORE (self), NULL);
  g_return_val_if_fail (language != NULL, NULL);

  convention = vi ? DTI_NUMBER_CONVENTION_VI : DTI_NUMBER_CONVENTION_EN;
  growth =
      describe_growth (self->fields.n_changes > 0 ? self->fields.growth : DTI_FIELD_GROWTH_NONE,
                       vi);
  if (isnan (self->fields.figure))
    return g_strdup_printf (vi ? "Hạng %u kỳ %s: giá trị nào cũng đạt, %s."
                               : "Rank %u in %s: any figure will do, %s.",
                            self->fields.rank,
                            self->period,
                            growth);

  decimals = dti_node_get_decimals (self->node);
  decimals = decimals >= 0 ? decimals : 4;
  figure = dti_number_format (self->fields.figure, decimals, convention);
  if (isnan (self->fields.current_figure))
    now = g_strdup (vi ? "chưa có" : "nothing");
  else
    now = dti_number_format (self->fields.current_figure, decimals, convention);

  return g_strdup_printf (vi ? "Hạng %u kỳ %s: cần %s%s, hiện là %s, %s."
                             : "Rank %u in %s: %s is needed%s, now it is %s, %s.",
                          self->fields.rank,
                          self->period,
                          figure,
                          self->fields.reachable ? ""
                          : vi                   ? " (vượt mức tối đa)"
                                                 : " (beyond the maximum)",
                          now,
                          growth);
}
