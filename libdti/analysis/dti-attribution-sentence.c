/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-attribution-private.h"

#include <libdti/base/dti-number.h>

/* So many contributions are named. */
#define N_NAMED 3
#define POINTS_DECIMALS 2
#define VALUE_DECIMALS 4

/* Who reads, and what stands for the node: its value, or its score. */
typedef struct
{
  DtiAttribution *attribution;
  const char *language;
  gboolean vietnamese;
  guint quantity;
  int decimals;
} DtiTeller;

static char *
write_number (const DtiTeller *self, double number, int decimals)
{
  return dti_number_format (number,
                            decimals,
                            self->vietnamese ? DTI_NUMBER_CONVENTION_VI : DTI_NUMBER_CONVENTION_EN);
}

/* With its sign, also above 0. */
static char *
write_change (const DtiTeller *self, double change)
{
  g_autofree char *text = write_number (self, change, self->decimals);

  return g_strconcat (dti_number_round (change, self->decimals) > 0.0 ? "+" : "", text, NULL);
}

static char *
write_title (const DtiTeller *self, DtiNode *node)
{
  char *title = dti_node_get_title (node, self->language);

  return title != NULL ? title : g_strdup (dti_node_get_id (node));
}

static const char *
get_cause_name (const DtiTeller *self, DtiCause cause)
{
  static const char *const vi[] = { "kết quả thực hiện", "phương pháp đánh giá", "độ phủ số liệu" };
  static const char *const en[] = { "performance", "method", "coverage" };

  return self->vietnamese ? vi[cause] : en[cause];
}

static const char *
get_unit_name (const DtiTeller *self, guint side)
{
  DtiScorecard *card = self->attribution->cards[side];
  const char *id = dti_scorecard_get_unit_id (card, self->attribution->units[side]);
  const char *name = dti_dataset_get_unit_name (dti_scorecard_get_dataset (card), id);

  return name != NULL ? name : id;
}

static double
get_figure (const DtiTeller *self, guint side)
{
  const DtiUnitScore *score = &self->attribution->scores[side];

  return self->quantity == DTI_POINTS ? score->score : dti_unit_score_get_value (score);
}

/* ---- what happened ---- */

/* “0.6717 (2023)” */
static char *
write_figure (const DtiTeller *self, guint side)
{
  g_autofree char *number = write_number (self, get_figure (self, side), self->decimals);
  const char *period = dti_scorecard_get_period (self->attribution->cards[side]);

  if (*period == '\0')
    return g_steal_pointer (&number);

  return g_strdup_printf ("%s (%s)", number, period);
}

static const char *
get_verb (const DtiTeller *self, double change)
{
  double shown = dti_number_round (change, self->decimals);

  if (shown > 0.0)
    return self->vietnamese ? "tăng" : "rose by";
  if (shown < 0.0)
    return self->vietnamese ? "giảm" : "fell by";

  return NULL;
}

static void
tell_change (const DtiTeller *self, GString *text)
{
  double change = get_figure (self, DTI_NEWER) - get_figure (self, DTI_OLDER);
  const char *verb = get_verb (self, change);
  g_autofree char *size = write_number (self, fabs (change), self->decimals);
  g_autofree char *older = write_figure (self, DTI_OLDER);
  g_autofree char *newer = write_figure (self, DTI_NEWER);
  g_autofree char *title = write_title (self, self->attribution->node);

  g_string_append (text, get_unit_name (self, DTI_NEWER));
  g_string_append_printf (text, ": %s ", title);
  if (verb == NULL && self->vietnamese)
    g_string_append_printf (text, "không đổi, %s và %s", older, newer);
  else if (verb == NULL)
    g_string_append_printf (text, "did not change, %s and %s", older, newer);
  else if (self->vietnamese)
    g_string_append_printf (
        text, "%s %s, từ %s %s %s", verb, size, older, change > 0.0 ? "lên" : "xuống", newer);
  else
    g_string_append_printf (text, "%s %s, from %s to %s", verb, size, older, newer);
}

/* Points and maxima, where the value stands for the node. */
static void
tell_points (const DtiTeller *self, GString *text)
{
  if (self->quantity == DTI_POINTS)
    {
      g_string_append_c (text, '.');
      return;
    }

  g_string_append (text, self->vietnamese ? "; điểm: " : "; points: ");
  for (guint side = 0; side < DTI_N_SIDES; side++)
    {
      const DtiUnitScore *score = &self->attribution->scores[side];
      g_autofree char *points = write_number (self, score->score, POINTS_DECIMALS);
      g_autofree char *max =
          write_number (self, score->max, score->max == floor (score->max) ? 0 : POINTS_DECIMALS);

      g_string_append_printf (text, self->vietnamese ? "%s/%s" : "%s of %s", points, max);
      g_string_append (text, side == DTI_NEWER ? "." : self->vietnamese ? ", sau đó " : ", then ");
    }
}

