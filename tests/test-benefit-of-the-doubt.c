/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include <libdti/dti.h>

/* ---- helpers ---- */

/* @members: of the root, beside its id and children; ' stands for ". */
static DtiFramework *
load (const char *members, const char *children)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) json = g_string_new (NULL);
  DtiFramework *framework;

  g_string_append_printf (json,
                          "{'format':'dti-framework','format-version':1,'id':'t',"
                          "'rule':{'type':'points','clamp':false},"
                          "'root':{'id':'r',%s,'children':[%s]}}",
                          members,
                          children);
  g_string_replace (json, "'", "\"", 0);
  framework = dti_framework_new_from_json (json->str, &error);
  g_assert_no_error (error);

  return framework;
}

static DtiDataset *
read_csv (DtiFramework *framework, const char *csv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (csv, strlen (csv));
  g_autoptr (DtiDatasetReader) reader = dti_dataset_reader_new (framework);
  DtiDataset *dataset = dti_dataset_reader_read_bytes (reader, bytes, "data.csv", &error);

  g_assert_no_error (error);

  return dataset;
}

static DtiScorecard *
score_csv (DtiFramework *framework, const char *csv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiDataset) dataset = read_csv (framework, csv);
  g_autoptr (DtiScorer) scorer = dti_scorer_new (framework);
  DtiScorecard *card = dti_scorer_score (scorer, dataset, NULL, &error);

  g_assert_no_error (error);

  return card;
}

#define BENEFIT "'aggregation':'benefit-of-the-doubt'"
#define BENEFIT_WITH(members) "'aggregation':{'type':'benefit-of-the-doubt'," members "}"
#define TWO "{'id':'a'},{'id':'b'}"

static DtiScorecard *
score (const char *members, const char *children, const char *csv)
{
  g_autoptr (DtiFramework) framework = load (members, children);

  return score_csv (framework, csv);
}

static double
get (DtiScorecard *card, const char *unit)
{
  double number = NAN;

  dti_scorecard_get_score (card, unit, "r", &number);

  return number;
}

static DtiExplanation *
explain_child (DtiScorecard *card, const char *unit, guint child)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiExplanation) root = dti_scorecard_explain (card, unit, "r", &error);

  g_assert_no_error (error);

  return g_list_model_get_item (dti_explanation_get_children (root), child);
}

static double
get_share (DtiScorecard *card, const char *unit, guint child)
{
  g_autoptr (DtiExplanation) explanation = explain_child (card, unit, child);
  double share;

  dti_explanation_get_share (explanation, &share);

  return share;
}

static double
get_own_weight (DtiScorecard *card, const char *unit, guint child)
{
  g_autoptr (DtiExplanation) explanation = explain_child (card, unit, child);
  double weight;

  dti_explanation_get_own_weight (explanation, &weight);

  return weight;
}

/* The problems with @code, one after the other. */
static char *
list_problems (DtiScorecard *card, const char *code)
{
  GListModel *problems = G_LIST_MODEL (dti_scorecard_get_problems (card));
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (problems); i++)
    {
      g_autoptr (DtiProblem) problem = g_list_model_get_item (problems, i);

      if (g_str_equal (dti_problem_get_code (problem), code))
        g_string_append_printf (list, "%s\n", dti_problem_get_message (problem));
    }

  return g_string_free (list, FALSE);
}

/* ---- by hand ---- */

static void
test_one_child (void)
{
  g_autoptr (DtiScorecard) card =
      score (BENEFIT ",'max':20", "{'id':'a'}", "unit,a\nx,3\ny,12\nz,0\n");

  g_test_summary ("One child: the value over the greatest");

  g_assert_cmpfloat (get (card, "x"), ==, 5.0);
  g_assert_cmpfloat (get (card, "y"), ==, 20.0);
  g_assert_cmpfloat (get (card, "z"), ==, 0.0);
  g_assert_cmpfloat (get_own_weight (card, "x", 0), ==, 1.0 / 12.0);
  g_assert_cmpfloat (get_share (card, "x", 0), ==, 1.0);
  g_assert_true (isnan (get_own_weight (card, "z", 0)));
}

