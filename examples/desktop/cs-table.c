/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include <glib/gi18n.h>
#include <libdti/dti.h>
#include <string.h>

#include "cs-table.h"

/* A table over a list of the library: nothing is copied. Between the list and the view stand a
 * filter, the sorter of the columns, and a selection that selects nothing. */
struct _CsTable
{
  AdwBin parent_instance;

  GtkSearchEntry *entry;
  GtkColumnView *view;
  GtkLabel *placeholder;

  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;
  GPtrArray *cells; /* of CsTableCells */
  char *folded;     /* what is searched for, without marks and capitals */
  CsTableFilter filter;
  gpointer filter_data;
};

/* A column, with what its functions are given. */
typedef struct
{
  CsTableColumn column;
  gpointer user_data;
} CsTableCells;

typedef enum
{
  PROP_SEARCHABLE = 1,
  PROP_LABEL,
  PROP_PLACEHOLDER,
} CsTableProperty;

static GParamSpec *props[PROP_PLACEHOLDER + 1];

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CsTable, cs_table, ADW_TYPE_BIN)

/* ---- cells ---- */

static gpointer
get_content (GtkListItem *list_item)
{
  gpointer item = gtk_list_item_get_item (list_item);

  if (GTK_IS_TREE_LIST_ROW (item))
    {
      gpointer content = gtk_tree_list_row_get_item (item);

      g_object_unref (content); /* the row holds it */
      return content;
    }

  return item;
}

static GtkWidget *
get_label (GtkListItem *list_item)
{
  GtkWidget *child = gtk_list_item_get_child (list_item);

  return GTK_IS_TREE_EXPANDER (child) ? gtk_tree_expander_get_child (GTK_TREE_EXPANDER (child))
                                      : child;
}

/* A state sorts by its urgency and is a text all the same. */
static gboolean
is_numeric (const CsTableCells *cells)
{
  return cells->column.number != NULL && cells->column.style_class == NULL;
}

/* What can be cut short where there is no room; a state is told in full. */
static gboolean
is_text (const CsTableCells *cells)
{
  return cells->column.number == NULL && cells->column.style_class == NULL;
}

static void
write_cell (GtkListItem *list_item, const CsTableCells *cells)
{
  gpointer item = get_content (list_item);
  GtkWidget *label = get_label (list_item);
  g_autofree char *text = cells->column.text (item, cells->user_data);

  gtk_label_set_label (GTK_LABEL (label), text);
  if (!is_numeric (cells))
    gtk_widget_set_tooltip_text (label, text);
  if (cells->column.style_class != NULL)
    {
      const char *classes[] = { cells->column.style_class (item), NULL };

      gtk_widget_set_css_classes (label, classes);
    }
}

static void
item_notify_cb (GObject *item, GParamSpec *pspec, GtkListItem *list_item)
{
  write_cell (list_item, g_object_get_data (G_OBJECT (list_item), "cells"));
}

static GtkWidget *
make_label (const CsTableCells *cells)
{
  GtkWidget *label = gtk_label_new (NULL);

  if (is_text (cells))
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), cells->column.expand ? 16 : 6);
      gtk_label_set_max_width_chars (GTK_LABEL (label), cells->column.expand ? -1 : 24);
    }
  gtk_label_set_xalign (GTK_LABEL (label), is_numeric (cells) ? 1.0f : 0.0f);
  if (is_numeric (cells))
    gtk_widget_add_css_class (label, "numeric");

  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, CsTableCells *cells)
{
  g_object_set_data (G_OBJECT (list_item), "cells", cells);
  gtk_list_item_set_child (list_item, make_label (cells));
}

static void
setup_tree_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, CsTableCells *cells)
{
  GtkWidget *expander = gtk_tree_expander_new ();

  g_object_set_data (G_OBJECT (list_item), "cells", cells);
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), make_label (cells));
  gtk_list_item_set_child (list_item, expander);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, CsTableCells *cells)
{
  GtkWidget *child = gtk_list_item_get_child (list_item);

  if (GTK_IS_TREE_EXPANDER (child))
    gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (child),
                                    GTK_TREE_LIST_ROW (gtk_list_item_get_item (list_item)));
  write_cell (list_item, cells);
  g_signal_connect_object (get_content (list_item),
                           "notify",
                           G_CALLBACK (item_notify_cb),
                           list_item,
                           0);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, CsTableCells *cells)
{
  g_signal_handlers_disconnect_by_func (get_content (list_item), item_notify_cb, list_item);
}

/* ---- order ---- */

