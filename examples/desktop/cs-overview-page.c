/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <glib/gi18n.h>
#include <math.h>

#include "cs-chart-view.h"
#include "cs-overview-page.h"
#include "cs-score-cells.h"
#include "cs-text.h"

/* The chosen unit at a glance: figure and rank of the index and of its pillars, and a chart. */
struct _CsOverviewPage
{
  CsPage parent_instance;

  GtkLabel *heading;
  GtkLabel *subheading;
  GtkLabel *rank;
  GtkLabel *value;
  GtkLabel *score;
  GtkListBox *pillars;
  GtkDropDown *kinds;
  CsChartView *chart_view;
  GtkLabel *chart_problem;
  GtkLabel *trend;

  GtkFilterListModel *pillar_scores;
};

G_DEFINE_FINAL_TYPE (CsOverviewPage, cs_overview_page, CS_TYPE_PAGE)

/* In the order of the items in the .ui file. */
enum
{
  KIND_TREND,
  KIND_RANKS,
  KIND_PILLARS,
  KIND_ALL_UNITS,
};

/* ---- charts ---- */

static DtiChart *
make_chart (CsOverviewPage *self, CsSession *session, GError **error)
{
  DtiScorecard *card = cs_session_get_card (session);
  GListModel *cards = cs_session_get_cards (session);
  const char *units[] = { cs_session_get_unit (session), NULL };

  switch (gtk_drop_down_get_selected (self->kinds))
    {
    case KIND_RANKS:
      return dti_chart_new_ranks (cards, NULL, NULL, error);
    case KIND_PILLARS:
      return dti_chart_new_radar (card, units, NULL, error);
    case KIND_ALL_UNITS:
      return dti_chart_new_bars (card, NULL, NULL, NULL, error);
    case KIND_TREND:
    default:
      return dti_chart_new_trend_from_scorecards (cards, NULL, DTI_COLUMN_VALUE, NULL, error);
    }
}

static void
show_chart (CsOverviewPage *self, CsSession *session)
{
  const char *units[] = { cs_session_get_unit (session), NULL };
  GtkStringObject *kind = gtk_drop_down_get_selected_item (self->kinds);
  g_autofree char *label = g_strdup_printf ("%s · %s · %s",
                                            gtk_label_get_label (self->heading),
                                            gtk_string_object_get_string (kind),
                                            gtk_label_get_label (self->rank));
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiChart) chart = make_chart (self, session, &error);

  if (chart != NULL)
    dti_chart_set_highlighted (chart, units);
  cs_chart_view_set_chart (self->chart_view, chart, label);
  gtk_widget_set_visible (GTK_WIDGET (self->chart_problem), chart == NULL);
  gtk_label_set_label (self->chart_problem, error != NULL ? error->message : "");
}

static void
kind_selected_cb (GtkDropDown *kinds, GParamSpec *pspec, CsOverviewPage *self)
{
  cs_page_queue_refresh (CS_PAGE (self));
}

/* ---- pillars ---- */

/* Pillars are the views of a framework that has any, else what its root is made of. */
static gboolean
is_pillar (gpointer item, gpointer user_data)
{
  DtiScore *score = item;
  CsSession *session = cs_page_get_session (user_data);
  DtiFramework *framework = dti_scorecard_get_framework (cs_session_get_card (session));
  GListModel *pillars = dti_framework_get_views (framework);

  if (g_list_model_get_n_items (pillars) == 0)
    pillars = dti_pillar_get_children (dti_framework_get_root (framework));
  for (guint i = 0; i < g_list_model_get_n_items (pillars); i++)
    {
      g_autoptr (DtiNode) pillar = g_list_model_get_item (pillars, i);

      if (pillar == dti_score_get_node (score))
        return TRUE;
    }

  return FALSE;
}

static char *
write_rank_of (DtiScorecard *card, const char *node, double rank)
{
  g_autofree char *text = cs_text_write_rank (rank);

  if (isnan (rank))
    return g_strdup (_ ("not ranked"));

  /* Translators: a rank and the number of units that are ranked. */
  return g_strdup_printf (_ ("rank %s of %u"), text, dti_scorecard_get_n_ranked (card, node));
}

static GtkWidget *
make_pillar_row (gpointer item, gpointer user_data)
{
  DtiScorecard *card = cs_session_get_card (cs_page_get_session (user_data));
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = cs_text_write_node (dti_score_get_node (item));
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  g_autofree char *value = cs_score_cells_write_value (item, NULL);
  g_autofree char *rank =
      write_rank_of (card, dti_score_get_node_id (item), cs_score_cells_get_rank (item, NULL));
  GtkWidget *label = gtk_label_new (value);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), rank);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "title-3");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  g_object_set_data_full (G_OBJECT (row), "node", g_strdup (dti_score_get_node_id (item)), g_free);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);

  return row;
}

static void
pillar_activated_cb (GtkListBox *box, GtkListBoxRow *row, CsOverviewPage *self)
{
  cs_session_set_node (cs_page_get_session (CS_PAGE (self)),
                       g_object_get_data (G_OBJECT (row), "node"));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", "indicator");
}

/* ---- the page ---- */

