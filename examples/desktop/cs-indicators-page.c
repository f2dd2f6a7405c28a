/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <glib/gi18n.h>

#include "cs-export.h"
#include "cs-indicators-page.h"
#include "cs-score-cells.h"
#include "cs-table.h"
#include "cs-text.h"

/* All nodes of one unit: the table stands on dti_scorecard_list_unit_scores(). */
struct _CsIndicatorsPage
{
  CsPage parent_instance;

  GtkLabel *heading;
  GtkCheckButton *with_figures;
  CsTable *table;
};

G_DEFINE_FINAL_TYPE (CsIndicatorsPage, cs_indicators_page, CS_TYPE_PAGE)

static char *
write_id (gpointer item, gpointer user_data)
{
  return g_strdup (dti_score_get_node_id (item));
}

static char *
write_title (gpointer item, gpointer user_data)
{
  return cs_text_write_node (dti_score_get_node (item));
}

static char *
write_level (gpointer item, gpointer user_data)
{
  const char *level = dti_node_get_level (dti_score_get_node (item));

  return g_strdup (level != NULL ? level : "");
}

static const CsTableColumn columns[] = {
  { N_ ("Id"), write_id, NULL, NULL, FALSE },
  { N_ ("Indicator"), write_title, NULL, NULL, TRUE },
  { N_ ("Level"), write_level, NULL, NULL, FALSE },
  { N_ ("Value"), cs_score_cells_write_value, cs_score_cells_get_value, NULL, FALSE },
  { N_ ("Score"), cs_score_cells_write_score, cs_score_cells_get_score, NULL, FALSE },
  { N_ ("Maximum"), cs_score_cells_write_max, cs_score_cells_get_max, NULL, FALSE },
  { N_ ("Rank"), cs_score_cells_write_rank, cs_score_cells_get_rank, NULL, FALSE },
  { N_ ("Coverage"), cs_score_cells_write_coverage, cs_score_cells_get_coverage, NULL, FALSE },
};

static gboolean
filter_cb (gpointer item, gpointer user_data)
{
  CsIndicatorsPage *self = user_data;
  double value;

  return !gtk_check_button_get_active (self->with_figures) || dti_score_get_value (item, &value);
}

static void
with_figures_toggled_cb (GtkCheckButton *button, CsIndicatorsPage *self)
{
  cs_table_filter_changed (self->table);
}

static void
row_activated_cb (CsTable *table, DtiScore *score, CsIndicatorsPage *self)
{
  cs_session_set_node (cs_page_get_session (CS_PAGE (self)), dti_score_get_node_id (score));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", "indicator");
}

static void
cs_indicators_page_refresh (CsPage *page)
{
  CsIndicatorsPage *self = CS_INDICATORS_PAGE (page);
  CsSession *session = cs_page_get_session (page);
  DtiScorecard *card = cs_session_get_card (session);
  const char *unit = cs_session_get_unit (session);
  g_autoptr (GListModel) scores = NULL;
  g_autofree char *name = cs_session_write_unit (session, unit);
  g_autofree char *heading = NULL;

  if (card == NULL || unit == NULL)
    return;
  heading = g_strdup_printf ("%s · %s", name, dti_scorecard_get_period (card));
  gtk_label_set_label (self->heading, heading);
  scores = dti_scorecard_list_unit_scores (card, unit, NULL);
  cs_table_set_list (self->table, scores);
}

static char *
cs_indicators_page_write_table (CsPage *page, const char **extension)
{
  CsSession *session = cs_page_get_session (page);
  DtiScorecard *card = cs_session_get_card (session);
  const char *units[] = { cs_session_get_unit (session), NULL };

  return cs_export_write_card (card, units, NULL);
}

static void
cs_indicators_page_class_init (CsIndicatorsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  CS_PAGE_CLASS (klass)->refresh = cs_indicators_page_refresh;
  CS_PAGE_CLASS (klass)->write_table = cs_indicators_page_write_table;

  g_type_ensure (CS_TYPE_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/libdti/ChiSo/cs-indicators-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CsIndicatorsPage, heading);
  gtk_widget_class_bind_template_child (widget_class, CsIndicatorsPage, with_figures);
  gtk_widget_class_bind_template_child (widget_class, CsIndicatorsPage, table);
  gtk_widget_class_bind_template_callback (widget_class, with_figures_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
cs_indicators_page_init (CsIndicatorsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cs_table_add_columns (self->table, columns, G_N_ELEMENTS (columns), self);
  cs_table_set_filter (self->table, filter_cb, self);
}
