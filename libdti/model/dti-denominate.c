/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-denominate.h"

#include "dti-step-private.h"

/**
 * DtiDenominate:
 *
 * Divides indicators by the size of the units: flights by population, exports by the economy.
 *
 * The number becomes x · scale / denominator, or x · denominator / scale with
 * [property@Dti.Denominate:multiply]. Denominators are columns of the dataset that are no nodes;
 * a framework declares them in `columns`. Where the denominator is missing or 0 the cell is left
 * without a number, with a problem.
 *
 * In documents: [denominate](file-formats.html#denominate).
 *
 * Steps are immutable, so threads share them freely.
 *
 * Since: 1.0
 */
struct _DtiDenominate
{
  DtiStep parent_instance;

  char **nodes;
  char **denominators; /* one for each node */
  double *scales;      /* the same; NULL: all 1 */
  gboolean multiply;
};

typedef enum
{
  PROP_NODES = 1,
  PROP_DENOMINATORS,
  PROP_MULTIPLY,
} DtiDenominateProperty;

static GParamSpec *props[PROP_MULTIPLY + 1];

G_DEFINE_FINAL_TYPE (DtiDenominate, dti_denominate, DTI_TYPE_STEP)

/* ---- reading ---- */

static void
read_by (DtiDenominate *self, const DtiJsonReader *reader, JsonObject *by)
{
  g_autofree char *pointer = dti_json_pointer_append (reader->pointer, "by");
  g_autoptr (GList) members = json_object_get_members (by);
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();
  g_autoptr (GPtrArray) denominators = g_ptr_array_new ();
  DtiJsonReader nested = *reader;

  nested.object = by;
  nested.pointer = pointer;
  for (GList *l = members; l != NULL; l = l->next)
    {
      const char *denominator = dti_json_get_text (&nested, l->data, NULL);

      if (denominator == NULL)
        continue;
      g_ptr_array_add (nodes, g_strdup (l->data));
      g_ptr_array_add (denominators, g_strdup (denominator));
    }
  g_ptr_array_add (nodes, NULL);
  g_ptr_array_add (denominators, NULL);
  g_strfreev (self->nodes);
  g_strfreev (self->denominators);
  self->nodes = (char **) g_ptr_array_free (g_steal_pointer (&nodes), FALSE);
  self->denominators = (char **) g_ptr_array_free (g_steal_pointer (&denominators), FALSE);
}

static void
read_scale (DtiDenominate *self, const DtiJsonReader *scale, const char *node)
{
  double factor = dti_json_get_number (scale, node, 1.0);
  gsize i = 0;

  while (self->nodes[i] != NULL && !g_str_equal (self->nodes[i], node))
    i++;
  if (self->nodes[i] == NULL)
    dti_json_report (scale,
                     DTI_SEVERITY_ERROR,
                     "unknown-node",
                     node,
                     "“by” has no node “%s”",
                     node);
  else if (factor == 0.0)
    dti_json_report (scale, DTI_SEVERITY_ERROR, "out-of-range", node, "a scale of 0 is none");
  else
    self->scales[i] = factor;
}

static void
read_scales (DtiDenominate *self, const DtiJsonReader *reader)
{
  g_autofree char *pointer = dti_json_pointer_append (reader->pointer, "scale");
  g_autoptr (GList) members = NULL;
  DtiJsonReader nested = *reader;
  gsize n = g_strv_length (self->nodes);

  nested.object = dti_json_get_object (reader, "scale");
  if (nested.object == NULL)
    return;

  nested.pointer = pointer;
  self->scales = g_new (double, n + 1);
  for (gsize i = 0; i < n; i++)
    self->scales[i] = 1.0;
  members = json_object_get_members (nested.object);
  for (GList *l = members; l != NULL; l = l->next)
    read_scale (self, &nested, l->data);
}

static void
read_members (DtiStep *step, const DtiJsonReader *reader)
{
  DtiDenominate *self = DTI_DENOMINATE (step);
  JsonObject *by = dti_json_get_object (reader, "by");

  self->multiply = dti_json_get_boolean (reader, "multiply", FALSE);
  if (by != NULL)
    {
      read_by (self, reader, by);
      read_scales (self, reader);
      return;
    }
  if (!dti_json_has (reader, "by"))
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "missing-member",
                     NULL,
                     "the member “by” is missing");
}

/* ---- running ---- */

static double
get_scale (const DtiDenominate *self, gsize i)
{
  return self->scales != NULL ? self->scales[i] : 1.0;
}

static double
denominate (const DtiDenominate *self, gsize i, double number, double denominator)
{
  double size = denominator / get_scale (self, i);

  return self->multiply ? number * size : number / size;
}

