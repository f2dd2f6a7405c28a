/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <math.h>
#include <string.h>

#include <libdti/base/dti-error.h>
#include <libdti/dti-enum-types.h>
#include <libdti/model/dti-rule-private.h>

/* What the tests of the rules share. */

#define UP DTI_DIRECTION_UP
#define DOWN DTI_DIRECTION_DOWN
#define NONE NAN

/* A rule, the numbers of some units, and the scores that they must have. */
typedef struct
{
  const char *json;
  DtiDirection direction; /* of the indicator */
  double max;
  gsize n;
  double numbers[10];
  double scores[10];
} RuleCase;

/* A rule that must be refused, with the place of the problem. */
typedef struct
{
  const char *json;
  const char *pointer;
  const char *code;
} RuleFault;

static inline DtiRule *
rule_read (const char *json)
{
  g_autoptr (GError) error = NULL;
  DtiRule *rule = dti_rule_new_from_json (json, &error);

  g_assert_no_error (error);
  g_assert_nonnull (rule);

  return rule;
}

static inline void
rule_assert_score (double score, double expected)
{
  if (isnan (expected))
    g_assert_true (isnan (score));
  else
    g_assert_cmpfloat_with_epsilon (score, expected, 1e-12 * MAX (1.0, fabs (expected)));
}

/* Scores a column in runs of @length units. */
static inline void
rule_score (DtiRule *rule,
            const DtiPopulation *population,
            DtiDirection direction,
            double max,
            const double *numbers,
            gsize n,
            gsize length,
            double *scores)
{
  for (gsize first = 0; first < n; first += length)
    {
      DtiRuleSpan span = { .n = MIN (length, n - first),
                           .first_row = first,
                           .numbers = numbers + first,
                           .max = max,
                           .direction = direction,
                           .clamp = TRUE };

      dti_rule_apply (rule, population, &span, scores + first, NULL);
    }
}

/* All units at once, in runs of three, and in place: always the same bits. */
static inline void
rule_score_all_ways (DtiRule *rule,
                     DtiDirection direction,
                     double max,
                     const double *numbers,
                     gsize n,
                     double *scores)
{
  g_autofree double *transformed = g_new (double, n);
  g_autofree double *runs = g_new (double, n);
  DtiPopulation population;

  dti_rule_transform (rule, numbers, transformed, n);
  dti_population_measure (&population, transformed, NULL, n, dti_rule_get_needs (rule));
  rule_score (rule, &population, direction, max, transformed, n, n, scores);
  rule_score (rule, &population, direction, max, transformed, n, 3, runs);
  g_assert_cmpmem (runs, n * sizeof (double), scores, n * sizeof (double));
  rule_score (rule, &population, direction, max, transformed, n, n, transformed);
  g_assert_cmpmem (transformed, n * sizeof (double), scores, n * sizeof (double));
  dti_population_clear (&population);
}

static inline void
rule_check_case (const RuleCase *c)
{
  g_autoptr (DtiRule) rule = rule_read (c->json);
  double scores[G_N_ELEMENTS (c->scores)];

  g_test_message ("%s", c->json);
  rule_score_all_ways (rule, c->direction, c->max, c->numbers, c->n, scores);
  for (gsize i = 0; i < c->n; i++)
    rule_assert_score (scores[i], c->scores[i]);

  g_assert_finalize_object (g_steal_pointer (&rule));
}

static inline void
rule_check_cases (const RuleCase *cases, gsize n)
{
  for (gsize i = 0; i < n; i++)
    rule_check_case (&cases[i]);
}

static inline JsonNode *
rule_parse (const char *json)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = dti_json_parse (json, strlen (json), NULL, &error);

  g_assert_no_error (error);

  return node;
}

/* Counts the problems of @severity at @pointer with @code that name the node. */
static inline guint
rule_count_problems (DtiProblemList *problems,
                     DtiSeverity severity,
                     const char *pointer,
                     const char *code)
{
  guint count = 0;

  for (guint i = 0; i < dti_problem_list_get_n_items (problems); i++)
    {
      g_autoptr (DtiProblem) problem = g_list_model_get_item (G_LIST_MODEL (problems), i);

      g_assert_cmpstr (dti_problem_get_node (problem), ==, "1.1");
      g_assert_cmpstr (dti_problem_get_file (problem), ==, "framework.json");
      count += dti_problem_get_severity (problem) == severity &&
               g_str_equal (dti_problem_get_pointer (problem), pointer) &&
               g_str_equal (dti_problem_get_code (problem), code);
    }

  return count;
}

static inline void
rule_check_faults (const RuleFault *faults, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (DtiProblemList) problems = dti_problem_list_new ();
      g_autoptr (JsonNode) node = rule_parse (faults[i].json);
      g_autofree char *pointer = g_strconcat ("/root/rule", faults[i].pointer, NULL);
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_null (
          dti_rule_new_from_node (node, "/root/rule", "framework.json", "1.1", problems));
      text = dti_problem_list_to_string (problems);
      g_test_message ("%s\n%s", faults[i].json, text);
      g_assert_cmpuint (rule_count_problems (problems, DTI_SEVERITY_ERROR, pointer, faults[i].code),
                        ==,
                        1);

      g_assert_null (dti_rule_new_from_json (faults[i].json, &error));
      g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
    }
}

/* A rule that is read with one warning. */
static inline void
rule_check_warning (const char *json, const char *pointer, const char *code)
{
  g_autoptr (DtiProblemList) problems = dti_problem_list_new ();
  g_autoptr (JsonNode) node = rule_parse (json);
  g_autoptr (DtiRule) rule =
      dti_rule_new_from_node (node, "/root/rule", "framework.json", "1.1", problems);
  g_autofree char *place = g_strconcat ("/root/rule", pointer, NULL);

  g_assert_nonnull (rule);
  g_assert_cmpuint (rule_count_problems (problems, DTI_SEVERITY_WARNING, place, code), ==, 1);
  g_assert_cmpuint (dti_problem_list_get_n_items (problems), ==, 1);
}

static inline void
rule_check_description (const char *json, const char *expected)
{
  g_autoptr (DtiRule) rule = rule_read (json);
  g_autofree char *description = dti_rule_describe (rule);

  g_assert_cmpstr (description, ==, expected);
}

/* Every property of the rule can be read. */
static inline void
rule_check_properties (DtiRule *rule)
{
  guint n = 0;
  g_autofree GParamSpec **specs = g_object_class_list_properties (G_OBJECT_GET_CLASS (rule), &n);

  for (guint i = 0; i < n; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      g_object_get_property (G_OBJECT (rule), specs[i]->name, &value);
      g_assert_true (G_IS_VALUE (&value));
    }
}

/* A random column of @n numbers: some missing, some equal, some almost equal. */
static inline double *
rule_random_column (gsize n)
{
  double *numbers = g_new (double, n);

  for (gsize i = 0; i < n; i++)
    {
      double number = g_test_rand_double_range (-50.0, 50.0);

      switch (g_test_rand_int_range (0, 6))
        {
        case 0:
          number = NAN;
          break;
        case 1:
          number = floor (number / 10.0);
          break;
        case 2:
          number = floor (number / 10.0) + 1e-16 * g_test_rand_int_range (0, 3);
          break;
        default:
          break;
        }
      numbers[i] = number;
    }

  return numbers;
}
