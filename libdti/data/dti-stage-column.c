/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-dataset-store-private.h"
#include "dti-stage-column-private.h"

static const DtiStoreColumn *
store_column (const DtiStageColumn *self)
{
  return (const DtiStoreColumn *) (gconstpointer) self;
}

const DtiStageColumn *
dti_dataset_peek_stage (DtiDataset *self, const char *period, const char *node, DtiStage stage)
{
  DtiDatasetPeriod *found = dti_dataset_find_period (self, period);
  guint position;

  g_return_val_if_fail (self->is_sealed, NULL);

  if (found == NULL || !dti_dataset_find_node (self, node, &position))
    return NULL;

  return (gconstpointer) dti_dataset_find_column (self, found, position, stage);
}

gboolean
dti_stage_column_has_cell (const DtiStageColumn *self, gsize row)
{
  return self != NULL && dti_store_column_has_cell (store_column (self), row);
}

gboolean
dti_stage_column_has_value (const DtiStageColumn *self, gsize row)
{
  return self != NULL && dti_store_column_has_value (store_column (self), row);
}

static const DtiCellDetail *
find_detail (const DtiStageColumn *self, gsize row)
{
  return self != NULL ? dti_store_column_get_detail (store_column (self), row) : NULL;
}

gboolean
dti_stage_column_has_evidence (const DtiStageColumn *self, gsize row)
{
  const DtiCellDetail *detail = find_detail (self, row);

  return detail != NULL && detail->evidence != NULL;
}

const char *
dti_stage_column_get_note (const DtiStageColumn *self, gsize row)
{
  const DtiCellDetail *detail = find_detail (self, row);

  return detail != NULL ? detail->note : NULL;
}

gboolean
dti_dataset_is_last_stage (
    DtiDataset *self, const char *period, const char *node, DtiStage stage, gsize row)
{
  DtiDatasetPeriod *found = dti_dataset_find_period (self, period);
  guint position;

  if (found == NULL || !dti_dataset_find_node (self, node, &position))
    return FALSE;

  return dti_dataset_find_cell (self, found, position, DTI_STAGE_ANY, row) ==
         dti_dataset_find_column (self, found, position, stage);
}