static void
test_two_children (void)
{
  /* The frontier goes from x (1, 0.2) over z (0.9, 0.9) to y (0.2, 1). For u the line through x and
   * z counts: a + 0.2 b = 1 = 0.9 a + 0.9 b, so a = 7/7.2 and b = 1/7.2. */
  g_autoptr (DtiScorecard) card = score (BENEFIT,
                                         TWO,
                                         "unit,a,b\n"
                                         "x,1,0.2\n"
                                         "y,0.2,1\n"
                                         "z,0.9,0.9\n"
                                         "u,0.8,0.4\n"
                                         "v,0.45,0.45\n");

  g_test_summary ("Two children, by hand: scores, weights, and the most even of several");

  g_assert_cmpfloat (get (card, "x"), ==, 1.0);
  g_assert_cmpfloat (get (card, "y"), ==, 1.0);
  g_assert_cmpfloat (get (card, "z"), ==, 1.0);
  g_assert_cmpfloat_with_epsilon (get (card, "u"), (0.8 * 7.0 + 0.4) / 7.2, 1e-15);
  g_assert_cmpfloat_with_epsilon (get_own_weight (card, "u", 0), 7.0 / 7.2, 1e-14);
  g_assert_cmpfloat_with_epsilon (get_own_weight (card, "u", 1), 1.0 / 7.2, 1e-14);
  g_assert_cmpfloat_with_epsilon (get_share (card, "u", 0), 5.6 / 6.0, 1e-14);
  /* x reaches 1 with b from 0 to 1/7.2. The most even shares are those with the greatest. */
  g_assert_cmpfloat_with_epsilon (get_own_weight (card, "x", 0), 7.0 / 7.2, 1e-14);
  g_assert_cmpfloat_with_epsilon (get_share (card, "x", 1), 0.2 / 7.2, 1e-14);
  /* z has a choice too, and can make both shares the same. */
  g_assert_cmpfloat_with_epsilon (get_share (card, "z", 0), 0.5, 1e-14);
  g_assert_cmpfloat_with_epsilon (get_own_weight (card, "z", 0), 0.5 / 0.9, 1e-14);
  g_assert_cmpfloat_with_epsilon (get (card, "v"), 0.5, 1e-15);
}

static void
test_ranks (void)
{
  g_autoptr (DtiScorecard) card =
      score (BENEFIT, TWO, "unit,a,b\nx,0.3,0.1\ny,0.1,0.3\nz,0.1,0.1\n");
  double rank = 0.0;

  g_test_summary ("All that reach the frontier are first");

  dti_scorecard_get_rank (card, "x", "r", &rank);
  g_assert_cmpfloat (rank, ==, 1.0);
  dti_scorecard_get_rank (card, "y", "r", &rank);
  g_assert_cmpfloat (rank, ==, 1.0);
  dti_scorecard_get_rank (card, "z", "r", &rank);
  g_assert_cmpfloat (rank, ==, 3.0);
}

static void
test_shares (void)
{
  /* With both shares fixed to ½, x allows u a value s with s (½ · 1/0.5 + ½ · 0.5/1) = 1. */
  static const char csv[] = "unit,a,b\nx,1,0.5\ny,0.5,1\nu,0.5,1\n";
  g_autoptr (DtiScorecard) even = score (BENEFIT_WITH ("'shares':[0.5,0.5]"), TWO, csv);
  g_autoptr (DtiScorecard) free = score (BENEFIT, TWO, csv);
  g_autoptr (DtiScorecard) own =
      score (BENEFIT_WITH ("'shares':[0,1],'shares-of':{'a':[0.75,0.9]}"), TWO, csv);

  g_test_summary ("Bounds on shares, of all children and of one");

  g_assert_cmpfloat (get (free, "u"), ==, 1.0);
  g_assert_cmpfloat_with_epsilon (get (even, "u"), 1.0 / 1.25, 1e-15);
  g_assert_cmpfloat_with_epsilon (get (even, "x"), 1.0 / 1.25, 1e-15);
  g_assert_cmpfloat_with_epsilon (get_share (even, "u", 0), 0.5, 1e-15);
  /* x allows s (¾ · 2 + ¼ · ½) = 1. */
  g_assert_cmpfloat_with_epsilon (get (own, "u"), 1.0 / 1.625, 1e-15);
  g_assert_cmpfloat_with_epsilon (get_share (own, "u", 0), 0.75, 1e-14);
  /* x reaches 1 with any share from ¾ to 0.9; ¾ is the most even. */
  g_assert_cmpfloat (get (own, "x"), ==, 1.0);
  g_assert_cmpfloat_with_epsilon (get_share (own, "x", 0), 0.75, 1e-14);
}

