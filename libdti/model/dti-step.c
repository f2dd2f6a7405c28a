/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-step.h"

#include "dti-step-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/dti-enum-types.h>

/**
 * DtiStep:
 *
 * Prepares the numbers of the indicators before their rules score them.
 *
 * There is one final subclass for each kind of step in the `method` of framework documents:
 * [class@Dti.Denominate], [class@Dti.Screen], [class@Dti.Impute], [class@Dti.Treat] and
 * [class@Dti.Normalise]. A step works on a whole dataset, see [class@Dti.Preparation], or on one
 * column of numbers, see [method@Dti.Step.prepare_column]. What a step cannot do it reports; it
 * never skips anything silently.
 *
 * A program can derive steps of its own: override [vfunc@Dti.Step.prepare_column].
 *
 * Built-in steps are immutable, so threads share them freely. A derived step is called from the
 * thread that asked for the preparation, and from no other.
 *
 * Since: 1.0
 */

typedef enum
{
  PROP_SCOPE = 1,
} DtiStepProperty;

static GParamSpec *props[PROP_SCOPE + 1];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DtiStep, dti_step, G_TYPE_OBJECT)

DtiStepPrivate *
dti_step_get_private (DtiStep *self)
{
  return dti_step_get_instance_private (self);
}

gboolean
dti_step_is_builtin (DtiStep *self)
{
  return dti_step_get_kernel (self) != NULL;
}

/* ---- steps of scripts ---- */

static GBytes *
call_prepare_column (DtiStep *self, const char *node, GBytes *numbers, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (GBytes) prepared = NULL;

  if (DTI_STEP_GET_CLASS (self)->prepare_column == NULL)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_UNSUPPORTED,
                   "%s does not implement prepare_column",
                   G_OBJECT_TYPE_NAME (self));
      return NULL;
    }

  prepared = DTI_STEP_GET_CLASS (self)->prepare_column (self, node, numbers, &failure);
  if (prepared != NULL && g_bytes_get_size (prepared) == g_bytes_get_size (numbers))
    return g_steal_pointer (&prepared);

  /* A Python exception that is no GLib.Error arrives as NULL without an error. */
  if (prepared == NULL && failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (prepared == NULL)
    g_set_error (error,
                 DTI_ERROR,
                 DTI_ERROR_FAILED,
                 "%s failed without an error",
                 G_OBJECT_TYPE_NAME (self));
  else
    g_set_error (error,
                 DTI_ERROR,
                 DTI_ERROR_INVALID_DATA,
                 "%s returned %" G_GSIZE_FORMAT " bytes for %" G_GSIZE_FORMAT " bytes of numbers",
                 G_OBJECT_TYPE_NAME (self),
                 g_bytes_get_size (prepared),
                 g_bytes_get_size (numbers));

  return NULL;
}

static void
take_over (DtiSheets *sheets, gsize sheet, guint column, const double *prepared)
{
  const DtiSheetColumn *cells = &sheets->sheets[sheet].columns[column];

  for (gsize i = 0; i < sheets->n_units; i++)
    {
      gboolean same =
          cells->numbers[i] == prepared[i] || (isnan (cells->numbers[i]) && isnan (prepared[i]));

      if (same || (cells->closed != NULL && cells->closed[i]))
        continue;
      if (isnan (cells->numbers[i]))
        dti_sheets_impute (sheets, sheet, column, i, prepared[i], "script");
      else
        dti_sheets_replace (sheets, sheet, column, i, prepared[i], "script");
    }
}

static gboolean
run_script (DtiStep *self, DtiSheets *sheets, GError **error)
{
  gsize size = sheets->n_units * sizeof (double);

  for (gsize s = 0; s < sheets->n_sheets; s++)
    for (guint c = 0; c < sheets->n_columns; c++)
      {
        const DtiSheetColumn *cells = &sheets->sheets[s].columns[c];
        g_autoptr (GBytes) numbers = g_bytes_new (cells->numbers, size);
        g_autoptr (GBytes) prepared = call_prepare_column (self, cells->node, numbers, error);

        if (prepared == NULL)
          {
            g_prefix_error (error,
                            "node “%s”, period “%s”: ",
                            cells->node,
                            sheets->sheets[s].period);
            return FALSE;
          }
        if (size > 0)
          take_over (sheets, s, c, g_bytes_get_data (prepared, NULL));
      }

  return TRUE;
}

gboolean
dti_step_run (DtiStep *self, DtiSheets *sheets, GError **error)
{
  const DtiStepKernel *kernel = dti_step_get_kernel (self);

  return kernel != NULL ? kernel->run (self, sheets, error) : run_script (self, sheets, error);
}

/* ---- one column ---- */

/* The first problem of the column, as an error. */
static void
set_first_problem (DtiProblemList *problems, GError **error)
{
  g_autoptr (DtiProblem) problem = g_list_model_get_item (G_LIST_MODEL (problems), 0);

  g_set_error_literal (error,
                       DTI_ERROR,
                       DTI_ERROR_NOT_COMPUTABLE,
                       dti_problem_get_message (problem));
}

