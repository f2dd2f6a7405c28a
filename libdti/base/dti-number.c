/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-decimal-private.h"
#include "dti-error.h"
#include "dti-number-private.h"
#include "dti-number.h"

/* The most decimals a double is asked for; beyond them there is only noise. */
#define MAX_DECIMALS 15

/* Errors quote this many characters of a bad text. */
#define MAX_QUOTE 60

/* Texts that say "no number", compared without case. */
static const char *const missing_marks[] = {
  "", "-", "–", "—", "−", "..", "kad", "n/a", "không có",
};

/* A number as typed, taken apart: digits, the two marks and where groups end. */
typedef struct
{
  GString *plain;  /* sign and digits, "." and "," and, for a space between groups, " " */
  GString *suffix; /* exponent, or empty */
  gboolean percent;
} Typed;

static void
set_no_number (GError **error, const char *text, const char *why)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  gboolean cut = g_utf8_strlen (valid, -1) > MAX_QUOTE;
  g_autofree char *quote = g_utf8_substring (valid, 0, cut ? MAX_QUOTE : g_utf8_strlen (valid, -1));

  g_set_error (
      error, DTI_ERROR, DTI_ERROR_INVALID_DATA, "“%s%s” is %s", quote, cut ? "…" : "", why);
}

/* A space that keeps a number on one line: no-break, narrow no-break, thin, figure. */
static gboolean
is_group_space (gunichar c)
{
  return c == 0x00A0 || c == 0x202F || c == 0x2009 || c == 0x2007;
}

static gboolean
is_space (gunichar c)
{
  return g_unichar_isspace (c) || is_group_space (c);
}

