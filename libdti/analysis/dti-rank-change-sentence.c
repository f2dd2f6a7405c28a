/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-rank-change-private.h"

#include <libdti/base/dti-number.h>

/* One paragraph, for people who have to answer for a rank. */

/* So many units are named, the rest counted. */
#define MOST_NAMED 5

typedef struct
{
  DtiRankChange *change;
  gboolean vietnamese;
  GString *text;
} DtiWriter;

/* Picks the wording of the writer's language. */
static const char *say (const DtiWriter *writer, const char *english, const char *vietnamese)
    G_GNUC_FORMAT (2) G_GNUC_FORMAT (3);

static const char *
say (const DtiWriter *writer, const char *english, const char *vietnamese)
{
  return writer->vietnamese ? vietnamese : english;
}

static char *
write_number (const DtiWriter *writer, double number, int decimals)
{
  return dti_number_format (number,
                            decimals,
                            writer->vietnamese ? DTI_NUMBER_CONVENTION_VI
                                               : DTI_NUMBER_CONVENTION_EN);
}

/* Places are whole numbers, halves or quarters. */
static char *
write_places (const DtiWriter *writer, double places)
{
  g_autofree char *number = write_number (writer, fabs (places), -1);

  return g_strdup_printf ("%s %s",
                          number,
                          say (writer, fabs (places) == 1.0 ? "place" : "places", "bậc"));
}

/* ---- the figure ---- */

static int
compare_figures (const DtiRankChange *change)
{
  const DtiFieldSide *sides = change->field->sides;
  double difference = sides[DTI_NEWER].member_figures[change->member] -
                      sides[DTI_OLDER].member_figures[change->member];

  return (difference > 0.0) - (difference < 0.0);
}

static void
append_growth (DtiWriter *writer, double older, double newer)
{
  g_autofree char *percent = NULL;

  g_string_append (writer->text,
                   newer > older ? say (writer, "rose", "tăng") : say (writer, "fell", "giảm"));
  if (older <= 0.0)
    return;
  percent = write_number (writer, 100.0 * fabs (newer - older) / older, 1);
  g_string_append_printf (writer->text, say (writer, " by %s %%", " %s %%"), percent);
}

static void
append_figure (DtiWriter *writer)
{
  DtiRankChange *change = writer->change;
  DtiNode *node = dti_rank_field_peek_op (change->field, DTI_NEWER)->node;
  double older = dti_rank_change_read (change, DTI_RANK_COLUMN_OLDER_FIGURE);
  double newer = dti_rank_change_read (change, DTI_RANK_COLUMN_NEWER_FIGURE);
  int decimals = dti_node_get_decimals (node);
  g_autofree char *title = dti_node_get_title (node, say (writer, "en", "vi"));
  g_autofree char *older_text = write_number (writer, older, decimals);
  g_autofree char *newer_text = write_number (writer, newer, decimals);

  g_string_append_printf (writer->text,
                          "%s, %s: %s ",
                          dti_rank_change_get_unit_name (change),
                          title != NULL ? title : dti_node_get_id (node),
                          say (writer, "the figure", "kết quả"));
  if (compare_figures (change) == 0)
    {
      g_string_append_printf (writer->text,
                              say (writer, "stayed at %s", "giữ nguyên %s"),
                              newer_text);
      return;
    }
  append_growth (writer, older, newer);
  g_string_append_printf (
      writer->text,
      newer > older ? say (writer, ", from %s (%s) to %s (%s)", ", từ %s (%s) lên %s (%s)")
                    : say (writer, ", from %s (%s) to %s (%s)", ", từ %s (%s) xuống %s (%s)"),
      older_text,
      dti_rank_change_get_older_period (change),
      newer_text,
      dti_rank_change_get_newer_period (change));
}

/* ---- the rank ---- */

static char *
write_rank (const DtiWriter *writer, double rank, guint size)
{
  g_autofree char *number = write_number (writer, rank, -1);

  return g_strdup_printf (say (writer, "%s of %u", "%s/%u"), number, size);
}

/* Higher figures and better ranks are expected to go together. */
static const char *
join_figure_and_rank (const DtiWriter *writer, double change)
{
  DtiRankOrder order = writer->change->field->rule.order;
  int better = order == DTI_RANK_ORDER_ASCENDING ? -compare_figures (writer->change)
                                                 : compare_figures (writer->change);
  int forward = (change < 0.0) - (change > 0.0);

  return better * forward < 0 ? say (writer, ", but", ", nhưng") : say (writer, ", and", ", và");
}

