/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Writing what a page shows into a file that the user names. */

#pragma once

#include <adwaita.h>

#include "cs-page.h"

G_BEGIN_DECLS

void cs_export_chart_async (CsPage *page,
                            GFile *file,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
void cs_export_table_async (CsPage *page,
                            GFile *file,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
/* The CSV of one scorecard, which may be NULL; NULL without. */
char *cs_export_write_card (DtiScorecard *card,
                            const char *const *units,
                            const char *const *nodes) G_GNUC_WARN_UNUSED_RESULT;
gboolean cs_export_finish (CsPage *page, GAsyncResult *result, GError **error);

G_END_DECLS
