/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <libdti/base/dti-error.h>

#include "dti-csv-scanner-private.h"

/* What a byte means outside quotes. */
enum
{
  IS_END = 1 << 0, /* separator or line break */
  IS_QUOTE = 1 << 1,
  IS_OTHER = 1 << 2, /* neither ASCII text nor blank: look closer */
};

static void
classify (DtiCsvScanner *self)
{
  memset (self->classes, 0, sizeof self->classes);
  memset (self->classes + 0x80, IS_OTHER, 0x80);
  self->classes[0] = IS_OTHER;
  self->classes['"'] = IS_QUOTE;
  self->classes['\n'] = IS_END;
  self->classes['\r'] = IS_END;
  self->classes[(guchar) self->separator] = IS_END;
}

/* The first of the two that stands outside quotes in the header. */
static char
find_separator (const char *text, const char *end)
{
  gboolean is_quoted = FALSE;

  for (; text < end; text++)
    {
      if (*text == '"')
        is_quoted = !is_quoted;
      else if (is_quoted)
        continue;
      else if (*text == ',' || *text == ';')
        return *text;
      else if (*text == '\n' || *text == '\r')
        break;
    }

  return ',';
}

void
dti_csv_scanner_init (DtiCsvScanner *self, const char *text, gsize length)
{
  static const char mark[] = "\xef\xbb\xbf";
  const gsize mark_length = sizeof mark - 1;

  if (length >= mark_length && memcmp (text, mark, mark_length) == 0)
    {
      text += mark_length;
      length -= mark_length;
    }

  *self = (DtiCsvScanner){ .next = text, .end = text + length };
  self->separator = find_separator (text, text + MIN (length, DTI_CSV_MAX_CELL));
  self->buffer = g_string_new (NULL);
  classify (self);
}

void
dti_csv_scanner_clear (DtiCsvScanner *self)
{
  g_string_free (self->buffer, TRUE);
  self->buffer = NULL;
}

gboolean
dti_csv_scanner_begin_row (DtiCsvScanner *self)
{
  if (self->next >= self->end)
    return FALSE;

  self->row++;
  self->column = 0;
  self->row_ended = FALSE;

  return TRUE;
}

static gboolean
fail (const DtiCsvScanner *self, DtiError code, const char *message, GError **error)
{
  g_set_error (error, DTI_ERROR, code, "%u:%u: %s", self->row, self->column, message);

  return FALSE;
}

static gboolean
fail_long (const DtiCsvScanner *self, GError **error)
{
  return fail (self, DTI_ERROR_LIMIT, "the cell is longer than 1 MiB", error);
}

static gboolean
check_text (const DtiCsvScanner *self, const char *text, gsize length, GError **error)
{
  if (memchr (text, '\0', length) != NULL)
    return fail (self,
                 DTI_ERROR_INVALID_DATA,
                 "there is a NUL byte; the file is no CSV in UTF-8 (UTF-16?)",
                 error);
  if (!g_utf8_validate_len (text, length, NULL))
    return fail (self, DTI_ERROR_INVALID_DATA, "the text is no valid UTF-8", error);

  return TRUE;
}

/* From @text to the end of the cell; NULL and an error where it is too long. */
static const char *
find_end (const DtiCsvScanner *self, const char *text, guint8 *classes, GError **error)
{
  const char *limit = text + MIN ((gsize) (self->end - text), DTI_CSV_MAX_CELL + 1);
  guint8 found = 0;
  const char *p;

  for (p = text; p < limit; p++)
    {
      guint8 class = self->classes[(guchar) *p];

      found |= class;
      if (class & IS_END)
        break;
    }
  *classes = found;
  if (p == limit && limit != self->end)
    {
      fail_long (self, error);
      return NULL;
    }

  return p;
}

static void
end_cell (DtiCsvScanner *self, const char *end)
{
  if (end < self->end)
    {
      dti_csv_scanner_end_row (self, end);
      return;
    }

  self->next = self->end;
  self->row_ended = TRUE;
}

static gboolean
read_plain (DtiCsvScanner *self, DtiCsvCell *cell, GError **error)
{
  guint8 classes;
  const char *end = find_end (self, self->next, &classes, error);

  if (end == NULL)
    return FALSE;

  cell->text = self->next;
  cell->length = (gsize) (end - self->next);
  cell->is_quoted = FALSE;
  cell->fault = classes & IS_QUOTE ? DTI_CSV_FAULT_STRAY_QUOTE : DTI_CSV_FAULT_NONE;
  if (classes & IS_OTHER && !check_text (self, cell->text, cell->length, error))
    return FALSE;
  end_cell (self, end);

  return TRUE;
}

/* The quote that ends the cell. Doubled ones are put into the buffer as single ones. */
static const char *
find_closing_quote (DtiCsvScanner *self, const char *text, gboolean *is_doubled, GError **error)
{
  const char *limit = text + MIN ((gsize) (self->end - text), DTI_CSV_MAX_CELL + 1);
  const char *from = text;

  *is_doubled = FALSE;
  while (TRUE)
    {
      const char *quote = memchr (from, '"', (gsize) (limit - from));

      if (quote == NULL)
        break;
      if (quote + 1 >= self->end || quote[1] != '"')
        {
          if (*is_doubled)
            g_string_append_len (self->buffer, from, quote - from);
          return quote;
        }

      if (!*is_doubled)
        g_string_truncate (self->buffer, 0);
      *is_doubled = TRUE;
      g_string_append_len (self->buffer, from, quote + 1 - from);
      from = quote + 2;
      if (from > limit)
        break;
    }

  if (limit != self->end && limit < self->end)
    fail_long (self, error);
  else
    fail (self, DTI_ERROR_INVALID_DATA, "the quote is not closed", error);

  return NULL;
}

static gboolean
read_quoted (DtiCsvScanner *self, DtiCsvCell *cell, GError **error)
{
  const char *text = self->next + 1;
  gboolean is_doubled;
  const char *quote = find_closing_quote (self, text, &is_doubled, error);
  const char *end;
  guint8 classes;

  if (quote == NULL)
    return FALSE;

  cell->is_quoted = TRUE;
  cell->fault = DTI_CSV_FAULT_NONE;
  cell->text = is_doubled ? self->buffer->str : text;
  cell->length = is_doubled ? self->buffer->len : (gsize) (quote - text);
  if (!check_text (self, cell->text, cell->length, error))
    return FALSE;

  end = find_end (self, quote + 1, &classes, error);
  if (end == NULL ||
      (classes & IS_OTHER && !check_text (self, quote + 1, (gsize) (end - quote - 1), error)))
    return FALSE;
  if (end != quote + 1)
    {
      cell->fault = DTI_CSV_FAULT_TEXT_AFTER_QUOTE;
      cell->text = self->next;
      cell->length = (gsize) (end - self->next);
    }
  end_cell (self, end);

  return TRUE;
}

gboolean
dti_csv_scanner_next (DtiCsvScanner *self, DtiCsvCell *cell, GError **error)
{
  self->column++;
  if (self->next < self->end && *self->next == '"')
    return read_quoted (self, cell, error);

  return read_plain (self, cell, error);
}
