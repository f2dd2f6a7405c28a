/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-score-list-private.h"
#include "dti-scorecard-private.h"

#include <libdti/base/dti-live-items-private.h>

struct _DtiScoreList
{
  GObject parent_instance;

  DtiScorecard *card;
  gboolean by_unit; /* the units of a node, else the nodes of a unit */
  guint op;
  gsize unit;

  DtiLiveItems live;
};

typedef enum
{
  PROP_ITEM_TYPE = 1,
  PROP_N_ITEMS,
} DtiScoreListProperty;

static GParamSpec *props[PROP_N_ITEMS + 1];

static GType
get_item_type (GListModel *model)
{
  return DTI_TYPE_SCORE;
}

static guint
get_n_items (GListModel *model)
{
  DtiScoreList *self = DTI_SCORE_LIST (model);

  if (self->by_unit)
    return dti_scorecard_get_n_units (self->card);

  return dti_scorecard_peek_results (self->card)->binding->program->n_ops;
}

static gpointer
make_item (gpointer list, guint position)
{
  const DtiScoreList *self = list;

  if (self->by_unit)
    return dti_score_new (self->card, self->op, position);

  return dti_score_new (self->card,
                        dti_scorecard_peek_results (self->card)->binding->program->order[position],
                        self->unit);
}

static gpointer
get_item (GListModel *model, guint position)
{
  DtiScoreList *self = DTI_SCORE_LIST (model);

  if (position >= get_n_items (model))
    return NULL;

  return dti_live_items_get (&self->live, position, make_item, self);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DtiScoreList,
                               dti_score_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
dti_score_list_finalize (GObject *object)
{
  DtiScoreList *self = DTI_SCORE_LIST (object);

  dti_live_items_clear (&self->live);
  g_clear_object (&self->card);

  G_OBJECT_CLASS (dti_score_list_parent_class)->finalize (object);
}

static void
dti_score_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((DtiScoreListProperty) prop_id)
    {
    case PROP_ITEM_TYPE:
      g_value_set_gtype (value, DTI_TYPE_SCORE);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, get_n_items (G_LIST_MODEL (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_score_list_class_init (DtiScoreListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_score_list_finalize;
  object_class->get_property = dti_score_list_get_property;

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
dti_score_list_init (DtiScoreList *self)
{
  dti_live_items_init (&self->live);
}

GListModel *
dti_score_list_new_for_node (DtiScorecard *card, guint op)
{
  DtiScoreList *self = g_object_new (DTI_TYPE_SCORE_LIST, NULL);

  self->card = g_object_ref (card);
  self->by_unit = TRUE;
  self->op = op;

  return G_LIST_MODEL (self);
}

GListModel *
dti_score_list_new_for_unit (DtiScorecard *card, gsize unit)
{
  DtiScoreList *self = g_object_new (DTI_TYPE_SCORE_LIST, NULL);

  self->card = g_object_ref (card);
  self->unit = unit;

  return G_LIST_MODEL (self);
}
