/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-benefit-of-the-doubt-private.h"
#include "dti-child-values-private.h"
#include "dti-contest-private.h"

#include <libdti/base/dti-error.h>

/* Melyn and Moesen, "Towards a synthetic indicator of macroeconomic performance: unequal weighting
 * when limited information is available", Public Economics Research Paper 17, KU Leuven (1991);
 * Cherchye, Moesen, Rogge and Van Puyenbroeck, "An introduction to 'benefit of the doubt' composite
 * indicators", Social Indicators Research 82 (2007), 111-145, with their restrictions on the shares
 * of the pie. */

/* Shares that add up to 1 do so where rounding left them a last bit short. */
#define TOLERANCE 1e-12

/* About the multiplications of all linear programs together: some minutes of work. */
#define MOST_WORK 1e9

/* ---- one unit ---- */

typedef enum
{
  DTI_BENEFIT_POSITIVE, /* a linear program has to be solved */
  DTI_BENEFIT_NOTHING,  /* all values are 0 */
  DTI_BENEFIT_ZERO,     /* the bounds on shares leave it 0 */
  DTI_BENEFIT_NEGATIVE,
  DTI_BENEFIT_TOO_FEW, /* the bounds cannot be met with the children that are there */
} DtiBenefitState;

/* What a unit brings. The children are those with a value above 0. */
typedef struct
{
  DtiBenefitState state;
  guint n;
  guint *children; /* positions in DtiChildValues */
  DtiShareBounds *shares;
  guint culprit; /* a child with a value below 0, or 0 and a lower bound; else n_children */
} DtiClaim;

