/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

#include "dti-text.h"

/* What stands before the name of a unit or a body, folded; longer ones first where one begins like
 * another. A word must be followed by a space, an abbreviation with its point need not. */
static const char *const prefixes[] = {
  "uy ban nhan dan",
  "thanh pho",
  "thi tran",
  "thi xa",
  "dac khu",
  "huyen",
  "phuong",
  "quan",
  "tinh",
  "ubnd",
  "so",
  "tp",
  "tt",
  "tx",
  "xa",
  "t.p.",
  "tp.",
  "tt.",
  "tx.",
  "h.",
  "p.",
  "q.",
};

/* NULL where the text can be used as it is. */
static char *
make_valid (const char *text)
{
  return g_utf8_validate (text, -1, NULL) ? NULL : g_utf8_make_valid (text, -1);
}

static gboolean
is_separator (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_SPACE_SEPARATOR || type == G_UNICODE_LINE_SEPARATOR ||
         type == G_UNICODE_PARAGRAPH_SEPARATOR || type == G_UNICODE_DASH_PUNCTUATION ||
         g_unichar_isspace (c) || c == '_' || c == 0x2212;
}

/* Accents, and characters without a shape such as the soft hyphen. */
static gboolean
is_dropped (gunichar c)
{
  return g_unichar_ismark (c) || g_unichar_type (c) == G_UNICODE_FORMAT;
}

/* The letter đ does not decompose. Its look-alikes ð and ɖ come from old fonts and keyboards. */
static gunichar
fold_letter (gunichar c)
{
  gunichar folded = (gunichar) u_foldCase ((UChar32) c, U_FOLD_CASE_DEFAULT);

  return folded == 0x0111 || folded == 0x00F0 || folded == 0x0256 ? 'd' : folded;
}

/**
 * dti_text_fold:
 * @text: a text
 *
 * Makes a key that is the same for spellings of a text that mean the same.
 *
 * Accents and tones are dropped, `đ` becomes `d`, capitals become small letters, and each run of
 * spaces, dashes and underscores becomes one space, none at the ends. Folding a key again changes
 * nothing. The key does not depend on the locale; it is for matching, not for display.
 *
 * This function is thread-safe.
 *
 * Returns: (transfer full): the key
 *
 * Since: 1.0
 */
char *
dti_text_fold (const char *text)
{
  g_autofree char *valid = NULL;
  g_autofree char *letters = NULL;
  gboolean gap = FALSE;
  GString *key = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  valid = make_valid (text);
  letters = g_utf8_normalize (valid != NULL ? valid : text, -1, G_NORMALIZE_NFD);

  key = g_string_new (NULL);
  for (const char *c = letters; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (is_dropped (letter))
        continue;
      if (is_separator (letter))
        {
          gap = TRUE;
          continue;
        }
      if (gap && key->len > 0)
        g_string_append_c (key, ' ');
      gap = FALSE;
      g_string_append_unichar (key, fold_letter (letter));
    }
  return g_string_free (key, FALSE);
}

/* What follows the first prefix of a folded name; NULL where there is none, or nothing after it. */
static const char *
skip_prefix (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      gsize length = strlen (prefixes[i]);
      const char *rest = name + length;

      if (strncmp (name, prefixes[i], length) != 0)
        continue;
      if (*rest != ' ' && prefixes[i][length - 1] != '.')
        continue;
      while (*rest == ' ')
        rest++;
      return *rest != '\0' ? rest : NULL;
    }
  return NULL;
}

/**
 * dti_text_fold_name:
 * @text: the name of a unit or a body
 *
 * Makes a matching key as [func@Dti.text_fold] does, without the administrative words before it.
 *
 * Words such as `Tỉnh`, `Thành phố`, `TP.`, `Huyện`, `Sở` and `UBND` are dropped at the start, as
 * many as there are, but never the whole name. They are looked for after the accents are gone: a
 * name that happens to begin like one of them loses its first word in every spelling alike.
 *
 * This function is thread-safe.
 *
 * Returns: (transfer full): the key
 *
 * Since: 1.0
 */
char *
dti_text_fold_name (const char *text)
{
  g_autofree char *folded = NULL;
  const char *name;

  g_return_val_if_fail (text != NULL, NULL);

  folded = dti_text_fold (text);
  name = folded;
  for (const char *rest = name; rest != NULL; rest = skip_prefix (name))
    name = rest;
  return g_strdup (name);
}

/* The Vietnamese collator of ICU. After this it is only read, which threads may do together. It is
 * kept for the life of the process. */
static const UCollator *
get_collator (void)
{
  static gsize collator = 0;

  if (g_once_init_enter (&collator))
    {
      UErrorCode status = U_ZERO_ERROR;
      UCollator *opened = ucol_open ("vi", &status);

      /* Without Vietnamese data ICU would take the order of the host: the common root instead. */
      if (U_SUCCESS (status) && status == U_USING_DEFAULT_WARNING)
        {
          ucol_close (opened);
          status = U_ZERO_ERROR;
          opened = ucol_open ("root", &status);
        }
      if (U_FAILURE (status))
        g_error ("ICU has no collator: %s", u_errorName (status));
      ucol_setAttribute (opened, UCOL_NORMALIZATION_MODE, UCOL_ON, &status);
      g_once_init_leave (&collator, (gsize) opened);
    }
  return (const UCollator *) collator;
}

