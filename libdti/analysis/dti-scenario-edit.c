/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-scenario-private.h"

#include <libdti/base/dti-number-private.h>
#include <libdti/base/dti-number.h>
#include <libdti/dti-enum-types.h>

/**
 * DtiScenarioEdit:
 *
 * One edit of a scenario: where, what was there before, and what is there after it.
 *
 * Numbers that are not there are NaN in the properties; the getters say so by their result.
 *
 * An edit is immutable and free-threaded.
 *
 * Since: 1.0
 */
struct _DtiScenarioEdit
{
  GObject parent_instance;

  DtiScorecard *base; /* owns the ids */
  DtiDataset *draft;  /* owns the texts */
  DtiScenarioChange change;
  const char *unit; /* NULL for weights and rules */
  const char *node;
  const char *part;
};

typedef enum
{
  PROP_KIND = 1,
  PROP_UNIT,
  PROP_NODE,
  PROP_PART,
  PROP_BEFORE,
  PROP_AFTER,
} DtiScenarioEditProperty;

static GParamSpec *props[PROP_AFTER + 1];

G_DEFINE_FINAL_TYPE (DtiScenarioEdit, dti_scenario_edit, G_TYPE_OBJECT)

static void
dti_scenario_edit_finalize (GObject *object)
{
  DtiScenarioEdit *self = DTI_SCENARIO_EDIT (object);

  for (guint side = DTI_SCENARIO_BEFORE; side <= DTI_SCENARIO_AFTER; side++)
    {
      dti_draft_cell_clear (&self->change.cells[side]);
      g_clear_object (&self->change.rules[side]);
    }
  g_clear_object (&self->draft);
  g_clear_object (&self->base);

  G_OBJECT_CLASS (dti_scenario_edit_parent_class)->finalize (object);
}

/* The one number that the edit is about; NaN where there is none. */
static double
get_number (DtiScenarioEdit *self, DtiScenarioSide side)
{
  const DtiScenarioChange *change = &self->change;
  const DtiCellValues *values = &change->cells[side].values;

  switch (change->kind)
    {
    case DTI_SCENARIO_EDIT_KIND_WEIGHT:
      return change->weights[side];
    case DTI_SCENARIO_EDIT_KIND_INPUT:
      return dti_draft_cell_get_input (&change->cells[side], change->input);
    case DTI_SCENARIO_EDIT_KIND_MAX:
      return values->max;
    case DTI_SCENARIO_EDIT_KIND_RULE:
      return NAN;
    case DTI_SCENARIO_EDIT_KIND_NUMBER:
    case DTI_SCENARIO_EDIT_KIND_RATIO:
    case DTI_SCENARIO_EDIT_KIND_STATUS:
    case DTI_SCENARIO_EDIT_KIND_TEXT:
    case DTI_SCENARIO_EDIT_KIND_CLEAR:
    default:
      if (isnan (values->numerator) || isnan (values->denominator))
        return values->number;
      return values->denominator != 0.0 ? values->numerator / values->denominator : NAN;
    }
}

