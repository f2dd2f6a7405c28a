/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include <libdti/base/dti-error.h>
#include <libdti/data/dti-csv-scanner-private.h>

/* Cells are compared as one text: cells end in "|", rows in "$". */
static char *
scan_all (const char *text, gsize length, GError **error)
{
  GString *result = g_string_new (NULL);
  DtiCsvScanner scanner;

  dti_csv_scanner_init (&scanner, text, length);
  while (dti_csv_scanner_begin_row (&scanner))
    {
      while (!scanner.row_ended)
        {
          DtiCsvCell cell;

          if (!dti_csv_scanner_next (&scanner, &cell, error))
            {
              dti_csv_scanner_clear (&scanner);
              g_string_free (result, TRUE);
              return NULL;
            }
          g_string_append_len (result, cell.text, (gssize) cell.length);
          g_string_append_c (result, '|');
        }
      g_string_append_c (result, '$');
    }
  dti_csv_scanner_clear (&scanner);

  return g_string_free (result, FALSE);
}

static void
test_rows (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } cases[] = {
    { "", "" },
    { "a", "a|$" },
    { "a,b", "a|b|$" },
    { "a,b\n", "a|b|$" },
    { "a,b\r\nc,d\r\n", "a|b|$c|d|$" },
    { "a,b\rc,d\r", "a|b|$c|d|$" },
    { "a\n\nb", "a|$|$b|$" },
    { "a,\n,b", "a||$|b|$" },
    { "a,", "a||$" },
    { "\n", "|$" },
    { "a;b\nc,d;e", "a|b|$c,d|e|$" },
    { "\"a;b\",c\nd;e,f", "a;b|c|$d;e|f|$" },
    { "\"a\"\"b\",\"\",\"\"\"\"\n", "a\"b||\"|$" },
    { "\"two\nlines\",x\ny", "two\nlines|x|$y|$" },
    { "\xef\xbb\xbfunit,a", "unit|a|$" },
    { "ab\"c,d", "ab\"c|d|$" },
    { " a , b ", " a | b |$" },
    { "Đà Nẵng,x", "Đà Nẵng|x|$" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *found = scan_all (cases[i].text, strlen (cases[i].text), &error);

      g_assert_no_error (error);
      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    gsize length;
    int code;
    const char *message;
  } cases[] = {
    { "a,\"b", 4, DTI_ERROR_INVALID_DATA, "1:2: the quote is not closed" },
    { "a\nb,\"c\nd", 8, DTI_ERROR_INVALID_DATA, "2:2: the quote is not closed" },
    { "\"", 1, DTI_ERROR_INVALID_DATA, "1:1: the quote is not closed" },
    { "\"\"\"", 3, DTI_ERROR_INVALID_DATA, "1:1: the quote is not closed" },
    { "a\0b", 3, DTI_ERROR_INVALID_DATA, "1:1: there is a NUL byte*" },
    { "\"a\0b\"", 5, DTI_ERROR_INVALID_DATA, "1:1: there is a NUL byte*" },
    { "a,\xff\n", 4, DTI_ERROR_INVALID_DATA, "1:2: the text is no valid UTF-8" },
    { "a,\xc3", 3, DTI_ERROR_INVALID_DATA, "1:2: the text is no valid UTF-8" },
    { "\"a\"\xff", 4, DTI_ERROR_INVALID_DATA, "1:1: the text is no valid UTF-8" },
    { "\xff\xfeu\0n\0", 6, DTI_ERROR_INVALID_DATA, "1:1: *" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *found = scan_all (cases[i].text, cases[i].length, &error);

      g_assert_null (found);
      g_assert_error (error, DTI_ERROR, cases[i].code);
      g_assert_true (g_pattern_match_simple (cases[i].message, error->message));
    }
}

static void
test_long_cells (void)
{
  const char *const heads[] = { "", "a,", "a,\"", "\"\"\"\"\n\"" };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autoptr (GString) text = g_string_new (heads[i]);
      g_autoptr (GError) error = NULL;
      g_autofree char *found = NULL;

      while (text->len <= DTI_CSV_MAX_CELL + strlen (heads[i]))
        g_string_append (text, "aaaaaaaaaaaaaaaa");
      found = scan_all (text->str, text->len, &error);
      g_assert_null (found);
      g_assert_error (error, DTI_ERROR, DTI_ERROR_LIMIT);
    }
}

