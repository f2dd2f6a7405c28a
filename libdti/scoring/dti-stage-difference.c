/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-stage-comparison-private.h"

#include <libdti/base/dti-number-private.h>

/**
 * DtiStageDifference:
 *
 * The scores of one unit at one node, stage by stage: self-assessed, appraised, published.
 *
 * Numbers that are not there are NaN in the properties; the getters say so by their result.
 *
 * A difference is immutable and free-threaded.
 *
 * Since: 1.0
 */
struct _DtiStageDifference
{
  GObject parent_instance;

  DtiStageComparison *comparison; /* owns the node and the text of the unit */
  DtiNode *node;
  const char *unit;
  DtiStageRow row;
  char *note;
};

typedef enum
{
  PROP_UNIT = 1,
  PROP_NODE,
  PROP_NODE_ID,
  PROP_NODE_TITLE,
  PROP_SELF_SCORE,
  PROP_APPRAISED_SCORE,
  PROP_PUBLISHED_SCORE,
  PROP_SELF_TO_APPRAISED,
  PROP_SELF_TO_PUBLISHED,
  PROP_APPRAISED_TO_PUBLISHED,
  PROP_HAS_EVIDENCE,
  PROP_NOTE,
} DtiStageDifferenceProperty;

static GParamSpec *props[PROP_NOTE + 1];

G_DEFINE_FINAL_TYPE (DtiStageDifference, dti_stage_difference, G_TYPE_OBJECT)

static void
dti_stage_difference_finalize (GObject *object)
{
  DtiStageDifference *self = DTI_STAGE_DIFFERENCE (object);

  g_clear_object (&self->comparison);
  g_free (self->note);

  G_OBJECT_CLASS (dti_stage_difference_parent_class)->finalize (object);
}

static double
read_difference (DtiStageDifference *self, DtiStage from, DtiStage to)
{
  return dti_stage_row_get_difference (&self->row, from, to);
}

