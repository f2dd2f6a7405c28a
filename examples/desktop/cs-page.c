/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "cs-page.h"

typedef struct
{
  CsSession *session;
  gboolean stale;
  guint refresh_id;
} CsPagePrivate;

typedef enum
{
  PROP_SESSION = 1,
} CsPageProperty;

static GParamSpec *props[PROP_SESSION + 1];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (CsPage, cs_page, ADW_TYPE_BIN)

static gboolean
refresh_cb (gpointer user_data)
{
  CsPage *self = user_data;
  CsPagePrivate *priv = cs_page_get_instance_private (self);

  priv->refresh_id = 0;
  cs_page_refresh_now (self);

  return G_SOURCE_REMOVE;
}

static void
session_notify_cb (CsSession *session, GParamSpec *pspec, CsPage *self)
{
  cs_page_queue_refresh (self);
}

static void
cs_page_map (GtkWidget *widget)
{
  CsPage *self = CS_PAGE (widget);
  CsPagePrivate *priv = cs_page_get_instance_private (self);

  if (priv->stale)
    cs_page_refresh_now (self);

  GTK_WIDGET_CLASS (cs_page_parent_class)->map (widget);
}

static void
cs_page_dispose (GObject *object)
{
  CsPagePrivate *priv = cs_page_get_instance_private (CS_PAGE (object));

  g_clear_handle_id (&priv->refresh_id, g_source_remove);
  if (priv->session != NULL)
    g_signal_handlers_disconnect_by_func (priv->session, session_notify_cb, object);
  g_clear_object (&priv->session);

  G_OBJECT_CLASS (cs_page_parent_class)->dispose (object);
}

static void
cs_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((CsPageProperty) prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, cs_page_get_session (CS_PAGE (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cs_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch ((CsPageProperty) prop_id)
    {
    case PROP_SESSION:
      cs_page_set_session (CS_PAGE (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cs_page_class_init (CsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cs_page_dispose;
  object_class->get_property = cs_page_get_property;
  object_class->set_property = cs_page_set_property;
  GTK_WIDGET_CLASS (klass)->map = cs_page_map;

  props[PROP_SESSION] =
      g_param_spec_object ("session",
                           NULL,
                           NULL,
                           CS_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
cs_page_init (CsPage *self)
{
}

CsSession *
cs_page_get_session (CsPage *self)
{
  CsPagePrivate *priv = cs_page_get_instance_private (self);

  g_return_val_if_fail (CS_IS_PAGE (self), NULL);

  return priv->session;
}

void
cs_page_set_session (CsPage *self, CsSession *session)
{
  CsPagePrivate *priv = cs_page_get_instance_private (self);

  g_return_if_fail (CS_IS_PAGE (self));

  if (priv->session == session)
    return;
  if (priv->session != NULL)
    g_signal_handlers_disconnect_by_func (priv->session, session_notify_cb, self);
  g_set_object (&priv->session, session);
  if (session != NULL)
    g_signal_connect_object (session, "notify", G_CALLBACK (session_notify_cb), self, 0);
  cs_page_queue_refresh (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SESSION]);
}

/* Several changes at once make one refresh, before the next frame; a hidden page waits. */
void
cs_page_queue_refresh (CsPage *self)
{
  CsPagePrivate *priv = cs_page_get_instance_private (self);

  g_return_if_fail (CS_IS_PAGE (self));

  priv->stale = TRUE;
  if (priv->refresh_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    priv->refresh_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, refresh_cb, self, NULL);
}

void
cs_page_refresh_now (CsPage *self)
{
  CsPagePrivate *priv = cs_page_get_instance_private (self);

  g_return_if_fail (CS_IS_PAGE (self));

  g_clear_handle_id (&priv->refresh_id, g_source_remove);
  priv->stale = FALSE;
  if (priv->session != NULL)
    CS_PAGE_GET_CLASS (self)->refresh (self);
}

/* The picture that an export writes, or NULL where the page has none. */
DtiChart *
cs_page_get_chart (CsPage *self)
{
  g_return_val_if_fail (CS_IS_PAGE (self), NULL);

  if (CS_PAGE_GET_CLASS (self)->get_chart == NULL)
    return NULL;

  return CS_PAGE_GET_CLASS (self)->get_chart (self);
}

gboolean
cs_page_has_table (CsPage *self)
{
  g_return_val_if_fail (CS_IS_PAGE (self), FALSE);

  return CS_PAGE_GET_CLASS (self)->write_table != NULL;
}

/* The table that an export writes, with the extension of its file; NULL where nothing is open. */
char *
cs_page_write_table (CsPage *self, const char **extension)
{
  g_return_val_if_fail (CS_IS_PAGE (self), NULL);

  *extension = "csv";
  if (!cs_page_has_table (self))
    return NULL;

  return CS_PAGE_GET_CLASS (self)->write_table (self, extension);
}
