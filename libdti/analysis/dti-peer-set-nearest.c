/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-distribution-private.h"
#include "dti-peer-set-private.h"

#include <libdti/base/dti-error.h>

/* Peers that are like a unit in numbers that are no merit of theirs: population, income, area. */

/* ---- columns ---- */

/* The numbers of a column, one for each unit of the card; NULL where there is none. */
static double *
read_column (const DtiPeerDraft *draft, const char *name)
{
  const DtiBinding *binding = draft->binding;
  DtiDatasetColumn column = { NULL };
  double *numbers;
  guint op;

  /* A node has its numbers as the rules see them: ratios divided, what does not apply left out. */
  if (dti_program_find (binding->program, name, &op) && binding->leaves[op].numbers != NULL)
    return g_memdup2 (binding->leaves[op].numbers, binding->n_units * sizeof (double));

  dti_dataset_peek_column (binding->dataset, binding->period, name, binding->stage, &column);
  if (column.numbers == NULL)
    return NULL;

  numbers = g_new (double, binding->n_units + 1);
  for (gsize i = 0; i < binding->n_units; i++)
    numbers[i] = column.numbers[dti_binding_get_row (binding, i)];

  return numbers;
}

/* From numbers to standard deviations, over the units that are ranked; FALSE for a column that is
 * the same everywhere. */
static gboolean
standardise (const DtiPeerDraft *draft, double *numbers)
{
  gsize n = draft->binding->n_units;
  g_autofree double *field = g_new (double, n + 1);
  DtiDistribution distribution;

  for (gsize i = 0; i < n; i++)
    field[i] = i == draft->unit || dti_peer_draft_admits (draft, i) ? numbers[i] : NAN;
  dti_distribution_measure (&distribution, field, n);
  if (distribution.n < 2 || distribution.minimum == distribution.maximum)
    return FALSE;

  for (gsize i = 0; i < n; i++)
    numbers[i] = (numbers[i] - distribution.mean) / distribution.sd;

  return TRUE;
}

/* Columns of standardised numbers; NULL where one is unknown. */
static GPtrArray *
read_columns (const DtiPeerDraft *draft, const char *const *names, GError **error)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; names[i] != NULL; i++)
    {
      double *numbers = read_column (draft, names[i]);

      if (numbers == NULL)
        {
          g_set_error (error,
                       DTI_ERROR,
                       DTI_ERROR_NOT_FOUND,
                       "the period has no numbers in a column “%s”",
                       names[i]);
          return NULL;
        }
      if (standardise (draft, numbers))
        g_ptr_array_add (columns, numbers);
      else
        g_free (numbers);
    }

  return g_steal_pointer (&columns);
}

/* ---- distances ---- */

static double
measure_distance (const DtiPeerDraft *draft, const GPtrArray *columns, gsize unit)
{
  double squares = 0.0;
  guint n_shared = 0;

  for (guint i = 0; i < columns->len; i++)
    {
      const double *numbers = g_ptr_array_index (columns, i);
      double difference = numbers[unit] - numbers[draft->unit];

      if (isnan (difference))
        continue;
      squares += difference * difference;
      n_shared++;
    }

  return n_shared > 0 ? sqrt (squares * columns->len / n_shared) : NAN;
}

static void
add_nearest (DtiPeerDraft *draft, const GPtrArray *columns, guint n_nearest)
{
  const DtiRankingRule rule = { DTI_TIES_FIRST, DTI_RANK_ORDER_ASCENDING, -1 };
  const DtiWorkers workers = { 1, NULL };
  gsize n = draft->binding->n_units;
  g_autofree double *distances = g_new (double, n + 1);
  g_autofree DtiRankingEntry *entries = g_new (DtiRankingEntry, 2 * n + 1);
  gsize count = 0;

  for (gsize i = 0; i < n; i++)
    {
      distances[i] = dti_peer_draft_admits (draft, i) ? measure_distance (draft, columns, i) : NAN;
      if (!isnan (distances[i]))
        entries[count++] =
            (DtiRankingEntry){ dti_ranking_get_key (&rule, distances[i]), (guint32) i };
    }

  dti_ranking_sort (entries, entries + n, count, &workers);
  draft->distances = g_array_new (FALSE, FALSE, sizeof (double));
  for (gsize i = 0; i < MIN (count, n_nearest); i++)
    {
      dti_peer_draft_add (draft, entries[i].unit);
      g_array_append_val (draft->distances, distances[entries[i].unit]);
    }
}

