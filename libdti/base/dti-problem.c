/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-problem.h"

#include <libdti/dti-enum-types.h>

/**
 * DtiProblem:
 *
 * Something to know about an input: what it is, how grave, and where.
 *
 * A problem never stops a reader; what cannot be read at all is an error instead. Readers gather
 * problems in a [class@Dti.ProblemList]. The code is for programs and stays the same between
 * versions, the message is for people.
 *
 * Problems are immutable, so threads share them freely.
 *
 * Since: 1.0
 */
struct _DtiProblem
{
  GObject parent_instance;

  DtiSeverity severity;
  char *code;
  char *message;
  char *file;
  char *sheet;
  guint row;
  guint column;
  char *pointer;
  char *raw_text;
  char *node;
  char *unit;
  char *period;
};

typedef enum
{
  PROP_SEVERITY = 1,
  PROP_CODE,
  PROP_MESSAGE,
  PROP_FILE,
  PROP_SHEET,
  PROP_ROW,
  PROP_COLUMN,
  PROP_POINTER,
  PROP_RAW_TEXT,
  PROP_NODE,
  PROP_UNIT,
  PROP_PERIOD,
} DtiProblemProperty;

static GParamSpec *props[PROP_PERIOD + 1];

G_DEFINE_FINAL_TYPE (DtiProblem, dti_problem, G_TYPE_OBJECT)

/* The member behind a text property, so that reading, writing and freeing share one list. */
static char **
text_member (DtiProblem *self, DtiProblemProperty property)
{
  switch (property)
    {
    case PROP_CODE:
      return &self->code;
    case PROP_MESSAGE:
      return &self->message;
    case PROP_FILE:
      return &self->file;
    case PROP_SHEET:
      return &self->sheet;
    case PROP_POINTER:
      return &self->pointer;
    case PROP_RAW_TEXT:
      return &self->raw_text;
    case PROP_NODE:
      return &self->node;
    case PROP_UNIT:
      return &self->unit;
    case PROP_PERIOD:
      return &self->period;
    case PROP_SEVERITY:
    case PROP_ROW:
    case PROP_COLUMN:
    default:
      return NULL;
    }
}

static void
dti_problem_finalize (GObject *object)
{
  for (int property = PROP_SEVERITY; property <= PROP_PERIOD; property++)
    {
      char **member = text_member (DTI_PROBLEM (object), (DtiProblemProperty) property);

      if (member != NULL)
        g_clear_pointer (member, g_free);
    }

  G_OBJECT_CLASS (dti_problem_parent_class)->finalize (object);
}

static void
dti_problem_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiProblem *self = DTI_PROBLEM (object);

  switch ((DtiProblemProperty) prop_id)
    {
    case PROP_SEVERITY:
      g_value_set_enum (value, self->severity);
      break;
    case PROP_ROW:
      g_value_set_uint (value, self->row);
      break;
    case PROP_COLUMN:
      g_value_set_uint (value, self->column);
      break;
    case PROP_CODE:
    case PROP_MESSAGE:
    case PROP_FILE:
    case PROP_SHEET:
    case PROP_POINTER:
    case PROP_RAW_TEXT:
    case PROP_NODE:
    case PROP_UNIT:
    case PROP_PERIOD:
      g_value_set_string (value, *text_member (self, (DtiProblemProperty) prop_id));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_problem_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DtiProblem *self = DTI_PROBLEM (object);
  const char *text;

  switch ((DtiProblemProperty) prop_id)
    {
    case PROP_SEVERITY:
      self->severity = g_value_get_enum (value);
      break;
    case PROP_ROW:
      self->row = g_value_get_uint (value);
      break;
    case PROP_COLUMN:
      self->column = g_value_get_uint (value);
      break;
    case PROP_CODE:
    case PROP_MESSAGE:
      text = g_value_get_string (value);
      *text_member (self, (DtiProblemProperty) prop_id) = g_strdup (text != NULL ? text : "");
      break;
    case PROP_FILE:
    case PROP_SHEET:
    case PROP_POINTER:
    case PROP_RAW_TEXT:
    case PROP_NODE:
    case PROP_UNIT:
    case PROP_PERIOD:
      *text_member (self, (DtiProblemProperty) prop_id) = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_what (void)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  /**
   * DtiProblem:severity: (getter get_severity)
   *
   * How grave the problem is.
   *
   * Since: 1.0
   */
  props[PROP_SEVERITY] =
      g_param_spec_enum ("severity", NULL, NULL, DTI_TYPE_SEVERITY, DTI_SEVERITY_NOTE, flags);

  /**
   * DtiProblem:code: (getter get_code)
   *
   * What kind of problem it is, for programs, such as `unknown-node`.
   *
   * Since: 1.0
   */
  props[PROP_CODE] = g_param_spec_string ("code", NULL, NULL, "", flags);

  /**
   * DtiProblem:message: (getter get_message)
   *
   * What the problem is, for people, without the place.
   *
   * Since: 1.0
   */
  props[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, "", flags);
}

static void
install_where (void)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  /**
   * DtiProblem:file: (getter get_file)
   *
   * Name of the file, `NULL` where there is none.
   *
   * Since: 1.0
   */
  props[PROP_FILE] = g_param_spec_string ("file", NULL, NULL, NULL, flags);

  /**
   * DtiProblem:sheet: (getter get_sheet)
   *
   * Name of the sheet in a workbook, `NULL` where there is none.
   *
   * Since: 1.0
   */
  props[PROP_SHEET] = g_param_spec_string ("sheet", NULL, NULL, NULL, flags);

  /**
   * DtiProblem:row: (getter get_row)
   *
   * Row or line in the file, counted from 1; 0 where unknown.
   *
   * Since: 1.0
   */
  props[PROP_ROW] = g_param_spec_uint ("row", NULL, NULL, 0, G_MAXUINT, 0, flags);

  /**
   * DtiProblem:column: (getter get_column)
   *
   * Column in the row, counted from 1; 0 where unknown.
   *
   * Since: 1.0
   */
  props[PROP_COLUMN] = g_param_spec_uint ("column", NULL, NULL, 0, G_MAXUINT, 0, flags);

  /**
   * DtiProblem:pointer: (getter get_pointer)
   *
   * JSON pointer of the member, empty for the whole document, `NULL` where unknown.
   *
   * Since: 1.0
   */
  props[PROP_POINTER] = g_param_spec_string ("pointer", NULL, NULL, NULL, flags);

  /**
   * DtiProblem:raw-text: (getter get_raw_text)
   *
   * The text as it stands in the input, `NULL` where it does not matter.
   *
   * Since: 1.0
   */
  props[PROP_RAW_TEXT] = g_param_spec_string ("raw-text", NULL, NULL, NULL, flags);
}

