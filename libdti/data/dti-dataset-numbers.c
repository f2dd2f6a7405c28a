/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-dataset-numbers-private.h"

#include <libdti/base/dti-error.h>

const char *
dti_dataset_choose_period (DtiDataset *self, const char *period, GError **error)
{
  const char *const *periods = dti_dataset_get_periods (self);
  gsize n = g_strv_length ((char **) periods);

  for (gsize i = 0; period != NULL && i < n; i++)
    if (g_str_equal (periods[i], period))
      return periods[i];

  if (n == 0)
    g_set_error_literal (error, DTI_ERROR, DTI_ERROR_NOT_FOUND, "the dataset has no period");
  else if (period != NULL)
    g_set_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND, "the dataset has no period “%s”", period);
  else if (n == 1)
    return periods[0];
  else
    g_set_error (error,
                 DTI_ERROR,
                 DTI_ERROR_CONFLICT,
                 "the dataset has %" G_GSIZE_FORMAT " periods, “%s” to “%s”: name one",
                 n,
                 periods[0],
                 periods[n - 1]);

  return NULL;
}
