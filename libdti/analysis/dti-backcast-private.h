/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/model/dti-framework-map-private.h>
#include <libdti/scoring/dti-scorecard-private.h>

G_BEGIN_DECLS

/* Observations made under an older framework, written down under a newer one. */

/* Writes what @card was scored from into @target, by the newer framework of @map. Reports, once for
 * each node, what finds no place and what stays empty. */
gboolean dti_backcast_card (DtiFrameworkMap *map,
                            DtiScorecard *card,
                            DtiDataset *target,
                            DtiProblemList *problems,
                            GError **error);

G_END_DECLS
