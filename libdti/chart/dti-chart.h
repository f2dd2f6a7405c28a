/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <gio/gio.h>
#include <libdti/analysis/dti-attribution.h>
#include <libdti/analysis/dti-rank-change.h>
#include <libdti/analysis/dti-uncertainty.h>
#include <libdti/scoring/dti-scorecard.h>

G_BEGIN_DECLS

/* As <cairo.h> has it, which programs that draw need, and no others. The scanner of introspection
 * takes no type of another library from here. */
#ifdef __GI_SCANNER__
#include <cairo.h>
#else
typedef struct _cairo cairo_t;
#endif

/**
 * DtiChartKind:
 * @DTI_CHART_KIND_BARS: a bar for each unit, of the parts that its figure is made of
 * @DTI_CHART_KIND_TREND: lines over periods
 * @DTI_CHART_KIND_RANKS: lines of ranks over periods, 1 on top
 * @DTI_CHART_KIND_RADAR: a few units over several nodes
 * @DTI_CHART_KIND_WATERFALL: what a change is made of
 * @DTI_CHART_KIND_HEATMAP: units by nodes
 * @DTI_CHART_KIND_INTERVALS: between which ranks each unit lies
 *
 * The kinds of chart.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_CHART_KIND_BARS,
  DTI_CHART_KIND_TREND,
  DTI_CHART_KIND_RANKS,
  DTI_CHART_KIND_RADAR,
  DTI_CHART_KIND_WATERFALL,
  DTI_CHART_KIND_HEATMAP,
  DTI_CHART_KIND_INTERVALS,
} DtiChartKind;

/**
 * DtiChartTheme:
 * @DTI_CHART_THEME_LIGHT: dark letters on white
 * @DTI_CHART_THEME_DARK: light letters on a dark ground
 *
 * The colours of a chart.
 *
 * Since: 1.0
 */
typedef enum
{
  DTI_CHART_THEME_LIGHT,
  DTI_CHART_THEME_DARK,
} DtiChartTheme;

#define DTI_TYPE_CHART (dti_chart_get_type ())

DTI_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DtiChart, dti_chart, DTI, CHART, GObject)

DTI_AVAILABLE_IN_1_0
DtiChart *dti_chart_new_bars (DtiScorecard *card,
                              const char *node,
                              const char *level,
                              const char *const *units,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiChart *dti_chart_new_trend (GListModel *series, GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiChart *dti_chart_new_trend_from_scorecards (GListModel *cards,
                                               const char *node,
                                               DtiColumn column,
                                               const char *const *units,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiChart *dti_chart_new_ranks (GListModel *cards,
                               const char *node,
                               const char *const *units,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiChart *dti_chart_new_radar (DtiScorecard *card,
                               const char *const *units,
                               const char *const *nodes,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiChart *dti_chart_new_waterfall (DtiAttribution *attribution,
                                   const char *level,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiChart *dti_chart_new_waterfall_of_ranks (DtiRankChange *change,
                                            const char *level,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiChart *dti_chart_new_heatmap (DtiScorecard *card,
                                 const char *const *units,
                                 const char *const *nodes,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiChart *dti_chart_new_intervals (const char *const *names,
                                   GBytes *ranks,
                                   GBytes *lows,
                                   GBytes *medians,
                                   GBytes *highs,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
DtiChart *dti_chart_new_uncertainty (DtiUncertainty *uncertainty,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

DTI_AVAILABLE_IN_1_0
DtiChartKind dti_chart_get_kind (DtiChart *self);
DTI_AVAILABLE_IN_1_0
const char *dti_chart_get_title (DtiChart *self);
DTI_AVAILABLE_IN_1_0
void dti_chart_set_title (DtiChart *self, const char *title);
DTI_AVAILABLE_IN_1_0
const char *dti_chart_get_subtitle (DtiChart *self);
DTI_AVAILABLE_IN_1_0
void dti_chart_set_subtitle (DtiChart *self, const char *subtitle);
DTI_AVAILABLE_IN_1_0
const char *dti_chart_get_source_note (DtiChart *self);
DTI_AVAILABLE_IN_1_0
void dti_chart_set_source_note (DtiChart *self, const char *source_note);
DTI_AVAILABLE_IN_1_0
const char *dti_chart_get_language (DtiChart *self);
DTI_AVAILABLE_IN_1_0
void dti_chart_set_language (DtiChart *self, const char *language);
DTI_AVAILABLE_IN_1_0
DtiChartTheme dti_chart_get_theme (DtiChart *self);
DTI_AVAILABLE_IN_1_0
void dti_chart_set_theme (DtiChart *self, DtiChartTheme theme);
DTI_AVAILABLE_IN_1_0
const char *const *dti_chart_get_highlighted (DtiChart *self);
DTI_AVAILABLE_IN_1_0
void dti_chart_set_highlighted (DtiChart *self, const char *const *highlighted);
DTI_AVAILABLE_IN_1_0
double dti_chart_get_width (DtiChart *self);
DTI_AVAILABLE_IN_1_0
void dti_chart_set_width (DtiChart *self, double width);
DTI_AVAILABLE_IN_1_0
double dti_chart_get_height (DtiChart *self);
DTI_AVAILABLE_IN_1_0
void dti_chart_set_height (DtiChart *self, double height);
DTI_AVAILABLE_IN_1_0
double dti_chart_get_scale (DtiChart *self);
DTI_AVAILABLE_IN_1_0
void dti_chart_set_scale (DtiChart *self, double scale);

DTI_AVAILABLE_IN_1_0
char *dti_chart_to_svg (DtiChart *self) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GBytes *dti_chart_to_png (DtiChart *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
GBytes *dti_chart_to_pdf (DtiChart *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
DTI_AVAILABLE_IN_1_0
gboolean dti_chart_save (DtiChart *self, GFile *file, GCancellable *cancellable, GError **error);
DTI_AVAILABLE_IN_1_0
void dti_chart_save_async (DtiChart *self,
                           GFile *file,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
DTI_AVAILABLE_IN_1_0
gboolean dti_chart_save_finish (DtiChart *self, GAsyncResult *result, GError **error);
DTI_AVAILABLE_IN_1_0
double dti_chart_measure (DtiChart *self, double width);
DTI_AVAILABLE_IN_1_0
void dti_chart_draw (DtiChart *self, cairo_t *cr, double width, double height);

G_END_DECLS
