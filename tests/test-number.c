/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <float.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include <glib.h>

#include <libdti/base/dti-decimal-private.h>
#include <libdti/base/dti-error.h>
#include <libdti/base/dti-number-private.h>
#include <libdti/base/dti-number.h>

#define AUTO DTI_NUMBER_CONVENTION_AUTO
#define VI DTI_NUMBER_CONVENTION_VI
#define EN DTI_NUMBER_CONVENTION_EN

typedef struct
{
  const char *text;
  DtiNumberConvention convention;
  double expected; /* NaN: the text says that there is no number */
} ParseCase;

static const ParseCase parse_cases[] = {
  { "0", AUTO, 0.0 },
  { "12", VI, 12.0 },
  { "-12.5", EN, -12.5 },
  { "-12,5", VI, -12.5 },
  { "+5,2", VI, 5.2 },
  { "0.5796", AUTO, 0.5796 },
  { "0,5796", AUTO, 0.5796 },
  { "0,5796", VI, 0.5796 },
  { "1.234", VI, 1234.0 },
  { "1.234", EN, 1.234 },
  { "1,234", EN, 1234.0 },
  { "1,234", VI, 1.234 },
  { "1.234,5", VI, 1234.5 },
  { "1.234,5", AUTO, 1234.5 },
  { "1,234.5", EN, 1234.5 },
  { "1,234.5", AUTO, 1234.5 },
  { "1.234.567", VI, 1234567.0 },
  { "1.234.567", AUTO, 1234567.0 },
  { "1,234,567", AUTO, 1234567.0 },
  { "1.234.567,89", AUTO, 1234567.89 },
  { "0.123", AUTO, 0.123 },
  { "0,123", AUTO, 0.123 },
  { "1234.567", AUTO, 1234.567 },
  { "12.34", AUTO, 12.34 },
  { "1.2345", AUTO, 1.2345 },
  { ".5", AUTO, 0.5 },
  { "-,5", VI, -0.5 },
  { "85 %", AUTO, 0.85 },
  { "85%", VI, 0.85 },
  { "85,5%", VI, 0.855 },
  { "85,5%", AUTO, 0.855 },
  { "0,1 %", VI, 0.001 },
  { "100\u00a0%", EN, 1.0 },
  { "\u221212", AUTO, -12.0 },
  { "\u22121.234,5", VI, -1234.5 },
  { "1\u00a0234\u00a0567", AUTO, 1234567.0 },
  { "1\u202f234,5", VI, 1234.5 },
  { "1\u00a0234.567", AUTO, 1234.567 },
  { "  7\t", AUTO, 7.0 },
  { "\u00a07", AUTO, 7.0 },
  { "1e-05", AUTO, 1e-05 },
  { "1,5E3", VI, 1500.0 },
  { "1.234e2", AUTO, 123.4 },
  { "1e-400", EN, 0.0 },
  { "1.7976931348623157e308", EN, DBL_MAX },
  { "", AUTO, NAN },
  { "   ", AUTO, NAN },
  { "-", AUTO, NAN },
  { "–", VI, NAN },
  { "—", EN, NAN },
  { "..", EN, NAN },
  { "không có", AUTO, NAN },
  { "Không có", AUTO, NAN },
  { "KHÔNG CÓ", AUTO, NAN },
  { "kho\u0302ng co\u0301", AUTO, NAN },
  { "KAD", AUTO, NAN },
  { "n/a", AUTO, NAN },
  { " N/A ", AUTO, NAN },
};

static void
test_parse (void)
{
  g_test_summary ("Numbers are read in the convention asked for, and marks of absence give NaN");

  for (gsize i = 0; i < G_N_ELEMENTS (parse_cases); i++)
    {
      const ParseCase *c = &parse_cases[i];
      g_autoptr (GError) error = NULL;
      double number = 77.0;

      g_test_message ("“%s”", c->text);
      g_assert_true (dti_number_parse (c->text, c->convention, &number, &error));
      g_assert_no_error (error);
      if (isnan (c->expected))
        g_assert_true (isnan (number));
      else
        g_assert_cmpfloat (number, ==, c->expected);
    }
}

