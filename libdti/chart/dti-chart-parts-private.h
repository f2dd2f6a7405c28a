/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include "dti-chart-private.h"

G_BEGIN_DECLS

/* Finds the parts of the node of a bar chart, and how much of the figure of each unit comes from
 * each of them. A unit whose parts do not add up is marked as whole. */
void dti_chart_parts_find (DtiChart *chart, DtiScorecard *card, const char *level);

G_END_DECLS
