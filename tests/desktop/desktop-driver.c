/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <string.h>

#include "desktop-driver.h"

#define LONGEST_WAIT (20 * G_USEC_PER_SEC)

CsApplication *
driver_start (void)
{
  g_autoptr (GError) error = NULL;
  CsApplication *application = cs_application_new (G_APPLICATION_NON_UNIQUE);

  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  return application;
}

static gboolean
quit_cb (gpointer application)
{
  g_action_group_activate_action (application, "quit", NULL);

  return G_SOURCE_REMOVE;
}

/* Closes all windows; nothing may hold the application then. */
void
driver_stop (CsApplication *application)
{
  char name[] = "chi-so";
  char *arguments[] = { name, NULL };

  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
  driver_wait (50);
  g_assert_null (gtk_application_get_windows (GTK_APPLICATION (application)));

  /* Only in g_application_run() does an application come to its end, so it runs for a moment. */
  g_idle_add (quit_cb, application);
  g_assert_cmpint (g_application_run (G_APPLICATION (application), 1, arguments), ==, 0);
  g_assert_finalize_object (application);
}

static gboolean
is_loaded (gpointer data)
{
  return !cs_session_get_loading (data);
}

/* Pairs of a kind and an argument of the command line, up to NULL. */
CsWindow *
driver_open (CsApplication *application, const char *first, ...)
{
  CsWindow *window = cs_window_new (GTK_APPLICATION (application));
  g_autoptr (CsLoader) loader = cs_loader_new (NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (g_test_get_dir (G_TEST_DIST));
  GDate today;
  va_list arguments;

  va_start (arguments, first);
  for (const char *name = first; name != NULL; name = va_arg (arguments, const char *))
    cs_loader_add (loader,
                   cs_document_new_for_argument (va_arg (arguments, CsDocumentKind), name, folder));
  va_end (arguments);

  g_date_set_dmy (&today, 20, G_DATE_DECEMBER, 2023);
  cs_session_set_today (cs_window_get_session (window), &today);
  gtk_window_present (GTK_WINDOW (window));
  cs_window_open (window, loader);
  g_assert_true (driver_wait_for (is_loaded, cs_window_get_session (window)));
  driver_wait (100);

  return window;
}

static gboolean
wake_cb (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

void
driver_wait (guint milliseconds)
{
  gboolean woken = FALSE;

  g_timeout_add (milliseconds, wake_cb, &woken);
  while (!woken)
    g_main_context_iteration (NULL, TRUE);
}

gboolean
driver_wait_for (gboolean (*condition) (gpointer data), gpointer data)
{
  const gint64 end = g_get_monotonic_time () + LONGEST_WAIT;

  while (!condition (data) && g_get_monotonic_time () < end)
    driver_wait (5);

  return condition (data);
}

CsPage *
driver_show_page (CsWindow *window, const char *name)
{
  cs_window_show_page (window, name);
  driver_wait (300); /* pages come in with a movement */

  return cs_window_get_page (window);
}

static GtkWidget *
find_nth (GtkWidget *widget, GType type, guint *position)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (*position)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_nth (child, type, position);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The widget of a type, in the order of the tree, the first at 0. */
GtkWidget *
driver_find (GtkWidget *widget, GType type, guint position)
{
  return find_nth (widget, type, &position);
}

/* Whether a label below the widget has a text in it. */
gboolean
driver_shows_text (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (driver_shows_text (child, text))
        return TRUE;
    }

  return FALSE;
}

CsTable *
driver_find_table (CsWindow *window)
{
  GtkWidget *table = driver_find (GTK_WIDGET (cs_window_get_page (window)), CS_TYPE_TABLE, 0);

  g_assert_nonnull (table);

  return CS_TABLE (table);
}

/* Into the folder of the build, for people to look at. */
void
driver_take_picture (CsWindow *window, const char *name)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (window));
  const int width = gdk_paintable_get_intrinsic_width (paintable);
  const int height = gdk_paintable_get_intrinsic_height (paintable);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autofree char *file_name = g_strconcat (name, ".png", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_BUILT, file_name, NULL);
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  g_assert_cmpint (width, >, 0);
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_to_node (snapshot);
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)),
                                         node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  g_assert_true (gdk_texture_save_to_png (texture, path));
}
