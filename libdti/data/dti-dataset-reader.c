/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <libdti/base/dti-file-private.h>
#include <libdti/data/dti-dataset-reader.h>
#include <libdti/dti-enum-types.h>

#include "dti-dataset-read-private.h"

/* Row numbers and sizes stay in 32 bits. */
#define MAX_BYTES (G_GUINT64_CONSTANT (1) << 32)

/* A document of few bytes may still fill this many cells, blank ones included; a larger one so many
 * for each of its bytes. A blank cell of a wide table takes one byte. */
#define MIN_CELLS ((gsize) 1 << 26)
#define CELLS_PER_BYTE 16

/**
 * DtiDatasetReader:
 *
 * Reads datasets from files: CSV, wide or long, and JSON.
 *
 * CSV is UTF-8, with or without a byte order mark, with commas or semicolons; the first row names
 * the columns. *Wide* has a row for each unit and period: `unit`, `period`, `name`, then a column
 * for each node, and where wanted `NODE:numerator`, `NODE:denominator`, `NODE:status`, `NODE:max`,
 * `NODE:input.NAME`, `:ranked` and the columns the framework declares. *Long* has a row for each
 * cell: `unit`, `period`, `node`, `value` and where wanted `numerator`, `denominator`, `status`,
 * `stage`, `note`, `evidence`, `max`, `input.NAME`, `name` and `ranked`; a row without a node lists
 * the unit in the period. A row with the unit `*` gives the status of a node for every unit.
 * An apostrophe before `=`, `+`, `-` or `@` in a name, note or evidence keeps spreadsheets from
 * taking it for a formula, and is removed.
 *
 * JSON holds the same in columns:
 *
 * ```json
 * { "format": "dti-dataset", "format-version": 1,
 *   "units": ["KG", "AG"], "names": ["Kiên Giang", null],
 *   "periods": {
 *     "2022": {
 *       "units": ["KG"],
 *       "ranked": [true],
 *       "labels": { "region": ["South"] },
 *       "columns": { "A": [0.5], "B:numerator": [3], "B:denominator": [4], "C:status": ["M"] },
 *       "stages": { "self": { "A": [0.7], "A:note": ["first count"] } } } } }
 * ```
 *
 * `names`, `ranked`, `labels`, `stages` and the `units` of a period can be absent; a period without
 * `units` lists all. `columns` are at the stage named by `stage` of the document, `published` by
 * default; the parts of a node are those of wide CSV, `note` and `evidence`. A number is a number,
 * the label of a choice a text, and `null` nothing.
 *
 * What is wrong with a cell, a row or a column is listed by [method@Dti.Dataset.get_problems] with
 * row and column as a spreadsheet counts them, and leaves the rest standing: such a cell has no
 * number. What makes the whole document doubtful is an error.
 *
 * A reader belongs to one thread.
 *
 * Since: 1.0
 */
struct _DtiDatasetReader
{
  GObject parent_instance;

  DtiFramework *framework;
  DtiNumberConvention convention;
};

typedef enum
{
  PROP_FRAMEWORK = 1,
  PROP_NUMBER_CONVENTION,
} DtiDatasetReaderProperty;

static GParamSpec *props[PROP_NUMBER_CONVENTION + 1];

G_DEFINE_FINAL_TYPE (DtiDatasetReader, dti_dataset_reader, G_TYPE_OBJECT)

/* What a reading in another thread needs, whatever becomes of the reader. */
typedef struct
{
  GFile *file;
  DtiFramework *framework;
  DtiNumberConvention convention;
} Request;

static void
request_free (Request *self)
{
  g_clear_object (&self->file);
  g_clear_object (&self->framework);
  g_free (self);
}

static void
dti_dataset_reader_finalize (GObject *object)
{
  DtiDatasetReader *self = DTI_DATASET_READER (object);

  g_clear_object (&self->framework);

  G_OBJECT_CLASS (dti_dataset_reader_parent_class)->finalize (object);
}

