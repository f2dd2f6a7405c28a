/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-legend-private.h"

#include <libdti/base/dti-error.h>

/* Legends that come with the library. Colours are those of Okabe and Ito, “Color Universal Design”
 * (2008), which people with any of the common colour-vision deficiencies tell apart, and greys for
 * what has no class. */

/* Beyond this many, steps of one colour are not told apart, not even by symbols beside them. */
#define MAX_STEPS 50

typedef struct
{
  const char *id;
  const char *vietnamese;
  const char *english;
  const char *colour;
  const char *symbol;
} DtiLegendRow;

/* What every legend has, where a document does not say otherwise. */
static const DtiLegendRow special_rows[DTI_LEGEND_N_ROLES] = {
  [DTI_LEGEND_ROLE_MISSING] = { "missing", "Chưa có số liệu", "No data", "#BFBFBF", "–" },
  [DTI_LEGEND_ROLE_NOT_APPLICABLE] = { "not-applicable",
                                       "Không áp dụng",
                                       "Not applicable",
                                       "#E0E0E0",
                                       "∅" },
  [DTI_LEGEND_ROLE_NOT_RATED] = { "not-rated", "Không xếp loại", "Not rated", "#8C8C8C", "?" },
};

/* By the nicks of DtiProgressRating. */
static const DtiLegendRow progress_rows[] = {
  { "achieved", "Đã đạt mục tiêu", "Target achieved", "#0072B2", "✔" },
  { "on-track", "Đúng tiến độ", "On track", "#009E73", "▲" },
  { "moderate", "Có tiến bộ, cần nhanh hơn", "Progress made, acceleration needed", "#E69F00", "◆" },
  { "insufficient", "Tiến bộ chưa đủ", "Insufficient progress", "#CC79A7", "■" },
  { "away", "Đi xa mục tiêu", "Moving away from the target", "#D55E00", "▼" },
  { "not-achieved", "Chưa đạt", "Not achieved", "#56B4E9", "○" },
};

GHashTable *
dti_legend_make_titles (const char *vietnamese, const char *english)
{
  GHashTable *titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  g_hash_table_insert (titles, g_strdup ("vi"), g_strdup (vietnamese));
  g_hash_table_insert (titles, g_strdup ("en"), g_strdup (english));

  return titles;
}

static DtiLegendItem *
make_item (const DtiLegendRow *row, DtiLegendRole role)
{
  return dti_legend_item_new (row->id,
                              role,
                              dti_legend_make_titles (row->vietnamese, row->english),
                              row->colour,
                              row->symbol);
}

DtiLegendItem *
dti_legend_make_special (DtiLegendRole role)
{
  return make_item (&special_rows[role], role);
}

const char *
dti_legend_find_progress_title (const char *id, gboolean vietnamese)
{
  const DtiLegendRow *row = &special_rows[DTI_LEGEND_ROLE_NOT_RATED];

  for (gsize i = 0; i < G_N_ELEMENTS (progress_rows); i++)
    if (g_str_equal (progress_rows[i].id, id))
      row = &progress_rows[i];

  return vietnamese ? row->vietnamese : row->english;
}

static void
add_specials (GPtrArray *items)
{
  for (guint role = DTI_LEGEND_FIRST_SPECIAL; role < DTI_LEGEND_N_ROLES; role++)
    g_ptr_array_add (items, dti_legend_make_special (role));
}

static DtiLegend *
make_categories (const char *vietnamese, const char *english, const DtiLegendRow *rows, gsize n)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (gsize i = 0; i < n; i++)
    g_ptr_array_add (items, make_item (&rows[i], DTI_LEGEND_ROLE_CATEGORY));
  add_specials (items);

  return dti_legend_new (dti_legend_make_titles (vietnamese, english), -1, items);
}

/**
 * dti_legend_new_for_progress:
 *
 * Makes the legend of progress against targets.
 *
 * Its categories have the nicks of [enum@Dti.ProgressRating] as ids, so
 * [method@Dti.Progress.get_class_id] finds them with [method@Dti.Legend.lookup]. What is not rated
 * is grey: it never looks like what moves away from its target.
 *
 * Returns: (transfer full): a new legend
 *
 * Since: 1.0
 */
DtiLegend *
dti_legend_new_for_progress (void)
{
  return make_categories ("Tiến độ so với mục tiêu",
                          "Progress against the target",
                          progress_rows,
                          G_N_ELEMENTS (progress_rows));
}

