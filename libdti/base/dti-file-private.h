/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* No document is larger; what is, is a mistake or an attack. */
#define DTI_FILE_MAX_SIZE ((gsize) 1 << 30)

/* Reads a whole file of at most @max_size bytes. The error names the file: `DTI_ERROR_NOT_FOUND`
 * where there is none, `DTI_ERROR_LIMIT` where it is larger, `DTI_ERROR_FAILED` for a directory
 * and all else; only a cancelled read stays `G_IO_ERROR_CANCELLED`. */
GBytes *dti_file_load (GFile *file, gsize max_size, GCancellable *cancellable, GError **error);

/* Writes a whole file, in place of what was there. Errors as above: `DTI_ERROR_NOT_FOUND` where
 * there is no such folder, else `DTI_ERROR_FAILED`. */
gboolean dti_file_save (GFile *file, GBytes *content, GCancellable *cancellable, GError **error);

G_END_DECLS