static void
test_band (void)
{
  static const char csv[] = "unit,a,b\nx,1,0.5\ny,0.5,1\nu,0.5,1\n";
  g_autoptr (DtiFramework) framework =
      load (BENEFIT_WITH ("'band':0.5"), "{'id':'a','weight':3},{'id':'b','weight':5}");
  DtiPillar *root = dti_framework_get_root (framework);
  g_autoptr (DtiScorecard) card = score_csv (framework, csv);
  double band = 0.0;

  g_test_summary ("A band around the weights: 3/8 and 5/8, half as much less or more");

  g_assert_true (dti_pillar_get_share_band (root, &band));
  g_assert_cmpfloat (band, ==, 0.5);
  g_assert_cmpfloat (dti_pillar_get_lower_share (root, 0), ==, 0.1875);
  g_assert_cmpfloat (dti_pillar_get_upper_share (root, 0), ==, 0.5625);
  g_assert_cmpfloat (dti_pillar_get_lower_share (root, 1), ==, 0.3125);
  g_assert_cmpfloat (dti_pillar_get_upper_share (root, 1), ==, 0.9375);
  g_assert_true (isnan (dti_pillar_get_lower_share (root, 2)));
  /* u takes all of b it may, 1 − 0.1875, and x allows s (0.1875 · 2 + 0.8125 · ½) = 1; y, which is
   * the same as u, allows 1. */
  g_assert_cmpfloat (get (card, "u"), ==, 1.0);
  /* x takes at most 0.5625 of a, and y allows s (0.5625 · ½ + 0.4375 · 2) = 1. */
  g_assert_cmpfloat_with_epsilon (get (card, "x"), 1.0 / 1.15625, 1e-15);
}

/* ---- what can be missing ---- */

#define THREE "{'id':'a'},{'id':'b'},{'id':'c'}"

static void
test_missing (void)
{
  /* x lacks c. With “rebase” it is scored by a and b, and counts for the others with what it has.
   */
  static const char csv[] = "unit,a,b,c\nx,0.5,1,\ny,1,0.5,0.5\nz,0.25,0.5,1\nu,0.25,0.5,0.25\n";
  g_autoptr (DtiScorecard) rebase = score (BENEFIT ",'missing':'rebase'", THREE, csv);
  g_autoptr (DtiScorecard) propagate = score (BENEFIT ",'missing':'propagate'", THREE, csv);
  g_autoptr (DtiScorecard) zero = score (BENEFIT ",'missing':'zero'", THREE, csv);
  g_autoptr (DtiScorecard) void_card = score (BENEFIT ",'missing':'void'", THREE, csv);

  g_test_summary ("A child that is missing, by each policy");

  g_assert_cmpfloat (get (rebase, "x"), ==, 1.0);
  g_assert_true (isnan (get_own_weight (rebase, "x", 2)));
  g_assert_true (isnan (get_share (rebase, "x", 2)));
  /* u is half of x in a and b. z leaves half of its 1 for c, of which u has a quarter. */
  g_assert_cmpfloat_with_epsilon (get (rebase, "u"), 0.5 + 0.25 * 0.5, 1e-15);
  /* Without x, the greatest b is that of u. */
  g_assert_true (isnan (get (propagate, "x")));
  g_assert_cmpfloat (get (propagate, "u"), ==, 1.0);
  g_assert_cmpfloat (get (zero, "x"), ==, 1.0);
  g_assert_cmpfloat (get_own_weight (zero, "x", 2), ==, 0.0);
  g_assert_cmpfloat (get_share (zero, "x", 2), ==, 0.0);
  g_assert_cmpfloat_with_epsilon (get (zero, "u"), get (rebase, "u"), 1e-15);
  /* Made 0, and out of the frontier. */
  g_assert_cmpfloat (get (void_card, "x"), ==, 0.0);
  g_assert_true (isnan (get_own_weight (void_card, "x", 0)));
  g_assert_cmpfloat (get (void_card, "u"), ==, 1.0);
}

