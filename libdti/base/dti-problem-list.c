/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "dti-problem-private.h"

/**
 * DtiProblemList:
 *
 * The problems that a reader or a computation found, in the order found.
 *
 * The list keeps at most 1000 problems of one code. Further ones are counted, and one closing
 * problem of the same code says how many they are; [method@Dti.ProblemList.count] counts them
 * too.
 *
 * A list belongs to one thread at a time while it grows.
 *
 * Since: 1.0
 */
struct _DtiProblemList
{
  GObject parent_instance;

  GPtrArray *items; /* NULL where a closing problem has to be written anew */
  GHashTable *codes;
  guint counts[DTI_SEVERITY_ERROR + 1];
};

/* What the list knows about one code. */
typedef struct
{
  guint listed;
  guint beyond;
  guint closing; /* position of the closing problem, once there is one beyond */
  DtiSeverity severity;
} CodeCount;

typedef enum
{
  PROP_ITEM_TYPE = 1,
  PROP_N_ITEMS,
} DtiProblemListProperty;

static GParamSpec *props[PROP_N_ITEMS + 1];

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DtiProblemList,
                               dti_problem_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
clear_item (gpointer item)
{
  if (item != NULL)
    g_object_unref (item);
}

static CodeCount *
lookup_code (DtiProblemList *self, const char *code)
{
  CodeCount *count = g_hash_table_lookup (self->codes, code);

  if (count == NULL)
    {
      count = g_new0 (CodeCount, 1);
      g_hash_table_insert (self->codes, g_strdup (code), count);
    }
  return count;
}

static void
append_item (DtiProblemList *self, DtiProblem *item)
{
  guint position = self->items->len;

  g_ptr_array_add (self->items, item);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_ITEMS]);
}

/* Counts @n problems that are not listed. The closing problem is written when somebody reads it:
 * a million bad cells must not make a million sentences. */
static void
count_beyond (DtiProblemList *self, CodeCount *count, DtiSeverity severity, guint n)
{
  gboolean first = count->beyond == 0;

  count->beyond += n;
  count->severity = MAX (count->severity, severity);
  if (first)
    {
      count->closing = self->items->len;
      append_item (self, NULL);
    }
  else if (g_ptr_array_index (self->items, count->closing) != NULL)
    {
      clear_item (g_ptr_array_index (self->items, count->closing));
      g_ptr_array_index (self->items, count->closing) = NULL;
      g_list_model_items_changed (G_LIST_MODEL (self), count->closing, 1, 1);
    }
}

static DtiProblem *
write_closing (DtiProblemList *self, guint position)
{
  GHashTableIter iter;
  gpointer code;
  gpointer value;

  g_hash_table_iter_init (&iter, self->codes);
  while (g_hash_table_iter_next (&iter, &code, &value))
    {
      const CodeCount *count = value;
      g_autofree char *message = NULL;

      if (count->beyond == 0 || count->closing != position)
        continue;

      message = g_strdup_printf ("%u further problems of the kind “%s” are not listed",
                                 count->beyond,
                                 (char *) code);
      return dti_problem_new (count->severity, code, message);
    }
  g_assert_not_reached ();
}

static DtiProblem *
peek_item (DtiProblemList *self, guint position)
{
  if (g_ptr_array_index (self->items, position) == NULL)
    g_ptr_array_index (self->items, position) = write_closing (self, position);

  return g_ptr_array_index (self->items, position);
}

static gboolean
is_closing (DtiProblemList *self, guint position)
{
  const DtiProblem *item = g_ptr_array_index (self->items, position);
  const CodeCount *count;

  if (item == NULL)
    return TRUE;
  count = g_hash_table_lookup (self->codes, dti_problem_get_code ((DtiProblem *) item));
  return count->beyond > 0 && count->closing == position;
}

static GType
dti_problem_list_get_item_type (GListModel *model)
{
  return DTI_TYPE_PROBLEM;
}

static guint
dti_problem_list_list_n_items (GListModel *model)
{
  return DTI_PROBLEM_LIST (model)->items->len;
}

