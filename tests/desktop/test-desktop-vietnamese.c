/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The application in Vietnamese: its own texts, those of the library, and how numbers are written.
 */

#include <libintl.h>
#include <locale.h>

#include "desktop-driver.h"

static void
test_vietnamese (void)
{
  static const char *const pages[] = { "overview", "units",  "indicators", "indicator",
                                       "agencies", "whatif", "change",     "problems" };
  CsApplication *application = driver_start ();
  CsWindow *window = driver_open (application,
                                  "vn-dti-province-922",
                                  CS_DOCUMENT_FRAMEWORK,
                                  "data-2022-2023.csv",
                                  CS_DOCUMENT_DATA,
                                  "plan.json",
                                  CS_DOCUMENT_PLAN,
                                  NULL);
  GtkWidget *page;

  cs_session_set_unit (cs_window_get_session (window), "KG");
  page = GTK_WIDGET (driver_show_page (window, "overview"));
  g_assert_true (driver_shows_text (page, "0,6717"));
  g_assert_true (driver_shows_text (page, "hạng 40/63"));
  g_assert_true (driver_shows_text (GTK_WIDGET (window), "Tổng quan"));
  page = GTK_WIDGET (driver_show_page (window, "agencies"));
  g_assert_true (driver_shows_text (page, "Sở Thông tin và Truyền thông"));
  g_assert_true (driver_shows_text (page, "22/09/2023"));

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *name = g_strdup_printf ("page-%s-vi", pages[i]);

      driver_show_page (window, pages[i]);
      driver_take_picture (window, name);
    }
  driver_stop (application);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("CS_TEST_LOCALE_DIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desktop/vietnamese", test_vietnamese);

  return g_test_run ();
}