static void
test_not_applicable (void)
{
  g_autoptr (DtiScorecard) card =
      score (BENEFIT, TWO, "unit,a,b,b:status\nx,0.5,,M\ny,1,1,\nz,,,M\n");

  g_test_summary ("A child that is not applicable is left out, whatever the policy");

  g_assert_cmpfloat (get (card, "x"), ==, 0.5);
  g_assert_true (isnan (get (card, "z")));
}

static void
test_missing_shares (void)
{
  g_autoptr (DtiScorecard) card = score (BENEFIT_WITH ("'shares':[0,0.4]") ",'missing':'rebase'",
                                         THREE,
                                         "unit,a,b,c\nx,1,1,1\ny,0.5,0.5,\n");
  g_autofree char *problems = list_problems (card, "not-computable");

  g_test_summary ("Without a child, the others may not have shares enough");

  g_assert_cmpfloat (get (card, "x"), ==, 1.0);
  g_assert_true (isnan (get (card, "y")));
  g_assert_cmpstr (problems,
                   ==,
                   "unit “y”, node “r”: no score: without the children that are missing, the "
                   "bounds on shares cannot be met\n");
}

static void
test_observed (void)
{
  g_autoptr (DtiScorecard) card = score (BENEFIT ",'rule':{'type':'points'}",
                                         TWO,
                                         "unit,r,a,b\nx,,0.5,0.5\ny,0.25,1,1\nz,,0.25,0.25\n");

  g_test_summary ("A figure observed for the pillar stands, and its unit is not in the frontier");

  g_assert_cmpfloat (get (card, "x"), ==, 1.0);
  g_assert_cmpfloat (get (card, "y"), ==, 0.25);
  g_assert_cmpfloat (get (card, "z"), ==, 0.5);
  g_assert_true (isnan (get_own_weight (card, "y", 0)));
}

/* ---- who is compared ---- */

static void
test_unranked (void)
{
  g_autoptr (DtiScorecard) card =
      score (BENEFIT,
             TWO,
             "unit,a,b,:ranked\nx,0.5,0,yes\ny,0.25,0,yes\nabove,1,1,no\nbelow,0.125,0,no\n");

  g_test_summary ("Units that are not ranked have a score, up to 1, and move nobody's");

  g_assert_cmpfloat (get (card, "x"), ==, 1.0);
  g_assert_cmpfloat (get (card, "y"), ==, 0.5);
  g_assert_cmpfloat (get (card, "above"), ==, 1.0);
  g_assert_cmpfloat (get (card, "below"), ==, 0.25);
}

static void
test_few_units (void)
{
  g_autoptr (DtiScorecard) one = score (BENEFIT, TWO, "unit,a,b\nx,0.5,0.125\n");
  g_autoptr (DtiScorecard) nobody =
      score (BENEFIT, TWO, "unit,a,b,:ranked\nx,0.5,0.125,no\ny,0,0,no\n");
  g_autoptr (DtiScorecard) zeros = score (BENEFIT, TWO, "unit,a,b\nx,0,0\ny,0,0\n");

  g_test_summary ("One unit, no unit that is ranked, and nothing but zeros");

  /* a and b contribute what they like. */
  g_assert_cmpfloat (get (one, "x"), ==, 1.0);
  g_assert_cmpfloat_with_epsilon (get_share (one, "x", 1), 0.5, 1e-15);
  g_assert_cmpfloat_with_epsilon (get_own_weight (one, "x", 1), 4.0, 1e-14);
  g_assert_cmpfloat (get (nobody, "x"), ==, 1.0);
  g_assert_cmpfloat (get (nobody, "y"), ==, 0.0);
  g_assert_cmpfloat (get (zeros, "x"), ==, 0.0);
  g_assert_true (isnan (get_share (zeros, "x", 0)));
}

static void
test_negative (void)
{
  g_autoptr (DtiScorecard) card =
      score (BENEFIT, TWO, "unit,a,b\nx,0.5,0.5\ny,2,-0.25\nz,0.25,0.125\n");
  g_autofree char *problems = list_problems (card, "not-computable");

  g_test_summary ("A value below 0 leaves the unit without a score, and out of the frontier");

  g_assert_true (isnan (get (card, "y")));
  g_assert_cmpfloat (get (card, "z"), ==, 0.5);
  g_assert_cmpstr (problems,
                   ==,
                   "unit “y”, node “r”: no score: benefit of the doubt has no use for the value of "
                   "“b”, below 0\n");
}

