/* SPDX-FileCopyrightText: 2026 libdti contributors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <libdti/scoring/dti-results-private.h>

G_BEGIN_DECLS

/* The texts of an explanation. */
char *dti_explain_method (const DtiResults *results, guint op, gsize unit);
char *
dti_explain_formula (const DtiResults *results, guint op, gsize unit); /* NULL: nothing to tell */
char *
dti_explain_note (const DtiResults *results, guint op, gsize unit); /* NULL: nothing to tell */

/* Why a number that is there gave no score. */
char *dti_explain_failure (const DtiResults *results, guint op, gsize unit);

G_END_DECLS