static void
denominate_cell (
    DtiDenominate *self, DtiSheets *sheets, gsize sheet, guint column, gsize unit, gsize i)
{
  const DtiSheet *s = &sheets->sheets[sheet];
  double number = s->columns[column].numbers[unit];
  const double *denominators =
      sheets->source->get_numbers (sheets->source, s->period, self->denominators[i]);
  double denominator = denominators != NULL ? denominators[unit] : NAN;
  double result = denominate (self, i, number, denominator);

  if (isnan (denominator) || (denominator == 0.0 && !self->multiply) || !isfinite (result))
    {
      dti_sheets_report (sheets,
                         DTI_SEVERITY_WARNING,
                         "no-denominator",
                         sheet,
                         column,
                         unit,
                         isnan (denominator) ? "“%s” is missing, so there is no number"
                         : denominator == 0.0
                             ? "“%s” is 0, so there is no number"
                             : "the number is too large for “%s”, so there is none",
                         self->denominators[i]);
      result = NAN;
    }
  dti_sheets_replace (sheets, sheet, column, unit, result, "denominated");
}

static gboolean
has_denominator (const DtiDenominate *self, const DtiSheets *sheets, gsize i)
{
  for (gsize s = 0; sheets->source != NULL && s < sheets->n_sheets; s++)
    if (sheets->source->get_numbers (sheets->source,
                                     sheets->sheets[s].period,
                                     self->denominators[i]) != NULL)
      return TRUE;

  return FALSE;
}

static void
denominate_node (DtiDenominate *self, DtiSheets *sheets, gsize i)
{
  guint column = 0;

  if (!dti_sheets_find (sheets, self->nodes[i], &column))
    {
      dti_sheets_report (sheets,
                         DTI_SEVERITY_ERROR,
                         "unknown-node",
                         G_MAXSIZE,
                         G_MAXUINT,
                         G_MAXSIZE,
                         "denominate: there is no indicator “%s”",
                         self->nodes[i]);
      return;
    }
  if (!has_denominator (self, sheets, i))
    {
      dti_sheets_report (sheets,
                         DTI_SEVERITY_ERROR,
                         "unknown-column",
                         G_MAXSIZE,
                         column,
                         G_MAXSIZE,
                         "denominate: the data have no column “%s”",
                         self->denominators[i]);
      return;
    }

  for (gsize s = 0; s < sheets->n_sheets; s++)
    for (gsize unit = 0; unit < sheets->n_units; unit++)
      if (!isnan (sheets->sheets[s].columns[column].numbers[unit]))
        denominate_cell (self, sheets, s, column, unit, i);
}

static gboolean
run (DtiStep *step, DtiSheets *sheets, GError **error)
{
  DtiDenominate *self = DTI_DENOMINATE (step);

  for (gsize i = 0; self->nodes[i] != NULL; i++)
    denominate_node (self, sheets, i);

  return TRUE;
}

static char *
describe (DtiStep *step)
{
  DtiDenominate *self = DTI_DENOMINATE (step);
  GString *text = g_string_new (NULL);

  for (gsize i = 0; self->nodes[i] != NULL; i++)
    g_string_append_printf (text,
                            "%s%s %s %s",
                            i > 0 ? ", " : "",
                            self->nodes[i],
                            self->multiply ? "×" : "/",
                            self->denominators[i]);

  return g_string_free (text, FALSE);
}

static const char *const *
list_nodes (DtiStep *step)
{
  return dti_denominate_get_nodes (DTI_DENOMINATE (step));
}

static const DtiStepKernel kernel = {
  .type = "denominate",
  .read = read_members,
  .run = run,
  .describe = describe,
  .get_nodes = list_nodes,
  .needs_units = TRUE,
};

/* ---- class ---- */

static void
dti_denominate_finalize (GObject *object)
{
  DtiDenominate *self = DTI_DENOMINATE (object);

  g_strfreev (self->nodes);
  g_strfreev (self->denominators);
  g_free (self->scales);

  G_OBJECT_CLASS (dti_denominate_parent_class)->finalize (object);
}

/* As many of the one as of the other. */
static void
dti_denominate_constructed (GObject *object)
{
  DtiDenominate *self = DTI_DENOMINATE (object);

  G_OBJECT_CLASS (dti_denominate_parent_class)->constructed (object);

  if (self->nodes == NULL)
    self->nodes = g_new0 (char *, 1);
  if (self->denominators == NULL)
    self->denominators = g_new0 (char *, 1);
  for (gsize n = MIN (g_strv_length (self->nodes), g_strv_length (self->denominators));
       self->nodes[n] != NULL;
       n++)
    g_clear_pointer (&self->nodes[n], g_free);
}

