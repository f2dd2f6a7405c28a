/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <math.h>
#include <string.h>

#include "dti-command.h"
#include "dti-table.h"

/* ---- methods ---- */

/* What is compared, method by method. */
typedef struct
{
  GPtrArray *labels;
  GPtrArray *frameworks;
  GPtrArray *nodes; /* ids */
  GListStore *cards;
  DtiDataset *dataset; /* as the first framework reads it */
} Methods;

static Methods
make_methods (void)
{
  return (Methods){ .labels = g_ptr_array_new_with_free_func (g_free),
                    .frameworks = g_ptr_array_new_with_free_func (g_object_unref),
                    .nodes = g_ptr_array_new_with_free_func (g_free),
                    .cards = g_list_store_new (DTI_TYPE_SCORECARD) };
}

static void
methods_clear (Methods *self)
{
  g_ptr_array_unref (self->labels);
  g_ptr_array_unref (self->frameworks);
  g_ptr_array_unref (self->nodes);
  g_object_unref (self->cards);
  g_clear_object (&self->dataset);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Methods, methods_clear)

static gboolean
has_label (const Methods *self, const char *label)
{
  return g_ptr_array_find_with_equal_func (self->labels, label, g_str_equal, NULL);
}

/* The id of a framework; a second one of the same id is "ID (2)". */
static char *
make_label (const Methods *self, DtiFramework *framework)
{
  char *label = g_strdup (dti_framework_get_id (framework));

  for (guint i = 2; has_label (self, label); i++)
    {
      g_free (label);
      label = g_strdup_printf ("%s (%u)", dti_framework_get_id (framework), i);
    }

  return label;
}

/* Takes @framework over. */
static void
add_framework (Methods *self, DtiFramework *framework, const char *node)
{
  const char *own = dti_node_get_id (dti_framework_get_ranking_node (framework));

  g_ptr_array_add (self->labels, make_label (self, framework));
  g_ptr_array_add (self->frameworks, framework);
  g_ptr_array_add (self->nodes, g_strdup (node != NULL ? node : own));
}

/* One --node is for all frameworks, several are for each its own; NULL: none was given. */
static const char *
pick_node (const DtiCall *call, guint position)
{
  if (call->nodes == NULL)
    return NULL;

  return call->nodes[1] == NULL ? call->nodes[0] : call->nodes[position];
}

static gboolean
load_frameworks (DtiCall *call, Methods *self)
{
  DtiFramework *first = dti_call_load_framework (call, call->arguments[0]);

  if (first == NULL)
    return FALSE;

  add_framework (self, first, pick_node (call, 0));
  for (guint i = 0; call->with != NULL && call->with[i] != NULL; i++)
    {
      DtiFramework *other = dti_call_load_framework (call, call->with[i]);

      if (other == NULL)
        return FALSE;
      add_framework (self, other, pick_node (call, i + 1));
    }

  return TRUE;
}

/* ---- variants ---- */

/* One --set: "NAME:POINTER=JSON" or "POINTER=JSON", which is its own name. */
typedef struct
{
  char *name;
  char *pointer;
  char *json;
} Change;

static void
change_clear (Change *change)
{
  g_free (change->name);
  g_free (change->pointer);
  g_free (change->json);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Change, change_clear)

static gboolean
read_change (DtiCall *call, const char *text, Change *change)
{
  const char *equals = strchr (text, '=');
  const char *colon = text[0] != '/' ? strchr (text, ':') : NULL;
  const char *pointer = colon != NULL ? colon + 1 : text;

  if (equals == NULL || equals < pointer || *pointer != '/' || colon == text)
    {
      dti_call_complain (call, "--set: “%s” is not [NAME:]POINTER=JSON", text);
      return FALSE;
    }
  change->name = colon != NULL ? g_strndup (text, (gsize) (colon - text)) : g_strdup (text);
  change->pointer = g_strndup (pointer, (gsize) (equals - pointer));
  change->json = g_strdup (equals + 1);

  return TRUE;
}

static gboolean
check_changes (DtiCall *call)
{
  for (guint i = 0; call->sets != NULL && call->sets[i] != NULL; i++)
    {
      g_auto (Change) change = { NULL };

      if (!read_change (call, call->sets[i], &change))
        return FALSE;
    }

  return TRUE;
}

