/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CS_TYPE_TABLE (cs_table_get_type ())

G_DECLARE_FINAL_TYPE (CsTable, cs_table, CS, TABLE, AdwBin)

typedef char *(*CsTableText) (gpointer item, gpointer user_data);
typedef double (*CsTableNumber) (gpointer item, gpointer user_data);
typedef const char *(*CsTableStyle) (gpointer item);
typedef gboolean (*CsTableFilter) (gpointer item, gpointer user_data);

/* A column: what its cells say, by which number it sorts (else by its text, in the Vietnamese
 * order), and which style class a cell has. */
typedef struct
{
  const char *title;
  CsTableText text;
  CsTableNumber number;
  CsTableStyle style_class;
  gboolean expand;
} CsTableColumn;

void cs_table_add_columns (CsTable *self,
                           const CsTableColumn *columns,
                           guint n_columns,
                           gpointer user_data);
void cs_table_set_list (CsTable *self, GListModel *list);
void cs_table_set_tree (CsTable *self, GtkTreeListModel *tree);
void cs_table_set_search (CsTable *self, const char *search);
void cs_table_set_filter (CsTable *self, CsTableFilter filter, gpointer user_data);
void cs_table_filter_changed (CsTable *self);
void cs_table_sort_by (CsTable *self, guint column, GtkSortType order);
void cs_table_show_column (CsTable *self, guint column, gboolean visible);
GListModel *cs_table_get_rows (CsTable *self);

G_END_DECLS
