/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <glib/gi18n.h>
#include <math.h>

#include "cs-change-page.h"
#include "cs-chart-view.h"
#include "cs-table.h"
#include "cs-text.h"

/* Why score and rank changed between two periods: a waterfall, the parts, and sentences to paste.
 */
struct _CsChangePage
{
  CsPage parent_instance;

  GtkStack *stack;
  GtkDropDown *older;
  GtkDropDown *newer;
  GtkLabel *sentence;
  GtkLabel *problem;
  CsChartView *chart_view;
  CsTable *table;

  DtiAttribution *attribution;
  gboolean refreshing;
};

G_DEFINE_FINAL_TYPE (CsChangePage, cs_change_page, CS_TYPE_PAGE)

/* ---- cells ---- */

static char *
write_part (gpointer item, gpointer user_data)
{
  DtiNode *node = dti_contribution_get_node (item);

  return node != NULL ? cs_text_write_node (node) : g_strdup ("");
}

static char *
write_cause (gpointer item, gpointer user_data)
{
  switch (dti_contribution_get_cause (item))
    {
    case DTI_CAUSE_METHOD:
      return g_strdup (_ ("Method"));
    case DTI_CAUSE_COVERAGE:
      return g_strdup (_ ("Coverage"));
    case DTI_CAUSE_PERFORMANCE:
    default:
      return g_strdup (_ ("Performance"));
    }
}

static double
get_points (gpointer item, gpointer user_data)
{
  return dti_contribution_get_points (item);
}

static double
get_value_change (gpointer item, gpointer user_data)
{
  return dti_contribution_get_value_change (item);
}

static char *
write_points (gpointer item, gpointer user_data)
{
  return cs_text_write_change (get_points (item, NULL), 2);
}

static char *
write_value_change (gpointer item, gpointer user_data)
{
  return cs_text_write_change (get_value_change (item, NULL), 4);
}

static const CsTableColumn columns[] = {
  { N_ ("Part"), write_part, NULL, NULL, TRUE },
  { N_ ("Cause"), write_cause, NULL, NULL, FALSE },
  { N_ ("Points"), write_points, get_points, NULL, FALSE },
  { N_ ("Change of value"), write_value_change, get_value_change, NULL, FALSE },
};

/* ---- the two periods ---- */

static void
show_periods (CsChangePage *self, CsSession *session)
{
  GListModel *cards = cs_session_get_cards (session);
  const guint n_cards = g_list_model_get_n_items (cards);

  if (gtk_drop_down_get_model (self->older) == cards &&
      gtk_drop_down_get_selected (self->older) != GTK_INVALID_LIST_POSITION)
    return;
  self->refreshing = TRUE;
  gtk_drop_down_set_model (self->older, cards);
  gtk_drop_down_set_model (self->newer, cards);
  if (n_cards > 1)
    {
      gtk_drop_down_set_selected (self->older, n_cards - 2);
      gtk_drop_down_set_selected (self->newer, n_cards - 1);
    }
  self->refreshing = FALSE;
}

static void
period_selected_cb (GtkDropDown *periods, GParamSpec *pspec, CsChangePage *self)
{
  if (!self->refreshing)
    cs_page_queue_refresh (CS_PAGE (self));
}

/* ---- what is shown ---- */

static void
show_problem (CsChangePage *self, const char *message)
{
  gtk_label_set_label (self->problem, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), message != NULL);
}

static void
show_sentence (CsChangePage *self, DtiScorecard *older, DtiScorecard *newer, const char *unit)
{
  const char *language = cs_text_get_language ();
  g_autofree char *score = dti_attribution_to_sentence (self->attribution, language);
  g_autoptr (DtiRankChange) change =
      dti_rank_change_between (older, newer, unit, NULL, NULL, NULL, NULL);
  g_autofree char *rank =
      change != NULL ? dti_rank_change_to_sentence (change, language) : g_strdup ("");
  g_autofree char *sentence = g_strconcat (score, *rank != '\0' ? "\n\n" : "", rank, NULL);

  gtk_label_set_label (self->sentence, sentence);
}

