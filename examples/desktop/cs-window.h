/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <adwaita.h>

#include "cs-page.h"

G_BEGIN_DECLS

#define CS_TYPE_WINDOW (cs_window_get_type ())

G_DECLARE_FINAL_TYPE (CsWindow, cs_window, CS, WINDOW, AdwApplicationWindow)

CsWindow *cs_window_new (GtkApplication *application) G_GNUC_WARN_UNUSED_RESULT;

CsSession *cs_window_get_session (CsWindow *self);
CsPage *cs_window_get_page (CsWindow *self);
void cs_window_show_page (CsWindow *self, const char *name);
void cs_window_open (CsWindow *self, CsLoader *loader);
void cs_window_export_chart (CsWindow *self, GFile *file);
void cs_window_export_table (CsWindow *self, GFile *file);

G_END_DECLS
