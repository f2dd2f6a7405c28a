/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Drives the whole application: what is printed for Kiên Giang in examples/kien-giang/README.md is
 * what must stand on its pages. */

#include <libdti/dti.h>
#include <string.h>

#include "cs-chart-view.h"
#include "desktop-driver.h"

typedef struct
{
  CsApplication *application;
  CsWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->application = driver_start ();
  fixture->window = driver_open (fixture->application,
                                 "vn-dti-province-922",
                                 CS_DOCUMENT_FRAMEWORK,
                                 "data-2022-2023.csv",
                                 CS_DOCUMENT_DATA,
                                 "vn-dti-province-405",
                                 CS_DOCUMENT_FRAMEWORK,
                                 "data-2024.csv",
                                 CS_DOCUMENT_DATA,
                                 "units.json",
                                 CS_DOCUMENT_UNITS,
                                 "plan.json",
                                 CS_DOCUMENT_PLAN,
                                 "published.csv",
                                 CS_DOCUMENT_PUBLISHED,
                                 NULL);
  cs_session_set_unit (cs_window_get_session (fixture->window), "KG");
  driver_wait (50);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  driver_stop (fixture->application);
  g_assert_null (fixture->window); /* nobody holds it */
}

static void
choose_period (Fixture *fixture, const char *period)
{
  CsSession *session = cs_window_get_session (fixture->window);
  GListModel *cards = cs_session_get_cards (session);

  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr (DtiScorecard) card = g_list_model_get_item (cards, i);

      if (g_str_equal (dti_scorecard_get_period (card), period))
        cs_session_set_card (session, card);
    }
  driver_wait (50);
}

static char *
read_file (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_BUILT, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

/* ---- pages ---- */

static void
test_overview (Fixture *fixture, gconstpointer data)
{
  CsPage *page = driver_show_page (fixture->window, "overview");

  g_assert_true (driver_shows_text (GTK_WIDGET (page), "Kiên Giang"));
  g_assert_true (driver_shows_text (GTK_WIDGET (page), "0.7313"));
  g_assert_true (driver_shows_text (GTK_WIDGET (page), "rank 23 of 63"));
  g_assert_true (driver_shows_text (GTK_WIDGET (page), "0.8681")); /* Chính quyền số */
  g_assert_true (driver_shows_text (GTK_WIDGET (page), "rank 4 of 63"));

  choose_period (fixture, "2023");
  g_assert_true (driver_shows_text (GTK_WIDGET (page), "0.6717"));
  g_assert_true (driver_shows_text (GTK_WIDGET (page), "rank 40 of 63"));
}

static const char *
get_unit_at (CsTable *table, guint position)
{
  g_autoptr (DtiScore) score = g_list_model_get_item (cs_table_get_rows (table), position);

  return dti_score_get_unit (score); /* the list holds what it hands out */
}

static void
test_units (Fixture *fixture, gconstpointer data)
{
  CsTable *table;
  GListModel *rows;
  g_autoptr (DtiScore) first = NULL;
  g_autoptr (DtiScore) found = NULL;
  double rank;

  driver_show_page (fixture->window, "units");
  table = driver_find_table (fixture->window);
  rows = cs_table_get_rows (table);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 63);

  first = g_list_model_get_item (rows, 0);
  g_assert_true (dti_score_get_rank (first, &rank));
  g_assert_cmpfloat (rank, ==, 1.0);
  cs_table_sort_by (table, 0, GTK_SORT_DESCENDING);
  g_clear_object (&first);
  first = g_list_model_get_item (rows, 0);
  g_assert_true (dti_score_get_rank (first, &rank));
  g_assert_cmpfloat (rank, ==, 63.0);

  /* In the Vietnamese order, An Giang comes first. */
  cs_table_sort_by (table, 1, GTK_SORT_ASCENDING);
  g_assert_cmpstr (get_unit_at (table, 0), ==, "AG");

  cs_table_set_search (table, "kien giang");
  driver_wait (400); /* an entry waits for the next letter */
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 1);
  found = g_list_model_get_item (rows, 0);
  g_assert_cmpstr (dti_score_get_unit (found), ==, "KG");
  cs_table_set_search (table, "");
  driver_wait (400);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 63);
}

