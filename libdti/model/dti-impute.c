/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-impute.h"

#include "dti-impute-private.h"

#include <libdti/base/dti-number.h>
#include <libdti/dti-enum-types.h>

/**
 * DtiImpute:
 *
 * Puts an estimate where a number is missing.
 *
 * Numbers that are there are never touched. Cells where there can be no number (not applicable,
 * suppressed, not assessed) stay empty. What cannot be estimated stays missing, with a problem.
 *
 * * Mean and median are taken over the units ([property@Dti.Impute:by] “node”), over those that
 *   have the same label in a column (“group”), or over the indicators of the unit itself (“unit”,
 *   “pillar”). Indicators of different units of measure are first brought to a common scale:
 * min–max over the units, mirrored where less is better; the mean on that scale is brought back to
 * the scale of the indicator that misses it.
 * * Linear, nearest and latest look at the other periods of the same unit and indicator, and only
 *   at observed numbers.
 * * EM takes the numbers of the units of one period to be draws from a multivariate normal
 *   distribution, finds its mean and covariance by maximum likelihood, and puts the expectation
 *   given what the unit has (Dempster, Laird and Rubin, Journal of the Royal Statistical Society B
 *   39, 1977).
 *
 * In documents: [impute](file-formats.html#impute).
 *
 * Steps are immutable, so threads share them freely.
 *
 * Since: 1.0
 */

typedef enum
{
  PROP_ESTIMATE = 1,
  PROP_BY,
  PROP_GROUP_COLUMN,
  PROP_CONSTANT,
  PROP_MAX_STEPS,
  PROP_HOLDS_ENDS,
  PROP_NORMALISES,
} DtiImputeProperty;

static GParamSpec *props[PROP_NORMALISES + 1];

G_DEFINE_FINAL_TYPE (DtiImpute, dti_impute, DTI_TYPE_STEP)

/* ---- reading ---- */

#define GROUP_PREFIX "group:"

static void
read_by (DtiImpute *self, const DtiJsonReader *reader)
{
  const char *by = dti_json_get_text (reader, "by", NULL);

  if (by == NULL)
    return;

  if (g_str_has_prefix (by, GROUP_PREFIX) && by[strlen (GROUP_PREFIX)] != '\0')
    {
      self->by = DTI_IMPUTE_BY_GROUP;
      g_free (self->group_column);
      self->group_column = g_strdup (by + strlen (GROUP_PREFIX));
      return;
    }
  if (g_str_equal (by, "group"))
    {
      dti_json_report (reader,
                       DTI_SEVERITY_ERROR,
                       "wrong-value",
                       "by",
                       "a group needs its column: “group:COLUMN”");
      return;
    }

  self->by = dti_json_get_enum (reader, "by", DTI_TYPE_IMPUTE_BY, DTI_IMPUTE_BY_NODE);
}

static void
read_members (DtiStep *step, const DtiJsonReader *reader)
{
  DtiImpute *self = DTI_IMPUTE (step);

  if (!dti_json_has (reader, "with"))
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "missing-member",
                     NULL,
                     "the member “with” is missing");
  self->estimate =
      dti_json_get_enum (reader, "with", DTI_TYPE_IMPUTE_ESTIMATE, DTI_IMPUTE_ESTIMATE_MEAN);
  read_by (self, reader);
  if (self->estimate == DTI_IMPUTE_ESTIMATE_CONSTANT && !dti_json_has (reader, "constant"))
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "missing-member",
                     NULL,
                     "the member “constant” is missing");
  self->constant = dti_json_get_number (reader, "constant", 0.0);
  self->max_steps = (guint) dti_json_get_int (reader, "max-steps", 0, G_MAXINT, 0);
  self->holds_ends = dti_json_get_boolean (reader, "hold-ends", self->holds_ends);
  self->normalises = dti_json_get_boolean (reader, "normalise", TRUE);
}

