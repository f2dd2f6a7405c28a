/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

/* What the readers of all forms of data share: cells, their problems, their limits. */

#include <string.h>

#include <libdti/base/dti-number-private.h>

#include "dti-dataset-read-private.h"

#ifdef G_OS_UNIX
#include <sys/mman.h>
#include <unistd.h>
#endif

/* Longer pieces of a cell in a message help nobody. */
#define MAX_RAW_TEXT 200

DtiSlice
dti_slice_trim (const char *text, gsize length)
{
  DtiSlice slice = { text, length };

  slice.text = dti_dataset_trim (text, &slice.length);

  return slice;
}

DtiSlice
dti_slice_unguard (DtiSlice slice)
{
  gsize n = 0;

  while (n < slice.length && slice.text[n] == '\'')
    n++;
  if (n > 0 && n < slice.length && strchr ("=+-@\t\r", slice.text[n]) != NULL)
    return (DtiSlice){ slice.text + 1, slice.length - 1 };

  return slice;
}

gboolean
dti_slice_equals (DtiSlice slice, const char *text)
{
  return strlen (text) == slice.length && memcmp (slice.text, text, slice.length) == 0;
}

char *
dti_slice_copy (DtiSlice slice)
{
  return slice.length > 0 ? g_strndup (slice.text, slice.length) : g_strdup ("");
}

char
dti_read_get_decimal (const DtiReading *self, char separator)
{
  if (self->convention != DTI_NUMBER_CONVENTION_VI)
    return '.';

  return separator == ',' ? '\0' : ',';
}

/* TRUE also for marks that say "no number", a dash for instance: NaN then. */
static gboolean
parse_number (const DtiReading *self, DtiSlice slice, double *number)
{
  g_autofree char *text = NULL;
  gboolean has_point = memchr (slice.text, '.', slice.length) != NULL;

  /* With the Vietnamese convention a point is none of the decimals. */
  if (!(has_point && self->convention == DTI_NUMBER_CONVENTION_VI) &&
      dti_number_scan (slice.text, slice.length, number))
    return TRUE;

  text = dti_slice_copy (slice);

  return dti_number_parse (text, self->convention, number, NULL) && !isinf (*number);
}

static gboolean
read_label (const DtiReadNode *node, DtiSlice slice, double *number)
{
  g_autofree char *text = NULL;

  if (node == NULL || node->text_rule == NULL)
    return FALSE;
  text = dti_slice_copy (slice);

  return dti_rule_read_text (node->text_rule, text, number);
}

DtiCellText
dti_read_text (const DtiReading *self, const DtiReadNode *node, DtiSlice slice, double *number)
{
  gboolean has_comma;
  double label;

  if (slice.length == 0)
    return DTI_CELL_TEXT_BLANK;

  has_comma = memchr (slice.text, ',', slice.length) != NULL;
  if (!(has_comma && self->convention == DTI_NUMBER_CONVENTION_AUTO) &&
      parse_number (self, slice, number))
    {
      if (isnan (*number) && !read_label (node, slice, &label))
        return DTI_CELL_TEXT_BLANK;
      *number = dti_dataset_plain_number (*number);
      /* Options can be called “1”, “2” or “-” and mean something else. */
      return read_label (node, slice, &label) && label != *number ? DTI_CELL_TEXT_LABEL
                                                                  : DTI_CELL_TEXT_NUMBER;
    }

  if (node != NULL && node->text_rule != NULL)
    return read_label (node, slice, &label) ? DTI_CELL_TEXT_LABEL : DTI_CELL_TEXT_UNKNOWN_LABEL;
  if (has_comma && self->convention == DTI_NUMBER_CONVENTION_AUTO)
    {
      g_autofree char *text = dti_slice_copy (slice);

      if (dti_number_parse (text, DTI_NUMBER_CONVENTION_VI, number, NULL) ||
          dti_number_parse (text, DTI_NUMBER_CONVENTION_EN, number, NULL))
        return DTI_CELL_TEXT_COMMA;
    }

  return DTI_CELL_TEXT_NO_NUMBER;
}

gboolean
dti_read_status (DtiSlice slice, DtiStatus *status)
{
  char letter[2] = { '\0', '\0' };

  if (slice.length != 1)
    return FALSE;
  letter[0] = slice.text[0];

  return dti_status_from_letter (letter, status);
}

