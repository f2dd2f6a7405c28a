/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-normal-private.h"
#include "dti-uncertain-input-private.h"
#include "dti-weights-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/base/dti-nick-private.h>
#include <libdti/base/dti-number.h>
#include <libdti/dti-enum-types.h>
#include <libdti/model/dti-node-private.h>

/**
 * DtiUncertainInput:
 *
 * Something of an index that could be otherwise.
 *
 * An input is a member of the framework document with alternatives or a range: a property of a
 * step, of a rule, of an aggregation; weights with noise, or several sets of them; or observed
 * numbers with an error. [class@Dti.Experiment] tries what follows from it.
 *
 * In documents: [inputs](robustness.html#the-inputs).
 *
 * Inputs are immutable, so threads share them freely.
 *
 * Since: 1.0
 */

typedef enum
{
  PROP_ID = 1,
  PROP_KIND,
  PROP_N_ALTERNATIVES,
} DtiUncertainInputProperty;

static GParamSpec *props[PROP_N_ALTERNATIVES + 1];

G_DEFINE_FINAL_TYPE (DtiUncertainInput, dti_uncertain_input, G_TYPE_OBJECT)

/* ---- values ---- */

static guint
count_alternatives (const DtiUncertainInput *self)
{
  if (self->alternatives != NULL)
    return self->alternatives->len;

  return self->sets != NULL ? self->sets->len : 0;
}

guint
dti_uncertain_input_choose (const DtiUncertainInput *self, double u)
{
  guint n = count_alternatives (self);
  guint chosen = 0;

  if (self->thresholds == NULL)
    return MIN ((guint) (u * n), n - 1);

  while (chosen + 1 < n && u >= self->thresholds[chosen])
    chosen++;

  return chosen;
}

/* A triangle on ±1. */
static double
draw_triangular (double u)
{
  return u < 0.5 ? sqrt (2.0 * u) - 1.0 : 1.0 - sqrt (2.0 * (1.0 - u));
}

double
dti_uncertain_input_draw (const DtiUncertainInput *self, double u)
{
  switch (self->shape)
    {
    case DTI_UNCERTAIN_SHAPE_TRIANGULAR:
      return self->centre + self->spread * draw_triangular (u);
    case DTI_UNCERTAIN_SHAPE_NORMAL:
      /* The middle of the 53rd bit: 0 itself has no quantile. */
      return self->centre + self->spread * dti_normal_get_quantile (u + 0x1p-54);
    case DTI_UNCERTAIN_SHAPE_UNIFORM:
    default:
      return self->centre + self->spread * (2.0 * u - 1.0);
    }
}

/* ---- places ---- */

static GListModel *
get_selected (const DtiUncertainInput *self, DtiFramework *framework)
{
  return self->selection == DTI_NODES_PILLARS ? dti_framework_get_pillars (framework)
                                              : dti_framework_get_indicators (framework);
}

static char **
list_selected (const DtiUncertainInput *self, DtiFramework *framework)
{
  GListModel *nodes = get_selected (self, framework);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr (DtiNode) node = g_list_model_get_item (nodes, i);
      g_autofree char *pointer = g_strconcat (dti_node_get_pointer (node), self->member, NULL);

      g_strv_builder_add (builder, pointer);
    }

  return g_strv_builder_end (builder);
}

static char **
list_named (const DtiUncertainInput *self, DtiFramework *framework, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; self->nodes[i] != NULL; i++)
    {
      DtiNode *node = dti_framework_lookup (framework, self->nodes[i]);
      g_autofree char *pointer = NULL;

      if (node == NULL)
        {
          g_set_error (error,
                       DTI_ERROR,
                       DTI_ERROR_NOT_FOUND,
                       "input “%s”: the framework has no node “%s”",
                       self->id,
                       self->nodes[i]);
          return NULL;
        }
      pointer = g_strconcat (dti_node_get_pointer (node), self->member, NULL);
      g_strv_builder_add (builder, pointer);
    }

  return g_strv_builder_end (builder);
}

char **
dti_uncertain_input_list_pointers (const DtiUncertainInput *self,
                                   DtiFramework *framework,
                                   GError **error)
{
  if (self->pointers != NULL)
    return g_strdupv (self->pointers);

  return self->selection != DTI_NODES_LISTED ? list_selected (self, framework)
                                             : list_named (self, framework, error);
}

/* ---- class ---- */