static void
test_indicators (Fixture *fixture, gconstpointer data)
{
  GListModel *rows;
  GtkWidget *with_figures;
  guint all;

  driver_show_page (fixture->window, "indicators");
  rows = cs_table_get_rows (driver_find_table (fixture->window));
  all = g_list_model_get_n_items (rows);
  g_assert_cmpuint (all, >, 9);

  with_figures =
      driver_find (GTK_WIDGET (cs_window_get_page (fixture->window)), GTK_TYPE_CHECK_BUTTON, 0);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (with_figures), TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (rows), <, all);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (DtiScore) score = g_list_model_get_item (rows, i);
      double value;

      g_assert_true (dti_score_get_value (score, &value));
    }
}

static void
test_explanation (Fixture *fixture, gconstpointer data)
{
  CsPage *page = driver_show_page (fixture->window, "indicator");
  CsTable *table = driver_find_table (fixture->window);

  g_assert_cmpuint (g_list_model_get_n_items (cs_table_get_rows (table)), >, 6);
  g_assert_true (driver_shows_text (GTK_WIDGET (page), "data-2024.csv:"));

  cs_session_set_node (cs_window_get_session (fixture->window), "CQS");
  driver_wait (50);
  g_assert_true (driver_shows_text (GTK_WIDGET (page), "0.8681"));
}

/* The first report of the third quarter comes, late; the row on the screen says so by itself. */
static void
hand_in (CsSession *session)
{
  DtiSchedule *schedule = cs_session_get_schedule (session);
  g_autoptr (DtiSubmissionRegister) submissions = dti_submission_register_new ();
  g_autoptr (GDateTime) instant = g_date_time_new_utc (2023, 10, 2, 3, 0, 0.0);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiSubmission) submission = dti_submission_register_open (
      submissions, "stc", "q-agency", "2023-Q3", "an", instant, &error);

  g_assert_no_error (error);
  dti_submission_set_content (submission, 1, 1, 1, 0, &error);
  g_assert_no_error (error);
  dti_schedule_set_register (schedule, submissions);
  dti_submission_apply (submission, DTI_SUBMISSION_ACTION_SUBMIT, "an", NULL, instant, &error);
  g_assert_no_error (error);
}

static void
test_agencies (Fixture *fixture, gconstpointer data)
{
  CsSession *session = cs_window_get_session (fixture->window);
  CsTable *table;
  GListModel *rows;
  GtkWidget *late_only;
  g_autoptr (DtiObligation) first = NULL;
  GDate day;
  guint all;
  guint late;

  driver_show_page (fixture->window, "agencies");
  table = driver_find_table (fixture->window);
  rows = cs_table_get_rows (table);
  all = g_list_model_get_n_items (rows);
  g_assert_cmpuint (all, >, 16);
  first = g_list_model_get_item (rows, 0);
  g_assert_cmpint (dti_obligation_get_state (first), ==, DTI_OBLIGATION_STATE_OVERDUE);

  late_only =
      driver_find (GTK_WIDGET (cs_window_get_page (fixture->window)), GTK_TYPE_CHECK_BUTTON, 0);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (late_only), TRUE);
  late = g_list_model_get_n_items (rows);
  g_assert_cmpuint (late, <, all);

  hand_in (session);
  g_assert_true (
      driver_shows_text (GTK_WIDGET (cs_window_get_page (fixture->window)), "delivered late"));
  cs_table_filter_changed (table);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, late - 1);

  /* At midnight after the last due day of the year everything is late. */
  g_date_set_dmy (&day, 31, G_DATE_DECEMBER, 2023);
  cs_session_set_today (session, &day);
  driver_wait (50);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, all - 1);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (late_only), FALSE);
  cs_table_set_search (table, "so tai chinh");
  driver_wait (400);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 0); /* in English it is a department */
  cs_table_set_search (table, "department of finance");
  driver_wait (400);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 3);
}

