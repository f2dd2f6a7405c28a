/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-legend-private.h"
#include "dti-progress-private.h"

#include <libdti/base/dti-number.h>

/* What an assessment says: reasons, a sentence. */

#define RATIO_DECIMALS 2
/* Of figures whose node does not say. */
#define USUAL_DECIMALS 4

typedef struct
{
  const char *vietnamese;
  const char *english;
} DtiReasonText;

static const DtiReasonText reasons[DTI_PROGRESS_REASON_COUNT] = {
  [DTI_PROGRESS_REASON_NO_VALUE] = { "chưa có số liệu hiện tại", "there is no present figure" },
  [DTI_PROGRESS_REASON_NO_TARGET] = { "không có mục tiêu mà phương pháp này cần đến",
                                      "the method needs a target, and there is none" },
  [DTI_PROGRESS_REASON_NO_BASELINE] = { "không có số liệu gốc để so sánh",
                                        "there is no baseline to compare with" },
  [DTI_PROGRESS_REASON_BREAK] = { "cách đo đã thay đổi giữa kỳ gốc và kỳ hiện tại",
                                  "baseline and present were measured in different ways" },
  [DTI_PROGRESS_REASON_MET_AT_BASELINE] = { "mục tiêu đã đạt ngay từ kỳ gốc",
                                            "the target was met at the baseline already" },
  [DTI_PROGRESS_REASON_ZERO_SPAN] = { "kỳ hiện tại hoặc hạn của mục tiêu không sau kỳ gốc",
                                      "the present, or the target, is not after the baseline" },
  [DTI_PROGRESS_REASON_NO_TIME] = { "không rõ thời điểm của kỳ gốc, kỳ hiện tại hoặc mục tiêu",
                                    "it is not known when the baseline, the present or the "
                                    "target is" },
  [DTI_PROGRESS_REASON_TIME_OVER] = { "đã đến hạn mà chưa đạt mục tiêu",
                                      "the time has come and the target is not met" },
  [DTI_PROGRESS_REASON_GROWTH] = { "tốc độ tăng trưởng chỉ tính được khi các số liệu đều lớn hơn 0",
                                   "growth is computed of figures above 0 only" },
  [DTI_PROGRESS_REASON_TOO_FEW] = { "cần ít nhất hai số liệu để ngoại suy",
                                    "an extrapolation needs at least two figures" },
  [DTI_PROGRESS_REASON_TRAJECTORY] = { "không so sánh được với lộ trình tại kỳ hiện tại",
                                       "the present cannot be compared with the trajectory" },
  [DTI_PROGRESS_REASON_BEYOND] = { "kết quả vượt quá phạm vi tính toán",
                                   "the result is beyond what can be computed" },
};

static gboolean
is_vietnamese (const char *language)
{
  return language == NULL || g_str_equal (language, "vi");
}

/**
 * dti_progress_get_reason: (get-property reason)
 * @self: a progress
 *
 * Gets why there is no ratio or no verdict, in Vietnamese.
 *
 * Returns: (transfer none) (nullable): the reason, or `NULL` where all is said
 *
 * Since: 1.0
 */
const char *
dti_progress_get_reason (DtiProgress *self)
{
  g_return_val_if_fail (DTI_IS_PROGRESS (self), NULL);

  return reasons[self->outcome.reason].vietnamese;
}

/**
 * dti_progress_describe_reason:
 * @self: a progress
 * @language: (nullable): `vi` or `en`, or `NULL` for Vietnamese
 *
 * Gets why there is no ratio or no verdict, in a language.
 *
 * Returns: (transfer none) (nullable): the reason, or `NULL` where all is said; English for other
 *   languages
 *
 * Since: 1.0
 */
const char *
dti_progress_describe_reason (DtiProgress *self, const char *language)
{
  g_return_val_if_fail (DTI_IS_PROGRESS (self), NULL);

  return is_vietnamese (language) ? reasons[self->outcome.reason].vietnamese
                                  : reasons[self->outcome.reason].english;
}

/* ---- a sentence ---- */

