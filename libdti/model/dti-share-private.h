/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/model/dti-share.h>

G_BEGIN_DECLS

/* @node: where the share was given; all are copied or referenced. */
DtiShare *dti_share_new (DtiAgency *agency, const char *node, double share, gboolean inherited);

G_END_DECLS
