/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The hands of the tests: they wait, look for widgets, and take pictures. */

#pragma once

#include "cs-application.h"
#include "cs-table.h"
#include "cs-window.h"

G_BEGIN_DECLS

CsApplication *driver_start (void);
void driver_stop (CsApplication *application);
CsWindow *driver_open (CsApplication *application, const char *first, ...) G_GNUC_NULL_TERMINATED;
void driver_wait (guint milliseconds);
gboolean driver_wait_for (gboolean (*condition) (gpointer data), gpointer data);
CsPage *driver_show_page (CsWindow *window, const char *name);
GtkWidget *driver_find (GtkWidget *widget, GType type, guint position);
gboolean driver_shows_text (GtkWidget *widget, const char *text);
CsTable *driver_find_table (CsWindow *window);
void driver_take_picture (CsWindow *window, const char *name);

G_END_DECLS
