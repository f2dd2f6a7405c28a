/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-published-comparison-private.h"

#include <libdti/base/dti-number.h>
#include <libdti/model/dti-fixed-list-private.h>

/**
 * DtiPublishedComparison:
 *
 * Published figures and ranks beside the computed ones: which come out, and which cannot.
 *
 * The published ones are a dataset of their own, as [method@Dti.Scorecard.check_published] reads
 * it. A number that does not come out can be off because the inputs that are known are rounded
 * themselves. So each one that differs is held against what half a unit of the last digit of all
 * inputs allows: within it nothing is proven, beyond it one of the two is wrong, or made in another
 * way.
 *
 * A comparison is immutable and free-threaded.
 *
 * Since: 1.0
 */
typedef enum
{
  PROP_SCORECARD = 1,
  PROP_ROWS,
  PROP_TALLIES,
} DtiPublishedComparisonProperty;

static GParamSpec *props[PROP_TALLIES + 1];

G_DEFINE_FINAL_TYPE (DtiPublishedComparison, dti_published_comparison, G_TYPE_OBJECT)

static void
dti_published_comparison_finalize (GObject *object)
{
  DtiPublishedComparison *self = DTI_PUBLISHED_COMPARISON (object);

  g_clear_object (&self->card);
  g_clear_object (&self->rows);
  g_clear_object (&self->tallies);

  G_OBJECT_CLASS (dti_published_comparison_parent_class)->finalize (object);
}

