/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-normalise.h"

#include "dti-rule-private.h"
#include "dti-step-nodes-private.h"

/**
 * DtiNormalise:
 *
 * Brings the indicators to a common scale by a rule.
 *
 * The rule is [property@Dti.Normalise:rule], or one of the indicator's own. In the `method` of a
 * framework the step stands for the rules of the indicators it names, or of all of them, and is
 * the last one. Alone on a dataset, or on a column, it replaces the numbers by scores, with a
 * maximum of what the rule says (`upper` of min–max), else 1.
 *
 * Parameters are in the units of the indicator; the direction of the indicator decides which end is
 * the good one. The kinds of rules are those of [class@Dti.Rule].
 *
 * In documents: [normalise](file-formats.html#normalise).
 *
 * Steps are immutable, so threads share them freely.
 *
 * Since: 1.0
 */
struct _DtiNormalise
{
  DtiStep parent_instance;

  DtiRule *rule;       /* NULL: none for indicators that are not named */
  DtiStepNodes *nodes; /* of DtiRule */
};

typedef enum
{
  PROP_RULE = 1,
  PROP_NODES,
} DtiNormaliseProperty;

static GParamSpec *props[PROP_NODES + 1];

G_DEFINE_FINAL_TYPE (DtiNormalise, dti_normalise, DTI_TYPE_STEP)

/* ---- reading ---- */

static gpointer
read_node (DtiStep *step, const DtiJsonReader *reader, JsonNode *node)
{
  DtiRule *rule =
      dti_rule_new_from_node (node, reader->pointer, reader->file, reader->node, reader->problems);

  /* The rule reports its own unknown members. */
  if (reader->object != NULL && reader->seen != NULL)
    {
      g_autoptr (GList) members = json_object_get_members (reader->object);

      for (GList *l = members; l != NULL; l = l->next)
        dti_json_has (reader, l->data);
    }

  return rule;
}

static void
read_members (DtiStep *step, const DtiJsonReader *reader)
{
  DtiNormalise *self = DTI_NORMALISE (step);
  g_autofree char *pointer = dti_json_pointer_append (reader->pointer, "rule");

  if (dti_json_has (reader, "rule"))
    self->rule = dti_rule_new_from_node (json_object_get_member (reader->object, "rule"),
                                         pointer,
                                         reader->file,
                                         NULL,
                                         reader->problems);
  self->nodes = dti_step_nodes_read (step, reader, read_node, g_object_unref);
  if (!dti_json_has (reader, "rule") && self->nodes == NULL)
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "missing-member",
                     NULL,
                     "a member “rule” or “nodes” is needed");
}

/* ---- running ---- */

static double
find_reference (const DtiSheets *sheets, DtiRule *rule, const double *numbers)
{
  const char *unit = dti_rule_get_reference_unit (rule);

  for (gsize i = 0; unit != NULL && sheets->units != NULL && i < sheets->n_units; i++)
    if (g_str_equal (sheets->units[i], unit))
      return numbers[i];

  return NAN;
}

/* The columns of the periods one after the other, as the rule reads them. */
typedef struct
{
  double *numbers;
  guint8 *excluded;
  gsize n;
} DtiStack;

static void
stack_sheet (DtiStack *self, const DtiSheets *sheets, gsize s, guint column, DtiRule *rule)
{
  const DtiSheet *sheet = &sheets->sheets[s];

  dti_rule_transform (rule,
                      sheet->columns[column].numbers,
                      self->numbers + self->n,
                      sheets->n_units);
  for (gsize i = 0; i < sheets->n_units; i++)
    self->excluded[self->n + i] = !dti_sheet_counts (sheet, i);
  self->n += sheets->n_units;
}

