/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <stdlib.h>

#include "goal-testing.h"

#define SHARE                                                                                      \
  "'root':{'id':'r','max':100,'rule':{'type':'share'},'children':[{'id':'a','max':100}]}"
#define MOST 14

static double
get (DtiRequiredScore *needed, const char *property)
{
  double number = NAN;

  g_object_get (needed, property, &number, NULL);

  return number;
}

/* Scorecards of all the periods. */
static GListModel *
score_all (const char *members, const char *csv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiFramework) framework = load_framework (members);
  g_autoptr (GBytes) bytes = g_bytes_new (csv, strlen (csv));
  g_autoptr (DtiDatasetReader) reader = dti_dataset_reader_new (framework);
  g_autoptr (DtiDataset) dataset =
      dti_dataset_reader_read_bytes (reader, bytes, "data.csv", &error);
  g_autoptr (DtiScorer) scorer = dti_scorer_new (framework);
  GListModel *cards;

  g_assert_no_error (error);
  cards = dti_scorer_score_all (scorer, dataset, &error);
  g_assert_no_error (error);

  return cards;
}

static DtiRequiredScore *
ask (GListModel *history, guint rank, const char *period, DtiFieldGrowth growth)
{
  g_autoptr (GError) error = NULL;
  DtiRequiredScore *needed =
      dti_goal_required_score (history, "r", "me", rank, period, growth, &error);

  g_assert_no_error (error);

  return needed;
}

static const char history_csv[] =
    "unit,period,r\n"
    "a,2021,0.30\nb,2021,0.40\nc,2021,0.50\nd,2021,0.60\nme,2021,0.2\n"
    "a,2022,0.36\nb,2022,0.48\nc,2022,0.60\nd,2022,0.72\nme,2022,0.5\n";

static void
test_growth (void)
{
  /* The changes are 0.06, 0.08, 0.10, 0.12: quartiles 0.075, 0.09, 0.105. */
  static const struct
  {
    DtiFieldGrowth growth;
    double change;
    double figure; /* of rank 2 in 2024: c, or ahead of it */
  } cases[] = {
    { DTI_FIELD_GROWTH_NONE, 0, 0.6 },       { DTI_FIELD_GROWTH_LOW, 0.075, 0.75 },
    { DTI_FIELD_GROWTH_MEDIAN, 0.09, 0.78 }, { DTI_FIELD_GROWTH_HIGH, 0.105, 0.81 },
    { DTI_FIELD_GROWTH_OWN, NAN, 0.8 },
  };
  g_autoptr (GListModel) history = score_all (SHARE, history_csv);

  g_test_summary ("The field goes on by quartiles of its yearly changes, worked out by hand");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DtiRequiredScore) needed = ask (history, 2, "2024", cases[i].growth);
      double change = get (needed, "yearly-change");

      if (isnan (cases[i].change))
        g_assert_true (isnan (change));
      else
        g_assert_cmpfloat_with_epsilon (change, cases[i].change, 1e-12);
      g_assert_cmpuint (dti_required_score_get_n_changes (needed),
                        ==,
                        cases[i].growth == DTI_FIELD_GROWTH_NONE ? 0 : 4);
      g_assert_cmpfloat_with_epsilon (get (needed, "figure"), cases[i].figure, 1e-12);
      g_assert_cmpfloat_with_epsilon (get (needed, "score"), 100 * cases[i].figure, 1e-9);
      g_assert_cmpfloat_with_epsilon (get (needed, "gap"), cases[i].figure - 0.5, 1e-12);
      g_assert_cmpfloat (get (needed, "ahead-figure"), >, get (needed, "figure"));
      g_assert_cmpfloat (get (needed, "ahead-figure"), <, get (needed, "figure") + 1e-12);
      g_assert_cmpstr (dti_required_score_get_rival (needed), ==, "c");
      g_assert_cmpfloat (get (needed, "current-rank"), ==, 3);
    }
}

