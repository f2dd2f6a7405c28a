/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "change-testing.h"

#include <libdti/scoring/dti-ranking-private.h>

/* Random fields against a second implementation that puts every figure into the list and ranks all
 * of it again. */

#define N_FIELDS 100000
/* Sanitizers take twenty times as long. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#undef N_FIELDS
#define N_FIELDS 4000
#endif
#endif
/* So many fields share a dataset. */
#define BATCH 500

#define MAX_UNITS 9
#define N_PARTS 3

static const char *const nodes[N_PARTS] = { "a", "b", "c" };
static const double weights[N_PARTS] = { 1.0, 2.0, 1.0 };

/* What the library is asked with. */
typedef struct
{
  DtiTies ties;
  DtiRankOrder order;
  DtiFramework *framework;
  DtiFramework *mirrored; /* the same with its children in the other order */
} Method;

/* One field, as it was made. Figures are multiples of 1/64, so that no sum is rounded. */
typedef struct
{
  guint n;
  gboolean present[2][MAX_UNITS];
  double parts[2][MAX_UNITS][N_PARTS];
} Field;

/* ---- making ---- */

static DtiFramework *
make_framework (DtiTies ties, DtiRankOrder order, gboolean mirrored)
{
  g_autoptr (GEnumClass) all_ties = g_type_class_ref (DTI_TYPE_TIES);
  g_autoptr (GEnumClass) orders = g_type_class_ref (DTI_TYPE_RANK_ORDER);
  g_autoptr (GString) members = g_string_new (NULL);

  g_string_append_printf (
      members,
      "'ranking':{'node':'r','ties':'%s','order':'%s'},"
      "'root':{'id':'r','aggregation':'mean','missing':'propagate','max':1,'children':[",
      g_enum_get_value (all_ties, ties)->value_nick,
      g_enum_get_value (orders, order)->value_nick);
  for (guint i = 0; i < N_PARTS; i++)
    {
      guint k = mirrored ? N_PARTS - 1 - i : i;

      g_string_append_printf (members,
                              "%s{'id':'%s','weight':%g}",
                              i > 0 ? "," : "",
                              nodes[k],
                              weights[k]);
    }
  g_string_append (members, "]}");

  return load_clean_framework (members->str);
}

static char *
name_period (guint number, guint year)
{
  return g_strdup_printf ("%u", 2000 + 2 * number + year);
}

static void
field_init (Field *field, GRand *rand)
{
  field->n = (guint) g_rand_int_range (rand, 1, MAX_UNITS + 1);
  for (guint year = 0; year < 2; year++)
    for (guint unit = 0; unit < field->n; unit++)
      {
        field->present[year][unit] = g_rand_int_range (rand, 0, 8) > 0;
        for (guint k = 0; k < N_PARTS; k++)
          field->parts[year][unit][k] = g_rand_int_range (rand, 0, 9) / 16.0;
      }
}

static void
fill (const Field *field, guint number, DtiDataset *dataset)
{
  for (guint year = 0; year < 2; year++)
    {
      g_autofree char *period = name_period (number, year);

      for (guint unit = 0; unit < field->n; unit++)
        {
          char id[] = { (char) ('A' + unit), '\0' };

          for (guint k = 0; field->present[year][unit] && k < N_PARTS; k++)
            g_assert_true (dti_dataset_set_number (
                dataset, id, period, nodes[k], field->parts[year][unit][k], NULL));
        }
    }
}

static GHashTable *
score (DtiFramework *framework, DtiDataset *dataset)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiScorer) scorer = dti_scorer_new (framework);
  g_autoptr (GListModel) cards = NULL;
  GHashTable *by_period = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);

  dti_scorer_set_threads (scorer, 1);
  cards = dti_scorer_score_all (scorer, dataset, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      DtiScorecard *card = g_list_model_get_item (cards, i);

      g_hash_table_insert (by_period, (char *) dti_scorecard_get_period (card), card);
    }

  return by_period;
}

