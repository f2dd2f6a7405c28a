/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The cells of the tables that the library writes (RFC 4180). */

/* A cell, quoted where it must be: ids and periods. */
void dti_csv_append_field (GString *csv, const char *field);
/* A cell that people wrote, NULL for none: what a spreadsheet could take for a formula ("=1+1")
 * begins with an apostrophe. */
void dti_csv_append_text (GString *csv, const char *text);
/* A comma and a number, empty for NaN: the first cell of a row is no number. */
void dti_csv_append_number (GString *csv, double number);

G_END_DECLS
