/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "cs-export.h"
#include "cs-slider-row.h"
#include "cs-table.h"
#include "cs-text.h"
#include "cs-whatif-page.h"

/* What if the unit had other numbers: each move of a slider is an edit of a DtiScenario, which
 * scores it at once; who moved is the list of dti_scenario_diff(). */
struct _CsWhatifPage
{
  CsPage parent_instance;

  GtkLabel *heading;
  GtkLabel *rank;
  GtkLabel *value;
  GtkLabel *problem;
  GtkButton *reset;
  GtkListView *sliders;
  CsTable *table;

  GtkFilterListModel *observed; /* the nodes that the data have numbers for */
  DtiScenario *scenario;
  char *unit;
};

G_DEFINE_FINAL_TYPE (CsWhatifPage, cs_whatif_page, CS_TYPE_PAGE)

/* ---- what the scenario says ---- */

static const char *
get_ranked_node (CsWhatifPage *self)
{
  DtiFramework *framework = dti_scorecard_get_framework (dti_scenario_get_base (self->scenario));

  return dti_node_get_id (dti_framework_get_ranking_node (framework));
}

static char *
write_move (double before, double after, int decimals)
{
  g_autofree char *old = cs_text_write_number (before, decimals);
  g_autofree char *new = cs_text_write_number (after, decimals);

  return g_strdup_printf ("%s → %s", old, new);
}

static void
show_result (CsWhatifPage *self)
{
  DtiScorecard *base = dti_scenario_get_base (self->scenario);
  const char *node = get_ranked_node (self);
  double before = NAN;
  double after = NAN;
  g_autofree char *rank = NULL;
  g_autofree char *value = NULL;

  dti_scorecard_get_rank (base, self->unit, node, &before);
  dti_scenario_get_rank (self->scenario, self->unit, node, &after);
  rank = write_move (before, after, -1);
  before = after = NAN;
  dti_scorecard_get_value (base, self->unit, node, &before);
  dti_scenario_get_value (self->scenario, self->unit, node, &after);
  value = write_move (before, after, 4);
  gtk_label_set_label (self->rank, rank);
  gtk_label_set_label (self->value, value);
  gtk_widget_set_sensitive (GTK_WIDGET (self->reset),
                            dti_scenario_get_n_edits (self->scenario) > 0);
}

static void
show_moves (CsWhatifPage *self)
{
  g_autoptr (GListModel) moves = dti_scenario_diff (self->scenario, get_ranked_node (self), NULL);

  cs_table_set_list (self->table, moves);
}

static void
show_problem (CsWhatifPage *self, const GError *error)
{
  gtk_label_set_label (self->problem, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), error != NULL);
}

/* ---- sliders ---- */

static void
moved_cb (CsSliderRow *row, double number, CsWhatifPage *self)
{
  g_autoptr (GError) error = NULL;

  dti_scenario_set_number (self->scenario,
                           self->unit,
                           cs_slider_row_get_node (row),
                           number,
                           &error);
  show_problem (self, error);
  show_result (self);
  show_moves (self);
}

/* What the rule needs for no points and for all of them, or else what all units have. */
static gboolean
ask_rule (DtiNode *node, double *lower, double *upper)
{
  GListModel *rules = dti_node_get_rules (node);
  g_autoptr (DtiRule) rule = NULL;
  const double max = dti_node_get_max (node);
  double full;

  if (rules == NULL || g_list_model_get_n_items (rules) != 1 || !isfinite (max) || max <= 0.0)
    return FALSE;
  rule = g_list_model_get_item (rules, 0);
  if (!dti_rule_find_number (rule, max, max, &full, NULL) || !isfinite (full) || full <= 0.0)
    return FALSE;
  *lower = 0.0;
  *upper = full;

  return TRUE;
}

static void
ask_data (DtiScorecard *card, DtiNode *node, double *lower, double *upper)
{
  g_autoptr (GBytes) column = dti_dataset_get_column (dti_scorecard_get_dataset (card),
                                                      dti_scorecard_get_period (card),
                                                      dti_node_get_id (node),
                                                      NULL);
  gsize size = 0;
  const double *numbers = column != NULL ? g_bytes_get_data (column, &size) : NULL;

  for (gsize i = 0; i < size / sizeof *numbers; i++)
    {
      if (isfinite (numbers[i]))
        {
          *lower = MIN (*lower, numbers[i]);
          *upper = MAX (*upper, numbers[i]);
        }
    }
}

