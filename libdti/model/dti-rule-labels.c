/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-rule-labels-private.h"

#include <libdti/base/dti-number-private.h>

/* Below every number that an observation of labels can be. */
#define FIRST_UNWRITTEN_CODE -1000000.0

static char *
trim (const char *text)
{
  const char *end = text + strlen (text);

  while (text < end && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (end > text)
    {
      const char *last = g_utf8_prev_char (end);

      if (!g_unichar_isspace (g_utf8_get_char (last)))
        break;
      end = last;
    }

  return g_strndup (text, (gsize) (end - text));
}

/* NULL where the text is no UTF-8. */
static char *
make_key (const char *text)
{
  g_autofree char *trimmed = NULL;
  g_autofree char *composed = NULL;
  g_autofree char *folded = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    return NULL;

  trimmed = trim (text);
  composed = g_utf8_normalize (trimmed, -1, G_NORMALIZE_NFC);
  folded = g_utf8_casefold (composed, -1);

  /* Folding can take a letter apart again. */
  return g_utf8_normalize (folded, -1, G_NORMALIZE_NFC);
}

static void
make_codes (DtiRuleLabels *self)
{
  gboolean any_number = FALSE;

  for (guint i = 0; i < self->n; i++)
    {
      gboolean is_number = dti_number_scan (self->keys[i], strlen (self->keys[i]), &self->codes[i]);

      if (!is_number)
        self->codes[i] = FIRST_UNWRITTEN_CODE - i;
      any_number |= is_number;
    }
  if (!any_number)
    memcpy (self->codes, self->credits, self->n * sizeof (double));
}

DtiRuleLabels *
dti_rule_labels_new (const char *const *names, const double *credits, guint n, gboolean points)
{
  DtiRuleLabels *self = g_new0 (DtiRuleLabels, 1);

  self->n = n;
  self->names = g_new0 (char *, n + 1);
  self->keys = g_new0 (char *, n + 1);
  self->credits = g_new0 (double, n + 1);
  self->codes = g_new0 (double, n + 1);
  self->points = points;
  for (guint i = 0; i < n; i++)
    {
      self->names[i] = g_strdup (names[i]);
      self->keys[i] = make_key (names[i]);
      if (self->keys[i] == NULL)
        self->keys[i] = g_strdup ("");
      self->credits[i] = credits[i];
    }
  make_codes (self);

  return self;
}

DtiRuleLabels *
dti_rule_labels_new_from_bytes (const char *const *names, GBytes *credits, gboolean points)
{
  guint n_names = names != NULL ? g_strv_length ((char **) names) : 0;
  gsize size = credits != NULL ? g_bytes_get_size (credits) : 0;
  g_autofree double *copy = size > 0 ? g_memdup2 (g_bytes_get_data (credits, NULL), size) : NULL;

  return dti_rule_labels_new (names, copy, (guint) MIN (n_names, size / sizeof (double)), points);
}

void
dti_rule_labels_free (DtiRuleLabels *self)
{
  g_strfreev (self->names);
  g_strfreev (self->keys);
  g_free (self->credits);
  g_free (self->codes);
  g_free (self);
}

GBytes *
dti_rule_labels_dup_credits (const DtiRuleLabels *self)
{
  return g_bytes_new (self->credits, self->n * sizeof (double));
}

static gboolean
find_key (char *const *keys, guint n, const char *key, guint *index)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (keys[i], key))
      {
        *index = i;
        return TRUE;
      }

  return FALSE;
}

gboolean
dti_rule_labels_find (const DtiRuleLabels *self, const char *text, guint *index)
{
  g_autofree char *key = make_key (text);

  return key != NULL && find_key (self->keys, self->n, key, index);
}

gboolean
dti_rule_labels_read_text (const DtiRuleLabels *self, const char *text, double *number)
{
  guint index;

  if (!dti_rule_labels_find (self, text, &index))
    return FALSE;

  *number = self->codes[index];

  return TRUE;
}

