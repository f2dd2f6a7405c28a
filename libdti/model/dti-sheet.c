/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <math.h>
#include <stdarg.h>

#include "dti-sheet-private.h"

static gsize
gather_one (const DtiSheets *self, const DtiSheet *sheet, guint column, double *numbers)
{
  const double *from = sheet->columns[column].numbers;
  gboolean all = sheet->counts == NULL && sheet->dropped == NULL;
  gsize n = 0;

  /* Written in any case, and kept by counting it: no jump to guess. */
  for (gsize i = 0; i < self->n_units; i++)
    {
      numbers[n] = from[i];
      n += !isnan (from[i]) && (all || dti_sheet_counts (sheet, i)) ? 1 : 0;
    }

  return n;
}

gsize
dti_sheets_gather (const DtiSheets *self, gsize sheet, guint column, double *numbers)
{
  gsize n = 0;

  if (sheet != G_MAXSIZE)
    return gather_one (self, &self->sheets[sheet], column, numbers);

  for (gsize i = 0; i < self->n_sheets; i++)
    n += gather_one (self, &self->sheets[i], column, numbers + n);

  return n;
}

gboolean
dti_sheets_find (const DtiSheets *self, const char *node, guint *column)
{
  for (guint i = 0; self->n_sheets > 0 && i < self->n_columns; i++)
    if (g_str_equal (self->sheets[0].columns[i].node, node))
      {
        *column = i;
        return TRUE;
      }

  return FALSE;
}

void
dti_sheets_replace (
    DtiSheets *self, gsize sheet, guint column, gsize unit, double number, const char *action)
{
  DtiSheetColumn *cells = &self->sheets[sheet].columns[column];
  DtiSheetChange change = { sheet, column, unit, cells->numbers[unit], number, action };

  cells->numbers[unit] = number;
  cells->is_changed = TRUE;
  if (self->changes != NULL)
    g_array_append_val (self->changes, change);
}

void
dti_sheets_impute (
    DtiSheets *self, gsize sheet, guint column, gsize unit, double number, const char *action)
{
  DtiSheetColumn *cells = &self->sheets[sheet].columns[column];

  if (cells->imputed == NULL)
    cells->imputed = g_new0 (guint8, self->n_units);
  cells->imputed[unit] = TRUE;
  dti_sheets_replace (self, sheet, column, unit, number, action);
}

void
dti_sheets_report (DtiSheets *self,
                   DtiSeverity severity,
                   const char *code,
                   gsize sheet,
                   guint column,
                   gsize unit,
                   const char *format,
                   ...)
{
  DtiPlace place = { NULL };
  g_autofree char *message = NULL;
  va_list arguments;

  if (self->problems == NULL)
    return;

  if (sheet != G_MAXSIZE)
    place.period = self->sheets[sheet].period;
  if (column != G_MAXUINT)
    place.node = self->sheets[0].columns[column].node;
  if (unit != G_MAXSIZE && self->units != NULL)
    place.unit = self->units[unit];
  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  dti_problem_list_report (self->problems, severity, code, &place, "%s", message);
}
