/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

/* Runs a fuzz target once for each file given, and for each file of a folder given: what was found
 * once stays a test where there is no libFuzzer. */

#include <stdlib.h>

#include "fuzz.h"

static gboolean
run_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  g_autofree guint8 *exact = NULL;
  gsize length;

  if (!g_file_get_contents (path, &content, &length, &error))
    {
      g_printerr ("%s\n", error->message);
      return FALSE;
    }

  /* Without the NUL that GLib puts at the end, so that reading beyond it is seen. */
  exact = g_memdup2 (content, MAX (length, 1));
  LLVMFuzzerTestOneInput (exact, length);

  return TRUE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
run_folder (const char *path, guint *n_files)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = g_dir_open (path, 0, &error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;
  gboolean ok = TRUE;

  if (folder == NULL)
    {
      g_printerr ("%s\n", error->message);
      return FALSE;
    }

  while ((name = g_dir_read_name (folder)) != NULL)
    g_ptr_array_add (names, g_build_filename (path, name, NULL));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    ok &= run_file (g_ptr_array_index (names, i));
  *n_files += names->len;

  return ok;
}

int
main (int argc, char **argv)
{
  guint n_files = 0;
  gboolean ok = TRUE;

  for (int i = 1; i < argc; i++)
    {
      if (g_file_test (argv[i], G_FILE_TEST_IS_DIR))
        {
          ok &= run_folder (argv[i], &n_files);
          continue;
        }
      ok &= run_file (argv[i]);
      n_files++;
    }

  /* An empty folder would prove nothing. */
  g_print ("%u files\n", n_files);

  return ok && n_files > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
