/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <math.h>

#include <libdti/dti.h>

#include "framework-testing.h"

/* What the tests of preparations share: eight units with two indicators. */

/* The outlier of a is drawn in; the missing number of b is the mean of the others, 1. */
#define PREPARATION_METHOD "[{'step':'treat'},{'step':'impute','with':'mean'}]"

static inline DtiFramework *
preparation_load (const char *method)
{
  g_autofree char *members =
      g_strdup_printf ("'root':{'id':'r','aggregation':'mean','missing':'rebase',"
                       "'children':[{'id':'a','rule':{'type':'min-max'}},{'id':'b'}]},'method':%s",
                       method);

  return load_framework (members);
}

static inline DtiDataset *
preparation_make_dataset (void)
{
  static const char *const units[] = { "a", "b", "c", "d", "e", "f", "g", "h" };
  static const double numbers[] = { 1, 2, 3, 4, 5, 6, 7, 100 };
  DtiDataset *dataset = dti_dataset_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_assert_true (dti_dataset_set_number (dataset, units[i], "2024", "a", numbers[i], NULL));
      if (i != 5 && i != 6)
        g_assert_true (dti_dataset_set_number (dataset, units[i], "2024", "b", 1.0, NULL));
    }
  g_assert_true (
      dti_dataset_set_status (dataset, "f", "2024", "b", DTI_STATUS_NOT_APPLICABLE, NULL));

  return dataset;
}
