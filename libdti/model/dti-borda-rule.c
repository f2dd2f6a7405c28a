/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-borda-rule.h"

#include "dti-rule-kernel-private.h"

#include <libdti/dti-enum-types.h>

/**
 * DtiBordaRule:
 *
 * The score is the rank of the number among the units less one.
 *
 * Numbers tie at 14 significant digits. A unit that takes no part in the ranking is compared with
 * those that do. It has no bounds; the direction “down” gives n − 1 − score.
 *
 * In documents: [borda](file-formats.html#borda). Source: J.-C. de Borda, Mémoire sur les
 * élections au scrutin (1781).
 *
 * Rules are immutable, so threads share them freely.
 *
 * Since: 1.0
 */
struct _DtiBordaRule
{
  DtiRule parent_instance;

  DtiTies ties;
};

typedef enum
{
  PROP_TIES = 1,
} DtiBordaRuleProperty;

static GParamSpec *props[PROP_TIES + 1];

G_DEFINE_FINAL_TYPE (DtiBordaRule, dti_borda_rule, DTI_TYPE_RULE)

static void
read_members (DtiRule *rule, const DtiJsonReader *reader)
{
  DtiBordaRule *self = DTI_BORDA_RULE (rule);

  self->ties = dti_json_get_enum (reader, "ties", DTI_TYPE_TIES, self->ties);
}

static void
apply (DtiRule *rule, const DtiPopulation *population, const DtiRuleSpan *span, double *scores)
{
  const DtiTies ties = DTI_BORDA_RULE (rule)->ties;
  const gboolean panel = dti_rule_get_scope (rule) == DTI_SCOPE_PANEL;
  const gboolean down = span->direction == DTI_DIRECTION_DOWN;

  for (gsize i = 0; i < span->n; i++)
    {
      double x = span->numbers[i];
      gsize others = 0;
      double rank;

      scores[i] = NAN;
      if (isnan (x))
        continue;
      rank = dti_population_locate (population, span->first_row + i, x, ties, panel, &others);
      scores[i] = down ? (double) others - (rank - 1.0) : rank - 1.0;
    }
}

static char *
describe (DtiRule *rule)
{
  return g_strdup ("rank of x − 1");
}

static void
invert (DtiRule *rule,
        const DtiPopulation *population,
        const DtiRuleSpan *span,
        double score,
        GArray *numbers)
{
  const double n = (double) population->n;

  dti_rule_add_position (population,
                         span->direction == DTI_DIRECTION_DOWN ? n - 1.0 - score : score,
                         DTI_BORDA_RULE (rule)->ties,
                         numbers);
}

static const DtiRuleKernel kernel = {
  .type = "borda",
  .read = read_members,
  .needs = DTI_RULE_NEEDS_ORDER,
  .apply = apply,
  .describe = describe,
  .invert = invert,
};

static void
dti_borda_rule_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiBordaRule *self = DTI_BORDA_RULE (object);

  switch ((DtiBordaRuleProperty) prop_id)
    {
    case PROP_TIES:
      g_value_set_enum (value, dti_borda_rule_get_ties (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_borda_rule_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DtiBordaRule *self = DTI_BORDA_RULE (object);

  switch ((DtiBordaRuleProperty) prop_id)
    {
    case PROP_TIES:
      self->ties = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_borda_rule_class_init (DtiBordaRuleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dti_borda_rule_get_property;
  object_class->set_property = dti_borda_rule_set_property;
  DTI_RULE_CLASS (klass)->kernel = &kernel;

  /**
   * DtiBordaRule:ties: (getter get_ties)
   *
   * How equal numbers are ranked.
   *
   * Since: 1.0
   */
  props[PROP_TIES] =
      g_param_spec_enum ("ties", NULL, NULL, DTI_TYPE_TIES, DTI_TIES_COMPETITION, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_borda_rule_init (DtiBordaRule *self)
{
}

/**
 * dti_borda_rule_new:
 * @ties: how equal numbers are ranked
 *
 * Creates a rule by the number of units surpassed.
 *
 * Returns: (transfer full): a new rule
 *
 * Since: 1.0
 */
DtiBordaRule *
dti_borda_rule_new (DtiTies ties)
{
  return g_object_new (DTI_TYPE_BORDA_RULE, "ties", ties, NULL);
}

/**
 * dti_borda_rule_get_ties: (get-property ties)
 * @self: a rule
 *
 * Gets how equal numbers are ranked.
 *
 * Returns: how equal numbers are ranked
 *
 * Since: 1.0
 */
DtiTies
dti_borda_rule_get_ties (DtiBordaRule *self)
{
  g_return_val_if_fail (DTI_IS_BORDA_RULE (self), DTI_TIES_COMPETITION);

  return self->ties;
}
