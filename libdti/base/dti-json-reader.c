/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-json-private.h"

GHashTable *
dti_json_seen_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
report_at (const DtiJsonReader *reader,
           DtiSeverity severity,
           const char *code,
           const char *pointer,
           JsonNode *node,
           const char *message)
{
  g_autofree char *raw_text = NULL;
  DtiPlace place = { .file = reader->file, .pointer = pointer, .node = reader->node };

  if (reader->problems == NULL)
    return;
  if (node != NULL && JSON_NODE_HOLDS_VALUE (node))
    raw_text = dti_json_to_canonical (node);
  place.raw_text = raw_text;
  dti_problem_list_report (reader->problems, severity, code, &place, "%s", message);
}

void
dti_json_report (const DtiJsonReader *reader,
                 DtiSeverity severity,
                 const char *code,
                 const char *member,
                 const char *format,
                 ...)
{
  g_autofree char *pointer = NULL;
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  pointer = member != NULL ? dti_json_pointer_append (reader->pointer, member)
                           : g_strdup (reader->pointer);
  report_at (reader, severity, code, pointer, NULL, message);
}

static const char *
describe (JsonNode *node)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      return "an object";
    case JSON_NODE_ARRAY:
      return "a list";
    case JSON_NODE_VALUE:
      if (json_node_get_value_type (node) == G_TYPE_STRING)
        return "a text";
      return json_node_get_value_type (node) == G_TYPE_BOOLEAN ? "true or false" : "a number";
    case JSON_NODE_NULL:
    default:
      return "null";
    }
}

static void
report_type (const DtiJsonReader *reader,
             const char *pointer,
             const char *member,
             JsonNode *node,
             const char *wanted)
{
  g_autofree char *message =
      g_strdup_printf ("“%s” is %s, where %s is expected", member, describe (node), wanted);

  report_at (reader, DTI_SEVERITY_ERROR, "wrong-type", pointer, node, message);
}

static void
report_member_type (const DtiJsonReader *reader,
                    const char *member,
                    JsonNode *node,
                    const char *wanted)
{
  g_autofree char *pointer = dti_json_pointer_append (reader->pointer, member);

  report_type (reader, pointer, member, node, wanted);
}

static JsonNode *
look_up (const DtiJsonReader *reader, const char *member)
{
  if (reader->seen != NULL)
    g_hash_table_add (reader->seen, g_strdup (member));
  return json_object_get_member (reader->object, member);
}

static gboolean
holds (JsonNode *node, GType type)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

static gboolean
holds_number (JsonNode *node)
{
  return holds (node, G_TYPE_INT64) || holds (node, G_TYPE_DOUBLE);
}

gboolean
dti_json_has (const DtiJsonReader *reader, const char *member)
{
  return look_up (reader, member) != NULL;
}

const char *
dti_json_get_text (const DtiJsonReader *reader, const char *member, const char *fallback)
{
  JsonNode *node = look_up (reader, member);

  if (node == NULL)
    return fallback;
  if (holds (node, G_TYPE_STRING))
    return json_node_get_string (node);

  report_member_type (reader, member, node, "a text");
  return fallback;
}

double
dti_json_get_number (const DtiJsonReader *reader, const char *member, double fallback)
{
  JsonNode *node = look_up (reader, member);

  if (node == NULL)
    return fallback;
  if (holds_number (node))
    return json_node_get_double (node);

  report_member_type (reader, member, node, "a number");
  return fallback;
}

int
dti_json_get_int (
    const DtiJsonReader *reader, const char *member, int minimum, int maximum, int fallback)
{
  JsonNode *node = look_up (reader, member);
  g_autofree char *pointer = NULL;
  g_autofree char *message = NULL;
  double number;

  if (node == NULL)
    return fallback;
  if (!holds_number (node))
    {
      report_member_type (reader, member, node, "a whole number");
      return fallback;
    }
  number = json_node_get_double (node);
  if (number == floor (number) && number >= minimum && number <= maximum)
    return (int) number;

  pointer = dti_json_pointer_append (reader->pointer, member);
  message =
      g_strdup_printf ("“%s” must be a whole number between %d and %d", member, minimum, maximum);
  report_at (reader, DTI_SEVERITY_ERROR, "out-of-range", pointer, node, message);
  return fallback;
}

gboolean
dti_json_get_boolean (const DtiJsonReader *reader, const char *member, gboolean fallback)
{
  JsonNode *node = look_up (reader, member);

  if (node == NULL)
    return fallback;
  if (holds (node, G_TYPE_BOOLEAN))
    return json_node_get_boolean (node);

  report_member_type (reader, member, node, "true or false");
  return fallback;
}

