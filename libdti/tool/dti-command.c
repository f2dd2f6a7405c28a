/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <gio/gio.h>
#include <stdio.h>
#include <string.h>

#include "dti-command.h"

void
dti_call_complain (DtiCall *call, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (call->method != NULL)
    g_printerr ("dti: %s: %s\n", call->method, message);
  else
    g_printerr ("dti: %s\n", message);
  call->failed = TRUE;
}

void
dti_call_report (DtiCall *call, DtiProblemList *problems)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (problems)); i++)
    {
      g_autoptr (DtiProblem) problem = g_list_model_get_item (G_LIST_MODEL (problems), i);
      g_autofree char *text = dti_problem_to_string (problem);

      if (call->told != NULL && !g_hash_table_add (call->told, g_strdup (text)))
        continue;
      if (call->method != NULL)
        g_printerr ("dti: %s: %s\n", call->method, text);
      else
        g_printerr ("dti: %s\n", text);
    }
  call->failed |= dti_problem_list_has_errors (problems);
}

gboolean
dti_call_is_vietnamese (const DtiCall *call)
{
  return call->language != NULL && g_str_equal (call->language, "vi");
}

DtiTable *
dti_call_new_table (const DtiCall *call)
{
  return dti_table_new (dti_call_is_vietnamese (call) ? DTI_NUMBER_CONVENTION_VI
                                                      : DTI_NUMBER_CONVENTION_EN);
}

static gboolean
is_builtin (const char *name)
{
  g_auto (GStrv) ids = dti_framework_list_builtin ();

  return g_strv_contains ((const char *const *) ids, name);
}

DtiFramework *
dti_call_load_framework (DtiCall *call, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;
  DtiFramework *framework;

  if (!g_file_test (name, G_FILE_TEST_EXISTS) && is_builtin (name))
    {
      framework = dti_framework_new_builtin (name, &error);
    }
  else
    {
      file = g_file_new_for_commandline_arg (name);
      framework = dti_framework_new_from_file (file, &error);
    }
  if (framework == NULL)
    dti_call_complain (call, "%s", error->message);

  return framework;
}

DtiDataset *
dti_call_read_dataset (DtiCall *call, DtiFramework *framework, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (name);
  g_autoptr (DtiDatasetReader) reader = dti_dataset_reader_new (framework);
  DtiDataset *dataset;

  dti_dataset_reader_set_number_convention (reader, call->convention);
  dataset = dti_dataset_reader_read_file (reader, file, &error);
  if (dataset == NULL)
    dti_call_complain (call, "%s", error->message);

  return dataset;
}

DtiDataset *
dti_call_load_dataset (DtiCall *call, DtiFramework *framework, const char *name)
{
  DtiDataset *dataset = dti_call_read_dataset (call, framework, name);

  if (dataset != NULL)
    dti_call_report (call, dti_dataset_get_problems (dataset));

  return dataset;
}

static DtiScorer *
new_scorer (const DtiCall *call, DtiFramework *framework)
{
  DtiScorer *scorer = dti_scorer_new (framework);

  dti_scorer_set_threads (scorer, call->threads);
  dti_scorer_set_stage (scorer, call->stage);

  return scorer;
}

DtiScorecard *
dti_call_score_period (DtiCall *call, DtiFramework *framework, DtiDataset *dataset, GError **error)
{
  g_autoptr (DtiScorer) scorer = new_scorer (call, framework);
  DtiScorecard *card = dti_scorer_score (scorer, dataset, call->period, error);

  if (card != NULL)
    dti_call_report (call, dti_scorecard_get_problems (card));

  return card;
}

static GListModel *
score_all (DtiCall *call, DtiFramework *framework, DtiDataset *dataset, GError **error)
{
  g_autoptr (DtiScorer) scorer = new_scorer (call, framework);
  GListModel *cards = dti_scorer_score_all (scorer, dataset, error);

  for (guint i = 0; cards != NULL && i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr (DtiScorecard) card = g_list_model_get_item (cards, i);

      dti_call_report (call, dti_scorecard_get_problems (card));
    }

  return cards;
}

GListModel *
dti_call_score (DtiCall *call, DtiFramework *framework, DtiDataset *dataset)
{
  g_autoptr (GError) error = NULL;
  GListModel *cards = NULL;

  if (call->period == NULL)
    {
      cards = score_all (call, framework, dataset, &error);
    }
  else
    {
      g_autoptr (DtiScorecard) card = dti_call_score_period (call, framework, dataset, &error);

      if (card != NULL)
        {
          cards = G_LIST_MODEL (g_list_store_new (DTI_TYPE_SCORECARD));
          g_list_store_append (G_LIST_STORE (cards), card);
        }
    }
  if (cards == NULL)
    dti_call_complain (call, "%s", error->message);

  return cards;
}

/* Ids and names of all units, so that a person can write "kien giang". */
static DtiUnitRegistry *
make_registry (DtiDataset *dataset)
{
  DtiUnitRegistry *registry = dti_unit_registry_new ();
  const char *const *ids = dti_dataset_get_units (dataset);

  for (gsize i = 0; ids[i] != NULL; i++)
    {
      const char *name = dti_dataset_get_unit_name (dataset, ids[i]);
      g_autoptr (DtiUnit) unit = dti_unit_new (ids[i], name != NULL ? name : ids[i]);

      dti_unit_registry_add (registry, unit, NULL);
    }

  return registry;
}

char *
dti_call_find_unit (DtiCall *call, DtiDataset *dataset, const char *name)
{
  g_autoptr (DtiUnitRegistry) registry = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DtiUnit) unit = NULL;

  if (g_strv_contains (dti_dataset_get_units (dataset), name))
    return g_strdup (name);

  registry = make_registry (dataset);
  unit = dti_unit_registry_match (registry, name, &error);
  if (unit == NULL)
    {
      dti_call_complain (call, "%s", error->message);
      return NULL;
    }

  return g_strdup (dti_unit_get_id (unit));
}

gboolean
dti_call_resolve_units (DtiCall *call, DtiDataset *dataset)
{
  for (gsize i = 0; call->units != NULL && call->units[i] != NULL; i++)
    {
      char *id = dti_call_find_unit (call, dataset, call->units[i]);

      if (id == NULL)
        return FALSE;
      g_free (call->units[i]);
      call->units[i] = id;
    }

  return TRUE;
}

gboolean
dti_call_check_nodes (DtiCall *call, DtiFramework *framework)
{
  for (gsize i = 0; call->nodes != NULL && call->nodes[i] != NULL; i++)
    {
      if (dti_framework_lookup (framework, call->nodes[i]) != NULL)
        continue;
      dti_call_complain (call, "the framework has no node “%s”", call->nodes[i]);
      return FALSE;
    }

  return TRUE;
}

DtiExit
dti_call_print (DtiCall *call, const char *text)
{
  g_autoptr (GError) error = NULL;

  if (call->output_file == NULL)
    {
      if (fputs (text, stdout) == EOF || fflush (stdout) == EOF)
        dti_call_complain (call, "standard output cannot be written");
    }
  else if (!g_file_set_contents (call->output_file, text, -1, &error))
    {
      dti_call_complain (call, "%s", error->message);
    }

  return call->failed ? DTI_EXIT_PROBLEMS : DTI_EXIT_OK;
}