static const ParseCase bad_cases[] = {
  { "1.234", AUTO },
  { "1,234", AUTO },
  { "-12.345", AUTO },
  { "1.234 %", AUTO },
  { "nan", AUTO },
  { "NaN", EN },
  { "inf", AUTO },
  { "-inf", EN },
  { "infinity", EN },
  { "0x1A", AUTO },
  { "0x1p3", EN },
  { "1e999", AUTO },
  { "-1e999", EN },
  { "1e99999999999999999999", EN },
  { "12abc", AUTO },
  { "12 34", AUTO },
  { "1 234", AUTO },
  { "abc", AUTO },
  { "5.", EN },
  { "5,", VI },
  { ".", AUTO },
  { ",", AUTO },
  { "%", AUTO },
  { "- 5", AUTO },
  { "--5", AUTO },
  { "+-5", AUTO },
  { "5-", AUTO },
  { "1e", AUTO },
  { "1e+", AUTO },
  { "e5", AUTO },
  { "1e2%", AUTO },
  { "5%%", AUTO },
  { "0.5796", VI },
  { "12.5", VI },
  { "0,5796", EN },
  { "0.123", VI },
  { "0,123", EN },
  { "1.23.456", AUTO },
  { "1.2345.678", VI },
  { "1234.567", VI },
  { "1,2,3", AUTO },
  { "1.234,5.6", AUTO },
  { "1,5,5", VI },
  { "1,234.5", VI },
  { "1.234,5", EN },
  { "1,234.567.890", AUTO },
  { "1\u00a023", AUTO },
  { "1\u00a0234.567,5", VI },
  { "1,5\u00a0000", VI },
  { "1.234\u00a0567", VI },
  { "\uff11\uff12", AUTO },
  { "1\xff", AUTO },
  { "\xc3", AUTO },
  { "1_000", AUTO },
  { "1'000", AUTO },
  { "$5", AUTO },
  { "true", AUTO },
  { "không", AUTO },
  { "1/2", AUTO },
  { "...", AUTO },
};

static void
test_parse_errors (void)
{
  g_test_summary ("What is no number, or two numbers, is an error that quotes the text");

  for (gsize i = 0; i < G_N_ELEMENTS (bad_cases); i++)
    {
      const ParseCase *c = &bad_cases[i];
      g_autofree char *valid = g_utf8_make_valid (c->text, -1);
      g_autoptr (GError) error = NULL;
      double number = 77.0;

      g_test_message ("“%s”", valid);
      g_assert_false (dti_number_parse (c->text, c->convention, &number, &error));
      g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
      g_assert_nonnull (strstr (error->message, valid));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_cmpfloat (number, ==, 77.0);
    }
}