JsonObject *
dti_json_get_object (const DtiJsonReader *reader, const char *member)
{
  JsonNode *node = look_up (reader, member);

  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);

  report_member_type (reader, member, node, "an object");
  return NULL;
}

JsonArray *
dti_json_get_array (const DtiJsonReader *reader, const char *member)
{
  JsonNode *node = look_up (reader, member);

  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_ARRAY (node))
    return json_node_get_array (node);

  report_member_type (reader, member, node, "a list");
  return NULL;
}

char **
dti_json_get_texts (const DtiJsonReader *reader, const char *member)
{
  JsonArray *array = dti_json_get_array (reader, member);
  g_autoptr (GPtrArray) texts = NULL;
  g_autofree char *pointer = NULL;

  if (array == NULL)
    return NULL;

  pointer = dti_json_pointer_append (reader->pointer, member);
  texts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      g_autofree char *element = NULL;

      if (holds (node, G_TYPE_STRING))
        {
          g_ptr_array_add (texts, json_node_dup_string (node));
          continue;
        }
      element = dti_json_pointer_append_index (pointer, i);
      report_type (reader, element, member, node, "a list of texts");
    }
  g_ptr_array_add (texts, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&texts), FALSE);
}

static char *
list_nicks (const GEnumClass *klass)
{
  GString *nicks = g_string_new (NULL);

  for (guint i = 0; i < klass->n_values; i++)
    g_string_append_printf (nicks, "%s%s", i > 0 ? ", " : "", klass->values[i].value_nick);
  return g_string_free (nicks, FALSE);
}

int
dti_json_get_enum (const DtiJsonReader *reader, const char *member, GType enum_type, int fallback)
{
  const char *nick = dti_json_get_text (reader, member, NULL);
  g_autoptr (GEnumClass) klass = NULL;
  g_autofree char *nicks = NULL;
  const GEnumValue *value;

  if (nick == NULL)
    return fallback;

  klass = g_type_class_ref (enum_type);
  value = g_enum_get_value_by_nick (klass, nick);
  if (value != NULL)
    return value->value;

  nicks = list_nicks (klass);
  dti_json_report (reader,
                   DTI_SEVERITY_ERROR,
                   "unknown-name",
                   member,
                   "“%s” cannot be “%s”; known are: %s",
                   member,
                   nick,
                   nicks);
  return fallback;
}

static GHashTable *
read_titles (const DtiJsonReader *reader, const char *member, JsonObject *object)
{
  GHashTable *titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *pointer = dti_json_pointer_append (reader->pointer, member);
  JsonObjectIter iter;
  const char *language;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &language, &node))
    {
      g_autofree char *place = NULL;

      if (holds (node, G_TYPE_STRING))
        {
          g_hash_table_insert (titles, g_strdup (language), json_node_dup_string (node));
          continue;
        }
      place = dti_json_pointer_append (pointer, language);
      report_type (reader, place, language, node, "a text");
    }
  return titles;
}

GHashTable *
dti_json_get_titles (const DtiJsonReader *reader, const char *member)
{
  JsonNode *node = look_up (reader, member);
  GHashTable *titles;

  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (node))
    return read_titles (reader, member, json_node_get_object (node));
  if (!holds (node, G_TYPE_STRING))
    {
      report_member_type (reader, member, node, "a text or an object of texts by language");
      return NULL;
    }

  titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_insert (titles, g_strdup (DTI_JSON_NO_LANGUAGE), json_node_dup_string (node));
  return titles;
}

void
dti_json_report_unknown (const DtiJsonReader *reader)
{
  JsonObjectIter iter;
  const char *member;

  g_return_if_fail (reader->seen != NULL);

  json_object_iter_init_ordered (&iter, reader->object);
  while (json_object_iter_next_ordered (&iter, &member, NULL))
    if (!g_hash_table_contains (reader->seen, member))
      dti_json_report (reader,
                       DTI_SEVERITY_WARNING,
                       "unknown-member",
                       member,
                       "the member “%s” is not known here and has no effect",
                       member);
}

const char *
dti_json_pick_language (GHashTable *titles, const char *language)
{
  const char *preferred[] = { language, "en", "vi" };
  const char *first = NULL;
  GHashTableIter iter;
  gpointer code;

  if (titles == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (preferred); i++)
    if (preferred[i] != NULL && g_hash_table_contains (titles, preferred[i]))
      return g_hash_table_lookup (titles, preferred[i]);

  g_hash_table_iter_init (&iter, titles);
  while (g_hash_table_iter_next (&iter, &code, NULL))
    if (first == NULL || g_strcmp0 (code, first) < 0)
      first = code;
  return first != NULL ? g_hash_table_lookup (titles, first) : NULL;
}
