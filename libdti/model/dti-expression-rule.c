/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-expression-rule.h"

#include "dti-formula-private.h"
#include "dti-rule-kernel-private.h"

/**
 * DtiExpressionRule:
 *
 * The score is the result of a formula, in points.
 *
 * A formula reads `x` (the number so far), `n` (the units present), `best` (the highest number
 * among them) and the inputs of the indicator by name in brackets, `[a]`. It knows `+ - * / ^`, the
 * unary minus, `< <= > >= == !=`, parentheses, and `min max abs sqrt exp ln log10 round floor ceil
 * if present`. A result that is not finite is no score. Not clamped by default.
 *
 * In documents: [expression](file-formats.html#expression).
 *
 * Rules are immutable, so threads share them freely.
 *
 * Since: 1.0
 */
struct _DtiExpressionRule
{
  DtiRule parent_instance;

  char *formula;
  DtiFormula *compiled; /* NULL: the text is no formula, and no number has a score */
};

typedef enum
{
  PROP_FORMULA = 1,
} DtiExpressionRuleProperty;

static GParamSpec *props[PROP_FORMULA + 1];

G_DEFINE_FINAL_TYPE (DtiExpressionRule, dti_expression_rule, DTI_TYPE_RULE)

static void
read_members (DtiRule *rule, const DtiJsonReader *reader)
{
  DtiExpressionRule *self = DTI_EXPRESSION_RULE (rule);
  const char *formula = dti_json_get_text (reader, "formula", NULL);
  g_autoptr (GError) error = NULL;

  if (!dti_json_has (reader, "formula"))
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "missing-member",
                     NULL,
                     "the member “formula” is missing");
  if (formula == NULL)
    return;

  g_free (self->formula);
  self->formula = g_strdup (formula);
  self->compiled = dti_formula_new (formula, &error);
  if (error != NULL)
    dti_json_report (reader, DTI_SEVERITY_ERROR, "wrong-formula", "formula", "%s", error->message);
}

static void
apply (DtiRule *rule, const DtiPopulation *population, const DtiRuleSpan *span, double *scores)
{
  const DtiFormula *formula = DTI_EXPRESSION_RULE (rule)->compiled;
  guint n_names = formula != NULL ? g_strv_length ((char **) dti_formula_get_names (formula)) : 0;
  double *values = g_newa (double, n_names + 1); /* a formula is short */
  DtiFormulaInput input = { NAN, NAN, NAN, values };

  if (population != NULL)
    {
      input.n = (double) population->n;
      input.best = population->maximum;
    }
  for (gsize i = 0; i < span->n; i++)
    {
      input.x = span->numbers[i];
      for (guint k = 0; k < n_names; k++)
        values[k] = span->inputs != NULL && span->inputs[k] != NULL ? span->inputs[k][i] : NAN;
      scores[i] = formula != NULL ? dti_formula_evaluate (formula, &input) : NAN;
    }
}

static const char *
explain_failure (DtiRule *rule, const DtiPopulation *population, double number)
{
  return "the formula has no finite result, or needs a number that is not there";
}

static char *
describe (DtiRule *rule)
{
  const char *formula = DTI_EXPRESSION_RULE (rule)->formula;

  return g_strdup (formula != NULL ? formula : "no formula");
}

static const char *const *
get_input_names (DtiRule *rule)
{
  static const char *const none[] = { NULL };
  const DtiFormula *formula = DTI_EXPRESSION_RULE (rule)->compiled;

  return formula != NULL ? dti_formula_get_names (formula) : none;
}

static gboolean
reads_number (DtiRule *rule)
{
  const DtiFormula *formula = DTI_EXPRESSION_RULE (rule)->compiled;

  return formula == NULL || dti_formula_uses_x (formula);
}

static const DtiRuleKernel kernel = {
  .type = "expression",
  .read = read_members,
  .needs = DTI_RULE_NEEDS_RANGE,
  .bounded = TRUE,
  .apply = apply,
  .explain_failure = explain_failure,
  .describe = describe,
  .get_input_names = get_input_names,
  .reads_number = reads_number,
};

static void
dti_expression_rule_constructed (GObject *object)
{
  DtiExpressionRule *self = DTI_EXPRESSION_RULE (object);
  g_autoptr (GError) error = NULL;

  G_OBJECT_CLASS (dti_expression_rule_parent_class)->constructed (object);

  if (self->formula == NULL)
    return;
  self->compiled = dti_formula_new (self->formula, &error);
  if (error != NULL)
    g_critical ("DtiExpressionRule: %s", error->message);
}

static void
dti_expression_rule_finalize (GObject *object)
{
  DtiExpressionRule *self = DTI_EXPRESSION_RULE (object);

  g_clear_pointer (&self->formula, g_free);
  g_clear_pointer (&self->compiled, dti_formula_free);

  G_OBJECT_CLASS (dti_expression_rule_parent_class)->finalize (object);
}

static void
dti_expression_rule_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiExpressionRule *self = DTI_EXPRESSION_RULE (object);

  switch ((DtiExpressionRuleProperty) prop_id)
    {
    case PROP_FORMULA:
      g_value_set_string (value, dti_expression_rule_get_formula (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_expression_rule_set_property (GObject *object,
                                  guint prop_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  DtiExpressionRule *self = DTI_EXPRESSION_RULE (object);

  switch ((DtiExpressionRuleProperty) prop_id)
    {
    case PROP_FORMULA:
      self->formula = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_expression_rule_class_init (DtiExpressionRuleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = dti_expression_rule_constructed;
  object_class->finalize = dti_expression_rule_finalize;
  object_class->get_property = dti_expression_rule_get_property;
  object_class->set_property = dti_expression_rule_set_property;
  DTI_RULE_CLASS (klass)->kernel = &kernel;

  /**
   * DtiExpressionRule:formula: (getter get_formula)
   *
   * The formula.
   *
   * A text that is no formula is an error of the program; [ctor@Dti.Rule.new_from_json] reports it
   * instead.
   *
   * Since: 1.0
   */
  props[PROP_FORMULA] = g_param_spec_string ("formula", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_expression_rule_init (DtiExpressionRule *self)
{
}

/**
 * dti_expression_rule_new:
 * @formula: the formula
 *
 * Creates a rule by a formula.
 *
 * Returns: (transfer full): a new rule
 *
 * Since: 1.0
 */
DtiExpressionRule *
dti_expression_rule_new (const char *formula)
{
  return g_object_new (DTI_TYPE_EXPRESSION_RULE, "formula", formula, NULL);
}

/**
 * dti_expression_rule_get_formula: (get-property formula)
 * @self: a rule
 *
 * Gets the formula.
 *
 * A text that is no formula is an error of the program; [ctor@Dti.Rule.new_from_json] reports it
 * instead.
 *
 * Returns: (nullable): the formula
 *
 * Since: 1.0
 */
const char *
dti_expression_rule_get_formula (DtiExpressionRule *self)
{
  g_return_val_if_fail (DTI_IS_EXPRESSION_RULE (self), NULL);

  return self->formula;
}