static void
test_what_if (Fixture *fixture, gconstpointer data)
{
  CsPage *page;
  GtkWidget *scale;
  GtkAdjustment *adjustment;
  GListModel *rows;

  choose_period (fixture, "2023");
  page = driver_show_page (fixture->window, "whatif");
  g_assert_true (driver_shows_text (GTK_WIDGET (page), "40 → 40"));
  rows = cs_table_get_rows (driver_find_table (fixture->window));
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 0);

  /* Foundation points at their maximum: 500. */
  scale = driver_find (GTK_WIDGET (page), GTK_TYPE_SCALE, 0);
  adjustment = gtk_range_get_adjustment (GTK_RANGE (scale));
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_upper (adjustment), 500.0, 1e-6);
  gtk_range_set_value (GTK_RANGE (scale), 500.0);
  driver_wait (50);
  g_assert_false (driver_shows_text (GTK_WIDGET (page), "40 → 40"));
  g_assert_cmpuint (g_list_model_get_n_items (rows), >, 10);
  driver_take_picture (fixture->window, "page-whatif-moved");

  gtk_widget_activate (driver_find (GTK_WIDGET (page), GTK_TYPE_BUTTON, 0));
  driver_wait (400);
  g_assert_true (driver_shows_text (GTK_WIDGET (page), "40 → 40"));
}

typedef struct
{
  char *text;
  gboolean done;
} Paste;

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Paste *paste = data;

  paste->text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  paste->done = TRUE;
}

static gboolean
is_pasted (gpointer data)
{
  return ((Paste *) data)->done;
}

static void
test_change (Fixture *fixture, gconstpointer data)
{
  CsPage *page = driver_show_page (fixture->window, "change");
  GtkWidget *view = GTK_WIDGET (page);
  Paste paste = { NULL, FALSE };
  GtkWidget *copy = NULL;

  /* From 2022 to 2023 the rank fell from 32 to 40. */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (driver_find (view, GTK_TYPE_DROP_DOWN, 0)), 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (driver_find (view, GTK_TYPE_DROP_DOWN, 1)), 1);
  driver_wait (50);
  g_assert_nonnull (cs_page_get_chart (page));

  for (guint i = 0; (copy = driver_find (view, GTK_TYPE_BUTTON, i)) != NULL; i++)
    {
      const char *label = gtk_button_get_label (GTK_BUTTON (copy));

      if (label != NULL && strstr (label, "Copy") != NULL)
        break;
    }
  g_assert_nonnull (copy);
  g_signal_emit_by_name (copy, "clicked");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (view), NULL, text_read_cb, &paste);
  g_assert_true (driver_wait_for (is_pasted, &paste));
  g_assert_nonnull (paste.text);
  g_assert_nonnull (strstr (paste.text, "32"));
  g_assert_nonnull (strstr (paste.text, "40"));
  g_free (paste.text);
}

/* ---- without a mouse, and without eyes ---- */

static void
test_keyboard (Fixture *fixture, gconstpointer data)
{
  static const char *const actions[] = {
    "win.open",           "win.export-chart",   "win.export-table", "win.show-help-overlay",
    "win.page::overview", "win.page::problems", "app.quit"
  };
  GtkApplication *application = GTK_APPLICATION (fixture->application);
  GtkShortcutsWindow *help;

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_auto (GStrv) keys = gtk_application_get_accels_for_action (application, actions[i]);

      g_assert_cmpuint (g_strv_length (keys), ==, 1);
    }
  help = gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (fixture->window));
  g_assert_nonnull (help);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", "units");
  driver_wait (50);
  g_assert_cmpstr (G_OBJECT_TYPE_NAME (cs_window_get_page (fixture->window)), ==, "CsUnitsPage");
}

