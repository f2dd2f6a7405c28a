/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/base/dti-number.h>
#include <libdti/model/dti-rule-private.h>

#include "dti-csv-scanner-private.h"
#include "dti-dataset-store-private.h"

G_BEGIN_DECLS

/* How many rows are read between two calls of dti_read_go_on(). */
#define DTI_READ_INTERVAL 4096

/* One reading of one document into one dataset. */
typedef struct
{
  DtiDataset *dataset;
  DtiFramework *framework; /* or NULL */
  DtiNumberConvention convention;
  const char *file; /* name for messages, or NULL */
  GCancellable *cancellable;
  gsize max_cells;        /* of the dataset, by the size of the document */
  const char *mapped;     /* first byte of a mapped file that is still held, or NULL */
  GHashTable *n_reported; /* code → number of problems; NULL before the first */
} DtiReading;

/* Most columns of a file, and of a dataset that is read: node times period times stage. */
#define DTI_READ_MAX_COLUMNS (1u << 20)

/* A piece of the document, not terminated. */
typedef struct
{
  const char *text;
  gsize length;
} DtiSlice;

/* What the reader must know of a node. */
typedef struct
{
  char *id;
  gboolean is_known; /* or there is no framework */
  gboolean is_label; /* a column of labels */
  double minimum;    /* the domain; infinite where there is none */
  double maximum;
  DtiRule *text_rule; /* reads labels; or NULL */
} DtiReadNode;

typedef enum
{
  DTI_PART_IGNORED,
  DTI_PART_UNIT,
  DTI_PART_PERIOD,
  DTI_PART_NAME,
  DTI_PART_RANKED,
  DTI_PART_NODE,  /* long */
  DTI_PART_STAGE, /* long */
  DTI_PART_NOTE,
  DTI_PART_EVIDENCE,
  DTI_PART_LABEL, /* wide */
  DTI_PART_STATUS,
  DTI_PART_VALUE, /* this and the following are numbers */
  DTI_PART_NUMERATOR,
  DTI_PART_DENOMINATOR,
  DTI_PART_MAX,
  DTI_PART_INPUT,
} DtiPart;

typedef struct
{
  DtiPart part;
  char *node;  /* wide */
  char *input; /* DTI_PART_INPUT */
} DtiReadColumn;

typedef struct
{
  GArray *columns;   /* of DtiReadColumn */
  GHashTable *nodes; /* id → DtiReadNode */
  gboolean is_long;
  gboolean has_period;
} DtiReadHeader;

/* Where a problem is; rows and columns count from 1, 0 is unknown. */
typedef struct
{
  guint row;
  guint column;
  const char *pointer;
  const char *unit;
  const char *period;
  const char *node;
} DtiReadPlace;

/* The numbers of one cell of the dataset while it is judged. */
typedef struct
{
  double number;
  double numerator;
  double denominator;
  double max;
  gboolean has_other; /* a text or an input */
  gboolean has_status;
  DtiStatus status;
  gboolean is_refused; /* nothing of it is kept but the status */
  guint number_column;
  guint numerator_column;
  guint denominator_column;
  guint max_column;
  guint status_column;
} DtiReadCell;

typedef enum
{
  DTI_CELL_TEXT_BLANK,
  DTI_CELL_TEXT_NUMBER,
  DTI_CELL_TEXT_LABEL,
  DTI_CELL_TEXT_NO_NUMBER,
  DTI_CELL_TEXT_COMMA, /* a decimal comma where nobody said so */
  DTI_CELL_TEXT_UNKNOWN_LABEL,
  DTI_CELL_TEXT_AFTER_QUOTE,
  DTI_CELL_TEXT_STRAY_QUOTE, /* only a warning: the quote is taken literally */
} DtiCellText;

/* Each reads into reading->dataset. FALSE and an error where the document is none at all. */
gboolean dti_dataset_read_csv (DtiReading *self, const char *text, gsize length, GError **error);
gboolean dti_dataset_read_json (DtiReading *self, const char *text, gsize length, GError **error);

gboolean dti_dataset_read_wide (DtiReading *self,
                                DtiCsvScanner *scanner,
                                DtiReadHeader *header,
                                GError **error);
gboolean dti_dataset_read_long (DtiReading *self,
                                DtiCsvScanner *scanner,
                                DtiReadHeader *header,
                                GError **error);

gboolean
dti_read_header (DtiReading *self, DtiCsvScanner *scanner, DtiReadHeader *header, GError **error);
void dti_read_header_clear (DtiReadHeader *self);
/* What is known of the node; made on first use. */
DtiReadNode *dti_read_header_get_node (DtiReading *reading, DtiReadHeader *self, const char *id);
DtiReadNode *dti_read_node_new (DtiReading *reading, const char *id);
void dti_read_node_free (DtiReadNode *self);
/* Takes "node:part" apart; FALSE for an unknown part. */
gboolean dti_read_parse_column (const char *text, DtiReadColumn *column);

/* Without spaces around it. */
DtiSlice dti_slice_trim (const char *text, gsize length);
/* Removes the apostrophe that keeps spreadsheets from taking a text for a formula. */
DtiSlice dti_slice_unguard (DtiSlice slice);
gboolean dti_slice_equals (DtiSlice slice, const char *text);
char *dti_slice_copy (DtiSlice slice);

/* The decimal sign of numbers that are read in place; 0 where there can be none. */
char dti_read_get_decimal (const DtiReading *self, char separator);
DtiCellText
dti_read_text (const DtiReading *self, const DtiReadNode *node, DtiSlice slice, double *number);
gboolean dti_read_status (DtiSlice slice, DtiStatus *status);
gboolean dti_read_stage (DtiSlice slice, DtiStage *stage);
gboolean dti_read_ranked (DtiSlice slice, gboolean *ranked);

void dti_read_report (DtiReading *self,
                      DtiSeverity severity,
                      const char *code,
                      const DtiReadPlace *place,
                      DtiSlice raw_text,
                      const char *format,
                      ...) G_GNUC_PRINTF (6, 7);
/* Reports why a text is no value; nothing for those that are. */
void dti_read_report_text (DtiReading *self,
                           const DtiReadPlace *place,
                           DtiCellText kind,
                           DtiSlice slice);
/* Reports what contradicts itself in the cell, or the domain of its node, and takes it out. */
void dti_read_check_cell (DtiReading *self,
                          const DtiReadPlace *place,
                          const DtiReadNode *node,
                          DtiReadCell *cell);
gboolean dti_read_check_domain (DtiReading *self,
                                const DtiReadPlace *place,
                                const DtiReadNode *node,
                                double number);
/* The status of a whole column in a period (a row with the unit "*"). */
void dti_read_column_status (DtiReading *self,
                             const DtiReadPlace *place,
                             DtiStage stage,
                             DtiSlice letter);
void dti_read_report_no_letter (DtiReading *self, const DtiReadPlace *place, DtiSlice text);
/* To be called now and then: the part of a mapped file before @next need not stay in memory. FALSE
 * and an error where the reading has been cancelled. */
gboolean dti_read_go_on (DtiReading *self, const char *next, GError **error);
/* Refuses documents that would need far more memory than they have bytes. @row: in CSV, else 0. */
gboolean dti_read_check_size (const DtiReading *self, guint row, GError **error);
/* Refuses rows without end. */
gboolean dti_read_check_row (const DtiCsvScanner *scanner, GError **error);
/* What can be judged only once everything has been read. */
void dti_read_finish (DtiReading *self);

G_END_DECLS