static DtiScorecard *
find_card (GHashTable *cards, guint number, guint year)
{
  g_autofree char *period = name_period (number, year);

  return g_hash_table_lookup (cards, period);
}

/* ---- the second implementation ---- */

static void
read_array (gsize first, gsize n, double *figures, gpointer data)
{
  memcpy (figures, (const double *) data + first, n * sizeof (double));
}

static double
rank_of (const Method *method, const double *figures, gsize n, gsize own)
{
  DtiRankingRule rule = { method->ties, method->order, -1 };
  DtiRankingField list = { n, read_array, (gpointer) figures, NULL };
  DtiWorkers workers = { 1, NULL };
  double ranks[MAX_UNITS];

  dti_ranking_run (&rule, &list, &workers, ranks);

  return ranks[own];
}

static double
mix (const double *parts)
{
  return (parts[0] + 2.0 * parts[1] + parts[2]) / 4.0;
}

/* The rank of a unit with a figure of its choice, among the units of both years. */
static double
rank_among (const Method *method, const Field *field, guint unit, double figure, guint others)
{
  double figures[MAX_UNITS];
  gsize n = 0;
  gsize own = 0;

  for (guint i = 0; i < field->n; i++)
    {
      if (!field->present[0][i] || !field->present[1][i])
        continue;
      if (i == unit)
        own = n;
      figures[n++] = i == unit ? figure : mix (field->parts[others][i]);
    }

  return rank_of (method, figures, n, own);
}

static double
printed_rank (const Method *method, const Field *field, guint unit, guint year)
{
  double figures[MAX_UNITS];

  for (guint i = 0; i < field->n; i++)
    figures[i] = field->present[year][i] ? mix (field->parts[year][i]) : NAN;

  return rank_of (method, figures, field->n, unit);
}

/* The mean of what a part does over all orders in which the parts can change. */
static void
share_by_orders (const Method *method, const Field *field, guint unit, double *shares)
{
  static const guint orders[6][N_PARTS] = { { 0, 1, 2 }, { 0, 2, 1 }, { 1, 0, 2 },
                                            { 1, 2, 0 }, { 2, 0, 1 }, { 2, 1, 0 } };

  memset (shares, 0, N_PARTS * sizeof (double));
  for (guint others = 0; others < 2; others++)
    for (guint i = 0; i < 6; i++)
      {
        double parts[N_PARTS];
        double before;

        memcpy (parts, field->parts[0][unit], sizeof parts);
        before = rank_among (method, field, unit, mix (parts), others);
        for (guint k = 0; k < N_PARTS; k++)
          {
            double after;

            parts[orders[i][k]] = field->parts[1][unit][orders[i][k]];
            after = rank_among (method, field, unit, mix (parts), others);
            shares[orders[i][k]] += (after - before) / 12.0;
            before = after;
          }
      }
}

/* ---- comparing ---- */

static void
check_effects (const Method *method, const Field *field, guint unit, DtiRankChange *change)
{
  double ranks[2][2];
  double cohort = NAN;
  double printed = NAN;
  double own = dti_rank_change_get_own_effect (change);
  double others = dti_rank_change_get_field_effect (change);

  for (guint a = 0; a < 2; a++)
    for (guint b = 0; b < 2; b++)
      {
        ranks[a][b] = rank_among (method, field, unit, mix (field->parts[a][unit]), b);
        g_assert_cmpfloat (dti_rank_change_get_crossed_rank (change, a == 1, b == 1),
                           ==,
                           ranks[a][b]);
      }
  g_assert_cmpfloat (own, ==, 0.5 * ((ranks[1][0] - ranks[0][0]) + (ranks[1][1] - ranks[0][1])));
  g_assert_cmpfloat (own + others, ==, ranks[1][1] - ranks[0][0]);

  g_assert_true (dti_rank_change_get_cohort_effect (change, &cohort));
  g_assert_true (dti_rank_change_get_rank_change (change, &printed));
  g_assert_cmpfloat (printed,
                     ==,
                     printed_rank (method, field, unit, 1) - printed_rank (method, field, unit, 0));
  g_assert_cmpfloat (own + others + cohort, ==, printed);
}

