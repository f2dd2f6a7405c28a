/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include <libdti/base/dti-number-private.h>
#include <libdti/data/dti-observation.h>
#include <libdti/dti-enum-types.h>

/**
 * DtiObservation:
 *
 * What was observed of one unit, in one period, for one node.
 *
 * It is made on demand by [method@Dti.Dataset.lookup_observation] and keeps its own copy, so it
 * does not follow later changes of the dataset. To write one into a dataset, create it with its
 * properties and call [method@Dti.Dataset.add_observation]. A number that is not there is NaN.
 *
 * Observations are immutable, so threads share them freely.
 *
 * Since: 1.0
 */
struct _DtiObservation
{
  GObject parent_instance;

  double number;
  double numerator;
  double denominator;
  double max;
  char *text;
  DtiStatus status;
  DtiStage stage;
  char *note;
  char *evidence;
  char *file;
  guint row;
  guint column;
};

typedef enum
{
  PROP_NUMBER = 1,
  PROP_NUMERATOR,
  PROP_DENOMINATOR,
  PROP_MAX,
  PROP_TEXT,
  PROP_STATUS,
  PROP_STAGE,
  PROP_NOTE,
  PROP_EVIDENCE,
  PROP_FILE,
  PROP_ROW,
  PROP_COLUMN,
} DtiObservationProperty;

static GParamSpec *props[PROP_COLUMN + 1];

G_DEFINE_FINAL_TYPE (DtiObservation, dti_observation, G_TYPE_OBJECT)

/* In the order of DtiStatus. */
static const char *const letters[] = { "O", "A", "P", "E", "I", "B", "U", "V", "L", "M", "Q", "N" };

static void
dti_observation_finalize (GObject *object)
{
  DtiObservation *self = DTI_OBSERVATION (object);

  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->note, g_free);
  g_clear_pointer (&self->evidence, g_free);
  g_clear_pointer (&self->file, g_free);

  G_OBJECT_CLASS (dti_observation_parent_class)->finalize (object);
}