static void
dti_dataset_reader_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DtiDatasetReader *self = DTI_DATASET_READER (object);

  switch ((DtiDatasetReaderProperty) prop_id)
    {
    case PROP_FRAMEWORK:
      g_value_set_object (value, self->framework);
      break;
    case PROP_NUMBER_CONVENTION:
      g_value_set_enum (value, self->convention);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_dataset_reader_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  DtiDatasetReader *self = DTI_DATASET_READER (object);

  switch ((DtiDatasetReaderProperty) prop_id)
    {
    case PROP_FRAMEWORK:
      self->framework = g_value_dup_object (value);
      break;
    case PROP_NUMBER_CONVENTION:
      dti_dataset_reader_set_number_convention (self,
                                                (DtiNumberConvention) g_value_get_enum (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_dataset_reader_class_init (DtiDatasetReaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_dataset_reader_finalize;
  object_class->get_property = dti_dataset_reader_get_property;
  object_class->set_property = dti_dataset_reader_set_property;

  /**
   * DtiDatasetReader:framework: (getter get_framework)
   *
   * The framework the data are for.
   *
   * Without one any node is taken and nothing is checked against domains.
   *
   * Since: 1.0
   */
  props[PROP_FRAMEWORK] =
      g_param_spec_object ("framework",
                           NULL,
                           NULL,
                           DTI_TYPE_FRAMEWORK,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /* clang-format off */
  /**
   * DtiDatasetReader:number-convention: (getter get_number_convention) (setter set_number_convention)
   *
   * How numbers in CSV are written.
   *
   * Since: 1.0
   */
  /* clang-format on */
  props[PROP_NUMBER_CONVENTION] =
      g_param_spec_enum ("number-convention",
                         NULL,
                         NULL,
                         DTI_TYPE_NUMBER_CONVENTION,
                         DTI_NUMBER_CONVENTION_AUTO,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_dataset_reader_init (DtiDatasetReader *self)
{
}

/**
 * dti_dataset_reader_new:
 * @framework: (nullable): the framework the data are for
 *
 * Creates a reader.
 *
 * Returns: (transfer full): a new reader
 *
 * Since: 1.0
 */
DtiDatasetReader *
dti_dataset_reader_new (DtiFramework *framework)
{
  g_return_val_if_fail (framework == NULL || DTI_IS_FRAMEWORK (framework), NULL);

  return g_object_new (DTI_TYPE_DATASET_READER, "framework", framework, NULL);
}

/**
 * dti_dataset_reader_get_framework: (get-property framework)
 * @self: a reader
 *
 * Gets the framework the data are for.
 *
 * Returns: (nullable) (transfer none): the framework
 *
 * Since: 1.0
 */
DtiFramework *
dti_dataset_reader_get_framework (DtiDatasetReader *self)
{
  g_return_val_if_fail (DTI_IS_DATASET_READER (self), NULL);

  return self->framework;
}

/**
 * dti_dataset_reader_get_number_convention: (get-property number-convention)
 * @self: a reader
 *
 * Gets how numbers in CSV are written.
 *
 * Returns: the convention
 *
 * Since: 1.0
 */
DtiNumberConvention
dti_dataset_reader_get_number_convention (DtiDatasetReader *self)
{
  g_return_val_if_fail (DTI_IS_DATASET_READER (self), DTI_NUMBER_CONVENTION_AUTO);

  return self->convention;
}

/**
 * dti_dataset_reader_set_number_convention: (set-property number-convention)
 * @self: a reader
 * @convention: the convention
 *
 * Sets how numbers in CSV are written.
 *
 * With `DTI_NUMBER_CONVENTION_AUTO` numbers have decimal points, and a decimal comma is a problem;
 * it is never guessed.
 *
 * Since: 1.0
 */
void
dti_dataset_reader_set_number_convention (DtiDatasetReader *self, DtiNumberConvention convention)
{
  g_return_if_fail (DTI_IS_DATASET_READER (self));

  if (self->convention == convention)
    return;

  self->convention = convention;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NUMBER_CONVENTION]);
}

static gboolean
is_json (const char *text, gsize length)
{
  static const char mark[] = "\xef\xbb\xbf";

  if (length >= strlen (mark) && memcmp (text, mark, strlen (mark)) == 0)
    {
      text += strlen (mark);
      length -= strlen (mark);
    }
  while (length > 0 && g_ascii_isspace (*text))
    {
      text++;
      length--;
    }

  return length > 0 && (*text == '{' || *text == '[');
}

gboolean
dti_dataset_read_csv (DtiReading *self, const char *text, gsize length, GError **error)
{
  DtiCsvScanner scanner;
  DtiReadHeader header = { NULL };
  gboolean is_read;

  dti_csv_scanner_init (&scanner, text, length);
  is_read = dti_read_header (self, &scanner, &header, error);
  if (is_read)
    is_read = header.is_long ? dti_dataset_read_long (self, &scanner, &header, error)
                             : dti_dataset_read_wide (self, &scanner, &header, error);
  dti_read_header_clear (&header);
  dti_csv_scanner_clear (&scanner);
  if (!is_read && self->file != NULL)
    g_prefix_error (error, "%s:", self->file);

  return is_read;
}

static DtiDataset *
read_text (const Request *request,
           const char *text,
           gsize length,
           gboolean is_mapped,
           const char *name,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (DtiDataset) dataset = dti_dataset_new ();
  DtiReading reading = { .dataset = dataset,
                         .framework = request->framework,
                         .convention = request->convention,
                         .file = name,
                         .mapped = is_mapped ? text : NULL,
                         .cancellable = cancellable };
  gboolean is_read;

  if (length > MAX_BYTES)
    {
      g_set_error (error,
                   DTI_ERROR,
                   DTI_ERROR_LIMIT,
                   "%s: the document is larger than 4 GiB",
                   name != NULL ? name : "data");
      return NULL;
    }

  dataset->file = g_strdup (name);
  reading.max_cells = MAX (MIN_CELLS, length * CELLS_PER_BYTE);
  is_read = is_json (text, length) ? dti_dataset_read_json (&reading, text, length, error)
                                   : dti_dataset_read_csv (&reading, text, length, error);
  if (is_read)
    dti_read_finish (&reading);
  g_clear_pointer (&reading.n_reported, g_hash_table_unref);
  if (!is_read)
    return NULL;

  return g_steal_pointer (&dataset);
}

/* Files that can be mapped are not copied; all others, and all errors, go the ordinary way. */
static GMappedFile *
map_file (GFile *file)
{
  g_autofree char *path = g_file_is_native (file) ? g_file_get_path (file) : NULL;

  return path != NULL ? g_mapped_file_new (path, FALSE, NULL) : NULL;
}

static DtiDataset *
read_request (const Request *request, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_file_get_parse_name (request->file);
  g_autoptr (GMappedFile) mapped = map_file (request->file);
  g_autoptr (GBytes) bytes = NULL;
  const char *text;
  gsize length;

  if (mapped != NULL)
    {
      text = g_mapped_file_get_contents (mapped);
      return read_text (request,
                        text != NULL ? text : "",
                        g_mapped_file_get_length (mapped),
                        text != NULL,
                        name,
                        cancellable,
                        error);
    }

  bytes = dti_file_load (request->file, DTI_FILE_MAX_SIZE, cancellable, error);
  if (bytes == NULL)
    return NULL;
  text = g_bytes_get_data (bytes, &length);

  return read_text (request, text != NULL ? text : "", length, FALSE, name, cancellable, error);
}

/**
 * dti_dataset_reader_read_file:
 * @self: a reader
 * @file: a data file, CSV or JSON
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Reads a dataset from a file.
 *
 * Local files are mapped, not copied, and must not be changed meanwhile. Errors are
 * `DTI_ERROR_NOT_FOUND`; `DTI_ERROR_INVALID_DATA` for a document without header, with two columns
 * of one name, an open quote, NUL bytes, or no UTF-8; `DTI_ERROR_UNSUPPORTED` for another version
 * of the format; `DTI_ERROR_LIMIT` for more than 4 GiB, a cell of more than 1 MiB, more than 2²⁰
 * columns or far more cells than the document fills; and `DTI_ERROR_FAILED` for a folder and all
 * else.
 *
 * Returns: (transfer full): a new dataset, not sealed
 *
 * Since: 1.0
 */
DtiDataset *
dti_dataset_reader_read_file (DtiDatasetReader *self, GFile *file, GError **error)
{
  Request request;

  g_return_val_if_fail (DTI_IS_DATASET_READER (self), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  request = (Request){ file, self->framework, self->convention };

  return read_request (&request, NULL, error);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  DtiDataset *dataset = read_request (data, cancellable, &error);

  if (dataset == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, dataset, g_object_unref);
}

/**
 * dti_dataset_reader_read_file_async:
 * @self: a reader
 * @file: a data file, CSV or JSON
 * @cancellable: (nullable): to stop the reading
 * @callback: (scope async) (closure user_data): called when the dataset is there
 * @user_data: data for @callback
 *
 * Reads a dataset from a file in another thread.
 *
 * Changes of the reader after this call do not matter. The result is fetched with
 * [method@Dti.DatasetReader.read_file_finish].
 *
 * Since: 1.0
 */
void
dti_dataset_reader_read_file_async (DtiDatasetReader *self,
                                    GFile *file,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Request *request;

  g_return_if_fail (DTI_IS_DATASET_READER (self));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  request = g_new0 (Request, 1);
  request->file = g_object_ref (file);
  request->framework = self->framework != NULL ? g_object_ref (self->framework) : NULL;
  request->convention = self->convention;

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dti_dataset_reader_read_file_async);
  g_task_set_check_cancellable (task, TRUE);
  g_task_set_task_data (task, request, (GDestroyNotify) (void (*) (void)) request_free);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * dti_dataset_reader_read_file_finish:
 * @self: a reader
 * @result: what the callback was given
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Fetches the dataset of [method@Dti.DatasetReader.read_file_async].
 *
 * Errors are those of [method@Dti.DatasetReader.read_file], and `G_IO_ERROR_CANCELLED`.
 *
 * Returns: (transfer full): a new dataset, not sealed
 *
 * Since: 1.0
 */
DtiDataset *
dti_dataset_reader_read_file_finish (DtiDatasetReader *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (DTI_IS_DATASET_READER (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dti_dataset_reader_read_bytes:
 * @self: a reader
 * @bytes: a document, CSV or JSON
 * @name: (nullable): name for problems and errors
 * @error: return location for a [error@Dti.Error], or `NULL`
 *
 * Reads a dataset from memory.
 *
 * Errors are those of [method@Dti.DatasetReader.read_file].
 *
 * Returns: (transfer full): a new dataset, not sealed
 *
 * Since: 1.0
 */
DtiDataset *
dti_dataset_reader_read_bytes (DtiDatasetReader *self,
                               GBytes *bytes,
                               const char *name,
                               GError **error)
{
  Request request;
  const char *text;
  gsize length;

  g_return_val_if_fail (DTI_IS_DATASET_READER (self), NULL);
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  request = (Request){ NULL, self->framework, self->convention };
  text = g_bytes_get_data (bytes, &length);

  return read_text (&request, text != NULL ? text : "", length, FALSE, name, NULL, error);
}
