/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-treat.h"

#include "dti-document-private.h"
#include "dti-step-nodes-private.h"
#include "dti-treatment-private.h"

#include <libdti/base/dti-number.h>
#include <libdti/dti-enum-types.h>

/**
 * DtiTreat:
 *
 * Treats the outliers of the indicators, column by column.
 *
 * A column passes when the size of its skewness is below [property@Dti.Treat:skewness] or its
 * excess kurtosis below [property@Dti.Treat:kurtosis]; it is left alone. Otherwise it is
 * winsorised: the numbers at the longer end, all that are equal there, are drawn in to the next
 * one, until the column passes or [property@Dti.Treat:max-points] numbers were drawn in. Equal
 * numbers move together, so that limit can be overshot. Where winsorising does not help, the first
 * numbers are transformed by [property@Dti.Treat:then] instead, whether that helps or not.
 *
 * Single indicators can be treated in another way, or not at all: the member `nodes` of the JSON
 * form. A column whose numbers are all the same, or fewer than four, is reported and left alone.
 *
 * In documents: [treat](file-formats.html#treat). Source of the procedure: the package COINr 1.1,
 * and OECD and JRC, Handbook on Constructing Composite Indicators (2008); of skewness and kurtosis:
 * Joanes and Gill, The Statistician 47 (1998), G1 and G2.
 *
 * Steps are immutable, so threads share them freely.
 *
 * Since: 1.0
 */
struct _DtiTreat
{
  DtiStep parent_instance;

  DtiTreatSpec spec;
  DtiStepNodes *nodes; /* of DtiTreatSpec */
};

typedef enum
{
  PROP_MAX_POINTS = 1,
  PROP_SKEWNESS,
  PROP_KURTOSIS,
  PROP_FORCED,
  PROP_THEN,
  PROP_LAMBDA,
  PROP_COMBINED,
  PROP_NODES,
} DtiTreatProperty;

static GParamSpec *props[PROP_NODES + 1];

G_DEFINE_FINAL_TYPE (DtiTreat, dti_treat, DTI_TYPE_STEP)

/* ---- reading ---- */

static void
read_winsorise (const DtiJsonReader *reader, DtiTreatSpec *spec)
{
  JsonObject *object = dti_json_get_object (reader, "winsorise");
  DtiObjectReader nested;

  if (object == NULL)
    return;

  dti_object_reader_init (&nested,
                          reader->file,
                          reader->problems,
                          object,
                          dti_json_pointer_append (reader->pointer, "winsorise"),
                          reader->node);
  spec->max_points =
      dti_json_get_int (&nested.reader, "max-points", -1, G_MAXINT, spec->max_points);
  spec->skewness = dti_json_get_number (&nested.reader, "skewness", spec->skewness);
  spec->kurtosis = dti_json_get_number (&nested.reader, "kurtosis", spec->kurtosis);
  spec->is_forced = dti_json_get_boolean (&nested.reader, "force", spec->is_forced);
  dti_object_reader_clear (&nested);
}

static void
read_then_object (const DtiJsonReader *reader, JsonObject *object, DtiTreatSpec *spec)
{
  DtiObjectReader nested;

  dti_object_reader_init (&nested,
                          reader->file,
                          reader->problems,
                          object,
                          dti_json_pointer_append (reader->pointer, "then"),
                          reader->node);
  spec->then = dti_json_get_enum (&nested.reader, "type", DTI_TYPE_TREAT_TRANSFORM, spec->then);
  spec->lambda = dti_json_get_number (&nested.reader, "lambda", spec->lambda);
  dti_object_reader_clear (&nested);
}

static void
read_then (const DtiJsonReader *reader, DtiTreatSpec *spec)
{
  JsonNode *then = json_object_get_member (reader->object, "then");

  if (!dti_json_has (reader, "then"))
    return;

  if (JSON_NODE_HOLDS_OBJECT (then))
    read_then_object (reader, json_node_get_object (then), spec);
  else
    spec->then = dti_json_get_enum (reader, "then", DTI_TYPE_TREAT_TRANSFORM, spec->then);
}

