/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "dti-error.h"
#include "dti-json-private.h"

char *
dti_json_pointer_append (const char *pointer, const char *member)
{
  GString *joined = g_string_new (pointer);

  g_string_append_c (joined, '/');
  for (const char *c = member; *c != '\0'; c++)
    {
      if (*c == '~')
        g_string_append (joined, "~0");
      else if (*c == '/')
        g_string_append (joined, "~1");
      else
        g_string_append_c (joined, *c);
    }
  return g_string_free (joined, FALSE);
}

char *
dti_json_pointer_append_index (const char *pointer, guint index)
{
  return g_strdup_printf ("%s/%u", pointer != NULL ? pointer : "", index);
}

/* ---- following ---- */

static gboolean
check_pointer (const char *pointer, GError **error)
{
  const char *fault = NULL;

  if (!g_utf8_validate (pointer, -1, NULL))
    {
      g_set_error_literal (error,
                           DTI_ERROR,
                           DTI_ERROR_INVALID_DATA,
                           "a JSON pointer that is no UTF-8");
      return FALSE;
    }
  if (*pointer != '\0' && *pointer != '/')
    fault = "it does not begin with “/”";
  for (const char *c = strchr (pointer, '~'); c != NULL && fault == NULL; c = strchr (c + 1, '~'))
    if (c[1] != '0' && c[1] != '1')
      fault = "“~” is written “~0”, and “/” in a name “~1”";
  if (fault == NULL)
    return TRUE;

  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_INVALID_DATA,
               "“%s” is no JSON pointer: %s",
               pointer,
               fault);

  return FALSE;
}

/* The name between the slash at @slash and the next one, or the end, where *@end is left. */
static char *
read_step (const char *slash, const char **end)
{
  const char *start = slash + 1;
  GString *step = g_string_new (NULL);

  *end = start + strcspn (start, "/");
  for (const char *c = start; c < *end; c++)
    {
      if (*c == '~')
        g_string_append_c (step, *++c == '1' ? '/' : '~');
      else
        g_string_append_c (step, *c);
    }

  return g_string_free (step, FALSE);
}

/* Digits without a leading zero, and "-" is nobody: RFC 6901, section 4. */
static JsonNode *
find_element (JsonArray *array, const char *step)
{
  guint64 position = 0;

  if ((step[0] == '0' && step[1] != '\0') ||
      !g_ascii_string_to_unsigned (step, 10, 0, G_MAXUINT, &position, NULL))
    return NULL;

  return position < json_array_get_length (array) ? json_array_get_element (array, (guint) position)
                                                  : NULL;
}

static JsonNode *
find_child (JsonNode *node, const char *step)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_object_get_member (json_node_get_object (node), step);
  if (JSON_NODE_HOLDS_ARRAY (node))
    return find_element (json_node_get_array (node), step);

  return NULL;
}

/* How far a pointer leads. */
typedef struct
{
  JsonNode *parent; /* the last node but one; NULL for the document */
  JsonNode *node;   /* the last node; NULL where @parent has no @step */
  char *step;
  const char *place; /* of @step in the pointer, from its slash */
  const char *end;   /* behind it */
} Walk;

static void
walk_clear (Walk *walk)
{
  g_free (walk->step);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, walk_clear)

static Walk
follow (JsonNode *root, const char *pointer)
{
  Walk walk = { .node = root, .place = pointer, .end = pointer };

  while (walk.node != NULL && *walk.end == '/')
    {
      g_free (walk.step);
      walk.place = walk.end;
      walk.step = read_step (walk.place, &walk.end);
      walk.parent = walk.node;
      walk.node = find_child (walk.parent, walk.step);
    }

  return walk;
}

static void
set_missing (GError **error, const char *pointer, const Walk *walk)
{
  g_autofree char *parent = g_strndup (pointer, (gsize) (walk->place - pointer));

  if (*parent == '\0')
    g_set_error (error,
                 DTI_ERROR,
                 DTI_ERROR_NOT_FOUND,
                 "“%s” leads nowhere: the document has no “%s”",
                 pointer,
                 walk->step);
  else
    g_set_error (error,
                 DTI_ERROR,
                 DTI_ERROR_NOT_FOUND,
                 "“%s” leads nowhere: “%s” has no “%s”",
                 pointer,
                 parent,
                 walk->step);
}

JsonNode *
dti_json_pointer_find (JsonNode *root, const char *pointer, GError **error)
{
  g_auto (Walk) walk = { NULL };

  if (!check_pointer (pointer, error))
    return NULL;

  walk = follow (root, pointer);
  if (walk.node == NULL)
    set_missing (error, pointer, &walk);

  return walk.node;
}

/* ---- putting ---- */

/* Arrays of json-glib take elements at their end only. */
static void
replace_element (JsonArray *array, JsonNode *old, JsonNode *value)
{
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();

  while (json_array_get_length (array) > 0)
    {
      JsonNode *element = json_array_get_element (array, 0);

      g_ptr_array_add (elements, json_node_copy (element == old ? value : element));
      json_array_remove_element (array, 0);
    }
  for (guint i = 0; i < elements->len; i++)
    json_array_add_element (array, g_ptr_array_index (elements, i));
}

gboolean
dti_json_pointer_put (JsonNode **root, const char *pointer, JsonNode *value, GError **error)
{
  g_auto (Walk) walk = { NULL };

  if (!check_pointer (pointer, error))
    return FALSE;

  walk = follow (*root, pointer);
  if (walk.parent == NULL)
    {
      json_node_unref (*root);
      *root = json_node_copy (value);
      return TRUE;
    }
  if (JSON_NODE_HOLDS_OBJECT (walk.parent) && *walk.end == '\0')
    {
      json_object_set_member (json_node_get_object (walk.parent),
                              walk.step,
                              json_node_copy (value));
      return TRUE;
    }
  if (walk.node != NULL)
    {
      replace_element (json_node_get_array (walk.parent), walk.node, value);
      return TRUE;
    }

  set_missing (error, pointer, &walk);

  return FALSE;
}
