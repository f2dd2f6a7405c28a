/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-json-private.h"
#include "dti-number-private.h"

/* Values that fit a line of this many characters stay on one. */
#define LINE_WIDTH 96

#define INDENT 2

static void
append_text (GString *text, const char *string)
{
  static const char characters[] = "\"\\\b\f\n\r\t";
  static const char letters[] = "\"\\bfnrt";

  g_string_append_c (text, '"');
  for (const char *c = string; *c != '\0'; c++)
    {
      const char *found = strchr (characters, *c);

      if (found != NULL)
        g_string_append_printf (text, "\\%c", letters[found - characters]);
      else if ((guchar) *c < 0x20)
        g_string_append_printf (text, "\\u%04x", (guint) (guchar) *c);
      else
        g_string_append_c (text, *c);
    }
  g_string_append_c (text, '"');
}

static void
append_scalar (GString *text, JsonNode *node)
{
  char buffer[DTI_NUMBER_BUFFER];
  GType type = G_TYPE_INVALID;

  if (JSON_NODE_HOLDS_VALUE (node))
    type = json_node_get_value_type (node);

  if (type == G_TYPE_STRING)
    append_text (text, json_node_get_string (node));
  else if (type == G_TYPE_BOOLEAN)
    g_string_append (text, json_node_get_boolean (node) ? "true" : "false");
  else if (type == G_TYPE_INT64)
    g_string_append_printf (text, "%" G_GINT64_FORMAT, json_node_get_int (node));
  else if (type == G_TYPE_DOUBLE && dti_number_to_buffer (json_node_get_double (node), buffer) > 0)
    g_string_append (text, buffer);
  else
    g_string_append (text, "null");
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The names of the members, borrowed, in the order of the document or by bytes. */
static GPtrArray *
list_members (JsonObject *object, gboolean sorted)
{
  GPtrArray *names = g_ptr_array_new ();
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    g_ptr_array_add (names, (char *) name);
  if (sorted)
    g_ptr_array_sort (names, compare_names);
  return names;
}

/* How a node is written on one line. */
typedef struct
{
  gboolean sorted;
  const char *open_object;
  const char *close_object;
  const char *colon;
  const char *comma;
  gsize max_length; /* give up beyond this many bytes */
} LineStyle;

static void
append_line (GString *text, JsonNode *node, const LineStyle *style)
{
  if (text->len > style->max_length)
    return;

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);
      guint length = json_array_get_length (array);

      g_string_append_c (text, '[');
      for (guint i = 0; i < length && text->len <= style->max_length; i++)
        {
          g_string_append (text, i > 0 ? style->comma : "");
          append_line (text, json_array_get_element (array, i), style);
        }
      g_string_append_c (text, ']');
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      g_autoptr (GPtrArray) names = list_members (object, style->sorted);

      g_string_append (text, names->len > 0 ? style->open_object : "{");
      for (guint i = 0; i < names->len && text->len <= style->max_length; i++)
        {
          const char *name = g_ptr_array_index (names, i);

          g_string_append (text, i > 0 ? style->comma : "");
          append_text (text, name);
          g_string_append (text, style->colon);
          append_line (text, json_object_get_member (object, name), style);
        }
      g_string_append (text, names->len > 0 ? style->close_object : "}");
    }
  else
    append_scalar (text, node);
}

char *
dti_json_to_canonical (JsonNode *node)
{
  const LineStyle style = { TRUE, "{", "}", ":", ",", G_MAXSIZE };
  GString *text = g_string_new (NULL);

  append_line (text, node, &style);
  return g_string_free (text, FALSE);
}

/* Writes the node at the end of the present line if it fits. */
static gboolean
append_if_short (GString *text, JsonNode *node, guint used)
{
  /* A character has up to four bytes. */
  const LineStyle style = { FALSE, "{ ", " }", ": ", ", ", LINE_WIDTH * 4 };
  g_autoptr (GString) line = g_string_new (NULL);

  append_line (line, node, &style);
  if (line->len > style.max_length || used + g_utf8_strlen (line->str, -1) > LINE_WIDTH)
    return FALSE;

  g_string_append_len (text, line->str, (gssize) line->len);
  return TRUE;
}

static void
append_break (GString *text, guint depth)
{
  g_string_append_c (text, '\n');
  for (guint i = 0; i < depth * INDENT; i++)
    g_string_append_c (text, ' ');
}

static guint
count_used (const GString *text)
{
  const char *line = text->str + text->len;

  while (line > text->str && line[-1] != '\n')
    line--;
  return (guint) g_utf8_strlen (line, -1);
}

static void append_pretty (GString *text, JsonNode *node, guint depth);

static void
append_long_array (GString *text, JsonArray *array, guint depth)
{
  guint length = json_array_get_length (array);

  g_string_append_c (text, '[');
  for (guint i = 0; i < length; i++)
    {
      g_string_append (text, i > 0 ? "," : "");
      append_break (text, depth + 1);
      append_pretty (text, json_array_get_element (array, i), depth + 1);
    }
  append_break (text, depth);
  g_string_append_c (text, ']');
}

static void
append_long_object (GString *text, JsonObject *object, guint depth)
{
  g_autoptr (GPtrArray) names = list_members (object, FALSE);

  g_string_append_c (text, '{');
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      g_string_append (text, i > 0 ? "," : "");
      append_break (text, depth + 1);
      append_text (text, name);
      g_string_append (text, ": ");
      append_pretty (text, json_object_get_member (object, name), depth + 1);
    }
  append_break (text, depth);
  g_string_append_c (text, '}');
}

static void
append_pretty (GString *text, JsonNode *node, guint depth)
{
  gboolean is_array = JSON_NODE_HOLDS_ARRAY (node);

  if (!is_array && !JSON_NODE_HOLDS_OBJECT (node))
    append_scalar (text, node);
  else if (append_if_short (text, node, count_used (text)))
    return;
  else if (is_array)
    append_long_array (text, json_node_get_array (node), depth);
  else
    append_long_object (text, json_node_get_object (node), depth);
}

char *
dti_json_to_pretty (JsonNode *node)
{
  GString *text = g_string_new (NULL);

  append_pretty (text, node, 0);
  g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}

void
dti_json_add_text (JsonBuilder *builder, const char *member, const char *text)
{
  json_builder_set_member_name (builder, member);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

void
dti_json_add_texts (JsonBuilder *builder, const char *member, const char *const *texts)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
  for (gsize i = 0; texts[i] != NULL; i++)
    json_builder_add_string_value (builder, texts[i]);
  json_builder_end_array (builder);
}

void
dti_json_add_number (JsonBuilder *builder, const char *member, double number)
{
  json_builder_set_member_name (builder, member);
  if (isnan (number))
    json_builder_add_null_value (builder);
  else
    json_builder_add_double_value (builder, number);
}