static int
compare_cells (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const CsTableCells *cells = user_data;
  g_autofree char *text_a = NULL;
  g_autofree char *text_b = NULL;

  if (cells->column.number != NULL)
    {
      const double x = cells->column.number ((gpointer) a, cells->user_data);
      const double y = cells->column.number ((gpointer) b, cells->user_data);

      if (x != x || y != y) /* what is not there comes last */
        return (x != x) - (y != y);
      return (x > y) - (x < y);
    }
  text_a = cells->column.text ((gpointer) a, cells->user_data);
  text_b = cells->column.text ((gpointer) b, cells->user_data);

  return dti_text_compare (text_a, text_b);
}

/* ---- search ---- */

static gboolean
finds (CsTable *self, gpointer item)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      const CsTableCells *cells = g_ptr_array_index (self->cells, i);
      g_autofree char *text = NULL;
      g_autofree char *folded = NULL;

      if (is_numeric (cells))
        continue;
      text = cells->column.text (item, cells->user_data);
      folded = dti_text_fold (text);
      if (strstr (folded, self->folded) != NULL)
        return TRUE;
    }

  return FALSE;
}

static gboolean
filter_cb (gpointer item, gpointer user_data)
{
  CsTable *self = user_data;

  if (self->filter != NULL && !self->filter (item, self->filter_data))
    return FALSE;

  return self->folded == NULL || *self->folded == '\0' || finds (self, item);
}

static void
search_changed_cb (GtkSearchEntry *entry, CsTable *self)
{
  g_free (self->folded);
  self->folded = dti_text_fold (gtk_editable_get_text (GTK_EDITABLE (entry)));
  cs_table_filter_changed (self);
}

static void
activate_cb (GtkColumnView *view, guint position, CsTable *self)
{
  g_autoptr (GObject) item =
      g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (view)), position);

  if (GTK_IS_TREE_LIST_ROW (item))
    {
      g_autoptr (GObject) content = gtk_tree_list_row_get_item (GTK_TREE_LIST_ROW (item));

      g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, content);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, item);
}

static void
items_changed_cb (GListModel *rows, guint position, guint removed, guint added, CsTable *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->placeholder), g_list_model_get_n_items (rows) == 0);
}

/* ---- the object ---- */

static void
cs_table_dispose (GObject *object)
{
  CsTable *self = CS_TABLE (object);

  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  if (self->filtered != NULL)
    gtk_filter_list_model_set_filter (self->filtered, NULL);
  g_clear_object (&self->filtered);
  g_clear_object (&self->sorted);

  G_OBJECT_CLASS (cs_table_parent_class)->dispose (object);
}

static void
cs_table_finalize (GObject *object)
{
  CsTable *self = CS_TABLE (object);

  g_ptr_array_unref (self->cells);
  g_free (self->folded);

  G_OBJECT_CLASS (cs_table_parent_class)->finalize (object);
}

static void
cs_table_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CsTable *self = CS_TABLE (object);

  switch ((CsTableProperty) prop_id)
    {
    case PROP_SEARCHABLE:
      g_value_set_boolean (value, gtk_widget_get_visible (GTK_WIDGET (self->entry)));
      break;
    case PROP_PLACEHOLDER:
      g_value_set_string (value, gtk_label_get_label (self->placeholder));
      break;
    case PROP_LABEL:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cs_table_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  CsTable *self = CS_TABLE (object);

  switch ((CsTableProperty) prop_id)
    {
    case PROP_SEARCHABLE:
      gtk_widget_set_visible (GTK_WIDGET (self->entry), g_value_get_boolean (value));
      break;
    case PROP_LABEL:
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_value_get_string (value),
                                      -1);
      break;
    case PROP_PLACEHOLDER:
      gtk_label_set_label (self->placeholder, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cs_table_class_init (CsTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cs_table_dispose;
  object_class->finalize = cs_table_finalize;
  object_class->get_property = cs_table_get_property;
  object_class->set_property = cs_table_set_property;

  props[PROP_SEARCHABLE] =
      g_param_spec_boolean ("searchable",
                            NULL,
                            NULL,
                            TRUE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_LABEL] =
      g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_PLACEHOLDER] =
      g_param_spec_string ("placeholder",
                           NULL,
                           NULL,
                           NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  signals[SIGNAL_ACTIVATED] = g_signal_new ("row-activated",
                                            CS_TYPE_TABLE,
                                            G_SIGNAL_RUN_LAST,
                                            0,
                                            NULL,
                                            NULL,
                                            NULL,
                                            G_TYPE_NONE,
                                            1,
                                            G_TYPE_OBJECT);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/libdti/ChiSo/cs-table.ui");
  gtk_widget_class_bind_template_child (widget_class, CsTable, entry);
  gtk_widget_class_bind_template_child (widget_class, CsTable, placeholder);
  gtk_widget_class_bind_template_child (widget_class, CsTable, view);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
cs_table_init (CsTable *self)
{
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (filter_cb, self, NULL));
  GtkSorter *sorter;
  GtkSelectionModel *selection;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->cells = g_ptr_array_new_with_free_func (g_free);
  sorter = gtk_column_view_get_sorter (self->view);
  self->filtered = gtk_filter_list_model_new (NULL, filter);
  self->sorted =
      gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->filtered)), g_object_ref (sorter));
  selection =
      GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->sorted))));
  gtk_column_view_set_model (self->view, selection);
  g_object_unref (selection);
  g_signal_connect_object (self->sorted, "items-changed", G_CALLBACK (items_changed_cb), self, 0);
}

