/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <glib/gi18n.h>

#include "cs-agencies-page.h"
#include "cs-change-page.h"
#include "cs-export.h"
#include "cs-indicator-page.h"
#include "cs-indicators-page.h"
#include "cs-overview-page.h"
#include "cs-problems-page.h"
#include "cs-text.h"
#include "cs-units-page.h"
#include "cs-whatif-page.h"
#include "cs-window.h"

/* The frame around the pages: the choice of unit and period, opening and exporting. */
struct _CsWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *stack;
  AdwLeaflet *leaflet;
  GtkStack *pages;
  AdwWindowTitle *title;
  GtkDropDown *units;
  GtkDropDown *periods;
  GtkSpinner *spinner;
  AdwStatusPage *start;

  CsSession *session;
  GCancellable *cancellable;
  GtkFileChooserNative *chooser;
  gboolean refreshing;
};

typedef enum
{
  PROP_SESSION = 1,
} CsWindowProperty;

static GParamSpec *props[PROP_SESSION + 1];

G_DEFINE_FINAL_TYPE (CsWindow, cs_window, ADW_TYPE_APPLICATION_WINDOW)

static void
say (CsWindow *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}

/* ---- unit and period ---- */

static char *
write_score_unit (DtiScore *score, CsWindow *self)
{
  return cs_session_write_unit (self->session, dti_score_get_unit (score));
}

static void
show_units (CsWindow *self)
{
  DtiScorecard *card = cs_session_get_card (self->session);
  const char *const *units = dti_scorecard_get_units (card);
  const char *unit = cs_session_get_unit (self->session);
  DtiFramework *framework = dti_scorecard_get_framework (card);
  g_autoptr (GListModel) scores =
      dti_scorecard_list_scores (card,
                                 dti_node_get_id (dti_framework_get_ranking_node (framework)),
                                 NULL);

  gtk_drop_down_set_model (self->units, scores);
  for (guint i = 0; units[i] != NULL; i++)
    {
      if (g_strcmp0 (units[i], unit) == 0)
        gtk_drop_down_set_selected (self->units, i);
    }
}

static void
show_periods (CsWindow *self)
{
  GListModel *cards = cs_session_get_cards (self->session);
  guint position;

  gtk_drop_down_set_model (self->periods, cards);
  if (g_list_store_find (G_LIST_STORE (cards), cs_session_get_card (self->session), &position))
    gtk_drop_down_set_selected (self->periods, position);
}

/* Pages that have nothing to say are not offered. */
static void
offer_pages (CsWindow *self)
{
  const gboolean card = cs_session_get_card (self->session) != NULL;
  const gboolean schedule = cs_session_get_schedule (self->session) != NULL;
  const gboolean first = card && !gtk_widget_get_visible (GTK_WIDGET (self->units));
  g_autoptr (GListModel) pages = G_LIST_MODEL (gtk_stack_get_pages (self->pages));

  gtk_widget_set_visible (GTK_WIDGET (self->units), card);
  gtk_widget_set_visible (GTK_WIDGET (self->periods), card);
  for (guint i = 0; i < g_list_model_get_n_items (pages); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (pages, i);
      GtkStackPage *page = GTK_STACK_PAGE (item);
      const char *name = gtk_stack_page_get_name (page);

      gtk_stack_page_set_visible (page,
                                  card || g_str_equal (name, "problems") ||
                                      (schedule && g_str_equal (name, "agencies")));
    }
  if (first)
    cs_window_show_page (self, "overview");
}

static void
show_state (CsWindow *self)
{
  const gboolean loading = cs_session_get_loading (self->session);
  const gboolean any = cs_session_get_card (self->session) != NULL ||
                       cs_session_get_schedule (self->session) != NULL ||
                       dti_problem_list_has_errors (cs_session_get_problems (self->session));

  offer_pages (self);
  gtk_spinner_set_spinning (self->spinner, loading);
  gtk_stack_set_visible_child_name (self->stack, any ? "pages" : "start");
}

static void
session_notify_cb (CsSession *session, GParamSpec *pspec, CsWindow *self)
{
  const gboolean of_card = g_str_equal (pspec->name, "card");

  self->refreshing = TRUE;
  if (cs_session_get_card (session) != NULL && (of_card || g_str_equal (pspec->name, "unit")))
    show_units (self);
  if (cs_session_get_card (session) != NULL && (of_card || g_str_equal (pspec->name, "cards")))
    show_periods (self);
  show_state (self);
  self->refreshing = FALSE;
}

