/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <glib/gi18n.h>

#include "cs-loader.h"

/* Reads documents one after the other with the readers of the library that do not block, and
 * scores the data. What it read is taken only when all went well; see cs_session_open_async(). */
struct _CsLoader
{
  GObject parent_instance;

  GQueue queue; /* of CsDocument */
  CsDocument *current;

  DtiFramework *framework;
  GListStore *cards;
  DtiUnitRegistry *units;
  DtiPlan *plan;
  DtiCalendar *calendar;
  DtiSubmissionRegister *submissions;
  DtiDataset *published;
  DtiProblemList *problems;
};

G_DEFINE_FINAL_TYPE (CsLoader, cs_loader, G_TYPE_OBJECT)

static void read_next (GTask *task);

/* ---- problems ---- */

static void
add_problem (CsLoader *self, const char *message)
{
  g_autoptr (DtiProblem) problem = g_object_new (DTI_TYPE_PROBLEM,
                                                 "severity",
                                                 DTI_SEVERITY_ERROR,
                                                 "code",
                                                 "unreadable",
                                                 "message",
                                                 message,
                                                 "file",
                                                 self->current->name,
                                                 NULL);

  dti_problem_list_add (self->problems, problem);
}

/* An error names the first fault; the checks of the library list all of them with their places. */
static DtiProblemList *
check_again (CsLoader *self)
{
  if (self->current->file == NULL)
    return NULL;
  if (self->current->kind == CS_DOCUMENT_FRAMEWORK)
    return dti_framework_check_file (self->current->file);
  if (self->current->kind == CS_DOCUMENT_PLAN)
    return dti_plan_check_file (self->current->file, self->framework);

  return NULL;
}

static void
fail (GTask *task, GError *error)
{
  CsLoader *self = g_task_get_source_object (task);
  g_autoptr (DtiProblemList) found = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  found = check_again (self);
  if (found != NULL && dti_problem_list_has_errors (found))
    dti_problem_list_add_all (self->problems, found);
  else
    add_problem (self, error->message);
  g_task_return_error (task, error);
  g_object_unref (task);
}

/* ---- one document ---- */

static void
take_framework (GTask *task, DtiFramework *framework, GError *error)
{
  CsLoader *self = g_task_get_source_object (task);
  g_autoptr (DtiProblemList) found = NULL;

  if (framework == NULL)
    {
      fail (task, error);
      return;
    }
  found = dti_framework_validate (framework);
  dti_problem_list_add_all (self->problems, found);
  g_set_object (&self->framework, framework);
  g_object_unref (framework);
  read_next (task);
}

static void
framework_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;
  DtiFramework *framework = dti_framework_new_from_file_finish (result, &error);

  take_framework (user_data, framework, error);
}

static void
take_cards (GTask *task, DtiDataset *dataset)
{
  CsLoader *self = g_task_get_source_object (task);
  g_autoptr (DtiScorer) scorer = dti_scorer_new (self->framework);
  g_autoptr (GListModel) cards = NULL;
  GError *error = NULL;

  dti_problem_list_add_all (self->problems, dti_dataset_get_problems (dataset));
  cards = dti_scorer_score_all (scorer, dataset, &error);
  if (cards == NULL)
    {
      fail (task, error);
      return;
    }
  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr (DtiScorecard) card = g_list_model_get_item (cards, i);

      dti_problem_list_add_all (self->problems, dti_scorecard_get_problems (card));
      g_list_store_append (self->cards, card);
    }
  read_next (task);
}

static void
data_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  CsLoader *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (DtiDataset) dataset =
      dti_dataset_reader_read_file_finish (DTI_DATASET_READER (source), result, &error);

  if (dataset == NULL)
    fail (task, error);
  else if (self->current->kind == CS_DOCUMENT_DATA)
    take_cards (task, dataset);
  else
    {
      g_set_object (&self->published, dataset);
      read_next (task);
    }
}

static void
units_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  CsLoader *self = g_task_get_source_object (task);
  GError *error = NULL;

  g_clear_object (&self->units);
  self->units = dti_unit_registry_new_from_file_finish (result, &error);
  if (self->units == NULL)
    fail (task, error);
  else
    read_next (task);
}

static void
plan_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  CsLoader *self = g_task_get_source_object (task);
  GError *error = NULL;

  g_clear_object (&self->plan);
  self->plan = dti_plan_new_from_file_finish (result, &error);
  if (self->plan == NULL)
    fail (task, error);
  else
    read_next (task);
}

static void
calendar_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  CsLoader *self = g_task_get_source_object (task);
  GError *error = NULL;

  g_clear_object (&self->calendar);
  self->calendar = dti_calendar_new_from_file_finish (result, &error);
  if (self->calendar == NULL)
    fail (task, error);
  else
    read_next (task);
}

static void
submissions_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  CsLoader *self = g_task_get_source_object (task);
  GError *error = NULL;

  g_clear_object (&self->submissions);
  self->submissions = dti_submission_register_new_from_file_finish (result, &error);
  if (self->submissions == NULL)
    fail (task, error);
  else
    read_next (task);
}

/* ---- the order of things ---- */