/* Bytes that are no UTF-8 become U+FFFD. */
static UChar *
to_utf16 (const char *text, int32_t *length)
{
  UErrorCode status = U_ZERO_ERROR;
  gsize n_bytes = MIN (strlen (text), G_MAXINT32 - 1);
  /* Never more units than bytes. */
  UChar *units = g_new (UChar, n_bytes + 1);

  u_strFromUTF8WithSub (
      units, (int32_t) n_bytes + 1, length, text, (int32_t) n_bytes, 0xFFFD, NULL, &status);
  return units;
}

/**
 * dti_text_collation_key:
 * @text: a text
 *
 * Makes a key whose order by bytes is the Vietnamese order of the texts.
 *
 * Base letters count first (`a ă â b c d đ e ê …`), then tones, then capitals. Composed and
 * decomposed texts have the same key. The key is that of ICU for `vi`, in hexadecimal digits; it
 * does not depend on the locale of the host, but can change with the version of ICU, so do not
 * store it.
 *
 * This function is thread-safe.
 *
 * Returns: (transfer full): the key
 *
 * Since: 1.0
 */
char *
dti_text_collation_key (const char *text)
{
  static const char hex[] = "0123456789abcdef";
  UChar *units = NULL;
  uint8_t *key = NULL;
  int32_t length = 0;
  int32_t n_bytes;
  char *digits;

  g_return_val_if_fail (text != NULL, NULL);

  units = to_utf16 (text, &length);
  n_bytes = ucol_getSortKey (get_collator (), units, length, NULL, 0);
  key = g_new (uint8_t, n_bytes);
  ucol_getSortKey (get_collator (), units, length, key, n_bytes);

  digits = g_new (char, 2 * (gsize) n_bytes + 1);
  for (int32_t i = 0; i < n_bytes; i++)
    {
      digits[2 * i] = hex[key[i] >> 4];
      digits[2 * i + 1] = hex[key[i] & 0xf];
    }
  digits[2 * n_bytes] = '\0';

  g_free (key);
  g_free (units);
  return digits;
}

/**
 * dti_text_compare:
 * @a: a text
 * @b: another text
 *
 * Compares two texts in the Vietnamese order of [func@Dti.text_collation_key].
 *
 * This function is thread-safe.
 *
 * Returns: -1, 0 or 1, as @a comes before @b, with it or after it
 *
 * Since: 1.0
 */
int
dti_text_compare (const char *a, const char *b)
{
  UChar *a_units = NULL;
  UChar *b_units = NULL;
  int32_t a_length = 0;
  int32_t b_length = 0;
  int order;

  g_return_val_if_fail (a != NULL, 0);
  g_return_val_if_fail (b != NULL, 0);

  a_units = to_utf16 (a, &a_length);
  b_units = to_utf16 (b, &b_length);
  order = (int) ucol_strcoll (get_collator (), a_units, a_length, b_units, b_length);

  g_free (b_units);
  g_free (a_units);
  return order;
}

/* Compares the whole numbers two texts begin with, of any length, and goes past them. */
static int
compare_numbers (const char **a, const char **b)
{
  gsize a_length;
  gsize b_length;
  int order;

  *a += strspn (*a, "0");
  *b += strspn (*b, "0");
  a_length = strspn (*a, "0123456789");
  b_length = strspn (*b, "0123456789");
  if (a_length != b_length)
    return a_length < b_length ? -1 : 1;

  order = strncmp (*a, *b, a_length);
  *a += a_length;
  *b += b_length;
  return order;
}

/**
 * dti_text_compare_codes:
 * @a: a code
 * @b: another code
 *
 * Compares two codes by the numbers in them: `4.2` comes before `4.10` and that before `4.22.11`.
 *
 * What is no number is compared byte by byte. Only equal texts are equal.
 *
 * This function is thread-safe.
 *
 * Returns: -1, 0 or 1, as @a comes before @b, is equal to it or comes after it
 *
 * Since: 1.0
 */
int
dti_text_compare_codes (const char *a, const char *b)
{
  const char *x = a;
  const char *y = b;
  int order = 0;

  g_return_val_if_fail (a != NULL, 0);
  g_return_val_if_fail (b != NULL, 0);

  while (order == 0 && *x != '\0' && *y != '\0')
    {
      if (g_ascii_isdigit (*x) && g_ascii_isdigit (*y))
        order = compare_numbers (&x, &y);
      else
        order = (int) (guchar) *x++ - (int) (guchar) *y++;
    }
  if (order == 0)
    order = (int) (guchar) *x - (int) (guchar) *y;
  /* Numbers can be equal and yet written with different zeros. */
  if (order == 0)
    order = strcmp (a, b);
  return (order > 0) - (order < 0);
}
