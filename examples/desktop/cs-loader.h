/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/dti.h>

#include "cs-document.h"

G_BEGIN_DECLS

#define CS_TYPE_LOADER (cs_loader_get_type ())

G_DECLARE_FINAL_TYPE (CsLoader, cs_loader, CS, LOADER, GObject)

CsLoader *cs_loader_new (DtiFramework *framework) G_GNUC_WARN_UNUSED_RESULT;

void cs_loader_add (CsLoader *self, CsDocument *document);
void cs_loader_read_async (CsLoader *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean cs_loader_read_finish (CsLoader *self, GAsyncResult *result, GError **error);

DtiFramework *cs_loader_get_framework (CsLoader *self);
GListModel *cs_loader_get_cards (CsLoader *self);
DtiUnitRegistry *cs_loader_get_units (CsLoader *self);
DtiPlan *cs_loader_get_plan (CsLoader *self);
DtiCalendar *cs_loader_get_calendar (CsLoader *self);
DtiSubmissionRegister *cs_loader_get_submissions (CsLoader *self);
DtiDataset *cs_loader_get_published (CsLoader *self);
DtiProblemList *cs_loader_get_problems (CsLoader *self);

G_END_DECLS
