/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "dti-error.h"
#include "dti-file-private.h"
#include "dti-json-private.h"
#include "dti-number-private.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* Any 18 digits fit a signed integer of 64 bits. */
#define MAX_INTEGER_DIGITS 18

/* An object or array that is not closed yet; its node belongs to the one around it. */
typedef struct
{
  JsonObject *object;
  JsonArray *array;
  char *member; /* name of the member whose value comes next */
} Frame;

/* Builds the tree itself, with a stack of its own: json-glib's parser recurses, takes more than
 * JSON and keeps the last of two members with one name. */
typedef struct
{
  const char *start;
  const char *next;
  const char *end;
  const char *name;
  Frame frames[DTI_JSON_MAX_DEPTH];
  guint depth;
  GError **error;
} Parser;

/* Names the place @at as line and column, both counted from 1, columns in characters. */
static void
fail (Parser *parser, DtiError code, const char *at, const char *message)
{
  const char *line_start = parser->start;
  guint line = 1;

  for (const char *c = parser->start; c < at; c++)
    if (*c == '\n' || (*c == '\r' && !(c + 1 < parser->end && c[1] == '\n')))
      {
        line++;
        line_start = c + 1;
      }
  g_set_error (parser->error,
               DTI_ERROR,
               code,
               "%s%s%u:%ld: %s",
               parser->name != NULL ? parser->name : "",
               parser->name != NULL ? ":" : "",
               line,
               g_utf8_strlen (line_start, at - line_start) + 1,
               message);
}

static void
fail_syntax (Parser *parser, const char *expected)
{
  g_autofree char *message = NULL;

  if (parser->next >= parser->end)
    message = g_strdup_printf ("%s is missing at the end of the text", expected);
  else
    message = g_strdup_printf ("%s is expected here", expected);
  fail (parser, DTI_ERROR_INVALID_DATA, parser->next, message);
}

static void
skip_spaces (Parser *parser)
{
  while (parser->next < parser->end && (*parser->next == ' ' || *parser->next == '\t' ||
                                        *parser->next == '\n' || *parser->next == '\r'))
    parser->next++;
}

static gboolean
take_char (Parser *parser, char c)
{
  if (parser->next >= parser->end || *parser->next != c)
    return FALSE;

  parser->next++;
  return TRUE;
}

/* Four hexadecimal digits at @c, or -1. */
static int
read_hex (const Parser *parser, const char *c)
{
  int value = 0;

  if (parser->end - c < 4)
    return -1;
  for (int i = 0; i < 4; i++)
    {
      if (!g_ascii_isxdigit (c[i]))
        return -1;
      value = value * 16 + g_ascii_xdigit_value (c[i]);
    }
  return value;
}

/* Reads "\uXXXX", or two of them that make one character. */
static gboolean
read_unicode_escape (Parser *parser, GString *text)
{
  const char *escape = parser->next;
  int first = read_hex (parser, escape + 2);
  int second = -1;

  if (first < 0)
    {
      fail (parser, DTI_ERROR_INVALID_DATA, escape, "“\\u” takes four hexadecimal digits");
      return FALSE;
    }
  if (first == 0)
    {
      fail (parser, DTI_ERROR_INVALID_DATA, escape, "texts cannot hold the character “\\u0000”");
      return FALSE;
    }
  if (first < 0xd800 || first > 0xdfff)
    {
      g_string_append_unichar (text, (gunichar) first);
      parser->next += 6;
      return TRUE;
    }

  if (first <= 0xdbff && parser->end - escape > 8 && escape[6] == '\\' && escape[7] == 'u')
    second = read_hex (parser, escape + 8);
  if (second < 0xdc00 || second > 0xdfff)
    {
      fail (parser, DTI_ERROR_INVALID_DATA, escape, "half of a surrogate pair stands alone");
      return FALSE;
    }
  g_string_append_unichar (text,
                           0x10000 + (((gunichar) first - 0xd800) << 10) +
                               ((gunichar) second - 0xdc00));
  parser->next += 12;
  return TRUE;
}

static gboolean
read_escape (Parser *parser, GString *text)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char characters[] = "\"\\/\b\f\n\r\t";
  char letter = parser->next + 1 < parser->end ? parser->next[1] : '\0';
  const char *found = letter != '\0' ? strchr (letters, letter) : NULL;

  if (letter == 'u')
    return read_unicode_escape (parser, text);
  if (found == NULL)
    {
      fail (parser, DTI_ERROR_INVALID_DATA, parser->next, "the escape is unknown");
      return FALSE;
    }
  g_string_append_c (text, characters[found - letters]);
  parser->next += 2;
  return TRUE;
}