static void
dti_uncertain_input_finalize (GObject *object)
{
  DtiUncertainInput *self = DTI_UNCERTAIN_INPUT (object);

  g_free (self->id);
  g_strfreev (self->pointers);
  g_strfreev (self->nodes);
  g_free (self->member);
  g_clear_pointer (&self->alternatives, g_ptr_array_unref);
  g_free (self->thresholds);
  g_strfreev (self->levels);
  g_clear_pointer (&self->sets, g_ptr_array_unref);
  g_free (self->unit);

  G_OBJECT_CLASS (dti_uncertain_input_parent_class)->finalize (object);
}

static void
dti_uncertain_input_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiUncertainInput *self = DTI_UNCERTAIN_INPUT (object);

  switch ((DtiUncertainInputProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, dti_uncertain_input_get_id (self));
      break;
    case PROP_KIND:
      g_value_set_enum (value, dti_uncertain_input_get_kind (self));
      break;
    case PROP_N_ALTERNATIVES:
      g_value_set_uint (value, dti_uncertain_input_get_n_alternatives (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_uncertain_input_class_init (DtiUncertainInputClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = dti_uncertain_input_finalize;
  object_class->get_property = dti_uncertain_input_get_property;

  /**
   * DtiUncertainInput:id: (getter get_id)
   *
   * The name of the input.
   *
   * Since: 1.0
   */
  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);

  /**
   * DtiUncertainInput:kind: (getter get_kind)
   *
   * What of the index is uncertain.
   *
   * Since: 1.0
   */
  props[PROP_KIND] = g_param_spec_enum ("kind",
                                        NULL,
                                        NULL,
                                        DTI_TYPE_UNCERTAIN_KIND,
                                        DTI_UNCERTAIN_KIND_MEMBER,
                                        flags);

  /**
   * DtiUncertainInput:n-alternatives: (getter get_n_alternatives)
   *
   * How many alternatives, or sets of weights, there are; 0 where any number of a range can come.
   *
   * Since: 1.0
   */
  props[PROP_N_ALTERNATIVES] =
      g_param_spec_uint ("n-alternatives", NULL, NULL, 0, G_MAXUINT, 0, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_uncertain_input_init (DtiUncertainInput *self)
{
}

/* ---- making one ---- */

static DtiUncertainInput *
create (const char *id, DtiUncertainKind kind, GError **error)
{
  DtiUncertainInput *self;

  if (*id == '\0' || !g_utf8_validate (id, -1, NULL))
    {
      g_set_error_literal (error,
                           DTI_ERROR,
                           DTI_ERROR_INVALID_DATA,
                           "the id of an input must be a text that is not empty");
      return NULL;
    }

  self = g_object_new (DTI_TYPE_UNCERTAIN_INPUT, NULL);
  self->id = g_strdup (id);
  self->kind = kind;

  return self;
}

static gboolean
set_shape (
    DtiUncertainInput *self, DtiUncertainShape shape, double centre, double spread, GError **error)
{
  if (!isfinite (centre) || !isfinite (spread) || spread < 0.0)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_INVALID_DATA,
                   "input “%s”: the centre must be finite, the spread too, and not below 0",
                   self->id);
      return FALSE;
    }

  self->shape = shape;
  self->centre = centre;
  self->spread = spread;

  return TRUE;
}

/* ---- public ---- */

/**
 * dti_uncertain_input_new_for_places:
 * @id: a name for the input
 * @pointers: (array zero-terminated=1): JSON pointers (RFC 6901) into the framework document
 * @alternatives: (array zero-terminated=1): JSON texts, one of which is put there
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Makes an input of a member of the framework document, with alternatives.
 *
 * Such as `/method/0/winsorise/max-points` with `1`, `2` and `3`. At several places the same
 * alternative is put everywhere. All are equally likely.
 *
 * Fails with `DTI_ERROR_INVALID_DATA` where a list is empty, and where a text is no JSON.
 *
 * This function is thread-safe.
 *
 * Returns: (transfer full): a new input
 *
 * Since: 1.0
 */
DtiUncertainInput *
dti_uncertain_input_new_for_places (const char *id,
                                    const char *const *pointers,
                                    const char *const *alternatives,
                                    GError **error)
{
  g_autoptr (DtiUncertainInput) self = NULL;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (pointers != NULL, NULL);
  g_return_val_if_fail (alternatives != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = create (id, DTI_UNCERTAIN_KIND_MEMBER, error);
  if (self == NULL)
    return NULL;
  if (pointers[0] == NULL || alternatives[0] == NULL)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_INVALID_DATA,
                   "input “%s” has no place, or no alternatives",
                   id);
      return NULL;
    }

  self->pointers = g_strdupv ((char **) pointers);
  self->alternatives = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  for (guint i = 0; alternatives[i] != NULL; i++)
    {
      JsonNode *value = dti_json_parse (alternatives[i], strlen (alternatives[i]), NULL, error);

      if (value == NULL)
        {
          g_prefix_error (error, "input “%s”, alternative %u: ", id, i + 1);
          return NULL;
        }
      g_ptr_array_add (self->alternatives, value);
    }

  return g_steal_pointer (&self);
}

/**
 * dti_uncertain_input_new_for_range:
 * @id: a name for the input
 * @pointers: (array zero-terminated=1): JSON pointers (RFC 6901) into the framework document
 * @shape: how the numbers are spread
 * @centre: the centre
 * @spread: half the width of the range, or the standard deviation; at least 0
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Makes an input of a number in the framework document, such as a goalpost or a power.
 *
 * Fails with `DTI_ERROR_INVALID_DATA` where there is no place, and where @centre or @spread is not
 * finite.
 *
 * This function is thread-safe.
 *
 * Returns: (transfer full): a new input
 *
 * Since: 1.0
 */
DtiUncertainInput *
dti_uncertain_input_new_for_range (const char *id,
                                   const char *const *pointers,
                                   DtiUncertainShape shape,
                                   double centre,
                                   double spread,
                                   GError **error)
{
  g_autoptr (DtiUncertainInput) self = NULL;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (pointers != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = create (id, DTI_UNCERTAIN_KIND_MEMBER, error);
  if (self == NULL || !set_shape (self, shape, centre, spread, error))
    return NULL;
  if (pointers[0] == NULL)
    {
      g_set_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA, "input “%s” has no place", id);
      return NULL;
    }
  self->pointers = g_strdupv ((char **) pointers);

  return g_steal_pointer (&self);
}

/**
 * dti_uncertain_input_new_for_noise:
 * @id: a name for the input
 * @factor: how much a weight may change, from 0 to 1
 * @levels: (nullable) (array zero-terminated=1): levels of nodes, or `NULL` for all nodes
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Makes an input of noise on the weights.
 *
 * A weight w becomes w (1 + @factor (2 U − 1)), with a U of its own for each node, uniform from 0
 * to 1, as [method@Dti.Weights.make_noisy] has it.
 *
 * Fails with `DTI_ERROR_INVALID_DATA` where @factor is not from 0 to 1.
 *
 * This function is thread-safe.
 *
 * Returns: (transfer full): a new input
 *
 * Since: 1.0
 */
DtiUncertainInput *
dti_uncertain_input_new_for_noise (const char *id,
                                   double factor,
                                   const char *const *levels,
                                   GError **error)
{
  g_autoptr (DtiUncertainInput) self = NULL;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = create (id, DTI_UNCERTAIN_KIND_WEIGHT_NOISE, error);
  if (self == NULL)
    return NULL;
  if (!(factor >= 0.0 && factor <= 1.0))
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_INVALID_DATA,
                   "input “%s”: the factor of noise must be from 0 to 1",
                   id);
      return NULL;
    }
  self->factor = factor;
  self->levels = g_strdupv ((char **) levels);

  return g_steal_pointer (&self);
}

