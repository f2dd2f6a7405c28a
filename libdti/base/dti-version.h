/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#if !defined(DTI_INSIDE) && !defined(DTI_COMPILATION)
#error "Only <libdti/dti.h> can be included directly."
#endif

#include <glib.h>
#include <libdti/base/dti-version-macros.h>

G_BEGIN_DECLS

DTI_AVAILABLE_IN_1_0
const char *dti_version_get_text (void);
DTI_AVAILABLE_IN_1_0
gboolean dti_version_is_at_least (guint major, guint minor, guint micro);

G_END_DECLS
