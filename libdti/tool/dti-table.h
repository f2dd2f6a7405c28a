/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/dti.h>

G_BEGIN_DECLS

/* A table for people: columns as wide as their widest cell, numbers to the right. */
typedef struct _DtiTable DtiTable;

DtiTable *dti_table_new (DtiNumberConvention convention);
void dti_table_free (DtiTable *self);

void dti_table_add_column (DtiTable *self, const char *title, gboolean is_number);
/* Cells are added from left to right, row by row. */
void dti_table_add_text (DtiTable *self, const char *text);
void dti_table_add_number (DtiTable *self, double number, int decimals);
char *dti_table_to_text (DtiTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtiTable, dti_table_free)

G_END_DECLS
