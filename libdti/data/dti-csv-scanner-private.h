/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <string.h>

#include <libdti/base/dti-decimal-private.h>

G_BEGIN_DECLS

/* Longer cells are no data: a quote was forgotten, or somebody tries how much we read. */
#define DTI_CSV_MAX_CELL ((gsize) 1 << 20)

typedef enum
{
  DTI_CSV_FAULT_NONE,
  DTI_CSV_FAULT_TEXT_AFTER_QUOTE, /* "abc"def */
  DTI_CSV_FAULT_STRAY_QUOTE,      /* ab"c: taken literally */
} DtiCsvFault;

typedef struct
{
  const char *text; /* not terminated; valid until the next cell is read */
  gsize length;
  gboolean is_quoted;
  DtiCsvFault fault;
} DtiCsvCell;

/* Reads CSV (RFC 4180, rows ending in LF, CRLF or CR) in one pass over memory that stays the
 * caller's. Rows count as in a spreadsheet: a row with a line break inside quotes is one, a blank
 * line too. */
typedef struct
{
  const char *next;
  const char *end;
  char separator;
  gboolean row_ended;
  guint row;    /* of the row begun last, from 1 */
  guint column; /* of the cell read last, from 1 */
  guint8 classes[256];
  GString *buffer; /* for cells with doubled quotes */
} DtiCsvScanner;

/* Leaves out a byte order mark, and finds the separator in the first row. */
void dti_csv_scanner_init (DtiCsvScanner *self, const char *text, gsize length);
void dti_csv_scanner_clear (DtiCsvScanner *self);

/* FALSE at the end. */
gboolean dti_csv_scanner_begin_row (DtiCsvScanner *self);
/* Reads the next cell of the row, which must not have ended. Errors are those of the whole
 * document: a quote without end, no UTF-8, a NUL byte, a cell longer than DTI_CSV_MAX_CELL. */
gboolean dti_csv_scanner_next (DtiCsvScanner *self, DtiCsvCell *cell, GError **error);

static inline gboolean
dti_csv_scanner_end_row (DtiCsvScanner *self, const char *end)
{
  self->next = end + 1;
  if (*end == self->separator)
    return FALSE;

  if (*end == '\r' && self->next < self->end && *self->next == '\n')
    self->next++;
  self->row_ended = TRUE;

  return TRUE;
}

/* A number that is read in place has at most so many digits, all of which fit 64 bits; and so many
 * bytes must follow for it to be read without looking at the end each time. */
#define DTI_CSV_MAX_DIGITS 19
#define DTI_CSV_LAST_START 24
#define DTI_CSV_NUMBER_ROOM 48

/* Doubles without an error, and the greatest number whose integers are all doubles. */
#define DTI_CSV_EXACT_POWERS 22
#define DTI_CSV_EXACT_INTEGER (G_GUINT64_CONSTANT (1) << 53)

static const double dti_csv_powers[DTI_CSV_EXACT_POWERS + 1] = {
  1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
  1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
};

/* Where the next eight bytes are digits, all bytes of a word are read side by side. */
static inline gboolean
dti_csv_scan_eight (const char *text, guint64 *digits)
{
  guint64 word;

  memcpy (&word, text, sizeof word);
  word = GUINT64_FROM_LE (word) ^ G_GUINT64_CONSTANT (0x3030303030303030);
  if ((((word + G_GUINT64_CONSTANT (0x7676767676767676)) | word) &
       G_GUINT64_CONSTANT (0x8080808080808080)) != 0)
    return FALSE;

  /* Neighbours are joined: eight digits to four pairs, two fours, one number. */
  word = (word & G_GUINT64_CONSTANT (0x00ff00ff00ff00ff)) * 10 +
         (word >> 8 & G_GUINT64_CONSTANT (0x00ff00ff00ff00ff));
  word = (word & G_GUINT64_CONSTANT (0x0000ffff0000ffff)) * 100 +
         (word >> 16 & G_GUINT64_CONSTANT (0x0000ffff0000ffff));
  word = (word & G_GUINT64_CONSTANT (0xffffffff)) * 10000 + (word >> 32);
  *digits = *digits * 100000000 + word;

  return TRUE;
}

/* One by one is faster for few digits: the processor guesses how many there are. */
static inline const char *
dti_csv_scan_digits (const char *text, const char *limit, guint64 *digits)
{
  guint digit;

  while (text < limit && (digit = (guint) (guchar) *text - '0') <= 9)
    {
      *digits = *digits * 10 + digit;
      text++;
    }

  return text;
}

/* The fast way for nearly every cell of a great file: where the next cell is nothing but a plain
 * number it is read in place, correctly rounded. FALSE leaves everything as it was. */
static inline gboolean
dti_csv_scanner_next_number (DtiCsvScanner *self, char decimal, double *number)
{
  const char *p = self->next;
  const char *limit = p + DTI_CSV_LAST_START;
  gboolean is_negative;
  DtiDecimal value = { 0, 0 };
  const char *start;

  if (self->end - p < DTI_CSV_NUMBER_ROOM)
    return FALSE;

  is_negative = *p == '-';
  start = p + is_negative;
  p = dti_csv_scan_digits (start, limit, &value.digits);
  if (p == start)
    return FALSE;

  if (*p == decimal && decimal != '\0')
    {
      const char *fraction = p + 1;

      p = fraction;
      while (p < limit && dti_csv_scan_eight (p, &value.digits))
        p += 8;
      p = dti_csv_scan_digits (p, limit, &value.digits);
      value.exponent = (int) (fraction - p);
      if (value.exponent == 0)
        return FALSE;
      start++;
    }
  if (p - start > DTI_CSV_MAX_DIGITS || (*p != self->separator && *p != '\n' && *p != '\r'))
    return FALSE;

  /* One operation on two exact numbers rounds once. */
  *number = value.digits <= DTI_CSV_EXACT_INTEGER
                ? (double) (gint64) value.digits / dti_csv_powers[-value.exponent]
                : dti_decimal_to_double (value);
  if (is_negative)
    *number = 0.0 - *number;
  self->column++;
  dti_csv_scanner_end_row (self, p);

  return TRUE;
}

G_END_DECLS