static void
test_parse_long (void)
{
  g_autofree char *digits = g_strnfill (100000, '1');
  g_autofree char *fraction = g_strdup_printf ("0.%s", digits);
  g_autofree char *words = g_strnfill (100000, 'x');
  g_autoptr (GError) error = NULL;
  double number = 0.0;

  g_test_summary ("Texts of any length are read or refused, and errors quote only their start");

  g_assert_true (dti_number_parse (fraction, EN, &number, &error));
  g_assert_cmpfloat (number, ==, 1.0 / 9.0);
  g_assert_false (dti_number_parse (digits, EN, &number, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
  g_clear_error (&error);
  g_assert_false (dti_number_parse (words, EN, &number, &error));
  g_assert_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA);
  g_assert_cmpuint (strlen (error->message), <, 200);
}

typedef struct
{
  double number;
  int decimals;
  DtiNumberConvention convention;
  const char *expected;
} FormatCase;

static const FormatCase format_cases[] = {
  { 1234.5, 1, VI, "1.234,5" },
  { 1234.5, 1, EN, "1,234.5" },
  { 1234.5, 1, AUTO, "1234.5" },
  { 1234567.0, 0, VI, "1.234.567" },
  { 123.0, 0, VI, "123" },
  { 0.5796, 4, VI, "0,5796" },
  { 0.5796, 2, VI, "0,58" },
  { 0.5, 3, VI, "0,500" },
  { 1.005, 2, EN, "1.01" },
  { -1.005, 2, EN, "-1.01" },
  { -0.001, 2, EN, "0.00" },
  { -0.0, 1, VI, "0,0" },
  { 0.0, -1, VI, "0" },
  { 0.1, -1, VI, "0,1" },
  { 1.0 / 3.0, -1, EN, "0.3333333333333333" },
  { 12345.678901234, 15, EN, "12,345.678901234000000" },
  { 1e-05, -1, AUTO, "1e-05" },
  { 1e-05, -1, VI, "0,00001" },
  { -2.5e-07, -1, EN, "-0.00000025" },
  { 1e-05, 6, AUTO, "0.000010" },
  { 1e20, -1, VI, "100.000.000.000.000.000.000" },
  { 1.5e16, -1, EN, "15,000,000,000,000,000" },
  { 1e16, 1, AUTO, "10000000000000000.0" },
  { 999999.5, 0, EN, "1,000,000" },
  { NAN, 2, VI, "" },
  { INFINITY, 2, EN, "" },
  { -INFINITY, -1, AUTO, "" },
};

static void
test_format (void)
{
  g_test_summary ("Numbers are written in the convention asked for");

  for (gsize i = 0; i < G_N_ELEMENTS (format_cases); i++)
    {
      const FormatCase *c = &format_cases[i];
      g_autofree char *text = dti_number_format (c->number, c->decimals, c->convention);

      g_assert_cmpstr (text, ==, c->expected);
    }
}

/* A double of any magnitude from 1e-12 to 1e12, of either sign. */
static double
random_magnitude (void)
{
  double number = g_test_rand_double_range (-1.0, 1.0);

  return number * pow (10.0, g_test_rand_int_range (-12, 13));
}

/* Any finite double, all bit patterns alike. */
static double
random_bits (void)
{
  double number = NAN;

  while (!isfinite (number))
    {
      guint64 bits = ((guint64) g_test_rand_bit () << 63) |
                     ((guint64) (guint32) g_test_rand_int () << 32 | (guint32) g_test_rand_int ());

      memcpy (&number, &bits, sizeof number);
    }
  return number;
}

/* Numbers where rounding is hard: few decimals, halves, and their neighbours. */
static double
random_adversary (void)
{
  double power = pow (10.0, g_test_rand_int_range (0, 16));
  double number = g_test_rand_int_range (0, 2000000) / power;
  int side = g_test_rand_int_range (0, 5);

  if (g_test_rand_bit ())
    number += 0.5 / power;
  if (side == 1)
    number = nextafter (number, INFINITY);
  if (side == 2)
    number = nextafter (number, -INFINITY);
  if (side == 3)
    number =
        nextafter (ldexp (1.0, g_test_rand_int_range (-60, 60)), g_test_rand_bit () ? 0.0 : 1e99);
  if (side == 4)
    number =
        (g_test_rand_int_range (0, G_MAXINT) + 0.5) * ldexp (1.0, g_test_rand_int_range (0, 16));
  return g_test_rand_bit () ? -number : number;
}

static double
random_number (guint i)
{
  switch (i % 3)
    {
    case 0:
      return random_magnitude ();
    case 1:
      return random_bits ();
    default:
      return random_adversary ();
    }
}

static guint
count_trials (void)
{
  return g_test_slow () ? 1000000 : 30000;
}

static void
test_round_trip (void)
{
  static const DtiNumberConvention conventions[] = { VI, EN };

  g_test_summary ("What is written without a limit of decimals reads back as the same number");

  for (guint i = 0; i < count_trials () / 10; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (conventions); j++)
      {
        double number = random_number (i);
        g_autofree char *text = dti_number_format (number, -1, conventions[j]);
        double back = 0.0;

        g_assert_true (dti_number_parse (text, conventions[j], &back, NULL));
        g_assert_cmpfloat (back, ==, number);
      }
}

typedef struct
{
  double number;
  int digits;
  double expected;
} RoundCase;

static const RoundCase round_cases[] = {
  { 1.005, 2, 1.01 },
  { 2.675, 2, 2.68 },
  { 0.285, 2, 0.29 },
  { 1.255, 2, 1.26 },
  { 0.5, 0, 1.0 },
  { 1.5, 0, 2.0 },
  { 2.5, 0, 3.0 },
  { -0.5, 0, -1.0 },
  { -2.5, 0, -3.0 },
  { 0.49999999999999994, 0, 1.0 }, /* at 14 digits this is 0.5 */
  { 0.4999999999999, 0, 0.0 },
  { 0.05, 1, 0.1 },
  { 0.05, 0, 0.0 },
  { 0.95, 1, 1.0 },
  { 9.995, 2, 10.0 },
  { 0.57955, 4, 0.5796 },
  { 0.1 + 0.2, 15, 0.3 },
  { 1e-20, 15, 0.0 },
  { 5e-16, 15, 1e-15 },
  { 4.9e-16, 15, 0.0 },
  { 4503599627370497.5, 0, 4503599627370500.0 },
  { 123456789012345678.0, 0, 123456789012350000.0 },
  { 1e300, 3, 1e300 },
  { DBL_MAX, 0, 1.7976931348623e308 },
  { 5e-324, 15, 0.0 },
  { 0.0, 3, 0.0 },
  { 579.6, 1, 579.6 },
};

static void
test_round (void)
{
  g_test_summary ("Halves that people see round away from zero");

  for (gsize i = 0; i < G_N_ELEMENTS (round_cases); i++)
    {
      const RoundCase *c = &round_cases[i];

      g_test_message ("%.17g to %d digits", c->number, c->digits);
      g_assert_cmpfloat (dti_number_round (c->number, c->digits), ==, c->expected);
      g_assert_cmpfloat (dti_number_round (-c->number, c->digits), ==, -c->expected);
    }
  g_assert_false (signbit (dti_number_round (-0.2, 0)));
  g_assert_true (isnan (dti_number_round (NAN, 2)));
  g_assert_true (dti_number_round (-INFINITY, 2) == -INFINITY);
}

/* The definition, digit by digit: 14 significant digits as text, cut after @digits decimals, one
 * more in the last place if the first digit cut is 5 or more. */
static double
round_text (double number, int digits)
{
  char text[64];
  char result[400];
  char whole[16] = "0"; /* a leading place for the carry */
  int exponent;
  int keep;

  g_ascii_formatd (text, sizeof text, "%.13e", fabs (number));
  exponent = (int) g_ascii_strtoll (strchr (text, 'e') + 1, NULL, 10);
  whole[1] = text[0];
  memcpy (whole + 2, text + 2, 13);
  whole[15] = '\0';

  keep = exponent + 1 + digits;
  if (keep < 0)
    return 0.0;
  if (keep < 14)
    {
      gboolean up = whole[keep + 1] >= '5';

      memset (whole + keep + 1, '0', (gsize) (14 - keep));
      for (int i = keep; up; i--)
        {
          up = whole[i] == '9';
          whole[i] = up ? '0' : (char) (whole[i] + 1);
        }
    }
  g_snprintf (result, sizeof result, "%se%d", whole, exponent - 13);
  return copysign (g_ascii_strtod (result, NULL), number);
}

static void
test_round_property (void)
{
  g_test_summary ("Rounding does what its definition by text says, for numbers of every kind");

  for (guint i = 0; i < count_trials (); i++)
    {
      double number = random_number (i);
      int digits = g_test_rand_int_range (0, 16);
      double rounded = dti_number_round (number, digits);

      if (rounded != round_text (number, digits))
        g_test_message ("%.17g to %d digits", number, digits);
      g_assert_cmpfloat (rounded, ==, round_text (number, digits));
      g_assert_cmpfloat (dti_number_round (rounded, digits), ==, rounded);
    }
}

static void
test_fourteen_property (void)
{
  g_test_summary ("The fast way to 14 digits gives the digits that printf gives");

  for (guint i = 0; i < count_trials (); i++)
    {
      double number = fabs (random_number (i));
      DtiDecimal fast;
      DtiDecimal slow;

      if (number == 0.0)
        continue;
      fast = dti_decimal_fourteen (number);
      slow = dti_decimal_fourteen_slow (number);
      g_assert_cmpuint (fast.digits, ==, slow.digits);
      g_assert_cmpint (fast.exponent, ==, slow.exponent);
    }
}

static void
test_ties (void)
{
  g_test_summary ("Numbers tie where their 14 digits are the same text");

  g_assert_true (dti_number_ties (0.1 + 0.2, 0.3));
  g_assert_true (dti_number_ties (0.0, -0.0));
  g_assert_true (dti_number_ties (INFINITY, INFINITY));
  g_assert_false (dti_number_ties (0.57961, 0.57962));
  g_assert_false (dti_number_ties (0.0, 1e-300));
  g_assert_false (dti_number_ties (NAN, NAN));
  g_assert_false (dti_number_ties (1.0, INFINITY));
  g_assert_false (dti_number_ties (1.0, -1.0));

  for (guint i = 0; i < count_trials (); i++)
    {
      double a = random_number (i);
      double b = a * (1.0 + g_test_rand_double_range (-3e-14, 3e-14));
      char a_text[64];
      char b_text[64];

      if (!isfinite (b) || a == 0.0 || b == 0.0)
        continue;
      g_ascii_formatd (a_text, sizeof a_text, "%.13e", a);
      g_ascii_formatd (b_text, sizeof b_text, "%.13e", b);
      g_assert_cmpint (dti_number_ties (a, b), ==, g_str_equal (a_text, b_text));
      g_assert_cmpint (dti_number_ties (b, a), ==, dti_number_ties (a, b));
    }
}

typedef struct
{
  double number;
  const char *expected;
} BufferCase;

static const BufferCase buffer_cases[] = {
  { 0.0, "0" },
  { -0.0, "0" },
  { 1.0, "1" },
  { -17.0, "-17" },
  { 2.5, "2.5" },
  { 0.1, "0.1" },
  { 0.30000000000000004, "0.30000000000000004" },
  { 1e-05, "1e-05" },
  { 0.0001, "0.0001" },
  { 0.00012345, "0.00012345" },
  { -1.5e-07, "-1.5e-07" },
  { 1e15, "1000000000000000" },
  { 9999999999999998.0, "9999999999999998" },
  { 1e16, "1e+16" },
  { 9007199254740993.0, "9007199254740992" },
  { 1e22, "1e+22" },
  { 1e23, "1e+23" },
  { 123456789012345680.0, "1.2345678901234568e+17" },
  { 5e-324, "5e-324" },
  { -DBL_TRUE_MIN, "-5e-324" },
  { DBL_MIN, "2.2250738585072014e-308" },
  { DBL_MAX, "1.7976931348623157e+308" },
  { -DBL_MAX, "-1.7976931348623157e+308" },
  { 1.0 / 3.0, "0.3333333333333333" },
  { 2.0 / 3.0, "0.6666666666666666" },
  { 5.684341886080802e-14, "5.684341886080802e-14" }, /* 2^-44: its nearest 16 digits miss it */
  { 4503599627370495.5, "4503599627370495.5" },
  { NAN, "" },
  { INFINITY, "" },
  { -INFINITY, "" },
};

static void
test_buffer (void)
{
  g_test_summary ("Numbers are written in canonical form");

  for (gsize i = 0; i < G_N_ELEMENTS (buffer_cases); i++)
    {
      char buffer[DTI_NUMBER_BUFFER];
      gsize length = dti_number_to_buffer (buffer_cases[i].number, buffer);

      g_assert_cmpstr (buffer, ==, buffer_cases[i].expected);
      g_assert_cmpuint (length, ==, strlen (buffer));
    }
}

static int
count_digits (guint64 number)
{
  int n = 1;

  for (; number >= 10; number /= 10)
    n++;
  return n;
}

/* Whether a text with @n digits close to @number reads back to it. */
static gboolean
reads_back_with (double number, int n)
{
  char format[16];
  char text[64];
  guint64 digits = 0;
  int exponent;
  const char *c;

  g_snprintf (format, sizeof format, "%%.%de", n - 1);
  g_ascii_formatd (text, sizeof text, format, number);
  for (c = text; *c != 'e'; c++)
    if (g_ascii_isdigit (*c))
      digits = digits * 10 + (guint64) g_ascii_digit_value (*c);
  exponent = (int) g_ascii_strtoll (c + 1, NULL, 10) - (n - 1);
  for (int i = -1; i <= 1; i++)
    {
      g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT "e%d", (gint64) digits + i, exponent);
      if (g_ascii_strtod (text, NULL) == number)
        return TRUE;
    }
  return FALSE;
}

