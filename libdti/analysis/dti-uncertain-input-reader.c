/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-uncertain-input-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/dti-enum-types.h>
#include <libdti/model/dti-document-private.h>

/* Inputs in their JSON form. */

#define SUM_TOLERANCE 1e-9

/* ---- values ---- */

static void
read_probabilities (DtiUncertainInput *self, const DtiJsonReader *reader)
{
  JsonArray *array = dti_json_get_array (reader, "probabilities");
  guint n = self->alternatives->len;
  double sum = 0.0;

  if (array == NULL)
    return;

  self->thresholds = g_new0 (double, n + 1);
  for (guint i = 0; i < MIN (n, json_array_get_length (array)); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      double probability = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_double (node) : NAN;

      sum += probability >= 0.0 ? probability : NAN;
      self->thresholds[i] = sum;
    }
  if (json_array_get_length (array) != n || !(fabs (sum - 1.0) <= SUM_TOLERANCE))
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "wrong-sum",
                     "probabilities",
                     "there must be one probability for each alternative, and their sum must be 1");
}

static void
read_alternatives (DtiUncertainInput *self, const DtiJsonReader *reader)
{
  JsonArray *array = dti_json_get_array (reader, "alternatives");

  if (array == NULL)
    return;

  self->alternatives = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  for (guint i = 0; i < json_array_get_length (array); i++)
    g_ptr_array_add (self->alternatives, json_node_ref (json_array_get_element (array, i)));
  if (self->alternatives->len == 0)
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "empty-list",
                     "alternatives",
                     "there are no alternatives");
  read_probabilities (self, reader);
}

/* The member that says how a number is spread, and how: TRUE where there is one. */
static gboolean
find_shape (const DtiJsonReader *reader, const char **member, DtiUncertainShape *shape)
{
  static const char *const members[] = {
    [DTI_UNCERTAIN_SHAPE_UNIFORM] = "uniform",
    [DTI_UNCERTAIN_SHAPE_TRIANGULAR] = "triangular",
    [DTI_UNCERTAIN_SHAPE_NORMAL] = "normal",
  };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (dti_json_has (reader, members[i]))
      {
        *member = members[i];
        *shape = (DtiUncertainShape) i;
        return TRUE;
      }

  return FALSE;
}

/* Two numbers: the ends of a range, or the mean and the standard deviation. */
static void
read_range (DtiUncertainInput *self, const DtiJsonReader *reader, const char *member)
{
  JsonArray *array = dti_json_get_array (reader, member);
  double numbers[2] = { NAN, NAN };

  for (guint i = 0; array != NULL && i < 2 && json_array_get_length (array) == 2; i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

      if (type == G_TYPE_INT64 || type == G_TYPE_DOUBLE)
        numbers[i] = json_node_get_double (node);
    }
  if (self->shape == DTI_UNCERTAIN_SHAPE_NORMAL)
    {
      self->centre = numbers[0];
      self->spread = numbers[1];
    }
  else
    {
      self->centre = 0.5 * (numbers[0] + numbers[1]);
      self->spread = 0.5 * (numbers[1] - numbers[0]);
    }
  if (!isfinite (self->centre) || !(self->spread >= 0.0) || !isfinite (self->spread))
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "wrong-range",
                     member,
                     self->shape == DTI_UNCERTAIN_SHAPE_NORMAL
                         ? "the mean and the standard deviation are expected"
                         : "the lower and the upper end of a range are expected");
}

static void
read_values (DtiUncertainInput *self, const DtiJsonReader *reader)
{
  const char *member = NULL;
  gboolean has_shape = find_shape (reader, &member, &self->shape);

  read_alternatives (self, reader);
  if (has_shape == (self->alternatives != NULL))
    {
      dti_json_report (reader,
                       DTI_SEVERITY_ERROR,
                       "missing-member",
                       NULL,
                       "the input needs either “alternatives” or one of “uniform”, “triangular” "
                       "and “normal”");
      return;
    }
  if (has_shape)
    read_range (self, reader, member);
}

/* ---- places ---- */

/* One text or several. */
static char **
read_list (const DtiJsonReader *reader, const char *member)
{
  JsonNode *node = json_object_get_member (reader->object, member);
  const char *one[] = { NULL, NULL };

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    return dti_json_get_texts (reader, member);

  one[0] = dti_json_get_text (reader, member, NULL);

  return one[0] != NULL ? g_strdupv ((char **) one) : NULL;
}

