/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/data/dti-dataset.h>

G_BEGIN_DECLS

/* What was said of a node in a period at one stage, and with what evidence. Borrowed from a sealed
 * dataset; rows are those of dti_dataset_get_units(). */
typedef struct _DtiStageColumn DtiStageColumn;

/* NULL where nothing was said; the functions below take that for an answer. @stage is one of the
 * three. */
const DtiStageColumn *
dti_dataset_peek_stage (DtiDataset *self, const char *period, const char *node, DtiStage stage);
gboolean dti_stage_column_has_cell (const DtiStageColumn *self, gsize row);
gboolean dti_stage_column_has_value (const DtiStageColumn *self, gsize row);
gboolean dti_stage_column_has_evidence (const DtiStageColumn *self, gsize row);
/* NULL where there is none. */
const char *dti_stage_column_get_note (const DtiStageColumn *self, gsize row);

/* Whether the last stage present of a cell is @stage. */
gboolean dti_dataset_is_last_stage (
    DtiDataset *self, const char *period, const char *node, DtiStage stage, gsize row);

G_END_DECLS
