/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/base/dti-json-private.h>

#include "dti-dataset-read-private.h"

G_BEGIN_DECLS

typedef struct
{
  DtiReading *reading;
  DtiDataset *dataset;
  DtiReadHeader nodes; /* only what is known of the nodes */
  DtiStage stage;
  GError **error;

  DtiDatasetPeriod *period; /* being read */
  GArray *rows;             /* of gsize: its units */
} DtiJsonDataset;

/* The arrays of one node; NULL where absent. */
typedef struct
{
  char *pointer; /* of the object with the arrays */
  const DtiReadNode *info;
  JsonArray *value;
  JsonArray *numerator;
  JsonArray *denominator;
  JsonArray *max;
  JsonArray *status;
  JsonArray *note;
  JsonArray *evidence;
  GPtrArray *inputs;      /* of JsonArray */
  GPtrArray *input_names; /* of text */
} DtiJsonGroup;

gboolean dti_json_dataset_fail (DtiJsonDataset *self,
                                DtiError code,
                                const char *pointer,
                                const char *message);
gboolean
dti_json_dataset_fail_data (DtiJsonDataset *self, const char *pointer, const char *message);
DtiReadPlace dti_json_dataset_place (const DtiJsonDataset *self,
                                     const char *pointer,
                                     gsize row,
                                     const char *node);
void dti_json_dataset_report (DtiJsonDataset *self,
                              const DtiReadPlace *place,
                              const char *code,
                              const char *message);

/* NULL where the node is no text. */
const char *dti_json_dataset_get_string (JsonNode *node);
gboolean dti_json_dataset_get_number (JsonNode *node, double *number);

DtiJsonGroup *dti_json_group_new (const char *pointer, const DtiReadNode *info);
void dti_json_group_free (gpointer data);
void dti_json_group_add (DtiJsonGroup *group, DtiReadColumn *column, JsonArray *array);
/* Writes the arrays to the column of the node. */
gboolean dti_json_group_read (DtiJsonDataset *self, const DtiJsonGroup *group, DtiStage stage);

G_END_DECLS
