/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <glib/gi18n.h>

#include "cs-application.h"
#include "cs-window.h"

#define SECONDS_OF_DAY 86400
#define VIETNAM_SECONDS (7 * 3600)
#define LONGEST_SLEEP 3600 /* a machine that slept finds the new day within the hour */

/* What came with the command line, the actions of the whole program, and the clock, which the
 * library does not have: the day in Vietnam, whatever the time zone of the machine. */
struct _CsApplication
{
  AdwApplication parent_instance;

  guint midnight_id;
  GDate *given_today;
};

G_DEFINE_FINAL_TYPE (CsApplication, cs_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "framework",
    'f',
    0,
    G_OPTION_ARG_STRING_ARRAY,
    NULL,
    N_ ("A framework: a file, or the id of one that is built in; data that follow belong to it"),
    N_ ("FRAMEWORK") },
  { "data", 'd', 0, G_OPTION_ARG_STRING_ARRAY, NULL, N_ ("Figures of units"), N_ ("FILE") },
  { "units", 'u', 0, G_OPTION_ARG_STRING, NULL, N_ ("Names and mergers of units"), N_ ("FILE") },
  { "plan", 'p', 0, G_OPTION_ARG_STRING, NULL, N_ ("Who answers for what"), N_ ("FILE") },
  { "calendar", 'c', 0, G_OPTION_ARG_STRING, NULL, N_ ("Days off"), N_ ("FILE") },
  { "submissions",
    's',
    0,
    G_OPTION_ARG_STRING,
    NULL,
    N_ ("Which reports were handed in"),
    N_ ("FILE") },
  { "published", 'b', 0, G_OPTION_ARG_STRING, NULL, N_ ("Printed figures"), N_ ("FILE") },
  { "unit", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("The unit to show first"), N_ ("ID") },
  { "today", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Another day than today"), N_ ("YYYY-MM-DD") },
  { NULL },
};

/* ---- the day ---- */

static void
set_today (CsApplication *self)
{
  const gint64 now = g_get_real_time () / G_USEC_PER_SEC + VIETNAM_SECONDS;
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_julian (&today, (guint32) (now / SECONDS_OF_DAY) + 719163);
  if (self->given_today != NULL)
    today = *self->given_today;
  for (GList *window = gtk_application_get_windows (GTK_APPLICATION (self)); window != NULL;
       window = window->next)
    {
      if (CS_IS_WINDOW (window->data))
        cs_session_set_today (cs_window_get_session (window->data), &today);
    }
}

static gboolean
midnight_cb (gpointer user_data)
{
  CsApplication *self = user_data;
  const gint64 now = g_get_real_time () / G_USEC_PER_SEC + VIETNAM_SECONDS;
  const guint left = (guint) (SECONDS_OF_DAY - now % SECONDS_OF_DAY) + 1;

  set_today (self);
  self->midnight_id = g_timeout_add_seconds (MIN (left, LONGEST_SLEEP), midnight_cb, self);

  return G_SOURCE_REMOVE;
}

/* ---- windows ---- */

static CsWindow *
get_window (CsApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL || !CS_IS_WINDOW (window))
    {
      window = GTK_WINDOW (cs_window_new (GTK_APPLICATION (self)));
      set_today (self);
    }
  gtk_window_present (window);

  return CS_WINDOW (window);
}

static void
cs_application_activate (GApplication *application)
{
  get_window (CS_APPLICATION (application));
}

static void
cs_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  CsWindow *window = get_window (CS_APPLICATION (application));
  g_autoptr (CsLoader) loader =
      cs_loader_new (cs_session_get_framework (cs_window_get_session (window)));

  for (int i = 0; i < n_files; i++)
    cs_loader_add (loader, cs_document_new (CS_DOCUMENT_UNKNOWN, files[i]));
  cs_window_open (window, loader);
}

/* ---- the command line ---- */

static void
add_document (CsLoader *loader, CsDocumentKind kind, const char *argument, GFile *folder)
{
  if (argument != NULL)
    cs_loader_add (loader, cs_document_new_for_argument (kind, argument, folder));
}

/* The first data belong to the first framework, the second to the second, … */
static void
add_pairs (CsLoader *loader, GVariantDict *dict, GFile *folder)
{
  g_autofree const char **frameworks = NULL;
  g_autofree const char **data = NULL;
  gsize n_frameworks = 0;
  gsize n_data = 0;

  g_variant_dict_lookup (dict, "framework", "^a&s", &frameworks);
  g_variant_dict_lookup (dict, "data", "^a&s", &data);
  while (frameworks != NULL && frameworks[n_frameworks] != NULL)
    n_frameworks++;
  while (data != NULL && data[n_data] != NULL)
    n_data++;
  for (gsize i = 0; i < MAX (n_frameworks, n_data); i++)
    {
      add_document (loader, CS_DOCUMENT_FRAMEWORK, i < n_frameworks ? frameworks[i] : NULL, folder);
      add_document (loader, CS_DOCUMENT_DATA, i < n_data ? data[i] : NULL, folder);
    }
}

