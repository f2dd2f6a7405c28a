/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-fixed-list-private.h"

struct _DtiFixedList
{
  GObject parent_instance;

  GType item_type;
  GPtrArray *items;
};

typedef enum
{
  PROP_ITEM_TYPE = 1,
  PROP_N_ITEMS,
} DtiFixedListProperty;

static GParamSpec *props[PROP_N_ITEMS + 1];

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DtiFixedList,
                               dti_fixed_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static GType
dti_fixed_list_get_item_type (GListModel *model)
{
  return DTI_FIXED_LIST (model)->item_type;
}

static guint
dti_fixed_list_get_n_items (GListModel *model)
{
  return DTI_FIXED_LIST (model)->items->len;
}

static gpointer
dti_fixed_list_get_item (GListModel *model, guint position)
{
  const GPtrArray *items = DTI_FIXED_LIST (model)->items;

  return position < items->len ? g_object_ref (g_ptr_array_index (items, position)) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = dti_fixed_list_get_item_type;
  iface->get_n_items = dti_fixed_list_get_n_items;
  iface->get_item = dti_fixed_list_get_item;
}

static void
dti_fixed_list_finalize (GObject *object)
{
  g_ptr_array_unref (DTI_FIXED_LIST (object)->items);

  G_OBJECT_CLASS (dti_fixed_list_parent_class)->finalize (object);
}

static void
dti_fixed_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiFixedList *self = DTI_FIXED_LIST (object);

  switch ((DtiFixedListProperty) prop_id)
    {
    case PROP_ITEM_TYPE:
      g_value_set_gtype (value, self->item_type);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->items->len);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_fixed_list_class_init (DtiFixedListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_fixed_list_finalize;
  object_class->get_property = dti_fixed_list_get_property;

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
dti_fixed_list_init (DtiFixedList *self)
{
  self->item_type = G_TYPE_OBJECT;
}

GListModel *
dti_fixed_list_new (GType item_type, GPtrArray *items)
{
  DtiFixedList *self = g_object_new (DTI_TYPE_FIXED_LIST, NULL);

  self->item_type = item_type;
  self->items = items != NULL ? items : g_ptr_array_new ();
  g_ptr_array_set_free_func (self->items, g_object_unref);

  return G_LIST_MODEL (self);
}