static void
clear_set_weight (gpointer data)
{
  DtiSetWeight *weight = data;

  g_free (weight->pillar);
  g_free (weight->node);
}

GArray *
dti_weight_set_new (void)
{
  GArray *self = g_array_new (FALSE, FALSE, sizeof (DtiSetWeight));

  g_array_set_clear_func (self, clear_set_weight);

  return self;
}

void
dti_weight_set_add (GArray *self, const char *pillar, const char *node, double weight)
{
  DtiSetWeight added = { g_strdup (pillar), g_strdup (node), weight };

  g_array_append_val (self, added);
}

static void
add_set (DtiUncertainInput *self, GArray *set)
{
  if (self->sets == NULL)
    self->sets = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_ptr_array_add (self->sets, set);
}

static GArray *
copy_weights (DtiWeights *weights)
{
  GArray *set = dti_weight_set_new ();

  for (guint i = 0; i < weights->groups->len; i++)
    {
      const DtiWeightsGroup *group = dti_weights_get_group (weights, i);
      const char *pillar = dti_node_get_id (DTI_NODE (group->pillar));

      for (guint k = 0; k < group->n; k++)
        {
          const DtiWeightsEntry *entry = dti_weights_get_entry (weights, group, k);

          dti_weight_set_add (set, pillar, dti_node_get_id (entry->node), entry->weight);
        }
    }

  return set;
}

