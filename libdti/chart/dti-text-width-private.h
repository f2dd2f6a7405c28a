/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The width of a text, by a table of advance widths: the same on machines with other fonts. */
double dti_text_width_measure (const char *text, double size, gboolean bold);
/* The text itself where it fits into @room, else as much of its beginning as fits, and …. */
char *dti_text_width_shorten (const char *text, double size, gboolean bold, double room);
/* The text in at most @max_lines lines that fit into @room, broken at spaces; the last one is
 * shortened. */
char **
dti_text_width_wrap (const char *text, double size, gboolean bold, double room, guint max_lines);

G_END_DECLS
