/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/analysis/dti-trajectory.h>

G_BEGIN_DECLS

/* The figure after @share of the time, 0 to 1. NaN where the shape has none between these ends. */
double
dti_trajectory_shape_compute (DtiTrajectoryShape shape, double start, double end, double share);

/* The middle of a period in years; NaN where it is no date. */
double dti_trajectory_read_time (const char *period);

G_END_DECLS
