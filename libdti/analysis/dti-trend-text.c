/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-trend-private.h"

#include <libdti/base/dti-number.h>

/* Trends in words that can be pasted into a report. */

typedef struct
{
  DtiTrend *trend;
  GString *text;
  gboolean vi;
} DtiTrendWriter;

static DtiNumberConvention
get_convention (const DtiTrendWriter *self)
{
  return self->vi ? DTI_NUMBER_CONVENTION_VI : DTI_NUMBER_CONVENTION_EN;
}

/* ---- numbers ---- */

/* As published; else four decimals are enough for people. */
static char *
write_figure (const DtiTrendWriter *self, double figure)
{
  int decimals = self->trend->series->decimals;

  if (decimals < 0)
    figure = dti_number_round (figure, 4);

  return dti_number_format (figure, decimals, get_convention (self));
}

/* Three significant digits. */
static char *
write_slope (const DtiTrendWriter *self, double slope)
{
  int digits = slope != 0.0 ? 2 - (int) floor (log10 (fabs (slope))) : 0;

  return dti_number_format (dti_number_round (slope, CLAMP (digits, 0, 15)),
                            -1,
                            get_convention (self));
}

/* ---- parts ---- */

static void
append_title (const DtiTrendWriter *self)
{
  const char *unit = self->trend->series->unit;
  const char *node = self->trend->series->node;

  if (unit != NULL)
    g_string_append (self->text, unit);
  if (unit != NULL && node != NULL)
    g_string_append (self->text, ", ");
  if (node != NULL)
    g_string_append (self->text, node);
  if (unit == NULL && node == NULL)
    g_string_append (self->text, self->vi ? "Chuỗi số liệu" : "Series");
  g_string_append (self->text, ": ");
}

static void
append_rank_change (const DtiTrendWriter *self, double first, double last)
{
  g_autofree char *before = write_figure (self, first);
  g_autofree char *after = write_figure (self, last);
  g_autofree char *places = write_figure (self, fabs (last - first));
  const char *first_period = dti_trend_get_first_period (self->trend);
  const char *last_period = dti_trend_get_last_period (self->trend);

  g_string_append_printf (self->text,
                          self->vi ? "từ hạng %s (%s) %s hạng %s (%s)"
                                   : "from rank %s (%s) %s rank %s (%s)",
                          before,
                          first_period,
                          !self->vi      ? "to"
                          : last < first ? "lên"
                          : last > first ? "xuống"
                                         : "đến",
                          after,
                          last_period);
  if (last == first)
    g_string_append (self->text, self->vi ? ", không thay đổi" : ", unchanged");
  else if (self->vi)
    g_string_append_printf (self->text, last < first ? ", tăng %s bậc" : ", tụt %s bậc", places);
  else
    g_string_append_printf (self->text,
                            ", %s %s %s",
                            places,
                            fabs (last - first) == 1.0 ? "place" : "places",
                            last < first ? "up" : "down");
}

static void
append_figure_change (const DtiTrendWriter *self, double first, double last)
{
  g_autofree char *before = write_figure (self, first);
  g_autofree char *after = write_figure (self, last);
  const char *first_period = dti_trend_get_first_period (self->trend);
  const char *last_period = dti_trend_get_last_period (self->trend);

  if (last > first)
    g_string_append_printf (self->text,
                            self->vi ? "tăng từ %s (%s) lên %s (%s)" : "up from %s (%s) to %s (%s)",
                            before,
                            first_period,
                            after,
                            last_period);
  else if (last < first)
    g_string_append_printf (self->text,
                            self->vi ? "giảm từ %s (%s) xuống %s (%s)"
                                     : "down from %s (%s) to %s (%s)",
                            before,
                            first_period,
                            after,
                            last_period);
  else
    g_string_append_printf (self->text,
                            self->vi ? "%s ở cả hai kỳ %s và %s" : "%s both in %s and in %s",
                            after,
                            first_period,
                            last_period);
}

