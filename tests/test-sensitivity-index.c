/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "sensitivity-testing.h"

typedef gboolean (*Getter) (DtiSensitivityIndex *self, double *number);

static void
test_properties (void)
{
  const struct
  {
    const char *property;
    Getter get;
  } numbers[] = {
    { "first", dti_sensitivity_index_get_first },
    { "first-low", dti_sensitivity_index_get_first_low },
    { "first-high", dti_sensitivity_index_get_first_high },
    { "total", dti_sensitivity_index_get_total },
    { "total-low", dti_sensitivity_index_get_total_low },
    { "total-high", dti_sensitivity_index_get_total_high },
  };
  g_autoptr (DtiSensitivityDesign) design = make_design (32, 3, DTI_DESIGN_SEQUENCE_SOBOL, 5);
  g_autoptr (DtiSensitivity) sensitivity =
      estimate (design, ishigami, DTI_SOBOL_ESTIMATOR_SALTELLI, 100);
  g_autoptr (GListModel) indices = dti_sensitivity_list_indices (sensitivity);
  DtiSensitivityIndex *index = g_list_model_get_item (indices, 1);
  g_autofree char *input = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (indices), ==, 3);
  g_assert_true (index == dti_sensitivity_lookup (sensitivity, "2"));
  g_object_get (index, "input", &input, NULL);
  g_assert_cmpstr (input, ==, "2");
  g_assert_cmpstr (dti_sensitivity_index_get_input (index), ==, "2");
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      double number = NAN;
      double property = NAN;

      g_assert_true (numbers[i].get (index, &number));
      g_assert_true (numbers[i].get (index, NULL));
      g_object_get (index, numbers[i].property, &property, NULL);
      g_assert_cmpfloat (number, ==, property);
      /* The three numbers of an index stand in order. */
      if (i % 3 == 1)
        {
          double middle = NAN;
          double high = NAN;

          numbers[i - 1].get (index, &middle);
          numbers[i + 1].get (index, &high);
          g_assert_cmpfloat (number, <, middle);
          g_assert_cmpfloat (middle, <, high);
        }
    }

  g_clear_object (&indices);
  g_clear_object (&sensitivity);
  g_assert_finalize_object (index);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/sensitivity-index/properties", test_properties);

  return g_test_run ();
}