static void
tell_units (const DtiTeller *self, GString *text)
{
  if (g_str_equal (dti_attribution_get_older_unit (self->attribution),
                   dti_attribution_get_unit (self->attribution)))
    return;

  g_string_append_printf (
      text,
      self->vietnamese ? " Số liệu kỳ trước là của %s: hai đơn vị khác nhau, chỉ để tham khảo."
                       : " The earlier figure is that of %s: the two are different units.",
      get_unit_name (self, DTI_OLDER));
}

/* ---- why ---- */

static void
tell_causes (const DtiTeller *self, GString *text)
{
  double method = self->attribution->totals[DTI_CAUSE_METHOD][self->quantity];
  g_autofree char *change = write_change (self, method);

  g_string_append (text, self->vietnamese ? " Theo nguyên nhân: " : " By cause: ");
  for (guint cause = 0; cause <= DTI_CAUSE_COVERAGE; cause++)
    {
      g_autofree char *part = write_change (self, self->attribution->totals[cause][self->quantity]);

      g_string_append_printf (text,
                              "%s%s %s",
                              cause > 0 ? ", " : "",
                              get_cause_name (self, (DtiCause) cause),
                              part);
    }
  g_string_append_c (text, '.');

  if (dti_number_round (method, self->decimals) == 0.0)
    return;
  g_string_append_printf (
      text,
      self->vietnamese
          ? " Trong đó %s là do bộ chỉ số hoặc cách đánh giá thay đổi, không phải do kết quả của "
            "đơn vị."
          : " The part of %s comes from a change of the framework or of what is assessed, not from "
            "what the unit did.",
      change);
}

static void
tell_largest (const DtiTeller *self, GString *text)
{
  g_autoptr (GListModel) list = dti_attribution_list_contributions (self->attribution, NULL);
  guint n = MIN (g_list_model_get_n_items (list), N_NAMED);

  if (n == 0)
    return;

  g_string_append (text, self->vietnamese ? " Đóng góp lớn nhất: " : " Largest contributions: ");
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DtiContribution) contribution = g_list_model_get_item (list, i);
      const DtiEntry *entry = dti_contribution_peek_entry (contribution);
      g_autofree char *title = write_title (self, dti_contribution_get_node (contribution));
      g_autofree char *change = write_change (self, entry->changes[self->quantity]);

      g_string_append_printf (text,
                              "%s%s (%s) %s",
                              i > 0 ? "; " : "",
                              title,
                              get_cause_name (self, entry->cause),
                              change);
    }
  g_string_append_c (text, '.');
}

/**
 * dti_attribution_to_sentence:
 * @self: an attribution
 * @language: (nullable): `vi`, or `NULL`, for Vietnamese; English for any other
 *
 * Tells in one paragraph how far the figure rose or fell, and why.
 *
 * It names the figure that the node publishes, its value or its score, in both years; what each
 * cause has to do with the change; how much of it is method and so not what the unit did; and the
 * three largest contributions by title. Numbers have the decimals of the node (4 for values and 2
 * for scores where it has none), with a decimal comma in Vietnamese.
 *
 * Returns: (transfer full): the paragraph
 *
 * Since: 1.0
 */
char *
dti_attribution_to_sentence (DtiAttribution *self, const char *language)
{
  DtiTeller teller = { .attribution = self, .quantity = DTI_VALUE };
  GString *text;

  g_return_val_if_fail (DTI_IS_ATTRIBUTION (self), NULL);

  teller.vietnamese = language == NULL || g_str_has_prefix (language, "vi");
  teller.language = teller.vietnamese ? "vi" : language;
  if (dti_node_get_publish (self->node) == DTI_PUBLISH_SCORE)
    teller.quantity = DTI_POINTS;
  teller.decimals = dti_node_get_decimals (self->node);
  if (teller.decimals < 0)
    teller.decimals = teller.quantity == DTI_POINTS ? POINTS_DECIMALS : VALUE_DECIMALS;

  text = g_string_new (NULL);
  tell_change (&teller, text);
  tell_points (&teller, text);
  tell_units (&teller, text);
  tell_causes (&teller, text);
  tell_largest (&teller, text);
  if (!self->is_exact)
    g_string_append (text,
                     teller.vietnamese ? " Một phần được ước lượng từ các thứ tự ngẫu nhiên."
                                       : " Some of this is estimated from random orders.");

  return g_string_free (text, FALSE);
}