static void
read_spec (const DtiJsonReader *reader, DtiTreatSpec *spec)
{
  read_winsorise (reader, spec);
  read_then (reader, spec);
  spec->is_combined = dti_json_get_boolean (reader, "combine", spec->is_combined);
}

/* What an indicator has of its own, over what all have; FALSE after a problem. */
static gpointer
read_node (DtiStep *step, const DtiJsonReader *reader, JsonNode *node)
{
  DtiTreatSpec *spec = g_memdup2 (&DTI_TREAT (step)->spec, sizeof (DtiTreatSpec));

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      read_spec (reader, spec);
      return spec;
    }
  if (JSON_NODE_HOLDS_VALUE (node) && g_strcmp0 (json_node_get_string (node), "none") == 0)
    {
      spec->is_off = TRUE;
      return spec;
    }

  dti_json_report (reader,
                   DTI_SEVERITY_ERROR,
                   "wrong-type",
                   NULL,
                   "an object, or “none”, is expected");
  g_free (spec);

  return NULL;
}

static void
read_members (DtiStep *step, const DtiJsonReader *reader)
{
  DtiTreat *self = DTI_TREAT (step);

  read_spec (reader, &self->spec);
  self->nodes = dti_step_nodes_read (step, reader, read_node, g_free);
}

/* ---- running ---- */

static const DtiTreatSpec *
get_spec (DtiTreat *self, const char *node)
{
  const DtiTreatSpec *own = dti_step_nodes_lookup (self->nodes, node);

  return own != NULL ? own : &self->spec;
}

static const char *
name_transform (DtiTreatTransform transform)
{
  static const char *const names[] = {
    [DTI_TREAT_TRANSFORM_LOG_CT] = "log-ct",
    [DTI_TREAT_TRANSFORM_LOG_CT_ORIGINAL] = "log-ct-orig",
    [DTI_TREAT_TRANSFORM_LOG_CT_PLUS] = "log-ct-plus",
    [DTI_TREAT_TRANSFORM_LOG_GII] = "log-gii",
    [DTI_TREAT_TRANSFORM_BOX_COX] = "box-cox",
    [DTI_TREAT_TRANSFORM_NONE] = "none",
  };

  return names[transform];
}

static const char *
name_action (const DtiTreatment *treatment, const DtiTreatSpec *spec, double before)
{
  if (treatment->is_transformed)
    return name_transform (spec->then);

  return before > treatment->upper ? "winsorised-high" : "winsorised-low";
}

static void
treat_sheet (DtiSheets *sheets,
             gsize sheet,
             const DtiTreatment *treatment,
             const DtiTreatSpec *spec)
{
  const double *numbers = sheets->sheets[sheet].columns[treatment->column].numbers;

  for (gsize i = 0; i < sheets->n_units; i++)
    {
      double after = dti_treatment_apply (treatment, spec, numbers[i]);

      if (isnan (numbers[i]) || after == numbers[i])
        continue;
      if (!isfinite (after))
        {
          dti_sheets_report (sheets,
                             DTI_SEVERITY_ERROR,
                             "not-computable",
                             sheet,
                             treatment->column,
                             i,
                             "the number lies beyond those that the transform was made for");
          after = NAN;
        }
      dti_sheets_replace (sheets,
                          sheet,
                          treatment->column,
                          i,
                          after,
                          name_action (treatment, spec, numbers[i]));
    }
}