static void
write_scores (DtiSheets *sheets,
              gsize s,
              guint column,
              DtiRule *rule,
              const DtiPopulation *population,
              const double *scores)
{
  const double *numbers = sheets->sheets[s].columns[column].numbers;

  for (gsize i = 0; i < sheets->n_units; i++)
    {
      if (isnan (numbers[i]))
        continue;
      if (isnan (scores[i]))
        dti_sheets_report (sheets,
                           DTI_SEVERITY_ERROR,
                           "not-computable",
                           s,
                           column,
                           i,
                           "there is no score: %s",
                           dti_rule_explain_failure (rule, population, numbers[i]));
      dti_sheets_replace (sheets, s, column, i, scores[i], "normalised");
    }
}

static void
score_sheets (
    DtiSheets *sheets, gsize first, gsize n_sheets, guint column, DtiRule *rule, DtiStack *stack)
{
  gboolean panel = n_sheets > 1;
  DtiPopulation population = { .reference = NAN };
  DtiRuleSpan span = { .n = sheets->n_units,
                       .max = dti_rule_get_default_max (rule),
                       .direction = sheets->sheets[first].columns[column].direction,
                       .clamp = TRUE };

  stack->n = 0;
  for (gsize s = first; s < first + n_sheets; s++)
    stack_sheet (stack, sheets, s, column, rule);
  dti_population_measure (&population,
                          stack->numbers,
                          stack->excluded,
                          stack->n,
                          dti_rule_get_needs (rule));
  for (gsize k = 0; k < n_sheets; k++)
    {
      double *numbers = stack->numbers + k * sheets->n_units;

      population.reference = find_reference (sheets, rule, numbers);
      /* Rows of a panel are not those of its periods. */
      span.first_row = panel ? k * sheets->n_units : 0;
      span.numbers = numbers;
      dti_rule_apply (rule, &population, &span, numbers, NULL);
      write_scores (sheets, first + k, column, rule, &population, numbers);
    }
  dti_population_clear (&population);
}

static gboolean
check_rule (DtiRule *rule, DtiSheets *sheets, guint column)
{
  const char *reason = NULL;

  if (!dti_rule_is_builtin (rule))
    reason = "a rule written in a script has no place in this step";
  else if (dti_rule_reads_text (rule) || dti_rule_get_input_names (rule)[0] != NULL)
    reason = "a rule that reads labels or inputs has no place in this step";
  if (reason == NULL)
    return TRUE;

  dti_sheets_report (
      sheets, DTI_SEVERITY_ERROR, "unsupported", G_MAXSIZE, column, G_MAXSIZE, "%s", reason);

  return FALSE;
}

static gboolean
run (DtiStep *step, DtiSheets *sheets, GError **error)
{
  DtiNormalise *self = DTI_NORMALISE (step);
  gsize size = sheets->n_units * MAX (sheets->n_sheets, 1);
  g_autofree double *numbers = g_new (double, size + 1);
  g_autofree guint8 *excluded = g_new (guint8, size + 1);
  DtiStack stack = { numbers, excluded, 0 };

  for (guint c = 0; c < sheets->n_columns; c++)
    {
      DtiRule *rule = dti_normalise_lookup_rule (self, sheets->sheets[0].columns[c].node);

      if (rule == NULL || !check_rule (rule, sheets, c))
        continue;
      if (dti_rule_get_scope (rule) == DTI_SCOPE_PANEL)
        {
          score_sheets (sheets, 0, sheets->n_sheets, c, rule, &stack);
          continue;
        }
      for (gsize s = 0; s < sheets->n_sheets; s++)
        score_sheets (sheets, s, 1, c, rule, &stack);
    }

  return TRUE;
}

static char *
describe (DtiStep *step)
{
  DtiNormalise *self = DTI_NORMALISE (step);
  g_autofree char *rule = self->rule != NULL ? dti_rule_describe (self->rule) : NULL;
  guint n = g_strv_length ((char **) dti_normalise_get_nodes (self));

  if (rule == NULL)
    return g_strdup_printf ("%u indicators by rules of their own", n);
  if (n == 0)
    return g_strdup (rule);

  return g_strdup_printf ("%s; %u indicators by rules of their own", rule, n);
}