/* ---- words ---- */

static char *
join_titles (const DtiPeerDraft *draft, const char *const *columns, const char *language)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  guint op;

  for (gsize i = 0; columns[i] != NULL; i++)
    g_ptr_array_add (titles,
                     dti_program_find (draft->binding->program, columns[i], &op)
                         ? dti_peer_draft_get_title (draft, op, language)
                         : g_strdup (columns[i]));
  g_ptr_array_add (titles, NULL);

  return g_strjoinv (", ", (char **) titles->pdata);
}

/**
 * dti_peer_set_new_nearest:
 * @card: the scores of a period
 * @unit: id of a unit
 * @columns: (array zero-terminated=1): nodes or further columns of the data whose numbers say who
 *   is alike
 * @n_nearest: how many peers, from 1
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Makes a set of the units that are nearest in some numbers, the nearest first.
 *
 * The numbers are the observed ones, not scores. Each column is standardised: less its mean,
 * divided by its standard deviation (n − 1), both over the ranked units and the unit itself. The
 * distance is the Euclidean one, √Σ(zᵢ − zⱼ)². Where one of two units lacks a number, the distance
 * is taken over the columns that both have and scaled up by √(columns / shared columns), so that
 * gaps make nobody look near (J. K. Dixon, “Pattern recognition with partly missing data”, IEEE
 * Transactions on Systems, Man, and Cybernetics 9 (1979), 617–621). Units that share no column with
 * the unit are no peers. A column that is the same everywhere tells nothing and is left out.
 * Distances that are equal at 14 digits keep the order of the data. There can be fewer than
 * @n_nearest.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown unit, for a column without numbers in the period,
 * and where nobody shares a column with the unit; with `DTI_ERROR_NOT_COMPUTABLE` where every
 * column is the same everywhere or none is given.
 *
 * Returns: (transfer full): a new set
 *
 * Since: 1.0
 */
DtiPeerSet *
dti_peer_set_new_nearest (DtiScorecard *card,
                          const char *unit,
                          const char *const *columns,
                          guint n_nearest,
                          GError **error)
{
  g_auto (DtiPeerDraft) draft = { NULL };
  g_autoptr (GPtrArray) numbers = NULL;
  g_autofree char *vi = NULL;
  g_autofree char *en = NULL;

  g_return_val_if_fail (DTI_IS_SCORECARD (card), NULL);
  g_return_val_if_fail (unit != NULL, NULL);
  g_return_val_if_fail (columns != NULL, NULL);
  g_return_val_if_fail (n_nearest > 0, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!dti_peer_draft_init (&draft, card, unit, error))
    return NULL;
  numbers = read_columns (&draft, columns, error);
  if (numbers == NULL)
    return NULL;
  if (numbers->len == 0)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_NOT_COMPUTABLE,
                   "no column tells the units of the period apart");
      return NULL;
    }

  add_nearest (&draft, numbers, n_nearest);
  vi = join_titles (&draft, columns, "vi");
  en = join_titles (&draft, columns, "en");

  return dti_peer_draft_finish (
      &draft,
      DTI_PEER_KIND_NEAREST,
      g_strdup_printf ("các đơn vị gần nhất theo %s (khoảng cách Euclid chuẩn hóa)", vi),
      g_strdup_printf ("the nearest units by %s (standardised Euclidean distance)", en),
      error);
}