static void
unit_selected_cb (GtkDropDown *units, GParamSpec *pspec, CsWindow *self)
{
  DtiScore *score = gtk_drop_down_get_selected_item (units);

  if (!self->refreshing && score != NULL)
    cs_session_set_unit (self->session, dti_score_get_unit (score));
}

static void
period_selected_cb (GtkDropDown *periods, GParamSpec *pspec, CsWindow *self)
{
  DtiScorecard *card = gtk_drop_down_get_selected_item (periods);

  if (!self->refreshing && card != NULL)
    cs_session_set_card (self->session, card);
}

/* ---- pages ---- */

static void
page_shown_cb (GtkStack *pages, GParamSpec *pspec, CsWindow *self)
{
  CsPage *page = cs_window_get_page (self);
  GtkStackPage *stack_page;

  if (page == NULL)
    return;
  stack_page = gtk_stack_get_page (pages, GTK_WIDGET (page));
  adw_window_title_set_title (self->title, gtk_stack_page_get_title (stack_page));
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "win.export-chart",
                                 CS_PAGE_GET_CLASS (page)->get_chart != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export-table", cs_page_has_table (page));
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
}

static void
page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cs_window_show_page (CS_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_leaflet_navigate (CS_WINDOW (widget)->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

static void
say_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  say (CS_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* ---- opening ---- */

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CsWindow) self = user_data;
  CsSession *session = CS_SESSION (source);
  g_autoptr (GError) error = NULL;
  const guint n_problems =
      g_list_model_get_n_items (G_LIST_MODEL (cs_session_get_problems (session)));
  g_autofree char *text = NULL;
  AdwToast *toast;

  if (!cs_session_open_finish (session, result, &error))
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
      cs_window_show_page (self, "problems");
    }
  if (n_problems == 0)
    return;
  text = g_strdup_printf (ngettext ("%u problem in the documents",
                                    "%u problems in the documents",
                                    n_problems),
                          n_problems);
  toast = adw_toast_new (text);
  adw_toast_set_button_label (toast, _ ("_Show"));
  adw_toast_set_action_name (toast, "win.page");
  adw_toast_set_action_target (toast, "s", "problems");
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
files_chosen_cb (GtkNativeDialog *dialog, int response, CsWindow *self)
{
  g_autoptr (GListModel) files = NULL;
  g_autoptr (CsLoader) loader = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
      loader = cs_loader_new (cs_session_get_framework (self->session));
      for (guint i = 0; i < g_list_model_get_n_items (files); i++)
        {
          g_autoptr (GFile) file = g_list_model_get_item (files, i);

          cs_loader_add (loader, cs_document_new (CS_DOCUMENT_UNKNOWN, file));
        }
      cs_window_open (self, loader);
    }
  g_clear_object (&self->chooser);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CsWindow *self = CS_WINDOW (widget);

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_ ("Open Documents"),
                                               GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_OPEN,
                                               _ ("_Open"),
                                               _ ("_Cancel"));
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
  g_signal_connect (self->chooser, "response", G_CALLBACK (files_chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* ---- exporting ---- */

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CsWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (cs_export_finish (CS_PAGE (source), result, &error))
    say (self, _ ("Exported"));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (self, error->message);
}

static void
target_chosen_cb (GtkNativeDialog *dialog, int response, CsWindow *self)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      if (g_object_get_data (G_OBJECT (dialog), "chart") != NULL)
        cs_window_export_chart (self, file);
      else
        cs_window_export_table (self, file);
    }
  g_clear_object (&self->chooser);
}

