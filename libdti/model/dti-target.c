/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-plan-items-private.h"

#include <libdti/dti-enum-types.h>

#define FIXED (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS)

/**
 * DtiTarget:
 *
 * What a plan wants to reach.
 *
 * It is a figure at a node, a rank (thuộc nhóm 20), or what one task is to yield.
 *
 * Targets never change, so threads share them freely. Texts that getters lend live as long as the
 * target.
 *
 * Since: 1.0
 */
struct _DtiTarget
{
  GObject parent_instance;

  char *id;
  char *node;
  char *unit;
  char *period;
  DtiTargetKind kind;
  double value;
  double upper;
  GHashTable *titles;
  char *unit_of_measure;
  char *source;
};

typedef enum
{
  PROP_ID = 1,
  PROP_KIND,
  PROP_NODE,
  PROP_PERIOD,
  PROP_SOURCE,
  PROP_TITLE,
  PROP_UNIT,
  PROP_UNIT_OF_MEASURE,
  PROP_UPPER,
  PROP_VALUE,
} DtiTargetProperty;

static GParamSpec *props[PROP_VALUE + 1];

G_DEFINE_FINAL_TYPE (DtiTarget, dti_target, G_TYPE_OBJECT)

static void
dti_target_finalize (GObject *object)
{
  DtiTarget *self = DTI_TARGET (object);

  g_free (self->id);
  g_free (self->node);
  g_free (self->unit);
  g_free (self->period);
  g_clear_pointer (&self->titles, g_hash_table_unref);
  g_free (self->unit_of_measure);
  g_free (self->source);

  G_OBJECT_CLASS (dti_target_parent_class)->finalize (object);
}