static void
add_column (CsTable *self, const CsTableColumn *column, gpointer user_data)
{
  CsTableCells *cells = g_new0 (CsTableCells, 1);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) sorter = NULL;
  g_autoptr (GtkColumnViewColumn) view_column = NULL;

  cells->column = *column;
  cells->user_data = user_data;
  g_ptr_array_add (self->cells, cells);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), cells);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), cells);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), cells);
  view_column = gtk_column_view_column_new (_ (column->title), factory);
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cells, cells, NULL));
  gtk_column_view_column_set_sorter (view_column, sorter);
  gtk_column_view_column_set_expand (view_column, column->expand);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_append_column (self->view, view_column);
}

/* The functions of all columns are given the same data. Titles are marked for translation where
 * the columns are written down, and translated here. */
void
cs_table_add_columns (CsTable *self,
                      const CsTableColumn *columns,
                      guint n_columns,
                      gpointer user_data)
{
  g_return_if_fail (CS_IS_TABLE (self));

  for (guint i = 0; i < n_columns; i++)
    add_column (self, &columns[i], user_data);
}

void
cs_table_set_list (CsTable *self, GListModel *list)
{
  g_return_if_fail (CS_IS_TABLE (self));

  gtk_filter_list_model_set_model (self->filtered, list);
}

static void
drop_sorters (CsTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      gtk_column_view_column_set_sorter (column, NULL);
    }
}

/* Shows a tree instead of a list: the first column gets expanders, and rows keep their order. */
void
cs_table_set_tree (CsTable *self, GtkTreeListModel *tree)
{
  g_autoptr (GtkColumnViewColumn) first = NULL;
  g_autoptr (GtkSelectionModel) selection = NULL;
  GtkListItemFactory *factory;
  gpointer cells;

  g_return_if_fail (CS_IS_TABLE (self));

  first = g_list_model_get_item (gtk_column_view_get_columns (self->view), 0);
  factory = gtk_signal_list_item_factory_new ();
  cells = g_ptr_array_index (self->cells, 0);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_tree_cb), cells);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), cells);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), cells);
  gtk_column_view_set_model (self->view, NULL);
  gtk_column_view_column_set_factory (first, factory);
  g_object_unref (factory);
  drop_sorters (self);
  gtk_widget_set_visible (GTK_WIDGET (self->placeholder), tree == NULL);
  selection = GTK_SELECTION_MODEL (
      gtk_no_selection_new (tree != NULL ? g_object_ref (G_LIST_MODEL (tree)) : NULL));
  gtk_column_view_set_model (self->view, selection);
}

void
cs_table_set_search (CsTable *self, const char *search)
{
  g_return_if_fail (CS_IS_TABLE (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), search);
}

void
cs_table_set_filter (CsTable *self, CsTableFilter filter, gpointer user_data)
{
  g_return_if_fail (CS_IS_TABLE (self));

  self->filter = filter;
  self->filter_data = user_data;
}

void
cs_table_filter_changed (CsTable *self)
{
  g_return_if_fail (CS_IS_TABLE (self));

  gtk_filter_changed (gtk_filter_list_model_get_filter (self->filtered),
                      GTK_FILTER_CHANGE_DIFFERENT);
}

void
cs_table_sort_by (CsTable *self, guint column, GtkSortType order)
{
  g_autoptr (GtkColumnViewColumn) view_column = NULL;

  g_return_if_fail (CS_IS_TABLE (self));

  view_column = g_list_model_get_item (gtk_column_view_get_columns (self->view), column);
  gtk_column_view_sort_by_column (self->view, view_column, order);
}

void
cs_table_show_column (CsTable *self, guint column, gboolean visible)
{
  g_autoptr (GtkColumnViewColumn) view_column = NULL;

  g_return_if_fail (CS_IS_TABLE (self));

  view_column = g_list_model_get_item (gtk_column_view_get_columns (self->view), column);
  gtk_column_view_column_set_visible (view_column, visible);
}

/* What is shown, in the order in which it is. */
GListModel *
cs_table_get_rows (CsTable *self)
{
  g_return_val_if_fail (CS_IS_TABLE (self), NULL);

  return G_LIST_MODEL (gtk_column_view_get_model (self->view));
}