/* @sheet: one period, or G_MAXSIZE for all. */
static void
treat_column (DtiTreat *self, DtiSheets *sheets, gsize sheet, guint column, double *scratch)
{
  const DtiTreatSpec *spec = get_spec (self, sheets->sheets[0].columns[column].node);
  DtiTreatment treatment = { .sheet = sheet, .column = column };
  gsize n = dti_sheets_gather (sheets, sheet, column, scratch);

  if (n == 0 || spec->is_off)
    return;

  dti_treatment_find (&treatment, spec, scratch, n, scratch + n);
  if (sheets->treatments != NULL)
    g_array_append_val (sheets->treatments, treatment);
  if (treatment.failure != NULL)
    dti_sheets_report (sheets,
                       DTI_SEVERITY_WARNING,
                       "not-treated",
                       sheet,
                       column,
                       G_MAXSIZE,
                       "the column is not treated: %s",
                       treatment.failure);
  if (treatment.failure != NULL ||
      (!treatment.is_transformed && treatment.n_low == 0 && treatment.n_high == 0))
    return;

  for (gsize s = 0; s < sheets->n_sheets; s++)
    if (sheet == G_MAXSIZE || s == sheet)
      treat_sheet (sheets, s, &treatment, spec);
}

static gboolean
run (DtiStep *step, DtiSheets *sheets, GError **error)
{
  DtiTreat *self = DTI_TREAT (step);
  gboolean panel = dti_step_get_scope (step) == DTI_SCOPE_PANEL;
  g_autofree double *scratch =
      g_new (double, 4 * sheets->n_units * (panel ? sheets->n_sheets : 1) + 1);

  for (guint c = 0; c < sheets->n_columns; c++)
    {
      if (panel)
        {
          treat_column (self, sheets, G_MAXSIZE, c, scratch);
          continue;
        }
      for (gsize s = 0; s < sheets->n_sheets; s++)
        treat_column (self, sheets, s, c, scratch);
    }

  return TRUE;
}

static char *
describe (DtiStep *step)
{
  const DtiTreatSpec *spec = &DTI_TREAT (step)->spec;
  g_autofree char *skewness = dti_number_format (spec->skewness, -1, DTI_NUMBER_CONVENTION_EN);
  g_autofree char *kurtosis = dti_number_format (spec->kurtosis, -1, DTI_NUMBER_CONVENTION_EN);
  g_autofree char *points =
      spec->max_points < 0 ? g_strdup ("any number of") : g_strdup_printf ("%d", spec->max_points);

  return g_strdup_printf ("where |skewness| ≥ %s and kurtosis ≥ %s: draw in %s points, then %s",
                          skewness,
                          kurtosis,
                          points,
                          name_transform (spec->then));
}

static const char *const *
list_nodes (DtiStep *step)
{
  return dti_treat_get_nodes (DTI_TREAT (step));
}

static const DtiStepKernel kernel = {
  .type = "treat",
  .read = read_members,
  .run = run,
  .describe = describe,
  .get_nodes = list_nodes,
  .takes_scope = TRUE,
};

/* ---- class ---- */

static void
dti_treat_finalize (GObject *object)
{
  DtiTreat *self = DTI_TREAT (object);

  g_clear_pointer (&self->nodes, dti_step_nodes_free);

  G_OBJECT_CLASS (dti_treat_parent_class)->finalize (object);
}