/* Reads a text with its quotes; NULL on an error. */
static char *
read_string (Parser *parser)
{
  const char *start = parser->next;
  g_autoptr (GString) text = NULL;

  parser->next++;
  text = g_string_new (NULL);
  for (;;)
    {
      const char *run = parser->next;

      while (parser->next < parser->end && *parser->next != '"' && *parser->next != '\\' &&
             (guchar) *parser->next >= 0x20)
        parser->next++;
      g_string_append_len (text, run, parser->next - run);

      if (parser->next >= parser->end)
        {
          fail (parser, DTI_ERROR_INVALID_DATA, start, "the text that begins here has no end");
          return NULL;
        }
      if (take_char (parser, '"'))
        return g_string_free (g_steal_pointer (&text), FALSE);
      if (*parser->next != '\\')
        {
          fail (parser,
                DTI_ERROR_INVALID_DATA,
                parser->next,
                "control characters and line breaks in a text must be escaped");
          return NULL;
        }
      if (!read_escape (parser, text))
        return NULL;
    }
}

static gboolean
skip_digits (Parser *parser)
{
  const char *start = parser->next;

  while (parser->next < parser->end && g_ascii_isdigit (*parser->next))
    parser->next++;
  return parser->next > start;
}

/* Goes over a number as RFC 8259 has it: no plus sign, no leading zeros, digits on both sides of
 * the point. */
static gboolean
skip_number (Parser *parser, gboolean *whole)
{
  *whole = TRUE;
  take_char (parser, '-');
  if (!take_char (parser, '0') && !skip_digits (parser))
    return FALSE;
  if (take_char (parser, '.'))
    {
      *whole = FALSE;
      if (!skip_digits (parser))
        return FALSE;
    }
  if (take_char (parser, 'e') || take_char (parser, 'E'))
    {
      *whole = FALSE;
      if (!take_char (parser, '-'))
        take_char (parser, '+');
      return skip_digits (parser);
    }
  return TRUE;
}

static JsonNode *
read_number (Parser *parser)
{
  const char *start = parser->next;
  gboolean whole;
  gsize length;
  double number;

  if (!skip_number (parser, &whole))
    {
      fail_syntax (parser, "a digit");
      return NULL;
    }
  length = (gsize) (parser->next - start);
  if (whole && length <= MAX_INTEGER_DIGITS)
    {
      char digits[MAX_INTEGER_DIGITS + 1];

      memcpy (digits, start, length);
      digits[length] = '\0';
      return json_node_init_int (json_node_alloc (), g_ascii_strtoll (digits, NULL, 10));
    }
  if (!dti_number_scan (start, length, &number))
    {
      fail (parser, DTI_ERROR_INVALID_DATA, start, "the number is out of range");
      return NULL;
    }
  return json_node_init_double (json_node_alloc (), number);
}

static gboolean
take_word (Parser *parser, const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (parser->end - parser->next) < length || memcmp (parser->next, word, length) != 0)
    return FALSE;

  parser->next += length;
  return TRUE;
}

static JsonNode *
read_word (Parser *parser)
{
  if (take_word (parser, "true"))
    return json_node_init_boolean (json_node_alloc (), TRUE);
  if (take_word (parser, "false"))
    return json_node_init_boolean (json_node_alloc (), FALSE);
  if (take_word (parser, "null"))
    return json_node_init_null (json_node_alloc ());

  fail_syntax (parser, "a value");
  return NULL;
}

/* Opens an object or array: the new node is empty, its content follows. */
static JsonNode *
open_container (Parser *parser)
{
  gboolean is_object = *parser->next == '{';
  Frame *frame = &parser->frames[parser->depth];
  JsonNode *node;

  if (parser->depth >= DTI_JSON_MAX_DEPTH)
    {
      g_autofree char *message =
          g_strdup_printf ("the document is nested deeper than %d levels", DTI_JSON_MAX_DEPTH);

      fail (parser, DTI_ERROR_LIMIT, parser->next, message);
      return NULL;
    }

  parser->next++;
  node = json_node_new (is_object ? JSON_NODE_OBJECT : JSON_NODE_ARRAY);
  *frame = (Frame){ NULL };
  if (is_object)
    json_node_take_object (node, frame->object = json_object_new ());
  else
    json_node_take_array (node, frame->array = json_array_new ());
  parser->depth++;
  return node;
}

