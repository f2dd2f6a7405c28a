/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include <json-glib/json-glib.h>

#include "dti-rank-change-list.h"
#include "dti-rank-change-private.h"

#include <libdti/base/dti-csv-private.h>
#include <libdti/base/dti-json-private.h>
#include <libdti/model/dti-fixed-list-private.h>

/**
 * DtiRankChangeList:
 *
 * Why ranks changed, for all units of two scorecards at once.
 *
 * The list has the units that are ranked in both years, in the order of the newer scorecard, as
 * items of [class@Dti.RankChange]. [method@Dti.RankChangeList.get_column] gives a number for all of
 * them without making an item of each.
 *
 * A list is immutable and free-threaded.
 *
 * Since: 1.0
 */
struct _DtiRankChangeList
{
  GObject parent_instance;

  DtiRankField *field;

  GMutex lock; /* guards the items, which are made when one is first asked for */
  GListModel *items;
};

typedef enum
{
  PROP_ITEM_TYPE = 1,
  PROP_N_ITEMS,
  PROP_NODE,
  PROP_OLDER,
  PROP_NEWER,
  PROP_JOINED,
  PROP_LEFT,
} DtiRankChangeListProperty;

static GParamSpec *props[PROP_LEFT + 1];

static GType
get_item_type (GListModel *model)
{
  return DTI_TYPE_RANK_CHANGE;
}

static guint
get_n_items (GListModel *model)
{
  return (guint) DTI_RANK_CHANGE_LIST (model)->field->n;
}

static GListModel *
make_items (DtiRankField *field)
{
  GPtrArray *items = g_ptr_array_sized_new ((guint) field->n);

  for (gsize i = 0; i < field->n; i++)
    g_ptr_array_add (items, dti_rank_change_new (field, i));

  return dti_fixed_list_new (DTI_TYPE_RANK_CHANGE, items);
}