static void
require_some (const DtiJsonReader *reader, const char *member, char **list)
{
  if (list == NULL || list[0] == NULL)
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "empty-list",
                     member,
                     "there must be at least one");
}

static void
read_nodes (DtiUncertainInput *self, const DtiJsonReader *reader)
{
  JsonNode *node = json_object_get_member (reader->object, "nodes");
  const char *member = dti_json_get_text (reader, "member", NULL);

  self->member = g_strconcat ("/", member != NULL ? member : "", NULL);
  if (member == NULL)
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "missing-member",
                     NULL,
                     "“member” must name what of the nodes is uncertain");
  self->nodes = read_list (reader, "nodes");
  require_some (reader, "nodes", self->nodes);
  if (self->nodes == NULL || JSON_NODE_HOLDS_ARRAY (node))
    return;

  self->selection = g_str_equal (self->nodes[0], "pillars")      ? DTI_NODES_PILLARS
                    : g_str_equal (self->nodes[0], "indicators") ? DTI_NODES_INDICATORS
                                                                 : DTI_NODES_LISTED;
  if (self->selection == DTI_NODES_LISTED)
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "unknown-name",
                     "nodes",
                     "“pillars”, “indicators” or an array of ids is expected");
  g_clear_pointer (&self->nodes, g_strfreev);
}

static void
read_pointers (DtiUncertainInput *self, const DtiJsonReader *reader)
{
  self->pointers = read_list (reader, "at");
  require_some (reader, "at", self->pointers);
  for (guint i = 0; self->pointers != NULL && self->pointers[i] != NULL; i++)
    if (self->pointers[i][0] != '/')
      dti_json_report (reader,
                       DTI_SEVERITY_ERROR,
                       "wrong-pointer",
                       "at",
                       "“%s” is no JSON pointer: it does not begin with “/”",
                       self->pointers[i]);
}

/* ---- weights ---- */

static void
read_group (GArray *set, const DtiJsonReader *reader, const char *pillar)
{
  g_autoptr (GList) members = json_object_get_members (reader->object);

  for (GList *l = members; l != NULL; l = l->next)
    {
      double number = dti_json_get_number (reader, l->data, 0.0);

      if (!(number >= 0.0))
        dti_json_report (reader,
                         DTI_SEVERITY_ERROR,
                         "out-of-range",
                         l->data,
                         "a weight is not below 0");
      dti_weight_set_add (set, pillar, l->data, number);
    }
}

/* { pillar: { child: weight } } */
static GArray *
read_set (const DtiJsonReader *reader, JsonObject *object, char *pointer)
{
  GArray *set = dti_weight_set_new ();
  g_autoptr (GList) pillars = json_object_get_members (object);
  DtiJsonReader groups = { object, pointer, reader->file, NULL, reader->problems, NULL };

  for (GList *l = pillars; l != NULL; l = l->next)
    {
      JsonObject *group = dti_json_get_object (&groups, l->data);
      g_autofree char *place = dti_json_pointer_append (pointer, l->data);
      DtiJsonReader nested = { group, place, reader->file, l->data, reader->problems, NULL };

      if (group != NULL)
        read_group (set, &nested, l->data);
    }
  g_free (pointer);

  return set;
}

static void
read_sets (DtiUncertainInput *self, const DtiJsonReader *reader)
{
  JsonArray *array = dti_json_get_array (reader, "sets");
  g_autofree char *pointer = dti_json_pointer_append (reader->pointer, "sets");

  self->sets = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_OBJECT (node))
        g_ptr_array_add (self->sets,
                         read_set (reader,
                                   json_node_get_object (node),
                                   dti_json_pointer_append_index (pointer, i)));
      else
        dti_json_report (reader,
                         DTI_SEVERITY_ERROR,
                         "wrong-type",
                         "sets",
                         "a set of weights is an object");
    }
  if (self->sets->len == 0)
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "empty-list",
                     "sets",
                     "there must be at least one");
}

static void
read_weights (DtiUncertainInput *self, const DtiJsonReader *reader)
{
  JsonObject *object = dti_json_get_object (reader, "weights");
  DtiObjectReader nested;

  if (object == NULL)
    return;

  dti_object_reader_init (&nested,
                          reader->file,
                          reader->problems,
                          object,
                          dti_json_pointer_append (reader->pointer, "weights"),
                          NULL);
  if (dti_json_has (&nested.reader, "sets"))
    {
      self->kind = DTI_UNCERTAIN_KIND_WEIGHT_SETS;
      read_sets (self, &nested.reader);
    }
  else
    {
      self->kind = DTI_UNCERTAIN_KIND_WEIGHT_NOISE;
      self->factor = dti_json_get_number (&nested.reader, "noise", NAN);
      self->levels = dti_json_get_texts (&nested.reader, "levels");
      if (!(self->factor >= 0.0 && self->factor <= 1.0))
        dti_json_report (&nested.reader,
                         DTI_SEVERITY_ERROR,
                         "out-of-range",
                         "noise",
                         "the factor of noise must be from 0 to 1");
    }
  dti_object_reader_clear (&nested);
}

