/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rule-testing.h"

#include <libdti/model/dti-choice-rule.h>

static const RuleCase cases[] = {
  { "{ \"type\": \"choice\", \"options\": [[\"trưởng\", 1], [\"phó\", 0.5], [\"khác\", 0]] }",
    UP,
    20.0,
    5,
    { 1.0, 0.5, 0.0, NONE, 0.25 },
    { 20.0, 10.0, 0.0, NONE, NONE } },
  /* labels that are numbers are what an observation of that number says */
  { "{ \"type\": \"choice\", \"options\": [[\"1\", 0.2], [\"2\", 0.6], [\"3\", 1], [\"none\", 0]] "
    "}",
    UP,
    10.0,
    5,
    { 1.0, 2.0, 3.0, 0.6, 4.0 },
    { 2.0, 6.0, 10.0, NONE, NONE } },
  { "{ \"type\": \"choice\", \"options\": [[\"a\", 4], [\"b\", 2.5]], \"points\": true }",
    UP,
    10.0,
    3,
    { 4.0, 2.5, 1.0 },
    { 4.0, 2.5, NONE } },
  { "{ \"type\": \"choice\", \"options\": [[\"a\", 4], [\"b\", 2.5]], \"points\": true }",
    UP,
    3.0,
    2,
    { 4.0, 2.5 },
    { 3.0, 2.5 } },
  { "{ \"type\": \"choice\", \"options\": [[\"a\", 4]], \"points\": true, \"clamp\": false }",
    UP,
    3.0,
    1,
    { 4.0 },
    { 4.0 } },
};

static void
test_scores (void)
{
  g_test_summary ("One of several options gives a part of the maximum, or points");

  rule_check_cases (cases, G_N_ELEMENTS (cases));
}

static const RuleFault faults[] = {
  { "{ \"type\": \"choice\", \"options\": [] }", "/options", "wrong-value" },
  { "{ \"type\": \"choice\", \"options\": \"a\" }", "/options", "wrong-type" },
  { "{ \"type\": \"choice\", \"options\": [[\"a\", 1], \"b\"] }", "/options/1", "wrong-value" },
  { "{ \"type\": \"choice\", \"options\": [[\"a\", \"1/2\"]] }", "/options/0", "wrong-value" },
  { "{ \"type\": \"choice\", \"options\": [[\"a\", 1.5]] }", "/options/0", "wrong-value" },
  { "{ \"type\": \"choice\", \"options\": [[\"a\", -0.5]] }", "/options/0", "wrong-value" },
  { "{ \"type\": \"choice\", \"options\": [[\" \", 1]] }", "/options/0", "wrong-value" },
  { "{ \"type\": \"choice\", \"options\": [[\"Có\", 1], [\"có \", 0]] }",
    "/options/1",
    "wrong-value" },
  { "{ \"type\": \"choice\", \"options\": [[\"a\", 1, 2]] }", "/options/0", "wrong-value" },
  { "{ \"type\": \"choice\", \"options\": [[\"a\", 1]], \"points\": 1 }", "/points", "wrong-type" },
  { "{ \"type\": \"choice\", \"options\": [[\"a\", 1]], \"transform\": \"log\" }",
    "/transform",
    "wrong-member" },
  { "{ \"type\": \"choice\" }", "", "missing-member" },
};

static void
test_faults (void)
{
  g_test_summary ("Wrong parameters are problems with their place");

  rule_check_faults (faults, G_N_ELEMENTS (faults));
}