static void
test_accessible (Fixture *fixture, gconstpointer data)
{
  CsPage *page = driver_show_page (fixture->window, "overview");
  GtkWidget *chart = driver_find (GTK_WIDGET (page), CS_TYPE_CHART_VIEW, 0);
  GtkWidget *scale;

  if (g_strcmp0 (g_getenv ("GTK_A11Y"), "test") != 0)
    {
      g_test_skip ("GTK_A11Y is not “test”");
      return;
    }
  g_assert_true (gtk_test_accessible_has_role (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_ROLE_IMG));
  g_assert_true (
      gtk_test_accessible_has_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_LABEL));
  page = driver_show_page (fixture->window, "whatif");
  scale = driver_find (GTK_WIDGET (page), GTK_TYPE_SCALE, 0);
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (scale),
                                                   GTK_ACCESSIBLE_RELATION_LABELLED_BY));
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  static const char *const pages[] = { "overview", "units", "agencies", "whatif", "change" };

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 700);
  driver_wait (400);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *name = g_strdup_printf ("page-%s-narrow", pages[i]);

      driver_show_page (fixture->window, pages[i]);
      driver_wait (300);
      driver_take_picture (fixture->window, name);
    }
}

/* ---- what comes out ---- */

static gboolean
exists (gpointer name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_BUILT, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static GFile *
make_target (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_BUILT, name, NULL);
  GFile *file = g_file_new_for_path (path);

  g_file_delete (file, NULL, NULL);

  return file;
}

static void
test_export (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) svg = make_target ("exported.svg");
  g_autoptr (GFile) png = make_target ("exported.png");
  g_autoptr (GFile) pdf = make_target ("exported.pdf");
  g_autoptr (GFile) csv = make_target ("exported.csv");
  g_autofree char *picture = NULL;
  g_autofree char *table = NULL;

  driver_show_page (fixture->window, "overview");
  cs_window_export_chart (fixture->window, svg);
  cs_window_export_chart (fixture->window, png);
  cs_window_export_chart (fixture->window, pdf);
  g_assert_true (driver_wait_for (exists, (gpointer) "exported.svg"));
  g_assert_true (driver_wait_for (exists, (gpointer) "exported.png"));
  g_assert_true (driver_wait_for (exists, (gpointer) "exported.pdf"));
  picture = read_file ("exported.svg");
  g_assert_nonnull (strstr (picture, "data-unit=\"KG\""));

  driver_show_page (fixture->window, "units");
  cs_window_export_table (fixture->window, csv);
  g_assert_true (driver_wait_for (exists, (gpointer) "exported.csv"));
  driver_wait (50);
  table = read_file ("exported.csv");
  g_assert_true (g_str_has_prefix (table, "unit,period,node,score,max,value,rank,coverage"));
  g_assert_nonnull (strstr (table, "\nKG,2024,DTI,"));
}

/* ---- every page, light and dark ---- */

static void
take_pictures (Fixture *fixture, const char *style)
{
  static const char *const pages[] = { "overview", "units",  "indicators", "indicator",
                                       "agencies", "whatif", "change",     "problems" };

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *name = g_strdup_printf ("page-%s-%s", pages[i], style);

      driver_show_page (fixture->window, pages[i]);
      driver_take_picture (fixture->window, name);
    }
}

