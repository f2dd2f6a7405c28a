/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <glib/gi18n.h>
#include <math.h>

#include "cs-export.h"
#include "cs-score-cells.h"
#include "cs-table.h"
#include "cs-text.h"
#include "cs-units-page.h"

/* All units at one node: the table stands on dti_scorecard_list_scores(), the choice of the node on
 * dti_framework_get_nodes(). */
struct _CsUnitsPage
{
  CsPage parent_instance;

  GtkDropDown *nodes;
  CsTable *table;

  gboolean refreshing;
};

G_DEFINE_FINAL_TYPE (CsUnitsPage, cs_units_page, CS_TYPE_PAGE)

static char *
write_id (gpointer item, gpointer user_data)
{
  return g_strdup (dti_score_get_unit (item));
}

static char *
write_name (gpointer item, gpointer user_data)
{
  return cs_session_write_unit (cs_page_get_session (user_data), dti_score_get_unit (item));
}

/* What was printed, where a table of published figures is open. */
static double
get_published (gpointer item, gpointer user_data)
{
  DtiDataset *published = cs_session_get_published (cs_page_get_session (user_data));
  g_autoptr (DtiObservation) observation = NULL;
  double figure;

  if (published == NULL)
    return NAN;
  observation = dti_dataset_lookup_observation (published,
                                                dti_score_get_unit (item),
                                                dti_score_get_period (item),
                                                dti_score_get_node_id (item),
                                                DTI_STAGE_ANY);
  if (observation == NULL || !dti_observation_get_number (observation, &figure))
    return NAN;

  return figure;
}

static char *
write_published (gpointer item, gpointer user_data)
{
  return cs_text_write_number (get_published (item, user_data), 4);
}

static const CsTableColumn columns[] = {
  { N_ ("Rank"), cs_score_cells_write_rank, cs_score_cells_get_rank, NULL, FALSE },
  { N_ ("Unit"), write_name, NULL, NULL, TRUE },
  { N_ ("Id"), write_id, NULL, NULL, FALSE },
  { N_ ("Value"), cs_score_cells_write_value, cs_score_cells_get_value, NULL, FALSE },
  { N_ ("Published value"), write_published, get_published, NULL, FALSE },
  { N_ ("Score"), cs_score_cells_write_score, cs_score_cells_get_score, NULL, FALSE },
  { N_ ("Maximum"), cs_score_cells_write_max, cs_score_cells_get_max, NULL, FALSE },
  { N_ ("Coverage"), cs_score_cells_write_coverage, cs_score_cells_get_coverage, NULL, FALSE },
};

#define PUBLISHED_COLUMN 4

/* ---- the choice of the node ---- */

static const char *
get_chosen_node (CsUnitsPage *self)
{
  DtiNode *node = gtk_drop_down_get_selected_item (self->nodes);

  return node != NULL ? dti_node_get_id (node) : NULL;
}

static void
show_nodes (CsUnitsPage *self, DtiFramework *framework)
{
  GListModel *nodes = dti_framework_get_nodes (framework);
  DtiNode *ranked = dti_framework_get_ranking_node (framework);

  if (gtk_drop_down_get_model (self->nodes) == nodes)
    return;
  gtk_drop_down_set_model (self->nodes, nodes);
  for (guint i = 0; i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr (DtiNode) node = g_list_model_get_item (nodes, i);

      if (node == ranked)
        gtk_drop_down_set_selected (self->nodes, i);
    }
}

static void
node_selected_cb (GtkDropDown *nodes, GParamSpec *pspec, CsUnitsPage *self)
{
  if (!self->refreshing)
    cs_page_queue_refresh (CS_PAGE (self));
}

static void
row_activated_cb (CsTable *table, DtiScore *score, CsUnitsPage *self)
{
  cs_session_set_unit (cs_page_get_session (CS_PAGE (self)), dti_score_get_unit (score));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", "overview");
}

/* ---- the page ---- */

static void
cs_units_page_refresh (CsPage *page)
{
  CsUnitsPage *self = CS_UNITS_PAGE (page);
  DtiScorecard *card = cs_session_get_card (cs_page_get_session (page));
  g_autoptr (GListModel) scores = NULL;

  if (card == NULL)
    return;
  self->refreshing = TRUE;
  show_nodes (self, dti_scorecard_get_framework (card));
  self->refreshing = FALSE;
  if (get_chosen_node (self) != NULL)
    scores = dti_scorecard_list_scores (card, get_chosen_node (self), NULL);
  cs_table_set_list (self->table, scores);
  cs_table_show_column (self->table,
                        PUBLISHED_COLUMN,
                        cs_session_get_published (cs_page_get_session (page)) != NULL);
}

static char *
cs_units_page_write_table (CsPage *page, const char **extension)
{
  CsUnitsPage *self = CS_UNITS_PAGE (page);
  DtiScorecard *card = cs_session_get_card (cs_page_get_session (page));
  const char *nodes[] = { get_chosen_node (self), NULL };

  return cs_export_write_card (card, NULL, nodes);
}

static void
cs_units_page_class_init (CsUnitsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  CS_PAGE_CLASS (klass)->refresh = cs_units_page_refresh;
  CS_PAGE_CLASS (klass)->write_table = cs_units_page_write_table;

  g_type_ensure (CS_TYPE_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/libdti/ChiSo/cs-units-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CsUnitsPage, nodes);
  gtk_widget_class_bind_template_child (widget_class, CsUnitsPage, table);
  gtk_widget_class_bind_template_callback (widget_class, node_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, cs_text_write_node);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
cs_units_page_init (CsUnitsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cs_table_add_columns (self->table, columns, G_N_ELEMENTS (columns), self);
  cs_table_sort_by (self->table, 0, GTK_SORT_ASCENDING);
}
