/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-chart-words-private.h"

#include <libdti/base/dti-number.h>

#define MISSING "–"
#define DEFAULT_DECIMALS 4

static const char *const words[DTI_CHART_N_WORDS][2] = {
  [DTI_CHART_WORD_MISSING] = { "no data", "không có số liệu" },
  [DTI_CHART_WORD_WHOLE] = { "not divided", "không chia thành phần" },
  [DTI_CHART_WORD_RANK] = { "rank", "thứ hạng" },
  [DTI_CHART_WORD_MEDIAN] = { "median", "trung vị" },
  [DTI_CHART_WORD_INTERVAL] = { "from low to high", "từ thấp đến cao" },
  [DTI_CHART_WORD_BREAK] = { "break: not comparable with before",
                             "đứt gãy: không so sánh được với trước đó" },
  [DTI_CHART_WORD_BREAK_OBSERVED] = { "break in the data", "số liệu đứt gãy" },
  [DTI_CHART_WORD_BREAK_FRAMEWORK] = { "other framework", "bộ chỉ số khác" },
  [DTI_CHART_WORD_BREAK_PERIOD] = { "other kind of period", "loại kỳ khác" },
  [DTI_CHART_WORD_BREAK_GIVEN] = { "break", "đứt gãy" },
  [DTI_CHART_WORD_RECONSTRUCTED] = { "hollow: reconstructed", "rỗng: ước tính lại" },
  [DTI_CHART_WORD_OTHERS] = { "others", "các đơn vị khác" },
  [DTI_CHART_WORD_RISE] = { "▲ rise", "▲ tăng" },
  [DTI_CHART_WORD_FALL] = { "▼ fall", "▼ giảm" },
  [DTI_CHART_WORD_GAIN] = { "▲ forward", "▲ lên hạng" },
  [DTI_CHART_WORD_LOSS] = { "▼ back", "▼ xuống hạng" },
  [DTI_CHART_WORD_METHOD] = { "method", "phương pháp" },
  [DTI_CHART_WORD_COVERAGE] = { "coverage", "dữ liệu" },
  [DTI_CHART_WORD_FIELD] = { "the other units", "các đơn vị khác" },
  [DTI_CHART_WORD_COHORT] = { "who is ranked, and how", "số đơn vị, cách xếp hạng" },
  [DTI_CHART_WORD_SMALLER] = { "smaller ones", "các phần nhỏ hơn" },
  [DTI_CHART_WORD_RANKS] = { "Ranks", "Thứ hạng" },
  [DTI_CHART_WORD_INTERVALS] = { "Rank intervals", "Khoảng thứ hạng" },
  [DTI_CHART_WORD_BY_NODE] = { "Values by indicator", "Giá trị theo chỉ số" },
  [DTI_CHART_WORD_TREND] = { "Trend", "Xu hướng" },
};

const char *
dti_chart_get_word (DtiChart *self, DtiChartWord word)
{
  return words[word][dti_chart_is_vietnamese (self) ? 1 : 0];
}

/* ---- numbers ---- */

char *
dti_chart_format (DtiChart *self, double number, int decimals)
{
  g_autofree char *text = NULL;

  if (!isfinite (number))
    return g_strdup (MISSING);
  text = dti_number_format (number,
                            decimals,
                            dti_chart_is_vietnamese (self) ? DTI_NUMBER_CONVENTION_VI
                                                           : DTI_NUMBER_CONVENTION_EN);

  return text[0] == '-' ? g_strconcat ("−", text + 1, NULL) : g_steal_pointer (&text);
}

static int
get_decimals (DtiChart *self)
{
  if (self->content.is_rank)
    return -1;

  return self->content.decimals >= 0 ? self->content.decimals : DEFAULT_DECIMALS;
}

char *
dti_chart_format_figure (DtiChart *self, double figure)
{
  return dti_chart_format (self, figure, get_decimals (self));
}

/* Shares of places have no end, so they have two decimals; whole places have none. */
char *
dti_chart_format_change (DtiChart *self, double change)
{
  int decimals = self->content.is_rank ? 2 : get_decimals (self);
  g_autofree char *text = NULL;

  change = dti_number_round (change, decimals);
  if (self->content.is_rank && change == floor (change))
    decimals = 0;
  text = dti_chart_format (self, change, decimals);

  return change > 0.0 ? g_strconcat ("+", text, NULL) : g_steal_pointer (&text);
}

/* ---- titles ---- */

char *
dti_chart_title_node (DtiChart *self, DtiNode *node)
{
  char *title = dti_node_get_title (node, self->language);

  if (title != NULL && *title != '\0')
    return title;
  g_free (title);

  return g_strdup (dti_node_get_id (node));
}

static char *
make_span (DtiChart *self)
{
  const DtiChartContent *content = &self->content;

  if (content->first_period == NULL || *content->first_period == '\0')
    return g_strdup ("");
  if (content->last_period == NULL || g_str_equal (content->first_period, content->last_period))
    return g_strdup (content->first_period);

  return g_strdup_printf ("%s–%s", content->first_period, content->last_period);
}