static void
test_shortest_property (void)
{
  g_test_summary ("The canonical form reads back, and no text with fewer digits does");

  for (guint i = 0; i < count_trials (); i++)
    {
      double number = random_number (i);
      char buffer[DTI_NUMBER_BUFFER];
      DtiDecimal fast;
      DtiDecimal slow;
      double back = 0.0;

      dti_number_to_buffer (number, buffer);
      g_assert_cmpfloat (g_ascii_strtod (buffer, NULL), ==, number);
      g_assert_true (dti_number_scan (buffer, strlen (buffer), &back));
      g_assert_cmpfloat (back, ==, number);
      if (number == 0.0 || fabs (number) >= 1e16 || fabs (number) == floor (fabs (number)))
        continue;

      fast = dti_decimal_shortest (fabs (number));
      slow = dti_decimal_shortest_slow (fabs (number));
      g_assert_cmpuint (fast.digits, ==, slow.digits);
      g_assert_cmpint (fast.exponent, ==, slow.exponent);
      if (fast.digits >= 10)
        g_assert_false (reads_back_with (fabs (number), count_digits (fast.digits) - 1));
    }
}

static void
test_scan (void)
{
  static const char *const refused[] = {
    "",       "-",     "+1",  ".5",   "5.",    "1.e5", "1e",         "1e+",  "e5",
    "1,5",    " 1",    "1 ",  "1.5x", "nan",   "inf",  "-inf",       "0x10", "1e999",
    "-1e999", "1.2.3", "--1", "1e5.", "1e5e5", "١",    "1\u00a0000",
  };
  double number = 77.0;

  g_test_summary ("The strict reader takes plain decimals and nothing else");

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_false (dti_number_scan (refused[i], strlen (refused[i]), &number));
  g_assert_false (dti_number_scan ("1\0", 2, &number));
  g_assert_cmpfloat (number, ==, 77.0);

  g_assert_true (dti_number_scan ("12.5xyz", 4, &number));
  g_assert_cmpfloat (number, ==, 12.5);
  g_assert_true (dti_number_scan ("007", 3, &number));
  g_assert_cmpfloat (number, ==, 7.0);
  g_assert_true (dti_number_scan ("-0", 2, &number));
  g_assert_true (number == 0.0);
  g_assert_true (dti_number_scan ("0e999999999999999999", 20, &number));
  g_assert_cmpfloat (number, ==, 0.0);
  /* Half way between two doubles, and a little above. */
  g_assert_true (dti_number_scan ("9007199254740993", 16, &number));
  g_assert_cmpfloat (number, ==, 9007199254740992.0);
  g_assert_true (dti_number_scan ("9007199254740993.001", 20, &number));
  g_assert_cmpfloat (number, ==, 9007199254740994.0);
  g_assert_true (dti_number_scan ("9007199254740993.0000000000000000000000001", 42, &number));
  g_assert_cmpfloat (number, ==, 9007199254740994.0);
}