static void
find_bounds (DtiScorecard *card, DtiNode *node, double *lower, double *upper)
{
  *lower = 0.0;
  *upper = 0.0;
  ask_rule (node, lower, upper);
  ask_data (card, node, lower, upper);
  if (DTI_IS_INDICATOR (node))
    {
      const double least = dti_indicator_get_domain_min (DTI_INDICATOR (node));
      const double most = dti_indicator_get_domain_max (DTI_INDICATOR (node));

      *lower = isfinite (least) ? MIN (*lower, least) : *lower;
      *upper = isfinite (most) ? MAX (*upper, most) : *upper;
    }
  if (!(*upper > *lower))
    *upper = *lower + 1.0;
}

static double
get_given (DtiScorecard *card, const char *unit, const char *node)
{
  double number;

  if (!dti_dataset_get_number (dti_scorecard_get_dataset (card),
                               unit,
                               dti_scorecard_get_period (card),
                               node,
                               &number))
    return NAN;

  return number;
}

static void
slider_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, CsWhatifPage *self)
{
  CsSliderRow *row = cs_slider_row_new ();

  g_signal_connect (row, "moved", G_CALLBACK (moved_cb), self);
  gtk_list_item_set_activatable (list_item, FALSE);
  gtk_list_item_set_selectable (list_item, FALSE);
  gtk_list_item_set_child (list_item, GTK_WIDGET (row));
}

/* The edit of a node, where there is one: rows come and go while one scrolls. */
static double
get_edited (CsWhatifPage *self, const char *node)
{
  g_autoptr (GListModel) edits = dti_scenario_list_edits (self->scenario);

  double edited = NAN;

  for (guint i = 0; i < g_list_model_get_n_items (edits); i++)
    {
      g_autoptr (DtiScenarioEdit) edit = g_list_model_get_item (edits, i);
      double number;

      if (g_strcmp0 (dti_scenario_edit_get_node (edit), node) == 0 &&
          dti_scenario_edit_get_after (edit, &number))
        edited = number;
    }

  return edited;
}

static void
slider_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, CsWhatifPage *self)
{
  CsSliderRow *row = CS_SLIDER_ROW (gtk_list_item_get_child (list_item));
  DtiNode *node = dti_score_get_node (gtk_list_item_get_item (list_item));
  DtiScorecard *card = dti_scenario_get_base (self->scenario);
  const double edited = get_edited (self, dti_node_get_id (node));
  double lower;
  double upper;

  find_bounds (card, node, &lower, &upper);
  cs_slider_row_show (row,
                      node,
                      lower,
                      upper,
                      get_given (card, self->unit, dti_node_get_id (node)));
  if (!isnan (edited))
    cs_slider_row_set_number (row, edited);
}

static gboolean
has_column (DtiDataset *dataset, DtiNode *node)
{
  return g_strv_contains (dti_dataset_get_nodes (dataset), dti_node_get_id (node));
}

