/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "robustness-testing.h"

static const char *const places[] = { "/root/aggregation", NULL };

static void
test_alternatives (void)
{
  static const char *const texts[] = { "\"mean\"", "\"max\"", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiUncertainInput) input =
      dti_uncertain_input_new_for_places ("agg", places, texts, &error);
  g_autofree char *second = NULL;
  g_autofree char *described = NULL;
  g_autofree char *id = NULL;
  DtiUncertainKind kind;
  guint n;

  g_assert_no_error (error);
  g_object_get (input, "id", &id, "kind", &kind, "n-alternatives", &n, NULL);
  g_assert_cmpstr (id, ==, "agg");
  g_assert_cmpstr (dti_uncertain_input_get_id (input), ==, "agg");
  g_assert_cmpint (kind, ==, DTI_UNCERTAIN_KIND_MEMBER);
  g_assert_cmpuint (n, ==, 2);
  second = dti_uncertain_input_get_alternative (input, 1);
  g_assert_cmpstr (second, ==, "\"max\"");
  g_assert_null (dti_uncertain_input_get_alternative (input, 2));
  described = dti_uncertain_input_describe (input);
  g_assert_cmpstr (described, ==, "/root/aggregation: \"mean\" or \"max\"");
}

static void
test_ranges (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiUncertainInput) input =
      dti_uncertain_input_new_for_range ("w", places, DTI_UNCERTAIN_SHAPE_NORMAL, 2.0, 0.5, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (dti_uncertain_input_get_n_alternatives (input), ==, 0);
  g_assert_null (
      dti_uncertain_input_new_for_range ("w", places, DTI_UNCERTAIN_SHAPE_NORMAL, 2, -1, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
}

static void
test_noise (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiUncertainInput) input = dti_uncertain_input_new_for_noise ("n", 0.25, NULL, &error);
  g_autofree char *described = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (dti_uncertain_input_get_kind (input), ==, DTI_UNCERTAIN_KIND_WEIGHT_NOISE);
  described = dti_uncertain_input_describe (input);
  g_assert_cmpstr (described, ==, "noise of ±25 % on the weights of all levels");
  g_assert_null (dti_uncertain_input_new_for_noise ("", 0.25, NULL, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
}

static void
test_sets (void)
{
  g_autoptr (DtiFramework) framework = load_framework (ROBUSTNESS_MODEL);
  g_autoptr (DtiWeights) weights = dti_weights_new_equal (framework);
  g_autoptr (GListStore) store = g_list_store_new (G_TYPE_OBJECT);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiUncertainInput) input = NULL;
  g_autofree char *first = NULL;

  g_list_store_append (store, weights);
  input = dti_uncertain_input_new_for_weights ("s", G_LIST_MODEL (store), &error);
  g_assert_no_error (error);
  first = dti_uncertain_input_get_alternative (input, 0);
  g_assert_cmpstr (first, ==, "1");

  g_list_store_append (store, framework);
  g_assert_null (dti_uncertain_input_new_for_weights ("s", G_LIST_MODEL (store), &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
}

static void
test_observations (void)
{
  static const char *const nodes[] = { "a", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiUncertainInput) input = dti_uncertain_input_new_for_observations (
      "e", nodes, NULL, DTI_UNCERTAIN_SHAPE_UNIFORM, 2.0, FALSE, TRUE, &error);
  g_autofree char *described = NULL;

  g_assert_no_error (error);
  described = dti_uncertain_input_describe (input);
  g_assert_cmpstr (described, ==, "a: uniform, 0 ± 2");
  g_assert_null (dti_uncertain_input_new_for_observations (
      "e", nodes + 1, NULL, DTI_UNCERTAIN_SHAPE_UNIFORM, 2.0, FALSE, TRUE, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
}

static void
test_json (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiUncertainInput) input = dti_uncertain_input_new_from_json (
      "{\"id\":\"a\",\"at\":\"/root/weight\",\"triangular\":[1,3]}", &error);
  g_autofree char *described = NULL;

  g_assert_no_error (error);
  described = dti_uncertain_input_describe (input);
  g_assert_cmpstr (described, ==, "/root/weight: triangular, 2 ± 1");
  g_assert_null (dti_uncertain_input_new_from_json ("{\"id\":\"a\",\"at\":\"x\"}", &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
  g_assert_nonnull (strstr (error->message, "/at"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/uncertain-input/alternatives", test_alternatives);
  g_test_add_func ("/uncertain-input/ranges", test_ranges);
  g_test_add_func ("/uncertain-input/noise", test_noise);
  g_test_add_func ("/uncertain-input/sets", test_sets);
  g_test_add_func ("/uncertain-input/observations", test_observations);
  g_test_add_func ("/uncertain-input/json", test_json);

  return g_test_run ();
}
