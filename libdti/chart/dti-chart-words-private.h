/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include "dti-chart-private.h"

G_BEGIN_DECLS

/* What charts say, in both languages. */
typedef enum
{
  DTI_CHART_WORD_MISSING,
  DTI_CHART_WORD_WHOLE,
  DTI_CHART_WORD_RANK,
  DTI_CHART_WORD_MEDIAN,
  DTI_CHART_WORD_INTERVAL,
  DTI_CHART_WORD_BREAK,
  DTI_CHART_WORD_BREAK_OBSERVED,
  DTI_CHART_WORD_BREAK_FRAMEWORK,
  DTI_CHART_WORD_BREAK_PERIOD,
  DTI_CHART_WORD_BREAK_GIVEN,
  DTI_CHART_WORD_RECONSTRUCTED,
  DTI_CHART_WORD_OTHERS,
  DTI_CHART_WORD_RISE,
  DTI_CHART_WORD_FALL,
  DTI_CHART_WORD_GAIN,
  DTI_CHART_WORD_LOSS,
  DTI_CHART_WORD_METHOD,
  DTI_CHART_WORD_COVERAGE,
  DTI_CHART_WORD_FIELD,
  DTI_CHART_WORD_COHORT,
  DTI_CHART_WORD_SMALLER,
  DTI_CHART_WORD_RANKS,
  DTI_CHART_WORD_INTERVALS,
  DTI_CHART_WORD_BY_NODE,
  DTI_CHART_WORD_TREND,
  DTI_CHART_N_WORDS,
} DtiChartWord;

const char *dti_chart_get_word (DtiChart *self, DtiChartWord word);
/* A number in the chart's language, with a true minus sign; “–” where there is none. */
char *dti_chart_format (DtiChart *self, double number, int decimals);
/* A figure of the chart, with the decimals of its node. */
char *dti_chart_format_figure (DtiChart *self, double figure);
/* The same for a change, with its sign. */
char *dti_chart_format_change (DtiChart *self, double change);
/* The title of a node in the chart's language, or its id. */
char *dti_chart_title_node (DtiChart *self, DtiNode *node);
/* The titles that were set, or those that tell what the chart shows; empty where there is none. */
char *dti_chart_make_title (DtiChart *self);
char *dti_chart_make_subtitle (DtiChart *self);
/* What the chart shows, for those who do not see it. */
char *dti_chart_make_description (DtiChart *self);

G_END_DECLS