static void
dti_treat_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiTreat *self = DTI_TREAT (object);

  switch ((DtiTreatProperty) prop_id)
    {
    case PROP_MAX_POINTS:
      g_value_set_int (value, dti_treat_get_max_points (self));
      break;
    case PROP_SKEWNESS:
      g_value_set_double (value, dti_treat_get_skewness (self));
      break;
    case PROP_KURTOSIS:
      g_value_set_double (value, dti_treat_get_kurtosis (self));
      break;
    case PROP_FORCED:
      g_value_set_boolean (value, dti_treat_get_forced (self));
      break;
    case PROP_THEN:
      g_value_set_enum (value, dti_treat_get_then (self));
      break;
    case PROP_LAMBDA:
      g_value_set_double (value, dti_treat_get_lambda (self));
      break;
    case PROP_COMBINED:
      g_value_set_boolean (value, dti_treat_get_combined (self));
      break;
    case PROP_NODES:
      g_value_set_boxed (value, dti_treat_get_nodes (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_treat_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DtiTreatSpec *spec = &DTI_TREAT (object)->spec;

  switch ((DtiTreatProperty) prop_id)
    {
    case PROP_MAX_POINTS:
      spec->max_points = g_value_get_int (value);
      break;
    case PROP_SKEWNESS:
      spec->skewness = g_value_get_double (value);
      break;
    case PROP_KURTOSIS:
      spec->kurtosis = g_value_get_double (value);
      break;
    case PROP_FORCED:
      spec->is_forced = g_value_get_boolean (value);
      break;
    case PROP_THEN:
      spec->then = g_value_get_enum (value);
      break;
    case PROP_LAMBDA:
      spec->lambda = g_value_get_double (value);
      break;
    case PROP_COMBINED:
      spec->is_combined = g_value_get_boolean (value);
      break;
    case PROP_NODES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  /**
   * DtiTreat:max-points: (getter get_max_points)
   *
   * How many numbers of a column are drawn in at most, 0 for none and −1 for any number.
   *
   * Since: 1.0
   */
  props[PROP_MAX_POINTS] = g_param_spec_int ("max-points", NULL, NULL, -1, G_MAXINT, 5, flags);

  /**
   * DtiTreat:skewness: (getter get_skewness)
   *
   * A column passes whose skewness is smaller in size.
   *
   * Since: 1.0
   */
  props[PROP_SKEWNESS] =
      g_param_spec_double ("skewness", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 2.0, flags);

  /**
   * DtiTreat:kurtosis: (getter get_kurtosis)
   *
   * A column passes whose excess kurtosis is smaller.
   *
   * Since: 1.0
   */
  props[PROP_KURTOSIS] =
      g_param_spec_double ("kurtosis", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 3.5, flags);

  /**
   * DtiTreat:forced: (getter get_forced)
   *
   * Whether every column is winsorised to the limit, also one that passes.
   *
   * Since: 1.0
   */
  props[PROP_FORCED] = g_param_spec_boolean ("forced", NULL, NULL, FALSE, flags);

  /**
   * DtiTreat:then: (getter get_then)
   *
   * What is done to a column that does not pass after winsorising.
   *
   * Since: 1.0
   */
  props[PROP_THEN] = g_param_spec_enum ("then",
                                        NULL,
                                        NULL,
                                        DTI_TYPE_TREAT_TRANSFORM,
                                        DTI_TREAT_TRANSFORM_LOG_CT,
                                        flags);

  /**
   * DtiTreat:lambda: (getter get_lambda)
   *
   * The exponent λ of a Box–Cox transform, 0 for the logarithm.
   *
   * Since: 1.0
   */
  props[PROP_LAMBDA] =
      g_param_spec_double ("lambda", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, flags);

  /**
   * DtiTreat:combined: (getter get_combined)
   *
   * Whether the transform works on the winsorised numbers, and not on the first ones.
   *
   * Since: 1.0
   */
  props[PROP_COMBINED] = g_param_spec_boolean ("combined", NULL, NULL, FALSE, flags);

  /**
   * DtiTreat:nodes: (getter get_nodes)
   *
   * Ids of the indicators that are treated in a way of their own.
   *
   * Since: 1.0
   */
  props[PROP_NODES] = g_param_spec_boxed ("nodes",
                                          NULL,
                                          NULL,
                                          G_TYPE_STRV,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_treat_class_init (DtiTreatClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_treat_finalize;
  object_class->get_property = dti_treat_get_property;
  object_class->set_property = dti_treat_set_property;
  DTI_STEP_CLASS (klass)->kernel = &kernel;
  install_properties (object_class);
}

static void
dti_treat_init (DtiTreat *self)
{
}

/**
 * dti_treat_new:
 *
 * Creates a step that treats outliers, with the limits that are common.
 *
 * These are five points, skewness 2 and kurtosis 3.5, then a logarithm; others are construct-only
 * properties.
 *
 * Returns: (transfer full): a new step
 *
 * Since: 1.0
 */
DtiTreat *
dti_treat_new (void)
{
  return g_object_new (DTI_TYPE_TREAT, NULL);
}

/**
 * dti_treat_get_max_points: (get-property max-points)
 * @self: a step
 *
 * Gets how many numbers of a column are drawn in at most, 0 for none and −1 for any number.
 *
 * Returns: the number of points
 *
 * Since: 1.0
 */
int
dti_treat_get_max_points (DtiTreat *self)
{
  g_return_val_if_fail (DTI_IS_TREAT (self), 0);

  return self->spec.max_points;
}

/**
 * dti_treat_get_skewness: (get-property skewness)
 * @self: a step
 *
 * Gets the skewness; a column passes whose skewness is smaller in size.
 *
 * Returns: the skewness
 *
 * Since: 1.0
 */
double
dti_treat_get_skewness (DtiTreat *self)
{
  g_return_val_if_fail (DTI_IS_TREAT (self), 0.0);

  return self->spec.skewness;
}

/**
 * dti_treat_get_kurtosis: (get-property kurtosis)
 * @self: a step
 *
 * Gets the excess kurtosis; a column passes whose excess kurtosis is smaller.
 *
 * Returns: the kurtosis
 *
 * Since: 1.0
 */
double
dti_treat_get_kurtosis (DtiTreat *self)
{
  g_return_val_if_fail (DTI_IS_TREAT (self), 0.0);

  return self->spec.kurtosis;
}

/**
 * dti_treat_get_forced: (get-property forced)
 * @self: a step
 *
 * Gets whether every column is winsorised to the limit, also one that passes.
 *
 * Returns: `TRUE` if it is
 *
 * Since: 1.0
 */
gboolean
dti_treat_get_forced (DtiTreat *self)
{
  g_return_val_if_fail (DTI_IS_TREAT (self), FALSE);

  return self->spec.is_forced;
}

/**
 * dti_treat_get_then: (get-property then)
 * @self: a step
 *
 * Gets what is done to a column that does not pass after winsorising.
 *
 * Returns: the transform
 *
 * Since: 1.0
 */
DtiTreatTransform
dti_treat_get_then (DtiTreat *self)
{
  g_return_val_if_fail (DTI_IS_TREAT (self), DTI_TREAT_TRANSFORM_NONE);

  return self->spec.then;
}

/**
 * dti_treat_get_lambda: (get-property lambda)
 * @self: a step
 *
 * Gets the exponent λ of a Box–Cox transform, 0 for the logarithm.
 *
 * Returns: the exponent
 *
 * Since: 1.0
 */
double
dti_treat_get_lambda (DtiTreat *self)
{
  g_return_val_if_fail (DTI_IS_TREAT (self), 0.0);

  return self->spec.lambda;
}

/**
 * dti_treat_get_combined: (get-property combined)
 * @self: a step
 *
 * Gets whether the transform works on the winsorised numbers, and not on the first ones.
 *
 * Returns: `TRUE` if it does
 *
 * Since: 1.0
 */
gboolean
dti_treat_get_combined (DtiTreat *self)
{
  g_return_val_if_fail (DTI_IS_TREAT (self), FALSE);

  return self->spec.is_combined;
}

/**
 * dti_treat_get_nodes: (get-property nodes)
 * @self: a step
 *
 * Gets the ids of the indicators that are treated in a way of their own.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids
 *
 * Since: 1.0
 */
const char *const *
dti_treat_get_nodes (DtiTreat *self)
{
  g_return_val_if_fail (DTI_IS_TREAT (self), NULL);

  return dti_step_nodes_get_ids (self->nodes);
}
