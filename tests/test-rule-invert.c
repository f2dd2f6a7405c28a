/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "rule-testing.h"

/* A rule, a score, and the number that the closed form of the rule gives, worked out by hand. */
typedef struct
{
  const char *json;
  double max;
  double score;
  double number;
} InverseCase;

static const InverseCase cases[] = {
  { "{'type':'points'}", 10, 7, 7 },
  { "{'type':'points'}", 10, 0, 0 },
  { "{'type':'points'}", 10, 10, 10 },
  { "{'type':'points','clamp':false}", 10, 12, 12 },
  { "{'type':'share'}", 20, 5, 0.25 },
  { "{'type':'share','direction':'down'}", 20, 5, 0.75 },
  { "{'type':'boolean'}", 8, 3, 1 },
  { "{'type':'boolean','levels':[['có',1],['đang',0.5],['không',0]]}", 8, 3, 0.5 },
  { "{'type':'boolean','levels':[['có',1],['đang',0.5],['không',0]]}", 8, 4.5, 1 },
  { "{'type':'choice','options':[['A',3],['B',6],['C',8]],'points':true}", 8, 4, 6 },
  { "{'type':'checklist','items':{'a':0.5,'b':0.25,'c':0.25}}", 8, 6, 0.75 },
  { "{'type':'ratio'}", 20, 5, 0.25 },
  { "{'type':'ratio','factor':100}", 20, 5, 0.0025 },
  { "{'type':'ratio','target':0.5}", 20, 5, 0.125 },
  { "{'type':'ratio','target':0.5}", 20, 20, 0.5 },
  { "{'type':'ratio','target':0.5,'direction':'down'}", 20, 5, 0.375 },
  { "{'type':'steps','steps':[[0,0],[1,5],[2,10]]}", 10, 5, 1 },
  { "{'type':'steps','steps':[[0,0],[1,5],[2,10]]}", 10, 6, 2 },
  { "{'type':'steps','steps':[[0,0],[1,5],[2,10]]}", 10, 10, 2 },
  { "{'type':'steps','steps':[[0,0],[1,5],[2,10]],'interpolate':true}", 10, 7.5, 1.5 },
  { "{'type':'steps','steps':[[0,10],[50,4],[90,0]]}", 10, 4, 0 },
  { "{'type':'goalposts','min':20,'max':85}", 1, 0.5, 52.5 },
  { "{'type':'goalposts','min':20,'max':85}", 1, 1, 85 },
  { "{'type':'goalposts','min':85,'max':20}", 1, 0.25, 68.75 },
  { "{'type':'goalposts','min':20,'max':84,'direction':'down'}", 1, 0.75, 36 },
  { "{'type':'goalposts','min':4,'max':64,'transform':'sqrt'}", 6, 3, 25 },
  { "{'type':'scaled'}", 10, 4, 40 },
  { "{'type':'scaled','range':[-1,1]}", 10, 4, -0.2 },
  { "{'type':'adjustment','cap':5}", 1, 3, 3 },
  { "{'type':'adjustment','cap':5,'sign':-1}", 1, -3, 3 },
  { "{'type':'expression','formula':'x * x'}", 1, 16, 4 },
  { "{'type':'expression','formula':'if(x >= 0.25, 8, 2)'}", 8, 5, 0.25 },
  { "{'type':'expression','formula':'10 - abs(x - 40)','clamp':true}", 10, 7, 37 },
};

static char *
quote (const char *json)
{
  return g_strdelimit (g_strdup (json), "'", '"');
}

static void
test_closed_forms (void)
{
  g_test_summary ("The number that a closed form gives, for each rule that needs no other unit");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const InverseCase *c = &cases[i];
      g_autofree char *json = quote (c->json);
      g_autoptr (DtiRule) rule = rule_read (json);
      g_autoptr (GError) error = NULL;
      double number = 0.0;
      double score = 0.0;

      g_test_message ("%s: %g", json, c->score);
      g_assert_true (dti_rule_find_number (rule, c->score, c->max, &number, &error));
      g_assert_no_error (error);
      g_assert_true (dti_rule_evaluate (rule, number, c->max, &score, &error));
      g_assert_cmpfloat (score, >=, c->score);
      g_assert_cmpfloat_with_epsilon (number, c->number, 1e-12 * MAX (1.0, fabs (c->number)));
    }
}

static void
test_transforms (void)
{
  static const struct
  {
    const char *json;
    double number; /* of half the points */
  } transforms[] = {
    { "{'type':'goalposts','min':100,'max':75000,'transform':'log'}", 2738.6127875258306 },
    { "{'type':'goalposts','min':100,'max':10000,'transform':'log10'}", 1000 },
    { "{'type':'goalposts','min':1,'max':9,'transform':{'type':'box-cox','lambda':0.5}}", 4 },
    { "{'type':'goalposts','min':1,'max':9,'transform':{'type':'box-cox','lambda':0}}", 3 },
    { "{'type':'goalposts','min':0.5,'max':1,'transform':{'type':'box-cox','lambda':-1}}",
      2.0 / 3 },
    { "{'type':'scaled','range':[1,100],'transform':'log10'}", 10 },
    { "{'type':'ratio','target':16,'transform':'sqrt'}", 4 },
    { "{'type':'steps','steps':[[1,0],[100,10]],'interpolate':true,'transform':'log10'}", 10 },
  };

  g_test_summary ("√(100 × 75 000) and its like: half the points through every transform");

  for (gsize i = 0; i < G_N_ELEMENTS (transforms); i++)
    {
      g_autofree char *json = quote (transforms[i].json);
      g_autoptr (DtiRule) rule = rule_read (json);
      g_autoptr (GError) error = NULL;
      double number = 0.0;

      g_test_message ("%s", json);
      g_assert_true (dti_rule_find_number (rule, 5.0, 10.0, &number, &error));
      g_assert_cmpfloat_with_epsilon (number, transforms[i].number, 1e-12 * transforms[i].number);
    }
}