static void
test_properties (void)
{
  static const char *const labels[] = { "a", "b", NULL };
  static const double worth[] = { 4.0, 2.5 };
  g_autoptr (GBytes) credits = g_bytes_new_static (worth, sizeof worth);
  DtiChoiceRule *rule = dti_choice_rule_new (labels, credits, TRUE);
  g_auto (GStrv) got = NULL;
  double number = 0.0;

  g_test_summary ("A rule made from properties has them, and scores like one that was read");

  g_assert_cmpstrv (dti_choice_rule_get_labels (rule), labels);
  g_assert_true (g_bytes_equal (dti_choice_rule_get_credits (rule), credits));
  g_assert_true (dti_choice_rule_get_points (rule));
  g_object_get (rule, "labels", &got, NULL);
  g_assert_cmpstrv (got, labels);
  g_assert_true (dti_rule_read_text (DTI_RULE (rule), "B", &number));
  g_assert_cmpfloat (number, ==, 2.5);

  rule_check_properties (DTI_RULE (rule));
  g_assert_cmpstr (dti_rule_get_type_name (DTI_RULE (rule)), ==, "choice");
  rule_check_description (
      "{ \"type\": \"choice\", \"options\": [[\"a\", 4], [\"b\", 2.5]], \"points\": true }",
      "“a” 4, “b” 2.5 points");
  g_assert_finalize_object (rule);
}

typedef struct
{
  const char *json;
  const char *text;
  double score; /* of a maximum of 10; NaN: the text is no label */
} TextCase;

static const TextCase texts[] = {
  { "{ \"type\": \"choice\", \"options\": [[\"trưởng\", 1], [\"phó\", 0.5], [\"khác\", 0]] }",
    "trưởng",
    10.0 },
  { "{ \"type\": \"choice\", \"options\": [[\"trưởng\", 1], [\"phó\", 0.5], [\"khác\", 0]] }",
    "Phó",
    5.0 },
  { "{ \"type\": \"choice\", \"options\": [[\"trưởng\", 1], [\"phó\", 0.5], [\"khác\", 0]] }",
    "khác",
    0.0 },
  { "{ \"type\": \"choice\", \"options\": [[\"trưởng\", 1], [\"phó\", 0.5], [\"khác\", 0]] }",
    "phó ban",
    NONE },
  { "{ \"type\": \"choice\", \"options\": [[\"1\", 0.2], [\"2\", 0.6], [\"3\", 1], [\"none\", 0]] "
    "}",
    "2",
    6.0 },
  { "{ \"type\": \"choice\", \"options\": [[\"1\", 0.2], [\"2\", 0.6], [\"3\", 1], [\"none\", 0]] "
    "}",
    "None",
    0.0 },
  { "{ \"type\": \"choice\", \"options\": [[\"1\", 0.2], [\"2\", 0.6], [\"3\", 1], [\"none\", 0]] "
    "}",
    "4",
    NONE },
  { "{ \"type\": \"choice\", \"options\": [[\"a\", 4], [\"b\", 2.5]], \"points\": true }",
    "A",
    4.0 },
  { "{ \"type\": \"choice\", \"options\": [[\"a\", 4], [\"b\", 2.5]], \"points\": true }",
    "b ",
    2.5 }
};

static void
test_texts (void)
{
  g_test_summary ("A label gives what it is worth");

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (DtiRule) rule = rule_read (texts[i].json);
      g_autofree char *escaped = g_strescape (texts[i].text, NULL);
      double number = 0.0;
      double score = 0.0;

      g_test_message ("%s %s", texts[i].json, escaped);
      g_assert_true (dti_rule_reads_text (rule));
      if (isnan (texts[i].score))
        {
          g_assert_false (dti_rule_read_text (rule, texts[i].text, &number));
          g_assert_true (isnan (number));
          continue;
        }
      g_assert_true (dti_rule_read_text (rule, texts[i].text, &number));
      g_assert_true (dti_rule_evaluate (rule, number, 10.0, &score, NULL));
      rule_assert_score (score, texts[i].score);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/choice-rule/scores", test_scores);
  g_test_add_func ("/choice-rule/faults", test_faults);
  g_test_add_func ("/choice-rule/properties", test_properties);
  g_test_add_func ("/choice-rule/texts", test_texts);

  return g_test_run ();
}