static void
test_maximum (void)
{
  g_autoptr (GListModel) history = score_all (SHARE, history_csv);
  g_autoptr (DtiRequiredScore) far = ask (history, 1, "2030", DTI_FIELD_GROWTH_HIGH);
  g_autoptr (GListModel) strict = score_all ("'ranking':{'ties':'max'}," SHARE, history_csv);
  g_autoptr (DtiRequiredScore) beyond = ask (strict, 1, "2030", DTI_FIELD_GROWTH_HIGH);
  g_autoptr (DtiRequiredScore) any = ask (history, 5, "2024", DTI_FIELD_GROWTH_HIGH);

  g_test_summary ("The field stops at the maximum; any figure gives the last rank");

  g_assert_cmpfloat (get (far, "figure"), ==, 1);
  g_assert_true (dti_required_score_get_reachable (far));
  g_assert_cmpfloat (get (beyond, "figure"), >, 1);
  g_assert_false (dti_required_score_get_reachable (beyond));
  g_assert_false (dti_required_score_get_figure (any, NULL));
  g_assert_true (dti_required_score_get_reachable (any));
  g_assert_null (dti_required_score_get_rival (any));
}

static void
test_one_scorecard (void)
{
  g_autoptr (GListModel) history =
      score_all (SHARE, "unit,period,r\na,2022,0.36\nb,2022,0.48\nme,2022,0.5\n");
  g_autoptr (DtiRequiredScore) needed = ask (history, 1, "2025", DTI_FIELD_GROWTH_HIGH);
  g_autofree char *vi = dti_required_score_describe (needed, "vi");
  g_autofree char *en = dti_required_score_describe (needed, "en");

  g_test_summary ("Without a history the field stands still, and the sentence says so");

  g_assert_cmpfloat (get (needed, "figure"), ==, 0.48);
  g_assert_cmpfloat (get (needed, "gap"), <, 0);
  g_assert_cmpuint (dti_required_score_get_n_changes (needed), ==, 0);
  g_assert_cmpstr (vi,
                   ==,
                   "Hạng 1 kỳ 2025: cần 0,4800, hiện là 0,5000, nếu các đơn vị khác giữ nguyên.");
  g_assert_cmpstr (en,
                   ==,
                   "Rank 1 in 2025: 0.4800 is needed, now it is 0.5000, if the others stay where "
                   "they are.");
}