/* ---- observations ---- */

static void
read_observations (DtiUncertainInput *self, const DtiJsonReader *reader)
{
  const char *member = NULL;

  self->kind = DTI_UNCERTAIN_KIND_OBSERVATION;
  self->nodes = read_list (reader, "observations");
  require_some (reader, "observations", self->nodes);
  if (self->nodes != NULL && g_strcmp0 (self->nodes[0], "*") == 0)
    g_clear_pointer (&self->nodes, g_strfreev);
  self->unit = g_strdup (dti_json_get_text (reader, "unit", NULL));
  self->is_relative = dti_json_get_boolean (reader, "relative", FALSE);
  self->is_common = dti_json_get_boolean (reader, "common", FALSE);
  if (!find_shape (reader, &member, &self->shape))
    {
      dti_json_report (reader,
                       DTI_SEVERITY_ERROR,
                       "missing-member",
                       NULL,
                       "the errors need one of “uniform”, “triangular” and “normal”");
      return;
    }
  self->spread = dti_json_get_number (reader, member, NAN);
  if (!(self->spread >= 0.0))
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "out-of-range",
                     member,
                     "the spread is not below 0");
}

/* ---- the input ---- */

static void
read_input (DtiUncertainInput *self, const DtiJsonReader *reader)
{
  const char *id = dti_json_get_text (reader, "id", NULL);

  self->id = g_strdup (id != NULL ? id : "");
  if (self->id[0] == '\0')
    dti_json_report (reader,
                     DTI_SEVERITY_ERROR,
                     "missing-member",
                     NULL,
                     "an input needs the member “id”");

  if (dti_json_has (reader, "weights"))
    read_weights (self, reader);
  else if (dti_json_has (reader, "observations"))
    read_observations (self, reader);
  else if (dti_json_has (reader, "nodes"))
    {
      read_nodes (self, reader);
      read_values (self, reader);
    }
  else
    {
      read_pointers (self, reader);
      read_values (self, reader);
    }
}

DtiUncertainInput *
dti_uncertain_input_new_from_object (JsonObject *object,
                                     const char *pointer,
                                     const char *file,
                                     DtiProblemList *problems)
{
  g_autoptr (DtiUncertainInput) self = g_object_new (DTI_TYPE_UNCERTAIN_INPUT, NULL);
  g_autoptr (DtiProblemList) own = dti_problem_list_new ();
  DtiObjectReader reader;

  dti_object_reader_init (&reader, file, own, object, g_strdup (pointer), NULL);
  read_input (self, &reader.reader);
  dti_object_reader_clear (&reader);
  dti_problem_list_add_all (problems, own);

  return dti_problem_list_has_errors (own) ? NULL : g_steal_pointer (&self);
}

/**
 * dti_uncertain_input_new_from_json:
 * @json: an input, such as `{ "id": "noise", "weights": { "noise": 0.25 } }`
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Makes an input from its JSON form; see [the inputs](robustness.html#the-inputs).
 *
 * Fails with `DTI_ERROR_INVALID_DATA` where the text is no JSON, and where a member is missing or
 * wrong.
 *
 * This function is thread-safe.
 *
 * Returns: (transfer full): a new input
 *
 * Since: 1.0
 */
DtiUncertainInput *
dti_uncertain_input_new_from_json (const char *json, GError **error)
{
  g_autoptr (DtiProblemList) problems = dti_problem_list_new ();
  g_autoptr (JsonNode) node = NULL;
  DtiUncertainInput *self;

  g_return_val_if_fail (json != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  node = dti_json_parse (json, strlen (json), "input", error);
  if (node == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error_literal (error, DTI_ERROR, DTI_ERROR_INVALID_DATA, "an input must be an object");
      return NULL;
    }

  self = dti_uncertain_input_new_from_object (json_node_get_object (node), "", NULL, problems);
  if (self == NULL)
    dti_document_set_error (error, problems);

  return self;
}