/* Changes the variant of that name, or makes it from the first framework. */
static gboolean
apply_change (DtiCall *call, Methods *self, guint n_frameworks, const Change *change)
{
  g_autoptr (GError) error = NULL;
  guint position = 0;
  DtiFramework *variant;

  if (has_label (self, change->name))
    g_ptr_array_find_with_equal_func (self->labels, change->name, g_str_equal, &position);
  if (has_label (self, change->name) && position < n_frameworks)
    {
      dti_call_complain (call, "--set: “%s” is the name of a framework", change->name);
      return FALSE;
    }

  variant = dti_framework_make_variant (g_ptr_array_index (self->frameworks, position),
                                        change->pointer,
                                        change->json,
                                        &error);
  if (variant == NULL)
    {
      dti_call_complain (call, "--set: %s: %s", change->name, error->message);
      return FALSE;
    }
  if (position > 0)
    {
      g_object_unref (self->frameworks->pdata[position]);
      self->frameworks->pdata[position] = variant;
      return TRUE;
    }
  g_ptr_array_add (self->labels, g_strdup (change->name));
  g_ptr_array_add (self->frameworks, variant);
  g_ptr_array_add (self->nodes, g_strdup (g_ptr_array_index (self->nodes, 0)));

  return TRUE;
}

static gboolean
make_variants (DtiCall *call, Methods *self)
{
  guint n_frameworks = self->frameworks->len;

  for (guint i = 0; call->sets != NULL && call->sets[i] != NULL; i++)
    {
      g_auto (Change) change = { NULL };

      if (!read_change (call, call->sets[i], &change) ||
          !apply_change (call, self, n_frameworks, &change))
        return FALSE;
    }

  return TRUE;
}

/* ---- data ---- */

static gboolean
knows_column (DtiFramework *framework, const char *name)
{
  return dti_framework_lookup (framework, name) != NULL ||
         dti_framework_has_column (framework, name, NULL);
}

/* The column that a problem is about, such as "a:max": in JSON the last step to it. */
static const char *
find_column (DtiProblem *problem)
{
  const char *pointer = dti_problem_get_pointer (problem);
  const char *slash = pointer != NULL ? strrchr (pointer, '/') : NULL;

  return slash != NULL ? slash + 1 : dti_problem_get_raw_text (problem);
}

/* A column that one framework does not know and another does is no fault of the data. */
static gboolean
is_known_elsewhere (const Methods *self, DtiProblem *problem)
{
  const char *column = find_column (problem);
  g_autofree char *name = NULL;

  if (!g_str_equal (dti_problem_get_code (problem), "unknown-node") || column == NULL)
    return FALSE;

  name = g_strndup (column, strcspn (column, ":"));
  for (guint i = 0; i < self->frameworks->len; i++)
    if (knows_column (g_ptr_array_index (self->frameworks, i), name))
      return TRUE;

  return FALSE;
}

static DtiDataset *
load_dataset (DtiCall *call, const Methods *self, DtiFramework *framework)
{
  g_autoptr (DtiProblemList) told = dti_problem_list_new ();
  DtiDataset *dataset = dti_call_read_dataset (call, framework, call->arguments[1]);
  GListModel *problems;

  if (dataset == NULL)
    return NULL;

  problems = G_LIST_MODEL (dti_dataset_get_problems (dataset));
  for (guint i = 0; i < g_list_model_get_n_items (problems); i++)
    {
      g_autoptr (DtiProblem) problem = g_list_model_get_item (problems, i);

      if (!is_known_elsewhere (self, problem))
        dti_problem_list_add (told, problem);
    }
  dti_call_report (call, told);

  return dataset;
}

/* ---- scoring ---- */

static gboolean
score_method (DtiCall *call, Methods *self, guint position)
{
  DtiFramework *framework = g_ptr_array_index (self->frameworks, position);
  g_autoptr (DtiDataset) dataset = load_dataset (call, self, framework);
  g_autoptr (DtiScorecard) card = NULL;
  g_autoptr (GError) error = NULL;

  if (dataset == NULL)
    return FALSE;

  card = dti_call_score_period (call, framework, dataset, &error);
  if (card == NULL)
    {
      dti_call_complain (call, "%s", error->message);
      return FALSE;
    }
  g_list_store_append (self->cards, card);
  if (position == 0)
    self->dataset = g_steal_pointer (&dataset);

  return TRUE;
}

/* What the first method finds in the data, the others need not tell again. */
static gboolean
score_methods (DtiCall *call, Methods *self)
{
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean ok = TRUE;

  call->told = told;
  for (guint i = 0; ok && i < self->frameworks->len; i++)
    {
      call->method = i > 0 ? g_ptr_array_index (self->labels, i) : NULL;
      ok = score_method (call, self, i);
    }
  call->told = NULL;
  call->method = NULL;

  return ok;
}