/* Copies the text without spaces around it; NULL where it is not UTF-8. */
static char *
strip_spaces (const char *text)
{
  const char *end = text + strlen (text);

  if (!g_utf8_validate (text, -1, NULL))
    return NULL;

  while (*text != '\0' && is_space (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (end > text && is_space (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  return g_strndup (text, (gsize) (end - text));
}

static gboolean
is_missing_mark (const char *stripped)
{
  g_autofree char *composed = g_utf8_normalize (stripped, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  g_autofree char *folded = g_utf8_casefold (composed, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (missing_marks); i++)
    {
      g_autofree char *mark = g_utf8_casefold (missing_marks[i], -1);

      if (g_str_equal (folded, mark))
        return TRUE;
    }
  return FALSE;
}

/* Cuts "%" off the end. */
static gboolean
cut_percent (char *stripped)
{
  char *end = stripped + strlen (stripped);

  if (end == stripped || end[-1] != '%')
    return FALSE;

  end--;
  while (end > stripped && is_space (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  *end = '\0';
  return TRUE;
}

/* Sorts the characters of a stripped text; FALSE where one of them has no place in a number. */
static gboolean
take_apart (const char *stripped, Typed *typed)
{
  const char *c = stripped;

  if (g_utf8_get_char (c) == 0x2212 || *c == '-')
    g_string_append_c (typed->plain, '-');
  if (g_utf8_get_char (c) == 0x2212 || *c == '-' || *c == '+')
    c = g_utf8_next_char (c);

  for (; *c != '\0' && *c != 'e' && *c != 'E'; c = g_utf8_next_char (c))
    {
      if (g_ascii_isdigit (*c) || *c == '.' || *c == ',')
        g_string_append_c (typed->plain, *c);
      else if (is_group_space (g_utf8_get_char (c)))
        g_string_append_c (typed->plain, ' ');
      else
        return FALSE;
    }
  g_string_append (typed->suffix, c);
  return typed->suffix->len == 0 || !typed->percent;
}

static guint
count_char (const char *text, char c)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == c;
  return n;
}

/* One to three digits, the first no 0, then groups of three. */
static gboolean
is_grouped (const char *digits, gsize length, char group)
{
  gsize first = length % 4;

  if (first == 0 || length <= first || digits[0] == '0')
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (i >= first && (i - first) % 4 == 0 ? digits[i] != group : !g_ascii_isdigit (digits[i]))
      return FALSE;
  return TRUE;
}

/* Which mark parts the decimals, decided by the text alone: '\0' where it could be either. */
static char
guess_decimal_mark (const Typed *typed)
{
  const char *digits = typed->plain->str + (typed->plain->str[0] == '-');
  guint n_points = count_char (digits, '.');
  guint n_commas = count_char (digits, ',');
  char mark = n_points > 0 ? '.' : ',';

  if (n_points > 0 && n_commas > 0)
    return strrchr (digits, '.') > strrchr (digits, ',') ? '.' : ',';
  if (n_points + n_commas > 1)
    return mark == '.' ? ',' : '.';
  if (n_points + n_commas == 1 && typed->suffix->len == 0 &&
      is_grouped (digits, strlen (digits), mark))
    return '\0';
  return mark;
}

/* Checks the groups before the decimal mark and drops what parts them. */
static gboolean
drop_groups (GString *plain, char decimal_mark)
{
  gsize start = plain->str[0] == '-' ? 1 : 0;
  char group_mark = decimal_mark == '.' ? ',' : '.';
  const char *mark = strchr (plain->str, decimal_mark);
  gsize end = mark != NULL ? (gsize) (mark - plain->str) : plain->len;
  gsize kept = start;

  if (memchr (plain->str + start, ' ', end - start) != NULL)
    group_mark = ' ';
  if (memchr (plain->str + start, group_mark, end - start) != NULL &&
      !is_grouped (plain->str + start, end - start, group_mark))
    return FALSE;

  for (gsize i = start; i < plain->len; i++)
    if (i >= end || plain->str[i] != group_mark)
      plain->str[kept++] = plain->str[i] == decimal_mark ? '.' : plain->str[i];
  g_string_truncate (plain, kept);
  /* ".5" is a number to people, though not to the strict reader. */
  if (plain->str[start] == '.')
    g_string_insert_c (plain, (gssize) start, '0');
  return TRUE;
}

/* Reads a text without spaces around it; @text is what errors quote. */
static gboolean
parse_stripped (const char *text,
                char *stripped,
                DtiNumberConvention convention,
                double *number,
                GError **error)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  g_autoptr (GString) suffix = g_string_new (NULL);
  Typed typed = { plain, suffix, cut_percent (stripped) };
  char decimal_mark = convention == DTI_NUMBER_CONVENTION_VI ? ',' : '.';

  if (!take_apart (stripped, &typed))
    {
      set_no_number (error, text, "no number");
      return FALSE;
    }
  if (convention == DTI_NUMBER_CONVENTION_AUTO)
    decimal_mark = guess_decimal_mark (&typed);
  if (decimal_mark == '\0')
    {
      set_no_number (error,
                     text,
                     "ambiguous: its mark can part groups or decimals, so say which convention");
      return FALSE;
    }

  if (drop_groups (plain, decimal_mark))
    {
      g_string_append (plain, typed.percent ? "e-2" : suffix->str);
      if (dti_number_scan (plain->str, plain->len, number))
        return TRUE;
    }
  set_no_number (error, text, "no number");
  return FALSE;
}

/**
 * dti_number_parse:
 * @text: a number as people or programs write it
 * @convention: how numbers are written in the source of the text
 * @number: (out): return location for the number, NaN where the text says that there is none
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Reads a number, whatever the locale of the host.
 *
 * The marks between groups and decimals are those of the convention; groups have three digits, and
 * no-break spaces can part them as well. A percent sign divides by 100: `85,5%` is 0.855. The
 * minus sign can be that of Unicode. Exponents are read as in `1e-05`.
 *
 * With [enum@Dti.NumberConvention] `AUTO` the text decides. A text that is a number both ways, such
 * as `1.234`, is an error.
 *
 * Nothing, dashes, `..`, `không có`, `KAD` and `n/a` say that there is no number: the function
 * succeeds and gives NaN. Everything else, `nan` and `inf` included, is an error, and so is a
 * number out of the range of a double. On an error @number is not changed.
 *
 * This function is thread-safe.
 *
 * Returns: `TRUE` on success, `FALSE` with `DTI_ERROR_INVALID_DATA` for a text that is no number
 *
 * Since: 1.0
 */
gboolean
dti_number_parse (const char *text, DtiNumberConvention convention, double *number, GError **error)
{
  g_autofree char *stripped = NULL;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (convention <= DTI_NUMBER_CONVENTION_EN, FALSE);
  g_return_val_if_fail (number != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (convention == DTI_NUMBER_CONVENTION_EN && dti_number_scan (text, strlen (text), number))
    return TRUE;

  stripped = strip_spaces (text);
  if (stripped == NULL)
    {
      set_no_number (error, text, "no number, as it is not UTF-8");
      return FALSE;
    }
  if (!g_ascii_isdigit (*stripped) && is_missing_mark (stripped))
    {
      *number = NAN;
      return TRUE;
    }

  return parse_stripped (text, stripped, convention, number, error);
}

/* Writes the digits of @canonical with @decimals digits after the point; -1 as many as there are.
 * @canonical is plain, without an exponent. */
static char *
write_marked (const char *canonical, int decimals, const char *decimal_mark, const char *group_mark)
{
  GString *text = g_string_new (NULL);
  const char *digits = canonical + (*canonical == '-');
  const char *point = strchr (digits, '.');
  gsize whole = point != NULL ? (gsize) (point - digits) : strlen (digits);
  const char *fraction = point != NULL ? point + 1 : "";
  int n_fraction = (int) strlen (fraction);

  if (*canonical == '-')
    g_string_append_c (text, '-');
  for (gsize i = 0; i < whole; i++)
    {
      if (i > 0 && (whole - i) % 3 == 0)
        g_string_append (text, group_mark);
      g_string_append_c (text, digits[i]);
    }
  if (n_fraction > 0 || decimals > 0)
    g_string_append_printf (text, "%s%s", decimal_mark, fraction);
  for (int i = n_fraction; i < decimals; i++)
    g_string_append_c (text, '0');
  return g_string_free (text, FALSE);
}

/* The digits of a number too large or too small for plain notation, written out all the same. */
static char *
write_out (const char *scientific)
{
  const char *e = strchr (scientific, 'e');
  int exponent = (int) g_ascii_strtoll (e + 1, NULL, 10);
  GString *text = g_string_new (NULL);
  int n_after = 0;
  gboolean after = FALSE;

  for (const char *c = scientific; c < e; c++)
    {
      n_after += after;
      after = after || *c == '.';
      if (*c != '.')
        g_string_append_c (text, *c);
    }
  for (int i = n_after; i < exponent; i++)
    g_string_append_c (text, '0');
  if (exponent < 0)
    {
      gssize start = text->str[0] == '-' ? 1 : 0;

      for (int i = exponent; i < 0; i++)
        g_string_insert_c (text, start, '0');
      g_string_insert_c (text, start + 1, '.');
    }
  return g_string_free (text, FALSE);
}

/**
 * dti_number_format:
 * @number: a number
 * @decimals: digits after the decimal mark, 0 to 15, or -1 for as many as the number needs to read
 *   back the same
 * @convention: how the number is to be written
 *
 * Writes a number for people, whatever the locale of the host.
 *
 * `VI` writes `1.234,5` and `EN` writes `1,234.5`; `AUTO` writes the canonical `1234.5`, without
 * groups. Numbers are rounded by [func@Dti.number_round]. What is no number (NaN or infinite)
 * gives an empty text.
 *
 * This function is thread-safe.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_number_format (double number, int decimals, DtiNumberConvention convention)
{
  char canonical[DTI_NUMBER_BUFFER];
  g_autofree char *plain = NULL;

  g_return_val_if_fail (decimals >= -1 && decimals <= MAX_DECIMALS, NULL);
  g_return_val_if_fail (convention <= DTI_NUMBER_CONVENTION_EN, NULL);

  if (!isfinite (number))
    return g_strdup ("");

  dti_number_to_buffer (decimals < 0 ? number : dti_number_round (number, decimals), canonical);
  if (strchr (canonical, 'e') != NULL)
    plain = write_out (canonical);
  else
    plain = g_strdup (canonical);

  switch (convention)
    {
    case DTI_NUMBER_CONVENTION_VI:
      return write_marked (plain, decimals, ",", ".");
    case DTI_NUMBER_CONVENTION_EN:
      return write_marked (plain, decimals, ".", ",");
    case DTI_NUMBER_CONVENTION_AUTO:
    default:
      return write_marked (decimals < 0 ? canonical : plain, decimals, ".", "");
    }
}

static double
round_decimal (DtiDecimal decimal, int digits)
{
  int drop = -decimal.exponent - digits;
  guint64 power = 1;

  if (drop <= 0)
    return dti_decimal_to_double (decimal);
  if (drop > 14)
    return 0.0;

  for (int i = 0; i < drop; i++)
    power *= 10;
  decimal.digits = (decimal.digits + power / 2) / power;
  decimal.exponent = -digits;
  return dti_decimal_to_double (decimal);
}

/**
 * dti_number_round:
 * @number: a number
 * @digits: digits to keep after the point, 0 to 15
 *
 * Rounds a number the way people do with the digits they see.
 *
 * The number is written with 14 significant digits, and that text is rounded, halves away from
 * zero: 1.005 with two digits gives 1.01, though the double lies a little below. The result is the
 * double nearest to the rounded text. NaN and infinite numbers stay as they are.
 *
 * This function is thread-safe.
 *
 * Returns: the rounded number
 *
 * Since: 1.0
 */
double
dti_number_round (double number, int digits)
{
  double rounded;

  g_return_val_if_fail (digits >= 0 && digits <= MAX_DECIMALS, number);

  if (!isfinite (number) || number == 0.0)
    return number;

  rounded = round_decimal (dti_decimal_fourteen (fabs (number)), digits);
  return number < 0.0 && rounded != 0.0 ? -rounded : rounded;
}

/**
 * dti_number_ties:
 * @a: a number
 * @b: another number
 *
 * Tells whether two numbers are equal at 14 significant digits.
 *
 * That is the equality by which figures share a rank. NaN equals nothing.
 *
 * This function is thread-safe.
 *
 * Returns: `TRUE` if the numbers tie
 *
 * Since: 1.0
 */
gboolean
dti_number_ties (double a, double b)
{
  DtiDecimal x;
  DtiDecimal y;

  if (a == b)
    return TRUE;
  if (!isfinite (a) || !isfinite (b) || a == 0.0 || b == 0.0 || (a < 0.0) != (b < 0.0))
    return FALSE;
  /* The same 14 digits lie at most one part in 10^13 apart. */
  if (fabs (a - b) > 2e-13 * MAX (fabs (a), fabs (b)))
    return FALSE;

  x = dti_decimal_fourteen (fabs (a));
  y = dti_decimal_fourteen (fabs (b));
  return x.digits == y.digits && x.exponent == y.exponent;
}

int
dti_number_compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}
