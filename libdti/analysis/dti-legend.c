/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "dti-legend-private.h"

#include <libdti/base/dti-error.h>
#include <libdti/base/dti-number.h>
#include <libdti/model/dti-document-private.h>
#include <libdti/model/dti-fixed-list-private.h>
#include <libdti/scoring/dti-scorecard-private.h>

#define FIXED (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS)

/**
 * DtiLegend:
 *
 * Classes of figures, with a label, a colour and a symbol for each.
 *
 * Classes are intervals [a, b): they hold a and not b, which begins the next one; the last one
 * holds both ends. They leave no gap and do not overlap. Beside them a legend can have categories,
 * which are verdicts without an interval, and it always has an item for what is missing, not
 * applicable or not rated. No two items share a colour or a symbol, so what has no figure never
 * looks bad.
 *
 * Legends come from documents ([ctor@Dti.Legend.new_from_json]), from the classes of a framework
 * ([ctor@Dti.Legend.new_for_node]) or with the library.
 *
 * A legend is immutable and free-threaded.
 *
 * Since: 1.0
 */

typedef enum
{
  PROP_DECIMALS = 1,
  PROP_ITEMS,
  PROP_TITLE,
} DtiLegendProperty;

static GParamSpec *props[PROP_TITLE + 1];

G_DEFINE_FINAL_TYPE (DtiLegend, dti_legend, G_TYPE_OBJECT)

static void
dti_legend_finalize (GObject *object)
{
  DtiLegend *self = DTI_LEGEND (object);

  g_clear_pointer (&self->titles, g_hash_table_unref);
  g_clear_pointer (&self->array, g_ptr_array_unref);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (dti_legend_parent_class)->finalize (object);
}