/* ---- running ---- */

void
dti_impute_report_left (
    DtiSheets *sheets, gsize sheet, guint column, gsize unit, const char *reason)
{
  dti_sheets_report (sheets,
                     DTI_SEVERITY_WARNING,
                     "not-imputed",
                     sheet,
                     column,
                     unit,
                     "the number stays missing: %s",
                     reason);
}

static void
put_constant (DtiImpute *self, DtiSheets *sheets)
{
  for (gsize s = 0; s < sheets->n_sheets; s++)
    for (guint c = 0; c < sheets->n_columns; c++)
      for (gsize i = 0; i < sheets->n_units; i++)
        if (dti_impute_is_open (&sheets->sheets[s], &sheets->sheets[s].columns[c], i))
          dti_sheets_impute (sheets, s, c, i, self->constant, "imputed-constant");
}

static gboolean
run (DtiStep *step, DtiSheets *sheets, GError **error)
{
  DtiImpute *self = DTI_IMPUTE (step);

  switch (self->estimate)
    {
    case DTI_IMPUTE_ESTIMATE_CONSTANT:
      put_constant (self, sheets);
      break;
    case DTI_IMPUTE_ESTIMATE_LINEAR:
    case DTI_IMPUTE_ESTIMATE_NEAREST:
    case DTI_IMPUTE_ESTIMATE_LATEST:
      dti_impute_in_time (self, sheets);
      break;
    case DTI_IMPUTE_ESTIMATE_EM:
      dti_impute_by_expectation (self, sheets);
      break;
    case DTI_IMPUTE_ESTIMATE_MEAN:
    case DTI_IMPUTE_ESTIMATE_MEDIAN:
    default:
      if (self->by == DTI_IMPUTE_BY_NODE || self->by == DTI_IMPUTE_BY_GROUP)
        dti_impute_by_units (self, sheets);
      else
        dti_impute_by_indicators (self, sheets);
    }

  return TRUE;
}

static const char *
get_nick (GType type, int value)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);

  return g_enum_get_value (klass, value)->value_nick;
}

static char *
describe (DtiStep *step)
{
  DtiImpute *self = DTI_IMPUTE (step);
  const char *estimate = get_nick (DTI_TYPE_IMPUTE_ESTIMATE, (int) self->estimate);
  g_autofree char *constant = dti_number_format (self->constant, -1, DTI_NUMBER_CONVENTION_EN);

  switch (self->estimate)
    {
    case DTI_IMPUTE_ESTIMATE_CONSTANT:
      return g_strdup_printf ("%s %s", estimate, constant);
    case DTI_IMPUTE_ESTIMATE_LINEAR:
    case DTI_IMPUTE_ESTIMATE_NEAREST:
    case DTI_IMPUTE_ESTIMATE_LATEST:
      return g_strdup_printf ("%s in time", estimate);
    case DTI_IMPUTE_ESTIMATE_MEAN:
    case DTI_IMPUTE_ESTIMATE_MEDIAN:
    case DTI_IMPUTE_ESTIMATE_EM:
    default:
      return g_strdup_printf ("%s by %s%s%s",
                              estimate,
                              get_nick (DTI_TYPE_IMPUTE_BY, (int) self->by),
                              self->group_column != NULL ? " " : "",
                              self->group_column != NULL ? self->group_column : "");
    }
}

static const DtiStepKernel kernel = {
  .type = "impute",
  .read = read_members,
  .run = run,
  .describe = describe,
};

/* ---- class ---- */

static void
dti_impute_finalize (GObject *object)
{
  g_free (DTI_IMPUTE (object)->group_column);

  G_OBJECT_CLASS (dti_impute_parent_class)->finalize (object);
}

