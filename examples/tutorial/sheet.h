/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/dti.h>

/* The rows of a CSV file with semicolons, as arrays of texts. */
GPtrArray *read_sheet (const char *path, GError **error);

/* Finds the row that holds the titles of the columns. */
gboolean find_header (GPtrArray *rows, guint *top, GError **error);

/* The rows below @top as a wide table; @mended: notes are read and corrections made. */
GString *
map_sheet (GPtrArray *rows, guint top, DtiUnitRegistry *registry, gboolean mended, GError **error);
