/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The desktop application with 63 units, 98 indicators and 5 years: how long from the start of the
 * process until the first table stands on the screen, and from the move of a slider until the ranks
 * do; beside them what the library takes of it. Needs a display, such as that of xvfb-run. */

#include <glib/gstdio.h>
#include <stdlib.h>
#include <time.h>

#include "desktop-driver.h"

#define N_UNITS 63
#define N_INDICATORS 98
#define N_GROUPS 14 /* of 7 indicators */
#define N_YEARS 5
#define N_STARTS 5
#define N_MOVES 200
#define FRAME_MILLISECONDS (1000.0 / 60.0)

/* ---- the documents ---- */

static void
write_framework (const char *path)
{
  g_autoptr (GString) json =
      g_string_new ("{ \"format\": \"dti-framework\", \"format-version\": 1, \"id\": \"bench\","
                    " \"root\": { \"id\": \"index\", \"aggregation\": \"mean\", \"children\": [");

  for (int i = 0; i < N_INDICATORS; i++)
    {
      if (i % 7 == 0)
        g_string_append_printf (json,
                                "%s{ \"id\": \"g%d\", \"aggregation\": \"mean\", \"children\": [",
                                i > 0 ? "," : "",
                                i / 7);
      g_string_append_printf (json,
                              "%s{ \"id\": \"i%d\", \"weight\": %d, \"rule\":"
                              " { \"type\": \"goalposts\", \"min\": 0, \"max\": 100 } }%s",
                              i % 7 > 0 ? "," : "",
                              i,
                              1 + i % 3,
                              i % 7 == 6 ? "] }" : "");
    }
  g_string_append (json, "] } }");
  g_assert_true (g_file_set_contents (path, json->str, -1, NULL));
}

static double
next_number (void)
{
  static guint64 state = 42;

  state =
      state * G_GUINT64_CONSTANT (6364136223846793005) + G_GUINT64_CONSTANT (1442695040888963407);

  return 100.0 * (double) (state >> 11) * 0x1p-53;
}

static void
write_data (const char *path)
{
  g_autoptr (GString) csv = g_string_new ("unit,period,name");

  for (int i = 0; i < N_INDICATORS; i++)
    g_string_append_printf (csv, ",i%d", i);
  for (int row = 0; row < N_UNITS * N_YEARS; row++)
    {
      const int unit = row % N_UNITS;

      g_string_append_printf (csv, "\nu%d,%d,Unit %d", unit, 2020 + row / N_UNITS, unit);
      for (int i = 0; i < N_INDICATORS; i++)
        g_string_append_printf (csv, ",%.3f", next_number ());
    }
  g_string_append_c (csv, '\n');
  g_assert_true (g_file_set_contents (path, csv->str, -1, NULL));
}

/* ---- frames ---- */

static void
painted_cb (GdkFrameClock *clock, gpointer painted)
{
  *(gboolean *) painted = TRUE;
}

static void
wait_for_frame (GtkWindow *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  gboolean painted = FALSE;
  const gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &painted);

  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

static gboolean
is_loaded (gpointer session)
{
  return cs_session_get_card (session) != NULL;
}

/* ---- one run of the application ---- */

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double x = *(const double *) a;
  const double y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
get_median (double *numbers, guint n)
{
  qsort (numbers, n, sizeof *numbers, compare_doubles);

  return numbers[n / 2];
}

static double
get_milliseconds (gint64 since)
{
  return (double) (g_get_monotonic_time () - since) / 1000.0;
}

/* Of this process: it does not hang on what else the machine does. */
static double
get_cpu_milliseconds (void)
{
  return 1000.0 * (double) clock () / CLOCKS_PER_SEC;
}

/* What the library does for one move: an edit, the rank, and who else moved. */
static double
time_library (CsWindow *window)
{
  g_autoptr (DtiScenario) scenario =
      dti_scenario_new (cs_session_get_card (cs_window_get_session (window)), NULL);
  double *times = g_newa (double, N_MOVES);

  for (int i = 0; i < N_MOVES; i++)
    {
      const gint64 start = g_get_monotonic_time ();
      g_autoptr (GListModel) moved = NULL;
      double rank;

      dti_scenario_set_number (scenario, "u7", "i0", next_number (), NULL);
      dti_scenario_get_rank (scenario, "u7", "index", &rank);
      moved = dti_scenario_diff (scenario, "index", NULL);
      times[i] = get_milliseconds (start);
    }

  return get_median (times, N_MOVES);
}

static void
time_moves (CsWindow *window)
{
  GtkWidget *scale;
  double *handled = g_newa (double, N_MOVES);
  double *cpu = g_newa (double, N_MOVES);
  double *shown = g_newa (double, N_MOVES);
  double slowest = 0.0;
  guint dropped = 0;

  cs_session_set_unit (cs_window_get_session (window), "u7");
  driver_show_page (window, "whatif");
  scale = driver_find (GTK_WIDGET (cs_window_get_page (window)), GTK_TYPE_SCALE, 0);
  for (int i = 0; i < N_MOVES; i++)
    {
      const gint64 start = g_get_monotonic_time ();
      const double cpu_start = get_cpu_milliseconds ();

      gtk_range_set_value (GTK_RANGE (scale), next_number ());
      handled[i] = get_milliseconds (start);
      cpu[i] = get_cpu_milliseconds () - cpu_start;
      wait_for_frame (GTK_WINDOW (window));
      shown[i] = get_milliseconds (start);
      slowest = MAX (slowest, handled[i]);
      dropped += handled[i] > FRAME_MILLISECONDS;
    }
  g_print ("slider to ranks computed and set: median %.2f ms (CPU %.2f ms), slowest %.2f ms,"
           " library %.3f ms\n",
           get_median (handled, N_MOVES),
           get_median (cpu, N_MOVES),
           slowest,
           time_library (window));
  g_print ("slider to ranks painted:          median %.2f ms; longer than a frame in the handler:"
           " %u of %d\n",
           get_median (shown, N_MOVES),
           dropped,
           N_MOVES);
}

