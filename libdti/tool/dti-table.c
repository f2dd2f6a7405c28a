/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <math.h>

#include "dti-table.h"

struct _DtiTable
{
  DtiNumberConvention convention;
  GPtrArray *cells; /* the titles first */
  GArray *numeric;  /* gboolean for each column */
};

DtiTable *
dti_table_new (DtiNumberConvention convention)
{
  DtiTable *self = g_new0 (DtiTable, 1);

  self->convention = convention;
  self->cells = g_ptr_array_new_with_free_func (g_free);
  self->numeric = g_array_new (FALSE, FALSE, sizeof (gboolean));

  return self;
}

void
dti_table_free (DtiTable *self)
{
  g_ptr_array_unref (self->cells);
  g_array_unref (self->numeric);
  g_free (self);
}

void
dti_table_add_column (DtiTable *self, const char *title, gboolean is_number)
{
  g_ptr_array_add (self->cells, g_strdup (title));
  g_array_append_val (self->numeric, is_number);
}

void
dti_table_add_text (DtiTable *self, const char *text)
{
  g_ptr_array_add (self->cells, g_strdup (text != NULL ? text : ""));
}

void
dti_table_add_number (DtiTable *self, double number, int decimals)
{
  g_ptr_array_add (self->cells,
                   isnan (number) ? g_strdup ("–")
                                  : dti_number_format (number, decimals, self->convention));
}

/* What a text takes on a terminal: letters with marks that stand alone take no room. */
static gsize
measure (const char *text)
{
  gsize width = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (!g_unichar_iszerowidth (character))
        width += g_unichar_iswide (character) ? 2 : 1;
    }

  return width;
}

static void
append_cell (GString *text, const char *cell, gsize width, gboolean is_number, gboolean is_last)
{
  gsize padding = width - measure (cell);

  if (is_number)
    g_string_append_printf (text, "%*s%s", (int) padding, "", cell);
  else if (is_last)
    g_string_append (text, cell);
  else
    g_string_append_printf (text, "%s%*s", cell, (int) padding, "");
}

/* Where the last cells of a row are empty. */
static void
trim (GString *text)
{
  while (text->len > 0 && text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);
}

char *
dti_table_to_text (DtiTable *self)
{
  GString *text = g_string_new (NULL);
  guint n_columns = self->numeric->len;
  g_autofree gsize *widths = g_new0 (gsize, n_columns + 1);

  for (guint i = 0; i < self->cells->len; i++)
    widths[i % n_columns] =
        MAX (widths[i % n_columns], measure (g_ptr_array_index (self->cells, i)));

  for (guint i = 0; i < self->cells->len; i++)
    {
      guint column = i % n_columns;
      gboolean is_last = column + 1 == n_columns;

      append_cell (text,
                   g_ptr_array_index (self->cells, i),
                   widths[column],
                   g_array_index (self->numeric, gboolean, column),
                   is_last);
      if (is_last)
        trim (text);
      g_string_append (text, is_last ? "\n" : "  ");
    }

  return g_string_free (text, FALSE);
}