static void
dti_scenario_edit_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiScenarioEdit *self = DTI_SCENARIO_EDIT (object);

  switch ((DtiScenarioEditProperty) prop_id)
    {
    case PROP_KIND:
      g_value_set_enum (value, self->change.kind);
      break;
    case PROP_UNIT:
      g_value_set_string (value, self->unit);
      break;
    case PROP_NODE:
      g_value_set_string (value, self->node);
      break;
    case PROP_PART:
      g_value_set_string (value, self->part);
      break;
    case PROP_BEFORE:
      g_value_set_double (value, get_number (self, DTI_SCENARIO_BEFORE));
      break;
    case PROP_AFTER:
      g_value_set_double (value, get_number (self, DTI_SCENARIO_AFTER));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_place_properties (GParamFlags flags)
{
  /**
   * DtiScenarioEdit:kind: (getter get_kind)
   *
   * What the edit changes.
   *
   * Since: 1.0
   */
  props[PROP_KIND] = g_param_spec_enum ("kind",
                                        NULL,
                                        NULL,
                                        DTI_TYPE_SCENARIO_EDIT_KIND,
                                        DTI_SCENARIO_EDIT_KIND_NUMBER,
                                        flags);

  /**
   * DtiScenarioEdit:unit: (getter get_unit)
   *
   * The id of the unit; `NULL` for weights and rules.
   *
   * Since: 1.0
   */
  props[PROP_UNIT] = g_param_spec_string ("unit", NULL, NULL, NULL, flags);

  /**
   * DtiScenarioEdit:node: (getter get_node)
   *
   * The id of the node; of a weight the pillar.
   *
   * Since: 1.0
   */
  props[PROP_NODE] = g_param_spec_string ("node", NULL, NULL, NULL, flags);

  /**
   * DtiScenarioEdit:part: (getter get_part)
   *
   * The name of the input, or the id of the child that has the weight; else `NULL`.
   *
   * Since: 1.0
   */
  props[PROP_PART] = g_param_spec_string ("part", NULL, NULL, NULL, flags);
}

static void
dti_scenario_edit_class_init (DtiScenarioEditClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = dti_scenario_edit_finalize;
  object_class->get_property = dti_scenario_edit_get_property;

  install_place_properties (flags);

  /**
   * DtiScenarioEdit:before: (getter get_before)
   *
   * The number, weight or maximum before the edit; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_BEFORE] =
      g_param_spec_double ("before", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, flags);

  /**
   * DtiScenarioEdit:after: (getter get_after)
   *
   * The number, weight or maximum after the edit; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_AFTER] =
      g_param_spec_double ("after", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_scenario_edit_init (DtiScenarioEdit *self)
{
}

DtiScenarioEdit *
dti_scenario_edit_new (DtiScenario *scenario, const DtiScenarioChange *change)
{
  DtiScenarioEdit *self = g_object_new (DTI_TYPE_SCENARIO_EDIT, NULL);
  const DtiOp *op = dti_scenario_get_op (scenario, change->op);

  self->base = g_object_ref (scenario->base);
  self->draft = g_object_ref (scenario->draft);
  self->change = *change;
  self->node = op->id;
  self->part = change->input;
  if (change->kind == DTI_SCENARIO_EDIT_KIND_WEIGHT)
    self->part = dti_scenario_get_op (scenario, op->children[change->child].op)->id;
  if (dti_scenario_change_is_of_cell (change))
    self->unit = dti_scenario_get_unit_id (scenario, change->unit);

  return self;
}

const DtiScenarioChange *
dti_scenario_edit_peek (DtiScenarioEdit *self)
{
  return &self->change;
}

/**
 * dti_scenario_edit_get_kind: (get-property kind)
 * @self: an edit
 *
 * Gets what the edit changes.
 *
 * Returns: the kind
 *
 * Since: 1.0
 */
DtiScenarioEditKind
dti_scenario_edit_get_kind (DtiScenarioEdit *self)
{
  g_return_val_if_fail (DTI_IS_SCENARIO_EDIT (self), DTI_SCENARIO_EDIT_KIND_NUMBER);

  return self->change.kind;
}

/**
 * dti_scenario_edit_get_unit: (get-property unit)
 * @self: an edit
 *
 * Gets the id of the unit.
 *
 * Returns: (transfer none) (nullable): the id, `NULL` for weights and rules
 *
 * Since: 1.0
 */
const char *
dti_scenario_edit_get_unit (DtiScenarioEdit *self)
{
  g_return_val_if_fail (DTI_IS_SCENARIO_EDIT (self), NULL);

  return self->unit;
}

/**
 * dti_scenario_edit_get_node: (get-property node)
 * @self: an edit
 *
 * Gets the id of the node; of a weight the pillar.
 *
 * Returns: (transfer none): the id
 *
 * Since: 1.0
 */
const char *
dti_scenario_edit_get_node (DtiScenarioEdit *self)
{
  g_return_val_if_fail (DTI_IS_SCENARIO_EDIT (self), NULL);

  return self->node;
}

/**
 * dti_scenario_edit_get_part: (get-property part)
 * @self: an edit
 *
 * Gets the name of the input, or the id of the child that has the weight.
 *
 * Returns: (transfer none) (nullable): the name or id, `NULL` for other edits
 *
 * Since: 1.0
 */
const char *
dti_scenario_edit_get_part (DtiScenarioEdit *self)
{
  g_return_val_if_fail (DTI_IS_SCENARIO_EDIT (self), NULL);

  return self->part;
}

/**
 * dti_scenario_edit_get_before: (get-property before)
 * @self: an edit
 * @number: (out) (optional): the number, NaN where there is none
 *
 * Gets the number, weight or maximum before the edit.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_scenario_edit_get_before (DtiScenarioEdit *self, double *number)
{
  g_return_val_if_fail (DTI_IS_SCENARIO_EDIT (self), FALSE);

  return dti_number_hand_out (get_number (self, DTI_SCENARIO_BEFORE), number);
}

/**
 * dti_scenario_edit_get_after: (get-property after)
 * @self: an edit
 * @number: (out) (optional): the number, NaN where there is none
 *
 * Gets the number, weight or maximum after the edit.
 *
 * Returns: `TRUE` if there is one
 *
 * Since: 1.0
 */
gboolean
dti_scenario_edit_get_after (DtiScenarioEdit *self, double *number)
{
  g_return_val_if_fail (DTI_IS_SCENARIO_EDIT (self), FALSE);

  return dti_number_hand_out (get_number (self, DTI_SCENARIO_AFTER), number);
}

/* ---- texts ---- */

typedef struct
{
  const char *vi;
  const char *en;
} DtiWords;

/* In the order of DtiStatus. */
static const DtiWords statuses[] = {
  [DTI_STATUS_MISSING] = { "thiếu số liệu", "missing" },
  [DTI_STATUS_NORMAL] = { NULL, NULL },
  [DTI_STATUS_PROVISIONAL] = { "tạm tính", "provisional" },
  [DTI_STATUS_ESTIMATED] = { "ước tính", "estimated" },
  [DTI_STATUS_IMPUTED] = { "số liệu điền thay", "imputed" },
  [DTI_STATUS_BREAK] = { "đổi phương pháp", "break in series" },
  [DTI_STATUS_UNRELIABLE] = { "độ tin cậy thấp", "unreliable" },
  [DTI_STATUS_UNVALIDATED] = { "chưa kiểm chứng", "unvalidated" },
  [DTI_STATUS_NOT_COLLECTED] = { "không thu thập", "not collected" },
  [DTI_STATUS_NOT_APPLICABLE] = { "không áp dụng", "not applicable" },
  [DTI_STATUS_SUPPRESSED] = { "không công bố", "suppressed" },
  [DTI_STATUS_NOT_ASSESSED] = { "không đánh giá", "not assessed" },
};

static const char *
pick (const DtiWords *words, gboolean vi)
{
  return vi ? words->vi : words->en;
}

static char *
format_number (double number, gboolean vi)
{
  static const DtiWords none = { "không có", "none" };

  if (isnan (number))
    return g_strdup (pick (&none, vi));

  return dti_number_format (number, -1, vi ? DTI_NUMBER_CONVENTION_VI : DTI_NUMBER_CONVENTION_EN);
}

static char *
format_ratio (const DtiCellValues *values, gboolean vi)
{
  g_autofree char *numerator = format_number (values->numerator, vi);
  g_autofree char *denominator = format_number (values->denominator, vi);

  return g_strdup_printf ("%s/%s", numerator, denominator);
}

/* What a cell says: a label, a ratio, a number, or why there is none. */
static char *
format_cell (const DtiDraftCell *cell, gboolean vi)
{
  const DtiCellValues *values = &cell->values;
  const char *status = pick (&statuses[values->status], vi);
  g_autofree char *text = NULL;

  if (values->text != NULL)
    text = g_strdup_printf ("“%s”", values->text);
  else if (!isnan (values->numerator) && !isnan (values->denominator))
    text = format_ratio (values, vi);
  else if (!isnan (values->number))
    text = format_number (values->number, vi);

  if (text == NULL)
    return g_strdup (status != NULL ? status : "–");

  return status != NULL ? g_strdup_printf ("%s (%s)", text, status) : g_steal_pointer (&text);
}

static char *
format_side (DtiScenarioEdit *self, DtiScenarioSide side, gboolean vi)
{
  static const DtiWords own = { "như bảng điểm gốc", "as in the base" };
  const DtiScenarioChange *change = &self->change;

  switch (change->kind)
    {
    case DTI_SCENARIO_EDIT_KIND_WEIGHT:
    case DTI_SCENARIO_EDIT_KIND_INPUT:
    case DTI_SCENARIO_EDIT_KIND_MAX:
      return format_number (get_number (self, side), vi);
    case DTI_SCENARIO_EDIT_KIND_RULE:
      return change->rules[side] != NULL ? dti_rule_describe (change->rules[side])
                                         : g_strdup (pick (&own, vi));
    case DTI_SCENARIO_EDIT_KIND_NUMBER:
    case DTI_SCENARIO_EDIT_KIND_RATIO:
    case DTI_SCENARIO_EDIT_KIND_STATUS:
    case DTI_SCENARIO_EDIT_KIND_TEXT:
    case DTI_SCENARIO_EDIT_KIND_CLEAR:
    default:
      return format_cell (&change->cells[side], vi);
    }
}

/* "Kiên Giang, HTS": where the edit is. */
static char *
format_place (DtiScenarioEdit *self, gboolean vi)
{
  const char *name =
      self->unit != NULL ? dti_dataset_get_unit_name (self->draft, self->unit) : NULL;

  if (name == NULL)
    name = self->unit;

  switch (self->change.kind)
    {
    case DTI_SCENARIO_EDIT_KIND_WEIGHT:
      return g_strdup_printf (vi ? "trọng số của %s trong %s" : "weight of %s in %s",
                              self->part,
                              self->node);
    case DTI_SCENARIO_EDIT_KIND_RULE:
      return g_strdup_printf (vi ? "quy tắc của %s" : "rule of %s", self->node);
    case DTI_SCENARIO_EDIT_KIND_INPUT:
      return g_strdup_printf ("%s, %s [%s]", name, self->node, self->part);
    case DTI_SCENARIO_EDIT_KIND_MAX:
      return g_strdup_printf (vi ? "%s, điểm tối đa của %s" : "%s, maximum of %s",
                              name,
                              self->node);
    case DTI_SCENARIO_EDIT_KIND_NUMBER:
    case DTI_SCENARIO_EDIT_KIND_RATIO:
    case DTI_SCENARIO_EDIT_KIND_STATUS:
    case DTI_SCENARIO_EDIT_KIND_TEXT:
    case DTI_SCENARIO_EDIT_KIND_CLEAR:
    default:
      return g_strdup_printf ("%s, %s", name, self->node);
    }
}

/**
 * dti_scenario_edit_describe:
 * @self: an edit
 * @language: (nullable): `vi` or `en`, the default
 *
 * Describes the edit in one line: “Kiên Giang, HTS: 0.62 → 0.9”.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_scenario_edit_describe (DtiScenarioEdit *self, const char *language)
{
  gboolean vi = g_strcmp0 (language, "vi") == 0;
  g_autofree char *place = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_return_val_if_fail (DTI_IS_SCENARIO_EDIT (self), NULL);

  place = format_place (self, vi);
  before = format_side (self, DTI_SCENARIO_BEFORE, vi);
  after = format_side (self, DTI_SCENARIO_AFTER, vi);

  return g_strdup_printf ("%s: %s → %s", place, before, after);
}