/* A rule of random parameters whose score rises or falls with the number. */
static char *
make_rule (GRand *source)
{
  static const char *const transforms[] = {
    "", ",'transform':'log'", ",'transform':'sqrt'", ",'transform':{'type':'box-cox','lambda':-0.7}"
  };
  static const char *const directions[] = { "", ",'direction':'down'" };
  const char *transform = transforms[g_rand_int_range (source, 0, 4)];
  const char *direction = directions[g_rand_int_range (source, 0, 2)];
  double low = g_rand_double_range (source, 0.001, 50.0);
  double high = low + g_rand_double_range (source, 0.001, 900.0);

  switch (g_rand_int_range (source, 0, 5))
    {
    case 0:
      return g_strdup_printf ("{'type':'goalposts','min':%.9f,'max':%.9f%s%s}",
                              low,
                              high,
                              transform,
                              direction);
    case 1:
      return g_strdup_printf ("{'type':'scaled','range':[%.9f,%.9f]%s%s}",
                              high,
                              low,
                              transform,
                              direction);
    case 2:
      return g_strdup_printf ("{'type':'ratio','factor':%.9f%s}", low, direction);
    case 3:
      return g_strdup_printf (
          "{'type':'steps','steps':[[%.9f,0],[%.9f,4],[%.9f,10]],'interpolate':true%s}",
          low,
          (low + high) / 2,
          high,
          transform);
    default:
      return g_strdup_printf ("{'type':'share'%s}", direction);
    }
}

static void
test_random (void)
{
  g_autoptr (GRand) source = g_rand_new_with_seed (922);

  g_test_summary ("The score is reached, and the next double on one side does not reach it");

  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *text = make_rule (source);
      g_autofree char *json = quote (text);
      g_autoptr (DtiRule) rule = rule_read (json);
      double wanted = g_rand_double_range (source, 0.01, 10.0);
      double number = 0.0;
      double score = 0.0;
      double below = 0.0;
      double above = 0.0;

      g_assert_true (dti_rule_find_number (rule, wanted, 10.0, &number, NULL));
      g_assert_true (dti_rule_evaluate (rule, number, 10.0, &score, NULL));
      g_assert_true (dti_rule_evaluate (rule, nextafter (number, -INFINITY), 10.0, &below, NULL));
      g_assert_true (dti_rule_evaluate (rule, nextafter (number, INFINITY), 10.0, &above, NULL));
      if (!(score >= wanted && (below < wanted || above < wanted)))
        g_test_message ("%s: %.17g gives %.17g, wanted %.17g", json, number, score, wanted);
      g_assert_cmpfloat (score, >=, wanted);
      g_assert_true (below < wanted || above < wanted);
    }
}

static void
assert_refused (const char *text, double score, int code)
{
  g_autofree char *json = quote (text);
  g_autoptr (DtiRule) rule = rule_read (json);
  g_autoptr (GError) error = NULL;
  double number = 0.0;

  g_test_message ("%s", json);
  g_assert_false (dti_rule_find_number (rule, score, 10.0, &number, &error));
  g_assert_error (error, DTI_ERROR, code);
  g_assert_true (isnan (number));
}

static void
test_refused (void)
{
  g_test_summary ("A score beyond the maximum, and rules that compare units");

  assert_refused ("{'type':'points'}", 10.5, DTI_ERROR_NOT_COMPUTABLE);
  assert_refused ("{'type':'share'}", 11, DTI_ERROR_NOT_COMPUTABLE);
  assert_refused ("{'type':'steps','steps':[[0,0],[1,5]]}", 6, DTI_ERROR_NOT_COMPUTABLE);
  assert_refused ("{'type':'goalposts','min':3,'max':3}", 1, DTI_ERROR_NOT_COMPUTABLE);
  assert_refused ("{'type':'adjustment','cap':5}", 6, DTI_ERROR_NOT_COMPUTABLE);
  assert_refused ("{'type':'expression','formula':'x - x'}", 6, DTI_ERROR_NOT_COMPUTABLE);
  assert_refused ("{'type':'best'}", 5, DTI_ERROR_UNSUPPORTED);
  assert_refused ("{'type':'min-max'}", 5, DTI_ERROR_UNSUPPORTED);
  assert_refused ("{'type':'z-score'}", 5, DTI_ERROR_UNSUPPORTED);
  assert_refused ("{'type':'rank'}", 5, DTI_ERROR_UNSUPPORTED);
}

static void
test_last_bit (void)
{
  g_autoptr (DtiRule) rule = rule_read ("{\"type\":\"points\"}");
  double number = 0.0;

  g_test_summary ("A sum that misses the maximum by its last bit is the maximum");

  g_assert_true (dti_rule_find_number (rule, nextafter (10.0, 11.0), 10.0, &number, NULL));
  g_assert_cmpfloat (number, ==, 10.0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/rule-invert/closed-forms", test_closed_forms);
  g_test_add_func ("/rule-invert/transforms", test_transforms);
  g_test_add_func ("/rule-invert/random", test_random);
  g_test_add_func ("/rule-invert/refused", test_refused);
  g_test_add_func ("/rule-invert/last-bit", test_last_bit);

  return g_test_run ();
}