static void
add_singles (CsLoader *loader, GVariantDict *dict, GFile *folder)
{
  static const struct
  {
    const char *option;
    CsDocumentKind kind;
  } singles[] = {
    { "units", CS_DOCUMENT_UNITS },         { "plan", CS_DOCUMENT_PLAN },
    { "calendar", CS_DOCUMENT_CALENDAR },   { "submissions", CS_DOCUMENT_SUBMISSIONS },
    { "published", CS_DOCUMENT_PUBLISHED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (singles); i++)
    {
      const char *argument = NULL;

      g_variant_dict_lookup (dict, singles[i].option, "&s", &argument);
      add_document (loader, singles[i].kind, argument, folder);
    }
}

static gboolean
take_today (CsApplication *self, GVariantDict *dict)
{
  const char *text = NULL;
  g_autoptr (GDateTime) instant = NULL;
  g_autofree char *full = NULL;
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  if (!g_variant_dict_lookup (dict, "today", "&s", &text))
    return TRUE;
  full = g_strconcat (text, "T00:00:00Z", NULL);
  instant = g_date_time_new_from_iso8601 (full, zone);
  if (instant == NULL)
    return FALSE;
  g_clear_pointer (&self->given_today, g_date_free);
  self->given_today = g_date_new_dmy ((GDateDay) g_date_time_get_day_of_month (instant),
                                      (GDateMonth) g_date_time_get_month (instant),
                                      (GDateYear) g_date_time_get_year (instant));

  return TRUE;
}

static void
add_arguments (CsLoader *loader, GApplicationCommandLine *line)
{
  int n_arguments;
  g_auto (GStrv) arguments = g_application_command_line_get_arguments (line, &n_arguments);

  for (int i = 1; i < n_arguments; i++)
    {
      g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (line, arguments[i]);

      cs_loader_add (loader, cs_document_new (CS_DOCUMENT_UNKNOWN, file));
    }
}

static int
cs_application_command_line (GApplication *application, GApplicationCommandLine *line)
{
  CsApplication *self = CS_APPLICATION (application);
  GVariantDict *dict = g_application_command_line_get_options_dict (line);
  g_autoptr (GFile) folder = g_application_command_line_create_file_for_arg (line, ".");
  g_autoptr (CsLoader) loader = NULL;
  const char *unit = NULL;
  CsWindow *window;

  if (!take_today (self, dict))
    {
      g_application_command_line_printerr (line, "%s\n", _ ("--today takes a day: YYYY-MM-DD"));
      return 2;
    }
  window = get_window (self);
  set_today (self);
  if (g_variant_dict_lookup (dict, "unit", "&s", &unit))
    cs_session_set_unit (cs_window_get_session (window), unit);
  loader = cs_loader_new (cs_session_get_framework (cs_window_get_session (window)));
  add_pairs (loader, dict, folder);
  add_singles (loader, dict, folder);
  add_arguments (loader, line);
  cs_window_open (window, loader);

  return 0;
}

/* ---- actions ---- */

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GList *windows;

  while ((windows = gtk_application_get_windows (user_data)) != NULL)
    gtk_window_destroy (windows->data);
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  adw_show_about_window (gtk_application_get_active_window (user_data),
                         "application-name",
                         _ ("Chỉ số"),
                         "application-icon",
                         "io.github.libdti.ChiSo",
                         "version",
                         dti_version_get_text (),
                         "developer-name",
                         _ ("the libdti contributors"),
                         "license-type",
                         GTK_LICENSE_LGPL_2_1,
                         "comments",
                         _ ("Shows a composite index: ranks, reasons, deadlines and what-ifs."),
                         NULL);
}

static const GActionEntry actions[] = {
  { "quit", quit_action, NULL, NULL, NULL, { 0 } },
  { "about", about_action, NULL, NULL, NULL, { 0 } },
};

static void
set_accelerators (GtkApplication *application)
{
  static const struct
  {
    const char *action;
    const char *accelerators[2];
  } keys[] = {
    { "app.quit", { "<Control>q", NULL } },
    { "win.open", { "<Control>o", NULL } },
    { "win.export-chart", { "<Control>e", NULL } },
    { "win.export-table", { "<Control><Shift>e", NULL } },
    { "win.show-help-overlay", { "<Control>question", NULL } },
    { "win.page::overview", { "<Alt>1", NULL } },
    { "win.page::units", { "<Alt>2", NULL } },
    { "win.page::indicators", { "<Alt>3", NULL } },
    { "win.page::indicator", { "<Alt>4", NULL } },
    { "win.page::agencies", { "<Alt>5", NULL } },
    { "win.page::whatif", { "<Alt>6", NULL } },
    { "win.page::change", { "<Alt>7", NULL } },
    { "win.page::problems", { "<Alt>8", NULL } },
    { "window.close", { "<Control>w", NULL } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (application, keys[i].action, keys[i].accelerators);
}

/* ---- the object ---- */

static void
cs_application_startup (GApplication *application)
{
  CsApplication *self = CS_APPLICATION (application);

  G_APPLICATION_CLASS (cs_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  set_accelerators (GTK_APPLICATION (self));
  midnight_cb (self);
}

static void
cs_application_shutdown (GApplication *application)
{
  CsApplication *self = CS_APPLICATION (application);

  g_clear_handle_id (&self->midnight_id, g_source_remove);

  G_APPLICATION_CLASS (cs_application_parent_class)->shutdown (application);
}

static void
cs_application_finalize (GObject *object)
{
  g_clear_pointer (&CS_APPLICATION (object)->given_today, g_date_free);

  G_OBJECT_CLASS (cs_application_parent_class)->finalize (object);
}

static void
cs_application_class_init (CsApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cs_application_finalize;
  application_class->activate = cs_application_activate;
  application_class->open = cs_application_open;
  application_class->command_line = cs_application_command_line;
  application_class->startup = cs_application_startup;
  application_class->shutdown = cs_application_shutdown;
}

static void
cs_application_init (CsApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[DOCUMENT…]"));
}

CsApplication *
cs_application_new (GApplicationFlags flags)
{
  return g_object_new (CS_TYPE_APPLICATION,
                       "application-id",
                       "io.github.libdti.ChiSo",
                       "resource-base-path",
                       "/io/github/libdti/ChiSo",
                       "flags",
                       G_APPLICATION_HANDLES_OPEN | G_APPLICATION_HANDLES_COMMAND_LINE | flags,
                       NULL);
}