/**
 * dti_uncertain_input_new_for_weights:
 * @id: a name for the input
 * @sets: a list of [class@Dti.Weights]
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Makes an input of several sets of weights, all equally likely.
 *
 * Weights are found by the ids of pillar and child; a child that a set does not name keeps its own.
 *
 * Fails with `DTI_ERROR_INVALID_DATA` where the list is empty, and where it holds something else.
 *
 * Returns: (transfer full): a new input
 *
 * Since: 1.0
 */
DtiUncertainInput *
dti_uncertain_input_new_for_weights (const char *id, GListModel *sets, GError **error)
{
  g_autoptr (DtiUncertainInput) self = NULL;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (sets), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = create (id, DTI_UNCERTAIN_KIND_WEIGHT_SETS, error);
  if (self == NULL)
    return NULL;
  for (guint i = 0; i < g_list_model_get_n_items (sets); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (sets, i);

      if (!DTI_IS_WEIGHTS (item))
        {
          g_set_error (error,
                       DTI_ERROR,
                       DTI_ERROR_INVALID_DATA,
                       "input “%s”: item %u of the sets is a %s",
                       id,
                       i + 1,
                       item != NULL ? G_OBJECT_TYPE_NAME (item) : "hole");
          return NULL;
        }
      add_set (self, copy_weights (DTI_WEIGHTS (item)));
    }
  if (self->sets != NULL)
    return g_steal_pointer (&self);

  g_set_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA, "input “%s” has no sets of weights", id);

  return NULL;
}

/**
 * dti_uncertain_input_new_for_observations:
 * @id: a name for the input
 * @nodes: (nullable) (array zero-terminated=1): ids of indicators, or `NULL` for all
 * @unit: (nullable): id of a unit, or `NULL` for all
 * @shape: how the errors are spread around 0
 * @spread: half the width of the range, or the standard deviation; in the units of the indicator,
 *   or a share of the number; at least 0
 * @relative: whether @spread is a share of the size of each number
 * @common: whether all numbers have the same error, as from a wrong scale, and not each its own
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Makes an input of the errors of observed numbers.
 *
 * A number that an error carries beyond the domain of its indicator is taken back to the bound.
 * What is missing stays missing.
 *
 * Fails with `DTI_ERROR_INVALID_DATA` where @spread is not finite or is below 0, and where @nodes
 * is empty.
 *
 * This function is thread-safe.
 *
 * Returns: (transfer full): a new input
 *
 * Since: 1.0
 */
DtiUncertainInput *
dti_uncertain_input_new_for_observations (const char *id,
                                          const char *const *nodes,
                                          const char *unit,
                                          DtiUncertainShape shape,
                                          double spread,
                                          gboolean relative,
                                          gboolean common,
                                          GError **error)
{
  g_autoptr (DtiUncertainInput) self = NULL;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = create (id, DTI_UNCERTAIN_KIND_OBSERVATION, error);
  if (self == NULL || !set_shape (self, shape, 0.0, spread, error))
    return NULL;
  if (nodes != NULL && nodes[0] == NULL)
    {
      g_set_error (error, DTI_ERROR, DTI_ERROR_INVALID_DATA, "input “%s” has no indicators", id);
      return NULL;
    }
  self->nodes = g_strdupv ((char **) nodes);
  self->unit = g_strdup (unit);
  self->is_relative = relative;
  self->is_common = common;

  return g_steal_pointer (&self);
}

/**
 * dti_uncertain_input_get_id: (get-property id)
 * @self: an uncertain input
 *
 * Gets the name of the input.
 *
 * Returns: (transfer none): the id
 *
 * Since: 1.0
 */
const char *
dti_uncertain_input_get_id (DtiUncertainInput *self)
{
  g_return_val_if_fail (DTI_IS_UNCERTAIN_INPUT (self), NULL);

  return self->id;
}

/**
 * dti_uncertain_input_get_kind: (get-property kind)
 * @self: an uncertain input
 *
 * Gets what of the index is uncertain.
 *
 * Returns: the kind
 *
 * Since: 1.0
 */
