/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/scoring/dti-scorecard.h>

G_BEGIN_DECLS

#define DTI_TYPE_SCORE_LIST (dti_score_list_get_type ())

G_DECLARE_FINAL_TYPE (DtiScoreList, dti_score_list, DTI, SCORE_LIST, GObject)

/* Lists whose items are made on demand: all units at a node, or all nodes of a unit. */
GListModel *dti_score_list_new_for_node (DtiScorecard *card, guint op);
GListModel *dti_score_list_new_for_unit (DtiScorecard *card, gsize unit);

G_END_DECLS
