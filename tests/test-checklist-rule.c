/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rule-testing.h"

#include <libdti/model/dti-checklist-rule.h>

static const RuleCase cases[] = {
  { "{ \"type\": \"checklist\", \"items\": [[\"a\", 0.5], [\"b\", 0.3], [\"c\", 0.2]] }",
    UP,
    10.0,
    4,
    { 0.5, 1.0, 0.0, NONE },
    { 5.0, 10.0, 0.0, NONE } },
  { "{ \"type\": \"checklist\", \"items\": { \"tham gia\": 3, \"chủ trì\": 4 }, \"points\": true }",
    UP,
    10.0,
    2,
    { 3.0, 7.0 },
    { 3.0, 7.0 } },
};

static void
test_scores (void)
{
  g_test_summary ("A number is the sum of what the items are worth");

  rule_check_cases (cases, G_N_ELEMENTS (cases));
}

static const RuleFault faults[] = {
  { "{ \"type\": \"checklist\", \"items\": [] }", "/items", "wrong-value" },
  { "{ \"type\": \"checklist\", \"items\": \"a\" }", "/items", "wrong-type" },
  { "{ \"type\": \"checklist\", \"items\": [[\"a\", 1], \"b\"] }", "/items/1", "wrong-value" },
  { "{ \"type\": \"checklist\", \"items\": [[\"a\", \"1/2\"]] }", "/items/0", "wrong-value" },
  { "{ \"type\": \"checklist\", \"items\": [[\"a\", 1.5]] }", "/items/0", "wrong-value" },
  { "{ \"type\": \"checklist\", \"items\": [[\"a\", -0.5]] }", "/items/0", "wrong-value" },
  { "{ \"type\": \"checklist\", \"items\": [[\" \", 1]] }", "/items/0", "wrong-value" },
  { "{ \"type\": \"checklist\", \"items\": [[\"Có\", 1], [\"có \", 0]] }",
    "/items/1",
    "wrong-value" },
  { "{ \"type\": \"checklist\", \"items\": [[\"a\", 1, 2]] }", "/items/0", "wrong-value" },
  { "{ \"type\": \"checklist\", \"items\": [[\"a\", 1]], \"points\": 1 }",
    "/points",
    "wrong-type" },
  { "{ \"type\": \"checklist\", \"items\": [[\"a\", 1]], \"transform\": \"log\" }",
    "/transform",
    "wrong-member" },
  { "{ \"type\": \"checklist\" }", "", "missing-member" },
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
  DtiChecklistRule *rule = dti_checklist_rule_new (labels, credits, TRUE);
  g_auto (GStrv) got = NULL;
  double number = 0.0;

  g_test_summary ("A rule made from properties has them, and scores like one that was read");

  g_assert_cmpstrv (dti_checklist_rule_get_labels (rule), labels);
  g_assert_true (g_bytes_equal (dti_checklist_rule_get_credits (rule), credits));
  g_assert_true (dti_checklist_rule_get_points (rule));
  g_object_get (rule, "labels", &got, NULL);
  g_assert_cmpstrv (got, labels);
  g_assert_true (dti_rule_read_text (DTI_RULE (rule), "B", &number));
  g_assert_cmpfloat (number, ==, 2.5);

  rule_check_properties (DTI_RULE (rule));
  g_assert_cmpstr (dti_rule_get_type_name (DTI_RULE (rule)), ==, "checklist");
  rule_check_description (
      "{ \"type\": \"checklist\", \"items\": [[\"a\", 0.5], [\"b\", 0.3], [\"c\", 0.2]] }",
      "“a” 0.5, “b” 0.3, “c” 0.2, × max");
  g_assert_finalize_object (rule);
}

typedef struct
{
  const char *json;
  const char *text;
  double score; /* of a maximum of 10; NaN: the text is no label */
} TextCase;

static const TextCase texts[] = {
  { "{ \"type\": \"checklist\", \"items\": [[\"a\", 0.5], [\"b\", 0.3], [\"c\", 0.2]] }",
    "a",
    5.0 },
  { "{ \"type\": \"checklist\", \"items\": [[\"a\", 0.5], [\"b\", 0.3], [\"c\", 0.2]] }",
    "a;b;c",
    10.0 },
  { "{ \"type\": \"checklist\", \"items\": [[\"a\", 0.5], [\"b\", 0.3], [\"c\", 0.2]] }",
    " C ; a ;",
    7.0 },
  { "{ \"type\": \"checklist\", \"items\": [[\"a\", 0.5], [\"b\", 0.3], [\"c\", 0.2]] }",
    "a;a",
    5.0 },
  { "{ \"type\": \"checklist\", \"items\": [[\"a\", 0.5], [\"b\", 0.3], [\"c\", 0.2]] }", "", 0.0 },
  { "{ \"type\": \"checklist\", \"items\": [[\"a\", 0.5], [\"b\", 0.3], [\"c\", 0.2]] }",
    "a;d",
    NONE },
  { "{ \"type\": \"checklist\", \"items\": [[\"a\", 0.5], [\"b\", 0.3], [\"c\", 0.2]] }",
    "a,b",
    NONE },
  { "{ \"type\": \"checklist\", \"items\": { \"tham gia\": 3, \"chủ trì\": 4 }, \"points\": true }",
    "Tham gia; CHỦ TRÌ",
    7.0 }
};

static void
test_texts (void)
{
  g_test_summary ("A text lists items, in any order; an item counts once");

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

static void
test_inputs (void)
{
  static const double a[] = { 1.0, 1.0, NAN, 0.5, NAN, 2.0, 1.0 };
  static const double c[] = { 1.0, NAN, 1.0, 0.5, NAN, 1.0, -0.1 };
  static const double numbers[] = { NAN, 0.9, NAN, NAN, 0.3, NAN, NAN };
  static const double expected[] = { 7.0, 5.0, 2.0, 3.5, 3.0, NAN, NAN };
  const double *inputs[] = { a, NULL, c };
  g_autoptr (DtiRule) rule = rule_read (
      "{ \"type\": \"checklist\", \"items\": [[\"a\", 0.5], [\"b\", 0.3], [\"c\", 0.2]] }");
  DtiRuleSpan span = { .n = 7, .numbers = numbers, .inputs = inputs, .max = 10.0, .clamp = TRUE };
  const char *const *names = dti_rule_get_input_names (rule);
  double scores[7];

  g_test_summary ("Items in columns of their own win over the number, an absent one counts 0 once "
                  "another is given, and one outside 0 to 1 is no score");

  g_assert_cmpuint (g_strv_length ((char **) names), ==, 3);
  g_assert_cmpstr (names[1], ==, "b");
  dti_rule_apply (rule, NULL, &span, scores, NULL);
  for (gsize i = 0; i < 7; i++)
    rule_assert_score (scores[i], expected[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/checklist-rule/scores", test_scores);
  g_test_add_func ("/checklist-rule/faults", test_faults);
  g_test_add_func ("/checklist-rule/properties", test_properties);
  g_test_add_func ("/checklist-rule/texts", test_texts);
  g_test_add_func ("/checklist-rule/inputs", test_inputs);

  return g_test_run ();
}