static DtiMethodComparison *
compare (DtiCall *call, Methods *self)
{
  g_autoptr (GError) error = NULL;
  DtiMethodComparison *comparison;

  g_ptr_array_add (self->labels, NULL);
  g_ptr_array_add (self->nodes, NULL);
  comparison = dti_method_comparison_new (G_LIST_MODEL (self->cards),
                                          (const char *const *) self->labels->pdata,
                                          (const char *const *) self->nodes->pdata,
                                          &error);
  if (comparison == NULL)
    dti_call_complain (call, "%s", error->message);

  return comparison;
}

/* ---- rows ---- */

static double
get_rank (DtiMethodComparisonRow *row, guint method)
{
  double rank = NAN;

  dti_method_comparison_row_get_number (row, method, DTI_METHOD_COLUMN_RANK, &rank);

  return rank;
}

/* By the first method; who has no rank there comes last. The sort is stable. */
static int
compare_rows (gconstpointer a, gconstpointer b)
{
  double x = get_rank (*(DtiMethodComparisonRow *const *) a, 0);
  double y = get_rank (*(DtiMethodComparisonRow *const *) b, 0);

  if (isnan (x) || isnan (y))
    return isnan (x) - isnan (y);

  return (x > y) - (x < y);
}

/* How many units, 0: all. */
static guint
get_top (const DtiCall *call)
{
  return call->n_tops > 0 ? call->tops[0] : 0;
}

/* The rows that were asked for, best first. */
static GPtrArray *
pick_rows (const DtiCall *call, DtiMethodComparison *comparison)
{
  g_autoptr (GListModel) all = dti_method_comparison_list_rows (comparison);
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (DtiMethodComparisonRow) row = g_list_model_get_item (all, i);

      if (call->units == NULL || g_strv_contains ((const char *const *) call->units,
                                                  dti_method_comparison_row_get_unit (row)))
        g_ptr_array_add (rows, g_steal_pointer (&row));
    }
  g_ptr_array_sort (rows, compare_rows);
  if (get_top (call) > 0 && rows->len > get_top (call))
    g_ptr_array_set_size (rows, (int) get_top (call));

  return rows;
}

static GPtrArray *
list_ids (GPtrArray *rows)
{
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (ids,
                     (char *) dti_method_comparison_row_get_unit (g_ptr_array_index (rows, i)));
  g_ptr_array_add (ids, NULL);

  return ids;
}

/* ---- tables ---- */

static void
add_range (DtiTable *table, DtiMethodComparisonRow *row)
{
  double best = NAN;
  double median = NAN;
  double worst = NAN;

  dti_method_comparison_row_get_best_rank (row, &best);
  dti_method_comparison_row_get_median_rank (row, &median);
  dti_method_comparison_row_get_worst_rank (row, &worst);
  dti_table_add_number (table, best, -1);
  dti_table_add_number (table, median, -1);
  dti_table_add_number (table, worst, -1);
}

static char *
write_ranks (const DtiCall *call, DtiMethodComparison *comparison, GPtrArray *rows)
{
  gboolean vi = dti_call_is_vietnamese (call);
  const char *const *labels = dti_method_comparison_get_labels (comparison);
  guint n_methods = dti_method_comparison_get_n_methods (comparison);
  g_autoptr (DtiTable) table = dti_call_new_table (call);

  dti_table_add_column (table, vi ? "Mã" : "Unit", FALSE);
  for (guint m = 0; m < n_methods; m++)
    dti_table_add_column (table, labels[m], TRUE);
  dti_table_add_column (table, vi ? "Hạng cao nhất" : "Best", TRUE);
  dti_table_add_column (table, vi ? "Trung vị" : "Median", TRUE);
  dti_table_add_column (table, vi ? "Hạng thấp nhất" : "Worst", TRUE);
  dti_table_add_column (table, vi ? "Tên" : "Name", FALSE);
  for (guint i = 0; i < rows->len; i++)
    {
      DtiMethodComparisonRow *row = g_ptr_array_index (rows, i);

      dti_table_add_text (table, dti_method_comparison_row_get_unit (row));
      for (guint m = 0; m < n_methods; m++)
        dti_table_add_number (table, get_rank (row, m), -1);
      add_range (table, row);
      dti_table_add_text (table, dti_method_comparison_row_get_unit_name (row));
    }

  return dti_table_to_text (table);
}