static void
test_zero_with_bounds (void)
{
  g_autoptr (DtiScorecard) lower =
      score (BENEFIT_WITH ("'shares':[0.1,1]"), TWO, "unit,a,b\nx,1,1\ny,1,0\nz,0,0\n");
  g_autoptr (DtiScorecard) upper =
      score (BENEFIT_WITH ("'shares':[0,0.6]"), TWO, "unit,a,b\nx,1,1\ny,1,0\nz,1,1e-6\n");
  g_autofree char *lower_problems = list_problems (lower, "infeasible-shares");
  g_autofree char *upper_problems = list_problems (upper, "infeasible-shares");
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiExplanation) explanation = dti_scorecard_explain (lower, "y", "r", &error);

  g_test_summary ("A value of 0 has no share: bounds that ask for one leave a score of 0");

  g_assert_cmpfloat (get (lower, "y"), ==, 0.0);
  g_assert_cmpfloat (get (lower, "z"), ==, 0.0);
  g_assert_cmpstr (lower_problems,
                   ==,
                   "unit “y”, node “r”: “b” has the value 0 and no share, but the bounds ask for "
                   "one, which leaves a score of 0\n");
  g_assert_nonnull (strstr (dti_explanation_get_note (explanation), "“b” has the value 0"));
  g_assert_cmpfloat (get (upper, "y"), ==, 0.0);
  g_assert_cmpstr (upper_problems,
                   ==,
                   "unit “y”, node “r”: too many values are 0 for the bounds on shares, which "
                   "leaves a score of 0\n");
  /* That is where the score goes as the value goes to 0: b = 1e-6 has a share of 0.4, and x allows
   * s (0.6 + 0.4 · 1e6) = 1. */
  g_assert_cmpfloat_with_epsilon (get (upper, "z"), 1.0 / 400000.6, 1e-20);
}

/* ---- around it ---- */

static void
test_chain (void)
{
  g_autoptr (DtiScorecard) card =
      score (BENEFIT ",'then':{'type':'rank'}", TWO, "unit,a,b\nx,1,0.5\ny,0.5,0.25\nz,0.5,-1\n");
  g_autoptr (DtiScorecard) rounded =
      score (BENEFIT ",'max':100,'round':1", TWO, "unit,a,b\nx,3,3\ny,1,2\n");
  g_autoptr (DtiScorecard) nested =
      score ("'aggregation':'mean'",
             "{'id':'p'," BENEFIT ",'children':[{'id':'a'},{'id':'b'}]},{'id':'c'}",
             "unit,a,b,c\nx,5,1,1\ny,1,5,0\n");

  g_test_summary ("With rules after it, rounded, and below another pillar");

  g_assert_cmpfloat (get (card, "x"), ==, 2.0);
  g_assert_cmpfloat (get (card, "y"), ==, 1.0);
  g_assert_true (isnan (get (card, "z")));
  g_assert_cmpfloat (get (rounded, "y"), ==, 66.7);
  g_assert_cmpfloat (get (nested, "x"), ==, 1.0);
  g_assert_cmpfloat (get (nested, "y"), ==, 0.5);
}

static void
test_children_without_part (void)
{
  g_autoptr (DtiScorecard) card =
      score (BENEFIT_WITH ("'shares-of':{'a':[0,0.5],'b':[0,0.5]}"),
             "{'id':'a'},{'id':'b'},{'id':'c','weight':0},{'id':'d','scored':false}",
             "unit,a,b,c,d\nx,1,1,9,9\ny,0.5,0.5,-9,\n");

  g_test_summary ("Children that do not count have no weight and no bounds");

  g_assert_cmpfloat (get (card, "y"), ==, 0.5);
  g_assert_true (isnan (get_own_weight (card, "y", 2)));
  g_assert_true (isnan (get_own_weight (card, "y", 3)));
}

