/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <adwaita.h>

#include "cs-session.h"

G_BEGIN_DECLS

#define CS_TYPE_PAGE (cs_page_get_type ())

G_DECLARE_DERIVABLE_TYPE (CsPage, cs_page, CS, PAGE, AdwBin)

/* A page is filled anew when it is on the screen and the session changed. */
struct _CsPageClass
{
  AdwBinClass parent_class;

  void (*refresh) (CsPage *self);
  DtiChart *(*get_chart) (CsPage *self);
  char *(*write_table) (CsPage *self, const char **extension);
};

CsSession *cs_page_get_session (CsPage *self);
void cs_page_set_session (CsPage *self, CsSession *session);
void cs_page_queue_refresh (CsPage *self);
void cs_page_refresh_now (CsPage *self);
DtiChart *cs_page_get_chart (CsPage *self);
gboolean cs_page_has_table (CsPage *self);
char *cs_page_write_table (CsPage *self, const char **extension) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