DtiUncertainKind
dti_uncertain_input_get_kind (DtiUncertainInput *self)
{
  g_return_val_if_fail (DTI_IS_UNCERTAIN_INPUT (self), DTI_UNCERTAIN_KIND_MEMBER);

  return self->kind;
}

/**
 * dti_uncertain_input_get_n_alternatives: (get-property n-alternatives)
 * @self: an uncertain input
 *
 * Gets how many alternatives, or sets of weights, there are.
 *
 * Returns: the number; 0 where any number of a range can come
 *
 * Since: 1.0
 */
guint
dti_uncertain_input_get_n_alternatives (DtiUncertainInput *self)
{
  g_return_val_if_fail (DTI_IS_UNCERTAIN_INPUT (self), 0);

  return count_alternatives (self);
}

/**
 * dti_uncertain_input_get_alternative:
 * @self: an uncertain input
 * @position: which one, from 0
 *
 * Gets an alternative as JSON; for sets of weights the number of the set, from 1.
 *
 * Returns: (transfer full) (nullable): the text; `NULL` where there is none at @position
 *
 * Since: 1.0
 */
char *
dti_uncertain_input_get_alternative (DtiUncertainInput *self, guint position)
{
  g_return_val_if_fail (DTI_IS_UNCERTAIN_INPUT (self), NULL);

  if (position >= count_alternatives (self))
    return NULL;
  if (self->sets != NULL)
    return g_strdup_printf ("%u", position + 1);

  return dti_json_to_canonical (g_ptr_array_index (self->alternatives, position));
}

/* ---- in words ---- */

static char *
describe_place (const DtiUncertainInput *self)
{
  g_autofree char *nodes = NULL;

  if (self->pointers != NULL)
    return g_strjoinv (", ", self->pointers);

  nodes = self->nodes != NULL                    ? g_strjoinv (", ", self->nodes)
          : self->selection == DTI_NODES_PILLARS ? g_strdup ("all pillars")
                                                 : g_strdup ("all indicators");
  if (self->kind == DTI_UNCERTAIN_KIND_MEMBER)
    return g_strdup_printf ("%s of %s", self->member + 1, nodes);
  if (self->unit != NULL)
    return g_strdup_printf ("%s of the unit %s", nodes, self->unit);

  return g_steal_pointer (&nodes);
}

static char *
describe_values (const DtiUncertainInput *self)
{
  g_autoptr (GString) text = NULL;
  g_autofree char *centre = NULL;
  g_autofree char *spread = NULL;

  if (self->alternatives == NULL)
    {
      centre = dti_number_format (self->centre, -1, DTI_NUMBER_CONVENTION_EN);
      spread = dti_number_format (self->spread, -1, DTI_NUMBER_CONVENTION_EN);
      return g_strdup_printf ("%s, %s ± %s%s",
                              dti_nick_get (DTI_TYPE_UNCERTAIN_SHAPE, (int) self->shape),
                              centre,
                              spread,
                              self->is_relative ? " of the number" : "");
    }

  text = g_string_new (NULL);
  for (guint i = 0; i < self->alternatives->len; i++)
    {
      g_autofree char *value = dti_json_to_canonical (g_ptr_array_index (self->alternatives, i));

      g_string_append_printf (text, "%s%s", i > 0 ? " or " : "", value);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * dti_uncertain_input_describe:
 * @self: an uncertain input
 *
 * Describes the input in one line.
 *
 * Returns: (transfer full): the description
 *
 * Since: 1.0
 */
char *
dti_uncertain_input_describe (DtiUncertainInput *self)
{
  g_autofree char *place = NULL;
  g_autofree char *values = NULL;
  g_autofree char *number = NULL;
  g_autofree char *levels = NULL;

  g_return_val_if_fail (DTI_IS_UNCERTAIN_INPUT (self), NULL);

  if (self->kind == DTI_UNCERTAIN_KIND_WEIGHT_SETS)
    return g_strdup_printf ("one of %u sets of weights", self->sets->len);
  if (self->kind == DTI_UNCERTAIN_KIND_WEIGHT_NOISE)
    {
      number = dti_number_format (100.0 * self->factor, -1, DTI_NUMBER_CONVENTION_EN);
      levels = self->levels != NULL ? g_strjoinv (", ", self->levels) : g_strdup ("all levels");
      return g_strdup_printf ("noise of ±%s %% on the weights of %s", number, levels);
    }

  place = describe_place (self);
  values = describe_values (self);

  return g_strdup_printf ("%s: %s", place, values);
}
