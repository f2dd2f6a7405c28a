/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-comparison-private.h"

#include <libdti/base/dti-number.h>

/* A comparison in words that can be pasted into a report. */

/* So many strengths and weaknesses are named. */
#define NAMED 3

/* Figures without declared decimals, and points. */
#define FIGURE_DECIMALS 4
#define POINT_DECIMALS 1

typedef struct
{
  DtiComparison *self;
  gboolean vietnamese;
  GString *text;
} DtiSentence;

static char *
format_number (const DtiSentence *sentence, double number, int decimals)
{
  return dti_number_format (number,
                            decimals,
                            sentence->vietnamese ? DTI_NUMBER_CONVENTION_VI
                                                 : DTI_NUMBER_CONVENTION_EN);
}

static char *
get_title (const DtiSentence *sentence, DtiNode *node)
{
  char *title = dti_node_get_title (node, sentence->vietnamese ? "vi" : "en");

  return title != NULL ? title : g_strdup (dti_node_get_id (node));
}

static void
begin (const DtiSentence *sentence)
{
  DtiScorecard *card = sentence->self->card;
  const char *unit = dti_comparison_get_unit (sentence->self);
  const char *name = dti_dataset_get_unit_name (dti_scorecard_get_dataset (card), unit);
  const char *period = dti_scorecard_get_period (card);
  guint n = dti_peer_set_get_n_units (sentence->self->peers);
  g_autofree char *how =
      dti_peer_set_describe (sentence->self->peers, sentence->vietnamese ? "vi" : "en");

  if (name == NULL || *name == '\0')
    name = unit;
  g_string_append (sentence->text, name);
  if (*period != '\0')
    g_string_append_printf (sentence->text, " (%s)", period);
  if (sentence->vietnamese)
    g_string_append_printf (sentence->text, " so với %u đơn vị (%s)", n, how);
  else
    g_string_append_printf (sentence->text,
                            " compared with %u %s (%s)",
                            n,
                            n == 1 ? "unit" : "units",
                            how);
}

/* The node that stands first: the root, or the first of the level. */
static void
tell_first (const DtiSentence *sentence, const DtiComparisonRow *row)
{
  const DtiComparisonFacts *facts = &row->facts;
  int decimals = dti_node_get_decimals (row->node);
  int used = decimals >= 0 ? decimals : FIGURE_DECIMALS;
  g_autofree char *title = get_title (sentence, row->node);
  g_autofree char *figure = format_number (sentence, facts->figure, used);
  g_autofree char *median = format_number (sentence, facts->median, used);
  g_autofree char *gap = format_number (sentence, fabs (facts->gap_to_median), POINT_DECIMALS);
  g_autofree char *rank =
      format_number (sentence, facts->rank, facts->rank == floor (facts->rank) ? 0 : 1);

  if (isnan (facts->figure) || facts->n_peers == 0)
    {
      g_string_append_printf (sentence->text,
                              sentence->vietnamese ? ": “%s” không đủ số liệu để so sánh."
                                                   : ": “%s” lacks the figures to compare.",
                              title);
      return;
    }

  if (sentence->vietnamese)
    g_string_append_printf (
        sentence->text,
        ": “%s” đạt %s, trung vị của nhóm là %s (%s %s điểm), xếp thứ %s/%" G_GSIZE_FORMAT ".",
        title,
        figure,
        median,
        facts->gap_to_median < 0.0 ? "kém" : "hơn",
        gap,
        rank,
        facts->n_peers + 1);
  else
    g_string_append_printf (
        sentence->text,
        ": “%s” is %s, the median of the group %s (%s points %s), rank %s of %" G_GSIZE_FORMAT ".",
        title,
        figure,
        median,
        gap,
        facts->gap_to_median < 0.0 ? "behind" : "ahead",
        rank,
        facts->n_peers + 1);
}

/* Titles with their gap to the median; takes the list over. */
static void
tell_list (const DtiSentence *sentence, const char *vi, const char *en, GListModel *rows)
{
  g_autoptr (GListModel) list = rows;
  guint n = g_list_model_get_n_items (list);

  if (n == 0)
    return;

  g_string_append_printf (sentence->text, " %s: ", sentence->vietnamese ? vi : en);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DtiComparisonRow) row = g_list_model_get_item (list, i);
      double gap = row->facts.gap_to_median;
      g_autofree char *title = get_title (sentence, row->node);
      g_autofree char *points = format_number (sentence, fabs (gap), POINT_DECIMALS);

      g_string_append_printf (sentence->text,
                              "%s%s (%s%s %s)",
                              i > 0 ? "; " : "",
                              title,
                              gap < 0.0 ? "−" : "+",
                              points,
                              sentence->vietnamese ? "điểm" : "points");
    }
  g_string_append_c (sentence->text, '.');
}

/**
 * dti_comparison_to_sentence:
 * @self: a comparison
 * @language: (nullable): `vi`, or `NULL`, for Vietnamese; English for any other
 *
 * Tells the comparison in words.
 *
 * That is how the peers were chosen, where the unit stands at the first node, and up to three
 * strengths and weaknesses with their gaps to the median in points of their node. Numbers have the
 * decimals of the node, points one decimal, in the notation of the language.
 *
 * Returns: (transfer full): some sentences
 *
 * Since: 1.0
 */
char *
dti_comparison_to_sentence (DtiComparison *self, const char *language)
{
  DtiSentence sentence = { 0 };
  g_autoptr (DtiComparisonRow) first = NULL;

  g_return_val_if_fail (DTI_IS_COMPARISON (self), NULL);

  sentence.self = self;
  sentence.vietnamese = language == NULL || g_str_has_prefix (language, "vi");
  sentence.text = g_string_new (NULL);
  first = g_list_model_get_item (self->rows, 0);
  begin (&sentence);
  tell_first (&sentence, first);
  tell_list (&sentence, "Điểm mạnh", "Strengths", dti_comparison_list_strengths (self, NAMED));
  tell_list (&sentence, "Điểm yếu", "Weaknesses", dti_comparison_list_weaknesses (self, NAMED));

  return g_string_free (sentence.text, FALSE);
}