/* What GTK and libadwaita need by themselves: a window with a header bar and a label. */
static void
run_bare (const char *started)
{
  const gint64 start = g_ascii_strtoll (started, NULL, 10);
  g_autoptr (AdwApplication) application = adw_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  GtkWidget *window;
  GtkWidget *box;

  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  window = adw_application_window_new (GTK_APPLICATION (application));
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), gtk_label_new ("bare"));
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 1180, 860);
  gtk_window_present (GTK_WINDOW (window));
  wait_for_frame (GTK_WINDOW (window));
  g_print ("%.3f %.3f\n", get_milliseconds (start), get_cpu_milliseconds ());
  exit (0);
}

/* Prints the milliseconds since the start, which the parent says. */
static void
run_application (const char *started, const char *framework, const char *data, gboolean moves)
{
  const gint64 start = g_ascii_strtoll (started, NULL, 10);
  CsApplication *application = driver_start ();
  CsWindow *window = cs_window_new (GTK_APPLICATION (application));
  g_autoptr (CsLoader) loader = cs_loader_new (NULL);
  g_autoptr (GFile) folder = g_file_new_for_path ("/");

  cs_loader_add (loader, cs_document_new_for_argument (CS_DOCUMENT_FRAMEWORK, framework, folder));
  cs_loader_add (loader, cs_document_new_for_argument (CS_DOCUMENT_DATA, data, folder));
  gtk_window_present (GTK_WINDOW (window));
  cs_window_open (window, loader);
  while (!is_loaded (cs_window_get_session (window)))
    g_main_context_iteration (NULL, TRUE);
  cs_window_show_page (window, "units");
  cs_page_refresh_now (cs_window_get_page (window));
  wait_for_frame (GTK_WINDOW (window));
  g_assert_cmpuint (g_list_model_get_n_items (cs_table_get_rows (driver_find_table (window))),
                    ==,
                    N_UNITS);
  if (moves)
    time_moves (window);
  else
    g_print ("%.3f %.3f\n", get_milliseconds (start), get_cpu_milliseconds ());
  driver_stop (application);
}

static char *
spawn (const char *program, const char *framework, const char *data, const char *what)
{
  g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  const char *arguments[] = { program, now, framework, data, what, NULL };
  g_autoptr (GError) error = NULL;
  char *output = NULL;

  if (!g_spawn_sync (NULL,
                     (char **) arguments,
                     NULL,
                     G_SPAWN_DEFAULT,
                     NULL,
                     NULL,
                     &output,
                     NULL,
                     NULL,
                     &error))
    g_error ("%s", error->message);

  return output;
}

static double
time_starts (
    const char *program, const char *framework, const char *data, const char *what, double *cpu)
{
  double starts[N_STARTS];
  double cpus[N_STARTS];

  for (int i = 0; i < N_STARTS; i++)
    {
      g_autofree char *output = spawn (program, framework, data, what);

      char *rest;

      starts[i] = g_ascii_strtod (output, &rest);
      cpus[i] = g_ascii_strtod (rest, NULL);
    }
  *cpu = get_median (cpus, N_STARTS);

  return get_median (starts, N_STARTS);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autofree char *framework = NULL;
  g_autofree char *data = NULL;
  g_autofree char *moves = NULL;
  double median;
  double bare;
  double cpu;
  double bare_cpu;

  if (argc == 5)
    {
      if (g_str_equal (argv[4], "bare"))
        run_bare (argv[1]);
      run_application (argv[1], argv[2], argv[3], g_str_equal (argv[4], "moves"));
      return 0;
    }

  folder = g_dir_make_tmp (NULL, NULL);
  framework = g_build_filename (folder, "framework.json", NULL);
  data = g_build_filename (folder, "data.csv", NULL);
  write_framework (framework);
  write_data (data);
  median = time_starts (argv[0], framework, data, "start", &cpu);
  g_print ("%d units, %d indicators, %d years\n", N_UNITS, N_INDICATORS, N_YEARS);
  bare = time_starts (argv[0], framework, data, "bare", &bare_cpu);
  g_print ("start of the process to a bare window painted: median %.0f ms (CPU %.0f ms)\n",
           bare,
           bare_cpu);
  g_print ("                       to the table painted:   median %.0f ms (CPU %.0f ms),"
           " ratio %.2f\n",
           median,
           cpu,
           median / bare);
  moves = spawn (argv[0], framework, data, "moves");
  g_print ("%s", moves);
  g_remove (framework);
  g_remove (data);
  g_rmdir (folder);

  return 0;
}