static void
dti_observation_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiObservation *self = DTI_OBSERVATION (object);

  switch ((DtiObservationProperty) prop_id)
    {
    case PROP_NUMBER:
      g_value_set_double (value, self->number);
      break;
    case PROP_NUMERATOR:
      g_value_set_double (value, self->numerator);
      break;
    case PROP_DENOMINATOR:
      g_value_set_double (value, self->denominator);
      break;
    case PROP_MAX:
      g_value_set_double (value, self->max);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_STATUS:
      g_value_set_enum (value, self->status);
      break;
    case PROP_STAGE:
      g_value_set_enum (value, self->stage);
      break;
    case PROP_NOTE:
      g_value_set_string (value, self->note);
      break;
    case PROP_EVIDENCE:
      g_value_set_string (value, self->evidence);
      break;
    case PROP_FILE:
      g_value_set_string (value, self->file);
      break;
    case PROP_ROW:
      g_value_set_uint (value, self->row);
      break;
    case PROP_COLUMN:
      g_value_set_uint (value, self->column);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_observation_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  DtiObservation *self = DTI_OBSERVATION (object);

  switch ((DtiObservationProperty) prop_id)
    {
    case PROP_NUMBER:
      self->number = g_value_get_double (value);
      break;
    case PROP_NUMERATOR:
      self->numerator = g_value_get_double (value);
      break;
    case PROP_DENOMINATOR:
      self->denominator = g_value_get_double (value);
      break;
    case PROP_MAX:
      self->max = g_value_get_double (value);
      break;
    case PROP_TEXT:
      self->text = g_value_dup_string (value);
      break;
    case PROP_STATUS:
      self->status = (DtiStatus) g_value_get_enum (value);
      break;
    case PROP_STAGE:
      self->stage = (DtiStage) g_value_get_enum (value);
      break;
    case PROP_NOTE:
      self->note = g_value_dup_string (value);
      break;
    case PROP_EVIDENCE:
      self->evidence = g_value_dup_string (value);
      break;
    case PROP_FILE:
      self->file = g_value_dup_string (value);
      break;
    case PROP_ROW:
      self->row = g_value_get_uint (value);
      break;
    case PROP_COLUMN:
      self->column = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

#define CONSTRUCT_FLAGS (G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS)

static GParamSpec *
create_number_spec (const char *name)
{
  /* Strict validation takes NaN for out of range. */
  GParamSpec *spec = g_param_spec_double (
      name, NULL, NULL, -INFINITY, INFINITY, 0.0, CONSTRUCT_FLAGS | G_PARAM_LAX_VALIDATION);

  /* Its constructor refuses NaN too, and a number nobody gave must not become 0. Infinity gets as
   * far as the dataset, which answers with an error. */
  G_PARAM_SPEC_DOUBLE (spec)->default_value = NAN;

  return spec;
}

static void
install_numbers (void)
{
  /**
   * DtiObservation:number:
   *
   * The number; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_NUMBER] = create_number_spec ("number");

  /**
   * DtiObservation:numerator:
   *
   * The numerator of a ratio; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_NUMERATOR] = create_number_spec ("numerator");

  /**
   * DtiObservation:denominator:
   *
   * The denominator of a ratio; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_DENOMINATOR] = create_number_spec ("denominator");

  /**
   * DtiObservation:max:
   *
   * The observed maximum of a pillar, in points; NaN where there is none.
   *
   * Since: 1.0
   */
  props[PROP_MAX] = create_number_spec ("max");
}

static void
install_states (void)
{
  /**
   * DtiObservation:status: (getter get_status)
   *
   * What the number, or its absence, means.
   *
   * Since: 1.0
   */
  props[PROP_STATUS] =
      g_param_spec_enum ("status", NULL, NULL, DTI_TYPE_STATUS, DTI_STATUS_NORMAL, CONSTRUCT_FLAGS);

  /**
   * DtiObservation:stage: (getter get_stage)
   *
   * Who stands behind the figure.
   *
   * Since: 1.0
   */
  props[PROP_STAGE] =
      g_param_spec_enum ("stage", NULL, NULL, DTI_TYPE_STAGE, DTI_STAGE_PUBLISHED, CONSTRUCT_FLAGS);
}

static void
install_texts (void)
{
  /**
   * DtiObservation:text: (getter get_text)
   *
   * The label of a choice.
   *
   * Since: 1.0
   */
  props[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, CONSTRUCT_FLAGS);

  /**
   * DtiObservation:note: (getter get_note)
   *
   * A remark for readers.
   *
   * Since: 1.0
   */
  props[PROP_NOTE] = g_param_spec_string ("note", NULL, NULL, NULL, CONSTRUCT_FLAGS);

  /**
   * DtiObservation:evidence: (getter get_evidence)
   *
   * Where the proof is: the number of a document, an address.
   *
   * Since: 1.0
   */
  props[PROP_EVIDENCE] = g_param_spec_string ("evidence", NULL, NULL, NULL, CONSTRUCT_FLAGS);
}

static void
install_source (void)
{
  /**
   * DtiObservation:file: (getter get_file)
   *
   * Name of the file it was read from.
   *
   * Since: 1.0
   */
  props[PROP_FILE] = g_param_spec_string ("file", NULL, NULL, NULL, CONSTRUCT_FLAGS);

  /**
   * DtiObservation:row: (getter get_row)
   *
   * Row in the file, counted from 1; 0 where unknown.
   *
   * Since: 1.0
   */
  props[PROP_ROW] = g_param_spec_uint ("row", NULL, NULL, 0, G_MAXUINT, 0, CONSTRUCT_FLAGS);

  /**
   * DtiObservation:column: (getter get_column)
   *
   * Column in the file, counted from 1; 0 where unknown.
   *
   * Since: 1.0
   */
  props[PROP_COLUMN] = g_param_spec_uint ("column", NULL, NULL, 0, G_MAXUINT, 0, CONSTRUCT_FLAGS);
}

static void
dti_observation_class_init (DtiObservationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_observation_finalize;
  object_class->get_property = dti_observation_get_property;
  object_class->set_property = dti_observation_set_property;

  install_numbers ();
  install_states ();
  install_texts ();
  install_source ();

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_observation_init (DtiObservation *self)
{
}

/**
 * dti_status_to_letter:
 * @status: a status
 *
 * Gets the letter of a status, as in data files.
 *
 * Any thread can call it.
 *
 * Returns: (transfer none): one of A, P, E, I, B, U, V, O, L, M, Q and N
 *
 * Since: 1.0
 */
const char *
dti_status_to_letter (DtiStatus status)
{
  g_return_val_if_fail ((guint) status < G_N_ELEMENTS (letters), "O");

  return letters[status];
}

/**
 * dti_status_from_letter:
 * @letter: a text
 * @status: (out) (optional): return location for the status
 *
 * Finds the status of a letter, as in data files.
 *
 * Letters are upper case. Any thread can call it.
 *
 * Returns: `TRUE` where the text is the letter of a status
 *
 * Since: 1.0
 */
gboolean
dti_status_from_letter (const char *letter, DtiStatus *status)
{
  g_return_val_if_fail (letter != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (g_str_equal (letters[i], letter))
      {
        if (status != NULL)
          *status = (DtiStatus) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * dti_observation_new:
 * @number: the number; NaN for none
 * @status: what the number, or its absence, means
 * @stage: who stands behind the figure
 *
 * Creates an observation of a plain number.
 *
 * Numerators, notes and the rest are given as properties of a new object.
 *
 * Returns: (transfer full): a new observation
 *
 * Since: 1.0
 */
DtiObservation *
dti_observation_new (double number, DtiStatus status, DtiStage stage)
{
  return g_object_new (
      DTI_TYPE_OBSERVATION, "number", number, "status", status, "stage", stage, NULL);
}

/**
 * dti_observation_get_number:
 * @self: an observation
 * @number: (out) (optional): return location for the number; NaN where there is none
 *
 * Gets the number.
 *
 * Returns: `TRUE` where there is a number
 *
 * Since: 1.0
 */
gboolean
dti_observation_get_number (DtiObservation *self, double *number)
{
  g_return_val_if_fail (DTI_IS_OBSERVATION (self), FALSE);

  return dti_number_hand_out (self->number, number);
}

/**
 * dti_observation_get_numerator:
 * @self: an observation
 * @numerator: (out) (optional): return location for the numerator; NaN where there is none
 *
 * Gets the numerator of a ratio.
 *
 * Returns: `TRUE` where there is one
 *
 * Since: 1.0
 */
gboolean
dti_observation_get_numerator (DtiObservation *self, double *numerator)
{
  g_return_val_if_fail (DTI_IS_OBSERVATION (self), FALSE);

  return dti_number_hand_out (self->numerator, numerator);
}

/**
 * dti_observation_get_denominator:
 * @self: an observation
 * @denominator: (out) (optional): return location for the denominator; NaN where there is none
 *
 * Gets the denominator of a ratio.
 *
 * Returns: `TRUE` where there is one
 *
 * Since: 1.0
 */
gboolean
dti_observation_get_denominator (DtiObservation *self, double *denominator)
{
  g_return_val_if_fail (DTI_IS_OBSERVATION (self), FALSE);

  return dti_number_hand_out (self->denominator, denominator);
}

/**
 * dti_observation_get_max:
 * @self: an observation
 * @max: (out) (optional): return location for the maximum; NaN where there is none
 *
 * Gets the observed maximum of a pillar, in points.
 *
 * Returns: `TRUE` where there is one
 *
 * Since: 1.0
 */
gboolean
dti_observation_get_max (DtiObservation *self, double *max)
{
  g_return_val_if_fail (DTI_IS_OBSERVATION (self), FALSE);

  return dti_number_hand_out (self->max, max);
}

/**
 * dti_observation_get_text: (get-property text)
 * @self: an observation
 *
 * Gets the label of a choice.
 *
 * Returns: (nullable) (transfer none): the label
 *
 * Since: 1.0
 */
const char *
dti_observation_get_text (DtiObservation *self)
{
  g_return_val_if_fail (DTI_IS_OBSERVATION (self), NULL);

  return self->text;
}

/**
 * dti_observation_get_status: (get-property status)
 * @self: an observation
 *
 * Gets what the number, or its absence, means.
 *
 * Returns: the status
 *
 * Since: 1.0
 */
DtiStatus
dti_observation_get_status (DtiObservation *self)
{
  g_return_val_if_fail (DTI_IS_OBSERVATION (self), DTI_STATUS_MISSING);

  return self->status;
}

/**
 * dti_observation_get_stage: (get-property stage)
 * @self: an observation
 *
 * Gets who stands behind the figure.
 *
 * Returns: the stage
 *
 * Since: 1.0
 */
DtiStage
dti_observation_get_stage (DtiObservation *self)
{
  g_return_val_if_fail (DTI_IS_OBSERVATION (self), DTI_STAGE_ANY);

  return self->stage;
}

/**
 * dti_observation_get_note: (get-property note)
 * @self: an observation
 *
 * Gets the remark for readers.
 *
 * Returns: (nullable) (transfer none): the note
 *
 * Since: 1.0
 */
const char *
dti_observation_get_note (DtiObservation *self)
{
  g_return_val_if_fail (DTI_IS_OBSERVATION (self), NULL);

  return self->note;
}

/**
 * dti_observation_get_evidence: (get-property evidence)
 * @self: an observation
 *
 * Gets where the proof is.
 *
 * Returns: (nullable) (transfer none): the evidence
 *
 * Since: 1.0
 */
const char *
dti_observation_get_evidence (DtiObservation *self)
{
  g_return_val_if_fail (DTI_IS_OBSERVATION (self), NULL);

  return self->evidence;
}

/**
 * dti_observation_get_file: (get-property file)
 * @self: an observation
 *
 * Gets the name of the file it was read from.
 *
 * Returns: (nullable) (transfer none): the name
 *
 * Since: 1.0
 */
const char *
dti_observation_get_file (DtiObservation *self)
{
  g_return_val_if_fail (DTI_IS_OBSERVATION (self), NULL);

  return self->file;
}

/**
 * dti_observation_get_row: (get-property row)
 * @self: an observation
 *
 * Gets the row in the file.
 *
 * Returns: the row, counted from 1; 0 where unknown
 *
 * Since: 1.0
 */
guint
dti_observation_get_row (DtiObservation *self)
{
  g_return_val_if_fail (DTI_IS_OBSERVATION (self), 0);

  return self->row;
}

/**
 * dti_observation_get_column: (get-property column)
 * @self: an observation
 *
 * Gets the column in the file.
 *
 * Returns: the column, counted from 1; 0 where unknown
 *
 * Since: 1.0
 */
guint
dti_observation_get_column (DtiObservation *self)
{
  g_return_val_if_fail (DTI_IS_OBSERVATION (self), 0);

  return self->column;
}