static void
test_pictures (Fixture *fixture, gconstpointer data)
{
  CsPage *page;
  GtkWidget *kinds;

  take_pictures (fixture, "light");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      ADW_COLOR_SCHEME_FORCE_DARK);
  driver_wait (400);
  page = driver_show_page (fixture->window, "overview");
  g_assert_cmpint (dti_chart_get_theme (cs_page_get_chart (page)), ==, DTI_CHART_THEME_DARK);
  take_pictures (fixture, "dark");

  page = driver_show_page (fixture->window, "overview");
  kinds = driver_find (GTK_WIDGET (page), GTK_TYPE_DROP_DOWN, 0);
  for (guint kind = 1; kind < 4; kind++)
    {
      g_autofree char *name = g_strdup_printf ("page-overview-kind-%u", kind);

      gtk_drop_down_set_selected (GTK_DROP_DOWN (kinds), kind);
      driver_wait (100);
      g_assert_nonnull (cs_page_get_chart (page));
      driver_take_picture (fixture->window, name);
    }
}

/* ---- documents that are wrong ---- */

static void
test_wrong_documents (void)
{
  CsApplication *application = driver_start ();
  CsWindow *window = NULL;
  g_autofree char *path = g_test_build_filename (G_TEST_BUILT, "wrong-framework.json", NULL);
  DtiProblemList *problems;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path,
                       "{ \"format\": \"dti-framework\", \"format-version\": 1, \"id\": \"x\","
                       " \"root\": { \"id\": \"r\", \"children\": [ { \"id\": \"r\" } ] } }",
                       -1,
                       &error);
  g_assert_no_error (error);
  window = driver_open (application, path, CS_DOCUMENT_FRAMEWORK, NULL);
  problems = cs_session_get_problems (cs_window_get_session (window));
  g_assert_true (dti_problem_list_has_errors (problems));
  g_assert_null (cs_session_get_card (cs_window_get_session (window)));
  driver_wait (300);
  g_assert_true (driver_shows_text (GTK_WIDGET (cs_window_get_page (window)), "/root/children/0"));
  driver_take_picture (window, "page-problems-errors");
  driver_stop (application);
}

static void
test_no_framework (void)
{
  CsApplication *application = driver_start ();
  CsWindow *window = driver_open (application, "data-2024.csv", CS_DOCUMENT_UNKNOWN, NULL);

  g_assert_true (
      dti_problem_list_has_errors (cs_session_get_problems (cs_window_get_session (window))));
  driver_stop (application);
}

/* The window goes while its documents are being read. */
static void
test_early_close (void)
{
  CsApplication *application = driver_start ();
  CsWindow *window = cs_window_new (GTK_APPLICATION (application));
  CsLoader *loader = cs_loader_new (NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (g_test_get_dir (G_TEST_DIST));

  cs_loader_add (loader,
                 cs_document_new_for_argument (CS_DOCUMENT_FRAMEWORK,
                                               "vn-dti-province-405",
                                               folder));
  cs_loader_add (loader, cs_document_new_for_argument (CS_DOCUMENT_DATA, "data-2024.csv", folder));
  gtk_window_present (GTK_WINDOW (window));
  cs_window_open (window, loader);
  g_object_unref (loader);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  driver_stop (application);
  driver_wait (200);
  g_assert_null (window);
}

static void
test_nothing (void)
{
  CsApplication *application = driver_start ();
  CsWindow *window = cs_window_new (GTK_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));
  driver_wait (200);
  driver_take_picture (window, "page-start");
  driver_stop (application);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/desktop/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("overview", test_overview);
  ADD ("units", test_units);
  ADD ("indicators", test_indicators);
  ADD ("explanation", test_explanation);
  ADD ("agencies", test_agencies);
  ADD ("what-if", test_what_if);
  ADD ("change", test_change);
  ADD ("keyboard", test_keyboard);
  ADD ("accessible", test_accessible);
  ADD ("narrow", test_narrow);
  ADD ("export", test_export);
  ADD ("pictures", test_pictures);
  g_test_add_func ("/desktop/wrong-documents", test_wrong_documents);
  g_test_add_func ("/desktop/no-framework", test_no_framework);
  g_test_add_func ("/desktop/early-close", test_early_close);
  g_test_add_func ("/desktop/nothing", test_nothing);

  return g_test_run ();
}