/**
 * dti_legend_new_for_trend:
 *
 * Makes the legend of trends.
 *
 * The ids of its categories are `improving`, `declining`, `no-evidence` and `insufficient-data`.
 * Only the first two have an arrow: too few figures show none, whichever way they seem to go.
 *
 * Returns: (transfer full): a new legend
 *
 * Since: 1.0
 */
DtiLegend *
dti_legend_new_for_trend (void)
{
  static const DtiLegendRow rows[] = {
    { "improving", "Cải thiện", "Improving", "#009E73", "▲" },
    { "declining", "Giảm sút", "Declining", "#D55E00", "▼" },
    { "no-evidence", "Chưa thấy xu hướng", "No evidence of a trend", "#56B4E9", "●" },
    { "insufficient-data", "Chưa đủ số liệu", "Insufficient data", "#6E6E6E", "○" },
  };

  return make_categories ("Xu hướng", "Trend", rows, G_N_ELEMENTS (rows));
}

/* ---- classes of a node ---- */

static guint
mix (guint first, guint last, guint step, guint n)
{
  return n > 1 ? (first * (n - 1 - step) + last * step + (n - 1) / 2) / (n - 1) : last;
}

/* One colour from light to dark: it is read by its lightness alone, so everybody sees the order. */
static char *
make_step_colour (guint step, guint n)
{
  /* From the sky blue of Okabe and Ito to a dark of their blue. */
  static const guint first[] = { 0x56, 0xB4, 0xE9 };
  static const guint last[] = { 0x00, 0x30, 0x4D };

  return g_strdup_printf ("#%02X%02X%02X",
                          mix (first[0], last[0], step, n),
                          mix (first[1], last[1], step, n),
                          mix (first[2], last[2], step, n));
}

static DtiLegendItem *
make_class (DtiNode *node, guint position, guint n)
{
  GHashTable *titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const char *label = dti_node_get_class_labels (node)[position];
  g_autofree char *id = g_strdup_printf ("class-%u", position + 1);
  g_autofree char *symbol = g_strdup_printf ("%u", position + 1);
  g_autofree char *colour = make_step_colour (position, n);
  DtiLegendItem *item;

  g_hash_table_insert (titles, g_strdup (DTI_JSON_NO_LANGUAGE), g_strdup (label));
  item = dti_legend_item_new (id, DTI_LEGEND_ROLE_CLASS, titles, colour, symbol);
  item->lower = dti_node_get_class_bound (node, position);
  item->upper = position + 1 < n ? dti_node_get_class_bound (node, position + 1) : INFINITY;

  return item;
}

/**
 * dti_legend_new_for_node:
 * @node: a node
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Makes the legend of the classes of a node.
 *
 * Classes come from the framework ([method@Dti.Node.get_class_labels]) and get the ids `class-1`,
 * `class-2` …, the numbers 1, 2 … as symbols, and one colour from light to dark. A figure below the
 * lowest class is not rated. As with [method@Dti.Node.classify], figures are rounded to the node’s
 * decimals first.
 *
 * Fails with `DTI_ERROR_NOT_FOUND` where the node has no classes, and with `DTI_ERROR_LIMIT` where
 * it has more than 50.
 *
 * Returns: (transfer full): a new legend
 *
 * Since: 1.0
 */
DtiLegend *
dti_legend_new_for_node (DtiNode *node, GError **error)
{
  GHashTable *titles = NULL;
  GPtrArray *items;
  guint n;

  g_return_val_if_fail (DTI_IS_NODE (node), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  n = g_strv_length ((char **) dti_node_get_class_labels (node));
  if (n == 0 || n > MAX_STEPS)
    {
      g_set_error (error,
                   DTI_ERROR,
                   n == 0 ? DTI_ERROR_NOT_FOUND : DTI_ERROR_LIMIT,
                   n == 0 ? "node “%s” has no classes" : "node “%s” has more classes than 50",
                   dti_node_get_id (node));
      return NULL;
    }

  items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, make_class (node, i, n));
  add_specials (items);
  if (dti_node_get_main_title (node) != NULL)
    {
      titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_hash_table_insert (titles,
                           g_strdup (DTI_JSON_NO_LANGUAGE),
                           g_strdup (dti_node_get_main_title (node)));
    }

  return dti_legend_new (titles, dti_node_get_decimals (node), items);
}