/* What comes before the colon of a title, or NULL. */
static const char *
get_heading (DtiChart *self)
{
  switch (self->kind)
    {
    case DTI_CHART_KIND_HEATMAP:
      return dti_chart_get_word (self, DTI_CHART_WORD_BY_NODE);
    case DTI_CHART_KIND_RANKS:
      return dti_chart_get_word (self, DTI_CHART_WORD_RANKS);
    case DTI_CHART_KIND_INTERVALS:
      return dti_chart_get_word (self, DTI_CHART_WORD_INTERVALS);
    case DTI_CHART_KIND_TREND:
      return self->content.is_rank ? dti_chart_get_word (self, DTI_CHART_WORD_RANKS)
             : self->content.node  ? NULL
                                   : dti_chart_get_word (self, DTI_CHART_WORD_TREND);
    case DTI_CHART_KIND_WATERFALL:
      return self->content.is_rank ? dti_chart_get_word (self, DTI_CHART_WORD_RANKS) : NULL;
    case DTI_CHART_KIND_BARS:
    case DTI_CHART_KIND_RADAR:
    default:
      return NULL;
    }
}

static void
append_part (GString *title, const char *separator, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (title->len > 0)
    g_string_append (title, separator);
  g_string_append (title, part);
}

char *
dti_chart_make_title (DtiChart *self)
{
  GString *title;
  g_autofree char *node = NULL;
  g_autofree char *span = NULL;

  if (self->title != NULL)
    return g_strdup (self->title);

  title = g_string_new (NULL);
  node = self->content.node != NULL ? dti_chart_title_node (self, self->content.node) : NULL;
  span = make_span (self);
  append_part (title,
               "",
               self->content.unit_name != NULL ? self->content.unit_name : self->content.unit);
  append_part (title, ": ", get_heading (self));
  append_part (title, ": ", node);
  append_part (title, ", ", span);

  return g_string_free (title, FALSE);
}

static char *
tell_replicates (DtiChart *self)
{
  g_autofree char *n = dti_chart_format (self, self->content.n_replicates, 0);

  return g_strdup_printf (dti_chart_is_vietnamese (self) ? "%s lần mô phỏng, từ 5 %% đến 95 %%"
                                                         : "%s replicates, from 5 %% to 95 %%",
                          n);
}

char *
dti_chart_make_subtitle (DtiChart *self)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *change = NULL;

  if (self->subtitle != NULL)
    return g_strdup (self->subtitle);
  if (self->content.n_replicates > 0)
    return tell_replicates (self);
  if (self->kind != DTI_CHART_KIND_WATERFALL)
    return g_strdup ("");

  from = dti_chart_format_figure (self, self->content.from);
  to = dti_chart_format_figure (self, self->content.to);
  change = dti_chart_format_change (self, self->content.to - self->content.from);

  return g_strdup_printf ("%s → %s (%s)", from, to, change);
}

/* ---- description ---- */

static void
append_extremes (DtiChart *self, GString *text)
{
  GPtrArray *units = self->content.units;
  DtiChartUnit *first = g_ptr_array_index (units, 0);
  DtiChartUnit *last = NULL;

  for (guint i = units->len; i > 0 && last == NULL; i--)
    if (!isnan (((DtiChartUnit *) g_ptr_array_index (units, i - 1))->rank))
      last = g_ptr_array_index (units, i - 1);
  if (last == NULL || last == first)
    return;
  g_string_append_printf (text,
                          dti_chart_is_vietnamese (self) ? " Đứng đầu: %s; đứng cuối: %s."
                                                         : " First: %s; last: %s.",
                          first->name,
                          last->name);
}

static void
append_changes (DtiChart *self, GString *text)
{
  for (guint i = 0; i < self->content.steps->len; i++)
    {
      const DtiChartStep *step = &g_array_index (self->content.steps, DtiChartStep, i);
      g_autofree char *change = dti_chart_format_change (self, step->change);
      g_autofree char *title = step->node != NULL
                                   ? dti_chart_title_node (self, step->node)
                                   : g_strdup (dti_chart_get_word (self, step->word));

      g_string_append_printf (text, "%s%s %s", i > 0 ? "; " : " ", title, change);
    }
  g_string_append_c (text, '.');
}

char *
dti_chart_make_description (DtiChart *self)
{
  static const char *const kinds[][2] = {
    { "Stacked bars", "Biểu đồ cột chồng" },  { "Lines", "Biểu đồ đường" },
    { "Lines of ranks", "Biểu đồ thứ hạng" }, { "Radar chart", "Biểu đồ mạng nhện" },
    { "Waterfall", "Biểu đồ thác nước" },     { "Heat map", "Bản đồ nhiệt" },
    { "Intervals", "Biểu đồ khoảng" },
  };
  gboolean vi = dti_chart_is_vietnamese (self);
  GString *text = g_string_new (kinds[self->kind][vi ? 1 : 0]);

  if (self->kind == DTI_CHART_KIND_WATERFALL)
    {
      g_autofree char *subtitle = dti_chart_make_subtitle (self);

      g_string_append_printf (text, ": %s.", subtitle);
      append_changes (self, text);
      return g_string_free (text, FALSE);
    }

  g_string_append_printf (text, vi ? ": %u đơn vị" : ": %u units", self->content.units->len);
  if (self->content.columns->len > 0)
    g_string_append_printf (text,
                            vi ? ", %u chỉ số" : ", %u indicators",
                            self->content.columns->len);
  g_string_append_c (text, '.');
  append_extremes (self, text);

  return g_string_free (text, FALSE);
}
