/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <gtk/gtk.h>
#include <libdti/dti.h>

G_BEGIN_DECLS

#define CS_TYPE_CHART_VIEW (cs_chart_view_get_type ())

G_DECLARE_FINAL_TYPE (CsChartView, cs_chart_view, CS, CHART_VIEW, GtkWidget)

DtiChart *cs_chart_view_get_chart (CsChartView *self);
void cs_chart_view_set_chart (CsChartView *self, DtiChart *chart, const char *label);

G_END_DECLS
