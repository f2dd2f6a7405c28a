/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <glib/gi18n.h>
#include <math.h>

#include "cs-indicator-page.h"
#include "cs-table.h"
#include "cs-text.h"

/* How one figure came about: a tree over the children of a DtiExplanation, down to the cell of the
 * file. */
struct _CsIndicatorPage
{
  CsPage parent_instance;

  GtkLabel *heading;
  GtkLabel *description;
  GtkDropDown *nodes;
  CsTable *table;

  DtiExplanation *explanation;
  gboolean refreshing;
};

G_DEFINE_FINAL_TYPE (CsIndicatorPage, cs_indicator_page, CS_TYPE_PAGE)

/* ---- cells ---- */

static char *
write_node (gpointer item, gpointer user_data)
{
  return cs_text_write_node (dti_explanation_get_node (item));
}

static double
get_score (gpointer item, gpointer user_data)
{
  double score;

  return dti_explanation_get_score (item, &score) ? score : NAN;
}

static char *
write_score (gpointer item, gpointer user_data)
{
  return cs_text_write_number (get_score (item, NULL), 2);
}

static double
get_max (gpointer item, gpointer user_data)
{
  double max;

  return dti_explanation_get_max (item, &max) ? max : NAN;
}

static char *
write_max (gpointer item, gpointer user_data)
{
  return cs_text_write_number (get_max (item, NULL), 0);
}

static double
get_value (gpointer item, gpointer user_data)
{
  double value;

  return dti_explanation_get_value (item, &value) ? value : NAN;
}

static char *
write_value (gpointer item, gpointer user_data)
{
  return cs_text_write_number (get_value (item, NULL), 4);
}

static double
get_observed (gpointer item, gpointer user_data)
{
  DtiObservation *observation = dti_explanation_get_observation (item);
  double number;

  if (observation == NULL || !dti_observation_get_number (observation, &number))
    return NAN;

  return number;
}

static char *
write_observed (gpointer item, gpointer user_data)
{
  const double number = get_observed (item, NULL);

  return isnan (number) ? g_strdup ("") : cs_text_write_number (number, -1);
}

static char *
write_method (gpointer item, gpointer user_data)
{
  const char *formula = dti_explanation_get_formula (item);
  const char *method = dti_explanation_get_method (item);

  if (formula != NULL)
    return g_strdup (formula);

  return g_strdup (method != NULL ? method : "");
}

static char *
write_origin (gpointer item, gpointer user_data)
{
  DtiObservation *observation = dti_explanation_get_observation (item);
  const char *note = dti_explanation_get_note (item);
  g_autofree char *name = NULL;

  if (observation == NULL || dti_observation_get_file (observation) == NULL)
    return g_strdup (note != NULL ? note : "");
  name = g_path_get_basename (dti_observation_get_file (observation));

  return g_strdup_printf ("%s:%u:%u",
                          name,
                          dti_observation_get_row (observation),
                          dti_observation_get_column (observation));
}

static const CsTableColumn columns[] = {
  { N_ ("Made of"), write_node, NULL, NULL, TRUE },
  { N_ ("Value"), write_value, get_value, NULL, FALSE },
  { N_ ("Score"), write_score, get_score, NULL, FALSE },
  { N_ ("Maximum"), write_max, get_max, NULL, FALSE },
  { N_ ("Observed"), write_observed, get_observed, NULL, FALSE },
  { N_ ("How"), write_method, NULL, NULL, TRUE },
  { N_ ("From"), write_origin, NULL, NULL, FALSE },
};

/* ---- the tree ---- */

static GListModel *
list_children (gpointer item, gpointer user_data)
{
  GListModel *children = dti_explanation_get_children (item);

  if (children == NULL || g_list_model_get_n_items (children) == 0)
    return NULL;

  return g_object_ref (children);
}

static void
show_tree (CsIndicatorPage *self)
{
  GListStore *root = g_list_store_new (DTI_TYPE_EXPLANATION); /* a tree begins with a list */
  g_autoptr (GtkTreeListModel) tree = NULL;

  g_list_store_append (root, self->explanation);
  tree = gtk_tree_list_model_new (G_LIST_MODEL (root), FALSE, TRUE, list_children, NULL, NULL);
  cs_table_set_tree (self->table, tree);
}