static double
score_code (const DtiRuleLabels *self, double code, double max)
{
  for (guint i = 0; i < self->n; i++)
    if (self->codes[i] == code)
      return self->points ? self->credits[i] : self->credits[i] * max;

  return NAN;
}

void
dti_rule_labels_apply (const DtiRuleLabels *self, const DtiRuleSpan *span, double *scores)
{
  for (gsize i = 0; i < span->n; i++)
    scores[i] = score_code (self, span->numbers[i], span->max);
}

char *
dti_rule_labels_describe (const DtiRuleLabels *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->n; i++)
    {
      g_autofree char *credit = dti_rule_print (self->credits[i]);

      g_string_append_printf (text, "%s“%s” %s", i > 0 ? ", " : "", self->names[i], credit);
    }
  g_string_append (text, self->points ? " points" : ", × max");

  return g_string_free (text, FALSE);
}

/* ---- reading ---- */

typedef struct
{
  const DtiJsonReader *reader;
  const char *member;
  gboolean points;
  GPtrArray *names;
  GArray *credits;
  GHashTable *keys;
  gboolean failed;
} Reading;

static void
fail (Reading *reading, guint index, const char *message)
{
  reading->failed = TRUE;
  dti_rule_report_element (reading->reader, reading->member, index, message);
}

static void
read_label (Reading *reading, guint index, const char *name, JsonNode *credit_node)
{
  g_autofree char *key = make_key (name);
  double credit;

  if (!dti_rule_read_finite (credit_node, &credit))
    fail (reading, index, "what a label is worth must be a number");
  else if (!reading->points && (credit < 0.0 || credit > 1.0))
    fail (reading, index, "a fraction of the maximum lies between 0 and 1");
  else if (key == NULL || *key == '\0')
    fail (reading, index, "a label is empty");
  else if (!g_hash_table_add (reading->keys, g_steal_pointer (&key)))
    fail (reading, index, "a label stands twice");
  else
    {
      g_ptr_array_add (reading->names, g_strdup (name));
      g_array_append_val (reading->credits, credit);
    }
}

static void
read_list (Reading *reading, JsonArray *list)
{
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonNode *element = json_array_get_element (list, i);
      JsonArray *pair = JSON_NODE_HOLDS_ARRAY (element) ? json_node_get_array (element) : NULL;
      JsonNode *name = pair != NULL && json_array_get_length (pair) == 2
                           ? json_array_get_element (pair, 0)
                           : NULL;

      if (name != NULL && JSON_NODE_HOLDS_VALUE (name) &&
          json_node_get_value_type (name) == G_TYPE_STRING)
        read_label (reading, i, json_node_get_string (name), json_array_get_element (pair, 1));
      else
        fail (reading, i, "a list of a label and a number is expected");
    }
}

static void
read_object (Reading *reading, JsonObject *object)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;
  guint i = 0;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    read_label (reading, i++, name, node);
}

DtiRuleLabels *
dti_rule_labels_read (const DtiJsonReader *reader, const char *member)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) credits = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reading reading = { reader, member, FALSE, names, credits, keys, FALSE };
  JsonNode *node = json_object_get_member (reader->object, member);

  reading.points = dti_json_get_boolean (reader, "points", FALSE);
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    read_object (&reading, dti_json_get_object (reader, member));
  else if (dti_json_get_array (reader, member) != NULL)
    read_list (&reading, json_node_get_array (node));
  else
    reading.failed = TRUE;

  if (!reading.failed && names->len == 0)
    {
      dti_json_report (reader,
                       DTI_SEVERITY_ERROR,
                       "wrong-value",
                       member,
                       "“%s” names no label",
                       member);
      reading.failed = TRUE;
    }
  if (reading.failed)
    return NULL;

  return dti_rule_labels_new ((const char *const *) names->pdata,
                              (const double *) (gpointer) credits->data,
                              names->len,
                              reading.points);
}