static void
test_texts (void)
{
  g_autoptr (DtiScorecard) card =
      score (BENEFIT_WITH ("'shares-of':{'a':[0.25,0.75]}"), TWO, "unit,a,b\nx,0.8,0.5\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiExplanation) root = dti_scorecard_explain (card, "x", "r", &error);
  g_autofree char *text = dti_explanation_to_text (root, "en");
  g_autofree char *vietnamese = dti_explanation_to_text (root, "vi");
  g_autofree char *json = dti_explanation_to_json (root);

  g_test_summary ("Own weights and shares in the texts of an explanation");

  g_assert_cmpstr (dti_explanation_get_method (root), ==, "benefit-of-the-doubt");
  g_assert_cmpstr (dti_explanation_get_formula (root),
                   ==,
                   "benefit-of-the-doubt (a 0.25 to 0.75, b)");
  g_assert_nonnull (strstr (text, "  a: 0.8 / 1; rank 1; own weight 0.625, share 0.5"));
  g_assert_nonnull (strstr (vietnamese, "; trọng số riêng 0,625, tỷ phần 0,5"));
  g_assert_nonnull (strstr (json, "\"own-weight\": 0.625,"));
  g_assert_nonnull (strstr (json, "\"share\": 0.5,"));
}

/* 22 361 × 2 × (22 361 + 2²) is more than 10⁹. */
#define MANY 22361

static void
test_limit (void)
{
  g_autoptr (DtiFramework) framework = load (BENEFIT, TWO);
  g_autoptr (DtiDataset) dataset = dti_dataset_new ();
  g_autoptr (DtiScorer) scorer = dti_scorer_new (framework);
  g_autoptr (GPtrArray) units = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) numbers = g_bytes_new_take (g_new0 (double, MANY), MANY * sizeof (double));
  g_autoptr (DtiScorecard) card = NULL;
  g_autoptr (GError) error = NULL;

  g_test_summary ("More units than linear programs are solved for");

  for (guint i = 0; i < MANY; i++)
    g_ptr_array_add (units, g_strdup_printf ("u%u", i));
  g_ptr_array_add (units, NULL);
  g_assert_true (dti_dataset_set_units (dataset, (const char *const *) units->pdata, &error));
  g_assert_true (dti_dataset_set_column (dataset, NULL, "a", numbers, &error));
  card = dti_scorer_score (scorer, dataset, NULL, &error);
  g_assert_null (card);
  g_assert_error (error, DTI_ERROR, DTI_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, "node “r”"));
}

static void
test_cancelled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiScorecard) card = dti_scorer_score_finish (DTI_SCORER (source), result, &error);

  g_assert_null (card);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_main_loop_quit (data);
}

static void
test_cancelled (void)
{
  g_autoptr (DtiFramework) framework = load (BENEFIT, TWO);
  g_autoptr (DtiDataset) dataset = read_csv (framework, "unit,a,b\nx,1,0\ny,0,1\n");
  g_autoptr (DtiScorer) scorer = dti_scorer_new (framework);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_test_summary ("A scoring that is cancelled ends with an error");

  g_cancellable_cancel (cancellable);
  dti_scorer_score_async (scorer, dataset, NULL, cancellable, test_cancelled_cb, loop);
  g_main_loop_run (loop);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/benefit-of-the-doubt/one-child", test_one_child);
  g_test_add_func ("/benefit-of-the-doubt/two-children", test_two_children);
  g_test_add_func ("/benefit-of-the-doubt/ranks", test_ranks);
  g_test_add_func ("/benefit-of-the-doubt/shares", test_shares);
  g_test_add_func ("/benefit-of-the-doubt/band", test_band);
  g_test_add_func ("/benefit-of-the-doubt/missing", test_missing);
  g_test_add_func ("/benefit-of-the-doubt/not-applicable", test_not_applicable);
  g_test_add_func ("/benefit-of-the-doubt/missing-shares", test_missing_shares);
  g_test_add_func ("/benefit-of-the-doubt/observed", test_observed);
  g_test_add_func ("/benefit-of-the-doubt/unranked", test_unranked);
  g_test_add_func ("/benefit-of-the-doubt/few-units", test_few_units);
  g_test_add_func ("/benefit-of-the-doubt/negative", test_negative);
  g_test_add_func ("/benefit-of-the-doubt/zero-with-bounds", test_zero_with_bounds);
  g_test_add_func ("/benefit-of-the-doubt/chain", test_chain);
  g_test_add_func ("/benefit-of-the-doubt/children-without-part", test_children_without_part);
  g_test_add_func ("/benefit-of-the-doubt/texts", test_texts);
  g_test_add_func ("/benefit-of-the-doubt/limit", test_limit);
  g_test_add_func ("/benefit-of-the-doubt/cancelled", test_cancelled);

  return g_test_run ();
}