static void
test_longest_cell (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;

  while (text->len < DTI_CSV_MAX_CELL)
    g_string_append_c (text, 'a');
  g_string_append (text, ",b");
  found = scan_all (text->str, text->len, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (found), ==, DTI_CSV_MAX_CELL + 4);
}

static void
test_faults (void)
{
  static const struct
  {
    const char *text;
    DtiCsvFault fault;
    const char *cell;
  } cases[] = {
    { "\"a\"b,c", DTI_CSV_FAULT_TEXT_AFTER_QUOTE, "\"a\"b" },
    { "\"a\" ,c", DTI_CSV_FAULT_TEXT_AFTER_QUOTE, "\"a\" " },
    { "a\"b,c", DTI_CSV_FAULT_STRAY_QUOTE, "a\"b" },
    { "a\",c", DTI_CSV_FAULT_STRAY_QUOTE, "a\"" },
    { "\"a\",c", DTI_CSV_FAULT_NONE, "a" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      DtiCsvScanner scanner;
      DtiCsvCell cell;

      dti_csv_scanner_init (&scanner, cases[i].text, strlen (cases[i].text));
      g_assert_true (dti_csv_scanner_begin_row (&scanner));
      g_assert_true (dti_csv_scanner_next (&scanner, &cell, &error));
      text = g_strndup (cell.text, cell.length);
      g_assert_cmpint (cell.fault, ==, cases[i].fault);
      g_assert_cmpstr (text, ==, cases[i].cell);
      g_assert_false (scanner.row_ended);
      g_assert_true (dti_csv_scanner_next (&scanner, &cell, &error));
      g_assert_true (scanner.row_ended);
      dti_csv_scanner_clear (&scanner);
    }
}

/* The definition, one character at a time; no pair of doubled quotes is looked ahead for. NULL
 * where a quote is not closed. */
static char *
scan_slowly (const char *text, char separator)
{
  g_autoptr (GString) result = g_string_new (NULL);
  const char *p = text;

  while (*p != '\0')
    {
      gboolean ended = FALSE;

      while (!ended)
        {
          const char *start = p;
          gsize length = result->len;

          if (*p == '"')
            {
              for (p++; *p != '\0' && !(p[0] == '"' && p[1] != '"'); p++)
                {
                  if (*p == '"')
                    p++;
                  g_string_append_c (result, *p);
                }
              if (*p == '\0')
                return NULL;
              p++;
              if (*p != '\0' && *p != separator && *p != '\n' && *p != '\r')
                {
                  g_string_truncate (result, length);
                  p = start + (p - start);
                  while (*p != '\0' && *p != separator && *p != '\n' && *p != '\r')
                    p++;
                  g_string_append_len (result, start, p - start);
                }
            }
          else
            while (*p != '\0' && *p != separator && *p != '\n' && *p != '\r')
              g_string_append_c (result, *p++);

          g_string_append_c (result, '|');
          ended = *p != separator;
          if (*p == '\r' && p[1] == '\n')
            p++;
          if (*p != '\0')
            p++;
        }
      g_string_append_c (result, '$');
    }

  return g_string_free (g_steal_pointer (&result), FALSE);
}

static void
test_against_definition (void)
{
  static const char alphabet[] = "ab,,\"\"\"\n\r";

  for (guint i = 0; i < 200000; i++)
    {
      char text[16] = { 'x', ',' };
      gsize length = (gsize) g_test_rand_int_range (2, 15);
      g_autoptr (GError) error = NULL;
      g_autofree char *expected = NULL;
      g_autofree char *found = NULL;

      for (gsize k = 2; k < length; k++)
        text[k] = alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];
      expected = scan_slowly (text, ',');
      found = scan_all (text, length, &error);
      g_assert_cmpstr (found, ==, expected);
      g_assert_true ((found == NULL) == (error != NULL));
    }
}

/* What dti_csv_scanner_next_number() makes of the first cell; FALSE where it leaves it alone. */
static gboolean
read_number (const char *cell, char decimal, char separator, double *number)
{
  g_autofree char *text = g_strdup_printf ("%s%c%60s", cell, separator, "room for looking ahead");
  DtiCsvScanner scanner;
  gboolean found;

  dti_csv_scanner_init (&scanner, text, strlen (text));
  scanner.separator = separator;
  g_assert_true (dti_csv_scanner_begin_row (&scanner));
  found = dti_csv_scanner_next_number (&scanner, decimal, number);
  if (found)
    {
      g_assert_cmpuint (scanner.column, ==, 1);
      g_assert_true (scanner.next == text + strlen (cell) + 1);
    }
  else
    g_assert_true (scanner.next == text);
  dti_csv_scanner_clear (&scanner);

  return found;
}

