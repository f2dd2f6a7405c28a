/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include "dti-chart-private.h"

G_BEGIN_DECLS

/* What the charts of one scorecard have in common. */

/* The node asked for, or the one that the framework ranks. */
DtiNode *dti_chart_card_find_node (DtiScorecard *card, const char *id, GError **error);
/* Adds the units asked for, or all, the best rank at @node first and those without a rank last;
 * what is equal keeps the order of the data. */
gboolean dti_chart_card_add_units (
    DtiChart *chart, DtiScorecard *card, DtiNode *node, const char *const *units, GError **error);
/* The figure that a node publishes: a value or a score; NaN where there is none. */
double dti_chart_card_get_figure (DtiScorecard *card, const char *unit, DtiNode *node);
/* Fills the content with the value of each unit at each of the nodes. */
void dti_chart_card_fill (DtiChart *chart, DtiScorecard *card);
/* Whether any unit of the chart has a value at a node. */
gboolean dti_chart_card_has_value (DtiChart *chart, DtiScorecard *card, DtiNode *node);

G_END_DECLS