static void
dti_denominate_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiDenominate *self = DTI_DENOMINATE (object);

  switch ((DtiDenominateProperty) prop_id)
    {
    case PROP_NODES:
      g_value_set_boxed (value, dti_denominate_get_nodes (self));
      break;
    case PROP_DENOMINATORS:
      g_value_set_boxed (value, dti_denominate_get_denominators (self));
      break;
    case PROP_MULTIPLY:
      g_value_set_boolean (value, dti_denominate_get_multiply (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_denominate_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DtiDenominate *self = DTI_DENOMINATE (object);

  switch ((DtiDenominateProperty) prop_id)
    {
    case PROP_NODES:
      self->nodes = g_value_dup_boxed (value);
      break;
    case PROP_DENOMINATORS:
      self->denominators = g_value_dup_boxed (value);
      break;
    case PROP_MULTIPLY:
      self->multiply = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_denominate_class_init (DtiDenominateClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = dti_denominate_constructed;
  object_class->finalize = dti_denominate_finalize;
  object_class->get_property = dti_denominate_get_property;
  object_class->set_property = dti_denominate_set_property;
  DTI_STEP_CLASS (klass)->kernel = &kernel;

  /**
   * DtiDenominate:nodes: (getter get_nodes)
   *
   * Ids of the indicators that are divided.
   *
   * Since: 1.0
   */
  props[PROP_NODES] = g_param_spec_boxed ("nodes", NULL, NULL, G_TYPE_STRV, flags);

  /**
   * DtiDenominate:denominators: (getter get_denominators)
   *
   * The column that each of the indicators is divided by.
   *
   * Since: 1.0
   */
  props[PROP_DENOMINATORS] = g_param_spec_boxed ("denominators", NULL, NULL, G_TYPE_STRV, flags);

  /**
   * DtiDenominate:multiply: (getter get_multiply)
   *
   * Whether the indicators are multiplied instead.
   *
   * Since: 1.0
   */
  props[PROP_MULTIPLY] = g_param_spec_boolean ("multiply", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_denominate_init (DtiDenominate *self)
{
}

/**
 * dti_denominate_new:
 * @nodes: (array zero-terminated=1): ids of indicators
 * @denominators: (array zero-terminated=1): the column that each of them is divided by
 *
 * Creates a step that divides indicators by columns; what has no counterpart is left out.
 *
 * Returns: (transfer full): a new step
 *
 * Since: 1.0
 */
DtiDenominate *
dti_denominate_new (const char *const *nodes, const char *const *denominators)
{
  g_return_val_if_fail (nodes != NULL, NULL);
  g_return_val_if_fail (denominators != NULL, NULL);

  return g_object_new (DTI_TYPE_DENOMINATE, "nodes", nodes, "denominators", denominators, NULL);
}

/**
 * dti_denominate_get_nodes: (get-property nodes)
 * @self: a step
 *
 * Gets the ids of the indicators that are divided.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids
 *
 * Since: 1.0
 */
const char *const *
dti_denominate_get_nodes (DtiDenominate *self)
{
  g_return_val_if_fail (DTI_IS_DENOMINATE (self), NULL);

  return (const char *const *) self->nodes;
}

/**
 * dti_denominate_get_denominators: (get-property denominators)
 * @self: a step
 *
 * Gets the column that each of the indicators is divided by.
 *
 * Returns: (transfer none) (array zero-terminated=1): names of columns, in the order of the nodes
 *
 * Since: 1.0
 */
const char *const *
dti_denominate_get_denominators (DtiDenominate *self)
{
  g_return_val_if_fail (DTI_IS_DENOMINATE (self), NULL);

  return (const char *const *) self->denominators;
}

/**
 * dti_denominate_get_multiply: (get-property multiply)
 * @self: a step
 *
 * Gets whether the indicators are multiplied instead.
 *
 * Returns: `TRUE` if they are
 *
 * Since: 1.0
 */
gboolean
dti_denominate_get_multiply (DtiDenominate *self)
{
  g_return_val_if_fail (DTI_IS_DENOMINATE (self), FALSE);

  return self->multiply;
}

/**
 * dti_denominate_get_scale:
 * @self: a step
 * @node: id of an indicator
 *
 * Gets the number that the quotient is multiplied by, 1 where none is given.
 *
 * Returns: the scale
 *
 * Since: 1.0
 */
double
dti_denominate_get_scale (DtiDenominate *self, const char *node)
{
  g_return_val_if_fail (DTI_IS_DENOMINATE (self), 1.0);
  g_return_val_if_fail (node != NULL, 1.0);

  for (gsize i = 0; self->nodes[i] != NULL; i++)
    if (g_str_equal (self->nodes[i], node))
      return get_scale (self, i);

  return 1.0;
}
