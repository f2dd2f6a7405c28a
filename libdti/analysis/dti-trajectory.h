/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/analysis/dti-progress-enums.h>

G_BEGIN_DECLS

#define DTI_TYPE_TRAJECTORY (dti_trajectory_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiTrajectory, dti_trajectory, DTI, TRAJECTORY, GObject)

DTI_AVAILABLE_IN_1_0
DtiTrajectory *dti_trajectory_new (DtiTrajectoryShape shape,
                                   const char *start_period,
                                   double start,
                                   const char *end_period,
                                   double end,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiTrajectory *dti_trajectory_new_from_milestones (const char *const *periods,
                                                   GBytes *values,
                                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiTrajectoryShape dti_trajectory_get_shape (DtiTrajectory *self);
DTI_AVAILABLE_IN_1_0
const char *const *dti_trajectory_get_periods (DtiTrajectory *self);
DTI_AVAILABLE_IN_1_0
GBytes *dti_trajectory_get_values (DtiTrajectory *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
gboolean dti_trajectory_get_value (DtiTrajectory *self, const char *period, double *value);
DTI_AVAILABLE_IN_1_0
gboolean dti_trajectory_get_value_at (DtiTrajectory *self, double time, double *value);

G_END_DECLS
