/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-peer-set-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/base/dti-number-private.h>
#include <libdti/dti-enum-types.h>

/**
 * DtiPeerSet:
 *
 * The units that a unit is compared with, and how they were chosen.
 *
 * Peers can be picked by hand, be those of the same region, parent, label or class, the nearest in
 * some numbers ([ctor@Dti.PeerSet.new_nearest]), or those just ahead. The unit itself is never its
 * own peer. Units that the data mark as not ranked are peers only where they are picked by hand.
 *
 * A set belongs to the period it was made from; a comparison wants each of its units there. There
 * is no empty set: a constructor that finds nobody fails with `DTI_ERROR_NOT_FOUND`.
 *
 * A set is immutable and free-threaded.
 *
 * Since: 1.0
 */
struct _DtiPeerSet
{
  GObject parent_instance;

  DtiPeerKind kind;
  char *unit;
  char **units;
  guint n_units;
  double *distances; /* NULL: none */
  char *vietnamese;
  char *english;
};

typedef enum
{
  PROP_KIND = 1,
  PROP_UNIT,
  PROP_UNITS,
  PROP_N_UNITS,
} DtiPeerSetProperty;

static GParamSpec *props[PROP_N_UNITS + 1];

G_DEFINE_FINAL_TYPE (DtiPeerSet, dti_peer_set, G_TYPE_OBJECT)

static void
dti_peer_set_finalize (GObject *object)
{
  DtiPeerSet *self = DTI_PEER_SET (object);

  g_free (self->unit);
  g_strfreev (self->units);
  g_free (self->distances);
  g_free (self->vietnamese);
  g_free (self->english);

  G_OBJECT_CLASS (dti_peer_set_parent_class)->finalize (object);
}

