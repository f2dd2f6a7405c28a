/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "cs-session.h"
#include "cs-text.h"

/* What is open: the scorecards, the plan with its schedule, and what was chosen of them. Pages read
 * it and listen to its properties; none of them knows another. */
struct _CsSession
{
  GObject parent_instance;

  DtiFramework *framework; /* of the card, or the one that was opened last */
  GListStore *cards;
  DtiScorecard *card;
  char *unit;
  char *node;
  DtiUnitRegistry *units;
  DtiPlan *plan;
  DtiCalendar *calendar;
  DtiSubmissionRegister *submissions;
  DtiSchedule *schedule;
  DtiDataset *published;
  DtiProblemList *problems;
  gboolean loading;
  GDate today;
};

typedef enum
{
  PROP_CARDS = 1,
  PROP_CARD,
  PROP_UNIT,
  PROP_NODE,
  PROP_SCHEDULE,
  PROP_PROBLEMS,
  PROP_LOADING,
  PROP_TODAY,
} CsSessionProperty;

static GParamSpec *props[PROP_TODAY + 1];

G_DEFINE_FINAL_TYPE (CsSession, cs_session, G_TYPE_OBJECT)

/* ---- what is chosen stays, where it can ---- */

static void
choose_unit (CsSession *self)
{
  const char *const *units = self->card != NULL ? dti_scorecard_get_units (self->card) : NULL;

  if (units == NULL || (self->unit != NULL && g_strv_contains (units, self->unit)))
    return;
  cs_session_set_unit (self, units[0]);
}

static void
choose_node (CsSession *self)
{
  DtiFramework *framework = self->card != NULL ? dti_scorecard_get_framework (self->card) : NULL;

  if (framework == NULL ||
      (self->node != NULL && dti_framework_lookup (framework, self->node) != NULL))
    return;
  cs_session_set_node (self, dti_node_get_id (dti_framework_get_ranking_node (framework)));
}

static void
make_schedule (CsSession *self)
{
  if (self->plan == NULL)
    return;
  if (self->calendar == NULL)
    self->calendar = dti_calendar_new_vietnam (2000, 2100);
  g_clear_object (&self->schedule);
  self->schedule = dti_schedule_new (self->plan, self->calendar);
  dti_schedule_set_today (self->schedule, &self->today);
  dti_schedule_set_register (self->schedule, self->submissions);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SCHEDULE]);
}

/* ---- opening ---- */

static void
take_cards (CsSession *self, GListModel *cards)
{
  const guint n_cards = g_list_model_get_n_items (cards);
  g_autoptr (DtiScorecard) last = NULL;

  if (n_cards == 0)
    return;
  g_list_store_remove_all (self->cards);
  for (guint i = 0; i < n_cards; i++)
    {
      g_autoptr (DtiScorecard) card = g_list_model_get_item (cards, i);

      g_list_store_append (self->cards, card);
    }
  last = g_list_model_get_item (cards, n_cards - 1);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CARDS]);
  cs_session_set_card (self, last);
}

static void
take (CsSession *self, CsLoader *loader)
{
  g_set_object (&self->framework, cs_loader_get_framework (loader));
  if (cs_loader_get_units (loader) != NULL)
    g_set_object (&self->units, cs_loader_get_units (loader));
  if (cs_loader_get_published (loader) != NULL)
    g_set_object (&self->published, cs_loader_get_published (loader));
  if (cs_loader_get_plan (loader) != NULL)
    g_set_object (&self->plan, cs_loader_get_plan (loader));
  if (cs_loader_get_calendar (loader) != NULL)
    g_set_object (&self->calendar, cs_loader_get_calendar (loader));
  if (cs_loader_get_submissions (loader) != NULL)
    g_set_object (&self->submissions, cs_loader_get_submissions (loader));
  if (cs_loader_get_plan (loader) != NULL || cs_loader_get_calendar (loader) != NULL ||
      cs_loader_get_submissions (loader) != NULL)
    make_schedule (self);
  take_cards (self, cs_loader_get_cards (loader));
}