static void
test_scan_property (void)
{
  g_test_summary ("The strict reader rounds as the C library does");

  for (guint i = 0; i < count_trials (); i++)
    {
      g_autoptr (GString) text = g_string_new (g_test_rand_bit () ? "-" : "");
      int n_whole = g_test_rand_int_range (1, 15);
      int n_fraction = g_test_rand_int_range (0, 15);
      double number = 0.0;

      for (int j = 0; j < n_whole; j++)
        g_string_append_c (text, (char) g_test_rand_int_range ('0', '9' + 1));
      g_string_append (text, n_fraction > 0 ? "." : "");
      for (int j = 0; j < n_fraction; j++)
        g_string_append_c (text, (char) g_test_rand_int_range ('0', '9' + 1));
      if (g_test_rand_bit ())
        g_string_append_printf (text, "e%d", g_test_rand_int_range (-40, 40));

      g_assert_true (dti_number_scan (text->str, text->len, &number));
      g_assert_cmpfloat (number, ==, g_ascii_strtod (text->str, NULL));
    }
}

/* Integers half way between two doubles, scaled by powers of ten, have no margin at all. */
static void
test_scan_halfway (void)
{
  g_test_summary ("Texts half way between two doubles go to the even one");

  for (guint i = 0; i < count_trials (); i++)
    {
      guint64 even = (G_GUINT64_CONSTANT (1) << 53) +
                     ((guint64) (guint32) g_test_rand_int () << 20 | (guint32) g_test_rand_int ());
      int scale = g_test_rand_int_range (0, 10);
      g_autofree char *text = NULL;
      double number = 0.0;

      even &= ~G_GUINT64_CONSTANT (1);
      text = g_strdup_printf ("%" G_GUINT64_FORMAT "%.*s",
                              even + 1,
                              g_test_rand_int_range (0, 3),
                              "00");
      g_assert_true (dti_number_scan (text, strlen (text), &number));
      g_assert_cmpfloat (number, ==, g_ascii_strtod (text, NULL));

      g_free (text);
      text = g_strdup_printf ("%" G_GUINT64_FORMAT "e-%d", even + 1, scale);
      g_assert_true (dti_number_scan (text, strlen (text), &number));
      g_assert_cmpfloat (number, ==, g_ascii_strtod (text, NULL));
    }
}

