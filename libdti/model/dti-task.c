/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>

#include "dti-fixed-list-private.h"
#include "dti-task-private.h"

#include <libdti/dti-enum-types.h>

#define FIXED (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS)

/**
 * DtiTask:
 *
 * Something that a plan wants done: by whom, by when or how often, and what for.
 *
 * A task may have no lead, one or several; plans often name none.
 *
 * Tasks never change, so threads share them freely. Texts that getters lend live as long as the
 * task.
 *
 * Since: 1.0
 */

typedef enum
{
  PROP_COORDINATORS = 1,
  PROP_COST,
  PROP_DUE,
  PROP_EFFECTS,
  PROP_EXCLUDES,
  PROP_GROUP,
  PROP_HISTORY,
  PROP_ID,
  PROP_LEADS,
  PROP_LEGAL_BASIS,
  PROP_NODE,
  PROP_NOTE,
  PROP_PERFORMERS,
  PROP_REQUIRES,
  PROP_SOURCE,
  PROP_STATUS,
  PROP_TARGET,
  PROP_TITLE,
  PROP_VALID_FROM,
  PROP_VALID_TO,
} DtiTaskProperty;

static GParamSpec *props[PROP_VALID_TO + 1];

G_DEFINE_FINAL_TYPE (DtiTask, dti_task, G_TYPE_OBJECT)

static void
dti_task_finalize (GObject *object)
{
  DtiTask *self = DTI_TASK (object);

  g_free (self->id);
  g_clear_pointer (&self->titles, g_hash_table_unref);
  g_free (self->group);
  g_free (self->node);
  g_strfreev (self->leads);
  g_strfreev (self->coordinators);
  g_strfreev (self->performers);
  g_free (self->due);
  g_clear_object (&self->target);
  g_clear_object (&self->effects);
  g_strfreev (self->requires);
  g_strfreev (self->excludes);
  g_free (self->legal_basis);
  g_clear_object (&self->history);
  g_free (self->valid_from);
  g_free (self->valid_to);
  g_free (self->note);
  g_free (self->source);

  G_OBJECT_CLASS (dti_task_parent_class)->finalize (object);
}

/* FALSE where the property is no text. */
static gboolean
get_text_property (DtiTask *self, guint prop_id, GValue *value)
{
  switch (prop_id)
    {
    case PROP_COORDINATORS:
      g_value_set_boxed (value, dti_task_get_coordinators (self));
      return TRUE;
    case PROP_DUE:
      g_value_set_string (value, dti_task_get_due (self));
      return TRUE;
    case PROP_EXCLUDES:
      g_value_set_boxed (value, dti_task_get_excludes (self));
      return TRUE;
    case PROP_GROUP:
      g_value_set_string (value, dti_task_get_group (self));
      return TRUE;
    case PROP_ID:
      g_value_set_string (value, dti_task_get_id (self));
      return TRUE;
    case PROP_LEADS:
      g_value_set_boxed (value, dti_task_get_leads (self));
      return TRUE;
    case PROP_LEGAL_BASIS:
      g_value_set_string (value, dti_task_get_legal_basis (self));
      return TRUE;
    case PROP_NODE:
      g_value_set_string (value, dti_task_get_node (self));
      return TRUE;
    case PROP_NOTE:
      g_value_set_string (value, dti_task_get_note (self));
      return TRUE;
    case PROP_PERFORMERS:
      g_value_set_boxed (value, dti_task_get_performers (self));
      return TRUE;
    case PROP_REQUIRES:
      g_value_set_boxed (value, dti_task_get_requires (self));
      return TRUE;
    case PROP_SOURCE:
      g_value_set_string (value, dti_task_get_source (self));
      return TRUE;
    case PROP_TITLE:
      g_value_set_string (value, dti_task_get_main_title (self));
      return TRUE;
    case PROP_VALID_FROM:
      g_value_set_string (value, dti_task_get_valid_from (self));
      return TRUE;
    case PROP_VALID_TO:
      g_value_set_string (value, dti_task_get_valid_to (self));
      return TRUE;
    default:
      return FALSE;
    }
}

/* FALSE where the property is not known. */
static gboolean
get_other_property (DtiTask *self, guint prop_id, GValue *value)
{
  switch (prop_id)
    {
    case PROP_COST:
      g_value_set_double (value, self->cost);
      return TRUE;
    case PROP_EFFECTS:
      g_value_set_object (value, dti_task_get_effects (self));
      return TRUE;
    case PROP_HISTORY:
      g_value_set_object (value, dti_task_get_history (self));
      return TRUE;
    case PROP_STATUS:
      g_value_set_enum (value, dti_task_get_status (self));
      return TRUE;
    case PROP_TARGET:
      g_value_set_object (value, dti_task_get_target (self));
      return TRUE;
    default:
      return FALSE;
    }
}

