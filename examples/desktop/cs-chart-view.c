/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <adwaita.h>
#include <cairo.h>
#include <math.h>

#include "cs-chart-view.h"
#include "cs-text.h"

#define LEAST_WIDTH 280
#define NATURAL_WIDTH 720
#define LARGEST 16384 /* that the library draws */

/* Draws a chart in the room it gets, light or dark as the desktop is. */
struct _CsChartView
{
  GtkWidget parent_instance;

  DtiChart *chart;
};

G_DEFINE_FINAL_TYPE (CsChartView, cs_chart_view, GTK_TYPE_WIDGET)

static void
follow_style (CsChartView *self)
{
  const gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  if (self->chart != NULL)
    dti_chart_set_theme (self->chart, dark ? DTI_CHART_THEME_DARK : DTI_CHART_THEME_LIGHT);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
style_changed_cb (AdwStyleManager *manager, GParamSpec *pspec, CsChartView *self)
{
  follow_style (self);
}

/* A chart says how high it has to be for the width there is. */
static GtkSizeRequestMode
cs_chart_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cs_chart_view_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  CsChartView *self = CS_CHART_VIEW (widget);
  const int width = for_size > 0 ? for_size : NATURAL_WIDTH;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = NATURAL_WIDTH;
    }
  else if (self->chart != NULL)
    {
      const double height = dti_chart_measure (self->chart, MIN (width, LARGEST));

      *minimum = *natural = (int) ceil (MIN (height, LARGEST));
    }
}

static void
cs_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CsChartView *self = CS_CHART_VIEW (widget);
  const int width = gtk_widget_get_width (widget);
  const int height = gtk_widget_get_height (widget);
  cairo_t *cr;

  if (self->chart == NULL || width < 1 || height < 1)
    return;
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  dti_chart_draw (self->chart, cr, width, height);
  cairo_destroy (cr);
}

static void
cs_chart_view_dispose (GObject *object)
{
  CsChartView *self = CS_CHART_VIEW (object);

  g_clear_object (&self->chart);

  G_OBJECT_CLASS (cs_chart_view_parent_class)->dispose (object);
}

static void
cs_chart_view_class_init (CsChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cs_chart_view_dispose;
  widget_class->get_request_mode = cs_chart_view_get_request_mode;
  widget_class->measure = cs_chart_view_measure;
  widget_class->snapshot = cs_chart_view_snapshot;

  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
cs_chart_view_init (CsChartView *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_object (adw_style_manager_get_default (),
                           "notify::dark",
                           G_CALLBACK (style_changed_cb),
                           self,
                           0);
}

DtiChart *
cs_chart_view_get_chart (CsChartView *self)
{
  g_return_val_if_fail (CS_IS_CHART_VIEW (self), NULL);

  return self->chart;
}

/* Takes over how the chart looks: its language and its theme. NULL for none. What it shows is said
 * in words too, for those who do not see it. */
void
cs_chart_view_set_chart (CsChartView *self, DtiChart *chart, const char *label)
{
  g_return_if_fail (CS_IS_CHART_VIEW (self));

  g_set_object (&self->chart, chart);
  gtk_widget_set_visible (GTK_WIDGET (self), chart != NULL);
  if (chart != NULL)
    {
      dti_chart_set_language (chart, cs_text_get_language ());
      gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      label,
                                      -1);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
  follow_style (self);
}