gboolean
dti_read_stage (DtiSlice slice, DtiStage *stage)
{
  static const struct
  {
    const char *name;
    DtiStage stage;
  } stages[] = {
    { "", DTI_STAGE_PUBLISHED },
    { "self", DTI_STAGE_SELF },
    { "appraised", DTI_STAGE_APPRAISED },
    { "published", DTI_STAGE_PUBLISHED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    if (dti_slice_equals (slice, stages[i].name))
      {
        *stage = stages[i].stage;
        return TRUE;
      }

  return FALSE;
}

gboolean
dti_read_ranked (DtiSlice slice, gboolean *ranked)
{
  static const char *const no[] = { "false", "0", "no" };
  static const char *const yes[] = { "", "true", "1", "yes" };
  g_autofree char *text = g_ascii_strdown (slice.text, (gssize) slice.length);

  for (guint i = 0; i < G_N_ELEMENTS (no); i++)
    if (g_str_equal (text, no[i]))
      {
        *ranked = FALSE;
        return TRUE;
      }
  for (guint i = 0; i < G_N_ELEMENTS (yes); i++)
    if (g_str_equal (text, yes[i]))
      {
        *ranked = TRUE;
        return TRUE;
      }

  return FALSE;
}

static char *
copy_raw_text (DtiSlice slice)
{
  const char *end;

  if (slice.text == NULL)
    return NULL;
  if (slice.length <= MAX_RAW_TEXT)
    return dti_slice_copy (slice);

  end = g_utf8_find_prev_char (slice.text, slice.text + MAX_RAW_TEXT);

  return g_strdup_printf ("%.*s…", (int) (end - slice.text), slice.text);
}

/* A file can have millions of faults. The list counts those beyond its limit and needs no text. */
static gboolean
is_beyond_limit (DtiReading *self, const char *code)
{
  guint *n;

  if (self->n_reported == NULL)
    self->n_reported = g_hash_table_new_full (g_direct_hash, NULL, NULL, g_free);
  n = g_hash_table_lookup (self->n_reported, code);
  if (n == NULL)
    {
      n = g_new0 (guint, 1);
      g_hash_table_insert (self->n_reported, (gpointer) code, n);
    }

  return ++*n > DTI_PROBLEM_LIMIT;
}

void
dti_read_report (DtiReading *self,
                 DtiSeverity severity,
                 const char *code,
                 const DtiReadPlace *place,
                 DtiSlice raw_text,
                 const char *format,
                 ...)
{
  g_autofree char *raw = NULL;
  g_autofree char *message = NULL;
  DtiPlace full = { NULL };
  va_list args;

  if (is_beyond_limit (self, code))
    {
      dti_problem_list_report (self->dataset->problems, severity, code, &full, "…");
      return;
    }

  raw = copy_raw_text (raw_text);
  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  full.file = self->file;
  full.row = place->row;
  full.column = place->column;
  full.pointer = place->pointer;
  full.raw_text = raw;
  full.node = place->node;
  full.unit = place->unit;
  full.period = place->period;
  dti_problem_list_report (self->dataset->problems, severity, code, &full, "%s", message);
}

void
dti_read_report_text (DtiReading *self, const DtiReadPlace *place, DtiCellText kind, DtiSlice slice)
{
  g_autofree char *raw = copy_raw_text (slice);

  switch (kind)
    {
    case DTI_CELL_TEXT_BLANK:
    case DTI_CELL_TEXT_NUMBER:
    case DTI_CELL_TEXT_LABEL:
      break;
    case DTI_CELL_TEXT_COMMA:
      dti_read_report (self,
                       DTI_SEVERITY_ERROR,
                       "decimal-comma",
                       place,
                       slice,
                       "“%s” has a comma; the number convention must be given to read it",
                       raw);
      break;
    case DTI_CELL_TEXT_UNKNOWN_LABEL:
      dti_read_report (self,
                       DTI_SEVERITY_ERROR,
                       "unknown-label",
                       place,
                       slice,
                       "“%s” is no label of this indicator",
                       raw);
      break;
    case DTI_CELL_TEXT_AFTER_QUOTE:
      dti_read_report (self,
                       DTI_SEVERITY_ERROR,
                       "text-after-quote",
                       place,
                       slice,
                       "there is text after the closing quote: %s",
                       raw);
      break;
    case DTI_CELL_TEXT_STRAY_QUOTE:
      dti_read_report (self,
                       DTI_SEVERITY_WARNING,
                       "stray-quote",
                       place,
                       slice,
                       "there is a quote in a cell that is not quoted; it is taken literally");
      break;
    case DTI_CELL_TEXT_NO_NUMBER:
    default:
      dti_read_report (
          self, DTI_SEVERITY_ERROR, "not-a-number", place, slice, "“%s” is no number", raw);
    }
}

static DtiReadPlace
at_column (const DtiReadPlace *place, guint column)
{
  DtiReadPlace copy = *place;

  if (column != 0)
    copy.column = column;

  return copy;
}

static void
report_number (DtiReading *self,
               const char *code,
               const DtiReadPlace *place,
               guint column,
               double number,
               const char *message)
{
  DtiReadPlace at = at_column (place, column);
  char text[DTI_NUMBER_BUFFER];
  gsize length = dti_number_to_buffer (number, text);

  dti_read_report (self, DTI_SEVERITY_ERROR, code, &at, (DtiSlice){ text, length }, "%s", message);
}

gboolean
dti_read_check_domain (DtiReading *self,
                       const DtiReadPlace *place,
                       const DtiReadNode *node,
                       double number)
{
  char text[DTI_NUMBER_BUFFER];
  char minimum[DTI_NUMBER_BUFFER] = "−∞";
  char maximum[DTI_NUMBER_BUFFER] = "∞";
  gsize length;

  if (node == NULL || isnan (number) || !(number < node->minimum || number > node->maximum))
    return TRUE;

  length = dti_number_to_buffer (number, text);
  if (isfinite (node->minimum))
    minimum[dti_number_to_buffer (node->minimum, minimum)] = '\0';
  if (isfinite (node->maximum))
    maximum[dti_number_to_buffer (node->maximum, maximum)] = '\0';
  dti_read_report (self,
                   DTI_SEVERITY_ERROR,
                   "outside-domain",
                   place,
                   (DtiSlice){ text, length },
                   "%.*s lies outside the domain from %s to %s",
                   (int) length,
                   text,
                   minimum,
                   maximum);

  return FALSE;
}

static void
check_ratio (DtiReading *self, const DtiReadPlace *place, DtiReadCell *cell)
{
  if (isnan (cell->numerator) == isnan (cell->denominator))
    return;

  if (isnan (cell->denominator))
    report_number (self,
                   "ratio-incomplete",
                   place,
                   cell->numerator_column,
                   cell->numerator,
                   "there is a numerator and no denominator");
  else
    report_number (self,
                   "ratio-incomplete",
                   place,
                   cell->denominator_column,
                   cell->denominator,
                   "there is a denominator and no numerator");
  cell->numerator = NAN;
  cell->denominator = NAN;
}

static void
check_max (DtiReading *self, const DtiReadPlace *place, DtiReadCell *cell)
{
  if (isnan (cell->max))
    return;

  if (cell->max < 0.0)
    report_number (self,
                   "negative-max",
                   place,
                   cell->max_column,
                   cell->max,
                   "the maximum is below 0");
  else if (isnan (cell->number) && !cell->has_other &&
           (isnan (cell->numerator) || isnan (cell->denominator)))
    report_number (self,
                   "max-without-number",
                   place,
                   cell->max_column,
                   cell->max,
                   "an observed maximum stands only beside a number");
  else
    return;
  cell->max = NAN;
}

static gboolean
has_value (const DtiReadCell *cell)
{
  return !isnan (cell->number) || !isnan (cell->numerator) || !isnan (cell->denominator) ||
         cell->has_other;
}

static void
check_status (DtiReading *self, const DtiReadPlace *place, DtiReadCell *cell)
{
  const char *letter = dti_status_to_letter (cell->status);
  DtiReadPlace at = at_column (place, cell->status_column);

  if (!cell->has_status)
    return;

  if (dti_status_takes_number (cell->status))
    {
      if (has_value (cell))
        return;
      cell->has_status = FALSE;
      dti_read_report (self,
                       DTI_SEVERITY_ERROR,
                       "status-without-number",
                       &at,
                       (DtiSlice){ letter, 1 },
                       "the status “%s” needs a number and there is none",
                       letter);
      return;
    }

  if (!has_value (cell) && isnan (cell->max))
    return;
  if (!isnan (cell->number) && cell->number_column != 0)
    at.column = cell->number_column;
  cell->number = cell->numerator = cell->denominator = cell->max = NAN;
  cell->is_refused = TRUE;
  dti_read_report (self,
                   DTI_SEVERITY_ERROR,
                   "number-with-status",
                   &at,
                   (DtiSlice){ letter, 1 },
                   "the status is “%s”, so the value beside it is ignored",
                   letter);
}

void
dti_read_check_cell (DtiReading *self,
                     const DtiReadPlace *place,
                     const DtiReadNode *node,
                     DtiReadCell *cell)
{
  DtiReadPlace at = at_column (place, cell->number_column);

  check_status (self, place, cell);
  check_ratio (self, place, cell);
  if (!dti_read_check_domain (self, &at, node, cell->number))
    cell->number = NAN;
  check_max (self, place, cell);
}

void
dti_read_report_no_letter (DtiReading *self, const DtiReadPlace *place, DtiSlice text)
{
  dti_read_report (self,
                   DTI_SEVERITY_ERROR,
                   "unknown-status",
                   place,
                   text,
                   "the row of the unit “*” has only letters of statuses, for nodes");
}

void
dti_read_column_status (DtiReading *self,
                        const DtiReadPlace *place,
                        DtiStage stage,
                        DtiSlice letter)
{
  g_autoptr (GError) error = NULL;
  DtiDatasetPeriod *period;
  DtiStoreColumn *column;
  DtiStatus status;
  guint node;

  if (!dti_read_status (letter, &status))
    {
      dti_read_report_no_letter (self, place, letter);
      return;
    }

  period = dti_dataset_ensure_period (self->dataset, place->period, &error);
  if (period == NULL || !dti_dataset_ensure_node (self->dataset, place->node, &node, &error))
    {
      dti_read_report (
          self, DTI_SEVERITY_ERROR, "invalid-cell", place, letter, "%s", error->message);
      return;
    }
  column = dti_dataset_ensure_column (self->dataset, period, node, stage);
  if (column->column_status != 0)
    dti_read_report (self,
                     DTI_SEVERITY_ERROR,
                     "duplicate",
                     place,
                     letter,
                     "the status of the whole column is told twice");
  else
    column->column_status = (guint8) (status + 1);
}

/* A file of a gigabyte would stay in memory beside its numbers, page by page. */
static void
release (DtiReading *self, const char *next)
{
#if defined(G_OS_UNIX) && defined(MADV_DONTNEED)
  gsize page = (gsize) sysconf (_SC_PAGESIZE);
  gsize length = self->mapped != NULL ? (gsize) (next - self->mapped) / page * page : 0;

  if (length == 0)
    return;
  madvise ((gpointer) self->mapped, length, MADV_DONTNEED);
  self->mapped += length;
#endif
}

gboolean
dti_read_go_on (DtiReading *self, const char *next, GError **error)
{
  release (self, next);

  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

gboolean
dti_read_check_size (const DtiReading *self, guint row, GError **error)
{
  DtiDataset *dataset = self->dataset;
  g_autofree char *place = NULL;

  if (dataset->n_columns <= DTI_READ_MAX_COLUMNS &&
      (dataset->n_columns == 0 || dataset->units.n <= self->max_cells / dataset->n_columns))
    return TRUE;

  if (row != 0)
    place = g_strdup_printf ("%u: ", row);
  else if (self->file != NULL)
    place = g_strdup_printf ("%s: ", self->file);
  g_set_error (error,
               DTI_ERROR,
               DTI_ERROR_LIMIT,
               "%s%" G_GSIZE_FORMAT " units by %" G_GSIZE_FORMAT
               " columns are far more cells than the document fills",
               place != NULL ? place : "",
               dataset->units.n,
               dataset->n_columns);

  return FALSE;
}

gboolean
dti_read_check_row (const DtiCsvScanner *scanner, GError **error)
{
  if (scanner->column <= DTI_READ_MAX_COLUMNS)
    return TRUE;

  g_set_error (error, DTI_ERROR, DTI_ERROR_LIMIT, "%u: the row has too many cells", scanner->row);

  return FALSE;
}

static void
refuse_numbers (DtiReading *self, DtiDatasetPeriod *period, gsize key, DtiStoreColumn *column)
{
  const char *id = dti_dataset_get_node_id (self->dataset, (guint) (key / DTI_N_STAGES));
  DtiStage stage = (DtiStage) (key % DTI_N_STAGES);
  const char *letter = dti_status_to_letter ((DtiStatus) (column->column_status - 1));

  for (gsize row = 0; row < self->dataset->units.n; row++)
    {
      DtiReadPlace place = { 0 };
      DtiPlace source = { NULL };

      if (!dti_store_column_has_value (column, row))
        continue;
      dti_dataset_locate (self->dataset, period->id, row, id, stage, &source);
      place = (DtiReadPlace){ source.row, source.column, NULL, source.unit, period->id, id };
      dti_store_column_clear_values (column, row);
      if (row < column->statuses.n)
        dti_lane_set_byte (&column->statuses, row, 0);
      dti_read_report (self,
                       DTI_SEVERITY_ERROR,
                       "number-with-status",
                       &place,
                       (DtiSlice){ letter, 1 },
                       "the status of every unit is “%s”, so the value is ignored",
                       letter);
    }
}

void
dti_read_finish (DtiReading *self)
{
  for (guint i = 0; i < self->dataset->periods->len; i++)
    {
      DtiDatasetPeriod *period = dti_dataset_get_period (self->dataset, i);
      GHashTableIter iter;
      gpointer key;
      gpointer value;

      g_hash_table_iter_init (&iter, period->columns);
      while (g_hash_table_iter_next (&iter, &key, &value))
        {
          DtiStoreColumn *column = value;

          if (column->column_status == 0 ||
              dti_status_takes_number ((DtiStatus) (column->column_status - 1)))
            continue;
          /* What is said of every unit is said of each: letters of its own change nothing. */
          refuse_numbers (self, period, GPOINTER_TO_SIZE (key), column);
          dti_lane_clear (&column->statuses);
        }
    }
}