static void
show_figures (CsOverviewPage *self, DtiScorecard *card, const char *unit)
{
  const char *node =
      dti_node_get_id (dti_framework_get_ranking_node (dti_scorecard_get_framework (card)));
  double rank = NAN;
  double value = NAN;
  double score = NAN;
  double max = NAN;
  g_autofree char *rank_text = NULL;
  g_autofree char *value_text = NULL;
  g_autofree char *score_text = NULL;
  g_autofree char *max_text = NULL;
  g_autofree char *points = NULL;

  dti_scorecard_get_rank (card, unit, node, &rank);
  dti_scorecard_get_value (card, unit, node, &value);
  dti_scorecard_get_score (card, unit, node, &score);
  dti_scorecard_get_max (card, unit, node, &max);
  rank_text = write_rank_of (card, node, rank);
  value_text = cs_text_write_number (value, 4);
  score_text = cs_text_write_number (score, 2);
  max_text = cs_text_write_number (max, 0);
  /* Translators: points, and the points that could be reached. */
  points = g_strdup_printf (_ ("%s of %s points"), score_text, max_text);
  gtk_label_set_label (self->rank, rank_text);
  gtk_label_set_label (self->value, value_text);
  gtk_label_set_label (self->score, points);
}

/* What can be said of the periods: with three of them, that it is too early. */
static void
show_trend (CsOverviewPage *self, CsSession *session)
{
  DtiFramework *framework = dti_scorecard_get_framework (cs_session_get_card (session));
  g_autoptr (DtiSeries) series =
      dti_series_new_from_scorecards (cs_session_get_cards (session),
                                      cs_session_get_unit (session),
                                      dti_node_get_id (dti_framework_get_ranking_node (framework)),
                                      DTI_COLUMN_VALUE,
                                      NULL);
  g_autoptr (DtiTrend) trend = series != NULL ? dti_trend_test (series) : NULL;
  g_autofree char *sentence =
      trend != NULL ? dti_trend_to_sentence (trend, cs_text_get_language ()) : NULL;

  gtk_label_set_label (self->trend, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->trend), sentence != NULL);
}

static void
cs_overview_page_refresh (CsPage *page)
{
  CsOverviewPage *self = CS_OVERVIEW_PAGE (page);
  CsSession *session = cs_page_get_session (page);
  DtiScorecard *card = cs_session_get_card (session);
  const char *unit = cs_session_get_unit (session);
  g_autofree char *name = cs_session_write_unit (session, unit);
  g_autofree char *title = NULL;
  g_autofree char *subheading = NULL;
  g_autoptr (GListModel) scores = NULL;

  if (card == NULL || unit == NULL)
    return;
  title = dti_framework_get_title (dti_scorecard_get_framework (card), cs_text_get_language ());
  subheading = g_strdup_printf ("%s · %s", dti_scorecard_get_period (card), title);
  gtk_label_set_label (self->heading, name);
  gtk_label_set_label (self->subheading, subheading);
  show_figures (self, card, unit);
  scores = dti_scorecard_list_unit_scores (card, unit, NULL);
  gtk_filter_list_model_set_model (self->pillar_scores, scores);
  show_chart (self, session);
  show_trend (self, session);
}

static DtiChart *
cs_overview_page_get_chart (CsPage *page)
{
  return cs_chart_view_get_chart (CS_OVERVIEW_PAGE (page)->chart_view);
}

static void
cs_overview_page_dispose (GObject *object)
{
  CsOverviewPage *self = CS_OVERVIEW_PAGE (object);

  if (self->pillars != NULL)
    gtk_list_box_bind_model (self->pillars, NULL, NULL, NULL, NULL);
  g_clear_object (&self->pillar_scores);

  G_OBJECT_CLASS (cs_overview_page_parent_class)->dispose (object);
}

static void
cs_overview_page_class_init (CsOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cs_overview_page_dispose;
  CS_PAGE_CLASS (klass)->refresh = cs_overview_page_refresh;
  CS_PAGE_CLASS (klass)->get_chart = cs_overview_page_get_chart;

  g_type_ensure (CS_TYPE_CHART_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/libdti/ChiSo/cs-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CsOverviewPage, heading);
  gtk_widget_class_bind_template_child (widget_class, CsOverviewPage, subheading);
  gtk_widget_class_bind_template_child (widget_class, CsOverviewPage, rank);
  gtk_widget_class_bind_template_child (widget_class, CsOverviewPage, value);
  gtk_widget_class_bind_template_child (widget_class, CsOverviewPage, score);
  gtk_widget_class_bind_template_child (widget_class, CsOverviewPage, pillars);
  gtk_widget_class_bind_template_child (widget_class, CsOverviewPage, kinds);
  gtk_widget_class_bind_template_child (widget_class, CsOverviewPage, chart_view);
  gtk_widget_class_bind_template_child (widget_class, CsOverviewPage, chart_problem);
  gtk_widget_class_bind_template_child (widget_class, CsOverviewPage, trend);
  gtk_widget_class_bind_template_callback (widget_class, kind_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, pillar_activated_cb);
}

static void
cs_overview_page_init (CsOverviewPage *self)
{
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (is_pillar, self, NULL));

  gtk_widget_init_template (GTK_WIDGET (self));
  self->pillar_scores = gtk_filter_list_model_new (NULL, filter);
  gtk_list_box_bind_model (self->pillars,
                           G_LIST_MODEL (self->pillar_scores),
                           make_pillar_row,
                           self,
                           NULL);
}