static void
check_passing (const Method *method, const Field *field, DtiRankChange *change)
{
  g_autoptr (GListModel) by = dti_rank_change_list_overtaken_by (change);
  g_autoptr (GListModel) these = dti_rank_change_list_overtook (change);

  if (method->ties == DTI_TIES_COMPETITION)
    g_assert_cmpfloat ((double) g_list_model_get_n_items (by) -
                           (double) g_list_model_get_n_items (these),
                       ==,
                       dti_rank_change_get_common_newer_rank (change) -
                           dti_rank_change_get_common_older_rank (change));
}

static void
read_shares (DtiRankChange *change, double *result)
{
  GListModel *shares = dti_rank_change_get_pillar_shares (change);

  g_assert_cmpuint (g_list_model_get_n_items (shares), ==, N_PARTS);
  for (guint i = 0; i < N_PARTS; i++)
    {
      g_autoptr (DtiRankShare) share = g_list_model_get_item (shares, i);

      g_assert_cmpfloat (dti_rank_share_get_standard_error (share), ==, 0.0);
      result[dti_rank_share_get_node_id (share)[0] - 'a'] = dti_rank_share_get_share (share);
    }
}

static void
check_shares (const Method *method, const Field *field, guint unit, DtiRankChange *change)
{
  double expected[N_PARTS];
  double shares[N_PARTS];
  double sum = 0.0;

  share_by_orders (method, field, unit, expected);
  read_shares (change, shares);
  for (guint k = 0; k < N_PARTS; k++)
    {
      g_assert_cmpfloat_with_epsilon (shares[k], expected[k], 1e-12);
      sum += shares[k];
    }
  g_assert_cmpfloat_with_epsilon (sum, dti_rank_change_get_own_effect (change), 1e-12);
}

/* @sign: −1 where the years are swapped. */
static void
check_same (DtiRankChange *change, DtiRankChange *other, double sign, gboolean with_shares)
{
  double cohorts[2];
  double shares[2][N_PARTS];

  g_assert_cmpfloat (dti_rank_change_get_own_effect (change),
                     ==,
                     sign * dti_rank_change_get_own_effect (other));
  g_assert_cmpfloat (dti_rank_change_get_field_effect (change),
                     ==,
                     sign * dti_rank_change_get_field_effect (other));
  dti_rank_change_get_cohort_effect (change, &cohorts[0]);
  dti_rank_change_get_cohort_effect (other, &cohorts[1]);
  g_assert_cmpfloat (cohorts[0], ==, sign * cohorts[1]);
  if (!with_shares)
    return;

  read_shares (change, shares[0]);
  read_shares (other, shares[1]);
  for (guint k = 0; k < N_PARTS; k++)
    g_assert_cmpfloat (shares[0][k], ==, sign * shares[1][k]);
}

static void
check_swapped (DtiRankChange *change, DtiRankChange *swapped)
{
  g_autoptr (GListModel) by = dti_rank_change_list_overtaken_by (change);
  g_autoptr (GListModel) these = dti_rank_change_list_overtook (swapped);

  check_same (change, swapped, -1.0, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (by), ==, g_list_model_get_n_items (these));
}