static void
append_growth (const DtiTrendWriter *self)
{
  g_autofree char *percent = NULL;
  double growth;

  if (!dti_trend_get_growth (self->trend, &growth) || growth == 0.0 ||
      !self->trend->series->timeline->is_dated)
    return;

  percent = dti_number_format (100.0 * fabs (growth), 2, get_convention (self));
  if (growth > 0.0)
    g_string_append_printf (self->text,
                            self->vi ? ", bình quân tăng %s%% mỗi năm" : ", growing by %s%% a year",
                            percent);
  else
    g_string_append_printf (self->text,
                            self->vi ? ", bình quân giảm %s%% mỗi năm"
                                     : ", shrinking by %s%% a year",
                            percent);
}

static void
append_change (const DtiTrendWriter *self)
{
  double first;
  double last;

  if (!dti_trend_get_first (self->trend, &first) || !dti_trend_get_last (self->trend, &last))
    return;

  if (!dti_trend_get_change (self->trend, NULL))
    {
      g_autofree char *figure = write_figure (self, last);

      g_string_append_printf (self->text,
                              "%s (%s)",
                              figure,
                              dti_trend_get_last_period (self->trend));
    }
  else if (self->trend->series->is_rank)
    {
      append_rank_change (self, first, last);
    }
  else
    {
      append_figure_change (self, first, last);
      append_growth (self);
    }
  g_string_append (self->text, "; ");
}

static void
append_test (const DtiTrendWriter *self)
{
  double p = self->trend->result.numbers[DTI_TREND_COLUMN_P];
  g_autofree char *number = dti_number_format (MAX (p, 0.001), 3, get_convention (self));

  g_string_append_printf (self->text,
                          " (Mann–Kendall, n = %u, p %s %s",
                          dti_trend_get_n (self->trend),
                          p < 0.001 ? "<" : "=",
                          number);
}

static void
append_slope (const DtiTrendWriter *self)
{
  const double *numbers = self->trend->result.numbers;
  g_autofree char *slope = write_slope (self, numbers[DTI_TREND_COLUMN_SLOPE]);
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  g_autofree char *percent = NULL;

  if (self->trend->series->timeline->is_dated)
    g_string_append_printf (self->text,
                            self->vi ? "; độ dốc Sen %s mỗi năm" : "; Sen's slope %s a year",
                            slope);
  else
    g_string_append_printf (self->text,
                            self->vi ? "; độ dốc Sen %s mỗi kỳ" : "; Sen's slope %s a period",
                            slope);
  if (isnan (numbers[DTI_TREND_COLUMN_SLOPE_LOW]))
    return;

  low = write_slope (self, numbers[DTI_TREND_COLUMN_SLOPE_LOW]);
  high = write_slope (self, numbers[DTI_TREND_COLUMN_SLOPE_HIGH]);
  percent = dti_number_format (dti_number_round (100.0 * (1.0 - self->trend->alpha), 2),
                               -1,
                               get_convention (self));
  g_string_append_printf (self->text,
                          self->vi ? ", khoảng tin cậy %s%%: %s đến %s"
                                   : ", %s%% confidence interval %s to %s",
                          percent,
                          low,
                          high);
}

static void
append_too_few (const DtiTrendWriter *self)
{
  guint n = dti_trend_get_n (self->trend);

  if (n == 0)
    g_string_append (self->text, self->vi ? "chưa có số liệu" : "there are no figures");
  else if (self->trend->result.is_seasonal)
    g_string_append_printf (
        self->text,
        self->vi
            ? "%u kỳ số liệu chưa đủ để nói về xu hướng, cần số liệu cùng kỳ của ít nhất 4 năm"
            : "too few figures for a trend (%u): the same season of at least 4 years is needed",
        n);
  else
    g_string_append_printf (self->text,
                            self->vi ? "%u kỳ số liệu chưa đủ để nói về xu hướng, cần ít nhất 4 kỳ"
                                     : "too few figures for a trend (%u): at least 4 are needed",
                            n);
}

