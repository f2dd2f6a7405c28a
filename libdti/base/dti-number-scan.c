/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-decimal-private.h"
#include "dti-number-private.h"

/* Any 19 digits fit 64 bits. */
#define MAX_DIGITS 19

/* Greater exponents change nothing: the number is 0 or out of range already. */
#define EXPONENT_CAP G_GINT64_CONSTANT (1000000000000000)

typedef struct
{
  guint64 digits;
  gsize n_digits; /* without leading zeros */
  gint64 exponent;
} Scan;

/* Reads digits up to the first other character. */
static const char *
scan_digits (Scan *scan, const char *text, const char *end)
{
  for (; text < end && g_ascii_isdigit (*text); text++)
    {
      if (scan->n_digits == 0 && *text == '0')
        continue;
      if (scan->n_digits < MAX_DIGITS)
        scan->digits = scan->digits * 10 + (guint64) (*text - '0');
      scan->n_digits++;
    }
  return text;
}

/* Reads what follows the "e"; NULL where it is no exponent. */
static const char *
scan_exponent (Scan *scan, const char *text, const char *end)
{
  gboolean negative = text < end && *text == '-';
  gint64 exponent = 0;
  const char *start;

  if (text < end && (*text == '-' || *text == '+'))
    text++;
  for (start = text; text < end && g_ascii_isdigit (*text); text++)
    exponent = MIN (exponent * 10 + (*text - '0'), EXPONENT_CAP);
  if (text == start)
    return NULL;

  scan->exponent += negative ? -exponent : exponent;
  return text;
}

/* For more digits than an integer holds. The grammar has been checked. */
static double
read_long (const char *text, gsize length)
{
  char buffer[64];
  g_autofree char *heap = NULL;

  if (length >= sizeof buffer)
    {
      heap = g_strndup (text, length);
      return g_ascii_strtod (heap, NULL);
    }
  memcpy (buffer, text, length);
  buffer[length] = '\0';
  return g_ascii_strtod (buffer, NULL);
}

static double
scan_value (const Scan *scan, const char *text, gsize length)
{
  /* Bounds beyond which 19 digits are out of range or 0. */
  const gint64 highest = 310;
  const gint64 lowest = -400;
  DtiDecimal decimal = { scan->digits, 0 };

  if (scan->n_digits > MAX_DIGITS)
    return read_long (text, length);

  decimal.exponent = (int) CLAMP (scan->exponent, lowest, highest);
  return dti_decimal_to_double (decimal);
}

gboolean
dti_number_scan (const char *text, gsize length, double *number)
{
  const char *end = text + length;
  gboolean negative = length > 0 && *text == '-';
  const char *start = negative ? text + 1 : text;
  const char *next;
  Scan scan = { 0 };
  double value;

  next = scan_digits (&scan, start, end);
  if (next == start)
    return FALSE;
  if (next < end && *next == '.')
    {
      const char *fraction = next + 1;

      next = scan_digits (&scan, fraction, end);
      if (next == fraction)
        return FALSE;
      scan.exponent = fraction - next;
    }
  if (next < end && (*next == 'e' || *next == 'E'))
    next = scan_exponent (&scan, next + 1, end);
  if (next != end)
    return FALSE;

  value = scan_value (&scan, start, (gsize) (end - start));
  if (!isfinite (value))
    return FALSE;
  *number = negative ? -value : value;
  return TRUE;
}

static gsize
write_digits (guint64 digits, char *text)
{
  char reversed[24];
  gsize n = 0;

  do
    {
      reversed[n++] = (char) ('0' + digits % 10);
      digits /= 10;
    }
  while (digits > 0);
  for (gsize i = 0; i < n; i++)
    text[i] = reversed[n - 1 - i];
  return n;
}

/* "0.00ddd", "dd.ddd" or "dddd00". @point is the number of digits before the point. */
static gsize
write_plain (const char *digits, int n, int point, char *text)
{
  char *next = text;

  if (point <= 0)
    {
      *next++ = '0';
      *next++ = '.';
      for (int i = point; i < 0; i++)
        *next++ = '0';
    }
  for (int i = 0; i < MAX (n, point); i++)
    {
      if (i == point && i > 0)
        *next++ = '.';
      *next++ = i < n ? digits[i] : '0';
    }
  return (gsize) (next - text);
}

/* "d.ddde-05" */
static gsize
write_scientific (const char *digits, int n, int exponent, char *text)
{
  char *next = text;

  *next++ = digits[0];
  if (n > 1)
    {
      *next++ = '.';
      memcpy (next, digits + 1, (gsize) n - 1);
      next += n - 1;
    }
  *next++ = 'e';
  *next++ = exponent < 0 ? '-' : '+';
  if (ABS (exponent) < 10)
    *next++ = '0';
  next += write_digits ((guint64) ABS (exponent), next);
  return (gsize) (next - text);
}

gsize
dti_number_to_buffer (double number, char buffer[DTI_NUMBER_BUFFER])
{
  char digits[24];
  DtiDecimal decimal;
  char *next = buffer;
  int n;
  int point;

  if (!isfinite (number) || number == 0.0)
    {
      /* Numbers that are none never leave through a file. */
      return g_strlcpy (buffer, number == 0.0 ? "0" : "", DTI_NUMBER_BUFFER);
    }

  if (number < 0.0)
    *next++ = '-';
  decimal = dti_decimal_shortest (fabs (number));
  n = (int) write_digits (decimal.digits, digits);
  point = n + decimal.exponent;
  if (point > -4 && point <= 16)
    next += write_plain (digits, n, point, next);
  else
    next += write_scientific (digits, n, point - 1, next);
  *next = '\0';
  return (gsize) (next - buffer);
}