static void
check_field (const Method *method,
             const Field *field,
             DtiScorecard **cards,
             DtiScorecard **mirrored)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiRankChangeList) list =
      dti_rank_change_list_new (cards[0], cards[1], NULL, NULL, NULL, &error);
  g_autoptr (DtiRankChangeList) swapped =
      dti_rank_change_list_new (cards[1], cards[0], NULL, NULL, NULL, &error);
  g_autoptr (DtiRankChangeList) other =
      dti_rank_change_list_new (mirrored[0], mirrored[1], NULL, NULL, NULL, &error);
  guint n_common = 0;

  g_assert_no_error (error);
  for (guint unit = 0; unit < field->n; unit++)
    {
      char id[] = { (char) ('A' + unit), '\0' };
      g_autoptr (DtiRankChange) change = dti_rank_change_list_lookup (list, id);
      g_autoptr (DtiRankChange) back = NULL;
      g_autoptr (DtiRankChange) mirror = NULL;

      g_assert_true ((change != NULL) == (field->present[0][unit] && field->present[1][unit]));
      if (change == NULL)
        continue;
      check_effects (method, field, unit, change);
      check_passing (method, field, change);
      /* A few units of each field: orders take long. */
      if (n_common++ > 0)
        continue;
      check_shares (method, field, unit, change);
      back = dti_rank_change_list_lookup (swapped, id);
      check_swapped (change, back);
      if (method->ties == DTI_TIES_FIRST)
        continue;
      mirror = dti_rank_change_list_lookup (other, id);
      check_same (change, mirror, 1.0, TRUE);
    }
  g_assert_cmpuint (dti_rank_change_list_get_n_items (list), ==, n_common);
}

/* Units stand in the order in which they are first named. */
static DtiDataset *
make_dataset (gboolean mirrored)
{
  DtiDataset *dataset = dti_dataset_new ();

  for (guint i = 0; i < MAX_UNITS; i++)
    {
      char id[] = { (char) ('A' + (mirrored ? MAX_UNITS - 1 - i : i)), '\0' };

      g_assert_true (dti_dataset_add_unit (dataset, id, NULL, NULL));
    }

  return dataset;
}

static void
check_batch (const Method *method, GRand *rand)
{
  g_autofree Field *fields = g_new (Field, BATCH);
  g_autoptr (DtiDataset) dataset = make_dataset (FALSE);
  g_autoptr (DtiDataset) mirrored = make_dataset (TRUE);
  g_autoptr (GHashTable) cards = NULL;
  g_autoptr (GHashTable) mirrored_cards = NULL;

  for (guint i = 0; i < BATCH; i++)
    {
      field_init (&fields[i], rand);
      fill (&fields[i], i, dataset);
      fill (&fields[i], i, mirrored);
    }
  cards = score (method->framework, dataset);
  mirrored_cards = score (method->mirrored, mirrored);

  for (guint i = 0; i < BATCH; i++)
    {
      DtiScorecard *pair[] = { find_card (cards, i, 0), find_card (cards, i, 1) };
      DtiScorecard *other[] = { find_card (mirrored_cards, i, 0),
                                find_card (mirrored_cards, i, 1) };

      /* A year in which nobody was observed has no scorecard. */
      if (pair[0] != NULL && pair[1] != NULL)
        check_field (method, &fields[i], pair, other);
    }
}

static void
test_fields (gconstpointer data)
{
  DtiTies ties = (DtiTies) GPOINTER_TO_INT (data);
  g_autoptr (GRand) rand = g_rand_new_with_seed (20231231 + (guint32) ties);

  g_test_summary ("Random fields: sums are exact, years can be swapped, order makes no difference");

  for (guint order = 0; order < 2; order++)
    {
      Method method = { .ties = ties, .order = (DtiRankOrder) order };

      method.framework = make_framework (ties, method.order, FALSE);
      method.mirrored = make_framework (ties, method.order, TRUE);
      for (guint batch = 0; batch < N_FIELDS / BATCH / 10; batch++)
        check_batch (&method, rand);
      g_object_unref (method.framework);
      g_object_unref (method.mirrored);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_data_func ("/rank-change-random/competition",
                        GINT_TO_POINTER (DTI_TIES_COMPETITION),
                        test_fields);
  g_test_add_data_func ("/rank-change-random/dense", GINT_TO_POINTER (DTI_TIES_DENSE), test_fields);
  g_test_add_data_func ("/rank-change-random/max", GINT_TO_POINTER (DTI_TIES_MAX), test_fields);
  g_test_add_data_func ("/rank-change-random/average",
                        GINT_TO_POINTER (DTI_TIES_AVERAGE),
                        test_fields);
  g_test_add_data_func ("/rank-change-random/first", GINT_TO_POINTER (DTI_TIES_FIRST), test_fields);

  return g_test_run ();
}