static const char *const *
list_nodes (DtiStep *step)
{
  return dti_normalise_get_nodes (DTI_NORMALISE (step));
}

static const DtiStepKernel kernel = {
  .type = "normalise",
  .read = read_members,
  .run = run,
  .describe = describe,
  .get_nodes = list_nodes,
};

/* ---- class ---- */

static void
dti_normalise_finalize (GObject *object)
{
  DtiNormalise *self = DTI_NORMALISE (object);

  g_clear_object (&self->rule);
  g_clear_pointer (&self->nodes, dti_step_nodes_free);

  G_OBJECT_CLASS (dti_normalise_parent_class)->finalize (object);
}

static void
dti_normalise_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiNormalise *self = DTI_NORMALISE (object);

  switch ((DtiNormaliseProperty) prop_id)
    {
    case PROP_RULE:
      g_value_set_object (value, dti_normalise_get_rule (self));
      break;
    case PROP_NODES:
      g_value_set_boxed (value, dti_normalise_get_nodes (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_normalise_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DtiNormalise *self = DTI_NORMALISE (object);

  switch ((DtiNormaliseProperty) prop_id)
    {
    case PROP_RULE:
      self->rule = g_value_dup_object (value);
      break;
    case PROP_NODES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_normalise_class_init (DtiNormaliseClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_normalise_finalize;
  object_class->get_property = dti_normalise_get_property;
  object_class->set_property = dti_normalise_set_property;
  DTI_STEP_CLASS (klass)->kernel = &kernel;

  /**
   * DtiNormalise:rule: (getter get_rule)
   *
   * The rule of the indicators that have none of their own here.
   *
   * Since: 1.0
   */
  props[PROP_RULE] =
      g_param_spec_object ("rule",
                           NULL,
                           NULL,
                           DTI_TYPE_RULE,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /**
   * DtiNormalise:nodes: (getter get_nodes)
   *
   * Ids of the indicators that have a rule of their own here.
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
dti_normalise_init (DtiNormalise *self)
{
}

/**
 * dti_normalise_new:
 * @rule: (transfer none): the rule
 *
 * Creates a step that brings all indicators to a common scale by one rule.
 *
 * Returns: (transfer full): a new step
 *
 * Since: 1.0
 */
DtiNormalise *
dti_normalise_new (DtiRule *rule)
{
  g_return_val_if_fail (DTI_IS_RULE (rule), NULL);

  return g_object_new (DTI_TYPE_NORMALISE, "rule", rule, NULL);
}

/**
 * dti_normalise_get_rule: (get-property rule)
 * @self: a step
 *
 * Gets the rule of the indicators that have none of their own here.
 *
 * Returns: (transfer none) (nullable): the rule
 *
 * Since: 1.0
 */
DtiRule *
dti_normalise_get_rule (DtiNormalise *self)
{
  g_return_val_if_fail (DTI_IS_NORMALISE (self), NULL);

  return self->rule;
}

/**
 * dti_normalise_get_nodes: (get-property nodes)
 * @self: a step
 *
 * Gets the ids of the indicators that have a rule of their own here.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids
 *
 * Since: 1.0
 */
const char *const *
dti_normalise_get_nodes (DtiNormalise *self)
{
  g_return_val_if_fail (DTI_IS_NORMALISE (self), NULL);

  return dti_step_nodes_get_ids (self->nodes);
}

/**
 * dti_normalise_lookup_rule:
 * @self: a step
 * @node: id of an indicator
 *
 * Looks up the rule that normalises an indicator.
 *
 * Returns: (transfer none) (nullable): its own rule, or that of all; `NULL` where it has none
 *
 * Since: 1.0
 */
DtiRule *
dti_normalise_lookup_rule (DtiNormalise *self, const char *node)
{
  DtiRule *own;

  g_return_val_if_fail (DTI_IS_NORMALISE (self), NULL);
  g_return_val_if_fail (node != NULL, NULL);

  own = dti_step_nodes_lookup (self->nodes, node);

  return own != NULL ? own : self->rule;
}