static void
read_data (CsLoader *self, GTask *task)
{
  g_autoptr (DtiDatasetReader) reader = NULL;

  if (self->framework == NULL)
    {
      fail (task,
            g_error_new_literal (DTI_ERROR,
                                 DTI_ERROR_NOT_FOUND,
                                 _ ("data need a framework: open one first, or both together")));
      return;
    }
  reader = dti_dataset_reader_new (self->framework);
  dti_dataset_reader_read_file_async (reader,
                                      self->current->file,
                                      g_task_get_cancellable (task),
                                      data_read_cb,
                                      task);
}

static void
read_current (CsLoader *self, GTask *task)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  GFile *file = self->current->file;

  switch (self->current->kind)
    {
    case CS_DOCUMENT_FRAMEWORK:
      dti_framework_new_from_file_async (file, cancellable, framework_read_cb, task);
      break;
    case CS_DOCUMENT_UNITS:
      dti_unit_registry_new_from_file_async (file, cancellable, units_read_cb, task);
      break;
    case CS_DOCUMENT_PLAN:
      dti_plan_new_from_file_async (file, cancellable, plan_read_cb, task);
      break;
    case CS_DOCUMENT_CALENDAR:
      dti_calendar_new_from_file_async (file, cancellable, calendar_read_cb, task);
      break;
    case CS_DOCUMENT_SUBMISSIONS:
      dti_submission_register_new_from_file_async (file, cancellable, submissions_read_cb, task);
      break;
    case CS_DOCUMENT_DATA:
    case CS_DOCUMENT_PUBLISHED:
    case CS_DOCUMENT_UNKNOWN:
    default:
      read_data (self, task);
    }
}

static int
compare_kinds (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return (int) ((const CsDocument *) a)->kind - (int) ((const CsDocument *) b)->kind;
}

/* What a file is was not said, so it says so itself, and goes to where it belongs. */
static void
recognised_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  CsLoader *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);

  if (bytes == NULL)
    {
      fail (task, error);
      return;
    }
  self->current->kind = cs_document_recognise (bytes);
  g_queue_insert_sorted (&self->queue, g_steal_pointer (&self->current), compare_kinds, NULL);
  read_next (task);
}

static void
read_next (GTask *task)
{
  CsLoader *self = g_task_get_source_object (task);

  g_clear_pointer (&self->current, cs_document_free);
  self->current = g_queue_pop_head (&self->queue);
  if (self->current == NULL)
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
    }
  else if (self->current->file == NULL)
    {
      GError *error = NULL;
      DtiFramework *framework = dti_framework_new_builtin (self->current->name, &error);

      take_framework (task, framework, error);
    }
  else if (self->current->kind == CS_DOCUMENT_UNKNOWN)
    g_file_load_bytes_async (self->current->file,
                             g_task_get_cancellable (task),
                             recognised_cb,
                             task);
  else
    read_current (self, task);
}

/* ---- the object ---- */

static void
cs_loader_finalize (GObject *object)
{
  CsLoader *self = CS_LOADER (object);

  g_queue_clear_full (&self->queue, (GDestroyNotify) cs_document_free);
  g_clear_pointer (&self->current, cs_document_free);
  g_clear_object (&self->framework);
  g_clear_object (&self->cards);
  g_clear_object (&self->units);
  g_clear_object (&self->plan);
  g_clear_object (&self->calendar);
  g_clear_object (&self->submissions);
  g_clear_object (&self->published);
  g_clear_object (&self->problems);

  G_OBJECT_CLASS (cs_loader_parent_class)->finalize (object);
}

static void
cs_loader_class_init (CsLoaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cs_loader_finalize;
}

static void
cs_loader_init (CsLoader *self)
{
  g_queue_init (&self->queue);
  self->cards = g_list_store_new (DTI_TYPE_SCORECARD);
  self->problems = dti_problem_list_new ();
}

/* The framework is the one that is open already, for data that come alone. */
CsLoader *
cs_loader_new (DtiFramework *framework)
{
  CsLoader *self = g_object_new (CS_TYPE_LOADER, NULL);

  g_set_object (&self->framework, framework);

  return self;
}

void
cs_loader_add (CsLoader *self, CsDocument *document)
{
  g_return_if_fail (CS_IS_LOADER (self));

  g_queue_push_tail (&self->queue, document);
}

void
cs_loader_read_async (CsLoader *self,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task;

  g_return_if_fail (CS_IS_LOADER (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cs_loader_read_async);
  read_next (task);
}

gboolean
cs_loader_read_finish (CsLoader *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (CS_IS_LOADER (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

DtiFramework *
cs_loader_get_framework (CsLoader *self)
{
  return self->framework;
}

GListModel *
cs_loader_get_cards (CsLoader *self)
{
  return G_LIST_MODEL (self->cards);
}

DtiUnitRegistry *
cs_loader_get_units (CsLoader *self)
{
  return self->units;
}

DtiPlan *
cs_loader_get_plan (CsLoader *self)
{
  return self->plan;
}

DtiCalendar *
cs_loader_get_calendar (CsLoader *self)
{
  return self->calendar;
}

DtiSubmissionRegister *
cs_loader_get_submissions (CsLoader *self)
{
  return self->submissions;
}

DtiDataset *
cs_loader_get_published (CsLoader *self)
{
  return self->published;
}

DtiProblemList *
cs_loader_get_problems (CsLoader *self)
{
  return self->problems;
}
