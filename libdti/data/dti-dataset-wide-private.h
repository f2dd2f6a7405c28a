/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include "dti-dataset-read-private.h"

G_BEGIN_DECLS

/* Rows are mostly sorted by unit or by period; so many periods keep their places at hand. */
#define DTI_WIDE_PERIODS 32

/* A column of numbers and where they go. */
typedef struct
{
  guint column;
  guint node; /* in the dataset */
  DtiPart part;
  const char *input;
  const DtiReadNode *info;
  double minimum;
  double maximum;
} DtiWideTarget;

/* The columns of a node that has more than one, or texts; 0 for none, else position + 1. */
typedef struct
{
  const DtiReadNode *info;
  guint node;
  guint value;
  guint numerator;
  guint denominator;
  guint max;
  guint status;
  GArray *inputs;    /* of guint */
  guint first;       /* leftmost */
  gboolean is_plain; /* nothing but a column of numbers */
} DtiWideGroup;

typedef struct
{
  guint column;
  DtiCellText kind;
  DtiSlice slice;
} DtiWideFault;

typedef struct
{
  DtiDatasetPeriod *period;
  DtiLane **lanes; /* for each target */
} DtiWidePeriod;

typedef struct
{
  DtiReading *reading;
  DtiDataset *dataset;
  DtiCsvScanner *scanner;
  DtiReadHeader *header;
  const DtiReadColumn *columns;
  guint n_columns;
  char decimal;

  GArray *targets;
  GArray *groups;            /* those that are not plain, by their leftmost column */
  GArray *labels;            /* of guint: columns of labels */
  guint8 *in_place;          /* for each column: numbers that may be read in place */
  const DtiReadNode **infos; /* for each column */
  guint unit_column;
  guint period_column; /* position + 1 */
  guint name_column;
  guint ranked_column;

  /* the row being read */
  double *numbers;
  DtiSlice *texts;
  guint n_read;
  gboolean is_blank;
  gboolean has_surplus; /* cells beyond the header */
  gboolean has_surplus_text;
  GArray *faults;
  GStringChunk *scratch;
  gboolean uses_scratch;

  DtiSlice last_period; /* as written in the file */
  DtiWidePeriod *last;
  DtiWidePeriod cache[DTI_WIDE_PERIODS];
  guint n_cached;
  guint next_cached;
} DtiWide;

/* Sorts the columns of the header by what they are for. */
gboolean dti_wide_plan (DtiWide *self, GError **error);
void dti_wide_clear (DtiWide *self);
void dti_wide_period_clear (DtiWidePeriod *self);

G_END_DECLS