static void
dti_task_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiTask *self = DTI_TASK (object);

  if (!get_text_property (self, prop_id, value) && !get_other_property (self, prop_id, value))
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
make_text_properties (void)
{
  /**
   * DtiTask:group: (getter get_group)
   *
   * The group of tasks that it belongs to.
   *
   * Since: 1.0
   */
  props[PROP_GROUP] = g_param_spec_string ("group", NULL, NULL, NULL, FIXED);

  /**
   * DtiTask:id: (getter get_id)
   *
   * Id, unique among the tasks of a plan.
   *
   * Since: 1.0
   */
  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, FIXED);

  /**
   * DtiTask:legal-basis: (getter get_legal_basis)
   *
   * The decision that it follows from.
   *
   * Since: 1.0
   */
  props[PROP_LEGAL_BASIS] = g_param_spec_string ("legal-basis", NULL, NULL, NULL, FIXED);

  /**
   * DtiTask:node: (getter get_node)
   *
   * Id of the node that it is for.
   *
   * Since: 1.0
   */
  props[PROP_NODE] = g_param_spec_string ("node", NULL, NULL, NULL, FIXED);

  /**
   * DtiTask:note: (getter get_note)
   *
   * Remarks.
   *
   * Since: 1.0
   */
  props[PROP_NOTE] = g_param_spec_string ("note", NULL, NULL, NULL, FIXED);

  /**
   * DtiTask:source: (getter get_source)
   *
   * Where the document has it from.
   *
   * Since: 1.0
   */
  props[PROP_SOURCE] = g_param_spec_string ("source", NULL, NULL, NULL, FIXED);

  /**
   * DtiTask:title: (getter get_main_title)
   *
   * Title, the Vietnamese one where there are several.
   *
   * Since: 1.0
   */
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, FIXED);
}

static void
make_agency_properties (void)
{
  /**
   * DtiTask:coordinators: (getter get_coordinators)
   *
   * Ids of the agencies that help.
   *
   * Since: 1.0
   */
  props[PROP_COORDINATORS] = g_param_spec_boxed ("coordinators", NULL, NULL, G_TYPE_STRV, FIXED);

  /**
   * DtiTask:leads: (getter get_leads)
   *
   * Ids of the agencies that answer for it.
   *
   * Since: 1.0
   */
  props[PROP_LEADS] = g_param_spec_boxed ("leads", NULL, NULL, G_TYPE_STRV, FIXED);

  /**
   * DtiTask:performers: (getter get_performers)
   *
   * Ids of the sub-units that carry it out.
   *
   * Since: 1.0
   */
  props[PROP_PERFORMERS] = g_param_spec_boxed ("performers", NULL, NULL, G_TYPE_STRV, FIXED);
}

static void
make_time_properties (void)
{
  /**
   * DtiTask:due: (getter get_due)
   *
   * Last day, such as `2023-12-31`.
   *
   * Since: 1.0
   */
  props[PROP_DUE] = g_param_spec_string ("due", NULL, NULL, NULL, FIXED);

  /**
   * DtiTask:history: (getter get_history)
   *
   * How the status changed, a list of [class@Dti.TaskEvent] from first to last.
   *
   * Since: 1.0
   */
  props[PROP_HISTORY] = g_param_spec_object ("history", NULL, NULL, G_TYPE_LIST_MODEL, FIXED);

  /**
   * DtiTask:status: (getter get_status)
   *
   * The latest status.
   *
   * Since: 1.0
   */
  props[PROP_STATUS] = g_param_spec_enum ("status",
                                          NULL,
                                          NULL,
                                          DTI_TYPE_TASK_STATUS,
                                          DTI_TASK_STATUS_PLANNED,
                                          FIXED);

  /**
   * DtiTask:valid-from: (getter get_valid_from)
   *
   * First day on which the task holds, such as `2023-09-12`; `NULL` for always.
   *
   * Since: 1.0
   */
  props[PROP_VALID_FROM] = g_param_spec_string ("valid-from", NULL, NULL, NULL, FIXED);

  /**
   * DtiTask:valid-to: (getter get_valid_to)
   *
   * Last day on which the task holds, such as `2025-02-28`; `NULL` for always.
   *
   * Since: 1.0
   */
  props[PROP_VALID_TO] = g_param_spec_string ("valid-to", NULL, NULL, NULL, FIXED);
}

static void
make_effect_properties (void)
{
  /**
   * DtiTask:cost:
   *
   * What it costs, in the currency of the plan; NaN where the plan does not say.
   *
   * For lists and expressions; programs call [method@Dti.Task.get_cost].
   *
   * Since: 1.0
   */
  props[PROP_COST] =
      g_param_spec_double ("cost", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, FIXED);

  /**
   * DtiTask:effects: (getter get_effects)
   *
   * What it is expected to do to nodes, a list of [class@Dti.TaskEffect].
   *
   * Since: 1.0
   */
  props[PROP_EFFECTS] = g_param_spec_object ("effects", NULL, NULL, G_TYPE_LIST_MODEL, FIXED);

  /**
   * DtiTask:excludes: (getter get_excludes)
   *
   * Ids of the tasks that cannot be done besides.
   *
   * Since: 1.0
   */
  props[PROP_EXCLUDES] = g_param_spec_boxed ("excludes", NULL, NULL, G_TYPE_STRV, FIXED);

  /**
   * DtiTask:requires: (getter get_requires)
   *
   * Ids of the tasks that must be done before.
   *
   * Since: 1.0
   */
  props[PROP_REQUIRES] = g_param_spec_boxed ("requires", NULL, NULL, G_TYPE_STRV, FIXED);

  /**
   * DtiTask:target: (getter get_target)
   *
   * What it is to reach.
   *
   * Since: 1.0
   */
  props[PROP_TARGET] = g_param_spec_object ("target", NULL, NULL, DTI_TYPE_TARGET, FIXED);
}

static void
dti_task_class_init (DtiTaskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_task_finalize;
  object_class->get_property = dti_task_get_property;

  make_text_properties ();
  make_agency_properties ();
  make_time_properties ();
  make_effect_properties ();
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_task_init (DtiTask *self)
{
  self->effects = dti_fixed_list_new (DTI_TYPE_TASK_EFFECT, NULL);
  self->history = dti_fixed_list_new (DTI_TYPE_TASK_EVENT, NULL);
  self->frequency = -1;
  self->cost = NAN;
}