static gpointer
get_item (GListModel *model, guint position)
{
  DtiRankChangeList *self = DTI_RANK_CHANGE_LIST (model);
  GListModel *items;

  g_mutex_lock (&self->lock);
  if (self->items == NULL)
    self->items = make_items (self->field);
  items = self->items;
  g_mutex_unlock (&self->lock);

  return g_list_model_get_item (items, position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DtiRankChangeList,
                               dti_rank_change_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
dti_rank_change_list_finalize (GObject *object)
{
  DtiRankChangeList *self = DTI_RANK_CHANGE_LIST (object);

  g_clear_object (&self->items);
  g_clear_pointer (&self->field, dti_rank_field_unref);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (dti_rank_change_list_parent_class)->finalize (object);
}

static void
dti_rank_change_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiRankChangeList *self = DTI_RANK_CHANGE_LIST (object);

  switch ((DtiRankChangeListProperty) prop_id)
    {
    case PROP_ITEM_TYPE:
      g_value_set_gtype (value, DTI_TYPE_RANK_CHANGE);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, dti_rank_change_list_get_n_items (self));
      break;
    case PROP_NODE:
      g_value_set_object (value, dti_rank_change_list_get_node (self));
      break;
    case PROP_OLDER:
      g_value_set_object (value, dti_rank_change_list_get_older (self));
      break;
    case PROP_NEWER:
      g_value_set_object (value, dti_rank_change_list_get_newer (self));
      break;
    case PROP_JOINED:
      g_value_set_boxed (value, dti_rank_change_list_get_joined (self));
      break;
    case PROP_LEFT:
      g_value_set_boxed (value, dti_rank_change_list_get_left (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static GParamSpec *
object_spec (const char *name, GType type)
{
  return g_param_spec_object (name, NULL, NULL, type, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static GParamSpec *
texts_spec (const char *name)
{
  return g_param_spec_boxed (name,
                             NULL,
                             NULL,
                             G_TYPE_STRV,
                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
install_list_properties (void)
{
  /**
   * DtiRankChangeList:item-type:
   *
   * The type of the items, [class@Dti.RankChange].
   *
   * Since: 1.0
   */
  props[PROP_ITEM_TYPE] = g_param_spec_gtype ("item-type",
                                              NULL,
                                              NULL,
                                              G_TYPE_OBJECT,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiRankChangeList:n-items: (getter get_n_items)
   *
   * How many units are ranked in both years.
   *
   * Since: 1.0
   */
  props[PROP_N_ITEMS] = g_param_spec_uint (
      "n-items", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
dti_rank_change_list_class_init (DtiRankChangeListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_rank_change_list_finalize;
  object_class->get_property = dti_rank_change_list_get_property;

  install_list_properties ();

  /**
   * DtiRankChangeList:node: (getter get_node)
   *
   * The node that is ranked, of the newer framework.
   *
   * Since: 1.0
   */
  props[PROP_NODE] = object_spec ("node", DTI_TYPE_NODE);

  /**
   * DtiRankChangeList:older: (getter get_older)
   *
   * The older scorecard.
   *
   * Since: 1.0
   */
  props[PROP_OLDER] = object_spec ("older", DTI_TYPE_SCORECARD);

  /**
   * DtiRankChangeList:newer: (getter get_newer)
   *
   * The newer scorecard.
   *
   * Since: 1.0
   */
  props[PROP_NEWER] = object_spec ("newer", DTI_TYPE_SCORECARD);

  /**
   * DtiRankChangeList:joined: (getter get_joined)
   *
   * The ids of the units that are ranked in the newer year only.
   *
   * Since: 1.0
   */
  props[PROP_JOINED] = texts_spec ("joined");

  /**
   * DtiRankChangeList:left: (getter get_left)
   *
   * The ids of the units that were ranked in the older year only.
   *
   * Since: 1.0
   */
  props[PROP_LEFT] = texts_spec ("left");

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_rank_change_list_init (DtiRankChangeList *self)
{
  g_mutex_init (&self->lock);
}

/* ---- tables ---- */

static const struct
{
  const char *name;
  DtiRankColumn column;
} numbers[] = {
  { "figure-from", DTI_RANK_COLUMN_OLDER_FIGURE },
  { "figure-to", DTI_RANK_COLUMN_NEWER_FIGURE },
  { "rank-from", DTI_RANK_COLUMN_OLDER_RANK },
  { "rank-to", DTI_RANK_COLUMN_NEWER_RANK },
  { "of-from", DTI_RANK_COLUMN_OLDER_SIZE },
  { "of-to", DTI_RANK_COLUMN_NEWER_SIZE },
  { "percentile-from", DTI_RANK_COLUMN_OLDER_PERCENTILE },
  { "percentile-to", DTI_RANK_COLUMN_NEWER_PERCENTILE },
  { "change", DTI_RANK_COLUMN_RANK_CHANGE },
  { "own", DTI_RANK_COLUMN_OWN_EFFECT },
  { "field", DTI_RANK_COLUMN_FIELD_EFFECT },
  { "cohort", DTI_RANK_COLUMN_COHORT_EFFECT },
  { "cushion", DTI_RANK_COLUMN_CUSHION },
  { "gap", DTI_RANK_COLUMN_GAP },
};

/* ---- public ---- */

/**
 * dti_rank_change_list_new:
 * @older: the older scorecard
 * @newer: the newer scorecard, of the same framework or another one
 * @node: (nullable): id of a node of the newer framework, or `NULL` for the one it ranks
 * @map: (nullable): which nodes became which, sealed by this call, or `NULL`: nodes are the same
 *   where their ids are
 * @cohort: (nullable): which units are which, of the same two scorecards, or `NULL`: units are the
 *   same where their ids are
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Explains the ranks of all units.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` for an unknown node, with `DTI_ERROR_CONFLICT` where one
 * framework publishes the value of the node and the other its score, or one ranks the highest first
 * and the other the lowest. A list without items is no error.
 *
 * Returns: (transfer full): a new list
 *
 * Since: 1.0
 */
DtiRankChangeList *
dti_rank_change_list_new (DtiScorecard *older,
                          DtiScorecard *newer,
                          const char *node,
                          DtiFrameworkMap *map,
                          DtiCohort *cohort,
                          GError **error)
{
  DtiRankChangeList *self;
  DtiRankField *field;

  g_return_val_if_fail (DTI_IS_SCORECARD (older), NULL);
  g_return_val_if_fail (DTI_IS_SCORECARD (newer), NULL);
  g_return_val_if_fail (map == NULL || DTI_IS_FRAMEWORK_MAP (map), NULL);
  g_return_val_if_fail (cohort == NULL || DTI_IS_COHORT (cohort), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  field = dti_rank_field_new (older, newer, node, map, cohort, error);
  if (field == NULL)
    return NULL;

  self = g_object_new (DTI_TYPE_RANK_CHANGE_LIST, NULL);
  self->field = field;

  return self;
}

/**
 * dti_rank_change_list_get_older: (get-property older)
 * @self: a list of rank changes
 *
 * Gets the older scorecard.
 *
 * Returns: (transfer none): the older scorecard
 *
 * Since: 1.0
 */
DtiScorecard *
dti_rank_change_list_get_older (DtiRankChangeList *self)
{
  g_return_val_if_fail (DTI_IS_RANK_CHANGE_LIST (self), NULL);

  return self->field->sides[DTI_OLDER].card;
}

/**
 * dti_rank_change_list_get_newer: (get-property newer)
 * @self: a list of rank changes
 *
 * Gets the newer scorecard.
 *
 * Returns: (transfer none): the newer scorecard
 *
 * Since: 1.0
 */
DtiScorecard *
dti_rank_change_list_get_newer (DtiRankChangeList *self)
{
  g_return_val_if_fail (DTI_IS_RANK_CHANGE_LIST (self), NULL);

  return self->field->sides[DTI_NEWER].card;
}

/**
 * dti_rank_change_list_get_node: (get-property node)
 * @self: a list of rank changes
 *
 * Gets the node that is ranked, of the newer framework.
 *
 * Returns: (transfer none): the node
 *
 * Since: 1.0
 */
DtiNode *
dti_rank_change_list_get_node (DtiRankChangeList *self)
{
  g_return_val_if_fail (DTI_IS_RANK_CHANGE_LIST (self), NULL);

  return dti_rank_field_peek_op (self->field, DTI_NEWER)->node;
}

/**
 * dti_rank_change_list_get_n_items: (get-property n-items)
 * @self: a list of rank changes
 *
 * Gets how many units are ranked in both years.
 *
 * Returns: the number of items
 *
 * Since: 1.0
 */
guint
dti_rank_change_list_get_n_items (DtiRankChangeList *self)
{
  g_return_val_if_fail (DTI_IS_RANK_CHANGE_LIST (self), 0);

  return (guint) self->field->n;
}

/**
 * dti_rank_change_list_lookup:
 * @self: a list of rank changes
 * @unit: id of a unit, as the newer scorecard has it
 *
 * Looks up the change of one unit.
 *
 * Returns: (transfer full) (nullable): the change, `NULL` where the unit is not ranked in both
 * years
 *
 * Since: 1.0
 */
DtiRankChange *
dti_rank_change_list_lookup (DtiRankChangeList *self, const char *unit)
{
  gsize member;

  g_return_val_if_fail (DTI_IS_RANK_CHANGE_LIST (self), NULL);
  g_return_val_if_fail (unit != NULL, NULL);

  if (!dti_rank_field_find (self->field, unit, &member, NULL))
    return NULL;

  return get_item (G_LIST_MODEL (self), (guint) member);
}

/**
 * dti_rank_change_list_get_units:
 * @self: a list of rank changes
 *
 * Gets the ids of the units, in the order of the items and of the columns.
 *
 * Returns: (transfer full) (array zero-terminated=1): the ids
 *
 * Since: 1.0
 */
char **
dti_rank_change_list_get_units (DtiRankChangeList *self)
{
  char **units;

  g_return_val_if_fail (DTI_IS_RANK_CHANGE_LIST (self), NULL);

  units = g_new0 (char *, self->field->n + 1);
  for (gsize i = 0; i < self->field->n; i++)
    units[i] = g_strdup (dti_rank_field_get_unit (self->field, i));

  return units;
}

/**
 * dti_rank_change_list_get_joined: (get-property joined)
 * @self: a list of rank changes
 *
 * Gets the ids of the units that are ranked in the newer year only.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids
 *
 * Since: 1.0
 */
const char *const *
dti_rank_change_list_get_joined (DtiRankChangeList *self)
{
  g_return_val_if_fail (DTI_IS_RANK_CHANGE_LIST (self), NULL);

  return (const char *const *) self->field->joined;
}

/**
 * dti_rank_change_list_get_left: (get-property left)
 * @self: a list of rank changes
 *
 * Gets the ids of the units that were ranked in the older year only.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids
 *
 * Since: 1.0
 */
const char *const *
dti_rank_change_list_get_left (DtiRankChangeList *self)
{
  g_return_val_if_fail (DTI_IS_RANK_CHANGE_LIST (self), NULL);

  return (const char *const *) self->field->left;
}

/**
 * dti_rank_change_list_get_column:
 * @self: a list of rank changes
 * @column: a column
 *
 * Gets one number of every unit, as doubles in the byte order of the machine.
 *
 * They stand in the order of [method@Dti.RankChangeList.get_units]; NaN where there is no number.
 *
 * Returns: (transfer full): one double for each unit
 *
 * Since: 1.0
 */
GBytes *
dti_rank_change_list_get_column (DtiRankChangeList *self, DtiRankColumn column)
{
  double *result;

  g_return_val_if_fail (DTI_IS_RANK_CHANGE_LIST (self), NULL);
  g_return_val_if_fail (column <= DTI_RANK_COLUMN_GAP_POINTS, NULL);

  result = g_new (double, self->field->n + 1);
  for (gsize i = 0; i < self->field->n; i++)
    result[i] = dti_rank_field_get_number (self->field, i, column);

  return g_bytes_new_take (result, self->field->n * sizeof (double));
}

/**
 * dti_rank_change_list_to_csv:
 * @self: a list of rank changes
 *
 * Writes the changes as CSV, with a header.
 *
 * The columns are `unit`, `name`, then figures, ranks, numbers of ranked units and percentiles of
 * both years, `change`, `own`, `field`, `cohort`, `cushion` and `gap`. Numbers are the shortest
 * decimals that read back to the same double, empty where there is none.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_rank_change_list_to_csv (DtiRankChangeList *self)
{
  GString *csv;

  g_return_val_if_fail (DTI_IS_RANK_CHANGE_LIST (self), NULL);

  csv = g_string_new ("unit,name");
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_string_append_printf (csv, ",%s", numbers[i].name);
  g_string_append_c (csv, '\n');
  for (gsize member = 0; member < self->field->n; member++)
    {
      dti_csv_append_field (csv, dti_rank_field_get_unit (self->field, member));
      g_string_append_c (csv, ',');
      dti_csv_append_text (csv, dti_rank_field_get_name (self->field, member));
      for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
        dti_csv_append_number (csv,
                               dti_rank_field_get_number (self->field, member, numbers[i].column));
      g_string_append_c (csv, '\n');
    }

  return g_string_free (csv, FALSE);
}

/**
 * dti_rank_change_list_to_json:
 * @self: a list of rank changes
 *
 * Writes the changes as a JSON array with one object for each row of the CSV.
 *
 * The members are the columns of [method@Dti.RankChangeList.to_csv]; what is not there is `null`.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dti_rank_change_list_to_json (DtiRankChangeList *self)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (DTI_IS_RANK_CHANGE_LIST (self), NULL);

  builder = json_builder_new ();
  json_builder_begin_array (builder);
  for (gsize member = 0; member < self->field->n; member++)
    {
      json_builder_begin_object (builder);
      dti_json_add_text (builder, "unit", dti_rank_field_get_unit (self->field, member));
      dti_json_add_text (builder, "name", dti_rank_field_get_name (self->field, member));
      for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
        dti_json_add_number (builder,
                             numbers[i].name,
                             dti_rank_field_get_number (self->field, member, numbers[i].column));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);

  return dti_json_to_pretty (root);
}
