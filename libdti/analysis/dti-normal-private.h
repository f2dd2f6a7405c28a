/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <math.h>

#include <glib.h>

G_BEGIN_DECLS

/* The number below which a standard normal variable stays with the probability @p, 0 < @p < 1. */
double dti_normal_get_quantile (double p);

/* How likely a standard normal variable is at least as far from 0 as @z. */
static inline double
dti_normal_get_two_sided (double z)
{
  return erfc (fabs (z) / G_SQRT2);
}

G_END_DECLS