static void
set_loading (CsSession *self, gboolean loading)
{
  if (self->loading == loading)
    return;
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  CsSession *self = g_task_get_source_object (task);
  CsLoader *loader = CS_LOADER (source);
  GError *error = NULL;
  const gboolean good = cs_loader_read_finish (loader, result, &error);

  g_object_freeze_notify (G_OBJECT (self));
  if (good)
    take (self, loader);
  g_set_object (&self->problems, cs_loader_get_problems (loader));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROBLEMS]);
  set_loading (self, FALSE);
  g_object_thaw_notify (G_OBJECT (self));

  if (good)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* ---- the object ---- */

static void
cs_session_dispose (GObject *object)
{
  CsSession *self = CS_SESSION (object);

  g_clear_object (&self->framework);
  g_clear_object (&self->cards);
  g_clear_object (&self->card);
  g_clear_object (&self->units);
  g_clear_object (&self->plan);
  g_clear_object (&self->calendar);
  g_clear_object (&self->submissions);
  g_clear_object (&self->schedule);
  g_clear_object (&self->published);
  g_clear_object (&self->problems);

  G_OBJECT_CLASS (cs_session_parent_class)->dispose (object);
}

static void
cs_session_finalize (GObject *object)
{
  CsSession *self = CS_SESSION (object);

  g_free (self->unit);
  g_free (self->node);

  G_OBJECT_CLASS (cs_session_parent_class)->finalize (object);
}