static void
dti_legend_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiLegend *self = DTI_LEGEND (object);

  switch ((DtiLegendProperty) prop_id)
    {
    case PROP_DECIMALS:
      g_value_set_int (value, self->decimals);
      break;
    case PROP_ITEMS:
      g_value_set_object (value, self->items);
      break;
    case PROP_TITLE:
      g_value_set_string (value, dti_legend_get_main_title (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_legend_class_init (DtiLegendClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_legend_finalize;
  object_class->get_property = dti_legend_get_property;

  /**
   * DtiLegend:decimals: (getter get_decimals)
   *
   * Decimals to which figures are rounded before they are classified; -1 where they are not.
   *
   * Since: 1.0
   */
  props[PROP_DECIMALS] = g_param_spec_int ("decimals", NULL, NULL, -1, 15, -1, FIXED);

  /**
   * DtiLegend:items: (getter get_items)
   *
   * The items: classes ascending, categories, then missing, not applicable and not rated.
   *
   * Since: 1.0
   */
  props[PROP_ITEMS] = g_param_spec_object ("items", NULL, NULL, G_TYPE_LIST_MODEL, FIXED);

  /**
   * DtiLegend:title: (getter get_main_title)
   *
   * Title, the Vietnamese one where there are several.
   *
   * Since: 1.0
   */
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, FIXED);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_legend_init (DtiLegend *self)
{
  self->decimals = -1;
}

static DtiLegendItem *
peek_item (const DtiLegend *self, guint position)
{
  return g_ptr_array_index (self->array, position);
}

DtiLegend *
dti_legend_new (GHashTable *titles, int decimals, GPtrArray *items)
{
  DtiLegend *self = g_object_new (DTI_TYPE_LEGEND, NULL);

  self->titles = titles;
  self->decimals = decimals;
  self->array = g_ptr_array_ref (items);
  self->items = dti_fixed_list_new (DTI_TYPE_LEGEND_ITEM, items);
  while (self->n_classes < items->len &&
         peek_item (self, self->n_classes)->role == DTI_LEGEND_ROLE_CLASS)
    self->n_classes++;

  return self;
}

/* ---- classifying ---- */

static guint
find_role (const DtiLegend *self, DtiLegendRole role)
{
  guint position = self->array->len - 1;

  while (position > 0 && peek_item (self, position)->role != role)
    position--;

  return position;
}

static guint
find_class (const DtiLegend *self, double number)
{
  guint first = 0;
  guint n = self->n_classes;

  if (isnan (number))
    return find_role (self, DTI_LEGEND_ROLE_MISSING);
  if (self->decimals >= 0)
    number = dti_number_round (number, self->decimals);

  /* The last class whose lower bound is not above the number. */
  while (n > 1)
    {
      guint half = n / 2;

      if (number >= peek_item (self, first + half)->lower)
        first += half;
      else
        half = n - half;
      n -= half;
    }

  return n == 1 && dti_legend_item_contains (peek_item (self, first),
                                             number,
                                             first + 1 == self->n_classes)
             ? first
             : find_role (self, DTI_LEGEND_ROLE_NOT_RATED);
}

/* ---- writing ---- */

static void
add_titles (JsonBuilder *builder, GHashTable *titles)
{
  const char *plain = g_hash_table_lookup (titles, DTI_JSON_NO_LANGUAGE);
  g_autoptr (GList) languages = NULL;

  json_builder_set_member_name (builder, "title");
  if (plain != NULL && g_hash_table_size (titles) == 1)
    {
      json_builder_add_string_value (builder, plain);
      return;
    }

  languages = g_list_sort (g_hash_table_get_keys (titles), (GCompareFunc) g_strcmp0);
  json_builder_begin_object (builder);
  for (GList *language = languages; language != NULL; language = language->next)
    {
      json_builder_set_member_name (builder, language->data);
      json_builder_add_string_value (builder, g_hash_table_lookup (titles, language->data));
    }
  json_builder_end_object (builder);
}

static void
add_bound (JsonBuilder *builder, const char *member, double bound)
{
  if (isfinite (bound))
    dti_json_add_number (builder, member, bound);
}

static void
add_item (JsonBuilder *builder, const DtiLegendItem *item)
{
  json_builder_begin_object (builder);
  if (item->role < DTI_LEGEND_FIRST_SPECIAL)
    dti_json_add_text (builder, "id", item->id);
  add_titles (builder, item->titles);
  add_bound (builder, "from", item->lower);
  add_bound (builder, "to", item->upper);
  dti_json_add_text (builder, "colour", item->colour);
  dti_json_add_text (builder, "symbol", item->symbol);
  json_builder_end_object (builder);
}

static void
add_items (JsonBuilder *builder, const DtiLegend *self, const char *member, DtiLegendRole role)
{
  gboolean is_open = FALSE;

  for (guint i = 0; i < self->array->len; i++)
    {
      if (peek_item (self, i)->role != role)
        continue;
      if (!is_open)
        {
          json_builder_set_member_name (builder, member);
          json_builder_begin_array (builder);
        }
      is_open = TRUE;
      add_item (builder, peek_item (self, i));
    }
  if (is_open)
    json_builder_end_array (builder);
}

/* ---- public ---- */

static DtiLegend *
read_text (const char *json, DtiProblemList *problems)
{
  static const char name[] = "legend";
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) document = dti_json_parse (json, strlen (json), name, &error);

  if (document == NULL)
    {
      dti_document_report_unreadable (problems, name, error);
      return NULL;
    }

  return dti_legend_read (document, problems);
}

/**
 * dti_legend_new_from_json:
 * @json: a legend document
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Reads a legend from its document.
 *
 * The form is described in [Legend document](file-formats.html#legend-document). Fails with
 * `DTI_ERROR_INVALID_DATA` and the first fault where classes leave a gap or overlap, where an item
 * has no label, colour or symbol, or shares its id, colour or symbol with another; with
 * `DTI_ERROR_UNSUPPORTED` for a later version of the format. [func@Dti.Legend.check_json] tells all
 * faults.
 *
 * Returns: (transfer full): a new legend
 *
 * Since: 1.0
 */
DtiLegend *
dti_legend_new_from_json (const char *json, GError **error)
{
  g_autoptr (DtiProblemList) problems = NULL;
  DtiLegend *self;

  g_return_val_if_fail (json != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  problems = dti_problem_list_new ();
  self = read_text (json, problems);
  if (self == NULL)
    dti_document_set_error (error, problems);

  return self;
}

/**
 * dti_legend_check_json:
 * @json: a legend document
 *
 * Tells every problem of a legend document, each with the JSON pointer of its place.
 *
 * Returns: (transfer full): the problems, none where the document is in order
 *
 * Since: 1.0
 */
DtiProblemList *
dti_legend_check_json (const char *json)
{
  g_autoptr (DtiProblemList) problems = NULL;
  g_autoptr (DtiLegend) legend = NULL;

  g_return_val_if_fail (json != NULL, NULL);

  problems = dti_problem_list_new ();
  legend = read_text (json, problems);

  return g_steal_pointer (&problems);
}

/**
 * dti_legend_to_json:
 * @self: a legend
 *
 * Writes the legend as a document, which reads back as the same legend.
 *
 * Returns: (transfer full): the document
 *
 * Since: 1.0
 */
char *
dti_legend_to_json (DtiLegend *self)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (DTI_IS_LEGEND (self), NULL);

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  dti_json_add_text (builder, "format", DTI_LEGEND_FORMAT);
  json_builder_set_member_name (builder, "format-version");
  json_builder_add_int_value (builder, DTI_LEGEND_FORMAT_VERSION);
  if (self->titles != NULL)
    add_titles (builder, self->titles);
  if (self->decimals >= 0)
    {
      json_builder_set_member_name (builder, "decimals");
      json_builder_add_int_value (builder, self->decimals);
    }
  add_items (builder, self, "classes", DTI_LEGEND_ROLE_CLASS);
  add_items (builder, self, "categories", DTI_LEGEND_ROLE_CATEGORY);
  for (guint role = DTI_LEGEND_FIRST_SPECIAL; role < DTI_LEGEND_N_ROLES; role++)
    {
      DtiLegendItem *item = peek_item (self, find_role (self, role));

      json_builder_set_member_name (builder, item->id);
      add_item (builder, item);
    }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return dti_json_to_pretty (root);
}

/**
 * dti_legend_get_title:
 * @self: a legend
 * @language: (nullable): a language such as `en`, or `NULL` for Vietnamese
 *
 * Gets the title in a language.
 *
 * Where there is no title in that language, the English one is taken, else the Vietnamese, else
 * any.
 *
 * Returns: (transfer full) (nullable): the title, or `NULL` where the legend has none
 *
 * Since: 1.0
 */
char *
dti_legend_get_title (DtiLegend *self, const char *language)
{
  g_return_val_if_fail (DTI_IS_LEGEND (self), NULL);

  return self->titles != NULL
             ? g_strdup (dti_json_pick_language (self->titles, language != NULL ? language : "vi"))
             : NULL;
}

/**
 * dti_legend_get_main_title: (get-property title)
 * @self: a legend
 *
 * Gets the title, the Vietnamese one where there are several.
 *
 * Returns: (transfer none) (nullable): the title, or `NULL` where the legend has none
 *
 * Since: 1.0
 */
const char *
dti_legend_get_main_title (DtiLegend *self)
{
  g_return_val_if_fail (DTI_IS_LEGEND (self), NULL);

  return self->titles != NULL ? dti_json_pick_language (self->titles, "vi") : NULL;
}

/**
 * dti_legend_get_decimals: (get-property decimals)
 * @self: a legend
 *
 * Gets the decimals to which figures are rounded before they are classified.
 *
 * Returns: 0 to 15, or -1 where they are not rounded
 *
 * Since: 1.0
 */
int
dti_legend_get_decimals (DtiLegend *self)
{
  g_return_val_if_fail (DTI_IS_LEGEND (self), -1);

  return self->decimals;
}

/**
 * dti_legend_get_items: (get-property items)
 * @self: a legend
 *
 * Gets the items: classes ascending, categories, then missing, not applicable and not rated.
 *
 * Returns: (transfer none): a list of [class@Dti.LegendItem], never empty
 *
 * Since: 1.0
 */
GListModel *
dti_legend_get_items (DtiLegend *self)
{
  g_return_val_if_fail (DTI_IS_LEGEND (self), NULL);

  return self->items;
}

/**
 * dti_legend_lookup:
 * @self: a legend
 * @id: an id
 *
 * Finds an item by its id; those of special roles are `missing`, `not-applicable`, `not-rated`.
 *
 * Returns: (transfer none) (nullable): the item, or `NULL` where there is none
 *
 * Since: 1.0
 */
DtiLegendItem *
dti_legend_lookup (DtiLegend *self, const char *id)
{
  g_return_val_if_fail (DTI_IS_LEGEND (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < self->array->len; i++)
    if (g_str_equal (peek_item (self, i)->id, id))
      return peek_item (self, i);

  return NULL;
}

/**
 * dti_legend_lookup_role:
 * @self: a legend
 * @role: a role
 *
 * Finds the item of what is missing, not applicable or not rated; of other roles the first item.
 *
 * Returns: (transfer none) (nullable): the item, or `NULL` where the legend has no classes or no
 *   categories
 *
 * Since: 1.0
 */
DtiLegendItem *
dti_legend_lookup_role (DtiLegend *self, DtiLegendRole role)
{
  g_return_val_if_fail (DTI_IS_LEGEND (self), NULL);

  for (guint i = 0; i < self->array->len; i++)
    if (peek_item (self, i)->role == role)
      return peek_item (self, i);

  return NULL;
}

/**
 * dti_legend_classify:
 * @self: a legend
 * @number: a figure; NaN where there is none
 *
 * Finds the class of a figure.
 *
 * NaN is missing; a figure outside all classes is not rated.
 *
 * Returns: (transfer none): the item
 *
 * Since: 1.0
 */
DtiLegendItem *
dti_legend_classify (DtiLegend *self, double number)
{
  g_return_val_if_fail (DTI_IS_LEGEND (self), NULL);

  return peek_item (self, find_class (self, number));
}

/**
 * dti_legend_classify_status:
 * @self: a legend
 * @status: the status of an observation that has no number
 *
 * Finds the item for a figure that is not there, by its status.
 *
 * `M` and `Q` are not applicable, `N` is not rated, `O` and `L` are missing. The other letters need
 * a number, which [method@Dti.Legend.classify] takes; alone they are not rated.
 *
 * Returns: (transfer none): the item
 *
 * Since: 1.0
 */
DtiLegendItem *
dti_legend_classify_status (DtiLegend *self, DtiStatus status)
{
  DtiLegendRole role = DTI_LEGEND_ROLE_NOT_RATED;

  g_return_val_if_fail (DTI_IS_LEGEND (self), NULL);

  if (status == DTI_STATUS_NOT_APPLICABLE || status == DTI_STATUS_SUPPRESSED)
    role = DTI_LEGEND_ROLE_NOT_APPLICABLE;
  else if (status == DTI_STATUS_MISSING || status == DTI_STATUS_NOT_COLLECTED)
    role = DTI_LEGEND_ROLE_MISSING;

  return peek_item (self, find_role (self, role));
}

/**
 * dti_legend_classify_score:
 * @self: a legend
 * @card: a scorecard
 * @unit: id of a unit
 * @node: id of a node
 *
 * Finds the class of the published figure of a unit at a node.
 *
 * That is the value or the score, whichever the node publishes. A unit without a figure is missing
 * where it was expected, not applicable where it was not, and not rated where its number gives no
 * score.
 *
 * Returns: (transfer none): the item; the one for what is missing where the unit or the node is
 *   unknown
 *
 * Since: 1.0
 */
DtiLegendItem *
dti_legend_classify_score (DtiLegend *self, DtiScorecard *card, const char *unit, const char *node)
{
  DtiLegendRole role = DTI_LEGEND_ROLE_MISSING;
  const DtiResults *results;
  DtiUnitScore score;
  gsize position;
  guint op;

  g_return_val_if_fail (DTI_IS_LEGEND (self), NULL);
  g_return_val_if_fail (DTI_IS_SCORECARD (card), NULL);
  g_return_val_if_fail (unit != NULL, NULL);
  g_return_val_if_fail (node != NULL, NULL);

  results = dti_scorecard_peek_results (card);
  if (dti_program_find (results->binding->program, node, &op) &&
      dti_scorecard_find_unit (card, unit, &position))
    {
      score = dti_results_get_unit (results, op, position);
      if (!isnan (score.score))
        return dti_legend_classify (self,
                                    dti_scorecard_get_figure (&results->binding->program->ops[op],
                                                              &score));
      if (score.cell == DTI_CELL_NOT_APPLICABLE)
        role = DTI_LEGEND_ROLE_NOT_APPLICABLE;
      else if (score.cell == DTI_CELL_NOT_COMPUTABLE)
        role = DTI_LEGEND_ROLE_NOT_RATED;
    }

  return peek_item (self, find_role (self, role));
}

/**
 * dti_legend_classify_column:
 * @self: a legend
 * @numbers: packed doubles in host byte order, NaN where there is none
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Classifies many figures.
 *
 * Each gets the position of its item in [property@Dti.Legend:items], as
 * [method@Dti.Legend.classify] would find it.
 *
 * Fails with `DTI_ERROR_INVALID_DATA` where the bytes are no whole number of doubles.
 *
 * Returns: (transfer full): one packed `guint32` in host byte order for each number
 *
 * Since: 1.0
 */
GBytes *
dti_legend_classify_column (DtiLegend *self, GBytes *numbers, GError **error)
{
  const char *data;
  guint32 *positions;
  gsize size;
  gsize n;

  g_return_val_if_fail (DTI_IS_LEGEND (self), NULL);
  g_return_val_if_fail (numbers != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  data = g_bytes_get_data (numbers, &size);
  n = size / sizeof (double);
  if (n * sizeof (double) != size)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_INVALID_DATA,
                   "%" G_GSIZE_FORMAT " bytes are no whole number of doubles",
                   size);
      return NULL;
    }

  positions = g_new (guint32, n);
  for (gsize i = 0; i < n; i++)
    {
      double number;

      /* The bytes may lie anywhere. */
      memcpy (&number, data + i * sizeof (double), sizeof (double));
      positions[i] = find_class (self, number);
    }

  return g_bytes_new_take (positions, n * sizeof (guint32));
}
