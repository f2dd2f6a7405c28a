/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-fixed-list-private.h"

struct _DtiWeakList
{
  GObject parent_instance;

  GType item_type;
  GWeakRef *items;
  guint n_items;
};

typedef enum
{
  PROP_ITEM_TYPE = 1,
  PROP_N_ITEMS,
} DtiWeakListProperty;

static GParamSpec *props[PROP_N_ITEMS + 1];

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DtiWeakList,
                               dti_weak_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static GType
dti_weak_list_get_item_type (GListModel *model)
{
  return DTI_WEAK_LIST (model)->item_type;
}

/* The item at @position among those alive, or NULL; counts those before it. */
static gpointer
find_alive (DtiWeakList *self, guint position, guint *n_alive)
{
  *n_alive = 0;
  for (guint i = 0; i < self->n_items; i++)
    {
      g_autoptr (GObject) item = g_weak_ref_get (&self->items[i]);

      if (item == NULL)
        continue;
      if (*n_alive == position)
        return g_steal_pointer (&item);
      (*n_alive)++;
    }

  return NULL;
}

static guint
count_alive (DtiWeakList *self)
{
  guint n_alive = 0;

  find_alive (self, G_MAXUINT, &n_alive);

  return n_alive;
}

static guint
dti_weak_list_get_n_items (GListModel *model)
{
  return count_alive (DTI_WEAK_LIST (model));
}

static gpointer
dti_weak_list_get_item (GListModel *model, guint position)
{
  guint n_alive = 0;

  return find_alive (DTI_WEAK_LIST (model), position, &n_alive);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = dti_weak_list_get_item_type;
  iface->get_n_items = dti_weak_list_get_n_items;
  iface->get_item = dti_weak_list_get_item;
}

static void
dti_weak_list_finalize (GObject *object)
{
  DtiWeakList *self = DTI_WEAK_LIST (object);

  for (guint i = 0; i < self->n_items; i++)
    g_weak_ref_clear (&self->items[i]);
  g_free (self->items);

  G_OBJECT_CLASS (dti_weak_list_parent_class)->finalize (object);
}

static void
dti_weak_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiWeakList *self = DTI_WEAK_LIST (object);

  switch ((DtiWeakListProperty) prop_id)
    {
    case PROP_ITEM_TYPE:
      g_value_set_gtype (value, self->item_type);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, count_alive (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_weak_list_class_init (DtiWeakListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_weak_list_finalize;
  object_class->get_property = dti_weak_list_get_property;

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
dti_weak_list_init (DtiWeakList *self)
{
  self->item_type = G_TYPE_OBJECT;
}

GListModel *
dti_weak_list_new (GType item_type, const GPtrArray *items)
{
  DtiWeakList *self = g_object_new (DTI_TYPE_WEAK_LIST, NULL);

  self->item_type = item_type;
  self->n_items = items != NULL ? items->len : 0;
  self->items = g_new0 (GWeakRef, self->n_items);
  for (guint i = 0; i < self->n_items; i++)
    g_weak_ref_init (&self->items[i], g_ptr_array_index (items, i));

  return G_LIST_MODEL (self);
}