static void
test_numbers_taken (void)
{
  static const struct
  {
    const char *text;
    double number;
  } cases[] = {
    { "0", 0.0 },
    { "-0", 0.0 },
    { "7", 7.0 },
    { "-12.5", -12.5 },
    { "0.5796", 0.5796 },
    { "12345678", 12345678.0 },
    { "123456789.123456789", 123456789.123456789 },
    { "9007199254740993", 9007199254740992.0 },
    { "0.1234567890123456789", 0.1234567890123456789 },
    { "1234567890123456789", 1234567890123456768.0 },
    { "007", 7.0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double number = -1.0;

      if (!read_number (cases[i].text, '.', ',', &number))
        {
          /* Twenty digits are read the other way. */
          g_assert_cmpuint (strlen (cases[i].text), >, 20);
          continue;
        }
      g_assert_cmpfloat (number, ==, cases[i].number);
      g_assert_false (signbit (number) && number == 0.0);
    }
}

static void
test_numbers_left (void)
{
  static const char *const cases[] = {
    "",
    "-",
    ".",
    ".5",
    "5.",
    "-.5",
    "+5",
    " 5",
    "5 ",
    "1e5",
    "0x10",
    "nan",
    "inf",
    "--5",
    "1.2.3",
    "12345678901234567890",
    "1234567.12345678901234",
    "5a",
    "\"5\"",
    "−5",
    "1,5",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double number = -1.0;

      g_assert_false (read_number (cases[i], '.', ';', &number));
    }
}

static void
test_decimal_comma (void)
{
  double number;

  g_assert_true (read_number ("0,5796", ',', ';', &number));
  g_assert_cmpfloat (number, ==, 0.5796);
  g_assert_false (read_number ("0.5796", ',', ';', &number));
  g_assert_true (read_number ("5", '\0', ',', &number));
  g_assert_cmpfloat (number, ==, 5.0);
}

/* The C library's reading is the oracle, bit by bit. */
static void
test_numbers_rounded (void)
{
  for (guint i = 0; i < 200000; i++)
    {
      char text[64];
      int digits = g_test_rand_int_range (1, 18);
      double value =
          g_test_rand_double_range (-1.0, 1.0) * pow (10.0, g_test_rand_int_range (0, 6));
      double number = NAN;
      gint64 expected_bits;
      gint64 bits;
      double expected;

      g_ascii_formatd (text, sizeof text, digits % 2 == 0 ? "%.17g" : "%.4f", value);
      if (strchr (text, 'e') != NULL || !read_number (text, '.', ',', &number))
        continue;
      expected = g_ascii_strtod (text, NULL) + 0.0;
      memcpy (&expected_bits, &expected, sizeof bits);
      memcpy (&bits, &number, sizeof bits);
      g_assert_cmpint (bits, ==, expected_bits);
    }
}

static void
test_end_of_text (void)
{
  static const char text[] = "12.5";
  double number;
  DtiCsvScanner scanner;

  /* The fast way never looks beyond the end. */
  dti_csv_scanner_init (&scanner, text, strlen (text));
  g_assert_true (dti_csv_scanner_begin_row (&scanner));
  g_assert_false (dti_csv_scanner_next_number (&scanner, '.', &number));
  dti_csv_scanner_clear (&scanner);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_summary ("Proves that CSV is split as RFC 4180 says, compared with a slow second scanner, "
                  "that numbers read in place are those of the C library, and that hostile texts "
                  "are refused.");

  g_test_add_func ("/csv-scanner/rows", test_rows);
  g_test_add_func ("/csv-scanner/refused", test_refused);
  g_test_add_func ("/csv-scanner/long-cells", test_long_cells);
  g_test_add_func ("/csv-scanner/longest-cell", test_longest_cell);
  g_test_add_func ("/csv-scanner/faults", test_faults);
  g_test_add_func ("/csv-scanner/against-definition", test_against_definition);
  g_test_add_func ("/csv-scanner/numbers/taken", test_numbers_taken);
  g_test_add_func ("/csv-scanner/numbers/left", test_numbers_left);
  g_test_add_func ("/csv-scanner/numbers/decimal-comma", test_decimal_comma);
  g_test_add_func ("/csv-scanner/numbers/rounded", test_numbers_rounded);
  g_test_add_func ("/csv-scanner/numbers/end-of-text", test_end_of_text);

  return g_test_run ();
}
