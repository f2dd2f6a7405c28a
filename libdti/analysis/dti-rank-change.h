/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/analysis/dti-attribution.h>
#include <libdti/analysis/dti-cohort.h>
#include <libdti/analysis/dti-rank-interval.h>
#include <libdti/model/dti-framework-map.h>
#include <libdti/scoring/dti-scorecard.h>

G_BEGIN_DECLS

/**
 * DtiRankColumn:
 * @DTI_RANK_COLUMN_OLDER_FIGURE: see [property@Dti.RankChange:older-figure]
 * @DTI_RANK_COLUMN_NEWER_FIGURE: see [property@Dti.RankChange:newer-figure]
 * @DTI_RANK_COLUMN_OLDER_RANK: see [property@Dti.RankChange:older-rank]
 * @DTI_RANK_COLUMN_NEWER_RANK: see [property@Dti.RankChange:newer-rank]
 * @DTI_RANK_COLUMN_OLDER_SIZE: see [property@Dti.RankChange:older-size]
 * @DTI_RANK_COLUMN_NEWER_SIZE: see [property@Dti.RankChange:newer-size]
 * @DTI_RANK_COLUMN_OLDER_PERCENTILE: see [property@Dti.RankChange:older-percentile]
 * @DTI_RANK_COLUMN_NEWER_PERCENTILE: see [property@Dti.RankChange:newer-percentile]
 * @DTI_RANK_COLUMN_RANK_CHANGE: see [property@Dti.RankChange:rank-change]
 * @DTI_RANK_COLUMN_OWN_EFFECT: see [property@Dti.RankChange:own-effect]
 * @DTI_RANK_COLUMN_FIELD_EFFECT: see [property@Dti.RankChange:field-effect]
 * @DTI_RANK_COLUMN_COHORT_EFFECT: see [property@Dti.RankChange:cohort-effect]
 * @DTI_RANK_COLUMN_COMMON_OLDER_RANK: see [property@Dti.RankChange:common-older-rank]
 * @DTI_RANK_COLUMN_COMMON_NEWER_RANK: see [property@Dti.RankChange:common-newer-rank]
 * @DTI_RANK_COLUMN_CUSHION: see [property@Dti.RankChange:cushion]
 * @DTI_RANK_COLUMN_CUSHION_POINTS: see [property@Dti.RankChange:cushion-points]
 * @DTI_RANK_COLUMN_GAP: see [property@Dti.RankChange:gap]
 * @DTI_RANK_COLUMN_GAP_POINTS: see [property@Dti.RankChange:gap-points]
 *
 * The columns of a list of rank changes.
 *
 * Each holds one `double` for each unit, NaN where there is no number.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_RANK_COLUMN_OLDER_FIGURE,
  DTI_RANK_COLUMN_NEWER_FIGURE,
  DTI_RANK_COLUMN_OLDER_RANK,
  DTI_RANK_COLUMN_NEWER_RANK,
  DTI_RANK_COLUMN_OLDER_SIZE,
  DTI_RANK_COLUMN_NEWER_SIZE,
  DTI_RANK_COLUMN_OLDER_PERCENTILE,
  DTI_RANK_COLUMN_NEWER_PERCENTILE,
  DTI_RANK_COLUMN_RANK_CHANGE,
  DTI_RANK_COLUMN_OWN_EFFECT,
  DTI_RANK_COLUMN_FIELD_EFFECT,
  DTI_RANK_COLUMN_COHORT_EFFECT,
  DTI_RANK_COLUMN_COMMON_OLDER_RANK,
  DTI_RANK_COLUMN_COMMON_NEWER_RANK,
  DTI_RANK_COLUMN_CUSHION,
  DTI_RANK_COLUMN_CUSHION_POINTS,
  DTI_RANK_COLUMN_GAP,
  DTI_RANK_COLUMN_GAP_POINTS,
} DtiRankColumn;

#define DTI_TYPE_RANK_CHANGE (dti_rank_change_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiRankChange, dti_rank_change, DTI, RANK_CHANGE, GObject)

DTI_AVAILABLE_IN_1_0
DtiRankChange *dti_rank_change_between (DtiScorecard *older,
                                        DtiScorecard *newer,
                                        const char *unit,
                                        const char *node,
                                        DtiFrameworkMap *map,
                                        DtiCohort *cohort,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
const char *dti_rank_change_get_unit (DtiRankChange *self);
DTI_AVAILABLE_IN_1_0
const char *dti_rank_change_get_unit_name (DtiRankChange *self);
DTI_AVAILABLE_IN_1_0
DtiNode *dti_rank_change_get_node (DtiRankChange *self);
DTI_AVAILABLE_IN_1_0
const char *dti_rank_change_get_older_period (DtiRankChange *self);
DTI_AVAILABLE_IN_1_0
const char *dti_rank_change_get_newer_period (DtiRankChange *self);
DTI_AVAILABLE_IN_1_0
double dti_rank_change_get_older_figure (DtiRankChange *self);
DTI_AVAILABLE_IN_1_0
double dti_rank_change_get_newer_figure (DtiRankChange *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_rank_change_get_older_rank (DtiRankChange *self, double *rank);
DTI_AVAILABLE_IN_1_0
double dti_rank_change_get_newer_rank (DtiRankChange *self);
DTI_AVAILABLE_IN_1_0
guint dti_rank_change_get_older_size (DtiRankChange *self);
DTI_AVAILABLE_IN_1_0
guint dti_rank_change_get_newer_size (DtiRankChange *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_rank_change_get_older_percentile (DtiRankChange *self, double *percentile);
DTI_AVAILABLE_IN_1_0
gboolean dti_rank_change_get_newer_percentile (DtiRankChange *self, double *percentile);
DTI_AVAILABLE_IN_1_0
gboolean dti_rank_change_get_rank_change (DtiRankChange *self, double *change);
DTI_AVAILABLE_IN_1_0
gboolean dti_rank_change_get_places_gained (DtiRankChange *self, double *gained);
DTI_AVAILABLE_IN_1_0
double dti_rank_change_get_own_effect (DtiRankChange *self);
DTI_AVAILABLE_IN_1_0
double dti_rank_change_get_field_effect (DtiRankChange *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_rank_change_get_cohort_effect (DtiRankChange *self, double *effect);
DTI_AVAILABLE_IN_1_0
double dti_rank_change_get_common_older_rank (DtiRankChange *self);
DTI_AVAILABLE_IN_1_0
double dti_rank_change_get_common_newer_rank (DtiRankChange *self);
DTI_AVAILABLE_IN_1_0
guint dti_rank_change_get_common_size (DtiRankChange *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_rank_change_get_cushion (DtiRankChange *self, double *cushion);
DTI_AVAILABLE_IN_1_0
gboolean dti_rank_change_get_cushion_points (DtiRankChange *self, double *points);
DTI_AVAILABLE_IN_1_0
gboolean dti_rank_change_get_gap (DtiRankChange *self, double *gap);
DTI_AVAILABLE_IN_1_0
gboolean dti_rank_change_get_gap_points (DtiRankChange *self, double *points);
DTI_AVAILABLE_IN_1_0
gboolean dti_rank_change_get_is_reconstructed (DtiRankChange *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_rank_change_get_has_other_rule (DtiRankChange *self);
DTI_AVAILABLE_IN_1_0
gboolean dti_rank_change_get_is_robust (DtiRankChange *self);
DTI_AVAILABLE_IN_1_0
double
dti_rank_change_get_crossed_rank (DtiRankChange *self, gboolean own_newer, gboolean field_newer);
DTI_AVAILABLE_IN_1_0
GListModel *dti_rank_change_list_overtaken_by (DtiRankChange *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GListModel *dti_rank_change_list_overtook (DtiRankChange *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GListModel *dti_rank_change_list_near (DtiRankChange *self,
                                       double distance) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
double dti_rank_change_get_gap_to (DtiRankChange *self, guint rank);
DTI_AVAILABLE_IN_1_0
GListModel *dti_rank_change_get_pillar_shares (DtiRankChange *self);
DTI_AVAILABLE_IN_1_0
GListModel *dti_rank_change_list_shares (DtiRankChange *self,
                                         const char *level,
                                         guint64 seed) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiRankInterval *
dti_rank_change_get_rounding_interval (DtiRankChange *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiRankInterval *dti_rank_change_simulate_weights (DtiRankChange *self,
                                                   double noise,
                                                   guint n_draws,
                                                   guint64 seed,
                                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_rank_change_tell_robustness (DtiRankChange *self,
                                       const char *language) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_rank_change_to_sentence (DtiRankChange *self,
                                   const char *language) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_rank_change_to_csv (DtiRankChange *self,
                              DtiAttribution *attribution) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
char *dti_rank_change_to_json (DtiRankChange *self,
                               DtiAttribution *attribution) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