static void
dti_published_comparison_get_property (GObject *object,
                                       guint prop_id,
                                       GValue *value,
                                       GParamSpec *pspec)
{
  DtiPublishedComparison *self = DTI_PUBLISHED_COMPARISON (object);

  switch ((DtiPublishedComparisonProperty) prop_id)
    {
    case PROP_SCORECARD:
      g_value_set_object (value, self->card);
      break;
    case PROP_ROWS:
      g_value_set_object (value, self->rows);
      break;
    case PROP_TALLIES:
      g_value_set_object (value, self->tallies);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_published_comparison_class_init (DtiPublishedComparisonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_published_comparison_finalize;
  object_class->get_property = dti_published_comparison_get_property;

  /**
   * DtiPublishedComparison:scorecard: (getter get_scorecard)
   *
   * The computed scores.
   *
   * Since: 1.0
   */
  props[PROP_SCORECARD] = g_param_spec_object ("scorecard",
                                               NULL,
                                               NULL,
                                               DTI_TYPE_SCORECARD,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiPublishedComparison:rows: (getter get_rows)
   *
   * The rows, one for each published number that can be compared.
   *
   * Since: 1.0
   */
  props[PROP_ROWS] = g_param_spec_object ("rows",
                                          NULL,
                                          NULL,
                                          G_TYPE_LIST_MODEL,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiPublishedComparison:tallies: (getter get_tallies)
   *
   * How many come out, by node and kind.
   *
   * Since: 1.0
   */
  props[PROP_TALLIES] = g_param_spec_object ("tallies",
                                             NULL,
                                             NULL,
                                             G_TYPE_LIST_MODEL,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_published_comparison_init (DtiPublishedComparison *self)
{
}

/* ---- judging ---- */

typedef struct
{
  DtiScorecard *card;
  DtiRoundingBounds *bounds;
  GPtrArray *rows;
} DtiPublishedWork;

/* Doubles stand for decimals: what is equal at 14 digits lies within. */
static gboolean
lies_within (double number, double lower, double upper)
{
  return (number >= lower || dti_number_ties (number, lower)) &&
         (number <= upper || dti_number_ties (number, upper));
}

static void
judge_figure (const DtiPublishedWork *work, DtiPublishedFacts *facts)
{
  double bound = dti_rounding_bounds_of_figure (work->bounds, facts->op, facts->unit);
  double half = dti_published_half_unit (facts->decimals);

  if (isnan (bound))
    return;

  facts->lower = facts->computed - bound;
  facts->upper = facts->computed + bound;
  /* The published figure was rounded too. */
  if (lies_within (facts->published, facts->lower - half, facts->upper + half))
    facts->verdict = DTI_PUBLISHED_VERDICT_WITHIN_ROUNDING;
}

static void
judge_rank (const DtiPublishedWork *work, DtiPublishedFacts *facts)
{
  dti_rounding_bounds_of_rank (work->bounds, facts->op, facts->unit, &facts->lower, &facts->upper);
  if (facts->published >= facts->lower && facts->published <= facts->upper)
    facts->verdict = DTI_PUBLISHED_VERDICT_WITHIN_ROUNDING;
}

/* In units of the last digit: whole where both have no more digits. */
static double
count_last_digits (const DtiPublishedFacts *facts)
{
  return dti_number_round ((facts->published - facts->rounded) /
                               (2.0 * dti_published_half_unit (facts->decimals)),
                           3);
}

static void
judge (const DtiPublishedCell *cell, gpointer data)
{
  DtiPublishedWork *work = data;
  DtiPublishedFacts facts = {
    .op = cell->op,
    .unit = cell->unit,
    .kind = cell->is_rank ? DTI_PUBLISHED_KIND_RANK : DTI_PUBLISHED_KIND_FIGURE,
    .verdict = DTI_PUBLISHED_VERDICT_AGREES,
    .decimals = cell->is_rank ? 0 : cell->decimals,
    .published = cell->printed,
    .computed = cell->computed,
    .rounded = cell->rounded,
    .last_digits = NAN,
    .lower = NAN,
    .upper = NAN,
  };

  if (isnan (cell->computed))
    facts.verdict = DTI_PUBLISHED_VERDICT_NOT_COMPUTED;
  else
    facts.last_digits = count_last_digits (&facts);
  if (!cell->agrees && !isnan (cell->computed))
    {
      facts.verdict = DTI_PUBLISHED_VERDICT_DIFFERS;
      if (cell->is_rank)
        judge_rank (work, &facts);
      else
        judge_figure (work, &facts);
    }
  g_ptr_array_add (work->rows, dti_published_row_new (work->card, &facts));
}

/* ---- tallies ---- */

static void
count_row (DtiTallyFacts *tally, const DtiPublishedFacts *facts)
{
  tally->n_compared++;
  switch (facts->verdict)
    {
    case DTI_PUBLISHED_VERDICT_AGREES:
      tally->n_agreeing++;
      break;
    case DTI_PUBLISHED_VERDICT_WITHIN_ROUNDING:
      tally->n_within_rounding++;
      break;
    case DTI_PUBLISHED_VERDICT_DIFFERS:
      tally->n_differing++;
      break;
    case DTI_PUBLISHED_VERDICT_NOT_COMPUTED:
    default:
      tally->n_not_computed++;
      break;
    }
}

/* The rows of a node stand together. */
static GListModel *
make_tallies (DtiScorecard *card, const GPtrArray *rows)
{
  GPtrArray *tallies = g_ptr_array_new ();
  guint first = 0;

  while (first < rows->len)
    {
      guint op = ((DtiPublishedRow *) g_ptr_array_index (rows, first))->facts.op;
      DtiTallyFacts counts[] = { { .op = op, .kind = DTI_PUBLISHED_KIND_FIGURE },
                                 { .op = op, .kind = DTI_PUBLISHED_KIND_RANK } };

      for (; first < rows->len; first++)
        {
          const DtiPublishedRow *row = g_ptr_array_index (rows, first);

          if (row->facts.op != op)
            break;
          count_row (&counts[row->facts.kind], &row->facts);
        }
      for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
        if (counts[i].n_compared > 0)
          g_ptr_array_add (tallies, dti_published_tally_new (card, &counts[i]));
    }

  return dti_fixed_list_new (DTI_TYPE_PUBLISHED_TALLY, tallies);
}

/* ---- public ---- */

/**
 * dti_published_comparison_new:
 * @card: the computed scores of a period
 * @published: published figures and ranks; sealed by this call
 *
 * Compares published figures and ranks of the period of @card with the computed ones.
 *
 * The column of a node holds its published figures, the input `rank` of the node
 * (`<node>:input.rank` in a file) its printed ranks. Figures are compared at the decimals of the
 * node, or where it declares none at the most decimals that its column is printed with; ranks
 * exactly. Cells that are empty, and units, nodes and periods that only one side knows, are not
 * compared: there can be no row at all.
 *
 * How far an observation that @card was made from can be off follows from the decimals that its
 * column is written with. Where it was derived from others it can be told: the input `half-width`
 * of its node in @published.
 *
 * A node of which some rank differs takes O(units × observations × nodes) steps, else it is
 * O(units).
 *
 * Returns: (transfer full): a new comparison
 *
 * Since: 1.0
 */
DtiPublishedComparison *
dti_published_comparison_new (DtiScorecard *card, DtiDataset *published)
{
  DtiPublishedComparison *self;
  g_autoptr (DtiRoundingBounds) bounds = NULL;
  DtiPublishedWork work = { 0 };

  g_return_val_if_fail (DTI_IS_SCORECARD (card), NULL);
  g_return_val_if_fail (DTI_IS_DATASET (published), NULL);

  self = g_object_new (DTI_TYPE_PUBLISHED_COMPARISON, NULL);
  self->card = g_object_ref (card);
  dti_dataset_seal (published);
  bounds = dti_rounding_bounds_new (card, published);
  work.card = card;
  work.bounds = bounds;
  work.rows = g_ptr_array_new ();
  dti_published_visit (card, published, judge, &work);
  self->tallies = make_tallies (card, work.rows);
  self->rows = dti_fixed_list_new (DTI_TYPE_PUBLISHED_ROW, work.rows);

  return self;
}

/**
 * dti_published_comparison_get_scorecard: (get-property scorecard)
 * @self: a comparison
 *
 * Gets the computed scores.
 *
 * Returns: (transfer none): the scorecard
 *
 * Since: 1.0
 */
DtiScorecard *
dti_published_comparison_get_scorecard (DtiPublishedComparison *self)
{
  g_return_val_if_fail (DTI_IS_PUBLISHED_COMPARISON (self), NULL);

  return self->card;
}

/**
 * dti_published_comparison_get_rows: (get-property rows)
 * @self: a comparison
 *
 * Gets the rows, one for each published number that can be compared.
 *
 * Nodes stand depth first from the root, then the views; under a node, units stand as in the
 * published data, the figure before the rank.
 *
 * Returns: (transfer none): a list of [class@Dti.PublishedRow]
 *
 * Since: 1.0
 */
GListModel *
dti_published_comparison_get_rows (DtiPublishedComparison *self)
{
  g_return_val_if_fail (DTI_IS_PUBLISHED_COMPARISON (self), NULL);

  return self->rows;
}

/**
 * dti_published_comparison_get_tallies: (get-property tallies)
 * @self: a comparison
 *
 * Gets how many published numbers come out, by node and kind.
 *
 * Nodes and kinds of which nothing was published have no tally.
 *
 * Returns: (transfer none): a list of [class@Dti.PublishedTally]
 *
 * Since: 1.0
 */
GListModel *
dti_published_comparison_get_tallies (DtiPublishedComparison *self)
{
  g_return_val_if_fail (DTI_IS_PUBLISHED_COMPARISON (self), NULL);

  return self->tallies;
}

/**
 * dti_published_comparison_list_misses:
 * @self: a comparison
 *
 * Lists the rows that do not agree, for whatever reason.
 *
 * Returns: (transfer full): a list of [class@Dti.PublishedRow]
 *
 * Since: 1.0
 */
GListModel *
dti_published_comparison_list_misses (DtiPublishedComparison *self)
{
  GPtrArray *misses;

  g_return_val_if_fail (DTI_IS_PUBLISHED_COMPARISON (self), NULL);

  misses = g_ptr_array_new ();
  for (guint i = 0; i < g_list_model_get_n_items (self->rows); i++)
    {
      g_autoptr (DtiPublishedRow) row = g_list_model_get_item (self->rows, i);

      if (row->facts.verdict != DTI_PUBLISHED_VERDICT_AGREES)
        g_ptr_array_add (misses, g_steal_pointer (&row));
    }

  return dti_fixed_list_new (DTI_TYPE_PUBLISHED_ROW, misses);
}

/**
 * dti_published_comparison_count:
 * @self: a comparison
 * @kind: figures or ranks
 * @verdict: a verdict
 *
 * Counts the published numbers of a kind with a verdict, over all nodes.
 *
 * Returns: the number of rows
 *
 * Since: 1.0
 */
guint
dti_published_comparison_count (DtiPublishedComparison *self,
                                DtiPublishedKind kind,
                                DtiPublishedVerdict verdict)
{
  guint count = 0;

  g_return_val_if_fail (DTI_IS_PUBLISHED_COMPARISON (self), 0);

  for (guint i = 0; i < g_list_model_get_n_items (self->rows); i++)
    {
      g_autoptr (DtiPublishedRow) row = g_list_model_get_item (self->rows, i);

      count += row->facts.kind == kind && row->facts.verdict == verdict ? 1 : 0;
    }

  return count;
}
