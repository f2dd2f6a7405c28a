/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The sheet of an office as a table for the reader of datasets. */

#include "sheet.h"
#include <string.h>

/* section: sheet */
/* Rows of cells: a cell may stand in quotes, and then hold semicolons and line ends. */
static GPtrArray *
split_rows (const char *text)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GString) cell = g_string_new (NULL);
  GPtrArray *row = NULL;
  gboolean quoted = FALSE;

  for (const char *p = text; *p != '\0' || row != NULL; p++)
    {
      if (row == NULL)
        {
          row = g_ptr_array_new_with_free_func (g_free);
          g_ptr_array_add (rows, row);
        }
      if (quoted && p[0] == '"' && p[1] == '"')
        g_string_append_c (cell, *p++);
      else if (*p == '"')
        quoted = !quoted;
      else if (*p != '\0' && (quoted || strchr (";\r\n", *p) == NULL))
        g_string_append_c (cell, *p);
      else if (*p != '\r')
        {
          g_ptr_array_add (row, g_strdup (g_strstrip (cell->str)));
          g_string_truncate (cell, 0);
          if (*p == '\n')
            row = NULL;
          else if (*p == '\0')
            break;
        }
    }

  return rows;
}

GPtrArray *
read_sheet (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;
  if (!g_utf8_validate (text, (gssize) length, NULL))
    {
      g_set_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA, "%s is not in UTF-8", path);
      return NULL;
    }

  return split_rows (g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text);
}
/* end: sheet */

/* section: columns */
#define UNIT_HEADER "Tên xã"
#define YEAR_HEADER "Năm"

static const struct
{
  const char *title;
  const char *column;
} columns[] = {
  { "Hộ có cáp quang (%)", "cap" },
  { "Điểm truy cập công cộng", "diem" },
  { "Hồ sơ nộp trực tuyến", "ho-so:numerator" },
  { "Tổng số hồ sơ", "ho-so:denominator" },
  { "Trang thông tin", "trang" },
};
/* end: columns */

/* section: mended */
/* What a note in a cell means, by the letters of the statuses: M, it cannot exist. */
static const struct
{
  const char *note;
  const char *letter;
} notes[] = { { "không áp dụng", "M" } };

/* What the commune answered when it was asked. */
static const struct
{
  const char *unit;
  const char *year;
  const char *column;
  const char *text;
} corrections[] = { { "MAI", "2032", "cap", "70,0" } };
/* end: mended */

/* section: map */
static int
find_title (GPtrArray *row, const char *title)
{
  g_autofree char *wanted = dti_text_fold (title);

  for (guint i = 0; i < row->len; i++)
    {
      g_autofree char *folded = dti_text_fold (g_ptr_array_index (row, i));

      if (g_str_equal (folded, wanted))
        return (int) i;
    }

  return -1;
}

/* Finds the row that holds the titles of the columns. */
gboolean
find_header (GPtrArray *rows, guint *top, GError **error)
{
  for (*top = 0; *top < rows->len; (*top)++)
    if (find_title (g_ptr_array_index (rows, *top), UNIT_HEADER) >= 0)
      return TRUE;

  g_set_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA, "the sheet has no header");
  return FALSE;
}

static const char *
find_cell (GPtrArray *row, GPtrArray *titles, const char *title, GError **error)
{
  int place = find_title (titles, title);

  if (place < 0)
    {
      g_set_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND, "the sheet has no column “%s”", title);
      return NULL;
    }

  return (guint) place < row->len ? g_ptr_array_index (row, (guint) place) : "";
}

/* A cell in quotes where it must be. */
static void
append_cell (GString *table, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", parts);
  gboolean quoted = strpbrk (text, ";\"\r\n") != NULL;

  g_string_append_printf (table, quoted ? ";\"%s\"" : ";%s", doubled);
}

/* A figure, and beside a figure that is no ratio its status. */
static void
append_figure (GString *table,
               const char *text,
               const char *unit,
               const char *year,
               const char *column,
               gboolean mended)
{
  const char *status = "";

  for (gsize i = 0; mended && i < G_N_ELEMENTS (corrections); i++)
    if (g_str_equal (corrections[i].unit, unit) && g_str_equal (corrections[i].year, year) &&
        g_str_equal (corrections[i].column, column))
      text = corrections[i].text;
  for (gsize i = 0; mended && i < G_N_ELEMENTS (notes); i++)
    if (g_str_equal (notes[i].note, text))
      {
        text = "";
        status = notes[i].letter;
      }

  append_cell (table, text);
  if (strchr (column, ':') == NULL)
    append_cell (table, status);
}

static gboolean
map_row (GString *table,
         GPtrArray *row,
         GPtrArray *titles,
         DtiUnitRegistry *registry,
         gboolean mended,
         GError **error)
{
  const char *name = find_cell (row, titles, UNIT_HEADER, error);
  const char *year = name != NULL ? find_cell (row, titles, YEAR_HEADER, error) : NULL;
  g_autoptr (DtiUnit) unit = NULL;
  g_autofree char *title = NULL;

  if (year == NULL)
    return FALSE;
  if (*year == '\0')
    return TRUE; /* the line of totals */
  unit = dti_unit_registry_match (registry, name, error);
  if (unit == NULL)
    return FALSE;

  title = dti_unit_get_title (unit, "vi");
  g_string_append (table, dti_unit_get_id (unit));
  append_cell (table, year);
  append_cell (table, title);
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const char *text = find_cell (row, titles, columns[i].title, error);

      if (text == NULL)
        return FALSE;
      append_figure (table, text, dti_unit_get_id (unit), year, columns[i].column, mended);
    }
  g_string_append_c (table, '\n');

  return TRUE;
}

/* The sheet as a wide table for the reader of datasets. */
GString *
map_sheet (GPtrArray *rows, guint top, DtiUnitRegistry *registry, gboolean mended, GError **error)
{
  g_autoptr (GString) table = g_string_new ("unit;period;name");
  GPtrArray *titles = g_ptr_array_index (rows, top);

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_string_append_printf (table, ";%s", columns[i].column);
      if (strchr (columns[i].column, ':') == NULL)
        g_string_append_printf (table, ";%s:status", columns[i].column);
    }
  g_string_append_c (table, '\n');
  for (guint i = top + 1; i < rows->len; i++)
    if (!map_row (table, g_ptr_array_index (rows, i), titles, registry, mended, error))
      return NULL;

  return g_steal_pointer (&table);
}
/* end: map */
