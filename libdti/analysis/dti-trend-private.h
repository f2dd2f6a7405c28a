/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/analysis/dti-series-private.h>
#include <libdti/analysis/dti-trend-kernel-private.h>

G_BEGIN_DECLS

struct _DtiTrend
{
  GObject parent_instance;

  DtiSeries *series;
  double alpha;
  DtiTrendResult result;
};

DtiTrend *dti_trend_new (DtiSeries *series, const DtiTrendTest *test);

G_END_DECLS