static DtiNumberConvention
get_convention (const char *language)
{
  return is_vietnamese (language) ? DTI_NUMBER_CONVENTION_VI : DTI_NUMBER_CONVENTION_EN;
}

static char *
write_figure (const DtiProgress *self, double figure, const char *language)
{
  int decimals = self->decimals;

  if (decimals < 0 && figure != floor (figure))
    decimals = USUAL_DECIMALS;

  return dti_number_format (figure, decimals, get_convention (language));
}

static void
append_point (
    GString *text, const DtiProgress *self, double figure, const char *period, const char *language)
{
  g_autofree char *number = write_figure (self, figure, language);

  g_string_append (text, number);
  if (period != NULL)
    g_string_append_printf (text, " (%s)", period);
}

static void
append_target (GString *text, const DtiProgress *self, const char *language)
{
  g_autofree char *number = write_figure (self, self->input.goal.value, language);
  g_autofree char *upper = NULL;

  g_string_append (text, is_vietnamese (language) ? ", mục tiêu " : ", target ");
  switch (self->input.kind)
    {
    case DTI_TARGET_KIND_AT_LEAST:
      g_string_append_printf (text, "≥ %s", number);
      break;
    case DTI_TARGET_KIND_AT_MOST:
      g_string_append_printf (text, "≤ %s", number);
      break;
    case DTI_TARGET_KIND_RANGE:
      upper = write_figure (self, self->input.upper, language);
      g_string_append_printf (text, "%s–%s", number, upper);
      break;
    case DTI_TARGET_KIND_RANK_AT_MOST:
      g_string_append_printf (text, is_vietnamese (language) ? "hạng ≤ %s" : "rank ≤ %s", number);
      break;
    case DTI_TARGET_KIND_EXACT:
    default:
      g_string_append (text, number);
    }
  if (self->target_period != NULL)
    g_string_append_printf (text, " (%s)", self->target_period);
}

static void
append_verdict (GString *text, DtiProgress *self, const char *language)
{
  const char *title =
      dti_legend_find_progress_title (dti_progress_get_class_id (self), is_vietnamese (language));
  const char *reason = dti_progress_describe_reason (self, language);

  g_string_append_printf (text, ". %s", title);
  if (!isnan (self->outcome.ratio))
    {
      g_autofree char *ratio =
          dti_number_format (self->outcome.ratio, RATIO_DECIMALS, get_convention (language));

      g_string_append_printf (text, is_vietnamese (language) ? ", tỷ lệ %s" : ", ratio %s", ratio);
    }
  if (reason != NULL)
    g_string_append_printf (text, ": %s", reason);
  g_string_append_c (text, '.');
}

/**
 * dti_progress_to_sentence:
 * @self: a progress
 * @language: (nullable): `vi` or `en`, or `NULL` for Vietnamese
 *
 * Writes what the assessment found, for people.
 *
 * Such as “KG, DTI: 32 (2022) → 40 (2023), target rank ≤ 20 (2023). Moving away from the target,
 * ratio -0.67: the time has come and the target is not met.” Numbers are written as the language
 * does.
 *
 * Returns: (transfer full): the text; English for other languages
 *
 * Since: 1.0
 */
char *
dti_progress_to_sentence (DtiProgress *self, const char *language)
{
  GString *text;

  g_return_val_if_fail (DTI_IS_PROGRESS (self), NULL);

  text = g_string_new (NULL);
  if (self->unit != NULL)
    g_string_append_printf (text, "%s, ", self->unit);
  if (self->node != NULL)
    g_string_append_printf (text, "%s: ", self->node);
  if (!isnan (self->input.baseline.value))
    {
      append_point (text, self, self->input.baseline.value, self->baseline_period, language);
      g_string_append (text, " → ");
    }
  if (isnan (self->input.present.value))
    g_string_append (text, "…");
  else
    append_point (text, self, self->input.present.value, self->period, language);
  if (self->input.has_target)
    append_target (text, self, language);
  append_verdict (text, self, language);

  return g_string_free (text, FALSE);
}