static void
test_locale (void)
{
  g_autofree char *text = NULL;
  char buffer[DTI_NUMBER_BUFFER];
  double number = 0.0;

  g_test_summary ("A locale with a decimal comma changes nothing");

  if (setlocale (LC_ALL, "vi_VN.UTF-8") == NULL && setlocale (LC_ALL, "de_DE.UTF-8") == NULL &&
      setlocale (LC_ALL, "fr_FR.UTF-8") == NULL)
    {
      g_test_skip ("no locale with a decimal comma is installed");
      return;
    }
  g_assert_cmpstr (localeconv ()->decimal_point, ==, ",");

  text = dti_number_format (1234.5, 2, EN);
  g_assert_cmpstr (text, ==, "1,234.50");
  dti_number_to_buffer (5e-324, buffer);
  g_assert_cmpstr (buffer, ==, "5e-324");
  dti_number_to_buffer (1.2345678901234568e+17, buffer);
  g_assert_cmpstr (buffer, ==, "1.2345678901234568e+17");
  g_assert_true (dti_number_scan ("0.12345678901234567890123", 25, &number));
  g_assert_cmpfloat (number, ==, 0.12345678901234567890123);
  g_assert_cmpfloat (dti_number_round (1.2345678901234e-12, 15), ==, 1.235e-12);
  setlocale (LC_ALL, "C");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/number/parse", test_parse);
  g_test_add_func ("/number/parse-errors", test_parse_errors);
  g_test_add_func ("/number/parse-long", test_parse_long);
  g_test_add_func ("/number/format", test_format);
  g_test_add_func ("/number/round-trip", test_round_trip);
  g_test_add_func ("/number/round", test_round);
  g_test_add_func ("/number/round-property", test_round_property);
  g_test_add_func ("/number/fourteen-property", test_fourteen_property);
  g_test_add_func ("/number/ties", test_ties);
  g_test_add_func ("/number/buffer", test_buffer);
  g_test_add_func ("/number/shortest-property", test_shortest_property);
  g_test_add_func ("/number/scan", test_scan);
  g_test_add_func ("/number/scan-property", test_scan_property);
  g_test_add_func ("/number/scan-halfway", test_scan_halfway);
  g_test_add_func ("/number/locale", test_locale);

  return g_test_run ();
}