static GBytes *
prepare_builtin (DtiStep *self, const char *node, GBytes *numbers, GError **error)
{
  gsize size = g_bytes_get_size (numbers);
  g_autofree double *prepared =
      size > 0 ? g_memdup2 (g_bytes_get_data (numbers, NULL), size) : g_new0 (double, 1);
  DtiSheetColumn column = { .node = node, .numbers = prepared };
  DtiSheet sheet = { .period = "", .time = NAN, .columns = &column };
  g_autoptr (DtiProblemList) problems = dti_problem_list_new ();
  DtiSheets sheets = { .n_units = size / sizeof (double),
                       .n_columns = 1,
                       .n_sheets = 1,
                       .sheets = &sheet,
                       .problems = problems };
  gboolean ok = dti_step_run (self, &sheets, error);

  g_free (column.imputed);
  g_free (sheet.dropped);
  if (!ok)
    return NULL;
  if (dti_problem_list_has_errors (problems))
    {
      set_first_problem (problems, error);
      return NULL;
    }

  return g_bytes_new_take (g_steal_pointer (&prepared), size);
}

/* ---- class ---- */

static void
dti_step_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((DtiStepProperty) prop_id)
    {
    case PROP_SCOPE:
      g_value_set_enum (value, dti_step_get_scope (DTI_STEP (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_step_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch ((DtiStepProperty) prop_id)
    {
    case PROP_SCOPE:
      dti_step_get_private (DTI_STEP (object))->scope = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_step_class_init (DtiStepClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dti_step_get_property;
  object_class->set_property = dti_step_set_property;

  /**
   * DtiStep:scope: (getter get_scope)
   *
   * Over which units the step takes its statistics: those of each period, or of all together.
   *
   * Since: 1.0
   */
  props[PROP_SCOPE] =
      g_param_spec_enum ("scope",
                         NULL,
                         NULL,
                         DTI_TYPE_SCOPE,
                         DTI_SCOPE_PERIOD,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_step_init (DtiStep *self)
{
}

/* ---- public ---- */

/**
 * DtiStepClass::prepare_column:
 * @self: a step
 * @node: id of the indicator
 * @numbers: one double for each unit in host byte order, NaN where there is none
 * @error: return location for an error, or `NULL`
 *
 * Prepares the numbers of one indicator in one period.
 *
 * Returns: (transfer full): as many numbers; `NULL` with @error set
 *
 * Since: 1.0
 */

/**
 * dti_step_prepare_column:
 * @self: a step
 * @node: id of the indicator, for which the step may have settings of its own
 * @numbers: one double for each unit in host byte order, NaN where there is none
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Prepares the numbers of one indicator alone.
 *
 * Fails with `DTI_ERROR_INVALID_DATA` where @numbers is no whole number of doubles,
 * `DTI_ERROR_UNSUPPORTED` for a step that needs to know more than one column (denominators, groups,
 * periods, whole units), `DTI_ERROR_NOT_COMPUTABLE` where the numbers cannot be prepared, and with
 * the error of a step written in a script.
 *
 * This function is thread-safe for built-in steps.
 *
 * Returns: (transfer full): as many numbers
 *
 * Since: 1.0
 */
GBytes *
dti_step_prepare_column (DtiStep *self, const char *node, GBytes *numbers, GError **error)
{
  g_return_val_if_fail (DTI_IS_STEP (self), NULL);
  g_return_val_if_fail (node != NULL, NULL);
  g_return_val_if_fail (numbers != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (g_bytes_get_size (numbers) % sizeof (double) != 0)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_INVALID_DATA,
                   "%" G_GSIZE_FORMAT " bytes are no whole number of doubles",
                   g_bytes_get_size (numbers));
      return NULL;
    }
  if (!dti_step_is_builtin (self))
    return call_prepare_column (self, node, numbers, error);
  if (dti_step_get_kernel (self)->needs_units)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_UNSUPPORTED,
                   "the step “%s” cannot work on one column alone",
                   dti_step_get_kernel (self)->type);
      return NULL;
    }

  return prepare_builtin (self, node, numbers, error);
}

/**
 * dti_step_get_type_name:
 * @self: a step
 *
 * Gets the name of the step in documents, such as “treat”; that of the type for a derived one.
 *
 * Returns: (transfer none): the name
 *
 * Since: 1.0
 */
const char *
dti_step_get_type_name (DtiStep *self)
{
  g_return_val_if_fail (DTI_IS_STEP (self), NULL);

  return dti_step_is_builtin (self) ? dti_step_get_kernel (self)->type : G_OBJECT_TYPE_NAME (self);
}

/**
 * dti_step_describe:
 * @self: a step
 *
 * Describes the step with its parameters in one line.
 *
 * Returns: (transfer full): the description
 *
 * Since: 1.0
 */
char *
dti_step_describe (DtiStep *self)
{
  g_return_val_if_fail (DTI_IS_STEP (self), NULL);

  return dti_step_is_builtin (self) ? dti_step_get_kernel (self)->describe (self)
                                    : g_strdup (G_OBJECT_TYPE_NAME (self));
}

/**
 * dti_step_get_scope: (get-property scope)
 * @self: a step
 *
 * Gets over which units the step takes its statistics: those of each period, or of all together.
 *
 * Returns: the scope
 *
 * Since: 1.0
 */
DtiScope
dti_step_get_scope (DtiStep *self)
{
  g_return_val_if_fail (DTI_IS_STEP (self), DTI_SCOPE_PERIOD);

  return dti_step_get_private (self)->scope;
}