/* A number for a pillar stands for what is below it, which then does not count. */
static gboolean
is_below_observed (DtiDataset *dataset, DtiNode *node)
{
  GListModel *parents = dti_node_get_parents (node);

  for (guint i = 0; i < g_list_model_get_n_items (parents); i++)
    {
      g_autoptr (DtiNode) parent = g_list_model_get_item (parents, i);

      if (has_column (dataset, parent) || is_below_observed (dataset, parent))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_observed (gpointer item, gpointer user_data)
{
  DtiDataset *dataset =
      dti_scorecard_get_dataset (cs_session_get_card (cs_page_get_session (user_data)));
  DtiNode *node = dti_score_get_node (item);

  return dti_node_get_scored (node) && has_column (dataset, node) &&
         !is_below_observed (dataset, node);
}

static void
show_sliders (CsWhatifPage *self)
{
  g_autoptr (GListModel) scores =
      dti_scorecard_list_unit_scores (dti_scenario_get_base (self->scenario), self->unit, NULL);

  gtk_filter_list_model_set_model (self->observed, NULL);
  gtk_filter_list_model_set_model (self->observed, scores);
}

static void
reset_cb (GtkButton *button, CsWhatifPage *self)
{
  if (self->scenario == NULL)
    return;
  dti_scenario_reset (self->scenario);
  show_problem (self, NULL);
  show_sliders (self);
  show_result (self);
  show_moves (self);
}

/* ---- the table of those who moved ---- */

static char *
write_unit (gpointer item, gpointer user_data)
{
  return cs_session_write_unit (cs_page_get_session (user_data),
                                dti_scenario_difference_get_unit (item));
}

static double
get_rank_before (gpointer item, gpointer user_data)
{
  double rank;

  return dti_scenario_difference_get_before (item, DTI_COLUMN_RANK, &rank) ? rank : NAN;
}

static double
get_rank_after (gpointer item, gpointer user_data)
{
  double rank;

  return dti_scenario_difference_get_after (item, DTI_COLUMN_RANK, &rank) ? rank : NAN;
}

static double
get_value_change (gpointer item, gpointer user_data)
{
  double change;

  return dti_scenario_difference_get_change (item, DTI_COLUMN_VALUE, &change) ? change : NAN;
}

static char *
write_rank_before (gpointer item, gpointer user_data)
{
  return cs_text_write_rank (get_rank_before (item, NULL));
}

static char *
write_rank_after (gpointer item, gpointer user_data)
{
  return cs_text_write_rank (get_rank_after (item, NULL));
}

static char *
write_value_change (gpointer item, gpointer user_data)
{
  return cs_text_write_change (get_value_change (item, NULL), 4);
}

static const CsTableColumn columns[] = {
  { N_ ("Unit"), write_unit, NULL, NULL, TRUE },
  { N_ ("Rank now"), write_rank_before, get_rank_before, NULL, FALSE },
  { N_ ("Rank then"), write_rank_after, get_rank_after, NULL, FALSE },
  { N_ ("Change of value"), write_value_change, get_value_change, NULL, FALSE },
};

/* ---- the page ---- */

static void
cs_whatif_page_refresh (CsPage *page)
{
  CsWhatifPage *self = CS_WHATIF_PAGE (page);
  CsSession *session = cs_page_get_session (page);
  DtiScorecard *card = cs_session_get_card (session);
  const char *unit = cs_session_get_unit (session);
  g_autofree char *name = cs_session_write_unit (session, unit);
  g_autofree char *heading = NULL;
  g_autoptr (GError) error = NULL;

  if (card == NULL || unit == NULL)
    return;
  if (self->scenario != NULL && dti_scenario_get_base (self->scenario) == card &&
      g_strcmp0 (self->unit, unit) == 0)
    return;
  heading = g_strdup_printf ("%s · %s", name, dti_scorecard_get_period (card));
  gtk_label_set_label (self->heading, heading);
  gtk_filter_list_model_set_model (self->observed, NULL);
  g_clear_object (&self->scenario);
  g_free (self->unit);
  self->unit = g_strdup (unit);
  self->scenario = dti_scenario_new (card, &error);
  show_problem (self, error);
  if (self->scenario == NULL)
    return;
  show_sliders (self);
  show_result (self);
  show_moves (self);
}

static char *
cs_whatif_page_write_table (CsPage *page, const char **extension)
{
  CsWhatifPage *self = CS_WHATIF_PAGE (page);
  g_autoptr (DtiScorecard) card = NULL;

  if (self->scenario == NULL)
    return NULL;
  card = dti_scenario_to_scorecard (self->scenario, NULL);

  return cs_export_write_card (card, NULL, NULL);
}

static void
cs_whatif_page_dispose (GObject *object)
{
  CsWhatifPage *self = CS_WHATIF_PAGE (object);

  if (self->sliders != NULL)
    gtk_list_view_set_model (self->sliders, NULL);
  g_clear_object (&self->observed);
  g_clear_object (&self->scenario);

  G_OBJECT_CLASS (cs_whatif_page_parent_class)->dispose (object);
}

static void
cs_whatif_page_finalize (GObject *object)
{
  g_free (CS_WHATIF_PAGE (object)->unit);

  G_OBJECT_CLASS (cs_whatif_page_parent_class)->finalize (object);
}

static void
cs_whatif_page_class_init (CsWhatifPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cs_whatif_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = cs_whatif_page_finalize;
  CS_PAGE_CLASS (klass)->refresh = cs_whatif_page_refresh;
  CS_PAGE_CLASS (klass)->write_table = cs_whatif_page_write_table;

  g_type_ensure (CS_TYPE_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/libdti/ChiSo/cs-whatif-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CsWhatifPage, heading);
  gtk_widget_class_bind_template_child (widget_class, CsWhatifPage, rank);
  gtk_widget_class_bind_template_child (widget_class, CsWhatifPage, value);
  gtk_widget_class_bind_template_child (widget_class, CsWhatifPage, problem);
  gtk_widget_class_bind_template_child (widget_class, CsWhatifPage, reset);
  gtk_widget_class_bind_template_child (widget_class, CsWhatifPage, sliders);
  gtk_widget_class_bind_template_child (widget_class, CsWhatifPage, table);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
}

static void
cs_whatif_page_init (CsWhatifPage *self)
{
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (is_observed, self, NULL));
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSelectionModel) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->observed = gtk_filter_list_model_new (NULL, filter);
  selection =
      GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->observed))));
  g_signal_connect (factory, "setup", G_CALLBACK (slider_setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (slider_bind_cb), self);
  gtk_list_view_set_factory (self->sliders, factory);
  gtk_list_view_set_model (self->sliders, selection);
  cs_table_add_columns (self->table, columns, G_N_ELEMENTS (columns), self);
  cs_table_sort_by (self->table, 2, GTK_SORT_ASCENDING);
}