static void
show_parts (CsChangePage *self)
{
  g_autoptr (GListModel) parts = dti_attribution_list_contributions (self->attribution, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiChart) chart = dti_chart_new_waterfall (self->attribution, NULL, &error);

  cs_table_set_list (self->table, parts);
  cs_chart_view_set_chart (self->chart_view, chart, gtk_label_get_label (self->sentence));
  if (chart == NULL)
    show_problem (self, error->message);
}

static void
compare (CsChangePage *self, DtiScorecard *older, DtiScorecard *newer, const char *unit)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->attribution);
  self->attribution = dti_attribution_between (older, newer, unit, NULL, NULL, &error);
  show_problem (self, error != NULL ? error->message : NULL);
  if (self->attribution == NULL)
    {
      cs_table_set_list (self->table, NULL);
      cs_chart_view_set_chart (self->chart_view, NULL, NULL);
      gtk_label_set_label (self->sentence, "");
      return;
    }
  show_sentence (self, older, newer, unit);
  show_parts (self);
}

static void
copy_cb (GtkButton *button, CsChangePage *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                          gtk_label_get_label (self->sentence));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s", _ ("Copied"));
}

/* ---- the page ---- */

static void
cs_change_page_refresh (CsPage *page)
{
  CsChangePage *self = CS_CHANGE_PAGE (page);
  CsSession *session = cs_page_get_session (page);
  const char *unit = cs_session_get_unit (session);
  const gboolean enough = g_list_model_get_n_items (cs_session_get_cards (session)) > 1;
  DtiScorecard *older;
  DtiScorecard *newer;

  gtk_stack_set_visible_child_name (self->stack, enough ? "change" : "none");
  if (!enough || unit == NULL)
    return;
  show_periods (self, session);
  older = gtk_drop_down_get_selected_item (self->older);
  newer = gtk_drop_down_get_selected_item (self->newer);
  if (older != NULL && newer != NULL)
    compare (self, older, newer, unit);
}

static DtiChart *
cs_change_page_get_chart (CsPage *page)
{
  return cs_chart_view_get_chart (CS_CHANGE_PAGE (page)->chart_view);
}

static char *
cs_change_page_write_table (CsPage *page, const char **extension)
{
  CsChangePage *self = CS_CHANGE_PAGE (page);

  if (self->attribution == NULL)
    return NULL;

  return dti_attribution_to_csv (self->attribution);
}

static void
cs_change_page_dispose (GObject *object)
{
  CsChangePage *self = CS_CHANGE_PAGE (object);

  g_clear_object (&self->attribution);

  G_OBJECT_CLASS (cs_change_page_parent_class)->dispose (object);
}

static void
cs_change_page_class_init (CsChangePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cs_change_page_dispose;
  CS_PAGE_CLASS (klass)->refresh = cs_change_page_refresh;
  CS_PAGE_CLASS (klass)->get_chart = cs_change_page_get_chart;
  CS_PAGE_CLASS (klass)->write_table = cs_change_page_write_table;

  g_type_ensure (CS_TYPE_CHART_VIEW);
  g_type_ensure (CS_TYPE_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/libdti/ChiSo/cs-change-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CsChangePage, stack);
  gtk_widget_class_bind_template_child (widget_class, CsChangePage, older);
  gtk_widget_class_bind_template_child (widget_class, CsChangePage, newer);
  gtk_widget_class_bind_template_child (widget_class, CsChangePage, sentence);
  gtk_widget_class_bind_template_child (widget_class, CsChangePage, problem);
  gtk_widget_class_bind_template_child (widget_class, CsChangePage, chart_view);
  gtk_widget_class_bind_template_child (widget_class, CsChangePage, table);
  gtk_widget_class_bind_template_callback (widget_class, period_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
}

static void
cs_change_page_init (CsChangePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cs_table_add_columns (self->table, columns, G_N_ELEMENTS (columns), self);
}