static void
dti_peer_set_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiPeerSet *self = DTI_PEER_SET (object);

  switch ((DtiPeerSetProperty) prop_id)
    {
    case PROP_KIND:
      g_value_set_enum (value, (int) self->kind);
      break;
    case PROP_UNIT:
      g_value_set_string (value, self->unit);
      break;
    case PROP_UNITS:
      g_value_set_boxed (value, self->units);
      break;
    case PROP_N_UNITS:
      g_value_set_uint (value, self->n_units);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_peer_set_class_init (DtiPeerSetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_peer_set_finalize;
  object_class->get_property = dti_peer_set_get_property;

  /**
   * DtiPeerSet:kind: (getter get_kind)
   *
   * How the peers were chosen.
   *
   * Since: 1.0
   */
  props[PROP_KIND] = g_param_spec_enum ("kind",
                                        NULL,
                                        NULL,
                                        DTI_TYPE_PEER_KIND,
                                        DTI_PEER_KIND_HAND_PICKED,
                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiPeerSet:unit: (getter get_unit)
   *
   * The id of the unit whose peers these are.
   *
   * Since: 1.0
   */
  props[PROP_UNIT] =
      g_param_spec_string ("unit", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiPeerSet:units: (getter get_units)
   *
   * The ids of the peers.
   *
   * Since: 1.0
   */
  props[PROP_UNITS] = g_param_spec_boxed ("units",
                                          NULL,
                                          NULL,
                                          G_TYPE_STRV,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiPeerSet:n-units: (getter get_n_units)
   *
   * How many peers there are; at least one.
   *
   * Since: 1.0
   */
  props[PROP_N_UNITS] = g_param_spec_uint (
      "n-units", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_peer_set_init (DtiPeerSet *self)
{
}

/* ---- drafts ---- */

gboolean
dti_peer_draft_init (DtiPeerDraft *draft, DtiScorecard *card, const char *unit, GError **error)
{
  *draft = (DtiPeerDraft){ .card = card, .binding = dti_scorecard_peek_results (card)->binding };
  if (!dti_scorecard_find_unit (card, unit, &draft->unit))
    {
      g_set_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND, "the period has no unit “%s”", unit);
      return FALSE;
    }
  draft->positions = g_array_new (FALSE, FALSE, sizeof (gsize));

  return TRUE;
}

void
dti_peer_draft_clear (DtiPeerDraft *draft)
{
  g_clear_pointer (&draft->positions, g_array_unref);
  g_clear_pointer (&draft->distances, g_array_unref);
}

gboolean
dti_peer_draft_admits (const DtiPeerDraft *draft, gsize unit)
{
  return unit != draft->unit &&
         (draft->binding->excluded == NULL || !draft->binding->excluded[unit]);
}

void
dti_peer_draft_add (DtiPeerDraft *draft, gsize unit)
{
  g_array_append_val (draft->positions, unit);
}

gboolean
dti_peer_draft_find_node (const DtiPeerDraft *draft, const char *node, guint *op, GError **error)
{
  if (node == NULL)
    node = dti_node_get_id (
        dti_framework_get_ranking_node (dti_scorecard_get_framework (draft->card)));
  if (dti_program_find (draft->binding->program, node, op))
    return TRUE;

  g_set_error (error, DTI_ERROR, DTI_ERROR_NOT_FOUND, "the framework has no node “%s”", node);

  return FALSE;
}

char *
dti_peer_draft_get_title (const DtiPeerDraft *draft, guint op, const char *language)
{
  DtiNode *node = draft->binding->program->ops[op].node;
  char *title = dti_node_get_title (node, language);

  return title != NULL ? title : g_strdup (dti_node_get_id (node));
}

DtiPeerSet *
dti_peer_draft_finish (
    DtiPeerDraft *draft, DtiPeerKind kind, char *vietnamese, char *english, GError **error)
{
  g_autoptr (DtiPeerSet) self = g_object_new (DTI_TYPE_PEER_SET, NULL);

  self->kind = kind;
  self->unit = g_strdup (dti_scorecard_get_unit_id (draft->card, draft->unit));
  self->vietnamese = vietnamese;
  self->english = english;
  self->n_units = draft->positions->len;
  if (self->n_units == 0)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_NOT_FOUND,
                   "unit “%s” has no peers: %s",
                   self->unit,
                   self->english);
      return NULL;
    }

  self->units = g_new0 (char *, self->n_units + 1);
  for (guint i = 0; i < self->n_units; i++)
    self->units[i] = g_strdup (
        dti_scorecard_get_unit_id (draft->card, g_array_index (draft->positions, gsize, i)));
  if (draft->distances != NULL)
    self->distances = g_memdup2 (draft->distances->data, draft->distances->len * sizeof (double));

  return g_steal_pointer (&self);
}

/* ---- peers that share something ---- */

/* What a unit has, or NULL. */
typedef const char *(*DtiShared) (const DtiPeerDraft *draft, gsize unit, gpointer data);

static gboolean
add_sharing (DtiPeerDraft *draft, DtiShared get, gpointer data, const char *what, GError **error)
{
  const char *own = get (draft, draft->unit, data);

  if (own == NULL)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_NOT_FOUND,
                   "unit “%s” has no %s",
                   dti_scorecard_get_unit_id (draft->card, draft->unit),
                   what);
      return FALSE;
    }
  for (gsize unit = 0; unit < draft->binding->n_units; unit++)
    if (dti_peer_draft_admits (draft, unit) && g_strcmp0 (get (draft, unit, data), own) == 0)
      dti_peer_draft_add (draft, unit);

  return TRUE;
}

static DtiUnit *
find_registered (const DtiPeerDraft *draft, gsize unit, DtiUnitRegistry *registry)
{
  return dti_unit_registry_lookup (registry, dti_scorecard_get_unit_id (draft->card, unit));
}

static const char *
get_region (const DtiPeerDraft *draft, gsize unit, gpointer data)
{
  DtiUnit *found = find_registered (draft, unit, data);

  return found != NULL ? dti_unit_get_region (found) : NULL;
}

static const char *
get_parent (const DtiPeerDraft *draft, gsize unit, gpointer data)
{
  DtiUnit *found = find_registered (draft, unit, data);

  return found != NULL ? dti_unit_get_parent (found) : NULL;
}

/* @data: the labels of the rows of the dataset. */
static const char *
get_label (const DtiPeerDraft *draft, gsize unit, gpointer data)
{
  return ((const char *const *) data)[dti_binding_get_row (draft->binding, unit)];
}

/* ---- public ---- */

/**
 * dti_peer_set_new:
 * @card: the scores of a period
 * @unit: id of a unit
 * @units: (array zero-terminated=1): ids of its peers
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Makes a set of peers picked by hand.
 *
 * The unit itself and ids that stand twice are left out; the order stays.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an id that the period does not have, and where nobody is
 * left.
 *
 * Returns: (transfer full): a new set
 *
 * Since: 1.0
 */
DtiPeerSet *
dti_peer_set_new (DtiScorecard *card, const char *unit, const char *const *units, GError **error)
{
  g_auto (DtiPeerDraft) draft = { NULL };
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_val_if_fail (DTI_IS_SCORECARD (card), NULL);
  g_return_val_if_fail (unit != NULL, NULL);
  g_return_val_if_fail (units != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!dti_peer_draft_init (&draft, card, unit, error))
    return NULL;

  for (gsize i = 0; units[i] != NULL; i++)
    {
      gsize position;

      if (!dti_scorecard_find_unit (card, units[i], &position))
        {
          g_set_error (error,
                       DTI_ERROR,
                       DTI_ERROR_NOT_FOUND,
                       "the period has no unit “%s”",
                       units[i]);
          return NULL;
        }
      if (position != draft.unit && g_hash_table_add (seen, (char *) units[i]))
        dti_peer_draft_add (&draft, position);
    }

  return dti_peer_draft_finish (&draft,
                                DTI_PEER_KIND_HAND_PICKED,
                                g_strdup ("các đơn vị được chọn"),
                                g_strdup ("units picked by hand"),
                                error);
}

/**
 * dti_peer_set_new_all:
 * @card: the scores of a period
 * @unit: id of a unit
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Makes a set of all other units that are ranked, in the order of the data.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown unit, and where there is no other one.
 *
 * Returns: (transfer full): a new set
 *
 * Since: 1.0
 */
DtiPeerSet *
dti_peer_set_new_all (DtiScorecard *card, const char *unit, GError **error)
{
  g_auto (DtiPeerDraft) draft = { NULL };

  g_return_val_if_fail (DTI_IS_SCORECARD (card), NULL);
  g_return_val_if_fail (unit != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!dti_peer_draft_init (&draft, card, unit, error))
    return NULL;

  for (gsize i = 0; i < draft.binding->n_units; i++)
    if (dti_peer_draft_admits (&draft, i))
      dti_peer_draft_add (&draft, i);

  return dti_peer_draft_finish (&draft,
                                DTI_PEER_KIND_ALL,
                                g_strdup ("mọi đơn vị khác được xếp hạng"),
                                g_strdup ("all other units that are ranked"),
                                error);
}

/**
 * dti_peer_set_new_same_region:
 * @card: the scores of a period
 * @unit: id of a unit
 * @registry: what is known of the units
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Makes a set of the units of the same region, in the order of the data.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown unit, for one without a region in @registry, and
 * where no other unit of the period has it.
 *
 * Returns: (transfer full): a new set
 *
 * Since: 1.0
 */
DtiPeerSet *
dti_peer_set_new_same_region (DtiScorecard *card,
                              const char *unit,
                              DtiUnitRegistry *registry,
                              GError **error)
{
  g_auto (DtiPeerDraft) draft = { NULL };
  const char *region;

  g_return_val_if_fail (DTI_IS_SCORECARD (card), NULL);
  g_return_val_if_fail (unit != NULL, NULL);
  g_return_val_if_fail (DTI_IS_UNIT_REGISTRY (registry), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!dti_peer_draft_init (&draft, card, unit, error) ||
      !add_sharing (&draft, get_region, registry, "region", error))
    return NULL;

  region = get_region (&draft, draft.unit, registry);

  return dti_peer_draft_finish (&draft,
                                DTI_PEER_KIND_REGION,
                                g_strdup_printf ("các đơn vị cùng vùng “%s”", region),
                                g_strdup_printf ("units of the same region, “%s”", region),
                                error);
}

/**
 * dti_peer_set_new_same_parent:
 * @card: the scores of a period
 * @unit: id of a unit
 * @registry: what is known of the units
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Makes a set of the units below the same parent, in the order of the data.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown unit, for one without a parent in @registry, and
 * where no other unit of the period has it.
 *
 * Returns: (transfer full): a new set
 *
 * Since: 1.0
 */
DtiPeerSet *
dti_peer_set_new_same_parent (DtiScorecard *card,
                              const char *unit,
                              DtiUnitRegistry *registry,
                              GError **error)
{
  g_auto (DtiPeerDraft) draft = { NULL };
  const char *id;
  const char *name;
  DtiUnit *parent;

  g_return_val_if_fail (DTI_IS_SCORECARD (card), NULL);
  g_return_val_if_fail (unit != NULL, NULL);
  g_return_val_if_fail (DTI_IS_UNIT_REGISTRY (registry), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!dti_peer_draft_init (&draft, card, unit, error) ||
      !add_sharing (&draft, get_parent, registry, "parent", error))
    return NULL;

  id = get_parent (&draft, draft.unit, registry);
  parent = dti_unit_registry_lookup (registry, id);
  name = parent != NULL ? dti_unit_get_main_title (parent) : NULL;
  if (name == NULL)
    name = id;

  return dti_peer_draft_finish (&draft,
                                DTI_PEER_KIND_PARENT,
                                g_strdup_printf ("các đơn vị cùng trực thuộc “%s”", name),
                                g_strdup_printf ("units below the same parent, “%s”", name),
                                error);
}

/**
 * dti_peer_set_new_same_label:
 * @card: the scores of a period
 * @unit: id of a unit
 * @column: a column of labels of the data, as [method@Dti.Dataset.get_label] reads it
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Makes a set of the units with the same label in a column, in the order of the data.
 *
 * Labels are compared byte by byte. Fails with `DTI_ERROR_NOT_FOUND` for an unknown unit or column,
 * for a unit without a label, and where no other unit has it.
 *
 * Returns: (transfer full): a new set
 *
 * Since: 1.0
 */
DtiPeerSet *
dti_peer_set_new_same_label (DtiScorecard *card,
                             const char *unit,
                             const char *column,
                             GError **error)
{
  g_auto (DtiPeerDraft) draft = { NULL };
  const char *const *labels;
  const char *label;

  g_return_val_if_fail (DTI_IS_SCORECARD (card), NULL);
  g_return_val_if_fail (unit != NULL, NULL);
  g_return_val_if_fail (column != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!dti_peer_draft_init (&draft, card, unit, error))
    return NULL;
  labels = dti_dataset_peek_labels (draft.binding->dataset, draft.binding->period, column);
  if (labels == NULL)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_NOT_FOUND,
                   "the period has no column of labels “%s”",
                   column);
      return NULL;
    }
  if (!add_sharing (&draft, get_label, (gpointer) labels, "label in the column", error))
    return NULL;

  label = get_label (&draft, draft.unit, (gpointer) labels);

  return dti_peer_draft_finish (&draft,
                                DTI_PEER_KIND_LABEL,
                                g_strdup_printf ("các đơn vị cùng “%s” là “%s”", column, label),
                                g_strdup_printf ("units whose “%s” is “%s” too", column, label),
                                error);
}