static void
ask_for_target (CsWindow *self, gboolean chart)
{
  g_autofree char *name = NULL;
  const char *extension = "svg";

  if (self->chooser != NULL)
    return;
  if (!chart)
    g_free (cs_page_write_table (cs_window_get_page (self), &extension));
  name = g_strdup_printf ("%s.%s", gtk_stack_get_visible_child_name (self->pages), extension);
  self->chooser = gtk_file_chooser_native_new (chart ? _ ("Export Chart") : _ ("Export Table"),
                                               GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SAVE,
                                               _ ("_Export"),
                                               _ ("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_object_set_data (G_OBJECT (self->chooser), "chart", chart ? self : NULL);
  g_signal_connect (self->chooser, "response", G_CALLBACK (target_chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
export_chart_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_for_target (CS_WINDOW (widget), TRUE);
}

static void
export_table_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_for_target (CS_WINDOW (widget), FALSE);
}

/* ---- the object ---- */

static void
cs_window_dispose (GObject *object)
{
  CsWindow *self = CS_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->chooser);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_func (self->session, session_notify_cb, self);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (cs_window_parent_class)->dispose (object);
}

static void
cs_window_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((CsWindowProperty) prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, CS_WINDOW (object)->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ensure_types (void)
{
  g_type_ensure (CS_TYPE_AGENCIES_PAGE);
  g_type_ensure (CS_TYPE_CHANGE_PAGE);
  g_type_ensure (CS_TYPE_INDICATOR_PAGE);
  g_type_ensure (CS_TYPE_INDICATORS_PAGE);
  g_type_ensure (CS_TYPE_OVERVIEW_PAGE);
  g_type_ensure (CS_TYPE_PROBLEMS_PAGE);
  g_type_ensure (CS_TYPE_UNITS_PAGE);
  g_type_ensure (CS_TYPE_WHATIF_PAGE);
  g_type_ensure (DTI_TYPE_SCORECARD);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.page", "s", page_action);
  gtk_widget_class_install_action (widget_class, "win.say", "s", say_action);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "win.export-chart", NULL, export_chart_action);
  gtk_widget_class_install_action (widget_class, "win.export-table", NULL, export_table_action);
}

static void
cs_window_class_init (CsWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cs_window_dispose;
  object_class->get_property = cs_window_get_property;

  props[PROP_SESSION] = g_param_spec_object ("session",
                                             NULL,
                                             NULL,
                                             CS_TYPE_SESSION,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  ensure_types ();
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/libdti/ChiSo/cs-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CsWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, CsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, CsWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, CsWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, CsWindow, title);
  gtk_widget_class_bind_template_child (widget_class, CsWindow, units);
  gtk_widget_class_bind_template_child (widget_class, CsWindow, periods);
  gtk_widget_class_bind_template_child (widget_class, CsWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, CsWindow, start);
  gtk_widget_class_bind_template_callback (widget_class, unit_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, period_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_shown_cb);
  install_actions (widget_class);
}

static void
cs_window_init (CsWindow *self)
{
  GtkExpression *unit_name;

  self->session = cs_session_new ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  unit_name = gtk_cclosure_expression_new (
      G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (write_score_unit), self, NULL);
  gtk_drop_down_set_expression (self->units, unit_name);
  gtk_expression_unref (unit_name);
  g_signal_connect_object (self->session, "notify", G_CALLBACK (session_notify_cb), self, 0);
  show_state (self);
  page_shown_cb (self->pages, NULL, self);
}

CsWindow *
cs_window_new (GtkApplication *application)
{
  return g_object_new (CS_TYPE_WINDOW, "application", application, NULL);
}

CsSession *
cs_window_get_session (CsWindow *self)
{
  g_return_val_if_fail (CS_IS_WINDOW (self), NULL);

  return self->session;
}

/* The page that is shown. */
CsPage *
cs_window_get_page (CsWindow *self)
{
  g_return_val_if_fail (CS_IS_WINDOW (self), NULL);

  return (CsPage *) gtk_stack_get_visible_child (self->pages);
}

void
cs_window_show_page (CsWindow *self, const char *name)
{
  g_return_if_fail (CS_IS_WINDOW (self));

  if (gtk_stack_get_child_by_name (self->pages, name) != NULL)
    gtk_stack_set_visible_child_name (self->pages, name);
}

void
cs_window_open (CsWindow *self, CsLoader *loader)
{
  g_return_if_fail (CS_IS_WINDOW (self));

  if (cs_session_get_loading (self->session))
    return;
  cs_session_open_async (self->session, loader, self->cancellable, opened_cb, g_object_ref (self));
}

void
cs_window_export_chart (CsWindow *self, GFile *file)
{
  g_return_if_fail (CS_IS_WINDOW (self));

  cs_export_chart_async (cs_window_get_page (self),
                         file,
                         self->cancellable,
                         exported_cb,
                         g_object_ref (self));
}

void
cs_window_export_table (CsWindow *self, GFile *file)
{
  g_return_if_fail (CS_IS_WINDOW (self));

  cs_export_table_async (cs_window_get_page (self),
                         file,
                         self->cancellable,
                         exported_cb,
                         g_object_ref (self));
}
