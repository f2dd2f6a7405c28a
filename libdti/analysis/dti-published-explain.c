/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-published-comparison-private.h"

#include <libdti/base/dti-number.h>

/* What a published number says beside the computed one, in words. */

/* Bounds are told with so many digits more than the figure. */
#define FURTHER_DECIMALS 2

typedef struct
{
  DtiPublishedRow *row;
  gboolean vietnamese;
  GString *text;
} DtiPublishedStory;

static char *
format_number (const DtiPublishedStory *story, double number, int decimals)
{
  return dti_number_format (number,
                            decimals,
                            story->vietnamese ? DTI_NUMBER_CONVENTION_VI
                                              : DTI_NUMBER_CONVENTION_EN);
}

/* Ranks are whole, except those of average ties. */
static char *
format_rank (const DtiPublishedStory *story, double rank)
{
  return format_number (story, rank, rank == floor (rank) ? 0 : 1);
}

static char *
format_own (const DtiPublishedStory *story, double number)
{
  const DtiPublishedFacts *facts = &story->row->facts;

  if (facts->kind == DTI_PUBLISHED_KIND_RANK)
    return format_rank (story, number);

  return format_number (story, number, facts->decimals);
}

static void
tell_place (const DtiPublishedStory *story)
{
  DtiPublishedRow *row = story->row;
  DtiDataset *dataset = dti_scorecard_get_dataset (row->card);
  const char *unit = dti_scorecard_get_unit_id (row->card, row->facts.unit);
  const char *name = dti_dataset_get_unit_name (dataset, unit);
  const char *period = dti_scorecard_get_period (row->card);
  g_autofree char *title = dti_node_get_title (row->node, story->vietnamese ? "vi" : "en");

  g_string_append_printf (story->text,
                          "%s, %s",
                          name != NULL && *name != '\0' ? name : unit,
                          title != NULL ? title : dti_node_get_id (row->node));
  if (*period != '\0')
    g_string_append_printf (story->text, ", %s", period);
}

static void
tell_both (const DtiPublishedStory *story)
{
  const DtiPublishedFacts *facts = &story->row->facts;
  gboolean is_rank = facts->kind == DTI_PUBLISHED_KIND_RANK;
  g_autofree char *published = format_own (story, facts->published);
  g_autofree char *computed = format_own (story, facts->rounded);

  if (story->vietnamese)
    g_string_append_printf (story->text,
                            ": %s công bố %s",
                            is_rank ? "hạng" : "giá trị",
                            published);
  else
    g_string_append_printf (story->text,
                            ": published %s %s",
                            is_rank ? "rank" : "figure",
                            published);

  if (facts->verdict == DTI_PUBLISHED_VERDICT_NOT_COMPUTED)
    g_string_append (story->text, story->vietnamese ? ", không tính được" : ", none computed");
  else
    g_string_append_printf (story->text,
                            story->vietnamese ? ", tính được %s" : ", computed %s",
                            computed);
  if (facts->verdict == DTI_PUBLISHED_VERDICT_AGREES)
    g_string_append (story->text, story->vietnamese ? ": khớp" : ": they agree");
}

static void
tell_bounds (const DtiPublishedStory *story)
{
  const DtiPublishedFacts *facts = &story->row->facts;
  gboolean is_rank = facts->kind == DTI_PUBLISHED_KIND_RANK;
  int decimals = facts->decimals + FURTHER_DECIMALS;
  g_autofree char *lower =
      is_rank ? format_rank (story, facts->lower) : format_number (story, facts->lower, decimals);
  g_autofree char *upper =
      is_rank ? format_rank (story, facts->upper) : format_number (story, facts->upper, decimals);
  gboolean within = facts->verdict == DTI_PUBLISHED_VERDICT_WITHIN_ROUNDING;

  if (isnan (facts->lower))
    {
      g_string_append (story->text,
                       story->vietnamese
                           ? "; không rõ việc làm tròn số liệu đầu vào cho phép đến đâu"
                           : "; what rounding of the inputs allows is not known");
      return;
    }

  if (within)
    g_string_append_printf (
        story->text,
        story->vietnamese
            ? "; việc làm tròn số liệu đầu vào cho phép từ %s đến %s, nên chưa thể nói "
              "bên nào sai"
            : "; rounding of the inputs allows from %s to %s, so neither is proven "
              "wrong",
        lower,
        upper);
  else if (g_str_equal (lower, upper))
    g_string_append_printf (story->text,
                            story->vietnamese ? "; việc làm tròn số liệu đầu vào chỉ cho phép %s"
                                              : "; rounding of the inputs allows only %s",
                            lower);
  else
    g_string_append_printf (story->text,
                            story->vietnamese
                                ? "; việc làm tròn số liệu đầu vào chỉ cho phép từ %s đến %s"
                                : "; rounding of the inputs allows only from %s to %s",
                            lower,
                            upper);
}

/* Who really has the published rank, and how far away that is. */
static void
tell_holder (const DtiPublishedStory *story)
{
  const DtiPublishedFacts *facts = &story->row->facts;
  DtiScorecard *card = story->row->card;
  const DtiResults *results = dti_scorecard_peek_results (card);
  const DtiOp *op = &results->binding->program->ops[facts->op];
  const double *ranks = dti_scorecard_peek_ranks (card, facts->op)->ranks;
  int declared = dti_node_get_decimals (op->node);
  int decimals = declared >= 0 ? declared : 4;

  for (gsize i = 0; i < results->binding->n_units; i++)
    {
      DtiUnitScore own = dti_results_get_unit (results, facts->op, facts->unit);
      DtiUnitScore other = dti_results_get_unit (results, facts->op, i);
      const char *id = dti_scorecard_get_unit_id (card, i);
      const char *name = dti_dataset_get_unit_name (results->binding->dataset, id);
      g_autofree char *there = NULL;
      g_autofree char *here = NULL;

      if (ranks[i] != facts->published)
        continue;
      there = format_number (story, dti_scorecard_get_figure (op, &other), decimals);
      here = format_number (story, dti_scorecard_get_figure (op, &own), decimals);
      g_string_append_printf (story->text,
                              story->vietnamese ? "; hạng đó là của %s (%s, so với %s)"
                                                : "; that rank is held by %s (%s, against %s)",
                              name != NULL && *name != '\0' ? name : id,
                              there,
                              here);
      return;
    }
}

/**
 * dti_published_row_explain:
 * @self: a row
 * @language: (nullable): `vi`, or `NULL`, for Vietnamese; English for any other
 *
 * Tells in words how the published number compares with the computed one.
 *
 * Of what differs it tells what rounding of the inputs allows, and of a rank who holds it.
 *
 * Returns: (transfer full): a sentence
 *
 * Since: 1.0
 */
char *
dti_published_row_explain (DtiPublishedRow *self, const char *language)
{
  DtiPublishedStory story = { 0 };

  g_return_val_if_fail (DTI_IS_PUBLISHED_ROW (self), NULL);

  story.row = self;
  story.vietnamese = language == NULL || g_str_has_prefix (language, "vi");
  story.text = g_string_new (NULL);
  tell_place (&story);
  tell_both (&story);
  if (self->facts.verdict == DTI_PUBLISHED_VERDICT_WITHIN_ROUNDING ||
      self->facts.verdict == DTI_PUBLISHED_VERDICT_DIFFERS)
    {
      tell_bounds (&story);
      if (self->facts.kind == DTI_PUBLISHED_KIND_RANK)
        tell_holder (&story);
    }
  g_string_append_c (story.text, '.');

  return g_string_free (story.text, FALSE);
}