static void
test_periods (void)
{
  g_autoptr (GListModel) history = score_all (SHARE,
                                              "unit,period,r\n"
                                              "a,2021,0.30\nme,2021,0.2\n"
                                              "a,2023,0.40\nme,2023,0.2\n");
  g_autoptr (DtiRequiredScore) needed = ask (history, 1, "2024", DTI_FIELD_GROWTH_MEDIAN);
  g_autoptr (GListStore) backwards = g_list_store_new (DTI_TYPE_SCORECARD);
  g_autoptr (GListStore) empty = g_list_store_new (DTI_TYPE_SCORECARD);
  g_autoptr (GError) error = NULL;

  g_test_summary ("A gap of two years is two years; what cannot be asked is refused");

  g_assert_cmpfloat_with_epsilon (get (needed, "yearly-change"), 0.05, 1e-12);
  g_assert_cmpfloat_with_epsilon (get (needed, "figure"), 0.45, 1e-12);

  for (guint i = 2; i > 0; i--)
    {
      g_autoptr (DtiScorecard) card = g_list_model_get_item (history, i - 1);

      g_list_store_append (backwards, card);
    }
  g_assert_null (dti_goal_required_score (
      G_LIST_MODEL (backwards), "r", "me", 1, "2024", DTI_FIELD_GROWTH_NONE, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
  g_clear_error (&error);
  g_assert_null (dti_goal_required_score (
      G_LIST_MODEL (empty), "r", "me", 1, "2024", DTI_FIELD_GROWTH_NONE, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
  g_clear_error (&error);
  g_assert_null (
      dti_goal_required_score (history, "r", "me", 1, "2022", DTI_FIELD_GROWTH_NONE, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
  g_clear_error (&error);
  g_assert_null (
      dti_goal_required_score (history, "q", "me", 1, "2024", DTI_FIELD_GROWTH_NONE, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (
      dti_goal_required_score (history, "r", "nobody", 1, "2024", DTI_FIELD_GROWTH_NONE, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND);
}

static void
test_break (void)
{
  g_autoptr (GListModel) old =
      score_all (SHARE ",'source':'old'", "unit,period,r\na,2021,0.1\nme,2021,0.2\n");
  g_autoptr (GListModel) recent = score_all (SHARE, history_csv);
  g_autoptr (GListStore) joined = g_list_store_new (DTI_TYPE_SCORECARD);
  g_autoptr (DtiScorecard) first = g_list_model_get_item (old, 0);
  g_autoptr (DtiScorecard) last = g_list_model_get_item (recent, 1);
  g_autoptr (DtiRequiredScore) needed = NULL;

  g_test_summary ("A change of framework says nothing about growth");

  g_list_store_append (joined, first);
  g_list_store_append (joined, last);
  needed = ask (G_LIST_MODEL (joined), 4, "2024", DTI_FIELD_GROWTH_MEDIAN);
  g_assert_cmpuint (dti_required_score_get_n_changes (needed), ==, 0);
  g_assert_cmpfloat (get (needed, "figure"), ==, 0.36);
}

/* ---- against the ranking ---- */

typedef struct
{
  char *members;
  gboolean ascending;
  int decimals;
  gsize n;
  gsize mine; /* position of ours */
  double before[MOST];
  double after[MOST];
} Field;

static Field
make_field (GRand *source)
{
  static const char *const ties[] = { "competition", "dense", "max", "average", "first" };
  Field field = { .ascending = g_rand_boolean (source),
                  .decimals = g_rand_int_range (source, -1, 3),
                  .n = (gsize) g_rand_int_range (source, 2, MOST) };
  g_autofree char *decimals =
      field.decimals >= 0 ? g_strdup_printf (",'decimals':%d", field.decimals) : g_strdup ("");

  field.mine = (gsize) g_rand_int_range (source, 0, (int) field.n);
  field.members = g_strdup_printf (
      "'publish':'%s','ranking':{'ties':'%s','order':'%s'%s},'root':{'id':'r','max':50,'rule':"
      "{'type':'share'},'children':[{'id':'a','max':50}]}",
      g_rand_boolean (source) ? "value" : "score",
      ties[g_rand_int_range (source, 0, 5)],
      field.ascending ? "ascending" : "descending",
      decimals);
  for (gsize i = 0; i < field.n; i++)
    {
      field.before[i] = g_rand_int_range (source, 100, 400) / 1000.0;
      field.after[i] = field.before[i] + g_rand_int_range (source, 0, 80) / 1000.0;
    }

  return field;
}

static char *
write_period (const Field *field, const char *period, const double *values)
{
  GString *csv = g_string_new (NULL);

  for (gsize i = 0; i < field->n; i++)
    {
      g_autofree char *id = i == field->mine ? g_strdup ("me") : g_strdup_printf ("u%zu", i);

      g_string_append_printf (csv, "%s,%s,%.17g\n", id, period, values[i]);
    }

  return g_string_free (csv, FALSE);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
get_median_change (const Field *field)
{
  double changes[MOST];
  gsize n = 0;

  for (gsize i = 0; i < field->n; i++)
    if (i != field->mine)
      changes[n++] = field->after[i] - field->before[i];
  qsort (changes, n, sizeof (double), compare_doubles);

  return n % 2 == 1 ? changes[n / 2] : (changes[n / 2 - 1] + changes[n / 2]) / 2;
}

/* The rank that the library gives to ours with @value among the others as they will be. */
static double
rank_again (const Field *field, double change, double value)
{
  g_autofree char *body = NULL;
  g_autofree char *csv = NULL;
  g_autoptr (DtiScorecard) card = NULL;
  double values[MOST];
  double rank = NAN;

  for (gsize i = 0; i < field->n; i++)
    values[i] = i == field->mine ? value : MIN (field->after[i] + change, 1.0);
  body = write_period (field, "2024", values);
  csv = g_strconcat ("unit,period,r\n", body, NULL);
  card = goal_score (field->members, csv);
  g_assert_true (dti_scorecard_get_rank (card, "me", "r", &rank));

  return rank;
}

static void
check_field (const Field *field)
{
  g_autofree char *before = write_period (field, "2022", field->before);
  g_autofree char *after = write_period (field, "2023", field->after);
  g_autofree char *csv = g_strconcat ("unit,period,r\n", before, after, NULL);
  g_autoptr (GListModel) history = score_all (field->members, csv);
  gboolean is_value = strstr (field->members, "'publish':'value'") != NULL;
  double scale = is_value ? 1.0 : 50.0;
  double change = get_median_change (field);
  double step = (field->decimals >= 0 ? pow (10, -field->decimals) : 1e-9) / scale;

  for (guint rank = 1; rank <= field->n; rank++)
    {
      g_autoptr (DtiRequiredScore) needed = ask (history, rank, "2024", DTI_FIELD_GROWTH_MEDIAN);
      double figure = get (needed, "figure");
      double value = figure / scale;
      double worse = field->ascending ? value + step : value - step;

      g_test_message ("%s: rank %u of %zu: %.17g", field->members, rank, field->n, figure);
      if (isnan (figure))
        {
          g_assert_cmpfloat (rank_again (field, change, field->ascending ? 1.0 : 0.0), <=, rank);
          continue;
        }
      if (value > 1.0 || value < 0.0)
        continue;
      g_assert_cmpfloat (rank_again (field, change, value), <=, rank);
      if (worse >= 0.0 && worse <= 1.0)
        g_assert_cmpfloat (rank_again (field, change, worse), >, rank);
    }
}

static void
test_against_ranking (void)
{
  g_autoptr (GRand) source = g_rand_new_with_seed (405);

  g_test_summary (
      "Ranked again among the others as they will be, the figure gives the rank and one "
      "step worse does not: all ties, orders and decimals");

  for (guint i = 0; i < 600; i++)
    {
      Field field = make_field (source);

      check_field (&field);
      g_free (field.members);
    }
}

static void
test_within (void)
{
  g_autoptr (GListModel) history =
      score_all ("'columns':{'region':'label'},'ranking':{'within':'region'}," SHARE,
                 "unit,period,region,r\na,2022,N,0.9\nb,2022,S,0.7\nc,2022,S,0.4\n"
                 "me,2022,S,0.3\nd,2022,S,0.8\n");
  g_autoptr (DtiRequiredScore) needed = ask (history, 2, "2022", DTI_FIELD_GROWTH_NONE);

  g_test_summary ("Only the units that are ranked together are rivals");

  g_assert_cmpuint (dti_required_score_get_n_others (needed), ==, 3);
  g_assert_cmpfloat (get (needed, "figure"), ==, 0.7);
}

static void
test_getters (void)
{
  g_autoptr (GListModel) history = score_all (SHARE, history_csv);
  DtiRequiredScore *needed = ask (history, 2, "2024", DTI_FIELD_GROWTH_MEDIAN);
  double number = 0;

  g_test_summary ("Every getter, and nothing is leaked");

  g_assert_cmpstr (dti_required_score_get_unit (needed), ==, "me");
  g_assert_cmpstr (dti_node_get_id (dti_required_score_get_node (needed)), ==, "r");
  g_assert_cmpstr (dti_required_score_get_period (needed), ==, "2024");
  g_assert_cmpuint (dti_required_score_get_rank (needed), ==, 2);
  g_assert_cmpint (dti_required_score_get_growth (needed), ==, DTI_FIELD_GROWTH_MEDIAN);
  g_assert_cmpuint (dti_required_score_get_n_others (needed), ==, 4);
  g_assert_true (dti_required_score_get_yearly_change (needed, &number));
  g_assert_true (dti_required_score_get_figure (needed, &number));
  g_assert_true (dti_required_score_get_ahead_figure (needed, &number));
  g_assert_true (dti_required_score_get_score (needed, &number));
  g_assert_true (dti_required_score_get_current_figure (needed, &number));
  g_assert_cmpfloat (number, ==, 0.5);
  g_assert_true (dti_required_score_get_current_rank (needed, &number));
  g_assert_true (dti_required_score_get_gap (needed, &number));
  g_assert_cmpstr (dti_required_score_get_rival (needed), ==, "c");
  g_assert_finalize_object (needed);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/required-score/growth", test_growth);
  g_test_add_func ("/required-score/maximum", test_maximum);
  g_test_add_func ("/required-score/one-scorecard", test_one_scorecard);
  g_test_add_func ("/required-score/periods", test_periods);
  g_test_add_func ("/required-score/break", test_break);
  g_test_add_func ("/required-score/against-ranking", test_against_ranking);
  g_test_add_func ("/required-score/within", test_within);
  g_test_add_func ("/required-score/getters", test_getters);

  return g_test_run ();
}