static void
append_verdict (const DtiTrendWriter *self)
{
  DtiTrendVerdict verdict = dti_trend_get_verdict (self->trend);

  if (verdict == DTI_TREND_VERDICT_INSUFFICIENT_DATA)
    {
      append_too_few (self);
      return;
    }

  if (verdict == DTI_TREND_VERDICT_IMPROVING)
    g_string_append (self->text, self->vi ? "có xu hướng cải thiện" : "a trend of improvement");
  else if (verdict == DTI_TREND_VERDICT_DECLINING)
    g_string_append (self->text, self->vi ? "có xu hướng xấu đi" : "a trend of decline");
  else
    g_string_append (self->text,
                     self->vi ? "chưa có bằng chứng về xu hướng" : "no evidence of a trend");
  append_test (self);
  append_slope (self);
  g_string_append_c (self->text, ')');
  if (verdict == DTI_TREND_VERDICT_NO_EVIDENCE)
    g_string_append (self->text,
                     self->vi ? ", điều đó không có nghĩa là ổn định"
                              : ", which is not the same as stability");
}

static const char *
get_cause (const DtiTrendWriter *self, DtiBreakCause cause)
{
  switch (cause)
    {
    case DTI_BREAK_CAUSE_OBSERVED:
      return self->vi ? "cách đo đã thay đổi" : "measured in another way";
    case DTI_BREAK_CAUSE_FRAMEWORK:
      return self->vi ? "bộ chỉ số đã thay đổi" : "another framework";
    case DTI_BREAK_CAUSE_PERIOD:
      return self->vi ? "loại kỳ đã thay đổi" : "another kind of period";
    case DTI_BREAK_CAUSE_GIVEN:
    case DTI_BREAK_CAUSE_NONE:
    default:
      return self->vi ? "chuỗi bị gián đoạn" : "the series breaks there";
    }
}

/* What was not looked at, and why. */
static void
append_break (const DtiTrendWriter *self)
{
  const DtiSeries *series = self->trend->series;
  guint segment = self->trend->result.segment;
  guint n_before = 0;

  for (guint i = 0; i < segment; i++)
    n_before += !isnan (series->values[i]);
  if (n_before == 0)
    return;

  g_string_append_printf (self->text,
                          self->vi
                              ? " Số liệu trước kỳ %s không so sánh được (%s) nên không xét."
                              : " Figures before %s cannot be compared (%s) and were left out.",
                          series->timeline->periods[segment],
                          get_cause (self, (DtiBreakCause) series->breaks[segment]));
}

/* ---- public ---- */

static gboolean
is_vietnamese (const char *language)
{
  return language == NULL || g_str_equal (language, "vi");
}

/**
 * dti_trend_describe_verdict:
 * @self: a trend
 * @language: (nullable): `vi` or `en`; `NULL` for `vi`
 *
 * Says in words what the test says, and why it does not say more.
 *
 * Returns: (transfer full): a part of a sentence
 *
 * Since: 1.0
 */
char *
dti_trend_describe_verdict (DtiTrend *self, const char *language)
{
  DtiTrendWriter writer;

  g_return_val_if_fail (DTI_IS_TREND (self), NULL);

  writer = (DtiTrendWriter){ self, g_string_new (NULL), is_vietnamese (language) };
  append_verdict (&writer);

  return g_string_free (writer.text, FALSE);
}

/**
 * dti_trend_to_sentence:
 * @self: a trend
 * @language: (nullable): `vi` or `en`; `NULL` for `vi`
 *
 * Writes a sentence that can be pasted into a report.
 *
 * It says from where to where the figure moved, whether that is a trend, with the numbers of the
 * test, and what was left out because of a break. Figures have the published number of decimals
 * where there is one.
 *
 * Returns: (transfer full): one or two sentences, without a line break
 *
 * Since: 1.0
 */
char *
dti_trend_to_sentence (DtiTrend *self, const char *language)
{
  DtiTrendWriter writer;

  g_return_val_if_fail (DTI_IS_TREND (self), NULL);

  writer = (DtiTrendWriter){ self, g_string_new (NULL), is_vietnamese (language) };
  append_title (&writer);
  append_change (&writer);
  append_verdict (&writer);
  g_string_append_c (writer.text, '.');
  append_break (&writer);

  return g_string_free (writer.text, FALSE);
}