static void
install_about (void)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  /**
   * DtiProblem:node: (getter get_node)
   *
   * Id of the node it is about, `NULL` for none.
   *
   * Since: 1.0
   */
  props[PROP_NODE] = g_param_spec_string ("node", NULL, NULL, NULL, flags);

  /**
   * DtiProblem:unit: (getter get_unit)
   *
   * Id of the unit it is about, `NULL` for none.
   *
   * Since: 1.0
   */
  props[PROP_UNIT] = g_param_spec_string ("unit", NULL, NULL, NULL, flags);

  /**
   * DtiProblem:period: (getter get_period)
   *
   * The period it is about, `NULL` for none.
   *
   * Since: 1.0
   */
  props[PROP_PERIOD] = g_param_spec_string ("period", NULL, NULL, NULL, flags);
}

static void
dti_problem_class_init (DtiProblemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_problem_finalize;
  object_class->get_property = dti_problem_get_property;
  object_class->set_property = dti_problem_set_property;

  install_what ();
  install_where ();
  install_about ();

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_problem_init (DtiProblem *self)
{
}

/**
 * dti_problem_new:
 * @severity: how grave it is
 * @code: what kind of problem it is, for programs
 * @message: what the problem is, for people
 *
 * Creates a problem without a place.
 *
 * The place is given through the construct-only properties, as in
 * `g_object_new (DTI_TYPE_PROBLEM, "file", "values.csv", "row", 3, …)`.
 *
 * Returns: (transfer full): a new problem
 *
 * Since: 1.0
 */
DtiProblem *
dti_problem_new (DtiSeverity severity, const char *code, const char *message)
{
  g_return_val_if_fail (code != NULL, NULL);
  g_return_val_if_fail (message != NULL, NULL);

  return g_object_new (
      DTI_TYPE_PROBLEM, "severity", severity, "code", code, "message", message, NULL);
}

/**
 * dti_problem_get_severity: (get-property severity)
 * @self: a problem
 *
 * Gets how grave the problem is.
 *
 * Returns: the severity
 *
 * Since: 1.0
 */
DtiSeverity
dti_problem_get_severity (DtiProblem *self)
{
  g_return_val_if_fail (DTI_IS_PROBLEM (self), DTI_SEVERITY_NOTE);

  return self->severity;
}

/**
 * dti_problem_get_code: (get-property code)
 * @self: a problem
 *
 * Gets what kind of problem it is, for programs.
 *
 * Returns: (transfer none): the code, owned by the problem
 *
 * Since: 1.0
 */
const char *
dti_problem_get_code (DtiProblem *self)
{
  g_return_val_if_fail (DTI_IS_PROBLEM (self), NULL);

  return self->code;
}

/**
 * dti_problem_get_message: (get-property message)
 * @self: a problem
 *
 * Gets what the problem is, for people, without the place.
 *
 * Returns: (transfer none): the message, owned by the problem
 *
 * Since: 1.0
 */
const char *
dti_problem_get_message (DtiProblem *self)
{
  g_return_val_if_fail (DTI_IS_PROBLEM (self), NULL);

  return self->message;
}

/**
 * dti_problem_get_file: (get-property file)
 * @self: a problem
 *
 * Gets the name of the file.
 *
 * Returns: (transfer none) (nullable): the name, owned by the problem
 *
 * Since: 1.0
 */
const char *
dti_problem_get_file (DtiProblem *self)
{
  g_return_val_if_fail (DTI_IS_PROBLEM (self), NULL);

  return self->file;
}

/**
 * dti_problem_get_sheet: (get-property sheet)
 * @self: a problem
 *
 * Gets the name of the sheet in a workbook.
 *
 * Returns: (transfer none) (nullable): the name, owned by the problem
 *
 * Since: 1.0
 */
const char *
dti_problem_get_sheet (DtiProblem *self)
{
  g_return_val_if_fail (DTI_IS_PROBLEM (self), NULL);

  return self->sheet;
}

/**
 * dti_problem_get_row: (get-property row)
 * @self: a problem
 *
 * Gets the row or line in the file.
 *
 * Returns: the row, counted from 1, or 0 where unknown
 *
 * Since: 1.0
 */
guint
dti_problem_get_row (DtiProblem *self)
{
  g_return_val_if_fail (DTI_IS_PROBLEM (self), 0);

  return self->row;
}

/**
 * dti_problem_get_column: (get-property column)
 * @self: a problem
 *
 * Gets the column in the row.
 *
 * Returns: the column, counted from 1, or 0 where unknown
 *
 * Since: 1.0
 */
guint
dti_problem_get_column (DtiProblem *self)
{
  g_return_val_if_fail (DTI_IS_PROBLEM (self), 0);

  return self->column;
}

/**
 * dti_problem_get_pointer: (get-property pointer)
 * @self: a problem
 *
 * Gets the JSON pointer of the member.
 *
 * Returns: (transfer none) (nullable): the pointer, owned by the problem
 *
 * Since: 1.0
 */
const char *
dti_problem_get_pointer (DtiProblem *self)
{
  g_return_val_if_fail (DTI_IS_PROBLEM (self), NULL);

  return self->pointer;
}

/**
 * dti_problem_get_raw_text: (get-property raw-text)
 * @self: a problem
 *
 * Gets the text as it stands in the input.
 *
 * Returns: (transfer none) (nullable): the text, owned by the problem
 *
 * Since: 1.0
 */
const char *
dti_problem_get_raw_text (DtiProblem *self)
{
  g_return_val_if_fail (DTI_IS_PROBLEM (self), NULL);

  return self->raw_text;
}

/**
 * dti_problem_get_node: (get-property node)
 * @self: a problem
 *
 * Gets the id of the node it is about.
 *
 * Returns: (transfer none) (nullable): the id, owned by the problem
 *
 * Since: 1.0
 */
const char *
dti_problem_get_node (DtiProblem *self)
{
  g_return_val_if_fail (DTI_IS_PROBLEM (self), NULL);

  return self->node;
}

/**
 * dti_problem_get_unit: (get-property unit)
 * @self: a problem
 *
 * Gets the id of the unit it is about.
 *
 * Returns: (transfer none) (nullable): the id, owned by the problem
 *
 * Since: 1.0
 */
const char *
dti_problem_get_unit (DtiProblem *self)
{
  g_return_val_if_fail (DTI_IS_PROBLEM (self), NULL);

  return self->unit;
}

/**
 * dti_problem_get_period: (get-property period)
 * @self: a problem
 *
 * Gets the period it is about.
 *
 * Returns: (transfer none) (nullable): the period, owned by the problem
 *
 * Since: 1.0
 */
const char *
dti_problem_get_period (DtiProblem *self)
{
  g_return_val_if_fail (DTI_IS_PROBLEM (self), NULL);

  return self->period;
}

/* "FILE:ROW:COLUMN", "FILE#/pointer", as far as it is known; a column means nothing without its
 * row. */
static void
append_place (GString *line, DtiProblem *self)
{
  if (self->file != NULL)
    g_string_append (line, self->file);
  if (self->sheet != NULL)
    g_string_append_printf (line, "[%s]", self->sheet);
  if (self->row > 0)
    g_string_append_printf (line, "%s%u", line->len > 0 ? ":" : "", self->row);
  if (self->row > 0 && self->column > 0)
    g_string_append_printf (line, ":%u", self->column);
  if (self->pointer != NULL && *self->pointer != '\0')
    g_string_append_printf (line, "#%s", self->pointer);
  if (line->len > 0)
    g_string_append (line, ": ");
}

/**
 * dti_problem_to_string:
 * @self: a problem
 *
 * Writes the problem as one line for people.
 *
 * The line reads `FILE:ROW:COLUMN: message`, or `FILE#/pointer: message` in a JSON document; what
 * is not known is left out. Notes and warnings say so before the message, errors do not.
 *
 * Returns: (transfer full): the line, without a line break at its end
 *
 * Since: 1.0
 */
char *
dti_problem_to_string (DtiProblem *self)
{
  GString *line = NULL;

  g_return_val_if_fail (DTI_IS_PROBLEM (self), NULL);

  line = g_string_new (NULL);
  append_place (line, self);
  if (self->severity == DTI_SEVERITY_NOTE)
    g_string_append (line, "note: ");
  else if (self->severity == DTI_SEVERITY_WARNING)
    g_string_append (line, "warning: ");
  g_string_append (line, self->message);

  return g_string_free (line, FALSE);
}