static void
dti_claim_clear (DtiClaim *self)
{
  g_clear_pointer (&self->children, g_free);
  g_clear_pointer (&self->shares, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DtiClaim, dti_claim_clear)

static double
add_weights (const DtiChildValues *children, const double *values)
{
  double total = 0.0;

  for (guint k = 0; k < children->n_children; k++)
    total += isnan (values[k]) ? 0.0 : children->weights[k];

  return total;
}

/* Bounds that values of 0 cannot meet are met by weights of 0 alone. That is also where the score
 * goes as such a value goes to 0. */
static DtiBenefitState
judge (const DtiClaim *claim, const DtiShareBounds *present, const DtiShareBounds *positive)
{
  if (present->lower > 1.0 + TOLERANCE || present->upper < 1.0 - TOLERANCE)
    return DTI_BENEFIT_TOO_FEW;
  if (claim->n == 0)
    return DTI_BENEFIT_NOTHING;
  if (present->lower > positive->lower || positive->upper < 1.0 - TOLERANCE)
    return DTI_BENEFIT_ZERO;

  return DTI_BENEFIT_POSITIVE;
}

static void
dti_claim_init (DtiClaim *self,
                const DtiOp *op,
                const DtiChildValues *children,
                const double *values)
{
  double total = add_weights (children, values);
  DtiShareBounds present = { 0.0, 0.0 };
  DtiShareBounds positive = { 0.0, 0.0 };

  self->n = 0;
  self->children = g_new (guint, children->n_children + 1);
  self->shares = g_new (DtiShareBounds, children->n_children + 1);
  self->culprit = children->n_children;
  for (guint k = 0; k < children->n_children; k++)
    {
      DtiShareBounds bounds = dti_pillar_facts_find_shares (op->facts,
                                                            children->positions[k],
                                                            children->weights[k] / total);

      if (isnan (values[k]))
        continue;
      if (values[k] < 0.0 || (values[k] == 0.0 && bounds.lower > 0.0))
        self->culprit = k;
      if (values[k] < 0.0)
        {
          self->state = DTI_BENEFIT_NEGATIVE;
          return;
        }
      present.lower += bounds.lower;
      present.upper += bounds.upper;
      if (values[k] == 0.0)
        continue;
      positive.lower += bounds.lower;
      positive.upper += bounds.upper;
      self->children[self->n] = k;
      self->shares[self->n++] = bounds;
    }

  self->state = judge (self, &present, &positive);
}

/* ---- the frontier ---- */

/* The units that nobody's weights may bring above 1. */
typedef struct
{
  const DtiOp *op;
  DtiChildValues children;
  gsize *peers;
  gsize n_peers;
} DtiFrontier;

static void
dti_frontier_clear (DtiFrontier *self)
{
  dti_child_values_clear (&self->children);
  g_clear_pointer (&self->peers, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DtiFrontier, dti_frontier_clear)

/* A child that a unit does not have adds nothing to what it is known to have. */
static double
get_known (double value)
{
  return isnan (value) ? 0.0 : value;
}

static gboolean
has_negative (const DtiChildValues *children, gsize unit)
{
  const double *values = dti_child_values_get (children, unit);

  for (guint k = 0; k < children->n_children; k++)
    if (values[k] < 0.0)
      return TRUE;

  return FALSE;
}

/* Whether what holds for unit @i holds for unit @j too. Of units that are equal the first stands
 * for all. */
static gboolean
covers (const DtiChildValues *children, gsize i, gsize j)
{
  const double *a = dti_child_values_get (children, i);
  const double *b = dti_child_values_get (children, j);
  gboolean is_equal = TRUE;

  for (guint k = 0; k < children->n_children; k++)
    {
      if (get_known (a[k]) < get_known (b[k]))
        return FALSE;
      is_equal &= get_known (a[k]) == get_known (b[k]);
    }

  return !is_equal || i < j;
}

static gboolean
is_covered (const DtiFrontier *self, const gsize *candidates, gsize n, gsize position)
{
  for (gsize i = 0; i < n; i++)
    if (i != position && covers (&self->children, candidates[i], candidates[position]))
      return TRUE;

  return FALSE;
}

static void
dti_frontier_init (DtiFrontier *self, const DtiResults *results, guint op)
{
  const DtiBinding *binding = results->binding;
  g_autofree gsize *candidates = g_new (gsize, binding->n_units + 1);
  gsize n = 0;

  self->op = &binding->program->ops[op];
  dti_child_values_init (&self->children, results, op, 0, binding->n_units);
  for (gsize i = 0; i < binding->n_units; i++)
    if (self->children.takes_part[i] && (binding->excluded == NULL || !binding->excluded[i]) &&
        !has_negative (&self->children, i))
      candidates[n++] = i;

  self->peers = g_new (gsize, n + 1);
  self->n_peers = 0;
  for (gsize i = 0; i < n; i++)
    if (!is_covered (self, candidates, n, i))
      self->peers[self->n_peers++] = candidates[i];
}

/* Those values of the unit and of its peers that play a part for the unit. */
static double *
list_values (const DtiFrontier *frontier, const DtiClaim *claim, gsize unit, guint *n_units)
{
  double *list = g_new (double, (frontier->n_peers + 1) * claim->n);
  double *place = list;

  for (gsize i = 0; i <= frontier->n_peers; i++)
    {
      gsize peer = i == 0 ? unit : frontier->peers[i - 1];
      const double *values = dti_child_values_get (&frontier->children, peer);

      if (i > 0 && peer == unit)
        continue;
      for (guint k = 0; k < claim->n; k++)
        *place++ = get_known (values[claim->children[k]]);
    }
  *n_units = (guint) ((gsize) (place - list) / claim->n);

  return list;
}

/* ---- scoring ---- */

/* Gives the value of a unit, NaN where it has none, and 0 without shares; @shares may be NULL. */
static double
find_value (const DtiFrontier *frontier, const DtiClaim *claim, gsize unit, double *shares)
{
  g_auto (DtiContest) contest = { 0 };
  g_autofree double *values = NULL;
  g_autofree double *first_shares = NULL;
  DtiContestants contestants = { .n = claim->n, .shares = claim->shares };

  if (claim->state == DTI_BENEFIT_NOTHING || claim->state == DTI_BENEFIT_ZERO)
    return 0.0;
  if (claim->state != DTI_BENEFIT_POSITIVE)
    return NAN;

  values = list_values (frontier, claim, unit, &contestants.n_units);
  contestants.values = values;
  dti_contest_init (&contest, &contestants);
  if (shares != NULL)
    return dti_contest_solve_evenly (&contest, shares);

  first_shares = g_new (double, claim->n);

  return dti_contest_solve (&contest, first_shares);
}

static double
score_unit (const DtiFrontier *frontier, gsize unit)
{
  g_auto (DtiClaim) claim = { 0 };

  dti_claim_init (&claim,
                  frontier->op,
                  &frontier->children,
                  dti_child_values_get (&frontier->children, unit));

  return find_value (frontier, &claim, unit, NULL) * frontier->op->max;
}

static gboolean
check_work (const DtiOp *op, gsize n_units, GError **error)
{
  double units = (double) n_units;
  double children = op->n_children;

  if (units * children * (units + children * children) <= MOST_WORK)
    return TRUE;

  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_LIMIT,
               "node “%s”: benefit of the doubt is not computed for as many as %" G_GSIZE_FORMAT
               " units and %u children",
               op->id,
               n_units,
               op->n_children);

  return FALSE;
}

gboolean
dti_benefit_of_the_doubt_run (DtiResults *results,
                              guint op,
                              GCancellable *cancellable,
                              GError **error)
{
  const DtiOp *o = &results->binding->program->ops[op];
  g_auto (DtiFrontier) frontier = { 0 };

  if (!check_work (o, results->binding->n_units, error))
    return FALSE;

  dti_frontier_init (&frontier, results, op);
  for (gsize i = 0; i < results->binding->n_units; i++)
    {
      DtiTileCells *cells = *dti_results_get_cells (results, op, i / DTI_TILE);
      double *score = &results->scores[op][i];

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!frontier.children.takes_part[i])
        continue;
      *score = score_unit (&frontier, i);
      if (isnan (*score) && cells != NULL)
        cells->cell[i % DTI_TILE] = DTI_CELL_NOT_COMPUTABLE;
    }

  return TRUE;
}