/**
 * dti_peer_set_get_kind: (get-property kind)
 * @self: a set of peers
 *
 * Gets how the peers were chosen.
 *
 * Returns: the kind
 *
 * Since: 1.0
 */
DtiPeerKind
dti_peer_set_get_kind (DtiPeerSet *self)
{
  g_return_val_if_fail (DTI_IS_PEER_SET (self), DTI_PEER_KIND_HAND_PICKED);

  return self->kind;
}

/**
 * dti_peer_set_get_unit: (get-property unit)
 * @self: a set of peers
 *
 * Gets the id of the unit whose peers these are.
 *
 * Returns: (transfer none): the id of the unit
 *
 * Since: 1.0
 */
const char *
dti_peer_set_get_unit (DtiPeerSet *self)
{
  g_return_val_if_fail (DTI_IS_PEER_SET (self), NULL);

  return self->unit;
}

/**
 * dti_peer_set_get_units: (get-property units)
 * @self: a set of peers
 *
 * Gets the ids of the peers.
 *
 * The nearest come first in a set of the nearest, the nearest ranks in one of ranks; else the order
 * is that of the data, or of the list that was picked.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids
 *
 * Since: 1.0
 */
const char *const *
dti_peer_set_get_units (DtiPeerSet *self)
{
  g_return_val_if_fail (DTI_IS_PEER_SET (self), NULL);

  return (const char *const *) self->units;
}

