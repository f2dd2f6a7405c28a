/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <glib/gi18n.h>
#include <math.h>

#include "cs-text.h"

/* What the library is asked to write its own texts in: it knows “vi” and “en”. */
const char *
cs_text_get_language (void)
{
  /* Translators: “vi” if this translation is Vietnamese, else “en”. */
  return C_ ("language of figures", "en");
}

/* A number that is not there is a dash, never 0. */
char *
cs_text_write_number (double number, int decimals)
{
  const gboolean vietnamese = g_str_equal (cs_text_get_language (), "vi");

  if (!isfinite (number))
    return g_strdup ("–");

  return dti_number_format (number,
                            decimals,
                            vietnamese ? DTI_NUMBER_CONVENTION_VI : DTI_NUMBER_CONVENTION_EN);
}

/* With the sign of a rise. */
char *
cs_text_write_change (double change, int decimals)
{
  g_autofree char *text = cs_text_write_number (change, decimals);

  return g_strconcat (change > 0.0 ? "+" : "", text, NULL);
}

char *
cs_text_write_rank (double rank)
{
  return cs_text_write_number (rank, -1);
}

char *
cs_text_write_share (double share)
{
  g_autofree char *percent = NULL;

  if (!isfinite (share))
    return g_strdup ("–");
  percent = cs_text_write_number (100.0 * share, 0);

  return g_strconcat (percent, " %", NULL);
}

char *
cs_text_write_day (const GDate *day)
{
  char text[64];

  if (day == NULL || !g_date_valid (day))
    return g_strdup ("–");
  /* Translators: how a day is written, with the letters of strftime(). */
  g_date_strftime (text, sizeof text, C_ ("day", "%Y-%m-%d"), day);

  return g_strdup (text);
}

char *
cs_text_write_node (DtiNode *node)
{
  char *title = dti_node_get_title (node, cs_text_get_language ());

  if (title != NULL && *title != '\0')
    return title;
  g_free (title);

  return g_strdup (dti_node_get_id (node));
}

/* Where a problem stands: file, row and column, or the pointer into a document. */
char *
cs_text_write_place (DtiProblem *problem)
{
  g_autoptr (GString) place = g_string_new (NULL);

  if (dti_problem_get_file (problem) != NULL)
    {
      g_autofree char *name = g_path_get_basename (dti_problem_get_file (problem));

      g_string_append (place, name);
    }
  if (dti_problem_get_row (problem) > 0)
    g_string_append_printf (place, ":%u", dti_problem_get_row (problem));
  if (dti_problem_get_row (problem) > 0 && dti_problem_get_column (problem) > 0)
    g_string_append_printf (place, ":%u", dti_problem_get_column (problem));
  if (dti_problem_get_pointer (problem) != NULL)
    g_string_append_printf (place,
                            "%s%s",
                            place->len > 0 ? " " : "",
                            dti_problem_get_pointer (problem));

  return g_string_free (g_steal_pointer (&place), FALSE);
}