/* ---- explaining ---- */

gboolean
dti_benefit_of_the_doubt_weigh (
    const DtiResults *results, guint op, gsize unit, double *weights, double *shares)
{
  g_auto (DtiFrontier) frontier = { 0 };
  g_auto (DtiClaim) claim = { 0 };
  g_autofree double *found = NULL;
  const double *values;
  double value;

  for (guint k = 0; k < results->binding->program->ops[op].n_children; k++)
    weights[k] = shares[k] = NAN;

  dti_frontier_init (&frontier, results, op);
  values = dti_child_values_get (&frontier.children, unit);
  if (!frontier.children.takes_part[unit])
    return FALSE;
  dti_claim_init (&claim, frontier.op, &frontier.children, values);
  found = g_new (double, claim.n + 1);
  value = find_value (&frontier, &claim, unit, found);
  if (!(value > 0.0))
    return FALSE;

  for (guint k = 0; k < frontier.children.n_children; k++)
    if (!isnan (values[k]))
      weights[frontier.children.positions[k]] = shares[frontier.children.positions[k]] = 0.0;
  for (guint k = 0; k < claim.n; k++)
    {
      guint position = frontier.children.positions[claim.children[k]];

      shares[position] = found[k];
      weights[position] = found[k] * value / values[claim.children[k]];
    }

  return TRUE;
}

static const char *
get_culprit (const DtiProgram *program,
             const DtiOp *op,
             const DtiChildValues *children,
             guint child)
{
  return program->ops[op->children[children->positions[child]].op].id;
}

char *
dti_benefit_of_the_doubt_explain_failure (const DtiResults *results, guint op, gsize unit)
{
  const DtiProgram *program = results->binding->program;
  g_auto (DtiChildValues) children = { 0 };
  g_auto (DtiClaim) claim = { 0 };

  dti_child_values_init (&children, results, op, unit, 1);
  dti_claim_init (&claim, &program->ops[op], &children, children.values);
  if (claim.state == DTI_BENEFIT_NEGATIVE)
    return g_strdup_printf ("benefit of the doubt has no use for the value of “%s”, below 0",
                            get_culprit (program, &program->ops[op], &children, claim.culprit));
  if (claim.state == DTI_BENEFIT_TOO_FEW)
    return g_strdup ("without the children that are missing, the bounds on shares cannot be met");

  return NULL;
}

char *
dti_benefit_of_the_doubt_explain_zero (const DtiResults *results, guint op, gsize unit)
{
  const DtiProgram *program = results->binding->program;
  g_auto (DtiChildValues) children = { 0 };
  g_auto (DtiClaim) claim = { 0 };

  dti_child_values_init (&children, results, op, unit, 1);
  if (!children.takes_part[0])
    return NULL;
  dti_claim_init (&claim, &program->ops[op], &children, children.values);
  if (claim.state != DTI_BENEFIT_ZERO)
    return NULL;
  if (claim.culprit == children.n_children)
    return g_strdup ("too many values are 0 for the bounds on shares, which leaves a score of 0");

  return g_strdup_printf ("“%s” has the value 0 and no share, but the bounds ask for one, which "
                          "leaves a score of 0",
                          get_culprit (program, &program->ops[op], &children, claim.culprit));
}
