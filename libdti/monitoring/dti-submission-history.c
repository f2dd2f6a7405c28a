/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-submission-private.h"

struct _DtiSubmissionHistory
{
  GObject parent_instance;

  GPtrArray *events;
  guint n_announced; /* what listeners know of */
};

typedef enum
{
  PROP_ITEM_TYPE = 1,
  PROP_N_ITEMS,
} DtiSubmissionHistoryProperty;

static GParamSpec *props[PROP_N_ITEMS + 1];

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DtiSubmissionHistory,
                               dti_submission_history,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static GType
dti_submission_history_get_item_type (GListModel *model)
{
  return DTI_TYPE_SUBMISSION_EVENT;
}

static guint
dti_submission_history_get_n_items (GListModel *model)
{
  return DTI_SUBMISSION_HISTORY (model)->n_announced;
}

static gpointer
dti_submission_history_get_item (GListModel *model, guint position)
{
  const DtiSubmissionHistory *self = DTI_SUBMISSION_HISTORY (model);

  return position < self->n_announced ? g_object_ref (g_ptr_array_index (self->events, position))
                                      : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = dti_submission_history_get_item_type;
  iface->get_n_items = dti_submission_history_get_n_items;
  iface->get_item = dti_submission_history_get_item;
}

static void
dti_submission_history_finalize (GObject *object)
{
  g_ptr_array_unref (DTI_SUBMISSION_HISTORY (object)->events);

  G_OBJECT_CLASS (dti_submission_history_parent_class)->finalize (object);
}

static void
dti_submission_history_get_property (GObject *object,
                                     guint prop_id,
                                     GValue *value,
                                     GParamSpec *pspec)
{
  DtiSubmissionHistory *self = DTI_SUBMISSION_HISTORY (object);

  switch ((DtiSubmissionHistoryProperty) prop_id)
    {
    case PROP_ITEM_TYPE:
      g_value_set_gtype (value, DTI_TYPE_SUBMISSION_EVENT);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->n_announced);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_submission_history_class_init (DtiSubmissionHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_submission_history_finalize;
  object_class->get_property = dti_submission_history_get_property;

  props[PROP_ITEM_TYPE] = g_param_spec_gtype ("item-type",
                                              NULL,
                                              NULL,
                                              G_TYPE_OBJECT,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_N_ITEMS] = g_param_spec_uint (
      "n-items", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_submission_history_init (DtiSubmissionHistory *self)
{
  self->events = g_ptr_array_new_with_free_func (g_object_unref);
}

DtiSubmissionHistory *
dti_submission_history_new (void)
{
  return g_object_new (DTI_TYPE_SUBMISSION_HISTORY, NULL);
}

void
dti_submission_history_append (DtiSubmissionHistory *self, DtiSubmissionEvent *event)
{
  g_ptr_array_add (self->events, g_object_ref (event));
}

void
dti_submission_history_announce (DtiSubmissionHistory *self)
{
  guint position = self->n_announced;

  if (position == self->events->len)
    return;

  self->n_announced = self->events->len;
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, self->n_announced - position);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_ITEMS]);
}

guint
dti_submission_history_count (DtiSubmissionHistory *self)
{
  return self->events->len;
}