static void
append_rank (DtiWriter *writer)
{
  DtiRankChange *change = writer->change;
  double older = dti_rank_change_read (change, DTI_RANK_COLUMN_OLDER_RANK);
  double newer = dti_rank_change_read (change, DTI_RANK_COLUMN_NEWER_RANK);
  g_autofree char *newer_text = write_rank (writer, newer, dti_rank_change_get_newer_size (change));
  g_autofree char *older_text = NULL;
  g_autofree char *places = NULL;

  if (isnan (older))
    {
      g_string_append_printf (writer->text,
                              say (writer, ", and the rank is %s", ", xếp hạng %s"),
                              newer_text);
      return;
    }

  g_string_append (writer->text, join_figure_and_rank (writer, newer - older));
  if (newer == older)
    {
      g_string_append_printf (writer->text,
                              say (writer, " the rank stayed at %s", " giữ nguyên hạng %s"),
                              newer_text);
      return;
    }
  older_text = write_rank (writer, older, dti_rank_change_get_older_size (change));
  places = write_places (writer, newer - older);
  g_string_append_printf (writer->text,
                          newer > older ? say (writer,
                                               " the rank fell by %s, from %s to %s",
                                               " thứ hạng giảm %s, từ hạng %s xuống hạng %s")
                                        : say (writer,
                                               " the rank rose by %s, from %s to %s",
                                               " thứ hạng tăng %s, từ hạng %s lên hạng %s"),
                          places,
                          older_text,
                          newer_text);
}

/* ---- the effects ---- */

/* What moved the rank, in words; each takes the places that come after it and before its end. */
typedef struct
{
  const char *forward[2];
  const char *back[2];
  const char *nothing;
} DtiEffectWords;

static const DtiEffectWords own_words[] = {
  { { "Its own figure alone would have brought it ", " forward;" },
    { "Its own figure alone would have set it back by ", ";" },
    "Its own figure alone would not have moved it;" },
  { { "Nếu chỉ tính kết quả của chính đơn vị thì lẽ ra tăng ", ";" },
    { "Nếu chỉ tính kết quả của chính đơn vị thì lẽ ra giảm ", ";" },
    "Nếu chỉ tính kết quả của chính đơn vị thì thứ hạng không đổi;" },
};

static const DtiEffectWords field_words[] = {
  { { "the figures of the others brought it ", " forward." },
    { "the figures of the others cost it ", "." },
    "the figures of the others did not move it." },
  { { "kết quả của các đơn vị khác làm tăng ", "." },
    { "kết quả của các đơn vị khác làm giảm ", "." },
    "kết quả của các đơn vị khác không làm thay đổi thứ hạng." },
};

static const DtiEffectWords cohort_words[] = {
  { { "A different set of units, or another way of ranking, brought it ", " forward." },
    { "A different set of units, or another way of ranking, cost it ", "." },
    "" },
  { { "Thay đổi về số đơn vị hoặc cách xếp hạng làm tăng ", "." },
    { "Thay đổi về số đơn vị hoặc cách xếp hạng làm giảm ", "." },
    "" },
};

static void
append_effect (DtiWriter *writer, double effect, const DtiEffectWords *words)
{
  const DtiEffectWords *own = &words[writer->vietnamese ? 1 : 0];
  const char *const *around = effect < 0.0 ? own->forward : own->back;
  g_autofree char *places = write_places (writer, effect);

  g_string_append_c (writer->text, ' ');
  if (effect == 0.0)
    g_string_append (writer->text, own->nothing);
  else
    g_string_append_printf (writer->text, "%s%s%s", around[0], places, around[1]);
}

static void
append_effects (DtiWriter *writer)
{
  DtiRankEffects effects =
      dti_rank_field_get_effects (writer->change->field, writer->change->member);

  append_effect (writer, effects.own, own_words);
  append_effect (writer, effects.field, field_words);
  if (!isnan (effects.cohort) && effects.cohort != 0.0)
    append_effect (writer, effects.cohort, cohort_words);
}

/* ---- who ---- */

static void
append_names (DtiWriter *writer, const GArray *others)
{
  guint n_named = others->len <= MOST_NAMED ? others->len : MOST_NAMED - 1;

  g_string_append (writer->text, " (");
  for (guint i = 0; i < n_named; i++)
    g_string_append_printf (writer->text,
                            "%s%s",
                            i > 0 ? ", " : "",
                            dti_rank_field_get_name (writer->change->field,
                                                     g_array_index (others, gsize, i)));
  if (n_named < others->len)
    g_string_append_printf (writer->text,
                            say (writer, " and %u more", " và %u đơn vị khác"),
                            others->len - n_named);
  g_string_append_c (writer->text, ')');
}