static void
dti_target_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiTarget *self = DTI_TARGET (object);

  switch ((DtiTargetProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, dti_target_get_id (self));
      break;
    case PROP_KIND:
      g_value_set_enum (value, dti_target_get_kind (self));
      break;
    case PROP_NODE:
      g_value_set_string (value, dti_target_get_node (self));
      break;
    case PROP_PERIOD:
      g_value_set_string (value, dti_target_get_period (self));
      break;
    case PROP_SOURCE:
      g_value_set_string (value, dti_target_get_source (self));
      break;
    case PROP_TITLE:
      g_value_set_string (value, dti_target_get_main_title (self));
      break;
    case PROP_UNIT:
      g_value_set_string (value, dti_target_get_unit (self));
      break;
    case PROP_UNIT_OF_MEASURE:
      g_value_set_string (value, dti_target_get_unit_of_measure (self));
      break;
    case PROP_UPPER:
      g_value_set_double (value, dti_target_get_upper (self));
      break;
    case PROP_VALUE:
      g_value_set_double (value, dti_target_get_value (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
make_object_properties (void)
{
  /**
   * DtiTarget:id: (getter get_id)
   *
   * Id, unique among the targets of a plan.
   *
   * Since: 1.0
   */
  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, FIXED);

  /**
   * DtiTarget:node: (getter get_node)
   *
   * Id of the node.
   *
   * Since: 1.0
   */
  props[PROP_NODE] = g_param_spec_string ("node", NULL, NULL, NULL, FIXED);

  /**
   * DtiTarget:period: (getter get_period)
   *
   * The period by which it is to be reached, such as `2023`.
   *
   * Since: 1.0
   */
  props[PROP_PERIOD] = g_param_spec_string ("period", NULL, NULL, NULL, FIXED);

  /**
   * DtiTarget:source: (getter get_source)
   *
   * Where the document has it from.
   *
   * Since: 1.0
   */
  props[PROP_SOURCE] = g_param_spec_string ("source", NULL, NULL, NULL, FIXED);

  /**
   * DtiTarget:title: (getter get_main_title)
   *
   * Title, the Vietnamese one where there are several.
   *
   * Since: 1.0
   */
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, FIXED);

  /**
   * DtiTarget:unit: (getter get_unit)
   *
   * Id of the unit.
   *
   * Since: 1.0
   */
  props[PROP_UNIT] = g_param_spec_string ("unit", NULL, NULL, NULL, FIXED);
}

static void
make_number_properties (void)
{
  /**
   * DtiTarget:kind: (getter get_kind)
   *
   * What is asked for.
   *
   * Since: 1.0
   */
  props[PROP_KIND] =
      g_param_spec_enum ("kind", NULL, NULL, DTI_TYPE_TARGET_KIND, DTI_TARGET_KIND_AT_LEAST, FIXED);

  /**
   * DtiTarget:unit-of-measure: (getter get_unit_of_measure)
   *
   * What the number counts, such as `lần/tuần`.
   *
   * Since: 1.0
   */
  props[PROP_UNIT_OF_MEASURE] = g_param_spec_string ("unit-of-measure", NULL, NULL, NULL, FIXED);

  /**
   * DtiTarget:upper: (getter get_upper)
   *
   * The upper end of a range; NaN for other kinds.
   *
   * Since: 1.0
   */
  props[PROP_UPPER] =
      g_param_spec_double ("upper", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, FIXED);

  /**
   * DtiTarget:value: (getter get_value)
   *
   * The number asked for; the lower end of a range.
   *
   * Since: 1.0
   */
  props[PROP_VALUE] =
      g_param_spec_double ("value", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, FIXED);
}

static void
dti_target_class_init (DtiTargetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_target_finalize;
  object_class->get_property = dti_target_get_property;

  make_object_properties ();
  make_number_properties ();
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_target_init (DtiTarget *self)
{
  self->value = NAN;
  self->upper = NAN;
}

/* ---- from documents ---- */

/* A target of a task may call its kind “op”. Negative, reported, where there is none. */
static int
read_kind (const DtiJsonReader *reader, gboolean is_task)
{
  const char *member = "kind";

  if (is_task && !json_object_has_member (reader->object, "kind") && dti_json_has (reader, "op"))
    member = "op";
  else
    dti_plan_need (reader, "kind");

  return dti_json_get_enum (reader, member, DTI_TYPE_TARGET_KIND, -1);
}

static void
read_demand (DtiTarget *self, const DtiJsonReader *reader, gboolean is_task)
{
  int kind = read_kind (reader, is_task);
  gboolean is_rank = kind == DTI_TARGET_KIND_RANK_AT_MOST;

  dti_plan_need (reader, "value");
  self->value = dti_plan_read_number (reader, "value", is_rank ? 1.0 : -INFINITY, INFINITY, NAN);
  if (kind >= 0)
    self->kind = (DtiTargetKind) kind;
  else
    dti_json_has (reader, "upper");
  if (kind != DTI_TARGET_KIND_RANGE)
    return;

  dti_plan_need (reader, "upper");
  self->upper = dti_json_get_number (reader, "upper", NAN);
  if (self->upper < self->value)
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "out-of-range",
                     "upper",
                     "the upper end of the range is below its “value”");
}

DtiTarget *
dti_target_read (JsonObject *object, const DtiPlanPlace *place)
{
  g_auto (DtiObjectReader) item = dti_plan_open (object, place);
  const DtiJsonReader *reader = &item.reader;
  DtiTarget *self = g_object_new (DTI_TYPE_TARGET, NULL);

  self->id = dti_plan_read_id (reader, "id");
  self->node = dti_plan_need_id (reader, "node");
  self->unit = dti_plan_read_id (reader, "unit");
  self->period = dti_plan_read_period (reader, "period");
  self->titles = dti_json_get_titles (reader, "title");
  self->unit_of_measure = dti_plan_read_text (reader, "unit-of-measure");
  self->source = dti_plan_read_text (reader, "source");
  read_demand (self, reader, FALSE);

  if (self->node == NULL)
    g_clear_object (&self);

  return self;
}

DtiTarget *
dti_target_read_of_task (JsonObject *object, const DtiPlanPlace *place)
{
  g_auto (DtiObjectReader) item = dti_plan_open (object, place);
  const DtiJsonReader *reader = &item.reader;
  DtiTarget *self = g_object_new (DTI_TYPE_TARGET, NULL);

  self->unit_of_measure = dti_plan_read_text (reader, "unit");
  read_demand (self, reader, TRUE);

  return self;
}

gboolean
dti_target_kind_is_met (DtiTargetKind kind, double value, double upper, double number)
{
  switch (kind)
    {
    case DTI_TARGET_KIND_AT_LEAST:
      return number >= value;
    case DTI_TARGET_KIND_EXACT:
      return number == value;
    case DTI_TARGET_KIND_RANGE:
      return number >= value && number <= upper;
    case DTI_TARGET_KIND_AT_MOST:
    case DTI_TARGET_KIND_RANK_AT_MOST:
    default:
      return number <= value;
    }
}

/* ---- public functions ---- */

/**
 * dti_target_get_id: (get-property id)
 * @self: a target
 *
 * Gets the id, unique among the targets of a plan.
 *
 * Returns: (nullable): the id, or `NULL` where it has none
 *
 * Since: 1.0
 */
const char *
dti_target_get_id (DtiTarget *self)
{
  g_return_val_if_fail (DTI_IS_TARGET (self), NULL);

  return self->id;
}

/**
 * dti_target_get_node: (get-property node)
 * @self: a target
 *
 * Gets the id of the node.
 *
 * Returns: (nullable): the id, or `NULL` where the target is that of a task
 *
 * Since: 1.0
 */
const char *
dti_target_get_node (DtiTarget *self)
{
  g_return_val_if_fail (DTI_IS_TARGET (self), NULL);

  return self->node;
}

/**
 * dti_target_get_unit: (get-property unit)
 * @self: a target
 *
 * Gets the id of the unit.
 *
 * Returns: (nullable): the id, or `NULL` where the plan does not say
 *
 * Since: 1.0
 */
const char *
dti_target_get_unit (DtiTarget *self)
{
  g_return_val_if_fail (DTI_IS_TARGET (self), NULL);

  return self->unit;
}

/**
 * dti_target_get_period: (get-property period)
 * @self: a target
 *
 * Gets the period by which it is to be reached.
 *
 * Returns: (nullable): a period such as `2023`, or `NULL` where the plan does not say
 *
 * Since: 1.0
 */
const char *
dti_target_get_period (DtiTarget *self)
{
  g_return_val_if_fail (DTI_IS_TARGET (self), NULL);

  return self->period;
}

/**
 * dti_target_get_kind: (get-property kind)
 * @self: a target
 *
 * Gets what is asked for.
 *
 * Returns: the kind
 *
 * Since: 1.0
 */
DtiTargetKind
dti_target_get_kind (DtiTarget *self)
{
  g_return_val_if_fail (DTI_IS_TARGET (self), DTI_TARGET_KIND_AT_LEAST);

  return self->kind;
}

/**
 * dti_target_get_value: (get-property value)
 * @self: a target
 *
 * Gets the number asked for: a figure of the node, or a rank; the lower end of a range.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
double
dti_target_get_value (DtiTarget *self)
{
  g_return_val_if_fail (DTI_IS_TARGET (self), NAN);

  return self->value;
}

/**
 * dti_target_get_upper: (get-property upper)
 * @self: a target
 *
 * Gets the upper end of a range.
 *
 * Returns: the upper end; NaN for other kinds
 *
 * Since: 1.0
 */
double
dti_target_get_upper (DtiTarget *self)
{
  g_return_val_if_fail (DTI_IS_TARGET (self), NAN);

  return self->upper;
}

/**
 * dti_target_get_title:
 * @self: a target
 * @language: (nullable): a language such as `en`, or `NULL` for Vietnamese
 *
 * Gets the title in a language.
 *
 * Where there is no title in that language, the English one is taken, else the Vietnamese, else
 * any.
 *
 * Returns: (transfer full) (nullable): the title, or `NULL` where the target has none
 *
 * Since: 1.0
 */
char *
dti_target_get_title (DtiTarget *self, const char *language)
{
  g_return_val_if_fail (DTI_IS_TARGET (self), NULL);

  return g_strdup (dti_json_pick_language (self->titles, language != NULL ? language : "vi"));
}

/**
 * dti_target_get_main_title: (get-property title)
 * @self: a target
 *
 * Gets the title, the Vietnamese one where there are several.
 *
 * Returns: (nullable): the title, or `NULL` where the target has none
 *
 * Since: 1.0
 */
const char *
dti_target_get_main_title (DtiTarget *self)
{
  g_return_val_if_fail (DTI_IS_TARGET (self), NULL);

  return dti_json_pick_language (self->titles, "vi");
}

/**
 * dti_target_get_unit_of_measure: (get-property unit-of-measure)
 * @self: a target
 *
 * Gets what the number counts.
 *
 * Returns: (nullable): a unit such as `lần/tuần`, or `NULL` where the plan does not say
 *
 * Since: 1.0
 */
const char *
dti_target_get_unit_of_measure (DtiTarget *self)
{
  g_return_val_if_fail (DTI_IS_TARGET (self), NULL);

  return self->unit_of_measure;
}

/**
 * dti_target_get_source: (get-property source)
 * @self: a target
 *
 * Gets where the document has it from.
 *
 * Returns: (nullable): the source, or `NULL`
 *
 * Since: 1.0
 */
const char *
dti_target_get_source (DtiTarget *self)
{
  g_return_val_if_fail (DTI_IS_TARGET (self), NULL);

  return self->source;
}

/**
 * dti_target_is_met:
 * @self: a target
 * @number: a figure of the node, or a rank where the target is one; NaN where there is none
 *
 * Tells whether a number is what the target asks for.
 *
 * Numbers are compared as they are: round them first where the plan means published ones.
 *
 * Returns: `TRUE` if it is; NaN never is
 *
 * Since: 1.0
 */
gboolean
dti_target_is_met (DtiTarget *self, double number)
{
  g_return_val_if_fail (DTI_IS_TARGET (self), FALSE);

  return dti_target_kind_is_met (self->kind, self->value, self->upper, number);
}