static void
dti_impute_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiImpute *self = DTI_IMPUTE (object);

  switch ((DtiImputeProperty) prop_id)
    {
    case PROP_ESTIMATE:
      g_value_set_enum (value, dti_impute_get_estimate (self));
      break;
    case PROP_BY:
      g_value_set_enum (value, dti_impute_get_by (self));
      break;
    case PROP_GROUP_COLUMN:
      g_value_set_string (value, dti_impute_get_group_column (self));
      break;
    case PROP_CONSTANT:
      g_value_set_double (value, dti_impute_get_constant (self));
      break;
    case PROP_MAX_STEPS:
      g_value_set_uint (value, dti_impute_get_max_steps (self));
      break;
    case PROP_HOLDS_ENDS:
      g_value_set_boolean (value, dti_impute_get_holds_ends (self));
      break;
    case PROP_NORMALISES:
      g_value_set_boolean (value, dti_impute_get_normalises (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_impute_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DtiImpute *self = DTI_IMPUTE (object);

  switch ((DtiImputeProperty) prop_id)
    {
    case PROP_ESTIMATE:
      self->estimate = g_value_get_enum (value);
      break;
    case PROP_BY:
      self->by = g_value_get_enum (value);
      break;
    case PROP_GROUP_COLUMN:
      self->group_column = g_value_dup_string (value);
      break;
    case PROP_CONSTANT:
      self->constant = g_value_get_double (value);
      break;
    case PROP_MAX_STEPS:
      self->max_steps = g_value_get_uint (value);
      break;
    case PROP_HOLDS_ENDS:
      self->holds_ends = g_value_get_boolean (value);
      break;
    case PROP_NORMALISES:
      self->normalises = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  /**
   * DtiImpute:estimate: (getter get_estimate)
   *
   * What is put where a number is missing, `with` in documents.
   *
   * Since: 1.0
   */
  props[PROP_ESTIMATE] = g_param_spec_enum ("estimate",
                                            NULL,
                                            NULL,
                                            DTI_TYPE_IMPUTE_ESTIMATE,
                                            DTI_IMPUTE_ESTIMATE_MEAN,
                                            flags);

  /**
   * DtiImpute:by: (getter get_by)
   *
   * Over what a mean or a median is taken; with EM, “pillar” looks at the same pillar only.
   *
   * Since: 1.0
   */
  props[PROP_BY] =
      g_param_spec_enum ("by", NULL, NULL, DTI_TYPE_IMPUTE_BY, DTI_IMPUTE_BY_NODE, flags);

  /**
   * DtiImpute:group-column: (getter get_group_column)
   *
   * The column whose labels are the groups, `group:COLUMN` in documents.
   *
   * Since: 1.0
   */
  props[PROP_GROUP_COLUMN] = g_param_spec_string ("group-column", NULL, NULL, NULL, flags);

  /**
   * DtiImpute:constant: (getter get_constant)
   *
   * The number that is given for a constant.
   *
   * Since: 1.0
   */
  props[PROP_CONSTANT] =
      g_param_spec_double ("constant", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, flags);

  /**
   * DtiImpute:max-steps: (getter get_max_steps)
   *
   * How many periods a number is carried on at most, 0 for any number.
   *
   * Since: 1.0
   */
  props[PROP_MAX_STEPS] = g_param_spec_uint ("max-steps", NULL, NULL, 0, G_MAXINT, 0, flags);

  /**
   * DtiImpute:holds-ends: (getter get_holds_ends)
   *
   * Whether the first and the last number also stand for the periods beyond.
   *
   * `hold-ends` in documents.
   *
   * Since: 1.0
   */
  props[PROP_HOLDS_ENDS] = g_param_spec_boolean ("holds-ends", NULL, NULL, FALSE, flags);

  /**
   * DtiImpute:normalises: (getter get_normalises)
   *
   * Whether a mean over indicators is taken on a common scale.
   *
   * `normalise` in documents.
   *
   * Since: 1.0
   */
  props[PROP_NORMALISES] = g_param_spec_boolean ("normalises", NULL, NULL, TRUE, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_impute_class_init (DtiImputeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_impute_finalize;
  object_class->get_property = dti_impute_get_property;
  object_class->set_property = dti_impute_set_property;
  DTI_STEP_CLASS (klass)->kernel = &kernel;
  install_properties (object_class);
}

static void
dti_impute_init (DtiImpute *self)
{
}

/**
 * dti_impute_new:
 * @estimate: what is put where a number is missing
 * @by: over what a mean or a median is taken
 *
 * Creates a step that fills what is missing.
 *
 * Returns: (transfer full): a new step
 *
 * Since: 1.0
 */
DtiImpute *
dti_impute_new (DtiImputeEstimate estimate, DtiImputeBy by)
{
  return g_object_new (DTI_TYPE_IMPUTE, "estimate", estimate, "by", by, NULL);
}

/**
 * dti_impute_get_estimate: (get-property estimate)
 * @self: a step
 *
 * Gets what is put where a number is missing, `with` in documents.
 *
 * Returns: the estimate
 *
 * Since: 1.0
 */
DtiImputeEstimate
dti_impute_get_estimate (DtiImpute *self)
{
  g_return_val_if_fail (DTI_IS_IMPUTE (self), DTI_IMPUTE_ESTIMATE_MEAN);

  return self->estimate;
}

/**
 * dti_impute_get_by: (get-property by)
 * @self: a step
 *
 * Gets over what a mean or a median is taken; with EM, “pillar” looks at the same pillar only.
 *
 * Returns: over what
 *
 * Since: 1.0
 */
DtiImputeBy
dti_impute_get_by (DtiImpute *self)
{
  g_return_val_if_fail (DTI_IS_IMPUTE (self), DTI_IMPUTE_BY_NODE);

  return self->by;
}

/**
 * dti_impute_get_group_column: (get-property group-column)
 * @self: a step
 *
 * Gets the column whose labels are the groups, `group:COLUMN` in documents.
 *
 * Returns: (transfer none) (nullable): the name of the column
 *
 * Since: 1.0
 */
const char *
dti_impute_get_group_column (DtiImpute *self)
{
  g_return_val_if_fail (DTI_IS_IMPUTE (self), NULL);

  return self->group_column;
}

/**
 * dti_impute_get_constant: (get-property constant)
 * @self: a step
 *
 * Gets the number that is given for a constant.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
double
dti_impute_get_constant (DtiImpute *self)
{
  g_return_val_if_fail (DTI_IS_IMPUTE (self), 0.0);

  return self->constant;
}

/**
 * dti_impute_get_max_steps: (get-property max-steps)
 * @self: a step
 *
 * Gets how many periods a number is carried on at most, 0 for any number.
 *
 * Returns: the number of periods
 *
 * Since: 1.0
 */
guint
dti_impute_get_max_steps (DtiImpute *self)
{
  g_return_val_if_fail (DTI_IS_IMPUTE (self), 0);

  return self->max_steps;
}

/**
 * dti_impute_get_holds_ends: (get-property holds-ends)
 * @self: a step
 *
 * Gets whether the first and the last number also stand for the periods beyond.
 *
 * `hold-ends` in documents.
 *
 * Returns: `TRUE` if they do
 *
 * Since: 1.0
 */
gboolean
dti_impute_get_holds_ends (DtiImpute *self)
{
  g_return_val_if_fail (DTI_IS_IMPUTE (self), FALSE);

  return self->holds_ends;
}

/**
 * dti_impute_get_normalises: (get-property normalises)
 * @self: a step
 *
 * Gets whether a mean over indicators is taken on a common scale.
 *
 * `normalise` in documents.
 *
 * Returns: `TRUE` if they are
 *
 * Since: 1.0
 */
gboolean
dti_impute_get_normalises (DtiImpute *self)
{
  g_return_val_if_fail (DTI_IS_IMPUTE (self), TRUE);

  return self->normalises;
}