/**
 * dti_peer_set_get_n_units: (get-property n-units)
 * @self: a set of peers
 *
 * Gets how many peers there are.
 *
 * Returns: the number of peers, at least 1
 *
 * Since: 1.0
 */
guint
dti_peer_set_get_n_units (DtiPeerSet *self)
{
  g_return_val_if_fail (DTI_IS_PEER_SET (self), 0);

  return self->n_units;
}

/**
 * dti_peer_set_get_distance:
 * @self: a set of peers
 * @peer: id of a peer
 * @distance: (out) (optional): how far it is from the unit; NaN where there is no such number
 *
 * Gets how far a peer is from the unit, in a set of the nearest.
 *
 * The unit is a standard deviation; see [ctor@Dti.PeerSet.new_nearest].
 *
 * Returns: `TRUE` if there is a distance; `FALSE` for sets of other kinds and for who is no peer
 *
 * Since: 1.0
 */
gboolean
dti_peer_set_get_distance (DtiPeerSet *self, const char *peer, double *distance)
{
  double found = NAN;

  g_return_val_if_fail (DTI_IS_PEER_SET (self), FALSE);
  g_return_val_if_fail (peer != NULL, FALSE);

  for (guint i = 0; self->distances != NULL && i < self->n_units; i++)
    if (g_str_equal (self->units[i], peer))
      found = self->distances[i];

  return dti_number_hand_out (found, distance);
}

/**
 * dti_peer_set_describe:
 * @self: a set of peers
 * @language: (nullable): `vi`, or `NULL`, for Vietnamese; English for any other
 *
 * Tells how the peers were chosen, in words without a full stop.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_peer_set_describe (DtiPeerSet *self, const char *language)
{
  g_return_val_if_fail (DTI_IS_PEER_SET (self), NULL);

  return g_strdup (language == NULL || g_str_has_prefix (language, "vi") ? self->vietnamese
                                                                         : self->english);
}