static void
append_who (DtiWriter *writer)
{
  DtiRankChange *change = writer->change;
  g_autoptr (GArray) by =
      dti_rank_field_list_passing (change->field, change->member, DTI_RANK_PASSED_US);
  g_autoptr (GArray) these =
      dti_rank_field_list_passing (change->field, change->member, DTI_RANK_PASSED_BY_US);

  if (by->len == 0)
    {
      g_string_append (writer->text,
                       say (writer,
                            " It was overtaken by nobody",
                            " Không đơn vị nào vượt lên trên"));
    }
  else
    {
      g_string_append_printf (writer->text,
                              by->len == 1 ? say (writer,
                                                  " It was overtaken by %u unit",
                                                  " Có %u đơn vị vượt lên trên")
                                           : say (writer,
                                                  " It was overtaken by %u units",
                                                  " Có %u đơn vị vượt lên trên"),
                              by->len);
      append_names (writer, by);
    }
  if (these->len > 0)
    {
      g_string_append_printf (writer->text,
                              say (writer, " and overtook %u", "; đơn vị vượt qua %u đơn vị khác"),
                              these->len);
      append_names (writer, these);
    }
  g_string_append_c (writer->text, '.');
}

/* ---- how sure ---- */

static void
append_doubts (DtiWriter *writer, DtiRankDoubts doubts)
{
  if (doubts & DTI_RANK_DOUBT_SMALL)
    g_string_append (writer->text,
                     say (writer,
                          " A change of three places or less can be chance.",
                          " Thay đổi từ ba bậc trở xuống có thể chỉ là ngẫu nhiên."));
  if (doubts & DTI_RANK_DOUBT_ROUNDING)
    g_string_append (writer->text,
                     say (writer,
                          " Rounding of the figures alone could explain it.",
                          " Riêng việc làm tròn số liệu cũng có thể gây ra thay đổi này."));
  if (doubts & DTI_RANK_DOUBT_WEIGHTS)
    g_string_append (writer->text,
                     say (writer,
                          " With weights up to 10 % different it could go the other way.",
                          " Nếu trọng số chênh tới 10 % thì kết luận có thể khác."));
}

static gboolean
is_vietnamese (const char *language)
{
  return language != NULL && g_str_equal (language, "vi");
}

/**
 * dti_rank_change_tell_robustness:
 * @self: a change
 * @language: (nullable): `vi` or `en`; `NULL`: English
 *
 * Says why the change of the rank should not be trusted.
 *
 * See [property@Dti.RankChange:is-robust].
 *
 * Returns: (transfer full) (nullable): the reasons, `NULL` where there is none
 *
 * Since: 1.0
 */
char *
dti_rank_change_tell_robustness (DtiRankChange *self, const char *language)
{
  DtiWriter writer = { self, is_vietnamese (language), NULL };
  DtiRankDoubts doubts;

  g_return_val_if_fail (DTI_IS_RANK_CHANGE (self), NULL);

  doubts = dti_rank_change_find_doubts (self);
  if (doubts == 0)
    return NULL;

  writer.text = g_string_new (NULL);
  append_doubts (&writer, doubts);
  /* Each reason begins with a space. */
  g_string_erase (writer.text, 0, 1);

  return g_string_free (writer.text, FALSE);
}

/**
 * dti_rank_change_to_sentence:
 * @self: a change
 * @language: (nullable): `vi` or `en`; `NULL`: English
 *
 * Explains the change in one paragraph that can be read out.
 *
 * It has the change of the figure and of the rank, the own and the field effect, what a different
 * set of units did, who overtook whom, and doubts where there are any. Titles are in the language
 * where the framework has them; numbers have a decimal comma in Vietnamese.
 *
 * Returns: (transfer full): the text, without a line break
 *
 * Since: 1.0
 */
char *
dti_rank_change_to_sentence (DtiRankChange *self, const char *language)
{
  DtiWriter writer = { self, is_vietnamese (language), NULL };

  g_return_val_if_fail (DTI_IS_RANK_CHANGE (self), NULL);

  writer.text = g_string_new (NULL);
  append_figure (&writer);
  append_rank (&writer);
  g_string_append_c (writer.text, '.');
  append_effects (&writer);
  append_who (&writer);
  append_doubts (&writer, dti_rank_change_find_doubts (self));

  return g_string_free (writer.text, FALSE);
}