static void
add_agreement (DtiTable *table, DtiRankAgreement *agreement, guint top)
{
  double spearman = NAN;
  double kendall = NAN;
  double mean = NAN;
  double max = NAN;

  dti_rank_agreement_get_spearman (agreement, &spearman);
  dti_rank_agreement_get_kendall (agreement, &kendall);
  dti_rank_agreement_get_mean_shift (agreement, &mean);
  dti_rank_agreement_get_max_shift (agreement, &max);
  dti_table_add_number (table, dti_rank_agreement_get_n_units (agreement), 0);
  dti_table_add_number (table, spearman, 3);
  dti_table_add_number (table, kendall, 3);
  dti_table_add_number (table, mean, 2);
  dti_table_add_number (table, max, -1);
  if (top > 0)
    dti_table_add_number (table, dti_rank_agreement_count_common_top (agreement, top), 0);
}

static char *
write_agreements (const DtiCall *call, DtiMethodComparison *comparison)
{
  gboolean vi = dti_call_is_vietnamese (call);
  const char *const *labels = dti_method_comparison_get_labels (comparison);
  guint n_methods = dti_method_comparison_get_n_methods (comparison);
  g_autofree char *common =
      g_strdup_printf (vi ? "Chung trong %u hạng đầu" : "Common top %u", get_top (call));
  g_autoptr (DtiTable) table = dti_call_new_table (call);

  dti_table_add_column (table, vi ? "Cách tính" : "Method", FALSE);
  dti_table_add_column (table, vi ? "So với" : "Other", FALSE);
  dti_table_add_column (table, vi ? "Số đơn vị" : "Units", TRUE);
  dti_table_add_column (table, "Spearman", TRUE);
  dti_table_add_column (table, "Kendall", TRUE);
  dti_table_add_column (table, vi ? "Lệch hạng bình quân" : "Mean shift", TRUE);
  dti_table_add_column (table, vi ? "Lệch hạng lớn nhất" : "Largest shift", TRUE);
  if (get_top (call) > 0)
    dti_table_add_column (table, common, TRUE);
  for (guint i = 0; i < n_methods; i++)
    for (guint j = i + 1; j < n_methods; j++)
      {
        g_autoptr (DtiRankAgreement) agreement =
            dti_method_comparison_measure_agreement (comparison, i, j);

        dti_table_add_text (table, labels[i]);
        dti_table_add_text (table, labels[j]);
        add_agreement (table, agreement, get_top (call));
      }

  return dti_table_to_text (table);
}

static char *
write_comparison (const DtiCall *call, DtiMethodComparison *comparison)
{
  g_autoptr (GPtrArray) rows = pick_rows (call, comparison);
  g_autoptr (GPtrArray) ids = list_ids (rows);
  g_autofree char *ranks = NULL;
  g_autofree char *agreements = NULL;

  if (call->output == DTI_OUTPUT_CSV)
    return dti_method_comparison_to_csv (comparison, (const char *const *) ids->pdata);
  if (call->output == DTI_OUTPUT_JSON)
    return dti_method_comparison_to_json (comparison, (const char *const *) ids->pdata);

  ranks = write_ranks (call, comparison, rows);
  agreements = write_agreements (call, comparison);

  return g_strjoin ("\n", ranks, agreements, NULL);
}

/* ---- the command ---- */

static gboolean
is_called_well (const DtiCall *call)
{
  guint n_with = call->with != NULL ? g_strv_length (call->with) : 0;
  guint n_nodes = call->nodes != NULL ? g_strv_length (call->nodes) : 0;

  return g_strv_length (call->arguments) == 2 && (n_with > 0 || call->sets != NULL) &&
         (n_nodes < 2 || n_nodes == n_with + 1) && call->n_tops < 2;
}

DtiExit
dti_command_compare (DtiCall *call)
{
  g_auto (Methods) methods = make_methods ();
  g_autoptr (DtiMethodComparison) comparison = NULL;
  g_autofree char *text = NULL;

  if (!is_called_well (call) || !check_changes (call))
    return DTI_EXIT_USAGE;
  if (!load_frameworks (call, &methods) || !make_variants (call, &methods) ||
      !score_methods (call, &methods) || !dti_call_resolve_units (call, methods.dataset))
    return DTI_EXIT_PROBLEMS;
  comparison = compare (call, &methods);
  if (comparison == NULL)
    return DTI_EXIT_PROBLEMS;

  text = write_comparison (call, comparison);

  return dti_call_print (call, text);
}