static void
cs_session_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CsSession *self = CS_SESSION (object);

  switch ((CsSessionProperty) prop_id)
    {
    case PROP_CARDS:
      g_value_set_object (value, self->cards);
      break;
    case PROP_CARD:
      g_value_set_object (value, self->card);
      break;
    case PROP_UNIT:
      g_value_set_string (value, self->unit);
      break;
    case PROP_NODE:
      g_value_set_string (value, self->node);
      break;
    case PROP_SCHEDULE:
      g_value_set_object (value, self->schedule);
      break;
    case PROP_PROBLEMS:
      g_value_set_object (value, self->problems);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_TODAY:
      g_value_set_boxed (value, &self->today);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cs_session_class_init (CsSessionClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cs_session_dispose;
  object_class->finalize = cs_session_finalize;
  object_class->get_property = cs_session_get_property;

  props[PROP_CARDS] = g_param_spec_object ("cards", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  props[PROP_CARD] = g_param_spec_object ("card", NULL, NULL, DTI_TYPE_SCORECARD, flags);
  props[PROP_UNIT] = g_param_spec_string ("unit", NULL, NULL, NULL, flags);
  props[PROP_NODE] = g_param_spec_string ("node", NULL, NULL, NULL, flags);
  props[PROP_SCHEDULE] = g_param_spec_object ("schedule", NULL, NULL, DTI_TYPE_SCHEDULE, flags);
  props[PROP_PROBLEMS] = g_param_spec_object ("problems", NULL, NULL, DTI_TYPE_PROBLEM_LIST, flags);
  props[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  props[PROP_TODAY] = g_param_spec_boxed ("today", NULL, NULL, G_TYPE_DATE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
cs_session_init (CsSession *self)
{
  self->cards = g_list_store_new (DTI_TYPE_SCORECARD);
  self->problems = dti_problem_list_new ();
  g_date_set_dmy (&self->today, 1, G_DATE_JANUARY, 2000);
}

CsSession *
cs_session_new (void)
{
  return g_object_new (CS_TYPE_SESSION, NULL);
}

void
cs_session_open_async (CsSession *self,
                       CsLoader *loader,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task;

  g_return_if_fail (CS_IS_SESSION (self));
  g_return_if_fail (CS_IS_LOADER (loader));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cs_session_open_async);
  set_loading (self, TRUE);
  cs_loader_read_async (loader, cancellable, loaded_cb, task);
}

gboolean
cs_session_open_finish (CsSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (CS_IS_SESSION (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

DtiFramework *
cs_session_get_framework (CsSession *self)
{
  g_return_val_if_fail (CS_IS_SESSION (self), NULL);

  return self->framework;
}

GListModel *
cs_session_get_cards (CsSession *self)
{
  g_return_val_if_fail (CS_IS_SESSION (self), NULL);

  return G_LIST_MODEL (self->cards);
}

/* The scorecard of the chosen period, or NULL where nothing is open. */
DtiScorecard *
cs_session_get_card (CsSession *self)
{
  g_return_val_if_fail (CS_IS_SESSION (self), NULL);

  return self->card;
}

void
cs_session_set_card (CsSession *self, DtiScorecard *card)
{
  g_return_if_fail (CS_IS_SESSION (self));

  if (!g_set_object (&self->card, card))
    return;
  g_object_freeze_notify (G_OBJECT (self));
  choose_unit (self);
  choose_node (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CARD]);
  g_object_thaw_notify (G_OBJECT (self));
}

const char *
cs_session_get_unit (CsSession *self)
{
  g_return_val_if_fail (CS_IS_SESSION (self), NULL);

  return self->unit;
}

void
cs_session_set_unit (CsSession *self, const char *unit)
{
  g_return_if_fail (CS_IS_SESSION (self));

  if (g_strcmp0 (self->unit, unit) == 0)
    return;
  g_free (self->unit);
  self->unit = g_strdup (unit);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UNIT]);
}

const char *
cs_session_get_node (CsSession *self)
{
  g_return_val_if_fail (CS_IS_SESSION (self), NULL);

  return self->node;
}

void
cs_session_set_node (CsSession *self, const char *node)
{
  g_return_if_fail (CS_IS_SESSION (self));

  if (g_strcmp0 (self->node, node) == 0)
    return;
  g_free (self->node);
  self->node = g_strdup (node);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NODE]);
}

DtiUnitRegistry *
cs_session_get_units (CsSession *self)
{
  g_return_val_if_fail (CS_IS_SESSION (self), NULL);

  return self->units;
}

/* Who reports when, or NULL without a plan. */
DtiSchedule *
cs_session_get_schedule (CsSession *self)
{
  g_return_val_if_fail (CS_IS_SESSION (self), NULL);

  return self->schedule;
}

DtiDataset *
cs_session_get_published (CsSession *self)
{
  g_return_val_if_fail (CS_IS_SESSION (self), NULL);

  return self->published;
}

DtiProblemList *
cs_session_get_problems (CsSession *self)
{
  g_return_val_if_fail (CS_IS_SESSION (self), NULL);

  return self->problems;
}

gboolean
cs_session_get_loading (CsSession *self)
{
  g_return_val_if_fail (CS_IS_SESSION (self), FALSE);

  return self->loading;
}

GDate *
cs_session_get_today (CsSession *self)
{
  g_return_val_if_fail (CS_IS_SESSION (self), NULL);

  return g_date_copy (&self->today);
}

/* The library has no clock: the application says which day it is, at midnight too. */
void
cs_session_set_today (CsSession *self, const GDate *today)
{
  g_return_if_fail (CS_IS_SESSION (self));
  g_return_if_fail (today != NULL && g_date_valid (today));

  if (g_date_compare (&self->today, today) == 0)
    return;
  self->today = *today;
  if (self->schedule != NULL)
    dti_schedule_set_today (self->schedule, today);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TODAY]);
}

/* The name of a unit: that of the register where one is open, else that of the data. */
char *
cs_session_write_unit (CsSession *self, const char *unit)
{
  DtiUnit *found;
  const char *name;

  g_return_val_if_fail (CS_IS_SESSION (self), NULL);

  if (unit == NULL)
    return g_strdup ("");
  found = self->units != NULL ? dti_unit_registry_lookup (self->units, unit) : NULL;
  if (found != NULL)
    return dti_unit_get_title (found, cs_text_get_language ());
  name = self->card != NULL
             ? dti_dataset_get_unit_name (dti_scorecard_get_dataset (self->card), unit)
             : NULL;

  return g_strdup (name != NULL ? name : unit);
}

/* The chosen node of the chosen scorecard. */
DtiNode *
cs_session_lookup_node (CsSession *self)
{
  g_return_val_if_fail (CS_IS_SESSION (self), NULL);

  if (self->card == NULL || self->node == NULL)
    return NULL;

  return dti_framework_lookup (dti_scorecard_get_framework (self->card), self->node);
}