/* ---- the choice of the node ---- */

static void
node_selected_cb (GtkDropDown *nodes, GParamSpec *pspec, CsIndicatorPage *self)
{
  DtiNode *node = gtk_drop_down_get_selected_item (nodes);

  if (!self->refreshing && node != NULL)
    cs_session_set_node (cs_page_get_session (CS_PAGE (self)), dti_node_get_id (node));
}

static void
show_nodes (CsIndicatorPage *self, DtiFramework *framework, DtiNode *chosen)
{
  GListModel *nodes = dti_framework_get_nodes (framework);

  self->refreshing = TRUE;
  if (gtk_drop_down_get_model (self->nodes) != nodes)
    gtk_drop_down_set_model (self->nodes, nodes);
  for (guint i = 0; i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr (DtiNode) node = g_list_model_get_item (nodes, i);

      if (node == chosen)
        gtk_drop_down_set_selected (self->nodes, i);
    }
  self->refreshing = FALSE;
}

/* ---- the page ---- */

static void
show_heading (CsIndicatorPage *self, CsSession *session, DtiNode *node)
{
  g_autofree char *name = cs_session_write_unit (session, cs_session_get_unit (session));
  g_autofree char *title = cs_text_write_node (node);
  g_autofree char *description = dti_node_get_description (node, cs_text_get_language ());
  g_autofree char *heading =
      g_strdup_printf ("%s · %s %s",
                       title,
                       name,
                       dti_scorecard_get_period (cs_session_get_card (session)));

  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->description, description != NULL ? description : "");
  gtk_widget_set_visible (GTK_WIDGET (self->description), description != NULL);
}

static void
cs_indicator_page_refresh (CsPage *page)
{
  CsIndicatorPage *self = CS_INDICATOR_PAGE (page);
  CsSession *session = cs_page_get_session (page);
  DtiScorecard *card = cs_session_get_card (session);
  DtiNode *node = cs_session_lookup_node (session);

  if (card == NULL || node == NULL || cs_session_get_unit (session) == NULL)
    return;
  show_nodes (self, dti_scorecard_get_framework (card), node);
  show_heading (self, session, node);
  g_clear_object (&self->explanation);
  self->explanation =
      dti_scorecard_explain (card, cs_session_get_unit (session), dti_node_get_id (node), NULL);
  if (self->explanation != NULL)
    show_tree (self);
}

static char *
cs_indicator_page_write_table (CsPage *page, const char **extension)
{
  CsIndicatorPage *self = CS_INDICATOR_PAGE (page);

  if (self->explanation == NULL)
    return NULL;
  *extension = "txt";

  return dti_explanation_to_text (self->explanation, cs_text_get_language ());
}

static void
cs_indicator_page_dispose (GObject *object)
{
  CsIndicatorPage *self = CS_INDICATOR_PAGE (object);

  g_clear_object (&self->explanation);

  G_OBJECT_CLASS (cs_indicator_page_parent_class)->dispose (object);
}

static void
cs_indicator_page_class_init (CsIndicatorPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cs_indicator_page_dispose;
  CS_PAGE_CLASS (klass)->refresh = cs_indicator_page_refresh;
  CS_PAGE_CLASS (klass)->write_table = cs_indicator_page_write_table;

  g_type_ensure (CS_TYPE_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/libdti/ChiSo/cs-indicator-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CsIndicatorPage, heading);
  gtk_widget_class_bind_template_child (widget_class, CsIndicatorPage, description);
  gtk_widget_class_bind_template_child (widget_class, CsIndicatorPage, nodes);
  gtk_widget_class_bind_template_child (widget_class, CsIndicatorPage, table);
  gtk_widget_class_bind_template_callback (widget_class, node_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, cs_text_write_node);
}

static void
cs_indicator_page_init (CsIndicatorPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cs_table_add_columns (self->table, columns, G_N_ELEMENTS (columns), self);
}
