/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "dti-text-width-private.h"

#define ELLIPSIS "…"
#define FIRST_LETTER 32u
#define LAST_LETTER 126u
#define WIDE_LETTER 0x1100u

/* Thousandths of the size, of the letters from space to ~, as DejaVu Sans 2.37 has them. */
static const guint16
    widths[2][LAST_LETTER - FIRST_LETTER + 1] = {
      { 318,  401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337,
        636,  636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531,
        1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787,
        603,  787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500,
        500,  613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612,
        635,  635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838 },
      { 348,  456, 521, 838, 696, 1002, 872, 306,  457, 457, 523, 838, 380, 415,  380, 365,
        696,  696, 696, 696, 696, 696,  696, 696,  696, 696, 400, 400, 838, 838,  838, 580,
        1000, 774, 762, 734, 830, 683,  683, 821,  837, 372, 372, 775, 637, 995,  837, 850,
        733,  850, 770, 720, 682, 812,  774, 1103, 771, 724, 725, 457, 365, 457,  838, 500,
        500,  675, 716, 593, 716, 678,  435, 716,  712, 343, 343, 665, 343, 1042, 712, 687,
        716,  716, 493, 595, 478, 712,  652, 924,  645, 652, 582, 712, 365, 712,  838 },
    };

static guint
get_thousandths (gunichar letter, gboolean bold)
{
  const guint16 *table = widths[bold ? 1 : 0];

  if (letter >= FIRST_LETTER && letter <= LAST_LETTER)
    return table[letter - FIRST_LETTER];
  /* Accents stand above or below what they belong to. */
  if (g_unichar_iszerowidth (letter) || g_unichar_combining_class (letter) != 0)
    return 0;
  switch (letter)
    {
    case 0x0111: /* đ */
      return table['d' - FIRST_LETTER];
    case 0x0110: /* Đ */
      return table['D' - FIRST_LETTER] + 5;
    case 0x2013: /* – */
      return 500;
    default:
      return letter >= WIDE_LETTER && letter < 0x2000 ? 1000 : letter < WIDE_LETTER ? 800 : 1000;
    }
}

/* Decomposed, so that ế counts as e. */
double
dti_text_width_measure (const char *text, double size, gboolean bold)
{
  g_autofree char *decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_NFD);
  guint thousandths = 0;

  for (const char *p = decomposed; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    thousandths += get_thousandths (g_utf8_get_char (p), bold);

  return thousandths * size / 1000.0;
}

/* Where a text may end: before a letter that is no accent. */
static gboolean
is_boundary (const char *p)
{
  return *p == '\0' || g_unichar_combining_class (g_utf8_get_char (p)) == 0;
}

char *
dti_text_width_shorten (const char *text, double size, gboolean bold, double room)
{
  const char *end = text + strlen (text);

  if (dti_text_width_measure (text, size, bold) <= room)
    return g_strdup (text);

  while (end > text)
    {
      g_autofree char *beginning = NULL;
      g_autofree char *shortened = NULL;

      end = g_utf8_prev_char (end);
      if (!is_boundary (end))
        continue;
      beginning = g_strndup (text, (gsize) (end - text));
      g_strchomp (beginning);
      shortened = g_strconcat (beginning, ELLIPSIS, NULL);
      if (dti_text_width_measure (shortened, size, bold) <= room)
        return g_steal_pointer (&shortened);
    }

  return g_strdup (ELLIPSIS);
}

char **
dti_text_width_wrap (const char *text, double size, gboolean bold, double room, guint max_lines)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_autoptr (GString) line = g_string_new (NULL);
  guint n_lines = 1;
  g_autofree char *last = NULL;

  for (gsize i = 0; words[i] != NULL; i++)
    {
      g_autofree char *longer = g_strconcat (line->str, line->len > 0 ? " " : "", words[i], NULL);

      if (line->len > 0 && n_lines < max_lines &&
          dti_text_width_measure (longer, size, bold) > room)
        {
          g_autofree char *full = dti_text_width_shorten (line->str, size, bold, room);

          g_strv_builder_add (lines, full);
          n_lines++;
          g_string_assign (line, words[i]);
        }
      else
        {
          g_string_assign (line, longer);
        }
    }
  last = dti_text_width_shorten (line->str, size, bold, room);
  g_strv_builder_add (lines, last);

  return g_strv_builder_end (lines);
}