/* Reads a scalar, or opens a container. */
static JsonNode *
read_value (Parser *parser)
{
  g_autofree char *text = NULL;

  skip_spaces (parser);
  if (parser->next >= parser->end)
    {
      fail_syntax (parser, "a value");
      return NULL;
    }
  switch (*parser->next)
    {
    case '{':
    case '[':
      return open_container (parser);
    case '"':
      text = read_string (parser);
      return text != NULL ? json_node_init_string (json_node_alloc (), text) : NULL;
    default:
      if (*parser->next == '-' || g_ascii_isdigit (*parser->next))
        return read_number (parser);
      return read_word (parser);
    }
}

/* Reads the name of a member and the colon after it. */
static gboolean
read_member (Parser *parser)
{
  Frame *frame = &parser->frames[parser->depth - 1];
  const char *start;

  skip_spaces (parser);
  start = parser->next;
  if (start >= parser->end || *start != '"')
    {
      fail_syntax (parser, "the name of a member");
      return FALSE;
    }
  frame->member = read_string (parser);
  if (frame->member == NULL)
    return FALSE;
  if (json_object_has_member (frame->object, frame->member))
    {
      g_autofree char *message =
          g_strdup_printf ("the object has the member “%s” already", frame->member);

      fail (parser, DTI_ERROR_INVALID_DATA, start, message);
      return FALSE;
    }
  skip_spaces (parser);
  if (!take_char (parser, ':'))
    {
      fail_syntax (parser, "“:”");
      return FALSE;
    }
  return TRUE;
}

static void
attach (Frame *frame, JsonNode *node)
{
  if (frame->array != NULL)
    {
      json_array_add_element (frame->array, node);
      return;
    }
  json_object_set_member (frame->object, frame->member, node);
  g_clear_pointer (&frame->member, g_free);
}

/* Goes on after a value or behind an opening bracket (@opened) to where the next value begins, or
 * to the end of the document, where no container is open. */
static gboolean
proceed (Parser *parser, gboolean opened)
{
  while (parser->depth > 0)
    {
      const Frame *frame = &parser->frames[parser->depth - 1];
      gboolean is_object = frame->object != NULL;

      skip_spaces (parser);
      if (take_char (parser, is_object ? '}' : ']'))
        {
          parser->depth--;
          opened = FALSE;
          continue;
        }
      if (!opened && !take_char (parser, ','))
        {
          fail_syntax (parser, is_object ? "“,” or “}”" : "“,” or “]”");
          return FALSE;
        }
      return !is_object || read_member (parser);
    }
  return TRUE;
}

static JsonNode *
parse_document (Parser *parser)
{
  g_autoptr (JsonNode) root = NULL;

  do
    {
      guint depth = parser->depth;
      JsonNode *node = read_value (parser);

      if (node == NULL)
        return NULL;
      if (root == NULL)
        root = node;
      else
        attach (&parser->frames[depth - 1], node);
      if (!proceed (parser, parser->depth > depth))
        return NULL;
    }
  while (parser->depth > 0);

  skip_spaces (parser);
  if (parser->next < parser->end)
    {
      fail_syntax (parser, "the end of the document");
      return NULL;
    }
  return g_steal_pointer (&root);
}

JsonNode *
dti_json_parse (const char *text, gsize length, const char *name, GError **error)
{
  Parser parser = { .start = text, .end = text + length, .name = name, .error = error };
  const char *invalid = NULL;
  JsonNode *root;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (length >= strlen (BYTE_ORDER_MARK) &&
      memcmp (text, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK)) == 0)
    parser.start += strlen (BYTE_ORDER_MARK);
  parser.next = parser.start;

  if (!g_utf8_validate_len (parser.start, (gsize) (parser.end - parser.start), &invalid))
    {
      fail (&parser,
            DTI_ERROR_INVALID_DATA,
            invalid,
            *invalid == '\0' ? "the text holds a NUL byte" : "the text is not UTF-8");
      return NULL;
    }

  root = parse_document (&parser);
  /* After an error members wait for values that never came. */
  for (guint i = 0; i < parser.depth; i++)
    g_free (parser.frames[i].member);
  return root;
}

JsonNode *
dti_json_parse_file (GFile *file, GError **error)
{
  g_autoptr (GBytes) content = NULL;
  g_autofree char *name = NULL;
  const char *text;
  gsize length;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  content = dti_file_load (file, DTI_FILE_MAX_SIZE, NULL, error);
  if (content == NULL)
    return NULL;

  name = g_file_get_parse_name (file);
  text = g_bytes_get_data (content, &length);
  return dti_json_parse (text != NULL ? text : "", length, name, error);
}
