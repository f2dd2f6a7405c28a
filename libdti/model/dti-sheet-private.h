/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/base/dti-problem-private.h>
#include <libdti/model/dti-enums.h>

G_BEGIN_DECLS

/* The numbers of one period while they are prepared for the rules: what the steps of a method read
 * and write. All periods have the same units and the same columns. */

/* One indicator. */
typedef struct
{
  const char *node;
  const char *pillar; /* id of the pillar it stands in; NULL: none */
  DtiDirection direction;
  double *numbers; /* one for each unit, NaN where there is none; part of a block */
  guint8 *closed;  /* units where there can be no number; NULL: none */
  guint8 *imputed; /* numbers that a step put there; NULL: none yet */
  gboolean is_changed;
} DtiSheetColumn;

typedef struct
{
  const char *period;
  double time;          /* of its middle, in years; NaN: none */
  const guint8 *counts; /* units that are listed, and enter statistics; NULL: all */
  guint8 *dropped;      /* units that were screened out */
  DtiSheetColumn *columns;
  double *numbers; /* of all columns, one after the other */
} DtiSheet;

/* What else is known of the units. */
typedef struct _DtiSheetSource DtiSheetSource;

struct _DtiSheetSource
{
  /* A column that is no indicator: numbers, or labels with NULL where there is none. NULL where
   * there is no such column. */
  const double *(*get_numbers) (const DtiSheetSource *self, const char *period, const char *column);
  const char *const *(*get_labels) (const DtiSheetSource *self,
                                    const char *period,
                                    const char *column);
  gpointer data;
};

/* What a step did to one cell. */
typedef struct
{
  gsize sheet;
  guint column;
  gsize unit;
  double before; /* NaN: there was none */
  double after;
  const char *action; /* a static text, such as "winsorised-high" */
} DtiSheetChange;

/* All that the steps work on. */
typedef struct
{
  gsize n_units;
  const char *const *units; /* ids; NULL: not known */
  guint n_columns;
  gsize n_sheets; /* periods, ascending */
  DtiSheet *sheets;
  const DtiSheetSource *source; /* NULL: nothing */
  DtiProblemList *problems;     /* NULL: nobody listens */
  GArray *changes;              /* of DtiSheetChange; NULL: nobody listens */
  GArray *treatments;           /* of DtiTreatment, see dti-treatment-private.h; NULL: as above */
} DtiSheets;

static inline gboolean
dti_sheet_counts (const DtiSheet *self, gsize unit)
{
  return (self->counts == NULL || self->counts[unit]) &&
         (self->dropped == NULL || !self->dropped[unit]);
}

/* Copies the numbers that enter statistics, in order: of one sheet, or of all for G_MAXSIZE.
 * @numbers has room for n_units for each sheet. Returns how many. */
gsize dti_sheets_gather (const DtiSheets *self, gsize sheet, guint column, double *numbers);
gboolean dti_sheets_find (const DtiSheets *self, const char *node, guint *column);
/* Puts a number where there was none. */
void dti_sheets_impute (
    DtiSheets *self, gsize sheet, guint column, gsize unit, double number, const char *action);
/* Puts another number where there was one, or NaN. */
void dti_sheets_replace (
    DtiSheets *self, gsize sheet, guint column, gsize unit, double number, const char *action);

/* @column G_MAXUINT and @unit G_MAXSIZE: not of one. */
void dti_sheets_report (DtiSheets *self,
                        DtiSeverity severity,
                        const char *code,
                        gsize sheet,
                        guint column,
                        gsize unit,
                        const char *format,
                        ...) G_GNUC_PRINTF (7, 8);

G_END_DECLS
