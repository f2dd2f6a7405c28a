/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <math.h>
#include <string.h>

#include <libdti/dti.h>

/* What the tests of charts share. */

static inline guint
count_text (const char *text, const char *part)
{
  guint n = 0;

  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + strlen (part), part))
    n++;

  return n;
}

/* A file can have bytes of 0. */
static inline gboolean
has_bytes (GBytes *bytes, const char *text)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  gsize length = strlen (text);

  for (gsize i = 0; i + length <= size; i++)
    if (memcmp (data + i, text, length) == 0)
      return TRUE;

  return FALSE;
}

/* The number of the first mark of a role, a unit and a node, which may be NULL; NaN where the mark
 * has none. */
static inline double
read_mark (
    const char *svg, const char *role, const char *unit, const char *node, const char *period)
{
  g_autofree char *node_part =
      node != NULL ? g_strdup_printf (" data-node=\"%s\"", node) : g_strdup ("");
  g_autofree char *period_part =
      period != NULL ? g_strdup_printf (" data-period=\"%s\"", period) : g_strdup ("");
  g_autofree char *head =
      g_strdup_printf ("class=\"%s\" data-unit=\"%s\"%s%s", role, unit, node_part, period_part);
  const char *found = strstr (svg, head);
  static const char value[] = " data-value=\"";

  g_assert_nonnull (found);
  found += strlen (head);

  return g_str_has_prefix (found, value) ? g_ascii_strtod (found + strlen (value), NULL) : NAN;
}

static inline gboolean
has_mark (const char *svg, const char *role, const char *unit, const char *node)
{
  g_autofree char *head =
      g_strdup_printf ("class=\"%s\" data-unit=\"%s\" data-node=\"%s\"", role, unit, node);

  return strstr (svg, head) != NULL;
}

static inline GBytes *
pack_numbers (const double *numbers, gsize n)
{
  return g_bytes_new (numbers, n * sizeof (double));
}

static inline DtiChart *
make_intervals (void)
{
  static const char *const names[] = { "Thái Bình", "An Giang", "Đắk Lắk", NULL };
  const double ranks[] = { 2, NAN, 1 };
  const double lows[] = { 1, NAN, 1 };
  const double medians[] = { 2, NAN, 1 };
  const double highs[] = { 3, NAN, 1 };
  g_autoptr (GBytes) rank_bytes = pack_numbers (ranks, 3);
  g_autoptr (GBytes) low_bytes = pack_numbers (lows, 3);
  g_autoptr (GBytes) median_bytes = pack_numbers (medians, 3);
  g_autoptr (GBytes) high_bytes = pack_numbers (highs, 3);
  g_autoptr (GError) error = NULL;
  DtiChart *chart =
      dti_chart_new_intervals (names, rank_bytes, low_bytes, median_bytes, high_bytes, &error);

  g_assert_no_error (error);

  return chart;
}
