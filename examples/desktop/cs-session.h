/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/dti.h>

#include "cs-loader.h"

G_BEGIN_DECLS

#define CS_TYPE_SESSION (cs_session_get_type ())

G_DECLARE_FINAL_TYPE (CsSession, cs_session, CS, SESSION, GObject)

CsSession *cs_session_new (void) G_GNUC_WARN_UNUSED_RESULT;

void cs_session_open_async (CsSession *self,
                            CsLoader *loader,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean cs_session_open_finish (CsSession *self, GAsyncResult *result, GError **error);

DtiFramework *cs_session_get_framework (CsSession *self);
GListModel *cs_session_get_cards (CsSession *self);
DtiScorecard *cs_session_get_card (CsSession *self);
void cs_session_set_card (CsSession *self, DtiScorecard *card);
const char *cs_session_get_unit (CsSession *self);
void cs_session_set_unit (CsSession *self, const char *unit);
const char *cs_session_get_node (CsSession *self);
void cs_session_set_node (CsSession *self, const char *node);
DtiUnitRegistry *cs_session_get_units (CsSession *self);
DtiSchedule *cs_session_get_schedule (CsSession *self);
DtiDataset *cs_session_get_published (CsSession *self);
DtiProblemList *cs_session_get_problems (CsSession *self);
gboolean cs_session_get_loading (CsSession *self);
GDate *cs_session_get_today (CsSession *self) G_GNUC_WARN_UNUSED_RESULT;
void cs_session_set_today (CsSession *self, const GDate *today);

char *cs_session_write_unit (CsSession *self, const char *unit) G_GNUC_WARN_UNUSED_RESULT;
DtiNode *cs_session_lookup_node (CsSession *self);

G_END_DECLS