static void
dti_stage_difference_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiStageDifference *self = DTI_STAGE_DIFFERENCE (object);

  switch ((DtiStageDifferenceProperty) prop_id)
    {
    case PROP_UNIT:
      g_value_set_string (value, self->unit);
      break;
    case PROP_NODE:
      g_value_set_object (value, self->node);
      break;
    case PROP_NODE_ID:
      g_value_set_string (value, dti_node_get_id (self->node));
      break;
    case PROP_NODE_TITLE:
      g_value_set_string (value, dti_stage_difference_get_node_title (self));
      break;
    case PROP_SELF_SCORE:
      g_value_set_double (value, self->row.scores[DTI_STAGE_SELF]);
      break;
    case PROP_APPRAISED_SCORE:
      g_value_set_double (value, self->row.scores[DTI_STAGE_APPRAISED]);
      break;
    case PROP_PUBLISHED_SCORE:
      g_value_set_double (value, self->row.scores[DTI_STAGE_PUBLISHED]);
      break;
    case PROP_SELF_TO_APPRAISED:
      g_value_set_double (value, read_difference (self, DTI_STAGE_SELF, DTI_STAGE_APPRAISED));
      break;
    case PROP_SELF_TO_PUBLISHED:
      g_value_set_double (value, read_difference (self, DTI_STAGE_SELF, DTI_STAGE_PUBLISHED));
      break;
    case PROP_APPRAISED_TO_PUBLISHED:
      g_value_set_double (value, read_difference (self, DTI_STAGE_APPRAISED, DTI_STAGE_PUBLISHED));
      break;
    case PROP_HAS_EVIDENCE:
      g_value_set_boolean (value, dti_stage_difference_get_has_evidence (self));
      break;
    case PROP_NOTE:
      g_value_set_string (value, self->note);
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

static void
install_place_properties (void)
{
  /**
   * DtiStageDifference:unit: (getter get_unit)
   *
   * The id of the unit.
   *
   * Since: 1.0
   */
  props[PROP_UNIT] = text_spec ("unit");

  /**
   * DtiStageDifference:node: (getter get_node)
   *
   * The node.
   *
   * Since: 1.0
   */
  props[PROP_NODE] = g_param_spec_object ("node",
                                          NULL,
                                          NULL,
                                          DTI_TYPE_NODE,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiStageDifference:node-id: (getter get_node_id)
   *
   * The id of the node.
   *
   * Since: 1.0
   */
  props[PROP_NODE_ID] = text_spec ("node-id");

  /**
   * DtiStageDifference:node-title: (getter get_node_title)
   *
   * The title of the node, its id where it has none.
   *
   * Since: 1.0
   */
  props[PROP_NODE_TITLE] = text_spec ("node-title");
}

static void
install_score_properties (void)
{
  /**
   * DtiStageDifference:self-score:
   *
   * The self-assessed score in points; NaN where there is none.
   *
   * For lists and expressions; programs call [method@Dti.StageDifference.get_score].
   *
   * Since: 1.0
   */
  props[PROP_SELF_SCORE] = number_spec ("self-score");

  /**
   * DtiStageDifference:appraised-score:
   *
   * The appraised score in points; NaN where there is none.
   *
   * For lists and expressions; programs call [method@Dti.StageDifference.get_score].
   *
   * Since: 1.0
   */
  props[PROP_APPRAISED_SCORE] = number_spec ("appraised-score");

  /**
   * DtiStageDifference:published-score:
   *
   * The published score in points; NaN where there is none.
   *
   * For lists and expressions; programs call [method@Dti.StageDifference.get_score].
   *
   * Since: 1.0
   */
  props[PROP_PUBLISHED_SCORE] = number_spec ("published-score");
}

static void
install_difference_properties (void)
{
  /**
   * DtiStageDifference:self-to-appraised:
   *
   * The appraised score less the self-assessed one: below 0 where too much was claimed.
   *
   * NaN where one is not there. For lists and expressions; programs call
   * [method@Dti.StageDifference.get_difference].
   *
   * Since: 1.0
   */
  props[PROP_SELF_TO_APPRAISED] = number_spec ("self-to-appraised");

  /**
   * DtiStageDifference:self-to-published:
   *
   * The published score less the self-assessed one.
   *
   * NaN where one is not there. For lists and expressions; programs call
   * [method@Dti.StageDifference.get_difference].
   *
   * Since: 1.0
   */
  props[PROP_SELF_TO_PUBLISHED] = number_spec ("self-to-published");

  /**
   * DtiStageDifference:appraised-to-published:
   *
   * The published score less the appraised one.
   *
   * NaN where one is not there. For lists and expressions; programs call
   * [method@Dti.StageDifference.get_difference].
   *
   * Since: 1.0
   */
  props[PROP_APPRAISED_TO_PUBLISHED] = number_spec ("appraised-to-published");
}

static void
dti_stage_difference_class_init (DtiStageDifferenceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_stage_difference_finalize;
  object_class->get_property = dti_stage_difference_get_property;

  install_place_properties ();
  install_score_properties ();
  install_difference_properties ();

  /**
   * DtiStageDifference:has-evidence: (getter get_has_evidence)
   *
   * Whether all that was self-assessed here and below has evidence.
   *
   * Since: 1.0
   */
  props[PROP_HAS_EVIDENCE] = g_param_spec_boolean ("has-evidence",
                                                   NULL,
                                                   NULL,
                                                   FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiStageDifference:note: (getter get_note)
   *
   * What else must be known, such as what the appraisal remarked.
   *
   * Since: 1.0
   */
  props[PROP_NOTE] = text_spec ("note");

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_stage_difference_init (DtiStageDifference *self)
{
}

DtiStageDifference *
dti_stage_difference_new (DtiStageComparison *comparison,
                          guint op,
                          gsize unit,
                          const DtiStageRow *row)
{
  const DtiBinding *binding = dti_stage_comparison_peek_binding (comparison);
  DtiStageDifference *self = g_object_new (DTI_TYPE_STAGE_DIFFERENCE, NULL);

  self->comparison = g_object_ref (comparison);
  self->node = binding->program->ops[op].node;
  self->unit = dti_dataset_get_units (binding->dataset)[dti_binding_get_row (binding, unit)];
  self->row = *row;
  self->note = dti_stage_comparison_tell (comparison, op, unit);

  return self;
}

/**
 * dti_stage_difference_get_unit: (get-property unit)
 * @self: a difference
 *
 * Gets the id of the unit.
 *
 * Returns: (transfer none): the id of the unit
 *
 * Since: 1.0
 */
const char *
dti_stage_difference_get_unit (DtiStageDifference *self)
{
  g_return_val_if_fail (DTI_IS_STAGE_DIFFERENCE (self), NULL);

  return self->unit;
}

/**
 * dti_stage_difference_get_node: (get-property node)
 * @self: a difference
 *
 * Gets the node.
 *
 * Returns: (transfer none): the node
 *
 * Since: 1.0
 */
DtiNode *
dti_stage_difference_get_node (DtiStageDifference *self)
{
  g_return_val_if_fail (DTI_IS_STAGE_DIFFERENCE (self), NULL);

  return self->node;
}

/**
 * dti_stage_difference_get_node_id: (get-property node-id)
 * @self: a difference
 *
 * Gets the id of the node.
 *
 * Returns: (transfer none): the id of the node
 *
 * Since: 1.0
 */
const char *
dti_stage_difference_get_node_id (DtiStageDifference *self)
{
  g_return_val_if_fail (DTI_IS_STAGE_DIFFERENCE (self), NULL);

  return dti_node_get_id (self->node);
}

/**
 * dti_stage_difference_get_node_title: (get-property node-title)
 * @self: a difference
 *
 * Gets the title of the node in the first language of the framework.
 *
 * Returns: (transfer none): the title of the node, its id where it has none
 *
 * Since: 1.0
 */
const char *
dti_stage_difference_get_node_title (DtiStageDifference *self)
{
  const char *title;

  g_return_val_if_fail (DTI_IS_STAGE_DIFFERENCE (self), NULL);

  title = dti_node_get_main_title (self->node);

  return title != NULL ? title : dti_node_get_id (self->node);
}

/**
 * dti_stage_difference_get_score:
 * @self: a difference
 * @stage: a stage, not `DTI_STAGE_ANY`
 * @score: (out) (optional): the score in points; NaN where there is none
 *
 * Gets the score at a stage.
 *
 * There is none where nothing was observed at that stage for the node or below it, whatever the
 * framework makes of missing figures.
 *
 * Returns: `TRUE` if there is one; always `FALSE` for `DTI_STAGE_ANY`
 *
 * Since: 1.0
 */
gboolean
dti_stage_difference_get_score (DtiStageDifference *self, DtiStage stage, double *score)
{
  g_return_val_if_fail (DTI_IS_STAGE_DIFFERENCE (self), FALSE);
  g_return_val_if_fail (stage <= DTI_STAGE_PUBLISHED, FALSE);

  return dti_number_hand_out (self->row.scores[stage], score);
}

/**
 * dti_stage_difference_get_difference:
 * @self: a difference
 * @earlier: the earlier stage
 * @later: the later stage
 * @difference: (out) (optional): the score at @later less that at @earlier, in points; NaN where
 * there is none
 *
 * Gets how much the score changed from one stage to another.
 *
 * From self-assessed to appraised it is below 0 where too much was claimed.
 *
 * Returns: `TRUE` if both scores are there
 *
 * Since: 1.0
 */
gboolean
dti_stage_difference_get_difference (DtiStageDifference *self,
                                     DtiStage earlier,
                                     DtiStage later,
                                     double *difference)
{
  g_return_val_if_fail (DTI_IS_STAGE_DIFFERENCE (self), FALSE);
  g_return_val_if_fail (earlier <= DTI_STAGE_PUBLISHED, FALSE);
  g_return_val_if_fail (later <= DTI_STAGE_PUBLISHED, FALSE);

  return dti_number_hand_out (read_difference (self, earlier, later), difference);
}

/**
 * dti_stage_difference_get_has_evidence: (get-property has-evidence)
 * @self: a difference
 *
 * Tells whether all that was self-assessed has evidence.
 *
 * For a pillar that is every self-assessed figure of it and of the nodes below it.
 *
 * Returns: `TRUE` if there are such figures and all have evidence
 *
 * Since: 1.0
 */
gboolean
dti_stage_difference_get_has_evidence (DtiStageDifference *self)
{
  g_return_val_if_fail (DTI_IS_STAGE_DIFFERENCE (self), FALSE);

  return dti_stage_row_has_evidence (&self->row);
}

/**
 * dti_stage_difference_get_note: (get-property note)
 * @self: a difference
 *
 * Gets what else must be known.
 *
 * That is what the rules of the assessment did ([class@Dti.AssessmentRules]), then the remarks that
 * stand beside the appraised and the published observation.
 *
 * Returns: (transfer none) (nullable): the note
 *
 * Since: 1.0
 */
const char *
dti_stage_difference_get_note (DtiStageDifference *self)
{
  g_return_val_if_fail (DTI_IS_STAGE_DIFFERENCE (self), NULL);

  return self->note;
}