static gpointer
dti_problem_list_get_item (GListModel *model, guint position)
{
  DtiProblemList *self = DTI_PROBLEM_LIST (model);

  return position < self->items->len ? g_object_ref (peek_item (self, position)) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = dti_problem_list_get_item_type;
  iface->get_n_items = dti_problem_list_list_n_items;
  iface->get_item = dti_problem_list_get_item;
}

static void
dti_problem_list_finalize (GObject *object)
{
  DtiProblemList *self = DTI_PROBLEM_LIST (object);

  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->codes, g_hash_table_unref);

  G_OBJECT_CLASS (dti_problem_list_parent_class)->finalize (object);
}

static void
dti_problem_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((DtiProblemListProperty) prop_id)
    {
    case PROP_ITEM_TYPE:
      g_value_set_gtype (value, DTI_TYPE_PROBLEM);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, DTI_PROBLEM_LIST (object)->items->len);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dti_problem_list_class_init (DtiProblemListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dti_problem_list_finalize;
  object_class->get_property = dti_problem_list_get_property;

  /**
   * DtiProblemList:item-type:
   *
   * The type of the items, [class@Dti.Problem].
   *
   * Since: 1.0
   */
  props[PROP_ITEM_TYPE] = g_param_spec_gtype ("item-type",
                                              NULL,
                                              NULL,
                                              G_TYPE_OBJECT,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DtiProblemList:n-items: (getter get_n_items)
   *
   * Number of problems in the list.
   *
   * Since: 1.0
   */
  props[PROP_N_ITEMS] = g_param_spec_uint (
      "n-items", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dti_problem_list_init (DtiProblemList *self)
{
  self->items = g_ptr_array_new_with_free_func (clear_item);
  self->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * dti_problem_list_new:
 *
 * Creates an empty list.
 *
 * Returns: (transfer full): a new list
 *
 * Since: 1.0
 */
DtiProblemList *
dti_problem_list_new (void)
{
  return g_object_new (DTI_TYPE_PROBLEM_LIST, NULL);
}

/**
 * dti_problem_list_add:
 * @self: a list
 * @problem: (transfer none): a problem
 *
 * Adds a problem at the end.
 *
 * Beyond 1000 problems of one code it is only counted.
 *
 * Since: 1.0
 */
void
dti_problem_list_add (DtiProblemList *self, DtiProblem *problem)
{
  DtiSeverity severity;
  CodeCount *count;

  g_return_if_fail (DTI_IS_PROBLEM_LIST (self));
  g_return_if_fail (DTI_IS_PROBLEM (problem));

  severity = dti_problem_get_severity (problem);
  count = lookup_code (self, dti_problem_get_code (problem));
  self->counts[severity]++;
  if (count->listed >= DTI_PROBLEM_LIMIT)
    {
      count_beyond (self, count, severity, 1);
      return;
    }
  count->listed++;
  append_item (self, g_object_ref (problem));
}

static void
add_beyond (DtiProblemList *self, DtiProblemList *others)
{
  GHashTableIter iter;
  gpointer code;
  gpointer value;

  g_hash_table_iter_init (&iter, others->codes);
  while (g_hash_table_iter_next (&iter, &code, &value))
    {
      const CodeCount *count = value;

      if (count->beyond > 0)
        count_beyond (self, lookup_code (self, code), count->severity, count->beyond);
    }
}

/**
 * dti_problem_list_add_all:
 * @self: a list
 * @others: (transfer none): another list
 *
 * Adds all problems of another list at the end, in their order.
 *
 * Since: 1.0
 */
void
dti_problem_list_add_all (DtiProblemList *self, DtiProblemList *others)
{
  guint totals[DTI_SEVERITY_ERROR + 1];

  g_return_if_fail (DTI_IS_PROBLEM_LIST (self));
  g_return_if_fail (DTI_IS_PROBLEM_LIST (others));
  g_return_if_fail (self != others);

  for (guint i = 0; i < G_N_ELEMENTS (totals); i++)
    totals[i] = self->counts[i] + others->counts[i];
  for (guint i = 0; i < others->items->len; i++)
    if (!is_closing (others, i))
      dti_problem_list_add (self, g_ptr_array_index (others->items, i));
  add_beyond (self, others);
  /* Those beyond the limit have no objects; their severities are known only as totals. */
  memcpy (self->counts, totals, sizeof totals);
}

/**
 * dti_problem_list_count:
 * @self: a list
 * @severity: a severity
 *
 * Counts the problems of one severity, those beyond the limit included.
 *
 * Returns: the number of problems
 *
 * Since: 1.0
 */
guint
dti_problem_list_count (DtiProblemList *self, DtiSeverity severity)
{
  g_return_val_if_fail (DTI_IS_PROBLEM_LIST (self), 0);
  g_return_val_if_fail ((guint) severity < G_N_ELEMENTS (self->counts), 0);

  return self->counts[severity];
}

/**
 * dti_problem_list_has_errors:
 * @self: a list
 *
 * Tells whether one of the problems is an error.
 *
 * Returns: `TRUE` if the list has an error
 *
 * Since: 1.0
 */
gboolean
dti_problem_list_has_errors (DtiProblemList *self)
{
  g_return_val_if_fail (DTI_IS_PROBLEM_LIST (self), FALSE);

  return self->counts[DTI_SEVERITY_ERROR] > 0;
}

/**
 * dti_problem_list_get_n_items: (get-property n-items)
 * @self: a list
 *
 * Gets the number of problems in the list.
 *
 * Returns: the number of items
 *
 * Since: 1.0
 */
guint
dti_problem_list_get_n_items (DtiProblemList *self)
{
  g_return_val_if_fail (DTI_IS_PROBLEM_LIST (self), 0);

  return self->items->len;
}

/**
 * dti_problem_list_to_string:
 * @self: a list
 *
 * Writes the problems for people, one a line.
 *
 * Each line is that of [method@Dti.Problem.to_string] and ends in a line break.
 *
 * Returns: (transfer full): the lines, empty for an empty list
 *
 * Since: 1.0
 */
char *
dti_problem_list_to_string (DtiProblemList *self)
{
  GString *lines = NULL;

  g_return_val_if_fail (DTI_IS_PROBLEM_LIST (self), NULL);

  lines = g_string_new (NULL);
  for (guint i = 0; i < self->items->len; i++)
    {
      g_autofree char *line = dti_problem_to_string (peek_item (self, i));

      g_string_append (lines, line);
      g_string_append_c (lines, '\n');
    }
  return g_string_free (lines, FALSE);
}

/* Raw text comes from files and need not be UTF-8, which properties must be. */
static char *
make_valid (const char *text)
{
  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

static DtiProblem *
create_problem (DtiSeverity severity, const char *code, const DtiPlace *place, const char *message)
{
  static const DtiPlace nowhere = { NULL };
  g_autofree char *valid_message = make_valid (message);
  g_autofree char *file = NULL;
  g_autofree char *raw_text = NULL;

  if (place == NULL)
    place = &nowhere;
  file = make_valid (place->file);
  raw_text = make_valid (place->raw_text);

  return g_object_new (DTI_TYPE_PROBLEM,
                       "severity",
                       severity,
                       "code",
                       code,
                       "message",
                       valid_message,
                       "file",
                       file,
                       "row",
                       place->row,
                       "column",
                       place->column,
                       "pointer",
                       place->pointer,
                       "raw-text",
                       raw_text,
                       "node",
                       place->node,
                       "unit",
                       place->unit,
                       "period",
                       place->period,
                       NULL);
}

void
dti_problem_list_report (DtiProblemList *self,
                         DtiSeverity severity,
                         const char *code,
                         const DtiPlace *place,
                         const char *format,
                         ...)
{
  g_autofree char *message = NULL;
  CodeCount *count;
  va_list args;

  g_return_if_fail (DTI_IS_PROBLEM_LIST (self));
  g_return_if_fail (code != NULL);

  count = lookup_code (self, code);
  self->counts[severity]++;
  if (count->listed >= DTI_PROBLEM_LIMIT)
    {
      count_beyond (self, count, severity, 1);
      return;
    }

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  count->listed++;
  append_item (self, create_problem (severity, code, place, message));
}
