/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rule-testing.h"

#include <libdti/model/dti-boolean-rule.h>

static const RuleCase cases[] = {
  { "{ \"type\": \"boolean\" }",
    UP,
    10.0,
    6,
    { 1.0, 0.0, NONE, 0.5, 2.0, -1.0 },
    { 10.0, 0.0, NONE, NONE, NONE, NONE } },
  /* a direction only describes */
  { "{ \"type\": \"boolean\" }", DOWN, 10.0, 2, { 1.0, 0.0 }, { 10.0, 0.0 } },
  { "{ \"type\": \"boolean\", \"levels\": [[\"có\", 1], [\"đang\", 0.5], [\"không\", 0]] }",
    UP,
    10.0,
    5,
    { 1.0, 0.5, 0.0, NONE, 0.7 },
    { 10.0, 5.0, 0.0, NONE, NONE } },
  { "{ \"type\": \"boolean\", \"levels\": { \"yes\": 1, \"partly\": 0.25 } }",
    UP,
    8.0,
    2,
    { 1.0, 0.25 },
    { 8.0, 2.0 } },
};

static void
test_scores (void)
{
  g_test_summary (
      "Yes gives the maximum, no nothing, levels their part; other numbers are none of them");

  rule_check_cases (cases, G_N_ELEMENTS (cases));
}

static const RuleFault faults[] = {
  { "{ \"type\": \"boolean\", \"levels\": [] }", "/levels", "wrong-value" },
  { "{ \"type\": \"boolean\", \"levels\": \"a\" }", "/levels", "wrong-type" },
  { "{ \"type\": \"boolean\", \"levels\": [[\"a\", 1], \"b\"] }", "/levels/1", "wrong-value" },
  { "{ \"type\": \"boolean\", \"levels\": [[\"a\", \"1/2\"]] }", "/levels/0", "wrong-value" },
  { "{ \"type\": \"boolean\", \"levels\": [[\"a\", 1.5]] }", "/levels/0", "wrong-value" },
  { "{ \"type\": \"boolean\", \"levels\": [[\"a\", -0.5]] }", "/levels/0", "wrong-value" },
  { "{ \"type\": \"boolean\", \"levels\": [[\" \", 1]] }", "/levels/0", "wrong-value" },
  { "{ \"type\": \"boolean\", \"levels\": [[\"Có\", 1], [\"có \", 0]] }",
    "/levels/1",
    "wrong-value" },
  { "{ \"type\": \"boolean\", \"levels\": [[\"a\", 1, 2]] }", "/levels/0", "wrong-value" },
  { "{ \"type\": \"boolean\", \"levels\": [[\"a\", 1]], \"points\": 1 }", "/points", "wrong-type" },
  { "{ \"type\": \"boolean\", \"levels\": [[\"a\", 1]], \"transform\": \"log\" }",
    "/transform",
    "wrong-member" },
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
  DtiBooleanRule *rule = dti_boolean_rule_new (labels, credits, TRUE);
  g_auto (GStrv) got = NULL;
  double number = 0.0;

  g_test_summary ("A rule made from properties has them, and scores like one that was read");

  g_assert_cmpstrv (dti_boolean_rule_get_labels (rule), labels);
  g_assert_true (g_bytes_equal (dti_boolean_rule_get_credits (rule), credits));
  g_assert_true (dti_boolean_rule_get_points (rule));
  g_object_get (rule, "labels", &got, NULL);
  g_assert_cmpstrv (got, labels);
  g_assert_true (dti_rule_read_text (DTI_RULE (rule), "B", &number));
  g_assert_cmpfloat (number, ==, 2.5);

  rule_check_properties (DTI_RULE (rule));
  g_assert_cmpstr (dti_rule_get_type_name (DTI_RULE (rule)), ==, "boolean");
  rule_check_description (
      "{ \"type\": \"boolean\", \"levels\": [[\"có\", 1], [\"đang\", 0.5], [\"không\", 0]] }",
      "“có” 1, “đang” 0.5, “không” 0, × max");
  g_assert_finalize_object (rule);
}

typedef struct
{
  const char *json;
  const char *text;
  double score; /* of a maximum of 10; NaN: the text is no label */
} TextCase;

static const TextCase texts[] = {
  { "{ \"type\": \"boolean\" }", "có", 10.0 },
  { "{ \"type\": \"boolean\" }", "không", 0.0 },
  { "{ \"type\": \"boolean\" }", "true", 10.0 },
  { "{ \"type\": \"boolean\" }", "FALSE", 0.0 },
  { "{ \"type\": \"boolean\" }", "Yes", 10.0 },
  { "{ \"type\": \"boolean\" }", "no", 0.0 },
  { "{ \"type\": \"boolean\" }", " CÓ\t", 10.0 },
  { "{ \"type\": \"boolean\" }", "\u00a0có\u00a0", 10.0 },
  { "{ \"type\": \"boolean\" }", "co\u0301", 10.0 },
  { "{ \"type\": \"boolean\" }", "KHO\u0302NG", 0.0 },
  { "{ \"type\": \"boolean\" }", "co", NONE },
  { "{ \"type\": \"boolean\" }", "", NONE },
  { "{ \"type\": \"boolean\" }", "đang", NONE },
  { "{ \"type\": \"boolean\" }", "c\xf3", NONE },
  { "{ \"type\": \"boolean\", \"levels\": [[\"có\", 1], [\"đang\", 0.5], [\"không\", 0]] }",
    "có",
    10.0 },
  { "{ \"type\": \"boolean\", \"levels\": [[\"có\", 1], [\"đang\", 0.5], [\"không\", 0]] }",
    "Đang",
    5.0 },
  { "{ \"type\": \"boolean\", \"levels\": [[\"có\", 1], [\"đang\", 0.5], [\"không\", 0]] }",
    "không",
    0.0 },
  { "{ \"type\": \"boolean\", \"levels\": [[\"có\", 1], [\"đang\", 0.5], [\"không\", 0]] }",
    "yes",
    NONE }
};

static void
test_texts (void)
{
  g_test_summary ("Labels compare trimmed, composed and without case, as in a file of any program; "
                  "with levels of its own a rule knows no others");

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

  g_test_add_func ("/boolean-rule/scores", test_scores);
  g_test_add_func ("/boolean-rule/faults", test_faults);
  g_test_add_func ("/boolean-rule/properties", test_properties);
  g_test_add_func ("/boolean-rule/texts", test_texts);

  return g_test_run ();
}
